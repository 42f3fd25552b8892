// Finds the licence of every package that is in a bundle, and refuses those that the bundle must not hold.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Licences that ask for no more than being named. */
const ALLOWED = new Set(['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT']);
const PACKAGE_DIRECTORY = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//;

/**
 * @param root - directory of the project
 * @param modules - webpack's list of modules, nested ones included
 * @returns one text: the packages by name and version, and their licence with its text, which those that share it have once
 */
export function collectLicenses(root, modules) {
  const directories = new Set(modules.flatMap(directoriesOf));
  const packages = [...directories].map((directory) => readPackage(root, directory));
  const refused = packages.filter(({ license }) => !ALLOWED.has(license));
  if (refused.length > 0) {
    throw new Error(
      `not allowed in the bundle: ${refused.map(({ name, license }) => `${name} (${license})`).join(', ')}`,
    );
  }
  packages.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.version < b.version ? -1 : 1));
  const texts = Map.groupBy(packages, ({ license, text }) => `${license}\n\n${text}`);
  const sections = [...texts].map(
    ([text, owners]) => `${owners.map(({ name, version }) => `${name} ${version}`).join('\n')}\n${text}`,
  );
  return `${sections.join('\n\n---\n\n')}\n`;
}

function directoriesOf({ identifier = '', modules = [] }) {
  const path = identifier
    .replaceAll('\\', '/')
    .replace(/^.*!/, '')
    .replace(/^[^/]*\|/, '');
  const start = path.lastIndexOf('node_modules/');
  const directory = start < 0 ? undefined : PACKAGE_DIRECTORY.exec(path.split('|')[0])?.[1];
  return [...(directory === undefined ? [] : [directory]), ...modules.flatMap(directoriesOf)];
}

function readPackage(root, directory) {
  const folder = directory.startsWith('/') || /^[A-Z]:/i.test(directory) ? directory : join(root, directory);
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e(?:\.(?:md|txt))?$/i.test(entry));
  const path = file === undefined ? undefined : join(folder, file);
  const text =
    path !== undefined && existsSync(path) ? readFileSync(path, 'utf8').trim() : '(the package has no licence file)';
  return { name, version, license, text: text.replaceAll('\r\n', '\n') };
}
