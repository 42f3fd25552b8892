// Finds trust policies in what AWS, CloudFormation and Terraform print. Pure.
import { isObject, type JsonObject } from './read-json.ts';

/** A trust policy as it stands in the JSON, and the role that it stands beside. */
export interface FoundPolicy {
  /** The policy, or a text that holds it. */
  readonly document: unknown;
  readonly roleName?: string;
  readonly roleArn?: string;
}

/** Names of the property that holds a role's trust policy: IAM's and CloudFormation's, and Terraform's. */
const POLICY_PROPERTIES = ['AssumeRolePolicyDocument', 'assume_role_policy'];

/**
 * Every trust policy in a JSON value, in order: the value itself, or those under the names that tools give them. Of a
 * Terraform plan, those planned.
 * @see https://developer.hashicorp.com/terraform/internals/json-format
 */
export function findPolicies(root: unknown): readonly FoundPolicy[] {
  if (isObject(root) && Object.hasOwn(root, 'Statement')) return [{ document: root }];
  const found: FoundPolicy[] = [];
  const waiting = [isObject(root) ? (root['planned_values'] ?? root) : root];
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (isObject(value)) found.push(...policiesOf(value));
    const below = typeof value === 'object' && value !== null ? Object.values(value) : [];
    for (const child of below.reverse()) waiting.push(child);
  }
  return found;
}

function policiesOf(holder: JsonObject): FoundPolicy[] {
  const [roleName, roleArn] = [textOf(holder, ['RoleName', 'name']), textOf(holder, ['Arn', 'arn'])];
  const role = { ...(roleName === undefined ? {} : { roleName }), ...(roleArn === undefined ? {} : { roleArn }) };
  const properties = POLICY_PROPERTIES.filter((name) => Object.hasOwn(holder, name));
  return properties.map((name) => ({ document: holder[name], ...role }));
}

function textOf(holder: JsonObject, names: readonly string[]): string | undefined {
  return names.map((name) => holder[name]).find((value) => typeof value === 'string');
}
