// The post step's removal of the folder of a step: ours, and nothing else.
import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { makeFolder, planFolder } from '../../../src/publish/make-folder.ts';
import { removeFolder } from '../../../src/publish/remove-folder.ts';

const onPosix = process.platform === 'win32' ? it.skip : it;

let home: string;
let temp: string;
let folder: string;
beforeEach(() => {
  home = realpathSync(mkdtempSync(join(tmpdir(), 'remove-profiles-')));
  temp = join(home, 'temp');
  mkdirSync(temp);
  folder = planFolder(temp);
  makeFolder(folder);
  writeFileSync(join(folder, 'config'), '');
});
afterEach(() => rmSync(home, { recursive: true }));

describe('removeFolder', () => {
  it('removes a folder that makeFolder made', () => {
    expect([removeFolder(folder, temp), existsSync(folder), existsSync(temp)]).toEqual([true, false, true]);
  });

  it('says so where there is nothing left to remove', () => {
    removeFolder(folder, temp);
    expect(removeFolder(folder, temp)).toBe(false);
  });

  onPosix('finds the temp folder behind a link', () => {
    symlinkSync(temp, join(home, 'link'));
    expect([removeFolder(join(home, 'link', folder.slice(temp.length)), temp), existsSync(folder)]).toEqual([
      true,
      false,
    ]);
  });

  onPosix('leaves alone what the links in it lead to', () => {
    writeFileSync(join(home, 'kept'), '');
    symlinkSync(home, join(folder, 'link'));
    expect([removeFolder(folder, temp), existsSync(join(home, 'kept'))]).toEqual([true, true]);
  });

  describe('when it is something else', () => {
    const make = (...path: string[]) => {
      mkdirSync(join(...path), { recursive: true });
      return join(...path);
    };

    it.each<[string, () => string]>([
      ['another folder', () => make(temp, 'aws-other')],
      ['a folder outside', () => make(home, 'aws-token-guard-x')],
      ['a folder further down', () => make(temp, 'deeper', 'aws-token-guard-x')],
      ['a folder in one of ours', () => make(folder, 'aws-token-guard-x')],
      ['a way out of the temp folder', () => `${make(temp, 'aws-token-guard-x')}${sep}..${sep}..${sep}temp`],
      ['the temp folder', () => temp],
      ['a relative path', () => relative(process.cwd(), folder)],
      ['no path', () => ''],
      ['no path that any system knows', () => `${folder}\0`],
    ])('leaves %s alone', (_, path) => {
      const given = path();
      expect(removeFolder(given, temp)).toBe(false);
      expect([existsSync(folder), given === '' || given.includes('\0') || existsSync(given)]).toEqual([true, true]);
    });

    it('leaves a file alone', () => {
      const file = join(temp, 'aws-token-guard-file');
      writeFileSync(file, '');
      expect([removeFolder(file, temp), existsSync(file)]).toEqual([false, true]);
    });

    onPosix.each(['', sep])('leaves a link alone, and what it leads to (written with %j at its end)', (end) => {
      const link = join(temp, 'aws-token-guard-link');
      symlinkSync(folder, link);
      expect([removeFolder(link + end, temp), existsSync(link), existsSync(folder)]).toEqual([false, true, true]);
    });
  });

  it('does not throw where the temp folder is not there', () => {
    expect(removeFolder(folder, join(home, 'none'))).toBe(false);
  });
});
