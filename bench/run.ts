// Command line: measures the packed action as whole processes, in turns with what it is measured against, and prints the figures. A whole
// run writes them to docs/benchmarks.md, with --short there are a few rounds. Ends with 1 where a figure is worse than what CI holds.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type BudgetRow, failureRows, type Measured, measureTimes, ROOT, ratioRows, sizeRows } from './measure.ts';
import { preflightRow } from './preflight.ts';
import { ACTIVITIES, type Profile, profile } from './profile.ts';
import { openWorld } from './world.ts';

const PAGE = join(ROOT, 'docs', 'benchmarks.md');
const PROFILED_RUNS = 20;

const { values } = parseArgs({ options: { short: { type: 'boolean', default: false } } });
const rounds = values.short ? 4 : 25;
const times = await measureTimes(rounds);
const fewer = Math.ceil(rounds / 5);
const budgets = [...ratioRows(times), ...(await failureRows(fewer)), await preflightRow(ROOT, fewer), ...sizeRows()];
for (const line of [...timeTable(times), '', ...budgetTable(budgets)]) console.log(line);
const worse = budgets.filter(({ isBroken, held }) => (held === undefined ? isBroken : held.isBroken));
if (worse.length > 0) {
  console.log(`bench: worse than what CI holds: ${worse.map(({ what }) => what).join('; ')}`);
  process.exitCode = 1;
}
if (!values.short) {
  const commit = execFileSync('git', ['rev-parse', '--short=10', 'HEAD'], { cwd: ROOT, encoding: 'utf8' }).trim();
  const machine = `${cpus().length} x ${cpus()[0]?.model ?? 'unknown'}`;
  const head = `Last run: ${new Date().toISOString().slice(0, 10)}, commit ${commit}, Node ${process.version}, ${machine}, ${rounds} rounds.`;
  keep('times', [head, '', ...timeTable(times)]);
  keep('budgets', budgetTable(budgets));
  keep('profile', profileTable(await measureProfiles()));
}

function timeTable(all: Readonly<Record<string, Measured>>): readonly string[] {
  const milliseconds = (seconds: number) => `${(seconds * 1000).toFixed(0)} ms`;
  const rows = Object.entries(all).map(
    ([
      name,
      {
        median: { wallSeconds, cpuSeconds },
      },
    ]) => `| ${name} | ${milliseconds(wallSeconds)} | ${milliseconds(cpuSeconds)} |`,
  );
  return ['| what | wall | CPU |', '| --- | --- | --- |', ...rows];
}

function budgetTable(rows: readonly BudgetRow[]): readonly string[] {
  const lines = rows.map(({ what, measured, limit, isBroken, held }) => {
    const mark = isBroken ? '❌' : '✅';
    return `| ${mark} | ${what} | ${measured} | ${limit} | ${held?.limit ?? 'the budget'} |`;
  });
  return ['| | what | measured | budget | CI fails above |', '| --- | --- | --- | --- | --- |', ...lines];
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

function profileTable(profiles: Readonly<Record<string, Profile>>): readonly string[] {
  const names = Object.keys(profiles);
  const rows = ACTIVITIES.map((activity) => {
    const cells = names.map((name) => (profiles[name]?.[activity] ?? Number.NaN).toFixed(1));
    return `| ${activity} | ${cells.join(' | ')} |`;
  });
  return [`| | ${names.join(' | ')} |`, `| --- |${' ---: |'.repeat(names.length)}`, ...rows];
}

/** Writes lines between two comments of the page. */
function keep(name: string, lines: readonly string[]): void {
  const section = [`<!-- ${name} -->`, '', ...lines, '', `<!-- /${name} -->`].join('\n');
  const page = readFileSync(PAGE, 'utf8');
  writeFileSync(
    PAGE,
    page.replace(new RegExp(`<!-- ${name} -->.*<!-- /${name} -->`, 's'), () => section),
  );
}
