// One bounded GET that keeps what a diagnosis needs: status, headers, body. Effect: network.
import { Agent as HttpAgent, request as httpRequest, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { collectBody } from '../net/limits.ts';
import type { Proxies } from '../net/proxies.ts';

/** An answer, whatever its status. Redirects are answers, too: following one would carry the bearer token elsewhere. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** What a request is sent with. */
export interface GetOptions {
  readonly headers: Readonly<Record<string, string>>;
  readonly proxy: Proxies;
  /** Destroys the connection. */
  readonly signal: AbortSignal;
  /** Called once the request is on its way and nothing is left to do but to wait. */
  readonly onSent?: () => void;
}

/**
 * Requests a URL over a connection of its own.
 * @throws the error of Node's network layer, with its `code`
 */
export async function httpGet(url: URL, options: GetOptions): Promise<HttpAnswer> {
  const response = await sendGet(url, options);
  const body = await collectBody(response);
  return { status: response.statusCode ?? 0, headers: response.headers, body: body.toString('utf8') };
}

function sendGet(url: URL, { headers, proxy, signal, onSent = () => {} }: GetOptions): Promise<IncomingMessage> {
  const plain = url.protocol === 'http:';
  const send = plain ? httpRequest : httpsRequest;
  const through = proxy.agentOptionsFor(url);
  const agent = through.proxyEnv === undefined ? false : plain ? new HttpAgent(through) : new HttpsAgent(through);
  return new Promise((resolve, reject) => {
    send(url, { headers, signal, agent }, resolve).on('error', reject).on('finish', onSent).end();
  });
}
