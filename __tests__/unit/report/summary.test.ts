// The job summary, read back as GitHub reads it.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Facts } from '../../../src/observe/facts.ts';
import {
  describeDuration,
  describeSkew,
  renderLookUp,
  renderRefresh,
  renderSuccess,
  renderTimeline,
} from '../../../src/report/summary.ts';
import { expectHarmless, nodesOf, parseMarkdown, textOf } from '../samples/github-markdown.ts';
import { CLAIMS, FACTS, IDENTITY, NOW, readingOf, SESSION, SETTINGS } from '../samples/healthy.ts';
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

  it('is one line, and the rest is folded below the warnings', () => {
    const tree = parseMarkdown(renderSuccess(verifiedWith(FACTS), ['### ⚠️ A warning']));
    expect(tree.children?.slice(0, 3).map(textOf)).toEqual([
      '⚠️ A warning',
      '✅ deploy in 111122223333 (eu-central-1) until 09:00 UTC, 1 h',
      '<details><summary>Session, checks, and CloudTrail</summary>',
    ]);
    expect(textOf(tree)).toMatch(/<\/details>$/);
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
      'GetCallerIdentity returns the requested account, role, and session',
      'The session has 1 h left',
    ]);
    const settings = { ...SETTINGS, allowedAccountIds: ['1'], allowedRoleArns: ['x'], minimumRemainingSeconds: 60 };
    expect(checksOf({ ...FACTS, settings })).toEqual([
      'GetCallerIdentity returns the requested account, role, and session',
      'The account is in allowed-account-ids',
      'The role is in allowed-role-arns',
      'The clocks agree within 15 min',
      'The session has 1 h left; at least 1 min required',
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
      { numRuns: 20 },
    );
  });

  it.each([
    ['configure', true],
    ['verify', false],
  ] as const)('tells of a renewal where there is one: mode %s', (mode, isRenewed) => {
    const facts = { ...FACTS, settings: { ...SETTINGS, mode, refresh: true } };
    const page = successOf(facts);
    expect([/renews at/, /Renews automatically/].map((words) => words.test(page))).toEqual([isRenewed, isRenewed]);
  });
});

describe('describeDuration', () => {
  it.each([
    [3600.6, '1 h, until'],
    [3601, '1 h, until'],
    [3599.2, '1 h, until'],
    [3602, '1 h 2 s, until'],
    [1800, '30 min, until'],
  ])('does not take the fraction of an instant for a part of the length: %d s', (seconds, words) => {
    const session = { ...SESSION, expiresAt: NOW + seconds };
    expect(describeDuration(session)).toContain(words);
    const length = words.replace(', until', '');
    expect(renderSuccess(verifiedWith(FACTS, session), []).split('\n')[0]).toMatch(new RegExp(`UTC, ${length}$`));
  });

  it('says for how long only where it is known', () => {
    const { grantedAt: _, ...undated } = SESSION;
    expect(describeDuration(SESSION)).toBe('1 h, until 2027-01-15 09:00:00 UTC');
    expect(describeDuration(undated)).toBe('until 2027-01-15 09:00:00 UTC');
  });
});

describe('describeSkew', () => {
  it.each<[string, Facts['clocks'], string]>([
    ['no reading', [], 'not measured: no response had a Date header'],
    ['a machine that is behind', [readingOf(300)], '+300.4 s ± 0.6 s (server minus runner)'],
    ['a machine that is ahead', [readingOf(-300)], '-299.6 s ± 0.6 s (server minus runner)'],
  ])('puts %s into words', (_name, clocks, text) => {
    expect(describeSkew({ ...FACTS, clocks })).toBe(text);
  });
});

const AT = Date.UTC(2027, 0, 15, 8) / 1000;

/** Where the line branches off, and where the label below it points to. */
function columnsOf(markdown: string): readonly number[] {
  const [line = '', label = ''] = markdown.split('\n').slice(3);
  return [line.indexOf('┬'), label.indexOf('┘')];
}

