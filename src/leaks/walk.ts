// The files of a folder and of those in it, without following a link. Effect: reads folders.
import { type Dir, type Dirent, lstatSync, opendirSync } from 'node:fs';
import { sep } from 'node:path';
import { type BytePath, joinPath, toBuffer } from './byte-path.ts';

/** What came in the way of a walk. */
export interface Obstacles {
  /** A symbolic link or junction. */
  link(path: BytePath): void;
  /** A pipe, a socket or a device. */
  special(path: BytePath): void;
  /** What the system would not open or list; `ENOENT` is not among the errors, for what is gone is nothing. */
  unreadable(path: BytePath, error: unknown): void;
}

export interface Walk {
  /** Resolved: no part of it a link. */
  readonly root: BytePath;
  readonly obstacles: Obstacles;
  /** Whether not to look at what is there; asked for each entry. */
  readonly leaveOut: (path: BytePath) => boolean;
  /** Whether to stop; asked for each entry. */
  readonly isOver: () => boolean;
}

const BATCH_ENTRIES = 256;
/** Large, and rarely the place of something new. */
const LATE = [`${sep}node_modules`, `${sep}.git${sep}objects`];

/** The regular files under the root, or the root itself; the folders with the least to expect come last. */
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

/** The types of Node know nothing of names as bytes here, the function does. */
function openFolder(folder: BytePath): Dir {
  return opendirSync(toBuffer(folder) as unknown as string, {
    encoding: 'buffer' as BufferEncoding,
    bufferSize: BATCH_ENTRIES,
  });
}

function readEntry(open: Dir): Dirent<Buffer> | null {
  return open.readSync() as unknown as Dirent<Buffer> | null;
}

/** Whether what was there a moment ago is not any more. */
export function isGone(error: unknown): boolean {
  return codeOf(error) === 'ENOENT';
}

export function codeOf(error: unknown): string {
  const { code } = (error ?? {}) as { readonly code?: unknown };
  return typeof code === 'string' ? code : 'unknown error';
}
