// Post step: gives back the variables as they were before, ends the record of the session, and removes the files that were made. Fails
// the job only where it is asked to: for credentials that lie about in files.
import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { appendAll, fileCommands, pathOf, readSmallFile } from './github/runner-files.ts';
import { AUDIT_NAME, auditLine } from './publish/audit.ts';
import { ISSUED_NAME, type IssuedKeys, parseIssued } from './publish/issued.ts';
import {
  ENDS_NAME,
  endedEarly,
  FOLDER_NAME,
  LEAK_CHECK_NAME,
  REMEDY_NAME,
  restoreEnvironment,
  STATE_NAME,
} from './publish/post-state.ts';
import { readSession } from './publish/refresh/session-folder.ts';
import { ownFolder, removeFolder } from './publish/step-folder.ts';
import { plainText } from './util/text.ts';

/** The name that configure-aws-credentials gave to the wish to be left alone. */
const SKIP = 'AWS_SKIP_CLEANUP_STEP';

/** Past `process.stdout`, which takes longer to set up than all the rest of a usual run. */
function print(text: string): void {
  const bytes = Buffer.from(`${text}\n`);
  let written = 0;
  try {
    while (written < bytes.length) written += writeSync(1, bytes, written);
  } catch {
    process.stdout.write(bytes.subarray(written)); // a pipe that is full for the moment
  }
}

const now = Date.now() / 1000;
const stateOf = (name: string) => process.env[`STATE_${name}`];
const runnerTemp = process.env['RUNNER_TEMP'] ?? '';
const leakCheck = stateOf(LEAK_CHECK_NAME);
const folder = ownFolder(stateOf(FOLDER_NAME) ?? '', runnerTemp);

/** More than any step writes: a session in a line of 2 kB, renewed for days. */
const FILE_MAX_BYTES = 8 * 1024 * 1024;

/** In words of ours alone, so that nothing in them can be a command. */
function tellOfTheEnd(): void {
  const message = endedEarly(stateOf(ENDS_NAME), stateOf(REMEDY_NAME), now);
  if (message !== undefined) print(`::notice title=The AWS session ended before the job::${message}`);
}

function giveBack(): void {
  const restored = restoreEnvironment(stateOf(STATE_NAME), process.env);
  if (Object.keys(restored).length === 0) return;
  appendAll([[pathOf(process.env, 'GITHUB_ENV'), fileCommands(restored)]]);
  print(`Gave back ${Object.keys(restored).join(', ')}`);
}

/** The record goes with the folder, so that its last state is shown in the log. */
function endRecord(): void {
  if (folder === undefined) return;
  const written = readSmallFile(join(folder, AUDIT_NAME), FILE_MAX_BYTES).trimEnd();
  const expired = ends().map((end) => auditLine('expired', end));
  const lines = `${written}\n${expired.join('')}${auditLine('restored', Date.now() / 1000)}`.trimEnd().split('\n');
  print(`::group::Audit record\n${lines.map((line) => plainText(line, FILE_MAX_BYTES)).join('\n')}\n::endgroup::`);
}

/** When sessions ended that are over by now, as far as it is known: those of helpers tell it themselves. */
function ends(): readonly number[] {
  const renewed: number[] = [];
  for (let n = 0; folder !== undefined; n += 1) {
    const session = readSession(join(folder, String(n)));
    if (session === undefined) break;
    renewed.push(session.expiresAt);
  }
  return [Number(stateOf(ENDS_NAME) || Number.NaN), ...renewed].filter((end) => end < now);
}

function removeFiles(): void {
  if (folder !== undefined && !removeFolder(folder, runnerTemp)) throw new Error('not removed');
  if (folder === undefined && stateOf(FOLDER_NAME)) print('The files of the action are gone from RUNNER_TEMP already.');
}

/** Read before the files are removed, looked for after that: the files of this step are no leak. */
let issued: readonly IssuedKeys[] = [];

function readIssued(): void {
  if (leakCheck === undefined || folder === undefined) return;
  issued = parseIssued(readSmallFile(join(folder, ISSUED_NAME), FILE_MAX_BYTES));
}

/** The one thing that may fail the job, where it is asked to; and then what cannot be checked is not taken for clean. */
async function checkLeaks(): Promise<void> {
  for (const signal of SIGNALS) process.removeAllListeners(signal);
  if (leakCheck === undefined) return;
  let isClean = false;
  try {
    const [{ lookForLeaks }, { homedir }] = await Promise.all([import('./leaks/post-leaks.ts'), import('node:os')]);
    const own = folder === undefined ? [] : [folder];
    isClean = issued.length > 0 && lookForLeaks(issued, leakCheck, { environment: process.env, home: homedir(), own });
  } finally {
    if (issued.length === 0) tellUnchecked();
    if (!isClean && leakCheck === 'fail') process.exitCode = 1;
  }
}

function tellUnchecked(): void {
  const level = leakCheck === 'fail' ? 'error' : 'warning';
  print(
    `::${level} title=No leak check was possible::What this step issued is not known any more: its files in RUNNER_TEMP are gone, or were changed.`,
  );
}

// Cleaning takes milliseconds, and half of it would be worse than none; the check after it may be ended.
const SIGNALS = ['SIGINT', 'SIGTERM'] as const;
for (const signal of SIGNALS) process.on(signal, () => {});

const isToBeLeftAlone = process.env[SKIP]?.toLowerCase() === 'true';
if (isToBeLeftAlone) print(`${SKIP} is set, so that variables and files stay as they are`);
const cleaning = [
  [endRecord, 'The audit record could not be shown.'],
  [giveBack, 'The previous AWS variables could not be given back.'],
  [removeFiles, 'The files of the action could not be removed from RUNNER_TEMP.'],
] as const;
for (const [task, apology] of [
  [tellOfTheEnd, 'Whether the session lasted could not be told.'],
  [readIssued, 'What was issued could not be read.'],
  ...(isToBeLeftAlone ? [] : cleaning),
  [checkLeaks, 'The leak check could not be finished.'],
] as const) {
  try {
    await task();
  } catch {
    print(apology);
  }
}
