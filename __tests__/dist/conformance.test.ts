// Every input: what it changes in what is asked of STS and in what later steps get, and that no bad value of it gets as far as a
// request.
import { describe, expect, it } from '@jest/globals';
import type { StepResult } from '../../sandbox/job.ts';
import type { Sandbox, SandboxOptions } from '../../sandbox/server.ts';
import { DEFAULT_WORLD, type Role, trustSubject, type World } from '../../sandbox/world.ts';
import { INPUT_NAMES, type InputName } from '../../src/settings/inputs.ts';
import { operationsOf, setting } from './setting.ts';

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
  readonly result: StepResult;
  /** The last session that STS granted. */
  readonly session: Sandbox['sessions'][number] | undefined;
  readonly sandbox: Sandbox;
}

type Row = readonly [
  input: InputName,
  inputs: Readonly<Record<string, string>>,
  see: (seen: Seen) => unknown,
  expected: unknown,
  sandbox?: SandboxOptions,
];

const POLICY = '{"Version":"2012-10-17","Statement":[]}';
const MANAGED = 'arn:aws:iam::aws:policy/ReadOnlyAccess';
const exportedNames = ({ result }: Seen) => Object.keys(result.exported).sort();
const KEY_NAMES = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN'];
const EVERYTHING = [...KEY_NAMES, 'AWS_DEFAULT_REGION', 'AWS_REGION', 'AWS_TOKEN_GUARD_SESSION'].sort();

const ROWS: readonly Row[] = [
  ['mode', { mode: 'diagnose' }, exportedNames, []],
  ['mode', { mode: 'verify', ...KEYS, 'role-to-assume': 'none' }, ({ result }) => result.outcome, 'failure'],
  ['role-to-assume', {}, ({ session }) => session?.roleArn, `arn:aws:iam::${ACCOUNT}:role/deploy`],
  ['role-to-assume', { ...KEYS, 'role-to-assume': 'by-keys' }, ({ session }) => session?.roleArn, ROLE],
  ['aws-region', { 'aws-region': 'us-east-2' }, ({ result }) => result.exported['AWS_REGION'], 'us-east-2'],
  ['aws-region', { 'aws-region': 'us-east-2' }, ({ result }) => result.exported['AWS_DEFAULT_REGION'], 'us-east-2'],
  ['role-session-name', { 'role-session-name': 'x@y' }, ({ session }) => session?.roleSessionName, 'x@y'],
  ['role-session-name', {}, ({ session }) => session?.roleSessionName, 'octo-org-octo-repo-9876543210-1'],
  ['role-duration-seconds', { 'role-duration-seconds': '12h' }, ({ session }) => session?.durationSeconds, 43_200],
  [
    'audience',
    { audience: 'example', 'role-to-assume': `arn:aws:iam::${ACCOUNT}:role/example` },
    exportedNames,
    EVERYTHING,
  ],
  ['aws-access-key-id', BY_KEYS, ({ session }) => session?.callerArn, `arn:aws:iam::${ACCOUNT}:user/ci`],
  ['aws-secret-access-key', BY_KEYS, ({ sandbox }) => asked(sandbox)[1], 'AssumeRole'],
  ['aws-session-token', BY_KEYS, exportedNames, EVERYTHING],
  ['role-external-id', { ...BY_KEYS, 'role-external-id': 'e-1' }, ({ session }) => session?.externalId, 'e-1'],
  [
    'role-skip-session-tagging',
    { ...BY_KEYS, 'role-skip-session-tagging': 'true' },
    ({ session }) => session?.tags,
    {},
  ],
  [
    'role-skip-session-tagging',
    BY_KEYS,
    ({ session }) => session?.tags,
    {
      GitHub: 'Actions',
      Repository: 'octo-org/octo-repo',
      Workflow: 'deploy',
      Action: '__self',
      Actor: 'octocat',
      Branch: 'refs/heads/main',
      Commit: 'a1b2c3d4e5f60718293a4b5c6d7e8f9012345678',
    },
  ],
  [
    'custom-tags',
    { ...BY_KEYS, 'role-skip-session-tagging': 'true', 'custom-tags': '{"Team":"blue","Cost":"7"}' },
    ({ session }) => session?.tags,
    { Team: 'blue', Cost: '7' },
  ],
  [
    'custom-tags',
    { ...BY_KEYS, 'role-skip-session-tagging': 'true', 'custom-tags': 'Team = blue = green\nCost=' },
    ({ session }) => session?.tags,
    { Team: 'blue = green', Cost: '' },
  ],
  ['custom-tags', { ...BY_KEYS, 'custom-tags': 'branch=mine' }, ({ session }) => session?.tags['Branch'], undefined],
  [
    'transitive-tag-keys',
    { ...BY_KEYS, 'transitive-tag-keys': 'Repository\nActor' },
    ({ session }) => session?.transitiveTagKeys,
    ['Repository', 'Actor'],
  ],
  ['inline-session-policy', { 'inline-session-policy': POLICY }, ({ session }) => session?.policy, POLICY],
  [
    'managed-session-policies',
    { 'managed-session-policies': MANAGED },
    ({ session }) => session?.policyArns,
    [MANAGED],
  ],
  ['inline-session-policy', { ...BY_KEYS, 'inline-session-policy': POLICY }, ({ session }) => session?.policy, POLICY],
  [
    'output-credentials',
    { 'output-credentials': 'true' },
    ({ result }) => Boolean(result.outputs['aws-session-token']),
    true,
  ],
  ['output-env-credentials', { 'output-env-credentials': 'false' }, exportedNames, []],
  [
    'unset-current-credentials',
    { 'unset-current-credentials': 'true', 'output-env-credentials': 'false' },
    ({ result }) => result.exported,
    Object.fromEntries(KEY_NAMES.map((name) => [name, ''])),
  ],
  [
    'aws-profile',
    { 'aws-profile': 'ci' },
    exportedNames,
    [...EVERYTHING, 'AWS_CONFIG_FILE', 'AWS_SHARED_CREDENTIALS_FILE'].sort(),
  ],
  ['allowed-account-ids', { 'allowed-account-ids': '444455556666' }, ({ sandbox }) => asked(sandbox), []],
  ['allowed-role-arns', { 'allowed-role-arns': `${ROLE}*` }, ({ sandbox }) => asked(sandbox), []],
  ['disable-retry', { 'disable-retry': 'true' }, ({ sandbox }) => asked(sandbox).length, 1, failingAtFirst()],
  ['retry-max-attempts', { 'retry-max-attempts': '2' }, ({ sandbox }) => asked(sandbox).length, 2, failingAtFirst()],
  ['action-timeout-s', { 'action-timeout-s': '0' }, exportedNames, EVERYTHING],
  ['summary', { summary: 'never' }, ({ result }) => result.summary, ''],
  ['summary', { summary: 'on-failure' }, ({ result }) => result.summary, ''],
];

