// Evaluates expressions of workflows as far as their values are known before the run: what is not known stays unknown, and a part of it
// may be known all the same, such as how a ref begins. Pure.
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

/** The value of a path, such as `['github', 'ref']`, in lower case; a variable as it is written, for runners that tell cases apart. */
export type Lookup = (path: readonly string[]) => Value;

/** Reads each value once: values that are made of others, on several levels, would be read without end. */
export function readOnce(read: (name: string) => Value): (name: string) => Value {
  const known = new Map<string, Value>();
  return (name) => {
    const value = known.has(name) ? (known.get(name) ?? null) : read(name);
    known.set(name, value);
    return value;
  };
}

/** A text with `*` in place of what is not known. */
export interface Interpolated {
  readonly text: string;
  readonly isKnown: boolean;
}

/** Matches also one that nothing closes, to the end, so that a text is gone through once: it stays a text. */
const EXPRESSION = /\$\{\{((?:[^'}]+|'[^']*'|\}(?!\}))*)(\}\})?/g;

/** The text of an input or another field, with the values of its expressions. */
export function interpolate(text: string, lookup: Lookup): Interpolated {
  let isKnown = true;
  let length = 0;
  const filled = text.replaceAll(EXPRESSION, (whole, expression: string, end: string | undefined) => {
    if (end === undefined) return whole;
    const value = evaluate(expression, lookup);
    const piece = isUnknown(value) ? (value.pattern ?? '*') : textOfValue(value);
    length += piece.length;
    if (isUnknown(value) || Array.isArray(value) || length > VALUES_MAX_LENGTH) isKnown = false;
    return length > VALUES_MAX_LENGTH ? '*' : piece;
  });
  return { text: filled, isKnown };
}

/** Whether a text has an expression in it. */
export function hasExpression(text: string): boolean {
  return text.includes('${{');
}

/** The expression that a text is, and nothing else. */
export function onlyExpression(text: string): string | undefined {
  const [[whole, expression, end] = []] = text.startsWith('${{') ? text.matchAll(EXPRESSION) : [];
  return end !== undefined && whole === text ? expression : undefined;
}

/**
 * Whether the condition of an `if:` holds; undefined where only the run can tell.
 * @see https://github.com/actions/runner/issues/2629
 */
export function holds(condition: string, lookup: Lookup): boolean | undefined {
  const inner = onlyExpression(condition);
  if (inner === undefined && hasExpression(condition)) {
    // Text around an expression, also the line break of a block, makes the whole a text, which is true.
    return condition.replace(EXPRESSION, (whole, _, end) => (end === undefined ? whole : '')) === '' ? undefined : true;
  }
  return truthOf(evaluate(inner ?? condition, lookup));
}

/** Every context that an expression reads, as the path of a {@link Lookup}. */
export function readsIn(text: string): readonly (readonly string[])[] {
  const reads: (readonly string[])[] = [];
  for (const [, expression = '', end] of text.matchAll(EXPRESSION)) {
    if (end === undefined) continue;
    evaluate(expression, (path) => {
      reads.push(path);
      return UNKNOWN;
    });
  }
  return reads;
}

/** The value of an expression, without `${{` and `}}`; unknown also for one that is broken. */
export function evaluate(expression: string, lookup: Lookup): Value {
  if (expression.length > EXPRESSION_MAX_LENGTH) return UNKNOWN;
  const tokens = expression.match(TOKEN) ?? [];
  // A character that belongs to no token makes the expression another one than was read.
  if (
    tokens.join('').length !== expression.replace(STRING, (text) => 'x'.repeat(text.length)).replace(/\s/g, '').length
  )
    return UNKNOWN;
  const parser = { tokens, at: 0, lookup, depth: 0 };
  const value = readOr(parser);
  return parser.at === tokens.length ? value : UNKNOWN;
}

