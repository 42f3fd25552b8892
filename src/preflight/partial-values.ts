// Values of which only a part may be known before the run: texts with gaps, and how values compare. Pure.
import { matchesPattern } from '../aws/arn.ts';
import { numberText } from '../github/workflow/tree.ts';
import { defined } from '../util/defined.ts';

/** What an expression gives. */
export type Value = string | number | boolean | null | readonly Value[] | Unknown;

/** A value that only the run has. */
export interface Unknown {
  readonly kind: 'unknown';
  /** Whether it is true in a condition, where that is known. */
  readonly truth?: boolean;
  /** It is a text that this pattern matches: `*` stands for any characters. */
  readonly pattern?: string;
  /** Two values with one name are the same, two with different names differ. */
  readonly name?: string;
}

/** A value about which nothing is known. */
export const UNKNOWN: Unknown = { kind: 'unknown' };

/** A text that is known in part. */
export function textLike(pattern: string): Value {
  return pattern.includes('*') ? { kind: 'unknown', pattern } : pattern;
}

/** A text with longer values is not known: values of values may double it without end. */
export const VALUES_MAX_LENGTH = 100_000;

/** Whether only the run has the value. */
export function isUnknown(value: Value): value is Unknown {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether a value is true in a condition; undefined where that is not known. */
export function truthOf(value: Value): boolean | undefined {
  if (!isUnknown(value)) return Array.isArray(value) || Boolean(value);
  // A text that is known in part is not empty.
  return value.truth ?? (value.pattern !== undefined && value.pattern.replaceAll('*', '') !== '' ? true : undefined);
}

/** What an operator that compares gives. */
export function compare(operator: string, left: Value, right: Value): Value {
  if (operator === '==' || operator === '!=') {
    const same = areSame(left, right);
    return same === undefined ? UNKNOWN : same === (operator === '==');
  }
  const [one, other] = [sortable(left, right), sortable(right, left)];
  if (one === undefined || other === undefined) return UNKNOWN;
  if (operator.startsWith('<')) return operator === '<' ? one < other : one <= other;
  return operator === '>' ? one > other : one >= other;
}

/**
 * Whether two values are equal; texts ignore case.
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/expressions#operators
 */
export function areSame(left: Value, right: Value): boolean | undefined {
  if (isUnknown(left) || isUnknown(right)) return areSameUnknown(left, right);
  if (Array.isArray(left) || Array.isArray(right)) return undefined;
  if (typeof left === 'string' && typeof right === 'string') return left.toLowerCase() === right.toLowerCase();
  if (left === null && right === null) return true;
  return numberOf(left) === numberOf(right);
}

function areSameUnknown(left: Value, right: Value): boolean | undefined {
  const [one, other] = isUnknown(left) ? [left, right] : [right as Unknown, left];
  if (isUnknown(other)) {
    if (one.name === undefined || other.name === undefined) return undefined;
    return one.name === other.name;
  }
  if (one.pattern === undefined || typeof other !== 'string') return undefined;
  // Matching takes the product of both at most.
  if (one.pattern.length * other.length > VALUES_MAX_LENGTH) return undefined;
  return matchesPattern(one.pattern.toLowerCase(), other.toLowerCase()) ? undefined : false;
}

/** Two texts are compared as such, anything else as numbers. */
function sortable(value: Value, beside: Value): string | number | undefined {
  return typeof value === 'string' && typeof beside === 'string' ? value.toUpperCase() : numberOf(value);
}

function numberOf(value: Value): number | undefined {
  if (isUnknown(value) || Array.isArray(value)) return undefined;
  return value === null ? 0 : typeof value === 'string' ? (value.trim() === '' ? 0 : Number(value)) : Number(value);
}

/** The text of a known value, as the runner writes it. */
export function textOfValue(value: Exclude<Value, Unknown | readonly Value[]> | Value): string {
  if (value === null) return '';
  if (typeof value === 'number') return numberText(value);
  return typeof value === 'object' ? '*' : String(value);
}

/** An unknown value of which something is known. */
export function unknown(known: Omit<Unknown, 'kind'>): Unknown {
  return defined({ kind: 'unknown' as const, ...known });
}
