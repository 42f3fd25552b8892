// What mode: verify says about every tool of later steps, and about sources that are there and broken.
import { mkdir, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { findingCodeOf } from '../../../sandbox/scenarios/scenario.ts';
import { DEFAULT_WORLD, trustSubject, type World } from '../../../sandbox/world.ts';
import { operationsOf, type Ran, type StepSetting, stepSetting } from './step-setting.ts';

const ACCOUNT = '111122223333';
const roleArn = (name: string) => `arn:aws:iam::${ACCOUNT}:role/${name}`;
const USER = {
  name: 'ci',
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
};
const USER_VARIABLES = { AWS_ACCESS_KEY_ID: USER.accessKeyId, AWS_SECRET_ACCESS_KEY: USER.secretAccessKey };
const sectionOf = (name: string) =>
  `[${name}]\naws_access_key_id = ${USER.accessKeyId}\naws_secret_access_key = ${USER.secretAccessKey}\n`;
const WORLD: World = {
  ...DEFAULT_WORLD,
  accounts: DEFAULT_WORLD.accounts.map((account) => ({
    ...account,
    users: [USER],
    roles: [
      ...account.roles,
      { name: 'plan', trustPolicy: trustSubject(DEFAULT_WORLD.subject) },
      { name: 'machine', trustPolicy: { Statement: [] } },
    ],
  })),
};
const NO_METADATA = { AWS_EC2_METADATA_DISABLED: 'true' };
const VERIFY = { mode: 'verify', 'role-to-assume': 'none', 'disable-retry': 'true' };
const CHAINING = { 'role-chaining': 'true', 'role-to-assume': roleArn('plan') };

const start = (environment: Readonly<Record<string, string>> = {}, options = {}) =>
  stepSetting({ world: WORLD, ...options }, { environment });
const codesOf = ({ annotations }: Ran) => annotations.map(({ message }) => findingCodeOf(message));
const saidBy = ({ annotations }: Ran) => annotations.map(({ message }) => message).join('\n');

const open: (() => void)[] = [];
afterEach(() => {
  for (const close of open.splice(0)) close();
});

async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function put({ home }: StepSetting['job'], name: 'config' | 'credentials', text: string): Promise<void> {
  const path = join(home, '.aws', name);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}

describe('main step', () => {
  describe('when mode is verify', () => {
    it.each<[string, Readonly<Record<string, string>>, RegExp, RegExp?]>([
      [
        'two profile variables',
        { AWS_PROFILE: 'team', AWS_DEFAULT_PROFILE: 'other' },
        /AWS CLI v1, boto3: .*["`]other["`]/,
      ],
      [
        'AWS_DEFAULT_PROFILE alone',
        { AWS_DEFAULT_PROFILE: 'team' },
        /AWS CLI v1, .*"team" \(AWS_DEFAULT_PROFILE\)\n- 1 more in the job summary/,
        /JavaScript v3.*["`]default["`]/,
      ],
      [
        'a profile variable that is empty',
        { ...USER_VARIABLES, AWS_PROFILE: '' },
        /AWS CLI v1, AWS CLI v2, boto3: .*AWS_PROFILE/,
      ],
      [
        'a stale security token',
        { ...USER_VARIABLES, AWS_SECURITY_TOKEN: 'stale-token-of-before' },
        /AWS CLI v1.*fails/,
      ],
      [
        'an end that is past',
        { ...USER_VARIABLES, AWS_CREDENTIAL_EXPIRATION: '2020-01-01T00:00:00Z' },
        /AWS_CREDENTIAL_EXPIRATION is in the past/,
      ],
      ['half a key pair', { AWS_ACCESS_KEY_ID: USER.accessKeyId }, /AWS_ACCESS_KEY_ID is set without/],
      [
        'a token file that is not there',
        { AWS_WEB_IDENTITY_TOKEN_FILE: '/nowhere/token', AWS_ROLE_ARN: roleArn('machine') },
        /AWS_WEB_IDENTITY_TOKEN_FILE/,
      ],
    ])('fails where tools do not agree, and names them: %s', async (_, environment, said, detailed = said) => {
      const { job, main } = await start({ ...NO_METADATA, ...environment });
      const other =
        '[other]\naws_access_key_id = AKIAIOSFODNN7UNKNOWN\naws_secret_access_key = unknown-secret-access-key-0001\n';
      const isStranger = 'AWS_DEFAULT_PROFILE' in environment;
      const byDefault = sectionOf('default').replace(/AKIA\w+/, (id) => (isStranger ? 'AKIAIOSFODNN7STRANGE' : id));
      await put(job, 'credentials', `${sectionOf('team')}${other}${byDefault}`);
      const result = await main(VERIFY);
      expect([result.outcome, codesOf(result)]).toEqual(['failure', ['TOOLS_DISAGREE']]);
      expect(saidBy(result)).toMatch(said);
      const [, details] = result.log.join('\n').split('Details of TOOLS_DISAGREE');
      expect(details).toMatch(detailed);
      expect(result.summary).toMatch(detailed);
    });

    it("does not ask GitHub's own machines for the role of an instance", async () => {
      const { sandbox, main } = await start({ RUNNER_ENVIRONMENT: 'github-hosted' });
      const result = await main(VERIFY);
      expect([codesOf(result), operationsOf(sandbox)]).toEqual([['AMBIENT_CREDENTIALS_MISSING'], []]);
      expect(saidBy(result)).toMatch(/None were found: a GitHub-hosted runner has no instance role/);
    });

    it('passes where different sources are of one identity', async () => {
      const { sandbox, job, main } = await start({ ...NO_METADATA, ...USER_VARIABLES, AWS_PROFILE: 'team' });
      await put(job, 'credentials', sectionOf('team'));
      const result = await main(VERIFY);
      expect(codesOf(result)).toEqual(['LONG_TERM_KEYS_IN_USE']);
      expect(operationsOf(sandbox)).toEqual(['GetCallerIdentity']); // the keys are the same, so they are asked for once
    });
  });

  describe('when a source of the machine is there and broken', () => {
    it.each<[string, Readonly<Record<string, string>>, RegExp]>([
      ['an SSO profile', { AWS_PROFILE: 'sso' }, /SSO session of the profile "sso"/],
      ['a profile with MFA', { AWS_PROFILE: 'mfa' }, /profile "mfa"/],
      ['a profile that is in no file', { AWS_PROFILE: 'nobody' }, /the profile "nobody" is in no file/],
      ['a profile that holds nothing', { AWS_PROFILE: 'empty' }, /the profile "empty" holds no credentials/],
      ['half a pair in the default profile', {}, /access keys of the profile "default" is missing/],
      ['malformed keys', { ...USER_VARIABLES, AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE\n' }, /access keys/],
    ])('names it, and takes no other in its place: %s', async (_, environment, said) => {
      const { sandbox, job, main } = await start({}, { instanceProfile: roleArn('machine') });
      await put(
        job,
        'config',
        `[profile sso]\nsso_start_url = https://example.awsapps.com/start\n[profile mfa]\nrole_arn = ${roleArn('plan')}\nsource_profile = base\nmfa_serial = arn:aws:iam::${ACCOUNT}:mfa/ci\n[profile empty]\nregion = eu-west-1\n`,
      );
      await put(job, 'credentials', `[default]\naws_access_key_id = ${USER.accessKeyId}\n${sectionOf('base')}`);
      const endpoint = { AWS_EC2_METADATA_SERVICE_ENDPOINT: sandbox.instanceMetadataEndpoint ?? '' };
      const result = await main(CHAINING, { environment: { ...endpoint, ...environment } });
      expect(codesOf(result)).toEqual(['AMBIENT_SOURCE_BROKEN']);
      expect(saidBy(result)).toMatch(said);
      expect(operationsOf(sandbox)).not.toContain('InstanceMetadata');
    });

    it('asks a container again after what may pass, and fails with its status', async () => {
      let asked = 0;
      const uri = await serve((_, outgoing) => {
        asked += 1;
        outgoing.writeHead(500).end();
      });
      const { main } = await start({ AWS_CONTAINER_CREDENTIALS_FULL_URI: `${uri}/credentials` });
      const result = await main({ ...CHAINING, 'retry-max-attempts': '2' });
      expect([codesOf(result), asked]).toEqual([['AMBIENT_SOURCE_BROKEN'], 2]);
      expect(saidBy(result)).toContain('500');
    });

    it.each<[number, RegExp]>([
      [403, /turned off/],
      [404, /no instance profile is attached/],
    ])('tells by the status why instance metadata gives nothing: %s', async (status, said) => {
      const url = await serve((_, outgoing) => void outgoing.writeHead(status).end());
      const { main } = await start({ AWS_EC2_METADATA_SERVICE_ENDPOINT: url });
      const result = await main(CHAINING);
      expect(codesOf(result)).toEqual(['AMBIENT_CREDENTIALS_MISSING']);
      expect(saidBy(result)).toMatch(said);
    });

    it('asks instance metadata as often, and waits as long, as the variables say', async () => {
      let asked = 0;
      const url = await serve(() => {
        asked += 1;
      });
      const variables = { AWS_METADATA_SERVICE_TIMEOUT: '0.2', AWS_METADATA_SERVICE_NUM_ATTEMPTS: '2' };
      const { main } = await start({ AWS_EC2_METADATA_SERVICE_ENDPOINT: url, ...variables });
      const result = await main(CHAINING);
      expect([codesOf(result), asked]).toEqual([['AMBIENT_CREDENTIALS_MISSING'], 2]);
      expect(result.summary).toMatch(/http-put-response-hop-limit 2[\s\S]*NO_PROXY.{1,5}169\.254\.169\.254/);
    });

    it('takes instance metadata that is throttled at first', async () => {
      const { sandbox, main } = await start({}, { instanceProfile: roleArn('machine') });
      let asked = 0;
      const url = await serve(async (incoming, outgoing) => {
        asked += 1;
        if (asked === 1) return void outgoing.writeHead(503).end();
        const answer = await fetch(`${sandbox.instanceMetadataEndpoint}${incoming.url}`, {
          method: incoming.method ?? 'GET',
          headers: Object.fromEntries(
            Object.entries(incoming.headers).filter(([name]) => name.startsWith('x-aws')),
          ) as Record<string, string>,
        });
        outgoing.writeHead(answer.status).end(await answer.text());
      });
      const result = await main(
        { mode: 'verify', 'role-to-assume': 'none' },
        { environment: { AWS_EC2_METADATA_SERVICE_ENDPOINT: url } },
      );
      expect([result.outcome, codesOf(result)]).toEqual(['success', []]);
      expect(result.log.join('\n')).toContain("First credentials: the machine's own role");
    });
  });
});