const EXPRESSION_MAX_LENGTH = 21_000;
/** A text with longer values is not known: values of values may double it without end. */
const VALUES_MAX_LENGTH = 100_000;
const DEPTH_MAX = 50;
const STRING = /'(?:[^']|'')*'/g;
const TOKEN =
  /'(?:[^']|'')*'|(?:[-+]|(?<!\w))(?:0x[\da-f]+|\d+(?:\.\d+)?(?:e[-+]?\d+)?)\b|[a-z_][\w-]*|&&|\|\||[!=<>]=|[!<>()[\].,*]/gi;

interface Parser {
  readonly tokens: readonly string[];
  at: number;
  readonly lookup: Lookup;
  depth: number;
}

function take(parser: Parser, ...wanted: readonly string[]): string | undefined {
  const token = parser.tokens[parser.at];
  if (token === undefined || !wanted.includes(token)) return undefined;
  parser.at += 1;
  return token;
}

function readOr(parser: Parser): Value {
  let value = readAnd(parser);
  while (take(parser, '||')) value = either(value, readAnd(parser));
  return value;
}

function readAnd(parser: Parser): Value {
  let value = readComparison(parser);
  while (take(parser, '&&')) value = both(value, readComparison(parser));
  return value;
}

function readComparison(parser: Parser): Value {
  let value = readNot(parser);
  for (let operator = take(parser, ...COMPARISONS); operator; operator = take(parser, ...COMPARISONS))
    value = compare(operator, value, readNot(parser));
  return value;
}

const COMPARISONS = ['==', '!=', '<', '<=', '>', '>='];

function readNot(parser: Parser): Value {
  if (parser.depth > DEPTH_MAX) {
    parser.at = parser.tokens.length + 1;
    return UNKNOWN;
  }
  if (!take(parser, '!')) return readOperand(parser);
  parser.depth += 1;
  const truth = truthOf(readNot(parser));
  parser.depth -= 1;
  return truth === undefined ? UNKNOWN : !truth;
}

function readOperand(parser: Parser): Value {
  const token = parser.tokens[parser.at] ?? '';
  parser.at += 1;
  if (token === '(') return readNested(parser, ')');
  if (token.startsWith("'")) return token.slice(1, -1).replaceAll("''", "'");
  if (/^[-+]?\d/.test(token)) return Number(token);
  if (!/^[a-z_]/i.test(token)) {
    parser.at = parser.tokens.length + 1; // broken
    return UNKNOWN;
  }
  const name = token.toLowerCase();
  if (take(parser, '(')) return call(name, readArguments(parser), parser.lookup);
  if (Object.hasOwn(WORDS, name)) return WORDS[name] ?? null;
  return readPath(name, parser);
}

const WORDS: Readonly<Record<string, Value>> = { true: true, false: false, null: null };

function readNested(parser: Parser, end: string): Value {
  parser.depth += 1;
  const value = parser.depth > DEPTH_MAX ? UNKNOWN : readOr(parser);
  parser.depth -= 1;
  if (!take(parser, end)) parser.at = parser.tokens.length + 1;
  return value;
}

function readArguments(parser: Parser): readonly Value[] {
  const values: Value[] = [];
  if (take(parser, ')')) return values;
  while (parser.at < parser.tokens.length) {
    const value = parser.depth > DEPTH_MAX ? UNKNOWN : readOr(parser);
    values.push(value);
    if (take(parser, ')')) return values;
    if (!take(parser, ',')) break;
  }
  parser.at = parser.tokens.length + 1;
  return values;
}

function readPath(first: string, parser: Parser): Value {
  const path = [first];
  let isPlain = true;
  for (let next = take(parser, '.', '['); next; next = take(parser, '.', '[')) {
    const key: Value = next === '[' ? readNested(parser, ']') : (parser.tokens[parser.at++] ?? '');
    if (typeof key === 'string' && key !== '*')
      path.push(first === 'env' && path.length === 1 ? key : key.toLowerCase());
    else isPlain = false;
  }
  return isPlain ? parser.lookup(path) : UNKNOWN;
}

