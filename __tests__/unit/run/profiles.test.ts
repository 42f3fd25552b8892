// The profile that the action makes for later steps, in files of its own, and that the end of the job takes away. That the packed action
// keeps those files from others: `dist/profiles.test.ts`.
import { existsSync, readdirSync } from 'node:fs';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { Job, StepResult } from '../../../sandbox/job.ts';
import { findingCodeOf } from '../../../sandbox/scenarios/scenario.ts';
import { DEFAULT_WORLD, type World } from '../../../sandbox/world.ts';
import { takeBack } from '../../../src/run/post-step.ts';
import { operationsOf, publishedBy } from '../../dist/setting.ts';
import { functionSetting } from './step-function.ts';

/** The profile alone, for the steps that name it. */
const ALONE = { 'aws-profile': 'deploy' };
const PROFILE = { ...ALONE, 'output-env-credentials': 'true' };
const PREFIX = 'aws-token-guard-';

const CONFIG = `# shared settings of the team
[default]
region = us-west-2   # nearest
output = json

; the old one
[profile old]
role_arn = arn:aws:iam::111122223333:role/old
source_profile = default
s3 =
  max_concurrent_requests = 20
`;
const CREDENTIALS = `[default]
# rotated in spring
aws_access_key_id = AKIAIOSFODNN7EXAMPLE
aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY
`;

async function put(path: string, text: string): Promise<string> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
  return path;
}

/** The user's own files. */
async function own({ home }: Job): Promise<{ readonly config: string; readonly credentials: string }> {
  return {
    config: await put(join(home, '.aws', 'config'), CONFIG),
    credentials: await put(join(home, '.aws', 'credentials'), CREDENTIALS),
  };
}

const foldersIn = ({ runnerTemp }: Job) => readdirSync(runnerTemp).filter((name) => name.startsWith(PREFIX));
const codesOf = ({ annotations }: StepResult) => annotations.map(({ message }) => findingCodeOf(message));

function filesOf({ exported }: StepResult): { readonly config: string; readonly credentials: string } {
  return {
    config: exported['AWS_CONFIG_FILE'] ?? '',
    credentials: exported['AWS_SHARED_CREDENTIALS_FILE'] ?? '',
  };
}

async function textsOf(result: StepResult): Promise<{ readonly config: string; readonly credentials: string }> {
  const { config, credentials } = filesOf(result);
  return { config: await readFile(config, 'utf8'), credentials: await readFile(credentials, 'utf8') };
}

function sectionOf({ exported }: StepResult, name: string): string {
  return [
    `[${name}]`,
    `aws_access_key_id = ${exported['AWS_ACCESS_KEY_ID']}`,
    `aws_secret_access_key = ${exported['AWS_SECRET_ACCESS_KEY']}`,
    `aws_session_token = ${exported['AWS_SESSION_TOKEN']}`,
    '',
  ].join('\n');
}

