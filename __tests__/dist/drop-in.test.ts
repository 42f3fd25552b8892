// Jobs with profiles and several steps of configure-aws-credentials, with this action in its place: what later steps get. Other jobs, and
// the shapes that one step has, are tested without a process: `unit/run/drop-in-jobs.test.ts` and `unit/run/drop-in.test.ts`.
import { describe, expect, it } from '@jest/globals';
import type { StepResult } from '../../sandbox/job.ts';
import { findingCodeOf, USUAL_INPUTS } from '../../sandbox/scenarios/scenario.ts';
import { DEFAULT_WORLD, type Role, type World } from '../../sandbox/world.ts';
import { setting } from './setting.ts';

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
function given({ outcome, exported, annotations, outputs }: StepResult): string | undefined {
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
  /** The step whose keys are in the environment at the end of the job. */
  readonly lastsWith: number;
}

const DEPLOY = [USUAL_INPUTS, 'deploy'] as const;
const BY_USER = [{ ...USUAL_INPUTS, ...KEYS, ...BY_KEYS }, 'by-keys'] as const;

const JOBS: readonly JobShape[] = [
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
];

describe('a job with several steps of configure-aws-credentials', () => {
  it.each(JOBS)('gives each step the same, and nothing after the job: $name', async (shape) => {
    const { steps, lastsWith, runnerEnvironment = {} } = shape;
    const { job } = await setting({ world: WORLD }, { runnerEnvironment });
    const results: StepResult[] = [];
    for (const [inputs] of steps) results.push(await job.runMain(inputs));
    expect(results.map(given)).toEqual(steps.map(([, gets]) => gets));
    const keys = results[lastsWith]?.exported['AWS_ACCESS_KEY_ID'];
    expect([job.environment['AWS_ACCESS_KEY_ID'], keys]).toEqual([keys, expect.stringMatching(/^A[KS]IA/)]);
    const posts = await job.runPosts();
    expect(posts.map(({ outcome }) => outcome)).toEqual(steps.map(() => 'success'));
    expect(job.environment['AWS_ACCESS_KEY_ID']).toBe('');
  });
});
