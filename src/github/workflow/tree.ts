// A workflow's YAML as a tree with the place of every entry; ambiguous YAML has no tree. And the ids that the runner gives to the steps of
// a job: the author's, or generated ones. Pure.
import { isMap, isScalar, isSeq, Lexer, LineCounter, type ParsedNode, parseDocument, type Scalar } from 'yaml';

/** Lines and columns count from 1; columns in UTF-16 units. */
export interface Span {
  readonly line: number;
  readonly endLine: number;
  readonly column: number;
  /** Of the last character. */
  readonly endColumn: number;
}

/** A place in a workflow for an annotation. */
export interface Location extends Span {
  /** Path from the root of the repository. */
  readonly file: string;
}

/** A value in the tree; undefined where there is none. */
export type Value = ParsedNode | undefined;

/** One key of a mapping, and its value. */
export interface Entry {
  readonly name: string;
  readonly key: Scalar.Parsed;
  readonly value: Value;
}

/** A workflow that can be read in one way only. */
export interface Tree {
  readonly root: Value;
  /** The place of an entry: key and value if they share a line, else the key. */
  spanOf(entry: Entry): Span;
}

/** A longer file is not a workflow. In UTF-16 units. */
export const WORKFLOW_MAX_LENGTH = 1024 * 1024;
/** Limits the time for parsing, a few microseconds per token. A long workflow has some ten thousand tokens. */
const TOKENS_MAX = 150_000;
/** Line breaks to some YAML parsers but not to others, so that line numbers would be ambiguous. */
const DISPUTED_LINE_BREAK = /\r(?!\n)|[\u0085\u2028\u2029]/u;

/**
 * Parses one workflow. Aliases are not resolved, so that the tree cannot grow.
 * @returns undefined for a text that is broken, too long, or more than one document
 */
export function parseTree(text: string): Tree | undefined {
  if (text.length > WORKFLOW_MAX_LENGTH || DISPUTED_LINE_BREAK.test(text) || hasTooManyTokens(text)) return undefined;
  const lines = new LineCounter();
  try {
    // Unique keys are checked in entriesOf: the library's own check takes quadratic time.
    const options = { lineCounter: lines, prettyErrors: false, schema: 'failsafe', uniqueKeys: false } as const;
    const document = parseDocument(text, options);
    if (document.errors.length > 0) return undefined;
    return { root: document.contents ?? undefined, spanOf: (entry) => spanOf(entry, lines) };
  } catch {
    return undefined; // nested too deep for the stack
  }
}

const DISPUTED_BREAKS = /[\u0085\u2028\u2029]/g;

/** What the lexer puts before a text without quotes. */
const BEFORE_SCALAR = '\u001f';
const LEXER_MARKS = [BEFORE_SCALAR, '\u0002', '\u0018'];

