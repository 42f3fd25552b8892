// Why STS refused to exchange the ID token for a role session; for AccessDenied, which causes the claims that AWS saw make likely. Pure.
import type { Failure } from '../../net/failure.ts';
import type { Facts } from '../../observe/facts.ts';
import { gitHubIssuer } from '../../trust-policy/issuer.ts';
import { classifySubject } from '../../trust-policy/subject.ts';
import { defined } from '../../util/defined.ts';
import type { OfExchange } from '../evidence.ts';
import { error, type Finding, type Rule } from '../finding.ts';
import {
  blamedPolicy,
  DENIAL_CAUSES,
  type DenialCause,
  type OfOwnCredentials,
  type RankedCause,
  SUSPECTS,
} from '../findings/access-denied-causes.ts';
import type { OfAssumption } from '../findings/role-assumption.ts';
import { isOfOtherIam, missingRole } from './deployed.ts';
import { refusedBeside } from './role-assumption.ts';
import { isFromFile, policyRefusal } from './trust-policy.ts';

export const exchangeRules: readonly Rule<Facts>[] = [
  (facts) => {
    const { idToken, roleSession, target: role } = facts;
    const { region } = facts.settings;
    if (roleSession.status !== 'failed' || idToken.status !== 'succeeded' || role === undefined) return [];
    if (roleSession.failure.operation !== 'AssumeRoleWithWebIdentity') return [];
    const fromFile = isFromFile(facts.settings);
    const evidence = { failure: roleSession.failure, role, claims: idToken.value, region, ...defined({ fromFile }) };
    const finding = refused(evidence, facts);
    return finding === undefined ? [] : [finding];
  },
];

function refused(evidence: OfExchange, facts: Facts): Finding | undefined {
  const { failure } = evidence;
  switch (failure.code) {
    case 'AccessDenied':
      return denied(evidence, facts);
    case 'InvalidIdentityToken':
      return invalidToken({ ...evidence, ...defined({ registered: facts.deployed?.audiences }) });
    case 'ExpiredToken':
      return expired(evidence, facts.settings);
    case 'IDPRejectedClaim':
      return error('ID_TOKEN_REJECTED', evidence);
    case 'IDPCommunicationError':
      return error('VERIFICATION_KEY_UNAVAILABLE', evidence);
    case 'ValidationError':
      return /MaxSessionDuration/.test(failure.message)
        ? error('MAX_SESSION_DURATION_EXCEEDED', { ...evidence, ...durationsIn(facts) })
        : error('REQUEST_REJECTED', { ...evidence, given: sentInputs(facts.settings) });
    case 'MalformedPolicyDocument':
      return error('SESSION_POLICY_MALFORMED', evidence);
    case 'PackedPolicyTooLarge':
      return tooLarge(evidence, facts.settings);
    case 'RegionDisabled':
      return error('STS_REGION_DISABLED', evidence);
    default:
      return undefined;
  }
}

/** The space is shared by what was sent and the session tags that a token can carry. */
function tooLarge(evidence: OfExchange, settings: Facts['settings']): Finding {
  const given = sentPolicies(settings);
  return error('SESSION_POLICY_TOO_LARGE', { ...evidence, given }, given.length === 0 ? 'likely' : 'certain');
}

/** Where other roles follow, the last one gets the policies. */
function sentPolicies({ roleChain, inlineSessionPolicy, managedSessionPolicies }: Facts['settings']) {
  const isLast = roleChain.length === 0;
  return [
    ...(isLast && inlineSessionPolicy !== undefined ? ['inline-session-policy' as const] : []),
    ...(isLast && managedSessionPolicies.length > 0 ? ['managed-session-policies' as const] : []),
  ];
}

/** The inputs in the request, beside the role. Where other roles follow, the first session is as short as can be. */
function sentInputs(settings: Facts['settings']): readonly string[] {
  return [
    ...(settings.wantedSessionName === undefined ? [] : ['role-session-name']),
    ...(settings.roleChain.length > 0 ? [] : ['role-duration-seconds']),
    ...sentPolicies(settings),
  ];
}

