// package.json and the lockfile: exact versions, each archive with its hash, and no package that wants a newer Node.js than we say.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const ROOT = resolve(import.meta.dirname, '../..');
const readJson = <T>(name: string) => JSON.parse(readFileSync(join(ROOT, name), 'utf8')) as T;

type Versions = Readonly<Record<string, string>>;
interface Manifest {
  readonly engines: { readonly node: string };
  readonly scripts: Versions;
  readonly dependencies: Versions;
  readonly devDependencies: Versions;
  readonly optionalDependencies: Versions;
  readonly overrides: Versions;
}
interface Locked {
  readonly version: string;
  readonly integrity?: string;
  readonly engines?: { readonly node?: string };
  readonly optionalDependencies?: Versions;
}

const manifest = readJson<Manifest>('package.json');
const text = readFileSync(join(ROOT, 'package-lock.json'), 'utf8');
const { '': own, ...locked } = (JSON.parse(text) as { readonly packages: Readonly<Record<string, Locked>> }).packages;

/** Whether a version is in a range of `^`, `>=` and `||`, which is all that the packages use for Node.js. */
function accepts(range: string, version: readonly [number, number]): boolean {
  return range.split('||').some((part) => {
    const [, operator = '', major = '*', minor = '0'] = /^\s*(\^|>=|)\s*v?(\d+|\*)(?:\.(\d+))?/.exec(part) ?? [];
    if (major === '*') return true;
    const isSame = version[0] === Number(major);
    const isAtLeast = version[0] > Number(major) || (isSame && version[1] >= Number(minor));
    return operator === '>=' ? isAtLeast : isSame && isAtLeast;
  });
}

describe('package.json', () => {
  it('names each package by one exact version', () => {
    const { dependencies, devDependencies, optionalDependencies, overrides } = manifest;
    const versions = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies, ...overrides });
    expect(versions.length).toBeGreaterThan(20);
    expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version))).toEqual([]);
  });

  it('starts every script with a Node.js that is new enough', () => {
    const commands = Object.values(manifest.scripts).flatMap((script) => script.split(' && '));
    expect(commands.filter((command) => /^node (?!--import \.\/scripts\/node24\.mjs )/.test(command))).toEqual([]);
  });

  it('asks for a Node.js that every package runs on', () => {
    const oldest = [...manifest.engines.node.matchAll(/(\d+)\.(\d+)/g)].map(
      ([, major, minor]) => [Number(major), Number(minor)] as const,
    );
    expect(oldest.map(([major]) => major)).toEqual([20, 22, 24]);
    const wanted = Object.entries(locked).flatMap(([path, { engines }]) =>
      engines?.node === undefined ? [] : [[path, engines.node] as const],
    );
    expect(wanted.length).toBeGreaterThan(200);
    expect(wanted.filter(([, range]) => !oldest.every((version) => accepts(range, version)))).toEqual([]);
  });
});

describe('package-lock.json', () => {
  it('has the hash of every archive', () => {
    const entries = Object.entries(locked);
    expect(entries.length).toBeGreaterThan(400);
    expect(entries.filter(([, { integrity = '' }]) => !/^sha512-[\w+/]{86}==$/.test(integrity))).toEqual([]);
  });

  it('has the packages of all platforms, so that "npm ci" takes it everywhere', () => {
    const missing = Object.entries(locked).flatMap(([parent, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter(
        (name) =>
          locked[`node_modules/${name}`] === undefined && locked[`${parent}/node_modules/${name}`] === undefined,
      ),
    );
    expect(missing).toEqual([]);
    expect(Object.keys(own?.optionalDependencies ?? {}).filter((name) => !locked[`node_modules/${name}`])).toEqual([]);
  });

  it('names no registry', () => {
    expect(text).not.toContain('"resolved"');
  });
});
