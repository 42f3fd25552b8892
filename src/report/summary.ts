// The job summary: what was checked, or what failed and how to mend it. Pure.
import { explain } from '../diagnosis/catalogue/explain.ts';
import type { FixStep, Points } from '../diagnosis/catalogue/explanation.ts';
import type { Diagnosis, Finding } from '../diagnosis/finding.ts';
import { remainingSecondsOf } from '../diagnosis/rules/session.ts';
import type { Facts, RoleSession, Timings } from '../facts.ts';
import type { Settings } from '../settings/settings.ts';
import { formatClockSkew, formatDuration, formatUtc, measureClockSkew } from '../time.ts';
import { codeBlock, escapeMarkdown, table } from './markdown.ts';
import type { VerifiedFacts } from './verified.ts';

/** The page for a run that published credentials. */
export function renderSuccess(verified: VerifiedFacts, { findings }: Diagnosis): string {
  const { facts } = verified;
  return joinBlocks([
    `### ✅ AWS credentials for ${escapeMarkdown(facts.settings.role.name)}`,
    table(['Session', 'Value'], sessionRows(verified)),
    ...findings.map(renderFinding),
    `**Checks passed**\n\n${checksOf(facts)
      .map((check) => `- ${escapeMarkdown(check)}`)
      .join('\n')}`,
    `<sub>${escapeMarkdown(timingsLine(facts.timings))}</sub>`,
  ]);
}

/** The page for a run that published nothing. */
export function renderFailure({ findings }: Diagnosis, { endpoint }: Partial<Settings>): string {
  const notice =
    endpoint === undefined || endpoint.awsOwned ? [] : [`STS endpoint: ${endpoint.url} (from ${endpoint.source}).`];
  const closing = ['No credentials were published.', ...notice].join(' ');
  return joinBlocks([...findings.map(renderFinding), escapeMarkdown(closing)]);
}

function joinBlocks(blocks: readonly string[]): string {
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

function sessionRows({ facts, session, identity }: VerifiedFacts): readonly (readonly [string, string])[] {
  const { settings } = facts;
  const { endpoint } = settings;
  return [
    ['Identity', identity.arn],
    ['Role', settings.role.text],
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

const ICONS = { error: '❌', warning: '⚠️', notice: 'ℹ️' } as const;

function renderFinding(finding: Finding): string {
  const { title, cause, points, evidence, fix } = explain(finding);
  return joinBlocks([
    `### ${ICONS[finding.severity]} ${escapeMarkdown(title)}`,
    escapeMarkdown(cause),
    points === undefined ? '' : renderPoints(points),
    `**How to mend it**\n\n${fix.map(renderFixStep).join('\n\n')}`,
    evidence.length === 0 ? '' : `**Evidence**\n\n${table(['What', 'Value'], evidence)}`,
    `<sub>Finding ${escapeMarkdown(finding.code)}, ${finding.confidence}</sub>`,
  ]).trimEnd();
}

function renderPoints({ heading, items }: Points): string {
  return `**${escapeMarkdown(heading)}**\n\n${items.map((item) => `1. ${escapeMarkdown(item)}`).join('\n')}`;
}

function renderFixStep({ text, snippet }: FixStep): string {
  const sentence = escapeMarkdown(text);
  return snippet === undefined ? sentence : `${sentence}\n\n${codeBlock(snippet.language, snippet.text)}`;
}
