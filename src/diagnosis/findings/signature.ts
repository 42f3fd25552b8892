// Why AWS rejected the signature of a request. Pure.
import type { OperatingSystem } from '../../observe/facts.ts';
import { type ClockSkew, type EpochSeconds, formatDuration, formatUtc } from '../../util/time.ts';
import { defineFindings, type EvidenceRow, type FixStep, input, STEP } from '../definition.ts';
import type { OfFailure, OfRegionalFailure } from '../evidence.ts';
import { regionalFailure, SAMPLE_NOW, SAMPLE_SKEW, stsFailure } from '../samples.ts';
import { failureEvidence, skewEvidence } from '../words/evidence-rows.ts';
import { synchronizeClock } from '../words/remedies.ts';

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
    explain: ({ failure, ...evidence }: OfSignature) => ({
      title: 'AWS rejected the signature of a request',
      cause: `GetCallerIdentity was signed with the new credentials, and STS did not accept the signature (${failure.code}): something on the way changes requests.`,
      evidence: [...failureEvidence(failure), ...skewEvidence(evidence.clockSkew)],
      fix: [letThrough({ failure })],
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
    explain: ({ failure }: OfFailure) => ({
      title: 'The signature did not arrive whole',
      cause: 'STS cannot read the Authorization header of a signed request: something on the way changed or cut it.',
      evidence: failureEvidence(failure),
      fix: [letThrough({ failure })],
    }),
  },
  SIGNATURE_MISSING: {
    severity: 'error',
    category: 'network',
    retryable: false,
    target: STEP,
    sample: stsFailure,
    explain: ({ failure }: OfFailure) => ({
      title: 'The signature did not arrive',
      cause: 'STS got a signed request without its Authorization header: something on the way removes it.',
      evidence: failureEvidence(failure),
      fix: [letThrough({ failure })],
    }),
  },
});

function letThrough({ failure: { host = 'the host of STS' } }: OfFailure): FixStep {
  return {
    text: `Let requests reach ${host} unchanged: add it to no-proxy, or have the proxy leave headers and bodies as they are.`,
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
