// Findings as plain text: annotations, of which at most one is an error, and lines for the log and for the output of a helper. Pure.
import type { Explanation, FixStep } from '../diagnosis/definition.ts';
import { explain } from '../diagnosis/explain.ts';
import type { Diagnosis, Finding } from '../diagnosis/finding.ts';
import type { Annotation } from '../github/runner.ts';
import { ANNOTATION_MESSAGE_MAX_LENGTH, plainText } from '../util/text.ts';
import type { PageOf } from './documentation.ts';

/**
 * A failure is one `error`, which also names the other errors; only the summary has its warnings. A run that passes has
 * one annotation for each warning and notice.
 */
export function renderAnnotations({ verdict, findings }: Diagnosis, pageOf: PageOf): readonly Annotation[] {
  if (verdict !== 'fail') return findings.map((finding) => renderAnnotation(finding, [], pageOf));
  const [first, ...rest] = findings;
  return [
    renderAnnotation(
      first,
      rest.filter(({ severity }) => severity === 'error'),
      pageOf,
    ),
  ];
}

function renderAnnotation(finding: Finding, others: readonly Finding[], pageOf: PageOf): Annotation {
  const explanation = explain(finding);
  const sections: readonly Section[] = [
    { lines: [plainText(explanation.cause)] },
    { lines: others.map((other) => `Also: ${plainText(explain(other).cause)}`), divisible: true },
    { lines: renderPoints(explanation), divisible: true },
    ...explanation.fix.filter((step) => !step.inSummaryOnly).map((step) => ({ lines: renderFixStep(step) })),
    { lines: explanation.evidence.map(([label, value]) => `${label}: ${plainText(value)}`), divisible: true },
  ];
  const closing = `Finding ${finding.code} (${finding.confidence}): ${pageOf(finding.code)}`;
  return { level: finding.severity, title: explanation.title, message: composeMessage(sections, closing) };
}

/** Leaves room for the fix. */
const POINTS_MAX_COUNT = 8;

function renderPoints({ points }: Explanation): readonly string[] {
  if (points === undefined) return [];
  const shown = points.items.slice(0, POINTS_MAX_COUNT).map((item) => `- ${plainText(item)}`);
  const more = points.items.length - shown.length;
  return [`${points.heading}:`, ...shown, ...(more > 0 ? [`- ${more} more in the job summary`] : [])];
}

function renderFixStep({ text, snippet }: FixStep): readonly string[] {
  const lines = snippet === undefined ? [] : snippet.text.split('\n').map((line) => `    ${indentedPlainText(line)}`);
  return [`Fix: ${plainText(text)}`, ...lines];
}

function indentedPlainText(line: string): string {
  return `${/^ */.exec(line)?.[0] ?? ''}${plainText(line, Number.POSITIVE_INFINITY)}`;
}

/** Lines that belong together. A snippet is never cut: it is whole or left out. */
interface Section {
  readonly lines: readonly string[];
  readonly divisible?: true;
}

const MORE = '(More in the job summary.)';

/** As many sections as fit, in order, then the closing line. A divisible section can lose its last lines. */
function composeMessage(sections: readonly Section[], closing: string): string {
  const room = ANNOTATION_MESSAGE_MAX_LENGTH - closing.length - MORE.length - 4;
  let message = '';
  let complete = true;
  for (const { lines, divisible } of sections.filter((section) => section.lines.length > 0)) {
    const separator = message === '' ? '' : '\n\n';
    const fitting = divisible ? leadingLines(lines, room - message.length - separator.length) : lines;
    const text = `${separator}${fitting.join('\n')}`;
    complete &&= fitting.length === lines.length && message.length + text.length <= room;
    if (fitting.length > 0 && message.length + text.length <= room) message += text;
  }
  return `${message}\n\n${complete ? '' : `${MORE}\n`}${closing}`;
}

function leadingLines(lines: readonly string[], room: number): readonly string[] {
  let used = -1;
  const end = lines.findIndex((line) => {
    used += line.length + 1;
    return used > room;
  });
  return end < 0 ? lines : lines.slice(0, end);
}

/** Why a run goes on without credentials. */
export function skipLine(finding: Finding): string {
  const { title, cause } = explain(finding);
  return `Skipped, since on-missing-oidc says so (${finding.code}): ${title}. ${plainText(cause)}`;
}

/** What was found beside the finding that is annotated. */
export function otherFindingLines({ findings }: Diagnosis): readonly string[] {
  return findings.slice(1).map((finding) => {
    const { title, cause } = explain(finding);
    return `${finding.severity} ${finding.code}: ${title}. ${plainText(cause)}`;
  });
}

/** A finding in one line, for readers who see nothing else: the cause, and the first step of the remedy. */
export function renderParagraph(finding: Finding, pageOf: PageOf): string {
  const { title, cause, fix, evidence } = explain(finding);
  const [first] = fix;
  const said = evidence.filter(([label]) => SAID.includes(label)).map(([label, value]) => ` ${label}: ${value}.`);
  const remedy =
    first === undefined ? '' : ` Fix: ${first.text}${first.snippet === undefined ? '' : ` ${first.snippet.text}`}`;
  return plainText(
    `${title}. ${cause}${said.join('')}${remedy} (${finding.code}: ${pageOf(finding.code)})`,
    PARAGRAPH_MAX_LENGTH,
  );
}

/** What the service said. These readers have no summary in which to look it up. */
const SAID: readonly string[] = ['AWS said', 'Answer', 'AWS request id'];

/** Room for a trust policy. */
const PARAGRAPH_MAX_LENGTH = 4000;
