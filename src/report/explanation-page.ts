// An explanation as GitHub Markdown: what happened, what to do, and the rest folded. Pure.
import type { Explanation, FixStep, Points } from '../diagnosis/definition.ts';
import type { Words } from '../util/words.ts';
import { codeBlock, codeSpan, escapeLine, escapeMarkdown, folded, joinBlocks, table } from './markdown.ts';

/** What marks a severity. */
export const ICONS = { error: '❌', warning: '⚠️', notice: 'ℹ️' } as const;

/**
 * What happened and what to do, and the rest folded.
 * @param closing - the last line
 */
export function explanationBody({ cause, comparison, points, evidence, fix }: Explanation, closing: string): string {
  return joinBlocks([
    sentence(cause),
    comparison === undefined ? '' : table(['', codeSpan(comparison.of)], comparison.rows),
    points === undefined || points.folded ? '' : renderPoints(points),
    ...renderFix(fix),
    points?.folded ? folded(`${points.items.length} ${points.heading.toLowerCase()}`, listOf(points.items)) : '',
    evidence.length === 0 ? '' : folded('Evidence', table(['What', 'Value'], evidence)),
    closing,
  ]).trimEnd();
}

/** What a reader sees without scrolling. */
const POINTS_SHOWN_MAX_COUNT = 5;

function renderPoints({ heading: head, items }: Points): string {
  const shown = items.slice(0, POINTS_SHOWN_MAX_COUNT);
  const rest = items.slice(POINTS_SHOWN_MAX_COUNT);
  const more = rest.length === 0 ? '' : folded(`${rest.length} more`, listOf(rest));
  return joinBlocks([`**${escapeMarkdown(head)}**`, listOf(shown), more]).trimEnd();
}

const SNIPPET_SHOWN_MAX_LINES = 6;
const OTHER_STEPS = 'Other ways to fix it';

/** The first step with what to paste, if that is short; all other steps folded, those of one section together. */
export function renderFix([first, ...others]: readonly FixStep[]): readonly string[] {
  if (first === undefined) return [];
  const { text, snippet, section = 'What to paste' } = first;
  const isShort = snippet !== undefined && snippet.text.split('\n').length <= SNIPPET_SHOWN_MAX_LINES;
  const shown = `**Fix:** ${sentence(text)}`;
  const sections = new Map<string, string[]>();
  if (snippet !== undefined && !isShort) sections.set(section, [codeBlock(snippet.language, snippet.text)]);
  for (const step of others) {
    const { section: name = OTHER_STEPS } = step;
    sections.set(name, [...(sections.get(name) ?? []), renderFixStep(step)]);
  }
  return [
    isShort ? `${shown}\n\n${codeBlock(snippet.language, snippet.text)}` : shown,
    ...[...sections].map(([name, steps]) => folded(name, steps.join('\n\n'))),
  ];
}

function renderFixStep({ text, snippet }: FixStep): string {
  return snippet === undefined ? sentence(text) : `${sentence(text)}\n\n${codeBlock(snippet.language, snippet.text)}`;
}

/** The sentences as a list. */
export function listOf(lines: readonly (Words | string)[]): string {
  return lines.map((line) => `- ${sentence(line)}`).join('\n');
}

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
