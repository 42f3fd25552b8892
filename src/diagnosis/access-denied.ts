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
  const causes = [
    ...fromClaims(claims),
    ...ALWAYS_POSSIBLE.map((cause) => ({ cause, confidence: 'possible' }) as const),
  ];
  return [
    ...causes.filter(({ confidence }) => confidence === 'likely'),
    ...causes.filter(({ confidence }) => confidence === 'possible'),
  ];
}

const ALWAYS_POSSIBLE: readonly AccessDeniedCause[] = [
  'role-not-found',
  'audience-condition',
  'policy-form',
  'organisation-guardrail',
];

/** The branches that a policy most often trusts, so that a run of another one is the more suspicious. */
const USUAL_BRANCH = /^refs\/heads\/(?:main|master)$/;

function fromClaims({ sub, context }: IdTokenClaims): readonly RankedCause[] {
  const { kind, immutable } = parseSubject(sub);
  const calledRepository = context.job_workflow_ref?.split('/', 2).join('/');
  const usualBranch = USUAL_BRANCH.test(context.ref ?? '');
  const signs: readonly (readonly [boolean, RankedCause])[] = [
    [kind === 'customised', { cause: 'customised-subject', confidence: 'likely' }],
    [immutable, { cause: 'immutable-subject', confidence: 'likely' }],
    [kind === 'environment', { cause: 'environment-subject', confidence: 'likely' }],
    [kind === 'pull-request', { cause: 'pull-request-subject', confidence: 'likely' }],
    [kind === 'tag', { cause: 'tag-subject', confidence: 'likely' }],
    [kind === 'branch', { cause: 'branch-subject', confidence: usualBranch ? 'possible' : 'likely' }],
    [
      calledRepository !== undefined && calledRepository !== context.repository,
      { cause: 'reusable-workflow', confidence: 'likely' },
    ],
    [/[A-Z]/.test(sub), { cause: 'letter-case', confidence: 'likely' }],
    [!immutable && kind !== 'customised', { cause: 'name-only-subject', confidence: 'possible' }],
  ];
  return signs.filter(([seen]) => seen).map(([, cause]) => cause);
}
