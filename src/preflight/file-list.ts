// The files below a folder, within fixed limits. Effect: reads folders.
import { readdir } from 'node:fs/promises';
import { posix } from 'node:path';
import { TIME_IS_UP } from './limits.ts';
import type { UnreadFile } from './preflight-report.ts';

/** In search of workflows, and of trust policies. */
const ENTRIES_MAX_COUNT = 50_000;
const DEPTH_MAX = 64;

/** Files that were found, and where the search ended before all were. */
export interface FileList {
  readonly files: readonly string[];
  readonly unread: readonly UnreadFile[];
}

/**
 * The files below a folder, without those of other folders' tools. Links are not followed, so there is no loop.
 * @param folder - relative to the root; empty for the root itself
 * @param isOverdue - whether to stop; asked before each folder
 */
export async function listFiles(root: string, folder: string, isOverdue: () => boolean): Promise<FileList> {
  const files: string[] = [];
  const waiting = [{ path: folder === '.' ? '' : folder, depth: 0 }];
  let left = ENTRIES_MAX_COUNT;
  for (const { path, depth } of waiting) {
    const isFull = left <= 0;
    if (isFull || isOverdue()) {
      const reason = isFull ? `Only ${ENTRIES_MAX_COUNT} files and folders are searched.` : TIME_IS_UP.toList;
      return { files, unread: [{ file: path || '.', reason }] };
    }
    const entries = await readdir(posix.join(root.replaceAll('\\', '/'), path), { withFileTypes: true }).catch(
      () => [],
    );
    left -= entries.length;
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const below = path === '' ? entry.name : `${path}/${entry.name}`;
      if (entry.isFile()) files.push(below);
      if (entry.isDirectory() && depth < DEPTH_MAX && !/^(?:node_modules|\.git|\.terraform)$/.test(entry.name))
        waiting.push({ path: below, depth: depth + 1 });
    }
  }
  return { files, unread: [] };
}

/** With forward slashes, without `./` at the start and without a slash at the end. */
export function plainPath(path: string): string {
  return posix.normalize(path.replaceAll('\\', '/')).replace(/^\.\//, '').replace(/\/$/, '');
}
