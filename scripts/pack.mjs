// Packs one entry with all that it loads, or all entries of the action. The same sources give the same bytes.
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { bundledPackages } from './bundled-packages.mjs';

const root = resolve(import.meta.dirname, '..');

/**
 * Runs the bundler.
 * @param entry - absolute path of a JavaScript module in the project
 * @param name - of the bundle, without its ending; parts that are loaded when they are needed lie beside it
 * @returns the files by name, and the bundler's list of the modules in them
 */
export async function pack(entry, name) {
  process.chdir(root); // module ids in the bundle are relative to it
  process.env.TS_NODE_PROJECT = join(root, 'tsconfig.bundle.json'); // ncc ignores a relative path
  const ncc = createRequire(import.meta.url)('@vercel/ncc');
  const { code, assets, stats } = await ncc(entry, {
    cache: false,
    quiet: true,
    filename: `${name}.js`,
    mainFields: ['module', 'main'],
  });
  const packed = [[`${name}.js`, code], ...Object.entries(assets).map(([asset, { source }]) => [asset, source])];
  const { modules } = stats.toJson({ modules: true, nestedModules: true, source: false });
  return {
    files: packed.map(([file, content]) => [file, asciiOnly(withoutNotes(withPlainBuiltins(content.toString())))]),
    modules,
  };
}

/** The entries of the action, each a bundle. */
const ENTRIES = ['main', 'post', 'credential-process'];

/**
 * Packs the whole action, from lib/.
 * @returns the files by name, and the packages that their modules are taken from
 */
export async function packAction() {
  const files = [];
  const modules = [];
  for (const name of ENTRIES) {
    const packed = await pack(join(root, 'lib', `${name}.js`), name);
    files.push(...packed.files);
    modules.push(...packed.modules);
  }
  return { files, packages: bundledPackages(root, modules) };
}

/** Node's own modules straight from Node: the bundler would make a `require` for each, in every file and run. */
function withPlainBuiltins(code) {
  const plain = code
    .replace(/__WEBPACK_EXTERNAL_createRequire\(import\.meta\.url\)\(("[^"]+")\)/g, 'process.getBuiltinModule($1)')
    .replace(/^import \{ createRequire as __WEBPACK_EXTERNAL_createRequire \} from "module";\n/, '');
  if (plain.includes('__WEBPACK_EXTERNAL_createRequire'))
    throw new Error("The bundler asks for Node's modules in a new way.");
  return plain;
}

/** What the bundler notes of its own work, line by line. Which file a part comes from stays, as readers of the bundle need it. */
function withoutNotes(code) {
  return code
    .replace(/^\/\*{6}\/ ?/gm, '')
    .replace(/^(?:\/\*{3}\/|\/\* harmony (?:export|import) \*\/) ?/gm, '')
    .replace(/^\/\* unused harmony exports? .*\n/gm, '')
    .replace(/\(\/\* binding \*\/ /g, '(')
    .replace(/^\/\/ EXTERNAL MODULE: .*\n/gm, '')
    .replace(/^;\/\/ CONCATENATED MODULE: (?:\.\/node_modules\/)?/gm, ';// ');
}

/** One character beyond Latin-1 makes V8 keep and scan a whole file at two bytes a character. */
function asciiOnly(code) {
  // An escape of it would mean something else after a backslash.
  if (/\\[^\0-\x7f]/.test(code)) throw new Error('A backslash stands before a character that is not ASCII.');
  return code.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
