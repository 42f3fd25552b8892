// Writes the generated sections of action.yml, README.md and the pages in docs.
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { SECTIONS, withSections } from './generated-sections.mjs';

const root = resolve(import.meta.dirname, '..');
const files = [...new Set(SECTIONS.map(({ file }) => file))];
for (const [index, file] of files.entries()) {
  const path = resolve(root, file);
  const before = readFileSync(path, 'utf8').replaceAll('\r\n', '\n');
  const after = withSections(file, before);
  if (after !== before) writeFileSync(path, after);
  process.stdout.write(`File ${index + 1} of ${files.length}: ${file}${after === before ? '' : ' (changed)'}\n`);
}
