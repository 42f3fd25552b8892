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
  const foreign = ['image', 'emphasis', 'delete', 'footnoteReference', 'blockquote', 'thematicBreak', 'break'];
  const languages = ['json', 'yaml', 'hcl', 'sh', 'powershell', 'text'];
  const harm = {
    html: html.filter((one) => !OWN_HTML.test(one)),
    open: html.filter((one) => !one.startsWith('</')).length - html.length / 2,
    rows: nodesOf(tree, 'tableRow').filter(({ children }) => children?.length !== 2),
    links: nodesOf(tree, 'link').filter(({ url = '' }) => !OWN_PAGE.test(url)),
    nodes: nodesIn(tree).filter(({ type }) => foreign.includes(type)),
    code: nodesOf(tree, 'code').filter(({ lang }) => !languages.includes(lang ?? '')),
  };
  expect(harm).toEqual({ html: [], open: 0, rows: [], links: [], nodes: [], code: [] });
}
