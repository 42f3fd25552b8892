// The bill of materials of the bundle: what CycloneDX asks for, of those packages whose licenses dist/ has. That they are the ones
// in the bundle is for "npm run sbom" to find out, which packs it anew.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { bundledPackages } from '../../scripts/bundled-packages.mjs';
import { cycloneDx } from '../../scripts/cyclonedx.mjs';

const ROOT = resolve(import.meta.dirname, '../..');
const ACTION = {
  name: 'action',
  version: '1.2.3',
  license: 'MIT',
  dependencies: { '@aws-sdk/client-sts': '1', yaml: '2' },
};
const BUILT_AT = new Date('2026-01-31T12:00:00Z');

const licenses = readFileSync(join(ROOT, 'dist/licenses.txt'), 'utf8').replaceAll('\r\n', '\n');
/** Name and version, in the lines at the head of each license. */
const licensed = licenses
  .split('\n\n---\n\n')
  .flatMap((section) => (section.split('\n\n', 1)[0] ?? '').split('\n').slice(0, -1))
  .map((line) => line.split(' ') as [name: string, version: string]);

const modulesOf = (names: readonly string[]) =>
  names.map((name) => ({ identifier: `${ROOT}/node_modules/${name}/index.js` }));
const packages = bundledPackages(ROOT, modulesOf(licensed.map(([name]) => name)));

interface Bom {
  readonly serialNumber: string;
  readonly metadata: { readonly component: Record<string, unknown> };
  readonly components: readonly {
    readonly group?: string;
    readonly name: string;
    readonly version: string;
    readonly purl: string;
    readonly licenses: readonly { readonly license: { readonly id: string } }[];
  }[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
}
const bom = cycloneDx(ACTION, BUILT_AT, packages) as unknown as Bom;

describe('bundledPackages', () => {
  it('knows each package of dist/licenses.txt, in the version that it names', () => {
    expect(licensed.length).toBeGreaterThan(20);
    expect(packages.map(({ name, version }) => [name, version]).sort()).toEqual([...licensed].sort());
  });

  it('reads the package out of however the bundler names a module', () => {
    const identifiers = [
      'node_modules/yaml/dist/index.js',
      `${ROOT}/node_modules/ncc/loader.js!${ROOT}/node_modules/yaml/dist/index.js`,
      'javascript/esm|node_modules/yaml/dist/index.js',
      `${ROOT}\\node_modules\\yaml\\dist\\index.js`,
    ];
    const nested = [{ identifier: `${ROOT}/lib/main.js`, modules: identifiers.map((identifier) => ({ identifier })) }];
    expect(new Set(bundledPackages(ROOT, nested).map(({ name }) => name))).toEqual(new Set(['yaml']));
  });

  it('takes no package from modules that were read and left out', () => {
    expect(bundledPackages(ROOT, [{ identifier: 'node_modules/yaml/dist/index.js', orphan: true }])).toEqual([]);
  });

  it.each([
    [
      'a license that asks for more than being named',
      { license: 'GPL-3.0-only' },
      { integrity: 'sha512-AA==' },
      'not allowed in the bundle: x (GPL-3.0-only)',
    ],
    ['one that leaves the choice', { license: 'MIT OR GPL-2.0' }, { integrity: 'sha512-AA==' }, 'not allowed'],
    ['a package without one', {}, { integrity: 'sha512-AA==' }, 'not allowed'],
    ['what the lockfile has no hash of', { license: 'MIT' }, {}, 'does not vouch for x 1.0.0'],
    ['another version than the lockfile', { license: 'MIT' }, { version: '1.0.1', integrity: 'sha512-AA==' }, 'vouch'],
  ])('refuses %s', (_, found, locked, reason) => {
    const root = mkdtempSync(join(tmpdir(), 'bundled-'));
    try {
      mkdirSync(join(root, 'node_modules/x'), { recursive: true });
      writeFileSync(
        join(root, 'node_modules/x/package.json'),
        JSON.stringify({ name: 'x', version: '1.0.0', ...found }),
      );
      const lock = { packages: { 'node_modules/x': { version: '1.0.0', ...locked } } };
      writeFileSync(join(root, 'package-lock.json'), JSON.stringify(lock));
      expect(() => bundledPackages(root, [{ identifier: 'node_modules/x/index.js' }])).toThrow(reason);
    } finally {
      rmSync(root, { recursive: true });
    }
  });
});

describe('cycloneDx', () => {
  it('has what the format requires', () => {
    expect(bom).toMatchObject({ bomFormat: 'CycloneDX', specVersion: '1.6', version: 1 });
    expect(bom.serialNumber).toMatch(
      /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    expect(bom.metadata).toMatchObject({
      timestamp: '2026-01-31T12:00:00.000Z',
      component: { type: 'application', 'bom-ref': 'action@1.2.3', name: 'action', version: '1.2.3' },
    });
    for (const component of bom.components) {
      expect(component).toEqual({
        type: 'library',
        'bom-ref': component.purl,
        ...(component.group === undefined ? {} : { group: expect.stringMatching(/^@[a-z-]+$/) }),
        name: expect.stringMatching(/^[a-z0-9-]+$/),
        version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
        scope: 'required',
        hashes: [{ alg: 'SHA-512', content: expect.stringMatching(/^[0-9a-f]{128}$/) }],
        licenses: [{ license: { id: expect.any(String) } }],
        purl: expect.stringMatching(/^pkg:npm\/(?:%40[a-z-]+\/)?[a-z0-9-]+@\d+\.\d+\.\d+$/),
      });
    }
  });

  it('has the packages of dist/licenses.txt, and no others', () => {
    const names = bom.components.map(({ group, name, version }) => [[group, name].filter(Boolean).join('/'), version]);
    expect(names.sort()).toEqual([...licensed].sort());
  });

  it('has nothing that asks for the source code of what it is in', () => {
    const ids = bom.components.flatMap(({ licenses }) => licenses.map(({ license }) => license.id));
    expect([...new Set(ids)].filter((id) => !/^(?:0BSD|Apache-2\.0|BSD-[23]-Clause|ISC|MIT)$/.test(id))).toEqual([]);
  });

  it('says who needs whom, in references that there are', () => {
    const refs = ['action@1.2.3', ...bom.components.map(({ purl }) => purl)];
    expect(bom.dependencies.map(({ ref }) => ref)).toEqual(refs);
    expect(bom.dependencies.flatMap(({ dependsOn }) => dependsOn).filter((ref) => !refs.includes(ref))).toEqual([]);
    expect(bom.dependencies[0]?.dependsOn.map((ref) => ref.split('@').slice(0, -1).join('@'))).toEqual([
      'pkg:npm/%40aws-sdk/client-sts',
      'pkg:npm/yaml',
    ]);
  });

  it('gives the same for the same, and another number for anything else', () => {
    expect(cycloneDx(ACTION, BUILT_AT, packages)).toEqual(bom);
    const other = cycloneDx({ ...ACTION, version: '1.2.4' }, BUILT_AT, packages) as unknown as Bom;
    expect(other.serialNumber).not.toBe(bom.serialNumber);
  });
});
