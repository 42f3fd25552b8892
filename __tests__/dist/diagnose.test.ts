// That the packed main step publishes nothing where it is to find out and no more. What it says is tested without a process:
// `unit/run/diagnose.test.ts`.
import { describe, expect, it } from '@jest/globals';
import { operationsOf, setting } from './setting.ts';

const DIAGNOSE = { mode: 'diagnose' };

describe('main step', () => {
  describe('when mode is diagnose', () => {
    it('makes every request, publishes nothing, and says so', async () => {
      const { sandbox, main } = await setting();
      const result = await main({ ...DIAGNOSE, 'output-credentials': 'true' });
      expect(operationsOf(sandbox)).toEqual(['RequestIdToken', 'AssumeRoleWithWebIdentity', 'GetCallerIdentity']);
      expect([result.outcome, result.exported, result.raw.stateFile]).toEqual(['success', {}, '']);
      expect(result.outputs).toMatchObject({ configured: 'false', 'aws-account-id': '111122223333' });
      expect(Object.keys(result.outputs)).not.toContain('aws-access-key-id');
      for (const secret of sandbox.issuedSecrets) expect(result.raw.outputFile + result.summary).not.toContain(secret);
    });
  });
});
