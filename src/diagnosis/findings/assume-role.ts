// Words for roles that are assumed with AWS credentials, and for where the first of those come from. Pure.

import { SOURCES } from '../../settings/sources.ts';
import { formatDuration } from '../../util/time.ts';
import { type EvidenceRow, type Explain, failureEvidence } from '../explanation.ts';
import type { OfHop } from '../finding.ts';

type Codes =
  | 'KEYS_REJECTED'
  | 'KEYS_EXPIRED'
  | 'TOKEN_FILE_UNREADABLE'
  | 'AMBIENT_CREDENTIALS_MISSING'
  | 'ASSUME_ROLE_NOT_PERMITTED'
  | 'ASSUME_ROLE_NOT_TRUSTED'
  | 'TAG_SESSION_NOT_PERMITTED'
  | 'CHAINED_DURATION_TOO_LONG'
  | 'HOP_DURATION_TOO_LONG'
  | 'HOP_REQUEST_REJECTED'
  | 'SESSION_TAGS_TOO_LARGE'
  | 'SESSION_TAGS_DROPPED'
  | 'CHAINED_DURATION_CAPPED'
  | 'PARAMETERS_NOT_SENT';

export const assumeRoleExplanations: Explain<Codes> = {
  KEYS_REJECTED: ({ failure, source, region }) => ({
    title: 'AWS does not know these access keys',
    cause: `AWS rejected ${SOURCES[source].name} (${failure.code}): they were deleted or deactivated, belong to another partition than ${region}, or came with the session token of other keys.`,
    evidence: [...failureEvidence(failure), ['Region', region]],
    fix: [
      {
        text: 'If a role trusts this workflow, remove the inputs aws-access-key-id, aws-secret-access-key and aws-session-token, and name the role in role-to-assume: that is better than keys.',
      },
      { text: 'Otherwise create new keys in IAM and put all parts of them into the secrets at the same time.' },
    ],
  }),
  KEYS_EXPIRED: ({ failure, source }) => ({
    title: 'The access keys are those of a session that is over',
    cause: `AWS says that ${SOURCES[source].name} have expired, for the session to which they belong has ended.`,
    evidence: failureEvidence(failure),
    fix: [
      {
        text:
          source === 'keys'
            ? 'Set aws-access-key-id, aws-secret-access-key and aws-session-token to what a step right before this one gets, and keep no session in a secret: it ends within hours.'
            : 'If AWS_SESSION_TOKEN comes from a secret or an earlier step, get new credentials right before this step, and keep no session in a secret: it ends within hours.',
      },
    ],
  }),
  TOKEN_FILE_UNREADABLE: ({ failure }) => ({
    title: 'There is no web identity token in the file',
    cause: `The token could not be read: ${failure.message}`,
    evidence: failureEvidence(failure),
    fix: [
      {
        text: 'Correct web-identity-token-file: it is the path of the file as the runner sees it, inside its container if it has one, and on EKS the value of AWS_WEB_IDENTITY_TOKEN_FILE.',
      },
    ],
  }),
  AMBIENT_CREDENTIALS_MISSING: ({ failure }) => ({
    title: 'The machine has no AWS credentials',
    cause:
      'The input role-chaining or force-skip-oidc asks for credentials that the environment or the machine has already, and none were found.',
    evidence: failureEvidence(failure),
    fix: [
      { text: 'If the ID token of the workflow was meant, remove role-chaining and force-skip-oidc.' },
      {
        text: 'If a step before this one was to leave credentials, check that it ran and that its output-env-credentials is not "false".',
      },
    ],
  }),
  ASSUME_ROLE_NOT_PERMITTED: (hop) => ({
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
  ASSUME_ROLE_NOT_TRUSTED: (hop) => ({
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
  TAG_SESSION_NOT_PERMITTED: (hop) => ({
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
  CHAINED_DURATION_TOO_LONG: (hop) => ({
    title: 'A chained session lasts an hour at most',
    cause: `${hop.role.text} is assumed by a session of another role${placeOf(hop)}, and AWS grants such a session one hour at most, whatever the role allows.`,
    evidence: hopEvidence(hop),
    fix: [
      { text: 'Ask for an hour:', snippet: { language: 'yaml', text: 'with:\n  role-duration-seconds: 3600' } },
      { text: 'Or let the role trust this workflow directly, without a role in between.' },
    ],
  }),
  HOP_DURATION_TOO_LONG: (hop) => ({
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
  HOP_REQUEST_REJECTED: (hop) => ({
    title: 'STS rejected the request for the role',
    cause: `STS finds a value malformed in the request for ${hop.role.text}${placeOf(hop)}, and says which one in the evidence ("AWS said").`,
    evidence: hopEvidence(hop),
    fix: [
      {
        text: 'Correct the input that the message of AWS speaks of: custom-tags, role-external-id, inline-session-policy, managed-session-policies or the ARN of the role.',
      },
    ],
  }),
  SESSION_TAGS_TOO_LARGE: (hop) => ({
    title: 'Session tags and policies are too large for STS',
    cause: `The session tags and session policies for ${hop.role.text}${placeOf(hop)} take more room than STS has for them once they are packed, even without the tags that only say which run it is.`,
    evidence: hopEvidence(hop),
    fix: [
      {
        text: 'Shorten custom-tags, inline-session-policy and managed-session-policies; tags that the caller inherited count as well.',
      },
    ],
  }),
  SESSION_TAGS_DROPPED: ({ role, tags }) => ({
    title: 'Some session tags were left out',
    cause: `STS had no room for all session tags of ${role.text}, so those that only say which run it is were left out: ${tags.join(', ')}.`,
    evidence: [['Tags left out', tags.join(', ')]],
    fix: [
      {
        text: 'If no policy asks for them, send no session tags, and this notice goes away:',
        snippet: { language: 'yaml', text: 'with:\n  role-skip-session-tagging: true' },
      },
      { text: 'If a policy does, shorten custom-tags, inline-session-policy and managed-session-policies.' },
    ],
  }),
  CHAINED_DURATION_CAPPED: ({ requestedSeconds, grantedSeconds }) => ({
    title: 'A chained session lasts an hour at most',
    cause: `The input role-duration-seconds asks for ${formatDuration(requestedSeconds)}, but AWS grants a session that was assumed from another role ${formatDuration(grantedSeconds)} at most.`,
    evidence: [
      ['role-duration-seconds', `${requestedSeconds} s`],
      ['Asked of STS', `${grantedSeconds} s`],
    ],
    fix: [
      {
        text: 'Set role-duration-seconds to 3600 to be rid of this notice, and refresh to true if the job takes longer: the session is then renewed.',
      },
    ],
  }),
  PARAMETERS_NOT_SENT: ({ inputs }) => ({
    title: 'Some inputs have no effect here',
    cause: `AWS takes ${inputs.join(', ')} with AssumeRole only, and this role is assumed with a web identity token.`,
    evidence: [['Inputs', inputs.join(', ')]],
    fix: [{ text: `Remove ${inputs.join(', ')}, or name the role in role-chain, behind one that trusts the token.` }],
  }),
};

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

/** Where in a chain it happened. */
function placeOf({ hop, hops }: OfHop): string {
  return hops > 1 ? ` (hop ${hop} of ${hops})` : '';
}

/** A trust policy names the role, or the user, and not one session of it. */
function principalOf({ caller = '' }: OfHop): string {
  return caller.replace(/^arn:([a-z-]+):sts::(\d{12}):assumed-role\/([^/]+)\/.*$/, 'arn:$1:iam::$2:role/$3');
}
