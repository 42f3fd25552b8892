// What a step with `refresh: true` leaves to renewals and to later steps, what a renewal makes of that, and what the end of the job takes
// back. What a renewal checks: `renewal.test.ts`. That the packed action does so as processes: `dist/refresh*.test.ts`.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { Job, StepResult } from '../../../sandbox/job.ts';
import { canceledOnce } from '../../../sandbox/scenarios/scenario.ts';
import type { Fault, FaultEffect, Operation } from '../../../sandbox/server.ts';
import { DEFAULT_WORLD, GITHUB_ISSUER, type Role, trustSubject, type World } from '../../../sandbox/world.ts';
import { exchangesOf, leave, refusalsIn, secretsIn, storedIn, until } from '../../session-files.ts';
import { renewableStep } from './renewal-setting.ts';
import { functionSetting } from './step-function.ts';

type Environment = Readonly<Record<string, string>>;

const ACCOUNT = '111122223333';
const role = (name: string) => `arn:aws:iam::${ACCOUNT}:role/${name}`;
const KEYS = {
  AWS_ACCESS_KEY_ID: 'ASIAIOSFODNN7EXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  AWS_SESSION_TOKEN: 'IQoJb3JpZ2luX2VjEXAMPLETOKEN',
};
const IN_THE_WAY = {
  ...KEYS,
  AWS_CREDENTIAL_EXPIRATION: '2020-01-01T00:00:00Z',
  AWS_PROFILE: 'mine',
  AWS_DEFAULT_PROFILE: 'mine-too',
  AWS_WEB_IDENTITY_TOKEN_FILE: '/var/run/token',
  AWS_ROLE_ARN: role('machine'),
};
const BEHIND: Role = {
  name: 'behind',
  trustPolicy: {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { AWS: role('deploy') }, Action: ['sts:AssumeRole', 'sts:TagSession'] }],
  },
};
const LONG_SECONDS = 7200;
const POLICY = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }],
});

// The clock of the machine may not be that of AWS: programs compare `Expiration` with it.
const SESSION_SECONDS = 3600;
/** What the tests take, and the resolution of the `Date` that the skew is measured by. */
const SLACK_SECONDS = 15;

/** A role that may last long, one behind it, and an audience. */
function worldFor(audience = 'sts.amazonaws.com'): World {
  const trustPolicy = trustSubject(DEFAULT_WORLD.subject, { audience });
  const providers = [{ url: GITHUB_ISSUER, clientIds: [audience] }];
  const roles = [{ name: 'deploy', trustPolicy, maxSessionDurationSeconds: LONG_SECONDS }, BEHIND];
  return { ...DEFAULT_WORLD, accounts: [{ id: ACCOUNT, providers, roles }] };
}

function worldWith(...names: readonly string[]): World {
  const roles = names.map((name) => ({ name, trustPolicy: trustSubject(DEFAULT_WORLD.subject) }));
  const accounts = DEFAULT_WORLD.accounts.map((account) => ({ ...account, roles: [...account.roles, ...roles] }));
  return { ...DEFAULT_WORLD, accounts };
}

const set = (environment: Environment) =>
  Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
const foldersIn = ({ runnerTemp }: Job) =>
  readdirSync(runnerTemp).filter((name) => name.startsWith('aws-token-guard-'));
const configOf = ({ exported }: StepResult) => readFileSync(exported['AWS_CONFIG_FILE'] ?? '', 'utf8');

