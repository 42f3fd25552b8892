// Ranks what may lie behind AccessDenied, from the claims that AWS saw. Pure.
import type { IdTokenClaims } from '../../trust-policy/claims.ts';
import { classifySubject } from '../../trust-policy/subject.ts';
import type { AccessDeniedCause, RankedCause } from '../finding.ts';

/**
 * The causes that this token's claims make likely, then those that can lie behind any token. STS answers all of them
 * with the same sentence, so none is ever certain.
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

/** The causes that are left where the role's policy, as far as it is known, lets the token in. */
export const CAUSES_DESPITE_POLICY: readonly RankedCause[] = (
  ['other-policy-deployed', 'recent-change', 'role-not-found', 'organisation-guardrail'] as const
).map(possible);

const ALWAYS_POSSIBLE: readonly AccessDeniedCause[] = [
  'role-not-found',
  'policy-form',
  'recent-change',
  'audience-condition',
  'organisation-guardrail',
];

function possible(cause: AccessDeniedCause): RankedCause {
  return { cause, confidence: 'possible' };
}

/** The branches that a policy most often trusts, so that a run of another one is the more suspicious. */
const USUAL_BRANCH = /^refs\/heads\/(?:main|master)$/;
/** What the OIDC provider and the policy are usually made for. */
const USUAL_AUDIENCE = /^sts\.amazonaws\.com(?:\.cn)?$/;

/** On github.com and its enterprises, and on a server of one's own. */
const GITHUB_ISSUER = /^https:\/\/token\.actions\.|\/_services\/token$/;

/** Most telling first. */
function signsIn({ iss, sub, aud, context }: IdTokenClaims): readonly RankedCause[] {
  // The subjects of other issuers, EKS for example, have forms of their own.
  if (context.repository === undefined && !GITHUB_ISSUER.test(iss)) {
    return USUAL_AUDIENCE.test(aud) ? [] : [{ cause: 'audience-condition', confidence: 'likely' }];
  }
  const { kind, immutable } = classifySubject(sub);
  const calledRepository = context.job_workflow_ref?.split('/', 2).join('/');
  const usualBranch = USUAL_BRANCH.test(context.ref ?? '');
  const signs: readonly (readonly [boolean, AccessDeniedCause, RankedCause['confidence']])[] = [
    [kind === 'customized', 'customised-subject', 'likely'],
    [/%3A/i.test(sub), 'encoded-colon', 'likely'],
    [kind === 'environment', 'environment-subject', 'likely'],
    [kind === 'pull-request', 'pull-request-subject', 'likely'],
    [kind === 'tag', 'tag-subject', 'likely'],
    [kind === 'branch', 'branch-subject', usualBranch ? 'possible' : 'likely'],
    [calledRepository !== undefined && calledRepository !== context.repository, 'reusable-workflow', 'likely'],
    [!USUAL_AUDIENCE.test(aud), 'audience-condition', 'likely'],
    // Every repository made since July 2026 has ids, so they tell less of this run than what it does otherwise than usual.
    [immutable, 'immutable-subject', 'likely'],
    [/[A-Z]/.test(sub.replaceAll('%3A', '')), 'letter-case', 'likely'],
    [!immutable && kind !== 'customized', 'name-only-subject', 'possible'],
  ];
  return signs.filter(([seen]) => seen).map(([, cause, confidence]) => ({ cause, confidence }));
}
