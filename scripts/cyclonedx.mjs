// A software bill of materials in CycloneDX's JSON: the packages in the bundle, without those that build it.
import { createHash } from 'node:crypto';

/**
 * The same facts give the same text.
 * @param {object} action
 * @param {string} action.name
 * @param {string} action.version
 * @param {string} action.license - SPDX identifier
 * @param {Readonly<Record<string, string>>} action.dependencies - its direct dependencies
 * @param {Date} builtAt - time of the commit that the bundle belongs to
 * @param {readonly import('./bundled-packages.mjs').BundledPackage[]} packages
 * @returns {object} ready for JSON
 * @see https://cyclonedx.org/docs/1.6/json/
 */
export function cycloneDx({ name, version, license, dependencies }, builtAt, packages) {
  const own = `${name}@${version}`;
  const bom = {
    metadata: {
      timestamp: builtAt.toISOString(),
      component: { type: 'application', 'bom-ref': own, name, version, licenses: [licensed(license)] },
    },
    components: packages.map(componentOf),
    dependencies: [
      { ref: own, dependsOn: refsOf(Object.keys(dependencies), packages) },
      ...packages.map((one) => ({ ref: purlOf(one), dependsOn: refsOf(one.needs, packages) })),
    ],
  };
  const serialNumber = `urn:uuid:${uuidOf(JSON.stringify(bom))}`;
  return { bomFormat: 'CycloneDX', specVersion: '1.6', serialNumber, version: 1, ...bom };
}

function componentOf(one) {
  const { name, version, license, integrity } = one;
  const purl = purlOf(one);
  const [algorithm, digest] = integrity.split('-');
  const alg = { sha256: 'SHA-256', sha384: 'SHA-384', sha512: 'SHA-512' }[algorithm];
  if (alg === undefined) throw new Error(`${name}: unknown kind of integrity "${algorithm}"`);
  const [group, bare] = name.startsWith('@') ? name.split('/') : [undefined, name];
  return {
    type: 'library',
    'bom-ref': purl,
    ...(group === undefined ? {} : { group }),
    name: bare,
    version,
    scope: 'required',
    hashes: [{ alg, content: Buffer.from(digest, 'base64').toString('hex') }],
    licenses: [licensed(license)],
    purl,
  };
}

/** @see https://github.com/package-url/purl-spec/blob/main/types-doc/npm-definition.md */
function purlOf({ name, version }) {
  return `pkg:npm/${name.replace('@', '%40')}@${version}`;
}

function licensed(id) {
  return { license: { id } };
}

/** Only packages in the bundle: dependencies that were left out of it are no components. */
function refsOf(names, packages) {
  return packages.filter(({ name }) => names.includes(name)).map(purlOf);
}

/** A version 8 UUID, whose bits may have any meaning. */
function uuidOf(text) {
  const hex = createHash('sha256').update(text).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}
