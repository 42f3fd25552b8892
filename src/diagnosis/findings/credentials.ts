// Why AWS did not accept credentials: it rejects the signature of a request, or the session that STS just issued. Pure.
import type { ProxyOrigin } from '../../net/failure.ts';
import type { OperatingSystem } from '../../observe/facts.ts';
import type { Endpoint } from '../../settings/settings.ts';
import { type ClockSkew, type EpochSeconds, formatDuration, formatUtc } from '../../util/time.ts';
import { type Words, words } from '../../util/words.ts';
import { defineFindings, type EvidenceRow, type FixStep, input, STEP } from '../definition.ts';
import {
  type OfFailure,
  type OfRegionalFailure,
  regionalFailure,
  SAMPLE_NOW,
  SAMPLE_ROLE,
  SAMPLE_SKEW,
  stsFailure,
} from '../evidence.ts';
import { failureEvidence, hostOf, operationName, skewEvidence } from '../words/evidence-rows.ts';
import { RUN_AGAIN, synchronizeClock } from '../words/remedies.ts';

/** A signed request that something between this machine and AWS may have changed. */
export interface OfWay extends OfFailure {
  readonly proxy?: ProxyOrigin;
  /** What names an endpoint that is none of AWS's. */
  readonly endpoint?: Endpoint['source'];
}

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
      title: 'AWS finds the request too old or too new',
      cause:
        times === undefined
          ? "AWS rejected the time of the signature: this machine's clock is off."
          : `The request was signed at ${formatUtc(times.signedAt)} by the clock that was used here, and STS received it at ${formatUtc(times.serverAt)} by its own: ${formatDuration(Math.abs(times.serverAt - times.signedAt))} apart, where ${formatDuration(times.toleranceSeconds)} are allowed.`,
      evidence: [...signatureTimeEvidence({ failure, ...evidence }, times), ...failureEvidence(failure)],
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
      title: 'The STS endpoint is of another region',
      cause: `The request was signed for the region ${region}, and the STS endpoint that received it is of another one.`,
      evidence: [...failureEvidence(failure), ['Region', region]],
      fix: [
        {
          text: 'Make aws-region the region of sts-endpoint (or AWS_ENDPOINT_URL_STS), or remove the endpoint to have the one of the region.',
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

function signatureTimeEvidence({ clockSkew }: OfSignature, times: SignatureTimes | undefined): readonly EvidenceRow[] {
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
