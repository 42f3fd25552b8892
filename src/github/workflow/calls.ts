// Tells the jobs of a workflow from those of the reusable workflows that it calls. Pure but for the reader it is given.
import { jobOf } from './locate.ts';
import { remoteAction } from './step-ids.ts';
import { type Entry, entriesOf, entryOf, type Tree, textOf } from './tree.ts';
import { isSameFile, type WorkflowFile, type WorkflowVersion } from './workflow-file.ts';

/** Gives the workflow of that version; undefined where it cannot be had. */
export type Reader = (version: WorkflowVersion) => Promise<Tree | undefined>;

/** A job that calls a reusable workflow. */
interface Call {
  readonly job: Entry;
  /** What it calls; undefined where that cannot be told. */
  readonly callee: WorkflowFile | undefined;
  /** Whether the callee is of the caller's own commit. */
  readonly isLocal: boolean;
}

/** A call through which the wanted job can have come about. */
export interface Candidate {
  readonly job: Entry;
  /** The workflow that is sure to define the job, if the call is the one; undefined where another might. */
  readonly definedIn: WorkflowVersion | undefined;
}

/** More callees than these are not read. */
const READ_MAX = 8;

/** Whether the workflow itself has steps for a job of that id. */
export function hasOwnJob(tree: Tree, jobId: string): boolean {
  return entryOf(jobOf(tree, jobId)?.value, 'steps') !== undefined;
}

/**
 * The calls that can have brought about a job.
 * @param caller - the workflow, and which version it is
 * @param wanted - the job's id, and the workflow that defines it where that is known
 * @returns undefined where a job cannot be told to be a call or not
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
      // What calls others in turn, or cannot be read, can bring about any job.
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
