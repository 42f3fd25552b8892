// The job summary, read back as GitHub reads it.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Facts } from '../../../src/observe/facts.ts';
import { describeDuration, describeSkew, renderSuccess } from '../../../src/report/summary.ts';
import { expectHarmless, nodesOf, parseMarkdown, textOf } from '../samples/github-markdown.ts';
import { CLAIMS, FACTS, IDENTITY, readingOf, SESSION, SETTINGS } from '../samples/healthy.ts';
import { hostileText } from '../samples/hostile.ts';

const verifiedWith = (facts: Facts, session = SESSION, identity = IDENTITY) => ({ facts, session, identity });
const successOf = (facts: Facts) => renderSuccess(verifiedWith(facts), []);

function rowsOf(markdown: string): Readonly<Record<string, string>> {
  const rows = nodesOf(parseMarkdown(markdown), 'tableRow').map((row) => (row.children ?? []).map(textOf));
  return Object.fromEntries(rows.map(([name = '', value = '']) => [name, value]));
}

describe('renderSuccess', () => {
  it('names the session', () => {
    expect(rowsOf(successOf(FACTS))).toEqual({
      Session: 'Value',
      Identity: IDENTITY.arn,
      Role: SETTINGS.role.text,
      Account: '111122223333',
      'Session name': 'octo-org-octo-repo-1-1',
      'Session id': SESSION.assumedRoleId,
      Region: 'eu-central-1',
      'Granted for': '1 h, until 2027-01-15 09:00:00 UTC',
      'Clock skew': '+0.4 s ± 0.6 s (server minus runner)',
      Subject: CLAIMS.sub,
    });
  });

  it('names an endpoint that is not one of AWS, and how much of the room session policies take', () => {
    const endpoint = { url: 'https://sts.example/', source: 'sts-endpoint', awsOwned: false } as const;
    const facts = { ...FACTS, settings: { ...SETTINGS, endpoint } };
    const markdown = renderSuccess(verifiedWith(facts, { ...SESSION, packedPolicySizePercent: 42 }), []);
    expect(rowsOf(markdown)).toMatchObject({
      'STS endpoint': 'https://sts.example/ (from sts-endpoint)',
      'Session policies and tags': '42 % of the packed limit',
    });
  });

  it('lists the checks that were made, and no other', () => {
    const checksOf = (facts: Facts) => nodesOf(parseMarkdown(successOf(facts)), 'listItem').map(textOf);
    expect(checksOf({ ...FACTS, clocks: [] })).toEqual([
      'GetCallerIdentity names the account, the role and the session that were asked for',
      'The session has 1 h left',
    ]);
    const settings = { ...SETTINGS, allowedAccountIds: ['1'], allowedRoleArns: ['x'], minimumRemainingSeconds: 60 };
    expect(checksOf({ ...FACTS, settings })).toEqual([
      'GetCallerIdentity names the account, the role and the session that were asked for',
      'The account is in allowed-account-ids',
      'The role is in allowed-role-arns',
      'The clocks agree within 15 min',
      'The session has 1 h left, at least 1 min were asked for',
    ]);
  });

  it('keeps its frames intact for any texts', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const facts: Facts = {
          ...FACTS,
          settings: { ...SETTINGS, endpoint: { url: text, source: 'sts-endpoint', awsOwned: false } },
          idToken: { status: 'succeeded', value: { ...CLAIMS, sub: text } },
        };
        const identity = { account: text, arn: text, userId: text };
        const markdown = renderSuccess(verifiedWith(facts, { ...SESSION, assumedRoleId: text }, identity), []);
        expectHarmless(parseMarkdown(markdown));
      }),
      { numRuns: 60 },
    );
  });
});

describe('describeDuration', () => {
  it('says for how long only where it is known', () => {
    const { grantedAt: _, ...undated } = SESSION;
    expect(describeDuration(SESSION)).toBe('1 h, until 2027-01-15 09:00:00 UTC');
    expect(describeDuration(undated)).toBe('until 2027-01-15 09:00:00 UTC');
  });
});

describe('describeSkew', () => {
  it.each<[string, Facts['clocks'], string]>([
    ['no reading', [], 'not measured: no answer had a Date header'],
    ['a machine that is behind', [readingOf(300)], '+300.4 s ± 0.6 s (server minus runner)'],
    ['a machine that is ahead', [readingOf(-300)], '-299.6 s ± 0.6 s (server minus runner)'],
  ])('puts %s into words', (_name, clocks, text) => {
    expect(describeSkew({ ...FACTS, clocks })).toBe(text);
  });
});
