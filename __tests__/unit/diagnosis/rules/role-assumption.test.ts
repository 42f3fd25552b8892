// Why credentials may not assume a role, and where the first ones should have come from.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { RoleSession } from '../../../../src/aws/role-session.ts';
import { diagnose } from '../../../../src/diagnosis/diagnose.ts';
import { explain } from '../../../../src/diagnosis/explain.ts';
import type { Finding } from '../../../../src/diagnosis/finding.ts';
import { roleAssumptionRules } from '../../../../src/diagnosis/rules/role-assumption.ts';
import type { Facts } from '../../../../src/observe/facts.ts';
import type { Settings } from '../../../../src/settings/settings.ts';
import { plainWords, type Words } from '../../../../src/util/words.ts';
import { FACTS, factsUpTo, failureOf, ROLE, roleArn, SESSION, SETTINGS } from '../../samples/healthy.ts';
import { anyCharacter } from '../../samples/hostile.ts';

const SECOND = roleArn('arn:aws:iam::444455556666:role/second');
const THIRD = roleArn('arn:aws:iam::444455556666:role/third');
const FIRST_SESSION: RoleSession = { ...SESSION, durationSeconds: 900 };
const SECOND_SESSION: RoleSession = {
  ...FIRST_SESSION,
  role: SECOND,
  arn: 'arn:aws:sts::444455556666:assumed-role/second/octo-org-octo-repo-1-1',
};
const USER_ARN = 'arn:aws:iam::444455556666:user/ci';

const settingsWith = (changes: Partial<Settings>): Settings => ({ ...SETTINGS, ...changes });
const findingsOf = (facts: Facts): readonly Finding[] => roleAssumptionRules.flatMap((rule) => rule(facts));
const codesOf = (findings: readonly Finding[]) => findings.map(({ code, confidence }) => `${code} ${confidence}`);

/** AssumeRole refused with a sentence. */
const refusedWith = (code: string, message: string, changes: Partial<Facts> = {}) =>
  factsUpTo(failureOf('AssumeRole', code, { httpStatus: 403, message }), changes);

/** All its words, those around values joined with them. */
const textsOf = (explanation: unknown): string =>
  JSON.stringify(explanation, (_, part) => (isWords(part) ? plainWords(part) : part));
const isWords = (part: unknown): part is Words => typeof part === 'object' && part !== null && 'parts' in part;

const DENIAL = `User: ${USER_ARN} is not authorized to perform: sts:AssumeRole on resource: ${ROLE.text}`;
const PERMITTED = 'ASSUME_ROLE_NOT_PERMITTED certain';
const TRUSTED = 'ASSUME_ROLE_NOT_TRUSTED likely';
const DISTRUSTED = 'ASSUME_ROLE_NOT_TRUSTED certain';

