// Why a service could not be reached. Pure.
import type { OperatingSystem } from '../../observe/facts.ts';
import type { Endpoint } from '../../settings/settings.ts';
import { formatDuration } from '../../util/time.ts';
import { defineFindings, type FixStep, STEP } from '../definition.ts';
import { type OfFailure, type OfRegionalFailure, regionalFailure, stsFailure } from '../evidence.ts';
import { failureEvidence, hostOf, operationName, triesOf } from '../words/evidence-rows.ts';
import { reach, synchronizeClock } from '../words/remedies.ts';

interface OfCertificate extends OfFailure {
  readonly os?: OperatingSystem;
}

interface OfLookup extends OfRegionalFailure {
  readonly endpointSource: Endpoint['source'];
}

/** An endpoint that the environment asks for in place of the usual one. */
interface OfVariant extends OfRegionalFailure, Pick<Endpoint, 'fips' | 'dualStack'> {}

interface OfCertificates extends OfFailure {
  /** A sentence. */
  readonly problem: string;
}

interface OfDeadline extends OfFailure {
  readonly timeoutSeconds: number;
}

export const networkFindings = defineFindings({
  DNS_LOOKUP_FAILED: {
    severity: 'error',
    category: 'network',
    retryable: true,
    target: STEP,
    sample: (text) => ({ ...regionalFailure(text), endpointSource: 'region' as const }),
    explain: ({ failure, region, endpointSource }: OfLookup) => ({
      title: 'A host name could not be resolved',
      cause:
        failure.code === 'ENOTFOUND'
          ? `DNS has no address for ${hostOf(failure)}${failure.service === 'sts' && endpointSource === 'region' ? `: there is no region ${region}, or this runner's DNS does not know it` : ''}.`
          : `This runner's DNS did not answer the question for ${hostOf(failure)} (${failure.code}), ${triesOf(failure)}.`,
      evidence: failureEvidence(failure),
      fix: [{ text: lookupRemedy({ failure, region, endpointSource }) }],
    }),
  },
  ENDPOINT_VARIANT_NOT_FOUND: {
    severity: 'error',
    category: 'configuration',
    retryable: false,
    target: STEP,
    sample: (text) => ({ ...regionalFailure(text), fips: true as const, dualStack: true as const }),
    explain: ({ failure, region, fips, dualStack }: OfVariant) => {
      const variables = [
        ...(fips ? ['AWS_USE_FIPS_ENDPOINT'] : []),
        ...(dualStack ? ['AWS_USE_DUALSTACK_ENDPOINT'] : []),
      ];
      const name = variables.join(' and ');
      return {
        title: 'The FIPS or dual-stack endpoint has no address',
        cause: `This run asked ${hostOf(failure)}, because the environment sets ${name}, and DNS has no address for it: ${fips ? 'STS has FIPS endpoints in the US and Canada only.' : 'dual-stack endpoints have names of their own, which a private DNS can lack.'}`,
        evidence: [['Region', region], ...failureEvidence(failure)],
        fix: [
          {
            text: `Remove ${name} where it is set, or switch it off for this step:`,
            snippet: { language: 'yaml', text: `env:\n${variables.map((one) => `  ${one}: 'false'`).join('\n')}` },
          },
        ],
      };
    },
  },
  CONNECTION_REFUSED: {
    severity: 'error',
    category: 'network',
    retryable: true,
    target: STEP,
    sample: stsFailure,
    explain: ({ failure }: OfFailure) => ({
      title: 'The connection was refused',
      cause: `Nothing accepts connections at ${hostOf(failure)}.`,
      evidence: failureEvidence(failure),
      fix: [reach(failure)],
    }),
  },
  CONNECTION_LOST: {
    severity: 'error',
    category: 'network',
    retryable: true,
    target: STEP,
    sample: stsFailure,
    explain: ({ failure }: OfFailure) => ({
      title: 'The connection broke off',
      cause: `The connection to ${hostOf(failure)} was closed before there was an answer, ${triesOf(failure)}.`,
      evidence: failureEvidence(failure),
      fix: [reach(failure)],
    }),
  },
  TLS_CERTIFICATE_UNTRUSTED: {
    severity: 'error',
    category: 'network',
    retryable: false,
    target: STEP,
    sample: stsFailure,
    explain: ({ failure, os }: OfCertificate) => ({
      title: 'The TLS certificate was issued by an unknown CA',
      cause: `Node.js knows no CA that issued the certificate of ${hostOf(failure)} (${failure.code}). A TLS-inspecting proxy has such a certificate.`,
      evidence: failureEvidence(failure),
      fix: [
        ...trustAuthority(os),
        { text: 'If there should be no such proxy, stop here: something else answers for this host.' },
      ],
    }),
  },
  EXTRA_CERTIFICATES_UNREADABLE: {
    severity: 'error',
    category: 'network',
    retryable: false,
    target: STEP,
    sample: (text) => ({ ...stsFailure(text), problem: `${text} cannot be read (ENOENT).` }),
    explain: ({ failure, problem }: OfCertificates) => ({
      title: 'The file in NODE_EXTRA_CA_CERTS cannot be used',
      cause: `Node.js trusts no CA that signed the certificate of ${hostOf(failure)} (${failure.code}), because NODE_EXTRA_CA_CERTS is set, but ${problem}`,
      evidence: failureEvidence(failure),
      fix: [
        {
          text: 'Set NODE_EXTRA_CA_CERTS to a PEM file that the user of the runner can read, inside the container of the job if it has one. Node.js reads it once, at its start.',
        },
      ],
    }),
  },
  TLS_CERTIFICATE_DATE: {
    severity: 'error',
    category: 'clock',
    retryable: false,
    target: STEP,
    sample: stsFailure,
    explain: ({ failure, os }: OfCertificate) => ({
      title: 'The TLS certificate is not valid at this time',
      cause: `The certificate that ${hostOf(failure)} shows has expired, or is not valid yet, by this machine's clock (${failure.code}), which is the first suspect, since certificates of AWS and GitHub are renewed in time.`,
      evidence: failureEvidence(failure),
      fix: [
        synchronizeClock(os),
        { text: 'If the clock is right, whoever runs the endpoint or the proxy must renew its certificate.' },
      ],
    }),
  },
  TLS_CERTIFICATE_OTHER_HOST: {
    severity: 'error',
    category: 'network',
    retryable: false,
    target: STEP,
    sample: stsFailure,
    explain: ({ failure }: OfFailure) => ({
      title: 'The TLS certificate is for another host',
      cause: `The certificate that ${hostOf(failure)} shows is for other names (${failure.code}).`,
      evidence: failureEvidence(failure),
      fix: [
        {
          text: 'Use the name that the certificate is for in sts-endpoint (or AWS_ENDPOINT_URL_STS); for a VPC endpoint that is the name of AWS, by private DNS.',
        },
      ],
    }),
  },
  TLS_FAILED: {
    severity: 'error',
    category: 'network',
    retryable: false,
    target: STEP,
    sample: stsFailure,
    explain: ({ failure }: OfFailure) => ({
      title: 'The TLS connection could not be made',
      cause: `TLS with ${hostOf(failure)} failed (${failure.code}): most likely it is not spoken there at all.`,
      evidence: failureEvidence(failure),
      fix: [
        {
          text: 'Check port and scheme of the endpoint (sts-endpoint or AWS_ENDPOINT_URL_STS if one is set): an http:// service cannot be asked by https://.',
        },
      ],
    }),
  },
  REQUEST_TIMED_OUT: {
    severity: 'error',
    category: 'network',
    retryable: true,
    target: STEP,
    sample: stsFailure,
    explain: ({ failure }: OfFailure) => ({
      title: 'A service did not answer in time',
      cause: `${hostOf(failure)} did not answer ${operationName(failure)} in time, ${triesOf(failure)}.`,
      evidence: failureEvidence(failure),
      fix: [reach(failure)],
    }),
  },
  HOST_UNREACHABLE: {
    severity: 'error',
    category: 'network',
    retryable: true,
    target: STEP,
    sample: stsFailure,
    explain: ({ failure }: OfFailure) => ({
      title: 'There is no route to a service',
      cause: `The network has no way to ${hostOf(failure)} (${failure.code}).`,
      evidence: failureEvidence(failure),
      fix: [reach(failure)],
    }),
  },
  DEADLINE_PASSED: {
    severity: 'error',
    category: 'network',
    retryable: true,
    target: STEP,
    sample: (text) => ({ ...stsFailure(text), timeoutSeconds: 90 }),
    explain: ({ failure, timeoutSeconds }: OfDeadline) => ({
      title: 'The time limit of the run passed',
      cause: `action-timeout-s allows ${formatDuration(timeoutSeconds)}, and ${operationName(failure)} was still without an answer.`,
      evidence: failureEvidence(failure),
      fix: [reach(failure), { text: 'If it is only slow, raise action-timeout-s.' }],
    }),
  },
});

