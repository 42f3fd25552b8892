// The requests that a main step makes, and those that it does not make.
import { describe, expect, it } from '@jest/globals';
import { operationsOf, stepSetting } from './step-setting.ts';

describe('main step', () => {
  describe('when everything works', () => {
    it('asks for what the inputs say', async () => {
      const { sandbox, main } = await stepSetting();
      await main({
        'role-session-name': 'deploy-run',
        'role-duration-seconds': '15m',
        'inline-session-policy': '{"Version":"2012-10-17","Statement":[]}',
        'managed-session-policies': 'arn:aws:iam::aws:policy/ReadOnlyAccess,arn:aws:iam::111122223333:policy/ci',
      });
      const [idToken, exchange] = sandbox.requests.filter(({ byClient }) => byClient);
      expect(idToken?.parameters['audience']).toBe('sts.amazonaws.com');
      expect(exchange?.parameters).toMatchObject({
        RoleArn: 'arn:aws:iam::111122223333:role/deploy',
        RoleSessionName: 'deploy-run',
        DurationSeconds: '900',
        Policy: '{"Version":"2012-10-17","Statement":[]}',
        'PolicyArns.member.1.arn': 'arn:aws:iam::aws:policy/ReadOnlyAccess',
        'PolicyArns.member.2.arn': 'arn:aws:iam::111122223333:policy/ci',
      });
    });

    it('gives outputs the credentials, and the environment none, where the inputs say so', async () => {
      const { main } = await stepSetting();
      const { exported, outputs } = await main({ 'output-credentials': 'true', 'output-env-credentials': 'false' });
      expect(exported).toEqual({});
      expect(outputs['aws-access-key-id']).toMatch(/^ASIA/);
      expect(outputs['aws-session-token']).toBeDefined();
    });
  });

  describe('when the inputs alone can be refused', () => {
    it.each([
      ['a bad value', { 'action-timeout-s': 'soon' }],
      ['an account that is not allowed', { 'allowed-account-ids': '444455556666' }],
      ['a role that is not allowed', { 'allowed-role-arns': 'arn:aws:iam::111122223333:role/other' }],
      ['a region of another partition', { 'aws-region': 'us-gov-west-1' }],
    ])('makes no request for %s', async (_, inputs) => {
      const { sandbox, main } = await stepSetting();
      const { outcome } = await main(inputs);
      expect(outcome).toBe('failure');
      expect(operationsOf(sandbox)).toEqual([]); // but for GitHub's API
    });
  });
});
