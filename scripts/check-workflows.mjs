// Command line: checks every workflow of the project with actionlint, including those that pages show. Effect: builds actionlint (with
// Go) if necessary, and writes to a temporary folder.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { parse } from 'yaml';
import { codeBlocks, projectFiles } from './markdown.mjs';
import { goTool } from './tools.mjs';
import { completeWorkflow } from './workflow-fragments.mjs';

const root = resolve(import.meta.dirname, '..');
const actionlint = await goTool('actionlint', 'github.com/rhysd/actionlint/cmd/actionlint', 'v1.7.12');
const files = projectFiles(root);
const read = (path) => readFileSync(join(root, path), 'utf8').replaceAll('\r\n', '\n');

const mistakes = [];
const whole = files.filter((path) => /\.ya?ml$/.test(path) && isWorkflow(path));
for (const { filepath, line, column, message } of lint(whole, root)) {
  mistakes.push(`${filepath}:${line}:${column}: ${message}`);
}
const shown = files.filter((path) => path.endsWith('.md')).flatMap(fragmentsIn);
const folder = mkdtempSync(join(tmpdir(), 'workflows-'));
try {
  const names = shown.map(({ complete }, index) => {
    const name = `${index}.yml`;
    writeFileSync(join(folder, name), complete.text);
    return name;
  });
  for (const { filepath, line, message } of lint(names, folder)) {
    const { path, block, complete } = shown[Number(basename(filepath, '.yml'))];
    const place = Math.max(block.line, block.line + line - 1 - complete.linesBefore);
    mistakes.push(`${path}:${place}: ${message}`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
for (const mistake of mistakes) console.log(mistake);
console.log(`workflows: ${whole.length} files and ${shown.length} blocks in pages, ${mistakes.length} mistakes`);
if (mistakes.length > 0) process.exitCode = 1;

/** Settings of Dependabot, issue forms, actions and templates are YAML as well. */
function isWorkflow(path) {
  if (path.startsWith('.github/workflows/')) return true;
  const value = parse(read(path), { logLevel: 'error' });
  return typeof value === 'object' && value !== null && 'on' in value && 'jobs' in value;
}

function fragmentsIn(path) {
  const blocks = codeBlocks(read(path)).filter(({ language, marks }) => {
    return ['yaml', 'yml'].includes(language) && !marks.includes('wrong');
  });
  return blocks.flatMap((block) => {
    try {
      const complete = completeWorkflow(block.text);
      return complete === undefined ? [] : [{ path, block, complete }];
    } catch (error) {
      mistakes.push(`${path}:${block.line}: ${error instanceof Error ? error.message : error}`);
      return [];
    }
  });
}

/** Without the checkers of scripts that some machines have and others do not, so that all machines say the same. */
function lint(paths, cwd) {
  const config = join(root, '.github/actionlint.yaml');
  const options = ['-config-file', config, '-shellcheck=', '-pyflakes=', '-no-color', '-format', '{{json .}}'];
  const { status, stdout, stderr } = spawnSync(actionlint, [...options, ...paths], { cwd, encoding: 'utf8' });
  if (status !== 0 && status !== 1) throw new Error(`actionlint ended with ${status}: ${stderr}`);
  return JSON.parse(stdout) ?? [];
}
