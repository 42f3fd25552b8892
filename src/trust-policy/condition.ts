// Whether one condition of a trust policy holds for one request. Pure.

import { expandVariables, type Pieces, withoutVariables } from './condition-values.ts';
import { allOf, anyOf, type ConditionResult, not, type Outcome, outcomeOf, type UnknownReason } from './evaluation.ts';
import { findOperator, isBoolean, isKnownOperator, type Operator, parseOperatorName } from './operators.ts';
import type { Condition, PolicyVersion } from './policy.ts';
import { type KeyValue, lookUpKey, type RequestContext } from './request-context.ts';

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
  const actual = lookUpKey(scope.request, condition.key);
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
  if (actual.status !== 'unknown') return result(outcome, 'value');
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
  if (scope.values.length === 0) return outcomeOf(ifExists || holdsWithoutKey(operator, set));
  // The set operators treat an empty text as no value.
  const values = set === undefined ? scope.values : scope.values.filter((value) => value !== '');
  const expected = condition.values.map((value) => expand(value, operator, scope));
  const outcomes = values.map((value) => compareOne(operator, expected, value));
  const [all, any] = [allOf(outcomes), anyOf(outcomes)];
  if (set === 'for-all-values') return all;
  if (set === 'for-any-value') return any;
  return all === any ? all : 'unknown';
}

function holdsWithoutKey({ negated }: Operator, set: 'for-all-values' | 'for-any-value' | undefined): boolean {
  return set === undefined ? negated : set === 'for-all-values';
}

type ExpandedValue = Pieces | 'absent' | 'unknown';

function expand(value: string, { variables }: Operator, { version, request }: ConditionScope): ExpandedValue {
  if (version !== '2012-10-17' || !value.includes('${')) return withoutVariables(value);
  // Other operators take no variables, and AWS does not document what IAM does with one there.
  return variables === 'no' ? 'unknown' : expandVariables(value, (key) => lookUpKey(request, key));
}

/** A variable without a value matches nothing. A negated operator then is unknown: IAM may drop the whole statement. */
function compareOne({ negated, compare }: Operator, expected: readonly ExpandedValue[], actual: string): Outcome {
  const outcomes = expected.map((value) => {
    if (value === 'absent') return negated ? 'unknown' : 'not-matched';
    return value === 'unknown' ? value : compare(value, actual);
  });
  return negated ? not(anyOf(outcomes)) : anyOf(outcomes);
}
