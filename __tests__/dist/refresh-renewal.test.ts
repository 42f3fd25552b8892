// What the process of the packed helper asks for when it renews a session, and how it says that it cannot. What it checks is tested
// without a process: `unit/run/renewal.test.ts`.
import { readdirSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { type SandboxProxy, startProxy } from '../../sandbox/proxy.ts';
import type { Fault, FaultEffect } from '../../sandbox/server.ts';
import { DEFAULT_WORLD, GITHUB_ISSUER, type Role, trustSubject, type World } from '../../sandbox/world.ts';
import { itThroughProxy } from '../through-proxy.ts';
import {
  type Answer,
  environmentOf,
  leave,
  NO_CLI,
  type Refreshed,
  refreshed,
  SESSION_ARN,
  secretsIn,
  startHelper,
  storedIn,
} from './refresh-setting.ts';
import { setting } from './setting.ts';

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

// The clock of the machine may not be that of AWS: programs compare `Expiration` with it.
const SESSION_SECONDS = 3600;
/** What the tests take, and the resolution of the `Date` that the skew is measured by. */
const SLACK_SECONDS = 15;

const expirationIn = (stdout: string) => Date.parse((JSON.parse(stdout) as { Expiration: string }).Expiration) / 1000;

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

describe('helper', () => {
  describe('when it renews a session', () => {
    const ROWS: readonly (readonly [string, Readonly<Record<string, string>>, World?])[] = [
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
      ['an audience of its own', { audience: 'https://own.example' }, worldWith('https://own.example')],
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
        AWS_ENDPOINT_URL_STS: 'http://127.0.0.1:9',
        AWS_ENDPOINT_URL: 'http://127.0.0.1:9',
        AWS_REGION: 'us-west-2',
        INPUT_AUDIENCE: 'other',
        'INPUT_ROLE-TO-ASSUME': role('other'),
        RUNNER_DEBUG: '1',
      };
      const answer = await there.help({ environment }).answer;
      expect([answer.code, answer.stderr]).toEqual([0, '']);
      const [first, ...renewed] = there.sandbox.sessions;
      expect([first?.roleArn, renewed]).toEqual([role('deploy'), [first]]);
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
    const CONTROL = {
      kind: 'error',
      status: 400,
      code: 'ValidationError',
      message: 'a\u001b[31m\r\n::warning::b',
    } as const;
    type Row = readonly [what: string, code: string, operation: Fault['operation'], effect: FaultEffect];
    const ROWS: readonly Row[] = [
      ['STS refuses', 'ACCESS_DENIED', 'AssumeRoleWithWebIdentity', denied],
      ['STS answers with control characters', '', 'AssumeRoleWithWebIdentity', CONTROL],
      ['STS breaks off', '', 'AssumeRoleWithWebIdentity', { kind: 'reset' }],
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

  describe('when the clock of the machine is not that of AWS', () => {
    it.each([
      ['behind', 120, 0],
      ['ahead', -120, -120],
    ])('prints an end that is never late by the clock of the machine: %s', async (_, clockOffsetSeconds, early) => {
      const there = await refreshed({}, { clockOffsetSeconds });
      for (let renewals = 0; renewals < 2; renewals += 1) {
        const obtainedAt = Date.now() / 1000;
        const { stdout } = await there.help().answer;
        const { storedAt, expiresAt } = await storedIn(there.session);
        const left = expirationIn(stdout) - storedAt;
        expect(left).toBeLessThanOrEqual(SESSION_SECONDS + early);
        expect(left).toBeGreaterThan(SESSION_SECONDS + early - SLACK_SECONDS);
        expect(Math.abs(expiresAt - clockOffsetSeconds - obtainedAt - SESSION_SECONDS)).toBeLessThan(SLACK_SECONDS);
        await leave(there.session, -1);
      }
    });
  });
});

describe('mode: verify', () => {
  describe('when the clock is behind, and a profile renews itself', () => {
    it('tells the end by the clock of AWS, and counts the skew once', async () => {
      const there = await refreshed({}, { clockOffsetSeconds: 120 });
      const least = SESSION_SECONDS - 120 - SLACK_SECONDS;
      const inputs = { refresh: 'false', mode: 'verify', 'minimum-remaining-seconds': String(least) };
      const { outcome, outputs } = await there.main(inputs);
      const { expiresAt } = await storedIn(there.session);
      expect([outcome, Date.parse(outputs['aws-expiration'] ?? '') / 1000]).toEqual(['success', Math.floor(expiresAt)]);
      expect(Number(outputs['remaining-seconds'])).toBeGreaterThan(least);
    });
  });
});
