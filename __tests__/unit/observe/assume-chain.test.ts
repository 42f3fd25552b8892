// When the exported session ends: said of one key, and of no other.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { notedEnd, sessionNote } from '../../../src/observe/assume-chain.ts';

const KEY = 'ASIAIOSFODNN7EXAMPLE';

describe('sessionNote', () => {
  it('says the end of the key that it was made for, to the second', () => {
    expect(notedEnd(sessionNote(KEY, 1_800_000_000.7), KEY)).toBe(1_800_000_000);
  });

  it('says nothing of another key, and nothing where it is none', () => {
    expect(notedEnd(sessionNote(KEY, 1_800_000_000), `${KEY}2`)).toBeUndefined();
    for (const note of [undefined, '', '1800000000', `${'0'.repeat(16)}:1800000000`, `${sessionNote(KEY, 1)} `]) {
      expect(notedEnd(note, KEY)).toBeUndefined();
    }
  });

  it('does not hold the key', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Z0-9]{16,40}$/), fc.nat(), (key, end) => {
        expect(sessionNote(key, end)).not.toContain(key.slice(4));
        expect(notedEnd(sessionNote(key, end), key)).toBe(end);
      }),
    );
  });
});
