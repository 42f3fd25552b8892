// Where the pages are: in the repository of the version that runs, or nowhere in particular.
import { describe, expect, it } from '@jest/globals';
import { pagesOf } from '../../../src/report/markdown.ts';

const ACTION = {
  GITHUB_SERVER_URL: 'https://github.com',
  GITHUB_ACTION_REPOSITORY: 'octo-org/aws-token-guard',
  GITHUB_ACTION_REF: 'releases/v1',
};
const PATH = 'docs/findings/CLOCK_SKEW.md';

describe('pagesOf', () => {
  it.each([
    ['a released version', ACTION, `https://github.com/octo-org/aws-token-guard/blob/releases/v1/${PATH}`],
    [
      'a ref that would break out of the address',
      { ...ACTION, GITHUB_ACTION_REF: 'v1)](https://evil.example' },
      `https://github.com/octo-org/aws-token-guard/blob/v1)%5D(https%3A//evil.example/${PATH}`,
    ],
    ['an action of the workspace', { ...ACTION, GITHUB_ACTION_REPOSITORY: '', GITHUB_ACTION_REF: '' }, PATH],
    [
      'a server that has no pages of this action',
      { ...ACTION, GITHUB_SERVER_URL: 'https://ghes.example' },
      `https://github.com/octo-org/aws-token-guard/blob/releases/v1/${PATH}`,
    ],
    ['a repository that is none', { ...ACTION, GITHUB_ACTION_REPOSITORY: 'x/y/z' }, PATH],
    ['nothing', {}, PATH],
  ])('is right for %s', (_name, environment, page) => {
    expect(pagesOf(environment)('CLOCK_SKEW')).toBe(page);
  });

  it('is the heading of its cause for AccessDenied', () => {
    expect(pagesOf({})('ACCESS_DENIED_TAG')).toBe('docs/findings/ACCESS_DENIED.md#access_denied_tag');
  });
});
