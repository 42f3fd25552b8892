// One STS client and one connection for the whole run; each call ends as an Attempt. Effect: network.
import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { isIP, type Socket } from 'node:net';
import {
  type AssumeRoleCommand,
  type AssumeRoleWithWebIdentityCommand,
  type GetCallerIdentityCommand,
  STSClient,
} from '@aws-sdk/client-sts';
import { type Deadline, within } from '../deadline.ts';
import type { Attempt, Failure } from '../facts.ts';
import { CONNECT_LIMIT_SECONDS, collectBody, failureOfOutcome, REQUEST_LIMIT_SECONDS } from '../network.ts';
import type { Proxies } from '../proxies.ts';
import type { Credentials } from '../secret.ts';
import type { Endpoint } from '../settings/settings.ts';
import { type ClockReading, type EpochSeconds, measureClockSkew, readClock } from '../time.ts';
import type { Vault } from '../vault.ts';
import { describeForeignAnswer, failureOfSts, type ResponseHead } from './failure.ts';
import { regionalStsUrl } from './partition.ts';

export interface StsOptions {
  readonly region: string;
  readonly endpoint: Endpoint;
  readonly proxy: Proxies;
  readonly deadline: Deadline;
  readonly vault: Vault;
  readonly noteClock: (reading: ClockReading) => void;
  /** Whether the connection is opened at once, before there is anything to ask. */
  readonly ahead?: boolean;
}

/** An answer, and the service's clock at that moment and the id of the request, as far as it said. */
export interface StsAnswer<T> {
  readonly output: T;
  readonly answeredAt?: EpochSeconds;
  readonly requestId?: string;
}

type StsCommand = AssumeRoleWithWebIdentityCommand | AssumeRoleCommand | GetCallerIdentityCommand;

/** The requests that go to STS. */
export type StsOperation = 'AssumeRoleWithWebIdentity' | 'AssumeRole' | 'GetCallerIdentity';

/** What the run needs of STS. */
export interface Sts {
  /**
   * Sends one command, once. Never throws but for bugs: failure is in the Attempt.
   * @param read - takes what is needed out of the output; undefined where it is not there, since STS then did not answer
   */
  call<T>(
    operation: StsOperation,
    command: StsCommand,
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
  const client = createClient(options);
  return {
    call: (operation, command, read) =>
      call({ ...options, client, operation, command: command as GetCallerIdentityCommand, read }),
    use: ({ accessKeyId, secretAccessKey, sessionToken }) => {
      // Set anew each time: the SDK remembers what a provider gave it, and would go on with the session before.
      client.config.credentials = async () => ({
        accessKeyId: accessKeyId.reveal(),
        secretAccessKey: secretAccessKey.reveal(),
        ...(sessionToken === undefined ? {} : { sessionToken: sessionToken.reveal() }),
      });
    },
    close: () => client.destroy(),
  };
}

/** Agents that go through the proxy, or that open the direct connection ahead, while something else is on its way. */
function agentsFor({ region, endpoint, proxy }: Pick<StsOptions, 'region' | 'endpoint' | 'proxy'>, ahead: boolean) {
  const url = new URL(endpoint.url ?? regionalStsUrl(region, endpoint));
  const options = proxy.agentOptionsFor(url);
  const kept = { ...options, keepAlive: true, maxSockets: MAX_SOCKETS };
  if (options.proxyEnv === undefined && !ahead) return {};
  const agents = { httpsAgent: new HttpsAgent(kept), httpAgent: new HttpAgent(kept) };
  if (options.proxyEnv === undefined) openAhead(url.protocol === 'https:' ? agents.httpsAgent : agents.httpAgent, url);
  return agents;
}

/** The next connection that the agent is asked for is already open, or opening. Should it break before, there will be another. */
function openAhead(agent: HttpAgent, { hostname, port, protocol }: URL): void {
  const connect = agent.createConnection.bind(agent);
  const isSecure = protocol === 'https:';
  const host = hostname.replace(/^\[|\]$/g, '');
  const name = isSecure && isIP(host) === 0 ? { servername: host } : {};
  const opened = connect({ host, port: Number(port || (isSecure ? 443 : 80)), ...name }) as Socket;
  opened.setNoDelay(true);
  opened.on('error', () => {}); // whoever uses it hears of it as well
  agent.createConnection = (...parameters) => {
    agent.createConnection = connect;
    return opened.destroyed ? connect(...parameters) : opened;
  };
}

/** As the SDK has it. */
const MAX_SOCKETS = 50;

function createClient({ region, endpoint, proxy, ahead = false }: StsOptions): STSClient {
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
      ...agentsFor({ region, endpoint, proxy }, ahead),
    },
    streamCollector: collectBody, // the SDK's own has no limit
    ...(endpoint.url === undefined ? {} : { endpoint: endpoint.url }),
    ...(endpoint.fips ? { useFipsEndpoint: true } : {}),
    ...(endpoint.dualStack ? { useDualstackEndpoint: true } : {}),
  });
}

interface Call<T> extends StsOptions {
  readonly client: STSClient;
  readonly operation: StsOperation;
  /** `send` is overloaded by command; for us they differ in nothing but their output, which `read` checks. */
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
