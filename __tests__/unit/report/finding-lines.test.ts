// Findings as lines of the log: one plain line each.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { error, type Finding } from '../../../src/diagnosis/finding.ts';
import { diagnosisOf } from '../../../src/diagnosis/rank.ts';
import { otherFindingLines } from '../../../src/report/finding-lines.ts';
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
