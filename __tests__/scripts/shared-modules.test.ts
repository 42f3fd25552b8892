// Modules that several parts of a bundle have: each stands once, and every part still gives the bundler's loader all of its modules.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from '@jest/globals';
import { shareModules } from '../../scripts/shared-modules.mjs';

type Files = [name: string, text: string][];
const folder = mkdtempSync(join(tmpdir(), 'shared-'));
afterAll(() => rmSync(folder, { recursive: true }));

const long = (name: string) => `() => {\n  return '${name}${'x'.repeat(2000)}';\n}`;
const part = (id: number, modules: Readonly<Record<number, string>>) => {
  const texts = Object.entries(modules).map(([number, code]) => `${number}:\n((${code.slice(1)})`);
  return `export const id = ${id};\nexport const ids = [${id},7];\nexport const modules = {\n\n${texts.join(',\n\n')}\n\n};\n`;
};
const FILES: Files = [
  ['main.js', 'start();'],
  ['1.main.js', part(1, { 11: long('a'), 12: long('b'), 13: long('one') })],
  ['2.main.js', part(2, { 11: long('a'), 14: '() => 2' })],
  ['3.main.js', part(3, { 11: long('a'), 12: long('b'), 14: '() => 2' })],
];

async function modulesOf(files: Files, name: string) {
  for (const [file, text] of files) writeFileSync(join(folder, file), text);
  const { modules, id, ids } = await import(`${pathToFileURL(join(folder, name)).href}?${Math.random()}`);
  const results = Object.entries(modules as Record<string, () => unknown>).map(([key, run]) => [key, run()]);
  return { id, ids, results: Object.fromEntries(results) };
}

describe('shareModules', () => {
  const shared = shareModules(FILES) as Files;

  it('puts each larger module that several parts have into one file', () => {
    expect(shared.map(([name]) => name)).toEqual([
      'main.js',
      '1.main.js',
      '2.main.js',
      '3.main.js',
      'shared-11.main.js',
      'shared-12.main.js',
    ]);
    const all = shared.map(([, text]) => text).join('');
    for (const name of ['a', 'b', 'one']) expect(all.split(`'${name}x`)).toHaveLength(2);
  });

  it('leaves each part with the modules that it had', async () => {
    for (const name of ['1.main.js', '2.main.js', '3.main.js'])
      expect(await modulesOf(shared, name)).toEqual(await modulesOf(FILES, name));
  });

  it('changes nothing where there is nothing to share', () => {
    expect(shareModules(FILES.slice(0, 2))).toEqual(FILES.slice(0, 2));
  });

  it('does not pass over a part that it cannot read', () => {
    expect(() => shareModules([['1.main.js', part(1, { 11: '() => 1' }).replace('11:', 'name:')]])).toThrow(
      '1.main.js',
    );
  });
});
