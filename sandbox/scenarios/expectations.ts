// Scenarios in which the workflow says what it expects: of the subject, or of the trust policy.
import type { TrustPolicy } from '../trust-policy.ts';
import { DEFAULT_WORLD, trustSubject, type World } from '../world.ts';
import type { Expected, Scenario } from './scenario.ts';

const PATH = 'iam/deploy-trust.json';
const SUB = 'token.actions.githubusercontent.com:sub';
const AUD = 'token.actions.githubusercontent.com:aud';
const REPOSITORY_ID = { 'token.actions.githubusercontent.com:repository_id': '456789' };
const PROVIDER = 'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com';

type StatementChange = Readonly<Record<string, unknown>>;

/** A policy for the default world's subject, but for what is given. */
function policyWith(change: StatementChange, ...others: readonly StatementChange[]): unknown {
  const statement = {
    Effect: 'Allow',
    Principal: { Federated: PROVIDER },
    Action: 'sts:AssumeRoleWithWebIdentity',
    Condition: { StringEquals: { [AUD]: 'sts.amazonaws.com', [SUB]: DEFAULT_WORLD.subject, ...REPOSITORY_ID } },
  };
  return {
    Version: '2012-10-17',
    Statement: [{ ...statement, ...change }, ...others.map((one) => ({ ...statement, ...one }))],
  };
}

function subjectCondition(value: string, operator = 'StringEquals'): StatementChange {
  const audience = { [AUD]: 'sts.amazonaws.com' };
  if (operator === 'StringEquals')
    return { Condition: { StringEquals: { ...audience, [SUB]: value, ...REPOSITORY_ID } } };
  return { Condition: { StringEquals: audience, [operator]: { [SUB]: value } } };
}

/** A role that has this policy, and a file that says so. */
function judged(
  name: string,
  story: string,
  document: unknown,
  expected: Expected,
  inputs: Readonly<Record<string, string>> = {},
): Scenario {
  const roles = [{ name: 'deploy', trustPolicy: document as TrustPolicy }];
  const world: World = { ...DEFAULT_WORLD, accounts: DEFAULT_WORLD.accounts.map((one) => ({ ...one, roles })) };
  const files = { [PATH]: JSON.stringify(document, null, 2) };
  return { name, story, sandbox: { world }, files, inputs: { 'trust-policy-file': PATH, ...inputs }, expected };
}

/** What the stack decides, such as the provider, only AWS knows. */
const TEMPLATE = `Resources:
  Plan:
    Type: AWS::IAM::Role
    Properties:
      RoleName: plan
      AssumeRolePolicyDocument: {}
  Deploy:
    Type: AWS::IAM::Role
    Properties:
      RoleName: deploy
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Principal:
              Federated: !Ref Provider
            Action: sts:AssumeRoleWithWebIdentity
            Condition:
              StringEquals:
                ${AUD}: sts.amazonaws.com
                ${SUB}: !Sub repo:octo-org@123456/\${Repository}:environment:production
`;

/** As "terraform show -json" prints it. */
function planOf(document: unknown): string {
  const values = { name: 'deploy', assume_role_policy: JSON.stringify(document) };
  const resources = [{ address: 'aws_iam_role.deploy', type: 'aws_iam_role', values }];
  return JSON.stringify({ format_version: '1.2', planned_values: { root_module: { resources } } });
}

/** Certain, since AWS refuses what the file refuses. */
function refusing(code: string): Expected {
  return { outcome: 'failure', code: `TRUST_POLICY_${code}` };
}

