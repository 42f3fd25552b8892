// What mutation testing changes: files that are there, with tests beside them in the mirror of src.
import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import stryker from '../../reliability/stryker.config.mjs';
import { layerOf } from '../../scripts/layers.mjs';

const mutate: readonly string[] = stryker.mutate;
const testMatch: readonly string[] = stryker.jest.config.testMatch;
const ROOT = resolve(import.meta.dirname, '../..');
const filesOf = (glob: string) => globSync(glob, { cwd: ROOT }).map((path) => path.replaceAll('\\', '/'));

describe('mutate', () => {
  it.each(mutate)('names a file that is there: %s', (glob) => {
    expect(filesOf(glob)).not.toEqual([]);
  });

  it('names every function of the layers without effects', () => {
    const isPure = (path: string) => {
      const layer = layerOf(path.slice('src/'.length));
      return layer?.effects === 'none' && layer.name !== 'bundle stubs';
    };
    const hasFunctions = (path: string) => readFileSync(join(ROOT, path), 'utf8').includes('export function');
    const pure = filesOf('src/**/*.ts').filter((path) => isPure(path) && hasFunctions(path));
    const mutated = mutate.flatMap(filesOf);
    expect(pure.filter((path) => !mutated.includes(path))).toEqual([]);
  });
});

describe('testMatch', () => {
  it.each(testMatch)('finds tests: %s', (glob) => {
    expect(filesOf(glob.replace('<rootDir>/', ''))).not.toEqual([]);
  });
});
