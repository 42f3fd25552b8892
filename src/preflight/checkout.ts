// Which repository paths belong to. Effect: looks at files.
import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';

/** A repository, and what of it to look at. */
export interface Checkout {
  /** The folder that has `.github`, or `.git`. */
  readonly root: string;
  /** The paths, relative to the root, with forward slashes; none for all of it. */
  readonly paths: readonly string[];
  /** How to name a file of the root from the working directory. */
  nameOf(file: string): string;
}

/**
 * Finds the repository of the paths, or of the working directory where there are none.
 * @returns a sentence where there is none, or a path does not exist
 */
export function findCheckout(paths: readonly string[], workingDirectory: string): Checkout | string {
  const targets = paths.map((path) => ({ path, target: resolve(workingDirectory, path) }));
  const missing = targets.find(({ target }) => !existsSync(target));
  if (missing !== undefined) return `There is no file or folder named "${missing.path}".`;
  const start = targets[0]?.target ?? workingDirectory;
  const root = foldersFrom(start).find(
    (folder) => existsSync(join(folder, '.github')) || existsSync(join(folder, '.git')),
  );
  if (root === undefined)
    return `"${start}" is in no repository: neither it nor a folder above it has .github or .git.`;
  const below = targets.map(({ path, target }) => ({ path, file: slashed(relative(root, target)) }));
  const outside = below.find(({ file }) => file === '..' || file.startsWith('../') || resolve(root, file) === file);
  if (outside !== undefined) return `"${outside.path}" is outside of the repository "${root}".`;
  const isAll = below.some(({ file }) => file === '');
  const prefix = slashed(relative(workingDirectory, root));
  return {
    root,
    paths: isAll ? [] : below.map(({ file }) => file),
    nameOf: (file) => (prefix === '' ? file : `${prefix}/${file}`),
  };
}

/** The path, and the folders that it is in. */
function foldersFrom(path: string): readonly string[] {
  const above = dirname(path);
  return above === path ? [path] : [path, ...foldersFrom(above)];
}

function slashed(path: string): string {
  return path.split(sep).join('/');
}
