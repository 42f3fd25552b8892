// What the runner's environment says about the job. Effect: reads the event's payload where there is no ID token.

import { ignoresEndpoints } from '../net/service-url.ts';
import type {
  ConfiguredEndpoint,
  InheritedCredentials,
  OperatingSystem,
  RunnerFacts,
  RunTrigger,
} from '../observe/facts.ts';
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
  };
}

/** The job as the diagnosis needs it. What triggered it is read only where there is no ID token, which is when it matters. */
export function readRunnerFacts(environment: Environment): RunnerFacts {
  const { url, bearer } = idTokenVariables(environment);
  return defined({
    onGitHubActions: environment['GITHUB_ACTIONS'] === 'true',
    eventName: environment['GITHUB_EVENT_NAME'] ?? '',
    os: OPERATING_SYSTEMS.find((name) => name === environment['RUNNER_OS']),
    inherited: inheritedCredentials(environment),
    endpoints: configuredEndpoints(environment),
    trigger: url || bearer ? undefined : readTrigger(environment),
  });
}

const OPERATING_SYSTEMS: readonly OperatingSystem[] = ['Linux', 'Windows', 'macOS'];

/** @see https://docs.aws.amazon.com/sdkref/latest/guide/settings-reference.html#EVarSettings */
function inheritedCredentials(environment: Environment): InheritedCredentials | undefined {
  const keyKind = environment['AWS_SESSION_TOKEN'] ? 'session' : 'long-term';
  const variables = SOURCE_VARIABLES.filter((name) => environment[name]);
  const inherited = defined({
    keys: environment['AWS_ACCESS_KEY_ID'] ? keyKind : undefined,
    variables: variables.length === 0 ? undefined : variables,
  } as const);
  return Object.keys(inherited).length === 0 ? undefined : inherited;
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

/** Each of them names a source of credentials, by itself or with those beside it. */
const SOURCE_VARIABLES = [
  'AWS_ACCESS_KEY_ID',
  'AWS_ACCESS_KEY', // read by older SDKs for Java and Go
  'AWS_PROFILE',
  'AWS_DEFAULT_PROFILE',
  'AWS_WEB_IDENTITY_TOKEN_FILE',
  'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI',
  'AWS_CONTAINER_CREDENTIALS_FULL_URI',
];

/** The parts of a pull-request event's payload that tell whose code runs. */
interface Payload {
  readonly sender?: { readonly login?: unknown } | null;
  readonly pull_request?: {
    readonly head?: { readonly repo?: { readonly id?: unknown } | null } | null;
    readonly base?: { readonly repo?: { readonly id?: unknown } | null } | null;
  } | null;
}

/**
 * Whose code triggered the run. The repository of `head` is null if the fork was deleted.
 * @see https://docs.github.com/en/webhooks/webhook-events-and-payloads#pull_request
 */
function readTrigger(environment: Environment): RunTrigger {
  const payload = readPayload(environment['GITHUB_EVENT_PATH']);
  const { head, base } = payload.pull_request ?? {};
  const ofFork = head !== undefined && head !== null && head.repo?.id !== base?.repo?.id;
  if (ofFork && environment['GITHUB_EVENT_NAME'] !== 'pull_request_target') return 'fork-pull-request';
  const actors = [environment['GITHUB_ACTOR'], payload.sender?.login];
  return actors.includes('dependabot[bot]') ? 'dependabot' : 'repository';
}

/** GitHub limits payloads to 25 MB. */
const PAYLOAD_MAX_BYTES = 25 * 1024 * 1024;

function readPayload(path: string | undefined): Payload {
  try {
    const value: unknown = JSON.parse(readSmallFile(path ?? '', PAYLOAD_MAX_BYTES));
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {}; // without a payload, the general cause is given
  }
}
