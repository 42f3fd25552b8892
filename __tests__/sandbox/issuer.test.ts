// GitHub's side: the ID-token request, the token's claims, the keys.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createRemoteJWKSet, decodeJwt, decodeProtectedHeader, jwtVerify } from 'jose';
import { type Sandbox, startSandbox } from '../../sandbox/server.ts';
import { DEFAULT_WORLD, GITHUB_ISSUER } from '../../sandbox/world.ts';
import { requestIdToken } from './clients.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());

const request = (url: string, headers: Record<string, string> = {}): Promise<Response> => fetch(url, { headers });

describe('startSandbox', () => {
  describe('when a job asks for an ID token', () => {
    it('gives one with the claims of the world and the audience asked for', async () => {
      const claims = decodeJwt(await requestIdToken(sandbox, 'https://example.com/a b'));
      expect(claims).toMatchObject({ ...DEFAULT_WORLD.claims, iss: GITHUB_ISSUER, sub: DEFAULT_WORLD.subject });
      expect(claims.aud).toBe('https://example.com/a b');
      const { iat = 0, exp = 0, nbf = 0 } = claims;
      expect([exp - iat, iat - nbf]).toEqual([300, 300]);
      expect(Math.abs(iat - Date.now() / 1000)).toBeLessThan(60);
    });

    it('gives the audience of the owner unless asked for one', async () => {
      const headers = { authorization: `Bearer ${sandbox.idTokenRequestToken}` };
      const { value } = (await (await request(sandbox.idTokenRequestUrl, headers)).json()) as { value: string };
      expect(decodeJwt(value).aud).toBe('https://github.com/octo-org');
    });

    it('gives a fresh token each time, and remembers it as a secret', async () => {
      const tokens = [await requestIdToken(sandbox), await requestIdToken(sandbox)];
      expect(new Set(tokens.map((token) => decodeJwt(token).jti)).size).toBe(2);
      expect(sandbox.issuedSecrets).toEqual(expect.arrayContaining([...tokens, sandbox.idTokenRequestToken]));
    });
  });

  describe('when the request token is missing or wrong', () => {
    it.each<[string, (token: string) => Record<string, string>]>([
      ['missing', () => ({})],
      ['another', () => ({ authorization: 'Bearer other' })],
      ['of another scheme', (token) => ({ authorization: `Basic ${token}` })],
      ['of a scheme in lower case', (token) => ({ authorization: `bearer ${token}` })],
      ['without scheme', (token) => ({ authorization: token })],
    ])('refuses one that is %s', async (_name, headers) => {
      const response = await request(sandbox.idTokenRequestUrl, headers(sandbox.idTokenRequestToken));
      expect(response.status).toBe(401);
      expect(await response.json()).toEqual({ message: expect.any(String) });
    });
  });

  describe('when something verifies the token', () => {
    const jwksUrl = (): URL => new URL('/.well-known/jwks', sandbox.idTokenRequestUrl);

    it('finds its key by the header', async () => {
      const token = await requestIdToken(sandbox);
      const { protectedHeader } = await jwtVerify(token, createRemoteJWKSet(jwksUrl()), { issuer: GITHUB_ISSUER });
      expect(protectedHeader).toEqual({ typ: 'JWT', alg: 'RS256', kid: expect.any(String), x5t: expect.any(String) });
      expect(decodeProtectedHeader(token).kid).toBe(protectedHeader.kid);
    });

    it('publishes the discovery document, and nothing of the private key', async () => {
      const discovery = await request(new URL('/.well-known/openid-configuration', jwksUrl()).href);
      expect(await discovery.json()).toMatchObject({
        issuer: GITHUB_ISSUER,
        jwks_uri: `${GITHUB_ISSUER}/.well-known/jwks`,
      });
      const { keys } = (await (await request(jwksUrl().href)).json()) as { keys: Record<string, string>[] };
      expect(keys.map((key) => Object.keys(key).sort())).toEqual([['alg', 'e', 'kid', 'kty', 'n', 'use', 'x5t']]);
    });
  });

  describe('when the request is for something else', () => {
    it('answers 404, and 405 for other methods', async () => {
      expect((await request(new URL('/elsewhere', sandbox.idTokenRequestUrl).href)).status).toBe(404);
      expect((await fetch(sandbox.idTokenRequestUrl, { method: 'POST' })).status).toBe(405);
    });
  });
});
