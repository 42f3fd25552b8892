// Packs lib/ into dist/: one bundle an entry, and the licenses of everything in them.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { renderLicenses } from './licenses.mjs';
import { packAction } from './pack.mjs';

const dist = resolve(import.meta.dirname, '../dist');
const { files, packages } = await packAction();
rmSync(dist, { recursive: true, force: true });
for (const [name, text] of files) write(name, text);
write('licenses.txt', renderLicenses(packages));
console.log(`dist: ${readdirSync(dist).sort().join(', ')}`);

function write(name, text) {
  const path = join(dist, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
