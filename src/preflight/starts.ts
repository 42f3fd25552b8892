// The ways in which a workflow starts: by an event, with each input that one can choose by hand, by a job of this repository, or by one
// elsewhere. Pure.
import { type Entry, entriesOf, entryOf, itemsOf, runnerTextOf, textOf, type Value } from '../github/workflow/tree.ts';
import { asInput, entriesIn, fieldValue, secretOf, typedValue } from './contexts.ts';
import { readOnce } from './expressions.ts';
import { byOrigin, type JobRun, type Start } from './job-run.ts';
import { UNKNOWN } from './partial-values.ts';
import { CALLED_FROM_ELSEWHERE, type Trigger, triggersOf } from './triggers.ts';
import type { YamlFile } from './workflow-files.ts';

const CHOICES_MAX_COUNT = 20;

/** The starts of a workflow by its own events. */
export function startsOfEvents(source: YamlFile): readonly Start[] {
  return (triggersOf(source.tree) ?? [])
    .filter(({ event }) => event !== 'workflow_call')
    .flatMap((trigger) => choicesOf(source, trigger).map((chosen) => startOfEvent(source, trigger, chosen)));
}

/** The inputs of a run by hand that have a list of values: one record for each value, where only one input has such a list. */
function choicesOf(source: YamlFile, { event }: Trigger): readonly Readonly<Record<string, string>>[] {
  if (event !== 'workflow_dispatch') return [{}];
  const inputs = entryOf(entryOf(entryOf(source.tree.root, 'on')?.value, event)?.value, 'inputs')?.value;
  const lists = (entriesOf(inputs) ?? []).flatMap(({ name, value }) => {
    const options = itemsOf(entryOf(value, 'options')?.value)?.map(runnerTextOf);
    const isChoice = textOf(entryOf(value, 'type')?.value) === 'choice';
    return isChoice && options?.every((one) => one !== undefined) ? [{ name: name.toLowerCase(), options }] : [];
  });
  const [only, ...others] = lists;
  const isOne = only !== undefined && others.length === 0 && only.options.length > 0;
  if (!isOne || only.options.length > CHOICES_MAX_COUNT) return [{}];
  return only.options.map((option) => ({ [only.name]: option }));
}

function startOfEvent(source: YamlFile, trigger: Trigger, chosen: Readonly<Record<string, string>>): Start {
  const isByHand = trigger.event === 'workflow_dispatch';
  return {
    source,
    trigger,
    isCalled: false,
    calls: [],
    labels: [],
    ceiling: undefined,
    input: (name) => {
      // Nobody gives inputs to another event.
      if (!isByHand) return null;
      const declared = declaredInputs(source, 'workflow_dispatch');
      const isThere = declared?.some((one) => one.name.toLowerCase() === name) ?? true;
      return isThere ? (chosen[name] ?? UNKNOWN) : null;
    },
    secret: (_, origin) => secretOf(trigger, origin),
    isReached: () => true,
  };
}

/** The caller is in another repository, or is none that can be read here. */
export function startFromElsewhere(source: YamlFile): Start {
  const ceiling = { level: 'unknown' } as const;
  const start = { source, trigger: CALLED_FROM_ELSEWHERE, isCalled: false, calls: [], labels: [], ceiling };
  return { ...start, input: () => UNKNOWN, secret: () => UNKNOWN, isReached: () => undefined };
}

/** The start of a workflow by a job of another. */
export function startOfCall(callee: YamlFile, run: JobRun, start: Start): Start {
  const given = entriesIn(run.job.value, 'with');
  const secrets = entryOf(run.job.value, 'secrets')?.value;
  const named = entriesOf(secrets);
  return {
    source: callee,
    trigger: run.trigger,
    isCalled: true,
    calls: [...run.calls, { source: start.source, entry: run.job }],
    labels: [...start.labels, run.job.name],
    isSupposed: run.isSupposed,
    ceiling: run.permission,
    input: byName((name, origin) => {
      if (given === undefined) return UNKNOWN;
      const entry = given.find((one) => one.name.toLowerCase() === name);
      const declared = declaredInputs(callee, 'workflow_call');
      if (declared === undefined) return UNKNOWN;
      const input = declared.find((one) => one.name.toLowerCase() === name);
      const type = textOf(entryOf(input?.value, 'type')?.value);
      if (entry !== undefined) return asInput(type, typedValue(entry.value, run.lookup(origin)) ?? UNKNOWN);
      if (input === undefined) return null;
      const usual = entryOf(input.value, 'default');
      return asInput(type, usual === undefined ? null : (typedValue(usual.value, () => UNKNOWN) ?? UNKNOWN));
    }),
    secret: byName((name, origin) => {
      if (textOf(secrets) === 'inherit') return start.secret(name, origin);
      if (secrets === undefined) return null;
      const entry = named?.find((one) => one.name.toLowerCase() === name);
      if (entry === undefined) return named === undefined ? UNKNOWN : null;
      return fieldValue(runnerTextOf(entry.value), run.lookup(origin));
    }),
    isReached: run.isReached,
  };
}

/** Reads each value once. */
function byName(read: Start['input']): Start['input'] {
  const known = byOrigin((origin) => readOnce((name) => read(name, origin)));
  return (name, origin) => known(origin)(name);
}

/** The inputs that a workflow declares for an event; undefined where an alias hides them. */
function declaredInputs({ tree }: YamlFile, event: string): readonly Entry[] | undefined {
  const below = (fields: readonly Entry[] | undefined, name: string) =>
    fields && fieldsOf(fields.find((one) => one.name === name)?.value);
  return ['on', event, 'inputs'].reduce(below, fieldsOf(tree.root));
}

/** None for a text or a list. */
function fieldsOf(value: Value): readonly Entry[] | undefined {
  const hasNone = value === undefined || textOf(value) !== undefined || itemsOf(value) !== undefined;
  return hasNone ? [] : entriesOf(value);
}
