// GitHub's REST API, with the job's token. Effect: network; loads Octokit when it is first needed.
import { existsSync } from 'node:fs';
import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { Readable } from 'node:stream';
import { proxiesOf, proxySettingsOf } from '../net/proxy.ts';
import { isPrivateUrl } from '../net/service-url.ts';
import { REDACTED } from '../secrets/shapes.ts';
import { defined } from '../util/defined.ts';
import { plainText } from '../util/text.ts';
import type { Environment } from './runner-files.ts';

/** One answer of the API with a good status. */
export interface ApiAnswer {
  readonly headers: Readonly<Record<string, unknown>>;
  readonly data: unknown;
}

/** Why a request failed. */
export interface ApiFailure {
  /** 0 where there was no answer. */
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  /** One harmless line without the token. */
  readonly message: string;
}

/** The API as seen with one token. */
export interface Api {
  /**
   * Sends one request, once. A redirect counts as a failure: following it would send the token elsewhere.
   * @param route - such as `GET /repos/{owner}/{repo}`
   * @throws Error that {@link Api.failureOf} explains
   */
  request(route: string, parameters: Readonly<Record<string, unknown>>): Promise<ApiAnswer>;
  failureOf(error: unknown): ApiFailure;
}

const USER_AGENT = 'aws-token-guard';

/**
 * @param signal - ends every request
 * @returns undefined without a token, or where it would be sent in the clear
 * @throws Error where the event's payload is not JSON: Octokit reads it while it is loaded
 */
export async function createApi(
  environment: Environment,
  token: string | undefined,
  signal: AbortSignal,
): Promise<Api | undefined> {
  const baseUrl = (environment['GITHUB_API_URL'] ?? '').replace(/\/+$/, '');
  const url = URL.parse(baseUrl);
  if (!token || url === null || !isPrivateUrl(url)) return undefined;
  // Octokit would also print a line of its own about a payload that does not exist.
  if (!existsSync(environment['GITHUB_EVENT_PATH'] || '.')) return undefined;
  const { getOctokit } = await import('@actions/github');
  const silent = (): void => {};
  const log = { debug: silent, info: silent, warn: silent, error: silent };
  const request = defined({ redirect: 'error' as const, signal, fetch: proxiedFetch(url, environment) });
  const octokit = getOctokit(token, { baseUrl, userAgent: USER_AGENT, log, request });
  return {
    request: (route, parameters) => octokit.request(route, parameters),
    failureOf: (error) => failureOf(error, token),
  };
}

function failureOf(error: unknown, token: string): ApiFailure {
  const { message = String(error), status, response } = (error ?? {}) as OctokitError;
  const text = plainText(message.replaceAll(token, REDACTED));
  // Octokit gives the status 500 to a request that got no answer.
  if (response === undefined) return { status: 0, headers: {}, message: text };
  return { status: status ?? 0, headers: response.headers ?? {}, message: text };
}

interface OctokitError {
  readonly message?: string;
  readonly status?: number;
  readonly response?: { readonly headers?: Readonly<Record<string, unknown>> };
}

/** The runner passes the inputs of a step in these variables. */
const HTTP_PROXY = 'INPUT_HTTP-PROXY';
const NO_PROXY = 'INPUT_NO-PROXY';

/**
 * A `fetch` that uses the run's proxy for the URL and follows no redirect: Node's own `fetch` does not know the inputs.
 * @returns undefined where no proxy is needed
 */
export function proxiedFetch(url: URL, environment: Environment): typeof fetch | undefined {
  const given = (name: string) => (environment[name]?.trim() === 'auto' ? undefined : environment[name]);
  const parsed = proxySettingsOf(environment, { httpProxy: given(HTTP_PROXY), noProxy: given(NO_PROXY) });
  if (!parsed.ok) return undefined; // the check of the inputs reports this
  const options = proxiesOf(parsed.settings, process.version).agentOptionsFor(url);
  return options.proxyEnv === undefined ? undefined : fetchThrough(options);
}

function fetchThrough(options: { readonly proxyEnv?: Readonly<Record<string, string>> }): typeof fetch {
  return (input, { method = 'GET', headers, body, signal } = {}) =>
    new Promise((resolve, reject) => {
      const url = new URL(String(input));
      const secure = url.protocol === 'https:';
      const send = secure ? httpsRequest : httpRequest;
      const request = send(url, {
        method,
        headers: Object.fromEntries(new Headers(headers)),
        agent: secure ? new HttpsAgent(options) : new HttpAgent(options),
        ...(signal ? { signal } : {}),
      });
      request.on('error', reject);
      request.on('response', (message) => {
        const { statusCode: status = 0 } = message;
        if (status < 300 || status >= 400) return resolve(responseOf(message, status));
        message.destroy();
        reject(new Error('A redirect is not followed: it would carry the token on.'));
      });
      request.end(body ?? undefined);
    });
}

function responseOf(message: IncomingMessage, status: number): Response {
  const isEmpty = status === 204 || status === 205;
  if (isEmpty) message.resume();
  const content = isEmpty ? null : (Readable.toWeb(message) as ReadableStream<Uint8Array>);
  const headers = Object.entries(message.headers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  );
  return new Response(content, { status, headers: Object.fromEntries(headers) });
}
