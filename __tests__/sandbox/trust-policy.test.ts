// Trust policies: what IAM would say to one caller and one policy at a time.
import { describe, expect, it } from '@jest/globals';
import { type TrustPolicy, type TrustStatement, trusts, unknownOperators } from '../../sandbox/trust-policy.ts';

const PROVIDER = 'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com';
const PREFIX = 'token.actions.githubusercontent.com';
const SUB = `${PREFIX}:sub`;

const NAMES = 'repo:o/r:ref:refs/heads/main';

function statement(over: Partial<TrustStatement>): TrustStatement {
  return { Effect: 'Allow', Principal: { Federated: PROVIDER }, Action: 'sts:AssumeRoleWithWebIdentity', ...over };
}

function allows(policy: TrustPolicy): boolean {
  return trusts(policy, {
    action: 'sts:AssumeRoleWithWebIdentity',
    principalType: 'Federated',
    principals: [PROVIDER],
    context: { [`${PREFIX}:Sub`]: [NAMES], [`${PREFIX}:aud`]: ['sts.amazonaws.com'] },
  });
}

describe('trusts', () => {
  describe('when statements, actions and principals vary', () => {
    it.each<[string, TrustPolicy, boolean]>([
      ['no statement', { Statement: [] }, false],
      ['a deny beside an allow', { Statement: [statement({}), statement({ Effect: 'Deny' })] }, false],
      [
        'a deny for others',
        {
          Statement: [
            statement({}),
            statement({ Effect: 'Deny', Condition: { StringNotLike: { [SUB]: 'repo:o/*' } } }),
          ],
        },
        true,
      ],
      [
        'a deny of every action',
        { Statement: [statement({}), statement({ Effect: 'Deny', Principal: '*', Action: '*' })] },
        false,
      ],
      [
        'a deny of another action',
        { Statement: [statement({}), statement({ Effect: 'Deny', Action: ['sts:TagSession', 'sts:AssumeRole'] })] },
        true,
      ],
      [
        'a deny for another kind of principal',
        { Statement: [statement({}), statement({ Effect: 'Deny', Principal: { AWS: '*' } })] },
        true,
      ],
      ['either of two allows', { Statement: [statement({ Action: 'sts:TagSession' }), statement({})] }, true],
      ['sts:*', { Statement: statement({ Action: 'sts:*' }) }, true],
      ['a list of actions', { Statement: statement({ Action: ['sts:TagSession', 'sts:?ssume*Identity'] }) }, true],
      ['sts:AssumeRole*', { Statement: statement({ Action: ['sts:AssumeRole*'] }) }, true],
      ['actions ignore case', { Statement: statement({ Action: 'STS:assumerolewithwebidentity' }) }, true],
      ['another action', { Statement: statement({ Action: 'sts:AssumeRole' }) }, false],
      ['a list of principals', { Statement: statement({ Principal: { Federated: ['x', PROVIDER] } }) }, true],
      ['another provider', { Statement: statement({ Principal: { Federated: `${PROVIDER}/slug` } }) }, false],
      ['another kind of principal', { Statement: statement({ Principal: { AWS: PROVIDER } }) }, false],
      ['a service', { Statement: statement({ Principal: { Service: ['ec2.amazonaws.com', '*'] } }) }, false],
      ['every AWS principal', { Statement: statement({ Principal: { AWS: '*' } }) }, false],
      ['every provider', { Statement: statement({ Principal: { Federated: '*' } }) }, true],
      ['two kinds of principals', { Statement: statement({ Principal: { AWS: 'x', Federated: PROVIDER } }) }, true],
      ['everyone', { Statement: statement({ Principal: '*' }) }, true],
    ])('%s', (_name, policy, expected) => {
      expect(allows(policy)).toBe(expected);
    });
  });
});

describe('unknownOperators', () => {
  it('names what cannot be evaluated', () => {
    const Condition = { StringEquals: { a: 'b' }, 'ForAnyValue:StringLikeIfExists': { a: 'b' }, Null: { a: true } };
    expect(unknownOperators({ Statement: statement({ Condition }) })).toEqual([]);
    expect(unknownOperators({ Statement: statement({ Condition: { StringMatches: { a: 'b' } } }) })).toEqual([
      'StringMatches',
    ]);
  });
});
