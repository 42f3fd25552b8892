// The lines about a run in the log. Pure.

import type { VerifiedFacts } from '../diagnosis/verified.ts';
import type { RetryNotice } from '../net/retry.ts';
import type { Settings } from '../settings/settings.ts';
import { plainText } from '../util/text.ts';
import { describeDuration, describeSkew } from './summary.ts';

/** Why a request is tried again. */
export function retryLine({ failure, pauseSeconds }: RetryNotice): string {
  const { operation, code, message, attempts } = failure;
  return plainText(`${operation}: try ${attempts} failed (${code}: ${message}), next in ${pauseSeconds.toFixed(1)} s`);
}

/** Settings that a reader of the log must know: an STS that is not AWS's own, and masked account ids. */
export function endpointLines({
  endpoint,
  maskAccountId,
}: Pick<Settings, 'endpoint' | 'maskAccountId'>): readonly string[] {
  return [
    ...(endpoint.awsOwned ? [] : [`STS endpoint: ${endpoint.url} (from ${endpoint.source})`]),
    ...(maskAccountId ? ['Account ids are masked, so GitHub drops every job output that holds one'] : []),
  ];
}

/** Whose credentials were published, and for how long. */
export function sessionLines({ facts, session, identity }: VerifiedFacts): readonly string[] {
  return [
    `Verified ${identity.arn} in ${facts.settings.region}`,
    `${session === undefined ? (facts.existing ? 'Kept as they were found' : 'Keys handed on as they were given') : `Granted for ${describeDuration(session)}`}; clock skew ${describeSkew(facts)}`,
    ...(facts.settings.refresh
      ? ['Renewed by itself from now on; what follows this session, the log cannot mask']
      : []),
  ];
}
