// What the inputs alone can refuse.
import { describe, expect, it } from '@jest/globals';
import { accountNotAllowed } from '../../../../src/diagnosis/rules/checked-inputs.ts';
import { diagnoseSettings } from '../../../../src/diagnosis/verdict.ts';
import type { InputViolation, Settings } from '../../../../src/settings/settings.ts';
import { ROLE, roleArn, SETTINGS } from '../../samples/healthy.ts';

const PROBLEM: InputViolation = { input: 'audience', rule: 'a rule', value: 'x' };

function codesOf(settings: Partial<Settings>, problems: readonly InputViolation[] = []): readonly string[] {
  return diagnoseSettings({ settings, problems }).findings.map(({ code }) => code);
}

describe('checkedInputsRules', () => {
  it.each<[string, Partial<Settings>, readonly InputViolation[], string[]]>([
    ['healthy settings', SETTINGS, [], []],
    ['no settings at all', {}, [], []],
    ['a problem', SETTINGS, [PROBLEM], ['INVALID_INPUT']],
    ['several problems', SETTINGS, [PROBLEM, PROBLEM], ['INVALID_INPUT']],
    ['an account on the list', { ...SETTINGS, allowedAccountIds: ['444455556666', ROLE.account] }, [], []],
    ['an account that is not', { ...SETTINGS, allowedAccountIds: ['444455556666'] }, [], ['ACCOUNT_NOT_ALLOWED']],
    ['a list of nobody', { ...SETTINGS, allowedAccountIds: [] }, [], ['ACCOUNT_NOT_ALLOWED']],
    ['a role on the list', { ...SETTINGS, allowedRoleArns: ['arn:aws:iam::*:role/x', ROLE.text] }, [], []],
    ['a role that a pattern matches', { ...SETTINGS, allowedRoleArns: ['arn:aws:iam::*:role/ci/*'] }, [], []],
    [
      'a role of another path',
      { ...SETTINGS, allowedRoleArns: ['arn:aws:iam::111122223333:role/deploy'] },
      [],
      ['ROLE_NOT_ALLOWED'],
    ],
    ['a list of no role', { ...SETTINGS, allowedRoleArns: [] }, [], ['ROLE_NOT_ALLOWED']],
    ['a region of another partition', { ...SETTINGS, region: 'cn-north-1' }, [], ['PARTITION_MISMATCH']],
    [
      'a role of another partition',
      { ...SETTINGS, role: roleArn('arn:aws-us-gov:iam::111122223333:role/x') },
      [],
      ['PARTITION_MISMATCH'],
    ],
    [
      'all of it',
      { role: ROLE, region: 'cn-north-1', allowedAccountIds: ['444455556666'], allowedRoleArns: [] },
      [PROBLEM],
      ['INVALID_INPUT', 'ACCOUNT_NOT_ALLOWED', 'ROLE_NOT_ALLOWED', 'PARTITION_MISMATCH'],
    ],
    ['lists without a role to compare', { allowedAccountIds: [], allowedRoleArns: [], region: 'x' }, [], []],
  ])('finds in %s what is wrong', (_name, settings, problems, codes) => {
    expect(codesOf(settings, problems)).toEqual(codes);
  });
});

describe('an endpoint of AWS', () => {
  it.each([
    ['sts.eu-west-1.amazonaws.com', ['ENDPOINT_REGION_MISMATCH']],
    ['sts.amazonaws.com', ['ENDPOINT_REGION_MISMATCH']],
    ['sts.cn-north-1.amazonaws.com.cn', ['ENDPOINT_REGION_MISMATCH']],
    ['vpce-0a1b-x.sts.eu-west-1.vpce.amazonaws.com', ['ENDPOINT_REGION_MISMATCH']],
    ['vpce-0a1b-x.sts.eu-central-1.vpce.amazonaws.com', []],
    ['sts-fips.eu-central-1.amazonaws.com', []],
    ['sts.eu-central-1.api.aws', []],
  ])('belongs to the region: %s', (host, codes) => {
    const endpoint = { url: `https://${host}/`, source: 'sts-endpoint', awsOwned: true } as const;
    expect(codesOf({ region: 'eu-central-1', endpoint }, [])).toEqual(codes);
  });
});

describe('accountNotAllowed', () => {
  it('says where the account was read', () => {
    expect(accountNotAllowed('1', ['2'], 'GetCallerIdentity')).toMatchObject([
      {
        severity: 'error',
        confidence: 'certain',
        evidence: { account: '1', allowed: ['2'], source: 'GetCallerIdentity' },
      },
    ]);
  });

  it('allows every account without a list', () => {
    expect(accountNotAllowed('1', undefined, 'role-to-assume')).toEqual([]);
  });
});
