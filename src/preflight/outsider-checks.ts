// What may go wrong in runs that somebody outside starts: for a fork, by Dependabot, or with the code of a pull request. Pure.
import { matchesPattern } from '../aws/arn.ts';
import { error } from '../diagnosis/finding.ts';
import { remoteAction } from '../github/workflow/tree.ts';
import { readsIn } from './expressions.ts';
import { inputsOf } from './given-inputs.ts';
import { explainPreflight } from './preflight-findings.ts';
import {
  type Base,
  type Problem,
  placeOf,
  problemLike,
  problemOf,
  type Read,
  stepPlace,
  toleratesFailure,
} from './step-run.ts';

const FORK_EVENTS = ['pull_request', 'pull_request_review', 'pull_request_review_comment'];
/** Inputs that take keys. */
export const KEY_NAMES = ['aws-access-key-id', 'aws-secret-access-key', 'aws-session-token'];

/** A run for a fork gets neither token nor secrets, unless a private repository gives them. Told only where nothing may skip it. */
export function forkProblems(base: Base & Read): readonly Problem[] {
  const { run, step, inputs, usesToken } = base;
  const { event } = run.trigger;
  if (!FORK_EVENTS.includes(event) || !isReached(base, 'fork') || toleratesFailure(base)) return [];
  const eventName = event;
  if (usesToken === true && run.permission.level === 'granted') {
    const tolerated = inputs.get('on-missing-oidc');
    if (tolerated !== undefined && (!tolerated.isKnown || tolerated.text !== 'fail')) return [];
    return [problemOf(error('ID_TOKEN_WITHHELD_FROM_FORK', { eventName }, 'likely'), stepPlace(base), 'warning')];
  }
  const empty = inputsOf(step, 'fork');
  const withheld = KEY_NAMES.filter((name) => {
    const [own, fork] = [inputs.get(name), empty?.get(name)];
    return own !== undefined && !own.isKnown && fork?.isKnown && fork.text === '';
  });
  const [first] = withheld;
  if (first === undefined) return [];
  const finding = error('SECRETS_WITHHELD_FROM_FORK', { eventName, inputs: withheld }, 'likely');
  return [problemOf(finding, placeOf(base, first), 'warning')];
}

/** A run that Dependabot starts gets other secrets. Told only where nothing may skip it, and the repository has Dependabot. */
export function dependabotProblems(base: Base & Read): readonly Problem[] {
  const { run, inputs } = base;
  const { event, ref = '' } = run.trigger;
  const isOfDependabot =
    event === 'pull_request' || (event === 'push' && matchesPattern(ref, 'refs/heads/dependabot/x'));
  if (!isOfDependabot || !isReached(base, 'dependabot') || toleratesFailure(base)) return [];
  const withheld = KEY_NAMES.filter((name) => {
    const given = inputs.get(name);
    return given !== undefined && readsIn(given.written).some(([context]) => context === 'secrets');
  });
  const [first] = withheld;
  if (first === undefined) return [];
  const finding = error('SECRETS_WITHHELD_FROM_DEPENDABOT', { eventName: event, inputs: withheld }, 'possible');
  return [problemOf(finding, placeOf(base, first), 'warning')];
}

/** Whether nothing skips the step, as far as the files say. */
function isReached({ run, step }: Base, origin: 'own' | 'fork' | 'dependabot'): boolean {
  return run.isReached(origin) === true && step.isReached(origin) === true;
}

/** Refs that somebody outside of the repository decides about. */
const FOREIGN_REF =
  /github\.(?:event\.pull_request\.head\.(?:sha|ref)|head_ref|event\.workflow_run\.head_(?:sha|branch))|refs\/pull\//i;
const TRUSTED_EVENTS_WITH_FOREIGN_CODE = ['pull_request_target', 'workflow_run', 'issue_comment'];

/** Code of a pull request in a job that has a role. An environment may have reviewers. */
export function dangerousCheckout(base: Base & Read): readonly Problem[] {
  const { run, steps } = base;
  const { event } = run.trigger;
  if (!TRUSTED_EVENTS_WITH_FOREIGN_CODE.includes(event) || run.environment.kind !== 'none') return [];
  const origin = event === 'pull_request_target' ? 'fork' : 'own';
  if (!isReached(base, origin)) return [];
  for (const step of steps) {
    const { repository = '' } = remoteAction(step.action) ?? {};
    if (repository.toLowerCase() !== 'actions/checkout' || step.isReached(origin) !== true) continue;
    const ref = inputsOf(step)?.get('ref');
    if (ref === undefined || !FOREIGN_REF.test(ref.written)) continue;
    const explanation = explainPreflight('PULL_REQUEST_CODE_WITH_ROLE', { event, ref: ref.written.trim() });
    const place = { source: step.source, entry: ref.entry };
    return [
      { ...problemLike(place, explanation, 'PULL_REQUEST_CODE_WITH_ROLE'), confidence: 'likely', weight: 'warning' },
    ];
  }
  return [];
}
