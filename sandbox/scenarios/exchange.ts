// Scenarios in which STS refuses the exchange.
import type { FaultEffect, SandboxOptions } from '../server.ts';
import { DEFAULT_WORLD, trustSubject, type World } from '../world.ts';
import { type Scenario, unsure, worldWith } from './scenario.ts';

const ENVIRONMENT_WORLD = worldWith('repo:octo-org@123456/octo-repo@456789:environment:production', {
  environment: 'production',
});
/** The workflow of that job, so that the annotation is on its line. */
const ENVIRONMENT_WORKFLOW = `name: deploy
on:
  push:
    branches: [main]

jobs:
  deploy:
    runs-on: ubuntu-latest
    environment: production
    permissions:
      id-token: write
      contents: read
    steps:
      - id: aws
        uses: octo-org/aws-token-guard@v1
        with:
          role-to-assume: arn:aws:iam::111122223333:role/deploy
          aws-region: eu-central-1
      - run: ./deploy.sh
`;
const NAMES_ONLY = 'repo:octo-org/octo-repo:ref:refs/heads/main';

/** AccessDenied, and the cause that the claims make likely. */
function denied(
  name: string,
  story: string,
  world: World,
  code: string,
  more: Pick<Scenario, 'inputs' | 'job'> = {},
): Scenario {
  const expected = { outcome: 'failure', code: `ACCESS_DENIED_${code}`, confidence: 'likely' } as const;
  return { name, story, sandbox: { world }, ...more, expected };
}

function refused(
  name: string,
  story: string,
  sandbox: SandboxOptions,
  code: string,
  inputs: Readonly<Record<string, string>> = {},
): Scenario {
  const expected = { outcome: 'failure', code } as const;
  return { name, story, sandbox, inputs: { 'disable-retry': 'true', ...inputs }, expected };
}

function answering(effect: FaultEffect): SandboxOptions {
  return { faults: [{ operation: 'AssumeRoleWithWebIdentity', effect }] };
}

/** The default world with another account. */
function worldOf(change: Partial<World['accounts'][number]>): World {
  return { ...DEFAULT_WORLD, accounts: DEFAULT_WORLD.accounts.map((account) => ({ ...account, ...change })) };
}

/** A world in which the role trusts this subject, and the token may have another one. */
function worldTrusting(
  trusted: string,
  {
    subject = DEFAULT_WORLD.subject,
    claims = {},
  }: { subject?: string; claims?: Readonly<Record<string, string>> } = {},
): World {
  const roles = [{ name: 'deploy', trustPolicy: trustSubject(trusted) }];
  return { ...worldOf({ roles }), subject, claims: { ...DEFAULT_WORLD.claims, ...claims } };
}

const BRANCH = 'BRANCH';
const ENTERPRISE_ISSUER = `${DEFAULT_WORLD.issuer}/octo-enterprise`;

const ENTERPRISE_SERVER = 'https://github.octo-org.example';

/** One of the scenarios in which nothing in the claims tells why. */
function deniedWithoutSign(name: string, story: string, sandbox: SandboxOptions, role = 'deploy'): Scenario {
  return {
    name,
    story,
    sandbox,
    inputs: { 'role-to-assume': `arn:aws:iam::111122223333:role/${role}` },
    expected: {
      outcome: 'failure',
      code: 'ACCESS_DENIED_ROLE_OR_POLICY',
      confidence: 'possible',
    },
  };
}

