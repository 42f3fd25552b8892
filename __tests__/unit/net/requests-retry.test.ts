// The retry loop, with pauses that pass twenty times as fast, and the policy that chooses them: what is tried again, how often, and when
// it gives up.
import { afterEach, describe, expect, it } from '@jest/globals';
import { createDeadline, type Deadline } from '../../../src/net/deadline.ts';
import type { Attempt, Failure } from '../../../src/net/failure.ts';
import { retry } from '../../../src/net/requests.ts';
import { keepsToken, pauseAfter, type RetryNotice } from '../../../src/net/retry-policy.ts';
import { replaceGlobal } from '../run/replace-global.ts';
import { failureOf } from '../samples/healthy.ts';

const setTimer = globalThis.setTimeout;
let speed = 20;
replaceGlobal(globalThis, 'setTimeout', {
  value: (work: () => void, milliseconds = 0, ...rest: []) => setTimer(work, milliseconds / speed, ...rest),
});

const deadlines: Deadline[] = [];

afterEach(() => {
  speed = 20;
  for (const deadline of deadlines.splice(0)) deadline.clear();
});

function deadlineOf(seconds: number): Deadline {
  const deadline = createDeadline(seconds);
  deadlines.push(deadline);
  return deadline;
}

interface Run {
  readonly result: Attempt<string>;
  readonly tries: number;
  readonly notices: readonly RetryNotice[];
}

/** Tries what gives these answers, one after the other, the last one for good. */
async function run(
  answers: readonly (Failure | string)[],
  { deadline = deadlineOf(300), maxAttempts = 12, onRetry = (_: RetryNotice) => {} } = {},
): Promise<Run> {
  const notices: RetryNotice[] = [];
  let tries = 0;
  const result = await retry<string>(
    async (attempt) => {
      tries += 1;
      expect(attempt).toBe(tries);
      const answer = answers[Math.min(tries, answers.length) - 1] ?? '';
      return typeof answer === 'string'
        ? { status: 'succeeded', value: answer }
        : { status: 'failed', failure: answer };
    },
    {
      deadline,
      maxAttempts,
      onRetry: (notice) => {
        notices.push(notice);
        onRetry(notice);
      },
    },
  );
  return { result, tries, notices };
}

/** Asked to come back at once, a failure makes the pauses short. */
const NOW = { retryAfterSeconds: 0 } as const;
const denied = failureOf('AssumeRoleWithWebIdentity', 'AccessDenied', { ...NOW, httpStatus: 403 });
const lost = failureOf('AssumeRoleWithWebIdentity', 'ECONNRESET', NOW);
const malformed = failureOf('AssumeRoleWithWebIdentity', 'ValidationError', { httpStatus: 400 });

/** The pause where all tries failed alike. */
function pauseOf(failure: Failure, maxAttempts: number): number | undefined {
  return pauseAfter(failure, { maxAttempts, earlier: Array<Failure>(failure.attempts - 1).fill(failure) });
}

/** How often a failure is tried in all. */
function triesOf(failure: Failure, maxAttempts = 100): number {
  let attempts = 1;
  while (pauseOf({ ...failure, attempts }, maxAttempts) !== undefined) attempts += 1;
  return attempts;
}

const PAUSES = 1000;
/** Many pauses after so many failed tries. */
function pausesAfter(attempts: number, failure: Failure): readonly number[] {
  return Array.from({ length: PAUSES }, () => pauseOf({ ...failure, attempts }, 100) ?? Number.NaN);
}

const PAGE = 'The answer is not one of STS. Content type: text/html.';

describe('keepsToken', () => {
  const throttled = failureOf('AssumeRoleWithWebIdentity', 'Throttling', { httpStatus: 400 });
  const keyFetch = "Couldn't retrieve verification key from your identity provider";
  it.each<[string, Failure, number, boolean]>([
    ['throttled a moment ago', throttled, 5, true],
    ['throttled for a quarter of its life', throttled, 75, false],
    [
      'no key to check it with',
      failureOf('AssumeRoleWithWebIdentity', 'InvalidIdentityToken', { message: keyFetch }),
      5,
      false,
    ],
    ['too old', failureOf('AssumeRoleWithWebIdentity', 'ExpiredToken', { httpStatus: 400 }), 5, false],
    ['STS not available', failureOf('AssumeRoleWithWebIdentity', 'ServiceUnavailable', { httpStatus: 503 }), 5, false],
  ])('keeps a token that is young and was not looked at: %s', (_, failure, waitedSeconds, keeps) => {
    expect(keepsToken(failure, { lifetimeSeconds: 300, waitedSeconds })).toBe(keeps);
  });
});

