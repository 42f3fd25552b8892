// What to look for: the issued values in every encoding that leaves them readable, and the short pieces of them that the search
// compares. Pure.
import { alignedBase64 } from '../secrets/encodings.ts';
import { isKeyMaterial } from '../secrets/shapes.ts';

/** The credentials of one session, as STS issued them. */
export interface IssuedSession {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string | undefined;
}

/** One of the values of a session, in words. */
export type ValueName = 'access key id' | 'secret access key' | 'session token';

/** An encoding, in words. */
export type Encoding =
  | 'as it is'
  | 'base64'
  | 'base64 of UTF-16'
  | 'base64 of URL encoding'
  | 'base64 of JSON'
  | 'hexadecimal'
  | 'hexadecimal dump';

/** How a dump groups hexadecimal digits. */
interface Groups {
  /** Between two groups. */
  readonly separator: string;
  /** In a group. */
  readonly digits: number;
  /** How many digits of the value are in the group before its first whole one. */
  readonly before: number;
}

/** One value in one encoding. `match.ts` knows in how many ways its signs and line breaks can be written. */
export interface Pattern {
  readonly value: ValueName;
  readonly encoding: Encoding;
  /** Printable ASCII. */
  readonly text: string;
  /** For a dump: what is between the digits, and how lines begin and end, is not in the text. */
  readonly groups?: Groups;
}

/** The patterns of all sessions, each text once. A value that cannot be a credential (too short, not printable) has none. */
export function patternsOf(sessions: readonly IssuedSession[]): readonly Pattern[] {
  const patterns = sessions.flatMap((session) => [
    ...patternsOfValue('access key id', session.accessKeyId),
    ...patternsOfValue('secret access key', session.secretAccessKey),
    ...patternsOfValue('session token', session.sessionToken ?? ''),
  ]);
  const keyOf = ({ text, groups }: Pattern) => (groups === undefined ? text : JSON.stringify([text, groups]));
  return [...new Map(patterns.map((pattern) => [keyOf(pattern), pattern])).values()];
}

function patternsOfValue(value: ValueName, text: string): readonly Pattern[] {
  if (!isKeyMaterial(text)) return [];
  const hexadecimal = Buffer.from(text).toString('hex');
  const texts: readonly (readonly [Encoding, readonly string[]])[] = [
    ['base64 of URL encoding', urlEncodings(text).flatMap((one) => alignedBase64(Buffer.from(one)))],
    ['base64 of JSON', jsonEscapes(text).flatMap((one) => alignedBase64(Buffer.from(one)))],
    ['hexadecimal', [hexadecimal, hexadecimal.toUpperCase()]],
    ['base64 of UTF-16', alignedBase64(Buffer.from(text, 'utf16le'))],
    ['base64', alignedBase64(Buffer.from(text))],
    ['as it is', [text]],
  ];
  return [
    ...dumpsOf(hexadecimal).map((dump) => ({ value, encoding: 'hexadecimal dump' as const, ...dump })),
    ...texts.flatMap(([encoding, all]) => all.map((one) => ({ value, encoding, text: one }))),
  ];
}

function urlEncodings(text: string): readonly string[] {
  const encoded = encodeURIComponent(text);
  return [encoded, encoded.replace(/%../g, (code) => code.toLowerCase()), encodeURIComponent(encoded)];
}

/** As PHP, Gson and .NET escape the signs of AWS's values. */
function jsonEscapes(text: string): readonly string[] {
  return [text.replaceAll('/', '\\/'), text.replaceAll('=', '\\u003d'), text.replaceAll('+', '\\u002B')];
}

/**
 * One byte a group as `hexdump -C`, `od -t x1` and OpenSSL print them, and `xxd -i` for C; two or four as `xxd` does; two swapped as
 * `hexdump` and `od -x`, four reversed as `xxd -e` and `od -t x4`. `od` of macOS and `hexdump -x` have more blanks in between.
 */
function dumpsOf(hexadecimal: string): readonly { readonly text: string; readonly groups: Groups }[] {
  const grouped = (text: string, separator: string, digits: number, before = 0) => ({
    text,
    groups: { separator, digits, before },
  });
  /** The digits from each byte of a group on, in whole groups whose bytes are in reverse order. */
  const reversed = (digits: number) =>
    upTo(digits).map((from) =>
      (hexadecimal.slice(from).match(new RegExp(`.{${digits}}`, 'g')) ?? [])
        .map((group) => (group.match(/../g) ?? []).reverse().join(''))
        .join(''),
    );
  const eitherCase = [
    ...[' ', ':', '-'].map((separator) => grouped(hexadecimal, separator, 2)),
    ...[4, 8].flatMap((digits) => upTo(digits).map((before) => grouped(hexadecimal, ' ', digits, before))),
  ];
  return [
    ...eitherCase,
    ...eitherCase.map(({ text, groups }) => ({ text: text.toUpperCase(), groups })),
    ...['  ', ', 0x'].map((separator) => grouped(hexadecimal, separator, 2)),
    ...[' ', '    '].flatMap((separator) => reversed(4).map((text) => grouped(text, separator, 4))),
    ...[' ', ' '.repeat(8)].flatMap((separator) => reversed(8).map((text) => grouped(text, separator, 8))),
  ];
}

/** The even numbers below this one: where in a group of so many digits a byte can begin. */
function upTo(digits: number): readonly number[] {
  return Array.from({ length: digits / 2 }, (_, n) => 2 * n);
}

/** A piece of a pattern as its bytes are in a file. */
export interface Anchor {
  readonly pattern: Pattern;
  /** Where in the pattern's text the piece begins. */
  readonly at: number;
  /** Whether each character takes two bytes. */
  readonly isUtf16: boolean;
  /** Exactly `ANCHOR_LENGTH` bytes. */
  readonly bytes: Buffer;
}

