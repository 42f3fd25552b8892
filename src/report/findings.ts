// Findings in words: the page of a run that published nothing, and the lines about them in the log. Pure.
import type { FixStep, Points } from '../diagnosis/definition.ts';
import { explain } from '../diagnosis/explain.ts';
import type { Diagnosis, Finding } from '../diagnosis/finding.ts';
import type { Settings } from '../settings/settings.ts';
import { plainText } from '../util/text.ts';
import type { PageOf } from './documentation.ts';
import { codeBlock, escapeMarkdown, joinBlocks, table } from './markdown.ts';

/** The page for a run that published nothing. */
export function renderFailure({ findings }: Diagnosis, { endpoint }: Partial<Settings>, pageOf: PageOf): string {
  const notice =
    endpoint === undefined || endpoint.awsOwned ? [] : [`STS endpoint: ${endpoint.url} (from ${endpoint.source}).`];
  const closing = ['No credentials were published.', ...notice].join(' ');
  return joinBlocks([...findings.map((finding) => renderFinding(finding, pageOf)), escapeMarkdown(closing)]);
}

const ICONS = { error: '❌', warning: '⚠️', notice: 'ℹ️' } as const;

/** One finding as a section of a page. */
export function renderFinding(finding: Finding, pageOf: PageOf): string {
  const { title, cause, points, evidence, fix } = explain(finding);
  return joinBlocks([
    `### ${ICONS[finding.severity]} ${escapeMarkdown(title)}`,
    escapeMarkdown(cause),
    points === undefined ? '' : renderPoints(points),
    `**How to mend it**\n\n${fix.map(renderFixStep).join('\n\n')}`,
    evidence.length === 0 ? '' : `**Evidence**\n\n${table(['What', 'Value'], evidence)}`,
    closingLine(finding, pageOf),
  ]).trimEnd();
}

/** The address is ours, of checked parts; a path alone is no link. */
function closingLine({ code, confidence }: Finding, pageOf: PageOf): string {
  const page = pageOf(code);
  const shown = page.startsWith('https://')
    ? `[${escapeMarkdown(code)}](${page})`
    : escapeMarkdown(`${code} (${page})`);
  return `<sub>Finding ${shown}, ${confidence}</sub>`;
}

function renderPoints({ heading, items }: Points): string {
  return `**${escapeMarkdown(heading)}**\n\n${items.map((item) => `1. ${escapeMarkdown(item)}`).join('\n')}`;
}

function renderFixStep({ text, snippet }: FixStep): string {
  const sentence = escapeMarkdown(text);
  return snippet === undefined ? sentence : `${sentence}\n\n${codeBlock(snippet.language, snippet.text)}`;
}

/** The comment on a pull request: what is said in the first place, without the evidence, since it stays there. */
export function renderComment({ findings: [first] }: Diagnosis, pageOf: PageOf): string {
  if (first === undefined) return '';
  const { title, cause, fix } = explain(first);
  const comment = joinBlocks([
    `### ${ICONS[first.severity]} ${escapeMarkdown(title)}`,
    escapeMarkdown(cause),
    `**How to mend it**\n\n${fix
      .filter((step) => !step.inSummaryOnly)
      .map(renderFixStep)
      .join('\n\n')}`,
    'The job summary has the evidence, and what is to be pasted with the account in it.',
    closingLine(first, pageOf),
  ]);
  // The runner masks logs and not comments: what is a secret there must not be read here.
  return comment.replace(ACCOUNT_ID, '************');
}

const ACCOUNT_ID = /(?<!\d)\d{12}(?!\d)/g;

/** Why a run goes on without credentials. */
export function skipLine(finding: Finding): string {
  const { title, cause } = explain(finding);
  return `Skipped, since on-missing-oidc says so (${finding.code}): ${title}. ${plainText(cause)}`;
}

/** What else was found beside the finding that is annotated. */
export function otherFindingLines({ findings }: Diagnosis): readonly string[] {
  return findings.slice(1).map((finding) => {
    const { title, cause } = explain(finding);
    return `${finding.severity} ${finding.code}: ${title}. ${plainText(cause)}`;
  });
}

/** A finding where nobody reads more than a paragraph: cause and first step of the remedy, in one line. */
export function renderParagraph(finding: Finding, pageOf: PageOf): string {
  const { title, cause, fix, evidence } = explain(finding);
  const [first] = fix;
  const said = evidence.filter(([label]) => TOLD.includes(label)).map(([label, value]) => ` ${label}: ${value}.`);
  const remedy =
    first === undefined ? '' : ` Fix: ${first.text}${first.snippet === undefined ? '' : ` ${first.snippet.text}`}`;
  return plainText(
    `${title}. ${cause}${said.join('')}${remedy} (${finding.code}: ${pageOf(finding.code)})`,
    PARAGRAPH_MAX_LENGTH,
  );
}

/** Evidence that nobody has who sees no more than the paragraph. */
const TOLD: readonly string[] = ['AWS said', 'Answer', 'AWS request id'];

/** With a trust policy in it; what shows it cuts nothing. */
const PARAGRAPH_MAX_LENGTH = 4000;