/** A file that a Windows or macOS machine has under any name; Debian and Ubuntu have one for all of their authorities. */
const AUTHORITY_FILES: Readonly<Record<OperatingSystem, string>> = {
  Linux: '/etc/ssl/certs/ca-certificates.crt # Debian, Ubuntu; /etc/pki/tls/certs/ca-bundle.crt on Red Hat',
  Windows: "'C:\\certificates\\company-ca.pem' # as Base64 (PEM), not DER",
  macOS: '/usr/local/etc/company-ca.pem',
};

/**
 * How to trust the authority of a proxy. Windows and macOS have a store of their own, which Node.js uses from 24.6 on if it is asked to.
 * @see https://nodejs.org/docs/latest-v24.x/api/cli.html#node_use_system_ca1
 */
function trustAuthority(os: OperatingSystem = 'Linux'): readonly FixStep[] {
  const env = (line: string) => ({ language: 'yaml', text: `env:\n  ${line}` }) as const;
  const store: FixStep = {
    text: `If the proxy is yours and its CA is in the certificate store of ${os}, have Node.js use the store (24.6 or newer):`,
    snippet: env("NODE_USE_SYSTEM_CA: '1'"),
  };
  const file: FixStep = {
    text: `${os === 'Linux' ? 'If the proxy is yours, name' : 'Or name'} the file with its CA in the job:`,
    snippet: env(`NODE_EXTRA_CA_CERTS: ${AUTHORITY_FILES[os]}`),
  };
  return os === 'Linux' ? [file] : [store, file];
}

/** Where to look for a name that DNS does not know. */
function lookupRemedy({ failure, region, endpointSource }: OfLookup): string {
  if (failure.service !== 'sts' || failure.code !== 'ENOTFOUND')
    return `Check why the DNS of the runner does not resolve "${hostOf(failure)}".`;
  return endpointSource === 'region'
    ? `Check aws-region (${region}) letter by letter.`
    : `Check the host name in ${endpointSource} letter by letter.`;
}
