// Workflows with one mistake each. The line that has to change ends in "# <- CODE", and says what the finding is where it is no error.

/** Texts of files by path. */
export type Files = Readonly<Record<string, string>>;

const ROLE = 'arn:aws:iam::111122223333:role/deploy';
const DEPLOY = '.github/workflows/deploy.yml';
const WITH_ROLE = `with: { role-to-assume: '${ROLE}', aws-region: eu-central-1 }`;
const GUARD = `uses: octo-org/aws-token-guard@v1`;
const OTHERS = `uses: aws-actions/configure-aws-credentials@v4`;

/** A workflow with one job `deploy`, whose lines are given with the indent of a job's fields. */
function workflow(on: string, job: string): Files {
  return { [DEPLOY]: `on: ${on}\njobs:\n  deploy:\n    runs-on: ubuntu-latest\n${indented(job, 4)}` };
}

function indented(text: string, blanks: number): string {
  const lines = text.replace(/^\n|\n *$/g, '').split('\n');
  const shared = Math.min(...lines.filter((line) => line.trim() !== '').map((line) => line.search(/\S/)));
  return lines.map((line) => (line.trim() === '' ? '' : `${' '.repeat(blanks)}${line.slice(shared)}`)).join('\n');
}

const GRANTED = 'permissions: { id-token: write, contents: read }';

/** One step with these inputs, in a job that may request an ID token. */
function step(inputs: string, uses = GUARD, on = 'push'): Files {
  return workflow(on, `${GRANTED}\nsteps:\n  - ${uses}\n    with:\n${indented(inputs, 6)}`);
}

const ROLE_INPUTS = `role-to-assume: ${ROLE}\naws-region: eu-central-1`;

const TRUST = (subject: string, more = '') => `{
  "Version": "2012-10-17",
  "Statement": [{
    "Effect": "Allow",
    "Principal": { "Federated": "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com" },
    "Action": "sts:AssumeRoleWithWebIdentity",
    "Condition": { "StringEquals": {
      "token.actions.githubusercontent.com:aud": "sts.amazonaws.com"${more},
      "token.actions.githubusercontent.com:sub": "${subject}"
    } }
  }]
}
`;

const POLICY_STEP = `
  steps:
    - uses: actions/checkout@v5
    - ${GUARD}
      with:
        role-to-assume: ${ROLE}`;

/** A job that reads the policy in the repository. */
function withPolicy(on: string, before: string, policy: string, code: string): Files {
  const fields = `${GRANTED}\n${before}${before === '' ? '' : '\n'}${indented(POLICY_STEP, 0)} # <- ${code}\n      aws-region: eu-central-1\n      trust-policy-file: iam/trust.json`;
  return { ...workflow(on, fields), 'iam/trust.json': policy };
}

/** A reusable workflow whose job needs a token. */
const CALLEE = `on:
  workflow_call:
    inputs:
      role: { type: string, required: true }
jobs:
  apply:
    runs-on: ubuntu-latest
    permissions:
      id-token: write
    steps:
      - ${GUARD}
        with:
          role-to-assume: \${{ inputs.role }}
          aws-region: eu-central-1
`;

function composite(inputs: string): string {
  return `name: Sign in\ndescription: Signs in.\ninputs:\n  role: { description: The role, required: true }\nruns:\n  using: composite\n  steps:\n    - ${GUARD}\n      with:\n${indented(inputs, 8)}\n`;
}

