// Turns what a workflow says about a step of the action into a process to run: its variables, its header and its command.
import { resolve } from 'node:path';
import type { RunChild, SignalAfter } from './child.ts';
import type { JobContext } from './job-context.ts';
import { inputVariable, type Manifest, resolveInputs, unexpectedInputs } from './manifest.ts';
import type { StepPlan } from './step.ts';
import { actionSource, stepEnvironment } from './step-environment.ts';
import { printHeader, section } from './step-header.ts';
import type { StepLog } from './step-log.ts';

/** How to run a main step. */
export interface MainOptions {
  /** The step's `id:`. */
  readonly stepId?: string;
  /** The step's `env:`. */
  readonly environment?: Readonly<Record<string, string>>;
  /** A shell between the runner and Node drops variables whose names have hyphens, as dash does. */
  readonly dropsHyphens?: true;
  /** Cancels the step. */
  readonly signalAfter?: SignalAfter;
  /** Takes the place of the step's process. */
  readonly run?: RunChild;
}

/** A main step, as its post step needs to know it. */
export interface MainStep {
  readonly plan: StepPlan;
  readonly stepId: string;
  readonly inputs: Readonly<Record<string, string>>;
  readonly environment: Readonly<Record<string, string>>;
  /** What the main step saves for its post step. */
  readonly state: Record<string, string>;
}

/**
 * Plans the main entry of the action.
 * @param given - inputs as written under `with:`
 * @param options - id, variables and cancellation of the step
 */
export function planMain(given: Readonly<Record<string, string>>, options: MainOptions, context: JobContext): MainStep {
  const { manifest, uses, nextStepId } = context;
  const stepId = options.stepId ?? nextStepId(uses);
  const inputs = resolveInputs(manifest, given, (expression) => evaluate(expression, context));
  const environment = options.environment ?? {};
  const step = { stepId, inputs, environment, state: {} };
  const name = `Run ${uses}`;
  const shown = { ...context.state.environment, ...environment };
  const plan: StepPlan = {
    name,
    command: context.nodePath,
    arguments: [resolve(context.actionDirectory, manifest.main)],
    environment: options.dropsHyphens
      ? withoutHyphens(actionEnvironment(step, context))
      : actionEnvironment(step, context),
    isScript: false,
    signalAfter: options.signalAfter,
    run: options.run ?? context.runMain,
    begin: (log) => {
      warnOfUnexpectedInputs(log, manifest, given);
      printHeader(log, name, [...section('with:', withoutEmpty(inputs)), ...section('env:', shown)]);
    },
  };
  return { ...step, plan };
}

function withoutHyphens(environment: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !name.includes('-')));
}

/**
 * Plans the post entry of the action after one of its main steps.
 * @param main - the main step, with the state it saved
 * @returns undefined if the action has no post entry
 */
export function planPost(main: MainStep, context: JobContext): StepPlan | undefined {
  const { post } = context.manifest;
  if (post === undefined) return undefined;
  return {
    name: `Post ${main.plan.name}`,
    command: context.nodePath,
    arguments: [resolve(context.actionDirectory, post)],
    environment: actionEnvironment(main, context),
    isScript: false,
    signalAfter: undefined,
    run: context.runPost,
    begin: (log) => log.print('Post job cleanup.'),
  };
}

/**
 * Whether the action's `post-if` lets its post step run now.
 * @throws Error for a condition other than the three status functions
 */
export function shouldRunPost({ manifest, state }: JobContext): boolean {
  const condition = manifest.postIf.replace(/^\$\{\{(.*)\}\}$/, '$1').trim();
  const answers = new Map([
    ['always()', true],
    ['success()', !state.hasFailed],
    ['failure()', state.hasFailed],
  ]);
  const answer = answers.get(condition);
  if (answer === undefined) throw new Error(`post-if: ${condition} is not one the sandbox can evaluate`);
  return answer;
}

function actionEnvironment(
  step: Pick<MainStep, 'stepId' | 'inputs' | 'environment' | 'state'>,
  context: JobContext,
): Record<string, string> {
  const { repository, ref } = actionSource(context.uses);
  const prefixed = (values: Readonly<Record<string, string>>, rename: (name: string) => string) =>
    Object.fromEntries(Object.entries(values).map(([name, value]) => [rename(name), value]));
  const runner = {
    ...prefixed(step.state, (name) => `STATE_${name}`),
    ...prefixed(step.inputs, inputVariable),
    ...context.runnerVariables,
    GITHUB_ACTION: step.stepId,
    GITHUB_ACTION_REPOSITORY: repository,
    GITHUB_ACTION_REF: ref,
    ACTIONS_RUNTIME_TOKEN: context.runtimeToken,
    ...context.overrides,
  };
  const { environment: job, paths } = context.state;
  return stepEnvironment({ host: context.hostVariables, job, step: step.environment, runner, paths });
}

function evaluate(expression: string, { githubToken, runnerVariables }: JobContext): string {
  if (expression === 'github.token') return githubToken;
  const name = /^github\.(\w+)$/.exec(expression)?.[1];
  return name === undefined ? '' : (runnerVariables[`GITHUB_${name.toUpperCase()}`] ?? '');
}

function warnOfUnexpectedInputs(log: StepLog, manifest: Manifest, given: Readonly<Record<string, string>>): void {
  const quote = (names: readonly string[]): string => names.map((name) => `'${name}'`).join(', ');
  const unexpected = unexpectedInputs(manifest, given);
  if (unexpected.length === 0) return;
  const valid = quote(Object.keys(manifest.inputs));
  log.report('warning', `Unexpected input(s) ${quote(unexpected)}, valid inputs are [${valid}]`);
}

function withoutEmpty(values: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''));
}