/** A token of GitHub was requested just before; one in a file may be of any age. */
function expired(evidence: OfExchange, { source, tokenFile: path }: Facts['settings']): Finding {
  const { serverAt, expiredAt = evidence.claims.exp } = expiryOf(evidence.failure);
  if (source !== 'token-file' || path === undefined) {
    return error('ID_TOKEN_EXPIRED', { ...evidence, ...expiryOf(evidence.failure) });
  }
  // Only the clock of STS proves that the file is at fault, and not the clock of the machine that wrote the token.
  const isProved = serverAt !== undefined && expiredAt <= serverAt;
  const times = defined({ serverAt, expiredAt });
  return error('TOKEN_FILE_EXPIRED', { ...evidence, ...times, path }, isProved ? 'certain' : 'likely');
}

function durationsIn({ settings, deployed }: Facts) {
  const { durationSeconds } = settings;
  return { durationSeconds, ...defined({ maximumSeconds: deployed?.found?.maxSessionSeconds }) };
}

/** What is deployed proves more than a file, and a file more than the claims suggest. */
function denied(evidence: OfExchange, facts: Facts): Finding {
  const { expectations, deployed } = facts;
  const missing = missingRole(evidence, facts);
  if (missing !== undefined) return missing;
  if (blamedPolicy(evidence.failure) !== undefined)
    return error('ACCESS_DENIED_DESPITE_POLICY', { ...evidence, causes: [] });
  const beside = refusedBeside(evidence.failure.message);
  if (beside !== undefined) return error(beside, besideExchange(evidence, facts.settings), 'likely');
  const policy = deployed?.policy ?? expectations?.policy;
  const lookedUp = defined({ lookedUp: deployed === undefined ? undefined : (true as const) });
  const { unusedSource } = facts;
  if (policy === undefined) {
    const denial = { ...evidence, ...lookedUp, ...defined({ unusedSource }) };
    return suspected(denial, rankAccessDeniedCauses(denial));
  }
  const refusal = policyRefusal({ ...evidence, policy }, isOfOtherIam(facts));
  if (refusal !== undefined) return refusal;
  const causes = policy.path === undefined ? CAUSES_DESPITE_DEPLOYED : CAUSES_DESPITE_POLICY;
  return error('ACCESS_DENIED_DESPITE_POLICY', { ...evidence, ...lookedUp, policy, causes }, 'likely');
}

/** No policy of a caller counts here: the token has none. */
function besideExchange({ failure, role }: OfExchange, { roleSessionName }: Facts['settings']): OfAssumption {
  const sent = { roleSessionName, tags: [], describesRun: false, inputs: [] };
  const refusing = { kind: 'role trust policy', denies: false };
  return { failure, role, sent, refusing, step: 1, steps: 1, inToken: true };
}

/** A likely cause becomes the finding. Without one, the finding lists the possible causes. */
function suspected(
  evidence: OfExchange & OfOwnCredentials & { readonly lookedUp?: true },
  causes: readonly RankedCause[],
): Finding {
  const [first] = causes;
  if (first?.confidence === 'likely' && isSuspect(first.cause))
    return error(first.cause, { ...evidence, causes }, 'likely');
  return error('ACCESS_DENIED_ROLE_OR_POLICY', { ...evidence, causes }, 'possible');
}

function isSuspect(cause: RankedCause['cause']): cause is keyof typeof SUSPECTS {
  return Object.hasOwn(SUSPECTS, cause);
}