export const PLANTED_FAULTS: Readonly<Record<string, Files>> = {
  'no permissions at all': {
    [DEPLOY]: `on: push\njobs:\n  deploy: # <- ID_TOKEN_PERMISSION_MISSING\n    runs-on: ubuntu-latest\n    steps:\n      - ${GUARD}\n        ${WITH_ROLE}\n`,
  },
  'permissions of the job that replace those of the workflow': {
    [DEPLOY]: `on: push\npermissions: { id-token: write }\njobs:\n  deploy:\n    runs-on: ubuntu-latest\n    permissions: # <- ID_TOKEN_PERMISSION_MISSING\n      contents: read\n    steps:\n      - ${GUARD}\n        ${WITH_ROLE}\n`,
  },
  'read-all, which has no ID token': workflow(
    'push',
    `permissions: read-all # <- ID_TOKEN_PERMISSION_MISSING\nsteps:\n  - ${GUARD}\n    ${WITH_ROLE}`,
  ),
  'empty permissions': workflow(
    'push',
    `permissions: {} # <- ID_TOKEN_PERMISSION_MISSING\nsteps:\n  - ${GUARD}\n    ${WITH_ROLE}`,
  ),
  'id-token: none': workflow(
    'push',
    `permissions:\n  id-token: none # <- ID_TOKEN_PERMISSION_MISSING\nsteps:\n  - ${GUARD}\n    ${WITH_ROLE}`,
  ),
  'configure-aws-credentials without permission': {
    [DEPLOY]: `on: [push, workflow_dispatch]\npermissions: # <- ID_TOKEN_PERMISSION_MISSING\n  contents: write\njobs:\n  deploy:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: actions/checkout@v5\n      - ${OTHERS}\n        ${WITH_ROLE}\n`,
  },
  'a caller that grants less than its callee needs': {
    [DEPLOY]: `on: push\njobs:\n  deploy:\n    permissions: # <- CALLER_LACKS_ID_TOKEN_PERMISSION\n      contents: read\n    uses: ./.github/workflows/apply.yml\n    with: { role: '${ROLE}' }\n`,
    '.github/workflows/apply.yml': CALLEE,
  },
  'a caller without permissions': {
    [DEPLOY]: `on: push\njobs:\n  deploy: # <- CALLER_LACKS_ID_TOKEN_PERMISSION\n    uses: ./.github/workflows/apply.yml\n    with: { role: '${ROLE}' }\n`,
    '.github/workflows/apply.yml': CALLEE,
  },
  'one of two callers that grants less': {
    [DEPLOY]: `on: push\njobs:\n  staging:\n    permissions: { id-token: write }\n    uses: ./.github/workflows/apply.yml\n    with: { role: '${ROLE}' }\n  production:\n    permissions: {} # <- CALLER_LACKS_ID_TOKEN_PERMISSION\n    uses: ./.github/workflows/apply.yml\n    with: { role: '${ROLE}' }\n`,
    '.github/workflows/apply.yml': CALLEE,
  },
  'a caller of a caller that grants less': {
    [DEPLOY]: `on: push\npermissions: read-all # <- CALLER_LACKS_ID_TOKEN_PERMISSION\njobs:\n  deploy:\n    uses: ./.github/workflows/between.yml\n`,
    '.github/workflows/between.yml': `on: workflow_call\njobs:\n  inner:\n    uses: ./.github/workflows/apply.yml\n    with: { role: '${ROLE}' }\n`,
    '.github/workflows/apply.yml': CALLEE,
  },
  'a job of a called workflow that drops the permission': {
    [DEPLOY]: `on: push\npermissions: { id-token: write }\njobs:\n  deploy:\n    uses: ./.github/workflows/apply.yml\n    with: { role: '${ROLE}' }\n`,
    '.github/workflows/apply.yml': CALLEE.replace(
      '    permissions:\n      id-token: write',
      '    permissions: # <- ID_TOKEN_PERMISSION_MISSING\n      contents: read',
    ),
  },
  'a role that is no ARN': step(
    `role-to-assume: arn:aws:iam::1111:role/deploy # <- INVALID_INPUT\naws-region: eu-central-1`,
  ),
  'an unquoted account id': step(`${ROLE_INPUTS}\nallowed-account-ids: 012345678901 # <- INVALID_INPUT`),
  'a region that is an availability zone': step(
    `role-to-assume: ${ROLE}\naws-region: eu-central-1a # <- INVALID_INPUT`,
  ),
  'no region on a runner of GitHub': workflow(
    'push',
    `${GRANTED}\nsteps:\n  - ${GUARD} # <- INVALID_INPUT\n    with:\n      role-to-assume: ${ROLE}`,
  ),
  'a duration that no role allows': step(`${ROLE_INPUTS}\nrole-duration-seconds: 86400 # <- INVALID_INPUT`),
  'a chained session of two hours': step(
    `${ROLE_INPUTS}\nrole-chaining: true\nrole-duration-seconds: 7200 # <- INVALID_INPUT`,
    `run: aws sts get-caller-identity\n  - ${GUARD}`,
  ),
  'a chained session of two hours with configure-aws-credentials': step(
    `${ROLE_INPUTS}\nrole-chaining: true\nrole-duration-seconds: 7200 # <- INVALID_INPUT`,
    OTHERS,
  ),
  'an account that is not allowed': step(
    `role-to-assume: ${ROLE} # <- ACCOUNT_NOT_ALLOWED\naws-region: eu-central-1\nallowed-account-ids: '444455556666'`,
  ),
  'a role that is not allowed': step(
    `role-to-assume: ${ROLE} # <- ROLE_NOT_ALLOWED\naws-region: eu-central-1\nallowed-role-arns: arn:aws:iam::111122223333:role/read-*`,
  ),
  'a region of another partition': step(`role-to-assume: ${ROLE}\naws-region: cn-north-1 # <- PARTITION_MISMATCH`),
  'a region of another partition, in the environment': workflow(
    'push',
    `${GRANTED}\nenv: { AWS_REGION: us-gov-west-1 }\nsteps:\n  - ${GUARD} # <- PARTITION_MISMATCH\n    with:\n      role-to-assume: ${ROLE}`,
  ),
  'a region that is none, with configure-aws-credentials': step(
    `role-to-assume: ${ROLE}\naws-region: eu-central # <- INVALID_INPUT`,
    OTHERS,
  ),
  'an account that is not allowed, with configure-aws-credentials': step(
    `role-to-assume: ${ROLE} # <- ACCOUNT_NOT_ALLOWED\naws-region: eu-central-1\nallowed-account-ids: '444455556666, 777788889999'`,
    OTHERS,
  ),
  'a region of another partition, with configure-aws-credentials': step(
    `role-to-assume: ${ROLE}\naws-region: cn-north-1 # <- PARTITION_MISMATCH`,
    OTHERS,
  ),
  'a label of a runner in a list, without permission': {
    [DEPLOY]: `on: push\njobs:\n  deploy: # <- ID_TOKEN_PERMISSION_MISSING\n    runs-on: [ubuntu-latest]\n    steps:\n      - ${OTHERS}\n        ${WITH_ROLE}\n`,
  },
  'keys that a push of Dependabot does not get': {
    ...workflow(
      "{ push: { branches: ['dependabot/**'] } }",
      `steps:\n  - ${OTHERS}\n    with:\n      aws-access-key-id: \${{ secrets.KEY }} # <- SECRETS_WITHHELD_FROM_DEPENDABOT warning\n      aws-secret-access-key: \${{ secrets.SECRET }}\n      aws-region: eu-central-1`,
    ),
    '.github/dependabot.yml': 'version: 2\nupdates: []\n',
  },
  'an STS endpoint of another region': step(
    `role-to-assume: ${ROLE}\naws-region: eu-central-1 # <- ENDPOINT_REGION_MISMATCH\nsts-endpoint: https://sts.us-east-1.amazonaws.com`,
  ),
  'an input that only another event has': step(
    `role-to-assume: \${{ inputs.role }} # <- EXPRESSION_EMPTY\naws-region: eu-central-1`,
  ),
  'a secret that the caller does not pass': {
    [DEPLOY]: `on: push\njobs:\n  deploy:\n    permissions: { id-token: write }\n    uses: ./.github/workflows/apply.yml\n`,
    '.github/workflows/apply.yml': `on: workflow_call\njobs:\n  apply:\n    runs-on: ubuntu-latest\n    steps:\n      - ${GUARD}\n        with:\n          role-to-assume: \${{ secrets.ROLE }} # <- EXPRESSION_EMPTY warning\n          aws-region: eu-central-1\n`,
  },
  'a matrix without the key': workflow(
    'push',
    `${GRANTED}\nstrategy: { matrix: { env: [a, b] } }\nsteps:\n  - ${GUARD}\n    with:\n      role-to-assume: \${{ matrix.role }} # <- EXPRESSION_EMPTY\n      aws-region: eu-central-1`,
  ),
  'secrets in a composite action': {
    ...workflow(
      'push',
      `${GRANTED}\nsteps:\n  - uses: actions/checkout@v5\n  - uses: ./.github/actions/sign-in\n    with: { role: '${ROLE}' }`,
    ),
    '.github/actions/sign-in/action.yml': composite(
      `role-to-assume: \${{ secrets.ROLE }} # <- SECRETS_NOT_IN_ACTIONS\naws-region: eu-central-1`,
    ),
  },
  'a bad region that a composite action is given': {
    ...workflow(
      'push',
      `${GRANTED}\nsteps:\n  - uses: actions/checkout@v5\n  - uses: ./.github/actions/sign-in\n    with: { role: 'arn:aws:iam::111122223333:user/deploy' }`,
    ),
    '.github/actions/sign-in/action.yml': composite(
      `role-to-assume: \${{ inputs.role }} # <- INVALID_INPUT\naws-region: eu-central-1`,
    ),
  },
  'a pull request of a fork': workflow(
    'pull_request',
    `${GRANTED}\nsteps:\n  - ${GUARD} # <- ID_TOKEN_WITHHELD_FROM_FORK warning\n    ${WITH_ROLE}`,
  ),
  'a pull request of a fork, without permission': workflow(
    'pull_request',
    `permissions: {} # <- ID_TOKEN_PERMISSION_MISSING\nsteps:\n  - ${GUARD}\n    ${WITH_ROLE}`,
  ),
  'a pull request of a fork, with keys and an unused permission': workflow(
    'pull_request',
    `${GRANTED}\nsteps:\n  - ${OTHERS}\n    with:\n      aws-access-key-id: \${{ secrets.KEY }} # <- SECRETS_WITHHELD_FROM_FORK warning\n      aws-secret-access-key: \${{ secrets.SECRET }}\n      aws-region: eu-central-1`,
  ),
  'a pull request of a fork, with keys': workflow(
    '[push, pull_request]',
    `steps:\n  - ${OTHERS}\n    with:\n      aws-access-key-id: \${{ secrets.KEY }} # <- SECRETS_WITHHELD_FROM_FORK warning\n      aws-secret-access-key: \${{ secrets.SECRET }}\n      aws-region: eu-central-1`,
  ),
  'keys of a repository with Dependabot': {
    ...workflow(
      'push',
      `steps:\n  - ${OTHERS}\n    with:\n      aws-access-key-id: \${{ secrets.KEY }} # <- SECRETS_WITHHELD_FROM_DEPENDABOT warning\n      aws-secret-access-key: \${{ secrets.SECRET }}\n      aws-region: eu-central-1`,
    ),
    '.github/dependabot.yml': 'version: 2\nupdates: []\n',
  },
  'code of a pull request with a role': workflow(
    'pull_request_target',
    `${GRANTED}\nsteps:\n  - uses: actions/checkout@v5\n    with:\n      ref: \${{ github.event.pull_request.head.sha }} # <- PULL_REQUEST_CODE_WITH_ROLE warning\n  - ${GUARD}\n    ${WITH_ROLE}`,
  ),
  'code of a pull request after another workflow': workflow(
    '\n  workflow_run: { workflows: [Build], types: [completed] }',
    `${GRANTED}\nsteps:\n  - uses: actions/checkout@v5\n    with:\n      ref: \${{ github.event.workflow_run.head_sha }} # <- PULL_REQUEST_CODE_WITH_ROLE warning\n  - ${OTHERS}\n    ${WITH_ROLE}`,
  ),
  'stored keys beside a role': step(
    `${ROLE_INPUTS}\naws-access-key-id: \${{ secrets.KEY }} # <- STATIC_KEYS_WITH_ROLE warning\naws-secret-access-key: \${{ secrets.SECRET }}`,
  ),
  'a key in the file': step(
    `aws-region: eu-central-1\naws-access-key-id: AKIAIOSFODNN7EXAMPLE # <- KEY_IN_WORKFLOW warning\naws-secret-access-key: \${{ secrets.SECRET }}`,
    OTHERS,
  ),
  'two steps that publish to the same variables': workflow(
    'push',
    `${GRANTED}\nsteps:\n  - ${GUARD}\n    ${WITH_ROLE}\n  - ${GUARD} # <- CREDENTIALS_REPLACED_UNUSED warning\n    with: { role-to-assume: 'arn:aws:iam::111122223333:role/other', aws-region: eu-central-1 }`,
  ),
  'actions of others after the role': workflow(
    'push',
    `${GRANTED}\nsteps:\n  - ${GUARD} # <- CREDENTIALS_OUTLIVE_NEED notice\n    ${WITH_ROLE}\n  - uses: someone/else@v1`,
  ),
  'a policy for another branch': withPolicy(
    '{ push: { branches: [main] } }',
    '',
    TRUST('repo:octo-org/octo-repo:ref:refs/heads/release'),
    'TRUST_POLICY_SUBJECT_DIFFERS',
  ),
  'an environment, and a policy for a branch': withPolicy(
    'push',
    'environment: production',
    TRUST('repo:octo-org/octo-repo:ref:refs/heads/main'),
    'TRUST_POLICY_SUBJECT_DIFFERS',
  ),
  'a pull-request trigger on a deploy role': withPolicy(
    '{ push: { branches: [main] }, pull_request: {} }',
    'if: github.event.pull_request.head.repo.fork != true',
    TRUST('repo:octo-org@1/octo-repo@2:ref:refs/heads/main'),
    'ROLE_REFUSES_SOME_RUNS warning',
  ),
  'another audience than the policy has': {
    ...workflow(
      '{ push: { branches: [main] } }',
      `${GRANTED}\nsteps:\n  - uses: actions/checkout@v5\n  - ${GUARD}\n    with:\n      role-to-assume: ${ROLE} # <- TRUST_POLICY_AUDIENCE_DIFFERS\n      aws-region: eu-central-1\n      audience: https://github.com/octo-org\n      trust-policy-file: iam/trust.json`,
    ),
    'iam/trust.json': TRUST('repo:octo-org/octo-repo:ref:refs/heads/main'),
  },
  'a wildcard under StringEquals': withPolicy(
    '{ push: { branches: [main] } }',
    '',
    TRUST('repo:octo-org/octo-repo:*'),
    'TRUST_POLICY_WILDCARD_NOT_EXPANDED',
  ),
  'no permission, after a script that may sign in': workflow(
    'push',
    `permissions: { contents: read } # <- ID_TOKEN_PERMISSION_MISSING warning
steps:
  - run: saml2aws login --profile default
  - ${OTHERS}
    ${WITH_ROLE}`,
  ),
  'no permission, in an action whose failure the job tolerates': {
    ...workflow(
      'push',
      `permissions: { contents: read } # <- ID_TOKEN_PERMISSION_MISSING warning
steps:
  - uses: actions/checkout@v5
  - uses: ./sign-in
    continue-on-error: true`,
    ),
    'sign-in/action.yml': `runs:\n  using: composite\n  steps:\n    - ${GUARD}\n      ${WITH_ROLE}\n`,
  },
  'an input that the only caller here leaves out': {
    [DEPLOY]: `on: push\n${GRANTED}\njobs:\n  deploy:\n    uses: ./.github/workflows/apply.yml\n`,
    '.github/workflows/apply.yml': `on: { workflow_call: { inputs: { role: { type: string } } } }
jobs:
  apply:
    runs-on: ubuntu-latest
    steps:
      - ${GUARD}
        with:
          role-to-assume: \${{ inputs.role }} # <- EXPRESSION_EMPTY warning
          aws-region: eu-central-1
`,
  },
  'an alias for permissions without an ID token': {
    [DEPLOY]: `on: push\njobs:\n  test:\n    runs-on: ubuntu-latest\n    permissions: &read\n      contents: read\n    steps: [{ run: npm test }]\n  deploy:\n    runs-on: ubuntu-latest\n    permissions: *read # <- ID_TOKEN_PERMISSION_MISSING\n    steps:\n      - ${GUARD}\n        ${WITH_ROLE}\n`,
  },
  'an alias for a matrix without the key': workflow(
    'push',
    `${GRANTED}\nenv: &values { env: [a, b] }\nstrategy: { matrix: *values }\nsteps:\n  - ${GUARD}\n    with:\n      role-to-assume: \${{ matrix.role }} # <- EXPRESSION_EMPTY\n      aws-region: eu-central-1`,
  ),
  'a step by an alias, in a job without permission': {
    [DEPLOY]: `on: push\njobs:\n  one:\n    runs-on: ubuntu-latest\n    ${GRANTED}\n    steps:\n      - &sign-in\n        ${GUARD}\n        ${WITH_ROLE}\n  two: # <- ID_TOKEN_PERMISSION_MISSING\n    runs-on: ubuntu-latest\n    steps: [*sign-in]\n`,
  },
  'no region, after a script that may set one': workflow(
    'push',
    `${GRANTED}\nsteps:\n  - run: npm ci\n  - ${GUARD} # <- INVALID_INPUT warning\n    with:\n      role-to-assume: ${ROLE}`,
  ),
  'a variable without a value, after a script that may give it one': workflow(
    'push',
    `${GRANTED}\nenv: { ROLE: '' }\nsteps:\n  - run: npm ci\n  - ${GUARD}\n    with:\n      role-to-assume: \${{ env.ROLE }} # <- EXPRESSION_EMPTY warning\n      aws-region: eu-central-1`,
  ),
  'no permission, in a job that tolerates no failure': workflow(
    'push',
    `continue-on-error: False\npermissions: {} # <- ID_TOKEN_PERMISSION_MISSING\nsteps:\n  - ${GUARD}\n    ${WITH_ROLE}`,
  ),
  'a policy file that is not there': {
    ...step(`${ROLE_INPUTS}\ntrust-policy-file: iam/trust.json # <- TRUST_POLICY_FILE_INVALID`),
  },
  'a condition that a boolean input meets': {
    [DEPLOY]:
      'on: push\njobs:\n  deploy: # <- CALLER_LACKS_ID_TOKEN_PERMISSION\n    uses: ./.github/workflows/apply.yml\n    with: { deploy: true }\n',
    '.github/workflows/apply.yml': `on: { workflow_call: { inputs: { deploy: { type: boolean } } } }\njobs:\n  apply:\n    if: inputs.deploy == true\n    runs-on: ubuntu-latest\n    steps:\n      - ${GUARD}\n        ${WITH_ROLE}\n`,
  },
};

/** What the marks in the texts ask for, as `file:line code severity`. */
export function marksIn(files: Files): readonly string[] {
  return Object.entries(files).flatMap(([file, text]) =>
    text.split('\n').flatMap((line, index) => {
      const [, code, severity = 'error'] = /# <- ([A-Z_]+)(?: (warning|notice))?/.exec(line) ?? [];
      return code === undefined ? [] : [`${file}:${index + 1} ${code} ${severity}`];
    }),
  );
}
