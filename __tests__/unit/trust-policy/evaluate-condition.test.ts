// IAM's condition operators, row by row: every operator, absent keys, several values, set operators, variables, key case.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { evaluateCondition } from '../../../src/trust-policy/evaluate.ts';
import type { Outcome } from '../../../src/trust-policy/evaluation.ts';
import type { PolicyVersion } from '../../../src/trust-policy/policy.ts';
import type { RequestContext } from '../../../src/trust-policy/request-context.ts';
import { withinCpuSeconds } from '../../cpu-seconds.ts';
import { hostileText } from '../samples/hostile.ts';

type Texts = string | readonly string[];
/** Absent: IAM has the key, the request does not. Unknown: nobody here can tell. */
type Actual = Texts | 'ABSENT' | 'UNKNOWN';
type Row = readonly [operator: string, expected: Texts, actual: Actual, outcome: 'yes' | 'no' | '?'];

const OUTCOMES = { yes: 'matched', no: 'not-matched', '?': 'unknown' } as const;
const listOf = (texts: Texts) => (typeof texts === 'string' ? [texts] : texts);

function requestWith(actual: Actual): Pick<RequestContext, 'keys' | 'rules'> {
  const others = { 'k:name': ['octo'], 'k:number': ['1'], 'k:two': ['a', 'b'], 'k:star': ['o*'], 'k:empty': [''] };
  const rules = [{ keys: 'k:gone', status: 'absent' }] as const;
  if (actual === 'UNKNOWN') return { keys: others, rules };
  if (actual === 'ABSENT') return { keys: others, rules: [...rules, { keys: 'k:key', status: 'absent' }] };
  return { keys: { ...others, 'k:key': listOf(actual) }, rules };
}

function outcomeOf([operator, expected, actual]: Row, version: PolicyVersion = '2012-10-17'): Outcome {
  const condition = { operator, key: 'k:key', values: listOf(expected) };
  return evaluateCondition(condition, { version, request: requestWith(actual) }).outcome;
}

const SUB = 'repo:o/r:ref:refs/heads/main';
const BASE = [
  'StringEquals',
  'StringNotEquals',
  'StringLike',
  'NumericEquals',
  'DateEquals',
  'Bool',
  'IpAddress',
  'ArnLike',
];

const STRINGS: readonly Row[] = [
  ['StringEquals', SUB, SUB, 'yes'],
  ['StringEquals', 'repo:O/r:ref:refs/heads/main', SUB, 'no'],
  ['StringEquals', 'repo:o/r:*', SUB, 'no'],
  ['StringEquals', 'repo:o/r:*', 'repo:o/r:*', 'yes'],
  ['StringEquals', 'a?', 'ab', 'no'],
  ['StringEquals', `${SUB} `, SUB, 'no'],
  ['StringEquals', ['x', SUB], SUB, 'yes'],
  ['StringEquals', ['x', 'y'], SUB, 'no'],
  ['StringEquals', '', '', 'yes'],
  ['StringNotEquals', 'a', 'a', 'no'],
  ['StringNotEquals', 'a', 'A', 'yes'],
  ['StringNotEquals', ['a', 'b'], 'b', 'no'],
  ['StringNotEquals', ['a', 'b'], 'c', 'yes'],
  ['StringNotEquals', 'a*', 'ab', 'yes'],
  ['StringEqualsIgnoreCase', 'Octo-Org', 'octo-org', 'yes'],
  ['StringEqualsIgnoreCase', 'octo-*', 'octo-org', 'no'],
  ['StringEqualsIgnoreCase', ['x', 'OCTO'], 'octo', 'yes'],
  ['StringEqualsIgnoreCase', 'É', 'é', 'yes'],
  ['StringEqualsIgnoreCase', 'ΟΔΟΣ', 'οδοσ', '?'],
  ['StringEqualsIgnoreCase', 'οδος', 'οδοσ', '?'],
  ['StringEqualsIgnoreCase', 'straße', 'STRASSE', '?'],
  ['StringNotEqualsIgnoreCase', '\u212a', 'k', '?'],
  ['StringNotEqualsIgnoreCase', 'OCTO', 'octo', 'no'],
  ['StringNotEqualsIgnoreCase', 'OCTO', 'other', 'yes'],
  ['StringNotEqualsIgnoreCase', ['x', 'OCTO'], 'octo', 'no'],
  ['StringLike', 'repo:o/r:*', SUB, 'yes'],
  ['StringLike', 'repo:o/r:*', 'repo:o@1/r@2:ref:refs/heads/main', 'no'],
  ['StringLike', 'repo:o@*/r@*:ref:*', 'repo:o@1/r@2:ref:refs/heads/main', 'yes'],
  ['StringLike', 'REPO:o/r:*', SUB, 'no'],
  ['StringLike', '*', SUB, 'yes'],
  ['StringLike', '*', '', 'yes'],
  ['StringLike', '?', '', 'no'],
  ['StringLike', '?', 'a', 'yes'],
  ['StringLike', '?', 'ab', 'no'],
  ['StringLike', 'a?c', 'abc', 'yes'],
  ['StringLike', 'a?c', 'ac', 'no'],
  ['StringLike', '*main', SUB, 'yes'],
  ['StringLike', '*heads*', SUB, 'yes'],
  ['StringLike', 'repo:*:ref:*', SUB, 'yes'],
  ['StringLike', 'repo:*/r:pull_request', SUB, 'no'],
  ['StringLike', 'octo-org*', 'octo-org-evil/x', 'yes'],
  ['StringLike', '**a**', 'a', 'yes'],
  ['StringLike', '*?', 'a', 'yes'],
  ['StringLike', '*?', '', 'no'],
  ['StringLike', 'a.c', 'abc', 'no'],
  ['StringLike', '[a-z]', 'b', 'no'],
  ['StringLike', ['x*', 'repo:*'], SUB, 'yes'],
  ['StringLike', 'a?c', 'a\u{1f680}c', 'yes'],
  ['StringLike', 'a??c', 'a\u{1f680}c', 'no'],
  ['StringLike', '*?', '\u{1f680}', 'yes'],
  ['StringLike', 'a\u{1f680}*', 'a\u{1f680}c', 'yes'],
  ['StringLike', 'line*end', 'line\nend', 'yes'],
  ['StringNotLike', 'repo:o/*', SUB, 'no'],
  ['StringNotLike', 'repo:p/*', SUB, 'yes'],
  ['StringNotLike', ['repo:p/*', 'repo:o/*'], SUB, 'no'],
];

