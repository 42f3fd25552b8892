// The packed main step and a machine whose own credentials are slow, or behind a program or a proxy. Those that are broken, half there, or
// somebody else's are tested without a process: `unit/run/ambient.test.ts`.
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { StepResult } from '../../sandbox/job.ts';
import { startProxy } from '../../sandbox/proxy.ts';
import { findingCodeOf } from '../../sandbox/scenarios/scenario.ts';
import { DEFAULT_WORLD } from '../../sandbox/world.ts';
import { itThroughProxy } from '../through-proxy.ts';
import { AS_FUNCTION } from '../unit/run/step-function.ts';
import { playAll, publishedBy, setting } from './setting.ts';

const ACCOUNT = '111122223333';
const role = (name: string) => `arn:aws:iam::${ACCOUNT}:role/${name}`;
const TARGET = { 'role-chaining': 'true', 'role-to-assume': role('target'), 'disable-retry': 'true' };
const codesOf = ({ annotations }: StepResult) => annotations.map(({ message }) => findingCodeOf(message));

const open: (() => void)[] = [];
afterEach(() => {
  for (const close of open.splice(0)) close();
});

async function put(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}

/** A metadata service that answers so. */
async function metadata(answer: RequestListener): Promise<Readonly<Record<string, string>>> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push(
    () => server.closeAllConnections(),
    () => server.close(),
  );
  return { AWS_EC2_METADATA_SERVICE_ENDPOINT: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

const BROKEN: readonly RequestListener[] = [
  (_, outgoing) => void outgoing.writeHead(200, { 'content-length': '5000' }).write('abc', () => outgoing.destroy()),
  (_, outgoing) => void setInterval(() => outgoing.write('a'), 100).unref(),
];

describe('main step', () => {
  describe('when what the machine has does not come', () => {
    it('ends in time, and says so: metadata that breaks off, or never ends', async () => {
      const ends = await playAll(BROKEN, async (answer) => {
        const { main } = await setting({}, answer === BROKEN.at(-1) ? {} : AS_FUNCTION);
        const result = await main({ ...TARGET, 'action-timeout-s': '2' }, { environment: await metadata(answer) });
        return [result.outcome, ...codesOf(result), result.outputs['configured'], publishedBy(result)];
      });
      const code = expect.stringMatching(/^(?:DEADLINE_PASSED|AMBIENT_CREDENTIALS_MISSING)$/);
      expect(ends).toEqual(BROKEN.map(() => ['failure', code, 'false', '']));
    });

    it('runs no credential_process but its own, and says which profile has one, where, and what to do', async () => {
      const { job, main } = await setting({}, AS_FUNCTION);
      const ran = join(job.workspace, 'ran');
      const file = join(job.home, '.aws', 'config');
      await put(file, `[profile vault]\ncredential_process = touch "${ran}" --token s.example-0815\n`);
      const result = await main(TARGET, { environment: { AWS_PROFILE: 'vault' } });
      expect([codesOf(result), existsSync(ran)]).toEqual([['AMBIENT_SOURCE_BROKEN'], false]);
      const [{ message } = { message: '' }] = result.annotations;
      for (const text of ['"vault"', file, 'export-credentials --profile vault']) expect(message).toContain(text);
      expect(message.length).toBeLessThanOrEqual(700);
      expect(JSON.stringify(result)).not.toContain('s.example-0815');
    });
  });

  describe('when AWS_ENDPOINT_URL is set', () => {
    it('does not send the token of the machine there', async () => {
      const asked: string[] = [];
      const { AWS_EC2_METADATA_SERVICE_ENDPOINT: elsewhere = '' } = await metadata((incoming, outgoing) => {
        asked.push(incoming.url ?? '');
        outgoing.writeHead(500).end();
      });
      const { sandbox, job, main } = await setting();
      const path = join(job.workspace, 'token');
      await put(path, await sandbox.createWebIdentityToken({ subject: DEFAULT_WORLD.subject }));
      const environment = {
        AWS_ENDPOINT_URL: elsewhere,
        AWS_WEB_IDENTITY_TOKEN_FILE: path,
        AWS_ROLE_ARN: role('deploy'),
        AWS_ENDPOINT_URL_STS: '',
        https_proxy: 'http://127.0.0.1:1', // the region's own endpoint is not for tests
      };
      await main({ ...TARGET, 'action-timeout-s': '5' }, { environment });
      expect(asked).toEqual([]);
    });
  });

  describe('when the API of GitHub is behind a proxy', () => {
    itThroughProxy('asks for it through that, and goes no other way', async () => {
      const proxy = await startProxy();
      open.push(() => void proxy.close());
      const event = {
        name: 'pull_request',
        payload: { pull_request: { number: 7, head: { repo: { id: 1 } }, base: { repo: { id: 1 } } } },
      };
      const runnerEnvironment = { GITHUB_API_URL: 'https://api.github.invalid' };
      const { main } = await setting({}, { ...AS_FUNCTION, event, runnerEnvironment });
      const inputs = { 'role-to-assume': role('none'), 'pr-comment': 'on-failure', 'disable-retry': 'true' };
      const result = await main(inputs, { environment: { https_proxy: proxy.url } });
      expect(result.outcome).toBe('failure');
      expect(proxy.requests.map(({ target }) => target)).toContain('api.github.invalid:443');
    });
  });
});