describe('main step', () => {
  describe('when a profile is asked for', () => {
    it('has nothing but the profile in them where the user has no files', async () => {
      const { main } = await functionSetting();
      const result = await main(PROFILE);
      expect(await textsOf(result)).toEqual({
        config: '[profile deploy]\nregion = eu-central-1\n',
        credentials: sectionOf(result, 'deploy'),
      });
    });

    it('keeps all that the user has, comments included, and does not touch it', async () => {
      const { job, main } = await functionSetting();
      const before = await own(job);
      await chmod(before.credentials, 0o400);
      const result = await main(PROFILE);
      expect(await textsOf(result)).toEqual({
        config: `${CONFIG}\n[profile deploy]\nregion = eu-central-1\n`,
        credentials: `${CREDENTIALS}\n${sectionOf(result, 'deploy')}`,
      });
      expect(await readFile(before.config, 'utf8')).toBe(CONFIG);
      expect(await readFile(before.credentials, 'utf8')).toBe(CREDENTIALS);
      expect(readdirSync(join(job.home, '.aws')).sort()).toEqual(['config', 'credentials']);
    });

    it('starts from the files that the environment names', async () => {
      const { job, main } = await functionSetting();
      await own(job);
      const environment = {
        AWS_CONFIG_FILE: await put(join(job.workspace, 'aws', 'config'), '[profile there]\nregion = us-east-1\n'),
        AWS_SHARED_CREDENTIALS_FILE: 'aws/credentials',
      };
      await put(join(job.workspace, 'aws', 'credentials'), '[there]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\n');
      const { config, credentials } = await textsOf(await main(PROFILE, { environment }));
      expect(config).toMatch(/^\[profile there\]\nregion = us-east-1\n\n\[profile deploy\]/);
      expect(credentials).toMatch(/^\[there\]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\n\n\[deploy\]/);
    });

    it('exports keys, region and the name of the profile where the environment is to get them', async () => {
      const { main } = await functionSetting();
      const { exported } = await main(PROFILE);
      expect(Object.keys(exported)).toEqual(
        expect.arrayContaining(['AWS_ACCESS_KEY_ID', 'AWS_CONFIG_FILE', 'AWS_SHARED_CREDENTIALS_FILE', 'AWS_REGION']),
      );
      expect(exported['AWS_PROFILE']).toBe('deploy');
    });

    it.each([ALONE, { ...ALONE, 'output-env-credentials': 'false' }])(
      'exports nothing but the files: %j',
      async (inputs) => {
        const { main } = await functionSetting();
        const result = await main(inputs);
        const { config, credentials } = filesOf(result);
        expect(result.exported).toEqual({
          AWS_CONFIG_FILE: config,
          AWS_SHARED_CREDENTIALS_FILE: credentials,
          AWS_SDK_LOAD_CONFIG: '1',
          AWS_CREDENTIAL_PROFILES_FILE: credentials,
        });
        expect(result.outputs['profiles']).toBe('deploy');
        expect((await textsOf(result)).credentials).toMatch(/^\[deploy\]\naws_access_key_id = ASIA/);
      },
    );

    it('makes one of long-term keys as well, without a session token', async () => {
      const keys = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' };
      const accounts = DEFAULT_WORLD.accounts.map((account) => ({ ...account, users: [{ name: 'ci', ...keys }] }));
      const world: World = { ...DEFAULT_WORLD, accounts };
      const { main } = await functionSetting({ world });
      const result = await main({
        ...PROFILE,
        'role-to-assume': 'none',
        'aws-access-key-id': keys.accessKeyId,
        'aws-secret-access-key': keys.secretAccessKey,
      });
      expect((await textsOf(result)).credentials).toBe(
        `[deploy]\naws_access_key_id = ${keys.accessKeyId}\naws_secret_access_key = ${keys.secretAccessKey}\n`,
      );
    });

    it('shows nothing of what it writes', async () => {
      const { sandbox, job, main } = await functionSetting();
      await own(job);
      const { raw, annotations } = await main(PROFILE);
      const stdout = raw.stdout.split('\n').filter((line) => !line.startsWith('::add-mask::'));
      const seen = [...stdout, raw.stderr, raw.summary, JSON.stringify(annotations)].join('\n');
      const secrets = [...sandbox.issuedSecrets, 'AKIAIOSFODNN7EXAMPLE', 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'];
      expect(secrets.filter((secret) => seen.includes(secret))).toEqual([]);
    });

    it('makes none unless it is asked for', async () => {
      const { job, main } = await functionSetting();
      const { exported } = await main();
      expect(readdirSync(join(job.runnerTemp, foldersIn(job)[0] ?? ''))).toEqual(['audit.jsonl']);
      expect(Object.keys(exported).filter((name) => /FILE|PROFILE/.test(name))).toEqual([]);
    });
  });

  describe('when there is a profile of that name', () => {
    it.each([
      ['config', '[profile deploy]\nregion = us-east-1\n'],
      ['credentials', '[deploy]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\n'],
    ])('refuses to take its place, and leaves nothing behind: %s', async (name, text) => {
      const { sandbox, job, main } = await functionSetting();
      const path = await put(join(job.home, '.aws', name), text);
      const result = await main(PROFILE);
      expect([codesOf(result), publishedBy(result), foldersIn(job)]).toEqual([['INVALID_INPUT'], '', []]);
      expect(result.annotations[0]?.message).toContain(path);
      expect(await readFile(path, 'utf8')).toBe(text);
      expect(operationsOf(sandbox).filter((operation) => operation !== 'Other')).toEqual([]);
    });

    it('takes its place in the copies where that is wished for', async () => {
      const { job, main } = await functionSetting();
      const config = await put(join(job.home, '.aws', 'config'), `${CONFIG}\n[profile deploy]\n# mine\nrole_arn = x\n`);
      const before = await readFile(config, 'utf8');
      const result = await main({ ...PROFILE, 'overwrite-aws-profile': 'true' });
      expect((await textsOf(result)).config).toBe(`${CONFIG}\n[profile deploy]\n# mine\nregion = eu-central-1\n`);
      expect(await readFile(config, 'utf8')).toBe(before);
    });

    it('says so of the profile of an earlier use, too', async () => {
      const { job, main } = await functionSetting();
      await main(PROFILE);
      expect(codesOf(await main(PROFILE))).toEqual(['INVALID_INPUT']);
      expect(foldersIn(job)).toHaveLength(1);
      expect(codesOf(await main({ ...PROFILE, 'overwrite-aws-profile': 'true' }))).toEqual([]);
    });
  });

  describe('when the files of the user cannot be used', () => {
    it.each([
      ['no text', Buffer.from([0x5b, 0xff, 0xfe, 0x5d])],
      ['more than a megabyte', Buffer.alloc(1024 * 1024 + 1, '#')],
    ])('hands on nothing, and leaves nothing behind: %s', async (_, content) => {
      const { job, main } = await functionSetting();
      await put(join(job.home, '.aws', 'config'), '');
      await writeFile(join(job.home, '.aws', 'config'), content);
      const result = await main(PROFILE);
      expect([codesOf(result), publishedBy(result), foldersIn(job)]).toEqual([['PUBLISHING_FAILED'], '', []]);
    });
  });

  describe('when there are two profiles', () => {
    it('has both in the last files', async () => {
      const { job, main } = await functionSetting();
      await main(PROFILE);
      const { config, credentials } = await textsOf(await main({ 'aws-profile': 'second', 'aws-region': 'eu-west-1' }));
      expect(config).toBe('[profile deploy]\nregion = eu-central-1\n\n[profile second]\nregion = eu-west-1\n');
      expect(credentials.match(/^\[.*\]$/gm)).toEqual(['[deploy]', '[second]']);
      expect(foldersIn(job)).toHaveLength(2);
      await job.runPosts();
      expect(foldersIn(job)).toEqual([]);
    });
  });

  describe('when credentials are kept', () => {
    it('makes none of them: they stay as they are', async () => {
      const { job, main } = await functionSetting();
      await main();
      const before = foldersIn(job);
      const { outcome, outputs } = await main({ ...PROFILE, 'use-existing-credentials': 'true' });
      expect([outcome, outputs['configured'], foldersIn(job)]).toEqual(['success', 'true', before]);
    });
  });
});

describe('post step', () => {
  describe('when the main step made a profile', () => {
    it('removes its folder, and gives the variables back', async () => {
      const { job, main } = await functionSetting({}, { environment: { AWS_CONFIG_FILE: '/before' } });
      await main(PROFILE);
      expect(foldersIn(job)).toHaveLength(1);
      const [post] = await job.runPosts();
      expect([post?.outcome, foldersIn(job)]).toEqual(['success', []]);
      expect(job.environment).toMatchObject({
        AWS_CONFIG_FILE: '/before',
        AWS_SHARED_CREDENTIALS_FILE: '',
        AWS_PROFILE: '',
      });
    });

    it('leaves the files where AWS_SKIP_CLEANUP_STEP says so', async () => {
      const { job, main } = await functionSetting({}, { environment: { AWS_SKIP_CLEANUP_STEP: 'true' } });
      await main(PROFILE);
      await job.runPosts();
      expect(foldersIn(job)).toHaveLength(1);
    });

    it('removes them also where it cannot give the variables back', async () => {
      const { job, main } = await functionSetting({}, { runnerEnvironment: { STATE_restore: 'not JSON' } });
      await main(PROFILE);
      const [post] = await job.runPosts();
      expect([post?.outcome, foldersIn(job)]).toEqual(['success', []]);
    });

    it('fails nothing where somebody has removed them before', async () => {
      const { job, main } = await functionSetting();
      await main(PROFILE);
      await job.runScript('rm -r "$(dirname "$AWS_CONFIG_FILE")"');
      const [post] = await job.runPosts();
      expect(post).toMatchObject({ outcome: 'success', annotations: [] });
      expect(job.environment['AWS_ACCESS_KEY_ID']).toBe('');
    });
  });

  describe('when its state names another folder', () => {
    // `unit/publish/remove-files.test.ts` has the other folders that are none of ours.
    const rows: readonly (readonly [string, (job: Job) => string])[] = [
      ['the home folder', ({ home }) => home],
      ['a way out of the temp folder', ({ runnerTemp }) => `${runnerTemp}/${PREFIX}x/../other`],
    ];
    it.each(rows)('leaves it alone: %s', async (_, folderOf) => {
      const { job } = await functionSetting();
      const folder = folderOf(job);
      const kept = [
        await put(join(job.home, 'kept'), ''),
        await put(join(job.workspace, `${PREFIX}x`, 'kept'), ''),
        await put(join(job.runnerTemp, 'other', 'kept'), ''),
        await put(join(job.runnerTemp, `${PREFIX}x`, `${PREFIX}y`, 'kept'), ''),
      ];
      await takeBackFrom(folder, job);
      expect(kept.map((path) => existsSync(path))).toEqual(kept.map(() => true));
    });

    it('removes a folder of ours, so that the rows above say something', async () => {
      const { job } = await functionSetting();
      const path = await put(join(job.runnerTemp, `${PREFIX}x`, 'config'), '');
      await takeBackFrom(dirname(path), job);
      expect(existsSync(dirname(path))).toBe(false);
    });
  });
});

/** A post step by itself, with a state of our own. */
function takeBackFrom(folder: string, { runnerTemp }: Job) {
  const environment = { STATE_folder: folder, RUNNER_TEMP: runnerTemp };
  return takeBack({ environment, print: () => {}, now: () => Date.now() / 1000 });
}
