// Finds the line of a workflow that a finding is about. Pure.
import type { StepExpressions, WorkflowTarget } from '../../observe/facts.ts';
import {
  type Entry,
  entriesOf,
  entryOf,
  isLocal,
  itemsOf,
  parseTree,
  remoteAction,
  type Span,
  type StepKind,
  stepIds,
  type Tree,
  textOf,
  type Value,
} from './tree.ts';

/** The step to find, in the runner's terms. */
export interface Query {
  /** GITHUB_JOB */
  readonly jobId: string;
  /** GITHUB_ACTION */
  readonly actionId: string;
  /** GITHUB_ACTION_REPOSITORY; empty for an action of the workspace. */
  readonly actionRepository: string;
  /** GITHUB_ACTION_REF; empty for an action of the workspace. */
  readonly actionRef: string;
  readonly target: WorkflowTarget;
}

/**
 * The place of a finding's target in a workflow.
 * @returns undefined where another line is possible
 */
export function locate(workflowText: string, query: Query): Span | undefined {
  const tree = parseTree(workflowText);
  return tree === undefined ? undefined : locateInTree(tree, query);
}

/** The same for a parsed workflow. */
export function locateInTree(tree: Tree, query: Query): Span | undefined {
  const job = jobOf(tree, query.jobId);
  const entry = job === undefined ? undefined : targetIn(tree, job, query);
  return entry === undefined ? undefined : tree.spanOf(entry);
}

/**
 * What of a step may come from a secret, by the expressions in the workflow: names of its inputs, and of variables of its environment.
 * @returns undefined where the step is not found, or is a composite action whose own text is not in the workflow
 */
export function secretsOfStep(tree: Tree, query: Query): SecretsOfStep | undefined {
  const job = jobOf(tree, query.jobId);
  const step = job === undefined ? undefined : stepIn(job, query);
  if (job === undefined || !step?.isDirect) return undefined;
  const environments = [tree.root, job.value, step.value].map((value) => valuesIn(value, 'env'));
  const inputs = valuesIn(step.value, 'with');
  if (inputs === undefined || !environments.every((one) => one !== undefined)) return undefined;
  const entries = environments.flat();
  const contexts = publicContexts(tree, job);
  const areSecret = (some: readonly Entry[], variables: readonly string[]) =>
    some.filter(({ value }) => mayBeSecret(textOf(value), { variables, contexts })).map(({ name }) => name);
  const secretVariables = areSecret(entries, []);
  const known = entries.map(({ name }) => name).filter((name) => !secretVariables.includes(name));
  const secretInputs = areSecret(inputs, known);
  return { inputs: secretInputs, variables: secretVariables };
}

/**
 * The inputs of a step that are expressions, and the environment of its job. A variable that the workflow sets to an expression stands for
 * that expression.
 * @returns undefined as for {@link secretsOfStep}
 */
export function expressionsOfStep(tree: Tree, query: Query): Omit<StepExpressions, 'isCalled'> | undefined {
  const job = jobOf(tree, query.jobId);
  const step = job === undefined ? undefined : stepIn(job, query);
  if (job === undefined || !step?.isDirect) return undefined;
  const variables = [step.value, job.value, tree.root].flatMap((value) => valuesIn(value, 'env') ?? []);
  const given = valuesIn(step.value, 'with') ?? [];
  const inputs = given.flatMap(({ name, value }) => {
    const expression = expressionIn(textOf(value));
    const [, variable] = /^\$\{\{\s*env\.([\w-]+)\s*\}\}$/i.exec(expression ?? '') ?? [];
    const source = variables.find((one) => one.name === variable);
    const shown = (source && expressionIn(textOf(source.value))) ?? expression;
    return shown === undefined ? [] : [[name.toLowerCase(), shown] as const];
  });
  const environment = entryOf(job.value, 'environment')?.value;
  const named = textOf(environment) ?? textOf(entryOf(environment, 'name')?.value);
  return { inputs: Object.fromEntries(inputs), ...(named ? { environment: named } : {}) };
}

