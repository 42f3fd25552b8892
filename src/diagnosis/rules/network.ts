// Why a service could not be reached or did not answer. Pure.

import { hasFipsEndpoint } from '../../aws/arn.ts';
import { type Failure, type FailureKind, isPage, kindOf, type ProxyOrigin } from '../../net/failure.ts';
import type { Facts, RunnerFacts } from '../../observe/facts.ts';
import type { Settings } from '../../settings/settings.ts';
import { defined } from '../../util/defined.ts';
import type { OfWay } from '../evidence.ts';
import { error, type Finding, type Rule } from '../finding.ts';

export const networkRules: readonly Rule<Facts>[] = [
  (facts) =>
    [facts.idToken, facts.baseIdentity, facts.roleSession, facts.callerIdentity].flatMap((attempt) =>
      attempt.status === 'failed' ? findingsOf(attempt.failure, facts) : [],
    ),
];

const CODES = {
  dns: 'DNS_LOOKUP_FAILED',
  'connection-refused': 'CONNECTION_REFUSED',
  lost: 'CONNECTION_LOST',
  'timed-out': 'REQUEST_TIMED_OUT',
  unreachable: 'HOST_UNREACHABLE',
  deadline: 'DEADLINE_PASSED',
  canceled: 'CANCELED',
} as const satisfies Partial<Record<FailureKind, Finding['code']>>;

const STS_CODES = {
  throttled: 'STS_THROTTLED',
  unavailable: 'STS_UNAVAILABLE',
  'foreign-answer': 'STS_ANSWER_INVALID',
  garbled: 'STS_ANSWER_INVALID',
} as const satisfies Partial<Record<FailureKind, Finding['code']>>;

function findingsOf(failure: Failure, { settings, runner, proxy, plainProxy }: Facts): readonly Finding[] {
  const kind = kindOf(failure);
  const way = defined({ failure, proxy, plainProxy, ...endpointNamed(failure, settings) });
  if (!settings.endpoint.awsOwned && isWithoutIdentity(failure)) {
    return [error('STS_NAMES_NO_IDENTITY', { failure, variable: settings.endpoint.source })];
  }
  // Sources on the machine itself have findings of their own.
  if (failure.service === 'runner' && kind !== 'deadline' && kind !== 'canceled') return [];
  if (/^(?:PROXY_HTTP_|ERR_PROXY_TUNNEL)/.test(failure.code) && failure.code !== 'PROXY_HTTP_407')
    return [error('PROXY_REFUSED', { failure })];
  if (failure.httpStatus === 407 || failure.code === 'PROXY_HTTP_407')
    return [error('PROXY_AUTHENTICATION_REQUIRED', way)];
  if (proxy !== undefined && isOfProxy(failure, proxy)) return [error('PROXY_UNREACHABLE', { failure, proxy })];
  if (kind === 'tls') return [tlsFinding(failure, runner)];
  if (failure.service === 'sts' && kind === 'foreign-answer' && isPage(failure) && (failure.httpStatus ?? 0) < 400)
    return [error('LOGIN_PAGE_ANSWERED', { failure }, 'likely')];
  if (kind === 'deadline') return [error('DEADLINE_PASSED', { ...way, timeoutSeconds: settings.timeoutSeconds })];
  if (kind === 'dns') return [unresolved(failure, settings, plainProxy)];
  if (kind in CODES) return [error(CODES[kind as Exclude<keyof typeof CODES, 'dns' | 'deadline'>], way)];
  if (failure.service === 'sts' && kind in STS_CODES)
    return [error(STS_CODES[kind as keyof typeof STS_CODES], way, isOfAws(failure) ? 'certain' : 'likely')];
  return [];
}

