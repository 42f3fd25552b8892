// The summary of a failure: whatever the findings are about, their frames stay whole.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { explain } from '../../../src/diagnosis/explain.ts';
import { diagnosisOf, error, type Finding } from '../../../src/diagnosis/finding.ts';
import { sentence } from '../../../src/report/explanation-page.ts';
import { renderFailure } from '../../../src/report/failure-summary.ts';
import { pagesOf } from '../../../src/report/markdown.ts';
import { plainValue } from '../../../src/util/text.ts';
import { words } from '../../../src/util/words.ts';
import { everyFinding, typicalFindings } from '../samples/every-finding.ts';
import {
  expectHarmless,
  nodesIn,
  nodesOf,
  parseMarkdown,
  textOf,
  withoutNoncharacters,
} from '../samples/github-markdown.ts';
import { SETTINGS } from '../samples/healthy.ts';
import { BRIEF_HOSTILE, EVERYTHING_HOSTILE, hostileText } from '../samples/hostile.ts';

const ACTION = {
  GITHUB_SERVER_URL: 'https://github.com',
  GITHUB_ACTION_REPOSITORY: 'octo-org/guard',
  GITHUB_ACTION_REF: 'v1',
};
const pageOf = pagesOf(ACTION);

const failureWith = (...findings: readonly Finding[]) => renderFailure(diagnosisOf(findings), SETTINGS, pageOf);

describe('renderFailure', () => {
  it('shows the gravest finding, folds the others, and says that nothing was exported', () => {
    const warning = { ...error('INTERNAL_ERROR', { name: 'E', message: 'm' }), severity: 'warning' } as const;
    const markdown = failureWith(warning, error('PUBLISHING_FAILED', { message: 'full', reason: 'other' }));
    expect(nodesOf(parseMarkdown(markdown), 'heading').map(textOf)).toEqual([
      `❌ ${explain(error('PUBLISHING_FAILED', { message: '', reason: 'other' })).title}`,
    ]);
    expect(markdown).toContain(`<details><summary>⚠️ ${explain(warning).title}</summary>`);
    expect(markdown).toContain(
      '[PUBLISHING_FAILED](https://github.com/octo-org/guard/blob/v1/docs/findings/PUBLISHING_FAILED.md) · certain · nothing was exported</sub>',
    );
  });

  it('shows the token beside what the policy expects, then one fix, and folds the rest', () => {
    const [denied] = everyFinding('production').filter(({ code }) => code === 'ACCESS_DENIED_ENVIRONMENT');
    const tree = parseMarkdown(failureWith(...(denied === undefined ? [] : [denied])));
    const firstFold = tree.children?.findIndex(({ type }) => type === 'html');
    const shown = tree.children?.slice(0, firstFold).map(({ type }) => type);
    expect(shown).toEqual(['heading', 'paragraph', 'table', 'paragraph', 'code']);
    const folds = nodesOf(tree, 'html').flatMap(({ value = '' }) => /<summary>(.*)<\/summary>/.exec(value)?.[1] ?? []);
    expect(folds).toEqual([
      'Other ways to fix it',
      'Complete trust policy: JSON, Terraform, CloudFormation',
      'Find out for certain in AWS',
      expect.stringMatching(/^\d+ other possible causes$/),
      'Evidence',
    ]);
  });

  it.each([
    ['auto, or 2 to 64 letters, digits and _ + = , . @ -', undefined],
    ['none, or the ARN of an IAM role, such as arn:aws:iam::111122223333:role/deploy', undefined],
    ['the URL of a proxy, such as http://proxy.example:3128', 'The password has reserved characters. Write # as %23.'],
    ['any, or a list', "Write it so: allowed-account-ids: ${{ inputs.allowed-account-ids || 'any' }}"],
    ['a value', 'Expressions need braces. Write ${{ secrets.AUDIENCE }}.'],
  ])('shows the rule %j as text that people can read before it is rendered', (rule, hint) => {
    const problem = { input: 'audience', rule, value: 'x', ...(hint === undefined ? {} : { hint }) };
    const markdown = failureWith(error('INVALID_INPUT', { problems: [problem] }));
    expect(markdown).not.toContain('&#');
  });

  it('names an endpoint that is not one of AWS', () => {
    const endpoint = { url: 'https://sts.example/_x_', source: 'sts-endpoint', awsOwned: false } as const;
    const notice = 'STS endpoint: https://sts.example/_x_ (from sts-endpoint).';
    const markdown = renderFailure(diagnosisOf(typicalFindings('x')), { endpoint }, pageOf);
    expect(textOf(parseMarkdown(markdown)).endsWith(notice)).toBe(true);
    expect(failureWith(...typicalFindings('x'))).not.toContain('STS endpoint');
  });

  describe('when texts from outside are hostile', () => {
    const headingsIn = (tree: ReturnType<typeof parseMarkdown>) => nodesOf(tree, 'heading').map(textOf);

    // What the helpers do with each text is tested with them; here, that no finding passes one by them.
    const findings = [...everyFinding(BRIEF_HOSTILE), ...typicalFindings(EVERYTHING_HOSTILE)];
    it.each(findings.map((finding) => [finding.code, finding] as const))(
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
        { numRuns: 6 },
      );
    });
  });

  it('stays far below the size that the runner takes', () => {
    for (const finding of typicalFindings('`|<'.repeat(2000))) {
      expect(Buffer.byteLength(failureWith(finding))).toBeLessThan(512 * 1024);
    }
  });
});

describe('sentence', () => {
  it.each([
    ['a value', words`AWS refused ${'arn:aws:x'}.`, 'AWS refused `arn:aws:x`.'],
    ['quoted words', words`Add "id-token: write" to the job.`, 'Add `id-token: write` to the job.'],
    ['a value in quotes', words`It has "environment: ${'a_b'}" now.`, 'It has `environment: a_b` now.'],
    ['a quote that stays open', words`It is "open.`, 'It is "open.'],
    ['a plain string', 'a <b> "c"', 'a &#60;b&#62; "c"'],
  ])('writes %s', (_, text, markdown) => {
    expect(sentence(text)).toBe(markdown);
  });

  it('holds any value as code or text, and nothing else', () => {
    fc.assert(
      fc.property(hostileText, (value) => {
        const tree = parseMarkdown(`Before: ${sentence(words`x ${value} y "z ${value}" end`)}`);
        expect(['root', 'paragraph', 'text', 'inlineCode']).toEqual(
          expect.arrayContaining([...new Set(nodesIn(tree).map(({ type }) => type))]),
        );
        const [first] = nodesOf(tree, 'inlineCode').map(textOf);
        if (first !== undefined && !value.includes('|') && plainValue(value) !== '')
          expect(withoutNoncharacters(first)).toBe(withoutNoncharacters(plainValue(value)));
      }),
      { numRuns: 100 },
    );
  });
});
