// Why STS said AccessDenied, as far as the claims and the policy file tell. Pure.

import { describeSource } from '../../resolution/describe-source.ts';
import { asciiJson } from '../../util/text.ts';
import { phrase, type Words, words } from '../../util/words.ts';
import {
  defineFindings,
  type EvidenceRow,
  type Explanation,
  type FindingDefinition,
  type FixStep,
  input,
  type Points,
  STEP,
} from '../definition.ts';
import {
  exchangeEvidence,
  exchangeSample,
  type OfExchange,
  type OfPolicy,
  policySample,
  subjectFormRows,
} from '../evidence.ts';
import { policyRow } from '../words/policy-refusal.ts';
import { allowSteps, trustPolicySteps } from '../words/policy-steps.ts';
import { certaintyStep, cloudTrailStep, withoutOtherAudience } from '../words/remedies.ts';
import {
  blamedPolicy,
  DENIAL_CAUSES,
  type DenialCause,
  type OfOwnCredentials,
  type RankedCause,
  SUSPECTS,
  type Suspect,
} from './access-denied-causes.ts';

/** AccessDenied, and its possible causes. */
export interface OfDenial extends OfExchange, OfOwnCredentials {
  /** Most likely first. */
  readonly causes: readonly RankedCause[];
  /** What the file, or the deployed policy, makes of the token. */
  readonly policy?: OfPolicy['policy'];
  /** Whether the step has a diagnosis role already. */
  readonly lookedUp?: true;
}

export const accessDeniedFindings = defineFindings({
  ...suspicions(SUSPECTS),
  ACCESS_DENIED_DESPITE_POLICY: {
    severity: 'error',
    category: 'trust',
    retryable: false,
    target: STEP,
    sample: (text) => ({ ...denialSample(text), policy: policySample(text).policy }),
    explain: (evidence: OfDenial) => ({
      ...despitePolicy(evidence),
      ...(evidence.causes.length === 0 ? {} : { points: causePoints(evidence.causes, evidence) }),
      evidence: denialEvidence(evidence),
    }),
  },
  ACCESS_DENIED_ROLE_OR_POLICY: {
    severity: 'error',
    category: 'trust',
    retryable: false,
    target: input('role-to-assume'),
    sample: denialSample,
    explain: (evidence: OfDenial) => ({
      title: "The role doesn't exist or doesn't trust this workflow",
      cause: words`${refused(evidence)} AWS gives the same answer if account ${evidence.role.account} has no role with exactly this ARN, and if the role's trust policy doesn't allow this token.`,
      comparison: { of: 'sub', rows: [tokenRow(evidence, 'sub')] },
      points: causePoints(evidence.causes, evidence),
      evidence: denialEvidence(evidence),
      fix: [
        ...chainSteps(evidence),
        {
          text: words`Show the role in account ${evidence.role.account} and compare its ARN, path included:`,
          snippet: { language: 'sh', text: `aws iam get-role --role-name ${evidence.role.name} --query Role.Arn` },
        },
        ...allowSteps(evidence),
        ...trustPolicySteps(evidence),
        ...certaintySteps(evidence),
        cloudTrailStep(evidence),
      ],
    }),
  },
});

function despitePolicy(evidence: OfDenial): Pick<Explanation, 'title' | 'cause' | 'fix'> {
  const blamed = blamedPolicy(evidence.failure);
  if (blamed !== undefined) return blamedByAws(evidence, blamed);
  const { path } = evidence.policy ?? {};
  return path === undefined ? despiteDeployed(evidence) : despiteFile(evidence, path);
}

/** AWS may have another policy than the file. */
function despiteFile(evidence: OfDenial, path: string) {
  return {
    title: 'AWS refused, although the policy file allows this run',
    cause: words`${refused(evidence)} ${path} allows this token, so the policy deployed in AWS differs, or something else refuses.`,
    fix: [
      {
        text: words`Show the deployed policy and compare it with the file:`,
        snippet: {
          language: 'sh',
          text: `aws iam get-role --role-name ${evidence.role.name} --query Role.AssumeRolePolicyDocument`,
        },
      },
      { text: words`Check every letter of ${evidence.role.text}, path included.` },
      ...certaintySteps(evidence),
      cloudTrailStep(evidence),
    ],
  } as const;
}

/** The policy is known to allow the token. When it was changed last, IAM does not say. */
function despiteDeployed(evidence: OfDenial) {
  return {
    title: 'AWS refused, although the trust policy allows this run',
    cause: words`${refused(evidence)} The deployed trust policy allows this token, so the refusal comes from somewhere else.`,
    fix: [
      {
        text: words`Run the job again after a minute if the role or its policy is new. If AWS still refuses, ask the administrators of the AWS organization and the network which policy denies "sts:AssumeRoleWithWebIdentity".`,
      },
      cloudTrailStep(evidence),
    ],
  } as const;
}

