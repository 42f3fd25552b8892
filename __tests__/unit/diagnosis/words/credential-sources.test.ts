// How later steps get rid of variables that name other credentials.
import { describe, expect, it } from '@jest/globals';
import { unsetStep } from '../../../../src/diagnosis/words/credential-sources.ts';
import { plainWords } from '../../../../src/util/words.ts';

describe('unsetStep', () => {
  it('has the line for bash and the one for PowerShell', () => {
    expect(unsetStep(['AWS_PROFILE', 'AWS_ROLE_ARN']).map(({ snippet }) => snippet)).toEqual([
      { language: 'sh', text: 'unset AWS_PROFILE AWS_ROLE_ARN' },
      { language: 'powershell', text: 'Remove-Item -ErrorAction Ignore Env:AWS_PROFILE, Env:AWS_ROLE_ARN' },
    ]);
  });

  it('begins with PowerShell on Windows', () => {
    const [first, second] = unsetStep(['AWS_PROFILE'], 'Windows');
    expect([first?.snippet?.language, second?.snippet?.language]).toEqual(['powershell', 'sh']);
    expect(plainWords(second?.text ?? '')).toBe('In bash, start the scripts with this line:');
  });

  it.each([
    [['AWS_PROFILE'], /^Remove AWS_PROFILE where it is set, /],
    [['AWS_PROFILE', 'AWS_ROLE_ARN'], /^Remove AWS_PROFILE and AWS_ROLE_ARN where they are set, /],
  ])('speaks of as many as there are: %j', (variables, words) => {
    expect(unsetStep(variables).map(({ text }) => plainWords(text))[0]).toMatch(words);
  });

  it('has nothing without variables', () => {
    expect(unsetStep([])).toEqual([]);
  });
});
