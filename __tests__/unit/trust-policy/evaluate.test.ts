// Whole trust policies against one request: verdicts, the statements behind them, and how near a refusal was.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { IdTokenClaims } from '../../../src/trust-policy/claims.ts';
import { evaluateTrustPolicy } from '../../../src/trust-policy/evaluate.ts';
import { generateTrustPolicy } from '../../../src/trust-policy/generate.ts';
import { parseTrustPolicy } from '../../../src/trust-policy/parse-policy.ts';
import type { ParsedTrustPolicy } from '../../../src/trust-policy/policy.ts';
import { requestContextOf } from '../../../src/trust-policy/request-context.ts';
import { withinCpuSeconds } from '../../cpu-seconds.ts';
import { claimsWith, NOW, ROLE } from '../samples/healthy.ts';
import { hostileText } from '../samples/hostile.ts';

const GITHUB = 'token.actions.githubusercontent.com';
const PROVIDER = `arn:aws:iam::111122223333:oidc-provider/${GITHUB}`;
const MAIN = 'repo:o/r:ref:refs/heads/main';
const IMMUTABLE = 'repo:o@1/r@2:ref:refs/heads/main';
type Json = Readonly<Record<string, unknown>>;

function policyOf(...statements: readonly Json[]): ParsedTrustPolicy {
  const result = parseTrustPolicy(JSON.stringify({ Version: '2012-10-17', Statement: statements }));
  if (!result.ok) throw new Error(result.problem);
  return result.policy;
}

function statement(changes: Json = {}): Json {
  return { Effect: 'Allow', Principal: { Federated: PROVIDER }, Action: 'sts:AssumeRoleWithWebIdentity', ...changes };
}

const on = (operator: string, claim: string, value: unknown): Json => ({
  Condition: { [operator]: { [`${GITHUB}:${claim}`]: value } },
});

function requestFor(claims: IdTokenClaims) {
  return requestContextOf({ claims, role: ROLE, region: 'eu-central-1', roleSessionName: 'octo', now: NOW });
}

function evaluate(statements: readonly Json[], sub = MAIN) {
  return evaluateTrustPolicy(policyOf(...statements), requestFor(claimsWith(sub)));
}

function verdictOf(...given: Parameters<typeof evaluate>): string {
  const evaluation = evaluate(...given);
  return evaluation.decision === 'deny' ? evaluation.why : evaluation.decision;
}

const AWS_ROOT = 'arn:aws:iam::111122223333:root';

