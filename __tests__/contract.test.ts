// Lists that must agree, and rules about who may import, reveal and read what.
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { SCENARIOS } from '../sandbox/scenarios/all.ts';
import { SECTIONS, withSections } from '../scripts/generated-sections.mjs';
import { LAYERS, layerOf, mayImport } from '../scripts/layers.mjs';
import { CATALOG } from '../src/diagnosis/catalog.ts';
import { PREFLIGHT_INPUTS, PREFLIGHT_OUTPUTS } from '../src/preflight/action-inputs.ts';
import { INPUTS, type Input, type InputName } from '../src/settings/inputs.ts';

const ROOT = resolve(import.meta.dirname, '..');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

interface Manifest {
  readonly description: string;
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
  [...text.matchAll(/^(?:import .*|export .*|\}) ?from '([^']+)';$|^import '([^']+)';$|import\('([^']+)'\)/gm)].map(
    ([, ...names]) => names.find((name) => name !== undefined) ?? '',
  );

/** The files below src that a file imports for more than their types; with `import()`, only when it needs them. */
const loadsOf = (path: string, { isLazy }: { readonly isLazy: boolean }) => {
  const pattern = isLazy
    ? /(?<!: |typeof )\bimport\('(\.[^']+)'\)/g
    : /^(?:import|export) (?!type )(?:[\w\s{},*$]+ from )?'(\.[^']+)';$/gm;
  const { text } = sources.find((source) => source.path === path) ?? { text: '' };
  return [...text.matchAll(pattern)].map(([, name = '']) => join(dirname(path), name).replaceAll('\\', '/'));
};

/** What is loaded with a file, itself included. */
function loadedWith(entry: string, ways: readonly { readonly isLazy: boolean }[] = [{ isLazy: false }]): Set<string> {
  const found = new Set([entry]);
  for (const path of found) for (const way of ways) for (const next of loadsOf(path, way)) found.add(next);
  return found;
}

