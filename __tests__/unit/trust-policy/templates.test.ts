// A template in place of a policy: what it fills in is unknown, what it says is not.
import { describe, expect, it } from '@jest/globals';
import { evaluateTrustPolicy } from '../../../src/trust-policy/evaluate.ts';
import { lintTrustPolicy } from '../../../src/trust-policy/lint.ts';
import { findTrustPolicy } from '../../../src/trust-policy/parse-policy.ts';
import { requestContextOf } from '../../../src/trust-policy/request-context.ts';
import { CLAIMS, ROLE } from '../samples/healthy.ts';

const GITHUB = 'token.actions.githubusercontent.com';
const STATEMENT = { Effect: 'Allow', Action: 'sts:AssumeRoleWithWebIdentity', Principal: { Federated: '*' } };
const OWN = { 'Fn::Sub': `arn:\${AWS::Partition}:iam::\${AWS::AccountId}:oidc-provider/${GITHUB}` };

const NEWER = { Version: '2012-10-17' };

function judge(Federated: unknown, sub: unknown, prefix = GITHUB, version: { readonly Version?: string } = NEWER) {
  const Condition = { StringLike: { [`${prefix}:sub`]: sub }, StringEquals: { [`${prefix}:aud`]: CLAIMS.aud } };
  const Statement = [{ ...STATEMENT, Principal: { Federated }, Condition }];
  const found = findTrustPolicy({ AssumeRolePolicyDocument: { ...version, Statement } }, ROLE);
  if (!found.ok) throw new Error(found.problem);
  return {
    decision: evaluateTrustPolicy(found.policy, requestContextOf({ claims: CLAIMS, role: ROLE })).decision,
    lints: lintTrustPolicy(found.policy, { issuer: CLAIMS.iss, role: ROLE }).map(({ code }) => code),
  };
}

describe('a trust policy in a template', () => {
  it.each<[string, unknown, unknown, 'allow' | 'deny' | 'unknown', string?]>([
    ['knows the provider of its own account', OWN, 'repo:octo-org/octo-repo:*', 'allow'],
    ['does not know a parameter for the provider', { Ref: 'Provider' }, 'repo:octo-org/octo-repo:*', 'unknown'],
    ['does not know an attribute of the provider', { 'Fn::GetAtt': ['P', 'Arn'] }, CLAIMS.sub, 'unknown'],
    ['refuses by its subject whoever the provider is', { Ref: 'Provider' }, 'repo:octo-org/other:*', 'deny'],
    ['refuses by the text around a parameter', OWN, { 'Fn::Sub': 'repo:octo-org/${Name}:environment:prod' }, 'deny'],
    ['does not know what a parameter makes of it', OWN, { 'Fn::Sub': 'repo:octo-org/${Name}:*' }, 'unknown'],
    ['does not know a list in a parameter', OWN, { Ref: 'Subjects' }, 'unknown'],
    ['allows by one subject beside a parameter', OWN, [{ Ref: 'Subject' }, CLAIMS.sub], 'allow'],
    [
      'refuses by the text around the provider',
      { 'Fn::Sub': 'arn:aws:iam::${X}:oidc-provider/gitlab.com' },
      CLAIMS.sub,
      'deny',
    ],
    ['does not know which key it is', OWN, CLAIMS.sub, 'unknown', '${Issuer.Name}'],
  ])('%s', (...[, Federated, sub, decision, prefix]) => {
    expect(judge(Federated, sub, prefix).decision).toBe(decision);
    expect(judge(Federated, sub, prefix, {}).decision).toBe(decision);
  });

  it('has no policy variables in the older version, which is that of a policy without one', () => {
    const sub = [
      { 'Fn::Sub': '${Prefix}:main' },
      `repo:octo-org/\${${GITHUB}:actor}:*`,
      '${*}',
      { 'Fn::Sub': '${!aws:x}' },
    ];
    const Statement = [{ ...STATEMENT, Condition: { StringLike: { [`${GITHUB}:sub`]: sub } } }];
    expect(findTrustPolicy({ AssumeRolePolicyDocument: { Statement } }, ROLE)).toMatchObject({
      policy: {
        version: '2012-10-17',
        statements: [
          {
            conditions: [
              { values: ['${Prefix}:main', `repo:octo-org/\${$}{${GITHUB}:actor}:*`, '${$}{*}', '${$}{aws:x}'] },
            ],
          },
        ],
      },
    });
  });

  it('has no mistakes in what it fills in', () => {
    expect(judge({ Ref: 'Provider' }, { 'Fn::Sub': 'repo:${Owner}/${Name}:*' }).lints).toEqual([]);
    expect(judge({ Ref: 'Provider' }, { Ref: 'Subject' }).lints).toEqual([]);
    expect(judge(OWN, { 'Fn::Sub': 'repo:${Owner}/*' }).lints).toEqual([]);
    expect(judge(OWN, 'repo:*', '${Issuer}').lints).toEqual([]);
  });
});
