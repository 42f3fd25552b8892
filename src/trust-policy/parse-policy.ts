// Reads a role's trust policy from the text of a file. Pure.
import type { RoleArn } from '../aws/arn.ts';
import { defined } from '../util/defined.ts';
import { type ParsedTrustPolicy, readPolicy } from './policy.ts';
import { isObject, type JsonObject, type Read, readJson } from './read-json.ts';

/** The policy, or why the text is not one. */
export type ParseResult =
  | {
      readonly ok: true;
      readonly policy: ParsedTrustPolicy;
      /** The ARN that the text gives for the role of this policy. */
      readonly roleArn?: string;
    }
  | {
      readonly ok: false;
      /** A sentence: which statement, which element, and what it must be. */
      readonly problem: string;
    };

/** The role whose policy is wanted where a text holds several. */
export type WantedRole = Pick<RoleArn, 'text' | 'name'>;

/** Enough for a list of a thousand roles. */
export const MAX_FILE_CHARACTERS = 4_000_000;

/**
 * The trust policy in a text: the policy itself, or what the AWS CLI, CloudFormation and Terraform print around it, as
 * JSON or as an encoded string. Never throws: the result says why a text cannot be read.
 * @param role - chooses the policy where the text holds those of several roles
 * @see https://docs.aws.amazon.com/cli/latest/reference/iam/get-role.html
 */
export function parseTrustPolicy(text: string, role?: WantedRole): ParseResult {
  if (text.length > MAX_FILE_CHARACTERS)
    return { ok: false, problem: `The file is longer than ${MAX_FILE_CHARACTERS} characters.` };
  const root = readJson(text, 'The file');
  if (!root.ok) return root;
  const chosen = chooseOne(findPolicies(root.value), role);
  return chosen.ok ? readFound(chosen.value) : chosen;
}

function readFound({ document, roleArn }: FoundPolicy): ParseResult {
  const value: Read<unknown> =
    typeof document === 'string' ? readJson(document, 'The trust policy') : { ok: true, value: document };
  const policy = value.ok ? readPolicy(value.value) : value;
  if (!policy.ok) return policy;
  return defined({ ok: true as const, policy: policy.value, roleArn });
}

/** The policy of the wanted role, or the only one there is. */
function chooseOne(found: readonly FoundPolicy[], role: WantedRole | undefined): Read<FoundPolicy> {
  const own = distinct(found.filter((policy) => role !== undefined && belongsTo(policy, role)));
  const candidates = own.length > 0 ? own : distinct(found);
  const [first, ...others] = candidates;
  if (first === undefined)
    return {
      ok: false,
      problem: 'The file holds no trust policy: no Statement, no AssumeRolePolicyDocument and no assume_role_policy.',
    };
  if (others.length === 0) return { ok: true, value: first };
  const problem = `The file holds ${candidates.length} trust policies, and does not say which is the one of the role.`;
  return { ok: false, problem };
}

function belongsTo({ roleArn, roleName }: FoundPolicy, role: WantedRole): boolean {
  return roleArn === undefined ? roleName === role.name : roleArn === role.text;
}

/** Without repetitions; a Terraform state has the same policy more than once. */
function distinct(found: readonly FoundPolicy[]): readonly FoundPolicy[] {
  return [...new Map(found.map((policy) => [JSON.stringify(policy.document), policy])).values()];
}

/** A trust policy as it is in the JSON, and the role beside it. */
interface FoundPolicy {
  /** The policy, or a text that holds it. */
  readonly document: unknown;
  readonly roleName?: string;
  readonly roleArn?: string;
}

/** Properties that hold a role's trust policy: that of IAM and CloudFormation, and that of Terraform. */
const POLICY_PROPERTIES = ['AssumeRolePolicyDocument', 'assume_role_policy'];

/**
 * Every trust policy in a JSON value, in order: the value itself, or the values of the properties that tools use for it. Of
 * a Terraform plan, only the planned ones.
 * @see https://developer.hashicorp.com/terraform/internals/json-format
 */
function findPolicies(root: unknown): readonly FoundPolicy[] {
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
  const roleName = textOf(holder, ['RoleName', 'name']);
  const roleArn = textOf(holder, ['Arn', 'arn']);
  const properties = POLICY_PROPERTIES.filter((name) => Object.hasOwn(holder, name));
  return properties.map((name) => ({ document: holder[name], ...defined({ roleName, roleArn }) }));
}

function textOf(holder: JsonObject, names: readonly string[]): string | undefined {
  return names.map((name) => holder[name]).find((value) => typeof value === 'string');
}
