// Chance that can be repeated, and work that is done a few at a time.
import { createHash } from 'node:crypto';

/** A number from 0 to below 1: always the same one for the same seed and text. */
export function draw(seed: number, text: string): number {
  return createHash('sha256').update(`${seed} ${text}`).digest().readUInt32BE() / 2 ** 32;
}

/** What tells items apart, and which of them are much alike. */
export interface Drawing<T> {
  readonly nameOf: (item: T) => string;
  readonly groupOf: (item: T) => string;
}

/** A few of the items, which the seed chooses, in their own order; of each group as many, as far as it has them. */
export function sample<T>(
  items: readonly T[],
  count: number,
  seed: number,
  { nameOf, groupOf }: Drawing<T>,
): readonly T[] {
  const groups = Object.values(Object.groupBy(items, groupOf)).map((group = []) =>
    group.toSorted((a, b) => draw(seed, nameOf(a)) - draw(seed, nameOf(b))),
  );
  const ranked = groups.flatMap((group) => group.map((item, rank) => ({ item, rank })));
  const inTurns = ranked.toSorted((a, b) => a.rank - b.rank || draw(seed, nameOf(a.item)) - draw(seed, nameOf(b.item)));
  const chosen = new Set(inTurns.slice(0, count).map(({ item }) => item));
  return items.filter((item) => chosen.has(item));
}

/** Does the work for each item, so many at once. @returns the results in the order of the items */
export async function inParallel<T, R>(
  items: readonly T[],
  atOnce: number,
  work: (item: T) => Promise<R>,
): Promise<readonly R[]> {
  const results: R[] = [];
  const waiting = items.entries();
  const worker = async (): Promise<void> => {
    for (const [index, item] of waiting) results[index] = await work(item);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return results;
}
