// Credentials that a machine or a container has without asking STS for them: those of its role, renewed before they end.
import { findRole } from './account.ts';
import { type IssuedSession, type IssuingContext, issueSession } from './issue-session.ts';
import { parseRoleArn, type RoleReference } from './role-arn.ts';
import { formatInstant } from './sessions.ts';
import type { Role, World } from './world.ts';

/** A role of the world. */
export interface AmbientRole {
  readonly reference: RoleReference;
  readonly role: Role;
}

/** The part of an answer in which both kinds of sources write alike. */
export interface CredentialsDocument {
  readonly AccessKeyId: string;
  readonly SecretAccessKey: string;
  readonly Token: string;
  readonly Expiration: string;
}

/** Gives out the credentials that are good now. */
export type AmbientSession = () => IssuedSession;

/** How long such a session lasts. */
export const AMBIENT_SESSION_SECONDS = 6 * 3600;

/**
 * New credentials are there at least five minutes before the old ones end.
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instance-metadata-security-credentials.html
 */
const RENEWED_AHEAD_SECONDS = 300;

/**
 * Finds the role of a machine or container.
 * @param world - all accounts
 * @param arn - the role's
 * @throws Error if the world has no such role
 */
export function ambientRole(world: World, arn: string): AmbientRole {
  const reference = parseRoleArn(arn);
  const role = reference && findRole(world, reference);
  if (reference === undefined || role === undefined) throw new Error(`The world has no role ${arn}`);
  return { reference, role };
}

/**
 * Creates the session of a machine or container. It begins when it is first asked for.
 * @param ambient - the role
 * @param roleSessionName - name of the machine or container
 * @param context - where its principals are kept
 */
export function createAmbientSession(
  ambient: AmbientRole,
  roleSessionName: string,
  context: IssuingContext,
): AmbientSession {
  let current: IssuedSession | undefined;
  return () => {
    if (current === undefined || current.expiresAt - context.now() < RENEWED_AHEAD_SECONDS) {
      current = issueSession({ ...ambient, roleSessionName, seconds: AMBIENT_SESSION_SECONDS }, context);
    }
    return current;
  };
}

/**
 * Writes a session's credentials out.
 * @param session - as issued
 */
export function credentialsDocument({ credentials, expiresAt }: IssuedSession): CredentialsDocument {
  return {
    AccessKeyId: credentials.accessKeyId,
    SecretAccessKey: credentials.secretAccessKey,
    Token: credentials.sessionToken,
    Expiration: formatInstant(expiresAt),
  };
}