describe('evaluateTrustPolicy', () => {
  it.each<[string, Json, string, string?]>([
    ['the exact subject', on('StringEquals', 'sub', MAIN), 'allow'],
    ['a wildcard under StringEquals', on('StringEquals', 'sub', 'repo:o/r:*'), 'no-statement-matches'],
    ['a wildcard under StringLike', on('StringLike', 'sub', 'repo:o/r:*'), 'allow'],
    ['names for a subject with ids', on('StringLike', 'sub', 'repo:o/r:*'), 'no-statement-matches', IMMUTABLE],
    ['wildcards for the ids', on('StringLike', 'sub', 'repo:o@*/r@*:ref:*'), 'allow', IMMUTABLE],
    ['another case', on('StringEquals', 'sub', MAIN.replace('o/r', 'O/r')), 'no-statement-matches'],
    ['another case, ignored', on('StringEqualsIgnoreCase', 'sub', MAIN.replace('o/r', 'O/r')), 'allow'],
    ['the key in another case', on('StringEquals', 'SUB', MAIN), 'allow'],
    ['an absent claim', on('StringEquals', 'environment', 'prod'), 'no-statement-matches'],
    ['an absent claim, IfExists', on('StringEqualsIfExists', 'environment', 'prod'), 'allow'],
    ['an absent claim, negated', on('StringNotEquals', 'environment', 'prod'), 'allow'],
    ['an absent claim, ForAllValues', on('ForAllValues:StringLike', 'environment', 'prod'), 'allow'],
    ['an absent claim, ForAnyValue', on('ForAnyValue:StringLike', 'environment', 'prod'), 'no-statement-matches'],
    ['one subject of two', on('StringEquals', 'sub', ['x', MAIN]), 'allow'],
    ['a claim that IAM does not offer', on('StringEquals', 'repository_owner', 'octo-org'), 'no-statement-matches'],
    ['one audience of two', on('StringEquals', 'aud', ['x', 'sts.amazonaws.com']), 'allow'],
    ['the address of the runner', { Condition: { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } } }, 'unknown'],
    ['the organization', { Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } } }, 'no-statement-matches'],
    ['the region', { Condition: { StringEquals: { 'aws:RequestedRegion': 'eu-central-1' } } }, 'allow'],
    ['a past window', { Condition: { DateLessThan: { 'aws:CurrentTime': '2020-01-01' } } }, 'no-statement-matches'],
    ['a call through a service', { Condition: { Bool: { 'aws:ViaAWSService': 'true' } } }, 'no-statement-matches'],
    ['a call of one’s own', { Condition: { Bool: { 'aws:ViaAWSService': 'false' } } }, 'allow'],
    ['a call of a service', { Condition: { Bool: { 'aws:PrincipalIsAWSService': 'true' } } }, 'no-statement-matches'],
    ['a call of no service', { Condition: { BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' } } }, 'allow'],
    ['a call signed by no service', { Condition: { Bool: { 'aws:PrincipalIsAWSService': 'false' } } }, 'unknown'],
    ['the account of the role', { Condition: { StringEquals: { 'aws:ResourceAccount': '111122223333' } } }, 'allow'],
    ['a truth value for the subject', on('Bool', 'sub', 'true'), 'no-statement-matches'],
    ['an ARN for the subject', on('ArnLike', 'sub', 'arn:aws:iam::*:role/*'), 'no-statement-matches'],
    ['no ARN for the subject', on('ArnNotLike', 'sub', 'arn:aws:iam::*:role/*'), 'allow'],
    ['an operator that IAM lacks', on('StringMatches', 'sub', MAIN), 'unknown'],
    ['any action of STS', { Action: 'sts:*' }, 'allow'],
    ['any action', { Action: '*' }, 'allow'],
    ['actions that start so, in another case', { Action: ['iam:x', 'STS:assumerole*'] }, 'allow'],
    ['actions with a question mark', { Action: 'sts:AssumeRoleWith???Identity' }, 'allow'],
    ['sts:AssumeRole alone', { Action: 'sts:AssumeRole' }, 'no-statement-matches'],
    ['all actions but one', { Action: undefined, NotAction: 'sts:AssumeRole' }, 'allow'],
    ['all actions but this', { Action: undefined, NotAction: 'sts:assumerolewithwebidentity' }, 'no-statement-matches'],
    ['one provider of two', { Principal: { Federated: ['x', PROVIDER] } }, 'allow'],
    ['everyone', { Principal: '*' }, 'allow'],
    ['everyone, as AWS writes it', { Principal: { AWS: '*' } }, 'allow'],
    ['any provider', { Principal: { Federated: '*' } }, 'unknown'],
    ['the account', { Principal: { AWS: AWS_ROOT } }, 'no-statement-matches'],
    ['a service', { Principal: { Service: 'ec2.amazonaws.com' } }, 'no-statement-matches'],
    ['a service by a wildcard', { Principal: { Service: '*' } }, 'no-statement-matches'],
    ['the provider as if it were an account', { Principal: { AWS: PROVIDER } }, 'no-statement-matches'],
    [
      'another account’s provider',
      { Principal: { Federated: PROVIDER.replace('1111', '9999') } },
      'no-statement-matches',
    ],
    ['an enterprise’s provider', { Principal: { Federated: `${PROVIDER}/my-ent` } }, 'no-statement-matches'],
    ['everyone but the account', { Principal: undefined, NotPrincipal: { AWS: AWS_ROOT } }, 'allow'],
    [
      'everyone but the provider',
      { Principal: undefined, NotPrincipal: { Federated: PROVIDER } },
      'no-statement-matches',
    ],
  ])('decides on a statement with %s', (_name, changes, verdict, sub = MAIN) => {
    expect(verdictOf([statement(changes)], sub)).toBe(verdict);
  });

  const YES = statement();
  const NO = statement(on('StringEquals', 'sub', 'x'));
  const UNSURE = statement({ Condition: { Bool: { 'aws:Unheard': 'true' } } });
  const deny = (json: Json) => ({ ...json, Effect: 'Deny' });

  it.each<[string, readonly Json[], string]>([
    ['one that matches of two', [NO, YES], 'allow'],
    ['none that matches', [NO, NO], 'no-statement-matches'],
    ['Deny and Allow', [YES, deny(YES)], 'explicit-deny'],
    ['Deny alone', [deny(YES)], 'explicit-deny'],
    ['a Deny that does not match', [YES, deny(NO)], 'allow'],
    ['a Deny that does not match, alone', [deny(NO)], 'no-statement-matches'],
    ['an Allow that is not known', [NO, UNSURE], 'unknown'],
    ['an Allow that is not known beside one that matches', [UNSURE, YES], 'allow'],
    ['a Deny that is not known', [YES, deny(UNSURE)], 'unknown'],
    ['a Deny that is not known, with nothing to deny', [NO, deny(UNSURE)], 'no-statement-matches'],
    ['a Deny that matches beside what is not known', [UNSURE, deny(UNSURE), deny(YES)], 'explicit-deny'],
  ])('decides on %s', (_name, statements, verdict) => {
    expect(verdictOf(statements)).toBe(verdict);
  });

  it('joins the conditions of a statement with "and", the keys of an operator too', () => {
    const both = (aud: string, sub: string) => ({
      Condition: { StringEquals: { [`${GITHUB}:aud`]: aud, [`${GITHUB}:sub`]: sub } },
    });
    expect(verdictOf([statement(both('sts.amazonaws.com', MAIN))])).toBe('allow');
    expect(verdictOf([statement(both('x', MAIN))])).toBe('no-statement-matches');
    expect(verdictOf([statement(both('sts.amazonaws.com', 'x'))])).toBe('no-statement-matches');
  });

  it('shows actual beside expected', () => {
    const { closest, statements } = evaluate([statement({ Sid: 'Ci', ...on('StringLike', 'sub', 'repo:x/*') })]);
    const refusal = {
      outcome: 'not-matched',
      expected: { operator: 'StringLike', key: `${GITHUB}:sub`, values: ['repo:x/*'] },
      actual: { status: 'present', values: [MAIN] },
    };
    expect(closest).toEqual([{ position: { index: 0, sid: 'Ci' }, refusals: [{ part: 'condition', ...refusal }] }]);
    expect(statements).toMatchObject([
      {
        outcome: 'not-matched',
        principal: { outcome: 'matched', element: 'Principal', actual: PROVIDER },
        action: { outcome: 'matched', expected: ['sts:AssumeRoleWithWebIdentity'] },
        conditions: [refusal],
      },
    ]);
  });

  it('puts the statement with the fewest refusals first, those for others last', () => {
    const both = { StringEquals: { [`${GITHUB}:sub`]: 'x', [`${GITHUB}:aud`]: 'y' } };
    const { closest } = evaluate([
      statement({ Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }),
      statement({ Condition: both }),
      NO,
      UNSURE,
      deny(YES),
    ]);
    expect(closest.map(({ position }) => position.index)).toEqual([3, 2, 1, 0]);
    expect(closest.map(({ refusals }) => refusals.length)).toEqual([1, 1, 2, 2]);
    expect(closest.at(-1)?.refusals.map(({ part }) => part)).toEqual(['principal', 'action']);
  });

  it('counts what is not known for less than what does not match, however much it is', () => {
    const unheard = (key: string) => ({ [`aws:Unheard${key}`]: 'true' });
    const { closest } = evaluate([NO, statement({ Condition: { Bool: { ...unheard('A'), ...unheard('B') } } })]);
    expect(closest.map(({ position }) => position.index)).toEqual([1, 0]);
  });

  it('has no statement that matches among the closest', () => {
    const { closest } = evaluate([NO, YES, UNSURE]);
    expect(closest.map(({ position }) => position.index)).toEqual([2, 0]);
  });

  describe('when statements have as many refusals', () => {
    /** Where the first of the closest stands. */
    function closestOf(statements: readonly Json[], sub?: string): readonly number[] {
      return evaluate(statements, sub).closest.map(({ position }) => position.index);
    }
    const subject = (value: unknown, operator = 'StringEquals') => statement(on(operator, 'sub', value));
    const LONG = 'repo:octo-org/octo-repo:environment:production';

    it.each<[string, readonly Json[], readonly number[]]>([
      ['the subject in another case', [subject('repo:octo-org/octo-rep:*'), subject(LONG.toUpperCase())], [1, 0]],
      [
        'another environment of the repository',
        [subject('repo:x/octo-repo:environment:production'), subject(LONG.replace('production', 'prod'))],
        [1, 0],
      ],
      ['the closest of its values', [subject([LONG.slice(3), 'x']), subject(['y', LONG.slice(1)])], [1, 0]],
      [
        'a pattern that fits but for the case',
        [subject('repo:x/*', 'StringLike'), subject('repo:OCTO-ORG/*', 'StringLike')],
        [1, 0],
      ],
      ['a pattern under StringEquals', [subject('repo:octo-org/x'), subject('repo:octo-org/octo-repo:*')], [1, 0]],
      ['the subject itself', [subject('repo:octo-org/x'), statement(on('StringEquals', 'aud', 'x'))], [1, 0]],
      [
        'the subject under another prefix',
        [subject('repo:octo-org/x'), statement({ Condition: { StringEquals: { [`https://${GITHUB}:sub`]: LONG } } })],
        [1, 0],
      ],
      ['the one in the right case', [subject(LONG.toUpperCase()), subject(LONG.replace('repo:o', 'repo:O'))], [1, 0]],
      ['the first of two alike', [subject('repo:x'), subject('repo:y')], [0, 1]],
      ['the first of two whose subject is not known', [subject('${aws:SourceIp}'), UNSURE], [0, 1]],
      ['the first of those that except it', [subject(LONG, 'StringNotEquals'), subject('*', 'StringNotLike')], [0, 1]],
    ])('puts first %s', (_name, statements, order) => {
      expect(closestOf(statements, LONG)).toEqual(order);
    });

    it('counts refusals before differences', () => {
      const both = { StringEquals: { [`${GITHUB}:sub`]: `${MAIN}x`, [`${GITHUB}:aud`]: 'y' } };
      expect(closestOf([statement({ Condition: both }), subject('completely other')])).toEqual([1, 0]);
    });

    it('is done soon with a policy as long as IAM takes', () => {
      const statements = Array.from({ length: 12 }, () => subject([`*${'?a'.repeat(40)}`, 'repo:'.repeat(20)]));
      withinCpuSeconds(3, () => {
        expect(
          closestOf([...statements, subject(Array.from({ length: 1000 }, () => ''))], 'a'.repeat(4000)),
        ).toHaveLength(13);
      });
    });
  });

  it('names the Deny statements that apply or may apply', () => {
    const { denials } = evaluate([YES, deny(NO), deny(UNSURE), deny(YES)]);
    expect(denials.map(({ position }) => position.index)).toEqual([2, 3]);
  });

  describe('when the policy is generated for the token', () => {
    const claims = fc
      .record({ sub: hostileText, aud: hostileText, slug: fc.constantFrom('', '/my-ent') })
      .map(({ sub, aud, slug }) => ({
        ...claimsWith(`repo:octo-org/octo-repo:environment:${sub}`),
        aud,
        iss: `https://${GITHUB}${slug}`,
      }));
    const decide = (policy: ParsedTrustPolicy, token: IdTokenClaims) =>
      evaluateTrustPolicy(policy, requestFor(token)).decision;
    const generated = (token: IdTokenClaims) => {
      const text = JSON.stringify(generateTrustPolicy(ROLE, token));
      const result = parseTrustPolicy(text);
      if (!result.ok) throw new Error(result.problem);
      return result.policy;
    };

    it('lets exactly that token in', () => {
      fc.assert(
        fc.property(claims, hostileText, (token, other) => {
          const policy = generated(token);
          expect(decide(policy, token)).toBe('allow');
          expect(decide(policy, { ...token, sub: `${token.sub}x${other}` })).toBe('deny');
          expect(decide(policy, { ...token, aud: `${token.aud}x${other}` })).toBe('deny');
          expect(decide(policy, { ...token, iss: `${token.iss}/x` })).toBe('deny');
        }),
      );
    });

    it('denies as soon as a Deny matches, wherever it stands', () => {
      fc.assert(
        fc.property(claims, fc.boolean(), (token, first) => {
          const { statements, ...rest } = generated(token);
          const denials = statements.map((it) => ({ ...it, effect: 'Deny' as const }));
          const all = first ? [...denials, ...statements] : [...statements, ...denials];
          expect(evaluateTrustPolicy({ ...rest, statements: all }, requestFor(token))).toMatchObject({
            decision: 'deny',
            why: 'explicit-deny',
          });
        }),
      );
    });
  });

  const operators = [
    'StringEquals',
    'StringLike',
    'StringEqualsIgnoreCase',
    'StringLikeIfExists',
    'ForAnyValue:StringLike',
  ];
  const condition = fc.record({
    operator: fc.constantFrom(...operators),
    key: fc.constantFrom(`${GITHUB}:sub`, `${GITHUB}:aud`, `${GITHUB}:environment`, `${GITHUB}:iss`, 'aws:SourceIp'),
    values: fc.array(fc.constantFrom(MAIN, 'repo:*', '*', 'sts.amazonaws.com', 'x', '${aws:username}'), {
      minLength: 1,
    }),
  });

  it('never refuses because a condition of an Allow statement is gone', () => {
    const rank = { deny: 0, unknown: 1, allow: 2 };
    const [base] = policyOf(YES).statements;
    if (base === undefined) throw new Error('no statement');
    fc.assert(
      fc.property(fc.array(condition, { minLength: 1, maxLength: 4 }), fc.nat(3), (conditions, gone) => {
        const policy = (kept: typeof conditions) => ({ ...policyOf(YES), statements: [{ ...base, conditions: kept }] });
        const decide = (kept: typeof conditions) =>
          evaluateTrustPolicy(policy(kept), requestFor(claimsWith(MAIN))).decision;
        const fewer = conditions.filter((_, index) => index !== gone % conditions.length);
        expect(rank[decide(fewer)]).toBeGreaterThanOrEqual(rank[decide(conditions)]);
      }),
    );
  });

  it('stays with its verdict, whatever an unknown key turns out to be', () => {
    const address = fc.constantFrom('203.0.113.1', 'x', MAIN);
    fc.assert(
      fc.property(fc.array(condition, { maxLength: 4 }), fc.boolean(), fc.option(address), (conditions, denies, ip) => {
        const [base] = policyOf(YES).statements;
        if (base === undefined) return;
        const guarded = { ...base, effect: denies ? ('Deny' as const) : base.effect, conditions };
        const policy = { ...policyOf(YES), statements: denies ? [base, guarded] : [guarded] };
        const request = requestFor(claimsWith(MAIN));
        const { decision } = evaluateTrustPolicy(policy, request);
        const known =
          ip === null
            ? { ...request, rules: [{ keys: 'aws:sourceip', status: 'absent' as const }, ...request.rules] }
            : { ...request, keys: { ...request.keys, 'aws:sourceip': [ip] } };
        if (decision !== 'unknown') expect(evaluateTrustPolicy(policy, known).decision).toBe(decision);
      }),
    );
  });

  it('stays with its verdict, whether or not the request says that it is of no service', () => {
    const guard = fc.record({
      operator: fc.constantFrom('Bool', 'BoolIfExists', 'Null', 'StringNotEquals', 'ForAllValues:Bool'),
      key: fc.constantFrom('aws:PrincipalIsAWSService', 'aws:ViaAWSService'),
      values: fc.array(fc.constantFrom('true', 'false', 'x'), { minLength: 1, maxLength: 2 }),
    });
    fc.assert(
      fc.property(fc.array(guard, { maxLength: 3 }), fc.boolean(), fc.boolean(), (conditions, denies, has) => {
        const [base] = policyOf(YES).statements;
        if (base === undefined) return;
        const guarded = { ...base, effect: denies ? ('Deny' as const) : base.effect, conditions };
        const policy = { ...policyOf(YES), statements: denies ? [base, guarded] : [guarded] };
        const request = requestFor(claimsWith(MAIN));
        const key = { 'aws:principalisawsservice': has ? ['false'] : [] };
        const { decision } = evaluateTrustPolicy(policy, request);
        const known = { ...request, keys: { ...request.keys, ...key } };
        if (decision !== 'unknown') expect(evaluateTrustPolicy(policy, known).decision).toBe(decision);
      }),
    );
  });

  it('is done soon with a policy of nothing but wildcards', () => {
    const values = Array.from({ length: 5 }, () => `${'*a'.repeat(200)}b`);
    withinCpuSeconds(1.5, () => {
      expect(verdictOf([statement(on('StringLike', 'sub', values))], 'a'.repeat(20_000))).toBe('no-statement-matches');
    });
  });
});
