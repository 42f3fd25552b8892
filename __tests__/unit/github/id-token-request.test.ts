// The request for an ID token: its URL, and what becomes of each answer, from a server on this machine.
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { type IdToken, idTokenUrl, requestIdToken } from '../../../src/github/id-token.ts';
import { createDeadline } from '../../../src/net/deadline.ts';
import type { Attempt } from '../../../src/net/failure.ts';
import { proxiesOf } from '../../../src/net/proxy.ts';
import { createVault, type Vault } from '../../../src/secrets/vault.ts';

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const CLAIMS = { iss: 'https://issuer.example', sub: 'repo:o/r:pull_request', aud: 'a', exp: 2, iat: 1 };
const TOKEN = `${part({ alg: 'RS256' })}.${part(CLAIMS)}.c2lnbmF0dXJlc2lnbmF0dXJlc2lnbmF0dXJl`;
const BEARER = 'bearerbearerbearerbearer';

interface Asked {
  readonly attempt: Attempt<IdToken>;
  readonly masks: readonly string[];
}

async function ask(listener: RequestListener, given?: Vault): Promise<Asked> {
  const masks: string[] = [];
  const server = createServer(listener).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const deadline = createDeadline(10);
  try {
    const { port } = server.address() as AddressInfo;
    const attempt = await requestIdToken({
      variables: { url: `http://127.0.0.1:${port}/?api-version=2.0`, bearer: BEARER },
      audience: 'a',
      deadline,
      vault: given ?? createVault((values) => masks.push(...values)),
      noteClock: () => {},
      proxy: proxiesOf({ bypass: [] }, process.version),
    });
    return { attempt, masks };
  } finally {
    deadline.clear();
    server.close();
  }
}

function answering(body: string, status = 200): RequestListener {
  return (_request, response) => void response.writeHead(status).end(body);
}

describe('idTokenUrl', () => {
  describe('when the variable holds a URL', () => {
    it.each([
      ['https://x.example/token', 'sts.amazonaws.com', 'https://x.example/token?audience=sts.amazonaws.com'],
      ['https://x.example/token?api-version=2.0', 'a', 'https://x.example/token?api-version=2.0&audience=a'],
      ['https://x.example/?audience=other', 'a', 'https://x.example/?audience=a'],
      ['https://x.example/?audience=b&audience=c', 'a', 'https://x.example/?audience=a'],
      [
        'https://x.example',
        'https://g.example/o&x=1#y',
        'https://x.example/?audience=https%3A%2F%2Fg.example%2Fo%26x%3D1%23y',
      ],
      ['http://127.0.0.1:1234/', 'a', 'http://127.0.0.1:1234/?audience=a'],
      ['http://localhost/', 'a', 'http://localhost/?audience=a'],
    ])('adds to %s the audience %s', (variable, audience, url) => {
      expect(idTokenUrl(variable, audience)?.href).toBe(url);
    });
  });

  describe('when the bearer token must not go there', () => {
    it.each([
      undefined,
      '',
      'x.example/token',
      '/token',
      'http://x.example/token',
      'http://127.0.0.1.evil.example/',
      'http://localhost@evil.example/',
      'http://169.254.169.254/',
      'file:///etc/passwd',
      'data:text/plain,x',
    ])('gives no URL for %j', (variable) => {
      expect(idTokenUrl(variable, 'a')).toBeUndefined();
    });
  });
});

describe('requestIdToken', () => {
  it('gives the token and its claims, masked', async () => {
    const { attempt, masks } = await ask(answering(JSON.stringify({ value: TOKEN })));
    expect(attempt).toMatchObject({ status: 'succeeded', value: { claims: CLAIMS } });
    expect(masks).toContain(TOKEN);
    expect(masks).toContain(TOKEN.split('.')[2]);
  });

  describe('when the answer is another', () => {
    it.each([
      ['no JSON', '<html>', 200, 'NO_ID_TOKEN_IN_ANSWER'],
      ['no value', '{}', 200, 'NO_ID_TOKEN_IN_ANSWER'],
      ['a value that is no token', '{"value":"x"}', 200, 'NO_ID_TOKEN_IN_ANSWER'],
      ['null', 'null', 200, 'NO_ID_TOKEN_IN_ANSWER'],
      ['a refusal', '{"message":"no"}', 403, 'HTTP_403'],
      ['a redirect', '', 302, 'HTTP_302'],
    ])('fails with its code for %s', async (_name, body, status, code) => {
      const { attempt } = await ask(answering(body, status));
      expect(attempt).toMatchObject({ status: 'failed', failure: { code, httpStatus: status } });
    });

    it('fails as one that is not of the service where it is longer than any of its answers', async () => {
      const { attempt } = await ask(answering(JSON.stringify({ value: TOKEN, more: 'x'.repeat(300_000) })));
      expect(attempt).toMatchObject({ status: 'failed', failure: { code: 'UNEXPECTED_ANSWER' } });
    });

    it('repeats no bearer token', async () => {
      const { attempt } = await ask((request, response) =>
        response.writeHead(500).end(`you sent ${request.headers.authorization}`),
      );
      expect(JSON.stringify(attempt)).toContain('you sent Bearer ***');
    });
  });

  describe('when a secret of the run is a piece of the token’s claims', () => {
    it.each(['context', 'repo', '"sub', 'exp":', '7000', 'true'])(
      'keeps every claim in its place: %s',
      async (secret) => {
        const claims = { ...CLAIMS, exp: 1_700_000_600, iat: 1_700_000_000, repository: 'o/r', true: true };
        const token = `${part({ alg: 'RS256' })}.${part(claims)}.c2lnbmF0dXJlc2lnbmF0dXJlc2lnbmF0dXJl`;
        const vault = createVault(() => {});
        vault.keep({ secret });
        const { attempt } = await ask(answering(JSON.stringify({ value: token })), vault);
        const { iss, exp, iat } = claims;
        const sub = vault.redact(claims.sub);
        const context = { repository: claims.repository };
        expect(attempt).toMatchObject({
          status: 'succeeded',
          value: { claims: { iss, sub, aud: 'a', exp, iat, context } },
        });
      },
    );
  });

  describe('when a token stands where none is looked for', () => {
    it.each<[string, string, number]>([
      ['with a line break behind it', JSON.stringify({ value: `${TOKEN}\n` }), 200],
      ['under another name', JSON.stringify({ token: TOKEN }), 200],
      ['in an object', JSON.stringify({ value: { jwt: TOKEN } }), 200],
      ['with padding', JSON.stringify({ value: `${TOKEN}==` }), 200],
      ['as it is', TOKEN, 200],
      ['in an array', JSON.stringify([{ value: TOKEN }]), 200],
      ['in JSON that is cut off', `{"value":"${TOKEN}"`, 200],
      ['in another status', JSON.stringify({ message: TOKEN }), 500],
    ])('does not repeat one %s', async (_name, body, status) => {
      const { attempt } = await ask(answering(body, status));
      expect(JSON.stringify(attempt)).not.toContain(TOKEN.split('.')[2]);
    });
  });

  it('masks nothing so short that it would shred the log', async () => {
    const { masks } = await ask(answering(JSON.stringify({ value: 'a.b.e' })));
    expect(masks.filter(({ length }) => length < 8)).toEqual([]);
  });
});
