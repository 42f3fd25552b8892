// Scenarios in which there is no ID token.
import type { FaultEffect } from '../server.ts';
import { DEFAULT_WORLD } from '../world.ts';
import { type Scenario, unsure, worldWith } from './scenario.ts';

function answered(name: string, story: string, effect: FaultEffect, code: string): Scenario {
  return {
    name,
    story,
    sandbox: { faults: [{ operation: 'RequestIdToken', effect }] },
    inputs: { 'retry-max-attempts': '2' },
    expected: { outcome: 'failure', code },
  };
}

const PULL_REQUEST_FROM_FORK = {
  name: 'pull_request',
  payload: {
    pull_request: { head: { repo: { id: 2, fork: true } }, base: { repo: { id: 1 } } },
    sender: { login: 'someone' },
  },
};

const DEPENDABOT = {
  idToken: false,
  event: { name: 'pull_request', payload: { sender: { login: 'dependabot[bot]' } } },
  runnerEnvironment: { GITHUB_ACTOR: 'dependabot[bot]' },
};

const LEFT_KEYS = {
  AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
};

const MACHINE_HAS_KEYS = {
  outcome: 'failure',
  code: 'ID_TOKEN_PERMISSION_MISSING',
  confidence: 'likely',
} as const;

const ON_OWN_RUNNER = worldWith(DEFAULT_WORLD.subject, { runner_environment: 'self-hosted' });

const workflowWith = (environment: string, inputs: readonly string[]): string =>
  [
    'on: push',
    'jobs:',
    '  deploy:',
    '    runs-on: ubuntu-latest',
    ...(environment === '' ? [] : [`    environment: ${environment}`]),
    '    steps:',
    '      - id: aws',
    '        uses: ./',
    '        with:',
    ...inputs.map((line) => `          ${line}`),
    '',
  ].join('\n');

const WITH_KEYS = workflowWith('', [
  'aws-access-key-id: ${{ secrets.AWS_ACCESS_KEY_ID }}',
  'aws-secret-access-key: ${{ secrets.AWS_SECRET_ACCESS_KEY }}',
]);

const WITH_ROLE = workflowWith('production', ['role-to-assume: ${{ vars.AWS_ROLE }}']);

const WITH_REGION = workflowWith('', [
  'role-to-assume: arn:aws:iam::111122223333:role/deploy',
  'aws-region: ${{ env.DEPLOY_REGION }}',
]);

/** The job's permissions take the place of the workflow's. */
const WITHOUT_PERMISSION = `on: push
permissions:
  id-token: write
jobs:
  deploy:
    runs-on: ubuntu-latest
    permissions:
      contents: read
    steps:
      - id: aws
        uses: octo-org/aws-token-guard@v1
        with:
          role-to-assume: arn:aws:iam::111122223333:role/deploy
          aws-region: eu-central-1
`;

