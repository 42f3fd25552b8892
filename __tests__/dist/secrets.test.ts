// No secret leaves the packed action but where it is meant to go, whatever the secrets look like and whatever goes wrong. A few cases are
// processes of the packed action; in the others the main step is a function, with the same output.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { StepResult } from '../../sandbox/job.ts';
import { findingCodeOf } from '../../sandbox/scenarios/scenario.ts';
import type { FaultEffect, IssuedCredentials, Operation, SandboxOptions } from '../../sandbox/server.ts';
import type { CallerIdentity } from '../../sandbox/sessions.ts';
import { DEFAULT_WORLD } from '../../sandbox/world.ts';
import { encodingsOf } from '../../src/secrets/encodings.ts';
import { AS_FUNCTION } from '../unit/run/step-function.ts';
import { setting, shared } from './setting.ts';

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

/** A fault, and whether the credentials have been issued by then, so that they can be known in any encoding. */
interface Echo {
  readonly operation: Operation;
  readonly effect: FaultEffect;
}

const ENCODE = [
  (text: string) => text,
  (text: string) => JSON.stringify({ message: text }),
  (text: string) => `<html>${text}</html>`,
  toBase64,
  encodeURIComponent,
  (text: string) => Buffer.from(text).toString('hex'),
];

/** Faults that carry the secrets back to us, wherever an answer has room for text. */
function echoes({ accessKeyId, secretAccessKey, sessionToken }: IssuedCredentials): fc.Arbitrary<Echo> {
  const secret = fc.constantFrom(
    accessKeyId,
    secretAccessKey,
    sessionToken,
    `${accessKeyId} ${secretAccessKey} ${sessionToken}`,
  );
  // Before they are issued nobody can know them; then only what looks like a secret can be taken out.
  const unknown = fc.tuple(
    secret,
    fc.constantFrom(...ENCODE.slice(0, 4)),
    fc.constant<Operation>('AssumeRoleWithWebIdentity'),
  );
  const known = fc.tuple(secret, fc.constantFrom(...ENCODE), fc.constant<Operation>('GetCallerIdentity'));
  return fc.oneof(unknown, known).chain(([text, encode, operation]) => {
    const encoded = encode(text);
    const headers = { server: encoded, 'x-amzn-requestid': text, 'content-type': `text/${text}` };
    const status = fc.constantFrom(200, 302, 400, 403, 404, 407);
    const effect = fc.oneof(
      status.map((code) => ({ kind: 'error', status: code, code: 'Odd', message: encoded, headers }) as const),
      status.map((code) => ({ kind: 'error', status: code, code: text, message: 'x' }) as const),
      status.map((code) => ({ kind: 'respond', status: code, headers, body: encoded }) as const),
    );
    return effect.map((one) => ({ operation, effect: one }));
  });
}

function toBase64(text: string): string {
  return Buffer.from(text).toString('base64');
}

/** An identity that holds a secret in one of its parts, with filling that a careless cut would break in two. */
function identitiesWith({ secretAccessKey, sessionToken }: IssuedCredentials): fc.Arbitrary<Partial<CallerIdentity>> {
  const secret = fc.constantFrom(
    secretAccessKey,
    sessionToken,
    `a|${secretAccessKey}`,
    `${'x'.repeat(890)}${sessionToken}`,
  );
  return fc.oneof(
    secret.map((arn) => ({ arn })),
    secret.map((arn) => ({ arn: `arn:aws:sts::111122223333:assumed-role/deploy/${arn}` })),
    secret.map((userId) => ({ userId })),
    secret.map((account) => ({ account })),
  );
}

/** All that a person or a machine may see: stdout but for the masks, stderr, summary, annotations, names of state. */
function visible({ raw, annotations, state }: StepResult): string {
  const stdout = raw.stdout.split('\n').filter((line) => !line.startsWith('::add-mask::'));
  const texts = annotations.flatMap(({ title, message }) => [title ?? '', message]);
  return [...stdout, raw.stderr, raw.summary, ...texts, ...Object.keys(state)].join('\n');
}

/** Characters at the edges of shifted base64 that depend on what stands beside the secret, and that text itself. */
const MOST_CHARACTERS_LEFT = 12;

