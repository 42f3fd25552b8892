// Scenarios in which STS issues credentials that must not be published.
import type { SandboxOptions } from '../server.ts';
import { DEFAULT_WORLD } from '../world.ts';
import { type Scenario, unsure } from './scenario.ts';

function rejected(
  name: string,
  story: string,
  sandbox: SandboxOptions,
  code: string,
  inputs: Readonly<Record<string, string>> = {},
): Scenario {
  return { name, story, sandbox, inputs, expected: { outcome: 'failure', code } };
}

/** Something between the runner and STS that changes the headers of GetCallerIdentity. */
function onTheWay(headers: Readonly<Record<string, string | null>>): SandboxOptions {
  return { faults: [{ operation: 'GetCallerIdentity', effect: { kind: 'tamper', request: { headers } } }] };
}

const OTHER_ROLE = 'arn:aws:sts::999988887777:assumed-role/admin/somebody';

/** Answers as the system does where a file belongs to somebody else. Whoever runs the tests may be root, whom no file is closed to. */
const FILE_OF_ROOT = `import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { basename, dirname } from 'node:path';
const { openSync } = fs;
fs.openSync = (path, ...rest) => {
  if (basename(dirname(String(path))) !== 'aws') return openSync(path, ...rest);
  const message = "EACCES: permission denied, open '" + path + "'";
  throw Object.assign(new Error(message), { code: 'EACCES', errno: -13, syscall: 'open', path });
};
syncBuiltinESMExports();`;

