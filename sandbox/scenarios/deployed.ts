// Scenarios in which a diagnosis role looks up what is deployed.
import type { Sandbox, SandboxOptions } from '../server.ts';
import type { TrustPolicy, TrustStatement } from '../trust-policy.ts';
import { type Account, DEFAULT_WORLD, type Role, trustSubject, type World } from '../world.ts';
import type { Expected, Scenario } from './scenario.ts';

/** The role that looks up why another one refuses. */
export const READER = 'arn:aws:iam::111122223333:role/oidc-diagnosis';
const SUB = 'token.actions.githubusercontent.com:sub';
const AUD = 'token.actions.githubusercontent.com:aud';
const TARGET = 'arn:aws:iam::111122223333:role/target';
const OTHER_ROLE = 'arn:aws:iam::111122223333:role/release';
const OTHER_SUBJECT = 'repo:octo-org/octo-repo:environment:production';
/** The audience that GitHub uses by default. */
const OF_OWNER = 'https://github.com/octo-org';

/** Trusts every run of the owner, and reads metadata alone: the role of examples/diagnosis-role. */
const DIAGNOSIS: Role = {
  name: 'oidc-diagnosis',
  trustPolicy: trustSubject(DEFAULT_WORLD.subject),
  mayRead: [
    { action: 'iam:GetRole', resource: 'arn:aws:iam::111122223333:role/*' },
    { action: 'iam:GetOpenIDConnectProvider', resource: 'arn:aws:iam::111122223333:oidc-provider/*' },
  ],
};

/** The default world with these roles, and the diagnosis role beside them. */
function worldWith(role: Partial<Role> | undefined, reader: Partial<Role> = {}, account: Partial<Account> = {}): World {
  const deploy: Role = { name: 'deploy', trustPolicy: trustSubject(DEFAULT_WORLD.subject) };
  const roles = [...(role === undefined ? [] : [{ ...deploy, ...role }]), { ...DIAGNOSIS, ...reader }];
  return { ...DEFAULT_WORLD, accounts: DEFAULT_WORLD.accounts.map((one) => ({ ...one, roles, ...account })) };
}

/** The same with a role that the first one leads to. */
function worldWithSecond(role: Partial<Role>): World {
  const world = worldWith({});
  const target: Role = { name: 'target', trustPolicy: trustSubject(DEFAULT_WORLD.subject), ...role };
  return { ...world, accounts: world.accounts.map((one) => ({ ...one, roles: [...one.roles, target] })) };
}

/** A policy for the default world's subject, but for what is given. */
function policyWith(change: Partial<TrustStatement>, ...others: readonly TrustStatement[]): TrustPolicy {
  const [statement] = [trustSubject(DEFAULT_WORLD.subject).Statement].flat() as TrustStatement[];
  if (statement === undefined) throw new Error('no statement');
  return { Version: '2012-10-17', Statement: [{ ...statement, ...change }, ...others] };
}

function lookedUp(
  name: string,
  story: string,
  sandbox: SandboxOptions,
  expected: Expected,
  inputs: Readonly<Record<string, string>> = {},
): Scenario {
  return { name: `deployed-${name}`, story, sandbox, inputs: { 'diagnosis-role': READER, ...inputs }, expected };
}

