// Sessions of another length than was asked for.
import { AssumeRoleCommand, GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { describe, expect, it } from '@jest/globals';
import type { Sandbox } from '../../sandbox/server.ts';
import { DEFAULT_WORLD, type World } from '../../sandbox/world.ts';
import { assume, assumedKeys, createStsClient, errorOf, type Keys, useSandboxes } from './clients.ts';

const start = useSandboxes();

const identify = (sandbox: Sandbox, keys: Keys) =>
  createStsClient(sandbox, { keys }).send(new GetCallerIdentityCommand({}));
const secondsLeft = (Credentials: { Expiration?: Date | undefined } | undefined): number =>
  ((Credentials?.Expiration?.getTime() ?? 0) - Date.now()) / 1000;

describe('startSandbox', () => {
  describe('when STS grants sessions of a fixed length', () => {
    it.each([900, 3600])('gives that length to who asks for %i s', async (DurationSeconds) => {
      const sandbox = await start({ grantedSeconds: 120 });
      const { Credentials } = await assume(sandbox, { DurationSeconds });
      expect(Math.abs(secondsLeft(Credentials) - 120)).toBeLessThan(60);
    });

    it('ends the session then', async () => {
      const sandbox = await start({ grantedSeconds: 120 });
      const keys = await assumedKeys(sandbox);
      sandbox.advanceClock(110);
      await expect(identify(sandbox, keys)).resolves.toMatchObject({ Account: '111122223333' });
      sandbox.advanceClock(11);
      expect((await errorOf(identify(sandbox, keys))).name).toBe('ExpiredToken');
    });

    it('still refuses to be asked for more than the role allows', async () => {
      const sandbox = await start({ grantedSeconds: 120 });
      expect((await errorOf(assume(sandbox, { DurationSeconds: 3601 }))).message).toMatch(/MaxSessionDuration/);
    });

    it('does so for AssumeRole too', async () => {
      const trustPolicy = {
        Statement: { Effect: 'Allow', Principal: { AWS: '111122223333' }, Action: 'sts:AssumeRole' },
      } as const;
      const keys = { accessKeyId: 'AKIAAAAAAAAAAAAAAAAA', secretAccessKey: 'user-secret' };
      const account = { id: '111122223333', providers: [], users: [{ name: 'ci', ...keys }] };
      const world: World = { ...DEFAULT_WORLD, accounts: [{ ...account, roles: [{ name: 'hop', trustPolicy }] }] };
      const sandbox = await start({ world, grantedSeconds: 120 });
      const command = new AssumeRoleCommand({ RoleArn: 'arn:aws:iam::111122223333:role/hop', RoleSessionName: 'u1' });
      const { Credentials } = await createStsClient(sandbox, { keys }).send(command);
      expect(Math.abs(secondsLeft(Credentials) - 120)).toBeLessThan(60);
    });
  });

  describe('when that length is negative', () => {
    it('gives sessions that are over at once', async () => {
      const sandbox = await start({ grantedSeconds: -60 });
      const { Credentials } = await assume(sandbox);
      expect(secondsLeft(Credentials)).toBeLessThan(-55);
      expect(await errorOf(identify(sandbox, await assumedKeys(sandbox)))).toMatchObject({
        name: 'ExpiredToken',
        message: 'The security token included in the request is expired',
        $metadata: { httpStatusCode: 403 },
      });
    });
  });
});
