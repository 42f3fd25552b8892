// Words for AccessDenied, which STS says for many reasons. Pure.

import {
  type EvidenceRow,
  type Explain,
  type Explanation,
  exchangeEvidence,
  type FixStep,
  type Points,
  subjectFormRows,
} from '../explanation.ts';
import type { AccessDeniedCause, OfDenial, OfExchange, RankedCause } from '../finding.ts';
import { cloudTrailStep, trustPolicySteps } from '../words/remedies.ts';

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
      text: 'If the job should not name an environment, remove "environment:" from it.',
    },
  ]),
  ACCESS_DENIED_PULL_REQUEST: denial('AWS may not trust pull requests', [
    {
      text: 'If the role can change anything, keep pull requests away from it with this line in the job:',
      snippet: { language: 'yaml', text: "if: github.event_name != 'pull_request'" },
    },
    {
      text: 'If pull requests need AWS (for a plan, say), give them a role of their own that may only read, since whoever can push a branch can use it.',
    },
  ]),
  ACCESS_DENIED_TAG: denial('AWS may not trust tags'),
  ACCESS_DENIED_BRANCH: denial('AWS may not trust this branch', [
    {
      text: 'If only another branch should have the role, run the job there alone, by "branches:" under the trigger or "if:" in the job.',
    },
  ]),
  ACCESS_DENIED_REUSABLE_WORKFLOW: denial('AWS may trust the called repository instead'),
  ACCESS_DENIED_LETTER_CASE: denial('AWS may trust another spelling of the subject'),
  ACCESS_DENIED_AUDIENCE: denial('AWS may not trust this audience', [
    {
      text: 'Remove the input "audience" to ask for the one that policies usually name, or write the audience of this run under ":aud" in the trust policy.',
    },
  ]),
  ACCESS_DENIED_DESPITE_POLICY: (evidence) => ({
    title: 'AWS refused what the policy file allows',
    cause: `STS refused to give this run the role ${evidence.role.text}, though the policy in ${evidence.policy?.path ?? 'the file'} lets this token in, so what decides at AWS is not that file alone.`,
    points: accessDeniedCauses(evidence.causes, evidence),
    evidence: denialEvidence(evidence),
    fix: [
      {
        text: 'Show the policy that AWS has, and compare it with the file:',
        snippet: {
          language: 'sh',
          text: `aws iam get-role --role-name ${evidence.role.name} --query Role.AssumeRolePolicyDocument`,
        },
      },
      { text: `Check that ${evidence.role.text} is right to the letter, path included.` },
      cloudTrailStep(evidence),
    ],
  }),
  ACCESS_DENIED_ROLE_OR_POLICY: (evidence) => ({
    ...explainDenial('The role is not there, or does not trust this run', evidence),
    fix: [
      {
        text: `Show the ARN of the role in account ${evidence.role.account}, and compare it with ${evidence.role.text} letter by letter, path included:`,
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
    cause: `STS refused to give this run the role ${evidence.role.text} without saying why${first === undefined ? '' : `, ${BECAUSE[first.confidence]} ${CAUSES[first.cause](evidence)}`}.`,
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

const BECAUSE = { likely: 'most likely because', possible: 'possibly because' } as const;

/** The causes in words, in their order. */
function accessDeniedCauses(causes: readonly RankedCause[], exchange: OfExchange): Points {
  return {
    heading: 'What else may lie behind it, most likely first',
    items: causes.map(({ cause, confidence }) => `${confidence}: ${CAUSES[cause](exchange)}.`),
  };
}

/** What each would mean, to stand behind "because" or as a sentence of its own. */
const CAUSES: Readonly<Record<AccessDeniedCause, (exchange: OfExchange) => string>> = {
  'immutable-subject': ({ claims }) =>
    `the trust policy expects the subject without ids ("${withoutIds(claims.sub)}"), while this one has them (owner@id/repository@id), as in every repository created, renamed or transferred since July 2026`,
  'name-only-subject': () =>
    'the trust policy expects a subject with ids (owner@id/repository@id), or the name of before a transfer, while this one has names without ids',
  'environment-subject': ({ claims }) =>
    `the job names the environment "${claims.context.environment ?? ''}", so the subject ends in it and says nothing of a branch, while the trust policy expects a branch ("ref:refs/heads/…") or another environment`,
  'pull-request-subject': () =>
    'this is a pull-request run, whose subject ends in ":pull_request", while the trust policy expects a branch or an environment',
  'tag-subject': ({ claims }) =>
    `this run is of a tag (${claims.context.ref ?? 'refs/tags/…'}), while the trust policy expects a branch ("ref:refs/heads/…") or another tag`,
  'branch-subject': ({ claims }) =>
    `this run is of ${claims.context.ref ?? 'a branch'}, without an environment, while the trust policy expects another branch, a tag or an environment`,
  'reusable-workflow': ({ claims }) =>
    `the trust policy expects the repository of the reusable workflow that defines the job (${claims.context.job_workflow_ref ?? ''}), while the subject names the repository that calls it`,
  'customised-subject': () =>
    'the subject is of none of the default forms, since the organisation or repository has chosen its claims, while the trust policy does not follow that choice',
  'letter-case': () =>
    'the subject has upper-case letters, while the trust policy spells owner, repository or environment in others, and IAM compares them exactly',
  'encoded-colon': () =>
    'the trust policy has a colon itself where the subject has "%3A" for the colon in the name of the environment or branch',
  'role-not-found': ({ role }) =>
    `the role does not exist in account ${role.account}, has another path, or is spelt in other letters (role names are case-sensitive here)`,
  'recent-change': () =>
    'the role, its policy or the provider was made or changed less than a minute ago, and is not known everywhere yet',
  'audience-condition': ({ claims }) =>
    `the trust policy asks for another audience than "${claims.aud}" in its condition on ":aud"`,
  'policy-form': () =>
    'the policy can match no token (another action than sts:AssumeRoleWithWebIdentity, a wildcard under StringEquals, a provider of another account, or a condition on a claim that IAM does not offer, such as repository_owner or event_name)',
  'other-policy-deployed': () => 'the policy that is deployed at AWS differs from the file',
  'organisation-guardrail': () =>
    'the policy is right, but a resource control policy of the organisation, a policy of a VPC endpoint, or a condition on address, region or date refuses',
};

function withoutIds(sub: string): string {
  return sub.replace(/^repo:([^/@:]+)@\d+\/([^:@]+)@\d+/, 'repo:$1/$2');
}
