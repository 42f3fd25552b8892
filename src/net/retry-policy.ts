// Which failures are tried again, how often, and after which pause. Loaded only when something failed. Effect: waits.
import { type Deadline, pause } from './deadline.ts';
import { type Failure, type FailureKind, kindOf } from './failure.ts';

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

/** How one kind of failure is tried again. */
interface RetryPolicy {
  /** Tries that fail in this way; others do not count, and `maxAttempts` can lower it. */
  readonly attempts: number;
  /** The longest pause after so many tries that failed in this way, from 1. */
  readonly longestPauseSeconds: (failedTries: number) => number;
  /** The random part of the pause, 0 to 1: the more callers fail at the same moment, the more it should be. */
  readonly jitter: number;
}

const AS_OFTEN_AS_ALLOWED = Number.POSITIVE_INFINITY;

/**
 * The longest pauses after throttling; the last one holds for all that follow. Throttling rarely hits one caller alone, and nobody knows
 * how large the crowd is. So each pause is about twice as long as the one before: a small crowd ends soon, and a large one is spread over
 * the time that it takes to be served. Found by a search with a model of 16 to 256 callers of our own (`reliability/fleet-model.ts`),
 * and measured by `reliability/fleet.ts`.
 */
const THROTTLED_SECONDS: readonly number[] = [0.56, 1.76, 3.6, 7.5, 15];

/**
 * The same for requests with a session that was granted a moment ago. Its job needs one answer more and is done, so it asks more often:
 * each longer pause is followed by a short one, since a second try soon after costs little when few jobs are at that point.
 */
const THROTTLED_AT_END_SECONDS: readonly number[] = [0.65, 1.2, 0.3, 3, 0.3, 2.5];

/** Other kinds are not tried again. */
const POLICIES: Readonly<Partial<Record<FailureKind, RetryPolicy>>> = {
  throttled: { attempts: AS_OFTEN_AS_ALLOWED, longestPauseSeconds: listed(THROTTLED_SECONDS), jitter: 0.65 },
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

const THROTTLED_AT_END: RetryPolicy = {
  attempts: AS_OFTEN_AS_ALLOWED,
  longestPauseSeconds: listed(THROTTLED_AT_END_SECONDS),
  jitter: 0.12,
};

/** A failure with its history, and whether nothing is tried after it. */
interface Waited {
  readonly failure: Failure;
  readonly isLast: boolean;
}

/**
 * Waits for the next try, if there is one: the failure can pass, there are tries left, and the pause ends before the run does.
 * @param earlier - the failures of the tries before, as this function gave them
 */
export async function waitAfter(
  latest: Failure,
  earlier: readonly Failure[],
  { deadline, maxAttempts, onRetry, justIssued }: RetryOptions,
): Promise<Waited> {
  const failure = withHistory({ ...latest, ...(justIssued && { justIssued }) }, earlier.at(-1));
  const pauseSeconds = pauseAfter(failure, { maxAttempts, earlier });
  if (pauseSeconds === undefined || pauseSeconds >= deadline.remainingSeconds()) return { failure, isLast: true };
  onRetry({ failure, pauseSeconds });
  await pause(deadline, pauseSeconds);
  const reason = deadline.stopReason();
  return { failure: reason === 'canceled' ? canceled(failure) : failure, isLast: reason !== undefined };
}

/** How much of its life a token may have spent waiting before it is exchanged again. */
const KEPT_SHARE = 0.25;

/** An ID token whose exchange failed. */
interface TriedToken {
  /** From `iat` to `exp`. */
  readonly lifetimeSeconds: number;
  /** In pauses, since it came. */
  readonly waitedSeconds: number;
}

/**
 * Whether the next try can exchange the same ID token: STS only had too many requests, and most of the token's life is left. A crowd
 * that is throttled then asks GitHub once for each job, not once for each try.
 */
export function keepsToken(failure: Failure, { lifetimeSeconds, waitedSeconds }: TriedToken): boolean {
  return kindOf(failure) === 'throttled' && waitedSeconds < KEPT_SHARE * lifetimeSeconds;
}

/** The failure of a run that was canceled during a pause. */
function canceled(failure: Failure): Failure {
  const { service, operation, attempts } = failure;
  return withHistory({ service, operation, attempts, code: 'CANCELED', message: 'The job was canceled.' }, failure);
}

/** Adds what went wrong before, if the run ended in the middle of a try. */
function withHistory(failure: Failure, previous: Failure | undefined): Failure {
  if (previous === undefined || !['deadline', 'canceled'].includes(kindOf(failure))) return failure;
  return { ...failure, message: `${failure.message} Before that: ${previous.code}: ${previous.message}` };
}

function doubling(firstSeconds: number, longestSeconds: number): RetryPolicy['longestPauseSeconds'] {
  return (failedTries) => Math.min(longestSeconds, firstSeconds * 2 ** (failedTries - 1));
}

function listed(seconds: readonly number[]): RetryPolicy['longestPauseSeconds'] {
  return (failedTries) => seconds[failedTries - 1] ?? seconds.at(-1) ?? 0;
}

function policyOf(failure: Failure): RetryPolicy | undefined {
  const kind = kindOf(failure);
  const isLast = failure.justIssued && failure.operation === 'GetCallerIdentity';
  return kind === 'throttled' && isLast ? THROTTLED_AT_END : POLICIES[kind];
}

/**
 * The pause before the next try. Each kind of failure has tries and pauses of its own: a connection that breaks after throttling is the
 * first that breaks.
 * @param tries - `earlier`: the failures of the tries before
 * @returns undefined if there is no next try
 */
export function pauseAfter(
  failure: Failure,
  { maxAttempts, earlier }: { readonly maxAttempts: number; readonly earlier: readonly Failure[] },
): number | undefined {
  const policy = policyOf(failure);
  const { attempts, retryAfterSeconds } = failure;
  const failedAlike = 1 + earlier.filter((other) => kindOf(other) === kindOf(failure)).length;
  if (policy === undefined || failedAlike >= policy.attempts || attempts >= maxAttempts) return undefined;
  if (retryAfterSeconds === undefined)
    return policy.longestPauseSeconds(failedAlike) * (1 - policy.jitter * Math.random());
  // Wait at least as long as the service asks. It asks all callers alike, so they spread over the next pause on top of that.
  return retryAfterSeconds + policy.longestPauseSeconds(failedAlike + 1) * Math.random();
}
