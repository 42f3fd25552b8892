// The table of inputs: every default is a value that its own parser takes.
import { describe, expect, it } from '@jest/globals';
import { INPUT_NAMES, INPUTS, type Input } from '../../../src/settings/inputs.ts';

describe('INPUTS', () => {
  it.each(INPUT_NAMES)('takes the default of %s', (name) => {
    const input: Input<unknown> = INPUTS[name];
    expect(input.default === undefined || input.parse(input.default).ok).toBe(true);
  });

  it('has a default for each, so that an empty value is always one that somebody wrote', () => {
    expect(INPUT_NAMES.filter((name) => !('default' in INPUTS[name]))).toEqual([]);
  });
});
