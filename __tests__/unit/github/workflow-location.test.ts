// Reading the workflow from real checkouts and from the sandbox's API, and telling callers from callees.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { GithubApiOptions } from '../../../sandbox/github-api.ts';
import { type Fault, type Sandbox, startSandbox } from '../../../sandbox/server.ts';
import { DEFAULT_WORLD } from '../../../sandbox/world.ts';
import { type LocationOptions, locateInWorkflow } from '../../../src/github/workflow-location.ts';
import type { WorkflowTarget } from '../../../src/observe/facts.ts';

const FILE = '.github/workflows/deploy.yml';
const CALLEE = '.github/workflows/callee.yml';
const REPOSITORY = 'octo-org/octo-repo';
const API_SHA = DEFAULT_WORLD.claims['sha'] ?? '';
const TOKEN = 'ghs_0123456789abcdef0123456789abcdef';
const STEP: WorkflowTarget = { kind: 'step' };
const PERMISSION: WorkflowTarget = { kind: 'id-token-permission' };
const WORKFLOW = 'on: push\njobs:\n  deploy:\n    steps:\n      - uses: ./\n';
const HERE = { file: FILE, line: 5, endLine: 5, column: 9, endColumn: 16 };

const root = mkdtempSync(join(tmpdir(), 'checkout ünd [mehr] '));
const repository = join(root, 'repository');
let sha = '';

