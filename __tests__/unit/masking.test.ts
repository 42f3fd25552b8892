// Masks for values that were there before the run, and for account ids where they are asked for.
import { describe, expect, it } from '@jest/globals';
import { maskAccounts, maskActualAccount, maskPrevious } from '../../src/masking.ts';
import type { Settings } from '../../src/settings/settings.ts';
import { createVault } from '../../src/vault.ts';
import { FACTS, IDENTITY, SETTINGS } from './samples/healthy.ts';

function masksOf(run: (runner: { mask(value: string): void }) => void): readonly string[] {
  const masks: string[] = [];
  run({ mask: (value) => void masks.push(value) });
  return masks;
}

const MASKING: Settings = { ...SETTINGS, maskAccountId: true };

describe('maskAccounts', () => {
  it('masks nothing unless asked', () => {
    expect(masksOf((runner) => maskAccounts(runner, SETTINGS))).toEqual([]);
    expect(masksOf((runner) => maskAccounts(runner, {}))).toEqual([]);
  });

  it('masks each account of the role and of the allow-list once', () => {
    const settings = { ...MASKING, allowedAccountIds: ['111122223333', '444455556666'] };
    expect(masksOf((runner) => maskAccounts(runner, settings))).toEqual(['111122223333', '444455556666']);
  });

  it('masks the allow-list where the role could not be read', () => {
    const settings = { maskAccountId: true, allowedAccountIds: ['444455556666'] };
    expect(masksOf((runner) => maskAccounts(runner, settings))).toEqual(['444455556666']);
  });

  it('masks the accounts in the ARNs of other inputs', () => {
    const settings = {
      ...MASKING,
      allowedRoleArns: ['arn:aws:iam::444455556666:role/x', 'arn:aws:iam::*:role/y'],
      managedSessionPolicies: ['arn:aws:iam::aws:policy/A', 'arn:aws:iam::111122223333:policy/B'],
    };
    expect(masksOf((runner) => maskAccounts(runner, settings))).toEqual(['111122223333', '444455556666']);
  });
});

describe('maskActualAccount', () => {
  const factsOf = (settings: Settings, account: string) => ({
    ...FACTS,
    settings,
    callerIdentity: { status: 'succeeded', value: { ...IDENTITY, account } } as const,
  });

  it.each<[string, Settings, string, string[]]>([
    ['another account', MASKING, '444455556666', ['444455556666']],
    ['the expected account, which is masked already', MASKING, '111122223333', []],
    ['what is no account id', MASKING, 'e', []],
    ['another account, unasked', SETTINGS, '444455556666', []],
  ])('knows what to do with %s', (_name, settings, account, masks) => {
    expect(masksOf((runner) => maskActualAccount(runner, factsOf(settings, account)))).toEqual(masks);
  });
});

describe('maskPrevious', () => {
  it('masks the credentials that were there before, and nothing that is too short to be one', () => {
    const masks: string[] = [];
    maskPrevious(
      createVault((value) => masks.push(value)),
      {
        AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
        AWS_SECRET_ACCESS_KEY: 'x'.repeat(15),
        AWS_REGION: 'a-region-with-a-long-name-1',
      },
    );
    expect(masks).toContain('AKIAIOSFODNN7EXAMPLE');
    expect(masks.filter((mask) => /x{3}|region/i.test(mask))).toEqual([]);
  });
});
