// Why the inputs are refused, before any request. Pure.
import { partitionOfRegion, type RoleArn } from '../../aws/arn.ts';
import type { Target } from '../../observe/facts.ts';
import { KEY_INPUTS } from '../../settings/secret-inputs.ts';
import type { Endpoint, InputViolation } from '../../settings/settings.ts';
import { asciiJson, plainText } from '../../util/text.ts';
import { joinWords, phrase, valueList, type Words, whole, words } from '../../util/words.ts';
import { type Comparison, defineFindings, type FixStep, input, STEP } from '../definition.ts';
import { SAMPLE_ROLE } from '../evidence.ts';

/**
 * Where an identity comes from: an ARN that an input or a profile of the machine names, or credentials that AWS was asked about. Those are
 * keys in the inputs, what was there before, or what AWS issued to this run.
 */
export type IdentitySource =
  | 'role-to-assume'
  | 'role-chain'
  | 'roles'
  | 'AWS_ROLE_ARN'
  | { readonly profile: string }
  | 'aws-access-key-id'
  | 'the runner'
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

/** What an ARN is of: access keys can belong to a user, or to the root of an account, which no list of roles allows. */
function kindOf(arn: string): 'role' | 'user' | 'identity' {
  if (/:user\/[^:]*$/.test(arn)) return 'user';
  return /:(?:root|federated-user\/[^:]*)$/.test(arn) ? 'identity' : 'role';
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
        ? { title: 'An input is invalid', cause: joinWords(problems.map(sentencesAbout)) }
        : {
            title: 'Several inputs are invalid',
            cause: words`${phrase(String(problems.length))} inputs are invalid, so this step sent no request.`,
            points: { heading: 'What is wrong', items: problems.map(sentencesAbout) },
          }),
      evidence: [],
      fix: [{ text: words`${phrase(problems.every(isUnset) ? 'Set' : 'Correct')} ${placesToCorrect(problems)}.` }],
    }),
  },
  ACCOUNT_NOT_ALLOWED: {
    severity: 'error',
    category: 'configuration',
    retryable: false,
    target: ({ source }) => targetOf(source),
    sample: (text) => ({ account: text, allowed: ['111122223333'], source: 'GetCallerIdentity' as const }),
    explain: ({ account, allowed, source }: OfAccount) => ({
      title: "This AWS account isn't allowed",
      cause: words`${subjectOf(source)} account ${account}, which "allowed-account-ids" doesn't list.`,
      comparison: allowedBeside('account', account, { name: 'allowed-account-ids', allowed }, source),
      evidence: [['Read from', labelOf(source)]],
      fix: unlessAnswered(source, [
        { text: changeTo(source, 'account') },
        {
          text: words`Or, if this workflow should use account ${account}, allow it:`,
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
      title: `This IAM ${kindOf(role)} isn't allowed`,
      cause: words`${subjectOf(source)} ${phrase(kindOf(role))} ${role}, which no entry of "allowed-role-arns" matches.`,
      comparison: allowedBeside('role', role, { name: 'allowed-role-arns', allowed }, source),
      evidence: [['Read from', labelOf(source)]],
      fix: unlessAnswered(source, [
        { text: changeTo(source, 'role') },
        kindOf(role) === 'role'
          ? {
              text: words`Or, if this workflow should use this role, allow it:`,
              snippet: inputSnippet('allowed-role-arns', [...allowed, role]),
            }
          : {
              text: words`Or, if this workflow should use them, remove "allowed-role-arns", which can list only roles.`,
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
      title: "The role's path can't be verified",
      cause: words`AWS doesn't report the path of a role whose session already exists. So nothing proves that this is the role in "allowed-role-arns".`,
      comparison: {
        of: 'role',
        rows: [
          ['credentials in use', arn],
          ['allowed-role-arns', allowed.join(', ')],
        ],
      },
      evidence: [],
      fix: [
        {
          text: words`Add the role without its path, because role names are unique in an account:`,
          snippet: inputSnippet('allowed-role-arns', [...allowed, role]),
        },
        { text: words`Or have this step assume the role itself, because AWS then checks the whole ARN.` },
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
      cause: words`The role is in partition ${role.partition}, but region ${region} is in ${regionPartition}. STS in one partition has no roles or OIDC providers of another.`,
      comparison: {
        of: 'partition',
        rows: [
          ['partition of the role', role.partition],
          ['partition of the region', regionPartition],
        ],
      },
      evidence: [
        ['role-to-assume', role.text],
        ['Region', region],
      ],
      fix: [
        {
          text: words`Change "aws-region" to a region of ${role.partition}, or "role-to-assume" to a role in ${regionPartition}.`,
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
      cause: words`${source} is ${url}, which serves another region than "aws-region". STS rejects requests signed for another region.`,
      comparison: {
        of: 'region',
        rows: [
          ['region of the endpoint', endpointRegion],
          ['aws-region', region],
        ],
      },
      evidence: [[source, url]],
      fix: regionSteps({ url, source, region, endpointRegion }),
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
      cause: words`No variable with a hyphen in its name arrived, such as "INPUT_AWS-REGION". Most likely a shell starts Node.js and drops them, as dash does ("/bin/sh" in Debian and Ubuntu).`,
      evidence: [['Variables that arrived', variables.join(', ')]],
      fix: [
        {
          text: words`Use "#!/bin/bash" in the container's entrypoint, and in any script that starts the runner or Node.js.`,
        },
      ],
    }),
  },
});

function regionSteps({ url, source, region, endpointRegion }: OfEndpointRegion): readonly FixStep[] {
  const set = words`"aws-region" to ${endpointRegion}, the region of the endpoint.`;
  const remove = words`${source} to use the endpoint of ${region}.`;
  if (partitionOfRegion(region) !== partitionOfRegion(endpointRegion)) return [{ text: words`Remove ${remove}` }];
  return isVpcEndpoint(url) || isMisspelled(region)
    ? [{ text: words`Set ${set}` }, { text: words`Or remove ${remove}` }]
    : [{ text: words`Remove ${remove}` }, { text: words`Or set ${set}` }];
}

/** Somebody made it for this network, which may have no other way to STS. */
function isVpcEndpoint(url: string): boolean {
  return URL.parse(url)?.hostname.startsWith('vpce-') ?? false;
}

/** Whether a region has none of the directions in the names of AWS's regions. */
function isMisspelled(region: string): boolean {
  return !/-(?:north|south|east|west|central|(?:north|south)(?:east|west))-\d+$/.test(region);
}

/** The first that is an input, and not a variable of the environment. */
function firstInputOf(problems: readonly InputViolation[]): Target {
  const name = problems.find((one) => !isVariable(one))?.input;
  return name === undefined ? STEP : { kind: 'input', name };
}

function targetOf(source: IdentitySource): Target {
  if (source === 'the runner') return STEP;
  if (typeof source === 'object' || source === 'AWS_ROLE_ARN') return input('role-chaining');
  return input(source === 'GetCallerIdentity' ? 'role-to-assume' : source);
}

/** How to get an allowed identity. */
function changeTo(source: IdentitySource, what: 'account' | 'role'): Words {
  const wanted = what === 'role' ? words`an allowed role` : words`an allowed account`;
  switch (source) {
    case 'aws-access-key-id':
      return words`Store keys of ${wanted} in the secrets that "aws-access-key-id" and "aws-secret-access-key" take, or assume an allowed role with "role-to-assume".`;
    case 'the runner':
      return words`Use credentials of ${wanted}: change the earlier step, the AWS profile, or the machine's role that these come from.`;
    default:
      return words`Change ${nameOf(source)} to ${what === 'role' ? wanted : words`a role of ${wanted}`}.`;
  }
}

/** Nobody should extend an allow-list for credentials that they did not ask for. */
function unlessAnswered(source: IdentitySource, steps: readonly FixStep[]): readonly FixStep[] {
  const text = words`Check the earlier steps of the job, "sts-endpoint", "AWS_ENDPOINT_URL_STS", and any proxy to find out what issued these credentials. Don't use them until you know.`;
  return source === 'GetCallerIdentity' ? [{ text }] : steps;
}

function placesToCorrect(problems: readonly InputViolation[]): Words {
  const [inputs, variables] = [false, true].map((wanted) => [
    ...new Set(problems.filter((one) => isVariable(one) === wanted).map(({ input }) => input)),
  ]);
  return joinWords(
    [
      ...(inputs?.length ? [words`${firstOf(inputs)} in the step's "with:"`] : []),
      ...(variables?.length
        ? [words`${firstOf(variables)} where the environment sets ${phrase(variables.length > 1 ? 'them' : 'it')}`]
        : []),
    ],
    ', and ',
  );
}

const NAMES_MAX_COUNT = 3;

/** The list of what is wrong has them all. */
function firstOf(names: readonly string[]): Words {
  const more = names.length - NAMES_MAX_COUNT;
  if (more < 2) return valueList(names);
  const first = names.slice(0, NAMES_MAX_COUNT).map((name) => words`${name}`);
  return joinWords([...first, words`and ${phrase(String(more))} more`], ', ');
}

/** Names of inputs have hyphens, those of variables underscores. */
function isVariable({ input }: Pick<InputViolation, 'input'>): boolean {
  return input.includes('_');
}

/** The rule with the value that breaks it, then the hint. */
function sentencesAbout({ input, rule, value, hint = '' }: InputViolation): Words {
  const given = value === '' ? words`is empty` : isUnset({ input, value }) ? words`isn't set` : words`is ${value}`;
  const said = words`${input} must be ${ownWords(rule)}, but ${given}.`;
  return hint === '' ? said : joinWords([said, ownWords(hint)]);
}

/** The defaults that stand for nothing, and the inputs that other inputs, or all runs, need. Elsewhere, somebody wrote the word. */
const KEYWORDS: readonly string[] = ['none', 'auto'];
const MAY_BE_MISSING: readonly string[] = ['role-to-assume', 'aws-region', ...KEY_INPUTS];

function isUnset({ input, value }: Pick<InputViolation, 'input' | 'value'>): boolean {
  return KEYWORDS.includes(value) && MAY_BE_MISSING.includes(input);
}

/** A sentence of ours that may quote a part of a value: harmless, and each quote is closed. */
function ownWords(text: string): Words {
  const plain = plainText(text);
  const isClosed = plain.split('"').length % 2 === 1;
  const closed = isClosed ? plain : plain.replaceAll('"', "'");
  // A capture group keeps what it splits at: every second part is code.
  const parts = closed.split(CODE).map((part, index) => (index % 2 === 0 ? phrase(part) : pasted(part)));
  return joinWords(parts, '');
}

/** Longer ones are quoted from the input, and need not be read to the end. */
const PASTED_MAX_LENGTH = 160;

function pasted(code: string): Words {
  return code.length <= PASTED_MAX_LENGTH ? whole(code) : words`${code}`;
}

/** What a rule or a hint has to paste: an expression, an ARN, a URL, characters. */
const CODE =
  /((?:\b[a-z-]+: )?\$\{\{[^{}]*\}\}|\barn:[^\s,;]*[\w*/]|\bhttps?:\/\/[^\s,;]*[\w/]|\bkey=value\b|(?<= )[_*?#@+=.:/%-](?: [_+=,.@:/%*?-])*(?=[ ,.]|$))/;

/** The identity beside the list that it is not in. */
function allowedBeside(
  of: string,
  actual: string,
  { name, allowed }: { readonly name: string; readonly allowed: readonly string[] },
  source: IdentitySource,
): Comparison {
  return {
    of,
    rows: [
      [areCredentials(source) ? 'the credentials' : labelOf(source), actual],
      [name, allowed.join(', ')],
    ],
  };
}

/** Whether AWS said whose they are. */
function areCredentials(source: IdentitySource): boolean {
  return source === 'aws-access-key-id' || source === 'the runner' || source === 'GetCallerIdentity';
}

function subjectOf(source: IdentitySource): Words {
  if (source === 'aws-access-key-id') return words`The keys in ${source} belong to`;
  if (areCredentials(source)) return words`The credentials belong to`;
  return typeof source === 'object' ? words`The AWS profile ${source.profile} names` : words`${source} names`;
}

/** Where to change the identity. */
function nameOf(source: IdentitySource): Words {
  return typeof source === 'object' ? words`"role_arn" of the AWS profile ${source.profile}` : words`${source}`;
}

function labelOf(source: IdentitySource): string {
  return typeof source === 'object' ? `the AWS profile ${source.profile}` : source;
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
