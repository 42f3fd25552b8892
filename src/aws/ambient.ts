// The credentials of one source of the environment or the machine, the credential_process of a profile that a step of this job made
// included. Effect: network on the machine's own links, files, programs that profiles name. To be loaded only where an input asks for
// them.
import { exec, execFile } from 'node:child_process';
import { lstatSync, realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Attempt, Failure } from '../net/failure.ts';
import { retry } from '../net/requests.ts';
import type { RetryOptions } from '../net/retry-policy.ts';
import type { CredentialSource } from '../resolution/dialect.ts';
import { isAccessKeyId, isEmulatorKey, isKeyMaterial } from '../secrets/shapes.ts';
import type { Credentials, Vault } from '../secrets/vault.ts';
import type { Settings } from '../settings/settings.ts';
import { defined } from '../util/defined.ts';
import { readPrivateText } from '../util/files.ts';
import { parseRoleArn } from './arn.ts';
import { assumeRole } from './assume-role.ts';
import {
  askContainer,
  askInstance,
  instanceAttempts,
  isSilent,
  loadFailure,
  type Provided,
  readKeys,
} from './local-services.ts';
import type { Sts } from './sts-client.ts';
import type { GrantedSession } from './sts-requests.ts';

export interface AmbientPorts {
  readonly settings: Pick<Settings, 'roleSessionName' | 'minimumRemainingSeconds' | 'endpoint'>;
  readonly vault: Vault;
  readonly sts: Sts;
  /** AWS's variables as the job has them. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Exchanges the web identity token in a file, which EKS puts there, for a session of the role. */
  readonly exchange: (tokenFile: string, roleArn: string) => Promise<Attempt<GrantedSession>>;
  readonly retries: RetryOptions;
  /** Ends a helper that is still running. */
  readonly signal: AbortSignal;
}

/** Credentials, and when they expire. */
export interface AmbientCredentials {
  readonly credentials: Credentials;
  /** Epoch seconds, as far as the source says. */
  readonly expiresAt?: number;
}

type Loaded = Attempt<AmbientCredentials>;

/** Tells the helper of this action how long a session must last. Without it, the helper renews a session right before its end. */
const LEAST_VARIABLE = 'AWS_TOKEN_GUARD_LEAST_SECONDS';

/** Loads a source. It gives what it has or fails; no other source takes its place. Never throws. */
export async function loadSource(source: CredentialSource, ports: AmbientPorts): Promise<Loaded> {
  switch (source.kind) {
    case 'keys':
      return kept(source, ports);
    case 'helper':
      return fromHelper(source, ports);
    case 'web identity':
      return exchanged(source.tokenFile, source, ports);
    case 'role':
      return assumed(source, ports);
    case 'container':
      return fromService(() => askContainer(source.uri, ports.environment), ports, ports.retries.maxAttempts);
    case 'instance':
      return fromService(() => askInstance(ports.environment), ports, instanceAttempts(ports.environment));
    case 'sso':
      return loadFailure('SIGN_IN_NEEDED', 'Nobody can sign in on a runner.');
    case 'broken':
      // The exchange says what is wrong with a token file.
      return source.reason === 'web identity incomplete' && source.file !== undefined
        ? exchanged(source.file, { ...source, roleArn: ports.environment['AWS_ROLE_ARN'] ?? '' }, ports)
        : loadFailure('SOURCE_BROKEN', 'It is incomplete, or leads nowhere.');
  }
}

/** What the source gives, once it is masked. */
function kept(provided: Provided, { vault, settings }: AmbientPorts): Loaded {
  const { accessKeyId, secretAccessKey, sessionToken, expiresAt } = provided;
  // A mask as short as a word would make the log unreadable.
  const isToken = !sessionToken || isKeyMaterial(sessionToken);
  const areKeys = isAccessKeyId(accessKeyId) && isKeyMaterial(secretAccessKey) && isToken;
  const areOfEmulator =
    settings.endpoint.url?.startsWith('http:') && [accessKeyId, secretAccessKey].every(isEmulatorKey);
  if (!areKeys && !areOfEmulator) {
    return loadFailure('MALFORMED_CREDENTIALS', 'What it gives are no access keys.');
  }
  const keys = { accessKeyId, secretAccessKey };
  const credentials: Credentials = sessionToken ? vault.keep({ ...keys, sessionToken }) : vault.keep(keys);
  return { status: 'succeeded', value: { credentials, ...defined({ expiresAt }) } };
}

