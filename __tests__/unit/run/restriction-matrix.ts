// Every input that restricts something, on every way of a run: it is applied, or the combination is refused before any request. Played
// in the process of the tests, and, as one of the slow tests, with the packed action.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { findingCodeOf } from '../../../sandbox/scenarios/scenario.ts';
import type { SandboxOptions } from '../../../sandbox/server.ts';
import { DEFAULT_WORLD, type Role, trustSubject, type World } from '../../../sandbox/world.ts';
import type { FindingCode } from '../../../src/diagnosis/finding.ts';
import { INPUT_NAMES } from '../../../src/settings/inputs.ts';
import type { Restricting } from '../samples/input-values.ts';
import { operationsOf, publishedBy, type Ran, type StepSetting } from './step-setting.ts';

/** What an input that restricts does on one way. */
type Cell =
  /** The run ends with this error where the restriction is violated. */
  | FindingCode
  /** It is part of the request for the session that is published; in place of kept credentials that do not fit, a new one is requested. */
  | 'sent'
  /** INVALID_INPUT before any request. */
  | 'refused'
  /** It restricts nothing here, and the log or a notice says that it has no effect. */
  | 'told';

const WAYS = [
  'id-token',
  'token-file',
  'keys',
  'keys-alone',
  'ambient',
  'kept',
  'verify',
  'diagnose',
  'diagnose-token',
  'roles',
  'chain',
] as const;
type Way = (typeof WAYS)[number];

const EVERYWHERE = <C extends Cell>(cell: C) => Object.fromEntries(WAYS.map((way) => [way, cell])) as Record<Way, C>;
const SENT = {
  ...EVERYWHERE('sent'),
  'keys-alone': 'refused',
  verify: 'refused',
  'diagnose-token': 'refused',
} as const;
const OF_TOKENS = {
  keys: 'refused',
  'keys-alone': 'refused',
  ambient: 'refused',
  kept: 'refused',
  verify: 'refused',
} as const;
const OF_ASSUME_ROLE = { ...EVERYWHERE('told'), keys: 'sent', ambient: 'sent', chain: 'sent' } as const;

const MATRIX: Readonly<Record<Restricting, Readonly<Record<Way, Cell>>>> = {
  'inline-session-policy': { ...SENT, kept: 'refused' },
  'managed-session-policies': { ...SENT, kept: 'refused' },
  'role-session-name': {
    ...EVERYWHERE('sent'),
    // The name of a session restricts nothing where there is no session; workflows leave it beside keys.
    ...({ 'keys-alone': 'told', verify: 'OTHER_IDENTITY_IN_USE', 'diagnose-token': 'told' } as const),
  },
  'role-duration-seconds': {
    ...EVERYWHERE('sent'),
    ...({ 'keys-alone': 'told', kept: 'told', verify: 'told', 'diagnose-token': 'told' } as const),
  },
  'role-external-id': OF_ASSUME_ROLE,
  'custom-tags': OF_ASSUME_ROLE,
  'transitive-tag-keys': OF_ASSUME_ROLE,
  'expected-subject': { ...EVERYWHERE('SUBJECT_NOT_EXPECTED'), ...OF_TOKENS },
  'trust-policy-file': {
    ...EVERYWHERE('TRUST_POLICY_FILE_OUTDATED'),
    ...OF_TOKENS,
    'diagnose-token': 'TRUST_POLICY_FILE_INVALID',
  },
  'allowed-account-ids': { ...EVERYWHERE('ACCOUNT_NOT_ALLOWED'), 'diagnose-token': 'refused' },
  'allowed-role-arns': {
    ...EVERYWHERE('ROLE_NOT_ALLOWED'),
    verify: 'OTHER_IDENTITY_IN_USE',
    'diagnose-token': 'refused',
  },
  'max-clock-skew-seconds': EVERYWHERE('CLOCK_SKEW'),
  'minimum-remaining-seconds': {
    ...EVERYWHERE('REMAINING_TIME_TOO_SHORT'),
    ...({ 'keys-alone': 'refused', 'diagnose-token': 'refused' } as const),
  },
};
const RESTRICTING = Object.keys(MATRIX) as Restricting[];

const POLICY = '{"Version":"2012-10-17","Statement":[]}';
const POLICY_PATH = 'iam/trust.json';
/** A value of each that the run violates, or that a request has to carry. */
const GIVEN: Readonly<Record<Restricting, string>> = {
  'inline-session-policy': POLICY,
  'managed-session-policies': 'arn:aws:iam::aws:policy/ReadOnlyAccess',
  'role-session-name': 'restricted',
  'role-duration-seconds': '1800',
  'role-external-id': 'example-1234',
  'custom-tags': 'Team=blue',
  'transitive-tag-keys': 'Actor',
  'expected-subject': 'repo:octo-org@123456/octo-repo@456789:environment:production',
  'trust-policy-file': POLICY_PATH,
  'allowed-account-ids': '999988887777',
  'allowed-role-arns': 'arn:aws:iam::111122223333:role/other',
  'max-clock-skew-seconds': '60',
  'minimum-remaining-seconds': '20m',
};

