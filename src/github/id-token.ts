// Asks GitHub for an ID token and decodes its claims. Effect: network; masks the token before anyone can see it.
import { type Deadline, within } from '../net/deadline.ts';
import type { Attempt, Failure, OwnFailureCode } from '../net/failure.ts';
import { failureOfNetwork, failureOfOutcome, parseRetryAfter, REQUEST_LIMIT_SECONDS } from '../net/limits.ts';
import type { Proxies } from '../net/proxies.ts';
import { isPrivateUrl } from '../net/service-url.ts';
import type { Secret } from '../secrets/secret.ts';
import { CREDENTIAL_MIN_LENGTH, isJwt } from '../secrets/shapes.ts';
import type { Vault } from '../secrets/vault.ts';
import { CONTEXT_CLAIMS, type IdTokenClaims } from '../trust-policy/claims.ts';
import { type ClockReading, readClock } from '../util/time.ts';
import { type HttpAnswer, httpGet } from './http-get.ts';

/** An ID token, and what it says of itself. */
export interface IdToken {
  readonly token: Secret;
  readonly claims: IdTokenClaims;
}

/** The two variables that the runner sets for a job with `id-token: write`. */
export interface IdTokenVariables {
  readonly url: string | undefined;
  readonly bearer: string | undefined;
}

export interface IdTokenRequest {
  readonly variables: IdTokenVariables;
  readonly audience: string;
  readonly proxy: Proxies;
  readonly deadline: Deadline;
  readonly vault: Vault;
  readonly noteClock: (reading: ClockReading) => void;
  /** Called while GitHub is at work and nothing waits for this process. */
  readonly onSent?: (() => void) | undefined;
}

/**
 * The URL to ask, audience included.
 * @returns undefined where it is none, or one that would carry the bearer token in the open
 */
export function idTokenUrl(variable: string | undefined, audience: string): URL | undefined {
  const url = URL.parse(variable ?? '');
  if (url === null || !isPrivateUrl(url)) return undefined;
  url.searchParams.set('audience', audience);
  return url;
}

/**
 * Requests one new ID token. Never throws: failure is in the Attempt.
 * @see https://docs.github.com/en/actions/reference/security/oidc#methods-for-requesting-the-oidc-token
 */
export async function requestIdToken(request: IdTokenRequest): Promise<Attempt<IdToken>> {
  const { url: variable, bearer } = request.variables;
  if (!variable && !bearer) return failed('NO_ID_TOKEN_VARIABLES', 'Neither variable is set.');
  const url = idTokenUrl(variable, request.audience);
  if (url === undefined || !bearer) return failed('BAD_ID_TOKEN_VARIABLES', brokenVariables(variable, bearer));
  try {
    const sentAt = Date.now() / 1000;
    const outcome = await within(request.deadline, REQUEST_LIMIT_SECONDS, (signal) => {
      const answer = httpGet(url, {
        headers: { authorization: `bearer ${bearer}`, accept: 'application/json' },
        proxy: request.proxy,
        signal,
        ...(request.onSent === undefined ? {} : { onSent: request.onSent }),
      });
      // The runner masks it as well, other runners may not; what comes back may hold it.
      if (bearer.length >= CREDENTIAL_MIN_LENGTH) keepToken(bearer, request.vault);
      return answer;
    });
    if (outcome.kind !== 'settled') return at(url, failureOfOutcome(OPERATION, outcome));
    const reading = readClock('github', outcome.value.headers, { sentAt, receivedAt: Date.now() / 1000 });
    if (reading !== undefined) request.noteClock(reading);
    const answer = readAnswer(outcome.value, request.vault);
    return answer.status === 'failed' ? at(url, answer.failure) : answer;
  } catch (error) {
    const failure = failureOfNetwork(OPERATION, error);
    return at(url, { ...failure, message: request.vault.clean(failure.message) });
  }
}

const OPERATION = { service: 'github', operation: 'RequestIdToken' } as const;

function failed(code: OwnFailureCode | `HTTP_${number}`, message: string, more: Partial<Failure> = {}): Attempt<never> {
  return { status: 'failed', failure: { ...OPERATION, code, message, attempts: 1, ...more } };
}

