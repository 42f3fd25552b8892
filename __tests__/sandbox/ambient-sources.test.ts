// Credentials that a job finds around it: from the metadata service of an EC2 instance, and from a container's endpoint.
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { fromHttp } from '@aws-sdk/credential-provider-http';
import { afterEach, describe, expect, it } from '@jest/globals';
import { fromInstanceMetadata } from '@smithy/credential-provider-imds';
import type { Sandbox, SandboxOptions } from '../../sandbox/server.ts';
import { DEFAULT_WORLD, type World } from '../../sandbox/world.ts';
import { assumeWith, createStsClient, errorOf, type Keys, useSandboxes } from './clients.ts';

const RUNNER_ARN = 'arn:aws:iam::111122223333:role/ci/runner';
const roles = [
  { name: 'runner', path: '/ci/', trustPolicy: { Statement: [] } },
  {
    name: 'target',
    maxSessionDurationSeconds: 7200,
    trustPolicy: { Statement: { Effect: 'Allow', Principal: { AWS: RUNNER_ARN }, Action: 'sts:AssumeRole' } },
  },
] as const;
const world: World = { ...DEFAULT_WORLD, accounts: [{ id: '111122223333', providers: [], roles }] };
const SIX_HOURS = 6 * 3600;

const start = useSandboxes();
const startInstance = (options: SandboxOptions = {}) => start({ world, instanceProfile: RUNNER_ARN, ...options });
const startContainer = (options: SandboxOptions = {}) => start({ world, containerRole: RUNNER_ARN, ...options });

const arnOf = async (sandbox: Sandbox, keys: Keys): Promise<string | undefined> =>
  (await createStsClient(sandbox, { keys }).send(new GetCallerIdentityCommand({}))).Arn;
const secondsLeft = (expiration: Date | undefined): number => ((expiration?.getTime() ?? 0) - Date.now()) / 1000;

afterEach(() => {
  delete process.env['AWS_EC2_METADATA_SERVICE_ENDPOINT'];
});

/** The SDK finds the service only by the variable. */
function metadataProvider(sandbox: Sandbox): ReturnType<typeof fromInstanceMetadata> {
  process.env['AWS_EC2_METADATA_SERVICE_ENDPOINT'] = sandbox.instanceMetadataEndpoint;
  return fromInstanceMetadata({ maxRetries: 0, timeout: 60_000 });
}

function containerProvider(sandbox: Sandbox, token = sandbox.containerCredentials?.token ?? '') {
  const awsContainerCredentialsFullUri = sandbox.containerCredentials?.uri ?? '';
  return fromHttp({ awsContainerCredentialsFullUri, awsContainerAuthorizationToken: token, maxRetries: 0 });
}

describe.each([
  ['an instance profile', startInstance, metadataProvider, 'i-0123456789abcdef0', 'InstanceMetadata'],
  ['a container role', startContainer, containerProvider, '0123456789abcdef0123456789abcdef', 'ContainerCredentials'],
] as const)('startSandbox with %s', (_name, startSource, providerOf, sessionName, operation) => {
  describe('when an SDK asks for credentials', () => {
    it('hands out those of a session of the role, six hours long', async () => {
      const sandbox = await startSource();
      const credentials = await providerOf(sandbox)();
      expect(await arnOf(sandbox, credentials)).toBe(`arn:aws:sts::111122223333:assumed-role/runner/${sessionName}`);
      expect(Math.abs(secondsLeft(credentials.expiration) - SIX_HOURS)).toBeLessThan(60);
      const { accessKeyId, secretAccessKey, sessionToken } = credentials;
      expect(sandbox.issuedSecrets).toEqual(expect.arrayContaining([accessKeyId, secretAccessKey, sessionToken]));
      expect(sandbox.sessions).toEqual([]);
    });

    it('hands out the same ones until shortly before they end', async () => {
      const sandbox = await startSource();
      const provider = providerOf(sandbox);
      const { accessKeyId } = await provider();
      sandbox.advanceClock(SIX_HOURS - 400);
      await expect(provider()).resolves.toHaveProperty('accessKeyId', accessKeyId);
      sandbox.advanceClock(200);
      const renewed = await provider();
      expect(renewed.accessKeyId).not.toBe(accessKeyId);
      sandbox.advanceClock(200 - SIX_HOURS);
      expect(await arnOf(sandbox, renewed)).toMatch(/runner/);
    });

    it('lets them assume a role that trusts theirs, for an hour at most', async () => {
      const sandbox = await startSource();
      const keys = await providerOf(sandbox)();
      await expect(assumeWith(sandbox, keys, { role: 'target' })).resolves.toHaveProperty('Credentials');
      const error = await errorOf(assumeWith(sandbox, keys, { role: 'target', DurationSeconds: 3601 }));
      expect(error.message).toMatch(/1 hour session limit for roles assumed by role chaining/);
    });

    it('records the requests, and disturbs them as it is told', async () => {
      const sandbox = await startSource();
      await providerOf(sandbox)();
      const recorded = sandbox.requests.filter((request) => request.operation === operation);
      expect(recorded.map(({ status }) => status)).toEqual(operation === 'InstanceMetadata' ? [200, 200, 200] : [200]);
      expect(recorded.every(({ service }) => sandbox.connectionCount(service) > 0)).toBe(true);
      sandbox.setFaults([{ operation, effect: { kind: 'reset' } }]);
      expect((await errorOf(providerOf(sandbox)())).name).toMatch(/ProviderError$/);
    });
  });

  describe('when the world does not have the role', () => {
    it('does not start', async () => {
      await expect(startSource({ world: DEFAULT_WORLD })).rejects.toThrow(`The world has no role ${RUNNER_ARN}`);
    });
  });
});

