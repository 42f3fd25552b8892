// The files and commits of a run's workflows. Pure.
import type { Environment } from '../runner-files.ts';

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
