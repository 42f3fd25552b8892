// Command line: measures the size, requests and memory of the built action and prints each beside its budget. Fails if one is exceeded.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { measurePeakMemory, measureRun } from './measure-run.mjs';

const root = resolve(import.meta.dirname, '..');

/**
 * Code that a success does not need: a text that only this code has, and a file that proves that it still has it. Without such a file,
 * another part of the bundle has to have the text.
 */
const UNWANTED = [
  { name: 'undici', text: 'UND_ERR_INVALID_ARG', proof: 'node_modules/undici/lib/core/errors.js' },
  { name: 'YAML', text: 'YAMLParseError', proof: 'dist/yaml.cjs' },
  {
    name: 'unused part of @actions/core',
    text: 'Unable to find environment variable for $',
    proof: 'node_modules/@actions/core/lib/summary.js',
  },
  { name: 'Octokit', text: 'octokit-core.js', proof: 'node_modules/@octokit/core/dist-src/index.js' },
  {
    name: 'default credential chain',
    text: 'Could not load credentials from any providers',
    proof: 'node_modules/@aws-sdk/credential-provider-node/dist-es/defaultProvider.js',
  },
  { name: 'policy evaluation', text: './lib/trust-policy/evaluate' },
  { name: 'catalog of findings', text: './lib/diagnosis/findings/exchange' },
];
/** Node's own copy, behind its fetch: loading it takes about as long as starting Node. */
const UNDICI_OF_NODE = 'node:internal/deps/undici/undici';

const run = await measureRun(root);
const rows = [
  sizeRow('JavaScript loaded by the main step', bytesOf(filesOf(run.main)), 640_000),
  sizeRow('JavaScript loaded by the post step', bytesOf(filesOf(run.post)), 60_000),
  sizeRow('JavaScript loaded by preflight', bytesOf(filesOf(run.preflight)), 700_000),
  sizeRow('all of dist/', bytesOf(listFiles(join(root, 'dist'))), 2_400_000),
  sizeRow('archive of HEAD, compressed', archiveSize(), 600_000),
  countRow('HTTP requests of a success', run.requests.length, 3),
  countRow('connections to GitHub', run.connections.github, 1),
  countRow('connections to STS', run.connections.sts, 1),
  ...UNWANTED.map(({ name, text, proof }) => unwantedRow(name, isLoaded(text, proof))),
  unwantedRow(
    'preflight',
    filesOf(run.main).some((file) => /preflight/.test(basename(file))),
  ),
  ...['undici', 'Octokit', 'default credential chain'].map((name) => {
    const { text } = UNWANTED.find((one) => one.name === name);
    return unwantedRow(name, hasText(run.preflight, text), 'preflight');
  }),
  unwantedRow("Node's own undici", run.main.includes(UNDICI_OF_NODE)),
  memoryRow('peak memory of the main step', await measurePeakMemory(root), 66),
];
const isJson = process.argv.includes('--json');
if (isJson) console.log(JSON.stringify(rows));
else printTable(rows);
const broken = rows.filter(({ isBroken }) => isBroken);
if (broken.length > 0 && !isJson) {
  console.log(`size: over budget: ${broken.map(({ what }) => what).join('; ')}`);
  process.exitCode = 1;
}

function sizeRow(what, bytes, limitBytes) {
  return { what, measured: kilobytes(bytes), limit: `at most ${kilobytes(limitBytes)}`, isBroken: bytes > limitBytes };
}

function countRow(what, count, limit) {
  return { what, measured: String(count), limit: `exactly ${limit}`, isBroken: count !== limit };
}

function unwantedRow(name, isThere, where = 'the main step') {
  return { what: `${name} in ${where}`, measured: isThere ? 'yes' : 'no', limit: 'must be no', isBroken: isThere };
}

/** Memory varies a little between machines. */
function memoryRow(what, bytes, limitMiB) {
  const heldMiB = limitMiB + 6;
  const measured = bytes === undefined ? 'unknown' : `${(bytes / 2 ** 20).toFixed(1)} MiB`;
  const isBroken = bytes === undefined ? process.platform === 'linux' : bytes > heldMiB * 2 ** 20;
  return { what, measured, limit: `at most ${limitMiB} MiB (held to ${heldMiB})`, isBroken };
}

function kilobytes(bytes) {
  return `${(bytes / 1000).toFixed(1)} kB`;
}

function printTable(table) {
  const width = Math.max(...table.map(({ what }) => what.length));
  for (const { what, measured, limit, isBroken } of table) {
    console.log(`${isBroken ? 'OVER' : 'ok  '}  ${what.padEnd(width)}  ${measured.padStart(10)}  ${limit}`);
  }
}

function isLoaded(text, proof) {
  const proofs = proof === undefined ? listFiles(join(root, 'dist')) : [join(root, proof)];
  if (!proofs.some((file) => readFileSync(file, 'utf8').includes(text))) {
    throw new Error(`${proof ?? 'No file of dist/'} no longer has the text "${text}"`);
  }
  return hasText(run.main, text);
}

function hasText(urls, text) {
  return filesOf(urls).some((file) => readFileSync(file, 'utf8').includes(text));
}

function filesOf(urls) {
  return urls.filter((url) => url.startsWith('file:')).map((url) => fileURLToPath(url));
}

function listFiles(directory) {
  const entries = readdirSync(directory, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

function bytesOf(files) {
  return files.reduce((sum, file) => sum + statSync(file).size, 0);
}

/** Bytes that a runner downloads. */
function archiveSize() {
  return gzipSync(execFileSync('git', ['archive', 'HEAD'], { cwd: root, maxBuffer: 2 ** 28 })).length;
}
