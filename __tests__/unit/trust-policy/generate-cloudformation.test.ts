// The trust policy as CloudFormation: read back, it is the same policy, whatever the claims hold.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parse } from 'yaml';
import { generateTrustPolicy, renderCloudFormation, type TrustPolicy } from '../../../src/trust-policy/generate.ts';
import { CLAIMS, claimsWith, ROLE } from '../samples/healthy.ts';
import { hostileText } from '../samples/hostile.ts';

function policyFor(claims: typeof CLAIMS): TrustPolicy {
  const policy = generateTrustPolicy(ROLE, claims);
  if (policy === undefined) throw new Error('no policy was generated');
  return policy;
}

/** What CloudFormation reads; version 1.1 of YAML takes more plain texts for something else. */
function readYaml(yaml: string): unknown {
  return parse(yaml, { version: '1.1', schema: 'yaml-1.1' });
}

describe('renderCloudFormation', () => {
  it('is a fragment for the properties of a role', () => {
    expect(renderCloudFormation(policyFor(CLAIMS))).toBe(`AssumeRolePolicyDocument:
  Version: "2012-10-17"
  Statement:
    - Effect: "Allow"
      Principal:
        Federated: "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com"
      Action: "sts:AssumeRoleWithWebIdentity"
      Condition:
        StringEquals:
          "token.actions.githubusercontent.com:aud": "sts.amazonaws.com"
          "token.actions.githubusercontent.com:sub": "repo:octo-org/octo-repo:ref:refs/heads/main"
          "token.actions.githubusercontent.com:repository_id": "456789"`);
  });

  it('has texts alone, where YAML would read a date or a number', () => {
    expect(readYaml(renderCloudFormation(policyFor(CLAIMS)))).toEqual({ AssumeRolePolicyDocument: policyFor(CLAIMS) });
  });

  it('has the operator of each condition', () => {
    const sub = 'repo:octo-org/octo-repo:ref:refs/heads/gh-readonly-queue/main/pr-1-abc';
    const policy = policyFor(claimsWith(sub));
    expect(policy.Statement[0].Condition).toHaveProperty('StringLike');
    expect(readYaml(renderCloudFormation(policy))).toEqual({ AssumeRolePolicyDocument: policy });
  });

  describe('when a value holds what YAML would not take for itself', () => {
    it.each([
      ['a quote', 'a"b', 'a\\"b'],
      ['a backslash', 'a\\b\\', 'a\\\\b\\\\'],
      ['line breaks and a tab', '\r\n\t', '\\r\\n\\t'],
      ['control characters', '\u0000\u001b\u007f\u0085', '\\u0000\\u001b\\u007f\\u0085'],
      ['what turns the reading direction', '\u202egnp', '\\u202egnp'],
      ['characters of more than 16 bits', '😀\u{e0041}', '\\U0001f600\\U000e0041'],
      ['the text of an escape', '\\ud83d\\ude00', '\\\\ud83d\\\\ude00'],
      ['signs of YAML', ' #a: &b *c !d', ' #a: &b ${*}c !d'],
      ['a workflow command', '##[error]', '#\\u0023[error]'],
      ['what IAM would expand', '${x}', '${$}{x}'],
    ])('escapes %s', (_name, environment, written) => {
      const yaml = renderCloudFormation(policyFor(claimsWith(`repo:o@1/r@2:environment:${environment}`)));
      expect(yaml.split('\n').at(-1)).toBe(
        `          "token.actions.githubusercontent.com:sub": "repo:o@1/r@2:environment:${written}"`,
      );
    });
  });

  it('is the same policy in printable ASCII, every value a quoted text, for any claims', () => {
    const path = hostileText.map((text) => text.slice(0, 100));
    fc.assert(
      fc.property(hostileText, hostileText, path, hostileText, (environment, aud, path, repository_id) => {
        const claims = { ...claimsWith(`repo:o/r:environment:${environment}`, { repository_id }), aud };
        for (const policy of [policyFor(claims), policyFor({ ...claims, iss: `https://ghes.example/${path}` })]) {
          const yaml = renderCloudFormation(policy);
          expect(readYaml(yaml)).toEqual({ AssumeRolePolicyDocument: policy });
          expect(yaml).toMatch(/^[ -~\n]*$/);
          expect(yaml).not.toMatch(/##\[|^\s*::/m);
          const values = yaml.split('\n').flatMap((line) => /: (".*")$/.exec(line)?.[1] ?? []);
          for (const value of values.slice(0, 4)) expect(typeof parse(value)).toBe('string');
        }
      }),
    );
  });
});
