// Command line: measures the leak check on a tree of 20,000 files, 1 GB, in which it must find nothing, and prints the figures.
// Usage: node bench/leak-check.ts [--files 20000] [--bytes 1000000000] [--runs 5]

import { randomBytes, randomInt } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { checkLeaks } from '../src/leaks/leak-check.ts';
import type { LeakReport } from '../src/leaks/leak-report.ts';
import { type IssuedSession, patternsOf } from '../src/leaks/patterns.ts';
import { createSearch } from '../src/leaks/search.ts';

const MEGABYTE = 1e6;

const { values } = parseArgs({
  options: {
    files: { type: 'string', default: '20000' },
    bytes: { type: 'string', default: '1000000000' },
    runs: { type: 'string', default: '5' },
  },
});
const [fileCount, byteCount, runCount] = [Number(values.files), Number(values.bytes), Number(values.runs)];

function measure(folder: string) {
  const [session, stranger] = [createSession(), createSession()];
  const tree = join(folder, 'tree');
  fillTree(tree);
  // The credentials of another session are no alarm.
  writeFileSync(join(tree, 'credentials'), Object.values(stranger).join('\n'));
  check(tree, [session]); // warms the cache and the compiler
  const reports = repeat(() => check(tree, [session]));
  const many = [session, ...Array.from({ length: 149 }, createSession)];
  const manyReports = repeat(() => check(tree, many));
  const clean = [...reports, ...manyReports];
  return {
    tree: { files: reports[0]?.read.files, bytes: reports[0]?.read.bytes },
    wholeCheck: figuresOf(reports.map(({ read }) => read)),
    wholeCheckWith150Sessions: figuresOf(manyReports.map(({ read }) => read)),
    searchAlone: searchAlone([session]),
    searchAloneWith150Sessions: searchAlone(many),
    falseAlarms: clean.reduce((sum, { leakyFiles }) => sum + leakyFiles, 0),
  };
}

function check(folder: string, sessions: readonly IssuedSession[]): LeakReport {
  const places = [{ name: 'workspace', path: folder, isWorkspace: true }];
  return checkLeaks({ sessions, places, now: () => performance.now() / 1000 });
}

function repeat<T>(run: () => T): readonly T[] {
  return Array.from({ length: runCount }, run);
}

interface Measured {
  readonly bytes: number;
  readonly seconds: number;
}

function figuresOf(runs: readonly Measured[]) {
  const sorted = runs.toSorted((a, b) => a.seconds - b.seconds);
  const { bytes, seconds } = sorted[Math.floor(sorted.length / 2)] ?? { bytes: 0, seconds: Number.NaN };
  return {
    secondsMedian: rounded(seconds),
    megabytesPerSecond: Math.round(bytes / MEGABYTE / seconds),
    runs: runs.map((run) => rounded(run.seconds)),
  };
}

function rounded(seconds: number): number {
  return Math.round(seconds * 1000) / 1000;
}

/** The search without files: the same amount of base64 in memory, the kind of text that looks most like the values. */
function searchAlone(sessions: readonly IssuedSession[]) {
  const search = createSearch(patternsOf(sessions));
  const chunks = Array.from({ length: 16 }, () => Buffer.from(randomBytes(196_608).toString('base64')));
  const rounds = Math.ceil(byteCount / chunks.reduce((sum, { length }) => sum + length, 0));
  const scanAll = () => {
    for (const chunk of chunks) search.scan(chunk, 0, chunk.length, () => undefined);
  };
  scanAll();
  return figuresOf(
    repeat(() => {
      const startedAt = performance.now();
      for (let round = 0; round < rounds; round++) scanAll();
      const bytes = rounds * chunks.reduce((sum, { length }) => sum + length, 0);
      return { bytes, seconds: (performance.now() - startedAt) / 1000 };
    }),
  );
}

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** Values as AWS makes them: the access key id begins with the account, the token with the region and the account. */
function createSession(): IssuedSession {
  const letters = [...randomBytes(7)].map((byte) => BASE32[byte & 31]).join('');
  const token = `IQoJb3JpZ2luX2VjEJr//////////wEaCWV1LXdlc3QtMSJHMEUC${randomBytes(560).toString('base64')}`;
  return {
    accessKeyId: `ASIAY34FZKBO${letters}A`,
    secretAccessKey: randomBytes(30).toString('base64'),
    sessionToken: token,
  };
}

const FILES_A_FOLDER = 50;
const WORDS = 'import const return function string number value error config build test node module package'.split(' ');
const POOL_BYTES = 8 * 2 ** 20;

/** Half of it text, a quarter base64 in lines, a quarter binary; most files small, some large, as trees are. */
function fillTree(folder: string): void {
  const pools = [createText(), createText(), createBase64(), randomBytes(POOL_BYTES)];
  const weights = Array.from({ length: fileCount }, () => 1 / (1 + randomInt(400)));
  const sum = weights.reduce((all, weight) => all + weight, 0);
  for (const [n, weight] of weights.entries()) {
    const path = join(folder, `packages${n % 7}`, `folder${Math.floor(n / FILES_A_FOLDER)}`);
    if (n % FILES_A_FOLDER < 7) mkdirSync(path, { recursive: true });
    const pool = pools[n % pools.length] ?? Buffer.alloc(0);
    writeFileSync(join(path, `file${n}.txt`), cut(pool, Math.round((byteCount * weight) / sum)));
  }
}

function cut(pool: Buffer, length: number): Buffer {
  if (length >= pool.length) return Buffer.alloc(length, pool);
  const start = randomInt(pool.length - length);
  return pool.subarray(start, start + length);
}

function createText(): Buffer {
  const words = Array.from(randomBytes(POOL_BYTES / 8), (byte, n) => {
    const end = byte % 9 === 0 ? '\n' : ' ';
    return `${WORDS[byte % WORDS.length]}${n % 997}${end}`;
  });
  return Buffer.from(words.join('')).subarray(0, POOL_BYTES);
}

function createBase64(): Buffer {
  const text = randomBytes((POOL_BYTES / 4) * 3).toString('base64');
  return Buffer.from(text.replace(/.{76}/g, '$&\n'));
}

const root = mkdtempSync(join(tmpdir(), 'leak-check-'));
try {
  const result = measure(root);
  console.log(JSON.stringify(result, null, 2));
  if (result.falseAlarms > 0) process.exitCode = 1;
} finally {
  rmSync(root, { recursive: true });
}
