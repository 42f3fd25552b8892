// Reads a role's trust policy from the text of a file, also where its JSON is encoded or within a string, up to fixed limits. Pure.
import type { RoleArn } from '../aws/arn.ts';
import { defined } from '../util/defined.ts';
import { isFilledIn } from './condition-values.ts';
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

/** Where in a file the objects of a value start, counted from 1. */
export type Lines = WeakMap<object, number>;

/**
 * The trust policy in a text: the policy itself, or what the AWS CLI, CloudFormation and Terraform print around it, as
 * JSON or as an encoded string. Never throws: the result says why a text cannot be read.
 * @param role - chooses the policy where the text holds those of several roles
 * @see https://docs.aws.amazon.com/cli/latest/reference/iam/get-role.html
 */
export function parseTrustPolicy(text: string, role?: WantedRole): ParseResult {
  const root = readPolicyText(text);
  return root.ok ? findTrustPolicy(root.value, role) : root;
}

/** The value in a text of JSON, which may be encoded. Never throws. */
export function readPolicyText(text: string): Read<unknown> {
  return text.length > MAX_FILE_CHARACTERS
    ? { ok: false, problem: `The file is longer than ${MAX_FILE_CHARACTERS} characters.` }
    : readJson(text, 'The file');
}

/**
 * The trust policy in a value that was read from a file: in a template of CloudFormation, a plan or a state of Terraform, or
 * by itself. Never throws.
 * @param lines - adds the lines of statements
 */
export function findTrustPolicy(root: unknown, role?: WantedRole, lines: Lines = new WeakMap()): ParseResult {
  return chooseTrustPolicy(findPolicies(root), role, lines);
}

/** As {@link findTrustPolicy}, of the policies that {@link findPolicies} found. */
export function chooseTrustPolicy(
  found: readonly FoundPolicy[],
  role: WantedRole | undefined,
  lines: Lines,
): ParseResult {
  const chosen = chooseOne(found, role);
  return chosen.ok ? readFound(chosen.value, role, lines) : chosen;
}

/** Whether a file names the role of one of its policies so that it can only be this one. */
export function namesRole(found: readonly FoundPolicy[], role: WantedRole): boolean {
  return closest(found, role).length > 0;
}

function readFound({ document, roleArn }: FoundPolicy, role: WantedRole | undefined, lines: Lines): ParseResult {
  const policy = readDocument(document, { role, lines });
  if (!policy.ok) return policy;
  if (policy.value.version === '2012-10-17' || !hasOpenValue(policy.value))
    return defined({ ok: true as const, policy: policy.value, roleArn });
  // Only the newer version has a notation for parts that only the stack knows.
  const escaped = readDocument(document, { role, lines, escapes: true });
  if (!escaped.ok) return escaped;
  return defined({ ok: true as const, policy: { ...escaped.value, version: '2012-10-17' as const }, roleArn });
}

function readDocument(document: unknown, template: Template): Read<ParsedTrustPolicy> {
  const resolved = withoutFunctions(document, template);
  if (typeof resolved !== 'string') return readPolicy(resolved, template.lines);
  const value = readJson(resolved, 'The trust policy');
  return value.ok ? readPolicy(value.value, template.lines) : value;
}

function hasOpenValue({ statements }: ParsedTrustPolicy): boolean {
  return statements.some(({ principal, conditions }) =>
    [
      ...principal.principals.map(({ value }) => value),
      ...conditions.flatMap(({ key, values }) => [key, ...values]),
    ].some(isFilledIn),
  );
}

/** The policy of the wanted role, or the only one there is. */
function chooseOne(found: readonly FoundPolicy[], role: WantedRole | undefined): Read<FoundPolicy> {
  const own = role === undefined ? [] : closest(found, role);
  const possible = role === undefined ? found : found.filter((policy) => !isNamedOtherwise(policy, role));
  const candidates = distinct(own.length > 0 ? own : possible);
  const [first, ...others] = candidates;
  if (first === undefined && role !== undefined && found.length > 0)
    return { ok: false, problem: `The file has no role ${quoted(role.name)}, only ${listOf(found)}.` };
  if (first === undefined)
    return {
      ok: false,
      problem: 'The file holds no trust policy: no Statement, no AssumeRolePolicyDocument and no assume_role_policy.',
    };
  if (others.length === 0) return { ok: true, value: first };
  const names = listOf(candidates);
  const list = names === '' ? '' : ` (${names})`;
  const problem = `The file holds ${candidates.length} trust policies${list}, and does not say which is the one of the role.`;
  return { ok: false, problem };
}

