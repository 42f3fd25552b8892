// Where a main step takes its first credentials from, what it asks STS for with them, and when it publishes none. That the packed action
// does the same, and shows no secret of any source, is tested in `dist/sources.test.ts`.
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { findingCodeOf, untilAsked } from '../../../sandbox/scenarios/scenario.ts';
import type { Sandbox, SandboxOptions } from '../../../sandbox/server.ts';
import { roleId } from '../../../sandbox/sessions.ts';
import {
  DEFAULT_WORLD,
  GITHUB_ISSUER,
  type Role,
  trustSubject,
  type World,
  worldInChina,
} from '../../../sandbox/world.ts';
import { sessionNote } from '../../../src/observe/assume-chain.ts';
import { operationsOf, publishedBy, type Ran, type StepSetting, stepSetting } from './step-setting.ts';

type Job = StepSetting['job'];

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

const start = (options: SandboxOptions = {}, environment: Readonly<Record<string, string>> = {}) =>
  stepSetting({ world: worldWith(), ...options }, { environment });

/** All that a person or a machine may see of a step, but for the masks themselves. */
function visible({ log, summary, annotations, state }: Ran): string {
  const texts = annotations.flatMap(({ title, message }) => [title, message]);
  return [...log, summary, ...texts, ...Object.keys(state)].join('\n');
}

/** The secrets of the sandbox, and these, as far as they show, or as they are not masked. */
function leaks(result: Ran, sandbox: Sandbox, sources: readonly string[] = []): readonly string[] {
  const text = visible(result);
  const shown = [...sandbox.issuedSecrets, ...sources].filter((secret) => text.includes(secret));
  return [
    ...shown,
    ...sources.filter((secret) => !result.masks.includes(secret)).map((secret) => `unmasked ${secret}`),
  ];
}

