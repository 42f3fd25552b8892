// Command line: measures the packed action as whole processes, interleaved with what it is measured against; prints the figures, keeps
// them in bench/results/history.json, and writes docs/benchmarks.md. With --short a few rounds, and nothing is kept.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { openWorld, type World } from './contenders.ts';
import { CAUSES } from './failures.ts';
import { renderHistory, renderPage } from './page.ts';
import { median, type Program, run } from './processes.ts';
import { type Profile, profile } from './profile.ts';

const ROOT = resolve(import.meta.dirname, '..');
const HISTORY = join(ROOT, 'bench', 'results', 'history.json');

/** The middle of one program's times. */
export interface Medians {
  readonly wallSeconds: number;
  readonly cpuSeconds: number;
}

/** Something that was measured against its budget. */
export interface BudgetRow {
  readonly what: string;
  readonly measured: string;
  readonly limit: string;
  readonly isBroken: boolean;
  /** What a ratio is held to in CI, noise included; undefined where the budget itself is. */
  readonly held?: { readonly limit: string; readonly isBroken: boolean };
}

/** All the figures of one run. */
export interface Result {
  readonly at: string;
  readonly commit: string;
  readonly machine: string;
  readonly node: string;
  readonly rounds: number;
  readonly medians: Readonly<Record<string, Medians>>;
  readonly failures: Readonly<Record<string, { readonly seconds: number; readonly limitSeconds: number }>>;
  readonly budgets: readonly BudgetRow[];
  /** Where the time goes, by program; left out of a short run. */
  readonly profiles?: Readonly<Record<string, Profile>>;
}

/** As a network far away: 30 ms a request and 60 ms a new connection. */
const FAR = { requestSeconds: 0.03, connectionSeconds: 0.06 };
const FAR_FLOOR = 'far: floor, connected ahead';

async function measure(rounds: number, isShort: boolean): Promise<Result> {
  const near = await timesIn({}, rounds, (world) => ({
    floor: () => world.floor,
    'SDK only': () => world.sdkOnly,
    main: () => world.main(),
    empty: () => world.empty,
    post: () => world.post(),
    'main, refresh': () => world.main({ refresh: 'true' }),
    'helper, cached': () => world.helper('cached'),
    'helper, cold': () => world.helper('cold'),
  }));
  const far = await timesIn({ latency: FAR }, Math.ceil(rounds / 2), (world) => ({
    'far: floor': () => world.floor,
    [FAR_FLOOR]: () => world.floorPreconnected,
    'far: main': () => world.main(),
  }));
  const medians = { ...near, ...far };
  const failures = await measureFailures(Math.ceil(rounds / 5));
  return {
    at: new Date().toISOString(),
    commit: execFileSync('git', ['rev-parse', '--short=10', 'HEAD'], { cwd: ROOT, encoding: 'utf8' }).trim(),
    machine: `${cpus().length} x ${cpus()[0]?.model ?? 'unknown'}`,
    node: process.version,
    rounds,
    medians,
    failures,
    budgets: [...ratioRows(medians), ...failureRows(failures), ...sizeRows()],
    ...(isShort ? {} : { profiles: await measureProfiles() }),
  };
}

async function measureProfiles(): Promise<Readonly<Record<string, Profile>>> {
  const world = await openWorld(ROOT);
  try {
    return {
      floor: await profile(() => world.floor, PROFILED_RUNS),
      'SDK only': await profile(() => world.sdkOnly, PROFILED_RUNS),
      main: await profile(() => world.main(), PROFILED_RUNS),
      empty: await profile(() => world.empty, PROFILED_RUNS),
      post: await profile(() => world.post(), PROFILED_RUNS),
    };
  } finally {
    await world.close();
  }
}

const PROFILED_RUNS = 20;

/** One round after the other, so that whatever else the machine does falls on all alike; the first is not counted. */
async function timesIn(
  options: Parameters<typeof openWorld>[1],
  rounds: number,
  programs: (world: World) => Readonly<Record<string, () => Program>>,
): Promise<Record<string, Medians>> {
  const world = await openWorld(ROOT, options);
  const taken = new Map<string, Medians[]>();
  try {
    await run(world.main({ refresh: 'true' })); // what the helper starts from
    for (let round = 0; round <= rounds; round += 1) {
      for (const [name, prepare] of Object.entries(programs(world))) {
        const times = await run(prepare());
        if (times.exitCode !== 0) throw new Error(`${name} ended with ${times.exitCode}: ${times.output}`);
        if (round > 0) taken.set(name, [...(taken.get(name) ?? []), times]);
      }
    }
  } finally {
    await world.close();
  }
  return Object.fromEntries([...taken].map(([name, all]) => [name, mediansOf(all)]));
}

