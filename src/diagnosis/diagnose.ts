// Facts to a verdict: runs the rules and ranks what they find. Pure.
import type { Facts, Failure } from '../facts.ts';
import type { Confidence, Diagnosis, Finding, Severity } from './finding.ts';
import { certain } from './rules/certain.ts';
import { exchangeRules } from './rules/exchange.ts';
import { idTokenRules } from './rules/id-token.ts';
import { networkRules } from './rules/network.ts';
import { credentialRules, sessionRules } from './rules/session.ts';
import { type CheckedInputs, settingsRules } from './rules/settings.ts';

/** Rules about a request that failed; one of them explains it, or it stays unexplained. */
const FAILURE_RULES = [...idTokenRules, ...exchangeRules, ...credentialRules, ...networkRules];

/** What the inputs alone can refuse. `pass` means that requests may be made. */
export function diagnoseSettings(inputs: CheckedInputs): Diagnosis {
  return diagnosisOf(settingsRules.flatMap((rule) => rule(inputs)));
}

/** What the facts show. `pass` means that the credentials may be published. */
export function diagnose(facts: Facts): Diagnosis {
  const explained = FAILURE_RULES.flatMap((rule) => rule(facts));
  const failures = explained.length > 0 ? explained : unexplained(facts);
  return diagnosisOf([...failures, ...sessionRules.flatMap((rule) => rule(facts))]);
}

/** A failure that no rule knows still fails the run, and so does a run that did not get to its end. */
function unexplained({ idToken, roleSession, callerIdentity }: Facts): readonly Finding[] {
  const failures = [idToken, roleSession, callerIdentity].flatMap((attempt): Failure[] =>
    attempt.status === 'failed' ? [attempt.failure] : [],
  );
  if (failures.length > 0) return failures.map((failure) => certain('UNEXPLAINED_FAILURE', { failure }));
  if ([idToken, roleSession, callerIdentity].every(({ status }) => status === 'succeeded')) return [];
  return [certain('INTERNAL_ERROR', { name: 'Error', message: 'The run ended without a caller identity.' })];
}

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'notice'];
const CONFIDENCES: readonly Confidence[] = ['certain', 'likely', 'possible'];

/** Gravest first, surest first; otherwise in the order of the rules. */
export function diagnosisOf(findings: readonly Finding[]): Diagnosis {
  const ranked = [...findings].sort(
    (a, b) =>
      SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
      CONFIDENCES.indexOf(a.confidence) - CONFIDENCES.indexOf(b.confidence),
  );
  const [first, ...rest] = ranked;
  if (first === undefined || first.severity !== 'error') return { verdict: 'pass', findings: ranked };
  return { verdict: 'fail', findings: [first, ...rest] };
}
