// A lock for one process at a time: a file whose owner touches it again and again while it lives. Effect: files, one timer.
import { closeSync, linkSync, lstatSync, openSync, renameSync, rmdirSync, utimesSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { isInUse, readPrivateText, removeFile } from '../../util/files.ts';

const LOCK_NAME = 'lock';
/** How often the owner touches the file. */
const HEARTBEAT_MILLISECONDS = 200;
/** Without a heartbeat for this long, the owner counts as dead. Seven heartbeats, for a busy machine. */
const SILENCE_SECONDS = 1.4;
/** The number of looks without a heartbeat in between. A waiting process that was asleep itself has not looked. */
const SILENT_LOOKS = 8;

/** A lock that is held. */
export interface Lock {
  /** Releases the lock. Never throws. */
  release(): void;
}

/**
 * Takes the lock of a folder.
 * @returns undefined if another process holds it, or uses its file at the moment
 * @throws Error if the folder cannot be written to
 */
export function tryLock(folder: string): Lock | undefined {
  const path = join(folder, LOCK_NAME);
  const owner = crypto.randomUUID();
  try {
    const file = openSync(path, 'wx', 0o600);
    try {
      writeSync(file, owner);
    } catch (error) {
      removeFile(path); // the disk is full: without an owner's name in it, others would wait for nothing
      throw error;
    } finally {
      closeSync(file);
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST' || isInUse(error, path)) return undefined;
    throw error;
  }
  const timer = setInterval(() => touch(path, owner), HEARTBEAT_MILLISECONDS);
  return {
    release: () => {
      clearInterval(timer);
      if (readPrivateText(path) === owner) removeFile(path);
    },
  };
}

function touch(path: string, owner: string): void {
  try {
    const now = new Date();
    if (readPrivateText(path) === owner) utimesSync(path, now, now);
  } catch {
    // Another process has taken the lock away. Two exchanges do no harm.
  }
}

/** Watches a lock that another process holds. */
export interface LockWatch {
  /** Looks at the lock, and takes it away from a dead owner. Never throws. */
  look(): void;
}

/**
 * Starts to watch the lock of a folder.
 * @param uptimeMilliseconds - a monotonic clock
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

/** The owner and the last heartbeat; undefined without a lock. Anything but a file never changes, so it counts as dead. */
function signOf(path: string): string | undefined {
  try {
    const { ino, mtimeMs } = lstatSync(path);
    return `${ino} ${mtimeMs} ${readPrivateText(path)}`;
  } catch {
    return undefined;
  }
}

/** Takes the lock away. Renaming lets one of several processes succeed. If that one has caught a newer lock, it puts it back. */
function takeAway(path: string, owner: string | undefined): void {
  const aside = `${path}.${crypto.randomUUID()}`;
  try {
    renameSync(path, aside);
    if (readPrivateText(aside) !== owner) linkSync(aside, path);
  } catch {
    // Another process was faster.
  } finally {
    removeAny(aside);
  }
}

/** Removes a file, or an empty folder that had the name of the lock. Never throws. */
function removeAny(path: string): void {
  removeFile(path);
  try {
    rmdirSync(path);
  } catch {
    // It is gone. Anything else stays until the post step removes the folder.
  }
}
