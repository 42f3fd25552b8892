// What the process of the packed helper makes of a folder, of its arguments and of a reader that is gone. What it makes of damaged files
// is tested without a process: `unit/run/renewal-files.test.ts`.
import { spawnSync } from 'node:child_process';
import { existsSync, symlinkSync } from 'node:fs';
import { chmod, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import {
  type Answer,
  environmentOf,
  exchangesOf,
  leave,
  type Refreshed,
  refreshed,
  secretsIn,
  startHelper,
} from './refresh-setting.ts';

const onPosix = process.platform === 'win32' ? it.skip : it; // Windows has no such modes
const ONE_LINE = /^aws-token-guard: [^\n]+\n$/;

/** Whole, and with nothing on the wrong stream. */
function expectFailure(answer: Answer, { sandbox }: Pick<Refreshed, 'sandbox'>): void {
  expect([answer.code, answer.stdout, secretsIn(answer.stderr, sandbox)]).toEqual([1, '', []]);
  expect(answer.stderr).toMatch(ONE_LINE);
}

describe('helper', () => {
  describe('when the folder is taken away', () => {
    it('says so at once', async () => {
      const there = await refreshed();
      await rm(there.folder, { recursive: true });
      const answer = await there.help().answer;
      expectFailure(answer, there);
      expect(answer.stderr).toContain('is over');
      expect(existsSync(there.folder)).toBe(false);
    });
  });

  describe('when the folder cannot be written to', () => {
    // To root nothing is unwritable, so that root lets somebody else run the helper.
    const NOBODY = 65534;
    async function unwritable() {
      const there = await refreshed();
      const options = process.getuid?.() === 0 ? { uid: NOBODY } : {};
      if (process.getuid?.() === 0) spawnSync('chown', ['-R', `${NOBODY}`, dirname(dirname(there.job.runnerTemp))]);
      return { ...there, ask: () => there.help(options).answer };
    }

    // A full disk is likewise.
    onPosix('hands out a session while it lasts, and else says so', async () => {
      const there = await unwritable();
      await chmod(there.session, 0o500);
      const fresh = await there.ask();
      expect([fresh.code, fresh.stderr, fresh.stdout.includes('ASIA')]).toEqual([0, '', true]);
      await leave(there.session, 200);
      const due = await there.ask();
      expect([due.code, due.stdout.includes('ASIA')]).toEqual([0, true]);
      await leave(there.session, -1);
      const over = await there.ask();
      await chmod(there.session, 0o700);
      expectFailure(over, there);
      expect([over.stderr.includes('EACCES'), exchangesOf(there.sandbox)]).toEqual([true, 1]);
    });
  });

  describe('when its argument is not the folder', () => {
    it('says what it is for, and does nothing', async () => {
      const there = await refreshed();
      for (const args of [[], ['0']]) {
        const answer = await there.help({ args }).answer;
        expectFailure(answer, there);
        expect(answer.stderr).toContain('with the folder of a session as its argument');
        expect(exchangesOf(there.sandbox)).toBe(1);
      }
    });

    onPosix('takes a link to it, and does not care about further arguments', async () => {
      const there = await refreshed();
      const link = join(there.job.workspace, 'link');
      symlinkSync(there.session, link);
      await leave(there.session, -1);
      const answer = await there.help({ args: [`${link}/`, 'more', '--help'] }).answer;
      expect([answer.code, answer.stderr, exchangesOf(there.sandbox)]).toEqual([0, '', 2]);
    });
  });

  describe('when whoever asked is gone', () => {
    it('ends all the same, and the session is there for the next one', async () => {
      const there = await refreshed();
      await leave(there.session, -1);
      const { child, answer } = startHelper([there.session], { ...environmentOf(there.sandbox, there.job) });
      child.stdout?.destroy();
      child.stderr?.destroy();
      expect((await answer).code).toBe(0);
      expect((await there.help().answer).code).toBe(0);
      expect(exchangesOf(there.sandbox)).toBe(2);
    });
  });
});
