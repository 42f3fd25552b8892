// The job summary of a run that published credentials: whose they are, what was checked, how long they last. Pure.
import { grantedSecondsOf, type RoleSession } from '../aws/role-session.ts';
import type { VerifiedFacts } from '../diagnosis/verified.ts';
import type { Facts, Timings } from '../observe/facts.ts';
import { publishModeOf, RENEWED_BEFORE_SECONDS } from '../settings/publish-mode.ts';
import type { Settings } from '../settings/settings.ts';
import {
  type EpochSeconds,
  formatClockSkew,
  formatDuration,
  formatIso,
  formatUtc,
  measureClockSkew,
  remainingSecondsOf,
} from '../util/time.ts';
import { codeBlock, codeSpan, escapeMarkdown, folded, joinBlocks, table } from './markdown.ts';

/**
 * The page for a run that published credentials: warnings, one line, and the rest folded.
 * @param findings - the warnings and notices, as Markdown
 */
export function renderSuccess(verified: VerifiedFacts, findings: readonly string[]): string {
  const { facts } = verified;
  const checks = checksOf(facts).map((check) => `- ${escapeMarkdown(check)}`);
  const details = joinBlocks([
    table(['Session', 'Value'], sessionRows(verified)),
    ...lifetimeSections(verified),
    `**Checks passed**\n\n${checks.join('\n')}`,
    `<sub>${escapeMarkdown(timingsLine(facts.timings))}</sub>`,
  ]);
  return joinBlocks([...findings, successLine(verified), folded('Session, checks, and CloudTrail', details)]);
}

function successLine({ facts, session, identity }: VerifiedFacts): string {
  const until = session?.expiresAt ?? facts.existingUntil ?? Number.POSITIVE_INFINITY;
  const end = Number.isFinite(until) ? ` until ${formatUtc(until).slice(11, 16)} UTC` : '';
  const seconds = session && grantedSecondsOf(session);
  const granted = seconds === undefined ? '' : `, ${formatDuration(seconds)}`;
  const who =
    session === undefined ? codeSpan(identity.arn) : `${codeSpan(session.role.name)} in ${codeSpan(identity.account)}`;
  return `✅ ${who} (${facts.settings.region})${end}${granted}`;
}

/** For credentials that existed before, only the end is known. */
function lifetimeSections({ facts, session }: VerifiedFacts): readonly string[] {
  const { settings, chain, baseIdentity, existingUntil = Number.POSITIVE_INFINITY, observedAt } = facts;
  if (session === undefined)
    return Number.isFinite(existingUntil) ? [renderTimeline(observedAt, existingUntil, false)] : [];
  const { refresh } = publishModeOf(settings);
  const byToken = chain.length === 0 && baseIdentity.status === 'not-attempted';
  return [
    session.grantedAt === undefined ? '' : renderTimeline(session.grantedAt, session.expiresAt, refresh),
    refresh ? renderRefresh(settings) : '',
    renderLookUp(session, settings, byToken ? 'AssumeRoleWithWebIdentity' : 'AssumeRole'),
  ];
}

function sessionRows({ facts, session, identity }: VerifiedFacts): readonly (readonly [string, string])[] {
  const { settings, ambientSource } = facts;
  const { endpoint } = settings;
  return [
    ['Identity', identity.arn],
    ...(session === undefined ? [] : [['Role', session.role.text] as const]),
    ['Account', identity.account],
    ...facts.chain.map(({ role }): [string, string] => ['Through', role.text]),
    ...(facts.baseIdentity.status === 'succeeded' ? [['Assumed by', facts.baseIdentity.value.arn] as const] : []),
    ...(ambientSource === undefined ? [] : [['First credentials from', ambientSource] as const]),
    ...(session === undefined
      ? []
      : ([
          ['Session name', session.roleSessionName],
          ['Session id', session.assumedRoleId],
        ] as const)),
    ['Region', settings.region],
    ...(endpoint.awsOwned ? [] : [['STS endpoint', `${endpoint.url} (from ${endpoint.source})`] as const]),
    ...(session === undefined ? [] : [['Granted for', describeDuration(session)] as const]),
    ['Clock skew', describeSkew(facts)],
    ...(facts.idToken.status === 'succeeded' ? [['Subject', facts.idToken.value.sub] as const] : []),
    ...(session?.packedPolicySizePercent === undefined
      ? []
      : [['Session policies and tags', `${session.packedPolicySizePercent} % of the packed limit`] as const]),
  ];
}

/** How long the session was granted for, if that is known, and until when. */
export function describeDuration(session: RoleSession): string {
  const seconds = grantedSecondsOf(session);
  return `${seconds === undefined ? '' : `${formatDuration(seconds)}, `}until ${formatUtc(session.expiresAt)}`;
}

/** The measured skew with its uncertainty, in words. */
export function describeSkew({ clocks }: Facts): string {
  const skew = measureClockSkew(clocks);
  if (skew === undefined) return 'not measured: no response had a Date header';
  return `${formatClockSkew(skew)} (server minus runner)`;
}

