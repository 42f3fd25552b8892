// One row of the table of scenarios: a world, a step's inputs, and what its user must see.
import { createJob, type Job, type JobOptions, type StepResult } from '../job.ts';
import { type Sandbox, type SandboxOptions, startSandbox } from '../server.ts';
import type { World } from '../world.ts';
import { DEFAULT_WORLD } from '../world.ts';

/** What goes into a run, and what must come out of it. */
export interface Scenario {
  /** Kebab case, unique. */
  readonly name: string;
  /** What the user did, as a sentence; the demo prints it. */
  readonly story: string;
  readonly sandbox?: SandboxOptions;
  readonly job?: Pick<JobOptions, 'environment' | 'runnerEnvironment' | 'event' | 'idToken'>;
  /** Added to {@link USUAL_INPUTS}; a function where an input names the sandbox. */
  readonly inputs?: Readonly<Record<string, string>> | ((sandbox: Sandbox) => Readonly<Record<string, string>>);
  readonly expected: Expected;
}

export type Expected =
  | { readonly outcome: 'success'; readonly code?: string; readonly level?: 'notice' | 'warning' }
  /** Code and title of the one error annotation. */
  | { readonly outcome: 'failure'; readonly code: string; readonly title: string };

/** The shortest step that works. */
export const USUAL_INPUTS = {
  'role-to-assume': 'arn:aws:iam::111122223333:role/deploy',
  'aws-region': 'eu-central-1',
} as const;

/** The default world with another subject and other claims. */
export function worldWith(subject: string, claims: Readonly<Record<string, string>> = {}): World {
  return { ...DEFAULT_WORLD, subject, claims: { ...DEFAULT_WORLD.claims, ...claims } };
}

/** The scene while a scenario is played. */
export interface Scene {
  readonly sandbox: Sandbox;
  readonly job: Job;
  /** Runs the main step. */
  play(): Promise<StepResult>;
  close(): Promise<void>;
}

/**
 * Sets the scene: sandbox and job as the row says.
 * @param actionDirectory - folder with action.yml and dist
 */
export async function stage(scenario: Scenario, actionDirectory: string): Promise<Scene> {
  const sandbox = await startSandbox(scenario.sandbox);
  const job = await createJob({ actionDirectory, sandbox, ...scenario.job });
  const { inputs = {} } = scenario;
  const given = typeof inputs === 'function' ? inputs(sandbox) : inputs;
  return {
    sandbox,
    job,
    play: () => job.runMain({ ...USUAL_INPUTS, ...given }),
    close: async () => {
      await job.close();
      await sandbox.close();
    },
  };
}

/** The code in the closing line of an annotation's message. */
export function findingCodeOf(message: string): string | undefined {
  return /^Finding ([A-Z_]+) \((?:certain|likely|possible)\)$/m.exec(message)?.[1];
}
