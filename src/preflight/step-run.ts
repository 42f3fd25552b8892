// A step that gets credentials, in one run of its job, and a problem of it with its place. Pure.
import type { Explanation } from '../diagnosis/definition.ts';
import type { Confidence, Finding } from '../diagnosis/finding.ts';
import { type Entry, entryOf, itemsOf, runnerTextOf, textOf } from '../github/workflow/tree.ts';
import type { Settings } from '../settings/settings.ts';
import { readsIn } from './expressions.ts';
import type { GivenInput } from './given-inputs.ts';
import type { JobRun } from './job-run.ts';
import { explain } from './shared-findings.ts';
import type { Step } from './steps.ts';
import type { Place } from './workflow-files.ts';

/** One thing that is wrong with a run of a step. */
export interface Problem {
  readonly code: string;
  readonly explanation: Explanation;
  readonly confidence: Confidence;
  readonly place: Place;
  /** `fatal`: the step fails in this run. */
  readonly weight: 'fatal' | 'warning' | 'notice';
}

/** A step that gets credentials, in one run of its job. */
export interface StepRun {
  readonly run: JobRun;
  readonly step: Step;
  readonly uses: Entry;
  /** All steps of the job. */
  readonly steps: readonly Step[];
  readonly index: number;
  readonly inputs: ReadonlyMap<string, GivenInput>;
  readonly settings: Partial<Settings>;
  /** Whether it exchanges an ID token; undefined where an expression hides that. */
  readonly usesToken: boolean | undefined;
  readonly problems: readonly Problem[];
}

/** A step before its inputs are read. */
export type Base = Omit<StepRun, 'settings' | 'usesToken' | 'problems'>;
/** What its inputs say. */
export type Read = Pick<StepRun, 'settings' | 'usesToken' | 'problems'>;

/** Of a run-time finding; what only a run shows is left out. */
export function problemOf(finding: Finding, place: Place, weight: Problem['weight'] = 'fatal'): Problem {
  const explanation = { ...explain(finding), evidence: [] };
  return { code: finding.code, explanation, confidence: finding.confidence, place, weight };
}

/** Of a finding that only preflight has. */
export function problemLike(place: Place, explanation: Explanation, code: string): Omit<Problem, 'weight'> {
  return { code, explanation, confidence: 'certain', place };
}

/** The place of an input, or the step where it is not given. */
export function placeOf({ step, uses, inputs }: Base, name: string): Place {
  return { source: step.source, entry: inputs.get(name)?.entry ?? uses };
}

/** The place of the step. */
export function stepPlace({ step, uses }: Base): Place {
  return { source: step.source, entry: uses };
}

/** Whether the workflow goes on where the step, or the step with the action that has it, fails. */
export function toleratesFailure({ step, run }: Pick<StepRun, 'step' | 'run'>): boolean {
  return [...step.holders, run.job.value].some((value) => {
    const entry = entryOf(value, 'continue-on-error');
    // An expression or an alias may say so.
    return entry !== undefined && runnerTextOf(entry.value) !== 'false';
  });
}

/** Whether an earlier step is likely to have set variables. */
export function mayHaveBeenSet({ step }: Base): boolean {
  return step.changed.any || step.changed.ofAws;
}

/** Whether an earlier script that shows nothing of it may have set a variable that this input gets, or any. */
export function mayBeOfScript({ step, inputs }: Base, input?: string): boolean {
  if (!step.changed.unseen) return false;
  const given = input === undefined ? [...inputs.values()] : [inputs.get(input)].filter((one) => one !== undefined);
  // Without it, a variable decides about the region.
  const isOfVariable = input === 'aws-region' && !inputs.has('aws-region');
  const isOfName = input !== undefined && /[A-Z]/.test(input);
  const contexts = step.isInAction ? ['env', 'inputs'] : ['env'];
  const reads = given.flatMap(({ written }) => readsIn(written));
  return isOfVariable || isOfName || reads.some(([context = '']) => contexts.includes(context));
}

/** What is sure only if no script decides otherwise. */
export function unlessOfScript(base: Base, problem: Problem, input?: string): Problem {
  if (!mayBeOfScript(base, input)) return problem;
  const confidence = problem.confidence === 'certain' ? 'likely' : problem.confidence;
  return { ...problem, confidence, weight: problem.weight === 'fatal' ? 'warning' : problem.weight };
}

/** Not any label with such a start: a runner of one's own may have `ubuntu-onprem`. */
const HOSTED_LABEL = /^(?:ubuntu|windows|macos)-(?:latest|slim|\d[\d.]*)(?:-(?:arm|intel|large|xlarge|vs\d+))?$/;

/** Whether the job runs on a runner of GitHub, whose environment has nothing of AWS. */
export function isHosted({ run }: Base): boolean {
  const label = entryOf(run.job.value, 'runs-on')?.value;
  const written = textOf(label) ?? (itemsOf(label)?.length === 1 ? textOf(itemsOf(label)?.[0]) : undefined) ?? '';
  return HOSTED_LABEL.test(written) && entryOf(run.job.value, 'container') === undefined;
}
