// Patterns for files.
import { describe, expect, it } from '@jest/globals';
import { globMatcher } from '../../../src/preflight/glob.ts';

describe('globMatcher', () => {
  it.each([
    ['iam/*.json', ['iam/a.json'], ['iam/a/b.json', 'a.json', 'iam/a.jsonx']],
    ['./iam/?.json', ['iam/a.json'], ['iam/ab.json']],
    ['**/*.json', ['a.json', 'a/b.json', 'a/b/c.json'], ['a.yml']],
    ['iam/**', ['iam/a', 'iam/a/b.json'], ['a/iam/b']],
    ['a/**/b/**/c', ['a/b/c', 'a/x/b/b/y/c'], ['a/c', 'a/b/c/d']],
    ['{iam,roles/*}/{a,b}.{json,yml}', ['iam/a.yml', 'roles/x/b.json'], ['iam/c.json', 'roles/a.json']],
    ['a.{', ['a.{'], ['a.']],
  ])('%s', (pattern, matching, others) => {
    const matches = globMatcher(pattern);
    expect([...matching, ...others].filter(matches)).toEqual(matching);
  });

  it('takes no longer for patterns that could match in many ways', () => {
    const matches = globMatcher(
      `${'**/*a*/'.repeat(20)}${'*a'.repeat(50)}b{${'a,'.repeat(2000)}}${'{a,b}'.repeat(30)}`,
    );
    expect(matches(`${'aaaaaaaa/'.repeat(60)}${'a'.repeat(200)}`)).toBe(false);
  });
});
