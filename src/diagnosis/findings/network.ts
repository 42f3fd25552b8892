// Why a service could not be reached. Pure.
import { hasFipsEndpoint } from '../../aws/arn.ts';
import type { OperatingSystem, RunnerFacts } from '../../observe/facts.ts';
import type { Endpoint } from '../../settings/settings.ts';
import { formatDuration } from '../../util/time.ts';
import { joinWords, phrase, type Words, words } from '../../util/words.ts';
import { defineFindings, type FixStep, STEP } from '../definition.ts';
import {
  failureEvidence,
  hostOf,
  type OfFailure,
  type OfRegionalFailure,
  type OfWay,
  operationName,
  regionalFailure,
  stsFailure,
  triesOf,
} from '../evidence.ts';
import { httpsProxy, reach, synchronizeClock } from '../words/remedies.ts';

type OfCertificate = OfFailure & Pick<RunnerFacts, 'os' | 'nodeVersion' | 'extraCertificates' | 'usesSystemStore'>;

interface OfLookup extends OfRegionalFailure, Pick<OfWay, 'plainProxy'> {
  readonly endpointSource: Endpoint['source'];
}

/** An endpoint that the environment asks for in place of the usual one. */
interface OfVariant extends OfRegionalFailure, Pick<Endpoint, 'fips' | 'dualStack'> {}

interface OfCertificates extends OfFailure {
  /** A sentence. */
  readonly problem: string;
}

interface OfDeadline extends OfWay {
  readonly timeoutSeconds: number;
}

