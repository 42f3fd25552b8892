// Many jobs at once against an STS that allows few requests a second: whether all succeed, how soon, and with how many calls. The same
// crowds of another action can be played beside them.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Chance } from '../sandbox/faults.ts';
import type { Fault, Operation } from '../sandbox/server.ts';
import { defined } from '../src/util/defined.ts';
import { type Crowd, runCrowd } from './fleet-crowd.ts';
import { type ModelledCrowd, modelCrowd, pauseOfPublished } from './fleet-model.ts';
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
  readonly leastPauseSeconds?: number;
}

const STS_OPERATIONS = ['AssumeRoleWithWebIdentity', 'GetCallerIdentity'] as const;

const VARIANTS: readonly Variant[] = [
  {
    name: 'Exchanges limited, 1 % resets, 1 % 5xx',
    faults: (scale, seed) => [...disturbed(seed), ...limited(['AssumeRoleWithWebIdentity'])(scale)],
    isInShort: true,
    limitsCalls: true,
  },
  {
    name: `Exchanges limited, Retry-After: ${RETRY_AFTER_SECONDS}`,
    faults: limited(['AssumeRoleWithWebIdentity'], RETRY_AFTER_SECONDS),
    limitsCalls: true,
    leastPauseSeconds: RETRY_AFTER_SECONDS,
  },
  { name: 'Each job throttled once', faults: throttledOnce },
];

/** One size of crowd, under one limit: what is compared with other pauses. */
interface Size {
  readonly jobs: number;
  readonly isIdentityLimited: boolean;
}

const SIZES: readonly Size[] = [false, true].flatMap((isIdentityLimited) =>
  [16, 64, 256].map((jobs) => ({ jobs, isIdentityLimited })),
);

/** Crowds of every kind, one after the other. */
export const fleet: Part = async (options) => {
  const results: Result[] = [];
  for (const size of options.short ? [] : SIZES) results.push(await tried(nameOf(size), () => runSize(size, options)));
  for (const variant of VARIANTS.filter(({ isInShort }) => isInShort || !options.short)) {
    results.push(await tried(variant.name, () => runVariant(variant, options)));
  }
  return {
    figures: results.flatMap(({ figures }) => figures),
    problems: results.flatMap(({ problems }) => problems),
  };
};

/** What goes wrong with a crowd is a problem of its result. */
async function tried(name: string, run: () => Promise<Result>): Promise<Result> {
  try {
    return await run();
  } catch (error) {
    return { figures: [], problems: [`${name}: the crowd could not be run: ${error}`] };
  }
}

function nameOf({ jobs, isIdentityLimited }: Size): string {
  return `${isIdentityLimited ? 'All requests to STS limited together' : 'Exchanges limited'}, ${jobs} jobs`;
}

/** Our crowd, that of the other action if there is one, and what the models of both expect: a row each. */
async function runSize(size: Size, { actionDirectory, besideDirectory }: RunOptions): Promise<Result> {
  const [name, scale] = [nameOf(size), { ...WHOLE, jobs: size.jobs }];
  const faults = limited(size.isIdentityLimited ? STS_OPERATIONS : ['AssumeRoleWithWebIdentity'])(scale);
  const own = await runCrowd({ actionDirectory, jobs: size.jobs, faults });
  const other =
    besideDirectory === undefined
      ? undefined
      : await runCrowd({ actionDirectory: besideDirectory, jobs: size.jobs, faults });
  const models = [modelCrowd({ ...scale, ...size }), modelCrowd({ ...scale, ...size, pauseSeconds: pauseOfPublished })];
  const [ownModel, otherModel] = models.map(modelWords);
  const p95MaxSeconds = other === undefined ? Number.POSITIVE_INFINITY : secondsOf(other, 0.95);
  const isTimed = [own, other].every((crowd) => (crowd?.busyShare ?? 0) <= DISTURBED_SHARE);
  const variant = {
    name,
    limitsCalls: true,
    p95MaxSeconds: isTimed ? p95MaxSeconds : Number.POSITIVE_INFINITY,
  } as const;
  return {
    figures: [
      [name, oneLineOf(own)],
      ...(other === undefined ? [] : [[`${name}: ${labelOf(besideDirectory)}`, oneLineOf(other)] as const]),
      [`${name}: model of the pauses`, `${ownModel}; with the pauses of configure-aws-credentials: ${otherModel}`],
    ],
    problems: problemsOf(own, variant).map((problem) => `${name}: ${problem}`),
  };
}

