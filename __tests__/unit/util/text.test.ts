// Text from outside made harmless: examples that say how, properties that say always.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { asciiJson, breakCommands, plainText } from '../../../src/util/text.ts';
import { withinCpuSeconds } from '../../cpu-seconds.ts';
import { HOSTILE_TEXTS, hostileText } from '../samples/hostile.ts';

const INVISIBLE = /[\p{Cc}\p{Cs}\u2028\u2029\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\u{e0000}-\u{e007f}]/u;

describe('plainText', () => {
  describe('when the text is harmless', () => {
    it.each(['', 'x', 'Füße, 漢字 and 😀', 'a:b::c', 'arn:aws:iam::111122223333:role/x', 'a ##b', '[x]'])(
      'leaves %j alone',
      (text) => {
        expect(plainText(text)).toBe(text);
      },
    );
  });

  describe('when it is hostile', () => {
    it.each<[string, string]>([
      ['::error::x', ': :error::x'],
      ['  ::error::x', ': :error::x'],
      ['a\n::error::x', 'a ::error::x'],
      ['\u0085::error::x', ': :error::x'],
      ['\u200b::error::x', '\ufffd::error::x'],
      [':::x', ': ::x'],
      ['##[error]x', '# #[error]x'],
      ['a ###[error]', 'a ## #[error]'],
      ['#\u0000#[error]', '#\ufffd#[error]'],
      ['a\r\nb\tc\vd\fe\u2028f\u2029g', 'a b c d e f g'],
      ['\u001b[31mred', '\ufffd[31mred'],
      ['\u202egnp', '\ufffdgnp'],
      ['\ud83d', '\ufffd'],
      ['a\u{e0041}b', 'a\ufffdb'],
      [' a ', 'a'],
    ])('makes of %j the line %j', (text, line) => {
      expect(plainText(text)).toBe(line);
    });
  });

  describe('when it is long', () => {
    it.each<[string, number, string]>([
      ['abcd', 4, 'abcd'],
      ['abcde', 4, 'abc…'],
      ['ab😀😀', 4, 'ab…'],
      ['a😀😀😀', 4, 'a😀…'],
      ['ab', 1, '…'],
    ])('cuts %j at %d units to %j', (text, maxLength, line) => {
      expect(plainText(text, maxLength)).toBe(line);
    });

    it('cuts at 1000 units unless told otherwise', () => {
      expect(plainText('x'.repeat(5000))).toHaveLength(1000);
    });
  });

  it('gives one line without a command or an invisible character, within its length, for any text', () => {
    fc.assert(
      fc.property(hostileText, fc.integer({ min: 1, max: 60 }), (text, maxLength) => {
        const line = plainText(text, maxLength);
        expect(line).not.toMatch(INVISIBLE);
        expect(line).not.toMatch(/^\s*::/);
        expect(line).not.toContain('##[');
        expect(line.length).toBeLessThanOrEqual(maxLength);
        expect(plainText(line, maxLength)).toBe(line);
      }),
      { numRuns: 500, examples: HOSTILE_TEXTS.map((text): [string, number] => [text, 60]) },
    );
  });
});

describe('breakCommands', () => {
  it('takes the commands of every line apart and keeps the lines', () => {
    expect(breakCommands('a\n::error::x\n  ::debug::y\r\n::z\nb ::c ##[d]')).toBe(
      'a\n: :error::x\n  : :debug::y\r\n: :z\nb ::c # #[d]',
    );
  });

  it('reads a long text of line breaks at once', () => {
    withinCpuSeconds(0.5, () => {
      for (const end of ['\r', '\n', '\u2028', '\u2029', '\r\n', ' ', '\n ']) breakCommands(end.repeat(50_000));
    });
  });

  it('leaves no command in any text, and nothing to do a second time', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const broken = breakCommands(text);
        for (const line of broken.split(/\r\n|\n|\r/)) expect(line).not.toMatch(/^\s*::/);
        expect(broken).not.toContain('##[');
        expect(breakCommands(broken)).toBe(broken);
      }),
      { numRuns: 500, examples: HOSTILE_TEXTS.map((text): [string] => [text]) },
    );
  });
});

describe('asciiJson', () => {
  it('writes JSON that says the same', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(asciiJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('escapes what is beyond ASCII', () => {
    expect(asciiJson('ü\u007f\u202e\u2028')).toBe('"\\u00fc\\u007f\\u202e\\u2028"');
  });

  it('holds no command of the runner, and still means the same', () => {
    expect(asciiJson('##[error]')).toBe('"#\\u0023[error]"');
    expect(JSON.parse(asciiJson('##[error]'))).toBe('##[error]');
  });

  it('holds nothing but printable ASCII for any text', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(asciiJson({ text }, 0)).toMatch(/^[\x20-\x7e]*$/);
      }),
      { examples: [['😀'], ['\u{e0041}']] },
    );
  });
});
