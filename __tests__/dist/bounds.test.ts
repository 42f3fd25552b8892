// How long the packed main step may take: to a certain refusal, to its deadline, and to leave a cancelled job.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { findingCodeOf } from '../../sandbox/scenarios/scenario.ts';
import type { FaultEffect, Operation } from '../../sandbox/server.ts';
import { publishedBy, setting } from './setting.ts';

const OPERATIONS: readonly Operation[] = ['RequestIdToken', 'AssumeRoleWithWebIdentity', 'GetCallerIdentity'];
const FLOOD_CHUNK = Buffer.alloc(64 * 1024, 'x');
const SILENCES: readonly FaultEffect[] = [{ kind: 'hang' }, { kind: 'trickle' }];
const ROWS = OPERATIONS.flatMap((operation) => SILENCES.map((effect) => [operation, effect.kind, effect] as const));

describe('main step', () => {
  describe('when the refusal is certain', () => {
    it('has failed within 0.5 s without the permission to request an ID token', async () => {
      const { main } = await setting({}, { idToken: false });
      const { outcome, durationSeconds } = await main();
      expect(outcome).toBe('failure');
      expect(durationSeconds).toBeLessThan(0.5);
    });

    it('has failed within 4 s of AccessDenied, diagnosis included', async () => {
      const { main } = await setting();
      const result = await main({ 'role-to-assume': 'arn:aws:iam::111122223333:role/other' });
      expect(findingCodeOf(result.annotations[0]?.message ?? '')).toBe('ACCESS_DENIED_ROLE_OR_POLICY');
      expect(result.summary).toContain('The role is not there, or does not trust this run');
      expect(result.durationSeconds).toBeLessThan(4);
    });
  });

  describe('when a peer never answers', () => {
    it.each(ROWS)('ends by itself within the deadline and a second: %s, %s', async (operation, _, effect) => {
      const { main } = await setting({ faults: [{ operation, effect }] });
      const result = await main({ 'action-timeout-s': '1' });
      expect(result.exitCode).toBe(1);
      expect(findingCodeOf(result.annotations[0]?.message ?? '')).toBe('DEADLINE_PASSED');
      expect(result.durationSeconds).toBeGreaterThan(0.9);
      expect(result.durationSeconds).toBeLessThan(2);
      expect(publishedBy(result)).toBe('');
    });
  });

  describe('when a peer never stops answering', () => {
    it('stops reading long before the deadline, and long before memory runs out', async () => {
      const flood = createServer((_, response) => {
        const more = () => {
          while (response.write(FLOOD_CHUNK));
        };
        response.on('drain', more);
        more();
      });
      await new Promise<void>((resolve) => flood.listen(0, '127.0.0.1', resolve));
      try {
        const { main } = await setting();
        const endpoint = `http://127.0.0.1:${(flood.address() as AddressInfo).port}`;
        const result = await main({ 'sts-endpoint': endpoint, 'action-timeout-s': '5' });
        expect(findingCodeOf(result.annotations[0]?.message ?? '')).toBe('STS_ANSWER_INVALID');
        expect(result.durationSeconds).toBeLessThan(4);
      } finally {
        flood.closeAllConnections();
        flood.close();
      }
    });
  });

  describe('when the job is cancelled', () => {
    const signals = ['SIGINT', 'SIGTERM'] as const;
    it.each(OPERATIONS.flatMap((operation) => signals.map((signal) => [signal, operation] as const)))(
      'is gone within 2 s of %s during %s and publishes nothing',
      async (signal, operation) => {
        const { main } = await setting({ faults: [{ operation, effect: { kind: 'hang' } }] });
        const result = await main({}, { signalAfter: { seconds: 0.5, signal } });
        expect(result.exitCode).toBe(1);
        expect(findingCodeOf(result.annotations[0]?.message ?? '')).toBe('CANCELLED');
        expect(result.durationSeconds).toBeLessThan(2.5);
        expect(publishedBy(result)).toBe('');
      },
    );
  });
});