const NUMBERS: readonly Row[] = [
  ['NumericEquals', '456789', '456789', 'yes'],
  ['NumericEquals', '456789', '456789.0', 'yes'],
  ['NumericEquals', '-1', '-1', 'yes'],
  ['NumericEquals', '1', '2', 'no'],
  ['NumericEquals', ['1', '2'], '2', 'yes'],
  ['NumericEquals', 'one', '1', '?'],
  ['NumericEquals', '1', 'one', '?'],
  ['NumericEquals', '', '1', '?'],
  ['NumericEquals', '0x10', '16', '?'],
  ['NumericEquals', '9007199254740993', '9007199254740992', '?'],
  ['NumericEquals', '999999999999999', '999999999999999', 'yes'],
  ['NumericEquals', '1.25', '1.25', 'yes'],
  ['NumericEquals', ['one', '1'], '1', 'yes'],
  ['NumericNotEquals', '1', '2', 'yes'],
  ['NumericNotEquals', '1', '1', 'no'],
  ['NumericNotEquals', ['1', '2'], '2', 'no'],
  ['NumericNotEquals', ['one', '1'], '2', '?'],
  ['NumericLessThan', '10', '9.5', 'yes'],
  ['NumericLessThan', '10', '10', 'no'],
  ['NumericLessThanEquals', '10', '10', 'yes'],
  ['NumericLessThanEquals', '10', '10.1', 'no'],
  ['NumericGreaterThan', '10', '11', 'yes'],
  ['NumericGreaterThan', '10', '10', 'no'],
  ['NumericGreaterThan', '9', '10', 'yes'],
  ['NumericGreaterThanEquals', '10', '10', 'yes'],
  ['NumericGreaterThanEquals', '10', '9', 'no'],
];

