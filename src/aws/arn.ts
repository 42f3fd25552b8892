// ARNs of roles, of their sessions and of OIDC providers: parsed, compared, written. Pure.
import { isPartition, type Partition } from './partition.ts';

/** The parts of a role's ARN. */
export interface RoleArn {
  readonly text: string;
  readonly partition: Partition;
  /** Twelve digits. */
  readonly account: string;
  /** Starts and ends with a slash; `/` for none. */
  readonly path: string;
  readonly name: string;
}

/** The parts of the ARN of a role session. AWS leaves the role's path out of it. */
export interface AssumedRoleArn {
  readonly partition: string;
  readonly account: string;
  readonly roleName: string;
  readonly roleSessionName: string;
}

const ROLE_ARN = /^arn:([a-z-]+):iam::(\d{12}):role(\/(?:[\x21-\x7e]{1,510}\/)?)([\w+=,.@-]{1,64})$/;
const ASSUMED_ROLE_ARN = /^arn:([a-z-]+):sts::(\d{12}):assumed-role\/([\w+=,.@-]{1,64})\/([\w+=,.@-]{2,64})$/;

/**
 * The parts of a role's ARN.
 * @returns undefined for anything else, other kinds of ARN included
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html
 */
export function parseRoleArn(text: string): RoleArn | undefined {
  const [, partition, account, path, name] = ROLE_ARN.exec(text) ?? [];
  if (partition === undefined || account === undefined || path === undefined || name === undefined) return undefined;
  return isPartition(partition) ? { text, partition, account, path, name } : undefined;
}

/**
 * The parts of the ARN that GetCallerIdentity gives for a role session.
 * @returns undefined for anything else, a user's ARN for example
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html
 */
export function parseAssumedRoleArn(text: string): AssumedRoleArn | undefined {
  const [, partition, account, roleName, roleSessionName] = ASSUMED_ROLE_ARN.exec(text) ?? [];
  if (partition === undefined || account === undefined) return undefined;
  if (roleName === undefined || roleSessionName === undefined) return undefined;
  return { partition, account, roleName, roleSessionName };
}

/**
 * The ARN of the role behind a caller's identity; the identity's own where there is no role behind it.
 * @param meant - AWS leaves the role's path out of the session's ARN, so that the role that was meant stands in where it fits
 */
export function roleArnBehind(identityArn: string, meant: RoleArn | undefined): string {
  const actual = parseAssumedRoleArn(identityArn);
  if (actual === undefined) return identityArn;
  const { partition, account, roleName } = actual;
  const isMeant = partition === meant?.partition && account === meant.account && roleName === meant.name;
  return isMeant ? meant.text : `arn:${partition}:iam::${account}:role/${roleName}`;
}

/**
 * Whether a pattern for roles, in which the role has a path, may fit a role session. AWS leaves the path out of the session's ARN, so
 * nothing proves that it does.
 */
export function mayFitWithPath(pattern: string, identityArn: string): boolean {
  const session = parseAssumedRoleArn(identityArn);
  const [, start, name] = /^(arn:[^/]*\/)[^/]*\/(?:.*\/)?([^/]*)$/.exec(pattern) ?? [];
  if (session === undefined || start === undefined || name === undefined) return false;
  const { partition, account, roleName } = session;
  return matchesPattern(start, `arn:${partition}:iam::${account}:role/`) && matchesPattern(name, roleName);
}

/** The ARN of the OIDC provider that the role's account needs for an issuer: its URL without the scheme, path included. */
export function oidcProviderArn(role: Pick<RoleArn, 'partition' | 'account'>, issuer: string): string {
  return `arn:${role.partition}:iam::${role.account}:oidc-provider/${issuer.replace(/^https:\/\//, '')}`;
}

/**
 * Whether a pattern with IAM's wildcards (`*` any run of characters, `?` exactly one) matches the whole text.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
 */
export function matchesPattern(pattern: string, text: string): boolean {
  let [p, t, star, resume] = [0, 0, -1, 0];
  while (t < text.length) {
    if (pattern[p] === '*') [star, resume, p] = [p, t, p + 1];
    else if (p < pattern.length && (pattern[p] === '?' || pattern[p] === text[t])) [p, t] = [p + 1, t + 1];
    else if (star >= 0) [p, resume, t] = [star + 1, resume + 1, resume + 1];
    else return false;
  }
  return /^\**$/.test(pattern.slice(p));
}
