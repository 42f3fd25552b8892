import { describe, expect, it } from '@jest/globals';
import { findLeaks } from '../../e2e/leaks.ts';

const SECRET = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';

describe('findLeaks', () => {
  describe('when the log shows a secret', () => {
    const shown: readonly (readonly [name: string, log: string, encoding: string])[] = [
      ['as it is', `key=${SECRET}.`, 'plain'],
      ['with its beginning masked', `key=***${SECRET.slice(8)}`, 'plain'],
      ['with its end masked', `key=${SECRET.slice(0, 16)}***`, 'plain'],
      ['in base64, with a line break after it', Buffer.from(`${SECRET}\n`).toString('base64'), 'base64'],
      ['in hexadecimal', Buffer.from(SECRET).toString('hex'), 'hexadecimal'],
      ['backwards', [...SECRET].reverse().join(''), 'reversed'],
    ];
    it.each(shown)('finds it %s', (_, log, encoding) => {
      expect(findLeaks(`before\n${log}\nafter`, ['another-secret-of-the-run', SECRET])).toEqual([
        { index: 1, encoding, piece: expect.any(String) },
      ]);
    });

    it('finds a short one', () => {
      expect(findLeaks('the word is sesame', ['sesame'])).toHaveLength(1);
    });
  });

  describe('when the log shows none', () => {
    it('finds nothing', () => {
      expect(findLeaks('key=***\nAKIAIOSFODNN7EXAMPLE', [SECRET, 'another-secret-of-the-run'])).toEqual([]);
    });

    it('minds no run of fifteen characters', () => {
      expect(findLeaks(`key=***${SECRET.slice(-15)}`, [SECRET])).toEqual([]);
    });
  });
});