const DATES: readonly Row[] = [
  ['DateEquals', '2026-11-22T07:05:00Z', '2026-11-22T07:05:00.000Z', 'yes'],
  ['DateEquals', '2026-11-22T08:05:00+01:00', '2026-11-22T07:05:00Z', 'yes'],
  ['DateEquals', '1795331100', '2026-11-22T07:05:00Z', 'yes'],
  ['DateEquals', '2026-11-22', '2026-11-22T00:00:00Z', 'yes'],
  ['DateEquals', '2026-11', '2026-11-01T00:00:00Z', 'yes'],
  ['DateEquals', '2026-11-22T07:05Z', '2026-11-22T07:05:00Z', 'yes'],
  ['DateEquals', '2026-11-23', '2026-11-22T00:00:00Z', 'no'],
  ['DateEquals', '2026', '2026-01-01T00:00:00Z', '?'],
  ['DateEquals', '2026-02-30', '2026-03-02T00:00:00Z', '?'],
  ['DateEquals', '2026-13-01', '2026-03-02T00:00:00Z', '?'],
  ['DateEquals', '2026-11-22T07:05:00', '2026-11-22T07:05:00Z', '?'],
  ['DateEquals', '22 Nov 2026', '2026-11-22T00:00:00Z', '?'],
  ['DateEquals', '2026-*', '2026-11-22T00:00:00Z', '?'],
  ['DateEquals', 'x2026-11-22', '2026-11-22T00:00:00Z', '?'],
  ['DateEquals', '+1795331100', '1795331100', '?'],
  ['DateEquals', '1795331100.5', '1795331100.5', '?'],
  ['DateNotEquals', '2026-11-22', '2026-11-22T00:00:00Z', 'no'],
  ['DateNotEquals', '2026-11-22', '2026-11-23T00:00:00Z', 'yes'],
  ['DateLessThan', '2026-12-01T00:00:00Z', '2026-11-22T07:05:00Z', 'yes'],
  ['DateLessThan', '2026-11-22T07:05:00Z', '2026-11-22T07:05:00Z', 'no'],
  ['DateLessThanEquals', '2026-11-22T07:05:00Z', '2026-11-22T07:05:00Z', 'yes'],
  ['DateLessThanEquals', '2020-01-01', '2026-11-22T07:05:00Z', 'no'],
  ['DateGreaterThan', '2020-01-01', '2026-11-22T07:05:00Z', 'yes'],
  ['DateGreaterThan', '2026-11-22T07:05:00Z', '2026-11-22T07:05:00Z', 'no'],
  ['DateGreaterThanEquals', '1795331100', '1795331100', 'yes'],
  ['DateGreaterThanEquals', '1795331101', '1795331100', 'no'],
];

