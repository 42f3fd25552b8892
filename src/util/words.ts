// Sentences that know which of their parts are values, so that each renderer shows those its own way: bare and shortened in plain text, as
// code in Markdown. Pure.
import { plainText, plainValue } from './text.ts';

/** A sentence. Strings are our own words, in which double quotes mark code; values come from outside. */
export interface Words {
  readonly parts: readonly (string | { readonly value: string; readonly whole?: true })[];
}

/**
 * Tags a template as a sentence: `` words`AWS refused ${arn}.` `` Whatever is interpolated is a value; a phrase that is put
 * into a sentence is tagged as well.
 */
export function words(literals: TemplateStringsArray, ...values: readonly (string | number | Words)[]): Words {
  const parts = literals.flatMap((literal, index) => [literal, ...partsOf(values[index])]);
  return { parts: parts.filter((part) => part !== '') };
}

function partsOf(value: string | number | Words | undefined): Words['parts'] {
  if (value === undefined) return [];
  return typeof value === 'object' ? value.parts : [{ value: String(value) }];
}

/** Our own text as part of a sentence: a date or a count, which no renderer marks or shortens. */
export function phrase(text: string): Words {
  return { parts: [text] };
}

/** A value that a reader copies, which no renderer shortens. */
export function whole(value: string): Words {
  return { parts: [{ value, whole: true }] };
}

/** Values in a sentence, such as names or tags: `a`, `a and b`, `a, b, and c`. */
export function valueList(values: readonly string[]): Words {
  const all = values.map((value) => words`${value}`);
  if (all.length < 3) return joinWords(all, ' and ');
  return joinWords([joinWords(all.slice(0, -1), ', '), ...all.slice(-1)], ', and ');
}

/** Several sentences as one text. */
export function joinWords(sentences: readonly Words[], separator = ' '): Words {
  return { parts: sentences.flatMap(({ parts }, index) => (index === 0 ? parts : [separator, ...parts])) };
}

/**
 * One harmless line.
 * @param valueMaxLength - longer values lose their middle, except those that are to be written somewhere
 */
export function plainWords(sentence: Words | string, valueMaxLength = Number.POSITIVE_INFINITY): string {
  if (typeof sentence === 'string') return plainText(sentence);
  const values = sentence.parts.flatMap((part) => (typeof part === 'string' ? [] : [part.value]));
  const shown = plainValues(values, valueMaxLength);
  const texts = sentence.parts.map((part) => {
    if (typeof part === 'string') return part;
    const short = shown.shift() ?? '';
    return part.whole ? plainValue(part.value) : short;
  });
  return plainText(texts.join(''), Number.POSITIVE_INFINITY);
}

/** Values that a reader compares, each on one harmless line: what tells them apart is never what is cut. */
export function plainValues(values: readonly string[], maxLength: number): string[] {
  const all = values.map(plainValue);
  return all.map((text) => {
    const short = shortened(text, maxLength);
    const twin = all.find((other) => other !== text && shortened(other, maxLength) === short);
    return twin === undefined ? short : shortenedAround(text, firstDifference(text, twin), maxLength);
  });
}

function firstDifference(text: string, other: string): number {
  let index = 0;
  while (index < text.length && text[index] === other[index]) index += 1;
  return index;
}

/** How much of what both have stands before the difference. */
const CONTEXT_LENGTH = 6;

/** The text from shortly before that index, behind the beginning of it. */
function shortenedAround(text: string, index: number, maxLength: number): string {
  const from = Math.max(0, index - CONTEXT_LENGTH);
  const head = Math.min(from, Math.floor(maxLength * HEAD_SHARE) - 1);
  const rest = cleanStart(text.slice(from));
  const room = maxLength - head - 1;
  return `${cleanEnd(text.slice(0, head))}…${rest.length <= room ? rest : `${cleanEnd(rest.slice(0, room - 1))}…`}`;
}

/** How much of a shortened text is its beginning. The end of an ARN, a subject or a path says more. */
const HEAD_SHARE = 0.45;

/** The text without its middle, if it is longer than that many UTF-16 units. The name of a role in an ARN stays whole. */
export function shortened(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  const head = Math.floor((maxLength - 1) * HEAD_SHARE);
  const tail = maxLength - 1 - head;
  const short = `${cleanEnd(text.slice(0, head))}…${cleanStart(text.slice(-tail))}`;
  return withRoleName(text, short, maxLength) ?? short;
}

/** More than a role with the longest path and name can have. */
const ROLE_ARN_MAX_LENGTH = 700;
/** Of a role, or of the session of a role. */
const ROLE_ARN = /^(arn:[\x21-\x7e]*?:(?:assumed-role\/|role\/(?:[\x21-\x7e]*\/)?))([\w+=,.@-]+)(\/[\x21-\x7e]*)?$/;

/** The same with the name that a shortened ARN lacks; undefined where it has the name, or where there is no room for it. */
function withRoleName(arn: string, short: string, maxLength: number): string | undefined {
  const [, before = '', name, session] = (arn.length <= ROLE_ARN_MAX_LENGTH && ROLE_ARN.exec(arn)) || [];
  if (name === undefined || short.includes(`/${name}${session === undefined ? '' : '/'}`)) return undefined;
  const room = maxLength - name.length;
  if (session === undefined) return room < 2 ? undefined : `${before.slice(0, room - 2)}…/${name}`;
  const left = room - before.length - 2;
  if (left >= 0) return `${before}${name}/…${session.slice(session.length - left)}`;
  return room < 4 ? undefined : `…${before.slice(3 - room)}${name}/…`;
}

/** Without half a character at the cut. */
const cleanEnd = (text: string) => text.replace(/[\ud800-\udbff]$/u, '');
const cleanStart = (text: string) => text.replace(/^[\udc00-\udfff]/u, '');
