// Evaluates expressions of workflows as far as their values are known before the run: what is not known stays unknown, and a part of it
// may be known all the same, such as how a ref begins. Pure.
import { call } from './expression-functions.ts';
import { compare, isUnknown, textOfValue, truthOf, UNKNOWN, VALUES_MAX_LENGTH, type Value } from './partial-values.ts';

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
  if (take(parser, '(')) return call(name, readArguments(parser));
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
