// Why STS refused to exchange the ID token for a role session. Pure.
import type { Facts, Failure } from '../../facts.ts';
import { rankAccessDeniedCauses } from '../access-denied.ts';
import type { Finding, OfExchange, Rule } from '../finding.ts';
import { certain } from './certain.ts';

export const exchangeRules: readonly Rule<Facts>[] = [
  (facts) => {
    const { idToken, roleSession, settings } = facts;
    if (roleSession.status !== 'failed' || idToken.status !== 'succeeded') return [];
    const { failure } = roleSession;
    const evidence = { failure, role: settings.role, claims: idToken.value, region: settings.region };
    const finding = refused(evidence, facts);
    return finding === undefined ? [] : [finding];
  },
];

function refused(evidence: OfExchange, { settings }: Facts): Finding | undefined {
  const { failure, claims } = evidence;
  switch (failure.code) {
    case 'AccessDenied':
      // That it was refused is certain; why is not, so that each cause has its own confidence.
      return certain('ACCESS_DENIED', { ...evidence, causes: rankAccessDeniedCauses(claims) });
    case 'InvalidIdentityToken':
      return invalidToken(evidence);
    case 'ExpiredToken':
      return certain('ID_TOKEN_EXPIRED', { ...evidence, ...expiryOf(failure) });
    case 'IDPRejectedClaim':
      return certain('ID_TOKEN_REJECTED', evidence);
    case 'IDPCommunicationError':
      return certain('VERIFICATION_KEY_UNAVAILABLE', evidence);
    case 'ValidationError':
      return /MaxSessionDuration/.test(failure.message)
        ? certain('MAX_SESSION_DURATION_EXCEEDED', { ...evidence, durationSeconds: settings.durationSeconds })
        : certain('REQUEST_REJECTED', evidence);
    case 'MalformedPolicyDocument':
    case 'PackedPolicyTooLarge':
      return certain('SESSION_POLICY_REJECTED', evidence);
    case 'RegionDisabled':
      return certain('STS_REGION_DISABLED', evidence);
    default:
      return undefined;
  }
}

/** One code, three very different causes: only the sentence tells them apart. */
function invalidToken(evidence: OfExchange): Finding {
  const { message } = evidence.failure;
  if (/No OpenIDConnect provider found/i.test(message)) return certain('OIDC_PROVIDER_MISSING', evidence);
  if (/audience/i.test(message)) return certain('AUDIENCE_NOT_REGISTERED', evidence);
  if (/verification key/i.test(message)) return certain('VERIFICATION_KEY_UNAVAILABLE', evidence);
  return certain('ID_TOKEN_REJECTED', evidence);
}

const EXPIRY = /current date\/time (\d+) must be before the expiration date\/time ?(\d+)/;

function expiryOf({ message }: Failure): { serverAt?: number; expiredAt?: number } {
  const [, serverAt, expiredAt] = EXPIRY.exec(message) ?? [];
  return serverAt === undefined || expiredAt === undefined
    ? {}
    : { serverAt: Number(serverAt), expiredAt: Number(expiredAt) };
}
