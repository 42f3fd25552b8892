// Many jobs at once against an STS that allows few requests a second: whether all succeed, how soon, and with how many calls.
// Usage: node reliability/fleet.ts [--short] [--seed N] [--action DIR]
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Chance, Fault } from '../sandbox/faults.ts';
import type { Operation } from '../sandbox/operation.ts';
import { type Crowd, runCrowd } from './fleet-crowd.ts';
import type { Part, Section } from './section.ts';

/** How large the crowd is, how much of it STS takes a second, and how soon nearly all of it must be through. */
interface Scale {
  readonly jobs: number;
  readonly requestsPerSecond: number;
  readonly p95Seconds: number;
}

const WHOLE: Scale = { jobs: 256, requestsPerSecond: 20, p95Seconds: 13 };
/** As many seconds' worth of requests. The fewer jobs, the more of their p95 is chance: of 500 crowds in a model one took 16 s. */
const SHORT: Scale = { jobs: 64, requestsPerSecond: 5, p95Seconds: 17 };

const TIMES_THE_CALLS_NEEDED = 3;
/** What a job alone would send: for the ID token, the exchange and the identity. */
const REQUESTS_NEEDED = 3;
const RETRY_AFTER_SECONDS = 2;
const FAULT_SHARE = 0.01;
/** With this much of the processors in use, it is the machine that is measured. */
const DISTURBED_SHARE = 0.9;
const RUNS_MOST = 3;

/** One crowd: what it meets, and what is asked of it besides that all succeed. */
interface Variant {
  readonly name: string;
  readonly faults: (scale: Scale, seed: number) => readonly Fault[];
  readonly isShort: boolean;
  readonly limits: Limits;
}

interface Limits {
  readonly calls?: true;
  readonly p95?: true;
  readonly throttledPauseSeconds?: number;
}

const STS_OPERATIONS = ['AssumeRoleWithWebIdentity', 'GetCallerIdentity'] as const;

const VARIANTS: readonly Variant[] = [
  {
    name: 'Exchanges limited',
    faults: limited(['AssumeRoleWithWebIdentity']),
    isShort: true,
    limits: { calls: true, p95: true },
  },
  {
    name: 'Exchanges limited, 1 % resets, 1 % 5xx',
    faults: (scale, seed) => [...disturbed(seed), ...limited(['AssumeRoleWithWebIdentity'])(scale)],
    isShort: true,
    limits: { calls: true, p95: true },
  },
  {
    name: `Exchanges limited, Retry-After: ${RETRY_AFTER_SECONDS}`,
    faults: limited(['AssumeRoleWithWebIdentity'], RETRY_AFTER_SECONDS),
    isShort: false,
    limits: { calls: true, throttledPauseSeconds: RETRY_AFTER_SECONDS },
  },
  { name: 'All requests to STS limited together', faults: limited(STS_OPERATIONS), isShort: false, limits: {} },
  { name: 'Each job throttled once', faults: throttledOnce, isShort: false, limits: {} },
];

/** The part of the run, for a packed action. */
function fleetOf(actionDirectory: string): Part {
  return async ({ short, seed }) => {
    const scale = short ? SHORT : WHOLE;
    const figures: Section['figures'][number][] = [];
    const problems: string[] = [];
    for (const variant of VARIANTS.filter(({ isShort }) => isShort || !short)) {
      try {
        const { crowd, found, runs } = await runUndisturbed(variant, { actionDirectory, scale, seed });
        const all = [
          ...figuresOf(crowd),
          ...(runs === 1 ? [] : [['runs, all but the last disturbed', `${runs}`] as const]),
        ];
        figures.push(...all.map(([what, figure]) => [`${variant.name}: ${what}`, figure] as const));
        problems.push(...found.map((problem) => `${variant.name}, seed ${seed}: ${problem}`));
      } catch (error) {
        problems.push(`${variant.name}, seed ${seed}: the crowd could not be run: ${error}`);
      }
    }
    return { title: titleOf(scale), tried: triedOf(scale), figures, problems };
  };
}

/** Runs a crowd, and runs it again where it misses its aim on a machine that had nothing left for it. */
async function runUndisturbed(
  { faults, limits }: Variant,
  { actionDirectory, scale, seed }: { actionDirectory: string; scale: Scale; seed: number },
): Promise<{ readonly crowd: Crowd; readonly found: readonly string[]; readonly runs: number }> {
  for (let runs = 1; ; runs += 1) {
    const crowd = await runCrowd({ actionDirectory, jobs: scale.jobs, faults: faults(scale, seed) });
    const found = problemsOf(crowd, limits, scale);
    const allSucceeded = crowd.jobs.every(({ succeeded }) => succeeded);
    const wasDisturbed = found.length > 0 && allSucceeded && crowd.busyShare > DISTURBED_SHARE;
    if (!wasDisturbed || runs >= RUNS_MOST) return { crowd, found, runs };
  }
}

/** The fleet against the packed action of this repository. */
export const fleet: Part = fleetOf(resolve(import.meta.dirname, '..'));

function limited(operations: readonly Operation[], retryAfterSeconds?: number) {
  return ({ requestsPerSecond }: Scale): readonly Fault[] => {
    const when = retryAfterSeconds === undefined ? {} : { retryAfterSeconds };
    const effect = { kind: 'rate-limit', requestsPerSecond, ...when } as const;
    return operations.map((operation) => ({ operation, effect }));
  };
}

/** Of every kind of request. */
function disturbed(seed: number): readonly Fault[] {
  const chance = (n: number): Chance => ({ share: FAULT_SHARE, seed: 2 * seed + n });
  return (['RequestIdToken', ...STS_OPERATIONS] as const).flatMap((operation): readonly Fault[] => [
    { operation, chance: chance(0), effect: { kind: 'reset' } },
    {
      operation,
      chance: chance(1),
      effect: { kind: 'error', status: 503, code: 'ServiceUnavailable', message: 'No.' },
    },
  ]);
}