/** Ways in which tools print a secret, written down without the code under test. */
function encodedOtherwise(secret: string): readonly (readonly [how: string, text: string])[] {
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

/** No piece of a secret of this length may show. */
const PIECE_LENGTH = 12;

/** The text as a reader of the page would see it, beside the text itself. */
function decoded(text: string): string {
  const references = text.replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)));
  return `${text}\n${references}\n${references.replace(/%([0-9a-f]{2})/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)))}`;
}

function leaked(text: string, secrets: readonly string[]): readonly string[] {
  const page = decoded(text);
  const pieces = secrets.flatMap((secret) =>
    Array.from({ length: Math.max(0, secret.length - PIECE_LENGTH + 1) }, (_, at) =>
      secret.slice(at, at + PIECE_LENGTH),
    ),
  );
  return pieces.filter((piece) => page.includes(piece));
}

const FIRST_USER = {
  name: 'ci',
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
};

describe('main step', () => {
  // A few cases: `npm run reliability` tries many more, by chance.
  describe.each([
    ['the packed action', {}, { successes: 1, echoes: 1, identities: 1 }],
    ['a function', AS_FUNCTION, { successes: 3, echoes: 12, identities: 6 }],
  ])('whatever the secrets, and whatever comes back to %s', (_, jobOptions, runs) => {
    const run = async (issued: IssuedCredentials, options: SandboxOptions) => {
      const { sandbox, main } = await setting({ ...options, issueCredentials: () => issued }, jobOptions);
      const result = await main({ 'disable-retry': 'true', 'output-credentials': 'true' });
      const signatures = sandbox.issuedSecrets.map((secret) => secret.slice(secret.lastIndexOf('.') + 1));
      expect(leaked(visible(result), [...Object.values(issued), ...signatures])).toEqual([]);
      return result;
    };

    it('shows no piece of an issued secret after a success', async () => {
      await fc.assert(
        fc.asyncProperty(credentials, async (issued) => {
          expect((await run(issued, {})).outcome).toBe('success');
        }),
        { numRuns: runs.successes, endOnFailure: true },
      );
    });

    it('shows none that an answer carries back', async () => {
      const world = credentials.chain((issued) => fc.tuple(fc.constant(issued), echoes(issued)));
      await fc.assert(
        fc.asyncProperty(world, async ([issued, fault]) => {
          expect((await run(issued, { faults: [fault] })).outcome).toBe('failure');
        }),
        { numRuns: runs.echoes, endOnFailure: true },
      );
    });

    it('shows none that an identity carries back', async () => {
      const world = credentials.chain((issued) => fc.tuple(fc.constant(issued), identitiesWith(issued)));
      await fc.assert(
        fc.asyncProperty(world, async ([issued, callerIdentity]) => {
          const { outcome, annotations } = await run(issued, { callerIdentity });
          // Of an emulator, which the sandbox is, a user id that differs alone is only warned of.
          const isUserId = callerIdentity.userId !== undefined;
          expect(outcome).toBe(isUserId ? 'success' : 'failure');
          if (isUserId) expect(annotations.map(({ message }) => findingCodeOf(message))).toEqual(['IDENTITY_MISMATCH']);
        }),
        { numRuns: runs.identities, endOnFailure: true },
      );
    });
  });

  describe('when a secret is issued', () => {
    const step = shared(async () => {
      const { sandbox, job, main } = await setting();
      return { sandbox, job, result: await main() };
    });

    it('masks every encoding, on stdout alone, longest first, before anything is published', () => {
      const { sandbox, result } = step();
      const { masks, raw, exported } = result;
      const secrets = [exported['AWS_ACCESS_KEY_ID'], exported['AWS_SECRET_ACCESS_KEY'], exported['AWS_SESSION_TOKEN']];
      const encodings = encodingsOf(secrets.map(String));
      const masked = masks.filter((mask) => encodings.includes(mask));
      expect(masked).toEqual(encodings);
      expect(sandbox.issuedSecrets.filter((secret) => !masks.includes(secret))).toEqual([]);
      expect(raw.stderr).toBe('');
    });

    it('leaves next to nothing of it in any encoding that the runner would miss', () => {
      const { job, result } = step();
      const { exported } = result;
      for (const name of ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN']) {
        for (const [how, text] of encodedOtherwise(exported[name] ?? '')) {
          const rest = job.mask(text).replaceAll('***', '');
          expect([name, how, rest.length <= MOST_CHARACTERS_LEFT ? '' : rest]).toEqual([name, how, '']);
        }
      }
    });

    it('masks the signature of the ID token by itself', () => {
      const { sandbox, result } = step();
      const { masks } = result;
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

  describe('when a secret was given to an input that does not take it', () => {
    const lookalike = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
    const passphrase = 'correct-battery-staple';
    it.each<[string, string, Record<string, string>, Record<string, string>]>([
      ['looks like one', lookalike, {}, {}],
      ['is in another input', passphrase, { 'aws-secret-access-key': passphrase }, {}],
      ['is in the environment', passphrase, {}, { AWS_SECRET_ACCESS_KEY: passphrase }],
    ])('says what is wrong without it, where it %s', async (_name, secret, inputs, environment) => {
      const { main } = await setting({}, { ...AS_FUNCTION, environment });
      const result = await main({
        ...inputs,
        mode: secret,
        roles: `deploy ${secret}`,
        'custom-tags': `{"${secret}":"%"}`,
        'sts-endpoint': `https://octo:p@${secret}@sts.example.com`,
      });
      expect(result.outputs).toMatchObject({ 'error-code': 'INVALID_INPUT' });
      expect(result.annotations[0]?.message).toContain('mode must be one of configure, diagnose, verify, but is ***.');
      expect(leaked(visible(result), [secret])).toEqual([]);
    });
  });

  describe('when the account id is to be masked', () => {
    it('masks it before the first request, and shows it nowhere', async () => {
      const { main } = await setting({}, { ...AS_FUNCTION, idToken: false });
      const result = await main({ 'mask-aws-account-id': 'true' });
      expect(result.raw.stdout.split('\n')[0]?.trim()).toBe('::add-mask::111122223333');
    });

    it('shows it neither in log, annotations nor summary of a success or a failure', async () => {
      for (const role of ['deploy', 'other']) {
        const { main } = await setting({}, AS_FUNCTION);
        const inputs = { 'mask-aws-account-id': 'true', 'role-to-assume': `arn:aws:iam::111122223333:role/${role}` };
        const { log, annotations, summary } = await main(inputs);
        const afterHeader = log.slice(log.findIndex((line) => line.includes('summary: always')));
        expect(JSON.stringify([afterHeader, annotations, summary])).not.toContain('111122223333');
      }
    });

    it.each(['target', 'closed'])(
      'masks the account from which a chain starts, which no input names: %s',
      async (name) => {
        const [first] = DEFAULT_WORLD.accounts;
        const start = { id: '444455556666', users: [FIRST_USER], roles: [], providers: [] };
        const statement = {
          Effect: 'Allow',
          Principal: { AWS: start.id },
          Action: ['sts:AssumeRole', 'sts:TagSession'],
        } as const;
        const target = { name: 'target', trustPolicy: { Version: '2012-10-17', Statement: [statement] } } as const;
        const accounts = first === undefined ? [] : [{ ...first, roles: [...first.roles, target] }, start];
        const { main } = await setting({ world: { ...DEFAULT_WORLD, accounts } }, AS_FUNCTION);
        const result = await main({
          'aws-access-key-id': FIRST_USER.accessKeyId,
          'aws-secret-access-key': FIRST_USER.secretAccessKey,
          'role-to-assume': `arn:aws:iam::111122223333:role/${name}`,
          'mask-aws-account-id': 'true',
          'disable-retry': 'true',
        });
        expect([result.outcome, result.masks.includes(start.id)]).toEqual([
          name === 'target' ? 'success' : 'failure',
          true,
        ]);
        expect(JSON.stringify([result.log, result.annotations, result.summary])).not.toContain(start.id);
      },
    );

    it('masks another account that turns up', async () => {
      const arn = 'arn:aws:sts::999988887777:assumed-role/deploy/octo-org-octo-repo-9876543210-1';
      const { main } = await setting({ callerIdentity: { account: '999988887777', arn } }, AS_FUNCTION);
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
