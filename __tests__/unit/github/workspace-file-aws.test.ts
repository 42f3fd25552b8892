// What is in the place of a file of AWS.
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { readAwsFiles } from '../../../src/github/workspace-file.ts';

const root = mkdtempSync(join(tmpdir(), 'aws-files-'));
afterAll(() => rmSync(root, { recursive: true }));

const isRoot = process.platform === 'win32' || process.getuid?.() === 0; // to whom no file is closed
const itIfClosed = isRoot ? it.skip : it;

describe('readAwsFiles', () => {
  const { readFile, obstacleAt } = readAwsFiles(root);

  it('reads a file of the workspace, also through a link', () => {
    writeFileSync(join(root, 'config'), '[default]\n');
    symlinkSync(join(root, 'config'), join(root, 'link'));
    expect(['config', 'link', join(root, 'config')].map(readFile)).toEqual(Array(3).fill('[default]\n'));
  });

  it('tells a folder from nothing', () => {
    mkdirSync(join(root, 'folder'));
    expect(['folder', 'missing', 'config/below'].map((path) => [readFile(path), obstacleAt(path)])).toEqual([
      [undefined, 'folder'],
      [undefined, undefined],
      [undefined, undefined],
    ]);
  });

  itIfClosed('tells what this user must not read', () => {
    writeFileSync(join(root, 'closed'), '');
    chmodSync(join(root, 'closed'), 0);
    expect([readFile('closed'), obstacleAt('closed')]).toEqual([undefined, 'no access']);
  });
});
