// The condition operators of IAM: which there are, and how each compares two values. Pure.
import { defined } from '../util/defined.ts';
import {
  hasUnknown,
  type IpRange,
  likeMatches,
  mapText,
  type Pieces,
  parseInstant,
  parseIpRange,
  parseNumber,
  sharesPrefix,
  textOf,
  widestReading,
  withoutWildcards,
} from './condition-values.ts';
import { type Outcome, outcomeOf } from './evaluation.ts';

/** How a value of the policy compares with one of the request; `unknown` where the operator takes no such value. */
type Compare = (expected: Pieces, actual: string) => Outcome;

/** One operator, apart from set operator and `IfExists`. */
export interface Operator {
  /** Holds where no value of the policy matches, and where the request lacks the key. */
  readonly negated: boolean;
  /** Whether its values may have policy variables. */
  readonly variables: 'yes' | 'no';
  readonly compare: Compare;
}

/** An operator's name, taken apart. */
export interface OperatorName {
  /** In lower case, without set operator and `IfExists`. */
  readonly base: string;
  readonly ifExists: boolean;
  readonly set?: 'for-all-values' | 'for-any-value';
}

/**
 * An operator's name, taken apart; IAM ignores its case.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html
 */
export function parseOperatorName(name: string): OperatorName {
  const [, all, any, base = '', ifExists] =
    /^(?:(forallvalues:)|(foranyvalue:))?(.*?)(ifexists)?$/s.exec(name.toLowerCase()) ?? [];
  const set: OperatorName['set'] | undefined =
    all !== undefined ? 'for-all-values' : any !== undefined ? 'for-any-value' : undefined;
  return defined({ base, ifExists: ifExists !== undefined, set });
}

const equals: Compare = (expected, actual) =>
  hasUnknown(expected) ? like(withoutWildcards(expected), actual) : outcomeOf(textOf(expected) === actual);

/** AWS does not say how IAM folds case. Where upper and lower case disagree, as for "ß" and "SS", neither counts. */
const equalsIgnoreCase: Compare = (expected, actual) => {
  const fold = (change: (text: string) => string) => equals(mapText(expected, change), change(actual));
  const [lower, upper] = [fold((text) => text.toLowerCase()), fold((text) => text.toUpperCase())];
  return lower === upper ? lower : 'unknown';
};

/** The text around an unknown value can exclude a match, but not prove one. */
const like: Compare = (expected, actual) => {
  const widest = widestReading(expected);
  if (widest === undefined) return outcomeOf(likeMatches(expected, actual));
  return likeMatches(widest, actual) ? 'unknown' : 'not-matched';
};

const strings = (compare: Compare, negated = false): Operator => ({ negated, variables: 'yes', compare });
const typed = (compare: Compare, negated = false): Operator => ({ negated, variables: 'no', compare });

type Order = (actual: number, expected: number) => boolean;

function ordered(parse: (text: string) => number | undefined, holds: Order): Compare {
  return (expected, actual) => {
    const [left, right] = [parse(actual), parse(textOf(expected))];
    return left === undefined || right === undefined ? 'unknown' : outcomeOf(holds(left, right));
  };
}

const ORDERS: readonly (readonly [string, Order, boolean?])[] = [
  ['equals', (actual, expected) => actual === expected],
  ['notequals', (actual, expected) => actual === expected, true],
  ['lessthan', (actual, expected) => actual < expected],
  ['lessthanequals', (actual, expected) => actual <= expected],
  ['greaterthan', (actual, expected) => actual > expected],
  ['greaterthanequals', (actual, expected) => actual >= expected],
];

/**
 * Compares two ARNs part by part: a wildcard does not match any of the first five colons. A value of the request with fewer
 * parts matches no ARN; AWS does not document how IAM treats a pattern with fewer, such as `*`.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_ARN
 */
const arn: Compare = (expected, actual) => {
  const [patterns, parts] = [arnParts(textOf(expected)), arnParts(actual)];
  if (patterns === undefined) return 'unknown';
  if (parts === undefined) return 'not-matched';
  if (expected.some(({ from }) => from === 'escape') || widestReading(expected) !== undefined) return 'unknown';
  return outcomeOf(patterns.every((text, index) => likeMatches([{ text, from: 'author' }], parts[index] ?? '')));
};

function arnParts(text: string): readonly string[] | undefined {
  const parts = text.split(':');
  return parts.length < 6 ? undefined : [...parts.slice(0, 5), parts.slice(5).join(':')];
}

/**
 * Compares a key with "true" or "false". Another value of the request is neither; AWS does not document other values in a
 * policy.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Boolean
 */
const bool: Compare = (expected, actual) => {
  const wanted = textOf(expected).toLowerCase();
  return isBoolean(wanted) ? outcomeOf(actual.toLowerCase() === wanted) : 'unknown';
};

/** Whether the text is a Boolean value in lower case. */
export function isBoolean(text: string): boolean {
  return text === 'true' || text === 'false';
}

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

const binary: Compare = (expected, actual) => {
  const texts = [textOf(expected), actual];
  if (!texts.every((text) => BASE64.test(text))) return 'unknown';
  const [left, right] = texts.map((text) => Buffer.from(text, 'base64'));
  return outcomeOf(left !== undefined && right !== undefined && left.equals(right));
};

const ip: Compare = (expected, actual) => {
  const [range, address] = [parseIpRange(textOf(expected)), parseIpRange(actual)];
  if (range === undefined || address === undefined || address.prefixLength !== undefined) return 'unknown';
  return range.prefixLength === undefined ? singleAddress(range, address) : within(range, address, range.prefixLength);
};

function within(range: IpRange, address: IpRange, prefixLength: number): Outcome {
  return outcomeOf(sharesPrefix(range, address, prefixLength));
}

/** AWS documents 32 bits for an address without a length, and does not say whether that includes IPv6. */
function singleAddress(range: IpRange, address: IpRange): Outcome {
  const readings = [within(range, address, 32), within(range, address, range.bits)];
  return readings[0] === readings[1] ? within(range, address, range.bits) : 'unknown';
}

/**
 * Every operator but `Null`, by its name in lower case.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
const OPERATORS: ReadonlyMap<string, Operator> = new Map([
  ['stringequals', strings(equals)],
  ['stringnotequals', strings(equals, true)],
  ['stringequalsignorecase', strings(equalsIgnoreCase)],
  ['stringnotequalsignorecase', strings(equalsIgnoreCase, true)],
  ['stringlike', strings(like)],
  ['stringnotlike', strings(like, true)],
  ...ORDERS.map(([name, order, negated]) => [`numeric${name}`, typed(ordered(parseNumber, order), negated)] as const),
  ...ORDERS.map(([name, order, negated]) => [`date${name}`, typed(ordered(parseInstant, order), negated)] as const),
  ['bool', typed(bool)],
  ['binaryequals', typed(binary)],
  ['ipaddress', typed(ip)],
  ['notipaddress', typed(ip, true)],
  ['arnequals', strings(arn)],
  ['arnlike', strings(arn)],
  ['arnnotequals', strings(arn, true)],
  ['arnnotlike', strings(arn, true)],
]);

/** The operator of that name in lower case; undefined for `Null` and for unknown names. */
export function findOperator(base: string): Operator | undefined {
  return OPERATORS.get(base);
}

/** Whether IAM has an operator of that name, set operator and `IfExists` included. `Null` takes neither. */
export function isKnownOperator(name: string): boolean {
  const { base, ifExists, set } = parseOperatorName(name);
  return base === 'null' ? !ifExists && set === undefined : OPERATORS.has(base);
}
