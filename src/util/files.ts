// Private files: written whole or not at all, read only if nobody else can have written them. Effect: files.
import {
  accessSync,
  closeSync,
  constants,
  fstatSync,
  openSync,
  readFileSync,
  renameSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';

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
    replace(unfinished, path);
  } catch (error) {
    removeFile(unfinished);
    throw Object.assign(error as Error, { path });
  }
}

/** Removes a file, if that is possible. `rmSync` of Node 24.0 to 24.13 fails on Windows where a path is not ASCII. Never throws. */
export function removeFile(path: string): void {
  try {
    unlinkSync(path);
  } catch {
    // It is gone, or another process has it open.
  }
}

/** What Windows answers while another process has the file open, or has removed it and not closed it yet. */
const IN_USE = ['EPERM', 'EACCES', 'EBUSY'];

/** Whether the code of an error may mean that another process uses the file. */
export function isInUseCode(error: unknown): boolean {
  return IN_USE.includes((error as NodeJS.ErrnoException).code ?? '');
}

/**
 * Whether a file could not be made or replaced because another process uses it at the moment. A folder that cannot be written to gives
 * the same codes, but for longer.
 */
export function isInUse(error: unknown, path: string): boolean {
  if (!isInUseCode(error)) return false;
  try {
    accessSync(dirname(path), constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** Other processes have a file open for milliseconds; virus scanners, for up to a second. */
const REPLACE_LIMIT_MILLISECONDS = 1500;
const REPLACE_PAUSE_MILLISECONDS = 20;

/** Lets the file take the place of another one. Blocks the thread while another process has that one open. */
function replace(from: string, to: string): void {
  for (const startedAt = performance.now(); ; ) {
    try {
      renameSync(from, to);
      return;
    } catch (error) {
      if (!isInUse(error, to) || performance.now() - startedAt > REPLACE_LIMIT_MILLISECONDS) throw error;
    }
    pause(REPLACE_PAUSE_MILLISECONDS * (1 + Math.random()));
  }
}

function pause(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}