/** Only the helper that a step of this job made is run. Otherwise, anyone who can write an AWS file could choose a program. */
async function fromHelper(
  { command, profile }: Extract<CredentialSource, { kind: 'helper' }>,
  ports: AmbientPorts,
): Promise<Loaded> {
  const { environment, settings, signal } = ports;
  const launcher = ownLauncher(command, environment);
  if (launcher === undefined) {
    return loadFailure(
      'HELPER_NOT_RUN',
      `The program in the profile "${profile}" is not one that a step of this job made.`,
    );
  }
  const wanted = { ...environment, [LEAST_VARIABLE]: String(settings.minimumRemainingSeconds) };
  const provided = await runHelper(launcher, wanted, signal);
  return provided.status === 'succeeded' ? kept(provided.value, ports) : cleaned(provided, ports);
}

async function exchanged(
  tokenFile: string,
  { roleArn, profile }: { readonly roleArn: string; readonly profile?: string },
  { exchange }: AmbientPorts,
): Promise<Loaded> {
  const granted = await exchange(tokenFile, roleArn);
  switch (granted.status) {
    case 'succeeded': {
      const { credentials, session } = granted.value;
      return { status: 'succeeded', value: { credentials, expiresAt: session.expiresAt } };
    }
    case 'failed':
      return { status: 'failed', failure: asLoading(granted.failure) };
    case 'not-attempted':
      return loadFailure(
        'MALFORMED_ROLE',
        `${profile === undefined ? 'AWS_ROLE_ARN' : `The role_arn of the profile "${profile}"`} is not the ARN of a role.`,
      );
  }
}

/** What AWS's own tools ask for where a profile does not say. */
const PROFILE_ROLE_SECONDS = 3600;

async function assumed(source: Extract<CredentialSource, { kind: 'role' }>, ports: AmbientPorts): Promise<Loaded> {
  const { request = {}, roleArn } = source;
  const role = parseRoleArn(roleArn);
  if (role === undefined)
    return loadFailure('MALFORMED_ROLE', `The role_arn of the profile "${source.profile}" is not the ARN of a role.`);
  if (request.mfaSerial !== undefined) return loadFailure('MFA_NEEDED', 'Nobody can enter an MFA code on a runner.');
  const from = await loadSource(source.with, ports);
  if (from.status !== 'succeeded') return from;
  const { sts, vault, settings } = ports;
  sts.use(from.value.credentials);
  const roleSessionName = request.roleSessionName ?? settings.roleSessionName;
  const granted = await retry(
    () =>
      assumeRole(sts, {
        requested: { role, roleSessionName, durationSeconds: PROFILE_ROLE_SECONDS },
        policies: { managedSessionPolicies: [] },
        externalId: request.externalId,
        tags: { custom: {}, usual: {}, transitive: [] },
        vault,
      }),
    ports.retries,
  );
  if (granted.status === 'failed') return { status: 'failed', failure: asLoading(granted.failure) };
  if (granted.status !== 'succeeded') return granted;
  const { credentials, session } = granted.value;
  return { status: 'succeeded', value: { credentials, expiresAt: session.expiresAt } };
}

/** A permanent refusal by AWS, told as one of the machine's own role: other rules would apply it to the role in the inputs. */
function asLoading(failure: Failure): Failure {
  const { httpStatus = 0 } = failure;
  if (failure.service !== 'sts' || httpStatus < 400 || httpStatus >= 429) return failure;
  return { ...failure, service: 'runner', operation: 'LoadCredentials', message: `AWS refuses it: ${failure.message}` };
}

/** Asks a service of the machine, again after what may pass. */
async function fromService(
  ask: () => Promise<Attempt<Provided>>,
  ports: AmbientPorts,
  maxAttempts: number,
): Promise<Loaded> {
  const { retries } = ports;
  const provided = await retry(
    async () => {
      const attempt = await ask();
      const isSure = attempt.status === 'failed' && isSilent(attempt.failure);
      return isSure
        ? { ...attempt, failure: { ...attempt.failure, code: `NO_ANSWER_${attempt.failure.code}` } }
        : attempt;
    },
    { ...retries, maxAttempts: Math.min(maxAttempts, retries.maxAttempts) },
  );
  return provided.status === 'succeeded' ? kept(provided.value, ports) : cleaned(provided, ports);
}

