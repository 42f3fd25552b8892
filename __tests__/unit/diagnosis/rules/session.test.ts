// Whether the session is the one that was meant, lives long enough, and meets a clock that it can work with.
import { describe, expect, it } from '@jest/globals';
import type { CallerIdentity, RoleSession } from '../../../../src/aws/role-session.ts';
import { diagnose } from '../../../../src/diagnosis/diagnose.ts';
import { explain } from '../../../../src/diagnosis/explain.ts';
import { sessionRules } from '../../../../src/diagnosis/rules/session.ts';
import type { Facts } from '../../../../src/observe/facts.ts';
import { NOT_ATTEMPTED } from '../../../../src/observe/run-context.ts';
import type { Settings } from '../../../../src/settings/settings.ts';
import { plainWords } from '../../../../src/util/words.ts';
import {
  FACTS,
  factsUpTo,
  failureOf,
  IDENTITY,
  NOW,
  readingOf,
  roleArn,
  SESSION,
  SETTINGS,
} from '../../samples/healthy.ts';

const factsWith = (changes: Partial<Facts>): Facts => ({ ...FACTS, ...changes });
const settingsWith = (changes: Partial<Settings>): Facts => factsWith({ settings: { ...SETTINGS, ...changes } });
const identityWith = (changes: Partial<CallerIdentity>): Facts =>
  factsWith({ callerIdentity: { status: 'succeeded', value: { ...IDENTITY, ...changes } } });
const sessionWith = (changes: Partial<RoleSession>): Facts =>
  factsWith({ roleSession: { status: 'succeeded', value: { ...SESSION, ...changes } } });

function findingsOf(facts: Facts): readonly string[] {
  return diagnose(facts).findings.map(({ code, severity }) => `${code} ${severity}`);
}

const MISMATCH = 'IDENTITY_MISMATCH error';

