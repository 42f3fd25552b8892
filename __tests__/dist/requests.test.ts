// The requests that the packed main step makes.
import { describe, expect, it } from '@jest/globals';
import { operationsOf, setting } from './setting.ts';

describe('main step', () => {
  describe('when everything works', () => {
    it('makes three requests over one connection to each service', async () => {
      const { sandbox, main } = await setting();
      const { outcome } = await main();
      expect(outcome).toBe('success');
      expect(operationsOf(sandbox)).toEqual(['RequestIdToken', 'AssumeRoleWithWebIdentity', 'GetCallerIdentity']);
      expect([sandbox.connectionCount('github'), sandbox.connectionCount('sts')]).toEqual([1, 1]);
    });

    it('asks for what the inputs say', async () => {
      const { sandbox, main } = await setting();
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

    it('publishes credentials, region and outputs, and nothing else', async () => {
      const { main } = await setting();
      const { exported, outputs, annotations } = await main();
      expect(Object.keys(exported)).toEqual([
        'AWS_ACCESS_KEY_ID',
        'AWS_SECRET_ACCESS_KEY',
        'AWS_SESSION_TOKEN',
        'AWS_TOKEN_GUARD_SESSION',
        'AWS_REGION',
        'AWS_DEFAULT_REGION',
      ]);
      expect(exported).toMatchObject({ AWS_REGION: 'eu-central-1', AWS_DEFAULT_REGION: 'eu-central-1' });
      expect(outputs).toMatchObject({
        'aws-account-id': '111122223333',
        'authenticated-arn': 'arn:aws:sts::111122223333:assumed-role/deploy/octo-org-octo-repo-9876543210-1',
        'role-session-name': 'octo-org-octo-repo-9876543210-1',
      });
      expect(Object.keys(outputs)).not.toContain('aws-secret-access-key');
      expect(annotations).toEqual([]);
    });

    it('gives outputs the credentials, and the environment none, where the inputs say so', async () => {
      const { main } = await setting();
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
      const { sandbox, main } = await setting();
      const { outcome } = await main(inputs);
      expect(outcome).toBe('failure');
      expect(operationsOf(sandbox).filter((operation) => operation !== 'Other')).toEqual([]); // but for GitHub's API
    });
  });

  describe('when the environment names other endpoints and credentials', () => {
    it('does not follow it, but for AWS_ENDPOINT_URL_STS, which it names', async () => {
      const { sandbox, main } = await setting(
        {},
        {
          environment: {
            AWS_ENDPOINT_URL: 'http://127.0.0.1:1',
            AWS_PROFILE: 'nobody',
            AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
            AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
            AWS_ROLE_ARN: 'arn:aws:iam::999988887777:role/other',
          },
        },
      );
      const { outcome, log, summary } = await main();
      expect(outcome).toBe('success');
      expect(log.join('\n')).toContain(`STS endpoint: ${sandbox.stsEndpoint}`);
      expect(summary).toContain('AWS_ENDPOINT_URL_STS');
      const signed = sandbox.requests.find(({ operation }) => operation === 'GetCallerIdentity');
      expect(signed?.headers['authorization']).not.toContain('AKIAIOSFODNN7EXAMPLE');
    });

    it.each([
      ['AWS_AUTH_SCHEME_PREFERENCE', 'sigv4a'],
      ['AWS_SDK_UA_APP_ID', 'x'.repeat(100)],
      ['AWS_USE_FIPS_ENDPOINT', 'perhaps'],
      ['AWS_MAX_ATTEMPTS', 'many'],
      ['AWS_CONFIG_FILE', '/dev/stdin'],
    ])('takes no setting of the SDK from it: %s', async (name, value) => {
      const { main } = await setting({}, { environment: { [name]: value } });
      const { outcome, raw, annotations } = await main();
      expect([outcome, raw.stderr, annotations]).toEqual(['success', '', []]);
    });

    it('asks the region itself where no endpoint is named, whatever AWS_ENDPOINT_URL says', async () => {
      const { sandbox, main } = await setting(
        {},
        { environment: { AWS_ENDPOINT_URL_STS: '', AWS_ENDPOINT_URL: 'http://127.0.0.1:1' } },
      );
      const { annotations } = await main({ 'aws-region': 'eu-nowhere-9', 'disable-retry': 'true' });
      expect(annotations[0]?.message).toContain('sts.eu-nowhere-9.amazonaws.com');
      expect(operationsOf(sandbox).filter((operation) => operation !== 'Other')).toEqual(['RequestIdToken']);
    });
  });
});
