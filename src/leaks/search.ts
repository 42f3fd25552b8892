// A search for many patterns at once, in one pass over the bytes. Pure.
import { ANCHOR_LENGTH, type Anchor, anchorsOf } from './anchors.ts';
import { type Hit, hitOf } from './hit.ts';
import { createMatch } from './match.ts';
import type { Pattern } from './patterns.ts';

export interface Search {
  /** The farthest that a value can extend to either side of where `scan` comes across it. */
  readonly reachBytes: number;
  /**
   * Reports every value that it comes across from `from` up to, not including, `to`; a value can be reported twice.
   * @returns where to go on: `to` or a few bytes behind it
   */
  scan(bytes: Buffer, from: number, to: number, report: (hit: Hit) => void): number;
}

/** Bytes that are looked at together: one 32-bit read. */
const BLOCK_LENGTH = 4;
/** Every run of `ANCHOR_LENGTH` bytes has a whole block at one of the positions that are this far apart. */
const STRIDE = ANCHOR_LENGTH - BLOCK_LENGTH + 1;
/** Knuth's multiplier: the golden ratio, as a fraction of 2^32. */
const MULTIPLIER = 0x9e3779b1;
/** How many bits of the filter a block has to itself on average, and the bounds of the filter's size as powers of two. */
const BITS_A_BLOCK = 128;
const FILTER_SIZE = { least: 15, most: 23 };

/** An anchor and where in it a block stands. */
interface Place {
  readonly anchor: Anchor;
  readonly offset: number;
}

interface Index {
  readonly places: ReadonlyMap<number, readonly Place[]>;
  /** One bit for each hash: whether any block has it. */
  readonly filter: Uint8Array;
  /** What is left of a 32-bit product when it is shifted by this is the hash. */
  readonly shift: number;
}

/**
 * A search for the patterns. It looks at four bytes in every ten, which is enough to meet any anchor; only where those are
 * bytes of an anchor is the rest compared.
 */
export function createSearch(patterns: readonly Pattern[]): Search {
  const index = createIndex(anchorsOf(patterns));
  const longest = patterns.reduce((most, { text }) => Math.max(most, text.length), 0);
  const reachBytes = REACH.slack + REACH.bytesACharacter * longest;
  const match = createMatch();
  const check = (bytes: Buffer, block: number, at: number, report: (hit: Hit) => void) => {
    for (const { anchor, offset } of index.places.get(block) ?? []) {
      const hit = hitOf({ anchor, bytes, start: at - offset, reachBytes, match });
      if (hit !== undefined) report(hit);
    }
  };
  return { reachBytes, scan: (bytes, from, to, report) => scan(index, { bytes, from, to }, check, report) };
}

/** Two bytes a character, and as much again for signs that take several and for indented lines. */
const REACH = { bytesACharacter: 4, slack: 1024 };

type Check = (bytes: Buffer, block: number, at: number, report: (hit: Hit) => void) => void;

/** The one loop that decides the speed: no call, no branch that is often taken. */
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
    const hash = Math.imul(block, MULTIPLIER) >>> shift;
    if (((filter[hash >>> 3] as number) & (1 << (hash & 7))) !== 0) check(bytes, block, at, report);
  }
  return at;
}

function createIndex(anchors: readonly Anchor[]): Index {
  const places = new Map<number, Place[]>();
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
    const hash = Math.imul(block, MULTIPLIER) >>> shift;
    filter[hash >>> 3] = (filter[hash >>> 3] ?? 0) | (1 << (hash & 7));
  }
  return { filter, shift };
}
