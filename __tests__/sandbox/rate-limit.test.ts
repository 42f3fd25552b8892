// Requests beyond so many a second, requests held back to become a crowd, and requests that fail by chance.
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { describe, expect, it } from '@jest/globals';
import { disturbanceFor, type Fault } from '../../sandbox/faults.ts';
import { type Allowance, takeOne } from '../../sandbox/rate-limit.ts';
import type { FaultEffect } from '../../sandbox/server.ts';
import { assume, assumedKeys, createStsClient, errorOf, requestIdToken, useSandboxes } from './clients.ts';

const start = useSandboxes();

/** Which of these requests, by their seconds, are let through. */
function passing(requestsPerSecond: number, seconds: readonly number[]): readonly number[] {
  let allowance: Allowance | undefined;
  return seconds.filter((now) => {
    const { passes, left } = takeOne({ requestsPerSecond }, allowance, now);
    allowance = left;
    return passes;
  });
}

describe('takeOne', () => {
  it.each([
    ['as many at once as in a second', 2, [0, 0, 0], [0, 0]],
    ['one more as soon as there is one', 2, [0, 0, 0.25, 0.5, 0.75, 1], [0, 0, 0.5, 1]],
    ['no more after a long rest', 2, [0, 9, 9, 9], [0, 9, 9]],
    ['a limit that is no whole number', 2.5, [0, 0, 0, 0.25, 0.5], [0, 0, 0.25]],
    ['a clock that is set back', 1, [5, 3, 4], [5, 4]],
  ])('lets through %s', (_, requestsPerSecond, seconds, expected) => {
    expect(passing(requestsPerSecond, seconds)).toEqual(expected);
  });

  it('lets through a crowd at the limit, and what was there at the start', () => {
    const crowd = Array.from({ length: 10_000 }, (_, n) => n / 1000);
    expect(passing(20, crowd)).toHaveLength(20 + 199);
  });
});

describe('disturbanceFor', () => {
  describe('when a fault strikes by chance', () => {
    const hits = (share: number, seed: number): readonly number[] => {
      const fault: Fault = { operation: 'AssumeRole', effect: { kind: 'reset' }, chance: { share, seed } };
      const attempts = Array.from({ length: 10_000 }, (_, n) => n + 1);
      return attempts.filter((attempt) => disturbanceFor([fault], 'AssumeRole', attempt).effect !== undefined);
    };

    it.each([
      [0, 0, 0],
      [0.01, 60, 140],
      [1, 10_000, 10_000],
    ])('strikes a share of %d', (share, fewest, most) => {
      expect(hits(share, 1).length).toBeGreaterThanOrEqual(fewest);
      expect(hits(share, 1).length).toBeLessThanOrEqual(most);
    });

    it('strikes the same attempts with the same seed, and others with another', () => {
      expect(hits(0.01, 1)).toEqual(hits(0.01, 1));
      expect(hits(0.01, 1)).not.toEqual(hits(0.01, 2));
    });
  });
});

describe('startSandbox', () => {
  describe('when several operations share a rate limit', () => {
    it('counts them together, and says when to come back', async () => {
      const effect: FaultEffect = { kind: 'rate-limit', requestsPerSecond: 1, retryAfterSeconds: 7 };
      const sandbox = await start();
      const keys = await assumedKeys(sandbox);
      sandbox.setFaults([
        { operation: 'AssumeRoleWithWebIdentity', effect },
        { operation: 'GetCallerIdentity', effect },
      ]);
      await assume(sandbox);
      const error = await errorOf(createStsClient(sandbox, { keys }).send(new GetCallerIdentityCommand({})));
      expect(error).toMatchObject({ name: 'Throttling', $response: { headers: { 'retry-after': '7' } } });
    });
  });

  describe('when requests are held', () => {
    it('answers none before they are let go, and then all', async () => {
      const { promise, resolve } = Promise.withResolvers<void>();
      const faults: readonly Fault[] = [
        { operation: 'AssumeRoleWithWebIdentity', effect: { kind: 'hold', until: promise } },
        { operation: 'AssumeRoleWithWebIdentity', attempts: [2], effect: { kind: 'throttle' } },
      ];
      const sandbox = await start({ faults });
      const WebIdentityToken = await requestIdToken(sandbox);
      const answers: string[] = [];
      const attempt = () =>
        assume(sandbox, { WebIdentityToken }).then(
          () => answers.push('ok'),
          (error: Error) => answers.push(error.name),
        );
      const attempts = [attempt(), attempt()];
      while (sandbox.requests.filter(({ service }) => service === 'sts').length < 2) {
        await new Promise((resume) => setTimeout(resume, 5));
      }
      expect(answers).toEqual([]);
      resolve();
      await Promise.all(attempts);
      expect(answers.toSorted()).toEqual(['Throttling', 'ok']);
    });
  });
});
