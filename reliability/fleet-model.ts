// What a crowd of jobs would see at an STS that limits requests: a model of the action's own pauses, without processes. Pure, except for
// randomness.
import { takeOne } from '../sandbox/rate-limit.ts';
import type { Failure } from '../src/net/failure.ts';
import { pauseAfter } from '../src/net/retry-policy.ts';

/** The crowd, and which requests are limited together. */
export interface ModelOptions {
  readonly jobs: number;
  readonly requestsPerSecond: number;
  readonly isIdentityLimited: boolean;
}

/** Means over several crowds. */
export interface ModelledCrowd {
  readonly p95Seconds: number;
  readonly exchangesPerJob: number;
}

const CROWDS = 20;
const LATENCY_SECONDS = 0.03;

/** One request that is about to be sent. */
interface Request {
  readonly at: number;
  readonly step: 'exchange' | 'identity';
  readonly failedTries: number;
}

/** The mean of several crowds. */
export function modelCrowd(options: ModelOptions): ModelledCrowd {
  const crowds = Array.from({ length: CROWDS }, () => playCrowd(options));
  const mean = (of: (crowd: ModelledCrowd) => number) => crowds.reduce((sum, crowd) => sum + of(crowd), 0) / CROWDS;
  return { p95Seconds: mean((crowd) => crowd.p95Seconds), exchangesPerJob: mean((crowd) => crowd.exchangesPerJob) };
}

function playCrowd({ jobs, requestsPerSecond, isIdentityLimited }: ModelOptions): ModelledCrowd {
  const waiting: Request[] = Array.from({ length: jobs }, () => ({ at: 0, step: 'exchange', failedTries: 0 }));
  const ends: number[] = [];
  let allowance: ReturnType<typeof takeOne>['left'] | undefined;
  let exchanges = 0;
  while (waiting.length > 0) {
    const { at, step, failedTries } = takeEarliest(waiting);
    if (step === 'exchange') exchanges += 1;
    const { passes, left } =
      step === 'exchange' || isIdentityLimited
        ? takeOne({ requestsPerSecond }, allowance, at)
        : { passes: true, left: allowance };
    allowance = left;
    const answeredAt = at + LATENCY_SECONDS;
    if (!passes) {
      const pauseSeconds = pauseAfter(throttled(failedTries + 1), Number.POSITIVE_INFINITY) ?? Number.NaN;
      waiting.push({ at: answeredAt + pauseSeconds, step, failedTries: failedTries + 1 });
    } else if (step === 'exchange') {
      waiting.push({ at: answeredAt, step: 'identity', failedTries: 0 });
    } else {
      ends.push(answeredAt);
    }
  }
  const sorted = ends.toSorted((a, b) => a - b);
  return { p95Seconds: sorted[Math.ceil(0.95 * jobs) - 1] ?? Number.NaN, exchangesPerJob: exchanges / jobs };
}

function takeEarliest(waiting: Request[]): Request {
  const index = waiting.reduce((best, { at }, n) => (at < (waiting[best]?.at ?? at) ? n : best), 0);
  const [earliest] = waiting.splice(index, 1);
  if (earliest === undefined) throw new Error('nobody waits');
  return earliest;
}

function throttled(attempts: number): Failure {
  const operation = 'AssumeRoleWithWebIdentity';
  return { service: 'sts', operation, code: 'Throttling', message: '', httpStatus: 400, attempts };
}
