// The agents of the connection to STS, which can be opened before there is anything to ask. Effect: network.
import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { isIP, type Socket } from 'node:net';
import type { Proxies } from '../net/proxy.ts';
import type { Endpoint } from '../settings/settings.ts';
import { regionalStsUrl } from './partition.ts';

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

/**
 * Creates agents that use the proxy, or that open a direct connection now, while the run waits for something else.
 * @param preconnect - whether to open the connection now
 */
export function createStsAgents({ region, endpoint, proxy }: StsAddress, preconnect: boolean): StsAgents {
  const url = new URL(endpoint.url ?? regionalStsUrl(region, endpoint));
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
