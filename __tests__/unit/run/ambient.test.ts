// A main step and a machine whose own credentials are broken, half there, or somebody else's. Slow ones, programs and proxies are tested
// with the packed action: `dist/ambient.test.ts`.
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { findingCodeOf, USUAL_INPUTS } from '../../../sandbox/scenarios/scenario.ts';
import { DEFAULT_WORLD, trustSubject, type World } from '../../../sandbox/world.ts';
import { sessionNote } from '../../../src/observe/assume-chain.ts';
import { operationsOf, type Ran, stepSetting } from './step-setting.ts';

const ACCOUNT = '111122223333';
const role = (name: string) => `arn:aws:iam::${ACCOUNT}:role/${name}`;
const TARGET = { 'role-chaining': 'true', 'role-to-assume': role('target'), 'disable-retry': 'true' };
const codesOf = ({ annotations }: Ran) => annotations.map(({ message }) => findingCodeOf(message));

const USER = {
  name: 'ci',
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
};
const WORLD: World = {
  ...DEFAULT_WORLD,
  accounts: DEFAULT_WORLD.accounts.map((account, index) =>
    index > 0
      ? account
      : {
          ...account,
          users: [USER],
          roles: [
            ...account.roles,
            { name: 'pathed', path: '/team/', trustPolicy: trustSubject(DEFAULT_WORLD.subject) },
            { name: 'machine', trustPolicy: { Statement: [] } },
          ],
        },
  ),
};

const OPEN = { name: 'open', trustPolicy: trustSubject('repo:octo-org/octo-repo:ref:refs/heads/main') };

async function put(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}

