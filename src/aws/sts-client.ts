// One STS client and one connection for the whole run; each call ends as an Attempt. Effect: network.
import type {
  AssumeRoleCommandInput,
  AssumeRoleWithWebIdentityCommandInput,
  GetCallerIdentityCommand,
  GetCallerIdentityCommandInput,
  STSClient,
} from '@aws-sdk/client-sts';
import { type Deadline, within } from '../net/deadline.ts';
import type { Attempt, Failure } from '../net/failure.ts';
import { CONNECT_LIMIT_SECONDS, collectBody, failureOfOutcome, REQUEST_LIMIT_SECONDS } from '../net/limits.ts';
import type { Credentials } from '../secrets/secret.ts';
import type { Vault } from '../secrets/vault.ts';
import { type ClockReading, type EpochSeconds, measureClockSkew, readClock } from '../util/time.ts';
import { describeForeignAnswer, failureOfSts, type ResponseHead } from './failure.ts';
import { createStsAgents, type StsAddress, type StsAgents } from './sts-agents.ts';

export interface StsOptions extends StsAddress {
  readonly deadline: Deadline;
  readonly vault: Vault;
  readonly noteClock: (reading: ClockReading) => void;
  /** Whether the connection is opened at once, before there is anything to ask. */
  readonly preconnect?: boolean;
}

/** An answer, and the service's clock at that moment and the id of the request, as far as it said. */
export interface StsAnswer<T> {
  readonly output: T;
  readonly answeredAt?: EpochSeconds;
  readonly requestId?: string;
}

type Sdk = typeof import('./sdk.ts');

/** The requests that go to STS, and what each is given. */
interface StsInputs {
  readonly AssumeRoleWithWebIdentity: AssumeRoleWithWebIdentityCommandInput;
  readonly AssumeRole: AssumeRoleCommandInput;
  readonly GetCallerIdentity: GetCallerIdentityCommandInput;
}

export type StsOperation = keyof StsInputs;

/** What the run needs of STS. */
export interface Sts {
  /** Loads the SDK, which any call needs, at a moment when nothing waits for this process. */
  load(): void;
  sdk(): Promise<Sdk>;
  /**
   * Sends one command, once. Never throws but for bugs: failure is in the Attempt.
   * @param read - takes what is needed out of the output; undefined where it is not there, since STS then did not answer
   */
  call<T, O extends StsOperation>(
    operation: O,
    input: StsInputs[O],
    read: (output: unknown) => T | undefined,
  ): Promise<Attempt<StsAnswer<T>>>;
  /** Signs what follows with these credentials. */
  use(credentials: Credentials): void;
  /** Closes the connection, whatever is still under way on it. */
  close(): void;
}

/** A skew below this is left alone: any service accepts it, and the measurement itself is off by about a second. */
const CORRECTED_SKEW_SECONDS = 30;

export function createSts(options: StsOptions): Sts {
  const agents = createStsAgents(options, options.preconnect ?? false);
  let loading: Promise<Loaded> | undefined;
  let current: Credentials | undefined;
  const loaded = () => {
    loading ??= load(options, agents);
    return loading;
  };
  return {
    load: () => {
      if (loading !== undefined) return;
      loaded()
        .then(({ sdk }) => sdk.warmUp(collectBody))
        .catch(() => {}); // the first call will tell
    },
    sdk: async () => (await loaded()).sdk,
    call: async (operation, input, read) => {
      const { sdk, client } = await loaded();
      if (current !== undefined) signWith(client, current);
      const command = commandOf(sdk, operation, input);
      return call({ ...options, client, operation, command, read });
    },
    use: (credentials) => {
      current = credentials;
    },
    close: () => {
      agents.close();
      loading?.then(({ client }) => client.destroy()).catch(() => {});
    },
  };
}

/** Set anew for each call: the SDK remembers what a provider gave it, and would go on with the session before. */
function signWith(client: STSClient, { accessKeyId, secretAccessKey, sessionToken }: Credentials): void {
  client.config.credentials = async () => ({
    accessKeyId: accessKeyId.reveal(),
    secretAccessKey: secretAccessKey.reveal(),
    ...(sessionToken === undefined ? {} : { sessionToken: sessionToken.reveal() }),
  });
}

