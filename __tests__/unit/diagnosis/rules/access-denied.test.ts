// What may lie behind AccessDenied, for each shape of the claims.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { AccessDeniedCause } from '../../../../src/diagnosis/finding.ts';
import { rankAccessDeniedCauses } from '../../../../src/diagnosis/rules/access-denied.ts';
import type { IdTokenClaims } from '../../../../src/trust-policy/claims.ts';
import { CLAIMS, claimsWith } from '../../samples/healthy.ts';
import { hostileText } from '../../samples/hostile.ts';

const ALWAYS: readonly AccessDeniedCause[] = [
  'role-not-found',
  'policy-form',
  'recent-change',
  'audience-condition',
  'organisation-guardrail',
];

const FEATURE = { ref: 'refs/heads/feature' };

describe('rankAccessDeniedCauses', () => {
  it.each<[string, IdTokenClaims, AccessDeniedCause[], AccessDeniedCause[]]>([
    ['the usual branch', CLAIMS, [], ['branch-subject', 'name-only-subject']],
    [
      'the other usual branch',
      claimsWith('repo:o/r:ref:refs/heads/master', { ref: 'refs/heads/master' }),
      [],
      ['branch-subject', 'name-only-subject'],
    ],
    [
      'another branch',
      claimsWith('repo:octo-org/octo-repo:ref:refs/heads/feature', FEATURE),
      ['branch-subject'],
      ['name-only-subject'],
    ],
    [
      'a branch in a repository with ids',
      claimsWith('repo:octo-org@1/octo-repo@2:ref:refs/heads/feature', FEATURE),
      ['branch-subject', 'immutable-subject'],
      [],
    ],
    [
      'the usual branch in a repository with ids',
      claimsWith('repo:octo-org@1/octo-repo@2:ref:refs/heads/main'),
      ['immutable-subject'],
      ['branch-subject'],
    ],
    [
      'an environment',
      claimsWith('repo:octo-org/octo-repo:environment:prod', { environment: 'prod' }),
      ['environment-subject'],
      ['name-only-subject'],
    ],
    [
      'an environment in upper case, with ids',
      claimsWith('repo:octo-org@1/octo-repo@2:environment:Prod', { environment: 'Prod' }),
      ['environment-subject', 'immutable-subject', 'letter-case'],
      [],
    ],
    [
      'a pull request',
      claimsWith('repo:octo-org/octo-repo:pull_request', { ref: 'refs/pull/1/merge' }),
      ['pull-request-subject'],
      ['name-only-subject'],
    ],
    [
      'a tag',
      claimsWith('repo:octo-org/octo-repo:ref:refs/tags/v1', { ref: 'refs/tags/v1' }),
      ['tag-subject'],
      ['name-only-subject'],
    ],
    [
      'a reusable workflow of another repository',
      { ...CLAIMS, context: { ...CLAIMS.context, job_workflow_ref: 'octo-org/shared/.github/workflows/x.yml@v1' } },
      ['reusable-workflow'],
      ['branch-subject', 'name-only-subject'],
    ],
    [
      'an environment with a colon',
      claimsWith('repo:octo-org/octo-repo:environment:prod%3Aeu', { environment: 'prod:eu' }),
      ['encoded-colon', 'environment-subject'],
      ['name-only-subject'],
    ],
    ['a chosen subject', claimsWith('repository_id:2:actor:mona'), ['customised-subject'], []],
    [
      'a chosen subject with ids and capitals',
      claimsWith('repo:Octo@1/octo-repo@2:actor:mona'),
      ['customised-subject', 'immutable-subject', 'letter-case'],
      [],
    ],
    ['a token that says nothing of the run', { ...CLAIMS, context: {} }, ['branch-subject'], ['name-only-subject']],
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
