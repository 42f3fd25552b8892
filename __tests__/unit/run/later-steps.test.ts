// What later steps use after the main step: what would win is blanked, and what cannot be blanked is named. That real tools then take what
// they are to: `dist/later-steps.test.ts`.
import { mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { Job, StepResult } from '../../../sandbox/job.ts';
import { findingCodeOf } from '../../../sandbox/scenarios/scenario.ts';
import { DEFAULT_WORLD, trustSubject, type World } from '../../../sandbox/world.ts';
import { operationsOf } from '../../dist/setting.ts';
import { functionSetting } from './step-function.ts';

const ACCOUNT = '111122223333';
const roleArn = (name: string) => `arn:aws:iam::${ACCOUNT}:role/${name}`;
const KEYS = {
  AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
};
const TEAM = `[team]\naws_access_key_id = ${KEYS.AWS_ACCESS_KEY_ID}\naws_secret_access_key = ${KEYS.AWS_SECRET_ACCESS_KEY}\n`;
const POD = { AWS_ROLE_ARN: roleArn('pod'), AWS_WEB_IDENTITY_TOKEN_FILE: '/var/run/token' };
const STALE = {
  AWS_SECURITY_TOKEN: 'stale-token-of-an-earlier-step',
  AWS_CREDENTIAL_EXPIRATION: '2020-01-01T00:00:00Z',
  AWS_ACCESS_KEY: 'AKIAIOSFODNN7LEGACY1',
  AWS_SECRET_KEY: 'legacy-secret-access-key-of-a-user-0001',
};

const ROLES = { 'role-to-assume': 'none', roles: `plan = ${roleArn('plan')}\napply = ${roleArn('deploy')}` };
const ASIDE = { refresh: 'true', 'output-env-credentials': 'false' };
const WORLD: World = {
  ...DEFAULT_WORLD,
  accounts: DEFAULT_WORLD.accounts.map((account) => ({
    ...account,
    roles: [...account.roles, { name: 'plan', trustPolicy: trustSubject(DEFAULT_WORLD.subject) }],
  })),
};

const start = (environment: Readonly<Record<string, string>> = {}) =>
  functionSetting({ world: WORLD }, { environment });
const seenIn = ({ annotations }: StepResult) =>
  annotations.map(({ level, message }) => [level, findingCodeOf(message)]);
const WARNED = [['warning', 'OTHER_CREDENTIALS_WIN']];

async function put({ home }: Job, name: 'config' | 'credentials', text: string): Promise<void> {
  const path = join(home, '.aws', name);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}

describe('main step', () => {
  describe('when something would win over profiles for single steps', () => {
    it.each<[string, Readonly<Record<string, string>>, Readonly<Record<string, string>>]>([
      ['the role of a pod, and several roles', ROLES, POD],
      ['the role of a pod, and a profile that renews itself', ASIDE, POD],
      ['keys of an earlier step, and several roles', ROLES, KEYS],
      ['names that only some tools know', ROLES, STALE],
    ])('blanks it, says so in the log, and gives it back: %s', async (_, inputs, before) => {
      const { job, main } = await start(before);
      const result = await main(inputs);
      expect(Object.keys(before).map((name) => job.environment[name])).toEqual(Object.keys(before).map(() => ''));
      expect(result.log.join('\n')).toMatch(/^Blanked for later steps, .*/m);
      for (const name of Object.keys(before)) expect(result.log.join('\n')).toContain(name);
      const secrets = Object.entries(before).filter(([name]) => /KEY|TOKEN$/.test(name) && !/FILE/.test(name));
      expect(secrets.filter(([, value]) => !result.masks.includes(value))).toEqual([]);
      await job.runPosts();
      expect(job.environment).toMatchObject(before);
    });

    it('says that Ruby fails on empty variables of web identity', async () => {
      const { main } = await start(POD);
      const result = await main(ASIDE);
      expect(seenIn(result)).toEqual([['notice', 'OTHER_CREDENTIALS_WIN']]);
      expect(result.annotations[0]?.message).toContain('AWS SDK for Ruby');
    });
  });

  describe('when keys are exported', () => {
    it('blanks what some tools would take in their place', async () => {
      const { job, main } = await start(STALE);
      const result = await main();
      expect(Object.keys(STALE).map((name) => job.environment[name])).toEqual(['', '', '', '']);
      expect(seenIn(result)).toEqual([]);
      await job.runPosts();
      expect(job.environment).toMatchObject(STALE);
    });

    it.each(['AWS_PROFILE', 'AWS_DEFAULT_PROFILE'])('names what breaks the AWS CLI: %s that is empty', async (name) => {
      const { main } = await start({ [name]: '' });
      const result = await main();
      expect(seenIn(result)).toEqual(WARNED);
      expect(result.annotations[0]?.message).toMatch(new RegExp(`AWS CLI v1, AWS CLI v2, boto3.*${name}`));
    });

    it.each(['AWS_PROFILE', 'AWS_DEFAULT_PROFILE'])('puts a profile in place of an empty name: %s', async (name) => {
      const { job, main } = await start({ [name]: '' });
      const result = await main({ 'aws-profile': 'deploy', 'output-env-credentials': 'true' });
      expect([seenIn(result), job.environment['AWS_PROFILE']]).toEqual([[], 'deploy']);
    });

    it('warns of a profile that JavaScript takes first, and of nothing beside AWS_DEFAULT_PROFILE', async () => {
      const { job, main } = await start();
      await put(job, 'credentials', TEAM);
      const warned = await main({}, { environment: { AWS_PROFILE: 'team' } });
      expect(seenIn(warned)).toEqual(WARNED);
      expect(warned.annotations[0]?.message).toContain(
        'AWS SDK for JavaScript v3: the access keys of the profile "team"',
      );
      expect(seenIn(await main({}, { environment: { AWS_DEFAULT_PROFILE: 'team' } }))).toEqual([]);
    });

    it('names the file of the user that Python refuses, also where it is copied', async () => {
      const { job, main } = await start();
      await put(job, 'config', 'stray\n[default]\nregion = us-east-1\n');
      for (const inputs of [{}, { 'aws-profile': 'deploy', 'output-env-credentials': 'true' }]) {
        const result = await main(inputs);
        expect(seenIn(result)).toEqual(WARNED);
        expect(result.annotations[0]?.message).toContain(join(job.home, '.aws', 'config'));
      }
    });
  });

  describe('when AWS_PROFILE names a profile that the step makes', () => {
    it.each([
      ['one of several roles', ROLES, 'plan'],
      ['one beside keys', { 'aws-profile': 'plan', 'output-env-credentials': 'true' }, 'plan'],
      ['one alone', { 'aws-profile': 'plan' }, 'plan'],
    ])('warns of nothing: %s', async (_, inputs, AWS_PROFILE) => {
      const { main } = await start({ AWS_PROFILE });
      expect(seenIn(await main(inputs))).toEqual([]);
    });
  });

  describe('when credentials are kept', () => {
    it('blanks what would win over them, and warns of what cannot be blanked', async () => {
      const { job, main } = await start();
      await main();
      await put(job, 'credentials', TEAM);
      const environment = { AWS_PROFILE: 'team', AWS_SECURITY_TOKEN: 'stale-token-of-an-earlier-step' };
      const result = await main({ 'use-existing-credentials': 'true' }, { environment });
      expect(result.exported['AWS_SECURITY_TOKEN']).toBe('');
      expect(seenIn(result)).toEqual(WARNED);
    });
  });

  describe('when a profile renews itself on an instance with a role', () => {
    it.each([
      ['self-hosted', undefined, WARNED],
      ['self-hosted', 'true', []],
      ['github-hosted', undefined, []], // the metadata there are of another cloud
    ])(
      'warns of tools that take that role where the helper fails: %s, switched off: %s',
      async (runner, off, codes) => {
        const world = { ...WORLD, claims: { ...WORLD.claims, runner_environment: runner } };
        const { sandbox, main } = await functionSetting({ world, instanceProfile: roleArn('plan') });
        const environment = {
          AWS_EC2_METADATA_SERVICE_ENDPOINT: sandbox.instanceMetadataEndpoint ?? '',
          ...(off === undefined ? {} : { AWS_EC2_METADATA_DISABLED: off }),
        };
        const result = await main({ refresh: 'true' }, { environment });
        expect([result.outcome, seenIn(result)]).toEqual(['success', codes]);
        expect(operationsOf(sandbox).includes('InstanceMetadata')).toBe(codes.length > 0);
        const said = /JavaScript v3.*Java v2.*instance metadata[\s\S]*AWS_EC2_METADATA_DISABLED: 'true'/;
        if (codes.length > 0) expect(result.annotations[0]?.message).toMatch(said);
      },
    );

    it('asks for it no longer than a moment, and for no credentials', async () => {
      const asked: string[] = [];
      const server = createServer(({ url = '' }, outgoing) => {
        asked.push(url);
        if (url.endsWith('/token')) outgoing.end('token');
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const world = { ...WORLD, claims: { ...WORLD.claims, runner_environment: 'self-hosted' } };
      const { main } = await functionSetting({ world });
      const { port } = server.address() as AddressInfo;
      const environment = {
        AWS_EC2_METADATA_SERVICE_ENDPOINT: `http://127.0.0.1:${port}`,
        AWS_METADATA_SERVICE_TIMEOUT: '60',
      };
      const result = await main({ refresh: 'true', 'action-timeout-s': '30' }, { environment });
      server.close();
      server.closeAllConnections(); // one is never answered
      expect([result.outcome, seenIn(result)]).toEqual(['success', []]);
      expect(asked).toEqual(['/latest/api/token', '/latest/meta-data/iam/security-credentials/']);
    });
  });

  describe('when nothing but a profile is published', () => {
    it('lets SDKs find it that need more than the two file variables, and says its name', async () => {
      const { main } = await start();
      const { exported, outputs } = await main({ 'aws-profile': 'deploy' });
      expect([exported['AWS_SDK_LOAD_CONFIG'], outputs['profiles']]).toEqual(['1', 'deploy']);
      expect(exported['AWS_CREDENTIAL_PROFILES_FILE']).toBe(exported['AWS_SHARED_CREDENTIALS_FILE']);
    });
  });
});
