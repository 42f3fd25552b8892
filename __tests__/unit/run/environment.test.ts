// What a main step masks of an environment that earlier steps, or the workflow, have set, and of what AWS says. What Node itself obeys is
// tested with the packed action: `dist/environment.test.ts`.
import { describe, expect, it } from '@jest/globals';
import { functionSetting } from './step-function.ts';

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
