// Whether a whole value stands around a piece of it: its signs in any way of writing, its lines wrapped or not. Pure.
import type { Pattern } from './patterns.ts';

/** Where a value stands in a text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Finds the whole of a pattern where a piece of it is known to stand. */
export type Match = (
  text: string,
  pattern: Pattern,
  piece: { readonly at: number; readonly index: number },
) => Span | undefined;

/** What wrapping puts between two characters: a line break with indentation, or one that is escaped for JSON or a URL. */
const GAP = String.raw`(?:[ \t\r]{0,64}\n[ \t\r\n]{0,64}|(?:\\{1,4}r)?\\{1,4}n|(?:%0[dD])?%0[aA])`;
const GAPS = new RegExp(GAP, 'g');
const LETTER_OR_DIGIT = /[A-Za-z0-9]/;

interface Unit {
  readonly ahead: RegExp;
  readonly behind: RegExp;
}

/** A matcher; it keeps the expressions that it makes, one pair a character. */
export function createMatch(): Match {
  const units = new Map<string, Unit>();
  const unitOf = (character: string) => {
    const unit = units.get(character) ?? createUnit(character);
    units.set(character, unit);
    return unit;
  };
  return (text, { text: wanted }, { at, index }) => {
    const end = ahead(text, index, wanted.slice(at), unitOf);
    const start = end === undefined ? undefined : behind(text, index, wanted.slice(0, at), unitOf);
    return start === undefined || end === undefined ? undefined : { start, end };
  };
}

function ahead(text: string, index: number, wanted: string, unitOf: (character: string) => Unit): number | undefined {
  let end = index;
  for (const character of wanted) {
    const { ahead: expression } = unitOf(character);
    expression.lastIndex = end;
    const found = expression.exec(text);
    if (found === null) return undefined;
    end += found[0].length;
  }
  return end;
}

function behind(text: string, index: number, wanted: string, unitOf: (character: string) => Unit): number | undefined {
  let start = index;
  for (let n = wanted.length - 1; n >= 0; n--) {
    const { behind: expression } = unitOf(wanted.charAt(n));
    expression.lastIndex = start;
    const found = expression.exec(text)?.[1];
    if (found === undefined) return undefined;
    start -= found.length;
  }
  return start;
}

/** A character in any way of writing, after or before a gap. */
function createUnit(character: string): Unit {
  const written = LETTER_OR_DIGIT.test(character) ? character : signExpression(character.charCodeAt(0));
  return { ahead: new RegExp(`${GAP}?${written}`, 'y'), behind: new RegExp(`(?<=(${written}${GAP}?))`, 'y') };
}

function signExpression(code: number): string {
  const hex = code.toString(16).padStart(2, '0');
  const digits = hex.replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);
  return `(?:\\\\{0,8}\\x${hex}|\\\\{1,8}u00${digits}|%(?:25){0,4}${digits}|&#(?:${code}|x${digits});)`;
}

/** In words, how a value is written. */
export function spellingOf({ encoding }: Pattern, written: string, isUtf16: boolean): string {
  const text = written.replace(GAPS, '');
  const isWrapped = text !== written;
  const words = encoding === 'as it is' ? signsOf(text) : encoding;
  return `${words}${isWrapped ? ', wrapped' : ''}${isUtf16 ? ', in UTF-16' : ''}`;
}

function signsOf(text: string): string {
  if (/%(?:25)*[2-7][0-9a-f]/i.test(text)) return 'URL-encoded';
  if (text.includes('\\')) return 'JSON-escaped';
  return text.includes('&#') ? 'HTML-escaped' : 'as it is';
}
