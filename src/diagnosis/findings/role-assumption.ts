// Roles that are assumed with AWS credentials. Pure.
import type { RoleArn } from '../../aws/arn.ts';
import { defineFindings, type EvidenceRow, STEP } from '../definition.ts';
import { failureSample, type OfFailure, SAMPLE_ROLE } from '../evidence.ts';
import { failureEvidence } from '../words/evidence-rows.ts';

/** Credentials that could not assume a role. */
export interface OfAssumption extends OfFailure {
  readonly role: RoleArn;
  /** Whose credentials asked, as far as it is known. */
  readonly caller?: string;
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
    sample: assumptionSample,
    explain: (assumption: OfAssumption) => ({
      title: 'The caller may not assume this role',
      cause: `${callerOf(assumption)} is not allowed to assume ${assumption.role.text}${placeOf(assumption)}: no policy of its own permits it, or one forbids it.`,
      evidence: assumptionEvidence(assumption),
      fix: [
        {
          text: 'Add this statement to a policy of the caller:',
          snippet: {
            language: 'json',
            text: `{\n  "Effect": "Allow",\n  "Action": ["sts:AssumeRole", "sts:TagSession"],\n  "Resource": "${assumption.role.text}"\n}`,
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
    sample: assumptionSample,
    explain: (assumption: OfAssumption) => ({
      title: 'The role may not trust the caller',
      cause: `AWS refused to let ${assumption.caller ?? 'the caller'} assume ${assumption.role.text}${placeOf(assumption)}, most likely because the trust policy of that role does not name the caller or asks for an external id that was not sent, or because there is no such role.`,
      evidence: assumptionEvidence(assumption),
      fix: [
        {
          text: `Add this statement to the trust policy of the role in account ${assumption.role.account}; it names the role of the caller, not its session:`,
          snippet: {
            language: 'json',
            text: `{\n  "Effect": "Allow",\n  "Principal": { "AWS": "${principalOf(assumption)}" },\n  "Action": ["sts:AssumeRole", "sts:TagSession"]\n}`,
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
    sample: assumptionSample,
    explain: (assumption: OfAssumption) => ({
      title: 'The role does not accept session tags',
      cause: `The caller may assume ${assumption.role.text}${placeOf(assumption)}, but not with session tags, since sts:TagSession is not allowed.`,
      evidence: assumptionEvidence(assumption),
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
  return { failure: failureSample(text, 'AssumeRole'), role: SAMPLE_ROLE, caller: text, step: 2, steps: 3 };
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
  return caller ?? 'The caller';
}

/** The position in the chain. */
function placeOf({ step, steps }: OfAssumption): string {
  return steps > 1 ? ` (hop ${step} of ${steps})` : '';
}

/** A trust policy names a role or a user, never one session. */
function principalOf({ caller = '' }: OfAssumption): string {
  return caller.replace(/^arn:([a-z-]+):sts::(\d{12}):assumed-role\/([^/]+)\/.*$/, 'arn:$1:iam::$2:role/$3');
}
