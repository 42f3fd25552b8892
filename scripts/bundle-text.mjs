// Rewrites the text that the bundler writes: Node's own modules straight from Node, none of the bundler's notes, and ASCII only. The
// rewrites are patterns over that text, so each counts how often it hit, and what it should have hit must be gone afterwards. Pure.

/**
 * @typedef {object} Rewrite
 * @property {string} name
 * @property {RegExp} pattern
 * @property {string} replacement
 * @property {RegExp} leftover - what no text has afterwards, unless the bundler writes it in a new way
 */

/** @type {readonly Rewrite[]} */
export const REWRITES = [
  // The bundler would make a `require` for each built-in module, in every file and every run.
  {
    name: 'built-in module',
    pattern: /__WEBPACK_EXTERNAL_createRequire\(import\.meta\.url\)\(("[^"]+")\)/g,
    replacement: 'process.getBuiltinModule($1)',
    leftover: /__WEBPACK_EXTERNAL_createRequire\(/,
  },
  {
    name: 'import of createRequire',
    pattern: /^import \{ createRequire as __WEBPACK_EXTERNAL_createRequire \} from "module";\n/g,
    replacement: '',
    leftover: /__WEBPACK_EXTERNAL_createRequire/,
  },
  // Notes of the bundler's own work. Which file a part comes from stays, for readers of the bundle.
  { name: 'mark of the runtime', pattern: /^\/\*{6}\/ ?/gm, replacement: '', leftover: /^\/\*{6}\//m },
  { name: 'mark of a module', pattern: /^\/\*{3}\/ ?/gm, replacement: '', leftover: /^\/\*{3,5}\//m },
  {
    name: 'note of an export or import',
    pattern: /^\/\* harmony (?:export|import) \*\/ ?/gm,
    replacement: '',
    leftover: /^\/\*.{0,3}harmony (?:export|import)\b/m,
  },
  {
    name: 'note of unused exports',
    pattern: /^\/\* unused harmony exports? .*\n/gm,
    replacement: '',
    leftover: /unused harmony/,
  },
  { name: 'note of a binding', pattern: /\(\/\* binding \*\/ /g, replacement: '(', leftover: /\/\*.{0,3}binding \*\// },
  {
    name: 'note of a module elsewhere',
    pattern: /^\/\/ EXTERNAL MODULE: .*\n/gm,
    replacement: '',
    leftover: /EXTERNAL MODULE/,
  },
  {
    name: 'heading of a joined module',
    pattern: /^;\/\/ CONCATENATED MODULE: (?:\.\/node_modules\/)?/gm,
    replacement: ';// ',
    leftover: /CONCATENATED MODULE/,
  },
  // 26 letters at each use of an import: 9 kB of what a success loads, and 49 kB of dist.
  {
    name: 'name of an import',
    pattern: /__WEBPACK_IMPORTED_MODULE_(\d+)__/g,
    replacement: '__$1',
    leftover: /WEBPACK_IMPORTED/,
  },
];

/**
 * @param {string} code - as the bundler wrote it
 * @returns {{ code: string, hits: Readonly<Record<string, number>> }} the text, and how often each rewrite hit
 * @throws {Error} where something is left that a rewrite should have hit
 */
export function rewriteBundle(code) {
  let text = code;
  const hits = {};
  for (const { name, pattern, replacement } of REWRITES) {
    hits[name] = text.match(pattern)?.length ?? 0;
    text = text.replace(pattern, replacement);
  }
  const { name, leftover } = REWRITES.find((rewrite) => rewrite.leftover.test(text)) ?? {};
  if (name !== undefined) throw new Error(`The bundler writes a ${name} in a new way: ${excerpt(text, leftover)}`);
  return { code: asciiOnly(text), hits };
}

/**
 * Adds up how often each rewrite hit.
 * @param {readonly Readonly<Record<string, number>>[]} hitsOfFiles
 * @returns {Readonly<Record<string, number>>}
 */
export function sumHits(hitsOfFiles) {
  const sumOf = (name) => hitsOfFiles.reduce((sum, hits) => sum + hits[name], 0);
  return Object.fromEntries(REWRITES.map(({ name }) => [name, sumOf(name)]));
}

/**
 * Checks that each rewrite still hits: one that never does is for a text that the bundler no longer writes.
 * @param {Readonly<Record<string, number>>} hits - in all bundles of the action
 * @throws {Error} with the names of those that hit nothing
 */
export function checkHits(hits) {
  const useless = REWRITES.filter(({ name }) => !(hits[name] > 0)).map(({ name }) => name);
  if (useless.length > 0)
    throw new Error(`The bundler no longer writes what these rewrites are for: ${useless.join(', ')}`);
}

/** One character beyond Latin-1 makes V8 keep and scan a whole file at two bytes a character. */
function asciiOnly(code) {
  // An escape of it would mean something else after a backslash.
  if (/\\[^\0-\x7f]/.test(code)) throw new Error('A backslash stands before a character that is not ASCII.');
  return code.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function excerpt(text, pattern) {
  const at = text.search(pattern);
  return JSON.stringify(text.slice(Math.max(0, at - 40), at + 80));
}
