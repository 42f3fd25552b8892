// What is asked of STS for each role on the way: the whole for the last one, the least for those before it. Pure.
import type { RoleArn } from '../aws/arn.ts';
import type { SessionPolicies } from '../aws/assume-role-with-web-identity.ts';
import type { Asked } from '../aws/granted-session.ts';
import { CHAINED_MAX_SECONDS } from '../settings/role-chain.ts';
import type { Settings } from '../settings/settings.ts';

/** Where a role stands: the only one, before another one, or the last behind others. Its ARN does not say: a way may come by twice. */
export type Place = 'only' | 'on the way' | 'last';

/** The shortest session there is: enough to assume the next role. */
const HOP_SECONDS = 900;

/** What a request for a role session asks for. */
export interface AskedOf {
  readonly asked: Asked;
  /** For the session that is handed on: one on the way must be able to assume the next role. */
  readonly policies: SessionPolicies;
  /** Whether credentials without special characters are wanted: of a session on the way, nobody sees them. */
  readonly plain: boolean;
}

export function askedFor(role: RoleArn, place: Place, settings: Settings): AskedOf {
  const { roleSessionName, durationSeconds: wanted, avoidSpecialCharacters: plain } = settings;
  if (place === 'on the way') {
    const asked = { role, roleSessionName, durationSeconds: HOP_SECONDS };
    return { asked, policies: { managedSessionPolicies: [] }, plain: false };
  }
  const durationSeconds = place === 'last' ? Math.min(wanted, CHAINED_MAX_SECONDS) : wanted;
  return { asked: { role, roleSessionName, durationSeconds }, policies: settings, plain };
}
