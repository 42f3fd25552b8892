// The credentials that the environment or the machine has. Effect: network on the machine's own links, files, and the AWS
// variables of this process while the SDK's providers look. To be loaded only where an input asks for them.
import { fromHttp } from '@aws-sdk/credential-provider-http';
import { fromInstanceMetadata } from '@smithy/credential-provider-imds';
import type { Attempt, Failure } from '../net/failure.ts';
import type { Credentials } from '../secrets/secret.ts';
import { isAccessKeyId, isKeyMaterial } from '../secrets/shapes.ts';
import type { Settings } from '../settings/settings.ts';
import { defined } from '../util/defined.ts';
import { type ProfilePorts, type Provided, profileProvider } from './ambient-profile.ts';
import { type Variables, withVariables } from './process-variables.ts';
import type { GrantedSession } from './sts-requests.ts';

/** Where ambient credentials were found, for the log. */
export type AmbientSource = 'environment' | 'profile' | 'web identity token' | 'container' | 'instance metadata';

/** What looking for them needs. */
export interface AmbientPorts extends ProfilePorts {
  readonly settings: Pick<Settings, 'mode' | 'profile' | 'roleSessionName' | 'minimumRemainingSeconds'>;
  /** AWS's variables as the job has them. */
  readonly environment: Readonly<Variables>;
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

/** Each service on the machine answers at once, or not at all. */
const LIMITS = { timeout: 2000, maxRetries: 1 };

/** Tells the helper of this action how long a session must last. Without it, the helper renews a session right before its end. */
const LEAST_VARIABLE = 'AWS_TOKEN_GUARD_LEAST_SECONDS';

type Loaded = Attempt<AmbientCredentials>;

/**
 * Looks where the SDKs look, in their order, and takes the first that is there: environment, profile, web identity token
 * (EKS), container (EKS and ECS), instance. A source that is there and does not work is a failure, not a reason to continue:
 * the next one would be somebody else. Never throws.
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/standardized-credentials.html
 */
export async function loadAmbientCredentials(ports: AmbientPorts): Promise<Loaded> {
  const { settings, environment } = ports;
  const { AWS_ACCESS_KEY_ID: id, AWS_SECRET_ACCESS_KEY: secret, AWS_WEB_IDENTITY_TOKEN_FILE: tokenFile } = environment;
  // In mode: verify the input can name a profile; it wins, as it does for tools that are given a profile.
  const named = settings.mode === 'verify' ? settings.profile : undefined;
  if (named === undefined && (id || secret)) return keysIn(environment, ports);
  const profile = named ?? environment['AWS_PROFILE'];
  const wanted = { ...environment, [LEAST_VARIABLE]: String(settings.minimumRemainingSeconds) };
  const fromProfile = await load('profile', profileProvider(profile || 'default', ports), wanted, ports);
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

function keysIn(environment: Readonly<Variables>, ports: AmbientPorts): Promise<Loaded> | Loaded {
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
      return { status: 'failed', failure: asLoading(granted.failure, source) };
    case 'not-attempted':
      return failed(
        source,
        'MALFORMED_ROLE',
        'Beside AWS_WEB_IDENTITY_TOKEN_FILE, AWS_ROLE_ARN must be that of a role.',
      );
  }
}

/** A permanent refusal by AWS, told as one of the machine's own role: other rules would apply it to the role in the inputs. */
function asLoading(failure: Failure, source: AmbientSource): Failure {
  const { httpStatus = 0 } = failure;
  if (failure.service !== 'sts' || httpStatus < 400 || httpStatus >= 429) return failure;
  const message = `${source}: AWS refuses it for the role in AWS_ROLE_ARN: ${failure.message}`;
  return { ...failure, service: 'runner', operation: 'LoadCredentials', message };
}

function isMissing(loaded: Loaded): boolean {
  return loaded.status === 'failed' && loaded.failure.message.includes('Could not resolve credentials using profile');
}

async function load(
  source: AmbientSource,
  provide: () => Promise<Provided>,
  environment: Readonly<Variables>,
  { vault, processVariables }: AmbientPorts,
): Promise<Loaded> {
  try {
    const provided = await withVariables(processVariables, environment, provide);
    const { accessKeyId, secretAccessKey, sessionToken, expiration } = provided;
    const keys = { accessKeyId, secretAccessKey };
    if (!isAccessKeyId(accessKeyId) || !isKeyMaterial(secretAccessKey)) {
      return failed(source, 'MALFORMED_CREDENTIALS', 'What it gives are no access keys.');
    }
    const credentials: Credentials = sessionToken ? vault.keep({ ...keys, sessionToken }) : vault.keep(keys);
    const expiresAt = expiration === undefined ? undefined : expiration.getTime() / 1000;
    return { status: 'succeeded', value: { source, credentials, ...defined({ expiresAt }) } };
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    return failed(source, name, vault.clean(withoutCommand(message)));
  }
}

/**
 * Node repeats the command of a credential_process and its output, either of which may contain a password. The output of this action's
 * own helper contains none.
 */
function withoutCommand(message: string): string {
  if (!message.startsWith('Command failed')) return message;
  const [, reason] = /^aws-token-guard: (.+)$/m.exec(message) ?? [];
  return reason === undefined ? 'Its credential_process failed.' : `It is not renewed: ${reason}`;
}

function failed(source: AmbientSource, code: string, message: string): { status: 'failed'; failure: Failure } {
  const operation = { service: 'runner', operation: 'LoadCredentials' } as const;
  return { status: 'failed', failure: { ...operation, code, message: `${source}: ${message}`, attempts: 1 } };
}
