// A main step behind a proxy, by the variables and the inputs, with STS over TLS as it is in the world. Who sees the proxy's password, and
// which certificates are trusted, is tested with the packed action: `dist/proxies.test.ts`.
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { readCertificate } from '../../../sandbox/certificate.ts';
import { type ProxyOptions, type SandboxProxy, startProxy } from '../../../sandbox/proxy.ts';
import { findingCodeOf } from '../../../sandbox/scenarios/scenario.ts';
import { supportsProxyAgents } from '../../../src/net/proxy.ts';
import { itThroughProxy } from '../../through-proxy.ts';
import { operationsOf, publishedBy, type Ran, stepSetting } from './step-setting.ts';

const HOST = 'sts.eu-central-1.amazonaws.com';
const TUNNEL = { method: 'CONNECT', target: `${HOST}:443`, authorized: true };
/** Nobody listens there, and whoever asks it fails at once. */
const DEAD = 'http://127.0.0.1:1';
const EXCHANGE = ['RequestIdToken', 'AssumeRoleWithWebIdentity', 'GetCallerIdentity'];

/** A password with everything that is special in a URL, and what becomes of it there. */
const CREDENTIALS = { user: 'ci@team', password: 'p@ss:w/rd?#%+Example' };
const USER_INFO = `${encodeURIComponent(CREDENTIALS.user)}:${encodeURIComponent(CREDENTIALS.password)}`;
const BASIC = Buffer.from(`${CREDENTIALS.user}:${CREDENTIALS.password}`).toString('base64');
const PROXY_SECRETS = [CREDENTIALS.password, encodeURIComponent(CREDENTIALS.password), USER_INFO, BASIC];

const trusted = supportsProxyAgents(process.version) ? getCACertificates('default') : [];
/** Nodes whose agents use proxies can be told whom to trust. */
const trust = (certificates: readonly string[]) => {
  if (supportsProxyAgents(process.version)) setDefaultCACertificates(certificates);
};
beforeAll(() => trust([...trusted, readCertificate('sts').certificate]));
afterAll(() => trust(trusted));

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((close) => close()));
});

/** A proxy behind which the region's STS is the sandbox. */
async function behindProxy(proxyOptions: ProxyOptions = {}) {
  const { sandbox, main } = await stepSetting({ tls: 'sts' });
  const real = new URL(sandbox.stsEndpoint).host;
  const resolve = (asked: string) => (asked === `${HOST}:443` ? real : undefined);
  const proxy = await startProxy({ resolve, ...proxyOptions });
  open.push(proxy.close);
  /** Runs the main step, which asks the region's own endpoint. */
  const run = (environment: Readonly<Record<string, string>>, inputs: Readonly<Record<string, string>> = {}) =>
    main(
      { 'disable-retry': 'true', 'output-credentials': 'true', ...inputs },
      { environment: { AWS_ENDPOINT_URL_STS: '', ...environment } },
    );
  return { sandbox, proxy, run };
}

const withPassword = ({ url }: SandboxProxy) => url.replace('://', `://${USER_INFO}@`);
const codesOf = ({ annotations }: Ran) => annotations.map(({ message }) => findingCodeOf(message));

