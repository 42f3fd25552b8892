// Many jobs at once against an STS that allows few requests a second: whether all succeed, how soon, and with how many calls.
import type { Chance } from '../sandbox/faults.ts';
import type { Fault, Operation } from '../sandbox/server.ts';
import { defined } from '../src/util/defined.ts';
import { type Crowd, runCrowd } from './fleet-crowd.ts';
import { modelCrowd } from './fleet-model.ts';
import type { Part, Result, RunOptions } from './part.ts';

/** How large the crowd is, and how many exchanges STS takes a second. */
interface Scale {
  readonly jobs: number;
  readonly requestsPerSecond: number;
}

const WHOLE: Scale = { jobs: 256, requestsPerSecond: 20 };
const SHORT: Scale = { jobs: 32, requestsPerSecond: 4 };

/** How many times the calls that it needs a job may send on average. */
const TIMES_THE_CALLS_NEEDED = 3;
/** Of 256 jobs of which only exchanges are limited: as long as configure-aws-credentials takes. */
const P95_SECONDS = 13;
/** What a job alone sends: for the ID token, the exchange and the identity. */
const REQUESTS_NEEDED = 3;
const RETRY_AFTER_SECONDS = 2;
const FAULT_SHARE = 0.01;
/** With this much of the processors in use, the times are those of the machine. */
const DISTURBED_SHARE = 0.9;

/** One crowd: what it meets, and what is asked of it besides that all succeed. */
interface Variant {
  readonly name: string;
  readonly faults: (scale: Scale, seed: number) => readonly Fault[];
  readonly isInShort?: true;
  readonly limitsCalls?: true;
  /** In place of those of a whole run. */
  readonly jobs?: number;
  readonly p95MaxSeconds?: number;
  /** Whether GetCallerIdentity is limited, too: what the model needs to know. Undefined where the model does not apply. */
  readonly isIdentityLimited?: boolean;
  readonly leastPauseSeconds?: number;
}

const STS_OPERATIONS = ['AssumeRoleWithWebIdentity', 'GetCallerIdentity'] as const;

const VARIANTS: readonly Variant[] = [
  {
    name: 'Exchanges limited',
    faults: limited(['AssumeRoleWithWebIdentity']),
    limitsCalls: true,
    p95MaxSeconds: P95_SECONDS,
    isIdentityLimited: false,
  },
  {
    name: 'Exchanges limited, 1 % resets, 1 % 5xx',
    faults: (scale, seed) => [...disturbed(seed), ...limited(['AssumeRoleWithWebIdentity'])(scale)],
    isInShort: true,
    limitsCalls: true,
    p95MaxSeconds: P95_SECONDS,
  },
  {
    name: `Exchanges limited, Retry-After: ${RETRY_AFTER_SECONDS}`,
    faults: limited(['AssumeRoleWithWebIdentity'], RETRY_AFTER_SECONDS),
    limitsCalls: true,
    leastPauseSeconds: RETRY_AFTER_SECONDS,
  },
  // For 16 and 64 jobs, configure-aws-credentials takes 0.9 s and 6.5 s.
  ...[{ jobs: 16, p95MaxSeconds: 0.9 }, { jobs: 64, p95MaxSeconds: 6.5 }, { jobs: 256 }].map((crowd) => ({
    name: `All requests to STS limited together, ${crowd.jobs} jobs`,
    faults: limited(STS_OPERATIONS),
    limitsCalls: true as const,
    isIdentityLimited: true,
    ...crowd,
  })),
  { name: 'Each job throttled once', faults: throttledOnce },
];

/** Crowds of every kind, one after the other. */
export const fleet: Part = async (options) => {
  const results: Result[] = [];
  for (const variant of VARIANTS.filter(({ isInShort }) => isInShort || !options.short)) {
    results.push(await runVariant(variant, options));
  }
  return {
    figures: results.flatMap(({ figures }) => figures),
    problems: results.flatMap(({ problems }) => problems),
  };
};

async function runVariant(variant: Variant, { actionDirectory, short, seed }: RunOptions): Promise<Result> {
  const { name, jobs = WHOLE.jobs, isIdentityLimited } = variant;
  const scale = short ? SHORT : { ...WHOLE, jobs };
  try {
    const crowd = await runCrowd({ actionDirectory, jobs: scale.jobs, faults: variant.faults(scale, seed) });
    const model = modelled(scale, isIdentityLimited);
    return {
      figures:
        variant.jobs === undefined
          ? [...figuresOf(crowd), ...model.map((figure) => ['model of the pauses', figure] as const)].map(
              ([what, figure]) => [`${name}: ${what}`, figure] as const,
            )
          : [[name, [oneLineOf(crowd), ...model.map((figure) => `model: ${figure}`)].join('; ')]],
      problems: problemsOf(crowd, variant, scale).map((problem) => `${name}: ${problem}`),
    };
  } catch (error) {
    return { figures: [], problems: [`${name}: the crowd could not be run: ${error}`] };
  }
}

