// The packed helper, started many times at once, and stopped in the middle of its work.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { mkdir, readFile, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { FaultEffect } from '../../sandbox/server.ts';
import {
  type Answer,
  exchangesOf,
  type Helping,
  leave,
  type Refreshed,
  refreshed,
  refusalsIn,
  until,
} from '../dist/refresh-setting.ts';

const CROWD_COUNT = 32;
/** Enough where they only wait, or only read. */
const SMALL_CROWD_COUNT = 12;
/** To be renewed, but not over. */
const DUE_SECONDS = 200;
const REFUSAL: FaultEffect = { kind: 'error', status: 400, code: 'ValidationError', message: 'No.' };

/** Has a helper write its process id into a file whenever it finds the lock taken: it waits from then on. */
const TELLS = `import fs from 'node:fs';
  import { syncBuiltinESMExports } from 'node:module';
  const { openSync } = fs;
  fs.openSync = (path, ...rest) => {
    try {
      return openSync(path, ...rest);
    } catch (error) {
      if (error.code === 'EEXIST') fs.appendFileSync(process.env.WAITING, process.pid + ' ');
      throw error;
    }
  };
  syncBuiltinESMExports();`;

/** Helpers that say when they wait. */
function crowdOf({ help, job }: Refreshed, count: number) {
  const path = join(job.workspace, 'waiting');
  const NODE_OPTIONS = `--import=data:text/javascript,${encodeURIComponent(TELLS)}`;
  const helpers = Array.from({ length: count }, () => help({ environment: { NODE_OPTIONS, WAITING: path } }));
  const pids = () => (existsSync(path) ? new Set(readFileSync(path, 'utf8').trim().split(' ')) : new Set<string>());
  return {
    answers: Promise.all(helpers.map(({ answer }) => answer)),
    /** Resolves once so many wait for the lock. */
    waiting: (waiting: number) => until(() => pids().size >= waiting),
  };
}

/** A hindrance that lasts until it is released. */
function held() {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { effect: { kind: 'hold', until: promise } as const, release: resolve };
}

/** Resolves once the owner of the lock has shown so many times that it is alive, however busy the machine is. */
async function heartbeats(lock: string, count: number): Promise<void> {
  for (let seen = 0; seen < count; seen += 1) {
    const { mtimeMs } = statSync(lock);
    await until(() => statSync(lock).mtimeMs !== mtimeMs);
  }
}

const TOLD = expect.stringMatching(/^aws-token-guard: .+REQUEST_REJECTED.+\n$/);

const crowd = ({ help }: Refreshed, count = CROWD_COUNT): Promise<readonly Answer[]> =>
  Promise.all(Array.from({ length: count }, () => help().answer));
/** Each answer once; a refusal is the same, whatever request AWS gave it to. */
const distinct = (answers: readonly Answer[]) => {
  const told = answers.map(({ code, stdout, stderr }) => [
    code,
    stdout,
    stderr.replace(/request id: [\w-]+/, 'request id: X'),
  ]);
  return [...new Set(told.map((one) => JSON.stringify(one)))].map(
    (text) => JSON.parse(text) as [number, string, string],
  );
};
const files = (session: string) => readdirSync(session).sort();
const keyIn = (stdout: string) => (JSON.parse(stdout) as Readonly<Record<string, string>>)['AccessKeyId'];

/** A session that is over; the first helper is in the middle of its exchange, until it is released. */
async function inTheMiddle() {
  const there = await refreshed();
  await leave(there.session, -1);
  const attempt = exchangesOf(there.sandbox) + 1;
  const { effect, release } = held();
  there.sandbox.setFaults([{ operation: 'AssumeRoleWithWebIdentity', attempts: [attempt], effect }]);
  const holder: Helping = there.help();
  await until(() => exchangesOf(there.sandbox) === attempt);
  return { ...there, holder, release };
}

