// Policy variables and wildcards in the values of conditions. Pure.
import type { KeyValue } from './request-context.ts';

/** A part of a value: the author's text, an escaped character, or the request's value for a variable. */
interface Piece {
  readonly text: string;
  readonly from: 'author' | 'escape' | 'request';
}

/** A value with its variables replaced. */
export type Pieces = readonly Piece[];

/** `absent` where the request lacks the key of a variable, `unknown` where that cannot be known. */
export type Expanded = Pieces | 'absent' | 'unknown';

const VARIABLE = /(\$\{[^}]*\})/;
const NAME = /^\$\{\s*(?<key>[^,'\s]+)\s*(?:,\s*'(?<fallback>[^']*)'\s*)?\}$/;

/**
 * Replaces the policy variables of a value by the request's values.
 * @param lookUp - gives the value of a condition key
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
export function expandVariables(value: string, lookUp: (key: string) => KeyValue): Expanded {
  const pieces = value.split(VARIABLE).map((part) => (part.includes('${') ? expandOne(part, lookUp) : author(part)));
  if (pieces.includes('unknown')) return 'unknown';
  if (pieces.includes('absent')) return 'absent';
  return pieces.filter((piece) => typeof piece !== 'string');
}

/** A value whose `${…}` is plain text, as in the older version of the language. */
export function withoutVariables(value: string): Pieces {
  return [author(value)];
}

/** The pieces as one text. */
export function textOf(pieces: Pieces): string {
  return pieces.map(({ text }) => text).join('');
}

/** Whether the request's values have characters that could be wildcards. AWS does not say how IAM reads those. */
export function hasDoubtfulWildcard(pieces: Pieces): boolean {
  return pieces.some(({ from, text }) => from === 'request' && /[*?]/.test(text));
}

/**
 * Whether the pieces match the whole text. `*` stands for any characters and `?` for exactly one, but only in the author's
 * text. The time is at most proportional to the product of the lengths.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
export function likeMatches(pieces: Pieces, text: string): boolean {
  const shortest = pieces.reduce((length, piece) => length + shortestMatch(piece), 0);
  if (shortest > text.length) return false;
  const pattern = pieces.flatMap(unitsOf);
  // Plain assignments, because a hostile pattern spends its time in this loop.
  let p = 0;
  let star = -1;
  let resume = 0;
  for (let t = 0; t < text.length; ) {
    const unit = pattern[p];
    if (unit === ANY_RUN) {
      star = p++;
      resume = t;
    } else if (unit === ANY_ONE || (unit !== undefined && unit === text[t])) {
      p++;
      t++;
    } else if (star >= 0) {
      p = star + 1;
      t = ++resume;
    } else return false;
  }
  return pattern.slice(p).every((unit) => unit === ANY_RUN);
}

const ANY_RUN = 0;
const ANY_ONE = 1;
type Unit = string | typeof ANY_RUN | typeof ANY_ONE;

function unitsOf({ from, text }: Piece): Unit[] {
  if (from !== 'author') return text.split('');
  const wildcards: Readonly<Record<string, Unit>> = { '*': ANY_RUN, '?': ANY_ONE };
  return text.split('').map((character) => wildcards[character] ?? character);
}

function shortestMatch({ from, text }: Piece): number {
  return from === 'author' ? text.replaceAll('*', '').length : text.length;
}

function author(text: string): Piece {
  return { text, from: 'author' };
}

function expandOne(part: string, lookUp: (key: string) => KeyValue): Piece | 'absent' | 'unknown' {
  if (/^\$\{[*?$]\}$/.test(part)) return { text: part.charAt(2), from: 'escape' };
  const { key, fallback } = NAME.exec(part)?.groups ?? {};
  if (key === undefined) return 'unknown';
  const found = lookUp(key);
  if (found.status === 'unknown') return 'unknown';
  if (found.status === 'absent') return fallback === undefined ? 'absent' : { text: fallback, from: 'request' };
  const [value, ...others] = found.values;
  return value === undefined || others.length > 0 ? 'unknown' : { text: value, from: 'request' };
}