function cleaned<T>(attempt: Attempt<T>, { vault }: AmbientPorts): Exclude<Attempt<T>, { status: 'succeeded' }> {
  if (attempt.status !== 'failed') return { status: 'not-attempted' };
  return { status: 'failed', failure: { ...attempt.failure, message: vault.clean(attempt.failure.message) } };
}

type Environment = Readonly<Record<string, string | undefined>>;

/** As in the SDK for JavaScript. */
const OUTPUT_MAX_BYTES = 1024 * 1024;
const OWN_FOLDER = /^aws-token-guard-[0-9a-f-]{36}$/;
const OWN_COMMAND = /[/\\](renew-\d{1,4}\.(?:sh|cmd))["']? session$/;

/**
 * The launcher that a step of this job made, whatever else the command says; undefined for a helper of somebody else. Both files of
 * profiles must be in the folder of that step, below the runner's temp folder.
 */
export function ownLauncher(command: string, environment: Environment): string | undefined {
  const { AWS_CONFIG_FILE: config = '', AWS_SHARED_CREDENTIALS_FILE: credentials = '', RUNNER_TEMP } = environment;
  const folder = dirname(config);
  const isOurs =
    RUNNER_TEMP !== undefined &&
    config === join(folder, 'config') &&
    credentials === join(folder, 'credentials') &&
    folder === join(RUNNER_TEMP, folder.slice(dirname(folder).length + 1)) &&
    OWN_FOLDER.test(folder.slice(dirname(folder).length + 1));
  const name = OWN_COMMAND.exec(command)?.[1];
  if (!isOurs || name === undefined) return undefined;
  const launcher = join(folder, name);
  return isPrivate(folder, RUNNER_TEMP, launcher) ? launcher : undefined;
}

/** Whether nobody else can have put the launcher there: no link, ours, and nobody else may write it or its folder. */
function isPrivate(folder: string, runnerTemp: string, launcher: string): boolean {
  try {
    const { uid, mode } = lstatSync(folder);
    const isOwn = process.getuid === undefined || (uid === process.getuid() && (mode & WRITABLE_BY_OTHERS) === 0);
    const isBelow = realpathSync(folder) === join(realpathSync(runnerTemp), basename(folder));
    return isOwn && isBelow && readPrivateText(launcher) !== undefined;
  } catch {
    return false;
  }
}

const WRITABLE_BY_OTHERS = 0o022;

/**
 * Runs our own helper. Its output has keys, so nothing of it is repeated but why it fails.
 * @param launcher - from {@link ownLauncher}
 */
export async function runHelper(
  launcher: string,
  environment: Environment,
  signal: AbortSignal,
): Promise<Attempt<Provided>> {
  const options = { env: withoutStep(environment), maxBuffer: OUTPUT_MAX_BYTES, signal, windowsHide: true };
  return new Promise((resolve) => {
    const end = (error: Error | null, stdout: string, stderr: string) => {
      if (error === null) return resolve(answerOf(stdout));
      const [, reason] = /^aws-token-guard: (.+)$/m.exec(stderr) ?? [];
      const message = reason === undefined ? 'The program failed.' : `It is not renewed: ${reason}`;
      resolve(loadFailure('HELPER_FAILED', message));
    };
    const child =
      process.platform === 'win32'
        ? exec(`"${launcher}" session`, options, end)
        : execFile('/bin/sh', [launcher, 'session'], options, end);
    child.stdin?.end();
  });
}

/** A helper gets what later steps have: not the inputs and the state of this step, which hold secrets of its own. */
function withoutStep(environment: Environment): Environment {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !/^(?:INPUT|STATE)_/.test(name)));
}

function answerOf(stdout: string): Attempt<Provided> {
  if (/"Version"\s*:\s*1\b/.test(stdout)) return readKeys(stdout);
  return loadFailure('HELPER_FAILED', 'Its output has no Version 1.');
}
