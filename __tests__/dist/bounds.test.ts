// What ends the packed main step: its deadline, and a canceled job. How long that takes, `npm run reliability` says; the other peers and
// signals are tested without a process: `unit/run/bounds.test.ts`.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { canceledOnce, findingCodeOf } from '../../sandbox/scenarios/scenario.ts';
import type { FaultEffect, Operation } from '../../sandbox/server.ts';
import { playAll, publishedBy, setting } from './setting.ts';

const FLOOD_CHUNK = Buffer.alloc(64 * 1024, 'x');
const ROWS: readonly (readonly [Operation, FaultEffect])[] = [
  ['RequestIdToken', { kind: 'hang' }],
  ['AssumeRoleWithWebIdentity', { kind: 'trickle' }],
];

describe('main step', () => {
  describe('when a peer never answers', () => {
    it('ends by itself at the deadline, whichever service it waits for', async () => {
      const ends = await playAll(ROWS, async ([operation, effect]) => {
        const { main } = await setting({ faults: [{ operation, effect }] });
        const result = await main({ 'action-timeout-s': '1' });
        const code = findingCodeOf(result.annotations[0]?.message ?? '');
        return [result.exitCode, code, result.durationSeconds > 0.9, publishedBy(result)];
      });
      expect(ends).toEqual(ROWS.map(() => [1, 'DEADLINE_PASSED', true, '']));
    });
  });

  describe('when a peer never stops answering', () => {
    it('stops reading before the deadline, and long before memory runs out', async () => {
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
        const result = await main({ 'sts-endpoint': endpoint, 'action-timeout-s': '10m' });
        expect(findingCodeOf(result.annotations[0]?.message ?? '')).toBe('STS_ANSWER_INVALID');
      } finally {
        flood.closeAllConnections();
        flood.close();
      }
    });
  });

  describe('when the job is canceled', () => {
    const rows = [
      ['SIGINT', 'RequestIdToken'],
      ['SIGTERM', 'AssumeRoleWithWebIdentity'],
    ] as const;
    // The deadline is far away, so that it is the signal which ends the step.
    it('is gone before the runner kills it, and publishes nothing, whichever service it waits for', async () => {
      const ends = await playAll(rows, async ([signal, operation]) => {
        const { sandbox, main } = await setting({ faults: [{ operation, effect: { kind: 'hang' } }] });
        const signalAfter = canceledOnce(sandbox, operation, signal);
        const result = await main({ 'action-timeout-s': '10m' }, { signalAfter });
        return [result.exitCode, findingCodeOf(result.annotations[0]?.message ?? ''), publishedBy(result)];
      });
      expect(ends).toEqual(rows.map(() => [1, 'CANCELED', '']));
    });
  });
});