/** Whether the file gives the role another name, or another path before it. What has an ARN says itself whose it is. */
function isNamedOtherwise({ path, roleArn, roleName }: FoundPolicy, role: WantedRole): boolean {
  if (roleArn !== undefined || roleName === undefined) return false;
  return roleName !== role.name || (path !== undefined && !hasPath(role, path));
}

function hasPath({ name, text }: WantedRole, path: string): boolean {
  return text.endsWith(`:role${path}${name}`);
}

const MAX_LABELS = 10;

function listOf(found: readonly FoundPolicy[]): string {
  const labels = [...new Set(found.map(labelOf).filter((label) => label !== ''))];
  return [...labels.slice(0, MAX_LABELS), ...(labels.length > MAX_LABELS ? ['…'] : [])].join(', ');
}

function labelOf({ id, path = '', roleArn, roleName }: FoundPolicy): string {
  const name = roleName === undefined ? undefined : `${path === '/' ? '' : path}${roleName}`;
  const names = new Set([id, roleArn ?? name].filter((one) => one !== undefined));
  return [...names].map(quoted).join(' for ');
}

/** How a file can name a role, the surest first. One that names another path or another name is another role. */
function closest(found: readonly FoundPolicy[], role: WantedRole): readonly FoundPolicy[] {
  const unnamed = found.filter(({ roleArn, roleName }) => roleArn === undefined && roleName === undefined);
  const named = found.filter(({ roleArn, roleName }) => roleArn === undefined && roleName === role.name);
  const ways = [
    found.filter(({ roleArn }) => roleArn === role.text),
    named.filter(({ path }) => path !== undefined && hasPath(role, path)),
    named.filter(({ path }) => path === undefined),
    unnamed.filter(({ id }) => id?.split('.').at(-1) === role.name),
    unnamed.filter(({ id }) => id !== undefined && isGeneratedFrom(id, role.name)),
  ];
  return ways.find(({ length }) => length > 0) ?? [];
}

/**
 * CloudFormation names a role without a name after stack and logical id, shortened where needed.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-name.html
 */
function isGeneratedFrom(id: string, name: string): boolean {
  const [, middle = ''] = /^.+?-(.+)-[A-Za-z0-9]{8,13}$/.exec(name) ?? [];
  return (
    middle !== '' && (middle === id || middle.endsWith(`-${id}`) || (middle.length >= 20 && id.startsWith(middle)))
  );
}

/** Without repetitions; a Terraform state has the same policy more than once. */
function distinct(found: readonly FoundPolicy[]): readonly FoundPolicy[] {
  return [...new Map(found.map((policy) => [JSON.stringify(policy.document), policy])).values()];
}

/** A trust policy as it is in the JSON, and the role beside it. */
export interface FoundPolicy {
  /** The policy, or a text that holds it. */
  readonly document: unknown;
  readonly roleName?: string;
  readonly roleArn?: string;
  /** Of the role's ARN. */
  readonly path?: string;
  /** Logical id of CloudFormation, or address of Terraform. */
  readonly id?: string;
}

/** Properties that hold a role's trust policy: that of IAM and CloudFormation, and that of Terraform. */
const POLICY_PROPERTIES = ['AssumeRolePolicyDocument', 'assume_role_policy'];

/** A value in the tree of the file. */
interface Visited {
  readonly value: unknown;
  readonly key?: string;
  readonly parent?: Visited;
}

/**
 * Every trust policy in a JSON value, in order: the value itself, or the values of the properties that tools use for it. Of
 * a Terraform plan, only the planned ones.
 * @see https://developer.hashicorp.com/terraform/internals/json-format
 */
export function findPolicies(root: unknown): readonly FoundPolicy[] {
  if (isObject(root) && Object.hasOwn(root, 'Statement')) return [{ document: root }];
  const found: FoundPolicy[] = [];
  const waiting: Visited[] = [{ value: isObject(root) ? (root['planned_values'] ?? root) : root }];
  for (let visited = waiting.pop(); visited !== undefined; visited = waiting.pop()) {
    const parent = visited;
    const { value } = parent;
    if (isObject(value)) found.push(...policiesOf(value, parent));
    const below = typeof value === 'object' && value !== null ? Object.entries(value) : [];
    for (const [key, child] of below.reverse()) waiting.push({ value: child, key, parent });
  }
  return found;
}