describe('retry', () => {
  describe('when the first try succeeds', () => {
    it('gives its value and waits for nothing', async () => {
      const { result, tries, notices } = await run(['done']);
      expect([result, tries, notices]).toEqual([{ status: 'succeeded', value: 'done' }, 1, []]);
    });
  });

  describe('when nothing was attempted', () => {
    it('says so and tries no further', async () => {
      const nothing = { status: 'not-attempted' } as const;
      const options = { deadline: deadlineOf(1), maxAttempts: 5, onRetry: () => {} };
      expect(await retry(async () => nothing, options)).toEqual(nothing);
    });
  });

  describe('when the failure is permanent', () => {
    it.each([
      malformed,
      failureOf('AssumeRoleWithWebIdentity', 'InvalidIdentityToken', { message: 'Incorrect token audience' }),
      failureOf('AssumeRoleWithWebIdentity', 'UNEXPECTED_ANSWER', { httpStatus: 200, message: PAGE }),
      failureOf('AssumeRoleWithWebIdentity', 'CERT_HAS_EXPIRED'),
      failureOf('GetCallerIdentity', 'SignatureDoesNotMatch', { httpStatus: 403 }),
      failureOf('GetCallerIdentity', 'ExpiredToken', { httpStatus: 403 }),
      failureOf('RequestIdToken', 'HTTP_404', { httpStatus: 404 }),
    ])('tries once: $operation $code', async (failure) => {
      const { result, tries, notices } = await run([failure]);
      expect([result, tries, notices]).toEqual([{ status: 'failed', failure: { ...failure, attempts: 1 } }, 1, []]);
    });
  });

  describe('when something new may not be known everywhere', () => {
    const failures = [
      denied,
      failureOf('GetCallerIdentity', 'AccessDenied', { ...NOW, httpStatus: 403 }),
      failureOf('GetCallerIdentity', 'InvalidClientTokenId', { ...NOW, httpStatus: 403 }),
      failureOf('RequestIdToken', 'HTTP_401', { ...NOW, httpStatus: 401 }),
      failureOf('RequestIdToken', 'HTTP_403', { ...NOW, httpStatus: 403 }),
    ];
    it.each(failures)('tries twice in all: $operation $code', (failure) => {
      expect(triesOf(failure)).toBe(2);
    });

    it('tries an expired token twice', async () => {
      expect((await run([{ ...denied, code: 'ExpiredToken' }])).tries).toBe(2);
    });

    it('waits each time for another while, so that callers who failed together come back apart', () => {
      expect(new Set(pausesAfter(1, denied)).size).toBeGreaterThan(PAUSES / 2);
    });

    it('waits 1 to 2 seconds', () => {
      const pauses = pausesAfter(1, failureOf('AssumeRoleWithWebIdentity', 'AccessDenied', { httpStatus: 403 }));
      expect(Math.min(...pauses)).toBeGreaterThanOrEqual(1);
      expect(Math.max(...pauses)).toBeLessThanOrEqual(2);
    });
  });

  describe('when the failure may pass', () => {
    it.each([
      ['ECONNRESET', 6],
      ['ENOTFOUND', 4],
      ['ECONNREFUSED', 4],
      ['ETIMEDOUT', 4],
      ['EHOSTUNREACH', 4],
    ])('tries %s as often as it is worth', (code, tries) => {
      expect(triesOf({ ...lost, code })).toBe(tries);
    });

    it.each([
      ['Throttling', 400],
      ['HTTP_503', 503],
    ])('tries %s as often as it may', (code, httpStatus) => {
      expect(triesOf(failureOf('AssumeRoleWithWebIdentity', code, { httpStatus }), 12)).toBe(12);
    });

    it.each<[string, number, number, number, Partial<Failure>]>([
      ['an exchange', 1, 0.19, 0.56, {}],
      ['an exchange', 2, 0.61, 1.76, {}],
      ['an exchange', 3, 1.26, 3.6, {}],
      ['an exchange', 4, 2.62, 7.5, {}],
      ['an exchange', 5, 5.25, 15, {}],
      ['an exchange', 9, 5.25, 15, {}],
      ['a request with a new session', 1, 0.57, 0.65, { operation: 'GetCallerIdentity', justIssued: true }],
      ['a request with a new session', 3, 0.26, 0.3, { operation: 'GetCallerIdentity', justIssued: true }],
      ['a request with a new session', 6, 2.2, 2.5, { operation: 'GetCallerIdentity', justIssued: true }],
      ['a request with a new session', 9, 2.2, 2.5, { operation: 'GetCallerIdentity', justIssued: true }],
      ['a role behind a new session', 3, 1.26, 3.6, { operation: 'AssumeRole', justIssued: true }],
      ['a request that STS asked to wait for', 1, 5, 6.76, { retryAfterSeconds: 5 }],
    ])('spreads those who are throttled: %s, after try %d, %d to %d seconds', (_, failedTries, least, most, more) => {
      const throttled = failureOf('AssumeRoleWithWebIdentity', 'Throttling', { httpStatus: 400, ...more });
      const pauses = pausesAfter(failedTries, throttled);
      expect(Math.min(...pauses)).toBeGreaterThanOrEqual(least);
      expect(Math.max(...pauses)).toBeLessThanOrEqual(most);
      expect(Math.max(...pauses) - Math.min(...pauses)).toBeGreaterThan((most - least) / 2);
    });

    it('gives the value of the try that succeeds', async () => {
      const { result, tries } = await run([lost, lost, 'done']);
      expect([result, tries]).toEqual([{ status: 'succeeded', value: 'done' }, 3]);
    });

    it('tries again after a second failure of another kind, as if it were the first', async () => {
      const { result, tries } = await run([lost, { ...denied, code: 'ExpiredToken' }, 'done']);
      expect([result, tries]).toEqual([{ status: 'succeeded', value: 'done' }, 3]);
    });

    it('gives the last failure, should it be another one', async () => {
      const { result } = await run([lost, malformed]);
      expect(result).toEqual({ status: 'failed', failure: { ...malformed, attempts: 2 } });
    });

    it('counts only tries that failed in the same way', () => {
      const earlier = Array<Failure>(5).fill(failureOf('AssumeRoleWithWebIdentity', 'Throttling', { httpStatus: 400 }));
      const pauseOfNext = (...alike: readonly Failure[]) => {
        const attempts = earlier.length + alike.length + 1;
        return pauseAfter(
          { ...lost, code: 'ETIMEDOUT', attempts },
          { maxAttempts: 12, earlier: [...earlier, ...alike] },
        );
      };
      expect(pauseOfNext()).toBeLessThanOrEqual(0.5);
      const again = { ...lost, code: 'REQUEST_TIMED_OUT' };
      expect(pauseOfNext(again, again)).toBeLessThanOrEqual(2);
      expect(pauseOfNext(again, again, again)).toBeUndefined();
    });

    it('waits longer and longer, each pause partly by chance', () => {
      for (const [n, most] of [0.25, 0.5, 1].entries()) {
        const pauses = pausesAfter(n + 1, failureOf('AssumeRoleWithWebIdentity', 'REQUEST_TIMED_OUT'));
        expect(Math.min(...pauses)).toBeGreaterThan(most / 10);
        expect(Math.max(...pauses)).toBeLessThanOrEqual(most);
      }
    });
  });

  describe('when only one attempt is allowed', () => {
    it.each([denied, lost])('does not repeat $code', async (failure) => {
      const { tries, notices } = await run([failure], { maxAttempts: 1 });
      expect([tries, notices]).toEqual([1, []]);
    });
  });

  describe('when the last try has failed', () => {
    it('waits for nothing more', async () => {
      const { tries, notices, result } = await run([lost], { maxAttempts: 2 });
      expect([tries, notices.length, result]).toMatchObject([2, 1, { failure: { attempts: 2, code: lost.code } }]);
    });
  });

  describe('when the answer says how long to wait', () => {
    it('waits at least as long', () => {
      expect(Math.min(...pausesAfter(1, { ...lost, retryAfterSeconds: 30 }))).toBeGreaterThanOrEqual(30);
    });

    it('does wait', async () => {
      speed = 1;
      const startedAt = performance.now();
      const { notices } = await run([{ ...lost, retryAfterSeconds: 0.1 }, 'done']);
      expect((performance.now() - startedAt) / 1000).toBeGreaterThanOrEqual((notices[0]?.pauseSeconds ?? 0) - 0.01);
    });

    it('gives up at once where that outlasts the run', async () => {
      const { tries, notices } = await run([{ ...lost, retryAfterSeconds: 600 }], { deadline: deadlineOf(300) });
      expect([tries, notices]).toEqual([1, []]);
    });
  });

  describe('when the next pause would outlast the run', () => {
    it('gives up with the failure that it has', async () => {
      const failure = failureOf('AssumeRoleWithWebIdentity', 'AccessDenied');
      const { result, tries, notices } = await run([failure], { deadline: deadlineOf(0.5) });
      expect([result, tries, notices]).toEqual([{ status: 'failed', failure: { ...failure, attempts: 1 } }, 1, []]);
    });
  });

  describe('when the job is canceled during a pause', () => {
    it('ends as canceled, at once and without a further try, and says what went wrong before', async () => {
      const deadline = deadlineOf(1200);
      const failure = { ...denied, retryAfterSeconds: 600 };
      const { result, tries } = await run([failure], { deadline, onRetry: () => setImmediate(deadline.cancel) });
      const { service, operation, code, message } = denied;
      const ended = { service, operation, code: 'CANCELED', attempts: 1 };
      const said = `The job was canceled. Before that: ${code}: ${message}`;
      expect([result, tries]).toEqual([{ status: 'failed', failure: { ...ended, message: said } }, 1]);
    });
  });

  describe('when the run ends during a try', () => {
    it.each(['CANCELED', 'DEADLINE_PASSED'])('says what went wrong before: %s', async (code) => {
      const ended = failureOf('AssumeRoleWithWebIdentity', code, { message: 'The end.' });
      const { result } = await run([lost, ended]);
      expect(result).toEqual({
        status: 'failed',
        failure: { ...ended, attempts: 2, message: 'The end. Before that: ECONNRESET: refused' },
      });
    });
  });

  describe('when a try throws', () => {
    it('throws it on: that is a bug', async () => {
      const options = { deadline: deadlineOf(1), maxAttempts: 3, onRetry: () => {} };
      await expect(retry(() => Promise.reject(new TypeError('bug')), options)).rejects.toThrow('bug');
    });
  });
});
