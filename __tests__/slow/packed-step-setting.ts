// Takes the place of `unit/run/step-setting.ts` in the slow tests, which play the same rows with the packed action: a process a step.
import type { JobOptions } from '../../sandbox/job.ts';
import type { StepResult } from '../../sandbox/runner/step.ts';
import type { Sandbox, SandboxOptions } from '../../sandbox/server.ts';
import { operationsOf as allOperationsOf, setting } from '../dist/setting.ts';
import { AS_FUNCTION } from '../unit/run/step-function.ts';
import type { StepSetting } from '../unit/run/step-setting.ts';

export { publishedBy } from '../../sandbox/scenarios/scenario.ts';

/** A sandbox and a job in it that end with the test. */
export async function stepSetting(
  sandboxOptions: SandboxOptions = {},
  jobOptions: Partial<JobOptions> = {},
): Promise<StepSetting> {
  const { sandbox, job, main } = await setting(sandboxOptions, jobOptions);
  return {
    sandbox,
    job,
    main: async (inputs, options) => withoutHeader(await main(inputs, options)),
    before: (inputs) => main(inputs, { run: AS_FUNCTION.runMain }),
    step: async (inputs, options) => withoutHeader(await job.runMain(inputs, options)),
    end: async () => {
      await job.runPosts();
      return Object.fromEntries(Object.entries(job.environment).filter(([, value]) => value !== ''));
    },
  };
}

/** The runner prints inputs and variables before the action runs and can mask them. */
function withoutHeader({ log, ...result }: StepResult): StepResult {
  const start = log.findIndex((line) => line.startsWith('▼ Run '));
  const length = log.slice(start + 1).findIndex((line) => !line.startsWith(' '));
  return { ...result, log: length === -1 ? [] : log.toSpliced(start, length + 1) };
}

/** The client's requests to the sandbox for tokens and sessions, by operation, in order. */
export function operationsOf(sandbox: Sandbox): readonly string[] {
  return allOperationsOf(sandbox).filter((operation) => operation !== 'Other');
}
