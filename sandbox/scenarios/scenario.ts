// One row of the table of scenarios: a world, a step's inputs, and what its user must see.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createJob, type Job, type JobOptions, type MainOptions, type StepResult } from '../job.ts';
import type { Operation } from '../operation.ts';
import { type ProxyOptions, startProxy } from '../proxy.ts';
import type { RunChild, SignalAfter } from '../runner/child.ts';
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
  /** Whether the job takes the sandbox's certificate for that of an authority. */
  readonly trustsCertificate?: true;
  /** Whether the job runs on the sandbox's instance. */
  readonly onInstance?: true;
  /** How the job's proxy, if it has one, treats its clients. */
  readonly proxy?: ProxyOptions | ((sandbox: Sandbox) => ProxyOptions);
  /** User and password in the URL of the proxy, as the job has it. */
  readonly proxyUser?: string;
  /** Name of the runner's temporary folder. */
  readonly runnerTemp?: string;
  /** Texts of files in the workspace, by path. */
  readonly files?: Readonly<Record<string, string>>;
  /** Added to {@link USUAL_INPUTS}; a function where an input names the sandbox. */
  readonly inputs?: Readonly<Record<string, string>> | ((sandbox: Sandbox) => Readonly<Record<string, string>>);
  readonly step?: MainOptions;
  /** The step is canceled while it waits for the answer to this. */
  readonly canceledDuring?: Operation;
  /** The same step with the usual inputs, run so long before. */
  readonly secondsAfterAnother?: number;
  /** What steps of the action before this one are given, added to {@link USUAL_INPUTS}. */
  readonly earlier?: readonly Readonly<Record<string, string>>[];
  readonly expected: Expected;
}

export type Expected =
  | {
      readonly outcome: 'success';
      readonly code?: string;
      readonly level?: 'notice' | 'warning';
      /** Where the credentials stay those that are there. */
      readonly publishes?: 'region';
    }
  /** The step passes, and leaves the credentials that are there as they are. */
  | { readonly outcome: 'kept'; readonly code?: string; readonly level?: 'notice' | 'warning' }
  /** The step passes without credentials. */
  | { readonly outcome: 'nothing-published'; readonly code?: string; readonly level?: 'notice' | 'warning' }
  /** Code and confidence of the one error annotation. */
  | { readonly outcome: 'failure'; readonly code: string; readonly confidence?: Confidence };

type Confidence = 'likely' | 'possible';

/** The scenario, with a finding that is not certain. */
export function unsure(scenario: Scenario, confidence: Confidence = 'likely'): Scenario {
  const { expected } = scenario;
  return expected.outcome === 'failure' ? { ...scenario, expected: { ...expected, confidence } } : scenario;
}

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
  readonly scenario: Scenario;
  readonly job: Job;
  /** What the main step is given under `with:`. */
  readonly inputs: Readonly<Record<string, string>>;
  /** Runs the main step. */
  play(): Promise<StepResult>;
  close(): Promise<void>;
}

/**
 * Sets the scene: sandbox and job as the row says.
 * @param actionDirectory - folder with action.yml and dist
 * @param runMain - takes the place of the processes of main steps
 */
