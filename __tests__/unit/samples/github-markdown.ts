// GitHub's Markdown read back into a tree, so that a test sees what a reader would.
import { expect } from '@jest/globals';
import { parseMarkdown as parse } from '../../../scripts/markdown.mjs';

/** The part of a Markdown node that the tests look at. */
export interface MarkdownNode {
  readonly type: string;
  readonly value?: string;
  readonly depth?: number;
  readonly lang?: string | null | undefined;
  readonly url?: string;
  readonly children?: readonly MarkdownNode[];
}

export function parseMarkdown(text: string): MarkdownNode {
  return parse(text);
}

/** The node and everything in it. */
export function nodesIn(node: MarkdownNode): readonly MarkdownNode[] {
  return [node, ...(node.children ?? []).flatMap(nodesIn)];
}

export function nodesOf(node: MarkdownNode, type: string): readonly MarkdownNode[] {
  return nodesIn(node).filter((one) => one.type === type);
}

/** What a reader sees of it. */
export function textOf(node: MarkdownNode): string {
  return node.value ?? (node.children ?? []).map(textOf).join('');
}

/** Numbers that are no characters, which no parser lets through. */
export function withoutNoncharacters(text: string): string {
  return text.replace(/\p{Noncharacter_Code_Point}/gu, '\ufffd');
}

const OWN_PAGE = /^https:\/\/github\.com\/octo-org\/guard\/blob\/v1\/docs\/findings\/[A-Z_]+\.md(?:#[a-z_]+)?$/;

/** Folded sections, whose headings are our own words, and the small line at the end. */
const OWN_HTML = /^(?:<\/?sub>|<details><summary>[^<>]+<\/summary>|<\/details>)$/;

/** Nothing but our own words and frames: no foreign markup, no link, no row that fell apart. */
export function expectHarmless(tree: MarkdownNode): void {
  const html = nodesOf(tree, 'html').map(({ value = '' }) => value);
  expect(html.filter((one) => !OWN_HTML.test(one))).toEqual([]);
  const opened = html.filter((one) => !one.startsWith('</'));
  expect(opened).toHaveLength(html.length / 2);
  for (const row of nodesOf(tree, 'tableRow')) expect(row.children).toHaveLength(2);
  for (const { url } of nodesOf(tree, 'link')) expect(url).toMatch(OWN_PAGE);
  const foreign = ['image', 'emphasis', 'delete', 'footnoteReference', 'blockquote', 'thematicBreak', 'break'];
  expect(nodesIn(tree).filter(({ type }) => foreign.includes(type))).toEqual([]);
  for (const { lang } of nodesOf(tree, 'code'))
    expect(['json', 'yaml', 'hcl', 'sh', 'powershell', 'text']).toContain(lang);
}
