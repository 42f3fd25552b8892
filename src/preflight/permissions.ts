// Whether a job can request an ID token: what its workflow says, and what those that call it say. Pure.
import { idTokenEntry } from '../github/workflow/locate.ts';
import { type Entry, entriesOf, textOf } from '../github/workflow/tree.ts';
import type { Place, YamlFile } from './workflow-files.ts';

/** Whether a job can request an ID token. */
export type Permission =
  | { readonly level: 'granted' | 'unknown' }
  /** `place`: what to change, in the job's own workflow or in one that calls it. */
  | { readonly level: 'missing'; readonly place: Place; readonly byCaller: boolean };

/**
 * Whether the job can request an ID token: its own permissions take the place of the workflow's, and those of a job that calls it are
 * the most that it gets.
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/reusing-workflow-configurations
 */
export function permissionOf(source: YamlFile, job: Entry, ceiling: Permission | undefined): Permission {
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
