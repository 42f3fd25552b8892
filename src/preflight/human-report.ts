// A report for a terminal: findings in full, runs if they are asked for, and the result in the last line. Pure.
import type { Severity } from '../diagnosis/definition.ts';
import { explanationText } from '../report/explanation-text.ts';
import { plainText } from '../util/text.ts';
import type { PredictedRun, PreflightFinding, PreflightReport } from './preflight-report.ts';
import { countOf, resultPhrase, verdictPhrase } from './report-words.ts';

/** Colors by what they mean; without a terminal they change nothing. */
export type Paint = (
  style: 'error' | 'warning' | 'notice' | 'success' | 'strong' | 'dim' | 'fix',
  text: string,
) => string;

/** How to print. */
export interface HumanOptions {
  readonly paint: Paint;
  readonly pageOf: (code: string) => string;
  /** Whether to print what each job will have. */
  readonly runs: boolean;
}

/** The lines of the report. */
export function humanReport(report: PreflightReport, { paint, pageOf, runs }: HumanOptions): readonly string[] {
  return [
    ...report.findings.flatMap((finding) => findingLines(finding, paint, pageOf)),
    ...unreadLines(report.unread, paint),
    ...(runs ? runLines(report.runs, paint) : []),
    paint(worst(report), `${resultPhrase(report)}.`),
  ];
}

/** What was not looked at, and why. */
export function unreadLines(unread: PreflightReport['unread'], paint: Paint): readonly string[] {
  return unread.flatMap(({ file, reason }) => [
    `${paint('strong', `${plainText(file)}:1`)} ${paint('warning', 'not fully checked')}`,
    `  ${plainText(reason)}`,
    '',
  ]);
}

function worst(report: PreflightReport): Severity | 'success' {
  const found = (['error', 'warning', 'notice'] as const).find((severity) => countOf(report, severity) > 0);
  return found ?? (report.unread.length > 0 ? 'warning' : 'success');
}

function findingLines(finding: PreflightFinding, paint: Paint, pageOf: HumanOptions['pageOf']): readonly string[] {
  const { file, line, column, severity, explanation, code, job } = finding;
  const place = [plainText(file), line, ...(column === undefined ? [] : [column])].join(':');
  const where = job === undefined ? '' : paint('dim', ` (job ${plainText(job)})`);
  const text = explanationText({ ...finding, page: pageOf(code) });
  const body = text.map((row, index) => {
    if (index === text.length - 1) return paint('dim', `  ${row}`);
    return row.startsWith('Fix: ') || row.startsWith('    ') ? paint('fix', `  ${row}`) : `  ${row}`;
  });
  const head = `${paint('strong', place)} ${paint(severity, severity)} ${paint('strong', plainText(explanation.title))}`;
  return [`${head}${where}`, ...body, ''];
}

const STYLES = { allowed: 'success', refused: 'error', unknown: 'dim' } as const;

function runLines(runs: readonly PredictedRun[], paint: Paint): readonly string[] {
  const lines = runs.flatMap((run) => {
    const { file, line, job, trigger, role = 'unknown role', subject = 'unknown', verdict } = run;
    return [
      `${paint('strong', `${plainText(file)}:${line}`)} ${plainText(`${job}, ${trigger}, ${role}`)}`,
      `  Subject: ${plainText(subject)}`,
      `  ${paint(STYLES[verdict], plainText(verdictPhrase(run)))}`,
    ];
  });
  return lines.length === 0 ? [] : [...lines, ''];
}
