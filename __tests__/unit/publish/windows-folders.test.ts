// What is asked of programs of Windows; a stand-in answers, so that this holds on every system.
import { describe, expect, it } from '@jest/globals';
import { isOwnedByUser, restrictFolder, shortPath } from '../../../src/publish/windows-folders.ts';

const started: (readonly [string, readonly string[]])[] = [];
const answering = (answer: string | undefined) => (program: string, args: readonly string[]) => {
  started.push([program, args]);
  return answer;
};

describe('restrictFolder', () => {
  it('leaves the folder to its owner, to Windows and to administrators', () => {
    expect(restrictFolder('C:\\a b\\x', { SYSTEMROOT: 'C:\\WINNT' }, answering(''))).toBe(true);
    const [program = '', args = []] = started.at(-1) ?? [];
    expect(program).toBe('C:\\WINNT\\System32\\icacls.exe');
    expect(args.join(' ')).toBe(
      '"C:\\a b\\x" /inheritance:r /grant:r *S-1-3-4:(OI)(CI)F *S-1-5-18:(OI)(CI)F *S-1-5-32-544:(OI)(CI)F /q',
    );
  });

  it('says where that is not possible', () => {
    expect(restrictFolder('C:\\x', {}, answering(undefined))).toBe(false);
  });
});

describe('isOwnedByUser', () => {
  it.each([
    ['what Windows says is ours', 'True\r\n', true],
    ['what it says is not', 'False\r\n', false],
    ['what nobody answers for', undefined, false],
  ])('tells %s', (_, answer, expected) => {
    expect(isOwnedByUser('C:\\x', {}, answering(answer))).toBe(expected);
  });

  it('asks for the path as it is, whatever quotes are in it', () => {
    isOwnedByUser("C:\\it's\u2019", { SYSTEMROOT: 'C:\\WINNT' }, answering('True'));
    const [program = '', args = []] = started.at(-1) ?? [];
    expect(program).toBe('C:\\WINNT\\System32\\WindowsPowerShell\\v1.0\\powershell.exe');
    expect(args.join(' ')).toContain("-LiteralPath 'C:\\it''s\u2019\u2019'");
  });
});

describe('shortPath', () => {
  it.each([
    ['the short name', 'C:\\PROGRA~1\\x\r\n', 'C:\\PROGRA~1\\x'],
    ['the path where there is none', 'C:\\a b\r\n', 'C:\\a b'],
    ['the path where the answer has other letters', 'C:\\GR\u00d6\u00dfE~1\r\n', 'C:\\a b'],
    ['the path where nothing answers', undefined, 'C:\\a b'],
  ])('is %s', (_, answer, expected) => {
    expect(shortPath('C:\\a b', {}, answering(answer))).toBe(expected);
  });

  it('asks for no path in which cmd.exe would see a variable', () => {
    const before = started.length;
    expect([shortPath('C:\\%TEMP%', {}, answering('C:\\x')), started.length]).toEqual(['C:\\%TEMP%', before]);
  });
});
