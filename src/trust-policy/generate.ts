// Writes the narrowest trust policy that accepts one token: as IAM takes it, as CloudFormation and as Terraform. Pure.
import { oidcProviderArn, type RoleArn } from '../aws/arn.ts';
import { asciiJson } from '../util/text.ts';
import type { IdTokenClaims } from './claims.ts';
import { claimPrefixOf, hasGitHubKeys } from './request-context.ts';

/** The policy as IAM takes it. */
export interface TrustPolicy {
  readonly Version: '2012-10-17';
  readonly Statement: readonly [
    {
      readonly Effect: 'Allow';
      readonly Principal: { readonly Federated: string };
      readonly Action: 'sts:AssumeRoleWithWebIdentity';
      readonly Condition: {
        readonly StringEquals: Readonly<Record<string, string>>;
        /** For a subject that names a ref of one run. */
        readonly StringLike?: Readonly<Record<string, string>>;
      };
    },
  ];
}

/**
 * The trust policy that accepts exactly this token's issuer, audience and subject: no set operator, and no wildcard but where the
 * subject names a ref that exists for one run. Where the subject names the repository without its id, a condition adds the id, so
 * that a new owner of the name is refused. IAM knows that key for GitHub's own issuer in the `aws` partition.
 * @returns undefined where no condition would name the repository, because other repositories would be accepted as well
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-wif
 */
export function generateTrustPolicy(
  role: Pick<RoleArn, 'partition' | 'account'>,
  claims: IdTokenClaims,
): TrustPolicy | undefined {
  const prefix = claimPrefixOf(claims.iss);
  const { repository_id: repositoryId } = claims.context;
  const namesOnly = !/^repo:[^:]*@\d+:/.test(claims.sub);
  const pinned = namesOnly && hasGitHubKeys(claims.iss, role.partition) && repositoryId !== undefined;
  if (!pinned && !namesRepository(claims)) return undefined;
  const passing = passingRefIn(claims.sub) !== undefined;
  const subject = { [`${prefix}:sub`]: subjectPattern(claims.sub) };
  const conditions = {
    [`${prefix}:aud`]: literal(claims.aud),
    ...(passing ? {} : subject),
    ...(pinned ? { [`${prefix}:repository_id`]: literal(repositoryId) } : {}),
  };
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Federated: oidcProviderArn(role, claims.iss) },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: { StringEquals: conditions, ...(passing ? { StringLike: subject } : {}) },
      },
    ],
  };
}

/** Where a subject has a ref: that of the run, or behind the file of a workflow. */
const OF_REF = '(?<=(?:^|:)(?:ref:|(?:job_)?workflow_ref:[^:]*@))';

/**
 * Refs that exist for one run or one pull request, with the part that differs in the next. Nobody can push to them: GitHub makes the
 * branches of a merge queue, and the merge of a pull request, which is in the usual subject without its number.
 * @see https://docs.github.com/en/repositories/configuring-branches-and-merges-in-your-repository/configuring-pull-request-merges/managing-a-merge-queue
 */
const PASSING_REFS = {
  'merge-queue': new RegExp(`${OF_REF}(refs/heads/gh-readonly-queue/[^:]+/pr-)\\d+-[0-9a-f]+()(?=:|$)`, 'g'),
  'pull-request': new RegExp(`${OF_REF}(refs/pull/)\\d+(/(?:merge|head))(?=:|$)`, 'g'),
} as const;

/** What kind of ref that the next run will not have is in a subject. */
export function passingRefIn(sub: string): keyof typeof PASSING_REFS | undefined {
  const kinds = Object.keys(PASSING_REFS) as (keyof typeof PASSING_REFS)[];
  return kinds.find((kind) => sub.search(PASSING_REFS[kind]) >= 0);
}