/** The text, if it has an expression. */
function expressionIn(text: string | undefined): string | undefined {
  const trimmed = text?.trim();
  return trimmed !== undefined && /\$\{\{(?:(?!\}\}).)+\}\}/s.test(trimmed) ? trimmed : undefined;
}

/** What may come from a secret. */
export interface SecretsOfStep {
  readonly inputs: readonly string[];
  readonly variables: readonly string[];
}

/** The entries of a mapping; none where it is not there, undefined where it is something else, such as an expression. */
function valuesIn(value: Value, name: string): readonly Entry[] | undefined {
  const entry = entryOf(value, name);
  return entry === undefined ? [] : entriesOf(entry.value);
}

/** What cannot have a secret: contexts of GitHub without one, and functions. `github` has the job's token. */
const PUBLIC_NAMES =
  /^(?:vars|strategy|runner|job|true|false|null|format|contains|startsWith|endsWith|join|fromJSON|toJSON|hashFiles|case)$/i;

/** What has no secret in this workflow: variables that it defines itself, and contexts whose values it shows. */
interface PublicNames {
  readonly variables: readonly string[];
  readonly contexts: readonly string[];
}

/** A workflow that calls this one may give it outputs of its jobs as inputs; a matrix may be made of outputs. */
function publicContexts({ root }: Tree, job: Entry): readonly string[] {
  const events = eventsOf(entryOf(root, 'on')?.value);
  const inputs =
    events.length === 0 || events.some((one) => one === undefined || one === 'workflow_call') ? [] : ['inputs'];
  const matrix = textsIn(entryOf(job.value, 'strategy')?.value);
  return matrix.some((text) => mayBeSecret(text, { variables: [], contexts: inputs })) ? inputs : [...inputs, 'matrix'];
}

/** Every text in a value; undefined for what is none, such as an alias. */
function textsIn(value: Value): readonly (string | undefined)[] {
  if (value === undefined) return [];
  const inner = entriesOf(value)?.map((entry) => entry.value) ?? itemsOf(value);
  return inner?.flatMap(textsIn) ?? [textOf(value)];
}

/** Whether the value of an expression may be, or contain, a secret: outputs of steps and other jobs may be one as well. */
function mayBeSecret(text: string | undefined, known: PublicNames): boolean {
  if (text === undefined) return true;
  const expressions = [...text.matchAll(/\$\{\{(.*?)\}\}/gs)].map(([, expression = '']) => expression);
  if (text.split('${{').length - 1 !== expressions.length) return true;
  return expressions.some((expression) => {
    const bare = expression.replace(/'(?:[^']|'')*'/g, "''");
    return [...bare.matchAll(/(?<![\w.-])[a-z_][\w-]*(?:\s*\.\s*([\w*-]+))?/gi)].some(([name, property]) => {
      const [context = ''] = name.split(/[\s.]/);
      if (/^github$/i.test(context)) return property === undefined || /^(?:token|\*)$/i.test(property);
      if (/^env$/i.test(context)) return property === undefined || !known.variables.includes(property);
      return !PUBLIC_NAMES.test(context) && !known.contexts.includes(context.toLowerCase());
    });
  });
}

/** The job with that id. */
export function jobOf({ root }: Tree, id: string): Entry | undefined {
  return entryOf(entryOf(root, 'jobs')?.value, id);
}

function targetIn(tree: Tree, job: Entry, query: Query): Entry | undefined {
  switch (query.target.kind) {
    case 'id-token-permission':
      return isOnlyCalled(tree) ? undefined : idTokenEntry(tree, job);
    case 'step':
      return stepIn(job, query)?.uses;
    case 'input': {
      const step = stepIn(job, query);
      // The inputs of a composite action that uses this one are not the inputs of this one.
      const input = step?.isDirect ? inputOf(step.value, query.target.name) : undefined;
      return input ?? step?.uses;
    }
  }
}

