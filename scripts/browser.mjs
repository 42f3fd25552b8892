// Opens pages in a real browser without a screen: Chromium, as Debian packages it or as CHROMIUM names it. Effect: processes, files.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const LIMIT_MS = 120_000;
/** No screen, no sandbox of its own (it may run as root), no requests to its vendor. */
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--hide-scrollbars',
  '--virtual-time-budget=2000', // until everything is painted
  '--run-all-compositor-stages-before-draw',
  '--enable-logging=stderr',
];

/**
 * Opens a page, and waits until the browser is done with it.
 * @param {string} url
 * @param {readonly string[]} flags - what to do with it, such as `--dump-dom`
 * @returns {{ output: string, console: readonly string[] }} what the browser printed, and the lines of the page's console
 * @throws {Error} where there is no browser, or it fails
 */
export function openPage(url, flags) {
  const program = process.env.CHROMIUM ?? PLACES.find((path) => existsSync(path));
  if (program === undefined) throw new Error('There is no Chromium here. Set CHROMIUM to the path of one.');
  const profile = mkdtempSync(join(tmpdir(), 'browser-'));
  try {
    const { status, signal, stdout, stderr } = spawnSync(
      program,
      [...FLAGS, `--user-data-dir=${profile}`, ...flags, url],
      { encoding: 'utf8', timeout: LIMIT_MS, maxBuffer: 256 * 1024 * 1024 },
    );
    if (status !== 0) throw new Error(`The browser ended with ${status ?? signal}: ${stderr.slice(-2000)}`);
    return { output: stdout, console: stderr.split('\n').filter((line) => /:CONSOLE[:(]/.test(line)) };
  } finally {
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

/**
 * A page of the demo with another script, which its policy allows beside its own.
 * @param {string} html
 * @param {string} script - runs at the end of the page
 * @returns {string}
 */
export function withScript(html, script) {
  const hash = `'sha256-${createHash('sha256').update(script).digest('base64')}'`;
  return html
    .replace(
      /(<meta http-equiv="Content-Security-Policy" content="[^"]*?)(; script-src [^"]*)?">/,
      (_, policy, scripts) => `${policy}${scripts ?? '; script-src'} ${hash}">`,
    )
    .replace('</body>', () => `<script>${script}</script></body>`);
}
