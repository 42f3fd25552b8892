// What several uses of the action in one job leave to each other, what a failure leaves, and what the end of the job gives back. What the
// post step itself does: `post-step.test.ts`.
import { describe, expect, it } from '@jest/globals';
import { endWith, publishedBy, stepSetting } from './step-setting.ts';

const SESSION = {
  AWS_ACCESS_KEY_ID: 'ASIAIOSFODNN7EXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  AWS_SESSION_TOKEN: 'IQoJb3JpZ2luX2VjEXAMPLETOKEN',
};
const BEFORE = {
  AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
  AWS_SECRET_ACCESS_KEY: SESSION.AWS_SECRET_ACCESS_KEY,
  AWS_REGION: 'us-west-2',
  UNRELATED: 'kept',
};

describe('the end of a job', () => {
  it('gives back what a step that failed in between has not touched', async () => {
    const { job, main } = await stepSetting({}, { environment: BEFORE });
    const first = await main();
    const failed = await main({ 'allowed-account-ids': '444455556666' });
    expect([failed.outcome, publishedBy(failed)]).toEqual(['failure', '']);
    expect(endWith(job.environment, [first, failed])).toEqual(BEFORE);
  });

  describe('when another step has changed a value since', () => {
    const CHANGED = { AWS_REGION: 'ap-south-1' };

    it('leaves it alone in every use', async () => {
      const { job, main } = await stepSetting({}, { environment: BEFORE });
      const steps = [await main(), await main({ 'aws-region': 'eu-west-1' })];
      expect(endWith({ ...job.environment, ...CHANGED }, steps)).toEqual({ ...BEFORE, ...CHANGED });
    });

    it('leaves it alone where it was changed between two uses', async () => {
      const { job, main } = await stepSetting({}, { environment: BEFORE });
      const steps = [await main(), await main({ 'aws-region': 'eu-west-1' }, { environment: CHANGED })];
      expect(endWith(job.environment, steps)).toEqual({ ...BEFORE, ...CHANGED });
    });
  });
});

describe('main step', () => {
  describe('when credentials of others are to be blanked', () => {
    it('blanks them where it exports none itself, until the job ends', async () => {
      const { job, main } = await stepSetting({}, { environment: { ...SESSION, UNRELATED: 'kept' } });
      const inputs = { 'unset-current-credentials': 'true', 'output-env-credentials': 'false' };
      const ran = await main({ ...inputs, 'output-credentials': 'true' });
      const { exported, outputs } = ran;
      expect(exported).toMatchObject({ AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '', AWS_SESSION_TOKEN: '' });
      expect(outputs['aws-access-key-id']).toMatch(/^ASIA/);
      expect(endWith(job.environment, [ran])).toEqual({ ...SESSION, UNRELATED: 'kept' });
    });

    it('exports its own in their place where it does', async () => {
      const { main } = await stepSetting({}, { environment: SESSION });
      const { exported } = await main({ 'unset-current-credentials': 'true' });
      expect([exported['AWS_ACCESS_KEY_ID'] === SESSION.AWS_ACCESS_KEY_ID, exported['AWS_SESSION_TOKEN']]).toEqual([
        false,
        expect.stringMatching(/^IQoJ/),
      ]);
    });

    it('leaves them alone otherwise', async () => {
      const { job, main } = await stepSetting({}, { environment: SESSION });
      await main({ 'output-env-credentials': 'false' });
      expect(job.environment).toEqual(SESSION);
    });

    it.each([
      ['an account that is not allowed', { 'allowed-account-ids': '444455556666' }],
      ['an input that breaks its rule', { audience: 'a b' }],
      ['a mode that there is not', { mode: 'verfy' }],
      ['a word that is neither true nor false', { 'unset-current-credentials': 'yes' }],
      ['a role that refuses', { 'role-to-assume': 'arn:aws:iam::111122223333:role/none', 'disable-retry': 'true' }],
    ])('blanks them after a failure, too, and exports nothing else: %s', async (_, inputs) => {
      const before = { ...SESSION, AWS_WEB_IDENTITY_TOKEN_FILE: '/token', AWS_PROFILE: 'kept', UNRELATED: 'kept' };
      const { job, main } = await stepSetting({}, { environment: before });
      const failed = await main({ 'unset-current-credentials': 'true', ...inputs });
      expect([failed.outcome, failed.exported]).toEqual([
        'failure',
        {
          AWS_ACCESS_KEY_ID: '',
          AWS_SECRET_ACCESS_KEY: '',
          AWS_SESSION_TOKEN: '',
          AWS_WEB_IDENTITY_TOKEN_FILE: '',
        },
      ]);
      expect(endWith(job.environment, [failed])).toEqual(before);
    });

    it('leaves them alone after a failure otherwise', async () => {
      const { job, main } = await stepSetting({}, { environment: SESSION });
      await main({ 'allowed-account-ids': '444455556666' });
      expect(job.environment).toEqual(SESSION);
    });
  });

  describe('when the environment gets no credentials', () => {
    it('exports nothing at all, and has nothing to give back', async () => {
      const { job, main } = await stepSetting({}, { environment: BEFORE });
      const ran = await main({ 'output-env-credentials': 'false' });
      const { exported, outputs } = ran;
      expect([exported, job.environment]).toEqual([{}, BEFORE]);
      expect(outputs).toMatchObject({ configured: 'true', 'aws-account-id': '111122223333' });
      expect(Object.keys(outputs).filter((name) => /key|token/.test(name))).toEqual([]);
      expect(endWith(job.environment, [ran])).toEqual(BEFORE);
    });
  });
});
