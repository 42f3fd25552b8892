// Requests without an answer, as failures.
import { describe, expect, it } from '@jest/globals';
import { collectBody, failureOfNetwork, failureOfWait, parseRetryAfter } from '../../../src/net/requests.ts';

const REQUEST = { service: 'sts', operation: 'GetCallerIdentity' } as const;

function nodeError(message: string, code?: string): Error {
  return Object.assign(new Error(message), code === undefined ? {} : { code });
}

describe('failureOfWait', () => {
  it.each([
    [{ kind: 'timed-out' }, 'REQUEST_TIMED_OUT'],
    [{ kind: 'stopped', reason: 'deadline' }, 'DEADLINE_PASSED'],
    [{ kind: 'stopped', reason: 'canceled' }, 'CANCELED'],
  ] as const)('gives %j the code %s', (outcome, code) => {
    expect(failureOfWait(REQUEST, outcome)).toMatchObject({ ...REQUEST, code, attempts: 1 });
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

describe('parseRetryAfter', () => {
  it.each<[string | undefined, number | undefined]>([
    ['0', 0],
    ['120', 120],
    [undefined, undefined],
    ['', undefined],
    ['-1', undefined],
    ['1.5', 1.5],
    ['1e3', undefined],
    ['9999999999', undefined],
    ['Sun, 06 Nov 1994 08:49:37 GMT', undefined],
  ])('reads %j as %j', (header, seconds) => {
    expect(parseRetryAfter(header)).toBe(seconds);
  });
});

describe('collectBody', () => {
  async function* chunksOf(...chunks: readonly string[]) {
    for (const chunk of chunks) yield Buffer.from(chunk);
  }

  it('puts the chunks together, even where one cuts a character', async () => {
    const [first, second] = [Buffer.from('ü').subarray(0, 1), Buffer.from('ü').subarray(1)];
    async function* halves() {
      yield first;
      yield second;
    }
    expect((await collectBody(halves())).toString()).toBe('ü');
    expect((await collectBody(chunksOf('a', '', 'bc'))).toString()).toBe('abc');
    expect(await collectBody(chunksOf())).toHaveLength(0);
  });

  it('gives up a body that is longer than any answer', async () => {
    await expect(collectBody(chunksOf('x'.repeat(200_000), 'x'.repeat(200_000)))).rejects.toThrow('longer');
  });
});
