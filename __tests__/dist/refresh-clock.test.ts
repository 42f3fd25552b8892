// Profiles that renew themselves on a machine whose clock is not AWS's: programs compare `Expiration` with the clock of the machine.
import { describe, expect, it } from '@jest/globals';
import { leave, refreshed, storedIn } from './refresh-setting.ts';

const SESSION_SECONDS = 3600;
/** What the tests take, and the resolution of the `Date` that the skew is measured by. */
const SLACK_SECONDS = 15;

const expirationIn = (stdout: string) => Date.parse((JSON.parse(stdout) as { Expiration: string }).Expiration) / 1000;

describe('helper', () => {
  describe('when the clock of the machine is not that of AWS', () => {
    it.each([
      ['behind', 120, 0],
      ['ahead', -120, -120],
    ])('prints an end that is never late by the clock of the machine: %s', async (_, clockOffsetSeconds, early) => {
      const there = await refreshed({}, { clockOffsetSeconds });
      for (let renewals = 0; renewals < 2; renewals += 1) {
        const obtainedAt = Date.now() / 1000;
        const { stdout } = await there.help().answer;
        const { storedAt, expiresAt } = await storedIn(there.session);
        const left = expirationIn(stdout) - storedAt;
        expect(left).toBeLessThanOrEqual(SESSION_SECONDS + early);
        expect(left).toBeGreaterThan(SESSION_SECONDS + early - SLACK_SECONDS);
        expect(Math.abs(expiresAt - clockOffsetSeconds - obtainedAt - SESSION_SECONDS)).toBeLessThan(SLACK_SECONDS);
        await leave(there.session, -1);
      }
    });
  });
});

describe('mode: verify', () => {
  describe('when the clock is behind, and a profile renews itself', () => {
    it('tells the end by the clock of AWS, and counts the skew once', async () => {
      const there = await refreshed({}, { clockOffsetSeconds: 120 });
      const least = SESSION_SECONDS - 120 - SLACK_SECONDS;
      const inputs = { refresh: 'false', mode: 'verify', 'minimum-remaining-seconds': String(least) };
      const { outcome, outputs } = await there.main(inputs);
      const { expiresAt } = await storedIn(there.session);
      expect([outcome, Date.parse(outputs['aws-expiration'] ?? '') / 1000]).toEqual(['success', Math.floor(expiresAt)]);
      expect(Number(outputs['remaining-seconds'])).toBeGreaterThan(least);
    });
  });
});