const OTHERS: readonly Row[] = [
  ['Bool', 'true', 'true', 'yes'],
  ['Bool', 'True', 'true', 'yes'],
  ['Bool', 'false', 'true', 'no'],
  ['Bool', ['false', 'true'], 'true', 'yes'],
  ['Bool', 'yes', 'true', '?'],
  ['Bool', 'true', 'octo', 'no'],
  ['Bool', 'false', 'octo', 'no'],
  ['Bool', ['true', 'false'], '', 'no'],
  ['Bool', 'octo', 'octo', '?'],
  ['Bool', ['yes', 'true'], 'octo', '?'],
  ['BinaryEquals', 'QmluYXJ5VmFsdWVJbkJhc2U2NA==', 'QmluYXJ5VmFsdWVJbkJhc2U2NA==', 'yes'],
  ['BinaryEquals', 'AAAA', 'AAAB', 'no'],
  ['BinaryEquals', 'YWI=', 'YWI=', 'yes'],
  ['BinaryEquals', 'YWI=', 'YWM=', 'no'],
  // The same byte: the bits that base64 leaves over do not count.
  ['BinaryEquals', 'YQ==', 'YR==', 'yes'],
  ['BinaryEquals', 'AAAAA', 'AAAAA', '?'],
  ['BinaryEquals', 'not base64!', 'AAAA', '?'],
  ['BinaryEquals', 'AAAA', 'not base64!', '?'],
  ['BoolIfExists', 'true', 'octo', 'no'],
  ['ForAllValues:Bool', 'true', ['true', 'octo'], 'no'],
  ['IpAddress', '203.0.113.0/24', '203.0.113.255', 'yes'],
  ['IpAddress', '203.0.113.0/24', '203.0.114.0', 'no'],
  ['IpAddress', '203.0.113.7', '203.0.113.7', 'yes'],
  ['IpAddress', '203.0.113.7', '203.0.113.8', 'no'],
  ['IpAddress', '0.0.0.0/0', '203.0.113.8', 'yes'],
  ['IpAddress', '203.0.113.77/25', '203.0.113.1', 'yes'],
  ['IpAddress', ['198.51.100.0/24', '203.0.113.0/24'], '203.0.113.1', 'yes'],
  ['IpAddress', '2001:DB8:1234:5678::/64', '2001:db8:1234:5678:9::1', 'yes'],
  ['IpAddress', '2001:DB8:1234:5678::/64', '2001:db8:1234:5679::1', 'no'],
  ['IpAddress', '2001:db8::1', '2001:db8:0:0:0:0:0:1', 'yes'],
  ['IpAddress', '2001:db8::1', '2001:db8::2', '?'],
  ['IpAddress', '2001:db8::1', '2001:db9::1', 'no'],
  ['IpAddress', '::/0', '::1', 'yes'],
  ['IpAddress', '::ffff:203.0.113.7/128', '::ffff:cb00:7107', 'yes'],
  ['IpAddress', '64:ff9b:0:0:0:0:203.0.113.7/128', '64:ff9b::cb00:7107', 'yes'],
  ['IpAddress', '1:2:3:4:5:6::8', '1:2:3:4:5:6:0:8', 'yes'],
  ['IpAddress', '::/0', '203.0.113.7', 'no'],
  ['IpAddress', '0.0.0.0/0', '::1', 'no'],
  ['IpAddress', '203.0.113.0/33', '203.0.113.1', '?'],
  ['IpAddress', '203.0.113', '203.0.113.1', '?'],
  ['IpAddress', '203.0.113.256', '203.0.113.1', '?'],
  ['IpAddress', '203.0.113.07', '203.0.113.7', '?'],
  ['IpAddress', '1::2::3', '9::3', '?'],
  ['IpAddress', '1:2:3:4:5:6:7', '1::3', '?'],
  ['IpAddress', '1:2:3:4:5:6:7:8::', '1::3', '?'],
  ['IpAddress', '12345::', '1::3', '?'],
  ['IpAddress', '::12345', '1::3', '?'],
  ['IpAddress', '1:2:3:4:5:6:7:12345', '1::3', '?'],
  ['IpAddress', 'x203.0.113.7', '203.0.113.7', '?'],
  ['IpAddress', '203.0.113.0/24x', '203.0.113.7', '?'],
  ['IpAddress', '203.0.113.*', '203.0.113.1', '?'],
  ['IpAddress', '203.0.113.0/24', 'octo', '?'],
  ['IpAddress', '203.0.113.0/24', '203.0.113.0/24', '?'],
  ['NotIpAddress', '203.0.113.0/24', '203.0.113.1', 'no'],
  ['NotIpAddress', '203.0.113.0/24', '198.51.100.1', 'yes'],
  ['NotIpAddress', ['203.0.113.0/24', '198.51.100.0/24'], '198.51.100.1', 'no'],
  ['ArnEquals', 'arn:aws:iam::111122223333:role/ci', 'arn:aws:iam::111122223333:role/ci', 'yes'],
  ['ArnEquals', 'arn:aws:iam::*:role/ci', 'arn:aws:iam::111122223333:role/ci', 'yes'],
  ['ArnLike', 'arn:aws:iam::111122223333:role/*', 'arn:aws:iam::111122223333:role/a/b', 'yes'],
  ['ArnLike', 'arn:*:role/ci', 'arn:aws:iam::111122223333:role/ci', '?'],
  ['ArnLike', 'arn:aws:*:*:*:role/ci', 'arn:aws:iam::111122223333:role/ci', 'yes'],
  ['ArnLike', 'arn:aws:*:::*', 'arn:aws:iam::111122223333:role/ci', 'no'],
  ['ArnLike', 'arn:aws:logs:*:*:log-group:*', 'arn:aws:logs:eu-central-1:1:log-group:x:y', 'yes'],
  ['ArnLike', 'arn:aws:iam::111122223333:role/CI', 'arn:aws:iam::111122223333:role/ci', 'no'],
  ['ArnLike', 'arn:aws:iam::1:role/?', 'arn:aws:iam::1:role/a', 'yes'],
  ['ArnLike', '*', 'arn:aws:iam::1:role/a', '?'],
  ['ArnLike', 'arn:aws:logs:*:*:a', 'arn:aws:logs:x:1:a:b', 'no'],
  ['ArnLike', 'arn:aws:logs:x:*:b', 'arn:aws:logs:x:1:a:b', 'no'],
  ['ArnEquals', 'arn:aws:logs:x:1:a:bc', 'arn:aws:logs:x:1:ab:c', 'no'],
  ['ArnLike', 'arn:aws:iam::1:role/a', SUB, 'no'],
  ['ArnEquals', 'arn:aws:iam::1:role/*', 'octo', 'no'],
  ['ArnLike', 'arn:*:*:*:*:*', SUB, 'no'],
  ['ArnLike', ['octo', 'arn:aws:iam::1:role/a'], SUB, '?'],
  ['ArnLike', '*', SUB, '?'],
  ['ArnNotEquals', 'arn:aws:iam::1:role/a', SUB, 'yes'],
  ['ArnNotLike', ['arn:aws:iam::1:role/a', 'arn:*:*:*:*:*'], SUB, 'yes'],
  ['ArnNotLike', '*', SUB, '?'],
  ['ArnNotEquals', 'arn:aws:iam::1:role/a', 'arn:aws:iam::1:role/a', 'no'],
  ['ArnNotEquals', 'arn:aws:iam::1:role/a', 'arn:aws:iam::1:role/b', 'yes'],
  ['ArnNotLike', 'arn:aws:iam::1:role/*', 'arn:aws:iam::1:role/b', 'no'],
  ['ArnNotLike', 'arn:aws:iam::2:role/*', 'arn:aws:iam::1:role/b', 'yes'],
];

