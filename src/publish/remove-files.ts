// Removes the private folder of a step, and those that killed jobs have left. The main step loads it only where there is something to
// remove. Effect: files.
import { type Dirent, lstatSync, readdirSync, rmdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { removeFile } from '../util/files.ts';
import { FOLDER_PREFIX, ownFolder } from './post-state.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Removes a folder that `makeFolder` made, and nothing else: files with secrets first, each by itself, so that one that cannot be
 * removed keeps no other.
 * @returns the paths that are still there; undefined where the folder is not one of ours, or is gone. Never throws
 */
export function removeFiles(folder: string, runnerTemp: string): readonly string[] | undefined {
  const real = ownFolder(folder, runnerTemp);
  if (real === undefined) return undefined;
  const [files, folders] = contentOf(real);
  const rankOf = (path: string) => (isSecret(path) ? 0 : 1);
  const ordered = [...files.sort((a, b) => rankOf(a) - rankOf(b)), ...folders];
  for (let round = 0; round < ROUNDS_MAX && ordered.some(exists); round += 1) {
    if (round > 0) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS);
    for (const path of ordered) removeOne(path, files.includes(path));
  }
  return ordered.filter(exists);
}

/** Removes the files with secrets of a folder that `makeFolder` made, and leaves the others. Never throws. */
export function removeSecrets(folder: string, runnerTemp: string): void {
  const real = ownFolder(folder, runnerTemp);
  const [files] = real === undefined ? [[]] : contentOf(real);
  for (const path of files.filter(isSecret)) removeFile(path);
}

/** The same as {@link removeFiles}. @returns whether it was removed */
export function removeFolder(folder: string, runnerTemp: string): boolean {
  return removeFiles(folder, runnerTemp)?.length === 0;
}

/** What a job on this machine could still use, by the names of the files. */
const SECRET_FILES = ['session.json', 'issued.jsonl', 'credentials', 'config', 'parameters.json'];

function isSecret(path: string): boolean {
  return SECRET_FILES.includes(basename(path));
}

/** On Windows, a program that has a file open keeps it for a moment. */
const ROUNDS_MAX = 4;
const PAUSE_MS = 100;

/** All files, links included, and all folders, the inner ones first. */
function contentOf(folder: string): [files: string[], folders: string[]] {
  const [files, folders]: [string[], string[]] = [[], [folder]];
  for (const entry of entriesOf(folder)) {
    const path = join(folder, entry.name);
    if (!entry.isDirectory()) files.push(path);
    else {
      const [innerFiles, innerFolders] = contentOf(path);
      files.push(...innerFiles);
      folders.unshift(...innerFolders);
    }
  }
  return [files, folders];
}

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

/** `rmSync` of Node 24.0 to 24.13 does nothing on Windows where a path is not ASCII. Never throws: {@link exists} tells. */
function removeOne(path: string, isFile: boolean): void {
  try {
    if (isFile) removeFile(path);
    else rmdirSync(path);
  } catch {
    // Something in it is still there.
  }
}

/** Whether there is anything of that name, a link to nothing included. */
function exists(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return true; // in a folder that may be listed and not entered
  }
}

const FOLDER_NAME = new RegExp(`^${FOLDER_PREFIX}[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$`);

/**
 * A job lasts five days at most, so no running job has a folder in which nothing has changed for longer.
 * @see https://docs.github.com/en/actions/reference/limits
 */
const JOB_MAX_MS = 5 * 24 * 3600 * 1000;

/**
 * Removes the folders of jobs that were killed on a machine whose temp folder outlives the job: those of this user, right below the
 * temp folder, with a name of ours, older than any job. Leaves everything else alone. Never rejects.
 * @param now - milliseconds since 1970
 * @returns the folders that were removed, and the paths that could not be
 */
export async function removeForgotten(
  environment: Environment,
  now: number,
): Promise<{ removed: readonly string[]; left: readonly string[] }> {
  const runnerTemp = environment['RUNNER_TEMP'] ?? '';
  const old = entriesOf(runnerTemp)
    .filter((entry) => entry.isDirectory() && FOLDER_NAME.test(entry.name))
    .map(({ name }) => join(runnerTemp, name))
    .filter((path) => isForgotten(path, now));
  const own = process.platform === 'win32' && old.length > 0 ? await ownedOnWindows(old, environment) : old;
  const outcomes = own.map((path) => ({ path, left: removeFiles(path, runnerTemp) ?? [] }));
  return {
    removed: outcomes.filter(({ left }) => left.length === 0).map(({ path }) => path),
    left: outcomes.flatMap(({ left }) => left),
  };
}

/** Windows has no user ids: its programs tell whose a folder is. */
async function ownedOnWindows(folders: readonly string[], environment: Environment): Promise<readonly string[]> {
  const { isOwnedByUser } = await import('./windows-folders.ts');
  return folders.filter((folder) => isOwnedByUser(folder, environment));
}

function isForgotten(folder: string, now: number): boolean {
  try {
    const stats = lstatSync(folder);
    if (process.getuid !== undefined && stats.uid !== process.getuid()) return false;
    const [files, folders] = contentOf(folder);
    return [...files, ...folders].every((path) => now - lstatSync(path).mtimeMs > JOB_MAX_MS);
  } catch {
    return false; // it changes at this moment, so somebody uses it
  }
}
