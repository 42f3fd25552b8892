// What must hold of every process, however it ends: what it shows, what it writes for later steps, what is left of it. Effect: reads files.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnvironmentFile } from '../sandbox/runner/environment-file.ts';
import type { StepResult } from '../sandbox/runner/step.ts';
import type { Sandbox } from '../sandbox/server.ts';
import type { JobUnderTest } from './job-under-test.ts';

/** What a step must not show: a secret of the sandbox or a long piece of one, and anything on standard error. */
export function problemsShown(
  { raw, log, summary, annotations }: StepResult,
  { issuedSecrets }: Sandbox,
): readonly string[] {
  const stdout = raw.stdout.split('\n').filter((line) => !line.startsWith('::add-mask::'));
  const seen = [...stdout, ...log, raw.stderr, raw.summary, summary, JSON.stringify(annotations)].join('\n');
  const shown = issuedSecrets.filter((secret) => piecesOf(secret).some((piece) => seen.includes(piece))).length;
  return [
    ...(shown === 0 ? [] : [`${shown} secrets were shown`]),
    ...(raw.stderr === '' ? [] : [`it wrote to standard error: ${raw.stderr.slice(0, 300)}`]),
  ];
}

/** Long enough that ordinary text does not contain it. */
const PIECE_LENGTH = 24;

function piecesOf(secret: string): readonly string[] {
  const count = Math.floor(secret.length / PIECE_LENGTH);
  if (count < 2) return [secret];
  return Array.from({ length: count }, (_, n) => secret.slice(n * PIECE_LENGTH, (n + 1) * PIECE_LENGTH));
}

const TOLD_AFTER_A_FAILURE = ['configured', 'error-code', 'error-category', 'retryable', 'subject'];

/** What a step wrote for later steps beyond the words about its failure, and for its post step beyond the folder to remove. */
export function publishedBy({ raw, outputs, state }: StepResult): readonly string[] {
  return [
    ...(raw.environmentFile === '' ? [] : ['variables']),
    ...Object.keys(outputs).filter((name) => !TOLD_AFTER_A_FAILURE.includes(name)),
    ...Object.keys(state).filter((name) => name !== 'folder'),
  ];
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
export function leftoversIn({ folders }: JobUnderTest): readonly string[] {
  const { runnerTemp, home, workspace } = folders;
  const commands = join(runnerTemp, '_runner_file_commands');
  const inTemp = readdirSync(runnerTemp).filter((name) => name !== '_runner_file_commands');
  const inCommands = existsSync(commands) ? readdirSync(commands) : [];
  const all = [...inTemp, ...inCommands, ...readdirSync(home), ...readdirSync(workspace)];
  return all.map((name) => `it left ${name}`);
}

/** Files of ours that are there and not whole. A file that is still being written beside its place does not count. */
export function brokenFilesIn(folder: string | undefined): readonly string[] {
  if (folder === undefined || !existsSync(folder)) return [];
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => !isWhole(name, join(folder, name))).map((name) => `${name} is not whole`);
}

const UNFINISHED = /\.[0-9a-f-]{8,36}$/;
const LAUNCHER = /^renew-\d+\.(?:sh|cmd)$/;
const SESSION_FOLDER = /(?:^|\/)\d+$/;

function isWhole(name: string, path: string): boolean {
  if (UNFINISHED.test(name) || SESSION_FOLDER.test(name)) return true;
  const text = readFileSync(path, 'utf8');
  if (name.endsWith('.json')) return isJson(text);
  if (name.endsWith('.jsonl')) return text.endsWith('\n') && text.trimEnd().split('\n').every(isJson);
  if (LAUNCHER.test(name)) return /credential-process\.js.*\n$/.test(text);
  return /^(?:config|credentials)$/.test(name) ? isProfileFile(text) : name.includes('lock');
}

function isProfileFile(text: string): boolean {
  return text === '' || (text.endsWith('\n') && text.startsWith('[') && !text.includes('= \n'));
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
