// Finds the line of the workflow that has to change. Effect: reads files of the workspace, or asks GitHub. Loaded only after a
// failure, because it needs a YAML parser and sometimes Octokit.
import { within } from '../net/deadline.ts';
import type { RunnerFacts, StepExpressions, WorkflowTarget } from '../observe/facts.ts';
import { defined } from '../util/defined.ts';
import { readRunTrigger } from './run-trigger.ts';
import type { Environment } from './runner-files.ts';
import {
  candidatesIn,
  definingWorkflow,
  hasOwnJob,
  isSameFile,
  type JobWorkflowClaims,
  parseWorkflowRef,
  type Reader,
  startedWorkflow,
  type WorkflowFile,
  type WorkflowVersion,
} from './workflow/job-workflow.ts';
import {
  expressionsOfStep,
  idTokenEntry,
  locateInTree,
  type Query,
  type SecretsOfStep,
  secretsOfStep,
} from './workflow/locate.ts';
import { readWorkflow } from './workflow/read-workflow.ts';
import type { Location, Span, Tree } from './workflow/tree.ts';

/** Where else to look, and for how long. */
export interface LocationOptions {
  /** For GitHub's API, which is asked where the workspace does not have the workflow. */
  readonly token?: string | undefined;
  /** They tell which workflow defines the job. Without them that is not always known. */
  readonly claims?: JobWorkflowClaims | undefined;
  /** At most 2 s are taken. */
  readonly limitSeconds: number;
  /** The most that is taken of them; unless given, what only helps the reader may cost. */
  readonly mostSeconds?: number;
  /** Aborts when the job is canceled. */
  readonly signal: AbortSignal;
}

/**
 * What of this step may come from a secret, by the workflow. Never throws, and takes 2 s at most.
 * @returns undefined where the workflow or the step in it is not certain
 */
export async function secretsInWorkflow(
  environment: Environment,
  options: LocationOptions,
): Promise<SecretsOfStep | undefined> {
  const { tree } = await treeOfStep(environment, options);
  return tree && secretsOfStep(tree, queryFor(environment, { kind: 'step' }));
}

/** What the workflow says about the step, and what triggered the run. */
export interface StepAsRead {
  readonly expressions: StepExpressions;
  readonly runner: Required<Pick<RunnerFacts, 'trigger' | 'eventName'>> & Pick<RunnerFacts, 'otherRunner'>;
}

/**
 * The expressions in the inputs of this step, by the workflow, and what may have left them empty. Never throws, and takes 2 s at most.
 * @returns as {@link secretsInWorkflow}
 */
export async function readStepInWorkflow(
  environment: Environment,
  options: LocationOptions,
): Promise<StepAsRead | undefined> {
  const { tree, file } = await treeOfStep(environment, options);
  const step = tree && expressionsOfStep(tree, queryFor(environment, { kind: 'step' }));
  if (step === undefined) return undefined;
  const isCalled = file === startedWorkflow(environment)?.path ? undefined : (true as const);
  const { trigger = 'repository', otherRunner } = readRunTrigger(environment);
  const eventName = environment['GITHUB_EVENT_NAME'] ?? '';
  return { expressions: defined({ ...step, isCalled }), runner: { trigger, eventName, ...defined({ otherRunner }) } };
}

/** The workflow with this step. */
async function treeOfStep(environment: Environment, options: LocationOptions): Promise<{ tree?: Tree; file?: string }> {
  const trees = new Map<string, Tree>();
  const onRead = (path: string, tree: Tree) => void trees.set(path, tree);
  const place = await locateInWorkflow(environment, { kind: 'step' }, { ...options, onRead });
  return defined({ tree: trees.get(place?.file ?? ''), file: place?.file });
}

/** Hears of each workflow that is read. */
interface ReadListener {
  readonly onRead?: (path: string, tree: Tree) => void;
}

const LIMIT_SECONDS = 2;

/**
 * The place of a finding's target in the workflow; that of the step for an input that is not written there. Never throws,
 * and takes 2 s at most.
 * @returns undefined where it is not certain
 */
