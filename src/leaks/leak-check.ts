// The leak check of the post step: where it looks, what it reads and finds, and what it writes. Loaded only if the inputs ask for it.
// Effect: reads files, writes the job summary, and the log through a port.
import { basename, dirname } from 'node:path';
import { appendAll } from '../github/runner-files.ts';
import type { IssuedKeys } from '../publish/issued.ts';
import { defined } from '../util/defined.ts';
import { DEFAULT_LIMITS, type LeakCheck, type LeakReport, type Place, type PlaceReport } from './leak-report.ts';
import { leakWords } from './leak-words.ts';
import { patternsOf } from './patterns.ts';
import {
  type BytePath,
  hasPrefix,
  isCoveredBy,
  isRepeated,
  type Obstacles,
  type OpenFile,
  type ResolvedPlace,
  resolveLeftOut,
  resolvePlace,
  toBuffer,
  toBytePath,
  untilFailure,
  walkFiles,
  withFile,
} from './places.ts';
import {
  type Budget,
  createBudget,
  createFindings,
  createTallies,
  type Findings,
  type Tallies,
  withoutValues,
} from './progress.ts';
import { createBuffer, createSearch, linesAt, type Read, type Search, searchStream } from './search.ts';

/** The places of the job. */
interface Job {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  /** Folders of this step that still exist; they are skipped. */
  readonly own: readonly string[];
  /** Prints lines of the log. */
  readonly print: (text: string) => void;
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
  const { print } = job;
  print(['::group::Leak check', ...log, '::endgroup::', ...warnings].join('\n'));
  if (report.stoppedBy !== undefined) print(`::${mode === 'fail' ? 'error' : 'warning'} ${UNFINISHED}`);
  const unreadable = report.places.filter(({ state }) => state === 'not readable').map(({ name }) => name);
  if (unreadable.length > 0) print(`::${mode === 'fail' ? 'error' : 'warning'} ${unreadableMessage(unreadable)}`);
  if (error !== undefined && mode === 'fail') print(error);
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

/** One check. */
interface Run {
  readonly budget: Budget;
  readonly buffer: Buffer;
  readonly findings: Findings;
  readonly leaveOut: ReturnType<typeof resolveLeftOut>;
  readonly places: readonly ResolvedPlace[];
  readonly search: Search;
  readonly tallies: Tallies;
}

/**
 * Looks for the sessions' values in the places. Does not follow links or unpack archives.
 * @returns what was found and what was not read. Never throws: a file that cannot be read is in the report
 */
export function checkLeaks(check: LeakCheck): LeakReport {
  const limits = { ...DEFAULT_LIMITS, ...check.limits };
  const run = createRun(check, createBudget(limits, check.now));
  const places = check.sessions.length === 0 ? [] : run.places.map((resolved, n) => readPlace(resolved, n, run));
  const { bytes, seconds } = run.budget.spent();
  const stoppedBy = run.budget.stoppedBy();
  return {
    sessions: check.sessions.length,
    ...run.findings.report(),
    read: { files: places.reduce((sum, { files }) => sum + files, 0), bytes, seconds },
    places,
    notRead: run.tallies.report(),
    limits,
    ...defined({ stoppedBy }),
  };
}

function createRun({ sessions, places, leaveOut = [] }: LeakCheck, budget: Budget): Run {
  const search = createSearch(patternsOf(sessions));
  const resolved = places.map(resolvePlace);
  const shown = (path: BytePath) => withoutValues(path, firstValueIn(path, search));
  const workspace = resolved.find(({ place }) => place.isWorkspace)?.root;
  return {
    budget,
    buffer: createBuffer(search),
    findings: createFindings(shown, workspace),
    leaveOut: resolveLeftOut(leaveOut),
    places: resolved,
    search,
    tallies: createTallies(shown),
  };
}

function firstValueIn(path: BytePath, search: Search): number | undefined {
  const offsets: number[] = [];
  const bytes = toBuffer(path);
  search.scan(bytes, 0, bytes.length, ({ offset }) => offsets.push(offset));
  return offsets.length === 0 ? undefined : Math.min(...offsets);
}

function readPlace(resolved: ResolvedPlace, n: number, run: Run): PlaceReport {
  const { name } = resolved.place;
  const nothing = { name, files: 0, bytes: 0 };
  if (resolved.error !== undefined) {
    run.tallies.unreadable(toBytePath(resolved.place.path), resolved.error);
    return { ...nothing, state: 'not readable' };
  }
  if (resolved.root === undefined) return { ...nothing, state: 'not there' };
  if (isRepeated(resolved, run.places.slice(0, n))) return { ...nothing, state: 'read with another place' };
  if (run.budget.isOver()) return { ...nothing, state: 'not begun' };
  return { name, ...readFiles({ ...resolved, root: resolved.root }, run) };
}

function readFiles(resolved: ResolvedPlace & { readonly root: BytePath }, run: Run): Omit<PlaceReport, 'name'> {
  const { budget, tallies } = run;
  const before = budget.spent().bytes;
  let files = 0;
  let isRootReadable = true;
  const obstacles: Obstacles = {
    ...tallies,
    unreadable: (path, error) => {
      if (path === resolved.root) isRootReadable = false;
      tallies.unreadable(path, error);
    },
  };
  const leaveOut = (path: BytePath) => isLeftOut(path, resolved, run);
  for (const path of walkFiles({ root: resolved.root, obstacles, leaveOut, isOver: budget.isOver })) {
    if (withFile(path, obstacles, (file) => searchFile(path, file, run))) files++;
  }
  const ended = budget.stoppedBy() === undefined ? 'read' : 'not finished';
  return { state: isRootReadable ? ended : 'not readable', files, bytes: budget.spent().bytes - before };
}

function isLeftOut(path: BytePath, own: ResolvedPlace & { readonly root: BytePath }, run: Run): boolean {
  const { prefix } = own.place;
  if (prefix !== undefined && !hasPrefix(path, prefix, own.root)) return true;
  const leftOut = run.leaveOut.get(path);
  if (leftOut !== undefined) run.tallies.leftOut(leftOut);
  return leftOut !== undefined || run.places.some((other) => other.place !== own.place && isCoveredBy(other, path));
}

/** Notes the values in the file. Returns true: the file was read. */
function searchFile(path: BytePath, file: OpenFile, { search, buffer, budget, findings, tallies }: Run): true {
  const readable = (read: Read): Read => untilFailure(read, (error) => tallies.unreadable(path, error));
  const hits = searchStream({ search, buffer, read: budget.bounded(readable(file.fromStart()), file.sizeBytes) });
  tallies.maybePacked(path);
  if (hits.length === 0) return true;
  const offsets = hits.map(({ offset }) => offset);
  const lines = linesAt(offsets, { buffer, read: budget.timed(untilFailure(file.fromStart(), () => undefined)) });
  findings.add(
    path,
    hits.map(({ value, encoding }, n) => ({ value, encoding, ...defined({ line: lines[n] }) })),
  );
  return true;
}
