// What each example has to show, with the roles that its own templates describe. Effect: reads files.
import { DEFAULT_WORLD, trustSubject } from '../sandbox/world.ts';
import { defined } from '../src/util/defined.ts';
import type { RunName } from './example-runs.ts';
import { accountOf, accountsOf, worldOf } from './example-worlds.ts';
import { readExample } from './examples.ts';
import type { Files } from './repositories.ts';
import { EXCHANGE, REFUSED_TRY, type Scenario } from './scenarios.ts';

/** A row about an example; what most examples share is left out. */
interface Row extends Partial<Scenario> {
  readonly name: string;
  readonly folder: string;
  readonly run: RunName;
}

const DOES_NOTHING = "name: nothing\nruns:\n  using: composite\n  steps:\n    - run: 'true'\n      shell: sh\n";
const COMMIT = DEFAULT_WORLD.claims['sha'] ?? '';
const BY_CLI = 'GetCallerIdentity by the AWS CLI';
const PUSH = pushTo('refs/heads/main');
const BY_HAND = { name: 'workflow_dispatch', payload: { ref: 'refs/heads/main' } };
const OF_BRANCH = pullRequestFrom({ id: 456789, full_name: 'octo-org/octo-repo' });
const OF_FORK = pullRequestFrom({ id: 1000, full_name: 'stranger/octo-repo' });
const TAG = { name: 'release', payload: { action: 'published', release: { tag_name: 'v1.2.3' } } };

/** The account with the role that is refused, and the one that looks it up. */
const WITH_DIAGNOSIS = accountsOf('deploy-to-environment').map((account) => ({
  ...account,
  roles: [...account.roles, ...accountsOf('diagnosis-role').flatMap(({ roles }) => roles)],
}));

/** The sandbox gives all jobs of a run one subject, so here both roles trust that of the job that applies. */
const TERRAFORM_WITH_ONE_SUBJECT = accountsOf('terraform').map((account) => {
  const trustPolicy = account.roles.find(({ name }) => name === 'terraform-apply')?.trustPolicy;
  return { ...account, roles: account.roles.map((role) => ({ ...role, ...defined({ trustPolicy }) })) };
});

