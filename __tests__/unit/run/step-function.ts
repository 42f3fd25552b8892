// Main and post step as functions: take the place of their processes where a test asks what a step does, and not whether the packed action
// does it too. Everything is real but the process: the run writes commands to a stream and files of the runner. Some run at once.
import { AsyncLocalStorage } from 'node:async_hooks';
import { EventEmitter } from 'node:events';
import { dirname, join } from 'node:path';
import { Writable } from 'node:stream';
import type { ChildOptions, ChildResult } from '../../../sandbox/runner/child.ts';
import { inputVariable } from '../../../sandbox/runner/manifest.ts';
import { takeVariables } from '../../../src/aws/sts-client.ts';
import { createRunner, maskAll, runIdentity } from '../../../src/github/runner.ts';
import { createCancellation } from '../../../src/net/deadline.ts';
import { pagesOf } from '../../../src/report/markdown.ts';
import { checkLeaks, takeBack } from '../../../src/run/post-step.ts';
import { createReportPorts } from '../../../src/run/report-ports.ts';
import { reportBug, run } from '../../../src/run/run.ts';
import { createVault } from '../../../src/secrets/vault.ts';
import { setting } from '../../dist/setting.ts';
import { replaceGlobal } from './replace-global.ts';

/** What a process has for itself: where it prints, and when it began. */
interface Own {
  readonly stdout: Writable;
  readonly startedAt: number;
  readonly isPatient: boolean;
}

/** Milliseconds for reading the workflow, and for a comment. */
const NICE_TO_HAVE = [2000, 5000];

const own = new AsyncLocalStorage<Own>();

takeVariables(process.env); // as the main step does: the SDK must see nothing of this machine
const { stdout } = process;
const clock = performance;
const setTimer = globalThis.setTimeout;
replaceGlobal(process, 'stdout', { get: () => own.getStore()?.stdout ?? stdout });
replaceGlobal(globalThis, 'performance', { value: { now: () => clock.now() - (own.getStore()?.startedAt ?? 0) } });
replaceGlobal(globalThis, 'setTimeout', {
  value: (work: () => void, milliseconds = 0, ...rest: []) =>
    setTimer(work, own.getStore()?.isPatient && NICE_TO_HAVE.includes(milliseconds) ? 600_000 : milliseconds, ...rest),
});

/** Options of a job whose main steps are functions, and whose post steps are processes. */
export const MAIN_AS_FUNCTION = { runMain: runStepFunction } as const;

/** Options of a job whose main and post steps are functions. */
export const AS_FUNCTION = { runMain: runStepFunction, runPost: runPostFunction } as const;

/** The same, with the limits for reading the workflow and for a comment far away: a busy machine may need longer. */
export const AS_PATIENT_FUNCTION = {
  ...AS_FUNCTION,
  runMain: (options: ChildOptions) => runStepFunction(options, true),
} as const;

/** Runs the main step in this process, with the variables, the signal and the output that its own would have. */
async function runStepFunction(
  { command, arguments: [main = ''], environment, signalAfter, onLine }: ChildOptions,
  isPatient = false,
): Promise<ChildResult> {
  const startedAt = clock.now();
  let printed = '';
  const output = new Writable({
    write: (chunk: Buffer, _, done) => {
      printed += chunk;
      done();
    },
  });
  const signals = new EventEmitter();
  const isPassed = await own.run({ stdout: output, startedAt, isPatient }, () => {
    if (signalAfter !== undefined && 'event' in signalAfter) {
      void signalAfter.event.then(() => signals.emit(signalAfter.signal));
    }
    return runMain([command, join(dirname(main), 'credential-process.js')], environment, signals);
  });
  for (const line of printed.split('\n').slice(0, -1)) onLine(line);
  const durationSeconds = (clock.now() - startedAt) / 1000;
  return { exitCode: isPassed ? 0 : 1, durationSeconds, stdout: printed, stderr: '' };
}

/** As in `src/post.ts`. */
async function runPostFunction({ environment, onLine }: ChildOptions): Promise<ChildResult> {
  const startedAt = clock.now();
  let stdout = '';
  const print = (text: string) => {
    stdout += `${text}\n`;
  };
  const home = async () => environment['HOME'] ?? '';
  const ports = { environment, print, home, now: () => Date.now() / 1000 };
  const isPassed = await checkLeaks(await takeBack(ports), ports);
  for (const line of stdout.split('\n').slice(0, -1)) onLine(line);
  const durationSeconds = (clock.now() - startedAt) / 1000;
  return { exitCode: isPassed ? 0 : 1, durationSeconds, stdout, stderr: '' };
}

/** As in `src/main.ts`. */
async function runMain(
  helper: readonly [string, string],
  environment: ChildOptions['environment'],
  signals: EventEmitter,
): Promise<boolean> {
  const vault = createVault(maskAll);
  const runner = {
    ...createRunner(environment, vault),
    readInput: (name: string) => environment[inputVariable(name)] ?? '',
  };
  const cancellation = createCancellation(signals);
  const ports = {
    vault,
    environment,
    runner,
    cancellation,
    helper,
    canceled: cancellation.signal,
    home: environment['HOME'] ?? '',
    run: runIdentity(environment),
    pageOf: pagesOf(environment),
    ...createReportPorts({ runner, vault, environment, cancellation }),
  };
  try {
    return await run(ports);
  } catch (error) {
    await reportBug(error, ports);
    return false;
  }
}

/** A sandbox and a job in it that end with the test. Main and post steps are functions. */
export function functionSetting(
  ...[sandboxOptions, jobOptions]: Parameters<typeof setting>
): ReturnType<typeof setting> {
  return setting(sandboxOptions, { ...AS_FUNCTION, ...jobOptions });
}
