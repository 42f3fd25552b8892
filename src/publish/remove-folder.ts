// Takes away the private folder of a step; apart from its making, so that the post step loads no more. Effect: files.
import { lstatSync, realpathSync, rmSync } from 'node:fs';
import { basename, dirname, isAbsolute, resolve } from 'node:path';

/** How the name of a folder of ours begins. */
export const FOLDER_PREFIX = 'aws-token-guard-';

/**
 * The folder, if it is one that `makeFolder` made right below the runner's temp folder, and nothing else.
 * @returns its real path; undefined for anything else. Never throws
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

/**
 * Removes a folder that `makeFolder` made, and nothing else.
 * @returns whether it was removed. Never throws
 */
export function removeFolder(folder: string, runnerTemp: string): boolean {
  const real = ownFolder(folder, runnerTemp);
  if (real === undefined) return false;
  try {
    rmSync(real, { recursive: true, maxRetries: 3 });
    return true;
  } catch {
    return false;
  }
}