const certainly = (code: string): Expected => ({ outcome: 'failure', code });
const refusing = (trustPolicy: TrustPolicy): SandboxOptions => ({ world: worldWith({ trustPolicy }) });
/** The usual role expects another subject, and the diagnosis role does not. */
export const OTHER_SUBJECT_DEPLOYED = refusing(trustSubject(OTHER_SUBJECT));
const onlyAudience = (provider: string): Partial<Account> => ({
  providers: [{ url: DEFAULT_WORLD.issuer, clientIds: ['sts.amazonaws.com', provider] }],
});
const EVERYWHERE: readonly (readonly [name: string, story: string, sandbox: SandboxOptions, code: string])[] = [
  ['role-missing', 'The role was deleted.', { world: worldWith(undefined) }, 'ROLE_NOT_FOUND'],
  [
    'other-path',
    'The role has a path, and the step names none.',
    { world: worldWith({ path: '/app/' }) },
    'ROLE_ARN_DIFFERS',
  ],
  [
    'subject-differs',
    'The deployed policy expects the production environment.',
    OTHER_SUBJECT_DEPLOYED,
    'TRUST_POLICY_SUBJECT_DIFFERS',
  ],
  [
    'audience-differs',
    'The deployed policy expects the audience that GitHub uses by default.',
    refusing(trustSubject(DEFAULT_WORLD.subject, { audience: OF_OWNER })),
    'TRUST_POLICY_AUDIENCE_DIFFERS',
  ],
  [
    'other-workflow',
    'The deployed policy pins the reusable workflow to a tag, and the job uses the branch.',
    refusing(
      policyWith({
        Condition: {
          StringEquals: {
            [AUD]: 'sts.amazonaws.com',
            [SUB]: DEFAULT_WORLD.subject,
            'token.actions.githubusercontent.com:job_workflow_ref':
              'octo-org/octo-repo/.github/workflows/deploy.yml@refs/tags/v3',
          },
        },
      }),
    ),
    'TRUST_POLICY_CONDITION_REFUSES',
  ],
  [
    'other-repository-id',
    'The repository was deleted and created again, and the deployed policy has its old id.',
    refusing(
      policyWith({
        Condition: {
          StringEquals: {
            [AUD]: 'sts.amazonaws.com',
            [SUB]: DEFAULT_WORLD.subject,
            'token.actions.githubusercontent.com:repository_id': '123',
          },
        },
      }),
    ),
    'TRUST_POLICY_CONDITION_REFUSES',
  ],
  [
    'session-name',
    'The deployed policy asks for another session name.',
    refusing(
      policyWith({
        Condition: {
          StringEquals: { [AUD]: 'sts.amazonaws.com', [SUB]: DEFAULT_WORLD.subject },
          StringLike: { 'sts:RoleSessionName': 'release-*' },
        },
      }),
    ),
    'TRUST_POLICY_CONDITION_REFUSES',
  ],
  [
    'denies',
    'A Deny for everything but production applies also where the token names no environment.',
    refusing(
      policyWith(
        {},
        {
          Sid: 'OnlyProduction',
          Effect: 'Deny',
          Principal: '*',
          Action: 'sts:AssumeRoleWithWebIdentity',
          Condition: { StringNotEquals: { 'token.actions.githubusercontent.com:environment': 'production' } },
        },
      ),
    ),
    'TRUST_POLICY_DENIES',
  ],
  [
    'other-action',
    'The deployed policy allows sts:AssumeRole, which is for roles and users.',
    refusing(policyWith({ Action: 'sts:AssumeRole' })),
    'TRUST_POLICY_OTHER_ACTION',
  ],
];

