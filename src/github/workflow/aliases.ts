// Puts what an alias stands for in its place, as GitHub does. Pure, but for the tree that it changes.
import { isAlias, isMap, isScalar, isSeq, type Node, type ParsedNode, type Scalar } from 'yaml';
import type { Tree } from './tree.ts';

/** With a part once for each alias that stands for it. A long workflow has some ten thousand. */
const NODES_MAX_COUNT = 150_000;

interface Found {
  readonly replacements: (() => void)[];
  readonly anchors: Map<string, Node>;
  /** Sizes of what has been gone through; a part that has an alias for itself has none yet. */
  readonly sizes: Map<Node, number>;
}

/**
 * Resolves the aliases in a tree. They stay where one stands for a part that it is in, and all of them where the tree would grow beyond
 * what a workflow has.
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/reusing-workflow-configurations#yaml-anchors-and-aliases
 */
export function resolveAliases({ root }: Tree): void {
  const found: Found = { replacements: [], anchors: new Map(), sizes: new Map() };
  if (root === undefined || sizeOf(root, found) > NODES_MAX_COUNT) return;
  for (const replace of found.replacements) replace();
}

/**
 * The line of the first key `<<`, which merges a mapping into another in older YAML: GitHub refuses a workflow with one.
 * @see https://github.com/actions/runner/issues/1182#issuecomment-3151378337
 */
export function mergeKeyLine({ root, spanOf }: Tree): number | undefined {
  const lines: number[] = [];
  const waiting: unknown[] = [root];
  for (const node of waiting) {
    if (isSeq(node)) waiting.push(...node.items);
    if (!isMap(node)) continue;
    for (const { key, value } of node.items) {
      waiting.push(value);
      if (isScalar<string>(key) && key.source === '<<')
        lines.push(spanOf({ name: '<<', key: key as Scalar.Parsed, value: undefined }).line);
    }
  }
  return lines.length === 0 ? undefined : Math.min(...lines);
}

function sizeOf(node: Node, found: Found): number {
  if ('anchor' in node && typeof node.anchor === 'string') found.anchors.set(node.anchor, node);
  const size = 1 + partsOf(node, found);
  found.sizes.set(node, size);
  return size;
}

function partsOf(node: Node, found: Found): number {
  let size = 0;
  const add = (part: unknown, replace: (by: ParsedNode) => void) => {
    const [anchored, known] = isAlias(part) ? targetOf(part.source, found) : [];
    if (anchored !== undefined) found.replacements.push(() => replace(anchored as ParsedNode));
    size += known ?? (part == null || isAlias(part) ? 1 : sizeOf(part as Node, found));
  };
  if (isSeq(node)) for (const [index, item] of node.items.entries()) add(item, (by) => (node.items[index] = by));
  if (isMap(node))
    for (const pair of node.items) {
      // An anchor of a key comes before those in its value.
      if (!isAlias(pair.key)) size += sizeOf(pair.key as Node, found);
      add(pair.value, (by) => (pair.value = by));
    }
  return size;
}

function targetOf(name: string, { anchors, sizes }: Found): readonly [] | readonly [Node, number] {
  const target = anchors.get(name);
  const size = target === undefined ? undefined : sizes.get(target);
  return target === undefined || size === undefined ? [] : [target, size];
}