describe('action.yml', () => {
  it('has the inputs of the table, and no others', () => {
    expect(Object.keys(manifest.inputs).sort()).toEqual(Object.keys(INPUTS).sort());
  });

  it('describes the action in less than the 125 characters that the Marketplace shows', () => {
    expect(manifest.description).toMatch(/^[A-Z].{40,122}\.$/);
  });

  it('requires no input, and has a default only where "left out" differs from "empty", or where the runner fills it in', () => {
    for (const [name, { required, default: usual }] of Object.entries(manifest.inputs)) {
      const input: Input<unknown> = INPUTS[name as InputName];
      const isKept = input.guards === true || input.default.startsWith('${{') || name === 'aws-access-key-id';
      expect([name, required, usual]).toEqual([name, false, isKept ? input.default : undefined]);
    }
  });

  it('says every other default in words', () => {
    for (const [name, { description, default: usual }] of Object.entries(manifest.inputs))
      if (usual === undefined) expect(description).toContain(`Default: ${INPUTS[name as InputName].default}.`);
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

describe('preflight/action.yml', () => {
  const preflight = parse(read('preflight/action.yml')) as Manifest;

  it('has the inputs and outputs of the tables, none of them required', () => {
    expect(Object.keys(preflight.inputs)).toEqual(Object.keys(PREFLIGHT_INPUTS));
    expect(Object.keys(preflight.outputs)).toEqual(Object.keys(PREFLIGHT_OUTPUTS));
    for (const { required } of Object.values(preflight.inputs)) expect(required).toBe(false);
  });

  it('runs on Node 24, from dist, and leaves nothing to do after the job', () => {
    expect(preflight.runs).toEqual({ using: 'node24', main: '../dist/preflight.js' });
  });

  it('describes itself in less than 125 characters, and each input and output in a sentence or more', () => {
    expect(preflight.description).toMatch(/^[A-Z].{40,122}\.$/);
    for (const { description } of [...Object.values(preflight.inputs), ...Object.values(preflight.outputs)])
      expect(description).toMatch(/^[A-Z].{20,}\.$/);
  });
});

describe('generated sections', () => {
  const files = [...new Set(SECTIONS.map(({ file }) => file))];
  it.each(files)('are up to date in %s ("npm run docs" writes them)', (file) => {
    const text = read(file).replaceAll('\r\n', '\n');
    expect(text).toBe(withSections(file, text));
  });
});

describe('layers', () => {
  const paths = sources.map(({ path }) => path);

  it('have every file', () => {
    expect(paths.filter((path) => layerOf(path) === undefined)).toEqual([]);
  });

  it('name what is there, each file and folder once', () => {
    const named = LAYERS.flatMap(({ files }) => files);
    expect(named.filter((name, index) => named.indexOf(name) !== index)).toEqual([]);
    const isThere = (name: string) =>
      paths.some((path) => path === name || (name.endsWith('/') && path.startsWith(name)));
    expect(named.filter((name) => !isThere(name))).toEqual([]);
  });

  it('import from lower ones, types included, and only from those that they name', () => {
    const wrong = sources.flatMap(({ path, text }) =>
      importsOf(text)
        .filter((name) => name.startsWith('.'))
        .map((name) => join(dirname(path), name).replaceAll('\\', '/'))
        .filter((target) => !isAllowed(path, target))
        .map((target) => `${path} -> ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  it('import the packages that they name, and no others', () => {
    const wrong = sources.flatMap(({ path, text }) =>
      importsOf(text)
        .filter((name) => !name.startsWith('.') && !name.startsWith('node:'))
        .filter((name) => !(layerOf(path)?.packages ?? []).some((start) => name.startsWith(start)))
        .map((name) => `${path} -> ${name}`),
    );
    expect(wrong).toEqual([]);
  });

  it('import the modules of Node.js that they name, and no others', () => {
    const wrong = sources.flatMap(({ path, text }) =>
      importsOf(text)
        .filter((name) => name.startsWith('node:'))
        .filter((name) => !(layerOf(path)?.builtins ?? []).some((start) => isBuiltinOf(start, name)))
        .map((name) => `${path} -> ${name}`),
    );
    expect(wrong).toEqual([]);
  });

  it('import no modules of Node.js without effects, but for names of paths', () => {
    const pure = LAYERS.filter(({ effects }) => effects === 'none').flatMap(({ builtins = [] }) => builtins);
    expect(pure.filter((name) => name !== 'node:path')).toEqual([]);
  });

  it('have rules run neither while a run observes, nor while it publishes or reports', () => {
    const late = sources.filter(({ path }) => ['observe', 'publish', 'report'].includes(layerOf(path)?.name ?? ''));
    expect(late.filter(({ text }) => text.includes('/diagnosis/rules/')).map(({ path }) => path)).toEqual([]);
  });

  it('have the entries alone at the root of src', () => {
    const entries = LAYERS.find(({ name }) => name === 'entries')?.files ?? [];
    expect(paths.filter((path) => !path.includes('/')).sort()).toEqual([...entries].sort());
  });

  it('use a name of a file once, but for the rules and the findings of a topic', () => {
    const places = Map.groupBy(paths, (path) => basename(path));
    const isTopic = (found: readonly string[]) =>
      found
        .map((path) => dirname(path))
        .sort()
        .join(' ') === 'diagnosis/findings diagnosis/rules';
    expect([...places.values()].filter((found) => found.length > 1 && !isTopic(found))).toEqual([]);
  });
});

describe('loading', () => {
  const ENTRIES = ['main.ts', 'post.ts', 'credential-process.ts', 'renew-entry.ts'];
  const hasWords = (path: string) => /^diagnosis\/(?:findings|words)\//.test(path);

  it.each(ENTRIES)('brings no words of findings along with %s: a success has none', (entry) => {
    const loaded = loadedWith(entry);
    expect(loaded.size).toBeGreaterThan(3);
    expect([...loaded].filter(hasWords)).toEqual([]);
  });

  it.each(ENTRIES)('leaves for later only what %s does not bring along anyway', (entry) => {
    const atOnce = loadedWith(entry);
    const ever = loadedWith(entry, [{ isLazy: false }, { isLazy: true }]);
    const late = [...ever].flatMap((path) => loadsOf(path, { isLazy: true }));
    expect(late.filter((path) => atOnce.has(path))).toEqual([]);
  });

  it('gives rules more than types of findings and words only here, where one loads the rule with import()', () => {
    const rules = sources.map(({ path }) => path).filter((path) => path.startsWith('diagnosis/rules/'));
    const loads = rules.flatMap((path) => loadsOf(path, { isLazy: false }).map((loaded) => [path, loaded] as const));
    expect(loads.filter(([, loaded]) => hasWords(loaded))).toEqual([
      ['diagnosis/rules/exchange.ts', 'diagnosis/findings/access-denied-causes.ts'],
      ['diagnosis/rules/leftover-credentials.ts', 'diagnosis/words/credential-sources.ts'],
    ]);
  });
});

/** Whether a row of the table that names a module of Node.js, or all of them, stands for this one. */
function isBuiltinOf(row: string, name: string): boolean {
  return row === 'node:' || name === row || name.startsWith(`${row}/`);
}

/** Whether one file below src may import the other. */
function isAllowed(importing: string, imported: string): boolean {
  const [from, to] = [layerOf(importing), layerOf(imported)];
  return from !== undefined && to !== undefined && mayImport(from, to);
}

describe('sources', () => {
  it('reveal a secret only where it is sent, judged by its shape or published', () => {
    const revealing = sources.filter(({ text }) => text.includes('.reveal()')).map(({ path }) => path);
    expect(revealing.sort()).toEqual([
      'aws/iam.ts',
      'aws/sts-client.ts',
      'aws/sts-requests.ts',
      'observe/machine-credentials.ts',
      'publish/issued.ts',
      'publish/later-steps.ts',
      'publish/profiles/profile-files.ts',
      'publish/refresh/session-folder.ts',
      'publish/values.ts',
    ]);
  });

  it('make secrets only in the vault', () => {
    const making = sources.filter(({ text }) => text.includes('new Secret(')).map(({ path }) => path);
    expect(making).toEqual(['secrets/vault.ts']);
  });

  it('remove one thing at a time: Node.js 24.0 to 24.13 fails at whole trees on Windows', () => {
    expect(sources.filter(({ text }) => /\brm(?:Sync)?\(/.test(text)).map(({ path }) => path)).toEqual([]);
  });

  it('read the environment in the entries only', () => {
    const reading = sources.filter(({ text }) => text.includes('process.env')).map(({ path }) => path);
    expect(reading.filter((path) => layerOf(path)?.name !== 'entries')).toEqual([]);
  });
});

describe('findings', () => {
  /** Those that no world of the sandbox can cause, and the tests that show them. */
  const SHOWN_ELSEWHERE = {
    INTERNAL_ERROR: 'dist/internal-error.test.ts',
    CREDENTIALS_NOT_BLANKED: 'scenario fork-not-blanked, beside PUBLISHING_FAILED',
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
