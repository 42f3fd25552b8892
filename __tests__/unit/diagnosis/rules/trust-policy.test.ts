// What the role's trust policy says about the token: each way in which it can refuse has a finding of its own.
import { describe, expect, it } from '@jest/globals';
import { diagnose } from '../../../../src/diagnosis/diagnose.ts';
import { explain } from '../../../../src/diagnosis/explain.ts';
import { checkExpectations } from '../../../../src/observe/expectations.ts';
import type { Facts } from '../../../../src/observe/facts.ts';
import { parseTrustPolicy } from '../../../../src/trust-policy/parse-policy.ts';
import { plainWords } from '../../../../src/util/words.ts';
import { CLAIMS, FACTS, factsUpTo, failureOf, NOW, ROLE, SETTINGS } from '../../samples/healthy.ts';

const HOST = 'token.actions.githubusercontent.com';
const STATEMENT = {
  Effect: 'Allow',
  Principal: { Federated: `arn:aws:iam::${ROLE.account}:oidc-provider/${HOST}` },
  Action: 'sts:AssumeRoleWithWebIdentity',
  Condition: {
    StringEquals: { [`${HOST}:aud`]: CLAIMS.aud, [`${HOST}:sub`]: CLAIMS.sub, [`${HOST}:repository_id`]: '456789' },
  },
};

function expectationsOf(...changes: readonly object[]): NonNullable<Facts['expectations']> {
  const statements = changes.map((change) => ({ ...STATEMENT, ...change }));
  const parsed = parseTrustPolicy(JSON.stringify({ Version: '2012-10-17', Statement: statements }));
  if (!parsed.ok) throw new Error(parsed.problem);
  const policyFile = { path: 'trust.json', policy: parsed.policy };
  return checkExpectations({ settings: SETTINGS, claims: CLAIMS, policyFile, now: NOW });
}

const on = (claim: string, value: string, operator = 'StringEquals') => {
  const audience = { [`${HOST}:aud`]: CLAIMS.aud };
  const key = { [`${HOST}:${claim}`]: value };
  return operator === 'StringEquals'
    ? { Condition: { StringEquals: { ...audience, ...key } } }
    : { Condition: { StringEquals: audience, [operator]: key } };
};

const denied = (...changes: readonly object[]): Facts =>
  factsUpTo(failureOf('AssumeRoleWithWebIdentity', 'AccessDenied', { httpStatus: 403 }), {
    expectations: expectationsOf(...changes),
  });

function firstOf(facts: Facts): string {
  const [first] = diagnose(facts).findings;
  return `${first?.code} ${first?.severity} ${first?.confidence}`;
}

const DENY = { Effect: 'Deny', Condition: { StringEquals: { [`${HOST}:sub`]: CLAIMS.sub } } };

describe('policyRefusal', () => {
  it.each<[string, Facts, string]>([
    ['lets it in', denied({}), 'ACCESS_DENIED_DESPITE_POLICY error likely'],
    [
      'expects another subject',
      denied(on('sub', 'repo:o/r:environment:x')),
      'TRUST_POLICY_SUBJECT_DIFFERS error certain',
    ],
    [
      'expects another audience',
      denied({ Condition: { StringEquals: { [`${HOST}:aud`]: 'x', [`${HOST}:sub`]: CLAIMS.sub } } }),
      'TRUST_POLICY_AUDIENCE_DIFFERS error certain',
    ],
    ['expects another branch', denied(on('ref', 'refs/heads/x')), 'TRUST_POLICY_CONDITION_REFUSES error certain'],
    [
      'has a wildcard under StringEquals',
      denied(on('sub', 'repo:octo-org/octo-repo:*')),
      'TRUST_POLICY_WILDCARD_NOT_EXPANDED error certain',
    ],
    [
      'has a subject without "ref:"',
      denied(on('sub', 'repo:octo-org/octo-repo:refs/heads/main')),
      'TRUST_POLICY_SUBJECT_MALFORMED error certain',
    ],
    [
      'asks for a claim without a key',
      denied(on('event_name', 'push')),
      'TRUST_POLICY_KEY_NEVER_MATCHES error certain',
    ],
    [
      'has a scheme before the key',
      denied({ Condition: { StringEquals: { [`https://${HOST}:sub`]: CLAIMS.sub } } }),
      'TRUST_POLICY_KEY_NEVER_MATCHES error certain',
    ],
    ['allows another action', denied({ Action: 'sts:AssumeRole' }), 'TRUST_POLICY_OTHER_ACTION error certain'],
    [
      'names another principal',
      denied({ Principal: { AWS: ROLE.account } }),
      'TRUST_POLICY_OTHER_PRINCIPAL error certain',
    ],
    ['has nothing but a Deny', denied(DENY), 'TRUST_POLICY_DENIES error certain'],
    ['denies what it allows', denied({}, DENY), 'TRUST_POLICY_DENIES error certain'],
    [
      'depends on the address',
      denied({ Condition: { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } } }),
      'TRUST_POLICY_UNDECIDED error possible',
    ],
  ])('finds behind AccessDenied what the policy does: it %s', (_name, facts, finding) => {
    expect(firstOf(facts)).toBe(finding);
  });

  it('is only likely where the file names another role: AWS has another policy', () => {
    const expectations = expectationsOf(on('sub', 'repo:o/r:environment:x'));
    if (expectations.policy === undefined) throw new Error('no verdict');
    const policy = { ...expectations.policy, otherRole: `${ROLE.text}-of-others` };
    const facts = denied({});
    expect(firstOf({ ...facts, expectations: { policy } })).toBe('TRUST_POLICY_SUBJECT_DIFFERS error likely');
  });

  it('leaves any other refusal of STS to its own rule', () => {
    const failure = failureOf('AssumeRoleWithWebIdentity', 'RegionDisabled', { httpStatus: 403 });
    expect(firstOf(factsUpTo(failure, { expectations: expectationsOf({}) }))).toBe('STS_REGION_DISABLED error certain');
  });
});