/** In bytes: half the length of the shortest value (20 characters) in base64, so that a line break leaves one half whole. */
export const ANCHOR_LENGTH = 13;
/**
 * Pieces are taken from this many characters at the end, because all sessions of an account begin alike.
 * It is long enough to contain about 26 characters in a row without a sign.
 */
const TAIL_LENGTH = 128;
/** AWS's values have three signs; each further one would double the number of renderings. */
const SIGN_KINDS_MAX = 3;
const SIGNS = /[^A-Za-z0-9]/g;

/**
 * The anchors of the patterns: two side by side for each pattern, or one if two do not fit, with their signs written in every way and
 * with one and two bytes a character. Wherever a pattern is in a file, one of its anchors is there unbroken.
 */
export function anchorsOf(patterns: readonly Pattern[]): readonly Anchor[] {
  return patterns.flatMap((pattern) =>
    pattern.groups === undefined ? anchorsOfText(pattern) : anchorsOfDump(pattern),
  );
}

/** Digits from the beginning of one anchor to that of the other: no two breaks of lines of 16 bytes, or of their halves, meet both. */
const DUMP_ANCHOR_DISTANCES: Readonly<Record<number, number>> = { 2: 8, 4: 12, 8: 16 };

/** Two anchors near the end, where the sessions of an account differ. */
function anchorsOfDump(pattern: Pattern): readonly Anchor[] {
  const { text, groups = { separator: ' ', digits: 2, before: 0 } } = pattern;
  const { separator, digits, before } = groups;
  const distance = DUMP_ANCHOR_DISTANCES[digits] ?? ANCHOR_LENGTH;
  const last = text.length - distance - ANCHOR_LENGTH;
  const first = last - ((((last - before) % digits) + digits) % digits);
  return [first, first + distance].map((at) => {
    const dumped = text.slice(at).replace(new RegExp(`.{${digits}}(?=.)`, 'g'), (group) => `${group}${separator}`);
    return { pattern, at, isUtf16: false, bytes: bytesOf(dumped, false) };
  });
}

function anchorsOfText(pattern: Pattern): readonly Anchor[] {
  const isNested = pattern.encoding === 'base64 of URL encoding' || pattern.encoding === 'base64 of JSON';
  return startsOf(pattern.text).flatMap((at) => {
    const piece = pattern.text.slice(at, at + ANCHOR_LENGTH);
    // What is encoded twice is seldom encoded a third time, and each way of writing takes time to prepare.
    if (isNested) return [{ pattern, at, isUtf16: false, bytes: bytesOf(piece, false) }];
    return renderingsOf(piece).flatMap((text) =>
      [false, true].map((isUtf16) => ({ pattern, at, isUtf16, bytes: bytesOf(text, isUtf16) })),
    );
  });
}

function bytesOf(text: string, isUtf16: boolean): Buffer {
  return Buffer.from(text, isUtf16 ? 'utf16le' : 'latin1').subarray(0, ANCHOR_LENGTH);
}

/** Where the anchors begin: in the part with the fewest signs, the last such part. */
function startsOf(text: string): readonly number[] {
  const isSplit = text.length >= 2 * ANCHOR_LENGTH;
  const length = isSplit ? 2 * ANCHOR_LENGTH : ANCHOR_LENGTH;
  const first = Math.max(0, text.length - TAIL_LENGTH);
  const starts = Array.from({ length: text.length - length - first + 1 }, (_, n) => text.length - length - n);
  const signs = starts.map((start) => text.slice(start, start + length).match(SIGNS)?.length ?? 0);
  const best = starts[signs.indexOf(Math.min(...signs))] ?? 0;
  return isSplit ? [best, best + ANCHOR_LENGTH] : [best];
}

/** A text with its signs written in each way: some kinds of them in that way, and the others as they are. */
function renderingsOf(text: string): readonly string[] {
  const kinds = [...new Set(text.match(SIGNS))].slice(0, SIGN_KINDS_MAX);
  const subsets = Array.from({ length: 2 ** kinds.length }, (_, bits) =>
    kinds.filter((_sign, n) => (bits & (1 << n)) !== 0),
  );
  const all = subsets.flatMap((written) =>
    WAYS.map((way) => text.replace(SIGNS, (sign) => (written.includes(sign) ? way(sign) : sign))),
  );
  return [...new Set(all)];
}

const hexOf = (sign: string) => sign.charCodeAt(0).toString(16).padStart(2, '0');

/** How URLs, JSON (once and twice) and HTML write a sign. `match.ts` accepts the same and more. */
const WAYS: readonly ((sign: string) => string)[] = [
  (sign) => `%${hexOf(sign)}`,
  (sign) => `%${hexOf(sign).toUpperCase()}`,
  (sign) => `%25${hexOf(sign)}`,
  (sign) => `%25${hexOf(sign).toUpperCase()}`,
  (sign) => `\\${sign}`,
  (sign) => `\\\\${sign}`,
  (sign) => `\\\\\\${sign}`,
  (sign) => `\\u00${hexOf(sign)}`,
  (sign) => `\\u00${hexOf(sign).toUpperCase()}`,
  (sign) => `\\\\u00${hexOf(sign)}`,
  (sign) => `\\\\u00${hexOf(sign).toUpperCase()}`,
  (sign) => `&#${sign.charCodeAt(0)};`,
  (sign) => `&#x${hexOf(sign)};`,
  (sign) => `&#x${hexOf(sign).toUpperCase()};`,
];