function policiesOf(holder: JsonObject, visited: Visited): FoundPolicy[] {
  const [roleName, roleArn] = [textOf(holder, ['RoleName', 'name']), textOf(holder, ['Arn', 'arn'])];
  const details = defined({ roleName, roleArn, path: textOf(holder, ['Path', 'path']), id: idOf(visited) });
  const properties = POLICY_PROPERTIES.filter((name) => Object.hasOwn(holder, name));
  return properties.map((name) => ({ document: holder[name], ...details }));
}

/** A resource of a template has its properties under `Properties`, one of Terraform under `values`. */
function idOf({ key, parent }: Visited): string | undefined {
  if (key === 'Properties') return parent?.key;
  return key === 'values' && isObject(parent?.value) ? textOf(parent.value, ['address']) : undefined;
}

function textOf(holder: JsonObject, names: readonly string[]): string | undefined {
  return names.map((name) => holder[name]).find((value) => typeof value === 'string');
}

interface Template {
  readonly role: WantedRole | undefined;
  readonly lines: Lines;
  /** Whether to write `${aws:username}` as `${$}{aws:username}`: in the older version it stands for itself. */
  readonly escapes?: true;
}

/** Of what the newer version replaces: policy variables and escaped characters. */
const VARIABLE_START = /\$\{(?=[*?$]\}|[^}:]*:[^}:]*\})/g;

/** The value with a text in place of each function of a template. */
function withoutFunctions(value: unknown, template: Template): unknown {
  if (Array.isArray(value)) return value.map((item) => withoutFunctions(item, template));
  if (typeof value === 'string' && template.escapes) return value.replaceAll(VARIABLE_START, '${$}{');
  if (!isObject(value)) return value;
  const text = textOfFunction(value, template);
  if (text !== undefined) return text;
  const entries = Object.entries(value).map(([key, item]) => [key, withoutFunctions(item, template)] as const);
  const resolved: JsonObject = Object.fromEntries(entries);
  const line = template.lines.get(value);
  if (line !== undefined) template.lines.set(resolved, line);
  return resolved;
}

/**
 * The text that a function of CloudFormation gives, with `${…}` for each part that only the stack knows. The account and the
 * partition of a stack are those of its roles.
 * @returns undefined for what is no function
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html
 */
function textOfFunction(value: JsonObject, template: Template): string | undefined {
  const [[name, parameter] = ['', undefined], ...others] = Object.entries(value);
  if (others.length > 0 || !/^(?:Ref|Fn::\w+)$/.test(name)) return undefined;
  if (name === 'Ref' && typeof parameter === 'string') return referred(parameter, template);
  if (name === 'Fn::GetAtt') return `\${${[parameter].flat().map(String).join('.')}}`;
  if (name === 'Fn::Sub') return substituted(parameter, template);
  if (name === 'Fn::Join' && Array.isArray(parameter)) return joined(parameter, template) ?? `\${${name}}`;
  return `\${${name}}`;
}

function referred(name: string, { role }: Template): string {
  const [, partition, , , account] = role?.text.split(':') ?? [];
  const known = new Map([
    ['AWS::AccountId', account],
    ['AWS::Partition', partition],
  ]);
  return known.get(name) ?? `\${${name}}`;
}

/** `${!x}` is the text `${x}`, as in a policy variable. */
function substituted(parameter: unknown, template: Template): string {
  const [text, given]: readonly unknown[] = [parameter].flat();
  if (typeof text !== 'string') return '${Fn::Sub}';
  const values = isObject(given) ? withoutFunctions(given, template) : {};
  return text.replaceAll(/\$\{(!?)([^}]*)\}/g, (_, literal: string, name: string) => {
    if (literal !== '') return template.escapes ? `\${$}{${name}}` : `\${${name}}`;
    const value = isObject(values) && Object.hasOwn(values, name.trim()) ? values[name.trim()] : undefined;
    return typeof value === 'string' ? value : referred(name.trim(), template);
  });
}

function joined([separator, parts]: readonly unknown[], template: Template): string | undefined {
  if (typeof separator !== 'string' || !Array.isArray(parts)) return undefined;
  return parts
    .map((part) => withoutFunctions(part, template))
    .map(String)
    .join(separator);
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
