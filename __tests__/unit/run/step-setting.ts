// A main step without a process of its own: the whole run, in this process, with a runner that only takes notes. For tests of what a step
// asks for and decides; what a process writes, masks and leaves to later steps is tested with the packed action, in `__tests__/dist`.
import { resolve } from 'node:path';
import { afterEach } from '@jest/globals';
import { createCommandFiles } from '../../../sandbox/runner/file-commands.ts';
import { createJobContext, type JobContext, type JobOptions } from '../../../sandbox/runner/job-context.ts';
import { removeJobFolders } from '../../../sandbox/runner/job-folders.ts';
import { type MainOptions, planMain } from '../../../sandbox/runner/job-plan.ts';
import { inputVariable } from '../../../sandbox/runner/manifest.ts';
import { USUAL_INPUTS } from '../../../sandbox/scenarios/scenario.ts';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../../sandbox/server.ts';
import { takeVariables } from '../../../src/aws/sts-client.ts';
import { type Runner, runIdentity } from '../../../src/github/runner.ts';
import { restoreEnvironment, STATE_NAME } from '../../../src/publish/post-state.ts';
import { pagesOf } from '../../../src/report/markdown.ts';
import { createReportPorts } from '../../../src/run/report-ports.ts';
import { run } from '../../../src/run/run.ts';
import { createVault, type Vault } from '../../../src/secrets/vault.ts';
import { defined } from '../../../src/util/defined.ts';
import { breakCommands } from '../../../src/util/text.ts';
import { replaceGlobal } from './replace-global.ts';

export { publishedBy } from '../../../sandbox/scenarios/scenario.ts';

const ACTION_DIRECTORY = resolve(import.meta.dirname, '../../..');

type Texts = Readonly<Record<string, string>>;

/** What the run told its runner. */
export interface Ran {
  readonly outcome: 'success' | 'failure';
  readonly log: readonly string[];
  readonly annotations: readonly {
    readonly level: string;
    readonly title?: string | undefined;
    readonly message: string;
  }[];
  readonly summary: string;
  readonly exported: Texts;
  readonly outputs: Texts;
  readonly state: Texts;
  readonly masks: readonly string[];
}

/** A job whose steps are functions. */
export interface StepSetting {
  readonly sandbox: Sandbox;
  /** Its folders, and its variables with what steps have exported so far. */
  readonly job: { readonly environment: Texts } & Readonly<Record<'workspace' | 'home' | 'runnerTemp', string>>;
  /** Runs a step with the usual inputs and these. */
  main(inputs?: Texts, options?: Pick<MainOptions, 'stepId' | 'environment'>): Promise<Ran>;
  /** Runs a step that comes before the one that is looked at: never a process. */
  before(inputs?: Texts): Promise<Ran>;
  /** Runs a step with these inputs alone. */
  step(inputs: Texts, options?: Pick<MainOptions, 'environment'>): Promise<Ran>;
  /** Ends the job after these steps, and gives the variables that are left, without empty ones. Each step sees its `env:` again. */
  end(steps: readonly Ran[], ofEachStep?: Texts): Promise<Texts>;
}

takeVariables(process.env); // as the main step does: the SDK must see nothing of this machine

const timers = { announced: false, patient: false };
const setTimer = globalThis.setTimeout;
replaceGlobal(globalThis, 'setTimeout', {
  value: (work: (...parameters: unknown[]) => void, milliseconds = 0, ...rest: unknown[]) => {
    if (milliseconds > 9_000 && milliseconds <= 10_000) limits.push(() => work(...rest));
    return setTimer(work, lengthOf(milliseconds), ...rest);
  },
});

/** What ends the limits of ten seconds that a request or a lookup in IAM has. */
const limits: (() => void)[] = [];
afterEach(() => void limits.splice(0));

/** Ends a lookup and the requests that are under way, as ten seconds without an answer would. */
export function endLimits(): void {
  for (const end of limits.splice(0)) end();
}

/** Pauses between tries end at once; the log says how long each would have been, right before it begins. */
function lengthOf(milliseconds: number): number {
  const isPause = timers.announced;
  timers.announced = false;
  if (isPause) return 0;
  return timers.patient && [2000, 5000].includes(milliseconds) ? 600_000 : milliseconds;
}

/**
 * Puts the limits for reading the workflow (2 s) and for a comment (5 s) far away in all steps of a file: a busy machine may need longer.
 */
export function waitPatiently(): void {
  timers.patient = true;
}

const open: (() => Promise<unknown>)[] = [];
afterEach(() => Promise.all(open.splice(0).map((close) => close())));

