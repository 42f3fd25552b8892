// Roles that are assumed with AWS credentials. Pure.
import type { RoleArn } from '../../aws/arn.ts';
import { defineFindings, type EvidenceRow, type Explanation, type FixStep, STEP } from '../definition.ts';
import { failureSample, type OfFailure, SAMPLE_ROLE } from '../evidence.ts';
import { failureEvidence } from '../words/evidence-rows.ts';

/** The policy that AWS names in its refusal. */
export interface RefusingPolicy {
  /** As AWS says it, such as `identity-based policy`; `role trust policy` for that of the role. */
  readonly kind: string;
  /** Whether it denies the action; otherwise none of its kind allows it. */
  readonly denies: boolean;
}

/** Credentials that could not assume a role. */
export interface OfAssumption extends OfFailure {
  readonly role: RoleArn;
  /** Whose credentials asked, as far as it is known. */
  readonly caller?: string;
  /** Undefined where AWS does not say which policy refuses. */
  readonly refusing?: RefusingPolicy;
  /** What conditions of a trust policy can be about. */
  readonly sent: { readonly externalId: boolean; readonly roleSessionName: string; readonly tags: readonly string[] };
  /** 1 for the first role that is assumed with credentials. */
  readonly step: number;
  readonly steps: number;
}

export const roleAssumptionFindings = defineFindings({
  ASSUME_ROLE_NOT_PERMITTED: {
    severity: 'error',
    category: 'trust',
    retryable: false,
    target: STEP,
    sample: (text) => ({ ...assumptionSample(text), refusing: { kind: 'identity-based policy', denies: false } }),
    explain: (assumption: OfAssumption) => ({
      title: 'A policy does not let the caller assume this role',
      cause: `AWS refused to let ${callerOf(assumption)} assume ${assumption.role.text}${placeOf(assumption)}: ${reasonOf(assumption, 'sts:AssumeRole')}`,
      evidence: assumptionEvidence(assumption),
      fix: permittingSteps(assumption),
    }),
  },
  ASSUME_ROLE_NOT_TRUSTED: {
    severity: 'error',
    category: 'trust',
    retryable: false,
    target: STEP,
    sample: assumptionSample,
    explain: (assumption: OfAssumption) => ({
      ...explainDistrust(assumption),
      evidence: assumptionEvidence(assumption),
    }),
  },
  TAG_SESSION_NOT_PERMITTED: {
    severity: 'error',
    category: 'trust',
    retryable: false,
    target: STEP,
    sample: assumptionSample,
    explain: (assumption: OfAssumption) => ({
      title: 'Session tags are not allowed for this role',
      cause: `AWS refused sts:TagSession for ${assumption.role.text}${placeOf(assumption)}: ${reasonOf(assumption, 'sts:TagSession')}`,
      evidence: assumptionEvidence(assumption),
      fix: [
        {
          text: 'Send no session tags:',
          snippet: { language: 'yaml', text: 'with:\n  role-skip-session-tagging: true' },
        },
        { text: `Or ${tagSessionRemedy(assumption)}.` },
      ],
    }),
  },
  CHAINED_DURATION_TOO_LONG: {
    severity: 'error',
    category: 'configuration',
    retryable: false,
    target: STEP,
    sample: assumptionSample,
    explain: (assumption: OfAssumption) => ({
      title: 'A chained session lasts an hour at most',
      cause: `${assumption.role.text} is assumed by a session of another role${placeOf(assumption)}, and AWS grants such a session one hour at most, whatever the role allows.`,
      evidence: assumptionEvidence(assumption),
      fix: [
        { text: 'Ask for an hour:', snippet: { language: 'yaml', text: 'with:\n  role-duration-seconds: 3600' } },
        { text: 'Or let the role trust this workflow directly, without a role in between.' },
      ],
    }),
  },
  HOP_DURATION_TOO_LONG: {
    severity: 'error',
    category: 'configuration',
    retryable: false,
    target: STEP,
    sample: assumptionSample,
    explain: (assumption: OfAssumption) => ({
      title: 'The role allows no session as long as asked',
      cause: `The input role-duration-seconds asks for more than MaxSessionDuration of ${assumption.role.text} allows${placeOf(assumption)}.`,
      evidence: assumptionEvidence(assumption),
      fix: [
        {
          text: 'Ask for an hour, which every role allows:',
          snippet: { language: 'yaml', text: 'with:\n  role-duration-seconds: 3600' },
        },
      ],
    }),
  },
  HOP_REQUEST_REJECTED: {
    severity: 'error',
    category: 'configuration',
    retryable: false,
    target: STEP,
    sample: assumptionSample,
    explain: (assumption: OfAssumption) => ({
      title: 'STS rejected the request for the role',
      cause: `STS finds a value malformed in the request for ${assumption.role.text}${placeOf(assumption)}, and says which one in the evidence ("AWS said").`,
      evidence: assumptionEvidence(assumption),
      fix: [
        {
          text: 'Correct the input that the message of AWS speaks of: custom-tags, role-external-id, inline-session-policy, managed-session-policies or the ARN of the role.',
        },
      ],
    }),
  },
  SESSION_TAGS_TOO_LARGE: {
    severity: 'error',
    category: 'configuration',
    retryable: false,
    target: STEP,
    sample: assumptionSample,
    explain: (assumption: OfAssumption) => ({
      title: 'Session tags and policies are too large for STS',
      cause: `The session tags and session policies for ${assumption.role.text}${placeOf(assumption)} take more room than STS has for them once they are packed, even without the tags that only say which run it is.`,
      evidence: assumptionEvidence(assumption),
      fix: [
        {
          text: 'Shorten custom-tags, inline-session-policy and managed-session-policies; tags that the caller inherited count as well.',
        },
      ],
    }),
  },
});

