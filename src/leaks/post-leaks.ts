// The post step's leak check: where it looks, and what it writes. Loaded only if the inputs ask for it. Effect: reads files, writes
// the log and the job summary.
import { basename, dirname } from 'node:path';
import { appendAll } from '../github/runner-files.ts';
import type { IssuedKeys } from '../publish/issued.ts';
import { checkLeaks } from './leak-check.ts';
import type { LeakCheck, Place } from './leak-report.ts';
import { leakWords } from './leak-words.ts';

/** The places of the job. */
interface Job {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  /** Folders of this step that still exist; they are skipped. */
  readonly own: readonly string[];
}

/** How the names of the job summary's files begin, one a step, in the folder of the runner's command files. */
const SUMMARY_PREFIX = 'step_summary_';

/**
 * Looks for what was issued, and reports what it finds.
 * @returns whether everything was read, and no secret access key was found
 */
export function lookForLeaks(issued: readonly IssuedKeys[], mode: string, job: Job): boolean {
  const report = checkLeaks({ ...whereToLook(job), sessions: issued, now: () => performance.now() / 1000 });
  const roles = [...new Set(issued.map(({ role }) => role).filter((role) => role !== ''))];
  // If this machine's clock is behind, the policy would not cover the session that it is for.
  const now = Math.max(Date.now() / 1000, ...issued.map(({ issuedAt = 0 }) => issuedAt + 1));
  const { warnings, error, log, summary } = leakWords({ report, roles, now });
  console.log(['::group::Leak check', ...log, '::endgroup::', ...warnings].join('\n'));
  if (report.stoppedBy !== undefined) console.log(`::${mode === 'fail' ? 'error' : 'warning'} ${UNFINISHED}`);
  const unreadable = report.places.filter(({ state }) => state === 'not readable').map(({ name }) => name);
  if (unreadable.length > 0) console.log(`::${mode === 'fail' ? 'error' : 'warning'} ${unreadableMessage(unreadable)}`);
  if (error !== undefined && mode === 'fail') console.log(error);
  const { GITHUB_STEP_SUMMARY: page, INPUT_SUMMARY: wished } = job.environment;
  if (summary !== '' && page && wished?.trim() !== 'never') appendAll([[page, summary]]);
  return error === undefined && report.stoppedBy === undefined && unreadable.length === 0;
}

const UNFINISHED =
  'title=The leak check was not finished::There was more to read than its limits allow. The log of this step says what was not read.';

/** The names of places are our own words. */
function unreadableMessage(places: readonly string[]): string {
  const names = [...new Set(places)].join(', ');
  return `title=The leak check could not read everything::The leak check could not read ${names}, so credentials can be there. Let the user of the runner read it. The log of this step has the path and the error.`;
}

/** The most likely places come first, and those that may be huge come last. */
function whereToLook({ environment, home, own }: Job): Pick<LeakCheck, 'places' | 'leaveOut'> {
  const { GITHUB_STEP_SUMMARY: page, GITHUB_WORKSPACE: workspace, RUNNER_TEMP: temp, GITHUB_ENV } = environment;
  const homes = homesOf(environment, home);
  return {
    places: [
      ...(page ? [summariesAt(page)] : []),
      ...homes.map((path) => ({ name: '~/.aws', path: `${path}/.aws` })),
      ...(temp ? [{ name: 'the temp folder of the runner', path: temp }] : []),
      ...(workspace ? [{ name: 'the workspace', path: workspace, isWorkspace: true }] : []),
      ...homes.map((path) => ({ name: '~/.docker', path: `${path}/.docker` })),
    ],
    leaveOut: [
      ...(GITHUB_ENV ? [{ path: dirname(GITHUB_ENV), reason: RUNNERS_OWN }] : []),
      ...own.map((path) => ({ path, reason: 'files of this step' })),
    ],
  };
}

/** On Windows some tools take the home folder from USERPROFILE, others from HOME, as the tools of Git do. */
function homesOf({ HOME, USERPROFILE }: Job['environment'], home: string): readonly string[] {
  return [...new Set([home, HOME, USERPROFILE].flatMap((path) => path || []))];
}

const RUNNERS_OWN = 'files by which the runner takes variables from steps, and which it removes';

function summariesAt(page: string): Place {
  const name = 'the job summary';
  return basename(page).startsWith(SUMMARY_PREFIX)
    ? { name, path: dirname(page), prefix: SUMMARY_PREFIX }
    : { name, path: page };
}
