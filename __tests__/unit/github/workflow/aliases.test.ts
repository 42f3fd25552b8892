// Aliases in a tree: what they stand for, and when they stay.
import { describe, expect, it } from '@jest/globals';
import { resolveAliases } from '../../../../src/github/workflow/aliases.ts';
import { entriesOf, itemsOf, parseTree, textOf, type Value } from '../../../../src/github/workflow/tree.ts';

/** As data; `null` for an alias that stayed, and for what has no key or item. */
function dataOf(value: Value): unknown {
  const [entries, items] = [entriesOf(value), itemsOf(value)];
  if (entries !== undefined) return Object.fromEntries(entries.map((one) => [one.name, dataOf(one.value)]));
  return items?.map(dataOf) ?? textOf(value) ?? null;
}

function resolved(text: string): unknown {
  const tree = parseTree(text);
  if (tree !== undefined) resolveAliases(tree);
  return dataOf(tree?.root);
}

describe('resolveAliases', () => {
  it.each([
    ['a mapping', 'a: &x { b: c }\nd: *x', { a: { b: 'c' }, d: { b: 'c' } }],
    ['a text', 'a: &x b\nc: [*x, d]', { a: 'b', c: ['b', 'd'] }],
    ['an anchor that is there twice', 'a: &x b\nc: *x\nd: &x e\nf: *x', { a: 'b', c: 'b', d: 'e', f: 'e' }],
    ['aliases of aliases', 'a: &x [b]\nc: &y [*x, *x]\nd: *y', { a: ['b'], c: [['b'], ['b']], d: [['b'], ['b']] }],
    ['a part that has itself', 'a: &x { b: *x, c: d }', { a: { b: null, c: 'd' } }],
    ['a key with an anchor', '&x a: b\nc: *x', { a: 'b', c: 'a' }],
  ])('resolves %s', (_, text, data) => {
    expect(resolved(text)).toEqual(data);
  });

  it('leaves all where they would grow beyond a workflow', () => {
    const levels = Array.from({ length: 10 }, (_, n) => `l${n + 1}: &l${n + 1} [${`*l${n},`.repeat(9)}]`);
    expect(resolved(`l0: &l0 a\nb: *l0\n${levels.join('\n')}`)).toMatchObject({ l0: 'a', b: null });
  });
});
