// Runs one step of a job: prints its header, starts its process, then takes in what it left behind.
import type { Annotation } from './annotation.ts';
import { type RunChild, runChild, type SignalAfter } from './child.ts';
import { CommandProcessor } from './command-processor.ts';
import { type CommandFileValues, createCommandFiles, readCommandFiles } from './file-commands.ts';
import type { JobFolders } from './job-folders.ts';
import type { SecretMasker } from './secret-masker.ts';
import { StepLog } from './step-log.ts';

/** What the steps of a job share, and change for one another. */
export interface JobState {
  readonly folders: JobFolders;
  readonly masker: SecretMasker;
  readonly debug: boolean;
  /** Aborted when the job is closed. */
  readonly abort: AbortSignal;
  /** The job's variables, with what steps have exported. */
  environment: Record<string, string>;
  /** Folders that steps have put before PATH, the newest first. */
  paths: readonly string[];
  hasFailed: boolean;
}

/** One process to run as a step. */
export interface StepPlan {
  readonly name: string;
  readonly command: string;
  readonly arguments: readonly string[];
  /** The process's variables; those that name the step's files are added. */
  readonly environment: Readonly<Record<string, string>>;
  /** Whether the step is a script: then the runner itself reports an exit code. */
  readonly isScript: boolean;
  readonly signalAfter: SignalAfter | undefined;
  /** Takes the place of the process. */
  readonly run?: RunChild | undefined;
  /** Prints what the runner says before it starts the process. */
  readonly begin: (log: StepLog) => void;
}

/** What came of a step. */
export interface StepResult {
  readonly name: string;
  readonly outcome: 'success' | 'failure';
  /** Null if a signal ended the process. */
  readonly exitCode: number | null;
  readonly durationSeconds: number;
  /** Lines as the web page shows them, masked by the masks known when each was printed. */
  readonly log: readonly string[];
  readonly annotations: readonly Annotation[];
  /** Masked by all masks known at the end of the step. */
  readonly summary: string;
  readonly exported: Readonly<Record<string, string>>;
  readonly outputs: Readonly<Record<string, string>>;
  readonly state: Readonly<Record<string, string>>;
  readonly paths: readonly string[];
  /** What the step wrote, before the runner did anything with it. */
  readonly raw: {
    readonly stdout: string;
    readonly stderr: string;
    readonly summary: string;
    readonly environmentFile: string;
    readonly outputFile: string;
    readonly stateFile: string;
    readonly pathFile: string;
  };
  /** Values registered by add-mask, in order. */
  readonly masks: readonly string[];
}

/**
 * Runs a step, and changes the job by what it exported.
 * @param plan - the process
 * @param job - the job so far
 * @throws Error if the process cannot be started
 */
export async function runStep(plan: StepPlan, job: JobState): Promise<StepResult> {
  const { folders, masker, debug, abort } = job;
  const log = new StepLog({ masker, debug, workspace: folders.workspace });
  const processor = new CommandProcessor(log);
  const files = await createCommandFiles(folders.runnerTemp);
  plan.begin(log);
  const child = await (plan.run ?? runChild)({
    command: plan.command,
    arguments: plan.arguments,
    directory: folders.workspace,
    environment: { ...files, ...plan.environment }, // a wrapper around the step may have put another file there
    onLine: (line) => processor.write(line),
    signalAfter: plan.signalAfter,
    abort,
  });
  log.closeGroup();
  if (plan.isScript && child.exitCode !== 0) log.report('error', `Process completed with exit code ${child.exitCode}.`);
  const values = await readCommandFiles(files, log);
  const hasFailed = child.exitCode !== 0 || log.hasFailed;
  job.environment = { ...job.environment, ...values.exported };
  job.paths = values.paths.reduce((paths, path) => [path, ...paths.filter((other) => other !== path)], job.paths);
  job.hasFailed ||= hasFailed;
  return {
    name: plan.name,
    outcome: hasFailed ? 'failure' : 'success',
    exitCode: child.exitCode,
    durationSeconds: child.durationSeconds,
    log: log.lines,
    annotations: log.annotations,
    masks: processor.masks,
    summary: values.summary,
    exported: values.exported,
    outputs: { ...processor.outputs, ...values.outputs },
    state: { ...processor.state, ...values.state },
    paths: values.paths,
    raw: { stdout: child.stdout, stderr: child.stderr, ...rawFiles(values) },
  };
}

function rawFiles({ raw }: CommandFileValues): Omit<StepResult['raw'], 'stdout' | 'stderr'> {
  return {
    summary: raw.GITHUB_STEP_SUMMARY,
    environmentFile: raw.GITHUB_ENV,
    outputFile: raw.GITHUB_OUTPUT,
    stateFile: raw.GITHUB_STATE,
    pathFile: raw.GITHUB_PATH,
  };
}
