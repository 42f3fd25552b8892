// Trust policies: what IAM would say to one caller and one policy at a time.
import { describe, expect, it } from '@jest/globals';
import { type TrustPolicy, type TrustStatement, trusts, unknownOperators } from '../../sandbox/trust-policy.ts';

const PROVIDER = 'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com';
const PREFIX = 'token.actions.githubusercontent.com';
const SUB = `${PREFIX}:sub`;
const ENVIRONMENT = `${PREFIX}:environment`;
/** A policy variable, in the notation of policies. */
const variable = (name: string): string => `$\u{7B}${name}}`;

const NAMES = 'repo:o/r:ref:refs/heads/main';
const IDS = 'repo:o@1/r@2:ref:refs/heads/main';

function statement(over: Partial<TrustStatement>): TrustStatement {
  return { Effect: 'Allow', Principal: { Federated: PROVIDER }, Action: 'sts:AssumeRoleWithWebIdentity', ...over };
}

function allows(policy: TrustPolicy, subject = NAMES, more: Record<string, readonly string[]> = {}): boolean {
  return trusts(policy, {
    action: 'sts:AssumeRoleWithWebIdentity',
    principalType: 'Federated',
    principals: [PROVIDER],
    context: { [`${PREFIX}:Sub`]: [subject], [`${PREFIX}:aud`]: ['sts.amazonaws.com'], ...more },
  });
}

