// The private folder of a step: where it is, and that nobody else can look into it.
import { mkdirSync, mkdtempSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { makeFolder, planFolder } from '../../../src/publish/make-folder.ts';

const onPosix = process.platform === 'win32' ? it.skip : it;

let temp: string;
beforeEach(() => {
  temp = realpathSync(mkdtempSync(join(tmpdir(), 'make-folder-')));
});
afterEach(() => rmSync(temp, { recursive: true }));

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
  onPosix('lets nobody else in', () => {
    const folder = planFolder(temp);
    makeFolder(folder);
    expect((statSync(folder).mode & 0o777).toString(8)).toBe('700');
  });

  it('takes over nothing that is there already', () => {
    const folder = planFolder(temp);
    mkdirSync(folder);
    expect(() => makeFolder(folder)).toThrow('EEXIST');
  });
});
