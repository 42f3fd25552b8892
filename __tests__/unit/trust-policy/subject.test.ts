// The subject of an ID token: every form that GitHub gives it, those that somebody has chosen, and patterns for it.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { classifySubject, editDistance, type SubjectKind, subjectForms } from '../../../src/trust-policy/subject.ts';
import { matchSubject } from '../../../src/trust-policy/subject-match.ts';
import { withinCpuSeconds } from '../../cpu-seconds.ts';
import { CLAIMS, claimsWith } from '../samples/healthy.ts';
import { hostileText } from '../samples/hostile.ts';

describe('classifySubject', () => {
  it.each<[string, SubjectKind, boolean]>([
    ['repo:octo-org/octo-repo:ref:refs/heads/main', 'branch', false],
    ['repo:octo-org/octo-repo:ref:refs/heads/feature/a@b', 'branch', false],
    ['repo:octo-org/octo-repo:ref:refs/tags/v1', 'tag', false],
    ['repo:octo-org/octo-repo:ref:refs/pull/1/merge', 'other', false],
    ['repo:octo-org/octo-repo:pull_request', 'pull-request', false],
    ['repo:octo-org/octo-repo:environment:Production', 'environment', false],
    ['repo:octo-org/octo-repo:environment:prod%3Aeu', 'environment', false],
    ['repo:octo-org/octo-repo:environment:two words', 'environment', false],
    ['repo:octo-org@1/octo-repo@2:ref:refs/heads/main', 'branch', true],
    ['repo:octo-org@1/octo-repo@2:environment:prod', 'environment', true],
    ['repo:octo-org@1/octo-repo@2:pull_request', 'pull-request', true],
    ['repo:octo-org@1/octo-repo:pull_request', 'pull-request', false],
  ])('takes %s for %s, with ids: %s', (sub, kind, immutable) => {
    expect(classifySubject(sub)).toEqual({ kind, immutable });
  });

  it.each<[string, boolean]>([
    ['', false],
    ['repo:octo-org/octo-repo', false],
    ['repo:octo-org/octo-repo:', false],
    ['repo:octo-org/octo-repo:environment:', false],
    ['repo:octo-org/octo-repo:pull_request:x', false],
    ['repo:octo-org/octo-repo:environment:prod:job_workflow_ref:o/r/.github/workflows/x.yml@refs/heads/main', false],
    ['repo:octo-org@1/octo-repo@2:actor:mona', true],
    ['repository_owner_id:6154722:repository_id:1157352866:pull_request', false],
    ['job_workflow_ref:o/r/.github/workflows/x.yml@refs/heads/main', false],
    ['Repo:octo-org/octo-repo:pull_request', false],
  ])('takes %j for customized, with ids: %s', (sub, immutable) => {
    expect(classifySubject(sub)).toEqual({ kind: 'customized', immutable });
  });

  it('answers at once for any text', () => {
    fc.assert(
      fc.property(hostileText, fc.nat(2000), (text, times) => {
        withinCpuSeconds(0.2, () => classifySubject(`repo:${text.repeat(times)}`.slice(0, 20_000)));
      }),
    );
  });
});

const IDS = { repository_owner_id: '123456', repository_id: '456789' };

const CONTEXTS = [
  'ref:refs/heads/main',
  'ref:refs/heads/feature/a@1/b',
  'ref:refs/heads/gh-readonly-queue/main/pr-1-abc',
  'ref:refs/tags/v1.0.0',
  'pull_request',
  'environment:production',
  'environment:prod%3Aeu',
  'environment:prod@1/eu west',
  'environment:生产',
];

