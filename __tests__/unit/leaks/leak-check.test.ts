// The leak check on real folders: what is found and where, what is not read and why, and that it ends.
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { checkLeaks } from '../../../src/leaks/leak-check.ts';
import { FINDINGS_MAX, type LeakCheck, type LeakReport, type Place } from '../../../src/leaks/leak-report.ts';

const OURS = {
  accessKeyId: 'ASIAY34FZKBOABCDEFGH',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
  sessionToken: `IQoJb3JpZ2luX2VjE${'fWq7Zk1+TbyX0aP/9sLm'.repeat(30)}==`,
};
const SECRET = OURS.secretAccessKey;
const NOTHING = { count: 0, examples: [] };
const isRoot = process.getuid?.() === 0;
const canMakePipes = hasCommand('mkfifo');

let root = '';
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'leak check ')));
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

function hasCommand(name: string): boolean {
  try {
    execFileSync('sh', ['-c', `command -v ${name}`]);
    return true;
  } catch {
    return false;
  }
}

function write(path: string, content: string | Buffer = ''): string {
  const full = join(root, path);
  mkdirSync(dirname(full), { recursive: true });
  writeFileSync(full, content);
  return full;
}

const workspace = (): Place => ({ name: 'workspace', path: root, isWorkspace: true });

function check(more: Partial<LeakCheck> = {}): LeakReport {
  return checkLeaks({ sessions: [OURS], places: [workspace()], now: () => 0, ...more });
}

const leaky = (report: LeakReport) => report.findings.map(({ workspacePath, path }) => workspacePath ?? path).sort();

