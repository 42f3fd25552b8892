// An explanation as plain text: the message of an annotation, and lines for a log. Pure.
import type { EvidenceRow, Explanation, FixStep, Severity } from '../diagnosis/definition.ts';
import type { Confidence } from '../diagnosis/finding.ts';
import { plainText } from '../util/text.ts';
import { plainValues, plainWords, shortened } from '../util/words.ts';

/** A finding in words. */
export interface Explained {
  readonly code: string;
  readonly severity: Severity;
  readonly confidence: Confidence;
  readonly explanation: Explanation;
  /** The address of the page about it. */
  readonly page: string;
}

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

/** How much of a finding its message has. */
interface Extent {
  readonly factCount: number;
  readonly snippetMaxLines: number;
  readonly valueMaxLength: number;
  /** Leaves out facts whose value is in the snippet as well. */
  readonly once?: true;
  /** Values of the fix, too, which a reader copies. */
  readonly shortensFix?: true;
}

/** What gives way before a fact does. */
const EXTENTS: readonly Pick<Extent, 'snippetMaxLines' | 'once'>[] = [
  { snippetMaxLines: SNIPPET_MAX_LINES },
  { snippetMaxLines: SNIPPET_MAX_LINES, once: true },
  { snippetMaxLines: 0 },
];

/**
 * Cause, facts, fix and closing. Values lose their middle first, then the snippet goes, then one fact after the other; last of all,
 * values in the fix lose their middle.
 * @param codes - of the other findings that it is to name
 */
export function annotationMessage(
  { explanation, code, confidence, page }: Explained,
  elsewhere: Elsewhere,
  codes: readonly string[] = [],
): string {
  const closing = [...pointerOf(explanation, codes, elsewhere), `${code} (${confidence}) ${page}`].join('\n');
  const compose = ({ factCount, snippetMaxLines, valueMaxLength, once, shortensFix }: Extent) => {
    const cause = plainWords(explanation.cause, valueMaxLength);
    const pasted = once ? explanation.fix[0]?.snippet?.text : undefined;
    const facts = factLines(explanation, valueMaxLength, pasted);
    const left = facts.length - factCount;
    const more = left > 0 && factCount > 0 ? [`- ${left} more in the ${elsewhere}`] : [];
    const fixMaxLength = shortensFix ? valueMaxLength : Number.POSITIVE_INFINITY;
    const fix = renderFixStep(explanation.fix[0], { elsewhere, snippetMaxLines, valueMaxLength: fixMaxLength });
    const blocks = [[cause, ...facts.slice(0, factCount), ...more], fix, [closing]];
    return blocks.flatMap((lines) => (lines.length === 0 ? [] : [lines.join('\n')])).join('\n\n');
  };
  const most = Math.min(factLines(explanation, 0).length, FACTS_MAX_COUNT);
  for (const shortening of [{}, { shortensFix: true }] as const) {
    for (let factCount = most; factCount >= 0; factCount -= 1) {
      for (const extent of EXTENTS) {
        const messages = VALUE_MAX_LENGTHS.map((length) =>
          compose({ ...extent, ...shortening, factCount, valueMaxLength: length }),
        );
        const fitting = messages.find(fits);
        if (fitting !== undefined) return fitting;
      }
    }
  }
  const least = compose({ factCount: 0, snippetMaxLines: 0, valueMaxLength: VALUE_MIN_LENGTH, shortensFix: true });
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

/** A label with a capital letter. Names of inputs stay as they are. */
export function capitalized(label: string): string {
  if (label.includes('-')) return label;
  return `${label.charAt(0).toUpperCase()}${label.slice(1)}`;
}

const OTHERS_MAX_COUNT = 3;

/** Where the rest is; nothing where the annotation has it all. */
function pointerOf(
  { points, fix, evidence }: Explanation,
  codes: readonly string[],
  elsewhere: Elsewhere,
): readonly string[] {
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

/** What an annotation has no room for, or shows shortened, for a group of the log. */
export function explanationLines({ comparison, points, fix, evidence }: Explanation): readonly string[] {
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
  const values = rows.map(([, value]) => value);
  const shown = plainValues(values, valueMaxLength);
  return rows.map(([label], index) => `${capitalized(label)}: ${shown[index]}`);
}

/** All that a reader of a terminal needs: cause, facts, the fix with what to paste, how many others there are, code and page. */
export function explanationText({ explanation, code, confidence, page }: Explained): readonly string[] {
  const { cause, comparison, points, fix } = explanation;
  const others = fix.length - 1;
  return [
    plainWords(cause),
    ...rowLines(comparison?.rows ?? []),
    ...(points === undefined ? [] : [`${points.heading}:`, ...points.items.map((item) => `- ${plainWords(item)}`)]),
    ...renderFixStep(fix[0], EVERYTHING),
    ...(others > 0 ? [`${others} other ${others === 1 ? 'way' : 'ways'} to fix it: see the page.`] : []),
    `${code} (${confidence}) ${page}`,
  ];
}
