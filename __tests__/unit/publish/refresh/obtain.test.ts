import { readdirSync } from 'node:fs';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { obtainSession } from '../../../../src/publish/refresh/obtain.ts';
import { sessionFileIn } from '../../../../src/publish/refresh/session-folder.ts';

const NOW = 1_800_000_000;
const answerOf = (id: string, expiresAt: number) => ({
  Version: 1,
  AccessKeyId: id,
  SecretAccessKey: 'secret',
  SessionToken: 'token',
  Expiration: new Date(expiresAt * 1000).toISOString(),
});

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'obtain-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const put = (id: string, remainingSeconds: number, behindSeconds = 0, storedAt = NOW - 3600) => {
  const expiresAt = NOW + remainingSeconds;
  const stored = { answer: answerOf(id, expiresAt), expiresAt, behindSeconds, storedAt };
  return writeFile(sessionFileIn(folder), JSON.stringify(stored), { mode: 0o600 });
};

/** Ports whose renewal does this, and a count of the renewals. */
function portsWith(renew: (limitSeconds: number) => Promise<string | undefined>, now = () => NOW) {
  const limits: number[] = [];
  const ports = {
    now,
    uptimeMilliseconds: () => 0,
    renew: (_: string, limitSeconds: number) => {
      limits.push(limitSeconds);
      return renew(limitSeconds);
    },
  };
  return { ports, limits };
}
const renewing = () =>
  portsWith(async () => {
    await put('new', 3600, 0, NOW);
    return undefined;
  });
const refusing = (reason: string) => portsWith(async () => reason);

