import { spawnSync } from 'node:child_process';
import { describe, expect, it } from '@jest/globals';
import { credentialProcessCommand } from '../../../../src/publish/refresh/prepare.ts';

const onPosix = process.platform === 'win32' ? it.skip : it;

describe('credentialProcessCommand', () => {
  describe('when everything is plain', () => {
    it.each([
      ['linux', ['/opt/node/bin/node', '/a/b-c_d.js', '/t/0'], '/opt/node/bin/node /a/b-c_d.js /t/0'],
      ['darwin', ['/usr/bin/node', '/x'], '/usr/bin/node /x'],
      ['win32', ['C:\\node\\node.exe', 'D:/a/b.js'], 'C:\\node\\node.exe D:/a/b.js'],
      ['win32', ['C:\\Users\\RUNNER~1\\x.cmd', 'a=b,c;d'], 'C:\\Users\\RUNNER~1\\x.cmd a=b,c;d'],
      ['win32', ['C:\\Größe\\漢字\\#$@!{}[]+.cmd', '~'], 'C:\\Größe\\漢字\\#$@!{}[]+.cmd ~'],
    ] as const)('leaves it as it is: %s', (platform, parts, expected) => {
      expect(credentialProcessCommand(parts, platform)).toBe(expected);
    });
  });

  describe('when it is for Windows', () => {
    it.each([
      ['C:\\Program Files\\nodejs\\node.exe', '"C:\\Program Files\\nodejs\\node.exe"'],
      ["C:\\it's\\node.exe", '"C:\\it\'s\\node.exe"'],
      ['C:\\a&b\\node.exe', '"C:\\a&b\\node.exe"'],
      ['C:\\a^b|c', '"C:\\a^b|c"'],
      ['C:\\Program Files (x86)\\x', '"C:\\Program Files (x86)\\x"'],
      ['C:\\a;b,c', '"C:\\a;b,c"'],
      ['C:\\a=b\\node.exe', '"C:\\a=b\\node.exe"'],
      ['C:\\a,b\\node.exe', '"C:\\a,b\\node.exe"'],
      ['C:\\a;b\\node.exe', '"C:\\a;b\\node.exe"'],
      ['', '""'],
    ])('puts it between double quotes: %s', (part, expected) => {
      expect(credentialProcessCommand([part], 'win32')).toBe(expected);
    });

    it.each([
      ['C:\\%TEMP%\\x', '%'],
      ['C:\\a"b', '"'],
      ['100%', '%'],
    ])('refuses what no quotes protect: %s', (path, odd) => {
      expect(() => credentialProcessCommand(['node', path], 'win32')).toThrow(expect.objectContaining({ path, odd }));
    });

    // Before a double quote, backslashes are escapes to whoever splits the command. No path of ours ends in one.
    it('does not let a backslash at the end escape the closing quote', () => {
      const trailing = /(\\*)"$/.exec(credentialProcessCommand(['C:\\with blank\\'], 'win32'))?.[1] ?? '';
      expect(trailing.length % 2).toBe(0);
    });
  });

  describe('when it is for others', () => {
    const ODD = [
      'a b',
      "it's",
      "''",
      '"',
      '$HOME',
      '$(id)',
      '`id`',
      'a;b',
      'a#b',
      '(x)',
      'a\\b',
      '%d',
      '*',
      '~',
      '!',
      'ü',
      '',
      '-n',
      'a\tb',
    ];

    onPosix.each(ODD)('is one word to a shell: %s', (part) => {
      const command = credentialProcessCommand(['printf', String.raw`%s\0`, part, 'end'], 'linux');
      const { stdout } = spawnSync('sh', ['-c', command], { encoding: 'utf8' });
      expect(stdout).toBe(`${part}\0end\0`);
    });

    it.each([
      ['/a #b/c', '#'],
      ["/a 'b' ;c", ';'],
    ])('refuses what some SDKs take for a comment even in quotes, and names it: %s', (path, odd) => {
      expect(() => credentialProcessCommand([path], 'linux')).toThrow(expect.objectContaining({ path, odd }));
    });

    it.each(ODD)('has no double quote of its own, so that all who split it by themselves agree: %s', (part) => {
      const quoted = credentialProcessCommand([part], 'linux');
      expect(quoted.split('"').length).toBe(part.split('"').length);
    });
  });
});
