// The packed post step gives back what it found, and fails no job. The main step before it is a function, but for the first.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { AS_FUNCTION } from '../unit/run/step-function.ts';
import { setting } from './setting.ts';

const KEYS = {
  AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  AWS_REGION: 'us-west-2',
};

/** Puts the clock of the post step ahead. */
const POST_AFTER_TWO_HOURS = {
  environment: {
    NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(`
      const Real = Date;
      const aheadMilliseconds = process.argv[1]?.endsWith('post.js') ? 7_200_000 : 0;
      globalThis.Date = class extends Real {
        constructor(...parameters) {
          super(...(parameters.length === 0 ? [Real.now() + aheadMilliseconds] : parameters));
        }
        static now() {
          return Real.now() + aheadMilliseconds;
        }
      };`)}`,
  },
};

describe('post step', () => {
  describe('when there was another identity before', () => {
    it('gives it back, masked while it is kept', async () => {
      const { job, main } = await setting({}, { environment: KEYS });
      const { masks } = await main();
      expect(job.environment['AWS_ACCESS_KEY_ID']).toMatch(/^ASIA/);
      await job.runPosts();
      expect(job.environment).toMatchObject({ ...KEYS, AWS_SESSION_TOKEN: '', AWS_DEFAULT_REGION: '' });
      expect(masks).toContain(KEYS.AWS_SECRET_ACCESS_KEY);
    });
  });

  describe('when the action is used twice', () => {
    it('ends as it began', async () => {
      const { job, main } = await setting({}, { ...AS_FUNCTION, environment: KEYS });
      await main();
      const first = job.environment['AWS_ACCESS_KEY_ID'];
      await main({ 'role-session-name': 'second' });
      expect(job.environment['AWS_ACCESS_KEY_ID']).not.toBe(first);
      const posts = await job.runPosts();
      expect(posts.map(({ outcome }) => outcome)).toEqual(['success', 'success']);
      expect(posts[0]?.exported['AWS_ACCESS_KEY_ID']).toBe(first);
      expect(job.environment).toMatchObject(KEYS);
    });
  });

  describe('when another step has changed a variable since', () => {
    it('leaves it alone', async () => {
      const { job, main } = await setting({}, AS_FUNCTION);
      await main();
      await job.runScript('echo "AWS_REGION=ap-south-1" >> "$GITHUB_ENV"');
      await job.runPosts();
      expect(job.environment).toMatchObject({ AWS_REGION: 'ap-south-1', AWS_ACCESS_KEY_ID: '' });
    });
  });

  describe('when the main step failed', () => {
    it('has nothing to do', async () => {
      const { job, main } = await setting({}, { ...AS_FUNCTION, environment: KEYS });
      await main({ 'allowed-account-ids': '444455556666' });
      const [post] = await job.runPosts();
      expect([post?.outcome, post?.exported, post?.annotations]).toEqual(['success', {}, []]);
      expect(job.environment).toMatchObject(KEYS);
    });
  });

  describe('when the session ended before the job', () => {
    it('says when, and how to have it last', async () => {
      const { job, main } = await setting({}, AS_FUNCTION);
      await main({}, POST_AFTER_TWO_HOURS);
      const [post] = await job.runPosts();
      expect(post?.annotations).toMatchObject([{ level: 'notice', title: 'The AWS session ended before the job' }]);
      expect(post?.annotations[0]?.message).toMatch(
        /ended at \d\d:\d\d:\d\d UTC, .* before.*refresh: true.*role-duration-seconds/,
      );
    });

    it('says nothing of one that lasted', async () => {
      const { job, main } = await setting({}, AS_FUNCTION);
      await main();
      const [post] = await job.runPosts();
      expect(post?.annotations).toEqual([]);
    });
  });

  describe('when somebody has put something else in the place of its files', () => {
    const withFifo = process.platform === 'win32' ? it.skip : it; // Windows has no named pipes in folders
    withFifo.each<[string, (record: string) => void]>([
      ['a pipe', (record) => execFileSync('mkfifo', [record])],
      ['a link', (record) => symlinkSync('/etc/hostname', record)],
      ['nothing', () => {}],
    ])('gives back what it found, and removes what is there: %s', async (_, put) => {
      const { job, main } = await setting({}, { ...AS_FUNCTION, environment: KEYS });
      const { outputs } = await main();
      const record = outputs['audit-file'] ?? '';
      rmSync(record);
      put(record);
      const [post] = await job.runPosts();
      expect([post?.outcome, post?.annotations, existsSync(dirname(record))]).toEqual(['success', [], false]);
      expect(post?.log.join('\n')).toContain('The audit record could not be shown.');
      expect(job.environment).toMatchObject(KEYS);
    });
  });

  describe('when a file cannot be removed', () => {
    // Nobody can remove a folder from under its path: an open handle would do it on Windows, this does it anywhere.
    const KEEPS = `import fs from 'node:fs';
      import { syncBuiltinESMExports } from 'node:module';
      const original = fs.unlinkSync;
      fs.unlinkSync = (path) => {
        if (String(path).endsWith('config')) throw Object.assign(new Error('busy'), { code: 'EBUSY' });
        original(path);
      };
      syncBuiltinESMExports();`;

    it('warns of that file, and removes every other', async () => {
      const { job, main } = await setting({}, AS_FUNCTION);
      const environment = { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(KEEPS)}` };
      const { outputs } = await main({ 'aws-profile': 'deploy', 'leak-check': 'warn' }, { environment });
      const folder = dirname(outputs['audit-file'] ?? '');
      const [post] = await job.runPosts();
      expect(post?.annotations).toMatchObject([
        { level: 'warning', title: 'Files with credentials could not be removed' },
      ]);
      expect(post?.annotations[0]?.message).toContain(join(folder, 'config'));
      expect(readdirSync(folder)).toEqual(['config']);
    });
  });

  describe('when it ends while it reads the record', () => {
    const ENDS = `import fs from 'node:fs';
      import { syncBuiltinESMExports } from 'node:module';
      const original = fs.openSync;
      fs.openSync = (path, ...more) => {
        if (process.argv[1]?.endsWith('post.js') && String(path).endsWith('audit.jsonl')) process.exit(0);
        return original(path, ...more);
      };
      syncBuiltinESMExports();`;

    it('has removed the secrets before', async () => {
      const { job, main } = await setting({}, AS_FUNCTION);
      const environment = { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(ENDS)}` };
      const { outputs } = await main({ 'aws-profile': 'deploy', 'leak-check': 'warn' }, { environment });
      const folder = dirname(outputs['audit-file'] ?? '');
      await job.runPosts();
      expect(readdirSync(folder)).toEqual(['audit.jsonl']);
    });
  });

  describe('when a job was killed on this machine', () => {
    const forgotten = (runnerTemp: string, days: number) => {
      const folder = join(runnerTemp, `aws-token-guard-${crypto.randomUUID()}`);
      mkdirSync(folder);
      writeFileSync(join(folder, 'session.json'), '{}');
      const then = new Date(Date.now() - days * 24 * 3600 * 1000);
      for (const path of [join(folder, 'session.json'), folder]) utimesSync(path, then, then);
      return folder;
    };

    it('removes its files once no job can be that old, and no others', async () => {
      const { job, main } = await setting({}, AS_FUNCTION);
      const [old, young] = [forgotten(job.runnerTemp, 6), forgotten(job.runnerTemp, 4)];
      const { log } = await main();
      expect([existsSync(old), existsSync(young)]).toEqual([false, true]);
      expect(log.join('\n')).toContain(`Removed what a job that was killed has left: ${old}`);
    });

    it('does so after a failure as well', async () => {
      const { job, main } = await setting({}, AS_FUNCTION);
      const old = forgotten(job.runnerTemp, 6);
      await main({ 'allowed-account-ids': '444455556666' });
      const [post] = await job.runPosts();
      expect([post?.annotations, existsSync(old)]).toEqual([[], false]);
    });
  });

  describe('when only outputs were asked for', () => {
    it('has nothing to give back', async () => {
      const { job, main } = await setting({}, { ...AS_FUNCTION, environment: KEYS });
      await main({ 'output-env-credentials': 'false' });
      const [post] = await job.runPosts();
      expect([post?.outcome, post?.exported]).toEqual(['success', {}]);
      expect(job.environment).toMatchObject(KEYS);
    });
  });
});
