// Expressions of workflows whose values are known in part.
import { describe, expect, it } from '@jest/globals';
import { holds, interpolate, type Lookup, readsIn } from '../../../src/preflight/expressions.ts';
import { textLike, UNKNOWN, unknown } from '../../../src/preflight/partial-values.ts';

const VALUES: Readonly<Record<string, ReturnType<Lookup>>> = {
  'github.event_name': 'push',
  'github.ref': textLike('refs/heads/*'),
  'github.repository': unknown({ name: 'own', truth: true }),
  'github.event.pull_request.head.repo.full_name': unknown({ name: 'fork' }),
  'inputs.empty': '',
  'inputs.name': "it's",
  'matrix.count': 3,
};
const lookup: Lookup = (path) => VALUES[path.join('.')] ?? UNKNOWN;

describe('holds', () => {
  it.each([
    ["github.event_name == 'push'", true],
    ["github.event_name == 'PUSH'", true],
    ["${{ github.event_name != 'push' }}", false],
    ["!(github.event_name == 'push')", false],
    ["github.event_name == 'push' && vars.ON", undefined],
    ["github.event_name == 'release' && vars.ON", false],
    ["vars.ON && github.event_name == 'release'", false],
    ["vars.ON || github.event_name == 'push'", true],
    ["github.ref == 'refs/heads/main'", undefined],
    ["github.ref == 'refs/tags/v1'", false],
    ["startsWith(github.ref, 'refs/heads/')", true],
    ["startsWith(github.ref, 'refs/tags/')", false],
    ["startsWith(github.ref, 'refs/heads/release')", undefined],
    ['contains(fromJSON(\'["push", "release"]\'), github.event_name)', true],
    ["contains('pull_request', github.event_name)", false],
    ['github.event.pull_request.head.repo.full_name == github.repository', false],
    ['github.repository == github.repository', true],
    ["github.repository == 'octo-org/octo-repo'", undefined],
    ["github['event_name'] == 'push'", true],
    ['matrix.count > 2', true],
    ["inputs.empty == ''", true],
    ['inputs.empty == null', true],
    ["format('{0}-{1}', github.event_name, matrix.count) == 'push-3'", true],
    ['success()', true],
    ['failure()', undefined],
    ['some text ${{ vars.ON }}', true],
    ["'a' < 'B'", true],
    ["'b' <= 'a'", false],
    ["'10' < 9", false],
    ["${{ github.event_name == 'release' }}\n", true],
    [' ${{ false }}', true],
    [' false ', false],
    ["${{ '' }}${{ '' }}", undefined],
    ["github.event_name == 'push", undefined],
    ['github.event_name ==', undefined],
    ['#', undefined],
  ])('%s is %s', (condition, expected) => {
    expect(holds(condition, lookup)).toBe(expected);
  });

  it('says nothing of what nests too deep, or is too long', () => {
    expect(holds(`${'('.repeat(5000)}true${')'.repeat(5000)}`, lookup)).toBeUndefined();
    expect(holds(`${'!'.repeat(5000)}true`, lookup)).toBeUndefined();
    expect(holds(`${'1'.repeat(20_000)}x == 1`, lookup)).toBeUndefined();
    expect(holds('1 == 1-0', lookup)).toBeUndefined();
    expect(holds("'a' == ".repeat(10_000), lookup)).toBeUndefined();
  });
});

describe('interpolate', () => {
  it.each([
    ['plain', 'plain', true],
    ['a-${{ github.event_name }}-b', 'a-push-b', true],
    ['${{ inputs.name }}', "it's", true],
    ["${{ 'a''b' }}", "a'b", true],
    ["${{ '}}' }}", '}}', true],
    ['role-${{ vars.NAME }}', 'role-*', false],
    ['${{ github.ref }}', 'refs/heads/*', false],
    ['${{ inputs.empty || github.event_name }}', 'push', true],
    ['${{ matrix.count } }} ${{ matrix.count }}', '* 3', false],
    ["${{ 'a", "${{ 'a", true],
  ])('%s is %s', (text, expected, isKnown) => {
    expect(interpolate(text, lookup)).toEqual({ text: expected, isKnown });
  });
});

describe('a long text of expressions that nothing closes', () => {
  const text = '${{'.repeat(300_000);

  it('is a text, and is gone through once', () => {
    expect(interpolate(text, lookup)).toEqual({ text, isKnown: true });
    expect(holds(text, lookup)).toBe(true);
    expect(readsIn(text)).toEqual([]);
    expect(interpolate(`\${{${' }a'.repeat(1_000_000)}`, lookup).isKnown).toBe(true);
  });
});

describe('values that grow', () => {
  it('are not known once they are too long', () => {
    const nested = Array.from({ length: 40 }).reduce<string>((inner) => `format('{0}{0}', ${inner})`, "'abc'");
    expect(interpolate(`\${{ ${nested} }}`, lookup).isKnown).toBe(false);
    const long: Lookup = () => 'a'.repeat(90_000);
    expect(interpolate('${{ a.b }}${{ a.b }}', long)).toEqual({ text: `${'a'.repeat(90_000)}*`, isKnown: false });
  });
});

describe('readsIn', () => {
  it('gives every context, on both sides of an operator', () => {
    expect(readsIn("${{ vars.A || secrets.B }} ${{ fromJSON(env.C)[0] }} 'secrets.D'")).toEqual([
      ['vars', 'a'],
      ['secrets', 'b'],
      ['env', 'C'],
    ]);
  });
});
