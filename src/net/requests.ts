// What the requests to both services share: limits, the bodies of answers, failures without an answer, and the only retry loop. Effect:
// waits.
import { plainText } from '../util/text.ts';
import type { WaitOutcome } from './deadline.ts';
import type { Attempt, Failure, OwnFailureCode } from './failure.ts';
import type { RetryOptions } from './retry-policy.ts';

/** From the start of a request to the end of its answer. */
export const REQUEST_LIMIT_SECONDS = 10;
/** From the start of a request to an open connection. */
export const CONNECT_LIMIT_SECONDS = 5;

/** More than any answer of either service. */
const BODY_MAX_BYTES = 256 * 1024;
const TOO_LONG = { code: 'UNEXPECTED_ANSWER' } satisfies { code: OwnFailureCode };

/**
 * The whole body of an answer.
 * @throws Error with a code of our own for a longer body; leaving the loop closes the connection
 */
export async function collectBody(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > BODY_MAX_BYTES)
      throw Object.assign(new Error('The answer is longer than any of this service.'), TOO_LONG);
  }
  return Buffer.concat(chunks);
}

/** Seconds of a `Retry-After` header; undefined for a date, a negative number or anything else. */
export function parseRetryAfter(header: string | undefined): number | undefined {
  return header !== undefined && /^\d{1,9}(?:\.\d{1,3})?$/.test(header) ? Number(header) : undefined;
}

/** What a failure says of its request. */
export type RequestName = Pick<Failure, 'service' | 'operation'>;

/** The failure of a request that was stopped: it took too long, or the run ended. */
export function failureOfWait(
  request: RequestName,
  outcome: Exclude<WaitOutcome<unknown>, { kind: 'settled' }>,
): Failure {
  const [code, message] = describeWait(outcome);
  return { ...request, code, message, attempts: 1 };
}

function describeWait(outcome: Exclude<WaitOutcome<unknown>, { kind: 'settled' }>): readonly [OwnFailureCode, string] {
  if (outcome.kind === 'timed-out') {
    return ['REQUEST_TIMED_OUT', `No complete answer within ${REQUEST_LIMIT_SECONDS} s.`];
  }
  switch (outcome.reason) {
    case 'deadline':
      return ['DEADLINE_PASSED', 'The request was still under way when the time limit of the run passed.'];
    case 'canceled':
      return ['CANCELED', 'The job was canceled.'];
  }
}

/**
 * The failure of a request that did not reach the service: DNS, connection, TLS.
 * @param error - what Node's network layer threw; of an AggregateError, the first error counts
 */
export function failureOfNetwork(request: RequestName, error: unknown): Failure {
  const first = error instanceof AggregateError && error.errors.length > 0 ? (error.errors[0] as unknown) : error;
  const { code, message } = describeError(first);
  const { statusCode } = (first ?? {}) as { readonly statusCode?: unknown };
  // The proxy refused: its status says more than the name of the error.
  const answered = code === 'ERR_PROXY_TUNNEL' && Number.isInteger(statusCode);
  return { ...request, code: answered ? `PROXY_HTTP_${statusCode}` : code, message, attempts: 1 };
}

function describeError(error: unknown): { readonly code: string; readonly message: string } {
  if (!(error instanceof Error)) return { code: 'UNKNOWN', message: plainText(String(error)) };
  const code = (error as NodeJS.ErrnoException).code;
  return { code: typeof code === 'string' && code !== '' ? code : error.name, message: plainText(error.message) };
}

/**
 * Tries until it succeeds, fails permanently, has been tried often enough, or the next pause would outlast the run.
 * Nothing waits after the last try.
 * @param tryOnce - gets the number of the try, from 1
 * @returns the last attempt. Throws only what `tryOnce` throws, which is a bug: failure is in the Attempt
 */
export async function retry<T>(
  tryOnce: (attempt: number) => Promise<Attempt<T>>,
  options: RetryOptions,
): Promise<Attempt<T>> {
  const earlier: Failure[] = [];
  for (let attempt = 1; ; attempt += 1) {
    const result = await tryOnce(attempt);
    if (result.status !== 'failed') return result;
    const { waitAfter } = await import('./retry-policy.ts'); // a success does not need it
    const { failure, isLast } = await waitAfter({ ...result.failure, attempts: attempt }, earlier, options);
    if (isLast) return { status: 'failed', failure };
    earlier.push(failure);
  }
}
