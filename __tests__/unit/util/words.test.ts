// Sentences: what is a value in them stays one, however it is shown.
import { describe, expect, it } from '@jest/globals';
import { joinWords, phrase, plainWords, shortened, valueList, words } from '../../../src/util/words.ts';

describe('plainWords', () => {
  it.each([
    ['values as they are', words`AWS refused ${'arn:x'} after ${2} tries.`, 'AWS refused arn:x after 2 tries.'],
    ['a sentence in a sentence', words`${words`A ${'b'}.`} C.`, 'A b. C.'],
    ['lists', words`Add ${valueList(['a', 'b'])}.`, 'Add a, b.'],
    ['our own text', words`Until ${phrase('09:00 UTC')}.`, 'Until 09:00 UTC.'],
    ['several sentences', joinWords([words`A.`, words`B.`]), 'A. B.'],
    ['a plain string', 'As it is.', 'As it is.'],
  ])('shows %s', (_, sentence, text) => {
    expect(plainWords(sentence)).toBe(text);
  });

  it('shortens values, and no word of ours', () => {
    expect(plainWords(words`A very long sentence about ${'x'.repeat(100)}.`, 9)).toBe(
      'A very long sentence about xxx…xxxxx.',
    );
  });

  it('shows no command of a value', () => {
    expect(plainWords(words`${'::error::x'} and ${'a\n##[group]b'}`)).toBe(': :error::x and a # #[group]b');
  });
});

describe('shortened', () => {
  it.each([
    ['short', 5, 'short'],
    ['repo:octo-org/octo-repo:environment:production', 24, 'repo:octo-…nt:production'],
    ['😀😀😀😀', 4, expect.not.stringMatching(/\p{Cs}/u)],
  ])('makes %j at most %d long', (text, length, expected) => {
    expect(shortened(text, length)).toEqual(expected);
  });
});
