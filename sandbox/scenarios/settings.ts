// Scenarios that the inputs alone decide: no request is made.
import { DEFAULT_WORLD, trustSubject } from '../world.ts';
import type { Scenario } from './scenario.ts';

export const settingsScenarios: readonly Scenario[] = [
  {
    name: 'inputs-invalid',
    story:
      'Four inputs break their rules: a bare role name, a secret that does not exist, a number without its zeros, a word.',
    inputs: {
      'role-to-assume': 'deploy',
      'aws-region': '',
      'allowed-account-ids': '11122223333',
      'action-timeout-s': 'abc',
    },
    expected: { outcome: 'failure', code: 'INVALID_INPUT', title: 'Several inputs are not valid' },
  },
  {
    name: 'restrictions-without-effect',
    story: 'Four inputs restrict what a token or a new session may be, and the step only looks at what is there.',
    inputs: {
      mode: 'verify',
      'expected-subject': 'repo:octo-org/octo-repo:environment:production',
      'trust-policy-file': 'iam/deploy-trust.json',
      'inline-session-policy': '{"Version":"2012-10-17","Statement":[]}',
      'managed-session-policies': 'arn:aws:iam::aws:policy/ReadOnlyAccess',
    },
    files: { 'iam/deploy-trust.json': JSON.stringify(trustSubject(DEFAULT_WORLD.subject)) },
    expected: { outcome: 'failure', code: 'INVALID_INPUT', title: 'Several inputs are not valid' },
  },
  {
    name: 'custom-tag-of-ours',
    story: 'A session tag would say that the run is one of another repository.',
    inputs: { 'custom-tags': '{"Team":"blue","repository":"octo-org/production"}' },
    expected: { outcome: 'failure', code: 'INVALID_INPUT', title: 'An input is not valid' },
  },
  {
    name: 'wrong-account',
    story: 'The role is in the production account, and the step allows the test account only.',
    inputs: { 'allowed-account-ids': '444455556666' },
    expected: { outcome: 'failure', code: 'ACCOUNT_NOT_ALLOWED', title: 'This AWS account is not allowed' },
  },
  {
    name: 'wrong-role',
    story: 'The role is none of those that the step allows.',
    inputs: { 'allowed-role-arns': 'arn:aws:iam::111122223333:role/read-*' },
    expected: { outcome: 'failure', code: 'ROLE_NOT_ALLOWED', title: 'This IAM role is not allowed' },
  },
  {
    name: 'partition-mismatch',
    story: 'A role of the standard partition with a region in China.',
    inputs: { 'aws-region': 'cn-north-1' },
    expected: { outcome: 'failure', code: 'PARTITION_MISMATCH', title: 'Role and region are in different partitions' },
  },
];