describe('renderTimeline', () => {
  it('draws the hour to scale, with the moment from which it is renewed', () => {
    expect(renderTimeline(AT, AT + 3600, true)).toBe(
      [
        '**Lifetime**\n\n```text',
        '08:00:00 ├────────────────────────────────────────────┬────┤ 09:00:00 UTC',
        '                                   renews at 08:55:00 ┘',
        '```',
      ].join('\n'),
    );
  });

  it('says what comes after the end of one that is not renewed', () => {
    expect(renderTimeline(AT, AT + 3600, false)).toBe(
      [
        '**Lifetime**\n\n```text',
        '08:00:00 ├────────────────────────────────────────────────┤ 09:00:00 UTC',
        '                     not renewed: ExpiredToken after that ┘',
        '```',
      ].join('\n'),
    );
  });

  it.each([900, 1800, 3600, 7200, 43_200])('points below the branch for %d s', (seconds) => {
    const [branch, label] = columnsOf(renderTimeline(AT, AT + seconds, true));
    expect(branch).toBe(label);
  });

  it.each([0, 1, 299, -5, Number.NaN])('has a line even for a session of %d s', (seconds) => {
    expect(renderTimeline(AT, AT + seconds, true)).toMatch(/├─*┬─*┤/);
    expect(renderTimeline(AT, AT + seconds, false)).toMatch(/├─+┤/);
  });
});

describe('renderLookUp', () => {
  it('looks up what the session did, while it lasted, and the request that made it', () => {
    const markdown = renderLookUp({ ...SESSION, requestId: 'a-1' }, SETTINGS, 'AssumeRoleWithWebIdentity');
    expect(markdown.split('\n').slice(3, 5)).toEqual([
      `aws cloudtrail lookup-events --region eu-central-1 --lookup-attributes '[{"AttributeKey":"Username","AttributeValue":"octo-org-octo-repo-1-1"}]' --start-time 2027-01-15T07:59:00.000Z --end-time 2027-01-15T09:00:00.000Z`,
      `aws cloudtrail lookup-events --region eu-central-1 --lookup-attributes '[{"AttributeKey":"EventName","AttributeValue":"AssumeRoleWithWebIdentity"}]' --start-time 2027-01-15T07:59:00.000Z --end-time 2027-01-15T08:01:00.000Z --query "Events[?contains(CloudTrailEvent, 'a-1')]"`,
    ]);
  });

  it('has no end for a session that is renewed, as those that follow have its name', () => {
    const renewed = renderLookUp(SESSION, { ...SETTINGS, refresh: true }, 'AssumeRole').split('\n')[3];
    expect([renewed?.includes('Username'), renewed?.includes('--end-time')]).toEqual([true, false]);
  });

  it.each([undefined, `'; rm -rf ~ #`])('leaves out a request whose id is %j', (requestId) => {
    const session = { ...SESSION, ...(requestId === undefined ? {} : { requestId }) };
    const markdown = renderLookUp(session, SETTINGS, 'AssumeRole');
    expect([markdown.includes('EventName'), markdown.includes('rm -rf')]).toEqual([false, false]);
  });
});

describe('renderRefresh', () => {
  it.each([
    ['the one profile', { profile: 'deploy' }, 'the profile `deploy`', 'by default'],
    [
      'one that is left to a step',
      { profile: 'deploy', outputEnvCredentials: false },
      '`deploy`',
      'that set AWS_PROFILE',
    ],
    ['several', {}, 'the profiles below', 'that set AWS_PROFILE'],
  ])('names %s, who uses it, and what the log cannot mask', (_, changes, names, who) => {
    const text = renderRefresh({ ...SETTINGS, refresh: true, ...changes });
    for (const part of [names, who, 'but not renewed ones']) expect(text).toContain(part);
  });
});
