// A forward proxy on the loopback address: tunnels by CONNECT, plain requests in absolute form. Effect: sockets.
import { createServer, type IncomingMessage, request, type ServerResponse, STATUS_CODES } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { type Duplex, pipeline } from 'node:stream';
import { Connections } from './connections.ts';

/** How a proxy behaves: it lets everything through unless told otherwise. */
export interface ProxyOptions {
  /** What it wants to see as Basic authentication, or it answers 407. */
  readonly credentials?: { readonly user: string; readonly password: string } | undefined;
  /** Answers 403 to every request. */
  readonly refuse?: boolean | undefined;
  /** Where the requested `host:port` really is, as `host:port`; undefined for where it says. */
  readonly resolve?: ((hostAndPort: string) => string | undefined) | undefined;
}

/** A request as it reached the proxy. */
export interface ProxyRequest {
  readonly method: string;
  /** `host:port` of a CONNECT, the URL of any other request. */
  readonly target: string;
  /** Whether it had the right credentials, or none were needed. */
  readonly authorized: boolean;
}

/** A proxy that is listening. */
export interface SandboxProxy {
  /** Its URL, without credentials. */
  readonly url: string;
  /** What has been asked of it so far, oldest first. */
  readonly requests: readonly ProxyRequest[];
  /** Drops every connection, tunnels included. */
  close(): Promise<void>;
}

/**
 * Starts a proxy on a free port of 127.0.0.1. Whatever cannot be reached through it is answered with 502.
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-9.3.6
 */
export async function startProxy(options: ProxyOptions = {}): Promise<SandboxProxy> {
  const requests: ProxyRequest[] = [];
  const connections = new Connections();
  /** Where to send the request, or the status with which it ends here. */
  const admit = (incoming: IncomingMessage): Address | number => {
    const { method = '', url: target = '', headers } = incoming;
    const authorized = isAuthorized(headers['proxy-authorization'], options.credentials);
    requests.push({ method, target, authorized });
    if (options.refuse) return 403;
    if (!authorized) return 407;
    return addressOf(incoming, options.resolve) ?? 400;
  };
  const server = createServer((incoming, outgoing) => {
    const address = admit(incoming);
    if (typeof address === 'number') outgoing.writeHead(address, headersOf(address)).end();
    else forward(incoming, outgoing, address);
  });
  server.on('connection', (socket: Socket) => connections.add(socket));
  server.on('connect', (incoming: IncomingMessage, client: Duplex, head: Buffer) => {
    client.on('error', () => client.destroy()); // a client that went away is no news
    const address = admit(incoming);
    if (typeof address === 'number') refuseTunnel(client, address);
    else connections.add(openTunnel(client, head, address));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    close: () => {
      const closed = new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
      connections.destroyAll();
      return closed;
    },
  };
}

interface Address {
  readonly host: string;
  readonly port: number;
}

function isAuthorized(header: string | undefined, credentials: ProxyOptions['credentials']): boolean {
  if (credentials === undefined) return true;
  const pair = `${credentials.user}:${credentials.password}`;
  return header === `Basic ${Buffer.from(pair).toString('base64')}`;
}

/** Undefined for a request that only a server, not a proxy, could answer. */
function addressOf(incoming: IncomingMessage, resolve: ProxyOptions['resolve']): Address | undefined {
  const { method, url: target = '' } = incoming;
  const url = method === 'CONNECT' ? `http://${target}` : target;
  if (!url.startsWith('http://') || !URL.canParse(url)) return undefined;
  const asked = hostAndPort(new URL(url));
  const { hostname, port } = new URL(`http://${resolve?.(asked) ?? asked}`);
  return { host: hostname.replace(/^\[(.*)\]$/, '$1'), port: Number(port || 80) };
}

function hostAndPort({ hostname, port }: URL): string {
  return `${hostname}:${port || 80}`;
}

function headersOf(status: number): Record<string, string> {
  const challenge = status === 407 ? { 'Proxy-Authenticate': 'Basic realm="sandbox"' } : undefined;
  return { ...challenge, 'Content-Length': '0', Connection: 'close' };
}

function forward(incoming: IncomingMessage, outgoing: ServerResponse, address: Address): void {
  const { pathname, search } = new URL(incoming.url ?? '');
  const { 'proxy-authorization': _, 'proxy-connection': __, ...headers } = incoming.headers;
  const options = { ...address, method: incoming.method, path: `${pathname}${search}`, headers, agent: false };
  const passedOn = request(options, (answer) => {
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
    pipeline(answer, outgoing, ignore);
  });
  passedOn.on('error', () => {
    if (outgoing.headersSent) outgoing.destroy();
    else outgoing.writeHead(502, headersOf(502)).end();
  });
  outgoing.once('close', () => passedOn.destroy());
  pipeline(incoming, passedOn, ignore);
}

function openTunnel(client: Duplex, head: Buffer, { host, port }: Address): Socket {
  const server = connect(port, host);
  const onFailure = () => refuseTunnel(client, 502);
  server.once('error', onFailure).once('connect', () => {
    server.off('error', onFailure);
    client.write('HTTP/1.1 200 Connection established\r\n\r\n');
    server.write(head);
    pipeline(client, server, client, ignore);
  });
  return server;
}

function refuseTunnel(client: Duplex, status: number): void {
  const lines = Object.entries(headersOf(status)).map(([name, value]) => `${name}: ${value}\r\n`);
  client.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('')}\r\n`);
}

/** Either side may break off; `pipeline` then drops the other. */
function ignore(): void {}