describe('main step', () => {
  describe('when what the machine has does not come', () => {
    it.each([
      'sso_start_url = https://octo.awsapps.com/start\nsso_region = eu-central-1\nsso_account_id = 1\nsso_role_name = x',
      'credential_process = vault',
    ])('is not offered to a job without an ID token where no step could use it: %j', async (lines) => {
      const { job, main } = await stepSetting({}, { idToken: false });
      const path = join(job.workspace, 'config');
      await put(path, `[profile dev]\n${lines}\n`);
      const result = await main({}, { environment: { AWS_PROFILE: 'dev', AWS_CONFIG_FILE: path } });
      expect(codesOf(result)).toEqual(['ID_TOKEN_PERMISSION_MISSING']);
      expect(result.annotations[0]?.message).not.toContain('role-chaining');
    });

    it('tells why the instance gives nothing to the role of a profile', async () => {
      const { job, main } = await stepSetting({ world: WORLD });
      const profile = `[profile ec2]\nrole_arn = ${role('by-keys')}\ncredential_source = Ec2InstanceMetadata\n`;
      await put(join(job.home, '.aws', 'config'), profile);
      const environment = { AWS_PROFILE: 'ec2', AWS_EC2_METADATA_SERVICE_ENDPOINT: 'http://127.0.0.1:1' };
      const result = await main(TARGET, { environment });
      expect(codesOf(result)).toEqual(['AMBIENT_SOURCE_BROKEN']);
      expect(result.summary).toContain('http-put-response-hop-limit 2');
    });
  });

  it.each([
    ['keys of an earlier step', false, 'the access keys in the environment'],
    ['the role of a pod', true, role('pod')],
  ])('offers credentials that the job has where a role refuses the ID token: %s', async (_, isPod, named) => {
    const subject = 'repo:octo-org/octo-repo:ref:refs/heads/main'; // nothing in it points to another cause
    const accounts = WORLD.accounts.map((one) => ({ ...one, roles: [...one.roles, OPEN] }));
    const { sandbox, job, main } = await stepSetting({ world: { ...WORLD, subject, accounts } });
    const path = join(job.workspace, 'token');
    await put(path, await sandbox.createWebIdentityToken({ subject }));
    const environment = isPod ? { AWS_WEB_IDENTITY_TOKEN_FILE: path, AWS_ROLE_ARN: role('pod') } : {};
    if (!isPod) await main({ 'role-to-assume': role('open') });
    const { annotations } = await main({ 'disable-retry': 'true' }, { environment });
    const { message = '' } = annotations.find(({ level }) => level === 'error') ?? {};
    expect(findingCodeOf(message)).toBe('ACCESS_DENIED_ROLE_OR_POLICY');
    const [fix = ''] = /^Fix: .*\n.*\n.*$/m.exec(message) ?? [];
    expect(fix).toMatch(
      /^Fix: If deploy trusts .* of this job instead of its ID token, set:\n {4}with:\n {6}role-chaining: true$/,
    );
    expect(fix).toContain(named);
  });

  it('names the profile of an earlier step, where it has blanked the keys and nothing names that profile', async () => {
    const { main } = await stepSetting({ world: WORLD });
    await main({ 'aws-profile': 'clean', 'unset-current-credentials': 'true' });
    const { annotations } = await main(TARGET);
    const [{ title, message } = {}] = annotations.filter(({ level }) => level === 'error');
    expect(title).toBe('Only profiles have credentials, and none is named');
    expect(message).toContain('It has them in profiles only ("clean"), and "AWS_PROFILE" names none of them.');
    expect(message).toContain('Fix: Name the profile to start from for this step:\n    env:\n      AWS_PROFILE: clean');
  });

  describe('when a profile of the machine assumes a role first', () => {
    it.each<[string, Readonly<Record<string, string>>, string]>([
      ['allowed-role-arns', { 'allowed-role-arns': role('target') }, 'ROLE_NOT_ALLOWED'],
      ['allowed-account-ids', { 'allowed-account-ids': ACCOUNT }, 'ACCOUNT_NOT_ALLOWED'],
    ])('holds %s against it before any request', async (_, limits, code) => {
      const { job, sandbox, main } = await stepSetting({ world: WORLD });
      const keys = `aws_access_key_id = ${USER.accessKeyId}\naws_secret_access_key = ${USER.secretAccessKey}\n`;
      const hop = 'arn:aws:iam::444455556666:role/hop';
      await put(join(job.home, '.aws', 'config'), `[profile hop]\nrole_arn = ${hop}\nsource_profile = ci\n`);
      await put(join(job.home, '.aws', 'credentials'), `[ci]\n${keys}`);
      const result = await main({ ...TARGET, ...limits }, { environment: { AWS_PROFILE: 'hop' } });
      expect([codesOf(result), operationsOf(sandbox)]).toEqual([[code], []]);
      expect(result.annotations[0]?.message).toMatch(/^The AWS profile hop names (?:role|account) /);
    });

    it('names the variable, where the role is in one', async () => {
      const { job, main } = await stepSetting({ world: WORLD });
      await put(join(job.home, 'token'), 'a token');
      const environment = { AWS_ROLE_ARN: role('pod'), AWS_WEB_IDENTITY_TOKEN_FILE: join(job.home, 'token') };
      const result = await main({ ...TARGET, 'allowed-role-arns': role('target') }, { environment });
      expect(codesOf(result)).toEqual(['ROLE_NOT_ALLOWED']);
      expect(result.annotations[0]?.message).toMatch(/^AWS_ROLE_ARN names role /);
    });
  });

  describe('when the first source is only half there', () => {
    it.each<[string, Readonly<Record<string, string>>]>([
      ['an access key id', { AWS_ACCESS_KEY_ID: USER.accessKeyId }],
      ['a secret access key', { AWS_SECRET_ACCESS_KEY: USER.secretAccessKey }],
      ['a token file', { AWS_WEB_IDENTITY_TOKEN_FILE: '/nowhere/token' }],
    ])('does not go on to who else is there: %s', async (_, variables) => {
      const { sandbox, main } = await stepSetting({ world: WORLD, instanceProfile: role('machine') });
      const endpoint = { AWS_EC2_METADATA_SERVICE_ENDPOINT: sandbox.instanceMetadataEndpoint ?? '' };
      const result = await main(TARGET, { environment: { ...endpoint, ...variables } });
      expect(codesOf(result)).toEqual([expect.stringMatching(/^(?:AMBIENT_SOURCE_BROKEN|TOKEN_FILE_UNREADABLE)$/)]);
      expect(operationsOf(sandbox)).not.toContain('InstanceMetadata');
    });
  });

  describe('when only a region is given', () => {
    const REGION = { 'role-to-assume': 'none' };
    const KEYS = { AWS_ACCESS_KEY_ID: USER.accessKeyId, AWS_SECRET_ACCESS_KEY: USER.secretAccessKey };
    const EXPORTED = { AWS_REGION: 'eu-central-1', AWS_DEFAULT_REGION: 'eu-central-1' };

    it('says whose credentials the job has, and sets the region', async () => {
      const { sandbox, main } = await stepSetting({ world: WORLD });
      const environment = { ...KEYS, AWS_SECURITY_TOKEN: 'of-another-tool-0123456789' };
      const { outcome, exported, outputs, log } = await main(REGION, { environment });
      expect([outcome, exported, operationsOf(sandbox)]).toEqual(['success', EXPORTED, ['GetCallerIdentity']]);
      expect(outputs['authenticated-arn']).toBe(`arn:aws:iam::${ACCOUNT}:user/ci`);
      for (const words of ['First credentials: the access keys in the environment', 'so this step exports none']) {
        expect(log.join('\n')).toContain(words);
      }
    });

    it('leaves the role of a pod where it is', async () => {
      const { sandbox, job, main } = await stepSetting({ world: WORLD });
      const path = join(job.workspace, 'token');
      await put(path, await sandbox.createWebIdentityToken({ subject: DEFAULT_WORLD.subject }));
      const environment = { AWS_WEB_IDENTITY_TOKEN_FILE: path, AWS_ROLE_ARN: role('deploy') };
      const { exported, outputs, annotations } = await main(REGION, { environment });
      expect([exported, annotations]).toEqual([EXPORTED, []]);
      expect(outputs['authenticated-arn']).toContain(':assumed-role/deploy/');
    });

    it.each([{}, { 'force-skip-oidc': 'true' }])('finds the role of a self-hosted instance: %j', async (inputs) => {
      const { sandbox, main } = await stepSetting(
        { world: WORLD, instanceProfile: role('machine') },
        { runnerEnvironment: { RUNNER_ENVIRONMENT: 'self-hosted' } },
      );
      const environment = { AWS_EC2_METADATA_SERVICE_ENDPOINT: sandbox.instanceMetadataEndpoint ?? '' };
      const { exported, outputs } = await main({ ...REGION, ...inputs }, { environment });
      expect(exported).toEqual(EXPORTED);
      expect(outputs['authenticated-arn']).toContain(':assumed-role/machine/');
    });

    it.each(['role-chaining', 'force-skip-oidc'])('asks no metadata of another cloud for %s', async (name) => {
      const { main } = await stepSetting({ world: WORLD });
      const environment = { AWS_EC2_METADATA_DISABLED: '' };
      const result = await main({ ...USUAL_INPUTS, [name]: 'true' }, { environment });
      expect(codesOf(result)).toEqual(['AMBIENT_CREDENTIALS_MISSING']);
      expect(result.annotations[0]?.message).toContain('a GitHub-hosted runner has no instance role');
    });

    it('fails where there are none, without asking for metadata on a runner of GitHub', async () => {
      const { sandbox, main } = await stepSetting({ world: WORLD, instanceProfile: role('machine') });
      const environment = { AWS_EC2_METADATA_SERVICE_ENDPOINT: sandbox.instanceMetadataEndpoint ?? '' };
      const result = await main(REGION, { environment });
      expect([codesOf(result), result.exported]).toEqual([['AMBIENT_CREDENTIALS_MISSING'], {}]);
      expect(result.annotations[0]?.message).toContain('role-to-assume: ');
      expect(operationsOf(sandbox)).not.toContain('InstanceMetadata');
    });

    it('names the role that AWS_ROLE_ARN has', async () => {
      const { main } = await stepSetting({ world: WORLD });
      const result = await main(REGION, { environment: { AWS_ROLE_ARN: role('pod') } });
      expect(codesOf(result)).toEqual(['AMBIENT_CREDENTIALS_MISSING']);
      expect(result.annotations[0]?.message).toContain(`role-to-assume: ${role('pod')}`);
    });

    it('holds the lists against them', async () => {
      const { main } = await stepSetting({ world: WORLD });
      const result = await main({ ...REGION, 'allowed-account-ids': '444455556666' }, { environment: KEYS });
      expect([codesOf(result)[0], result.exported]).toEqual(['ACCOUNT_NOT_ALLOWED', {}]);
    });
  });

  describe('when credentials are kept', () => {
    it('measures what is left of them by the clock of AWS', async () => {
      const { sandbox, main } = await stepSetting({ world: WORLD, clockOffsetSeconds: 840 });
      const { exported } = await main({}, {});
      const note = sessionNote(exported['AWS_ACCESS_KEY_ID'] ?? '', Date.now() / 1000 + 960);
      const environment = { ...exported, AWS_TOKEN_GUARD_SESSION: note };
      await main({ 'use-existing-credentials': 'true' }, { environment });
      expect(operationsOf(sandbox).filter((operation) => operation === 'AssumeRoleWithWebIdentity')).toHaveLength(2);
    });

    it('keeps no session of a role whose path nothing proves', async () => {
      const { sandbox, main } = await stepSetting({ world: WORLD });
      const inputs = { 'role-to-assume': role('team/pathed'), 'use-existing-credentials': 'true' };
      await main(inputs);
      expect((await main(inputs)).exported).not.toHaveProperty('AWS_ACCESS_KEY_ID');
      const result = await main({ ...inputs, 'allowed-role-arns': role('team/*') });
      expect([result.outcome, operationsOf(sandbox).at(-2)]).toEqual(['success', 'AssumeRoleWithWebIdentity']);
    });

    it('keeps no session in place of keys of somebody else', async () => {
      const { main } = await stepSetting({ world: WORLD });
      await main();
      const keys = { 'aws-access-key-id': USER.accessKeyId, 'aws-secret-access-key': USER.secretAccessKey };
      const { exported } = await main({ ...keys, 'use-existing-credentials': 'true', 'role-to-assume': 'none' });
      expect(exported['AWS_ACCESS_KEY_ID']).toBe(USER.accessKeyId);
    });
  });

  describe('when mode is verify', () => {
    it('knows a role with a path by its name, but does not take the path for proved', async () => {
      const { main } = await stepSetting({ world: WORLD });
      const inputs = { 'role-to-assume': role('team/pathed'), 'allowed-role-arns': role('team/pathed') };
      expect((await main(inputs)).outcome).toBe('success');
      const verify = { ...inputs, mode: 'verify' };
      expect(codesOf(await main({ ...verify, 'allowed-role-arns': 'any' }))).toEqual([]);
      expect(codesOf(await main({ ...verify, 'allowed-role-arns': role('*pathed') }))).toEqual([]);
      expect(codesOf(await main(verify))).toEqual(['ROLE_PATH_UNPROVED']);
      const other = { ...verify, 'role-to-assume': 'none', 'allowed-role-arns': role('team/other') };
      expect(codesOf(await main(other))).toEqual(['OTHER_IDENTITY_IN_USE']);
    });

    it('looks at the profile that is named, and not at another', async () => {
      const { job, main } = await stepSetting({ world: WORLD });
      const text = `[mine]\naws_access_key_id = ${USER.accessKeyId}\naws_secret_access_key = ${USER.secretAccessKey}\n`;
      await put(join(job.home, '.aws', 'credentials'), text);
      await main();
      const inputs = { mode: 'verify', 'role-to-assume': 'none' };
      const mine = await main({ ...inputs, 'aws-profile': 'mine' });
      expect([mine.outputs['authenticated-arn'], codesOf(mine)]).toEqual([
        `arn:aws:iam::${ACCOUNT}:user/ci`,
        expect.arrayContaining(['LONG_TERM_KEYS_IN_USE']),
      ]);
      expect(codesOf(await main({ ...inputs, 'aws-profile': 'none-such' }))).toEqual(['AMBIENT_SOURCE_BROKEN']);
    });
  });

  describe('when there are several roles', () => {
    it('refuses to keep credentials, which would be one role only', async () => {
      const { sandbox, main } = await stepSetting();
      const result = await main({
        'role-to-assume': 'none',
        roles: `a=${role('deploy')}\nb=${role('deploy')}`,
        'use-existing-credentials': 'true',
      });
      expect(codesOf(result)).toEqual(['INVALID_INPUT']);
      expect(sandbox.sessions).toEqual([]);
    });
  });
});
