// The runner: the port to everything that it reads from this action, and what its environment says about the job. Effect: stdout and the
// runner's files; reads the file in NODE_EXTRA_CA_CERTS, where there is one.
import { realpathSync } from 'node:fs';
import * as core from '@actions/core';
import { ignoresEndpoints, originOf } from '../net/service-url.ts';
import type { ConfiguredEndpoint, OperatingSystem, RunnerFacts } from '../observe/facts.ts';
import type { Vault } from '../secrets/vault.ts';
import type { OutputValues } from '../settings/outputs.ts';
import type { RawInputs } from '../settings/settings.ts';
import { defined } from '../util/defined.ts';
import { breakCommands } from '../util/text.ts';
import type { IdTokenVariables } from './id-token.ts';
import { appendAll, type Environment, fileCommands, pathOf, readSmallFile } from './runner-files.ts';
import type { Location } from './workflow/tree.ts';

/** What GitHub shows on the run and on the pull request. */
export interface Annotation {
  readonly level: 'error' | 'warning' | 'notice';
  /** Only fixed words: the runner does not mask titles. */
  readonly title: string;
  /** Lines of plain text. */
  readonly message: string;
  /** The place in the workflow, where it is known for certain. */
  readonly location?: Location;
}

/** What later steps and the post step get, by name. */
export interface PublishedValues {
  readonly environment: Readonly<Record<string, string>>;
  readonly outputs: OutputValues;
  readonly state: Readonly<Record<string, string>>;
}

/** What the action tells the runner. */
export interface Runner {
  readInput(name: string): string;
  /** Hides a value in the log, such as an account id. */
  mask(value: string): void;
  /** One line of the log. */
  info(line: string): void;
  /** Lines of the log that are collapsed under a title. */
  group(title: string, lines: readonly string[]): void;
  annotate(annotation: Annotation): void;
  /** Adds to the job summary, where the runner has one. */
  appendSummary(markdown: string): void;
  /**
   * Waits until the runner has read everything that was printed. Above all the masks: a slow reader does not know them yet.
   * @throws Error where nobody reads the output any more
   */
  flush(): Promise<void>;
  /**
   * Writes all values or none.
   * @throws Error where a file is missing or cannot be written
   */
  publish(values: PublishedValues): void;
}

/** The location in the toolkit's terms. */
function placeOf({ file, line, endLine, column, endColumn }: Location): core.AnnotationProperties {
  return { file, startLine: line, endLine, startColumn: column, endColumn };
}

/** Masks the values in the log. With one write for all of them: a secret has dozens of encodings. */
export function maskAll(values: readonly string[]): void {
  process.stdout.cork();
  try {
    for (const value of values) core.setSecret(value);
  } finally {
    process.stdout.uncork();
  }
}

/**
 * The port to the runner of this process.
 * @param vault - removes the run's secrets from everything that is shown
 */
export function createRunner(environment: Environment, vault: Pick<Vault, 'redact'>): Runner {
  let lost: Error | undefined; // the stream does not remember it
  process.stdout.on('error', (error) => {
    lost = error;
  });
  const shown = (text: string) => breakCommands(vault.redact(text));
  return {
    readInput: (name) => core.getInput(name, { trimWhitespace: false }),
    mask: (value) => core.setSecret(value),
    info: (line) => core.info(shown(line)),
    group: (title, lines) => {
      core.startGroup(shown(title));
      for (const line of lines) core.info(shown(line));
      core.endGroup();
    },
    annotate: ({ level, title, message, location }) => {
      const annotate = { error: core.error, warning: core.warning, notice: core.notice }[level];
      annotate(shown(message), { title, ...(location === undefined ? {} : placeOf(location)) });
    },
    appendSummary: (markdown) => {
      const path = environment['GITHUB_STEP_SUMMARY'];
      if (path) appendAll([[path, vault.redact(markdown)]]);
    },
    flush: () =>
      new Promise((resolve, reject) => {
        process.stdout.write('', (error) => {
          if (error ?? lost) reject(error ?? lost);
          else resolve();
        });
      }),
    publish: (values) => publishValues(values, environment),
  };
}

function publishValues({ state, outputs, environment: variables }: PublishedValues, environment: Environment): void {
  const files = [
    ['GITHUB_STATE', state],
    ['GITHUB_OUTPUT', defined(outputs)],
    ['GITHUB_ENV', variables],
  ] as const;
  const needed = files.filter(([, values]) => Object.keys(values).length > 0);
  appendAll(needed.map(([name, values]) => [pathOf(environment, name), fileCommands(values)]));
}

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
