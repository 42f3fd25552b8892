// Command line: plays every scenario with the packed action, writes the page with all of them, and opens it in a real browser, in light
// and dark colors. Fails if the packed action says, does, or leaves anything else than the snapshots of `__tests__/scenarios.test.ts`, if
// the browser complains, if a scenario, an annotation or a summary is missing, or if what a reader sees of a job summary without opening
// anything is higher than a screen. With --heights it lists how high each is.
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { goldenPages } from '../__tests__/golden.ts';
import { renderPreview } from '../sandbox/preview.ts';
import { SCENARIOS } from '../sandbox/scenarios/all.ts';
import { playAll, playWhole } from '../sandbox/scenarios/play.ts';
import { openPage, withScript } from './browser.mjs';

const root = resolve(import.meta.dirname, '..');
const page = join(root, '.preview', 'index.html');
const measuredPage = join(root, '.preview', 'measured.html');
const snapshots = join(root, '__tests__', '__snapshots__', 'scenarios.test.ts.snap');

/** Most of them wait for a second try. */
const AT_ONCE = 8;

/** What GitHub has for the Markdown of a job summary in a window of 1280 px. */
const COLUMN_WIDTH = 900;
const SCREEN_HEIGHT = 600;
/**
 * From the top of the first block of each summary to the bottom of the last, with everything folded as it comes. Leaves out the line about
 * an endpoint that is not AWS's own, which only the sandbox has.
 */
const MEASURE = `
document.body.dataset.heights = [...document.querySelectorAll('section')].flatMap((section) => {
  const blocks = [...(section.querySelector('.summary')?.children ?? [])];
  const own = blocks.filter(({ textContent }) => !textContent.startsWith('STS endpoint: '));
  if (own.length === 0) return [];
  const height = own.at(-1).getBoundingClientRect().bottom - own[0].getBoundingClientRect().top;
  return section.id + ' ' + Math.ceil(height);
}).join();
`;
const STYLE = `<style>.markdown-body .summary { box-sizing: content-box; width: ${COLUMN_WIDTH}px; }</style></head>`;
/** Chromium's own names for what a reader prefers. */
const COLORS = { light: 1, dark: 0 };

const names = SCENARIOS.map(({ name }) => name);
const played = await Promise.all(playAll(SCENARIOS, playWhole, AT_ONCE));
const html = renderPreview(played, 'auto');
mkdirSync(dirname(page), { recursive: true });
writeFileSync(page, html);
writeFileSync(
  measuredPage,
  withScript(
    html.replace('</head>', () => STYLE),
    MEASURE,
  ),
);

const problems = [...differences(), ...Object.entries(COLORS).flatMap(([name, color]) => check(name, color))];
for (const problem of problems) console.log(problem);
console.log(`preview: ${names.length} scenarios in the browser, ${problems.length} problems`);
if (problems.length > 0) process.exitCode = 1;

function check(colors, color) {
  const flags = ['--dump-dom', `--blink-settings=preferredColorScheme=${color}`];
  const { output, console: complaints } = openPage(String(pathToFileURL(measuredPage)), flags);
  const sections = output.match(/<section id="[^"]+"/g) ?? [];
  const missing = names.filter((name) => !sections.includes(`<section id="${name}"`));
  const heights = (/data-heights="([^"]+)"/.exec(output)?.[1] ?? '').split(',').map((one) => one.split(' '));
  if (process.argv.includes('--heights'))
    for (const [name, height] of heights) console.log(`${colors} ${name}: ${height} px`);
  const tooHigh = heights.filter(([, height]) => !(Number(height) <= SCREEN_HEIGHT));
  return [
    ...complaints.map((line) => `The browser says: ${line}`),
    ...missing.map((name) => `The scenario ${name} is not on the page.`),
    ...(/<div class="annotation error"/.test(output) ? [] : ['There is no annotation on the page.']),
    ...(/<div class="summary">/.test(output) ? [] : ['There is no job summary on the page.']),
    ...tooHigh.map(
      ([name, height]) =>
        `The summary of ${name} is ${height} px high in ${colors} colors; ${SCREEN_HEIGHT} px are a screen.`,
    ),
  ];
}

/** Where the packed action differs from the snapshots, which are those of its sources. */
function differences() {
  const expected = createRequire(import.meta.url)(snapshots);
  const pages = goldenPages(new Map(played.map(({ scenario, result }) => [scenario.name, result])));
  return Array.from(pages).flatMap(([name, text]) => {
    const lines = (expected[`scenario ${name} reads like this 1`] ?? '').trim().slice(1, -1).split('\n');
    const shown = text.split('\n');
    const at = shown.findIndex((line, index) => line !== lines[index]);
    if (at === -1 && shown.length === lines.length) return [];
    const [is, should] = [shown, lines].map((all) => all.at(at) ?? 'nothing');
    return `The packed action plays ${name} differently from its snapshot. It shows: ${is} — where the snapshot has: ${should}`;
  });
}