/** AWS has one code for very different causes. Its sentence tells them apart. */
function invalidToken(evidence: OfExchange & { readonly registered?: readonly string[] }): Finding {
  const { failure, claims } = evidence;
  const { message } = failure;
  const issuer = gitHubIssuer(claims.iss);
  if (/No OpenIDConnect provider found/i.test(message))
    return error(issuer?.hasSlug ? 'ENTERPRISE_ISSUER_NOT_REGISTERED' : 'OIDC_PROVIDER_MISSING', evidence);
  if (/audience/i.test(message)) return error('AUDIENCE_NOT_REGISTERED', evidence);
  if (/thumbprint/i.test(message)) {
    // The certificate of GitHub's own issuer is from a public CA, so the thumbprint should not count.
    const ofGitHub = defined({ isOfGitHub: issuer?.isHosted ? (true as const) : undefined });
    return error(
      'OIDC_PROVIDER_THUMBPRINT_DIFFERS',
      { ...evidence, ...ofGitHub },
      issuer?.isHosted ? 'likely' : 'certain',
    );
  }
  if (/verification key/i.test(message)) return error('VERIFICATION_KEY_UNAVAILABLE', evidence);
  return error('ID_TOKEN_REJECTED', evidence);
}

const EXPIRY = /current date\/time (\d+) must be before the expiration date\/time ?(\d+)/;

function expiryOf({ message }: Failure): { serverAt?: number; expiredAt?: number } {
  const [, serverAt, expiredAt] = EXPIRY.exec(message) ?? [];
  return serverAt === undefined || expiredAt === undefined
    ? {}
    : { serverAt: Number(serverAt), expiredAt: Number(expiredAt) };
}

/** The causes that remain where the deployed policy lets the token in. */
const CAUSES_DESPITE_DEPLOYED: readonly RankedCause[] = (['recent-change', 'organization-guardrail'] as const).map(
  possible,
);

/** Causes that any token can meet. */
const ALWAYS_POSSIBLE: readonly DenialCause[] = [
  'role-not-found',
  'policy-form',
  'recent-change',
  'ACCESS_DENIED_AUDIENCE',
  'organization-guardrail',
];

/** The causes that remain where the policy file lets the token in. */
const CAUSES_DESPITE_POLICY: readonly RankedCause[] = (
  ['other-policy-deployed', 'recent-change', 'role-not-found', 'organization-guardrail'] as const
).map(possible);

/**
 * The causes that this token's claims make likely, then credentials that the job has, then those that are possible for any token, then
 * those that the claims make possible. STS answers all of them with the same sentence, so none is ever certain.
 * @see https://docs.github.com/en/actions/reference/security/oidc for the forms of the subject
 */
export function rankAccessDeniedCauses(
  evidence: Pick<OfExchange & OfOwnCredentials, 'claims' | 'role' | 'unusedSource'>,
): readonly RankedCause[] {
  const seen = evidence.unusedSource === undefined ? [] : (['runner-credentials'] as const);
  const signs = signsIn(evidence).filter(({ cause }) => !seen.some((one) => one === cause));
  return [
    ...signs.filter(({ confidence }) => confidence === 'likely'),
    ...[...seen, ...ALWAYS_POSSIBLE.filter((cause) => !signs.some((sign) => sign.cause === cause))].map(possible),
    ...signs.filter(({ confidence }) => confidence === 'possible'),
  ];
}

function possible(cause: DenialCause): RankedCause {
  return { cause, confidence: 'possible' };
}

/** The causes that the claims point to, most telling first. */
function signsIn({ claims, role }: Pick<OfExchange, 'claims' | 'role'>): readonly RankedCause[] {
  const subject = classifySubject(claims.sub);
  const isOfGitHub = claims.context.repository !== undefined || gitHubIssuer(claims.iss) !== undefined;
  // Other issuers, EKS for example, form their subjects differently.
  const { ACCESS_DENIED_AUDIENCE } = SUSPECTS;
  const causes = isOfGitHub ? DENIAL_CAUSES : { ACCESS_DENIED_AUDIENCE };
  return Object.entries(causes).flatMap(([cause, { sign }]) => {
    const confidence = sign?.(claims, subject, role.partition);
    return confidence === undefined ? [] : [{ cause: cause as DenialCause, confidence }];
  });
}
