// The generated trust policy: exactly this token, and nobody else.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { RoleArn } from '../../../src/aws/arn.ts';
import { evaluateTrustPolicy } from '../../../src/trust-policy/evaluate.ts';
import { generateTrustPolicy, tagPattern } from '../../../src/trust-policy/generate.ts';
import { lintTrustPolicy } from '../../../src/trust-policy/lint.ts';
import { parseTrustPolicy } from '../../../src/trust-policy/parse-policy.ts';
import { requestContextOf } from '../../../src/trust-policy/request-context.ts';
import { CLAIMS, claimsWith, NOW, ROLE, roleArn } from '../samples/healthy.ts';
import { hostileText } from '../samples/hostile.ts';

const GITHUB = 'token.actions.githubusercontent.com';
const IMMUTABLE = 'repo:octo-org@123456/octo-repo@456789:environment:production';

/** The policy, where there is to be one. */
function policyFor(...given: Parameters<typeof generateTrustPolicy>) {
  const policy = generateTrustPolicy(...given);
  if (policy === undefined) throw new Error('no policy was generated');
  return policy;
}

function conditionsOf(...given: Parameters<typeof generateTrustPolicy>) {
  return policyFor(...given).Statement[0].Condition.StringEquals;
}

function parsed(text: string) {
  const result = parseTrustPolicy(text);
  if (!result.ok) throw new Error(result.problem);
  return result.policy;
}

function decisionOn(text: string, claims: typeof CLAIMS): string {
  const request = requestContextOf({ claims, role: ROLE, region: 'eu-central-1', roleSessionName: 'octo', now: NOW });
  return evaluateTrustPolicy(parsed(text), request).decision;
}

function lintsOf(text: string) {
  return lintTrustPolicy(parsed(text), { issuer: CLAIMS.iss, role: ROLE, now: NOW });
}

/** What IAM compares with, once it has put the policy variables in. */
function expanded(value: string): string {
  return value.replaceAll(/\$\{([*?$])\}/g, '$1');
}

