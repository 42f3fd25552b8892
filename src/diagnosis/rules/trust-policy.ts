// What the trust policy in a file of the workspace says about the token. Pure.

import type { Attempt } from '../../net/failure.ts';
import type { PolicyVerdict } from '../../observe/expectations.ts';
import type { Facts } from '../../observe/facts.ts';
import type { Refusal } from '../../trust-policy/evaluation.ts';
import type { LintCode } from '../../trust-policy/lint-codes.ts';
import { defined } from '../../util/defined.ts';
import type { OfPolicy } from '../evidence.ts';
import { type CodeWith, type Confidence, error, type Finding, notice, type Rule, warning } from '../finding.ts';

/** Rules that stop a run before STS is asked. */
export const expectationRules: readonly Rule<Facts>[] = [
  ({ idToken, expectations, settings }) => {
    const match = expectations?.subject;
    if (match === undefined || match.matched || idToken.status !== 'succeeded') return [];
    return [error('SUBJECT_NOT_EXPECTED', { claims: idToken.value, expected: settings.expectedSubjects ?? [], match })];
  },
];

/** Rules about the policy file, whether or not AWS let the token in. */
export const policyFileRules: readonly Rule<Facts>[] = [
  ({ policyFileProblem }) =>
    policyFileProblem === undefined ? [] : [error('TRUST_POLICY_FILE_INVALID', policyFileProblem)],
  (facts) => {
    const evidence = evidenceOf(facts);
    if (evidence?.policy.otherRole === undefined) return [];
    return [warning('TRUST_POLICY_OF_OTHER_ROLE', evidence)];
  },
  (facts) => {
    const evidence = evidenceOf(facts);
    if (evidence === undefined || isRefused(facts.roleSession)) return [];
    return facts.roleSession.status === 'succeeded' ? outdated(evidence) : wouldRefuse(evidence);
  },
  (facts) => {
    const evidence = evidenceOf(facts);
    // A matter of style alone is no reason for a warning.
    if (evidence === undefined || evidence.policy.lints.every(({ severity }) => severity === 'notice')) return [];
    // The finding for the refusal names the mistakes already.
    if (facts.roleSession.status !== 'succeeded' && policyRefusal(evidence) !== undefined) return [];
    return [warning('TRUST_POLICY_HAS_MISTAKES', evidence)];
  },
];

function evidenceOf({ idToken, expectations, settings }: Facts): OfPolicy | undefined {
  const { policy } = expectations ?? {};
  if (idToken.status !== 'succeeded' || policy === undefined) return undefined;
  const evidence = { role: policy.role, region: settings.region, claims: idToken.value, policy };
  return { ...evidence, ...defined({ fromFile: isFromFile(settings) }) };
}

/** Whether the token is not one that the step requested of GitHub. */
export function isFromFile({ source }: Facts['settings']): true | undefined {
  return source === 'id-token' ? undefined : true;
}

/** Where STS refused, the rules for the exchange give the finding. */
function isRefused(roleSession: Attempt<unknown>): boolean {
  return roleSession.status === 'failed' && roleSession.failure.code === 'AccessDenied';
}

function outdated(evidence: OfPolicy): readonly Finding[] {
  if (evidence.policy.evaluation.decision !== 'deny') return [];
  return [notice('TRUST_POLICY_FILE_OUTDATED', evidence)];
}

function wouldRefuse(evidence: OfPolicy): readonly Finding[] {
  const refusal = evidence.policy.evaluation.decision === 'deny' ? policyRefusal(evidence) : undefined;
  return refusal === undefined ? [] : [refusal];
}

/**
 * Why the policy does not let the token in.
 * @param isOfOtherIam - something else than AWS said that this policy is deployed
 * @returns undefined where it does let it in
 */
export function policyRefusal(evidence: OfPolicy, isOfOtherIam = false): Finding | undefined {
  if (evidence.policy.evaluation.decision === 'allow') return undefined;
  return error(codeOf(evidence.policy), evidence, confidenceIn(evidence, isOfOtherIam));
}

/**
 * Certain where AWS refused the token and the file refuses it as well. AWS may have another policy than the file where
 * the file names another role, and where AWS was not asked or gave no answer about the token.
 */
function confidenceIn({ failure, policy }: OfPolicy, isOfOtherIam: boolean): Confidence {
  if (policy.evaluation.decision === 'unknown') return 'possible';
  return failure === undefined || policy.otherRole !== undefined || isOfOtherIam ? 'likely' : 'certain';
}

type PolicyCode = Exclude<Extract<CodeWith<'error'>, `TRUST_POLICY_${string}`>, 'TRUST_POLICY_FILE_INVALID'>;

function codeOf({ evaluation, lints }: PolicyVerdict): PolicyCode {
  if (evaluation.decision === 'unknown') return 'TRUST_POLICY_UNDECIDED';
  if (evaluation.decision === 'deny' && evaluation.why === 'explicit-deny') return 'TRUST_POLICY_DENIES';
  const [closest] = evaluation.closest;
  const [refusal] = closest?.refusals ?? [];
  if (closest === undefined || refusal === undefined || refusal.part === 'principal')
    return 'TRUST_POLICY_OTHER_PRINCIPAL';
  if (refusal.part === 'action') return 'TRUST_POLICY_OTHER_ACTION';
  const { key } = refusal.expected;
  const mistakes = lints
    .filter((lint) => lint.position?.index === closest.position.index && lint.key === key)
    .map(({ code }) => code);
  return codeOfCondition(refusal, mistakes);
}

const NEVER_MATCHING: readonly LintCode[] = [
  'key-misspelled',
  'key-not-offered',
  'key-never-present',
  'prefix-missing',
  'prefix-has-scheme',
  'prefix-old-name',
  'prefix-lacks-slug',
  'prefix-slug-doubled',
  'prefix-has-slug',
  'prefix-other-issuer',
];

const MALFORMED: readonly LintCode[] = [
  'sub-empty',
  'sub-blank-or-quoted',
  'sub-ends-in-blank',
  'sub-lacks-repo',
  'sub-slash-for-colon',
  'sub-lacks-context',
  'sub-lacks-ref',
  'sub-lacks-refs-heads',
  'sub-unencoded-colon',
  'sub-unknown-context',
];

/** A mistake in the condition explains more than the values that differ because of it. */
function codeOfCondition(
  { expected: { key } }: Extract<Refusal, { readonly part: 'condition' }>,
  mistakes: readonly LintCode[],
): PolicyCode {
  const hasOneOf = (codes: readonly LintCode[]) => mistakes.some((code) => codes.includes(code));
  if (hasOneOf(NEVER_MATCHING)) return 'TRUST_POLICY_KEY_NEVER_MATCHES';
  if (hasOneOf(['wildcard-in-equals'])) return 'TRUST_POLICY_WILDCARD_NOT_EXPANDED';
  if (hasOneOf(MALFORMED)) return 'TRUST_POLICY_SUBJECT_MALFORMED';
  const claim = key.toLowerCase().split(':').at(-1);
  if (claim === 'sub') return 'TRUST_POLICY_SUBJECT_DIFFERS';
  return claim === 'aud' ? 'TRUST_POLICY_AUDIENCE_DIFFERS' : 'TRUST_POLICY_CONDITION_REFUSES';
}
