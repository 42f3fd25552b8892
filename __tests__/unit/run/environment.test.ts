// What a main step masks and blanks of an environment that earlier steps, or the workflow, have set, and what it masks of AWS's messages.
// What Node itself obeys is tested with the packed action: `dist/environment.test.ts`.
import { describe, expect, it } from '@jest/globals';
import type { StepResult } from '../../../sandbox/job.ts';
import { findingCodeOf } from '../../../sandbox/scenarios/scenario.ts';
import { functionSetting } from './step-function.ts';

const FORK = {
  name: 'pull_request',
  payload: { pull_request: { head: { repo: { id: 2 } }, base: { repo: { id: 1 } } } },
};
const KEYS = {
  AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
};
const ofFork = (environment: Readonly<Record<string, string>> = {}) =>
  functionSetting({}, { idToken: false, event: FORK, environment });
const seenOf = ({ outcome, annotations }: StepResult) => [
  outcome,
  ...annotations.map(({ level, message }) => `${level} ${findingCodeOf(message)}`),
];

const SKIPPED = ['success'];
const WARNED = ['success', 'warning ID_TOKEN_WITHHELD_FROM_FORK'];

describe.each([
  ['skip', SKIPPED],
  ['warn', WARNED],
])('on-missing-oidc: %s, for a pull request from a fork', (mode, passed) => {
  const INPUTS = { 'on-missing-oidc': mode };

  it('passes where nothing else is there', async () => {
    const { main } = await ofFork();
    expect(seenOf(await main(INPUTS))).toEqual(passed);
  });

  it('fails where it cannot blank what it is to', async () => {
    const { main } = await functionSetting(
      {},
      { idToken: false, event: FORK, environment: KEYS, runnerEnvironment: { GITHUB_ENV: '' } },
    );
    const result = await main({ ...INPUTS, 'unset-current-credentials': 'true' });
    expect(seenOf(result)).toEqual(['failure', 'error PUBLISHING_FAILED']);
    expect(result.outputs).toMatchObject({ configured: 'false', 'error-code': 'PUBLISHING_FAILED' });
    expect(result.annotations[0]?.message).toContain('Also: CREDENTIALS_NOT_BLANKED');
  });

  it('blanks it where it is to, until the job ends', async () => {
    const before = { ...KEYS, AWS_WEB_IDENTITY_TOKEN_FILE: '/token', UNRELATED: 'kept' };
    const { job, main } = await ofFork(before);
    const result = await main({ ...INPUTS, 'unset-current-credentials': 'true' });
    expect([seenOf(result), result.exported]).toEqual([
      passed,
      { AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '', AWS_WEB_IDENTITY_TOKEN_FILE: '' },
    ]);
    await job.runPosts();
    expect(job.environment).toEqual(before);
  });
});

describe('main step', () => {
  describe('when legacy variables hold credentials', () => {
    it.each(['AWS_SECRET_KEY', 'AWS_SECURITY_TOKEN'])('masks %s before it is saved', async (name) => {
      const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
      const { main } = await functionSetting({}, { environment: { [name]: secret } });
      const { outcome, raw } = await main({ 'aws-profile': 'deploy', 'output-env-credentials': 'true' });
      expect([outcome, raw.stdout]).toEqual(['success', expect.stringContaining(`::add-mask::${secret}\n`)]);
    });
  });

  describe('when account ids are masked', () => {
    it('masks one that only the message of AWS has, before the log shows it', async () => {
      const message = 'User: arn:aws:sts::999988887777:assumed-role/first/run is not authorized. Try again.';
      const effect = { kind: 'error', status: 503, code: 'ServiceUnavailable', message } as const;
      const { main } = await functionSetting({ faults: [{ operation: 'AssumeRoleWithWebIdentity', effect }] });
      const { log, annotations, summary, raw } = await main({
        'mask-aws-account-id': 'true',
        'retry-max-attempts': '2',
      });
      const shown = JSON.stringify([log, annotations, summary]);
      expect([shown.includes('999988887777'), shown.includes('ServiceUnavailable')]).toEqual([false, true]);
      expect(raw.stdout).toContain('::add-mask::999988887777');
    });
  });
});
