// Workflows with nothing wrong in them: preflight must be silent about each.
import type { Files } from '../../../sandbox/preflight-faults.ts';

const ROLE = 'arn:aws:iam::111122223333:role/deploy';
const DEPLOY = '.github/workflows/deploy.yml';
const GUARD = 'octo-org/aws-token-guard@v1';
const OTHERS = 'aws-actions/configure-aws-credentials@v4';

const CALLEE = `on:
  workflow_call:
    inputs:
      role: { type: string, required: true }
      environment: { type: string, default: staging }
    secrets:
      token: { required: false }
jobs:
  apply:
    runs-on: ubuntu-latest
    environment: \${{ inputs.environment }}
    steps:
      - uses: ${GUARD}
        with:
          role-to-assume: \${{ inputs.role }}
          aws-region: eu-central-1
`;

const TRUST = (operator: string, ...subjects: readonly string[]) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Federated: 'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com' },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: {
          'ForAnyValue:StringEquals': { 'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com' },
          [operator]: { 'token.actions.githubusercontent.com:sub': subjects },
        },
      },
    ],
  });

/** One job that may request an ID token. */
function job(on: string, fields: string, uses = GUARD, inputs = ''): string {
  return `on: ${on}
permissions: { id-token: write, contents: read }
jobs:
  deploy:
    runs-on: ubuntu-latest
${fields}    steps:
      - uses: actions/checkout@v5
      - uses: ${uses}
        with:
          role-to-assume: ${ROLE}
          aws-region: eu-central-1
${inputs}      - run: aws sts get-caller-identity
`;
}

/** One job with stored keys. */
function keys(on: string, fields: string): string {
  return `on: ${on}\njobs:\n  deploy:\n    runs-on: ubuntu-latest\n${fields}    steps:\n      - uses: ${OTHERS}\n        with: { aws-access-key-id: '\${{ secrets.A }}', aws-secret-access-key: '\${{ secrets.B }}', aws-region: us-east-1 }\n`;
}

const one = (...parts: Parameters<typeof job>): Files => ({ [DEPLOY]: job(...parts) });

