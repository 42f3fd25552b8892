// The role at the end of the chain, and the limit for sessions behind another role. Pure.
import type { RoleArn } from '../aws/arn.ts';
import type { Settings } from './settings.ts';

/**
 * The longest session that AWS grants for a role that is assumed with the session of another role.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_terms-and-concepts.html on role chaining
 */
export const CHAINED_MAX_SECONDS = 3600;

/**
 * The role whose session later steps get: the last one of the chain.
 * @returns undefined where no role is assumed, where only its name is known, and with `roles`
 */
export function targetRole({ role, roleChain }: Partial<Pick<Settings, 'role' | 'roleChain'>>): RoleArn | undefined {
  return roleChain?.at(-1) ?? role;
}
