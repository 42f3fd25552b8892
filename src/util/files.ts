// Private files: written whole or not at all, read only if nobody else can have written them. Effect: files.
import { closeSync, constants, fstatSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';

/** None of our files is nearly as large. */
const MAX_BYTES = 1024 * 1024;
/** Do not follow a link, and do not wait for a pipe. */
const READ_FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
/** Write access for the group or for others: then anybody may have written the file. */
const WRITABLE_BY_OTHERS = 0o022;

/**
 * The JSON value in a private file.
 * @returns undefined for a missing file, a link, anything but a file, text that is not JSON, and a file that others can write. Never throws
 */
export function readPrivateFile(path: string): unknown {
  try {
    return JSON.parse(readPrivateText(path) ?? '');
  } catch {
    return undefined;
  }
}

/**
 * The text in a private file.
 * @returns undefined for a missing file, a link, anything but a file, and a file that others can write. Never throws
 */
export function readPrivateText(path: string): string | undefined {
  try {
    const file = openSync(path, READ_FLAGS);
    try {
      const found = fstatSync(file);
      const isOurs = process.platform === 'win32' || (found.mode & WRITABLE_BY_OTHERS) === 0;
      return found.isFile() && found.size <= MAX_BYTES && isOurs ? readFileSync(file, 'utf8') : undefined;
    } finally {
      closeSync(file);
    }
  } catch {
    return undefined;
  }
}

/**
 * Writes a private file: the text goes to a file beside it, which then takes its place. If this process is killed, the file is still
 * whole. It does not have to survive a power failure, because it is deleted when the job ends.
 * @throws Error if that is not possible; then nothing has changed and nothing is left
 */
export function writeWhole(path: string, text: string): void {
  const unfinished = `${path}.${crypto.randomUUID()}`; // two processes may write at once; the global crypto loads only here
  try {
    const file = openSync(unfinished, 'wx', 0o600);
    try {
      writeFileSync(file, text);
    } finally {
      closeSync(file);
    }
    renameSync(unfinished, path);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
}