describe('main step', () => {
  describe('when what the job has would win over the profile', () => {
    it('takes it out of the way, and gives it back in the end', async () => {
      const environment = { ...IN_THE_WAY, UNRELATED: 'kept' };
      const { job, result } = await renewableStep({ 'aws-profile': 'deploy' }, {}, { environment });
      expect(result.outputs['profiles']).toBe('deploy');
      expect(set(job.environment)).toEqual({
        ...set(result.exported),
        AWS_PROFILE: 'deploy',
        AWS_DEFAULT_PROFILE: 'deploy',
        UNRELATED: 'kept',
      });
      expect(Object.values(KEYS).filter((value) => !result.masks.includes(value))).toEqual([]);
      await job.runPosts();
      expect(set(job.environment)).toEqual({ ...IN_THE_WAY, UNRELATED: 'kept' });
    });
  });

  describe('when the profile is left to the step that names it', () => {
    it('names it nowhere, and blanks what tools take before a profile that a step names', async () => {
      const { job, folder } = await renewableStep(
        { 'output-env-credentials': 'false' },
        {},
        { environment: IN_THE_WAY },
      );
      const { AWS_PROFILE, AWS_DEFAULT_PROFILE } = IN_THE_WAY;
      expect(set(job.environment)).toEqual({
        AWS_PROFILE,
        AWS_DEFAULT_PROFILE,
        AWS_CONFIG_FILE: join(folder, 'config'),
        AWS_SHARED_CREDENTIALS_FILE: join(folder, 'credentials'),
        AWS_SDK_LOAD_CONFIG: '1',
        AWS_CREDENTIAL_PROFILES_FILE: join(folder, 'credentials'),
      });
      await job.runPosts();
      expect(set(job.environment)).toEqual(IN_THE_WAY);
    });
  });

  describe('when there are several roles', () => {
    const ROLES = {
      'role-to-assume': 'none',
      roles: `one=${role('one')}\ntwo=${role('two')}\nthree=${role('deploy')}`,
    };
    it('makes a profile of each, which renew one by one', async () => {
      const there = await renewableStep(ROLES, { world: worldWith('one', 'two') });
      const { sandbox, result, folder } = there;
      expect([result.outcome, result.outputs['profiles'], result.exported['AWS_PROFILE']]).toEqual([
        'success',
        'one\ntwo\nthree',
        undefined,
      ]);
      expect([readdirSync(folder).sort(), exchangesOf(sandbox)]).toEqual([
        ['0', '1', '2', 'audit.jsonl', 'config', 'credentials', 'renew-0.sh', 'renew-1.sh', 'renew-2.sh'],
        3,
      ]);
      const [one, two, three] = ['0', '1', '2'].map((name) => join(folder, name));
      await leave(two ?? '', -1);
      const answers = await Promise.all([one, two].map((path) => there.ask({}, path)));
      expect(answers.map(({ ok }) => ok)).toEqual([true, true]);
      expect([exchangesOf(sandbox), sandbox.sessions.at(-1)?.roleArn]).toEqual([4, role('two')]);
      const renewed = [one, two, three].map((path) => {
        const text = readFileSync(join(path ?? '', 'parameters.json'), 'utf8');
        return (JSON.parse(text) as { settings: { role: { text: string } } }).settings.role.text;
      });
      expect(renewed).toEqual(['one', 'two', 'deploy'].map(role));
      const record = await readFile(result.outputs['audit-file'] ?? '', 'utf8');
      expect(
        record
          .trim()
          .split('\n')
          .map((line) => (JSON.parse(line) as { event: string }).event)
          .filter((event) => event === 'renewed'),
      ).toHaveLength(1);
    });
  });

  describe('when the token is in a file', () => {
    it('reads it again at each renewal, and needs no variables for it', async () => {
      const { sandbox, job, main, ask } = await renewableStep();
      const path = join(job.workspace, 'token');
      await writeFile(path, await sandbox.createWebIdentityToken());
      const before = sandbox.requests.length;
      const result = await main({ 'aws-profile': 'second', 'web-identity-token-file': 'token' });
      expect(result.outcome).toBe('success');
      const session = join(dirname(result.exported['AWS_CONFIG_FILE'] ?? ''), '0');
      await leave(session, -1);
      const next = await sandbox.createWebIdentityToken();
      await writeFile(path, next);
      const none = { ACTIONS_ID_TOKEN_REQUEST_URL: '', ACTIONS_ID_TOKEN_REQUEST_TOKEN: '' };
      expect((await ask(none, session)).ok).toBe(true);
      const requests = sandbox.requests.slice(before);
      const asked = requests.filter(({ operation }) => operation === 'AssumeRoleWithWebIdentity');
      expect(asked.map(({ parameters }) => parameters['WebIdentityToken'] === next)).toEqual([false, true]);
      expect(requests.map(({ operation }) => operation)).not.toContain('RequestIdToken');
      await leave(session, -1);
      await writeFile(path, 'gone');
      expect(await ask(none, session)).toEqual({ ok: false, reason: expect.stringMatching(/^[^\p{Cc}]+$/u) });
    });
  });

  describe('when nothing is to be published', () => {
    it.each([
      ['diagnose', { mode: 'diagnose' }],
      ['a name that is taken by another step', { 'aws-profile': 'taken' }],
    ])('leaves nothing behind: %s', async (_, inputs) => {
      const { job, main } = await functionSetting();
      await mkdir(join(job.home, '.aws'));
      await writeFile(join(job.home, '.aws', 'credentials'), '[taken]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\n');
      const result = await main({ refresh: 'true', ...inputs });
      expect([result.exported, foldersIn(job)]).toEqual([{}, []]);
      expect(result.raw.environmentFile).toBe('');
    });
  });

  describe('when it has settings for Node', () => {
    it('keeps them for its helper, as far as they are about the network', async () => {
      const NODE_OPTIONS =
        '--use-openssl-ca --max-http-header-size=20000 --dns-result-order=ipv4first --trace-warnings';
      const { main } = await functionSetting();
      const result = await main({ refresh: 'true' }, { environment: { NODE_OPTIONS } });
      const folder = dirname(result.exported['AWS_CONFIG_FILE'] ?? '');
      const [launcher = ''] = readdirSync(folder).filter((name) => name.startsWith('renew-0.'));
      expect(readFileSync(join(folder, launcher), 'utf8')).toContain(
        ' --no-warnings --use-openssl-ca --dns-result-order=ipv4first ',
      );
    });
  });

  describe('when the SDK for Go reads the command', () => {
    it('neither begins nor ends with a quote', async () => {
      const { result } = await renewableStep();
      expect(configOf(result)).toMatch(/^credential_process = [^'"].*[^'"]$/m);
    });
  });
});

describe('a renewal', () => {
  const ROWS: readonly (readonly [string, Environment, World?])[] = [
    [
      'name, length, least time left, session policies, and what is allowed',
      {
        'role-session-name': 'release-7',
        'role-duration-seconds': String(LONG_SECONDS),
        'minimum-remaining-seconds': '3000',
        'inline-session-policy': POLICY,
        'managed-session-policies': 'arn:aws:iam::aws:policy/ReadOnlyAccess',
        'allowed-account-ids': ACCOUNT,
        'expected-subject': DEFAULT_WORLD.subject,
        'mask-aws-account-id': 'true',
      },
    ],
    [
      'a chain, and the shortest session',
      {
        'role-duration-seconds': '1800',
        'role-chain': role('behind'),
        'role-session-name': 'chained',
        'role-external-id': 'external-1',
        'custom-tags': '{"Team":"x"}',
        'transitive-tag-keys': 'Team',
        'inline-session-policy': POLICY,
      },
    ],
    ['an audience of its own', { audience: 'https://own.example' }, worldFor('https://own.example')],
  ];
  it.each(ROWS)('asks for the same as the step did: %s', async (_, inputs, world = worldFor()) => {
    const { sandbox, session, result, ask } = await renewableStep(inputs, { world });
    expect([result.outcome, result.annotations.filter(({ level }) => level === 'error')]).toEqual(['success', []]);
    const first = [...sandbox.sessions];
    await leave(session, -1);
    const obtained = await ask();
    expect(obtained).toEqual({ ok: true, answer: (await storedIn(session)).answer });
    const asked = sandbox.requests.filter(({ byClient }) => byClient).map(({ operation }) => operation);
    expect(asked.slice(asked.length / 2)).toEqual(asked.slice(0, asked.length / 2));
    expect(sandbox.sessions.slice(first.length)).toEqual(first);
  });

  it('tries again what passes', async () => {
    const { sandbox, session, ask } = await renewableStep();
    await leave(session, -1);
    sandbox.setFaults([
      { operation: 'AssumeRoleWithWebIdentity', attempts: [2], effect: { kind: 'reset' } },
      {
        operation: 'RequestIdToken',
        attempts: [2],
        effect: { kind: 'error', status: 500, code: 'InternalServerError', message: 'oops' },
      },
    ]);
    expect(await ask()).toEqual({ ok: true, answer: expect.anything() });
  });

  describe('when the clock of the machine is not that of AWS', () => {
    it.each([
      ['behind', 120, 0],
      ['ahead', -120, -120],
    ])('gives an end that is never late by the clock of the machine: %s', async (_, clockOffsetSeconds, early) => {
      const { session, ask } = await renewableStep({}, { clockOffsetSeconds });
      for (let renewals = 0; renewals < 2; renewals += 1) {
        const obtainedAt = Date.now() / 1000;
        const obtained = await ask();
        const { storedAt, expiresAt } = await storedIn(session);
        const left = (obtained.ok ? Date.parse(obtained.answer.Expiration) / 1000 : Number.NaN) - storedAt;
        expect(left).toBeLessThanOrEqual(SESSION_SECONDS + early);
        expect(left).toBeGreaterThan(SESSION_SECONDS + early - SLACK_SECONDS);
        expect(Math.abs(expiresAt - clockOffsetSeconds - obtainedAt - SESSION_SECONDS)).toBeLessThan(SLACK_SECONDS);
        await leave(session, -1);
      }
    });
  });
});

describe('post step', () => {
  describe('when a profile renewed itself', () => {
    it('takes all of it away, shows the record, and does not say that the session ended early', async () => {
      const { job, session, ask, sandbox, result } = await renewableStep();
      await leave(session, -1);
      await ask();
      expect(Object.keys(result.state).sort()).toEqual(['folder', 'restore']);
      const [post] = await job.runPosts();
      expect([post?.outcome, post?.annotations, foldersIn(job)]).toEqual(['success', [], []]);
      expect(set(job.environment)).toEqual({});
      const log = post?.log.join('\n') ?? '';
      expect([log.includes('"renewed"'), secretsIn(log, sandbox)]).toEqual([true, []]);
    });

    it('warns of renewals that were refused, with the last reason', async () => {
      const there = await renewableStep();
      const { job, session, ask, sandbox } = there;
      await leave(session, -1);
      const refuse = (message: string) =>
        sandbox.setFaults([
          {
            operation: 'AssumeRoleWithWebIdentity',
            effect: { kind: 'error', status: 400, code: 'ValidationError', message },
          },
        ]);
      refuse('First. ::error::100%');
      await ask();
      refuse('Second. ::error::100%');
      await ask();
      expect(await refusalsIn(there)).toHaveLength(2);
      const [post] = await job.runPosts();
      expect([post?.outcome, post?.annotations.length, foldersIn(job)]).toEqual(['success', 1, []]);
      const { level, title, message = '' } = post?.annotations[0] ?? {};
      expect([level, title]).toEqual(['warning', 'The AWS session could not be renewed']);
      expect(message).toMatch(/^2 renewals failed, the last one at .* for arn:aws:iam::111122223333:role\/deploy: /);
      expect([message.includes('ValidationError'), message.length <= 700]).toEqual([true, true]);
      expect([post?.log.join('\n').split('"renewal-refused"').length, secretsIn(message, sandbox)]).toEqual([3, []]);
    });

    it('takes away what killed helpers left, while another is at work, whose session goes nowhere', async () => {
      const { job, session, ask, sandbox } = await renewableStep();
      await leave(session, -1);
      const cleaned = Promise.withResolvers<void>();
      const effect = { kind: 'hold', until: cleaned.promise } as const;
      sandbox.setFaults([{ operation: 'AssumeRoleWithWebIdentity', effect }]);
      const both = Promise.allSettled([ask(), ask()]);
      await until(() => exchangesOf(sandbox) === 2 && existsSync(join(session, 'lock')));
      await writeFile(join(session, 'session.json.deadbeef'), '{'); // as a killed one leaves it
      const [post] = await job.runPosts();
      cleaned.resolve();
      const answers = (await both).map((settled) => settled.status === 'fulfilled' && settled.value.ok);
      expect([post?.outcome, answers, foldersIn(job)]).toEqual(['success', [false, false], []]);
    });
  });

  describe('when the main step did not come to its end', () => {
    const denied: FaultEffect = { kind: 'error', status: 403, code: 'AccessDenied', message: 'No' };
    it.each<[string, Fault, Operation | undefined]>([
      ['canceled', { operation: 'AssumeRoleWithWebIdentity', effect: { kind: 'hang' } }, 'AssumeRoleWithWebIdentity'],
      ['failed', { operation: 'GetCallerIdentity', effect: denied }, undefined],
    ])('leaves nothing: %s', async (_, fault, during) => {
      const { sandbox, job, main } = await functionSetting({ faults: [fault] }, { environment: KEYS });
      const options = during === undefined ? {} : { signalAfter: canceledOnce(sandbox, during) };
      const result = await main({ refresh: 'true' }, options);
      expect(result.outcome).toBe('failure');
      await job.runPosts();
      expect([foldersIn(job), set(job.environment)]).toEqual([[], KEYS]);
    });
  });

  describe('when one use is inside another', () => {
    /** Each is inside the one before it, so that each kind is inside each other kind once. */
    const USES = [
      { 'aws-profile': 'outer', 'output-env-credentials': 'true' },
      { refresh: 'true' },
      { refresh: 'true' }, // under the name that both get when none is given
      {},
      { refresh: 'true', 'aws-profile': 'inner' },
      { 'aws-profile': 'innermost', 'output-env-credentials': 'true' },
      { refresh: 'true', 'aws-profile': 'last' },
      { 'aws-profile': 'beside' },
    ] as const;
    it('gives back one after the other, and leaves no file', async () => {
      const environment = { ...KEYS, AWS_PROFILE: 'mine', UNRELATED: 'kept' };
      const { job, main } = await functionSetting({}, { environment });
      const before: Environment[] = [];
      for (const inputs of USES) {
        before.unshift(set(job.environment));
        expect([inputs, (await main(inputs)).outcome]).toEqual([inputs, 'success']);
      }
      let now: Environment = job.environment;
      for (const [index, { outcome, exported, annotations }] of (await job.runPosts()).entries()) {
        now = set({ ...now, ...exported });
        expect([index, outcome, annotations, now]).toEqual([index, 'success', [], before[index]]);
      }
      expect([set(job.environment), foldersIn(job)]).toEqual([environment, []]);
    });
  });
});
