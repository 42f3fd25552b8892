// The ids that the runner gives to steps, after its own rules.
import { describe, expect, it } from '@jest/globals';
import { entryOf, parseTree, runnerTextOf, stepIds } from '../../../../src/github/workflow/tree.ts';

/** `uses`, undefined for a script, or the author's id in a list. */
type Step = string | undefined | readonly [id: string];

const idsOf = (steps: readonly Step[]) =>
  stepIds(
    steps.map((step) => (typeof step === 'object' ? { id: step[0], uses: 'a/b@c' } : { id: undefined, uses: step })),
  );

describe('stepIds', () => {
  it.each<[string, readonly Step[], readonly string[] | undefined]>([
    ['a script', [undefined], ['__run']],
    ['scripts', [undefined, undefined, undefined], ['__run', '__run_2', '__run_3']],
    ['the workspace’s own', ['./', './a/b', '.\\c'], ['__self', '__self_2', '__self_3']],
    ['the workflow’s own commit', ['$/', '$/a'], ['__selfRepository', '__selfRepository_2']],
    ['a remote action', ['octo-org/guard@v1'], ['__octo-org_guard']],
    ['other folders and refs of it', ['a/b@v1', 'a/b/c@v2', 'a/b@v1'], ['__a_b', '__a_b_2', '__a_b_3']],
    ['another case of it', ['a/b@v1', 'A/B@v1'], ['__a_b', '__A_B_2']],
    ['dots', ['a.b/c.d@v1'], ['__a_b_c_d']],
    ['another one with the same letters', ['a/b.c@v1', 'a/b-c@v1', 'a/b_c@v1'], ['__a_b_c', '__a_b-c', '__a_b_c_2']],
    ['one that is called like the second', ['a/b_2@v1', 'a/b@v1', 'a/b@v1'], ['__a_b_2', '__a_b', '__a_b_3']],
    ['an image', ['docker://ghcr.io/a/b:1'], ['__ghcr_io_a_b_1']],
    ['an action without a ref', ['a/b'], ['__run']],
    ['an action with two', ['a/b@c@d'], ['__run']],
    ['the author’s ids', [['one'], 'a/b@v1', ['two']], ['one', '__a_b', 'two']],
    ['an id that is empty', [[''], 'a/b@v1'], ['__a_b', '__a_b_2']],
    ['an id twice', [['one'], ['ONE']], undefined],
    [
      'a long name, twice',
      [`a/${'b'.repeat(200)}@v1`, `a/${'b'.repeat(200)}@v1`],
      [`__a_${'b'.repeat(96)}`, `__a_${'b'.repeat(94)}_2`],
    ],
    ['more than there are ids', Array<undefined>(1000).fill(undefined), undefined],
  ])('names %s', (_name, steps, expected) => {
    expect(idsOf(steps)).toEqual(expected);
  });
});

describe('runnerTextOf', () => {
  it.each([
    ['plain', 'plain'],
    ["'012345678901'", '012345678901'],
    ['012345678901', '12345678901'],
    ['111122223333', '111122223333'],
    ['+15', '15'],
    ['1.10', '1.1'],
    ['1e3', '1000'],
    ['0x1F', '31'],
    ['0o17', '15'],
    ['1234567890123456', '1.23456789012346E+15'],
    ['True', 'true'],
    ['"True"', 'True'],
    ['yes', 'yes'],
    ['~', ''],
    ['null', ''],
    ['2012-10-17', '2012-10-17'],
    ['1h', '1h'],
  ])('gives for %s what the runner gives: %s', (text, expected) => {
    const tree = parseTree(`a: ${text}\n`);
    expect(runnerTextOf(entryOf(tree?.root, 'a')?.value)).toBe(expected);
  });

  it('gives nothing for a list', () => {
    expect(runnerTextOf(entryOf(parseTree('a: [b]\n')?.root, 'a')?.value)).toBeUndefined();
  });
});
