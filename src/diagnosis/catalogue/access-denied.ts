// Words for AccessDenied, which STS says for many reasons. Pure.
import type { AccessDeniedCause, OfDenial, OfExchange, RankedCause } from '../finding.ts';
import {
  type EvidenceRow,
  type Explain,
  type Explanation,
  exchangeEvidence,
  type FixStep,
  type Points,
  subjectFormRows,
} from './explanation.ts';
import { cloudTrailStep, trustPolicySteps } from './remedies.ts';

type Codes =
  | 'ACCESS_DENIED_CUSTOM_SUBJECT'
  | 'ACCESS_DENIED_IMMUTABLE_SUBJECT'
  | 'ACCESS_DENIED_ENCODED_COLON'
  | 'ACCESS_DENIED_ENVIRONMENT'
  | 'ACCESS_DENIED_PULL_REQUEST'
  | 'ACCESS_DENIED_TAG'
  | 'ACCESS_DENIED_BRANCH'
  | 'ACCESS_DENIED_REUSABLE_WORKFLOW'
  | 'ACCESS_DENIED_LETTER_CASE'
  | 'ACCESS_DENIED_AUDIENCE'
  | 'ACCESS_DENIED_DESPITE_POLICY'
  | 'ACCESS_DENIED_ROLE_OR_POLICY';

export const accessDeniedExplanations: Explain<Codes> = {
  ACCESS_DENIED_CUSTOM_SUBJECT: denial('AWS may not trust the customised subject'),
  ACCESS_DENIED_IMMUTABLE_SUBJECT: denial('AWS may not trust the subject with ids'),
  ACCESS_DENIED_ENCODED_COLON: denial('AWS may not trust the subject with %3A'),
  ACCESS_DENIED_ENVIRONMENT: denial('AWS may not trust this environment', [
    {
      text: 'If the policy is right and the environment is not meant, remove "environment:" from the job; else let the policy accept it.',
    },
  ]),
  ACCESS_DENIED_PULL_REQUEST: denial('AWS may not trust pull requests', [
    {
      text: 'If the role can change anything, keep pull requests away from it:',
      snippet: { language: 'yaml', text: "if: github.event_name != 'pull_request'" },
    },
    {
      text: 'If pull requests need AWS (for a plan, say), give them a role of their own that may only read: whoever can push a branch can use it.',
    },
  ]),
  ACCESS_DENIED_TAG: denial('AWS may not trust tags'),
  ACCESS_DENIED_BRANCH: denial('AWS may not trust this branch', [
    {
      text: 'If only another branch may deploy, run the job there alone, by the "branches" of the trigger or an "if".',
    },
  ]),
  ACCESS_DENIED_REUSABLE_WORKFLOW: denial('AWS may trust the called repository instead'),
  ACCESS_DENIED_LETTER_CASE: denial('AWS may trust another spelling of the subject'),
  ACCESS_DENIED_AUDIENCE: denial('AWS may not trust this audience', [
    {
      text: 'Leave out the input "audience" to ask for the one that policies usually name, or align ":aud" in the policy.',
    },
  ]),
  ACCESS_DENIED_DESPITE_POLICY: (evidence) => ({
    title: 'AWS refused what the policy file allows',
    cause: `STS refused to give this run the role ${evidence.role.text}, though the policy in ${evidence.policy?.path ?? 'the file'} lets this token in: what decides at AWS is not that file alone.`,
    points: accessDeniedCauses(evidence.causes, evidence),
    evidence: denialEvidence(evidence),
    fix: [
      {
        text: 'Compare the file with the policy that AWS has:',
        snippet: {
          language: 'sh',
          text: `aws iam get-role --role-name ${evidence.role.name} --query Role.AssumeRolePolicyDocument`,
        },
      },
      { text: `Make sure that ${evidence.role.text} is right to the letter, path included.` },
      cloudTrailStep(evidence),
    ],
  }),
  ACCESS_DENIED_ROLE_OR_POLICY: (evidence) => ({
    ...explainDenial('The role is not there, or does not trust this run', evidence),
    fix: [
      {
        text: `Copy the ARN from IAM in account ${evidence.role.account}, path included, and compare it with ${evidence.role.text} letter by letter:`,
        snippet: { language: 'sh', text: `aws iam get-role --role-name ${evidence.role.name} --query Role.Arn` },
      },
      ...trustPolicySteps(evidence),
      cloudTrailStep(evidence),
    ],
  }),
};

/** The words for a refusal for which one of the claims is the likely reason. */
function denial(title: string, first: readonly FixStep[] = []): (evidence: OfDenial) => Explanation {
  return (evidence) => {
    const explanation = explainDenial(title, evidence);
    return { ...explanation, fix: [...first, ...explanation.fix] };
  };
}

function explainDenial(title: string, { causes, ...evidence }: OfDenial): Explanation {
  const [first, ...others] = causes;
  return {
    title,
    cause: `STS refused to give this run the role ${evidence.role.text}, and does not say why. ${first === undefined ? '' : SENTENCES[first.cause](evidence)}`,
    points: accessDeniedCauses(others, evidence),
    evidence: denialEvidence({ causes, ...evidence }),
    fix: [...trustPolicySteps(evidence), cloudTrailStep(evidence)],
  };
}

function denialEvidence({ policy, ...exchange }: OfDenial): readonly EvidenceRow[] {
  return [
    ...subjectFormRows(exchange.claims),
    ...(policy === undefined ? [] : [['trust-policy-file', policy.path] as const]),
    ...exchangeEvidence(exchange),
  ];
}

/** The causes in words, in their order. */
function accessDeniedCauses(causes: readonly RankedCause[], exchange: OfExchange): Points {
  return {
    heading: 'What else may lie behind it, most likely first',
    items: causes.map(({ cause, confidence }) => `${confidence}: ${SENTENCES[cause](exchange)}`),
  };
}

const SENTENCES: Readonly<Record<AccessDeniedCause, (exchange: OfExchange) => string>> = {
  'immutable-subject': ({ claims }) =>
    `The subject carries ids (owner@id/repository@id), as in every repository created, renamed or transferred since July 2026. A policy that expects "${withoutIds(claims.sub)}" does not match it.`,
  'name-only-subject': () =>
    'The subject carries names without ids. A policy that expects owner@id/repository@id, or the name of before a transfer, does not match it.',
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
  'encoded-colon': () =>
    'The subject has "%3A" where the environment or the branch has a colon. A policy with the colon itself does not match.',
  'role-not-found': ({ role }) =>
    `The role does not exist in account ${role.account}, has another path, or is spelt in other letters (role names are case-sensitive here).`,
  'recent-change': () =>
    'Role, policy or provider were made or changed less than a minute ago, and are not known everywhere yet.',
  'audience-condition': ({ claims }) =>
    `The trust policy asks for another audience than "${claims.aud}" in its condition on ":aud".`,
  'policy-form': () =>
    'The policy cannot match any token: another action than sts:AssumeRoleWithWebIdentity, a wildcard under StringEquals, a provider of another account, or a condition on a claim that IAM does not offer (such as repository_owner or event_name).',
  'other-policy-deployed': () => 'What is deployed differs from the file.',
  'organisation-guardrail': () =>
    'The policy is right, but a resource control policy of the organisation, a policy of a VPC endpoint, or a condition on address, region or date, refuses.',
};

function withoutIds(sub: string): string {
  return sub.replace(/^repo:([^/@:]+)@\d+\/([^:@]+)@\d+/, 'repo:$1/$2');
}