describe('obtainSession', () => {
  describe('when the session is fresh', () => {
    it.each([
      ['an hour', 3600, 0],
      ['five minutes and a second', 301, 0],
      ['that much by the clock of AWS', 401, 100],
    ])('gives it, and asks for nothing: %s', async (_, remainingSeconds, behindSeconds) => {
      await put('old', remainingSeconds, behindSeconds);
      const { ports, limits } = renewing();
      expect(await obtainSession(folder, ports)).toEqual({ ok: true, answer: answerOf('old', NOW + remainingSeconds) });
      expect([limits, readdirSync(folder)]).toEqual([[], ['session.json']]);
    });
  });

  describe('when it is due', () => {
    it.each([
      ['five minutes', 300, 0],
      ['less by the clock of AWS', 390, 100],
      ['nothing', 0, 0],
      ['less than nothing', -7200, 0],
    ])('gets another one: %s', async (_, remainingSeconds, behindSeconds) => {
      await put('old', remainingSeconds, behindSeconds);
      const { ports, limits } = renewing();
      expect(await obtainSession(folder, ports)).toEqual({ ok: true, answer: answerOf('new', NOW + 3600) });
      expect([limits.length, readdirSync(folder)]).toEqual([1, ['session.json']]);
      // Whoever has a session that still lasts does not wait for long.
      expect(limits[0]).toBe(remainingSeconds - behindSeconds > 15 ? 8 : 50);
    });

    it('gets one if there is none', async () => {
      const { ports } = renewing();
      expect(await obtainSession(folder, ports)).toMatchObject({ ok: true, answer: { AccessKeyId: 'new' } });
    });

    it('gets one session for all processes that ask at once', async () => {
      const { ports, limits } = portsWith(async () => {
        await turn();
        await put('new', 3600, 0, NOW);
        return undefined;
      });
      const all = await Promise.all(Array.from({ length: 10 }, () => obtainSession(folder, ports)));
      expect(all).toEqual(all.map(() => ({ ok: true, answer: answerOf('new', NOW + 3600) })));
      expect(limits).toHaveLength(1);
    });
  });

  describe('when there is no other', () => {
    it.each([
      [300, true],
      [16, true],
      [15, false],
      [0, false],
      [-1, false],
    ])('gives what is there while it lasts: %d s', async (remainingSeconds, lasts) => {
      await put('old', remainingSeconds);
      const { ports } = refusing('Because.');
      expect(await obtainSession(folder, ports)).toEqual(
        lasts
          ? { ok: true, answer: answerOf('old', NOW + remainingSeconds), warning: 'Because.' }
          : { ok: false, reason: 'Because.' },
      );
    });

    it('asks once for all waiting processes, and tells each of them why', async () => {
      const { ports, limits } = portsWith(async () => {
        await turn();
        return 'Because.';
      });
      const all = await Promise.all(Array.from({ length: 10 }, () => obtainSession(folder, ports)));
      expect(all).toEqual(all.map(() => ({ ok: false, reason: 'Because.' })));
      expect(limits).toHaveLength(1);
    });

    it.each([
      ['29 s later, with one that lasts', 200, 29, 1],
      ['31 s later, with one that lasts', 200, 31, 2],
      ['a second later, with none', 0, 1, 2],
    ])('remembers it for a while where nobody needs the next one at once: %s', async (_, remaining, later, count) => {
      await put('old', remaining);
      let now = NOW;
      const { ports, limits } = portsWith(
        async () => 'Because.',
        () => now,
      );
      await obtainSession(folder, ports);
      now += later;
      const { ok } = await obtainSession(folder, ports);
      expect([ok, limits.length]).toEqual([remaining > 0, count]);
    });

    it('asks again for later processes', async () => {
      let now = NOW;
      const { ports, limits } = portsWith(
        async () => 'Because.',
        () => now,
      );
      await obtainSession(folder, ports);
      now += 1;
      await obtainSession(folder, ports);
      expect(limits).toHaveLength(2);
    });

    it('shows a known refusal on one line that cannot be a command', async () => {
      await put('old', 200);
      const reason = '\n::add-mask::x\r##[group]y';
      await writeFile(join(folder, 'refusal.json'), JSON.stringify({ at: NOW, reason }), { mode: 0o600 });
      const obtained = await obtainSession(folder, renewing().ports);
      expect(obtained).toMatchObject({ ok: true, warning: ': :add-mask::x # #[group]y' });
    });

    it('asks again if a refusal has no reason', async () => {
      await put('old', 200);
      await writeFile(join(folder, 'refusal.json'), JSON.stringify({ at: NOW, reason: ' \n' }), { mode: 0o600 });
      expect(await obtainSession(folder, renewing().ports)).toMatchObject({ ok: true, answer: { AccessKeyId: 'new' } });
    });

    it('ignores a refusal that others could have written', async () => {
      await writeFile(join(folder, 'refusal.json'), JSON.stringify({ at: NOW + 1, reason: 'Planted.' }), {
        mode: 0o666,
      });
      await chmod(join(folder, 'refusal.json'), 0o666);
      const { ports } = renewing();
      expect(await obtainSession(folder, ports)).toMatchObject({ ok: true });
    });

    it('releases the lock when the renewal throws', async () => {
      const { ports } = portsWith(() => Promise.reject(new Error('broken')));
      const obtained = await obtainSession(folder, ports).catch(() => ({ ok: false }));
      expect(obtained.ok).toBe(false);
      expect(readdirSync(folder)).toEqual([]);
    });

    it('throws without a folder', async () => {
      const { ports } = renewing();
      await expect(obtainSession(join(folder, 'none'), ports)).rejects.toThrow('ENOENT');
    });
  });

  describe('when the new one is due at once', () => {
    it('asks once', async () => {
      let count = 0;
      const { ports } = portsWith(async () => {
        count += 1;
        if (count > 3) throw new Error('asked four times');
        await put('short', 200, 0, NOW);
        return undefined;
      });
      expect([await obtainSession(folder, ports).catch(() => undefined), count]).toEqual([
        expect.objectContaining({ ok: true }),
        1,
      ]);
    });
  });

  describe('when the session must last longer than five minutes', () => {
    it.each([
      [1800, 1900, 0],
      [1800, 1700, 1],
      [100, 301, 0],
      [Number.NaN, 301, 0],
      [Number.NaN, 299, 1],
    ])('gets another one only where that is not left: %d of %d', async (leastSeconds, remainingSeconds, count) => {
      await put('old', remainingSeconds);
      const { ports, limits } = renewing();
      expect((await obtainSession(folder, { ...ports, leastSeconds })).ok).toBe(true);
      expect(limits).toHaveLength(count);
    });

    it('gives the longest session there is', async () => {
      await put('old', 3000);
      const { ports, limits } = renewing();
      expect(await obtainSession(folder, { ...ports, leastSeconds: 40_000 })).toMatchObject({
        ok: true,
        answer: { AccessKeyId: 'new' },
      });
      expect(limits).toHaveLength(1);
    });
  });

  describe('when the clock was set back after a refusal', () => {
    it('asks again', async () => {
      await writeFile(join(folder, 'refusal.json'), JSON.stringify({ at: NOW + 600, reason: 'Old.' }), { mode: 0o600 });
      const { ports, limits } = renewing();
      expect([(await obtainSession(folder, ports)).ok, limits.length]).toEqual([true, 1]);
    });
  });
});
