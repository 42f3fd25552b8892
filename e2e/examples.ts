// The values with which the examples are tried: the names in their workflows, as parameters of their templates. Effect: reads files.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type AwsSide, readTemplate } from './template.ts';

/** An example with its AWS side. */
export interface Example {
  readonly folder: string;
  readonly stacks: readonly Stack[];
  /** Values of the variables in `main.tf`, and the accounts that it is for: first its own, then that of `aws.target`. */
  readonly terraform?: {
    readonly variables: Readonly<Record<string, string | readonly string[]>>;
    readonly accountIds: readonly string[];
  };
}

/** A CloudFormation template of an example, in one account. */
export interface Stack {
  readonly file: string;
  readonly accountId: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/** The folder of the examples. */
export const EXAMPLES_FOLDER = resolve(import.meta.dirname, '../examples');

const [HOME, OTHER] = ['111122223333', '444455556666'] as const;
const PREFIX = 'repo:octo-org@123456/octo-repo@456789';
const SERVICE = `arn:aws:ecs:eu-central-1:${HOME}:service/octo/app`;
const FUNCTION = `arn:aws:lambda:eu-central-1:${OTHER}:function:octo-app`;
const IMAGES = `arn:aws:ecr:eu-central-1:${HOME}:repository/octo-app`;
const DISTRIBUTION = `arn:aws:cloudfront::${HOME}:distribution/E1EXAMPLE`;
const BOOTSTRAP_ROLES = ['deploy', 'file-publishing', 'image-publishing', 'lookup'].map(
  (name) => `arn:aws:iam::${HOME}:role/cdk-hnb659fds-${name}-role-${HOME}-eu-central-1`,
);
const CALLERS = [`${PREFIX}:environment:production`, 'repo:octo-org@123456/octo-shop@456790:environment:production'];

/** Each folder under examples/. */
export const EXAMPLES: readonly Example[] = [
  {
    folder: 'oidc-provider',
    stacks: [stack('cloudformation.yml', HOME, {})],
    terraform: { variables: {}, accountIds: [HOME] },
  },
  alike('deploy-on-push', { SubjectPrefix: PREFIX, BucketName: 'octo-site' }),
  alike('deploy-to-environment', { SubjectPrefix: PREFIX, ServiceArn: SERVICE }),
  alike('plan-and-apply', { SubjectPrefix: PREFIX, BucketName: 'octo-config' }),
  alike('terraform', { SubjectPrefix: PREFIX, StateBucketName: 'octo-state', StateKey: 'octo/terraform.tfstate' }),
  alike('push-image', { SubjectPrefix: PREFIX, ImageRepositoryArn: IMAGES }),
  {
    folder: 'cdk-deploy',
    stacks: [stack('cloudformation.yml', HOME, { SubjectPrefix: PREFIX, BootstrapRoleArns: BOOTSTRAP_ROLES.join() })],
    terraform: {
      variables: { subject_prefix: PREFIX, bootstrap_role_arns: BOOTSTRAP_ROLES },
      accountIds: [HOME],
    },
  },
  alike('static-site', { SubjectPrefix: PREFIX, BucketName: 'octo-site', DistributionArn: DISTRIBUTION }),
  {
    folder: 'several-accounts',
    stacks: [
      stack('cloudformation.yml', HOME, { SubjectPrefix: PREFIX, BucketName: 'octo-europe' }),
      stack('cloudformation.yml', OTHER, { SubjectPrefix: PREFIX, BucketName: 'octo-america' }),
    ],
    terraform: { variables: { subject_prefix: PREFIX, bucket_name: 'octo-europe' }, accountIds: [HOME] },
  },
  {
    folder: 'role-chain',
    stacks: [
      stack('cloudformation-hub.yml', HOME, {
        SubjectPrefix: PREFIX,
        TargetRoleArn: `arn:aws:iam::${OTHER}:role/deploy-function`,
      }),
      stack('cloudformation-target.yml', OTHER, {
        HubRoleArn: `arn:aws:iam::${HOME}:role/hub`,
        FunctionArn: FUNCTION,
        BuildsBucketName: 'octo-builds',
      }),
    ],
    terraform: {
      variables: {
        subject_prefix: PREFIX,
        target_profile: 'other',
        function_arn: FUNCTION,
        builds_bucket_name: 'octo-builds',
      },
      accountIds: [HOME, OTHER],
    },
  },
  alike('long-job', {
    SubjectPrefix: PREFIX,
    SourceBucketName: 'octo-archive',
    TargetBucketName: 'octo-archive-copy',
  }),
  {
    folder: 'reusable-workflow',
    stacks: [stack('cloudformation.yml', HOME, { CallerSubjects: CALLERS.join(), ImageRepositoryArn: IMAGES })],
    terraform: { variables: { caller_subjects: CALLERS, image_repository_arn: IMAGES }, accountIds: [HOME] },
  },
  { folder: 'find-out-why', stacks: [] },
  alike('diagnosis-role', { SubjectPattern: `${PREFIX}:*`, OwnerId: '123456' }),
];

/** The text of a file of an example. */
export function readExample(folder: string, file: string): string {
  return readFileSync(join(EXAMPLES_FOLDER, folder, file), 'utf8');
}

/** The AWS side of an example by its CloudFormation templates, of each account by itself. */
export function readStacks({ folder, stacks }: Example): readonly ({ readonly accountId: string } & AwsSide)[] {
  return stacks.map(({ file, ...options }) => ({
    accountId: options.accountId,
    ...readTemplate(readExample(folder, file), options),
  }));
}

/** One template, and a configuration whose variables have the names of the template's parameters. */
function alike(folder: string, parameters: Stack['parameters']): Example {
  const variables = Object.entries(parameters).map(([name, value]) => [snakeCase(name), value] as const);
  return {
    folder,
    stacks: [stack('cloudformation.yml', HOME, parameters)],
    terraform: { variables: Object.fromEntries(variables), accountIds: [HOME] },
  };
}

function stack(file: string, accountId: string, parameters: Stack['parameters']): Stack {
  return { file, accountId, parameters };
}

function snakeCase(name: string): string {
  return name.replace(/(?<=.)[A-Z]/g, '_$&').toLowerCase();
}
