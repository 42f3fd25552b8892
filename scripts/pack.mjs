// Packs one entry with everything it loads, or all entries of the action. The same sources give the same bytes.
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { checkHits, rewriteBundle, sumHits } from './bundle-text.mjs';
import { bundledPackages } from './bundled-packages.mjs';
import { shareModules } from './shared-modules.mjs';

const root = resolve(import.meta.dirname, '..');

/** The entries of the action, each a bundle. */
const ENTRIES = ['main', 'post', 'credential-process', 'preflight'];

/** The file for the package that several bundles use, which src/bundle-stubs/yaml.ts loads. */
const SHARED_YAML = 'yaml.cjs';

/**
 * Runs the bundler.
 * @param {string} entry - absolute path of a JavaScript module in the project
 * @param {string} name - of the bundle, without its extension; parts that are loaded on demand are files beside it
 * @returns {Promise<{ files: [name: string, text: string][], modules: object[], hits: Readonly<Record<string, number>> }>} the files,
 *   the bundler's list of the modules in them, and how often each rewrite hit
 */
export async function pack(entry, name) {
  copyToolkit();
  const { code, assets, modules } = await bundle(entry, { filename: `${name}.js`, mainFields: ['module', 'main'] });
  const packed = [[`${name}.js`, code], ...Object.entries(assets).map(([asset, { source }]) => [asset, source])];
  const rewritten = packed.map(([file, content]) => ({ file, ...rewriteBundle(content.toString()) }));
  const hits = sumHits(rewritten.map((one) => one.hits));
  checkBuiltins(modules, hits['built-in module']);
  return { files: shareModules(rewritten.map(({ file, code: text }) => [file, text])), modules, hits };
}

/**
 * Packs the whole action, from lib/.
 * @returns the files by name, and the packages that their modules are taken from
 */
export async function packAction() {
  const bundles = [];
  for (const name of ENTRIES) bundles.push(await pack(join(root, 'lib', `${name}.js`), name));
  checkHits(sumHits(bundles.map(({ hits }) => hits)));
  const parts = [...bundles, await packYaml()];
  return {
    files: parts.flatMap(({ files }) => files),
    packages: bundledPackages(
      root,
      parts.flatMap(({ modules }) => modules),
    ),
  };
}

/** Packs the YAML parser by itself. It is the one part that is minified: nobody reads a library there, and it was a sixth of dist/. */
async function packYaml() {
  const entry = createRequire(import.meta.url).resolve('yaml');
  const { code, modules } = await bundle(entry, { filename: SHARED_YAML, minify: true });
  return { files: [[SHARED_YAML, rewriteBundle(code).code]], modules };
}

async function bundle(entry, options) {
  process.chdir(root); // module ids in the bundle are relative to it
  process.env.TS_NODE_PROJECT = join(root, 'tsconfig.bundle.json'); // ncc ignores a relative path
  const ncc = createRequire(import.meta.url)('@vercel/ncc');
  const { code, assets, stats } = await ncc(entry, { cache: false, quiet: true, ...options });
  const { modules } = stats.toJson({ modules: true, nestedModules: true, source: false });
  return { code, assets, modules };
}

/**
 * Copies @actions/core to where tsconfig.bundle.json sends its imports, and says of the copy what the package does not say and is
 * true: loading its files does nothing. So the bundler leaves out those that nothing uses: the builder of summaries, the client for
 * ID tokens, and the details of the platform with the package that runs programs.
 */
function copyToolkit() {
  const copy = join(root, 'lib/node_modules/@actions/core');
  cpSync(join(root, 'node_modules/@actions/core'), copy, { recursive: true });
  const manifest = JSON.parse(readFileSync(join(copy, 'package.json'), 'utf8'));
  writeFileSync(join(copy, 'package.json'), JSON.stringify({ ...manifest, sideEffects: false }));
}

/** The bundler lists built-in modules. It leaves out some that only joined modules use, so there may be more. */
function checkBuiltins(modules, count) {
  const listed = modules.filter(({ identifier, orphan }) => identifier.startsWith('external ') && !orphan);
  if (count < listed.length)
    throw new Error(`${listed.length} built-in modules are bundled, and ${count} were rewritten.`);
}
