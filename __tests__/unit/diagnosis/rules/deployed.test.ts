// What IAM has of a refused role decides, before any file and any guess.
import { describe, expect, it } from '@jest/globals';
import { diagnose } from '../../../../src/diagnosis/diagnose.ts';
import { explain } from '../../../../src/diagnosis/explain.ts';
import type { FindingCode } from '../../../../src/diagnosis/finding.ts';
import { type Caller, evaluateFor, evaluateForCaller } from '../../../../src/observe/expectations.ts';
import type { DeployedFacts, Facts } from '../../../../src/observe/facts.ts';
import { parseTrustPolicy } from '../../../../src/trust-policy/parse-policy.ts';
import { plainWords } from '../../../../src/util/words.ts';
import { CLAIMS, FACTS, factsUpTo, failureOf, NOW, ROLE, roleArn, SETTINGS } from '../../samples/healthy.ts';

const READER = roleArn('arn:aws:iam::111122223333:role/oidc-diagnosis');
const HOST = 'token.actions.githubusercontent.com';

function policyFor(subject: string): NonNullable<DeployedFacts['policy']> {
  const statement = {
    Effect: 'Allow',
    Principal: { Federated: `arn:aws:iam::${ROLE.account}:oidc-provider/${HOST}` },
    Action: 'sts:AssumeRoleWithWebIdentity',
    Condition: {
      StringEquals: { [`${HOST}:aud`]: CLAIMS.aud, [`${HOST}:sub`]: subject, [`${HOST}:repository_id`]: '456789' },
    },
  };
  const parsed = parseTrustPolicy(JSON.stringify({ Version: '2012-10-17', Statement: [statement] }));
  if (!parsed.ok) throw new Error(parsed.problem);
  return evaluateFor(ROLE, { policy: parsed.policy }, { settings: SETTINGS, claims: CLAIMS, now: NOW });
}

const found = { arn: ROLE.text, maxSessionSeconds: 7200 };
const deployed = (more: Partial<DeployedFacts>): Pick<Facts, 'deployed'> => ({
  deployed: { role: ROLE, reader: READER, failures: [], ...more },
});
const refused = (more: Partial<DeployedFacts>, code = 'AccessDenied', message = 'refused') =>
  factsUpTo(failureOf('AssumeRoleWithWebIdentity', code, { httpStatus: 400, message }), deployed(more));
const findingsOf = (facts: Facts) =>
  diagnose(facts).findings.map(({ code, severity, confidence }) => `${code} ${severity} ${confidence}`);

const OTHER = 'repo:octo-org/octo-repo:environment:production';
const FILE = { policy: { ...policyFor(OTHER), path: 'trust.json' } };
const lacking = failureOf('GetRole', 'AccessDenied', { httpStatus: 403 });
const AUDIENCE = ['InvalidIdentityToken', 'Incorrect token audience'] as const;
const DURATION = ['ValidationError', 'The requested DurationSeconds exceeds the MaxSessionDuration'] as const;

