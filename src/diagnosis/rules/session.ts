// Whether the session is the one that was meant, lives long enough, and meets a clock that it can work with. Pure.
import { matchesPattern, roleArnBehind } from '../../aws/arn.ts';
import { type CallerIdentity, identityDifferences, type RoleSession } from '../../aws/role-session.ts';
import type { Facts } from '../../observe/facts.ts';
import { targetRole } from '../../settings/role-chain.ts';
import { measureClockSkew, remainingSecondsOf } from '../../util/time.ts';
import type { Finding, Rule, Severity } from '../finding.ts';
import { certain, osOf } from './certain.ts';
import { accountNotAllowed } from './settings.ts';

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
];

/** A rule for a session whose owner is known. */
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
  return differences.length === 0 ? [] : [certain('IDENTITY_MISMATCH', { role, arn: identity.arn, differences })];
}

function roleNotAllowed({ callerIdentity, roleSession, settings }: Facts): readonly Finding[] {
  const { allowedRoleArns, mode } = settings;
  if (callerIdentity.status !== 'succeeded' || allowedRoleArns === undefined || mode === 'verify') return [];
  const meant = roleSession.status === 'succeeded' ? roleSession.value.role : targetRole(settings);
  const role = roleArnBehind(callerIdentity.value.arn, meant);
  if (allowedRoleArns.some((pattern) => matchesPattern(pattern, role))) return [];
  return [certain('ROLE_NOT_ALLOWED', { role, allowed: allowedRoleArns, source: 'GetCallerIdentity' })];
}

const SKEW_NOTICE_SECONDS = 60;
/** Services with a window of five minutes are about to refuse; the SDKs' own correction starts here. */
const SKEW_WARNING_SECONDS = 240;

function clockSkew({ clocks, settings, runner }: Facts): readonly Finding[] {
  const skew = measureClockSkew(clocks);
  if (skew === undefined) return [];
  const { maxClockSkewSeconds } = settings;
  const limits: readonly (readonly [Severity, number])[] = [
    ['error', maxClockSkewSeconds],
    ['warning', SKEW_WARNING_SECONDS],
    ['notice', SKEW_NOTICE_SECONDS],
  ];
  const passed = limits.find(([, limitSeconds]) => Math.abs(skew.provenSeconds) > limitSeconds);
  if (passed === undefined) return [];
  const [severity, limitSeconds] = passed;
  const evidence = { clockSkew: skew, limitSeconds, maxClockSkewSeconds, ...osOf(runner) };
  return [{ code: 'CLOCK_SKEW', severity, confidence: 'certain', evidence }];
}

/** Later tools compare with this machine's clock, whatever the true time is. */
function alreadyExpired(
  { observedAt, clocks, runner }: Facts,
  _: CallerIdentity,
  { expiresAt }: RoleSession,
): readonly Finding[] {
  if (expiresAt > observedAt) return [];
  const skew = measureClockSkew(clocks);
  return [
    certain('SESSION_ALREADY_EXPIRED', {
      ...{ expiresAt, observedAt, ...osOf(runner) },
      ...(skew === undefined ? {} : { clockSkew: skew }),
    }),
  ];
}

function remainingTime(facts: Facts, _: CallerIdentity, session: RoleSession): readonly Finding[] {
  const { minimumRemainingSeconds: minimumSeconds } = facts.settings;
  const remainingSeconds = remainingSecondsOf(facts, session);
  if (remainingSeconds >= minimumSeconds) return [];
  return [certain('REMAINING_TIME_TOO_SHORT', { remainingSeconds, minimumSeconds, expiresAt: session.expiresAt })];
}

/** The request, a whole second lost by rounding on each side, and a slow answer. */
const DURATION_TOLERANCE_SECONDS = 30;

function grantedDuration(_facts: Facts, _: CallerIdentity, session: RoleSession): readonly Finding[] {
  if (session.grantedAt === undefined) return [];
  const grantedSeconds = Math.round(session.expiresAt - session.grantedAt);
  const { durationSeconds: requestedSeconds } = session;
  if (Math.abs(grantedSeconds - requestedSeconds) <= DURATION_TOLERANCE_SECONDS) return [];
  const evidence = { grantedSeconds, requestedSeconds };
  return [{ code: 'GRANTED_DURATION_DIFFERS', severity: 'warning', confidence: 'certain', evidence }];
}
