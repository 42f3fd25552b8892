import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Lock, type LockWatch, tryLock, watchLock } from '../../../../src/publish/refresh/lock.ts';
import { replaceGlobal } from '../../run/replace-global.ts';

/** Owners touch their locks ten times as often. */
const setTick = globalThis.setInterval;
replaceGlobal(globalThis, 'setInterval', {
  value: (work: () => void, milliseconds: number) => setTick(work, milliseconds / 10),
});

const onPosix = process.platform === 'win32' ? it.skip : it; // Windows has no such files
let folder = '';
const held: Lock[] = [];
beforeEach(async () => {
  uptime = 0;
  folder = await mkdtemp(join(tmpdir(), 'lock-'));
});
afterEach(async () => {
  for (const lock of held.splice(0)) lock.release();
  await rm(folder, { recursive: true, force: true });
});

const take = () => {
  const lock = tryLock(folder);
  if (lock !== undefined) held.push(lock);
  return lock;
};
const path = () => join(folder, 'lock');

/** A clock that the test moves. */
let uptime = 0;
const watched = () => watchLock(folder, () => uptime);
const LOOK_MILLISECONDS = 60;

/** Looks again and again for so long. */
function lookFor(watching: LockWatch, seconds: number): void {
  for (const endsAt = uptime + seconds * 1000; uptime < endsAt; uptime += LOOK_MILLISECONDS) watching.look();
}

/** Resolves once the owner has touched its lock. */
async function heartbeat(): Promise<void> {
  utimesSync(path(), 0, 0);
  while (lstatSync(path()).mtimeMs === 0) await sleep(2);
}

/** In a process of its own: one that waits for a pipe does nothing else any more. */
const WATCH = `
  import { readdirSync } from 'node:fs';
  import { join } from 'node:path';
  import { watchLock } from ${JSON.stringify(pathToFileURL(resolve('src/publish/refresh/lock.ts')).href)};
  for (const name of readdirSync(process.env.FOLDER)) {
    let uptime = 0;
    const watching = watchLock(join(process.env.FOLDER, name), () => uptime);
    for (; uptime < 5000; uptime += 60) watching.look();
  }
`;

describe('tryLock', () => {
  it('gives it to one owner at a time', () => {
    const first = take();
    expect([first !== undefined, take(), take()]).toEqual([true, undefined, undefined]);
    first?.release();
    expect(take()).toBeDefined();
  });

  it('leaves no file after the release, and can be released twice', () => {
    const lock = take();
    lock?.release();
    lock?.release();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('does not release a lock that belongs to another owner by now', async () => {
    const lock = take();
    await writeFile(path(), 'another');
    lock?.release();
    expect(readFileSync(path(), 'utf8')).toBe('another');
  });

  it('releases without an error if the folder is gone', async () => {
    const lock = take();
    await rm(folder, { recursive: true });
    expect(() => lock?.release()).not.toThrow();
  });

  it('throws without a folder', () => {
    expect(() => tryLock(join(folder, 'none'))).toThrow('ENOENT');
  });

  it('touches the file while its owner lives', async () => {
    take();
    await heartbeat();
    await heartbeat();
    expect(existsSync(path())).toBe(true);
  });
});

describe('watchLock', () => {
  it('leaves the lock to an owner that lives', async () => {
    take();
    const watching = watched();
    for (let beat = 0; beat < 4; beat += 1) {
      await heartbeat();
      lookFor(watching, 1.2);
    }
    expect(existsSync(path())).toBe(true);
  });

  it('takes the lock from a dead owner, and leaves nothing of it', async () => {
    await writeFile(path(), 'dead');
    lookFor(watched(), 1.6);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('does not take the lock before seven heartbeats are missing', async () => {
    await writeFile(path(), 'dead');
    lookFor(watched(), 1.4);
    expect(existsSync(path())).toBe(true);
  });

  it('does not take the lock from an owner that has just got it', async () => {
    await writeFile(path(), 'first');
    const watching = watched();
    watching.look();
    uptime += 1600;
    await writeFile(path(), 'second');
    for (let look = 0; look < 20; look += 1) watching.look();
    expect(readFileSync(path(), 'utf8')).toBe('second');
  });

  it('does not count the time that it was asleep itself', async () => {
    await writeFile(path(), 'dead, perhaps');
    const watching = watched();
    watching.look();
    uptime += 1600;
    watching.look();
    expect(existsSync(path())).toBe(true);
  });

  it('does nothing if nobody holds the lock', () => {
    lookFor(watched(), 5);
    expect(readdirSync(folder)).toEqual([]);
  });

  onPosix('takes away like a lock of nobody whatever else has its name', () => {
    const kinds: Readonly<Record<string, (name: string) => void>> = {
      pipe: (name) => execFileSync('mkfifo', [name]),
      folder: (name) => mkdirSync(name),
      'link to what never ends': (name) => symlinkSync('/dev/zero', name),
      'file that others may write': (name) => {
        writeFileSync(name, 'dead');
        chmodSync(name, 0o666);
      },
    };
    for (const [kind, make] of Object.entries(kinds)) {
      mkdirSync(join(folder, kind));
      make(join(folder, kind, 'lock'));
    }
    const { signal, stderr } = spawnSync(process.execPath, ['--input-type=module-typescript', '-e', WATCH], {
      env: { ...process.env, FOLDER: folder, NODE_NO_WARNINGS: '1' },
      encoding: 'utf8',
      timeout: 60_000, // one that hangs is waiting for the pipe
    });
    const left = Object.keys(kinds).filter((kind) => readdirSync(join(folder, kind)).length > 0);
    expect([signal, stderr, left]).toEqual([null, '', []]);
  });

  it('lets one of many processes succeed that take the lock at once', async () => {
    await writeFile(path(), 'dead');
    const watching = Array.from({ length: 8 }, watched);
    for (let look = 0; look < 40; look += 1) {
      for (const one of watching) one.look();
      uptime += LOOK_MILLISECONDS;
    }
    expect(existsSync(path())).toBe(false);
    expect([take() !== undefined, take()]).toEqual([true, undefined]);
    expect(readdirSync(folder)).toEqual(['lock']);
  });
});
