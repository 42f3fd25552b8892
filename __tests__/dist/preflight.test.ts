// Packed preflight as a process: exit codes, formats, the step of a workflow, and files that somebody else wrote. No token, no secret and
// no home directory is in its environment, as in a pull request from a fork.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
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

  it('ends with 0 and one line where nothing is wrong', async () => {
    expect(await run(repository(workflow(HEALTHY)))).toEqual({
      code: 0,
      stdout: 'No problems in 1 workflow.\n',
      stderr: '',
    });
  });

  it('ends with 1 and tells place, cause, fix, code, and page where a run is certain to fail', async () => {
    const { code, stdout, stderr } = await run(faulty);
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(stdout).toMatch(/^\.github\/workflows\/deploy\.yml:\d+:\d+ error /);
    expect(stdout).toMatch(/\n {2}Fix: .*\n {6}permissions:\n/);
    expect(stdout).toMatch(new RegExp(`\\n {2}${MISSING} \\(certain\\) .*docs/findings/${MISSING}\\.md\\n`));
    expect(stdout).toMatch(/\n1 error in 1 workflow\.\n$/);
    expect(stdout).not.toContain('\u001b');
  });

  it('names files as the working directory sees them, and finds the repository above it', async () => {
    const { code, stdout } = await run(join(faulty, '.github'), ['workflows']);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^\.\.\/\.github\/workflows\/deploy\.yml:/);
    const elsewhere = await run(repository({}), [faulty]);
    expect(elsewhere.code).toBe(1);
  });

  it.each([
    ['json', (text: string) => JSON.parse(text).findings[0].code],
    ['sarif', (text: string) => JSON.parse(text).runs[0].results[0].ruleId],
    ['github', (text: string) => / ([A-Z_]{20,}) \(certain\)/.exec(text.replaceAll('%0A', ' '))?.[1]],
  ])('prints %s', async (format, codeIn) => {
    const { code, stdout } = await run(faulty, ['--format', format]);
    expect({ code, found: codeIn(stdout) }).toEqual({ code: 1, found: MISSING });
  });

  it.each([
    [['--fromat', 'json'], 'No option is named "--fromat". Did you mean --format? --help shows all options.'],
    [['nowhere.yml'], 'There is no file or folder named "nowhere.yml".'],
    [['nowhere\u001b[31m\n::error::x'], 'There is no file or folder named "nowhere\ufffd[31m ::error::x".'],
    [['--migrate', '--format', 'sarif'], '--migrate has no format sarif: human or json.'],
  ])('ends with 2 and one line for %j', async (parameters, problem) => {
    expect(await run(faulty, parameters)).toEqual({ code: 2, stdout: '', stderr: `${problem}\n` });
  });

  it('ends with 2 where a workflow cannot be read, and where there is none', async () => {
    const broken = await run(repository(workflow('uses: org/aws-token-guard@v1\non: [push\n')));
    expect(broken).toMatchObject({ code: 2, stdout: expect.stringContaining('1 file not fully checked.\n') });
    const empty = await run(repository({ '.github/dependabot.yml': 'version: 2\n' }));
    expect(empty).toMatchObject({ code: 2, stderr: expect.stringMatching(/^There are no workflows in /) });
  });

  it('says how to use it, and its version', async () => {
    const { version } = JSON.parse(readFileSync(join(ACTION_DIRECTORY, 'package.json'), 'utf8'));
    expect(await run(faulty, ['--version'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
    expect(await run(faulty, ['--help'])).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('--trust-policies'),
    });
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

describe('texts of others', () => {
  const evil = 'x\u001b[31m\u2028::error::owned';
  const text = DEPLOY.replace('  deploy:', `  "${evil.replace('\u001b', '\\e').replace('\u2028', '\\L')}":`);
  let folder = '';
  beforeAll(() => {
    folder = repository({ ...workflow(text, process.platform === 'win32' ? 'a.yml' : 'a,title=b\n::error::x.yml') });
  });

  it.each(['human', 'github', 'json', 'sarif'])('are no command and no control in %s', async (format) => {
    const { code, stdout } = await run(folder, ['--format', format, ...(format === 'human' ? ['--runs'] : [])]);
    expect(code).toBe(1);
    expect(stdout.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u2028]/u);
    const commands = stdout.split('\n').filter((line) => /^\s*::/.test(line));
    expect(commands.every((line) => format === 'github' && /^::error file=[^:]*,line=\d+,/.test(line))).toBe(true);
  });
});

describe('the step', () => {
  const INPUTS = { 'INPUT_FAIL-ON': 'error', INPUT_NOTICES: 'false', INPUT_PATHS: '', 'INPUT_SARIF-FILE': '' };

  /** Runs as the runner does, with the inputs and files that it gives. */
  async function step(files: Readonly<Record<string, string>>, inputs: Readonly<Record<string, string>> = {}) {
    const workspace = repository(files);
    const runner = repository({ summary: '', output: '' });
    const result = await run(workspace, [], {
      ...{ GITHUB_ACTIONS: 'true', GITHUB_WORKSPACE: workspace, GITHUB_REPOSITORY: 'octo-org/octo-repo' },
      ...{ GITHUB_ACTION_REPOSITORY: 'octo-org/guard', GITHUB_ACTION_REF: 'v1', GITHUB_EVENT_NAME: 'pull_request' },
      ...{ GITHUB_STEP_SUMMARY: join(runner, 'summary'), GITHUB_OUTPUT: join(runner, 'output') },
      ...INPUTS,
      ...inputs,
    });
    const [summary, output] = ['summary', 'output'].map((name) => readFileSync(join(runner, name), 'utf8'));
    return { ...result, workspace, summary, output };
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

  it('passes where nothing is wrong', async () => {
    const { code, stdout, summary } = await step(workflow(HEALTHY));
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringMatching(/^No problems in 1 workflow\. /) });
    expect(summary).toMatch(/^### ✅ Preflight: no problems in 1 workflow\n/);
  });

  it('gives its result where it cannot write the summary', async () => {
    const { code, stdout } = await step(workflow(DEPLOY), {
      GITHUB_STEP_SUMMARY: join(tmpdir(), 'no', 'such', 'file'),
    });
    expect(code).toBe(1);
    expect(stdout).toMatch(/^::error file=.*\nThe job summary could not be written\.\n$/s);
  });

  it('fails only for what fail-on says', async () => {
    expect(await step(workflow(DEPLOY), { 'INPUT_FAIL-ON': 'never' })).toMatchObject({ code: 0 });
    const broken = workflow('uses: org/aws-token-guard@v1\non: [push\n');
    expect(await step(broken)).toMatchObject({ code: 0, stdout: expect.stringMatching(/^::warning file=/) });
    expect(await step(broken, { 'INPUT_FAIL-ON': 'warning' })).toMatchObject({ code: 1 });
  });

  it('writes SARIF into the workspace', async () => {
    const { workspace } = await step(workflow(DEPLOY), { 'INPUT_SARIF-FILE': 'reports/preflight.sarif' });
    const { runs } = JSON.parse(readFileSync(join(workspace, 'reports/preflight.sarif'), 'utf8'));
    expect(runs[0].results[0].ruleId).toBe(MISSING);
  });

  it.each([
    [{ 'INPUT_FAIL-ON': 'erorr' }, 'Input fail-on is invalid::fail-on is error, warning or never, not "erorr".'],
    [{ INPUT_NOTICES: 'yes' }, 'Input notices is invalid::notices is true or false, not "yes".'],
    [{ INPUT_PATHS: 'nowhere' }, 'The repository was not found::There is no file or folder named "nowhere".'],
    [{ 'INPUT_SARIF-FILE': '../x.sarif' }, 'Input sarif-file is invalid::"../x.sarif" is not in the workspace.'],
  ])('fails with one error for %j', async (inputs, message) => {
    const { code, stdout, workspace } = await step(workflow(HEALTHY), inputs);
    expect({ code, stdout }).toEqual({
      code: 1,
      stdout: `::error title=${message}${!('INPUT_PATHS' in inputs) ? '' : ' Add a step with actions/checkout before this step.'}\n`,
    });
    expect(existsSync(join(workspace, '../x.sarif'))).toBe(false);
  });

  it('says what to do where there is no checkout', async () => {
    const { code, stdout } = await step({ 'README.md': '' });
    expect(code).toBe(1);
    expect(stdout).toMatch(/^::error title=The repository was not found::.* Add a step with actions\/checkout before/);
  });

  it('is a command in a script of a job', async () => {
    expect(await run(repository(workflow(HEALTHY)), [], { GITHUB_ACTIONS: 'true', CI: 'true' })).toMatchObject({
      code: 0,
      stdout: 'No problems in 1 workflow.\n',
    });
  });
});

(process.platform === 'win32' ? describe.skip : describe)('links', () => {
  it('are not followed out of the workspace', async () => {
    const outside = repository({ kept: 'kept' });
    const workspace = repository(workflow(HEALTHY));
    symlinkSync(outside, join(workspace, 'reports'));
    symlinkSync(join(outside, 'kept'), join(workspace, 'preflight.sarif'));
    const environment = { GITHUB_ACTIONS: 'true', 'INPUT_FAIL-ON': 'error' };
    const refused = await run(workspace, [], { ...environment, 'INPUT_SARIF-FILE': 'reports/new/x.sarif' });
    expect(existsSync(join(outside, 'new'))).toBe(false);
    expect(refused).toMatchObject({ code: 1, stdout: expect.stringContaining('is not in the workspace') });
    const written = await run(workspace, [], { ...environment, 'INPUT_SARIF-FILE': 'preflight.sarif' });
    expect(written.code).toBe(0);
    expect(readFileSync(join(outside, 'kept'), 'utf8')).toBe('kept');
    expect(JSON.parse(readFileSync(join(workspace, 'preflight.sarif'), 'utf8')).version).toBe('2.1.0');
  });
});
