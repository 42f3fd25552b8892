// Every finding has a page with the same headings, and pages of AWS or GitHub to read on.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { preflightPages } from '../../sandbox/preflight-pages.ts';
import { CATALOG } from '../../src/diagnosis/catalog.ts';
import type { FindingCode } from '../../src/diagnosis/finding.ts';
import { preflightFindings } from '../../src/preflight/preflight-findings.ts';
import { pagesOf } from '../../src/report/markdown.ts';
import { type MarkdownNode, nodesOf, parseMarkdown, textOf } from '../unit/samples/github-markdown.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const HEADINGS = ['What happened', 'Why', 'Check it', 'Fix it', 'See also'];
const THEIRS =
  /^https:\/\/(?:docs\.(?:aws\.amazon|github)\.com|repost\.aws|health\.aws\.amazon\.com|www\.githubstatus\.com)\//;

const codes = [...Object.keys(CATALOG), ...Object.keys(preflightFindings)] as readonly FindingCode[];

/** What a page has of the parts that each page has to have. */
interface Page {
  readonly headings: readonly string[];
  readonly commands: readonly MarkdownNode[];
  readonly theirs: readonly MarkdownNode[];
}

function readPage(file: string): Page {
  const tree = parseMarkdown(readFileSync(join(ROOT, file), 'utf8').replaceAll('\r\n', '\n'));
  return {
    headings: nodesOf(tree, 'heading').map((heading) => textOf(heading)),
    commands: nodesOf(tree, 'code').filter(({ lang }) => lang === 'sh'),
    theirs: nodesOf(tree, 'link').filter(({ url = '' }) => THEIRS.test(url)),
  };
}

function pageOf(code: FindingCode): Page & { readonly anchor: string | undefined } {
  const [file = '', anchor] = pagesOf({})(code).split('#');
  const page = PAGES.get(file) ?? readPage(file);
  PAGES.set(file, page);
  return { ...page, anchor };
}

/** By file, since the causes of AccessDenied share a long one. */
const PAGES = new Map<string, Page>();

describe('the page of a finding that only preflight has', () => {
  it('says what preflight says about its example, and no other', async () => {
    const pages = await preflightPages();
    expect(Object.keys(pages).sort()).toEqual(
      Object.keys(preflightFindings)
        .map((code) => `${code}.md`)
        .sort(),
    );
    for (const [name, text] of Object.entries(pages))
      expect([name, readFileSync(join(ROOT, 'docs/findings', name), 'utf8').replaceAll('\r\n', '\n')]).toEqual([
        name,
        text,
      ]);
  });

  it('has a code that no run has', () => {
    expect(Object.keys(preflightFindings).filter((code) => Object.hasOwn(CATALOG, code))).toEqual([]);
  });
});

describe('the page of a finding', () => {
  it.each(codes)('%s says what happened, why, how to check it, and how to fix it', (code) => {
    const { headings, anchor } = pageOf(code);
    expect(headings.filter((heading) => HEADINGS.includes(heading))).toEqual(HEADINGS);
    if (anchor !== undefined) expect(headings.map((heading) => heading.toLowerCase())).toContain(anchor);
  });

  it.each(codes)('%s has a command to check it, and a page of AWS or GitHub', (code) => {
    const { commands, theirs } = pageOf(code);
    expect(commands).not.toEqual([]);
    expect(theirs).not.toEqual([]);
  });
});
