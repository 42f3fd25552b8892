// The comment on a pull request: what to do, and nothing that the runner would have masked.
import { describe, expect, it } from '@jest/globals';
import { diagnosisOf } from '../../../src/diagnosis/finding.ts';
import { renderComment } from '../../../src/report/comment.ts';
import { pagesOf } from '../../../src/report/markdown.ts';
import { everyFinding } from '../samples/every-finding.ts';
import { expectHarmless, nodesOf, parseMarkdown, textOf } from '../samples/github-markdown.ts';
import { ROLE } from '../samples/healthy.ts';
import { BRIEF_HOSTILE } from '../samples/hostile.ts';

const pageOf = pagesOf({});
const commentsFor = (text: string) =>
  everyFinding(text).map((finding) => renderComment(diagnosisOf([finding]), pageOf));

describe('renderComment', () => {
  it('has the title, the cause and what to do, without evidence', () => {
    const [denial] = everyFinding('x').filter(({ code }) => code === 'ACCESS_DENIED_BRANCH');
    const comment = renderComment(diagnosisOf(denial === undefined ? [] : [denial]), pageOf);
    const tree = parseMarkdown(comment);
    expect(nodesOf(tree, 'heading').map(textOf)).toEqual(["❌ Trust policy probably doesn't allow this branch"]);
    expect(nodesOf(tree, 'code')).toHaveLength(1); // the condition; the whole policy is in the summary
    expect(comment).not.toContain('AWS request id');
  });

  it('names no account', () => {
    for (const comment of commentsFor(ROLE.account)) expect(comment).not.toContain(ROLE.account);
  });

  it('stays text, whatever the texts from outside are', () => {
    for (const comment of commentsFor(BRIEF_HOSTILE)) expectHarmless(parseMarkdown(comment));
  });

  it('is empty without a finding', () => {
    expect(renderComment({ verdict: 'pass', findings: [] }, pageOf)).toBe('');
  });
});
