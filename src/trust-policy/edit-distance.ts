// How many characters a text is away from a pattern. Pure.

/** Characters of either that are looked at; the rest counts by its length. */
const MAX_CHARACTERS = 400;

/**
 * The fewest insertions, deletions and replacements that make the text match the pattern, in which `*` stands for any
 * run of characters and `?` for exactly one. Of long texts the first 400 characters are compared.
 */
export function editDistance(pattern: string, text: string): number {
  const [from, to] = [pattern.slice(0, MAX_CHARACTERS), text.slice(0, MAX_CHARACTERS)];
  let row = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (const unit of from.split('')) row = nextRow(row, unit, to);
  const rest = from.includes('*') ? 0 : Math.abs(pattern.length - from.length - (text.length - to.length));
  return (row.at(-1) ?? 0) + rest;
}

function nextRow(above: readonly number[], unit: string, text: string): number[] {
  const any = unit === '*';
  const row = [(above[0] ?? 0) + (any ? 0 : 1)];
  for (let column = 1; column <= text.length; column++) {
    const fits = unit === '?' || unit === text[column - 1];
    const replaced = (above[column - 1] ?? 0) + (fits ? 0 : 1);
    const left = (row[column - 1] ?? 0) + (any ? 0 : 1);
    const up = (above[column] ?? 0) + (any ? 0 : 1);
    row.push(any ? Math.min(left, up) : Math.min(replaced, left, up));
  }
  return row;
}