/** The first exchange of each job: those that were held until all had arrived. */
function throttledOnce({ jobs }: Scale): readonly Fault[] {
  const attempts = Array.from({ length: jobs }, (_, n) => n + 1);
  return [{ operation: 'AssumeRoleWithWebIdentity', attempts, effect: { kind: 'throttle' } }];
}

function figuresOf(crowd: Crowd): Section['figures'] {
  const { jobs, gathered, requests } = crowd;
  const seconds = (share: number) => `${p(crowd, share).toFixed(1)} s`;
  return [
    ['jobs that succeeded', `${jobs.filter(({ succeeded }) => succeeded).length} of ${jobs.length}`],
    ['exchanges waiting when the crowd was let go', `${gathered}`],
    [
      'exchanges a job: mean, most (1 needed)',
      `${exchangesAJob(crowd).toFixed(2)}, ${Math.max(...jobs.map(({ exchanges }) => exchanges))}`,
    ],
    [`requests a job (${REQUESTS_NEEDED} needed)`, (requests / jobs.length).toFixed(2)],
    ['time a job: p50, p95, longest', [seconds(0.5), seconds(0.95), seconds(1)].join(', ')],
    ['processors in use meanwhile', percent(crowd.busyShare)],
  ];
}

function problemsOf(crowd: Crowd, limits: Limits, { p95Seconds }: Scale): readonly string[] {
  const { jobs, requests, gathered } = crowd;
  const failed = jobs.filter(({ succeeded }) => !succeeded);
  const throttled = jobs.flatMap(({ pauses }) => pauses).filter(({ wasThrottled }) => wasThrottled);
  const tooEarly = throttled.filter(({ seconds }) => seconds < (limits.throttledPauseSeconds ?? 0)).length;
  const calls = limits.calls ? TIMES_THE_CALLS_NEEDED : Number.POSITIVE_INFINITY;
  const [exchangesEach, requestsEach, p95] = [exchangesAJob(crowd), requests / jobs.length, p(crowd, 0.95)];
  const busy = `with processors ${percent(crowd.busyShare)} in use`;
  return [
    ...(failed.length > 0
      ? [`${failed.length} of ${jobs.length} jobs failed: ${failed[0]?.lastLines.join(' / ')}`]
      : []),
    ...(gathered < jobs.length ? [`only ${gathered} of ${jobs.length} jobs came in time to be of the crowd`] : []),
    ...(exchangesEach > calls ? [`${exchangesEach.toFixed(2)} exchanges a job, more than ${calls}`] : []),
    ...(requestsEach > calls * REQUESTS_NEEDED ? [`${requestsEach.toFixed(2)} requests a job`] : []),
    ...(limits.p95 && p95 > p95Seconds ? [`p95 of ${p95.toFixed(1)} s, more than ${p95Seconds} s, ${busy}`] : []),
    ...(tooEarly > 0 ? [`${tooEarly} pauses were shorter than STS had asked for`] : []),
  ];
}

function exchangesAJob({ jobs }: Crowd): number {
  return jobs.reduce((sum, { exchanges }) => sum + exchanges, 0) / jobs.length;
}

/** The time within which so many of all jobs had ended; one that failed counts as well. */
function p({ jobs }: Crowd, share: number): number {
  const sorted = jobs.map(({ seconds }) => seconds).toSorted((a, b) => a - b);
  return sorted[Math.ceil(share * sorted.length) - 1] ?? Number.NaN;
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

function titleOf({ jobs, requestsPerSecond }: Scale): string {
  return `${jobs} jobs at once, STS at ${requestsPerSecond} requests a second`;
}

function triedOf({ jobs, requestsPerSecond, p95Seconds }: Scale): string {
  return [
    `${jobs} processes of the packed main step with default inputs, against a sandbox STS that allows ${requestsPerSecond} exchanges`,
    `a second, and as many at once, and answers the rest "Throttling: Rate exceeded". One machine cannot start so many`,
    "processes in one moment, so each waits before the action's first line until all have been started, and its first",
    'exchange then waits at STS until the last one has arrived: they are judged as one crowd, and the time of a job',
    'counts from that moment to the end of its process. The deadline of 90 s counts from the start of the process, so the',
    'jobs have less of it than real ones. Resets and answers 503 strike every kind of request by chance. A loss would be',
    `a job that fails, more than ${TIMES_THE_CALLS_NEEDED} times the calls needed, a p95 above ${p95Seconds} s where only exchanges are limited and STS`,
    'does not say when to come back, or a try sooner than STS asked for. Where all requests to STS are limited together,',
    'and where each job is throttled just once, the figures are for information. The pauses of the jobs are left to their',
    'own chance: the seed decides about the faults only. All jobs share this machine, so a machine that is busy with',
    'something else makes them later than they would be on machines of their own: a crowd that misses its aim with more',
    `than ${percent(DISTURBED_SHARE)} of the processors in use, and none of its jobs failed, is run again, up to ${RUNS_MOST} times in all.`,
  ].join(' ');
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      short: { type: 'boolean', default: false },
      seed: { type: 'string', default: '1' },
      action: { type: 'string', default: resolve(import.meta.dirname, '..') },
    },
  });
  const run = fleetOf(resolve(values.action));
  const { title, tried, figures, problems } = await run({ short: values.short, seed: Number(values.seed) });
  console.log([title, tried, ...figures.map((row) => row.join(': ')), ...problems].join('\n'));
  if (problems.length > 0) process.exitCode = 1;
}

if (import.meta.main) await main();
