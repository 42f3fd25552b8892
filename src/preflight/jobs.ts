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
  const found: JobRun[] = [];
  const unread: UnreadFile[] = [];
  const unfinished = new Set<string>();
  let count = 0;
  const isEnded = ({ source: { file } }: Start): boolean => {
    const isFull = count >= RUNS_MAX_COUNT;
    if (unread.length === 0 && (isFull || isOverdue()))
      unread.push({ file, reason: isFull ? `Only ${RUNS_MAX_COUNT} runs of jobs are looked at.` : TIME_IS_UP.toLook });
    return unread.length > 0;
  };
  const known = new Map<YamlFile, Jobs>();
  const jobsIn = (source: YamlFile): Jobs => {
    const jobs = known.get(source) ?? readJobs(source);
    known.set(source, jobs);
    return jobs;
  };
  const called = new Set<string>();
  const visit = async (start: Start): Promise<void> => {
    if (isEnded(start)) return;
    const { all, relevant } = jobsIn(start.source);
    for (const { job, text } of relevant) {
      if (isEnded(start)) return;
      for (const combination of combinationsOf(job, text, outerLookup(start, 'own', ownName))) {
        if (isEnded(start)) return;
        count += 1;
        const run = runOf(job, combination, { start, all, ownName });
        if (entryOf(job.value, 'steps') !== undefined) found.push(run);
        const uses = textOf(entryOf(job.value, 'uses')?.value);
        if (!uses?.startsWith('./') || start.calls.length >= CALLS_MAX_DEPTH) continue;
        const callee = await repository.workflowAt(uses);
        if (callee === undefined) continue;
        called.add(callee.file);
        const isCycle = [start.source, ...start.calls.map(({ source }) => source)].some(
          ({ file }) => file === callee.file,
        );
        if (!isCycle) await visit(startOfCall(callee, run, start));
      }
    }
  };
  const visitAll = async (source: YamlFile, starts: readonly Start[]): Promise<void> => {
    for (const start of starts) await visit(start);
    if (unread.length > 0) unfinished.add(source.file);
  };
  for (const source of repository.workflows) await visitAll(source, unread.length > 0 ? [] : startsOfEvents(source));
  for (const source of repository.workflows) {
    const isCallable = triggersOf(source.tree)?.some(({ event }) => event === 'workflow_call');
    const start = { ...startFromElsewhere(source), isSupposed: called.has(source.file) };
    if (isCallable) await visitAll(source, [start]);
  }
  return { runs: found, unread, unfinished };
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
