// Probes of what GitHub says: ID tokens, the answers that bring them, the event, the workflow's file and the checkout.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { decodeClaims, keepIdToken } from '../src/github/id-token-claims.ts';
import { requestIdToken } from '../src/github/id-token-request.ts';
import { readRunnerFacts, runIdentity } from '../src/github/runner-facts.ts';
import { readTokenFile } from '../src/github/token-file.ts';
import { createDeadline } from '../src/net/deadline.ts';
import { NO_PROXIES } from '../src/net/proxies.ts';
import { createVault } from '../src/secrets/vault.ts';
import { CONTEXT_CLAIMS, type IdTokenClaims } from '../src/trust-policy/claims.ts';
import { type Answering, httpAnswer } from './fuzz-answers.ts';
import { firstOf, plainLine, withoutSecrets } from './fuzz-oracles.ts';
import { type Probe, probe, type Verdict } from './fuzz-probe.ts';
import { anyText, jwtOf, longText, near, USUAL_PIECES } from './fuzz-texts.ts';

const SUBJECTS = ['repo:octo-org/octo-repo:ref:refs/heads/main', 'repo:octo-org@1/octo-repo@2:environment:x%3Ay'];

const jsonValue = fc.oneof(anyText, fc.jsonValue({ maxDepth: 2 }), fc.double(), fc.constant(null));
const time = fc.oneof(
  fc.integer({ min: 0, max: 4_000_000_000 }),
  fc.constantFrom(-1, 1e300, 8.64e12, 8.64e12 + 1, 0.5),
);
const claim = (valid: readonly string[]) =>
  fc.oneof({ weight: 4, arbitrary: near(valid) }, { weight: 1, arbitrary: jsonValue });

const payload = fc
  .record(
    {
      iss: claim(['https://token.actions.githubusercontent.com', 'https://token.actions.githubusercontent.com/octo']),
      sub: claim(SUBJECTS),
      aud: fc.oneof(claim(['sts.amazonaws.com']), fc.array(claim(['sts.amazonaws.com']), { maxLength: 2 })),
      exp: fc.oneof({ weight: 5, arbitrary: time }, { weight: 1, arbitrary: jsonValue }),
      iat: fc.oneof({ weight: 5, arbitrary: time }, { weight: 1, arbitrary: jsonValue }),
      more: fc.dictionary(fc.oneof(fc.constantFrom(...CONTEXT_CLAIMS), anyText), jsonValue, { maxKeys: 5 }),
    },
    { requiredKeys: ['iss', 'sub', 'aud', 'exp', 'iat', 'more'] },
  )
  .map(({ more, ...claims }) => JSON.stringify({ ...more, ...claims }));

/** Claims that no ID token of GitHub lacks, of any value that it could have. */
const soundPayload = fc
  .record({
    sub: near(SUBJECTS),
    aud: near(['sts.amazonaws.com']),
    exp: time,
    iat: time,
    repository: near(['octo-org/octo-repo']),
  })
  .map((claims) => JSON.stringify({ iss: 'https://token.actions.githubusercontent.com', ...claims }));

const jwt = fc.oneof(
  { weight: 6, arbitrary: payload.map(jwtOf) },
  { weight: 1, arbitrary: near(SUBJECTS.map((sub) => jwtOf(JSON.stringify({ sub })))) },
);

/** Every part of what was decoded is of the kind that its type says. */
function soundClaims(claims: IdTokenClaims | undefined): Verdict {
  if (claims === undefined) return undefined;
  const { iss, sub, aud, exp, iat, context, otherNames = [] } = claims;
  const texts: readonly unknown[] = [iss, sub, aud, ...otherNames];
  if (!texts.every((text) => typeof text === 'string')) return 'A claim is no text.';
  if (typeof exp !== 'number' || typeof iat !== 'number') return 'A time is no number.';
  if (typeof context !== 'object' || context === null) return 'The claims have no context.';
  return Object.values(context).every((text) => typeof text === 'string')
    ? undefined
    : 'A claim of the context is no text.';
}

/** A proxy's password may be as short as this, and is masked like any secret. */
const besideSecret = fc.record({
  payload: soundPayload,
  password: fc.oneof(
    fc.constantFrom('context', 'main', '"sub', '":"r', '1700', 'octo', 'exp"', 'sts.', 'true'),
    fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 4, maxLength: 5 }),
    fc.string({ unit: 'grapheme-ascii', minLength: 4, maxLength: 12 }),
  ),
});

function checkBesideSecret({
  payload: text,
  password,
}: typeof besideSecret extends fc.Arbitrary<infer T> ? T : never): Verdict {
  const vault = createVault(() => {});
  vault.keep({ password });
  const kept = keepIdToken(jwtOf(text), vault);
  return kept === undefined ? 'A token with every claim was refused.' : soundClaims(kept.claims);
}

const BEARER = 'bearer-0123456789-ABCDEFGH';

/** What comes over the line when an ID token is asked for. */
const idTokenAnswer = httpAnswer({
  bodies: fc.oneof(
    { weight: 4, arbitrary: jwt.map((value) => JSON.stringify({ count: 1, value })) },
    { weight: 2, arbitrary: jsonValue.map((value) => JSON.stringify({ value })) },
    { weight: 2, arbitrary: jwt.map((value) => JSON.stringify({ message: `${value} ${BEARER}` })) },
    { weight: 1, arbitrary: anyText.map((message) => JSON.stringify({ message })) },
    { weight: 1, arbitrary: anyText },
    { weight: 1, arbitrary: longText(['{"value":"', '"', '\\', 'eyJ', '.', 'a', '[', '{"a":']) },
  ),
  types: ['application/json; charset=utf-8', 'text/html'],
});

