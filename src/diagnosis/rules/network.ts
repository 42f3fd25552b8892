// Failures of the way to a service, and of the service itself. Pure.

import type { Facts, Failure } from '../../facts.ts';
import { type FailureKind, kindOf } from '../../failure-kind.ts';
import type { Finding, Rule } from '../finding.ts';
import { certain } from './certain.ts';

export const networkRules: readonly Rule<Facts>[] = [
  (facts) =>
    [facts.idToken, facts.roleSession, facts.callerIdentity].flatMap((attempt) =>
      attempt.status === 'failed' ? findingsOf(attempt.failure, facts) : [],
    ),
];

const CODES = {
  dns: 'DNS_LOOKUP_FAILED',
  refused: 'CONNECTION_REFUSED',
  lost: 'CONNECTION_LOST',
  'timed-out': 'REQUEST_TIMED_OUT',
  unreachable: 'HOST_UNREACHABLE',
  tls: 'TLS_FAILED',
  deadline: 'DEADLINE_PASSED',
  cancelled: 'CANCELLED',
} as const satisfies Partial<Record<FailureKind, Finding['code']>>;

const STS_CODES = {
  throttled: 'STS_THROTTLED',
  unavailable: 'STS_UNAVAILABLE',
  'foreign-answer': 'STS_ANSWER_INVALID',
} as const satisfies Partial<Record<FailureKind, Finding['code']>>;

function findingsOf(failure: Failure, { settings }: Facts): readonly Finding[] {
  const kind = kindOf(failure);
  if (kind === 'deadline') return [certain('DEADLINE_PASSED', { failure, timeoutSeconds: settings.timeoutSeconds })];
  if (kind === 'dns') return [certain('DNS_LOOKUP_FAILED', { failure, region: settings.region })];
  if (kind in CODES) return [certain(CODES[kind as Exclude<keyof typeof CODES, 'dns' | 'deadline'>], { failure })];
  if (failure.service === 'sts' && kind in STS_CODES)
    return [certain(STS_CODES[kind as keyof typeof STS_CODES], { failure })];
  return [];
}
