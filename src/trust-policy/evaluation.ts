// What the evaluation of a trust policy gives: three-valued outcomes, and a result for each part. Pure.
import type { Condition, Principal, StatementPosition } from './policy.ts';
import type { KeyValue } from './request-context.ts';

/** Whether a part of a policy fits the request; `unknown` where it depends on what cannot be known here. */
export type Outcome = 'matched' | 'not-matched' | 'unknown';

/** The outcome of something that is known. */
export function outcomeOf(holds: boolean): Outcome {
  return holds ? 'matched' : 'not-matched';
}

/** The opposite; of what is unknown, the opposite is unknown as well. */
export function not(outcome: Outcome): Outcome {
  return outcome === 'unknown' ? outcome : outcomeOf(outcome === 'not-matched');
}

/** Matched where every part is; one part that is not decides, whatever is unknown beside it. */
export function allOf(outcomes: readonly Outcome[]): Outcome {
  if (outcomes.includes('not-matched')) return 'not-matched';
  return outcomes.includes('unknown') ? 'unknown' : 'matched';
}

/** Matched where one part is, whatever is unknown beside it; not matched without any part. */
export function anyOf(outcomes: readonly Outcome[]): Outcome {
  if (outcomes.includes('matched')) return 'matched';
  return outcomes.includes('unknown') ? 'unknown' : 'not-matched';
}

/** One condition beside what the request has. */
export interface ConditionResult {
  readonly outcome: Outcome;
  /** As the policy writes it: operator, key and values. */
  readonly expected: Condition;
  readonly actual: KeyValue;
  /** Why the outcome is not known. */
  readonly unknown?: UnknownReason;
}

/** `key`: the request's value is not known here; `operator`: IAM has none of that name; `value`: the values cannot be compared. */
export type UnknownReason = 'key' | 'operator' | 'value';

/** The principals of a statement beside the OIDC provider of the request. */
export interface PrincipalResult {
  readonly outcome: Outcome;
  readonly element: 'Principal' | 'NotPrincipal';
  readonly expected: readonly Principal[];
  /** The provider's ARN. */
  readonly actual: string;
}

/** The actions of a statement beside the action of the request. */
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

/** A part of a statement that does not match, or of which it is not known. */
export type Refusal =
  | ({ readonly part: 'principal' } & PrincipalResult)
  | ({ readonly part: 'action' } & ActionResult)
  | ({ readonly part: 'condition' } & ConditionResult);

/** An Allow statement that does not let the request in, and what keeps it from that. */
export interface ClosestStatement {
  readonly position: StatementPosition;
  /** Those that do not match before those that are not known. */
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
   * Allow statements that do not match: first those for this provider and action, of these the ones with the fewest
   * refusals, and of these the one whose subject differs least.
   */
  readonly closest: readonly ClosestStatement[];
};