const CODE = /^(?:HTTP_\d{1,4}|[A-Z][A-Z0-9_]+|\w*Error)$/;

function checkIdTokenAnswer(answering: Answering) {
  return async (answer: string): Promise<Verdict> => {
    const masks: string[] = [];
    const vault = createVault((values) => masks.push(...values));
    const deadline = createDeadline(5);
    try {
      const url = await answering.serve(answer);
      const attempt = await requestIdToken({
        ...{ variables: { url, bearer: BEARER }, audience: 'sts.amazonaws.com', proxy: NO_PROXIES },
        ...{ deadline, vault, noteClock: ({ serverDateAt }) => assertFinite(serverDateAt) },
      });
      if (attempt.status === 'succeeded') {
        const { token, claims } = attempt.value;
        return masks.includes(token.reveal()) ? soundClaims(claims) : 'The token is not masked.';
      }
      if (attempt.status !== 'failed') return 'The request was not attempted.';
      const { code, message } = attempt.failure;
      const sent = answer.length > 20_000 ? undefined : /eyJ[\w-]{20,}\.[\w-]{20,}\.[\w-]{20,}/.exec(answer)?.[0];
      return firstOf(
        CODE.test(code) ? undefined : `The code is ${JSON.stringify(code)}.`,
        plainLine('The message', message),
        message.length > 1200 ? 'The message is too long.' : undefined,
        withoutSecrets('The failure', JSON.stringify(attempt.failure), [BEARER, ...(sent === undefined ? [] : [sent])]),
      );
    } finally {
      deadline.clear();
    }
  };
}

function assertFinite(at: number): void {
  if (!Number.isFinite(at)) throw new Error('A clock reading is no number.');
}

const repository = fc.oneof(
  fc.constant({ repo: { id: 1 } }),
  fc.constant({ repo: null }),
  fc.constant(null),
  jsonValue,
);
const event = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .record({
        pull_request: fc.oneof(fc.record({ head: repository, base: repository }), jsonValue),
        sender: fc.oneof(fc.constant({ login: 'dependabot[bot]' }), jsonValue),
      })
      .map((value) => JSON.stringify(value)),
  },
  { weight: 2, arbitrary: jsonValue.map((value) => JSON.stringify(value) ?? '') },
  { weight: 1, arbitrary: anyText },
  { weight: 1, arbitrary: longText(['[', '{"pull_request":', '"', '\\u', '1', ',']) },
);

const environment = fc.dictionary(
  fc.constantFrom(
    'GITHUB_ACTIONS',
    'GITHUB_EVENT_NAME',
    'GITHUB_ACTOR',
    'RUNNER_OS',
    'AWS_PROFILE',
    'AWS_ACCESS_KEY_ID',
    'AWS_SECRET_ACCESS_KEY',
    'AWS_SESSION_TOKEN',
    'GITHUB_REPOSITORY',
    'GITHUB_REF',
  ),
  anyText,
);

const TRIGGERS = ['fork-pull-request', 'dependabot', 'repository'];

function checkEvent(folder: string) {
  const path = join(folder, 'event.json');
  return ({
    text,
    variables,
  }: {
    readonly text: string;
    readonly variables: Readonly<Record<string, string>>;
  }): Verdict => {
    writeFileSync(path, text);
    const facts = readRunnerFacts({ ...variables, GITHUB_EVENT_PATH: path });
    const run = Object.values(runIdentity(variables));
    if (!run.every((one) => typeof one === 'string')) return 'A part of the identity is no text.';
    return TRIGGERS.includes(facts.trigger ?? '') ? undefined : `The trigger is ${facts.trigger}.`;
  };
}

function checkTokenFile(folder: string) {
  const path = join(folder, 'token');
  return (text: string): Verdict => {
    writeFileSync(path, text);
    const attempt = readTokenFile(
      path,
      folder,
      createVault(() => {}),
    );
    if (attempt.status === 'succeeded') return soundClaims(attempt.value.claims);
    return attempt.status === 'failed' ? plainLine('The message', attempt.failure.message) : 'Not attempted.';
  };
}

/** @param folder - for files */
export function tokenProbes(answering: Answering, folder: string): readonly Probe[] {
  const longJwt = longText([...USUAL_PIECES, '.', 'eyJ', 'A', '-', '_']);
  return [
    probe('JWTs: claims of the right kinds, or none', {
      runs: 10_000,
      input: jwt,
      check: (text) => soundClaims(decodeClaims(text)),
    }),
    probe('JWTs: sound claims beside any secret of the run', {
      runs: 2000,
      input: besideSecret,
      check: checkBesideSecret,
    }),
    probe('JWTs: long ones are decoded at once', {
      runs: 150,
      input: longJwt,
      check: (text) =>
        soundClaims(
          keepIdToken(
            text,
            createVault(() => {}),
          )?.claims,
        ),
    }),
    probe('JWTs: in a file, or a harmless message', {
      runs: 1500,
      input: fc.oneof(jwt, anyText, longJwt),
      check: checkTokenFile(folder),
    }),
    probe('ID-token answers: a token, or a harmless failure without a secret', {
      runs: 1500,
      input: idTokenAnswer,
      check: checkIdTokenAnswer(answering),
    }),
    probe('events: a trigger, whatever the payload', {
      runs: 4000,
      input: fc.record({ text: event, variables: environment }),
      check: checkEvent(folder),
    }),
  ];
}
