// The proxy over real sockets, asked by Node's own agents as the action will ask it.
import { once } from 'node:events';
import {
  createServer,
  Agent as HttpAgent,
  request as httpRequest,
  type IncomingMessage,
  type RequestListener,
} from 'node:http';
import { createServer as createTlsServer, Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { type AddressInfo, connect, type Server } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from '@jest/globals';
import { readCertificate } from '../../sandbox/certificate.ts';
import { type ProxyOptions, type SandboxProxy, startProxy } from '../../sandbox/proxy.ts';
import { itThroughProxy } from '../through-proxy.ts';

const HOST = 'sts.eu-central-1.amazonaws.com';
const credentials = { user: 'build', password: 'p@ss:w%rd' };
const RIGHT = 'build:p%40ss%3Aw%25rd@';
const opened: { close(): unknown }[] = [];

afterEach(async () => {
  await Promise.all(opened.splice(0).map((one) => one.close()));
});

async function listen<T extends Server>(server: T): Promise<string> {
  opened.push(server);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function start(options?: ProxyOptions): Promise<SandboxProxy> {
  const proxy = await startProxy(options);
  opened.push(proxy);
  return proxy;
}

/** Answers with what it was asked, so that a test sees what the proxy passed on. */
const echo: RequestListener = async (incoming, outgoing) => {
  const { method, url, headers } = incoming;
  const body = await text(incoming);
  outgoing.writeHead(203, { 'x-server': 'echo' }).end(JSON.stringify({ method, url, body, headers }));
};

interface Answer {
  readonly status: number | undefined;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

interface NetworkError {
  readonly code?: string;
  readonly statusCode?: number;
  readonly message: string;
}

interface Ask {
  readonly proxy: SandboxProxy;
  readonly userInfo?: string;
  readonly ca?: string;
  readonly method?: string;
  readonly body?: string;
}

/** The answer, or the error of the network layer. */
function ask(url: string, { proxy, userInfo = '', ca, method = 'GET', body }: Ask): Promise<Answer & NetworkError> {
  const via = proxy.url.replace('://', `://${userInfo}`);
  const proxyEnv = { http_proxy: via, https_proxy: via };
  const isTls = url.startsWith('https:');
  const agent = isTls ? new HttpsAgent({ proxyEnv }) : new HttpAgent({ proxyEnv });
  const send = isTls ? httpsRequest : httpRequest;
  return new Promise((resolve) => {
    send(url, { agent, method, ...(ca === undefined ? {} : { ca }) }, async (incoming) => {
      const { statusCode: status, headers } = incoming;
      resolve({ status, headers, body: await text(incoming), message: '' });
    })
      .on('error', (error: NetworkError) => resolve(error as Answer & NetworkError)) // Node 24.5 emits some twice
      .end(body);
  });
}

describe('startProxy', () => {
  describe('when an HTTPS server is asked through it', () => {
    itThroughProxy('tunnels to where the host really is, and the client sees the certificate of the host', async () => {
      const { certificate, privateKey } = readCertificate('sts');
      const at = await listen(createTlsServer({ cert: certificate, key: privateKey }, echo));
      const proxy = await start({ resolve: (asked) => (asked === `${HOST}:443` ? at : undefined) });
      const answer = await ask(`https://${HOST}/path?q=1`, { proxy, ca: certificate });
      expect([answer.status, JSON.parse(answer.body)]).toMatchObject([
        203,
        { url: '/path?q=1', headers: { host: HOST } },
      ]);
      expect(proxy.requests).toEqual([{ method: 'CONNECT', target: `${HOST}:443`, authorized: true }]);
    });

    itThroughProxy('tunnels to where the request says otherwise', async () => {
      const { certificate, privateKey } = readCertificate('loopback');
      const at = await listen(createTlsServer({ cert: certificate, key: privateKey }, echo));
      const proxy = await start({ resolve: () => undefined });
      expect((await ask(`https://${at}/`, { proxy, ca: certificate })).status).toBe(203);
      expect(proxy.requests).toEqual([{ method: 'CONNECT', target: at, authorized: true }]);
    });
  });

  describe('when a client does not wait for the tunnel', () => {
    it('passes on what it has said already', async () => {
      const at = await listen(createServer(echo));
      const bytes = `CONNECT ${at} HTTP/1.1\r\nHost: a\r\n\r\nGET /early HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`;
      expect(await sayRaw(await start(), bytes)).toMatch(
        /^HTTP\/1\.1 200 [\s\S]*\r\nHTTP\/1\.1 203 [\s\S]*"url":"\/early"/,
      );
    });

    it('takes no harm from one that breaks off', async () => {
      const at = await listen(createServer(echo));
      let breakOff = () => {};
      const proxy = await start({
        resolve: () => {
          breakOff();
          return undefined;
        },
      });
      const client = connect(Number(new URL(proxy.url).port), '127.0.0.1');
      const closed = once(client, 'close');
      breakOff = () => client.resetAndDestroy();
      client.write('CONNECT 127.0.0.1:1 HTTP/1.1\r\nHost: a\r\n\r\n');
      await closed;
      expect((await ask(`http://${at}/`, { proxy })).status).toBe(203);
    });
  });

  describe('when an HTTP server is asked through it', () => {
    itThroughProxy('passes request and answer on, but for what was meant for itself', async () => {
      const at = await listen(createServer(echo));
      const proxy = await start({ credentials, resolve: (asked) => (asked === `${HOST}:80` ? at : undefined) });
      const url = `http://${HOST}/path?q=1`;
      const answer = await ask(url, { proxy, userInfo: RIGHT, method: 'POST', body: 'Action=X' });
      expect([answer.status, answer.headers['x-server']]).toEqual([203, 'echo']);
      const seen = JSON.parse(answer.body);
      expect(seen).toMatchObject({ method: 'POST', url: '/path?q=1', body: 'Action=X', headers: { host: HOST } });
      expect(Object.keys(seen.headers).filter((name) => name.startsWith('proxy-'))).toEqual([]);
      expect(proxy.requests).toEqual([{ method: 'POST', target: url, authorized: true }]);
    });
  });

  describe('when it wants credentials', () => {
    itThroughProxy.each([
      ['none', '', false],
      ['the wrong password', 'build:wrong@', false],
      ['no password', 'build@', false],
      ['the right ones', RIGHT, true],
    ])('answers by whether they are right: %s', async (_name, userInfo, authorized) => {
      const { certificate, privateKey } = readCertificate('loopback');
      const tls = await listen(createTlsServer({ cert: certificate, key: privateKey }, echo));
      const plain = await listen(createServer(echo));
      const proxy = await start({ credentials });
      const tunnelled = await ask(`https://${tls}/`, { proxy, userInfo, ca: certificate });
      const passedOn = await ask(`http://${plain}/`, { proxy, userInfo });
      expect([tunnelled.status ?? tunnelled.statusCode, passedOn.status]).toEqual(authorized ? [203, 203] : [407, 407]);
      expect(passedOn.headers['proxy-authenticate']).toEqual(authorized ? undefined : 'Basic realm="sandbox"');
      expect(proxy.requests.map((request) => request.authorized)).toEqual([authorized, authorized]);
    });

    it('asks for them with the challenge of Basic authentication in a CONNECT, too', async () => {
      const answer = await sayRaw(
        await start({ credentials }),
        'CONNECT a.example:443 HTTP/1.1\r\nHost: a.example\r\n\r\n',
      );
      expect(answer).toMatch(/^HTTP\/1\.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=/);
    });
  });

  describe('when it does not serve a request', () => {
    itThroughProxy.each<[string, ProxyOptions, string, number]>([
      ['it refuses all', { refuse: true }, '127.0.0.1:1', 403],
      ['it refuses all, whoever asks', { refuse: true, credentials }, '127.0.0.1:1', 403],
      ['nobody listens there', {}, '127.0.0.1:1', 502],
      ['the host is not known', {}, 'nowhere.invalid', 502],
    ])('says so: %s', async (_name, options, host, status) => {
      const proxy = await start(options);
      const tunnelled = await ask(`https://${host}/`, { proxy });
      expect([tunnelled.code, tunnelled.statusCode]).toEqual(['ERR_PROXY_TUNNEL', status]);
      expect((await ask(`http://${host}/`, { proxy })).status).toBe(status);
    });

    it.each([
      ['an origin instead of a URL', 'GET / HTTP/1.1\r\nHost: a.example\r\n\r\n'],
      ['another scheme', 'GET ftp://a.example/ HTTP/1.1\r\nHost: a.example\r\n\r\n'],
      ['no host to connect to', 'CONNECT :443 HTTP/1.1\r\nHost: a.example\r\n\r\n'],
    ])('calls it a bad one: %s', async (_name, request) => {
      expect(await sayRaw(await start(), request)).toMatch(/^HTTP\/1\.1 400 /);
    });
  });

  describe('when it closes', () => {
    itThroughProxy('drops the tunnels that are open, on both sides', async () => {
      const silent = createServer();
      const at = await listen(silent);
      const proxy = await startProxy();
      const client = connect(Number(new URL(proxy.url).port), '127.0.0.1').setEncoding('latin1');
      const atServer = once(silent, 'connection');
      client.write(`CONNECT ${at} HTTP/1.1\r\nHost: ${at}\r\n\r\n`);
      expect((await once(client, 'data'))[0]).toMatch(/^HTTP\/1\.1 200 /);
      const [serverSide] = await atServer;
      const closed = Promise.all([once(client.resume(), 'close'), once(serverSide.resume(), 'close')]);
      await proxy.close();
      await closed;
      expect(await ask('http://a.example/', { proxy })).toMatchObject({ code: 'ECONNREFUSED' });
    });
  });
});

/** All that the proxy answers to these bytes. */
async function sayRaw({ url }: SandboxProxy, bytes: string): Promise<string> {
  const client = connect(Number(new URL(url).port), '127.0.0.1');
  client.write(bytes);
  return text(client);
}
