// Whether the session is the requested one, lasts long enough, and works with the runner's clock. Pure.
import { mayFitWithPath, roleArnBehind } from '../../aws/arn.ts';
import {
  type CallerIdentity,
  grantedSecondsOf,
  identityDifferences,
  isOtherSession,
  type RoleSession,
} from '../../aws/role-session.ts';
import type { Facts } from '../../observe/facts.ts';
import { SOURCES } from '../../settings/settings.ts';
import { defined } from '../../util/defined.ts';
import { measureClockSkew, remainingSecondsOf } from '../../util/time.ts';
import type { OfWay } from '../evidence.ts';
import { error, type Finding, notice, type Rule, warning } from '../finding.ts';
import type { IdentitySource } from '../findings/checked-inputs.ts';
import { accountNotAllowed, roleNotAllowed } from './checked-inputs.ts';

export const sessionRules: readonly Rule<Facts>[] = [
  whenIdentified(identityMismatch),
  (facts) =>
    facts.callerIdentity.status === 'succeeded'
      ? accountNotAllowed(facts.callerIdentity.value.account, facts.settings.allowedAccountIds, issuedBy(facts))
      : [],
  // A first role that is given by its name alone has an account only now.
  ({ chain, settings }) =>
    chain.flatMap(({ role }) => [
      ...accountNotAllowed(role.account, settings.allowedAccountIds, 'role-to-assume'),
      ...roleNotAllowed(role.text, settings.allowedRoleArns, 'role-to-assume'),
    ]),
  identityAllowed,
  clockSkew,
  whenIdentified(alreadyExpired),
  whenIdentified(remainingTime),
  whenIdentified(grantedDuration),
  tagsDropped,
  durationCapped,
  parametersNotSent,
  unknownTagKeys,
  variablesNotRead,
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

function identityMismatch(
  { settings: { endpoint } }: Facts,
  identity: CallerIdentity,
  session: RoleSession,
): readonly Finding[] {
  const differences = identityDifferences(identity, session);
  if (differences.length === 0) return [];
  const evidence = { role: session.role, arn: identity.arn, differences, ...endpointNamed(endpoint) };
  if (isOtherSession(differences, endpoint)) return [error('IDENTITY_MISMATCH', evidence)];
  return [warning('IDENTITY_MISMATCH', { ...evidence, emulator: endpoint.url ?? '' })];
}

/** What names the endpoint, where that is not the one of the region. */
function endpointNamed({ source }: Facts['settings']['endpoint']): Pick<OfWay, 'endpoint'> {
  return source === 'region' ? {} : { endpoint: source };
}

/** AWS has checked the path of a role that this run assumed. For credentials that were there before, nothing proves a path. */
function identityAllowed(facts: Facts): readonly Finding[] {
  const { callerIdentity, roleSession, settings } = facts;
  const { allowedRoleArns: allowed, mode } = settings;
  if (callerIdentity.status !== 'succeeded' || allowed === undefined) return [];
  const { arn } = callerIdentity.value;
  const assumed = roleSession.status === 'succeeded' ? roleSession.value.role : undefined;
  const role = roleArnBehind(arn, assumed);
  const findings = roleNotAllowed(role, allowed, issuedBy(facts));
  if (findings.length === 0 || assumed !== undefined) return findings;
  if (allowed.some((one) => mayFitWithPath(one, arn))) return [error('ROLE_PATH_UNPROVED', { arn, role, allowed })];
  return mode === 'verify' ? [error('OTHER_IDENTITY_IN_USE', { wanted: allowed.join(', '), arn })] : findings;
}

/** Where the credentials come from: AWS, where this run assumed a role, or who gave them to the step. */
function issuedBy({ roleSession, existing, settings: { source } }: Facts): IdentitySource {
  if (roleSession.status === 'succeeded') return 'GetCallerIdentity';
  return source === 'keys' && !existing ? 'aws-access-key-id' : 'the runner';
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
  { observedAt, clocks, runner, settings }: Facts,
  _: CallerIdentity,
  { expiresAt }: RoleSession,
): readonly Finding[] {
  if (expiresAt > observedAt) return [];
  const clockSkew = measureClockSkew(clocks);
  const when = defined({ expiresAt, observedAt, os: runner.os, clockSkew });
  return [error('SESSION_ALREADY_EXPIRED', { ...when, ...endpointNamed(settings.endpoint) })];
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
  const grantedSeconds = grantedSecondsOf(session);
  if (grantedSeconds === undefined) return [];
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
  const { mode, role, externalId, sessionTags, unknownTagKeys } = settings;
  if (mode === 'verify' || role === undefined || sendsTags(settings)) return [];
  const inputs = [
    ...(externalId === undefined ? [] : ['role-external-id']),
    ...(Object.keys(sessionTags.custom).length === 0 ? [] : ['custom-tags']),
    ...(sessionTags.transitive.length + unknownTagKeys.length === 0 ? [] : ['transitive-tag-keys']),
  ];
  return inputs.length === 0 ? [] : [notice('PARAMETERS_NOT_SENT', { inputs })];
}

/** Whether one of the requests is AssumeRole. */
function sendsTags({ source, roleChain }: Facts['settings']): boolean {
  return !SOURCES[source].usesToken || roleChain.length > 0;
}

function unknownTagKeys({ settings }: Facts): readonly Finding[] {
  const { unknownTagKeys: keys, mode } = settings;
  return keys.length === 0 || mode === 'verify' || !sendsTags(settings) ? [] : [notice('TAG_KEYS_UNKNOWN', { keys })];
}

/** What only AssumeRole takes. */
const OF_ASSUME_ROLE = ['role-external-id', 'role-skip-session-tagging', 'transitive-tag-keys'];

function variablesNotRead({ settings }: Facts): readonly Finding[] {
  const { namedVariables, mode, profile } = settings;
  if (mode === 'verify') return [];
  const wanted = Object.entries(namedVariables)
    .filter(([, input]) => sendsTags(settings) || !OF_ASSUME_ROLE.includes(input))
    .filter(([, input]) => profile !== undefined || input !== 'overwrite-aws-profile');
  return wanted.length === 0 ? [] : [warning('VARIABLES_NOT_READ', { variables: Object.fromEntries(wanted) })];
}
