// Why a service could not be reached or did not answer. Pure.

import { type Failure, type FailureKind, isPage, kindOf } from '../../net/failure.ts';
import type { Facts, RunnerFacts } from '../../observe/facts.ts';
import { defined } from '../../util/defined.ts';
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
  cancelled: 'CANCELLED',
} as const satisfies Partial<Record<FailureKind, Finding['code']>>;

const STS_CODES = {
  throttled: 'STS_THROTTLED',
  unavailable: 'STS_UNAVAILABLE',
  'foreign-answer': 'STS_ANSWER_INVALID',
  garbled: 'STS_ANSWER_INVALID',
} as const satisfies Partial<Record<FailureKind, Finding['code']>>;

function findingsOf(failure: Failure, { settings, runner }: Facts): readonly Finding[] {
  const kind = kindOf(failure);
  // Sources on the machine itself have findings of their own.
  if (failure.service === 'runner' && kind !== 'deadline' && kind !== 'cancelled') return [];
  if (/^(?:PROXY_HTTP_|ERR_PROXY_TUNNEL)/.test(failure.code) && failure.code !== 'PROXY_HTTP_407')
    return [error('PROXY_REFUSED', { failure })];
  if (failure.httpStatus === 407 || failure.code === 'PROXY_HTTP_407')
    return [error('PROXY_AUTHENTICATION_REQUIRED', { failure })];
  if (kind === 'tls') return [tlsFinding(failure, runner)];
  if (failure.service === 'sts' && kind === 'foreign-answer' && isPage(failure) && (failure.httpStatus ?? 0) < 400)
    return [error('LOGIN_PAGE_ANSWERED', { failure })];
  if (kind === 'deadline') return [error('DEADLINE_PASSED', { failure, timeoutSeconds: settings.timeoutSeconds })];
  if (kind === 'dns') return [error('DNS_LOOKUP_FAILED', { failure, region: settings.region })];
  if (kind in CODES) return [error(CODES[kind as Exclude<keyof typeof CODES, 'dns' | 'deadline'>], { failure })];
  if (failure.service === 'sts' && kind in STS_CODES)
    return [error(STS_CODES[kind as keyof typeof STS_CODES], { failure })];
  return [];
}

const UNTRUSTED = /SELF_SIGNED|UNABLE_TO_(?:GET_ISSUER|VERIFY)|CERT_UNTRUSTED|CERT_CHAIN_TOO_LONG|INVALID_CA/;

/** @see https://nodejs.org/api/tls.html#x509-certificate-error-codes */
function tlsFinding(failure: Failure, runner: RunnerFacts): Finding {
  const { code } = failure;
  if (code === 'CERT_HAS_EXPIRED' || code === 'CERT_NOT_YET_VALID')
    return error('TLS_CERTIFICATE_DATE', defined({ failure, os: runner.os }));
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID' || code === 'HOSTNAME_MISMATCH')
    return error('TLS_CERTIFICATE_OTHER_HOST', { failure });
  return UNTRUSTED.test(code)
    ? error('TLS_CERTIFICATE_UNTRUSTED', defined({ failure, os: runner.os }))
    : error('TLS_FAILED', { failure });
}
