// The licenses of the packages that are in a bundle, as one text.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @param {readonly import('./bundled-packages.mjs').BundledPackage[]} packages
 * @returns {string} the packages by name and version, each with its license; packages with the same text share one section
 */
export function renderLicenses(packages) {
  const texts = Map.groupBy(packages, ({ license, folder }) => `${license}\n\n${textIn(folder)}`);
  const sections = [...texts].map(
    ([text, owners]) => `${owners.map(({ name, version }) => `${name} ${version}`).join('\n')}\n${text}`,
  );
  return `${sections.join('\n\n---\n\n')}\n`;
}

function textIn(folder) {
  const file = readdirSync(folder).find((entry) => /^licen[cs]e(?:\.(?:md|txt))?$/i.test(entry));
  if (file === undefined) return '(the package has no license file)';
  return readFileSync(join(folder, file), 'utf8').trim().replaceAll('\r\n', '\n');
}
