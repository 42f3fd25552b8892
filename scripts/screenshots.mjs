// Command line: takes the README's pictures of a failure as GitHub shows it, in light and dark colors.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openPage } from './browser.mjs';

const root = resolve(import.meta.dirname, '..');
const images = join(root, 'docs', 'images');
/** A common refusal. */
const SCENARIO = 'denied-environment';
const FRAME = 'section > h2, section > p, section > details, .label';
/** What each picture hides of the page, and its height. */
const PARTS = [
  { name: 'annotation', hidden: `${FRAME}, .summary`, height: 1050 },
  { name: 'summary', hidden: `${FRAME}, .annotation`, height: 1150 },
];

mkdirSync(images, { recursive: true });
const folder = mkdtempSync(join(tmpdir(), 'screenshots-'));
try {
  for (const theme of ['light', 'dark']) {
    const whole = join(folder, 'whole.html');
    const parameters = ['--html', '--theme', theme, '--file', whole, SCENARIO];
    execFileSync(process.execPath, [join(root, 'sandbox', 'demo.ts'), ...parameters], { stdio: 'ignore' });
    for (const { name, hidden, height } of PARTS) {
      const page = join(folder, `${name}.html`);
      const style = `<style>${hidden} { display: none; } main { padding-top: 0; }</style></head>`;
      writeFileSync(
        page,
        readFileSync(whole, 'utf8').replace('</head>', () => style),
      );
      const picture = join(images, `failure-${name}-${theme}.png`);
      openPage(String(pathToFileURL(page)), [`--window-size=960,${height}`, `--screenshot=${picture}`]);
      console.log(`docs/images/failure-${name}-${theme}.png`);
    }
  }
} finally {
  rmSync(folder, { recursive: true });
}
