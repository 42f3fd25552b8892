// Crowds of three sizes under two limits, those of another action beside them, and what a model of the pauses expects: one table. A crowd
// of 16 ends with its slowest job, so small crowds are played several times, in turns with those of the other action, and medians count.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { median } from '../bench/processes.ts';
import { type Crowd, runCrowd, secondsOf } from './fleet-crowd.ts';
import { modelCrowd, pauseOfPublished } from './fleet-model.ts';
import { limited, problemsOf, REQUESTS_NEEDED, STS_OPERATIONS } from './fleet-rules.ts';
import type { Result, RunOptions } from './part.ts';

const REQUESTS_PER_SECOND = 20;
/** With this much of the processors in use, the times are those of the machine. */
const DISTURBED_SHARE = 0.9;

/** A size, and how often it is played. */
interface Size {
  readonly jobs: number;
  readonly times: number;
}

const SIZES: readonly Size[] = [
  { jobs: 16, times: 5 },
  { jobs: 64, times: 3 },
  { jobs: 256, times: 1 },
];

const LIMITS = [
  { name: 'Exchanges limited', operations: ['AssumeRoleWithWebIdentity'] },
  { name: 'All requests to STS limited together', operations: STS_OPERATIONS },
] as const;
type Limit = (typeof LIMITS)[number];

/** An action, and the pauses of its model. */
interface Player {
  readonly name: string;
  readonly directory: string;
  readonly isOwn: boolean;
}

/** Medians of one size, and what the model expects. */
interface Figures {
  readonly p95Seconds: number;
  readonly p95SecondsInAll: number;
  readonly requestsPerJob: number;
  readonly busyShare: number;
  readonly busySecondsPerJob: number;
  readonly model: { readonly p95Seconds: number; readonly requestsPerJob: number };
}

/** Plays all sizes under both limits. */
export async function compareSizes({ actionDirectory, besideDirectory }: RunOptions): Promise<Result> {
  const own = { name: 'this action', directory: actionDirectory, isOwn: true };
  const players = besideDirectory === undefined ? [own] : [own, otherOf(besideDirectory)];
  const head = ['', '', ...SIZES.map(({ jobs, times }) => `${jobs} jobs${times > 1 ? `, median of ${times}` : ''}`)];
  const rows: string[][] = [];
  const problems: string[] = [];
  for (const limit of LIMITS) {
    const sizes: Figures[][] = [];
    for (const size of SIZES) {
      const played = await playSize(size, limit, players);
      sizes.push(played.figures);
      problems.push(...played.problems.map((problem) => `${limit.name}, ${size.jobs} jobs: ${problem}`));
    }
    rows.push(...rowsOf(limit, players, sizes));
  }
  return { figures: [], table: [head, ...rows], problems };
}

/** Name and version of the other action, as its package.json has them. */
function otherOf(directory: string): Player {
  const { name, version } = JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8')) as Record<string, string>;
  return { name: `${name} ${version}`, directory, isOwn: false };
}

/** The crowds of all players in turns, so that whatever else the machine does meets all of them. */
async function playSize({ jobs, times }: Size, limit: Limit, players: readonly Player[]) {
  const played = players.map((player) => ({ player, crowds: [] as Crowd[] }));
  for (let n = 0; n < times; n += 1) {
    for (const { player, crowds } of played) {
      const faults = limited(limit.operations, { requestsPerSecond: REQUESTS_PER_SECOND });
      crowds.push(await runCrowd({ actionDirectory: player.directory, jobs, faults }));
    }
  }
  const figures = played.map(({ player, crowds }) => figuresOf(crowds, player, limit));
  const lost = new Set(played[0]?.crowds.flatMap((crowd) => problemsOf(crowd, { limitsCalls: true })));
  return { figures, problems: [...lost, ...slowerThanOther(figures)] };
}

function figuresOf(crowds: readonly Crowd[], { isOwn }: Player, { operations }: Limit): Figures {
  const of = (figure: (crowd: Crowd) => number) => median(crowds.map(figure));
  const jobs = crowds[0]?.jobs.length ?? 0;
  const isIdentityLimited = operations === STS_OPERATIONS;
  const modelled = { jobs, requestsPerSecond: REQUESTS_PER_SECOND, isIdentityLimited };
  return {
    p95Seconds: of((crowd) => secondsOf(crowd, 0.95)),
    p95SecondsInAll: of((crowd) => secondsOf(crowd, 0.95, 'secondsInAll')),
    requestsPerJob: of(({ requests }) => requests / jobs),
    busyShare: of(({ busyShare }) => busyShare),
    busySecondsPerJob: of(({ busySeconds }) => busySeconds / jobs),
    model: modelCrowd(isOwn ? modelled : { ...modelled, pauseSeconds: pauseOfPublished }),
  };
}

/** By what the table shows: less than a tenth of a second is luck. */
function slowerThanOther([own, other]: readonly Figures[]): readonly string[] {
  if (own === undefined || other === undefined) return [];
  if ([own, other].some(({ busyShare }) => busyShare > DISTURBED_SHARE)) return [];
  const [ownP95, otherP95] = [own, other].map(({ p95Seconds }) => p95Seconds.toFixed(1));
  return Number(ownP95) > Number(otherP95)
    ? [`p95 of ${ownP95} s, more than the ${otherP95} s of the other action`]
    : [];
}

/** A row for each figure and action, with a cell for each size. */
function rowsOf({ name }: Limit, players: readonly Player[], sizes: readonly (readonly Figures[])[]): string[][] {
  return ROWS.flatMap(([what, cellOf]) =>
    players.map((player, n) => [
      n === 0 ? `${name}: ${what}` : '',
      player.name,
      ...sizes.map((figures) => (figures[n] === undefined ? '' : cellOf(figures[n]))),
    ]),
  );
}

const ROWS: readonly (readonly [what: string, cellOf: (figures: Figures) => string])[] = [
  ['p95 (model)', ({ p95Seconds, model }) => `${p95Seconds.toFixed(1)} s (${model.p95Seconds.toFixed(1)} s)`],
  [
    `requests of a job, ${REQUESTS_NEEDED} needed (model)`,
    ({ requestsPerJob, model }) => `${requestsPerJob.toFixed(1)} (${model.requestsPerJob.toFixed(1)})`,
  ],
  ['p95 from the first line', ({ p95SecondsInAll }) => `${p95SecondsInAll.toFixed(1)} s`],
  [
    'processor time of a job and its STS, all processors in use',
    ({ busySecondsPerJob, busyShare }) =>
      `${(busySecondsPerJob * 1000).toFixed(0)} ms, ${Math.round(busyShare * 100)} %`,
  ],
];
