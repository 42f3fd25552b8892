// A sandbox and the programs that are measured in it: the packed action's entries, and what they are measured against. Effect: a server, files.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SandboxOptions } from '../sandbox/options.ts';
import { readManifest, resolveInputs } from '../sandbox/runner/manifest.ts';
import { type Sandbox, startSandbox } from '../sandbox/server.ts';
import type { Program } from './processes.ts';

const ROLE = 'arn:aws:iam::111122223333:role/deploy';
const REGION = 'eu-central-1';
const TARGET = { 'role-to-assume': ROLE, 'aws-region': REGION };

/** A sandbox and the programs that run in it. */
export interface World {
  readonly sandbox: Sandbox;
  readonly floor: Program;
  readonly floorPreconnected: Program;
  /** The least program with the SDK, packed like the action when it is first asked for. */
  readonly sdkOnly: Program;
  readonly empty: Program;
  /** @param inputs - besides role and region */
  main(inputs?: Readonly<Record<string, string>>): Program;
  /** Prepared again for each run, since it removes what it finds. */
  post(): Program;
  /** The helper with a session that lasts, or with one that has expired. */
  helper(state: 'cached' | 'cold'): Program;
  close(): Promise<void>;
}

/** Starts a world. Both services use HTTPS, as the real ones do. */
export async function openWorld(root: string, options: SandboxOptions = {}): Promise<World> {
  const sandbox = await startSandbox({ tls: true, githubTls: true, ...options });
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const authority = join(folder, 'authority.pem');
  writeFileSync(authority, sandbox.certificate ?? '');
  const environment = baseEnvironment(sandbox, folder, authority);
  const defaults = await defaultInputs(root);
  const inputs = (given: Readonly<Record<string, string>>) => inputVariables({ ...defaults, ...given });
  const main = (given: Readonly<Record<string, string>> = {}): Program => {
    for (const name of FILES) writeFileSync(join(folder, name), '');
    const all = inputs({ ...TARGET, ...given });
    return { arguments: [join(root, 'dist', 'main.js')], environment: { ...environment, ...all } };
  };
  const floor = { ...environment, INPUT_ROLE: ROLE, INPUT_REGION: REGION };
  const floorScript = [join(root, 'bench', 'floor.cjs')];
  return {
    sandbox,
    floor: { arguments: floorScript, environment: floor },
    floorPreconnected: { arguments: floorScript, environment: { ...floor, FLOOR_PRECONNECT: '1' } },
    get sdkOnly() {
      return {
        arguments: [join(packSdkOnly(root), 'sdk-only.js')],
        environment: { ...environment, ...inputs(TARGET) },
      };
    },
    empty: { arguments: [join(root, 'bench', 'empty.mjs')], environment },
    main,
    post: () => preparePost(root, folder, environment),
    helper: (state) => prepareHelper(root, folder, environment, state),
    close: async () => {
      await sandbox.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

let packed: string | undefined;

/** Packs it once, into a folder that lasts as long as this process. */
function packSdkOnly(root: string): string {
  if (packed !== undefined) return packed;
  const folder = mkdtempSync(join(tmpdir(), 'bench-sdk-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  execFileSync(process.execPath, [join(root, 'bench', 'pack-sdk-only.mjs'), folder]);
  packed = folder;
  return folder;
}

const FILES = ['GITHUB_ENV', 'GITHUB_OUTPUT', 'GITHUB_STATE', 'GITHUB_STEP_SUMMARY'];

function baseEnvironment(sandbox: Sandbox, folder: string, authority: string): Record<string, string> {
  return {
    PATH: process.env['PATH'] ?? '',
    HOME: folder,
    NODE_EXTRA_CA_CERTS: authority,
    RUNNER_TEMP: folder,
    GITHUB_ACTIONS: 'true',
    GITHUB_REPOSITORY: 'octo-org/octo-repo',
    GITHUB_RUN_ID: '1',
    GITHUB_RUN_ATTEMPT: '1',
    ACTIONS_ID_TOKEN_REQUEST_URL: sandbox.idTokenRequestUrl,
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: sandbox.idTokenRequestToken,
    AWS_ENDPOINT_URL_STS: sandbox.stsEndpoint,
    ...Object.fromEntries(FILES.map((name) => [name, join(folder, name)])),
  };
}

/** The inputs of a step that gives none, as a runner fills them in. */
async function defaultInputs(root: string): Promise<Readonly<Record<string, string>>> {
  return resolveInputs(await readManifest(root), {}, () => '');
}

function inputVariables(inputs: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => [`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`, value]),
  );
}

/** A folder as the main step of a success leaves it. */
function preparePost(root: string, folder: string, environment: Readonly<Record<string, string>>): Program {
  const own = join(folder, 'aws-token-guard-00000000-0000-0000-0000-000000000000');
  mkdirSync(own, { recursive: true });
  writeFileSync(join(own, 'audit.jsonl'), '{"event":"issued"}\n');
  writeFileSync(join(folder, 'GITHUB_ENV'), '');
  const EMPTY = 'cbf29ce484222325'; // fingerprint of no text
  const restore = JSON.stringify([{ name: 'AWS_REGION', fingerprint: EMPTY, previous: '' }]);
  const state = { STATE_folder: own, STATE_restore: restore, STATE_endsAt: '9999999999' };
  return { arguments: [join(root, 'dist', 'post.js')], environment: { ...environment, ...state } };
}

/** Takes the folder of a real refresh step, and makes its session one that lasts or one that has expired. */
function prepareHelper(
  root: string,
  folder: string,
  environment: Readonly<Record<string, string>>,
  state: 'cached' | 'cold',
): Program {
  const own = readdirSync(folder).find((name) => name.startsWith('aws-token-guard-') && hasSession(join(folder, name)));
  if (own === undefined) throw new Error('no refresh step has run');
  const session = join(folder, own, '0');
  const file = join(session, 'session.json');
  const stored = JSON.parse(readFileSync(file, 'utf8')) as { expiresAt: number };
  const expiresAt = Date.now() / 1000 + (state === 'cached' ? 3000 : -1);
  writeFileSync(file, JSON.stringify({ ...stored, expiresAt }), { mode: 0o600 });
  return { arguments: [join(root, 'dist', 'credential-process.js'), session], environment };
}

function hasSession(folder: string): boolean {
  return readdirSync(folder).includes('0');
}
