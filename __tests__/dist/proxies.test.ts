// The packed main step behind a proxy, with STS over TLS as it is in the world: certificates, tunnels, and who sees the proxy's password.
// Which proxy a request goes through is tested without a process: `unit/run/proxies.test.ts`.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { JobOptions, StepResult } from '../../sandbox/job.ts';
import { type ProxyOptions, type SandboxProxy, startProxy } from '../../sandbox/proxy.ts';
import { findingCodeOf } from '../../sandbox/scenarios/scenario.ts';
import { itThroughProxy } from '../through-proxy.ts';
import { AS_FUNCTION } from '../unit/run/step-function.ts';
import { operationsOf, publishedBy, setting } from './setting.ts';

const HOST = 'sts.eu-central-1.amazonaws.com';
const TUNNEL = { method: 'CONNECT', target: `${HOST}:443`, authorized: true };
const EXCHANGE = ['RequestIdToken', 'AssumeRoleWithWebIdentity', 'GetCallerIdentity'];

/** A password with everything that is special in a URL, and what becomes of it there. */
const CREDENTIALS = { user: 'ci@team', password: 'p@ss:w/rd?#%+Example' };
const USER_INFO = `${encodeURIComponent(CREDENTIALS.user)}:${encodeURIComponent(CREDENTIALS.password)}`;
const BASIC = Buffer.from(`${CREDENTIALS.user}:${CREDENTIALS.password}`).toString('base64');
const PROXY_SECRETS = [CREDENTIALS.password, encodeURIComponent(CREDENTIALS.password), USER_INFO, BASIC];

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((close) => close()));
});

/** A proxy behind which the region's STS is the sandbox, whose certificate the job trusts. */
async function behindProxy(proxyOptions: ProxyOptions = {}, jobOptions: Partial<JobOptions> = {}) {
  const { sandbox, job, main } = await setting({ tls: 'sts' }, jobOptions);
  const real = new URL(sandbox.stsEndpoint).host;
  const resolve = (asked: string) => (asked === `${HOST}:443` ? real : undefined);
  const proxy = await startProxy({ resolve, ...proxyOptions });
  open.push(proxy.close);
  const folder = await mkdtemp(join(tmpdir(), 'authority-'));
  open.push(() => rm(folder, { recursive: true }));
  const authority = join(folder, 'authority.pem');
  await writeFile(authority, sandbox.certificate ?? '');
  /** Runs the main step, which asks the region's own endpoint. */
  const run = (environment: Readonly<Record<string, string>>, inputs: Readonly<Record<string, string>> = {}) =>
    main(
      { 'disable-retry': 'true', 'output-credentials': 'true', ...inputs },
      { environment: { AWS_ENDPOINT_URL_STS: '', NODE_EXTRA_CA_CERTS: authority, ...environment } },
    );
  return { sandbox, job, proxy, run };
}

const withPassword = ({ url }: SandboxProxy) => url.replace('://', `://${USER_INFO}@`);
const codesOf = ({ annotations }: StepResult) => annotations.map(({ message }) => findingCodeOf(message));

/** All that a person or a machine may see of a step, but for the masks themselves. */
function visible({ raw, annotations, state }: StepResult): string {
  const stdout = raw.stdout.split('\n').filter((line) => !line.startsWith('::add-mask::'));
  const texts = annotations.flatMap(({ title, message }) => [title ?? '', message]);
  return [...stdout, raw.stderr, raw.summary, ...texts, JSON.stringify(state)].join('\n');
}

