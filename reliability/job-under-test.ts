// A job of the sandbox whose processes can be interrupted: main steps, the post step as often as wanted, the helper. Effect: processes, files.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ChildResult, runChild } from '../sandbox/runner/child.ts';
import { createJobContext, type JobContext, type JobOptions } from '../sandbox/runner/job-context.ts';
import { removeJobFolders } from '../sandbox/runner/job-folders.ts';
import { type MainStep, planMain, planPost } from '../sandbox/runner/job-plan.ts';
import { runStep, type StepPlan, type StepResult } from '../sandbox/runner/step.ts';
import { USUAL_INPUTS } from '../sandbox/scenarios/scenario.ts';
import { type Sandbox, type SandboxOptions, startSandbox } from '../sandbox/server.ts';

/** Inputs or environment variables by name. */
export type Variables = Readonly<Record<string, string>>;

/** A main step, and what came of it. */
export interface MainRun {
  readonly step: MainStep;
  readonly result: StepResult;
}

/** A job and its sandbox. Each process may get variables besides its own. */
export interface JobUnderTest {
  readonly sandbox: Sandbox;
  /** Its folders, and its variables with what steps have exported so far. */
  readonly state: JobContext['state'];
  /** The job's variables before any step. */
  readonly before: Variables;
  /** Keys that it had before, and all that was issued to it so far. */
  secrets(): readonly string[];
  /** @param inputs - besides the usual ones */
  main(inputs?: Variables, more?: Variables): Promise<MainRun>;
  /** Runs the post step of a main step; it can run again after it was interrupted. */
  post(main: MainRun, more?: Variables): Promise<StepResult>;
  /** Runs the helper for the first session of a main step, as a later step does. */
  help(main: MainRun, more?: Variables): Promise<ChildResult>;
}

/** How a job and its sandbox differ from the usual ones. */
export interface JobWorld {
  readonly sandbox?: SandboxOptions;
  readonly job?: Partial<JobOptions>;
}

/** Gives a new job in a new sandbox, and takes both away afterwards. */
export async function withJob<T>(
  actionDirectory: string,
  world: JobWorld,
  use: (job: JobUnderTest) => Promise<T>,
): Promise<T> {
  const closing = new AbortController();
  const sandbox = await startSandbox(world.sandbox);
  const context = await createJobContext({ actionDirectory, sandbox, ...world.job }, closing.signal);
  try {
    return await use(jobIn(context, sandbox, closing.signal));
  } finally {
    closing.abort();
    await sandbox.close();
    await removeJobFolders(context.state.folders);
  }
}

function jobIn(context: JobContext, sandbox: Sandbox, abort: AbortSignal): JobUnderTest {
  const { state, nodePath, actionDirectory } = context;
  const run = (plan: StepPlan, more: Variables): Promise<StepResult> =>
    runStep({ ...plan, environment: { ...plan.environment, ...more } }, state);
  const before = state.environment;
  const keysBefore = [before['AWS_SECRET_ACCESS_KEY'] ?? []].flat();
  return {
    sandbox,
    before,
    state,
    secrets: () => [...keysBefore, ...sandbox.issuedSecrets],
    main: async (inputs = {}, more = {}) => {
      const step = planMain({ ...USUAL_INPUTS, ...inputs }, {}, context);
      const result = await run(step.plan, more);
      Object.assign(step.state, result.state);
      return { step, result };
    },
    post: (main, more = {}) => {
      const plan = planPost(main.step, context);
      if (plan === undefined) throw new Error('the action has no post step');
      return run(plan, more);
    },
    help: (main, more = {}) =>
      runChild({
        command: nodePath,
        arguments: [join(actionDirectory, 'dist', 'credential-process.js'), sessionFolderOf(main)],
        directory: state.folders.workspace,
        environment: { ...laterVariables(main), ...more },
        onLine: () => {},
        signalAfter: undefined,
        abort,
      }),
  };
}

/** What a script after the step has in its environment. */
function laterVariables({ step }: MainRun): Variables {
  const entries = Object.entries(step.plan.environment);
  return Object.fromEntries(entries.filter(([name]) => !/^(?:INPUT_|STATE_)/.test(name)));
}

/** The folder of the step; undefined where the step did not come so far as to name it. */
export function folderOf({ step }: MainRun): string | undefined {
  return step.state['folder'];
}

function sessionFolderOf(main: MainRun): string {
  return join(folderOf(main) ?? '/none', '0');
}

/** Makes the session that the helper keeps an expired one, so that the next helper requests another. */
export async function endSession(main: MainRun): Promise<void> {
  const path = join(sessionFolderOf(main), 'session.json');
  const stored = JSON.parse(await readFile(path, 'utf8')) as object;
  const expiresAt = Math.floor(Date.now() / 1000) - 1;
  await writeFile(path, JSON.stringify({ ...stored, expiresAt }), { mode: 0o600 });
}
