// The encodings of a secret: each one that the doc comment promises, for secrets as AWS makes them.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { encodingsOf } from '../../../src/secrets/encodings.ts';

const ALPHABET = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'];

function secretOf(length: number, padding = ''): fc.Arbitrary<string> {
  const unit = fc.constantFrom(...ALPHABET);
  return fc.string({ unit, minLength: length, maxLength: length }).map((text) => text + padding);
}

/** Access key ids, secret access keys, session tokens with each padding. */
const secret = fc.oneof(
  secretOf(20),
  secretOf(40),
  secretOf(356, '='),
  secretOf(700, '=='),
  secretOf(701),
  secretOf(1001, '='),
);

/** What a plain replacement leaves of a text, longest encoding first. */
function redact(text: string, encodings: readonly string[]): string {
  return encodings.reduce((rest, encoding) => rest.replaceAll(encoding, '***'), text);
}

const base64 = (text: string) => Buffer.from(text).toString('base64');
const hex = (text: string) => Buffer.from(text).toString('hex');
const lowerPercent = (text: string) => encodeURIComponent(text).replace(/%../g, (code) => code.toLowerCase());
const reversed = (text: string) => [...text].reverse().join('');
const unicode = (text: string, pattern: RegExp) =>
  text.replace(pattern, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`);
const upperUnicode = (text: string, pattern: RegExp) =>
  text.replace(pattern, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0').toUpperCase()}`);