describe('trusts', () => {
  describe('when a condition compares claims', () => {
    it.each<[string, NonNullable<TrustStatement['Condition']>, string, boolean]>([
      ['equal subject', { StringEquals: { [SUB]: NAMES } }, NAMES, true],
      ['StringEquals takes a wildcard literally', { StringEquals: { [SUB]: 'repo:o/r:*' } }, NAMES, false],
      ['StringLike with a wildcard', { StringLike: { [SUB]: 'repo:o/r:*' } }, NAMES, true],
      ['names do not match ids', { StringLike: { [SUB]: 'repo:o/r:*' } }, IDS, false],
      ['wildcards for the ids', { StringLike: { [SUB]: 'repo:o@*/r@*:ref:*' } }, IDS, true],
      ['a question mark is one character', { StringLike: { [SUB]: 'repo:?/?:ref:refs/heads/main' } }, NAMES, true],
      ['a question mark is not none', { StringLike: { [SUB]: 'repo:o?/r:*' } }, NAMES, false],
      ['StringLike minds case', { StringLike: { [SUB]: 'repo:O/r:*' } }, NAMES, false],
      ['StringEquals minds case', { StringEquals: { [SUB]: NAMES.replace('o/r', 'O/r') } }, NAMES, false],
      ['IgnoreCase does not', { StringEqualsIgnoreCase: { [SUB]: NAMES.toUpperCase() } }, NAMES, true],
      ['key names ignore case', { StringEquals: { [SUB.toUpperCase()]: NAMES } }, NAMES, true],
      ['one of several values', { StringEquals: { [SUB]: ['repo:x/y:pull_request', NAMES] } }, NAMES, true],
      ['none of several values', { StringEquals: { [SUB]: ['a', 'b'] } }, NAMES, false],
      ['negated, one of the values', { StringNotEquals: { [SUB]: ['a', NAMES] } }, NAMES, false],
      ['negated, none of the values', { StringNotLike: { [SUB]: ['a*', 'b*'] } }, NAMES, true],
      ['two keys must both hold', { StringEquals: { [SUB]: NAMES, [`${PREFIX}:aud`]: 'other' } }, NAMES, false],
      ['two operators must both hold', { StringEquals: { [SUB]: NAMES }, Null: { [SUB]: 'true' } }, NAMES, false],
      ['several audiences', { StringEquals: { [`${PREFIX}:aud`]: ['a', 'sts.amazonaws.com'] } }, NAMES, true],
      ['an escaped wildcard', { StringLike: { [SUB]: `repo:o/r:${variable('*')}` } }, NAMES, false],
      ['an escaped wildcard, met', { StringLike: { [SUB]: `repo:o/r:${variable('*')}` } }, 'repo:o/r:*', true],
      [
        'a policy variable',
        { StringLike: { [SUB]: `repo:o/r:*${variable(`${PREFIX}:aud`)}` } },
        'repo:o/r:sts.amazonaws.com',
        true,
      ],
      ['a policy variable without a value', { StringLike: { [SUB]: `${variable('aws:username')}*` } }, NAMES, false],
    ])('%s', (_name, Condition, subject, expected) => {
      expect(allows({ Statement: statement({ Condition }) }, subject)).toBe(expected);
    });
  });

  describe('when the claim is absent', () => {
    it.each<[string, NonNullable<TrustStatement['Condition']>, boolean]>([
      ['StringEquals', { StringEquals: { [ENVIRONMENT]: 'production' } }, false],
      ['StringLike with everything', { StringLike: { [ENVIRONMENT]: '*' } }, false],
      ['StringEqualsIfExists', { StringEqualsIfExists: { [ENVIRONMENT]: 'production' } }, true],
      ['StringNotEquals', { StringNotEquals: { [ENVIRONMENT]: 'production' } }, true],
      ['ForAllValues:StringLike', { 'ForAllValues:StringLike': { [ENVIRONMENT]: 'prod*' } }, true],
      ['ForAnyValue:StringLike', { 'ForAnyValue:StringLike': { [ENVIRONMENT]: '*' } }, false],
      ['ForAnyValue:StringNotEquals', { 'ForAnyValue:StringNotEquals': { [ENVIRONMENT]: 'x' } }, false],
      ['Null true', { Null: { [ENVIRONMENT]: 'true' } }, true],
      ['Null false', { Null: { [ENVIRONMENT]: false } }, false],
      ['a key IAM does not offer', { StringEquals: { [`${PREFIX}:repository_owner`]: 'o' } }, false],
    ])('%s', (_name, Condition, expected) => {
      expect(allows({ Statement: statement({ Condition }) })).toBe(expected);
    });
  });

  describe('when the claim is present', () => {
    it.each<[string, NonNullable<TrustStatement['Condition']>, boolean]>([
      ['StringEqualsIfExists that differs', { StringEqualsIfExists: { [ENVIRONMENT]: 'other' } }, false],
      ['ForAllValues that holds', { 'ForAllValues:StringLike': { [ENVIRONMENT]: 'prod*' } }, true],
      ['ForAnyValue that holds', { 'ForAnyValue:StringEquals': { [ENVIRONMENT]: ['a', 'production'] } }, true],
      ['Null false', { Null: { [ENVIRONMENT]: 'false' } }, true],
    ])('%s', (_name, Condition, expected) => {
      expect(allows({ Statement: statement({ Condition }) }, NAMES, { [ENVIRONMENT]: ['production'] })).toBe(expected);
    });
  });

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
      ['either of two allows', { Statement: [statement({ Action: 'sts:TagSession' }), statement({})] }, true],
      ['sts:*', { Statement: statement({ Action: 'sts:*' }) }, true],
      ['sts:AssumeRole*', { Statement: statement({ Action: ['sts:AssumeRole*'] }) }, true],
      ['actions ignore case', { Statement: statement({ Action: 'STS:assumerolewithwebidentity' }) }, true],
      ['another action', { Statement: statement({ Action: 'sts:AssumeRole' }) }, false],
      ['a list of principals', { Statement: statement({ Principal: { Federated: ['x', PROVIDER] } }) }, true],
      ['another provider', { Statement: statement({ Principal: { Federated: `${PROVIDER}/slug` } }) }, false],
      ['another kind of principal', { Statement: statement({ Principal: { AWS: PROVIDER } }) }, false],
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
