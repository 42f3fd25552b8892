// Trust policies as the documentation of AWS and GitHub, the AWS CDK, AWS SAM and Terraform modules give them: none has an error.
import { describe, expect, it } from '@jest/globals';
import { GITHUB_ISSUER } from '../../../src/trust-policy/issuer.ts';
import { lintTrustPolicy } from '../../../src/trust-policy/lint.ts';
import type { LintCode } from '../../../src/trust-policy/lint-codes.ts';
import { readPolicy } from '../../../src/trust-policy/policy.ts';
import { ROLE } from '../samples/healthy.ts';

const GITHUB = 'token.actions.githubusercontent.com';
const SLUG = `${GITHUB}/my-ent`;
const GHES = 'ghes.example/_services/token';
const AUD = 'sts.amazonaws.com';
type Claims = Readonly<Record<string, string | readonly string[]>>;
type Conditions = Readonly<Record<string, Claims>>;

function statement(conditions: Conditions, prefix = GITHUB) {
  const keyed = (claims: Claims) =>
    Object.fromEntries(Object.entries(claims).map(([name, value]) => [`${prefix}:${name}`, value]));
  return {
    Effect: 'Allow',
    Principal: { Federated: `arn:aws:iam::111122223333:oidc-provider/${prefix}` },
    Action: 'sts:AssumeRoleWithWebIdentity',
    Condition: Object.fromEntries(Object.entries(conditions).map(([operator, claims]) => [operator, keyed(claims)])),
  };
}

const aud = { StringEquals: { aud: AUD } };
const like = (sub: string | readonly string[]): Conditions => ({ ...aud, StringLike: { sub } });
const equals = (sub: string | readonly string[], more: Claims = {}): Conditions => ({
  StringEquals: { aud: AUD, sub, ...more },
});

type Row = readonly [name: string, lints: readonly LintCode[], statements: readonly object[], issuer?: string];

const GOOD: readonly Row[] = [
  ['IAM, a branch', ['sub-names-only'], [statement(equals('repo:octo-org/octo-repo:ref:refs/heads/main'))]],
  ['IAM, all branches', ['sub-names-only'], [statement(like('repo:octo-org/octo-repo:*'))]],
  ['IAM, an organization', ['sub-any-repository-of-owner'], [statement(like('repo:octo-org/*'))]],
  [
    'IAM, by ids',
    [],
    [
      statement({
        StringEquals: { aud: AUD, repository_owner_id: '123456', repository_id: '456789' },
        StringLike: { sub: 'repo:octo-org/octo-repo:*' },
      }),
    ],
  ],
  ['GitHub, a branch', ['sub-names-only'], [statement(equals('repo:octo-org/octo-repo:ref:refs/heads/octo-branch'))]],
  ['GitHub, an environment', ['sub-names-only'], [statement(equals('repo:octo-org/octo-repo:environment:prod'))]],
  ['GitHub, a subject with ids', [], [statement(equals('repo:octo-org@123456/octo-repo@456789:environment:prod'))]],
  [
    'GitHub, a reusable workflow in the subject',
    ['sub-names-only'],
    [
      statement(
        like(
          'repo:octo-org/octo-repo:environment:prod:job_workflow_ref:octo-org/octo-automation/.github/workflows/oidc.yml@refs/heads/main',
        ),
      ),
    ],
  ],
  ['AWS CDK', ['sub-names-only'], [statement(like('repo:octo-org/octo-repo:*'))]],
  [
    'AWS SAM',
    ['for-all-values-needless', 'for-all-values-needless', 'sub-names-only', 'write-control-doubtful'],
    [statement({ 'ForAllValues:StringLike': { aud: AUD, sub: 'repo:octo-org/octo-repo:ref:refs/heads/main' } })],
  ],
  [
    'a Terraform module, issuer and audience under a set operator',
    ['issuer-not-checked', 'for-all-values-needless', 'sub-names-only'],
    [
      statement({
        'ForAllValues:StringEquals': { iss: GITHUB_ISSUER, aud: AUD },
        StringLike: { sub: ['repo:octo-org/octo-repo:pull_request', 'repo:octo-org/octo-repo:ref:refs/heads/main'] },
      }),
    ],
  ],
  [
    'a Terraform module, audience and subjects as lists',
    ['sub-names-only'],
    [
      statement({
        StringEquals: { aud: [AUD] },
        StringLike: { sub: ['repo:octo-org/octo-repo:ref:refs/tags/*', 'repo:octo-org/octo-repo:ref:refs/heads/main'] },
      }),
    ],
  ],
  [
    'a Terraform module, ForAnyValue',
    ['sub-names-only'],
    [statement({ ...aud, 'ForAnyValue:StringLike': { sub: ['repo:octo-org/octo-repo:environment:prod'] } })],
  ],
  [
    'both forms of the subject, pinned by id',
    [],
    [
      statement(
        equals(
          ['repo:octo-org/octo-repo:ref:refs/heads/main', 'repo:octo-org@123456/octo-repo@456789:ref:refs/heads/main'],
          { repository_id: '456789' },
        ),
      ),
    ],
  ],
  [
    'one reusable workflow for the repositories of an organization',
    [],
    [
      statement({
        StringEquals: {
          aud: AUD,
          repository_owner_id: '123456',
          job_workflow_ref: 'octo-org/pipelines/.github/workflows/deploy.yml@refs/tags/v3',
        },
        StringLike: { sub: ['repo:octo-org/*', 'repo:octo-org@123456/*'] },
      }),
    ],
  ],
  ['tags of a release line', [], [statement(like('repo:octo-org@123456/octo-repo@456789:ref:refs/tags/v*'))]],
  ['pull requests', [], [statement(equals('repo:octo-org@123456/octo-repo@456789:pull_request'))]],
  ['an enterprise', [], [statement(equals('repo:octo-org/octo-repo:environment:prod'), SLUG)], `https://${SLUG}`],
  ['a server of GitHub Enterprise', [], [statement(like('repo:octo-org/octo-repo:*'), GHES)], `https://${GHES}`],
  [
    'github.com and an enterprise in one policy',
    [],
    [
      statement(equals('repo:octo-org@123456/octo-repo@456789:environment:prod')),
      statement(equals('repo:octo-org/octo-repo:environment:prod'), SLUG),
    ],
  ],
];

function lintsOf(statements: readonly object[], issuer: string) {
  const policy = readPolicy({ Version: '2012-10-17', Statement: statements });
  if (!policy.ok) throw new Error(policy.problem);
  return lintTrustPolicy(policy.value, { issuer, role: ROLE });
}

describe('lintTrustPolicy', () => {
  it.each(GOOD)('finds no error in a good policy: %s', (_name, codes, statements, issuer = GITHUB_ISSUER) => {
    const lints = lintsOf(statements, issuer);
    expect(lints.map(({ code }) => code)).toEqual(codes);
    expect(lints.filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});
