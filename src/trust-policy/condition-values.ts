// The values of conditions: numbers, instants, IP ranges, policy variables and wildcards. Pure.
import { defined } from '../util/defined.ts';
import type { EpochSeconds } from '../util/time.ts';
import type { KeyValue } from './request-context.ts';

const DECIMAL = /^[+-]?\d+(?:\.\d+)?$/;
const DATE = /^(\d{4})-(\d{2})(?:-(\d{2})(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2}))?)?$/;
/** With more digits, two different numbers may become equal. */
const MAX_DIGITS = 15;

/**
 * The number in a text.
 * @returns undefined for anything else, and for more digits than can be compared exactly
 */
export function parseNumber(text: string): number | undefined {
  const digits = text.replaceAll(/\D/g, '');
  return DECIMAL.test(text) && digits.length <= MAX_DIGITS ? Number(text) : undefined;
}

/**
 * The instant in a text: a date in the W3C's profile of ISO 8601, or epoch seconds. Four digits alone could be either, so
 * they count as neither.
 * @see https://www.w3.org/TR/NOTE-datetime
 */
export function parseInstant(text: string): EpochSeconds | undefined {
  if (/^\d{5,}$/.test(text)) return parseNumber(text);
  const [, year, month, day = '01'] = DATE.exec(text) ?? [];
  if (year === undefined || month === undefined) return undefined;
  const noon = new Date(`${year}-${month}-${day}T12:00:00Z`);
  const exists = !Number.isNaN(noon.getTime()) && noon.toISOString().startsWith(`${year}-${month}-${day}`);
  const milliseconds = Date.parse(text);
  return exists && !Number.isNaN(milliseconds) ? milliseconds / 1000 : undefined;
}

/** An address, or a range of addresses; `bits` is 32 or 128. */
export interface IpRange {
  readonly bits: 32 | 128;
  readonly address: bigint;
  /** Undefined for a single address. */
  readonly prefixLength?: number;
}

/**
 * The address or the range in a text, IPv4 or IPv6.
 * @returns undefined for anything else
 * @see https://www.rfc-editor.org/rfc/rfc4291#section-2.2
 */
export function parseIpRange(text: string): IpRange | undefined {
  const [, address, length] = /^([0-9a-fA-F:.]{2,45})(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  if (address === undefined) return undefined;
  const bits: IpRange['bits'] = address.includes(':') ? 128 : 32;
  const value = bits === 32 ? parseIpv4(address) : parseIpv6(address);
  if (value === undefined || Number(length ?? 0) > bits) return undefined;
  return defined({ bits, address: value, prefixLength: length === undefined ? undefined : Number(length) });
}

/** Whether two addresses have the same first bits. */
export function sharesPrefix(one: IpRange, other: IpRange, prefixLength: number): boolean {
  const shift = BigInt(one.bits - prefixLength);
  return one.bits === other.bits && one.address >> shift === other.address >> shift;
}

function parseIpv4(text: string): bigint | undefined {
  const parts = text.split('.');
  const valid = parts.length === 4 && parts.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256);
  return valid ? parts.reduce((sum, part) => sum * 256n + BigInt(part), 0n) : undefined;
}

function parseIpv6(text: string): bigint | undefined {
  const [head = '', tail, ...more] = text.split('::');
  const [left, right] = [groupsOf(head), tail === undefined ? [] : groupsOf(tail)];
  if (more.length > 0 || left === undefined || right === undefined) return undefined;
  const missing = 8 - left.length - right.length;
  if (tail === undefined ? missing !== 0 : missing < 1) return undefined;
  return [...left, ...Array<bigint>(missing).fill(0n), ...right].reduce((sum, group) => sum * 65536n + group, 0n);
}

function groupsOf(text: string): bigint[] | undefined {
  if (text === '') return [];
  const parts = text.split(':');
  const last = parts.at(-1) ?? '';
  const embedded = last.includes('.') ? parseIpv4(last) : undefined;
  const words = embedded === undefined ? parts : parts.slice(0, -1);
  if (!words.every((word) => /^[0-9a-fA-F]{1,4}$/.test(word))) return undefined;
  const groups = words.map((word) => BigInt(`0x${word}`));
  return embedded === undefined ? groups : [...groups, embedded >> 16n, embedded & 0xffffn];
}

/**
 * A part of a value: the author's text, an escaped character, or the request's value for a variable. `unknown` stands for
 * the value of a variable that cannot be known, whose text is empty.
 */
interface Piece {
  readonly text: string;
  readonly from: 'author' | 'escape' | 'request' | 'unknown';
}

/** A value with its variables replaced. */
export type Pieces = readonly Piece[];

