// The shapes that steps with configure-aws-credentials have in real workflows, with this action in its place: whose credentials they get.
// Jobs of several such steps: `drop-in-jobs.test.ts`.
import { describe, expect, it } from '@jest/globals';
import { normalize } from '../../../sandbox/normalize.ts';
import { findingCodeOf, USUAL_INPUTS } from '../../../sandbox/scenarios/scenario.ts';
import { DEFAULT_WORLD, type Role, type World, worldInChina } from '../../../sandbox/world.ts';
import { INPUT_NAMES, INPUTS } from '../../../src/settings/inputs.ts';
import { type Ran, stepSetting } from './step-setting.ts';

const ACCOUNT = '111122223333';
const USER = {
  name: 'ci',
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
};
const KEYS = { 'aws-access-key-id': USER.accessKeyId, 'aws-secret-access-key': USER.secretAccessKey };
const NO_KEYS = { 'aws-access-key-id': '', 'aws-secret-access-key': '', 'aws-session-token': '' };
const BY_KEYS = { 'role-to-assume': `arn:aws:iam::${ACCOUNT}:role/by-keys` };
const IN_CHINA = { 'aws-region': 'cn-north-1', 'role-to-assume': `arn:aws-cn:iam::${ACCOUNT}:role/deploy` };
const ROLE_ALONE = { 'role-to-assume': USUAL_INPUTS['role-to-assume'] };

const trusting = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { AWS: ACCOUNT }, Action: ['sts:AssumeRole', 'sts:TagSession'] }],
} as unknown as Role['trustPolicy'];
const WORLD: World = {
  ...DEFAULT_WORLD,
  accounts: DEFAULT_WORLD.accounts.map((account) => ({
    ...account,
    users: [USER],
    roles: [
      ...account.roles.map((role) => ({ ...role, maxSessionDurationSeconds: 43_200 })),
      { name: 'by-keys', trustPolicy: trusting },
    ],
  })),
};

/** Every input that may be empty, as a wrapper passes it through whose caller gave none. */
const ALL_EMPTY = Object.fromEntries(
  INPUT_NAMES.filter((name) => !('guards' in INPUTS[name]) && name !== 'aws-region').map((name) => [name, '']),
);
const EVERY_FLAG = INPUT_NAMES.filter((name) => INPUTS[name].default === 'false');
const flags = (text: string) => Object.fromEntries(EVERY_FLAG.map((name) => [name, text]));

type Texts = Readonly<Record<string, string>>;
interface Shape {
  readonly name: string;
  /** Without {@link USUAL_INPUTS}. */
  readonly inputs: Texts;
  readonly environment?: Texts;
  /** {@link WORLD} unless given. */
  readonly world?: World;
  /** Whether the runner is an EC2 instance with the role `by-keys`. */
  readonly onInstance?: true;
  /** Whose credentials later steps get: `deploy` or `by-keys` of the session, `ci` for the keys; or the code of the failure. */
  readonly gets: string;
  /** What STS was asked for, besides. */
  readonly lasts?: number;
  readonly named?: string;
  readonly tags?: Texts;
}

