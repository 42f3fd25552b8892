// Reads private files of ours. Effect: reads one file.
import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';

/** None of our files comes near it. */
const MAX_BYTES = 1024 * 1024;
const NO_SURPRISE = (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
/** Write access for the group or for others: then anybody may have written it. */
const WRITABLE_BY_OTHERS = 0o022;

/**
 * The value in the file.
 * @returns undefined where it is missing, a link, no file, no JSON, or one that others may have written. Never throws
 */
export function readPrivateFile(path: string): unknown {
  try {
    return JSON.parse(readPrivateText(path) ?? '');
  } catch {
    return undefined;
  }
}

/**
 * The text in the file. What is no file is not waited for.
 * @returns undefined where it is missing, a link, no file, or one that others may have written. Never throws
 */
export function readPrivateText(path: string): string | undefined {
  try {
    const file = openSync(path, constants.O_RDONLY | NO_SURPRISE);
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
