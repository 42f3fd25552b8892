// What is wrong with a text beyond the rule of its input.
import { describe, expect, it } from '@jest/globals';
import { isUnexpanded } from '../../../src/settings/parsers/plain-values.ts';
import { textFault } from '../../../src/settings/text-faults.ts';

const ROLE = 'arn:aws:iam::111122223333:role/deploy';

describe('textFault', () => {
  it.each<[input: string, text: string, fault: string | undefined]>([
    ['role-to-assume', ROLE, undefined],
    ['role-to-assume', `${ROLE.slice(0, 8)}\u200b${ROLE.slice(8)}`, 'Character 9 is a zero-width space (U+200B).'],
    ['aws-region', 'eu-central\u00a0-1', 'Character 11 is a no-break space (U+00A0).'],
    ['custom-tags', 'Team=\u202eblue', 'Character 6 is a hidden character (U+202E).'],
    ['aws-region', 'eu\u2013central-1', 'Character 3 is U+2013, which is not ASCII.'],
    ['custom-tags', 'Team=blau\u00e9', undefined],
    ['role-to-assume', '${{ secrets.ROLE }}', 'It contains an expression that GitHub did not evaluate.'],
    ['role-to-assume', '{{ secrets.ROLE }}', 'Write ${{ secrets.ROLE }}.'],
    ['role-to-assume', 'secrets.ROLE', 'Write ${{ secrets.ROLE }}.'],
    ['aws-region', '$AWS_REGION', 'Write ${{ env.AWS_REGION }}.'],
    ['aws-region', '${AWS_REGION}', 'Write ${{ env.AWS_REGION }}.'],
    ['aws-region', '$env:AWS_REGION', 'Write ${{ env.AWS_REGION }}.'],
    ['trust-policy-file', '%RUNNER_TEMP%\\trust.json', 'Write ${{ env.RUNNER_TEMP }}.'],
    [
      'role-to-assume',
      'arn:aws:iam::${AWS::AccountId}:role/x',
      '${AWS::AccountId} is filled in by CloudFormation alone.',
    ],
    ['role-to-assume', 'arn:aws:iam::${var.account}:role/x', '${var.account} is filled in by Terraform alone.'],
    ['role-to-assume', '${secrets.ROLE}', 'Write ${{ secrets.ROLE }}.'],
    ['role-to-assume', 'arn:aws:iam::<account>:role/x', '"<account>" is a placeholder.'],
    ['role-to-assume', 'arn:aws:iam::YOUR_ACCOUNT_ID:role/x', '"YOUR_ACCOUNT_ID" is a placeholder.'],
    ['aws-region', '$(aws configure get region)', 'Commands don\'t run in "with:".'],
    ['inline-session-policy', '{"Resource":"${aws:username}"', undefined],
    ['inline-session-policy', '{{ secrets.POLICY }}', 'Write ${{ secrets.POLICY }}.'],
    ['role-to-assume', `"${ROLE}"`, 'The quotes are part of the value.'],
    ['aws-region', "eu-central-1'", 'The quotes are part of the value.'],
    [
      'role-to-assume',
      'arn:aws:sts::111122223333:assumed-role/deploy/run',
      `The role is ${ROLE}, perhaps with a path.`,
    ],
    ['roles', `a = arn:aws-cn:sts::111122223333:assumed-role/x/y`, 'The role is arn:aws-cn:iam::111122223333:role/x,'],
    ['role-to-assume', 'arn:aws:iam::111122223333:instance-profile/deploy', `Its role is often ${ROLE}.`],
    [
      'role-to-assume',
      'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com',
      `the ARN of an OIDC provider. A role ARN looks like ${ROLE}.`,
    ],
    ['role-chain', `${ROLE}, arn:aws:iam::111122223333:policy/x`, 'the ARN of a policy.'],
    ['role-to-assume', 'arn:aws:iam::111122223333:root', 'the ARN of an account.'],
    ['managed-session-policies', 'arn:aws:iam::111122223333:user/x', undefined],
  ])('says of %s: %j', (input, text, fault) => {
    const found = textFault(input, text);
    if (fault === undefined) expect(found).toBeUndefined();
    else expect(found).toContain(fault);
  });
});

describe('isUnexpanded', () => {
  it.each(['${{ vars.X }}', '${X}', '{{ vars.X }}', '$X', '$X/token', '$env:X', '%X%\\token', '$(cat x)', 'vars.X'])(
    'knows %s',
    (text) => expect(isUnexpanded(text)).toBe(true),
  );

  it.each(['sts.amazonaws.com', 'repo:o/r:ref:refs/heads/a$b', '100%', 'secrets/token', 'env.production'])(
    'takes %s as it is',
    (text) => expect(isUnexpanded(text)).toBe(false),
  );
});
