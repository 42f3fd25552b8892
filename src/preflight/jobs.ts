// Every way in which a job runs: by which trigger, called by which jobs, with which values of its matrix, and with which permission to
// request an ID token. Effect: reads the workflows that jobs call.

import { idTokenEntry } from '../github/workflow/locate.ts';
import {
  type Entry,
  entriesOf,
  entryOf,
  itemsOf,
  runnerTextOf,
  runnerValueOf,
  textOf,
  type Value as YamlValue,
} from '../github/workflow/tree.ts';
import {
  evaluate,
  hasExpression,
  holds,
  interpolate,
  isUnknown,
  type Lookup,
  onlyExpression,
  readOnce,
  textLike,
  textOfValue,
  UNKNOWN,
  unknown,
  type Value,
} from './expressions.ts';
import type { UnreadFile } from './preflight-report.ts';
import { CALLED_FROM_ELSEWHERE, environmentOf, type JobEnvironment, type Trigger, triggersOf } from './triggers.ts';
import { RELEVANT, type Repository, type YamlFile } from './workflow-files.ts';

/** An entry of a file. */
export interface Place {
  readonly source: YamlFile;
  readonly entry: Entry;
}

/** Whose code a run is for: the repository's own, a fork's, or an update by Dependabot. */
export type Origin = 'own' | 'fork' | 'dependabot';

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

/** Whether a job can request an ID token. */
export type Permission =
  | { readonly level: 'granted' | 'unknown' }
  /** `place`: what to change, in the job's own workflow or in one that calls it. */
  | { readonly level: 'missing'; readonly place: Place; readonly byCaller: boolean };

const CALLS_MAX_DEPTH = 10;
const NEEDS_MAX_DEPTH = 256;
/** For all workflows together, with those of jobs that call a workflow. */
const RUNS_MAX_COUNT = 20_000;
/** Why the rest is unread. */
export const TIME_IS_UP = 'Time is up: the jobs of this workflow and those after it were not looked at.';
const COMBINATIONS_MAX_COUNT = 64;
const CHOICES_MAX_COUNT = 20;

/** How a workflow was started. */
interface Start {
  readonly source: YamlFile;
  readonly trigger: Trigger;
  readonly calls: readonly Place[];
  readonly labels: readonly string[];
  /** What the calling job grants; undefined where no job calls. */
  readonly ceiling: Permission | undefined;
  readonly isSupposed?: boolean;
  input(name: string, origin: Origin): Value;
  secret(name: string, origin: Origin): Value;
  isReached(origin: Origin): boolean | undefined;
}

/**
 * Every run of every job that has steps. What others may call is looked at through the calls in this repository, and as called from
 * elsewhere.
 * @param isOverdue - whether to stop; asked before each run
 */
export async function jobRunsOf(
  repository: Repository,
  ownName: string | undefined,
  isOverdue: () => boolean,
): Promise<{ readonly runs: readonly JobRun[]; readonly unread: readonly UnreadFile[] }> {
  const found: JobRun[] = [];
  const unread: UnreadFile[] = [];
  let count = 0;
  const isEnded = ({ source: { file } }: Start): boolean => {
    const isFull = count >= RUNS_MAX_COUNT;
    if (unread.length === 0 && (isFull || isOverdue()))
      unread.push({ file, reason: isFull ? `Only ${RUNS_MAX_COUNT} runs of jobs are looked at.` : TIME_IS_UP });
    return unread.length > 0;
  };
  const called = new Set<string>();
  const visit = async (start: Start): Promise<void> => {
    for (const job of entriesOf(entryOf(start.source.tree.root, 'jobs')?.value) ?? []) {
      if (!mayMatter(job, start.source)) continue;
      for (const combination of combinationsOf(job, start, ownName)) {
        if (isEnded(start)) return;
        count += 1;
        const run = runOf(job, combination, start, ownName);
        if (entryOf(job.value, 'steps') !== undefined) found.push(run);
        const uses = textOf(entryOf(job.value, 'uses')?.value);
        if (!uses?.startsWith('./') || start.calls.length >= CALLS_MAX_DEPTH) continue;
        const callee = await repository.workflowAt(uses);
        if (callee === undefined) continue;
        called.add(callee.file);
        const isCycle = [start.source, ...start.calls.map(({ source }) => source)].some(
          ({ file }) => file === callee.file,
        );
        if (!isCycle) await visit(startOfCall(callee, run, start));
      }
    }
  };
  for (const source of repository.workflows)
    for (const trigger of triggersOf(source.tree) ?? [])
      if (trigger.event !== 'workflow_call')
        for (const chosen of choicesOf(source, trigger)) await visit(startOfEvent(source, trigger, chosen));
  for (const source of repository.workflows)
    if (triggersOf(source.tree)?.some(({ event }) => event === 'workflow_call'))
      await visit({ ...startFromElsewhere(source), isSupposed: called.has(source.file) });
  return { runs: found, unread };
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
  if (only === undefined || others.length > 0 || only.options.length > CHOICES_MAX_COUNT) return [{}];
  return only.options.map((option) => ({ [only.name]: option }));
}