const ABSENT: readonly Row[] = [
  ...['Equals', 'EqualsIgnoreCase', 'Like'].map((name): Row => [`String${name}`, 'a', 'ABSENT', 'no']),
  ...['Equals', 'EqualsIgnoreCase', 'Like'].map((name): Row => [`StringNot${name}`, 'a', 'ABSENT', 'yes']),
  ['NumericLessThan', '1', 'ABSENT', 'no'],
  ['NumericGreaterThanEquals', '1', 'ABSENT', 'no'],
  ['NumericNotEquals', '1', 'ABSENT', 'yes'],
  ['DateGreaterThan', '2020-01-01', 'ABSENT', 'no'],
  ['DateNotEquals', '2020-01-01', 'ABSENT', 'yes'],
  ['Bool', 'false', 'ABSENT', 'no'],
  ['BinaryEquals', 'AAAA', 'ABSENT', 'no'],
  ['IpAddress', '0.0.0.0/0', 'ABSENT', 'no'],
  ['NotIpAddress', '0.0.0.0/0', 'ABSENT', 'yes'],
  ['ArnLike', 'arn:aws:iam::1:role/*', 'ABSENT', 'no'],
  ['ArnNotLike', 'arn:aws:iam::1:role/*', 'ABSENT', 'yes'],
  ...BASE.map((name): Row => [`${name}IfExists`, 'x', 'ABSENT', 'yes']),
  ['StringEqualsIfExists', 'a', 'a', 'yes'],
  ['StringEqualsIfExists', 'a', 'b', 'no'],
  ['StringNotLikeIfExists', 'a*', 'ab', 'no'],
  ['Null', 'true', 'ABSENT', 'yes'],
  ['Null', 'false', 'ABSENT', 'no'],
  ['Null', 'true', 'a', 'no'],
  ['Null', 'false', 'a', 'yes'],
  ['Null', 'False', 'a', 'yes'],
  ['Null', ['true', 'false'], 'a', 'yes'],
  ['Null', ['true', 'false'], 'UNKNOWN', 'yes'],
  ['Null', 'true', 'UNKNOWN', '?'],
  ['Null', 'maybe', 'a', '?'],
  ['Null', ['false', 'maybe'], 'a', '?'],
];

const SETS: readonly Row[] = [
  ['ForAllValues:StringEquals', ['a', 'b'], ['a', 'b'], 'yes'],
  ['ForAllValues:StringEquals', ['a', 'b'], ['a'], 'yes'],
  ['ForAllValues:StringEquals', ['a', 'b'], ['a', 'c'], 'no'],
  ['ForAllValues:StringLike', 'a', 'ABSENT', 'yes'],
  ['ForAllValues:StringEquals', 'a', '', 'yes'],
  ['ForAllValues:StringNotEquals', ['a', 'b'], ['c', 'd'], 'yes'],
  ['ForAllValues:StringNotEquals', ['a', 'b'], ['c', 'a'], 'no'],
  ['ForAllValues:StringNotEquals', 'a', 'ABSENT', 'yes'],
  ['ForAnyValue:StringEquals', ['a', 'b'], ['c', 'b'], 'yes'],
  ['ForAnyValue:StringEquals', ['a', 'b'], ['c', 'd'], 'no'],
  ['ForAnyValue:StringLike', 'a*', ['b', 'ab'], 'yes'],
  ['ForAnyValue:StringEquals', 'a', 'ABSENT', 'no'],
  ['ForAnyValue:StringEquals', 'a', '', 'no'],
  ['ForAnyValue:StringNotEquals', 'a', ['a', 'b'], 'yes'],
  ['ForAnyValue:StringNotEquals', 'a', ['a'], 'no'],
  ['ForAnyValue:StringNotEquals', 'a', 'ABSENT', 'no'],
  ['ForAnyValue:StringEqualsIfExists', 'a', 'ABSENT', '?'],
  ['ForAnyValue:StringEqualsIfExists', 'a', '', '?'],
  ['ForAnyValue:StringNotEqualsIfExists', 'a', 'ABSENT', '?'],
  ['ForAllValues:StringEqualsIfExists', 'a', 'ABSENT', 'yes'],
  ['ForAnyValue:StringEquals', SUB, SUB, 'yes'],
  ['StringEquals', 'a', ['a', 'b'], '?'],
  ['StringEquals', ['a', 'b'], ['a', 'b'], 'yes'],
  ['StringEquals', 'c', ['a', 'b'], 'no'],
];

