// Reads the session out of an answer of STS. Masks the credentials before anyone can see them.
import type { AssumeRoleCommandOutput } from '@aws-sdk/client-sts';
import type { Attempt } from '../net/failure.ts';
import type { Credentials } from '../secrets/secret.ts';
import { isAccessKeyId, isKeyMaterial } from '../secrets/shapes.ts';
import type { Vault } from '../secrets/vault.ts';
import type { RoleArn } from './arn.ts';
import type { RoleSession } from './role-session.ts';
import type { StsAnswer } from './sts-client.ts';

/** A session as STS granted it; who it belongs to is not yet proved. */
export interface GrantedSession {
  readonly session: RoleSession;
  readonly credentials: Credentials;
  /** Whether the secret key has nothing but letters and digits. */
  readonly isPlain: boolean;
}

/** What was asked for. */
export interface RequestedSession {
  readonly role: RoleArn;
  readonly roleSessionName: string;
  readonly durationSeconds: number;
}

/**
 * The session in the output of either way to assume a role.
 * @returns undefined where anything of it is missing or malformed
 */
export function readSession(output: unknown, requested: RequestedSession, vault: Vault): GrantedSession | undefined {
  const { AssumedRoleUser, Credentials, PackedPolicySize } = output as AssumeRoleCommandOutput;
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
  const packed = Number.isFinite(PackedPolicySize) ? { packedPolicySizePercent: Number(PackedPolicySize) } : {};
  const names = { arn: vault.cleanName(Arn), assumedRoleId: vault.cleanName(AssumedRoleId) };
  const isPlain = /^[A-Za-z0-9]+$/.test(SecretAccessKey);
  return { session: { ...requested, ...names, expiresAt, ...packed }, credentials, isPlain };
}

/** The session with the service's clock at the moment of its answer, and the id of the request. */
export function dated({ output, answeredAt, requestId }: StsAnswer<GrantedSession>): GrantedSession {
  const at = answeredAt === undefined ? {} : { grantedAt: answeredAt };
  const by = requestId === undefined ? {} : { requestId };
  return { ...output, session: { ...output.session, ...at, ...by } };
}

/** A secret key holds a special character with a chance of seven in ten, so that this many tries leave next to nothing. */
const PLAIN_TRIES = 20;

/** Asks again until the secret key is plain, where that is wished for, but not for ever: then it is what it is. */
export async function untilPlain(
  wished: boolean,
  ask: () => Promise<Attempt<GrantedSession>>,
): Promise<Attempt<GrantedSession>> {
  for (let tries = 1; ; tries += 1) {
    const attempt = await ask();
    if (!wished || attempt.status !== 'succeeded' || attempt.value.isPlain || tries >= PLAIN_TRIES) return attempt;
  }
}
