// Lists that must agree, and rules about who may import, reveal and read what.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { SCENARIOS } from '../sandbox/scenarios/all.ts';
import { SECTIONS, withSections } from '../scripts/generated-sections.mjs';
import { LAYERS, layerOf } from '../scripts/layers.mjs';
import { CATALOG } from '../src/diagnosis/catalog.ts';
import { INPUTS } from '../src/settings/inputs.ts';

const ROOT = resolve(import.meta.dirname, '..');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

interface Manifest {
  readonly inputs: Readonly<Record<string, { description: string; required: boolean; default?: string }>>;
  readonly outputs: Readonly<Record<string, { description: string }>>;
  readonly runs: Readonly<Record<string, string>>;
}
const manifest = parse(read('action.yml')) as Manifest;

/** Source files with their texts, by path with forward slashes. */
const sources = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => relative('.', path).replaceAll('\\', '/'))
  .map((path) => ({ path, text: read(join('src', path)) }));

const importsOf = (text: string) =>
  [...text.matchAll(/^(?:import .*|export .*|\}) ?from '([^']+)';$|import\('([^']+)'\)/gm)].map(
    ([, name, lazily]) => name ?? lazily ?? '',
  );

describe('action.yml', () => {
  it('has the inputs of the table, with its defaults, in no other number', () => {
    const table = Object.entries(INPUTS).map(([name, input]) => [name, 'default' in input ? input.default : undefined]);
    const inputs = Object.entries(manifest.inputs).map(([name, input]) => [name, input.default]);
    expect(Object.fromEntries(inputs)).toEqual(Object.fromEntries(table));
  });

  it('requires an input exactly where there is no default, so that an empty one is always a mistake', () => {
    for (const input of Object.values(manifest.inputs)) {
      expect(input.required).toBe(input.default === undefined);
      expect(input.default).not.toBe('');
    }
  });

  it('describes each input and output in a sentence or more', () => {
    for (const { description } of [...Object.values(manifest.inputs), ...Object.values(manifest.outputs)]) {
      expect(description).toMatch(/^[A-Z].{20,}\.$/s);
    }
  });

  it('runs on Node 24, from dist', () => {
    expect(manifest.runs).toEqual({
      using: 'node24',
      main: 'dist/main.js',
      post: 'dist/post.js',
      'post-if': 'always()',
    });
  });
});

describe('generated sections', () => {
  const files = [...new Set(SECTIONS.map(({ file }) => file))];
  it.each(files)('are up to date in %s ("npm run docs" writes them)', (file) => {
    const text = read(file).replaceAll('\r\n', '\n');
    expect(text).toBe(withSections(file, text));
  });
});

describe('sources', () => {
  it('reach the runner toolkit and the SDK in one folder each', () => {
    for (const { path, text } of sources) {
      const packages = importsOf(text).filter((name) => !name.startsWith('.') && !name.startsWith('node:'));
      const allowed = path.startsWith('github/')
        ? /^@actions\/|^yaml$/
        : path.startsWith('aws/') || path.startsWith('bundle-stubs/')
          ? /^@aws-sdk\/|^@smithy\/(?:credential-provider-imds|signature-v4)$/
          : /^$/;
      expect([path, packages.filter((name) => !allowed.test(name))]).toEqual([path, []]);
    }
  });

  it('belong to exactly one layer each', () => {
    expect(sources.filter(({ path }) => layerOf(path) < 0).map(({ path }) => path)).toEqual([]);
    const named = LAYERS.flatMap(({ files }) => files);
    expect(named.filter((name, index) => named.indexOf(name) !== index)).toEqual([]);
  });

  it('import from their own layer and from those below it, types included', () => {
    const upward = sources.flatMap(({ path, text }) =>
      importsOf(text)
        .filter((name) => name.startsWith('.'))
        .map((name) => join(dirname(path), name).replaceAll('\\', '/'))
        .filter((target) => layerOf(target) > layerOf(path))
        .map((target) => `${path} -> ${target}`),
    );
    expect(upward.sort()).toEqual([]);
  });

  it('diagnose from facts alone', () => {
    const allowed =
      /^(?:diagnosis|observe|util|net|settings|trust-policy)\/|^aws\/(?:arn|partition|role-session)\.ts$|^github\/workflow\/target\.ts$/;
    for (const { path, text } of sources.filter((source) => source.path.startsWith('diagnosis/'))) {
      const imported = importsOf(text).map((name) => join(dirname(path), name).replaceAll('\\', '/'));
      expect([path, imported.filter((target) => !allowed.test(target))]).toEqual([path, []]);
    }
  });

  it('reveal a secret only where it is sent, decoded or published', () => {
    const revealing = sources.filter(({ text }) => text.includes('.reveal()')).map(({ path }) => path);
    expect(revealing.sort()).toEqual([
      'aws/ambient-profile.ts',
      'aws/assume-role-with-web-identity.ts',
      'aws/sts-client.ts',
      'publish/issued.ts',
      'publish/profiles/profile-files.ts',
      'publish/refresh/session-folder.ts',
      'publish/values.ts',
    ]);
  });

  it('make secrets only in the vault', () => {
    const making = sources.filter(({ text }) => text.includes('new Secret(')).map(({ path }) => path);
    expect(making).toEqual(['secrets/vault.ts']);
  });

  it('read the environment in the entries only', () => {
    const reading = sources.filter(({ text }) => text.includes('process.env')).map(({ path }) => path);
    expect(reading.sort()).toEqual(['credential-process.ts', 'main.ts', 'post.ts', 'renew-entry.ts']);
  });
});

describe('findings', () => {
  /** Those that no world of the sandbox can cause, and the tests that show them. */
  const SHOWN_ELSEWHERE = {
    OTHER_CREDENTIALS_REMAIN: 'the scenario other-keys-remain, beside the error',
    INTERNAL_ERROR: 'dist/internal-error.test.ts',
  };

  it('have a scenario each', () => {
    const codes = new Set([...SCENARIOS.map(({ expected }) => expected.code), ...Object.keys(SHOWN_ELSEWHERE)]);
    expect(Object.keys(CATALOG).filter((code) => !codes.has(code))).toEqual([]);
  });

  it('are all in the catalog', () => {
    const codes = SCENARIOS.flatMap(({ expected }) => expected.code ?? []);
    expect(codes.filter((code) => !Object.hasOwn(CATALOG, code))).toEqual([]);
  });
});