/** The text of a job. */
function textOfJob({ value }: Entry, { text }: YamlFile): string {
  const [start = 0, end = 0] = value?.range ?? [];
  return text.slice(start, end);
}

/** Whether a job may get credentials: by an action, or by something of the repository that may use one. */
function mayMatter(job: Entry, source: YamlFile): boolean {
  const text = textOfJob(job, source);
  return RELEVANT.test(text) || /[:\s-]\*\w/.test(text);
}

function startOfEvent(source: YamlFile, trigger: Trigger, chosen: Readonly<Record<string, string>>): Start {
  const isByHand = trigger.event === 'workflow_dispatch';
  return {
    source,
    trigger,
    calls: [],
    labels: [],
    ceiling: undefined,
    // Nobody gives inputs to another event.
    input: (name) => (isByHand && declares(source, 'workflow_dispatch', name) ? (chosen[name] ?? UNKNOWN) : null),
    secret: (_, origin) => secretOf(trigger, origin),
    isReached: () => true,
  };
}

function secretOf({ event }: Trigger, origin: Origin): Value {
  return origin === 'fork' && event !== 'pull_request_target' ? null : UNKNOWN;
}

/** The caller is in another repository, or is none that can be read here. */
function startFromElsewhere(source: YamlFile): Start {
  const ceiling = { level: 'unknown' } as const;
  const start = { source, trigger: CALLED_FROM_ELSEWHERE, calls: [], labels: [], ceiling };
  return { ...start, input: () => UNKNOWN, secret: () => UNKNOWN, isReached: () => undefined };
}

function startOfCall(callee: YamlFile, run: JobRun, start: Start): Start {
  const given = entriesIn(run.job.value, 'with');
  const secrets = entryOf(run.job.value, 'secrets')?.value;
  const named = entriesOf(secrets);
  return {
    source: callee,
    trigger: run.trigger,
    calls: [...run.calls, { source: start.source, entry: run.job }],
    labels: [...start.labels, run.job.name],
    isSupposed: run.isSupposed,
    ceiling: run.permission,
    input: byOrigin((name, origin) => {
      if (given === undefined) return UNKNOWN;
      const entry = given.find((one) => one.name.toLowerCase() === name);
      const declared = entryOf(entryOf(entryOf(callee.tree.root, 'on')?.value, 'workflow_call')?.value, 'inputs');
      const input = entriesOf(declared?.value)?.find((one) => one.name.toLowerCase() === name);
      const type = textOf(entryOf(input?.value, 'type')?.value);
      if (entry !== undefined) return asInput(type, typedValue(entry.value, run.lookup(origin)) ?? UNKNOWN);
      if (input === undefined) return null;
      const usual = entryOf(input.value, 'default');
      return asInput(type, usual === undefined ? null : (typedValue(usual.value, () => UNKNOWN) ?? UNKNOWN));
    }),
    secret: byOrigin((name, origin) => {
      if (textOf(secrets) === 'inherit') return start.secret(name, origin);
      if (secrets === undefined) return null;
      const entry = named?.find((one) => one.name.toLowerCase() === name);
      if (entry === undefined) return named === undefined ? UNKNOWN : null;
      return fieldValue(textOf(entry.value), run.lookup(origin));
    }),
    isReached: run.isReached,
  };
}

