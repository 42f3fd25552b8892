// Scenarios in which credentials are published.
import type { Scenario } from './scenario.ts';

export const successScenarios: readonly Scenario[] = [
  {
    name: 'success',
    story: 'The role trusts this run.',
    expected: { outcome: 'success' },
  },
  {
    name: 'success-with-every-restriction',
    story: 'The role trusts this run, and the step narrows what it may get.',
    inputs: {
      'role-session-name': 'deploy-run',
      'role-duration-seconds': '15m',
      'allowed-account-ids': '111122223333, 444455556666',
      'allowed-role-arns': 'arn:aws:iam::111122223333:role/dep*',
      'inline-session-policy': '{"Version":"2012-10-17","Statement":[]}',
      'managed-session-policies': 'arn:aws:iam::aws:policy/ReadOnlyAccess',
      'minimum-remaining-seconds': '10m',
      'output-credentials': 'true',
    },
    expected: { outcome: 'success' },
  },
  {
    name: 'success-after-passing-failures',
    story: 'The connection breaks once and STS has a bad moment, then everything works.',
    sandbox: {
      faults: [
        { operation: 'RequestIdToken', attempts: [1], effect: { kind: 'reset' } },
        {
          operation: 'AssumeRoleWithWebIdentity',
          attempts: [1],
          effect: { kind: 'error', status: 503, code: 'ServiceUnavailable', message: 'Try again.' },
        },
      ],
    },
    expected: { outcome: 'success' },
  },
  {
    name: 'renewed-by-itself',
    story: 'The job takes longer than a session, so later steps get a profile that renews itself.',
    inputs: { refresh: 'true' },
    expected: { outcome: 'success' },
  },
  {
    name: 'clock-behind-by-minutes',
    story: "The runner's clock is five minutes behind.",
    sandbox: { clockOffsetSeconds: 300 },
    expected: { outcome: 'success', code: 'CLOCK_SKEW', level: 'warning' },
  },
  {
    name: 'clock-ahead-by-a-minute',
    story: "The runner's clock is a minute and a half ahead.",
    sandbox: { clockOffsetSeconds: -90 },
    expected: { outcome: 'success', code: 'CLOCK_SKEW', level: 'notice' },
  },
  {
    name: 'session-shorter-than-asked',
    story: 'The service behind the endpoint grants a quarter of an hour, whatever is asked for.',
    sandbox: { grantedSeconds: 900 },
    expected: { outcome: 'success', code: 'GRANTED_DURATION_DIFFERS', level: 'warning' },
  },
  {
    name: 'keys-beside-the-profile',
    story: 'An earlier step has left keys, and the profile is only for steps that name it: they would get those keys.',
    inputs: { refresh: 'true', 'output-env-credentials': 'false' },
    job: {
      environment: {
        AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
        AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
      },
    },
    expected: { outcome: 'success', code: 'KEYS_OVERRIDE_PROFILE', level: 'warning' },
  },
  {
    name: 'profile-in-the-environment',
    story: 'AWS_PROFILE is set for the job, so that some tools would use that profile.',
    job: { environment: { AWS_PROFILE: 'staging' } },
    expected: { outcome: 'success', code: 'PROFILE_OVERRIDES_CREDENTIALS', level: 'warning' },
  },
];
