// Measures the leak check on a tree of 20,000 files, 1 GB, and shows that it finds every planted value and nothing else.
// Usage: node bench/leak-check.ts [--files 20000] [--bytes 1000000000] [--runs 5]

import { createCipheriv, createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { checkLeaks } from '../src/leaks/leak-check.ts';
import type { LeakReport } from '../src/leaks/leak-report.ts';
import { type IssuedSession, patternsOf } from '../src/leaks/patterns.ts';
import { createSearch } from '../src/leaks/search.ts';

const RESULT = join(import.meta.dirname, 'results', 'leak-check.json');
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
  const random = createRandom(1);
  const [session, stranger] = [sessionOf(random), sessionOf(random)];
  const tree = join(folder, 'tree');
  fillTree({ folder: tree, files: fileCount, bytes: byteCount, random });
  // The credentials of somebody else's session are no alarm.
  writeFileSync(join(tree, 'credentials'), Object.values(stranger).join('\n'));
  check(tree, [session]); // warms the cache and the compiler
  const reports = repeat(() => check(tree, [session]));
  const many = [session, ...Array.from({ length: 149 }, () => sessionOf(random))];
  const manyReports = repeat(() => check(tree, many));
  const clean = [...reports, ...manyReports];
  return {
    how: 'one process; the files are in the page cache; median of the runs',
    machine: {
      cpu: cpus()[0]?.model ?? 'unknown',
      node: process.version,
      platform: `${process.platform} ${process.arch}`,
    },
    tree: { files: reports[0]?.read.files, bytes: reports[0]?.read.bytes },
    wholeCheck: figuresOf(reports.map(({ read }) => read)),
    wholeCheckWith150Sessions: figuresOf(manyReports.map(({ read }) => read)),
    searchAlone: searchAlone([session], random),
    searchAloneWith150Sessions: searchAlone(many, random),
    falseAlarms: clean.reduce((sum, { leakyFiles }) => sum + leakyFiles, 0),
    planted: plant(join(folder, 'leaks'), session, stranger),
  };
}

function check(folder: string, sessions: readonly IssuedSession[]): LeakReport {
  const places = [{ name: 'workspace', path: folder, isWorkspace: true }];
  return checkLeaks({ sessions, places, now: () => performance.now() / 1000 });
}

