// The steps of a run, those of local composite actions in their place, and what each gives to the actions that get credentials. Effect:
// reads local actions.
import {
  type Entry,
  entriesOf,
  entryOf,
  isLocal,
  itemsOf,
  remoteAction,
  runnerTextOf,
  textOf,
  type Value as YamlValue,
} from '../github/workflow/tree.ts';
import { afterStep, type Changed } from './changed-variables.ts';
import { entriesIn, type Origin, withEnv } from './contexts.ts';
import { holds, interpolate, type Lookup, readOnce } from './expressions.ts';
import { byOrigin, type JobRun } from './job-run.ts';
import { TIME_IS_UP } from './limits.ts';
import { UNKNOWN, type Value } from './partial-values.ts';
import type { Place, Repository, YamlFile } from './workflow-files.ts';

/** An action that gets credentials of AWS: this one, or the one that it takes the place of. */
export type AwsAction = 'aws-token-guard' | 'configure-aws-credentials';

/** One step of a run. */
export interface Step {
  /** The file that has it: a workflow, or a composite action. */
  readonly source: YamlFile;
  readonly value: YamlValue;
  readonly uses: Entry | undefined;
  /** What `uses` says; empty for a script. */
  readonly action: string;
  readonly aws: AwsAction | undefined;
  /** Whether it may be that an expression or an alias hides what it is, or that nobody here can read it. */
  readonly isOpaque: boolean;
  readonly changed: Changed;
  /** The values of expressions in it. */
  lookup(origin: Origin): Lookup;
  /** Whether it runs, where the job does; undefined where only the run can tell. */
  isReached(origin: Origin): boolean | undefined;
  readonly hasCondition: boolean;
  /** It, behind the steps with the composite actions that it is in: each may have variables. */
  readonly holders: readonly YamlValue[];
  /** Within a composite action, the step of the workflow. */
  readonly outer: Place | undefined;
  /** Whether it is in a composite action, whose expressions have no `secrets`. */
  readonly isInAction: boolean;
}

const NESTING_MAX_DEPTH = 10;
/** With those that use composite actions. */
const STEPS_MAX_COUNT = 1000;

/** Steps of a job, and why there are more than were looked at. */
export interface StepList {
  readonly steps: readonly Step[];
  readonly missed: string | undefined;
}

/**
 * The steps of a job, in order.
 * @param isOverdue - whether to stop; asked before each step
 */
export async function stepsOf(run: JobRun, repository: Repository, isOverdue: () => boolean): Promise<StepList> {
  const found: Step[] = [];
  let missed: string | undefined;
  let changed: Changed = { ofAws: false, any: false, unseen: false };
  let left = STEPS_MAX_COUNT;
  const visit = async (steps: readonly YamlValue[], within: Within): Promise<void> => {
    for (const value of steps) {
      left -= 1;
      if (left < 0) missed ??= `Only ${STEPS_MAX_COUNT} steps of a job are looked at.`;
      else if (isOverdue()) missed ??= TIME_IS_UP.toLook;
      if (missed !== undefined) return;
      const step = stepIn(value, within, changed);
      const local =
        step.uses !== undefined && isLocal(step.action) ? await repository.actionAt(step.action) : undefined;
      const inner = local === undefined ? undefined : innerSteps(local);
      if (local === undefined || inner === undefined || within.depth >= NESTING_MAX_DEPTH) {
        const isOwn = local !== undefined && isThisAction(local);
        const whole: Step = isOwn ? { ...step, aws: 'aws-token-guard', isOpaque: false } : step;
        found.push(whole);
        changed = afterStep(changed, whole);
        continue;
      }
      await visit(inner, withinAction(local, step, within));
    }
  };
  await visit(itemsOf(entryOf(run.job.value, 'steps')?.value) ?? [], {
    source: run.source,
    lookup: run.lookup,
    isReached: () => true,
    hasCondition: false,
    holders: [],
    outer: undefined,
    depth: 0,
  });
  return { steps: found, missed };
}

/** A variable that an earlier step may have set is no longer certain to be what the workflow sets it to. */
function afterSteps(lookup: Within['lookup'], changed: Changed): Within['lookup'] {
  if (!changed.any && !changed.ofAws) return lookup;
  return (origin) => (path) => {
    const [context, name = 'aws_'] = path;
    const isChanged = context === 'env' && (changed.any || /^aws_/i.test(name));
    return isChanged ? UNKNOWN : lookup(origin)(path);
  };
}

