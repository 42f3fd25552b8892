// A role session and a caller identity as AWS describes them, without credentials, and how they differ. Pure.
import type { EpochSeconds } from '../util/time.ts';
import { parseAssumedRoleArn, type RoleArn } from './arn.ts';

/** What STS granted, without the credentials themselves. */
export interface RoleSession {
  /** Role, session name and duration are those of the request. */
  readonly role: RoleArn;
  readonly roleSessionName: string;
  readonly durationSeconds: number;
  readonly arn: string;
  readonly assumedRoleId: string;
  readonly expiresAt: EpochSeconds;
  /** The service's clock when it answered, if the answer says so. */
  readonly grantedAt?: EpochSeconds;
  /** Identifies the request in CloudTrail. */
  readonly requestId?: string;
  /** Share of the binary limit that session policies use, in percent. */
  readonly packedPolicySizePercent?: number;
  /** Keys of the tags that later sessions of the chain inherit. STS refuses them if they are set again there. */
  readonly inheritedTagKeys?: readonly string[];
  /** Session tags that were left out because STS had no room for them. */
  readonly droppedTags?: readonly string[];
}

/** Both ends of a session are known to the second at best: a `Date` has no fraction, and the answer takes a moment. */
const MEASURED_WITHIN_SECONDS = 2;

/** The length of the session in whole seconds, by AWS's clock; undefined where the answer did not say its time. */
export function grantedSecondsOf({ grantedAt, expiresAt, durationSeconds }: RoleSession): number | undefined {
  if (grantedAt === undefined) return undefined;
  const measured = expiresAt - grantedAt;
  return Math.abs(measured - durationSeconds) < MEASURED_WITHIN_SECONDS ? durationSeconds : Math.round(measured);
}

/** @see https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html */
export interface CallerIdentity {
  readonly account: string;
  readonly arn: string;
  readonly userId: string;
  /** Of the request that was answered. */
  readonly requestId?: string;
}

/** One way in which the caller's identity differs from the session. */
export interface IdentityDifference {
  readonly what: 'kind' | 'partition' | 'account' | 'role name' | 'role session name' | 'user id';
  readonly expected: string;
  readonly actual: string;
}

/**
 * Whether the differences show that the session is not the requested one. Emulators make up a user id for each answer, so theirs proves
 * nothing.
 */
export function isOtherSession(
  differences: readonly IdentityDifference[],
  { awsOwned }: { readonly awsOwned: boolean },
): boolean {
  return differences.some(({ what }) => awsOwned || what !== 'user id');
}

/** Where the caller's identity differs from the session that was requested; empty where it is the same. */
export function identityDifferences(identity: CallerIdentity, session: RoleSession): readonly IdentityDifference[] {
  const { role, roleSessionName } = session;
  const actual = parseAssumedRoleArn(identity.arn);
  const compared: readonly IdentityDifference[] =
    actual === undefined
      ? [{ what: 'kind', expected: 'the session of a role', actual: identity.arn }]
      : [
          { what: 'partition', expected: role.partition, actual: actual.partition },
          ...[...new Set([actual.account, identity.account])].map((account) => ({
            what: 'account' as const,
            expected: role.account,
            actual: account,
          })),
          { what: 'role name', expected: role.name, actual: actual.roleName },
          { what: 'role session name', expected: roleSessionName, actual: actual.roleSessionName },
          { what: 'user id', expected: session.assumedRoleId, actual: identity.userId },
        ];
  return compared.filter(({ expected, actual: found }) => expected !== found);
}
