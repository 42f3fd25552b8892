// Whatever GitHub answers, claims and events have the types that they should have, and a failure shows no token.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import fc from 'fast-check';
import { decodeClaims, keepIdToken, requestIdToken } from '../../src/github/id-token.ts';
import { readRunTrigger } from '../../src/github/run-trigger.ts';
import { runIdentity } from '../../src/github/runner.ts';
import { readTokenFile } from '../../src/github/workspace-file.ts';
import { createDeadline } from '../../src/net/deadline.ts';
import { proxiesOf } from '../../src/net/proxy.ts';
import { createVault } from '../../src/secrets/vault.ts';
import { CONTEXT_CLAIMS, type IdTokenClaims } from '../../src/trust-policy/claims.ts';
import { type Answering, startAnswering } from './answering.ts';
import { anyText, httpAnswer, jsonValue, jwtOf, longText, near, randomText, USUAL_PIECES } from './arbitraries.ts';
import { expectNoSecrets, expectPlainLine, property } from './support.ts';

const ISSUER = 'https://token.actions.githubusercontent.com';
const SUBJECTS = ['repo:octo-org/octo-repo:ref:refs/heads/main', 'repo:octo-org@1/octo-repo@2:environment:x%3Ay'];
const vault = createVault(() => {});
let folder = '';
let answering: Answering;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fuzz-tokens-'));
  answering = await startAnswering();
});
afterAll(() => {
  answering.close();
  rmSync(folder, { recursive: true });
});

const time = fc.oneof(
  fc.integer({ min: 0, max: 4_000_000_000 }),
  fc.constantFrom(-1, 1e300, 8.64e12, 8.64e12 + 1, 0.5),
);
const timeOrOther = fc.oneof({ weight: 5, arbitrary: time }, { weight: 1, arbitrary: jsonValue });
const claim = (...valid: readonly string[]) =>
  fc.oneof({ weight: 4, arbitrary: near(...valid) }, { weight: 1, arbitrary: jsonValue });

const payload = fc
  .record({
    iss: claim(ISSUER, `${ISSUER}/octo`),
    sub: claim(...SUBJECTS),
    aud: fc.oneof(claim('sts.amazonaws.com'), fc.array(claim('sts.amazonaws.com'), { maxLength: 2 })),
    exp: timeOrOther,
    iat: timeOrOther,
    more: fc.dictionary(fc.oneof(fc.constantFrom(...CONTEXT_CLAIMS), anyText), jsonValue, { maxKeys: 5 }),
  })
  .map(({ more, ...claims }) => JSON.stringify({ ...more, ...claims }));
const jwt = fc.oneof(
  { weight: 6, arbitrary: payload.map(jwtOf) },
  { weight: 1, arbitrary: near(...SUBJECTS.map((sub) => jwtOf(JSON.stringify({ sub })))) },
);
const longJwt = longText([...USUAL_PIECES, 'A']);

/** Every part of what was decoded is of the type that it should have. */
function expectSound(claims: IdTokenClaims | undefined): void {
  if (claims === undefined) return;
  const { iss, sub, aud, exp, iat, context, otherNames = [] } = claims;
  const texts: readonly unknown[] = [iss, sub, aud, ...otherNames, ...Object.values(context)];
  expect(texts.filter((text) => typeof text !== 'string')).toEqual([]);
  expect([typeof exp, typeof iat]).toEqual(['number', 'number']);
}

describe('ID tokens', () => {
  property('have claims of the right types, or none', 10_000, jwt, (text) => expectSound(decodeClaims(text)));

  property('are decoded at once, however long they are', 150, longJwt, (text) =>
    expectSound(keepIdToken(text, vault)?.claims),
  );

  const sound = fc.record({
    sub: near(...SUBJECTS),
    aud: near('sts.amazonaws.com'),
    exp: time,
    iat: time,
    repository: near('octo-org/octo-repo'),
  });
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

  property('come from a file, or fail with a harmless message', 1500, fc.oneof(jwt, anyText, longJwt), (text) => {
    const path = join(folder, 'token');
    writeFileSync(path, text);
    const attempt = readTokenFile(path, folder, vault);
    expect(attempt.status).not.toBe('not-attempted');
    if (attempt.status === 'succeeded') expectSound(attempt.value.claims);
    if (attempt.status === 'failed') expectPlainLine(attempt.failure.message);
  });
});

