// Scenarios in which credentials are published.
import { DEFAULT_WORLD, type World } from '../world.ts';
import type { Scenario } from './scenario.ts';

const USER_KEYS = {
  AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
};
const USER = {
  name: 'ci',
  accessKeyId: USER_KEYS.AWS_ACCESS_KEY_ID,
  secretAccessKey: USER_KEYS.AWS_SECRET_ACCESS_KEY,
};
const WITH_USER: World = {
  ...DEFAULT_WORLD,
  accounts: DEFAULT_WORLD.accounts.map((account) => ({ ...account, users: [USER] })),
};

export const successScenarios: readonly Scenario[] = [
  {
    name: 'success',
    story: 'The role trusts this run.',
    expected: { outcome: 'success' },
  },
  {
    name: 'success-region-alone',
    story: 'The job has credentials already, and the step gives a region and nothing else.',
    inputs: { 'role-to-assume': 'none' },
    sandbox: { world: WITH_USER },
    job: { environment: USER_KEYS },
    expected: { outcome: 'success', publishes: 'region' },
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
    name: 'success-after-garbled-answers',
    story: 'GitHub and STS each answer once with something else, and STS does not know the new session at once.',
    sandbox: {
      faults: [
        {
          operation: 'RequestIdToken',
          attempts: [1],
          effect: { kind: 'respond', status: 200, headers: { 'content-type': 'application/json' }, body: '{"value":' },
        },
        {
          operation: 'AssumeRoleWithWebIdentity',
          attempts: [1],
          effect: { kind: 'respond', status: 200, headers: { 'content-type': 'text/plain' }, body: 'OK' },
        },
        {
          operation: 'GetCallerIdentity',
          attempts: [1],
          effect: {
            kind: 'error',
            status: 403,
            code: 'InvalidClientTokenId',
            message: 'The security token included in the request is invalid.',
          },
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
    name: 'profile-beside-keys',
    story: 'An earlier step has exported keys, and the profile is for the commands that name it: both stay.',
    inputs: { 'aws-profile': 'deploy' },
    job: {
      environment: USER_KEYS,
    },
    expected: { outcome: 'success', code: 'OTHER_CREDENTIALS_WIN', level: 'notice' },
  },
  {
    name: 'keys-beside-the-profile',
    story: 'An earlier step has left keys, and the profile is only for steps that name it: the keys are blanked.',
    inputs: { refresh: 'true', 'output-env-credentials': 'false' },
    job: {
      environment: USER_KEYS,
    },
    expected: { outcome: 'success' },
  },
  {
    name: 'profile-in-the-environment',
    story: 'AWS_PROFILE is set for the job, to a profile that is in no file: some tools fail for that.',
    job: { environment: { AWS_PROFILE: 'staging' } },
    expected: { outcome: 'success', code: 'OTHER_CREDENTIALS_WIN', level: 'warning' },
  },
  {
    name: 'profile-in-the-environment-on-windows',
    story: 'AWS_PROFILE is set for the job in the same way, and its scripts are for PowerShell.',
    job: { environment: { AWS_PROFILE: 'staging' }, runnerEnvironment: { RUNNER_OS: 'Windows' } },
    expected: { outcome: 'success', code: 'OTHER_CREDENTIALS_WIN', level: 'warning' },
  },
  {
    name: 'profile-variable-empty',
    story: 'AWS_PROFILE is set to nothing at the top of the workflow, on which the AWS CLI fails.',
    job: { environment: { AWS_PROFILE: '' } },
    expected: { outcome: 'success', code: 'OTHER_CREDENTIALS_WIN', level: 'warning' },
  },
  {
    name: 'pod-beside-the-profile',
    story: 'The runner is a pod with a role of its own, which many tools would take in place of the profile.',
    inputs: { refresh: 'true' },
    job: {
      environment: {
        AWS_ROLE_ARN: 'arn:aws:iam::111122223333:role/pod',
        AWS_WEB_IDENTITY_TOKEN_FILE: '/var/run/secrets/eks.amazonaws.com/serviceaccount/token',
      },
    },
    expected: { outcome: 'success', code: 'OTHER_CREDENTIALS_WIN', level: 'notice' },
  },
];