describe('generateTrustPolicy', () => {
  it('is one statement for the provider of the account of the role', () => {
    expect(policyFor(ROLE, claimsWith(IMMUTABLE))).toEqual({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { Federated: `arn:aws:iam::111122223333:oidc-provider/${GITHUB}` },
          Action: 'sts:AssumeRoleWithWebIdentity',
          Condition: { StringEquals: { [`${GITHUB}:aud`]: 'sts.amazonaws.com', [`${GITHUB}:sub`]: IMMUTABLE } },
        },
      ],
    });
  });

  describe('when the subject has names alone', () => {
    it('adds the id of the repository', () => {
      expect(conditionsOf(ROLE, CLAIMS)).toEqual({
        [`${GITHUB}:aud`]: 'sts.amazonaws.com',
        [`${GITHUB}:sub`]: CLAIMS.sub,
        [`${GITHUB}:repository_id`]: '456789',
      });
    });

    it.each<[string, RoleArn, typeof CLAIMS]>([
      ['has ids itself', ROLE, claimsWith(IMMUTABLE)],
      ['is of a token that names no id', ROLE, { ...CLAIMS, context: {} }],
      ['is of another issuer', ROLE, { ...CLAIMS, iss: 'https://ghes.example/_services/token' }],
      ['is of an enterprise’s issuer', ROLE, { ...CLAIMS, iss: `https://${GITHUB}/my-ent` }],
      ['is for another partition', roleArn('arn:aws-cn:iam::111122223333:role/x'), CLAIMS],
    ])('does not where it %s', (_name, role, claims) => {
      const prefix = claims.iss.replace('https://', '');
      expect(Object.keys(conditionsOf(role, claims))).toEqual([`${prefix}:aud`, `${prefix}:sub`]);
    });

    it('adds it to a customized subject, whatever that looks like', () => {
      for (const sub of ['workflow:x', 'repository_id:1:context', 'actor:a@1:repo:b', 'repo:o/r']) {
        expect(conditionsOf(ROLE, claimsWith(sub))).toHaveProperty([`${GITHUB}:repository_id`], '456789');
      }
    });
  });

  describe('when the issuer has a path', () => {
    it('has it in the provider and in the keys', () => {
      const policy = policyFor(ROLE, { ...CLAIMS, iss: 'https://ghes.example/_services/token' });
      expect(policy.Statement[0].Principal.Federated).toBe(
        'arn:aws:iam::111122223333:oidc-provider/ghes.example/_services/token',
      );
      expect(Object.keys(policy.Statement[0].Condition.StringEquals)).toContain('ghes.example/_services/token:sub');
    });
  });

  describe('when the subject holds what IAM would expand', () => {
    it.each([
      ['repo:o@1/r@2:environment:${aws:username}', 'repo:o@1/r@2:environment:${$}{aws:username}'],
      ['repo:o@1/r@2:environment:${*}', 'repo:o@1/r@2:environment:${$}{${*}}'],
      ['repo:o@1/r@2:environment:*', 'repo:o@1/r@2:environment:${*}'],
      ['repo:o@1/r@2:environment:a?$*', 'repo:o@1/r@2:environment:a${?}$${*}'],
      ['repo:o@1/r@2:environment:${*', 'repo:o@1/r@2:environment:${$}{${*}'],
      ['repo:o@1/r@2:environment:$$', 'repo:o@1/r@2:environment:$$'],
    ])('writes %s as %s', (sub, value) => {
      expect(conditionsOf(ROLE, claimsWith(sub))[`${GITHUB}:sub`]).toBe(value);
    });

    it('writes an id that is none to the letter, too', () => {
      const claims = { ...CLAIMS, context: { repository_id: '${aws:x}*' } };
      expect(conditionsOf(ROLE, claims)[`${GITHUB}:repository_id`]).toBe('${$}{aws:x}${*}');
    });
  });

  describe('when the subject has a ref that the next run will not have', () => {
    const REPOSITORY = 'repo:octo-org@1/octo-repo@2';
    const REFS: readonly (readonly [ref: string, pattern: string, next: string, other: string])[] = [
      [
        'refs/heads/gh-readonly-queue/main/pr-104-a3f310e2',
        'refs/heads/gh-readonly-queue/main/pr-*',
        'refs/heads/gh-readonly-queue/main/pr-7-0b1',
        'refs/heads/gh-readonly-queue/release/pr-7-0b1',
      ],
      [
        'refs/heads/gh-readonly-queue/release/1.x/pr-1-abc',
        'refs/heads/gh-readonly-queue/release/1.x/pr-*',
        'refs/heads/gh-readonly-queue/release/1.x/pr-2-abd',
        'refs/heads/gh-readonly-queue/release/pr-2-abd',
      ],
      ['refs/pull/12/merge', 'refs/pull/*/merge', 'refs/pull/345/merge', 'refs/heads/main'],
    ];
    const SUBJECTS: readonly (readonly [name: string, subject: (ref: string) => string])[] = [
      ['as usual', (ref) => `${REPOSITORY}:ref:${ref}`],
      ['before other claims', (ref) => `${REPOSITORY}:ref:${ref}:actor:octocat`],
      ['of a workflow', (ref) => `${REPOSITORY}:job_workflow_ref:octo-org/octo-repo/.github/workflows/x.yml@${ref}`],
    ];
    const ROWS = SUBJECTS.flatMap(([name, subject]) => REFS.map(([...refs]) => [name, ...refs.map(subject)] as const));
    it.each(ROWS)(
      'has a pattern for the next, and for no other ref, %s: %s',
      (_, sub = '', pattern, next = '', other = '') => {
        const { StringEquals, StringLike } = policyFor(ROLE, claimsWith(sub)).Statement[0].Condition;
        expect(StringEquals).toEqual({ [`${GITHUB}:aud`]: 'sts.amazonaws.com' });
        expect(StringLike).toEqual({ [`${GITHUB}:sub`]: pattern });
        const text = JSON.stringify(policyFor(ROLE, claimsWith(sub)));
        expect([sub, next, other].map((one) => decisionOn(text, claimsWith(one)))).toEqual(['allow', 'allow', 'deny']);
        expect(lintsOf(text).filter(({ severity }) => severity !== 'notice')).toEqual([]);
      },
    );

    it.each([
      `${REPOSITORY}:environment:refs/pull/12/merge`,
      `${REPOSITORY}:environment:a@refs/pull/12/merge`,
      `${REPOSITORY}:environment:gh-readonly-queue/main/pr-1-abc`,
      `${REPOSITORY}:ref:refs/heads/main`,
      `${REPOSITORY}:ref:refs/heads/x/gh-readonly-queue/main/pr-1-abc`,
      `${REPOSITORY}:ref:refs/heads/gh-readonly-queue/main/mine`,
      `${REPOSITORY}:ref:refs/tags/v1.2.3`,
      `${REPOSITORY}:ref:refs/heads/dependabot/npm/x-1.2.3`,
    ])('has none where it is the name of something else: %s', (sub) => {
      expect(policyFor(ROLE, claimsWith(sub)).Statement[0].Condition).toEqual({
        StringEquals: { [`${GITHUB}:aud`]: 'sts.amazonaws.com', [`${GITHUB}:sub`]: sub },
      });
    });

    it('writes the rest to the letter, and keeps the id', () => {
      const sub = 'repo:octo-org/octo-repo:ref:refs/heads/gh-readonly-queue/${x}/pr-1-abc';
      expect(policyFor(ROLE, claimsWith(sub)).Statement[0].Condition).toMatchObject({
        StringEquals: { [`${GITHUB}:repository_id`]: '456789' },
        StringLike: {
          [`${GITHUB}:sub`]: 'repo:octo-org/octo-repo:ref:refs/heads/gh-readonly-queue/${$}{x}/pr-*',
        },
      });
    });
  });

  it('is JSON with nothing but StringEquals, and accepts audience and subject to the letter, for any claims', () => {
    fc.assert(
      fc.property(hostileText, hostileText, (text, aud) => {
        const sub = `repo:${text}`;
        const claims = { ...claimsWith(sub), aud };
        const policy = JSON.parse(JSON.stringify(generateTrustPolicy(ROLE, claims)));
        const [statement, ...others] = policy.Statement;
        expect(others).toEqual([]);
        expect(Object.keys(statement)).toEqual(['Effect', 'Principal', 'Action', 'Condition']);
        expect(Object.keys(statement.Condition)).toEqual(['StringEquals']);
        const { [`${GITHUB}:sub`]: subject, [`${GITHUB}:aud`]: audience } = statement.Condition.StringEquals;
        expect([subject, audience].map(expanded)).toEqual([sub, aud]);
      }),
    );
  });
});

