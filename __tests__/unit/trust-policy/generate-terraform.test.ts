// The trust policy as Terraform: read back, it is the same policy, whatever the claims hold.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { generateTrustPolicy, renderTerraform, type TrustPolicy } from '../../../src/trust-policy/generate.ts';
import { CLAIMS, claimsWith, ROLE } from '../samples/healthy.ts';
import { hostileText } from '../samples/hostile.ts';
import { documentOf } from './read-terraform.ts';

const ENVIRONMENT = 'repo:o@1/r@2:environment:';

function policyFor(claims: typeof CLAIMS): TrustPolicy {
  const policy = generateTrustPolicy(ROLE, claims);
  if (policy === undefined) throw new Error('no policy was generated');
  return policy;
}

function renderedFor(environment: string): string {
  return renderTerraform(policyFor(claimsWith(`${ENVIRONMENT}${environment}`)));
}

/** What stands between the quotes for the name of an environment. */
function writtenAs(environment: string): string | undefined {
  return /values {3}= \["repo:o@1\/r@2:environment:(.*)"\]/.exec(renderedFor(environment))?.[1];
}

describe('renderTerraform', () => {
  it('is the data source as terraform fmt lays it out', () => {
    expect(renderTerraform(policyFor(CLAIMS))).toBe(`data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRoleWithWebIdentity"]

    principals {
      type        = "Federated"
      identifiers = ["arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "token.actions.githubusercontent.com:aud"
      values   = ["sts.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "token.actions.githubusercontent.com:sub"
      values   = ["repo:octo-org/octo-repo:ref:refs/heads/main"]
    }

    condition {
      test     = "StringEquals"
      variable = "token.actions.githubusercontent.com:repository_id"
      values   = ["456789"]
    }
  }
}`);
  });

  it('has the operator of each condition', () => {
    const sub = 'repo:octo-org/octo-repo:ref:refs/heads/gh-readonly-queue/main/pr-1-abc';
    const policy = policyFor(claimsWith(sub));
    expect(policy.Statement[0].Condition).toHaveProperty('StringLike');
    expect(documentOf(renderTerraform(policy))).toEqual(policy);
  });

  describe('when a value holds what HCL would not take for itself', () => {
    it.each([
      ['a quote', 'a"b', 'a\\"b'],
      ['a backslash', 'a\\b\\', 'a\\\\b\\\\'],
      ['line breaks and a tab', '\r\n\t', '\\r\\n\\t'],
      ['control characters', '\u0000\u001b\u007f\u0085', '\\u0000\\u001b\\u007f\\u0085'],
      ['other than ASCII', 'é€', '\\u00e9\\u20ac'],
      ['what turns the reading direction', '\u202egnp', '\\u202egnp'],
      ['characters of more than 16 bits', '😀\u{e0041}', '\\U0001f600\\U000e0041'],
      ['a directive', '%{ if true }%', '%%{ if true }%'],
      ['doubled signs', '%%{$', '%%%{$'],
      ['signs alone', '$ % & { }', '$ % & { }'],
      ['a workflow command', '##[error]', '#\\u0023[error]'],
    ])('escapes %s', (_name, environment, written) => {
      expect(writtenAs(environment)).toBe(written);
    });
  });

  describe('when the policy escapes a dollar for IAM', () => {
    it.each([
      ['${aws:username}', '$${$}{aws:username}'],
      ['$${x}', '$$${$}{x}'],
      ['&${x}', '&$${$}{x}'],
      ['\\${x}', '\\\\$${$}{x}'],
    ])('keeps that escape of %s from HCL', (environment, written) => {
      expect(writtenAs(environment)).toBe(written);
      expect(documentOf(renderedFor(environment))).toEqual(policyFor(claimsWith(`${ENVIRONMENT}${environment}`)));
    });
  });

  describe('when a value holds what the data source would make a policy variable of', () => {
    it('gives the data source the policy as JSON', () => {
      expect(renderedFor('&{*}${x}%{y}"\\')).toBe(`data "aws_iam_policy_document" "trust" {
  # A statement would turn "&{" into a policy variable.
  source_policy_documents = [
    <<-JSON
    {
      "Version": "2012-10-17",
      "Statement": [
        {
          "Effect": "Allow",
          "Principal": {
            "Federated": "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com"
          },
          "Action": "sts:AssumeRoleWithWebIdentity",
          "Condition": {
            "StringEquals": {
              "token.actions.githubusercontent.com:aud": "sts.amazonaws.com",
              "token.actions.githubusercontent.com:sub": "repo:o@1/r@2:environment:&{\\u0024{*}}\\u0024{$}{x}\\u0025{y}\\"\\\\"
            }
          }
        }
      ]
    }
    JSON
  ]
}`);
    });

    it('does so for the issuer as well, which is part of the identifier', () => {
      const policy = policyFor({ ...claimsWith(`${ENVIRONMENT}x`), iss: 'https://ghes.example/&{x}' });
      expect(documentOf(renderTerraform(policy))).toEqual(policy);
    });
  });

  describe('when Terraform itself would change a value', () => {
    it.each([
      ['a letter and its accent apart', 'e\u0301'],
      ['half a character', 'a\ud800b'],
      ['both that and &{', 'e\u0301&{x}'],
    ])('says so above: %s', (_name, environment) => {
      const [comment, ...others] = renderedFor(environment).split('\n');
      expect(comment).toMatch(/^# Terraform changes some characters of this policy/);
      expect(others).toContain('data "aws_iam_policy_document" "trust" {');
    });

    it('writes half a character as Terraform would read it', () => {
      expect(writtenAs('a\ud800b')).toBe('a\\ufffdb');
    });

    it('says nothing of what it leaves alone', () => {
      expect(renderedFor('\u00e9')).not.toContain('#');
    });
  });

  describe('when IAM takes a character only as an escape', () => {
    it.each(['Ā', '€', '😀'])('says so above: %s', (environment) => {
      const [comment, ...others] = renderedFor(environment).split('\n');
      expect(comment).toBe(
        '# IAM refuses characters beyond U+00FF, and Terraform does not escape them: set the JSON with the AWS CLI instead.',
      );
      expect(others[0]).toBe('data "aws_iam_policy_document" "trust" {');
    });

    it('says so after what Terraform changes', () => {
      expect(renderedFor('e\u0301')).toMatch(/^# Terraform changes[^\n]*\n# IAM refuses[^\n]*\ndata /);
    });
  });

  const text = fc
    .oneof(hostileText, fc.string({ unit: fc.constantFrom(...'$%&{}\\"#[n\n\u202e~'), maxLength: 12 }))
    .map((chosen) => chosen.toWellFormed());

  it('makes the very same document, for any claims', () => {
    fc.assert(
      fc.property(text, text, text, text, (environment, aud, path, repository_id) => {
        const claims = { ...claimsWith(`repo:o/r:environment:${environment}`, { repository_id }), aud };
        for (const policy of [policyFor(claims), policyFor({ ...claims, iss: `https://ghes.example/${path}` })]) {
          expect(documentOf(renderTerraform(policy))).toEqual(policy);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('is printable ASCII without a workflow command, for any claims', () => {
    fc.assert(
      fc.property(hostileText, hostileText, (environment, aud) => {
        const rendered = renderTerraform(policyFor({ ...claimsWith(`${ENVIRONMENT}${environment}`), aud }));
        expect(rendered).toMatch(/^[ -~\n]*$/);
        expect(rendered).not.toMatch(/##\[|^\s*::/m);
      }),
    );
  });
});
