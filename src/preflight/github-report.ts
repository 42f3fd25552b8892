// A report as workflow commands, which become annotations on lines. Pure.
import type { Severity } from '../diagnosis/definition.ts';
import { annotationMessage, type Elsewhere } from '../report/explanation-text.ts';
import { plainText } from '../util/text.ts';
import type { PreflightReport } from './preflight-report.ts';

/**
 * One command for each finding and for each file that was not fully checked. GitHub shows ten of each kind per step, so the worst come first.
 * @param pageOf - the address of the page about a code
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
export function annotationCommands(
  { findings, unread }: Pick<PreflightReport, 'findings' | 'unread'>,
  pageOf: (code: string) => string,
  elsewhere: Elsewhere,
): readonly string[] {
  const found = findings.map((finding) => {
    const { severity, file, line, column, explanation, code } = finding;
    const message = annotationMessage({ ...finding, page: pageOf(code) }, elsewhere);
    return { severity, file, line, column, title: explanation.title, message };
  });
  const missed = unread.map(({ file, reason }) => {
    const title = 'Preflight did not check everything';
    return { severity: 'warning', file, line: 1, column: undefined, title, message: plainText(reason) } as const;
  });
  const order: readonly Severity[] = ['error', 'warning', 'notice'];
  return order.flatMap((severity) => [...found, ...missed].filter((one) => one.severity === severity)).map(command);
}

/** One error about the step itself, without a place. */
export function errorCommand(title: string, message: string): string {
  return `::error title=${property(plainText(title))}::${escaped(plainText(message))}`;
}

interface Placed {
  readonly severity: Severity;
  readonly file: string;
  readonly line: number;
  readonly column: number | undefined;
  readonly title: string;
  readonly message: string;
}

function command({ severity, file, line, column, title, message }: Placed): string {
  const place = [
    `file=${property(plainText(file))}`,
    `line=${line}`,
    ...(column === undefined ? [] : [`col=${column}`]),
  ];
  return `::${severity} ${[...place, `title=${property(plainText(title))}`].join(',')}::${escaped(message)}`;
}

/** @see https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts */
function escaped(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return escaped(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
