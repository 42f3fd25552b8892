// Why the inputs are refused, before any request. Pure.
import type { RoleArn } from '../../aws/arn.ts';
import type { Target } from '../../github/workflow/target.ts';
import type { Endpoint, InputViolation } from '../../settings/settings.ts';
import { asciiJson } from '../../util/text.ts';
import { defineFindings, type Explanation, type FixStep, input, STEP } from '../definition.ts';
import { SAMPLE_ROLE } from '../evidence.ts';
import { WHO_ANSWERS } from '../words/remedies.ts';

/** Where an identity was read: in an ARN that an input or a profile of the machine names, or in AWS's own answer. */
export type IdentitySource =
  | 'role-to-assume'
  | 'role-chain'
  | 'roles'
  | 'the AWS profile or AWS_ROLE_ARN'
  | 'GetCallerIdentity';

interface OfInputs {
  readonly problems: readonly InputViolation[];
}

interface OfAccount {
  readonly account: string;
  readonly allowed: readonly string[];
  readonly source: IdentitySource;
}

interface OfRole {
  readonly role: string;
  readonly allowed: readonly string[];
  readonly source: IdentitySource;
}

interface OfUnprovedPath {
  readonly arn: string;
  /** Without a path. */
  readonly role: string;
  readonly allowed: readonly string[];
}

interface OfPartitions {
  readonly role: RoleArn;
  readonly region: string;
  readonly regionPartition: string;
}

interface OfEndpointRegion {
  readonly url: string;
  readonly source: Endpoint['source'];
  readonly region: string;
  readonly endpointRegion: string;
}

interface OfLostInputs {
  /** The names of the inputs that arrived. */
  readonly variables: readonly string[];
}

export const checkedInputsFindings = defineFindings({
  INVALID_INPUT: {
    severity: 'error',
    category: 'configuration',
    retryable: false,
    target: ({ problems }) => firstInputOf(problems),
    sample: (text) => ({
      problems: ['audience', 'aws-region'].map((name) => ({
        input: name,
        rule: 'a rule',
        value: text,
        hint: 'A hint.',
      })),
    }),
    explain: ({ problems }: OfInputs) => ({
      ...(problems.length === 1
        ? { title: 'An input is not valid', cause: problems.map(sentenceOf).join(''), ...hintsOf(problems) }
        : {
            title: 'Several inputs are not valid',
            cause: `${problems.length} inputs break the rules for them, so no request was made.`,
            points: { heading: 'What is wrong', items: problems.map(withHint) },
          }),
      evidence: [],
      fix: [{ text: `Correct ${problems.map(whereToCorrect).join(', ')}.` }],
    }),
  },
  ACCOUNT_NOT_ALLOWED: {
    severity: 'error',
    category: 'configuration',
    retryable: false,
    target: ({ source }) => targetOf(source),
    sample: (text) => ({ account: text, allowed: ['111122223333'], source: 'GetCallerIdentity' as const }),
    explain: ({ account, allowed, source }: OfAccount) => ({
      title: 'This AWS account is not allowed',
      cause: `${sourceSentence(source)} account ${account}, which is not in allowed-account-ids (${allowed.join(', ')}).`,
      evidence: [
        ['Account', account],
        ['allowed-account-ids', allowed.join(', ')],
        ['Read from', source],
      ],
      fix: unlessAnswered(source, [
        { text: `If the workflow should not touch account ${account}, correct ${source}.` },
        {
          text: `If it should, add the account to the step's inputs:`,
          snippet: inputSnippet('allowed-account-ids', [...allowed, account]),
        },
      ]),
    }),
  },
  ROLE_NOT_ALLOWED: {
    severity: 'error',
    category: 'configuration',
    retryable: false,
    target: ({ source }) => targetOf(source),
    sample: (text) => ({ role: text, allowed: [SAMPLE_ROLE.text], source: 'GetCallerIdentity' as const }),
    explain: ({ role, allowed, source }: OfRole) => ({
      title: 'This IAM role is not allowed',
      cause: `${sourceSentence(source)} role ${role}, which no entry of allowed-role-arns matches.`,
      evidence: [
        ['Role', role],
        ['allowed-role-arns', allowed.join(', ')],
        ['Read from', source],
      ],
      fix: unlessAnswered(source, [
        { text: `If the workflow should not use this role, correct ${source}.` },
        {
          text: `If it should, add the role to the step's inputs:`,
          snippet: inputSnippet('allowed-role-arns', [...allowed, role]),
        },
      ]),
    }),
  },
  ROLE_PATH_UNPROVED: {
    severity: 'error',
    category: 'configuration',
    retryable: false,
    target: input('allowed-role-arns'),
    sample: (text) => ({ arn: text, role: SAMPLE_ROLE.text, allowed: [SAMPLE_ROLE.text] }),
    explain: ({ arn, role, allowed }: OfUnprovedPath) => ({
      title: 'The path of the role cannot be verified',
      cause: `AWS leaves the path of a role out of ${arn}, so nothing proves that it is the path in allowed-role-arns.`,
      evidence: [
        ['Credentials in use', arn],
        ['allowed-role-arns', allowed.join(', ')],
      ],
      fix: [
        {
          text: 'Add the role without its path. No other role of the account can have the same name:',
          snippet: inputSnippet('allowed-role-arns', [...allowed, role]),
        },
        { text: 'Or have this step assume the role itself: AWS then checks the whole ARN.' },
      ],
    }),
  },
  PARTITION_MISMATCH: {
    severity: 'error',
    category: 'configuration',
    retryable: false,
    target: input('aws-region'),
    sample: () => ({ role: SAMPLE_ROLE, region: 'cn-north-1', regionPartition: 'aws-cn' }),
    explain: ({ role, region, regionPartition }: OfPartitions) => ({
      title: 'Role and region are in different partitions',
      cause: `The role is in partition ${role.partition}, the region ${region} in ${regionPartition}, and STS of one partition knows no role and no OIDC provider of another.`,
      evidence: [
        ['role-to-assume', role.text],
        ['Region', region],
        ['Partition of the role', role.partition],
        ['Partition of the region', regionPartition],
      ],
      fix: [
        {
          text: `Choose a region of ${role.partition} in aws-region, or a role of ${regionPartition} in role-to-assume.`,
        },
      ],
    }),
  },
  ENDPOINT_REGION_MISMATCH: {
    severity: 'error',
    category: 'configuration',
    retryable: false,
    target: input('aws-region'),
    sample: (text) => ({
      url: `https://sts.eu-west-1.amazonaws.com/${text}`,
      source: 'sts-endpoint' as const,
      region: 'eu-central-1',
      endpointRegion: 'eu-west-1',
    }),
    explain: ({ url, source, region, endpointRegion }: OfEndpointRegion) => ({
      title: 'The STS endpoint belongs to another region',
      cause: `${source} is ${url}, which serves ${endpointRegion}, but aws-region is ${region}, and STS refuses requests that are signed for another region.`,
      evidence: [
        [source, url],
        ['Region of the endpoint', endpointRegion],
        ['Region', region],
      ],
      fix: [
        { text: `Remove ${source} to use the endpoint of ${region}.` },
        { text: `Or use the region of the endpoint: aws-region: ${endpointRegion}.` },
      ],
    }),
  },
  INPUTS_LOST: {
    severity: 'error',
    category: 'runner',
    retryable: false,
    target: STEP,
    sample: (text) => ({ variables: [`INPUT_${text}`] }),
    explain: ({ variables }: OfLostInputs) => ({
      title: 'The inputs were lost between the runner and Node.js',
      cause: `No variable with a hyphen arrived, such as INPUT_AWS-REGION, only ${variables.join(', ')}: most likely a shell between the runner and Node.js dropped them, as dash does (/bin/sh in Debian and Ubuntu).`,
      evidence: [['Variables that arrived', variables.join(', ')]],
      fix: [
        {
          text: 'Use "#!/bin/bash" in the wrapper that starts Node.js or the runner, and in the entrypoint of the container.',
        },
      ],
    }),
  },
});

