// Steps that several findings advise: what to paste where a policy has characters that IAM takes only as escapes.
import { describe, expect, it } from '@jest/globals';
import { trustPolicySteps } from '../../../../src/diagnosis/words/remedies.ts';
import { claimsWith, ROLE } from '../../samples/healthy.ts';

function languagesFor(environment: string): readonly (string | undefined)[] {
  const claims = claimsWith(`repo:o@1/r@2:environment:${environment}`);
  return trustPolicySteps({ role: ROLE, claims, region: 'eu-central-1' }).map(({ snippet }) => snippet?.language);
}

describe('trustPolicySteps', () => {
  it('gives the policy in three languages', () => {
    expect(languagesFor('prod é')).toEqual(['json', 'hcl', 'yaml']);
  });

  it('gives a command with escapes where IAM refuses what Terraform sends', () => {
    expect(languagesFor("it's €")).toEqual(['json', 'hcl', 'yaml', 'sh']);
    const claims = claimsWith("repo:o@1/r@2:environment:it's €");
    const command = trustPolicySteps({ role: ROLE, claims, region: 'eu-central-1' }).at(-1)?.snippet?.text ?? '';
    const [, document = ''] =
      /^aws iam update-assume-role-policy --role-name deploy --policy-document '(.*)'$/s.exec(command) ?? [];
    expect(command).toMatch(/^[ -~]*$/);
    expect(JSON.stringify(JSON.parse(document.replaceAll(`'\\''`, "'")))).toContain("environment:it's €");
  });
});
