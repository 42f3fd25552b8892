// Which failures are tried again, how often, and after which pause. Loaded only when something failed. Pure, except for randomness.
import { type Failure, type FailureKind, kindOf } from './failure.ts';

/** How one kind of failure is tried again. */
interface RetryPolicy {
  /** Tries in all; `maxAttempts` can lower it. */
  readonly attempts: number;
  /** The longest pause after so many failed tries, from 1. */
  readonly longestPauseSeconds: (failedTries: number) => number;
  /** The random part of the pause, 0 to 1: the more callers fail at the same moment, the more it should be. */
  readonly jitter: number;
}

const AS_OFTEN_AS_ALLOWED = Number.POSITIVE_INFINITY;

/**
 * The longest pauses after throttling. Throttling rarely hits one caller alone, and nobody knows how large the crowd is. The
 * first pause suits a crowd that is served within a second, the second one of some seconds, and so on: a small crowd ends
 * soon, and a large one is spread over the time that it takes to be served. Found with a model of 16 to 512 callers
 * of our own, and measured by `reliability/fleet.ts`.
 */
const SPREADING_SECONDS: readonly number[] = [0.7, 5, 8, 12];
const LONGEST_SECONDS = 15;

/** Other kinds are not tried again. */
const POLICIES: Readonly<Partial<Record<FailureKind, RetryPolicy>>> = {
  throttled: { attempts: AS_OFTEN_AS_ALLOWED, longestPauseSeconds: spreading, jitter: 0.7 },
  unavailable: { attempts: AS_OFTEN_AS_ALLOWED, longestPauseSeconds: doubling(0.5, 10), jitter: 0.8 },
  lost: { attempts: 6, longestPauseSeconds: doubling(0.25, 5), jitter: 0.8 },
  'timed-out': { attempts: 4, longestPauseSeconds: doubling(0.25, 2), jitter: 0.8 },
  unreachable: { attempts: 4, longestPauseSeconds: doubling(0.5, 4), jitter: 0.5 },
  dns: { attempts: 4, longestPauseSeconds: doubling(0.5, 4), jitter: 0.5 },
  'connection-refused': { attempts: 4, longestPauseSeconds: doubling(0.5, 4), jitter: 0.5 },
  'key-fetch': { attempts: 6, longestPauseSeconds: doubling(1, 15), jitter: 0.6 },
  'token-expired': { attempts: 2, longestPauseSeconds: doubling(0.1, 0.1), jitter: 0.5 },
  propagating: { attempts: 2, longestPauseSeconds: doubling(2, 2), jitter: 0.5 },
  // 11 to 15 s in all: a session that STS issued may take some seconds to be known in all of its places.
  'session-unknown': { attempts: 6, longestPauseSeconds: doubling(1, 4), jitter: 0.25 },
  'clock-off': { attempts: 2, longestPauseSeconds: doubling(0.1, 0.1), jitter: 0.5 },
  garbled: { attempts: 3, longestPauseSeconds: doubling(0.5, 1), jitter: 0.5 },
};

/** The failure of a run that was canceled during a pause. */
export function canceled(failure: Failure): Failure {
  const { service, operation, attempts } = failure;
  return withHistory({ service, operation, attempts, code: 'CANCELED', message: 'The job was canceled.' }, failure);
}

/** Adds what went wrong before, if the run ended in the middle of a try. */
export function withHistory(failure: Failure, previous: Failure | undefined): Failure {
  if (previous === undefined || !['deadline', 'canceled'].includes(kindOf(failure))) return failure;
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
 * @returns undefined if there is no next try
 */
export function pauseAfter(failure: Failure, maxAttempts: number): number | undefined {
  const policy = POLICIES[kindOf(failure)];
  if (policy === undefined || failure.attempts >= Math.min(policy.attempts, maxAttempts)) return undefined;
  const chosen = policy.longestPauseSeconds(failure.attempts) * (1 - policy.jitter * Math.random());
  // Wait at least as long as the service asks. The jitter is added, so that not all callers return at the same moment.
  return failure.retryAfterSeconds === undefined ? chosen : failure.retryAfterSeconds + chosen * policy.jitter;
}
