// Findings as plain text: annotations, of which at most one is an error, and lines for the log and for the output of a helper. Pure.
import type { EvidenceRow, Explanation, FixStep } from '../diagnosis/definition.ts';
import { explain, targetOf } from '../diagnosis/explain.ts';
import type { Diagnosis, Finding } from '../diagnosis/finding.ts';
import type { Annotation } from '../github/runner.ts';
import type { Location } from '../github/workflow/tree.ts';
import type { Target } from '../observe/facts.ts';
import { defined } from '../util/defined.ts';
import { plainText } from '../util/text.ts';
import { plainWords, shortened } from '../util/words.ts';
import type { PageOf } from './markdown.ts';

/** The longest message of an annotation: what people read in five seconds, beside other annotations. */
const MESSAGE_MAX_LENGTH = 700;
const MESSAGE_MAX_LINES = 12;
/** A longer snippet stands in the summary alone. */
const SNIPPET_MAX_LINES = 4;
const FACTS_MAX_COUNT = 4;
/** Values are shortened no further than the message needs. */
const VALUE_MAX_LENGTHS: readonly number[] = [220, 110, 80, 60];
/** For a message that does not fit even so. */
const VALUE_MIN_LENGTH = 24;

/** Where a reader finds what the annotation leaves out. */
export type Elsewhere = 'job summary' | 'log';

/**
 * A failure is one `error`, which also names the codes of the other errors. A run that passes has one annotation for each
 * warning and notice.
 */
export function renderAnnotations(
  { verdict, findings }: Diagnosis,
  pageOf: PageOf,
  elsewhere: Elsewhere = 'job summary',
): readonly Annotation[] {
  if (verdict !== 'fail') return findings.map((finding) => renderAnnotation(finding, [], pageOf, elsewhere));
  const [first, ...rest] = findings;
  const errors = rest.filter(({ severity }) => severity === 'error');
  return [renderAnnotation(first, errors, pageOf, elsewhere)];
}

function renderAnnotation(
  finding: Finding,
  others: readonly Finding[],
  pageOf: PageOf,
  elsewhere: Elsewhere,
): Annotation {
  const explanation = explain(finding);
  const pointer = pointerOf(explanation, others, elsewhere);
  const closing = [...pointer, `${finding.code} (${finding.confidence}) ${pageOf(finding.code)}`].join('\n');
  const target = targetOf(finding);
  return defined({
    level: finding.severity,
    title: explanation.title,
    message: composeMessage(explanation, closing, elsewhere),
    location: target.kind === 'file' ? startOf(target) : undefined,
  });
}

/** The start of a line. */
function startOf({ path: file, line }: Extract<Target, { readonly kind: 'file' }>): Location {
  return { file, line, endLine: line, column: 1, endColumn: 1 };
}

/** How much of a finding its message has. */
interface Extent {
  readonly factCount: number;
  readonly snippetMaxLines: number;
  readonly valueMaxLength: number;
  /** Leaves out facts whose value is in the snippet as well. */
  readonly once?: true;
}

/** What gives way before a fact does. */
const EXTENTS: readonly Pick<Extent, 'snippetMaxLines' | 'once'>[] = [
  { snippetMaxLines: SNIPPET_MAX_LINES },
  { snippetMaxLines: SNIPPET_MAX_LINES, once: true },
  { snippetMaxLines: 0 },
];

/** Cause, facts, fix and closing. Values lose their middle first, then the snippet goes, then one fact after the other. */
function composeMessage(explanation: Explanation, closing: string, elsewhere: Elsewhere): string {
  const compose = ({ factCount, snippetMaxLines, valueMaxLength, once }: Extent) => {
    const cause = plainWords(explanation.cause, valueMaxLength);
    const pasted = once ? explanation.fix[0]?.snippet?.text : undefined;
    const facts = factLines(explanation, valueMaxLength, pasted);
    const left = facts.length - factCount;
    const more = left > 0 && factCount > 0 ? [`- ${left} more in the ${elsewhere}`] : [];
    const fix = renderFixStep(explanation.fix[0], { elsewhere, snippetMaxLines, valueMaxLength });
    const blocks = [[cause, ...facts.slice(0, factCount), ...more], fix, [closing]];
    return blocks.flatMap((lines) => (lines.length === 0 ? [] : [lines.join('\n')])).join('\n\n');
  };
  const most = Math.min(factLines(explanation, 0).length, FACTS_MAX_COUNT);
  for (let factCount = most; factCount >= 0; factCount -= 1) {
    for (const extent of EXTENTS) {
      const messages = VALUE_MAX_LENGTHS.map((length) => compose({ ...extent, factCount, valueMaxLength: length }));
      const fitting = messages.find(fits);
      if (fitting !== undefined) return fitting;
    }
  }
  const least = compose({ factCount: 0, snippetMaxLines: 0, valueMaxLength: VALUE_MIN_LENGTH });
  return fits(least)
    ? least
    : `${shortened(least.slice(0, -closing.length), MESSAGE_MAX_LENGTH - closing.length)}${closing}`;
}

function fits(message: string): boolean {
  return message.length <= MESSAGE_MAX_LENGTH && message.split('\n').length <= MESSAGE_MAX_LINES;
}