describe('sessionRules', () => {
  it('finds nothing in a healthy run', () => {
    expect(diagnose(FACTS)).toEqual({ verdict: 'pass', findings: [] });
  });

  describe('when the credentials were refused', () => {
    it.each([
      ['InvalidClientTokenId', 'CREDENTIALS_NOT_RECOGNIZED error'],
      ['UnrecognizedClient', 'CREDENTIALS_NOT_RECOGNIZED error'],
      ['InvalidToken', 'CREDENTIALS_NOT_RECOGNIZED error'],
      ['ExpiredToken', 'CREDENTIALS_EXPIRED error'],
      ['AccessDenied', 'CALLER_IDENTITY_DENIED error'],
      ['MissingAuthenticationToken', 'SIGNATURE_MISSING error'],
      ['SignatureDoesNotMatch', 'SIGNATURE_REJECTED error'],
      ['RequestTimeTooSkewed', 'SIGNATURE_TIME_REJECTED error'],
      ['RequestExpired', 'SIGNATURE_TIME_REJECTED error'],
      ['IncompleteSignature', 'SIGNATURE_INCOMPLETE error'],
      ['OptInRequired', 'ACCOUNT_NOT_READY error'],
      ['SomethingNew', 'UNEXPLAINED_FAILURE error'],
    ])('finds behind %s: %s', (code, finding) => {
      expect(findingsOf(factsUpTo(failureOf('GetCallerIdentity', code, { httpStatus: 403 })))).toEqual([finding]);
    });

    it('shows the clocks beside a rejected signature, if they are known', () => {
      const failure = failureOf('GetCallerIdentity', 'SignatureDoesNotMatch', { httpStatus: 403 });
      const evidenceOf = (clocks: Facts['clocks']) => diagnose(factsUpTo(failure, { clocks })).findings[0]?.evidence;
      expect(evidenceOf([readingOf(0)])).toHaveProperty('clockSkew');
      expect(evidenceOf([])).not.toHaveProperty('clockSkew');
    });
  });

  describe('when GetCallerIdentity names somebody else', () => {
    const arnWith = (part: string, other: string) => IDENTITY.arn.replace(part, other);

    it.each<[string, Facts, string[]]>([
      ['another partition', identityWith({ arn: arnWith('arn:aws:', 'arn:aws-cn:') }), ['partition']],
      ['another account in the ARN', identityWith({ arn: arnWith('111122223333', '444455556666') }), ['account']],
      ['another account', identityWith({ account: '444455556666' }), ['account']],
      ['another role', identityWith({ arn: arnWith('/deploy/', '/admin/') }), ['role name']],
      ['a role in other letters', identityWith({ arn: arnWith('/deploy/', '/Deploy/') }), ['role name']],
      ['another session', identityWith({ arn: arnWith('octo-org', 'evil-org') }), ['role session name']],
      ['another user id', identityWith({ userId: 'AROAOTHER:octo-org-octo-repo-1-1' }), ['user id']],
      ['a user', identityWith({ arn: 'arn:aws:iam::111122223333:user/deploy' }), ['kind']],
      ['the root', identityWith({ arn: 'arn:aws:iam::111122223333:root' }), ['kind']],
      ['nothing readable', identityWith({ arn: 'x' }), ['kind']],
      [
        'a session of a role with our role in its path',
        identityWith({ arn: 'arn:aws:sts::111122223333:assumed-role/ci/deploy/octo-org-octo-repo-1-1' }),
        ['kind'],
      ],
    ])('fails for %s', (_name, facts, differences) => {
      expect(findingsOf(facts)).toEqual([MISMATCH]);
      expect(diagnose(facts).findings[0]?.evidence).toMatchObject({
        differences: differences.map((what) => expect.objectContaining({ what })),
      });
    });

    it('warns of a user id of an emulator that differs alone, and of nothing else', () => {
      const endpoint = { url: 'http://127.0.0.1:5000/', source: 'sts-endpoint', awsOwned: false } as const;
      const asking = (changes: Partial<CallerIdentity>) => ({
        ...identityWith(changes),
        settings: { ...SETTINGS, endpoint },
      });
      expect(findingsOf(asking({ userId: 'ARO123EXAMPLE123:octo-org-octo-repo-1-1' }))).toEqual([
        'IDENTITY_MISMATCH warning',
      ]);
      expect(findingsOf(asking({ arn: arnWith('/deploy/', '/admin/') }))).toEqual([MISMATCH]);
      expect(findingsOf(asking({ arn: arnWith('/deploy/', '/admin/'), userId: 'x' }))).toEqual([MISMATCH]);
    });

    it('says that the ARN is right where only the user id is another one', () => {
      const [finding] = diagnose(identityWith({ userId: 'AROAOTHER:octo-org-octo-repo-1-1' })).findings;
      expect(finding && plainWords(explain(finding).cause)).toContain('The ARN is right');
    });

    it('names another account once where AWS says the same of it twice', () => {
      const facts = identityWith({
        arn: IDENTITY.arn.replace(IDENTITY.account, '777788889999'),
        account: '777788889999',
      });
      expect(diagnose(facts).findings[0]?.evidence).toMatchObject({ differences: [{ what: 'account' }] });
    });

    it('names every difference', () => {
      const arn = 'arn:aws-cn:sts::444455556666:assumed-role/admin/x-y';
      const facts = identityWith({ arn, account: '777788889999', userId: 'x' });
      expect(diagnose(facts).findings[0]?.evidence).toMatchObject({
        differences: ['partition', 'account', 'account', 'role name', 'role session name', 'user id'].map((what) =>
          expect.objectContaining({ what }),
        ),
      });
    });
  });

  describe('when there are lists of who is allowed', () => {
    const { role: _, ...WITHOUT_ROLE } = SETTINGS;
    const keysAlone = (changes: Partial<Facts>) =>
      factsWith({
        settings: { ...WITHOUT_ROLE, source: 'keys', allowedAccountIds: ['444455556666'] },
        roleSession: NOT_ATTEMPTED,
        ...changes,
      });
    it.each([
      ['AWS issued to this run', settingsWith({ allowedAccountIds: ['444455556666'] }), 'GetCallerIdentity'],
      ['are keys in the inputs', keysAlone({}), 'aws-access-key-id'],
      ['were there before', keysAlone({ existing: true }), 'the runner'],
    ])('knows where credentials are from that %s', (_name, facts, source) => {
      expect(diagnose(facts).findings[0]).toMatchObject({ code: 'ACCOUNT_NOT_ALLOWED', evidence: { source } });
    });

    it.each<[string, Facts, string[]]>([
      ['the account', settingsWith({ allowedAccountIds: ['111122223333'] }), []],
      ['another account', settingsWith({ allowedAccountIds: ['444455556666'] }), ['ACCOUNT_NOT_ALLOWED error']],
      ['the role with its path', settingsWith({ allowedRoleArns: [SETTINGS.role.text] }), []],
      ['roles of the path', settingsWith({ allowedRoleArns: ['arn:aws:iam::111122223333:role/ci/*'] }), []],
      ['any role', settingsWith({ allowedRoleArns: ['arn:aws:iam::*:role/*'] }), []],
      [
        'another role',
        settingsWith({ allowedRoleArns: ['arn:aws:iam::111122223333:role/ci/admin'] }),
        ['ROLE_NOT_ALLOWED error'],
      ],
      [
        'the role of another account',
        settingsWith({ allowedRoleArns: ['arn:aws:iam::444455556666:role/ci/deploy'] }),
        ['ROLE_NOT_ALLOWED error'],
      ],
    ])('judges a list with %s', (_name, facts, findings) => {
      expect(findingsOf(facts)).toEqual(findings);
    });

    it.each([
      'arn:aws:iam::111122223333:role/ci*',
      'arn:aws:iam::111122223333:role/c*y',
      'arn:aws:iam::111122223333:role/ci?deploy',
      'arn:aws:iam::*:role/?i/*y',
    ])('allows what it has allowed before the first request: %s', (pattern) => {
      expect(findingsOf(settingsWith({ allowedRoleArns: [pattern] }))).toEqual([]);
    });
  });

  describe('when the clocks differ', () => {
    it.each<[number, string[]]>([
      [0, []],
      [60, []],
      [-60, []],
      [62, ['CLOCK_SKEW notice']],
      [-62, ['CLOCK_SKEW notice']],
      [240, ['CLOCK_SKEW notice']],
      [242, ['CLOCK_SKEW warning']],
      [-242, ['CLOCK_SKEW warning']],
      [900, ['CLOCK_SKEW warning']],
      [902, ['CLOCK_SKEW error']],
      [-902, ['CLOCK_SKEW error']],
    ])('judges %d s', (skew, findings) => {
      expect(findingsOf(factsWith({ clocks: [readingOf(skew)] }))).toEqual(findings);
    });

    it.each<[number, number, string[]]>([
      [30, 20, []],
      [30, 35, ['CLOCK_SKEW error']],
      [100, 80, ['CLOCK_SKEW notice']],
      [100, 105, ['CLOCK_SKEW error']],
      [240, 245, ['CLOCK_SKEW error']],
    ])('judges, where %d s are allowed, %d s', (maxClockSkewSeconds, skew, findings) => {
      const facts = { ...settingsWith({ maxClockSkewSeconds }), clocks: [readingOf(skew)] };
      expect(findingsOf(facts)).toEqual(findings);
    });

    it('says nothing without a reading', () => {
      expect(findingsOf(factsWith({ clocks: [] }))).toEqual([]);
    });
  });

  describe('when the session does not last', () => {
    it.each<[string, Facts, string[]]>([
      ['has ended', sessionWith({ expiresAt: NOW - 1, grantedAt: NOW - 3601 }), ['SESSION_ALREADY_EXPIRED error']],
      ['ends now', sessionWith({ expiresAt: NOW, grantedAt: NOW - 3600 }), ['SESSION_ALREADY_EXPIRED error']],
      ['is as long as requested, almost', sessionWith({ expiresAt: NOW + 3570 }), []],
      ['is shorter than requested', sessionWith({ expiresAt: NOW + 3569 }), ['GRANTED_DURATION_DIFFERS warning']],
      ['is longer than requested', sessionWith({ expiresAt: NOW + 3631 }), ['GRANTED_DURATION_DIFFERS warning']],
      ['has just the minimum left', settingsWith({ minimumRemainingSeconds: 3600 }), []],
      [
        'has less than the minimum left',
        settingsWith({ minimumRemainingSeconds: 3601 }),
        ['REMAINING_TIME_TOO_SHORT error'],
      ],
    ])('judges one that %s', (_name, facts, findings) => {
      expect(findingsOf(facts)).toEqual(findings);
    });
  });
});

