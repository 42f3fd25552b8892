// One STS client and one connection for the whole run, which can be opened before there is anything to ask; and the AWS variables of
// this process, which are taken away from the SDK. Effect: network; changes the variables that it is given.
import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { isIP, type Socket } from 'node:net';
import { devNull } from 'node:os';
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
import type { Proxies } from '../net/proxy.ts';
import { CONNECT_LIMIT_SECONDS, collectBody, REQUEST_LIMIT_SECONDS } from '../net/requests.ts';
import type { Credentials } from '../secrets/vault.ts';
import type { Endpoint } from '../settings/settings.ts';
import { defined } from '../util/defined.ts';
import { regionalStsUrl } from './arn.ts';
import { type CallPorts, call, type StsAnswer } from './sts-call.ts';

/** What the client needs. */
export interface StsOptions extends StsAddress, Omit<CallPorts, 'client'> {
  /** Whether to open the connection now, before there is anything to ask. */
  readonly preconnect?: boolean;
  /** Variables of the job: the user agent says which run asks. */
  readonly environment: Readonly<Record<string, string | undefined>>;
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
        .then(({ warmUp }) => warmUp())
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

async function createClient({ region, endpoint, environment }: StsOptions, { agents }: StsAgents): Promise<STSClient> {
  const { STSClient } = await import('./sdk.ts');
  return new STSClient({
    region,
    credentials: async () => {
      throw new Error('signed call before there are credentials');
    },
    maxAttempts: 1, // retry of net/requests.ts is the only loop
    customUserAgent: userAgentOf(environment),
    requestHandler: {
      connectionTimeout: CONNECT_LIMIT_SECONDS * 1000,
      requestTimeout: REQUEST_LIMIT_SECONDS * 1000,
      throwOnRequestTimeout: true, // without it the limit is only logged
      ...agents,
    },
    streamCollector: collectBody, // the SDK's own has no limit
    endpoint: stsUrlOf({ region, endpoint }), // otherwise the SDK would look for one in the environment
  });
}

/** What CloudTrail records of the run, in the form of configure-aws-credentials: `md/action#ID md/run_id#42 md/attempt#1`. */
function userAgentOf(environment: StsOptions['environment']): [string, string?][] {
  const told = Object.entries({ action: 'ACTION', run_id: 'RUN_ID', attempt: 'RUN_ATTEMPT' }).flatMap(
    ([label, name]): [string, string][] => {
      const value = environment[`GITHUB_${name}`] ?? '';
      return /^[\w-]{1,128}$/.test(value) ? [['md', `${label}#${value}`]] : [];
    },
  );
  return [['aws-token-guard'], ...told];
}

/** Where STS is, and through which proxy. */
export interface StsAddress {
  readonly region: string;
  readonly endpoint: Endpoint;
  readonly proxy: Proxies;
}

/** Agents for the SDK's HTTP handler; none where the SDK's own suffice. */
export interface StsAgents {
  readonly agents: { readonly httpsAgent?: HttpsAgent; readonly httpAgent?: HttpAgent };
  /** Closes the connection that was opened early, whether it was used or not. */
  close(): void;
}

/** The endpoint of the settings, or the region's own. */
function stsUrlOf({ region, endpoint }: Omit<StsAddress, 'proxy'>): string {
  return endpoint.url ?? regionalStsUrl(region, endpoint);
}

/**
 * Creates agents that use the proxy, or that open a direct connection now, while the run waits for something else.
 * @param preconnect - whether to open the connection now
 */
function createStsAgents({ proxy, ...address }: StsAddress, preconnect: boolean): StsAgents {
  const url = new URL(stsUrlOf(address));
  const options = proxy.agentOptionsFor(url);
  const kept = { ...options, keepAlive: true, maxSockets: MAX_SOCKETS };
  if (options.proxyEnv === undefined && !preconnect) return { agents: {}, close: () => {} };
  const agents = { httpsAgent: new HttpsAgent(kept), httpAgent: new HttpAgent(kept) };
  if (options.proxyEnv !== undefined) return { agents, close: () => {} };
  const opened = preconnectTo(url.protocol === 'https:' ? agents.httpsAgent : agents.httpAgent, url);
  return { agents, close: () => opened.destroy() };
}

/** The SDK's own limit. */
const MAX_SOCKETS = 50;

const BRACKETS = /^\[|\]$/g;

/** Opens a connection that the agent uses for its next request. If it breaks before, the agent opens another. */
function preconnectTo(agent: HttpAgent, { hostname, port, protocol }: URL): Socket {
  const connect = agent.createConnection.bind(agent);
  const isSecure = protocol === 'https:';
  const host = hostname.replace(BRACKETS, '');
  const name = isSecure && isIP(host) === 0 ? { servername: host } : {};
  const there = { host, port: Number(port || (isSecure ? 443 : 80)) };
  const opened = connect({ ...there, ...name }) as Socket;
  opened.setNoDelay(true);
  opened.on('error', () => {}); // its user gets the error, too
  agent.createConnection = (...parameters) => {
    agent.createConnection = connect;
    const [asked] = parameters as unknown as readonly [{ readonly host?: string; readonly port?: number | string }];
    const isThere = asked.host?.replace(BRACKETS, '') === there.host && Number(asked.port) === there.port;
    if (isThere && !opened.destroyed) return opened;
    opened.destroy();
    return connect(...parameters);
  };
  return opened;
}

/** Variables by name. Those of a process can be changed. */
export type Variables = Record<string, string | undefined>;

/** No files of AWS: the SDK would otherwise read those in the home folder. */
const NO_FILES = { AWS_CONFIG_FILE: devNull, AWS_SHARED_CREDENTIALS_FILE: devNull };

/** With `0`, Node accepts any certificate. */
const TLS_VARIABLE = 'NODE_TLS_REJECT_UNAUTHORIZED';

/**
 * Takes every variable of AWS away: the SDK would otherwise read settings from them and from shared files, and the inputs alone decide.
 * Also takes away the variable that switches off the verification of TLS certificates.
 * @param processVariables - of this process; changed
 * @param platform - decides whether `aws_region` is AWS_REGION: it is on Windows
 * @returns what was there before; on Windows with names in upper case
 * @see https://nodejs.org/docs/latest-v24.x/api/process.html#processenv
 */
export function takeVariables(
  processVariables: Variables,
  platform: NodeJS.Platform = process.platform,
): Readonly<Variables> {
  const known = (name: string) => (platform === 'win32' ? name.toUpperCase() : name);
  const before = Object.fromEntries(Object.entries(processVariables).map(([name, value]) => [known(name), value]));
  for (const name of Object.keys(processVariables)) {
    if (isOfAws(known(name)) || known(name) === TLS_VARIABLE) delete processVariables[name];
  }
  replaceVariables(processVariables, NO_FILES);
  return before;
}

function replaceVariables(processVariables: Variables, wanted: Readonly<Variables>): void {
  for (const [name] of ofAws(processVariables)) delete processVariables[name];
  for (const [name, value] of ofAws(wanted)) if (value !== undefined) processVariables[name] = value;
}

function ofAws(variables: Readonly<Variables>): readonly (readonly [string, string | undefined])[] {
  return Object.entries(variables).filter(([name]) => isOfAws(name));
}

function isOfAws(name: string): boolean {
  return name.startsWith('AWS_');
}
