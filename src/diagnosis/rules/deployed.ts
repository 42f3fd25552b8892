// What IAM has of the role that was refused, where a diagnosis role could look it up. Pure.
import { isLoopbackUrl } from '../../net/service-url.ts';
import type { Facts } from '../../observe/facts.ts';
import { defined } from '../../util/defined.ts';
import type { OfFailure, OfPolicy } from '../evidence.ts';
import { error, type Finding, notice, type Rule, warning } from '../finding.ts';

/** Rules about the lookup itself, and about the policy of a role that lets the token in. */
export const deployedRules: readonly Rule<Facts>[] = [
  ({ deployed, idToken, roleSession, settings }) => {
    const { policy } = deployed ?? {};
    if (policy === undefined || policy.lints.length === 0) return [];
    if (roleSession.status !== 'succeeded' || idToken.status !== 'succeeded') return [];
    const evidence: OfPolicy = { role: policy.role, region: settings.region, claims: idToken.value, policy };
    return [warning('TRUST_POLICY_HAS_MISTAKES', evidence)];
  },
  ({ deployed, idToken }) => {
    if (deployed === undefined) return [];
    const { role, reader, failures, policyProblem } = deployed;
    if (reader !== undefined && failures.length === 0 && policyProblem === undefined) return [];
    const claims = idToken.status === 'succeeded' ? { subject: idToken.value.sub, issuer: idToken.value.iss } : {};
    return [notice('DIAGNOSIS_ROLE_UNUSABLE', defined({ role, reader, failures, policyProblem, ...claims }))];
  },
  ({ deployed }) => {
    const { url, awsOwned = true } = deployed?.endpoint ?? {};
    if (url === undefined || awsOwned || isLoopbackUrl(new URL(url))) return [];
    return [warning('IAM_ENDPOINT_FROM_ENVIRONMENT', { url })];
  },
];

/** The finding for a role that IAM does not have, or has under another ARN. */
export function missingRole({ failure }: OfFailure, { deployed, settings }: Asked): Finding | undefined {
  const { role, reader, found } = deployed ?? {};
  if (role === undefined || reader === undefined || found === undefined) return undefined;
  const sure = isOfOtherIam({ deployed, settings }) ? 'likely' : 'certain';
  if (found === null) return error('ROLE_NOT_FOUND', { failure, role, reader }, sure);
  if (found.arn === role.text) return undefined;
  return error('ROLE_ARN_DIFFERS', { failure, role, reader, actual: found.arn }, sure);
}

interface Asked extends Pick<Facts, 'settings'> {
  readonly deployed?: Facts['deployed'];
}

/** Whether AWS refused, and something else answered for IAM: a stand-in knows roles of its own. */
export function isOfOtherIam({ deployed, settings }: Asked): boolean {
  return settings.endpoint.awsOwned && deployed?.endpoint?.awsOwned === false;
}
