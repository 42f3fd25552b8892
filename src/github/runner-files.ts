// The runner's files: their paths, their format, and writing to all of them or none. Effect: files.
import { closeSync, constants, fstatSync, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs';
import { isAbsolute } from 'node:path';

export type Environment = Readonly<Record<string, string | undefined>>;

/** The same as in `node:os`, which the post step would load for this alone. */
const EOL = process.platform === 'win32' ? '\r\n' : '\n';

type RunnerFile = 'GITHUB_ENV' | 'GITHUB_OUTPUT' | 'GITHUB_STATE' | 'GITHUB_STEP_SUMMARY';

/**
 * The path of one of the runner's files.
 * @throws Error where the variable is not set or holds no absolute path
 */
export function pathOf(environment: Environment, name: RunnerFile): string {
  const path = environment[name];
  if (!path) throw new Error(`${name} is not set.`);
  if (!isAbsolute(path)) throw new Error(`${name} is not an absolute path.`);
  return path;
}

/**
 * Name-value pairs in the format of the runner's files. No value has the delimiter in it, so none can end its own entry.
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#multiline-strings
 */
export function fileCommands(values: Readonly<Record<string, string>>): string {
  const delimiter = delimiterFor(Object.values(values));
  return Object.entries(values)
    .map(([name, value]) => `${name}<<${delimiter}${EOL}${value}${EOL}${delimiter}${EOL}`)
    .join('');
}

function delimiterFor(values: readonly string[]): string {
  const parts = Array.from({ length: 4 }, () => Math.random().toString(36).slice(2));
  const delimiter = `ghadelimiter_${parts.join('')}`;
  return values.some((value) => value.includes(delimiter)) ? delimiterFor(values) : delimiter;
}

/** Appends to every file, or to none: where one write fails, the files that were already written get back their old length. */
export function appendAll(texts: readonly (readonly [path: string, text: string])[]): void {
  const opened: { readonly file: number; readonly size: number }[] = [];
  let at: string | undefined;
  try {
    for (const [path] of texts) {
      at = path;
      opened.push(openExisting(path));
    }
    texts.forEach(([path, text], n) => {
      at = path;
      const { file } = opened[n] ?? { file: -1 };
      const bytes = Buffer.from(text);
      for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done);
    });
  } catch (error) {
    for (const { file, size } of opened) ftruncateSync(file, size);
    throw Object.assign(error as Error, { path: at }); // an error of a write has none
  } finally {
    for (const { file } of opened) closeSync(file);
  }
}

/** Neither follows a link nor waits for a pipe. Windows has neither flag. */
const NO_SURPRISE = (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/**
 * The text of a file that the environment names.
 * @throws Error where it is not a file, or longer than `maxBytes`
 */
export function readSmallFile(path: string, maxBytes: number): string {
  const file = openSync(path, constants.O_RDONLY | NO_SURPRISE);
  try {
    const found = fstatSync(file);
    if (found.isDirectory()) throw new Error(`${path} is a folder.`);
    if (!found.isFile() || found.size > maxBytes)
      throw new Error(`${path} is not a file of at most ${maxBytes} bytes.`);
    return readFileSync(file, 'utf8');
  } finally {
    closeSync(file);
  }
}

/** The runner creates its files itself, so a missing file or anything else than a file is an error. */
function openExisting(path: string): { readonly file: number; readonly size: number } {
  const file = openSync(path, constants.O_WRONLY | constants.O_APPEND | NO_SURPRISE);
  const found = fstatSync(file);
  if (found.isFile()) return { file, size: found.size };
  closeSync(file);
  throw new Error(`${path} is not a file.`);
}
