// Reads and edits AWS's shared config and credentials files, an ini dialect. All other lines stay as they are. Pure.

type Entries = Readonly<Record<string, string>>;

/** The lines from `start` up to `end`. Comments and empty lines from there to the next header belong to what follows. */
interface Section {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly entries: readonly Entry[];
}

/** The lines of a value; `key` is empty for a line that is not an entry. */
interface Entry {
  readonly key: string;
  readonly value: readonly string[];
}

/** Each line with its own line break, so that joining them gives the text again. */
const LINES = /[^\n]*\n|[^\n]+$/g;
const LINE_BREAK = /\r?\n/;
/** A line break in Python, but not in the SDK for JavaScript. */
const LONE_CR = /\r(?![\r\n]|$)/;
const HEADER = /^\[([^\]]*)\]\s*(.*)$/s;
const COMMENT = /^[#;]/;
const BLANKS = /^\s*/;
const KEY = /^[a-z][a-z0-9_]*$/;
/** Names that every SDK reads without quotes. */
const PLAIN_NAME = /^[\w\-@+.%:/]+$/;
/** Where a comment begins for most SDKs, even inside the name of a section or a value. */
const COMMENT_IN_VALUE = /(?:^|\s)[#;]/;
const NOT_ONE_LINE = /[\p{Cc}\p{Zl}\p{Zp}]/u;
/** For Python the first holds values of every section. The next two make the SDK for JavaScript reject the file. The last is `default`. */
const RESERVED_NAMES: readonly string[] = ['DEFAULT', '__proto__', 'profile __proto__', 'profile default'];

/**
 * The name of a profile's section in the config file; in the credentials file it is the profile's own name.
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/file-format.html
 */
export function configSection(profile: string): string {
  return profile === 'default' ? profile : `profile ${profile}`;
}

/**
 * Checks that every SDK reads the name of a section in the same way.
 * @throws Error if some SDKs would read a section of that name as something else, or not at all
 */
export function checkSectionName(name: string): void {
  const profile = name.replace(/^profile /, '');
  const odd =
    NOT_ONE_LINE.test(name) || COMMENT_IN_VALUE.test(profile) || /[[\]"\\]/.test(name) || !name.isWellFormed();
  if (odd || profile.trim() !== profile || profile === '' || RESERVED_NAMES.includes(name))
    throw new Error(`${JSON.stringify(name)} cannot be the name of a section in a file of AWS profiles.`);
}

/**
 * Checks that every SDK finds the same sections in a text.
 * @throws Error if SDKs disagree about what is a header: the lines that we add would belong to different sections
 */
export function checkText(text: string): void {
  if (LONE_CR.test(text)) throw new Error('SDKs disagree about a carriage return inside a line.');
  const values = readSections(linesOf(text)).flatMap(({ entries }) => entries.flatMap(({ value }) => value.slice(1)));
  if (values.some((line) => HEADER.test(line)))
    throw new Error('SDKs disagree about a section whose header stands deeper than the line above.');
}

/** Whether the text has a section of that name, however it is quoted and spaced. */
export function hasSection(text: string, name: string): boolean {
  return sectionsNamed(linesOf(text), name).length > 0;
}

/**
 * The entries of a section, keys in lower case. If the section is repeated, the later entry of a key counts. Lines that continue a
 * value, such as nested settings, follow it after a line feed.
 * @returns undefined if there is no such section
 */
export function sectionEntries(text: string, name: string): Entries | undefined {
  const found = sectionsNamed(linesOf(text), name);
  if (found.length === 0) return undefined;
  const entries = found.flatMap((section) => section.entries).filter(({ key }) => key !== '');
  return Object.fromEntries(entries.map(({ key, value }) => [key, value.join('\n')]));
}

/**
 * The text with a section of exactly these entries, in the place of the section of that name or at the end. Keeps the section's
 * comments. Removes its repetitions, which are an error for the AWS CLI; in SDKs their settings could win over ours.
 * @param name - as {@link configSection} gives it, or for the credentials file the profile's own
 * @throws Error if some SDK would read the name, a key or a value as something else, or {@link checkText} throws; shows no value
 */
export function setSection(text: string, name: string, entries: Entries): string {
  checkSectionName(name);
  for (const [key, value] of Object.entries(entries)) checkEntry(key, value);
  checkText(text);
  const lines = linesOf(text);
  const eol = LINE_BREAK.exec(text)?.[0] ?? '\n';
  const found = sectionsNamed(lines, name);
  const body = Object.entries(entries).map(([key, value]) => `${key} = ${value}`);
  const [first] = found;
  if (first === undefined) return text + gapAfter(lines, eol) + [headerOf(name), ...body, ''].join(eol);
  const comments = found.flatMap((section) => commentsOf(lines.slice(section.start, section.end)));
  const lastBreak = lines[first.end - 1]?.endsWith('\n') ? eol : '';
  return replaceSections(lines, found, [headerOf(name), ...comments, ...body].join(eol) + lastBreak);
}

/**
 * The text without any section of that name. Keeps what is before it and after its last entry.
 * @throws Error if {@link checkText} does
 */
export function removeSection(text: string, name: string): string {
  checkText(text);
  const lines = linesOf(text);
  return replaceSections(lines, sectionsNamed(lines, name), '');
}

function linesOf(text: string): readonly string[] {
  return text.match(LINES) ?? [];
}

function sectionsNamed(lines: readonly string[], name: string): readonly Section[] {
  return readSections(lines).filter((section) => section.name === name);
}

/** A line that is indented more than the entry above it continues that entry, as in Python and so in the AWS CLI. */
function readSections(lines: readonly string[]): readonly Section[] {
  const sections: { name: string; start: number; end: number; entries: { key: string; value: string[] }[] }[] = [];
  let depth = 0;
  lines.forEach((line, n) => {
    if (canStandAlone(line)) return;
    const content = line.trim();
    const section = sections.at(-1);
    const above = depthOf(line) > depth ? section?.entries.at(-1) : undefined;
    const header = above === undefined ? HEADER.exec(content)?.[1] : undefined;
    if (header !== undefined) sections.push({ name: nameIn(header), start: n, end: n + 1, entries: [] });
    else if (section !== undefined) section.end = n + 1;
    if (COMMENT.test(content)) return;
    if (above === undefined) depth = depthOf(line);
    if (above !== undefined) above.value.push(content);
    else if (header === undefined) section?.entries.push(entryIn(content));
  });
  return sections;
}

/** Whether a line is empty or a comment, and so may belong to the next section. */
function canStandAlone(line: string): boolean {
  return line.trim() === '' || COMMENT.test(line);
}

function depthOf(line: string): number {
  return BLANKS.exec(line)?.[0].length ?? 0;
}

/** The same name for `[profile  "a b"]`, `[ profile a b ]` and the like; `[profile default]` is a second name of `[default]`. */
function nameIn(header: string): string {
  const [, rest] = /^profile\s+(.+)$/s.exec(header.trim()) ?? [];
  if (rest === undefined) return header.trim();
  return configSection(/^(["'])(.*)\1$/s.exec(rest)?.[2] ?? rest);
}

function entryIn(content: string): { readonly key: string; readonly value: string[] } {
  const equals = content.indexOf('=');
  return { key: content.slice(0, Math.max(equals, 0)).trim().toLowerCase(), value: [content.slice(equals + 1).trim()] };
}

/** The comments, without their indentation: for some SDKs an indented comment continues an entry. */
function commentsOf([header, ...body]: readonly string[]): readonly string[] {
  const rest = HEADER.exec(header?.trim() ?? '')?.[2] ?? '';
  return [rest, ...body.map((line) => line.trim())].filter((line) => COMMENT.test(line));
}

/**
 * Replaces the first section and removes the others. Removes the indentation of the header after each: the line above it may now be
 * indented less, so that the header would continue it.
 */
function replaceSections(lines: readonly string[], sections: readonly Section[], replacement: string): string {
  const kept = [...lines];
  for (const [n, { start, end }] of sections.entries()) {
    kept.fill('', start, end).fill(replacement, start, n === 0 ? start + 1 : start);
    let next = end;
    while (next < lines.length && canStandAlone(lines[next] ?? '')) next += 1;
    if (next < lines.length) kept[next] = lines[next]?.trimStart() ?? '';
  }
  return kept.join('');
}

function gapAfter(lines: readonly string[], eol: string): string {
  const last = lines.at(-1) ?? eol;
  if (!last.endsWith('\n')) return eol + eol;
  return last.trim() === '' ? '' : eol;
}

function headerOf(name: string): string {
  const [, profile] = /^profile (.+)$/s.exec(name) ?? [];
  return profile === undefined || PLAIN_NAME.test(profile) ? `[${name}]` : `[profile "${profile}"]`;
}

function checkEntry(key: string, value: string): void {
  if (!KEY.test(key)) throw new Error(`${JSON.stringify(key)} cannot be the name of a setting of an AWS profile.`);
  const odd = NOT_ONE_LINE.test(value) || COMMENT_IN_VALUE.test(value) || !value.isWellFormed();
  if (odd || value.trim() !== value || value === '')
    throw new Error(
      `The value of ${key} cannot be written into a file of AWS profiles so that every SDK reads it as it is.`,
    );
}
