// The job summary of a run that published credentials: whose they are, and what was checked. Pure.
import { remainingSecondsOf } from '../diagnosis/rules/session.ts';
import type { Facts, RoleSession, Timings } from '../facts.ts';
import { formatClockSkew, formatDuration, formatUtc, measureClockSkew } from '../time.ts';
import { escapeMarkdown, joinBlocks, table } from './markdown.ts';
import type { VerifiedFacts } from './verified.ts';

/**
 * The page for a run that published credentials.
 * @param findings - what was found all the same, as Markdown
 */
export function renderSuccess(verified: VerifiedFacts, findings: readonly string[]): string {
  const { facts } = verified;
  return joinBlocks([
    `### ✅ AWS credentials for ${escapeMarkdown(verified.session.role.name)}`,
    table(['Session', 'Value'], sessionRows(verified)),
    ...findings,
    `**Checks passed**\n\n${checksOf(facts)
      .map((check) => `- ${escapeMarkdown(check)}`)
      .join('\n')}`,
    `<sub>${escapeMarkdown(timingsLine(facts.timings))}</sub>`,
  ]);
}

function sessionRows({ facts, session, identity }: VerifiedFacts): readonly (readonly [string, string])[] {
  const { settings } = facts;
  const { endpoint } = settings;
  return [
    ['Identity', identity.arn],
    ['Role', session.role.text],
    ['Account', identity.account],
    ['Session name', settings.roleSessionName],
    ['Session id', session.assumedRoleId],
    ['Region', settings.region],
    ...(endpoint.awsOwned ? [] : [['STS endpoint', `${endpoint.url} (from ${endpoint.source})`] as const]),
    ['Granted for', describeDuration(session)],
    ['Clock skew', describeSkew(facts)],
    ...(facts.idToken.status === 'succeeded' ? [['Subject', facts.idToken.value.sub] as const] : []),
    ...(session.packedPolicySizePercent === undefined
      ? []
      : [['Session policies', `${session.packedPolicySizePercent} % of the packed limit`] as const]),
  ];
}

/** How long the session was granted for, as far as STS said when that was, and until when. */
export function describeDuration({ grantedAt, expiresAt }: RoleSession): string {
  const granted = grantedAt === undefined ? '' : `${formatDuration(Math.round(expiresAt - grantedAt))}, `;
  return `${granted}until ${formatUtc(expiresAt)}`;
}

/** The measured skew with its uncertainty, in words. */
export function describeSkew({ clocks }: Facts): string {
  const skew = measureClockSkew(clocks);
  if (skew === undefined) return 'not measured: no answer had a Date header';
  return `${formatClockSkew(skew)} (server minus runner)`;
}

function checksOf(facts: Facts): readonly string[] {
  const { settings } = facts;
  const remaining = facts.roleSession.status === 'succeeded' ? remainingSecondsOf(facts, facts.roleSession.value) : 0;
  return [
    'GetCallerIdentity names the account, the role and the session that were asked for',
    ...(settings.allowedAccountIds === undefined ? [] : ['The account is in allowed-account-ids']),
    ...(settings.allowedRoleArns === undefined ? [] : ['The role is in allowed-role-arns']),
    ...(measureClockSkew(facts.clocks) === undefined
      ? []
      : [`The clocks agree within ${formatDuration(settings.maxClockSkewSeconds)}`]),
    `The session has ${formatDuration(remaining)} left${settings.minimumRemainingSeconds > 0 ? `, at least ${formatDuration(settings.minimumRemainingSeconds)} were asked for` : ''}`,
  ];
}

function timingsLine(timings: Timings): string {
  const parts = [
    ['ID token', timings.RequestIdToken],
    ['AssumeRoleWithWebIdentity', timings.AssumeRoleWithWebIdentity],
    ['GetCallerIdentity', timings.GetCallerIdentity],
    ['in all', timings.total],
  ] as const;
  return parts.flatMap(([name, seconds = 0]) => `${name} ${Math.round(seconds * 1000)} ms`).join(', ');
}
