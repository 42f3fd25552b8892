// Dates, durations, and what responses say about this machine's clock.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Facts } from '../../../src/observe/facts.ts';
import {
  type ClockReading,
  clockIntervalOf,
  formatClockSkew,
  formatDuration,
  formatSeconds,
  formatUtc,
  measureClockSkew,
  parseHttpDate,
  readClock,
  remainingSecondsOf,
} from '../../../src/util/time.ts';
import { FACTS, NOW, readingOf } from '../samples/healthy.ts';

const TIMES = { sentAt: 100.25, receivedAt: 100.75 };

function reading(service: ClockReading['service'], serverDateAt: number, sentAt = 100, receivedAt = 100.5) {
  return { service, serverDateAt, sentAt, receivedAt };
}

describe('parseHttpDate', () => {
  it('reads the form that HTTP servers send', () => {
    expect(parseHttpDate('Sun, 06 Nov 1994 08:49:37 GMT')).toBe(784_111_777);
  });

  it.each([
    undefined,
    '',
    'Sunday, 06-Nov-94 08:49:37 GMT',
    'Sun Nov  6 08:49:37 1994',
    '1994-11-06T08:49:37Z',
    'Sun, 06 Nov 1994 08:49:37 +0100',
    'Sun, 06 Nov 1994 08:49:37',
    'Sun, 06 Foo 1994 08:49:37 GMT',
    'Sun, 06 Nov 1994 25:49:37 GMT',
    'Sun, 99 Nov 1994 08:49:37 GMT',
    '784111777',
    'Sun, 06 Nov 1994 08:49:37 GMT, Sun, 06 Nov 1994 08:49:37 GMT',
    'x Sun, 06 Nov 1994 08:49:37 GMT',
    'Sun, 06 Nov 1994 08:49:37 GMT+0100',
  ])('does not read %j', (text) => {
    expect(parseHttpDate(text)).toBeUndefined();
  });

  it('reads what the platform writes, to the second', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000_000_000 }), (at) => {
        expect(parseHttpDate(new Date(at * 1000).toUTCString())).toBe(at);
      }),
    );
  });
});

describe('readClock', () => {
  const date = 'Thu, 01 Jan 1970 00:01:40 GMT';

  it('keeps service, date and times', () => {
    expect(readClock('sts', { date }, TIMES)).toEqual({ service: 'sts', serverDateAt: 100, ...TIMES });
  });

  it.each<[string, Record<string, unknown>]>([
    ['without a date', {}],
    ['with an unreadable date', { date: 'yesterday' }],
    ['with several dates', { date: [date, date] }],
    ['with a list of one date', { date: [date] }],
    ['of a cache', { date, age: '0' }],
  ])('gives nothing for a response %s', (_name, headers) => {
    expect(readClock('github', headers, TIMES)).toBeUndefined();
  });
});

describe('clockIntervalOf', () => {
  it('bounds the skew by the request on both sides, and by the second that the date cuts off', () => {
    expect(clockIntervalOf(reading('sts', 200, 100, 103))).toEqual({ lowestSeconds: 97, highestSeconds: 101 });
  });

  it('holds the true skew, whatever it is and however long the answer took', () => {
    const seconds = fc.double({ min: 0, max: 10, noNaN: true });
    fc.assert(
      fc.property(fc.integer({ min: -5000, max: 5000 }), seconds, seconds, (skew, there, back) => {
        const sentAt = 1_000_000.5;
        const serverDateAt = Math.floor(sentAt + there + skew);
        const { lowestSeconds, highestSeconds } = clockIntervalOf(
          reading('sts', serverDateAt, sentAt, sentAt + there + back),
        );
        expect(lowestSeconds).toBeLessThanOrEqual(skew + 1e-6);
        expect(highestSeconds).toBeGreaterThanOrEqual(skew - 1e-6);
      }),
    );
  });
});

