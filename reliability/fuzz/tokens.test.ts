// Whatever GitHub answers, claims have the types that they should have, and a failure shows no token.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from '@jest/globals';
import fc from 'fast-check';
import { decodeClaims, keepIdToken, requestIdToken } from '../../src/github/id-token.ts';
import { readTokenFile } from '../../src/github/workspace-file.ts';
import { createVault } from '../../src/secrets/vault.ts';
import { CONTEXT_CLAIMS, type IdTokenClaims } from '../../src/trust-policy/claims.ts';
import { ask, sandbox } from './any-answer.ts';
import {
  anyText,
  httpAnswer,
  jsonValue,
  jwtOf,
  longText,
  mostly,
  near,
  randomText,
  USUAL_PIECES,
} from './arbitraries.ts';
import { expectNoSecrets, expectPlainLines, inFolder, property } from './support.ts';

const ISSUER = 'https://token.actions.githubusercontent.com';
const SUBJECTS = ['repo:octo-org/octo-repo:ref:refs/heads/main', 'repo:octo-org@1/octo-repo@2:environment:x%3Ay'];
const vault = createVault(() => {});

const time = fc.oneof(
  fc.integer({ min: 0, max: 4_000_000_000 }),
  fc.constantFrom(-1, 1e300, 8.64e12, 8.64e12 + 1, 0.5),
);
const orOther = (usual: fc.Arbitrary<unknown>) => fc.oneof({ weight: 4, arbitrary: usual }, jsonValue);
const audience = orOther(near('sts.amazonaws.com'));
const payload = fc
  .record({
    iss: orOther(near(ISSUER, `${ISSUER}/octo`)),
    sub: orOther(near(...SUBJECTS)),
    aud: fc.oneof(audience, fc.array(audience, { maxLength: 2 })),
    exp: orOther(time),
    iat: orOther(time),
    more: fc.dictionary(fc.oneof(fc.constantFrom(...CONTEXT_CLAIMS), anyText), jsonValue, { maxKeys: 5 }),
  })
  .map(({ more, ...claims }) => JSON.stringify({ ...more, ...claims }));
const jwt = fc.oneof(
  { weight: 6, arbitrary: payload.map(jwtOf) },
  near(...SUBJECTS.map((sub) => jwtOf(JSON.stringify({ sub })))),
);

/** Every part of what was decoded is of the type that it should have. */
function expectSound(claims: IdTokenClaims | undefined): void {
  if (claims === undefined) return;
  const { iss, sub, aud, exp, iat, context, otherNames = [] } = claims;
  const texts: readonly unknown[] = [iss, sub, aud, ...otherNames, ...Object.values(context)];
  expect(texts.filter((text) => typeof text !== 'string')).toEqual([]);
  expect([typeof exp, typeof iat]).toEqual(['number', 'number']);
}

describe('ID tokens', () => {
  const texts = mostly(jwt, anyText, longText([...USUAL_PIECES, 'A']));
  property('have claims of the right types, or fail with a harmless message', 3000, texts, (text) =>
    inFolder((folder) => {
      expectSound(decodeClaims(text));
      const path = join(folder, 'token');
      writeFileSync(path, text);
      const attempt = readTokenFile(path, folder, vault);
      expect(attempt.status).not.toBe('not-attempted');
      if (attempt.status === 'succeeded') expectSound(attempt.value.claims);
      if (attempt.status === 'failed') expectPlainLines(attempt.failure.message);
    }),
  );

  const sound = fc.record({ sub: near(...SUBJECTS), aud: near('sts.amazonaws.com'), exp: time, iat: time });
  const password = fc.oneof(
    fc.constantFrom('context', 'main', '"sub', '":"r', '1700', 'octo', 'exp"', 'sts.', 'true'),
    randomText('0123456789', 4, 5),
    fc.string({ unit: 'grapheme-ascii', minLength: 4, maxLength: 12 }),
  );
  property('keep every claim beside any short secret', 2000, fc.tuple(sound, password), ([claims, secret]) => {
    const own = createVault(() => {});
    own.keep({ password: secret });
    const kept = keepIdToken(jwtOf(JSON.stringify({ iss: ISSUER, ...claims })), own);
    expect(kept).toBeDefined();
    expectSound(kept?.claims);
  });
});

describe('answers to the request for an ID token', () => {
  const BEARER = 'bearer-0123456789-ABCDEFGH';
  const bodies = fc.oneof(
    { weight: 4, arbitrary: jwt.map((value) => JSON.stringify({ count: 1, value })) },
    { weight: 2, arbitrary: jsonValue.map((value) => JSON.stringify({ value })) },
    { weight: 2, arbitrary: jwt.map((value) => JSON.stringify({ message: `${value} ${BEARER}` })) },
    anyText.map((message) => JSON.stringify({ message })),
    anyText,
    longText(['{"value":"', '"', '\\', 'eyJ', '.', 'a', '[', '{"a":']),
  );
  const answers = httpAnswer(bodies, 'application/json');
  property('give a masked token, or a harmless failure', 1500, answers, async (answer) => {
    const variables = { url: sandbox.idTokenRequestUrl, bearer: BEARER };
    const { attempt, masks } = await ask(answer, (ports) =>
      requestIdToken({ variables, audience: 'sts.amazonaws.com', ...ports }),
    );
    if (attempt.status === 'succeeded') {
      expect(masks).toContain(attempt.value.token.reveal());
      expectSound(attempt.value.claims);
    }
    if (attempt.status !== 'failed') return;
    const { code, message } = attempt.failure;
    expect(code).toMatch(/^(?:HTTP_\d{1,4}|[A-Z][A-Z0-9_]+|\w*Error)$/);
    expectPlainLines(message);
    expect(message.length).toBeLessThanOrEqual(1200);
    const sent = answer.length > 20_000 ? undefined : /eyJ[\w-]{20,}\.[\w-]{20,}\.[\w-]{20,}/.exec(answer)?.[0];
    expectNoSecrets(JSON.stringify(attempt.failure), [BEARER, ...(sent === undefined ? [] : [sent])]);
  });
});
