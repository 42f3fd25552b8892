// Sentences: what is a value in them stays one, however it is shown.
import { describe, expect, it } from '@jest/globals';
import {
  joinWords,
  phrase,
  plainValues,
  plainWords,
  shortened,
  valueList,
  whole,
  words,
} from '../../../src/util/words.ts';

describe('plainWords', () => {
  it.each([
    ['values as they are', words`AWS refused ${'arn:x'} after ${2} tries.`, 'AWS refused arn:x after 2 tries.'],
    ['a sentence in a sentence', words`${words`A ${'b'}.`} C.`, 'A b. C.'],
    ['a list of one', words`Add ${valueList(['a'])}.`, 'Add a.'],
    ['a list of two', words`Add ${valueList(['a', 'b'])}.`, 'Add a and b.'],
    ['a longer list', words`Add ${valueList(['a', 'b', 'c'])}.`, 'Add a, b, and c.'],
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

  it('keeps a value whole that is to be copied', () => {
    expect(plainWords(words`Replace ${'x'.repeat(30)} by ${whole('y'.repeat(30))}.`, 9)).toBe(
      `Replace xxx…xxxxx by ${'y'.repeat(30)}.`,
    );
  });

  it('quotes a value that begins or ends in a blank', () => {
    expect(plainWords(words`It expects ${'main '}, ${' main'}, or ${'main'}.`)).toBe(
      'It expects "main ", " main", or main.',
    );
  });

  it('shows no command of a value', () => {
    expect(plainWords(words`${'::error::x'} and ${'a\n##[group]b'}`)).toBe(': :error::x and a # #[group]b');
  });
});

describe('plainValues', () => {
  const provider = (host: string) => `arn:aws:iam::111122223333:oidc-provider/${host}`;

  it.each([
    ['another beginning of the host', provider('token.actions.example.com'), provider('vstoken.actions.example.com')],
    ['a scheme', provider('token.actions.example.com'), provider('https://token.actions.example.com')],
    ['one character in the middle', `${'x'.repeat(100)}a${'y'.repeat(100)}`, `${'x'.repeat(100)}b${'y'.repeat(100)}`],
    ['something twice', `${'x'.repeat(100)}`, `${'x'.repeat(110)}`],
  ])('keeps what tells long values apart: %s', (_, one, other) => {
    for (const length of [24, 40, 60]) {
      const shown = plainValues([one, other, one], length);
      expect(new Set(shown).size).toBe(2);
      expect(shown.every((text) => text.length <= length)).toBe(true);
    }
  });

  it('shortens the same value in the same way', () => {
    const value = 'x'.repeat(100);
    expect(plainValues([value, value], 9)).toEqual(['xxx…xxxxx', 'xxx…xxxxx']);
  });

  it('shows blanks at the ends', () => {
    expect(plainValues(['repo:a/b ', 'repo:a/b'], 60)).toEqual(['"repo:a/b "', 'repo:a/b']);
  });
});

describe('shortened', () => {
  const SESSION = 'arn:aws:sts::111122223333:assumed-role/';

  it.each([
    ['short', 5, 'short'],
    ['repo:octo-org/octo-repo:environment:production', 24, 'repo:octo-…nt:production'],
    [`${SESSION}deploy-production/octo-org-octo-repo-9876543210-1`, 70, `${SESSION}deploy-production/…9876543210-1`],
    [
      `${SESSION}deploy-production/octo-org-octo-repo-9876543210-1`,
      50,
      '…ts::111122223333:assumed-role/deploy-production/…',
    ],
    [`${SESSION}${'r'.repeat(64)}/octo-org-octo-repo-1`, 80, `…assumed-role/${'r'.repeat(64)}/…`],
    [
      `${SESSION}${'r'.repeat(64)}/octo-org-octo-repo-1`,
      60,
      expect.stringMatching(/^arn:aws:sts:.*…r+\/octo-org-octo-repo-1$/),
    ],
    [
      `arn:aws:iam::111122223333:role/${'p'.repeat(30)}/${'r'.repeat(50)}`,
      80,
      `arn:aws:iam::111122223333:ro…/${'r'.repeat(50)}`,
    ],
    ['arn:aws:iam::111122223333:role/teams/platform/deploy', 40, 'arn:aws:iam::1111…/teams/platform/deploy'],
    ['😀😀😀😀', 4, expect.not.stringMatching(/\p{Cs}/u)],
  ])('makes %j at most %d long', (text, length, expected) => {
    expect(shortened(text, length)).toEqual(expected);
  });
});