/** AWS's own sentence says which policy refuses. */
function blamedByAws(
  evidence: OfDenial,
  { kind, denies }: NonNullable<ReturnType<typeof blamedPolicy>>,
): Pick<Explanation, 'title' | 'cause' | 'fix'> {
  const { role } = evidence;
  const principal = kind === 'VPC endpoint policy' ? '\n  "Principal": "*",' : '';
  const reason = denies
    ? words`${role.text} with an explicit deny in a ${phrase(kind)} (AccessDenied)`
    : words`${role.text}, because no ${phrase(kind)} allows it (AccessDenied)`;
  return {
    title: `A ${kind} refuses this run`,
    cause: words`AWS refused ${reason}. To change the role's trust policy wouldn't help.`,
    fix: [
      denies
        ? { text: words`Have the ${phrase(kind)} exempt "sts:AssumeRoleWithWebIdentity" for this role and issuer.` }
        : {
            text: words`Add this statement to the ${phrase(kind)}:`,
            snippet: {
              language: 'json',
              text: `{\n  "Effect": "Allow",${principal}\n  "Action": "sts:AssumeRoleWithWebIdentity",\n  "Resource": ${asciiJson(role.text)}\n}`,
            },
          },
      cloudTrailStep(evidence),
    ],
  };
}

/** The findings of the causes that claims can make likely. */
function suspicions<C extends string>(suspects: Readonly<Record<C, Suspect>>) {
  const all = Object.entries<Suspect>(suspects).map(([code, suspect]) => [code, suspicion(suspect)] as const);
  return Object.fromEntries(all) as Readonly<Record<C, FindingDefinition<OfDenial, 'error'>>>;
}

function suspicion({
  title,
  because,
  expected,
  claim,
  target = STEP,
  fix = [],
}: Suspect): FindingDefinition<OfDenial, 'error'> {
  return {
    severity: 'error',
    category: 'trust',
    retryable: false,
    target,
    sample: denialSample,
    explain: (evidence) => {
      const { label, value } = expected(evidence.claims);
      const correction = claim === 'aud' ? withoutOtherAudience(evidence) : undefined;
      return {
        title,
        cause: words`${refused(evidence)} ${because(evidence)}`,
        comparison: { of: claim ?? 'sub', rows: [tokenRow(evidence, claim), [label, value]] },
        points: causePoints(evidence.causes.slice(1), evidence),
        evidence: denialEvidence(evidence),
        fix: [
          ...(correction === undefined
            ? [...allowSteps(evidence, claim), ...fix]
            : [{ text: correction }, ...allowSteps(evidence, claim)]),
          ...trustPolicySteps(evidence),
          ...certaintySteps(evidence),
          cloudTrailStep(evidence),
        ],
      };
    },
  };
}

function refused({ role }: OfDenial): Words {
  return words`AWS refused ${role.text} (AccessDenied, no reason given).`;
}

/** Where the job has other credentials. No claim points to anything else then. */
function chainSteps({ unusedSource, role }: OfDenial): readonly FixStep[] {
  if (unusedSource === undefined) return [];
  return [
    {
      text: words`If ${role.name} trusts ${describeSource(unusedSource)} of this job instead of its ID token, set:`,
      snippet: { language: 'yaml', text: 'with:\n  role-chaining: true' },
    },
  ];
}

/** How to be certain next time, unless the step has what it takes. */
function certaintySteps({ lookedUp, role }: OfDenial): readonly FixStep[] {
  return lookedUp ? [] : [certaintyStep(role)];
}

function tokenRow({ claims }: OfDenial, claim: 'sub' | 'aud' = 'sub'): EvidenceRow {
  return ["this job's token", claims[claim]];
}

function denialSample(text: string): OfDenial {
  const causes = Object.keys(DENIAL_CAUSES) as readonly DenialCause[];
  return { ...exchangeSample(text), causes: causes.map((cause) => ({ cause, confidence: 'likely' })) };
}

function denialEvidence({ policy, ...exchange }: OfDenial): readonly EvidenceRow[] {
  return [
    ...subjectFormRows(exchange.claims),
    ...(policy === undefined ? [] : [policyRow(policy)]),
    ...exchangeEvidence(exchange),
  ];
}

/** The causes in words, in their order. */
function causePoints(causes: readonly RankedCause[], exchange: OfDenial): Points {
  return {
    heading: 'Other possible causes',
    items: causes.map(({ cause, confidence }) =>
      confidence === 'likely'
        ? words`Likely: ${DENIAL_CAUSES[cause].because(exchange)}`
        : words`Possible: ${DENIAL_CAUSES[cause].because(exchange)}`,
    ),
    folded: true,
  };
}
