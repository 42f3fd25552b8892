// The files through which a step hands values to the runner: made empty before it, read after it.
import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseEnvironmentFile } from './environment-file.ts';
import type { StepLog } from './step-log.ts';

/** Paths of one step's files, by the variable that names each. */
export type CommandFiles = Readonly<Record<CommandFileVariable, string>>;

/** Variables that name such a file. */
type CommandFileVariable = 'GITHUB_PATH' | 'GITHUB_ENV' | 'GITHUB_STEP_SUMMARY' | 'GITHUB_STATE' | 'GITHUB_OUTPUT';

/** What a step left in its files. */
export interface CommandFileValues {
  readonly paths: readonly string[];
  readonly exported: Readonly<Record<string, string>>;
  readonly state: Readonly<Record<string, string>>;
  readonly outputs: Readonly<Record<string, string>>;
  /** Masked. */
  readonly summary: string;
  /** The files' text as the step left it; empty for one that it removed. */
  readonly raw: Readonly<Record<CommandFileVariable, string>>;
}

const SUMMARY_BYTES_MOST = 1024 * 1024;
const PREFIXES: CommandFiles = {
  GITHUB_PATH: 'add_path_',
  GITHUB_ENV: 'set_env_',
  GITHUB_STEP_SUMMARY: 'step_summary_',
  GITHUB_STATE: 'save_state_',
  GITHUB_OUTPUT: 'set_output_',
};

/**
 * Makes a step's files, empty and readable by their owner only.
 * @param runnerTemp - the job's temporary folder
 */
export async function createCommandFiles(runnerTemp: string): Promise<CommandFiles> {
  const folder = join(runnerTemp, '_runner_file_commands');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const suffix = randomUUID();
  const files = mapFiles(PREFIXES, (prefix) => join(folder, prefix + suffix));
  await Promise.all(Object.values(files).map((path) => writeFile(path, '', { mode: 0o600 })));
  return files;
}

/**
 * Reads a step's files and removes them. A malformed one makes the step fail, and still counts up to the bad line.
 * @param files - as made for the step
 * @param log - of the step
 */
export async function readCommandFiles(files: CommandFiles, log: StepLog): Promise<CommandFileValues> {
  const texts = await Promise.all(Object.entries(files).map(async ([name, path]) => [name, await readOrEmpty(path)]));
  const raw: CommandFileValues['raw'] = Object.fromEntries(texts);
  await Promise.all(Object.values(files).map((path) => rm(path, { force: true })));
  const pairsOf = (variable: CommandFileVariable): Record<string, string> => readPairs(variable, raw[variable], log);
  // The order in which the runner reads them, which is the order of their error messages.
  const paths = raw.GITHUB_PATH.split(/\r?\n/).filter((line) => line !== '');
  const exported = withoutNodeOptions(pairsOf('GITHUB_ENV'), log);
  const summary = maskSummary(raw.GITHUB_STEP_SUMMARY, log);
  const state = pairsOf('GITHUB_STATE');
  const outputs = pairsOf('GITHUB_OUTPUT');
  return { paths, exported, state, outputs, summary, raw };
}

function mapFiles(files: CommandFiles, map: (value: string) => string): CommandFiles {
  return {
    GITHUB_PATH: map(files.GITHUB_PATH),
    GITHUB_ENV: map(files.GITHUB_ENV),
    GITHUB_STEP_SUMMARY: map(files.GITHUB_STEP_SUMMARY),
    GITHUB_STATE: map(files.GITHUB_STATE),
    GITHUB_OUTPUT: map(files.GITHUB_OUTPUT),
  };
}

async function readOrEmpty(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch {
    return '';
  }
}

function readPairs(variable: CommandFileVariable, text: string, log: StepLog): Record<string, string> {
  const { pairs, problem } = parseEnvironmentFile(text, process.platform === 'win32');
  if (problem !== undefined) {
    const name = variable.replace('GITHUB_', '').toLowerCase();
    log.fail(`Unable to process file command '${name}' successfully.`, problem);
  }
  return Object.fromEntries(pairs);
}

function withoutNodeOptions(exported: Record<string, string>, log: StepLog): Record<string, string> {
  const isRefused = (name: string): boolean => name.toUpperCase() === 'NODE_OPTIONS';
  if (Object.keys(exported).some(isRefused)) {
    log.report('error', "Can't store NODE_OPTIONS output parameter using '$GITHUB_ENV' command.");
  }
  return Object.fromEntries(Object.entries(exported).filter(([name]) => !isRefused(name)));
}

function maskSummary(text: string, log: StepLog): string {
  const bytes = Buffer.byteLength(text);
  if (bytes > SUMMARY_BYTES_MOST) {
    const kibibytes = Math.floor(bytes / 1024);
    log.report(
      'error',
      `$GITHUB_STEP_SUMMARY upload aborted, supports content up to a size of 1024k, got ${kibibytes}k.`,
    );
    return '';
  }
  return text
    .split('\n')
    .map((line) => log.options.masker.mask(line))
    .join('\n');
}
