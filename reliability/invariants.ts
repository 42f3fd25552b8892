// What must hold of every process, however it ends: what it shows, what it writes for later steps, what is left of it. Effect: reads files, runs
// post steps.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnvironmentFile } from '../sandbox/runner/environment-file.ts';
import type { StepResult } from '../sandbox/runner/step.ts';
import type { JobUnderTest, MainRun } from './job-under-test.ts';

/** The problems that there are. */
export function problemsIf(all: Readonly<Record<string, boolean>>): readonly string[] {
  return Object.entries(all).flatMap(([problem, isThere]) => (isThere ? [problem] : []));
}

/** What a step must not show: one of the secrets or a piece of one, and anything on standard error. */
export function problemsShown({ raw, annotations }: StepResult, secrets: readonly string[]): readonly string[] {
  const stdout = raw.stdout.split('\n').filter((line) => !line.startsWith('::add-mask::'));
  const seen = [...stdout, raw.stderr, raw.summary, JSON.stringify(annotations)].join('\n');
  const { length } = piecesShown(seen, secrets);
  return problemsIf({
    [`${length} pieces of secrets were shown`]: length > 0,
    [`it wrote to standard error: ${raw.stderr.slice(0, 300)}`]: raw.stderr !== '',
  });
}

/** Long enough that ordinary text does not contain it, and that it matters. */
const PIECE_LENGTH = 16;

/** The pieces of these secrets that are in a text. */
export function piecesShown(text: string, secrets: readonly string[]): readonly string[] {
  const pieces = secrets.flatMap((secret) =>
    Array.from({ length: Math.max(1, secret.length - PIECE_LENGTH + 1) }, (_, at) =>
      secret.slice(at, at + PIECE_LENGTH),
    ),
  );
  return pieces.filter((piece) => text.includes(piece));
}

/** What the runner would not understand of the files that a step wrote for it. */
export function problemsOfRunnerFiles({ raw }: StepResult): readonly string[] {
  const files = { GITHUB_ENV: raw.environmentFile, GITHUB_OUTPUT: raw.outputFile, GITHUB_STATE: raw.stateFile };
  return Object.entries(files).flatMap(([name, text]) => {
    const { problem } = parseEnvironmentFile(text, process.platform === 'win32');
    return problem === undefined ? [] : [`${name} is broken: ${problem}`];
  });
}

/** Files and folders that no step was allowed to leave in the folders of the job. */
export function leftoversIn({ state }: JobUnderTest): readonly string[] {
  const { runnerTemp, home, workspace } = state.folders;
  const commands = join(runnerTemp, '_runner_file_commands'); // the runner's own
  const names = [runnerTemp, home, workspace, commands].flatMap((folder) =>
    existsSync(folder) ? readdirSync(folder) : [],
  );
  return names.filter((name) => name !== '_runner_file_commands').map((name) => `it left ${name}`);
}

/** Runs the post step undisturbed, and says what it did not set right. */
export async function problemsAfterPost(job: JobUnderTest, main: MainRun, mayFail = false): Promise<readonly string[]> {
  const post = await job.post(main);
  const { exitCode } = post;
  const variables = job.state.environment;
  // A variable that was not there before cannot be removed, only emptied.
  const changed = Object.keys(variables).filter((name) => variables[name] !== (job.before[name] ?? ''));
  return [
    ...problemsIf({ [`it ended with ${exitCode}`]: exitCode !== 0 && !(mayFail && exitCode === 1) }),
    ...problemsOfRunnerFiles(post),
    ...problemsShown(post, job.secrets()),
    ...leftoversIn(job),
    ...changed.map((name) => `${name} was not given back`),
  ].map((problem) => `the post step: ${problem}`);
}

/** Files of ours that are there and not whole. A file that is still being written beside its place does not count. */
export function brokenFilesIn(folder: string | undefined): readonly string[] {
  if (folder === undefined || !existsSync(folder)) return [];
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8', withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const broken = files.filter(
    ({ name, parentPath }) => !UNFINISHED.test(name) && !isWhole(name, readFileSync(join(parentPath, name), 'utf8')),
  );
  return broken.map(({ name }) => `${name} is not whole`);
}

const UNFINISHED = /\.[0-9a-f-]{8,36}$/;

function isWhole(name: string, text: string): boolean {
  if (name.endsWith('.json')) return isJson(text);
  if (name.endsWith('.jsonl')) return text.endsWith('\n') && text.trimEnd().split('\n').every(isJson);
  if (/^renew-\d+\.(?:sh|cmd)$/.test(name)) return /credential-process\.js.*\n$/.test(text);
  if (name !== 'config' && name !== 'credentials') return name.includes('lock');
  return text === '' || (text.startsWith('[') && text.endsWith('\n') && !text.includes('= \n'));
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