/** JSON with lists of numbers on one line. */
function jsonOf(value: unknown): string {
  return JSON.stringify(value, null, 2).replace(
    /\[\s+([\d.,\s]+?)\s+\]/g,
    (_all, numbers: string) => `[${numbers.replace(/\s+/g, ' ')}]`,
  );
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
function searchAlone(sessions: readonly IssuedSession[], random: Random) {
  const search = createSearch(patternsOf(sessions));
  const chunks = Array.from({ length: 16 }, () => Buffer.from(random.bytes(196_608).toString('base64')));
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

/** The filler before the value is one line. */
const FIRST_LINE = 2;

/** Each spelling of each value in a file of its own, between other text; and the same of another session. */
function plant(folder: string, session: IssuedSession, stranger: IssuedSession) {
  const random = createRandom(2);
  const filler = () => random.bytes(random.below(400_000)).toString('base64');
  const write = (name: string, text: Buffer) => {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(
      join(folder, name),
      Buffer.concat([Buffer.from(`${filler()}\n`), text, Buffer.from(`\n${filler()}`)]),
    );
  };
  const planted = spellingsToPlant(session);
  for (const [n, { bytes }] of planted.entries()) write(`ours/${n}`, bytes);
  for (const [n, { bytes }] of spellingsToPlant(stranger).entries()) write(`theirs/${n}`, bytes);
  const { findings } = check(folder, [session]);
  const found = planted.filter(({ value, line }, n) => {
    const finding = findings.find(({ workspacePath }) => workspacePath === `ours/${n}`);
    return finding?.values.some((one) => one.value === value && one.line === line + FIRST_LINE);
  });
  const missing = planted.filter((one) => !found.includes(one)).map(({ value, spelling }) => `${value}: ${spelling}`);
  const ofAnotherSession = findings.filter(({ workspacePath }) => workspacePath?.startsWith('theirs/')).length;
  return { values: planted.length, found: found.length, missing, falseAlarms: ofAnotherSession };
}

interface Random {
  bytes(length: number): Buffer;
  /** A whole number from 0 up to, not including, the limit. */
  below(limit: number): number;
}

/** Pseudo-random bytes: the key stream of AES, the key made from the seed. */
function createRandom(seed: number): Random {
  const key = createHash('sha256').update(String(seed)).digest();
  const cipher = createCipheriv('aes-256-ctr', key, Buffer.alloc(16));
  const bytes = (length: number) => cipher.update(Buffer.alloc(length));
  return { bytes, below: (limit) => bytes(6).readUIntBE(0, 6) % limit };
}

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** Values as AWS makes them: the access key id begins with the account, the token with the region and the account. */
function sessionOf(random: Random): IssuedSession {
  const letters = [...random.bytes(7)].map((byte) => BASE32[byte & 31]).join('');
  const token = `IQoJb3JpZ2luX2VjEJr//////////wEaCWV1LXdlc3QtMSJHMEUC${random.bytes(560).toString('base64')}`;
  return {
    accessKeyId: `ASIAY34FZKBO${letters}A`,
    secretAccessKey: random.bytes(30).toString('base64'),
    sessionToken: token,
  };
}

interface Tree {
  readonly folder: string;
  readonly files: number;
  /** Of all files together, nearly. */
  readonly bytes: number;
  readonly random: Random;
}

const FILES_A_FOLDER = 50;
const WORDS = 'import const return function string number value error config build test node module package'.split(' ');
const POOL_BYTES = 8 * 2 ** 20;

/** Half of it text, a quarter base64 in lines, a quarter binary; most files small, some large, as trees are. */
function fillTree({ folder, files, bytes, random }: Tree): void {
  const pools = [textOf(random), textOf(random), base64Of(random), random.bytes(POOL_BYTES)];
  const weights = Array.from({ length: files }, () => 1 / (1 + random.below(400)));
  const sum = weights.reduce((all, weight) => all + weight, 0);
  for (const [n, weight] of weights.entries()) {
    const path = join(folder, `packages${n % 7}`, `folder${Math.floor(n / FILES_A_FOLDER)}`);
    if (n % FILES_A_FOLDER < 7) mkdirSync(path, { recursive: true });
    const pool = pools[n % pools.length] ?? Buffer.alloc(0);
    writeFileSync(join(path, `file${n}.txt`), cut(pool, Math.round((bytes * weight) / sum), random));
  }
}

function cut(pool: Buffer, length: number, random: Random): Buffer {
  if (length >= pool.length) return Buffer.alloc(length, pool);
  const start = random.below(pool.length - length);
  return pool.subarray(start, start + length);
}

function textOf(random: Random): Buffer {
  const words = Array.from(random.bytes(POOL_BYTES / 8), (byte, n) => {
    const end = byte % 9 === 0 ? '\n' : ' ';
    return `${WORDS[byte % WORDS.length]}${n % 997}${end}`;
  });
  return Buffer.from(words.join('')).subarray(0, POOL_BYTES);
}

function base64Of(random: Random): Buffer {
  const text = random.bytes((POOL_BYTES / 4) * 3).toString('base64');
  return Buffer.from(text.replace(/.{76}/g, '$&\n'));
}

interface Planted {
  readonly value: string;
  readonly spelling: string;
  readonly bytes: Buffer;
  /** How many lines of it are before the value, 0 for its first line. */
  readonly line: number;
}

type Way = (value: string) => string | Buffer;

const lowerPercent = (text: string) => text.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase());
const base64 = (text: string) => Buffer.from(text).toString('base64');
const hex = (text: string) => Buffer.from(text).toString('hex');
const wrap = (text: string, columns: number, end = '\n') =>
  text.replace(new RegExp(`.{${columns}}(?=.)`, 'g'), `$&${end}`);
const codePoints = (text: string, isUpper: boolean) =>
  text.replace(/[/+=]/g, (sign) => {
    const code = sign.charCodeAt(0).toString(16).padStart(4, '0');
    return `\\u${isUpper ? code.toUpperCase() : code}`;
  });

const WAYS: Readonly<Record<string, Way>> = {
  'as it is': (value) => value,
  'URL-encoded': (value) => encodeURIComponent(value),
  'URL-encoded in lower case': (value) => lowerPercent(encodeURIComponent(value)),
  'URL-encoded but for slashes': (value) => encodeURIComponent(value).replaceAll('%2F', '/'),
  'URL-encoded twice': (value) => encodeURIComponent(encodeURIComponent(value)),
  'plus signs URL-encoded': (value) => value.replaceAll('+', '%2B'),
  'JSON with escaped slashes': (value) => value.replaceAll('/', '\\/'),
  'JSON with code points': (value) => codePoints(value, false),
  'JSON with upper-case code points': (value) => codePoints(value, true),
  'JSON in JSON': (value) => JSON.stringify(value.replaceAll('/', '\\/')).slice(1, -1),
  'HTML with character references': (value) => value.replace(/[/+=]/g, (sign) => `&#x${hex(sign)};`),
  base64,
  'base64, one byte before': (value) => base64(`:${value}:`),
  'base64, two bytes before': (value) => base64(`::${value}::`),
  'base64url without padding': (value) => Buffer.from(`{"a":"${value}"}`).toString('base64url'),
  'base64 of UTF-16': (value) => Buffer.from(`a${value}`, 'utf16le').toString('base64'),
  hexadecimal: hex,
  'upper-case hexadecimal': (value) => hex(value).toUpperCase(),
  'UTF-16': (value) => Buffer.from(value, 'utf16le'),
  'UTF-16, big-endian': (value) => Buffer.from(value, 'utf16le').swap16(),
};

/** Wrapping is for what `base64`, `xxd -p` and editors write: the text is one long line with the value somewhere in it. */
const WRAPPED: Readonly<Record<string, Way>> = {
  'base64 at column 76': (value) => wrap(base64(value), 76),
  'base64 at column 64 with carriage returns': (value) => wrap(base64(value), 64, '\r\n'),
  'base64 at column 76, indented': (value) => wrap(base64(value), 76, '\n    '),
  'base64 at column 64 in JSON': (value) => wrap(base64(value), 64, '\\n'),
  'hexadecimal at column 60': (value) => wrap(hex(value), 60),
};

/** All of them; the wrapped ones with the break at several places of the value. */
function spellingsToPlant(session: IssuedSession): readonly Planted[] {
  return Object.entries({
    'access key id': session.accessKeyId,
    'secret access key': session.secretAccessKey,
    'session token': session.sessionToken ?? '',
  }).flatMap(([value, text]) => [
    ...Object.entries(WAYS).map(([spelling, way]) => ({ value, spelling, bytes: Buffer.from(way(text)), line: 0 })),
    ...[0, 11, 22, 33, 44, 50].flatMap((before) =>
      Object.entries(WRAPPED).map(([spelling, way]) => plantedIn(value, text, { before, spelling, way })),
    ),
    ...(value === 'session token'
      ? [{ value, spelling: 'wrapped at column 80', bytes: Buffer.from(wrap(text, 80)), line: 0 }]
      : []),
  ]);
}

function plantedIn(
  value: string,
  text: string,
  { before, spelling, way }: { readonly before: number; readonly spelling: string; readonly way: Way },
): Planted {
  const start = Buffer.from(way('.'.repeat(before))).toString('latin1');
  const bytes = Buffer.from(way('.'.repeat(before) + text));
  return { value, spelling: `${spelling}, ${before} bytes before`, bytes, line: linesBefore(bytes, start) };
}

/** The first character that depends on the value alone is up to two characters behind what is before it. */
function linesBefore(bytes: Buffer, start: string): number {
  return bytes.toString('latin1').slice(0, start.replaceAll('=', '').length).split('\n').length - 1;
}

const root = mkdtempSync(join(tmpdir(), 'leak-check-'));
try {
  const result = measure(root);
  const text = jsonOf(result);
  console.log(text);
  mkdirSync(dirname(RESULT), { recursive: true });
  writeFileSync(RESULT, `${text}\n`);
  if (result.falseAlarms > 0 || result.planted.found < result.planted.values) process.exitCode = 1;
} finally {
  rmSync(root, { recursive: true });
}
