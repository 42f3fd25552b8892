// What the runner's environment says about the job. Effect: reads the file in NODE_EXTRA_CA_CERTS, where there is one.

import { realpathSync } from 'node:fs';
import { ignoresEndpoints } from '../net/service-url.ts';
import type { ConfiguredEndpoint, OperatingSystem, RunnerFacts } from '../observe/facts.ts';
import type { RawInputs } from '../settings/settings.ts';
import { defined } from '../util/defined.ts';
import type { IdTokenVariables } from './id-token-request.ts';
import { type Environment, readSmallFile } from './runner-files.ts';

/** Where to ask for an ID token. */
export function idTokenVariables(environment: Environment): IdTokenVariables {
  return { url: environment['ACTIONS_ID_TOKEN_REQUEST_URL'], bearer: environment['ACTIONS_ID_TOKEN_REQUEST_TOKEN'] };
}

/** Which run this is. */
export function runIdentity(environment: Environment): RawInputs['run'] {
  return {
    repository: environment['GITHUB_REPOSITORY'] ?? '',
    runId: environment['GITHUB_RUN_ID'] ?? '',
    runAttempt: environment['GITHUB_RUN_ATTEMPT'] ?? '',
    workflow: environment['GITHUB_WORKFLOW'] ?? '',
    action: environment['GITHUB_ACTION'] ?? '',
    actor: environment['GITHUB_ACTOR'] ?? '',
    commit: environment['GITHUB_SHA'] ?? '',
    ref: environment['GITHUB_REF'] ?? '',
    eventName: environment['GITHUB_EVENT_NAME'] ?? '',
    baseRef: environment['GITHUB_BASE_REF'] ?? '',
    headRef: environment['GITHUB_HEAD_REF'] ?? '',
    job: environment['GITHUB_JOB'] ?? '',
    triggeringActor: environment['GITHUB_TRIGGERING_ACTOR'] ?? '',
  };
}

/** The job as every diagnosis needs it. What it needs where something is missing is in run-trigger.ts. */
export function readRunnerFacts(environment: Environment): RunnerFacts {
  return defined({
    onGitHubActions: environment['GITHUB_ACTIONS'] === 'true',
    eventName: environment['GITHUB_EVENT_NAME'] ?? '',
    os: OPERATING_SYSTEMS.find((name) => name === environment['RUNNER_OS']),
    endpoints: configuredEndpoints(environment),
    extraCertificatesProblem: unreadable(environment['NODE_EXTRA_CA_CERTS']),
  });
}

const OPERATING_SYSTEMS: readonly OperatingSystem[] = ['Linux', 'Windows', 'macOS'];

/** More than all of a public bundle. */
const CERTIFICATES_MAX_BYTES = 4 * 1024 * 1024;

/** Node goes on without a file that it cannot read. */
function unreadable(path: string | undefined): string | undefined {
  if (!path) return undefined;
  try {
    return readSmallFile(realpathSync(path), CERTIFICATES_MAX_BYTES).includes('-----BEGIN ')
      ? undefined
      : `${path} has no certificate in PEM format.`;
  } catch (error) {
    return `${path} cannot be read (${(error as NodeJS.ErrnoException).code ?? 'no file'}).`;
  }
}

const ENDPOINT_VARIABLES = ['AWS_ENDPOINT_URL', 'AWS_ENDPOINT_URL_STS'] as const;

/** @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html */
function configuredEndpoints(environment: Environment): RunnerFacts['endpoints'] {
  if (ignoresEndpoints(environment)) return undefined;
  const found = ENDPOINT_VARIABLES.flatMap((variable): readonly ConfiguredEndpoint[] => {
    const text = environment[variable];
    return text ? [{ variable, origin: originOf(text) }] : [];
  });
  return found.length === 0 ? undefined : found;
}

/** Without user, password, path and query, any of which can hold a secret. */
function originOf(text: string): string {
  const { protocol, host } = URL.parse(text) ?? {};
  return host ? `${protocol}//${host}` : 'something that is not a URL';
}
