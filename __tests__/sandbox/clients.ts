// Clients of the sandbox for its tests: a plain request for an ID token, and the AWS SDK.
import {
  AssumeRoleCommand,
  type AssumeRoleCommandInput,
  AssumeRoleWithWebIdentityCommand,
  type Credentials,
  STSClient,
} from '@aws-sdk/client-sts';
import { afterEach } from '@jest/globals';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../sandbox/server.ts';

/** What the SDK throws, as far as the tests look at it. */
export interface SdkError {
  readonly name: string;
  readonly message: string;
  readonly Code?: string;
  readonly $metadata?: { readonly httpStatusCode?: number; readonly requestId?: string };
}

/** A way to start sandboxes that are closed after each test, however it ends. To be called once per file. */
export function useSandboxes(): (options?: SandboxOptions) => Promise<Sandbox> {
  const running: Sandbox[] = [];
  afterEach(async () => {
    await Promise.all(running.splice(0).map((sandbox) => sandbox.close()));
  });
  return async (options) => {
    const sandbox = await startSandbox(options);
    running.push(sandbox);
    return sandbox;
  };
}

export const ROLE_ARN = 'arn:aws:iam::111122223333:role/deploy';

export async function requestIdToken(sandbox: Sandbox, audience = 'sts.amazonaws.com'): Promise<string> {
  const url = new URL(sandbox.idTokenRequestUrl);
  url.searchParams.set('audience', audience);
  const response = await fetch(url, { headers: { authorization: `Bearer ${sandbox.idTokenRequestToken}` } });
  const { value } = (await response.json()) as { value: string };
  return value;
}

export interface Keys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** A client whose clock is not corrected and whose requests are sent once. */
export function createStsClient(
  sandbox: Sandbox,
  { keys, region = 'eu-west-1' }: { keys?: Keys; region?: string } = {},
): STSClient {
  const credentials = keys ?? { accessKeyId: 'unused', secretAccessKey: 'unused' };
  return new STSClient({ region, endpoint: sandbox.stsEndpoint, maxAttempts: 1, credentials });
}

export interface AssumeInput {
  readonly RoleArn?: string;
  readonly RoleSessionName?: string;
  readonly WebIdentityToken?: string;
  readonly DurationSeconds?: number;
  readonly Policy?: string;
  readonly PolicyArns?: { arn: string }[];
}

/** Assumes the default world's role unless told otherwise. */
export async function assume(sandbox: Sandbox, input: AssumeInput = {}) {
  const WebIdentityToken = input.WebIdentityToken ?? (await requestIdToken(sandbox));
  const command = new AssumeRoleWithWebIdentityCommand({
    RoleArn: ROLE_ARN,
    RoleSessionName: 'run-1',
    ...input,
    WebIdentityToken,
  });
  return createStsClient(sandbox).send(command);
}

/** Assumes the role and gives its credentials as the SDK takes them. */
export async function assumedKeys(sandbox: Sandbox, input: AssumeInput = {}): Promise<Required<Keys>> {
  return keysOf(await assume(sandbox, input));
}

/** Credentials of an answer as the SDK takes them. */
export function keysOf({ Credentials }: { Credentials?: Credentials | undefined }): Required<Keys> {
  return {
    accessKeyId: Credentials?.AccessKeyId ?? '',
    secretAccessKey: Credentials?.SecretAccessKey ?? '',
    sessionToken: Credentials?.SessionToken ?? '',
  };
}

/** Assumes a role, by its name in the usual account, with keys. */
export function assumeWith(
  sandbox: Sandbox,
  keys: Keys,
  { role, ...input }: { role: string } & Partial<AssumeRoleCommandInput>,
) {
  const RoleArn = `arn:aws:iam::111122223333:role/${role}`;
  const command = new AssumeRoleCommand({ RoleArn, RoleSessionName: 'run-1', ...input });
  return createStsClient(sandbox, { keys }).send(command);
}

/** The error that a promise is rejected with. */
export async function errorOf(promise: Promise<unknown>): Promise<SdkError> {
  try {
    await promise;
  } catch (error) {
    return error as SdkError;
  }
  throw new Error('Expected a failure');
}
