// Writes the narrowest trust policy that accepts one token. Pure.
import { oidcProviderArn, type RoleArn } from '../aws/arn.ts';
import type { IdTokenClaims } from './claims.ts';
import { claimPrefixOf, hasGitHubKeys } from './request-context.ts';

/** The policy as IAM takes it. */
export interface TrustPolicy {
  readonly Version: '2012-10-17';
  readonly Statement: readonly [
    {
      readonly Effect: 'Allow';
      readonly Principal: { readonly Federated: string };
      readonly Action: 'sts:AssumeRoleWithWebIdentity';
      readonly Condition: { readonly StringEquals: Readonly<Record<string, string>> };
    },
  ];
}

/**
 * The trust policy that accepts exactly this token's issuer, audience and subject: no wildcard, no set operator. Where the
 * subject names the repository without its id, a condition adds the id, so that a new owner of the name is refused. IAM
 * knows that key for GitHub's own issuer in the `aws` partition.
 * @returns undefined where no condition would name the repository, because other repositories would be accepted as well
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-wif
 */
export function generateTrustPolicy(
  role: Pick<RoleArn, 'partition' | 'account'>,
  claims: IdTokenClaims,
): TrustPolicy | undefined {
  const prefix = claimPrefixOf(claims.iss);
  const { repository_id: repositoryId } = claims.context;
  const namesOnly = !/^repo:[^:]*@\d+:/.test(claims.sub);
  const pinned = namesOnly && hasGitHubKeys(claims.iss, role.partition) && repositoryId !== undefined;
  if (!pinned && !namesRepository(claims)) return undefined;
  const conditions: Record<string, string> = {
    [`${prefix}:aud`]: literal(claims.aud),
    [`${prefix}:sub`]: literal(claims.sub),
    ...(pinned ? { [`${prefix}:repository_id`]: literal(repositoryId) } : {}),
  };
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Federated: oidcProviderArn(role, claims.iss) },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: { StringEquals: conditions },
      },
    ],
  };
}

/** Whether the subject itself, default or customized, names the repository. */
function namesRepository({ sub }: IdTokenClaims): boolean {
  return /(?:^|:)(?:(?:repo|repository):[^:/]+\/[^:]+|repository_id:\d+)(?::|$)/.test(sub);
}

/**
 * A value that `StringEquals` compares exactly, although it expands policy variables. It has no wildcards, but `*` and `?`
 * in a name are escaped anyway: a reader could take the name for a pattern, and somebody could change the operator to
 * `StringLike` later.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#policy-vars-specialchars
 */
function literal(value: string): string {
  return value.replaceAll(/\$(?=\{)|[*?]/g, (sign) => `\${${sign}}`);
}
