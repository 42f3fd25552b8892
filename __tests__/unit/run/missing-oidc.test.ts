// A step that may go on without an ID token: what it still refuses, and what it says of other credentials. What it blanks is tested with
// the packed action, in `dist/missing-oidc.test.ts`.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { findingCodeOf } from '../../../sandbox/scenarios/scenario.ts';
import { type Ran, stepSetting } from './step-setting.ts';

const FORK = {
  name: 'pull_request',
  payload: { pull_request: { head: { repo: { id: 2 } }, base: { repo: { id: 1 } } } },
};
const KEYS = {
  AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
};
const ofFork = (environment: Readonly<Record<string, string>> = {}) =>
  stepSetting({}, { idToken: false, event: FORK, environment });
async function putDefaultProfile(home: string): Promise<void> {
  await mkdir(join(home, '.aws'), { recursive: true });
  const keys = Object.entries(KEYS).map(([name, value]) => `${name.toLowerCase()} = ${value}`);
  await writeFile(join(home, '.aws', 'credentials'), ['[default]', ...keys, ''].join('\n'));
}
const seenOf = ({ outcome, annotations }: Ran) => [
  outcome,
  ...annotations.map(({ level, message }) => `${level} ${findingCodeOf(message)}`),
];

const SKIPPED = ['success'];
const WARNED = ['success', 'warning ID_TOKEN_WITHHELD_FROM_FORK'];

describe.each([
  ['skip', SKIPPED],
  ['warn', WARNED],
])('on-missing-oidc: %s, for a pull request from a fork', (mode, passed) => {
  const INPUTS = { 'on-missing-oidc': mode };

  it.each<[string, Record<string, string>, readonly string[]]>([
    ['a secret that the fork does not get', { 'role-to-assume': '' }, passed],
    ['a list that the fork does not get', { 'allowed-account-ids': '' }, passed],
    [
      'an account that is not allowed',
      { 'allowed-account-ids': '444455556666' },
      ['failure', 'error ACCOUNT_NOT_ALLOWED'],
    ],
    [
      'a role that is not allowed',
      { 'allowed-role-arns': 'arn:aws:iam::111122223333:role/other' },
      ['failure', 'error ROLE_NOT_ALLOWED'],
    ],
    [
      'a role and a region that the fork does not get',
      { mode: 'verify', 'role-to-assume': '', 'aws-region': '' },
      ['failure', 'error SECRETS_WITHHELD_FROM_FORK'],
    ],
    [
      'keys that the fork does not get, and no role',
      { 'role-to-assume': 'none', 'aws-access-key-id': ' ', 'aws-secret-access-key': ' ' },
      ['failure', 'error SECRETS_WITHHELD_FROM_FORK'],
    ],
    ['a list that cannot be read', { 'allowed-account-ids': '11112222333' }, ['failure', 'error INVALID_INPUT']],
    [
      'a list without effect',
      { 'expected-subject': 'repo:o/r:*', 'role-chaining': 'true' },
      ['failure', 'error INVALID_INPUT'],
    ],
    ['another partition', { 'aws-region': 'cn-north-1' }, ['failure', 'error PARTITION_MISMATCH']],
    [
      'a look at what cannot be read',
      { mode: 'verify', 'role-to-assume': '' },
      ['failure', 'error SECRETS_WITHHELD_FROM_FORK'],
    ],
  ])('judges what the inputs say: %s', async (_, inputs, seen) => {
    const { main } = await ofFork();
    expect(seenOf(await main({ ...INPUTS, ...inputs }))).toEqual(seen);
  });

  it.each<[string, Record<string, string>]>([
    ['keys', KEYS],
    ['the role of a container', { AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: '/v2/credentials' }],
  ])('warns of what later steps would use: %s', async (_, environment) => {
    const { job, main } = await ofFork(environment);
    const result = await main(INPUTS);
    expect(seenOf(result)).toEqual([...passed, 'warning OTHER_CREDENTIALS_REMAIN']);
    expect(result.annotations.at(-1)?.message).toContain(Object.keys(environment)[0]);
    expect(result.annotations.at(-1)?.message).not.toContain(KEYS.AWS_SECRET_ACCESS_KEY);
    expect(job.environment).toEqual(environment);
  });

  it('warns of a profile in the files of the machine, and does not touch them', async () => {
    const { job, main } = await ofFork();
    await putDefaultProfile(job.home);
    const result = await main({ ...INPUTS, 'unset-current-credentials': 'true' });
    expect(seenOf(result)).toEqual([...passed, 'warning OTHER_CREDENTIALS_REMAIN']);
    expect(result.annotations.at(-1)?.message).toContain('the access keys of the profile "default"');
    expect(result.exported).toEqual({});
  });

  it('says on a machine that may have a role of its own that it stays', async () => {
    const log = async (environment: Readonly<Record<string, string>>) => {
      const { main } = await stepSetting({}, { idToken: false, event: FORK, runnerEnvironment: environment });
      return (await main(INPUTS)).log.join('\n');
    };
    expect(await log({ RUNNER_ENVIRONMENT: 'self-hosted' })).toContain('role of this machine');
    expect(await log({ RUNNER_ENVIRONMENT: 'github-hosted' })).not.toContain('role of this machine');
  });

  it('warns of it also where an input is missing', async () => {
    const { main } = await ofFork(KEYS);
    expect(seenOf(await main({ ...INPUTS, 'role-to-assume': '' }))).toContain('warning OTHER_CREDENTIALS_REMAIN');
  });

  it('names what cannot be blanked', async () => {
    const { job, main } = await ofFork({ ...KEYS, AWS_PROFILE: 'default' });
    await putDefaultProfile(job.home);
    const { annotations } = await main({ ...INPUTS, 'unset-current-credentials': 'true' });
    expect(annotations.at(-1)?.message).toMatch(
      /can still use others: the access keys of the profile "default" \(AWS_PROFILE\)\./,
    );
  });

  it('reads a policy file that the fork does not have as missing', async () => {
    const { job, main } = await ofFork();
    await mkdir(join(job.workspace, 'iam'));
    await writeFile(join(job.workspace, 'iam', 'trust.json'), 'not JSON');
    expect(seenOf(await main({ ...INPUTS, 'trust-policy-file': 'iam/trust.json' }))).toEqual(passed);
  });
});
