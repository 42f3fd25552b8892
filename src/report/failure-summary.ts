// The job summary of a run that published nothing: of a failure, and of mode: diagnose. Pure.
import { claimsEvidence, subjectFormRows } from '../diagnosis/evidence.ts';
import { explain } from '../diagnosis/explain.ts';
import type { Diagnosis, Finding } from '../diagnosis/finding.ts';
import { lintSentence, positionName } from '../diagnosis/words/policy-lints.ts';
import { refusalSentence } from '../diagnosis/words/policy-refusal.ts';
import type { Attempt } from '../net/failure.ts';
import type { PolicyVerdict } from '../observe/expectations.ts';
import type { Facts } from '../observe/facts.ts';
import type { Settings } from '../settings/settings.ts';
import type { StatementResult } from '../trust-policy/evaluation.ts';
import { plainText } from '../util/text.ts';
import { clockIntervalOf, formatSeconds, formatUtc } from '../util/time.ts';
import { phrase, type Words, words } from '../util/words.ts';
import { explanationBody, ICONS, listOf, sentence } from './explanation-page.ts';
import { escapeMarkdown, folded, joinBlocks, type PageOf, table } from './markdown.ts';
import { describeSkew } from './summary.ts';

/** The whole summary: the first finding as after a failure, and everything that was looked at. */
export function renderDiagnosis({ findings }: Diagnosis, facts: Facts, pageOf: PageOf): string {
  const { role } = facts.settings;
  const what = `🔎 Diagnosis of ${role === undefined ? 'the ID token' : `role ${escapeMarkdown(role.name)}`}`;
  const report = [
    'Nothing was published: mode is diagnose.',
    table(['Step', 'Outcome'], stepRows(facts, findings)),
    ...claimsSection(facts),
    ...policySections(facts.expectations?.policy, 'the policy'),
    ...policySections(facts.deployed?.policy, 'the deployed policy'),
    clocksSection(facts),
  ];
  if (findings.length === 0) return joinBlocks([`### ${what}`, ...report]);
  return joinBlocks([
    ...findingSections(findings, pageOf),
    folded(`${what}: steps, claims, and clocks`, joinBlocks(report)),
  ]);
}

/** The outcome of each step for the log. Without claims: more people can read a log than a summary. */
export function diagnosisLines({ findings }: Diagnosis, facts: Facts): readonly string[] {
  return stepRows(facts, findings).map(([step, outcome]) => plainText(`${step}: ${outcome}`));
}

