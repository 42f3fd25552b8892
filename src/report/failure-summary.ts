// The job summary of a run that published nothing: a section for each finding. Pure.
import type { FixStep, Points } from '../diagnosis/definition.ts';
import { explain } from '../diagnosis/explain.ts';
import type { Diagnosis, Finding } from '../diagnosis/finding.ts';
import type { Settings } from '../settings/settings.ts';
import type { PageOf } from './documentation.ts';
import { codeBlock, escapeMarkdown, joinBlocks, table } from './markdown.ts';

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
