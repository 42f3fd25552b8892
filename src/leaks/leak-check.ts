// Looks for issued values in the files of several places, within limits. Effect: reads files and folders.
import { defined } from '../util/defined.ts';
import { DEFAULT_LIMITS, type LeakCheck, type LeakReport, type PlaceReport } from './leak-report.ts';
import {
  type BytePath,
  type Obstacles,
  type OpenFile,
  toBuffer,
  toBytePath,
  untilFailure,
  withFile,
} from './open-file.ts';
import { patternsOf } from './patterns.ts';
import {
  hasPrefix,
  isCoveredBy,
  isRepeated,
  type ResolvedPlace,
  resolveLeftOut,
  resolvePlace,
  walkFiles,
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