describe('main step', () => {
  describe('when the environment names a proxy', () => {
    itThroughProxy('asks STS through it, over one tunnel', async () => {
      const { sandbox, proxy, run } = await behindProxy();
      const result = await run({ https_proxy: proxy.url });
      expect([result.outcome, codesOf(result)]).toEqual(['success', []]);
      expect(proxy.requests).toEqual([TUNNEL]);
      expect(operationsOf(sandbox)).toEqual(EXCHANGE);
      expect(result.log).toContain(`Proxy: ${proxy.url}`);
    });

    it('names it where it is not the URL of one, without a part of it', async () => {
      const { sandbox, run } = await behindProxy({}, AS_FUNCTION);
      const result = await run({ https_proxy: `socks5://${USER_INFO}@127.0.0.1:1080` });
      expect([codesOf(result), publishedBy(result)]).toEqual([['INVALID_INPUT'], '']);
      expect(result.annotations[0]?.message).toContain('https_proxy');
      expect(PROXY_SECRETS.filter((secret) => visible(result).includes(secret))).toEqual([]);
      expect(operationsOf(sandbox).filter((operation) => operation !== 'Other')).toEqual([]);
    });
  });

  describe('when the proxy asks for a user and a password', () => {
    const begin = (jobOptions: Partial<JobOptions> = {}) => behindProxy({ credentials: CREDENTIALS }, jobOptions);

    itThroughProxy('gives them to it, masked before anything else is said, and shows them nowhere', async () => {
      const { job, proxy, run } = await begin();
      const result = await run({ https_proxy: withPassword(proxy) });
      expect([result.outcome, proxy.requests]).toEqual(['success', [TUNNEL]]);
      const text = visible(result);
      expect(PROXY_SECRETS.filter((secret) => text.includes(secret))).toEqual([]);
      expect(PROXY_SECRETS.filter((secret) => !result.masks.includes(secret))).toEqual([]);
      expect(job.mask(`${withPassword(proxy)} and ${BASIC}`)).toBe('*** and ***');
      const lines = result.raw.stdout.split('\n');
      const firstWord = lines.findIndex((line) => line !== '' && !line.startsWith('::add-mask::'));
      const masked = lines.slice(0, firstWord).map((line) => line.replace('::add-mask::', '').replaceAll('%25', '%'));
      expect([lines[firstWord], PROXY_SECRETS.filter((secret) => !masked.includes(secret))]).toEqual([
        `Proxy: ${proxy.url}`,
        [],
      ]);
    });

    itThroughProxy('says so where others are given', async () => {
      const { sandbox, proxy, run } = await begin(AS_FUNCTION);
      const result = await run({ https_proxy: proxy.url.replace('://', '://ci:Wrong-Example-Password@') });
      expect([codesOf(result), publishedBy(result)]).toEqual([['PROXY_AUTHENTICATION_REQUIRED'], '']);
      expect(proxy.requests).toEqual([{ ...TUNNEL, authorized: false }]);
      expect(operationsOf(sandbox)).not.toContain('AssumeRoleWithWebIdentity');
      expect(visible(result)).not.toContain('Wrong-Example-Password');
    });
  });

  describe('when the proxy does not do as it should', () => {
    const secretsIn = (result: StepResult) => PROXY_SECRETS.filter((secret) => visible(result).includes(secret));

    itThroughProxy('says so where it does not let the request through', async () => {
      const { proxy, run } = await behindProxy({ refuse: true }, AS_FUNCTION);
      const result = await run({ https_proxy: withPassword(proxy) });
      expect([codesOf(result), publishedBy(result), secretsIn(result)]).toEqual([['PROXY_REFUSED'], '', []]);
      expect(result.annotations[0]?.message).toContain(HOST);
    });

    itThroughProxy('says so where nobody listens', async () => {
      const { run } = await behindProxy({}, AS_FUNCTION);
      const result = await run({ https_proxy: `http://${USER_INFO}@127.0.0.1:1` });
      expect([codesOf(result), publishedBy(result), secretsIn(result)]).toEqual([['PROXY_UNREACHABLE'], '', []]);
      expect(result.annotations[0]?.message).toContain('127.0.0.1:1');
    });

    itThroughProxy('says so where its certificate is not trusted', async () => {
      const { proxy, run } = await behindProxy({}, AS_FUNCTION); // the authority of the sandbox is none of this process
      const result = await run({ https_proxy: withPassword(proxy) });
      expect([codesOf(result), publishedBy(result), secretsIn(result)]).toEqual([
        ['TLS_CERTIFICATE_UNTRUSTED'],
        '',
        [],
      ]);
    });
  });
});