describe('main step', () => {
  describe('when the environment names a proxy', () => {
    itThroughProxy.each(['https_proxy', 'HTTPS_PROXY'])('asks STS through it, over one tunnel: %s', async (name) => {
      const { sandbox, proxy, run } = await behindProxy();
      const result = await run({ [name]: proxy.url });
      expect([result.outcome, codesOf(result)]).toEqual(['success', []]);
      expect(proxy.requests).toEqual([TUNNEL]);
      expect(operationsOf(sandbox)).toEqual(EXCHANGE);
      expect(result.log).toContain(`Proxy: ${proxy.url}`);
    });

    itThroughProxy('lets the lower-case variable win', async () => {
      const { proxy, run } = await behindProxy();
      await run({ https_proxy: proxy.url, HTTPS_PROXY: DEAD });
      expect(proxy.requests).toEqual([TUNNEL]);
    });

    itThroughProxy('takes an empty variable for none', async () => {
      const { proxy, run } = await behindProxy();
      await run({ https_proxy: '', HTTPS_PROXY: proxy.url });
      expect(proxy.requests).toEqual([TUNNEL]);
    });

    itThroughProxy('takes one without a scheme', async () => {
      const { proxy, run } = await behindProxy();
      await run({ https_proxy: proxy.url.replace('http://', '') });
      expect(proxy.requests).toEqual([TUNNEL]);
    });

    it.each(['http_proxy', 'HTTP_PROXY', 'all_proxy', 'ALL_PROXY'])('takes no %s for https', async (name) => {
      const { proxy, run } = await behindProxy();
      const inputs = { 'aws-region': 'eu-nowhere-9', 'action-timeout-s': '10' };
      const { outcome, summary } = await run({ [name]: proxy.url }, inputs);
      expect([outcome, proxy.requests]).toEqual(['failure', []]);
      expect(summary.includes('HTTPS_PROXY')).toBe(name.toLowerCase() === 'http_proxy');
    });

    it('asks the ID token of this very machine directly, and an endpoint of it as well', async () => {
      const { sandbox, main } = await stepSetting();
      const environment = { http_proxy: DEAD, https_proxy: DEAD, HTTP_PROXY: DEAD, HTTPS_PROXY: DEAD };
      expect((await main({}, { environment })).outcome).toBe('success');
      expect(operationsOf(sandbox)).toEqual(EXCHANGE);
    });
  });

  describe('when the inputs name a proxy', () => {
    itThroughProxy('lets it win over every variable', async () => {
      const { proxy, run } = await behindProxy();
      const variables = { https_proxy: DEAD, HTTPS_PROXY: DEAD, http_proxy: DEAD, HTTP_PROXY: DEAD };
      const { outcome } = await run(variables, { 'http-proxy': proxy.url });
      expect([outcome, proxy.requests]).toEqual(['success', [TUNNEL]]);
    });

    itThroughProxy('needs no variable', async () => {
      const { proxy, run } = await behindProxy();
      await run({}, { 'http-proxy': proxy.url.replace('http://', '') });
      expect(proxy.requests).toEqual([TUNNEL]);
    });

    const NONE = ['ftp://proxy.example', 'http://', 'http://a b'];
    it.each(NONE)('refuses what is none: %s', async (url) => {
      const { sandbox, run } = await behindProxy();
      const result = await run({}, { 'http-proxy': url });
      expect([codesOf(result), publishedBy(result)]).toEqual([['INVALID_INPUT'], '']);
      expect(operationsOf(sandbox)).toEqual([]);
    });

    it.each(NONE)('says so once: %s', async (url) => {
      const { run } = await behindProxy();
      const { annotations } = await run({}, { 'http-proxy': url });
      expect(annotations[0]?.message.match(/http-proxy must be/g)).toHaveLength(1);
    });
  });

  describe('when the proxy asks for a user and a password', () => {
    const begin = () => behindProxy({ credentials: CREDENTIALS });

    itThroughProxy.each<readonly [string, (url: string) => readonly [Record<string, string>, Record<string, string>]]>([
      ['HTTPS_PROXY', (url) => [{ HTTPS_PROXY: url }, {}]],
      ['http-proxy', (url) => [{}, { 'http-proxy': url }]],
    ])('gives them to it, and asks for masks: %s', async (_, given) => {
      const { proxy, run } = await begin();
      const result = await run(...given(withPassword(proxy)));
      expect([result.outcome, proxy.requests]).toEqual(['success', [TUNNEL]]);
      expect(PROXY_SECRETS.filter((secret) => !result.masks.includes(secret))).toEqual([]);
      expect(result.log).toContain(`Proxy: ${proxy.url}`);
    });

    it.each([
      ['HTTPS_PROXY', '#', 'Write # as %23.'],
      ['https_proxy', '/', 'Write / as %2F.'],
    ])(
      'names the variable of one that is not encoded, and shows no part of it: %s, %s',
      async (name, character, said) => {
        const { sandbox, main } = await stepSetting();
        const password = `Example${character}Password`;
        const result = await main({}, { environment: { [name]: `http://ci:${password}@proxy.example:3128` } });
        expect([codesOf(result), operationsOf(sandbox)]).toEqual([['INVALID_INPUT'], []]);
        expect(result.annotations[0]?.message).toContain(`${name} must be the URL of a proxy`);
        expect(result.annotations[0]?.message).toContain(said);
        expect([...result.log, result.summary, result.annotations[0]?.message].join('\n')).not.toMatch(
          /Example.?Password/,
        );
      },
    );

    itThroughProxy('takes one with an @ as it is, and still shows the host', async () => {
      const credentials = { user: 'ci', password: 'p@ss' };
      const { proxy, run } = await behindProxy({ credentials });
      const result = await run({ HTTPS_PROXY: proxy.url.replace('://', '://ci:p@ss@') });
      expect([result.outcome, proxy.requests]).toEqual(['success', [TUNNEL]]);
      expect(result.log).toContain(`Proxy: ${proxy.url}`);
    });

    itThroughProxy('says so where none are given', async () => {
      const { sandbox, proxy, run } = await begin();
      const result = await run({ https_proxy: proxy.url });
      expect([codesOf(result), publishedBy(result)]).toEqual([['PROXY_AUTHENTICATION_REQUIRED'], '']);
      expect(proxy.requests).toEqual([{ ...TUNNEL, authorized: false }]);
      expect(operationsOf(sandbox)).not.toContain('AssumeRoleWithWebIdentity');
    });
  });

  describe('when the proxy does not do as it should', () => {
    itThroughProxy('says so where it cannot reach STS', async () => {
      const { proxy, run } = await behindProxy({ resolve: () => '127.0.0.1:1' });
      const result = await run({ https_proxy: withPassword(proxy) });
      expect([result.outcome, publishedBy(result)]).toEqual(['failure', '']);
      expect(codesOf(result)).toEqual([expect.stringMatching(/PROXY|CONNECTION/)]);
    });
  });

  describe('when hosts are to be asked without a proxy', () => {
    const STRANGER = 'sts.eu-nowhere-9.amazonaws.com'; // there is none, so that a direct request fails at once

    it.each([
      ['no_proxy', STRANGER],
      ['NO_PROXY', STRANGER],
      ['no_proxy', 'amazonaws.com'],
      ['no_proxy', '.amazonaws.com'],
      ['no_proxy', '*.amazonaws.com'],
      ['no_proxy', `example.com, ${STRANGER}:443`],
      ['no_proxy', '*'],
    ])('asks them directly: %s=%s', async (name, value) => {
      const { proxy, run } = await behindProxy();
      const result = await run({ https_proxy: proxy.url, [name]: value }, { 'aws-region': 'eu-nowhere-9' });
      expect([result.outcome, proxy.requests]).toEqual(['failure', []]);
      expect(result.annotations[0]?.message).toContain(STRANGER);
    });

    itThroughProxy.each([
      ['no_proxy', 'example.com'],
      ['no_proxy', 'eu-central-1.amazonaws.com.example'],
      ['no_proxy', `${HOST}:8443`],
      ['no_proxy', 'central-1.amazonaws.com'],
      ['no_proxy', ''],
    ])('asks others through it: %s=%s', async (name, value) => {
      const { proxy, run } = await behindProxy();
      const { outcome } = await run({ https_proxy: proxy.url, [name]: value });
      expect([outcome, proxy.requests]).toEqual(['success', [TUNNEL]]);
    });

    itThroughProxy('lets the input win over the variables', async () => {
      const { proxy, run } = await behindProxy();
      const variables = { https_proxy: proxy.url, no_proxy: '*', NO_PROXY: '*' };
      await run(variables, { 'no-proxy': 'example.com' });
      expect(proxy.requests).toEqual([TUNNEL]);
      await run({ ...variables, no_proxy: '' }, { 'no-proxy': 'amazonaws.com', 'aws-region': 'eu-nowhere-9' });
      expect(proxy.requests).toEqual([TUNNEL]);
    });

    itThroughProxy('lets the lower-case variable win over the upper-case one', async () => {
      const { proxy, run } = await behindProxy();
      await run({ https_proxy: proxy.url, no_proxy: 'example.com', NO_PROXY: '*' });
      expect(proxy.requests).toEqual([TUNNEL]);
    });
  });

  describe('when an endpoint is given', () => {
    itThroughProxy('asks that one through the proxy, by its own port', async () => {
      const { sandbox, proxy, run } = await behindProxy({ resolve: (asked) => routes.get(asked) });
      const routes = new Map([[`${HOST}:8443`, new URL(sandbox.stsEndpoint).host]]);
      const { outcome } = await run({ https_proxy: proxy.url }, { 'sts-endpoint': `https://${HOST}:8443` });
      expect([outcome, proxy.requests]).toEqual(['success', [{ ...TUNNEL, target: `${HOST}:8443` }]]);
    });

    itThroughProxy('uses one proxy for each further request of a chain, too', async () => {
      const { sandbox, proxy, run } = await behindProxy();
      const role = 'arn:aws:iam::111122223333:role/deploy';
      await run({ https_proxy: proxy.url }, { 'role-chain': role });
      expect(operationsOf(sandbox)).toContain('AssumeRole');
      expect(proxy.requests).toEqual([TUNNEL]);
    });
  });
});