const ROWS: readonly Row[] = [
  {
    name: 'a run by hand shows its token, and asks AWS for nothing',
    folder: 'oidc-provider',
    run: 'push to main',
    event: BY_HAND,
    hidden: [/::error/],
    requests: ['RequestIdToken'],
  },
  {
    name: 'a push to main puts the site into its bucket',
    folder: 'deploy-on-push',
    run: 'push to main',
    shown: [ranBy('111122223333:assumed-role/deploy-site', 's3 sync --delete site/ s3://octo-site')],
  },
  {
    name: 'a push to another branch does not',
    folder: 'deploy-on-push',
    run: 'push to another branch',
    event: pushTo('refs/heads/feature'),
    ...refused('ACCESS_DENIED_BRANCH'),
  },
  {
    name: 'a job in the environment deploys the service',
    folder: 'deploy-to-environment',
    run: 'production on main',
    shown: [
      ranBy('111122223333:assumed-role/deploy-app', 'ecs update-service --cluster octo --service app'),
      ranBy('111122223333:assumed-role/deploy-app', 'ecs wait services-stable'),
    ],
    requests: [...EXCHANGE, BY_CLI, BY_CLI],
  },
  {
    name: 'a job in the environment on another branch does not',
    folder: 'deploy-to-environment',
    run: 'production on another branch',
    event: pushTo('refs/heads/feature'),
    ...refused('ACCESS_DENIED_ENVIRONMENT'),
  },
  {
    name: 'a job in another environment fails before AWS is asked',
    folder: 'deploy-to-environment',
    run: 'another environment on main',
    ...refused('SUBJECT_NOT_EXPECTED'),
    requests: ['RequestIdToken'],
  },
  {
    name: 'a pull request plans',
    folder: 'plan-and-apply',
    run: 'pull request',
    event: OF_BRANCH,
    shown: [ranBy('111122223333:assumed-role/plan-config', 's3 sync --delete --dryrun config/')],
    hidden: [/apply-config/],
  },
  {
    name: 'a pull request from a fork passes without a plan',
    folder: 'plan-and-apply',
    run: 'pull request',
    event: OF_FORK,
    withoutIdToken: true,
    hidden: [/would run/, /::error/],
    requests: [],
  },
  {
    name: 'a push to main plans and applies with a role each',
    folder: 'plan-and-apply',
    run: 'production on main',
    shown: [
      ranBy('111122223333:assumed-role/plan-config', 's3 sync --delete --dryrun config/'),
      ranBy('111122223333:assumed-role/apply-config', 's3 sync --delete config/'),
    ],
    ...twoRoles(),
  },
  {
    name: 'a pull request plans with a role that can only read',
    folder: 'terraform',
    run: 'pull request',
    event: OF_BRANCH,
    shown: [ranBy('111122223333:assumed-role/terraform-plan', 'plan -lock=false -out=plan.tfplan', 'terraform')],
    hidden: [/terraform-apply/],
    requests: [...EXCHANGE, BY_CLI, BY_CLI],
  },
  {
    name: 'a pull request from a fork is checked, and passes without a plan',
    folder: 'terraform',
    run: 'pull request',
    event: OF_FORK,
    withoutIdToken: true,
    hidden: [/would run/, /::error/],
    requests: [],
  },
  {
    name: 'a push to main applies the plan with another role',
    folder: 'terraform',
    run: 'production on main',
    world: worldOf('production on main', TERRAFORM_WITH_ONE_SUBJECT),
    shown: [
      ranBy('111122223333:assumed-role/terraform-plan', 'plan -lock=false -out=plan.tfplan', 'terraform'),
      ranBy('111122223333:assumed-role/terraform-apply', 'apply plan.tfplan', 'terraform'),
    ],
    requests: [...EXCHANGE, BY_CLI, BY_CLI, ...EXCHANGE, BY_CLI, BY_CLI],
  },
  {
    name: 'a job in the environment deploys the stacks',
    folder: 'cdk-deploy',
    run: 'production on main',
    shown: [ranBy('111122223333:assumed-role/deploy-stack', 'cdk deploy --all', 'npx')],
  },
  {
    name: 'a job in the environment on another branch deploys nothing',
    folder: 'cdk-deploy',
    run: 'production on another branch',
    event: pushTo('refs/heads/main'),
    ...refused('ACCESS_DENIED_ENVIRONMENT'),
  },
  {
    name: 'a push to main of a commit that has its image builds nothing',
    folder: 'push-image',
    run: 'push to main',
    shown: [ranBy('111122223333:assumed-role/push-image', `ecr batch-get-image .*imageTag=${COMMIT}`), /exists\.$/],
    hidden: [/get-login-password/],
  },
  {
    name: 'a push to main publishes the site and invalidates what the edges keep',
    folder: 'static-site',
    run: 'push to main',
    shown: [
      ranBy('111122223333:assumed-role/publish-site', 's3 sync site/ s3://octo-site --delete'),
      ranBy('111122223333:assumed-role/publish-site', 'cloudfront wait invalidation-completed'),
    ],
    requests: [...EXCHANGE, BY_CLI, BY_CLI, BY_CLI, BY_CLI],
  },
  {
    name: 'a release gets into both accounts',
    folder: 'several-accounts',
    run: 'release of a tag',
    event: TAG,
    shown: [
      ranBy('111122223333:assumed-role/publish-release', 's3 cp .*app.tgz s3://octo-europe/v1.2.3/'),
      ranBy('444455556666:assumed-role/publish-release', 's3 cp .*app.tgz s3://octo-america/v1.2.3/'),
    ],
    ...twoRoles(),
  },
  {
    name: 'the role of one account leads to that of another',
    folder: 'role-chain',
    run: 'production on main',
    shown: [ranBy('444455556666:assumed-role/deploy-function', `lambda update-function-code .*${COMMIT}.zip`)],
    requests: [...EXCHANGE, 'AssumeRole', 'GetCallerIdentity', BY_CLI],
  },
  {
    name: 'a long job uses a profile, makes sure that it lasts, and keeps the record',
    folder: 'long-job',
    run: 'schedule on main',
    event: { name: 'schedule', payload: {} },
    shown: [
      ranBy('111122223333:assumed-role/copy-archive', 's3 sync --copy-props metadata-directive s3://octo-archive'),
      ranBy('111122223333:assumed-role/copy-archive', 's3api put-object --bucket octo-archive-copy --key COMPLETE'),
      /::set-env:: AWS_PROFILE=aws-token-guard$/,
      /^\{"event":"published".*"environment":false/,
      /\| .*"event":"restored"/,
      /\| Leak check: .*none contains a value of the session/,
    ],
    hidden: [/could not be/],
    requests: [...EXCHANGE, BY_CLI, 'GetCallerIdentity', BY_CLI],
  },
  {
    name: 'a reusable workflow has the role that its caller could not have',
    folder: 'reusable-workflow',
    run: 'reusable workflow',
    shown: [
      ranBy('111122223333:assumed-role/retag-image', `ecr batch-get-image .*--image-ids imageTag=${COMMIT}`),
      ranBy('111122223333:assumed-role/retag-image', 'ecr put-image .*--image-tag production'),
    ],
    requests: [...EXCHANGE, BY_CLI, BY_CLI],
  },
  {
    name: 'a diagnosis finds nothing wrong where the role has the policy of the file',
    folder: 'find-out-why',
    run: 'production by hand',
    event: BY_HAND,
    hidden: [/::error/],
    requests: EXCHANGE,
  },
  {
    name: 'a diagnosis says so where the role has another policy than the file',
    folder: 'find-out-why',
    run: 'production by hand',
    event: BY_HAND,
    world: worldOf('production by hand', [
      accountOf('111122223333', [
        { name: 'deploy-app', trustPolicy: trustSubject('repo:octo-org/octo-repo:environment:production') },
      ]),
    ]),
    ...refused('ACCESS_DENIED_DESPITE_POLICY'),
  },
  {
    name: 'a refusal is looked up, and names the condition that refuses',
    folder: 'diagnosis-role',
    run: 'production on another branch',
    event: pushTo('refs/heads/feature'),
    world: worldOf('production on another branch', WITH_DIAGNOSIS),
    ...refused('TRUST_POLICY_CONDITION_REFUSES'),
    requests: [...REFUSED_TRY, ...REFUSED_TRY, ...REFUSED_TRY, 'GetRole', 'GetOpenIDConnectProvider'],
    requestsMayCross: true,
  },
];

/** Every example as its workflow is run. */
export const EXAMPLE_SCENARIOS: readonly Scenario[] = ROWS.map(({ name, folder, run, ...row }) => ({
  name: `example ${folder}: ${name}`,
  needs: ['act', 'aws'],
  exitCode: 0,
  shown: [],
  hidden: [],
  requests: [...EXCHANGE, BY_CLI],
  event: PUSH,
  world: worldOf(run, accountsOf(folder === 'find-out-why' ? 'deploy-to-environment' : folder)),
  ...repositoriesOf(folder),
  ...row,
}));

function ranBy(session: string, command: string, tool = 'aws'): RegExp {
  return new RegExp(`arn:aws:sts::${session}/\\S+ would run: ${tool} ${command}`);
}

function refused(code: string): Pick<Scenario, 'exitCode' | 'shown' | 'hidden' | 'requests'> {
  const requests = [...REFUSED_TRY, ...REFUSED_TRY];
  return { exitCode: 1, shown: [/::error title=/, new RegExp(`error-code=${code}$`)], hidden: [/would run/], requests };
}

/** Two roles with one ID token, and a command with each. */
function twoRoles(): Pick<Scenario, 'requests' | 'requestsMayCross'> {
  const [token = '', ...each] = EXCHANGE;
  return { requests: [token, ...each, ...each, BY_CLI, BY_CLI], requestsMayCross: true };
}

function pushTo(ref: string): NonNullable<Scenario['event']> {
  return { name: 'push', payload: { ref, after: COMMIT, deleted: false } };
}

function pullRequestFrom(repo: { readonly id: number; readonly full_name: string }): NonNullable<Scenario['event']> {
  const head = { ref: 'feature', sha: COMMIT, repo };
  const base = { ref: 'main', sha: COMMIT, repo: { id: 456789, full_name: 'octo-org/octo-repo' } };
  return { name: 'pull_request', payload: { number: 7, pull_request: { number: 7, head, base } } };
}

/** Workflows go to where GitHub looks for them; files in subfolders of the example keep their paths. */
function repositoriesOf(folder: string): Pick<Scenario, 'workflow' | 'repositories'> {
  const workflow = `.github/workflows/${folder}.yml`;
  if (folder === 'reusable-workflow') {
    const callee = { '.github/workflows/deploy.yml': readExample(folder, 'workflow.yml') };
    const own = { [workflow]: readExample(folder, 'caller.yml') };
    return { workflow, repositories: { own, others: { 'octo-org/pipelines@v3': callee } } };
  }
  const policy = 'iam/deploy-app-trust.json';
  const beside: Files =
    folder === 'find-out-why' ? { [policy]: readExample(folder, policy) } : { 'app/index.html': '' };
  const text = readExample(folder, 'workflow.yml');
  return { workflow, repositories: { own: { [workflow]: text, ...beside }, others: otherActionsIn(text) } };
}

/** Actions of others, which install a tool or keep a file: here they do nothing. */
function otherActionsIn(text: string): Readonly<Record<string, Files>> {
  const used = [...text.matchAll(/uses: (\S+@\S+)/g)].map(([, name = '']) => name);
  const others = used.filter((name) => !/^(?:actions\/checkout|org\/aws-token-guard)@/.test(name));
  return Object.fromEntries(others.map((name) => [name, { 'action.yml': DOES_NOTHING }]));
}
