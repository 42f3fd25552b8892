// The packed post step gives back what it found, whatever comes in between. What it gives back, takes away, and says is tested without a
// process: `unit/run/post-step.test.ts`.
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { MAIN_AS_FUNCTION } from '../unit/run/step-function.ts';
import { setting } from './setting.ts';

const KEYS = {
  AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  AWS_REGION: 'us-west-2',
};

/** A job with files of a step, whose post step runs this at the call of a function of `node:fs` with a path that ends so. */
async function interrupted(call: 'openSync' | 'unlinkSync', end: string, statement: string) {
  const program = `import fs from 'node:fs';
    import { syncBuiltinESMExports } from 'node:module';
    const original = fs.${call};
    fs.${call} = (path, ...more) => {
      if (String(path).endsWith('${end}')) { ${statement} }
      return original(path, ...more);
    };
    syncBuiltinESMExports();`;
  const environment = { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(program)}` };
  const { job, main } = await setting({}, { ...MAIN_AS_FUNCTION, environment: KEYS });
  const { outputs } = await main(
    { 'aws-profile': 'deploy', 'output-env-credentials': 'true', 'leak-check': 'warn' },
    { environment },
  );
  const folder = dirname(outputs['audit-file'] ?? '');
  const [post] = await job.runPosts();
  return { job, folder, post };
}

describe('post step', () => {
  describe('when there was another identity before', () => {
    it('gives it back, masked while it is kept, and shows the record', async () => {
      const { job, main } = await setting({}, { environment: KEYS });
      const { masks } = await main();
      expect(job.environment['AWS_ACCESS_KEY_ID']).toMatch(/^ASIA/);
      const [post] = await job.runPosts();
      expect(job.environment).toMatchObject({ ...KEYS, AWS_SESSION_TOKEN: '', AWS_DEFAULT_REGION: '' });
      expect(masks).toContain(KEYS.AWS_SECRET_ACCESS_KEY);
      expect([post?.exitCode, post?.annotations, post?.raw.stderr]).toEqual([0, [], '']);
      expect(post?.raw.stdout).toMatch(/^Gave back .*\n::group::Audit record\n(?:\{.*\}\n)+::endgroup::\n$/);
    });
  });

  describe('when a file cannot be removed', () => {
    // Nobody can remove a folder from under its path: an open handle would do it on Windows, this does it anywhere.
    it('warns of that file, and removes every other', async () => {
      const busy = "throw Object.assign(new Error('busy'), { code: 'EBUSY' });";
      const { folder, post } = await interrupted('unlinkSync', 'config', busy);
      expect(post?.annotations).toMatchObject([
        { level: 'warning', title: 'Files with credentials could not be removed' },
      ]);
      expect(post?.annotations[0]?.message).toContain(join(folder, 'config'));
      expect(readdirSync(folder)).toEqual(['config']);
    });
  });

  describe('when it ends while it reads the record', () => {
    it('has removed the secrets before', async () => {
      const { folder } = await interrupted('openSync', 'audit.jsonl', 'process.exit(0);');
      expect(readdirSync(folder)).toEqual(['audit.jsonl']);
    });
  });

  describe('when the job is canceled while it cleans up', () => {
    it.each(['SIGINT', 'SIGTERM'])('comes to its end all the same: %s', async (signal) => {
      const { job, folder, post } = await interrupted(
        'openSync',
        'audit.jsonl',
        `process.kill(process.pid, '${signal}');`,
      );
      expect([post?.exitCode, existsSync(folder)]).toEqual([0, false]);
      expect(job.environment).toMatchObject(KEYS);
      expect(post?.log.join('\n')).toContain('Leak check: ');
    });
  });
});