export async function stage(scenario: Scenario, actionDirectory: string, runMain?: RunChild): Promise<Scene> {
  const sandbox = await startSandbox(scenario.sandbox);
  const { inputs = {}, files = {}, step = {}, canceledDuring, runnerTemp } = scenario;
  const folder = await mkdtemp(join(tmpdir(), 'sandbox-job-'));
  const authority = join(folder, 'authority.pem');
  if (sandbox.certificate !== undefined) await writeFile(authority, sandbox.certificate);
  const proxyOptions = typeof scenario.proxy === 'function' ? scenario.proxy(sandbox) : scenario.proxy;
  const proxy = proxyOptions === undefined ? undefined : await startProxy(proxyOptions);
  const environment = {
    ...scenario.job?.environment,
    ...(scenario.trustsCertificate ? { NODE_EXTRA_CA_CERTS: authority } : {}),
    ...(scenario.onInstance ? { AWS_EC2_METADATA_SERVICE_ENDPOINT: sandbox.instanceMetadataEndpoint ?? '' } : {}),
    ...(proxy === undefined
      ? {}
      : { https_proxy: scenario.proxyUser ? proxy.url.replace('://', `://${scenario.proxyUser}@`) : proxy.url }),
  };
  // The advice about clocks depends on the system; the snapshots must not.
  const runnerEnvironment = { RUNNER_OS: 'Linux', ...scenario.job?.runnerEnvironment };
  const job = await createJob({
    actionDirectory,
    sandbox,
    ...scenario.job,
    ...(runnerTemp === undefined ? {} : { runnerTemp: join(folder, runnerTemp) }),
    environment,
    runnerEnvironment,
    runMain,
  });
  const given = { ...USUAL_INPUTS, ...(typeof inputs === 'function' ? inputs(sandbox) : inputs) };
  await writeFiles(job.workspace, files);
  return {
    scenario,
    sandbox,
    job,
    inputs: given,
    play: async () => {
      if (scenario.secondsAfterAnother !== undefined) {
        await job.runMain(USUAL_INPUTS);
        sandbox.advanceClock(scenario.secondsAfterAnother);
      }
      for (const before of scenario.earlier ?? []) await job.runMain({ ...USUAL_INPUTS, ...before });
      const cancel = canceledDuring === undefined ? {} : { signalAfter: canceledOnce(sandbox, canceledDuring) };
      return job.runMain(given, { ...step, ...cancel });
    },
    close: async () => {
      await job.close();
      await sandbox.close();
      await proxy?.close();
      await rm(folder, { recursive: true });
    },
  };
}

/** Cancels a step, as the runner does it, once a client has asked the sandbox for this. */
export function canceledOnce(
  sandbox: Sandbox,
  operation: Operation,
  signal: 'SIGINT' | 'SIGTERM' = 'SIGINT',
): SignalAfter {
  return { event: untilAsked(sandbox, operation), signal };
}

/** Waits until a client has asked the sandbox for this. */
export async function untilAsked({ requests }: Sandbox, operation: Operation): Promise<void> {
  while (!requests.some((request) => request.byClient && request.operation === operation))
    await new Promise((resolve) => setTimeout(resolve, 5).unref());
}

async function writeFiles(workspace: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(workspace, path)), { recursive: true });
    await writeFile(join(workspace, path), text);
  }
}

/** The closing line of an annotation's message. */
const CLOSING = /^([A-Z_]+) \((certain|likely|possible)\) \S+$/m;

/** The code in the closing line of an annotation's message. */
export function findingCodeOf(message: string): string | undefined {
  return CLOSING.exec(message)?.[1];
}

/** How sure the closing line of an annotation's message is. */
export function confidenceOf(message: string): string | undefined {
  return CLOSING.exec(message)?.[2];
}

const TOLD_AFTER_A_FAILURE = ['configured', 'error-code', 'error-category', 'retryable', 'subject'];

/**
 * The names of what a step wrote for later steps beyond the words about its failure, and for its post step beyond the folder that there
 * may be to remove: empty for nothing, unless it succeeded.
 */
export function publishedBy({
  exported,
  outputs,
  state: { folder: _, ...state },
  raw,
}: Pick<StepResult, 'exported' | 'outputs' | 'state'> & {
  readonly raw?: Pick<StepResult['raw'], 'environmentFile'>;
}): string {
  const others = Object.keys(outputs).filter((name) => !TOLD_AFTER_A_FAILURE.includes(name));
  const isUnread = Object.keys(exported).length === 0 && raw !== undefined && raw.environmentFile !== '';
  return [...Object.keys(exported), ...(isUnread ? ['GITHUB_ENV'] : []), ...Object.keys(state), ...others].join(', ');
}