/** GitHub has a bad moment that lasts. */
function failingAtFirst(): SandboxOptions {
  const effect = { kind: 'error', status: 503, code: 'ServiceUnavailable', message: 'later' } as const;
  return { world: WORLD, faults: [{ operation: 'RequestIdToken', effect }] };
}

describe('each input', () => {
  it.each(ROWS.map((row, n) => [`${n + 1}: ${row[0]}`, row] as const))('%s', async (_name, row) => {
    const [, inputs, see, expected, options = { world: WORLD }] = row;
    const { sandbox, main } = await setting(options);
    const result = await main(inputs);
    expect(see({ result, session: sandbox.sessions.at(-1), sandbox })).toEqual(expected);
  });
});

const LONG = 'x'.repeat(3000);

/** At least one for each input, the empty one aside, which is bad for all of them. */
const BAD: Readonly<Partial<Record<InputName, readonly string[]>>> = {
  mode: ['publish', 'Configure'],
  'role-to-assume': ['arn:aws:iam::11112222333:role/deploy', 'arn:aws:sts::111122223333:assumed-role/x/y', 'deploy'],
  'aws-region': ['Frankfurt', 'eu-central-1a', 'eu_central_1'],
  'role-session-name': ['a', 'a b', LONG],
  'role-duration-seconds': ['899', '12h1', '13h', '60 m', '-1', 'abc'],
  audience: ['a b', LONG],
  'web-identity-token-file': [LONG],
  'role-chaining': ['yes', '1'],
  'force-skip-oidc': ['no'],
  'aws-access-key-id': ['AKIA', 'AKIA IOSFODNN7EXAMPLE'],
  'aws-secret-access-key': ['short', 'with blank wJalrXUtnFEMI/K7MDENG'],
  'aws-session-token': ['short'],
  'use-existing-credentials': ['maybe'],
  'role-external-id': ['x', 'a b'],
  roles: ['deploy', 'a = deploy', `a = ${ROLE}\na = ${ROLE}`, `a b = ${ROLE}`],
  'role-chain': ['deploy', `${ROLE} not-a-role`],
  'role-skip-session-tagging': ['0'],
  'custom-tags': ['{', '["a"]', '{"a":1}', 'no pair', 'aws:x=1', 'a=1\nA=2', `a=${'v'.repeat(257)}`],
  'transitive-tag-keys': ['a*b'],
  'allowed-account-ids': ['11112222333', '111122223333;444455556666'],
  'allowed-role-arns': ['deploy'],
  'mask-aws-account-id': ['TRUE!'],
  'inline-session-policy': ['{}', 'policy', `{"Statement":"${LONG}"}`],
  'managed-session-policies': ['ReadOnlyAccess', 'arn:aws:iam::444455556666:policy/x'],
  'output-credentials': ['on'],
  'output-env-credentials': ['off'],
  'unset-current-credentials': ['y'],
  'aws-profile': ['a b', '[x]', '__proto__'],
  'overwrite-aws-profile': ['n'],
  'special-characters-workaround': ['2'],
  refresh: ['hourly'],
  'leak-check': ['error'],
  'http-proxy': ['ftp://proxy', 'http://', 'http://user:pa/ss@proxy'],
  'no-proxy': [LONG],
  'action-timeout-s': ['61m', '1d', '-5'],
  'retry-max-attempts': ['0', '101', '1.5'],
  'disable-retry': ['nope'],
  'sts-endpoint': ['http://sts.example', 'sts.amazonaws.com', 'https://user@sts.example'],
  'max-clock-skew-seconds': ['0', '16m'],
  'minimum-remaining-seconds': ['13h', '3600'],
  'expected-subject': ['*', '"repo:o/r"'],
  'trust-policy-file': ['/etc/passwd', '../x'],
  'on-missing-oidc': ['ignore'],
  'pr-comment': ['always'],
  summary: ['yes'],
};
const FILLED_IN: readonly InputName[] = ['github-token', 'workflow-ref', 'workflow-sha', 'job-index'];
const CHECKED = INPUT_NAMES.filter((name) => !FILLED_IN.includes(name));