interface Step {
  readonly value: Value;
  readonly uses: Entry;
  /** Whether the step seems to be the action itself and not a composite action that uses it. */
  readonly isDirect: boolean;
}

function stepIn(job: Entry, query: Query): Step | undefined {
  const steps = itemsOf(entryOf(job.value, 'steps')?.value);
  const kinds = steps?.map(kindOf);
  if (steps === undefined || kinds === undefined || !kinds.every((kind) => kind !== undefined)) return undefined;
  const value = steps[stepIds(kinds)?.indexOf(query.actionId) ?? -1];
  const uses = entryOf(value, 'uses');
  const relation = relationOf(textOf(uses?.value) ?? '', query);
  return uses === undefined || relation === 'other' ? undefined : { value, uses, isDirect: relation === 'direct' };
}

/** What a step's id depends on; undefined for a step that is neither a script nor an action, because it may hold others. */
function kindOf(step: Value): StepKind | undefined {
  const entries = entriesOf(step);
  const [id, uses, run] = ['id', 'uses', 'run'].map((name) => entries?.find((entry) => entry.name === name));
  const [idText, usesText] = [textOf(id?.value), textOf(uses?.value)];
  if ((id !== undefined && idText === undefined) || (uses !== undefined && !usesText)) return undefined;
  return (uses === undefined) === (run === undefined) ? undefined : { id: idText, uses: usesText };
}

/** Whether a step with the right id can be the action itself, or a composite action that uses it. */
function relationOf(uses: string, { actionRepository, actionRef }: Query): 'direct' | 'composite' | 'other' {
  const action = remoteAction(uses);
  if (actionRepository === '') return isLocal(uses) ? 'direct' : action === undefined ? 'other' : 'composite';
  if (action === undefined) return isLocal(uses) ? 'composite' : 'other';
  if (action.repository.toLowerCase() !== actionRepository.toLowerCase()) return 'composite';
  if (action.ref === actionRef) return 'direct';
  return action.path === '' ? 'other' : 'composite';
}

/** The entry of an input of the step; the runner ignores the case of its name. */
function inputOf(step: Value, name: string): Entry | undefined {
  const inputs = entriesOf(entryOf(step, 'with')?.value);
  return inputs?.find((input) => input.name.toLowerCase() === name.toLowerCase());
}

/**
 * The entry to change so that the job gets `id-token: write`. A job's own permissions replace the workflow's.
 * @returns the entry `id-token` with another value, else the `permissions` that apply, else the job; undefined where the
 * permission is granted, or where that is not clear
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#permissions
 */
export function idTokenEntry({ root }: Tree, job: Entry): Entry | undefined {
  const inJob = entriesOf(job.value);
  const inWorkflow = entriesOf(root);
  if (inJob === undefined || inWorkflow === undefined) return undefined;
  const permissions = [...inJob, ...inWorkflow].find(({ name }) => name === 'permissions');
  return permissions === undefined ? job : lacking(permissions);
}

function lacking(permissions: Entry): Entry | undefined {
  const level = textOf(permissions.value);
  if (level !== undefined) return level === 'write-all' ? undefined : permissions;
  const entries = entriesOf(permissions.value);
  if (entries === undefined) return undefined; // an alias, or nothing that GitHub knows
  const idToken = entries.find(({ name }) => name === 'id-token');
  if (idToken === undefined) return permissions;
  const value = textOf(idToken.value);
  return value === undefined || value === 'write' ? undefined : idToken;
}

/** Whether only another workflow can start this one. */
function isOnlyCalled({ root }: Tree): boolean {
  const events = eventsOf(entryOf(root, 'on')?.value);
  return events.length > 0 && events.every((event) => event === 'workflow_call');
}

function eventsOf(on: Value): readonly (string | undefined)[] {
  const text = textOf(on);
  if (text !== undefined) return [text];
  return entriesOf(on)?.map(({ name }) => name) ?? itemsOf(on)?.map(textOf) ?? [];
}
