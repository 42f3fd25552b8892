// Finds what keeps a job from getting ID tokens: a block of permissions, or the lack of one. Pure.
import { type Entry, entriesOf, entryOf, itemsOf, type Tree, textOf, type Value } from './tree.ts';

/**
 * The entry to change, so that the job gets `id-token: write`. A job's own permissions replace the workflow's.
 * @returns the entry `id-token` with another value, else the `permissions` that count, else the job; undefined where the
 * permission is given, or cannot be told
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#permissions
 */
export function idTokenEntry({ root }: Tree, job: Entry): Entry | undefined {
  const inJob = entriesOf(job.value);
  const inWorkflow = entriesOf(root);
  if (inJob === undefined || inWorkflow === undefined) return undefined;
  const permissions = [...inJob, ...inWorkflow].find(({ name }) => name === 'permissions');
  return permissions === undefined ? job : lacking(permissions);
}

function lacking(permissions: Entry): Entry | undefined {
  const level = textOf(permissions.value);
  if (level !== undefined) return level === 'write-all' ? undefined : permissions;
  const entries = entriesOf(permissions.value);
  if (entries === undefined) return undefined; // an alias, or nothing that GitHub knows
  const idToken = entries.find(({ name }) => name === 'id-token');
  if (idToken === undefined) return permissions;
  const value = textOf(idToken.value);
  return value === undefined || value === 'write' ? undefined : idToken;
}

/** Whether nothing but another workflow can start this one. */
export function isOnlyCalled({ root }: Tree): boolean {
  const events = eventsOf(entryOf(root, 'on')?.value);
  return events.length > 0 && events.every((event) => event === 'workflow_call');
}

function eventsOf(on: Value): readonly (string | undefined)[] {
  const text = textOf(on);
  if (text !== undefined) return [text];
  return entriesOf(on)?.map(({ name }) => name) ?? itemsOf(on)?.map(textOf) ?? [];
}
