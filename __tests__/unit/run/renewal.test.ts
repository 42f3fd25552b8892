// What a helper asks for and checks when it renews a session, and why there is none, with the sandbox in place of GitHub and AWS.
import { readdirSync } from 'node:fs';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { Fault, FaultEffect } from '../../../sandbox/server.ts';
import { DEFAULT_WORLD, trustSubject } from '../../../sandbox/world.ts';
import type { Obtained } from '../../../src/publish/refresh/obtain.ts';
import { exchangesOf, leave, refusalsIn, secretsIn, storedIn } from '../../session-files.ts';
import { type Renewable, renewable } from './renewal-setting.ts';

const ACCOUNT = '111122223333';
const role = (name: string) => `arn:aws:iam::${ACCOUNT}:role/${name}`;
const keyIn = (obtained: Obtained) => (obtained.ok ? obtained.answer.AccessKeyId : obtained.reason);
const reasonIn = (obtained: Obtained) => (obtained.ok ? obtained.warning : obtained.reason) ?? '';

/** Fails from now on. */
function fail({ sandbox }: Renewable, operation: Fault['operation'], effect: FaultEffect): void {
  sandbox.setFaults([{ operation, effect }]);
}

const identityOf = (arn: string, account: string): FaultEffect => ({
  kind: 'respond',
  status: 200,
  headers: { 'content-type': 'text/xml' },
  body: `<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult><Arn>${arn}</Arn><UserId>AROAEXAMPLEEXAMPLE123:name</UserId><Account>${account}</Account></GetCallerIdentityResult><ResponseMetadata><RequestId>8d4e61f1-0000-4000-8000-000000000000</RequestId></ResponseMetadata></GetCallerIdentityResponse>`,
});

