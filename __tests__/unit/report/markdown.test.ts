// Markdown from hostile texts, read back as GitHub reads it: whatever they hold, they are text.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cellCode, codeBlock, codeSpan, escapeMarkdown, pagesOf, table } from '../../../src/report/markdown.ts';
import { plainText, plainValue } from '../../../src/util/text.ts';
import {
  type MarkdownNode,
  nodesIn,
  nodesOf,
  parseMarkdown,
  textOf,
  withoutNoncharacters,
} from '../samples/github-markdown.ts';
import { HOSTILE_TEXTS, hostileText } from '../samples/hostile.ts';

const examples = HOSTILE_TEXTS.map((text): [string] => [text]);

const LIST_LIKE = ['1.', '12)', '1. x', '1.  x', '-', '- x', '---', '- - -', '2026-11-22', '123456789. x', '[ ] x'].map(
  (text): [string] => [text],
);

const readIn = (cell: MarkdownNode) => withoutNoncharacters(textOf(cell));

/** What a reader should see of a text. */
const seen = (text: string) => withoutNoncharacters(plainText(text));

function typesIn(tree: MarkdownNode): readonly string[] {
  return [...new Set(nodesIn(tree).map(({ type }) => type))];
}

describe('escapeMarkdown', () => {
  it.each([
    [
      'plain words, and (more) of them: "quoted", 100 %; it\'s 1/2',
      'plain words, and (more) of them: "quoted", 100 %; it\'s 1/2',
    ],
    ['a|b', 'a&#124;b'],
    ['<b>', '&#60;b&#62;'],
    ['snake_case', 'snake_case'],
    ['_em_', '&#95;em&#95;'],
    ['http://x', 'http&#58;//x'],
    ['😀', '&#128512;'],
    ['a:b', 'a&#58;b'],
    ['a: b', 'a: b'],
    ['\n::x', ': &#58;x'],
  ])('writes %j as %j', (text, markdown) => {
    expect(escapeMarkdown(text)).toBe(markdown);
  });

  it.each<[string, string, string, string[]]>([
    ['a paragraph', '', '', ['root', 'paragraph', 'text']],
    ['a heading', '### Title ', '', ['root', 'heading', 'text']],
    ['an item of a list', '- ', '', ['root', 'list', 'listItem', 'paragraph', 'text']],
    ['an item of a numbered list', '1. ', '', ['root', 'list', 'listItem', 'paragraph', 'text']],
    ['a small line', '<sub>', '</sub>', ['root', 'paragraph', 'html', 'text']],
  ])('is text and nothing else in %s', (_name, before, behind, types) => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const tree = parseMarkdown(`${before}${escapeMarkdown(text)}${behind}`);
        expect(types).toEqual(expect.arrayContaining([...typesIn(tree)]));
        const texts = nodesOf(tree, 'text').map(textOf).join('');
        expect(texts.replace(/^Title ?/, '')).toBe(seen(text));
      }),
      { numRuns: 100, examples: [...examples, ...LIST_LIKE] },
    );
  });
});

describe('codeSpan', () => {
  it.each([
    ['x', '`x`'],
    ['', '–'],
    ['\n', '–'],
    ['a`b', '``a`b``'],
    ['`a', '`` `a ``'],
    ['a|b', '`a|b`'],
    ['a ', '`"a "`'],
  ])('writes %j as %j', (text, markdown) => {
    expect(codeSpan(text)).toBe(markdown);
  });
});

describe('cellCode', () => {
  it.each([
    ['a`b', '``a`b``'],
    ['a|b', 'a&#124;b'],
  ])('writes %j as %j', (text, markdown) => {
    expect(cellCode(text)).toBe(markdown);
  });
});

describe('table', () => {
  it('has two cells in every row, and each text in its own, for any texts', () => {
    const row = fc.tuple(hostileText, hostileText);
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 4 }), (rows) => {
        const tree = parseMarkdown(table(['What', 'Value'], rows));
        expect(tree.children?.map(({ type }) => type)).toEqual(['table']);
        const cells = nodesOf(tree, 'tableRow').map((one) => one.children?.map(readIn));
        expect(cells).toEqual([
          ['What', 'Value'],
          ...rows.map(([name, value]) => [seen(name), withoutNoncharacters(plainValue(value)) || '–']),
        ]);
        expect(['table', 'tableRow', 'tableCell', 'text', 'inlineCode', 'root']).toEqual(
          expect.arrayContaining([...typesIn(tree)]),
        );
      }),
      { numRuns: 100, examples: HOSTILE_TEXTS.map((text): [[string, string][]] => [[[text, text]]]) },
    );
  });

  it('keeps a value as code where it can', () => {
    const [, second] = nodesOf(parseMarkdown(table(['a', 'b'], [['x', 'repo:o/r:*_*']])), 'tableRow');
    expect(second?.children?.[1]?.children).toMatchObject([{ type: 'inlineCode', value: 'repo:o/r:*_*' }]);
  });
});

describe('codeBlock', () => {
  it('is one block that holds its lines', () => {
    const text = 'with:\n  role: "x"\n\n  a: `b`';
    expect(parseMarkdown(codeBlock('yaml', text)).children).toMatchObject([
      { type: 'code', lang: 'yaml', value: text },
    ]);
  });

  it('closes, whatever the text holds', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const tree = parseMarkdown(`${codeBlock('sh', text)}\n\nafter`);
        expect(tree.children?.map(({ type }) => type)).toEqual(['code', 'paragraph']);
        const lines = tree.children?.[0]?.value?.split('\n') ?? [];
        expect(lines).toHaveLength(text.split('\n').length);
        expect(lines.join('\n')).not.toMatch(/^\s*::|##\[/m);
      }),
      { numRuns: 100, examples },
    );
  });

  it('does not cut a line that IAM would take', () => {
    const line = 'x'.repeat(2048);
    expect(codeBlock('json', line)).toContain(line);
  });
});

const ACTION = {
  GITHUB_SERVER_URL: 'https://github.com',
  GITHUB_ACTION_REPOSITORY: 'octo-org/aws-token-guard',
  GITHUB_ACTION_REF: 'releases/v1',
};
const PATH = 'docs/findings/CLOCK_SKEW.md';

describe('pagesOf', () => {
  it.each([
    ['a released version', ACTION, `https://github.com/octo-org/aws-token-guard/blob/releases/v1/${PATH}`],
    [
      'a ref that would break out of the address',
      { ...ACTION, GITHUB_ACTION_REF: 'v1)](https://evil.example' },
      `https://github.com/octo-org/aws-token-guard/blob/v1)%5D(https%3A//evil.example/${PATH}`,
    ],
    ['an action of the workspace', { ...ACTION, GITHUB_ACTION_REPOSITORY: '', GITHUB_ACTION_REF: '' }, PATH],
    [
      'a server that has no pages of this action',
      { ...ACTION, GITHUB_SERVER_URL: 'https://ghes.example' },
      `https://github.com/octo-org/aws-token-guard/blob/releases/v1/${PATH}`,
    ],
    ['a repository that is none', { ...ACTION, GITHUB_ACTION_REPOSITORY: 'x/y/z' }, PATH],
    ['nothing', {}, PATH],
  ])('is right for %s', (_name, environment, page) => {
    expect(pagesOf(environment)('CLOCK_SKEW')).toBe(page);
  });
});
