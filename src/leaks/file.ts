// Opens one file for reading, and reads it without surprises. Effect: files.
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { type BytePath, toBuffer } from './byte-path.ts';
import type { Read } from './stream.ts';
import { codeOf, isGone, type Obstacles } from './walk.ts';

/** A link does not lead anywhere and a pipe does not keep us waiting, whatever took the place of the file since it was listed. */
const FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
/** What opening a link says (on BSD the last), and opening a socket. */
const LINK_CODES = ['ELOOP', 'EMLINK'];
const SPECIAL_CODES = ['ENXIO', 'EOPNOTSUPP'];

/** A regular file that is open. */
export interface OpenFile {
  readonly sizeBytes: number;
  /** A reader from the beginning to where the file ended when it was opened. */
  fromStart(): Read;
}

/**
 * Opens a file, hands it over and closes it.
 * @returns undefined, and one obstacle noted, where it cannot be read to its end; nothing is noted of one that is gone
 */
export function withFile<T>(path: BytePath, obstacles: Obstacles, use: (file: OpenFile) => T): T | undefined {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(toBuffer(path), FLAGS);
    const stats = fstatSync(descriptor);
    if (stats.isFile()) return use(openFile(descriptor, stats.size));
    obstacles.special(path);
  } catch (error) {
    noteFailure(path, error, obstacles);
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
  return undefined;
}

function openFile(descriptor: number, sizeBytes: number): OpenFile {
  return {
    sizeBytes,
    fromStart: () => {
      let position = 0;
      return (buffer, at, length) => {
        if (position >= sizeBytes) return 0;
        const count = readSync(descriptor, buffer, at, Math.min(length, sizeBytes - position), position);
        position += count;
        return count;
      };
    },
  };
}

function noteFailure(path: BytePath, error: unknown, obstacles: Obstacles): void {
  const code = codeOf(error);
  if (LINK_CODES.includes(code)) obstacles.link(path);
  else if (SPECIAL_CODES.includes(code)) obstacles.special(path);
  else if (!isGone(error)) obstacles.unreadable(path, error);
}

/** A failure in the middle of a file ends it; what was found before counts. */
export function untilFailure(read: Read, note: (error: unknown) => void): Read {
  return (...parameters) => {
    try {
      return read(...parameters);
    } catch (error) {
      note(error);
      return 0;
    }
  };
}
