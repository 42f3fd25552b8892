// Facts to a verdict: the order of the findings, and what must never pass.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Severity } from '../../../src/diagnosis/definition.ts';
import { diagnose, diagnoseRefused } from '../../../src/diagnosis/diagnose.ts';
import { explain } from '../../../src/diagnosis/explain.ts';
import { type Confidence, diagnosisOf, error, type Finding } from '../../../src/diagnosis/finding.ts';
import type { Operation } from '../../../src/net/failure.ts';
import type { Facts } from '../../../src/observe/facts.ts';
import { plainWords } from '../../../src/util/words.ts';
import { FACTS, factsUpTo, failureOf, RUNNER, readingOf, SETTINGS } from '../samples/healthy.ts';

function findingOf(severity: Severity, confidence: Confidence, name = ''): Finding {
  return { ...error('INTERNAL_ERROR', { name, message: '' }), severity, confidence };
}

const codesOf = (facts: Facts) => diagnose(facts).findings.map(({ code }) => code);

describe('diagnosisOf', () => {
  it('passes without findings, and with none that is an error', () => {
    expect(diagnosisOf([])).toEqual({ verdict: 'pass', findings: [] });
    expect(diagnosisOf([findingOf('notice', 'certain'), findingOf('warning', 'possible')]).verdict).toBe('pass');
  });

  it('fails with one error among others', () => {
    expect(diagnosisOf([findingOf('warning', 'certain'), findingOf('error', 'possible')]).verdict).toBe('fail');
  });

  it('ranks by severity, then by confidence, and keeps the order of the rules otherwise', () => {
    const severities = ['error', 'warning', 'notice'] as const;
    const confidences = ['certain', 'likely', 'possible'] as const;
    const ranks = severities.flatMap((severity) => confidences.map((confidence) => `${severity} ${confidence}`));
    const finding = fc
      .tuple(fc.constantFrom(...severities), fc.constantFrom(...confidences))
      .map(([severity, confidence]) => findingOf(severity, confidence));
    fc.assert(
      fc.property(fc.array(finding, { maxLength: 12 }), (given) => {
        const named = given.map((one, n) => ({ ...one, evidence: { name: String(n), message: '' } }) as Finding);
        const keyOf = (one: Finding) => ranks.indexOf(`${one.severity} ${one.confidence}`) * 100 + named.indexOf(one);
        expect(diagnosisOf(named).findings).toEqual([...named].sort((a, b) => keyOf(a) - keyOf(b)));
      }),
    );
  });
});

describe('diagnose', () => {
  it('fails for any failure, whatever its code and message', () => {
    const operation = fc.constantFrom<Operation>('RequestIdToken', 'AssumeRoleWithWebIdentity', 'GetCallerIdentity');
    const code = fc.oneof(fc.string(), fc.constantFrom('constructor', '__proto__', 'HTTP_200', 'HTTP_418', ''));
    const httpStatus = fc.integer({ min: 100, max: 599 });
    fc.assert(
      fc.property(operation, code, fc.string(), httpStatus, (which, wireCode, message, status) => {
        const failure = failureOf(which, wireCode, { message, httpStatus: status });
        const { verdict, findings } = diagnose(factsUpTo(failure));
        expect([verdict, findings[0]?.severity]).toEqual(['fail', 'error']);
      }),
    );
  });

  it('fails for a run that stopped without a failure', () => {
    const nothing = { status: 'not-attempted' } as const;
    expect(codesOf({ ...FACTS, callerIdentity: nothing })).toEqual(['INTERNAL_ERROR']);
    expect(codesOf({ ...FACTS, idToken: nothing, roleSession: nothing, callerIdentity: nothing })).toEqual([
      'INTERNAL_ERROR',
    ]);
  });

  it('fails for an identity without a session that it could belong to', () => {
    expect(diagnose({ ...FACTS, roleSession: { status: 'not-attempted' } }).verdict).toBe('fail');
  });

  describe('when the clocks are off as well', () => {
    const clocks = [readingOf(2000)];

    // The exchange is not signed, so the clock cannot be the reason.
    it('puts the refusal first', () => {
      const facts = factsUpTo(failureOf('AssumeRoleWithWebIdentity', 'AccessDenied'), { clocks });
      expect(codesOf(facts)).toEqual(['ACCESS_DENIED_ROLE_OR_POLICY', 'CLOCK_SKEW']);
    });

    it('still names a failure that no rule knows', () => {
      const facts = factsUpTo(failureOf('AssumeRoleWithWebIdentity', 'SomethingNew'), { clocks });
      expect(codesOf(facts)).toContain('UNEXPLAINED_FAILURE');
    });
  });

  it('keeps a warning beside an error', () => {
    const settings = { ...SETTINGS, minimumRemainingSeconds: 3601 };
    expect(codesOf({ ...FACTS, settings, clocks: [readingOf(300)] })).toEqual([
      'REMAINING_TIME_TOO_SHORT',
      'CLOCK_SKEW',
    ]);
  });
});

describe('diagnoseRefused', () => {
  it.each([undefined, 'Gitea', 'Forgejo', 'act'] as const)(
    'knows where the Node.js of %s comes from',
    (otherRunner) => {
      const refused = diagnosisOf([error('PROXY_IGNORED_BY_NODE', { version: 'v22.12.0', from: 'https_proxy' })]);
      const runner = { ...RUNNER, ...(otherRunner && { otherRunner }) };
      const [finding] = diagnoseRefused({}, runner, refused).findings;
      const advice = finding && plainWords(explain(finding).fix[0]?.text ?? '');
      expect(advice).toMatch(
        otherRunner === undefined ? /^Update the runner/ : /^Run the job in an image with Node.js 24/,
      );
    },
  );

  it.each([
    ['Gitea', 'SECRETS_WITHHELD_FROM_FORK'],
    ['Forgejo', 'SECRETS_WITHHELD_FROM_FORK'],
    ['act', 'INVALID_INPUT'],
  ] as const)('knows what a fork gets from %s', (otherRunner, code) => {
    const problems = [{ input: 'role-to-assume', rule: 'an ARN', value: '' }];
    const runner = { ...RUNNER, otherRunner, trigger: 'fork-pull-request' } as const;
    const { findings } = diagnoseRefused({}, runner, diagnosisOf([error('INVALID_INPUT', { problems })]));
    expect(findings.map((finding) => finding.code)).toEqual([code]);
  });
});
