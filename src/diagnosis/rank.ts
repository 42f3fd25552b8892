// Ranks findings into a verdict. Pure.
import type { Severity } from './definition.ts';
import type { Confidence, Diagnosis, Finding } from './finding.ts';

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'notice'];
const CONFIDENCES: readonly Confidence[] = ['certain', 'likely', 'possible'];

/**
 * Worst first, then surest first, then in the order of the rules.
 * @param causes - what ended the run: these come before others of the same severity, however sure those are
 */
export function diagnosisOf(causes: readonly Finding[], others: readonly Finding[] = []): Diagnosis {
  const ranked = [...bySurety(causes), ...bySurety(others)].sort(
    (a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity),
  );
  const [first, ...rest] = ranked;
  if (first === undefined || first.severity !== 'error') return { verdict: 'pass', findings: ranked };
  return { verdict: 'fail', findings: [first, ...rest] };
}

function bySurety(findings: readonly Finding[]): readonly Finding[] {
  return [...findings].sort((a, b) => CONFIDENCES.indexOf(a.confidence) - CONFIDENCES.indexOf(b.confidence));
}
