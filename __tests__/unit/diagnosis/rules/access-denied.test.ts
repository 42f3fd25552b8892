// The possible causes of AccessDenied, for each form of the claims.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { DenialCause } from '../../../../src/diagnosis/findings/access-denied-causes.ts';
import { rankAccessDeniedCauses } from '../../../../src/diagnosis/rules/access-denied.ts';
import type { IdTokenClaims } from '../../../../src/trust-policy/claims.ts';
import { CLAIMS, claimsWith } from '../../samples/healthy.ts';
import { hostileText } from '../../samples/hostile.ts';

const ALWAYS: readonly DenialCause[] = [
  'role-not-found',
  'policy-form',
  'recent-change',
  'ACCESS_DENIED_AUDIENCE',
  'organization-guardrail',
];

const FEATURE = { ref: 'refs/heads/feature' };

describe('rankAccessDeniedCauses', () => {
  it.each<[string, IdTokenClaims, DenialCause[], DenialCause[]]>([
    ['the usual branch', CLAIMS, [], ['ACCESS_DENIED_BRANCH', 'name-only-subject']],
    [
      'the other usual branch',
      claimsWith('repo:o/r:ref:refs/heads/master', { ref: 'refs/heads/master' }),
      [],
      ['ACCESS_DENIED_BRANCH', 'name-only-subject'],
    ],
    [
      'another branch',
      claimsWith('repo:octo-org/octo-repo:ref:refs/heads/feature', FEATURE),
      ['ACCESS_DENIED_BRANCH'],
      ['name-only-subject'],
    ],
    [
      'a branch in a repository with ids',
      claimsWith('repo:octo-org@1/octo-repo@2:ref:refs/heads/feature', FEATURE),
      ['ACCESS_DENIED_BRANCH', 'ACCESS_DENIED_IMMUTABLE_SUBJECT'],
      [],
    ],
    [
      'the usual branch in a repository with ids',
      claimsWith('repo:octo-org@1/octo-repo@2:ref:refs/heads/main'),
      ['ACCESS_DENIED_IMMUTABLE_SUBJECT'],
      ['ACCESS_DENIED_BRANCH'],
    ],
    [
      'an environment',
      claimsWith('repo:octo-org/octo-repo:environment:prod', { environment: 'prod' }),
      ['ACCESS_DENIED_ENVIRONMENT'],
      ['name-only-subject'],
    ],
    [
      'an environment in upper case, with ids',
      claimsWith('repo:octo-org@1/octo-repo@2:environment:Prod', { environment: 'Prod' }),
      ['ACCESS_DENIED_ENVIRONMENT', 'ACCESS_DENIED_IMMUTABLE_SUBJECT', 'ACCESS_DENIED_LETTER_CASE'],
      [],
    ],
    [
      'a pull request',
      claimsWith('repo:octo-org/octo-repo:pull_request', { ref: 'refs/pull/1/merge' }),
      ['ACCESS_DENIED_PULL_REQUEST'],
      ['name-only-subject'],
    ],
    [
      'a tag',
      claimsWith('repo:octo-org/octo-repo:ref:refs/tags/v1', { ref: 'refs/tags/v1' }),
      ['ACCESS_DENIED_TAG'],
      ['name-only-subject'],
    ],
    [
      'a reusable workflow of another repository',
      { ...CLAIMS, context: { ...CLAIMS.context, job_workflow_ref: 'octo-org/shared/.github/workflows/x.yml@v1' } },
      ['ACCESS_DENIED_REUSABLE_WORKFLOW'],
      ['ACCESS_DENIED_BRANCH', 'name-only-subject'],
    ],
    [
      'an environment with a colon',
      claimsWith('repo:octo-org/octo-repo:environment:prod%3Aeu', { environment: 'prod:eu' }),
      ['ACCESS_DENIED_ENCODED_COLON', 'ACCESS_DENIED_ENVIRONMENT'],
      ['name-only-subject'],
    ],
    ['a chosen subject', claimsWith('repository_id:2:actor:mona'), ['ACCESS_DENIED_CUSTOM_SUBJECT'], []],
    [
      'a chosen subject with ids and capitals',
      claimsWith('repo:Octo@1/octo-repo@2:actor:mona'),
      ['ACCESS_DENIED_CUSTOM_SUBJECT', 'ACCESS_DENIED_IMMUTABLE_SUBJECT', 'ACCESS_DENIED_LETTER_CASE'],
      [],
    ],
    [
      'a token that says nothing of the run',
      { ...CLAIMS, context: {} },
      ['ACCESS_DENIED_BRANCH'],
      ['name-only-subject'],
    ],
  ])('ranks them for %s', (_name, claims, likely, possible) => {
    expect(rankAccessDeniedCauses(claims)).toEqual([
      ...likely.map((cause) => ({ cause, confidence: 'likely' })),
      ...[...ALWAYS, ...possible].map((cause) => ({ cause, confidence: 'possible' })),
    ]);
  });

  it('names each cause once, the likely ones first, for any claims', () => {
    fc.assert(
      fc.property(hostileText, hostileText, (sub, ref) => {
        const causes = rankAccessDeniedCauses(claimsWith(sub, { ref, job_workflow_ref: ref }));
        expect(new Set(causes.map(({ cause }) => cause)).size).toBe(causes.length);
        const order = causes.map(({ confidence }) => confidence);
        expect(order).toEqual([...order].sort());
        expect(causes.map(({ cause }) => cause)).toEqual(expect.arrayContaining([...ALWAYS]));
      }),
    );
  });
});
