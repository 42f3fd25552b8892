// What the user of a step reads, as one text to keep and to review: the annotations in full, the log and the summary without what
// repeats them.

import type { StepResult } from '../sandbox/job.ts';
import { normalize } from '../sandbox/normalize.ts';
import { DEFAULT_WORLD } from '../sandbox/world.ts';

/** The runner's own header of the step. */
const HEADER = /^(?:▼ Run| {2}with:| {4}[\w-]+: | {2}env:| {4}AWS_)/;

/**
 * The pages of steps, by name, in their order. A text that stands in two places of a page is shown once: should one of the two change, both
 * show. So is a long snippet that stands in several pages.
 * @param results - of the main steps
 */
export function goldenPages(results: ReadonlyMap<string, Shown>): ReadonlyMap<string, string> {
  const firstPages = new Map<string, string>();
  return new Map(
    Array.from(results, ([name, result]) => [name, withoutSnippets(goldenPage(result), name, firstPages)] as const),
  );
}

type Shown = Pick<
  StepResult,
  'log' | 'annotations' | 'summary' | 'exitCode' | 'exported' | 'outputs' | 'state' | 'raw'
>;

function goldenPage(result: Shown): string {
  const { log, annotations, summary } = result;
  const messages = annotations.map(({ message }) => message);
  const lines = withoutMessages(log.join('\n'), messages).split('\n');
  const heads = annotations.map(({ level, title, message }) => `${level}: ${title}\n\n${withoutUsualClaims(message)}`);
  const page = [
    '--- log',
    withoutUsualClaims(lines.filter((line) => !HEADER.test(line)).join('\n')),
    '--- annotations',
    ...heads,
    '--- summary',
    withoutRepeats(summary, [...messages, ...log.map((line) => line.replace(/^ {2}/, ''))].join('\n')),
    '--- left behind',
    ...leftBehind(result),
  ];
  return normalize(page.join('\n'));
}

/** How the step ended, and the names of what later steps and its post step get. */
function leftBehind({ exitCode, raw, exported, outputs, state }: Shown): readonly string[] {
  const names = Object.entries({ variables: exported, outputs, state }).flatMap(([kind, values]) => {
    const list = Object.keys(values).sort().join(', ');
    return list === '' ? [] : [`${kind}: ${list}`];
  });
  const stderr = ownErrors(raw.stderr);
  return [`exit code ${exitCode}`, ...names, ...(stderr === '' ? [] : [`stderr: ${stderr}`])];
}

/** What the step wrote to stderr, without what Node itself says there at its start. */
export function ownErrors(stderr: string): string {
  return stderr.replace(/^Warning: Ignoring extra certs from .*\n/, '');
}

/** Six lines or more, indented as in an annotation or between the fences of a summary. */
const SNIPPETS = /(?<=\n)(?: {4}.*\n){6,}|(?<=\n```\w+\n)(?:(?!```).*\n){6,}(?=```)/g;

/** A page in which a snippet of an earlier page is named by that. */
function withoutSnippets(page: string, name: string, firstPages: Map<string, string>): string {
  return page.replace(SNIPPETS, (snippet) => {
    const first = firstPages.get(snippet);
    firstPages.set(snippet, first ?? name);
    return first === undefined || first === name ? snippet : `    (as in ${first})\n`;
  });
}

/** The log prints each annotation. */
function withoutMessages(log: string, messages: readonly string[]): string {
  return messages.reduce((text, message) => text.replace(message, () => '(the annotation)'), log);
}

const USUAL_CLAIMS = Object.entries({
  ...DEFAULT_WORLD.claims,
  iss: DEFAULT_WORLD.issuer,
  sub: DEFAULT_WORLD.subject,
  aud: 'sts.amazonaws.com',
});
const USUAL_LINES = new Set(USUAL_CLAIMS.map(([name, value]) => `Claim ${name}: ${value}`));

/** Claims that are those of every other scenario. */
function withoutUsualClaims(text: string): string {
  return collapsed(
    text,
    (line) => USUAL_LINES.has(line.trim()),
    (count) => `(${count} claims as always)`,
  );
}

const ROW = /^\| (.+) \| `(.*)` \|$/;
const FENCE = '```';

/** The summary without rows and snippets that log or annotation have as well. */
function withoutRepeats(summary: string, shown: string): string {
  const lines = new Set(shown.split('\n').map((line) => line.trim()));
  const isRow = (line: string) => {
    const [, name, value] = ROW.exec(line) ?? [];
    return name !== undefined && lines.has(`${name}: ${value}`);
  };
  const rows = collapsed(summary, isRow, (count) => `(${count} rows as in the log)`);
  const snippets = rows.split(`\n${FENCE}`);
  // Outside and inside of fences by turns; inside, the first line names the language.
  const parts = snippets.map((part, index) => {
    const [language = '', ...code] = part.split('\n');
    const indented = code.map((line) => (line === '' ? '' : `    ${line}`)).join('\n');
    return index % 2 === 1 && shown.includes(indented) ? `${language}\n(as in the log)` : part;
  });
  return parts.join(`\n${FENCE}`);
}

/** A text in which runs of lines of a kind are one line. */
function collapsed(text: string, isOne: (line: string) => boolean, tell: (count: number) => string): string {
  const shown: string[] = [];
  let count = 0;
  for (const line of [...text.split('\n'), undefined]) {
    if (line !== undefined && isOne(line)) {
      count += 1;
      continue;
    }
    if (count > 0) shown.push(tell(count));
    count = 0;
    if (line !== undefined) shown.push(line);
  }
  return shown.join('\n');
}