describe('policyFileRules', () => {
  const granted = (...changes: readonly object[]): Facts => ({ ...FACTS, expectations: expectationsOf(...changes) });

  it('says nothing of a policy that is right', () => {
    expect(diagnose(granted({}))).toEqual({ verdict: 'pass', findings: [] });
  });

  it('says nothing of a matter of style alone', () => {
    const Condition = {
      StringEquals: STATEMENT.Condition.StringEquals,
      'ForAllValues:StringEquals': { [`${HOST}:aud`]: CLAIMS.aud },
    };
    expect(granted({ Condition }).expectations?.policy?.lints.map(({ severity }) => severity)).toEqual(['notice']);
    expect(diagnose(granted({ Condition }))).toEqual({ verdict: 'pass', findings: [] });
  });

  it('notices a file that would not have let the token in', () => {
    expect(firstOf(granted(on('sub', 'repo:octo-org@1/octo-repo@2:environment:x')))).toBe(
      'TRUST_POLICY_FILE_OUTDATED notice certain',
    );
  });

  it('warns of a policy that lets others in as well', () => {
    expect(firstOf(granted(on('sub', 'repo:octo-org*', 'StringLike')))).toBe(
      'TRUST_POLICY_HAS_MISTAKES warning certain',
    );
  });

  it.each([
    ['nothing more', {}, true],
    [
      'the repository',
      {
        StringLike: { [`${HOST}:aud`]: '*', [`${HOST}:sub`]: CLAIMS.sub },
        StringEquals: { [`${HOST}:repository_id`]: '456789' },
      },
      true,
    ],
    ['an address', { IpAddress: { 'aws:SourceIp': '192.0.2.0/24' } }, false],
    ['a workflow', { StringEquals: { [`${HOST}:job_workflow_ref`]: CLAIMS.context.job_workflow_ref } }, false],
  ])('offers a whole new policy only where that drops no restriction: %s', (_, more, isOffered) => {
    const Condition = { StringLike: { [`${HOST}:aud`]: CLAIMS.aud, [`${HOST}:sub`]: 'repo:octo-org*' }, ...more };
    const finding = diagnose(granted({ Condition })).findings.find(({ code }) => code === 'TRUST_POLICY_HAS_MISTAKES');
    const [fix] = finding === undefined ? [] : explain(finding).fix;
    expect(plainWords(fix?.text ?? '')).toMatch(/^Correct what is listed above in trust\.json[.,] /);
    expect(fix?.snippet !== undefined).toBe(isOffered);
  });

  it('offers none in place of a Deny', () => {
    const wide = on('sub', 'repo:octo-org*', 'StringLike');
    const deny = { Effect: 'Deny', Condition: { StringEquals: { [`${HOST}:sub`]: 'repo:octo-org/other' } } };
    const finding = diagnose(granted(wide, deny)).findings.find(({ code }) => code === 'TRUST_POLICY_HAS_MISTAKES');
    const steps = finding === undefined ? [] : explain(finding).fix.map(({ text }) => plainWords(text));
    expect(steps).toEqual(['Correct what is listed above in trust.json, and keep what else restricts it: "Deny".']);
  });

  it('says that the policy would refuse, too, where STS had no chance to', () => {
    const failure = failureOf('AssumeRoleWithWebIdentity', 'Throttling', { httpStatus: 400 });
    const expectations = expectationsOf(on('sub', 'repo:octo-org/octo-repo:environment:x'));
    const { findings } = diagnose(factsUpTo(failure, { expectations }));
    expect(findings.map(({ code, confidence }) => [code, confidence])).toEqual([
      ['STS_THROTTLED', 'certain'],
      // AWS did not say what it thinks of the token, so that the file may be outdated.
      ['TRUST_POLICY_SUBJECT_DIFFERS', 'likely'],
    ]);
  });
});

describe('expectationRules', () => {
  it('fail a run whose subject is not expected, before anything else', () => {
    const settings = { ...SETTINGS, expectedSubjects: ['repo:octo-org/octo-repo:environment:*'] };
    const expectations = checkExpectations({ settings, claims: CLAIMS, policyFile: undefined, now: NOW });
    const attempts = { roleSession: { status: 'not-attempted' }, callerIdentity: { status: 'not-attempted' } } as const;
    const { findings } = diagnose({ ...FACTS, ...attempts, settings, expectations });
    expect(findings.map(({ code }) => code)).toEqual(['SUBJECT_NOT_EXPECTED']);
    expect(findings[0]?.evidence).toMatchObject({ expected: settings.expectedSubjects, match: { matched: false } });
  });
});
