// Which files to read: those of several places, each file once, without following links; and how one of them is opened and read. Paths
// are bytes, so that a name that is not UTF-8 can be opened as well. Effect: reads folders and files, resolves links.
import {
  closeSync,
  constants,
  type Dir,
  type Dirent,
  fstatSync,
  lstatSync,
  opendirSync,
  openSync,
  readSync,
  realpathSync,
} from 'node:fs';
import { sep } from 'node:path';
import type { LeftOut, Place } from './leak-report.ts';
import type { Read } from './search.ts';

/** A place as it is on this machine. */
export interface ResolvedPlace {
  readonly place: Place;
  /** Missing if there is nothing to read. */
  readonly root?: BytePath;
  /** Why there is nothing to read, unless the place does not exist. */
  readonly error?: unknown;
}

/** The place with its links resolved. Never throws. */
export function resolvePlace(place: Place): ResolvedPlace {
  try {
    return { place, root: realPath(place.path) };
  } catch (error) {
    return isGone(error) ? { place } : { place, error };
  }
}

/** The files and folders to leave out, with their links resolved, if they exist. */
export function resolveLeftOut(leaveOut: readonly LeftOut[]): ReadonlyMap<BytePath, LeftOut> {
  return new Map(
    leaveOut.flatMap((one) => {
      const { root } = resolvePlace({ name: '', path: one.path });
      return root === undefined ? [] : [[root, one] as const];
    }),
  );
}

function realPath(path: string): BytePath {
  return realpathSync.native(path, { encoding: 'buffer' }).toString('latin1') as BytePath;
}

/** Whether a place covers a path that the walk of another place has met. */
export function isCoveredBy({ place: { prefix }, root }: ResolvedPlace, path: BytePath): boolean {
  if (root === undefined) return false;
  return prefix === undefined ? root === path : path.startsWith(`${root}${sep}`) && hasPrefix(path, prefix, root);
}

/** Whether a path is an entry with that prefix in the folder, or inside such an entry. */
export function hasPrefix(path: BytePath, prefix: string, root: BytePath): boolean {
  return path.startsWith(toBytePath(prefix), root.length + sep.length);
}

/** Whether a place is the same as an earlier one. */
export function isRepeated(resolved: ResolvedPlace, earlier: readonly ResolvedPlace[]): boolean {
  const { root, place } = resolved;
  return earlier.some((other) => root !== undefined && other.root === root && other.place.prefix === place.prefix);
}

/** The path relative to the root, with slashes; undefined for a path that is not in it. */
export function relativeTo(root: BytePath | undefined, path: BytePath): BytePath | undefined {
  if (root === undefined || !path.startsWith(`${root}${sep}`)) return undefined;
  return path.slice(root.length + 1).replaceAll(sep, '/') as BytePath;
}

/** What to walk through. */
export interface Walk {
  /** Resolved: no part of it is a link. */
  readonly root: BytePath;
  readonly obstacles: Obstacles;
  /** Whether to skip a path; called for each entry. */
  readonly leaveOut: (path: BytePath) => boolean;
  /** Whether to stop; called for each entry. */
  readonly isOver: () => boolean;
}

const BATCH_ENTRIES = 256;
/** Large folders that rarely hold anything new. */
const LATE = [`${sep}node_modules`, `${sep}.git${sep}objects`];

/** The regular files under the root, or the root itself; the folders that are least likely to hold a leak come last. */
export function* walkFiles(walk: Walk): Generator<BytePath, void> {
  const [folders, late]: [BytePath[], BytePath[]] = [[], []];
  if (isFolder(walk)) folders.push(walk.root);
  else yield walk.root;
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop() ?? late.pop()) {
    for (const [path, entry] of entriesOf(folder, walk)) {
      if (walk.leaveOut(path)) continue;
      if (entry.isFile()) yield path;
      else if (entry.isDirectory()) (LATE.some((end) => path.endsWith(end)) ? late : folders).push(path);
      else if (entry.isSymbolicLink()) walk.obstacles.link(path);
      else walk.obstacles.special(path);
    }
  }
}

function isFolder({ root }: Walk): boolean {
  try {
    return lstatSync(toBuffer(root)).isDirectory();
  } catch {
    return false; // opening it says why
  }
}

type Entry = readonly [path: BytePath, entry: Dirent<Buffer>];

function* entriesOf(folder: BytePath, { obstacles, isOver }: Walk): Generator<Entry, void> {
  let open: Dir | undefined;
  try {
    open = openFolder(folder);
    for (let entry = readEntry(open); entry !== null && !isOver(); entry = readEntry(open)) {
      yield [joinPath(folder, sep, entry.name), entry];
    }
  } catch (error) {
    if (!isGone(error)) obstacles.unreadable(folder, error);
  } finally {
    open?.closeSync();
  }
}

/** The function supports names as bytes; its types do not. */
function openFolder(folder: BytePath): Dir {
  return opendirSync(toBuffer(folder) as unknown as string, {
    encoding: 'buffer' as BufferEncoding,
    bufferSize: BATCH_ENTRIES,
  });
}

function readEntry(open: Dir): Dirent<Buffer> | null {
  return open.readSync() as unknown as Dirent<Buffer> | null;
}

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
function joinPath(folder: BytePath, separator: string, name: Buffer): BytePath {
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
function isGone(error: unknown): boolean {
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
