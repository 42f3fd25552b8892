// Which name somebody meant. Pure.
import { editDistance } from '../trust-policy/subject.ts';

const NEAREST_COUNT = 3;
/** Names that differ more are not similar. */
const DISTANCE_MOST = 0.4;

/** A name that was found, or what to say about one that was not. */
export type Named = { readonly ok: true; readonly name: string } | { readonly ok: false; readonly problem: string };

/**
 * The name that somebody meant: the very one, or the only one that begins like it.
 * @param kind - what has these names, such as `scenario`
 */
export function findName(kind: string, text: string, names: readonly string[]): Named {
  if (names.includes(text)) return { ok: true, name: text };
  const longer = names.filter((name) => name.startsWith(text));
  const [only] = longer;
  if (only !== undefined && longer.length === 1) return { ok: true, name: only };
  if (only !== undefined) return { ok: false, problem: `"${text}" begins ${longer.length} names: ${listed(longer)}.` };
  const nearest = nearestNames(text, names);
  const hint = nearest.length === 0 ? '' : ` Did you mean ${listed(nearest)}?`;
  return { ok: false, problem: `No ${kind} is named "${text}".${hint}` };
}

function listed(names: readonly string[]): string {
  return `${names.slice(0, NEAREST_COUNT).join(', ')}${names.length > NEAREST_COUNT ? ', …' : ''}`;
}

function nearestNames(text: string, names: readonly string[]): readonly string[] {
  const distances = names.map((name) => ({
    name,
    // Somebody who remembers one word of a name is near as well.
    distance: name.includes(text) ? 0 : editDistance(text, name) / Math.max(text.length, name.length),
  }));
  return distances
    .filter(({ distance }) => distance <= DISTANCE_MOST)
    .sort((one, other) => one.distance - other.distance)
    .map(({ name }) => name);
}
