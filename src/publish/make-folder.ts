// A private folder of one step, for everything that it keeps in files. Effect: files.
import { randomUUID } from 'node:crypto';
import { mkdirSync, statSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { FOLDER_PREFIX } from './remove-folder.ts';

/**
 * Where the folder is to be. It is not made yet, so that the post step can be told of it first: whatever becomes of the step
 * after that, somebody knows what there is to remove.
 * @throws Error unless the temp folder is an absolute path of a folder
 */
export function planFolder(runnerTemp: string): string {
  if (!isAbsolute(runnerTemp) || !statSync(runnerTemp, { throwIfNoEntry: false })?.isDirectory())
    throw new Error(`RUNNER_TEMP (${runnerTemp}) is not an absolute path of a folder.`);
  return join(runnerTemp, `${FOLDER_PREFIX}${randomUUID()}`);
}

/**
 * Makes a folder that nobody else can read.
 * @throws Error where something is there already
 */
export function makeFolder(path: string): void {
  mkdirSync(path, { mode: 0o700 });
}
