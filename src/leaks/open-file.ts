// Opens one file and reads it. Paths are bytes, so that a name that is not UTF-8 can be opened as well. Effect: files.
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import type { Read } from './search.ts';

declare const kind: unique symbol;

/** A path whose characters are its bytes. */
export type BytePath = string & { readonly [kind]: 'bytes' };

/** The path as bytes. */
export function toBytePath(path: string): BytePath {
  return Buffer.from(path).toString('latin1') as BytePath;
}

/** The path for the functions of `node:fs`. */
export function toBuffer(path: BytePath): Buffer {
  return Buffer.from(path, 'latin1');
}

/** The path for people; bytes that are not UTF-8 become U+FFFD. */
export function toText(path: BytePath): string {
  return toBuffer(path).toString();
}

/** The path of an entry of a folder. */
export function joinPath(folder: BytePath, separator: string, name: Buffer): BytePath {
  const start = folder.endsWith(separator) ? folder : `${folder}${separator}`;
  return `${start}${name.toString('latin1')}` as BytePath;
}

/** Collects what could not be read. */
export interface Obstacles {
  /** A symbolic link or junction. */
  link(path: BytePath): void;
  /** A pipe, a socket or a device. */
  special(path: BytePath): void;
  /** A file or folder that the system does not open or list, but not one that is gone (`ENOENT`). */
  unreadable(path: BytePath, error: unknown): void;
}

/** Whether the file does not exist, or not any more. */
export function isGone(error: unknown): boolean {
  return codeOf(error) === 'ENOENT';
}

/** The system's code of an error. */
export function codeOf(error: unknown): string {
  const { code } = (error ?? {}) as { readonly code?: unknown };
  return typeof code === 'string' ? code : 'unknown error';
}

/** Do not follow a link, and do not wait for a pipe: either may have replaced the file since it was listed. */
const FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
/** The errors of opening a link (the last one on BSD), and of opening a socket. */
const LINK_CODES = ['ELOOP', 'EMLINK'];
const SPECIAL_CODES = ['ENXIO', 'EOPNOTSUPP'];

/** A regular file that is open. */
export interface OpenFile {
  readonly sizeBytes: number;
  /** A reader from the beginning to the end that the file had when it was opened. */
  fromStart(): Read;
}

/**
 * Opens a file, uses it and closes it.
 * @returns undefined for anything but a file that can be opened. Notes why, unless the file is gone
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

/** A reader that takes a failure for the end of the file: what was found before still counts. */
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
