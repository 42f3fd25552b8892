// What tools print of a file with secrets in it: the search finds each value, wherever the tool breaks its lines. The tools are run.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { patternsOf, type ValueName } from '../../../src/leaks/patterns.ts';
import { createSearch } from '../../../src/leaks/search.ts';

const digest = (n: number) => createHash('sha512').update(`token ${n}`).digest('base64').replaceAll('=', '');

const SESSION = {
  accessKeyId: 'ASIAY34FZKBOKLMNOPQR',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYzEXAMPLEKEY'.slice(0, 40),
  sessionToken: `IQoJb3JpZ2luX2VjEJr//////////wEaCWV1LXdlc3QtMSJHMEUC${[1, 2, 3].map(digest).join('')}==`,
};
const VALUES = [
  ['access key id', SESSION.accessKeyId],
  ['secret access key', SESSION.secretAccessKey],
  ['session token', SESSION.sessionToken],
] as const;

/** A command that reads the text from its standard input. */
const COMMANDS: readonly (readonly [string, ...string[]])[] = [
  ['xxd'],
  ['xxd', '-u'],
  ['xxd', '-p'],
  ['xxd', '-g', '1'],
  ['xxd', '-g', '4'],
  ['xxd', '-e'],
  ['xxd', '-i'],
  ['hexdump'],
  ['hexdump', '-C'],
  ['hexdump', '-x'],
  ['od', '-t', 'x1'],
  ['od', '-t', 'x2'],
  ['od', '-t', 'x4'],
  ['od', '-A', 'x', '-t', 'x1z', '-v'],
  ['od', '-An', '-tx1'],
  ['base64'],
  ['base64', '-w', '0'],
  ['basenc', '--base64url'],
  ['basenc', '--base16'],
  ['openssl', 'base64'],
  ['openssl', 'enc', '-a', '-A'],
  ['perl', '-pe', 's/(.)/sprintf("%02x:", ord($1))/ge'],
  ['jq', '-Rr', '@uri'],
  ['jq', '-Rr', '@base64'],
  ['jq', '-Rr', '@html'],
  ['jq', '-Rr', '@json'],
  ['jq', '-Rr', '@uri | @uri'],
  ['jq', '-Rr', '@uri | @base64'],
  ['jq', '-Rr', '@json | @base64'],
  ['jq', '-Rr', '@json | @json | @base64'],
  [
    'python3',
    '-c',
    'import sys,urllib.parse as u,base64 as b;print(b.b64encode(u.quote_plus(sys.stdin.read()).encode()).decode())',
  ],
  ['python3', '-c', 'import sys;print(sys.stdin.buffer.read().hex(":"))'],
  ['python3', '-c', 'import sys;print(sys.stdin.buffer.read().hex(" ",-2))'],
];

const search = createSearch(patternsOf([SESSION]));

/** At how many places in the bytes the value is found. One that is met twice can begin at the end of the line before, too. */
function placesOf(value: ValueName, bytes: Buffer): number {
  const offsets = new Set<number>();
  search.scan(bytes, 0, bytes.length, (hit) => void (hit.value === value && offsets.add(hit.offset)));
  const sorted = [...offsets].sort((a, b) => a - b);
  return sorted.filter((offset, index) => offset - (sorted[index - 1] ?? Number.NEGATIVE_INFINITY) > 20).length;
}

/** Each value in one line for each number of characters before it: it begins in any column of a dump, and in any bit of base64. */
const COLUMNS = Array.from({ length: 17 }, (_, before) => before);
const FILE = VALUES.flatMap(([, value]) =>
  COLUMNS.map((before) => `${'-'.repeat(before)}${value} and ${COLUMNS.length - before} more\n`),
).join('');

/** Not every system has each tool, with each option. One that fails on this text alone is tested all the same. */
const canRun = ([tool, ...words]: (typeof COMMANDS)[number]) =>
  spawnSync(tool, words, { input: 'text\n' }).status === 0;

/** What each command prints of the file. */
const PRINTED = COMMANDS.flatMap((command) => {
  const [tool, ...words] = command;
  const { status, stdout } = spawnSync(tool, words, { input: FILE });
  return status === 0 || canRun(command) ? [[command.join(' '), stdout] as const] : [];
});

describe('createSearch', () => {
  it.each(PRINTED)('finds each value in what this prints: %s', (_, stdout) => {
    expect(VALUES.map(([name]) => [name, placesOf(name, stdout)])).toEqual(
      VALUES.map(([name]) => [name, COLUMNS.length]),
    );
  });
});
