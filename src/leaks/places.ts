// Which place is to read what, where one is inside another. Effect: resolves links.
import { realpathSync } from 'node:fs';
import { sep } from 'node:path';
import { type BytePath, toBytePath } from './byte-path.ts';
import type { LeftOut, Place } from './leak-report.ts';
import { isGone } from './walk.ts';

/** A place as it is on this machine. */
export interface ResolvedPlace {
  readonly place: Place;
  /** Missing where there is nothing to read. */
  readonly root?: BytePath;
  /** Why there is nothing to read, where it is not simply absent. */
  readonly error?: unknown;
}

export function resolvePlace(place: Place): ResolvedPlace {
  try {
    return { place, root: realPath(place.path) };
  } catch (error) {
    return isGone(error) ? { place } : { place, error };
  }
}

/** What is to be left out, as it is on this machine; what is not there needs no leaving out. */
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

/** Whether a place covers a path at which the walk of another has arrived. */
export function isCoveredBy({ place: { prefix }, root }: ResolvedPlace, path: BytePath): boolean {
  if (root === undefined) return false;
  return prefix === undefined ? root === path : path.startsWith(`${root}${sep}`) && hasPrefix(path, prefix, root);
}

/** Whether the place takes an entry of its folder; those further in are taken with it. */
export function hasPrefix(path: BytePath, prefix: string, root: BytePath): boolean {
  return path.startsWith(toBytePath(prefix), root.length + sep.length);
}

/** Whether a place is the same as an earlier one. */
export function isRepeated(resolved: ResolvedPlace, earlier: readonly ResolvedPlace[]): boolean {
  const { root, place } = resolved;
  return earlier.some((other) => root !== undefined && other.root === root && other.place.prefix === place.prefix);
}

/** The path relative to the root, with slashes; undefined for what is not in it. */
export function relativeTo(root: BytePath | undefined, path: BytePath): BytePath | undefined {
  if (root === undefined || !path.startsWith(`${root}${sep}`)) return undefined;
  return path.slice(root.length + 1).replaceAll(sep, '/') as BytePath;
}