export const sessionScenarios: readonly Scenario[] = [
  rejected(
    'identity-mismatch',
    'The credentials turn out to belong to somebody else.',
    { callerIdentity: { account: '999988887777', arn: OTHER_ROLE, userId: 'AROAOTHER:somebody' } },
    'IDENTITY_MISMATCH',
  ),
  rejected(
    'diagnose-identity-mismatch',
    'Somebody looks into a role, and the credentials turn out to belong to somebody else.',
    { callerIdentity: { account: '999988887777', arn: OTHER_ROLE, userId: 'AROAOTHER:somebody' } },
    'IDENTITY_MISMATCH',
    { mode: 'diagnose' },
  ),
  {
    name: 'user-id-of-emulator',
    story: 'An emulator of AWS gives a session another user id than it granted it with.',
    sandbox: { callerIdentity: { userId: 'ARO123EXAMPLE123:octo-org-octo-repo-9876543210-1' } },
    expected: { outcome: 'success', code: 'IDENTITY_MISMATCH', level: 'warning' },
  },
  rejected('clock-behind', "The runner's clock is twenty minutes behind.", { clockOffsetSeconds: 1200 }, 'CLOCK_SKEW'),
  rejected('clock-ahead', "The runner's clock is twenty minutes ahead.", { clockOffsetSeconds: -1200 }, 'CLOCK_SKEW'),
  rejected(
    'remaining-time-too-short',
    'The session must last 55 minutes, and tools will take it for ended sooner, since the clock is ten minutes ahead.',
    { clockOffsetSeconds: -600 },
    'REMAINING_TIME_TOO_SHORT',
    { 'minimum-remaining-seconds': '55m' },
  ),
  rejected(
    'session-already-expired',
    "A session of 15 minutes, and a runner's clock that is 15 minutes ahead.",
    { clockOffsetSeconds: -900 },
    'SESSION_ALREADY_EXPIRED',
    { 'role-duration-seconds': '15m' },
  ),
  unsure(
    rejected(
      'session-expired-at-once',
      'The service behind the endpoint grants sessions that are over at once.',
      { grantedSeconds: -60 },
      'CREDENTIALS_EXPIRED',
    ),
  ),
  unsure(
    rejected(
      'session-token-dropped',
      'Something on the way drops the session token of signed requests.',
      onTheWay({ 'x-amz-security-token': null }),
      'CREDENTIALS_NOT_RECOGNIZED',
    ),
  ),
  unsure(
    rejected(
      'signature-rejected',
      'Something on the way rewrites the signed request.',
      onTheWay({ 'content-type': 'application/x-www-form-urlencoded; charset=iso-8859-1' }),
      'SIGNATURE_REJECTED',
    ),
  ),
  unsure(
    rejected(
      'signature-incomplete',
      'Something on the way cuts long headers.',
      onTheWay({ authorization: 'AWS4-HMAC-SHA256 Credential' }),
      'SIGNATURE_INCOMPLETE',
    ),
  ),
  unsure(
    rejected(
      'signature-missing',
      'Something on the way removes the Authorization header.',
      onTheWay({ authorization: null }),
      'SIGNATURE_MISSING',
    ),
  ),
  rejected(
    'signature-time-rejected',
    "The runner's clock is twenty minutes behind, and a proxy removes the header that would tell.",
    {
      clockOffsetSeconds: 1200,
      faults: (['RequestIdToken', 'AssumeRoleWithWebIdentity', 'GetCallerIdentity'] as const).map((operation) => ({
        operation,
        effect: { kind: 'tamper', withoutResponseHeaders: ['date'] },
      })),
    },
    'SIGNATURE_TIME_REJECTED',
  ),
  rejected(
    'endpoint-of-another-region',
    'The endpoint is that of another region than the input says.',
    { region: 'us-east-1' },
    'SIGNATURE_SCOPE_REJECTED',
  ),
  {
    ...rejected(
      'caller-identity-denied',
      'The policy of the VPC endpoint allows the exchange and nothing else.',
      { vpcEndpointDenies: ['sts:GetCallerIdentity'] },
      'CALLER_IDENTITY_DENIED',
    ),
    expected: {
      outcome: 'failure',
      code: 'CALLER_IDENTITY_DENIED',
      confidence: 'likely',
    },
  },
  rejected(
    'account-not-ready',
    'The account was opened this morning and never activated.',
    {
      world: {
        ...DEFAULT_WORLD,
        accounts: DEFAULT_WORLD.accounts.map((account) => ({ ...account, subscribed: false })),
      },
    },
    'ACCOUNT_NOT_READY',
  ),
  {
    ...unsure(
      rejected(
        'other-keys-remain',
        'The exchange fails, and the environment of the job has leftover long-term keys.',
        onTheWay({ authorization: null }),
        'SIGNATURE_MISSING',
      ),
    ),
    job: {
      environment: {
        AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
        AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
      },
    },
  },
  {
    name: 'publishing-failed',
    story: 'A wrapper around the step dropped the variable that names the file for the environment.',
    job: { runnerEnvironment: { GITHUB_ENV: '' } },
    expected: { outcome: 'failure', code: 'PUBLISHING_FAILED' },
  },
  {
    name: 'temp-folder-misread',
    story: 'The runner is a Windows machine, and the path of its temporary folder has percent signs in it.',
    runnerTemp: '%TEAM% temp',
    job: { runnerEnvironment: { RUNNER_OS: 'Windows' } },
    inputs: { 'aws-profile': 'deploy' },
    expected: { outcome: 'failure', code: 'PUBLISHING_FAILED' },
  },
  {
    name: 'profile-without-home',
    story: 'The step makes a profile, and the container of the job has an empty HOME.',
    job: { runnerEnvironment: { HOME: '' } },
    inputs: { 'aws-profile': 'deploy' },
    expected: { outcome: 'success' },
  },
  {
    name: 'profile-file-of-another-user',
    story: 'The step makes a profile, and AWS_CONFIG_FILE names a file that only root may read.',
    job: { environment: { AWS_CONFIG_FILE: 'aws/config' } },
    files: { 'aws/config': '' },
    inputs: { 'aws-profile': 'deploy' },
    step: { environment: { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(FILE_OF_ROOT)}` } },
    expected: { outcome: 'failure', code: 'PUBLISHING_FAILED' },
  },
  {
    name: 'profile-file-is-folder',
    story: 'The step makes a profile, and AWS_CONFIG_FILE names a folder.',
    job: { environment: { AWS_CONFIG_FILE: 'aws' } },
    files: { 'aws/config': '' },
    inputs: { 'aws-profile': 'deploy' },
    expected: { outcome: 'failure', code: 'PUBLISHING_FAILED' },
  },
];
