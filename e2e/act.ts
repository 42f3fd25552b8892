// Runs one workflow with act, on this machine itself, in folders that are gone afterwards. Effect: processes and files.
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';

/** A workflow to run. */
export interface WorkflowOptions {
  readonly actPath: string;
  /** The project's folder, which the workflow checks out. */
  readonly root: string;
  /** Where the private folder of the run is made. */
  readonly directory: string;
  /** Path of the workflow, from the project's folder. */
  readonly workflow: string;
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
    return await runAct(options, folder, variablesFile);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function actArguments({ root, workflow }: WorkflowOptions, variablesFile: string): readonly string[] {
  const nothing = ['--secret-file', '--var-file', '--input-file'].flatMap((flag) => [flag, '/dev/null']);
  return [
    'push',
    ...['--directory', root, '--workflows', join(root, workflow)],
    ...['--platform', 'ubuntu-latest=-self-hosted', '--actor', 'octocat', '--defaultbranch', 'main'],
    ...['--env-file', variablesFile, ...nothing],
    ...['--no-cache-server', '--action-offline-mode', '--rm'],
  ];
}

/** act hands its own variables on to every step, so it gets few: a job sees nothing of who runs it. */
function actEnvironment(folder: string): Record<string, string> {
  const node = dirname(process.execPath);
  return {
    PATH: [node, process.env['PATH'] ?? ''].join(delimiter),
    HOME: join(folder, 'home'),
    XDG_CACHE_HOME: join(folder, 'cache'),
    XDG_CONFIG_HOME: join(folder, 'home'),
    TMPDIR: join(folder, 'tmp'),
    LANG: 'C.UTF-8',
    NO_COLOR: '1',
  };
}

function runAct(options: WorkflowOptions, folder: string, variablesFile: string): Promise<WorkflowResult> {
  const signal = AbortSignal.any([options.signal, AbortSignal.timeout(LIMIT_MS)]);
  return new Promise((resolve, reject) => {
    const child = spawn(options.actPath, actArguments(options, variablesFile), {
      cwd: folder,
      env: actEnvironment(folder),
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

/** act and what it started; a group that has ended already is no matter. */
function killGroup(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {}
}
