// A sentence as Markdown. Pure.
import type { Words } from '../util/words.ts';
import { codeSpan, escapeLine, escapeMarkdown } from './markdown.ts';

/** A sentence: values and what stands in double quotes as code. A plain string has no marks, so it is all text. */
export function sentence(words: Words | string): string {
  if (typeof words === 'string') return escapeMarkdown(words);
  let code: string | undefined; // what has come since the quote that opened
  let written = '';
  for (const part of words.parts) {
    if (typeof part !== 'string') {
      if (code === undefined) written += codeSpan(part.value);
      else code += part.value;
      continue;
    }
    const [first = '', ...rest] = part.split('"');
    if (code === undefined) written += escapeLine(first);
    else code += first;
    for (const piece of rest) {
      if (code === undefined) {
        code = piece;
      } else {
        written += `${codeSpan(code)}${escapeLine(piece)}`;
        code = undefined;
      }
    }
  }
  return code === undefined ? written : `${written}${escapeLine(`"${code}`)}`;
}
