// Many jobs at once against an STS that allows few requests a second: whether all succeed, how soon, and with how many calls. The same
// crowds of another action can be played beside them.
import type { Chance } from '../sandbox/faults.ts';
import type { Fault } from '../sandbox/server.ts';
import { defined } from '../src/util/defined.ts';
import { type Crowd, runCrowd, secondsOf } from './fleet-crowd.ts';
import { type Asked, limited, problemsOf, REQUESTS_NEEDED, STS_OPERATIONS } from './fleet-rules.ts';
import { compareSizes } from './fleet-sizes.ts';
import type { Part, Result, RunOptions } from './part.ts';

/** How large the crowd is, and how many exchanges STS takes a second. */
interface Scale {
  readonly jobs: number;
  readonly requestsPerSecond: number;
}

const LARGE: Scale = { jobs: 256, requestsPerSecond: 20 };
const SMALL: Scale = { jobs: 64, requestsPerSecond: 20 };
const SHORT: Scale = { jobs: 32, requestsPerSecond: 4 };

const RETRY_AFTER_SECONDS = 2;
const FAULT_SHARE = 0.01;

/** One crowd: what it meets, and what is asked of it besides that all succeed. */
interface Variant extends Asked {
  readonly name: string;
  readonly scale: Scale;
  readonly faults: (scale: Scale, seed: number) => readonly Fault[];
  readonly isInShort?: true;
}

const VARIANTS: readonly Variant[] = [
  {
    name: 'Exchanges limited, 1 % resets, 1 % 5xx',
    scale: LARGE,
    faults: ({ requestsPerSecond }, seed) => [
      ...disturbed(seed),
      ...limited(['AssumeRoleWithWebIdentity'], { requestsPerSecond }),
    ],
    isInShort: true,
    limitsCalls: true,
  },
  {
    name: `Exchanges limited, Retry-After: ${RETRY_AFTER_SECONDS}`,
    scale: SMALL,
    faults: ({ requestsPerSecond }) =>
      limited(['AssumeRoleWithWebIdentity'], { requestsPerSecond, retryAfterSeconds: RETRY_AFTER_SECONDS }),
    limitsCalls: true,
    leastPauseSeconds: RETRY_AFTER_SECONDS,
  },
  { name: 'Each job throttled once', scale: SMALL, faults: throttledOnce },
];

/** Crowds of three sizes, then those of other kinds, one after the other. */
export const fleet: Part = async (options) => {
  const compared = options.short ? undefined : await tried('Crowds of three sizes', () => compareSizes(options));
  const results: Result[] = compared === undefined ? [] : [compared];
  for (const variant of VARIANTS.filter(({ isInShort }) => isInShort || !options.short)) {
    results.push(await tried(variant.name, () => runVariant(variant, options)));
  }
  return {
    ...defined({ table: compared?.table }),
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

async function runVariant(variant: Variant, { actionDirectory, short, seed }: RunOptions): Promise<Result> {
  const { name } = variant;
  const scale = short ? SHORT : variant.scale;
  const crowd = await runCrowd({ actionDirectory, jobs: scale.jobs, faults: variant.faults(scale, seed) });
  return {
    figures: figuresOf(crowd).map(([what, figure]) => [`${name}, ${scale.jobs} jobs: ${what}`, figure] as const),
    problems: problemsOf(crowd, variant).map((problem) => `${name}: ${problem}`),
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
  const { jobs, requests, busyShare } = crowd;
  const exchanges = jobs.map((job) => job.exchanges);
  const mean = exchanges.reduce((sum, count) => sum + count, 0) / jobs.length;
  const seconds = [0.5, 0.95, 1].map((share) => `${secondsOf(crowd, share).toFixed(1)} s`);
  return [
    ['jobs that succeeded', `${jobs.filter(({ succeeded }) => succeeded).length} of ${jobs.length}`],
    ['exchanges per job: mean, most (1 needed)', `${mean.toFixed(2)}, ${Math.max(...exchanges)}`],
    [`requests per job (${REQUESTS_NEEDED} needed)`, (requests / jobs.length).toFixed(2)],
    ['time of a job: p50, p95, longest', seconds.join(', ')],
    ['processors in use meanwhile', `${Math.round(busyShare * 100)} %`],
  ];
}