const UNKNOWN: readonly Row[] = [
  ...BASE.map((name): Row => [name, 'x', 'UNKNOWN', '?']),
  ...BASE.map((name): Row => [`${name}IfExists`, 'x', 'UNKNOWN', '?']),
  ['ForAllValues:StringEquals', 'x', 'UNKNOWN', '?'],
  ['ForAnyValue:StringEquals', 'x', 'UNKNOWN', '?'],
  ['StringMatches', 'x', 'x', '?'],
  ['', 'x', 'x', '?'],
  ['IfExists', 'x', 'x', '?'],
  ['NullIfExists', 'true', 'ABSENT', '?'],
  ['ForAnyValue:Null', 'true', 'ABSENT', '?'],
  ['ForSomeValues:StringEquals', 'x', 'x', '?'],
  ['StringEqualsIfExistsIfExists', 'x', 'x', '?'],
  ['__proto__', 'x', 'x', '?'],
  ['constructor', 'x', 'x', '?'],
  ['StringEquals', [], 'x', '?'],
  ['StringNotEquals', [], 'x', '?'],
];

const CASE: readonly Row[] = [
  ['stringequals', 'a', 'a', 'yes'],
  ['STRINGEQUALSIFEXISTS', 'a', 'ABSENT', 'yes'],
  ['foranyvalue:stringlike', 'a*', ['ab'], 'yes'],
  ['null', 'true', 'ABSENT', 'yes'],
];

const VARIABLES: readonly Row[] = [
  ['StringEquals', '${k:name}/r', 'octo/r', 'yes'],
  ['StringEquals', '${K:NAME}/r', 'octo/r', 'yes'],
  ['StringEquals', '${k:name}-${k:name}', 'octo-octo', 'yes'],
  ['StringEquals', '${k:name}', '${k:name}', 'no'],
  ['StringLike', 'repo:${k:name}/*', 'repo:octo/r', 'yes'],
  ['StringLike', 'repo:${k:name}/*', 'repo:other/r', 'no'],
  ['StringNotEquals', '${k:name}', 'octo', 'no'],
  ['StringNotEquals', '${k:name}', 'other', 'yes'],
  ['StringEqualsIgnoreCase', '${k:name}', 'OCTO', 'yes'],
  ['StringEquals', '${k:gone}', 'octo', 'no'],
  ['StringEquals', '${k:gone}', '', 'no'],
  ['StringEquals', ['${k:gone}', 'octo'], 'octo', 'yes'],
  ['StringNotEquals', '${k:gone}', 'octo', 'yes'],
  ['StringNotLike', 'a${k:gone}', 'abc', 'yes'],
  ['ArnNotLike', 'arn:aws:iam::1:user/${k:gone}', 'arn:aws:iam::1:user/octo', 'yes'],
  ['StringEquals', '${k:gone}${k:other}', 'octo', 'no'],
  ['StringNotEquals', ['${k:gone}', 'octo'], 'octo', 'no'],
  ['StringEquals', '${k:other}', 'octo', '?'],
  ['StringEquals', 'x${k:other}', 'octo', 'no'],
  ['StringEquals', 'oc${k:other}', 'octo', '?'],
  ['StringEquals', 'oc*${k:other}', 'octo', 'no'],
  ['StringEqualsIgnoreCase', 'OC${k:other}', 'octo', '?'],
  ['StringEqualsIgnoreCase', 'X${k:other}', 'octo', 'no'],
  ['StringNotEquals', '${k:other}x', 'octo', 'yes'],
  ['StringNotEquals', '${k:other}o', 'octo', '?'],
  ['StringLike', '?cto-${k:other}', 'octo', 'no'],
  ['StringLike', '*x${k:two}', 'octo', 'no'],
  ['StringLike', '*c${k:other}', 'octo', '?'],
  ['StringEquals', "${k:gone, 'octo'}", 'octo', 'yes'],
  ['StringEquals', "${k:gone,'octo'}", 'octo', 'yes'],
  ['StringEquals', "${k:gone, ''}x", 'x', 'yes'],
  ['StringEquals', "${k:gone, 'octo' }", 'octo', 'yes'],
  ['StringLike', "${k:gone, 'o*'}", 'octo', '?'],
  ['StringEquals', "${k:name, 'other'}", 'octo', 'yes'],
  ['StringEquals', "${k:name, 'other'}", 'other', 'no'],
  ['StringEquals', "${k:other, 'x'}", 'x', '?'],
  ['StringEquals', '${k:two}', 'a', '?'],
  ['StringEquals', '${}', '${}', '?'],
  ['StringEquals', '${a b${k:name}', 'octo', '?'],
  ['StringEquals', '${${*}', '$', '?'],
  ['StringEquals', '${k:name', '${k:name', '?'],
  ['StringEquals', '${k:gone, octo}', 'octo', '?'],
  ['StringEquals', '${*}', '*', 'yes'],
  ['StringEquals', '${?}', '?', 'yes'],
  ['StringEquals', '${$}{k:name}', '${k:name}', 'yes'],
  ['StringEquals', 'a$b{c}', 'a$b{c}', 'yes'],
  ['StringLike', 'a${*}c', 'abc', 'no'],
  ['StringLike', 'a${*}c', 'a*c', 'yes'],
  ['StringLike', 'a${?}*', 'a?bc', 'yes'],
  ['StringLike', 'a${?}*', 'abc', 'no'],
  ['StringLike', '${k:star}', 'o*', '?'],
  ['StringLike', '${k:star}', 'octo', '?'],
  ['StringEquals', '${k:star}', 'o*', 'yes'],
  ['StringEquals', '${k:empty}x', 'x', 'yes'],
  ['ArnLike', 'arn:aws:iam::1:user/${k:name}', 'arn:aws:iam::1:user/octo', 'yes'],
  ['ArnLike', 'arn:aws:iam::1:user/${k:name}', 'arn:aws:iam::1:user/mona', 'no'],
  ['ArnLike', 'arn:aws:iam::1:user/${*}', 'arn:aws:iam::1:user/*', '?'],
  ['ArnEquals', 'arn:aws:iam::1:user/${k:star}', 'arn:aws:iam::1:user/octo', '?'],
  ['Bool', '${k:name}', 'true', '?'],
  ['NumericEquals', '${k:name}', '1', '?'],
  ['NumericEquals', '${k:number}', '1', '?'],
];

