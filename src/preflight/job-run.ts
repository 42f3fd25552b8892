// One way in which a job runs: with which values of its matrix, which environment, and which permission to request an ID token, and
// whether it runs at all. Pure.
import { type Entry, entryOf, itemsOf, textOf, type Value } from '../github/workflow/tree.ts';
import { type GivenToWorkflow, type Origin, outerLookup, withEnv } from './contexts.ts';
import { holds, interpolate, type Lookup } from './expressions.ts';
import { type Combination, valueIn } from './matrix.ts';
import { UNKNOWN } from './partial-values.ts';
import { type Permission, permissionOf } from './permissions.ts';
import { environmentOf, type JobEnvironment, type Trigger } from './triggers.ts';
import type { Place, YamlFile } from './workflow-files.ts';

/** One way in which a job runs. */
export interface JobRun {
  /** The id of the job, behind those of the jobs that call it. */
  readonly label: string;
  /** The workflow that has the job. */
  readonly source: YamlFile;
  readonly job: Entry;
  /** The jobs that call it, the outermost first. */
  readonly calls: readonly Place[];
  readonly trigger: Trigger;
  readonly permission: Permission;
  readonly environment: JobEnvironment;
  /** Whether nothing here starts it, but a caller in another repository may, beside those in this one. */
  readonly isSupposed: boolean;
  /** The values of expressions in the job. */
  lookup(origin: Origin): Lookup;
  /** Whether the job runs; undefined where only the run can tell. */
  isReached(origin: Origin): boolean | undefined;
}

/** How a workflow was started. */
export interface Start extends GivenToWorkflow {
  readonly source: YamlFile;
  readonly calls: readonly Place[];
  readonly labels: readonly string[];
  /** What the calling job grants; undefined where no job calls. */
  readonly ceiling: Permission | undefined;
  readonly isSupposed?: boolean;
  isReached(origin: Origin): boolean | undefined;
}

const NEEDS_MAX_DEPTH = 256;

/** What a job is in. */
export interface JobScope {
  readonly start: Start;
  /** All jobs of the workflow, by their ids. */
  readonly all: ReadonlyMap<string, Entry>;
  readonly ownName: string | undefined;
}

/** The run of a job with these values of its matrix. */
export function runOf(job: Entry, combination: Combination, { start, all, ownName }: JobScope): JobRun {
  const { source, trigger, calls } = start;
  const label = [...start.labels, job.name].join(' / ');
  const hasEnvironment = entryOf(job.value, 'environment') !== undefined;
  const lookup = (origin: Origin): Lookup => {
    const outer = outerLookup(start, origin, ownName);
    const inJob: Lookup = ([context = '', name = '', ...rest]) => {
      if (context === 'matrix')
        return combination === 'unknown' ? UNKNOWN : valueIn(combination, [name, ...rest].join('.'));
      // The environment of the job may have the secret.
      if (context === 'secrets' && hasEnvironment && origin !== 'fork') return UNKNOWN;
      return outer([context, name, ...rest]);
    };
    return withEnv([source.tree.root, job.value], inJob);
  };
  const own = lookup('own');
  return {
    label,
    source,
    job,
    calls,
    trigger,
    permission: permissionOf(source, job, start.ceiling),
    environment: environmentOf(job.value, (text) => interpolate(text, own)),
    isSupposed: start.isSupposed === true,
    lookup,
    isReached: byOrigin((origin) => {
      const before = start.isReached(origin);
      return before === false ? false : and(before, isJobReached(job, { all, lookup: lookup(origin) }));
    }),
  };
}

/** Finds out once for each. */
export function byOrigin<T>(find: (origin: Origin) => T): (origin: Origin) => T {
  const known = new Map<Origin, T>();
  return (origin) => {
    if (!known.has(origin)) known.set(origin, find(origin));
    return known.get(origin) as T;
  };
}

function and(one: boolean | undefined, other: boolean | undefined): boolean | undefined {
  if (one === false || other === false) return false;
  return one === undefined || other === undefined ? undefined : true;
}

interface Reach {
  readonly all: ReadonlyMap<string, Entry>;
  readonly lookup: Lookup;
}

/**
 * A job that needs one that is skipped is skipped as well, unless it says that it runs always.
 * @param known - what was found of the jobs that others need: each is looked at once
 */
function isJobReached(
  job: Entry,
  reach: Reach,
  known = new Map<string, boolean | undefined>(),
  depth = 0,
): boolean | undefined {
  if (known.has(job.name)) return known.get(job.name);
  const condition = entryOf(job.value, 'if');
  const text = condition === undefined ? 'true' : textOf(condition.value);
  const own = text === undefined ? undefined : holds(text, reach.lookup);
  known.set(job.name, own);
  if (own === false || /\b(?:always|failure|cancelled)\s*\(/i.test(text ?? '')) return own;
  const names = namesIn(entryOf(job.value, 'needs')?.value);
  if (depth > NEEDS_MAX_DEPTH || names === undefined) return undefined;
  const needed = names.flatMap((name) => reach.all.get(name) ?? []);
  const reached = needed.map((one) => isJobReached(one, reach, known, depth + 1)).reduce(and, own);
  known.set(job.name, reached);
  return reached;
}

/** One name or several; undefined where an alias hides them. */
function namesIn(value: Value): readonly string[] | undefined {
  if (value === undefined) return [];
  const names = itemsOf(value)?.map(textOf) ?? [textOf(value)];
  return names.every((name) => name !== undefined) ? names : undefined;
}
