// Post step: gives back the variables as they were before, ends the record of the session, and removes the files that were made. Fails
// the job only where it is asked to: for credentials that lie about in files.
import { appendFileSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { AUDIT_NAME, auditLine } from './audit/line.ts';
import { ownFolder, removeFolder } from './files/remove-folder.ts';
import { appendAll, fileCommands, pathOf } from './github/runner-files.ts';
import { ISSUED_NAME, type IssuedKeys, parseIssued } from './issued.ts';
import { ENDS_NAME, FOLDER_NAME, LEAK_CHECK_NAME, STATE_NAME } from './report/remember.ts';
import { endedEarly, restoredEnvironment } from './report/restore.ts';
import { breakCommands } from './text.ts';

/** The name that configure-aws-credentials gave to the wish to be left alone. */
const SKIP = 'AWS_SKIP_CLEANUP_STEP';

const now = Date.now() / 1000;
const stateOf = (name: string) => process.env[`STATE_${name}`];
const runnerTemp = process.env['RUNNER_TEMP'] ?? '';
const leakCheck = stateOf(LEAK_CHECK_NAME);
const folder = ownFolder(stateOf(FOLDER_NAME) ?? '', runnerTemp);

const NOT_CHECKED =
  '::warning title=No leak check was possible::What this step issued is not known any more, or the check itself failed.';

/** In words of ours alone, so that nothing in them can be a command. */
function tellOfTheEnd(): void {
  const message = endedEarly(stateOf(ENDS_NAME), now);
  if (message !== undefined) console.log(`::notice title=The AWS session ended before the job::${message}`);
}

function giveBack(): void {
  const restored = restoredEnvironment(stateOf(STATE_NAME), process.env);
  if (Object.keys(restored).length === 0) return;
  appendAll([[pathOf(process.env, 'GITHUB_ENV'), fileCommands(restored)]]);
  console.log(`Gave back ${Object.keys(restored).join(', ')}`);
}

/** The record goes with the folder, so that its last state is shown in the log. */
function endRecord(): void {
  if (folder === undefined) return;
  const path = join(folder, AUDIT_NAME);
  const endsAt = Number(stateOf(ENDS_NAME) ?? Number.NaN);
  const expired = endsAt < now ? auditLine('expired', endsAt) : '';
  appendFileSync(path, `${expired}${auditLine('restored', Date.now() / 1000)}`);
  console.log(`::group::Audit record\n${breakCommands(readFileSync(path, 'utf8')).trimEnd()}\n::endgroup::`);
}

function removeFiles(): void {
  if (folder !== undefined && !removeFolder(folder, runnerTemp)) throw new Error('not removed');
}

/** Read before the files are removed, looked for after that: the files of this step are no leak. */
let issued: readonly IssuedKeys[] = [];

function readIssued(): void {
  if (leakCheck !== undefined && folder !== undefined)
    issued = parseIssued(readFileSync(join(folder, ISSUED_NAME), 'utf8'));
}

/** The one thing that may fail the job, where it is asked to. */
async function checkLeaks(): Promise<void> {
  if (leakCheck === undefined) return;
  const { lookForLeaks } = await import('./post-leaks.ts');
  const isClean = issued.length > 0 && !lookForLeaks(issued, leakCheck, process.env, homedir());
  if (!isClean && leakCheck === 'fail') process.exitCode = 1;
}

if (process.env[SKIP]?.toLowerCase() === 'true') {
  console.log(`${SKIP} is set, so everything stays as it is, and nothing is looked for`);
} else {
  for (const [task, apology] of [
    [tellOfTheEnd, 'Whether the session lasted could not be told.'],
    [giveBack, 'The previous AWS variables could not be given back.'],
    [endRecord, 'The audit record could not be shown.'],
    [readIssued, NOT_CHECKED],
    [removeFiles, 'The files of the action could not be removed from RUNNER_TEMP.'],
    [checkLeaks, NOT_CHECKED],
  ] as const) {
    try {
      await task();
    } catch {
      console.log(apology);
    }
  }
}
