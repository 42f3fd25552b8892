// The sandbox as a whole: faults on the wire, records, connections, clocks, TLS, and that nothing is left when it closes.
import { request as httpsRequest } from 'node:https';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { describe, expect, it } from '@jest/globals';
import { delaySecondsOf } from '../../sandbox/listener.ts';
import { type FaultEffect, type Sandbox, startSandbox } from '../../sandbox/server.ts';
import { DEFAULT_WORLD } from '../../sandbox/world.ts';
import { assume, assumedKeys, createStsClient, errorOf, requestIdToken, useSandboxes } from './clients.ts';

const start = useSandboxes();

const startWith = (operation: 'RequestIdToken' | 'AssumeRoleWithWebIdentity', effect: FaultEffect) =>
  start({ faults: [{ operation, effect }] });

/** How a plain request for an ID token ends; one that nobody answers is given up once the sandbox has it with this status. */
async function outcome(sandbox: Sandbox, status: number | undefined): Promise<string> {
  const controller = new AbortController();
  const timer = setInterval(() => {
    if (sandbox.requests.some((request) => request.status === status)) controller.abort();
  }, 50);
  try {
    const headers = { authorization: `Bearer ${sandbox.idTokenRequestToken}` };
    const response = await fetch(sandbox.idTokenRequestUrl, { headers, signal: controller.signal });
    await response.text();
    return String(response.status);
  } catch (error) {
    const { name, cause } = error as Error & { cause?: { code?: string } };
    return cause?.code ?? name;
  } finally {
    clearInterval(timer);
  }
}

/** In whole seconds, as a Date header has them. */
const secondsNow = () => Math.floor(Date.now() / 1000);

/** A status that no answer has. */
const NEVER = -1;

