// Why STS refuses the credentials that it just issued. Pure.
import { defineFindings, STEP } from '../definition.ts';
import type { OfFailure, OfRegionalFailure } from '../evidence.ts';
import { regionalFailure, SAMPLE_ROLE, stsFailure } from '../samples.ts';
import { failureEvidence } from '../words/evidence-rows.ts';
import { RUN_AGAIN } from '../words/remedies.ts';

interface OfAccountFailure extends OfFailure {
  readonly account?: string;
}

export const newCredentialsFindings = defineFindings({
  CREDENTIALS_NOT_RECOGNISED: {
    severity: 'error',
    category: 'service',
    retryable: true,
    target: STEP,
    sample: regionalFailure,
    explain: ({ failure, region }: OfRegionalFailure) => ({
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
  },
  CREDENTIALS_EXPIRED: {
    severity: 'error',
    category: 'service',
    retryable: true,
    target: STEP,
    sample: stsFailure,
    explain: ({ failure }: OfFailure) => ({
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
  },
  CALLER_IDENTITY_DENIED: {
    severity: 'error',
    category: 'network',
    retryable: false,
    target: STEP,
    sample: stsFailure,
    explain: ({ failure }: OfFailure) => ({
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
  },
  ACCOUNT_NOT_READY: {
    severity: 'error',
    category: 'trust',
    retryable: false,
    target: STEP,
    sample: (text) => ({ ...stsFailure(text), account: SAMPLE_ROLE.account }),
    explain: ({ failure, account = 'of these credentials' }: OfAccountFailure) => ({
      title: 'The AWS account is not active',
      cause: `The account ${account} is not subscribed to the service: it was not activated completely, or it is suspended.`,
      evidence: failureEvidence(failure),
      fix: [
        {
          text: `Have the owner of the account ${account} sign in to the AWS console, finish the registration and settle what is open ("Billing and Cost Management" shows it).`,
        },
      ],
    }),
  },
});
