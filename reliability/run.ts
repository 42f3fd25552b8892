// Command line: tries what can go wrong, part by part, and says what was lost. Writes docs/reliability.md; with --short a few of each, and
// nothing is written. Ends with 1 where anything went wrong.
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { cancels } from './cancels.ts';
import { faults } from './faults.ts';
import { fleet } from './fleet.ts';
import { fuzz } from './fuzz.ts';
import { kills } from './kills.ts';
import { renderPage } from './page.ts';
import type { Part, Section } from './section.ts';

const ROOT = resolve(import.meta.dirname, '..');
const PARTS: readonly Part[] = [faults, kills, cancels, fleet, fuzz];

const { values } = parseArgs({
  options: { short: { type: 'boolean', default: false }, seed: { type: 'string', default: String(Date.now() % 1e9) } },
});
const options = { short: values.short, seed: Number(values.seed) };
console.log(`reliability: seed ${options.seed}`);
const sections: Section[] = [];
for (const part of PARTS) {
  const startedAt = performance.now();
  const section = await part(options);
  sections.push(section);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(0);
  console.log(`\n${section.title} (${seconds} s)`);
  for (const [what, figure] of section.figures) console.log(`  ${what}: ${figure}`);
  for (const problem of section.problems) console.log(`  PROBLEM: ${problem}`);
}
const problems = sections.flatMap((section) => section.problems);
console.log(`\nreliability: ${problems.length === 0 ? 'nothing was lost' : `${problems.length} problems`}`);
if (!options.short) writeFileSync(join(ROOT, 'docs', 'reliability.md'), renderPage(sections, options.seed));
if (problems.length > 0) process.exitCode = 1;
