// ID tokens that a job does not ask GitHub for but finds in a file, as a pod of EKS with a role for its service account does.
import { randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import type { IssuerContext } from './issuer.ts';

/** What a token says, where it differs from the default. */
export interface WebIdentityTokenOptions {
  /** Its `sub`; the world's unless given. */
  readonly subject?: string;
  /** Its `iss`; the world's unless given. STS takes it if the world names it and an account has it as a provider. */
  readonly issuer?: string;
  /** Its `aud`; `sts.amazonaws.com` unless given. */
  readonly audience?: string;
}

/** @see https://github.com/aws/amazon-eks-pod-identity-webhook#eks-walkthrough */
const LIFETIME_SECONDS = 86_400;

/**
 * Signs a token with the key of the sandbox's issuers.
 * @param options - its claims
 * @param context - key, clock and world
 */
export function signWebIdentityToken(
  { subject, issuer, audience = 'sts.amazonaws.com' }: WebIdentityTokenOptions,
  { world, key, now }: Pick<IssuerContext, 'world' | 'key' | 'now'>,
): Promise<string> {
  const issuedAt = Math.floor(now());
  return new SignJWT({ jti: randomUUID() })
    .setProtectedHeader({ alg: 'RS256', kid: key.publicJwk.kid ?? '' })
    .setIssuer(issuer ?? world.issuer)
    .setSubject(subject ?? world.subject)
    .setAudience(audience)
    .setNotBefore(issuedAt)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + LIFETIME_SECONDS)
    .sign(key.privateKey);
}