describe('measureClockSkew', () => {
  it.each<[string, ClockReading[], object | undefined]>([
    ['nothing without a reading', [], undefined],
    [
      'nothing proved of clocks that agree',
      [reading('sts', 100)],
      { agreed: true, clockSkewSeconds: 0.25, uncertaintySeconds: 0.75, provenSeconds: 0 },
    ],
    [
      'a positive skew of a machine that is behind',
      [reading('sts', 400)],
      { agreed: true, clockSkewSeconds: 300.25, uncertaintySeconds: 0.75, provenSeconds: 299.5 },
    ],
    [
      'a negative skew of a machine that is ahead',
      [reading('sts', -200)],
      { agreed: true, clockSkewSeconds: -299.75, uncertaintySeconds: 0.75, provenSeconds: -299 },
    ],
    [
      'the part that all readings agree on',
      [reading('github', 400, 100, 102), reading('sts', 401, 101, 104)],
      { agreed: true, clockSkewSeconds: 299.5, uncertaintySeconds: 1.5, provenSeconds: 298 },
    ],
    [
      'what STS says where GitHub contradicts it',
      [reading('sts', 100), reading('github', 4000)],
      { agreed: false, clockSkewSeconds: 0.25, uncertaintySeconds: 0.75, provenSeconds: 0 },
    ],
    [
      'what STS said last where it contradicts itself',
      [reading('sts', 4000), reading('sts', 100), reading('github', 8000)],
      { agreed: false, clockSkewSeconds: 0.25, uncertaintySeconds: 0.75, provenSeconds: 0 },
    ],
    [
      'what GitHub said last where there is no other and it contradicts itself',
      [reading('github', 4000), reading('github', 100)],
      { agreed: false, clockSkewSeconds: 0.25, uncertaintySeconds: 0.75, provenSeconds: 0 },
    ],
    [
      'what STS said last of three that contradict each other',
      [reading('sts', 4000), reading('sts', 8000), reading('sts', 100), reading('github', 9000)],
      { agreed: false, clockSkewSeconds: 0.25, uncertaintySeconds: 0.75, provenSeconds: 0 },
    ],
    [
      'what GitHub said last of three that contradict each other',
      [reading('github', 4000), reading('github', 8000), reading('github', 100)],
      { agreed: false, clockSkewSeconds: 0.25, uncertaintySeconds: 0.75, provenSeconds: 0 },
    ],
    [
      'the one skew that two readings leave',
      [reading('sts', 100, 100, 100), reading('github', 101, 100, 100)],
      { agreed: true, clockSkewSeconds: 1, uncertaintySeconds: 0, provenSeconds: 1 },
    ],
  ])('gives %s', (_name, readings, skew) => {
    expect(measureClockSkew(readings)).toEqual(skew);
  });

  it('never proves more than there is', () => {
    const one = fc.tuple(fc.double({ min: 0, max: 5, noNaN: true }), fc.double({ min: 0, max: 5, noNaN: true }));
    fc.assert(
      fc.property(fc.integer({ min: -2000, max: 2000 }), fc.array(one, { minLength: 1 }), (skew, requests) => {
        const readings = requests.map(([there, back]) =>
          reading('sts', Math.floor(1000 + there + skew), 1000, 1000 + there + back),
        );
        const measured = measureClockSkew(readings);
        expect(Math.abs(measured?.provenSeconds ?? 0)).toBeLessThanOrEqual(Math.abs(skew) + 1e-6);
        expect((measured?.provenSeconds ?? 0) * skew).toBeGreaterThanOrEqual(-1e-6);
        expect(measured?.uncertaintySeconds).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('leaves out a request during which this machine was set back', () => {
    const setBackMeanwhile = reading('sts', 100, 100, 50);
    expect(measureClockSkew([reading('sts', 4000), { ...setBackMeanwhile, sentAt: 4000 }])).toMatchObject({
      clockSkewSeconds: 3900.25,
    });
  });
});

describe('formatUtc', () => {
  it.each([
    [0, '1970-01-01 00:00:00 UTC'],
    [1_795_331_100.9, '2026-11-22 07:05:00 UTC'],
  ])('writes %d as %s', (at, text) => {
    expect(formatUtc(at)).toBe(text);
  });

  it.each([1e15, -1e15, Number.NaN])('writes the number where no calendar reaches it: %d', (at) => {
    expect(formatUtc(at)).toBe(`${at} s after 1970-01-01 00:00:00 UTC`);
  });
});

describe('formatDuration', () => {
  it.each([
    [0, '0 s'],
    [0.4, '0 s'],
    [-0.4, '0 s'],
    [59.6, '1 min'],
    [60, '1 min'],
    [3570, '59 min 30 s'],
    [3600, '1 h'],
    [3601, '1 h 1 s'],
    [43_200, '12 h'],
    [90_061, '25 h 1 min 1 s'],
    [-90, '-1 min 30 s'],
  ])('writes %d as %s', (seconds, text) => {
    expect(formatDuration(seconds)).toBe(text);
  });
});

describe('formatSeconds', () => {
  it.each([
    [0, '0.0', '+0.0'],
    [-0, '0.0', '+0.0'],
    [-0.04, '0.0', '+0.0'],
    [0.04, '0.0', '+0.0'],
    [0.05, '0.1', '+0.1'],
    [-0.26, '-0.3', '-0.3'],
    [899.96, '900.0', '+900.0'],
  ])('writes %d as %s, signed as %s', (seconds, plain, signed) => {
    expect(formatSeconds(seconds)).toBe(plain);
    expect(formatSeconds(seconds, { signed: true })).toBe(signed);
  });
});

describe('formatClockSkew', () => {
  it.each([
    [0.25, 0.75, '+0.3 s ± 0.8 s'],
    [-300, 0.5, '-300.0 s ± 0.5 s'],
  ])('writes %d ± %d as %s', (clockSkewSeconds, uncertaintySeconds, text) => {
    expect(formatClockSkew({ agreed: true, clockSkewSeconds, uncertaintySeconds, provenSeconds: 0 })).toBe(text);
  });
});

describe('remainingSecondsOf', () => {
  it.each<[string, Partial<Facts>, number, number]>([
    ['with clocks that agree', {}, NOW + 3600, 3600],
    ['cut to whole seconds', { observedAt: NOW + 0.5 }, NOW + 3600, 3599],
    ['on a machine that is behind', { clocks: [readingOf(100.3)] }, NOW + 3600, 3499],
    ['on a machine that is ahead', { clocks: [readingOf(-100)], observedAt: NOW + 100 }, NOW + 3600, 3500],
    ['never below zero', {}, NOW - 5, 0],
  ])('counts the seconds %s', (_name, changes, expiresAt, seconds) => {
    expect(remainingSecondsOf({ ...FACTS, ...changes }, { expiresAt })).toBe(seconds);
  });
});
