// One process at a time, for as long as it lives: a file that its owner touches again and again. Effect: files, one timer.
import { closeSync, linkSync, lstatSync, openSync, renameSync, rmSync, utimesSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { readPrivateText } from '../../util/files.ts';

const LOCK_NAME = 'lock';
/** How often the owner shows that it lives. */
const HEARTBEAT_MILLISECONDS = 200;
/** Silence after which the owner is taken for dead: seven heartbeats, on a machine that is busy. */
const SILENCE_SECONDS = 1.4;
/** Looks in which the silence must have been seen: a waiting process that was itself asleep has seen nothing. */
const SILENT_LOOKS = 8;

/** A lock that is held. */
export interface Lock {
  /** Gives it back. Never throws. */
  release(): void;
}

/** Takes the lock of a folder if nobody holds it. */
export function tryLock(folder: string): Lock | undefined {
  const path = join(folder, LOCK_NAME);
  const owner = crypto.randomUUID();
  try {
    const file = openSync(path, 'wx', 0o600);
    try {
      writeSync(file, owner);
    } catch (error) {
      rmSync(path, { force: true }); // a full disk; nobody is to wait for an owner without a name
      throw error;
    } finally {
      closeSync(file);
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return undefined;
    throw error;
  }
  const timer = setInterval(() => touch(path, owner), HEARTBEAT_MILLISECONDS);
  return {
    release: () => {
      clearInterval(timer);
      if (readPrivateText(path) === owner) rmSync(path, { force: true });
    },
  };
}

function touch(path: string, owner: string): void {
  try {
    const now = new Date();
    if (readPrivateText(path) === owner) utimesSync(path, now, now);
  } catch {
    // somebody took us for dead: two exchanges are no harm
  }
}

/** Watches a lock that somebody else holds. */
export interface LockWatch {
  /** Looks at the lock; takes it away from an owner that shows no life any more. Never throws. */
  look(): void;
}

/**
 * Starts to watch the lock of a folder.
 * @param uptimeMilliseconds - a clock that nobody sets
 */
export function watchLock(folder: string, uptimeMilliseconds = () => performance.now()): LockWatch {
  const path = join(folder, LOCK_NAME);
  let seen = '';
  let owner: string | undefined;
  let since = uptimeMilliseconds();
  let looks = 0;
  return {
    look: () => {
      const sign = signOf(path);
      if (sign === undefined) return;
      if (sign !== seen) {
        seen = sign;
        owner = readPrivateText(path);
        since = uptimeMilliseconds();
        looks = 0;
        return;
      }
      looks += 1;
      if (looks >= SILENT_LOOKS && uptimeMilliseconds() - since > SILENCE_SECONDS * 1000) takeAway(path, owner);
    },
  };
}

/** Who holds the lock, and when that was last confirmed; undefined where nobody does. What is no file shows no life either. */
function signOf(path: string): string | undefined {
  try {
    const { ino, mtimeMs } = lstatSync(path);
    return `${ino} ${mtimeMs} ${readPrivateText(path)}`;
  } catch {
    return undefined;
  }
}

/** Of several that take it away at once, the renaming lets one succeed; should it get hold of a younger lock, it puts that back. */
function takeAway(path: string, owner: string | undefined): void {
  const aside = `${path}.${crypto.randomUUID()}`;
  try {
    renameSync(path, aside);
    if (readPrivateText(aside) !== owner) linkSync(aside, path);
  } catch {
    // somebody else was faster
  } finally {
    rmSync(aside, { force: true, recursive: true });
  }
}
