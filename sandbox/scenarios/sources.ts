// Scenarios that start from something else than GitHub's ID token, or go on from one role to the next.
import type { Fault } from '../faults.ts';
import type { SandboxOptions } from '../server.ts';
import { DEFAULT_WORLD, type Role, trustSubject, type World } from '../world.ts';
import { type Expected, type Scenario, unsure } from './scenario.ts';

const ACCOUNT = '111122223333';
const OTHER_ACCOUNT = '444455556666';
const DEPLOY = `arn:aws:iam::${ACCOUNT}:role/deploy`;
/** The role at the end of the usual chain. */
export const TARGET = `arn:aws:iam::${OTHER_ACCOUNT}:role/target`;
const KEYS = {
  'aws-access-key-id': 'AKIAIOSFODNN7EXAMPLE',
  'aws-secret-access-key': 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
};
const USER = { name: 'ci', accessKeyId: KEYS['aws-access-key-id'], secretAccessKey: KEYS['aws-secret-access-key'] };

/** A role that lets principals of AWS in. */
function roleFor(name: string, principal: string, change: Partial<Role> = {}, actions?: readonly string[]): Role {
  const action = actions ?? ['sts:AssumeRole', 'sts:TagSession'];
  const trustPolicy = {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { AWS: principal }, Action: action }],
  } as unknown as Role['trustPolicy'];
  return { name, trustPolicy, ...change };
}

/** The default world with a user in it, and a second account whose role `target` trusts user and role. */
function worldWith(target: Partial<Role> = {}, deploy: Partial<Role> = {}, actions?: readonly string[]): World {
  const accounts = DEFAULT_WORLD.accounts.map((account) => ({
    ...account,
    users: [USER],
    roles: [
      { name: 'deploy', trustPolicy: trustSubject(DEFAULT_WORLD.subject), ...deploy },
      roleFor('by-keys', ACCOUNT, target, actions),
    ],
  }));
  const other = { id: OTHER_ACCOUNT, providers: [], roles: [roleFor('target', ACCOUNT, target, actions)] };
  return { ...DEFAULT_WORLD, accounts: [...accounts, other] };
}

/** A world in which the usual role leads to that one. */
export const WORLD_WITH_CHAIN = worldWith();

const BY_KEYS = { ...KEYS, 'role-to-assume': `arn:aws:iam::${ACCOUNT}:role/by-keys` };
const CHAIN = { 'role-chain': TARGET };

function succeeding(
  name: string,
  story: string,
  inputs: Scenario['inputs'],
  more: Omit<Partial<Scenario>, 'name' | 'story' | 'inputs'> = {},
): Scenario {
  return {
    name,
    story,
    sandbox: { world: WORLD_WITH_CHAIN },
    inputs: inputs ?? {},
    expected: { outcome: 'success' },
    ...more,
  };
}

function failing(
  name: string,
  story: string,
  inputs: Readonly<Record<string, string>>,
  sandbox: SandboxOptions,
  expected: Omit<Extract<Expected, { outcome: 'failure' }>, 'outcome'>,
  files: Readonly<Record<string, string>> = {},
): Scenario {
  return { name, story, sandbox, inputs, files, expected: { outcome: 'failure', ...expected } };
}

/** Of an EKS cluster; its signature is none. */
const EXPIRED_TOKEN = [
  { alg: 'RS256', kid: 'example' },
  {
    iss: 'https://oidc.eks.eu-central-1.amazonaws.com/id/EXAMPLE',
    sub: 'system:serviceaccount:ci:runner',
    aud: 'sts.amazonaws.com',
    iat: 1_800_082_800,
    exp: 1_800_086_400,
  },
  'a signature that is none',
]
  .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
  .join('.');

