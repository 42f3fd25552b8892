// Every input: what it changes in what is asked of STS and in what later steps get. And what becomes of bad values, and of as many roles as there may be.
import { describe, expect, it } from '@jest/globals';
import type { Sandbox, SandboxOptions } from '../../../sandbox/server.ts';
import { DEFAULT_WORLD, type Role, trustSubject, type World } from '../../../sandbox/world.ts';
import type { InputName } from '../../../src/settings/inputs.ts';
import { CHECKED_NAMES, sampleOf } from '../samples/input-values.ts';
import { operationsOf, type Ran, stepSetting } from './step-setting.ts';

const ACCOUNT = '111122223333';
const ROLE = `arn:aws:iam::${ACCOUNT}:role/by-keys`;
const KEYS = {
  'aws-access-key-id': 'AKIAIOSFODNN7EXAMPLE',
  'aws-secret-access-key': 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
};
const USER = { name: 'ci', accessKeyId: KEYS['aws-access-key-id'], secretAccessKey: KEYS['aws-secret-access-key'] };
const BY_KEYS = { ...KEYS, 'role-to-assume': ROLE };

const trusting = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { AWS: ACCOUNT }, Action: ['sts:AssumeRole', 'sts:TagSession'] }],
} as unknown as Role['trustPolicy'];

const WORLD: World = {
  ...DEFAULT_WORLD,
  accounts: DEFAULT_WORLD.accounts.map((account) => ({
    ...account,
    providers: [{ url: DEFAULT_WORLD.issuer, clientIds: ['sts.amazonaws.com', 'example'] }],
    users: [USER],
    roles: [
      ...account.roles.map((role) => ({ ...role, maxSessionDurationSeconds: 43_200 })),
      { name: 'example', trustPolicy: trustSubject(DEFAULT_WORLD.subject, { audience: 'example' }) },
      { name: 'by-keys', trustPolicy: trusting },
    ],
  })),
};

/** What was asked for credentials; the line of the workflow is looked for only after the failure. */
const asked = (sandbox: Sandbox) => operationsOf(sandbox).filter((operation) => operation !== 'Other');

interface Seen {
  readonly result: Ran;
  /** The last session that STS granted. */
  readonly session: Sandbox['sessions'][number] | undefined;
  readonly sandbox: Sandbox;
}

/** What the inputs change, each with how it is seen. */
type Effects = Readonly<Partial<Record<InputName, readonly [see: (seen: Seen) => unknown, expected: unknown]>>>;
type Row = readonly [inputs: Readonly<Record<string, string>>, effects: Effects, sandbox?: SandboxOptions];

const POLICY = '{"Version":"2012-10-17","Statement":[]}';
const MANAGED = 'arn:aws:iam::aws:policy/ReadOnlyAccess';
const exportedNames = ({ result }: Seen) => Object.keys(result.exported).sort();
const askedFor = ({ sandbox }: Seen) => asked(sandbox);
const KEY_NAMES = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN'];
/** What tools need to find the profile, the older SDKs among them. */
const PROFILE_VARIABLES = [
  'AWS_CONFIG_FILE',
  'AWS_CREDENTIAL_PROFILES_FILE',
  'AWS_SDK_LOAD_CONFIG',
  'AWS_SHARED_CREDENTIALS_FILE',
];
const EVERYTHING = [...KEY_NAMES, 'AWS_DEFAULT_REGION', 'AWS_REGION', 'AWS_TOKEN_GUARD_SESSION'].sort();
const OWN_TAGS = {
  GitHub: 'Actions',
  Repository: 'octo-org/octo-repo',
  Workflow: 'deploy',
  Action: '__self',
  Actor: 'octocat',
  Branch: 'refs/heads/main',
  Commit: 'a1b2c3d4e5f60718293a4b5c6d7e8f9012345678',
  EventName: 'push',
  RunId: '9876543210',
  Job: 'deploy',
  TriggeringActor: 'octocat',
};

