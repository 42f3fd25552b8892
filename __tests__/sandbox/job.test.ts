// Jobs: what a step gets, what the runner takes from it, and how steps follow one another.
import { existsSync } from 'node:fs';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createJob, type Job, type JobOptions, type StepResult } from '../../sandbox/job.ts';
import { type Sandbox, startSandbox } from '../../sandbox/server.ts';

const MANIFEST = `
name: fixture
inputs:
  aws-region: { required: true }
  with blank: { default: 3600 }
  token: { default: '\${{ github.token }}' }
  repository: { default: '\${{ github.repository }}/\${{ job.workflow_ref }}' }
  flag: { default: false }
  none: { description: nothing }
runs: { using: node24, main: main.js, post: 'post.js' }
`;
const APPEND = `const { appendFileSync } = require('node:fs');
const append = (name, text) => appendFileSync(process.env['GITHUB_' + name], text);
const show = (...names) => console.log(JSON.stringify(names.map((name) => process.env[name] ?? null)));
`;

let sandbox: Sandbox;
let folder: string;
let jobs: Job[];
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fixture-'));
  jobs = [];
});
afterEach(async () => {
  await Promise.all(jobs.map((job) => job.close()));
  await rm(folder, { recursive: true });
});

interface Fixture {
  readonly main?: string;
  readonly post?: string;
  readonly manifest?: string;
}

async function prepare({ main = '', post = '', manifest = MANIFEST }: Fixture, options: Partial<JobOptions> = {}) {
  await writeFile(join(folder, 'action.yml'), manifest);
  await writeFile(join(folder, 'main.js'), APPEND + main);
  await writeFile(join(folder, 'post.js'), APPEND + post);
  const job = await createJob({ actionDirectory: folder, sandbox, ...options });
  jobs.push(job);
  return job;
}

/** Resolves once the step has written the file `ready`. */
async function untilReady({ workspace }: Job): Promise<void> {
  while (!existsSync(join(workspace, 'ready'))) await new Promise((resolve) => setTimeout(resolve, 5));
}

/** The values that `show` printed. */
const shown = ({ log }: StepResult): unknown => JSON.parse(log.findLast((line) => line.startsWith('[')) ?? 'null');

