// Expected subjects: which token fits, and what is said of the closest one that does not.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { editDistance } from '../../../src/trust-policy/subject.ts';
import { inFormOf, matchSubject, type SubjectHint } from '../../../src/trust-policy/subject-match.ts';
import { withinCpuSeconds } from '../../cpu-seconds.ts';
import { hostileText } from '../samples/hostile.ts';

const MAIN = 'repo:o/r:ref:refs/heads/main';
const IDS = 'repo:o@1/r@2:ref:refs/heads/main';
const PROD = 'repo:o/r:environment:prod';
const PULL = 'repo:o/r:pull_request';
const TAG = 'repo:o/r:ref:refs/tags/v1';

describe('matchSubject', () => {
  it.each([
    [[MAIN], MAIN],
    [[PROD, MAIN], MAIN],
    [['repo:o/r:*'], PROD],
    [['repo:o/*'], IDS.replace('o@1', 'o')],
    [['repo:o@*/r@*:ref:*'], IDS],
    [['repo:o/r:environment:pro?'], PROD],
    [['*'], ''],
    [[''], ''],
    [['${*}'], '${abc}'],
  ])('takes %j for %s', (patterns, sub) => {
    expect(matchSubject(patterns, { sub })).toEqual({ matched: true, subject: sub, pattern: patterns.at(-1) });
  });

  it.each<[string, string, readonly SubjectHint[]]>([
    [MAIN.replace('o/r', 'O/R'), MAIN, ['differs-in-case']],
    ['repo:o/r:environment:Prod', PROD, ['differs-in-case']],
    ['REPO:o/r:*', MAIN, ['differs-in-case']],
    ['repo:O*', MAIN, ['differs-in-case']],
    [MAIN, IDS, ['other-subject-form']],
    [IDS, MAIN, ['other-subject-form']],
    ['repo:o*/r*:pull_request', IDS, ['pull-request-expected']],
    ['repo:o@1/r@2:*', MAIN, ['other-subject-form']],
    ['repo:o/*:pull_request', 'repo:o@1/r@2:pull_request', ['other-subject-form']],
    ['repo:o@1/r:pull_request', PULL, ['other-subject-form']],
    ['repo:o/r@2:pull_request', PULL, ['other-subject-form']],
    ['repo:o*/r:ref:*', 'repo:o@1/r:pull_request', ['none']],
    ['repo:O/r:ref:refs/heads/main', IDS, ['other-subject-form', 'differs-in-case']],
    [MAIN, 'repo:o@1/r@2:environment:prod', ['other-subject-form', 'environment-instead-of-ref']],
    ['repo:o@1/r@3:ref:refs/heads/main', IDS, ['other-ids']],
    ['repo:o@*/r@3:ref:refs/heads/main', IDS, ['other-ids']],
    ['repo:o@12/r@34:ref:refs/heads/main', IDS, ['other-ids']],
    [MAIN, PROD, ['environment-instead-of-ref']],
    [TAG, PROD, ['environment-instead-of-ref']],
    ['repo:o/r:ref:refs/heads/*', PROD, ['environment-instead-of-ref']],
    [PROD, MAIN, ['ref-instead-of-environment']],
    [PROD, TAG, ['ref-instead-of-environment']],
    [MAIN, 'repo:o/r:ref:refs/heads/dev', ['other-branch']],
    ['repo:o/r:ref:refs/heads/release/*', MAIN, ['other-branch']],
    ['repo:o/r:ref:refs/tags/v2', TAG, ['other-tag']],
    [MAIN, TAG, ['tag-instead-of-branch']],
    [TAG, MAIN, ['branch-instead-of-tag']],
    ['repo:o/r:environment:dev', PROD, ['other-environment']],
    [MAIN, PULL, ['pull-request']],
    [PROD, PULL, ['pull-request']],
    [TAG, PULL, ['pull-request']],
    [PULL, MAIN, ['pull-request-expected']],
    [PULL, TAG, ['pull-request-expected']],
    [PULL, PROD, ['pull-request-expected']],
    ['repo:o/r:environment:prod:eu', 'repo:o/r:environment:prod%3Aeu', ['encoding']],
    ['repo:o/r:environment:prod%3aeu', 'repo:o/r:environment:prod%3Aeu', ['differs-in-case']],
    ['repo:o/r:environment:Prod:eu', 'repo:o/r:environment:prod%3Aeu', ['differs-in-case', 'encoding']],
    ['repo:o/other:ref:refs/heads/main', MAIN, ['other-repository']],
    ['repo:p/*', MAIN, ['other-repository']],
    ['repo:p/r:pull_request', MAIN, ['other-repository', 'pull-request-expected']],
    ['repo:o/r', MAIN, ['none']],
    ['repository_id:1:pull_request', MAIN, ['default-instead-of-customized']],
    ['job_workflow_ref:o/p/.github/workflows/d.yml@*', IDS, ['default-instead-of-customized']],
    [MAIN, 'repository_id:1:pull_request', ['customized-instead-of-default']],
    [`${MAIN}:job_workflow_ref:o/p/*`, MAIN, ['default-instead-of-customized']],
    ['repo:o/r:*:job_workflow_ref:o/p/*', PULL, ['default-instead-of-customized']],
    [MAIN, `${MAIN}:job_workflow_ref:o/p/d.yml@v1`, ['customized-instead-of-default']],
    [PULL, `${PULL}:workflow:deploy`, ['customized-instead-of-default']],
    [`${MAIN}:actor:a`, `${MAIN}:actor:b`, ['other-branch']],
    ['system:serviceaccount:ci:runner', MAIN, ['none']],
    ['', MAIN, ['none']],
    [` ${MAIN}`, MAIN, ['none']],
    [` ${PULL}`, MAIN, ['none']],
    ['repo:o/r@1@2:pull_request', MAIN, ['none']],
    ['o/r:ref:refs/heads/main', MAIN, ['prefix-missing']],
    ['o/r', MAIN, ['prefix-missing']],
    ['o/r:ref:refs/heads/main', IDS, ['prefix-missing', 'other-subject-form']],
    ['o/r:ref:refs/heads/main', PROD, ['prefix-missing', 'environment-instead-of-ref']],
  ])('says how %s differs from %s: %j', (pattern, sub, hints) => {
    const distance = editDistance(pattern, sub);
    expect(matchSubject([pattern], { sub })).toEqual({
      matched: false,
      subject: sub,
      closest: { pattern, distance, hints },
    });
  });

  it('says nothing of customized subjects where the issuer has none', () => {
    const sub = 'project_path:o/r:ref_type:branch:ref:main';
    expect(matchSubject([MAIN], { sub })).toMatchObject({ closest: { hints: ['customized-instead-of-default'] } });
    expect(matchSubject([MAIN], { sub, iss: 'https://gitlab.com' })).toMatchObject({ closest: { hints: ['none'] } });
  });

  it('takes the closest pattern', () => {
    const match = matchSubject([PROD, 'x', 'repo:o/r:ref:refs/heads/maim', PULL], { sub: MAIN });
    expect(match).toMatchObject({ closest: { pattern: 'repo:o/r:ref:refs/heads/maim', distance: 1 } });
  });

  it('takes the first of several that are as near', () => {
    expect(matchSubject(['ab', 'ac'], { sub: 'a' })).toMatchObject({ closest: { pattern: 'ab' } });
  });

  it('has no closest pattern where nothing is expected', () => {
    expect(matchSubject([], { sub: MAIN })).toEqual({ matched: false, subject: MAIN });
  });

  it('answers for any text, and never without a hint', () => {
    fc.assert(
      fc.property(fc.array(hostileText, { minLength: 1 }), hostileText, (patterns, sub) => {
        const match = matchSubject(patterns, { sub });
        if (!match.matched) expect(match.closest?.hints.length).toBeGreaterThan(0);
      }),
    );
  });

  it.each([
    ['a'.repeat(100_000), 'b'.repeat(20_000)],
    [`${'*a'.repeat(2000)}b`, 'a'.repeat(20_000)],
    [`repo:${'@/'.repeat(10_000)}`, `repo:${':'.repeat(20_000)}`],
  ])('is done soon with long texts %#', (pattern, sub) => {
    withinCpuSeconds(5, () => {
      expect(matchSubject([pattern, pattern], { sub })).toMatchObject({ matched: false });
    });
  });
});

describe('inFormOf', () => {
  it.each<[sub: string, pattern: string, meant: string | undefined]>([
    [IDS, MAIN, IDS],
    [IDS, 'repo:o/*:ref:*', 'repo:o@1/r@2:ref:*'],
    [MAIN, IDS, MAIN],
    [IDS, 'o/r:ref:refs/heads/main', IDS],
    [MAIN, 'o/r:ref:*', 'repo:o/r:ref:*'],
    [MAIN, 'o/r', undefined],
    [PROD, 'o/r:ref:refs/heads/main', undefined],
    [IDS, 'repo:o/other:ref:refs/heads/main', undefined],
    [IDS, 'repo:o@1/r@3:ref:refs/heads/main', undefined],
    ['repository_id:1:pull_request', MAIN, undefined],
  ])('gives for %s and %s: %s', (sub, pattern, meant) => {
    expect(inFormOf(sub, pattern)).toBe(meant);
  });
});
