// The credentials that the environment or the machine has. Effect: network on the machine's own links, and files. To be loaded
// only where an input asks for them.
import { fromHttp } from '@aws-sdk/credential-provider-http';
import { fromIni } from '@aws-sdk/credential-provider-ini';
import { fromInstanceMetadata } from '@smithy/credential-provider-imds';
import type { Attempt, Failure } from '../facts.ts';
import type { Credentials } from '../secret.ts';
import type { Vault } from '../vault.ts';
import type { GrantedSession } from './granted-session.ts';

/** Where ambient credentials were found, for the log. */
export type AmbientSource = 'environment' | 'profile' | 'web identity token' | 'container' | 'instance metadata';

export interface AmbientPorts {
  readonly vault: Vault;
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
const TIMEOUT_MILLISECONDS = 2000;
const TRIES = 2;

/**
 * Looks where the SDKs look, in their order, and takes the first that is there: environment, profile, web identity token
 * (EKS), container (EKS and ECS), instance. A source that is there and does not work is a failure, not a reason to go on: the next one would be
 * somebody else. Never throws.
 * @param environment - AWS's variables as the job has them; those of the process must be the same, since the SDK's providers read them there
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/standardized-credentials.html
 */
export async function loadAmbientCredentials(
  environment: Readonly<Record<string, string | undefined>>,
  { vault, exchange }: AmbientPorts,
): Promise<Attempt<AmbientCredentials>> {
  const { AWS_WEB_IDENTITY_TOKEN_FILE: tokenFile, AWS_ROLE_ARN: roleArn } = environment;
  const [source, provide] = sourceIn(environment);
  if (source !== 'environment' && source !== 'profile' && tokenFile && roleArn) {
    const granted = await exchange(tokenFile, roleArn);
    if (granted.status !== 'succeeded') return granted;
    const { credentials, session } = granted.value;
    return { status: 'succeeded', value: { source: 'web identity token', credentials, expiresAt: session.expiresAt } };
  }
  try {
    const { accessKeyId, secretAccessKey, sessionToken, expiration } = await provide();
    const keys = { accessKeyId, secretAccessKey };
    if (!/^\w{16,128}$/.test(accessKeyId) || !/^[\x21-\x7e]{16,}$/.test(secretAccessKey)) {
      return failed(source, 'MALFORMED_CREDENTIALS', 'What it gives are no access keys.');
    }
    const credentials: Credentials = sessionToken ? vault.keep({ ...keys, sessionToken }) : vault.keep(keys);
    const expiresAt = expiration === undefined ? {} : { expiresAt: expiration.getTime() / 1000 };
    return { status: 'succeeded', value: { source, credentials, ...expiresAt } };
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    return failed(source, name, vault.clean(message));
  }
}

type Source = readonly [AmbientSource, () => Promise<Provided>];

function sourceIn(environment: Readonly<Record<string, string | undefined>>): Source {
  const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey, AWS_PROFILE: profile } = environment;
  if (accessKeyId && secretAccessKey) {
    const sessionToken = environment['AWS_SESSION_TOKEN'];
    const keys = { accessKeyId, secretAccessKey };
    return ['environment', async () => (sessionToken ? { ...keys, sessionToken } : keys)];
  }
  if (profile) return ['profile', fromIni({ profile })];
  if (environment['AWS_CONTAINER_CREDENTIALS_RELATIVE_URI'] || environment['AWS_CONTAINER_CREDENTIALS_FULL_URI']) {
    return ['container', fromHttp({ timeout: TIMEOUT_MILLISECONDS, maxRetries: TRIES - 1 })];
  }
  return ['instance metadata', fromInstanceMetadata({ timeout: TIMEOUT_MILLISECONDS, maxRetries: TRIES - 1 })];
}

function failed(source: AmbientSource, code: string, message: string): { status: 'failed'; failure: Failure } {
  const operation = { service: 'runner', operation: 'LoadCredentials' } as const;
  return { status: 'failed', failure: { ...operation, code, message: `${source}: ${message}`, attempts: 1 } };
}
