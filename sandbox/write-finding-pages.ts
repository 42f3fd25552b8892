// Writes docs/findings: plays every scenario with the packed action and keeps what it says.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { findingPages, type Played } from './finding-pages.ts';
import { SCENARIOS } from './scenarios/all.ts';
import { type Scenario, stage } from './scenarios/scenario.ts';

const ACTION_DIRECTORY = resolve(import.meta.dirname, '..');
const FOLDER = join(ACTION_DIRECTORY, 'docs/findings');

const AT_ONCE = 4;

async function play(scenario: Scenario): Promise<Played> {
  const scene = await stage(scenario, ACTION_DIRECTORY);
  try {
    return { scenario, result: await scene.play() };
  } finally {
    await scene.close();
  }
}

const played: Played[] = [];
for (let start = 0; start < SCENARIOS.length; start += AT_ONCE) {
  const results = await Promise.all(SCENARIOS.slice(start, start + AT_ONCE).map(play));
  played.push(...results);
  const names = results.map(({ scenario }) => scenario.name).join(', ');
  process.stdout.write(`Scenario ${played.length} of ${SCENARIOS.length}: ${names}\n`);
}
const pages = Object.entries(findingPages(played));
await rm(FOLDER, { recursive: true, force: true });
await mkdir(FOLDER, { recursive: true });
for (const [name, text] of pages) await writeFile(join(FOLDER, name), text);
process.stdout.write(`${pages.length} pages written to docs/findings\n`);
