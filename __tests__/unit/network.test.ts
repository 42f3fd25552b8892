// Requests without an answer, as failures.
import { describe, expect, it } from '@jest/globals';
import { failureOfNetwork, failureOfOutcome } from '../../src/network.ts';

const REQUEST = { service: 'sts', operation: 'GetCallerIdentity' } as const;

function nodeError(message: string, code?: string): Error {
  return Object.assign(new Error(message), code === undefined ? {} : { code });
}

describe('failureOfOutcome', () => {
  it.each([
    [{ kind: 'timed-out' }, 'REQUEST_TIMED_OUT'],
    [{ kind: 'stopped', reason: 'deadline' }, 'DEADLINE_PASSED'],
    [{ kind: 'stopped', reason: 'cancelled' }, 'CANCELLED'],
  ] as const)('gives %j the code %s', (outcome, code) => {
    expect(failureOfOutcome(REQUEST, outcome)).toMatchObject({ ...REQUEST, code, attempts: 1 });
  });
});

describe('failureOfNetwork', () => {
  it.each<[string, unknown, string, string]>([
    ['an error with a code', nodeError('getaddrinfo ENOTFOUND x', 'ENOTFOUND'), 'ENOTFOUND', 'getaddrinfo ENOTFOUND x'],
    ['an error without one', new TypeError('bad'), 'TypeError', 'bad'],
    ['an error with an empty one', nodeError('bad', ''), 'Error', 'bad'],
    [
      'the first of several errors',
      new AggregateError([nodeError('a', 'ECONNREFUSED'), nodeError('b', 'ENETUNREACH')], 'all failed'),
      'ECONNREFUSED',
      'a',
    ],
    ['an empty collection of errors', new AggregateError([], 'none'), 'AggregateError', 'none'],
    ['a text', 'oops', 'UNKNOWN', 'oops'],
    ['nothing', undefined, 'UNKNOWN', 'undefined'],
    ['a hostile message', nodeError('\n::error::x', 'EPROTO'), 'EPROTO', ': :error::x'],
  ])('describes %s', (_name, error, code, message) => {
    expect(failureOfNetwork(REQUEST, error)).toEqual({ ...REQUEST, code, message, attempts: 1 });
  });
});