export const deployedScenarios: readonly Scenario[] = [
  ...EVERYWHERE.map(([name, story, sandbox, code]) => lookedUp(name, story, sandbox, certainly(code))),
  lookedUp(
    'allows',
    'The deployed policy is right, and a resource control policy of the organization forbids web identities for this role.',
    { world: worldWith({}), faults: [refusedOnceMore()] },
    { outcome: 'failure', code: 'ACCESS_DENIED_DESPITE_POLICY', confidence: 'likely' },
  ),
  lookedUp(
    'audience-not-registered',
    'The provider lists another audience than the step asks for.',
    { world: worldWith({}) },
    certainly('AUDIENCE_NOT_REGISTERED'),
    { audience: OF_OWNER, 'disable-retry': 'true' },
  ),
  lookedUp(
    'custom-audience',
    'The step asks for an audience that the provider lists, and the deployed policy does not.',
    { world: worldWith({}, {}, onlyAudience(OF_OWNER)) },
    certainly('TRUST_POLICY_AUDIENCE_DIFFERS'),
    { audience: OF_OWNER },
  ),
  lookedUp(
    'max-session-duration',
    'The step asks for six hours, and the role allows two.',
    { world: worldWith({ maxSessionDurationSeconds: 7200 }) },
    certainly('MAX_SESSION_DURATION_EXCEEDED'),
    { 'role-duration-seconds': '6h' },
  ),
  chained('chain-not-trusted', 'The second role trusts another one than the first.', {
    Principal: { AWS: OTHER_ROLE },
  }),
  chained('chain-external-id', 'The second role asks for an external id, and the step sends another one.', {
    Condition: { StringEquals: { 'sts:ExternalId': 'example-1234' } },
  }),
  lookedUp(
    'chain-other-path',
    'The second role has a path, and the step names none.',
    { world: worldWithSecond({ path: '/app/' }) },
    certainly('ROLE_ARN_DIFFERS'),
    { 'role-chain': TARGET },
  ),
  lookedUp(
    'refused-reader',
    'The diagnosis role does not trust this run either, so the guess stands.',
    { world: worldWith({ trustPolicy: trustSubject(OTHER_SUBJECT) }, { trustPolicy: trustSubject(OTHER_SUBJECT) }) },
    { outcome: 'failure', code: 'ACCESS_DENIED_IMMUTABLE_SUBJECT', confidence: 'likely' },
  ),
  lookedUp(
    'reader-without-permission',
    'The diagnosis role has no permission to read roles, so the guess stands.',
    { world: worldWith({ trustPolicy: trustSubject(OTHER_SUBJECT) }, { mayRead: [] }) },
    { outcome: 'failure', code: 'ACCESS_DENIED_IMMUTABLE_SUBJECT', confidence: 'likely' },
  ),
  lookedUp(
    'of-other-account',
    'The diagnosis role belongs to another account than the roles of the step.',
    {},
    certainly('INVALID_INPUT'),
    { 'diagnosis-role': READER.replace('111122223333', '444455556666') },
  ),
  lookedUp(
    'diagnose',
    'Somebody lints what is deployed: the policy trusts every repository of owners whose names begin alike.',
    {
      world: worldWith({
        trustPolicy: policyWith({
          Condition: { StringEquals: { [AUD]: 'sts.amazonaws.com' }, StringLike: { [SUB]: 'repo:octo-org*' } },
        }),
      }),
    },
    { outcome: 'nothing-published', code: 'TRUST_POLICY_HAS_MISTAKES', level: 'warning' },
    { mode: 'diagnose' },
  ),
  lookedUp(
    'diagnose-without-permission',
    'Somebody asks what is deployed, and the diagnosis role has no permission to read roles.',
    { world: worldWith({}, { mayRead: DIAGNOSIS.mayRead?.slice(1) ?? [] }) },
    { outcome: 'nothing-published', code: 'DIAGNOSIS_ROLE_UNUSABLE', level: 'notice' },
    { mode: 'diagnose' },
  ),
  {
    ...lookedUp(
      'endpoint-from-environment',
      'An earlier step sets AWS_ENDPOINT_URL_IAM to a host of its own.',
      { tls: 'internal', world: worldWith({}) },
      { outcome: 'nothing-published', code: 'IAM_ENDPOINT_FROM_ENVIRONMENT', level: 'warning' },
      { mode: 'diagnose', 'sts-endpoint': 'https://sts.internal.example' },
    ),
    ...throughInternalHost(),
  },
];

/** A second role in the same account, whose policy has this in place of what would let the first one in. */
function chained(name: string, story: string, change: Partial<TrustStatement>): Scenario {
  const statement: TrustStatement = {
    Effect: 'Allow',
    Principal: { AWS: TARGET.replace('target', 'deploy') },
    Action: ['sts:AssumeRole', 'sts:TagSession'],
    ...change,
  };
  const trustPolicy = { Version: '2012-10-17', Statement: [statement] };
  return lookedUp(name, story, { world: worldWithSecond({ trustPolicy }) }, certainly('ASSUME_ROLE_NOT_TRUSTED'), {
    'role-chain': TARGET,
    'role-external-id': 'example-5678',
  });
}

/** STS refuses the first two requests, whatever the policies say, as an organization would. */
function refusedOnceMore(): NonNullable<SandboxOptions['faults']>[number] {
  const message = 'Not authorized to perform sts:AssumeRoleWithWebIdentity';
  return {
    operation: 'AssumeRoleWithWebIdentity',
    attempts: [1, 2],
    effect: { kind: 'error', status: 403, code: 'AccessDenied', message },
  };
}

/** The certificate of the sandbox is for this name of STS; IAM has another port of it. */
function throughInternalHost(): Pick<Scenario, 'trustsCertificate' | 'job' | 'proxy'> {
  const host = 'sts.internal.example';
  const targetOf = ({ stsEndpoint, iamEndpoint }: Sandbox, asked: string) => {
    const ports = new Map([
      [`${host}:443`, stsEndpoint],
      [`${host}:8443`, iamEndpoint],
    ]);
    const found = ports.get(asked);
    return found === undefined ? undefined : new URL(found).host;
  };
  return {
    trustsCertificate: true,
    job: {
      environment: {
        AWS_ENDPOINT_URL_STS: 'https://sts.internal.example',
        AWS_ENDPOINT_URL_IAM: `https://${host}:8443`,
      },
    },
    proxy: (sandbox) => ({ resolve: (asked) => targetOf(sandbox, asked) }),
  };
}