/** What the model of the same pauses expects, to be read beside the measurement; nothing where it does not apply. */
function modelled(scale: Scale, isIdentityLimited: boolean | undefined): readonly string[] {
  if (isIdentityLimited === undefined) return [];
  const { p95Seconds, exchangesPerJob: exchanges } = modelCrowd({ ...scale, isIdentityLimited });
  return [`p95 ${p95Seconds.toFixed(1)} s, ${exchanges.toFixed(2)} exchanges per job`];
}

function limited(operations: readonly Operation[], retryAfterSeconds?: number) {
  return ({ requestsPerSecond }: Scale): readonly Fault[] => {
    const effect = { kind: 'rate-limit', requestsPerSecond, ...defined({ retryAfterSeconds }) } as const;
    return operations.map((operation) => ({ operation, effect }));
  };
}

/** Of every kind of request. */
function disturbed(seed: number): readonly Fault[] {
  const chance = (n: number): Chance => ({ share: FAULT_SHARE, seed: 2 * seed + n });
  const error = { kind: 'error', status: 503, code: 'ServiceUnavailable', message: 'No.' } as const;
  return (['RequestIdToken', ...STS_OPERATIONS] as const).flatMap((operation): readonly Fault[] => [
    { operation, chance: chance(0), effect: { kind: 'reset' } },
    { operation, chance: chance(1), effect: error },
  ]);
}

/** The first exchange of each job: those that were held until all had arrived. */
function throttledOnce({ jobs }: Scale): readonly Fault[] {
  const attempts = Array.from({ length: jobs }, (_, n) => n + 1);
  return [{ operation: 'AssumeRoleWithWebIdentity', attempts, effect: { kind: 'throttle' } }];
}

function figuresOf(crowd: Crowd): Result['figures'] {
  const { jobs, gathered, requests, busyShare } = crowd;
  const most = Math.max(...jobs.map(({ exchanges }) => exchanges));
  const seconds = [0.5, 0.95, 1].map((share) => `${secondsOf(crowd, share).toFixed(1)} s`);
  return [
    ['jobs that succeeded', `${jobs.filter(({ succeeded }) => succeeded).length} of ${jobs.length}`],
    ['exchanges waiting when the crowd was released', `${gathered}`],
    ['exchanges per job: mean, most (1 needed)', `${exchangesPerJob(crowd).toFixed(2)}, ${most}`],
    [`requests per job (${REQUESTS_NEEDED} needed)`, (requests / jobs.length).toFixed(2)],
    ['time of a job: p50, p95, longest', seconds.join(', ')],
    ['processors in use meanwhile', `${Math.round(busyShare * 100)} %`],
  ];
}

/** The same in one line, for crowds of several sizes that are read side by side. */
function oneLineOf(crowd: Crowd): string {
  const { jobs, requests, busyShare } = crowd;
  return [
    `${jobs.filter(({ succeeded }) => succeeded).length} succeeded`,
    `p95 ${secondsOf(crowd, 0.95).toFixed(1)} s`,
    `${exchangesPerJob(crowd).toFixed(2)} exchanges and ${(requests / jobs.length).toFixed(2)} requests per job (1 and ${REQUESTS_NEEDED} needed)`,
    `processors in use: ${Math.round(busyShare * 100)} %`,
  ].join('; ');
}

function problemsOf(crowd: Crowd, variant: Variant, scale: Scale): readonly string[] {
  const { jobs, requests, gathered, busyShare } = crowd;
  const { limitsCalls, p95MaxSeconds = Number.POSITIVE_INFINITY, leastPauseSeconds = 0 } = variant;
  const failed = jobs.filter(({ succeeded }) => !succeeded);
  const throttled = jobs.flatMap(({ pauses }) => pauses).filter(({ wasThrottled }) => wasThrottled);
  const tooEarly = throttled.filter(({ seconds }) => seconds < leastPauseSeconds).length;
  const calls = limitsCalls ? TIMES_THE_CALLS_NEEDED * REQUESTS_NEEDED : Number.POSITIVE_INFINITY;
  const [requestsEach, p95] = [requests / jobs.length, secondsOf(crowd, 0.95)];
  const isTimed = scale !== SHORT && busyShare <= DISTURBED_SHARE;
  return [
    ...(failed.length > 0 ? [`${failed.length} jobs failed: ${failed[0]?.lastLines.join(' / ')}`] : []),
    ...(gathered < jobs.length ? [`only ${gathered} of ${jobs.length} jobs arrived in time to be of the crowd`] : []),
    ...(requestsEach > calls ? [`${requestsEach.toFixed(2)} requests per job, more than ${calls}`] : []),
    ...(isTimed && p95 > p95MaxSeconds ? [`p95 of ${p95.toFixed(1)} s, more than ${p95MaxSeconds} s`] : []),
    ...(tooEarly > 0 ? [`${tooEarly} pauses were shorter than STS had asked for`] : []),
  ];
}

function exchangesPerJob({ jobs }: Crowd): number {
  return jobs.reduce((sum, { exchanges }) => sum + exchanges, 0) / jobs.length;
}

/** The time within which this share of all jobs had ended; one that failed counts as well. */
function secondsOf({ jobs }: Crowd, share: number): number {
  const sorted = jobs.map(({ seconds }) => seconds).toSorted((a, b) => a - b);
  return sorted[Math.ceil(share * sorted.length) - 1] ?? Number.NaN;
}