describe('answers to the request for an ID token', () => {
  const BEARER = 'bearer-0123456789-ABCDEFGH';
  const bodies = fc.oneof(
    { weight: 4, arbitrary: jwt.map((value) => JSON.stringify({ count: 1, value })) },
    { weight: 2, arbitrary: jsonValue.map((value) => JSON.stringify({ value })) },
    { weight: 2, arbitrary: jwt.map((value) => JSON.stringify({ message: `${value} ${BEARER}` })) },
    { weight: 1, arbitrary: anyText.map((message) => JSON.stringify({ message })) },
    { weight: 1, arbitrary: anyText },
    { weight: 1, arbitrary: longText(['{"value":"', '"', '\\', 'eyJ', '.', 'a', '[', '{"a":']) },
  );
  const answers = httpAnswer(bodies, ['application/json; charset=utf-8', 'text/html']);

  property('give a masked token, or a harmless failure', 1500, answers, async (answer) => {
    const masks: string[] = [];
    const deadline = createDeadline(5);
    const attempt = await requestIdToken({
      variables: { url: answering.serve(answer), bearer: BEARER },
      audience: 'sts.amazonaws.com',
      proxy: proxiesOf({ bypass: [] }, process.version),
      deadline,
      vault: createVault((values) => masks.push(...values)),
      noteClock: ({ serverDateAt }) => expect(Number.isFinite(serverDateAt)).toBe(true),
    }).finally(() => deadline.clear());
    expect(attempt.status).not.toBe('not-attempted');
    if (attempt.status === 'succeeded') {
      expect(masks).toContain(attempt.value.token.reveal());
      expectSound(attempt.value.claims);
    }
    if (attempt.status !== 'failed') return;
    const { code, message } = attempt.failure;
    expect(code).toMatch(/^(?:HTTP_\d{1,4}|[A-Z][A-Z0-9_]+|\w*Error)$/);
    expectPlainLine(message);
    expect(message.length).toBeLessThanOrEqual(1200);
    const sent = answer.length > 20_000 ? undefined : /eyJ[\w-]{20,}\.[\w-]{20,}\.[\w-]{20,}/.exec(answer)?.[0];
    expectNoSecrets(JSON.stringify(attempt.failure), [BEARER, ...(sent === undefined ? [] : [sent])]);
  });
});

describe('events', () => {
  const repository = fc.oneof(fc.constantFrom({ repo: { id: 1 } }, { repo: null }, null), jsonValue);
  const pullRequest = fc.record({
    pull_request: fc.oneof(fc.record({ head: repository, base: repository }), jsonValue),
    sender: fc.oneof(fc.constant({ login: 'dependabot[bot]' }), jsonValue),
  });
  const text = fc.oneof(
    { weight: 4, arbitrary: pullRequest.map((value) => JSON.stringify(value)) },
    { weight: 2, arbitrary: jsonValue.map((value) => JSON.stringify(value)) },
    { weight: 1, arbitrary: anyText },
    { weight: 1, arbitrary: longText(['[', '{"pull_request":', '"', '\\u', '1', ',']) },
  );
  const names =
    'GITHUB_ACTIONS GITHUB_EVENT_NAME GITHUB_ACTOR RUNNER_OS AWS_PROFILE AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY ' +
    'AWS_SESSION_TOKEN GITHUB_REPOSITORY GITHUB_REF';
  const variables = fc.dictionary(fc.constantFrom(...names.split(' ')), anyText);

  property('give a trigger, whatever the payload', 4000, fc.record({ text, variables }), (one) => {
    const path = join(folder, 'event.json');
    writeFileSync(path, one.text);
    const { trigger } = readRunTrigger({ ...one.variables, GITHUB_EVENT_PATH: path });
    expect(['fork-pull-request', 'dependabot', 'repository']).toContain(trigger);
    expect(Object.values(runIdentity(one.variables)).filter((part) => typeof part !== 'string')).toEqual([]);
  });
});
