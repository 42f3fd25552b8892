// Which files to read: those of several places, each file once, without following links. Effect: reads folders, resolves links.
import { type Dir, type Dirent, lstatSync, opendirSync, realpathSync } from 'node:fs';
import { sep } from 'node:path';
import type { LeftOut, Place } from './leak-report.ts';
import { type BytePath, isGone, joinPath, type Obstacles, toBuffer, toBytePath } from './open-file.ts';

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
