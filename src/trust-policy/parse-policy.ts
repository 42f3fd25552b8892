// Reads a role's trust policy from the text of a file. Pure.
import type { RoleArn } from '../aws/arn.ts';
import { type FoundPolicy, findPolicies } from './find-policy.ts';
import type { ParsedTrustPolicy } from './policy.ts';
import { type Read, readJson } from './read-json.ts';
import { readPolicy } from './read-policy.ts';

/** The policy, or what keeps the text from being one. */
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

/** A role, as far as it chooses among several policies. */
export type WantedRole = Pick<RoleArn, 'text' | 'name'>;

/** Enough for a list of a thousand roles. */
export const MAX_FILE_CHARACTERS = 4_000_000;

/**
 * The trust policy in a text: the policy itself, or what the AWS CLI, CloudFormation and Terraform print around it, as
 * JSON or as an encoded string.
 * Never throws: what cannot be read is a problem.
 * @param role - chooses, where the text holds the policies of several roles
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
  return { ok: true, policy: policy.value, ...(roleArn === undefined ? {} : { roleArn }) };
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

/** One of each; a Terraform state says the same more than once. */
function distinct(found: readonly FoundPolicy[]): readonly FoundPolicy[] {
  return [...new Map(found.map((policy) => [JSON.stringify(policy.document), policy])).values()];
}
