// Command line: tries what can go wrong with the packed action, part by part, and says what was lost. Ends with 1 where anything was.
// Usage: npm run reliability -- [--short] [--only PART] [--seed N] [--action FOLDER] [--beside FOLDER]. A whole run writes its figures to
// docs/reliability.md. With the folder of another action, its crowds are played, too, right after ours.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { defined } from '../src/util/defined.ts';
import { faults } from './faults.ts';
import { fleet } from './fleet.ts';
import { fuzz } from './fuzz.ts';
import { interrupts } from './interrupts.ts';
import type { Part, Result, RunOptions } from './part.ts';

const ROOT = resolve(import.meta.dirname, '..');
const PAGE = join(ROOT, 'docs', 'reliability.md');
const PARTS: Readonly<Record<string, Part>> = { faults, interrupts, fleet, fuzz };

const { values } = parseArgs({
  options: {
    short: { type: 'boolean', default: false },
    only: { type: 'string' },
    seed: { type: 'string', default: '1' },
    action: { type: 'string', default: ROOT },
    beside: { type: 'string' },
  },
});
const options: RunOptions = {
  actionDirectory: resolve(values.action),
  ...defined({ besideDirectory: values.beside === undefined ? undefined : resolve(values.beside) }),
  short: values.short,
  seed: Number(values.seed),
};
const problems: string[] = [];
console.log(`reliability: seed ${options.seed}`);
for (const name of values.only === undefined ? Object.keys(PARTS) : [values.only]) {
  const part = PARTS[name];
  if (part === undefined) throw new Error(`There is no part ${name}, only ${Object.keys(PARTS).join(', ')}.`);
  const startedAt = performance.now();
  const result = await part(options);
  print(name, result, (performance.now() - startedAt) / 1000);
  problems.push(...result.problems);
  if (!options.short && options.actionDirectory === ROOT) keep(name, result);
}
console.log(`\nreliability: ${problems.length === 0 ? 'nothing was lost' : `${problems.length} problems`}`);
if (problems.length > 0) process.exitCode = 1;

function print(name: string, { figures, table = [], problems: lost }: Result, seconds: number): void {
  console.log(`\n${name} (${seconds.toFixed(0)} s)`);
  for (const row of table) console.log(`  ${row.join(' | ')}`);
  for (const [what, figure] of figures) console.log(`  ${what}: ${figure}`);
  for (const problem of lost) console.log(`  PROBLEM: ${problem}`);
}

/** Writes the figures between the part's two comments on the page. */
function keep(name: string, { figures, table = [], problems: lost }: Result): void {
  const commit = execFileSync('git', ['rev-parse', '--short=10', 'HEAD'], { cwd: ROOT, encoding: 'utf8' }).trim();
  const head = `Last run: ${new Date().toISOString().slice(0, 10)}, commit ${commit}, seed ${options.seed}.`;
  const tables = [table, [['', ''], ...figures]].filter(({ length }) => length > 1).map(markdownOf);
  const told = lost.length === 0 ? 'Lost: nothing.' : lost.map((problem) => `- ${problem}`).join('\n');
  const section = `<!-- ${name} -->\n${[head, ...tables, told].join('\n\n')}\n<!-- /${name} -->`;
  const page = readFileSync(PAGE, 'utf8');
  writeFileSync(
    PAGE,
    page.replace(new RegExp(`<!-- ${name} -->.*<!-- /${name} -->`, 's'), () => section),
  );
}

function markdownOf([head = [], ...rows]: readonly (readonly string[])[]): string {
  const lineOf = (cells: readonly string[]) =>
    `|${cells.map((cell) => ` ${cell} `).join('|')}|`.replaceAll('|  |', '| |');
  return [head, head.map(() => '---'), ...rows].map(lineOf).join('\n');
}
