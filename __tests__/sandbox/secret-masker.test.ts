// Masking: which encodings of a value are hidden, and which are not.
import { describe, expect, it } from '@jest/globals';
import { createSecretMasker } from '../../sandbox/runner/secret-masker.ts';
import { encodedForms } from '../../sandbox/runner/value-encoders.ts';

function mask(values: readonly string[], text: string): string {
  const masker = createSecretMasker();
  for (const value of values) masker.add(value);
  return masker.mask(text);
}

const base64 = (text: string): string => Buffer.from(text).toString('base64');
const SECRET = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY';

describe('createSecretMasker', () => {
  describe('when a value appears as it is', () => {
    it.each<[string, string[], string, string]>([
      ['within text', ['secret'], 'a secret, asecretb', 'a ***, a***b'],
      ['in another case', ['secret'], 'Secret SECRET', 'Secret SECRET'],
      ['twice in a row', ['secret'], 'secretsecret', '***'],
      ['with a shorter mask inside', ['secret', 'secret-and-more'], 'x secret-and-more y', 'x *** y'],
      ['with masks that overlap', ['abcdef', 'defghi'], '-abcdefghi-', '-***-'],
      ['overlapping itself', ['aXa'], 'aXaXaXa', '***'],
      ['as a single character', ['q'], 'q quit', '*** ***uit'],
      ['nowhere', ['secret'], 'nothing to hide', 'nothing to hide'],
    ])('%s', (_name, values, text, expected) => {
      expect(mask(values, text)).toBe(expected);
    });
  });

  describe('when a value has several lines', () => {
    it('hides the whole and each line', () => {
      expect(mask(['one\r\n  two  \n\nthree'], 'one|two|three|  two  ')).toBe('***|***|***|  ***  ');
      expect(mask(['one\ntwo'], '>one\ntwo<')).toBe('>***<');
    });
  });

  describe('when a value is blank', () => {
    it.each(['', ' ', '\n\t'])('refuses %j', (value) => {
      const masker = createSecretMasker();
      expect(masker.add(value)).toBe(false);
      expect(masker.mask('a b\n\t')).toBe('a b\n\t');
    });
  });

  describe('when a value is encoded', () => {
    // The first four characters of a shifted encoding also depend on what stands before the value: they stay.
    it.each<[string, string, string]>([
      ['base64', base64(SECRET), '***'],
      ['base64 after one byte', base64(`:${SECRET}`), `${base64(`:${SECRET}`).slice(0, 4)}***`],
      ['base64 after two bytes', base64(`id${SECRET}`), `${base64(`id${SECRET}`).slice(0, 4)}***`],
      ['base64 after three bytes', base64(`key${SECRET}`), `${base64('key')}***`],
      ['percent encoding', encodeURIComponent(SECRET), '***'],
    ])('hides %s', (_name, text, expected) => {
      expect(mask([SECRET], text)).toBe(expected);
    });

    it.each<[string, string]>([
      ['base64 with a line feed', base64(`${SECRET}\n`)],
      ['small hex digits in percent encoding', encodeURIComponent(SECRET).toLowerCase()],
      ['hex', Buffer.from(SECRET).toString('hex')],
      ['base64url', Buffer.from(`${SECRET}>>>`).toString('base64url')],
      ['reversed', [...SECRET].reverse().join('')],
    ])('does not hide %s', (_name, text) => {
      expect(mask([SECRET], text)).toBe(text);
    });
  });
});

describe('encodedForms', () => {
  it.each<[string, string, string]>([
    ['double quotes of an argument', 'a"b"c', 'a\\"b\\"c'],
    ['single quotes of an expression', "it's mine", "it''s mine"],
    ['JSON', 'a\\b\n"c"\u0001', 'a\\\\b\\n\\"c\\"\\u0001'],
    ['JSON line separators', 'a\u2028b', 'a\\u2028b'],
    ['percent encoding of all but unreserved', "a b'(c)*!~-._", 'a%20b%27%28c%29%2A%21~-._'],
    ['percent encoding of UTF-8', 'ä€', '%C3%A4%E2%82%AC'],
    ['XML', `<a b="c" d='e'>&`, '&lt;a b=&quot;c&quot; d=&apos;e&apos;&gt;&amp;'],
    ['quotes around a long value', '"1234567"', '1234567'],
    ['before the last ampersand', 'part1&part2&part3-x', 'part1&part2&'],
    ['after the last ampersand', 'part1&part2&part3-x', 'part3-x'],
    ['before the first plus after an ampersand', 'part1&+part2&part3', 'part1&+'],
    ['after it, less one character', 'part1&+part2&part3', 'art2&part3'],
  ])('gives %s', (_name, value, form) => {
    expect(encodedForms(value)).toContain(form);
  });

  it('leaves quotes around a short value', () => {
    expect(encodedForms('"123456"')).not.toContain('123456');
  });

  it('leaves short parts at ampersands', () => {
    expect(encodedForms('ab&cd')).not.toEqual(expect.arrayContaining(['ab&']));
    expect(encodedForms('ab&cd')).not.toEqual(expect.arrayContaining(['cd']));
  });
});
