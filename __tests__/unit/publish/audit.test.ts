// The record of a session's life: what each line holds, and that none holds a secret.
import { describe, expect, it } from '@jest/globals';
import type { VerifiedFacts } from '../../../src/diagnosis/verified.ts';
import { auditLine, auditRecord, refusalLine } from '../../../src/publish/audit.ts';
import { describeRefusals } from '../../../src/publish/refresh/session-folder.ts';
import { createVault } from '../../../src/secrets/vault.ts';
import type { Settings } from '../../../src/settings/settings.ts';
import { FACTS, IDENTITY, ROLE, SESSION, SETTINGS } from '../samples/healthy.ts';

const CREDENTIALS = createVault(() => {}).keep({ accessKeyId: 'a'.repeat(20), secretAccessKey: 's'.repeat(40) });

const RUN = {
  repository: 'octo-org/octo-repo',
  runId: '1',
  runAttempt: '2',
  workflow: '',
  action: '',
  actor: '',
  commit: '',
  ref: '',
  eventName: '',
  baseRef: '',
  headRef: '',
  job: '',
  triggeringActor: '',
};

const recordOf = (sessions: readonly VerifiedFacts[], settings: Settings = SETTINGS) =>
  auditRecord(
    sessions.map((verified) => ({ verified, credentials: CREDENTIALS, profile: 'deploy' })),
    settings,
    RUN,
    FACTS.observedAt + 1,
  )
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

const linesOf = (...sessions: VerifiedFacts[]) => recordOf(sessions);

const VERIFIED: VerifiedFacts = {
  facts: { ...FACTS, target: ROLE, timings: { total: 0.5, GetCallerIdentity: 0.25 } },
  session: { ...SESSION, requestId: 'request-1' },
  identity: { ...IDENTITY, requestId: 'request-2' },
};

describe('auditRecord', () => {
  it('has a line for each thing that happened, in its order, with its time', () => {
    const lines = linesOf(VERIFIED);
    expect(lines.map(({ event }) => event)).toEqual(['requested', 'issued', 'verified', 'published']);
    const times = lines.map(({ at }) => Date.parse(String(at)) / 1000 - FACTS.observedAt);
    expect(times).toEqual([-0.5, -0.25, 0, 1]);
  });

  it('says who asked for what, and by which request AWS knows it', () => {
    const [requested, issued, verified, published] = linesOf(VERIFIED);
    expect(requested).toMatchObject({
      repository: 'octo-org/octo-repo',
      runId: '1',
      runAttempt: '2',
      source: 'id-token',
      role: ROLE.text,
      subject: 'repo:octo-org/octo-repo:ref:refs/heads/main',
    });
    expect(issued).toMatchObject({
      role: ROLE.text,
      roleSessionName: SESSION.roleSessionName,
      assumedRoleId: SESSION.assumedRoleId,
      expiresAt: '2027-01-15T09:00:00.000Z',
      requestId: 'request-1',
    });
    expect(verified).toMatchObject({ arn: IDENTITY.arn, account: IDENTITY.account, requestId: 'request-2' });
    expect(published).toMatchObject({ arn: IDENTITY.arn, environment: true, outputs: false, refresh: false });
  });

  it('has the sessions of the chain too', () => {
    const facts = { ...VERIFIED.facts, chain: [{ ...SESSION, requestId: 'hop' }] };
    expect(linesOf({ ...VERIFIED, facts }).map(({ event, requestId }) => [event, requestId])).toContainEqual([
      'issued',
      'hop',
    ]);
  });

  it('has no session for keys from the inputs', () => {
    const { session: _, ...keys } = VERIFIED;
    expect(linesOf(keys).map(({ event }) => event)).toEqual(['requested', 'verified', 'published']);
  });

  it('says for several roles that only profiles are published', () => {
    const roles = [{ profile: 'deploy', role: ROLE }];
    const published = recordOf([VERIFIED], { ...SETTINGS, roles }).find(({ event }) => event === 'published');
    expect(published).toMatchObject({ environment: false, profile: 'deploy' });
  });

  it('keeps each event on one line, whatever AWS and GitHub say', () => {
    const arn = 'arn:\n{"event":"restored"}\u2028\r\n::error::x';
    expect(linesOf({ ...VERIFIED, identity: { ...IDENTITY, arn } })).toHaveLength(4);
  });
});

const AT = 1_800_000_000;
const ONE = 'arn:aws:iam::111122223333:role/one';
const TWO = 'arn:aws:iam::111122223333:role/two';
const refused = (role: string, session: 'lasts' | 'over', reason = 'AWS said no.') =>
  refusalLine(AT, { role, session, reason });
const renewed = (role: string) => auditLine('renewed', AT, { role });

describe('describeRefusals', () => {
  it.each<readonly [string, readonly string[], string | undefined]>([
    ['nothing', [], undefined],
    ['no refusal', [renewed(ONE)], undefined],
    ['a refusal while the session lasted, and a new one', [refused(ONE, 'lasts'), renewed(ONE)], undefined],
    ['the same, and a new one of another role', [refused(ONE, 'lasts'), renewed(TWO)], 'A renewal failed at'],
    ['a refusal without a session, and a new one', [refused(ONE, 'over'), renewed(ONE)], 'A renewal failed at'],
    ['two', [refused(ONE, 'over', 'First.'), refused(TWO, 'lasts', 'Second.')], '2 renewals failed, the last one at'],
    ['lines that are damaged', ['{"event":"renewal-ref', '\nnull\n7\n', refused(ONE, 'over')], 'A renewal failed at'],
  ])('tells of those that may have done harm: %s', (_, lines, expected) => {
    const told = describeRefusals(lines.join(''));
    expect(told?.startsWith(expected ?? '-')).toBe(expected === undefined ? undefined : true);
  });

  it('has the last reason, the role and the time', () => {
    const told = describeRefusals(refused(ONE, 'over', 'First.') + refused(TWO, 'over', 'Second.'));
    expect(told).toContain(`at 2027-01-15T08:00:00.000Z, for ${TWO}: Second. `);
  });

  it('keeps the code and the page at the end of a long reason', () => {
    const code = '(IDENTITY_MISMATCH: docs/findings/IDENTITY_MISMATCH.md)';
    const told = describeRefusals(refused(ONE, 'over', `${'long '.repeat(200)}${code}`)) ?? '';
    expect([told.includes(`… ${code} `), told.length < 700]).toEqual([true, true]);
    expect(describeRefusals(refused(ONE, 'over', `Short. ${code}`))).toContain(`: Short. ${code} `);
  });

  it('is one line that the log does not obey and an annotation holds', () => {
    const reason = `a\n::error::b ##[group]c \u202e\u001b[31m ${'long '.repeat(1000)}`;
    const told = describeRefusals(refused(ONE, 'over', reason)) ?? '';
    expect(['\n', '##[', '\u202e', '\u001b'].filter((text) => told.includes(text))).toEqual([]);
    expect(told.length).toBeLessThan(700);
  });
});
