// The profiles of the action as the AWS CLI takes them: beside what the job has, beside each other, and one inside another. What the steps
// export is tested in `unit/run/profiles.test.ts` and `dist/refresh.test.ts`.
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { Job } from '../../sandbox/job.ts';
import { DEFAULT_WORLD, trustSubject, type World } from '../../sandbox/world.ts';
import { exchangesOf, leave, NO_CLI, refreshed, SESSION_ARN } from '../dist/refresh-setting.ts';
import { setting } from '../dist/setting.ts';
import { AS_FUNCTION } from '../unit/run/step-function.ts';

const withCli = NO_CLI === undefined ? it : it.skip; // the AWS CLI is not on every machine

const role = (name: string) => `arn:aws:iam::111122223333:role/${name}`;
const KEYS = {
  AWS_ACCESS_KEY_ID: 'ASIAIOSFODNN7EXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  AWS_SESSION_TOKEN: 'IQoJb3JpZ2luX2VjEXAMPLETOKEN',
};
const IN_THE_WAY = {
  ...KEYS,
  AWS_CREDENTIAL_EXPIRATION: '2020-01-01T00:00:00Z',
  AWS_PROFILE: 'mine',
  AWS_DEFAULT_PROFILE: 'mine-too',
  AWS_WEB_IDENTITY_TOKEN_FILE: '/var/run/token',
  AWS_ROLE_ARN: role('machine'),
};
const ASK = 'aws sts get-caller-identity --endpoint-url "$AWS_ENDPOINT_URL_STS" --query Arn --output text';
const arnOf = (name: string) => SESSION_ARN.replace('/deploy/', `/${name}/`);
const LEFT = { 'output-env-credentials': 'false' };
const ROLES = {
  'role-to-assume': 'none',
  roles: `one=${role('one')}\ntwo=${role('two')}\nthree=${role('deploy')}`,
};
const USES = [
  ['static outside', { 'aws-profile': 'outer', 'output-env-credentials': 'true' }, { refresh: 'true' }],
  ['keys outside', {}, { refresh: 'true' }],
  ['static inside', { refresh: 'true' }, { 'aws-profile': 'inner', 'output-env-credentials': 'true' }],
  ['keys inside', { refresh: 'true' }, {}],
  ['both renew', { refresh: 'true' }, { refresh: 'true', 'aws-profile': 'inner' }],
] as const;
const BESIDE = ['static beside', { refresh: 'true' }, { 'aws-profile': 'inner' }] as const;

function worldWith(...names: readonly string[]): World {
  const roles = names.map((name) => ({ name, trustPolicy: trustSubject(DEFAULT_WORLD.subject) }));
  const accounts = DEFAULT_WORLD.accounts.map((account) => ({ ...account, roles: [...account.roles, ...roles] }));
  return { ...DEFAULT_WORLD, accounts };
}

/** The profile alone, for the steps that name it. */
const ALONE = { 'aws-profile': 'deploy' };
const PROFILE = { ...ALONE, 'output-env-credentials': 'true' };
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

const ask = (profile: string, url: string) =>
  `aws sts get-caller-identity ${profile} --endpoint-url ${url} --query Arn --output text`;

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

