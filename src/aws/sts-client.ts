// One STS client and one connection for the whole run. Effect: network.
import type {
  AssumeRoleCommandInput,
  AssumeRoleCommandOutput,
  AssumeRoleWithWebIdentityCommandInput,
  AssumeRoleWithWebIdentityCommandOutput,
  GetCallerIdentityCommandInput,
  GetCallerIdentityCommandOutput,
  STSClient,
} from '@aws-sdk/client-sts';
import type { Attempt } from '../net/failure.ts';
import { CONNECT_LIMIT_SECONDS, collectBody, REQUEST_LIMIT_SECONDS } from '../net/limits.ts';
import type { Credentials } from '../secrets/secret.ts';
import { defined } from '../util/defined.ts';
import { createStsAgents, type StsAddress, type StsAgents } from './sts-agents.ts';
import { type CallPorts, call, type StsAnswer } from './sts-call.ts';

/** What the client needs. */
export interface StsOptions extends StsAddress, Omit<CallPorts, 'client'> {
  /** Whether to open the connection now, before there is anything to ask. */
  readonly preconnect?: boolean;
}

/**
 * Sends one request, once. Never throws but for bugs: failure is in the Attempt.
 * @param read - takes what is needed out of the output; undefined where it is not there, since STS then did not answer
 */
type Send<Input, Output> = <T>(input: Input, read: (output: Output) => T | undefined) => Promise<Attempt<StsAnswer<T>>>;

/** What the run needs of STS. */
export interface Sts {
  /** Loads the SDK, which any call needs, at a moment when nothing waits for this process. */
  load(): void;
  readonly assumeRoleWithWebIdentity: Send<
    AssumeRoleWithWebIdentityCommandInput,
    AssumeRoleWithWebIdentityCommandOutput
  >;
  readonly assumeRole: Send<AssumeRoleCommandInput, AssumeRoleCommandOutput>;
  readonly getCallerIdentity: Send<GetCallerIdentityCommandInput, GetCallerIdentityCommandOutput>;
  /** Signs what follows with these credentials. */
  use(credentials: Credentials): void;
  /** Closes the connection, whatever is still under way on it. */
  close(): void;
}

/** Creates the client. Nothing is loaded before the first call, or {@link Sts.load}. */
export function createSts(options: StsOptions): Sts {
  const agents = createStsAgents(options, options.preconnect ?? false);
  let client: Promise<STSClient> | undefined;
  let current: Credentials | undefined;
  const ready = async () => {
    client ??= createClient(options, agents);
    const created = await client;
    if (current !== undefined) signWith(created, current);
    return { ...options, client: created };
  };
  return {
    load: () => {
      if (client !== undefined) return;
      ready()
        .then(() => import('./sdk.ts'))
        .then(({ warmUp }) => warmUp(collectBody))
        .catch(() => {}); // the first call will tell
    },
    assumeRoleWithWebIdentity: async (input, read) => {
      const { AssumeRoleWithWebIdentityCommand } = await import('./sdk.ts');
      const command = new AssumeRoleWithWebIdentityCommand(input);
      return call(await ready(), 'AssumeRoleWithWebIdentity', command, read);
    },
    assumeRole: async (input, read) => {
      const { AssumeRoleCommand } = await import('./sdk.ts');
      return call(await ready(), 'AssumeRole', new AssumeRoleCommand(input), read);
    },
    getCallerIdentity: async (input, read) => {
      const { GetCallerIdentityCommand } = await import('./sdk.ts');
      return call(await ready(), 'GetCallerIdentity', new GetCallerIdentityCommand(input), read);
    },
    use: (credentials) => {
      current = credentials;
    },
    close: () => {
      agents.close();
      client?.then((created) => created.destroy()).catch(() => {});
    },
  };
}

/** Set anew for each call: the SDK remembers what a provider gave it, and would continue to use the session before. */
function signWith(client: STSClient, { accessKeyId, secretAccessKey, sessionToken }: Credentials): void {
  client.config.credentials = async () => ({
    accessKeyId: accessKeyId.reveal(),
    secretAccessKey: secretAccessKey.reveal(),
    ...defined({ sessionToken: sessionToken?.reveal() }),
  });
}

async function createClient({ region, endpoint }: StsOptions, { agents }: StsAgents): Promise<STSClient> {
  const { STSClient } = await import('./sdk.ts');
  return new STSClient({
    region,
    credentials: async () => {
      throw new Error('signed call before there are credentials');
    },
    maxAttempts: 1, // retry.ts is the only retry loop
    requestHandler: {
      connectionTimeout: CONNECT_LIMIT_SECONDS * 1000,
      requestTimeout: REQUEST_LIMIT_SECONDS * 1000,
      throwOnRequestTimeout: true, // without it the limit is only logged
      ...agents,
    },
    streamCollector: collectBody, // the SDK's own has no limit
    ...defined({ endpoint: endpoint.url, useFipsEndpoint: endpoint.fips, useDualstackEndpoint: endpoint.dualStack }),
  });
}
