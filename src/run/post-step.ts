// The story of a post step: takes the files and variables of its main step back, shows the audit record, and starts the leak check.
// Effect: files, and through ports.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { appendAll, fileCommands, pathOf, readSmallFile } from '../github/runner-files.ts';
import { AUDIT_NAME, auditLine } from '../publish/audit.ts';
import { ISSUED_NAME, type IssuedKeys, parseIssued } from '../publish/issued.ts';
import {
  ENDS_NAME,
  endedEarly,
  FOLDER_NAME,
  LEAK_CHECK_NAME,
  ownFolder,
  REMEDY_NAME,
  restoreEnvironment,
  STATE_NAME,
} from '../publish/post-state.ts';
import { describeRefusals, readSession } from '../publish/refresh/session-folder.ts';
import { removeFiles, removeForgotten, removeSecrets } from '../publish/remove-files.ts';
import { plainText } from '../util/text.ts';
import type { EpochSeconds } from '../util/time.ts';

/** What a post step needs of its process. */
export interface PostPorts {
  /** With the state that the main step saved. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Prints lines of the log. */
  readonly print: (text: string) => void;
  readonly now: () => EpochSeconds;
}

/** A post step, and the folder of its main step while it is there. */
interface PostStep extends PostPorts {
  readonly folder: string | undefined;
  readonly runnerTemp: string;
  readonly startedAt: EpochSeconds;
}

/** As in configure-aws-credentials: with `true`, variables and files stay as they are. */
const SKIP_VARIABLE = 'AWS_SKIP_CLEANUP_STEP';

/** More than any step writes: a session in a line of 2 kB, renewed for days. */
const FILE_MAX_BYTES = 8 * 1024 * 1024;

/**
 * Removes the files of the step, restores the variables of before, and shows the audit record. A part that fails keeps no other.
 * @returns what the step issued, if there is to be a leak check. Never throws
 */
export async function takeBack(ports: PostPorts): Promise<readonly IssuedKeys[]> {
  const { environment, print } = ports;
  const runnerTemp = environment['RUNNER_TEMP'] ?? '';
  const folder = ownFolder(stateOf(FOLDER_NAME, ports) ?? '', runnerTemp);
  const step = { ...ports, folder, runnerTemp, startedAt: ports.now() };
  const isSkipped = environment[SKIP_VARIABLE]?.toLowerCase() === 'true';
  if (isSkipped) print(`${SKIP_VARIABLE} is set, so that variables and files stay as they are`);
  const issued = await attempt(() => readIssued(step), 'What was issued could not be read.', step);
  const ends = await attempt(() => readEnds(step), 'When the session ended could not be read.', step);
  // Secrets go before anything else is read or shown: whatever happens then, they are gone.
  if (!isSkipped) await attempt(() => cleanUpSecrets(step), 'The session could not be removed.', step);
  await attempt(() => reportEarlyEnd(step), 'Whether the session lasted could not be told.', step);
  await attempt(() => reportRefusals(step), 'Whether a renewal failed could not be told.', step);
  if (isSkipped) return issued ?? [];
  const record = await attempt(() => readRecord(ends ?? [], step), 'The audit record could not be shown.', step);
  await attempt(() => cleanUp(step), 'The files of the action could not be removed from RUNNER_TEMP.', step);
  await attempt(() => restoreVariables(step), 'The previous AWS variables could not be given back.', step);
  await attempt(() => showRecord(record ?? [], step), 'The audit record could not be shown.', step);
  return issued ?? [];
}

/**
 * Looks for what was issued in the files of the job, where the inputs ask for it.
 * @param issued - from {@link takeBack}: its files are gone by now, because they are no leak
 * @returns false where the inputs ask to fail the job then, and something was found or the check could not be finished
 */
export async function checkLeaks(
  issued: readonly IssuedKeys[],
  ports: PostPorts & { readonly home: () => Promise<string> },
): Promise<boolean> {
  const mode = stateOf(LEAK_CHECK_NAME, ports);
  if (mode === undefined) return true;
  const { environment, print } = ports;
  const look = async () => {
    const { lookForLeaks } = await import('../leaks/leak-check.ts');
    const own = ownFolder(stateOf(FOLDER_NAME, ports) ?? '', environment['RUNNER_TEMP'] ?? '');
    const job = { environment, home: await ports.home(), own: own === undefined ? [] : [own] };
    return lookForLeaks(issued, mode, { ...job, print });
  };
  if (issued.length === 0) reportUnchecked(mode, ports);
  const isClean = issued.length > 0 && (await attempt(look, 'The leak check could not be finished.', ports)) === true;
  return isClean || mode !== 'fail';
}

async function attempt<T>(
  task: () => T | Promise<T>,
  failure: string,
  { print }: Pick<PostPorts, 'print'>,
): Promise<T | undefined> {
  try {
    return await task();
  } catch {
    print(failure);
    return undefined;
  }
}

