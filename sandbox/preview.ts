// One page with what users see of scenarios: annotations and job summaries as GitHub shows them, and the log. Pure but for the style
// sheet, which is read from its package.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { toHtml } from 'hast-util-to-html';
import { toHast } from 'mdast-util-to-hast';
import { parseMarkdown } from '../scripts/markdown.mjs';
import type { Annotation, StepResult } from './job.ts';
import { SCENARIO_GROUPS } from './scenarios/all.ts';
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

const STYLE_SHEETS = {
  light: 'github-markdown-css/github-markdown-light.css',
  dark: 'github-markdown-css/github-markdown-dark.css',
} as const;

/** The rest of the page, in the colors of the style sheet. */
const OWN_STYLE = `
body { margin: 0; }
.page { display: grid; grid-template-columns: 300px minmax(0, 1fr); max-width: 1360px; margin: 0 auto; }
.page.single { display: block; max-width: 960px; }
nav { position: sticky; top: 0; height: 100vh; overflow-y: auto; box-sizing: border-box; padding: 24px 16px; font-size: 13px; border-right: 1px solid var(--borderColor-default); }
.markdown-body nav h1 { font-size: 18px; border: 0; margin: 0 0 12px; }
.markdown-body nav h2 { font-size: 13px; border: 0; margin: 16px 0 4px; padding: 0; }
.markdown-body nav a { display: block; padding: 2px 0; overflow-wrap: anywhere; }
nav a.failure::before { content: "✗ "; color: var(--fgColor-danger); }
nav a.success::before { content: "✓ "; color: var(--fgColor-success); }
nav input { width: 100%; box-sizing: border-box; padding: 6px 10px; font: inherit; color: inherit; background: var(--bgColor-default); border: 1px solid var(--borderColor-default); border-radius: 6px; }
nav button { margin-top: 8px; padding: 4px 10px; font: inherit; color: inherit; background: var(--bgColor-muted); border: 1px solid var(--borderColor-default); border-radius: 6px; cursor: pointer; }
main { box-sizing: border-box; min-width: 0; padding: 24px 32px; }
.markdown-body section { margin-bottom: 56px; scroll-margin-top: 16px; }
[hidden] { display: none !important; }
.name, .place { font-size: 12px; color: var(--fgColor-muted); }
.markdown-body .annotation { border: 1px solid; border-left-width: 4px; border-radius: 6px; padding: 12px 16px; margin: 0 0 16px; }
.annotation.error { border-color: var(--fgColor-danger, #cf222e); }
.annotation.warning { border-color: var(--fgColor-attention, #9a6700); }
.annotation.notice { border-color: var(--fgColor-accent, #0969da); }
.annotation .message { white-space: pre-wrap; overflow-wrap: anywhere; font-size: 14px; }
.markdown-body .workflow { margin: 0; border-radius: 6px 6px 0 0; }
.markdown-body .workflow + .annotation { border-radius: 0 0 6px 6px; }
.workflow b { display: block; background: var(--bgColor-attention-muted, #bb800926); font-weight: inherit; }
.markdown-body .summary { border: 1px solid var(--borderColor-default); border-radius: 6px; padding: 16px 24px; margin: 0 0 16px; }
.label { font-size: 12px; font-weight: 600; color: var(--fgColor-muted); margin: 16px 0 6px; }
.markdown-body pre { white-space: pre-wrap; overflow-wrap: anywhere; }
.markdown-body .summary > :first-child { margin-top: 0; }
@media (max-width: 900px) { .page { display: block; } nav { position: static; height: auto; border: 0; } }
`;

/** Shows what has the words of the search in it; changes the colors. */
const SCRIPT = `
const field = document.querySelector('nav input');
const sections = [...document.querySelectorAll('section')].map((section) => ({ section, text: section.textContent.toLowerCase() }));
field.addEventListener('input', () => {
  const words = field.value.toLowerCase().split(/\\s+/).filter(Boolean);
  for (const { section, text } of sections) {
    section.hidden = !words.every((word) => text.includes(word));
    document.querySelector('nav a[href="#' + section.id + '"]').hidden = section.hidden;
  }
  for (const group of document.querySelectorAll('nav div')) group.hidden = !group.querySelector('a:not([hidden])');
});
const [light, dark] = ['light', 'dark'].map((id) => document.getElementById(id));
document.querySelector('nav button')?.addEventListener('click', () => {
  const isDark = matchMedia(dark.media).matches;
  [light.media, dark.media] = isDark ? ['all', 'not all'] : ['not all', 'all'];
});
`;

/** How many lines of a workflow are shown before and after the annotated one. */
const CONTEXT_LINES = 2;

/**
 * The page.
 * @param played - in the order in which they are to be shown
 */
