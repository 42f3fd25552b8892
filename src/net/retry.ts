// The only retry loop. Effect: waits.

import { type Deadline, pause } from './deadline.ts';
import type { Attempt, Failure } from './failure.ts';

/** A retry that is about to happen, for the log. */
export interface RetryNotice {
  readonly failure: Failure;
  readonly pauseSeconds: number;
}

/** How often to try, and until when. */
export interface RetryOptions {
  readonly deadline: Deadline;
  /** Tries in all; with 1, nothing is repeated. */
  readonly maxAttempts: number;
  readonly onRetry: (notice: RetryNotice) => void;
  /** As in {@link Failure}. */
  readonly justIssued?: true;
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
  for (let attempt = 1, previous: Failure | undefined; ; attempt += 1) {
    const result = await tryOnce(attempt);
    if (result.status !== 'failed') return result;
    const { canceled, pauseAfter, withHistory } = await import('./retry-policy.ts'); // a success does not need it
    const { justIssued, maxAttempts } = options;
    const failure = withHistory({ ...result.failure, ...(justIssued && { justIssued }), attempts: attempt }, previous);
    const pauseSeconds = pauseAfter(failure, maxAttempts);
    if (pauseSeconds === undefined || pauseSeconds >= options.deadline.remainingSeconds()) {
      return { status: 'failed', failure };
    }
    options.onRetry({ failure, pauseSeconds });
    await pause(options.deadline, pauseSeconds);
    if (options.deadline.stopReason() === 'canceled') return { status: 'failed', failure: canceled(failure) };
    if (options.deadline.stopReason() !== undefined) return { status: 'failed', failure };
    previous = failure;
  }
}
