// Why AWS did not accept credentials: it rejects the signature of a request, or the session that STS just issued. Pure.
import type { OperatingSystem } from '../../observe/facts.ts';
import { type ClockSkew, type EpochSeconds, formatDuration, formatUtc } from '../../util/time.ts';
import { phrase, type Words, words } from '../../util/words.ts';
import { type Comparison, defineFindings, type FixStep, input, STEP } from '../definition.ts';
import {
  failureEvidence,
  hostOf,
  type OfFailure,
  type OfRegionalFailure,
  type OfWay,
  operationName,
  regionalFailure,
  SAMPLE_NOW,
  SAMPLE_ROLE,
  SAMPLE_SKEW,
  skewEvidence,
  stsFailure,
} from '../evidence.ts';
import { RUN_AGAIN, synchronizeClock } from '../words/remedies.ts';

/** A failed signed request, and the clocks as far as they were measured. */
export interface OfSignature extends OfFailure {
  readonly clockSkew?: ClockSkew;
  readonly os?: OperatingSystem;
}

/** The times in AWS's sentence about a signature that came too late or too early. */
export interface SignatureTimes {
  readonly signedAt: EpochSeconds;
  readonly serverAt: EpochSeconds;
  readonly toleranceSeconds: number;
}

interface OfSignatureTime extends OfSignature {
  readonly times?: SignatureTimes;
}

export const signatureFindings = defineFindings({
  SIGNATURE_REJECTED: {
    severity: 'error',
    category: 'network',
    retryable: false,
    target: STEP,
    sample: (text) => ({ ...stsFailure(text), clockSkew: SAMPLE_SKEW }),
    explain: ({ clockSkew, ...way }: OfSignature & OfWay) => ({
      title: 'AWS rejected the signature of a request',
      cause: words`This action signed ${operationName(way.failure)} with credentials that AWS had just issued. AWS rejected the signature (${way.failure.code}). ${culprit(way)} probably changed the request.`,
      evidence: [...failureEvidence(way.failure), ...skewEvidence(clockSkew)],
      fix: [letThrough(way)],
    }),
  },
  SIGNATURE_TIME_REJECTED: {
    severity: 'error',
    category: 'clock',
    retryable: false,
    target: STEP,
    sample: (text) => ({
      ...stsFailure(text),
      clockSkew: SAMPLE_SKEW,
      os: 'Windows' as const,
      times: { signedAt: SAMPLE_NOW, serverAt: SAMPLE_NOW + 1000, toleranceSeconds: 900 },
    }),
    explain: ({ failure, times, ...evidence }: OfSignatureTime) => ({
      title: 'AWS rejected the time of the signature',
      ...explainTimes(times),
      evidence: [...skewEvidence(evidence.clockSkew), ...failureEvidence(failure)],
      fix: [synchronizeClock(evidence.os)],
    }),
  },
  SIGNATURE_SCOPE_REJECTED: {
    severity: 'error',
    category: 'configuration',
    retryable: false,
    target: input('aws-region'),
    sample: regionalFailure,
    explain: ({ failure, region }: OfRegionalFailure) => ({
      title: 'The STS endpoint belongs to another region',
      cause: words`This step signed its request for ${region}, but the STS endpoint that received it serves another region.`,
      comparison: {
        of: 'region',
        rows: [
          ['aws-region', region],
          ...(failure.host === undefined ? [] : [['endpoint that received the request', failure.host] as const]),
        ],
      },
      evidence: [...failureEvidence(failure), ['Region', region]],
      fix: [
        {
          text: words`Change "aws-region" to the region of the endpoint.`,
        },
        {
          text: words`Or remove "sts-endpoint" and "AWS_ENDPOINT_URL_STS", to use the endpoint of ${region}.`,
        },
      ],
    }),
  },
  SIGNATURE_INCOMPLETE: {
    severity: 'error',
    category: 'network',
    retryable: false,
    target: STEP,
    sample: stsFailure,
    explain: (way: OfWay) => ({
      title: 'The signature arrived damaged',
      cause: words`AWS could not read the "Authorization" header of ${operationName(way.failure)}. ${culprit(way)} probably changed or cut it.`,
      evidence: failureEvidence(way.failure),
      fix: [letThrough(way)],
    }),
  },
  SIGNATURE_MISSING: {
    severity: 'error',
    category: 'network',
    retryable: false,
    target: STEP,
    sample: stsFailure,
    explain: (way: OfWay) => ({
      title: 'The signature did not arrive',
      cause: words`This action signed ${operationName(way.failure)}, but it reached AWS without its "Authorization" header. ${culprit(way)} removed it.`,
      evidence: failureEvidence(way.failure),
      fix: [letThrough(way)],
    }),
  },
});

