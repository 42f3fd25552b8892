// Several uses of the packed action in one job, what each leaves to the others, and what the end of the job gives back.
import { spawnSync } from 'node:child_process';
import { describe, expect, it } from '@jest/globals';
import { findingCodeOf } from '../../sandbox/scenarios/scenario.ts';
import { nodeLike } from '../../sandbox/scenarios/settings.ts';
import type { IssuedCredentials } from '../../sandbox/server.ts';
import { issueRandomCredentials } from '../../sandbox/sessions.ts';
import { fingerprintOf } from '../../src/publish/post-state.ts';
import { publishedBy, setting } from './setting.ts';

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

describe('post step', () => {
  describe('when the action is used more than once', () => {
    it('gives back one use after the other, the last one first', async () => {
      const environment = { ...SESSION, AWS_DEFAULT_REGION: 'us-west-2' };
      const { job, main } = await setting({}, { environment });
      const before: Environment[] = [];
      const uses = [{}, { 'aws-region': 'eu-west-1', 'aws-profile': 'second' }, { 'output-env-credentials': 'false' }];
      for (const inputs of uses) {
        before.unshift(set(job.environment));
        expect((await main(inputs)).outcome).toBe('success');
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

    it('masks what it will give back before it is kept', async () => {
      const { main } = await setting({}, { environment: SESSION });
      const { masks, raw } = await main();
      expect(Object.values(SESSION).filter((value) => !masks.includes(value))).toEqual([]);
      expect(raw.stateFile).toContain(SESSION.AWS_SECRET_ACCESS_KEY);
    });

    it('gives back what a step that failed in between has not touched', async () => {
      const { job, main } = await setting({}, { environment: BEFORE });
      await main();
      const failed = await main({ 'allowed-account-ids': '444455556666' });
      expect([failed.outcome, publishedBy(failed)]).toEqual(['failure', '']);
      await job.runPosts();
      expect(set(job.environment)).toEqual(BEFORE);
    });
  });

  describe('when another step has changed a value since', () => {
    it('leaves that one alone, and gives back the others', async () => {
      const changed = {
        AWS_REGION: 'ap-south-1',
        AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7ANOTHER',
        AWS_SESSION_TOKEN: '',
      };
      const { job, main } = await setting({}, { environment: BEFORE });
      await main();
      const lines = Object.entries(changed).map(([name, value]) => `echo "${name}=${value}" >> "$GITHUB_ENV"`);
      await job.runScript(lines.join('\n'));
      const [post] = await job.runPosts();
      expect(Object.keys(changed).filter((name) => post?.exported[name] !== undefined)).toEqual([]);
      expect(set(job.environment)).toEqual(set({ ...BEFORE, ...changed }));
    });

    it('leaves it alone in every use', async () => {
      const { job, main } = await setting({}, { environment: BEFORE });
      await main();
      await main({ 'aws-region': 'eu-west-1' });
      await job.runScript('echo "AWS_REGION=ap-south-1" >> "$GITHUB_ENV"');
      await job.runPosts();
      expect(set(job.environment)).toEqual({ ...BEFORE, AWS_REGION: 'ap-south-1' });
    });

    it('leaves it alone where it was changed between two uses', async () => {
      const { job, main } = await setting({}, { environment: BEFORE });
      await main();
      await job.runScript('echo "AWS_REGION=ap-south-1" >> "$GITHUB_ENV"');
      await main({ 'aws-region': 'eu-west-1' });
      await job.runPosts();
      expect(set(job.environment)).toEqual({ ...BEFORE, AWS_REGION: 'ap-south-1' });
    });
  });

  describe('when AWS_SKIP_CLEANUP_STEP is set', () => {
    it.each(['true', 'True', 'TRUE'])('leaves everything as it is: %s', async (value) => {
      const { job, main } = await setting({}, { environment: BEFORE });
      await main();
      await job.runScript(`echo "AWS_SKIP_CLEANUP_STEP=${value}" >> "$GITHUB_ENV"`);
      const during = { ...job.environment };
      const [post] = await job.runPosts();
      expect([post?.outcome, post?.exported, job.environment]).toEqual(['success', {}, during]);
    });

    it.each(['false', '', 'yes'])('cleans up unless it says true: "%s"', async (value) => {
      const { job, main } = await setting({}, { environment: { ...BEFORE, AWS_SKIP_CLEANUP_STEP: value } });
      await main();
      await job.runPosts();
      expect(set(job.environment)).toEqual(set({ ...BEFORE, AWS_SKIP_CLEANUP_STEP: value }));
    });
  });

  describe('when its state is not what the main step wrote', () => {
    const fingerprint = fingerprintOf(BEFORE.UNRELATED);
    const foreign = JSON.stringify([{ name: 'UNRELATED', fingerprint, previous: 'planted' }]);
    it.each([foreign, 'not JSON'])('gives nothing back, and fails nothing: %s', async (state) => {
      const { job, main } = await setting({}, { environment: BEFORE, runnerEnvironment: { STATE_restore: state } });
      await main();
      const [post] = await job.runPosts();
      expect([post?.outcome, post?.exported, post?.annotations]).toEqual(['success', {}, []]);
    });
  });
});

describe('main step', () => {
  describe('when credentials of others are to be blanked', () => {
    it('blanks them where it exports none itself, and the post step gives them back', async () => {
      const { job, main } = await setting({}, { environment: { ...SESSION, UNRELATED: 'kept' } });
      const inputs = { 'unset-current-credentials': 'true', 'output-env-credentials': 'false' };
      const { exported, outputs } = await main({ ...inputs, 'output-credentials': 'true' });
      expect(exported).toMatchObject({ AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '', AWS_SESSION_TOKEN: '' });
      expect(outputs['aws-access-key-id']).toMatch(/^ASIA/);
      await job.runPosts();
      expect(set(job.environment)).toEqual({ ...SESSION, UNRELATED: 'kept' });
    });

    it('exports its own in their place where it does', async () => {
      const { main } = await setting({}, { environment: SESSION });
      const { exported } = await main({ 'unset-current-credentials': 'true' });
      expect([exported['AWS_ACCESS_KEY_ID'] === SESSION.AWS_ACCESS_KEY_ID, exported['AWS_SESSION_TOKEN']]).toEqual([
        false,
        expect.stringMatching(/^IQoJ/),
      ]);
    });

    it('leaves them alone otherwise', async () => {
      const { job, main } = await setting({}, { environment: SESSION });
      await main({ 'output-env-credentials': 'false' });
      expect(job.environment).toEqual(SESSION);
    });

    it.each([
      ['an account that is not allowed', { 'allowed-account-ids': '444455556666' }],
      ['an input that breaks its rule', { audience: 'a b' }],
      ['a mode that there is not', { mode: 'verfy' }],
      ['a word that is neither true nor false', { 'unset-current-credentials': 'yes' }],
      ['a role that refuses', { 'role-to-assume': 'arn:aws:iam::111122223333:role/none', 'disable-retry': 'true' }],
    ])('blanks them after a failure, too, and exports nothing else: %s', async (_, inputs) => {
      const before = { ...SESSION, AWS_WEB_IDENTITY_TOKEN_FILE: '/token', AWS_PROFILE: 'kept', UNRELATED: 'kept' };
      const { job, main } = await setting({}, { environment: before });
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

    it('leaves them alone after a failure otherwise', async () => {
      const { job, main } = await setting({}, { environment: SESSION });
      await main({ 'allowed-account-ids': '444455556666' });
      expect(job.environment).toEqual(SESSION);
    });
  });

  describe('when the environment gets no credentials', () => {
    it('exports nothing at all, and has nothing to give back', async () => {
      const { job, main } = await setting({}, { environment: BEFORE });
      const { exported, outputs } = await main({ 'output-env-credentials': 'false' });
      expect([exported, job.environment]).toEqual([{}, BEFORE]);
      expect(outputs).toMatchObject({ configured: 'true', 'aws-account-id': '111122223333' });
      expect(Object.keys(outputs).filter((name) => /key|token/.test(name))).toEqual([]);
      const [post] = await job.runPosts();
      expect(post?.exported).toEqual({});
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
      const { main } = await setting({ issueCredentials });
      const result = await main({ 'special-characters-workaround': 'true' });
      const secrets = issued.flatMap(secretsIn);
      expect(secrets.filter((secret) => !result.masks.includes(secret))).toEqual([]);
      const rejected = issued.slice(0, -1).flatMap(secretsIn);
      const given = result.raw.environmentFile + result.raw.outputFile + result.raw.stateFile;
      expect(rejected.filter((secret) => given.includes(secret))).toEqual([]);
    });
  });
});
