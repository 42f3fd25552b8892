// What becomes of a failed try: which failures are tried again, how often, and after which pause. To be loaded where one failed. Pure
// but for chance.
import type { Failure } from './failure.ts';
import { type FailureKind, kindOf } from './failure-kind.ts';

/** How one kind of failure is tried again. */
interface RetryPolicy {
  /** Tries in all; `maxAttempts` bounds it further. */
  readonly attempts: number;
  /** The most it waits after so many failed tries, from 1. */
  readonly longestPauseSeconds: (failedTries: number) => number;
  /** How much of the pause is chance, 0 to 1: the more callers fail at the same moment, the more it should be. */
  readonly jitter: number;
}

const AS_OFTEN_AS_ALLOWED = Number.POSITIVE_INFINITY;

/**
 * Whoever is throttled is rarely alone. The first pause is short for a caller who just had bad luck; the second spreads a
 * crowd over about the time that it needs to get through; the few that come too early then are back soon, for the crowd
 * is nearly gone; a crowd that is larger still is kept away for longer. Found with a model of 64 to 1500 callers, and
 * measured by `reliability/fleet.ts`: where pauses double instead, 256 callers send a quarter more requests.
 */
const SPREADING_SECONDS: readonly number[] = [3.25, 8.75, 4, 12];
const LONGEST_SECONDS = 20;

/** Kinds that are missing here are not tried again. */
const POLICIES: Readonly<Partial<Record<FailureKind, RetryPolicy>>> = {
  throttled: { attempts: AS_OFTEN_AS_ALLOWED, longestPauseSeconds: spreading, jitter: 0.8 },
  unavailable: { attempts: AS_OFTEN_AS_ALLOWED, longestPauseSeconds: doubling(0.5, 10), jitter: 0.8 },
  lost: { attempts: 6, longestPauseSeconds: doubling(0.25, 5), jitter: 0.8 },
  'timed-out': { attempts: 4, longestPauseSeconds: doubling(0.25, 2), jitter: 0.8 },
  unreachable: { attempts: 4, longestPauseSeconds: doubling(0.5, 4), jitter: 0.5 },
  dns: { attempts: 4, longestPauseSeconds: doubling(0.5, 4), jitter: 0.5 },
  'connection-refused': { attempts: 4, longestPauseSeconds: doubling(0.5, 4), jitter: 0.5 },
  'key-fetch': { attempts: 6, longestPauseSeconds: doubling(1, 15), jitter: 0.6 },
  'token-expired': { attempts: 2, longestPauseSeconds: doubling(0.1, 0.1), jitter: 0.5 },
  propagating: { attempts: 2, longestPauseSeconds: doubling(2, 2), jitter: 0.5 },
};

/** Whoever cancels a job wants it to end, and not to hear what it was waiting for. */
export function cancelled(failure: Failure): Failure {
  const { service, operation, attempts } = failure;
  return withHistory({ service, operation, attempts, code: 'CANCELLED', message: 'The job was cancelled.' }, failure);
}

/** A run that ends in the middle of a try says also what went wrong before it. */
export function withHistory(failure: Failure, previous: Failure | undefined): Failure {
  if (previous === undefined || !['deadline', 'cancelled'].includes(kindOf(failure))) return failure;
  return { ...failure, message: `${failure.message} Before that: ${previous.code}: ${previous.message}` };
}

function doubling(firstSeconds: number, longestSeconds: number): RetryPolicy['longestPauseSeconds'] {
  return (failedTries) => Math.min(longestSeconds, firstSeconds * 2 ** (failedTries - 1));
}

function spreading(failedTries: number): number {
  return SPREADING_SECONDS[failedTries - 1] ?? LONGEST_SECONDS;
}

/**
 * The pause before the next try.
 * @returns undefined where there is to be none
 */
export function pauseAfter(failure: Failure, maxAttempts: number): number | undefined {
  const policy = POLICIES[kindOf(failure)];
  if (policy === undefined || failure.attempts >= Math.min(policy.attempts, maxAttempts)) return undefined;
  const chosen = policy.longestPauseSeconds(failure.attempts) * (1 - policy.jitter * Math.random());
  // Whoever asks us to wait is obeyed; the jitter comes on top, lest all callers return in the same moment.
  return failure.retryAfterSeconds === undefined ? chosen : failure.retryAfterSeconds + chosen * policy.jitter;
}