const deniedScenarios: readonly Scenario[] = [
  {
    ...denied(
      'denied-environment',
      'The job got an environment, and the trust policy still expects the branch.',
      ENVIRONMENT_WORLD,
      'ENVIRONMENT',
    ),
    sandbox: {
      world: ENVIRONMENT_WORLD,
      githubApi: { files: { '.github/workflows/deploy.yml': ENVIRONMENT_WORKFLOW } },
    },
    step: { stepId: 'aws' },
  },
  denied(
    'denied-encoded-colon',
    'The environment has a colon in its name, and the trust policy writes it as it is.',
    worldTrusting('repo:octo-org@123456/octo-repo@456789:environment:prod:eu', {
      subject: 'repo:octo-org@123456/octo-repo@456789:environment:prod%3Aeu',
      claims: { environment: 'prod:eu' },
    }),
    'ENCODED_COLON',
  ),
  denied(
    'denied-pull-request',
    'A pull request runs the job, and the trust policy expects the branch.',
    worldWith('repo:octo-org@123456/octo-repo@456789:pull_request', {
      event_name: 'pull_request',
      ref: 'refs/pull/7/merge',
      head_ref: 'feature',
      base_ref: 'main',
    }),
    'PULL_REQUEST',
  ),
  denied(
    'denied-immutable-subject',
    'The repository was renamed, so its subject now carries ids.',
    worldTrusting(NAMES_ONLY),
    'IMMUTABLE_SUBJECT',
  ),
  denied(
    'denied-tag',
    'A tag was pushed, and the trust policy expects the branch.',
    worldWith('repo:octo-org@123456/octo-repo@456789:ref:refs/tags/v1.2.3', {
      ref: 'refs/tags/v1.2.3',
      ref_type: 'tag',
    }),
    'TAG',
  ),
  denied(
    'denied-other-branch',
    'The job runs on another branch than the trust policy expects.',
    worldWith('repo:octo-org@123456/octo-repo@456789:ref:refs/heads/hotfix', { ref: 'refs/heads/hotfix' }),
    BRANCH,
  ),
  denied(
    'denied-reusable-workflow',
    'The job is defined in a reusable workflow of another repository, and the trust policy names that repository.',
    worldTrusting('repo:octo-org@123456/pipelines@456790:ref:refs/heads/main', {
      claims: { job_workflow_ref: 'octo-org/pipelines/.github/workflows/deploy.yml@refs/tags/v3' },
    }),
    'REUSABLE_WORKFLOW',
  ),
  denied(
    'denied-customized-subject',
    'The organization has chosen other claims for the subject, and the trust policy expects the default.',
    worldWith('repository_owner_id:123456:repository_id:456789:ref:refs/heads/main'),
    'CUSTOM_SUBJECT',
  ),
  denied(
    'denied-letter-case',
    'The trust policy spells the owner in lower case, and GitHub does not.',
    worldTrusting(NAMES_ONLY, {
      subject: 'repo:Octo-Org/octo-repo:ref:refs/heads/main',
      claims: { repository: 'Octo-Org/octo-repo', job_workflow_ref: 'Octo-Org/octo-repo/.github/workflows/a.yml@main' },
    }),
    'LETTER_CASE',
  ),
  denied(
    'denied-audience',
    'The provider knows the audience, and the trust policy expects another.',
    {
      ...DEFAULT_WORLD,
      accounts: DEFAULT_WORLD.accounts.map((account) => ({
        ...account,
        providers: [{ url: DEFAULT_WORLD.issuer, clientIds: ['https://github.com/octo-org'] }],
      })),
    },
    'AUDIENCE',
    { inputs: { audience: 'https://github.com/octo-org' } },
  ),
  deniedWithoutSign(
    'denied-role-missing',
    'The role does not exist: its path was left out of the ARN.',
    { world: worldTrusting(NAMES_ONLY, { subject: NAMES_ONLY }) },
    'app/deploy',
  ),
  deniedWithoutSign(
    'denied-renamed-repository',
    'The repository was transferred before, and the trust policy has its old name.',
    {
      world: worldTrusting('repo:old-org/octo-repo:ref:refs/heads/main', { subject: NAMES_ONLY }),
    },
  ),
  deniedWithoutSign(
    'denied-expecting-ids',
    'The trust policy expects a subject with ids, and the repository still has names.',
    {
      world: worldTrusting(DEFAULT_WORLD.subject, { subject: NAMES_ONLY }),
    },
  ),
  deniedWithoutSign('denied-by-guardrail', 'A resource control policy of the organization forbids web identities.', {
    world: { ...worldOf({ guardrailDenies: ['sts:AssumeRoleWithWebIdentity'] }), subject: NAMES_ONLY },
  }),
  denied(
    'denied-hostile-branch',
    'Somebody named a branch so that it breaks logs, tables and pages.',
    worldWith('repo:octo-org/octo-repo:ref:refs/heads/a|b`<script>alert(1)</script>\n::error::pwned##[error]x', {
      ref: 'refs/heads/a|b`<script>alert(1)</script>\n::error::pwned##[error]x',
      actor: '\u202Eevil\\| **bold** [link](https://evil.example) @everyone www.evil.example',
    }),
    'CUSTOM_SUBJECT',
  ),
];

const CUT_TOKEN = { WebIdentityToken: 'eyJhbGciOiJSUzI1NiJ9.***' };

