// A job of one sandbox run: steps of an action or of scripts in sequence, then the post steps, as on GitHub's runner.
import { createJobContext, type JobContext, type JobOptions } from './runner/job-context.ts';
import { removeJobFolders } from './runner/job-folders.ts';
import { type MainOptions, type MainStep, planMain, planPost, shouldRunPost } from './runner/job-plan.ts';
import { planScript, type ScriptOptions } from './runner/script-plan.ts';
import { runStep, type StepResult } from './runner/step.ts';

export type { Annotation } from './runner/annotation.ts';
export type { JobOptions } from './runner/job-context.ts';
export type { MainOptions } from './runner/job-plan.ts';
export type { ScriptOptions } from './runner/script-plan.ts';
export type { StepResult } from './runner/step.ts';

/** A job that steps can be run in. Steps of one job run one at a time. */
export interface Job {
  /** The job's variables, with what steps have exported so far. */
  readonly environment: Readonly<Record<string, string>>;
  readonly workspace: string;
  readonly home: string;
  readonly runnerTemp: string;
  /** Runs the action's main entry, and plans its post entry. */
  runMain(inputs: Readonly<Record<string, string>>, options?: MainOptions): Promise<StepResult>;
  /** Runs the post entries of all main steps so far, last one first. */
  runPosts(): Promise<readonly StepResult[]>;
  /** Runs a script as a `run:` step. */
  runScript(script: string, options?: ScriptOptions): Promise<StepResult>;
  /** Masks a text with all the job's masks. */
  mask(text: string): string;
  /** Kills what still runs and removes the job's folders. */
  close(): Promise<void>;
}

/**
 * Prepares a job: its folders, its masks and the action's manifest. Nothing runs yet.
 * @param options - the action, the endpoints and what the workflow says about the job
 * @throws Error if the action has no usable action.yml
 */
export async function createJob(options: JobOptions): Promise<Job> {
  const closing = new AbortController();
  const context = await createJobContext(options, closing.signal);
  const { folders, masker } = context.state;
  const posts: MainStep[] = [];
  const steps: Promise<unknown>[] = [];
  const track = <T>(step: Promise<T>): Promise<T> => {
    steps.push(step);
    return step;
  };
  return {
    get environment() {
      return context.state.environment;
    },
    workspace: folders.workspace,
    home: folders.home,
    runnerTemp: folders.runnerTemp,
    runMain: (inputs, mainOptions) => track(runMain(planMain(inputs, mainOptions ?? {}, context), posts, context)),
    runPosts: () => track(runPosts(posts, context)),
    runScript: (script, scriptOptions) => track(runScript(script, scriptOptions ?? {}, context)),
    mask: masker.mask,
    close: async () => {
      closing.abort();
      await Promise.allSettled(steps);
      await removeJobFolders(folders);
    },
  };
}

async function runMain(main: MainStep, posts: MainStep[], { state }: JobContext): Promise<StepResult> {
  posts.push(main);
  const result = await runStep(main.plan, state);
  Object.assign(main.state, result.state);
  return result;
}

async function runScript(script: string, options: ScriptOptions, context: JobContext): Promise<StepResult> {
  return runStep(await planScript(script, options, context), context.state);
}

async function runPosts(posts: MainStep[], context: JobContext): Promise<readonly StepResult[]> {
  const results: StepResult[] = [];
  for (const main of posts.splice(0).reverse()) {
    const plan = shouldRunPost(context) ? planPost(main, context) : undefined;
    if (plan !== undefined) results.push(await runStep(plan, context.state));
  }
  return results;
}