export async function locateInWorkflow(
  environment: Environment,
  target: WorkflowTarget,
  options: LocationOptions & ReadListener,
): Promise<Location | undefined> {
  try {
    const limitSeconds = Math.min(options.mostSeconds ?? LIMIT_SECONDS, options.limitSeconds);
    const located = await within(options, limitSeconds, async (signal) => {
      const found = await search(environment, target, { ...options, signal });
      if (found !== undefined || target.kind !== 'input') return found;
      return await search(environment, { kind: 'step' }, { ...options, signal });
    });
    return located.kind === 'settled' ? located.value : undefined;
  } catch {
    return undefined; // the annotation works without the line
  }
}

async function search(
  environment: Environment,
  target: WorkflowTarget,
  options: LocationOptions & ReadListener,
): Promise<Location | undefined> {
  const { claims = {} } = options;
  const version = startedWorkflow(environment);
  const query = queryFor(environment, target);
  const read: Reader = async (wanted) => {
    const tree = await readWorkflow(environment, wanted, options);
    if (tree !== undefined) options.onRead?.(wanted.path, tree);
    return tree;
  };
  if (!claims.job_workflow_ref) return version && searchWithoutClaims(version, query, read);
  const definedIn = parseWorkflowRef(claims.job_workflow_ref);
  if (definedIn === undefined) return undefined;
  if (version !== undefined && isSameFile(version, definedIn)) return locateIn(version, query, read);
  if (target.kind === 'id-token-permission') return version && locateCall(version, { query, definedIn }, read);
  const defining = definingWorkflow(environment, claims);
  return defining && locateIn(defining, query, read);
}

function queryFor(environment: Environment, target: WorkflowTarget): Query {
  return {
    jobId: environment['GITHUB_JOB'] ?? '',
    actionId: environment['GITHUB_ACTION'] ?? '',
    actionRepository: environment['GITHUB_ACTION_REPOSITORY'] ?? '',
    actionRef: environment['GITHUB_ACTION_REF'] ?? '',
    target,
  };
}

async function locateIn(version: WorkflowVersion, query: Query, read: Reader): Promise<Location | undefined> {
  const tree = await read(version);
  return tree && at(version, locateInTree(tree, query));
}

/** A job may have the same id in the workflow that was started and in one that it calls, so all of them are searched. */
async function searchWithoutClaims(
  version: WorkflowVersion,
  query: Query,
  read: Reader,
): Promise<Location | undefined> {
  const tree = await read(version);
  if (tree === undefined) return undefined;
  const candidates = await candidatesIn({ tree, version }, { jobId: query.jobId, definedIn: undefined }, read);
  if (candidates === undefined) return undefined;
  if (hasOwnJob(tree, query.jobId)) {
    return candidates.length === 0 ? at(version, locateInTree(tree, query)) : undefined;
  }
  const [candidate, ...others] = candidates;
  if (candidate === undefined || others.length > 0) return undefined;
  if (query.target.kind !== 'id-token-permission') {
    return candidate.definedIn && locateIn(candidate.definedIn, query, read);
  }
  const entry = idTokenEntry(tree, candidate.job);
  return entry && at(version, tree.spanOf(entry));
}

/** A reusable workflow cannot have more permissions than its caller. */
async function locateCall(
  version: WorkflowVersion,
  { query, definedIn }: { readonly query: Query; readonly definedIn: WorkflowFile },
  read: Reader,
): Promise<Location | undefined> {
  const tree = await read(version);
  const candidates = tree && (await candidatesIn({ tree, version }, { jobId: query.jobId, definedIn }, read));
  const [candidate, ...others] = candidates ?? [];
  if (tree === undefined || candidate === undefined || others.length > 0) return undefined;
  const entry = idTokenEntry(tree, candidate.job);
  return entry && at(version, tree.spanOf(entry));
}

function at({ path }: WorkflowVersion, span: Span | undefined): Location | undefined {
  return span && { file: path, ...span };
}
