// Loaded before the packed action by a process that is to be interrupted: counts what it does to files, and sends itself a signal right
// before one such operation. Notes what happens in a file, for whoever started the process.
import { createRequire, syncBuiltinESMExports } from 'node:module';
import { basename } from 'node:path';
import { isMainThread } from 'node:worker_threads';

const fs = createRequire(import.meta.url)('node:fs');
const { program, thread, at, signal, notes } = JSON.parse(process.env.INTERRUPT ?? '{}');
const append = fs.appendFileSync.bind(fs);
const CHANGES = [
  ...['mkdirSync', 'openSync', 'writeSync', 'writeFileSync', 'appendFileSync', 'fsyncSync', 'renameSync', 'linkSync'],
  ...['ftruncateSync', 'utimesSync', 'rmSync', 'unlinkSync', 'rmdirSync'],
];
const WRITES = fs.constants.O_WRONLY | fs.constants.O_RDWR;

function note(event, more = {}) {
  append(notes, `${JSON.stringify({ event, at: Date.now(), pid: process.pid, ...more })}\n`);
}

function changes(name, [target, flags]) {
  if (target === 1 || target === 2) return false; // what is printed
  if (name !== 'openSync') return true;
  return typeof flags === 'number' ? (flags & WRITES) !== 0 : /[wa+]/.test(flags ?? 'r');
}

const isProgram = isMainThread && basename(process.argv[1] ?? '') === program;
if (isProgram) note('started');
if (thread === 'worker' ? !isMainThread : isProgram) {
  let count = 0;
  let isWithin = false; // these functions call one another
  const countOne = (name) => {
    count += 1;
    note('operation', { name, count });
    if (count !== at) return;
    note('signal');
    process.kill(process.pid, signal);
  };
  for (const name of CHANGES) {
    const original = fs[name];
    fs[name] = (...parameters) => {
      if (isWithin) return original(...parameters);
      isWithin = true;
      try {
        if (changes(name, parameters)) countOne(name);
        return original(...parameters);
      } finally {
        isWithin = false;
      }
    };
  }
  syncBuiltinESMExports();
}
