// What a crowd of jobs would see at an STS that limits requests: a model of pauses alone, without processes. Pure, except for randomness.
import { takeOne } from '../sandbox/rate-limit.ts';
import type { Failure } from '../src/net/failure.ts';
import { pauseAfter } from '../src/net/retry-policy.ts';

/** The crowd, and which requests are limited together. */
export interface ModelOptions {
  readonly jobs: number;
  readonly requestsPerSecond: number;
  readonly isIdentityLimited: boolean;
  /** The pause after so many failed tries; the action's own unless given. */
  readonly pauseSeconds?: (failedTries: number, step: Step) => number;
}

/** Means over several crowds. */
export interface ModelledCrowd {
  readonly p95Seconds: number;
  /** With one for the ID token. */
  readonly requestsPerJob: number;
}

/** So many jobs in all crowds: the end of a small crowd is left to chance more than that of a large one. */
const MODELLED_JOBS = 6000;
const LATENCY_SECONDS = 0.03;

type Step = 'exchange' | 'identity';

/** One request that is about to be sent. */
interface Request {
  readonly at: number;
  readonly step: Step;
  readonly failedTries: number;
}

/** The mean of several crowds. */
export function modelCrowd(options: ModelOptions): ModelledCrowd {
  const crowds = Array.from({ length: Math.ceil(MODELLED_JOBS / options.jobs) }, () => playCrowd(options));
  const mean = (of: (crowd: ModelledCrowd) => number) =>
    crowds.reduce((sum, crowd) => sum + of(crowd), 0) / crowds.length;
  return {
    p95Seconds: mean((crowd) => crowd.p95Seconds),
    requestsPerJob: mean((crowd) => crowd.requestsPerJob),
  };
}

const SDK_TRIES = 3;

/**
 * The pauses of configure-aws-credentials 6: the SDK tries three times with up to 0.5 and 1 s between, and around that the action tries
 * again, after 50 ms at most, then twice as long each time.
 */
export function pauseOfPublished(failedTries: number): number {
  const inSdk = failedTries % SDK_TRIES;
  const longest = inSdk === 0 ? 0.05 * 2 ** (failedTries / SDK_TRIES - 1) : 0.5 * 2 ** (inSdk - 1);
  return longest * Math.random();
}

function ownPause(failedTries: number, step: Step): number {
  const failure = throttled(failedTries, step);
  const earlier = Array<Failure>(failedTries - 1).fill(failure);
  return pauseAfter(failure, { maxAttempts: Number.POSITIVE_INFINITY, earlier }) ?? Number.NaN;
}

function playCrowd(options: ModelOptions): ModelledCrowd {
  const { jobs, requestsPerSecond, isIdentityLimited, pauseSeconds = ownPause } = options;
  const waiting: Request[] = Array.from({ length: jobs }, () => ({ at: 0, step: 'exchange', failedTries: 0 }));
  const ends: number[] = [];
  let allowance: ReturnType<typeof takeOne>['left'] | undefined;
  let requests = jobs;
  for (let next = takeEarliest(waiting); next !== undefined; next = takeEarliest(waiting)) {
    const { at, step, failedTries } = next;
    requests += 1;
    const { passes, left } =
      step === 'exchange' || isIdentityLimited
        ? takeOne({ requestsPerSecond }, allowance, at)
        : { passes: true, left: allowance };
    allowance = left;
    const answeredAt = at + LATENCY_SECONDS;
    if (!passes) {
      waiting.push({ at: answeredAt + pauseSeconds(failedTries + 1, step), step, failedTries: failedTries + 1 });
    } else if (step === 'exchange') {
      waiting.push({ at: answeredAt, step: 'identity', failedTries: 0 });
    } else {
      ends.push(answeredAt);
    }
  }
  const sorted = ends.toSorted((a, b) => a - b);
  const p95Seconds = sorted[Math.ceil(0.95 * jobs) - 1] ?? Number.NaN;
  return { p95Seconds, requestsPerJob: requests / jobs };
}

function takeEarliest(waiting: Request[]): Request | undefined {
  const index = waiting.reduce((best, { at }, n) => (at < (waiting[best]?.at ?? at) ? n : best), 0);
  return waiting.splice(index, 1)[0];
}

function throttled(attempts: number, step: Step): Failure {
  const failure = { service: 'sts', code: 'Throttling', message: '', httpStatus: 400, attempts } as const;
  return step === 'exchange'
    ? { ...failure, operation: 'AssumeRoleWithWebIdentity' }
    : { ...failure, operation: 'GetCallerIdentity', justIssued: true };
}
