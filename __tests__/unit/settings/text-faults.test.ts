// What is wrong with the text of a refused input, whatever its rule is.
import { describe, expect, it } from '@jest/globals';
import { textFault } from '../../../src/settings/text-faults.ts';

const ROLE = 'arn:aws:iam::111122223333:role/deploy';

describe('textFault', () => {
  it.each<[input: string, text: string, fault: string | undefined]>([
    ['role-to-assume', ROLE, undefined],
    ['role-to-assume', `${ROLE.slice(0, 8)}\u200b${ROLE.slice(8)}`, 'Character 9 is a zero-width space (U+200B).'],
    ['aws-region', 'eu-central\u00a0-1', 'Character 11 is a no-break space (U+00A0).'],
    ['custom-tags', 'Team=\u202eblue', 'Character 6 is a hidden character (U+202E).'],
    ['aws-region', 'eu\u2013central-1', 'Character 3 is an en dash (U+2013). Write "-".'],
    [
      'role-to-assume',
      'arn\uff1aaws:iam::111122223333:role/x',
      'Character 4 is a full-width colon (U+FF1A). Write ":".',
    ],
    ['role-session-name', 'M\u00fcller', 'Character 2 is U+00FC, which is not ASCII.'],
    ['custom-tags', 'Team=blau\u00e9', undefined],
    ['role-to-assume', '${{ secrets.ROLE }}', 'It contains an expression that GitHub did not evaluate.'],
    ['role-to-assume', '{{ secrets.ROLE }}', 'Write ${{ secrets.ROLE }}.'],
    ['role-to-assume', 'secrets.ROLE', 'Write ${{ secrets.ROLE }}.'],
    ['aws-region', '$AWS_REGION', 'Write ${{ env.AWS_REGION }}.'],
    ['aws-region', '${AWS_REGION}', 'Write ${{ env.AWS_REGION }}.'],
    ['aws-region', '$env:AWS_REGION', 'Write ${{ env.AWS_REGION }}.'],
    ['trust-policy-file', '%RUNNER_TEMP%\\trust.json', 'Write ${{ runner.temp }}.'],
    ['audience', '$GITHUB_REPOSITORY_OWNER', 'Write ${{ github.repository_owner }}.'],
    ['web-identity-token-file', '$HOME/token', 'Write the value itself.'],
    [
      'role-session-name',
      '{{ github.repository }}',
      'The value of ${{ github.repository }} has "/", which AWS doesn\'t take here. Write ${{ github.run_id }},',
    ],
    ['role-session-name', '$GITHUB_REF_NAME', 'The value of ${{ github.ref_name }} has "/"'],
    ['role-session-name', '{{ github.repository_owner }}', 'Write ${{ github.repository_owner }}.'],
    ['audience', '{{ github.repository }}', 'Write ${{ github.repository }}.'],
    [
      'role-to-assume',
      'arn:aws:iam::${AWS::AccountId}:role/x',
      '${AWS::AccountId} is filled in by CloudFormation alone.',
    ],
    ['role-to-assume', 'arn:aws:iam::${var.account}:role/x', '${var.account} is filled in by Terraform alone.'],
    ['role-to-assume', '${secrets.ROLE}', 'Write ${{ secrets.ROLE }}.'],
    ['role-to-assume', '${ secrets.ROLE }', 'Write ${{ secrets.ROLE }}.'],
    ['role-to-assume', '{ secrets.ROLE }', 'Write ${{ secrets.ROLE }}.'],
    ['role-to-assume', 'arn:aws:iam::<account>:role/x', '"<account>" is a placeholder.'],
    ['role-to-assume', 'arn:aws:iam::YOUR_ACCOUNT_ID:role/x', '"YOUR_ACCOUNT_ID" is a placeholder.'],
    ['aws-region', '$(aws configure get region)', 'Commands don\'t run in "with:".'],
    ['inline-session-policy', '{"Resource":"${aws:username}"', undefined],
    ['inline-session-policy', '{{ secrets.POLICY }}', 'Write ${{ secrets.POLICY }}.'],
    ['role-to-assume', `"${ROLE}"`, 'The quotes are part of the value.'],
    ['role-to-assume', `\u201c${ROLE}\u201d`, 'The quotes are part of the value.'],
    ['role-to-assume', 'null', 'A script or an expression without a value probably wrote "null".'],
    ['disable-retry', 'undefined', 'A script or an expression without a value probably wrote "undefined".'],
    ['role-to-assume', 'arn:aws:iam::***:role/deploy', 'It contains ***, as logs show masked values.'],
    ['allowed-role-arns', 'arn:aws:iam::***:role/deploy', undefined],
    ['aws-access-key-id', 'AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE', 'It begins with the name of a variable.'],
    ['aws-access-key-id', '{"AccessKeyId":"AKIAIOSFODNN7EXAMPLE"}', 'It is JSON. Give the value alone.'],
    ['role-to-assume', '{{ role }}', 'It has the braces of a template that nothing filled in. Write the value itself.'],
    ['role-to-assume', `${ROLE},${ROLE}`, 'It has several ARNs.'],
    ['role-to-assume', `ROLE_ARN=${ROLE}`, `Give the ARN alone: ${ROLE}.`],
    [
      'role-to-assume',
      `arn:aws:iam::444455556666:role/${ROLE}`,
      `in place of the role's name. Give that ARN alone: ${ROLE}.`,
    ],
    ['role-chain', `arn:aws:iam::444455556666:role/${ROLE}`, `Give that ARN alone: ${ROLE}.`],
    ['role-to-assume', `${ROLE}/`, `Give the ARN alone: ${ROLE}.`],
    ['role-to-assume', `${ROLE}${'x'.repeat(60)}`, 'The name of the role has 66 characters; 64 are allowed.'],
    ['role-to-assume', ROLE.toUpperCase(), 'in lower case: arn:aws:iam::111122223333:role/DEPLOY.'],
    ['role-to-assume', 'arn:aws:iam::111122223333:Role/deploy', `in lower case: ${ROLE}.`],
    ['role-to-assume', 'arn:aws:iam:111122223333:role/deploy', `A colon is missing. Write ${ROLE}.`],
    ['role-to-assume', 'arn:aws:iam:::role/deploy', 'The account id in it is empty.'],
    ['role-to-assume', 'arn:aws:iam::111122223333:role/', 'The name of the role is empty.'],
    ['role-to-assume', 'arn:aws:iam::ACCOUNT_ID:role/deploy', '"ACCOUNT_ID" is a placeholder or an alias.'],
    ['roles', 'a = arn:aws:iam::account-id:role/deploy', '"account-id" is a placeholder or an alias.'],
    [
      'role-to-assume',
      'arn:aws:iam::1111-2222-3333:role/deploy',
      'Leave out the hyphens of the account id: 111122223333.',
    ],
    ['role-to-assume', 'arn:aws:iam::111122223333:roles/deploy', 'Write arn:aws:iam::111122223333:role/deploy.'],
    ['role-to-assume', 'arn:aws:iam::111122223333:role:deploy', 'Write arn:aws:iam::111122223333:role/deploy.'],
    ['role-to-assume', 'arn:aws:lambda:eu-central-1:111122223333:function:x', 'It is the ARN of a resource of lambda'],
    ['role-to-assume', 'https://console.aws.amazon.com/iam/home#/roles/deploy', 'It is a URL.'],
    ['role-to-assume', '111122223333', 'It is an account id.'],
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
    [
      'role-to-assume',
      'arn:aws-cn:iam::aws:policy/ReadOnlyAccess',
      'the ARN of a policy. A role ARN looks like arn:aws-cn:iam::111122223333:role/deploy.',
    ],
    ['managed-session-policies', 'arn:aws:iam::111122223333:user/x', undefined],
  ])('says of %s: %j', (input, text, fault) => {
    const found = textFault(input, text);
    if (fault === undefined) expect(found).toBeUndefined();
    else expect(found).toContain(fault);
  });
});
