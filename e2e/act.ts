// Runs one workflow with act, directly on this machine, in folders that are removed afterwards. Effect: processes and files.
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { type LaidOut, layOut, type Repositories } from './repositories.ts';

/** What started a workflow. */
export interface WorkflowEvent {
  readonly name: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** A workflow to run. */
export interface WorkflowOptions {
  readonly actPath: string;
  /** The project's folder, which the workflow checks out unless it has a repository of its own. */
  readonly root: string;
  /** Where the private folder of the run is made. */
  readonly directory: string;
  /** Path of the workflow, from the folder of its repository. */
  readonly workflow: string;
  readonly repositories: Repositories | undefined;
  readonly event: WorkflowEvent;
  /** Variables of the job. They reach act in a file that only this user can read, never on a command line. */
  readonly variables: Readonly<Record<string, string>>;
  /** Ends the run early. */
  readonly signal: AbortSignal;
}

/** What came of a workflow. */
export interface WorkflowResult {
  /** null when act was ended by a signal. */
  readonly exitCode: number | null;
  /** Everything that act printed. */
  readonly log: string;
}

const LIMIT_MS = 180_000;

/**
 * Runs a workflow to its end.
 * @param options - what to run
 */
export async function runWorkflow(options: WorkflowOptions): Promise<WorkflowResult> {
  const folder = await mkdtemp(join(options.directory, 'run-'));
  try {
    for (const name of ['home', 'cache', 'tmp']) await mkdir(join(folder, name));
    const variablesFile = join(folder, 'variables');
    const lines = Object.entries(options.variables).map(([name, value]) => `${name}='${value}'\n`);
    await writeFile(variablesFile, lines.join(''), { mode: 0o600, flag: 'wx' });
    await writeFile(join(folder, 'event.json'), JSON.stringify(options.event.payload));
    return await runAct(options, folder, await layOut(options.repositories, folder, options.root));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function actArguments({ event, workflow }: WorkflowOptions, folder: string, laidOut: LaidOut): readonly string[] {
  const nothing = ['--secret-file', '--var-file', '--input-file'].flatMap((flag) => [flag, '/dev/null']);
  const others = Object.entries(laidOut.others).map(([name, path]) => `${name}=${path}`);
  return [
    event.name,
    '--directory',
    laidOut.own,
    '--workflows',
    join(laidOut.own, workflow),
    '--eventpath',
    join(folder, 'event.json'),
    '--platform',
    'ubuntu-latest=-self-hosted',
    '--actor',
    'octocat',
    '--defaultbranch',
    'main',
    '--env-file',
    join(folder, 'variables'),
    ...nothing,
    ...others.flatMap((other) => ['--local-repository', other]),
    '--no-cache-server',
    '--action-offline-mode',
    '--rm',
  ];
}

/** act passes its own variables to every step, so it gets few: a job must not depend on this machine. */
function actEnvironment(folder: string, programs: readonly string[]): Record<string, string> {
  const node = dirname(process.execPath);
  return {
    PATH: [...programs, node, process.env['PATH'] ?? ''].join(delimiter),
    HOME: join(folder, 'home'),
    XDG_CACHE_HOME: join(folder, 'cache'),
    XDG_CONFIG_HOME: join(folder, 'home'),
    TMPDIR: join(folder, 'tmp'),
    LANG: 'C.UTF-8',
    NO_COLOR: '1',
  };
}

function runAct(options: WorkflowOptions, folder: string, laidOut: LaidOut): Promise<WorkflowResult> {
  const signal = AbortSignal.any([options.signal, AbortSignal.timeout(LIMIT_MS)]);
  return new Promise((resolve, reject) => {
    const child = spawn(options.actPath, actArguments(options, folder, laidOut), {
      cwd: folder,
      env: actEnvironment(folder, laidOut.programs),
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    const chunks: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    signal.addEventListener('abort', () => killGroup(child.pid));
    child.once('error', reject);
    child.once('close', (exitCode) => resolve({ exitCode, log: Buffer.concat(chunks).toString('utf8') }));
  });
}

/** Ends act and its children, if they still run. */
function killGroup(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {}
}
