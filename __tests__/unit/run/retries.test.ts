// Which failures a main step tries again, how often, and with what. That the packed action really waits is tested in
// `dist/retries.test.ts`.
import { describe, expect, it } from '@jest/globals';
import type { Fault, FaultEffect, Operation, RecordedRequest } from '../../../sandbox/server.ts';
import { stepSetting } from './step-setting.ts';

const stsError = (status: number, code: string, message = 'No.'): FaultEffect => ({
  kind: 'error',
  status,
  code,
  message,
});
const VERIFICATION_KEY = stsError(
  400,
  'InvalidIdentityToken',
  "Couldn't retrieve verification key from your identity provider",
);

function tries(requests: readonly RecordedRequest[], operation: Operation): readonly RecordedRequest[] {
  return requests.filter((request) => request.byClient && request.operation === operation);
}

/** Seconds that the step said it would wait. */
const pausesIn = (log: readonly string[]): readonly number[] =>
  log.flatMap((line) => /next in ([\d.]+) s/.exec(line)?.[1] ?? []).map(Number);

describe('main step', () => {
  describe('when a refusal is permanent', () => {
    const rows: readonly (readonly [string, Fault])[] = [
      ...[
        stsError(400, 'ValidationError'),
        stsError(400, 'MalformedPolicyDocument'),
        stsError(400, 'PackedPolicyTooLarge'),
        stsError(403, 'RegionDisabledException'),
        stsError(400, 'InvalidIdentityToken', 'Incorrect token audience'),
        stsError(400, 'InvalidIdentityToken', 'No OpenIDConnect provider found in your account for https://x'),
      ].map((effect) => ['STS', { operation: 'AssumeRoleWithWebIdentity', effect }] as const),
      ['a proxy', { operation: 'AssumeRoleWithWebIdentity', effect: { kind: 'respond', status: 407, body: '<html>' } }],
      ['a page', { operation: 'AssumeRoleWithWebIdentity', effect: { kind: 'respond', status: 200, body: '<html>' } }],
      ['a signature', { operation: 'GetCallerIdentity', effect: stsError(403, 'SignatureDoesNotMatch') }],
      ['GitHub', { operation: 'RequestIdToken', effect: stsError(404, 'NotFound') }],
      ['a redirect', { operation: 'RequestIdToken', effect: { kind: 'respond', status: 302, body: '' } }],
    ];
    it('asks once', async () => {
      const ends = await Promise.all(
        rows.map(async ([, fault]) => {
          const { sandbox, main } = await stepSetting({ faults: [fault] });
          const { outcome, log } = await main();
          return [outcome, tries(sandbox.requests, fault.operation).length, pausesIn(log)];
        }),
      );
      expect(ends).toEqual(rows.map(() => ['failure', 1, []]));
    });
  });

  describe('when something new may not be known everywhere yet', () => {
    it('succeeds where the second answer is a good one', async () => {
      const faults: readonly Fault[] = [
        { operation: 'AssumeRoleWithWebIdentity', attempts: [1], effect: stsError(403, 'AccessDenied') },
        { operation: 'GetCallerIdentity', attempts: [1], effect: stsError(403, 'InvalidClientTokenId') },
      ];
      const { main } = await stepSetting({ faults });
      expect((await main()).outcome).toBe('success');
    });

    it('waits until the session that it got may assume the next role', async () => {
      const { sandbox, main } = await stepSetting({
        faults: [{ operation: 'AssumeRole', attempts: [1, 2, 3], effect: stsError(403, 'InvalidClientTokenId') }],
      });
      await main({ 'role-chain': 'arn:aws:iam::444455556666:role/target' });
      expect(tries(sandbox.requests, 'AssumeRole').length).toBeGreaterThan(3);
    });

    it('asks for 11 to 15 seconds where the session that it got is unknown', async () => {
      const operation = 'GetCallerIdentity';
      const { sandbox, main } = await stepSetting({
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
    const passing: readonly FaultEffect[] = [
      { kind: 'throttle' },
      stsError(500, 'InternalFailure'),
      stsError(503, 'ServiceUnavailable'),
      { kind: 'respond', status: 502, body: '<html>Bad gateway</html>' },
      { kind: 'respond', status: 200, headers: { 'content-type': 'text/plain' }, body: 'garbage' },
      { kind: 'reset' },
      { kind: 'raw', text: 'no HTTP at all\r\n\r\n' },
    ];
    const OPERATIONS = ['RequestIdToken', 'AssumeRoleWithWebIdentity', 'GetCallerIdentity'] as const;
    /** Operations that fail once, each in the same way. */
    const rows: readonly (readonly [readonly Operation[], FaultEffect])[] = [
      ...passing.map((effect) => [OPERATIONS, effect] as const),
      [['AssumeRoleWithWebIdentity'], stsError(400, 'IDPCommunicationError')],
      [['AssumeRoleWithWebIdentity'], VERIFICATION_KEY],
      [['AssumeRoleWithWebIdentity'], stsError(400, 'ExpiredTokenException')],
      [['AssumeRoleWithWebIdentity'], stsError(403, 'IDPRejectedClaim')],
    ];
    it('succeeds at the second try', async () => {
      const ends = await Promise.all(
        rows.map(async ([operations, effect]) => {
          const faults = operations.map((operation) => ({ operation, attempts: [1], effect }));
          const { sandbox, main } = await stepSetting({ faults });
          const { outcome, log } = await main();
          const failed = log.filter((line) => line.includes('try 1 failed')).length;
          // Each try of the exchange has an ID token of its own, which is one more request to GitHub, unless STS only throttled it.
          const counts = OPERATIONS.map((operation) => tries(sandbox.requests, operation).length);
          return [outcome, failed, counts];
        }),
      );
      const all = (effect: FaultEffect) => ['success', 3, [effect.kind === 'throttle' ? 2 : 3, 2, 2]];
      const exchange = ['success', 1, [2, 2, 1]];
      expect(ends).toEqual(rows.map(([operations, effect]) => (operations.length > 1 ? all(effect) : exchange)));
    });

    it('exchanges a throttled token again, and takes a new one where another failure came between', async () => {
      const faults: readonly Fault[] = [
        { operation: 'AssumeRoleWithWebIdentity', attempts: [1, 2], effect: { kind: 'throttle' } },
        { operation: 'AssumeRoleWithWebIdentity', attempts: [3], effect: VERIFICATION_KEY },
      ];
      const { sandbox, main } = await stepSetting({ faults });
      expect((await main()).outcome).toBe('success');
      const exchanges = tries(sandbox.requests, 'AssumeRoleWithWebIdentity');
      const tokens = exchanges.map(({ parameters }) => parameters['WebIdentityToken'] ?? '');
      const order = tokens.map((token) => [...new Set(tokens)].indexOf(token));
      expect([order, tries(sandbox.requests, 'RequestIdToken').length]).toEqual([[0, 0, 0, 1], 2]);
    });

    it('sends a new ID token with each try of the exchange', async () => {
      const faults: readonly Fault[] = [
        { operation: 'AssumeRoleWithWebIdentity', attempts: [1, 2], effect: stsError(500, 'InternalFailure') },
      ];
      const { sandbox, main } = await stepSetting({ faults });
      await main();
      const exchanges = tries(sandbox.requests, 'AssumeRoleWithWebIdentity');
      expect(exchanges).toHaveLength(3);
      expect(new Set(exchanges.map(({ parameters }) => parameters['WebIdentityToken'])).size).toBe(3);
    });

    it('waits as long as it is asked to', async () => {
      const effect: FaultEffect = { kind: 'throttle', retryAfterSeconds: 1 };
      const { main } = await stepSetting({
        faults: [{ operation: 'AssumeRoleWithWebIdentity', attempts: [1], effect }],
      });
      const { outcome, log } = await main();
      expect(outcome).toBe('success');
      const [pause = 0, ...others] = pausesIn(log);
      expect([pause >= 1, others]).toEqual([true, []]);
    });

    it('gives up at once where the next try would come after the deadline', async () => {
      const effect: FaultEffect = { kind: 'throttle', retryAfterSeconds: 900 };
      const { sandbox, main } = await stepSetting({ faults: [{ operation: 'AssumeRoleWithWebIdentity', effect }] });
      const { annotations, log } = await main({ 'action-timeout-s': '10m' });
      expect(annotations[0]?.title).toBe('STS is throttling this account');
      expect([tries(sandbox.requests, 'AssumeRoleWithWebIdentity').length, pausesIn(log)]).toEqual([1, []]);
    });
  });

  describe('when retries are limited', () => {
    it.each([
      ['retry-max-attempts', { 'retry-max-attempts': '3' }, 3],
      ['disable-retry', { 'disable-retry': 'true' }, 1],
    ])('keeps to %s and does not wait after the last try', async (_, inputs, expected) => {
      const effect = stsError(503, 'ServiceUnavailable');
      const { sandbox, main } = await stepSetting({ faults: [{ operation: 'AssumeRoleWithWebIdentity', effect }] });
      const { log } = await main(inputs);
      expect(tries(sandbox.requests, 'AssumeRoleWithWebIdentity')).toHaveLength(expected);
      expect(pausesIn(log)).toHaveLength(expected - 1);
    });
  });
});