export const expectationScenarios: readonly Scenario[] = [
  {
    name: 'subject-expected',
    story: 'The subject is one of those that the step expects.',
    inputs: {
      'expected-subject':
        'repo:octo-org@123456/octo-repo@456789:environment:*\nrepo:octo-org@123456/octo-repo@456789:ref:refs/heads/ma?n',
    },
    expected: { outcome: 'success' },
  },
  {
    name: 'subject-not-expected',
    story: 'The step expects the production environment, and the job names none.',
    inputs: { 'expected-subject': 'repo:octo-org@123456/octo-repo@456789:environment:production' },
    expected: {
      outcome: 'failure',
      code: 'SUBJECT_NOT_EXPECTED',
    },
  },
  {
    name: 'policy-file-missing',
    story: 'The step names a policy file, and the repository is checked out only afterwards.',
    inputs: { 'trust-policy-file': PATH },
    expected: { outcome: 'failure', code: 'TRUST_POLICY_FILE_INVALID' },
  },
  judged('policy-accepts', 'The policy in the file is right, and it is what AWS has.', policyWith({}), {
    outcome: 'success',
  }),
  judged(
    'policy-subject-differs',
    'The policy expects the production environment.',
    policyWith(subjectCondition('repo:octo-org@123456/octo-repo@456789:environment:production')),
    refusing('SUBJECT_DIFFERS'),
  ),
  {
    ...judged(
      'policy-in-template',
      'The policy is in a CloudFormation template, which expects the production environment.',
      policyWith(subjectCondition('repo:octo-org/octo-repo:environment:production')),
      refusing('SUBJECT_DIFFERS'),
      { 'trust-policy-file': 'iam/roles.yaml' },
    ),
    files: { 'iam/roles.yaml': TEMPLATE },
  },
  {
    ...judged(
      'policy-in-plan',
      'The policy is in a plan of Terraform, which expects the production environment.',
      policyWith(subjectCondition('repo:octo-org/octo-repo:environment:production')),
      refusing('SUBJECT_DIFFERS'),
      { 'trust-policy-file': 'plan.json' },
    ),
    files: {
      'plan.json': planOf(policyWith(subjectCondition('repo:octo-org/octo-repo:environment:production'))),
    },
  },
  judged(
    'policy-audience-differs',
    'The policy expects the audience that GitHub uses by default.',
    policyWith({
      Condition: { StringEquals: { [AUD]: 'https://github.com/octo-org', [SUB]: DEFAULT_WORLD.subject } },
    }),
    refusing('AUDIENCE_DIFFERS'),
  ),
  judged(
    'policy-wildcard-not-expanded',
    'The policy has a wildcard under StringEquals.',
    policyWith(subjectCondition('repo:octo-org@123456/octo-repo@456789:*')),
    refusing('WILDCARD_NOT_EXPANDED'),
  ),
  judged(
    'policy-subject-malformed',
    'The policy leaves out "ref:" before the branch.',
    policyWith(subjectCondition('repo:octo-org@123456/octo-repo@456789:refs/heads/main')),
    refusing('SUBJECT_MALFORMED'),
  ),
  judged(
    'policy-key-never-matches',
    'The policy asks for the owner of the repository, which IAM does not know.',
    policyWith({
      Condition: {
        StringEquals: {
          [AUD]: 'sts.amazonaws.com',
          [SUB]: DEFAULT_WORLD.subject,
          'token.actions.githubusercontent.com:repository_owner': 'octo-org',
        },
      },
    }),
    refusing('KEY_NEVER_MATCHES'),
  ),
  judged(
    'policy-other-workflow',
    'The policy pins the reusable workflow to a tag, and the job uses the branch.',
    policyWith({
      Condition: {
        StringEquals: {
          [AUD]: 'sts.amazonaws.com',
          [SUB]: DEFAULT_WORLD.subject,
          'token.actions.githubusercontent.com:job_workflow_ref':
            'octo-org/octo-repo/.github/workflows/deploy.yml@refs/tags/v3',
        },
      },
    }),
    refusing('CONDITION_REFUSES'),
  ),
  judged(
    'policy-other-action',
    'The policy allows sts:AssumeRole, which is for roles and users.',
    policyWith({ Action: 'sts:AssumeRole' }),
    refusing('OTHER_ACTION'),
  ),
  judged(
    'policy-other-principal',
    'The policy names the provider of another account.',
    policyWith({ Principal: { Federated: PROVIDER.replace('111122223333', '444455556666') } }),
    refusing('OTHER_PRINCIPAL'),
  ),
  judged(
    'policy-denies',
    'A Deny for everything but production applies also where the token names no environment.',
    policyWith(
      {},
      {
        Sid: 'OnlyProduction',
        Effect: 'Deny',
        Condition: { StringNotEquals: { 'token.actions.githubusercontent.com:environment': 'production' } },
      },
    ),
    refusing('DENIES'),
  ),
  judged(
    'policy-undecided',
    'The policy allows certain addresses only, and the runner has another.',
    policyWith({
      Condition: {
        StringEquals: { [AUD]: 'sts.amazonaws.com', [SUB]: DEFAULT_WORLD.subject },
        IpAddress: { 'aws:SourceIp': '203.0.113.0/24' },
      },
    }),
    {
      outcome: 'failure',
      code: 'TRUST_POLICY_UNDECIDED',
      confidence: 'possible',
    },
  ),
  {
    ...judged('policy-not-deployed', 'The file is right, and nobody has deployed it.', policyWith({}), {
      outcome: 'failure',
      code: 'ACCESS_DENIED_DESPITE_POLICY',
      confidence: 'likely',
    }),
    sandbox: { world: worldRefusing() },
  },
  {
    ...judged(
      'policy-file-outdated',
      'The file still expects the production environment, and AWS has a policy that does not.',
      policyWith(subjectCondition('repo:octo-org@123456/octo-repo@456789:environment:production')),
      { outcome: 'success', code: 'TRUST_POLICY_FILE_OUTDATED', level: 'notice' },
    ),
    sandbox: {},
  },
  {
    ...judged('policy-of-other-role', 'The file has the policy of another role.', policyWith({}), {
      outcome: 'success',
      code: 'TRUST_POLICY_OF_OTHER_ROLE',
      level: 'warning',
    }),
    files: {
      [PATH]: JSON.stringify({
        Role: {
          Arn: 'arn:aws:iam::111122223333:role/other',
          RoleName: 'other',
          AssumeRolePolicyDocument: policyWith({}),
        },
      }),
    },
  },
  judged(
    'policy-too-wide',
    'The policy trusts every repository of the owner, and of owners whose names begin like it.',
    policyWith(subjectCondition('repo:octo-org*', 'StringLike')),
    { outcome: 'success', code: 'TRUST_POLICY_HAS_MISTAKES', level: 'warning' },
  ),
];

function worldRefusing(): World {
  const roles = [{ name: 'deploy', trustPolicy: trustSubject('repo:octo-org/other:ref:refs/heads/main') }];
  return { ...DEFAULT_WORLD, accounts: DEFAULT_WORLD.accounts.map((account) => ({ ...account, roles })) };
}

export const diagnoseScenarios: readonly Scenario[] = [
  {
    name: 'diagnose-token',
    story: 'Somebody wants to see the claims of the ID token, and names no role.',
    inputs: { mode: 'diagnose', 'role-to-assume': 'none' },
    expected: { outcome: 'nothing-published' },
  },
  judged(
    'diagnose-everything',
    'Somebody wants to see everything, and all is well.',
    policyWith({}),
    { outcome: 'nothing-published' },
    { mode: 'diagnose', 'expected-subject': DEFAULT_WORLD.subject },
  ),
  judged(
    'diagnose-refusal',
    'Somebody wants to know why AWS refuses.',
    policyWith(subjectCondition('repo:octo-org@123456/octo-repo@456789:environment:production')),
    refusing('SUBJECT_DIFFERS'),
    { mode: 'diagnose' },
  ),
];
