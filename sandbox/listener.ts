// One HTTP or HTTPS server on the loopback address: reads whole requests, delivers answers and misbehavior, drops everything on close.
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { Connections } from './connections.ts';
import { parseForm, type SandboxRequest, type SandboxResponse } from './http.ts';

/** What to do with a request. */
export type Delivery =
  | {
      readonly kind: 'answer';
      readonly response: SandboxResponse;
      /** Lower-case names of headers to leave out, the server's own included. */
      readonly withoutHeaders?: readonly string[] | undefined;
    }
  | { readonly kind: 'trickle'; readonly response: SandboxResponse }
  /** The head is that of the whole response, and only this much of its body follows. */
  | {
      readonly kind: 'cut';
      readonly response: SandboxResponse;
      readonly body: string;
      readonly ends: 'reset' | 'closed';
    }
  | { readonly kind: 'raw'; readonly text: string }
  | { readonly kind: 'reset' }
  | { readonly kind: 'hang' };

/** A server that is listening. */
export interface Listener {
  readonly origin: string;
  /** Connections accepted so far, without the sandbox's own. */
  connectionCount(): number;
  close(): Promise<void>;
}

/** A network's delays. */
export interface Latency {
  readonly requestSeconds: number;
  readonly connectionSeconds: number;
}

/** How to listen, and the function that answers. */
export interface ListenerOptions {
  /** Certificate and key in PEM, to serve HTTPS. */
  readonly tls?: { readonly certificate: string; readonly privateKey: string } | undefined;
  /** Whether a request is the sandbox's own and not a client's. */
  readonly isOwn: (request: SandboxRequest) => boolean;
  /** Time that each client's request, and each new connection before its first answer, takes. */
  readonly latency: Latency | undefined;
  /** Clock for the `Date` header, in epoch seconds. */
  readonly now: () => number;
  /** @param connection - number of the client's connection, from 1; 0 for the sandbox's own */
  readonly exchange: (request: SandboxRequest, connection: number, signal: AbortSignal) => Promise<Delivery>;
}

const KEEP_ALIVE_MS = 60_000;
const TRICKLE_SECONDS = 0.1;
/** So that the client receives what was sent before the reset. */
const BEFORE_RESET_SECONDS = 0.02;

/**
 * Starts a server on a free port of 127.0.0.1.
 * @param options - TLS, clock and the function that answers
 */
export async function listen(options: ListenerOptions): Promise<Listener> {
  const connections = new Connections();
  const closing = new AbortController();
  const server = createListener(options.tls, (incoming, outgoing) => {
    respond(incoming, outgoing, { options, connections, signal: closing.signal }).catch((error: Error) => {
      // A client may leave and the sandbox may close at any time; anything else is a bug of the sandbox.
      if (incoming.complete && !closing.signal.aborted) process.emitWarning(error);
      outgoing.destroy();
    });
  });
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  server.on('connection', (socket: Socket) => connections.add(socket));
  server.on(options.tls === undefined ? 'connection' : 'secureConnection', (socket) => connections.noteReady(socket));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    origin: `${options.tls === undefined ? 'http' : 'https'}://127.0.0.1:${port}`,
    connectionCount: () => connections.clientCount,
    close: () => {
      closing.abort();
      const closed = new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
      connections.destroyAll();
      return closed;
    },
  };
}

function createListener(tls: ListenerOptions['tls'], onRequest: RequestListener): Server {
  if (tls === undefined) return createServer(onRequest);
  return createTlsServer({ cert: tls.certificate, key: tls.privateKey }, onRequest);
}

async function respond(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  { options, connections, signal }: { options: ListenerOptions; connections: Connections; signal: AbortSignal },
): Promise<void> {
  const request = await readRequest(incoming);
  const connection = connections.numberOf(incoming.socket, options.isOwn(request));
  if (connection > 0) await delayRequest(options.latency, connections.ageSeconds(incoming.socket), signal);
  const delivery = await options.exchange(request, connection, signal);
  await deliver(delivery, outgoing, { now: options.now, signal });
}

/**
 * Seconds that a request takes. A connection opened ahead of its first request costs less, or nothing, as on a real network.
 * @param ageSeconds - of its connection
 */
export function delaySecondsOf({ requestSeconds, connectionSeconds }: Latency, ageSeconds: number): number {
  return requestSeconds + Math.max(0, connectionSeconds - ageSeconds);
}

async function delayRequest(latency: Latency | undefined, ageSeconds: number, signal: AbortSignal): Promise<void> {
  if (latency === undefined) return;
  await delay(delaySecondsOf(latency, ageSeconds) * 1000, undefined, { signal });
}

async function readRequest(incoming: IncomingMessage): Promise<SandboxRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const [path = '/', query = ''] = (incoming.url ?? '/').split(/\?(.*)/s);
  const headers = Object.fromEntries(Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]));
  const body = Buffer.concat(chunks).toString('utf8');
  return { method: incoming.method ?? 'GET', path, query: parseForm(query), headers, body };
}

async function deliver(
  delivery: Delivery,
  outgoing: ServerResponse,
  { now, signal }: { now: () => number; signal: AbortSignal },
): Promise<void> {
  if (delivery.kind === 'hang') return;
  if (delivery.kind === 'reset') {
    outgoing.socket?.resetAndDestroy();
    return;
  }
  if (delivery.kind === 'raw') {
    outgoing.socket?.end(delivery.text);
    return;
  }
  const { status, headers, body } = delivery.response;
  const date = new Date(now() * 1000).toUTCString();
  // Node would add the date of the real clock, even where the header should be missing.
  outgoing.sendDate = false;
  if (delivery.kind === 'answer') {
    const all = Object.entries({ date, 'content-length': `${Buffer.byteLength(body)}`, ...headers });
    const kept = all.filter(([name]) => !delivery.withoutHeaders?.includes(name));
    outgoing.writeHead(status, Object.fromEntries(kept)).end(body);
    return;
  }
  if (delivery.kind === 'cut') {
    outgoing.writeHead(status, { date, 'content-length': `${Buffer.byteLength(body)}`, ...headers });
    outgoing.flushHeaders();
    if (delivery.body !== '') outgoing.write(delivery.body);
    await delay(BEFORE_RESET_SECONDS * 1000, undefined, { signal });
    if (delivery.ends === 'reset') outgoing.socket?.resetAndDestroy();
    else outgoing.destroy();
    return;
  }
  outgoing.writeHead(status, { date, ...headers });
  while (!outgoing.destroyed && !signal.aborted) {
    outgoing.write(' ');
    await delay(TRICKLE_SECONDS * 1000, undefined, { signal });
  }
}
