// What exists in the sandbox: AWS accounts with their providers and roles, and the workflow run that asks for a token.
import type { TrustPolicy } from './trust-policy.ts';

/** An IAM OIDC provider. `url` is the issuer it stands for, with its scheme. */
export interface OidcProvider {
  readonly url: string;
  readonly clientIds: readonly string[];
  /** False: the certificate of the issuer's web server is not the one that the provider was told to expect. */
  readonly thumbprintMatches?: boolean;
}

/** What the identity policies of a role or user allow it to do. */
interface Permissions {
  /**
   * ARNs of the roles it may assume, with `*` and `?` as wildcards; every role unless given. Asked for every role, also
   * one whose trust policy names the caller in the same account, where IAM would be content with the trust policy.
   */
  readonly mayAssume?: readonly string[];
  /** What it may read in IAM; nothing unless given. */
  readonly mayRead?: readonly IamPermission[];
}

/** An action of IAM, and the ARNs for which it is allowed, both with `*` and `?` as wildcards. */
export interface IamPermission {
  readonly action: string;
  readonly resource: string;
}

/** An IAM role. `path` is `/` unless given; `maxSessionDurationSeconds` is 3600 unless given. */
export interface Role extends Permissions {
  readonly name: string;
  readonly path?: string;
  readonly trustPolicy: TrustPolicy;
  readonly maxSessionDurationSeconds?: number;
  /** Share of the packed size allowed that each session tag takes up; 1 unless given. AWS does not say how it packs. */
  readonly packedPercentPerTag?: number;
}

/** An IAM user with one access key, for steps that start from long-term credentials. */
interface User extends Permissions {
  readonly name: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** An AWS account. `partition` is `aws` unless given. */
export interface Account {
  readonly id: string;
  readonly partition?: string;
  readonly providers: readonly OidcProvider[];
  readonly roles: readonly Role[];
  readonly users?: readonly User[];
  /** Regions in which STS is switched off for the account. */
  readonly disabledRegions?: readonly string[];
  /** False: the account has not been activated for the service. */
  readonly subscribed?: boolean;
  /** Actions on the account's roles that a resource control policy of the organization denies to everybody. */
  readonly guardrailDenies?: readonly string[];
}

/** Everything the sandbox's two services know. */
export interface World {
  readonly accounts: readonly Account[];
  /** Claims of the ID token besides `iss`, `aud`, `sub`, `iat`, `nbf`, `exp` and `jti`. */
  readonly claims: Readonly<Record<string, string>>;
  readonly subject: string;
  readonly issuer: string;
  /** Further issuers whose tokens are signed with the same key, such as that of an EKS cluster. Jobs get none of theirs. */
  readonly otherIssuers?: readonly string[];
  readonly idTokenLifetimeSeconds: number;
}

/** Issuer of github.com's ID tokens. */
export const GITHUB_ISSUER = 'https://token.actions.githubusercontent.com';

const WORKFLOW_REF = 'octo-org/octo-repo/.github/workflows/deploy.yml@refs/heads/main';
const COMMIT = 'a1b2c3d4e5f60718293a4b5c6d7e8f9012345678';
const SUBJECT = 'repo:octo-org@123456/octo-repo@456789:ref:refs/heads/main';

/**
 * A trust policy that lets exactly one subject of one issuer in.
 * @param subject - the `sub` claim to trust
 * @param options - account, issuer, audience and partition where they differ from the default world's
 */
export function trustSubject(
  subject: string,
  options: { accountId?: string; issuer?: string; audience?: string; partition?: string } = {},
): TrustPolicy {
  const { accountId = '111122223333', issuer = GITHUB_ISSUER, audience = 'sts.amazonaws.com' } = options;
  const prefix = issuer.replace(/^https:\/\//, '');
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Federated: `arn:${options.partition ?? 'aws'}:iam::${accountId}:oidc-provider/${prefix}` },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: { StringEquals: { [`${prefix}:aud`]: audience, [`${prefix}:sub`]: subject } },
      },
    ],
  };
}

/**
 * The usual run, and a role in China that trusts it.
 * @param audience - the only one that the provider there lists
 */
export function worldInChina(audience: string): World {
  const partition = 'aws-cn';
  const trustPolicy = trustSubject(DEFAULT_WORLD.subject, { audience, partition });
  const providers = [{ url: DEFAULT_WORLD.issuer, clientIds: [audience] }];
  const account = { id: '111122223333', partition, providers, roles: [{ name: 'deploy', trustPolicy }] };
  return { ...DEFAULT_WORLD, accounts: [account] };
}

/**
 * A push to the main branch of octo-org/octo-repo, with ids in its subject, and one account whose role `deploy` trusts it.
 * @see https://docs.github.com/en/actions/reference/security/oidc
 */
export const DEFAULT_WORLD: World = {
  accounts: [
    {
      id: '111122223333',
      providers: [{ url: GITHUB_ISSUER, clientIds: ['sts.amazonaws.com'] }],
      roles: [{ name: 'deploy', trustPolicy: trustSubject(SUBJECT) }],
    },
  ],
  issuer: GITHUB_ISSUER,
  subject: SUBJECT,
  idTokenLifetimeSeconds: 300,
  claims: {
    actor: 'octocat',
    actor_id: '583231',
    base_ref: '',
    check_run_id: '38501234567',
    event_name: 'push',
    head_ref: '',
    job_workflow_ref: WORKFLOW_REF,
    job_workflow_sha: COMMIT,
    ref: 'refs/heads/main',
    ref_protected: 'true',
    ref_type: 'branch',
    repository: 'octo-org/octo-repo',
    repository_id: '456789',
    repository_owner: 'octo-org',
    repository_owner_id: '123456',
    repository_visibility: 'private',
    run_attempt: '1',
    run_id: '9876543210',
    run_number: '42',
    runner_environment: 'github-hosted',
    sha: COMMIT,
    workflow: 'deploy',
    workflow_ref: WORKFLOW_REF,
    workflow_sha: COMMIT,
  },
};