const OLD_VERSION: readonly Row[] = [
  ['StringEquals', '${k:name}', 'octo', 'no'],
  ['StringEquals', '${k:name}', '${k:name}', 'yes'],
  ['StringLike', '${*}', '${abc}', 'yes'],
  ['StringLike', '${*}', '*', 'no'],
  ['StringNotEquals', '${k:gone}', 'octo', 'yes'],
];

const TABLES: readonly (readonly [string, readonly Row[]])[] = [
  ['texts', STRINGS],
  ['numbers', NUMBERS],
  ['dates', DATES],
  ['truth values, bytes, addresses and ARNs', OTHERS],
  ['keys that the request lacks', ABSENT],
  ['set operators', SETS],
  ['what cannot be known', UNKNOWN],
  ['operators in another case', CASE],
  ['policy variables', VARIABLES],
];

describe('evaluateCondition', () => {
  describe.each(TABLES)('for %s', (_name, rows) => {
    it.each(rows)('%s %j on %j: %s', (...row) => {
      expect(outcomeOf(row)).toBe(OUTCOMES[row[3]]);
    });
  });

  describe('when the policy has the older version', () => {
    it.each(OLD_VERSION)('%s %j on %j: %s', (...row) => {
      expect(outcomeOf(row, '2008-10-17')).toBe(OUTCOMES[row[3]]);
    });
  });

  it('has each row of these tables once', () => {
    const rows = TABLES.flatMap(([, table]) => table).map((row) => JSON.stringify(row.slice(0, 3)));
    expect(rows.length).toBeGreaterThan(250);
    expect(rows.filter((row, index) => rows.indexOf(row) !== index)).toEqual([]);
  });

  it.each<[string, string, string]>([
    ['StringEquals', 'UNKNOWN', 'key'],
    ['Null', 'UNKNOWN', 'key'],
    ['StringMatches', 'a', 'operator'],
    ['Bool', 'a', 'value'],
    ['Null', 'a', 'value'],
    ['ForAnyValue:StringEqualsIfExists', 'ABSENT', 'set'],
  ])('says why %s on %s is not known: %s', (operator, actual, unknown) => {
    const condition = { operator, key: 'k:key', values: [operator === 'Null' && actual === 'UNKNOWN' ? 'true' : 'x'] };
    const result = evaluateCondition(condition, { version: '2012-10-17', request: requestWith(actual) });
    expect(result).toMatchObject({ outcome: 'unknown', unknown, expected: condition });
  });

  it('says that a condition without values cannot be compared', () => {
    const condition = { operator: 'StringEquals', key: 'k:key', values: [] };
    const result = evaluateCondition(condition, { version: '2012-10-17', request: requestWith('x') });
    expect(result).toMatchObject({ outcome: 'unknown', unknown: 'value' });
  });

  describe('when the key is missing or has the one value that is known', () => {
    it.each<readonly [string, string, Outcome]>([
      ['Bool', 'true', 'not-matched'],
      ['Bool', 'false', 'unknown'],
      ['BoolIfExists', 'true', 'unknown'],
      ['BoolIfExists', 'false', 'matched'],
      ['Null', 'true', 'unknown'],
      ['StringNotEquals', 'true', 'matched'],
      ['StringNotEquals', 'false', 'unknown'],
      ['ForAllValues:StringEquals', 'false', 'matched'],
      ['ForAnyValue:StringEquals', 'false', 'unknown'],
      ['Bool', 'yes', 'unknown'],
    ])('%s %s: %s', (operator, value, outcome) => {
      const condition = { operator, key: 'K:Key', values: [value] };
      const request = { keys: {}, rules: [{ keys: 'k:key', status: 'unknown', unlessAbsent: ['false'] }] } as const;
      const result = evaluateCondition(condition, { version: '2012-10-17', request });
      expect(result).toEqual({
        outcome,
        expected: condition,
        actual: outcome === 'unknown' ? { status: 'unknown', unlessAbsent: ['false'] } : { status: 'absent' },
        ...(outcome === 'unknown' ? { unknown: 'key' } : {}),
      });
    });
  });

  it('says what it compared', () => {
    const condition = { operator: 'StringLike', key: 'K:Key', values: ['a*'] };
    const scope = { version: '2012-10-17', request: requestWith('b') } as const;
    expect(evaluateCondition(condition, scope)).toEqual({
      outcome: 'not-matched',
      expected: condition,
      actual: { status: 'present', values: ['b'] },
    });
  });

  it('answers the same whatever the case of the key', () => {
    const everyRow = fc.constantFrom(...TABLES.flatMap(([, rows]) => rows));
    fc.assert(
      fc.property(everyRow, fc.mixedCase(fc.constant('k:key')), ([operator, expected, actual, outcome], key) => {
        const scope = { version: '2012-10-17', request: requestWith(actual) } as const;
        const result = evaluateCondition({ operator, key, values: listOf(expected) }, scope);
        expect(result.outcome).toBe(OUTCOMES[outcome]);
      }),
    );
  });

  it('answers a negated operator with the opposite, wherever the request has the key', () => {
    const operator = fc.constantFrom('Equals', 'EqualsIgnoreCase', 'Like');
    fc.assert(
      fc.property(operator, fc.array(hostileText, { minLength: 1 }), hostileText, (name, values, actual) => {
        const opposite = { matched: 'not-matched', 'not-matched': 'matched', unknown: 'unknown' };
        const positive = outcomeOf([`String${name}`, values, actual, '?'], '2008-10-17');
        expect(outcomeOf([`StringNot${name}`, values, actual, '?'], '2008-10-17')).toBe(opposite[positive]);
      }),
    );
  });

  it('matches wildcards as a regular expression would', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 8 });
    fc.assert(
      fc.property(letters, fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 8 }), (pattern, text) => {
        const source = pattern.replaceAll('*', '.*').replaceAll('?', '.');
        const expected = new RegExp(`^${source}$`).test(text) ? 'matched' : 'not-matched';
        expect(outcomeOf(['StringLike', pattern, text, '?'])).toBe(expected);
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    ['*a'.repeat(4000), 'a'.repeat(3999)],
    [`${'a*'.repeat(2000)}b`, 'a'.repeat(4000)],
    ['*'.repeat(10_000), 'a'.repeat(10_000)],
    [`*${'a'.repeat(1000)}b`, 'a'.repeat(10_000)],
    [`${'?*'.repeat(2000)}b`, 'a'.repeat(10_000)],
    ['${k:name}'.repeat(1000), 'octo'.repeat(1000)],
    ['${'.repeat(5000), '$'],
    [`\${k:name${' '.repeat(10_000)},`, 'x'],
    ["${k:name,'".repeat(1000), 'x'],
  ])('is fast for a pathological pattern %#', (pattern, text) => {
    withinCpuSeconds(1.5, () => {
      for (const operator of ['StringLike', 'StringEquals', 'ArnLike', 'IpAddress', 'DateEquals', 'NumericEquals'])
        outcomeOf([operator, pattern, text, '?']);
    });
  });

  it('answers for any text in any place', () => {
    const operator = fc.oneof(
      hostileText,
      fc.constantFrom(...TABLES.flatMap(([, rows]) => rows.map(([name]) => name))),
    );
    fc.assert(
      fc.property(operator, hostileText, fc.array(hostileText), hostileText, (name, key, values, actual) => {
        const request = { keys: { [key.toLowerCase()]: [actual] }, rules: [] };
        const { outcome } = evaluateCondition({ operator: name, key, values }, { version: '2012-10-17', request });
        expect(['matched', 'not-matched', 'unknown']).toContain(outcome);
      }),
    );
  });
});
