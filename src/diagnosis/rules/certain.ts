// The finding that most rules make. Pure.
import type { Evidence, Finding, FindingCode } from '../finding.ts';

/** An error that is proved. */
export function certain<C extends FindingCode>(code: C, evidence: Evidence<C>): Finding {
  return { code, severity: 'error', confidence: 'certain', evidence } as Finding;
}
