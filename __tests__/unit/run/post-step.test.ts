// What the post step gives back and takes away, for one use and for several, and that it fails no job. That the packed one does so, whatever
// ends it: `dist/post.test.ts`.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { fingerprintOf, saveState } from '../../../src/publish/post-state.ts';
import { takeBack } from '../../../src/run/post-step.ts';
import { functionSetting } from './step-function.ts';

type Environment = Readonly<Record<string, string>>;

const KEYS = {
  AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  AWS_REGION: 'us-west-2',
};
const SESSION = {
  AWS_ACCESS_KEY_ID: 'ASIAIOSFODNN7EXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  AWS_SESSION_TOKEN: 'IQoJb3JpZ2luX2VjEXAMPLETOKEN',
};
const BEFORE = { ...KEYS, UNRELATED: 'kept' };

/** The variables without those that are empty, which is how the runner leaves those that were not set before. */
function set(environment: Environment): Environment {
  return Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
}

/** The state of a main step as the variables of its post step. */
const asVariables = (state: Environment): Environment =>
  Object.fromEntries(Object.entries(state).map(([name, value]) => [`STATE_${name}`, value]));

/** What is printed and written for later steps, with the state of a step that took the place of the keys of before. */
async function restoredWith(variables: Environment): Promise<{ readonly printed: string; readonly written: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'post-step-'));
  try {
    const file = join(folder, 'env');
    await writeFile(file, '');
    const published = { AWS_ACCESS_KEY_ID: 'ASIAIOSFODNN7EXAMPLE', AWS_SECRET_ACCESS_KEY: 'published' };
    const state = asVariables(saveState(published, BEFORE));
    const lines: string[] = [];
    await takeBack({
      environment: { ...BEFORE, ...published, ...state, GITHUB_ENV: file, RUNNER_TEMP: folder, ...variables },
      print: (text) => void lines.push(text),
      now: () => Date.now() / 1000,
    });
    return { printed: lines.join('\n'), written: await readFile(file, 'utf8') };
  } finally {
    await rm(folder, { recursive: true });
  }
}

describe('takeBack', () => {
  describe('when AWS_SKIP_CLEANUP_STEP is set', () => {
    it.each(['true', 'True', 'TRUE'])('leaves everything as it is: %s', async (value) => {
      const { printed, written } = await restoredWith({ AWS_SKIP_CLEANUP_STEP: value });
      expect([printed, written]).toEqual([expect.stringMatching(/^AWS_SKIP_CLEANUP_STEP is set, so that [^\n]*$/), '']);
    });

    it.each(['false', '', 'yes'])('cleans up unless it says true: "%s"', async (value) => {
      const { written } = await restoredWith({ AWS_SKIP_CLEANUP_STEP: value });
      expect(written).toContain(BEFORE.AWS_SECRET_ACCESS_KEY);
    });
  });

  describe('when its state is not what the main step wrote', () => {
    const fingerprint = fingerprintOf(BEFORE.UNRELATED);
    const foreign = JSON.stringify([{ name: 'UNRELATED', fingerprint, previous: 'planted' }]);
    it.each([foreign, 'not JSON'])('gives nothing back: %s', async (state) => {
      expect(await restoredWith({ STATE_restore: state })).toEqual({ printed: '', written: '' });
    });
  });

  describe('when the variables cannot be given back', () => {
    it('says so', async () => {
      const { printed } = await restoredWith({ GITHUB_ENV: '' });
      expect(printed).toBe('The previous AWS variables could not be given back.');
    });
  });

  describe('when the session ended before the job', () => {
    it('says when, and how to have it last, and ends the record with it', async () => {
      const { job, main } = await functionSetting();
      const { state } = await main();
      const lines: string[] = [];
      await takeBack({
        environment: { ...job.environment, RUNNER_TEMP: job.runnerTemp, ...asVariables(state) },
        print: (text) => void lines.push(text),
        now: () => Date.now() / 1000 + 7200,
      });
      expect(lines[0]).toMatch(
        /^::notice title=The AWS session ended before the job::.* ended at \d\d:\d\d:\d\d UTC, .* before.*refresh: true.*role-duration-seconds/,
      );
      expect(lines.at(-1)).toMatch(/"event":"expired".*\n.*"event":"restored".*\n::endgroup::$/);
    });
  });
});

