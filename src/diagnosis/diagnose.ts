// Facts to a verdict: runs the rules and ranks what they find. Pure.
import type { Facts, Failure } from '../facts.ts';
import type { Confidence, Diagnosis, Finding, FindingCode, Severity } from './finding.ts';
import { certain } from './rules/certain.ts';
import { credentialRules, inheritedRules, remainingCredentials } from './rules/credentials.ts';
import { exchangeRules } from './rules/exchange.ts';
import { idTokenRules } from './rules/id-token.ts';
import { networkRules } from './rules/network.ts';
import { sessionRules } from './rules/session.ts';
import { type CheckedInputs, settingsRules } from './rules/settings.ts';
import { expectationRules, policyFileRules } from './rules/trust-policy.ts';

/** Rules about a request that failed; one of them explains it, or it stays unexplained. */
const FAILURE_RULES = [...idTokenRules, ...expectationRules, ...exchangeRules, ...credentialRules, ...networkRules];

/** Rules about what was found whether or not a request failed. */
const OTHER_RULES = [...sessionRules, ...policyFileRules, ...inheritedRules];

/** What the inputs alone can refuse. `pass` means that requests may be made. */
export function diagnoseSettings(inputs: CheckedInputs): Diagnosis {
  return diagnosisOf(settingsRules.flatMap((rule) => rule(inputs)));
}

/** What the facts show. `pass` means that the credentials may be published. */
export function diagnose(facts: Facts): Diagnosis {
  const explained = FAILURE_RULES.flatMap((rule) => rule(facts));
  const failures = explained.length > 0 ? explained : unexplained(facts);
  const others = OTHER_RULES.flatMap((rule) => rule(facts));
  if (isTolerated(failures, facts)) return skipped([...failures, ...others], facts);
  const diagnosis = diagnosisOf(failures, others);
  return diagnosis.verdict === 'fail'
    ? diagnosisOf(failures, [...others, ...remainingCredentials(facts.runner)])
    : diagnosis;
}

/** Who triggered these runs has no say in their permissions, so the workflow may choose to go on without credentials. */
const TOLERABLE: readonly FindingCode[] = ['ID_TOKEN_WITHHELD_FROM_FORK', 'ID_TOKEN_WITHHELD_FROM_DEPENDABOT'];

function isTolerated(failures: readonly Finding[], { settings }: Facts): boolean {
  return (
    settings.onMissingOidc !== 'fail' && failures.length > 0 && failures.every(({ code }) => TOLERABLE.includes(code))
  );
}

function skipped(findings: readonly Finding[], { settings }: Facts): Diagnosis {
  const severity = settings.onMissingOidc === 'warn' ? 'warning' : 'notice';
  const [first, ...rest] = findings.map((finding) => ({ ...finding, severity }) as Finding);
  if (first === undefined) throw new Error('skipped without a reason');
  return { verdict: 'skip', findings: [first, ...rest] };
}

/** A failure that no rule knows still fails the run, and so does a run that did not get to its end. */
function unexplained({ idToken, roleSession, callerIdentity, settings }: Facts): readonly Finding[] {
  const failures = [idToken, roleSession, callerIdentity].flatMap((attempt): Failure[] =>
    attempt.status === 'failed' ? [attempt.failure] : [],
  );
  if (failures.length > 0) return failures.map((failure) => certain('UNEXPLAINED_FAILURE', { failure }));
  if ([idToken, roleSession, callerIdentity].every(({ status }) => status === 'succeeded')) return [];
  if (settings.role === undefined && idToken.status === 'succeeded') return []; // there was nothing to exchange it for
  return [certain('INTERNAL_ERROR', { name: 'Error', message: 'The run ended without a caller identity.' })];
}

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'notice'];
const CONFIDENCES: readonly Confidence[] = ['certain', 'likely', 'possible'];

/**
 * Gravest first, surest first; otherwise in the order of the rules.
 * @param causes - what ended the run: before anything as grave, however sure that is
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
