// What the evaluation of a trust policy gives: three-valued outcomes, and a result for each part. Pure.
import type { Condition, Principal, StatementPosition } from './policy.ts';
import type { KeyValue } from './request-context.ts';

/** Whether a part of a policy matches the request; `unknown` where it depends on something that cannot be known here. */
export type Outcome = 'matched' | 'not-matched' | 'unknown';

/** The outcome of something that is known. */
export function outcomeOf(holds: boolean): Outcome {
  return holds ? 'matched' : 'not-matched';
}

/** The opposite; the opposite of unknown is unknown. */
export function not(outcome: Outcome): Outcome {
  return outcome === 'unknown' ? outcome : outcomeOf(outcome === 'not-matched');
}

/** Matched where every part matches. One part that does not match decides, even if others are unknown. */
export function allOf(outcomes: readonly Outcome[]): Outcome {
  if (outcomes.includes('not-matched')) return 'not-matched';
  return outcomes.includes('unknown') ? 'unknown' : 'matched';
}

/** Matched where one part matches, even if others are unknown; not matched without any part. */
export function anyOf(outcomes: readonly Outcome[]): Outcome {
  if (outcomes.includes('matched')) return 'matched';
  return outcomes.includes('unknown') ? 'unknown' : 'not-matched';
}

/** One condition, and what the request has. */
export interface ConditionResult {
  readonly outcome: Outcome;
  /** As the policy writes it: operator, key and values. */
  readonly expected: Condition;
  readonly actual: KeyValue;
  /** Why the outcome is not known. */
  readonly unknown?: UnknownReason;
}

/**
 * `key`: the request's value is not known here; `operator`: IAM has no such operator; `set`: AWS does not document what the
 * operator does without the key; `value`: the values cannot be compared.
 */
export type UnknownReason = 'key' | 'operator' | 'set' | 'value';

/** The principals of a statement, and the OIDC provider of the request. */
export interface PrincipalResult {
  readonly outcome: Outcome;
  readonly element: 'Principal' | 'NotPrincipal';
  readonly expected: readonly Principal[];
  /** The provider's ARN. */
  readonly actual: string;
}

/** The actions of a statement, and the action of the request. */
export interface ActionResult {
  readonly outcome: Outcome;
  readonly element: 'Action' | 'NotAction';
  readonly expected: readonly string[];
  readonly actual: string;
}

/** One statement: it applies where all its parts match. */
export interface StatementResult {
  readonly position: StatementPosition;
  readonly effect: 'Allow' | 'Deny';
  readonly outcome: Outcome;
  readonly principal: PrincipalResult;
  readonly action: ActionResult;
  readonly conditions: readonly ConditionResult[];
}

/** A part of a statement that does not match, or may not match. */
export type Refusal =
  | ({ readonly part: 'principal' } & PrincipalResult)
  | ({ readonly part: 'action' } & ActionResult)
  | ({ readonly part: 'condition' } & ConditionResult);

/** An Allow statement that does not match, and the parts that refuse the request. */
export interface ClosestStatement {
  readonly position: StatementPosition;
  /** Parts that do not match before parts that are unknown. */
  readonly refusals: readonly Refusal[];
}

/** The verdict on a request. */
export type Decision =
  | { readonly decision: 'allow' }
  | { readonly decision: 'deny'; readonly why: 'explicit-deny' | 'no-statement-matches' }
  | { readonly decision: 'unknown' };

/** The verdict, and everything that led to it. */
export type Evaluation = Decision & {
  /** In the order of the policy. */
  readonly statements: readonly StatementResult[];
  /** Deny statements that apply, or may apply. */
  readonly denials: readonly StatementResult[];
  /**
   * Allow statements that do not match: first those for this provider and action, then those with the fewest refusals,
   * then those whose subject differs least.
   */
  readonly closest: readonly ClosestStatement[];
};
