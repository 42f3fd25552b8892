import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { RoleSession } from '../../../../src/aws/role-session.ts';
import {
  answerIn,
  behindSecondsOf,
  readSession,
  remainingOf,
  type StoredSession,
  sessionFileIn,
  storedSessionText,
} from '../../../../src/publish/refresh/session-folder.ts';
import { type Credentials, createVault } from '../../../../src/secrets/vault.ts';

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
      const answer = { ...STORED.answer, Expiration: '2027-01-15T07:59:53.000Z' };
      expect(readSession(folder)).toEqual({ ...STORED, answer, storedAt: expect.any(Number), behindSeconds: 7 });
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

describe('answerIn', () => {
  it('gives the end by the clock that is asked for', () => {
    const stored = { ...STORED, answer: { ...STORED.answer, Expiration: '2027-01-15T07:58:00.000Z' } };
    expect(answerIn(stored, 'runner').Expiration).toBe('2027-01-15T07:58:00.000Z');
    expect(answerIn(stored, 'aws')).toEqual(STORED.answer);
  });
});

describe('behindSecondsOf', () => {
  const reading = (serverDateAt: number, sentAt: number, receivedAt: number) =>
    ({ service: 'sts', serverDateAt, sentAt, receivedAt }) as const;
  it.each([
    ['nothing is known', [], 0],
    ['it is right', [reading(NOW, NOW + 0.2, NOW + 0.4)], 0],
    ['it may be behind by less than a second', [reading(NOW + 1, NOW + 0.9, NOW + 1.1)], 0],
    ['it is ahead', [reading(NOW - 120, NOW, NOW + 0.2)], 0],
    ['it is behind, at most', [reading(NOW + 120, NOW + 0.1, NOW + 0.3)], 121],
    ['two answers tell more', [reading(NOW + 120, NOW, NOW + 0.1), reading(NOW + 121, NOW + 1.4, NOW + 1.5)], 121],
  ])('is as much as the clock can be behind: %s', (_, clocks, expected) => {
    expect(behindSecondsOf(clocks)).toBe(expected);
  });
});

describe('storedSessionText', () => {
  it.each([
    ['behind', 3, 3, '2027-01-15T07:59:57.000Z'],
    ['right', 0, 0, '2027-01-15T08:00:00.000Z'],
    ['ahead', -3, 0, '2027-01-15T08:00:00.000Z'],
  ])('ends by the clock of this machine, and never too late, where that is %s', (_, behindSeconds, expected, end) => {
    expect(JSON.parse(storedSessionText(session, credentials, behindSeconds))).toEqual({
      ...STORED,
      answer: { ...STORED.answer, Expiration: end },
      storedAt: expect.closeTo(Date.now() / 1000, -2),
      behindSeconds: expected,
    });
  });
});
