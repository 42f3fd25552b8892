// The inputs and variables that a step gives to its action. Pure.
import { type Entry, entriesOf, entryOf, runnerTextOf, textOf } from '../github/workflow/tree.ts';
import { entriesIn, type Origin } from './contexts.ts';
import { type Interpolated, interpolate } from './expressions.ts';
import type { JobRun } from './job-run.ts';
import type { Step } from './steps.ts';

/** What a step gives for an input. */
export interface GivenInput extends Interpolated {
  readonly entry: Entry;
  /** As it is written. */
  readonly written: string;
}

/** The inputs that a step gives, by their names in lower case; undefined where an alias hides them. */
export function inputsOf(step: Step, origin: Origin = 'own'): ReadonlyMap<string, GivenInput> | undefined {
  const block = entryOf(step.value, 'with');
  if (block === undefined) return new Map();
  const entries = entriesOf(block.value);
  if (entries === undefined) return textOf(block.value) === '' ? new Map() : undefined;
  const lookup = step.lookup(origin);
  const inputs = entries.map((entry) => {
    const written = runnerTextOf(entry.value);
    const filled = written === undefined ? { text: '*', isKnown: false } : interpolate(written, lookup);
    return [entry.name.toLowerCase(), { entry, written: written ?? '', ...filled }] as const;
  });
  return new Map(inputs);
}

/** The variables that workflow, job and step set. */
export interface Variables {
  /** As far as their values are known. */
  readonly values: ReadonlyMap<string, Interpolated>;
  /** Whether there may be others, which an alias or an expression hides. */
  readonly hasHidden: boolean;
}

/** The variables that a step has. */
export function variablesOf(step: Step, run: JobRun): Variables {
  const lookup = step.lookup('own');
  const all = [run.source.tree.root, run.job.value, ...step.holders].map((holder) => entriesIn(holder, 'env'));
  const unknown: Interpolated = { text: '*', isKnown: false };
  const values = new Map<string, Interpolated>();
  for (const entries of all) {
    // What is hidden may have another value for each.
    if (entries === undefined) for (const name of values.keys()) values.set(name, unknown);
    for (const { name, value } of entries ?? []) {
      const written = runnerTextOf(value);
      values.set(name, written === undefined ? unknown : interpolate(written, lookup));
    }
  }
  return { values, hasHidden: all.includes(undefined) };
}
