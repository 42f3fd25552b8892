// Masks for values that were there before the run, and for account ids where they are asked for.
import { describe, expect, it } from '@jest/globals';
import { encodingsOf } from '../../../src/secrets/encodings.ts';
import { CREDENTIAL_VARIABLES, maskAccounts, maskPrevious } from '../../../src/secrets/masking.ts';
import { createVault } from '../../../src/secrets/vault.ts';
import { SETTINGS } from '../samples/healthy.ts';

function masksOf(run: (runner: { mask(value: string): void }) => void): readonly string[] {
  const masks: string[] = [];
  run({ mask: (value) => void masks.push(value) });
  return masks;
}

describe('maskAccounts', () => {
  it('masks nothing unless asked', () => {
    expect(masksOf((runner) => maskAccounts(runner, SETTINGS, ['111122223333']))).toEqual([]);
    expect(masksOf((runner) => maskAccounts(runner, {}, ['111122223333']))).toEqual([]);
  });

  it.each<[string, readonly string[], readonly string[]]>([
    ['an account once', ['111122223333', 'arn:aws:iam::111122223333:role/deploy'], ['111122223333']],
    ['all accounts of a list', ['111122223333, 444455556666'], ['111122223333', '444455556666']],
    ['the account in a role that is malformed', ['arn:aws:iam::444455556666:rol/deploy'], ['444455556666']],
    ['no run of more or fewer digits', ['1111222233334', '11112222333', ''], []],
  ])('masks %s', (_name, texts, masks) => {
    expect(masksOf((runner) => maskAccounts(runner, { maskAccountId: true }, texts))).toEqual(masks);
  });
});

describe('maskPrevious', () => {
  it('masks the credentials that were there before, and nothing that is too short to be one', () => {
    const masks: string[] = [];
    maskPrevious(
      createVault((values) => masks.push(...values)),
      {
        AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
        AWS_SECRET_ACCESS_KEY: 'x'.repeat(15),
        AWS_REGION: 'a-region-with-a-long-name-1',
      },
    );
    expect(masks).toContain('AKIAIOSFODNN7EXAMPLE');
    expect(masks.filter((mask) => /x{3}|region/i.test(mask))).toEqual([]);
  });

  it('masks each of them in every encoding, from 16 characters on, and nothing else', () => {
    const masks: string[] = [];
    const secrets = {
      AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
      AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
      AWS_SESSION_TOKEN: 'IQoJb3JpZ2luX2Vj',
    };
    const vault = createVault((values) => masks.push(...values));
    maskPrevious(vault, { ...secrets, AWS_PROFILE: 'a-profile-with-a-long-name' });
    expect(masks).toEqual(encodingsOf(Object.values(secrets)));
  });

  it.each(CREDENTIAL_VARIABLES)('masks the value of %s', (name) => {
    const masks: string[] = [];
    maskPrevious(
      createVault((values) => masks.push(...values)),
      { [name]: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' },
    );
    expect(masks).toContain('wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY');
  });

  it('masks nothing where there was nothing', () => {
    const masks: string[] = [];
    maskPrevious(
      createVault((values) => masks.push(...values)),
      {},
    );
    expect(masks).toEqual([]);
  });
});
