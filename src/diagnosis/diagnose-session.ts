// The verdict on what the inputs alone show, and on a run whose every request succeeded. The rest is in diagnose.ts, which only
// a failure needs. Pure.
import type { Facts } from '../observe/facts.ts';
import type { Diagnosis, Finding } from './finding.ts';
import { diagnosisOf } from './rank.ts';
import { type CheckedInputs, checkedInputsRules } from './rules/checked-inputs.ts';
import { leftoverCredentialsRules } from './rules/leftover-credentials.ts';
import { sessionRules } from './rules/session.ts';

/** What the inputs alone can refuse. `pass` means that requests may be made. */
export function diagnoseSettings(inputs: CheckedInputs): Diagnosis {
  return diagnosisOf(checkedInputsRules.flatMap((rule) => rule(inputs)));
}

/** What is to be said of a session that is there, and of what lies around it. */
export function sessionFindings(facts: Facts): readonly Finding[] {
  return [...sessionRules, ...leftoverCredentialsRules].flatMap((rule) => rule(facts));
}

/** Whether every request that there was to make succeeded, and nothing was expected of the token that needs a closer look. */
export function hasReachedEnd(facts: Facts): boolean {
  const { callerIdentity, roleSession, chain, settings, expectations, policyFileProblem } = facts;
  if (expectations !== undefined || policyFileProblem !== undefined || settings.mode === 'verify') return false;
  if (callerIdentity.status !== 'succeeded') return false;
  if (isWithoutRole(facts) || facts.existing) return true;
  return roleSession.status === 'succeeded' && chain.length === settings.roleChain.length;
}

/** Whether there is no role to assume: keys are handed on as they are, or a token is only looked at. */
export function isWithoutRole({ settings }: Pick<Facts, 'settings'>): boolean {
  return settings.role === undefined && settings.roleName === undefined;
}
