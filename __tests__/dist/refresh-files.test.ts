// The files of a profile that renews itself, damaged or taken away, and the packed helper that finds them so.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, symlinkSync } from 'node:fs';
import { chmod, mkdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
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
  until,
} from './refresh-setting.ts';

const onPosix = process.platform === 'win32' ? it.skip : it; // Windows has no such modes
const ONE_LINE = /^aws-token-guard: [^\n]+\n$/;
const keyIn = ({ stdout }: Answer) => (JSON.parse(stdout) as Readonly<Record<string, string>>)['AccessKeyId'];
const sessionFile = ({ session }: Refreshed) => join(session, 'session.json');
const parametersFile = ({ session }: Refreshed) => join(session, 'parameters.json');
const modeOf = async (path: string) => ((await stat(path)).mode & 0o777).toString(8);

/** Whole, and with nothing on the wrong stream. */
function expectFailure(answer: Answer, { sandbox }: Pick<Refreshed, 'sandbox'>): void {
  expect([answer.code, answer.stdout, secretsIn(answer.stderr, sandbox)]).toEqual([1, '', []]);
  expect(answer.stderr).toMatch(ONE_LINE);
}

const withValue = (name: string, value: unknown) => async (path: string) =>
  writeFile(path, JSON.stringify({ ...JSON.parse(await readFile(path, 'utf8')), [name]: value }));

