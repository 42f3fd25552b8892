// Findings as lines of the log: one plain line each.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { error, type Finding } from '../../../src/diagnosis/finding.ts';
import { diagnosisOf } from '../../../src/diagnosis/rank.ts';
import { pagesOf } from '../../../src/report/documentation.ts';
import { otherFindingLines, renderParagraph, skipLine } from '../../../src/report/finding-lines.ts';
import { everyFinding, typicalFindings } from '../samples/every-finding.ts';
import { EVERYTHING_HOSTILE, hostileText } from '../samples/hostile.ts';

describe('otherFindingLines', () => {
  it('has a line for each finding but the first', () => {
    const [first, second] = [
      error('INTERNAL_ERROR', { name: 'E', message: 'm.' }),
      error('PUBLISHING_FAILED', { message: 'full' }),
    ];
    expect(otherFindingLines(diagnosisOf([first]))).toEqual([]);
    expect(otherFindingLines(diagnosisOf([first, second]))).toEqual([
      expect.stringMatching(
        /^error PUBLISHING_FAILED: The credentials could not be handed on\. Every check .*\("full"\).*\.$/,
      ),
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
      /^The access keys are .*\. AWS says .*\. AWS said: x: x\. AWS request id: x\. Fix: If .*\. \(KEYS_EXPIRED: docs\/findings\/KEYS_EXPIRED\.md\)$/,
    );
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
      /^Skipped, since on-missing-oidc says so \(ID_TOKEN_WITHHELD_FROM_FORK\): A pull request from a fork gets no ID token\. GitHub /,
    );
  });
});
