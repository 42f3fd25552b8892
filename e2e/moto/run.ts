// Command line: plays the packed action against the server of moto, with ID tokens of the sandbox, and lets boto3 use what later steps
// get. Arguments are words: only cases with one of them in their names run.
import { join, resolve } from 'node:path';
import { createJob, type Job } from '../../sandbox/job.ts';
import { findingCodeOf } from '../../sandbox/scenarios/scenario.ts';
import { type Sandbox, startSandbox } from '../../sandbox/server.ts';
import { type Moto, startMoto } from './server.ts';

const ACTION = resolve(import.meta.dirname, '../..');
const SESSION = 'octo-org-octo-repo-9876543210-1';

/** What is shown of the log of a step that failed. */
const LINES = 20;

type Inputs = Readonly<Record<string, string>>;

interface Case {
  readonly name: string;
  /** The inputs of each step, one after the other. */
  readonly steps: (moto: Moto) => readonly Inputs[];
  /** The end of the ARN that boto3 acts as afterwards. */
  readonly arn: string;
  /** The profile that boto3 names; none unless given. */
  readonly profile?: string;
  /** Codes of the annotations, in order; none unless given. */
  readonly codes?: readonly string[];
  /** What the log says. */
  readonly said?: string;
}

const REGION = { 'aws-region': 'eu-central-1' };
const roleIn = ({ account }: Moto, name: string) => `arn:aws:iam::${account}:role/${name}`;
const oidc = (moto: Moto): Inputs => ({ ...REGION, 'role-to-assume': roleIn(moto, 'deploy') });
const keys = ({ keys: { id, secret } }: Moto): Inputs => ({
  ...REGION,
  'aws-access-key-id': id,
  'aws-secret-access-key': secret,
});

/** moto gives the same AssumedRoleId to every session for a web identity. */
const OTHER_USER_ID = ['IDENTITY_MISMATCH'];

const CASES: readonly Case[] = [
  {
    name: 'ID token',
    steps: (moto) => [oidc(moto)],
    arn: `:assumed-role/deploy/${SESSION}`,
    codes: OTHER_USER_ID,
  },
  { name: 'keys alone', steps: (moto) => [keys(moto)], arn: ':user/deployer' },
  {
    name: 'keys and a role',
    steps: (moto) => [{ ...keys(moto), 'role-to-assume': 'deploy' }],
    arn: `:assumed-role/deploy/${SESSION}`,
  },
  {
    name: 'keys and a role that moto does not have',
    steps: (moto) => [{ ...keys(moto), 'role-to-assume': roleIn(moto, 'nowhere') }],
    arn: `:assumed-role/nowhere/${SESSION}`,
    codes: OTHER_USER_ID,
  },
  {
    name: 'chain in one step',
    steps: (moto) => [{ ...oidc(moto), 'role-chain': roleIn(moto, 'target') }],
    arn: `:assumed-role/target/${SESSION}`,
  },
  {
    name: 'role-chaining',
    steps: (moto) => [
      keys(moto),
      { ...REGION, 'role-to-assume': roleIn(moto, 'deploy'), 'role-chaining': 'true' },
      { ...REGION, 'role-to-assume': roleIn(moto, 'target'), 'role-chaining': 'true' },
    ],
    arn: `:assumed-role/target/${SESSION}`,
  },
  {
    name: 'profile',
    steps: (moto) => [{ ...oidc(moto), 'aws-profile': 'team' }],
    arn: `:assumed-role/deploy/${SESSION}`,
    profile: 'team',
    codes: OTHER_USER_ID,
  },
  {
    name: 'refresh',
    steps: (moto) => [{ ...oidc(moto), refresh: 'true' }],
    arn: `:assumed-role/deploy/${SESSION}`,
    codes: OTHER_USER_ID,
  },
  {
    name: 'diagnosis role, which reads the role of moto',
    steps: (moto) => [oidc(moto), { ...oidc(moto), mode: 'diagnose', 'diagnosis-role': roleIn(moto, 'target') }],
    arn: `:assumed-role/deploy/${SESSION}`,
    codes: [...OTHER_USER_ID, ...OTHER_USER_ID, 'TRUST_POLICY_HAS_MISTAKES'],
    said: 'Deployed trust policy: allows this token',
  },
  {
    name: 'verify',
    steps: (moto) => [oidc(moto), { ...oidc(moto), mode: 'verify' }],
    arn: `:assumed-role/deploy/${SESSION}`,
    codes: OTHER_USER_ID,
  },
];

async function play(one: Case, moto: Moto, sandbox: Sandbox): Promise<readonly string[]> {
  const job = await createJob({
    actionDirectory: ACTION,
    sandbox: { ...sandbox, stsEndpoint: moto.url, iamEndpoint: moto.url },
  });
  try {
    return await problemsOf(one, moto, job);
  } finally {
    await job.close();
  }
}

async function problemsOf({ steps, arn, profile = '', codes = [], said = '' }: Case, moto: Moto, job: Job) {
  const results = [];
  for (const inputs of steps(moto)) results.push(await job.runMain(inputs));
  const caller = await job.runScript(`"${moto.python}" "${join(import.meta.dirname, 'caller.py')}" ${profile}`);
  const found = results
    .flatMap(({ annotations }) => annotations)
    .map(({ message }) => findingCodeOf(message) ?? message);
  const failed = [...results, caller].filter(({ outcome }) => outcome !== 'success');
  const posts = await job.runPosts();
  return [
    ...failed.flatMap(({ name, raw }) => [`${name} failed`, ...`${raw.stdout}${raw.stderr}`.split('\n').slice(-LINES)]),
    ...posts.flatMap(({ name, outcome }) => (outcome === 'success' ? [] : [`${name} failed`])),
    ...(found.join() === codes.join()
      ? []
      : [`annotations: ${found.join() || 'none'}, expected ${codes.join() || 'none'}`]),
    ...(results.some(({ log }) => log.join('\n').includes(said)) ? [] : [`the log does not say: ${said}`]),
    ...(caller.log.some((line) => line.endsWith(arn)) ? [] : [`boto3 does not act as …${arn}`]),
  ];
}

const words = process.argv.slice(2);
const chosen = CASES.filter(({ name }) => words.length === 0 || words.some((word) => name.includes(word)));
const sandbox = await startSandbox();
const moto = await startMoto(['deploy', 'target']);
let failed = 0;
try {
  for (const one of chosen) {
    const problems = await play(one, moto, sandbox);
    console.log(`moto: ${problems.length === 0 ? 'passed' : 'FAILED'}: ${one.name}`);
    for (const problem of problems) console.log(`  ${problem}`);
    if (problems.length > 0) failed += 1;
  }
} finally {
  await moto.close();
  await sandbox.close();
}
console.log(`moto: ${chosen.length - failed} passed, ${failed} failed`);
if (failed > 0 || chosen.length === 0) process.exitCode = 1;
