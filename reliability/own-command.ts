// Runs one part of the reliability run by itself: `node reliability/<part>.ts [--short] [--seed N] [--action FOLDER]`.
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Part } from './section.ts';

/** Folder with action.yml and dist. */
export const ACTION_DIRECTORY = resolve(import.meta.dirname, '..');

/**
 * Runs the part and prints what it tells; the exit code is 1 where anything was lost.
 * @param partOf - the part for a folder of the packed action
 */
export async function runByItself(partOf: (actionDirectory: string) => Part): Promise<void> {
  const { values } = parseArgs({
    options: {
      short: { type: 'boolean', default: false },
      seed: { type: 'string', default: '1' },
      action: { type: 'string', default: ACTION_DIRECTORY },
    },
  });
  const run = partOf(resolve(values.action));
  const { title, tried, figures, problems } = await run({ short: values.short, seed: Number(values.seed) });
  console.log([title, tried, ...figures.map((row) => row.join(': ')), ...problems].join('\n'));
  if (problems.length > 0) process.exitCode = 1;
}
