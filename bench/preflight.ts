// How long preflight takes for a large repository: 500 workflows of several kinds, with local actions, calls, matrices, and trust policies.
// Effect: processes, files in a temporary folder.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { BudgetRow } from './measure.ts';
import { median, run } from './processes.ts';

const WORKFLOWS_COUNT = 500;
const ROLES_COUNT = 20;
const LIMIT_SECONDS = 3;
/** What CI holds: its machines are slower, and busy. */
const HELD_SECONDS = 6;
const MOST_ATTEMPTS = 5;

const roleOf = (n: number) => `arn:aws:iam::111122223333:role/deploy-${n % ROLES_COUNT}`;
const credentials = (n: number, uses = 'org/aws-token-guard@v1') => `      - uses: ${uses}
        with:
          role-to-assume: ${roleOf(n)}
          aws-region: eu-central-1
          trust-policy-file: iam/deploy-${n % ROLES_COUNT}.json
`;
const job = (n: number, keys: string, uses?: string) => `  deploy:
    runs-on: ubuntu-latest
    permissions: { id-token: write, contents: read }
${keys}    steps:
      - uses: actions/checkout@v7
${credentials(n, uses)}      - run: aws sts get-caller-identity
`;
const matrix =
  '    strategy:\n      matrix:\n        stage: [dev, test, staging, production]\n    environment: ${{ matrix.stage }}\n';

/** One of each, in turns. */
const KINDS: readonly ((n: number) => string)[] = [
  (n) => `on:\n  push:\n    branches: [main, 'release/**']\njobs:\n${job(n, '')}`,
  (n) => `on: [push, pull_request, workflow_dispatch]\njobs:\n${job(n, '    environment: production\n')}`,
  (n) => `on:\n  schedule: [{ cron: '0 3 * * *' }]\njobs:\n${job(n, matrix)}`,
  (n) =>
    `on: push\njobs:\n${job(n, '', 'aws-actions/configure-aws-credentials@v6').replace(/ {10}trust-policy-file.*\n/, '')}`,
  (n) =>
    `on:\n  workflow_call:\n    inputs:\n      stage: { type: string }\njobs:\n${job(n, '    environment: ${{ inputs.stage }}\n')}`,
  (n) =>
    `on: push\njobs:\n  call:\n    permissions: { id-token: write, contents: read }\n    uses: ./.github/workflows/${n - 1}.yml\n    with: { stage: production }\n`,
  (n) => `on: push\njobs:\n${job(n, '')}      - uses: ./.github/actions/login\n`,
  () => 'on: push\njobs:\n  build:\n    runs-on: ubuntu-latest\n    steps:\n      - run: make\n',
];

function writeTree(folder: string): void {
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  for (let n = 0; n < WORKFLOWS_COUNT; n += 1) write(`.github/workflows/${n}.yml`, KINDS[n % KINDS.length]?.(n) ?? '');
  write(
    '.github/actions/login/action.yml',
    `runs:\n  using: composite\n  steps:\n${credentials(0).replace(/^ {2}/gm, '')}`,
  );
  for (let n = 0; n < ROLES_COUNT; n += 1) write(`iam/deploy-${n}.json`, JSON.stringify(trustPolicy()));
}

function trustPolicy() {
  const claim = 'token.actions.githubusercontent.com';
  const condition = {
    [`${claim}:aud`]: 'sts.amazonaws.com',
    [`${claim}:sub`]: 'repo:octo-org/octo-repo:ref:refs/heads/main',
  };
  const provider = `arn:aws:iam::111122223333:oidc-provider/${claim}`;
  const statement = {
    Effect: 'Allow',
    Principal: { Federated: provider },
    Action: 'sts:AssumeRoleWithWebIdentity',
    Condition: { StringEquals: condition },
  };
  return { Version: '2012-10-17', Statement: [statement] };
}

/** The time for all of them. */
export async function preflightRow(root: string, rounds: number): Promise<BudgetRow> {
  const folder = mkdtempSync(join(tmpdir(), 'preflight-'));
  try {
    writeTree(folder);
    const parameters = [join(root, 'dist/preflight.js'), '--format', 'json', '--trust-policies', 'iam/*.json', folder];
    const environment = { PATH: process.env['PATH'] ?? '', GITHUB_REPOSITORY: 'octo-org/octo-repo' };
    const taken: number[] = [];
    while (taken.length < rounds || (Math.min(...taken) > HELD_SECONDS && taken.length < rounds * MOST_ATTEMPTS)) {
      const { exitCode, wallSeconds, output } = await run({ arguments: parameters, environment });
      if (exitCode !== 0 && exitCode !== 1)
        throw new Error(`preflight ended with ${exitCode}: ${output.slice(0, 500)}`);
      taken.push(wallSeconds);
    }
    const seconds = median(taken);
    return {
      what: `preflight of ${WORKFLOWS_COUNT} workflows`,
      measured: `${seconds.toFixed(2)} s`,
      limit: `at most ${LIMIT_SECONDS} s`,
      isBroken: seconds > LIMIT_SECONDS,
      held: { limit: `${HELD_SECONDS} s`, isBroken: Math.min(...taken) > HELD_SECONDS },
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