/** The subject as a value of `StringLike`, which matches those of the next runs, too; without such a ref, the literal subject. */
function subjectPattern(sub: string): string {
  return Object.values(PASSING_REFS).reduce((pattern, ref) => pattern.replace(ref, '$1*$2'), literal(sub));
}

/**
 * The pattern for a tag and those that follow it: all with what is before its number.
 * @returns undefined where the subject is not one of GitHub's own forms for a tag, or the tag has no number, like `latest`
 */
export function tagPattern(sub: string): string | undefined {
  const [, before] = /^(repo:[^:]+:ref:refs\/tags\/[^:\d]*)\d[^:]*$/.exec(sub) ?? [];
  return before === undefined ? undefined : `${literal(before)}*`;
}

/** Whether the subject itself, default or customized, names the repository. */
function namesRepository({ sub }: IdTokenClaims): boolean {
  return /(?:^|:)(?:(?:repo|repository):[^:/]+\/[^:]+|repository_id:\d+)(?::|$)/.test(sub);
}

/**
 * A value that `StringEquals` compares exactly, although it expands policy variables. It has no wildcards, but `*` and `?`
 * in a name are escaped anyway: a reader could take the name for a pattern, and somebody could change the operator to
 * `StringLike` later.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#policy-vars-specialchars
 */
