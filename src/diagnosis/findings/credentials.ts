// Words for credentials that STS does not accept, and for those of others that lie around. Pure.
import { formatDuration, formatUtc } from '../../util/time.ts';
import { type EvidenceRow, type Explain, failureEvidence, skewEvidence } from '../explanation.ts';
import type { OfFailure, OfSignature } from '../finding.ts';
import { RUN_AGAIN, synchroniseClock } from '../words/remedies.ts';

type Codes =
  | 'CREDENTIALS_NOT_RECOGNISED'
  | 'CREDENTIALS_EXPIRED'
  | 'CALLER_IDENTITY_DENIED'
  | 'ACCOUNT_NOT_READY'
  | 'SIGNATURE_REJECTED'
  | 'SIGNATURE_TIME_REJECTED'
  | 'SIGNATURE_SCOPE_REJECTED'
  | 'SIGNATURE_INCOMPLETE'
  | 'SIGNATURE_MISSING'
  | 'PROFILE_OVERRIDES_CREDENTIALS'
  | 'KEYS_OVERRIDE_PROFILE'
  | 'OTHER_CREDENTIALS_REMAIN';

function nothingRewrites({ failure: { host = 'the host of STS' } }: OfFailure) {
  return {
    text: `Let requests reach ${host} unchanged: add it to no-proxy, or have the proxy leave headers and bodies as they are.`,
  };
}

