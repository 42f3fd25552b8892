// Command line: takes the pictures in docs/images: failures and a success as GitHub shows them, in light and dark colors, as high as what
// they show. Arguments: names of pictures; all unless given.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openPage, withScript } from './browser.mjs';

const root = resolve(import.meta.dirname, '..');
const images = join(root, 'docs', 'images');
const FRAME = 'section > h2, section > .name, section > .with, section > .log, .label';
/** The address of the sandbox, which the last line of a summary names, as it names any that is not AWS's. */
const SANDBOX_ONLY = '.summary > p:last-child';
const WIDTH = 980;
/** What each picture shows of which scenario, and what it hides of the page. */
const PICTURES = [
  { name: 'failure-annotation', scenario: 'denied-environment', hidden: `${FRAME}, .summary` },
  {
    name: 'failure-summary',
    scenario: 'denied-environment',
    hidden: `${FRAME}, .workflow, .annotation, ${SANDBOX_ONLY}`,
  },
  { name: 'permission-missing', scenario: 'permission-missing', hidden: `${FRAME}, .summary` },
  { name: 'provider-missing', scenario: 'oidc-provider-missing', hidden: `${FRAME}, .summary` },
  { name: 'duration-too-long', scenario: 'max-session-duration-exceeded', hidden: `${FRAME}, ${SANDBOX_ONLY}` },
  { name: 'account-not-allowed', scenario: 'wrong-account', hidden: `${FRAME}, ${SANDBOX_ONLY}` },
  { name: 'success-summary', scenario: 'success', hidden: `${FRAME}, .annotation` },
];
const OWN_STYLE =
  '.markdown-body main { padding: 16px; } .markdown-body section, .markdown-body .annotation, .markdown-body .summary { margin-bottom: 0; }';
/** Says in the title how high the page is. */
const MEASURE = 'document.title = Math.ceil(document.querySelector("main").getBoundingClientRect().height)';

mkdirSync(images, { recursive: true });
const folder = mkdtempSync(join(tmpdir(), 'screenshots-'));
try {
  const given = process.argv.slice(2);
  const wanted = PICTURES.filter(({ name }) => given.length === 0 || given.includes(name));
  for (const theme of ['light', 'dark']) for (const picture of wanted) take(picture, theme);
} finally {
  rmSync(folder, { recursive: true });
}

function take({ name, scenario, hidden }, theme) {
  const page = join(folder, 'page.html');
  const parameters = ['--html', '--theme', theme, '--file', page, scenario];
  execFileSync(process.execPath, [join(root, 'sandbox', 'demo.ts'), ...parameters], { stdio: 'ignore' });
  const style = `<style>${hidden} { display: none; } ${OWN_STYLE}</style></head>`;
  const styled = readFileSync(page, 'utf8').replace('</head>', () => style);
  const measured = withScript(styled, MEASURE);
  const height = Number(/<title>(\d+)<\/title>/.exec(open(page, measured, ['--dump-dom']).output)?.[1]);
  if (!(height > 0)) throw new Error(`The height of ${name} could not be measured.`);
  const file = `${name}-${theme}.png`;
  open(page, styled, [`--screenshot=${join(images, file)}`], height);
  console.log(`docs/images/${file}: ${WIDTH} × ${height}`);
}

function open(page, html, flags, height = 1000) {
  writeFileSync(page, html);
  return openPage(String(pathToFileURL(page)), [`--window-size=${WIDTH},${height}`, ...flags]);
}
