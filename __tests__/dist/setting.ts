// What the tests of the packed action share: a sandbox and a job, closed after each test.
import { resolve } from 'node:path';
import { afterEach } from '@jest/globals';
import { createJob, type Job, type JobOptions, type MainOptions, type StepResult } from '../../sandbox/job.ts';
import { USUAL_INPUTS } from '../../sandbox/scenarios/scenario.ts';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../sandbox/server.ts';

export const ACTION_DIRECTORY = resolve(import.meta.dirname, '../..');

interface Setting {
  readonly sandbox: Sandbox;
  readonly job: Job;
  /** Runs the main step with the usual inputs and these. */
  main(inputs?: Readonly<Record<string, string>>, options?: MainOptions): Promise<StepResult>;
}

const open: (() => Promise<void>)[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((close) => close()));
});

/** A sandbox and a job in it that end with the test. */
export async function setting(
  sandboxOptions: SandboxOptions = {},
  jobOptions: Partial<JobOptions> = {},
): Promise<Setting> {
  const sandbox = await startSandbox(sandboxOptions);
  open.push(sandbox.close);
  const job = await createJob({ actionDirectory: ACTION_DIRECTORY, sandbox, ...jobOptions });
  open.push(job.close);
  return { sandbox, job, main: (inputs = {}, options = {}) => job.runMain({ ...USUAL_INPUTS, ...inputs }, options) };
}

/** The client's requests to the sandbox, by operation, in order. */
export function operationsOf(sandbox: Sandbox): readonly string[] {
  return sandbox.requests.filter(({ byClient }) => byClient).map(({ operation }) => operation);
}

const TOLD_AFTER_A_FAILURE = ['configured', 'error-code', 'error-category', 'retryable', 'subject'];

/** What the step wrote for later steps beyond the words about its failure: nothing, unless it succeeded. */
export function handedOver({ raw, outputs }: StepResult): string {
  const others = Object.entries(outputs).filter(([name]) => !TOLD_AFTER_A_FAILURE.includes(name));
  return raw.environmentFile + raw.stateFile + others.flat().join();
}
