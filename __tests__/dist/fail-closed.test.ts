// Where the files of the runner cannot be written, later steps get nothing: no credential, no region, no output, no state. Other failures are
// tested without a process: `unit/run/fail-closed.test.ts`.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { USUAL_INPUTS } from '../../sandbox/scenarios/scenario.ts';
import { startSandbox } from '../../sandbox/server.ts';
import { ACTION_DIRECTORY } from './setting.ts';

const FILES = ['GITHUB_ENV', 'GITHUB_OUTPUT', 'GITHUB_STATE'];
const BEFORE = 'BEFORE=1\n';

describe('main step', () => {
  describe('when one of the files cannot be written', () => {
    it('writes to none of them but what failed', async () => {
      const broken = 'GITHUB_ENV';
      const { code, stdout, texts, requests } = await runWithFiles({ [broken]: join(tmpdir(), 'missing', 'file') });
      expect(code).toBe(1);
      expect(stdout).toContain('::error title=A file of the runner is missing::');
      expect(stdout).toContain(broken);
      expect(requests).toEqual([]);
      const [environment, outputs = '', state] = texts;
      expect([environment, state]).toEqual([BEFORE, BEFORE]);
      expect(outputs).toContain('PUBLISHING_FAILED');
      expect(outputs).not.toContain('aws-account-id');
    });

    const onLinux = process.platform === 'linux' ? it : it.skip; // prlimit is Linux's
    onLinux('takes back what it has written when the disk is full', async () => {
      // No file may grow beyond 1.5 KB: state and outputs fit in, the environment with its session token does not.
      const { code, stdout, texts } = await runWithFiles({}, ['prlimit', '--fsize=1500']);
      expect(code).toBe(1);
      expect(stdout).toContain('EFBIG');
      const [environment, outputs, state] = texts;
      expect([environment, state]).toEqual([BEFORE, BEFORE]);
      expect(outputs).toContain('PUBLISHING_FAILED');
      expect(outputs).not.toMatch(/aws|eu-central-1/);
    });
  });
});

/** Runs the main step without the sandbox's runner, over files of our own. */
async function runWithFiles(overrides: Readonly<Record<string, string>>, prefix: readonly string[] = []) {
  const sandbox = await startSandbox();
  const folder = await mkdtemp(join(tmpdir(), 'guard-'));
  try {
    const files = Object.fromEntries(FILES.map((name) => [name, join(folder, name)]));
    await Promise.all(Object.values(files).map((path) => writeFile(path, BEFORE)));
    const env = {
      ...inputsOfManifest(),
      ...files,
      ...overrides,
      GITHUB_ACTIONS: 'true',
      ACTIONS_ID_TOKEN_REQUEST_URL: sandbox.idTokenRequestUrl,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: sandbox.idTokenRequestToken,
      AWS_ENDPOINT_URL_STS: sandbox.stsEndpoint,
    };
    const [command = '', ...words] = [...prefix, process.execPath, join(ACTION_DIRECTORY, 'dist/main.js')];
    const child = spawn(command, words, { env });
    let stdout = '';
    child.stdout.on('data', (chunk) => {
      stdout += chunk;
    });
    const [code] = await once(child, 'close');
    const texts = await Promise.all(Object.values(files).map((path) => readFile(path, 'utf8')));
    return { code: code as number | null, stdout, texts, requests: sandbox.requests };
  } finally {
    await rm(folder, { recursive: true });
    await sandbox.close();
  }
}

/** The inputs as the runner would set them: the defaults of action.yml, and what has none. */
function inputsOfManifest(): Record<string, string> {
  const manifest = parse(readFileSync(join(ACTION_DIRECTORY, 'action.yml'), 'utf8')) as {
    readonly inputs: Readonly<Record<string, { readonly default?: string }>>;
  };
  const defaults = Object.entries(manifest.inputs).map(([name, input]) => [name, input.default ?? ''] as const);
  const inputs = { ...Object.fromEntries(defaults), ...USUAL_INPUTS };
  return Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]));
}
