// Many jobs at once against an STS that allows few requests a second: whether all succeed, how soon, and with how many calls. Crowds of
// another action can be played in turns with ours, so that whatever else the machine does meets both. Effect: processes, reads a file.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { median } from '../bench/processes.ts';
import type { Chance } from '../sandbox/faults.ts';
import type { Fault, Operation } from '../sandbox/server.ts';
import { type Crowd, runCrowd, secondsOf } from './fleet-crowd.ts';
import { type ModelledCrowd, modelCrowd, pauseOfPublished } from './fleet-model.ts';
import { problemsIf } from './invariants.ts';
import type { Part, RunOptions } from './part.ts';

const REQUESTS_PER_SECOND = 20;
const RETRY_AFTER_SECONDS = 2;
const FAULT_SHARE = 0.01;
/** What a job alone sends: for the ID token, the exchange and the identity. */
const REQUESTS_NEEDED = 3;
/** How many times the calls that it needs a job may send on average. */
const TIMES_THE_CALLS_NEEDED = 3;
/** Two runs of the model differ by less than this share. */
const MODEL_CHANCE = 0.05;

/** One crowd, and what it meets. */
interface CrowdRow {
  readonly name: string;
  readonly jobs: number;
  /** How often it is played, once unless given: a small crowd ends with its slowest job, so medians of several count. */
  readonly times?: number;
  readonly faults: readonly Fault[];
  /** What the model of the pauses is given; such a crowd is also compared with that of the other action. */
  readonly model?: { readonly isIdentityLimited: boolean };
  readonly leastPauseSeconds?: number;
}

const EXCHANGES = ['AssumeRoleWithWebIdentity'] as const;
const ALL_OF_STS = [...EXCHANGES, 'GetCallerIdentity'] as const;

/** Limits these operations together. */
function limited(
  operations: readonly Operation[],
  limit: { readonly requestsPerSecond?: number; readonly retryAfterSeconds?: number } = {},
): readonly Fault[] {
  const effect = { kind: 'rate-limit', requestsPerSecond: REQUESTS_PER_SECOND, ...limit } as const;
  return operations.map((operation) => ({ operation, effect }));
}

/** Resets and server errors, at every kind of request. */
function disturbed(seed: number): readonly Fault[] {
  const chance = (n: number): Chance => ({ share: FAULT_SHARE, seed: 2 * seed + n });
  const error = { kind: 'error', status: 503, code: 'ServiceUnavailable', message: 'No.' } as const;
  return (['RequestIdToken', ...ALL_OF_STS] as const).flatMap((operation): readonly Fault[] => [
    { operation, chance: chance(0), effect: { kind: 'reset' } },
    { operation, chance: chance(1), effect: error },
  ]);
}

/** The first exchange of each job: those that are held until all have arrived. */
function throttledOnce(jobs: number): readonly Fault[] {
  const attempts = Array.from({ length: jobs }, (_, n) => n + 1);
  return EXCHANGES.map((operation) => ({ operation, attempts, effect: { kind: 'throttle' } }));
}

function crowdsOf({ short, seed }: RunOptions): readonly CrowdRow[] {
  const disturbedCrowd = (jobs: number, requestsPerSecond: number): CrowdRow => {
    const faults = [...disturbed(seed), ...limited(EXCHANGES, { requestsPerSecond })];
    return { name: 'Exchanges limited, 1 % resets, 1 % 5xx', jobs, faults };
  };
  if (short) return [disturbedCrowd(32, 4)];
  const sizesOf = (crowd: Omit<CrowdRow, 'jobs'>): readonly CrowdRow[] => [
    { ...crowd, jobs: 16, times: 5 },
    { ...crowd, jobs: 64, times: 3 },
    { ...crowd, jobs: 256 },
  ];
  const [some, all] = [{ isIdentityLimited: false }, { isIdentityLimited: true }];
  const retryAfterSeconds = RETRY_AFTER_SECONDS;
  return [
    ...sizesOf({ name: 'Exchanges limited', faults: limited(EXCHANGES), model: some }),
    ...sizesOf({ name: 'All requests to STS limited together', faults: limited(ALL_OF_STS), model: all }),
    disturbedCrowd(256, REQUESTS_PER_SECOND),
    {
      name: `Exchanges limited, Retry-After: ${retryAfterSeconds}`,
      jobs: 64,
      faults: limited(EXCHANGES, { retryAfterSeconds }),
      leastPauseSeconds: retryAfterSeconds,
    },
    { name: 'Each job throttled once', jobs: 64, faults: throttledOnce(64) },
  ];
}

/** An action whose crowds are played. */
interface Player {
  readonly name: string;
  readonly directory: string;
  readonly isOwn: boolean;
}

function playersOf({ actionDirectory, besideDirectory }: RunOptions): readonly Player[] {
  const own = { name: 'this action', directory: actionDirectory, isOwn: true };
  if (besideDirectory === undefined) return [own];
  const text = readFileSync(join(besideDirectory, 'package.json'), 'utf8');
  const { name, version } = JSON.parse(text) as Readonly<Record<string, string>>;
  return [own, { name: `${name} ${version}`, directory: besideDirectory, isOwn: false }];
}

/** The crowds of one action, and what the model expects of them. */
interface Played {
  readonly player: Player;
  readonly crowds: readonly Crowd[];
  readonly model: ModelledCrowd | undefined;
}

