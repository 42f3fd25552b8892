// Reads JSON out of a private file of ours. Effect: reads one file.
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
    const file = openSync(path, constants.O_RDONLY | NO_SURPRISE);
    try {
      const found = fstatSync(file);
      const isOurs = process.platform === 'win32' || (found.mode & WRITABLE_BY_OTHERS) === 0;
      if (!found.isFile() || found.size > MAX_BYTES || !isOurs) return undefined;
      return JSON.parse(readFileSync(file, 'utf8'));
    } finally {
      closeSync(file);
    }
  } catch {
    return undefined;
  }
}
