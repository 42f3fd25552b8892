// The requests that the packed main step makes.
import { describe, expect, it } from '@jest/globals';
import { AS_FUNCTION } from '../unit/run/step-function.ts';
import { operationsOf, setting, shared } from './setting.ts';

describe('main step', () => {
  describe('when everything works', () => {
    const step = shared(async () => {
      const { sandbox, main } = await setting();
      return { sandbox, result: await main() };
    });

    it('makes three requests over one connection to each service', () => {
      const { sandbox, result } = step();
      expect(result.outcome).toBe('success');
      expect(operationsOf(sandbox)).toEqual(['RequestIdToken', 'AssumeRoleWithWebIdentity', 'GetCallerIdentity']);
      expect([sandbox.connectionCount('github'), sandbox.connectionCount('sts')]).toEqual([1, 1]);
    });

    it('publishes credentials, region and outputs, and nothing else', () => {
      const { exported, outputs, annotations } = step().result;
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

    it('takes no setting of the SDK from it', async () => {
      const environment = {
        AWS_AUTH_SCHEME_PREFERENCE: 'sigv4a',
        AWS_SDK_UA_APP_ID: 'x'.repeat(100),
        AWS_USE_FIPS_ENDPOINT: 'perhaps',
        AWS_MAX_ATTEMPTS: 'many',
        AWS_CONFIG_FILE: '/dev/stdin',
      };
      const { main } = await setting({}, { environment });
      const { outcome, raw, annotations } = await main();
      expect([outcome, raw.stderr, annotations]).toEqual(['success', '', []]);
    });

    it('asks the region itself where no endpoint is named, whatever AWS_ENDPOINT_URL says', async () => {
      const { sandbox, main } = await setting(
        {},
        { ...AS_FUNCTION, environment: { AWS_ENDPOINT_URL_STS: '', AWS_ENDPOINT_URL: 'http://127.0.0.1:1' } },
      );
      const { annotations } = await main({ 'aws-region': 'eu-nowhere-9', 'disable-retry': 'true' });
      expect(annotations[0]?.message).toContain('sts.eu-nowhere-9.amazonaws.com');
      expect(operationsOf(sandbox).filter((operation) => operation !== 'Other')).toEqual(['RequestIdToken']);
    });
  });
});
