// Short pieces of the patterns, one of which stands unbroken wherever a pattern stands. Pure.
import type { Pattern } from './patterns.ts';

/** A piece of a pattern as its bytes stand in a file. */
export interface Anchor {
  readonly pattern: Pattern;
  /** Where in the pattern's text the piece begins. */
  readonly at: number;
  /** Whether each character takes two bytes. */
  readonly isUtf16: boolean;
  /** Exactly `ANCHOR_LENGTH` bytes. */
  readonly bytes: Buffer;
}

/** In bytes: half of what the shortest value, 20 characters, has in base64, so that a line break leaves one half whole. */
export const ANCHOR_LENGTH = 13;
/**
 * Pieces come from this many characters at the end: all sessions of an account have beginnings in common.
 * Many enough that some 26 of them in a row have no sign.
 */
const TAIL_LENGTH = 128;
/** AWS's values have three signs; each further one would double the renderings. */
const SIGN_KINDS_MAX = 3;
const SIGNS = /[^A-Za-z0-9]/g;

/** Two anchors side by side for each pattern, or one where two have no room, in all ways to write the signs in them, in one byte and two bytes a character. */
export function anchorsOf(patterns: readonly Pattern[]): readonly Anchor[] {
  return patterns.flatMap((pattern) =>
    startsOf(pattern.text).flatMap((at) =>
      renderingsOf(pattern.text.slice(at, at + ANCHOR_LENGTH)).flatMap((text) =>
        [false, true].map((isUtf16) => ({ pattern, at, isUtf16, bytes: bytesOf(text, isUtf16) })),
      ),
    ),
  );
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

/** A text with its signs written in each way, some kinds of them in that way and the others as they are. */
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
