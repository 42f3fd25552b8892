// Post step: gives back the variables as they were before, ends the record of the session, and removes the files that were made. Fails
// the job only where it is asked to: for credentials that lie about in files.
import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AUDIT_NAME, auditLine } from './audit/line.ts';
import { ownFolder, removeFolder } from './files/remove-folder.ts';
import { appendAll, fileCommands, pathOf } from './github/runner-files.ts';
import { ENDS_NAME, FOLDER_NAME, STATE_NAME } from './report/remember.ts';
import { endedEarly, restoredEnvironment } from './report/restore.ts';
import { breakCommands } from './text.ts';

/** The name that configure-aws-credentials gave to the wish to be left alone. */
const SKIP = 'AWS_SKIP_CLEANUP_STEP';

const now = Date.now() / 1000;
const stateOf = (name: string) => process.env[`STATE_${name}`];
const runnerTemp = process.env['RUNNER_TEMP'] ?? '';
const folder = ownFolder(stateOf(FOLDER_NAME) ?? '', runnerTemp);

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

if (process.env[SKIP]?.toLowerCase() === 'true') {
  console.log(`${SKIP} is set, so everything stays as it is`);
} else {
  for (const [task, apology] of [
    [tellOfTheEnd, 'Whether the session lasted could not be told.'],
    [giveBack, 'The previous AWS variables could not be given back.'],
    [endRecord, 'The audit record could not be shown.'],
    [removeFiles, 'The files of the action could not be removed from RUNNER_TEMP.'],
  ] as const) {
    try {
      task();
    } catch {
      console.log(apology);
    }
  }
}