export const credentialExplanations: Explain<Codes> = {
  CREDENTIALS_NOT_RECOGNISED: ({ failure, region }) => ({
    title: 'AWS does not accept the new credentials',
    cause: `STS issued credentials and refused them right afterwards (${failure.code}): they are not known everywhere yet, the two answers came from different services, or something on the way drops the session token.`,
    evidence: [...failureEvidence(failure), ['Region', region]],
    fix: [
      {
        text: 'Run the job again ("Re-run failed jobs" on the page of the run): a role that is seconds old may need a minute.',
      },
      {
        text: 'If it happens every time, check that sts-endpoint (or AWS_ENDPOINT_URL_STS) and aws-region belong together, and that no proxy removes headers.',
      },
    ],
  }),
  CREDENTIALS_EXPIRED: ({ failure }) => ({
    title: 'The session was over before it was used',
    cause:
      'STS issued credentials, and right afterwards says that they have expired: whoever issued them granted no time, or the machine was suspended in between.',
    evidence: failureEvidence(failure),
    fix: [
      RUN_AGAIN,
      {
        text: 'If it happens every time, check sts-endpoint, AWS_ENDPOINT_URL_STS and any proxy on the way to find out who answers in place of STS.',
      },
    ],
  }),
  CALLER_IDENTITY_DENIED: ({ failure }) => ({
    title: 'A policy forbids to verify the credentials',
    cause:
      'STS refused GetCallerIdentity, which needs no permission and which no policy of the role or the account can deny, but the policy of a VPC endpoint on the way to STS can.',
    evidence: failureEvidence(failure),
    fix: [
      {
        text: 'Add the action to the policy of the VPC endpoint for STS:',
        snippet: {
          language: 'json',
          text: '{\n  "Effect": "Allow",\n  "Principal": "*",\n  "Action": "sts:GetCallerIdentity",\n  "Resource": "*"\n}',
        },
      },
    ],
  }),
  ACCOUNT_NOT_READY: ({ failure, account = 'of these credentials' }) => ({
    title: 'The AWS account is not active',
    cause: `The account ${account} is not subscribed to the service: it was not activated completely, or it is suspended.`,
    evidence: failureEvidence(failure),
    fix: [
      {
        text: `Have the owner of the account ${account} sign in to the AWS console, finish the registration and settle what is open ("Billing and Cost Management" shows it).`,
      },
    ],
  }),
  SIGNATURE_REJECTED: ({ failure, ...evidence }) => ({
    title: 'AWS rejected the signature of a request',
    cause: `GetCallerIdentity was signed with the new credentials, and STS did not accept the signature (${failure.code}): something on the way changes requests.`,
    evidence: [...failureEvidence(failure), ...skewEvidence(evidence.clockSkew)],
    fix: [nothingRewrites({ failure })],
  }),
  SIGNATURE_TIME_REJECTED: ({ failure, times, ...evidence }) => ({
    title: 'AWS finds the request too old or too new',
    cause:
      times === undefined
        ? "AWS rejected the time of the signature: this machine's clock is off."
        : `The request was signed at ${formatUtc(times.signedAt)} by the clock that was used here, and STS received it at ${formatUtc(times.serverAt)} by its own: ${formatDuration(Math.abs(times.serverAt - times.signedAt))} apart, where ${formatDuration(times.toleranceSeconds)} are allowed.`,
    evidence: [...signatureTimeEvidence({ failure, ...evidence }, times), ...failureEvidence(failure)],
    fix: [synchroniseClock(evidence.os)],
  }),
  SIGNATURE_SCOPE_REJECTED: ({ failure, region }) => ({
    title: 'The STS endpoint is of another region',
    cause: `The request was signed for the region ${region}, and the STS endpoint that received it is of another one.`,
    evidence: [...failureEvidence(failure), ['Region', region]],
    fix: [
      {
        text: 'Make aws-region the region of sts-endpoint (or AWS_ENDPOINT_URL_STS), or remove the endpoint to have the one of the region.',
      },
    ],
  }),
  SIGNATURE_INCOMPLETE: ({ failure }) => ({
    title: 'The signature did not arrive whole',
    cause: 'STS cannot read the Authorization header of a signed request: something on the way changed or cut it.',
    evidence: failureEvidence(failure),
    fix: [nothingRewrites({ failure })],
  }),
  SIGNATURE_MISSING: ({ failure }) => ({
    title: 'The signature did not arrive',
    cause: 'STS got a signed request without its Authorization header: something on the way removes it.',
    evidence: failureEvidence(failure),
    fix: [nothingRewrites({ failure })],
  }),
  PROFILE_OVERRIDES_CREDENTIALS: ({ variable, name }) => ({
    title: 'A profile may win over these credentials',
    cause: `${variable} is set to "${name}" in the environment of the job, and the AWS SDK for JavaScript, like any tool that is given a profile, takes it instead of the credentials that were just verified.`,
    evidence: [[variable, name]],
    fix: [
      {
        text: `Remove ${variable} where it is set, or begin the scripts that use these credentials with this line (an empty value is an error to the AWS CLI):`,
        snippet: { language: 'sh', text: `unset ${variable}` },
      },
    ],
  }),
  KEYS_OVERRIDE_PROFILE: ({ keys }) => ({
    title: 'Keys in the environment win over the profile',
    cause: `AWS_ACCESS_KEY_ID holds ${keys === 'long-term' ? 'a long-term key' : 'the key of an earlier session'}, which the AWS CLI and boto3 take even in a step that names the profile by AWS_PROFILE, so that the step would be somebody else.`,
    evidence: [['AWS_ACCESS_KEY_ID', 'set']],
    fix: [
      {
        text: 'If no later step needs those keys, have them blanked:',
        snippet: { language: 'yaml', text: 'with:\n  unset-current-credentials: true' },
      },
      {
        text: 'If one does, blank them for the steps that use the profile:',
        snippet: {
          language: 'yaml',
          text: "env:\n  AWS_ACCESS_KEY_ID: ''\n  AWS_SECRET_ACCESS_KEY: ''\n  AWS_SESSION_TOKEN: ''",
        },
      },
    ],
  }),
  OTHER_CREDENTIALS_REMAIN: ({ keys }) => ({
    title: 'Other AWS credentials remain in the environment',
    cause: `AWS_ACCESS_KEY_ID holds ${keys === 'long-term' ? 'a long-term key' : 'the key of an earlier session'} that was there before, of which this step used nothing, but which steps that run in spite of the failure would use.`,
    evidence: [['AWS_ACCESS_KEY_ID', 'set']],
    fix: [
      {
        text: 'Remove what sets AWS_ACCESS_KEY_ID (an "env:", a secret, the machine itself), or let no step that needs AWS run after a failure.',
      },
    ],
  }),
};

function signatureTimeEvidence(
  { clockSkew }: OfSignature,
  times: { readonly signedAt: number; readonly serverAt: number } | undefined,
): readonly EvidenceRow[] {
  return [
    ...(times === undefined
      ? []
      : ([
          ['Signed at', formatUtc(times.signedAt)],
          ['Clock of STS', formatUtc(times.serverAt)],
        ] as const)),
    ...skewEvidence(clockSkew),
  ];
}
