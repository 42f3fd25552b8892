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

/** Everything that the step wrote for later steps: nothing at all after a failure. */
export function handedOver({ raw }: StepResult): string {
  return raw.environmentFile + raw.outputFile + raw.stateFile;
}
