// What a diagnosis role found in IAM, or why it found nothing. Pure.
import { oidcProviderArn, type RoleArn } from '../../aws/arn.ts';
import type { Failure } from '../../net/failure.ts';
import { asciiJson } from '../../util/text.ts';
import { joinWords, type Words, words } from '../../util/words.ts';
import { defineFindings, type EvidenceRow, type FixStep, input, STEP } from '../definition.ts';
import { failureEvidence, failureSample, type OfFailure, SAMPLE_ROLE } from '../evidence.ts';

/** A refused role, as IAM has it. */
interface OfRefusedRole extends OfFailure {
  readonly role: RoleArn;
  /** The diagnosis role. */
  readonly reader: RoleArn;
}

interface OfOtherArn extends OfRefusedRole {
  /** Of the role of that name. */
  readonly actual: string;
}

/** What kept a diagnosis role from looking something up. */
export interface OfLookup {
  readonly role: RoleArn;
  /** Absent where none is of the account of the role. */
  readonly reader?: RoleArn;
  readonly failures: readonly Failure[];
  /** Why the policy that it read says nothing. */
  readonly policyProblem?: string;
  /** Of the token that was sent. */
  readonly subject?: string;
  readonly issuer?: string;
}

interface OfIamEndpoint {
  readonly url: string;
}

export const deployedFindings = defineFindings({
  ROLE_NOT_FOUND: {
    severity: 'error',
    category: 'trust',
    retryable: false,
    target: input('role-to-assume'),
    sample: refusedSample,
    explain: (evidence: OfRefusedRole) => ({
      title: "The role doesn't exist",
      cause: words`AWS refused ${evidence.role.text} because account ${evidence.role.account} has no role named ${evidence.role.name}.`,
      evidence: lookupEvidence(evidence),
      fix: [
        {
          text: words`Correct the role ARN in this step, or create the role. To list the roles of account ${evidence.role.account}:`,
          snippet: { language: 'sh', text: "aws iam list-roles --query 'Roles[].Arn'" },
        },
      ],
    }),
  },
  ROLE_ARN_DIFFERS: {
    severity: 'error',
    category: 'trust',
    retryable: false,
    target: input('role-to-assume'),
    sample: (text) => ({ ...refusedSample(text), actual: text }),
    explain: ({ actual, ...evidence }: OfOtherArn) => ({
      title: 'The role has another ARN',
      cause: words`AWS refused ${evidence.role.text} because the role named ${evidence.role.name} has another ARN. The path is part of an ARN, and capitalization counts.`,
      comparison: {
        of: 'role',
        rows: [
          ['this step', evidence.role.text],
          ['IAM', actual],
        ],
      },
      evidence: lookupEvidence(evidence),
      fix: [{ text: words`Replace the ARN in "role-to-assume", "role-chain", or "roles" with ${actual}.` }],
    }),
  },
  DIAGNOSIS_ROLE_UNUSABLE: {
    severity: 'notice',
    category: 'configuration',
    retryable: false,
    target: input('diagnosis-role'),
    sample: (text) => ({
      role: SAMPLE_ROLE,
      reader: SAMPLE_ROLE,
      failures: [failureSample(text, 'AssumeRoleWithWebIdentity'), failureSample(text, 'GetRole')],
      policyProblem: text,
      subject: text,
      issuer: `https://${text}`,
    }),
    explain: (evidence: OfLookup) => ({
      title: "The diagnosis role couldn't look everything up",
      cause: joinWords(missing(evidence)),
      evidence: [
        ...(evidence.reader === undefined ? [] : [['diagnosis-role', evidence.reader.text] as const]),
        ...(evidence.policyProblem === undefined ? [] : [['Trust policy', evidence.policyProblem] as const]),
        ...evidence.failures.flatMap(failureEvidence),
      ],
      fix: lookupSteps(evidence),
    }),
  },
  IAM_ENDPOINT_FROM_ENVIRONMENT: {
    severity: 'warning',
    category: 'configuration',
    retryable: false,
    target: STEP,
    sample: (text) => ({ url: `https://iam.internal/${text}` }),
    explain: ({ url }: OfIamEndpoint) => ({
      title: "AWS_ENDPOINT_URL_IAM isn't an AWS endpoint",
      cause: words`What "diagnosis-role" read came from ${url}, the URL in "AWS_ENDPOINT_URL_IAM". It isn't AWS's own IAM, so don't rely on it unless you know who answers there.`,
      evidence: [['AWS_ENDPOINT_URL_IAM', url]],
      fix: [
        {
          text: words`Remove "AWS_ENDPOINT_URL_IAM" from what sets it, unless you run the host behind it.`,
        },
      ],
    }),
  },
});

