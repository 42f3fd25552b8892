// The Condition block of a trust policy: operators, set operators, IfExists, absent keys, wildcards and variables. Pure.
import { BlockList } from 'node:net';

/** One value or several. */
export type OneOrMore<T> = T | readonly T[];

/** Operator, then condition key, then the values to compare with. */
export type ConditionBlock = Readonly<Record<string, Readonly<Record<string, OneOrMore<string | boolean>>>>>;

/** Condition keys of one request, each with its values. Names compare ignoring case. */
export type ConditionContext = Readonly<Record<string, readonly string[]>>;

interface Operator {
  readonly negated: boolean;
  readonly compare: (expected: string, actual: string, context: ConditionContext) => boolean;
}

const equals: Operator['compare'] = (expected, actual, context) => substitute(expected, context) === actual;
const equalsIgnoreCase: Operator['compare'] = (expected, actual, context) =>
  substitute(expected, context)?.toLowerCase() === actual.toLowerCase();
const like: Operator['compare'] = (expected, actual, context) =>
  wildcardPattern(expected, context)?.test(actual) ?? false;

/** Whether an address is in a range, or is the one that is named. */
const inRange: Operator['compare'] = (expected, actual) => {
  const [address = '', bits = '32'] = expected.split('/');
  const list = new BlockList();
  list.addSubnet(address, Number(bits), 'ipv4');
  return list.check(actual, 'ipv4');
};

const OPERATORS: Readonly<Record<string, Operator>> = {
  stringequals: { negated: false, compare: equals },
  stringnotequals: { negated: true, compare: equals },
  stringequalsignorecase: { negated: false, compare: equalsIgnoreCase },
  stringnotequalsignorecase: { negated: true, compare: equalsIgnoreCase },
  stringlike: { negated: false, compare: like },
  stringnotlike: { negated: true, compare: like },
  arnequals: { negated: false, compare: like },
  arnlike: { negated: false, compare: like },
  arnnotequals: { negated: true, compare: like },
  arnnotlike: { negated: true, compare: like },
  ipaddress: { negated: false, compare: inRange },
  notipaddress: { negated: true, compare: inRange },
  bool: { negated: false, compare: equalsIgnoreCase },
};

/**
 * Tells whether every operator and every key of a Condition block holds.
 * @param block - the statement's Condition
 * @param context - the condition keys the request has
 * @throws Error for an unknown operator
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
export function conditionHolds(block: ConditionBlock, context: ConditionContext): boolean {
  return Object.entries(block).every(([operator, keys]) =>
    Object.entries(keys).every(([key, expected]) => operatorHolds(operator, key, asStrings(expected), context)),
  );
}

/**
 * Whether an operator, with its set operator and `IfExists`, can be evaluated.
 * @param operator - key of a Condition block
 */
export function isKnownOperator(operator: string): boolean {
  const { name, ifExists } = parseOperator(operator);
  // IAM refuses NullIfExists: Null itself asks whether the key exists.
  return name === 'null' ? !ifExists : Object.hasOwn(OPERATORS, name);
}

function operatorHolds(operator: string, key: string, expected: readonly string[], context: ConditionContext): boolean {
  const { name, ifExists, quantifier } = parseOperator(operator);
  const actual = lookUp(context, key);
  const known = OPERATORS[name];
  if (!isKnownOperator(operator)) throw new Error(`Unknown condition operator ${operator}`);
  if (known === undefined) return expected.includes(String(actual.length === 0));
  const matches = (value: string): boolean => expected.some((item) => known.compare(item, value, context));
  const passes = (value: string): boolean => matches(value) !== known.negated;
  if (actual.length === 0)
    return ifExists || quantifier === 'forallvalues' || (known.negated && quantifier === undefined);
  return quantifier === 'foranyvalue' ? actual.some(passes) : actual.every(passes);
}

function parseOperator(operator: string): { name: string; ifExists: boolean; quantifier: string | undefined } {
  const match = /^(?:(forallvalues|foranyvalue):)?(\w+?)(ifexists)?$/.exec(operator.toLowerCase());
  return { name: match?.[2] ?? '', ifExists: match?.[3] !== undefined, quantifier: match?.[1] };
}

function lookUp(context: ConditionContext, key: string): readonly string[] {
  const wanted = key.toLowerCase();
  return Object.entries(context).find(([name]) => name.toLowerCase() === wanted)?.[1] ?? [];
}

/** Policy variables: `${*}`, `${?}` and `${$}` stand for themselves, others for a key; undefined when the key is absent. */
function substitute(text: string, context: ConditionContext): string | undefined {
  const parts = splitVariables(text, context);
  return parts.includes(undefined) ? undefined : parts.map((part) => part?.text).join('');
}

function wildcardPattern(text: string, context: ConditionContext): RegExp | undefined {
  const parts = splitVariables(text, context);
  if (parts.includes(undefined)) return undefined;
  const sources = parts.map((part) => {
    const escaped = (part?.text ?? '').replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    return part?.literal ? escaped : escaped.replaceAll('\\*', '.*').replaceAll('\\?', '.');
  });
  return new RegExp(`^${sources.join('')}$`, 's');
}

function splitVariables(text: string, context: ConditionContext): ({ text: string; literal: boolean } | undefined)[] {
  return text.split(/(\$\{[^}]*\})/).map((part) => {
    const variable = /^\$\{(.*)\}$/.exec(part)?.[1];
    if (variable === undefined) return { text: part, literal: false };
    if (['*', '?', '$'].includes(variable)) return { text: variable, literal: true };
    const value = lookUp(context, variable)[0];
    return value === undefined ? undefined : { text: value, literal: true };
  });
}

function asStrings(value: OneOrMore<string | boolean>): readonly string[] {
  return (Array.isArray(value) ? value : [value]).map(String);
}
