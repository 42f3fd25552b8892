// A search for many patterns at once, in one pass over bytes that are read in pieces. Pure but for the given `read`.
import { createMatch, type Hit, hitAt } from './match.ts';
import { ANCHOR_LENGTH, type Anchor, anchorsOf, type Pattern } from './patterns.ts';

/** A search for a set of patterns. */
export interface Search {
  /** How far a value can extend to either side of the place where `scan` meets it. */
  readonly reachBytes: number;
  /**
   * Reports every value that it meets from `from` up to, not including, `to`. It can report a value twice.
   * @returns where to continue: `to` or a few bytes after it
   */
  scan(bytes: Buffer, from: number, to: number, report: (hit: Hit) => void): number;
}

/** Bytes that are compared together: one 32-bit read. */
const BLOCK_LENGTH = 4;
/** Every run of `ANCHOR_LENGTH` bytes contains a whole block at one of the positions that are this far apart. */
const STRIDE = ANCHOR_LENGTH - BLOCK_LENGTH + 1;
/** Looked up once: the loops that use it run for every few bytes of every file. */
const { imul } = Math;
/** Knuth's multiplier: the golden ratio, as a fraction of 2^32. */
const MULTIPLIER = 0x9e3779b1;
/** Bits of the filter for each block. */
const BITS_A_BLOCK = 128;
/** Bounds of the filter's size in bits, as powers of two. */
const FILTER_SIZE = { least: 15, most: 23 };

/** An anchor and where in it a block is. */
interface BlockPlace {
  readonly anchor: Anchor;
  readonly offset: number;
}

interface Index {
  readonly places: ReadonlyMap<number, readonly BlockPlace[]>;
  /** One bit for each hash: whether any block has it. */
  readonly filter: Uint8Array;
  /** The hash is a 32-bit product shifted right by this. */
  readonly shift: number;
}

/**
 * A search for the patterns. It looks at four bytes in every ten, which is enough to meet any anchor, and compares the rest only if
 * those are bytes of an anchor.
 */
export function createSearch(patterns: readonly Pattern[]): Search {
  const index = createIndex(anchorsOf(patterns));
  const longest = patterns.reduce((most, { text }) => Math.max(most, text.length), 0);
  const reachBytes = REACH.slack + REACH.bytesACharacter * longest;
  const match = createMatch();
  const check = (bytes: Buffer, block: number, at: number, report: (hit: Hit) => void) => {
    for (const { anchor, offset } of index.places.get(block) ?? []) {
      const hit = hitAt({ anchor, bytes, start: at - offset, reachBytes, match });
      if (hit !== undefined) report(hit);
    }
  };
  return { reachBytes, scan: (bytes, from, to, report) => scan(index, { bytes, from, to }, check, report) };
}

/** Two bytes a character, and as much again for signs that take several bytes and for indented lines. */
const REACH = { bytesACharacter: 4, slack: 1024 };

type Check = (bytes: Buffer, block: number, at: number, report: (hit: Hit) => void) => void;

/** The loop that decides the speed of the check: it has no call, and no branch that is often taken. */
function scan(
  { filter, shift }: Index,
  { bytes, from, to }: { readonly bytes: Buffer; readonly from: number; readonly to: number },
  check: Check,
  report: (hit: Hit) => void,
): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const end = Math.min(to, bytes.length - BLOCK_LENGTH + 1);
  let at = from;
  for (; at < end; at += STRIDE) {
    const block = view.getInt32(at, true);
    const hash = imul(block, MULTIPLIER) >>> shift;
    if (((filter[hash >>> 3] as number) & (1 << (hash & 7))) !== 0) check(bytes, block, at, report);
  }
  return at;
}

function createIndex(anchors: readonly Anchor[]): Index {
  const places = new Map<number, BlockPlace[]>();
  for (const anchor of anchors) {
    for (let offset = 0; offset < STRIDE; offset++) {
      const block = anchor.bytes.readInt32LE(offset);
      const others = places.get(block);
      if (others === undefined) places.set(block, [{ anchor, offset }]);
      else others.push({ anchor, offset });
    }
  }
  const wanted = Math.ceil(Math.log2(places.size * BITS_A_BLOCK + 1));
  const size = Math.min(Math.max(wanted, FILTER_SIZE.least), FILTER_SIZE.most);
  return { places, ...createFilter(places.keys(), size) };
}

function createFilter(blocks: Iterable<number>, size: number): Pick<Index, 'filter' | 'shift'> {
  const filter = new Uint8Array(2 ** (size - 3));
  const shift = 32 - size;
  for (const block of blocks) {
    const hash = imul(block, MULTIPLIER) >>> shift;
    filter[hash >>> 3] = (filter[hash >>> 3] ?? 0) | (1 << (hash & 7));
  }
  return { filter, shift };
}

/** Reads bytes into the buffer from `at` on. Returns how many: 0 only at the end. */
export type Read = (buffer: Buffer, at: number, length: number) => number;

/** Bytes to search. */
export interface Stream {
  readonly search: Search;
  readonly buffer: Buffer;
  readonly read: Read;
}

const NEWLINE = 0x0a;
/** Longer than an anchor, so that the kept part contains every place from which a hit can be verified. */
const MARGIN_BYTES = 64;
/** Large enough that a call to the system is cheap, small enough for the processor's cache. */
const CHUNK_BYTES = 256 * 1024;

/** A buffer for the search, large compared to the part that is kept from piece to piece. */
export function createBuffer({ reachBytes }: Search): Buffer {
  return Buffer.allocUnsafeSlow(Math.max(CHUNK_BYTES, 8 * reachBytes));
}

/** The first hit of every kind (a value in a encoding), in the order of their places. */
export function searchStream({ search, buffer, read }: Stream): readonly Hit[] {
  const hits = new Map<string, Hit>();
  const margin = search.reachBytes + MARGIN_BYTES;
  let [base, filled, next] = [0, 0, 0]; // of the file, of the buffer, of the buffer
  const note = (hit: Hit) => {
    const kind = `${hit.value} ${hit.encoding}`;
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

/** The lines of the offsets, counted from 1; fewer if the stream ends before the last offset. */
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
