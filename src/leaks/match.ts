// From a piece of a value that the search has met to the whole value, however its signs and line breaks are written. Pure.
import type { Anchor, Pattern, ValueName } from './patterns.ts';

/** One value in one way of writing. */
export interface Hit {
  readonly value: ValueName;
  readonly encoding: string;
  /** Of the first byte of the value. */
  readonly offset: number;
}

/** A place where the search has met four bytes of an anchor. */
interface Candidate {
  readonly anchor: Anchor;
  readonly bytes: Buffer;
  /** Where the anchor would begin. */
  readonly start: number;
  readonly reachBytes: number;
  readonly match: Match;
}

/** The hit at a candidate; undefined if the anchor is not there, or the rest of the value is not around it. */
export function hitAt({ anchor, bytes, start, reachBytes, match }: Candidate): Hit | undefined {
  const { pattern, at, isUtf16 } = anchor;
  if (!isAt(anchor.bytes, bytes, start)) return undefined;
  const around = isUtf16 ? everySecondByte(bytes, start, reachBytes) : everyByte(bytes, start, reachBytes);
  const span = match(around.text, pattern, { at, index: around.index });
  if (span === undefined) return undefined;
  const encoding = encodingOf(pattern, around.text.slice(span.start, span.end), isUtf16);
  return { value: pattern.value, encoding, offset: start - (around.index - span.start) * (isUtf16 ? 2 : 1) };
}

function isAt(piece: Buffer, bytes: Buffer, start: number): boolean {
  if (start < 0 || start + piece.length > bytes.length) return false;
  for (let n = 0; n < piece.length; n++) if (bytes[start + n] !== piece[n]) return false;
  return true;
}

/** A part of the bytes, a character each, and where in it the piece is. */
interface Around {
  readonly text: string;
  readonly index: number;
}

function everyByte(bytes: Buffer, start: number, reachBytes: number): Around {
  const from = Math.max(0, start - reachBytes);
  const end = Math.min(bytes.length, start + reachBytes);
  return { text: bytes.toString('latin1', from, end), index: start - from };
}

/** Every second byte, as long as those in between are zero: UTF-16 of either byte order. */
function everySecondByte(bytes: Buffer, start: number, reachBytes: number): Around {
  const [least, most] = [Math.max(0, start - reachBytes), Math.min(bytes.length, start + reachBytes)];
  let from = start;
  while (from - 2 >= least && bytes[from - 1] === 0) from -= 2;
  let end = start;
  while (end + 2 < most && bytes[end + 1] === 0) end += 2;
  const codes = Array.from({ length: (end - from) / 2 + 1 }, (_, n) => bytes[from + 2 * n] ?? 0);
  return { text: Buffer.from(codes).toString('latin1'), index: (start - from) / 2 };
}

/** Where a value is in a text. */
interface Span {
  readonly start: number;
  readonly end: number;
}

/** Finds the whole of a pattern around a known piece of it. */
export type Match = (
  text: string,
  pattern: Pattern,
  piece: { readonly at: number; readonly index: number },
) => Span | undefined;

/** What wrapping puts between two characters: a line break with indentation, or one that is escaped for JSON or a URL. */
const GAP = String.raw`(?:[ \t\r]{0,64}\n[ \t\r\n]{0,64}|(?:\\{1,4}r)?\\{1,4}n|(?:%0[dD])?%0[aA])`;
const GAPS = new RegExp(GAP, 'g');
/** What a dump puts there: the end of a line, perhaps with its characters, and the beginning of the next with its offset; or a separator. */
const dumpGap = (column: string, blanks: string) =>
  String.raw`(?:${column}[ \t]*\r?\n(?:[0-9a-fA-F]{4,16}:?[ \t]{1,12}|[ \t]{0,16})|,[ \t]*(?:\r?\n[ \t]*)?0x|[ :-]${blanks})`;
const DUMP_GAP = dumpGap(String.raw`(?: {2,3}[\x20-\x7e]{1,34})?`, '{1,3}');
/** Where several blanks are between two groups, there are no characters behind the line, which would look alike. */
const WIDE_DUMP_GAP = dumpGap('', '{1,8}');
const LETTER_OR_DIGIT = /[A-Za-z0-9]/;

/** The expressions for one character. */
interface Unit {
  readonly ahead: RegExp;
  readonly behind: RegExp;
}

type UnitOf = (character: string) => Unit;

/** A matcher. It keeps the expressions that it makes, one pair a character. */
export function createMatch(): Match {
  const unitsWith = (gap: string) => {
    const units = new Map<string, Unit>();
    return (character: string) => {
      const unit = units.get(character) ?? createUnit(character, gap);
      units.set(character, unit);
      return unit;
    };
  };
  const [unitOfText, unitOfDump, unitOfWideDump] = [unitsWith(GAP), unitsWith(DUMP_GAP), unitsWith(WIDE_DUMP_GAP)];
  return (text, { text: wanted, groups }, { at, index }) => {
    const ofDump = groups?.separator.startsWith('  ') ? unitOfWideDump : unitOfDump;
    const unitOf = groups === undefined ? unitOfText : ofDump;
    const end = ahead(text, index, wanted.slice(at), unitOf);
    const start = end === undefined ? undefined : behind(text, index, wanted.slice(0, at), unitOf);
    return start === undefined || end === undefined ? undefined : { start, end };
  };
}

function ahead(text: string, index: number, wanted: string, unitOf: UnitOf): number | undefined {
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

function behind(text: string, index: number, wanted: string, unitOf: UnitOf): number | undefined {
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
function createUnit(character: string, gap: string): Unit {
  const written = LETTER_OR_DIGIT.test(character) ? character : signExpression(character.charCodeAt(0));
  return { ahead: new RegExp(`${gap}?${written}`, 'y'), behind: new RegExp(`(?<=(${written}${gap}?))`, 'y') };
}

function signExpression(code: number): string {
  const hex = code.toString(16).padStart(2, '0');
  const digits = hex.replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);
  return `(?:\\\\{0,8}\\x${hex}|\\\\{1,8}u00${digits}|%(?:25){0,4}${digits}|&#(?:${code}|x${digits});)`;
}

/** How a value is written, in words. */
function encodingOf({ encoding, groups }: Pattern, written: string, isUtf16: boolean): string {
  if (groups !== undefined) return encoding;
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
