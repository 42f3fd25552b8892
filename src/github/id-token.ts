// Asks GitHub for an ID token, and decodes it. Effect: network; masks the token before anything can print it.
import { Agent as HttpAgent, request as httpRequest, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { type Deadline, within } from '../net/deadline.ts';
import type { Attempt, Failure, OwnFailureCode } from '../net/failure.ts';
import type { Proxies } from '../net/proxy.ts';
import {
  collectBody,
  failureOfNetwork,
  failureOfWait,
  parseRetryAfter,
  REQUEST_LIMIT_SECONDS,
} from '../net/requests.ts';
import { isPrivateUrl } from '../net/service-url.ts';
import { CREDENTIAL_MIN_LENGTH, isJwt } from '../secrets/shapes.ts';
import type { Secret, Vault } from '../secrets/vault.ts';
import { CONTEXT_CLAIMS, type IdTokenClaims } from '../trust-policy/claims.ts';
import { defined } from '../util/defined.ts';
import { type ClockReading, readClock } from '../util/time.ts';

/** The two variables that the runner sets for a job with `id-token: write`. */
export interface IdTokenVariables {
  readonly url: string | undefined;
  readonly bearer: string | undefined;
}

/** One request, and what it needs. */
export interface IdTokenRequest {
  readonly variables: IdTokenVariables;
  readonly audience: string;
  readonly proxy: Proxies;
  readonly deadline: Deadline;
  readonly vault: Vault;
  readonly noteClock: (reading: ClockReading) => void;
  /** Called once the request is sent, while this process would only wait. */
  readonly onSent?: (() => void) | undefined;
}

const OPERATION = { service: 'github', operation: 'RequestIdToken' } as const;

/**
 * The URL to ask, with the audience.
 * @returns undefined where the variable holds no URL, or one that would send the bearer token in the clear
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
      const answer = get(url, { bearer, signal, proxy: request.proxy, onSent: request.onSent });
      // The runner masks the bearer token, but other runners may not, and the answer may hold it.
      if (bearer.length >= CREDENTIAL_MIN_LENGTH) keepToken(bearer, request.vault);
      return answer;
    });
    if (outcome.kind !== 'settled') return at(url, failureOfWait(OPERATION, outcome));
    const reading = readClock('github', outcome.value.headers, { sentAt, receivedAt: Date.now() / 1000 });
    if (reading !== undefined) request.noteClock(reading);
    const answer = readAnswer(outcome.value, request.vault);
    return answer.status === 'failed' ? at(url, answer.failure) : answer;
  } catch (error) {
    const failure = failureOfNetwork(OPERATION, error);
    return at(url, { ...failure, message: request.vault.clean(failure.message) });
  }
}

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
  // Whatever the status is: a token in the answer is masked before anything else looks at the answer.
  const isToken = typeof value === 'string' && isJwt(value);
  const idToken = isToken ? keepIdToken(value, vault) : undefined;
  if (status !== 200) {
    const message = json?.['message'];
    return failed(
      `HTTP_${status}`,
      vault.clean(typeof message === 'string' ? message : body),
      defined({ httpStatus: status, retryAfterSeconds: parseRetryAfter(headers['retry-after']) }),
    );
  }
  if (idToken !== undefined) return { status: 'succeeded', value: idToken };
  const seen = isToken ? 'The ID token cannot be decoded.' : `The answer has no ID token: ${vault.clean(body)}`;
  return failed('NO_ID_TOKEN_IN_ANSWER', seen, { httpStatus: status });
}

/** An answer with any status. Redirects are answers, too: following one would send the bearer token elsewhere. */
interface HttpAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

interface GetOptions {
  readonly bearer: string;
  readonly proxy: Proxies;
  /** Destroys the connection. */
  readonly signal: AbortSignal;
  readonly onSent: (() => void) | undefined;
}

/** Keeps what a diagnosis needs: status, headers, body. Throws the error of Node's network layer, with its `code`. */
async function get(url: URL, options: GetOptions): Promise<HttpAnswer> {
  const response = await send(url, options);
  const body = await collectBody(response);
  return { status: response.statusCode ?? 0, headers: response.headers, body: body.toString('utf8') };
}

function send(url: URL, { bearer, proxy, signal, onSent }: GetOptions): Promise<IncomingMessage> {
  const plain = url.protocol === 'http:';
  const request = plain ? httpRequest : httpsRequest;
  const through = proxy.agentOptionsFor(url);
  const agent = through.proxyEnv === undefined ? false : plain ? new HttpAgent(through) : new HttpsAgent(through);
  const headers = { authorization: `Bearer ${bearer}`, accept: 'application/json' };
  return new Promise((resolve, reject) => {
    const sent = request(url, { headers, signal, agent }, resolve).on('error', reject);
    if (onSent !== undefined) sent.on('finish', onSent);
    sent.end();
  });
}

/** An ID token and its claims. */
export interface IdToken {
  readonly token: Secret;
  readonly claims: IdTokenClaims;
}

/**
 * A token from anywhere, masked, and its claims.
 * @returns undefined unless it is a JWT with the claims that every ID token has
 */
export function keepIdToken(text: string, vault: Vault): IdToken | undefined {
  if (!isJwt(text)) return undefined;
  const token = keepToken(text, vault);
  const claims = decodeClaims(text);
  return claims === undefined ? undefined : { token, claims: redactClaims(claims, vault) };
}

/** Masks a token. The signature is what makes a JWT valuable, so it is masked by itself as well. */
function keepToken(token: string, vault: Vault): Secret {
  if (!isJwt(token)) return vault.keep({ token }).token;
  return vault.keep({ token, signature: token.slice(token.lastIndexOf('.') + 1) }).token;
}

/** No claim should hold a secret of this run; if one does, the secret is not shown. Names of claims are our own. */
function redactClaims(claims: IdTokenClaims, vault: Vault): IdTokenClaims {
  const redact = (_: string, value: unknown) => (typeof value === 'string' ? vault.redact(value) : value);
  return JSON.parse(JSON.stringify(claims), redact) as IdTokenClaims;
}

/**
 * The claims of a JWT, without any verification: AWS verifies it.
 * @returns undefined unless it is a JWT with the claims that every ID token of GitHub has
 * @see https://www.rfc-editor.org/rfc/rfc7519#section-7.2
 */
export function decodeClaims(jwt: string): IdTokenClaims | undefined {
  const payload = parseObject(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString('utf8')) ?? {};
  const { iss, sub, aud, exp, iat } = payload;
  const audience = Array.isArray(aud) ? aud[0] : aud;
  if (typeof iss !== 'string' || typeof sub !== 'string' || typeof audience !== 'string') return undefined;
  if (typeof exp !== 'number' || typeof iat !== 'number') return undefined;
  const context = CONTEXT_CLAIMS.flatMap((name) => {
    const value = payload[name];
    return typeof value === 'string' && value !== '' ? [[name, value]] : [];
  });
  const otherNames = Object.keys(payload).filter((name) => !KEPT_CLAIMS.has(name));
  return defined({
    iss,
    sub,
    aud: audience,
    exp,
    iat,
    context: Object.fromEntries(context) as IdTokenClaims['context'],
    otherNames: otherNames.length === 0 ? undefined : otherNames,
  });
}

const KEPT_CLAIMS: ReadonlySet<string> = new Set(['iss', 'sub', 'aud', 'exp', 'iat', ...CONTEXT_CLAIMS]);

/** The JSON object of a text; undefined for anything else. */
function parseObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