/** With a blank for each character in a comment or a quoted text that only some parsers take for a line break. */
export function withoutDisputedBreaks(text: string): string {
  if (text.search(DISPUTED_BREAKS) < 0) return text;
  let result = '';
  let before = '';
  for (const token of new Lexer().lex(text)) {
    const isAside = before !== BEFORE_SCALAR && /^["'#]/.test(token);
    if (!LEXER_MARKS.includes(token)) result += isAside ? token.replace(DISPUTED_BREAKS, ' ') : token;
    before = token;
  }
  return result.length === text.length ? result : text;
}

/** The line of the first key that its mapping has twice; case does not count. Keys that are expressions may be there twice. */
export function repeatedKeyLine({ root, spanOf }: Tree): number | undefined {
  const waiting = [root];
  const lines: number[] = [];
  for (let value = waiting.pop(); waiting.length > 0 || value !== undefined; value = waiting.pop()) {
    waiting.push(...(itemsOf(value) ?? []));
    if (!isMap(value)) continue;
    const names = new Set<string>();
    for (const { key, value: content } of value.items) {
      waiting.push(content ?? undefined);
      const name = textOf(key)?.toLowerCase();
      if (name === undefined || !isScalar(key) || name.includes('${{')) continue;
      if (names.has(name)) lines.push(spanOf({ name, key, value: content ?? undefined }).line);
      names.add(name);
    }
  }
  return lines.length === 0 ? undefined : Math.min(...lines);
}

function hasTooManyTokens(text: string): boolean {
  // Each character begins two tokens at most, so a short text needs no count.
  if (2 * text.length + 10 <= TOKENS_MAX) return false;
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
 * @returns undefined for anything else, and for a mapping with a key that is not a text, that is there twice (GitHub
 * ignores case), or that merges another mapping
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

/** The text of a scalar of any type; undefined for anything else. */
export function textOf(value: Value): string | undefined {
  return isScalar(value) ? textOfScalar(value) : undefined;
}

function textOfScalar({ source, value }: Scalar): string {
  return source ?? String(value ?? '');
}

const NULL = /^(?:|~|null|Null|NULL)$/;
const BOOLEAN = /^(?:true|True|TRUE|false|False|FALSE)$/;
const NUMBER = /^(?:[-+]?(?:\d+|\d*\.?\d+(?:[eE][-+]?\d+)?|\d+\.)|0o[0-7]+|0x[\da-fA-F]+)$/;

/**
 * What the runner reads a scalar as: only without quotes it may be a number, a boolean or null.
 * @returns undefined for anything else
 * @see https://github.com/actions/runner/blob/main/src/Sdk/WorkflowParser/ObjectTemplating/YamlObjectReader.cs
 */
export function runnerValueOf(value: Value): string | number | boolean | null | undefined {
  const text = textOf(value);
  if (text === undefined || !isScalar(value) || value.type !== 'PLAIN') return text;
  if (NULL.test(text)) return null;
  if (BOOLEAN.test(text)) return text.toLowerCase() === 'true';
  return NUMBER.test(text) ? Number(text.replace(/^\+/, '')) : text;
}

/**
 * The text that the runner gives an action for a scalar: without quotes, a number is read as one, so `012345678901` loses its zero.
 * @returns undefined for anything else
 */
export function runnerTextOf(value: Value): string | undefined {
  const read = runnerValueOf(value);
  if (read === null) return '';
  return typeof read === 'number' ? numberText(read) : read?.toString();
}

/** With 15 digits at most, as .NET writes it with the format G15. */
export function numberText(number: number): string {
  const [digits = '', exponent = '0'] = number.toExponential(14).split('e');
  const power = Number(exponent);
  if (power >= -5 && power < 15) return String(Number(number.toPrecision(15)));
  const sign = power < 0 ? '-' : '+';
  return `${String(Number(digits))}E${sign}${String(Math.abs(power)).padStart(2, '0')}`;
}

/** What the id of a step depends on. */
export interface StepKind {
  /** The author's; undefined or empty without one. */
  readonly id: string | undefined;
  /** The action; undefined for a script. */
  readonly uses: string | undefined;
}

/** An action in a repository, which a step names as `owner/name/path@ref`. */
export interface RemoteAction {
  /** `owner/name` */
  readonly repository: string;
  /** Empty for the root. */
  readonly path: string;
  readonly ref: string;
}

const ID_MAX_LENGTH = 100;
const ATTEMPTS_MAX = 999;

/**
 * The ids of all steps of a job, in order: `__owner_name` after the action's repository, `__self` for one of the
 * workspace, `__run` for a script, with `_2`, `_3` and so on where the id is taken. Case does not matter.
 * @returns undefined where the runner would refuse the job
 * @see https://github.com/actions/runner/blob/main/src/Sdk/WorkflowParser/Conversion/IdBuilder.cs
 */
export function stepIds(steps: readonly StepKind[]): readonly string[] | undefined {
  const given = steps.flatMap(({ id }) => (id ? [id.toLowerCase()] : []));
  const taken = new Set(given);
  if (taken.size < given.length) return undefined;
  const ids = steps.map(({ id, uses }) => id || freeId(`__${baseOf(uses)}`.replace(/[^\w-]/g, '_'), taken));
  return ids.every((id) => id !== undefined) ? ids : undefined;
}

function freeId(base: string, taken: Set<string>): string | undefined {
  for (let attempt = 1; attempt <= ATTEMPTS_MAX; attempt += 1) {
    const suffix = attempt === 1 ? '' : `_${attempt}`;
    const candidate = base.slice(0, ID_MAX_LENGTH - suffix.length) + suffix;
    if (taken.has(candidate.toLowerCase())) continue;
    taken.add(candidate.toLowerCase());
    return candidate;
  }
  return undefined;
}

function baseOf(uses: string | undefined): string {
  if (uses === undefined) return 'run';
  if (uses.startsWith('docker://')) return uses.slice('docker://'.length) || 'run';
  if (isLocal(uses)) return uses.startsWith('$') ? 'selfRepository' : 'self';
  return remoteAction(uses)?.repository ?? 'run';
}

/** Whether a step takes its action from the workspace (`./`) or from the workflow's own commit (`$/`). */
export function isLocal(uses: string): boolean {
  return /^[.$]\/|^\.\\/.test(uses);
}

/** The parts of a remote action; undefined for anything else. */
export function remoteAction(uses: string): RemoteAction | undefined {
  const [name = '', ref, ...rest] = uses.split('@');
  const [owner, repository, ...path] = name.split(/[/\\]/).filter((segment) => segment !== '');
  if (!owner || !repository || !ref || rest.length > 0) return undefined;
  return { repository: `${owner}/${repository}`, path: path.join('/'), ref };
}
