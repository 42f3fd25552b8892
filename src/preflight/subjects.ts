// The subjects that tokens of a run may have, as patterns, and texts that they share with those of a policy. Pure.
import type { ParsedTrustPolicy } from '../trust-policy/policy.ts';
import type { JobRun } from './job-run.ts';
import type { RepositoryIdentity } from './preflight-report.ts';
import type { StepRun } from './step-run.ts';
import { CALLED_FROM_ELSEWHERE, contextOf } from './triggers.ts';

/**
 * The subjects that the tokens of a run may have: by names, and with the ids of owner and repository. A run that another repository
 * starts may have any of another.
 */
export function subjectsOf({ run }: Pick<StepRun, 'run'>, identity: RepositoryIdentity | undefined): readonly string[] {
  const context = contextOf(run.trigger, run.environment);
  if (startsElsewhere(run)) return [`repo:*/*:${context ?? '*'}`];
  if (context === undefined) return [];
  if (identity === undefined) return [`repo:*/*:${context}`];
  return namesOf(identity).map((name) => `repo:${name}:${context}`);
}

/** Whether a workflow of another repository starts the run, as far as this one knows. */
export function startsElsewhere({ isSupposed, trigger }: JobRun): boolean {
  return isSupposed || trigger === CALLED_FROM_ELSEWHERE;
}

function namesOf({ name, ownerId = '*', id = '*' }: RepositoryIdentity): readonly string[] {
  const [owner = '', repository = ''] = name.split('/');
  return [name, `${owner}@${ownerId}/${repository}@${id}`];
}

/** Whether only subjects of this repository match a value of a policy. */
export function isOfRepository(value: string, identity: RepositoryIdentity): boolean {
  const [, name] = /^repo:([^:*?]+):/.exec(value) ?? [];
  const withoutIds = name?.replaceAll(/@[^/]*/g, '');
  return withoutIds === identity.name;
}

/** Claims that only a customized subject has. */
export const CUSTOMIZED =
  /(?:^|:)(?:repository|repository_id|repository_owner|repository_owner_id|repository_visibility|job_workflow_ref|workflow|workflow_ref|actor|actor_id|runner_environment|enterprise|event_name|base_ref|head_ref|ref_type|ref_protected|sha|workflow_sha|job_workflow_sha|environment_node_id|run_id|run_number|run_attempt|enterprise_id|repo_property_\w+):/;

/** What follows the repository. */
export function contextIn(sub: string): string {
  return /^repo:[^:]*:(.*)$/s.exec(sub)?.[1] ?? '';
}

/** The values that conditions on the subject have. */
export function subjectValues({ statements }: ParsedTrustPolicy): readonly string[] {
  return statements
    .flatMap(({ conditions }) => conditions)
    .filter(({ key }) => /:sub$/i.test(key))
    .flatMap(({ values }) => values)
    .map((value) => value.replaceAll(/\$\{[^}]*\}/g, '*')); // what a template fills in
}

/** A text of the form that no policy names. */
export function stranger(form: string): string {
  return form.replaceAll('@*', '@1').replaceAll('*', 'preflight-stranger');
}

const STATES_MAX_COUNT = 100_000;

/**
 * A text that two patterns match. `*` stands for any characters, `?` for one.
 * @returns undefined where there is none; null where it takes too long to tell
 */
export function commonText(one: string, other: string): string | null | undefined {
  const width = other.length + 1;
  const seen = new Set<number>([0]);
  const waiting = [{ i: 0, j: 0, text: '' }];
  for (const { i, j, text } of waiting) {
    if (seen.size >= STATES_MAX_COUNT) return null;
    const [left, right] = [one[i], other[j]];
    if (left === undefined && right === undefined) return text;
    const go = (di: number, dj: number, added: string) => {
      const key = (i + di) * width + j + dj;
      if (seen.has(key)) return;
      seen.add(key);
      waiting.push({ i: i + di, j: j + dj, text: text + added });
    };
    if (left === '*') go(1, 0, '');
    if (right === '*') go(0, 1, '');
    if (left === '*' && right !== undefined && right !== '*') go(0, 1, right === '?' ? 'x' : right);
    if (right === '*' && left !== undefined && left !== '*') go(1, 0, left === '?' ? 'x' : left);
    if (left === undefined || right === undefined || left === '*' || right === '*') continue;
    if (left === right || left === '?' || right === '?') go(1, 1, left === '?' ? (right === '?' ? 'x' : right) : left);
  }
  return undefined;
}
