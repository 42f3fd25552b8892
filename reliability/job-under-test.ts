// A job of the sandbox whose steps can be interrupted at will: each main step, its post step as often as wanted, and the helper.
// Effect: processes, files.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ChildResult, runChild, type SignalAfter } from '../sandbox/runner/child.ts';
import { createJobContext, type JobContext, type JobOptions } from '../sandbox/runner/job-context.ts';
import { removeJobFolders } from '../sandbox/runner/job-folders.ts';
import { type MainStep, planMain, planPost } from '../sandbox/runner/job-plan.ts';
import { runStep, type StepPlan, type StepResult } from '../sandbox/runner/step.ts';
import { USUAL_INPUTS } from '../sandbox/scenarios/scenario.ts';
import { type Sandbox, type SandboxOptions, startSandbox } from '../sandbox/server.ts';

export type Variables = Readonly<Record<string, string>>;

/** How a process is to be run. */
export interface How {
  readonly environment?: Variables;
  readonly signalAfter?: SignalAfter;
}

/** A main step, and what came of it. */
export interface MainRun {
  readonly step: MainStep;
  readonly result: StepResult;
}

/** A job, and its sandbox. */
export interface JobUnderTest {
  readonly sandbox: Sandbox;
  readonly folders: JobContext['state']['folders'];
  /** The job's variables, with what steps have exported so far. */
  variables(): Variables;
  main(inputs?: Variables, how?: How): Promise<MainRun>;
  /** Runs the post step of a main step; it may be run again after it was interrupted. */
  post(main: MainRun, how?: How): Promise<StepResult>;
  /** Runs the helper for the first session of a step, as a later step does. */
  help(main: MainRun, how?: How): Promise<ChildResult>;
  close(): Promise<void>;
}

/** Starts a sandbox and a job in it. */
export async function startJob(
  actionDirectory: string,
  sandboxOptions: SandboxOptions = {},
  jobOptions: Partial<JobOptions> = {},
): Promise<JobUnderTest> {
  const closing = new AbortController();
  const sandbox = await startSandbox(sandboxOptions);
  const context = await createJobContext({ actionDirectory, sandbox, ...jobOptions }, closing.signal);
  const { state, nodePath } = context;
  const run = (plan: StepPlan, how: How) => runStep(changed(plan, how), state);
  return {
    sandbox,
    folders: state.folders,
    variables: () => state.environment,
    main: async (inputs = {}, how = {}) => {
      const step = planMain({ ...USUAL_INPUTS, ...inputs }, {}, context);
      const result = await run(step.plan, how);
      Object.assign(step.state, result.state);
      return { step, result };
    },
    post: (main, how = {}) => {
      const plan = planPost(main.step, context);
      if (plan === undefined) throw new Error('the action has no post step');
      return run(plan, how);
    },
    help: (main, { environment = {}, signalAfter } = {}) =>
      runChild({
        command: nodePath,
        arguments: [join(actionDirectory, 'dist', 'credential-process.js'), sessionFolderOf(main)],
        directory: state.folders.workspace,
        environment: { ...laterVariables(main), ...environment },
        onLine: () => {},
        signalAfter,
        abort: closing.signal,
      }),
    close: async () => {
      closing.abort();
      await sandbox.close();
      await removeJobFolders(state.folders);
    },
  };
}

function changed(plan: StepPlan, { environment = {}, signalAfter }: How): StepPlan {
  return { ...plan, environment: { ...plan.environment, ...environment }, signalAfter };
}

/** What a script after the step has in its environment. */
function laterVariables({ step }: MainRun): Variables {
  const entries = Object.entries(step.plan.environment);
  return Object.fromEntries(entries.filter(([name]) => !/^(?:INPUT_|STATE_)/.test(name)));
}

/** The folder of the step; undefined where the step has told of none. */
export function folderOf({ step }: MainRun): string | undefined {
  return step.state['folder'];
}

function sessionFolderOf(main: MainRun): string {
  return join(folderOf(main) ?? '/none', '0');
}

/** Where the helper keeps the first session of a step. */
function sessionFileOf(main: MainRun): string {
  return join(sessionFolderOf(main), 'session.json');
}

/** Lets the session that the helper keeps be over, so that the next helper has to get another one. */
export async function endSession(main: MainRun): Promise<void> {
  const path = sessionFileOf(main);
  const stored = JSON.parse(await readFile(path, 'utf8')) as object;
  const expiresAt = Math.floor(Date.now() / 1000) - 1;
  await writeFile(path, JSON.stringify({ ...stored, expiresAt }), { mode: 0o600 });
}

/** Names in the folders of the job that no step of ours was to leave. */
export function leftoversOf({ folders }: Pick<JobUnderTest, 'folders'>): readonly string[] {
  const { runnerTemp, home, workspace } = folders;
  const commands = join(runnerTemp, '_runner_file_commands');
  const inTemp = readdirSync(runnerTemp).filter((name) => name !== '_runner_file_commands');
  const inCommands = existsSync(commands) ? readdirSync(commands) : [];
  return [...inTemp, ...inCommands, ...readdirSync(home), ...readdirSync(workspace)];
}

/** Files of ours that are there and not whole, below a folder. What is still being written beside its place does not count. */
export function brokenFilesIn(folder: string | undefined): readonly string[] {
  if (folder === undefined || !existsSync(folder)) return [];
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => !isWhole(name, join(folder, name)));
}

const UNFINISHED = /\.[0-9a-f]{8}$/;

function isWhole(name: string, path: string): boolean {
  if (UNFINISHED.test(name) || /(?:^|\/)\d+$/.test(name)) return true;
  const text = readFileSync(path, 'utf8');
  if (name.endsWith('.json')) return isJson(text);
  if (name.endsWith('.jsonl')) return text.endsWith('\n') && text.trimEnd().split('\n').every(isJson);
  return /^(?:config|credentials)$/.test(name) ? isProfileFile(text) : name.includes('lock');
}

function isProfileFile(text: string): boolean {
  return text === '' || (text.endsWith('\n') && text.startsWith('[') && !text.includes('= \n'));
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Long enough that no usual text has it, short enough that no piece of a secret worth having is shorter. */
const PIECE_LENGTH = 24;

/** All of the sandbox's secrets that show in what people see of a step, in whole or in a long piece. */
export function secretsShown({ raw, log, summary, annotations }: StepResult, { issuedSecrets }: Sandbox): number {
  const stdout = raw.stdout.split('\n').filter((line) => !line.startsWith('::add-mask::'));
  const seen = [...stdout, ...log, raw.stderr, raw.summary, summary, JSON.stringify(annotations)].join('\n');
  return issuedSecrets.filter((secret) => piecesOf(secret).some((piece) => seen.includes(piece))).length;
}

function piecesOf(secret: string): readonly string[] {
  const count = Math.floor(secret.length / PIECE_LENGTH);
  if (count < 2) return [secret];
  return Array.from({ length: count }, (_, n) => secret.slice(n * PIECE_LENGTH, (n + 1) * PIECE_LENGTH));
}

const TOLD_AFTER_A_FAILURE = ['configured', 'error-code', 'error-category', 'retryable', 'subject'];

/** What a step wrote for later steps beyond the words about its failure, and for its post step beyond the folder to remove. */
export function publishedBy({ raw, outputs, state }: StepResult): readonly string[] {
  return [
    ...(raw.environmentFile === '' ? [] : ['variables']),
    ...Object.keys(outputs).filter((name) => !TOLD_AFTER_A_FAILURE.includes(name)),
    ...Object.keys(state).filter((name) => name !== 'folder'),
  ];
}
