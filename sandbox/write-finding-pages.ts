// Writes docs/findings: plays every scenario with the packed action and keeps what it says.
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { findingPages, type Played } from './finding-pages.ts';
import { preflightPages } from './preflight-pages.ts';
import { SCENARIOS } from './scenarios/all.ts';
import { playAll } from './scenarios/play.ts';

const FOLDER = resolve(import.meta.dirname, '../docs/findings');

const AT_ONCE = 6;

const outcomes = playAll(SCENARIOS, async ({ scenario, play }) => ({ scenario, result: await play() }), AT_ONCE);
const played: Played[] = [];
for (const outcome of outcomes) {
  played.push(await outcome);
  process.stdout.write(`Scenario ${played.length} of ${SCENARIOS.length}: ${played.at(-1)?.scenario.name}
`);
}
const names = await readdir(FOLDER);
const current = await Promise.all(
  names.map(async (name) => [name, await readFile(join(FOLDER, name), 'utf8')] as const),
);
const pages = Object.entries({ ...findingPages(played, Object.fromEntries(current)), ...(await preflightPages()) });
await rm(FOLDER, { recursive: true, force: true });
await mkdir(FOLDER, { recursive: true });
for (const [name, text] of pages) await writeFile(join(FOLDER, name), text);
process.stdout.write(`${pages.length} pages written to docs/findings\n`);