/** A sandbox and a job in it that end with the test. */
export async function stepSetting(
  sandboxOptions: SandboxOptions = {},
  jobOptions: Partial<JobOptions> = {},
): Promise<StepSetting> {
  const sandbox = await startSandbox(sandboxOptions);
  const options = { actionDirectory: ACTION_DIRECTORY, sandbox, ...jobOptions };
  const context = await createJobContext(options, new AbortController().signal);
  const { folders } = context.state;
  open.push(sandbox.close, () => removeJobFolders(folders));
  const { workspace, home, runnerTemp } = folders;
  return {
    sandbox,
    job: {
      get environment() {
        return context.state.environment;
      },
      workspace,
      home,
      runnerTemp,
    },
    main: (inputs = {}, options = {}) => runStep({ ...USUAL_INPUTS, ...inputs }, options, context),
    before: (inputs = {}) => runStep({ ...USUAL_INPUTS, ...inputs }, {}, context),
    step: (inputs, options = {}) => runStep(inputs, options, context),
    end: async (steps, ofEachStep) => endWith(context.state.environment, steps, ofEachStep),
  };
}

async function runStep(inputs: Texts, options: MainOptions, context: JobContext): Promise<Ran> {
  restartClock();
  const { plan } = planMain(inputs, options, context);
  const { state } = context;
  const environment = { ...(await createCommandFiles(state.folders.runnerTemp)), ...plan.environment };
  const masks: string[] = [];
  const vault = createVault((values) => void masks.push(...values));
  const notes = createNotes(environment, vault, masks);
  const cancellation = new AbortController();
  const ports = {
    vault,
    environment,
    runner: notes.runner,
    cancellation: { signal: cancellation.signal, listen: () => cancellation.signal },
    canceled: cancellation.signal,
    home: state.folders.home,
    run: runIdentity(environment),
    helper: [process.execPath, resolve(ACTION_DIRECTORY, 'dist/credential-process.js')] as const,
    pageOf: pagesOf(environment),
  };
  const report = createReportPorts({ ...ports, runner: notes.runner });
  const passed = await run({ ...ports, ...report });
  state.environment = { ...state.environment, ...notes.seen.exported };
  return { ...notes.seen, masks, outcome: passed ? 'success' : 'failure' };
}

const CLOCK = performance;

/** The time limit of a step counts from the start of its process, which here is that of all tests. */
function restartClock(): void {
  const startedAt = CLOCK.now();
  replaceGlobal(globalThis, 'performance', { value: { now: () => CLOCK.now() - startedAt } });
}

/** A runner that takes notes of what it is told. */
function createNotes(environment: Texts, vault: Pick<Vault, 'redact'>, masks: string[]) {
  const seen = {
    log: [] as string[],
    annotations: [] as Ran['annotations'][number][],
    summary: '',
    exported: {} as Texts,
    outputs: {} as Texts,
    state: {} as Texts,
  };
  const shown = (text: string) => breakCommands(vault.redact(text));
  const runner: Runner = {
    readInput: (name) => environment[inputVariable(name)] ?? '',
    mask: (value) => void masks.push(value),
    info: (line) => {
      seen.log.push(shown(line));
      timers.announced = / next in (?!0\.0)[\d.]+ s/.test(line);
    },
    group: (title, lines) => void seen.log.push(...[title, ...lines].map(shown)),
    annotate: ({ level, title, message }) => void seen.annotations.push({ level, title, message: shown(message) }),
    appendSummary: (markdown) => {
      seen.summary += vault.redact(markdown);
    },
    flush: async () => {},
    publish: ({ state, outputs, environment: variables }) => {
      seen.state = { ...seen.state, ...state };
      seen.outputs = { ...seen.outputs, ...defined(outputs) };
      seen.exported = { ...seen.exported, ...variables };
    },
  };
  return { runner, seen };
}

/** The client's requests to the sandbox for tokens and sessions, by operation, in order. */
export function operationsOf({ requests }: Sandbox): readonly string[] {
  return requests.flatMap(({ byClient, operation }) => (byClient && operation !== 'Other' ? [operation] : []));
}

/** The variables without those that are empty, which is how the runner leaves those that were not set before. */
function withoutEmpty(environment: Texts): Texts {
  return Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
}

/** The variables at the end of the job: its steps give back what they can, the last one first. */
export function endWith(environment: Texts, steps: readonly Pick<Ran, 'state'>[], ofEachStep: Texts = {}): Texts {
  const now: Record<string, string> = { ...environment };
  for (const { state } of steps.toReversed())
    Object.assign(now, restoreEnvironment(state[STATE_NAME], { ...now, ...ofEachStep }));
  return withoutEmpty(now);
}
