// The few words that all forms of a report share: counts and verdicts. Pure.
import type { Severity } from '../diagnosis/definition.ts';
import type { PredictedRun, PreflightReport } from './preflight-report.ts';

/** How many findings of a severity there are. */
export function countOf({ findings }: Pick<PreflightReport, 'findings'>, severity: Severity): number {
  return findings.filter((finding) => finding.severity === severity).length;
}

/** The result in a sentence without a period: `2 errors and 1 warning in 14 workflows`. */
export function resultPhrase(report: PreflightReport): string {
  const { files, unread } = report;
  const severities = (['error', 'warning', 'notice'] as const).flatMap((severity) => {
    const count = countOf(report, severity);
    return count === 0 ? [] : [counted(count, severity)];
  });
  const found = severities.length === 0 ? 'No problems' : listed(severities);
  const missed = unread.length === 0 ? '' : `; ${counted(unread.length, 'file')} not fully checked`;
  return `${found} in ${counted(files, 'workflow')}${missed}`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function listed(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

/** What becomes of a run, as one phrase. */
export function verdictPhrase({ verdict, permission, reason }: PredictedRun): string {
  const why = reason ?? (permission === 'missing' ? 'the job has no permission id-token: write' : undefined);
  return why === undefined ? verdict : `${verdict}: ${why}`;
}
