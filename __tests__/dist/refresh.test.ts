// A profile that renews itself: what the packed main step hands on for it, keeps to itself, refuses, and takes back in the end. Where only
// what comes after the main step is tested, that is a function.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { StepResult } from '../../sandbox/job.ts';
import { canceledOnce, findingCodeOf } from '../../sandbox/scenarios/scenario.ts';
import type { Fault, FaultEffect, Operation } from '../../sandbox/server.ts';
import { DEFAULT_WORLD, trustSubject, type World } from '../../sandbox/world.ts';
import { AS_FUNCTION } from '../unit/run/step-function.ts';
import {
  commandOf,
  exchangesOf,
  foldersIn,
  launcherOf,
  leave,
  NO_CLI,
  PACKED,
  refreshed,
  SESSION_ARN,
  secretsIn,
  storedIn,
  until,
} from './refresh-setting.ts';
import { operationsOf, setting, shared, signaledAt } from './setting.ts';

const withCli = NO_CLI === undefined ? it : it.skip; // the AWS CLI is not on every machine
const onPosix = process.platform === 'win32' ? it.skip : it; // Windows has no such modes

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
const ASK = 'aws sts get-caller-identity --endpoint-url "$AWS_ENDPOINT_URL_STS" --query Arn --output text';

const codesOf = ({ annotations }: StepResult) => annotations.map(({ message }) => findingCodeOf(message));
const set = (environment: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
const modeOf = async (path: string) => ((await stat(path)).mode & 0o777).toString(8);

function worldWith(...names: readonly string[]): World {
  const roles = names.map((name) => ({ name, trustPolicy: trustSubject(DEFAULT_WORLD.subject) }));
  const accounts = DEFAULT_WORLD.accounts.map((account) => ({ ...account, roles: [...account.roles, ...roles] }));
  return { ...DEFAULT_WORLD, accounts };
}

describe('main step', () => {
  describe('when a profile is to renew itself', () => {
    const step = shared(() => refreshed({}, {}, PACKED));

    it('exports the profile and the region, and no key', () => {
      const { result, folder } = step();
      expect(result.exported).toEqual({
        AWS_CONFIG_FILE: join(folder, 'config'),
        AWS_SHARED_CREDENTIALS_FILE: join(folder, 'credentials'),
        AWS_SDK_LOAD_CONFIG: '1',
        AWS_CREDENTIAL_PROFILES_FILE: join(folder, 'credentials'),
        AWS_PROFILE: 'aws-token-guard',
        AWS_REGION: 'eu-central-1',
        AWS_DEFAULT_REGION: 'eu-central-1',
      });
      expect(Object.keys(result.outputs).sort()).toEqual([
        'assumed-role-id',
        'audit-file',
        'authenticated-arn',
        'aws-account-id',
        'aws-expiration',
        'clock-skew-seconds',
        'configured',
        'profiles',
        'remaining-seconds',
        'role-session-name',
        'subject',
      ]);
      expect([result.outputs['profiles'], result.annotations]).toEqual(['aws-token-guard', []]);
    });

    it('uses the Node that runs it', () => {
      const there = step();
      expect(launcherOf(there).split(' ').slice(-4)).toEqual([
        process.execPath,
        '--no-warnings',
        expect.stringMatching(/dist.credential-process\.js$/),
        `${there.session}\n`,
      ]);
    });

    it('shows no secret, and masks all of them', () => {
      const { sandbox, result, job } = step();
      const { raw, annotations, masks, exported, outputs, state, log, summary } = result;
      const stdout = raw.stdout.split('\n').filter((line) => !line.startsWith('::add-mask::'));
      const seen = [...stdout, ...log, raw.stderr, raw.summary, summary];
      const handed = [exported, outputs, state, annotations, job.environment].map((value) => JSON.stringify(value));
      const files = [raw.environmentFile, raw.outputFile, raw.stateFile, raw.pathFile];
      expect(secretsIn([...seen, ...handed, ...files].join('\n'), sandbox)).toEqual([]);
      const { AccessKeyId, SecretAccessKey, SessionToken } = sessionOf(result);
      expect([AccessKeyId, SecretAccessKey, SessionToken].filter((secret) => !masks.includes(secret))).toEqual([]);
    });

    onPosix('keeps all of its files from others', async () => {
      const { folder, session } = step();
      expect(readdirSync(folder).sort()).toEqual(['0', 'audit.jsonl', 'config', 'credentials', 'renew-0.sh']);
      expect(readdirSync(session).sort()).toEqual(['parameters.json', 'session.json']);
      expect(await Promise.all([folder, session].map(modeOf))).toEqual(['700', '700']);
      const files = ['audit.jsonl', 'config', 'credentials', 'renew-0.sh', '0/parameters.json', '0/session.json'];
      expect(await Promise.all(files.map((name) => modeOf(join(folder, name))))).toEqual(files.map(() => '600'));
    });

    onPosix('keeps them from others also where the mask for new files is wide', async () => {
      const folder = await mkdtemp(join(tmpdir(), 'guard-node-'));
      try {
        const nodePath = join(folder, 'node');
        const wrapper = `#!${process.execPath}
process.umask(0);
process.argv.splice(1, 1);
import(require('node:url').pathToFileURL(process.argv[1]).href);
`;
        await writeFile(nodePath, wrapper, { mode: 0o700 });
        const there = await refreshed({}, {}, { ...PACKED, nodePath });
        const paths = ['', '0', '0/session.json', '0/parameters.json', 'audit.jsonl'];
        const modes = await Promise.all(paths.map((name) => modeOf(join(there.folder, name))));
        expect(modes).toEqual(['700', '700', '600', '600', '600']);
        await leave(there.session, -1);
        await there.job.runScript(`umask 000; ${commandOf(there.result)}`);
        expect([await modeOf(join(there.session, 'session.json')), exchangesOf(there.sandbox)]).toEqual(['600', 2]);
      } finally {
        await rm(folder, { recursive: true });
      }
    });

    it('has no secret in its record, and none in its files but the session', async () => {
      const { sandbox, folder, session } = step();
      const names = ['audit.jsonl', 'config', 'credentials'].map((name) => join(folder, name));
      const texts = await Promise.all(
        [...names, join(session, 'parameters.json')].map((path) => readFile(path, 'utf8')),
      );
      expect(secretsIn(texts.join('\n'), sandbox)).toEqual([]);
      expect(secretsIn(await readFile(join(session, 'session.json'), 'utf8'), sandbox)).toHaveLength(3);
    });

    withCli('is what the AWS CLI uses', async () => {
      const { sandbox, job } = step();
      const { raw } = await job.runScript(ASK);
      expect([raw.stdout.trim(), exchangesOf(sandbox)]).toEqual([SESSION_ARN, 1]);
      const named = await job.runScript(`${ASK} --profile aws-token-guard`);
      expect(named.raw.stdout.trim()).toBe(SESSION_ARN);
    });
  });

  describe('when what the job has would win over the profile', () => {
    it('takes it out of the way, and gives it back in the end', async () => {
      const environment = { ...IN_THE_WAY, UNRELATED: 'kept' };
      const { job, result } = await refreshed({ 'aws-profile': 'deploy' }, {}, { environment });
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
    const LEFT = { 'output-env-credentials': 'false' };
    it('names it nowhere, and blanks what tools take before a profile that a step names', async () => {
      const { job, folder } = await refreshed(LEFT, {}, { environment: IN_THE_WAY });
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
      const there = await refreshed(ROLES, { world: worldWith('one', 'two') });
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
      const answers = await Promise.all([one, two].map((path) => there.help({ args: [path ?? ''] }).answer));
      expect(answers.map(({ code, stderr }) => [code, stderr])).toEqual([
        [0, ''],
        [0, ''],
      ]);
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
      const { sandbox, job, main } = await setting({}, AS_FUNCTION);
      const path = join(job.workspace, 'token');
      await writeFile(path, await sandbox.createWebIdentityToken());
      const result = await main({ refresh: 'true', 'web-identity-token-file': 'token' });
      expect(result.outcome).toBe('success');
      const session = join(dirname(result.exported['AWS_CONFIG_FILE'] ?? ''), '0');
      await leave(session, -1);
      const next = await sandbox.createWebIdentityToken();
      await writeFile(path, next);
      const script = `unset ACTIONS_ID_TOKEN_REQUEST_URL ACTIONS_ID_TOKEN_REQUEST_TOKEN; cd /; ${commandOf(result)}`;
      const { raw } = await job.runScript(script);
      expect(raw.stdout).toContain('ASIA');
      const asked = sandbox.requests.filter(({ operation }) => operation === 'AssumeRoleWithWebIdentity');
      expect(asked.map(({ parameters }) => parameters['WebIdentityToken'] === next)).toEqual([false, true]);
      expect(operationsOf(sandbox)).not.toContain('RequestIdToken');
      await leave(session, -1);
      await writeFile(path, 'gone');
      const failed = await job.runScript(script);
      expect([failed.outcome, failed.raw.stdout]).toEqual(['failure', '']);
      expect(failed.raw.stderr).toMatch(/^aws-token-guard: [^\n]+\n$/);
    });
  });

  describe('when a later step is to look at the profile', () => {
    const VERIFY = { refresh: 'false', mode: 'verify', 'role-to-assume': 'none' };
    const LASTING = { ...VERIFY, 'minimum-remaining-seconds': '1800' };
    // One profile for all: looking at it changes nothing but what the lines before say.
    it('knows whose it is and when it ends, has it renewed where it is due, and stops where there is none that lasts', async () => {
      const { main, session, sandbox } = await refreshed({ 'disable-retry': 'true' });
      const first = await main(VERIFY);
      const identity = [first.outputs['authenticated-arn'], first.outputs['aws-account-id']];
      expect([first.outcome, ...identity]).toEqual(['success', SESSION_ARN, ACCOUNT]);
      const { expiresAt } = await storedIn(session);
      expect(first.outputs['aws-expiration']).toBe(new Date(expiresAt * 1000).toISOString());
      const remaining = Number(first.outputs['remaining-seconds']);
      expect([remaining > 3000, remaining <= 3600, exchangesOf(sandbox)]).toEqual([true, true, 1]);

      await leave(session, 1000); // not due, and less than is asked for
      const renewed = await main(LASTING);
      expect([renewed.outcome, Number(renewed.outputs['remaining-seconds']) > 3000, exchangesOf(sandbox)]).toEqual([
        'success',
        true,
        2,
      ]);

      const short = await main({ ...VERIFY, 'minimum-remaining-seconds': '4000' });
      expect([short.outcome, codesOf(short)]).toEqual(['failure', [expect.any(String)]]);
      expect(exchangesOf(sandbox)).toBeLessThanOrEqual(3);

      await leave(session, -1);
      const effect = { kind: 'error', status: 403, code: 'AccessDenied', message: 'No' } as const;
      sandbox.setFaults([{ operation: 'AssumeRoleWithWebIdentity', effect }]);
      const refused = await main(VERIFY);
      expect(refused.outcome).toBe('failure');
      const said = refused.annotations.map(({ message }) => message).join('\n') + refused.log.join('\n');
      expect(said).toContain('ACCESS_DENIED');
    });
  });

  describe('when nothing is to be published', () => {
    it.each([
      ['diagnose', { mode: 'diagnose' }],
      ['a name that is taken by another step', { 'aws-profile': 'taken' }],
    ])('leaves nothing behind: %s', async (_, inputs) => {
      const { job, main } = await setting({}, AS_FUNCTION);
      await mkdir(join(job.home, '.aws'));
      await writeFile(join(job.home, '.aws', 'credentials'), '[taken]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\n');
      const result = await main({ refresh: 'true', ...inputs });
      expect([result.exported, foldersIn(job)]).toEqual([{}, []]);
      expect(result.raw.environmentFile).toBe('');
    });
  });
});

describe('post step', () => {
  describe('when a profile renewed itself', () => {
    it('takes all of it away, shows the record, and does not say that the session ended early', async () => {
      const { job, session, help, sandbox, result } = await refreshed();
      await leave(session, -1);
      await help().answer;
      expect(Object.keys(result.state).sort()).toEqual(['folder', 'restore']);
      const [post] = await job.runPosts();
      expect([post?.outcome, post?.annotations, foldersIn(job)]).toEqual(['success', [], []]);
      expect(set(job.environment)).toEqual({});
      const log = post?.log.join('\n') ?? '';
      expect([log.includes('"renewed"'), secretsIn(log, sandbox)]).toEqual([true, []]);
      expect((await help().answer).code).toBe(1);
    });

    it('warns of renewals that were refused, with the last reason', async () => {
      const { job, session, help, sandbox } = await refreshed();
      await leave(session, -1);
      const refuse = (message: string) =>
        sandbox.setFaults([
          {
            operation: 'AssumeRoleWithWebIdentity',
            effect: { kind: 'error', status: 400, code: 'ValidationError', message },
          },
        ]);
      refuse('First. ::error::100%');
      await help().answer;
      refuse('Second. ::error::100%');
      await help().answer;
      const [post] = await job.runPosts();
      expect([post?.outcome, post?.annotations.length, foldersIn(job)]).toEqual(['success', 1, []]);
      const { level, title, message = '' } = post?.annotations[0] ?? {};
      expect([level, title]).toEqual(['warning', 'The AWS session could not be renewed']);
      expect(message).toMatch(/^2 renewals failed, the last one at .* for arn:aws:iam::111122223333:role\/deploy: /);
      expect([message.includes('ValidationError'), message.length <= 700]).toEqual([true, true]);
      expect([post?.log.join('\n').split('"renewal-refused"').length, secretsIn(message, sandbox)]).toEqual([3, []]);
    });

    it('takes away what killed helpers left, while others are at work, whose sessions go nowhere', async () => {
      const { job, session, help, sandbox } = await refreshed();
      await leave(session, -1);
      const cleaned = Promise.withResolvers<void>();
      const effect = { kind: 'hold', until: cleaned.promise } as const;
      sandbox.setFaults([{ operation: 'AssumeRoleWithWebIdentity', effect }]);
      const helping = Array.from({ length: 3 }, () => help());
      await until(() => exchangesOf(sandbox) === 2 && existsSync(join(session, 'lock')));
      await writeFile(join(session, 'session.json.deadbeef'), '{'); // as a killed one leaves it
      const [post] = await job.runPosts();
      cleaned.resolve();
      await Promise.all(helping.map(({ answer }) => answer));
      expect([post?.outcome, foldersIn(job)]).toEqual(['success', []]);
    });
  });

  describe('when the main step did not come to its end', () => {
    const denied: FaultEffect = { kind: 'error', status: 403, code: 'AccessDenied', message: 'No' };
    it.each<[string, Fault, Operation | undefined]>([
      ['canceled', { operation: 'AssumeRoleWithWebIdentity', effect: { kind: 'hang' } }, 'AssumeRoleWithWebIdentity'],
      ['failed', { operation: 'GetCallerIdentity', effect: denied }, undefined],
    ])('leaves nothing: %s', async (_, fault, during) => {
      const { sandbox, job, main } = await setting({ faults: [fault] }, { environment: KEYS });
      const options = during === undefined ? {} : { signalAfter: canceledOnce(sandbox, during) };
      const result = await main({ refresh: 'true' }, options);
      expect(result.outcome).toBe('failure');
      await job.runPosts();
      expect([foldersIn(job), set(job.environment)]).toEqual([[], KEYS]);
    });

    it.each([
      ['before it makes its folder', 'fs.mkdirSync', 0],
      ['between its files', 'fs.renameSync', 1],
    ] as const)('leaves nothing where it was killed %s', async (_, call, folders) => {
      const { job, main } = await setting({}, { environment: KEYS });
      const { exitCode } = await main({ refresh: 'true' }, signaledAt(call, 'SIGKILL'));
      expect([exitCode, foldersIn(job).length]).toEqual([null, folders]);
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
      const { job, main } = await setting({}, { ...AS_FUNCTION, environment });
      const before: Readonly<Record<string, string>>[] = [];
      for (const inputs of USES) {
        before.unshift(set(job.environment));
        expect([inputs, (await main(inputs)).outcome]).toEqual([inputs, 'success']);
      }
      let now: Readonly<Record<string, string>> = job.environment;
      for (const [index, { outcome, exported, annotations }] of (await job.runPosts()).entries()) {
        now = set({ ...now, ...exported });
        expect([index, outcome, annotations, now]).toEqual([index, 'success', [], before[index]]);
      }
      expect([set(job.environment), foldersIn(job)]).toEqual([environment, []]);
    });
  });
});

function sessionOf({ exported }: StepResult) {
  const path = join(dirname(exported['AWS_CONFIG_FILE'] ?? ''), '0', 'session.json');
  const { answer } = JSON.parse(readFileSync(path, 'utf8')) as {
    answer: { AccessKeyId: string; SecretAccessKey: string; SessionToken: string };
  };
  return answer;
}
