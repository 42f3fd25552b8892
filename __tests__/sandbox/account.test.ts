// What an account, its organization or a VPC endpoint forbids, whatever the role's trust policy says.
import { AssumeRoleCommand, GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { describe, expect, it } from '@jest/globals';
import type { Sandbox, SandboxOptions } from '../../sandbox/server.ts';
import { type Account, DEFAULT_WORLD, GITHUB_ISSUER, trustSubject, type World } from '../../sandbox/world.ts';
import { assume, assumedKeys, createStsClient, errorOf, type Keys, requestIdToken, useSandboxes } from './clients.ts';

const start = useSandboxes();

const USER: Keys = { accessKeyId: 'AKIAAAAAAAAAAAAAAAAA', secretAccessKey: 'user-secret' };
const USER_ARN = 'arn:aws:iam::222222222222:user/ci';
const HOP_ARN = 'arn:aws:iam::111122223333:role/hop';
const hopTrust = { Statement: { Effect: 'Allow', Principal: { AWS: '*' }, Action: 'sts:AssumeRole' } } as const;

/** One account with the roles `deploy` and `hop`, changed as told, and another with a user. */
function worldOf(change: Partial<Account>, userAccount: Partial<Account> = {}): World {
  const main: Account = {
    id: '111122223333',
    providers: [{ url: GITHUB_ISSUER, clientIds: ['sts.amazonaws.com'] }],
    roles: [
      { name: 'deploy', trustPolicy: trustSubject(DEFAULT_WORLD.subject) },
      { name: 'hop', trustPolicy: hopTrust },
    ],
  };
  const users = [{ name: 'ci', ...USER }];
  const other: Account = { id: '222222222222', providers: [], roles: [], users };
  return {
    ...DEFAULT_WORLD,
    accounts: [
      { ...main, ...change },
      { ...other, ...userAccount },
    ],
  };
}

const startWith = (change: Partial<Account>, options: SandboxOptions = {}) =>
  start({ world: worldOf(change), ...options });
const hop = (sandbox: Sandbox, keys: Keys = USER) =>
  createStsClient(sandbox, { keys }).send(new AssumeRoleCommand({ RoleArn: HOP_ARN, RoleSessionName: 'hop-1' }));
const identify = (sandbox: Sandbox, keys: Keys = USER) =>
  createStsClient(sandbox, { keys }).send(new GetCallerIdentityCommand({}));

describe('startSandbox', () => {
  describe("when STS is switched off in the endpoint's region", () => {
    const disabled = { disabledRegions: ['eu-south-2', 'eu-west-1'] };
    const refusal = {
      name: 'RegionDisabledException',
      message:
        'STS is not activated in this region for account:111122223333. Your account administrator can activate STS in this region using the IAM Console.',
      $metadata: { httpStatusCode: 403 },
    };

    it('lets nobody into roles of the account', async () => {
      const sandbox = await startWith(disabled, { region: 'eu-west-1' });
      expect(await errorOf(assume(sandbox))).toMatchObject(refusal);
      expect(await errorOf(hop(sandbox))).toMatchObject(refusal);
    });

    it('looks for the provider before, and at the token after', async () => {
      const sandbox = await startWith({ ...disabled, providers: [] }, { region: 'eu-west-1' });
      expect((await errorOf(assume(sandbox))).message).toMatch(/^No OpenIDConnect provider found/);
      const late = await startWith(disabled, { region: 'eu-west-1' });
      const WebIdentityToken = await requestIdToken(late);
      late.advanceClock(4000);
      expect(await errorOf(assume(late, { WebIdentityToken }))).toMatchObject(refusal);
    });

    it.each([['another region', 'eu-central-1'] as const, ['every region', undefined] as const])(
      'does not matter to an endpoint of %s',
      async (_name, region) => {
        const sandbox = await startWith(disabled, region === undefined ? {} : { region });
        await expect(assume(sandbox)).resolves.toMatchObject({ Audience: 'sts.amazonaws.com' });
      },
    );

    it('does not matter to other accounts', async () => {
      const sandbox = await start({ world: worldOf({}, disabled), region: 'eu-west-1' });
      await expect(assume(sandbox)).resolves.toMatchObject({ Audience: 'sts.amazonaws.com' });
      await expect(hop(sandbox)).resolves.toBeDefined();
    });
  });

  describe('when an account is not subscribed', () => {
    const refusal = {
      name: 'OptInRequired',
      message: 'The AWS Access Key Id needs a subscription for the service',
      $metadata: { httpStatusCode: 403 },
    };

    it('refuses what its callers sign', async () => {
      const sandbox = await start({ world: worldOf({}, { subscribed: false }) });
      expect(await errorOf(identify(sandbox))).toMatchObject(refusal);
      expect(await errorOf(hop(sandbox))).toMatchObject(refusal);
      await expect(identify(sandbox, await assumedKeys(sandbox))).resolves.toMatchObject({ Account: '111122223333' });
    });

    it('verifies the signature before', async () => {
      const sandbox = await start({ world: worldOf({}, { subscribed: false }) });
      const error = await errorOf(identify(sandbox, { ...USER, secretAccessKey: 'wrong' }));
      expect(error.name).toBe('SignatureDoesNotMatch');
    });

    it('still lets ID tokens into its roles, whose sessions can then do nothing', async () => {
      const sandbox = await startWith({ subscribed: false });
      expect(await errorOf(identify(sandbox, await assumedKeys(sandbox)))).toMatchObject(refusal);
    });
  });

  describe("when the provider's thumbprint is not that of the issuer's certificate", () => {
    it('refuses every token', async () => {
      const provider = { url: GITHUB_ISSUER, clientIds: ['sts.amazonaws.com'], thumbprintMatches: false };
      const sandbox = await startWith({ providers: [provider] });
      expect(await errorOf(assume(sandbox))).toMatchObject({
        name: 'InvalidIdentityTokenException',
        message: "OpenIDConnect provider's HTTPS certificate doesn't match configured thumbprint",
        $metadata: { httpStatusCode: 400 },
      });
    });
  });

  describe('when a guardrail of the organization denies an action', () => {
    it.each(['sts:AssumeRoleWithWebIdentity', 'sts:*', 'STS:assumerolewith*'])(
      'denies tokens in the words of a trust policy, by %s',
      async (action) => {
        const sandbox = await startWith({ guardrailDenies: ['s3:*', action] });
        expect(await errorOf(assume(sandbox))).toMatchObject({
          name: 'AccessDenied',
          message: 'Not authorized to perform sts:AssumeRoleWithWebIdentity',
          $metadata: { httpStatusCode: 403 },
        });
      },
    );

    it('denies that action only, on roles of that account only', async () => {
      const sandbox = await startWith({ guardrailDenies: ['sts:AssumeRole'] });
      await expect(assume(sandbox)).resolves.toMatchObject({ Audience: 'sts.amazonaws.com' });
      expect((await errorOf(hop(sandbox))).message).toBe(
        `User: ${USER_ARN} is not authorized to perform: sts:AssumeRole on resource: ${HOP_ARN}`,
      );
      const elsewhere = await start({ world: worldOf({}, { guardrailDenies: ['sts:*'] }) });
      await expect(hop(elsewhere)).resolves.toBeDefined();
    });
  });

  describe('when a VPC endpoint denies an action', () => {
    const refusal = (caller: string, action: string) => ({
      name: 'AccessDenied',
      message: `User: ${caller} is not authorized to perform: ${action} because no VPC endpoint policy allows the ${action} action`,
      $metadata: { httpStatusCode: 403 },
    });

    it('denies it to a caller whose signature is right', async () => {
      const sandbox = await startWith({}, { vpcEndpointDenies: ['sts:GetCallerIdentity'] });
      const keys = await assumedKeys(sandbox);
      const session = 'arn:aws:sts::111122223333:assumed-role/deploy/run-1';
      expect(await errorOf(identify(sandbox, keys))).toMatchObject(refusal(session, 'sts:GetCallerIdentity'));
      expect((await errorOf(identify(sandbox, { ...keys, secretAccessKey: 'wrong' }))).name).toBe(
        'SignatureDoesNotMatch',
      );
      await expect(hop(sandbox)).resolves.toBeDefined();
    });

    it('denies chaining likewise', async () => {
      const sandbox = await startWith({}, { vpcEndpointDenies: ['sts:AssumeRole'] });
      expect(await errorOf(hop(sandbox))).toMatchObject(refusal(USER_ARN, 'sts:AssumeRole'));
      await expect(identify(sandbox)).resolves.toMatchObject({ Arn: USER_ARN });
    });
  });
});