export const HEALTHY_WORKFLOWS: Readonly<Record<string, Files>> = {
  'the plain case': one('push', ''),
  'configure-aws-credentials': one('{ push: { branches: [main] } }', '', OTHERS),
  'a pin to a commit': one(
    'push',
    '',
    'aws-actions/configure-aws-credentials@7474bc4690e29a8392af63c5b98e7449536d5c3a',
  ),
  'write-all': {
    [DEPLOY]: job('push', '').replace('{ id-token: write, contents: read }', 'write-all'),
  },
  'permissions of the job': {
    [DEPLOY]: job('push', '    permissions:\n      id-token: write\n').replace(/^permissions.*\n/m, ''),
  },
  'a job of its own without permissions beside one with them': {
    [DEPLOY]: `${job('push', '')}  test:\n    runs-on: ubuntu-latest\n    permissions: {}\n    steps:\n      - run: npm test\n`,
  },
  'every usual event': one(
    '[push, workflow_dispatch, schedule, release, merge_group, repository_dispatch, workflow_run]',
    '',
  ),
  'a pull request with a guard for forks': one(
    'pull_request',
    '    if: github.event.pull_request.head.repo.full_name == github.repository\n',
  ),
  'a guard for forks in the form that the findings advise': one(
    '[push, pull_request]',
    '    if: ${{ !github.event.pull_request || github.event.pull_request.head.repo.full_name == github.repository }}\n',
  ),
  'a guard for forks by their flag': one('pull_request', '    if: ${{ !github.event.pull_request.head.repo.fork }}\n'),
  'a guard in the step': {
    [DEPLOY]: job('[push, pull_request]', '').replace(
      `- uses: ${GUARD}`,
      `- if: github.event_name == 'push'\n        uses: ${GUARD}`,
    ),
  },
  'a run of a fork that may go on without credentials': one(
    'pull_request',
    '',
    GUARD,
    '          on-missing-oidc: skip\n',
  ),
  'a job that needs one with a guard': {
    [DEPLOY]: job('[push, pull_request]', '    needs: gate\n').replace(
      'jobs:\n',
      "jobs:\n  gate:\n    if: github.event_name == 'push'\n    runs-on: ubuntu-latest\n    steps:\n      - run: 'true'\n",
    ),
  },
  'pull_request_target with the code of the base': one('pull_request_target', ''),
  'pull_request_target with the code of the pull request, without a role': {
    [DEPLOY]: `${job('push', '')}`,
    '.github/workflows/label.yml': `on: pull_request_target
jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v5
        with: { ref: '\${{ github.event.pull_request.head.sha }}' }
  publish:
    runs-on: ubuntu-latest
    permissions: { id-token: write }
    steps:
      - uses: ${OTHERS}
        with: { role-to-assume: '${ROLE}', aws-region: eu-central-1 }
`,
  },
  'keys that a run of Dependabot does not reach': {
    [DEPLOY]: keys(
      '[push, pull_request]',
      "    if: github.actor != 'dependabot[bot]' && !github.event.pull_request.head.repo.fork\n",
    ),
    '.github/dependabot.yml': 'version: 2\n',
  },
  'keys on branches that Dependabot does not push to': {
    [DEPLOY]: keys('{ push: { branches: [main] }, release: {} }', ''),
    '.github/dependabot.yml': 'version: 2\n',
  },
  'keys of Dependabot whose failure the job tolerates': {
    [DEPLOY]: keys('push', '    continue-on-error: true\n'),
    '.github/dependabot.yml': 'version: 2\n',
  },
  'keys of a run of Dependabot that come from a variable': {
    [DEPLOY]: keys('push', '').replaceAll('secrets.', 'vars.'),
    '.github/dependabot.yml': 'version: 2\n',
  },
  'keys of a run for a fork that are no secrets': {
    [DEPLOY]: keys('pull_request', '').replaceAll('secrets.', 'vars.'),
  },
  ...Object.fromEntries(
    Object.entries({
      'in an environment, which may have reviewers': ['    environment: review\n', 'actions/checkout@v5'],
      'behind a label': ["    if: github.event.label.name == 'safe'\n", 'actions/checkout@v5'],
      'of this repository alone': ['    if: ${{ !github.event.pull_request.head.repo.fork }}\n', 'actions/checkout@v5'],
      'that another action only looks at': ['', 'octo-org/label@v1'],
    }).map(([name, [fields = '', uses = '']]) => [
      `code of a pull request ${name}`,
      {
        [DEPLOY]: job('pull_request_target', fields).replace(
          'uses: actions/checkout@v5',
          `uses: ${uses}\n        with: { ref: '\${{ github.event.pull_request.head.sha }}' }`,
        ),
      },
    ]),
  ),
  'code of a pull request in a run that has what its author has': {
    [DEPLOY]: job('pull_request', '    if: ${{ !github.event.pull_request.head.repo.fork }}\n').replace(
      'uses: actions/checkout@v5',
      "uses: actions/checkout@v5\n        with: { ref: '${{ github.event.pull_request.head.sha }}' }",
    ),
  },
  'keys of an earlier step beside a role': one(
    'push',
    '',
    OTHERS,
    '          aws-access-key-id: ${{ steps.a.outputs.key }}\n          aws-secret-access-key: ${{ steps.a.outputs.secret }}\n',
  ),
  'stored keys of a session beside a role': one(
    'push',
    '',
    OTHERS,
    '          aws-access-key-id: ${{ secrets.A }}\n          aws-secret-access-key: ${{ secrets.B }}\n          aws-session-token: ${{ secrets.C }}\n',
  ),
  ...Object.fromEntries(
    [
      ['', 'aws-profile: two'],
      ['aws-profile: one', ''],
      ['', 'role-chaining: true'],
      ['', 'output-credentials: true'],
      ['', "aws-access-key-id: '${{ steps.a.outputs.k }}', aws-secret-access-key: '${{ steps.a.outputs.s }}'"],
    ].map(([first, second]) => [
      `two steps in a row: ${first || second}`,
      {
        [DEPLOY]: job('push', '').replace(
          /- uses: octo-org.*?- run/s,
          [first, second]
            .map(
              (more) =>
                `- uses: ${GUARD}\n        with: { role-to-assume: '${ROLE}', aws-region: us-east-1, ${more} }\n      `,
            )
            .join('')
            .concat('- run'),
        ),
      },
    ]),
  ),
  'a policy file that an action brings': {
    [DEPLOY]: job('push', '', GUARD, '          trust-policy-file: iam/trust.json\n').replace(
      `- uses: ${GUARD}`,
      `- uses: actions/download-artifact@v5\n      - uses: ${GUARD}`,
    ),
  },
  'two hours without chaining': one(
    'push',
    '',
    OTHERS,
    '          role-chaining: false\n          role-duration-seconds: 7200\n',
  ),
  ...Object.fromEntries(
    ['role-chaining: true', 'role-chaining: ${{ vars.CHAIN }}', 'web-identity-token-file: /run/token'].map((input) => [
      `configure-aws-credentials without permission, with ${input}`,
      { [DEPLOY]: job('push', '', OTHERS, `          ${input}\n`).replace(/^permissions.*\n/m, '') },
    ]),
  ),
  'configure-aws-credentials after a step with credentials, without permission': {
    [DEPLOY]: job('push', '', OTHERS)
      .replace(/^permissions.*\n/m, '')
      .replace(
        `- uses: ${OTHERS}`,
        `- uses: ${OTHERS}\n        with: { aws-access-key-id: '\${{ secrets.A }}', aws-secret-access-key: '\${{ secrets.B }}', aws-region: us-east-1 }\n      - uses: ${OTHERS}`,
      ),
  },
  'this action without permission, from a source that the run chooses': {
    [DEPLOY]: job('push', '', GUARD, '          role-chaining: ${{ vars.CHAIN }}\n').replace(/^permissions.*\n/m, ''),
  },
  'this action without permission, with credentials that may be there': {
    [DEPLOY]: job('push', '', GUARD, '          use-existing-credentials: true\n').replace(/^permissions.*\n/m, ''),
  },
  'a region of an emulator': {
    [DEPLOY]: job('push', '', GUARD, '          sts-endpoint: http://localhost:4566\n').replace(
      'eu-central-1',
      'local',
    ),
  },
  'a region for an endpoint that only the run has': {
    [DEPLOY]: job('push', '', GUARD, '          sts-endpoint: ${{ vars.STS }}\n').replace('eu-central-1', 'local'),
  },
  'a region of an emulator for the other action': {
    [DEPLOY]: job('push', '    env: { AWS_ENDPOINT_URL: "http://localhost:4566" }\n', OTHERS).replace(
      'eu-central-1',
      'local',
    ),
  },
  'a region in variables that only the run has': {
    [DEPLOY]: job('push', '    env: { AWS_DEFAULT_REGION: "${{ vars.REGION }}" }\n').replace(/ *aws-region.*\n/, ''),
  },
  'a reusable workflow whose caller grants the permission': {
    [DEPLOY]: `on: push\njobs:\n  deploy:\n    permissions: { id-token: write }\n    uses: ./.github/workflows/apply.yml\n    with: { role: '${ROLE}', environment: production }\n`,
    '.github/workflows/apply.yml': CALLEE,
  },
  'a reusable workflow that others call': { [DEPLOY]: CALLEE },
  'a reusable workflow with an account by the repository that calls it': {
    [DEPLOY]: CALLEE.replace(
      'aws-region:',
      "allowed-account-ids: ${{ github.repository == 'octo-org/octo-repo' && 'none' || '111122223333' }}\n          aws-region:",
    ),
  },
  'a reusable workflow with the secrets of its caller': {
    [DEPLOY]: `on: push\npermissions: { id-token: write }\njobs:\n  deploy:\n    uses: ./.github/workflows/apply.yml\n    secrets: inherit\n    with: { role: '${ROLE}' }\n`,
    '.github/workflows/apply.yml': CALLEE.replace('${{ inputs.role }}', '${{ secrets.ROLE }}'),
  },
  'secrets of an environment in a reusable workflow': {
    [DEPLOY]: `on: push\npermissions: { id-token: write }\njobs:\n  deploy:\n    uses: ./.github/workflows/apply.yml\n    with: { role: '${ROLE}' }\n`,
    '.github/workflows/apply.yml': CALLEE.replace('${{ inputs.role }}', '${{ secrets.ROLE }}'),
  },
  'a composite action': {
    [DEPLOY]: `on: push\npermissions: { id-token: write }\njobs:\n  deploy:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: actions/checkout@v5\n      - uses: ./.github/actions/sign-in\n        with: { role: '\${{ secrets.ROLE }}' }\n`,
    '.github/actions/sign-in/action.yml': `name: Sign in\ndescription: Signs in.\ninputs:\n  role: { description: The role, required: true }\n  region: { description: The region, default: eu-central-1 }\nruns:\n  using: composite\n  steps:\n    - uses: ${GUARD}\n      with:\n        role-to-assume: \${{ inputs.role }}\n        aws-region: \${{ inputs.region }}\n`,
  },
  'a matrix of environments and roles': one(
    'push',
    '    strategy:\n      matrix:\n        include:\n          - { env: staging, account: "111122223333" }\n          - { env: production, account: "444455556666" }\n    environment: ${{ matrix.env }}\n',
    GUARD,
    '          allowed-account-ids: 111122223333, ${{ matrix.account }}\n',
  ),
  'a matrix that an earlier job makes': one(
    'push',
    '    strategy:\n      matrix: ${{ fromJSON(needs.plan.outputs.matrix) }}\n    environment: ${{ matrix.env }}\n',
  ),
  'values that only the run has': {
    [DEPLOY]: job('push', '')
      .replace(ROLE, '${{ vars.AWS_ROLE }}')
      .replace('eu-central-1', '${{ vars.AWS_REGION }}\n          role-duration-seconds: ${{ vars.DURATION }}'),
  },
  'parts of values that only the run has': {
    [DEPLOY]: job('push', '')
      .replace('111122223333', '${{ secrets.ACCOUNT }}')
      .replace('eu-central-1', 'eu-${{ vars.R }}-1'),
  },
  'the region in the environment': {
    [DEPLOY]: job('push', '    env: { AWS_REGION: eu-central-1 }\n').replace(/ *aws-region.*\n/, ''),
  },
  'the region from an earlier step': {
    [DEPLOY]: job('push', '')
      .replace(/ *aws-region.*\n/, '')
      .replace(`- uses: ${GUARD}`, `- run: echo "AWS_REGION=eu-central-1" >> "$GITHUB_ENV"\n      - uses: ${GUARD}`),
  },
  'the region of a runner of one’s own': {
    [DEPLOY]: job('push', '')
      .replace('ubuntu-latest', '[self-hosted, linux]')
      .replace(/ *aws-region.*\n/, ''),
  },
  'the role of a runner of one’s own': {
    [DEPLOY]: job('push', '', OTHERS)
      .replace('ubuntu-latest', 'deploy-runner')
      .replace(/^permissions.*\n/m, ''),
  },
  'stored keys': {
    [DEPLOY]: `on: push\njobs:\n  deploy:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: ${GUARD}\n        with:\n          aws-access-key-id: \${{ secrets.AWS_ACCESS_KEY_ID }}\n          aws-secret-access-key: \${{ secrets.AWS_SECRET_ACCESS_KEY }}\n          aws-region: eu-central-1\n`,
  },
  'the existing credentials of a job': {
    [DEPLOY]: `on: push\njobs:\n  deploy:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: someone/login@v1\n      - uses: ${GUARD}\n        with:\n          mode: verify\n          allowed-account-ids: '111122223333'\n          aws-region: eu-central-1\n`,
  },
  'a chain of two steps': {
    [DEPLOY]: `${job('push', '').replace(/ *- run.*\n/, '')}      - uses: ${OTHERS}\n        with:\n          role-to-assume: arn:aws:iam::444455556666:role/target\n          aws-region: eu-central-1\n          role-chaining: true\n`,
  },
  'two roles that are both used': {
    [DEPLOY]: `${job('push', '')}      - uses: ${GUARD}\n        with: { role-to-assume: 'arn:aws:iam::444455556666:role/b', aws-region: us-east-1 }\n`,
  },
  'two roles as profiles': one(
    'push',
    '',
    GUARD,
    `          aws-profile: one\n      - uses: ${GUARD}\n        with: { role-to-assume: 'arn:aws:iam::444455556666:role/b', aws-region: us-east-1, aws-profile: two }\n`,
  ),
  China: {
    [DEPLOY]: job('push', '').replace('arn:aws:', 'arn:aws-cn:').replace('eu-central-1', 'cn-north-1'),
  },
  'quoted account ids': one('push', '', GUARD, "          allowed-account-ids: '111122223333'\n"),
  'a policy with ids for the branch': {
    ...one('{ push: { branches: [main] } }', '', GUARD, '          trust-policy-file: iam/trust.json\n'),
    'iam/trust.json': TRUST('StringEquals', 'repo:octo-org@1/octo-repo@2:ref:refs/heads/main'),
  },
  'a policy with a wildcard for tags': {
    ...one("{ push: { tags: ['v*'] } }", '', GUARD, '          trust-policy-file: iam/trust.json\n'),
    'iam/trust.json': TRUST('StringLike', 'repo:octo-org@1/octo-repo@2:ref:refs/tags/v*'),
  },
  'a policy for one of the branches of a push': {
    ...one('push', '', GUARD, '          trust-policy-file: iam/trust.json\n'),
    'iam/trust.json': TRUST('StringEquals', 'repo:octo-org@1/octo-repo@2:ref:refs/heads/main'),
  },
  'a policy for environments that the run chooses': {
    ...one(
      '{ workflow_dispatch: { inputs: { env: { type: environment } } } }',
      '    environment: ${{ inputs.env }}\n',
      GUARD,
      '          trust-policy-file: iam/trust.json\n',
    ),
    'iam/trust.json': TRUST('StringEquals', 'repo:octo-org@1/octo-repo@2:environment:production'),
  },
  'a policy file that an earlier step makes': {
    [DEPLOY]: job('push', '', GUARD, '          trust-policy-file: iam/trust.json\n').replace(
      `- uses: ${GUARD}`,
      `- run: terraform show -json > iam/trust.json\n      - uses: ${GUARD}`,
    ),
  },
  'anchors and aliases': {
    [DEPLOY]: `on: push\npermissions: &all { id-token: write }\njobs:\n  deploy:\n    runs-on: ubuntu-latest\n    permissions: *all\n    steps:\n      - uses: ${GUARD}\n        with: { role-to-assume: '${ROLE}', aws-region: eu-central-1 }\n`,
  },
  'a region that an earlier script changes': {
    [DEPLOY]: job('push', '    env: { AWS_REGION: eu-central-1 }\n')
      .replace('arn:aws:', 'arn:aws-us-gov:')
      .replace(/ *aws-region.*\n/, '')
      .replace(`- uses: ${GUARD}`, `- run: echo "AWS_REGION=us-gov-west-1" >> "$GITHUB_ENV"\n      - uses: ${GUARD}`),
  },
  'a variable that an earlier script changes': {
    [DEPLOY]: job('push', '    env: { ACCOUNT: none }\n')
      .replace('111122223333', '${{ env.ACCOUNT }}')
      .replace(`- uses: ${GUARD}`, `- run: echo "ACCOUNT=111122223333" >> "$GITHUB_ENV"\n      - uses: ${GUARD}`),
  },
  'the region that a script of the repository sets': {
    [DEPLOY]: job('push', '')
      .replace(/ *aws-region.*\n/, '')
      .replace(`- uses: ${GUARD}`, `- run: ./ci/setup.sh\n      - uses: ${GUARD}`),
  },
  'a matrix of mappings': one(
    'push',
    '    strategy: { matrix: { target: [{ env: a }, { env: b }] } }\n    if: ${{ matrix.target }}\n    environment: ${{ matrix.target.env }}\n',
  ),
  'a label of one’s own that begins like one of GitHub': {
    [DEPLOY]: job('push', '', OTHERS)
      .replace('ubuntu-latest', 'ubuntu-onprem')
      .replace(/^permissions.*\n/m, ''),
  },
  'a matrix with an unknown value that is also in include': one(
    '{ workflow_dispatch: { inputs: { env: { type: string } } } }',
    `    strategy: { matrix: { env: ['\${{ inputs.env }}'], include: [{ env: '\${{ inputs.env }}', account: '111122223333' }] } }\n`,
    GUARD,
    '          allowed-account-ids: ${{ matrix.account }}\n',
  ),
  'U+2028 in a comment and in a quoted text': {
    [DEPLOY]: job('push', '')
      .replace('jobs:', '# one\u2028two\njobs:')
      .replace('- run: aws sts get-caller-identity', `- run: 'echo a\u2028b'`),
  },
  'a policy for a customized subject': {
    ...one('push', '', GUARD, '          trust-policy-file: iam/trust.json\n'),
    'iam/trust.json': TRUST(
      'StringEquals',
      'repo:octo-org@1/octo-repo@2:environment:production:job_workflow_ref:octo-org/octo-repo/.github/workflows/a.yml@main',
    ),
  },
  'credentials that the environment of the workflow names': {
    [DEPLOY]: job('push', '    env: { ROLE_CHAINING: true }\n', OTHERS).replace(/^permissions.*\n/m, ''),
  },
  'a role for the branch after a merge': {
    [DEPLOY]: job(
      '{ pull_request: { types: [closed], branches: [main] } }',
      '    if: github.event.pull_request.merged\n',
    ).replace(
      `role-to-assume: ${ROLE}\n`,
      `role-to-assume: \${{ github.ref == 'refs/heads/main' && '${ROLE}' || '' }}\n          on-missing-oidc: skip\n`,
    ),
  },
  'a role by a boolean of a matrix': one(
    'push',
    '    strategy: { matrix: { prod: [false] } }\n',
    GUARD,
    "          allowed-account-ids: ${{ matrix.prod && '999922223333' || '111122223333' }}\n",
  ),
  'an account by a boolean input': {
    [DEPLOY]:
      'on: push\npermissions: { id-token: write }\njobs:\n  deploy:\n    uses: ./.github/workflows/apply.yml\n    with: { prod: false }\n',
    '.github/workflows/apply.yml': job(
      '{ workflow_call: { inputs: { prod: { type: boolean }, dry: { type: boolean, default: false }, n: { type: number } } } }',
      '',
      GUARD,
      "          allowed-account-ids: ${{ (inputs.prod || inputs.dry || inputs.n) && '999922223333' || '111122223333' }}\n",
    ),
  },
  ...Object.fromEntries(
    [
      'run: cat deploy.env >> "$GITHUB_ENV"',
      'run: ./ci/choose-role.sh',
      'uses: someone/dotenv-action@v1',
      'run: echo "ROLE=x" >> ${{ github.env }}',
      `run: echo "ROLE=x" >> \${{ github['env'] }}`,
      'run: echo "ROLE=x" >> ${{ fromJSON(toJSON( github )).env }}',
      'run: echo ROLE=x >> %github_env%',
      'run: ./choose',
      'run: .\\choose',
      'run: cd ci && sudo bin/choose --role x',
      'run: $GITHUB_WORKSPACE/choose',
      'run: bash choose',
      'run: python3 choose',
    ].map((step) => [
      `a role that an earlier step may set: ${step}`,
      {
        [DEPLOY]: job('push', "    env: { ROLE: '' }\n")
          .replace(ROLE, '${{ env.ROLE }}')
          .replace(`- uses: ${GUARD}`, `- ${step}\n      - uses: ${GUARD}`),
      },
    ]),
  ),
  'a session name that an earlier step may set': {
    [DEPLOY]: job('push', '    env: { ROLE_SESSION_NAME: a b }\n').replace(
      `- uses: ${GUARD}`,
      `- run: ./ci/choose-name.sh\n      - uses: ${GUARD}`,
    ),
  },
  'a variable in other letters, which only Windows takes for the same': {
    [DEPLOY]: job('push', "    env: { Role: '' }\n").replace(ROLE, '${{ env.ROLE }}'),
  },
  'a variable of the repository that a run for a fork may have': one(
    'pull_request',
    "    if: ${{ vars.FORKS != 'allowed' }}\n",
  ),
  'a script with a key that looks merged': {
    [DEPLOY]: job('push', '').replace(
      '- run: aws sts get-caller-identity',
      '- run: |\n          cat > x.yml <<EOF\n          <<: *x\n          EOF',
    ),
  },
  'a region in variables by an alias': {
    [DEPLOY]: job('push', '    env: *shared\n')
      .replace(/ *aws-region.*\n/, '')
      .replace(
        'jobs:\n',
        `jobs:\n  test:\n    runs-on: ubuntu-latest\n    env: &shared { AWS_REGION: eu-central-1 }\n    steps: [{ run: npm test }]\n`,
      ),
  },
  'a region in variables by an expression': {
    [DEPLOY]: job('push', '    env: ${{ fromJSON(vars.ENV) }}\n').replace(/ *aws-region.*\n/, ''),
  },
  'a region of the workflow that an alias may replace': {
    [DEPLOY]: job('push', '    env: *shared\n')
      .replace(/ *aws-region.*\n/, '')
      .replace(
        'jobs:\n',
        `env: { AWS_REGION: none }\njobs:\n  test:\n    runs-on: ubuntu-latest\n    env: &shared { AWS_REGION: eu-central-1 }\n    steps: [{ run: npm test }]\n`,
      ),
  },
  'a role of the workflow that an alias may replace': {
    [DEPLOY]: job('push', '    env: *shared\n')
      .replace(ROLE, '${{ env.ROLE }}')
      .replace(
        'jobs:\n',
        `env: { ROLE: '' }\njobs:\n  test:\n    runs-on: ubuntu-latest\n    env: &shared { ROLE: '${ROLE}' }\n    steps: [{ run: npm test }]\n`,
      ),
  },
  'credentials that variables by an expression may name': {
    [DEPLOY]: job('push', '    env: ${{ fromJSON(vars.ENV) }}\n', OTHERS).replace(/^permissions.*\n/m, ''),
  },
  'a region in the variables of a step with a composite action': {
    [DEPLOY]: `on: push\npermissions: { id-token: write }\njobs:\n  deploy:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: actions/checkout@v5\n      - uses: ./sign-in\n        env: { AWS_REGION: eu-central-1 }\n`,
    'sign-in/action.yml': `runs:\n  using: composite\n  steps:\n    - uses: ${GUARD}\n      with: { role-to-assume: '${ROLE}' }\n`,
  },
  'a matrix by an alias': {
    [DEPLOY]: job('push', '    strategy: *shared\n')
      .replace(ROLE, '${{ matrix.role }}')
      .replace(
        'jobs:\n',
        `jobs:\n  test:\n    runs-on: ubuntu-latest\n    strategy: &shared { matrix: { role: ['${ROLE}'] } }\n    steps: [{ run: npm test }]\n`,
      ),
  },
  'inputs that a workflow declares for two events by an alias': {
    [DEPLOY]: `on: push\npermissions: { id-token: write }\njobs:\n  deploy:\n    uses: ./.github/workflows/apply.yml\n`,
    '.github/workflows/apply.yml': job(
      `\n  workflow_dispatch: { inputs: &inputs { role: { type: string, default: '${ROLE}' } } }\n  workflow_call: { inputs: *inputs }`,
      '',
    ).replace(`role-to-assume: ${ROLE}`, 'role-to-assume: ${{ inputs.role }}'),
  },
  'inputs of a run by hand that an alias hides': {
    [DEPLOY]: job('\n  workflow_dispatch: &self { inputs: *self }', '').replace(ROLE, '${{ inputs.role }}'),
  },
  'a job whose needs an alias hides': {
    [DEPLOY]: job('pull_request', '    needs: *self\n').replace('  deploy:', '  deploy: &self'),
  },
  'inputs of a reusable workflow by an alias': {
    [DEPLOY]: `on: push\npermissions: { id-token: write }\njobs:\n  one:\n    uses: ./.github/workflows/apply.yml\n    with: &shared { role: '${ROLE}' }\n  two:\n    uses: ./.github/workflows/apply.yml\n    with: *shared\n`,
    '.github/workflows/apply.yml': CALLEE.replace(', required: true', ''),
  },
  'inputs of a composite action by an alias': {
    [DEPLOY]: `on: push\npermissions: { id-token: write }\njobs:\n  deploy:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: actions/checkout@v5\n      - if: runner.debug\n        uses: ./sign-in\n        with: &shared { role: '${ROLE}' }\n      - uses: ./sign-in\n        with: *shared\n`,
    'sign-in/action.yml': `inputs: { role: { default: '' } }\nruns:\n  using: composite\n  steps:\n    - uses: ${GUARD}\n      with: { role-to-assume: '\${{ inputs.role }}', aws-region: eu-central-1, aws-profile: deploy }\n`,
  },
};