/** Whether only the run has the value. */
export function isUnknown(value: Value): value is Unknown {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether a value is true in a condition; undefined where that is not known. */
function truthOf(value: Value): boolean | undefined {
  if (!isUnknown(value)) return Array.isArray(value) || Boolean(value);
  // A text that is known in part is not empty.
  return value.truth ?? (value.pattern !== undefined && value.pattern.replaceAll('*', '') !== '' ? true : undefined);
}

function both(left: Value, right: Value): Value {
  const truth = truthOf(left);
  if (truth !== undefined) return truth ? right : left;
  return truthOf(right) === false ? { kind: 'unknown', truth: false } : UNKNOWN;
}

function either(left: Value, right: Value): Value {
  const truth = truthOf(left);
  if (truth !== undefined) return truth ? left : right;
  return truthOf(right) === true ? { kind: 'unknown', truth: true } : UNKNOWN;
}

function compare(operator: string, left: Value, right: Value): Value {
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
function areSame(left: Value, right: Value): boolean | undefined {
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

/** @see https://docs.github.com/en/actions/reference/workflows-and-actions/expressions#functions */
function call(name: string, values: readonly Value[], _lookup: Lookup): Value {
  const [first = null, second = null] = values;
  switch (name) {
    // A step that runs at all is reached where nothing failed before it.
    case 'success':
    case 'always':
      return true;
    case 'contains':
      return contains(first, second);
    case 'startswith':
      return begins(first, second, false);
    case 'endswith':
      return begins(first, second, true);
    case 'format':
      return formatted(first, values.slice(1));
    case 'fromjson':
      return typeof first === 'string' ? parsed(first) : UNKNOWN;
    default:
      return UNKNOWN;
  }
}

function contains(where: Value, what: Value): Value {
  if (Array.isArray(where)) {
    const same = where.map((one) => areSame(one, what));
    return same.includes(true) || (same.includes(undefined) ? UNKNOWN : false);
  }
  if (isUnknown(where) || isUnknown(what) || Array.isArray(what)) return UNKNOWN;
  return textOfValue(where).toLowerCase().includes(textOfValue(what).toLowerCase());
}

/** Whether a text begins, or ends, with another. Of a text that is known in part, the known begin can decide. */
function begins(where: Value, what: Value, atEnd: boolean): Value {
  if (isUnknown(what) || Array.isArray(what) || Array.isArray(where)) return UNKNOWN;
  const piece = textOfValue(what).toLowerCase();
  if (!isUnknown(where)) {
    const text = textOfValue(where).toLowerCase();
    return atEnd ? text.endsWith(piece) : text.startsWith(piece);
  }
  const pieces = where.pattern?.toLowerCase().split('*');
  const known = (atEnd ? pieces?.at(-1) : pieces?.[0]) ?? '';
  if (atEnd ? known.endsWith(piece) : known.startsWith(piece)) return true;
  return (atEnd ? piece.endsWith(known) : piece.startsWith(known)) ? UNKNOWN : false;
}

function formatted(form: Value, values: readonly Value[]): Value {
  if (typeof form !== 'string') return UNKNOWN;
  let length = 0;
  const text = form.replaceAll(/\{\{|\}\}|\{(\d+)\}/g, (found, index: string | undefined) => {
    if (index === undefined) return found.charAt(0);
    const value = values[Number(index)] ?? null;
    const piece = isUnknown(value) ? (value.pattern ?? '*') : textOfValue(value);
    length += piece.length;
    return length > VALUES_MAX_LENGTH ? '' : piece;
  });
  if (length > VALUES_MAX_LENGTH) return UNKNOWN;
  return values.some((value) => isUnknown(value) || Array.isArray(value)) ? textLike(text) : text;
}

/** Objects stay unknown: nothing reads their parts. */
function parsed(json: string): Value {
  try {
    return plainValue(JSON.parse(json));
  } catch {
    return UNKNOWN;
  }
}

function plainValue(value: unknown): Value {
  if (Array.isArray(value)) return value.map(plainValue);
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value;
  return UNKNOWN;
}

/** An unknown value of which something is known. */
export function unknown(known: Omit<Unknown, 'kind'>): Unknown {
  return defined({ kind: 'unknown' as const, ...known });
}
