// Writes a trust policy as CloudFormation and as Terraform. Pure.
import { asciiJson } from '../util/text.ts';
import type { TrustPolicy } from './generate.ts';

/**
 * The trust policy as a YAML fragment for the `Properties` of an `AWS::IAM::Role`, in printable ASCII and without a line
 * break at the end. Every value is quoted, so that the version stays a text and is not read as a date; condition keys
 * are quoted as well. CloudFormation would still put in the value of a dynamic reference, `{{resolve:…}}`, for which
 * it knows no escape; GitHub writes the colon of a name as `%3A`, so that no subject holds one.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-role.html
 * @see https://yaml.org/spec/1.2.2/#731-double-quoted-style
 */
export function renderCloudFormation({ Version, Statement: [statement] }: TrustPolicy): string {
  const { Effect, Principal, Action, Condition } = statement;
  const conditions = Object.entries(Condition.StringEquals);
  return [
    'AssumeRolePolicyDocument:',
    `  Version: ${asciiJson(Version)}`,
    '  Statement:',
    `    - Effect: ${asciiJson(Effect)}`,
    '      Principal:',
    `        Federated: ${asciiJson(Principal.Federated)}`,
    `      Action: ${asciiJson(Action)}`,
    '      Condition:',
    '        StringEquals:',
    ...conditions.map(([key, value]) => `          ${asciiJson(key)}: ${asciiJson(value)}`),
  ].join('\n');
}

const CHANGED_BY_TERRAFORM =
  '# Terraform changes some characters of this policy (Unicode NFC), so it would not fit the token: use the JSON instead.';

/**
 * The trust policy as a data source `aws_iam_policy_document` with the name `trust`, laid out as by `terraform fmt`, in
 * printable ASCII and without a line break at the end. The `json` of the data source is this very policy, but for
 * characters that Terraform composes in any text; a comment says so where the policy has some.
 * @see https://developer.hashicorp.com/terraform/language/expressions/strings#escape-sequences-1
 * @see https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/iam_policy_document
 */
export function renderTerraform(policy: TrustPolicy): string {
  const texts = textsOf(policy);
  const changed = texts.some((text) => text.toWellFormed().normalize('NFC') !== text);
  const body = texts.some((text) => text.includes('&{')) ? sourceDocument(policy) : statement(policy);
  const lines = block('data "aws_iam_policy_document" "trust"', body);
  return (changed ? [CHANGED_BY_TERRAFORM, ...lines] : lines).join('\n');
}

/** What the policy has from a token; a key has nothing that the provider's name has not. */
function textsOf({ Statement: [{ Principal, Condition }] }: TrustPolicy): readonly string[] {
  return [Principal.Federated, ...Object.values(Condition.StringEquals)];
}

/** The statement in the words of the data source; version and effect are its defaults. */
function statement({ Statement: [{ Action, Principal, Condition }] }: TrustPolicy): readonly string[] {
  const identifiers = `identifiers = [${quoted(Principal.Federated)}]`;
  return block('statement', [
    `actions = [${quoted(Action)}]`,
    '',
    ...block('principals', ['type        = "Federated"', identifiers]),
    ...Object.entries(Condition.StringEquals).flatMap(([key, value]) => ['', ...condition(key, value)]),
  ]);
}

function condition(key: string, value: string): readonly string[] {
  return block('condition', [
    'test     = "StringEquals"',
    `variable = ${quoted(key)}`,
    `values   = [${quoted(value)}]`,
  ]);
}

/**
 * The whole policy as JSON text, for what a statement of the data source cannot say. In a statement it makes a policy
 * variable, `${`, of each `&{`, and knows no escape for that: an environment named `&{*}` would be read as `*`. It
 * does not do so in a document that it is given as JSON. A heredoc knows no backslashes, so the JSON's own escapes get
 * through, and they keep what looks like a template from being one.
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
 * A string of HCL. The first sign of `${` and `%{`, which start a template, is doubled. That holds for the policy's own
 * `${$}{` as well, a dollar and a brace that IAM does not expand: as `$${$}{` it comes out of the template unchanged, and
 * the data source leaves each `${` alone. `#` before `[` is escaped for the log, as in {@link asciiJson}.
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
