// Whatever trust policies and ID tokens hold: a decision or a problem, told harmlessly.
import { describe, expect } from '@jest/globals';
import fc from 'fast-check';
import { CLAIMS, factsUpTo, failureOf, NOW, ROLE, SETTINGS } from '../../__tests__/unit/samples/healthy.ts';
import { diagnose } from '../../src/diagnosis/diagnose.ts';
import { checkExpectations } from '../../src/observe/expectations.ts';
import { renderComment } from '../../src/report/comment.ts';
import { renderDiagnosis, renderFailure } from '../../src/report/failure-summary.ts';
import { renderAnnotations } from '../../src/report/finding-text.ts';
import { CONTEXT_CLAIMS, type IdTokenClaims } from '../../src/trust-policy/claims.ts';
import { evaluateTrustPolicy } from '../../src/trust-policy/evaluate.ts';
import { lintTrustPolicy } from '../../src/trust-policy/lint.ts';
import { parseTrustPolicy } from '../../src/trust-policy/parse-policy.ts';
import { requestContextOf } from '../../src/trust-policy/request-context.ts';
import { anyText, longText, mostly, near } from './arbitraries.ts';
import { expectHarmlessPage, expectOneAnnotation, PAGE_OF, property } from './support.ts';

const GITHUB = 'token.actions.githubusercontent.com';
const PROVIDER = `arn:aws:iam::111122223333:oidc-provider/${GITHUB}`;
const OPERATORS =
  'StringEquals StringLike ForAnyValue:StringLike ForAllValues:StringEquals StringNotEqualsIfExists Null Bool DateLessThan ' +
  'NumericEquals IpAddress NotIpAddress ArnLike BinaryEquals';
const KEYS = `${GITHUB}:sub ${GITHUB}:aud ${GITHUB}:repository_id aws:CurrentTime aws:SourceIp sts:RoleSessionName aws:PrincipalTag/x`;
const VALUES = [
  ...[CLAIMS.sub, 'repo:octo-org/*', '*', 'sts.amazonaws.com', '${aws:x}', "${*}${$}${aws:y, 'z'}"],
  ...['2026-01-01T00:00:00Z', '10.0.0.0/8', '::1/64', '1e5', 'true', 'dGVzdA=='],
];

const value = fc.oneof(near(...VALUES), fc.array(near(...VALUES), { maxLength: 3 }), fc.jsonValue({ maxDepth: 1 }));
const keysWithValues = fc.dictionary(near(...KEYS.split(' ')), value, { maxKeys: 3 });
const conditions = fc.dictionary(near(...OPERATORS.split(' ')), mostly<unknown>(keysWithValues, value), { maxKeys: 3 });
const policies = fc
  .array(fc.record({ Effect: fc.constantFrom('Allow', 'Allow', 'Deny'), Condition: conditions, Sid: anyText }), {
    minLength: 1,
    maxLength: 3,
  })
  .map((statements) => {
    const usual = { Principal: { Federated: PROVIDER }, Action: 'sts:AssumeRoleWithWebIdentity' };
    return JSON.stringify({ Version: '2012-10-17', Statement: statements.map((one) => ({ ...usual, ...one })) });
  })
  .chain((text) => fc.oneof(fc.constantFrom(text, encodeURIComponent(text)), near(text)));

const claims: fc.Arbitrary<IdTokenClaims> = fc
  .record({
    sub: near(CLAIMS.sub, 'repo:octo-org@1/octo-repo@2:environment:prod'),
    aud: near('sts.amazonaws.com'),
    iss: fc.constantFrom(CLAIMS.iss, CLAIMS.iss, `${CLAIMS.iss}/octo`, 'https://ghe.example/_services/token'),
    more: fc.dictionary(fc.constantFrom(...CONTEXT_CLAIMS), fc.oneof(anyText, fc.constant('x')), { maxKeys: 4 }),
  })
  .map(({ more, ...changed }) => ({ ...CLAIMS, ...changed, context: { ...CLAIMS.context, ...more } }));

const longSubject = longText(['repo:', 'a', '/', '@', ':', '*', '%3A', 'environment:', '${'], [200, 2000]);
const longPatterns = fc.record({
  text: longSubject.map((sub) => {
    const Condition = { StringLike: { [`${GITHUB}:sub`]: [sub, `*${sub.slice(0, 500)}*`] } };
    const Principal = { Federated: PROVIDER };
    return JSON.stringify({ Statement: { Effect: 'Allow', Principal, Action: 'sts:*', Condition } });
  }),
  claims: longSubject.map((sub) => ({ ...CLAIMS, sub })),
});

describe('trust policies', () => {
  const NESTS = ['[', '{"a":', '"', '\\', '\\u0041', '{"Statement":', '%7b', '${', '}', ',', '1'];
  const longPolicy = longText([...NESTS, '{"AssumeRolePolicyDocument":{},"a":', '"assume_role_policy":"{}",']);
  const any = mostly(fc.record({ text: mostly(policies, anyText, longPolicy), claims }), longPatterns);
  property('give a decision, or a problem as a sentence', 8000, any, ({ text, claims: one }) => {
    const parsed = parseTrustPolicy(text, ROLE);
    if (!parsed.ok) {
      expect(parsed.problem).toMatch(/\.$/);
      return;
    }
    const request = { claims: one, role: ROLE, region: 'eu-central-1', roleSessionName: 'x', now: NOW };
    const { decision } = evaluateTrustPolicy(parsed.policy, requestContextOf(request));
    lintTrustPolicy(parsed.policy, { issuer: one.iss, role: ROLE, now: NOW });
    expect(['allow', 'deny', 'unknown']).toContain(decision);
  });

  /** A denied run with this policy in its workspace, told in every form that there is. */
  const denied = fc.oneof({ weight: 6, arbitrary: fc.record({ text: policies, claims }) }, longPatterns);
  property('that deny are told harmlessly', 800, denied, ({ text, claims: one }) => {
    const parsed = parseTrustPolicy(text, ROLE);
    const path = 'iam/trust.json';
    const settings = { ...SETTINGS, expectedSubjects: [text.slice(0, 900), 'repo:octo-org/*'] };
    const policyFile = parsed.ok ? { path, policy: parsed.policy } : undefined;
    const problem = parsed.ok ? {} : { policyFileProblem: { path, problem: parsed.problem } };
    const failure = failureOf('AssumeRoleWithWebIdentity', 'AccessDenied', { httpStatus: 403, message: text });
    const facts = {
      ...factsUpTo(failure),
      settings,
      idToken: { status: 'succeeded', value: one } as const,
      expectations: checkExpectations({ settings, claims: one, now: NOW, policyFile }),
      ...problem,
    };
    const diagnosis = diagnose(facts);
    if (diagnosis.verdict !== 'fail') throw new Error('the diagnosis has no error');
    expectOneAnnotation(renderAnnotations(diagnosis, PAGE_OF));
    expectHarmlessPage(renderFailure(diagnosis, settings, PAGE_OF));
    expectHarmlessPage(renderDiagnosis(diagnosis, facts, PAGE_OF));
    expectHarmlessPage(renderComment(diagnosis, PAGE_OF));
  });
});
