// Whether a trust policy allows one request, which statement and condition decide, and which statements come closest. Pure.
import { matchesPattern } from '../aws/arn.ts';
import { type Expanded, expandVariables, isFilledIn, likeMatches, withoutVariables } from './condition-values.ts';
import {
  type ActionResult,
  allOf,
  anyOf,
  type ClosestStatement,
  type ConditionResult,
  type Decision,
  type Evaluation,
  not,
  type Outcome,
  outcomeOf,
  type PrincipalResult,
  type Refusal,
  type StatementResult,
  type UnknownReason,
} from './evaluation.ts';
import { findOperator, isBoolean, isKnownOperator, type Operator, parseOperatorName } from './operators.ts';
import type { Condition, ParsedTrustPolicy, PolicyVersion, Principal, Statement } from './policy.ts';
import { type KeyValue, lookUpKey, type RequestContext } from './request-context.ts';
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
  if (kind !== 'Federated') return isFilledIn(value) && kind === 'AWS' ? 'unknown' : 'not-matched';
  if (isFilledIn(value)) return excludes(value, providerArn) ? 'not-matched' : 'unknown';
  return value.includes('*') ? 'unknown' : outcomeOf(value === providerArn);
}

/** Whether the text around what a template fills in differs already. */
function excludes(value: string, providerArn: string): boolean {
  const pieces = expandVariables(value, () => ({ status: 'unknown' }));
  return pieces !== 'absent' && !likeMatches(pieces, providerArn);
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
    .sort((one, other) => compareDistances(one.distance, other.distance))
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

function compareDistances(one: Distance, other: Distance): number {
  return one[0] - other[0] || one[1] - other[1] || one[2] - other[2];
}

/** What {@link evaluateCondition} compares with. */
export interface ConditionScope {
  readonly version: PolicyVersion;
  readonly request: Pick<RequestContext, 'keys' | 'rules'>;
}

/**
 * Whether a condition holds: one of its values has to match, or none of them if the operator is negated.
 * Never throws: what cannot be decided is `unknown`.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
export function evaluateCondition(condition: Condition, scope: ConditionScope): ConditionResult {
  // Which key it is, a template decides.
  const actual: KeyValue = condition.key.includes('${')
    ? { status: 'unknown' }
    : lookUpKey(scope.request, condition.key);
  const result = (outcome: Outcome, unknown: UnknownReason): ConditionResult =>
    outcome === 'unknown'
      ? { outcome, expected: condition, actual, unknown }
      : { outcome, expected: condition, actual };
  if (!isKnownOperator(condition.operator)) return result('unknown', 'operator');
  // AWS does not document how IAM treats a key without values.
  if (condition.values.length === 0) return result('unknown', 'value');
  const operator = findOperator(parseOperatorName(condition.operator).base);
  if (operator === undefined) return result(...nullOutcome(condition, actual));
  const outcome = agreed(readingsOf(actual).map((values) => compare(operator, condition, { ...scope, values })));
  if (actual.status !== 'unknown') return result(outcome, actual.status === 'absent' ? 'set' : 'value');
  // Where the outcome is the same either way, the condition reads as if the key were missing.
  return outcome === 'unknown'
    ? result(outcome, 'key')
    : { outcome, expected: condition, actual: { status: 'absent' } };
}

/** Every list of values that the key may have; empty where nothing is known about the key. */
function readingsOf(actual: KeyValue): readonly (readonly string[])[] {
  if (actual.status === 'present') return [actual.values];
  if (actual.status === 'absent') return [[]];
  return actual.unlessAbsent === undefined ? [] : [[], actual.unlessAbsent];
}

/** The outcome that all have in common; unknown where they differ, or where there is none. */
function agreed([first = 'unknown', ...others]: readonly Outcome[]): Outcome {
  return others.every((other) => other === first) ? first : 'unknown';
}

/** `Null` asks whether the key is absent: `true` for absent, `false` for present. */
function nullOutcome({ values }: Condition, actual: KeyValue): [Outcome, UnknownReason] {
  const wanted = values.map((value) => value.toLowerCase());
  if (!wanted.every(isBoolean)) return ['unknown', 'value'];
  if (actual.status !== 'unknown') return [outcomeOf(wanted.includes(String(actual.status === 'absent'))), 'key'];
  return [new Set(wanted).size === 2 ? 'matched' : 'unknown', 'key'];
}

/**
 * The set operators look at each value of the request. Without a set operator the request should have one value; where it
 * has more, the outcome is known only if both set operators give the same.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html
 */
function compare(
  operator: Operator,
  condition: Condition,
  scope: ConditionScope & { readonly values: readonly string[] },
): Outcome {
  const { set, ifExists } = parseOperatorName(condition.operator);
  // The set operators treat an empty text as no value.
  const values = set === undefined ? scope.values : scope.values.filter((value) => value !== '');
  // "ForAnyValue" alone does not hold without the key, "IfExists" alone does. AWS does not document the two together.
  if (values.length === 0 && set === 'for-any-value') return ifExists ? 'unknown' : 'not-matched';
  if (values.length === 0) return outcomeOf(ifExists || set === 'for-all-values' || operator.negated);
  const expected = condition.values.map((value) => expand(value, operator, scope));
  const outcomes = values.map((value) => compareOne(operator, expected, value));
  const [all, any] = [allOf(outcomes), anyOf(outcomes)];
  if (set === 'for-all-values') return all;
  if (set === 'for-any-value') return any;
  return all === any ? all : 'unknown';
}

function expand(value: string, { variables }: Operator, { version, request }: ConditionScope): Expanded | 'unknown' {
  if (version !== '2012-10-17' || !value.includes('${')) return withoutVariables(value);
  // Other operators take no variables, and AWS does not document what IAM does with one there.
  return variables === 'no' ? 'unknown' : expandVariables(value, (key) => lookUpKey(request, key));
}

/**
 * A variable without a value is equal to nothing, so a negated operator holds.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#policy-vars-no-value
 */
function compareOne(
  { negated, compare }: Operator,
  expected: readonly (Expanded | 'unknown')[],
  actual: string,
): Outcome {
  const outcomes = expected.map((value) => {
    if (value === 'absent') return 'not-matched';
    return value === 'unknown' ? value : compare(value, actual);
  });
  return negated ? not(anyOf(outcomes)) : anyOf(outcomes);
}
