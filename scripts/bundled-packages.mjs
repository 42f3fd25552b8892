// The packages in a bundle: name, version, license and the hash of the archive. Effect: reads files.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Licenses whose only condition is that the license text comes along. */
const ALLOWED = new Set(['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT']);
const PACKAGE_DIRECTORY = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//;

/**
 * @typedef {object} BundledPackage
 * @property {string} name
 * @property {string} version
 * @property {string} license - SPDX identifier
 * @property {string} integrity - of the package's archive, as the lockfile has it
 * @property {string} folder - where it is installed
 * @property {readonly string[]} needs - names of its dependencies, in the bundle or not
 */

/**
 * The packages that the modules are taken from.
 * @param {string} root - directory of the project
 * @param {readonly object[]} modules - webpack's list of modules, nested ones included
 * @returns {readonly BundledPackage[]} in the order of their names
 * @throws {Error} where a license is not allowed, or the lockfile has another version or no hash
 */
export function bundledPackages(root, modules) {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const directories = new Set(modules.flatMap(directoriesOf));
  const packages = [...directories].map((directory) => readPackage(root, directory, lock));
  const refused = packages.filter(({ license }) => !ALLOWED.has(license));
  if (refused.length > 0) {
    const names = refused.map(({ name, license }) => `${name} (${license})`);
    throw new Error(`not allowed in the bundle: ${names.join(', ')}`);
  }
  return packages.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.version < b.version ? -1 : 1));
}

/** An orphan was read and left out, or joined with another module, which lists it. */
function directoriesOf({ identifier = '', modules = [], orphan = false }) {
  if (orphan) return [];
  const path = identifier
    .replaceAll('\\', '/')
    .replace(/^.*!/, '')
    .replace(/^[^/]*\|/, '');
  const start = path.lastIndexOf('node_modules/');
  const directory = start < 0 ? undefined : PACKAGE_DIRECTORY.exec(path.split('|')[0])?.[1];
  return [...(directory === undefined ? [] : [directory]), ...modules.flatMap(directoriesOf)];
}

function readPackage(root, directory, lock) {
  const folder = directory.startsWith('/') || /^[A-Z]:/i.test(directory) ? directory : join(root, directory);
  const { name, version, license, dependencies = {} } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const key = directory.slice(directory.indexOf('node_modules/'));
  const locked = lock[key];
  if (locked?.version !== version || locked.integrity === undefined) {
    throw new Error(`package-lock.json does not vouch for ${name} ${version} in ${key}: npm ci`);
  }
  return { name, version, license, integrity: locked.integrity, folder, needs: Object.keys(dependencies).sort() };
}