export const idTokenScenarios: readonly Scenario[] = [
  {
    name: 'permission-missing',
    story: 'The permissions of the job replace those of the workflow, and lack "id-token: write".',
    sandbox: { githubApi: { files: { '.github/workflows/deploy.yml': WITHOUT_PERMISSION } } },
    job: { idToken: false },
    step: { stepId: 'aws' },
    expected: {
      outcome: 'failure',
      code: 'ID_TOKEN_PERMISSION_MISSING',
    },
  },
  {
    name: 'permission-missing-with-keys',
    story: 'An earlier step left access keys, and the job has no permission to request an ID token.',
    job: { idToken: false, environment: LEFT_KEYS },
    expected: MACHINE_HAS_KEYS,
  },
  {
    name: 'permission-missing-on-instance',
    story: 'The job runs on an EC2 instance with a role, and has no permission to request an ID token.',
    sandbox: { world: ON_OWN_RUNNER, instanceProfile: 'arn:aws:iam::111122223333:role/deploy' },
    job: { idToken: false },
    onInstance: true,
    expected: MACHINE_HAS_KEYS,
  },
  {
    name: 'permission-missing-in-pod',
    story: 'The job runs in a pod with a role of its own (IRSA), and has no permission to request an ID token.',
    job: {
      idToken: false,
      environment: {
        AWS_ROLE_ARN: 'arn:aws:iam::111122223333:role/runner',
        AWS_WEB_IDENTITY_TOKEN_FILE: 'eks-token',
      },
    },
    files: { 'eks-token': 'a token' },
    expected: MACHINE_HAS_KEYS,
  },
  {
    name: 'permission-missing-in-container',
    story: 'The job runs in a container with a role of its own (ECS), and has no permission to request an ID token.',
    job: { idToken: false, environment: { AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: '/v2/credentials/example' } },
    expected: MACHINE_HAS_KEYS,
  },
  {
    name: 'permission-missing-with-profile',
    story: 'The machine has a profile with access keys, and the job has no permission to request an ID token.',
    job: { idToken: false, environment: { AWS_CONFIG_FILE: 'aws/config', AWS_PROFILE: 'ci' } },
    files: {
      'aws/config': `[profile ci]\naws_access_key_id = ${LEFT_KEYS.AWS_ACCESS_KEY_ID}\naws_secret_access_key = ${LEFT_KEYS.AWS_SECRET_ACCESS_KEY}\n`,
    },
    expected: MACHINE_HAS_KEYS,
  },
  unsure({
    name: 'keys-empty',
    story: 'The access keys are secrets of an environment that the job does not name.',
    sandbox: { githubApi: { files: { '.github/workflows/deploy.yml': WITH_KEYS } } },
    job: { idToken: false },
    step: { stepId: 'aws' },
    inputs: { 'aws-access-key-id': '', 'aws-secret-access-key': '' },
    expected: { outcome: 'failure', code: 'EXPRESSION_EMPTY' },
  }),
  unsure({
    name: 'role-empty',
    story: 'The role is a variable that the repository does not have.',
    sandbox: { githubApi: { files: { '.github/workflows/deploy.yml': WITH_ROLE } } },
    step: { stepId: 'aws' },
    inputs: { 'role-to-assume': '' },
    expected: { outcome: 'failure', code: 'EXPRESSION_EMPTY' },
  }),
  unsure({
    name: 'region-empty',
    story: 'The region is a variable of the workflow, which another job sets.',
    sandbox: { githubApi: { files: { '.github/workflows/deploy.yml': WITH_REGION } } },
    step: { stepId: 'aws' },
    inputs: { 'aws-region': '' },
    expected: { outcome: 'failure', code: 'EXPRESSION_EMPTY' },
  }),
  ...(['act', 'Gitea'] as const).map(
    (runner): Scenario => ({
      name: `on-${runner.toLowerCase()}`,
      story: `The workflow runs on ${runner}, which gives jobs no ID token.`,
      job: {
        idToken: false,
        runnerEnvironment: { [runner === 'act' ? 'ACT' : 'GITEA_ACTIONS']: 'true', RUNNER_ENVIRONMENT: '' },
      },
      expected: {
        outcome: 'failure',
        code: 'RUNNER_WITHOUT_ID_TOKEN',
        ...(runner === 'Gitea' && { confidence: 'likely' as const }),
      },
    }),
  ),
  {
    name: 'on-forgejo',
    story: 'The workflow runs on Forgejo, and does not ask for an ID token in the way of Forgejo.',
    job: {
      idToken: false,
      runnerEnvironment: { GITEA_ACTIONS: 'true', FORGEJO_ACTIONS: 'true', RUNNER_ENVIRONMENT: '' },
    },
    expected: {
      outcome: 'failure',
      code: 'RUNNER_WITHOUT_ID_TOKEN',
    },
  },
  {
    name: 'fork-without-secrets',
    story: 'A pull request from a fork runs a job that takes the role from a secret.',
    job: { idToken: false, event: PULL_REQUEST_FROM_FORK },
    inputs: { 'role-to-assume': '' },
    expected: {
      outcome: 'failure',
      code: 'SECRETS_WITHHELD_FROM_FORK',
      confidence: 'likely',
    },
  },
  {
    name: 'fork-without-keys',
    story: 'A pull request from a fork runs a job that takes access keys from secrets.',
    job: { idToken: false, event: PULL_REQUEST_FROM_FORK },
    inputs: { 'role-to-assume': 'none', 'aws-access-key-id': '', 'aws-secret-access-key': '' },
    expected: {
      outcome: 'failure',
      code: 'SECRETS_WITHHELD_FROM_FORK',
      confidence: 'likely',
    },
  },
  {
    name: 'dependabot-without-secrets',
    story: 'Dependabot runs a job that takes the role from a secret.',
    job: { ...DEPENDABOT, idToken: true },
    inputs: { 'role-to-assume': '' },
    expected: {
      outcome: 'failure',
      code: 'SECRETS_WITHHELD_FROM_DEPENDABOT',
      confidence: 'likely',
    },
  },
  {
    name: 'pull-request-from-fork',
    story: 'A pull request from a fork runs the deploy job.',
    job: { idToken: false, event: PULL_REQUEST_FROM_FORK },
    expected: {
      outcome: 'failure',
      code: 'ID_TOKEN_WITHHELD_FROM_FORK',
    },
  },
  {
    name: 'dependabot',
    story: 'Dependabot opens a pull request.',
    job: DEPENDABOT,
    expected: {
      outcome: 'failure',
      code: 'ID_TOKEN_WITHHELD_FROM_DEPENDABOT',
      confidence: 'likely',
    },
  },
  {
    name: 'fork-skipped',
    story: 'A pull request from a fork runs a job that may go on without credentials.',
    job: { idToken: false, event: PULL_REQUEST_FROM_FORK },
    inputs: { 'on-missing-oidc': 'skip' },
    expected: { outcome: 'nothing-published' },
  },
  {
    name: 'fork-skipped-with-keys',
    story: 'A pull request from a fork runs a job without credentials of its own, and the machine has some.',
    job: {
      idToken: false,
      event: PULL_REQUEST_FROM_FORK,
      environment: LEFT_KEYS,
    },
    inputs: { 'on-missing-oidc': 'skip' },
    expected: { outcome: 'nothing-published', code: 'OTHER_CREDENTIALS_REMAIN', level: 'warning' },
  },
  {
    name: 'fork-not-blanked',
    story:
      "A fork's pull request runs a job that blanks the keys of the machine, and something dropped the variable that names the file for that.",
    job: {
      idToken: false,
      event: PULL_REQUEST_FROM_FORK,
      environment: {
        AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
        AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
      },
      runnerEnvironment: { GITHUB_ENV: '' },
    },
    inputs: { 'on-missing-oidc': 'skip', 'unset-current-credentials': 'true' },
    expected: { outcome: 'failure', code: 'PUBLISHING_FAILED' },
  },
  {
    name: 'dependabot-warned',
    story: 'Dependabot runs a job that may go on without credentials, with a warning.',
    job: DEPENDABOT,
    inputs: { 'on-missing-oidc': 'warn' },
    expected: { outcome: 'nothing-published', code: 'ID_TOKEN_WITHHELD_FROM_DEPENDABOT', level: 'warning' },
  },
  {
    name: 'permission-missing-not-skipped',
    story: 'The workflow forgot the permission, and may go on without credentials for forks alone.',
    job: { idToken: false },
    inputs: { 'on-missing-oidc': 'skip' },
    expected: {
      outcome: 'failure',
      code: 'ID_TOKEN_PERMISSION_MISSING',
    },
  },
  {
    name: 'not-on-github-actions',
    story: 'The action runs somewhere else than on GitHub Actions.',
    job: { idToken: false, runnerEnvironment: { GITHUB_ACTIONS: '' } },
    expected: {
      outcome: 'failure',
      code: 'NOT_ON_GITHUB_ACTIONS',
    },
  },
  {
    name: 'id-token-variables-broken',
    story: 'A wrapper dropped one of the two variables.',
    job: { runnerEnvironment: { ACTIONS_ID_TOKEN_REQUEST_TOKEN: '' } },
    expected: {
      outcome: 'failure',
      code: 'ID_TOKEN_VARIABLES_BROKEN',
    },
  },
  unsure(
    answered(
      'id-token-denied',
      'GitHub no longer takes the request token.',
      { kind: 'error', status: 401, code: 'Unauthorized', message: 'The job is not in progress.' },
      'ID_TOKEN_REQUEST_DENIED',
    ),
  ),
  answered(
    'id-token-endpoint-not-found',
    'The server has no ID-token service.',
    { kind: 'error', status: 404, code: 'NotFound', message: 'Not Found' },
    'ID_TOKEN_ENDPOINT_NOT_FOUND',
  ),
  unsure(
    answered(
      'id-token-redirected',
      'A proxy redirects to its login page.',
      { kind: 'respond', status: 302, headers: { location: 'https://login.example/' }, body: '' },
      'ID_TOKEN_REQUEST_REDIRECTED',
    ),
  ),
  answered(
    'id-token-service-unavailable',
    "GitHub's ID-token service has an incident.",
    { kind: 'error', status: 503, code: 'ServiceUnavailable', message: 'Service unavailable' },
    'ID_TOKEN_SERVICE_UNAVAILABLE',
  ),
  unsure(
    answered(
      'id-token-captive-portal',
      "A proxy answers in GitHub's place.",
      { kind: 'respond', status: 200, headers: { 'content-type': 'text/html' }, body: '<html>Please log in</html>' },
      'ID_TOKEN_ANSWER_INVALID',
    ),
  ),
  answered(
    'id-token-proxy-refuses',
    'A proxy before GitHub asks for a password.',
    { kind: 'respond', status: 407, headers: { 'content-type': 'text/html' }, body: '<h1>407</h1>' },
    'PROXY_AUTHENTICATION_REQUIRED',
  ),
];
