// What is asked of STS for each role on the way: the whole for the last one, the least for those before it. Pure.
import type { RoleArn } from './aws/arn.ts';
import type { SessionPolicies } from './aws/assume-role.ts';
import type { Asked } from './aws/granted-session.ts';
import type { Settings } from './settings/settings.ts';

/** The shortest session there is: enough to assume the next role. */
const HOP_SECONDS = 900;
/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_terms-and-concepts.html on role chaining */
const CHAINED_MAX_SECONDS = 3600;

/** Role, session name and length. */
export function askedFor(role: RoleArn, settings: Settings): Asked {
  const { roleSessionName, durationSeconds, roleChain } = settings;
  if (roleChain.length === 0) return { role, roleSessionName, durationSeconds };
  const seconds = isLast(role, settings) ? Math.min(durationSeconds, CHAINED_MAX_SECONDS) : HOP_SECONDS;
  return { role, roleSessionName, durationSeconds: seconds };
}

/** Session policies are for the session that is handed on: one on the way must be able to assume the next role. */
export function policiesFor(role: RoleArn, settings: Settings): SessionPolicies {
  return isLast(role, settings) ? settings : { managedSessionPolicies: [] };
}

function isLast(role: RoleArn, { roleChain }: Settings): boolean {
  return (roleChain.at(-1) ?? role).text === role.text;
}