describe('roleArn', () => {
  it('is the same role, whichever path is left out', () => {
    const role = roleArn('arn:aws:iam::111122223333:role/deploy');
    expect(findingsOf(settingsWith({ role }))).toEqual([]);
  });
});

describe('sessionRules, on what was asked for and not granted', () => {
  const settingsOf = (changes: Partial<Settings>): Settings => ({ ...SETTINGS, ...changes });
  const noticesIn = (facts: Facts) =>
    sessionRules.flatMap((rule) => rule(facts)).filter(({ severity }) => severity !== 'error');
  const noticesOf = (changes: Partial<Facts>) =>
    noticesIn({ ...FACTS, ...changes }).map(({ code, severity }) => [code, severity]);
  const roleSessionOf = (changes: Partial<RoleSession>): Partial<Facts> => ({
    roleSession: { status: 'succeeded', value: { ...SESSION, ...changes } },
  });
  const SECOND = roleArn('arn:aws:iam::444455556666:role/second');
  const DROPPED = ['SESSION_TAGS_DROPPED', 'warning'];
  const CAPPED = ['CHAINED_DURATION_CAPPED', 'notice'];
  const NOT_SENT = ['PARAMETERS_NOT_SENT', 'notice'];
  const TAGS = { custom: { Team: 'blue' }, usual: {}, transitive: [] };
  const TRANSITIVE = { custom: {}, usual: { Actor: 'me' }, transitive: ['Actor'] };
  const chained = (durationSeconds: number) => ({ settings: settingsOf({ roleChain: [SECOND], durationSeconds }) });

  it.each<[string, Partial<Facts>, string[][]]>([
    ['a healthy run', {}, []],
    ['tags that were left out', roleSessionOf({ droppedTags: ['Actor'] }), [DROPPED]],
    ['a session behind another, of an hour', { ...chained(3600), ...roleSessionOf({ durationSeconds: 3600 }) }, []],
    ['a session behind another, cut', { ...chained(3601), ...roleSessionOf({ durationSeconds: 3600 }) }, [CAPPED]],
    ['a long session of a single role', { settings: settingsOf({ durationSeconds: 7200 }) }, []],
    ['a chain that failed', { ...chained(7200), roleSession: { status: 'not-attempted' } }, []],
    ['an external id, by token', { settings: settingsOf({ externalId: 'x-1' }) }, [NOT_SENT]],
    ['tags, by token', { settings: settingsOf({ sessionTags: TAGS }) }, [NOT_SENT]],
    [
      'keys of tags, by token file',
      { settings: settingsOf({ source: 'token-file', sessionTags: TRANSITIVE }) },
      [NOT_SENT],
    ],
    ['the same, by keys', { settings: settingsOf({ source: 'keys', externalId: 'x-1', sessionTags: TAGS }) }, []],
    ['the same, by the machine', { settings: settingsOf({ source: 'ambient', externalId: 'x-1' }) }, []],
    ['the same, with a chain', { settings: settingsOf({ roleChain: [SECOND], externalId: 'x-1' }) }, []],
    [
      'the usual tags, by token: nobody asked for them',
      { settings: settingsOf({ sessionTags: { ...TAGS, custom: {}, usual: { Actor: 'me' } } }) },
      [],
    ],
  ])('tells of %s', (_, changes, notices) => {
    expect(noticesOf(changes)).toEqual(notices);
  });

  it('names every input that has no effect', () => {
    const settings = settingsOf({ externalId: 'x-1', sessionTags: { ...TAGS, transitive: ['Team'] } });
    const [finding] = noticesIn({ ...FACTS, settings });
    expect(finding?.evidence).toEqual({ inputs: ['role-external-id', 'custom-tags', 'transitive-tag-keys'] });
  });
});