const ACCOUNT = '111122223333';
const role = (name: string) => `arn:aws:iam::${ACCOUNT}:role/${name}`;
const USER = {
  name: 'ci',
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
};
const KEYS = { 'aws-access-key-id': USER.accessKeyId, 'aws-secret-access-key': USER.secretAccessKey };

function world(): World {
  const statement = {
    Effect: 'Allow',
    Principal: { AWS: ACCOUNT },
    Action: ['sts:AssumeRole', 'sts:TagSession'],
  } as const;
  const roles: Role[] = [
    ...['deploy', 'deploy-2'].map((name) => ({ name, trustPolicy: trustSubject(DEFAULT_WORLD.subject) })),
    { name: 'target', trustPolicy: { Version: '2012-10-17', Statement: [statement] } },
  ];
  const accounts = DEFAULT_WORLD.accounts.map((account) => ({ ...account, users: [USER], roles }));
  return { ...DEFAULT_WORLD, accounts };
}

type Inputs = Readonly<Record<string, string>>;

/** The step of each way, and what comes before it in the job. */
/** A sandbox and a job in it, whose steps run in whatever way. */
interface Opened {
  readonly sandbox: StepSetting['sandbox'];
  readonly job: Pick<StepSetting['job'], 'workspace'>;
  /** Runs a step that comes before the one that is looked at. */
  before(inputs?: Inputs): Promise<Seen>;
  main(inputs?: Inputs): Promise<Seen>;
}
type Open = (options: SandboxOptions) => Promise<Opened>;
/** What both ways to run a step show of it. */
type Seen = Pick<Ran, 'outcome' | 'log' | 'exported' | 'outputs' | 'state'> & {
  readonly annotations: readonly Pick<Ran['annotations'][number], 'message'>[];
};

const STEPS: Readonly<Record<Way, (opened: Opened) => Promise<Inputs>>> = {
  'id-token': async () => ({}),
  'token-file': async ({ sandbox, job }) => {
    const path = join(job.workspace, 'token');
    await writeFile(path, await sandbox.createWebIdentityToken({ subject: DEFAULT_WORLD.subject }));
    return { 'web-identity-token-file': path };
  },
  keys: async () => ({ ...KEYS, 'role-to-assume': role('target') }),
  'keys-alone': async ({ before }) => {
    const { outputs } = await before({ 'output-credentials': 'true', 'output-env-credentials': 'false' });
    const names = ['aws-access-key-id', 'aws-secret-access-key', 'aws-session-token'];
    return { ...Object.fromEntries(names.map((name) => [name, outputs[name] ?? ''])), 'role-to-assume': 'none' };
  },
  ambient: async ({ before }) => {
    await before();
    return { 'role-chaining': 'true', 'role-to-assume': role('target') };
  },
  kept: async ({ before }) => {
    await before();
    return { 'use-existing-credentials': 'true' };
  },
  verify: async ({ before }) => {
    await before();
    return { mode: 'verify', 'role-to-assume': 'none' };
  },
  diagnose: async () => ({ mode: 'diagnose' }),
  'diagnose-token': async () => ({ mode: 'diagnose', 'role-to-assume': 'none' }),
  roles: async () => ({ 'role-to-assume': 'none', roles: `one=${role('deploy')}\ntwo=${role('deploy-2')}` }),
  chain: async () => ({ 'role-chain': role('target') }),
};

/** What makes a restriction violated that no value of the input violates. */
const SANDBOX: Readonly<Partial<Record<Restricting, SandboxOptions>>> = {
  'max-clock-skew-seconds': { clockOffsetSeconds: 200 },
  'minimum-remaining-seconds': { grantedSeconds: 900 },
};

interface Played {
  readonly result: Seen;
  readonly sessions: Opened['sandbox']['sessions'];
  readonly asked: readonly string[];
}

async function play(open: Open, way: Way, restrictions: readonly Restricting[]): Promise<Played> {
  const options = restrictions.map((name) => SANDBOX[name] ?? {});
  const opened = await open(Object.assign({ world: world() }, ...options));
  await mkdir(join(opened.job.workspace, 'iam'));
  await writeFile(join(opened.job.workspace, POLICY_PATH), JSON.stringify(trustSubject('repo:octo-org/else')));
  const inputs = await STEPS[way](opened);
  const [sessions, asked] = [opened.sandbox.sessions.length, operationsOf(opened.sandbox).length];
  const given = Object.fromEntries(restrictions.map((name) => [name, GIVEN[name]]));
  const result = await opened.main({ ...inputs, 'disable-retry': 'true', ...given });
  return {
    result,
    sessions: opened.sandbox.sessions.slice(sessions),
    asked: operationsOf(opened.sandbox).slice(asked),
  };
}

