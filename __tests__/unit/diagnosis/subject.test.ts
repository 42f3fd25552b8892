// The subject of an ID token: every form that GitHub gives it, and those that somebody has chosen.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseSubject, type SubjectKind } from '../../../src/diagnosis/subject.ts';
import { hostileText } from '../samples/hostile.ts';

describe('parseSubject', () => {
  it.each<[string, SubjectKind, boolean]>([
    ['repo:octo-org/octo-repo:ref:refs/heads/main', 'branch', false],
    ['repo:octo-org/octo-repo:ref:refs/heads/feature/a@b', 'branch', false],
    ['repo:octo-org/octo-repo:ref:refs/tags/v1', 'tag', false],
    ['repo:octo-org/octo-repo:ref:refs/pull/1/merge', 'other-ref', false],
    ['repo:octo-org/octo-repo:pull_request', 'pull-request', false],
    ['repo:octo-org/octo-repo:environment:Production', 'environment', false],
    ['repo:octo-org/octo-repo:environment:prod%3Aeu', 'environment', false],
    ['repo:octo-org/octo-repo:environment:two words', 'environment', false],
    ['repo:octo-org@1/octo-repo@2:ref:refs/heads/main', 'branch', true],
    ['repo:octo-org@1/octo-repo@2:environment:prod', 'environment', true],
    ['repo:octo-org@1/octo-repo@2:pull_request', 'pull-request', true],
    ['repo:octo-org@1/octo-repo:pull_request', 'pull-request', false],
  ])('takes %s for %s, with ids: %s', (sub, kind, immutable) => {
    expect(parseSubject(sub)).toEqual({ kind, immutable });
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
  ])('takes %j for customised, with ids: %s', (sub, immutable) => {
    expect(parseSubject(sub)).toEqual({ kind: 'customised', immutable });
  });

  it('answers at once for any text', () => {
    fc.assert(
      fc.property(hostileText, fc.nat(2000), (text, times) => {
        const startedAt = performance.now();
        parseSubject(`repo:${text.repeat(times)}`.slice(0, 20_000));
        expect(performance.now() - startedAt).toBeLessThan(200);
      }),
    );
  });
});
