// Where a main step takes its first credentials from, and what it hands on. What loads a part of the bundle of its own, and one case of each
// kind, is a process of the packed action. Which credentials it takes, and what it asks STS for with them, is tested without a process:
// `unit/run/sources.test.ts`.
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { Job, StepResult } from '../../sandbox/job.ts';
import { findingCodeOf } from '../../sandbox/scenarios/scenario.ts';
import type { Sandbox, SandboxOptions } from '../../sandbox/server.ts';
import { roleId } from '../../sandbox/sessions.ts';
import { DEFAULT_WORLD, GITHUB_ISSUER, type Role, trustSubject, type World } from '../../sandbox/world.ts';
import { sessionNote } from '../../src/observe/assume-chain.ts';
import { AS_FUNCTION } from '../unit/run/step-function.ts';
import { operationsOf, publishedBy, setting } from './setting.ts';

const ACCOUNT = '111122223333';
const OTHER = '444455556666';
const USER = {
  name: 'ci',
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
};
const USER_ARN = `arn:aws:iam::${ACCOUNT}:user/ci`;
/** As inputs, and as variables. */
const KEYS = { 'aws-access-key-id': USER.accessKeyId, 'aws-secret-access-key': USER.secretAccessKey };
const USER_VARIABLES = { AWS_ACCESS_KEY_ID: USER.accessKeyId, AWS_SECRET_ACCESS_KEY: USER.secretAccessKey };
const REGION = { AWS_REGION: 'eu-central-1', AWS_DEFAULT_REGION: 'eu-central-1' };

const EKS_ISSUER = 'https://oidc.eks.eu-central-1.amazonaws.com/id/EXAMPLE0123456789';
const POD = 'system:serviceaccount:ci:runner';
const SESSION_NAME = 'octo-org-octo-repo-9876543210-1';

const roleArn = (name: string, account = ACCOUNT) => `arn:aws:iam::${account}:role/${name}`;
const sessionArn = (name: string, account = ACCOUNT, session = SESSION_NAME) =>
  `arn:aws:sts::${account}:assumed-role/${name}/${session}`;

/** A role that lets everybody of an account in. */
function open(name: string, change: Partial<Role> = {}, principal = ACCOUNT): Role {
  const actions = ['sts:AssumeRole', 'sts:TagSession'];
  const statement = { Effect: 'Allow', Principal: { AWS: principal }, Action: actions } as const;
  return { name, trustPolicy: { Version: '2012-10-17', Statement: [statement] }, ...change };
}

function worldWith(target: Partial<Role> = {}): World {
  const providers = [GITHUB_ISSUER, EKS_ISSUER].map((url) => ({ url, clientIds: ['sts.amazonaws.com'] }));
  const roles = [
    { name: 'deploy', trustPolicy: trustSubject(DEFAULT_WORLD.subject) },
    { name: 'admin', trustPolicy: trustSubject(DEFAULT_WORLD.subject) },
    { name: 'pod', trustPolicy: trustSubject(POD, { issuer: EKS_ISSUER }) },
    { name: 'machine', trustPolicy: { Statement: [] } },
    open('target', target),
    open('within', { path: '/ci/', ...target }),
  ];
  const other = [open('middle'), open('target'), open('last', target, OTHER)];
  return {
    ...DEFAULT_WORLD,
    otherIssuers: [EKS_ISSUER],
    accounts: [
      { id: ACCOUNT, providers, users: [USER], roles },
      { id: OTHER, providers: [], roles: other },
    ],
  };
}

/** A job whose main steps are processes of the packed action, or functions with the same output. */
const startPacked = (options: SandboxOptions = {}) => setting({ world: worldWith(), ...options });
const start = (options: SandboxOptions = {}) => setting({ world: worldWith(), ...options }, AS_FUNCTION);

/** All that a person or a machine may see of a step, but for the masks themselves. */
function visible({ raw, annotations, state }: StepResult): string {
  const stdout = raw.stdout.split('\n').filter((line) => !line.startsWith('::add-mask::'));
  const texts = annotations.flatMap(({ title, message }) => [title ?? '', message]);
  return [...stdout, raw.stderr, raw.summary, ...texts, ...Object.keys(state)].join('\n');
}

