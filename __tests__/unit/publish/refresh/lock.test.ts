import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Lock, tryLock, watchLock } from '../../../../src/publish/refresh/lock.ts';

const onPosix = process.platform === 'win32' ? it.skip : it; // Windows has no such files
let folder = '';
const held: Lock[] = [];
beforeEach(async () => {
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

/** Looks until the lock is gone or the time is up. */
async function watch(seconds: number): Promise<boolean> {
  const watching = watchLock(folder);
  const endsAt = performance.now() + seconds * 1000;
  while (performance.now() < endsAt && existsSync(path())) {
    watching.look();
    await sleep(30);
  }
  return existsSync(path());
}

/** A process of its own: one that waits for a pipe does nothing else any more. */
const WATCH = `
  import { readdirSync } from 'node:fs';
  import { setTimeout as sleep } from 'node:timers/promises';
  import { watchLock } from ${JSON.stringify(pathToFileURL(resolve('src/publish/refresh/lock.ts')).href)};
  const watching = watchLock(process.env.FOLDER);
  while (readdirSync(process.env.FOLDER).length > 0) {
    watching.look();
    await sleep(30);
  }
`;

describe('tryLock', () => {
  it('gives it to one, and to nobody else until that gives it back', () => {
    const first = take();
    expect([first !== undefined, take(), take()]).toEqual([true, undefined, undefined]);
    first?.release();
    expect(take()).toBeDefined();
  });

  it('leaves no file once it is given back, and takes that twice', () => {
    const lock = take();
    lock?.release();
    lock?.release();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('does not give back what is somebody else’s by now', async () => {
    const lock = take();
    await writeFile(path(), 'another');
    lock?.release();
    expect(readFileSync(path(), 'utf8')).toBe('another');
  });

  it('gives back without a word where the folder is gone', async () => {
    const lock = take();
    await rm(folder, { recursive: true });
    expect(() => lock?.release()).not.toThrow();
  });

  it('throws where there is no folder', () => {
    expect(() => tryLock(join(folder, 'none'))).toThrow('ENOENT');
  });

  it('shows that its owner lives', async () => {
    take();
    utimesSync(path(), 0, 0);
    await sleep(500);
    expect((await stat(path())).mtimeMs).toBeGreaterThan(Date.now() - 5000);
  });
});

describe('watchLock', () => {
  it('leaves it to an owner who lives', async () => {
    take();
    expect(await watch(2.5)).toBe(true);
  });

  it('takes it away from one who shows no life, and leaves nothing of it', async () => {
    await writeFile(path(), 'dead');
    expect([await watch(5), readdirSync(folder)]).toEqual([false, []]);
  });

  it('does not take it away before seven heartbeats have been missed', async () => {
    await writeFile(path(), 'dead');
    expect(await watch(1.2)).toBe(true);
  });

  it('does not take it away from one who has just got it', async () => {
    await writeFile(path(), 'first');
    const watching = watchLock(folder);
    watching.look();
    await sleep(1600);
    await writeFile(path(), 'second');
    for (let look = 0; look < 20; look += 1) watching.look();
    expect(readFileSync(path(), 'utf8')).toBe('second');
  });

  it('has seen nothing while it was itself asleep', async () => {
    await writeFile(path(), 'dead, perhaps');
    const watching = watchLock(folder);
    watching.look();
    await sleep(1600);
    watching.look();
    expect(existsSync(path())).toBe(true);
  });

  it('does nothing where nobody holds it', () => {
    const watching = watchLock(folder);
    for (let look = 0; look < 20; look += 1) watching.look();
    expect(readdirSync(folder)).toEqual([]);
  });

  describe('when something else than a file of ours has its name', () => {
    onPosix.each<[string, (name: string) => void]>([
      ['a pipe', (name) => execFileSync('mkfifo', [name])],
      ['a folder', (name) => mkdirSync(name)],
      ['a link to what never ends', (name) => symlinkSync('/dev/zero', name)],
      [
        'a file that others may write',
        (name) => {
          writeFileSync(name, 'dead');
          chmodSync(name, 0o666);
        },
      ],
    ])('takes %s away like a lock of nobody', (_name, make) => {
      make(path());
      const { signal } = spawnSync(process.execPath, ['--input-type=module-typescript', '-e', WATCH], {
        env: { ...process.env, FOLDER: folder },
        timeout: 8000,
      });
      expect([signal, readdirSync(folder)]).toEqual([null, []]);
    });
  });

  it('lets one go on when many take it away at once', async () => {
    await writeFile(path(), 'dead');
    const gone = await Promise.all(Array.from({ length: 8 }, () => watch(5)));
    expect(gone.every((still) => !still)).toBe(true);
    expect([take() !== undefined, take()]).toEqual([true, undefined]);
    expect(readdirSync(folder)).toEqual(['lock']);
  });
});
