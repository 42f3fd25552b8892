// Several uses of the packed action in one job, and what its post step gives back. What each use leaves to the others is tested without a
// process: `unit/run/nested.test.ts`.
import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { findingCodeOf } from '../../sandbox/scenarios/scenario.ts';
import { nodeLike } from '../../sandbox/scenarios/settings.ts';
import type { IssuedCredentials } from '../../sandbox/server.ts';
import { issueRandomCredentials } from '../../sandbox/sessions.ts';
import { fingerprintOf, saveState } from '../../src/publish/post-state.ts';
import { AS_FUNCTION } from '../unit/run/step-function.ts';
import { ACTION_DIRECTORY, setting } from './setting.ts';

const KEYS = {
  AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
};
const SESSION = {
  AWS_ACCESS_KEY_ID: 'ASIAIOSFODNN7EXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  AWS_SESSION_TOKEN: 'IQoJb3JpZ2luX2VjEXAMPLETOKEN',
};
const BEFORE = { ...KEYS, AWS_REGION: 'us-west-2', UNRELATED: 'kept' };

type Environment = Readonly<Record<string, string>>;

/** The variables without those that are empty, which is how the runner leaves those that were not set before. */
function set(environment: Environment): Environment {
  return Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
}

/** What the post step alone writes for the steps after it, with the state of a step that took the place of these keys. */
async function restoredWith(variables: Environment): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'nested-'));
  try {
    const file = join(folder, 'env');
    await writeFile(file, '');
    const published = { AWS_ACCESS_KEY_ID: 'ASIAIOSFODNN7EXAMPLE', AWS_SECRET_ACCESS_KEY: 'published' };
    const env = {
      ...BEFORE,
      ...published,
      ...saveStateOf(published),
      GITHUB_ENV: file,
      RUNNER_TEMP: folder,
      ...variables,
    };
    const { status, stderr } = spawnSync(process.execPath, [join(ACTION_DIRECTORY, 'dist/post.js')], {
      env,
      encoding: 'utf8',
    });
    expect([status, stderr]).toEqual([0, '']);
    return await readFile(file, 'utf8');
  } finally {
    await rm(folder, { recursive: true });
  }
}

const saveStateOf = (published: Environment) =>
  Object.fromEntries(Object.entries(saveState(published, BEFORE)).map(([name, value]) => [`STATE_${name}`, value]));

describe('post step', () => {
  describe('when the action is used more than once', () => {
    it('gives back one use after the other, the last one first, masked before it is kept', async () => {
      const environment = { ...SESSION, AWS_DEFAULT_REGION: 'us-west-2' };
      const { job, main } = await setting({}, { environment });
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
      const { job, main } = await setting({}, { ...AS_FUNCTION, environment: BEFORE });
      await main();
      const lines = Object.entries(changed).map(([name, value]) => `echo "${name}=${value}" >> "$GITHUB_ENV"`);
      await job.runScript(lines.join('\n'));
      const [post] = await job.runPosts();
      expect(Object.keys(changed).filter((name) => post?.exported[name] !== undefined)).toEqual([]);
      expect(set(job.environment)).toEqual(set({ ...BEFORE, ...changed }));
    });
  });

  describe('when AWS_SKIP_CLEANUP_STEP is set', () => {
    it.each(['true', 'True', 'TRUE'])('leaves everything as it is: %s', async (value) => {
      expect(await restoredWith({ AWS_SKIP_CLEANUP_STEP: value })).toBe('');
    });

    it.each(['false', '', 'yes'])('cleans up unless it says true: "%s"', async (value) => {
      expect(await restoredWith({ AWS_SKIP_CLEANUP_STEP: value })).toContain(BEFORE.AWS_SECRET_ACCESS_KEY);
    });
  });

  describe('when its state is not what the main step wrote', () => {
    const fingerprint = fingerprintOf(BEFORE.UNRELATED);
    const foreign = JSON.stringify([{ name: 'UNRELATED', fingerprint, previous: 'planted' }]);
    it.each([foreign, 'not JSON'])('gives nothing back, and fails nothing: %s', async (state) => {
      expect(await restoredWith({ STATE_restore: state })).toBe('');
    });
  });
});

