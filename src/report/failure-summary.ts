// The job summary of a run that published nothing: of a failure, and of mode: diagnose. Pure.

import type { FixStep, Points } from '../diagnosis/definition.ts';
import { explain } from '../diagnosis/explain.ts';
import type { Diagnosis, Finding } from '../diagnosis/finding.ts';
import { claimsEvidence, subjectFormRows } from '../diagnosis/words/evidence-rows.ts';
import { lintSentence, positionName } from '../diagnosis/words/policy-lints.ts';
import { refusalSentence } from '../diagnosis/words/policy-refusal.ts';
import type { Attempt } from '../net/failure.ts';
import type { Expectations, PolicyVerdict } from '../observe/expectations.ts';
import type { Facts } from '../observe/facts.ts';
import type { Settings } from '../settings/settings.ts';
import type { StatementResult } from '../trust-policy/evaluation.ts';
import { plainText } from '../util/text.ts';
import { clockIntervalOf, formatSeconds, formatUtc } from '../util/time.ts';
import type { PageOf } from './documentation.ts';
import { codeBlock, escapeMarkdown, joinBlocks, table } from './markdown.ts';
import { describeSkew } from './summary.ts';

/** The whole summary. */
export function renderDiagnosis({ findings }: Diagnosis, facts: Facts, pageOf: PageOf): string {
  const { role } = facts.settings;
  return joinBlocks([
    `### 🔎 Diagnosis of ${role === undefined ? 'the ID token' : `role ${escapeMarkdown(role.name)}`}`,
    'Nothing was published: mode is diagnose.',
    table(['Step', 'Outcome'], stepRows(facts, findings)),
    ...findings.map((finding) => renderFinding(finding, pageOf)),
    ...claimsSection(facts),
    ...expectationSections(facts.expectations),
    clocksSection(facts),
  ]);
}

/** The outcome of each step for the log. Without claims: more people can read a log than a summary. */
export function diagnosisLines({ findings }: Diagnosis, facts: Facts): readonly string[] {
  return stepRows(facts, findings).map(([step, outcome]) => plainText(`${step}: ${outcome}`));
}

function stepRows(
  { idToken, roleSession, callerIdentity, expectations, settings }: Facts,
  findings: Diagnosis['findings'],
) {
  const { subject, policy } = expectations ?? {};
  return [
    ['ID token', outcomeOf(idToken, () => 'issued')],
    ...(subject === undefined ? [] : [['expected-subject', subject.matched ? 'matches' : 'does not match'] as const]),
    ...(policy === undefined ? [] : [['trust-policy-file', DECISIONS[policy.evaluation.decision]] as const]),
    ['Role session', outcomeOf(roleSession, ({ arn }) => `granted: ${arn}`)],
    ['Caller identity', outcomeOf(callerIdentity, ({ arn }) => `${identityOutcome(findings)}: ${arn}`)],
    ['Region', settings.region],
  ] as const;
}

/** What the errors about an identity that AWS named say of it. */
const REFUSED_IDENTITIES: Readonly<Partial<Record<Finding['code'], string>>> = {
  IDENTITY_MISMATCH: 'not the requested one',
  ACCOUNT_NOT_ALLOWED: 'not in allowed-account-ids',
  ROLE_NOT_ALLOWED: 'not in allowed-role-arns',
  ROLE_PATH_UNPROVED: 'not proved to be in allowed-role-arns',
};

function identityOutcome(findings: Diagnosis['findings']): string {
  const [refused] = findings.flatMap(({ code }) => REFUSED_IDENTITIES[code] ?? []);
  return refused ?? 'verified';
}

const DECISIONS: Readonly<Record<PolicyVerdict['evaluation']['decision'], string>> = {
  allow: 'lets this token in',
  deny: 'does not let this token in',
  unknown: 'depends on what cannot be known here',
};

function outcomeOf<T>(attempt: Attempt<T>, describe: (value: T) => string): string {
  switch (attempt.status) {
    case 'succeeded':
      return describe(attempt.value);
    case 'failed':
      return `failed: ${attempt.failure.code}: ${attempt.failure.message}`;
    case 'not-attempted':
      return 'not attempted';
  }
}

function claimsSection({ idToken }: Facts): readonly string[] {
  if (idToken.status !== 'succeeded') return [];
  const { iat, exp, otherNames = [] } = idToken.value;
  const rows = [
    ...claimsEvidence(idToken.value),
    ['Claim iat', formatUtc(iat)] as const,
    ['Claim exp', formatUtc(exp)] as const,
    ...subjectFormRows(idToken.value),
    ...(otherNames.length === 0 ? [] : [['Further claims (values not shown)', otherNames.join(', ')] as const]),
  ];
  return [`**Claims of the ID token**\n\n${table(['Claim', 'Value'], rows)}`];
}