/** Reads each value once. */
function byOrigin(read: Start['input']): Start['input'] {
  const known = {
    own: readOnce((name) => read(name, 'own')),
    fork: readOnce((name) => read(name, 'fork')),
    dependabot: readOnce((name) => read(name, 'dependabot')),
  };
  return (name, origin) => known[origin](name);
}

function declares({ tree }: YamlFile, event: string, name: string): boolean {
  const inputs = entryOf(entryOf(entryOf(tree.root, 'on')?.value, event)?.value, 'inputs')?.value;
  return entriesOf(inputs)?.some((one) => one.name.toLowerCase() === name) ?? false;
}

/** A value of YAML with its type, or that of an expression; undefined for a list or a mapping. */
function typedValue(value: YamlValue, lookup: Lookup): Value | undefined {
  const read = value === undefined ? null : runnerValueOf(value);
  return typeof read === 'string' && hasExpression(read) ? fieldValue(read, lookup) : read;
}

/** What an input of that type has: a text, a boolean, or a number. */
function asInput(type: string | undefined, value: Value): Value {
  if (Array.isArray(value)) return UNKNOWN;
  switch (type) {
    case 'string':
      return isUnknown(value) ? value : textOfValue(value);
    case 'boolean':
      if (value === null || typeof value === 'boolean') return value ?? false;
      if (isUnknown(value)) return unknown(value.truth === undefined ? {} : { truth: value.truth });
      return value === 'true' || value === 'false' ? value === 'true' : UNKNOWN;
    case 'number': {
      if (value === null || value === '' || typeof value === 'boolean') return value === null ? 0 : UNKNOWN;
      return isUnknown(value) || Number.isNaN(Number(value)) ? UNKNOWN : Number(value);
    }
    default:
      return typeof value === 'string' || isUnknown(value) ? value : UNKNOWN;
  }
}

/** The value of a field: that of the expression, where it is one and nothing else. */
function fieldValue(text: string | undefined, lookup: Lookup): Value {
  if (text === undefined) return UNKNOWN;
  const alone = onlyExpression(text.trim());
  if (alone !== undefined) return evaluate(alone, lookup);
  const filled = interpolate(text, lookup);
  return filled.isKnown ? filled.text : textLike(filled.text);
}

type Combination = Readonly<Record<string, Value>> | 'unknown';

function runOf(job: Entry, combination: Combination, start: Start, ownName: string | undefined): JobRun {
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
    isReached: (origin) => {
      const before = start.isReached(origin);
      return before === false ? false : and(before, isJobReached(job, source, lookup(origin)));
    },
  };
}

/** A mapping in a matrix is there, but it is no text. */
function valueIn(combination: Readonly<Record<string, Value>>, path: string): Value {
  const isMapping = path === '' || Object.keys(combination).some((key) => key.startsWith(`${path}.`));
  return combination[path] ?? (isMapping ? unknown({ truth: true }) : null);
}

function and(one: boolean | undefined, other: boolean | undefined): boolean | undefined {
  if (one === false || other === false) return false;
  return one === undefined || other === undefined ? undefined : true;
}

/**
 * A job that needs one that is skipped is skipped as well, unless it says that it runs always.
 * @param known - what was found of the jobs that others need: each is looked at once
 */
