// A report as the page of a job summary: the result, what each job will have, and the findings folded. Pure.
import { explanationBody, ICONS, sentence } from '../report/explanation-page.ts';
import { cellCode, codeSpan, escapeMarkdown, folded, joinBlocks } from '../report/markdown.ts';
import { phrase, words } from '../util/words.ts';
import type { PredictedRun, PreflightFinding, PreflightReport } from './preflight-report.ts';
import { countOf, resultPhrase, verdictPhrase } from './report-words.ts';

/** What a step may write, in bytes, with room for other steps' reports in one file: GitHub's limit is 1 MiB. */
const PAGE_MAX_BYTES = 800_000;
/** More rows are folded: a reader sees one screen. */
const ROWS_SHOWN_MAX_COUNT = 15;
const ROWS_MAX_COUNT = 500;

/**
 * The whole page.
 * @param pageOf - the address of the page about a code
 */
export function summaryReport(report: PreflightReport, pageOf: (code: string) => string): string {
  const heading = `### ${iconOf(report)} Preflight: ${startOf(resultPhrase(report))}`;
  const sections: readonly (() => string)[] = [
    ...report.unread.map(
      ({ file, reason }) =>
        () =>
          `⚠️ ${codeSpan(file)} was not fully checked. ${escapeMarkdown(reason)}`,
    ),
    ...worstFirst(report.findings).map((finding) => () => findingSection(finding, pageOf(finding.code))),
  ];
  return joinBlocks(within([heading, ...runSections(report.runs)], sections));
}

function worstFirst(findings: readonly PreflightFinding[]): readonly PreflightFinding[] {
  const order = ['error', 'warning', 'notice'] as const;
  return order.flatMap((severity) => findings.filter((finding) => finding.severity === severity));
}

function iconOf(report: PreflightReport): string {
  if (countOf(report, 'error') > 0) return '❌';
  return countOf(report, 'warning') > 0 || report.unread.length > 0 ? '⚠️' : '✅';
}

function startOf(text: string): string {
  return `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
}

function findingSection(finding: PreflightFinding, page: string): string {
  const { severity, code, confidence, explanation, file, line, job } = finding;
  const place = `${file}:${line}`;
  const where = job === undefined ? words`${place}` : words`${place}, job ${job}`;
  const shown = page.startsWith('https://')
    ? `[${escapeMarkdown(code)}](${page})`
    : escapeMarkdown(`${code} (${page})`);
  const closing = `<sub>${shown} · ${confidence}</sub>`;
  const body = joinBlocks([sentence(where), explanationBody(explanation, closing)]);
  return folded(`${ICONS[severity]} ${escapeMarkdown(explanation.title)}: ${escapeMarkdown(file)}, line ${line}`, body);
}

/** Refused ones first. */
const VERDICTS = ['refused', 'unknown', 'allowed'] as const;
const MARKS = { allowed: '✅', refused: '❌', unknown: '❔' } as const;

function runSections(runs: readonly PredictedRun[]): readonly string[] {
  if (runs.length === 0) return [];
  const ranked = VERDICTS.flatMap((verdict) => runs.filter((run) => run.verdict === verdict));
  const [shown, hidden] = [ranked.slice(0, ROWS_SHOWN_MAX_COUNT), ranked.slice(ROWS_SHOWN_MAX_COUNT, ROWS_MAX_COUNT)];
  const left = ranked.length - shown.length - hidden.length;
  return [
    runTable(shown),
    hidden.length === 0 ? '' : folded(`${hidden.length} more`, runTable(hidden)),
    left === 0
      ? ''
      : sentence(words`${phrase(String(left))} more are in the output of the command with "--format json".`),
  ];
}

/** Where workflows are; a row says more without it. */
const USUAL_FOLDER = /^\.github\/workflows\//;

function runTable(runs: readonly PredictedRun[]): string {
  const rows = runs.map((run) => {
    const { file, line, job, trigger, role, subject, verdict } = run;
    const place = `${file.replace(USUAL_FOLDER, '')}:${line}`;
    const cells = [`${place} ${job}`, trigger, role ?? 'unknown', subject ?? 'unknown'].map(cellCode);
    return `| ${[...cells, `${MARKS[verdict]} ${escapeMarkdown(verdictPhrase(run))}`].join(' | ')} |`;
  });
  return ['| Job | Trigger | Role | Subject | Result |', '| --- | --- | --- | --- | --- |', ...rows].join('\n');
}

/** The first blocks that fit, and how many were left out: those are not even made. */
function within(first: readonly string[], others: readonly (() => string)[]): readonly string[] {
  const blocks = [...first];
  let bytes = Buffer.byteLength(blocks.join('\n\n'));
  for (const [index, make] of others.entries()) {
    const block = make();
    bytes += Buffer.byteLength(block) + 2;
    if (bytes > PAGE_MAX_BYTES) return [...blocks, `${others.length - index} more don't fit on this page.`];
    blocks.push(block);
  }
  return blocks;
}
