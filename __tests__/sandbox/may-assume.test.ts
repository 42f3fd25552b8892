// Callers whose own policies do not let them assume a role.
import { describe, expect, it } from '@jest/globals';
import type { TrustPolicy } from '../../sandbox/trust-policy.ts';
import { DEFAULT_WORLD, GITHUB_ISSUER, trustSubject, type World } from '../../sandbox/world.ts';
import { assumedKeys, assumeWith, errorOf, type Keys, useSandboxes } from './clients.ts';

const LIMITED = { accessKeyId: 'AKIAAAAAAAAAAAAAAAAA', secretAccessKey: 'limited' };
const NOBODY = { accessKeyId: 'AKIABBBBBBBBBBBBBBBB', secretAccessKey: 'nobody' };
const FREE = { accessKeyId: 'AKIACCCCCCCCCCCCCCCC', secretAccessKey: 'free' };
const arn = (path: string): string => `arn:aws:iam::111122223333:role/${path}`;
const trustPolicy: TrustPolicy = {
  Statement: { Effect: 'Allow', Principal: { AWS: '111122223333' }, Action: 'sts:AssumeRole' },
};
const world: World = {
  ...DEFAULT_WORLD,
  accounts: [
    {
      id: '111122223333',
      providers: [{ url: GITHUB_ISSUER, clientIds: ['sts.amazonaws.com'] }],
      users: [
        { name: 'limited', ...LIMITED, mayAssume: [arn('team/*'), arn('exact')] },
        { name: 'nobody', ...NOBODY, mayAssume: [] },
        { name: 'free', ...FREE },
      ],
      roles: [
        { name: 'deploy', trustPolicy: trustSubject(DEFAULT_WORLD.subject), mayAssume: [arn('exact')] },
        { name: 'exact', trustPolicy },
        { name: 'Exact', trustPolicy },
        { name: 'one', path: '/team/', trustPolicy },
      ],
    },
  ],
};

const start = useSandboxes();

describe('AssumeRole', () => {
  describe("when the caller's own policies name the roles it may assume", () => {
    it.each<[string, Keys, string, string]>([
      ['a user with the role in its list', LIMITED, 'exact', 'granted'],
      ['a user with a pattern for the role', LIMITED, 'team/one', 'granted'],
      ['a user without the role in its list', LIMITED, 'Exact', 'AccessDenied'],
      ['a user with an empty list', NOBODY, 'exact', 'AccessDenied'],
      ['a user without a list', FREE, 'Exact', 'granted'],
    ])('%s', async (_name, keys, role, expected) => {
      const outcome = assumeWith(await start({ world }), keys, { role }).then(
        () => 'granted',
        (error: Error) => error.name,
      );
      expect(await outcome).toBe(expected);
    });

    it('holds for role sessions, too, and says what is missing', async () => {
      const sandbox = await start({ world });
      const keys = await assumedKeys(sandbox);
      await expect(assumeWith(sandbox, keys, { role: 'exact' })).resolves.toHaveProperty('Credentials');
      expect(await errorOf(assumeWith(sandbox, keys, { role: 'team/one' }))).toMatchObject({
        name: 'AccessDenied',
        message: `User: arn:aws:sts::111122223333:assumed-role/deploy/run-1 is not authorized to perform: sts:AssumeRole on resource: ${arn('team/one')} because no identity-based policy allows the sts:AssumeRole action`,
        $metadata: { httpStatusCode: 403 },
      });
    });

    it('does not say whether the role exists', async () => {
      const sandbox = await start({ world });
      const [missing, present] = [
        await errorOf(assumeWith(sandbox, NOBODY, { role: 'missing' })),
        await errorOf(assumeWith(sandbox, NOBODY, { role: 'present' })),
      ];
      expect(missing.message.replace('missing', 'present')).toBe(present.message);
    });
  });
});
