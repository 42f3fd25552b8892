// A search through what is read in pieces, however the pieces fall. Pure but for the given `read`.
import type { Hit } from './hit.ts';
import type { Search } from './search.ts';

/** Fills a part of the buffer from its place on. Returns how many bytes it has put there: 0 only at the end. */
export type Read = (buffer: Buffer, at: number, length: number) => number;

export interface Stream {
  readonly search: Search;
  readonly buffer: Buffer;
  readonly read: Read;
}

const NEWLINE = 0x0a;
/** Longer than an anchor, so that the part that is kept holds every place that a hit can be verified from. */
const MARGIN_BYTES = 64;
/** Large enough that a call to the system is cheap, small enough for the processor's cache. */
const CHUNK_BYTES = 256 * 1024;

/** A buffer that the search can work in: what it keeps from piece to piece is a small part. */
export function createBuffer({ reachBytes }: Search): Buffer {
  return Buffer.allocUnsafeSlow(Math.max(CHUNK_BYTES, 8 * reachBytes));
}

/** The first hit of every kind (a value, a spelling), in the order of their places. */
export function searchStream({ search, buffer, read }: Stream): readonly Hit[] {
  const hits = new Map<string, Hit>();
  const margin = search.reachBytes + MARGIN_BYTES;
  let [base, filled, next] = [0, 0, 0]; // of the file, of the buffer, of the buffer
  const note = (hit: Hit) => {
    const kind = `${hit.value} ${hit.spelling}`;
    const offset = base + hit.offset;
    if (offset < (hits.get(kind)?.offset ?? Number.POSITIVE_INFINITY)) hits.set(kind, { ...hit, offset });
  };
  for (let count = -1; count !== 0; ) {
    count = read(buffer, filled, buffer.length - filled);
    filled += count;
    const to = count === 0 ? filled : filled - margin;
    if (to > next) next = search.scan(buffer.subarray(0, filled), next, to, note);
    const done = Math.max(0, next - margin);
    if (buffer.length - filled < buffer.length / 2) {
      buffer.copyWithin(0, done, filled);
      [base, filled, next] = [base + done, filled - done, next - done];
    }
  }
  return [...hits.values()].sort((a, b) => a.offset - b.offset);
}

/** The lines, counted from 1, in which the offsets are; fewer than there are offsets where what is read ends before. */
export function linesAt(offsets: readonly number[], { buffer, read }: Omit<Stream, 'search'>): readonly number[] {
  const lines: number[] = [];
  let [base, line] = [0, 1];
  while (lines.length < offsets.length) {
    const count = read(buffer, 0, buffer.length);
    if (count === 0) break;
    let from = 0;
    for (let offset = offsets[lines.length]; offset !== undefined && offset < base + count; ) {
      line += newlinesIn(buffer, from, offset - base);
      from = offset - base;
      lines.push(line);
      offset = offsets[lines.length];
    }
    line += newlinesIn(buffer, from, count);
    base += count;
  }
  return lines;
}

function newlinesIn(buffer: Buffer, from: number, to: number): number {
  let count = 0;
  for (let at = buffer.indexOf(NEWLINE, from); at !== -1 && at < to; at = buffer.indexOf(NEWLINE, at + 1)) count++;
  return count;
}
