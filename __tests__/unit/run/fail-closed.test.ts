// Whatever is wrong, later steps get nothing: no credential, no region, no output, no state. What a process writes then is tested in
// `dist/fail-closed.test.ts`.
import { describe, expect, it } from '@jest/globals';
import { findingCodeOf } from '../../../sandbox/scenarios/scenario.ts';
import type { SandboxOptions } from '../../../sandbox/server.ts';
import { functionSetting } from './step-function.ts';
import { operationsOf, publishedBy, stepSetting } from './step-setting.ts';

const LONG_LIVED_KEYS = {
  AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
};

const NOT_QUITE_CREDENTIALS = `<AssumeRoleWithWebIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleWithWebIdentityResult>
<AssumedRoleUser><Arn>arn:aws:sts::111122223333:assumed-role/deploy/x</Arn><AssumedRoleId>AROAX:x</AssumedRoleId></AssumedRoleUser>
<Credentials><AccessKeyId>ASIAIOSFODNN7EXAMPLE</AccessKeyId><SecretAccessKey></SecretAccessKey><SessionToken>t</SessionToken><Expiration>2030-01-01T00:00:00Z</Expiration></Credentials>
</AssumeRoleWithWebIdentityResult></AssumeRoleWithWebIdentityResponse>`;

const answers = (body: string): SandboxOptions => ({
  faults: [
    {
      operation: 'AssumeRoleWithWebIdentity',
      effect: { kind: 'respond', status: 200, headers: { 'content-type': 'text/xml' }, body },
    },
  ],
});

describe('main step', () => {
  describe('when a check fails', () => {
    const rows: readonly (readonly [string, string, SandboxOptions, Readonly<Record<string, string>>])[] = [
      ['account not allowed', 'ACCOUNT_NOT_ALLOWED', {}, { 'allowed-account-ids': '444455556666' }],
      ['other account', 'IDENTITY_MISMATCH', { callerIdentity: { account: '999988887777' } }, {}],
      [
        'other role',
        'IDENTITY_MISMATCH',
        { callerIdentity: { arn: 'arn:aws:sts::111122223333:assumed-role/admin/octo-org-octo-repo-9876543210-1' } },
        {},
      ],
      ['a user', 'IDENTITY_MISMATCH', { callerIdentity: { arn: 'arn:aws:iam::111122223333:user/deploy' } }, {}],
      ['runner behind', 'CLOCK_SKEW', { clockOffsetSeconds: 1200 }, {}],
      ['runner ahead', 'CLOCK_SKEW', { clockOffsetSeconds: -1200 }, {}],
      ['skew beyond a limit of its own', 'CLOCK_SKEW', { clockOffsetSeconds: 45 }, { 'max-clock-skew-seconds': '30' }],
      [
        'session over already',
        'SESSION_ALREADY_EXPIRED',
        { clockOffsetSeconds: -900 },
        { 'role-duration-seconds': '900' },
      ],
      [
        'too little time',
        'REMAINING_TIME_TOO_SHORT',
        { clockOffsetSeconds: -600 },
        { 'minimum-remaining-seconds': '55m' },
      ],
      ['success without credentials', 'STS_ANSWER_INVALID', answers(''), {}],
      ['success with half of the credentials', 'STS_ANSWER_INVALID', answers(NOT_QUITE_CREDENTIALS), {}],
    ];
    it.each(rows)('publishes nothing: %s, %s', async (_, code, sandboxOptions, inputs) => {
      const { main } = await stepSetting(sandboxOptions, { environment: LONG_LIVED_KEYS });
      const result = await main({ 'output-credentials': 'true', ...inputs });
      expect(result.outcome).toBe('failure');
      expect(publishedBy(result)).toBe('');
      const errors = result.annotations.map(({ level, message }) => [level, findingCodeOf(message)]);
      expect(errors).toEqual([['error', code]]);
    });
  });

  describe('when one of the files of the runner cannot be written', () => {
    it.each(['GITHUB_ENV', 'GITHUB_OUTPUT', 'GITHUB_STATE'])('writes to none but what failed: %s', async (broken) => {
      const missing = { [broken]: '/missing/file' };
      const { sandbox, main } = await functionSetting({}, { runnerEnvironment: missing });
      const { outcome, annotations, raw } = await main({ 'output-credentials': 'true' });
      expect([outcome, annotations.map(({ title }) => title)]).toEqual([
        'failure',
        ['A file of the runner is missing'],
      ]);
      expect([annotations[0]?.message.includes(broken), operationsOf(sandbox)]).toEqual([true, []]);
      expect([raw.environmentFile, raw.stateFile]).toEqual(['', '']);
      expect(raw.outputFile.includes('PUBLISHING_FAILED')).toBe(broken !== 'GITHUB_OUTPUT');
      expect(raw.outputFile).not.toContain('aws-account-id');
    });
  });
});
