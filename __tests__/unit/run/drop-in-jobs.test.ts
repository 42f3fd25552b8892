// Jobs with several steps of configure-aws-credentials, with this action in its place: what later steps get. The shapes of one step are in
// `drop-in.test.ts`.
import { describe, expect, it } from '@jest/globals';
import { findingCodeOf, USUAL_INPUTS } from '../../../sandbox/scenarios/scenario.ts';
import { DEFAULT_WORLD, type Role, type World } from '../../../sandbox/world.ts';
import { type Ran, stepSetting } from './step-setting.ts';

const ACCOUNT = '111122223333';
const USER = {
  name: 'ci',
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
};
const KEYS = { 'aws-access-key-id': USER.accessKeyId, 'aws-secret-access-key': USER.secretAccessKey };
const BY_KEYS = { 'role-to-assume': `arn:aws:iam::${ACCOUNT}:role/by-keys` };

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

type Texts = Readonly<Record<string, string>>;
/** Whose credentials the environment gets, or a profile alone; else why there are none. */
function given({ outcome, exported, annotations, outputs }: Ran): string | undefined {
  const error = annotations.find(({ level }) => level === 'error');
  if (outcome !== 'success') return findingCodeOf(error?.message ?? '');
  const arn = outputs['authenticated-arn'] ?? '';
  const owner = arn.includes(':user/') ? arn.split('/').at(-1) : arn.split('/').at(-2);
  if (exported['AWS_ACCESS_KEY_ID'] && exported['AWS_REGION']) return owner;
  return exported['AWS_CONFIG_FILE'] ? `${owner} as a profile` : undefined;
}

/** A job of several steps, and what each gets. */
interface JobShape {
  readonly name: string;
  readonly steps: readonly (readonly [inputs: Texts, gets: string])[];
  readonly runnerEnvironment?: Texts;
  /** The `env:` of each step. */
  readonly stepEnvironment?: Texts;
  /** The step whose keys are in the environment at the end of the job. */
  readonly lastsWith: number;
}

const DEPLOY = [USUAL_INPUTS, 'deploy'] as const;
const CHAINED = [{ ...USUAL_INPUTS, ...BY_KEYS, 'role-chaining': 'true' }, 'by-keys'] as const;
const BY_USER = [{ ...USUAL_INPUTS, ...KEYS, ...BY_KEYS }, 'by-keys'] as const;

const JOBS: readonly JobShape[] = [
  {
    name: 'six calls',
    steps: [DEPLOY, CHAINED, DEPLOY, [{ 'aws-region': 'eu-west-1', ...KEYS }, 'ci'], BY_USER, DEPLOY],
    lastsWith: 5,
  },
  {
    name: 'a step that may fail, and one in its place',
    steps: [
      [{ ...USUAL_INPUTS, 'role-to-assume': `${BY_KEYS['role-to-assume']}-2` }, 'ACCESS_DENIED_IMMUTABLE_SUBJECT'],
      DEPLOY,
    ],
    lastsWith: 1,
  },
  {
    name: 'a step that may fail after one that did not',
    steps: [BY_USER, [{ ...USUAL_INPUTS, 'role-duration-seconds': '1' }, 'INVALID_INPUT']],
    lastsWith: 0,
  },
  {
    name: 'a profile beside the default identity, and another',
    steps: [
      DEPLOY,
      [{ ...BY_USER[0], 'aws-profile': 'data' }, 'by-keys as a profile'],
      [{ ...USUAL_INPUTS, 'aws-profile': 'logs' }, 'deploy as a profile'],
    ],
    lastsWith: 0,
  },
  {
    name: 'a job in a container, whose home folder is not there',
    steps: [DEPLOY, [{ ...USUAL_INPUTS, 'aws-profile': 'data' }, 'deploy as a profile']],
    runnerEnvironment: { HOME: '/github/home', RUNNER_NAME: 'container', GITHUB_SERVER_URL: 'https://github.com' },
    lastsWith: 0,
  },
  {
    name: 'variables blanked in the env: of each step',
    steps: [DEPLOY, BY_USER],
    stepEnvironment: { AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '', AWS_SESSION_TOKEN: '', AWS_REGION: '' },
    lastsWith: 1,
  },
  {
    name: 'keys in the env: of the step that chains from them',
    steps: [CHAINED],
    stepEnvironment: { AWS_ACCESS_KEY_ID: USER.accessKeyId, AWS_SECRET_ACCESS_KEY: USER.secretAccessKey },
    lastsWith: 0,
  },
];

describe('a job with several steps of configure-aws-credentials', () => {
  it.each(JOBS)('gives each step the same, and nothing after the job: $name', async (shape) => {
    const { steps, lastsWith, runnerEnvironment = {}, stepEnvironment = {} } = shape;
    const { job, step, end } = await stepSetting({ world: WORLD }, { runnerEnvironment });
    const results: Ran[] = [];
    for (const [inputs] of steps) results.push(await step(inputs, { environment: stepEnvironment }));
    expect(results.map(given)).toEqual(steps.map(([, gets]) => gets));
    const keys = results[lastsWith]?.exported['AWS_ACCESS_KEY_ID'];
    expect([job.environment['AWS_ACCESS_KEY_ID'], keys]).toEqual([keys, expect.stringMatching(/^A[KS]IA/)]);
    expect(await end(results, stepEnvironment)).not.toHaveProperty('AWS_ACCESS_KEY_ID');
  });
});