describe('helper', () => {
  describe('when the file of the session cannot be used', () => {
    it('gets another one', async () => {
      const there = await refreshed();
      for (const [count, damage] of [rm, truncate, (path: string) => chmod(path, 0o666)].entries()) {
        await damage(sessionFile(there));
        const answer = await there.help().answer;
        expect([answer.code, answer.stderr, exchangesOf(there.sandbox)]).toEqual([0, '', count + 2]);
        const again = await there.help().answer;
        expect([again.stdout, exchangesOf(there.sandbox)]).toEqual([answer.stdout, count + 2]);
        expect(await modeOf(sessionFile(there))).toBe(process.platform === 'win32' ? expect.any(String) : '600');
      }
    });

    it('says in a line why there is none where a folder is in its place, and does not ask again and again', async () => {
      const there = await refreshed();
      await rm(sessionFile(there));
      await mkdir(sessionFile(there));
      const answer = await there.help().answer;
      expectFailure(answer, there);
      expect(exchangesOf(there.sandbox)).toBe(2);
    });
  });

  describe('when the file of the parameters cannot be used', () => {
    const isMissing = /^aws-token-guard: The files of this session are gone/;
    it('still gives what is there while it lasts, then says so', async () => {
      const there = await refreshed();
      await writeFile(parametersFile(there), 'not JSON');
      const served = await there.help().answer;
      expect([served.code, served.stderr]).toEqual([0, '']); // it is not needed yet
      await leave(there.session, 200);
      const lasting = await there.help().answer;
      expect([lasting.code, lasting.stderr]).toEqual([0, '']); // some SDKs read standard error, too
      expect(keyIn(lasting)).toBe(keyIn(served));
      await leave(there.session, -1);
      const over = await there.help().answer;
      expectFailure(over, there);
      expect(over.stderr).toMatch(isMissing);
      expect(exchangesOf(there.sandbox)).toBe(1);
    });

    it.each([
      ['settings of nothing', withValue('settings', {})],
      ['settings that are null', withValue('settings', null)],
      ['no inputs of proxies', withValue('proxyInputs', undefined)],
      ['no action', withValue('action', undefined)],
    ])('fails in one line where it says too little: %s', async (_, damage) => {
      const there = await refreshed();
      await damage(parametersFile(there));
      await leave(there.session, -1);
      const { code, stdout, stderr } = await there.help().answer;
      if (code === 0) return expect(stdout).toContain('ASIA');
      expect([code, stdout]).toEqual([1, '']);
      expect(stderr).toMatch(ONE_LINE);
      return undefined;
    });
  });

  describe('when the folder is taken away', () => {
    it('says so at once', async () => {
      const there = await refreshed();
      await rm(there.folder, { recursive: true });
      const answer = await there.help().answer;
      expectFailure(answer, there);
      expect(answer.stderr).toContain('is over');
      expect(existsSync(there.folder)).toBe(false);
    });

    it('says so, and makes none, in the middle of an exchange', async () => {
      const there = await refreshed();
      await leave(there.session, -1);
      const effect = { kind: 'latency', seconds: 1 } as const;
      there.sandbox.setFaults([{ operation: 'AssumeRoleWithWebIdentity', effect }]);
      const [first, second] = [there.help(), there.help()];
      await until(() => exchangesOf(there.sandbox) === 2);
      await there.job.runPosts();
      for (const answer of await Promise.all([first.answer, second.answer])) expectFailure(answer, there);
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

    onPosix('hands out a fresh session, and else says so', async () => {
      const there = await unwritable();
      await chmod(there.session, 0o500);
      const fresh = await there.ask();
      expect([fresh.code, fresh.stderr, fresh.stdout.includes('ASIA')]).toEqual([0, '', true]);
      await leave(there.session, -1);
      const over = await there.ask();
      await chmod(there.session, 0o700);
      expectFailure(over, there);
      expect([over.stderr.includes('EACCES'), exchangesOf(there.sandbox)]).toEqual([true, 1]);
    });

    // A full disk is likewise.
    onPosix('hands out a session that is due while it lasts', async () => {
      const there = await unwritable();
      await leave(there.session, 200);
      await chmod(there.session, 0o500);
      const due = await there.ask();
      await chmod(there.session, 0o700);
      expect([due.code, due.stdout.includes('ASIA')]).toEqual([0, true]);
    });

    it('says so where it is no folder', async () => {
      const there = await refreshed();
      const args = [parametersFile(there)];
      const answer = await there.help({ args }).answer;
      expectFailure(answer, there);
      expect([answer.stderr.includes('ENOTDIR'), exchangesOf(there.sandbox)]).toEqual([true, 1]);
    });

    it('hands out a session that is due all the same while it lasts', async () => {
      const there = await refreshed();
      await leave(there.session, 200);
      await rm(parametersFile(there));
      await writeFile(join(there.session, 'refusal.json'), 'not JSON');
      const answer = await there.help().answer;
      expect([answer.code, answer.stdout.includes('ASIA')]).toEqual([0, true]);
    });
  });

  describe('when its argument is not the folder', () => {
    it('says what it is for, and does nothing', async () => {
      const there = await refreshed();
      for (const args of [[], [''], ['0'], ['.']]) {
        const answer = await there.help({ args }).answer;
        expectFailure(answer, there);
        expect(answer.stderr).toContain('with the folder of a session as its argument');
        expect(exchangesOf(there.sandbox)).toBe(1);
      }
    });

    it('takes it however it is written', async () => {
      const there = await refreshed();
      for (const [index, end] of ['/', '//', '/.', '/../0'].entries()) {
        const args = [`${there.session}${end}`];
        await leave(there.session, -1);
        const renewed = await there.help({ args }).answer;
        expect([renewed.code, renewed.stderr, exchangesOf(there.sandbox)]).toEqual([0, '', index + 2]);
        expect(readdirSync(there.session).sort()).toEqual(['parameters.json', 'session.json']);
      }
    });

    onPosix('takes a link to it', async () => {
      const there = await refreshed();
      const link = join(there.job.workspace, 'link');
      symlinkSync(there.session, link);
      await leave(there.session, -1);
      expect((await there.help({ args: [link] }).answer).code).toBe(0);
    });

    it('does not care about further arguments', async () => {
      const there = await refreshed();
      expect((await there.help({ args: [there.session, 'more', '--help'] }).answer).code).toBe(0);
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
