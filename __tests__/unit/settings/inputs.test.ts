// The table of inputs: every default is a value that its own parser takes.
import { describe, expect, it } from '@jest/globals';
import { INPUT_NAMES, INPUTS, type Input } from '../../../src/settings/inputs.ts';

describe('INPUTS', () => {
  it.each(INPUT_NAMES)('takes the default of %s', (name) => {
    const input: Input<unknown> = INPUTS[name];
    expect(input.parse(input.default).ok).toBe(true);
  });

  it('guard where to leave an input out lifts a restriction, or changes whose credentials later steps get', () => {
    expect(INPUT_NAMES.filter((name) => 'guards' in INPUTS[name])).toEqual([
      'mode',
      'role-to-assume',
      'role-chain',
      'roles',
      'allowed-account-ids',
      'allowed-role-arns',
      'inline-session-policy',
      'managed-session-policies',
      'minimum-remaining-seconds',
      'expected-subject',
      'trust-policy-file',
    ]);
  });

  it.each(INPUT_NAMES.filter((name) => 'guards' in INPUTS[name]))('refuses an empty %s', (name) => {
    expect(INPUTS[name].parse('').ok).toBe(false);
  });
});