describe('startSandbox', () => {
  describe('when no option asks for credentials around the job', () => {
    it('starts no source of them', async () => {
      const sandbox = await start();
      expect(sandbox.instanceMetadataEndpoint).toBeUndefined();
      expect(sandbox.containerCredentials).toBeUndefined();
      expect(sandbox.connectionCount('instance-metadata')).toBe(0);
    });
  });

  describe('when the instance metadata service is asked by hand', () => {
    const TTL = 'x-aws-ec2-metadata-token-ttl-seconds';
    const TOKEN = 'x-aws-ec2-metadata-token';
    const LIST = '/latest/meta-data/iam/security-credentials/';
    const ask = (sandbox: Sandbox, path: string, init: RequestInit) =>
      fetch(`${sandbox.instanceMetadataEndpoint}${path}`, init);
    const requestToken = async (sandbox: Sandbox, ttl = '60'): Promise<string> =>
      (await ask(sandbox, '/latest/api/token', { method: 'PUT', headers: { [TTL]: ttl } })).text();

    it.each<[string, RequestInit, number]>([
      ['without a lifetime', { method: 'PUT' }, 400],
      ['for no time', { method: 'PUT', headers: { [TTL]: '0' } }, 400],
      ['for more than six hours', { method: 'PUT', headers: { [TTL]: '21601' } }, 400],
      ['for a time that is no number', { method: 'PUT', headers: { [TTL]: 'soon' } }, 400],
      ['through a proxy', { method: 'PUT', headers: { [TTL]: '60', 'x-forwarded-for': '192.0.2.1' } }, 403],
      ['with GET', { headers: { [TTL]: '60' } }, 405],
      ['as it should be', { method: 'PUT', headers: { [TTL]: '21600' } }, 200],
    ])('answers a request for a token %s', async (_name, init, status) => {
      expect((await ask(await startInstance(), '/latest/api/token', init)).status).toBe(status);
    });

    it('says nothing without a token, nor with one that is wrong or too old', async () => {
      const sandbox = await startInstance();
      const [own, foreign] = [await requestToken(sandbox), await requestToken(await startInstance())];
      const statuses = async (): Promise<number[]> => {
        const responses = [{}, { [TOKEN]: foreign }, { [TOKEN]: own }].map((headers) =>
          ask(sandbox, LIST, { headers }),
        );
        return (await Promise.all(responses)).map(({ status }) => status);
      };
      expect(await statuses()).toEqual([401, 401, 200]);
      sandbox.advanceClock(61);
      expect(await statuses()).toEqual([401, 401, 401]);
    });

    it('names the role, and knows no other', async () => {
      const sandbox = await startInstance();
      const headers = { [TOKEN]: await requestToken(sandbox) };
      expect(await (await ask(sandbox, LIST, { headers })).text()).toBe('runner');
      expect((await ask(sandbox, `${LIST}other`, { headers })).status).toBe(404);
      expect((await ask(sandbox, LIST, { method: 'POST', headers })).status).toBe(405);
      expect(await (await ask(sandbox, `${LIST}runner`, { headers })).json()).toMatchObject({
        Code: 'Success',
        Type: 'AWS-HMAC',
        LastUpdated: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
      });
    });
  });

  describe("when the container's endpoint is asked with another token", () => {
    it.each(['', 'other'])('refuses «%s»', async (token) => {
      const sandbox = await startContainer();
      const error = await errorOf(containerProvider(sandbox, token)());
      expect(error.message).toMatch(/Server responded with status: 401/);
    });

    it('knows no other path and no other method', async () => {
      const sandbox = await startContainer();
      const { uri = '', token = '' } = sandbox.containerCredentials ?? {};
      const headers = { authorization: token };
      const answers = [
        fetch(`${uri}/x`, { headers }),
        fetch(uri, { method: 'POST', headers }),
        fetch(uri, { headers }),
      ];
      expect((await Promise.all(answers)).map(({ status }) => status)).toEqual([404, 405, 200]);
    });
  });
});
