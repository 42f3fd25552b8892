// Looks for issued values in the files of several places, within limits. Effect: reads files and folders.
import { type Budget, createBudget } from './budget.ts';
import { type BytePath, toBuffer, toBytePath } from './byte-path.ts';
import { type OpenFile, untilFailure, withFile } from './file.ts';
import { createFindings, type Findings } from './findings.ts';
import { DEFAULT_LIMITS, type LeakCheck, type LeakReport, type PlaceReport } from './leak-report.ts';
import { patternsOf } from './patterns.ts';
import { hasPrefix, isCoveredBy, isRepeated, type ResolvedPlace, resolveLeftOut, resolvePlace } from './places.ts';
import { createSearch, type Search } from './search.ts';
import { createBuffer, linesAt, type Read, searchStream } from './stream.ts';
import { createTallies, type Tallies, withoutValues } from './tally.ts';
import { walkFiles } from './walk.ts';

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
 * What the places hold of the sessions' values, and what was not read. Links are not followed, archives not unpacked.
 * Never throws: what cannot be read is in the report.
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
    ...(stoppedBy === undefined ? {} : { stoppedBy }),
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
  const leaveOut = (path: BytePath) => isLeftOut(path, resolved, run);
  for (const path of walkFiles({ root: resolved.root, obstacles: tallies, leaveOut, isOver: budget.isOver })) {
    if (withFile(path, tallies, (file) => searchFile(path, file, run))) files++;
  }
  const state = budget.stoppedBy() === undefined ? 'read' : 'not finished';
  return { state, files, bytes: budget.spent().bytes - before };
}

function isLeftOut(path: BytePath, own: ResolvedPlace & { readonly root: BytePath }, run: Run): boolean {
  const { prefix } = own.place;
  if (prefix !== undefined && !hasPrefix(path, prefix, own.root)) return true;
  const leftOut = run.leaveOut.get(path);
  if (leftOut !== undefined) run.tallies.leftOut(leftOut);
  return leftOut !== undefined || run.places.some((other) => other.place !== own.place && isCoveredBy(other, path));
}

/** Notes what the file holds; true, as a file that was read. */
function searchFile(path: BytePath, file: OpenFile, { search, buffer, budget, findings, tallies }: Run): true {
  const readable = (read: Read): Read => untilFailure(read, (error) => tallies.unreadable(path, error));
  const hits = searchStream({ search, buffer, read: budget.bounded(readable(file.fromStart()), file.sizeBytes) });
  tallies.maybePacked(path);
  if (hits.length === 0) return true;
  const offsets = hits.map(({ offset }) => offset);
  const lines = linesAt(offsets, { buffer, read: budget.timed(untilFailure(file.fromStart(), () => undefined)) });
  findings.add(
    path,
    hits.map(({ value, spelling }, n) => ({ value, spelling, ...(lines[n] === undefined ? {} : { line: lines[n] }) })),
  );
  return true;
}