describe('helper', () => {
  describe('when many ask at once', () => {
    it('makes one exchange for all of them where the session is due, and gives all the same', async () => {
      const there = await refreshed();
      const before = keyIn((await there.help().answer).stdout);
      await leave(there.session, DUE_SECONDS);
      const answers = distinct(await crowd(there));
      expect(answers).toEqual([[0, expect.stringMatching(/^\{"Version":1,.*\}\n$/), '']]);
      expect(keyIn(answers[0]?.[1] ?? '')).not.toBe(before);
      expect(exchangesOf(there.sandbox)).toBe(2);
      expect(files(there.session)).toEqual(['parameters.json', 'session.json']);
    });

    it('makes none where the session is fresh', async () => {
      const there = await refreshed();
      const answers = distinct(await crowd(there, SMALL_CROWD_COUNT));
      expect(answers).toEqual([
        [
          0,
          `${JSON.stringify((JSON.parse(await readFile(join(there.session, 'session.json'), 'utf8')) as { answer: unknown }).answer)}\n`,
          '',
        ],
      ]);
      expect(exchangesOf(there.sandbox)).toBe(1);
    });

    it('asks once where STS refuses, and tells all who waited why', async () => {
      const there = await refreshed();
      await leave(there.session, -1);
      const { effect, release } = held();
      there.sandbox.setFaults([
        { operation: 'AssumeRoleWithWebIdentity', effect },
        { operation: 'AssumeRoleWithWebIdentity', effect: REFUSAL },
      ]);
      const { answers, waiting } = crowdOf(there, SMALL_CROWD_COUNT);
      await waiting(SMALL_CROWD_COUNT - 1);
      release();
      expect(distinct(await answers)).toEqual([[1, '', TOLD]]);
      expect(exchangesOf(there.sandbox)).toBe(2);
    });

    it('lets them have the session that is there while it lasts, and records the reason, where STS refuses', async () => {
      const there = await refreshed();
      const before = keyIn((await there.help().answer).stdout);
      await leave(there.session, DUE_SECONDS);
      there.sandbox.setFaults([{ operation: 'AssumeRoleWithWebIdentity', effect: REFUSAL }]);
      const answers = distinct(await crowd(there, 8));
      expect(answers).toEqual([[0, expect.any(String), '']]);
      expect((await refusalsIn(there))[0]?.['reason']).toContain('REQUEST_REJECTED');
      expect(keyIn(answers[0]?.[1] ?? '')).toBe(before);
    });
  });

  describe('when the one that makes the exchange is stopped in its middle', () => {
    it.each(['SIGKILL', 'SIGTERM', 'SIGINT', 'SIGHUP'] as const)('lets another go on: %s', async (signal) => {
      const there = await inTheMiddle();
      const others = crowdOf(there, 3);
      await others.waiting(3);
      there.holder.child.kill(signal);
      const answers = await others.answers;
      there.release();
      expect(distinct(answers)).toEqual([[0, expect.stringContaining('"AccessKeyId":"ASIA'), '']]);
      expect(exchangesOf(there.sandbox)).toBe(3); // of the step, of the one that is gone, of one of the others
      expect(files(there.session)).toEqual(['parameters.json', 'session.json']);
      expect(distinct([await there.help().answer])).toEqual(distinct(answers));
    });

    it('goes on without one that sleeps, and is not disturbed when that wakes up', async () => {
      const there = await inTheMiddle();
      there.holder.child.kill('SIGSTOP');
      const next = await there.help().answer;
      expect(next.code).toBe(0);
      there.release();
      there.holder.child.kill('SIGCONT');
      const woken = await there.holder.answer;
      expect([woken.code, woken.stderr]).toEqual([0, '']);
      const last = await there.help().answer;
      expect([keyIn(next.stdout), keyIn(woken.stdout)]).toContain(keyIn(last.stdout));
      expect(exchangesOf(there.sandbox)).toBe(3);
      expect(files(there.session)).toEqual(['parameters.json', 'session.json']);
    });

    it('does not let one that was taken for dead give back the lock of another', async () => {
      const there = await inTheMiddle();
      there.holder.child.kill('SIGSTOP');
      const attempt = exchangesOf(there.sandbox) + 1;
      const { effect, release } = held();
      there.sandbox.setFaults([{ operation: 'AssumeRoleWithWebIdentity', attempts: [attempt], effect }]);
      const second = there.help();
      await until(() => exchangesOf(there.sandbox) === attempt);
      const owner = await readFile(join(there.session, 'lock'), 'utf8');
      there.release();
      there.holder.child.kill('SIGCONT');
      const first = await there.holder.answer;
      expect(first.code).toBe(0);
      expect(await readFile(join(there.session, 'lock'), 'utf8')).toBe(owner);
      release();
      expect([(await second.answer).code, exchangesOf(there.sandbox)]).toEqual([0, 3]);
      expect(files(there.session)).toEqual(['parameters.json', 'session.json']);
    });

    it('waits for one that is slow, but lives', async () => {
      const there = await inTheMiddle();
      const others = crowdOf(there, 4);
      await others.waiting(4);
      await heartbeats(join(there.session, 'lock'), 15); // twice the silence after which one is taken for dead
      there.release();
      const answers = await others.answers;
      expect(distinct([...answers, await there.holder.answer])).toHaveLength(1);
      expect(answers.map(({ code }) => code)).toEqual([0, 0, 0, 0]);
      expect(exchangesOf(there.sandbox)).toBe(2);
    });
  });

  describe('when there is a lock of a process that is long gone', () => {
    it.each([
      ['of long ago', 0],
      ['of the future', 4_000_000_000],
    ])('takes it away: %s', async (_, at) => {
      const there = await refreshed();
      await leave(there.session, -1);
      const lock = join(there.session, 'lock');
      await writeFile(lock, '3f1c9f5e-0000-4000-8000-000000000000');
      await utimes(lock, at, at);
      const answers = await crowd(there, 4);
      expect(distinct(answers)).toEqual([[0, expect.stringContaining('ASIA'), '']]);
      expect(exchangesOf(there.sandbox)).toBe(2);
      expect(files(there.session)).toEqual(['parameters.json', 'session.json']);
    });

    it('takes one away that is empty, as a process leaves it that is killed while it takes the lock', async () => {
      const there = await refreshed();
      await leave(there.session, -1);
      await writeFile(join(there.session, 'lock'), '');
      expect((await there.help().answer).code).toBe(0);
    });

    const ODD: readonly (readonly [string, (lock: string, session: string) => Promise<unknown>])[] = [
      ['a folder', (lock) => mkdir(lock)],
      ['a folder with a file in it', (lock) => mkdir(join(lock, 'x'), { recursive: true })],
      ['a link to nothing', (lock) => symlink('/nowhere/at/all', lock)],
    ];
    const LINKS: typeof ODD = [
      ['a link to a file', (lock, session) => symlink(join(session, 'parameters.json'), lock)],
    ];
    const getsPast = async (_: string, put: (lock: string, session: string) => Promise<unknown>) => {
      const there = await refreshed();
      await leave(there.session, -1);
      await put(join(there.session, 'lock'), there.session);
      const { code, stdout, stderr } = await there.help().answer;
      expect([code, stderr]).toEqual([0, '']);
      expect(stdout).toContain('ASIA');
      expect(existsSync(join(there.session, 'parameters.json'))).toBe(true);
    };
    it.each([...ODD, ...LINKS])('gets past whatever else is there in its place: %s', getsPast);
  });

  describe('when an exchange gives a session that is due at once', () => {
    it.each([200, 60, 20])('does not make one exchange after the other: %d s', async (grantedSeconds) => {
      const there = await refreshed({}, { grantedSeconds });
      await leave(there.session, -1);
      const before = exchangesOf(there.sandbox);
      const { code } = await there.help().answer;
      expect([code, exchangesOf(there.sandbox) - before]).toEqual([0, 1]);
    });

    it('does not do so either where it is as good as over, since the next would be no longer', async () => {
      const there = await refreshed({}, { grantedSeconds: 10 });
      await leave(there.session, -1);
      const before = exchangesOf(there.sandbox);
      const { code } = await there.help().answer;
      expect([code, exchangesOf(there.sandbox) - before]).toEqual([0, 1]);
    });
  });

  describe('when STS hangs while there is a session that still lasts', () => {
    it('hands that out before long, and does not let the next one wait at all', async () => {
      const there = await refreshed();
      await leave(there.session, 200);
      there.sandbox.setFaults([{ operation: 'AssumeRoleWithWebIdentity', effect: { kind: 'hang' } }]);
      const first = await there.help().answer;
      expect([first.code, first.stdout.includes('ASIA')]).toEqual([0, true]);
      expect([first.stderr, await refusalsIn(there)]).toEqual(['', [expect.objectContaining({ session: 'lasts' })]]);
      const before = exchangesOf(there.sandbox);
      const next = await there.help().answer;
      expect([next.code, next.stdout, next.stderr]).toEqual([0, first.stdout, first.stderr]);
      expect(exchangesOf(there.sandbox)).toBe(before);
    });
  });
});
