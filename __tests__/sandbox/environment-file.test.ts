// The files of variables, outputs and state: what the runner reads out of them, and at what it stops.
import { describe, expect, it } from '@jest/globals';
import { parseEnvironmentFile } from '../../sandbox/runner/environment-file.ts';

type Pairs = [string, string][];

describe('parseEnvironmentFile', () => {
  describe('when the file is well formed', () => {
    it.each<[string, string, Pairs]>([
      ['nothing', '', []],
      ['blank lines', '\n\nA=1\n\n', [['A', '1']]],
      ['no line feed at the end', 'A=1', [['A', '1']]],
      ['an empty value', 'A=\n', [['A', '']]],
      ['an equals sign in the value', 'A=b=c=\n', [['A', 'b=c=']]],
      ['a heredoc sign in the value', 'A=b<<c\n', [['A', 'b<<c']]],
      ['blanks', ' A = 1 \n', [[' A ', ' 1 ']]],
      [
        'several pairs',
        'A=1\nB=2\nA=3\n',
        [
          ['A', '1'],
          ['B', '2'],
          ['A', '3'],
        ],
      ],
      [
        'a heredoc',
        'A<<EOF\none\n\ntwo=2\nEOF\nB=1\n',
        [
          ['A', 'one\n\ntwo=2'],
          ['B', '1'],
        ],
      ],
      ['an empty heredoc', 'A<<EOF\nEOF\n', [['A', '']]],
      ['a heredoc of one blank line', 'A<<EOF\n\nEOF\n', [['A', '']]],
      ['a heredoc of two blank lines', 'A<<EOF\n\n\nEOF\n', [['A', '\n']]],
      ['a heredoc without line feed at the end', 'A<<EOF\none\nEOF', [['A', 'one']]],
      ['a delimiter within a line', 'A<<EOF\nxEOF\nEOFx\n EOF\nEOF\n', [['A', 'xEOF\nEOFx\n EOF']]],
      ['a delimiter with an equals sign', 'A<<E=F\n1\nE=F\n', [['A', '1']]],
      [
        'CR LF, where a line ends with LF',
        'A=1\r\nB<<E\r\nx\nE\r\n',
        [
          ['A', '1\r'],
          ['B', 'x'],
        ],
      ],
    ])('reads %s', (_name, text, pairs) => {
      expect(parseEnvironmentFile(text)).toEqual({ pairs, problem: undefined });
    });
  });

  describe('when the file is malformed', () => {
    it.each<[string, string, Pairs, string]>([
      ['no sign at all', 'A=1\nB\nC=2\n', [['A', '1']], "Invalid format 'B'"],
      [
        'no name',
        '<<EOF\nx\nEOF\n',
        [],
        "Invalid format '<<EOF'. Name must not be empty and delimiter must not be empty",
      ],
      ['no delimiter', 'A<<\nx\n', [], "Invalid format 'A<<'. Name must not be empty and delimiter must not be empty"],
      ['no end', 'A=1\nB<<EOF\nx\nEOF \n', [['A', '1']], "Invalid value. Matching delimiter not found 'EOF'"],
      ['nothing after the head', 'B<<EOF', [], "Invalid value. Matching delimiter not found 'EOF'"],
    ])('stops at %s', (_name, text, pairs, problem) => {
      expect(parseEnvironmentFile(text)).toEqual({ pairs, problem });
    });
  });

  describe('when on Windows', () => {
    it('ends lines with CR LF, too, and keeps them within a value', () => {
      const text = 'A=1\r\nB<<E\r\nx\r\ny\nz\r\nE\r\nC=3\n';
      expect(parseEnvironmentFile(text, true).pairs).toEqual([
        ['A', '1'],
        ['B', 'x\r\ny\nz'],
        ['C', '3'],
      ]);
    });
  });
});
