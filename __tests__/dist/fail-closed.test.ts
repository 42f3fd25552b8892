// Whatever is wrong, later steps get nothing: no credential, no region, no output, no state.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { SandboxOptions } from '../../sandbox/server.ts';
import { startSandbox } from '../../sandbox/server.ts';
import { ACTION_DIRECTORY, handedOver, setting } from './setting.ts';

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
    const rows: readonly (readonly [string, SandboxOptions, Readonly<Record<string, string>>])[] = [
      ['account not allowed', {}, { 'allowed-account-ids': '444455556666' }],
      ['identity of another account', { callerIdentity: { account: '999988887777' } }, {}],
      [
        'identity of another role',
        { callerIdentity: { arn: 'arn:aws:sts::111122223333:assumed-role/admin/octo-org-octo-repo-9876543210-1' } },
        {},
      ],
      ['identity of another session', { callerIdentity: { userId: 'AROAOTHER:octo' } }, {}],
      ['identity of a user', { callerIdentity: { arn: 'arn:aws:iam::111122223333:user/deploy' } }, {}],
      ['runner behind', { clockOffsetSeconds: 1200 }, {}],
      ['runner ahead', { clockOffsetSeconds: -1200 }, {}],
      ['runner ahead of the end of the session', { clockOffsetSeconds: -7200 }, {}],
      ['skew beyond a limit of its own', { clockOffsetSeconds: 45 }, { 'max-clock-skew-seconds': '30' }],
      ['too little time left', { clockOffsetSeconds: -600 }, { 'minimum-remaining-seconds': '55m' }],
      ['success without credentials', answers(''), {}],
      ['success with half of the credentials', answers(NOT_QUITE_CREDENTIALS), {}],
    ];
    it.each(rows)('hands over nothing: %s', async (_, sandboxOptions, inputs) => {
      const { main } = await setting(sandboxOptions, { environment: LONG_LIVED_KEYS });
      const result = await main({ 'output-credentials': 'true', ...inputs });
      expect(result.outcome).toBe('failure');
      expect(handedOver(result)).toBe('');
      expect(result.annotations.filter(({ level }) => level === 'error')).toHaveLength(1);
    });
  });

  describe('when one of the files cannot be written', () => {
    it.each(['GITHUB_ENV', 'GITHUB_OUTPUT', 'GITHUB_STATE'])('writes to none of them: %s', async (broken) => {
      const sandbox = await startSandbox();
      const folder = await mkdtemp(join(tmpdir(), 'guard-'));
      try {
        const files = Object.fromEntries(
          ['GITHUB_ENV', 'GITHUB_OUTPUT', 'GITHUB_STATE'].map((name) => [name, join(folder, name)]),
        );
        await Promise.all(Object.values(files).map((path) => writeFile(path, 'BEFORE=1\n')));
        const child = spawn(process.execPath, [join(ACTION_DIRECTORY, 'dist/main.js')], {
          env: {
            ...inputsOfManifest(),
            ...files,
            [broken]: join(folder, 'missing', 'file'),
            GITHUB_ACTIONS: 'true',
            ACTIONS_ID_TOKEN_REQUEST_URL: sandbox.idTokenRequestUrl,
            ACTIONS_ID_TOKEN_REQUEST_TOKEN: sandbox.idTokenRequestToken,
            AWS_ENDPOINT_URL_STS: sandbox.stsEndpoint,
          },
        });
        let stdout = '';
        child.stdout.on('data', (chunk) => (stdout += chunk));
        const [code] = await once(child, 'close');
        expect(code).toBe(1);
        expect(stdout).toContain('::error title=The credentials could not be handed on::');
        const texts = await Promise.all(Object.values(files).map((path) => readFile(path, 'utf8')));
        expect(texts).toEqual(['BEFORE=1\n', 'BEFORE=1\n', 'BEFORE=1\n']);
      } finally {
        await rm(folder, { recursive: true });
        await sandbox.close();
      }
    });
  });
});

/** The inputs as the runner would set them, defaults included. */
function inputsOfManifest(): Record<string, string> {
  const keywords = { 'role-session-name': 'auto', 'allowed-account-ids': 'any', 'allowed-role-arns': 'any' };
  const inputs = {
    ...keywords,
    'role-to-assume': 'arn:aws:iam::111122223333:role/deploy',
    'aws-region': 'eu-central-1',
    'role-duration-seconds': '3600',
    audience: 'sts.amazonaws.com',
    'mask-aws-account-id': 'false',
    'inline-session-policy': 'none',
    'managed-session-policies': 'none',
    'output-credentials': 'true',
    'output-env-credentials': 'true',
    'action-timeout-s': '90',
    'retry-max-attempts': '12',
    'disable-retry': 'false',
    'sts-endpoint': 'auto',
    'max-clock-skew-seconds': '900',
    'minimum-remaining-seconds': '0',
    summary: 'always',
  };
  return Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]));
}