function mediansOf(all: readonly Medians[]): Medians {
  return {
    wallSeconds: median(all.map(({ wallSeconds }) => wallSeconds)),
    cpuSeconds: median(all.map(({ cpuSeconds }) => cpuSeconds)),
  };
}

async function measureFailures(rounds: number): Promise<Result['failures']> {
  const rows: [string, { seconds: number; limitSeconds: number }][] = [];
  for (const { name, limitSeconds, sandbox, program } of CAUSES) {
    const world = await openWorld(ROOT, sandbox);
    try {
      const seconds: number[] = [];
      for (let round = 0; round < rounds; round += 1) {
        const { exitCode, wallSeconds } = await run(program(world));
        if (exitCode !== 1) throw new Error(`${name}: ended with ${exitCode}`);
        seconds.push(wallSeconds);
      }
      rows.push([name, { seconds: median(seconds), limitSeconds }]);
    } finally {
      await world.close();
    }
  }
  return Object.fromEntries(rows);
}

/** What is measured against what, its budget, and what CI holds it to. */
const RATIOS = [
  { what: 'main step, loopback, wall', part: 'wallSeconds', over: 'main', under: 'floor', budget: 1.25, held: 2.4 },
  { what: 'main step, loopback, CPU', part: 'cpuSeconds', over: 'main', under: 'floor', budget: 1.25, held: 2.4 },
  { what: 'main step, far, wall', part: 'wallSeconds', over: 'far: main', under: FAR_FLOOR, budget: 1.1, held: 1.3 },
  { what: 'post step, wall', part: 'wallSeconds', over: 'post', under: 'empty', budget: 1.15, held: 1.6 },
] as const;

function ratioRows(medians: Result['medians']): readonly BudgetRow[] {
  return RATIOS.map(({ what, part, over, under, budget, held }) => {
    const ratio = (medians[over]?.[part] ?? Number.NaN) / (medians[under]?.[part] ?? Number.NaN);
    return {
      what: `${what}, against ${under}`,
      measured: `${ratio.toFixed(2)} x`,
      limit: `at most ${budget} x`,
      isBroken: !(ratio <= budget),
      held: { limit: `${held} x`, isBroken: !(ratio <= held) },
    };
  });
}

function failureRows(failures: Result['failures']): readonly BudgetRow[] {
  return Object.entries(failures).map(([name, { seconds, limitSeconds }]) => ({
    what: `time to failure: ${name}`,
    measured: `${seconds.toFixed(2)} s`,
    limit: `at most ${limitSeconds} s`,
    isBroken: seconds > limitSeconds,
  }));
}

/** Sizes and counts, as `npm run size` has them. */
function sizeRows(): readonly BudgetRow[] {
  const output = execFileSync(process.execPath, ['scripts/size.mjs', '--json'], { cwd: ROOT, encoding: 'utf8' });
  return JSON.parse(output) as readonly BudgetRow[];
}

function print({ medians, budgets }: Result): void {
  for (const [name, { wallSeconds, cpuSeconds }] of Object.entries(medians)) {
    console.log(
      `${name.padEnd(30)} wall ${(wallSeconds * 1000).toFixed(0)} ms, CPU ${(cpuSeconds * 1000).toFixed(0)} ms`,
    );
  }
  for (const { what, measured, limit, isBroken, held } of budgets) {
    const also = held === undefined ? '' : `; held to ${held.limit}`;
    console.log(`${isBroken ? 'OVER' : 'ok  '}  ${what}: ${measured} (${limit}${also})`);
  }
}

const { values } = parseArgs({ options: { short: { type: 'boolean', default: false } } });
const result = await measure(values.short ? 5 : 25, values.short);
print(result);
const worse = result.budgets.filter(({ isBroken, held }) => (held === undefined ? isBroken : held.isBroken));
if (worse.length > 0) {
  console.log(`bench: worse than what is held: ${worse.map(({ what }) => what).join('; ')}`);
  process.exitCode = 1;
}
if (!values.short) {
  const history = [...(JSON.parse(readFileSync(HISTORY, 'utf8')) as readonly Result[]), result];
  writeFileSync(HISTORY, `${JSON.stringify(history, null, 2)}\n`);
  writeFileSync(join(ROOT, 'docs', 'benchmarks.md'), renderPage(result));
  writeFileSync(join(ROOT, 'docs', 'benchmarks.svg'), renderHistory(history));
}
