// Writes the narrowest trust policy that accepts one token. Pure.
import { oidcProviderArn, type RoleArn } from '../aws/arn.ts';
import type { IdTokenClaims } from './claims.ts';

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

const GITHUB_ISSUER = 'https://token.actions.githubusercontent.com';

/**
 * The trust policy that accepts this token's issuer, audience and subject to the letter, and nothing wider: no wildcard,
 * no set operator. A subject that names the repository without its id is tied to the id as well, so that nobody who
 * takes over the name gets in; IAM knows that key for GitHub's own issuer in the `aws` partition.
 * @returns undefined where nothing that IAM compares would name the repository, so that others could get in as well
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-wif
 */
export function generateTrustPolicy(
  role: Pick<RoleArn, 'partition' | 'account'>,
  claims: IdTokenClaims,
): TrustPolicy | undefined {
  const prefix = claims.iss.replace(/^https:\/\//, '');
  const { repository_id: repositoryId } = claims.context;
  const namesOnly = !/^repo:[^:]*@\d+:/.test(claims.sub);
  const idKeyExists = claims.iss === GITHUB_ISSUER && role.partition === 'aws';
  const pinned = namesOnly && idKeyExists && repositoryId !== undefined;
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

/** Whether the subject itself, default or customised, says which repository the run is of. */
function namesRepository({ sub }: IdTokenClaims): boolean {
  return /(?:^|:)(?:(?:repo|repository):[^:/]+\/[^:]+|repository_id:\d+)(?::|$)/.test(sub);
}

/**
 * A value that `StringEquals` compares to the letter, although it expands policy variables. It knows no wildcards;
 * those in a name are escaped nevertheless, so that nobody takes the name for a pattern, nor `StringLike`, should it be
 * put there later.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#policy-vars-specialchars
 */
function literal(value: string): string {
  return value.replaceAll(/\$(?=\{)|[*?]/g, (sign) => `\${${sign}}`);
}