describe('startSandbox', () => {
  describe('when a fault is set for the ID token', () => {
    it.each<[string, FaultEffect, string, number | undefined]>([
      ['hang', { kind: 'hang' }, 'AbortError', undefined],
      ['trickle', { kind: 'trickle' }, 'AbortError', 200],
      ['latency', { kind: 'latency', seconds: 600 }, 'AbortError', undefined],
    ])('%s keeps the client waiting', async (_name, effect, expected, status) => {
      const sandbox = await startWith('RequestIdToken', effect);
      expect(await outcome(sandbox, status)).toBe(expected);
      expect(sandbox.requests.map((request) => request.status)).toEqual([status]);
    });

    it.each<[string, FaultEffect, string, number | undefined]>([
      ['reset', { kind: 'reset' }, 'ECONNRESET', undefined],
      ['throttle', { kind: 'throttle' }, '429', 429],
      ['error', { kind: 'error', status: 503, code: 'x', message: 'y' }, '503', 503],
    ])('%s', async (_name, effect, expected, status) => {
      const sandbox = await startWith('RequestIdToken', effect);
      expect(await outcome(sandbox, NEVER)).toBe(expected);
      expect(sandbox.requests.map((request) => request.status)).toEqual([status]);
    });

    it('answers after a latency, and errors in the shape of GitHub', async () => {
      const faults = [
        { operation: 'RequestIdToken', effect: { kind: 'latency', seconds: 0.05 } },
        { operation: 'RequestIdToken', effect: { kind: 'throttle', retryAfterSeconds: 7 } },
      ] as const;
      const sandbox = await start({ faults });
      const startedAt = performance.now();
      const response = await fetch(sandbox.idTokenRequestUrl);
      expect(performance.now() - startedAt).toBeGreaterThan(45);
      expect(response.headers.get('retry-after')).toBe('7');
      expect(await response.json()).toEqual({ message: 'Too Many Requests' });
    });
  });

  describe('when a fault is set for STS', () => {
    it.each<[string, FaultEffect, object]>([
      ['throttling', { kind: 'throttle' }, { name: 'Throttling', message: 'Rate exceeded' }],
      [
        'an error, escaped',
        { kind: 'error', status: 503, code: 'ServiceUnavailable', message: '<a> & "b"\u0000' },
        { name: 'ServiceUnavailable', message: '<a> & "b"\uFFFD', Type: 'Receiver' },
      ],
      ["a proxy's page", { kind: 'respond', status: 502, body: '<html>bad gateway</html>' }, { name: 'Unknown' }],
      ['a reset', { kind: 'reset' }, { message: expect.stringContaining('ECONNRESET') }],
    ])('%s', async (_name, effect, expected) => {
      const sandbox = await startWith('AssumeRoleWithWebIdentity', effect);
      expect(await errorOf(assume(sandbox))).toMatchObject(expected);
    });

    it('answers a success without credentials', async () => {
      const sandbox = await startWith('AssumeRoleWithWebIdentity', { kind: 'respond', status: 200, body: '' });
      expect((await assume(sandbox)).Credentials).toBeUndefined();
    });

    it('applies to the attempts named, and to none once replaced', async () => {
      const fault = { operation: 'AssumeRoleWithWebIdentity', effect: { kind: 'throttle' } } as const;
      const sandbox = await start({ faults: [{ ...fault, attempts: [1, 3] }] });
      const names: string[] = [];
      for (const _attempt of [1, 2, 3])
        names.push(
          await assume(sandbox).then(
            () => 'ok',
            (error: Error) => error.name,
          ),
        );
      sandbox.setFaults([fault]);
      names.push((await errorOf(assume(sandbox))).name);
      sandbox.setFaults([]);
      await assume(sandbox);
      expect(names).toEqual(['Throttling', 'ok', 'Throttling', 'Throttling']);
    });
  });

  describe('when STS limits the rate', () => {
    it('lets through so many at once and so many a second', async () => {
      const effect = { kind: 'rate-limit', requestsPerSecond: 2 } as const;
      const sandbox = await startWith('AssumeRoleWithWebIdentity', effect);
      const WebIdentityToken = await requestIdToken(sandbox);
      const attempt = (): Promise<string> =>
        assume(sandbox, { WebIdentityToken }).then(
          () => 'ok',
          (error: Error) => error.name,
        );
      const names = [await attempt(), await attempt(), await attempt()];
      sandbox.advanceClock(1);
      names.push(await attempt());
      expect(names).toEqual(['ok', 'ok', 'Throttling', 'ok']);
    });
  });

  describe('when the network is slow', () => {
    it('takes its time for each request and for each new connection', async () => {
      const latency = { requestSeconds: 0.03, connectionSeconds: 1 };
      const sandbox = await start({ latency });
      const client = createStsClient(sandbox, { keys: await assumedKeys(sandbox) });
      const duration = async (): Promise<number> => {
        const startedAt = performance.now();
        await client.send(new GetCallerIdentityCommand({}));
        return performance.now() - startedAt;
      };
      const first = await duration();
      const others = [await duration(), await duration(), await duration(), await duration(), await duration()];
      expect(first).toBeGreaterThan(1000);
      expect(Math.min(...others)).toBeGreaterThan(28);
      expect(sandbox.connectionCount('sts')).toBe(2); // of the client that got the keys, and of this one
      expect([0, 0.4, 1, 60].map((age) => delaySecondsOf(latency, age))).toEqual([1.03, 0.63, 0.03, 0.03]);
    });
  });

  describe('when requests have been made', () => {
    it('has a record of each, and of the connections', async () => {
      const sandbox = await start();
      const keys = await assumedKeys(sandbox, { RoleSessionName: 'run-7' });
      const client = createStsClient(sandbox, { keys });
      await client.send(new GetCallerIdentityCommand({}));
      await client.send(new GetCallerIdentityCommand({}));
      const rows = sandbox.requests.map(({ operation, service, connection, attempt, status, byClient }) =>
        [operation, service, connection, attempt, status, byClient].join(' '),
      );
      expect(rows).toEqual([
        'RequestIdToken github 1 1 200 true',
        'AssumeRoleWithWebIdentity sts 1 1 200 true',
        'GetJwks github 0 1 200 false',
        'GetCallerIdentity sts 2 1 200 true',
        'GetCallerIdentity sts 2 2 200 true',
      ]);
      expect([sandbox.connectionCount('github'), sandbox.connectionCount('sts')]).toEqual([1, 2]);
      expect(sandbox.requests[0]?.parameters).toMatchObject({ audience: 'sts.amazonaws.com', 'api-version': '2.0' });
      expect(sandbox.requests[1]?.parameters).toMatchObject({ RoleSessionName: 'run-7' });
      expect(sandbox.requests[1]?.headers).toMatchObject({ 'content-type': 'application/x-www-form-urlencoded' });
    });

    it('reads the keys once for several tokens', async () => {
      const sandbox = await start();
      await assume(sandbox);
      await assume(sandbox);
      expect(sandbox.requests.filter(({ operation }) => operation === 'GetJwks')).toHaveLength(1);
    });
  });

  describe('when its clocks are set', () => {
    it('shows them in Date headers, each service its own', async () => {
      const sandbox = await start({ githubClockOffsetSeconds: 1000, stsClockOffsetSeconds: -1000 });
      sandbox.advanceClock(100);
      const expectAhead = async (url: string, seconds: number): Promise<void> => {
        const [earliest, date, latest] = [
          secondsNow(),
          Date.parse((await fetch(url)).headers.get('date') ?? '') / 1000,
          secondsNow(),
        ];
        expect(date - seconds).toBeGreaterThanOrEqual(earliest);
        expect(date - seconds).toBeLessThanOrEqual(latest);
      };
      await expectAhead(sandbox.idTokenRequestUrl, 1100);
      await expectAhead(sandbox.stsEndpoint, -900);
    });
  });

  describe('when credentials are given', () => {
    it('hands those out', async () => {
      const keys = { accessKeyId: 'ASIAFIXED', secretAccessKey: 's', sessionToken: 't' };
      const sandbox = await start({ issueCredentials: () => keys });
      expect(await assumedKeys(sandbox)).toEqual(keys);
    });
  });

  describe('when STS serves HTTPS', () => {
    it('has a certificate that is trusted only by who is given it', async () => {
      const sandbox = await start({ tls: true });
      expect(await errorOf(assume(sandbox))).toMatchObject({
        message: expect.stringContaining('self-signed certificate'),
      });
      const status = await new Promise<number | undefined>((resolve, reject) => {
        const request = httpsRequest(sandbox.stsEndpoint, { ca: sandbox.certificate, agent: false }, (response) => {
          response.resume().once('end', () => resolve(response.statusCode));
        });
        request.once('error', reject).end();
      });
      expect(status).toBe(400);
    });
  });

  describe('when a request is no operation', () => {
    it.each<[string, string]>([
      ['', 'MissingAction'],
      ['Action=GetCallerIdentity', 'InvalidAction'],
      ['Action=GetSessionToken&Version=2011-06-15', 'InvalidAction'],
    ])('answers %j with an error of AWS', async (body, code) => {
      const sandbox = await start();
      const response = await fetch(sandbox.stsEndpoint, { method: 'POST', body });
      expect(response.status).toBe(400);
      expect(response.headers.get('x-amzn-requestid')).toMatch(/^[0-9a-f-]{36}$/);
      expect(await response.text()).toContain(`<Type>Sender</Type><Code>${code}</Code>`);
      expect(sandbox.requests.map(({ operation }) => operation)).toHaveLength(1);
    });
  });

  describe('when a trust policy cannot be evaluated', () => {
    it('does not start', async () => {
      const trustPolicy = {
        Statement: { Effect: 'Allow', Principal: '*', Action: '*', Condition: { StringMatches: { a: 'b' } } },
      } as const;
      const accounts = [{ id: '111122223333', providers: [], roles: [{ name: 'deploy', trustPolicy }] }];
      await expect(start({ world: { ...DEFAULT_WORLD, accounts } })).rejects.toThrow('StringMatches');
    });
  });

  describe('when it closes', () => {
    it('ends what hangs at once', async () => {
      const sandbox = await startSandbox({ faults: [{ operation: 'RequestIdToken', effect: { kind: 'hang' } }] });
      const hanging = requestIdToken(sandbox).then(
        () => 'answered',
        () => 'closed',
      );
      while (sandbox.requests.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
      await sandbox.close();
      expect(await hanging).toBe('closed');
      await expect(fetch(sandbox.stsEndpoint)).rejects.toThrow();
    });
  });
});
