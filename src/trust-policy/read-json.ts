// Reads JSON that somebody else wrote, however it is wrapped, within bounds. Pure.
import { scanJson } from './scan-json.ts';

/** A value, or why there is none, as a sentence. */
export type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: string };

/** An object of JSON. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** A policy has six levels, a Terraform plan around it some more. */
const MAX_DEPTH = 64;

/** A text in a text in a text; more than that nobody prints. */
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

/** Whether the value is an object of JSON, lists excluded. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A text from outside, in quotes, on one line and cut, for a sentence. */
export function quoted(text: string): string {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text);
}

/** `trim` takes a byte-order mark as well. */
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