const SHAPES: readonly Shape[] = [
  { name: 'a role and a region', inputs: USUAL_INPUTS, gets: 'deploy' },
  { name: 'every optional input passed through empty', inputs: { ...ALL_EMPTY, ...USUAL_INPUTS }, gets: 'deploy' },
  {
    name: 'every optional input passed through as blanks',
    inputs: { ...Object.fromEntries(Object.keys(ALL_EMPTY).map((name) => [name, ' \r\n'])), ...USUAL_INPUTS },
    gets: 'deploy',
  },
  { name: 'three empty keys beside a role', inputs: { ...USUAL_INPUTS, ...NO_KEYS }, gets: 'deploy' },
  {
    name: 'an empty session token beside keys',
    inputs: { 'aws-region': 'eu-central-1', ...NO_KEYS, ...KEYS },
    gets: 'ci',
  },
  {
    name: 'half a pair of keys',
    inputs: { ...USUAL_INPUTS, ...NO_KEYS, 'aws-access-key-id': USER.accessKeyId },
    gets: 'INVALID_INPUT',
  },
  {
    name: 'the other half',
    inputs: { ...USUAL_INPUTS, ...NO_KEYS, 'aws-secret-access-key': USER.secretAccessKey },
    gets: 'INVALID_INPUT',
  },
  {
    name: 'one step for OIDC and keys, with keys',
    inputs: { 'aws-region': 'eu-central-1', 'role-to-assume': 'none', ...KEYS },
    gets: 'ci',
  },
  {
    name: 'an empty role beside keys',
    inputs: { 'aws-region': 'eu-central-1', 'role-to-assume': '', ...KEYS },
    gets: 'INVALID_INPUT',
  },
  { name: 'keys, then a role', inputs: { ...USUAL_INPUTS, ...KEYS, ...BY_KEYS }, gets: 'by-keys' },
  {
    name: 'an empty external id',
    inputs: { ...USUAL_INPUTS, ...KEYS, ...BY_KEYS, 'role-external-id': '' },
    gets: 'by-keys',
  },
  {
    name: 'an empty region, and that of the job',
    inputs: { ...ROLE_ALONE, 'aws-region': '' },
    environment: { AWS_REGION: 'eu-central-1' },
    gets: 'deploy',
  },
  {
    name: 'no region, and the default one of the job',
    inputs: ROLE_ALONE,
    environment: { AWS_DEFAULT_REGION: 'eu-central-1' },
    gets: 'deploy',
  },
  { name: 'no region anywhere', inputs: ROLE_ALONE, gets: 'INVALID_INPUT' },
  {
    name: 'China without an audience, where the provider lists that of other regions',
    inputs: IN_CHINA,
    world: worldInChina('sts.amazonaws.com'),
    gets: 'deploy',
  },
  {
    name: 'China without an audience, where the provider lists its own',
    inputs: { ...IN_CHINA, audience: '' },
    world: worldInChina('sts.amazonaws.com.cn'),
    gets: 'deploy',
  },
  {
    name: 'China with its audience',
    inputs: { ...IN_CHINA, audience: 'sts.amazonaws.com.cn' },
    world: worldInChina('sts.amazonaws.com.cn'),
    gets: 'deploy',
  },
  {
    name: 'a region alone on an EC2 runner',
    inputs: { 'role-to-assume': 'none' },
    onInstance: true,
    gets: 'by-keys of the machine',
  },
  { name: 'an empty audience', inputs: { ...USUAL_INPUTS, audience: '' }, gets: 'deploy' },
  { name: 'an empty duration', inputs: { ...USUAL_INPUTS, 'role-duration-seconds': '' }, gets: 'deploy', lasts: 3600 },
  {
    name: 'a duration that an expression made a fraction',
    inputs: { ...USUAL_INPUTS, 'role-duration-seconds': '1800.0' },
    gets: 'deploy',
    lasts: 1800,
  },
  {
    name: 'a duration in minutes',
    inputs: { ...USUAL_INPUTS, 'role-duration-seconds': '90m' },
    gets: 'deploy',
    lasts: 5400,
  },
  {
    name: 'a duration too short for STS',
    inputs: { ...USUAL_INPUTS, 'role-duration-seconds': '300' },
    gets: 'INVALID_INPUT',
  },
  {
    name: 'a duration of no number',
    inputs: { ...USUAL_INPUTS, 'role-duration-seconds': 'abc' },
    gets: 'INVALID_INPUT',
  },
  { name: 'flags in capitals', inputs: { ...USUAL_INPUTS, ...flags('False') }, gets: 'deploy' },
  { name: 'flags with a no of v4', inputs: { ...USUAL_INPUTS, ...flags('no') }, gets: 'deploy' },
  { name: 'flags with a zero of v4', inputs: { ...USUAL_INPUTS, ...flags('0') }, gets: 'deploy' },
  {
    name: 'a flag of v4 that was never true',
    inputs: { ...USUAL_INPUTS, 'mask-aws-account-id': 'yes' },
    gets: 'INVALID_INPUT',
  },
  {
    name: 'the usual quoted flags',
    inputs: { ...USUAL_INPUTS, 'mask-aws-account-id': 'true', 'unset-current-credentials': 'TRUE' },
    gets: 'deploy',
  },
  {
    name: 'numbers as tags',
    inputs: { ...USUAL_INPUTS, ...KEYS, ...BY_KEYS, 'custom-tags': '{"Build":7,"Canary":true}' },
    gets: 'by-keys',
    tags: { Build: '7', Canary: 'true' },
  },
  {
    name: 'a tag of ours in other letters',
    inputs: { ...USUAL_INPUTS, ...KEYS, ...BY_KEYS, 'custom-tags': '{"ACTOR":"me"}' },
    gets: 'INVALID_INPUT',
  },
  {
    name: 'transitive keys of no tag',
    inputs: { ...USUAL_INPUTS, ...KEYS, ...BY_KEYS, 'transitive-tag-keys': 'Actor\r\nTeam\r\n' },
    gets: 'by-keys',
  },
  {
    name: 'transitive keys between commas',
    inputs: { ...USUAL_INPUTS, ...KEYS, ...BY_KEYS, 'transitive-tag-keys': 'Actor, Team' },
    gets: 'by-keys',
  },
  {
    name: 'transitive keys that no tag can have',
    inputs: { ...USUAL_INPUTS, ...KEYS, ...BY_KEYS, 'transitive-tag-keys': '["Actor"]' },
    gets: 'by-keys',
  },
  {
    name: 'an object without tags',
    inputs: { ...USUAL_INPUTS, ...KEYS, ...BY_KEYS, 'custom-tags': '{}' },
    gets: 'by-keys',
  },
  {
    name: 'a region of the job with blanks around it',
    inputs: ROLE_ALONE,
    environment: { AWS_REGION: ' ', AWS_DEFAULT_REGION: ' eu-central-1\n' },
    gets: 'deploy',
  },
  { name: 'a region of an emulator', inputs: { ...USUAL_INPUTS, 'aws-region': 'local' }, gets: 'deploy' },
  {
    name: 'keys and a role in a region of an emulator',
    inputs: { ...ROLE_ALONE, ...KEYS, ...BY_KEYS },
    environment: { AWS_REGION: 'garage' },
    gets: 'by-keys',
  },
  {
    name: 'transitive keys, and no tags',
    inputs: {
      ...USUAL_INPUTS,
      ...KEYS,
      ...BY_KEYS,
      'transitive-tag-keys': 'Actor',
      'role-skip-session-tagging': 'true',
    },
    gets: 'by-keys',
  },
  {
    name: 'accounts on lines that Windows ended',
    inputs: { ...USUAL_INPUTS, 'allowed-account-ids': `444455556666\r\n${ACCOUNT}\r\n` },
    gets: 'deploy',
  },
  {
    name: 'accounts between commas',
    inputs: { ...USUAL_INPUTS, 'allowed-account-ids': `444455556666, ${ACCOUNT}` },
    gets: 'deploy',
  },
  {
    name: 'an account that became a number',
    inputs: { ...USUAL_INPUTS, 'allowed-account-ids': '1.11122223333e+11' },
    gets: 'INVALID_INPUT',
  },
  {
    name: 'an undeclared input as the allow-list',
    inputs: { ...USUAL_INPUTS, 'allowed-account-ids': '' },
    gets: 'INVALID_INPUT',
  },
  {
    name: 'an undeclared input as a session policy',
    inputs: { ...USUAL_INPUTS, 'inline-session-policy': ' ' },
    gets: 'INVALID_INPUT',
  },
  {
    name: 'the session name of the job',
    inputs: USUAL_INPUTS,
    environment: { ROLE_SESSION_NAME: 'from-env' },
    gets: 'deploy',
    named: 'from-env',
  },
  {
    name: 'the duration of the job',
    inputs: USUAL_INPUTS,
    environment: { ROLE_DURATION_SECONDS: '900' },
    gets: 'deploy',
    lasts: 900,
  },
  {
    name: 'the duration of the job, and one of the step',
    inputs: { ...USUAL_INPUTS, 'role-duration-seconds': '1h' },
    environment: { ROLE_DURATION_SECONDS: '900' },
    gets: 'deploy',
    lasts: 3600,
  },
  {
    name: 'the session name of the job beside keys',
    inputs: { 'aws-region': 'eu-central-1', ...KEYS },
    environment: { ROLE_SESSION_NAME: 'from-env' },
    gets: 'ci',
  },
  {
    name: 'a session name of the step beside keys',
    inputs: { 'aws-region': 'eu-central-1', ...KEYS, 'role-session-name': 'deploy-run' },
    gets: 'ci',
  },
  {
    name: 'variables switched off',
    inputs: { ...USUAL_INPUTS, 'translate-env-variables': 'false' },
    environment: { ROLE_DURATION_SECONDS: '900' },
    gets: 'deploy',
    lasts: 3600,
  },
  {
    name: 'the role of the job',
    inputs: { 'aws-region': 'eu-central-1' },
    environment: { ROLE_TO_ASSUME: USUAL_INPUTS['role-to-assume'] },
    gets: 'INVALID_INPUT',
  },
  {
    name: 'the role of the job beside keys',
    inputs: { 'aws-region': 'eu-central-1', ...KEYS },
    environment: { ROLE_TO_ASSUME: BY_KEYS['role-to-assume'] },
    gets: 'INVALID_INPUT',
  },
  { name: 'chaining of the job', inputs: USUAL_INPUTS, environment: { ROLE_CHAINING: 'true' }, gets: 'deploy' },
  { name: 'empty proxies', inputs: { ...USUAL_INPUTS, 'http-proxy': '', 'no-proxy': '' }, gets: 'deploy' },
  {
    name: 'an empty profile',
    inputs: { ...USUAL_INPUTS, 'aws-profile': '', 'overwrite-aws-profile': '' },
    gets: 'deploy',
  },
  { name: 'no limit of time', inputs: { ...USUAL_INPUTS, 'action-timeout-s': '0' }, gets: 'deploy' },
  {
    name: 'an empty number of tries',
    inputs: { ...USUAL_INPUTS, 'retry-max-attempts': '', 'disable-retry': '' },
    gets: 'deploy',
  },
];

