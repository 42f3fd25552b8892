// Whether a trust policy lets one request in, and which statement and condition decide. Pure.
import { matchesPattern } from '../aws/arn.ts';
import { type ConditionResult, evaluateCondition } from './condition.ts';
import { nearMisses } from './near-misses.ts';
import { allOf, anyOf, not, type Outcome, outcomeOf } from './outcome.ts';
import type { ParsedTrustPolicy, Principal, Statement, StatementPosition } from './policy.ts';
import type { RequestContext } from './request-context.ts';

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
export interface NearMiss {
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
  readonly nearest: readonly NearMiss[];
};

/**
 * Evaluates a trust policy: let in by one statement, and kept out by none.
 * Never throws; `unknown` where the verdict depends on what cannot be known here.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
export function evaluateTrustPolicy(policy: ParsedTrustPolicy, request: RequestContext): Evaluation {
  const statements = policy.statements.map((statement) => evaluateStatement(statement, policy, request));
  const allows = statements.filter(({ effect }) => effect === 'Allow');
  const denies = statements.filter(({ effect }) => effect === 'Deny');
  return {
    ...decide(anyOf(allows.map(({ outcome }) => outcome)), anyOf(denies.map(({ outcome }) => outcome))),
    statements,
    denials: denies.filter(({ outcome }) => outcome !== 'not-matched'),
    nearest: nearMisses(allows, request),
  };
}

function decide(allowed: Outcome, denied: Outcome): Decision {
  if (denied === 'matched') return { decision: 'deny', why: 'explicit-deny' };
  if (allowed === 'not-matched') return { decision: 'deny', why: 'no-statement-matches' };
  return { decision: allowed === 'matched' && denied === 'not-matched' ? 'allow' : 'unknown' };
}

function evaluateStatement(
  statement: Statement,
  { version }: ParsedTrustPolicy,
  request: RequestContext,
): StatementResult {
  const principal = evaluatePrincipal(statement.principal, request);
  const action = evaluateAction(statement.action, request);
  const conditions = statement.conditions.map((condition) => evaluateCondition(condition, { version, request }));
  const outcome = allOf([principal, action, ...conditions].map((part) => part.outcome));
  return { position: statement.position, effect: statement.effect, outcome, principal, action, conditions };
}

function evaluatePrincipal(
  { element, principals }: Statement['principal'],
  { providerArn }: RequestContext,
): PrincipalResult {
  const named = anyOf(principals.map((principal) => namesProvider(principal, providerArn)));
  const outcome = element === 'Principal' ? named : not(named);
  return { outcome, element, expected: principals, actual: providerArn };
}

/**
 * Everyone is written `*` or `{ "AWS": "*" }`, anything else to the letter.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 */
function namesProvider({ kind, value }: Principal, providerArn: string): Outcome {
  if (kind === '*' || (kind === 'AWS' && value === '*')) return 'matched';
  if (kind === 'Federated') return value.includes('*') ? 'unknown' : outcomeOf(value === providerArn);
  return 'not-matched';
}

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html */
function evaluateAction({ element, patterns }: Statement['action'], { action }: RequestContext): ActionResult {
  const named = outcomeOf(patterns.some((pattern) => matchesPattern(pattern.toLowerCase(), action.toLowerCase())));
  return { outcome: element === 'Action' ? named : not(named), element, expected: patterns, actual: action };
}
