// Facts to a verdict: runs the rules and ranks what they find. Loaded only where something failed or was expected. Pure.

import { identityDifferences } from '../aws/role-session.ts';
import type { Failure } from '../net/failure.ts';
import type { Facts, RunnerFacts } from '../observe/facts.ts';
import type { Settings } from '../settings/settings.ts';
import { type Diagnosis, diagnosisOf, error, type Finding, type FindingCode } from './finding.ts';
import { credentialRules } from './rules/credentials.ts';
import { exchangeRules } from './rules/exchange.ts';
import { remainingCredentials } from './rules/leftover-credentials.ts';
import { networkRules } from './rules/network.ts';
import { noIdTokenRules, withheld } from './rules/no-id-token.ts';
import { roleAssumptionRules } from './rules/role-assumption.ts';
import { expectationRules, policyFileRules } from './rules/trust-policy.ts';
import { verifyRules } from './rules/verify.ts';
import { isWithoutRole, successFindings } from './verified.ts';

/** Rules about a failed request. Where none explains it, it stays unexplained. */
const FAILURE_RULES = [
  ...roleAssumptionRules,
  ...noIdTokenRules,
  ...expectationRules,
  ...exchangeRules,
  ...credentialRules,
  ...networkRules,
];

/** What the facts show. `pass` means that the credentials may be published. */
export function diagnose(facts: Facts): Diagnosis {
  const explained = FAILURE_RULES.flatMap((rule) => rule(facts));
  const failures = explained.length > 0 ? explained : unexplained(facts);
  const others = [...successFindings(facts), ...[...policyFileRules, ...verifyRules].flatMap((rule) => rule(facts))];
  if (isTolerated(failures, facts)) return skipped([...failures, ...others], facts.settings.onMissingOidc);
  const diagnosis = diagnosisOf(failures, others);
  return diagnosis.verdict === 'fail'
    ? diagnosisOf(failures, [...others, ...remainingCredentials(facts.runner)])
    : diagnosis;
}

/** People who trigger these runs cannot change their permissions, so the workflow may go on without credentials. */
const TOLERABLE: readonly FindingCode[] = ['ID_TOKEN_WITHHELD_FROM_FORK', 'ID_TOKEN_WITHHELD_FROM_DEPENDABOT'];

/**
 * The verdict on a run whose inputs are not valid, where its trigger explains why and the workflow tolerates such runs.
 * @returns undefined for any other run
 */
export function diagnoseWithheld({ onMissingOidc }: Partial<Settings>, runner: RunnerFacts): Diagnosis | undefined {
  if (onMissingOidc === undefined || onMissingOidc === 'fail' || runner.trigger === undefined) return undefined;
  const finding = withheld(runner);
  return TOLERABLE.includes(finding.code) ? skipped([finding], onMissingOidc) : undefined;
}

function isTolerated(failures: readonly Finding[], { settings }: Facts): boolean {
  return (
    settings.onMissingOidc !== 'fail' && failures.length > 0 && failures.every(({ code }) => TOLERABLE.includes(code))
  );
}

function skipped(findings: readonly Finding[], onMissingOidc: Settings['onMissingOidc']): Diagnosis {
  const severity = onMissingOidc === 'warn' ? 'warning' : 'notice';
  const [first, ...rest] = findings.map((finding) => ({ ...finding, severity }) as Finding);
  if (first === undefined) throw new Error('skipped without a reason');
  return { verdict: 'skip', findings: [first, ...rest] };
}

/** A failure that no rule knows still fails the run. So does a run that stopped early without a failure. */
function unexplained(facts: Facts): readonly Finding[] {
  const { idToken, baseIdentity, roleSession, callerIdentity, settings } = facts;
  const failures = [idToken, baseIdentity, roleSession, callerIdentity].flatMap((attempt): Failure[] =>
    attempt.status === 'failed' ? [attempt.failure] : [],
  );
  if (failures.length > 0) return failures.map((failure) => error('UNEXPLAINED_FAILURE', { failure }));
  if (roleSession.status === 'succeeded' && callerIdentity.status === 'succeeded') {
    if (facts.chain.length === settings.roleChain.length) return [];
    if (identityDifferences(callerIdentity.value, roleSession.value).length > 0) return []; // the run stopped at that difference
  }
  if (facts.existing) return [];
  if (isWithoutRole(facts) && [idToken, callerIdentity].some(({ status }) => status === 'succeeded')) return [];
  return [error('INTERNAL_ERROR', { name: 'Error', message: 'The run ended without a caller identity.' })];
}
