// That the packed main step tries again after real pauses. After which failures, how often, and with what is tested without a process:
// `unit/run/retries.test.ts`.
import { describe, expect, it } from '@jest/globals';
import type { FaultEffect, Operation, RecordedRequest } from '../../sandbox/server.ts';
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
  });
});
