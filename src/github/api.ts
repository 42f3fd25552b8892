// GitHub's REST API, with the job's token. Effect: network; loads Octokit when it is first asked for.
import { existsSync } from 'node:fs';
import { isPrivateUrl } from '../net/service-url.ts';
import { plainText } from '../util/text.ts';
import { proxiedFetch } from './proxied-fetch.ts';
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
   * Sends one request, once. A redirect counts as a failure: it would carry the token on.
   * @param route - such as `GET /repos/{owner}/{repo}`
   * @throws Error that {@link Api.failureOf} explains
   */
  request(route: string, parameters: Readonly<Record<string, unknown>>): Promise<ApiAnswer>;
  failureOf(error: unknown): ApiFailure;
}

const USER_AGENT = 'aws-token-guard';

/**
 * @param signal - ends every request
 * @returns undefined without a token, or where it would travel in the open
 * @throws Error where the event's payload is no JSON: Octokit's setting reads it
 */
export async function createApi(
  environment: Environment,
  token: string | undefined,
  signal: AbortSignal,
): Promise<Api | undefined> {
  const baseUrl = (environment['GITHUB_API_URL'] ?? '').replace(/\/+$/, '');
  const url = URL.parse(baseUrl);
  if (!token || url === null || !isPrivateUrl(url)) return undefined;
  // The same setting would print a line of its own about a payload that is not there.
  if (!existsSync(environment['GITHUB_EVENT_PATH'] || '.')) return undefined;
  const { getOctokit } = await import('@actions/github');
  const silent = (): void => {};
  const log = { debug: silent, info: silent, warn: silent, error: silent };
  const proxied = proxiedFetch(url, environment);
  const request = { redirect: 'error' as const, signal, ...(proxied === undefined ? {} : { fetch: proxied }) };
  const octokit = getOctokit(token, { baseUrl, userAgent: USER_AGENT, log, request });
  return {
    request: (route, parameters) => octokit.request(route, parameters),
    failureOf: (error) => failureOf(error, token),
  };
}

function failureOf(error: unknown, token: string): ApiFailure {
  const { message = String(error), status, response } = (error ?? {}) as OctokitError;
  const text = plainText(message.replaceAll(token, '***'));
  // Octokit gives the status 500 to a request that got no answer.
  if (response === undefined) return { status: 0, headers: {}, message: text };
  return { status: status ?? 0, headers: response.headers ?? {}, message: text };
}

interface OctokitError {
  readonly message?: string;
  readonly status?: number;
  readonly response?: { readonly headers?: Readonly<Record<string, unknown>> };
}
