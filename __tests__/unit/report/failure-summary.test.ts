// The summary of a failure: whatever the findings are about, their frames stay whole.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { explain } from '../../../src/diagnosis/explain.ts';
import { diagnosisOf, error, type Finding } from '../../../src/diagnosis/finding.ts';
import { pagesOf } from '../../../src/report/documentation.ts';
import { renderFailure } from '../../../src/report/failure-summary.ts';
import { everyFinding, typicalFindings } from '../samples/every-finding.ts';
import { expectHarmless, nodesOf, parseMarkdown, textOf } from '../samples/github-markdown.ts';
import { SETTINGS } from '../samples/healthy.ts';
import { EVERYTHING_HOSTILE, hostileText } from '../samples/hostile.ts';

const ACTION = {
  GITHUB_SERVER_URL: 'https://github.com',
  GITHUB_ACTION_REPOSITORY: 'octo-org/guard',
  GITHUB_ACTION_REF: 'v1',
};
const pageOf = pagesOf(ACTION);

const failureWith = (...findings: readonly Finding[]) => renderFailure(diagnosisOf(findings), SETTINGS, pageOf);

describe('renderFailure', () => {
  it('has a section for each finding, the gravest first, and says that nothing was published', () => {
    const warning = { ...error('INTERNAL_ERROR', { name: 'E', message: 'm' }), severity: 'warning' } as const;
    const markdown = failureWith(warning, error('PUBLISHING_FAILED', { message: 'full' }));
    const headings = nodesOf(parseMarkdown(markdown), 'heading').map(textOf);
    expect(headings).toEqual(['❌ The credentials could not be handed on', '⚠️ aws-token-guard itself failed']);
    expect(markdown.trimEnd().endsWith('No credentials were published.')).toBe(true);
  });

  it('names an endpoint that is not one of AWS', () => {
    const endpoint = { url: 'https://sts.example/_x_', source: 'sts-endpoint', awsOwned: false } as const;
    const markdown = renderFailure(diagnosisOf(typicalFindings('x')), { endpoint }, pageOf);
    expect(textOf(parseMarkdown(markdown)).endsWith('STS endpoint: https://sts.example/_x_ (from sts-endpoint).')).toBe(
      true,
    );
    expect(renderFailure(diagnosisOf(typicalFindings('x')), {}, pageOf).trimEnd()).toMatch(
      /No credentials were published\.$/,
    );
  });

  describe('when texts from outside are hostile', () => {
    const headingsIn = (tree: ReturnType<typeof parseMarkdown>) => nodesOf(tree, 'heading').map(textOf);

    it.each(everyFinding(EVERYTHING_HOSTILE).map((finding) => [finding.code, finding] as const))(
      'holds %s with its frame intact',
      (_code, finding) => {
        const tree = parseMarkdown(failureWith(finding));
        expectHarmless(tree);
        expect(headingsIn(tree)).toEqual([`❌ ${explain(finding).title}`]);
      },
    );

    it('holds several findings with their frames intact, for any texts', () => {
      const headings = headingsIn(parseMarkdown(failureWith(...typicalFindings('x'))));
      fc.assert(
        fc.property(hostileText, (text) => {
          const tree = parseMarkdown(failureWith(...typicalFindings(text)));
          expectHarmless(tree);
          expect(headingsIn(tree)).toEqual(headings);
        }),
        { numRuns: 12 },
      );
    });
  });

  it('stays far below the size that the runner takes', () => {
    for (const finding of everyFinding('`|<'.repeat(2000))) {
      expect(Buffer.byteLength(failureWith(finding))).toBeLessThan(512 * 1024);
    }
  });
});