describe('checkLeaks', () => {
  describe('when files hold values', () => {
    it('reports each file with line and encoding, and no value', () => {
      write('clean.txt', 'nothing here\n');
      write('a/b/leak.txt', `one\ntwo\nkey=${SECRET}\n${Buffer.from(OURS.sessionToken).toString('base64')}\n${SECRET}`);
      const report = check();
      expect(report.findings).toEqual([
        {
          path: join(root, 'a/b/leak.txt'),
          workspacePath: 'a/b/leak.txt',
          values: [
            { value: 'secret access key', encoding: 'as it is', line: 3 },
            { value: 'session token', encoding: 'base64', line: 4 },
          ],
        },
      ]);
      expect(report).toMatchObject({ sessions: 1, leakyFiles: 1, read: { files: 2, bytes: 935, seconds: 0 } });
      expect(JSON.stringify(report)).not.toMatch(/wJalr|fWq7Zk|ASIAY/);
    });

    it('looks into binary and hidden files, empty ones and those with odd names', () => {
      const odd = Buffer.concat([Buffer.from(`${root}/odd`), Buffer.from([0xff, 0xfe])]);
      write('.hidden/x', SECRET);
      write('empty');
      write('bin', Buffer.concat([Buffer.from([0, 255, 0, 10, 0]), Buffer.from(SECRET), Buffer.from([0])]));
      write('two\nlines', SECRET);
      if (process.platform === 'linux') writeFileSync(odd, SECRET);
      const expected = ['.hidden/x', 'bin', 'two\nlines', ...(process.platform === 'linux' ? ['odd\ufffd\ufffd'] : [])];
      expect(leaky(check())).toEqual(expected.sort());
    });

    it('finds a value deep in a large file, with its line', () => {
      write('large', `${'line\n'.repeat(400_000)}${SECRET}\n${'line\n'.repeat(100_000)}`);
      expect(check().findings[0]?.values).toEqual([
        { value: 'secret access key', encoding: 'as it is', line: 400_001 },
      ]);
    });

    it('cuts a path before a value in it', () => {
      write(`${OURS.accessKeyId}/leak`, SECRET);
      expect(check().findings).toMatchObject([{ path: join(root, '***'), workspacePath: '***' }]);
    });

    it('lists a thousand and counts all', () => {
      for (let n = 0; n < FINDINGS_MAX + 5; n++) write(`many/${n}`, OURS.accessKeyId);
      const report = check();
      expect(report.findings).toHaveLength(FINDINGS_MAX);
      expect(report.leakyFiles).toBe(FINDINGS_MAX + 5);
    });
  });

  describe('when nothing leaked', () => {
    it('says how much it has read', () => {
      write('a', 'x'.repeat(100));
      write('b/c', 'x'.repeat(23));
      expect(check()).toMatchObject({
        findings: [],
        leakyFiles: 0,
        read: { files: 2, bytes: 123 },
        places: [{ name: 'workspace', state: 'read', files: 2, bytes: 123 }],
        notRead: { leftOut: [], links: NOTHING, specials: NOTHING, unreadable: NOTHING, packed: NOTHING },
      });
      expect(check()).not.toHaveProperty('stoppedBy');
    });

    it('reads nothing if no session was issued', () => {
      write('a', SECRET);
      expect(check({ sessions: [] })).toMatchObject({
        sessions: 0,
        findings: [],
        places: [],
        read: { files: 0, bytes: 0 },
      });
    });
  });

  describe('when there are links', () => {
    it('follows none, and counts them', () => {
      const outside = mkdtempSync(join(tmpdir(), 'outside-'));
      writeFileSync(join(outside, 'leak'), SECRET);
      symlinkSync(outside, join(root, 'folder'));
      symlinkSync(join(outside, 'leak'), join(root, 'file'));
      symlinkSync(root, join(root, 'circle'));
      symlinkSync('nowhere', join(root, 'broken'));
      const report = check();
      rmSync(outside, { recursive: true });
      expect(report.findings).toEqual([]);
      expect(report.notRead.links.count).toBe(4);
      expect(report.notRead.links.examples).toHaveLength(3);
    });

    it('resolves a place that is one', () => {
      write('real/leak', SECRET);
      symlinkSync(join(root, 'real'), join(root, 'link'));
      const report = check({ places: [{ name: 'workspace', path: join(root, 'link'), isWorkspace: true }] });
      expect(leaky(report)).toEqual(['leak']);
    });
  });

  (canMakePipes ? describe : describe.skip)('when there are pipes', () => {
    it('does not wait for them, and names them', () => {
      const pipe = join(root, 'pipe');
      execFileSync('mkfifo', [pipe]);
      expect(check().notRead.specials).toEqual({ count: 1, examples: [pipe] });
      expect(check({ places: [{ name: 'x', path: pipe }] })).toMatchObject({
        notRead: { specials: { count: 1 } },
        read: { files: 0 },
      });
    });
  });

  describe('when something cannot be read', () => {
    // The superuser may read everything.
    (isRoot ? it.skip : it)('names it and why', () => {
      chmodSync(write('closed', SECRET), 0);
      mkdirSync(join(root, 'folder'), { mode: 0 });
      const { count, examples } = check().notRead.unreadable;
      chmodSync(join(root, 'folder'), 0o700);
      expect([count, [...examples].sort()]).toEqual([
        2,
        [`${join(root, 'closed')} (EACCES)`, `${join(root, 'folder')} (EACCES)`],
      ]);
    });

    it('names a folder whose path is too long for the system', () => {
      const half = join(...Array.from({ length: 11 }, () => 'n'.repeat(200)));
      mkdirSync(join(root, 'a', half), { recursive: true });
      mkdirSync(join(root, 'b', half), { recursive: true });
      renameSync(join(root, 'b'), join(root, 'a', half, 'b'));
      const { count, examples } = check().notRead.unreadable;
      renameSync(join(root, 'a', half, 'b'), join(root, 'b'));
      expect([count, examples[0]]).toEqual([1, expect.stringContaining('(ENAMETOOLONG)')]);
    });

    it('reports a place with an impossible path', () => {
      const places = [{ name: 'odd', path: '\0' }, workspace()];
      expect(check({ places })).toMatchObject({
        places: [{ state: 'not readable' }, { state: 'read' }],
        notRead: { unreadable: { count: 1 } },
      });
    });
  });

  describe('when something is not there', () => {
    it.each(['', 'missing', 'missing/too'])('says so of the place %j', (path) => {
      const places = [{ name: 'gone', path: path && join(root, path) }];
      expect(check({ places })).toMatchObject({
        places: [{ name: 'gone', state: 'not there', files: 0 }],
        notRead: { unreadable: NOTHING },
      });
    });

    it('says nothing of a file or folder that goes away meanwhile', () => {
      const counts = Array.from({ length: 14 }, (_, last) => {
        for (const path of ['a/x', 'a/y', 'b/z']) write(path);
        let calls = 0;
        const now = () => {
          if (calls++ === last) for (const name of ['a', 'b']) rmSync(join(root, name), { recursive: true });
          return 0;
        };
        const report = check({ now });
        expect(report).toMatchObject({ places: [{ state: 'read' }], notRead: { unreadable: NOTHING } });
        return report.read.files;
      });
      // Gone before anything was read, in the middle, and afterwards.
      expect(Math.min(...counts)).toBe(0);
      expect(counts).toContain(1);
      expect(Math.max(...counts)).toBe(3);
    });
  });

  describe('when places are inside of each other', () => {
    it.each([
      ['the inner first', ['home/.aws', 'home', '.']],
      ['the outer first', ['.', 'home', 'home/.aws']],
      ['one twice', ['.', 'home', 'home/.aws', 'home', '.']],
    ])('reads everything once, %s', (_name, paths) => {
      write('home/.aws/credentials', SECRET);
      write('home/other', SECRET);
      write('own', SECRET);
      const places = paths.map((path) => ({
        name: path,
        path: join(root, path),
        ...(path === '.' ? { isWorkspace: true } : {}),
      }));
      const report = check({ places });
      expect(leaky(report)).toEqual(['home/.aws/credentials', 'home/other', 'own']);
      expect(report.places.filter(({ state }) => state === 'read')).toEqual(
        expect.arrayContaining([expect.objectContaining({ name: 'home/.aws', files: 1 })]),
      );
      expect(report.places.filter(({ state }) => state === 'read with another place')).toHaveLength(paths.length - 3);
    });

    it('reads the entries of a prefix once, and of its folder nothing else', () => {
      write('temp/commands/step_summary_1', SECRET);
      write('temp/commands/set_env_1', SECRET);
      const summaries = { name: 'step summaries', path: join(root, 'temp/commands'), prefix: 'step_summary_' };
      expect(check({ places: [summaries] }).findings.map(({ path }) => path)).toEqual([
        join(root, 'temp/commands/step_summary_1'),
      ]);
      expect(check({ places: [summaries, workspace()] })).toMatchObject({ leakyFiles: 2, read: { files: 2 } });
    });
  });

  describe('when something is to be left out', () => {
    it('does not look at it, and says why', () => {
      write('temp/commands/step_summary_1', SECRET);
      write('temp/commands/set_env_1', SECRET);
      const folder = join(root, 'temp/commands');
      const leaveOut = [
        { path: folder, reason: "the runner's own" },
        { path: join(root, 'not there'), reason: 'never' },
      ];
      const summaries = { name: 'step summaries', path: folder, prefix: 'step_summary_' };
      const report = check({ places: [summaries, workspace()], leaveOut });
      expect(leaky(report)).toEqual(['temp/commands/step_summary_1']);
      expect(report.notRead.leftOut).toEqual([{ path: folder, reason: "the runner's own" }]);
    });
  });

  describe('when there are archives', () => {
    it('counts what it does not unpack', () => {
      for (const path of ['a.zip', 'b.tar.gz', 'c.JAR', '.git/objects/12/3456', '.git/config', 'zip', 'd.txt'])
        write(path);
      expect(check().notRead.packed.count).toBe(4);
    });
  });

  describe('when a limit is reached', () => {
    const places = () => [
      { name: 'first', path: join(root, 'a') },
      { name: 'second', path: join(root, 'b') },
    ];

    it('reads nothing in no time', () => {
      write('a/leak', SECRET);
      expect(check({ limits: { seconds: 0 } })).toMatchObject({
        stoppedBy: 'seconds',
        findings: [],
        places: [{ state: 'not begun', files: 0, bytes: 0 }],
        limits: { seconds: 0, bytes: 16 * 2 ** 30 },
      });
    });

    it('stops within a large file when the time is over', () => {
      write('a/large', Buffer.alloc(3_000_000));
      write('b/x');
      let seconds = 0;
      const report = check({ places: places(), limits: { seconds: 10 }, now: () => seconds++ });
      expect(report).toMatchObject({
        stoppedBy: 'seconds',
        places: [{ state: 'not finished', files: 1 }, { state: 'not begun' }],
      });
      expect(report.read.bytes).toBeGreaterThan(0);
      expect(report.read.bytes).toBeLessThan(3_000_000);
    });

    it('stops within a file when the bytes are read', () => {
      write('a/x', `${'x'.repeat(1000)}${SECRET}`);
      write('b/x', SECRET);
      expect(check({ places: places(), limits: { bytes: 1020 } })).toMatchObject({
        stoppedBy: 'bytes',
        findings: [],
        read: { bytes: 1020 },
        places: [{ state: 'not finished', files: 1, bytes: 1020 }, { state: 'not begun' }],
      });
    });

    it('finds what was within the limit', () => {
      write('a/x', `${SECRET}${'x'.repeat(1000)}`);
      expect(check({ limits: { bytes: 40 } })).toMatchObject({ leakyFiles: 1, stoppedBy: 'bytes' });
    });

    it('says nothing of a limit that is reached with the last byte', () => {
      write('a/x', SECRET);
      expect(check({ limits: { bytes: 40 } })).toMatchObject({ leakyFiles: 1, places: [{ state: 'read' }] });
      expect(check({ limits: { bytes: 40 } })).not.toHaveProperty('stoppedBy');
    });

    it('gives no line where the time is over before it is counted', () => {
      write('a/x', SECRET);
      const full = check({ now: () => 0 });
      let calls = 0;
      const needed = callsUntilFound(full);
      const report = check({ limits: { seconds: 1 }, now: () => (++calls > needed ? 1 : 0) });
      expect(report.findings[0]?.values).toEqual([{ value: 'secret access key', encoding: 'as it is' }]);
    });

    /** The most calls of the clock after which the time may end so that the file is still found. */
    function callsUntilFound(full: LeakReport): number {
      for (let most = 1; most < 100; most++) {
        let calls = 0;
        const report = check({ limits: { seconds: 1 }, now: () => (++calls > most ? 1 : 0) });
        if (report.leakyFiles === full.leakyFiles) return most;
      }
      return 0;
    }
  });
});
