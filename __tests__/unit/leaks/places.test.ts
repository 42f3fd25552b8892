// The walk through folders: every file once, large folders last, deep and wide trees.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { toBytePath, toText, type Walk, walkFiles } from '../../../src/leaks/places.ts';

const DESCRIPTORS = '/proc/self/fd';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'walk-'));
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

function write(...paths: readonly string[]): void {
  for (const path of paths) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), '');
  }
}

function walk(more: Partial<Walk> = {}): readonly string[] {
  const obstacles = {
    link: () => undefined,
    special: () => undefined,
    unreadable: (_path: unknown, error: unknown) => {
      throw error;
    },
  };
  const all = { root: toBytePath(root), obstacles, leaveOut: () => false, isOver: () => false, ...more };
  return Array.from(walkFiles(all), (path) => relative(root, toText(path)));
}

describe('walkFiles', () => {
  it('gives each file once', () => {
    write('a', 'b/c', 'b/d/e', '.f/g', 'ü/漢');
    expect([...walk()].sort()).toEqual(['.f/g', 'a', 'b/c', 'b/d/e', 'ü/漢']);
  });

  it('gives the root where that is a file', () => {
    write('a');
    expect(walk({ root: toBytePath(join(root, 'a')) })).toEqual(['a']);
  });

  it('gives what packages and git keep last, whatever is in it', () => {
    write('node_modules/a/b', '.git/objects/12/34', '.git/config', 'src/a', 'src/node_modules/x', 'z', 'objects/y');
    const files = walk();
    expect(files.slice(0, 4).sort()).toEqual(['.git/config', 'objects/y', 'src/a', 'z']);
    expect(files).toHaveLength(7);
  });

  it('leaves out what it is told to, with all that is in it', () => {
    write('a/b/c', 'a/d', 'e');
    expect(walk({ leaveOut: (path) => path.endsWith('/b') || path.endsWith('/e') })).toEqual(['a/d']);
  });

  it('stops when it is told to, even in a folder without files', () => {
    for (let n = 0; n < 50; n++) mkdirSync(join(root, `empty${n}`));
    let asked = 0;
    expect(walk({ isOver: () => ++asked > 10 })).toEqual([]);
    // Once more for each folder that was listed before.
    expect(asked).toBeLessThanOrEqual(25);
  });

  it('goes through a folder with many entries and through many folders in each other', () => {
    const deep = join(...Array.from({ length: 200 }, () => 'd'));
    write(join(deep, 'last'));
    for (let n = 0; n < 500; n++) writeFileSync(join(root, `f${n}`), '');
    const files = walk();
    expect(files).toHaveLength(501);
    expect(files).toContain(join(deep, 'last'));
  });

  // Where the system shows a process its descriptors.
  (existsSync(DESCRIPTORS) ? it : it.skip)('keeps no folder open when it is left early', () => {
    write('a', 'b', 'c');
    const before = readdirSync(DESCRIPTORS).length;
    for (let n = 0; n < 50; n++) for (const _ of walkFiles(walkOf())) break;
    expect(readdirSync(DESCRIPTORS).length).toBeLessThan(before + 25);
  });

  function walkOf(): Walk {
    const nothing = () => undefined;
    const obstacles = { link: nothing, special: nothing, unreadable: nothing };
    return { root: toBytePath(root), obstacles, leaveOut: () => false, isOver: () => false };
  }
});
