// What the AWS CLI of a later step really uses after the main step. What the step blanks for it and names is tested without a process:
// `unit/run/later-steps.test.ts`. `npm run test:slow` tries more of what a job can have.
import { describe, expect, it } from '@jest/globals';
import type { JobOptions } from '../../sandbox/job.ts';
import { AS_FUNCTION } from '../unit/run/step-function.ts';
import { ASK } from './odd-paths.ts';
import { NO_CLI, SESSION_ARN } from './refresh-setting.ts';
import { setting } from './setting.ts';

const withCli = NO_CLI === undefined ? it : it.skip; // the AWS CLI is not on every machine

const KEYS = {
  AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
};
const POD = { AWS_ROLE_ARN: 'arn:aws:iam::111122223333:role/pod', AWS_WEB_IDENTITY_TOKEN_FILE: '/var/run/token' };
const STALE = {
  AWS_SECURITY_TOKEN: 'stale-token-of-an-earlier-step',
  AWS_CREDENTIAL_EXPIRATION: '2020-01-01T00:00:00Z',
  AWS_ACCESS_KEY: 'AKIAIOSFODNN7LEGACY1',
  AWS_SECRET_KEY: 'legacy-secret-access-key-of-a-user-0001',
};

describe('AWS CLI of a later step', () => {
  const ROWS: readonly (readonly [string, Readonly<Record<string, string>>, Partial<JobOptions>, string])[] = [
    ['keys beside what an earlier tool has left', {}, { ...AS_FUNCTION, environment: STALE }, ''],
    [
      'a profile that renews itself, in a pod with keys, from the packed action',
      { refresh: 'true', 'output-env-credentials': 'false' },
      { environment: { ...POD, ...KEYS } },
      ' --profile aws-token-guard',
    ],
  ];
  withCli.each(ROWS)('takes the session of the step: %s', async (_, inputs, jobOptions, more) => {
    const { job, main } = await setting({}, jobOptions);
    expect((await main(inputs)).outcome).toBe('success');
    const { raw } = await job.runScript(`${ASK}${more}`);
    expect([raw.stdout.trim(), raw.stderr]).toEqual([SESSION_ARN, '']);
  });
});
