// Workflow commands: which lines are one, and what they say.
import { describe, expect, it } from '@jest/globals';
import { parseCommand } from '../../sandbox/runner/command.ts';

const KNOWN = ['error', 'add-mask', 'group', 'endgroup'];
const parse = (line: string) => parseCommand(line, (name) => KNOWN.includes(name));

describe('parseCommand', () => {
  describe('when the line is a command', () => {
    it.each<[string, string, string, Record<string, string>, string]>([
      ['without properties', '::add-mask::abc', 'add-mask', {}, 'abc'],
      ['without data', '::endgroup::', 'endgroup', {}, ''],
      ['after blanks', ' \t::group::x', 'group', {}, 'x'],
      ['in capitals', '::ERROR::x', 'error', {}, 'x'],
      [
        'with properties',
        '::error file=a.yml,line=3,Title=T::x',
        'error',
        { file: 'a.yml', line: '3', title: 'T' },
        'x',
      ],
      ['with blanks in a value', '::error title=a b c::x', 'error', { title: 'a b c' }, 'x'],
      ['with an equals sign in a value', '::error title=a=b::x', 'error', { title: 'a=b' }, 'x'],
      ['with useless properties', '::error title=,=x,y,,line=1::x', 'error', { line: '1' }, 'x'],
      ['with colons in the data', '::error::arn:aws:iam::1:role/x', 'error', {}, 'arn:aws:iam::1:role/x'],
      ['with escaped data', '::error::a%0D%0Ab%25c%3A%2C', 'error', {}, 'a\r\nb%c%3A%2C'],
      ['with an escaped escape', '::error::%250A', 'error', {}, '%0A'],
      ['with escaped properties', '::error title=a%3Ab%2Cc%0Ad%25::x', 'error', { title: 'a:b,c\nd%' }, 'x'],
      ['in the older form', '##[error]x', 'error', {}, 'x'],
      ['in the older form within a line', 'text ##[add-mask]abc', 'add-mask', {}, 'abc'],
      ['in the older form with properties', '##[error file=a;line=2]x', 'error', { file: 'a', line: '2' }, 'x'],
      ['in the older form with escapes', '##[error title=a%3Bb%5D]c%0A%5D', 'error', { title: 'a;b]' }, 'c\n]'],
      ['in the older form after a look-alike', '::nothing::##[error]x', 'error', {}, 'x'],
    ])('reads one %s', (_case, line, name, properties, data) => {
      expect(parse(line)).toEqual({ name, properties, data });
    });
  });

  describe('when the line is text', () => {
    it.each([
      '',
      'text',
      '::',
      '::error',
      '::unknown::x',
      'x ::error::y',
      ': :error::x',
      '::error :x',
      '##[unknown]x',
      '##[error',
    ])('leaves %j alone', (line) => {
      expect(parse(line)).toBeUndefined();
    });
  });
});
