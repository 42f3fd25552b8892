// The credentials that the environment or the machine has. Effect: network on the machine's own links, files, and the AWS
// variables of this process while the SDK's providers look. To be loaded only where an input asks for them.
import { devNull } from 'node:os';
import { fromHttp } from '@aws-sdk/credential-provider-http';
import { fromIni } from '@aws-sdk/credential-provider-ini';
import { fromInstanceMetadata } from '@smithy/credential-provider-imds';
import type { Attempt, Failure } from '../net/failure.ts';
import type { Credentials } from '../secrets/secret.ts';
import { isAccessKeyId, isKeyMaterial } from '../secrets/shapes.ts';
import type { Vault } from '../secrets/vault.ts';
import type { Settings } from '../settings/settings.ts';
import type { parseRoleArn } from './arn.ts';
import type { AssumeRequest } from './assume-role.ts';
import type { GrantedSession } from './granted-session.ts';
import type { Sts } from './sts-client.ts';

/** Where ambient credentials were found, for the log. */
export type AmbientSource = 'environment' | 'profile' | 'web identity token' | 'container' | 'instance metadata';

export interface AmbientPorts {
  readonly settings: Pick<Settings, 'mode' | 'profile' | 'roleSessionName' | 'minimumRemainingSeconds'>;
  readonly vault: Vault;
  readonly sts: Sts;
  readonly assumeRole: (sts: Sts, request: AssumeRequest) => Promise<Attempt<GrantedSession>>;
  readonly parseRoleArn: typeof parseRoleArn;
  /** Exchanges the web identity token in a file, which EKS puts there, for a session of the role. */
  readonly exchange: (tokenFile: string, roleArn: string) => Promise<Attempt<GrantedSession>>;
}

/** Credentials, and where they were found. */
export interface AmbientCredentials {
  readonly source: AmbientSource;
  readonly credentials: Credentials;
  /** Epoch seconds, as far as the source says. */
  readonly expiresAt?: number;
}

interface Provided {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  readonly expiration?: Date;
}

/** Each service on the machine answers at once, or not at all. */
const LIMITS = { timeout: 2000, maxRetries: 1 };

/** The variables of this process: the SDK's providers read them, and nothing else says what they find. */
interface ProcessPort {
  readonly ofProcess: Record<string, string | undefined>;
}

type Environment = Readonly<Record<string, string | undefined>>;
type Loaded = Attempt<AmbientCredentials>;

/**
 * Looks where the SDKs look, in their order, and takes the first that is there: environment, profile, web identity token
 * (EKS), container (EKS and ECS), instance. A source that is there and does not work is a failure, not a reason to go on:
 * the next one would be somebody else. Never throws.
 * @param environment - AWS's variables as the job has them
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/standardized-credentials.html
 */
export async function loadAmbientCredentials(
  environment: Environment,
  ports: AmbientPorts & ProcessPort,
): Promise<Loaded> {
  const { AWS_ACCESS_KEY_ID: id, AWS_SECRET_ACCESS_KEY: secret, AWS_WEB_IDENTITY_TOKEN_FILE: tokenFile } = environment;
  const { settings } = ports;
  // What is looked at can be a profile that the input names; it wins, as it does for tools that are told of it.
  const named = settings.mode === 'verify' ? settings.profile : undefined;
  if (named === undefined && (id || secret)) return keysIn(environment, ports);
  const profile = named ?? environment['AWS_PROFILE'];
  const asked = { ...environment, [LEAST_VARIABLE]: String(settings.minimumRemainingSeconds) };
  const fromProfile = await load('profile', profileProvider(profile || 'default', ports), asked, ports);
  if (profile || !isMissing(fromProfile)) return fromProfile;
  if (tokenFile) return exchanged(tokenFile, environment['AWS_ROLE_ARN'], ports);
  if (environment['AWS_CONTAINER_CREDENTIALS_RELATIVE_URI'] || environment['AWS_CONTAINER_CREDENTIALS_FULL_URI']) {
    return load('container', () => fromHttp(LIMITS)(), environment, ports);
  }
  const source = 'instance metadata';
  if (environment['AWS_EC2_METADATA_DISABLED']?.toLowerCase() === 'true') {
    return failed(source, 'DISABLED', 'AWS_EC2_METADATA_DISABLED says not to ask for it, and nothing else is there.');
  }
  return load(source, () => fromInstanceMetadata(LIMITS)(), environment, ports);
}

function keysIn(environment: Environment, ports: AmbientPorts & ProcessPort): Promise<Loaded> | Loaded {
  const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = environment;
  if (!accessKeyId || !secretAccessKey) {
    const message = 'AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY must be set together.';
    return failed('environment', 'INCOMPLETE_CREDENTIALS', message);
  }
  const sessionToken = environment['AWS_SESSION_TOKEN'];
  const keys = { accessKeyId, secretAccessKey };
  return load('environment', async () => (sessionToken ? { ...keys, sessionToken } : keys), environment, ports);
}

async function exchanged(tokenFile: string, roleArn: string | undefined, { exchange }: AmbientPorts): Promise<Loaded> {
  const source = 'web identity token';
  const granted = await exchange(tokenFile, roleArn ?? '');
  switch (granted.status) {
    case 'succeeded': {
      const { credentials, session } = granted.value;
      return { status: 'succeeded', value: { source, credentials, expiresAt: session.expiresAt } };
    }
    case 'failed':
      return { status: 'failed', failure: refusalOf(granted.failure, source) };
    case 'not-attempted':
      return failed(
        source,
        'MALFORMED_ROLE',
        'Beside AWS_WEB_IDENTITY_TOKEN_FILE, AWS_ROLE_ARN must be that of a role.',
      );
  }
}

