// A run in which everything went well, and failures to put into it: each test changes only what it is about.
import { parseRoleArn, type RoleArn } from '../../../src/aws/arn.ts';
import type { CallerIdentity, RoleSession } from '../../../src/aws/role-session.ts';
import type { Failure, Operation } from '../../../src/net/failure.ts';
import type { Facts, RunnerFacts } from '../../../src/observe/facts.ts';
import { NOT_ATTEMPTED } from '../../../src/observe/run-context.ts';
import { parseSettings } from '../../../src/settings/parse.ts';
import type { Settings } from '../../../src/settings/settings.ts';
import type { IdTokenClaims } from '../../../src/trust-policy/claims.ts';
import type { ClockReading } from '../../../src/util/time.ts';
import { DEFAULT_INPUTS, UNKNOWN_RUN } from './raw-inputs.ts';

/** This machine's clock in the healthy run. */
export const NOW = 1_800_000_000;

export function roleArn(text: string): RoleArn {
  const role = parseRoleArn(text);
  if (role === undefined) throw new Error(`not the ARN of a role: ${text}`);
  return role;
}

export const ROLE = roleArn('arn:aws:iam::111122223333:role/ci/deploy');

/** What the defaults of the inputs give, with a role, a region, a session name and no tags. */
export const SETTINGS: Settings & { readonly role: RoleArn } = { ...settingsOfDefaults(), role: ROLE };

function settingsOfDefaults(): Settings {
  const inputs = {
    ...DEFAULT_INPUTS,
    'role-to-assume': ROLE.text,
    'aws-region': 'eu-central-1',
    'role-session-name': 'octo-org-octo-repo-1-1',
    'role-skip-session-tagging': 'true',
  };
  const parsed = parseSettings({ inputs, environment: {}, run: UNKNOWN_RUN });
  if (!parsed.ok) throw new Error('the defaults of the inputs break a rule');
  return parsed.settings;
}

export const CLAIMS: IdTokenClaims = {
  iss: 'https://token.actions.githubusercontent.com',
  sub: 'repo:octo-org/octo-repo:ref:refs/heads/main',
  aud: 'sts.amazonaws.com',
  exp: NOW + 300,
  iat: NOW,
  context: {
    repository: 'octo-org/octo-repo',
    repository_id: '456789',
    repository_owner: 'octo-org',
    ref: 'refs/heads/main',
    ref_type: 'branch',
    event_name: 'push',
    job_workflow_ref: 'octo-org/octo-repo/.github/workflows/deploy.yml@refs/heads/main',
  },
};

export function claimsWith(sub: string, context: IdTokenClaims['context'] = {}): IdTokenClaims {
  return { ...CLAIMS, sub, context: { ...CLAIMS.context, ...context } };
}

export const SESSION: RoleSession = {
  role: ROLE,
  roleSessionName: 'octo-org-octo-repo-1-1',
  durationSeconds: 3600,
  arn: 'arn:aws:sts::111122223333:assumed-role/deploy/octo-org-octo-repo-1-1',
  assumedRoleId: 'AROAEXAMPLEEXAMPLE:octo-org-octo-repo-1-1',
  expiresAt: NOW + 3600,
  grantedAt: NOW,
};

export const IDENTITY: CallerIdentity = {
  account: '111122223333',
  arn: SESSION.arn,
  userId: SESSION.assumedRoleId,
};

export const RUNNER: RunnerFacts = { onGitHubActions: true, eventName: 'push' };

/** One answer: the service's clock was ahead of this machine's by so many seconds. */
export function readingOf(aheadSeconds: number, service: ClockReading['service'] = 'sts'): ClockReading {
  return { service, serverDateAt: NOW + aheadSeconds, sentAt: NOW, receivedAt: NOW + 0.2 };
}

export const FACTS: Facts = {
  settings: SETTINGS,
  runner: RUNNER,
  idToken: { status: 'succeeded', value: CLAIMS },
  baseIdentity: { status: 'not-attempted' },
  chain: [],
  target: ROLE,
  roleSession: { status: 'succeeded', value: SESSION },
  callerIdentity: { status: 'succeeded', value: IDENTITY },
  clocks: [readingOf(0, 'github'), readingOf(0)],
  observedAt: NOW,
  timings: { RequestIdToken: 0.1, AssumeRoleWithWebIdentity: 0.2, GetCallerIdentity: 0.1, total: 0.4 },
};

const SERVICES = {
  RequestIdToken: 'github',
  AssumeRoleWithWebIdentity: 'sts',
  AssumeRole: 'sts',
  GetCallerIdentity: 'sts',
  GetRole: 'iam',
  GetOpenIDConnectProvider: 'iam',
  ReadTokenFile: 'runner',
  LoadCredentials: 'runner',
} as const;

export function failureOf(operation: Operation, code: string, more: Partial<Failure> = {}): Failure {
  return { service: SERVICES[operation], operation, code, message: 'refused', attempts: 1, ...more };
}

/** Who assumes a role with credentials. */
const CALLER: CallerIdentity = {
  account: '444455556666',
  arn: 'arn:aws:iam::444455556666:user/ci',
  userId: 'AIDAEXAMPLE',
};

/** The healthy run up to this failure. */
export function factsUpTo(failure: Failure, changes: Partial<Facts> = {}): Facts {
  const failed = { status: 'failed', failure } as const;
  const attempts = {
    RequestIdToken: { idToken: failed, roleSession: NOT_ATTEMPTED, callerIdentity: NOT_ATTEMPTED },
    AssumeRoleWithWebIdentity: { roleSession: failed, callerIdentity: NOT_ATTEMPTED },
    AssumeRole: {
      idToken: NOT_ATTEMPTED,
      baseIdentity: { status: 'succeeded', value: CALLER } as const,
      roleSession: failed,
      callerIdentity: NOT_ATTEMPTED,
    },
    ReadTokenFile: { idToken: failed, roleSession: NOT_ATTEMPTED, callerIdentity: NOT_ATTEMPTED },
    LoadCredentials: {
      idToken: NOT_ATTEMPTED,
      baseIdentity: failed,
      roleSession: NOT_ATTEMPTED,
      callerIdentity: NOT_ATTEMPTED,
    },
    GetCallerIdentity: { callerIdentity: failed },
    GetRole: {},
    GetOpenIDConnectProvider: {},
  }[failure.operation];
  return { ...FACTS, ...attempts, ...changes };
}
