// What the contexts of expressions have before a run: github, inputs, secrets, vars and env, as far as the files show it. Pure.
import {
  type Entry,
  entriesOf,
  entryOf,
  runnerTextOf,
  runnerValueOf,
  type Value as YamlValue,
} from '../github/workflow/tree.ts';
import { evaluate, hasExpression, interpolate, type Lookup, onlyExpression, readOnce } from './expressions.ts';
import { isUnknown, textLike, textOfValue, UNKNOWN, unknown, type Value } from './partial-values.ts';
import type { Trigger } from './triggers.ts';

/** Whose code a run is for: the repository's own, a fork's, or an update by Dependabot. */
export type Origin = 'own' | 'fork' | 'dependabot';

/** What a workflow is started with. */
export interface GivenToWorkflow {
  readonly trigger: Trigger;
  /** Whether a job of another workflow starts it. */
  readonly isCalled: boolean;
  input(name: string, origin: Origin): Value;
  secret(name: string, origin: Origin): Value;
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
      const entry = entries.find((one) => one.name.toLowerCase() === name.toLowerCase());
      if (entry === undefined) return outer(['env', name]);
      // Only Windows ignores case.
      return entry.name === name ? fieldValue(runnerTextOf(entry.value), outer) : UNKNOWN;
    });
    return (path) => (path[0] === 'env' && path[1] !== undefined ? variable(path[1]) : outer(path));
  }, lookup);
}

/** A value of YAML with its type, or that of an expression; undefined for a list or a mapping. */
export function typedValue(value: YamlValue, lookup: Lookup): Value | undefined {
  const read = value === undefined ? null : runnerValueOf(value);
  return typeof read === 'string' && hasExpression(read) ? fieldValue(read, lookup) : read;
}

/** What an input of that type has: a text, a boolean, or a number. */
export function asInput(type: string | undefined, value: Value): Value {
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
export function fieldValue(text: string | undefined, lookup: Lookup): Value {
  if (text === undefined) return UNKNOWN;
  const alone = onlyExpression(text);
  if (alone !== undefined) return evaluate(alone, lookup);
  const filled = interpolate(text, lookup);
  return filled.isKnown ? filled.text : textLike(filled.text);
}

/** Any secret of the repository: a run for a fork gets none. */
export function secretOf({ event }: Trigger, origin: Origin): Value {
  return origin === 'fork' && event !== 'pull_request_target' ? null : UNKNOWN;
}

/** Two repositories that are not the same. */
const OWN = unknown({ name: 'this repository', truth: true });
const FORK = unknown({ name: 'a fork', truth: true });

/** The values of expressions outside of steps and of a matrix. */
export function outerLookup(start: GivenToWorkflow, origin: Origin, ownName: string | undefined): Lookup {
  return (path) => {
    const [context, name = ''] = path;
    switch (context) {
      case 'github':
        // A called workflow has the event of its caller, with texts alone.
        if (name === 'event' && path[2] === 'inputs' && path[3] !== undefined)
          return start.isCalled ? UNKNOWN : start.input(path[3], origin);
        return ofGitHub(path.slice(1).join('.'), start.trigger, origin, ownName);
      case 'inputs':
        return start.input(name, origin);
      case 'secrets':
        return name === 'github_token' ? unknown({ truth: true }) : start.secret(name, origin);
      default:
        return UNKNOWN;
    }
  };
}

const PULL_REQUEST_EVENTS = [
  'pull_request',
  'pull_request_target',
  'pull_request_review',
  'pull_request_review_comment',
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
    // Those of the caller.
    case 'repository':
      return isCalled ? unknown({ truth: true }) : (ownName ?? OWN);
    case 'repository_owner':
      return (isCalled ? undefined : ownName?.split('/')[0]) ?? unknown({ truth: true });
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
