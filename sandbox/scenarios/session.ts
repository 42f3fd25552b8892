// Scenarios in which STS issues credentials that must not be published.
import type { SandboxOptions } from '../server.ts';
import type { Scenario } from './scenario.ts';

function rejected(
  name: string,
  story: string,
  sandbox: SandboxOptions,
  code: string,
  title: string,
  inputs: Readonly<Record<string, string>> = {},
): Scenario {
  return { name, story, sandbox, inputs, expected: { outcome: 'failure', code, title } };
}

const OTHER_ROLE = 'arn:aws:sts::999988887777:assumed-role/admin/somebody';

export const sessionScenarios: readonly Scenario[] = [
  rejected(
    'identity-mismatch',
    'The credentials turn out to belong to somebody else.',
    { callerIdentity: { account: '999988887777', arn: OTHER_ROLE, userId: 'AROAOTHER:somebody' } },
    'IDENTITY_MISMATCH',
    'The credentials belong to another identity',
  ),
  rejected(
    'clock-behind',
    "The runner's clock is twenty minutes behind.",
    { clockOffsetSeconds: 1200 },
    'CLOCK_SKEW',
    "The runner's clock is too far off",
  ),
  rejected(
    'clock-ahead',
    "The runner's clock is twenty minutes ahead.",
    { clockOffsetSeconds: -1200 },
    'CLOCK_SKEW',
    "The runner's clock is too far off",
  ),
  rejected(
    'remaining-time-too-short',
    'The session must last 55 minutes, and tools will take it for ended sooner, since the clock is ten minutes ahead.',
    { clockOffsetSeconds: -600 },
    'REMAINING_TIME_TOO_SHORT',
    'The session ends too soon',
    { 'minimum-remaining-seconds': '55m' },
  ),
  rejected(
    'session-already-expired',
    "A session of 15 minutes, and a runner's clock that is 15 minutes ahead.",
    { clockOffsetSeconds: -900 },
    'SESSION_ALREADY_EXPIRED',
    "The session is over by this machine's clock",
    { 'role-duration-seconds': '15m' },
  ),
  rejected(
    'credentials-not-recognised',
    'STS does not know the credentials that it has just issued.',
    {
      faults: [
        {
          operation: 'GetCallerIdentity',
          effect: {
            kind: 'error',
            status: 403,
            code: 'InvalidClientTokenId',
            message: 'The security token included in the request is invalid.',
          },
        },
      ],
    },
    'CREDENTIALS_NOT_RECOGNISED',
    'AWS does not accept the new credentials',
  ),
  rejected(
    'signature-rejected',
    'Something on the way rewrites the signed request.',
    {
      faults: [
        {
          operation: 'GetCallerIdentity',
          effect: {
            kind: 'error',
            status: 403,
            code: 'SignatureDoesNotMatch',
            message: 'The request signature we calculated does not match the signature you provided.',
          },
        },
      ],
    },
    'SIGNATURE_REJECTED',
    'AWS rejected the signature of a request',
  ),
];
