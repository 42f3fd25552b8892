// Command line: writes the page with every scenario and opens it in a real browser. Fails if the browser complains, or if a scenario, an
// annotation or a summary is missing.
import { execFileSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openPage } from './browser.mjs';

const root = resolve(import.meta.dirname, '..');
const page = join(root, '.preview', 'index.html');
const demo = join(root, 'sandbox', 'demo.ts');
const run = (...parameters) => execFileSync(process.execPath, [demo, ...parameters], { cwd: root, encoding: 'utf8' });

run('--html', '--file', page);
const names = run('--list')
  .trim()
  .split('\n')
  .map((line) => line.split(':')[0]);
const { output, console: complaints } = openPage(String(pathToFileURL(page)), ['--dump-dom']);
const sections = output.match(/<section id="[^"]+"/g) ?? [];
const missing = names.filter((name) => !sections.includes(`<section id="${name}"`));
const problems = [
  ...complaints.map((line) => `The browser says: ${line}`),
  ...missing.map((name) => `The scenario ${name} is not on the page.`),
  ...(/<div class="annotation error"/.test(output) ? [] : ['There is no annotation on the page.']),
  ...(/<div class="summary">/.test(output) ? [] : ['There is no job summary on the page.']),
];
for (const problem of problems) console.log(problem);
console.log(`preview: ${sections.length} scenarios in the browser, ${problems.length} problems`);
if (problems.length > 0) process.exitCode = 1;
