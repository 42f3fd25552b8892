// Files of a session that are damaged, or that somebody else could have written: nobody trusts them.
import { readdirSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rename, rm, stat, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { obtainSession } from '../../../../src/publish/refresh/obtain.ts';
import { parametersFileIn, readParameters, sessionFileIn } from '../../../../src/publish/refresh/session-folder.ts';
import { writeWhole } from '../../../../src/util/files.ts';

const onPosix = process.platform === 'win32' ? it.skip : it; // Windows has no such modes
const NOW = 1_800_000_000;

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'damaged-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** The text of a session that lasts for an hour. */
function sessionOf(id: string): string {
  const Expiration = new Date((NOW + 3600) * 1000).toISOString();
  const answer = { Version: 1, AccessKeyId: id, SecretAccessKey: 'secret', SessionToken: 'token', Expiration };
  return JSON.stringify({ answer, expiresAt: NOW + 3600, storedAt: NOW, behindSeconds: 0 });
}
const PARAMETERS = JSON.stringify({
  settings: { timeoutSeconds: 90 },
  proxyInputs: {},
  action: {},
  auditFile: '/nowhere/audit.jsonl',
});

type Damage = (path: string) => Promise<unknown>;
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

describe('obtainSession', () => {
  const renews = async (_: string, damage: Damage) => {
    const path = sessionFileIn(folder);
    await writeFile(path, sessionOf('old'), { mode: 0o600 });
    await damage(path);
    let renewals = 0;
    const renew = async () => {
      renewals += 1;
      writeWhole(path, sessionOf('new'));
      return undefined;
    };
    const ask = () => obtainSession(folder, { now: () => NOW, renew });
    expect(await ask()).toMatchObject({ ok: true, answer: { AccessKeyId: 'new' } });
    expect(await ask()).toMatchObject({ ok: true, answer: { AccessKeyId: 'new' } });
    expect(renewals).toBe(1);
    if (process.platform !== 'win32') expect((await stat(path)).mode & 0o777).toBe(0o600);
  };
  it.each(DAMAGES.filter(([name]) => name !== 'a folder'))('gets another one for a session that is %s', renews);
  onPosix.each(POSIX_DAMAGES)('gets another one for a session that is %s', renews);

  it('says so where a folder is in its place, and does not ask again and again', async () => {
    await mkdir(sessionFileIn(folder));
    let renewals = 0;
    const renew = async () => {
      renewals += 1;
      writeWhole(sessionFileIn(folder), sessionOf('new'));
      return undefined;
    };
    expect(await obtainSession(folder, { now: () => NOW, renew })).toMatchObject({ ok: false });
    expect([renewals, readdirSync(folder)]).toEqual([1, ['session.json']]);
  });
});

describe('readParameters', () => {
  const isNothing = async (_: string, damage: Damage) => {
    await writeFile(parametersFileIn(folder), PARAMETERS, { mode: 0o600 });
    expect(readParameters(folder)).toBeDefined();
    await damage(parametersFileIn(folder));
    expect(readParameters(folder)).toBeUndefined();
  };
  const ofAnyFile = DAMAGES.filter(([name]) => !/^(without|of another|ending)/.test(name));
  it.each(ofAnyFile)('gives none that are %s', isNothing);
  onPosix.each(POSIX_DAMAGES)('gives none that are %s', isNothing);
  it.each([
    ['no settings', withValue('settings', undefined)],
    ['a number for settings', withValue('settings', 7)],
    ['null for settings', withValue('settings', null)],
    ['settings of nothing', withValue('settings', {})],
    ['no file of the record', withValue('auditFile', undefined)],
  ])('gives none that have %s', isNothing);
});
