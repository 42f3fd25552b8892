// A role session and a caller identity as AWS describes them, without credentials. Types only.
import type { EpochSeconds } from '../util/time.ts';
import type { RoleArn } from './arn.ts';

/** What STS granted, without the credentials themselves. */
export interface RoleSession {
  /** Role, session name and length are those that were asked for. */
  readonly role: RoleArn;
  readonly roleSessionName: string;
  readonly durationSeconds: number;
  readonly arn: string;
  readonly assumedRoleId: string;
  readonly expiresAt: EpochSeconds;
  /** The service's clock when it answered, as far as it said. */
  readonly grantedAt?: EpochSeconds;
  /** By which AWS, and CloudTrail, know the request. */
  readonly requestId?: string;
  /** Share of the binary limit that session policies use, in percent. */
  readonly packedPolicySizePercent?: number;
  /** Keys of tags that sessions behind this one inherit, and that must not be set again there. */
  readonly inheritedTagKeys?: readonly string[];
  /** Session tags that STS had no room for. */
  readonly droppedTags?: readonly string[];
}

/** @see https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html */
export interface CallerIdentity {
  readonly account: string;
  readonly arn: string;
  readonly userId: string;
  /** Of the answer that says so. */
  readonly requestId?: string;
}
