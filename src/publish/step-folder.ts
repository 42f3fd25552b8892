// The private folder of a step, for everything that the step keeps in files: made by the main step. remove-files.ts removes it.
// Effect: files.
import { lstatSync, mkdirSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, resolve } from 'node:path';

/** How the name of each such folder begins. */
export const FOLDER_PREFIX = 'aws-token-guard-';

/**
 * The path of a new folder, which is not made yet. The post step learns the path first, so that it removes the folder whatever
 * happens to the main step after that.
 * @throws Error unless the temp folder is an absolute path of a folder
 */
export function planFolder(runnerTemp: string): string {
  if (!isAbsolute(runnerTemp) || !statSync(runnerTemp, { throwIfNoEntry: false })?.isDirectory())
    throw new Error(`RUNNER_TEMP (${runnerTemp}) is not an absolute path of a folder.`);
  return join(runnerTemp, `${FOLDER_PREFIX}${crypto.randomUUID()}`);
}

/**
 * Makes a folder that nobody else can read.
 * @throws Error if the path exists already
 */
export function makeFolder(path: string): void {
  mkdirSync(path, { mode: 0o700 });
}

/**
 * The real path of a folder that `makeFolder` made right below the runner's temp folder.
 * @returns undefined for anything else. Never throws
 */
export function ownFolder(folder: string, runnerTemp: string): string | undefined {
  try {
    // Resolved, because a slash at the end would make a link look like the folder that it leads to.
    const path = resolve(folder);
    const real = realpathSync(path);
    const isOurs = basename(path).startsWith(FOLDER_PREFIX) && dirname(real) === realpathSync(runnerTemp);
    return isAbsolute(folder) && isOurs && lstatSync(path).isDirectory() ? real : undefined;
  } catch {
    return undefined;
  }
}
