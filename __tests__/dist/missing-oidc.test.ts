// That the packed action blanks credentials of others where it passes without an ID token. The rest is tested without a process:
// `unit/run/missing-oidc.test.ts` and `unit/run/environment.test.ts`.
import { describe, expect, it } from '@jest/globals';
import type { StepResult } from '../../sandbox/job.ts';
import { findingCodeOf } from '../../sandbox/scenarios/scenario.ts';
import { AS_FUNCTION } from '../unit/run/step-function.ts';
import { setting } from './setting.ts';

const FORK = {
  name: 'pull_request',
  payload: { pull_request: { head: { repo: { id: 2 } }, base: { repo: { id: 1 } } } },
};
const KEYS = {
  AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
};
const ofFork = (environment: Readonly<Record<string, string>> = {}) =>
  setting({}, { idToken: false, event: FORK, environment, runPost: AS_FUNCTION.runPost });
const seenOf = ({ outcome, annotations }: StepResult) => [
  outcome,
  ...annotations.map(({ level, message }) => `${level} ${findingCodeOf(message)}`),
];

const WARNED = ['success', 'warning ID_TOKEN_WITHHELD_FROM_FORK'];

describe('on-missing-oidc: warn, for a pull request from a fork', () => {
  const INPUTS = { 'on-missing-oidc': 'warn' };

  it('blanks it where it is to, until the job ends', async () => {
    const before = { ...KEYS, AWS_WEB_IDENTITY_TOKEN_FILE: '/token', UNRELATED: 'kept' };
    const { job, main } = await ofFork(before);
    const result = await main({ ...INPUTS, 'unset-current-credentials': 'true' });
    expect([seenOf(result), result.exported]).toEqual([
      WARNED,
      { AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '', AWS_WEB_IDENTITY_TOKEN_FILE: '' },
    ]);
    await job.runPosts();
    expect(job.environment).toEqual(before);
  });
});