/** What was seen beside what was expected, then the list; without values that are in what is pasted. */
function factLines(
  { comparison, points }: Explanation,
  valueMaxLength: number,
  pasted: string | undefined = undefined,
): readonly string[] {
  const items = points === undefined || points.folded ? [] : points.items;
  const rows = (comparison?.rows ?? []).filter(([, value]) => !pasted?.includes(`"${value}"`));
  return [...rowLines(rows, valueMaxLength), ...items.map((item) => `- ${plainWords(item, valueMaxLength)}`)];
}

function renderFixStep(
  step: FixStep | undefined,
  { elsewhere, snippetMaxLines, valueMaxLength }: Omit<Extent, 'factCount'> & { readonly elsewhere: Elsewhere },
): readonly string[] {
  if (step === undefined) return [];
  const text = `Fix: ${plainWords(step.text, valueMaxLength)}`;
  if (step.snippet === undefined) return [text];
  const lines = step.snippet.text.split('\n').map((line) => `    ${indentedPlainText(line)}`);
  if (lines.length <= snippetMaxLines) return [text, ...lines];
  const what = ['sh', 'powershell'].includes(step.snippet.language) ? 'The command is' : 'The lines to paste are';
  return [text.replace(/:$/, `. ${what} in the ${elsewhere}.`)];
}

function indentedPlainText(line: string): string {
  return `${/^ */.exec(line)?.[0] ?? ''}${plainText(line, Number.POSITIVE_INFINITY)}`;
}

/** Names of inputs stay as they are. */
function capitalized(label: string): string {
  if (label.includes('-')) return label;
  return `${label.charAt(0).toUpperCase()}${label.slice(1)}`;
}

const OTHERS_MAX_COUNT = 3;

/** Where the rest is; nothing where the annotation has it all. */
function pointerOf(
  { points, fix, evidence }: Explanation,
  others: readonly Finding[],
  elsewhere: Elsewhere,
): readonly string[] {
  const codes = [...new Set(others.map(({ code }) => code))];
  const more = codes.length > OTHERS_MAX_COUNT ? [`${codes.length - OTHERS_MAX_COUNT} more`] : [];
  const also = codes.length === 0 ? [] : [`Also: ${[...codes.slice(0, OTHERS_MAX_COUNT), ...more].join(', ')}`];
  const parts = [
    ...(points?.folded ? [points.heading.toLowerCase()] : []),
    ...(fix.length > 1 ? ['other fixes'] : []),
    ...(evidence.length > 0 ? ['details'] : []),
  ];
  if (parts.length === 0) return also;
  const [first = '', ...rest] = parts;
  const list = rest.length === 0 ? first : `${[first, ...rest.slice(0, -1)].join(', ')} and ${rest.at(-1)}`;
  return [...also, `${capitalized(list)}: see the ${elsewhere}.`];
}

const EVERYTHING = {
  elsewhere: 'log',
  snippetMaxLines: Number.POSITIVE_INFINITY,
  valueMaxLength: Number.POSITIVE_INFINITY,
} as const;

/** What the annotation of a finding has no room for, or shows shortened, for a group of the log. */
export function detailLines(finding: Finding): readonly string[] {
  const { comparison, points, fix, evidence } = explain(finding);
  const [first, ...others] = fix;
  const isLong = (first?.snippet?.text.split('\n').length ?? 0) > SNIPPET_MAX_LINES;
  return [
    ...rowLines(comparison?.rows ?? []),
    ...(points === undefined ? [] : [`${points.heading}:`, ...points.items.map((item) => `- ${plainWords(item)}`)]),
    ...[...(isLong ? [first] : []), ...others].flatMap((step) => renderFixStep(step, EVERYTHING)),
    ...rowLines(evidence),
  ];
}

function rowLines(rows: readonly EvidenceRow[], valueMaxLength = Number.POSITIVE_INFINITY): readonly string[] {
  return rows.map(([label, value]) => `${capitalized(label)}: ${shortened(plainText(value), valueMaxLength)}`);
}

/** Why a run goes on without credentials. */
export function skipLine(finding: Finding): string {
  const { title, cause } = explain(finding);
  return `Skipped because of on-missing-oidc (${finding.code}): ${title}. ${plainWords(cause)}`;
}

/** What was found beside the finding that is annotated. */
export function otherFindingLines({ findings }: Diagnosis): readonly string[] {
  return findings.slice(1).map((finding) => {
    const { title, cause } = explain(finding);
    return `${finding.severity} ${finding.code}: ${title}. ${plainWords(cause)}`;
  });
}

/** A finding in one line, for readers who see nothing else: the cause, what was compared, and the first step of the fix. */
export function renderParagraph(finding: Finding, pageOf: PageOf): string {
  const { title, cause, comparison, fix, evidence } = explain(finding);
  const [first] = fix;
  const facts = [...(comparison?.rows ?? []), ...evidence.filter(([label]) => SAID.includes(label))];
  const said = facts.map(([label, value]) => ` ${capitalized(label)}: ${value}.`);
  const snippet = first?.snippet === undefined ? '' : ` ${first.snippet.text}`;
  const remedy = first === undefined ? '' : ` Fix: ${plainWords(first.text)}${snippet}`;
  return plainText(
    `${title}. ${plainWords(cause)}${said.join('')}${remedy} (${finding.code}: ${pageOf(finding.code)})`,
    PARAGRAPH_MAX_LENGTH,
  );
}

/** What the service said. These readers have no summary in which to look it up. */
const SAID: readonly string[] = ['AWS said', 'Answer', 'AWS request id'];

/** Room for a trust policy. */
const PARAGRAPH_MAX_LENGTH = 4000;
