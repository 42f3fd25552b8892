// Turns a `run:` step into a process to run.
import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { JobContext } from './job-context.ts';
import type { StepPlan } from './step.ts';
import { stepEnvironment } from './step-environment.ts';
import { printHeader, section } from './step-header.ts';

/** How to run a script step. */
export interface ScriptOptions {
  /** `bash` unless given. */
  readonly shell?: 'bash' | 'node';
}

/**
 * Plans a `run:` step.
 * @param script - text of the script
 * @param options - its shell
 */
export async function planScript(
  script: string,
  { shell = 'bash' }: ScriptOptions,
  context: JobContext,
): Promise<StepPlan> {
  const { state, nodePath, nextStepId } = context;
  const file = join(state.folders.runnerTemp, `${randomUUID()}.${shell === 'bash' ? 'sh' : 'mjs'}`);
  await writeFile(file, `${script}\n`, { mode: 0o600 });
  const name = state.masker.mask(`Run ${script.trim().split('\n')[0]}`);
  const runner = { ...context.runnerVariables, GITHUB_ACTION: nextStepId(undefined), ...context.overrides };
  const { environment: job, paths } = state;
  return {
    name,
    command: shell === 'bash' ? 'bash' : nodePath,
    arguments: shell === 'bash' ? ['-e', file] : [file],
    environment: stepEnvironment({ host: context.hostVariables, job, step: {}, runner, paths }),
    isScript: true,
    signalAfter: undefined,
    begin: (log) => {
      const command = `shell: ${shell === 'bash' ? '/usr/bin/bash -e {0}' : 'node {0}'}`;
      printHeader(log, name, [...script.trimEnd().split('\n'), command, ...section('env:', job)]);
    },
  };
}
