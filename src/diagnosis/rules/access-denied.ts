// Ranks the possible causes of AccessDenied, by the claims that AWS saw. Pure.
import type { IdTokenClaims } from '../../trust-policy/claims.ts';
import { classifySubject } from '../../trust-policy/subject.ts';
import { DENIAL_CAUSES, type DenialCause, type RankedCause, SUSPECTS } from '../findings/access-denied-causes.ts';

/** Causes that any token can meet. */
const ALWAYS_POSSIBLE: readonly DenialCause[] = [
  'role-not-found',
  'policy-form',
  'recent-change',
  'ACCESS_DENIED_AUDIENCE',
  'organization-guardrail',
];

/** The causes that remain where the policy file lets the token in. */
export const CAUSES_DESPITE_POLICY: readonly RankedCause[] = (
  ['other-policy-deployed', 'recent-change', 'role-not-found', 'organization-guardrail'] as const
).map(possible);

/**
 * The causes that this token's claims make likely, then those that are possible for any token, then those that the claims
 * make possible. STS answers all of them with the same sentence, so none is ever certain.
 * @see https://docs.github.com/en/actions/reference/security/oidc for the forms of the subject
 */
export function rankAccessDeniedCauses(claims: IdTokenClaims): readonly RankedCause[] {
  const signs = signsIn(claims);
  return [
    ...signs.filter(({ confidence }) => confidence === 'likely'),
    ...ALWAYS_POSSIBLE.filter((cause) => !signs.some((sign) => sign.cause === cause)).map(possible),
    ...signs.filter(({ confidence }) => confidence === 'possible'),
  ];
}

function possible(cause: DenialCause): RankedCause {
  return { cause, confidence: 'possible' };
}

/** The issuers of github.com, of its enterprises and of GitHub Enterprise Server. */
const GITHUB_ISSUER = /^https:\/\/token\.actions\.|\/_services\/token$/;

/** The causes that the claims point to, most telling first. */
function signsIn(claims: IdTokenClaims): readonly RankedCause[] {
  const subject = classifySubject(claims.sub);
  const isOfGitHub = claims.context.repository !== undefined || GITHUB_ISSUER.test(claims.iss);
  // Other issuers, EKS for example, form their subjects differently.
  const { ACCESS_DENIED_AUDIENCE } = SUSPECTS;
  const causes = isOfGitHub ? DENIAL_CAUSES : { ACCESS_DENIED_AUDIENCE };
  return Object.entries(causes).flatMap(([cause, { sign }]) => {
    const confidence = sign?.(claims, subject);
    return confidence === undefined ? [] : [{ cause: cause as DenialCause, confidence }];
  });
}
