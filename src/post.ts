// Post step: gives back the variables as they were before. Never fails the job.
import { appendAll, fileCommands, pathOf } from './github/runner-files.ts';
import { restoredEnvironment, STATE_NAME } from './report/restore.ts';

try {
  const restored = restoredEnvironment(process.env[`STATE_${STATE_NAME}`], process.env);
  if (Object.keys(restored).length > 0) {
    appendAll([[pathOf(process.env, 'GITHUB_ENV'), fileCommands(restored)]]);
    console.log(`Gave back ${Object.keys(restored).join(', ')}`);
  }
} catch {
  console.log('The previous AWS variables could not be given back.');
}
