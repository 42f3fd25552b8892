// What the build makes of the bundler's text. The rewrites are patterns over it: a bundler that writes otherwise fails here, and in the
// build itself.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from '@jest/globals';
import { checkHits, REWRITES, rewriteBundle, sumHits } from '../../scripts/bundle-text.mjs';

const ROOT = resolve(import.meta.dirname, '../..');
const names = REWRITES.map(({ name }) => name);

/** By the name of a rewrite: a text that it is for, what it makes of that, and the same text as a future bundler might write it. */
const TEXTS: Readonly<Record<string, readonly [written: string, rewritten: string, otherwise: string]>> = {
  'built-in module': [
    'module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");',
    'module.exports = process.getBuiltinModule("node:fs");',
    'module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.filename)("node:fs");',
  ],
  'import of createRequire': [
    'import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";\ncode();',
    'code();',
    'import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "node:module";\ncode();',
  ],
  'mark of the runtime': ['/******/ var modules = ({', 'var modules = ({', '/******/ 	'],
  'mark of a module': ['/***/ 24:', '24:', '/****/ 24:'],
  'note of an export or import': [
    '/* harmony export */   O: () => (greeting)\n/* harmony import */ var a = r(24);',
    '  O: () => (greeting)\nvar a = r(24);',
    '/*! harmony export */ O: () => (greeting)',
  ],
  'note of unused exports': [
    'a;\n/* unused harmony export farewell */\nb;',
    'a;\nb;',
    '/*! unused harmony export x */',
  ],
  'note of a binding': ['O: () => (/* binding */ greeting)', 'O: () => (greeting)', 'O: () => /* binding */ greeting'],
  'note of a module elsewhere': [
    'a;\n// EXTERNAL MODULE: external "node:path"\nvar b = r(1);',
    'a;\nvar b = r(1);',
    '/* EXTERNAL MODULE: external "node:path" */',
  ],
  'heading of a joined module': [
    ';// CONCATENATED MODULE: ./node_modules/yaml/a.js\n;// CONCATENATED MODULE: ./lib/b.js',
    ';// yaml/a.js\n;// ./lib/b.js',
    '// CONCATENATED MODULE: ./lib/b.js',
  ],
  'name of an import': [
    'a_js__WEBPACK_IMPORTED_MODULE_12__.b(a_js__WEBPACK_IMPORTED_MODULE_1__);',
    'a_js__12.b(a_js__1);',
    'a_js__WEBPACK_IMPORTED_MODULE_a12__.b();',
  ],
};
const rows = Object.entries(TEXTS);

describe('rewriteBundle', () => {
  it('is tried with each rewrite', () => {
    expect(Object.keys(TEXTS)).toEqual(names);
  });

  it.each(rows)('rewrites and counts: %s', (name, [written, rewritten]) => {
    const { code, hits } = rewriteBundle(written);
    expect(code).toBe(rewritten);
    expect(Object.keys(hits).filter((one) => hits[one] !== 0)).toEqual([name]);
  });

  it.each(rows.filter(([name]) => name !== 'mark of the runtime'))(
    'throws where the bundler writes otherwise: %s',
    (_, [, , otherwise]) => {
      expect(() => rewriteBundle(otherwise)).toThrow(/^The bundler writes a .+ in a new way: "/);
    },
  );

  it('writes characters beyond ASCII as escapes, unless that would change their meaning', () => {
    expect(rewriteBundle("'wörld 🔑'").code).toBe(String.raw`'w\u00f6rld \ud83d\udd11'`);
    expect(() => rewriteBundle(String.raw`/\ö/`)).toThrow('A backslash stands before a character that is not ASCII.');
  });
});

describe('checkHits', () => {
  const all = Object.fromEntries(names.map((name) => [name, 1]));

  it('takes a build in which each rewrite hit', () => {
    expect(() => checkHits(all)).not.toThrow();
    const none = Object.fromEntries(names.map((name) => [name, 0]));
    expect(sumHits([all, none, all])).toEqual(Object.fromEntries(names.map((name) => [name, 2])));
  });

  it.each(names)('throws where one did not: %s', (name) => {
    expect(() => checkHits({ ...all, [name]: 0 })).toThrow(name);
  });
});

describe('pack', () => {
  // In a process of its own: the bundler is not made for the module loader of the tests.
  const packUrl = String(pathToFileURL(join(ROOT, 'scripts/pack.mjs')));
  const entry = join(import.meta.dirname, 'bundle/entry.mjs');
  const script = `import { pack } from ${JSON.stringify(packUrl)};
    const { files, hits } = await pack(${JSON.stringify(entry)}, 'entry');
    console.log(JSON.stringify({ files, hits }));`;
  const output = execFileSync(process.execPath, ['--input-type=module', '--eval', script], { encoding: 'utf8' });
  const { files, hits } = JSON.parse(output) as {
    readonly files: readonly (readonly [name: string, text: string])[];
    readonly hits: Readonly<Record<string, number>>;
  };
  const folder = mkdtempSync(join(tmpdir(), 'pack-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('gives this text', () => {
    expect(files.map(([name, text]) => `--- ${name}\n${text}`).join('\n')).toMatchSnapshot();
    expect(names.filter((name) => !hits[name])).toEqual([]);
  });

  it('gives a program that does the same', () => {
    for (const [name, text] of files) writeFileSync(join(folder, name), text);
    const packed = execFileSync(process.execPath, [join(folder, 'entry.js')], { encoding: 'utf8' });
    expect(packed).toBe(execFileSync(process.execPath, [entry], { encoding: 'utf8' }));
    expect(packed).toBe('hello wörld!\nhello again, object\n');
  });
});
