// The parts of the summary about how long a session lives, and where to look up what it did.
import { describe, expect, it } from '@jest/globals';
import { renderLookUp, renderRefresh, renderTimeline } from '../../../src/report/lifetime.ts';
import { SESSION, SETTINGS } from '../samples/healthy.ts';

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
        '                                renewed from 08:55:00 ┘',
        '```',
      ].join('\n'),
    );
  });

  it('says what comes after the end of one that is not renewed', () => {
    expect(renderTimeline(AT, AT + 3600, false)).toBe(
      [
        '**Lifetime**\n\n```text',
        '08:00:00 ├────────────────────────────────────────────────┤ 09:00:00 UTC',
        '                      not renewed: ExpiredToken from then ┘',
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
    ['the one profile', { profile: 'deploy' }, 'the profile `deploy`', 'without being told to'],
    [
      'one that is left to a step',
      { profile: 'deploy', outputEnvCredentials: false },
      '`deploy`',
      'that name a profile',
    ],
    ['several', {}, 'the profiles below', 'that name a profile'],
  ])('names %s, who uses it, and what the log cannot mask', (_, changes, names, who) => {
    const text = renderRefresh({ ...SETTINGS, refresh: true, ...changes });
    for (const part of [names, who, 'cannot mask']) expect(text).toContain(part);
  });
});