/** What is refused, sent or told on one way is tried in one run; each violation in a run of its own. */
const RUNS = WAYS.flatMap((way) => {
  const having = (cell: Cell) => RESTRICTING.filter((name) => MATRIX[name][way] === cell);
  const codes = RESTRICTING.filter((name) => !['refused', 'sent', 'told'].includes(MATRIX[name][way]));
  return [
    ...(['refused', 'sent', 'told'] as const).map(having).filter((some) => some.length > 0),
    ...codes.map((name) => [name]),
  ].map((names) => ({ way, names, cell: MATRIX[names[0] as Restricting][way] }));
});

const codesOf = ({ annotations }: Seen) => annotations.map(({ message }) => findingCodeOf(message));

/** For a busy machine: the packed action takes a second a run. */
const LIMIT_MILLISECONDS = 600_000;

/** Declares the tests of the matrix. */
export function describeRestrictions(open: Open): void {
  describe('a restriction', () => {
    const played = new Map<(typeof RUNS)[number], Played>();
    beforeAll(async () => {
      for (const row of RUNS) played.set(row, await play(open, row.way, row.names));
    }, LIMIT_MILLISECONDS);
    const of = (run: (typeof RUNS)[number]) => played.get(run) as Played;
    const rowsOf = (kind: (cell: Cell) => boolean) =>
      RUNS.filter(({ cell }) => kind(cell)).map((run) => [run.way, run.names.join(', '), run] as const);

    it.each(rowsOf((cell) => cell === 'refused'))('is refused before any request, way %s: %s', (_, __, run) => {
      const { result, asked } = of(run);
      expect([codesOf(result), asked, publishedBy(result)]).toEqual([['INVALID_INPUT'], [], '']);
      const others =
        /left out with (?:mode: (?:verify|diagnose)|use-existing-credentials: true|role-chaining: true|aws-access-key-id)/;
      const lines = result.log.join('\n').split('\n'); // an annotation has room for a few of many
      for (const name of run.names) {
        const line = lines.find((one) => one.includes(`${name} must be`));
        expect([name, line]).toEqual([name, expect.stringMatching(others)]);
      }
    });

    it.each(rowsOf((cell) => cell === 'sent'))('is part of the request, way %s: %s', (_, __, { names, ...run }) => {
      const { result, sessions } = of(
        RUNS.find((one) => one.way === run.way && one.cell === 'sent') as (typeof RUNS)[number],
      );
      expect(result.outcome).toBe('success');
      const last = run.way === 'roles' ? sessions : sessions.slice(-1);
      expect(last.length).toBe(run.way === 'roles' ? 2 : 1);
      const sent: Partial<Record<Restricting, object>> = {
        'inline-session-policy': { policy: POLICY },
        'managed-session-policies': { policyArns: [GIVEN['managed-session-policies']] },
        'role-session-name': { roleSessionName: 'restricted' },
        'role-duration-seconds': { durationSeconds: 1800 },
        'role-external-id': { externalId: 'example-1234' },
        'custom-tags': { tags: { Team: 'blue' } },
        'transitive-tag-keys': { transitiveTagKeys: ['Actor'] },
      };
      for (const session of last) expect(session).toMatchObject(Object.assign({}, ...names.map((name) => sent[name])));
    });

    it.each(rowsOf((cell) => cell === 'told'))('is told to have no effect, way %s: %s', (_, __, run) => {
      const { result } = of(run);
      const lines = [...result.log, ...result.annotations.map(({ message }) => message)];
      const told = lines.filter((line) => /^No effect |^AWS accepts .* with "AssumeRole" only/.test(line)).join('\n');
      expect(run.names.filter((name) => !told.includes(name))).toEqual([]);
    });

    it.each(rowsOf((cell) => !['refused', 'sent', 'told'].includes(cell)))('is applied, way %s: %s', (way, _, run) => {
      const { result } = of(run);
      const isNotice = run.cell === 'TRUST_POLICY_FILE_OUTDATED'; // AWS let the token in: the file is behind
      expect([result.outcome, codesOf(result)]).toEqual([
        isNotice ? 'success' : 'failure',
        expect.arrayContaining([run.cell]),
      ]);
      if (!isNotice) expect([way, publishedBy(result)]).toEqual([way, '']);
    });

    it('is an input', () => {
      expect(RESTRICTING.filter((name) => !INPUT_NAMES.includes(name))).toEqual([]);
    });
  });
}
