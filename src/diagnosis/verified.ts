// Facts of a run whose every request succeeded. Pure.

import type { CallerIdentity, RoleSession } from '../aws/role-session.ts';
import type { Facts } from '../observe/facts.ts';
import { isWithoutRole } from './diagnose-session.ts';

/** A session, or keys, and their owner. Whether they are the ones that were meant, the diagnosis says. */
export interface VerifiedFacts {
  readonly facts: Facts;
  /** Undefined for keys that are handed on as they were given. */
  readonly session?: RoleSession;
  readonly identity: CallerIdentity;
}

/** @returns undefined unless the session was granted and its owner is known */
export function verifiedFactsOf(facts: Facts): VerifiedFacts | undefined {
  const { roleSession, callerIdentity } = facts;
  if (callerIdentity.status !== 'succeeded') return undefined;
  const identity = callerIdentity.value;
  if (roleSession.status === 'succeeded') return { facts, session: roleSession.value, identity };
  return isWithoutRole(facts) || facts.existing ? { facts, identity } : undefined;
}
