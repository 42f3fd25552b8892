// Distinguishes the jobs of a workflow from those of the reusable workflows that it calls. Pure, except for the given reader.
import { jobOf } from './locate.ts';
import { remoteAction } from './step-ids.ts';
import { type Entry, entriesOf, entryOf, type Tree, textOf } from './tree.ts';
import { isSameFile, type WorkflowFile, type WorkflowVersion } from './workflow-file.ts';

/** Gives the workflow of that version; undefined where it cannot be read. */
export type Reader = (version: WorkflowVersion) => Promise<Tree | undefined>;

/** A job that calls a reusable workflow. */
interface Call {
  readonly job: Entry;
  /** The called workflow; undefined where that is not clear. */
  readonly callee: WorkflowFile | undefined;
  /** Whether the callee is at the caller's own commit. */
  readonly isLocal: boolean;
}

/** A call that may have started the wanted job. */
export interface Candidate {
  readonly job: Entry;
  /** The workflow that defines the job if this is the call; undefined where another workflow might. */
  readonly definedIn: WorkflowVersion | undefined;
}

/** Only the first callees are read. */
const READ_MAX = 8;

/** Whether the workflow itself has the steps of a job with that id. */
export function hasOwnJob(tree: Tree, jobId: string): boolean {
  return entryOf(jobOf(tree, jobId)?.value, 'steps') !== undefined;
}

/**
 * The calls that may have started a job.
 * @param caller - the workflow, and which version it is
 * @param wanted - the job's id, and the workflow that defines it where that is known
 * @returns undefined where it is not clear which jobs are calls
 */
export async function candidatesIn(
  caller: { readonly tree: Tree; readonly version: WorkflowVersion },
  wanted: { readonly jobId: string; readonly definedIn: WorkflowFile | undefined },
  read: Reader,
): Promise<readonly Candidate[] | undefined> {
  const calls = callsIn(caller.tree, caller.version);
  if (calls === undefined) return undefined;
  const found = await Promise.all(
    calls.map(async ({ job, callee, isLocal }, n): Promise<readonly Candidate[]> => {
      if (callee !== undefined && wanted.definedIn !== undefined && isSameFile(callee, wanted.definedIn)) {
        return [{ job, definedIn: undefined }];
      }
      const version = callee !== undefined && isLocal ? { ...caller.version, path: callee.path } : undefined;
      const tree = version !== undefined && n < READ_MAX ? await read(version) : undefined;
      // A callee that calls others in turn, or that cannot be read, may start any job.
      if (tree === undefined || callsIn(tree, caller.version)?.length !== 0) return [{ job, definedIn: undefined }];
      const isIt = wanted.definedIn === undefined && hasOwnJob(tree, wanted.jobId);
      return isIt ? [{ job, definedIn: version }] : [];
    }),
  );
  return found.flat();
}

function callsIn({ root }: Tree, { repository }: WorkflowFile): readonly Call[] | undefined {
  const jobs = entriesOf(entryOf(root, 'jobs')?.value);
  const calls: Call[] = [];
  for (const job of jobs ?? []) {
    const entries = entriesOf(job.value);
    if (entries === undefined) return undefined;
    const uses = entries.find(({ name }) => name === 'uses');
    if (uses !== undefined) calls.push({ job, ...calleeOf(textOf(uses.value) ?? '', repository) });
  }
  return jobs === undefined ? undefined : calls;
}

function calleeOf(uses: string, repository: string): Omit<Call, 'job'> {
  if (uses.startsWith('./')) return { callee: { repository, path: uses.slice('./'.length) }, isLocal: true };
  const remote = remoteAction(uses);
  return { callee: remote, isLocal: false };
}
