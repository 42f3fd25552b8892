// Parts of the job summary: how long a session lasts, and how to find it in CloudTrail. Pure.

import type { RoleSession } from '../aws/role-session.ts';
import { publishModeOf, RENEWED_BEFORE_SECONDS } from '../settings/publish-mode.ts';
import type { Settings } from '../settings/settings.ts';
import { type EpochSeconds, formatIso, formatUtc } from '../util/time.ts';
import { codeBlock, codeSpan } from './markdown.ts';

const WIDTH = 48;
const MARGIN_SECONDS = 60;

/** A session drawn as a line, from its start or from now to its end. */
export function renderTimeline(from: EpochSeconds, expiresAt: EpochSeconds, isRenewed: boolean): string {
  const renewedAt = expiresAt - RENEWED_BEFORE_SECONDS;
  const share = (renewedAt - from) / (expiresAt - from);
  const before = isRenewed ? Math.min(WIDTH - 1, Math.max(0, Math.round(WIDTH * share))) : WIDTH;
  const line = isRenewed ? `├${'─'.repeat(before)}┬${'─'.repeat(WIDTH - before)}┤` : `├${'─'.repeat(before)}┤`;
  const start = timeOf(from);
  const label = `${isRenewed ? `renewed from ${timeOf(renewedAt)}` : 'not renewed: ExpiredToken from then'} ┘`;
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
  { region, refresh }: Settings,
  by: 'AssumeRole' | 'AssumeRoleWithWebIdentity',
): string {
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
  return `**In CloudTrail** (after some minutes): what the session did, and the request that made it\n\n${codeBlock('sh', [done, ...made].join('\n'))}`;
}

/** What a user must know about a profile that renews itself; without one there are several, which are listed elsewhere. */
export function renderRefresh(settings: Settings): string {
  const { profile } = settings;
  const which = profile === undefined ? 'the profiles below' : `the profile ${codeSpan(profile)}`;
  const isNamed = profile === undefined || !publishModeOf(settings).defaultProfile;
  const who = isNamed
    ? 'Only steps that name a profile (AWS_PROFILE) use it.'
    : 'Later steps use it without being told to.';
  return `**Renewed by itself**: ${which}, 5 minutes before each end, for as long as the job runs. ${who}\n\n⚠️ The log masks the session above, and cannot mask those that follow: only a step's own output can register a mask, and they are fetched in the middle of other steps. Do not print credentials.`;
}
