// From a piece of a value that the search has met to the whole value, or to nothing. Pure.
import type { Anchor } from './anchors.ts';
import { type Match, type Span, spellingOf } from './match.ts';
import type { ValueName } from './patterns.ts';

/** One value in one way of writing. */
export interface Hit {
  readonly value: ValueName;
  readonly spelling: string;
  /** Of the first byte of the value. */
  readonly offset: number;
}

/** A place where the search has met four bytes of an anchor. */
interface Candidate {
  readonly anchor: Anchor;
  readonly bytes: Buffer;
  readonly start: number;
  readonly reachBytes: number;
  readonly match: Match;
}

/** The hit whose anchor may stand at `start`; undefined where it does not, or where the rest of the value is not around it. */
export function hitOf({ anchor, bytes, start, reachBytes, match }: Candidate): Hit | undefined {
  const { pattern, at, isUtf16 } = anchor;
  if (!stands(anchor.bytes, bytes, start)) return undefined;
  const around = isUtf16 ? narrowed(bytes, start, reachBytes) : plain(bytes, start, reachBytes);
  const span = match(around.text, pattern, { at, index: around.index });
  if (span === undefined) return undefined;
  const spelling = spellingOf(pattern, around.text.slice(span.start, span.end), isUtf16);
  return { value: pattern.value, spelling, offset: offsetOf(span, around.index, start, isUtf16) };
}

function offsetOf(span: Span, index: number, start: number, isUtf16: boolean): number {
  return start - (index - span.start) * (isUtf16 ? 2 : 1);
}

function stands(piece: Buffer, bytes: Buffer, start: number): boolean {
  if (start < 0 || start + piece.length > bytes.length) return false;
  for (let n = 0; n < piece.length; n++) if (bytes[start + n] !== piece[n]) return false;
  return true;
}

/** A part of the bytes, a character each, and where in it the piece is. */
interface Around {
  readonly text: string;
  readonly index: number;
}

function plain(bytes: Buffer, start: number, reachBytes: number): Around {
  const from = Math.max(0, start - reachBytes);
  const end = Math.min(bytes.length, start + reachBytes);
  return { text: bytes.toString('latin1', from, end), index: start - from };
}

/** Every second byte, as far as those between are zero: UTF-16 of either byte order. */
function narrowed(bytes: Buffer, start: number, reachBytes: number): Around {
  let from = start;
  while (from - 2 >= Math.max(0, start - reachBytes) && bytes[from - 1] === 0) from -= 2;
  let end = start;
  while (end + 2 < Math.min(bytes.length, start + reachBytes) && bytes[end + 1] === 0) end += 2;
  const codes = Array.from({ length: (end - from) / 2 + 1 }, (_, n) => bytes[from + 2 * n] ?? 0);
  return { text: Buffer.from(codes).toString('latin1'), index: (start - from) / 2 };
}