describe('each bad value', () => {
  it('is there for every input that is checked', () => {
    expect(Object.keys(BAD).sort()).toEqual([...CHECKED].sort());
  });

  it.each(Object.entries(BAD))(
    'of %s is refused before the first request, and the input named',
    async (name, values) => {
      const { sandbox, main } = await setting({ world: WORLD });
      for (const value of ['', ...values]) {
        const { annotations, outcome, exported } = await main({ [name]: value });
        expect([value, outcome, asked(sandbox), exported]).toEqual([value, 'failure', [], {}]);
        expect(annotations).toHaveLength(1);
        expect([value, annotations[0]?.message]).toEqual([value, expect.stringContaining(name)]);
      }
    },
  );

  it('is refused with all the others at once', async () => {
    const { sandbox, main } = await setting({ world: WORLD });
    const all = Object.fromEntries(Object.entries(BAD).map(([name, [value = '']]) => [name, value]));
    const { summary } = await main({ ...all, summary: 'always' });
    const own = CHECKED.filter((name) => name !== 'summary' && !(name in { 'minimum-remaining-seconds': 1 }));
    expect(own.filter((name) => !summary.includes(`${name} must be`))).toEqual([]);
    expect(asked(sandbox)).toEqual([]);
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
  const SLOW = {
    faults: [{ operation: 'AssumeRoleWithWebIdentity', effect: { kind: 'latency', seconds: 0.1 } }],
  } as const;

  it('are assumed with one ID token, at most eight at a time, and handed on together', async () => {
    const { sandbox, main } = await setting({ world: worldOf(names), ...SLOW });
    const { outcome, outputs } = await main({ 'role-to-assume': 'none', roles });
    expect([outcome, outputs['profiles']]).toEqual(['success', names.join('\n')]);
    expect(sandbox.sessions).toHaveLength(50);
    expect(asked(sandbox).filter((operation) => operation === 'RequestIdToken')).toHaveLength(1);
    expect(sandbox.connectionCount('sts')).toBeLessThanOrEqual(50);
  });

  it('are all kept back where one of them cannot be had', async () => {
    const { main } = await setting({ world: worldOf(names.slice(0, 49)) });
    const { outcome, exported, raw } = await main({ 'role-to-assume': 'none', roles, 'disable-retry': 'true' });
    expect([outcome, exported, raw.stateFile]).toEqual(['failure', {}, '']);
  });
});
