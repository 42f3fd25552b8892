// Finds the project's own files, and reads Markdown as GitHub does.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';

/** Without the extension's second search for links: it finds some in unescaped text, which GitHub does not. */
const extensions = gfmFromMarkdown().map(({ transforms: _, ...extension }) => extension);

/**
 * @typedef {object} CodeBlock
 * @property {string} language - first word behind the fence; empty if there is none
 * @property {readonly string[]} marks - the words after it, such as "wrong" for an example of a mistake
 * @property {string} text
 * @property {number} line - of the first line of the text in its file
 */

/**
 * Files of the project, without what git ignores.
 * @param {string} root - directory of the project
 * @returns {readonly string[]} paths relative to it, with slashes
 */
export function projectFiles(root) {
  const ignored = readFileSync(join(root, '.gitignore'), 'utf8').split(/\r?\n/).filter(Boolean);
  const skipped = new Set(['.git', ...ignored.map((line) => line.replace(/\/$/, ''))]);
  const entries = readdirSync(root, { withFileTypes: true }).filter(({ name }) => !skipped.has(name));
  return entries
    .flatMap((entry) =>
      entry.isDirectory()
        ? readdirSync(join(root, entry.name), { recursive: true, withFileTypes: true })
            .filter((file) => file.isFile())
            .map((file) => join(file.parentPath, file.name).slice(root.length + 1))
        : [entry.name],
    )
    .map((path) => path.replaceAll('\\', '/'))
    .sort();
}

/**
 * Markdown as a tree.
 * @param {string} text - in GitHub's flavor
 */
export function parseMarkdown(text) {
  return fromMarkdown(text, { extensions: [gfm()], mdastExtensions: extensions });
}

/**
 * The fenced code blocks of a Markdown text, including nested ones. Nothing that GitHub adds to Markdown changes them, and without that it
 * takes half as long.
 * @param {string} markdown
 * @returns {readonly CodeBlock[]}
 */
export function codeBlocks(markdown) {
  const blocks = [];
  const visit = (node) => {
    if (node.type === 'code') {
      const marks = (node.meta ?? '').split(/\s+/).filter(Boolean);
      blocks.push({ language: node.lang ?? '', marks, text: `${node.value}\n`, line: node.position.start.line + 1 });
    }
    for (const child of node.children ?? []) visit(child);
  };
  visit(fromMarkdown(markdown));
  return blocks;
}
