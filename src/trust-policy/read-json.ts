// Reads JSON from outside, also where it is encoded or within a string, up to fixed limits. Pure.

/** A value, or why there is none, as a sentence. */
export type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: string };

/** A JSON object. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** A policy has six levels, and a Terraform plan around it a few more. */
const MAX_DEPTH = 64;

/** Strings within strings; no tool prints more of them. */
const MAX_LAYERS = 3;

/**
 * The JSON value of a text that may be URL-encoded, as IAM's API gives policies, or a JSON string that holds JSON.
 * Never throws.
 * @param what - the subject of the problem's sentence
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRole.html
 */
export function readJson(text: string, what: string): Read<unknown> {
  let value: unknown = text;
  for (let layer = 0; typeof value === 'string' && layer < MAX_LAYERS; layer++) {
    const json = decoded(value);
    const problem = problemOf(json);
    if (problem !== undefined) return { ok: false, problem: `${what} ${problem}.` };
    value = JSON.parse(json);
  }
  return { ok: true, value };
}

/** Whether the value is a JSON object; a list is not. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A text from outside for a sentence: in quotes, on one line, cut. */
export function quoted(text: string): string {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text);
}

/** `trim` also removes a byte order mark. */
function decoded(text: string): string {
  const trimmed = text.trim();
  try {
    return /^%(?:7b|22|5b)/i.test(trimmed) ? decodeURIComponent(trimmed) : trimmed;
  } catch {
    return trimmed;
  }
}

function problemOf(text: string): string | undefined {
  if (text === '') return 'is empty';
  // In UTF-16, every second byte of ASCII is 0. PowerShell 5 writes files so.
  if (text.includes('\0')) return 'is encoded as UTF-16: save it as UTF-8 (PowerShell: Set-Content -Encoding utf8)';
  if (!isJson(text)) return 'is not JSON';
  const { depth, duplicateKey } = scanJson(text, MAX_DEPTH);
  if (depth > MAX_DEPTH) return `nests deeper than ${MAX_DEPTH} levels`;
  return duplicateKey === undefined ? undefined : `has the key ${quoted(duplicateKey)} twice in one object`;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** What `JSON.parse` does not tell about a text. `depth` is at most one beyond the limit. */
interface JsonScan {
  readonly depth: number;
  /** The first key that is twice in one object. */
  readonly duplicateKey?: string;
}

/**
 * Scans a text that is valid JSON, in linear time.
 * @param maxDepth - levels of nesting after which it stops
 */
function scanJson(json: string, maxDepth: number): JsonScan {
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

/** Where the string that starts at a quotation mark ends. */
function endOfText(json: string, start: number): number {
  let at = start + 1;
  while (at < json.length && json[at] !== '"') at += json[at] === '\\' ? 2 : 1;
  return at;
}
