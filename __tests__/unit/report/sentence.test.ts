// Sentences as Markdown, read back as GitHub reads it.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sentence } from '../../../src/report/sentence.ts';
import { plainText } from '../../../src/util/text.ts';
import { words } from '../../../src/util/words.ts';
import { nodesIn, nodesOf, parseMarkdown, textOf, withoutNoncharacters } from '../samples/github-markdown.ts';
import { hostileText } from '../samples/hostile.ts';

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
        if (first !== undefined && !value.includes('|') && plainText(value) !== '')
          expect(withoutNoncharacters(first)).toBe(withoutNoncharacters(plainText(value)));
      }),
      { numRuns: 100 },
    );
  });
});
