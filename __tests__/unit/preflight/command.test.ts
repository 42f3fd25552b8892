// Preflight as a command and as a step, with ports in place of a process: exit codes, formats, inputs, and files that somebody else wrote.
// That the packed process does so: `dist/preflight.test.ts`.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { runAction } from '../../../src/preflight/action.ts';
import { runCommand } from '../../../src/preflight/command.ts';

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

const PORTS = { version: '0.0.0', pageOf: (code: string) => `docs/findings/${code}.md` };

/** Runs the command. */
async function run(workingDirectory: string, parameters: readonly string[] = []) {
  const [printed, complained]: [string[], string[]] = [[], []];
  const code = await runCommand(parameters, {
    ...PORTS,
    workingDirectory,
    paint: (_, text) => text,
    print: (text) => void printed.push(text),
    complain: (text) => void complained.push(text),
  });
  return { code, stdout: printed.join('\n'), stderr: complained.join('\n') };
}

describe('runCommand', () => {
  const faulty = repository(workflow(DEPLOY));

  it('ends with 0 and one line where nothing is wrong', async () => {
    const result = await run(repository(workflow(HEALTHY)));
    expect(result).toEqual({ code: 0, stdout: 'No problems in 1 workflow.', stderr: '' });
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
    expect(await run(faulty, parameters)).toEqual({ code: 2, stdout: '', stderr: problem });
  });

  it('ends with 2 where a workflow cannot be read, and where there is none', async () => {
    const broken = await run(repository(workflow('uses: org/aws-token-guard@v1\non: [push\n')));
    expect(broken).toMatchObject({ code: 2, stdout: expect.stringContaining('1 file not fully checked.') });
    const empty = await run(repository({ '.github/dependabot.yml': 'version: 2\n' }));
    expect(empty).toMatchObject({ code: 2, stderr: expect.stringMatching(/^There are no workflows in /) });
  });

  it('says how to use it, and its version', async () => {
    expect(await run(faulty, ['--version'])).toEqual({ code: 0, stdout: PORTS.version, stderr: '' });
    expect(await run(faulty, ['--help'])).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('--trust-policies'),
    });
  });
});

describe('texts of others', () => {
  const evil = 'x\u001b[31m\u2028::error::owned';
  const text = DEPLOY.replace('  deploy:', `  "${evil.replace('\u001b', '\\e').replace('\u2028', '\\L')}":`);
  const folder = repository({
    ...workflow(text, process.platform === 'win32' ? 'a.yml' : 'a,title=b\n::error::x.yml'),
  });

  it.each(['human', 'github', 'json', 'sarif'])('are no command and no control in %s', async (format) => {
    const { code, stdout } = await run(folder, ['--format', format, ...(format === 'human' ? ['--runs'] : [])]);
    expect(code).toBe(1);
    expect(stdout.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u2028]/u);
    const commands = stdout.split('\n').filter((line) => /^\s*::/.test(line));
    expect(commands.every((line) => format === 'github' && /^::error file=[^:]*,line=\d+,/.test(line))).toBe(true);
  });
});