function checksOf(facts: Facts): readonly string[] {
  const { settings } = facts;
  return [
    facts.roleSession.status === 'succeeded'
      ? 'GetCallerIdentity returns the requested account, role, and session'
      : 'GetCallerIdentity accepts the keys',
    ...(settings.allowedAccountIds === undefined ? [] : ['The account is in allowed-account-ids']),
    ...(settings.allowedRoleArns === undefined ? [] : ['The role is in allowed-role-arns']),
    ...(measureClockSkew(facts.clocks) === undefined
      ? []
      : [`The clocks agree within ${formatDuration(settings.maxClockSkewSeconds)}`]),
    ...remainingChecks(facts),
  ];
}

function remainingChecks(facts: Facts): readonly string[] {
  if (facts.roleSession.status !== 'succeeded') return [];
  const { minimumRemainingSeconds: least } = facts.settings;
  const remaining = formatDuration(remainingSecondsOf(facts, facts.roleSession.value));
  return [`The session has ${remaining} left${least > 0 ? `; at least ${formatDuration(least)} required` : ''}`];
}

function timingsLine(timings: Timings): string {
  const parts = [
    ['ID token', timings.RequestIdToken],
    ['AssumeRoleWithWebIdentity', timings.AssumeRoleWithWebIdentity],
    ['AssumeRole', timings.AssumeRole],
    ['GetCallerIdentity', timings.GetCallerIdentity],
    ['in all', timings.total],
  ] as const;
  const taken = parts.flatMap(([name, seconds]) => (seconds === undefined ? [] : [[name, seconds] as const]));
  return taken.map(([name, seconds]) => `${name} ${Math.round(seconds * 1000)} ms`).join(', ');
}

const WIDTH = 48;
const MARGIN_SECONDS = 60;

/** A session drawn as a line, from its start or from now to its end. */
export function renderTimeline(from: EpochSeconds, expiresAt: EpochSeconds, isRenewed: boolean): string {
  const renewedAt = expiresAt - RENEWED_BEFORE_SECONDS;
  const share = (renewedAt - from) / (expiresAt - from);
  const before = isRenewed ? Math.min(WIDTH - 1, Math.max(0, Math.round(WIDTH * share))) : WIDTH;
  const line = isRenewed ? `├${'─'.repeat(before)}┬${'─'.repeat(WIDTH - before)}┤` : `├${'─'.repeat(before)}┤`;
  const start = timeOf(from);
  const label = `${isRenewed ? `renews at ${timeOf(renewedAt)}` : 'not renewed: ExpiredToken after that'} ┘`;
  const drawn = `${start} ${line} ${timeOf(expiresAt)} UTC\n${' '.repeat(start.length + 1)}${label.padStart(before + 2)}`;
  return `**Lifetime**\n\n${codeBlock('text', drawn)}`;
}

function timeOf(at: EpochSeconds): string {
  return formatUtc(at).slice(11, 19);
}

/**
 * Commands that find in CloudTrail what the session did, and the request that created it. Every value was checked: none
 * can hold anything that a shell would interpret.
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/view-cloudtrail-events-cli.html
 */
export function renderLookUp(
  { roleSessionName, grantedAt, expiresAt, requestId }: RoleSession,
  settings: Settings,
  by: 'AssumeRole' | 'AssumeRoleWithWebIdentity',
): string {
  const { region } = settings;
  const { refresh } = publishModeOf(settings);
  const lookUp = (key: string, value: string) =>
    `aws cloudtrail lookup-events --region ${region} --lookup-attributes '[{"AttributeKey":"${key}","AttributeValue":"${value}"}]'`;
  // CloudTrail has the time of the request, which can be a little before that of the answer.
  const from = grantedAt === undefined ? '' : ` --start-time ${formatIso(grantedAt - MARGIN_SECONDS)}`;
  const to = refresh ? '' : ` --end-time ${formatIso(expiresAt)}`; // later sessions have the same name
  const soon = grantedAt === undefined ? '' : ` --end-time ${formatIso(grantedAt + MARGIN_SECONDS)}`;
  const done = `${lookUp('Username', roleSessionName)}${from}${to}`;
  const isPlain = requestId !== undefined && /^[\w-]+$/.test(requestId);
  const made = isPlain
    ? [`${lookUp('EventName', by)}${from}${soon} --query "Events[?contains(CloudTrailEvent, '${requestId}')]"`]
    : [];
  return `**In CloudTrail** (after some minutes): what the session did, and the request that created it\n\n${codeBlock('sh', [done, ...made].join('\n'))}`;
}

/** What a user must know about a profile that renews itself; without one there are several, which are listed elsewhere. */
export function renderRefresh(settings: Settings): string {
  const { profile } = settings;
  const which = profile === undefined ? 'the profiles below' : `the profile ${codeSpan(profile)}`;
  const isNamed = profile === undefined || !publishModeOf(settings).defaultProfile;
  const who = isNamed ? 'Only steps that set AWS_PROFILE use it.' : 'Later steps use it by default.';
  return `**Renews automatically**: ${which}, 5 minutes before it expires, as long as the job runs. ${who}\n\n⚠️ The log masks the session above, but not renewed ones: only a step's own output can register a mask, and renewals happen during other steps. Don't print credentials.`;
}