function stepRows(
  { idToken, roleSession, callerIdentity, expectations, deployed, settings }: Facts,
  findings: Diagnosis['findings'],
) {
  const { subject, policy } = expectations ?? {};
  return [
    ['ID token', outcomeOf(idToken, () => 'issued')],
    ...(subject === undefined ? [] : [['expected-subject', subject.matched ? 'matches' : 'does not match'] as const]),
    ...(policy === undefined ? [] : [['trust-policy-file', DECISIONS[policy.evaluation.decision]] as const]),
    ...(deployed?.policy === undefined
      ? []
      : [['Deployed trust policy', DECISIONS[deployed.policy.evaluation.decision]] as const]),
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
  ROLE_PATH_UNPROVED: 'possibly not in allowed-role-arns',
};

function identityOutcome(findings: Diagnosis['findings']): string {
  // Only emulators differ in nothing but the user id, which is a warning.
  if (findings.some(({ code, severity }) => code === 'IDENTITY_MISMATCH' && severity === 'warning'))
    return 'the requested ARN, another user id';
  const [refused] = findings.flatMap(({ code }) => REFUSED_IDENTITIES[code] ?? []);
  return refused ?? 'verified';
}

const DECISIONS: Readonly<Record<PolicyVerdict['evaluation']['decision'], string>> = {
  allow: 'allows this token',
  deny: "doesn't allow this token",
  unknown: 'depends on more than the token',
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
  return [folded('Claims of the ID token', table(['Claim', 'Value'], rows))];
}

function policySections(policy: PolicyVerdict | undefined, name: string): readonly string[] {
  if (policy === undefined) return [];
  const { evaluation, lints } = policy;
  return [
    folded(`How ${name} evaluates this token`, listOf(evaluation.statements.flatMap(statementLines))),
    lints.length === 0 ? '' : folded(`Mistakes in ${name}`, listOf(lints.map(lintSentence))),
  ];
}

function statementLines({ position, effect, outcome, principal, action, conditions }: StatementResult): Words[] {
  const parts = [
    { part: 'principal', ...principal } as const,
    { part: 'action', ...action } as const,
    ...conditions.map((condition) => ({ part: 'condition', ...condition }) as const),
  ];
  const inTheWay = parts.filter((part) => part.outcome !== 'matched').map(refusalSentence);
  return [
    words`${positionName(position)} (${phrase(effect)}): ${phrase(OUTCOMES[outcome])}.`,
    ...inTheWay.map((line) => words`– ${line}`),
  ];
}

const OUTCOMES = {
  matched: 'applies',
  'not-matched': 'does not apply',
  unknown: 'possibly applies',
} as const;

function clocksSection(facts: Facts): string {
  const rows = facts.clocks.map((reading) => {
    const { lowestSeconds, highestSeconds } = clockIntervalOf(reading);
    const bounds = [lowestSeconds, highestSeconds].map((seconds) => formatSeconds(seconds, { signed: true }));
    return [SERVICES[reading.service], `${formatUtc(reading.serverDateAt)}, ${bounds.join(' s to ')} s`] as const;
  });
  const all = [...rows, ['All together', describeSkew(facts)] as const];
  return folded(
    'Clocks: server minus runner',
    table(['Response from', 'Its clock, and the bounds of the difference'], all),
  );
}

const SERVICES = { github: 'ID-token service', sts: 'STS' } as const;

/** The whole summary: the first finding, the others folded below it. */
export function renderFailure({ findings }: Diagnosis, { endpoint }: Partial<Settings>, pageOf: PageOf): string {
  if (findings.length === 0) return '';
  const notice =
    endpoint === undefined || endpoint.awsOwned
      ? ''
      : sentence(words`STS endpoint: ${endpoint.url ?? ''} (from ${endpoint.source}).`);
  return joinBlocks([...findingSections(findings, pageOf), notice]);
}

function findingSections([first, ...others]: Diagnosis['findings'], pageOf: PageOf): readonly string[] {
  if (first === undefined) return [];
  return [
    renderFinding(first, pageOf),
    ...others.map((finding) =>
      folded(`${ICONS[finding.severity]} ${explain(finding).title}`, findingBody(finding, pageOf)),
    ),
  ];
}

function findingBody(finding: Finding, pageOf: PageOf): string {
  return explanationBody(explain(finding), closingLine(finding, pageOf));
}

/** One finding as a section of a page: what happened, what to do, and the rest folded. */
export function renderFinding(finding: Finding, pageOf: PageOf): string {
  return joinBlocks([heading(finding, explain(finding).title), findingBody(finding, pageOf)]).trimEnd();
}

/** The title, with an icon for the severity. */
export function heading({ severity }: Finding, title: string): string {
  return `### ${ICONS[severity]} ${escapeMarkdown(title)}`;
}

/** The code, and how sure the finding is. Links only to a full address, which is made of parts that were checked. */
export function closingLine({ code, confidence, severity }: Finding, pageOf: PageOf): string {
  const page = pageOf(code);
  const shown = page.startsWith('https://')
    ? `[${escapeMarkdown(code)}](${page})`
    : escapeMarkdown(`${code} (${page})`);
  return `<sub>${shown} · ${confidence}${severity === 'error' ? ' · nothing was exported' : ''}</sub>`;
}
