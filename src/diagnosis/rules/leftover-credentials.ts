// Credentials that other steps, or the machine, left for later steps, and what mode: verify finds of them. Pure.
import { parseAssumedRoleArn } from '../../aws/arn.ts';
import type { CallerIdentity } from '../../aws/role-session.ts';
import type { Facts, LaterUse, OperatingSystem } from '../../observe/facts.ts';
import type { Taking } from '../../resolution/takings.ts';
import { BEFORE_PROFILE } from '../../settings/publish-mode.ts';
import { targetRole } from '../../settings/settings.ts';
import { defined } from '../../util/defined.ts';
import { remainingSecondsOf } from '../../util/time.ts';
import { error, type Finding, notice, type Rule, warning } from '../finding.ts';
import { otherEndpoints } from '../verified.ts';
import { areByVariables, areOfEnvironment, isRubyAlone } from '../words/credential-sources.ts';

/** What is worth saying of what later steps use. */
export function laterUseFindings(
  { takings, endpoints, remaining, os }: LaterUse,
  settings: Facts['settings'],
): readonly Finding[] {
  return [
    ...otherCredentials(takings, os),
    ...otherEndpoints(endpoints, settings),
    ...remainingCredentials(remaining, { blankable: [], isPublished: true }, 'warning'),
  ];
}

/** What tools of later steps take in place of what is published, in one finding. */
function otherCredentials(takings: readonly Taking[], os?: OperatingSystem): readonly Finding[] {
  if (takings.length === 0) return [];
  const evidence = defined({ takings, os });
  if (isRubyAlone(takings) || areOfEnvironment(takings)) return [notice('OTHER_CREDENTIALS_WIN', evidence)];
  return [warning('OTHER_CREDENTIALS_WIN', evidence, areByVariables(takings) ? 'likely' : 'certain')];
}

/** What a run leaves that published nothing. */
interface LeftAlone {
  readonly takings: readonly Taking[];
  /** The variables as later steps have them. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly severity: 'warning' | 'notice';
}

/** What tools of later steps take after a run that published nothing, in one finding. */
export function leftAloneFindings(
  { takings, environment, severity }: LeftAlone,
  { unsetCurrentCredentials, useExistingCredentials }: Partial<Facts['settings']>,
): readonly Finding[] {
  const blankable = unsetCurrentCredentials ? [] : BEFORE_PROFILE.filter((name) => environment[name]);
  const wanted = useExistingCredentials && !unsetCurrentCredentials ? { wanted: true as const } : {};
  return remainingCredentials(takings, { blankable, isPublished: false, ...wanted }, severity);
}

/**
 * What tools of later steps take after a run that published nothing, or nothing for steps that don't ask for it, in one finding.
 * @param remaining - `blankable`: the variables among them that the inputs could have had blanked; `wanted`: the inputs ask to keep them
 */
function remainingCredentials(
  takings: readonly Taking[],
  remaining: { readonly blankable: readonly string[]; readonly isPublished: boolean; readonly wanted?: true },
  severity: 'warning' | 'notice',
): readonly Finding[] {
  // A tool that finds nothing fails. Every machine may have an instance role, and nothing here says so.
  const used = takings.filter(
    ({ source: { kind }, onlyAfterFailure }) => !onlyAfterFailure && !['nothing', 'broken', 'instance'].includes(kind),
  );
  if (used.length === 0) return [];
  const evidence = { takings: used, ...remaining };
  return [
    severity === 'warning'
      ? warning('OTHER_CREDENTIALS_REMAIN', evidence)
      : notice('OTHER_CREDENTIALS_REMAIN', evidence),
  ];
}

export const verifyRules: readonly Rule<Facts>[] = [
  whenFound(otherIdentity),
  whenFound(remainingTime),
  whenFound(({ existingUntil }, { arn }) =>
    existingUntil === Number.POSITIVE_INFINITY ? [warning('LONG_TERM_KEYS_IN_USE', { arn })] : [],
  ),
  ({ others = [], runner }) => otherCredentials(others, runner.os),
  ({ disagreement: outcomes, runner: { os } }) =>
    outcomes === undefined ? [] : [error('TOOLS_DISAGREE', defined({ outcomes, os }))],
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
function severalSessions(
  { sessionsInUse: outcomes, runner: { os } }: Facts,
  { arn }: CallerIdentity,
): readonly Finding[] {
  if (outcomes === undefined || parseAssumedRoleArn(arn) === undefined) return [];
  return [notice('SEVERAL_SESSIONS_IN_USE', defined({ arn, outcomes, os }))];
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
