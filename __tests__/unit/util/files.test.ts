// Private files are there as a whole or not at all.
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { isInUseCode, readPrivateFile, writeWhole } from '../../../src/util/files.ts';

const onPosix = process.platform === 'win32' ? it.skip : it;

let temp: string;
let file: string;
beforeEach(() => {
  temp = mkdtempSync(join(tmpdir(), 'write-whole-'));
  file = join(temp, 'file');
});
afterEach(() => rmSync(temp, { recursive: true }));

describe('writeWhole', () => {
  it('puts the text in the place of what was there, and leaves nothing beside it', () => {
    writeFileSync(file, 'before');
    writeWhole(file, 'after');
    expect([readFileSync(file, 'utf8'), readdirSync(temp)]).toEqual(['after', ['file']]);
  });

  onPosix('lets nobody else read it, whatever was there', () => {
    writeFileSync(file, 'before', { mode: 0o644 });
    writeWhole(file, 'after');
    expect((statSync(file).mode & 0o777).toString(8)).toBe('600');
  });

  onPosix('takes the place of a link, and does not follow it', () => {
    writeFileSync(join(temp, 'other'), 'other');
    symlinkSync(join(temp, 'other'), file);
    writeWhole(file, 'after');
    expect([readFileSync(join(temp, 'other'), 'utf8'), readFileSync(file, 'utf8')]).toEqual(['other', 'after']);
  });

  it('leaves everything as it was where it fails', () => {
    mkdirSync(join(temp, 'folder'));
    writeFileSync(join(temp, 'folder', 'content'), '');
    expect(() => writeWhole(join(temp, 'folder'), 'text')).toThrow();
    expect([readdirSync(temp), readdirSync(join(temp, 'folder'))]).toEqual([['folder'], ['content']]);
  });
});

describe('readPrivateFile', () => {
  it('gives the value in it', () => {
    writeWhole(file, '{"a":1}');
    expect(readPrivateFile(file)).toEqual({ a: 1 });
  });

  it.each<[string, () => void]>([
    ['is missing', () => {}],
    ['is cut', () => writeWhole(file, '{"a":')],
    ['is empty', () => writeWhole(file, '')],
    ['is a folder', () => mkdirSync(file)],
    ['is longer than any of ours', () => writeWhole(file, `"${'a'.repeat(1024 * 1024)}"`)],
  ])('gives nothing where it %s', (_, make) => {
    make();
    expect(readPrivateFile(file)).toBeUndefined();
  });

  onPosix('gives nothing where it is a link, or others may have written it', () => {
    writeWhole(join(temp, 'other'), '1');
    symlinkSync(join(temp, 'other'), file);
    writeFileSync(join(temp, 'shared'), '1');
    for (const mode of [0o620, 0o602]) {
      rmSync(join(temp, 'shared'));
      writeFileSync(join(temp, 'shared'), '1');
      chmodSync(join(temp, 'shared'), mode);
      expect(readPrivateFile(join(temp, 'shared'))).toBeUndefined();
    }
    expect([readPrivateFile(file), readPrivateFile(join(temp, 'other'))]).toEqual([undefined, 1]);
  });
});

describe('isInUseCode', () => {
  it.each([
    ['EPERM', true],
    ['EACCES', true],
    ['EBUSY', true],
    ['ENOENT', false],
    ['ENOSPC', false],
  ])('knows what Windows says of a file that another process has open: %s', (code, expected) => {
    expect(isInUseCode(Object.assign(new Error(code), { code }))).toBe(expected);
  });

  it('takes an error without a code for something else', () => {
    expect(isInUseCode(new Error('EPERM'))).toBe(false);
  });
});