/** The secrets of the sandbox, and these, as far as they show, or as they are not masked. */
function leaks(result: StepResult, sandbox: Sandbox, sources: readonly string[] = []): readonly string[] {
  const text = visible(result);
  const shown = [...sandbox.issuedSecrets, ...sources].filter((secret) => text.includes(secret));
  return [
    ...shown,
    ...sources.filter((secret) => !result.masks.includes(secret)).map((secret) => `unmasked ${secret}`),
  ];
}

const codesOf = ({ annotations }: StepResult) => annotations.map(({ message }) => findingCodeOf(message));

async function put(path: string, text: string): Promise<string> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
  return path;
}

/** The token as EKS mounts it: a link to a link, so that a new one is there at once. */
async function mountToken({ workspace }: Job, token: string): Promise<string> {
  const folder = join(workspace, 'serviceaccount');
  await put(join(folder, '..2026_01_31', 'token'), token);
  await symlink('..2026_01_31', join(folder, '..data'));
  await symlink(join('..data', 'token'), join(folder, 'token'));
  return join(folder, 'token');
}

describe('main step', () => {
  describe('when it gets long-term keys', () => {
    it('publishes them once it knows whose they are, and asks for nothing else', async () => {
      const { sandbox, main } = await start();
      const result = await main({ ...KEYS, 'role-to-assume': 'none', 'output-credentials': 'true' });
      expect(result.outcome).toBe('success');
      expect(operationsOf(sandbox)).toEqual(['GetCallerIdentity']);
      expect(result.exported).toEqual({ ...USER_VARIABLES, ...REGION });
      expect(result.outputs).toMatchObject({ ...KEYS, 'aws-account-id': ACCOUNT, 'authenticated-arn': USER_ARN });
      expect(Object.keys(result.outputs)).not.toContain('aws-session-token');
      expect(leaks(result, sandbox, Object.values(KEYS))).toEqual([]);
    });

    it('assumes the role with them, and publishes nothing but its session', async () => {
      const { sandbox, main } = await start();
      const result = await main({
        ...KEYS,
        'role-to-assume': roleArn('target'),
        'role-external-id': 'example-1234',
        'role-duration-seconds': '15m',
        'custom-tags': 'Team=blue',
        'transitive-tag-keys': 'Team',
        'inline-session-policy': '{"Version":"2012-10-17","Statement":[]}',
        'managed-session-policies': 'arn:aws:iam::aws:policy/ReadOnlyAccess',
      });
      expect(result.outcome).toBe('success');
      expect(operationsOf(sandbox)).toEqual(['GetCallerIdentity', 'AssumeRole', 'GetCallerIdentity']);
      expect(sandbox.sessions).toEqual([
        {
          operation: 'AssumeRole',
          callerArn: USER_ARN,
          roleArn: roleArn('target'),
          roleSessionName: SESSION_NAME,
          durationSeconds: 900,
          externalId: 'example-1234',
          tags: {
            GitHub: 'Actions',
            Repository: 'octo-org/octo-repo',
            Workflow: 'deploy',
            Action: '__self',
            Actor: 'octocat',
            Branch: 'refs/heads/main',
            Commit: DEFAULT_WORLD.claims['sha'],
            EventName: 'push',
            RunId: DEFAULT_WORLD.claims['run_id'],
            Job: 'deploy',
            TriggeringActor: 'octocat',
            Team: 'blue',
          },
          transitiveTagKeys: ['Team'],
          policy: '{"Version":"2012-10-17","Statement":[]}',
          policyArns: ['arn:aws:iam::aws:policy/ReadOnlyAccess'],
        },
      ]);
      expect(result.exported['AWS_ACCESS_KEY_ID']).toMatch(/^ASIA/);
      expect(JSON.stringify([result.exported, result.outputs])).not.toContain(USER.secretAccessKey);
      expect(leaks(result, sandbox, Object.values(KEYS))).toEqual([]);
    });
  });

  describe('when it gets the keys of a session', () => {
    const begin = async () => {
      const opened = await start();
      const { outputs } = await opened.main({ 'output-credentials': 'true', 'output-env-credentials': 'false' });
      const names = ['aws-access-key-id', 'aws-secret-access-key', 'aws-session-token'] as const;
      const keys = Object.fromEntries(names.map((name) => [name, outputs[name] ?? '']));
      return { ...opened, keys, before: operationsOf(opened.sandbox).length };
    };

    it('publishes all three', async () => {
      const { sandbox, main, keys, before } = await begin();
      const result = await main({ ...keys, 'role-to-assume': 'none' });
      expect(operationsOf(sandbox).slice(before)).toEqual(['GetCallerIdentity']);
      expect(result.exported).toEqual({
        AWS_ACCESS_KEY_ID: keys['aws-access-key-id'],
        AWS_SECRET_ACCESS_KEY: keys['aws-secret-access-key'],
        AWS_SESSION_TOKEN: keys['aws-session-token'],
        ...REGION,
      });
      expect(result.outputs['authenticated-arn']).toBe(sessionArn('deploy'));
      expect(leaks(result, sandbox, Object.values(keys))).toEqual([]);
    });
  });

  describe('when a role is assumed with what the machine has', () => {
    type Begin = (sandbox: Sandbox, job: Job) => Promise<Readonly<Record<string, string>>>;
    const MACHINE = { instanceProfile: roleArn('machine'), containerRole: roleArn('machine') };
    const rows: readonly (readonly [string, string, Begin])[] = [
      ['the environment', USER_ARN, async () => USER_VARIABLES],
      [
        'a profile in the home folder',
        USER_ARN,
        async (_, { home }) => {
          const { accessKeyId, secretAccessKey } = USER;
          const text = `# ours\n[ci]\naws_access_key_id = ${accessKeyId}\naws_secret_access_key = ${secretAccessKey}\n`;
          await put(join(home, '.aws', 'credentials'), text);
          return { AWS_PROFILE: 'ci' };
        },
      ],
      [
        'EKS',
        sessionArn('pod'),
        async (sandbox, job) => {
          const token = await sandbox.createWebIdentityToken({ issuer: EKS_ISSUER, subject: POD });
          return { AWS_WEB_IDENTITY_TOKEN_FILE: await mountToken(job, token), AWS_ROLE_ARN: roleArn('pod') };
        },
      ],
      [
        'a container',
        sessionArn('machine', ACCOUNT, '0123456789abcdef0123456789abcdef'),
        async ({ containerCredentials }) => ({
          AWS_CONTAINER_CREDENTIALS_FULL_URI: containerCredentials?.uri ?? '',
          AWS_CONTAINER_AUTHORIZATION_TOKEN: containerCredentials?.token ?? '',
        }),
      ],
      [
        'an EC2 instance',
        sessionArn('machine', ACCOUNT, 'i-0123456789abcdef0'),
        async ({ instanceMetadataEndpoint = '' }) => ({ AWS_EC2_METADATA_SERVICE_ENDPOINT: instanceMetadataEndpoint }),
      ],
    ];

    it.each(rows)('starts from %s', async (_, callerArn, begin) => {
      const { sandbox, job, main } = await startPacked(MACHINE);
      const environment = await begin(sandbox, job);
      const result = await main({ 'role-chaining': 'true', 'role-to-assume': roleArn('target') }, { environment });
      const warnings = 'AWS_PROFILE' in environment ? ['OTHER_CREDENTIALS_WIN'] : [];
      expect([result.outcome, codesOf(result)]).toEqual(['success', warnings]);
      expect(operationsOf(sandbox)).not.toContain('RequestIdToken');
      expect(sandbox.sessions.at(-1)).toMatchObject({ operation: 'AssumeRole', roleArn: roleArn('target'), callerArn });
      const [keyId = ''] = Object.values(result.exported);
      expect([keyId, result.outputs['authenticated-arn']]).toEqual([
        expect.stringMatching(/^ASIA/),
        sessionArn('target'),
      ]);
      const secrets = [...Object.values(USER_VARIABLES), environment['AWS_CONTAINER_AUTHORIZATION_TOKEN'] ?? ''];
      expect(secrets.filter((secret) => secret !== '' && visible(result).includes(secret))).toEqual([]);
      expect(leaks(result, sandbox)).toEqual([]);
      const unmasked = sandbox.issuedSecrets.slice(1).filter((secret) => !result.masks.includes(secret));
      expect(unmasked).toEqual([]); // the first one is the request token, which the runner masks
    });

    const broken: readonly (readonly [string, (sandbox: Sandbox) => Readonly<Record<string, string>>])[] = [
      ['a profile whose program fails', () => ({ AWS_PROFILE: 'program' })],
      [
        'a container that does not know the job',
        ({ containerCredentials }) => ({
          AWS_CONTAINER_CREDENTIALS_FULL_URI: containerCredentials?.uri ?? '',
          AWS_CONTAINER_AUTHORIZATION_TOKEN: USER.secretAccessKey,
        }),
      ],
    ];
    it.each(broken)('does not go on to the next source: %s', async (what, variablesOf) => {
      const begin = what.startsWith('a profile') ? startPacked : start;
      const { sandbox, job, main } = await begin({ ...MACHINE, tls: true }); // over HTTP, an emulator takes any keys
      const config = `[profile program]\ncredential_process = sh -c 'echo ${USER.secretAccessKey} >&2; exit 3'\n`;
      await put(join(job.home, '.aws', 'config'), config);
      const environment = {
        AWS_EC2_METADATA_SERVICE_ENDPOINT: sandbox.instanceMetadataEndpoint ?? '',
        ...variablesOf(sandbox),
      };
      const result = await main({ 'role-chaining': 'true', 'role-to-assume': roleArn('target') }, { environment });
      expect(codesOf(result)[0]).toBe('AMBIENT_SOURCE_BROKEN');
      expect([result.outcome, publishedBy(result), sandbox.sessions]).toEqual(['failure', '', []]);
      expect(operationsOf(sandbox)).not.toContain('InstanceMetadata');
      expect([leaks(result, sandbox), visible(result).includes(USER.secretAccessKey)]).toEqual([[], false]);
    });
  });

  describe('when nothing asks for what the machine has', () => {
    it('uses none of it, and asks nobody for it', async () => {
      const { sandbox, job, main } = await start({
        instanceProfile: roleArn('machine'),
        containerRole: roleArn('machine'),
      });
      await put(join(job.home, '.aws', 'credentials'), '[default]\naws_access_key_id = AKIAIOSFODNN7DEFAULT\n');
      const environment = {
        ...USER_VARIABLES,
        AWS_EC2_METADATA_SERVICE_ENDPOINT: sandbox.instanceMetadataEndpoint ?? '',
        AWS_CONTAINER_CREDENTIALS_FULL_URI: sandbox.containerCredentials?.uri ?? '',
        AWS_WEB_IDENTITY_TOKEN_FILE: '/nowhere',
        AWS_ROLE_ARN: roleArn('pod'),
      };
      const { outcome } = await main({}, { environment });
      expect(outcome).toBe('success');
      expect(operationsOf(sandbox)).toEqual(['RequestIdToken', 'AssumeRoleWithWebIdentity', 'GetCallerIdentity']);
      const signatures = sandbox.requests.map(({ headers }) => headers['authorization'] ?? '');
      expect(signatures.join()).not.toContain(USER.accessKeyId);
    });
  });

  describe('when the ID token is in a file', () => {
    const begin = async () => {
      const opened = await start();
      const token = await opened.sandbox.createWebIdentityToken({ issuer: EKS_ISSUER, subject: POD });
      return { ...opened, token, path: await mountToken(opened.job, token) };
    };

    it('exchanges it in place of one of GitHub', async () => {
      const { sandbox, main, path, token } = await begin();
      const result = await main({ 'web-identity-token-file': path, 'role-to-assume': roleArn('pod') });
      expect(result.outcome).toBe('success');
      expect(operationsOf(sandbox)).toEqual(['AssumeRoleWithWebIdentity', 'GetCallerIdentity']);
      const asked = sandbox.sessions.map((session) => [session.roleArn, session.durationSeconds, session.tags]);
      expect(asked).toEqual([[roleArn('pod'), 3600, {}]]);
      expect(result.outputs).toMatchObject({ subject: POD, 'authenticated-arn': sessionArn('pod') });
      const signature = token.slice(token.lastIndexOf('.') + 1);
      expect(leaks(result, sandbox, [token, signature])).toEqual([]);
    });
  });

  describe('when credentials that are there may be kept', () => {
    const KEEP = { 'use-existing-credentials': 'true', 'disable-retry': 'true' };
    const inSeconds = (seconds: number) => Date.now() / 1000 + seconds;
    /** A job in which an earlier step has left a session of the role `deploy` that says when it ends. */
    const begin = async (expiration = inSeconds(3600)) => {
      const opened = await start();
      await opened.main();
      const noteOf = (end: number) => sessionNote(opened.job.environment['AWS_ACCESS_KEY_ID'] ?? '', end);
      const keep = async (inputs: Readonly<Record<string, string>> = {}, environment = {}, end = expiration) => {
        const before = operationsOf(opened.sandbox).length;
        const result = await opened.main(
          { ...KEEP, ...inputs },
          { environment: { AWS_TOKEN_GUARD_SESSION: noteOf(end), ...environment } },
        );
        const operations = operationsOf(opened.sandbox).slice(before);
        return { result, operations: operations.filter((operation) => operation !== 'Other') };
      };
      return { ...opened, keep };
    };

    it('keeps those of the role that is wanted, and exports nothing but the region', async () => {
      const { sandbox, keep } = await begin();
      const { result, operations } = await keep({ 'output-credentials': 'true' });
      expect([result.outcome, operations]).toEqual(['success', ['GetCallerIdentity']]);
      expect(result.exported).toEqual(REGION);
      expect(result.outputs).toMatchObject({ configured: 'true', 'authenticated-arn': sessionArn('deploy') });
      const { environmentFile, outputFile, stateFile } = result.raw;
      const given = environmentFile + outputFile + stateFile;
      expect(sandbox.issuedSecrets.filter((secret) => given.includes(secret))).toEqual([]);
      expect(leaks(result, sandbox)).toEqual([]);
    });

    it('leaves them in place at the end of the job', async () => {
      const { job, keep } = await begin();
      const kept = { ...job.environment };
      await keep();
      const [second] = await job.runPosts();
      expect([second?.exported, kept['AWS_ACCESS_KEY_ID']]).toEqual([REGION, expect.stringMatching(/^ASIA/)]);
    });
  });

  describe('when one role leads to the next', () => {
    const CHAIN = [roleArn('middle', OTHER), roleArn('last', OTHER)];
    it('publishes the last session alone, and shows none of the others', async () => {
      const { sandbox, main } = await start();
      const result = await main({ 'role-chain': CHAIN.join(','), 'output-credentials': 'true' });
      const [id, secret, token] = sandbox.issuedSecrets.slice(-3);
      const keys = { AWS_ACCESS_KEY_ID: id, AWS_SECRET_ACCESS_KEY: secret, AWS_SESSION_TOKEN: token };
      expect(result.exported).toMatchObject({ ...keys, ...REGION });
      expect(result.outputs).toMatchObject({ 'aws-account-id': OTHER, 'authenticated-arn': sessionArn('last', OTHER) });
      const { environmentFile, outputFile, stateFile } = result.raw;
      const given = environmentFile + outputFile + stateFile;
      expect(sandbox.issuedSecrets.slice(0, -3).filter((one) => given.includes(one))).toEqual([]);
      expect(leaks(result, sandbox)).toEqual([]);
    });

    const EXCHANGE = ['RequestIdToken', 'AssumeRoleWithWebIdentity', 'GetCallerIdentity'];
    const HOP = ['AssumeRole', 'GetCallerIdentity'];
    /** What GetCallerIdentity answers, whoever asks. */
    const identityOf = (name: string, account: string) => ({
      account,
      arn: sessionArn(name, account),
      userId: `${roleId(roleArn(name, account))}:${SESSION_NAME}`,
    });
    it('uses no session that turns out to be another', async () => {
      const { sandbox, main } = await start({ callerIdentity: identityOf('deploy', ACCOUNT) });
      const result = await main({ 'role-chain': CHAIN.join(','), 'output-credentials': 'true' });
      expect([result.outcome, publishedBy(result)]).toEqual(['failure', '']);
      expect(operationsOf(sandbox).filter((operation) => operation !== 'Other')).toEqual([...EXCHANGE, ...HOP]);
      expect(leaks(result, sandbox)).toEqual([]);
    });
  });
});
