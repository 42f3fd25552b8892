// What JSON.parse does not say about a text: how deep it nests, and which key stands twice in one object. Pure.

/** What a look at the text found; `depth` goes no further than one beyond the limit. */
export interface JsonScan {
  readonly depth: number;
  /** The first key that an object has twice. */
  readonly duplicateKey?: string;
}

/**
 * Looks over a text that is known to be JSON; linear in its length.
 * @param maxDepth - levels of nesting after which it stops
 */
export function scanJson(json: string, maxDepth: number): JsonScan {
  const open: Set<string>[] = [];
  let [depth, text] = [0, ''];
  for (let at = 0; at < json.length && depth <= maxDepth; at++) {
    const character = json[at];
    if (character === '"') {
      const end = endOfText(json, at);
      text = json.slice(at, end + 1);
      at = end;
    } else if (character === '{' || character === '[') {
      depth = Math.max(depth, open.push(new Set()));
    } else if (character === '}' || character === ']') {
      open.pop();
    } else if (character === ':') {
      const [keys, key] = [open.at(-1), String(JSON.parse(text))];
      if (keys?.has(key)) return { depth, duplicateKey: key };
      keys?.add(key);
    }
  }
  return { depth };
}

/** Where the text that starts at a quotation mark ends. */
function endOfText(json: string, start: number): number {
  let at = start + 1;
  while (at < json.length && json[at] !== '"') at += json[at] === '\\' ? 2 : 1;
  return at;
}
