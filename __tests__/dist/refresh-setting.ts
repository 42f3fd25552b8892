// What the tests of profiles that renew themselves share: a step that made one, and the helper run as an SDK runs it.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach } from '@jest/globals';
import type { Job, JobOptions, MainOptions, StepResult } from '../../sandbox/job.ts';
import type { Sandbox, SandboxOptions } from '../../sandbox/server.ts';
import { AS_FUNCTION } from '../unit/run/step-function.ts';
import { ACTION_DIRECTORY, setting } from './setting.ts';

export { exchangesOf, leave, refusalsIn, secretsIn, storedIn, until } from '../session-files.ts';

const HELPER = join(ACTION_DIRECTORY, 'dist', 'credential-process.js');
/** How the name of a folder of ours begins. */
const PREFIX = 'aws-token-guard-';
export const SESSION_ARN = 'arn:aws:sts::111122223333:assumed-role/deploy/octo-org-octo-repo-9876543210-1';

type Environment = Readonly<Record<string, string>>;

/** A step with `refresh: true`, and what it left. */
export interface Refreshed {
  readonly sandbox: Sandbox;
  readonly job: Job;
  readonly main: (inputs?: Environment, options?: MainOptions) => Promise<StepResult>;
  readonly result: StepResult;
  /** Of the step. */
  readonly folder: string;
  /** Of its first session: the argument of the helper. */
  readonly session: string;
  /** Variables of a later step, beyond those that the step exported. */
  readonly environment: Environment;
  /** Runs the helper as a later step does. */
  readonly help: (options?: HelpOptions) => Helping;
}

/** How the helper is run. */
export interface HelpOptions {
  /** In place of the folder of the first session. */
  readonly args?: readonly string[];
  readonly environment?: Environment;
  /** Whose process it is to be. */
  readonly uid?: number;
}

/** What a process said, and how it ended. */
export interface Answer {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A helper that runs. */
export interface Helping {
  readonly child: ChildProcess;
  readonly answer: Promise<Answer>;
}

const running = new Set<ChildProcess>();

afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
});

/** Job options with which main and post steps are processes of the packed action. */
export const PACKED = { runMain: undefined, runPost: undefined } as const;

/**
 * A sandbox, a job, and a main step in it that made a profile which renews itself. What comes after it is tested: helper and scripts are
 * processes; main and post steps are functions, unless the job options say otherwise, as {@link PACKED} does.
 */
export async function refreshed(
  inputs: Environment = {},
  sandboxOptions: SandboxOptions = {},
  jobOptions: Partial<JobOptions> = {},
): Promise<Refreshed> {
  const { sandbox, job, main } = await setting(sandboxOptions, { ...AS_FUNCTION, ...jobOptions });
  const refreshing = (more: Environment = {}, options?: MainOptions) => main({ refresh: 'true', ...more }, options);
  const result = await refreshing(inputs);
  const folder = dirname(result.exported['AWS_CONFIG_FILE'] ?? '/none/none');
  const session = join(folder, '0');
  const environment = environmentOf(sandbox, job);
  const help = (options: HelpOptions = {}) =>
    startHelper(options.args ?? [session], { ...environment, ...options.environment }, options.uid);
  return { sandbox, job, main: refreshing, result, folder, session, environment, help };
}

/** The variables that a step of the job has, as far as they matter to an SDK and to the helper. */
export function environmentOf(sandbox: Sandbox, job: Job): Environment {
  return {
    PATH: process.env['PATH'] ?? '',
    LANG: 'C.UTF-8',
    HOME: job.home,
    RUNNER_TEMP: job.runnerTemp,
    GITHUB_ACTIONS: 'true',
    GITHUB_EVENT_NAME: 'push',
    GITHUB_WORKSPACE: job.workspace,
    ACTIONS_ID_TOKEN_REQUEST_URL: sandbox.idTokenRequestUrl,
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: sandbox.idTokenRequestToken,
    AWS_ENDPOINT_URL_STS: sandbox.stsEndpoint,
  };
}

/** Starts the helper; it is gone at the end of the test. */
export function startHelper(args: readonly string[], env: Environment, uid?: number): Helping {
  return startProcess(process.execPath, [HELPER, ...args], env, uid);
}

/** Starts a process; it is gone at the end of the test. */
export function startProcess(command: string, args: readonly string[], env: Environment, uid?: number): Helping {
  const child = spawn(command, args, {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(uid === undefined ? {} : { uid }),
  });
  running.add(child);
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const answer = new Promise<Answer>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      running.delete(child);
      resolve({ code, stdout, stderr });
    });
  });
  return { child, answer };
}

/** Folders of ours in the runner's temp folder. */
export function foldersIn({ runnerTemp }: Job): readonly string[] {
  return readdirSync(runnerTemp).filter((name) => name.startsWith(PREFIX));
}

/** The command of a profile, as it stands in the config file. */
export function commandOf({ exported }: StepResult): string {
  const config = readFileSync(exported['AWS_CONFIG_FILE'] ?? '', 'utf8');
  return /^credential_process = (.*)$/m.exec(config)?.[1] ?? '';
}

/** The launcher that the command of a profile starts. */
export function launcherOf({ folder }: Pick<Refreshed, 'folder'>): string {
  return readFileSync(join(folder, process.platform === 'win32' ? 'renew-0.cmd' : 'renew-0.sh'), 'utf8');
}

/** Why the AWS CLI cannot be used here; undefined where it can. */
export const NO_CLI = spawnSync('aws', ['--version']).status === 0 ? undefined : 'no AWS CLI here';

/** What moves the clock of a process, as Debian's package libfaketime and others install it. */
const FAKETIME_LIBRARY = ['/usr/lib', '/usr/lib64', '/usr/local/lib']
  .filter((folder) => existsSync(folder))
  .flatMap((folder) => ['', ...readdirSync(folder)].map((below) => join(folder, below, 'faketime', 'libfaketime.so.1')))
  .find((path) => existsSync(path));

/**
 * Variables that put the clock of a process, and of all that it starts, ahead. Timers go on by a clock that is left alone.
 * @param offset - seconds; or the path of a file that holds them, as `+600`, and may change
 */
export function clockAhead(offset: number | { readonly file: string }): Environment {
  const moved =
    typeof offset === 'number'
      ? { FAKETIME: `+${offset}` }
      : { FAKETIME_TIMESTAMP_FILE: offset.file, FAKETIME_NO_CACHE: '1' };
  return { LD_PRELOAD: FAKETIME_LIBRARY ?? '', FAKETIME_DONT_FAKE_MONOTONIC: '1', ...moved };
}

/** Why the clock of a process cannot be moved here; undefined where it can. */
export const NO_CLOCK = whyNoClock();

function whyNoClock(): string | undefined {
  if (FAKETIME_LIBRARY === undefined) return 'no libfaketime here';
  const env = { ...process.env, ...clockAhead(600) };
  const { stdout } = spawnSync(process.execPath, ['-p', 'Date.now()'], { env, encoding: 'utf8' });
  return Math.abs(Number(stdout) - Date.now() - 600_000) < 60_000
    ? undefined
    : 'libfaketime does not move a clock here';
}