describe('subjectForms', () => {
  it.each(CONTEXTS)('knows both, whichever the token has: %s', (context) => {
    const names = `repo:octo-org/octo.repo_1:${context}`;
    const ids = `repo:octo-org@123456/octo.repo_1@456789:${context}`;
    expect(subjectForms(claimsWith(names, IDS))).toEqual({ names, ids, actual: 'names' });
    expect(subjectForms(claimsWith(ids, IDS))).toEqual({ names, ids, actual: 'ids' });
  });

  it('takes the names from the subject, not from other claims', () => {
    const claims = claimsWith('repo:Octo/R:pull_request', { ...IDS, repository: 'other/name' });
    expect(subjectForms(claims)?.ids).toBe('repo:Octo@123456/R@456789:pull_request');
  });

  describe('when the claims do not say the ids', () => {
    it.each([
      ['neither', {}],
      ['the owner’s alone', { repository_owner_id: '123456' }],
      ['the repository’s alone', { repository_id: '456789' }],
      ['no number for the owner', { ...IDS, repository_owner_id: '12x' }],
      ['no number alone for the owner', { ...IDS, repository_owner_id: 'x12' }],
      ['no number for the repository', { ...IDS, repository_id: '' }],
    ])('knows the names alone: %s', (_name, context) => {
      const sub = 'repo:o/r:pull_request';
      expect(subjectForms({ ...CLAIMS, sub, context })).toEqual({ names: sub, actual: 'names' });
    });

    it('still knows both where the subject has them', () => {
      expect(subjectForms({ ...CLAIMS, sub: 'repo:o@1/r@2:pull_request', context: {} })).toEqual({
        names: 'repo:o/r:pull_request',
        ids: 'repo:o@1/r@2:pull_request',
        actual: 'ids',
      });
    });
  });

  describe('when the subject is of another form', () => {
    it.each([
      '',
      'repo:o/r',
      'repo:o/r:',
      'repo:o:pull_request',
      'repo:/r:pull_request',
      'repo:o/:pull_request',
      'REPO:o/r:pull_request',
      'xrepo:o/r:pull_request',
      'repo:o@1/r:pull_request',
      'repo:o/r@2:pull_request',
      'repo:o@/r@:pull_request',
      'repo:o@x/r@y:pull_request',
      'repo:o/r/s:pull_request',
      'repo:o/*:pull_request',
      'repo:o/r:*',
      'repo:o/r:pull_request\n',
      'repo:o/r:pull_requests',
      'repo:o/r:environment:',
      'repo:o/r:ref:main',
      'repo:o/r:ref:refs/',
      'repo:o/r:workflow:x',
      'repo:o/r:pull_request:actor:octocat',
      'repo:o/r:environment:prod:job_workflow_ref:o/r/.github/workflows/x.yml@refs/heads/main',
      'repo:o/r:ref:refs/heads/main:actor:octocat',
      'repository:o/r:ref:refs/heads/main',
      'repository_owner_id:1:repository_id:2:pull_request',
      'environment:prod:repo:o/r',
    ])('knows neither of %j', (sub) => {
      expect(subjectForms(claimsWith(sub, IDS))).toBeUndefined();
    });
  });

  it('has the token’s own to the letter, and both lead to the same forms, for any subject and ids', () => {
    const context = fc.oneof(
      fc.constantFrom(...CONTEXTS),
      hostileText.map((text) => `environment:${text.replaceAll(':', '%3A')}x`),
    );
    const sub = fc.oneof(
      hostileText,
      fc.tuple(fc.constantFrom('o/r', 'o@1/r@2', 'o@1/r'), context).map(([prefix, rest]) => `repo:${prefix}:${rest}`),
    );
    fc.assert(
      fc.property(sub, fc.oneof(fc.nat().map(String), hostileText), (sub, id) => {
        const forms = subjectForms(claimsWith(sub, { repository_owner_id: id, repository_id: '2' }));
        if (forms === undefined) return;
        expect(forms[forms.actual]).toBe(sub);
        if (forms.ids === undefined) return;
        const { names, ids } = forms;
        expect(subjectForms(claimsWith(ids))).toEqual({ names, ids, actual: 'ids' });
      }),
      { numRuns: 500 },
    );
  });
});

describe('editDistance', () => {
  it.each([
    ['', '', 0],
    ['abc', 'abc', 0],
    ['abc', 'abd', 1],
    ['abc', 'ac', 1],
    ['ac', 'abc', 1],
    ['kitten', 'sitting', 3],
    ['*', 'anything', 0],
    ['a*', 'bcd', 1],
    ['a?c', 'abc', 0],
    ['a?c', 'ac', 1],
    ['*x', 'abc', 1],
    ['a'.repeat(500), 'a'.repeat(450), 50],
    ['a'.repeat(500), 'a', 499],
  ])('from %s to %s is %d', (pattern, text, distance) => {
    expect(editDistance(pattern, text)).toBe(distance);
  });

  it('is 0 exactly where the pattern matches, for short texts', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 8 });
    fc.assert(
      fc.property(letters, fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 8 }), (pattern, sub) => {
        expect(editDistance(pattern, sub) === 0).toBe(matchSubject([pattern], { sub }).matched);
      }),
      { numRuns: 1000 },
    );
  });
});
