// Post step: removes the files of the step, restores the variables of before, shows the audit record, and starts the leak check. Fails
// the job only if the inputs ask for it and credentials are in files.
import './old-node.ts';

import { existsSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { appendAll, fileCommands, pathOf, readSmallFile } from './github/runner-files.ts';
import { AUDIT_NAME, auditLine } from './publish/audit.ts';
import { ISSUED_NAME, type IssuedKeys, parseIssued } from './publish/issued.ts';
import {
  ENDS_NAME,
  endedEarly,
  FOLDER_NAME,
  LEAK_CHECK_NAME,
  ownFolder,
  REMEDY_NAME,
  restoreEnvironment,
  STATE_NAME,
} from './publish/post-state.ts';
import { describeRefusals, readSession } from './publish/refresh/session-folder.ts';
import { removeFiles, removeForgotten, removeSecrets } from './publish/remove-files.ts';
import { plainText } from './util/text.ts';

/** As in configure-aws-credentials: with `true`, variables and files stay as they are. */
const SKIP_VARIABLE = 'AWS_SKIP_CLEANUP_STEP';

/** Prints a line without `process.stdout`, which takes longer to set up than the rest of a usual run. */
function print(text: string): void {
  const bytes = Buffer.from(`${text}\n`);
  let written = 0;
  try {
    while (written < bytes.length) written += writeSync(1, bytes, written);
  } catch {
    process.stdout.write(bytes.subarray(written)); // the pipe is full at the moment
  }
}

const now = Date.now() / 1000;
const stateOf = (name: string) => process.env[`STATE_${name}`];
const runnerTemp = process.env['RUNNER_TEMP'] ?? '';
const leakCheck = stateOf(LEAK_CHECK_NAME);
const folder = ownFolder(stateOf(FOLDER_NAME) ?? '', runnerTemp);

/** More than any step writes: a session in a line of 2 kB, renewed for days. */
const FILE_MAX_BYTES = 8 * 1024 * 1024;

/** Prints a notice about a session that ended early. It has only our own words, so nothing in it can be a command. */
function reportEarlyEnd(): void {
  const message = endedEarly(stateOf(ENDS_NAME), stateOf(REMEDY_NAME), now);
  if (message !== undefined) print(`::notice title=The AWS session ended before the job::${message}`);
}

/** Prints a warning about sessions that could not be renewed, because many SDKs hide that. */
function reportRefusals(): void {
  if (folder === undefined || !existsSync(join(folder, AUDIT_NAME))) return;
  const message = describeRefusals(readSmallFile(join(folder, AUDIT_NAME), FILE_MAX_BYTES));
  if (message !== undefined)
    print(`::warning title=The AWS session could not be renewed::${message.replaceAll('%', '%25')}`);
}

/** Writes the values of before to `GITHUB_ENV`. */
function restoreVariables(): void {
  const restored = restoreEnvironment(stateOf(STATE_NAME), process.env);
  if (Object.keys(restored).length === 0) return;
  appendAll([[pathOf(process.env, 'GITHUB_ENV'), fileCommands(restored)]]);
  print(`Gave back ${Object.keys(restored).join(', ')}`);
}

/** The record, read before its file is removed. */
let record: readonly string[] = [];

function readRecord(): void {
  if (folder === undefined) return;
  const written = readSmallFile(join(folder, AUDIT_NAME), FILE_MAX_BYTES).trimEnd();
  const expired = pastEnds.map((end) => auditLine('expired', end));
  record = `${written}\n${expired.join('')}${auditLine('restored', Date.now() / 1000)}`.trimEnd().split('\n');
}

function showRecord(): void {
  if (record.length === 0) return;
  print(`::group::Audit record\n${record.map((line) => plainText(line, FILE_MAX_BYTES)).join('\n')}\n::endgroup::`);
}

/** The ends of sessions that are over by now: of the one that was published, and of those that helpers renewed. */
let pastEnds: readonly number[] = [];

function readEnds(): void {
  const renewed: number[] = [];
  for (let n = 0; folder !== undefined; n += 1) {
    const session = readSession(join(folder, String(n)));
    if (session === undefined) break;
    renewed.push(session.expiresAt);
  }
  pastEnds = [Number(stateOf(ENDS_NAME) || Number.NaN), ...renewed].filter((end) => end < now);
}

/** Secrets go before anything else is read or shown: whatever happens then, they are gone. */
function cleanUpSecrets(): void {
  if (folder !== undefined) removeSecrets(folder, runnerTemp);
}

/** Removes the files of this step, and those of jobs that were killed on this machine long ago. */
async function cleanUp(): Promise<void> {
  const left = folder === undefined ? [] : (removeFiles(folder, runnerTemp) ?? []);
  if (folder === undefined && stateOf(FOLDER_NAME)) print('The files of the action are gone from RUNNER_TEMP already.');
  const forgotten = await removeForgotten(process.env, Date.now());
  for (const path of forgotten.removed) print(`Removed what a job that was killed has left: ${plainText(path)}`);
  reportLeft([...left, ...forgotten.left]);
}

/** Warns of files that are still there. */
function reportLeft(left: readonly string[]): void {
  if (left.length === 0) return;
  const names = left.slice(0, NAMED_MAX).map((path) => `"${plainText(path).replaceAll('%', '%25')}"`);
  const others = left.length > names.length ? ` and ${left.length - names.length} more` : '';
  const message = `These files of the action are still there: ${names.join(', ')}${others}. Delete them on the runner: they can hold credentials.`;
  print(`::warning title=Files with credentials could not be removed::${message}`);
}

const NAMED_MAX = 10;

/** Read before its file is removed. The check runs after that, because those files are no leak. */
let issued: readonly IssuedKeys[] = [];

function readIssued(): void {
  if (leakCheck === undefined || folder === undefined) return;
  issued = parseIssued(readSmallFile(join(folder, ISSUED_NAME), FILE_MAX_BYTES));
}

/** Fails the job if the inputs ask for it and the check finds something, or cannot be finished. */
async function checkLeaks(): Promise<void> {
  for (const signal of SIGNALS) process.removeAllListeners(signal);
  if (leakCheck === undefined) return;
  let isClean = false;
  try {
    const [{ lookForLeaks }, { homedir }] = await Promise.all([import('./leaks/leak-check.ts'), import('node:os')]);
    const own = folder === undefined ? [] : [folder];
    isClean = issued.length > 0 && lookForLeaks(issued, leakCheck, { environment: process.env, home: homedir(), own });
  } finally {
    if (issued.length === 0) reportUnchecked();
    if (!isClean && leakCheck === 'fail') process.exitCode = 1;
  }
}

function reportUnchecked(): void {
  const level = leakCheck === 'fail' ? 'error' : 'warning';
  print(
    `::${level} title=No leak check was possible::What this step issued is not known any more: its files in RUNNER_TEMP are gone, or were changed.`,
  );
}

// Cleaning takes milliseconds and must not stop halfway. The leak check after it can be ended.
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGBREAK'] as const;
for (const signal of SIGNALS) process.on(signal, () => {});

const skipsCleaning = process.env[SKIP_VARIABLE]?.toLowerCase() === 'true';
if (skipsCleaning) print(`${SKIP_VARIABLE} is set, so that variables and files stay as they are`);
const cleaning = [
  [readRecord, 'The audit record could not be shown.'],
  [cleanUp, 'The files of the action could not be removed from RUNNER_TEMP.'],
  [restoreVariables, 'The previous AWS variables could not be given back.'],
  [showRecord, 'The audit record could not be shown.'],
] as const;
for (const [task, failure] of [
  [readIssued, 'What was issued could not be read.'],
  [readEnds, 'When the session ended could not be read.'],
  ...(skipsCleaning ? [] : ([[cleanUpSecrets, 'The session could not be removed.']] as const)),
  [reportEarlyEnd, 'Whether the session lasted could not be told.'],
  [reportRefusals, 'Whether a renewal failed could not be told.'],
  ...(skipsCleaning ? [] : cleaning),
  [checkLeaks, 'The leak check could not be finished.'],
] as const) {
  try {
    await task();
  } catch {
    print(failure);
  }
}
