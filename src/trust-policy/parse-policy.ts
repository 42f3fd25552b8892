// Reads a role's trust policy from the text of a file, also where its JSON is encoded or within a string, up to fixed limits. Pure.
import type { RoleArn } from '../aws/arn.ts';
import { defined } from '../util/defined.ts';
import { isObject, type JsonObject, type ParsedTrustPolicy, quoted, type Read, readPolicy } from './policy.ts';

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

/** A policy has six levels, and a Terraform plan around it a few more. */
const MAX_DEPTH = 64;

/** Strings within strings; no tool prints more of them. */
const MAX_LAYERS = 3;

/**
 * The JSON value of a text that may be URL-encoded, as IAM's API gives policies, or a JSON string that holds JSON.
 * Never throws.
 * @param what - the subject of the problem's sentence
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRole.html
 */
function readJson(text: string, what: string): Read<unknown> {
  let value: unknown = text;
  for (let layer = 0; typeof value === 'string' && layer < MAX_LAYERS; layer++) {
    const json = decoded(value);
    const problem = problemOf(json);
    if (problem !== undefined) return { ok: false, problem: `${what} ${problem}.` };
    value = JSON.parse(json);
  }
  return { ok: true, value };
}

/** `trim` also removes a byte order mark. */
function decoded(text: string): string {
  const trimmed = text.trim();
  try {
    return /^%(?:7b|22|5b)/i.test(trimmed) ? decodeURIComponent(trimmed) : trimmed;
  } catch {
    return trimmed;
  }
}

function problemOf(text: string): string | undefined {
  if (text === '') return 'is empty';
  // In UTF-16, every second byte of ASCII is 0. PowerShell 5 writes files so.
  if (text.includes('\0')) return 'is encoded as UTF-16: save it as UTF-8 (PowerShell: Set-Content -Encoding utf8)';
  if (!isJson(text)) return 'is not JSON';
  const { depth, duplicateKey } = scanJson(text, MAX_DEPTH);
  if (depth > MAX_DEPTH) return `nests deeper than ${MAX_DEPTH} levels`;
  return duplicateKey === undefined ? undefined : `has the key ${quoted(duplicateKey)} twice in one object`;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** What `JSON.parse` does not tell about a text. `depth` is at most one beyond the limit. */
interface JsonScan {
  readonly depth: number;
  /** The first key that is twice in one object. */
  readonly duplicateKey?: string;
}

/**
 * Scans a text that is valid JSON, in linear time.
 * @param maxDepth - levels of nesting after which it stops
 */
function scanJson(json: string, maxDepth: number): JsonScan {
  const open: Set<string>[] = [];
  let [depth, text] = [0, ''];
  for (let at = 0; at < json.length && depth <= maxDepth; at++) {
    const character = json[at];
    if (character === '"') {
      const end = endOfText(json, at);
      text = json.slice(at, end + 1);
      at = end;
    } else if (character === '{' || character === '[') {
      depth = Math.max(depth, open.push(new Set()));
    } else if (character === '}' || character === ']') {
      open.pop();
    } else if (character === ':') {
      const [keys, key] = [open.at(-1), String(JSON.parse(text))];
      if (keys?.has(key)) return { depth, duplicateKey: key };
      keys?.add(key);
    }
  }
  return { depth };
}

/** Where the string that starts at a quotation mark ends. */
function endOfText(json: string, start: number): number {
  let at = start + 1;
  while (at < json.length && json[at] !== '"') at += json[at] === '\\' ? 2 : 1;
  return at;
}
