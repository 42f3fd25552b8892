// How later steps get rid of variables that name other credentials.
import { describe, expect, it } from '@jest/globals';
import { unsetStep } from '../../../../src/diagnosis/words/credential-sources.ts';

describe('unsetStep', () => {
  it('has the line for bash and the one for PowerShell', () => {
    expect(unsetStep(['AWS_PROFILE', 'AWS_ROLE_ARN']).map(({ snippet }) => snippet)).toEqual([
      { language: 'sh', text: 'unset AWS_PROFILE AWS_ROLE_ARN' },
      { language: 'powershell', text: 'Remove-Item -ErrorAction Ignore Env:AWS_PROFILE, Env:AWS_ROLE_ARN' },
    ]);
  });

  it('has nothing without variables', () => {
    expect(unsetStep([])).toEqual([]);
  });
});