const codesOf = ({ annotations }: Ran) => annotations.map(({ message }) => findingCodeOf(message));

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
    it('blanks the session token of an earlier step, which would make them worthless', async () => {
      const { job, main } = await start();
      await main();
      expect(job.environment['AWS_SESSION_TOKEN']).not.toBe('');
      const { exported } = await main({ ...KEYS, 'role-to-assume': 'none' });
      expect(exported).toMatchObject({ AWS_SESSION_TOKEN: '', ...USER_VARIABLES, ...REGION });
    });

    it.each([
      ['target', roleArn('target')],
      ['ci/within', roleArn('ci/within')],
    ])('finds the role by its name in their account: %s', async (name, arn) => {
      const { sandbox, main } = await start();
      const { outcome } = await main({ ...KEYS, 'role-to-assume': name });
      expect([outcome, sandbox.sessions.map((session) => session.roleArn)]).toEqual(['success', [arn]]);
    });

    it('sends no tag at all where none are wished for', async () => {
      const { sandbox, main } = await start();
      await main({ ...KEYS, 'role-to-assume': roleArn('target'), 'role-skip-session-tagging': 'true' });
      expect(sandbox.sessions.map(({ tags, transitiveTagKeys }) => [tags, transitiveTagKeys])).toEqual([[{}, []]]);
    });

    it('leaves out the tags of event and job first, and warns of it', async () => {
      const { sandbox, main } = await start({ world: worldWith({ packedPercentPerTag: 12 }) });
      const result = await main({ ...KEYS, 'role-to-assume': roleArn('target'), 'custom-tags': '{"Team":"blue"}' });
      expect(result.annotations.map(({ level }) => level)).toEqual(['warning']);
      expect(Object.keys(sandbox.sessions[0]?.tags ?? {})).toEqual([
        'GitHub',
        'Repository',
        'Workflow',
        'Action',
        'Actor',
        'Branch',
        'Commit',
        'Team',
      ]);
    });

    it('tells AWS in the user agent which run asks', async () => {
      const { sandbox, main } = await start();
      await main({ ...KEYS, 'role-to-assume': roleArn('target') });
      const agents = sandbox.requests.flatMap(({ service, headers }) =>
        service === 'sts' ? headers['user-agent'] : [],
      );
      expect(new Set(agents)).toEqual(
        new Set([expect.stringContaining('aws-token-guard md/action#__self md/run_id#9876543210 md/attempt#1')]),
      );
    });

    it('leaves out long tags next, and warns of it', async () => {
      const names = { GITHUB_REF: `refs/heads/${'b'.repeat(300)}`, GITHUB_WORKFLOW: 'w'.repeat(300) };
      const world = worldWith({ packedPercentPerTag: 15 });
      const { sandbox, main } = await stepSetting({ world }, { runnerEnvironment: names });
      const result = await main({ ...KEYS, 'role-to-assume': roleArn('target'), 'custom-tags': '{"Team":"blue"}' });
      expect(result.annotations.map(({ level }) => level)).toEqual(['warning']);
      const { Branch, Workflow, ...others } = sandbox.sessions[0]?.tags ?? {};
      expect([Branch, Workflow, others['Team'], others['Actor']]).toEqual([undefined, undefined, 'blue', 'octocat']);
    });

    it('leaves out the tags that nobody asked for, where STS has no room for all', async () => {
      const { sandbox, main } = await start({ world: worldWith({ packedPercentPerTag: 40 }) });
      const { outcome } = await main({
        ...KEYS,
        'role-to-assume': roleArn('target'),
        'custom-tags': '{"Team":"blue"}',
        'transitive-tag-keys': 'Actor',
      });
      expect(outcome).toBe('success');
      expect(operationsOf(sandbox).filter((operation) => operation === 'AssumeRole')).toHaveLength(3);
      expect(sandbox.sessions).toMatchObject([{ tags: { Team: 'blue', Actor: 'octocat' } }]);
      expect(Object.keys(sandbox.sessions[0]?.tags ?? {})).toHaveLength(2);
    });

    it.each([
      [600, roleArn('target'), 'ASIA'],
      [600, 'none', 'AKIA'],
      [-600, roleArn('target'), 'ASIA'],
      [-600, 'none', 'AKIA'],
    ])('signs by the clock of AWS, and tells of its own: %d s, %s', async (clockOffsetSeconds, role, kind) => {
      const { main } = await start({ clockOffsetSeconds });
      const result = await main({ ...KEYS, 'role-to-assume': role });
      expect([result.outcome, result.exported['AWS_ACCESS_KEY_ID']?.slice(0, 4)]).toEqual(['success', kind]);
      expect(codesOf(result)).toEqual(['CLOCK_SKEW']);
    });

    const quoted = (input: keyof typeof KEYS) => ({ [input]: `"${KEYS[input]}"` });
    const [SECRET_QUOTED, ID_QUOTED] = [quoted('aws-secret-access-key'), quoted('aws-access-key-id')];
    it.each([
      [SECRET_QUOTED, 'SECRET_KEY_WRONG', /aws-secret-access-key has quotes around it/],
      [ID_QUOTED, 'KEYS_REJECTED', /aws-access-key-id has quotes around it/],
      [{ ...SECRET_QUOTED, ...ID_QUOTED }, 'KEYS_REJECTED', /aws-access-key-id and \S+ have quotes around them/],
    ])('names the one with quotes around it: %j', async (keys, code, said) => {
      const { sandbox, main } = await start();
      const result = await main({ ...KEYS, ...keys, 'role-to-assume': 'none', 'disable-retry': 'true' });
      expect([codesOf(result), publishedBy(result)]).toEqual([[code], '']);
      expect(result.annotations[0]?.message).toMatch(said);
      expect(leaks(result, sandbox, Object.values(keys))).toEqual([]);
    });

    it.each([
      ['unknown to AWS', { ...KEYS, 'aws-access-key-id': 'AKIAIOSFODNN7DELETED' }, 'KEYS_REJECTED'],
      ['with the secret of another', { ...KEYS, 'aws-secret-access-key': 'x'.repeat(40) }, 'SECRET_KEY_WRONG'],
    ])('hands on nothing where they are %s', async (_, keys, code) => {
      const { sandbox, main } = await start();
      const result = await main({ ...keys, 'role-to-assume': 'none', 'disable-retry': 'true' });
      expect([codesOf(result), publishedBy(result)]).toEqual([[code], '']);
      expect(leaks(result, sandbox, Object.values(keys))).toEqual([]);
    });

    it('publishes nothing where they belong to an account that is not allowed', async () => {
      const { main } = await start();
      const result = await main({ ...KEYS, 'role-to-assume': 'none', 'allowed-account-ids': OTHER });
      expect([codesOf(result), publishedBy(result)]).toEqual([['ACCOUNT_NOT_ALLOWED'], '']);
    });
  });

  describe('when the role is in China', () => {
    const INPUTS = { 'aws-region': 'cn-north-1', 'role-to-assume': 'arn:aws-cn:iam::111122223333:role/deploy' };
    const askedFor = (sandbox: Sandbox) =>
      sandbox.requests.flatMap(({ operation, parameters }) =>
        operation === 'RequestIdToken' ? [parameters['audience']] : [],
      );

    it.each([
      ['sts.amazonaws.com', ['sts.amazonaws.com']],
      ['sts.amazonaws.com.cn', ['sts.amazonaws.com', 'sts.amazonaws.com.cn']],
    ])('exchanges a token for the audience of the provider: %s', async (audience, audiences) => {
      const { sandbox, main } = await stepSetting({ world: worldInChina(audience) });
      const result = await main(INPUTS);
      expect([result.outcome, askedFor(sandbox)]).toEqual(['success', audiences]);
    });

    it('asks for no other audience than the one that the input names, and for a second one once', async () => {
      const named = await stepSetting({ world: worldInChina('sts.amazonaws.com.cn') });
      const result = await named.main({ ...INPUTS, audience: 'sts.amazonaws.com' });
      expect([codesOf(result), askedFor(named.sandbox)]).toEqual([['AUDIENCE_NOT_REGISTERED'], ['sts.amazonaws.com']]);
      const neither = await stepSetting({ world: worldInChina('https://example.com') });
      expect(codesOf(await neither.main(INPUTS))).toEqual(['AUDIENCE_NOT_REGISTERED']);
      expect(askedFor(neither.sandbox)).toEqual(['sts.amazonaws.com', 'sts.amazonaws.com.cn']);
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

    it('publishes none of a role that is not allowed', async () => {
      const { main, keys } = await begin();
      const result = await main({ ...keys, 'role-to-assume': 'none', 'allowed-role-arns': roleArn('target') });
      expect([codesOf(result), publishedBy(result)]).toEqual([['ROLE_NOT_ALLOWED'], '']);
    });

    it('assumes the role with them', async () => {
      const { sandbox, main, keys } = await begin();
      const result = await main({ ...keys, 'role-to-assume': roleArn('target') });
      expect(sandbox.sessions.at(-1)).toMatchObject({ operation: 'AssumeRole', callerArn: sessionArn('deploy') });
      expect(result.exported['AWS_ACCESS_KEY_ID']).not.toBe(keys['aws-access-key-id']);
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

    it.each(rows)('asks for the same with force-skip-oidc: %s', async (_, callerArn, begin) => {
      const { sandbox, job, main } = await start(MACHINE);
      const environment = await begin(sandbox, job);
      await main({ 'force-skip-oidc': 'true', 'role-to-assume': 'target' }, { environment });
      expect(sandbox.sessions.at(-1)).toMatchObject({ roleArn: roleArn('target'), callerArn });
    });

    it('takes the first source in the order of the SDKs', async () => {
      const { sandbox, job, main } = await start(MACHINE);
      const all = await Promise.all(rows.map(([, , begin]) => begin(sandbox, job)));
      const environment: Record<string, string> = Object.assign({}, ...all);
      const inputs = { 'role-chaining': 'true', 'role-to-assume': roleArn('target') };
      const taken = [];
      for (const names of [
        [],
        ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'],
        ['AWS_PROFILE'],
        ['AWS_WEB_IDENTITY_TOKEN_FILE', 'AWS_ROLE_ARN'],
        ['AWS_CONTAINER_CREDENTIALS_FULL_URI'],
      ]) {
        for (const name of names) delete environment[name];
        await main(inputs, { environment: { AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '', ...environment } });
        taken.push(sandbox.sessions.at(-1)?.callerArn);
      }
      expect(taken).toEqual([USER_ARN, USER_ARN, ...rows.slice(2).map(([, arn]) => arn)]);
    });

    it('takes the default profile of the home folder, as the SDKs do', async () => {
      const { sandbox, job, main } = await start();
      const text = `[default]\naws_access_key_id = ${USER.accessKeyId}\naws_secret_access_key = ${USER.secretAccessKey}\n`;
      await put(join(job.home, '.aws', 'credentials'), text);
      const environment = { AWS_EC2_METADATA_SERVICE_ENDPOINT: 'http://127.0.0.1:1' };
      await main({ 'role-chaining': 'true', 'role-to-assume': roleArn('target') }, { environment });
      expect(sandbox.sessions.map(({ callerArn }) => callerArn)).toEqual([USER_ARN]);
    });

    it.each(['1.001', '-1', '0.0005', '5000000', 'soon'])(
      'takes the usual limit for instance metadata, or a near one, where AWS_METADATA_SERVICE_TIMEOUT is %s',
      async (limit) => {
        const { sandbox, main } = await start({ instanceProfile: roleArn('machine') });
        const environment = {
          AWS_EC2_METADATA_SERVICE_ENDPOINT: sandbox.instanceMetadataEndpoint ?? '',
          AWS_METADATA_SERVICE_TIMEOUT: limit,
        };
        const result = await main({ 'role-chaining': 'true', 'role-to-assume': roleArn('target') }, { environment });
        expect(result.outcome).toBe('success');
      },
    );

    it('returns to the identity of the machine where keys of an earlier step are blanked', async () => {
      const { sandbox, main } = await start({ instanceProfile: roleArn('machine') });
      const environment = {
        AWS_ACCESS_KEY_ID: USER.accessKeyId,
        AWS_SECRET_ACCESS_KEY: USER.secretAccessKey,
        AWS_EC2_METADATA_SERVICE_ENDPOINT: sandbox.instanceMetadataEndpoint ?? '',
      };
      const inputs = { 'role-chaining': 'true', 'role-to-assume': roleArn('target') };
      await main({ ...inputs, 'unset-current-credentials': 'true' }, { environment });
      expect(sandbox.sessions.at(-1)?.callerArn).toMatch(/:assumed-role\/machine\//);
    });

    const CHAIN = { 'role-chaining': 'true', 'role-to-assume': roleArn('target') };

    it.each([{ 'aws-profile': 'target' }, { 'output-env-credentials': 'false', 'output-credentials': 'true' }])(
      'uses keys of an earlier step, and blanks them then, where it exports none itself: %j',
      async (inputs) => {
        const { sandbox, main } = await start({}, USER_VARIABLES);
        const { exported } = await main({ ...CHAIN, ...inputs, 'unset-current-credentials': 'true' });
        expect(sandbox.sessions.map(({ callerArn }) => callerArn)).toEqual([USER_ARN]);
        expect(exported).toMatchObject({ AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '' });
      },
    );

    it.each([
      ['unset-current-credentials', CHAIN, { 'unset-current-credentials': 'true' }, {}],
      ['UNSET_CURRENT_CREDENTIALS', CHAIN, {}, { UNSET_CURRENT_CREDENTIALS: 'true' }],
      ['unset-current-credentials', { 'role-to-assume': 'none' }, { 'unset-current-credentials': 'true' }, {}],
    ])('says that the step blanks what it needs: %s, %j', async (name, inputs, unset, variables) => {
      const { main } = await start({}, { ...USER_VARIABLES, ...variables });
      const result = await main({ ...inputs, ...unset });
      const { title, message } = result.annotations.find(({ level }) => level === 'error') ?? {};
      expect(title).toBe('This step blanks the credentials that it needs');
      expect(message).toContain(`"${name}" has this step blank the access keys in the environment (AWS_ACCESS_KEY_ID)`);
      expect(message).toContain('It found no others: ');
      expect(message).toContain('unset-current-credentials: false');
    });

    it('leaves instance metadata alone where AWS_EC2_METADATA_DISABLED says so, as the SDKs do', async () => {
      const { sandbox, main } = await start({ instanceProfile: roleArn('machine') });
      const environment = {
        AWS_EC2_METADATA_SERVICE_ENDPOINT: sandbox.instanceMetadataEndpoint ?? '',
        AWS_EC2_METADATA_DISABLED: 'true',
      };
      await main({ 'role-chaining': 'true', 'role-to-assume': roleArn('target') }, { environment });
      expect(operationsOf(sandbox)).not.toContain('InstanceMetadata');
    });

    const POLICY = '{"Version":"2012-10-17","Statement":[]}';

    it('asks for no more than it needs of the role of EKS: session policies are for the last one', async () => {
      const { sandbox, job, main } = await start();
      const token = await sandbox.createWebIdentityToken({ issuer: EKS_ISSUER, subject: POD });
      const environment = { AWS_WEB_IDENTITY_TOKEN_FILE: await mountToken(job, token), AWS_ROLE_ARN: roleArn('pod') };
      await main(
        { 'role-chaining': 'true', 'role-to-assume': roleArn('target'), 'inline-session-policy': POLICY },
        { environment },
      );
      expect(sandbox.sessions.map(({ policy }) => policy)).toEqual([undefined, POLICY]);
    });

    it.each([
      ['there is no such file', '/nowhere/token', roleArn('pod'), /^TOKEN_FILE_UNREADABLE$/],
      ['the file holds no token', '/dev/null', roleArn('pod'), /^TOKEN_FILE_UNREADABLE$/],
      ['the role is none', undefined, 'pod', /^(?!INTERNAL|UNEXPLAINED)/],
      ['the role does not trust it', undefined, roleArn('deploy'), /^(?!INTERNAL|UNEXPLAINED)/],
    ])('names the cause where EKS gives nothing to start from: %s', async (_, file, role, code) => {
      const { sandbox, job, main } = await start();
      const token = await sandbox.createWebIdentityToken({ issuer: EKS_ISSUER, subject: POD });
      const environment = {
        AWS_WEB_IDENTITY_TOKEN_FILE: file ?? (await mountToken(job, token)),
        AWS_ROLE_ARN: role,
      };
      const inputs = { 'role-chaining': 'true', 'role-to-assume': roleArn('target'), 'disable-retry': 'true' };
      expect(codesOf(await main(inputs, { environment }))).toEqual([expect.stringMatching(code)]);
    });

    it('goes through the role of a profile, as the SDKs do', async () => {
      const { sandbox, job, main } = await start();
      const profile = `[profile p]\nrole_arn = ${roleArn('target')}\nsource_profile = base\n`;
      await put(join(job.home, '.aws', 'config'), profile);
      const { accessKeyId, secretAccessKey } = USER;
      const base = `[base]\naws_access_key_id = ${accessKeyId}\naws_secret_access_key = ${secretAccessKey}\n`;
      await put(join(job.home, '.aws', 'credentials'), base);
      const inputs = { 'role-chaining': 'true', 'role-to-assume': roleArn('ci/within') };
      const result = await main(inputs, { environment: { AWS_PROFILE: 'p' } });
      expect(sandbox.sessions.map(({ roleArn: role }) => role)).toEqual([roleArn('target'), roleArn('ci/within')]);
      expect(sandbox.sessions.at(-1)?.callerArn).toContain(':assumed-role/target/');
      expect(leaks(result, sandbox, [secretAccessKey])).toEqual([]);
    });

    it('names the role of a profile that it does not get', async () => {
      const { job, main } = await start();
      const profile = `[profile p]\nrole_arn = ${roleArn('deploy')}\nsource_profile = base\n`;
      const { accessKeyId, secretAccessKey } = USER;
      const base = `[profile base]\naws_access_key_id = ${accessKeyId}\naws_secret_access_key = ${secretAccessKey}\n`;
      await put(join(job.home, '.aws', 'config'), profile + base);
      const inputs = { 'role-chaining': 'true', 'role-to-assume': roleArn('target') };
      const result = await main(inputs, { environment: { AWS_PROFILE: 'p' } });
      expect(codesOf(result)).toEqual(['AMBIENT_SOURCE_BROKEN']);
      expect(result.annotations[0]?.message).toContain(roleArn('deploy'));
    });

    it('exchanges the token file of a profile', async () => {
      const { sandbox, job, main } = await start();
      const token = await sandbox.createWebIdentityToken({ issuer: EKS_ISSUER, subject: POD });
      const file = await mountToken(job, token);
      const profile = `[profile p]\nrole_arn = ${roleArn('pod')}\nweb_identity_token_file = ${file}\n`;
      await put(join(job.home, '.aws', 'config'), profile);
      const inputs = { 'role-chaining': 'true', 'role-to-assume': roleArn('target') };
      const result = await main(inputs, { environment: { AWS_PROFILE: 'p' } });
      expect(sandbox.sessions.at(-1)).toMatchObject({ roleArn: roleArn('target'), callerArn: sessionArn('pod') });
      expect(leaks(result, sandbox)).toEqual([]);
    });

    it.each([
      ['AWS', { tls: true }, 'AMBIENT_SOURCE_BROKEN'],
      ['an emulator, which takes any', {}, 'KEYS_REJECTED'],
    ] as const)('makes no mask of a session token that is a word: for %s', async (_, options, code) => {
      const { main } = await start(options);
      const environment = {
        AWS_ACCESS_KEY_ID: USER.accessKeyId,
        AWS_SECRET_ACCESS_KEY: USER.secretAccessKey,
        AWS_SESSION_TOKEN: 'none',
      };
      const result = await main({ 'role-chaining': 'true', 'role-to-assume': roleArn('target') }, { environment });
      expect([result.outcome, result.outputs['error-code'], result.masks.includes('none')]).toEqual([
        'failure',
        code,
        false,
      ]);
    });

    const broken: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
      ['keys that are none', { ...USER_VARIABLES, AWS_ACCESS_KEY_ID: 'short' }],
      ['a profile that is not there', { AWS_PROFILE: 'nobody' }],
      ['a profile with keys that are none', { AWS_PROFILE: 'short' }],
    ];
    it.each(broken)('does not go on to the next source: %s', async (_, variables) => {
      const { sandbox, job, main } = await start({ ...MACHINE, tls: true }); // over HTTP, an emulator takes any keys
      const keys = `[short]\naws_access_key_id = short\naws_secret_access_key = ${USER.secretAccessKey}\n`;
      await put(join(job.home, '.aws', 'credentials'), keys);
      const environment = {
        AWS_EC2_METADATA_SERVICE_ENDPOINT: sandbox.instanceMetadataEndpoint ?? '',
        ...variables,
      };
      const result = await main({ 'role-chaining': 'true', 'role-to-assume': roleArn('target') }, { environment });
      expect(codesOf(result)[0]).toBe('AMBIENT_SOURCE_BROKEN');
      expect([result.outcome, publishedBy(result), sandbox.sessions]).toEqual(['failure', '', []]);
      expect(operationsOf(sandbox)).not.toContain('InstanceMetadata');
      expect([leaks(result, sandbox), visible(result).includes(USER.secretAccessKey)]).toEqual([[], false]);
    });

    it('asks an emulator with keys of any spelling, and does not go on to the next source', async () => {
      const { sandbox, main } = await start(MACHINE);
      const environment = {
        ...USER_VARIABLES,
        AWS_ACCESS_KEY_ID: 'short',
        AWS_EC2_METADATA_SERVICE_ENDPOINT: sandbox.instanceMetadataEndpoint ?? '',
      };
      const result = await main({ 'role-chaining': 'true', 'role-to-assume': roleArn('target') }, { environment });
      expect(codesOf(result)[0]).toBe('KEYS_REJECTED');
      expect([result.outcome, publishedBy(result), sandbox.sessions]).toEqual(['failure', '', []]);
      expect(operationsOf(sandbox)).not.toContain('InstanceMetadata');
      expect([leaks(result, sandbox), visible(result).includes(USER.secretAccessKey)]).toEqual([[], false]);
    });
  });

  describe('when nothing asks for what the machine has', () => {
    it('does not fall back on it where there is no ID token', async () => {
      const { sandbox, main } = await stepSetting(
        { world: worldWith() },
        { idToken: false, environment: USER_VARIABLES },
      );
      const result = await main();
      expect([result.outcome, publishedBy(result)]).toEqual(['failure', '']);
      expect(operationsOf(sandbox)).toEqual([]);
    });

    it.each([
      ['true', false],
      ['false', true],
    ])('offers to use it only where the step does not blank it: %s', async (unset, isOffered) => {
      const setting = { idToken: false, environment: USER_VARIABLES };
      const { main } = await stepSetting({ world: worldWith() }, setting);
      const { annotations } = await main({ 'unset-current-credentials': unset });
      expect(annotations[0]?.message.includes('role-chaining')).toBe(isOffered);
    });
  });

  describe('when the job has no ID token, and the machine has credentials', () => {
    it.each<[string, Readonly<Record<string, string>>]>([
      ['several roles', { 'role-to-assume': 'none', roles: 'a = arn:aws:iam::111122223333:role/a' }],
      ['a profile that renews itself', { refresh: 'true' }],
      ['a subject', { 'expected-subject': 'repo:octo-org/*' }],
      ['a session of two hours', { 'role-duration-seconds': '2h' }],
    ])('advises no role-chaining that would be refused beside %s', async (_, inputs) => {
      const setting = { idToken: false, environment: USER_VARIABLES };
      const { main } = await stepSetting({ world: worldWith() }, setting);
      const [refused] = (await main({ ...inputs, 'role-chaining': 'true' })).annotations;
      expect(findingCodeOf(refused?.message ?? '')).toBe('INVALID_INPUT');
      const [advice] = (await main(inputs)).annotations;
      expect(findingCodeOf(advice?.message ?? '')).toBe('ID_TOKEN_PERMISSION_MISSING');
      expect(advice?.message).not.toContain('role-chaining');
    });
  });

  describe('when the ID token is in a file', () => {
    const begin = async () => {
      const opened = await start();
      const token = await opened.sandbox.createWebIdentityToken({ issuer: EKS_ISSUER, subject: POD });
      return { ...opened, token, path: await mountToken(opened.job, token) };
    };

    it('exchanges no later token of another subject than the expected one', async () => {
      const effect = { kind: 'error', status: 503, code: 'ServiceUnavailable', message: 'Try again.' } as const;
      const changed = Promise.withResolvers<void>();
      const { sandbox, job, main } = await start({
        faults: [
          { operation: 'AssumeRoleWithWebIdentity', attempts: [1], effect },
          { operation: 'AssumeRoleWithWebIdentity', attempts: [1], effect: { kind: 'hold', until: changed.promise } },
        ],
      });
      const path = await put(
        join(job.workspace, 'changing'),
        await sandbox.createWebIdentityToken({ issuer: EKS_ISSUER, subject: POD }),
      );
      const other = await sandbox.createWebIdentityToken({ issuer: EKS_ISSUER, subject: `${POD}-2` });
      const inputs = { 'web-identity-token-file': path, 'role-to-assume': roleArn('pod'), 'expected-subject': POD };
      const ended = main(inputs);
      await untilAsked(sandbox, 'AssumeRoleWithWebIdentity');
      await writeFile(path, other);
      changed.resolve();
      const result = await ended;
      expect([codesOf(result), publishedBy(result)]).toEqual([['SUBJECT_NOT_EXPECTED'], '']);
      expect(operationsOf(sandbox)).toEqual(['AssumeRoleWithWebIdentity']);
    });

    it('goes on with the next role, from a path below the workspace', async () => {
      const { sandbox, main } = await begin();
      const inputs = { 'role-to-assume': roleArn('pod'), 'role-chain': roleArn('target') };
      await main({ 'web-identity-token-file': 'serviceaccount/token', ...inputs });
      expect(sandbox.sessions.at(-1)).toMatchObject({ roleArn: roleArn('target'), callerArn: sessionArn('pod') });
    });

    it('publishes nothing where the role does not trust it', async () => {
      const { sandbox, main, path, token } = await begin();
      const result = await main({ 'web-identity-token-file': path, 'disable-retry': 'true' });
      expect(codesOf(result)).toEqual([expect.stringMatching(/^ACCESS_DENIED_/)]);
      expect(publishedBy(result)).toBe('');
      expect(leaks(result, sandbox, [token])).toEqual([]);
    });

    it('does not speak of the subjects of GitHub where the token is of another issuer', async () => {
      const { main, path } = await begin();
      const result = await main({ 'web-identity-token-file': path, 'disable-retry': 'true' });
      expect(codesOf(result)).toEqual(['ACCESS_DENIED_ROLE_OR_POLICY']);
    });

    it.each([
      ['there is none', 'serviceaccount/none'],
      ['it is a folder', 'serviceaccount'],
      ['it holds something else', 'else'],
      ['it is too large', 'large'],
    ])('asks nobody where %s', async (_, path) => {
      const { sandbox, job, main } = await begin();
      await put(join(job.workspace, 'else'), USER.secretAccessKey);
      await put(join(job.workspace, 'large'), 'x'.repeat(20_001));
      const result = await main({ 'web-identity-token-file': path });
      expect([codesOf(result), publishedBy(result)]).toEqual([['TOKEN_FILE_UNREADABLE'], '']);
      expect(operationsOf(sandbox)).toEqual([]);
      expect(visible(result)).not.toContain(USER.secretAccessKey);
    });
  });

  describe('when credentials that are there may be kept', () => {
    const KEEP = { 'use-existing-credentials': 'true', 'disable-retry': 'true' };
    const inSeconds = (seconds: number) => Date.now() / 1000 + seconds;
    const EXCHANGE = ['RequestIdToken', 'AssumeRoleWithWebIdentity', 'GetCallerIdentity'];
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
        return { result, operations: operations };
      };
      return { ...opened, keep };
    };

    const inAnHour = new Date(Date.now() + 3_600_000).toISOString();
    const UNSEEN: readonly (readonly [string, Record<string, string>, Record<string, string>, number?])[] = [
      ['nothing says when they end', {}, { AWS_TOKEN_GUARD_SESSION: '' }],
      [
        'what says when they end is not bound to their key',
        {},
        { AWS_TOKEN_GUARD_SESSION: '', AWS_CREDENTIAL_EXPIRATION: inAnHour },
      ],
      [
        'it is the end of another key',
        {},
        { AWS_TOKEN_GUARD_SESSION: sessionNote('ASIAIOSFODNN7EXAMPLE', inSeconds(3600)) },
      ],
      ['they end in a quarter of an hour', {}, {}, inSeconds(890)],
      ['they end too soon for the inputs', { 'minimum-remaining-seconds': '50m' }, {}, inSeconds(2990)],
      ['they are over', {}, {}, inSeconds(-1)],
      ['there are none', {}, { AWS_ACCESS_KEY_ID: '' }],
    ];
    it('keeps what this action itself left, since it knows when that ends', async () => {
      const { sandbox, main } = await start();
      await main();
      await main(KEEP);
      expect(operationsOf(sandbox)).toEqual([...EXCHANGE, 'GetCallerIdentity']);
    });

    it('exchanges without a look at them where nothing says that they last', async () => {
      const { keep } = await begin();
      for (const [where, inputs, environment, end = inSeconds(3600)] of UNSEEN) {
        const { result, operations } = await keep(inputs, environment, end);
        expect([where, result.outcome, operations]).toEqual([where, 'success', EXCHANGE]);
        expect(result.exported['AWS_SESSION_TOKEN']).toBeDefined();
      }
    });

    /** A job that gets no ID token, in which a step before has left a session of the role `deploy`. */
    const beginWithoutToken = async () => {
      const { sandbox, job, main } = await stepSetting({ world: worldWith() }, { idToken: false });
      const path = await mountToken(job, await sandbox.createWebIdentityToken());
      const earlier = await main({ 'web-identity-token-file': path });
      expect(earlier.outcome).toBe('success');
      const before = operationsOf(sandbox).length;
      const keep = (inputs: Readonly<Record<string, string>>, note: string) =>
        main({ ...KEEP, ...inputs }, { environment: { AWS_TOKEN_GUARD_SESSION: note } });
      const noteOf = (end: number) => sessionNote(job.environment['AWS_ACCESS_KEY_ID'] ?? '', end);
      return { keep, noteOf, asked: () => operationsOf(sandbox).slice(before) };
    };
    it('keeps the wanted session where nothing says when it ends, if the job gets no ID token for a new one', async () => {
      const { keep, asked } = await beginWithoutToken();
      const result = await keep({}, '');
      expect([result.outcome, result.exported, asked()]).toEqual(['success', REGION, ['GetCallerIdentity']]);
      const why = 'nothing says when they end: this job gets no ID token for new ones';
      expect(result.log).toContain(`Existing credentials are kept, though ${why}`);
    });

    it('keeps no other session there, and none that may be too short', async () => {
      const { keep, noteOf } = await beginWithoutToken();
      const results = [
        await keep({ 'role-to-assume': roleArn('admin') }, ''),
        await keep({ 'minimum-remaining-seconds': '5m' }, ''),
        await keep({}, noteOf(inSeconds(890))),
      ];
      for (const result of results) expect([result.outcome, publishedBy(result)]).toEqual(['failure', '']);
    });

    const OTHERS: readonly (readonly [string, Record<string, string>, Record<string, string>])[] = [
      ['of another role', { 'role-to-assume': roleArn('admin') }, {}],
      ['of a user', {}, { ...USER_VARIABLES, AWS_SESSION_TOKEN: '' }],
      [
        'unknown to AWS',
        {},
        {
          AWS_ACCESS_KEY_ID: 'ASIAIOSFODNN7DELETED',
          AWS_TOKEN_GUARD_SESSION: sessionNote('ASIAIOSFODNN7DELETED', inSeconds(3600)),
        },
      ],
      ['of another run', { 'role-session-name': 'this-run' }, {}],
    ];
    it('exchanges where they turn out to be others', async () => {
      const { keep } = await begin();
      for (const [whose, inputs, environment] of OTHERS) {
        const { result, operations } = await keep(inputs, environment);
        expect([whose, result.outcome, operations]).toEqual([whose, 'success', ['GetCallerIdentity', ...EXCHANGE]]);
        const role = inputs['role-to-assume'] === undefined ? 'deploy' : 'admin';
        expect(result.outputs['authenticated-arn']).toBe(sessionArn(role, ACCOUNT, inputs['role-session-name']));
        expect(result.exported['AWS_ACCESS_KEY_ID']).toMatch(/^ASIA/);
      }
    });

    it('keeps the session of the last role of a chain, and not that of the first', async () => {
      const { keep } = await begin();
      expect((await keep({ 'role-chain': roleArn('target') })).operations).toContain('AssumeRole');
      const { result, operations } = await keep({ 'role-chain': roleArn('target') });
      expect([result.exported, operations]).toEqual([REGION, ['GetCallerIdentity']]);
    });

    it('keeps long-term keys in place of other ones: they do not end', async () => {
      const { sandbox, main } = await start({}, USER_VARIABLES);
      const result = await main({ ...KEEP, ...KEYS, 'role-to-assume': 'none' });
      expect([result.outcome, result.exported]).toEqual(['success', REGION]);
      // Whose they are, and whose the others are: only the same user's may be kept.
      expect(operationsOf(sandbox)).toEqual(['GetCallerIdentity', 'GetCallerIdentity']);
      expect(leaks(result, sandbox, Object.values(KEYS))).toEqual([]);
    });

    const UNKEPT: readonly (readonly [string, string, Record<string, string>, Record<string, string>])[] = [
      ['they are blanked first', 'has none', { 'unset-current-credentials': 'true' }, {}],
      ['there are none', 'has none', {}, { AWS_ACCESS_KEY_ID: '' }],
      ['nothing says when they end', 'nothing says when they end', {}, { AWS_TOKEN_GUARD_SESSION: '' }],
      [
        'AWS refuses them',
        'AWS refused them (InvalidClientTokenId)',
        {},
        { AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7DELETED', AWS_SESSION_TOKEN: '' },
      ],
      ['they are of another role', 'is not the identity', { 'role-to-assume': roleArn('other-deploy') }, {}],
    ];
    it('says in the log why it keeps none', async () => {
      const { keep } = await begin();
      for (const [where, why, inputs, environment] of UNKEPT) {
        const { result } = await keep(inputs, environment);
        const lines = result.log.filter((line) => line.startsWith('Existing credentials are not kept'));
        expect([where, ...lines]).toEqual([where, expect.stringContaining(why)]);
      }
    });

    it('keeps nothing unless it is asked to', async () => {
      const { keep } = await begin();
      expect((await keep({ 'use-existing-credentials': 'false' })).operations).toEqual(EXCHANGE);
    });

    it('keeps no session of a role that is not allowed, for a role by its name', async () => {
      const { keep } = await begin();
      const inputs = { ...KEYS, 'role-to-assume': 'deploy', 'allowed-role-arns': roleArn('target') };
      expect((await keep(inputs)).result.outcome).toBe('failure');
    });

    it('keeps no session of another account, for a role by its name', async () => {
      const { keep } = await begin();
      await keep({ 'role-chain': roleArn('target', OTHER) });
      const { result } = await keep({ ...KEYS, 'role-to-assume': 'target' });
      expect(result.outputs['authenticated-arn']).toBe(sessionArn('target'));
    });
  });

  describe('when one role leads to the next', () => {
    const CHAIN = [roleArn('middle', OTHER), roleArn('last', OTHER)];
    const POLICIES = {
      'inline-session-policy': '{"Version":"2012-10-17","Statement":[]}',
      'managed-session-policies': 'arn:aws:iam::aws:policy/ReadOnlyAccess',
    };

    it('asks for the least on the way, and for the whole at its end', async () => {
      const { sandbox, main } = await start();
      const result = await main({
        'role-chain': CHAIN.join('\n'),
        'role-duration-seconds': '6h',
        'role-session-name': 'hopper',
        'role-external-id': 'example-1234',
        'custom-tags': 'Team=blue',
        ...POLICIES,
      });
      expect([result.outcome, codesOf(result)]).toEqual(['success', ['CHAINED_DURATION_CAPPED']]);
      expect(operationsOf(sandbox)).toEqual([
        'RequestIdToken',
        'AssumeRoleWithWebIdentity',
        'GetCallerIdentity',
        'AssumeRole',
        'GetCallerIdentity',
        'AssumeRole',
        'GetCallerIdentity',
      ]);
      const TAGGED = expect.objectContaining({ GitHub: 'Actions', Team: 'blue' });
      const least = { roleSessionName: 'hopper', durationSeconds: 900, transitiveTagKeys: [], policyArns: [] };
      const tagged = { operation: 'AssumeRole', externalId: 'example-1234', tags: TAGGED };
      expect(sandbox.sessions).toEqual([
        { ...least, operation: 'AssumeRoleWithWebIdentity', roleArn: roleArn('deploy'), tags: {} },
        { ...least, ...tagged, roleArn: CHAIN[0], callerArn: sessionArn('deploy', ACCOUNT, 'hopper') },
        {
          ...least,
          ...tagged,
          roleArn: CHAIN[1],
          callerArn: sessionArn('middle', OTHER, 'hopper'),
          durationSeconds: 3600,
          policy: POLICIES['inline-session-policy'],
          policyArns: [POLICIES['managed-session-policies']],
        },
      ]);
    });

    it('takes a shorter length as it is', async () => {
      const { sandbox, main } = await start();
      const { annotations } = await main({ 'role-chain': CHAIN.join(','), 'role-duration-seconds': '20m' });
      expect(sandbox.sessions.map(({ durationSeconds }) => durationSeconds)).toEqual([900, 900, 1200]);
      expect(annotations).toEqual([]);
    });

    it('starts from keys as well', async () => {
      const { sandbox, main } = await start();
      await main({ ...KEYS, 'role-to-assume': roleArn('target'), 'role-chain': CHAIN.join(',') });
      expect(sandbox.sessions.map(({ roleArn: role, durationSeconds: seconds }) => [role, seconds])).toEqual([
        [roleArn('target'), 900],
        [CHAIN[0], 900],
        [CHAIN[1], 3600],
      ]);
    });

    const EXCHANGE = ['RequestIdToken', 'AssumeRoleWithWebIdentity', 'GetCallerIdentity'];
    const HOP = ['AssumeRole', 'GetCallerIdentity'];
    /** What GetCallerIdentity answers, whoever asks. */
    const identityOf = (name: string, account: string) => ({
      account,
      arn: sessionArn(name, account),
      userId: `${roleId(roleArn(name, account))}:${SESSION_NAME}`,
    });
    const strangers: readonly (readonly [string, NonNullable<SandboxOptions['callerIdentity']>, readonly string[]])[] =
      [
        ['the first', identityOf('middle', OTHER), EXCHANGE],
        ['the second', identityOf('deploy', ACCOUNT), [...EXCHANGE, ...HOP]],
      ];

    it.each(strangers)('uses no session that turns out to be another: %s', async (_, callerIdentity, operations) => {
      const { sandbox, main } = await start({ callerIdentity });
      const result = await main({ 'role-chain': CHAIN.join(','), 'output-credentials': 'true' });
      expect([codesOf(result), publishedBy(result)]).toEqual([['IDENTITY_MISMATCH'], '']);
      expect([operationsOf(sandbox), leaks(result, sandbox)]).toEqual([operations, []]);
    });

    it('says so of the last one', async () => {
      const { main } = await start({ callerIdentity: identityOf('deploy', ACCOUNT) });
      const result = await main({ 'role-chain': CHAIN[0] ?? '', 'output-credentials': 'true' });
      expect([codesOf(result), publishedBy(result)]).toEqual([['IDENTITY_MISMATCH'], '']);
    });

    it('publishes nothing where the second role refuses', async () => {
      const { sandbox, main } = await start();
      const chain = [roleArn('target'), roleArn('nobody', OTHER)];
      const result = await main({ 'role-chain': chain.join(','), 'disable-retry': 'true' });
      expect([codesOf(result), publishedBy(result)]).toEqual([['ASSUME_ROLE_NOT_TRUSTED'], '']);
      expect(result.annotations[0]?.message).toContain(roleArn('nobody', OTHER));
      expect(sandbox.sessions).toHaveLength(2);
      expect(leaks(result, sandbox)).toEqual([]);
    });

    it('sets the tags that are inherited only once: STS does not let them be set again', async () => {
      const { sandbox, main } = await start();
      const tags = { 'custom-tags': 'Team=blue\nCost=1', 'transitive-tag-keys': 'Team' };
      const result = await main({ 'role-chain': CHAIN.join(','), ...tags });
      expect([result.outcome, codesOf(result)]).toEqual(['success', []]);
      const sent = sandbox.sessions.map(({ tags: some, transitiveTagKeys: keys }) => [some, keys]);
      expect(sent).toEqual([
        [{}, []],
        [expect.objectContaining({ Team: 'blue', Cost: '1' }), ['Team']],
        [expect.not.objectContaining({ Team: 'blue' }), []],
      ]);
    });

    it('knows the end of the chain also where its role was on the way before', async () => {
      const { sandbox, main } = await start();
      const chain = [roleArn('ci/within'), roleArn('target')];
      await main({ ...KEYS, 'role-to-assume': 'target', 'role-chain': chain.join(','), ...POLICIES });
      expect(sandbox.sessions.map(({ policy }) => policy !== undefined)).toEqual([false, false, true]);
    });

    it('knows the region in which STS is switched off for the account of the next role', async () => {
      const world = worldWith();
      const accounts = world.accounts.map((account) =>
        account.id === OTHER ? { ...account, disabledRegions: ['eu-central-1'] } : account,
      );
      const { main } = await start({ region: 'eu-central-1', world: { ...world, accounts } });
      const result = await main({ 'role-chain': CHAIN[0] ?? '', 'disable-retry': 'true' });
      expect(codesOf(result)).toEqual(['STS_REGION_DISABLED']);
    });

    it.each<[string, Record<string, string>, string]>([
      ['an account', { 'allowed-account-ids': OTHER }, 'ACCOUNT_NOT_ALLOWED'],
      ['a role', { 'allowed-role-arns': `${roleArn('deploy')}, ${roleArn('last', OTHER)}` }, 'ROLE_NOT_ALLOWED'],
    ])('asks nobody where one on the way is not allowed: %s', async (_, inputs, code) => {
      const { sandbox, main } = await start();
      expect(codesOf(await main({ 'role-chain': CHAIN.join(','), ...inputs }))).toEqual([code]);
      expect(operationsOf(sandbox)).toEqual([]);
    });

    it('publishes nothing where the first, which is given by its name, turns out not to be allowed', async () => {
      const { main } = await start();
      const inputs = { ...KEYS, 'role-to-assume': 'target', 'role-chain': roleArn('target', OTHER) };
      expect((await main(inputs)).outcome).toBe('success');
      for (const [allowed, code] of [
        [{ 'allowed-account-ids': OTHER }, 'ACCOUNT_NOT_ALLOWED'],
        [{ 'allowed-role-arns': roleArn('target', OTHER) }, 'ROLE_NOT_ALLOWED'],
      ] as const) {
        const refused = await main({ ...inputs, ...allowed });
        expect([codesOf(refused), publishedBy(refused)]).toEqual([[code], '']);
      }
    });
  });

  describe('when the job runs on a server of its own', () => {
    const SERVER = 'https://ghes.example';
    const runnerEnvironment = {
      GITHUB_SERVER_URL: SERVER,
      GITHUB_ACTION_REPOSITORY: 'octo-org/aws-token-guard',
      GITHUB_ACTION_REF: 'v1',
    };
    const PAGES = 'https://github.com/octo-org/aws-token-guard/blob/v1/docs/';

    it.each([
      ['an ID token', true, 'OIDC_PROVIDER_MISSING', `the issuer ${SERVER}/_services/token`],
      ['none', false, 'ID_TOKEN_PERMISSION_MISSING', 'lacks "id-token: write"'],
    ])('names its issuer, and links to pages that are there: with %s', async (_, idToken, code, said) => {
      const world = { ...worldWith(), issuer: `${SERVER}/_services/token` };
      const { main } = await stepSetting({ world }, { idToken, runnerEnvironment });
      const result = await main();
      expect(codesOf(result)).toEqual([code]);
      expect(result.annotations[0]?.message).toContain(said);
      const links = visible(result).match(/https:\/\/[^\s)"'`]+/g) ?? [];
      expect(links.filter((link) => link.startsWith(PAGES))).not.toEqual([]);
      expect(links.filter((link) => link.startsWith(`${SERVER}/octo-org`))).toEqual([]);
      expect(links.filter((link) => link.includes('token.actions.githubusercontent.com'))).toEqual([]);
    });
  });
});
