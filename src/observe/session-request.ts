// What each request for a role session asks for: all of it for the last role, the least for those before it. Pure.
import type { RoleArn } from '../aws/arn.ts';
import type { SessionPolicies } from '../aws/assume-role-with-web-identity.ts';
import type { RequestedSession } from '../aws/granted-session.ts';
import { CHAINED_MAX_SECONDS } from '../settings/role-chain.ts';
import type { Settings } from '../settings/settings.ts';

/** Where a role is in the chain: the only one, before another one, or the last of several. Its ARN does not say: a chain may contain a role twice. */
export type Place = 'only' | 'intermediate' | 'last';

/** The shortest session there is: enough to assume the next role. */
const INTERMEDIATE_SECONDS = 900;

/** What a request for a role session asks for. */
export interface SessionRequest {
  readonly requested: RequestedSession;
  /** For the session that is published: an intermediate one must be able to assume the next role. */
  readonly policies: SessionPolicies;
  /** Whether credentials without special characters are wanted: nobody sees those of an intermediate session. */
  readonly plain: boolean;
}

export function sessionRequestFor(role: RoleArn, place: Place, settings: Settings): SessionRequest {
  const { roleSessionName, durationSeconds: wanted, avoidSpecialCharacters: plain } = settings;
  if (place === 'intermediate') {
    const requested = { role, roleSessionName, durationSeconds: INTERMEDIATE_SECONDS };
    return { requested, policies: { managedSessionPolicies: [] }, plain: false };
  }
  const durationSeconds = place === 'last' ? Math.min(wanted, CHAINED_MAX_SECONDS) : wanted;
  return { requested: { role, roleSessionName, durationSeconds }, policies: settings, plain };
}
