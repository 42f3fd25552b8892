// A diagnosis as annotations: one error at most, and only what has evidence. Pure.

import { explain } from '../diagnosis/catalogue/explain.ts';
import type { Explanation, FixStep } from '../diagnosis/catalogue/explanation.ts';
import type { Diagnosis, Finding, Severity } from '../diagnosis/finding.ts';
import { plainText } from '../text.ts';

/** What GitHub shows on the run and on the pull request. */
export interface Annotation {
  readonly level: Severity;
  /** Words of ours alone: the runner does not mask titles. */
  readonly title: string;
  /** Lines of plain text. */
  readonly message: string;
}

/** Where the runner cuts. @see https://github.com/actions/runner/blob/main/src/Runner.Worker/ExecutionContext.cs */
const MESSAGE_MAX_LENGTH = 4096;

/**
 * A failure is one `error`, which also names what else failed; its warnings are left to the summary. A pass has an
 * annotation for each warning and notice, and none otherwise.
 */
export function renderAnnotations({ verdict, findings }: Diagnosis): readonly Annotation[] {
  if (verdict === 'pass') return findings.map((finding) => renderAnnotation(finding, []));
  const [first, ...rest] = findings;
  return [
    renderAnnotation(
      first,
      rest.filter(({ severity }) => severity === 'error'),
    ),
  ];
}

function renderAnnotation(finding: Finding, others: readonly Finding[]): Annotation {
  const explanation = explain(finding);
  const sections = [
    [plainText(explanation.cause)],
    others.map((other) => `Also: ${plainText(explain(other).cause)}`),
    renderPoints(explanation),
    explanation.fix.flatMap(renderFixStep),
    explanation.evidence.map(([label, value]) => `${label}: ${plainText(value)}`),
    [`Finding ${finding.code} (${finding.confidence})`],
  ];
  const text = sections.filter((lines) => lines.length > 0).map((lines) => lines.join('\n'));
  return { level: finding.severity, title: explanation.title, message: shorten(text) };
}

function renderPoints({ points }: Explanation): readonly string[] {
  if (points === undefined) return [];
  return [`${points.heading}:`, ...points.items.map((item) => `- ${plainText(item)}`)];
}

function renderFixStep({ text, snippet }: FixStep): readonly string[] {
  const lines = snippet === undefined ? [] : snippet.text.split('\n').map((line) => `    ${indentedPlainText(line)}`);
  return [`Fix: ${plainText(text)}`, ...lines];
}

function indentedPlainText(line: string): string {
  return `${/^ */.exec(line)?.[0] ?? ''}${plainText(line)}`;
}

/** Leaves out what comes last but for the closing line, rather than being cut in the middle of it. */
function shorten(sections: readonly string[]): string {
  const closing = sections.at(-1) ?? '';
  const more = '(More in the job summary.)';
  let message = '';
  for (const section of sections.slice(0, -1)) {
    const next = message === '' ? section : `${message}\n\n${section}`;
    if (next.length + more.length + closing.length + 4 > MESSAGE_MAX_LENGTH) return `${message}\n\n${more}\n${closing}`;
    message = next;
  }
  return `${message}\n\n${closing}`;
}
