// What all steps of a job have in common: folders, masks, the action's manifest, and the variables of its runner.
import { randomBytes } from 'node:crypto';
import type { Sandbox } from '../server.ts';
import { DEFAULT_WORLD } from '../world.ts';
import type { RunChild } from './child.ts';
import { createJobFolders } from './job-folders.ts';
import { type Manifest, readManifest } from './manifest.ts';
import { githubVariables, hostVariables, runnerVariables } from './runner-variables.ts';
import { createSecretMasker } from './secret-masker.ts';
import type { JobState } from './step.ts';
import { createStepIds } from './step-environment.ts';

/** How to run a job. */
export interface JobOptions {
  /** Folder with action.yml and the files it names. */
  readonly actionDirectory: string;
  /** GitHub and AWS for this job; a job without them has no endpoint to talk to. */
  readonly sandbox?: Pick<Sandbox, 'idTokenRequestUrl' | 'idTokenRequestToken' | 'stsEndpoint'> &
    Partial<Pick<Sandbox, 'world' | 'iamEndpoint'>>;
  /** Whether the job has `id-token: write`; true unless given. */
  readonly idToken?: boolean;
  /** The job's `env:`. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Variables of the runner that differ, such as GITHUB_JOB, GITHUB_API_URL or GITHUB_ACTION_REPOSITORY. */
  readonly runnerEnvironment?: Readonly<Record<string, string>>;
  readonly event?: { readonly name: string; readonly payload: unknown };
  /** How the workflow names the action; `./` unless given. */
  readonly uses?: string;
  /** Node for actions; the one that runs this unless given. */
  readonly nodePath?: string;
  /** Step debugging. */
  readonly debug?: boolean;
  /** A temporary folder to use, and keep, instead of a private one. */
  readonly runnerTemp?: string;
  /** Takes the place of the process of each main step. */
  readonly runMain?: RunChild | undefined;
  /** Takes the place of the process of each post step. */
  readonly runPost?: RunChild | undefined;
}

/** A job's fixed facts, and its changing state. */
export interface JobContext {
  readonly state: JobState;
  readonly manifest: Manifest;
  readonly actionDirectory: string;
  readonly uses: string;
  readonly nodePath: string;
  readonly runMain: RunChild | undefined;
  readonly runPost: RunChild | undefined;
  readonly githubToken: string;
  /** Actions get it; scripts do not. */
  readonly runtimeToken: string;
  readonly hostVariables: Readonly<Record<string, string>>;
  readonly runnerVariables: Readonly<Record<string, string>>;
  /** Win over everything. */
  readonly overrides: Readonly<Record<string, string>>;
  readonly nextStepId: (uses: string | undefined) => string;
}

/**
 * Makes a job's folders, reads the action's manifest and masks what a job masks from the start.
 * @param options - the action, the endpoints and what the workflow says about the job
 * @param abort - aborted when the job is closed
 * @throws Error if the action has no usable action.yml
 */
export async function createJobContext(options: JobOptions, abort: AbortSignal): Promise<JobContext> {
  const manifest = await readManifest(options.actionDirectory);
  const { claims } = options.sandbox?.world ?? DEFAULT_WORLD;
  const repositoryName = claims['repository']?.split('/').at(-1) ?? 'repository';
  const payload = options.event?.payload ?? { ref: claims['ref'] };
  const state: JobState = {
    folders: await createJobFolders(repositoryName, payload, options.runnerTemp),
    masker: createSecretMasker(),
    debug: options.debug ?? false,
    abort,
    environment: { ...options.environment },
    paths: [],
    hasFailed: false,
  };
  return describeJob(options, manifest, state);
}

function describeJob(options: JobOptions, manifest: Manifest, state: JobState): JobContext {
  const { sandbox, event, idToken = true } = options;
  const world = sandbox?.world ?? DEFAULT_WORLD;
  const apiUrl = sandbox === undefined ? 'http://127.0.0.1:9' : new URL('/api/v3', sandbox.idTokenRequestUrl).href;
  const githubToken = `ghs_${randomBytes(18).toString('hex')}`;
  const runtimeToken = sandbox?.idTokenRequestToken ?? `runtime-${githubToken}`;
  for (const secret of [githubToken, runtimeToken]) state.masker.add(secret);
  const request =
    sandbox !== undefined && idToken
      ? {
          ACTIONS_ID_TOKEN_REQUEST_URL: sandbox.idTokenRequestUrl,
          ACTIONS_ID_TOKEN_REQUEST_TOKEN: sandbox.idTokenRequestToken,
        }
      : {};
  return {
    state,
    manifest,
    actionDirectory: options.actionDirectory,
    uses: options.uses ?? './',
    nodePath: options.nodePath ?? process.execPath,
    runMain: options.runMain,
    runPost: options.runPost,
    githubToken,
    runtimeToken,
    hostVariables: {
      ...hostVariables(state.folders),
      ...(sandbox === undefined ? {} : { AWS_ENDPOINT_URL_STS: sandbox.stsEndpoint }),
      ...(sandbox?.iamEndpoint === undefined ? {} : { AWS_ENDPOINT_URL_IAM: sandbox.iamEndpoint }),
    },
    runnerVariables: {
      ...githubVariables(world, state.folders, { eventName: event?.name, apiUrl }),
      ...runnerVariables(world, state.folders, state.debug),
      ...request,
    },
    overrides: options.runnerEnvironment ?? {},
    nextStepId: createStepIds(),
  };
}
