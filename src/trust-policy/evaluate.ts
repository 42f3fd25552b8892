// Whether a trust policy allows one request, which statement and condition decide, and which statements come closest. Pure.
import { matchesPattern } from '../aws/arn.ts';
import { evaluateCondition } from './condition.ts';
import {
  type ActionResult,
  allOf,
  anyOf,
  type ClosestStatement,
  type Decision,
  type Evaluation,
  not,
  type Outcome,
  outcomeOf,
  type PrincipalResult,
  type Refusal,
  type StatementResult,
} from './evaluation.ts';
import { findOperator, parseOperatorName } from './operators.ts';
import type { ParsedTrustPolicy, Principal, Statement } from './policy.ts';
import type { RequestContext } from './request-context.ts';
import { editDistance } from './subject.ts';

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

/** How far a statement is from the request; the first number counts first. */
type Distance = readonly [refusals: number, ignoringCase: number, toTheLetter: number];

/**
 * The Allow statements that do not match, the closest first: the fewest refusals, then the smallest difference between the
 * subjects that they ask for and the request's. A difference in capitalization alone is the smallest. Equals keep the
 * order of the policy.
 */
function closestStatements(allows: readonly StatementResult[], request: RequestContext): readonly ClosestStatement[] {
  const subject = subjectOf(request);
  return allows
    .filter(({ outcome }) => outcome !== 'matched')
    .map((statement) => ({ position: statement.position, refusals: refusalsOf(statement) }))
    .map((statement) => ({ statement, distance: distanceOf(statement, subject) }))
    .sort((one, other) => compare(one.distance, other.distance))
    .map(({ statement }) => statement);
}

function refusalsOf({ principal, action, conditions }: StatementResult): Refusal[] {
  const parts: Refusal[] = [
    { part: 'principal', ...principal },
    { part: 'action', ...action },
    ...conditions.map((condition) => ({ part: 'condition', ...condition }) as const),
  ];
  const refusing = parts.filter(({ outcome }) => outcome === 'not-matched');
  return [...refusing, ...parts.filter(({ outcome }) => outcome === 'unknown')];
}

function subjectOf({ keys }: RequestContext): string {
  return Object.entries(keys).find(([key]) => isSubject(key))?.[1][0] ?? '';
}

/** With any issuer before it: a wrong prefix is one mistake, a wrong subject is another. */
function isSubject(key: string): boolean {
  return key.toLowerCase().endsWith(':sub');
}

function distanceOf({ refusals }: ClosestStatement, subject: string): Distance {
  const lists = refusals.flatMap(expectedSubjects);
  const lower = subject.toLowerCase();
  return [
    refusals.map(weightOf).reduce((sum, weight) => sum + weight, 0),
    closestOf(lists, (pattern) => editDistance(pattern.toLowerCase(), lower)),
    closestOf(lists, (pattern) => editDistance(pattern, subject)),
  ];
}

/** A statement for another principal or action is further away than any number of conditions. Unknown parts count less. */
function weightOf({ part, outcome }: Refusal): number {
  return (part === 'condition' ? 1 : 1e6) * (outcome === 'unknown' ? 1e-6 : 1);
}

/** The values of a condition that asks for another subject. A negated condition asks for none. */
function expectedSubjects(refusal: Refusal): (readonly string[])[] {
  if (refusal.part !== 'condition' || refusal.outcome !== 'not-matched') return [];
  const { key, operator, values } = refusal.expected;
  const { base } = parseOperatorName(operator);
  return isSubject(key) && base.startsWith('string') && findOperator(base)?.negated === false ? [values] : [];
}

/** The sum of the distances to the closest value of each list. */
function closestOf(lists: readonly (readonly string[])[], distance: (pattern: string) => number): number {
  return lists.reduce((sum, values) => sum + Math.min(...values.map(distance)), 0);
}

function compare(one: Distance, other: Distance): number {
  return one[0] - other[0] || one[1] - other[1] || one[2] - other[2];
}