function assumptionSample(text: string): OfAssumption {
  const sent = { externalId: false, roleSessionName: text, tags: ['Repository', text] };
  return { failure: failureSample(text, 'AssumeRole'), role: SAMPLE_ROLE, caller: text, sent, step: 2, steps: 3 };
}

/** What AWS says about the reason, as the end of a sentence. */
function reasonOf({ refusing }: OfAssumption, action: string): string {
  if (refusing === undefined) return 'it does not say whether a policy of the caller or the trust policy lacks it.';
  const { kind, denies } = refusing;
  return denies ? `${articleFor(kind)} ${kind} has an explicit deny.` : `no ${kind} allows ${action}.`;
}

function articleFor(word: string): string {
  return /^[aei]/i.test(word) ? 'an' : 'a';
}

/** Whose policy to change, by its kind in AWS's sentence. */
const OWNERS: Readonly<Record<string, string>> = {
  'identity-based policy': 'the caller',
  'session policy': 'the session of the caller: inline-session-policy or managed-session-policies',
  'permissions boundary': 'the caller',
  'VPC endpoint policy': 'the VPC endpoint for STS',
  'service control policy': "the organization of the caller's account",
  'resource control policy': "the organization of the role's account",
};

function permittingSteps({ refusing, role }: OfAssumption): readonly FixStep[] {
  const { kind = 'identity-based policy', denies = false } = refusing ?? {};
  const whose = OWNERS[kind] ?? 'the caller';
  if (denies) return [{ text: `Exempt this request from the deny in the ${kind} (of ${whose}).` }];
  const principal = kind === 'VPC endpoint policy' ? '\n  "Principal": "*",' : '';
  return [
    {
      text: `Add this statement to the ${kind} (of ${whose}):`,
      snippet: {
        language: 'json',
        text: `{\n  "Effect": "Allow",${principal}\n  "Action": ["sts:AssumeRole", "sts:TagSession"],\n  "Resource": "${role.text}"\n}`,
      },
    },
  ];
}

function tagSessionRemedy({ refusing, role }: OfAssumption): string {
  if (refusing === undefined)
    return `allow sts:TagSession beside sts:AssumeRole, in the trust policy of ${role.name} and in the policy of the caller`;
  const { kind, denies } = refusing;
  if (kind === 'role trust policy')
    return denies
      ? `remove sts:TagSession from the deny in the trust policy of ${role.name}`
      : `add sts:TagSession beside sts:AssumeRole in the trust policy of ${role.name}`;
  const whose = OWNERS[kind] ?? 'the caller';
  return denies
    ? `exempt sts:TagSession from the deny in the ${kind} (of ${whose})`
    : `add sts:TagSession for ${role.text} to the ${kind} (of ${whose})`;
}

function explainDistrust(assumption: OfAssumption): Omit<Explanation, 'evidence'> {
  const { refusing, role, sent } = assumption;
  const who = `AWS refused to let ${callerOf(assumption)} assume ${role.text}${placeOf(assumption)}`;
  if (refusing?.denies) {
    return {
      title: 'The trust policy of the role denies the caller',
      cause: `${who}: its trust policy has an explicit deny.`,
      fix: [{ text: `Exempt the caller from the deny in the trust policy of ${role.name}, account ${role.account}.` }],
    };
  }
  const isProved = refusing !== undefined;
  const conditions = conditionPoints(sent);
  return {
    title: isProved ? 'The role does not trust the caller' : 'The role probably does not trust the caller',
    cause: isProved
      ? `${who}: no statement of its trust policy allows it.`
      : `${who} and gives no reason, most likely because its trust policy does not allow the caller.`,
    points: {
      heading: isProved ? 'If a statement names the caller, check its conditions' : 'Other possible causes',
      items: isProved ? conditions : [`There is no role ${role.name} in account ${role.account}.`, ...conditions],
    },
    fix: [
      {
        text: `Add this statement to the trust policy of ${role.name} in account ${role.account}:`,
        snippet: {
          language: 'json',
          text: `{\n  "Effect": "Allow",\n  "Principal": { "AWS": "${principalOf(assumption)}" },\n  "Action": ["sts:AssumeRole", "sts:TagSession"]\n}`,
        },
      },
    ],
  };
}

/** The conditions that chained roles usually have, and what this request sent. */
function conditionPoints({ externalId, roleSessionName, tags }: OfAssumption['sent']): readonly string[] {
  return [
    `sts:ExternalId: ${externalId ? 'role-external-id was sent, and may differ' : 'none was sent (role-external-id)'}.`,
    `sts:RoleSessionName: "${roleSessionName}" was sent (role-session-name).`,
    `aws:RequestTag, aws:TagKeys: ${tags.length === 0 ? 'no session tags were sent' : `tags were sent: ${tags.join(', ')}`}.`,
  ];
}

function assumptionEvidence({ failure, role, caller, step, steps }: OfAssumption): readonly EvidenceRow[] {
  return [
    ['Role', role.text],
    ...(caller === undefined ? [] : [['Caller', caller] as const]),
    ...(steps > 1 ? [['Hop', `${step} of ${steps}`] as const] : []),
    ...failureEvidence(failure),
  ];
}

function callerOf({ caller }: OfAssumption): string {
  return caller ?? 'the caller';
}

/** The position in the chain. */
function placeOf({ step, steps }: OfAssumption): string {
  return steps > 1 ? ` (hop ${step} of ${steps})` : '';
}

/** A trust policy names a role or a user, never one session. */
function principalOf({ caller = '' }: OfAssumption): string {
  return caller.replace(/^arn:([a-z-]+):sts::(\d{12}):assumed-role\/([^/]+)\/.*$/, 'arn:$1:iam::$2:role/$3');
}
