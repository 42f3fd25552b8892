// From problems of single runs to findings about steps: an error is what no run of a step can avoid. Pure.
import { plainWords } from '../util/words.ts';
import type { PreflightFinding } from './preflight-report.ts';
import { type Problem, type StepRun, toleratesFailure } from './step-run.ts';

/** The runs of steps that were looked at. */
export interface Steps {
  readonly found: readonly StepRun[];
  /** Whether no limit left out a run of this step. */
  hasAllRunsOf(step: StepRun): boolean;
  /** Whether no limit left out a run of this step by the same calling jobs. */
  hasAllRunsOfCall(step: StepRun): boolean;
}

/** Where a step is, whichever run it is in. By an alias, several jobs have a step in one place. */
export function keyOf({ step, uses, run }: StepRun): string {
  const job = step.isInAction ? '' : run.job.name;
  return `${step.source.file}:${step.source.tree.spanOf(uses).line} ${job}`;
}

function callKeyOf(step: StepRun): string {
  return `${keyOf(step)} ${step.run.calls.map(({ source, entry }) => `${source.file}#${entry.name}`).join(' ')}`;
}

interface Count {
  readonly problem: Problem;
  readonly of: StepRun;
  count: number;
  readonly all: number;
  /** Whether there can't be other runs. */
  readonly isWhole: boolean;
}

/** An error is one in every run of its step. What is wrong with a caller counts in the runs that it calls. */
export function findingsOf(steps: Steps): readonly PreflightFinding[] {
  const found = new Map<string, Count>();
  const countsBy = (key: (step: StepRun) => string) => {
    const counts = new Map<string, number>();
    for (const step of steps.found) counts.set(key(step), (counts.get(key(step)) ?? 0) + 1);
    return counts;
  };
  const [all, called] = [countsBy(keyOf), countsBy(callKeyOf)];
  for (const step of steps.found) {
    for (const problem of step.problems) {
      const isOfCall = step.run.calls.some(({ source }) => source.file === problem.place.source.file);
      const key = `${keyOf(step)} ${isOfCall ? callKeyOf(step) : ''} ${problem.code} ${placeKey(problem)} ${plainWords(problem.explanation.cause)}`;
      const known = found.get(key);
      if (known !== undefined) {
        known.count += 1;
        continue;
      }
      const total = (isOfCall ? called.get(callKeyOf(step)) : all.get(keyOf(step))) ?? 0;
      const isWhole = isOfCall ? steps.hasAllRunsOfCall(step) : steps.hasAllRunsOf(step);
      found.set(key, { problem, of: step, count: 1, all: total, isWhole });
    }
  }
  return [...found.values()].map(({ problem, of, count, all: total, isWhole }) => {
    const isInAll = count >= total && isWhole;
    return findingOf(problem, of, isInAll);
  });
}

function placeKey({ place }: Problem): string {
  const { line, column } = place.source.tree.spanOf(place.entry);
  return `${place.source.file}:${line}:${column}`;
}

/**
 * The finding for a problem.
 * @param isInAll - whether every run of the step has it
 */
export function findingOf(problem: Problem, step: StepRun, isInAll: boolean): PreflightFinding {
  const { code, confidence, explanation, place, weight } = problem;
  const isError = weight === 'fatal' && isInAll && !toleratesFailure(step);
  // Where it fails in some runs only, these may have something else in common.
  const isPartly = weight === 'fatal' && !isInAll && confidence === 'certain';
  const severity = isError ? 'error' : weight === 'notice' ? 'notice' : 'warning';
  const { line, column } = place.source.tree.spanOf(place.entry);
  const { file } = place.source;
  return {
    code,
    severity,
    confidence: isPartly ? 'likely' : confidence,
    explanation,
    file,
    line,
    column,
    job: step.run.label,
  };
}

/** One finding a place and code; the worst of them. */
export function distinctFindings(findings: readonly PreflightFinding[]): readonly PreflightFinding[] {
  const found = new Map<string, PreflightFinding>();
  for (const finding of findings) {
    const { file, line, column = 0, code, explanation, severity } = finding;
    const key = `${file}:${line}:${column} ${code} ${explanation.title} ${plainWords(explanation.cause)}`;
    const known = found.get(key);
    if (known === undefined || (severity === 'error' && known.severity !== 'error')) found.set(key, finding);
  }
  return [...found.values()];
}