/** What AWS says where a policy of the usual chain does not allow an action. */
function denying(action: string, reason: string): Fault {
  const caller = `arn:aws:sts::${ACCOUNT}:assumed-role/deploy/octo-org-octo-repo-9876543210-1`;
  const message = `User: ${caller} is not authorized to perform: ${action} on resource: ${TARGET} ${reason} the ${action} action`;
  return { operation: 'AssumeRole', effect: { kind: 'error', status: 403, code: 'AccessDenied', message } };
}

const noticing = (code: string): Expected => ({ outcome: 'success', code, level: 'notice' });

export const sourceScenarios: readonly Scenario[] = [
  unsure(
    failing(
      'keys-mixed',
      'The access keys were renewed, and only one of the two secrets in the repository.',
      { ...BY_KEYS, 'aws-secret-access-key': 'je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY' },
      { world: worldWith() },
      { code: 'SECRET_KEY_WRONG' },
    ),
  ),
  unsure(
    failing(
      'keys-cut',
      'The last character of the secret access key got lost on the way into the secret.',
      { ...BY_KEYS, 'aws-secret-access-key': KEYS['aws-secret-access-key'].slice(0, -1) },
      { world: worldWith() },
      { code: 'SECRET_KEY_WRONG' },
    ),
  ),
  unsure({
    ...failing(
      'keys-url-encoded',
      'The secret access key in the environment was copied from a URL.',
      { 'role-chaining': 'true', 'role-to-assume': BY_KEYS['role-to-assume'] },
      { world: worldWith() },
      { code: 'SECRET_KEY_WRONG' },
    ),
    job: {
      environment: {
        AWS_ACCESS_KEY_ID: USER.accessKeyId,
        AWS_SECRET_ACCESS_KEY: encodeURIComponent(USER.secretAccessKey),
      },
    },
  }),
  succeeding('keys-alone', 'The step gets long-term keys, and publishes them once they are verified.', {
    ...KEYS,
    'role-to-assume': 'none',
  }),
  succeeding('keys-to-role', 'The step gets long-term keys, and assumes a role with them.', BY_KEYS),
  {
    ...succeeding(
      'keys-and-clock-behind',
      'The step gets long-term keys, and the clock of the runner is far behind.',
      BY_KEYS,
      {
        sandbox: { world: WORLD_WITH_CHAIN, clockOffsetSeconds: 600 },
      },
    ),
    expected: { outcome: 'success', code: 'CLOCK_SKEW', level: 'warning' },
  },
  succeeding('keys-to-role-by-name', 'The step gets long-term keys, and the name of a role in their account.', {
    ...KEYS,
    'role-to-assume': 'by-keys',
  }),
  succeeding(
    'role-chaining',
    'An earlier step left credentials, and a role is assumed with them.',
    {
      'role-chaining': 'true',
      'role-to-assume': BY_KEYS['role-to-assume'],
    },
    {
      job: { environment: { AWS_ACCESS_KEY_ID: USER.accessKeyId, AWS_SECRET_ACCESS_KEY: USER.secretAccessKey } },
    },
  ),
  succeeding('role-chain', 'The role that trusts the workflow leads to one in another account.', CHAIN),
  {
    ...succeeding('role-chain-capped', 'A session of six hours is asked for behind another role.', {
      ...CHAIN,
      'role-duration-seconds': '6h',
    }),
    expected: noticing('CHAINED_DURATION_CAPPED'),
  },
  {
    ...succeeding(
      'session-tags-dropped',
      'STS has no room for all session tags.',
      { ...BY_KEYS, 'custom-tags': 'Team=blue' },
      {
        sandbox: { world: worldWith({ packedPercentPerTag: 40 }) },
      },
    ),
    expected: { outcome: 'success', code: 'SESSION_TAGS_DROPPED', level: 'warning' },
  },
  {
    ...succeeding('tag-keys-unknown', 'transitive-tag-keys lists a key that no tag has.', {
      ...BY_KEYS,
      'transitive-tag-keys': 'Actor\nTeam',
    }),
    expected: noticing('TAG_KEYS_UNKNOWN'),
  },
  {
    ...succeeding('parameters-not-sent', 'An external id is given for a role that is assumed with the ID token.', {
      'role-external-id': 'example-1234',
    }),
    expected: noticing('PARAMETERS_NOT_SENT'),
  },
  unsure(
    failing(
      'keys-unknown',
      'The keys in the secrets were deleted last week.',
      { ...KEYS, 'aws-access-key-id': 'AKIAIOSFODNN7DELETED', 'role-to-assume': 'none', 'disable-retry': 'true' },
      { world: worldWith() },
      { code: 'KEYS_REJECTED' },
    ),
  ),
  failing(
    'keys-swapped',
    'The access key ID went into the secret of the secret access key, and the other way round.',
    {
      ...BY_KEYS,
      'aws-access-key-id': KEYS['aws-secret-access-key'],
      'aws-secret-access-key': KEYS['aws-access-key-id'],
    },
    { world: worldWith() },
    { code: 'KEYS_REJECTED', confidence: 'likely' },
  ),
  failing(
    'keys-quoted',
    'The access keys were copied out of a file, with the quotes around them.',
    {
      ...BY_KEYS,
      'aws-access-key-id': `"${KEYS['aws-access-key-id']}"`,
      'aws-secret-access-key': `"${KEYS['aws-secret-access-key']}"`,
      'disable-retry': 'true',
    },
    { world: worldWith() },
    { code: 'KEYS_REJECTED', confidence: 'likely' },
  ),
  {
    ...failing(
      'keys-expired',
      'A role is to be assumed with the session of a step that ran too long ago.',
      { 'role-chaining': 'true', 'disable-retry': 'true' },
      { world: worldWith(), grantedSeconds: 60 },
      { code: 'KEYS_EXPIRED' },
    ),
    secondsAfterAnother: 120,
  },
  failing(
    'token-file-missing',
    'The file with the web identity token is not mounted into the container of the job.',
    { 'web-identity-token-file': 'secrets/none/token' },
    {},
    { code: 'TOKEN_FILE_UNREADABLE' },
  ),
  failing(
    'token-file-expired',
    'The file with the web identity token is a copy that nobody renews, and its line ends as on Windows.',
    { 'web-identity-token-file': 'secrets/token', 'disable-retry': 'true' },
    {
      faults: [
        {
          operation: 'AssumeRoleWithWebIdentity',
          effect: {
            kind: 'error',
            status: 400,
            code: 'ExpiredTokenException',
            message: 'Token expired: current date/time 1800093600 must be before the expiration date/time 1800086400',
          },
        },
      ],
    },
    { code: 'TOKEN_FILE_EXPIRED' },
    { 'secrets/token': `${EXPIRED_TOKEN}\r\n` },
  ),
  failing(
    'token-file-not-a-token',
    "The file with the web identity token has the issuer's whole answer, of which the token is a part.",
    { 'web-identity-token-file': 'secrets/token' },
    {},
    { code: 'TOKEN_FILE_UNREADABLE' },
    { 'secrets/token': JSON.stringify({ value: EXPIRED_TOKEN }) },
  ),
  failing(
    'token-file-utf-16',
    'PowerShell wrote the file with the web identity token.',
    { 'web-identity-token-file': 'secrets/token' },
    {},
    { code: 'TOKEN_FILE_UNREADABLE' },
    { 'secrets/token': [...EXPIRED_TOKEN].map((character) => `${character}\0`).join('') },
  ),
  {
    ...failing(
      'ambient-missing',
      'The step is to go on with the credentials of an earlier step, which failed and left none.',
      { 'role-chaining': 'true' },
      {},
      { code: 'AMBIENT_CREDENTIALS_MISSING', confidence: 'likely' },
    ),
    job: { environment: { AWS_EC2_METADATA_SERVICE_ENDPOINT: 'http://127.0.0.1:1' } },
  },
  failing(
    'region-alone-without-credentials',
    'The step names no role, and nothing in the job has credentials.',
    { 'role-to-assume': 'none' },
    {},
    { code: 'AMBIENT_CREDENTIALS_MISSING' },
  ),
  {
    ...failing(
      'ambient-broken',
      'The step is to go on with the credentials of the machine, of which half a key pair is there.',
      { 'role-chaining': 'true' },
      {},
      { code: 'AMBIENT_SOURCE_BROKEN' },
    ),
    job: { environment: { AWS_ACCESS_KEY_ID: USER.accessKeyId } },
  },
  {
    ...failing(
      'profile-with-program',
      'The profile of the machine gets its keys from a program that somebody else installed.',
      { 'role-chaining': 'true' },
      {},
      { code: 'AMBIENT_SOURCE_BROKEN' },
      { 'aws/config': '[profile vault]\ncredential_process = /opt/vault/aws-keys\n' },
    ),
    job: { environment: { AWS_CONFIG_FILE: 'aws/config', AWS_PROFILE: 'vault' } },
  },
  {
    ...failing(
      'profile-role-not-allowed',
      'The profile of the machine goes through a role of an account that is not on the list.',
      { 'role-chaining': 'true', 'role-to-assume': BY_KEYS['role-to-assume'], 'allowed-account-ids': ACCOUNT },
      { world: worldWith() },
      { code: 'ACCOUNT_NOT_ALLOWED' },
      {
        'aws/config': `[profile target]\nrole_arn = ${TARGET}\nsource_profile = ci\n`,
        'aws/credentials': `[ci]\naws_access_key_id = ${USER.accessKeyId}\naws_secret_access_key = ${USER.secretAccessKey}\n`,
      },
    ),
    job: {
      environment: {
        AWS_CONFIG_FILE: 'aws/config',
        AWS_SHARED_CREDENTIALS_FILE: 'aws/credentials',
        AWS_PROFILE: 'target',
      },
    },
  },
  {
    ...failing(
      'profile-role-on-silent-instance',
      'The profile of the machine assumes its role with the credentials of an instance that does not answer.',
      { 'role-chaining': 'true', 'role-to-assume': TARGET },
      { world: worldWith() },
      { code: 'AMBIENT_SOURCE_BROKEN' },
      { 'aws/config': `[profile ec2]\nrole_arn = ${DEPLOY}\ncredential_source = Ec2InstanceMetadata\n` },
    ),
    job: {
      environment: {
        AWS_CONFIG_FILE: 'aws/config',
        AWS_PROFILE: 'ec2',
        AWS_EC2_METADATA_SERVICE_ENDPOINT: 'http://127.0.0.1:1',
      },
    },
  },
  failing(
    'chain-not-permitted',
    'The first role is not allowed to assume the second: its own policy does not say so.',
    { ...CHAIN, 'disable-retry': 'true' },
    { world: worldWith({}, { mayAssume: ['arn:aws:iam::*:role/else'] }) },
    { code: 'ASSUME_ROLE_NOT_PERMITTED' },
  ),
  failing(
    'chain-not-trusted',
    'The second role does not exist.',
    { 'role-chain': `${TARGET}-2`, 'disable-retry': 'true' },
    { world: worldWith() },
    { code: 'ASSUME_ROLE_NOT_TRUSTED', confidence: 'likely' },
  ),
  failing(
    'chain-denied-by-trust-policy',
    'AWS says that the trust policy of the second role does not allow the first one.',
    { ...CHAIN, 'disable-retry': 'true' },
    { world: worldWith(), faults: [denying('sts:AssumeRole', 'because no role trust policy allows')] },
    { code: 'ASSUME_ROLE_NOT_TRUSTED' },
  ),
  unsure(
    failing(
      'tags-not-permitted',
      'The second role trusts the first, but takes no session tags.',
      { ...CHAIN, 'disable-retry': 'true' },
      { world: worldWith({}, {}, ['sts:AssumeRole']) },
      { code: 'TAG_SESSION_NOT_PERMITTED' },
    ),
  ),
  failing(
    'tags-denied-by-own-policy',
    'AWS says that the policy of the first role does not allow session tags.',
    { ...CHAIN, 'disable-retry': 'true' },
    { world: worldWith(), faults: [denying('sts:TagSession', 'because no identity-based policy allows')] },
    { code: 'TAG_SESSION_NOT_PERMITTED' },
  ),
  failing(
    'source-identity-not-permitted',
    'The session of the first role has a source identity, and the second role allows none.',
    { ...CHAIN, 'disable-retry': 'true' },
    { world: worldWith(), faults: [denying('sts:SetSourceIdentity', 'because no resource-based policy allows')] },
    { code: 'SOURCE_IDENTITY_NOT_PERMITTED' },
  ),
  {
    ...failing(
      'chained-too-long',
      'A session of an earlier step is to be followed by one of two hours.',
      { 'force-skip-oidc': 'true', 'role-to-assume': TARGET, 'role-duration-seconds': '2h' },
      { world: worldWith({ maxSessionDurationSeconds: 43_200 }), instanceProfile: DEPLOY },
      { code: 'CHAINED_DURATION_TOO_LONG' },
    ),
    onInstance: true,
  },
  failing(
    'assume-role-too-long',
    'The keys may have two hours, and the role allows one.',
    { ...BY_KEYS, 'role-duration-seconds': '2h' },
    { world: worldWith() },
    { code: 'ASSUME_ROLE_DURATION_TOO_LONG' },
  ),
  failing(
    'assume-role-rejected',
    'Something on the way changes the name of the session.',
    BY_KEYS,
    {
      world: worldWith(),
      faults: [
        {
          operation: 'AssumeRole',
          effect: { kind: 'error', status: 400, code: 'ValidationError', message: 'Request ARN is invalid' },
        },
      ],
    },
    { code: 'ASSUME_ROLE_REQUEST_REJECTED' },
  ),
  failing(
    'session-tags-too-large',
    'Even without the usual ones, the session tags are too large.',
    { ...BY_KEYS, 'custom-tags': 'A=1\nB=2' },
    { world: worldWith({ packedPercentPerTag: 60 }) },
    { code: 'SESSION_TAGS_TOO_LARGE' },
  ),
  {
    name: 'existing-without-token',
    story:
      'Another action left a session of the role, whose end nothing tells. The job gets no ID token for a new one.',
    sandbox: { world: worldWith() },
    inputs: { 'role-to-assume': BY_KEYS['role-to-assume'], 'use-existing-credentials': 'true' },
    job: { idToken: false },
    earlier: [BY_KEYS],
    step: { environment: { AWS_TOKEN_GUARD_SESSION: '' } },
    expected: { outcome: 'success', publishes: 'region' },
  },
  unsure({
    ...failing(
      'existing-not-kept',
      'Another action left a session of the role, whose end nothing tells. The role does not trust the ID token.',
      { 'role-to-assume': BY_KEYS['role-to-assume'], 'use-existing-credentials': 'true', 'disable-retry': 'true' },
      { world: worldWith() },
      { code: 'ACCESS_DENIED_IMMUTABLE_SUBJECT' },
    ),
    earlier: [BY_KEYS],
    step: { environment: { AWS_TOKEN_GUARD_SESSION: '' } },
  }),
  unsure(
    failing(
      'token-with-tags',
      'The ID token carries session tags, and the trust policy of the role allows no tags.',
      { 'disable-retry': 'true' },
      {
        faults: [
          {
            operation: 'AssumeRoleWithWebIdentity',
            effect: {
              kind: 'error',
              status: 403,
              code: 'AccessDenied',
              message: 'Not authorized to perform sts:TagSession',
            },
          },
        ],
      },
      { code: 'TAG_SESSION_NOT_PERMITTED' },
    ),
  ),
  {
    name: 'verify-session',
    story: 'Right before a critical step, somebody makes sure that its credentials are the right ones and last.',
    inputs: { mode: 'verify', 'minimum-remaining-seconds': '30m' },
    secondsAfterAnother: 60,
    expected: { outcome: 'kept' },
  },
  {
    name: 'verify-other-identity',
    story: 'Before a critical step, the credentials turn out to be those of another role.',
    inputs: { mode: 'verify', 'role-to-assume': `arn:aws:iam::${ACCOUNT}:role/production` },
    secondsAfterAnother: 1,
    expected: {
      outcome: 'failure',
      code: 'OTHER_IDENTITY_IN_USE',
    },
  },
  {
    name: 'verify-role-path',
    story: 'The list has the role with its path, which AWS leaves out of the ARN of a session.',
    inputs: {
      mode: 'verify',
      'role-to-assume': 'none',
      'allowed-role-arns': `arn:aws:iam::${ACCOUNT}:role/ci/deploy`,
    },
    secondsAfterAnother: 1,
    expected: {
      outcome: 'failure',
      code: 'ROLE_PATH_UNPROVED',
    },
  },
  {
    name: 'verify-long-term-keys',
    story: 'The critical step would use keys that never expire.',
    sandbox: { world: worldWith() },
    inputs: { mode: 'verify', 'role-to-assume': 'none' },
    job: { environment: { AWS_ACCESS_KEY_ID: USER.accessKeyId, AWS_SECRET_ACCESS_KEY: USER.secretAccessKey } },
    expected: { outcome: 'kept', code: 'LONG_TERM_KEYS_IN_USE', level: 'warning' },
  },
  {
    name: 'verify-tools-disagree',
    story: 'Access keys are set, and AWS_PROFILE names a profile that is in no file, on which some tools fail.',
    inputs: { mode: 'verify' },
    job: { environment: { AWS_PROFILE: 'staging', AWS_EC2_METADATA_DISABLED: 'true' } },
    secondsAfterAnother: 1,
    expected: {
      outcome: 'failure',
      code: 'TOOLS_DISAGREE',
    },
  },
  {
    name: 'verify-several-sessions',
    story: 'A profile and access keys are two sessions of one role, and only one of them has a session policy.',
    inputs: { mode: 'verify' },
    earlier: [{ refresh: 'true', 'inline-session-policy': '{"Version":"2012-10-17","Statement":[]}' }, {}],
    step: { environment: { AWS_EC2_METADATA_DISABLED: 'true' } },
    expected: { outcome: 'kept', code: 'SEVERAL_SESSIONS_IN_USE', level: 'notice' },
  },
  {
    name: 'verify-unknown-end',
    story: 'Half an hour is needed, and nothing says when the credentials end.',
    inputs: { mode: 'verify', 'minimum-remaining-seconds': '30m' },
    secondsAfterAnother: 1,
    step: { environment: { AWS_TOKEN_GUARD_SESSION: '' } },
    expected: {
      outcome: 'failure',
      code: 'REMAINING_TIME_UNKNOWN',
    },
  },
  {
    name: 'several-roles',
    story: 'Two roles at once, each a profile.',
    sandbox: { world: severalRoles() },
    inputs: { 'role-to-assume': 'none', roles: `plan = ${DEPLOY}\napply = ${DEPLOY}-2` },
    expected: { outcome: 'success' },
  },
  {
    name: 'several-roles-one-missing',
    story: 'Two roles at once, of which one does not exist: neither is published.',
    sandbox: { world: severalRoles() },
    inputs: { 'role-to-assume': 'none', roles: `plan = ${DEPLOY}\napply = ${DEPLOY}-3` },
    expected: {
      outcome: 'failure',
      code: 'ACCESS_DENIED_IMMUTABLE_SUBJECT',
      confidence: 'likely',
    },
  },
];

function severalRoles(): World {
  const trustPolicy = trustSubject(DEFAULT_WORLD.subject);
  const roles = ['deploy', 'deploy-2'].map((name) => ({ name, trustPolicy }));
  return { ...DEFAULT_WORLD, accounts: DEFAULT_WORLD.accounts.map((account) => ({ ...account, roles })) };
}