/** What may have changed a request, at the start of a sentence. */
function culprit({ proxy, endpoint }: OfWay): Words {
  if (proxy !== undefined) return words`The proxy ${proxy.address} (from ${proxy.name})`;
  if (endpoint !== undefined) return words`The service that ${endpoint} names`;
  return words`Something on the network`;
}

/** How to let requests through as they were signed. */
export function letThrough({ failure, proxy, endpoint }: OfWay): FixStep {
  const host = hostOf(failure);
  if (proxy !== undefined) {
    return {
      text: words`Add ${host} to "no-proxy", or configure the proxy to pass headers and bodies through unchanged.`,
    };
  }
  if (endpoint !== undefined) return { text: words`Remove ${endpoint}, or check the service at ${host} behind it.` };
  return {
    text: words`Check whether a firewall or TLS inspection changes requests to ${host} on port 443. This run uses no proxy.`,
  };
}

function explainTimes(times: SignatureTimes | undefined): {
  readonly cause: Words;
  readonly comparison?: Comparison;
} {
  if (times === undefined) {
    return { cause: words`AWS rejected the time of the signature, because this machine's clock is wrong.` };
  }
  const { signedAt, serverAt, toleranceSeconds } = times;
  const apart = phrase(formatDuration(Math.abs(serverAt - signedAt)));
  return {
    cause: words`The time of the signature and the clock of STS are ${apart} apart. STS accepts ${phrase(formatDuration(toleranceSeconds))} at most.`,
    comparison: {
      of: 'clock',
      rows: [
        ['signed at', formatUtc(signedAt)],
        ['received by STS at', formatUtc(serverAt)],
      ],
    },
  };
}

interface OfAccountFailure extends OfFailure {
  readonly account?: string;
}

/** The exchange of a token is the one request without a signature. */
function isWithoutKeys({ operation }: OfFailure['failure']): boolean {
  return operation === 'AssumeRoleWithWebIdentity';
}

export const newCredentialsFindings = defineFindings({
  CREDENTIALS_NOT_RECOGNIZED: {
    severity: 'error',
    category: 'service',
    retryable: true,
    target: STEP,
    sample: regionalFailure,
    explain: ({ failure, region }: OfRegionalFailure) => ({
      title: isWithoutKeys(failure)
        ? 'STS refused the exchange as if it had keys'
        : "AWS doesn't recognize the new credentials",
      cause: isWithoutKeys(failure)
        ? words`STS answered ${failure.operation} with ${failure.code}, a code for access keys, and that request has none. Possibly the account hasn't enabled ${region}, or something else than STS answered.`
        : words`STS issued credentials, then refused them (${failure.code}). Either they have not propagated yet, or the two answers came from different services, or a proxy drops the session token.`,
      evidence: [...failureEvidence(failure), ['Region', region]],
      fix: [
        ...(isWithoutKeys(failure)
          ? [
              {
                text: words`Choose another "aws-region", or enable ${region} in the account ("Account > AWS Regions").`,
              },
            ]
          : []),
        {
          text: words`Run the job again ("Re-run failed jobs"). A role created seconds ago can take a minute to propagate.`,
        },
        {
          text: words`If it happens every time, check that "sts-endpoint" (or "AWS_ENDPOINT_URL_STS") belongs to "aws-region", and that no proxy removes headers.`,
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
      title: 'The new credentials expired before they were used',
      cause: words`STS issued credentials, then refused them as expired. Either they were issued without any lifetime, or this machine was suspended in between.`,
      evidence: failureEvidence(failure),
      fix: [
        RUN_AGAIN,
        {
          text: words`If it happens every time, check "sts-endpoint", "AWS_ENDPOINT_URL_STS", and any proxy to find out what answers in place of STS.`,
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
      title: 'A VPC endpoint policy blocks GetCallerIdentity',
      cause: words`STS refused "GetCallerIdentity". It needs no permission, and no policy of the role or the account can deny it. Only the policy of a VPC endpoint for STS can.`,
      evidence: failureEvidence(failure),
      fix: [
        {
          text: words`Add this statement to the policy of the VPC endpoint for STS:`,
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
    explain: ({ failure, account }: OfAccountFailure) => {
      const name = account === undefined ? words`the account of these credentials` : words`account ${account}`;
      return {
        title: "The AWS account isn't active",
        cause: words`AWS says that ${name} isn't subscribed to the service. Its activation is not complete, or it is suspended.`,
        evidence: failureEvidence(failure),
        fix: [
          {
            text: words`Have the owner of ${name} sign in to the AWS console, finish the registration, and pay any outstanding bill ("Billing and Cost Management").`,
          },
        ],
      };
    },
  },
});