describe('tagPattern', () => {
  it.each([
    ['repo:o@1/r@2:ref:refs/tags/v1.2.3', 'repo:o@1/r@2:ref:refs/tags/v*'],
    ['repo:o/r:ref:refs/tags/release/2026-11', 'repo:o/r:ref:refs/tags/release/*'],
    ['repo:o/r:ref:refs/tags/1.0', 'repo:o/r:ref:refs/tags/*'],
    ['repo:o/r:ref:refs/tags/${x}1', 'repo:o/r:ref:refs/tags/${$}{x}*'],
    ['repo:o/r:ref:refs/tags/latest', undefined],
    ['repo:o/r:ref:refs/heads/v1.2.3', undefined],
    ['repo:o/r:environment:v1', undefined],
    ['repo:o/r:ref:refs/tags/v1:actor:octocat', undefined],
  ])('gives for %s %s', (sub, pattern) => {
    expect(tagPattern(sub)).toBe(pattern);
  });
});

describe('generateTrustPolicy for a subject without a repository', () => {
  describe('when the subject leaves open which repository it is of', () => {
    it.each([
      [
        'in a partition without the id key',
        roleArn('arn:aws-us-gov:iam::111122223333:role/deploy'),
        'environment:production',
      ],
      ['of another issuer', ROLE, 'actor:octocat'],
    ])('writes no policy %s', (_name, role, sub) => {
      const iss = role === ROLE ? 'https://ghes.example.com/_services/token' : CLAIMS.iss;
      expect(generateTrustPolicy(role, { ...claimsWith(sub), iss })).toBeUndefined();
    });

    it.each([
      'repository:octo-org/octo-repo:actor:octocat',
      'repository_id:456789',
      'actor:octocat:repo:octo-org/octo-repo',
    ])('writes one where a customized subject names it: %s', (sub) => {
      const role = roleArn('arn:aws-us-gov:iam::111122223333:role/deploy');
      expect(policyFor(role, claimsWith(sub)).Statement).toHaveLength(1);
    });
  });
});