describe('the rules about what is deployed', () => {
  it.each<[string, Facts, string]>([
    ['no such role', refused({ found: null }), 'ROLE_NOT_FOUND error certain'],
    [
      'another path',
      refused({ found: { ...found, arn: 'arn:aws:iam::111122223333:role/deploy' }, policy: policyFor(OTHER) }),
      'ROLE_ARN_DIFFERS error certain',
    ],
    ['another subject', refused({ found, policy: policyFor(OTHER) }), 'TRUST_POLICY_SUBJECT_DIFFERS error certain'],
    [
      'a policy that allows it',
      refused({ found, policy: policyFor(CLAIMS.sub) }),
      'ACCESS_DENIED_DESPITE_POLICY error likely',
    ],
    [
      'a policy that allows it, beside a file that does not',
      { ...refused({ found, policy: policyFor(CLAIMS.sub) }), expectations: FILE },
      'ACCESS_DENIED_DESPITE_POLICY error likely',
    ],
    [
      'nothing, and a file that refuses',
      { ...refused({ failures: [lacking] }), expectations: FILE },
      'TRUST_POLICY_SUBJECT_DIFFERS error certain',
    ],
    ['other audiences', refused({ audiences: ['x'] }, ...AUDIENCE), 'AUDIENCE_NOT_REGISTERED error certain'],
    ['a maximum', refused({ found }, ...DURATION), 'MAX_SESSION_DURATION_EXCEEDED error certain'],
  ])('let it decide: %s', (_, facts, expected) => {
    expect(findingsOf(facts)[0]).toBe(expected);
  });

  it('show what IAM has beside what was asked for', () => {
    const rowsOf = (facts: Facts) => {
      const [first] = diagnose(facts).findings;
      return first === undefined ? undefined : explain(first).comparison?.rows;
    };
    expect(rowsOf(refused({ audiences: ['x', 'y'] }, ...AUDIENCE))?.[1]).toEqual(['the provider lists', 'x, y']);
    expect(rowsOf(refused({ found }, ...DURATION))?.[1]).toEqual(['maximum of this role', '2 h (7200 s)']);
  });

  it.each<[string, Partial<DeployedFacts>, RegExp]>([
    ['a permission', { failures: [lacking] }, /lacks the permission "iam:GetRole"/],
    ['trust', { failures: [failureOf('AssumeRoleWithWebIdentity', 'AccessDenied')] }, /refused the diagnosis role/],
    ['an answer', { failures: [failureOf('GetRole', 'HTTP_500')] }, /gave no answer to GetRole \(HTTP_500\)/],
    ['a token', { failures: [failureOf('RequestIdToken', 'HTTP_500')] }, /no second ID token/],
    ['a readable policy', { found, policyProblem: 'It is not JSON.' }, /can't be read/],
  ])('say in one notice that %s is missing, and let the guess stand', (_, more, cause) => {
    const { findings } = diagnose(refused(more));
    expect(findings[0]?.code).toMatch(/^ACCESS_DENIED_/);
    const notice = findings.find(({ code }) => code === 'DIAGNOSIS_ROLE_UNUSABLE');
    expect(notice?.severity).toBe('notice');
    expect(notice && plainWords(explain(notice).cause)).toMatch(cause);
  });

  it('say so where no diagnosis role is of the account', () => {
    const facts = { ...refused({}), deployed: { role: ROLE, failures: [] } };
    expect(findingsOf(facts)).toContain('DIAGNOSIS_ROLE_UNUSABLE notice certain');
  });

  const advises = (facts: Facts) => {
    const [first] = diagnose(facts).findings;
    return first !== undefined && JSON.stringify(explain(first)).includes('diagnosis-role:');
  };

  it('advise a diagnosis role where none is given, and not where one is', () => {
    const guessed = factsUpTo(failureOf('AssumeRoleWithWebIdentity', 'AccessDenied', { httpStatus: 403 }));
    expect([advises(guessed), advises(refused({ failures: [lacking] }))]).toEqual([true, false]);
  });

  it.each<[string, Partial<DeployedFacts>, readonly FindingCode[]]>([
    ['mistakes', { found, policy: policyFor('repo:octo-org*') }, ['TRUST_POLICY_HAS_MISTAKES']],
    ['nothing', { found, policy: policyFor(CLAIMS.sub) }, []],
    ['an endpoint', { endpoint: { url: 'https://iam.example/', awsOwned: false } }, ['IAM_ENDPOINT_FROM_ENVIRONMENT']],
    ['one of AWS', { endpoint: { url: 'https://iam.amazonaws.com/', awsOwned: true } }, []],
    ['one on this machine', { endpoint: { url: 'http://127.0.0.1:1/', awsOwned: false } }, []],
  ])('find after a success %s', (_, more, codes) => {
    const { verdict, findings } = diagnose({ ...FACTS, ...deployed(more) });
    expect([verdict, ...findings.map(({ code }) => code)]).toEqual(['pass', ...codes]);
  });
});

describe('the rules about a role that another one assumes', () => {
  const TARGET = roleArn('arn:aws:iam::111122223333:role/target');
  const caller = {
    arn: 'arn:aws:sts::111122223333:assumed-role/deploy/me',
    principalArn: 'arn:aws:iam::111122223333:role/deploy',
    account: '111122223333',
  };

  function policyOf(statement: object, settings = SETTINGS, by: Caller = caller): NonNullable<DeployedFacts['policy']> {
    const whole = { Effect: 'Allow', Principal: { AWS: caller.principalArn }, Action: 'sts:AssumeRole', ...statement };
    const parsed = parseTrustPolicy(JSON.stringify({ Version: '2012-10-17', Statement: [whole] }));
    if (!parsed.ok) throw new Error(parsed.problem);
    return evaluateForCaller(TARGET, parsed.policy, { settings, caller: by });
  }

  it.each<[string, object, string]>([
    ['its role', {}, 'allow'],
    ['its session', { Principal: { AWS: caller.arn } }, 'allow'],
    ['its account', { Principal: { AWS: caller.account } }, 'allow'],
    ['the root of its account', { Principal: { AWS: 'arn:aws:iam::111122223333:root' } }, 'allow'],
    ['everyone', { Principal: '*' }, 'allow'],
    ['another role', { Principal: { AWS: `${caller.principalArn}-2` } }, 'deny'],
    ['another account', { Principal: { AWS: '444455556666' } }, 'deny'],
    ['a provider', { Principal: { Federated: 'arn:aws:iam::111122223333:oidc-provider/x.example' } }, 'deny'],
    ['another action', { Action: 'sts:AssumeRoleWithWebIdentity' }, 'deny'],
    ['an external id', { Condition: { StringEquals: { 'sts:ExternalId': 'x' } } }, 'deny'],
    ['its session name', { Condition: { StringLike: { 'sts:RoleSessionName': 'octo-*' } } }, 'allow'],
    ['its ARN', { Condition: { ArnEquals: { 'aws:PrincipalArn': caller.principalArn } } }, 'allow'],
    ['a claim of a token', { Condition: { StringEquals: { [`${HOST}:sub`]: CLAIMS.sub } } }, 'deny'],
    ['an organization', { Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } } }, 'unknown'],
    ['an address', { Condition: { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } } }, 'unknown'],
  ])('know whether a policy for %s allows it', (_, statement, decision) => {
    expect(policyOf(statement).evaluation.decision).toBe(decision);
  });

  it.each<[string, object, string]>([
    ['its role with a path', { Principal: { AWS: 'arn:aws:iam::111122223333:role/ci/deploy' } }, 'allow'],
    ['another role with a path', { Principal: { AWS: 'arn:aws:iam::111122223333:role/ci/deploy-2' } }, 'deny'],
    ['its path', { Condition: { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/ci/*' } } }, 'unknown'],
  ])(
    'know of a machine’s session, whose path AWS leaves out, whether a policy for %s allows it',
    (_, statement, decision) => {
      expect(policyOf(statement, SETTINGS, { ...caller, withoutPath: true }).evaluation.decision).toBe(decision);
    },
  );

  it('know the external id that is sent', () => {
    const statement = { Condition: { StringEquals: { 'sts:ExternalId': 'example-1234' } } };
    const decide = (externalId: string) => policyOf(statement, { ...SETTINGS, externalId }).evaluation.decision;
    expect(['example-1234', 'example-5678'].map(decide)).toEqual(['allow', 'deny']);
  });

  const denied = (more: Partial<DeployedFacts>, message = 'User: x is not authorized to perform: sts:AssumeRole') =>
    factsUpTo(failureOf('AssumeRole', 'AccessDenied', { httpStatus: 403, message }), {
      target: TARGET,
      ...deployed(more),
    });
  const OF_CALLER = 'x because no identity-based policy allows the sts:AssumeRole action';

  it.each<[string, Facts, string]>([
    ['no such role', denied({ found: null }), 'ROLE_NOT_FOUND error certain'],
    [
      'a policy for another',
      denied({ found, policy: policyOf({ Principal: { AWS: '444455556666' } }) }),
      'ASSUME_ROLE_NOT_TRUSTED error certain',
    ],
    ['a policy for it', denied({ found, policy: policyOf({}) }), 'ASSUME_ROLE_NOT_PERMITTED error likely'],
    ['nothing', denied({ failures: [lacking] }), 'ASSUME_ROLE_NOT_TRUSTED error likely'],
    ['what AWS says itself', denied({}, OF_CALLER), 'ASSUME_ROLE_NOT_PERMITTED error certain'],
  ])('find what is wrong with %s', (_, facts, expected) => {
    const role = {
      ...facts,
      deployed: facts.deployed && {
        ...facts.deployed,
        found: facts.deployed.found && { ...found, arn: TARGET.text },
        role: TARGET,
      },
    };
    expect(findingsOf(facts.deployed?.found ? (role as Facts) : facts)[0]).toBe(expected);
  });
});
