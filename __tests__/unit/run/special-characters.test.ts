// A secret key without special characters: how often a step asks for one, and that it masks those that it does not take.
import { describe, expect, it } from '@jest/globals';
import { findingCodeOf } from '../../../sandbox/scenarios/scenario.ts';
import type { IssuedCredentials, SandboxOptions } from '../../../sandbox/server.ts';
import { issueRandomCredentials } from '../../../sandbox/sessions.ts';
import { operationsOf, publishedBy, stepSetting } from './step-setting.ts';

describe('main step', () => {
  describe('when the secret key is to have no special characters', () => {
    const PLAIN = 'x'.repeat(40);
    /** Secret keys with special characters, so many, and plain ones then. */
    const plainAfter = (count: number) => {
      const issued: IssuedCredentials[] = [];
      const issueCredentials = (): IssuedCredentials => {
        const one = issueRandomCredentials();
        issued.push(issued.length < count ? one : { ...one, secretAccessKey: PLAIN });
        return issued.at(-1) ?? one;
      };
      return { issued, issueCredentials };
    };
    const begin = async (options: SandboxOptions) => {
      const { sandbox, main } = await stepSetting(options);
      const result = await main({ 'special-characters-workaround': 'true' });
      const count = (name: string) => operationsOf(sandbox).filter((operation) => operation === name).length;
      const counts = ['RequestIdToken', 'AssumeRoleWithWebIdentity', 'GetCallerIdentity'].map(count);
      return { sandbox, result, counts };
    };

    it.each([0, 1, 19])('asks again until it has none, with the same ID token: after %d', async (count) => {
      const { issued, issueCredentials } = plainAfter(count);
      const { result, counts } = await begin({ issueCredentials });
      expect([result.outcome, counts]).toEqual(['success', [1, count + 1, 1]]);
      expect(result.exported['AWS_SECRET_ACCESS_KEY']).toBe(PLAIN);
      expect(result.exported['AWS_ACCESS_KEY_ID']).toBe(issued.at(-1)?.accessKeyId);
      const secretsOf = (one: IssuedCredentials) => [one.accessKeyId, one.secretAccessKey, one.sessionToken];
      expect(issued.flatMap(secretsOf).filter((secret) => !result.masks.includes(secret))).toEqual([]);
      const given = JSON.stringify([result.exported, result.outputs, result.state]);
      expect(
        issued
          .slice(0, -1)
          .flatMap((one) => secretsOf(one).slice(0, 1))
          .filter((id) => given.includes(id)),
      ).toEqual([]);
    });

    it('asks twenty times at most, and takes the last one as it is', async () => {
      const { issued, issueCredentials } = plainAfter(Number.POSITIVE_INFINITY);
      const { result, counts } = await begin({ issueCredentials });
      expect([result.outcome, counts]).toEqual(['success', [1, 20, 1]]);
      expect(result.exported['AWS_SECRET_ACCESS_KEY']).toBe(issued.at(-1)?.secretAccessKey);
    });

    it('does not ask again for a session on the way, which nobody gets', async () => {
      const { issueCredentials } = plainAfter(2);
      const { sandbox, main } = await stepSetting({ issueCredentials });
      const chain = { 'role-chain': 'arn:aws:iam::111122223333:role/next', 'disable-retry': 'true' };
      await main({ 'special-characters-workaround': 'true', ...chain });
      const count = operationsOf(sandbox).filter((operation) => operation === 'AssumeRoleWithWebIdentity').length;
      expect(count).toBe(1);
    });

    it('stops at a refusal', async () => {
      const { issueCredentials } = plainAfter(Number.POSITIVE_INFINITY);
      const refusal = { kind: 'error', status: 400, code: 'ValidationError', message: 'No.' } as const;
      const faults = [{ operation: 'AssumeRoleWithWebIdentity', attempts: [3], effect: refusal }] as const;
      const { result, counts } = await begin({ issueCredentials, faults });
      expect(result.annotations.map(({ message }) => findingCodeOf(message))).toEqual(['REQUEST_REJECTED']);
      expect([publishedBy(result), counts]).toEqual(['', [1, 3, 0]]);
    });

    it('asks once otherwise', async () => {
      const { issueCredentials } = plainAfter(1);
      const { sandbox, main } = await stepSetting({ issueCredentials });
      await main();
      expect(operationsOf(sandbox)).toHaveLength(3);
    });
  });
});
