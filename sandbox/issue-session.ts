// Issues the credentials of a role session, and records whose they are.
import { formatRoleArn, type RoleReference } from './role-arn.ts';
import { NO_SESSION_TAGS, type SessionTags } from './session-tags.ts';
import { type CallerIdentity, type IssuedCredentials, type Principals, roleId } from './sessions.ts';
import type { Role } from './world.ts';

/** A session whose credentials work. */
export interface IssuedSession {
  readonly credentials: IssuedCredentials;
  readonly identity: CallerIdentity;
  /** Epoch seconds. */
  readonly expiresAt: number;
}

/** A session that has passed all checks and is about to be issued. */
export interface SessionPlan {
  readonly reference: RoleReference;
  readonly role: Role;
  readonly roleSessionName: string;
  /** How long it lasts. */
  readonly seconds: number;
  /** With those it inherits; none unless given. */
  readonly sessionTags?: SessionTags;
  readonly sourceIdentity?: string | undefined;
  /** The inline session policy. */
  readonly sessionPolicy?: string | undefined;
}

/** What issuing needs from the sandbox. */
export interface IssuingContext {
  readonly principals: Principals;
  readonly issueCredentials: () => IssuedCredentials;
  /** Epoch seconds of the STS clock. */
  readonly now: () => number;
}

/**
 * Issues credentials for a session.
 * @param plan - the session
 * @param context - where the principals are kept
 */
export function issueSession(
  { reference, role, roleSessionName, seconds, sessionTags = NO_SESSION_TAGS, ...plan }: SessionPlan,
  { issueCredentials, principals, now }: IssuingContext,
): IssuedSession {
  const { partition, accountId: account, name } = reference;
  const principalArn = formatRoleArn(reference);
  const identity = {
    account,
    arn: `arn:${partition}:sts::${account}:assumed-role/${name}/${roleSessionName}`,
    userId: `${roleId(principalArn)}:${roleSessionName}`,
  };
  const credentials = issueCredentials();
  const expiresAt = Math.floor(now()) + seconds;
  const { secretAccessKey, sessionToken } = credentials;
  principals.set(credentials.accessKeyId, {
    identity,
    partition,
    secretAccessKey,
    sessionToken,
    expiresAt,
    principalArn,
    sessionTags,
    sourceIdentity: plan.sourceIdentity,
    mayAssume: role.mayAssume,
    mayRead: role.mayRead ?? [],
    sessionPolicy: plan.sessionPolicy,
  });
  return { credentials, identity, expiresAt };
}