const ROWS: readonly Row[] = [
  [
    {},
    {
      'role-to-assume': [({ session }) => session?.roleArn, `arn:aws:iam::${ACCOUNT}:role/deploy`],
      'role-session-name': [({ session }) => session?.roleSessionName, 'octo-org-octo-repo-9876543210-1'],
      'output-env-credentials': [exportedNames, EVERYTHING],
    },
  ],
  [
    {
      'aws-region': 'us-east-2',
      'role-session-name': 'x@y',
      'role-duration-seconds': '12h',
      'inline-session-policy': POLICY,
      'managed-session-policies': MANAGED,
      'output-credentials': 'true',
      'action-timeout-s': '0',
      summary: 'never',
    },
    {
      'aws-region': [
        ({ result }) => [result.exported['AWS_REGION'], result.exported['AWS_DEFAULT_REGION']],
        ['us-east-2', 'us-east-2'],
      ],
      'role-session-name': [({ session }) => session?.roleSessionName, 'x@y'],
      'role-duration-seconds': [({ session }) => session?.durationSeconds, 43_200],
      'inline-session-policy': [({ session }) => session?.policy, POLICY],
      'managed-session-policies': [({ session }) => session?.policyArns, [MANAGED]],
      'output-credentials': [({ result }) => Boolean(result.outputs['aws-session-token']), true],
      'action-timeout-s': [exportedNames, EVERYTHING],
      summary: [({ result }) => result.summary, ''],
    },
  ],
  [
    { audience: 'example', 'role-to-assume': `arn:aws:iam::${ACCOUNT}:role/example`, summary: 'on-failure' },
    { audience: [exportedNames, EVERYTHING], summary: [({ result }) => result.summary, ''] },
  ],
  [
    { ...BY_KEYS, 'transitive-tag-keys': 'Repository\nActor' },
    {
      'aws-access-key-id': [({ session }) => session?.callerArn, `arn:aws:iam::${ACCOUNT}:user/ci`],
      'aws-secret-access-key': [({ sandbox }) => asked(sandbox)[1], 'AssumeRole'],
      'aws-session-token': [exportedNames, EVERYTHING],
      'role-skip-session-tagging': [({ session }) => session?.tags, OWN_TAGS],
      'transitive-tag-keys': [({ session }) => session?.transitiveTagKeys, ['Repository', 'Actor']],
    },
  ],
  [
    {
      ...BY_KEYS,
      'role-to-assume': 'by-keys',
      'role-external-id': 'e-1',
      'custom-tags': '{"Team":"blue","Cost":"7"}',
      'inline-session-policy': POLICY,
    },
    {
      'role-to-assume': [({ session }) => session?.roleArn, ROLE],
      'role-external-id': [({ session }) => session?.externalId, 'e-1'],
      'custom-tags': [({ session }) => session?.tags, { ...OWN_TAGS, Team: 'blue', Cost: '7' }],
      'inline-session-policy': [({ session }) => session?.policy, POLICY],
    },
  ],
  [
    { ...BY_KEYS, 'role-skip-session-tagging': 'true' },
    { 'role-skip-session-tagging': [({ session }) => session?.tags, {}] },
  ],
  [
    { ...BY_KEYS, 'custom-tags': 'Team = blue = green\nCost=' },
    { 'custom-tags': [({ session }) => session?.tags, { ...OWN_TAGS, Team: 'blue = green', Cost: '' }] },
  ],
  [
    { ...BY_KEYS, 'custom-tags': 'Team=blue', 'role-skip-session-tagging': 'true' },
    { 'role-skip-session-tagging': [({ session }) => session?.tags, {}] },
  ],
  [
    { ...BY_KEYS, 'custom-tags': 'branch=mine' },
    { 'custom-tags': [({ session }) => session?.tags['Branch'], undefined] },
  ],
  [{ mode: 'diagnose' }, { mode: [exportedNames, []] }],
  [{ mode: 'verify', ...KEYS, 'role-to-assume': 'none' }, { mode: [({ result }) => result.outcome, 'failure'] }],
  [{ 'output-env-credentials': 'false' }, { 'output-env-credentials': [exportedNames, []] }],
  [
    { 'unset-current-credentials': 'true', 'output-env-credentials': 'false' },
    {
      'unset-current-credentials': [
        ({ result }) => result.exported,
        Object.fromEntries(KEY_NAMES.map((name) => [name, ''])),
      ],
    },
  ],
  [{ 'aws-profile': 'ci' }, { 'aws-profile': [exportedNames, PROFILE_VARIABLES] }],
  [
    { 'aws-profile': 'ci', 'output-env-credentials': 'true' },
    { 'aws-profile': [exportedNames, [...EVERYTHING, ...PROFILE_VARIABLES, 'AWS_PROFILE'].sort()] },
  ],
  [{ 'allowed-account-ids': '444455556666' }, { 'allowed-account-ids': [askedFor, []] }],
  [{ 'allowed-role-arns': `${ROLE}*` }, { 'allowed-role-arns': [askedFor, []] }],
  [{ 'disable-retry': 'true' }, { 'disable-retry': [({ sandbox }) => asked(sandbox).length, 1] }, failingAtFirst()],
  [
    { 'retry-max-attempts': '2' },
    { 'retry-max-attempts': [({ sandbox }) => asked(sandbox).length, 2] },
    failingAtFirst(),
  ],
];

