// Packed preflight as a process: its exit codes, its streams, and how it knows that it is a step. What it prints and checks is tested without
// a process: `unit/preflight/command.test.ts`. No token, no secret and no home directory is in its environment, as in a pull request from a
// fork.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { ACTION_DIRECTORY } from './setting.ts';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

const DEPLOY = `on: push
jobs:
  deploy:
    runs-on: ubuntu-latest
    permissions:
      contents: read
    steps:
      - uses: org/aws-token-guard@v1
        with:
          role-to-assume: arn:aws:iam::111122223333:role/deploy
          aws-region: eu-central-1
`;
const HEALTHY = DEPLOY.replace('contents: read', 'id-token: write');
const MISSING = 'ID_TOKEN_PERMISSION_MISSING';

/** A folder with these files, by path. */
function repository(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'preflight-'));
  folders.push(folder);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

const workflow = (text: string, name = 'deploy.yml') => ({ [`.github/workflows/${name}`]: text });

interface Result {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function run(
  cwd: string,
  parameters: readonly string[] = [],
  environment: Readonly<Record<string, string>> = {},
  program = 'dist/preflight.js',
): Promise<Result> {
  return new Promise((resolve, reject) => {
    const env = { PATH: process.env['PATH'], SYSTEMROOT: process.env['SYSTEMROOT'], ...environment };
    const child = spawn(process.execPath, [join(ACTION_DIRECTORY, program), ...parameters], { cwd, env });
    const output = { stdout: '', stderr: '' };
    child.stdout.setEncoding('utf8').on('data', (text) => (output.stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text) => (output.stderr += text));
    child.on('error', reject).on('close', (code) => resolve({ code, ...output }));
  });
}

describe('the command', () => {
  const faulty = repository(workflow(DEPLOY));

  it('ends with 1 and tells place, cause, fix, code, and page where a run is certain to fail', async () => {
    const { code, stdout, stderr } = await run(faulty);
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(stdout).toMatch(/^\.github\/workflows\/deploy\.yml:\d+:\d+ error /);
    expect(stdout).toMatch(/\n {2}Fix: .*\n {6}permissions:\n/);
    expect(stdout).toMatch(new RegExp(`\\n {2}${MISSING} \\(certain\\) .*docs/findings/${MISSING}\\.md\\n`));
    expect(stdout).toMatch(/\n1 error in 1 workflow\.\n$/);
    expect(stdout).not.toContain('\u001b');
  });

  it('ends with 2 and one line where it cannot do what is asked', async () => {
    const problem = 'There is no file or folder named "nowhere\ufffd[31m ::error::x".';
    const result = await run(faulty, ['nowhere\u001b[31m\n::error::x']);
    expect(result).toEqual({ code: 2, stdout: '', stderr: `${problem}\n` });
  });

  it('says its version', async () => {
    const { version } = JSON.parse(readFileSync(join(ACTION_DIRECTORY, 'package.json'), 'utf8'));
    expect(await run(faulty, ['--version'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
  });

  it('shows what changes where it replaces configure-aws-credentials', async () => {
    const other = HEALTHY.replace('org/aws-token-guard@v1', 'aws-actions/configure-aws-credentials@v6 # v6.2.3');
    const { code, stdout } = await run(repository(workflow(other)), ['--migrate']);
    expect(code).toBe(0);
    expect(stdout).toContain('  - - uses: aws-actions/configure-aws-credentials@v6');
    expect(stdout).toContain('  + - uses: org/aws-token-guard@v1\n');
    expect(stdout).toMatch(/\n1 step uses aws-actions\/configure-aws-credentials\.\n$/);
  });

  it('runs as the hook of pre-commit', async () => {
    const [hook] = parse(readFileSync(join(ACTION_DIRECTORY, '.pre-commit-hooks.yaml'), 'utf8'));
    expect(hook).toMatchObject({ language: 'script', pass_filenames: false });
    expect(await run(faulty, [], {}, hook.entry)).toMatchObject({ code: 1 });
    const files = new RegExp(hook.files);
    expect(
      ['.github/workflows/a.yml', '.github/actions/x/action.yaml', 'x/action.yml'].every((path) => files.test(path)),
    ).toBe(true);
    expect(['README.md', 'iam/trust.yml'].some((path) => files.test(path))).toBe(false);
  });
});

describe('the step', () => {
  const INPUTS = { 'INPUT_FAIL-ON': 'error', INPUT_NOTICES: 'false', INPUT_PATHS: '', 'INPUT_SARIF-FILE': '' };

  /** Runs as the runner does, with the inputs and files that it gives. */
  async function step(files: Readonly<Record<string, string>>, inputs: Readonly<Record<string, string>> = {}) {
    const workspace = repository(files);
    const runner = repository({ summary: '', output: '' });
    const result = await run(workspace, [], {
      GITHUB_ACTIONS: 'true',
      GITHUB_WORKSPACE: workspace,
      GITHUB_REPOSITORY: 'octo-org/octo-repo',
      GITHUB_ACTION_REPOSITORY: 'octo-org/guard',
      GITHUB_ACTION_REF: 'v1',
      GITHUB_EVENT_NAME: 'pull_request',
      GITHUB_STEP_SUMMARY: join(runner, 'summary'),
      GITHUB_OUTPUT: join(runner, 'output'),
      ...INPUTS,
      ...inputs,
    });
    const [summary, output] = ['summary', 'output'].map((name) => readFileSync(join(runner, name), 'utf8'));
    return { ...result, summary, output };
  }

  it('annotates the line, fails, and has a table and the finding in the summary', async () => {
    const { code, stdout, summary, output } = await step(workflow(DEPLOY));
    expect(code).toBe(1);
    expect(stdout).toMatch(/^::error file=\.github\/workflows\/deploy\.yml,line=\d+,col=\d+,title=[^:]+::/);
    expect(stdout).toContain(`https://github.com/octo-org/guard/blob/v1/docs/findings/${MISSING}.md`);
    expect(summary).toMatch(
      /^### ❌ Preflight: 1 error in 1 workflow\n\n\| Job \| Trigger \| Role \| Subject \| Result \|\n/,
    );
    expect(summary).toMatch(/\n<details><summary>❌ .*line \d+<\/summary>\n/);
    expect(output).toMatch(/^errors<<(\S+)\r?\n1\r?\n\1\r?\nwarnings<<\1\r?\n0\r?\n\1\r?\n$/);
  });

  it('fails with one error for an input that is wrong', async () => {
    const { code, stdout, stderr } = await step(workflow(HEALTHY), { 'INPUT_FAIL-ON': 'erorr' });
    const message = 'fail-on is error, warning or never, not "erorr".';
    expect({ code, stdout, stderr }).toEqual({
      code: 1,
      stdout: `::error title=Input fail-on is invalid::${message}\n`,
      stderr: '',
    });
  });

  it('is a command in a script of a job', async () => {
    expect(await run(repository(workflow(HEALTHY)), [], { GITHUB_ACTIONS: 'true', CI: 'true' })).toMatchObject({
      code: 0,
      stdout: 'No problems in 1 workflow.\n',
    });
  });
});
