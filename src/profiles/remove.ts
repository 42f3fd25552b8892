// Takes away the private files of named profiles; apart from their writing, so that the post step loads no more. Effect: files.
import { lstatSync, realpathSync, rmSync } from 'node:fs';
import { basename, dirname, isAbsolute, resolve } from 'node:path';

/** How the name of a folder of ours begins. */
export const FOLDER_PREFIX = 'aws-token-guard-';

/**
 * Removes a folder that `writeProfiles` made, and nothing else.
 * @returns whether it was removed. Never throws
 */
export function removeProfiles(folder: string, runnerTemp: string): boolean {
  try {
    // Resolved, because a slash at the end would make a link look like the folder that it leads to.
    const path = resolve(folder);
    const real = realpathSync(path);
    const isOurs = basename(path).startsWith(FOLDER_PREFIX) && dirname(real) === realpathSync(runnerTemp);
    if (!isAbsolute(folder) || !isOurs || !lstatSync(path).isDirectory()) return false;
    rmSync(real, { recursive: true });
    return true;
  } catch {
    return false;
  }
}
