// Which failures the packed main step tries again, how often, and with what.
import { describe, expect, it } from '@jest/globals';
import type { Fault, FaultEffect, Operation, RecordedRequest } from '../../sandbox/server.ts';
import { setting } from './setting.ts';

const stsError = (status: number, code: string, message = 'No.'): FaultEffect => ({
  kind: 'error',
  status,
  code,
  message,
});

function tries(requests: readonly RecordedRequest[], operation: Operation): readonly RecordedRequest[] {
  return requests.filter((request) => request.byClient && request.operation === operation);
}

const OPERATIONS = ['RequestIdToken', 'AssumeRoleWithWebIdentity', 'GetCallerIdentity'] as const;

/** Seconds that the step said it would wait. */
const pausesIn = (log: readonly string[]): readonly number[] =>
  log.flatMap((line) => /next in ([\d.]+) s/.exec(line)?.[1] ?? []).map(Number);

describe('main step', () => {
  describe('when something new may not be known everywhere yet', () => {
    it('asks twice, one to two seconds apart', async () => {
      const operation = 'AssumeRoleWithWebIdentity';
      const { sandbox, main } = await setting({ faults: [{ operation, effect: stsError(403, 'AccessDenied') }] });
      const { outcome, durationSeconds, log } = await main();
      expect(outcome).toBe('failure');
      expect(tries(sandbox.requests, operation)).toHaveLength(2);
      const [pause = Number.NaN, ...others] = pausesIn(log);
      expect([pause >= 1, pause <= 2, durationSeconds > pause, others]).toEqual([true, true, true, []]);
    });

    it('asks for 11 to 15 seconds where the session that it got is unknown', async () => {
      const operation = 'GetCallerIdentity';
      const { sandbox, main } = await setting({
        faults: [{ operation, effect: stsError(403, 'InvalidClientTokenId') }],
      });
      const { annotations, log } = await main();
      expect(annotations.map(({ title }) => title)).toEqual(["AWS doesn't recognize the new credentials"]);
      expect(tries(sandbox.requests, operation)).toHaveLength(6);
      const pauses = pausesIn(log).reduce((sum, seconds) => sum + seconds, 0);
      expect([pauses >= 11, pauses <= 15.1]).toEqual([true, true]);
    });
  });

  describe('when a failure may pass', () => {
    // Without a process, errors of Node's own are not those of the code under test.
    it('succeeds at the second try', async () => {
      const effects: readonly FaultEffect[] = [{ kind: 'reset' }, { kind: 'raw', text: 'no HTTP at all\r\n\r\n' }];
      const ends = await Promise.all(
        effects.map(async (effect) => {
          const faults = OPERATIONS.map((operation) => ({ operation, attempts: [1], effect }));
          const { sandbox, main } = await setting({ faults });
          const { outcome, log } = await main();
          const failed = log.filter((line) => line.includes('try 1 failed')).length;
          return [outcome, failed, OPERATIONS.map((operation) => tries(sandbox.requests, operation).length)];
        }),
      );
      // Each try of the exchange has an ID token of its own, which is one more request to GitHub.
      expect(ends).toEqual(effects.map(() => ['success', 3, [3, 2, 2]]));
    });

    it('sends a new ID token with each try of the exchange', async () => {
      const faults: readonly Fault[] = [
        { operation: 'AssumeRoleWithWebIdentity', attempts: [1, 2], effect: stsError(500, 'InternalFailure') },
      ];
      const { sandbox, main } = await setting({ faults });
      await main();
      const exchanges = tries(sandbox.requests, 'AssumeRoleWithWebIdentity');
      expect(exchanges).toHaveLength(3);
      expect(new Set(exchanges.map(({ parameters }) => parameters['WebIdentityToken'])).size).toBe(3);
    });
  });
});