function refusedSample(text: string): OfRefusedRole {
  return { failure: failureSample(text, 'AssumeRoleWithWebIdentity'), role: SAMPLE_ROLE, reader: SAMPLE_ROLE };
}

function lookupEvidence({ role, reader, failure }: OfRefusedRole): readonly EvidenceRow[] {
  return [['Role', role.text], ['Looked up with', reader.text], ...failureEvidence(failure)];
}

/** One sentence for each thing that is missing. */
function missing({ role, reader, failures, policyProblem }: OfLookup): readonly Words[] {
  if (reader === undefined) {
    return [
      words`No role in "diagnosis-role" belongs to account ${role.account}, so nothing could be looked up there.`,
    ];
  }
  const problem = policyProblem === undefined ? [] : [words`The trust policy that IAM gave can't be read.`];
  return [...failures.map((failure) => missingAfter(failure, reader)), ...problem];
}

function missingAfter({ operation, code }: Failure, reader: RoleArn): Words {
  if (operation === 'RequestIdToken' || operation === 'ReadTokenFile') {
    return words`There was no second ID token for ${reader.text} (${code}).`;
  }
  const isDenied = code === 'AccessDenied';
  if (operation === 'AssumeRoleWithWebIdentity') return words`AWS refused the diagnosis role ${reader.text} (${code}).`;
  return isDenied
    ? words`The diagnosis role ${reader.text} lacks the permission "iam:${operation}".`
    : words`IAM gave no answer to ${operation} (${code}).`;
}

function lookupSteps({ role, reader, failures, subject, issuer }: OfLookup): readonly FixStep[] {
  if (reader === undefined) {
    return [
      {
        text: words`Add a diagnosis role of account ${role.account} to this step:`,
        snippet: { language: 'yaml', text: `with:\n  diagnosis-role: ${ownArn(role)}` },
      },
    ];
  }
  const isOf = (operation: Failure['operation']) =>
    failures.some((failure) => failure.operation === operation && failure.code === 'AccessDenied');
  return [
    ...(isOf('AssumeRoleWithWebIdentity')
      ? [
          {
            text: words`Check that ${reader.text} exists, and let its trust policy allow the subject ${subject ?? ''}.`,
          },
        ]
      : []),
    ...(isOf('GetRole') || isOf('GetOpenIDConnectProvider')
      ? [
          {
            text: words`Give ${reader.text} these permissions:`,
            snippet: { language: 'json', text: asciiJson(permissionsFor(role, issuer)) },
          } as const,
        ]
      : []),
    {
      text: words`Look the role up yourself:`,
      snippet: { language: 'sh', text: `aws iam get-role --role-name ${role.name}` },
    },
  ];
}

function ownArn({ partition, account }: RoleArn): string {
  return `arn:${partition}:iam::${account}:role/oidc-diagnosis`;
}

function permissionsFor(role: RoleArn, issuer: string | undefined): object {
  const provider = issuer === undefined ? '*' : oidcProviderArn(role, issuer);
  return {
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Action: 'iam:GetRole', Resource: `arn:${role.partition}:iam::${role.account}:role/*` },
      { Effect: 'Allow', Action: 'iam:GetOpenIDConnectProvider', Resource: provider },
    ],
  };
}
