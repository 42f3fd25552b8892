// What a runner downloads is the archive of the repository: it must hold the action, its license and what explains it, and no more.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { projectFiles } from '../../scripts/markdown.mjs';

const ROOT = resolve(import.meta.dirname, '../..');
const KEPT = ['LICENSE', 'README.md', 'action.yml', 'dist', 'package.json', 'preflight'];

describe('.gitattributes', () => {
  it('leaves everything out of the archive but what a runner and its owner need', () => {
    const attributes = readFileSync(join(ROOT, '.gitattributes'), 'utf8');
    const leftOut = [...attributes.matchAll(/^\/(\S+) export-ignore\r?$/gm)].map(([, name = '']) => name);
    const files: readonly string[] = projectFiles(ROOT);
    const there = [...new Set(files.map((path) => path.split('/')[0] ?? ''))];
    // What else begins with a dot is an editor's, and not in git.
    expect(there.filter((name) => !leftOut.includes(name) && !name.startsWith('.')).sort()).toEqual(KEPT);
    expect(leftOut.filter((name) => !there.includes(name))).toEqual([]);
  });
});