function modelWords({ p95Seconds, requestsPerJob }: ModelledCrowd): string {
  return `p95 ${p95Seconds.toFixed(1)} s, ${requestsPerJob.toFixed(2)} requests per job`;
}

/** Name and version of the other action, as its package.json has them. */
function labelOf(directory = ''): string {
  const { name, version } = JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8')) as Record<string, string>;
  return `${name} ${version}`;
}

async function runVariant(variant: Variant, { actionDirectory, short, seed }: RunOptions): Promise<Result> {
  const { name } = variant;
  const scale = short ? SHORT : WHOLE;
  const crowd = await runCrowd({ actionDirectory, jobs: scale.jobs, faults: variant.faults(scale, seed) });
  return {
    figures: figuresOf(crowd).map(([what, figure]) => [`${name}: ${what}`, figure] as const),
    problems: problemsOf(crowd, variant).map((problem) => `${name}: ${problem}`),
  };
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
  const { jobs, gathered, requests, busyShare } = crowd;
  const seconds = [0.5, 0.95].map((share) => secondsOf(crowd, share).toFixed(1));
  return [
    `${jobs.filter(({ succeeded }) => succeeded).length} succeeded`,
    ...(gathered < jobs.length ? [`only ${gathered} arrived in time`] : []),
    `p50 ${seconds[0]} s, p95 ${seconds[1]} s (${secondsOf(crowd, 0.95, 'secondsInAll').toFixed(1)} s from the first line)`,
    `${exchangesPerJob(crowd).toFixed(2)} exchanges and ${(requests / jobs.length).toFixed(2)} requests per job`,
    `processors in use: ${Math.round(busyShare * 100)} %`,
  ].join('; ');
}

interface Asked extends Pick<Variant, 'limitsCalls' | 'leastPauseSeconds'> {
  readonly p95MaxSeconds?: number;
}

function problemsOf(crowd: Crowd, asked: Asked): readonly string[] {
  const { jobs, requests, gathered } = crowd;
  const { limitsCalls, p95MaxSeconds = Number.POSITIVE_INFINITY, leastPauseSeconds = 0 } = asked;
  const failed = jobs.filter(({ succeeded }) => !succeeded);
  const throttled = jobs.flatMap(({ pauses }) => pauses).filter(({ wasThrottled }) => wasThrottled);
  const tooEarly = throttled.filter(({ seconds }) => seconds < leastPauseSeconds).length;
  const calls = limitsCalls ? TIMES_THE_CALLS_NEEDED * REQUESTS_NEEDED : Number.POSITIVE_INFINITY;
  const [requestsEach, p95] = [requests / jobs.length, secondsOf(crowd, 0.95)];
  const other = `more than the ${p95MaxSeconds.toFixed(1)} s of the other action`;
  return [
    ...(failed.length > 0 ? [`${failed.length} jobs failed: ${failed[0]?.lastLines.join(' / ')}`] : []),
    ...(gathered < jobs.length ? [`only ${gathered} of ${jobs.length} jobs arrived in time to be of the crowd`] : []),
    ...(requestsEach > calls ? [`${requestsEach.toFixed(2)} requests per job, more than ${calls}`] : []),
    ...(p95 > p95MaxSeconds ? [`p95 of ${p95.toFixed(1)} s, ${other}`] : []),
    ...(tooEarly > 0 ? [`${tooEarly} pauses were shorter than STS had asked for`] : []),
  ];
}

function exchangesPerJob({ jobs }: Crowd): number {
  return jobs.reduce((sum, { exchanges }) => sum + exchanges, 0) / jobs.length;
}

/** The time within which this share of all jobs had ended; one that failed counts as well. */
function secondsOf({ jobs }: Crowd, share: number, of: 'seconds' | 'secondsInAll' = 'seconds'): number {
  const sorted = jobs.map((job) => job[of]).toSorted((a, b) => a - b);
  return sorted[Math.ceil(share * sorted.length) - 1] ?? Number.NaN;
}