describe('AWS CLI', () => {
  describe('when a profile has keys', () => {
    withCli('gets it by its name also beside keys in the environment', async () => {
      const { sandbox, job, main } = await setting({}, AS_FUNCTION);
      await main(PROFILE);
      const named = await job.runScript(ask('--profile deploy', sandbox.stsEndpoint));
      expect([named.outcome, named.raw.stdout.trim()]).toEqual(['success', SESSION_ARN]);
    });

    withCli('gets it by the variable as well, with its region', async () => {
      const { sandbox, job, main } = await setting({}, AS_FUNCTION);
      await own(job);
      await main(ALONE);
      const byVariable = await job.runScript(`AWS_PROFILE=deploy ${ask('', sandbox.stsEndpoint)}`);
      expect(byVariable.raw.stdout.trim()).toBe(SESSION_ARN);
      const region = await job.runScript('aws configure get region --profile deploy');
      expect(region.raw.stdout.trim()).toBe('eu-central-1');
    });

    withCli.each(['AWS_PROFILE', 'AWS_DEFAULT_PROFILE'])('gets it where a name was empty before: %s', async (name) => {
      const { job, main } = await setting({}, { ...AS_FUNCTION, environment: { [name]: '' } });
      await main(PROFILE);
      expect((await job.runScript(ASK)).raw.stdout.trim()).toBe(SESSION_ARN);
    });

    withCli('gets it beside the credentials of an earlier step, which stay the default', async () => {
      const { sandbox, job, main } = await setting({}, AS_FUNCTION);
      await main({ 'role-session-name': 'earlier' });
      const { annotations } = await main(ALONE);
      const scripts = ['--profile deploy', ''].map((profile) => job.runScript(ask(profile, sandbox.stsEndpoint)));
      const [named, usual] = await Promise.all(scripts);
      expect(named?.raw.stdout.trim()).toBe(SESSION_ARN);
      expect(usual?.raw.stdout.trim()).toBe(SESSION_ARN.replace(/[^/]*$/, 'earlier'));
      expect(annotations.map(({ level, title }) => [level, title])).toEqual([
        ['notice', 'AWS_PROFILE alone does not select the profile'],
      ]);
    });

    withCli('finds the profiles of the user beside it', async () => {
      const { job, main } = await setting({}, AS_FUNCTION);
      await own(job);
      await main(PROFILE);
      const { raw } = await job.runScript(
        'aws configure get role_arn --profile old; aws configure get aws_access_key_id --profile default',
      );
      expect(raw.stdout.trim().split('\n')).toEqual(['arn:aws:iam::111122223333:role/old', 'AKIAIOSFODNN7EXAMPLE']);
    });

    withCli('no longer finds it after the end of the job', async () => {
      const { sandbox, job, main } = await setting({}, AS_FUNCTION);
      await main(ALONE);
      const files = { ...job.environment };
      await job.runPosts();
      expect(existsSync(files['AWS_SHARED_CREDENTIALS_FILE'] ?? '')).toBe(false);
      const named = await job.runScript(ask('--profile deploy', sandbox.stsEndpoint));
      expect([named.outcome, named.log.join('\n')]).toEqual(['failure', expect.stringContaining('deploy')]);
    });
  });

  describe('when what the job has would win over the profile', () => {
    withCli('lets the AWS CLI have the profile', async () => {
      const { job } = await refreshed({}, {}, { environment: IN_THE_WAY });
      expect((await job.runScript(ASK)).raw.stdout.trim()).toBe(SESSION_ARN);
    });

    withCli('keeps the profiles of the user beside it', async () => {
      const { job, main } = await setting({}, AS_FUNCTION);
      await mkdir(join(job.home, '.aws'));
      await writeFile(join(job.home, '.aws', 'config'), '[profile old]\nregion = us-west-2\n');
      await main({ refresh: 'true' });
      const { raw } = await job.runScript(`aws configure get region --profile old; ${ASK}`);
      expect(raw.stdout.trim().split('\n')).toEqual(['us-west-2', SESSION_ARN]);
    });
  });

  describe('when the profile is left to the step that names it', () => {
    withCli('works for that step alone', async () => {
      const { sandbox, job, session } = await refreshed(LEFT);
      const without = await job.runScript(`${ASK} --region eu-central-1`);
      expect([without.outcome, without.raw.stderr]).toEqual(['failure', expect.stringContaining('credentials')]);
      const naming = await job.runScript(`AWS_PROFILE=aws-token-guard ${ASK}`);
      expect(naming.raw.stdout.trim()).toBe(SESSION_ARN);
      await leave(session, -1);
      const again = await job.runScript(`AWS_PROFILE=aws-token-guard ${ASK}`);
      expect([again.raw.stdout.trim(), exchangesOf(sandbox)]).toEqual([SESSION_ARN, 2]);
    });
  });

  describe('when there are several roles', () => {
    withCli('gives one to the AWS CLI of a pod with keys, whose profiles have keys themselves', async () => {
      const pod = { AWS_ROLE_ARN: role('pod'), AWS_WEB_IDENTITY_TOKEN_FILE: '/var/run/token' };
      const environment = { ...pod, ...KEYS };
      const { job, main } = await setting({ world: worldWith('one', 'two') }, { ...AS_FUNCTION, environment });
      await main(ROLES);
      expect((await job.runScript(`AWS_PROFILE=one ${ASK}`)).raw.stdout.trim()).toBe(arnOf('one'));
    });

    withCli('gives each to the AWS CLI by its name', async () => {
      const { job } = await refreshed(ROLES, { world: worldWith('one', 'two') });
      const { raw } = await job.runScript(['one', 'two', 'three'].map((name) => `${ASK} --profile ${name}`).join('\n'));
      expect(raw.stdout.trim().split('\n')).toEqual(['one', 'two', 'deploy'].map(arnOf));
    });
  });

  describe('when one use is inside another', () => {
    withCli.each(USES)('lets the inner one win: %s', async (_, outer, inner) => {
      const { job, main, sandbox } = await setting({ world: worldWith('inner') }, AS_FUNCTION);
      await main(outer);
      await main({ ...inner, 'role-to-assume': role('inner') });
      const { raw } = await job.runScript(ASK);
      expect([raw.stdout.trim(), raw.stderr]).toEqual([arnOf('inner'), '']);
      expect(exchangesOf(sandbox)).toBe(2);
    });

    withCli('leaves the outer one to steps that do not name the inner one, which stands beside it', async () => {
      const [, outer, inner] = BESIDE;
      const { job, main, sandbox } = await setting({ world: worldWith('inner') }, AS_FUNCTION);
      await main(outer);
      await main({ ...inner, 'role-to-assume': role('inner') });
      const { raw } = await job.runScript(`${ASK}; ${ASK} --profile inner`);
      expect([raw.stdout.trim().split('\n'), raw.stderr]).toEqual([[SESSION_ARN, arnOf('inner')], '']);
      expect(exchangesOf(sandbox)).toBe(2);
    });
  });
});
