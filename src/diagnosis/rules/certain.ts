// What most rules make findings of. Pure.
import type { OperatingSystem, RunnerFacts } from '../../observe/facts.ts';
import type { Evidence, Finding, FindingCode } from '../finding.ts';

/** An error that is proved. */
export function certain<C extends FindingCode>(code: C, evidence: Evidence<C>): Finding {
  return { code, severity: 'error', confidence: 'certain', evidence } as Finding;
}

/** The operating system as a piece of evidence: it decides how a clock is set. */
export function osOf({ os }: RunnerFacts): { readonly os?: OperatingSystem } {
  return os === undefined ? {} : { os };
}
