// Why STS refused to exchange the ID token for a role session. Pure.

import type { Failure } from '../../net/failure.ts';
import type { Facts } from '../../observe/facts.ts';
import type { AccessDeniedCause, Finding, FindingCode, OfDenial, OfExchange, Rule } from '../finding.ts';
import { CAUSES_DESPITE_POLICY, rankAccessDeniedCauses } from './access-denied.ts';
import { certain } from './certain.ts';
import { policyRefusal } from './trust-policy.ts';

export const exchangeRules: readonly Rule<Facts>[] = [
  (facts) => {
    const { idToken, roleSession, target: role } = facts;
    const { region } = facts.settings;
    if (roleSession.status !== 'failed' || idToken.status !== 'succeeded' || role === undefined) return [];
    if (roleSession.failure.operation !== 'AssumeRoleWithWebIdentity') return [];
    const finding = refused({ failure: roleSession.failure, role, claims: idToken.value, region }, facts);
    return finding === undefined ? [] : [finding];
  },
];

function refused(evidence: OfExchange, facts: Facts): Finding | undefined {
  const { failure } = evidence;
  switch (failure.code) {
    case 'AccessDenied':
      return denied(evidence, facts);
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
        ? certain('MAX_SESSION_DURATION_EXCEEDED', { ...evidence, durationSeconds: facts.settings.durationSeconds })
        : certain('REQUEST_REJECTED', evidence);
    case 'MalformedPolicyDocument':
      return certain('SESSION_POLICY_MALFORMED', evidence);
    case 'PackedPolicyTooLarge':
      return certain('SESSION_POLICY_TOO_LARGE', evidence);
    case 'RegionDisabled':
      return certain('STS_REGION_DISABLED', evidence);
    default:
      return undefined;
  }
}

type DenialCode = Extract<FindingCode, `ACCESS_DENIED_${string}`>;

/** The finding of a likely cause; the other causes have none of their own, since nothing in the claims speaks for them. */
const DENIAL_CODES: Readonly<Partial<Record<AccessDeniedCause, DenialCode>>> = {
  'customised-subject': 'ACCESS_DENIED_CUSTOM_SUBJECT',
  'immutable-subject': 'ACCESS_DENIED_IMMUTABLE_SUBJECT',
  'encoded-colon': 'ACCESS_DENIED_ENCODED_COLON',
  'environment-subject': 'ACCESS_DENIED_ENVIRONMENT',
  'pull-request-subject': 'ACCESS_DENIED_PULL_REQUEST',
  'tag-subject': 'ACCESS_DENIED_TAG',
  'branch-subject': 'ACCESS_DENIED_BRANCH',
  'reusable-workflow': 'ACCESS_DENIED_REUSABLE_WORKFLOW',
  'letter-case': 'ACCESS_DENIED_LETTER_CASE',
  'audience-condition': 'ACCESS_DENIED_AUDIENCE',
};

/** What the policy file shows counts for more than what the claims suggest. */
function denied(evidence: OfExchange, { expectations }: Facts): Finding {
  const policy = expectations?.policy;
  if (policy === undefined) return suspected(evidence, rankAccessDeniedCauses(evidence.claims));
  const refusal = policyRefusal({ ...evidence, policy });
  if (refusal !== undefined) return refusal;
  const denial = { ...evidence, policy, causes: CAUSES_DESPITE_POLICY };
  return { ...certain('ACCESS_DENIED_DESPITE_POLICY', denial), confidence: 'likely' };
}

function suspected(evidence: OfExchange, causes: OfDenial['causes']): Finding {
  const { cause, confidence } = causes[0] ?? { cause: 'role-not-found', confidence: 'possible' };
  const code = (confidence === 'likely' ? DENIAL_CODES[cause] : undefined) ?? 'ACCESS_DENIED_ROLE_OR_POLICY';
  return { ...certain(code, { ...evidence, causes }), confidence };
}

/** One code, very different causes: only the sentence tells them apart. */
function invalidToken(evidence: OfExchange): Finding {
  const { failure, claims } = evidence;
  const { message } = failure;
  if (/No OpenIDConnect provider found/i.test(message))
    return certain(hasPath(claims.iss) ? 'ENTERPRISE_ISSUER_NOT_REGISTERED' : 'OIDC_PROVIDER_MISSING', evidence);
  if (/audience/i.test(message)) return certain('AUDIENCE_NOT_REGISTERED', evidence);
  if (/thumbprint/i.test(message)) return certain('OIDC_PROVIDER_THUMBPRINT_DIFFERS', evidence);
  if (/verification key/i.test(message)) return certain('VERIFICATION_KEY_UNAVAILABLE', evidence);
  return certain('ID_TOKEN_REJECTED', evidence);
}

/** An enterprise can put its name behind the issuer's host; the provider's URL must then have it, too. */
function hasPath(issuer: string): boolean {
  return /^https:\/\/token\.actions\.[^/]+\/./.test(issuer);
}

const EXPIRY = /current date\/time (\d+) must be before the expiration date\/time ?(\d+)/;

function expiryOf({ message }: Failure): { serverAt?: number; expiredAt?: number } {
  const [, serverAt, expiredAt] = EXPIRY.exec(message) ?? [];
  return serverAt === undefined || expiredAt === undefined
    ? {}
    : { serverAt: Number(serverAt), expiredAt: Number(expiredAt) };
}
