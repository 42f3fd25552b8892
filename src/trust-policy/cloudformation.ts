// Writes a trust policy as CloudFormation. Pure.
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
