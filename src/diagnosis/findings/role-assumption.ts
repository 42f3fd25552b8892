// Roles that are assumed with AWS credentials. Pure.
import type { RoleArn } from '../../aws/arn.ts';
import { defineFindings, type EvidenceRow, STEP } from '../definition.ts';
import { failureSample, type OfFailure, SAMPLE_ROLE } from '../evidence.ts';
import { failureEvidence } from '../words/evidence-rows.ts';

/** Credentials that could not assume a role. */
export interface OfHop extends OfFailure {
  readonly role: RoleArn;
  /** Whose credentials asked, as far as it is known. */
  readonly caller?: string;
  /** 1 for the first role that is assumed with credentials. */
  readonly hop: number;
  readonly hops: number;
}

export const roleAssumptionFindings = defineFindings({
  ASSUME_ROLE_NOT_PERMITTED: {
    severity: 'error',
    category: 'trust',
    retryable: false,
    target: STEP,
    sample: hopSample,
    explain: (hop: OfHop) => ({
      title: 'The caller may not assume this role',
      cause: `${callerOf(hop)} is not allowed to assume ${hop.role.text}${placeOf(hop)}: no policy of its own permits it, or one forbids it.`,
      evidence: hopEvidence(hop),
      fix: [
        {
          text: 'Add this statement to a policy of the caller:',
          snippet: {
            language: 'json',
            text: `{\n  "Effect": "Allow",\n  "Action": ["sts:AssumeRole", "sts:TagSession"],\n  "Resource": "${hop.role.text}"\n}`,
          },
        },
      ],
    }),
  },
  ASSUME_ROLE_NOT_TRUSTED: {
    severity: 'error',
    category: 'trust',
    retryable: false,
    target: STEP,
    sample: hopSample,
    explain: (hop: OfHop) => ({
      title: 'The role may not trust the caller',
      cause: `AWS refused to let ${hop.caller ?? 'the caller'} assume ${hop.role.text}${placeOf(hop)}, most likely because the trust policy of that role does not name the caller or asks for an external id that was not sent, or because there is no such role.`,
      evidence: hopEvidence(hop),
      fix: [
        {
          text: `Add this statement to the trust policy of the role in account ${hop.role.account}; it names the role of the caller, not its session:`,
          snippet: {
            language: 'json',
            text: `{\n  "Effect": "Allow",\n  "Principal": { "AWS": "${principalOf(hop)}" },\n  "Action": ["sts:AssumeRole", "sts:TagSession"]\n}`,
          },
        },
        { text: 'If the role asks for an external id, give it in role-external-id.' },
      ],
    }),
  },
  TAG_SESSION_NOT_PERMITTED: {
    severity: 'error',
    category: 'trust',
    retryable: false,
    target: STEP,
    sample: hopSample,
    explain: (hop: OfHop) => ({
      title: 'The role does not accept session tags',
      cause: `The caller may assume ${hop.role.text}${placeOf(hop)}, but not with session tags, since sts:TagSession is not allowed.`,
      evidence: hopEvidence(hop),
      fix: [
        {
          text: 'Send no session tags:',
          snippet: { language: 'yaml', text: 'with:\n  role-skip-session-tagging: true' },
        },
        {
          text: 'Or allow sts:TagSession beside sts:AssumeRole, in the trust policy of the role and in the policy of the caller.',
        },
      ],
    }),
  },
  CHAINED_DURATION_TOO_LONG: {
    severity: 'error',
    category: 'configuration',
    retryable: false,
    target: STEP,
    sample: hopSample,
    explain: (hop: OfHop) => ({
      title: 'A chained session lasts an hour at most',
      cause: `${hop.role.text} is assumed by a session of another role${placeOf(hop)}, and AWS grants such a session one hour at most, whatever the role allows.`,
      evidence: hopEvidence(hop),
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
    sample: hopSample,
    explain: (hop: OfHop) => ({
      title: 'The role allows no session as long as asked',
      cause: `The input role-duration-seconds asks for more than MaxSessionDuration of ${hop.role.text} allows${placeOf(hop)}.`,
      evidence: hopEvidence(hop),
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
    sample: hopSample,
    explain: (hop: OfHop) => ({
      title: 'STS rejected the request for the role',
      cause: `STS finds a value malformed in the request for ${hop.role.text}${placeOf(hop)}, and says which one in the evidence ("AWS said").`,
      evidence: hopEvidence(hop),
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
    sample: hopSample,
    explain: (hop: OfHop) => ({
      title: 'Session tags and policies are too large for STS',
      cause: `The session tags and session policies for ${hop.role.text}${placeOf(hop)} take more room than STS has for them once they are packed, even without the tags that only say which run it is.`,
      evidence: hopEvidence(hop),
      fix: [
        {
          text: 'Shorten custom-tags, inline-session-policy and managed-session-policies; tags that the caller inherited count as well.',
        },
      ],
    }),
  },
});

function hopSample(text: string): OfHop {
  return { failure: failureSample(text, 'AssumeRole'), role: SAMPLE_ROLE, caller: text, hop: 2, hops: 3 };
}

function hopEvidence({ failure, role, caller, hop, hops }: OfHop): readonly EvidenceRow[] {
  return [
    ['Role', role.text],
    ...(caller === undefined ? [] : [['Caller', caller] as const]),
    ...(hops > 1 ? [['Hop', `${hop} of ${hops}`] as const] : []),
    ...failureEvidence(failure),
  ];
}

function callerOf({ caller }: OfHop): string {
  return caller ?? 'The caller';
}

/** The position in the chain. */
function placeOf({ hop, hops }: OfHop): string {
  return hops > 1 ? ` (hop ${hop} of ${hops})` : '';
}

/** A trust policy names a role or a user, never one session. */
function principalOf({ caller = '' }: OfHop): string {
  return caller.replace(/^arn:([a-z-]+):sts::(\d{12}):assumed-role\/([^/]+)\/.*$/, 'arn:$1:iam::$2:role/$3');
}
