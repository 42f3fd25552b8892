// One page with what users see of scenarios: annotations and job summaries as GitHub shows them, and the log. Pure but for the style
// sheet, which is read from its package.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { toHtml } from 'hast-util-to-html';
import { toHast } from 'mdast-util-to-hast';
import { parseMarkdown } from '../scripts/markdown.mjs';
import type { Annotation, StepResult } from './job.ts';
import type { Scenario } from './scenarios/scenario.ts';

/** A scenario, and what came of it. */
export interface Played {
  readonly scenario: Scenario;
  /** What the step was given under `with:`, masked. */
  readonly inputs: Readonly<Record<string, string>>;
  readonly result: StepResult;
  readonly posts: readonly StepResult[];
}

/** Colors of the page; `auto` follows the reader's browser. */
export type Theme = 'auto' | 'light' | 'dark';

const STYLE_SHEETS: Readonly<Record<Theme, string>> = {
  auto: 'github-markdown-css/github-markdown.css',
  light: 'github-markdown-css/github-markdown-light.css',
  dark: 'github-markdown-css/github-markdown-dark.css',
};

/** The rest of the page, in the colors of the style sheet. */
const OWN_STYLE = `
body { margin: 0; }
main { box-sizing: border-box; max-width: 960px; margin: 0 auto; padding: 24px 32px; }
.annotation { display: flex; gap: 12px; border: 1px solid; border-left-width: 4px; border-radius: 6px; padding: 12px 16px; margin: 16px 0; }
.annotation.error { border-color: #cf222e; }
.annotation.warning { border-color: #9a6700; }
.annotation.notice { border-color: #0969da; }
.annotation .message { white-space: pre-wrap; overflow-wrap: anywhere; font-size: 14px; }
.annotation .place { font-size: 12px; opacity: 0.8; }
.summary { border: 1px solid #8c959f66; border-radius: 6px; padding: 16px 24px; margin: 16px 0; }
.label { font-size: 12px; font-weight: 600; text-transform: uppercase; opacity: 0.7; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; }
`;

/**
 * The page.
 * @param played - in the order in which they are to be shown
 */
export function renderPreview(played: readonly Played[], theme: Theme = 'auto'): string {
  const links = played.map(({ scenario: { name } }) => `<a href="#${escapeHtml(name)}">${escapeHtml(name)}</a>`);
  const contents = played.length < 2 ? '' : `<p>${links.join(' · ')}</p>`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<link rel="icon" href="data:,">
<title>aws-token-guard: what users see</title>
<style>${styleSheet(theme)}${OWN_STYLE}</style>
</head>
<body class="markdown-body">
<main>
${contents}
${played.map(renderScenario).join('\n')}
</main>
</body>
</html>
`;
}

function styleSheet(theme: Theme): string {
  return readFileSync(createRequire(import.meta.url).resolve(STYLE_SHEETS[theme]), 'utf8');
}

function renderScenario({ scenario: { name, story }, result, posts }: Played): string {
  const log = [...result.log, ...posts.flatMap((post) => ['', 'Post step', ...post.log])];
  const annotations = [result, ...posts].flatMap((step) => step.annotations.map(renderAnnotation));
  return `<section id="${escapeHtml(name)}">
<h2>${escapeHtml(name)}</h2>
<p>${escapeHtml(story)} <em>The step ends as a ${escapeHtml(result.outcome)}.</em></p>
${labeled('Annotations', `${name}-annotations`, annotations.join('\n'))}
${labeled('Job summary', `${name}-summary`, result.summary === '' ? '' : summaryBox(result.summary))}
<details><summary>Log</summary><pre>${escapeHtml(log.join('\n'))}</pre></details>
</section>`;
}

function labeled(label: string, id: string, html: string): string {
  return html === '' ? '' : `<div class="label" id="${escapeHtml(id)}">${label}</div>\n${html}`;
}

function summaryBox(markdown: string): string {
  return `<div class="summary">${renderSummary(markdown)}</div>`;
}

function renderAnnotation({ level, title, message, file, line }: Annotation): string {
  const place =
    file === undefined
      ? ''
      : `<div class="place">${escapeHtml(`${file}${line === undefined ? '' : `#L${line}`}`)}</div>`;
  const name = title ?? level;
  return `<div class="annotation ${level}"><div>${place}<strong>${escapeHtml(name)}</strong><div class="message">${escapeHtml(message)}</div></div></div>`;
}

/** A summary has HTML of its own (folded parts), as GitHub allows it; the page forbids scripts, whatever is in it. */
function renderSummary(markdown: string): string {
  const html = { allowDangerousHtml: true };
  return toHtml(toHast(parseMarkdown(markdown), html), html);
}

function escapeHtml(text: string): string {
  const names: Readonly<Record<string, string>> = { '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot' };
  return text.replace(/[&<>"]/g, (character) => `&${names[character]};`);
}
