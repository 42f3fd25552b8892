// The runner's files: where they are, how values are written into them, all or none. Effect: files.
import { closeSync, constants, fstatSync, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs';
import { isAbsolute } from 'node:path';

export type Environment = Readonly<Record<string, string | undefined>>;

/** As `node:os` has it, without loading that in the post step for nothing else. */
const EOL = process.platform === 'win32' ? '\r\n' : '\n';

type RunnerFile = 'GITHUB_ENV' | 'GITHUB_OUTPUT' | 'GITHUB_STATE' | 'GITHUB_STEP_SUMMARY';

/**
 * The path of one of the runner's files.
 * @throws Error where the variable is missing or holds no absolute path
 */
export function pathOf(environment: Environment, name: RunnerFile): string {
  const path = environment[name];
  if (!path) throw new Error(`${name} is not set.`);
  if (!isAbsolute(path)) throw new Error(`${name} is not an absolute path.`);
  return path;
}

/**
 * Name-value pairs as the runner's files take them. The delimiter is in none of them, so that no value can end its own entry.
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

/** Appends with one write to every file, or, where one fails, cuts those already written back to what they were. */
export function appendAll(texts: readonly (readonly [path: string, text: string])[]): void {
  const opened: { readonly file: number; readonly size: number }[] = [];
  try {
    for (const [path] of texts) opened.push(openExisting(path));
    texts.forEach(([, text], n) => {
      const { file } = opened[n] ?? { file: -1 };
      const bytes = Buffer.from(text);
      for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done);
    });
  } catch (error) {
    for (const { file, size } of opened) ftruncateSync(file, size);
    throw error;
  } finally {
    for (const { file } of opened) closeSync(file);
  }
}

/** Neither a link to somewhere else nor a pipe that nobody reads; Windows knows neither flag. */
const NO_SURPRISE = (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/**
 * The text of a file that the environment names.
 * @throws Error where it is no file, or longer than `maxBytes`
 */
export function readSmallFile(path: string, maxBytes: number): string {
  const file = openSync(path, constants.O_RDONLY | NO_SURPRISE);
  try {
    const found = fstatSync(file);
    if (!found.isFile() || found.size > maxBytes)
      throw new Error(`${path} is not a file of at most ${maxBytes} bytes.`);
    return readFileSync(file, 'utf8');
  } finally {
    closeSync(file);
  }
}

/** The runner makes its files itself; what is not there, or is something else than a file, is not ours to write to. */
function openExisting(path: string): { readonly file: number; readonly size: number } {
  const file = openSync(path, constants.O_WRONLY | constants.O_APPEND | NO_SURPRISE);
  const found = fstatSync(file);
  if (found.isFile()) return { file, size: found.size };
  closeSync(file);
  throw new Error(`${path} is not a file.`);
}
