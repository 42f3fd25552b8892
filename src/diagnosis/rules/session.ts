// Whether the session is the requested one, lasts long enough, and works with the runner's clock. Pure.
import { matchesPattern, roleArnBehind } from '../../aws/arn.ts';
import { type CallerIdentity, identityDifferences, type RoleSession } from '../../aws/role-session.ts';
import type { Facts } from '../../observe/facts.ts';
import { targetRole } from '../../settings/role-chain.ts';
import { SOURCES } from '../../settings/sources.ts';
import { defined } from '../../util/defined.ts';
import { measureClockSkew, remainingSecondsOf } from '../../util/time.ts';
import { error, type Finding, notice, type Rule, warning } from '../finding.ts';
import { accountNotAllowed } from './checked-inputs.ts';

export const sessionRules: readonly Rule<Facts>[] = [
  whenIdentified(identityMismatch),
  ({ callerIdentity, settings }) =>
    callerIdentity.status === 'succeeded'
      ? accountNotAllowed(callerIdentity.value.account, settings.allowedAccountIds, 'GetCallerIdentity')
      : [],
  roleNotAllowed,
  clockSkew,
  whenIdentified(alreadyExpired),
  whenIdentified(remainingTime),
  whenIdentified(grantedDuration),
  tagsDropped,
  durationCapped,
  parametersNotSent,
];

/** A rule for a session with a verified owner. */
function whenIdentified(
  rule: (facts: Facts, identity: CallerIdentity, session: RoleSession) => readonly Finding[],
): Rule<Facts> {
  return (facts) =>
    facts.roleSession.status === 'succeeded' && facts.callerIdentity.status === 'succeeded'
      ? rule(facts, facts.callerIdentity.value, facts.roleSession.value)
      : [];
}

function identityMismatch(_: Facts, identity: CallerIdentity, session: RoleSession): readonly Finding[] {
  const differences = identityDifferences(identity, session);
  const { role } = session;
  return differences.length === 0 ? [] : [error('IDENTITY_MISMATCH', { role, arn: identity.arn, differences })];
}

function roleNotAllowed({ callerIdentity, roleSession, settings }: Facts): readonly Finding[] {
  const { allowedRoleArns, mode } = settings;
  if (callerIdentity.status !== 'succeeded' || allowedRoleArns === undefined || mode === 'verify') return [];
  const expected = roleSession.status === 'succeeded' ? roleSession.value.role : targetRole(settings);
  const role = roleArnBehind(callerIdentity.value.arn, expected);
  if (allowedRoleArns.some((pattern) => matchesPattern(pattern, role))) return [];
  return [error('ROLE_NOT_ALLOWED', { role, allowed: allowedRoleArns, source: 'GetCallerIdentity' })];
}

const SKEW_NOTICE_SECONDS = 60;
/** Services that allow five minutes are about to refuse. The SDKs start to correct the clock here. */
const SKEW_WARNING_SECONDS = 240;

function clockSkew({ clocks, settings, runner }: Facts): readonly Finding[] {
  const skew = measureClockSkew(clocks);
  if (skew === undefined) return [];
  const { maxClockSkewSeconds } = settings;
  const isPast = (limitSeconds: number) => Math.abs(skew.provenSeconds) > limitSeconds;
  const evidenceOf = (limitSeconds: number) =>
    defined({ clockSkew: skew, limitSeconds, maxClockSkewSeconds, os: runner.os });
  if (isPast(maxClockSkewSeconds)) return [error('CLOCK_SKEW', evidenceOf(maxClockSkewSeconds))];
  if (isPast(SKEW_WARNING_SECONDS)) return [warning('CLOCK_SKEW', evidenceOf(SKEW_WARNING_SECONDS))];
  return isPast(SKEW_NOTICE_SECONDS) ? [notice('CLOCK_SKEW', evidenceOf(SKEW_NOTICE_SECONDS))] : [];
}

/** Later tools compare with this machine's clock, not with the true time. */
function alreadyExpired(
  { observedAt, clocks, runner }: Facts,
  _: CallerIdentity,
  { expiresAt }: RoleSession,
): readonly Finding[] {
  if (expiresAt > observedAt) return [];
  const clockSkew = measureClockSkew(clocks);
  return [error('SESSION_ALREADY_EXPIRED', defined({ expiresAt, observedAt, os: runner.os, clockSkew }))];
}

function remainingTime(facts: Facts, _: CallerIdentity, session: RoleSession): readonly Finding[] {
  const { minimumRemainingSeconds: minimumSeconds } = facts.settings;
  const remainingSeconds = remainingSecondsOf(facts, session);
  if (remainingSeconds >= minimumSeconds) return [];
  return [error('REMAINING_TIME_TOO_SHORT', { remainingSeconds, minimumSeconds, expiresAt: session.expiresAt })];
}

/** Allows for a slow answer and for rounding on both sides. */
const DURATION_TOLERANCE_SECONDS = 30;

function grantedDuration(_facts: Facts, _: CallerIdentity, session: RoleSession): readonly Finding[] {
  if (session.grantedAt === undefined) return [];
  const grantedSeconds = Math.round(session.expiresAt - session.grantedAt);
  const { durationSeconds: requestedSeconds } = session;
  if (Math.abs(grantedSeconds - requestedSeconds) <= DURATION_TOLERANCE_SECONDS) return [];
  return [warning('GRANTED_DURATION_DIFFERS', { grantedSeconds, requestedSeconds })];
}

/** The role does not accept the tags, so the session was granted without them. */
function tagsDropped({ roleSession }: Facts): readonly Finding[] {
  if (roleSession.status !== 'succeeded' || roleSession.value.droppedTags === undefined) return [];
  return [warning('SESSION_TAGS_DROPPED', { role: roleSession.value.role, tags: roleSession.value.droppedTags })];
}

function durationCapped({ roleSession, settings }: Facts): readonly Finding[] {
  if (roleSession.status !== 'succeeded' || settings.roleChain.length === 0) return [];
  const { durationSeconds: grantedSeconds } = roleSession.value;
  const { durationSeconds: requestedSeconds } = settings;
  if (grantedSeconds >= requestedSeconds) return [];
  return [notice('CHAINED_DURATION_CAPPED', { requestedSeconds, grantedSeconds })];
}

/** Only AssumeRole takes these inputs, and this role is assumed with a token. */
function parametersNotSent({ settings }: Facts): readonly Finding[] {
  if (!SOURCES[settings.source].usesToken || settings.roleChain.length > 0) return [];
  const { externalId, sessionTags } = settings;
  const inputs = [
    ...(externalId === undefined ? [] : ['role-external-id']),
    ...(Object.keys(sessionTags.custom).length === 0 ? [] : ['custom-tags']),
    ...(sessionTags.transitive.length === 0 ? [] : ['transitive-tag-keys']),
  ];
  return inputs.length === 0 ? [] : [notice('PARAMETERS_NOT_SENT', { inputs })];
}
