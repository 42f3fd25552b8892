// What the packed helper asks for and checks when it renews a session, and what it says where it cannot.
import { readdirSync } from 'node:fs';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { type SandboxProxy, startProxy } from '../../sandbox/proxy.ts';
import type { Fault, FaultEffect } from '../../sandbox/server.ts';
import { DEFAULT_WORLD, GITHUB_ISSUER, type Role, trustSubject, type World } from '../../sandbox/world.ts';
import { itThroughProxy } from '../through-proxy.ts';
import {
  type Answer,
  environmentOf,
  exchangesOf,
  leave,
  NO_CLI,
  type Refreshed,
  refreshed,
  refusalsIn,
  SESSION_ARN,
  secretsIn,
  startHelper,
  storedIn,
} from './refresh-setting.ts';
import { playAll, setting } from './setting.ts';

const ACCOUNT = '111122223333';
const role = (name: string) => `arn:aws:iam::${ACCOUNT}:role/${name}`;
const BEHIND: Role = {
  name: 'behind',
  trustPolicy: {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { AWS: role('deploy') }, Action: ['sts:AssumeRole', 'sts:TagSession'] }],
  },
};
const LONG_SECONDS = 7200;

function worldWith(audience = 'sts.amazonaws.com'): World {
  const trustPolicy = trustSubject(DEFAULT_WORLD.subject, { audience });
  const providers = [{ url: GITHUB_ISSUER, clientIds: [audience] }];
  const roles = [{ name: 'deploy', trustPolicy, maxSessionDurationSeconds: LONG_SECONDS }, BEHIND];
  return { ...DEFAULT_WORLD, accounts: [{ id: ACCOUNT, providers, roles }] };
}

const POLICY = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }],
});
const proxies: SandboxProxy[] = [];
afterEach(async () => {
  await Promise.all(proxies.splice(0).map((proxy) => proxy.close()));
});

const withCli = NO_CLI === undefined ? it : it.skip; // the AWS CLI is not on every machine
const keyIn = ({ stdout }: Answer) => (JSON.parse(stdout) as Readonly<Record<string, string>>)['AccessKeyId'];

/** Fails from now on. */
function fail({ sandbox }: Refreshed, operation: Fault['operation'], effect: FaultEffect): void {
  sandbox.setFaults([{ operation, effect }]);
}

const identityOf = (arn: string, account: string): FaultEffect => ({
  kind: 'respond',
  status: 200,
  headers: { 'content-type': 'text/xml' },
  body: `<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult><Arn>${arn}</Arn><UserId>AROAEXAMPLEEXAMPLE123:name</UserId><Account>${account}</Account></GetCallerIdentityResult><ResponseMetadata><RequestId>8d4e61f1-0000-4000-8000-000000000000</RequestId></ResponseMetadata></GetCallerIdentityResponse>`,
});