/** `absent` where the request lacks the key of a variable: such a value is equal to nothing. */
export type Expanded = Pieces | 'absent';

const VARIABLE = /(\$\{[^}]*\})/;
const NAME = /^\$\{\s*(?<key>[^,'\s]+)\s*(?:,\s*'(?<fallback>[^']*)'\s*)?\}$/;

/**
 * Replaces the policy variables of a value by the request's values.
 * @param lookUp - gives the value of a condition key
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
export function expandVariables(value: string, lookUp: (key: string) => KeyValue): Expanded {
  const pieces = value.split(VARIABLE).map((part) => (part.includes('${') ? expandOne(part, lookUp) : author(part)));
  return pieces.includes('absent') ? 'absent' : pieces.filter((piece) => typeof piece !== 'string');
}

/** A value whose `${…}` is plain text, as in the older version of the language. */
export function withoutVariables(value: string): Pieces {
  return [author(value)];
}

/** The pieces as one text. */
export function textOf(pieces: Pieces): string {
  return pieces.map(({ text }) => text).join('');
}

/**
 * Whether a template fills in a part of the value: policy variables have one colon in their names, parameters and resources
 * of a template none, and its pseudo parameters and functions two.
 */
export function isFilledIn(value: string): boolean {
  return /\$\{(?![*?$]\})(?:[^}:]*|[^}:]*::[^}]*)\}/.test(value);
}

/** Whether a variable has a value that cannot be known. */
export function hasUnknown(pieces: Pieces): boolean {
  return pieces.some(({ from }) => from === 'unknown');
}

/** The pieces with the author's wildcards as plain text. */
export function withoutWildcards(pieces: Pieces): Pieces {
  return pieces.map((piece) => (piece.from === 'author' ? { ...piece, from: 'escape' } : piece));
}

/** The pieces with their texts changed. */
export function mapText(pieces: Pieces, change: (text: string) => string): Pieces {
  return pieces.map(({ text, from }) => ({ text: change(text), from }));
}

/**
 * The pieces as the widest pattern that they may be: wildcards in the request's values count, because AWS does not say how
 * IAM reads those.
 * @returns undefined where there is no doubt
 */
export function widestReading(pieces: Pieces): Pieces | undefined {
  const doubtful = ({ from, text }: Piece) => from === 'unknown' || (from === 'request' && /[*?]/.test(text));
  if (!pieces.some(doubtful)) return undefined;
  return pieces.map((piece) => (piece.from === 'request' ? author(piece.text) : piece));
}

/**
 * Whether the pieces match the whole text. `*` stands for any characters and `?` for exactly one, but only in the author's
 * text; an unknown value may be any text. Characters are code points. The time is at most proportional to the product of the lengths.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
export function likeMatches(pieces: Pieces, text: string): boolean {
  const shortest = pieces.reduce((length, piece) => length + shortestMatch(piece), 0);
  if (shortest > text.length) return false;
  const pattern = pieces.flatMap(unitsOf);
  const characters = [...text];
  // Plain assignments, because a hostile pattern spends its time in this loop.
  let p = 0;
  let star = -1;
  let resume = 0;
  for (let t = 0; t < characters.length; ) {
    const unit = pattern[p];
    if (unit === ANY_RUN) {
      star = p++;
      resume = t;
    } else if (unit === ANY_ONE || (unit !== undefined && unit === characters[t])) {
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
  if (from === 'unknown') return [ANY_RUN];
  if (from !== 'author') return [...text];
  const wildcards: Readonly<Record<string, Unit>> = { '*': ANY_RUN, '?': ANY_ONE };
  return Array.from(text, (character) => wildcards[character] ?? character);
}

function shortestMatch({ from, text }: Piece): number {
  return from === 'author' ? text.replaceAll('*', '').length : text.length;
}

function author(text: string): Piece {
  return { text, from: 'author' };
}

const UNKNOWN: Piece = { text: '', from: 'unknown' };

function expandOne(part: string, lookUp: (key: string) => KeyValue): Piece | 'absent' {
  if (/^\$\{[*?$]\}$/.test(part)) return { text: part.charAt(2), from: 'escape' };
  const { key, fallback } = NAME.exec(part)?.groups ?? {};
  if (key === undefined) return UNKNOWN;
  const found = lookUp(key);
  if (found.status === 'unknown') return UNKNOWN;
  if (found.status === 'absent') return fallback === undefined ? 'absent' : { text: fallback, from: 'request' };
  const [value, ...others] = found.values;
  return value === undefined || others.length > 0 ? UNKNOWN : { text: value, from: 'request' };
}
