// The jobs that a matrix makes: one record of values for each. Pure.
import { type Entry, entriesOf, entryOf, itemsOf, type Value as YamlValue } from '../github/workflow/tree.ts';
import { entriesIn, typedValue } from './contexts.ts';
import type { Lookup } from './expressions.ts';
import { isUnknown, textOfValue, unknown, type Value } from './partial-values.ts';

const COMBINATIONS_MAX_COUNT = 64;
/** GitHub refuses a matrix that makes more jobs. */
const RECORDS_MAX_COUNT = 256;

/** The values of one job; unknown where only the run has them. */
export type Combination = Readonly<Record<string, Value>> | 'unknown';

/** A mapping in a matrix is there, but it is no text. */
export function valueIn(combination: Readonly<Record<string, Value>>, path: string): Value {
  const isMapping = path === '' || Object.keys(combination).some((key) => key.startsWith(`${path}.`));
  return combination[path] ?? (isMapping ? unknown({ truth: true }) : null);
}

/**
 * The values of `matrix`, one record a job; one that is unknown where an expression makes them, or where they are too many.
 * @param text - of the workflow, as far as it can read the matrix
 * @param lookup - the values of expressions in the matrix
 */
export function combinationsOf(job: Entry, text: string, lookup: Lookup): readonly Combination[] {
  if (entriesIn(job.value, 'strategy') === undefined) return ['unknown'];
  const matrix = entryOf(entryOf(job.value, 'strategy')?.value, 'matrix');
  if (matrix === undefined) return [{}];
  const entries = entriesOf(matrix.value);
  if (entries === undefined) return ['unknown'];
  const lists = entries.filter(({ name }) => name !== 'include' && name !== 'exclude');
  let all: readonly Record<string, Value>[] = [{}];
  for (const { name, value } of lists) {
    const items = recordsIn(value, name.toLowerCase(), lookup);
    if (items === undefined || all.length * items.length > COMBINATIONS_MAX_COUNT) return ['unknown'];
    all = all.flatMap((one) => items.map((item) => ({ ...one, ...item })));
  }
  const [included, excluded] = ['include', 'exclude'].map((name) => {
    const entry = entries.find((one) => one.name === name);
    return entry === undefined ? [] : recordsIn(entry.value, '', lookup);
  });
  if (included === undefined || excluded === undefined) return ['unknown'];
  const isOpen = all.some((one) =>
    [
      ...excluded.map((other) => agree(one, other, Object.keys(other))),
      ...included.map((other) => agree(one, other, sharedKeys(one, other))),
    ].includes(undefined),
  );
  if (isOpen) return ['unknown'];
  const kept = all.filter((one) => !excluded.some((other) => agree(one, other, Object.keys(other))));
  const made = withIncluded(lists.length === 0 ? [] : kept, included);
  return made.length > COMBINATIONS_MAX_COUNT ? ['unknown'] : distinct(made, text);
}

/** Jobs that differ only in what the workflow does not read are one. */
function distinct(combinations: readonly Record<string, Value>[], text: string): readonly Record<string, Value>[] {
  if (/matrix\s*(?:\[|\)|,|\}|$)/im.test(text.replace(/matrix\s*:/g, ''))) return combinations;
  const read = new Set([...text.matchAll(/matrix\s*\.\s*([\w-]+)/gi)].map(([, name = '']) => name.toLowerCase()));
  const kept = combinations.map((one) =>
    Object.fromEntries(Object.entries(one).filter(([key]) => read.has(key.split('.')[0] ?? ''))),
  );
  return [...new Map(kept.map((one) => [JSON.stringify(one), one])).values()];
}

/** @see https://docs.github.com/en/actions/how-tos/write-workflows/choose-what-workflows-do/run-job-variations#expanding-or-adding-matrix-configurations */
function withIncluded(
  kept: readonly Record<string, Value>[],
  included: readonly Record<string, Value>[],
): readonly Record<string, Value>[] {
  const added: Record<string, Value>[] = [];
  let grown = kept.map((one) => ({ original: one, now: one }));
  for (const extra of included) {
    const fits = grown.filter(({ original }) => agree(original, extra, sharedKeys(original, extra)));
    if (fits.length === 0) added.push(extra);
    grown = grown.map((one) => (fits.includes(one) ? { ...one, now: { ...one.now, ...extra } } : one));
  }
  return [...grown.map(({ now }) => now), ...added];
}

function sharedKeys(one: Record<string, Value>, other: Record<string, Value>): readonly string[] {
  return Object.keys(one).filter((key) => key in other);
}

/** Whether the values are the same; undefined where only the run can tell. */
function agree(one: Record<string, Value>, other: Record<string, Value>, keys: readonly string[]): boolean | undefined {
  const textIn = (record: Record<string, Value>, key: string) => {
    const value = record[key] ?? null;
    return isUnknown(value) || Array.isArray(value) ? undefined : textOfValue(value);
  };
  const open = keys.filter((key) => key in one && [one, other].some((record) => textIn(record, key) === undefined));
  // A record without the key is another one.
  if (keys.some((key) => !open.includes(key) && (!(key in one) || textIn(one, key) !== textIn(other, key))))
    return false;
  return open.length === 0 ? true : undefined;
}

function recordsIn(list: YamlValue, name: string, lookup: Lookup): readonly Record<string, Value>[] | undefined {
  const items = itemsOf(list);
  if (items === undefined || items.length > RECORDS_MAX_COUNT) return undefined;
  const records = items.map((item) => flat(name, item, lookup));
  return records.every((record) => record !== undefined) ? records : undefined;
}

/** A value by its path: a mapping has one for each part. */
function flat(path: string, value: YamlValue, lookup: Lookup): Record<string, Value> | undefined {
  const entries = entriesOf(value);
  if (entries === undefined) {
    const typed = typedValue(value, lookup);
    return typed === undefined || path === '' ? undefined : { [path]: typed };
  }
  const parts = entries.map(({ name, value: part }) =>
    flat(path === '' ? name.toLowerCase() : `${path}.${name.toLowerCase()}`, part, lookup),
  );
  return parts.every((part) => part !== undefined) ? Object.assign({}, ...parts) : undefined;
}