describe('main step', () => {
  describe('when credentials of others are to be blanked', () => {
    it('blanks them after a failure, too, exports nothing else, and gives them back', async () => {
      const inputs = { 'role-to-assume': 'arn:aws:iam::111122223333:role/none', 'disable-retry': 'true' };
      const before = { ...SESSION, AWS_WEB_IDENTITY_TOKEN_FILE: '/token', AWS_PROFILE: 'kept', UNRELATED: 'kept' };
      const { job, main } = await setting({}, { ...AS_FUNCTION, environment: before });
      const failed = await main({ 'unset-current-credentials': 'true', ...inputs });
      expect([failed.outcome, failed.exported]).toEqual([
        'failure',
        {
          AWS_ACCESS_KEY_ID: '',
          AWS_SECRET_ACCESS_KEY: '',
          AWS_SESSION_TOKEN: '',
          AWS_WEB_IDENTITY_TOKEN_FILE: '',
        },
      ]);
      await job.runPosts();
      expect(set(job.environment)).toEqual(before);
    });

    it.each([
      ['asked to', { 'unset-current-credentials': 'true' }, { AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '' }],
      ['not asked to', {}, {}],
    ])('blanks them on a Node.js that is too old where it is %s', async (_, inputs, exported) => {
      const runnerEnvironment = { NODE_OPTIONS: nodeLike('20.20.2') };
      const { main } = await setting({}, { environment: KEYS, runnerEnvironment });
      const failed = await main(inputs);
      expect(failed.annotations.map(({ message }) => findingCodeOf(message))).toEqual(['NODE_TOO_OLD']);
      expect(failed.exported).toEqual(exported);
    });
  });

  describe('when an earlier tool said when its own credentials end', () => {
    const hasCli = spawnSync('aws', ['--version']).status === 0;
    const withCli = hasCli ? it : it.skip; // the AWS CLI is not on every machine
    withCli('does not let that be said of those that it exports', async () => {
      const { job, main } = await setting({}, { environment: { AWS_CREDENTIAL_EXPIRATION: '2020-01-01T00:00:00Z' } });
      expect((await main()).outcome).toBe('success');
      const { log, outcome } = await job.runScript('aws sts get-caller-identity --query Arn --output text');
      expect([outcome, log.join('\n')]).toEqual(['success', expect.stringContaining('assumed-role/deploy')]);
    });
  });

  describe('when the secret key is to have no special characters', () => {
    const PLAIN = 'x'.repeat(40);
    /** Secret keys with special characters, so many, and plain ones then. */
    const plainAfter = (count: number) => {
      const issued: IssuedCredentials[] = [];
      const issueCredentials = (): IssuedCredentials => {
        const one = issueRandomCredentials();
        issued.push(issued.length < count ? one : { ...one, secretAccessKey: PLAIN });
        return issued.at(-1) ?? one;
      };
      return { issued, issueCredentials };
    };
    const secretsIn = ({ accessKeyId, secretAccessKey, sessionToken }: IssuedCredentials) => [
      accessKeyId,
      secretAccessKey,
      sessionToken,
    ];
    it('masks those that it does not take as well', async () => {
      const { issued, issueCredentials } = plainAfter(3);
      const { main } = await setting({ issueCredentials }, AS_FUNCTION);
      const result = await main({ 'special-characters-workaround': 'true' });
      const secrets = issued.flatMap(secretsIn);
      expect(secrets.filter((secret) => !result.masks.includes(secret))).toEqual([]);
      const rejected = issued.slice(0, -1).flatMap(secretsIn);
      const given = result.raw.environmentFile + result.raw.outputFile + result.raw.stateFile;
      expect(rejected.filter((secret) => given.includes(secret))).toEqual([]);
    });
  });
});
