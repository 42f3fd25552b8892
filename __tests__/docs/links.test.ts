// Every link inside the project's pages leads to an existing file, with the same capitalization, and to a heading in it.
import { readFileSync } from 'node:fs';
import { join, posix, resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { projectFiles } from '../../scripts/markdown.mjs';
import { type MarkdownNode, nodesIn, nodesOf, parseMarkdown, textOf } from '../unit/samples/github-markdown.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const files: readonly string[] = projectFiles(ROOT);
const folders = new Set(files.flatMap(foldersAbove));
const pages = new Map(files.filter((path) => path.endsWith('.md')).map((path) => [path, read(path)]));

function read(path: string): MarkdownNode {
  return parseMarkdown(readFileSync(join(ROOT, path), 'utf8').replaceAll('\r\n', '\n'));
}

function foldersAbove(path: string): readonly string[] {
  const parts = path.split('/').slice(0, -1);
  return ['.', ...parts.map((_, index) => parts.slice(0, index + 1).join('/'))];
}

/** What GitHub calls the headings of a page, in their order. */
function anchorsOf(page: MarkdownNode): readonly string[] {
  const slugs = nodesOf(page, 'heading').map((heading) =>
    textOf(heading)
      .toLowerCase()
      .replace(/[^\p{L}\p{M}\p{N}\p{Pc} -]/gu, '')
      .replaceAll(' ', '-'),
  );
  return slugs.map((slug, index) => {
    const before = slugs.slice(0, index).filter((other) => other === slug).length;
    return before === 0 ? slug : `${slug}-${before}`;
  });
}

/** Where links and pictures lead, those in HTML included. */
function targetsIn(page: MarkdownNode): readonly string[] {
  return nodesIn(page).flatMap(({ type, url, value = '' }) => {
    if (['link', 'image', 'definition'].includes(type)) return [url ?? ''];
    return type === 'html' ? [...value.matchAll(/\b(?:href|src)="([^"]*)"/g)].map(([, target = '']) => target) : [];
  });
}

/** What is wrong with a target; undefined where it is there, or is none of ours. */
function whatIsWrong(target: string, from: string): string | undefined {
  if (/^(?:https?|mailto):/.test(target)) return undefined;
  const [path = '', anchor] = decodeURI(target).split('#', 2);
  const file =
    path === '' ? from : posix.normalize(path.startsWith('/') ? `.${path}` : posix.join(posix.dirname(from), path));
  const found = file.replace(/\/$/, '');
  if (!files.includes(found) && !folders.has(found)) return `${target}: there is no ${found}`;
  const page = pages.get(found);
  if (anchor === undefined) return undefined;
  return page !== undefined && anchorsOf(page).includes(anchor) ? undefined : `${target}: there is no such heading`;
}

describe('the pages', () => {
  it('are found', () => {
    expect([...pages.keys()]).toEqual(expect.arrayContaining(['README.md', 'CONTRIBUTING.md', 'docs/README.md']));
    expect([...pages.values()].flatMap(targetsIn).length).toBeGreaterThan(300);
  });

  it.each([...pages])('%s links to what is there', (path, page) => {
    expect(targetsIn(page).flatMap((target) => whatIsWrong(target, path) ?? [])).toEqual([]);
  });

  it.each(['README.md', 'CONTRIBUTING.md', 'docs/architecture.md', 'docs/decisions.md', 'docs/security.md'])(
    '%s names sources that there are',
    (path) => {
      const page = pages.get(path);
      const codes = page === undefined ? [] : nodesOf(page, 'inlineCode').map(textOf);
      const named = codes.filter((code) => /^[\w./-]+(?:\.(?:ts|mjs|cjs)|\/)$/.test(code));
      const isThere = (name: string) =>
        [...files, ...[...folders].map((folder) => `${folder}/`)].some((one) => `/${one}`.endsWith(`/${name}`));
      expect(named.filter((name) => !isThere(name) && name !== 'lib/')).toEqual([]);
      expect(named.length + codes.length).toBeGreaterThan(10);
    },
  );

  it('are all to be found from the first ones', () => {
    const seen = new Set<string>();
    const follow = (path: string): void => {
      const page = pages.get(path);
      if (page === undefined || seen.has(path)) return;
      seen.add(path);
      for (const target of targetsIn(page).filter((one) => !/^(?:https?|mailto):/.test(one))) {
        const [file = ''] = target.split('#', 1);
        const next = posix.normalize(posix.join(posix.dirname(path), file)).replace(/\/$/, '');
        follow(folders.has(next) ? posix.join(next, 'README.md') : next);
      }
    };
    for (const first of ['README.md', 'docs/README.md']) follow(first);
    expect([...pages.keys()].filter((path) => path.startsWith('docs/') && !seen.has(path))).toEqual([]);
  });
});
