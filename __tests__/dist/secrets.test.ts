// No secret leaves the packed action but where it is meant to go, whatever the secrets look like and whatever goes wrong.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { StepResult } from '../../sandbox/job.ts';
import type { FaultEffect, IssuedCredentials, Operation } from '../../sandbox/server.ts';
import { spellingsOf } from '../../src/spellings.ts';
import { setting } from './setting.ts';

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const base64 = (minLength: number, maxLength: number) =>
  fc.string({ unit: fc.constantFrom(...BASE64), minLength, maxLength });

/** Credentials as AWS makes them, with the characters that encodings change, at the places where it hurts. */
const credentials: fc.Arbitrary<IssuedCredentials> = fc.record({
  accessKeyId: fc
    .string({ unit: fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'), minLength: 16, maxLength: 16 })
    .map((rest) => `ASIA${rest}`),
  secretAccessKey: base64(37, 37).map((rest) => `+${rest.slice(0, 18)}/${rest.slice(18)}+`),
  sessionToken: base64(300, 900).map((rest) => `${rest}/+==`),
});

const operation = fc.constantFrom<Operation>('RequestIdToken', 'AssumeRoleWithWebIdentity', 'GetCallerIdentity');

/** Faults that carry the secrets back to us, in every spelling that a broken service might choose. */
function echoes({ accessKeyId, secretAccessKey, sessionToken }: IssuedCredentials): fc.Arbitrary<FaultEffect> {
  const all = `${accessKeyId} ${secretAccessKey} ${sessionToken}`;
  const encodings = [all, encodeURIComponent(all), ...[accessKeyId, secretAccessKey, sessionToken].map(toBase64)];
  const body = fc.constantFrom(...encodings, JSON.stringify({ message: all }), `<html>${all}</html>`);
  return fc.oneof(
    fc.record({
      kind: fc.constant('error' as const),
      status: fc.constantFrom(400, 403, 404),
      code: fc.constant('Odd'),
      message: body,
    }),
    fc.record({ kind: fc.constant('respond' as const), status: fc.constantFrom(200, 302, 403, 407), body }),
    fc.constant<FaultEffect>({ kind: 'reset' }),
  );
}

const toBase64 = (text: string) => Buffer.from(text).toString('base64');

/** All that a person or a machine may see: stdout but for the masks, stderr, summary, annotations, names of state. */
function visible({ raw, annotations, state }: StepResult): string {
  const stdout = raw.stdout.split('\n').filter((line) => !line.startsWith('::add-mask::'));
  const texts = annotations.flatMap(({ title, message }) => [title ?? '', message]);
  return [...stdout, raw.stderr, raw.summary, ...texts, ...Object.keys(state)].join('\n');
}

/** Characters at the edges of shifted base64 that depend on what stands beside the secret, and that text itself. */
const MOST_CHARACTERS_LEFT = 12;

/** Ways in which tools print a secret, written down without the code under test. */
function spelledOtherwise(secret: string): readonly (readonly [how: string, text: string])[] {
  const buffer = Buffer.from(secret);
  const url = encodeURIComponent(secret);
  const wrapped = (text: string, length: number) =>
    (text.match(new RegExp(`.{1,${length}}`, 'g')) ?? []).filter((line) => line.length > 8);
  return [
    ['hexadecimal', buffer.toString('hex')],
    ['hexadecimal in upper case', buffer.toString('hex').toUpperCase()],
    ['lower case', secret.toLowerCase()],
    ['upper case', secret.toUpperCase()],
    ['reversed', [...secret].reverse().join('')],
    ['percent-encoded in lower case', url.replace(/%../g, (code) => code.toLowerCase())],
    ['percent-encoded twice', encodeURIComponent(url)],
    ['form-encoded plus', secret.replaceAll('+', '%2B')],
    ['JSON with escaped slashes', secret.replaceAll('/', '\\/')],
    ['JSON with slashes as code points', secret.replaceAll('/', '\\u002f')],
    ['JSON with plus as code points', secret.replaceAll('+', '\\u002B')],
    ['base64url', buffer.toString('base64url')],
    ...['', 'a', 'ab'].flatMap((prefix) =>
      ['', '\n', ':b', 'abc'].map((suffix) => {
        const text = Buffer.from(prefix + secret + suffix).toString('base64');
        return [`base64 behind "${prefix}", before ${JSON.stringify(suffix)}`, text] as const;
      }),
    ),
    ...wrapped(buffer.toString('base64'), 76).map((line) => ['line of base64 at 76', line] as const),
    ...wrapped(buffer.toString('base64'), 64).map((line) => ['line of base64 at 64', line] as const),
    ...(secret.length >= 32 ? [['first half', secret.slice(0, Math.floor(secret.length / 2) + 4)] as const] : []),
  ];
}

function leaked(text: string, secrets: readonly string[]): readonly string[] {
  return secrets.flatMap((secret) => spellingsOf([secret])).filter((spelling) => text.includes(spelling));
}

describe('main step', () => {
  describe('whatever the secrets and the fault', () => {
    it('shows no issued secret in any spelling', async () => {
      const world = credentials.chain((issued) =>
        fc.record({ issued: fc.constant(issued), operation, effect: fc.option(echoes(issued)) }),
      );
      await fc.assert(
        fc.asyncProperty(world, async ({ issued, operation: where, effect }) => {
          const faults = effect === null ? [] : [{ operation: where, effect }];
          const { sandbox, main } = await setting({ faults, issueCredentials: () => issued });
          const result = await main({ 'disable-retry': 'true', 'output-credentials': 'true' });
          const known = sandbox.issuedSecrets.filter((secret) => result.masks.includes(secret));
          expect(leaked(visible(result), known)).toEqual([]);
          if (effect !== null && effect.kind !== 'reset') expect(result.outcome).toBe('failure');
        }),
        { numRuns: 40, endOnFailure: true },
      );
    });
  });

  describe('when a secret is issued', () => {
    it('masks every spelling, on stdout alone, longest first, before anything is handed over', async () => {
      const { sandbox, main } = await setting();
      const { masks, raw, exported } = await main();
      const secrets = [exported['AWS_ACCESS_KEY_ID'], exported['AWS_SECRET_ACCESS_KEY'], exported['AWS_SESSION_TOKEN']];
      const spellings = spellingsOf(secrets.map(String));
      const masked = masks.filter((mask) => spellings.includes(mask));
      expect(masked).toEqual(spellings);
      expect(sandbox.issuedSecrets.filter((secret) => !masks.includes(secret))).toEqual([]);
      expect(raw.stderr).toBe('');
    });

    it('leaves next to nothing of it in any spelling that the runner would miss', async () => {
      const { job, main } = await setting();
      const { exported } = await main();
      for (const name of ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN']) {
        for (const [how, text] of spelledOtherwise(exported[name] ?? '')) {
          const rest = job.mask(text).replaceAll('***', '');
          expect([name, how, rest.length <= MOST_CHARACTERS_LEFT ? '' : rest]).toEqual([name, how, '']);
        }
      }
    });

    it('masks the signature of the ID token by itself', async () => {
      const { sandbox, main } = await setting();
      const { masks } = await main();
      const token = sandbox.issuedSecrets.find(
        (secret) => /^eyJ[\w-]+\.[\w-]+\.[\w-]+$/.test(secret) && masks.includes(secret),
      );
      expect(masks).toContain(token?.split('.')[2]);
    });
  });

  describe('when an endpoint sends the request back', () => {
    it('shows neither the ID token nor a piece of it', async () => {
      const echo = await startEcho();
      try {
        const { sandbox, main } = await setting();
        const result = await main({ 'sts-endpoint': `http://127.0.0.1:${(echo.address() as AddressInfo).port}` });
        expect(result.outcome).toBe('failure');
        expect(result.log.join('\n')).toContain('***');
        const signatures = sandbox.issuedSecrets.map((token) => token.slice(token.lastIndexOf('.') + 1));
        expect(leaked(visible(result), [...sandbox.issuedSecrets, ...signatures])).toEqual([]);
      } finally {
        echo.close();
      }
    });
  });

  describe('when the account id is to be masked', () => {
    it('masks it before the first request, and shows it nowhere', async () => {
      const { main } = await setting({}, { idToken: false });
      const result = await main({ 'mask-aws-account-id': 'true' });
      expect(result.raw.stdout.split('\n')[0]?.trim()).toBe('::add-mask::111122223333');
    });

    it('shows it neither in log, annotations nor summary of a success or a failure', async () => {
      for (const role of ['deploy', 'other']) {
        const { main } = await setting();
        const inputs = { 'mask-aws-account-id': 'true', 'role-to-assume': `arn:aws:iam::111122223333:role/${role}` };
        const { log, annotations, summary } = await main(inputs);
        const afterHeader = log.slice(log.findIndex((line) => line.includes('summary: always')));
        expect(JSON.stringify([afterHeader, annotations, summary])).not.toContain('111122223333');
      }
    });

    it('masks another account that turns up', async () => {
      const arn = 'arn:aws:sts::999988887777:assumed-role/deploy/octo-org-octo-repo-9876543210-1';
      const { main } = await setting({ callerIdentity: { account: '999988887777', arn } });
      const { log, annotations, summary } = await main({ 'mask-aws-account-id': 'true' });
      expect(JSON.stringify([log, annotations, summary])).not.toContain('999988887777');
    });
  });
});

/** A server that answers 403 with the request itself. */
async function startEcho(): Promise<Server> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      response.writeHead(403, { 'content-type': 'text/plain' });
      response.end(`denied by policy: ${JSON.stringify(request.headers)} ${Buffer.concat(chunks).toString()}`);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}