/** What a step has of the job or the action that it is in. */
interface Within extends Pick<Step, 'source' | 'lookup' | 'isReached' | 'hasCondition' | 'holders' | 'outer'> {
  readonly depth: number;
}

function stepIn(value: YamlValue, within: Within, changed: Changed): Step {
  const uses = entryOf(value, 'uses');
  const action = textOf(uses?.value) ?? '';
  const condition = entryOf(value, 'if');
  const before = afterSteps(within.lookup, changed);
  const lookup = (origin: Origin) => withEnv([value], before(origin));
  return {
    source: within.source,
    value,
    uses,
    action,
    aws: awsActionOf(action),
    isOpaque: entriesOf(value) === undefined || (uses !== undefined && action === ''),
    changed,
    lookup,
    isReached: byOrigin((origin) => {
      const outer = within.isReached(origin);
      if (outer === false) return false;
      const text = condition === undefined ? 'true' : runnerTextOf(condition.value);
      const own = text === undefined ? undefined : holds(text, lookup(origin));
      return own === false ? false : outer === undefined ? undefined : own;
    }),
    hasCondition: within.hasCondition || condition !== undefined,
    holders: [...within.holders, value],
    outer: within.outer,
    isInAction: within.depth > 0,
  };
}

function withinAction(source: YamlFile, step: Step, within: Within): Within {
  const given = entriesIn(step.value, 'with');
  const declared = entriesOf(entryOf(source.tree.root, 'inputs')?.value) ?? [];
  const outer = step.outer ?? (step.uses === undefined ? undefined : { source: step.source, entry: step.uses });
  return {
    source,
    lookup: (origin) => {
      const caller = step.lookup(origin);
      const input = readOnce((name) => (given === undefined ? UNKNOWN : inputOf(name, { given, declared, caller })));
      return (path) => {
        const [context, name = ''] = path;
        if (context === 'inputs') return input(name);
        // The variables of the job and the step reach the action; a composite action has no other secrets than those that it is given.
        return context === 'secrets' || context === 'matrix' || context === 'needs' ? UNKNOWN : caller(path);
      };
    },
    isReached: step.isReached,
    hasCondition: step.hasCondition,
    holders: step.holders,
    outer,
    depth: within.depth + 1,
  };
}

function inputOf(
  name: string,
  { given, declared, caller }: { given: readonly Entry[]; declared: readonly Entry[]; caller: Lookup },
): Value {
  const entry = given.find((one) => one.name.toLowerCase() === name);
  const usual = declared.find((one) => one.name.toLowerCase() === name);
  const written = runnerTextOf(entry === undefined ? entryOf(usual?.value, 'default')?.value : entry.value);
  if (written === undefined) return usual === undefined || entry !== undefined ? UNKNOWN : '';
  const { text, isKnown } = interpolate(written, caller);
  return isKnown ? text : { kind: 'unknown', pattern: text };
}

function innerSteps({ tree }: YamlFile): readonly YamlValue[] | undefined {
  const runs = entryOf(tree.root, 'runs')?.value;
  return textOf(entryOf(runs, 'using')?.value) === 'composite' ? itemsOf(entryOf(runs, 'steps')?.value) : undefined;
}

/** Whether an `action.yml` is that of this action, which its own workflows use by `./`. */
function isThisAction({ tree }: YamlFile): boolean {
  const inputs = entryOf(tree.root, 'inputs')?.value;
  const isWhole = ['role-to-assume', 'trust-policy-file', 'on-missing-oidc'].every((name) => entryOf(inputs, name));
  return isWhole && textOf(entryOf(entryOf(tree.root, 'runs')?.value, 'main')?.value) === 'dist/main.js';
}

function awsActionOf(uses: string): AwsAction | undefined {
  const { repository = '', path } = remoteAction(uses) ?? {};
  if (path !== '') return undefined;
  if (/^[^/]+\/aws-token-guard$/i.test(repository)) return 'aws-token-guard';
  return /^aws-actions\/configure-aws-credentials$/i.test(repository) ? 'configure-aws-credentials' : undefined;
}
