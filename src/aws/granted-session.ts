// Reads the session out of an answer of STS. Masks the credentials before anyone can see them.
import type { AssumeRoleCommandOutput } from '@aws-sdk/client-sts';
import type { Attempt } from '../net/failure.ts';
import type { Credentials } from '../secrets/secret.ts';
import { isAccessKeyId, isKeyMaterial } from '../secrets/shapes.ts';
import type { Vault } from '../secrets/vault.ts';
import { defined } from '../util/defined.ts';
import type { RoleArn } from './arn.ts';
import type { RoleSession } from './role-session.ts';
import type { StsAnswer } from './sts-call.ts';

/** A session as STS granted it; who it belongs to is not yet proved. */
export interface GrantedSession {
  readonly session: RoleSession;
  readonly credentials: Credentials;
  /** Whether the secret key consists of letters and digits alone. */
  readonly isPlain: boolean;
}

/** What a request for a session asks for. */
export interface RequestedSession {
  readonly role: RoleArn;
  readonly roleSessionName: string;
  readonly durationSeconds: number;
}

/** The part that the outputs of both ways to assume a role have in common. */
type Output = Pick<AssumeRoleCommandOutput, 'AssumedRoleUser' | 'Credentials' | 'PackedPolicySize'>;

/**
 * The session in the output of either way to assume a role.
 * @returns undefined where any part of it is missing or malformed
 */
export function readGrantedSession(
  { AssumedRoleUser, Credentials, PackedPolicySize }: Output,
  requested: RequestedSession,
  vault: Vault,
): GrantedSession | undefined {
  const { AccessKeyId = '', SecretAccessKey = '', SessionToken = '', Expiration } = Credentials ?? {};
  if (!isAccessKeyId(AccessKeyId) || !isKeyMaterial(SecretAccessKey) || !isKeyMaterial(SessionToken)) return undefined;
  const credentials = vault.keep({
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
    sessionToken: SessionToken,
  });
  const expiresAt = Expiration instanceof Date ? Expiration.getTime() / 1000 : Number.NaN;
  const { Arn, AssumedRoleId } = AssumedRoleUser ?? {};
  if (Arn === undefined || AssumedRoleId === undefined || Number.isNaN(expiresAt)) return undefined;
  const session = {
    ...requested,
    arn: vault.cleanName(Arn),
    assumedRoleId: vault.cleanName(AssumedRoleId),
    expiresAt,
    ...(Number.isFinite(PackedPolicySize) ? { packedPolicySizePercent: Number(PackedPolicySize) } : {}),
  };
  return { session, credentials, isPlain: /^[A-Za-z0-9]+$/.test(SecretAccessKey) };
}

/** The session with the service's clock at the moment of its answer, and the id of the request. */
export function dated({ output, answeredAt, requestId }: StsAnswer<GrantedSession>): GrantedSession {
  return { ...output, session: { ...output.session, ...defined({ grantedAt: answeredAt, requestId }) } };
}

/** A secret key has a special character with a probability of 70 %, so 20 tries nearly always suffice. */
const PLAIN_TRIES = 20;

/** Asks again until the secret key is plain, if that is wanted; after the last try it is what it is. */
export async function untilPlain(
  wanted: boolean,
  ask: () => Promise<Attempt<GrantedSession>>,
): Promise<Attempt<GrantedSession>> {
  for (let tries = 1; ; tries += 1) {
    const attempt = await ask();
    if (!wanted || attempt.status !== 'succeeded' || attempt.value.isPlain || tries >= PLAIN_TRIES) return attempt;
  }
}
