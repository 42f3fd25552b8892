// Ranks what may lie behind AccessDenied, from the claims that AWS saw. Pure.
import type { IdTokenClaims } from '../facts.ts';
import type { AccessDeniedCause, RankedCause } from './finding.ts';
import { parseSubject } from './subject.ts';

/**
 * The causes that this token's claims make likely, then those that can lie behind any token. STS answers all of them
 * with the same sentence, so none is ever certain.
 * @see https://docs.github.com/en/actions/reference/security/oidc for the forms of the subject
 */
export function rankAccessDeniedCauses(claims: IdTokenClaims): readonly RankedCause[] {
  return [
    ...fromClaims(claims).map((cause) => ({ cause, confidence: 'likely' }) as const),
    ...ALWAYS_POSSIBLE.map((cause) => ({ cause, confidence: 'possible' }) as const),
  ];
}

const ALWAYS_POSSIBLE: readonly AccessDeniedCause[] = [
  'role-not-found',
  'audience-condition',
  'policy-form',
  'organisation-guardrail',
];

function fromClaims({ sub, context }: IdTokenClaims): readonly AccessDeniedCause[] {
  const subject = parseSubject(sub);
  const calledRepository = context.job_workflow_ref?.split('/', 2).join('/');
  const signs: readonly (readonly [boolean, AccessDeniedCause])[] = [
    [subject.kind === 'customised', 'customised-subject'],
    [subject.immutable, 'immutable-subject'],
    [subject.kind === 'environment', 'environment-subject'],
    [subject.kind === 'pull-request', 'pull-request-subject'],
    [subject.kind === 'tag', 'tag-subject'],
    [subject.kind === 'branch', 'branch-subject'],
    [calledRepository !== undefined && calledRepository !== context.repository, 'reusable-workflow'],
    [/[A-Z]/.test(sub), 'letter-case'],
  ];
  return signs.filter(([seen]) => seen).map(([, cause]) => cause);
}