const git = (folder: string, ...parameters: readonly string[]): string =>
  execFileSync('git', ['-c', 'user.name=x', '-c', 'user.email=x@example.org', ...parameters], {
    cwd: folder,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' },
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim();

beforeAll(() => {
  mkdirSync(join(repository, dirname(FILE)), { recursive: true });
  git(repository, 'init', '--quiet', '--initial-branch=main', '--template='); // without a dozen examples of hooks
  writeFileSync(join(repository, FILE), WORKFLOW);
  writeFileSync(join(repository, '.github', 'a'), 'one more file\n');
  git(repository, 'add', '--all');
  git(repository, 'commit', '--quiet', '--message=one');
  sha = git(repository, 'rev-parse', 'HEAD');
});
afterAll(() => rmSync(root, { recursive: true }));

const started: Sandbox[] = [];
afterEach(async () => {
  await Promise.all(started.splice(0).map((sandbox) => sandbox.close()));
});

let copies = 0;
/** A copy of the repository that a test may break. */
function copy(): string {
  copies += 1;
  const folder = join(root, `copy ${copies}`);
  cpSync(repository, folder, { recursive: true });
  return folder;
}

type Variables = Readonly<Record<string, string>>;

const environmentOf = (more: Variables): Variables => ({
  GITHUB_REPOSITORY: REPOSITORY,
  GITHUB_WORKFLOW_REF: `${REPOSITORY}/${FILE}@refs/heads/main`,
  GITHUB_WORKFLOW_SHA: sha,
  GITHUB_SHA: sha,
  GITHUB_JOB: 'deploy',
  GITHUB_ACTION: '__self',
  GITHUB_ACTION_REPOSITORY: '',
  GITHUB_ACTION_REF: '',
  ...more,
});

const find = (more: Variables, options: Partial<LocationOptions> = {}, target: WorkflowTarget = STEP) =>
  locateInWorkflow(environmentOf(more), target, {
    limitSeconds: 600,
    mostSeconds: 600,
    signal: new AbortController().signal,
    ...options,
  });

/** Lets the event loop go round so often: work that waits for nobody is done by then, however slow the machine is. */
async function turns(count: number): Promise<'still waiting'> {
  for (let turn = 0; turn < count; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  return 'still waiting';
}

describe('locateInWorkflow', () => {
  describe('when the workspace has the workflow', () => {
    it('reads it on a branch', async () => {
      expect(await find({ GITHUB_WORKSPACE: repository })).toEqual(HERE);
    });

    it('reads it at a detached commit', async () => {
      const folder = copy();
      git(folder, 'checkout', '--quiet', '--detach');
      expect(await find({ GITHUB_WORKSPACE: folder })).toEqual(HERE);
    });

    it('reads it with packed refs', async () => {
      const folder = copy();
      git(folder, 'pack-refs', '--all');
      expect(await find({ GITHUB_WORKSPACE: folder })).toEqual(HERE);
    });

    it('reads it in a worktree, on a branch and detached', async () => {
      const folder = copy();
      git(folder, 'worktree', 'add', '--quiet', '-b', 'other/one', join(root, 'tree 1'));
      git(folder, 'worktree', 'add', '--quiet', '--detach', join(root, 'tree 2'));
      expect(await find({ GITHUB_WORKSPACE: join(root, 'tree 1') })).toEqual(HERE);
      expect(await find({ GITHUB_WORKSPACE: join(root, 'tree 2') })).toEqual(HERE);
      git(folder, 'pack-refs', '--all');
      expect(await find({ GITHUB_WORKSPACE: join(root, 'tree 1') })).toEqual(HERE);
    });

    it('reads it with the line ends of Windows', async () => {
      const folder = copy();
      writeFileSync(join(folder, FILE), WORKFLOW.replaceAll('\n', '\r\n'));
      expect(await find({ GITHUB_WORKSPACE: folder })).toEqual(HERE);
    });

    it('reads it with an index of version 3', async () => {
      const folder = copy();
      writeFileSync(join(folder, '.a'), '');
      git(folder, 'add', '--intent-to-add', '.a');
      git(folder, 'update-index', '--index-version', '3');
      expect(readFileSync(join(folder, '.git', 'index')).readUInt32BE(4)).toBe(3);
      expect(await find({ GITHUB_WORKSPACE: folder })).toEqual(HERE);
    });

    it('reads it where the repository is written in another case', async () => {
      expect(await find({ GITHUB_WORKSPACE: repository, GITHUB_REPOSITORY: 'Octo-Org/Octo-Repo' })).toEqual(HERE);
    });
  });

  describe('when the workspace is not that commit, or not to be trusted', () => {
    type Row = [string, (folder: string) => Variables];
    /** Windows has no pipes of that kind, and lets few users make links. */
    const posix: Row[] = [
      [
        'the file is a link to elsewhere',
        (folder) => {
          rmSync(join(folder, FILE));
          symlinkSync(join(repository, FILE), join(folder, FILE));
          return {};
        },
      ],
      [
        'its folder is a link to elsewhere',
        (folder) => {
          rmSync(join(folder, '.github'), { recursive: true });
          symlinkSync(join(repository, '.github'), join(folder, '.github'));
          return {};
        },
      ],
      [
        'the file is a pipe',
        (folder) => {
          rmSync(join(folder, FILE));
          execFileSync('mkfifo', [join(folder, FILE)]);
          return {};
        },
      ],
      [
        '.git is a pipe',
        (folder) => {
          rmSync(join(folder, '.git'), { recursive: true });
          execFileSync('mkfifo', [join(folder, '.git')]);
          return {};
        },
      ],
    ];
    it.each<Row>([
      ...(process.platform === 'win32' ? [] : posix),
      ['another commit is wanted', () => ({ GITHUB_WORKFLOW_SHA: API_SHA })],
      ['the commit is no hash', () => ({ GITHUB_WORKFLOW_SHA: 'HEAD' })],
      ['the commit is missing', () => ({ GITHUB_WORKFLOW_SHA: '' })],
      [
        'a later commit is checked out',
        (folder) => {
          git(folder, 'commit', '--quiet', '--allow-empty', '--message=two');
          return {};
        },
      ],
      [
        'the file was changed since',
        (folder) => {
          writeFileSync(join(folder, FILE), `# new\n${WORKFLOW}`);
          return {};
        },
      ],
      [
        'the file is gone',
        (folder) => {
          rmSync(join(folder, FILE));
          return {};
        },
      ],
      [
        'HEAD names a ref outside',
        (folder) => {
          writeFileSync(join(folder, 'outside'), sha);
          writeFileSync(join(folder, '.git', 'HEAD'), 'ref: refs/../../outside\n');
          return {};
        },
      ],
      [
        'there is no index',
        (folder) => {
          rmSync(join(folder, '.git', 'index'));
          return {};
        },
      ],
      [
        'the index is cut off',
        (folder) => {
          const path = join(folder, '.git', 'index');
          writeFileSync(path, readFileSync(path).subarray(0, 60));
          return {};
        },
      ],
      [
        'there is no .git',
        (folder) => {
          renameSync(join(folder, '.git'), join(folder, 'git'));
          return {};
        },
      ],
      ['the workspace is relative', () => ({ GITHUB_WORKSPACE: '.' })],
      ['the workspace is missing', () => ({ GITHUB_WORKSPACE: '' })],
      ['it is another repository', () => ({ GITHUB_REPOSITORY: 'octo-org/other' })],
      [
        'the workflow is of another repository',
        () => ({ GITHUB_WORKFLOW_REF: `octo-org/other/${FILE}@refs/heads/main` }),
      ],
      [
        'the path leads elsewhere',
        () => ({ GITHUB_WORKFLOW_REF: `${REPOSITORY}/.github/workflows/../deploy.yml@refs/heads/main` }),
      ],
      [
        'the workflow is none of a file',
        () => ({ GITHUB_WORKFLOW_REF: `${REPOSITORY}/dynamic/pages@refs/heads/main` }),
      ],
      [
        'the reference can be read in two ways',
        () => ({ GITHUB_WORKFLOW_REF: `${REPOSITORY}/${FILE}@x.yml@refs/heads/main` }),
      ],
      ['there is no reference', () => ({ GITHUB_WORKFLOW_REF: '' })],
    ])('gives nothing: %s', async (_name, prepare) => {
      const folder = copy();
      const more = prepare(folder);
      expect(await find({ GITHUB_WORKSPACE: folder, ...more })).toBeUndefined();
    });
  });

  describe('when GitHub is asked', () => {
    async function start(githubApi: GithubApiOptions, faults: readonly Fault[] = []): Promise<Sandbox> {
      const sandbox = await startSandbox({ githubApi, faults });
      started.push(sandbox);
      return sandbox;
    }

    async function ask(
      githubApi: GithubApiOptions,
      {
        more = {},
        options = {},
        target = STEP,
        faults = [],
      }: {
        more?: Variables;
        options?: Partial<LocationOptions>;
        target?: WorkflowTarget;
        faults?: readonly Fault[];
      } = {},
    ) {
      const sandbox = await start(githubApi, faults);
      const variables = {
        GITHUB_API_URL: sandbox.githubApiUrl,
        GITHUB_WORKFLOW_SHA: API_SHA,
        GITHUB_SHA: API_SHA,
        ...more,
      };
      return { found: await find(variables, { token: TOKEN, ...options }, target), requests: sandbox.requests };
    }

    it('reads the workflow at its commit, with one request', async () => {
      const { found, requests } = await ask({ files: { [FILE]: WORKFLOW } });
      expect(found).toEqual(HERE);
      expect(requests).toHaveLength(1);
      expect(requests[0]?.parameters).toEqual({ ref: API_SHA });
      expect(requests[0]?.headers['authorization']).toBe(`token ${TOKEN}`);
    });

    it.each<[string, GithubApiOptions, { more?: Variables; options?: Partial<LocationOptions> }, number]>([
      ['without a token', {}, { options: { token: '' } }, 0],
      ['with a bad token', {}, { options: { token: 'x' } }, 1],
      ['without permission', { permissions: { contents: 'none' } }, {}, 1],
      ['where there is no such file', { files: {} }, {}, 1],
      ['at a commit that GitHub does not know', {}, { more: { GITHUB_WORKFLOW_SHA: API_SHA.replace('a', 'b') } }, 1],
      [
        'where the API is not to be trusted with a token',
        {},
        { more: { GITHUB_API_URL: 'http://api.example.org' } },
        0,
      ],
      ['where nobody listens', {}, { more: { GITHUB_API_URL: 'http://127.0.0.1:9' } }, 0],
      ['without an API', {}, { more: { GITHUB_API_URL: '' } }, 0],
      ['in a run that is over', {}, { options: { signal: AbortSignal.abort() } }, 0],
    ])('gives nothing %s', async (_name, api, options, count) => {
      const { found, requests } = await ask({ files: { [FILE]: WORKFLOW }, ...api }, options);
      expect(found).toBeUndefined();
      expect(requests).toHaveLength(count);
    });

    it('gives nothing for an answer that is somebody else’s page, a redirect or an error', async () => {
      const page = { status: 200, headers: { 'content-type': 'text/html' }, body: '<html>' };
      const redirect = { status: 302, headers: { location: '/api/v3/x' }, body: '' };
      for (const effect of [page, redirect, { status: 500, body: '{' }]) {
        const faults = [{ operation: 'Other', effect: { kind: 'respond', ...effect } }] as const;
        const { found, requests } = await ask({ files: { [FILE]: WORKFLOW } }, { faults });
        expect(found).toBeUndefined();
        expect(requests).toHaveLength(1);
      }
    });

    it.each([
      ['hang', 0.1],
      ['trickle', 0.3], // after a part of the answer
    ] as const)('gives up when no more time is left where the API does %s', async (kind, limitSeconds) => {
      const faults = [{ operation: 'Other', effect: { kind } }] as const;
      expect((await ask({}, { faults, options: { limitSeconds } })).found).toBeUndefined();
    });

    it('gives up at once where the job is canceled', async () => {
      const sandbox = await start({}, [{ operation: 'Other', effect: { kind: 'hang' } }]);
      const variables = { GITHUB_API_URL: sandbox.githubApiUrl, GITHUB_WORKFLOW_SHA: API_SHA, GITHUB_SHA: API_SHA };
      const controller = new AbortController();
      const found = find(variables, { token: TOKEN, signal: controller.signal });
      controller.abort();
      expect(await Promise.race([found, turns(100)])).toBeUndefined();
    });

    it('gives no line of a reusable workflow that was taken from another commit', async () => {
      const claims = { job_workflow_ref: `${REPOSITORY}/${CALLEE}@v1`, job_workflow_sha: API_SHA };
      const files = { [CALLEE]: WORKFLOW };
      expect((await ask({ files }, { options: { claims } })).found).toEqual({ ...HERE, file: CALLEE });
      const more = { GITHUB_WORKFLOW_SHA: sha, GITHUB_SHA: sha };
      expect((await ask({ files }, { options: { claims }, more })).found).toBeUndefined();
    });

    describe('and reusable workflows take part', () => {
      const CALLER = 'on: push\njobs:\n  call:\n    uses: ./.github/workflows/callee.yml\n';
      const BOTH = `${CALLER}  deploy:\n    steps:\n      - uses: ./\n`;
      const REMOTE =
        'on: push\njobs:\n  call:\n    permissions: { contents: read }\n    uses: octo-org/other/.github/workflows/a.yml@v1\n';
      const CALLED = 'on: workflow_call\njobs:\n  deploy:\n    steps:\n      - uses: ./\n';
      const OTHER = CALLED.replace('deploy', 'build');
      const NESTED = `${CALLER.replace('callee', 'third')}`;
      const claims = (path: string, more: Readonly<Record<string, string>> = {}) => ({
        job_workflow_ref: `${REPOSITORY}/${path}@refs/heads/main`,
        job_workflow_sha: API_SHA,
        ...more,
      });
      type Case = readonly [
        name: string,
        files: Readonly<Record<string, string>>,
        claims: LocationOptions['claims'],
        target: WorkflowTarget,
        expected: string | undefined,
      ];
      it.each<Case>([
        ['claims name the workflow', { [FILE]: BOTH }, claims(FILE), STEP, `${FILE}:7`],
        ['claims name the callee', { [FILE]: CALLER, [CALLEE]: CALLED }, claims(CALLEE), STEP, `${CALLEE}:5`],
        [
          'claims name a callee of another commit',
          { [CALLEE]: CALLED },
          claims(CALLEE, { job_workflow_sha: '1'.repeat(40) }),
          STEP,
          undefined,
        ],
        [
          'claims name a callee, but no commit',
          { [CALLEE]: CALLED },
          { job_workflow_ref: claims(CALLEE).job_workflow_ref },
          STEP,
          undefined,
        ],
        [
          'claims name another repository',
          { [FILE]: REMOTE },
          claims('', { job_workflow_ref: 'octo-org/other/.github/workflows/a.yml@v1' }),
          STEP,
          undefined,
        ],
        ['claims are broken', { [FILE]: BOTH }, { job_workflow_ref: 'x' }, STEP, undefined],
        ['claims name the callee', { [FILE]: CALLER, [CALLEE]: CALLED }, claims(CALLEE), PERMISSION, `${FILE}:3`],
        [
          'claims name another repository',
          { [FILE]: REMOTE },
          claims('', { job_workflow_ref: 'octo-org/other/.github/workflows/a.yml@v2' }),
          PERMISSION,
          `${FILE}:4`,
        ],
        [
          'claims name a callee that is called twice',
          { [FILE]: `${CALLER}${CALLER.split('\n').slice(2).join('\n').replace('call', 'again')}`, [CALLEE]: CALLED },
          claims(CALLEE),
          PERMISSION,
          undefined,
        ],
        [
          'the caller grants already',
          { [FILE]: CALLER.replace('push', 'push\npermissions: write-all') },
          undefined,
          PERMISSION,
          undefined,
        ],
        ['the job is the callee’s', { [FILE]: CALLER, [CALLEE]: CALLED }, undefined, STEP, `${CALLEE}:5`],
        ['the job is the callee’s', { [FILE]: CALLER, [CALLEE]: CALLED }, undefined, PERMISSION, `${FILE}:3`],
        ['the callee cannot be read', { [FILE]: REMOTE }, undefined, PERMISSION, `${FILE}:4`],
        ['the callee cannot be read', { [FILE]: REMOTE }, undefined, STEP, undefined],
        ['both have the job', { [FILE]: BOTH, [CALLEE]: CALLED }, undefined, STEP, undefined],
        ['both have the job', { [FILE]: BOTH, [CALLEE]: CALLED }, undefined, PERMISSION, undefined],
        ['the callee has other jobs', { [FILE]: BOTH, [CALLEE]: OTHER }, undefined, STEP, `${FILE}:7`],
        ['the callee has other jobs', { [FILE]: BOTH, [CALLEE]: OTHER }, undefined, PERMISSION, `${FILE}:5`],
        ['the callee calls others', { [FILE]: BOTH, [CALLEE]: NESTED }, undefined, STEP, undefined],
        ['nobody has the job', { [FILE]: CALLER, [CALLEE]: OTHER }, undefined, STEP, undefined],
        [
          'a job is an alias',
          { [FILE]: `${WORKFLOW.replace('deploy:', 'deploy: &job')}  other: *job\n` },
          undefined,
          STEP,
          undefined,
        ],
      ])('%s: %#', async (_name, files, jobClaims, target, expected) => {
        const { found } = await ask({ files }, { target, options: { claims: jobClaims } });
        expect(found && `${found.file}:${found.line}`).toBe(expected);
      });
    });
  });
});
