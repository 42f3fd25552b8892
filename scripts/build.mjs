// Packs lib/ into dist/: one bundle an entry, and the licences of everything in them. The same sources give the same bytes.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { collectLicenses } from './licenses.mjs';

const root = resolve(import.meta.dirname, '..');
const ENTRIES = ['main', 'post', 'credential-process'];

process.chdir(root); // module ids in the bundle are relative to it
process.env.TS_NODE_PROJECT = join(root, 'tsconfig.bundle.json'); // ncc ignores a relative path
const ncc = createRequire(import.meta.url)('@vercel/ncc');

const dist = join(root, 'dist');
rmSync(dist, { recursive: true, force: true });
const modules = [];
for (const name of ENTRIES) {
  const { code, assets, stats } = await ncc(join(root, 'lib', `${name}.js`), {
    cache: false,
    quiet: true,
    filename: `${name}.js`,
    mainFields: ['module', 'main'],
  });
  write(`${name}.js`, asciiOnly(withoutNotes(code)));
  for (const [asset, { source }] of Object.entries(assets)) write(asset, asciiOnly(withoutNotes(source)));
  modules.push(...stats.toJson({ modules: true, nestedModules: true, source: false }).modules);
}
write('licenses.txt', collectLicenses(root, modules));
console.log(`dist: ${readdirSync(dist).sort().join(', ')}`);

/** What the bundler notes of its own work, line by line. Which file a part comes from stays, as readers of the bundle need it. */
function withoutNotes(content) {
  return content
    .toString()
    .replace(/^\/\*{6}\/ ?/gm, '')
    .replace(/^\/\* harmony export \*\/ /gm, '')
    .replace(/^\/\/ EXTERNAL MODULE: .*\n/gm, '')
    .replace(/^;\/\/ CONCATENATED MODULE: (?:\.\/node_modules\/)?/gm, ';// ');
}

/** One character beyond Latin-1 makes V8 keep and scan a whole file at two bytes a character. */
function asciiOnly(code) {
  return code.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function write(name, text) {
  const path = join(dist, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
