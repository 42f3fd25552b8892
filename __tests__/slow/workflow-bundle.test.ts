// What is loaded on failure only, as the bundle has it: built in a copy with an unusual name, and run against the sandbox.
import { execFile, execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve, sep } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Sandbox, startSandbox } from '../../sandbox/server.ts';
import { DEFAULT_WORLD } from '../../sandbox/world.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const FILE = '.github/workflows/deploy.yml';
/** Packages that no build needs: they are most of what is installed. */
const LEFT_OUT = /^node_modules\/(?:node-[^/]+|@biomejs|knip|@babel|\.bin|\.cache)(?:\/|$)/;

/** Stands in for the main entry: prints what both give. */
const PROBE = `
const environment = { ...process.env };
const options = { token: environment['PROBE_TOKEN'] ?? '', limitSeconds: 60, signal: new AbortController().signal };
const { locateInWorkflow } = await import('./github/workflow-location.ts');
const { reportOnPullRequest } = await import('./github/pull-request.ts');
const location = await locateInWorkflow(environment, { kind: 'step' }, options);
const comment = await reportOnPullRequest(environment, { ...options, mode: 'failed', part: 'x', body: 'x' });
console.log(JSON.stringify({ location, comment }));
export {};
`;

/** The other entries, which the bundler wants, too. */
const EMPTY = ['post.ts', 'credential-process.ts', 'preflight.ts'];

const folder = mkdtempSync(join(tmpdir(), 'bündle of [github] & $more '));
const dist = join(folder, 'dist');
let sandbox: Sandbox;

beforeAll(async () => {
  const isNeeded = (path: string) => !LEFT_OUT.test(relative(ROOT, path).split(sep).join('/'));
  for (const name of [
    'node_modules',
    'src',
    'scripts',
    'package.json',
    'package-lock.json',
    'tsconfig.json',
    'tsconfig.build.json',
    'tsconfig.bundle.json',
  ]) {
    cpSync(join(ROOT, name), join(folder, name), { recursive: true, filter: isNeeded });
  }
  writeFileSync(join(folder, 'src', 'main.ts'), PROBE);
  for (const entry of EMPTY) writeFileSync(join(folder, 'src', entry), 'export {};\n');
  // Only what the probe needs: what else the project is made of has tests of its own.
  const include = ['main.ts', ...EMPTY, 'bundle-stubs'].map((name) => `src/${name}`);
  writeFileSync(join(folder, 'tsconfig.probe.json'), JSON.stringify({ extends: './tsconfig.build.json', include }));
  for (const parameters of [['node_modules/typescript/bin/tsc', '-p', 'tsconfig.probe.json'], ['scripts/build.mjs']]) {
    execFileSync(process.execPath, parameters, { cwd: folder });
  }
  const files = { [FILE]: 'on: push\njobs:\n  deploy:\n    steps:\n      - uses: ./\n' };
  sandbox = await startSandbox({ githubApi: { files } });
});
afterAll(async () => {
  await sandbox?.close();
  rmSync(folder, { recursive: true });
});

async function runBundle(more: Readonly<Record<string, string>>): Promise<unknown> {
  const event = join(folder, 'event.json');
  writeFileSync(event, JSON.stringify({ pull_request: { number: 7 } }));
  const env = {
    PROBE_TOKEN: 'ghs_0123456789abcdef',
    GITHUB_API_URL: sandbox.githubApiUrl,
    GITHUB_REPOSITORY: 'octo-org/octo-repo',
    GITHUB_EVENT_NAME: 'pull_request',
    GITHUB_EVENT_PATH: event,
    GITHUB_WORKFLOW_REF: `octo-org/octo-repo/${FILE}@refs/heads/main`,
    GITHUB_WORKFLOW_SHA: DEFAULT_WORLD.claims['workflow_sha'],
    GITHUB_JOB: 'deploy',
    GITHUB_ACTION: '__self',
    ...more,
  };
  const run = promisify(execFile);
  const { stdout, stderr } = await run(process.execPath, [join(dist, 'main.js')], { env, cwd: tmpdir() });
  expect(stderr).toBe('');
  return JSON.parse(stdout);
}

describe('the bundle', () => {
  const LOCATION = { file: FILE, line: 5, endLine: 5, column: 9, endColumn: 16 };

  it('asks GitHub, whatever proxies the job names', async () => {
    expect(await runBundle({})).toEqual({ location: LOCATION, comment: { outcome: 'created' } });
    const proxies = {
      https_proxy: 'http://127.0.0.1:9',
      http_proxy: 'http://127.0.0.1:9',
      HTTPS_PROXY: 'http://127.0.0.1:9',
    };
    expect(await runBundle(proxies)).toEqual({ location: LOCATION, comment: { outcome: 'updated' } });
    expect(sandbox.requests.map(({ status }) => status)).toEqual([200, 200, 201, 200, 200]);
  });

  it('says nothing of its own where the event is broken or missing', async () => {
    for (const path of [join(folder, 'package.json', 'x'), join(folder, 'src', 'main.ts')]) {
      expect(await runBundle({ GITHUB_EVENT_PATH: path })).toMatchObject({
        comment: { outcome: 'not-a-pull-request' },
      });
    }
  });
});
