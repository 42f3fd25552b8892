// What is asked of every crowd, and how STS limits it. Pure.
import type { Fault, Operation } from '../sandbox/server.ts';
import { defined } from '../src/util/defined.ts';
import type { Crowd } from './fleet-crowd.ts';

/** What a job alone sends: for the ID token, the exchange and the identity. */
export const REQUESTS_NEEDED = 3;
/** How many times the calls that it needs a job may send on average. */
const TIMES_THE_CALLS_NEEDED = 3;

/** The operations of STS that a job asks for. */
export const STS_OPERATIONS = ['AssumeRoleWithWebIdentity', 'GetCallerIdentity'] as const;

/** How STS limits requests. */
interface Limit {
  readonly requestsPerSecond: number;
  readonly retryAfterSeconds?: number;
}

/** Limits these operations together. */
export function limited(
  operations: readonly Operation[],
  { requestsPerSecond, retryAfterSeconds }: Limit,
): readonly Fault[] {
  const effect = { kind: 'rate-limit', requestsPerSecond, ...defined({ retryAfterSeconds }) } as const;
  return operations.map((operation) => ({ operation, effect }));
}

/** What is asked of a crowd besides that all jobs succeed. */
export interface Asked {
  readonly limitsCalls?: true;
  readonly leastPauseSeconds?: number;
}

/** What a crowd did not do as asked. */
export function problemsOf(crowd: Crowd, { limitsCalls, leastPauseSeconds = 0 }: Asked): readonly string[] {
  const { jobs, requests, gathered } = crowd;
  const failed = jobs.filter(({ succeeded }) => !succeeded);
  const throttled = jobs.flatMap(({ pauses }) => pauses).filter(({ wasThrottled }) => wasThrottled);
  const tooEarly = throttled.filter(({ seconds }) => seconds < leastPauseSeconds).length;
  const calls = limitsCalls ? TIMES_THE_CALLS_NEEDED * REQUESTS_NEEDED : Number.POSITIVE_INFINITY;
  const requestsEach = requests / jobs.length;
  return [
    ...(failed.length > 0 ? [`${failed.length} jobs failed: ${failed[0]?.lastLines.join(' / ')}`] : []),
    ...(gathered < jobs.length ? [`only ${gathered} of ${jobs.length} jobs arrived in time to be of the crowd`] : []),
    ...(requestsEach > calls ? [`${requestsEach.toFixed(2)} requests per job, more than ${calls}`] : []),
    ...(tooEarly > 0 ? [`${tooEarly} pauses were shorter than STS had asked for`] : []),
  ];
}
