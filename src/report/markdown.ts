// GitHub Markdown from texts that are not trusted: whatever they hold, they stay text; and the addresses of the pages about findings. Pure.
import type { FindingCode } from '../diagnosis/finding.ts';
import { plainText, plainValue } from '../util/text.ts';

/**
 * What could be markup: any character but letters, digits and harmless punctuation; a colon, unless a blank follows; an
 * underscore, unless it is inside a word; the start of a list; the dot that would turn `www.` into a link.
 */
const MARKUP =
  /[^\p{L}\p{N} .,;()/'"?%:_-]|:(?! |$)|(?<![a-z0-9])_|_(?![a-z0-9])|^-|(?<=^\d{1,9})[.)](?= |$)|(?<=www)\./giu;

/** Plain text in which every character that could be markup is a character reference. */
export function escapeMarkdown(text: string): string {
  return escapeLine(plainText(text));
}

/** One harmless line in which every character that could be markup is a character reference; its blanks stay. */
export function escapeLine(line: string): string {
  return line.replace(MARKUP, (character) => `&#${character.codePointAt(0)};`);
}

/**
 * A part of the page that the reader opens. The empty lines make GitHub read the Markdown inside.
 * @param heading - our own words: it is not escaped
 */
export function folded(heading: string, markdown: string): string {
  return `<details><summary>${heading}</summary>\n\n${markdown.trimEnd()}\n\n</details>`;
}

/**
 * A value in a code span of a table's cell. A vertical bar would end the cell even there, and no escape of it is safe after a
 * backslash, so such a value becomes escaped text.
 * @see https://github.github.com/gfm/#tables-extension-
 */
export function cellCode(text: string): string {
  const line = plainValue(text);
  return line.includes('|') ? escapeMarkdown(line) : codeSpan(line);
}

/**
 * A value in a code span.
 * @see https://github.github.com/gfm/#code-spans
 */
export function codeSpan(text: string): string {
  const line = plainValue(text);
  if (line === '') return '–';
  const fence = '`'.repeat(longestBacktickRun(line) + 1);
  const pad = /^`|`$|^ .* $/.test(line) ? ' ' : '';
  return `${fence}${pad}${line}${pad}${fence}`;
}

/** A fenced block; its fence is longer than any run of backticks in the text. */
export function codeBlock(language: string, text: string): string {
  const lines = text.split('\n').map(keepIndent);
  const fence = '`'.repeat(Math.max(3, longestBacktickRun(text) + 1));
  return `${fence}${language}\n${lines.join('\n')}\n${fence}`;
}

function keepIndent(line: string): string {
  return `${/^ */.exec(line)?.[0] ?? ''}${plainText(line, Number.POSITIVE_INFINITY)}`;
}

/** A two-column table of names and values. */
export function table(head: readonly [string, string], rows: readonly (readonly [string, string])[]): string {
  const lines = rows.map(([name, value]) => `| ${escapeMarkdown(name)} | ${cellCode(value)} |`);
  return [`| ${head[0]} | ${head[1]} |`, '| --- | --- |', ...lines].join('\n');
}

/** Blocks of a page, an empty line between them; empty ones are left out. */
export function joinBlocks(blocks: readonly string[]): string {
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

function longestBacktickRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
}

/** The address of a finding's page. */
export type PageOf = (code: FindingCode) => string;

/**
 * The pages for the version of the action that runs: in its repository, at the ref that the workflow names. The repository is on
 * github.com for other servers as well: they get the action from there, or have a copy of the same name, which nobody reads. An
 * action in the workspace has neither, so its pages have a path only.
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/variables
 */
export function pagesOf(environment: Readonly<Record<string, string | undefined>>): PageOf {
  const { GITHUB_ACTION_REPOSITORY: repository = '', GITHUB_ACTION_REF: ref = '' } = environment;
  const known = /^[\w.-]+\/[\w.-]+$/.test(repository) && ref !== '';
  const prefix = known
    ? `https://github.com/${repository}/blob/${ref.split('/').map(encodeURIComponent).join('/')}/`
    : '';
  return (code) => `${prefix}docs/findings/${fileOf(code)}`;
}

/** The causes of AccessDenied share a page, on which each has a heading. */
function fileOf(code: FindingCode): string {
  return code.startsWith('ACCESS_DENIED_') ? `ACCESS_DENIED.md#${code.toLowerCase()}` : `${code}.md`;
}
