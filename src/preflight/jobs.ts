// Every way in which a job runs: by which trigger, called by which jobs, with which values of its matrix, and with which permission to
// request an ID token. Effect: reads the workflows that jobs call.
import { type Entry, entriesOf, entryOf, textOf } from '../github/workflow/tree.ts';
import { outerLookup } from './contexts.ts';
import { type JobRun, runOf, type Start } from './job-run.ts';
import { TIME_IS_UP } from './limits.ts';
import { combinationsOf } from './matrix.ts';
import type { UnreadFile } from './preflight-report.ts';
import { startFromElsewhere, startOfCall, startsOfEvents } from './starts.ts';
import { triggersOf } from './triggers.ts';
import { RELEVANT, type Repository, type YamlFile } from './workflow-files.ts';

const CALLS_MAX_DEPTH = 10;
/** For all workflows together, with those of jobs that call a workflow. */
const RUNS_MAX_COUNT = 20_000;

/** What a workflow has, read once. */
interface Jobs {
  readonly all: ReadonlyMap<string, Entry>;
  /** Those that may get credentials, each with the text that may read its matrix. */
  readonly relevant: readonly { readonly job: Entry; readonly text: string }[];
}

/** Runs of jobs, and what limits left out. */
export interface JobRuns {
  readonly runs: readonly JobRun[];
  readonly unread: readonly UnreadFile[];
  /** The workflows of which runs may be left out, also of those that they call. */
  readonly unfinished: ReadonlySet<string>;
}

/** The workflow that an event starts: the run's own, or the outermost that calls it. */
export function startedFile({ source, calls }: JobRun): string {
  return calls[0]?.source.file ?? source.file;
}

/** A way through all workflows: what it was started with, and what it found so far. */
interface Walk {
  readonly repository: Repository;
  readonly ownName: string | undefined;
  readonly runs: JobRun[];
  readonly unread: UnreadFile[];
  /** Workflows that jobs call. */
  readonly called: Set<string>;
  /** Of all jobs, also of those without steps. */
  count: number;
  jobsIn(source: YamlFile): Jobs;
  isOverdue(): boolean;
}

/**
 * Every run of every job that has steps. What others may call is looked at through the calls in this repository, and as called from
 * elsewhere.
 * @param isOverdue - whether to stop; asked before each job and each run
 */
export async function jobRunsOf(
  repository: Repository,
  ownName: string | undefined,
  isOverdue: () => boolean,
): Promise<JobRuns> {
  const walk: Walk = {
    repository,
    ownName,
    runs: [],
    unread: [],
    called: new Set(),
    count: 0,
    jobsIn: jobReader(),
    isOverdue,
  };
  const unfinished = new Set<string>();
  const visitAll = async (source: YamlFile, starts: readonly Start[]): Promise<void> => {
    for (const start of starts) await visit(start, walk);
    if (walk.unread.length > 0) unfinished.add(source.file);
  };
  for (const source of repository.workflows)
    await visitAll(source, walk.unread.length > 0 ? [] : startsOfEvents(source));
  for (const source of repository.workflows.filter(isCallable))
    await visitAll(source, [{ ...startFromElsewhere(source), isSupposed: walk.called.has(source.file) }]);
  return { runs: walk.runs, unread: walk.unread, unfinished };
}

function isCallable({ tree }: YamlFile): boolean {
  return triggersOf(tree)?.some(({ event }) => event === 'workflow_call') === true;
}

/** The runs of a workflow that is started in one way, each before those of the workflow that it calls. */
async function visit(start: Start, walk: Walk): Promise<void> {
  if (isEnded(start, walk)) return;
  const { ownName } = walk;
  const { all, relevant } = walk.jobsIn(start.source);
  for (const { job, text } of relevant) {
    if (isEnded(start, walk)) return;
    for (const combination of combinationsOf(job, text, outerLookup(start, 'own', ownName))) {
      if (isEnded(start, walk)) return;
      walk.count += 1;
      const run = runOf(job, combination, { start, all, ownName });
      if (entryOf(job.value, 'steps') !== undefined) walk.runs.push(run);
      await visitCalled(run, start, walk);
    }
  }
}

/** The runs of the workflow that the job calls, where it is one of this repository. */
async function visitCalled(run: JobRun, start: Start, walk: Walk): Promise<void> {
  const uses = textOf(entryOf(run.job.value, 'uses')?.value);
  if (!uses?.startsWith('./') || start.calls.length >= CALLS_MAX_DEPTH) return;
  const callee = await walk.repository.workflowAt(uses);
  if (callee === undefined) return;
  walk.called.add(callee.file);
  const callers = [start.source, ...start.calls.map(({ source }) => source)];
  const isCycle = callers.some(({ file }) => file === callee.file);
  if (!isCycle) await visit(startOfCall(callee, run, start), walk);
}

/** Whether a limit is reached. The workflow where it was is noted. */
function isEnded({ source: { file } }: Start, { count, unread, isOverdue }: Walk): boolean {
  if (unread.length > 0) return true;
  if (count >= RUNS_MAX_COUNT) unread.push({ file, reason: `Only ${RUNS_MAX_COUNT} runs of jobs are looked at.` });
  else if (isOverdue()) unread.push({ file, reason: TIME_IS_UP.toLook });
  return unread.length > 0;
}

/** Reads the jobs of each workflow once. */
function jobReader(): Walk['jobsIn'] {
  const known = new Map<YamlFile, Jobs>();
  return (source) => {
    const jobs = known.get(source) ?? readJobs(source);
    known.set(source, jobs);
    return jobs;
  };
}

function readJobs(source: YamlFile): Jobs {
  const all = entriesOf(entryOf(source.tree.root, 'jobs')?.value) ?? [];
  const relevant = all.flatMap((job) => {
    const text = textOfJob(job, source);
    return RELEVANT.test(text) || text === source.text ? [{ job, text }] : [];
  });
  return { all: new Map(all.map((job) => [job.name, job])), relevant };
}

/** The text of a job: that of the whole file where an alias stands for a part of it. */
function textOfJob({ value }: Entry, { text }: YamlFile): string {
  const [start = 0, end = 0] = value?.range ?? [];
  const own = text.slice(start, end);
  return /(?:^|[:\s,[{-])\*[^\s*]/.test(own) ? text : own;
}
