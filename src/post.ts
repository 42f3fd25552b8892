// Post step: gives back the variables as they were before, and removes the files that were made. Never fails the job.
import { appendAll, fileCommands, pathOf } from './github/runner-files.ts';
import { removeProfiles } from './profiles/remove.ts';
import { ENDS_NAME, FOLDER_NAME, STATE_NAME } from './report/remember.ts';
import { endedEarly, restoredEnvironment } from './report/restore.ts';

/** The name that configure-aws-credentials gave to the wish to be left alone. */
const SKIP = 'AWS_SKIP_CLEANUP_STEP';

/** In words of ours alone, so that nothing in them can be a command. */
function tellOfTheEnd(): void {
  const message = endedEarly(process.env[`STATE_${ENDS_NAME}`], Date.now() / 1000);
  if (message !== undefined) console.log(`::notice title=The AWS session ended before the job::${message}`);
}

function giveBack(): void {
  const restored = restoredEnvironment(process.env[`STATE_${STATE_NAME}`], process.env);
  if (Object.keys(restored).length === 0) return;
  appendAll([[pathOf(process.env, 'GITHUB_ENV'), fileCommands(restored)]]);
  console.log(`Gave back ${Object.keys(restored).join(', ')}`);
}

function removeFiles(): void {
  const folder = process.env[`STATE_${FOLDER_NAME}`];
  if (folder && removeProfiles(folder, process.env['RUNNER_TEMP'] ?? '')) console.log('Removed the profile files');
}

if (process.env[SKIP]?.toLowerCase() === 'true') {
  console.log(`${SKIP} is set, so everything stays as it is`);
} else {
  for (const [task, apology] of [
    [tellOfTheEnd, 'Whether the session lasted could not be told.'],
    [giveBack, 'The previous AWS variables could not be given back.'],
    [removeFiles, 'The profile files could not be removed.'],
  ] as const) {
    try {
      task();
    } catch {
      console.log(apology);
    }
  }
}
