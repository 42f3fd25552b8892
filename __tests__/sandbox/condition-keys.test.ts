// Which claims of an ID token a trust policy can ask for: those that IAM offers as condition keys and the token has.
import { describe, expect, it } from '@jest/globals';
import type { ConditionBlock } from '../../sandbox/trust-condition.ts';
import { DEFAULT_WORLD, GITHUB_ISSUER, trustSubject, type World } from '../../sandbox/world.ts';
import { assume, useSandboxes } from './clients.ts';

const start = useSandboxes();

/** The default world, whose role asks for something else. */
function worldWith(Condition: ConditionBlock): World {
  const [statement] = [trustSubject(DEFAULT_WORLD.subject).Statement].flat();
  if (statement === undefined) throw new Error('Expected a statement');
  const provider = { url: GITHUB_ISSUER, clientIds: ['sts.amazonaws.com'] };
  const roles = [{ name: 'deploy', trustPolicy: { Statement: { ...statement, Condition } } }];
  return { ...DEFAULT_WORLD, accounts: [{ id: '111122223333', providers: [provider], roles }] };
}

const PREFIX = 'token.actions.githubusercontent.com';
/** In every token, but no condition key. */
const OWNER = `${PREFIX}:repository_owner`;
/** In every token, and a condition key. */
const OWNER_ID = `${PREFIX}:repository_owner_id`;
/** A condition key, but not in this token. */
const ENVIRONMENT = `${PREFIX}:environment`;

describe('AssumeRoleWithWebIdentity', () => {
  describe('when the trust policy asks for a claim', () => {
    it.each<[string, ConditionBlock, string]>([
      ['a claim that is a key', { StringEquals: { [OWNER_ID]: '123456' } }, 'granted'],
      ['a claim that is a key, negated', { StringNotEquals: { [OWNER_ID]: '123456' } }, 'AccessDenied'],
      ['a claim that is a key, absent', { Null: { [OWNER_ID]: 'true' } }, 'AccessDenied'],
      ['a claim that is no key', { StringEquals: { [OWNER]: 'octo-org' } }, 'AccessDenied'],
      ['a claim that is no key, negated', { StringNotEquals: { [OWNER]: 'octo-org' } }, 'granted'],
      ['a claim that is no key, absent', { Null: { [OWNER]: 'true' } }, 'granted'],
      ['a claim that is no key, if it exists', { StringEqualsIfExists: { [OWNER]: 'other' } }, 'granted'],
      ['a key that is not in the token', { StringLike: { [ENVIRONMENT]: '*' } }, 'AccessDenied'],
      ['a key that is not in the token, for all', { 'ForAllValues:StringLike': { [ENVIRONMENT]: 'p' } }, 'granted'],
    ])('%s', async (_name, condition, expected) => {
      const sandbox = await start({ world: worldWith(condition) });
      const outcome = assume(sandbox).then(
        () => 'granted',
        (error: Error) => error.name,
      );
      expect(await outcome).toBe(expected);
    });
  });
});
