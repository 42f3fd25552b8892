// The claims that are read from an ID token, whatever it holds.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decodeClaims } from '../../../src/github/id-token.ts';
import { CONTEXT_CLAIMS } from '../../../src/trust-policy/claims.ts';
import { anyCharacter, hostileText } from '../samples/hostile.ts';

const REQUIRED = { iss: 'https://issuer.example', sub: 'repo:o/r:pull_request', aud: 'a', exp: 2, iat: 1 };

function jwtOf(payload: unknown): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value) ?? '').toString('base64url');
  return `${part({ alg: 'RS256' })}.${part(payload)}.c2lnbmF0dXJl`;
}

describe('decodeClaims', () => {
  describe('when the token is one of GitHub', () => {
    it('gives its claims, and of the others only those that describe the run', () => {
      const more = { repository: 'o/r', environment: 'prod', jti: 'id', repo_property_team: 'x', nbf: 0 };
      expect(decodeClaims(jwtOf({ ...REQUIRED, ...more }))).toEqual({
        ...REQUIRED,
        context: { repository: 'o/r', environment: 'prod' },
        otherNames: ['jti', 'repo_property_team', 'nbf'],
      });
    });

    it('knows every claim of the list', () => {
      const context = Object.fromEntries(CONTEXT_CLAIMS.map((name) => [name, `the ${name}`]));
      expect(decodeClaims(jwtOf({ ...REQUIRED, ...context }))).toEqual({ ...REQUIRED, context });
    });

    it('takes the first of several audiences', () => {
      expect(decodeClaims(jwtOf({ ...REQUIRED, aud: ['b', 'c'] }))?.aud).toBe('b');
    });

    it('reads characters beyond ASCII', () => {
      expect(decodeClaims(jwtOf({ ...REQUIRED, sub: 'ü 漢 😀' }))?.sub).toBe('ü 漢 😀');
    });
  });

  describe('when a claim is not what it should be', () => {
    it.each<[string, unknown]>([
      ['no iss', { ...REQUIRED, iss: undefined }],
      ['an iss that is no text', { ...REQUIRED, iss: {} }],
      ['a sub that is no text', { ...REQUIRED, sub: ['x'] }],
      ['an aud that is no text', { ...REQUIRED, aud: 1 }],
      ['an empty list of audiences', { ...REQUIRED, aud: [] }],
      ['a list of audiences that are no texts', { ...REQUIRED, aud: [{}] }],
      ['an exp that is a text', { ...REQUIRED, exp: '2' }],
      ['an iat that is null', { ...REQUIRED, iat: null }],
      ['null', null],
      ['an array', [REQUIRED]],
      ['a text', 'x'],
      ['a number', 1],
    ])('gives nothing for %s', (_name, payload) => {
      expect(decodeClaims(jwtOf(payload))).toBeUndefined();
    });

    it.each<[string, unknown]>([
      ['a number', 1],
      ['an object', { toString: 'x' }],
      ['null', null],
      ['an empty text', ''],
    ])('leaves a context claim out that is %s', (_name, ref) => {
      expect(decodeClaims(jwtOf({ ...REQUIRED, ref }))?.context).toEqual({});
    });
  });

  describe('when it is no token', () => {
    it.each(['', '.', '..', 'a.b.c', 'a', '\u0000.\u0000.\u0000', `a.${Buffer.from('{').toString('base64url')}.c`])(
      'gives nothing for %j',
      (text) => {
        expect(decodeClaims(text)).toBeUndefined();
      },
    );

    it('never throws', () => {
      fc.assert(
        fc.property(fc.oneof(fc.string({ unit: anyCharacter }), fc.jsonValue().map(jwtOf)), (text) => {
          const claims = decodeClaims(text);
          expect(claims === undefined || typeof claims.sub === 'string').toBe(true);
        }),
      );
    });
  });

  describe('when its texts are hostile', () => {
    it('gives them as they are: whoever shows them makes them harmless', () => {
      fc.assert(
        fc.property(hostileText, (text) => {
          const sub = text.toWellFormed();
          const payload = JSON.stringify({ ...REQUIRED, sub, ref: `${sub}x`, __proto__: { environment: 'x' } });
          const decoded = decodeClaims(`a.${Buffer.from(payload).toString('base64url')}.c`);
          expect(decoded).toEqual({ ...REQUIRED, sub, context: { ref: `${sub}x` } });
        }),
      );
    });

    it('takes no claim from a prototype', () => {
      const payload = `{"iss":"i","sub":"s","aud":"a","exp":2,"iat":1,"__proto__":{"environment":"x"}}`;
      expect(decodeClaims(`a.${Buffer.from(payload).toString('base64url')}.c`)?.context).toEqual({});
    });
  });
});
