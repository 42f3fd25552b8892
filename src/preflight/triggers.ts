// What starts a workflow, and what follows from it: the ref, and the subject of the ID token. Pure.
import {
  type Entry,
  entriesOf,
  entryOf,
  itemsOf,
  runnerTextOf,
  type Tree,
  textOf,
  type Value,
} from '../github/workflow/tree.ts';

/** One way in which a workflow starts. */
export interface Trigger {
  readonly event: string;
  /** For people: `push (refs/heads/main)`. */
  readonly label: string;
  /** `github.ref` as a pattern; absent where nothing is known. */
  readonly ref?: string;
  /** What follows the repository in the subject of a job without environment, as a pattern; absent where nothing is known. */
  readonly context?: string;
}

/** More filters than these stand for any ref. */
const FILTERS_MAX_COUNT = 20;

/** Everything that starts a workflow; `workflow_call` is one of them. Undefined where an alias hides it. */
export function triggersOf({ root }: Tree): readonly Trigger[] | undefined {
  const on = entryOf(root, 'on')?.value;
  const text = textOf(on);
  if (text !== undefined) return triggersFor(text, undefined);
  const names = itemsOf(on)?.map(textOf);
  if (names !== undefined) {
    const all = names.map((name) => (name === undefined ? undefined : triggersFor(name, undefined)));
    return all.every((one) => one !== undefined) ? all.flat() : undefined;
  }
  return entriesOf(on)?.flatMap(({ name, value }) => triggersFor(name, value));
}

/** A trigger of a workflow that others call, where nobody here does. */
export const CALLED_FROM_ELSEWHERE: Trigger = { event: 'workflow_call', label: 'workflow_call' };

/** Events that run the workflow of the default branch, on that branch. */
const ON_DEFAULT_BRANCH = [
  'branch_protection_rule',
  'check_run',
  'check_suite',
  'delete',
  'discussion',
  'discussion_comment',
  'fork',
  'gollum',
  'image_version',
  'issue_comment',
  'issues',
  'label',
  'milestone',
  'page_build',
  'public',
  'repository_dispatch',
  'schedule',
  'status',
  'watch',
  'workflow_run',
];

/**
 * The triggers of one event.
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows
 */
function triggersFor(event: string, filters: Value): readonly Trigger[] {
  switch (event) {
    case 'push':
      return refsOf(filters).map((ref) => ofRef(event, ref));
    case 'pull_request':
      // After a merge, GitHub gives the branch that the pull request was for.
      return [
        { event, label: event, ...(mayBeClosed(filters) ? {} : { ref: 'refs/pull/*/merge' }), context: 'pull_request' },
      ];
    case 'pull_request_review':
    case 'pull_request_review_comment':
      return [{ event, label: event, ref: 'refs/pull/*/merge' }];
    case 'pull_request_target':
      // GitHub does not document which of the two forms the subject has.
      return [{ event, label: event, ref: 'refs/heads/*' }];
    case 'merge_group':
      return [ofRef(event, 'refs/heads/gh-readonly-queue/*')];
    case 'release':
      return [ofRef(event, 'refs/tags/*')];
    case 'workflow_dispatch':
      return [ofRef(event, 'refs/*')];
    default:
      return [ON_DEFAULT_BRANCH.includes(event) ? ofRef(event, 'refs/heads/*') : { event, label: event }];
  }
}

/** Whether the types of a pull request's event may have `closed`. */
function mayBeClosed(filters: Value): boolean {
  const entries = entriesOf(filters);
  if (entries === undefined) return filters !== undefined && textOf(filters) === undefined;
  const types = entries.find(({ name }) => name === 'types');
  if (types === undefined) return false;
  const listed = itemsOf(types.value)?.map(textOf) ?? [textOf(types.value)];
  return listed.some((type) => type === undefined || type === 'closed');
}

function ofRef(event: string, ref: string): Trigger {
  const isNarrow = event === 'push' && ref !== 'refs/*';
  // GitHub writes a colon within a part of the subject as %3A.
  const context = `ref:${ref.replaceAll(':', '%3A')}`;
  return { event, label: isNarrow ? `${event} (${ref})` : event, ref, context };
}

/**
 * The refs that a push runs for, as patterns: filters for branches alone leave tags out, and the other way around.
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#onpushbranchestagsbranches-ignoretags-ignore
 */
function refsOf(filters: Value): readonly string[] {
  const entries = entriesOf(filters) ?? [];
  const of = (...names: readonly string[]) => entries.find(({ name }) => names.includes(name));
  const [branches, tags] = [of('branches', 'branches-ignore'), of('tags', 'tags-ignore')];
  if (branches === undefined && tags === undefined) return ['refs/*'];
  return [...patternsOf('refs/heads/', branches), ...patternsOf('refs/tags/', tags)];
}

function patternsOf(start: string, filter: Entry | undefined): readonly string[] {
  if (filter === undefined) return [];
  const values = itemsOf(filter.value) ?? [filter.value];
  const texts = values.map(runnerTextOf).filter((one) => one !== undefined);
  const wanted = texts.filter((text) => !text.startsWith('!'));
  if (filter.name.endsWith('-ignore') || wanted.length === 0 || wanted.length > FILTERS_MAX_COUNT) return [`${start}*`];
  return [...new Set(wanted.map((text) => `${start}${widened(text)}`))];
}

/** GitHub's pattern as one of IAM that matches at least the same. */
function widened(filter: string): string {
  const [before = ''] = filter.split(/[*?+[\]\\]/, 1);
  if (before === filter) return filter;
  // What a quantifier follows is not certain either.
  return `${/[?+]/.test(filter.charAt(before.length)) ? before.slice(0, -1) : before}*`;
}

/** The subject of a run, as a pattern; undefined where nothing is known of it. */
export function contextOf(trigger: Trigger, environment: JobEnvironment): string | undefined {
  switch (environment.kind) {
    case 'named':
      return `environment:${environment.pattern.replaceAll(':', '%3A')}`;
    case 'none':
      return trigger.context;
    case 'unknown':
      return undefined;
  }
}

/** The environment that a job names. */
export type JobEnvironment =
  | { readonly kind: 'none' }
  | { readonly kind: 'named'; readonly pattern: string }
  /** An expression that may also be empty. */
  | { readonly kind: 'unknown' };

/** What the `environment` of a job says. */
export function environmentOf(
  job: Value,
  fill: (text: string) => { readonly text: string; readonly isKnown: boolean },
): JobEnvironment {
  const entry = entryOf(job, 'environment');
  if (entry === undefined) return { kind: 'none' };
  const named = runnerTextOf(entry.value) ?? runnerTextOf(entryOf(entry.value, 'name')?.value);
  if (named === undefined) return { kind: 'unknown' };
  const { text, isKnown } = fill(named);
  if (isKnown) return text.trim() === '' ? { kind: 'none' } : { kind: 'named', pattern: text };
  return text.replaceAll('*', '').trim() === '' ? { kind: 'unknown' } : { kind: 'named', pattern: text };
}
