// Command line: changes the pure core in one small way after the other and counts the changes that no unit test notices. Usage:
// npm run mutation -- [GROUP]..., all groups without one. Writes reliability/results/mutation.json; Stryker's own reports, by which
// a survivor can be looked at, stay in coverage/mutation. Effect: processes; npx fetches Stryker, which is no dependency for its size.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { MUTATION_GROUPS } from './mutation-groups.ts';
import {
  countsOf,
  type GroupResult,
  type MutantCounts,
  type MutationReport,
  type MutationResults,
  sumOf,
  survivorsOf,
  withGroup,
} from './mutation-results.ts';

const ROOT = resolve(import.meta.dirname, '..');
const RESULTS = join(ROOT, 'reliability', 'results', 'mutation.json');
const STRYKER_VERSION = '10.0.0';

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !MUTATION_GROUPS.some((group) => group.name === name));
if (unknown.length > 0) throw new Error(`There is no group ${unknown.join(', ')}.`);

let groups: readonly GroupResult[] = existsSync(RESULTS) ? readResults().groups : [];
for (const { name } of MUTATION_GROUPS) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const startedAt = performance.now();
  const report = mutate(name);
  const seconds = Math.round((performance.now() - startedAt) / 1000);
  const files = countsOf(report);
  console.log(`\n${name} (${seconds} s)`);
  for (const [file, counts] of Object.entries(files)) console.log(`  ${file}: ${inWords(counts)}`);
  for (const line of survivorsOf(report)) console.log(`    ${line}`);
  groups = withGroup(groups, { name, date: new Date().toISOString().slice(0, 10), seconds, files });
  writeResults(groups);
}
console.log(`\nmutation: ${inWords(readResults().total)}`);

/** Runs Stryker on one group. */
function mutate(name: string): MutationReport {
  const packages = ['core', 'jest-runner'].flatMap((one) => ['-p', `@stryker-mutator/${one}@${STRYKER_VERSION}`]);
  const { status, error } = spawnSync('npx', ['-y', ...packages, 'stryker', 'run', 'reliability/stryker.config.mjs'], {
    cwd: ROOT,
    env: { ...process.env, MUTATION_GROUP: name },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (status !== 0) throw new Error(`Stryker failed with ${name}.`, { cause: error });
  return JSON.parse(readFileSync(join(ROOT, 'coverage', 'mutation', `${name}.json`), 'utf8')) as MutationReport;
}

function readResults(): MutationResults {
  return JSON.parse(readFileSync(RESULTS, 'utf8')) as MutationResults;
}

/** After each group, so that a run that is ended early has not been for nothing. */
function writeResults(done: readonly GroupResult[]): void {
  const total = sumOf(done.flatMap(({ files }) => Object.values(files)));
  const results: MutationResults = { stryker: STRYKER_VERSION, total, groups: done };
  mkdirSync(dirname(RESULTS), { recursive: true });
  writeFileSync(RESULTS, `${JSON.stringify(results, null, 2)}\n`);
}

function inWords({ mutants, killed, timedOut, survived, noCoverage, scorePercent }: MutantCounts): string {
  const noticed = `${killed} killed, ${timedOut} without an end`;
  return `${scorePercent.toFixed(1)} % of ${mutants} mutants: ${noticed}, ${survived} survived, ${noCoverage} met no test`;
}