function isJobReached(
  job: Entry,
  source: YamlFile,
  lookup: Lookup,
  known = new Map<string, boolean | undefined>(),
  depth = 0,
): boolean | undefined {
  if (known.has(job.name)) return known.get(job.name);
  const condition = entryOf(job.value, 'if');
  const text = condition === undefined ? 'true' : textOf(condition.value);
  const own = text === undefined ? undefined : holds(text, lookup);
  known.set(job.name, own);
  if (own === false || /\b(?:always|failure|cancelled)\s*\(/.test(text ?? '')) return own;
  if (depth > NEEDS_MAX_DEPTH) return undefined;
  const needs = entryOf(job.value, 'needs')?.value;
  const names = [textOf(needs), ...(itemsOf(needs) ?? []).map(textOf)].filter((name) => name !== undefined);
  const jobs = entryOf(source.tree.root, 'jobs')?.value;
  const needed = names.flatMap((name) => entryOf(jobs, name) ?? []);
  const reached = needed.map((one) => isJobReached(one, source, lookup, known, depth + 1)).reduce(and, own);
  known.set(job.name, reached);
  return reached;
}

/** What a field of a workflow, a job or a step has; undefined where an alias or an expression hides it. */
export function entriesIn(holder: YamlValue, field: 'env' | 'with' | 'strategy'): readonly Entry[] | undefined {
  const value = entryOf(holder, field)?.value;
  return value === undefined || runnerTextOf(value) === '' ? [] : entriesOf(value);
}

/** The variables of the workflow, the job and, where it has its own, the step stand for what they are set to. */
export function withEnv(holders: readonly YamlValue[], lookup: Lookup): Lookup {
  return holders.reduce<Lookup>((outer, holder) => {
    const entries = entriesIn(holder, 'env');
    if (entries === undefined) return (path) => (path[0] === 'env' ? UNKNOWN : outer(path));
    const variable = readOnce((name) => {
      const entry = entries.find((one) => one.name.toLowerCase() === name);
      return entry === undefined ? outer(['env', name]) : fieldValue(runnerTextOf(entry.value), outer);
    });
    return (path) => (path[0] === 'env' && path[1] !== undefined ? variable(path[1]) : outer(path));
  }, lookup);
}

/** Two repositories that are not the same. */
const OWN = unknown({ name: 'this repository', truth: true });
const FORK = unknown({ name: 'a fork', truth: true });

function outerLookup(start: Start, origin: Origin, ownName: string | undefined): Lookup {
  return (path) => {
    const [context, name = ''] = path;
    switch (context) {
      case 'github':
        // A called workflow has the event of its caller, with texts alone.
        if (name === 'event' && path[2] === 'inputs' && path[3] !== undefined)
          return start.calls.length > 0 ? UNKNOWN : start.input(path[3], origin);
        return ofGitHub(path.slice(1).join('.'), start.trigger, origin, ownName);
      case 'inputs':
        return start.input(name, origin);
      case 'secrets':
        return name === 'github_token' ? unknown({ truth: true }) : start.secret(name, origin);
      case 'vars':
        return origin === 'fork' && start.trigger.event !== 'pull_request_target' ? null : UNKNOWN;
      default:
        return UNKNOWN;
    }
  };
}

const PULL_REQUEST_EVENTS = [
  ...['pull_request', 'pull_request_target', 'pull_request_review', 'pull_request_review_comment'],
];

function ofGitHub(name: string, { event, ref }: Trigger, origin: Origin, ownName: string | undefined): Value {
  const isCalled = event === 'workflow_call';
  const isPullRequest = PULL_REQUEST_EVENTS.includes(event);
  switch (name) {
    case 'event_name':
      return isCalled ? UNKNOWN : event;
    case 'ref':
      return ref === undefined ? UNKNOWN : textLike(ref);
    case 'ref_name':
      return ref === undefined ? UNKNOWN : nameOfRef(ref);
    case 'ref_type':
      return ref === undefined ? UNKNOWN : typeOfRef(ref);
    case 'repository':
      return ownName ?? OWN;
    case 'repository_owner':
      return ownName?.split('/')[0] ?? unknown({ truth: true });
    case 'head_ref':
    case 'base_ref':
      return isPullRequest ? unknown({ truth: true }) : isCalled ? UNKNOWN : '';
    case 'actor':
    case 'triggering_actor':
    case 'event.pull_request.user.login':
    case 'event.sender.login':
      return origin === 'dependabot' ? 'dependabot[bot]' : UNKNOWN;
    case 'event.pull_request.head.repo.fork':
      return isPullRequest ? origin === 'fork' : isCalled ? UNKNOWN : null;
    case 'event.pull_request.head.repo.full_name':
      if (!isPullRequest) return isCalled ? UNKNOWN : null;
      return origin === 'fork' ? FORK : (ownName ?? OWN);
    case 'event.pull_request.base.repo.full_name':
      return isPullRequest ? (ownName ?? OWN) : isCalled ? UNKNOWN : null;
    default:
      if (/^event\.(?:pull_request|number)\b/.test(name)) return isPullRequest || isCalled ? UNKNOWN : null;
      return UNKNOWN;
  }
}

function nameOfRef(ref: string): Value {
  const [, name] = /^refs\/(?:heads|tags|pull)\/(.+)$/.exec(ref) ?? [];
  return name === undefined ? UNKNOWN : textLike(name);
}

function typeOfRef(ref: string): Value {
  if (ref.startsWith('refs/heads/')) return 'branch';
  return ref.startsWith('refs/tags/') ? 'tag' : UNKNOWN;
}

/**
 * Whether the job can request an ID token: its own permissions take the place of the workflow's, and those of a job that calls it are
 * the most that it gets.
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/reusing-workflow-configurations
 */
function permissionOf(source: YamlFile, job: Entry, ceiling: Permission | undefined): Permission {
  const own = ownLevel(source, job);
  if (own === 'none') return { level: 'missing', place: placeIn(source, job), byCaller: false };
  if (ceiling === undefined)
    return own === 'unstated' ? { level: 'missing', place: placeIn(source, job), byCaller: false } : levelOf(own);
  if (ceiling.level === 'missing') return { ...ceiling, byCaller: true };
  return own === 'unstated' || own === 'write' ? ceiling : { level: 'unknown' };
}

function levelOf(own: 'write' | 'unknown'): Permission {
  return { level: own === 'write' ? 'granted' : 'unknown' };
}

function placeIn(source: YamlFile, job: Entry): Place {
  return { source, entry: idTokenEntry(source.tree, job) ?? job };
}

function ownLevel({ tree }: YamlFile, job: Entry): 'write' | 'none' | 'unstated' | 'unknown' {
  const [inJob, inWorkflow] = [entriesOf(job.value), entriesOf(tree.root)];
  if (inJob === undefined || inWorkflow === undefined) return 'unknown';
  const permissions = [...inJob, ...inWorkflow].find(({ name }) => name === 'permissions');
  if (permissions === undefined) return 'unstated';
  const level = textOf(permissions.value);
  if (level !== undefined) return level === 'write-all' ? 'write' : level === 'read-all' ? 'none' : 'unknown';
  const entries = entriesOf(permissions.value);
  if (entries === undefined) return 'unknown';
  const idToken = entries.find(({ name }) => name === 'id-token');
  if (idToken === undefined) return 'none';
  const value = textOf(idToken.value);
  return value === 'write' ? 'write' : value === 'none' || value === 'read' ? 'none' : 'unknown';
}

/** The values of `matrix`, one record a job; one that is unknown where an expression makes them, or where they are too many. */
function combinationsOf(job: Entry, start: Start, ownName: string | undefined): readonly Combination[] {
  if (entriesIn(job.value, 'strategy') === undefined) return ['unknown'];
  const matrix = entryOf(entryOf(job.value, 'strategy')?.value, 'matrix');
  if (matrix === undefined) return [{}];
  const entries = entriesOf(matrix.value);
  if (entries === undefined) return ['unknown'];
  const lookup = outerLookup(start, 'own', ownName);
  const lists = entries.filter(({ name }) => name !== 'include' && name !== 'exclude');
  let all: readonly Record<string, Value>[] = [{}];
  for (const { name, value } of lists) {
    const items = itemsOf(value)?.map((item) => flat(name.toLowerCase(), item, lookup));
    if (items === undefined || !items.every((item) => item !== undefined)) return ['unknown'];
    all = all.flatMap((one) => items.map((item) => ({ ...one, ...item })));
    if (all.length > COMBINATIONS_MAX_COUNT) return ['unknown'];
  }
  const [included, excluded] = ['include', 'exclude'].map((name) => recordsIn(entryOf(matrix.value, name), lookup));
  if (included === undefined || excluded === undefined) return ['unknown'];
  const isOpen = all.some((one) =>
    [
      ...excluded.map((other) => agree(one, other, Object.keys(other))),
      ...included.map((other) => agree(one, other, sharedKeys(one, other))),
    ].includes(undefined),
  );
  if (isOpen) return ['unknown'];
  const kept = all.filter((one) => !excluded.some((other) => agree(one, other, Object.keys(other))));
  return distinct(withIncluded(lists.length === 0 ? [] : kept, included), textOfJob(job, start.source));
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
  return [...grown.map(({ now }) => now), ...added].slice(0, COMBINATIONS_MAX_COUNT);
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

function recordsIn(entry: Entry | undefined, lookup: Lookup): readonly Record<string, Value>[] | undefined {
  if (entry === undefined) return [];
  const records = itemsOf(entry.value)?.map((item) => flat('', item, lookup));
  return records?.every((record) => record !== undefined) ? records : undefined;
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