describe('runAction', () => {
  const INPUTS = { 'INPUT_FAIL-ON': 'error', INPUT_NOTICES: 'false', INPUT_PATHS: '', 'INPUT_SARIF-FILE': '' };

  /** Runs in the folder with the inputs and files that the runner gives. */
  async function stepIn(workspace: string, inputs: Readonly<Record<string, string>> = {}) {
    const runner = repository({ summary: '', output: '' });
    const files = { GITHUB_STEP_SUMMARY: join(runner, 'summary'), GITHUB_OUTPUT: join(runner, 'output') };
    const printed: string[] = [];
    const passes = await runAction({
      ...PORTS,
      workingDirectory: workspace,
      environment: { ...files, ...INPUTS, ...inputs },
      print: (text) => void printed.push(text),
    });
    return { passes, stdout: printed.join('\n'), workspace, summary: readFileSync(files.GITHUB_STEP_SUMMARY, 'utf8') };
  }
  const step = (files: Readonly<Record<string, string>>, inputs: Readonly<Record<string, string>> = {}) =>
    stepIn(repository(files), inputs);

  it('passes where nothing is wrong', async () => {
    const { passes, stdout, summary } = await step(workflow(HEALTHY));
    expect({ passes, stdout }).toEqual({
      passes: true,
      stdout: expect.stringMatching(/^No problems in 1 workflow\. /),
    });
    expect(summary).toMatch(/^### ✅ Preflight: no problems in 1 workflow\n/);
  });

  it('gives its result where it cannot write the summary', async () => {
    const { passes, stdout } = await step(workflow(DEPLOY), { GITHUB_STEP_SUMMARY: '/no/such/file' });
    expect(passes).toBe(false);
    expect(stdout).toMatch(/^::error file=.*\nThe job summary could not be written\.$/s);
  });

  it('fails only for what fail-on says', async () => {
    expect(await step(workflow(DEPLOY), { 'INPUT_FAIL-ON': 'never' })).toMatchObject({ passes: true });
    const broken = workflow('uses: org/aws-token-guard@v1\non: [push\n');
    expect(await step(broken)).toMatchObject({ passes: true, stdout: expect.stringMatching(/^::warning file=/) });
    expect(await step(broken, { 'INPUT_FAIL-ON': 'warning' })).toMatchObject({ passes: false });
  });

  it('writes SARIF into the workspace', async () => {
    const { workspace } = await step(workflow(DEPLOY), { 'INPUT_SARIF-FILE': 'reports/preflight.sarif' });
    const { runs } = JSON.parse(readFileSync(join(workspace, 'reports/preflight.sarif'), 'utf8'));
    expect(runs[0].results[0].ruleId).toBe(MISSING);
  });

  it.each([
    [{ 'INPUT_FAIL-ON': 'erorr' }, 'Input fail-on is invalid::fail-on is error, warning or never, not "erorr".'],
    [{ INPUT_NOTICES: 'yes' }, 'Input notices is invalid::notices is true or false, not "yes".'],
    [
      { INPUT_PATHS: 'nowhere' },
      'The repository was not found::There is no file or folder named "nowhere". Add a step with actions/checkout before this step.',
    ],
    [{ 'INPUT_SARIF-FILE': '../x.sarif' }, 'Input sarif-file is invalid::"../x.sarif" is not in the workspace.'],
  ])('fails with one error for %j', async (inputs, message) => {
    const { passes, stdout, workspace } = await step(workflow(HEALTHY), inputs);
    expect({ passes, stdout }).toEqual({ passes: false, stdout: `::error title=${message}` });
    expect(existsSync(join(workspace, '../x.sarif'))).toBe(false);
  });

  it('says what to do where there is no checkout', async () => {
    const { passes, stdout } = await step({ 'README.md': '' });
    expect(passes).toBe(false);
    expect(stdout).toMatch(/^::error title=The repository was not found::.* Add a step with actions\/checkout before/);
  });

  const withLinks = process.platform === 'win32' ? it.skip : it; // only some users may make them there
  withLinks('does not follow links out of the workspace', async () => {
    const outside = repository({ kept: 'kept' });
    const workspace = repository(workflow(HEALTHY));
    symlinkSync(outside, join(workspace, 'reports'));
    symlinkSync(join(outside, 'kept'), join(workspace, 'preflight.sarif'));
    const refused = await stepIn(workspace, { 'INPUT_SARIF-FILE': 'reports/new/x.sarif' });
    expect(existsSync(join(outside, 'new'))).toBe(false);
    expect(refused).toMatchObject({ passes: false, stdout: expect.stringContaining('is not in the workspace') });
    const written = await stepIn(workspace, { 'INPUT_SARIF-FILE': 'preflight.sarif' });
    expect(written.passes).toBe(true);
    expect(readFileSync(join(outside, 'kept'), 'utf8')).toBe('kept');
    expect(JSON.parse(readFileSync(join(workspace, 'preflight.sarif'), 'utf8')).version).toBe('2.1.0');
  });
});
