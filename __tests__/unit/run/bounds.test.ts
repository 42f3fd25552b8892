// What ends a main step: a certain refusal, its deadline, and a canceled job. That this ends the process, too, is tested with the packed
// action: `dist/bounds.test.ts`.
import { describe, expect, it } from '@jest/globals';
import { canceledOnce, findingCodeOf } from '../../../sandbox/scenarios/scenario.ts';
import type { FaultEffect, Operation } from '../../../sandbox/server.ts';
import { operationsOf, playAll, publishedBy } from '../../dist/setting.ts';
import { functionSetting } from './step-function.ts';

const OPERATIONS: readonly Operation[] = ['RequestIdToken', 'AssumeRoleWithWebIdentity', 'GetCallerIdentity'];
const SILENCES: readonly FaultEffect[] = [{ kind: 'hang' }, { kind: 'trickle' }];
const ROWS = OPERATIONS.flatMap((operation) => SILENCES.map((effect) => [operation, effect] as const));

describe('main step', () => {
  describe('when the refusal is certain', () => {
    it('asks nobody without the permission to request an ID token', async () => {
      const { main, sandbox } = await functionSetting({}, { idToken: false });
      const { outcome } = await main();
      expect(outcome).toBe('failure');
      expect(operationsOf(sandbox).filter((operation) => operation !== 'Other')).toEqual([]);
    });

    it('asks twice where AWS denies access, and finds the cause', async () => {
      const { main, sandbox } = await functionSetting();
      const result = await main({ 'role-to-assume': 'arn:aws:iam::111122223333:role/other' });
      expect(findingCodeOf(result.annotations[0]?.message ?? '')).toBe('ACCESS_DENIED_IMMUTABLE_SUBJECT');
      expect(result.summary).toContain('Trust policy probably expects a subject without ids');
      const exchanges = operationsOf(sandbox).filter((operation) => operation === 'AssumeRoleWithWebIdentity');
      expect(exchanges).toHaveLength(2);
    });
  });

  describe('when a peer never answers, or never stops', () => {
    it('ends by itself at the deadline, whatever it waits for', async () => {
      const ends = await Promise.all(
        ROWS.map(async ([operation, effect]) => {
          const { main } = await functionSetting({ faults: [{ operation, effect }] });
          const result = await main({ 'action-timeout-s': '1' });
          const code = findingCodeOf(result.annotations[0]?.message ?? '');
          return [result.exitCode, code, result.durationSeconds > 0.9, publishedBy(result)];
        }),
      );
      expect(ends).toEqual(ROWS.map(() => [1, 'DEADLINE_PASSED', true, '']));
    });
  });

  describe('when the job is canceled', () => {
    const rows = OPERATIONS.flatMap((operation) =>
      (['SIGINT', 'SIGTERM'] as const).map((signal) => [signal, operation] as const),
    );
    // The deadline is far away, so that it is the signal which ends the step.
    it('ends and publishes nothing, whatever it waits for', async () => {
      const ends = await playAll(rows, async ([signal, operation]) => {
        const { sandbox, main } = await functionSetting({ faults: [{ operation, effect: { kind: 'hang' } }] });
        const signalAfter = canceledOnce(sandbox, operation, signal);
        const result = await main({ 'action-timeout-s': '10m' }, { signalAfter });
        return [result.exitCode, findingCodeOf(result.annotations[0]?.message ?? ''), publishedBy(result)];
      });
      expect(ends).toEqual(rows.map(() => [1, 'CANCELED', '']));
    });
  });
});
