// What the step issued, written down and read back.
import { describe, expect, it } from '@jest/globals';
import { issuedLine, parseIssued } from '../../../src/publish/issued.ts';
import { createVault } from '../../../src/secrets/vault.ts';
import { ROLE } from '../samples/healthy.ts';

const KEYS = {
  accessKeyId: 'ASIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  sessionToken: 'FwoGZXIvYXdzEXAMPLEEXAMPLEEXAMPLE',
};
const WHOLE = { role: ROLE.text, ...KEYS, issuedAt: 1_800_000_000 };
const kept = () => createVault(() => {}).keep(KEYS);

describe('parseIssued', () => {
  it('reads back what was written, session or keys', () => {
    const session = issuedLine({ role: ROLE, grantedAt: WHOLE.issuedAt }, kept());
    const { sessionToken: _, ...keys } = kept();
    const { accessKeyId, secretAccessKey } = KEYS;
    expect(parseIssued(session + issuedLine(undefined, keys))).toEqual([
      WHOLE,
      { role: '', accessKeyId, secretAccessKey },
    ]);
  });

  it.each([
    ['no JSON', '{"role":'],
    ['nothing', ''],
    ['null', 'null'],
    ['a text', '"keys"'],
    ['a list', '[]'],
    ...Object.keys(WHOLE).map((name) => [`a ${name} of another kind`, JSON.stringify({ ...WHOLE, [name]: null })]),
    ...Object.keys(WHOLE).map((name) => [`a ${name} in a list`, JSON.stringify({ ...WHOLE, [name]: [name] })]),
    ['no role', JSON.stringify(KEYS)],
  ])('leaves out a line that has %s', (_name, line) => {
    expect(parseIssued(`${JSON.stringify(WHOLE)}\n${line}\n${JSON.stringify(WHOLE)}\n`)).toEqual([WHOLE, WHOLE]);
  });
});
