// The private folder of a step: where it is, that nobody else can look into it, and that nothing else is removed.
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative, sep } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { makeFolder, planFolder } from '../../../src/publish/post-state.ts';
import { removeFiles, removeFolder, removeForgotten } from '../../../src/publish/remove-files.ts';

const onPosix = process.platform === 'win32' ? it.skip : it;

let home: string;
let temp: string;
let folder: string;
beforeEach(() => {
  home = realpathSync(mkdtempSync(join(tmpdir(), 'step-folder-')));
  temp = join(home, 'temp');
  mkdirSync(temp);
  folder = planFolder(temp);
  makeFolder(folder);
  writeFileSync(join(folder, 'config'), '');
});
afterEach(() => rmSync(home, { recursive: true }));

describe('planFolder', () => {
  it('gives another name each time, and makes nothing', () => {
    const [one, other] = [planFolder(temp), planFolder(temp)];
    expect([dirname(one), basename(one).startsWith('aws-token-guard-'), one === other]).toEqual([temp, true, false]);
    expect(statSync(one, { throwIfNoEntry: false })).toBeUndefined();
  });

  it('refuses a temp folder that is not there, a file, or not absolute', () => {
    writeFileSync(join(temp, 'file'), '');
    for (const folder of [join(temp, 'none'), join(temp, 'file'), relative(process.cwd(), temp), ''])
      expect(() => planFolder(folder)).toThrow('is not an absolute path of a folder.');
  });
});

describe('makeFolder', () => {
  onPosix('lets nobody else read it', () => {
    const folder = planFolder(temp);
    makeFolder(folder);
    expect((statSync(folder).mode & 0o777).toString(8)).toBe('700');
  });

  it('does not take over an existing folder', () => {
    const folder = planFolder(temp);
    mkdirSync(folder);
    expect(() => makeFolder(folder)).toThrow('EEXIST');
  });
});

describe('removeFolder', () => {
  it('removes a folder that makeFolder made', () => {
    expect([removeFolder(folder, temp), existsSync(folder), existsSync(temp)]).toEqual([true, false, true]);
  });

  it('returns false if nothing is left to remove', () => {
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

  it('does not throw without a temp folder', () => {
    expect(removeFolder(folder, join(home, 'none'))).toBe(false);
  });
});

describe('removeFiles', () => {
  onPosix('removes the others where one cannot be removed, and names that one', () => {
    if (process.getuid?.() === 0) return; // root may remove anything
    const inner = join(folder, '0');
    mkdirSync(inner);
    writeFileSync(join(inner, 'parameters.json'), '');
    chmodSync(inner, 0o500);
    writeFileSync(join(folder, 'session.json'), '');
    expect(removeFiles(folder, temp)).toEqual([join(inner, 'parameters.json'), inner, folder]);
    expect([existsSync(join(folder, 'session.json')), existsSync(join(folder, 'config'))]).toEqual([false, false]);
    chmodSync(inner, 0o700);
  });

  it('removes what is further down', () => {
    mkdirSync(join(folder, '0', 'ü'), { recursive: true });
    writeFileSync(join(folder, '0', 'ü', 'session.json'), '');
    expect([removeFiles(folder, temp), existsSync(folder)]).toEqual([[], false]);
  });

  it('says of a folder that is gone that it is not one of ours', () => {
    expect(removeFiles(join(temp, 'aws-token-guard-x'), temp)).toBeUndefined();
  });
});

describe('removeForgotten', () => {
  const DAY_MS = 24 * 3600 * 1000;
  const laterBy = (days: number) => Date.now() + days * DAY_MS;

  it('removes a folder in which nothing has changed for longer than a job can last', async () => {
    expect(await removeForgotten({ RUNNER_TEMP: temp }, laterBy(6))).toEqual({ removed: [folder], left: [] });
    expect(existsSync(folder)).toBe(false);
  });

  it('leaves a younger one', async () => {
    expect(await removeForgotten({ RUNNER_TEMP: temp }, laterBy(4))).toEqual({ removed: [], left: [] });
    expect(existsSync(folder)).toBe(true);
  });

  it('leaves one in which a file has changed', async () => {
    const old = new Date(Date.now() - 6 * DAY_MS);
    utimesSync(folder, old, old);
    expect(await removeForgotten({ RUNNER_TEMP: temp }, Date.now())).toEqual({ removed: [], left: [] });
  });

  it.each<[string, () => string]>([
    ['another name', () => join(temp, 'aws-token-guard-mine')],
    ['another place', () => join(temp, 'deeper', basename(folder).replace(/.$/, '0'))],
    ['a place outside', () => join(home, basename(folder))],
  ])('leaves a folder with %s', async (_, path) => {
    mkdirSync(path(), { recursive: true });
    await removeForgotten({ RUNNER_TEMP: temp }, laterBy(6));
    expect(existsSync(path())).toBe(true);
  });

  onPosix('leaves a link, and what it leads to', async () => {
    const [real, link] = [join(home, 'real'), planFolder(temp)];
    mkdirSync(real);
    symlinkSync(real, link);
    await removeForgotten({ RUNNER_TEMP: temp }, laterBy(6));
    expect([existsSync(link), existsSync(real)]).toEqual([true, true]);
  });

  onPosix('leaves that of another user', async () => {
    const { getuid } = process;
    process.getuid = () => 12_345;
    try {
      expect(await removeForgotten({ RUNNER_TEMP: temp }, laterBy(6))).toEqual({ removed: [], left: [] });
    } finally {
      if (getuid !== undefined) process.getuid = getuid;
    }
  });

  it('leaves on Windows what nobody says to be of this user', async () => {
    const { platform } = process;
    Object.defineProperty(process, 'platform', { value: 'win32' }); // where there are no user ids
    try {
      expect(await removeForgotten({ RUNNER_TEMP: temp, SYSTEMROOT: home }, laterBy(6))).toEqual({
        removed: [],
        left: [],
      });
    } finally {
      Object.defineProperty(process, 'platform', { value: platform });
    }
  });

  it('does not throw without a temp folder', async () => {
    expect(await removeForgotten({ RUNNER_TEMP: join(home, 'none') }, laterBy(6))).toEqual({ removed: [], left: [] });
  });
});
