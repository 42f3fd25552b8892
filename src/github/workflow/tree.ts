// A workflow's YAML as a tree that knows where everything is written, and that never stands for more than it says. Pure.
import { isMap, isScalar, isSeq, Lexer, LineCounter, type ParsedNode, parseDocument, type Scalar } from 'yaml';

/** Lines and columns from 1; columns in UTF-16 units. */
export interface Span {
  readonly line: number;
  readonly endLine: number;
  readonly column: number;
  /** Of the last character. */
  readonly endColumn: number;
}

/** A value in the tree; undefined where nothing is written. */
export type Value = ParsedNode | undefined;

/** One key of a mapping, and its value. */
export interface Entry {
  readonly name: string;
  readonly key: Scalar.Parsed;
  readonly value: Value;
}

/** A workflow that can be read with certainty. */
export interface Tree {
  readonly root: Value;
  /** Where an entry is written: key and value where they share a line, else the key. */
  spanOf(entry: Entry): Span;
}

/** Anything longer is no workflow. In UTF-16 units. */
export const WORKFLOW_MAX_LENGTH = 1024 * 1024;
/** Keeps parsing far below the time there is: it takes a few microseconds a token. A long workflow has some ten thousand. */
const TOKENS_MAX = 150_000;
/** Line breaks for some readers of YAML and not for others: with one of them, nobody can say which line is which. */
const DISPUTED_LINE_BREAK = /\r(?!\n)|[\u0085\u2028\u2029]/u;

/**
 * Parses one workflow. Aliases are left alone, so that nothing can grow.
 * @returns undefined for what is broken, too long, or more than one document
 */
export function parseTree(text: string): Tree | undefined {
  if (text.length > WORKFLOW_MAX_LENGTH || DISPUTED_LINE_BREAK.test(text) || hasTooManyTokens(text)) return undefined;
  const lines = new LineCounter();
  try {
    // Unique keys are checked where it matters: the library compares each key with all others of its mapping.
    const options = { lineCounter: lines, prettyErrors: false, schema: 'failsafe', uniqueKeys: false } as const;
    const document = parseDocument(text, options);
    if (document.errors.length > 0) return undefined;
    return { root: document.contents ?? undefined, spanOf: (entry) => spanOf(entry, lines) };
  } catch {
    return undefined; // nested too deep for the stack
  }
}

function hasTooManyTokens(text: string): boolean {
  let count = 0;
  for (const _token of new Lexer().lex(text)) {
    count += 1;
    if (count > TOKENS_MAX) return true;
  }
  return false;
}

function spanOf({ key, value }: Entry, lines: LineCounter): Span {
  const { line, col: column } = lines.linePos(key.range[0]);
  const [start, valueEnd] = value?.range ?? [0, 0];
  const end = start < valueEnd ? lines.linePos(valueEnd - 1) : undefined;
  const { col: endColumn } = end?.line === line ? end : lines.linePos(key.range[1] - 1);
  return { line, endLine: line, column, endColumn };
}

/**
 * The entries of a mapping.
 * @returns undefined for anything else, and for a mapping in which a key is no text, is there twice (GitHub ignores
 * case), or merges another mapping
 */
export function entriesOf(value: Value): readonly Entry[] | undefined {
  if (!isMap(value)) return undefined;
  const entries: Entry[] = [];
  const names = new Set<string>();
  for (const { key, value: content } of value.items) {
    if (!isScalar(key)) return undefined;
    const name = textOfScalar(key);
    if (name === '<<' || names.has(name.toLowerCase())) return undefined;
    names.add(name.toLowerCase());
    entries.push({ name, key, value: content ?? undefined });
  }
  return entries;
}

/** The entry of that name; undefined without one, or where {@link entriesOf} gives nothing. */
export function entryOf(value: Value, name: string): Entry | undefined {
  return entriesOf(value)?.find((entry) => entry.name === name);
}

/** The items of a sequence; undefined for anything else. */
export function itemsOf(value: Value): readonly Value[] | undefined {
  return isSeq(value) ? (value.items as readonly ParsedNode[]) : undefined;
}

/** The text of a scalar, whatever type it may look like; undefined for anything else. */
export function textOf(value: Value): string | undefined {
  return isScalar(value) ? textOfScalar(value) : undefined;
}

function textOfScalar({ source, value }: Scalar): string {
  return source ?? String(value ?? '');
}