export const exchangeScenarios: readonly Scenario[] = [
  ...deniedScenarios,
  refused(
    'oidc-provider-missing',
    "The account has no OIDC provider for GitHub's issuer.",
    { world: worldOf({ providers: [] }) },
    'OIDC_PROVIDER_MISSING',
  ),
  refused(
    'enterprise-issuer-not-registered',
    'The enterprise has turned on its own issuer, and the account still has the provider for the common one.',
    { world: { ...DEFAULT_WORLD, issuer: ENTERPRISE_ISSUER } },
    'ENTERPRISE_ISSUER_NOT_REGISTERED',
  ),
  {
    ...refused(
      'enterprise-server-not-registered',
      'The workflow runs on a GitHub Enterprise Server, which is an issuer of its own.',
      { world: { ...DEFAULT_WORLD, issuer: `${ENTERPRISE_SERVER}/_services/token` } },
      'OIDC_PROVIDER_MISSING',
    ),
    job: {
      runnerEnvironment: {
        GITHUB_SERVER_URL: ENTERPRISE_SERVER,
        GITHUB_ACTION_REPOSITORY: 'octo-org/guard',
        GITHUB_ACTION_REF: 'v1',
      },
    },
  },
  unsure(
    refused(
      'thumbprint-differs',
      'For a while, AWS cannot match the certificate of GitHub with the thumbprints of the OIDC provider.',
      {
        world: worldOf({
          providers: [{ url: DEFAULT_WORLD.issuer, clientIds: ['sts.amazonaws.com'], thumbprintMatches: false }],
        }),
      },
      'OIDC_PROVIDER_THUMBPRINT_DIFFERS',
    ),
  ),
  refused(
    'audience-not-registered',
    'The OIDC provider lists another audience.',
    { world: worldOf({ providers: [{ url: DEFAULT_WORLD.issuer, clientIds: ['https://github.com/octo-org'] }] }) },
    'AUDIENCE_NOT_REGISTERED',
  ),
  refused(
    'id-token-expired',
    'The issuer stamps ID tokens with a clock that is ten minutes slow.',
    { githubClockOffsetSeconds: -600 },
    'ID_TOKEN_EXPIRED',
  ),
  refused(
    'verification-key-unavailable',
    "AWS cannot read the issuer's keys.",
    { faults: [{ operation: 'GetJwks', effect: { kind: 'respond', status: 503, body: '' } }] },
    'VERIFICATION_KEY_UNAVAILABLE',
  ),
  refused(
    'id-token-rejected',
    'Something on the way masks the ID token as if it were in a log.',
    answering({ kind: 'tamper', request: { form: CUT_TOKEN } }),
    'ID_TOKEN_REJECTED',
  ),
  {
    name: 'max-session-duration-exceeded',
    story: 'The step asks for six hours, and the role allows one.',
    inputs: { 'role-duration-seconds': '6h' },
    expected: {
      outcome: 'failure',
      code: 'MAX_SESSION_DURATION_EXCEEDED',
    },
  },
  refused(
    'request-rejected',
    'Something on the way changes the name of the session.',
    answering({ kind: 'tamper', request: { form: { RoleSessionName: 'a b' } } }),
    'REQUEST_REJECTED',
  ),
  refused(
    'session-policy-too-large',
    'Inline and managed session policies are too large once packed.',
    {},
    'SESSION_POLICY_TOO_LARGE',
    {
      'inline-session-policy': JSON.stringify({ Version: '2012-10-17', Statement: [], Id: 'x'.repeat(1950) }),
      'managed-session-policies': `arn:aws:iam::111122223333:policy/${'y'.repeat(120)}`,
    },
  ),
  refused(
    'session-policy-malformed',
    'Something on the way cuts the session policy.',
    answering({ kind: 'tamper', request: { form: { Policy: '{"Version":"2012-10-17","State' } } }),
    'SESSION_POLICY_MALFORMED',
    { 'inline-session-policy': '{"Version":"2012-10-17","Statement":[]}' },
  ),
  refused(
    'sts-region-disabled',
    'The account has turned off STS in the region.',
    { region: 'eu-central-1', world: worldOf({ disabledRegions: ['eu-central-1'] }) },
    'STS_REGION_DISABLED',
  ),
  unsure(
    refused(
      'unexplained',
      'STS gives an answer that nobody has seen before.',
      answering({ kind: 'error', status: 418, code: 'Teapot', message: 'Short and stout.\n::error::pwned' }),
      'UNEXPLAINED_FAILURE',
    ),
    'possible',
  ),
];
