// Web identity tokens in files, as a pod of EKS has them.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fromTokenFile } from '@aws-sdk/credential-provider-web-identity';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Sandbox, WebIdentityTokenOptions } from '../../sandbox/server.ts';
import { DEFAULT_WORLD, GITHUB_ISSUER, trustSubject, type World } from '../../sandbox/world.ts';
import { errorOf, useSandboxes } from './clients.ts';

const EKS_ISSUER = 'https://oidc.eks.eu-central-1.amazonaws.com/id/EXAMPLE';
const POD = 'system:serviceaccount:ci:runner';
const clientIds = ['sts.amazonaws.com'];
const account = {
  id: '111122223333',
  providers: [
    { url: GITHUB_ISSUER, clientIds },
    { url: EKS_ISSUER, clientIds },
  ],
  roles: [
    { name: 'deploy', trustPolicy: trustSubject(DEFAULT_WORLD.subject) },
    { name: 'pod', trustPolicy: trustSubject(POD, { issuer: EKS_ISSUER }) },
  ],
};
const world: World = { ...DEFAULT_WORLD, accounts: [account], otherIssuers: [EKS_ISSUER] };

const start = useSandboxes();
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'web-identity-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** Lets the SDK assume a role with a token in a file. */
async function assumeWithToken(sandbox: Sandbox, role: string, options?: WebIdentityTokenOptions) {
  const webIdentityTokenFile = join(folder, 'token');
  await writeFile(webIdentityTokenFile, await sandbox.createWebIdentityToken(options));
  const roleArn = `arn:aws:iam::111122223333:role/${role}`;
  const clientConfig = { endpoint: sandbox.stsEndpoint, region: 'eu-west-1', maxAttempts: 1 };
  return fromTokenFile({ webIdentityTokenFile, roleArn, roleSessionName: 'pod-1', clientConfig })();
}

describe('createWebIdentityToken', () => {
  describe('when the token is of an issuer of the world', () => {
    it("is the default world's subject, and accepted, unless told otherwise", async () => {
      const sandbox = await start();
      const { accessKeyId } = await assumeWithToken(sandbox, 'deploy');
      expect(sandbox.issuedSecrets).toContain(accessKeyId);
      expect(sandbox.sessions).toEqual([
        {
          operation: 'AssumeRoleWithWebIdentity',
          roleArn: 'arn:aws:iam::111122223333:role/deploy',
          roleSessionName: 'pod-1',
          durationSeconds: 3600,
          tags: {},
          transitiveTagKeys: [],
          policyArns: [],
        },
      ]);
    });

    it('can be that of an EKS cluster', async () => {
      const sandbox = await start({ world });
      const session = await assumeWithToken(sandbox, 'pod', { issuer: EKS_ISSUER, subject: POD });
      expect(session.accessKeyId).toMatch(/^ASIA/);
    });

    it('is a secret', async () => {
      const sandbox = await start();
      const token = await sandbox.createWebIdentityToken();
      expect(sandbox.issuedSecrets).toContain(token);
    });

    it('ends after a day', async () => {
      const sandbox = await start();
      const webIdentityTokenFile = join(folder, 'token');
      await writeFile(webIdentityTokenFile, await sandbox.createWebIdentityToken());
      const clientConfig = { endpoint: sandbox.stsEndpoint, region: 'eu-west-1', maxAttempts: 1 };
      const roleArn = 'arn:aws:iam::111122223333:role/deploy';
      const provide = fromTokenFile({ webIdentityTokenFile, roleArn, roleSessionName: 'pod-1', clientConfig });
      sandbox.advanceClock(86_300);
      await expect(provide()).resolves.toHaveProperty('accessKeyId');
      sandbox.advanceClock(200);
      expect((await errorOf(provide())).name).toBe('ExpiredTokenException');
    });
  });

  describe('when STS has a reason to refuse it', () => {
    const pod = { issuer: EKS_ISSUER, subject: POD };
    it.each<[string, string, WebIdentityTokenOptions, string]>([
      ['another subject', 'pod', { issuer: EKS_ISSUER }, 'Not authorized to perform sts:AssumeRoleWithWebIdentity'],
      ['another audience', 'pod', { ...pod, audience: 'other' }, 'Incorrect token audience'],
      [
        'an issuer without provider',
        'pod',
        { ...pod, issuer: 'https://issuer.example' },
        'No OpenIDConnect provider found in your account for https://issuer.example',
      ],
      ["another issuer's role", 'deploy', pod, 'Not authorized to perform sts:AssumeRoleWithWebIdentity'],
    ])('says so: %s', async (_name, role, options, message) => {
      expect((await errorOf(assumeWithToken(await start({ world }), role, options))).message).toBe(message);
    });

    it('cannot read the keys of an issuer that the world does not name', async () => {
      const sandbox = await start({ world: { ...DEFAULT_WORLD, accounts: [account] } });
      const error = await errorOf(assumeWithToken(sandbox, 'pod', { issuer: EKS_ISSUER, subject: POD }));
      expect(error.message).toMatch(/^Couldn't retrieve verification key from your identity provider/);
    });
  });
});
