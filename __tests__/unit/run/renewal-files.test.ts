// The files of a session that renews itself, damaged or taken away, and what a helper makes of them.
import { existsSync, readdirSync, symlinkSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { Obtained } from '../../../src/publish/refresh/obtain.ts';
import { exchangesOf, leave, secretsIn, until } from '../../session-files.ts';
import { type Renewable, renewable } from './renewal-setting.ts';

const onPosix = process.platform === 'win32' ? it.skip : it; // Windows has no such links
const keyIn = (obtained: Obtained) => (obtained.ok ? obtained.answer.AccessKeyId : obtained.reason);
const sessionFile = ({ session }: Renewable) => join(session, 'session.json');
const parametersFile = ({ session }: Renewable) => join(session, 'parameters.json');

/** No session, and one line that says why. */
function expectFailure(obtained: Obtained, { sandbox }: Renewable, reason: string | RegExp = ''): void {
  expect(obtained).toEqual({ ok: false, reason: expect.stringMatching(/^[^\p{Cc}]+$/u) });
  expect(obtained).toEqual({ ok: false, reason: expect.stringMatching(reason) });
  expect(secretsIn(JSON.stringify(obtained), sandbox)).toEqual([]);
}

const withValue = (name: string, value: unknown) => async (path: string) =>
  writeFile(path, JSON.stringify({ ...JSON.parse(await readFile(path, 'utf8')), [name]: value }));

describe('a renewal', () => {
  describe('when a folder is in place of the session', () => {
    it('says in a line why there is none, and does not ask again and again', async () => {
      const there = await renewable();
      await rm(sessionFile(there));
      await mkdir(sessionFile(there));
      expectFailure(await there.ask(), there);
      expect(exchangesOf(there.sandbox)).toBe(2);
    });
  });

  describe('when the parameters cannot be used', () => {
    it('still gives what is there while it lasts, then says so', async () => {
      const there = await renewable();
      await writeFile(parametersFile(there), 'not JSON');
      const served = await there.ask();
      expect(served).toEqual({ ok: true, answer: expect.anything() }); // they are not needed yet
      await leave(there.session, 200);
      const lasting = await there.ask();
      expect([lasting.ok, keyIn(lasting)]).toEqual([true, keyIn(served)]);
      await leave(there.session, -1);
      expectFailure(await there.ask(), there, /^The files of this session are gone/);
      expect(exchangesOf(there.sandbox)).toBe(1);
    });

    it.each([
      ['settings of nothing', withValue('settings', {})],
      ['settings that are null', withValue('settings', null)],
      ['no inputs of proxies', withValue('proxyInputs', undefined)],
      ['no action', withValue('action', undefined)],
    ])('fails in one line where they say too little: %s', async (_, damage) => {
      const there = await renewable();
      await damage(parametersFile(there));
      await leave(there.session, -1);
      const obtained = await there.ask();
      if (obtained.ok) expect(obtained.answer.AccessKeyId).toMatch(/^ASIA/);
      else expectFailure(obtained, there);
    });

    it('gives a session that is due all the same while it lasts', async () => {
      const there = await renewable();
      await leave(there.session, 200);
      await rm(parametersFile(there));
      await writeFile(join(there.session, 'refusal.json'), 'not JSON');
      expect(keyIn(await there.ask())).toMatch(/^ASIA/);
    });
  });

  describe('when the folder is taken away', () => {
    it('makes none in the middle of an exchange', async () => {
      const there = await renewable();
      await leave(there.session, -1);
      const { promise, resolve: release } = Promise.withResolvers<void>();
      const effect = { kind: 'hold', until: promise } as const;
      there.sandbox.setFaults([{ operation: 'AssumeRoleWithWebIdentity', effect }]);
      const both = Promise.allSettled([there.ask(), there.ask()]);
      await until(() => exchangesOf(there.sandbox) === 2);
      await rm(there.folder, { recursive: true, maxRetries: 9 }); // who waits may write into it at this moment
      release();
      const isGone = (settled: PromiseSettledResult<Obtained>) =>
        settled.status === 'rejected' ? (settled.reason as NodeJS.ErrnoException).code === 'ENOENT' : !settled.value.ok;
      expect((await both).map(isGone)).toEqual([true, true]);
      expect(existsSync(there.folder)).toBe(false);
    });
  });

  describe('when the folder is none', () => {
    it('says so', async () => {
      const there = await renewable();
      expectFailure(await there.ask({}, parametersFile(there)), there, 'ENOTDIR');
      expect(exchangesOf(there.sandbox)).toBe(1);
    });
  });

  describe('when the folder is named in another way', () => {
    it('takes it', async () => {
      const there = await renewable();
      for (const [index, end] of ['/', '//', '/.', '/../0'].entries()) {
        await leave(there.session, -1);
        expect((await there.ask({}, `${there.session}${end}`)).ok).toBe(true);
        expect(exchangesOf(there.sandbox)).toBe(index + 2);
        expect(readdirSync(there.session).sort()).toEqual(['parameters.json', 'session.json']);
      }
    });

    onPosix('takes a link to it', async () => {
      const there = await renewable();
      const link = join(there.folder, 'link');
      symlinkSync(there.session, link);
      await leave(there.session, -1);
      expect((await there.ask({}, link)).ok).toBe(true);
    });
  });
});