describe('createJob', () => {
  describe('when a main step starts', () => {
    it('gets its inputs under the names of the runner, with defaults for those left out', async () => {
      const names = ['INPUT_AWS-REGION', 'INPUT_WITH_BLANK', 'INPUT_REPOSITORY', 'INPUT_FLAG', 'INPUT_NONE'];
      const job = await prepare({ main: `show(...${JSON.stringify(names)}, 'INPUT_TOKEN')` });
      const result = await job.runMain({ 'aws-region': '' });
      expect(shown(result)).toEqual(['', '3600', 'octo-org/octo-repo/', 'false', '', '***']);
      expect(result.raw.stdout).toMatch(/"ghs_\w+"\]/);
    });

    it('gets the variables of the run, and nothing of this process', async () => {
      process.env['AWS_ACCESS_KEY_ID'] = 'of-the-parent';
      const names = [
        'GITHUB_REPOSITORY',
        'GITHUB_EVENT_NAME',
        'GITHUB_ACTION',
        'GITHUB_REF_NAME',
        'CI',
        'GITHUB_ACTIONS',
      ];
      const job = await prepare({ main: `show(...${JSON.stringify(names)}, 'AWS_ACCESS_KEY_ID', 'RUNNER_DEBUG')` });
      expect(shown(await job.runMain({}))).toEqual([
        'octo-org/octo-repo',
        'push',
        '__self',
        'main',
        'true',
        'true',
        null,
        null,
      ]);
      delete process.env['AWS_ACCESS_KEY_ID'];
    });

    it('reaches the sandbox by three variables', async () => {
      const names = ['ACTIONS_ID_TOKEN_REQUEST_URL', 'AWS_ENDPOINT_URL_STS', 'ACTIONS_ID_TOKEN_REQUEST_TOKEN'];
      const job = await prepare({ main: `show(...${JSON.stringify(names)})` });
      expect(shown(await job.runMain({}))).toEqual([sandbox.idTokenRequestUrl, sandbox.stsEndpoint, '***']);
    });

    it('has no request variables without the permission', async () => {
      const names = ['ACTIONS_ID_TOKEN_REQUEST_URL', 'ACTIONS_ID_TOKEN_REQUEST_TOKEN', 'ACTIONS_RUNTIME_TOKEN'];
      const job = await prepare({ main: `show(...${JSON.stringify(names)})` }, { idToken: false });
      expect(shown(await job.runMain({}))).toEqual([null, null, '***']);
    });

    it('runs in the workspace, with a home of its own and nothing on standard input', async () => {
      const main = `
        const { readFileSync } = require('node:fs');
        const event = JSON.parse(readFileSync(process.env.GITHUB_EVENT_PATH, 'utf8'));
        console.log(JSON.stringify([process.cwd(), process.env.HOME, readFileSync(0, 'utf8'), event, process.env.GITHUB_EVENT_NAME]));`;
      const event = { name: 'pull_request', payload: { number: 7 } };
      const job = await prepare({ main }, { event });
      expect(shown(await job.runMain({}))).toEqual([job.workspace, job.home, '', { number: 7 }, 'pull_request']);
    });

    it('keeps variables of runner, job and step in their order', async () => {
      const job = await prepare(
        { main: `show('A', 'B', 'GITHUB_JOB', 'GITHUB_SHA', 'CI')` },
        {
          environment: { A: 'job', B: 'job', GITHUB_SHA: 'forged', CI: 'no' },
          runnerEnvironment: { GITHUB_JOB: 'other' },
        },
      );
      const values = shown(await job.runMain({}, { environment: { B: 'step' } }));
      expect(values).toEqual(['job', 'step', 'other', expect.stringMatching(/^[0-9a-f]{40}$/), 'no']);
    });

    it('prints a header with inputs and variables, masked', async () => {
      const job = await prepare({}, { environment: { REGION: 'eu-west-1' }, uses: 'octo-org/guard@v1' });
      const { log, annotations } = await job.runMain({ 'aws-region': 'eu-west-1', other: 'x', 'with blank': '' });
      expect(log).toEqual([
        "Warning: Unexpected input(s) 'other', valid inputs are ['aws-region', 'with blank', 'token', 'repository', 'flag', 'none']",
        '▼ Run octo-org/guard@v1',
        '  with:',
        '    aws-region: eu-west-1',
        '    other: x',
        '    token: ***',
        '    repository: octo-org/octo-repo/',
        '    flag: false',
        '  env:',
        '    REGION: eu-west-1',
      ]);
      expect(annotations.map(({ level }) => level)).toEqual(['warning']);
    });

    it('names steps as the runner does', async () => {
      const main = `show('GITHUB_ACTION', 'GITHUB_ACTION_REPOSITORY', 'GITHUB_ACTION_REF')`;
      const job = await prepare({ main }, { uses: 'octo-org/guard/sub@v1' });
      const results = [await job.runMain({}), await job.runMain({}), await job.runMain({}, { stepId: 'mine' })];
      expect(results.map(shown)).toEqual([
        ['__octo-org_guard', 'octo-org/guard', 'v1'],
        ['__octo-org_guard_2', 'octo-org/guard', 'v1'],
        ['mine', 'octo-org/guard', 'v1'],
      ]);
    });
  });

  describe('when a main step ends', () => {
    it('takes over what it left in the files', async () => {
      const main = `append('ENV', 'A=1\\nB<<E\\nx\\ny\\nE\\n'); append('OUTPUT', 'o=2\\n'); append('STATE', 's=3\\n');
        append('PATH', '/first\\n'); append('STEP_SUMMARY', '# Title\\n');`;
      const job = await prepare({ main });
      const result = await job.runMain({});
      expect(result).toMatchObject({
        name: 'Run ./',
        outcome: 'success',
        exitCode: 0,
        exported: { A: '1', B: 'x\ny' },
        outputs: { o: '2' },
        state: { s: '3' },
        paths: ['/first'],
        summary: '# Title\n',
      });
      expect(result.raw).toMatchObject({
        environmentFile: 'A=1\nB<<E\nx\ny\nE\n',
        outputFile: 'o=2\n',
        stateFile: 's=3\n',
      });
      expect(job.environment).toEqual({ A: '1', B: 'x\ny' });
      expect(result.durationSeconds).toBeGreaterThan(0.005);
    });

    it('masks its summary by masks that came later, and keeps files to their owner', async () => {
      const main = `append('STEP_SUMMARY', 's3cret'); console.log('s3cret'); console.log('::add-mask::s3cret');
        console.log((require('node:fs').statSync(process.env.GITHUB_ENV).mode & 0o777).toString(8));`;
      const { log, summary, masks, raw } = await (await prepare({ main })).runMain({});
      expect([summary, raw.summary, masks]).toEqual(['***', 's3cret', ['s3cret']]);
      expect(log.slice(-2)).toEqual(['s3cret', process.platform === 'win32' ? '666' : '600']);
    });

    it.each<[string, string, number | null, string[]]>([
      ['its exit code', 'process.exitCode = 3', 3, []],
      [
        'its files',
        "append('ENV', 'A=1\\nbroken\\n')",
        0,
        ["Unable to process file command 'env' successfully.", "Invalid format 'broken'"],
      ],
      [
        'a command',
        "console.log('::set-env name=A::b')",
        0,
        ["Unable to process command 'set-env' successfully.", 'The `set-env` command is disabled.'],
      ],
    ])('fails by %s', async (_name, main, exitCode, messages) => {
      const result = await (await prepare({ main })).runMain({});
      expect([result.outcome, result.exitCode]).toEqual(['failure', exitCode]);
      expect(result.annotations.map(({ message }) => message)).toEqual(messages);
    });

    it('does not fail by an error message, nor by NODE_OPTIONS, which it refuses', async () => {
      const main = `console.log('::error::x'); append('ENV', 'node_options=--x\\nA=1\\n')`;
      const result = await (await prepare({ main })).runMain({});
      expect([result.outcome, result.exported]).toEqual(['success', { A: '1' }]);
      expect(result.annotations).toHaveLength(2);
    });

    it('drops a summary that is too large, or gone', async () => {
      const large = await prepare({ main: `append('STEP_SUMMARY', 'x'.repeat(1024 * 1024 + 1))` });
      expect(await large.runMain({})).toMatchObject({
        summary: '',
        outcome: 'success',
        annotations: [{ level: 'error' }],
      });
      const gone = await prepare({ main: `require('node:fs').rmSync(process.env.GITHUB_STEP_SUMMARY)` });
      expect(await gone.runMain({})).toMatchObject({ summary: '', outcome: 'success', annotations: [] });
    });
  });

  describe('when output comes on both streams', () => {
    it('obeys commands on each, splits lines at any end, and keeps the last without one', async () => {
      const main = `process.stderr.write('::add-mask::s3cret\\n');
        setTimeout(() => process.stdout.write('a\\rb\\r\\nc s3cret\\n\\nlast \\u20ac'), 50);`;
      const { log } = await (await prepare({ main })).runMain({});
      expect(log.slice(-5)).toEqual(['a', 'b', 'c ***', '', 'last €']);
    });
  });

  describe('when steps follow one another', () => {
    it('shows exports, paths and masks to later steps, and state to the post step only', async () => {
      const main = `console.log('::add-mask::s3cret'); append('ENV', 'A=s3cret\\n'); append('STATE', 'Key=v\\n');
        append('PATH', '/one\\n/two\\n');`;
      const job = await prepare({ main, post: `show('A', 'STATE_Key', 'INPUT_AWS-REGION')` });
      await job.runMain({ 'aws-region': 'eu-west-1' });
      const script = 'echo "$A|$STATE_Key|$INPUT_TOKEN|$ACTIONS_RUNTIME_TOKEN|$PATH" | cut -c -40';
      const result = await job.runScript(script);
      const header = [`▼ Run ${script}`, `  ${script}`, '  shell: /usr/bin/bash -e {0}', '  env:', '    A: ***'];
      expect(result.log.slice(0, -1)).toEqual(header);
      expect(result.log.at(-1)).toMatch(/^\*\*\*\|\|\|\|\/two:\/one:/);
      const [post] = await job.runPosts();
      expect(post?.log).toEqual(['Post job cleanup.', '["***","v","eu-west-1"]']);
    });

    it('runs post steps last one first, once, even after a failure', async () => {
      const main = `append('STATE', 'n=' + process.env['INPUT_AWS-REGION'] + '\\n'); process.exitCode = 1;`;
      const job = await prepare({ main, post: `show('STATE_n', 'GITHUB_ACTION')` });
      await job.runMain({ 'aws-region': 'one' });
      await job.runMain({ 'aws-region': 'two' });
      const posts = await job.runPosts();
      expect(posts.map(shown)).toEqual([
        ['two', '__self_2'],
        ['one', '__self'],
      ]);
      expect(posts.map(({ name }) => name)).toEqual(['Post Run ./', 'Post Run ./']);
      expect(await job.runPosts()).toEqual([]);
    });

    it.each<[string, string, number]>([
      ['success()', 'process.exitCode = 1', 0],
      ['success()', '', 1],
      ['failure()', 'process.exitCode = 1', 1],
      [`\${{ always() }}`, 'process.exitCode = 1', 1],
    ])('heeds post-if: %s after %j', async (condition, main, count) => {
      const manifest = MANIFEST.replace("post: 'post.js'", `post: 'post.js', post-if: '${condition}'`);
      const job = await prepare({ main, manifest });
      await job.runMain({});
      expect(await job.runPosts()).toHaveLength(count);
    });

    it('runs scripts of bash and of Node, and reports their exit codes', async () => {
      const job = await prepare({});
      const node = await job.runScript('console.log(process.env.ACTIONS_ID_TOKEN_REQUEST_URL)', { shell: 'node' });
      expect(node.log.at(-1)).toBe(sandbox.idTokenRequestUrl);
      const bash = await job.runScript('echo "A=1" >> "$GITHUB_ENV"\nfalse\necho unreached');
      expect(bash).toMatchObject({ outcome: 'failure', exitCode: 1, exported: { A: '1' } });
      expect(bash.log.at(-1)).toBe('Error: Process completed with exit code 1.');
    });
  });

  describe('when a step is canceled', () => {
    it('gets the signal, and may end in its own way', async () => {
      const main = `process.on('SIGINT', () => { console.log('tidy'); process.exit(7); }); setInterval(() => {}, 1000);
        require('node:fs').writeFileSync('ready', '');`;
      const job = await prepare({ main });
      const result = await job.runMain({}, { signalAfter: { event: untilReady(job), signal: 'SIGINT' } });
      expect([result.outcome, result.exitCode, result.log.at(-1)]).toEqual(['failure', 7, 'tidy']);
    });

    it('ends by it otherwise', async () => {
      const job = await prepare({ main: 'setInterval(() => {}, 1000)' });
      const result = await job.runMain({}, { signalAfter: { seconds: 0.1, signal: 'SIGTERM' } });
      expect([result.outcome, result.exitCode]).toEqual(['failure', null]);
    });
  });

  describe('when the job is closed', () => {
    it('kills what runs and removes its folders', async () => {
      const job = await prepare({
        main: `setInterval(() => {}, 1000); require('node:fs').writeFileSync('ready', '');`,
      });
      const step = job.runMain({});
      await untilReady(job);
      await job.close();
      expect((await step).outcome).toBe('failure');
      expect([job.workspace, job.home, job.runnerTemp].map((path) => existsSync(path))).toEqual([false, false, false]);
    });

    it('keeps a temporary folder that it was given', async () => {
      const job = await prepare({ main: `show('RUNNER_TEMP')` }, { runnerTemp: join(folder, 'temp') });
      expect(shown(await job.runMain({}))).toEqual([join(folder, 'temp')]);
      await job.close();
      expect((await stat(join(folder, 'temp'))).isDirectory()).toBe(true);
    });
  });

  describe('when the action cannot be run', () => {
    it('says so', async () => {
      await writeFile(join(folder, 'action.yml'), 'runs: { using: composite }');
      await expect(createJob({ actionDirectory: folder })).rejects.toThrow('does not describe a JavaScript action');
      const job = await prepare({}, { nodePath: join(folder, 'missing') });
      await expect(job.runMain({})).rejects.toThrow('ENOENT');
    });
  });
});
