// Facts of a run whose every request succeeded. Pure.
import type { CallerIdentity, Facts, RoleSession } from '../facts.ts';

/** A session and its owner. Whether they are the ones that were meant, the diagnosis says. */
export interface VerifiedFacts {
  readonly facts: Facts;
  readonly session: RoleSession;
  readonly identity: CallerIdentity;
}

/** @returns undefined unless the session was granted and its owner is known */
export function verifiedFactsOf(facts: Facts): VerifiedFacts | undefined {
  const { roleSession, callerIdentity } = facts;
  if (roleSession.status !== 'succeeded' || callerIdentity.status !== 'succeeded') return undefined;
  return { facts, session: roleSession.value, identity: callerIdentity.value };
}
