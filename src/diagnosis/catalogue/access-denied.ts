// Words for what may lie behind AccessDenied. Pure.
import type { AccessDeniedCause, OfExchange, RankedCause } from '../finding.ts';
import type { Points } from './explanation.ts';

/** The causes in words, in their order. */
export function accessDeniedCauses(causes: readonly RankedCause[], exchange: OfExchange): Points {
  return {
    heading: 'What may lie behind it, most likely first',
    items: causes.map(({ cause, confidence }) => `${confidence}: ${SENTENCES[cause](exchange)}`),
  };
}

const SENTENCES: Readonly<Record<AccessDeniedCause, (exchange: OfExchange) => string>> = {
  'immutable-subject': ({ claims }) =>
    `The subject carries ids (owner@id/repository@id), as in every repository created, renamed or transferred since July 2026. A policy that expects "${withoutIds(claims.sub)}" does not match it.`,
  'name-only-subject': () =>
    'The subject carries names without ids. A policy that expects owner@id/repository@id does not match it.',
  'environment-subject': ({ claims }) =>
    `The job names the environment "${claims.context.environment ?? ''}", so the subject ends in it and says nothing of a branch. A policy that expects "ref:refs/heads/…" or another environment does not match.`,
  'pull-request-subject': () =>
    'This is a pull-request run, whose subject ends in ":pull_request". A policy that expects a branch does not match.',
  'tag-subject': ({ claims }) =>
    `This run is of a tag (${claims.context.ref ?? 'refs/tags/…'}). A policy that expects "refs/heads/…" does not match.`,
  'branch-subject': ({ claims }) =>
    `This run is of ${claims.context.ref ?? 'a branch'}, without an environment. A policy that expects another branch, a tag or an environment does not match.`,
  'reusable-workflow': ({ claims }) =>
    `The job is defined in a reusable workflow (${claims.context.job_workflow_ref ?? ''}), but the subject names the repository that calls it. A policy that expects the called repository in "sub" does not match.`,
  'customised-subject': () =>
    'The subject is not of one of the default forms: the organisation or repository has chosen its claims, and the policy must follow that choice.',
  'letter-case': () =>
    'The subject has upper-case letters, and IAM compares them exactly. A policy with another spelling of owner, repository or environment does not match.',
  'role-not-found': ({ role }) =>
    `The role does not exist in account ${role.account}, has another path, or is spelt in other letters (role names are case-sensitive here).`,
  'audience-condition': ({ claims }) =>
    `The trust policy asks for another audience than "${claims.aud}" in its condition on ":aud".`,
  'policy-form': () =>
    'The policy cannot match any token: another action than sts:AssumeRoleWithWebIdentity, a wildcard under StringEquals, a provider of another account, or a condition on a claim that IAM does not offer (such as repository_owner or event_name).',
  'organisation-guardrail': () =>
    'The policy is right, but a resource control policy of the organisation, or a condition on address, region or date, refuses.',
};

function withoutIds(sub: string): string {
  return sub.replace(/^repo:([^/@:]+)@\d+\/([^:@]+)@\d+/, 'repo:$1/$2');
}
