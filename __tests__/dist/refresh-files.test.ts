// The files of a profile that renews itself, damaged or taken away, and the packed helper that finds them so.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, symlinkSync } from 'node:fs';
import { chmod, mkdir, readFile, rename, rm, stat, symlink, truncate, writeFile } from 'node:fs/promises';
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

type Damage = (path: string, there: Refreshed) => Promise<unknown>;
const change =
  (edit: (text: string) => string): Damage =>
  async (path) =>
    writeFile(path, edit(await readFile(path, 'utf8')));
const without = (name: string) =>
  change((text) => {
    const { [name]: _, ...answer } = (JSON.parse(text) as { answer: Record<string, unknown> }).answer;
    return JSON.stringify({ ...JSON.parse(text), answer });
  });
const withValue = (name: string, value: unknown) =>
  change((text) => JSON.stringify({ ...JSON.parse(text), [name]: value }));

const DAMAGES: readonly (readonly [string, Damage])[] = [
  ['missing', (path) => rm(path)],
  ['empty', (path) => truncate(path)],
  ['cut off', async (path) => truncate(path, (await stat(path)).size - 20)],
  ['no JSON', (path) => writeFile(path, 'not JSON')],
  ['null', (path) => writeFile(path, 'null')],
  ['a list', (path) => writeFile(path, '[]')],
  ['a number', (path) => writeFile(path, '7')],
  ['binary', (path) => writeFile(path, Buffer.from([0, 0xff, 0xfe, 0]))],
  ['beginning with a mark of byte order', change((text) => `\uFEFF${text}`)],
  ['without a key id', without('AccessKeyId')],
  ['without a secret key', without('SecretAccessKey')],
  ['without a session token', without('SessionToken')],
  ['without an expiration', without('Expiration')],
  ['of another version', without('Version')],
  ['ending never', withValue('expiresAt', null)],
  ['ending in words', withValue('expiresAt', '4000000000')],
  ['without the measured clock', withValue('behindSeconds', undefined)],
  ['a folder', async (path) => [await rm(path), await mkdir(path)]],
  ['larger than any of ours', change((text) => text + ' '.repeat(1024 * 1024))],
];
const POSIX_DAMAGES: readonly (readonly [string, Damage])[] = [
  ['writable by everybody', (path) => chmod(path, 0o666)],
  ['writable by the group', (path) => chmod(path, 0o620)],
  [
    'a link to such a file',
    async (path) => {
      await rename(path, `${path}.real`);
      await symlink(`${path}.real`, path);
    },
  ],
  ['a link to itself', async (path) => [await rm(path), await symlink(path, path)]],
  ['a link to a device', async (path) => [await rm(path), await symlink('/dev/zero', path)]],
];

describe('helper', () => {
  describe('when the file of the session cannot be used', () => {
    const renews = async (_: string, damage: Damage) => {
      const there = await refreshed();
      await damage(sessionFile(there), there);
      const answer = await there.help().answer;
      if (!existsSync(parametersFile(there))) throw new Error('the damage went too far');
      expect([answer.code, answer.stderr, exchangesOf(there.sandbox)]).toEqual([0, '', 2]);
      const again = await there.help().answer;
      expect([again.stdout, exchangesOf(there.sandbox)]).toEqual([answer.stdout, 2]);
      expect(await modeOf(sessionFile(there))).toBe(process.platform === 'win32' ? expect.any(String) : '600');
    };
    it.each(DAMAGES.filter(([name]) => name !== 'a folder'))('gets another one: %s', renews);
    onPosix.each(POSIX_DAMAGES)('gets another one: %s', renews);

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
    const tells = async (_: string, damage: Damage) => {
      const there = await refreshed();
      await damage(parametersFile(there), there);
      const served = await there.help().answer;
      expect([served.code, served.stderr]).toEqual([0, '']); // it is not needed yet
      await leave(there.session, 200);
      const lasting = await there.help().answer;
      expect([lasting.code, lasting.stderr]).toEqual([0, expect.stringMatching(isMissing)]);
      expect(keyIn(lasting)).toBe(keyIn(served));
      await leave(there.session, -1);
      const over = await there.help().answer;
      expectFailure(over, there);
      expect(over.stderr).toMatch(isMissing);
      expect(exchangesOf(there.sandbox)).toBe(1);
    };
    const ofAnyFile = DAMAGES.filter(([name]) => !/^(without|of another|ending)/.test(name));
    it.each(ofAnyFile)('still hands out what is there, then says so: %s', tells);
    onPosix.each(POSIX_DAMAGES)('still hands out what is there, then says so: %s', tells);
    it.each([
      ['no settings', withValue('settings', undefined)],
      ['no file of the record', withValue('auditFile', undefined)],
    ])('still hands out what is there, then says so: %s', tells);

    it.each([
      ['settings of nothing', withValue('settings', {})],
      ['settings that are null', withValue('settings', null)],
      ['no inputs of proxies', withValue('proxyInputs', undefined)],
      ['no action', withValue('action', undefined)],
    ])('fails in one line where it says too little: %s', async (_, damage) => {
      const there = await refreshed();
      await damage(parametersFile(there), there);
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
      expect([answer.stderr.includes('is over'), answer.seconds < 5]).toEqual([true, true]);
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
    it.each<readonly [string, readonly string[]]>([
      ['none', []],
      ['empty', ['']],
      ['relative', ['0']],
      ['relative, and there', ['.']],
    ])('says what it is for, and does nothing: %s', async (_, args) => {
      const there = await refreshed();
      const answer = await there.help({ args }).answer;
      expectFailure(answer, there);
      expect(answer.stderr).toContain('with the folder of a session as its argument');
      expect(exchangesOf(there.sandbox)).toBe(1);
    });

    it.each(['/', '//', '/.', '/../0'])('takes it however it is written: %s at the end', async (end) => {
      const there = await refreshed();
      const answer = await there.help({ args: [`${there.session}${end}`] }).answer;
      expect([answer.code, answer.stderr]).toEqual([0, '']);
      await leave(there.session, -1);
      const renewed = await there.help({ args: [`${there.session}${end}`] }).answer;
      expect([renewed.code, renewed.stderr, exchangesOf(there.sandbox)]).toEqual([0, '', 2]);
      expect(readdirSync(there.session).sort()).toEqual(['parameters.json', 'session.json']);
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
