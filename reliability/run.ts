// Command line: tries what can go wrong, part by part, and says what was lost. Keeps what came of each part in
// reliability/results/parts.json and writes docs/reliability.md; with --only one part, with --short a few of each, and nothing is written.
// Ends with 1 where anything went wrong.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { cancels } from './cancels.ts';
import { faults } from './faults.ts';
import { fleet } from './fleet.ts';
import { fuzz } from './fuzz.ts';
import { kills } from './kills.ts';
import { renderPage } from './page.ts';
import type { KeptSection, Part, Section } from './section.ts';

const ROOT = resolve(import.meta.dirname, '..');
const RESULTS = join(ROOT, 'reliability', 'results', 'parts.json');
const PARTS: Readonly<Record<string, Part>> = { faults, kills, cancels, fleet, fuzz };

const { values } = parseArgs({
  options: {
    short: { type: 'boolean', default: false },
    only: { type: 'string' },
    seed: { type: 'string', default: String(Date.now() % 1e9) },
  },
});
const chosen = values.only === undefined ? Object.keys(PARTS) : [values.only];
const options = { short: values.short, seed: Number(values.seed) };
console.log(`reliability: seed ${options.seed}`);
const problems: string[] = [];
for (const name of chosen) {
  const part = PARTS[name];
  if (part === undefined) throw new Error(`There is no part ${name}, only ${Object.keys(PARTS).join(', ')}.`);
  const startedAt = performance.now();
  const section = await part(options);
  print(section, (performance.now() - startedAt) / 1000);
  problems.push(...section.problems);
  if (!options.short) await keep(name, section);
}
console.log(`\nreliability: ${problems.length === 0 ? 'nothing was lost' : `${problems.length} problems`}`);
if (problems.length > 0) process.exitCode = 1;

function print({ title, figures, problems: lost }: Section, seconds: number): void {
  console.log(`\n${title} (${seconds.toFixed(0)} s)`);
  for (const [what, figure] of figures) console.log(`  ${what}: ${figure}`);
  for (const problem of lost) console.log(`  PROBLEM: ${problem}`);
}

/** In place of what came of the same part before; the page has the last of each. */
async function keep(name: string, section: Section): Promise<void> {
  const commit = execFileSync('git', ['rev-parse', '--short=10', 'HEAD'], { cwd: ROOT, encoding: 'utf8' }).trim();
  const kept = existsSync(RESULTS) ? (JSON.parse(readFileSync(RESULTS, 'utf8')) as Record<string, KeptSection>) : {};
  const at = new Date().toISOString().slice(0, 10);
  const all: Readonly<Record<string, KeptSection>> = {
    ...kept,
    [name]: { at, commit, seed: options.seed, ...section },
  };
  mkdirSync(dirname(RESULTS), { recursive: true });
  writeFileSync(RESULTS, `${JSON.stringify(all, null, 2)}\n`);
  const inOrder = Object.keys(PARTS).flatMap((one) => all[one] ?? []);
  writeFileSync(join(ROOT, 'docs', 'reliability.md'), renderPage(inOrder));
}