function expectationSections({ policy }: Expectations = {}): readonly string[] {
  if (policy === undefined) return [];
  const { evaluation, lints } = policy;
  return [
    `**What the policy makes of the token**\n\n${listOf(evaluation.statements.flatMap(statementLines))}`,
    lints.length === 0 ? '' : `**Mistakes in the policy**\n\n${listOf(lints.map(lintSentence))}`,
  ];
}

function statementLines({ position, effect, outcome, principal, action, conditions }: StatementResult): string[] {
  const parts = [
    { part: 'principal', ...principal } as const,
    { part: 'action', ...action } as const,
    ...conditions.map((condition) => ({ part: 'condition', ...condition }) as const),
  ];
  const inTheWay = parts.filter((part) => part.outcome !== 'matched').map(refusalSentence);
  return [`${positionName(position)} (${effect}): ${OUTCOMES[outcome]}.`, ...inTheWay.map((line) => `– ${line}`)];
}

const OUTCOMES = {
  matched: 'applies',
  'not-matched': 'does not apply',
  unknown: 'may apply',
} as const;

function listOf(lines: readonly string[]): string {
  return lines.map((line) => `- ${escapeMarkdown(line)}`).join('\n');
}

function clocksSection(facts: Facts): string {
  const rows = facts.clocks.map((reading) => {
    const { lowestSeconds, highestSeconds } = clockIntervalOf(reading);
    const bounds = [lowestSeconds, highestSeconds].map((seconds) => formatSeconds(seconds, { signed: true }));
    return [SERVICES[reading.service], `${formatUtc(reading.serverDateAt)}, ${bounds.join(' s to ')} s`] as const;
  });
  const all = [...rows, ['All together', describeSkew(facts)] as const];
  return `**Clocks, server minus runner**\n\n${table(['Answer of', 'Its clock, and the bounds for the difference'], all)}`;
}

const SERVICES = { github: 'ID-token service', sts: 'STS' } as const;

/** The whole summary. */
export function renderFailure({ findings }: Diagnosis, { endpoint }: Partial<Settings>, pageOf: PageOf): string {
  const notice =
    endpoint === undefined || endpoint.awsOwned ? [] : [`STS endpoint: ${endpoint.url} (from ${endpoint.source}).`];
  const closing = ['No credentials were published.', ...notice].join(' ');
  return joinBlocks([...findings.map((finding) => renderFinding(finding, pageOf)), escapeMarkdown(closing)]);
}

/** One finding as a section of a page. */
export function renderFinding(finding: Finding, pageOf: PageOf): string {
  const { title, cause, points, evidence, fix } = explain(finding);
  return joinBlocks([
    heading(finding, title),
    escapeMarkdown(cause),
    points === undefined ? '' : renderPoints(points),
    renderFixSteps(fix),
    evidence.length === 0 ? '' : `**Evidence**\n\n${table(['What', 'Value'], evidence)}`,
    closingLine(finding, pageOf),
  ]).trimEnd();
}

const ICONS = { error: '❌', warning: '⚠️', notice: 'ℹ️' } as const;

/** The title, with an icon for the severity. */
export function heading({ severity }: Finding, title: string): string {
  return `### ${ICONS[severity]} ${escapeMarkdown(title)}`;
}

function renderPoints({ heading: head, items }: Points): string {
  return `**${escapeMarkdown(head)}**\n\n${items.map((item) => `1. ${escapeMarkdown(item)}`).join('\n')}`;
}

/** What to do, with what to paste. */
export function renderFixSteps(steps: readonly FixStep[]): string {
  return `**How to mend it**\n\n${steps.map(renderFixStep).join('\n\n')}`;
}

function renderFixStep({ text, snippet }: FixStep): string {
  const sentence = escapeMarkdown(text);
  return snippet === undefined ? sentence : `${sentence}\n\n${codeBlock(snippet.language, snippet.text)}`;
}

/** The code, and how sure the finding is. Links only to a full address, which is made of parts that were checked. */
export function closingLine({ code, confidence }: Finding, pageOf: PageOf): string {
  const page = pageOf(code);
  const shown = page.startsWith('https://')
    ? `[${escapeMarkdown(code)}](${page})`
    : escapeMarkdown(`${code} (${page})`);
  return `<sub>Finding ${shown}, ${confidence}</sub>`;
}