export const networkFindings = defineFindings({
  DNS_LOOKUP_FAILED: {
    severity: 'error',
    category: 'network',
    retryable: true,
    target: STEP,
    sample: (text) => ({ ...regionalFailure(text), endpointSource: 'region' as const }),
    explain: ({ failure, region, endpointSource, plainProxy }: OfLookup) => ({
      title: 'A host name could not be resolved',
      cause: whyUnresolved({ failure, region, endpointSource }),
      evidence: failureEvidence(failure),
      fix: [{ text: lookupRemedy({ failure, region, endpointSource }) }, ...httpsProxy(plainProxy)],
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
      const names = joinWords(
        variables.map((one) => words`"${one}"`),
        ' and ',
      );
      const isKnown = REGIONS.test(region);
      const turnOff: FixStep = {
        text: words`Set this for the step, or remove ${names} where it is set:`,
        snippet: { language: 'yaml', text: `env:\n${variables.map((one) => `  ${one}: 'false'`).join('\n')}` },
      };
      const lacksFips = fips && !hasFipsEndpoint(region);
      const isDual = dualStack && !lacksFips;
      const isThere = fips && !lacksFips && !isDual && isKnown;
      return {
        title: 'The FIPS or dual-stack endpoint has no address',
        cause: joinWords([
          words`DNS has no address for ${hostOf(failure)}, which this run uses because the environment sets ${names}.`,
          isThere ? NOT_IN_DNS : isDual ? DUAL_STACK : FIPS,
          ...(isKnown ? [] : [NO_REGION]),
        ]),
        evidence: [['Region', region], ...failureEvidence(failure)],
        fix: [
          ...(isThere ? [{ text: words`Let the DNS of the runner resolve "${hostOf(failure)}".` }] : []),
          turnOff,
          ...(isKnown ? [] : [{ text: words`Or, if ${region} has a typo, correct "aws-region".` }]),
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
    explain: ({ failure, ...way }: OfWay) => ({
      title: 'The connection was refused',
      cause: words`Nothing accepts connections at ${hostOf(failure)}.`,
      evidence: failureEvidence(failure),
      fix: reach({ failure, ...way }),
    }),
  },
  CONNECTION_LOST: {
    severity: 'error',
    category: 'network',
    retryable: true,
    target: STEP,
    sample: stsFailure,
    explain: ({ failure, ...way }: OfWay) => ({
      title: 'The connection was closed too early',
      cause: words`The connection to ${hostOf(failure)} was closed before there was an answer ${triesOf(failure)}.`,
      evidence: failureEvidence(failure),
      fix: reach({ failure, ...way }),
    }),
  },
  TLS_CERTIFICATE_UNTRUSTED: {
    severity: 'error',
    category: 'network',
    retryable: false,
    target: STEP,
    sample: stsFailure,
    explain: ({ failure, ...runner }: OfCertificate) => ({
      title: 'The TLS certificate was issued by an unknown CA',
      cause: joinWords([
        words`Node.js doesn't trust the CA that issued the certificate of ${hostOf(failure)} (${failure.code}).`,
        ...withoutAuthority(runner),
        words`A TLS-inspecting proxy shows a certificate like this.`,
      ]),
      evidence: failureEvidence(failure),
      fix: [
        ...trustAuthority(runner),
        { text: words`If there should be no such proxy, stop here: something else answers for this host.` },
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
      cause: words`Node.js doesn't trust the CA that issued the certificate of ${hostOf(failure)} (${failure.code}). It couldn't read the file with extra CAs.`,
      comparison: {
        of: 'NODE_EXTRA_CA_CERTS',
        rows: [
          ['found', problem],
          ['expected', 'a PEM file that the user of the runner can read'],
        ],
      },
      evidence: failureEvidence(failure),
      fix: [
        {
          text: words`Set "NODE_EXTRA_CA_CERTS" to a PEM file that exists where the step runs (inside the container of the job, if it has one). Node.js reads it once, at its start.`,
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
      cause: words`By this machine's clock, the certificate of ${hostOf(failure)} has expired or is not valid yet (${failure.code}). Most likely the clock is wrong: AWS and GitHub renew their certificates in time.`,
      evidence: failureEvidence(failure),
      fix: [
        synchronizeClock(os),
        { text: words`If the clock is right, have the owner of the endpoint or proxy renew its certificate.` },
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
      cause: words`The certificate of ${hostOf(failure)} is for other host names (${failure.code}).`,
      evidence: failureEvidence(failure),
      fix: [
        {
          text: words`Use a host name of the certificate in "sts-endpoint" (or "AWS_ENDPOINT_URL_STS"). For a VPC endpoint, that is the usual name of STS, with private DNS.`,
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
      title: 'The TLS connection failed',
      cause: words`The TLS connection to ${hostOf(failure)} failed (${failure.code}). Most likely this port doesn't use TLS at all.`,
      evidence: failureEvidence(failure),
      fix: [
        {
          text: words`Check port and scheme of the endpoint ("sts-endpoint" or "AWS_ENDPOINT_URL_STS", if set): "https://" doesn't work for an "http://" service.`,
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
    explain: ({ failure, ...way }: OfWay) => ({
      title: 'A service did not answer in time',
      cause: words`${hostOf(failure)} did not answer ${operationName(failure)} in time ${triesOf(failure)}.`,
      evidence: failureEvidence(failure),
      fix: reach({ failure, ...way }),
    }),
  },
  HOST_UNREACHABLE: {
    severity: 'error',
    category: 'network',
    retryable: true,
    target: STEP,
    sample: stsFailure,
    explain: ({ failure, ...way }: OfWay) => ({
      title: 'There is no route to a service',
      cause: words`The network has no route to ${hostOf(failure)} (${failure.code}).`,
      evidence: failureEvidence(failure),
      fix: reach({ failure, ...way }),
    }),
  },
  DEADLINE_PASSED: {
    severity: 'error',
    category: 'network',
    retryable: true,
    target: STEP,
    sample: (text) => ({ ...stsFailure(text), timeoutSeconds: 90 }),
    explain: ({ failure, timeoutSeconds, ...way }: OfDeadline) => ({
      title: 'The time limit of the run passed',
      cause: words`"action-timeout-s" allows ${phrase(formatDuration(timeoutSeconds))}, and ${operationName(failure)} had no answer by then.`,
      evidence: failureEvidence(failure),
      fix: [...reach({ failure, ...way }), { text: words`If the service is only slow, raise "action-timeout-s".` }],
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
function trustAuthority({
  os = 'Linux',
  nodeVersion,
  extraCertificates,
  usesSystemStore,
}: Omit<OfCertificate, 'failure'>): readonly FixStep[] {
  if (extraCertificates !== undefined)
    return [
      {
        text: words`If the proxy is yours, add its CA, and any intermediate one, to ${extraCertificates} (PEM format).`,
      },
    ];
  const hasStore = !usesSystemStore && (nodeVersion === undefined || readsStore(nodeVersion));
  const env = (line: string) => ({ language: 'yaml', text: `env:\n  ${line}` }) as const;
  const store: FixStep = {
    text: words`If the proxy is yours and its CA is in the ${phrase(storeOf(os))}, have Node.js${phrase(nodeVersion === undefined ? ' (24.6 or newer)' : '')} use it:`,
    snippet: env("NODE_USE_SYSTEM_CA: '1'"),
  };
  const file: FixStep = {
    text:
      os === 'Linux' || !hasStore
        ? words`If the proxy is yours, name the file with its CA in the job:`
        : words`Name the file with its CA in the job:`,
    snippet: env(`NODE_EXTRA_CA_CERTS: ${AUTHORITY_FILES[os]}`),
  };
  return os === 'Linux' || !hasStore ? [file] : [store, file];
}

/** What the job has Node trust already. */
function withoutAuthority({
  os,
  nodeVersion,
  extraCertificates,
  usesSystemStore,
}: Omit<OfCertificate, 'failure'>): readonly Words[] {
  if (extraCertificates !== undefined)
    return [words`The file in "NODE_EXTRA_CA_CERTS" (${extraCertificates}) lacks a certificate of its chain.`];
  return usesSystemStore && (nodeVersion === undefined || readsStore(nodeVersion))
    ? [words`"NODE_USE_SYSTEM_CA" is set, but the ${phrase(storeOf(os))} lacks a certificate of its chain.`]
    : [];
}

/** Where the authorities of the machine are. */
function storeOf(os: OperatingSystem | undefined): string {
  return os === 'macOS' ? 'keychain of macOS' : `certificate store of ${os ?? 'the system'}`;
}

/** Whether this Node.js knows NODE_USE_SYSTEM_CA. */
function readsStore(version: string): boolean {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
  return major > 24 || (major === 24 && minor >= 6) || (major === 22 && minor >= 19);
}

const FIPS = words`STS has FIPS endpoints only in the US and Canada.`;
const DUAL_STACK = words`Dual-stack endpoints have names of their own, which a private DNS can lack.`;
const NOT_IN_DNS = words`The region has this endpoint, so the DNS of this runner doesn't know its name.`;
const NO_REGION = words`Or this region doesn't exist.`;

function whyUnresolved({ failure, region, endpointSource }: OfLookup): Words {
  if (failure.code !== 'ENOTFOUND')
    return words`This runner's DNS lookup of ${hostOf(failure)} failed with ${failure.code} ${triesOf(failure)}.`;
  const missing = words`DNS has no address for ${hostOf(failure)}.`;
  if (isMissingFips(failure)) return joinWords([missing, FIPS]);
  if (failure.service !== 'sts' || endpointSource !== 'region') return missing;
  return REGIONS.test(region)
    ? words`DNS has no address for ${hostOf(failure)}. The region exists, so the DNS of this runner doesn't know its names.`
    : words`DNS has no address for ${hostOf(failure)}. Either there is no region ${region}, or the DNS of this runner doesn't know it.`;
}

/** Those with an STS in 2026. A newer one is called a typo only beside the other cause. */
const REGIONS =
  /^(?:us-(?:east|west)-[12]|us-gov-(?:east|west)-1|ca-(?:central|west)-1|mx-central-1|sa-east-1|eu-central-[12]|eu-west-[123]|eu-south-[12]|eu-north-1|eusc-de-east-1|il-central-1|me-(?:south|central)-1|af-south-1|ap-east-[12]|ap-south-[12]|ap-northeast-[123]|ap-southeast-[1-7]|cn-north-1|cn-northwest-1)$/;

/** Whether it is the FIPS endpoint of a region that has none. */
function isMissingFips({ host = '' }: OfFailure['failure']): boolean {
  return /^sts-fips\.(?!us-|ca-)/.test(host);
}

/** Where to look for a name that DNS does not know. */
function lookupRemedy({ failure, region, endpointSource }: OfLookup): Words {
  if (failure.service !== 'sts' || failure.code !== 'ENOTFOUND')
    return words`Check why the DNS of the runner doesn't resolve "${hostOf(failure)}".`;
  if (endpointSource === 'region')
    return REGIONS.test(region)
      ? words`Let the DNS of the runner resolve "${hostOf(failure)}". A private network may need a VPC endpoint for STS.`
      : words`Check "aws-region" for a typo: it is ${region}.`;
  return isMissingFips(failure)
    ? words`Remove "${endpointSource}" to use the endpoint of ${region}.`
    : words`Check the host name in "${endpointSource}" for a typo.`;
}