describe('encodingsOf', () => {
  describe('when a secret is written in another way', () => {
    it.each<[string, (value: string) => string]>([
      ['as it is', (value) => value],
      ['in lower case', (value) => value.toLowerCase()],
      ['in upper case', (value) => value.toUpperCase()],
      ['backwards', reversed],
      ['in hexadecimal', hex],
      ['in upper-case hexadecimal', (value) => hex(value).toUpperCase()],
      ['in base64', base64],
      ['in padded base64url', (value) => base64(value).replaceAll('+', '-').replaceAll('/', '_')],
      ['percent-encoded', encodeURIComponent],
      ['percent-encoded in lower case', lowerPercent],
      ['percent-encoded but for its slashes', (value) => encodeURIComponent(value).replaceAll('%2F', '/')],
      ['percent-encoded in lower case but for its slashes', (value) => lowerPercent(value).replaceAll('%2f', '/')],
      ['percent-encoded twice', (value) => encodeURIComponent(encodeURIComponent(value))],
      ['percent-encoded twice in lower case', (value) => encodeURIComponent(lowerPercent(value))],
      ['with its plus signs alone encoded', (value) => value.replaceAll('+', '%2B')],
      ['with its plus signs alone encoded in lower case', (value) => value.replaceAll('+', '%2b')],
      ['in JSON with escaped slashes', (value) => value.replaceAll('/', '\\/')],
      ['in JSON with all its signs as code points', (value) => unicode(value, /[/+=]/g)],
      ['in JSON with plus and equals signs as code points', (value) => unicode(value, /[+=]/g)],
      ['in JSON with slashes as code points', (value) => unicode(value, /[/]/g)],
      ['in JSON with plus signs as code points', (value) => unicode(value, /[+]/g)],
      ['in JSON with equals signs as code points', (value) => unicode(value, /[=]/g)],
      ['in JSON with all its signs as code points in upper case', (value) => upperUnicode(value, /[/+=]/g)],
      ['in JSON with plus and equals signs in upper case', (value) => upperUnicode(value, /[+=]/g)],
      ['in JSON with slashes as code points in upper case', (value) => upperUnicode(value, /[/]/g)],
      ['in JSON with plus signs as code points in upper case', (value) => upperUnicode(value, /[+]/g)],
      ['in JSON with equals signs as code points in upper case', (value) => upperUnicode(value, /[=]/g)],
    ])('has the secret %s', (_name, write) => {
      fc.assert(
        fc.property(secret, (value) => {
          expect(redact(`before ${write(value)} after`, encodingsOf([value]))).toMatch(/^before \*{3,6}=* after$/);
        }),
        { numRuns: 30 },
      );
    });

    it('has it in base64url without padding, the last incomplete character aside', () => {
      fc.assert(
        fc.property(secret, (value) => {
          const left = redact(Buffer.from(value).toString('base64url'), encodingsOf([value]));
          expect(left).toMatch(/^\*{3}[\w-]?$/);
        }),
        { numRuns: 30 },
      );
    });

    it.each([64, 76])('has the lines of base64 that is wrapped at column %d', (column) => {
      fc.assert(
        fc.property(secret, (value) => {
          const lines = base64(value).match(new RegExp(`.{1,${column}}`, 'g')) ?? [];
          const left = redact(lines.join('\n'), encodingsOf([value])).replaceAll('***', '');
          // A last line of fewer than 16 characters is too short for a mask.
          expect(left.trim().length).toBeLessThan(16);
        }),
        { numRuns: 50 },
      );
    });

    it('has the halves, so that a print cut off behind the middle shows less than half', () => {
      fc.assert(
        fc.property(secretOf(40), fc.integer({ min: 20, max: 39 }), (value, end) => {
          const left = redact(value.slice(0, end), encodingsOf([value])).replace('***', '');
          expect(left).toHaveLength(end - 20);
        }),
      );
    });

    it('has no half of a URL, whose host is no secret', () => {
      const host = 'proxy.example:3128';
      const encodings = encodingsOf([`http://ci:p@ss@${host}`]);
      expect(encodings.filter((one) => host.endsWith(one) || host.startsWith(one))).toEqual([]);
    });

    it('has the halves, so that a print cut off before the middle shows less than half', () => {
      fc.assert(
        fc.property(secretOf(40), fc.integer({ min: 1, max: 20 }), (value, start) => {
          const left = redact(value.slice(start), encodingsOf([value])).replace('***', '');
          expect(left).toHaveLength(20 - start);
        }),
      );
    });

    // The base64 of letters, digits, "+" and "/" happens to have neither "+" nor "/" in it; that of other secrets may.
    it('has base64url where it differs from base64', () => {
      fc.assert(
        fc.property(fc.string({ unit: fc.constantFrom(...'?>~a'), minLength: 60, maxLength: 90 }), (value) => {
          const encodings = encodingsOf([value]);
          const url = Buffer.from(value).toString('base64url');
          expect(redact(url, encodings)).toMatch(/^\*{3}[\w-]?$/);
          expect(redact(Buffer.from(`:${value}`).toString('base64url'), encodings)).toMatch(/^[\w-]{2}\*{3}[\w-]?$/);
          expect(redact(url.slice(0, 64), encodings)).toBe('***');
        }),
        { numRuns: 50 },
      );
    });
  });

  describe('when a secret is part of something that is encoded', () => {
    const around = fc.string({ unit: 'binary-ascii', maxLength: 12 });

    it('has it in hexadecimal, whatever stands before and behind', () => {
      fc.assert(
        fc.property(secret, around, around, (value, before, after) => {
          expect(redact(hex(before + value + after), encodingsOf([value]))).not.toContain(hex(value.slice(0, 4)));
        }),
        { numRuns: 50 },
      );
    });

    it.each<[string, BufferEncoding]>([
      ['base64', 'base64'],
      ['base64url', 'base64url'],
    ])('shows less than two of its characters in %s, whatever stands before and behind', (_name, encoding) => {
      fc.assert(
        fc.property(secret, around, around, (value, before, after) => {
          const text = Buffer.from(before + value + after).toString(encoding);
          const visible = visibleBitsOf(text, redact(text, encodingsOf([value])));
          const bits = visible.filter((at) => at >= before.length * 8 && at < (before.length + value.length) * 8);
          expect(bits.length / 8).toBeLessThan(2);
        }),
        { numRuns: 200, examples: [['wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY', ':', '\n']] },
      );
    });
  });

  describe('when there are several secrets', () => {
    it('gives every encoding once, the longest first, in whatever order the secrets come', () => {
      fc.assert(
        fc.property(fc.array(secret, { minLength: 1, maxLength: 3 }), (values) => {
          const encodings = encodingsOf([...values, ...values]);
          expect(new Set(encodings).size).toBe(encodings.length);
          expect(encodings.map(({ length }) => length)).toEqual(
            encodings.map(({ length }) => length).sort((a, b) => b - a),
          );
          expect(encodingsOf([...values].reverse())).toEqual(encodings);
        }),
        { numRuns: 30 },
      );
    });

    it('has each of them whole', () => {
      fc.assert(
        fc.property(secretOf(38, '+/'), secretOf(300, '/+=='), (key, token) => {
          expect(encodingsOf([key, token])).toEqual(expect.arrayContaining([key, token]));
        }),
      );
    });

    it('has no piece shorter than 16 characters, so that no mask shreds the log', () => {
      fc.assert(
        fc.property(secret, (value) => {
          expect(Math.min(...encodingsOf([value]).map(({ length }) => length))).toBeGreaterThanOrEqual(16);
        }),
        { numRuns: 30 },
      );
    });

    it('has a line break in none of them, which the runner would take for several masks', () => {
      fc.assert(
        fc.property(secret, (value) => {
          expect(encodingsOf([value]).join('')).not.toMatch(/[\r\n]/);
        }),
        { numRuns: 30 },
      );
    });
  });

  describe('when a secret is short', () => {
    it('has the whole of it', () => {
      expect(encodingsOf(['abc'])).toContain('abc');
    });

    it('has no piece that is shorter, and nothing that is empty', () => {
      expect(encodingsOf(['aBc'])).toEqual(['614263', 'YUJj', 'ABC', 'FCY', 'aBc', 'abc', 'cBa', 'hQm']);
      expect(encodingsOf(['a'])).toEqual(['YQ==', '61', 'A', 'Y', 'a', 'h']);
    });
  });

  describe('when a secret is just long enough for pieces', () => {
    const LONG = 'ABCDEFGHIJKLMNOPabcdefghijklmnop';

    it('has its halves from 32 characters on', () => {
      expect(encodingsOf([LONG])).toEqual(expect.arrayContaining(['ABCDEFGHIJKLMNOP', 'abcdefghijklmnop']));
      expect(encodingsOf([LONG.slice(1)])).not.toContain('abcdefghijklmnop');
    });

    it('has nothing but its encodings', () => {
      expect(encodingsOf(['AKIAIOSFODNN7EXAMPLE'])).toEqual([
        '414B4941494F53464F444E4E374558414D504C45',
        '414b4941494f53464f444e4e374558414d504c45',
        'QUtJQUlPU0ZPRE5ON0VYQU1QTEU=',
        'BS0lBSU9TRk9ETk43RVhBTVBMR',
        'FLSUFJT1NGT0ROTjdFWEFNUExF',
        'QUtJQUlPU0ZPRE5ON0VYQU1QTE',
        'AKIAIOSFODNN7EXAMPLE',
        'ELPMAXE7NNDOFSOIAIKA',
        'akiaiosfodnn7example',
      ]);
    });
  });
});

/** The bits of the encoded bytes that can be read off what a redaction of base64 has left. */
function visibleBitsOf(text: string, redacted: string): readonly number[] {
  const pieces = redacted.split('***');
  let from = 0;
  return pieces.flatMap((piece, n) => {
    const at = n === pieces.length - 1 ? text.length - piece.length : text.indexOf(piece, from);
    from = at + piece.length;
    return Array.from({ length: piece.length * 6 }, (_, bit) => at * 6 + bit);
  });
}
