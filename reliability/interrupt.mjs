// Loaded before the packed action by a process that is interrupted: counts its changes of files, notes each in a file for the test, and
// sends itself a signal right before one of them. Also notes each long wait that ends by itself.
import { createRequire, syncBuiltinESMExports } from 'node:module';
import { basename } from 'node:path';
import { isMainThread } from 'node:worker_threads';

const fs = createRequire(import.meta.url)('node:fs');
const { script, thread, change, signal, notes } = JSON.parse(process.env.INTERRUPT);
const append = fs.appendFileSync.bind(fs);
const CHANGES =
  'mkdirSync openSync writeSync writeFileSync appendFileSync fsyncSync renameSync linkSync ftruncateSync utimesSync rmSync unlinkSync rmdirSync';
const WRITES = fs.constants.O_WRONLY | fs.constants.O_RDWR;
const LONG_WAIT_MS = 1000;

function note(event, more = {}) {
  append(notes, `${JSON.stringify({ event, at: Date.now(), pid: process.pid, ...more })}\n`);
}

function isChange(name, [target, flags]) {
  if (target === 1 || target === 2) return false; // standard output and error
  if (name !== 'openSync') return true;
  return typeof flags === 'number' ? (flags & WRITES) !== 0 : /[wa+]/.test(flags ?? 'r');
}

const isScript = isMainThread && basename(process.argv[1] ?? '') === script;
if (isScript) note('started');
if (isScript) {
  const start = globalThis.setTimeout;
  globalThis.setTimeout = (done, milliseconds, ...values) =>
    start(() => {
      if (milliseconds >= LONG_WAIT_MS) note('waited');
      done(...values);
    }, milliseconds);
}
if (thread === 'worker' ? !isMainThread : isScript) {
  let count = 0;
  let isWithin = false; // these functions call one another
  const beforeChange = (name) => {
    count += 1;
    note('change', { name });
    if (count !== change) return;
    note('signal');
    process.kill(process.pid, signal);
  };
  for (const name of CHANGES.split(' ')) {
    const original = fs[name];
    fs[name] = (...parameters) => {
      if (isWithin) return original(...parameters);
      isWithin = true;
      try {
        if (isChange(name, parameters)) beforeChange(name);
        return original(...parameters);
      } finally {
        isWithin = false;
      }
    };
  }
  syncBuiltinESMExports();
}
