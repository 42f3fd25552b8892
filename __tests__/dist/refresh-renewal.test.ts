// How the process of the packed helper asks for another session, and says that there is none. What it asks for and checks is tested without
// a process: `unit/run/renewal.test.ts` and `unit/run/renewal-step.test.ts`.
import { readdirSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { type SandboxProxy, startProxy } from '../../sandbox/proxy.ts';
import type { FaultEffect } from '../../sandbox/server.ts';
import { itThroughProxy } from '../through-proxy.ts';
import { ASK } from './odd-paths.ts';
import {
  type Answer,
  environmentOf,
  leave,
  NO_CLI,
  refreshed,
  secretsIn,
  startHelper,
  storedIn,
} from './refresh-setting.ts';
import { setting } from './setting.ts';

const ACCOUNT = '111122223333';
const role = (name: string) => `arn:aws:iam::${ACCOUNT}:role/${name}`;
const proxies: SandboxProxy[] = [];
afterEach(async () => {
  await Promise.all(proxies.splice(0).map((proxy) => proxy.close()));
});

const keyIn = ({ stdout }: Answer) => (JSON.parse(stdout) as Readonly<Record<string, string>>)['AccessKeyId'];

describe('helper', () => {
  describe('when it renews a session', () => {
    itThroughProxy('goes through the proxy of the inputs', async () => {
      const host = 'sts.eu-central-1.amazonaws.com';
      const credentials = { user: 'ci', password: 'p@ss:w/rd?#%+Example' };
      const { sandbox, job, main } = await setting({ tls: 'sts' });
      const proxy = await startProxy({
        credentials,
        resolve: (target) => (target === `${host}:443` ? new URL(sandbox.stsEndpoint).host : undefined),
      });
      proxies.push(proxy);
      const authority = join(job.home, 'authority.pem');
      await writeFile(authority, sandbox.certificate ?? '');
      const environment = { AWS_ENDPOINT_URL_STS: '', NODE_EXTRA_CA_CERTS: authority };
      const url = proxy.url.replace('//', `//${credentials.user}:${encodeURIComponent(credentials.password)}@`);
      const { exported, raw } = await main({ refresh: 'true', 'http-proxy': url }, { environment });
      expect(proxy.requests).toEqual([{ method: 'CONNECT', target: `${host}:443`, authorized: true }]);
      const session = join(dirname(exported['AWS_CONFIG_FILE'] ?? ''), '0');
      await leave(session, -1);
      const { code, stderr } = await startHelper([session], { ...environmentOf(sandbox, job), ...environment }).answer;
      expect([code, stderr, proxy.requests.length]).toEqual([0, '', 2]);
      const shown = raw.stdout.split('\n').filter((line) => !line.startsWith('::add-mask::'));
      expect([...shown, raw.stderr, raw.environmentFile, raw.summary].join('\n')).not.toContain(credentials.password);
    });

    it('is not led astray by AWS variables of the program that asks', async () => {
      const there = await refreshed();
      await leave(there.session, -1);
      const environment = {
        ...there.result.exported,
        AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
        AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
        AWS_ROLE_ARN: role('other'),
        AWS_WEB_IDENTITY_TOKEN_FILE: '/nowhere',
        AWS_USE_FIPS_ENDPOINT: 'true',
        AWS_MAX_ATTEMPTS: '0',
        AWS_ENDPOINT_URL_STS: 'http://127.0.0.1:9',
        AWS_ENDPOINT_URL: 'http://127.0.0.1:9',
        AWS_REGION: 'us-west-2',
        INPUT_AUDIENCE: 'other',
        'INPUT_ROLE-TO-ASSUME': role('other'),
        RUNNER_DEBUG: '1',
      };
      const answer = await there.help({ environment }).answer;
      expect([answer.code, answer.stderr]).toEqual([0, '']);
      const [first, ...renewed] = there.sandbox.sessions;
      expect([first?.roleArn, renewed]).toEqual([role('deploy'), [first]]);
    });
  });

  describe('when it cannot get another session', () => {
    const effect: FaultEffect = {
      kind: 'error',
      status: 403,
      code: 'AccessDenied',
      message: 'Not authorized to perform sts:AssumeRoleWithWebIdentity',
    };
    it('says why in one line and nothing else, which the AWS CLI quotes, and does not remember it', async () => {
      const there = await refreshed({ 'disable-retry': 'true' });
      await leave(there.session, -1);
      const kept = await readFile(join(there.session, 'session.json'), 'utf8');
      there.sandbox.setFaults([{ operation: 'AssumeRoleWithWebIdentity', effect }]);
      const { code, stdout, stderr } = await there.help().answer;
      expect([code, stdout, secretsIn(stderr, there.sandbox)]).toEqual([1, '', []]);
      expect(stderr).toMatch(/^aws-token-guard: [^\p{Cc}]+\(ACCESS_DENIED[A-Z_]*: \S+\)\n$/u);
      expect(readdirSync(there.session).sort()).toEqual(['parameters.json', 'refusal.json', 'session.json']);
      expect(await readFile(join(there.session, 'session.json'), 'utf8')).toBe(kept);
      if (NO_CLI === undefined) {
        const { raw, outcome } = await there.job.runScript(ASK);
        expect([outcome, raw.stdout.trim()]).toEqual(['failure', '']);
        const withoutId = (text: string) => text.trim().replace(/AWS request id: [\w-]+/, '');
        expect(withoutId(raw.stderr)).toContain(withoutId(stderr));
      }
      there.sandbox.setFaults([]);
      const next = await there.help().answer;
      expect([next.code, next.stderr, keyIn(next)]).toEqual([
        0,
        '',
        (await storedIn(there.session)).answer['AccessKeyId'],
      ]);
    });
  });
});
