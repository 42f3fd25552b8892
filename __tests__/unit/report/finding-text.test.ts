// Findings as plain text: how many annotations and how long, one plain line each in the log, and nothing in them that the runner would obey.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { exchangeSample, policySample } from '../../../src/diagnosis/evidence.ts';
import { explain } from '../../../src/diagnosis/explain.ts';
import { diagnosisOf, error, type Finding } from '../../../src/diagnosis/finding.ts';
import { annotationMessage } from '../../../src/report/explanation-text.ts';
import { otherFindingLines, renderAnnotations, renderParagraph, skipLine } from '../../../src/report/finding-text.ts';
import { pagesOf } from '../../../src/report/markdown.ts';
import { INPUTS } from '../../../src/settings/inputs.ts';
import type { StatementPosition } from '../../../src/trust-policy/policy.ts';
import { type Words, words } from '../../../src/util/words.ts';
import { everyFinding, typicalFindings } from '../samples/every-finding.ts';
import { claimsWith } from '../samples/healthy.ts';
import { EVERYTHING_HOSTILE, hostileText } from '../samples/hostile.ts';

const WARNING: Finding = {
  code: 'GRANTED_DURATION_DIFFERS',
  severity: 'warning',
  confidence: 'certain',
  evidence: { grantedSeconds: 900, requestedSeconds: 3600 },
};
const NOTICE: Finding = { ...WARNING, severity: 'notice' };
const REJECTED = error('PUBLISHING_FAILED', { message: 'no space left on device', reason: 'other' });
const OTHER = error('INTERNAL_ERROR', { name: 'TypeError', message: 'x is not y.' });

/** A finding about a policy in a file: an Allow that comes closest and a Deny, with a mistake in each. */
function policyFinding(code: FindingWithPolicy, allow: StatementPosition, deny: StatementPosition): Finding {
  const { policy, ...evidence } = policySample('trust-policy.json');
  const { denials, closest } = policy.evaluation;
  const evaluation = {
    ...policy.evaluation,
    denials: denials.map((denial) => ({ ...denial, position: deny })),
    closest: closest.map((statement) => ({ ...statement, position: allow })),
  };
  const lints = policy.lints.map((lint, index) => ({ ...lint, position: index === 0 ? allow : deny }));
  const confidence = 'certain';
  return {
    code,
    severity: 'error',
    confidence,
    evidence: { ...evidence, policy: { ...policy, evaluation, lints } },
  } as Finding;
}

type FindingWithPolicy = 'TRUST_POLICY_SUBJECT_DIFFERS' | 'TRUST_POLICY_DENIES' | 'TRUST_POLICY_HAS_MISTAKES';

const annotationsOf = (...findings: readonly Finding[]) => renderAnnotations(diagnosisOf(findings), pageOf);
const pageOf = pagesOf({});