/** `send` is overloaded by command; for us they differ in nothing but their output, which `read` checks. */
function commandOf<O extends StsOperation>(sdk: Sdk, operation: O, input: StsInputs[O]): GetCallerIdentityCommand {
  const Command = sdk[`${operation}Command`] as unknown as new (input: StsInputs[O]) => GetCallerIdentityCommand;
  return new Command(input);
}

/** The SDK, and its client. */
interface Loaded {
  readonly sdk: Sdk;
  readonly client: STSClient;
}

async function load({ region, endpoint }: StsOptions, { agents }: StsAgents): Promise<Loaded> {
  const sdk = await import('./sdk.ts');
  const client = new sdk.STSClient({
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
    ...(endpoint.url === undefined ? {} : { endpoint: endpoint.url }),
    ...(endpoint.fips ? { useFipsEndpoint: true } : {}),
    ...(endpoint.dualStack ? { useDualstackEndpoint: true } : {}),
  });
  return { sdk, client };
}

interface Call<T> extends StsOptions {
  readonly client: STSClient;
  readonly operation: StsOperation;
  readonly command: GetCallerIdentityCommand;
  readonly read: (output: unknown) => T | undefined;
}

async function call<T>(one: Call<T>): Promise<Attempt<StsAnswer<T>>> {
  const { client, operation, command, read, deadline, vault } = one;
  const name = { service: 'sts', operation } as const;
  const seen = observeResponse(one);
  try {
    const outcome = await within(deadline, REQUEST_LIMIT_SECONDS, (abortSignal) =>
      client.send(command, { abortSignal }),
    );
    if (outcome.kind !== 'settled')
      return { status: 'failed', failure: { ...failureOfOutcome(name, outcome), ...seen.host() } };
    const output = read(outcome.value);
    const { requestId } = outcome.value.$metadata;
    const id = requestId === undefined ? {} : { requestId: vault.cleanName(requestId) };
    if (output !== undefined) return { status: 'succeeded', value: { output, ...seen.answeredAt(), ...id } };
    const message = vault.clean(describeForeignAnswer(seen.head() ?? { statusCode: 0, headers: {} }));
    const failure = { ...name, code: 'UNEXPECTED_ANSWER', message, attempts: 1, ...seen.host(), ...seen.status() };
    return { status: 'failed', failure };
  } catch (error) {
    const failure = cleanFailure(failureOfSts(name, error, seen.head()), vault);
    return { status: 'failed', failure: { ...failure, ...seen.host() } };
  }
}

/** Whatever the other side chose to put into its answer, no secret of this run comes back out of it. */
function cleanFailure({ requestId, ...failure }: Failure, vault: Vault): Failure {
  const cleaned = { ...failure, code: vault.clean(failure.code), message: vault.clean(failure.message) };
  return requestId === undefined ? cleaned : { ...cleaned, requestId: vault.clean(requestId) };
}

/** Watches one command: where it goes, what comes back and when. Serves the next signature with the clock it measures. */
function observeResponse<T>({ client, command, noteClock }: Call<T>) {
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
    { step: 'deserialize', priority: 'low', name: 'observeResponse' }, // next to the wire, so that it sees errors, too
  );
  return {
    head: () => head,
    host: () => (host === undefined ? {} : { host }),
    status: () => (head === undefined ? {} : { httpStatus: head.statusCode }),
    answeredAt: () => (reading === undefined ? {} : { answeredAt: reading.serverDateAt }),
  };
}

function correctClock(client: STSClient, reading: ClockReading): void {
  const { clockSkewSeconds } = measureClockSkew([reading]) ?? { clockSkewSeconds: 0 };
  client.config.systemClockOffset = Math.abs(clockSkewSeconds) < CORRECTED_SKEW_SECONDS ? 0 : clockSkewSeconds * 1000;
}