describe('helper', () => {
  describe('when it renews a session', () => {
    const ROWS: readonly (readonly [string, Readonly<Record<string, string>>, World?])[] = [
      ['nothing special', {}],
      [
        'name, length, session policies, and what is allowed',
        {
          'role-session-name': 'release-7',
          'role-duration-seconds': String(LONG_SECONDS),
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
      ['an audience of its own', { audience: 'https://own.example' }, worldWith('https://own.example')],
      ['least time left', { 'minimum-remaining-seconds': '3000' }],
    ];
    it.each(ROWS)('asks for the same as the step did: %s', async (_, inputs, world = worldWith()) => {
      const there = await refreshed(inputs, { world });
      const { sandbox, session, result } = there;
      expect([result.outcome, result.annotations.filter(({ level }) => level === 'error')]).toEqual(['success', []]);
      const first = [...sandbox.sessions];
      await leave(session, -1);
      const answer = await there.help().answer;
      expect([answer.code, answer.stderr]).toEqual([0, '']);
      const asked = sandbox.requests.filter(({ byClient }) => byClient);
      const half = asked.length / 2;
      expect(asked.slice(half).map(({ operation }) => operation)).toEqual(
        asked.slice(0, half).map(({ operation }) => operation),
      );
      expect(sandbox.sessions.slice(first.length)).toEqual(first);
      expect((await storedIn(session)).answer['AccessKeyId']).toBe(keyIn(answer));
    });

    it('makes one exchange for all who ask at once', async () => {
      const there = await refreshed();
      await leave(there.session, 200);
      const answers = await Promise.all(Array.from({ length: 6 }, () => there.help().answer));
      expect(new Set(answers.map(({ code, stdout, stderr }) => JSON.stringify([code, stdout, stderr]))).size).toBe(1);
      expect([answers[0]?.code, answers[0]?.stderr, exchangesOf(there.sandbox)]).toEqual([0, '', 2]);
    });

    it('gets another ID token, and does not keep it', async () => {
      const there = await refreshed();
      await leave(there.session, -1);
      await there.help().answer;
      const tokens = there.sandbox.requests
        .filter(({ operation }) => operation === 'AssumeRoleWithWebIdentity')
        .map(({ parameters }) => parameters['WebIdentityToken']);
      expect(new Set(tokens).size).toBe(2);
      const texts = await Promise.all(
        readdirSync(there.session).map((name) => readFile(join(there.session, name), 'utf8')),
      );
      expect(tokens.filter((token) => texts.some((text) => text.includes(token ?? '?')))).toEqual([]);
      expect(texts.some((text) => text.includes(there.sandbox.idTokenRequestToken))).toBe(false);
    });

    it('goes to the endpoint that the step was given, whatever its own environment says', async () => {
      const other = await refreshed();
      const there = await refreshed({ 'sts-endpoint': other.sandbox.stsEndpoint });
      await leave(there.session, -1);
      expect((await there.help().answer).code).toBe(0);
      expect([exchangesOf(there.sandbox), exchangesOf(other.sandbox)]).toEqual([0, 3]);
      const own = await refreshed();
      await leave(own.session, -1);
      const environment = {
        AWS_ENDPOINT_URL_STS: 'http://127.0.0.1:9',
        AWS_ENDPOINT_URL: 'http://127.0.0.1:9',
        AWS_REGION: 'us-west-2',
      };
      expect((await own.help({ environment }).answer).code).toBe(0);
    });

    itThroughProxy('goes through the proxy of the inputs', async () => {
      const host = 'sts.eu-central-1.amazonaws.com';
      const credentials = { user: 'ci', password: 'p@ss:w/rd?#%+Example' };
      const { sandbox, job, main } = await setting({ tls: 'sts' });
      const proxy = await startProxy({
        credentials,
        resolve: (target) => (target === `${host}:443` ? new URL(sandbox.stsEndpoint).host : undefined),
      });
      proxies.push(proxy);
      const authority = join(job.home, 'authority.pem');
      await writeFile(authority, sandbox.certificate ?? '');
      const environment = { AWS_ENDPOINT_URL_STS: '', NODE_EXTRA_CA_CERTS: authority };
      const url = proxy.url.replace('//', `//${credentials.user}:${encodeURIComponent(credentials.password)}@`);
      const { exported, raw } = await main({ refresh: 'true', 'http-proxy': url }, { environment });
      expect(proxy.requests).toEqual([{ method: 'CONNECT', target: `${host}:443`, authorized: true }]);
      const session = join(dirname(exported['AWS_CONFIG_FILE'] ?? ''), '0');
      await leave(session, -1);
      const { code, stderr } = await startHelper([session], { ...environmentOf(sandbox, job), ...environment }).answer;
      expect([code, stderr, proxy.requests.length]).toEqual([0, '', 2]);
      const shown = raw.stdout.split('\n').filter((line) => !line.startsWith('::add-mask::'));
      expect([...shown, raw.stderr, raw.environmentFile, raw.summary].join('\n')).not.toContain(credentials.password);
    });

    it('is not led astray by AWS variables of the program that asks', async () => {
      const there = await refreshed();
      await leave(there.session, -1);
      const environment = {
        ...there.result.exported,
        AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
        AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
        AWS_ROLE_ARN: role('other'),
        AWS_WEB_IDENTITY_TOKEN_FILE: '/nowhere',
        AWS_USE_FIPS_ENDPOINT: 'true',
        AWS_MAX_ATTEMPTS: '0',
        INPUT_AUDIENCE: 'other',
        'INPUT_ROLE-TO-ASSUME': role('other'),
        RUNNER_DEBUG: '1',
      };
      const answer = await there.help({ environment }).answer;
      expect([answer.code, answer.stderr]).toEqual([0, '']);
      expect(there.sandbox.sessions.at(-1)?.roleArn).toBe(role('deploy'));
    });

    it('writes a line for it into the record, without a secret', async () => {
      const there = await refreshed();
      const path = there.result.outputs['audit-file'] ?? '';
      for (const count of [1, 2, 3]) {
        await leave(there.session, -1);
        await there.help().answer;
        const text = await readFile(path, 'utf8');
        const lines = text
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line) as Readonly<Record<string, string>>);
        const renewed = lines.filter(({ event }) => event === 'renewed');
        expect(renewed).toHaveLength(count);
        expect(renewed.at(-1)).toMatchObject({
          role: role('deploy'),
          roleSessionName: 'octo-org-octo-repo-9876543210-1',
          requestId: expect.any(String),
        });
        expect(secretsIn(text, there.sandbox)).toEqual([]);
      }
      await there.help().answer; // nothing is renewed, and nothing is written
      expect((await readFile(path, 'utf8')).match(/"renewed"/g)).toHaveLength(3);
    });

    it('keeps it where nobody else can read it', async () => {
      const there = await refreshed();
      await leave(there.session, -1);
      await there.help().answer;
      const modes = await Promise.all(
        [there.session, join(there.session, 'session.json')].map(async (path) =>
          ((await stat(path)).mode & 0o777).toString(8),
        ),
      );
      expect(modes).toEqual(process.platform === 'win32' ? [expect.anything(), expect.anything()] : ['700', '600']);
    });
  });

  describe('when the new session is not the one that was meant', () => {
    const ROWS: readonly (readonly [string, FaultEffect])[] = [
      [
        'another account',
        identityOf('arn:aws:sts::444455556666:assumed-role/deploy/octo-org-octo-repo-9876543210-1', '444455556666'),
      ],
      [
        'another role',
        identityOf(`arn:aws:sts::${ACCOUNT}:assumed-role/admin/octo-org-octo-repo-9876543210-1`, ACCOUNT),
      ],
      ['another session', identityOf(`arn:aws:sts::${ACCOUNT}:assumed-role/deploy/somebody`, ACCOUNT)],
      ['a user', identityOf(`arn:aws:iam::${ACCOUNT}:user/ci`, ACCOUNT)],
    ];
    it('refuses it, and says so in one line', async () => {
      const there = await refreshed();
      for (const [meant, effect] of ROWS) {
        await leave(there.session, -1);
        const kept = await readFile(join(there.session, 'session.json'), 'utf8');
        fail(there, 'GetCallerIdentity', effect);
        const { code, stdout, stderr } = await there.help().answer;
        expect([meant, code, stdout, secretsIn(stderr, there.sandbox)]).toEqual([meant, 1, '', []]);
        expect([meant, stderr]).toEqual([meant, expect.stringMatching(/^aws-token-guard: .*\([A-Z_]+: \S+\)\n$/)]);
        expect(await readFile(join(there.session, 'session.json'), 'utf8')).toBe(kept);
      }
    });

    it('gives what is there while it lasts', async () => {
      const there = await refreshed();
      const before = keyIn(await there.help().answer);
      await leave(there.session, 200);
      const kept = await readFile(join(there.session, 'session.json'), 'utf8');
      fail(there, 'GetCallerIdentity', ROWS[0]?.[1] ?? { kind: 'reset' });
      const lasting = await there.help().answer;
      expect([lasting.code, keyIn(lasting), lasting.stderr]).toEqual([0, before, '']);
      expect(await refusalsIn(there)).toEqual([
        {
          event: 'renewal-refused',
          at: expect.any(String),
          role: role('deploy'),
          session: 'lasts',
          reason: expect.stringMatching(/ \([A-Z_]+: \S+\)$/),
        },
      ]);
      expect(await readFile(join(there.session, 'session.json'), 'utf8')).toBe(kept);
    });

    it('refuses a token of another subject than the step was told to expect, before it is exchanged', async () => {
      const there = await refreshed({ 'expected-subject': DEFAULT_WORLD.subject });
      expect(there.result.outcome).toBe('success');
      await leave(there.session, -1);
      const value = await there.sandbox.createWebIdentityToken({ subject: 'repo:octo-org/octo-repo:pull_request' });
      const body = JSON.stringify({ count: value.length, value });
      fail(there, 'RequestIdToken', {
        kind: 'respond',
        status: 200,
        headers: { 'content-type': 'application/json' },
        body,
      });
      const before = exchangesOf(there.sandbox);
      const answer = await there.help().answer;
      expect([answer.code, answer.stdout]).toEqual([1, '']);
      expect(answer.stderr).toContain('SUBJECT');
      expect([exchangesOf(there.sandbox), secretsIn(answer.stderr, there.sandbox)]).toEqual([before, []]);
    });
  });

  describe('when it cannot get another session', () => {
    const denied: FaultEffect = {
      kind: 'error',
      status: 403,
      code: 'AccessDenied',
      message: 'Not authorized to perform sts:AssumeRoleWithWebIdentity',
    };
    const broken: FaultEffect = { kind: 'error', status: 500, code: 'InternalServerError', message: 'oops' };
    const page: FaultEffect = { kind: 'respond', status: 200, body: '<html>::error::Sign in\n::add-mask::x</html>' };
    const CONTROL = {
      kind: 'error',
      status: 400,
      code: 'ValidationError',
      message: 'a\u001b[31m\r\n::warning::b',
    } as const;
    type Row = readonly [what: string, code: string, operation: Fault['operation'], effect: FaultEffect];
    const ROWS: readonly Row[] = [
      ['STS refuses', 'ACCESS_DENIED', 'AssumeRoleWithWebIdentity', denied],
      ['STS answers with a page', '', 'AssumeRoleWithWebIdentity', page],
      ['STS answers with control characters', '', 'AssumeRoleWithWebIdentity', CONTROL],
      ['STS fails', '', 'AssumeRoleWithWebIdentity', broken],
      ['STS breaks off', '', 'AssumeRoleWithWebIdentity', { kind: 'reset' }],
      ['STS refuses to say who it is', '', 'GetCallerIdentity', denied],
      ['GitHub fails', '', 'RequestIdToken', broken],
      ['GitHub answers with a page', '', 'RequestIdToken', page],
      ['GitHub breaks off', '', 'RequestIdToken', { kind: 'reset' }],
    ];
    /** Each of them waits for the deadline. */
    const SILENCES: readonly Row[] = [
      ['STS never answers', 'DEADLINE_PASSED', 'AssumeRoleWithWebIdentity', { kind: 'hang' }],
      ['STS never stops', 'DEADLINE_PASSED', 'AssumeRoleWithWebIdentity', { kind: 'trickle' }],
      ['GitHub never answers', 'DEADLINE_PASSED', 'RequestIdToken', { kind: 'hang' }],
      ['the check never ends', 'DEADLINE_PASSED', 'GetCallerIdentity', { kind: 'hang' }],
    ];

    /** Has the helper fail, and checks that it says why in one line and nothing else, and changes nothing but for its note of that. */
    async function failsWith(there: Refreshed, [what, code, operation, effect]: Row): Promise<void> {
      await leave(there.session, -1);
      const kept = await readFile(join(there.session, 'session.json'), 'utf8');
      fail(there, operation, effect);
      const answer = await there.help().answer;
      expect([what, answer.code, answer.stdout, secretsIn(answer.stderr, there.sandbox)]).toEqual([what, 1, '', []]);
      expect([what, answer.stderr]).toEqual([
        what,
        expect.stringMatching(/^aws-token-guard: [^\p{Cc}]+\([A-Z_]+: \S+\)\n$/u),
      ]);
      expect([what, answer.stderr]).toEqual([what, expect.stringContaining(code)]);
      expect(readdirSync(there.session).sort()).toEqual(['parameters.json', 'refusal.json', 'session.json']);
      expect(await readFile(join(there.session, 'session.json'), 'utf8')).toBe(kept);
    }

    it('says why in one line, and nothing else', async () => {
      const there = await refreshed({ 'disable-retry': 'true' });
      for (const row of ROWS) await failsWith(there, row);
      there.sandbox.setFaults([]);
      const next = await there.help().answer;
      expect([next.code, next.stderr]).toEqual([0, '']); // the refusal is not remembered for longer than it is true
    });

    it('says that the time is up where nobody answers', async () => {
      await playAll(SILENCES, async (row) => {
        const there = await refreshed({ 'disable-retry': 'true' });
        const path = join(there.session, 'parameters.json');
        const parameters = JSON.parse(await readFile(path, 'utf8')) as { settings: object };
        const settings = { ...parameters.settings, timeoutSeconds: 1 };
        await writeFile(path, JSON.stringify({ ...parameters, settings }), { mode: 0o600 });
        await failsWith(there, row);
      });
    });

    it('tries again what passes', async () => {
      const there = await refreshed();
      await leave(there.session, -1);
      there.sandbox.setFaults([
        { operation: 'AssumeRoleWithWebIdentity', attempts: [2], effect: { kind: 'reset' } },
        { operation: 'RequestIdToken', attempts: [2], effect: broken },
      ]);
      const answer = await there.help().answer;
      expect([answer.code, answer.stderr]).toEqual([0, '']);
    });

    const REQUEST = ['ACTIONS_ID_TOKEN_REQUEST_URL', 'ACTIONS_ID_TOKEN_REQUEST_TOKEN'] as const;
    it('says which variables are missing', async () => {
      const there = await refreshed();
      for (const missing of [REQUEST, REQUEST.slice(0, 1), REQUEST.slice(1)]) {
        await leave(there.session, -1);
        const environment = Object.fromEntries(missing.map((name) => [name, '']));
        const answer = await there.help({ environment }).answer;
        expect([answer.code, answer.stdout, exchangesOf(there.sandbox)]).toEqual([1, '', 1]);
        expect(answer.stderr).toMatch(/^aws-token-guard: [^\n]+\n$/);
        expect(missing.filter((name) => !answer.stderr.includes(name))).toEqual([]);
        expect(secretsIn(answer.stderr, there.sandbox)).toEqual([]);
      }
    });

    it('hands out what is there without them while that lasts', async () => {
      const there = await refreshed();
      const environment = { ACTIONS_ID_TOKEN_REQUEST_URL: '', ACTIONS_ID_TOKEN_REQUEST_TOKEN: '' };
      const fresh = await there.help({ environment }).answer;
      expect([fresh.code, fresh.stderr]).toEqual([0, '']);
      await leave(there.session, 200);
      const due = await there.help({ environment }).answer;
      expect([due.code, due.stdout.includes(keyIn(fresh) ?? '?'), due.stderr]).toEqual([0, true, '']);
      expect(JSON.stringify(await refusalsIn(there))).toContain('ACTIONS_ID_TOKEN_REQUEST_TOKEN');
      await leave(there.session, 10);
      const tooShort = await there.help({ environment }).answer;
      expect([tooShort.code, tooShort.stdout]).toEqual([1, '']);
    });

    // Whoever is sent to the evidence must have it at hand.
    it('tells what STS said where its words send the reader to the evidence', async () => {
      const there = await refreshed({ 'disable-retry': 'true' });
      await leave(there.session, -1);
      const message = 'Value at roleSessionName failed to satisfy constraint';
      fail(there, 'AssumeRoleWithWebIdentity', { kind: 'error', status: 400, code: 'ValidationError', message });
      const { stderr } = await there.help().answer;
      expect([stderr.includes('in the evidence'), stderr.includes(message)]).not.toEqual([true, false]);
    });

    withCli('is quoted by the AWS CLI', async () => {
      const there = await refreshed({ 'disable-retry': 'true' });
      await leave(there.session, -1);
      fail(there, 'AssumeRoleWithWebIdentity', denied);
      const { stderr } = await there.help().answer;
      const { raw, outcome } = await there.job.runScript(
        'aws sts get-caller-identity --endpoint-url "$AWS_ENDPOINT_URL_STS" --query Arn --output text',
      );
      expect([outcome, raw.stdout.trim()]).toEqual(['failure', '']);
      const withoutId = (text: string) => text.trim().replace(/AWS request id: [\w-]+/, '');
      expect(withoutId(raw.stderr)).toContain(withoutId(stderr));
      there.sandbox.setFaults([]);
      const next = await there.job.runScript(
        'aws sts get-caller-identity --endpoint-url "$AWS_ENDPOINT_URL_STS" --query Arn --output text',
      );
      expect(next.raw.stdout.trim()).toBe(SESSION_ARN);
    });
  });

  describe('when the record cannot be written', () => {
    it('hands out the new session all the same, and does not ask for another', async () => {
      const there = await refreshed();
      await leave(there.session, -1);
      const parameters = join(there.session, 'parameters.json');
      const value = JSON.parse(await readFile(parameters, 'utf8')) as Readonly<Record<string, unknown>>;
      await writeFile(
        parameters,
        JSON.stringify({ ...value, auditFile: join(dirname(there.folder), 'none', 'audit') }),
      );
      const answer = await there.help().answer;
      expect([answer.code, exchangesOf(there.sandbox)]).toEqual([0, 2]);
    });
  });
});
