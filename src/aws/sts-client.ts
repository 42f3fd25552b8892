// One STS client and one connection for the whole run; each call ends as an Attempt. Effect: network.
import type {
  $Command,
  AssumeRoleCommandInput,
  AssumeRoleCommandOutput,
  AssumeRoleWithWebIdentityCommandInput,
  AssumeRoleWithWebIdentityCommandOutput,
  GetCallerIdentityCommandInput,
  GetCallerIdentityCommandOutput,
  ServiceInputTypes,
  ServiceOutputTypes,
  STSClient,
  STSClientResolvedConfig,
} from '@aws-sdk/client-sts';
import { type Deadline, within } from '../net/deadline.ts';
import type { Attempt, Failure } from '../net/failure.ts';
import { CONNECT_LIMIT_SECONDS, collectBody, failureOfOutcome, REQUEST_LIMIT_SECONDS } from '../net/limits.ts';
import type { Credentials } from '../secrets/secret.ts';
import type { Vault } from '../secrets/vault.ts';
import { defined } from '../util/defined.ts';
import { type ClockReading, type EpochSeconds, measureClockSkew, readClock } from '../util/time.ts';
import { createStsAgents, type StsAddress, type StsAgents } from './sts-agents.ts';
import { describeForeignAnswer, failureOfSts, type ResponseHead } from './sts-failure.ts';

export interface StsOptions extends StsAddress {
  readonly deadline: Deadline;
  readonly vault: Vault;
  readonly noteClock: (reading: ClockReading) => void;
  /** Whether to open the connection now, before there is anything to ask. */
  readonly preconnect?: boolean;
}

/** An answer, and the service's clock at that moment and the id of the request, as far as it said. */
export interface StsAnswer<T> {
  readonly output: T;
  readonly answeredAt?: EpochSeconds;
  readonly requestId?: string;
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
  let loading: Promise<STSClient> | undefined;
  let current: Credentials | undefined;
  const loaded = () => {
    loading ??= createClient(options, agents);
    return loading;
  };
  const receiver = async () => {
    const client = await loaded();
    if (current !== undefined) signWith(client, current);
    return { ...options, client };
  };
  return {
    load: () => {
      if (loading !== undefined) return;
      loaded()
        .then(() => import('./sdk.ts'))
        .then(({ warmUp }) => warmUp(collectBody))
        .catch(() => {}); // the first call will tell
    },
    assumeRoleWithWebIdentity: async (input, read) => {
      const { AssumeRoleWithWebIdentityCommand } = await import('./sdk.ts');
      const command = new AssumeRoleWithWebIdentityCommand(input);
      return call(await receiver(), 'AssumeRoleWithWebIdentity', command, read);
    },
    assumeRole: async (input, read) => {
      const { AssumeRoleCommand } = await import('./sdk.ts');
      return call(await receiver(), 'AssumeRole', new AssumeRoleCommand(input), read);
    },
    getCallerIdentity: async (input, read) => {
      const { GetCallerIdentityCommand } = await import('./sdk.ts');
      return call(await receiver(), 'GetCallerIdentity', new GetCallerIdentityCommand(input), read);
    },
    use: (credentials) => {
      current = credentials;
    },
    close: () => {
      agents.close();
      loading?.then((client) => client.destroy()).catch(() => {});
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

interface Receiver extends StsOptions {
  readonly client: STSClient;
}

type Command<Input extends ServiceInputTypes, Output extends ServiceOutputTypes> = $Command<
  Input,
  Output,
  STSClientResolvedConfig,
  ServiceInputTypes,
  ServiceOutputTypes
>;

async function call<Input extends ServiceInputTypes, Output extends ServiceOutputTypes, T>(
  receiver: Receiver,
  operation: 'AssumeRoleWithWebIdentity' | 'AssumeRole' | 'GetCallerIdentity',
  command: Command<Input, Output>,
  read: (output: Output) => T | undefined,
): Promise<Attempt<StsAnswer<T>>> {
  const { client, deadline, vault } = receiver;
  const request = { service: 'sts', operation } as const;
  const seen = watch(command, receiver);
  const failed = (failure: Failure) => ({ status: 'failed', failure: { ...failure, ...seen.host() } }) as const;
  try {
    const outcome = await within(deadline, REQUEST_LIMIT_SECONDS, (abortSignal) =>
      client.send(command, { abortSignal }),
    );
    if (outcome.kind !== 'settled') return failed(failureOfOutcome(request, outcome));
    const output = read(outcome.value);
    const id = outcome.value.$metadata.requestId;
    const requestId = id === undefined ? undefined : vault.cleanName(id);
    if (output !== undefined) {
      return { status: 'succeeded', value: { output, ...seen.answeredAt(), ...defined({ requestId }) } };
    }
    const message = vault.clean(describeForeignAnswer(seen.head() ?? { statusCode: 0, headers: {} }));
    return failed({ ...request, code: 'UNEXPECTED_ANSWER', message, attempts: 1, ...seen.status() });
  } catch (error) {
    return failed(cleanFailure(failureOfSts(request, error, seen.head()), vault));
  }
}

/** Whatever the other side put into its answer, no secret of this run is shown. */
function cleanFailure({ requestId, ...failure }: Failure, vault: Vault): Failure {
  const cleaned = { ...failure, code: vault.clean(failure.code), message: vault.clean(failure.message) };
  return requestId === undefined ? cleaned : { ...cleaned, requestId: vault.clean(requestId) };
}

/** Watches one command: where it goes, what comes back and when. The clock that it reads corrects the next signature. */
function watch<Input extends ServiceInputTypes, Output extends ServiceOutputTypes>(
  command: Command<Input, Output>,
  { client, noteClock }: Receiver,
) {
  let host: string | undefined;
  let head: ResponseHead | undefined;
  let reading: ClockReading | undefined;
  command.middlewareStack.add(
    (next) => async (args) => {
      const { hostname, port } = args.request as { readonly hostname: string; readonly port?: number };
      host = port === undefined ? hostname : `${hostname}:${port}`;
      const sentAt = Date.now() / 1000;
      const result = await next(args);
      head = result.response as ResponseHead;
      reading = readClock('sts', head.headers, { sentAt, receivedAt: Date.now() / 1000 });
      if (reading !== undefined) {
        noteClock(reading);
        correctClock(client, reading);
      }
      return result;
    },
    { step: 'deserialize', priority: 'low', name: 'watch' }, // next to the network, so that it sees errors, too
  );
  return {
    head: () => head,
    host: () => defined({ host }),
    status: () => defined({ httpStatus: head?.statusCode }),
    answeredAt: () => defined({ answeredAt: reading?.serverDateAt }),
  };
}

/** A skew below this is left alone: any service accepts it, and the measurement itself is off by about a second. */
const CORRECTED_SKEW_SECONDS = 30;

function correctClock(client: STSClient, reading: ClockReading): void {
  const { clockSkewSeconds } = measureClockSkew([reading]) ?? { clockSkewSeconds: 0 };
  client.config.systemClockOffset = Math.abs(clockSkewSeconds) < CORRECTED_SKEW_SECONDS ? 0 : clockSkewSeconds * 1000;
}