/** What AWS refuses for good, other rules would take for a refusal of the role that the inputs name. */
function refusalOf(failure: Failure, source: AmbientSource): Failure {
  const { httpStatus = 0 } = failure;
  if (failure.service !== 'sts' || httpStatus < 400 || httpStatus >= 429) return failure;
  const message = `${source}: AWS refuses it for the role in AWS_ROLE_ARN: ${failure.message}`;
  return { ...failure, service: 'runner', operation: 'LoadCredentials', message };
}

function isMissing(loaded: Loaded): boolean {
  return loaded.status === 'failed' && loaded.failure.message.includes('Could not resolve credentials using profile');
}

/** The SDK brings its own STS client for roles in profiles; ours has the limits, the masking and the endpoint of the run. */
function profileProvider(profile: string, ports: AmbientPorts & ProcessPort): () => Promise<Provided> {
  const { settings, vault, sts } = ports;
  const assume = async (
    from: Provided,
    wanted: { RoleArn?: string; RoleSessionName?: string; ExternalId?: string },
  ) => {
    const role = ports.parseRoleArn(wanted.RoleArn ?? '');
    if (role === undefined) throw new Error('The role_arn of the profile is not that of a role.');
    const { accessKeyId, secretAccessKey, sessionToken } = from;
    const keys = { accessKeyId, secretAccessKey };
    sts.use(sessionToken ? vault.keep({ ...keys, sessionToken }) : vault.keep(keys));
    const ownName = wanted.RoleSessionName?.startsWith('aws-sdk-js-') ? undefined : wanted.RoleSessionName;
    const granted = await withoutAws(() =>
      ports.assumeRole(sts, {
        requested: {
          role,
          roleSessionName: ownName ?? settings.roleSessionName,
          durationSeconds: PROFILE_ROLE_SECONDS,
        },
        policies: { managedSessionPolicies: [] },
        externalId: wanted.ExternalId,
        tags: { custom: {}, usual: {}, transitive: [] },
        vault,
      }),
    );
    if (granted.status === 'failed') throw new Error(`${granted.failure.code}: ${granted.failure.message}`);
    if (granted.status !== 'succeeded') throw new Error('The role of the profile was not assumed.');
    const { credentials, session } = granted.value;
    return {
      accessKeyId: credentials.accessKeyId.reveal(),
      secretAccessKey: credentials.secretAccessKey.reveal(),
      ...(credentials.sessionToken === undefined ? {} : { sessionToken: credentials.sessionToken.reveal() }),
      expiration: new Date(session.expiresAt * 1000),
    };
  };
  const withoutAws = <T>(task: () => Promise<T>) => withVariables(ports.ofProcess, NO_VARIABLES, task);
  const byToken = async () => {
    throw new Error('A profile with web_identity_token_file cannot be used: name the file in web-identity-token-file.');
  };
  // Made only where it is run: the SDK's providers read the variables as soon as they are made.
  return () => fromIni({ profile, roleAssumer: assume, roleAssumerWithWebIdentity: byToken })();
}

/** Tells the helper of this action how long a session is to last, which it else renews only right before its end. */
const LEAST_VARIABLE = 'AWS_TOKEN_GUARD_LEAST_SECONDS';

/** What AWS's own tools ask for where a profile does not say. */
const PROFILE_ROLE_SECONDS = 3600;

async function load(
  source: AmbientSource,
  provide: () => Promise<Provided>,
  environment: Environment,
  { vault, ofProcess }: AmbientPorts & ProcessPort,
): Promise<Loaded> {
  try {
    const provided = await withVariables(ofProcess, environment, provide);
    const { accessKeyId, secretAccessKey, sessionToken, expiration } = provided;
    const keys = { accessKeyId, secretAccessKey };
    if (!isAccessKeyId(accessKeyId) || !isKeyMaterial(secretAccessKey)) {
      return failed(source, 'MALFORMED_CREDENTIALS', 'What it gives are no access keys.');
    }
    const credentials: Credentials = sessionToken ? vault.keep({ ...keys, sessionToken }) : vault.keep(keys);
    const expiresAt = expiration === undefined ? {} : { expiresAt: expiration.getTime() / 1000 };
    return { status: 'succeeded', value: { source, credentials, ...expiresAt } };
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    return failed(source, name, vault.clean(harmless(message)));
  }
}

/**
 * Node repeats the command of a credential_process and what it wrote, either of which may hold its password. What the helper of this
 * action writes holds none.
 */
function harmless(message: string): string {
  if (!message.startsWith('Command failed')) return message;
  const [, reason] = /^aws-token-guard: (.+)$/m.exec(message) ?? [];
  return reason === undefined ? 'Its credential_process failed.' : `It is not renewed: ${reason}`;
}

const NO_VARIABLES = { AWS_CONFIG_FILE: devNull, AWS_SHARED_CREDENTIALS_FILE: devNull };

/** Runs the task while the process has these variables of AWS and no others; then sets back what was there. */
async function withVariables<T>(
  ofProcess: ProcessPort['ofProcess'],
  wanted: Environment,
  task: () => Promise<T>,
): Promise<T> {
  const before = { ...ofProcess };
  const own = (from: Environment) => Object.entries(from).filter(([name]) => name.startsWith('AWS_'));
  const replace = (by: Environment) => {
    for (const [name] of own(ofProcess)) delete ofProcess[name];
    for (const [name, value] of own(by)) if (value !== undefined) ofProcess[name] = value;
  };
  replace(wanted);
  try {
    return await task();
  } finally {
    replace(before);
  }
}

function failed(source: AmbientSource, code: string, message: string): { status: 'failed'; failure: Failure } {
  const operation = { service: 'runner', operation: 'LoadCredentials' } as const;
  return { status: 'failed', failure: { ...operation, code, message: `${source}: ${message}`, attempts: 1 } };
}
