// One bounded GET that keeps what a diagnosis needs: status, headers, body. Effect: network.
import { request as httpRequest, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { collectBody } from '../network.ts';

/** An answer, whatever its status. Redirects are answers, too: following one would carry the bearer token elsewhere. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/**
 * Requests a URL over a connection of its own.
 * @param signal - destroys the connection
 * @throws the error of Node's network layer, with its `code`
 */
export async function httpGet(
  url: URL,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<HttpAnswer> {
  const response = await sendGet(url, headers, signal);
  const body = await collectBody(response);
  return { status: response.statusCode ?? 0, headers: response.headers, body: body.toString('utf8') };
}

function sendGet(url: URL, headers: Readonly<Record<string, string>>, signal: AbortSignal): Promise<IncomingMessage> {
  const send = url.protocol === 'http:' ? httpRequest : httpsRequest;
  return new Promise((resolve, reject) => {
    send(url, { headers, signal, agent: false }, resolve).on('error', reject).end();
  });
}
