// Which workflow file, at which commit, defines a job: the one that was started, or a reusable one that it calls. Pure, except for the
// given reader.

import type { Environment } from '../runner-files.ts';
import { jobOf } from './locate.ts';
import { type Entry, entriesOf, entryOf, remoteAction, type Tree, textOf } from './tree.ts';

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

/** A workflow file. */
export interface WorkflowFile {
  /** `owner/name` */
  readonly repository: string;
  /** From the root of the repository, with forward slashes. */
  readonly path: string;
}

/** A workflow file at a commit. */
export interface WorkflowVersion extends WorkflowFile {
  /** Full hash of the commit. */
  readonly sha: string;
}

/** Claims of the ID token, or the same values of the `job` context, that name the file a job is defined in. */
export interface JobWorkflowClaims {
  readonly job_workflow_ref?: string | undefined;
  readonly job_workflow_sha?: string | undefined;
}

/** Of SHA-1 or SHA-256. */
const COMMIT = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
const REFERENCE = /^([\w.-]+\/[\w.-]+)\/(\.github\/workflows\/[^/\\]+?\.ya?ml)@(.+)$/su;

/**
 * The file that a reference (`owner/name/.github/workflows/file.yml@refs/heads/main`) names.
 * @returns undefined for anything else, and for an ambiguous reference
 */
export function parseWorkflowRef(reference: string | undefined): WorkflowFile | undefined {
  const [, repository, path, ref = ''] = REFERENCE.exec(reference ?? '') ?? [];
  if (repository === undefined || path === undefined || /\.ya?ml@/.test(ref)) return undefined;
  return { repository, path };
}

/** Whether both are the same file. Names of repositories ignore case, paths do not. */
export function isSameFile(one: WorkflowFile, other: WorkflowFile): boolean {
  return isSameRepository(one.repository, other.repository) && one.path === other.path;
}

function isSameRepository(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && one.toLowerCase() === other?.toLowerCase();
}

/**
 * The workflow that the event started, which is never a reusable workflow.
 * @returns undefined where it is in another repository, where an annotation could not point
 */
export function startedWorkflow(environment: Environment): WorkflowVersion | undefined {
  return versionOf(environment['GITHUB_WORKFLOW_REF'], environment['GITHUB_WORKFLOW_SHA'], environment);
}

/**
 * The workflow that defines the job.
 * @returns undefined where it comes from another commit than the run's own as well, because its lines could have moved
 */
export function definingWorkflow(environment: Environment, claims: JobWorkflowClaims): WorkflowVersion | undefined {
  const version = versionOf(claims.job_workflow_ref, claims.job_workflow_sha, environment);
  const commits = [environment['GITHUB_WORKFLOW_SHA'], environment['GITHUB_SHA']];
  return version !== undefined && commits.includes(version.sha) ? version : undefined;
}

function versionOf(
  reference: string | undefined,
  sha: string | undefined,
  environment: Environment,
): WorkflowVersion | undefined {
  const file = parseWorkflowRef(reference);
  if (file === undefined || sha === undefined || !COMMIT.test(sha)) return undefined;
  return isSameRepository(file.repository, environment['GITHUB_REPOSITORY']) ? { ...file, sha } : undefined;
}