describe('post step', () => {
  describe('when the action is used more than once', () => {
    it('gives back one use after the other, the last one first, masked before it is kept', async () => {
      const environment = { ...SESSION, AWS_DEFAULT_REGION: 'us-west-2' };
      const { job, main } = await functionSetting({}, { environment });
      const before: Environment[] = [];
      const uses = [{}, { 'aws-region': 'eu-west-1', 'aws-profile': 'second' }, { 'output-env-credentials': 'false' }];
      for (const inputs of uses) {
        before.unshift(set(job.environment));
        const { outcome, masks, raw } = await main(inputs);
        expect(outcome).toBe('success');
        const kept = Object.values(SESSION).filter((value) => raw.stateFile.includes(value));
        expect(kept.filter((value) => !masks.includes(value))).toEqual([]);
        if (before.length === 1) expect(kept).toEqual(Object.values(SESSION));
      }
      let now: Environment = job.environment;
      const posts = await job.runPosts();
      expect(posts.map(({ outcome, annotations }) => [outcome, annotations])).toEqual(uses.map(() => ['success', []]));
      for (const [n, { exported }] of posts.entries()) {
        now = set({ ...now, ...exported });
        expect(now).toEqual(before[n]);
      }
      expect(set(job.environment)).toEqual(environment);
    });
  });

  describe('when another step has changed a value since', () => {
    it('leaves that one alone, and gives back the others', async () => {
      const changed = {
        AWS_REGION: 'ap-south-1',
        AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7ANOTHER',
        AWS_SESSION_TOKEN: '',
      };
      const { job, main } = await functionSetting({}, { environment: BEFORE });
      await main();
      const lines = Object.entries(changed).map(([name, value]) => `echo "${name}=${value}" >> "$GITHUB_ENV"`);
      await job.runScript(lines.join('\n'));
      const [post] = await job.runPosts();
      expect(Object.keys(changed).filter((name) => post?.exported[name])).toEqual([]); // what is empty is possibly emptied again
      expect(set(job.environment)).toEqual(set({ ...BEFORE, ...changed }));
    });
  });

  describe('when the main step failed', () => {
    it('has nothing to do', async () => {
      const { job, main } = await functionSetting({}, { environment: KEYS });
      await main({ 'allowed-account-ids': '444455556666' });
      const [post] = await job.runPosts();
      expect([post?.outcome, post?.exported, post?.annotations]).toEqual(['success', {}, []]);
      expect(job.environment).toMatchObject(KEYS);
    });
  });

  describe('when somebody has put something else in the place of its files', () => {
    const withFifo = process.platform === 'win32' ? it.skip : it; // Windows has no named pipes in folders
    withFifo.each<[string, (record: string) => void]>([
      ['a pipe', (record) => execFileSync('mkfifo', [record])],
      ['a link', (record) => symlinkSync('/etc/hostname', record)],
      ['nothing', () => {}],
    ])('gives back what it found, and removes what is there: %s', async (_, put) => {
      const { job, main } = await functionSetting({}, { environment: KEYS });
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
      const { job, main } = await functionSetting();
      const [old, young] = [forgotten(job.runnerTemp, 6), forgotten(job.runnerTemp, 4)];
      const { log } = await main();
      expect([existsSync(old), existsSync(young)]).toEqual([false, true]);
      expect(log.join('\n')).toContain(`Removed what a job that was killed has left: ${old}`);
    });

    it('does so after a failure as well', async () => {
      const { job, main } = await functionSetting();
      const old = forgotten(job.runnerTemp, 6);
      await main({ 'allowed-account-ids': '444455556666' });
      const [post] = await job.runPosts();
      expect([post?.annotations, existsSync(old)]).toEqual([[], false]);
      expect(post?.log.join('\n')).toContain(`Removed what a job that was killed has left: ${old}`);
    });
  });
});