export function renderPreview(played: readonly Played[], theme: Theme = 'auto'): string {
  const isSingle = played.length < 2;
  const script = isSingle ? '' : `<script>${SCRIPT}</script>`;
  // No script but this one runs, whatever is in a summary.
  const scripts = isSingle ? '' : `; script-src 'sha256-${createHash('sha256').update(SCRIPT).digest('base64')}'`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:${scripts}">
<link rel="icon" href="data:,">
<title>aws-token-guard: what users see</title>
${theme === 'auto' ? bothSheets() : `<style>${styleSheet(theme)}</style>`}
<style>${OWN_STYLE}</style>
</head>
<body class="markdown-body">
<div class="page${isSingle ? ' single' : ''}">
${isSingle ? '' : renderContents(played, theme)}
<main>
${played.map(renderScenario).join('\n')}
</main>
</div>
${script}
</body>
</html>
`;
}

/** Search and links, grouped by what people meet. */
function renderContents(played: readonly Played[], theme: Theme): string {
  const groups = SCENARIO_GROUPS.flatMap(({ title, scenarios }) => {
    const links = played.filter(({ scenario }) => scenarios.includes(scenario)).map(renderLink);
    return links.length === 0 ? [] : [`<div><h2>${escapeHtml(title)}</h2>${links.join('')}</div>`];
  });
  const search = '<input type="search" placeholder="Search: a code, an error, an input" aria-label="Search">';
  const colors = theme === 'auto' ? '<button type="button">Light / dark</button>' : '';
  return `<nav><h1>What users see</h1>${search}${colors}${groups.join('\n')}</nav>`;
}

function renderLink({ scenario: { name }, result: { outcome } }: Played): string {
  return `<a class="${outcome}" href="#${escapeHtml(name)}">${escapeHtml(name)}</a>`;
}

/** The reader's browser takes one of the two, until the reader takes the other. */
function bothSheets(): string {
  const sheets = (['light', 'dark'] as const).map(
    (theme) => `<style id="${theme}" media="(prefers-color-scheme: ${theme})">${styleSheet(theme)}</style>`,
  );
  return sheets.join('\n');
}

function styleSheet(theme: keyof typeof STYLE_SHEETS): string {
  return readFileSync(createRequire(import.meta.url).resolve(STYLE_SHEETS[theme]), 'utf8');
}

function renderScenario({ scenario, inputs, result, posts }: Played): string {
  const { name, story } = scenario;
  const log = [...result.log, ...posts.flatMap((post) => ['', 'Post step', ...post.log])];
  const given = Object.entries(inputs).map(([input, value]) => `${input}: ${value.trimEnd()}`);
  const annotations = [result, ...posts].flatMap((step) =>
    step.annotations.map((one) => renderAnnotation(one, scenario)),
  );
  const later = Object.keys(result.exported).join(', ') || 'no credentials';
  return `<section id="${escapeHtml(name)}">
<h2>${escapeHtml(story)}</h2>
<p class="name">${escapeHtml(name)} · the step ends as a ${escapeHtml(result.outcome)} · later steps get ${escapeHtml(later)}</p>
<pre class="with">${escapeHtml(given.join('\n'))}</pre>
${labeled('Annotations', `${name}-annotations`, annotations.join('\n'))}
${labeled('Job summary', `${name}-summary`, result.summary === '' ? '' : summaryBox(result.summary))}
<details class="log"><summary>Log</summary><pre>${escapeHtml(log.join('\n'))}</pre></details>
</section>`;
}

function labeled(label: string, id: string, html: string): string {
  return html === '' ? '' : `<div class="label" id="${escapeHtml(id)}">${label}</div>\n${html}`;
}

function summaryBox(markdown: string): string {
  return `<div class="summary">${renderSummary(markdown)}</div>`;
}

function renderAnnotation({ level, title, message, file, line }: Annotation, scenario: Scenario): string {
  const place = file === undefined ? '' : `<div class="place">${escapeHtml(line ? `${file}#L${line}` : file)}</div>`;
  const workflow = file === undefined || line === undefined ? '' : renderLines(textOf(file, scenario), line);
  const name = title ?? level;
  return `${workflow}<div class="annotation ${level}">${place}<strong>${escapeHtml(name)}</strong><div class="message">${escapeHtml(message)}</div></div>`;
}

function textOf(file: string, { files, sandbox }: Scenario): string {
  return files?.[file] ?? sandbox?.githubApi?.files?.[file] ?? '';
}

/** The annotated line and its neighbors, numbered. */
function renderLines(text: string, annotated: number): string {
  if (text === '') return '';
  const from = Math.max(0, annotated - 1 - CONTEXT_LINES);
  const lines = text
    .trimEnd()
    .split('\n')
    .slice(from, annotated + CONTEXT_LINES);
  const rows = lines.map((line, index) => {
    const number = from + index + 1;
    const row = `${String(number).padStart(3)}  ${escapeHtml(line)}`;
    return number === annotated ? `<b>${row}</b>` : `${row}\n`;
  });
  return `<pre class="workflow">${rows.join('')}</pre>`;
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
