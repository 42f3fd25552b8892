// Which name somebody meant: the very one, the only one that begins like it, and what is near where there is none.
import { describe, expect, it } from '@jest/globals';
import { findName } from '../../../src/preflight/names.ts';

describe('findName', () => {
  const names = ['denied-branch', 'denied-environment', 'success', 'success-without-credentials'];

  it.each([
    ['the name itself, though others begin like it', 'success', 'success'],
    ['the only one that begins like it', 'denied-e', 'denied-environment'],
  ])('gives %s', (_, text, name) => {
    expect(findName('scenario', text, names)).toEqual({ ok: true, name });
  });

  it.each([
    ['den', '"den" begins 2 names: denied-branch, denied-environment.'],
    ['sucess', 'No scenario is named "sucess". Did you mean success?'],
    ['branch', 'No scenario is named "branch". Did you mean denied-branch?'],
    ['quite-another-thing', 'No scenario is named "quite-another-thing".'],
  ])('says what is near "%s"', (text, problem) => {
    expect(findName('scenario', text, names)).toEqual({ ok: false, problem });
  });
});