describe('renderAnnotations', () => {
  describe('when the run passes', () => {
    it('says nothing where there is nothing to say', () => {
      expect(annotationsOf()).toEqual([]);
    });

    it('has one annotation for each warning and notice', () => {
      expect(annotationsOf(NOTICE, WARNING).map(({ level }) => level)).toEqual(['warning', 'notice']);
    });
  });

  describe('when the run fails', () => {
    it('has one error: cause, what was seen beside what was expected, fix, where the rest is, code and page', () => {
      const [denied] = everyFinding('production').filter(({ code }) => code === 'ACCESS_DENIED_ENVIRONMENT');
      const annotations = annotationsOf(...(denied === undefined ? [] : [denied]));
      expect(annotations).toEqual([
        {
          level: 'error',
          title: "Trust policy probably doesn't allow this environment",
          message: expect.stringMatching(
            /^AWS refused .* \(AccessDenied, no reason given\)\. .*\nThis job's token: .*\nA policy .* expects: .*\n\nFix: .*:\n {4}"production:sub": ".*\n\nOther possible causes, other fixes and details: see the job summary\.\nACCESS_DENIED_ENVIRONMENT \(certain\) docs\/findings\/ACCESS_DENIED\.md#access_denied_environment$/,
          ),
        },
      ]);
    });

    it.each([
      ['the statement that comes closest', 'TRUST_POLICY_SUBJECT_DIFFERS', 7],
      ['the Deny that applies', 'TRUST_POLICY_DENIES', 9],
      ['the statement with the worst mistake', 'TRUST_POLICY_HAS_MISTAKES', 7],
    ] as const)('points to %s in the file of the trust policy', (_, code, line) => {
      const finding = policyFinding(code, { index: 0, line: 7 }, { index: 1, line: 9 });
      const [annotation] = renderAnnotations({ verdict: 'pass', findings: [finding] }, pageOf);
      const start = { line, endLine: line, column: 1, endColumn: 1 };
      expect(annotation?.location).toEqual({ file: 'trust-policy.json', ...start });
    });

    it('points to no file where its lines are not known', () => {
      const finding = policyFinding('TRUST_POLICY_SUBJECT_DIFFERS', { index: 0 }, { index: 1 });
      const [annotation] = renderAnnotations({ verdict: 'pass', findings: [finding] }, pageOf);
      expect(annotation).not.toHaveProperty('location');
    });

    it('points to the log where there is no summary', () => {
      const [annotation] = renderAnnotations(diagnosisOf([REJECTED]), pageOf, 'log');
      expect(annotation?.message).toMatch(/: see the log\.\n/);
    });

    it('has the codes of other errors, and leaves warnings to the summary', () => {
      const annotations = annotationsOf(REJECTED, WARNING, OTHER);
      expect(annotations).toHaveLength(1);
      expect(annotations[0]?.message).toContain('\nAlso: INTERNAL_ERROR\n');
      expect(annotations[0]?.message).not.toContain('GRANTED_DURATION_DIFFERS');
    });

    it('indents what is to be pasted, line by line', () => {
      const [annotation] = annotationsOf(error('ID_TOKEN_PERMISSION_MISSING', { eventName: 'push' }));
      expect(annotation?.message).toContain('\n    permissions:\n      id-token: write # to request the ID token\n');
    });
  });

  describe('when values are long', () => {
    const LENGTHS = [0, 10, 100, 300, 1500];
    /** The words that values surround; where they are in the message, in this order, none was cut. */
    const ownWordsOf = (text: Words | string) =>
      typeof text === 'string' ? [] : text.parts.filter((part) => typeof part === 'string').map((part) => part.trim());

    function expectToFit(...findings: readonly Finding[]) {
      const [annotation, ...more] = annotationsOf(...findings);
      const message = annotation?.message ?? '';
      const [first] = diagnosisOf(findings).findings;
      const { cause, fix } = explain(first ?? REJECTED);
      const kept = [...ownWordsOf(cause), ...ownWordsOf(fix[0]?.text ?? '')].map((own) => own.replace(/:$/, ''));
      const cut = kept.filter((own) => !message.includes(own));
      const isShort = message.length <= 700 && message.split('\n').length <= 12;
      const hasPage = /\n[A-Z_]+ \(certain\) docs\/findings\/[A-Z_]+\.md(?:#[a-z_]+)?$/.test(message);
      expect({ message, more, cut, isShort, hasPage }).toEqual({
        message,
        more: [],
        cut: [],
        isShort: true,
        hasPage: true,
      });
    }

    it.each(LENGTHS)('stays within 700 characters and 12 lines and cuts no word of ours, for texts of %d', (length) => {
      for (const finding of everyFinding('x'.repeat(length))) expectToFit(finding);
    });

    it.each(LENGTHS)('stays within them beside other errors, for texts of %d', (length) => {
      expectToFit(...everyFinding('x'.repeat(length)));
    });

    it('keeps the line to paste for a subject with ids, beside the address of a released version', () => {
      const sub = 'repo:octo-org@123456/octo-repo@456789:environment:production';
      const claims = claimsWith(sub, { repository: 'octo-org/octo-repo', ref: 'refs/heads/main' });
      const evidence = { ...exchangeSample(''), claims, causes: [] };
      const published = pagesOf({ GITHUB_ACTION_REPOSITORY: 'octo-org/aws-token-guard', GITHUB_ACTION_REF: 'v1' });
      const denied = { ...error('ACCESS_DENIED_ENVIRONMENT', evidence), confidence: 'likely' as const };
      const [annotation] = renderAnnotations(diagnosisOf([denied]), published);
      expect(annotation?.message).toContain(`\n    "token.actions.githubusercontent.com:sub": "${sub}"\n`);
      expect(annotation?.message).toContain(
        '\nA policy for the main branch expects: repo:octo-org@123456/octo-repo@456789:ref:refs/heads/main\n',
      );
    });

    it('keeps what the fix tells to write whole, and what tells the compared values apart', () => {
      const arn = (host: string) => `arn:aws:iam::111122223333:oidc-provider/${host}`;
      const [actual, expected] = [arn('token.actions.example.com'), arn('vstoken.actions.example.com')];
      const base = policyFinding('TRUST_POLICY_SUBJECT_DIFFERS', { index: 0, line: 4 }, { index: 0, line: 4 });
      const text = 'x'.repeat(120);
      const written = { text: words`It trusts ${expected}, which is another provider of ${text}. Write ${actual}.` };
      const explanation = {
        ...explain(base),
        comparison: { of: 'Principal', rows: [['this run', actual] as const, ['the policy', expected] as const] },
        fix: [written],
      };
      const message = annotationMessage({ ...base, explanation, page: pageOf(base.code) }, 'log');
      expect(message).toContain(` Write ${actual}.\n`);
      const [, thisRun] = /^This run: (.*)$/m.exec(message) ?? [];
      const [, policy] = /^The policy: (.*)$/m.exec(message) ?? [];
      expect(thisRun).not.toBe(policy);
      expect(message.length).toBeLessThanOrEqual(700);
    });

    it('has all that AWS said where there is room for it', () => {
      const said = `1 validation error detected: Value 'a b' at 'roleSessionName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-z]*`;
      const failure = { ...exchangeSample('').failure, code: 'ValidationError', message: said };
      const [annotation] = annotationsOf(
        error('REQUEST_REJECTED', { ...exchangeSample(''), failure, given: ['role-to-assume'] }),
      );
      expect(annotation?.message).toContain(`AWS said: ValidationError: ${said}\n`);
    });

    it('names the first few of many invalid inputs', () => {
      const names = Object.keys(INPUTS);
      const problems = names.map((input) => ({ input, rule: 'something else', value: 'x'.repeat(20) }));
      const [annotation] = annotationsOf(error('INVALID_INPUT', { problems }));
      const message = annotation?.message ?? '';
      expect(message).toContain(
        `Fix: Correct ${names.slice(0, 3).join(', ')}, and ${names.length - 3} more in the step's "with:".`,
      );
      expect(message).not.toContain('…');
    });

    it.each([20, 40, 60, 80, 300])('has an expression to write whole or not at all, beside a rule of %d', (length) => {
      const problems = ['allowed-account-ids', 'inline-session-policy'].map((input) => {
        const hint = `If any is meant where it is empty, write it so: ${input}: \${{ inputs.${input} || 'any' }}`;
        return { input, rule: 'x'.repeat(length), value: 'y'.repeat(100), hint };
      });
      const [{ message = '' } = {}] = annotationsOf(error('INVALID_INPUT', { problems }));
      const written = message.match(/write it so: .*/g) ?? [];
      for (const text of written) expect(text).toMatch(/so: ([a-z-]+): \$\{\{ inputs\.\1 \|\| 'any' \}\}$/);
    });

    it('has what can be pasted whole or not at all', () => {
      for (const length of [50, 100, 150, 200, 250, 300, 900]) {
        const denied = everyFinding('x'.repeat(length)).filter(({ code }) => code === 'ACCESS_DENIED_BRANCH');
        const [{ message = '' } = {}] = annotationsOf(...denied);
        const pasted = message.includes('\n    "xxx');
        expect(message.includes('The lines to paste are in the job summary.')).toBe(!pasted);
        expect(message.includes(`${'x'.repeat(length)}"`)).toBe(pasted);
      }
    });
  });

  describe('when texts from outside are hostile', () => {
    it('has no command, no control character and no title of theirs', () => {
      expectHarmless(everyFinding(''), everyFinding(EVERYTHING_HOSTILE));
    });

    it('has none for any texts', () => {
      const findings = typicalFindings('');
      fc.assert(
        fc.property(hostileText, (text) => expectHarmless(findings, typicalFindings(text))),
        { numRuns: 25 },
      );
    });

    /** The titles are those of the harmless findings. */
    function expectHarmless(harmless: readonly Finding[], hostile: readonly Finding[]) {
      const [expected, annotations] = [harmless, hostile].map((all) => all.flatMap((one) => annotationsOf(one)));
      expect(annotations?.map(({ title }) => title)).toEqual(expected?.map(({ title }) => title));
      for (const { message } of annotations ?? []) {
        expect(message).not.toMatch(/[\p{Cs}\u200b-\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029]|(?!\n)\p{Cc}/u);
        expect(message).not.toMatch(/^\s*::|##\[/m);
        expect(message.length).toBeLessThanOrEqual(700);
      }
    }
  });
});

describe('otherFindingLines', () => {
  it('has a line for each finding but the first', () => {
    const [first, second] = [
      error('INTERNAL_ERROR', { name: 'E', message: 'm.' }),
      error('PUBLISHING_FAILED', { message: 'full', reason: 'other' }),
    ];
    expect(otherFindingLines(diagnosisOf([first]))).toEqual([]);
    expect(otherFindingLines(diagnosisOf([first, second]))).toEqual([
      expect.stringMatching(
        /^error PUBLISHING_FAILED: The credentials could not be exported\. A file could not be written: full\. Nothing was exported\.$/,
      ),
    ]);
  });

  it('ends the message of a file that cannot be read', () => {
    const unread = error('PUBLISHING_FAILED', { message: '/srv/aws cannot be read: EIO', reason: 'profile file' });
    expect(otherFindingLines(diagnosisOf([error('INTERNAL_ERROR', { name: 'E', message: 'm.' }), unread]))).toEqual([
      expect.stringMatching(/: \/srv\/aws cannot be read: EIO\. Nothing was exported\.$/),
    ]);
  });

  it('has plain lines for any texts', () => {
    const expectPlain = (findings: readonly Finding[]) => {
      for (const line of otherFindingLines(diagnosisOf(findings))) expect(line).not.toMatch(/\p{Cc}|##\[/u);
    };
    expectPlain(everyFinding(EVERYTHING_HOSTILE));
    fc.assert(fc.property(hostileText, (text) => expectPlain(typicalFindings(text))));
  });
});

describe('renderParagraph', () => {
  it('has the cause, what AWS said, what to do and the page', () => {
    const [refusal] = everyFinding('x').filter(({ code }) => code === 'KEYS_EXPIRED');
    expect(refusal && renderParagraph(refusal, pagesOf({}))).toMatch(
      /^The access keys belong .*\. AWS says .*\. AWS said: x: x\. AWS request id: x\. Fix: If .*\. \(KEYS_EXPIRED: docs\/findings\/KEYS_EXPIRED\.md\)$/,
    );
  });

  it('has what was seen beside what was expected', () => {
    const [differs] = everyFinding('x').filter(({ code }) => code === 'OTHER_IDENTITY_IN_USE');
    expect(differs && renderParagraph(differs, pagesOf({}))).toContain('Credentials in use: x. This step expects: x.');
  });

  it('is one plain line of bounded length for every finding', () => {
    for (const finding of everyFinding(EVERYTHING_HOSTILE)) {
      const line = renderParagraph(finding, pagesOf({}));
      expect(line).not.toMatch(/\p{Cc}|##\[/u);
      expect(line.length).toBeLessThanOrEqual(4000);
    }
  });
});

describe('skipLine', () => {
  it('says why the run goes on without credentials', () => {
    expect(skipLine(error('ID_TOKEN_WITHHELD_FROM_FORK', { eventName: 'pull_request' }))).toMatch(
      /^Skipped because of on-missing-oidc \(ID_TOKEN_WITHHELD_FROM_FORK\): A pull request from a fork gets no ID token\. GitHub /,
    );
  });
});