type Figure = (crowd: Crowd) => number;
const p95Seconds: Figure = (crowd) => secondsOf(crowd, 0.95);
const p95InAll: Figure = (crowd) => secondsOf(crowd, 0.95, 'secondsInAll');
const requestsPerJob: Figure = ({ requests, jobs }) => requests / jobs.length;

/** A line of the table: medians. */
function lineOf(
  { name, jobs, times = 1 }: CrowdRow,
  { player, crowds, model }: Played,
): Readonly<Record<string, string>> {
  const of = (figure: Figure, digits = 1) => median(crowds.map(figure)).toFixed(digits);
  const [modelledP95, modelledRequests] = [model?.p95Seconds, model?.requestsPerJob].map((figure) =>
    figure === undefined ? '' : ` (${figure.toFixed(1)})`,
  );
  return {
    crowd: name,
    jobs: times > 1 ? `${jobs}, median of ${times}` : `${jobs}`,
    action: player.name,
    p50: `${of((crowd) => secondsOf(crowd, 0.5))} s`,
    'p95 (model)': `${of(p95Seconds)}${modelledP95} s`,
    longest: `${of((crowd) => secondsOf(crowd, 1))} s`,
    'p95 from the first line': `${of(p95InAll)} s`,
    [`requests of a job, ${REQUESTS_NEEDED} needed (model)`]: `${of(requestsPerJob)}${modelledRequests}`,
    'processor time of a job and its STS': `${of(({ busySeconds }) => (busySeconds / jobs) * 1000, 0)} ms`,
    'processors in use': `${of((crowd) => crowd.busyShare * 100, 0)} %`,
  };
}

async function playCrowds({ jobs, times = 1, faults, model }: CrowdRow, players: readonly Player[]) {
  const played = players.map((player) => {
    const pauses = player.isOwn ? {} : { pauseSeconds: pauseOfPublished };
    const options = { jobs, requestsPerSecond: REQUESTS_PER_SECOND, ...pauses };
    return { player, crowds: [] as Crowd[], model: model && modelCrowd({ ...options, ...model }) };
  });
  for (let n = 0; n < times; n += 1) {
    for (const { player, crowds } of played) {
      crowds.push(await runCrowd({ actionDirectory: player.directory, jobs, faults }));
    }
  }
  return played;
}

/** What a crowd did not do as asked. */
function problemsOf(crowd: Crowd, { leastPauseSeconds = 0 }: CrowdRow): readonly string[] {
  const { jobs, gathered } = crowd;
  const failed = jobs.filter(({ succeeded }) => !succeeded);
  const pauses = jobs.flatMap(({ pauseSeconds }) => pauseSeconds);
  const tooEarly = pauses.filter((seconds) => seconds < leastPauseSeconds).length;
  const calls = TIMES_THE_CALLS_NEEDED * REQUESTS_NEEDED;
  return problemsIf({
    [`${failed.length} jobs failed: ${failed[0]?.errors.join(' / ')}`]: failed.length > 0,
    [`only ${gathered} of ${jobs.length} jobs arrived in time to be of the crowd`]: gathered < jobs.length,
    [`${requestsPerJob(crowd).toFixed(2)} requests per job, more than ${calls}`]: requestsPerJob(crowd) > calls,
    [`${tooEarly} pauses were shorter than STS had asked for`]: tooEarly > 0,
  });
}

/**
 * The pauses are compared where no machine disturbs them, and the whole time of a job where all of them share one machine. What lies
 * between the two depends on how many processors the jobs share.
 */
function slowerThanOther([own, other]: readonly Played[]): readonly string[] {
  if (own === undefined || other === undefined) return [];
  const allowed = (other.model?.p95Seconds ?? Number.NaN) * (1 + MODEL_CHANCE);
  return [
    ...laterThan('p95 of the model', own.model?.p95Seconds, allowed),
    ...laterThan('p95 from the first line', median(own.crowds.map(p95InAll)), median(other.crowds.map(p95InAll))),
  ];
}

/** By what the table shows: less than a tenth of a second is luck. */
function laterThan(what: string, own = Number.NaN, allowed = Number.NaN): readonly string[] {
  const [ownShown, allowedShown] = [own.toFixed(1), allowed.toFixed(1)];
  return problemsIf({
    [`${what}: ${ownShown} s, over the ${allowedShown} s that the other action sets as the limit`]:
      Number(ownShown) > Number(allowedShown),
  });
}

/** All crowds, one after the other. */
export const fleet: Part = async (options) => {
  const lines: Readonly<Record<string, string>>[] = [];
  const problems: string[] = [];
  const players = playersOf(options);
  for (const row of crowdsOf(options)) {
    let lost: readonly string[];
    try {
      const played = await playCrowds(row, row.model ? players : players.slice(0, 1));
      lines.push(...played.map((one) => lineOf(row, one)));
      const ofOwn = new Set(played[0]?.crowds.flatMap((crowd) => problemsOf(crowd, row)));
      lost = [...ofOwn, ...slowerThanOther(played)];
    } catch (error) {
      lost = [`the crowd could not be run: ${error}`];
    }
    problems.push(...lost.map((problem) => `${row.name}, ${row.jobs} jobs: ${problem}`));
  }
  return { figures: [], table: [Object.keys(lines[0] ?? {}), ...lines.map(Object.values)], problems };
};