/** The first that is an input, and not a variable of the environment. */
function firstInputOf(problems: readonly InputViolation[]): Target {
  const name = problems.find((one) => !isVariable(one))?.input;
  return name === undefined ? STEP : { kind: 'input', name };
}

function targetOf(source: IdentitySource): Target {
  if (source === 'the AWS profile or AWS_ROLE_ARN') return input('role-chaining');
  return input(source === 'GetCallerIdentity' ? 'role-to-assume' : source);
}

/** Nobody should extend an allow-list for credentials that they did not ask for. */
function unlessAnswered(source: IdentitySource, steps: readonly FixStep[]): readonly FixStep[] {
  const text = `${WHO_ANSWERS}, and do not use what was issued.`;
  return source === 'GetCallerIdentity' ? [{ text }] : steps;
}

function whereToCorrect({ input }: InputViolation): string {
  return isVariable({ input }) ? `${input} where the environment sets it` : `${input} in the "with:" of the step`;
}

/** Names of inputs have hyphens, those of variables underscores. */
function isVariable({ input }: Pick<InputViolation, 'input'>): boolean {
  return input.includes('_');
}

function sentenceOf({ input, rule, value }: InputViolation): string {
  const given = value === '' ? 'it is empty' : UNSET.includes(value) ? 'it is not given' : `it is "${value}"`;
  return `${input} must be ${rule}; ${given}.`;
}

/** The defaults that stand for nothing. */
const UNSET: readonly string[] = ['none', 'auto', 'any'];

function withHint(problem: InputViolation): string {
  return [sentenceOf(problem), ...(problem.hint === undefined ? [] : [problem.hint])].join(' ');
}

function hintsOf(problems: readonly InputViolation[]): Pick<Explanation, 'points'> {
  const items = problems.flatMap(({ hint }) => (hint === undefined ? [] : [hint]));
  return items.length === 0 ? {} : { points: { heading: 'A hint', items } };
}

function sourceSentence(source: IdentitySource): string {
  switch (source) {
    case 'GetCallerIdentity':
      return 'The credentials belong to';
    case 'the AWS profile or AWS_ROLE_ARN':
      return 'A profile or variable of the machine names';
    case 'role-to-assume':
    case 'role-chain':
    case 'roles':
      return `The input ${source} names`;
  }
}

const LINE_LENGTH = 100;

/** The list as the value of an input: on one line if that is short, otherwise one item a line. */
function inputSnippet(name: string, items: readonly string[]) {
  // Every JSON string is a YAML string.
  const line = `  ${name}: ${asciiJson(items.join(', '))}`;
  const plain = items.every((item) => /^[\w*?:/+=,.@-]+$/.test(item));
  const lines = plain && line.length > LINE_LENGTH ? [`  ${name}: |`, ...items.map((item) => `    ${item}`)] : [line];
  return { language: 'yaml', text: ['with:', ...lines].join('\n') } as const;
}
