// Whether a trust policy allows one request, and which statement and condition decide. Pure.
import { matchesPattern } from '../aws/arn.ts';
import { closestStatements } from './closest-statements.ts';
import { evaluateCondition } from './condition.ts';
import {
  type ActionResult,
  allOf,
  anyOf,
  type Decision,
  type Evaluation,
  not,
  type Outcome,
  outcomeOf,
  type PrincipalResult,
  type StatementResult,
} from './evaluation.ts';
import type { ParsedTrustPolicy, Principal, Statement } from './policy.ts';
import type { RequestContext } from './request-context.ts';

/**
 * Evaluates a trust policy: one statement has to allow the request, and none may deny it.
 * Never throws; `unknown` where the verdict depends on something that cannot be known here.
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
    closest: closestStatements(allows, request),
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
 * `*` and `{ "AWS": "*" }` mean everyone; any other principal has to be exactly the same.
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
