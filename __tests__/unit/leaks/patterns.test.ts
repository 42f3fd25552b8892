// The patterns of issued values: which encodings there are, and how they fit into what encoders write.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Encoding, patternsOf } from '../../../src/leaks/patterns.ts';

const KEY_ID = 'ASIAEXAMPLEEXAMPLE77';
const SECRET = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY';
const TOKEN = `IQoJb3JpZ2luX2VjEJr${'/'.repeat(10)}wEaCXVzLWVhc3QtMSJH${'aB3+cD4/'.repeat(40)}==`;
const SESSION = { accessKeyId: KEY_ID, secretAccessKey: SECRET, sessionToken: TOKEN };

const textsOf = (value: string, encoding: Encoding) =>
  patternsOf([{ ...SESSION, sessionToken: value }])
    .filter((pattern) => pattern.value === 'session token' && pattern.encoding === encoding)
    .map(({ text }) => text);

const value = fc.string({
  unit: fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=?~-_'),
  minLength: 16,
  maxLength: 90,
});
const around = fc.string({ maxLength: 8 });

describe('patternsOf', () => {
  describe('when a session has all three values', () => {
    it('has each value in each encoding', () => {
      const kinds = new Set(patternsOf([SESSION]).map((pattern) => `${pattern.value}, ${pattern.encoding}`));
      const encodings = ['as it is', 'base64', 'base64 of UTF-16', 'hexadecimal', 'hexadecimal dump'];
      const ofSigns = ['base64 of JSON', 'base64 of URL encoding']; // an access key id has no signs
      const values = ['access key id', 'secret access key', 'session token'];
      expect([...kinds].sort()).toEqual(
        values
          .flatMap((one) =>
            [...encodings, ...(one === 'access key id' ? [] : ofSigns)].map((encoding) => `${one}, ${encoding}`),
          )
          .sort(),
      );
    });

    it('has each text once, however often a session is given', () => {
      const texts = patternsOf([SESSION, SESSION, { ...SESSION, sessionToken: undefined }]).map(({ text, groups }) =>
        JSON.stringify([text, groups]),
      );
      expect(new Set(texts).size).toBe(texts.length);
      expect(texts).toHaveLength(patternsOf([SESSION]).length);
    });
  });

  describe('when a value is no credential', () => {
    it.each(['', 'short', 'x'.repeat(15), `${'x'.repeat(20)}\n`, 'ü'.repeat(20), 'a b'.repeat(9)])(
      'has none for %j',
      (sessionToken) => {
        const patterns = patternsOf([{ ...SESSION, sessionToken }]);
        expect(patterns.some((pattern) => pattern.value === 'session token')).toBe(false);
        expect(patterns.some((pattern) => pattern.value === 'secret access key')).toBe(true);
      },
    );
  });

  describe('when the value stands inside of something that is encoded', () => {
    it.each<[string, BufferEncoding, Encoding]>([
      ['base64', 'base64', 'base64'],
      ['base64url', 'base64url', 'base64'],
      ['hexadecimal', 'hex', 'hexadecimal'],
    ])('has a text that is in its %s, whatever is around it', (_name, encoding, expected) => {
      fc.assert(
        fc.property(value, around, around, (one, before, after) => {
          const text = Buffer.from(before + one + after).toString(encoding);
          expect(textsOf(one, expected).some((pattern) => text.includes(pattern))).toBe(true);
        }),
      );
    });

    it('has a text that is in the base64 of its UTF-16', () => {
      fc.assert(
        fc.property(value, around, around, fc.nat(2), (one, before, after, odd) => {
          const bytes = Buffer.concat([Buffer.alloc(odd), Buffer.from(before + one + after, 'utf16le')]);
          const text = bytes.toString('base64');
          expect(textsOf(one, 'base64 of UTF-16').some((pattern) => text.includes(pattern))).toBe(true);
        }),
      );
    });

    it('has a text that is in upper-case hexadecimal', () => {
      const text = Buffer.from(`a${TOKEN}b`).toString('hex').toUpperCase();
      expect(textsOf(TOKEN, 'hexadecimal').some((pattern) => text.includes(pattern))).toBe(true);
    });

    it('has texts that no other value has, but for the bits of one character at each end', () => {
      for (const text of textsOf(SECRET, 'base64')) {
        const bits = text.length * 6;
        expect(bits).toBeGreaterThan(SECRET.length * 8 - 12);
        expect(bits).toBeLessThanOrEqual(SECRET.length * 8);
      }
    });
  });
});