/** Whose credentials later steps get, or why they get none. */
async function played({ inputs, environment = {}, world = WORLD, onInstance }: Shape) {
  const machine = onInstance && { instanceProfile: BY_KEYS['role-to-assume'] };
  const runnerEnvironment = onInstance ? { RUNNER_ENVIRONMENT: 'self-hosted' } : {};
  const { main, step, sandbox } = await stepSetting({ world, ...machine }, { environment, runnerEnvironment });
  const metadata = { AWS_EC2_METADATA_SERVICE_ENDPOINT: sandbox.instanceMetadataEndpoint ?? '' };
  const result = onInstance ? await main(inputs, { environment: metadata }) : await step(inputs);
  const session = sandbox.sessions.at(-1);
  return {
    gets: given(result),
    reads: wordsOf(result),
    lasts: session?.durationSeconds,
    named: session?.roleSessionName,
    tags: session?.tags,
  };
}

/** The annotations, as their reader has them. */
function wordsOf({ annotations }: Ran): string {
  return normalize(annotations.map(({ level, title, message }) => `${level}: ${title}\n\n${message}`).join('\n\n'));
}

/** Whose credentials the environment gets, or a profile alone; else why there are none. */
function given({ outcome, exported, annotations, outputs }: Ran): string | undefined {
  const error = annotations.find(({ level }) => level === 'error');
  if (outcome !== 'success') return findingCodeOf(error?.message ?? '');
  const arn = outputs['authenticated-arn'] ?? '';
  const owner = arn.includes(':user/') ? arn.split('/').at(-1) : arn.split('/').at(-2);
  if (exported['AWS_ACCESS_KEY_ID'] && exported['AWS_REGION']) return owner;
  if (exported['AWS_CONFIG_FILE']) return `${owner} as a profile`;
  return exported['AWS_REGION'] ? `${owner} of the machine` : undefined;
}

describe('a step of configure-aws-credentials, with this action in its place', () => {
  it.each(SHAPES)('works the same, or says why not: $name', async (shape) => {
    const { gets, lasts, named, tags } = shape;
    const seen = await played(shape);
    expect(seen.gets).toBe(gets);
    if (seen.reads !== '') expect(seen.reads).toMatchSnapshot();
    if (lasts !== undefined) expect(seen.lasts).toBe(lasts);
    if (named !== undefined) expect(seen.named).toBe(named);
    if (tags !== undefined) expect(seen.tags).toMatchObject(tags);
  });
});
