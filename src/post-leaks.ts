// The post step's leak check: where it looks, and what it writes. To be loaded only where it is asked for. Effect: reads files, writes
// the log and the job summary.
import { basename, dirname } from 'node:path';
import { appendAll } from './github/runner-files.ts';
import type { IssuedKeys } from './issued.ts';
import { checkLeaks } from './leaks/leak-check.ts';
import type { LeakCheck, Place } from './leaks/leak-report.ts';
import { leakWords } from './leaks/words.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** How the runner calls the files of its job summary, one a step, in the folder of its command files. */
const SUMMARY_PREFIX = 'step_summary_';

/**
 * Looks for what was issued, and tells of what it finds.
 * @returns whether something was found that opens a door: an access key id alone does not
 */
export function lookForLeaks(
  issued: readonly IssuedKeys[],
  mode: string,
  environment: Environment,
  home: string,
): boolean {
  const report = checkLeaks({
    ...whereToLook(environment, home),
    sessions: issued,
    now: () => performance.now() / 1000,
  });
  const roles = [...new Set(issued.map(({ role }) => role).filter((role) => role !== ''))];
  // A machine whose clock is behind would make a policy that spares the very session it is for.
  const now = Math.max(Date.now() / 1000, ...issued.map(({ issuedAt = 0 }) => issuedAt + 1));
  const { warnings, error, log, summary } = leakWords({ report, roles, now });
  console.log(['::group::Leak check', ...log, '::endgroup::', ...warnings].join('\n'));
  if (report.stoppedBy !== undefined) console.log(UNFINISHED);
  if (error !== undefined && mode === 'fail') console.log(error);
  const page = environment['GITHUB_STEP_SUMMARY'];
  if (summary !== '' && page) appendAll([[page, summary]]);
  return error !== undefined;
}

const UNFINISHED =
  '::warning title=The leak check was not finished::There was more to read than its limits allow. The log of this step says what was not read.';

function whereToLook(environment: Environment, home: string): Pick<LeakCheck, 'places' | 'leaveOut'> {
  const {
    GITHUB_STEP_SUMMARY: page,
    GITHUB_WORKSPACE: workspace,
    RUNNER_TEMP: temp,
    GITHUB_ENV: commands,
  } = environment;
  return {
    places: [
      ...(page ? [summariesAt(page)] : []),
      { name: '~/.aws', path: `${home}/.aws` },
      { name: '~/.docker', path: `${home}/.docker` },
      ...(temp ? [{ name: 'the temp folder of the runner', path: temp }] : []),
      ...(workspace ? [{ name: 'the workspace', path: workspace, isWorkspace: true }] : []),
    ],
    leaveOut: commands ? [{ path: dirname(commands), reason: RUNNERS_OWN }] : [],
  };
}

const RUNNERS_OWN = 'files by which the runner takes variables from steps, and which it removes';

function summariesAt(page: string): Place {
  const name = 'the job summary';
  return basename(page).startsWith(SUMMARY_PREFIX)
    ? { name, path: dirname(page), prefix: SUMMARY_PREFIX }
    : { name, path: page };
}
