// Scenarios in which STS refuses the exchange.
import type { FaultEffect, SandboxOptions } from '../server.ts';
import { DEFAULT_WORLD, type World } from '../world.ts';
import { type Scenario, worldWith } from './scenario.ts';

const ENVIRONMENT_SUBJECT = 'repo:octo-org/octo-repo:environment:production';
const IMMUTABLE_SUBJECT = 'repo:octo-org@123456/octo-repo@456789:ref:refs/heads/main';

function denied(name: string, story: string, world: World, inputs: Scenario['inputs'] = {}): Scenario {
  return {
    name,
    story,
    sandbox: { world },
    inputs,
    expected: { outcome: 'failure', code: 'ACCESS_DENIED', title: 'AWS refused to let this run assume the role' },
  };
}

function refused(name: string, story: string, sandbox: SandboxOptions, code: string, title: string): Scenario {
  return { name, story, sandbox, inputs: { 'disable-retry': 'true' }, expected: { outcome: 'failure', code, title } };
}

function answering(effect: FaultEffect): SandboxOptions {
  return { faults: [{ operation: 'AssumeRoleWithWebIdentity', effect }] };
}

function accountWith(change: Partial<World['accounts'][number]>): SandboxOptions {
  return {
    world: { ...DEFAULT_WORLD, accounts: DEFAULT_WORLD.accounts.map((account) => ({ ...account, ...change })) },
  };
}

export const exchangeScenarios: readonly Scenario[] = [
  denied(
    'denied-environment',
    'The job got an environment, and the trust policy still expects the branch.',
    worldWith(ENVIRONMENT_SUBJECT, { environment: 'production' }),
  ),
  denied(
    'denied-pull-request',
    'A pull request runs the job, and the trust policy expects the branch.',
    worldWith('repo:octo-org/octo-repo:pull_request', {
      event_name: 'pull_request',
      ref: 'refs/pull/7/merge',
      head_ref: 'feature',
      base_ref: 'main',
    }),
  ),
  denied(
    'denied-immutable-subject',
    'The repository was renamed, so its subject now carries ids.',
    worldWith(IMMUTABLE_SUBJECT),
  ),
  denied(
    'denied-tag',
    'A tag was pushed, and the trust policy expects the branch.',
    worldWith('repo:octo-org/octo-repo:ref:refs/tags/v1.2.3', { ref: 'refs/tags/v1.2.3', ref_type: 'tag' }),
  ),
  denied(
    'denied-other-branch',
    'The job runs on another branch than the trust policy expects.',
    worldWith('repo:octo-org/octo-repo:ref:refs/heads/hotfix', { ref: 'refs/heads/hotfix' }),
  ),
  denied('denied-role-missing', 'The role does not exist.', DEFAULT_WORLD, {
    'role-to-assume': 'arn:aws:iam::111122223333:role/app/deploy',
  }),
  denied(
    'denied-hostile-branch',
    'Somebody named a branch so that it breaks logs, tables and pages.',
    worldWith('repo:octo-org/octo-repo:ref:refs/heads/a|b`<script>alert(1)</script>\n::error::pwned##[error]x', {
      ref: 'refs/heads/a|b`<script>alert(1)</script>\n::error::pwned##[error]x',
      actor: '\u202Eevil\\| **bold** [link](https://evil.example) @everyone www.evil.example',
    }),
  ),
  refused(
    'oidc-provider-missing',
    "The account has no OIDC provider for GitHub's issuer.",
    accountWith({ providers: [] }),
    'OIDC_PROVIDER_MISSING',
    'The account has no OIDC provider for GitHub',
  ),
  refused(
    'audience-not-registered',
    'The OIDC provider lists another audience.',
    accountWith({ providers: [{ url: DEFAULT_WORLD.issuer, clientIds: ['https://github.com/octo-org'] }] }),
    'AUDIENCE_NOT_REGISTERED',
    'The OIDC provider does not know the audience',
  ),
  refused(
    'id-token-expired',
    'The issuer stamps ID tokens with a clock that is ten minutes slow.',
    { githubClockOffsetSeconds: -600 },
    'ID_TOKEN_EXPIRED',
    'The ID token was too old for STS',
  ),
  refused(
    'verification-key-unavailable',
    "AWS cannot read the issuer's keys.",
    { faults: [{ operation: 'GetJwks', effect: { kind: 'respond', status: 503, body: '' } }] },
    'VERIFICATION_KEY_UNAVAILABLE',
    "AWS could not fetch the issuer's keys",
  ),
  refused(
    'id-token-rejected',
    'STS finds the token malformed.',
    answering({
      kind: 'error',
      status: 400,
      code: 'InvalidIdentityToken',
      message: 'The ID Token provided is not a valid JWT.',
    }),
    'ID_TOKEN_REJECTED',
    'STS rejected the ID token',
  ),
  {
    name: 'max-session-duration-exceeded',
    story: 'The step asks for six hours, and the role allows one.',
    inputs: { 'role-duration-seconds': '6h' },
    expected: {
      outcome: 'failure',
      code: 'MAX_SESSION_DURATION_EXCEEDED',
      title: 'The role allows no session as long as that',
    },
  },
  refused(
    'request-rejected',
    'STS finds a value malformed.',
    answering({ kind: 'error', status: 400, code: 'ValidationError', message: 'Request ARN is invalid' }),
    'REQUEST_REJECTED',
    'STS rejected the request',
  ),
  refused(
    'session-policy-rejected',
    'The session policies are too large once packed.',
    answering({
      kind: 'error',
      status: 400,
      code: 'PackedPolicyTooLarge',
      message: 'Packed size of session tags consumes 101% of allotted space.',
    }),
    'SESSION_POLICY_REJECTED',
    'STS rejected the session policies',
  ),
  refused(
    'sts-region-disabled',
    'The account has STS switched off in the region.',
    answering({
      kind: 'error',
      status: 403,
      code: 'RegionDisabledException',
      message: 'STS is not activated in this region for account:111122223333.',
    }),
    'STS_REGION_DISABLED',
    'STS is not active in this region',
  ),
  refused(
    'unexplained',
    'STS gives an answer that nobody has seen before.',
    answering({ kind: 'error', status: 418, code: 'Teapot', message: 'Short and stout.\n::error::pwned' }),
    'UNEXPLAINED_FAILURE',
    'A request failed in an unknown way',
  ),
];