describe('roleAssumptionRules', () => {
  it('finds nothing in a healthy run', () => {
    expect(findingsOf(FACTS)).toEqual([]);
  });

  describe('when AWS denies the role', () => {
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
    it.each([
      ['no more than that', DENIAL, TRUSTED],
      ['nothing', '', TRUSTED],
      [
        'no policy of its own',
        `${DENIAL} because no identity-based policy allows the sts:AssumeRole action`,
        PERMITTED,
      ],
      ['its session policy', `${DENIAL} because no session policy allows the sts:AssumeRole action`, PERMITTED],
      ['the endpoint', `${DENIAL} because no VPC endpoint policy allows the sts:AssumeRole action`, PERMITTED],
      ['a deny of its own', `${DENIAL} with an explicit deny in an identity-based policy`, PERMITTED],
      ['a deny of its session', `${DENIAL} with an explicit deny in a session policy`, PERMITTED],
      ['a deny of its boundary', `${DENIAL} with an explicit deny in a permissions boundary`, PERMITTED],
      ['a deny of its organization', `${DENIAL} with an explicit deny in a service control policy`, PERMITTED],
      ['the trust policy', `${DENIAL} because no resource-based policy allows the sts:AssumeRole action`, DISTRUSTED],
      ['a deny in the trust policy', `${DENIAL} with an explicit deny in a resource-based policy`, DISTRUSTED],
      ['the trust policy by its other name', `${DENIAL} because no role trust policy allows it`, DISTRUSTED],
      [
        'a deny of the organization of the role',
        `${DENIAL} with an explicit deny in a resource control policy`,
        PERMITTED,
      ],
      [
        'the tags',
        `User: ${USER_ARN} is not authorized to perform: sts:TagSession on resource: ${ROLE.text}`,
        'TAG_SESSION_NOT_PERMITTED likely',
      ],
      [
        'the source identity',
        `User: ${USER_ARN} is not authorized to perform: sts:SetSourceIdentity on resource: ${ROLE.text}`,
        'SOURCE_IDENTITY_NOT_PERMITTED likely',
      ],
      [
        'the source identity, and that the trust policy lacks the action',
        `User: ${USER_ARN} is not authorized to perform: sts:SetSourceIdentity on resource: ${ROLE.text} because no resource-based policy allows the sts:SetSourceIdentity action`,
        'SOURCE_IDENTITY_NOT_PERMITTED certain',
      ],
    ])('finds from its sentence who does: %s', (_, message, finding) => {
      expect(codesOf(findingsOf(refusedWith('AccessDenied', message)))).toEqual([finding]);
    });

    it.each([
      [
        'names the policy of the caller as another cause',
        DENIAL,
        /No policy of the caller allows \\"sts:AssumeRole\\"/,
      ],
      ['names what else conditions ask for', DENIAL, /aws:MultiFactorAuthPresent.*aws:PrincipalTag.*aws:SourceIp/],
      [
        'names MFA where a policy of the caller denies',
        `${DENIAL} with an explicit deny in an identity-based policy`,
        /denies everything without MFA/,
      ],
      [
        'says that the session has a source identity, and which action to add',
        `User: ${USER_ARN} is not authorized to perform: sts:SetSourceIdentity on resource: ${ROLE.text} because no role trust policy allows the sts:SetSourceIdentity action`,
        /has a source identity.*"If the session should keep it, add \\"sts:SetSourceIdentity\\" beside \\"sts:AssumeRole\\" in the trust policy of /,
      ],
    ])('%s', (_, message, words) => {
      const [finding] = diagnose(refusedWith('AccessDenied', message)).findings;
      expect(textsOf(finding && explain(finding))).toMatch(words);
    });

    it('does not speak of MFA where an organization denies', () => {
      const message = `${DENIAL} with an explicit deny in a service control policy`;
      const [finding] = diagnose(refusedWith('AccessDenied', message)).findings;
      expect(textsOf(finding && explain(finding))).not.toContain('MFA');
    });

    it.each([
      ['its boundary', `${DENIAL} because no permissions boundary allows the sts:AssumeRole action`],
      ['its organization', `${DENIAL} because no service control policy allows the sts:AssumeRole action`],
      ['a deny of the endpoint', `${DENIAL} with an explicit deny in a VPC endpoint policy`],
    ])('does not blame the trust policy for what AWS says of another: %s', (_, message) => {
      expect(codesOf(findingsOf(refusedWith('AccessDenied', message)))).toEqual([PERMITTED]);
    });
  });

  describe('when STS refuses the request', () => {
    it.each([
      [
        'ValidationError',
        'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.',
        'CHAINED_DURATION_TOO_LONG certain',
      ],
      [
        'ValidationError',
        'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
        'ASSUME_ROLE_DURATION_TOO_LONG certain',
      ],
      ['ValidationError', 'Request ARN is invalid', 'ASSUME_ROLE_REQUEST_REJECTED certain'],
      [
        'MalformedPolicyDocument',
        'The policy is not in the valid JSON format.',
        'ASSUME_ROLE_REQUEST_REJECTED certain',
      ],
      ['PackedPolicyTooLarge', 'Packed size of session tags consumes 101%.', 'SESSION_TAGS_TOO_LARGE certain'],
    ])('finds what is wrong with it: %s, %s', (code, message, finding) => {
      expect(codesOf(findingsOf(refusedWith(code, message)))).toEqual([finding]);
    });

    const TAGS = { custom: {}, usual: {}, transitive: [] };
    const CUSTOM = { sessionTags: { ...TAGS, custom: { Team: 'blue' } } };
    const USUAL = { Actor: 'octocat' };
    const POLICY = { inlineSessionPolicy: '{}' };
    const fixesOf = (code: string, changes: Partial<Settings>, more: Partial<Facts> = {}) => {
      const settings = settingsWith({ sessionTags: TAGS, roleChain: [SECOND], ...changes });
      const [finding] = findingsOf(
        refusedWith(code, 'Not authorized to perform: sts:TagSession', { settings, ...more }),
      );
      const { title = '', cause = '', fix = [] } = finding === undefined ? {} : explain(finding);
      return { title, cause: plainWords(cause), fix: fix.map(({ text }) => plainWords(text)) };
    };
    it.each<[string, string, Partial<Settings>, RegExp]>([
      [
        'AccessDenied',
        'eks-ci-runner-5f8c-0b4e6b1e-1b1e-4b6e-9c1d-0123456789ab',
        {},
        /^The caller's session has tags of EKS Pod/,
      ],
      ['AccessDenied', 'eks-deploy', { sessionTags: { ...TAGS, usual: USUAL } }, /^Send no session tags:/],
      [
        'PackedPolicyTooLarge',
        'eks-ci-runner-5f8c-0b4e6b1e-1b1e-4b6e-9c1d-0123456789ab',
        CUSTOM,
        /^Turn off the tags of EKS/,
      ],
      ['PackedPolicyTooLarge', 'eks-deploy', CUSTOM, /^Shorten "custom-tags"\./],
    ])('knows the tags that EKS gives a pod: %s, %s', (code, name, changes, first) => {
      const arn = `arn:aws:sts::111122223333:assumed-role/pod/${name}`;
      const baseIdentity = {
        status: 'succeeded',
        value: { arn, account: '111122223333', userId: `AROA:${name}` },
      } as const;
      expect(fixesOf(code, changes, { baseIdentity, chain: [] }).fix[0]).toMatch(first);
    });

    const INHERITED = expect.stringMatching(/^Tags that the caller's session inherited count, too\./);

    it.each<[string, Partial<Settings>, string, string | undefined]>([
      ['tags', CUSTOM, 'tags', 'Shorten "custom-tags".'],
      ['a policy', POLICY, 'policies', 'Shorten "inline-session-policy".'],
      ['both', { ...CUSTOM, ...POLICY }, 'tags and policies', 'Shorten "custom-tags" or "inline-session-policy".'],
      [
        'all',
        { ...CUSTOM, ...POLICY, managedSessionPolicies: ['arn:aws:iam::aws:policy/ReadOnlyAccess'] },
        'tags and policies',
        'Shorten "custom-tags", "inline-session-policy", or "managed-session-policies".',
      ],
      [
        'tags that only describe the run and have to stay',
        { sessionTags: { ...TAGS, usual: USUAL, transitive: ['actor'] } },
        'tags',
        'Shorten "transitive-tag-keys".',
      ],
      [
        'these and others',
        { sessionTags: { usual: USUAL, custom: { Team: 'blue' }, transitive: ['actor'] } },
        'tags',
        'Shorten "custom-tags" or "transitive-tag-keys".',
      ],
      ['transitive keys of other tags', { sessionTags: { ...TAGS, usual: USUAL } }, 'tags', undefined],
      ['an external id, which takes no room', { externalId: 'x-1' }, 'tags', undefined],
      [
        'a policy for the next role alone',
        { ...CUSTOM, ...POLICY, roleChain: [SECOND, THIRD] },
        'tags',
        'Shorten "custom-tags".',
      ],
    ])('names only what was given where STS has no room: %s', (_, changes, what, first) => {
      const { title, cause, fix } = fixesOf('PackedPolicyTooLarge', changes, {
        chain: [FIRST_SESSION],
        target: SECOND,
      });
      expect(title).toBe(`Session ${what} are too large for STS`);
      expect(cause).toContain(`The session ${what} for`);
      const withoutTags = first === 'Shorten "transitive-tag-keys".' ? ['Or send no session tags at all:'] : [];
      expect(fix).toEqual([...(first === undefined ? [] : [first]), ...withoutTags, INHERITED]);
    });

    it('says that it left out tags only where there were some', () => {
      const left = 'had already left out';
      expect(fixesOf('PackedPolicyTooLarge', CUSTOM).cause).not.toContain(left);
      expect(fixesOf('PackedPolicyTooLarge', { sessionTags: { ...TAGS, usual: USUAL } }).cause).toContain(left);
    });

    it('knows that a user has inherited no tags', () => {
      const baseIdentity = {
        status: 'succeeded',
        value: { account: '444455556666', arn: USER_ARN, userId: 'AIDA' },
      } as const;
      expect(fixesOf('PackedPolicyTooLarge', CUSTOM, { baseIdentity }).fix).toEqual(['Shorten "custom-tags".']);
    });

    it.each<[Partial<Settings>, string]>([
      [{}, "Correct the ARN of the role, as AWS's message says."],
      [CUSTOM, 'Correct what AWS\'s message names: "custom-tags" or the ARN of the role.'],
      [
        { ...POLICY, externalId: 'x-1' },
        'Correct what AWS\'s message names: "role-external-id", "inline-session-policy", or the ARN of the role.',
      ],
    ])('names only what was given where STS rejects a value: %j', (changes, fix) => {
      const chain = { chain: [FIRST_SESSION], target: SECOND };
      expect(fixesOf('ValidationError', changes, chain).fix).toEqual([fix]);
    });

    it.each<[string, Settings['sessionTags'], readonly RegExp[]]>([
      ['those that describe the run', { ...TAGS, usual: USUAL }, [/^Send no session tags:$/, /^Or allow/]],
      [
        'these and others',
        { ...TAGS, usual: USUAL, custom: { Team: 'blue' } },
        [/^If you need "custom-tags", allow/, /^Or remove "custom-tags" and send no session tags at all:$/],
      ],
      ['others alone', CUSTOM.sessionTags, [/^If you need "custom-tags", allow/, /^Or remove "custom-tags"\.$/]],
      ['those of the caller', TAGS, [/^If the caller's session should hand down its tags, allow/]],
    ])('says what to do about a denial of tags: %s', (_, sessionTags, fix) => {
      expect(fixesOf('AccessDenied', { sessionTags }).fix).toEqual(fix.map((text) => expect.stringMatching(text)));
    });

    it('knows the region in which STS is switched off', () => {
      const facts = refusedWith('RegionDisabled', 'STS is not activated in this region for account:444455556666.');
      expect(diagnose(facts).findings.map(({ code }) => code)).toEqual(['STS_REGION_DISABLED']);
    });

    it.each(['ExpiredToken', 'Throttling', 'ECONNRESET', 'SomethingNew'])('leaves %s to other rules', (code) => {
      const facts = refusedWith(code, 'No.');
      expect(findingsOf(facts)).toEqual([]);
      expect(diagnose(facts).verdict).toBe('fail');
    });

    it('leaves the exchange of the ID token to other rules, whatever STS says', () => {
      const failure = failureOf('AssumeRoleWithWebIdentity', 'AccessDenied', { message: DENIAL });
      expect(findingsOf(factsUpTo(failure))).toEqual([]);
    });
  });

  describe('when there are several roles', () => {
    const baseIdentity = {
      status: 'succeeded',
      value: { account: '444455556666', arn: USER_ARN, userId: 'AIDA' },
    } as const;
    const withoutBaseIdentity = { baseIdentity: { status: 'not-attempted' } } as const;
    const chainOf = (...roleChain: Settings['roleChain']) => ({ settings: settingsWith({ roleChain }) });

    it.each<[string, Partial<Facts>, Readonly<Record<string, unknown>>]>([
      ['keys, one role', { baseIdentity, ...chainOf() }, { step: 1, steps: 1, caller: USER_ARN }],
      ['keys, the first of two', { baseIdentity, ...chainOf(SECOND) }, { step: 1, steps: 2, caller: USER_ARN }],
      [
        'keys, the second of two',
        { baseIdentity, chain: [FIRST_SESSION], ...chainOf(SECOND) },
        { step: 2, steps: 2, caller: FIRST_SESSION.arn },
      ],
      [
        'keys, the last of three',
        { baseIdentity, chain: [FIRST_SESSION, SECOND_SESSION], ...chainOf(SECOND, THIRD) },
        { step: 3, steps: 3, caller: SECOND_SESSION.arn },
      ],
      [
        'a token, one role behind it',
        { ...withoutBaseIdentity, chain: [FIRST_SESSION], ...chainOf(SECOND) },
        { step: 1, steps: 1, caller: FIRST_SESSION.arn },
      ],
      [
        'a token, the second of two',
        { ...withoutBaseIdentity, chain: [FIRST_SESSION, SECOND_SESSION], ...chainOf(SECOND, THIRD) },
        { step: 2, steps: 2, caller: SECOND_SESSION.arn },
      ],
    ])('says which one it was, and who asked: %s', (_, changes, evidence) => {
      const target = changes.chain?.length === 2 ? THIRD : SECOND;
      const [finding] = findingsOf(refusedWith('AccessDenied', DENIAL, { ...changes, target }));
      expect(finding?.evidence).toMatchObject({ ...evidence, role: target });
    });
  });

  describe('when there is nothing to start from', () => {
    it.each([
      ['the file of an input', factsUpTo(failureOf('ReadTokenFile', 'ENOENT')), 'TOKEN_FILE_UNREADABLE'],
      [
        'the file that the machine names',
        factsUpTo(failureOf('LoadCredentials', 'ENOENT'), {
          baseIdentity: { status: 'failed', failure: failureOf('ReadTokenFile', 'ENOENT') },
        }),
        'TOKEN_FILE_UNREADABLE',
      ],
      [
        'the machine',
        factsUpTo(failureOf('LoadCredentials', 'CredentialsProviderError')),
        'AMBIENT_CREDENTIALS_MISSING',
      ],
    ])('says where nothing was found: %s', (_, facts, code) => {
      expect(diagnose(facts).findings.map((finding) => finding.code)).toEqual([code]);
    });
  });

  it('finds one thing at most, whatever STS says', () => {
    const codes = ['AccessDenied', 'ValidationError', 'MalformedPolicyDocument', 'PackedPolicyTooLarge', 'Else'];
    fc.assert(
      fc.property(fc.constantFrom(...codes), fc.string({ unit: anyCharacter }), (code, message) => {
        const findings = findingsOf(refusedWith(code, message));
        expect(findings.length).toBe(code === 'Else' ? 0 : 1);
        expect(findings.every(({ severity }) => severity === 'error')).toBe(true);
      }),
    );
  });
});