/** GitHub has a bad moment that lasts. */
function failingAtFirst(): SandboxOptions {
  const effect = { kind: 'error', status: 503, code: 'ServiceUnavailable', message: 'later' } as const;
  return { world: WORLD, faults: [{ operation: 'RequestIdToken', effect }] };
}

describe('each input', () => {
  it.each(ROWS.map((row) => [Object.keys(row[0]).join(', ') || 'none but the usual', row] as const))(
    'changes what it is for: %s',
    async (_name, [inputs, effects, options = { world: WORLD }]) => {
      const { sandbox, main } = await stepSetting(options);
      const result = await main(inputs);
      const seen = { result, session: sandbox.sessions.at(-1), sandbox };
      const rows = Object.entries(effects);
      expect(Object.fromEntries(rows.map(([name, [see]]) => [name, see(seen)]))).toEqual(
        Object.fromEntries(rows.map(([name, [, expected]]) => [name, expected])),
      );
    },
  );
});

describe('each bad value', () => {
  it('is refused with all the others at once, before the first request', async () => {
    const { sandbox, main } = await stepSetting({ world: WORLD });
    const all = Object.fromEntries(CHECKED_NAMES.map((name) => [name, sampleOf(name).bad?.[0] ?? '']));
    const { summary, log, annotations, outcome, exported } = await main({ ...all, summary: 'always' });
    const own = CHECKED_NAMES.filter((name) => name !== 'summary');
    expect(own.filter((name) => !summary.includes(`- \`${name}\` must be `))).toEqual([]);
    expect(own.filter((name) => !log.some((line) => line.includes(`- ${name} must be `)))).toEqual([]);
    expect([outcome, annotations.length, asked(sandbox), exported]).toEqual(['failure', 1, [], {}]);
  });

  it('is refused where it is empty, although the runner gives that for an input that is left out', async () => {
    const { sandbox, main } = await stepSetting({ world: WORLD });
    const { annotations, outcome, exported } = await main(Object.fromEntries(CHECKED_NAMES.map((name) => [name, ''])));
    expect([outcome, annotations.length, asked(sandbox), exported]).toEqual(['failure', 1, [], {}]);
  });
});

describe('50 roles', () => {
  const names = Array.from({ length: 50 }, (_, n) => `role-${n}`);
  const roles = names.map((name) => `${name} = arn:aws:iam::${ACCOUNT}:role/${name}`).join('\n');
  const worldOf = (existing: readonly string[]): World => {
    const trustPolicy = trustSubject(DEFAULT_WORLD.subject);
    const accounts = DEFAULT_WORLD.accounts.map((account) => ({
      ...account,
      roles: existing.map((name) => ({ name, trustPolicy })),
    }));
    return { ...DEFAULT_WORLD, accounts };
  };

  it('are assumed with one ID token, over few connections, and published together', async () => {
    const effect = { kind: 'latency', seconds: 0.1 } as const;
    const { sandbox, main } = await stepSetting({
      world: worldOf(names),
      faults: [{ operation: 'AssumeRoleWithWebIdentity', effect }],
    });
    const { outcome, outputs } = await main({ 'role-to-assume': 'none', roles });
    expect([outcome, outputs['profiles']]).toEqual(['success', names.join('\n')]);
    expect(sandbox.sessions).toHaveLength(50);
    expect(asked(sandbox).filter((operation) => operation === 'RequestIdToken')).toHaveLength(1);
    expect(sandbox.connectionCount('sts')).toBeLessThanOrEqual(50);
  });

  it('are all kept back where one of them cannot be had', async () => {
    const { main } = await stepSetting({ world: worldOf(names.slice(0, 49)) });
    const { outcome, exported, state } = await main({ 'role-to-assume': 'none', roles, 'disable-retry': 'true' });
    expect([outcome, exported, state]).toEqual(['failure', {}, {}]);
  });
});