describe('a renewal', () => {
  describe('when account ids are masked', () => {
    it('tells none, since no mask of the log reaches the helper', async () => {
      const there = await renewable({ 'mask-aws-account-id': 'true' });
      await leave(there.session, -1);
      expect((await there.ask()).ok).toBe(true);
      await leave(there.session, -1);
      fail(there, 'GetCallerIdentity', identityOf('arn:aws:sts::444455556666:assumed-role/x/y', '444455556666'));
      const reason = reasonIn(await there.ask());
      expect(reason).toContain('***');
      const record = await readFile(join(there.session, '..', 'audit.jsonl'), 'utf8');
      expect(`${reason}${record}`).not.toMatch(/(?<!\d)(?:111122223333|444455556666)(?!\d)/);
    });
  });

  describe('when it succeeds', () => {
    it('is made once for all who ask at once', async () => {
      const there = await renewable();
      await leave(there.session, 200);
      const answers = await Promise.all(Array.from({ length: 6 }, () => there.ask()));
      expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
      expect([answers[0], exchangesOf(there.sandbox)]).toEqual([{ ok: true, answer: expect.anything() }, 2]);
    });

    it('gets another ID token, and does not keep it', async () => {
      const there = await renewable();
      await leave(there.session, -1);
      expect(keyIn(await there.ask())).toBe((await storedIn(there.session)).answer['AccessKeyId']);
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

    it('goes to the endpoint that the step was given', async () => {
      const other = await renewable();
      const there = await renewable({ 'sts-endpoint': other.sandbox.stsEndpoint });
      await leave(there.session, -1);
      expect((await there.ask()).ok).toBe(true);
      expect([exchangesOf(there.sandbox), exchangesOf(other.sandbox)]).toEqual([0, 3]);
      const own = await renewable();
      await leave(own.session, -1);
      const elsewhere = { AWS_ENDPOINT_URL_STS: 'http://127.0.0.1:9', AWS_REGION: 'us-west-2' };
      expect((await own.ask({ ...elsewhere, AWS_ENDPOINT_URL: 'http://127.0.0.1:9' })).ok).toBe(true);
    });

    it('writes a line for it into the record, without a secret', async () => {
      const there = await renewable();
      const linesOf = (text: string) => text.trim().split('\n').filter(Boolean);
      for (const count of [1, 2, 3]) {
        await leave(there.session, -1);
        await there.ask();
        const text = await readFile(join(there.folder, 'audit.jsonl'), 'utf8');
        const lines = linesOf(text).map((line) => JSON.parse(line) as Readonly<Record<string, string>>);
        expect(lines).toHaveLength(count);
        expect(lines.at(-1)).toMatchObject({
          event: 'renewed',
          role: role('deploy'),
          roleSessionName: 'octo-org-octo-repo-9876543210-1',
          requestId: expect.any(String),
        });
        expect(secretsIn(text, there.sandbox)).toEqual([]);
      }
      await there.ask(); // nothing is renewed, and nothing is written
      expect(linesOf(await readFile(join(there.folder, 'audit.jsonl'), 'utf8'))).toHaveLength(3);
    });

    it('keeps it where nobody else can read it', async () => {
      const there = await renewable();
      await leave(there.session, -1);
      await there.ask();
      const { mode } = await stat(join(there.session, 'session.json'));
      expect((mode & 0o777).toString(8)).toEqual(process.platform === 'win32' ? expect.anything() : '600');
    });

    it('does not depend on the record', async () => {
      const there = await renewable();
      await leave(there.session, -1);
      const parameters = join(there.session, 'parameters.json');
      const value = JSON.parse(await readFile(parameters, 'utf8')) as Readonly<Record<string, unknown>>;
      const auditFile = join(there.folder, 'none', 'audit');
      await writeFile(parameters, JSON.stringify({ ...value, auditFile }));
      expect((await there.ask()).ok).toBe(true);
      expect([(await there.ask()).ok, exchangesOf(there.sandbox)]).toEqual([true, 2]);
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
    it.each(ROWS)('is refused: %s', async (_, effect) => {
      const there = await renewable();
      await leave(there.session, -1);
      const kept = await readFile(join(there.session, 'session.json'), 'utf8');
      fail(there, 'GetCallerIdentity', effect);
      const obtained = await there.ask();
      expect([obtained.ok, secretsIn(JSON.stringify(obtained), there.sandbox)]).toEqual([false, []]);
      expect(reasonIn(obtained)).toMatch(/^[^\p{Cc}]+\([A-Z_]+: \S+\)$/u);
      expect(await readFile(join(there.session, 'session.json'), 'utf8')).toBe(kept);
    });

    it('leaves what is there while it lasts', async () => {
      const there = await renewable();
      const before = keyIn(await there.ask());
      await leave(there.session, 200);
      const kept = await readFile(join(there.session, 'session.json'), 'utf8');
      fail(there, 'GetCallerIdentity', ROWS[0]?.[1] ?? { kind: 'reset' });
      const lasting = await there.ask();
      expect([lasting.ok, keyIn(lasting)]).toEqual([true, before]);
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

    it('says what is deployed where it has a diagnosis role, and nothing of its session', async () => {
      const [account, ...others] = DEFAULT_WORLD.accounts;
      if (account === undefined) throw new Error('no account');
      const mayRead = [{ action: 'iam:Get*', resource: '*' }];
      const reader = { name: 'oidc-diagnosis', trustPolicy: trustSubject(DEFAULT_WORLD.subject), mayRead };
      const world = { ...DEFAULT_WORLD, accounts: [{ ...account, roles: [...account.roles, reader] }, ...others] };
      const there = await renewable({ 'diagnosis-role': role('oidc-diagnosis') }, { world });
      await leave(there.session, -1);
      const refusal = { kind: 'error', status: 403, code: 'AccessDenied', message: 'Not authorized' } as const;
      there.sandbox.setFaults([{ operation: 'AssumeRoleWithWebIdentity', attempts: [2, 3], effect: refusal }]);
      const obtained = await there.ask();
      expect(reasonIn(obtained)).toContain('The deployed trust policy allows this token');
      expect(secretsIn(JSON.stringify(obtained), there.sandbox)).toEqual([]);
      expect(there.sandbox.sessions.at(-1)?.roleArn).toBe(role('oidc-diagnosis'));
      for (const name of await readdir(there.folder, { recursive: true })) {
        const text = await readFile(join(there.folder, name), 'utf8').catch(() => ''); // folders
        expect(text).not.toContain(there.sandbox.issuedSecrets.at(-1));
      }
    });

    it('refuses a token of another subject than the step was told to expect, before it is exchanged', async () => {
      const there = await renewable({ 'expected-subject': DEFAULT_WORLD.subject });
      await leave(there.session, -1);
      const value = await there.sandbox.createWebIdentityToken({ subject: 'repo:octo-org/octo-repo:pull_request' });
      const body = JSON.stringify({ count: value.length, value });
      const headers = { 'content-type': 'application/json' };
      fail(there, 'RequestIdToken', { kind: 'respond', status: 200, headers, body });
      const obtained = await there.ask();
      expect([obtained.ok, reasonIn(obtained)]).toEqual([false, expect.stringContaining('SUBJECT')]);
      expect([exchangesOf(there.sandbox), secretsIn(reasonIn(obtained), there.sandbox)]).toEqual([1, []]);
    });
  });

  describe('when there is no other session', () => {
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

    /** Fails, and says why in one line without a secret, and changes nothing but for a note of that. */
    async function failsWith(there: Renewable, [, code, operation, effect]: Row): Promise<void> {
      await leave(there.session, -1);
      const kept = await readFile(join(there.session, 'session.json'), 'utf8');
      fail(there, operation, effect);
      const obtained = await there.ask();
      expect([obtained.ok, secretsIn(JSON.stringify(obtained), there.sandbox)]).toEqual([false, []]);
      expect(reasonIn(obtained)).toMatch(/^[^\p{Cc}]+\([A-Z_]+: \S+\)$/u);
      expect(reasonIn(obtained)).toContain(code);
      expect(readdirSync(there.session).sort()).toEqual(['parameters.json', 'refusal.json', 'session.json']);
      expect(await readFile(join(there.session, 'session.json'), 'utf8')).toBe(kept);
    }

    it.each(ROWS)('says why in one line, and does not remember it for longer than it is true: %s', async (...row) => {
      const there = await renewable({ 'disable-retry': 'true' });
      await failsWith(there, row);
      there.sandbox.setFaults([]);
      expect((await there.ask()).ok).toBe(true);
    });

    it('says that the time is up, whatever does not end', async () => {
      await Promise.all(
        SILENCES.map(async (row) => {
          const there = await renewable({ 'disable-retry': 'true', 'action-timeout-s': '1' });
          await failsWith(there, row);
        }),
      );
    });

    const REQUEST = ['ACTIONS_ID_TOKEN_REQUEST_URL', 'ACTIONS_ID_TOKEN_REQUEST_TOKEN'] as const;
    it.each([[REQUEST], [REQUEST.slice(0, 1)], [REQUEST.slice(1)]])(
      'says which variables are missing: %j',
      async (missing) => {
        const there = await renewable();
        await leave(there.session, -1);
        const obtained = await there.ask(Object.fromEntries(missing.map((name) => [name, ''])));
        expect([obtained.ok, exchangesOf(there.sandbox)]).toEqual([false, 1]);
        expect(reasonIn(obtained)).toMatch(/^[^\p{Cc}]+$/u);
        expect(missing.filter((name) => !reasonIn(obtained).includes(name))).toEqual([]);
        expect(secretsIn(reasonIn(obtained), there.sandbox)).toEqual([]);
      },
    );

    it('hands out what is there without them while that lasts', async () => {
      const there = await renewable();
      const none = { ACTIONS_ID_TOKEN_REQUEST_URL: '', ACTIONS_ID_TOKEN_REQUEST_TOKEN: '' };
      const fresh = await there.ask(none);
      expect(fresh).toEqual({ ok: true, answer: expect.anything() });
      await leave(there.session, 200);
      const due = await there.ask(none);
      expect([due.ok, keyIn(due)]).toEqual([true, keyIn(fresh)]);
      expect(JSON.stringify(await refusalsIn(there))).toContain('ACTIONS_ID_TOKEN_REQUEST_TOKEN');
      await leave(there.session, 10);
      expect((await there.ask(none)).ok).toBe(false);
    });

    // Whoever is sent to the evidence must have it at hand.
    it('tells what STS said where its words send the reader to the evidence', async () => {
      const there = await renewable({ 'disable-retry': 'true' });
      await leave(there.session, -1);
      const message = 'Value at roleSessionName failed to satisfy constraint';
      fail(there, 'AssumeRoleWithWebIdentity', { kind: 'error', status: 400, code: 'ValidationError', message });
      const reason = reasonIn(await there.ask());
      expect([reason.includes('in the evidence'), reason.includes(message)]).not.toEqual([true, false]);
    });
  });
});
