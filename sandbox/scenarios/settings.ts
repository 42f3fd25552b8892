// Scenarios that the inputs alone decide: no request is made.
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