function stateOf(name: string, { environment }: Pick<PostPorts, 'environment'>): string | undefined {
  return environment[`STATE_${name}`];
}

/** Read before its file is removed. */
function readIssued(step: PostStep): readonly IssuedKeys[] {
  if (stateOf(LEAK_CHECK_NAME, step) === undefined || step.folder === undefined) return [];
  return parseIssued(readSmallFile(join(step.folder, ISSUED_NAME), FILE_MAX_BYTES));
}

/** The ends of sessions that are over by now: of the one that was published, and of those that helpers renewed. */
function readEnds(step: PostStep): readonly EpochSeconds[] {
  const renewed: number[] = [];
  for (let n = 0; step.folder !== undefined; n += 1) {
    const session = readSession(join(step.folder, String(n)));
    if (session === undefined) break;
    renewed.push(session.expiresAt);
  }
  return [Number(stateOf(ENDS_NAME, step) || Number.NaN), ...renewed].filter((end) => end < step.startedAt);
}

function cleanUpSecrets({ folder, runnerTemp }: PostStep): void {
  if (folder !== undefined) removeSecrets(folder, runnerTemp);
}

/** Prints a notice about a session that ended early. It has only our own words, so nothing in it can be a command. */
function reportEarlyEnd(step: PostStep): void {
  const message = endedEarly(stateOf(ENDS_NAME, step), stateOf(REMEDY_NAME, step), step.startedAt);
  if (message !== undefined) step.print(`::notice title=The AWS session ended before the job::${message}`);
}

/** Prints a warning about sessions that could not be renewed, because many SDKs hide that. */
function reportRefusals({ folder, print }: PostStep): void {
  if (folder === undefined || !existsSync(join(folder, AUDIT_NAME))) return;
  const message = describeRefusals(readSmallFile(join(folder, AUDIT_NAME), FILE_MAX_BYTES));
  if (message !== undefined)
    print(`::warning title=The AWS session could not be renewed::${message.replaceAll('%', '%25')}`);
}

/** The record, read before its file is removed. */
function readRecord(ends: readonly EpochSeconds[], { folder, now }: PostStep): readonly string[] {
  if (folder === undefined) return [];
  const written = readSmallFile(join(folder, AUDIT_NAME), FILE_MAX_BYTES).trimEnd();
  const expired = ends.map((end) => auditLine('expired', end));
  return `${written}\n${expired.join('')}${auditLine('restored', now())}`.trimEnd().split('\n');
}

function showRecord(record: readonly string[], { print }: PostStep): void {
  if (record.length === 0) return;
  print(`::group::Audit record\n${record.map((line) => plainText(line, FILE_MAX_BYTES)).join('\n')}\n::endgroup::`);
}

/** Removes the files of this step, and those of jobs that were killed on this machine long ago. */
async function cleanUp(step: PostStep): Promise<void> {
  const { folder, runnerTemp, environment, now, print } = step;
  const left = folder === undefined ? [] : (removeFiles(folder, runnerTemp) ?? []);
  if (folder === undefined && stateOf(FOLDER_NAME, step))
    print('The files of the action are gone from RUNNER_TEMP already.');
  const forgotten = await removeForgotten(environment, now() * 1000);
  for (const path of forgotten.removed) print(`Removed what a job that was killed has left: ${plainText(path)}`);
  reportLeft([...left, ...forgotten.left], step);
}

const NAMED_MAX = 10;

/** Warns of files that are still there. */
function reportLeft(left: readonly string[], { print }: PostStep): void {
  if (left.length === 0) return;
  const names = left.slice(0, NAMED_MAX).map((path) => `"${plainText(path).replaceAll('%', '%25')}"`);
  const others = left.length > names.length ? ` and ${left.length - names.length} more` : '';
  const message = `These files of the action are still there: ${names.join(', ')}${others}. Delete them on the runner: they can hold credentials.`;
  print(`::warning title=Files with credentials could not be removed::${message}`);
}

/** Writes the values of before to `GITHUB_ENV`. */
function restoreVariables(step: PostStep): void {
  const { environment, print } = step;
  const restored = restoreEnvironment(stateOf(STATE_NAME, step), environment);
  if (Object.keys(restored).length === 0) return;
  appendAll([[pathOf(environment, 'GITHUB_ENV'), fileCommands(restored)]]);
  print(`Gave back ${Object.keys(restored).join(', ')}`);
}

function reportUnchecked(mode: string, { print }: PostPorts): void {
  const level = mode === 'fail' ? 'error' : 'warning';
  print(
    `::${level} title=No leak check was possible::What this step issued is not known any more: its files in RUNNER_TEMP are gone, or were changed.`,
  );
}
