import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { startProxy } from '../../../sandbox/proxy.ts';
import { proxiedFetch } from '../../../src/github/api.ts';
import { itThroughProxy } from '../../through-proxy.ts';

const API = 'http://api.github.example';
const open: (() => void)[] = [];
afterEach(() => {
  for (const close of open.splice(0)) close();
});

/** A service that is reached only through the proxy. */
async function behindProxy(answer: RequestListener) {
  const server: Server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push(
    () => server.closeAllConnections(),
    () => server.close(),
  );
  const { port } = server.address() as AddressInfo;
  const proxy = await startProxy({ resolve: () => `127.0.0.1:${port}` });
  open.push(() => void proxy.close());
  return proxy;
}

describe('proxiedFetch', () => {
  itThroughProxy('sends method, headers and body through the proxy, and gives the answer back', async () => {
    const seen: unknown[] = [];
    const proxy = await behindProxy(async (incoming, outgoing) => {
      const body = Buffer.concat(await incoming.toArray()).toString();
      seen.push([incoming.method, incoming.headers.authorization, body]);
      outgoing.writeHead(201, { 'x-made': 'yes' }).end('{"id":1}');
    });
    const fetchThrough = proxiedFetch(new URL(API), { http_proxy: proxy.url });
    const headers = { authorization: 'token example' };
    const answer = await fetchThrough?.(`${API}/comments`, { method: 'POST', headers, body: '{"body":"x"}' });
    expect([answer?.status, answer?.headers.get('x-made'), await answer?.json()]).toEqual([201, 'yes', { id: 1 }]);
    expect(seen).toEqual([['POST', 'token example', '{"body":"x"}']]);
    expect(proxy.requests.map(({ target }) => target)).toEqual([`${API}/comments`]);
  });

  itThroughProxy('takes an answer without content', async () => {
    const proxy = await behindProxy((_, outgoing) => void outgoing.writeHead(204).end());
    const answer = await proxiedFetch(new URL(API), { http_proxy: proxy.url })?.(API);
    expect([answer?.status, await answer?.text()]).toEqual([204, '']);
  });

  itThroughProxy('follows no redirect, which would carry the token on', async () => {
    const proxy = await behindProxy((_, outgoing) => void outgoing.writeHead(302, { location: '/else' }).end());
    await expect(proxiedFetch(new URL(API), { http_proxy: proxy.url })?.(API)).rejects.toThrow('redirect');
    expect(proxy.requests).toHaveLength(1);
  });

  it('ends when its signal says so', async () => {
    const proxy = await behindProxy(() => {});
    const fetchThrough = proxiedFetch(new URL(API), { http_proxy: proxy.url });
    await expect(fetchThrough?.(API, { signal: AbortSignal.timeout(50) })).rejects.toThrow();
  });

  it('rejects where the proxy is not there', async () => {
    await expect(proxiedFetch(new URL(API), { http_proxy: 'http://127.0.0.1:1' })?.(API)).rejects.toThrow();
  });

  itThroughProxy('lets the input win', async () => {
    const proxy = await behindProxy((_, outgoing) => void outgoing.writeHead(200).end());
    const environment = { http_proxy: 'http://127.0.0.1:1', 'INPUT_HTTP-PROXY': proxy.url, 'INPUT_NO-PROXY': 'auto' };
    expect((await proxiedFetch(new URL(API), environment)?.(API))?.status).toBe(200);
  });

  it.each<[string, Readonly<Record<string, string>>]>([
    ['no proxy', { 'INPUT_HTTP-PROXY': 'auto' }],
    ['an exception', { http_proxy: 'http://127.0.0.1:1', no_proxy: 'github.example' }],
    ['an exception in the inputs', { http_proxy: 'http://127.0.0.1:1', 'INPUT_NO-PROXY': '.github.example' }],
    ['nothing that is a proxy', { http_proxy: 'ftp://x' }],
  ])('leaves the direct way to Node: %s', (_, environment) => {
    expect(proxiedFetch(new URL(API), environment)).toBeUndefined();
  });
});
