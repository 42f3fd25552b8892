// Sentences that know which of their parts are values, so that each renderer shows those its own way: bare and shortened in plain text, as
// code in Markdown. Pure.
import { plainText } from './text.ts';

/** A sentence. Strings are our own words, in which double quotes mark code; values come from outside. */
export interface Words {
  readonly parts: readonly (string | { readonly value: string })[];
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

/** Values in a row: names, tags, accounts. */
export function valueList(values: readonly string[], separator = ', '): Words {
  return joinWords(
    values.map((value) => words`${value}`),
    separator,
  );
}

/** Several sentences as one text. */
export function joinWords(sentences: readonly Words[], separator = ' '): Words {
  return { parts: sentences.flatMap(({ parts }, index) => (index === 0 ? parts : [separator, ...parts])) };
}

/**
 * One harmless line.
 * @param valueMaxLength - longer values lose their middle
 */
export function plainWords(sentence: Words | string, valueMaxLength = Number.POSITIVE_INFINITY): string {
  if (typeof sentence === 'string') return plainText(sentence);
  const shown = sentence.parts.map((part) =>
    typeof part === 'string' ? part : shortened(plainText(part.value), valueMaxLength),
  );
  return plainText(shown.join(''), Number.POSITIVE_INFINITY);
}

/** How much of a shortened text is its beginning. The end of an ARN, a subject or a path says more. */
const HEAD_SHARE = 0.45;

/** The text without its middle, if it is longer than that many UTF-16 units. */
export function shortened(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  const head = Math.floor((maxLength - 1) * HEAD_SHARE);
  const tail = maxLength - 1 - head;
  return `${text.slice(0, head).replace(/[\ud800-\udbff]$/u, '')}…${text.slice(-tail).replace(/^[\udc00-\udfff]/u, '')}`;
}
