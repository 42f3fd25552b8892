// The few lines that the log has of a run. Pure.
import type { RetryNotice } from '../retry.ts';
import { formatDuration, formatUtc } from '../time.ts';
import { describeSkew } from './summary.ts';
import type { VerifiedFacts } from './verified.ts';

/** Why a request is made again. */
export function retryLine({ failure, pauseSeconds }: RetryNotice): string {
  const { operation, code, message, attempts } = failure;
  return `${operation}: try ${attempts} failed (${code}: ${message}), next in ${pauseSeconds.toFixed(1)} s`;
}

/** Whose credentials were published, and for how long. */
export function sessionLines({ facts, session, identity }: VerifiedFacts): readonly string[] {
  const { settings } = facts;
  const { endpoint } = settings;
  const lifetime = formatDuration(Math.round(session.expiresAt - session.grantedAt));
  return [
    `Verified ${identity.arn} in ${settings.region}`,
    `Valid for ${lifetime}, until ${formatUtc(session.expiresAt)}; clock skew ${describeSkew(facts)}`,
    ...(endpoint.awsOwned ? [] : [`STS endpoint: ${endpoint.url} (from ${endpoint.source})`]),
  ];
}
