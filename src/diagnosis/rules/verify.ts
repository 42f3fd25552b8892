// Whether the credentials that later steps will use are the wanted ones, and last long enough. Pure.

import { parseAssumedRoleArn } from '../../aws/arn.ts';
import type { CallerIdentity } from '../../aws/role-session.ts';
import type { Facts } from '../../observe/facts.ts';
import { targetRole } from '../../settings/settings.ts';
import { remainingSecondsOf } from '../../util/time.ts';
import { error, type Finding, notice, type Rule, warning } from '../finding.ts';
import { otherCredentials } from './leftover-credentials.ts';

export const verifyRules: readonly Rule<Facts>[] = [
  whenFound(otherIdentity),
  whenFound(remainingTime),
  whenFound(({ existingUntil }, { arn }) =>
    existingUntil === Number.POSITIVE_INFINITY ? [warning('LONG_TERM_KEYS_IN_USE', { arn })] : [],
  ),
  ({ others = [] }) => otherCredentials(others),
  ({ disagreement: outcomes }) => (outcomes === undefined ? [] : [error('TOOLS_DISAGREE', { outcomes })]),
  whenFound(severalSessions),
];

/** A rule for mode: verify. */
function whenFound(rule: (facts: Facts, identity: CallerIdentity) => readonly Finding[]): Rule<Facts> {
  return (facts) =>
    facts.settings.mode === 'verify' && facts.callerIdentity.status === 'succeeded'
      ? rule(facts, facts.callerIdentity.value)
      : [];
}

function otherIdentity({ settings }: Facts, { arn }: CallerIdentity): readonly Finding[] {
  const wanted = targetRole(settings);
  const actual = parseAssumedRoleArn(arn);
  const name = wanted?.name ?? settings.roleName?.split('/').at(-1);
  const isRole =
    name === undefined ||
    (actual?.roleName === name &&
      (wanted === undefined || (actual.account === wanted.account && actual.partition === wanted.partition)));
  const { wantedSessionName: session } = settings;
  const isSession = session === undefined || actual?.roleSessionName === session;
  return [
    ...(isRole ? [] : [error('OTHER_IDENTITY_IN_USE', { wanted: wanted?.text ?? name, arn })]),
    ...(isSession ? [] : [error('OTHER_IDENTITY_IN_USE', { wanted: `the session name ${session}`, arn })]),
  ];
}

/** Keys of one user can do the same. Sessions of one role differ by their policies and tags, and no request shows these. */
function severalSessions({ sessionsInUse: outcomes }: Facts, { arn }: CallerIdentity): readonly Finding[] {
  if (outcomes === undefined || parseAssumedRoleArn(arn) === undefined) return [];
  return [notice('SEVERAL_SESSIONS_IN_USE', { arn, outcomes })];
}

function remainingTime(facts: Facts): readonly Finding[] {
  const { existingUntil } = facts;
  const { minimumRemainingSeconds: minimumSeconds } = facts.settings;
  if (existingUntil === undefined) {
    return minimumSeconds === 0 ? [] : [error('REMAINING_TIME_UNKNOWN', { minimumSeconds })];
  }
  const remainingSeconds = remainingSecondsOf(facts, { expiresAt: existingUntil });
  if (remainingSeconds > 0 && remainingSeconds >= minimumSeconds) return [];
  return [error('REMAINING_TIME_TOO_SHORT', { remainingSeconds, minimumSeconds, expiresAt: existingUntil })];
}
