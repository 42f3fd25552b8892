// The lines of the log: one each, whatever the other side said.
import { describe, expect, it } from '@jest/globals';
import { endpointLines, retryLine, sessionLines } from '../../../src/report/report.ts';
import { FACTS, failureOf, IDENTITY, SESSION, SETTINGS } from '../samples/healthy.ts';

describe('retryLine', () => {
  it('says what failed and when it is tried again', () => {
    const failure = failureOf('GetCallerIdentity', 'Throttling', { message: 'Rate exceeded', attempts: 3 });
    expect(retryLine({ failure, pauseSeconds: 1.25 })).toBe(
      'GetCallerIdentity: try 3 failed (Throttling: Rate exceeded), next in 1.3 s',
    );
  });

  it('is one plain line for any code', () => {
    const failure = failureOf('GetCallerIdentity', 'Bad\r\n\u001b[31mThing', { httpStatus: 503 });
    expect(retryLine({ failure, pauseSeconds: 1 })).not.toMatch(/\p{Cc}/u);
  });
});

describe('endpointLines', () => {
  it('names an endpoint that is not one of AWS', () => {
    const endpoint = { url: 'https://sts.example/', source: 'AWS_ENDPOINT_URL_STS', awsOwned: false } as const;
    expect(endpointLines({ ...SETTINGS, endpoint })).toEqual([
      'STS endpoint: https://sts.example/ (from AWS_ENDPOINT_URL_STS)',
    ]);
    expect(endpointLines(SETTINGS)).toEqual([]);
    expect(endpointLines({ ...SETTINGS, maskAccountId: true })).toEqual([expect.stringContaining('job output')]);
  });
});

describe('sessionLines', () => {
  it('names the identity, and how long it lives', () => {
    expect(sessionLines({ facts: FACTS, session: SESSION, identity: IDENTITY })).toEqual([
      `Verified ${IDENTITY.arn} in eu-central-1`,
      'Valid for 1 h, until 2027-01-15 09:00:00 UTC; clock skew +0.4 s ± 0.6 s (server minus runner)',
    ]);
  });

  it.each([
    ['configure', true],
    ['verify', false],
  ] as const)('tells of a renewal where there is one: mode %s', (mode, isRenewed) => {
    const facts = { ...FACTS, settings: { ...SETTINGS, mode, refresh: true } };
    const lines = sessionLines({ facts, session: SESSION, identity: IDENTITY });
    expect(lines.some((line) => line.includes('renew automatically'))).toBe(isRenewed);
  });
});
