// The runner's files: what is written reads back as it was, and into all of them or none.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { appendAll, fileCommands, pathOf } from '../../../src/github/runner-files.ts';
import { HOSTILE_TEXTS } from '../samples/hostile.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'runner-files-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function fileWith(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

/** Appends in a process of its own, which may write files of so many kilobytes and must end within 5 s. */
function inChild(texts: string, kilobytes = 1000) {
  const module = new URL('../../../src/github/runner-files.ts', import.meta.url);
  const code = `(await import('${module}')).appendAll(${texts})`;
  const limited = `trap '' XFSZ; ulimit -f ${kilobytes}; exec "$0" --input-type=module -e "$1"`;
  return spawnSync('bash', ['-c', limited, process.execPath, code], { timeout: 60_000 });
}

/** The runner's reading of a file in which every value has a delimiter; lines end with LF. */
function readBack(text: string): Readonly<Record<string, string>> {
  const lines = text.split('\n');
  const values: Record<string, string> = {};
  for (let at = 0; at < lines.length - 1; at += 1) {
    const [name = '', delimiter = ''] = (lines[at] ?? '').split('<<');
    const end = lines.indexOf(delimiter, at + 1);
    if (name === '' || delimiter === '' || end < 0) throw new Error(`not a value: ${lines[at]}`);
    values[name] = lines.slice(at + 1, end).join('\n');
    at = end;
  }
  return values;
}

describe('pathOf', () => {
  it('gives the path of the variable', () => {
    expect(pathOf({ GITHUB_ENV: '/tmp/env' }, 'GITHUB_ENV')).toBe('/tmp/env');
  });

  it.each([
    [undefined, 'GITHUB_OUTPUT is not set.'],
    ['', 'GITHUB_OUTPUT is not set.'],
    ['out/put', 'GITHUB_OUTPUT is not an absolute path.'],
  ])('refuses %j', (path, message) => {
    expect(() => pathOf({ GITHUB_OUTPUT: path }, 'GITHUB_OUTPUT')).toThrow(message);
  });
});

describe('fileCommands', () => {
  it('writes nothing for nothing', () => {
    expect(fileCommands({})).toBe('');
  });

  it('has a delimiter that nobody can guess', () => {
    const delimiters = Array.from({ length: 3 }, () => /<<(.+)/.exec(fileCommands({ A: '1' }))?.[1]);
    expect(new Set(delimiters).size).toBe(3);
    expect(delimiters[0]?.length).toBeGreaterThan(36);
  });

  it('reads back as it was, whatever the values hold', () => {
    const value = fc.oneof(fc.constantFrom('a\nB<<E\nb\nE', 'EOF', '\n', '\r\n', ...HOSTILE_TEXTS), fc.string());
    fc.assert(
      fc.property(fc.dictionary(fc.stringMatching(/^[A-Z_][A-Z0-9_]{0,8}$/), value), (values) => {
        expect(readBack(fileCommands(values))).toEqual({ ...values });
      }),
    );
  });
});

describe('appendAll', () => {
  describe('when every file can be written', () => {
    it('adds to what they hold', () => {
      const [a, b] = [fileWith('a', 'before\n'), fileWith('b', '')];
      appendAll([
        [a, 'A=1\n'],
        [b, 'ü'],
      ]);
      expect([a, b].map((path) => readFileSync(path, 'utf8'))).toEqual(['before\nA=1\n', 'ü']);
    });

    it('writes a long text whole', () => {
      const a = fileWith('a', '');
      appendAll([[a, 'x'.repeat(3_000_000)]]);
      expect(readFileSync(a)).toHaveLength(3_000_000);
    });
  });

  describe('when one of them cannot be written', () => {
    it.each<[string, (path: string) => void]>([
      ['missing', () => {}],
      ['a folder', (path) => mkdirSync(path)],
      ['a link', (path) => symlinkSync(fileWith('target', 'target'), path)],
      ['a link to nowhere', (path) => symlinkSync(join(folder, 'nowhere'), path)],
    ])('leaves all as they were where one is %s', (_name, make) => {
      const [a, z, broken] = [fileWith('a', 'a'), fileWith('z', 'z'), join(folder, 'broken')];
      make(broken);
      expect(() =>
        appendAll([
          [a, 'A=1\n'],
          [broken, 'B=2\n'],
          [z, 'C=3\n'],
        ]),
      ).toThrow();
      expect([a, z].map((path) => readFileSync(path, 'utf8'))).toEqual(['a', 'z']);
    });

    it('does not write to the target of a link', () => {
      const target = fileWith('target', 'target');
      symlinkSync(target, join(folder, 'link'));
      expect(() => appendAll([[join(folder, 'link'), 'A=1\n']])).toThrow();
      expect(readFileSync(target, 'utf8')).toBe('target');
    });

    it('takes back what it has written where there is no room for the rest', () => {
      const [a, b] = [fileWith('a', 'a'), fileWith('b', 'b')];
      const { status } = inChild(`[[${JSON.stringify(a)}, 'A=1'], [${JSON.stringify(b)}, 'x'.repeat(100_000)]]`, 8);
      expect([status, readFileSync(a, 'utf8'), readFileSync(b, 'utf8')]).toEqual([1, 'a', 'b']);
    });

    // To open a pipe that nobody reads would block the whole process: no deadline, no signal.
    it('refuses a named pipe at once', () => {
      const pipe = join(folder, 'pipe');
      execFileSync('mkfifo', [pipe]);
      const { error, status } = inChild(`[[${JSON.stringify(pipe)}, 'A=1']]`);
      expect([error, status]).toEqual([undefined, 1]);
    });

    it.each(['/dev/null', '/dev/full'])('refuses a device: %s', (path) => {
      const a = fileWith('a', 'a');
      expect(() =>
        appendAll([
          [a, 'A=1\n'],
          [path, 'B=2\n'],
        ]),
      ).toThrow('is not a file');
      expect(readFileSync(a, 'utf8')).toBe('a');
    });
  });
});
