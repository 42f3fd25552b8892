import { describe, expect, it } from '@jest/globals';
import { auditLine } from '../../../src/publish/audit.ts';
import { describeRefusals, refusalLine } from '../../../src/publish/refusals.ts';

const AT = 1_800_000_000;
const ONE = 'arn:aws:iam::111122223333:role/one';
const TWO = 'arn:aws:iam::111122223333:role/two';
const refused = (role: string, session: 'lasts' | 'over', reason = 'AWS said no.') =>
  refusalLine(AT, { role, session, reason });
const renewed = (role: string) => auditLine('renewed', AT, { role });

describe('describeRefusals', () => {
  it.each<readonly [string, readonly string[], string | undefined]>([
    ['nothing', [], undefined],
    ['no refusal', [renewed(ONE)], undefined],
    ['a refusal while the session lasted, and a new one', [refused(ONE, 'lasts'), renewed(ONE)], undefined],
    ['the same, and a new one of another role', [refused(ONE, 'lasts'), renewed(TWO)], 'A renewal failed at'],
    ['a refusal without a session, and a new one', [refused(ONE, 'over'), renewed(ONE)], 'A renewal failed at'],
    ['two', [refused(ONE, 'over', 'First.'), refused(TWO, 'lasts', 'Second.')], '2 renewals failed, the last one at'],
    ['lines that are damaged', ['{"event":"renewal-ref', '\nnull\n7\n', refused(ONE, 'over')], 'A renewal failed at'],
  ])('tells of those that may have done harm: %s', (_, lines, expected) => {
    const told = describeRefusals(lines.join(''));
    expect(told?.startsWith(expected ?? '-')).toBe(expected === undefined ? undefined : true);
  });

  it('has the last reason, the role and the time', () => {
    const told = describeRefusals(refused(ONE, 'over', 'First.') + refused(TWO, 'over', 'Second.'));
    expect(told).toContain(`at 2027-01-15T08:00:00.000Z, for ${TWO}: Second. `);
  });

  it('keeps the code and the page at the end of a long reason', () => {
    const code = '(IDENTITY_MISMATCH: docs/findings/IDENTITY_MISMATCH.md)';
    const told = describeRefusals(refused(ONE, 'over', `${'long '.repeat(200)}${code}`)) ?? '';
    expect([told.includes(`… ${code} `), told.length < 700]).toEqual([true, true]);
    expect(describeRefusals(refused(ONE, 'over', `Short. ${code}`))).toContain(`: Short. ${code} `);
  });

  it('is one line that the log does not obey and an annotation holds', () => {
    const reason = `a\n::error::b ##[group]c \u202e\u001b[31m ${'long '.repeat(1000)}`;
    const told = describeRefusals(refused(ONE, 'over', reason)) ?? '';
    expect(['\n', '##[', '\u202e', '\u001b'].filter((text) => told.includes(text))).toEqual([]);
    expect(told.length).toBeLessThan(700);
  });
});