function at({ host }: URL, failure: Failure): Attempt<never> {
  return { status: 'failed', failure: { ...failure, host } };
}

function brokenVariables(url: string | undefined, bearer: string | undefined): string {
  if (!bearer) return 'ACTIONS_ID_TOKEN_REQUEST_URL is set, ACTIONS_ID_TOKEN_REQUEST_TOKEN is not.';
  if (!url) return 'ACTIONS_ID_TOKEN_REQUEST_TOKEN is set, ACTIONS_ID_TOKEN_REQUEST_URL is not.';
  return 'ACTIONS_ID_TOKEN_REQUEST_URL does not hold an https:// URL.';
}

function readAnswer({ status, headers, body }: HttpAnswer, vault: Vault): Attempt<IdToken> {
  const json = parseObject(body);
  const value = json?.['value'];
  // Whatever the status: a token in the answer is masked before anything else looks at the answer.
  const token = typeof value === 'string' && isJwt(value) ? keepToken(value, vault) : undefined;
  if (status !== 200) {
    const retryAfterSeconds = parseRetryAfter(headers['retry-after']);
    const message = json?.['message'];
    return failed(`HTTP_${status}`, vault.clean(typeof message === 'string' ? message : body), {
      httpStatus: status,
      ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
    });
  }
  const claims = token === undefined ? undefined : redactClaims(decodeClaims(token.reveal()), vault);
  if (token !== undefined && claims !== undefined) return { status: 'succeeded', value: { token, claims } };
  const seen =
    token === undefined ? `The answer has no ID token: ${vault.clean(body)}` : 'The ID token cannot be decoded.';
  return failed('NO_ID_TOKEN_IN_ANSWER', seen, { httpStatus: status });
}

/** The signature is the part that makes a JWT worth anything, so it is masked by itself as well. */
function keepToken(token: string, vault: Vault): Secret {
  if (!isJwt(token)) return vault.keep({ token }).token;
  return vault.keep({ token, signature: token.slice(token.lastIndexOf('.') + 1) }).token;
}

/**
 * A token that comes from elsewhere, masked, and its claims.
 * @returns undefined unless it is a JWT with the claims that every ID token has
 */
export function keepIdToken(text: string, vault: Vault): IdToken | undefined {
  if (!isJwt(text)) return undefined;
  const token = keepToken(text, vault);
  const claims = redactClaims(decodeClaims(text), vault);
  return claims === undefined ? undefined : { token, claims };
}

/** A claim has no business to hold a secret of this run; should it, it is not the claim that is shown. Names are ours. */
function redactClaims(claims: IdTokenClaims | undefined, vault: Vault): IdTokenClaims | undefined {
  const redact = (_: string, value: unknown) => (typeof value === 'string' ? vault.redact(value) : value);
  return claims && (JSON.parse(JSON.stringify(claims), redact) as IdTokenClaims);
}

/**
 * The claims of a JWT, without any verification: AWS does that.
 * @returns undefined unless it is a JWT with the claims that every ID token of GitHub has
 * @see https://www.rfc-editor.org/rfc/rfc7519#section-7.2
 */
export function decodeClaims(jwt: string): IdTokenClaims | undefined {
  const payload = parseObject(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString('utf8'));
  const { iss, sub, aud, exp, iat } = payload ?? {};
  const audience = Array.isArray(aud) ? aud[0] : aud;
  if (typeof iss !== 'string' || typeof sub !== 'string' || typeof audience !== 'string') return undefined;
  if (typeof exp !== 'number' || typeof iat !== 'number') return undefined;
  const context = CONTEXT_CLAIMS.flatMap((name) => {
    const value = payload?.[name];
    return typeof value === 'string' && value !== '' ? [[name, value]] : [];
  });
  const otherNames = Object.keys(payload ?? {}).filter((name) => !KEPT_CLAIMS.has(name));
  return {
    iss,
    sub,
    aud: audience,
    exp,
    iat,
    context: Object.fromEntries(context),
    ...(otherNames.length === 0 ? {} : { otherNames }),
  };
}

const KEPT_CLAIMS: ReadonlySet<string> = new Set(['iss', 'sub', 'aud', 'exp', 'iat', ...CONTEXT_CLAIMS]);

function parseObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