/** What names the endpoint of STS that was asked, where that is not the one of the region. */
function endpointNamed({ service }: Failure, { endpoint }: Settings): Pick<OfWay, 'endpoint' | 'isOther'> {
  if (service !== 'sts' || endpoint.source === 'region') return {};
  // What the environment names may be a way to AWS; what the workflow itself names is what it means.
  const isOther = !endpoint.awsOwned && endpoint.source === 'sts-endpoint';
  return { endpoint: endpoint.source, ...(isOther && { isOther }) };
}

/** Whether a service that takes the place of STS cannot say whose credentials these are. */
function isWithoutIdentity({ service, operation, code, message }: Failure): boolean {
  if (service !== 'sts') return false;
  if (code === 'NO_ARN_IN_ANSWER') return true;
  return operation === 'GetCallerIdentity' && (NOT_THERE.has(code) || /^Unsupported action\b/.test(message));
}

/** Codes for an operation that a service does not have. */
const NOT_THERE: ReadonlySet<string> = new Set(['InvalidAction', 'NotImplemented', 'UnknownOperation']);

/** Whether the answer has a code of AWS. Something on the way can answer with the same status, and none of its codes. */
function isOfAws({ code }: Failure): boolean {
  return code !== 'UNEXPECTED_ANSWER' && !/^(?:HTTP|PROXY_HTTP|HPE)_/.test(code);
}

/** Whether the connection to the proxy itself failed: Node's message has the host that was looked up, or the port that was tried. */
function isOfProxy({ httpStatus, message }: Failure, { address }: ProxyOrigin): boolean {
  const { hostname, port, protocol } = new URL(address);
  const tried = new RegExp(`^connect E[A-Z]+ \\S+:${port || (protocol === 'https:' ? 443 : 80)}\\b`);
  return (
    httpStatus === undefined &&
    (message.startsWith('getaddrinfo ') ? message.endsWith(` ${hostname}`) : tried.test(message))
  );
}

/** Variants of AWS's own endpoint exist in some regions only, so where one was asked for, that is the first suspect. */
function unresolved(failure: Failure, { endpoint, region }: Settings, plainProxy: string | undefined): Finding {
  const { fips, dualStack, source } = endpoint;
  const isOfRegion = failure.service === 'sts' && source === 'region';
  // The region may not exist, or DNS may not know it.
  const isAmbiguous = isOfRegion && failure.code === 'ENOTFOUND';
  if (!isOfRegion || !(fips || dualStack)) {
    const evidence = defined({ failure, region, endpointSource: source, plainProxy });
    return error('DNS_LOOKUP_FAILED', evidence, isAmbiguous ? 'likely' : 'certain');
  }
  const isMissing = fips === true && !hasFipsEndpoint(region);
  return error(
    'ENDPOINT_VARIANT_NOT_FOUND',
    defined({ failure, region, fips, dualStack }),
    isMissing ? 'likely' : 'possible',
  );
}

const UNTRUSTED = /SELF_SIGNED|UNABLE_TO_(?:GET_ISSUER|VERIFY)|CERT_UNTRUSTED|CERT_CHAIN_TOO_LONG|INVALID_CA/;

/** @see https://nodejs.org/api/tls.html#x509-certificate-error-codes */
function tlsFinding(failure: Failure, runner: RunnerFacts): Finding {
  const { code } = failure;
  if (code === 'CERT_HAS_EXPIRED' || code === 'CERT_NOT_YET_VALID')
    return error('TLS_CERTIFICATE_DATE', defined({ failure, os: runner.os }), 'likely');
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID' || code === 'HOSTNAME_MISMATCH')
    return error('TLS_CERTIFICATE_OTHER_HOST', { failure });
  const { os, nodeVersion, extraCertificates, usesSystemStore, extraCertificatesProblem: problem } = runner;
  if (!UNTRUSTED.test(code)) return error('TLS_FAILED', { failure }, 'likely');
  return problem === undefined
    ? error('TLS_CERTIFICATE_UNTRUSTED', defined({ failure, os, nodeVersion, extraCertificates, usesSystemStore }))
    : error('EXTRA_CERTIFICATES_UNREADABLE', { failure, problem }, 'likely');
}
