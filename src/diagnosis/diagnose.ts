// Facts to a verdict: runs the rules and ranks what they find. Loaded only where something failed or was expected. Pure.

import { identityDifferences, isOtherSession } from '../aws/role-session.ts';
import type { Failure } from '../net/failure.ts';
import type { Facts, OtherRunner, RunnerFacts } from '../observe/facts.ts';
import type { Settings } from '../settings/settings.ts';
import { type Diagnosis, diagnosisOf, error, type Finding, type FindingCode } from './finding.ts';
import { credentialRules } from './rules/credentials.ts';
import { deployedRules } from './rules/deployed.ts';
import { exchangeRules } from './rules/exchange.ts';
import { verifyRules } from './rules/leftover-credentials.ts';
import { networkRules } from './rules/network.ts';
import { noIdTokenRules, withheld, withheldSecrets } from './rules/no-id-token.ts';
import { roleAssumptionRules } from './rules/role-assumption.ts';
import { expectationRules, policyFileRules } from './rules/trust-policy.ts';
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
  const otherRules = [...deployedRules, ...policyFileRules, ...verifyRules];
  const others = [...successFindings(facts), ...otherRules.flatMap((rule) => rule(facts))];
  if (isTolerated(failures, facts.settings)) return skipped([...failures, ...others], facts.settings);
  return diagnosisOf(failures, others);
}

/** Nobody can give these runs an ID token or secrets, so the workflow may go on without credentials. */
const TOLERABLE: readonly FindingCode[] = [
  'RUNNER_WITHOUT_ID_TOKEN',
  'ID_TOKEN_WITHHELD_FROM_FORK',
  'ID_TOKEN_WITHHELD_FROM_DEPENDABOT',
  'SECRETS_WITHHELD_FROM_FORK',
  'SECRETS_WITHHELD_FROM_DEPENDABOT',
];

/**
 * The verdict on a run whose inputs are refused. Its trigger may explain why, and the workflow may tolerate such runs.
 * @param runner - with its trigger
 * @param refused - what the inputs alone show
 */
export function diagnoseRefused(settings: Partial<Settings>, runner: RunnerFacts, refused: Diagnosis): Diagnosis {
  const { onGitHubActions, otherRunner } = runner;
  if (otherRunner !== undefined)
    return diagnosisOf(refused.findings.map((finding) => onOther(runner, otherRunner, finding)));
  if (!onGitHubActions) return refused;
  if (runner.mayRequestIdToken !== true && refused.findings.every(isOfMissingValues)) {
    const finding = withheld({ runner });
    if (isTolerated([finding], settings)) return skipped([finding], settings);
  }
  const findings = refused.findings.map((finding) =>
    finding.code === 'INVALID_INPUT' ? (withheldSecrets(runner, finding.evidence.problems) ?? finding) : finding,
  );
  return diagnosisOf(findings);
}

/** What has its Node.js from elsewhere than GitHub's runner is updated in another way. Servers withhold secrets from forks as GitHub does. */
function onOther(runner: RunnerFacts, otherRunner: OtherRunner, finding: Finding): Finding {
  if (finding.code === 'INVALID_INPUT' && otherRunner !== 'act' && runner.trigger === 'fork-pull-request')
    return withheldSecrets(runner, finding.evidence.problems) ?? finding;
  return finding.code === 'PROXY_IGNORED_BY_NODE'
    ? { ...finding, evidence: { ...finding.evidence, otherRunner } }
    : finding;
}

/**
 * The verdict on refused inputs where none of those with a hyphen arrived: the runner always sets all of them.
 * @param names - of the variables of the process
 * @returns undefined where some did, or where there are none at all
 */
export function diagnoseLost(names: readonly string[]): Diagnosis | undefined {
  const variables = names.filter((name) => name.startsWith('INPUT_'));
  if (variables.length === 0 || variables.some((name) => name.includes('-'))) return undefined;
  return diagnosisOf([error('INPUTS_LOST', { variables }, 'likely')]);
}

/** What limits the workflow, and is never passed over. An empty value is one that the run did not get. */
const LIMITS = ['allowed-account-ids', 'allowed-role-arns', 'expected-subject'];

/** Whether inputs are refused because the run of a fork gets no secrets, variables or files. */
function isOfMissingValues(finding: Finding): boolean {
  if (finding.code === 'TRUST_POLICY_FILE_INVALID') return true;
  if (finding.code !== 'INVALID_INPUT') return false;
  return finding.evidence.problems.every(({ input, value }) => value === '' || !LIMITS.includes(input));
}

/** `mode: verify` must not pass without having verified anything. */
function isTolerated(failures: readonly Finding[], { onMissingOidc = 'fail', mode }: Partial<Settings>): boolean {
  const isAllowed = onMissingOidc !== 'fail' && mode !== 'verify' && failures.length > 0;
  return isAllowed && failures.every(({ code }) => TOLERABLE.includes(code));
}

function skipped(findings: readonly Finding[], { onMissingOidc }: Partial<Settings>): Diagnosis {
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
  const { endpoint } = settings;
  if (failures.length > 0)
    return failures.map((failure) => {
      const isOther = failure.service === 'sts' && !endpoint.awsOwned && endpoint.source === 'sts-endpoint';
      return error('UNEXPLAINED_FAILURE', { failure, ...(isOther && { endpoint: endpoint.source }) }, 'possible');
    });
  if (roleSession.status === 'succeeded' && callerIdentity.status === 'succeeded') {
    if (facts.chain.length === settings.roleChain.length) return [];
    const differences = identityDifferences(callerIdentity.value, roleSession.value);
    if (isOtherSession(differences, settings.endpoint)) return []; // the run stopped there
  }
  if (facts.existing) return [];
  if (isWithoutRole(facts) && [idToken, callerIdentity].some(({ status }) => status === 'succeeded')) return [];
  return [error('INTERNAL_ERROR', { name: 'Error', message: 'The run ended without a caller identity.' })];
}