function literal(value: string): string {
  return value.replaceAll(/\$(?=\{)|[*?]/g, (sign) => `\${${sign}}`);
}

/**
 * The trust policy as a YAML fragment for the `Properties` of an `AWS::IAM::Role`, in printable ASCII and without a final
 * line break. All values and condition keys are quoted: unquoted, the version would be a date. CloudFormation has no
 * escape for dynamic references (`{{resolve:…}}`), but no subject can hold one, because GitHub writes the colon in a name
 * as `%3A`.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-role.html
 * @see https://yaml.org/spec/1.2.2/#731-double-quoted-style
 */
export function renderCloudFormation({ Version, Statement: [statement] }: TrustPolicy): string {
  const { Effect, Principal, Action, Condition } = statement;
  return [
    'AssumeRolePolicyDocument:',
    `  Version: ${yamlText(Version)}`,
    '  Statement:',
    `    - Effect: ${yamlText(Effect)}`,
    '      Principal:',
    `        Federated: ${yamlText(Principal.Federated)}`,
    `      Action: ${yamlText(Action)}`,
    '      Condition:',
    ...Object.entries(Condition).flatMap(([operator, values]) => [
      `        ${operator}:`,
      ...Object.entries(values).map(([key, value]) => `          ${yamlText(key)}: ${yamlText(value)}`),
    ]),
  ].join('\n');
}

/** A double-quoted text of YAML. It is one of JSON, but for characters beyond U+FFFF, which YAML has one escape for. */
function yamlText(text: string): string {
  return asciiJson(text).replace(/\\\\|\\u(d[89ab]..)\\u(d[c-f]..)/g, (whole, high?: string, low?: string) =>
    high === undefined || low === undefined
      ? whole
      : `\\U${hexadecimal(String.fromCharCode(Number.parseInt(high, 16), Number.parseInt(low, 16)), 8)}`,
  );
}

const CHANGED_BY_TERRAFORM =
  '# Terraform changes some characters of this policy (Unicode NFC), so it would not fit the token: use the JSON instead.';

const REFUSED_BY_IAM =
  '# IAM refuses characters beyond U+00FF, and Terraform does not escape them: set the JSON with the AWS CLI instead.';

/**
 * Whether the policy has characters that IAM takes only as escapes of JSON.
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateAssumeRolePolicy.html
 */
export function needsEscapes(policy: TrustPolicy): boolean {
  return textsOf(policy).some((text) => /[^\0-\u00ff]/.test(text));
}

/**
 * The trust policy as a data source `aws_iam_policy_document` with the name `trust`, formatted as by `terraform fmt`, in
 * printable ASCII and without a final line break. The `json` of the data source is this same policy, except for characters
 * that Terraform composes in every text (NFC); a comment says so where the policy has some, and where IAM would refuse some.
 * @see https://developer.hashicorp.com/terraform/language/expressions/strings#escape-sequences-1
 * @see https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/iam_policy_document
 */
export function renderTerraform(policy: TrustPolicy): string {
  const texts = textsOf(policy);
  const changed = texts.some((text) => text.toWellFormed().normalize('NFC') !== text);
  const body = texts.some((text) => text.includes('&{')) ? sourceDocument(policy) : statement(policy);
  const lines = block('data "aws_iam_policy_document" "trust"', body);
  const comments = [...(changed ? [CHANGED_BY_TERRAFORM] : []), ...(needsEscapes(policy) ? [REFUSED_BY_IAM] : [])];
  return [...comments, ...lines].join('\n');
}

/** The texts that come from a token. The condition keys hold nothing that the provider's ARN does not. */
function textsOf({ Statement: [{ Principal, Condition }] }: TrustPolicy): readonly string[] {
  return [Principal.Federated, ...Object.values(Condition).flatMap((values) => Object.values(values))];
}

/** The statement as a block of the data source, whose defaults are the policy's version and effect. */
function statement({ Statement: [{ Action, Principal, Condition }] }: TrustPolicy): readonly string[] {
  const identifiers = `identifiers = [${quoted(Principal.Federated)}]`;
  return block('statement', [
    `actions = [${quoted(Action)}]`,
    '',
    ...block('principals', ['type        = "Federated"', identifiers]),
    ...Object.entries(Condition).flatMap(([operator, values]) =>
      Object.entries(values).flatMap(([key, value]) => ['', ...condition(operator, key, value)]),
    ),
  ]);
}

function condition(operator: string, key: string, value: string): readonly string[] {
  return block('condition', [
    `test     = ${quoted(operator)}`,
    `variable = ${quoted(key)}`,
    `values   = [${quoted(value)}]`,
  ]);
}

/**
 * The whole policy as JSON text, for policies that a statement block cannot express. In a statement block Terraform turns
 * each `&{` into a policy variable, `${`, and has no escape for it: an environment named `&{*}` would become `*`. In a JSON
 * document it does not. A heredoc has no backslash escapes, so the escapes of the JSON stay, and they also keep `${` and
 * `%{` from starting a template.
 */
function sourceDocument(policy: TrustPolicy): readonly string[] {
  const json = asciiJson(policy).replace(/[$%](?=\{)/g, (sign) => `\\u${hexadecimal(sign, 4)}`);
  const lines = ['<<-JSON', ...json.split('\n'), 'JSON'];
  return [
    '# A statement would turn "&{" into a policy variable.',
    'source_policy_documents = [',
    ...lines.map((line) => `  ${line}`),
    ']',
  ];
}

const ESCAPES: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  $: '$$',
  '%': '%%',
};

/**
 * A string of HCL. `${` and `%{` start a template, so their first character is doubled. The policy's own `${$}{`, a literal
 * `${` to IAM, becomes `$${$}{`, which the template turns back; the data source itself does not change `${`. `#` before `[`
 * is escaped for the log, as in {@link asciiJson}.
 * @see https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md#template-literals
 */
function quoted(text: string): string {
  const escaped = text.toWellFormed().replace(/["\\]|[$%](?=\{)|#(?=\[)|[^ -~]/gu, (character) => {
    const isAstral = character.length > 1;
    return ESCAPES[character] ?? (isAstral ? `\\U${hexadecimal(character, 8)}` : `\\u${hexadecimal(character, 4)}`);
  });
  return `"${escaped}"`;
}

function hexadecimal(character: string, length: number): string {
  return (character.codePointAt(0) ?? 0).toString(16).padStart(length, '0');
}

function block(head: string, lines: readonly string[]): readonly string[] {
  return [`${head} {`, ...lines.map((line) => (line === '' ? '' : `  ${line}`)), '}'];
}
