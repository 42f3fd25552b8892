import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { RoleSession } from '../../../../src/aws/role-session.ts';
import {
  readSession,
  remainingOf,
  type StoredSession,
  sessionFileIn,
  storedSessionText,
} from '../../../../src/publish/refresh/session-folder.ts';
import type { Credentials } from '../../../../src/secrets/secret.ts';
import { createVault } from '../../../../src/secrets/vault.ts';

const KEYS = {
  accessKeyId: 'ASIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  sessionToken: 'IQoJb3JpZ2luX2VjEXAMPLETOKEN',
};
const NOW = 1_800_000_000;
const STORED: StoredSession = {
  answer: {
    Version: 1,
    AccessKeyId: KEYS.accessKeyId,
    SecretAccessKey: KEYS.secretAccessKey,
    SessionToken: KEYS.sessionToken,
    Expiration: '2027-01-15T08:00:00.000Z',
  },
  expiresAt: NOW,
  storedAt: NOW - 3600,
  behindSeconds: 0,
};

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'session-folder-'));
});
afterEach(() => rm(folder, { recursive: true }));

const put = (text: string, mode = 0o600) => writeFile(sessionFileIn(folder), text, { mode });
const credentials: Credentials = createVault(() => {}).keep(KEYS);
const session = { expiresAt: NOW } as RoleSession;

describe('readSession', () => {
  describe('when there is one', () => {
    it('gives it', async () => {
      await put(JSON.stringify(STORED));
      expect(readSession(folder)).toEqual(STORED);
    });

    it('reads what is written for it', async () => {
      await put(storedSessionText(session, credentials, 7));
      expect(readSession(folder)).toEqual({ ...STORED, storedAt: expect.any(Number), behindSeconds: 7 });
    });
  });

  describe('when there is none that can be used', () => {
    const { answer } = STORED;
    it.each<readonly [string, unknown]>([
      ['nothing', null],
      ['no answer', { ...STORED, answer: undefined }],
      ['another version', { ...STORED, answer: { ...answer, Version: 2 } }],
      ['a version in words', { ...STORED, answer: { ...answer, Version: '1' } }],
      ['no key', { ...STORED, answer: { ...answer, AccessKeyId: '' } }],
      ['a key that is none', { ...STORED, answer: { ...answer, SecretAccessKey: 7 } }],
      ['no token', { ...STORED, answer: { ...answer, SessionToken: undefined } }],
      ['no expiration', { ...STORED, answer: { ...answer, Expiration: null } }],
      ['no end', { ...STORED, expiresAt: undefined }],
      ['an end in words', { ...STORED, expiresAt: String(NOW) }],
      ['no time at which it was stored', { ...STORED, storedAt: undefined }],
      ['no clock', { ...STORED, behindSeconds: null }],
      ['a list', [STORED]],
    ])('gives nothing: %s', async (_, value) => {
      await put(JSON.stringify(value));
      expect(readSession(folder)).toBeUndefined();
    });

    it('gives nothing, and does not throw, without a folder', () => {
      expect(readSession(join(folder, 'none'))).toBeUndefined();
    });
  });
});

describe('remainingOf', () => {
  it.each([
    ['by the clock', 0, NOW - 100, 100],
    ['by the clock of AWS, which is ahead', 30, NOW - 100, 70],
    ['nothing', 0, NOW, 0],
    ['less than nothing', 5, NOW + 10, -15],
  ])('tells what is left: %s', (_, behindSeconds, now, expected) => {
    expect(remainingOf({ ...STORED, behindSeconds }, now)).toBe(expected);
  });
});

describe('storedSessionText', () => {
  it.each([
    [3, 3],
    [0, 0],
    [-3, 0],
  ])('takes a clock that is ahead for one that is right: %d', (behindSeconds, expected) => {
    expect(JSON.parse(storedSessionText(session, credentials, behindSeconds))).toEqual({
      ...STORED,
      storedAt: expect.closeTo(Date.now() / 1000, -2),
      behindSeconds: expected,
    });
  });
});
