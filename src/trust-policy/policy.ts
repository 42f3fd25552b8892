// A parsed trust policy, in which every list is a list and every value a text, and how its JSON is checked and taken apart: statements,
// principals, actions, conditions. Pure.
import { defined } from '../util/defined.ts';

/** The versions of the policy language; policy variables exist in the newer one alone. */
export type PolicyVersion = '2008-10-17' | '2012-10-17';

/** The place of a statement in the policy. */
export interface StatementPosition {
  /** Counted from 0. */
  readonly index: number;
  readonly sid?: string;
  /** In the file, counted from 1, where it has lines. */
  readonly line?: number;
}

/** Kinds of principal; `*` stands for everyone and is written without a kind. */
export type PrincipalKind = 'AWS' | 'CanonicalUser' | 'Federated' | 'Service' | '*';

export interface Principal {
  readonly kind: PrincipalKind;
  readonly value: string;
}

/** One operator for one key. All conditions of a statement must hold. */
export interface Condition {
  /** As written, with set operator and `IfExists`. */
  readonly operator: string;
  /** As written. */
  readonly key: string;
  /** Numbers and booleans as their texts. */
  readonly values: readonly string[];
}

/** One statement. A trust policy has no resources: the role itself is the resource. */
export interface Statement {
  readonly position: StatementPosition;
  readonly effect: 'Allow' | 'Deny';
  readonly principal: { readonly element: 'Principal' | 'NotPrincipal'; readonly principals: readonly Principal[] };
  readonly action: { readonly element: 'Action' | 'NotAction'; readonly patterns: readonly string[] };
  readonly conditions: readonly Condition[];
}

/**
 * A role's trust policy.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */
export interface ParsedTrustPolicy {
  /** The older one where the policy names none. */
  readonly version: PolicyVersion;
  readonly statements: readonly Statement[];
  /** Length of the JSON without white space between its parts, which counts against IAM's quota. */
  readonly characters: number;
}

/**
 * More than twice what IAM stores as a trust policy.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
const MAX_POLICY_CHARACTERS = 10_240;

const VERSIONS: readonly PolicyVersion[] = ['2008-10-17', '2012-10-17'];
const POLICY_ELEMENTS = ['Version', 'Id', 'Statement'];
const PRINCIPAL_KINDS: readonly PrincipalKind[] = ['AWS', 'CanonicalUser', 'Federated', 'Service'];
const STATEMENT_ELEMENTS = ['Sid', 'Effect', 'Principal', 'NotPrincipal', 'Action', 'NotAction', 'Condition'];

/**
 * The parts of a trust policy.
 * Never throws: failure is in the result.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */
export function readPolicy(value: unknown, lines = new WeakMap<object, number>()): Read<ParsedTrustPolicy> {
  if (!isObject(value)) return problem('The trust policy', 'must be an object');
  const characters = JSON.stringify(value).length;
  if (characters > MAX_POLICY_CHARACTERS)
    return problem('The trust policy', `is longer than ${MAX_POLICY_CHARACTERS} characters`);
  const strange = unknownElement(value, POLICY_ELEMENTS);
  if (strange !== undefined) return problem('The trust policy', strange);
  const version = value['Version'] ?? '2008-10-17';
  const known = VERSIONS.find((name) => name === version);
  if (known === undefined) return problem('The trust policy', `must have the Version "2012-10-17" or "2008-10-17"`);
  const statements = readStatements(value['Statement'], lines);
  return statements.ok ? { ok: true, value: { version: known, statements: statements.value, characters } } : statements;
}

function readStatements(value: unknown, lines: WeakMap<object, number>): Read<readonly Statement[]> {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  const statements: Statement[] = [];
  for (const [index, item] of list.entries()) {
    const statement = readStatement(item, index);
    if (!statement.ok) return statement;
    const line = isObject(item) ? lines.get(item) : undefined;
    const position = defined({ ...statement.value.position, line });
    statements.push({ ...statement.value, position });
  }
  return statements.length === 0 ? problem('The trust policy', 'has no statement') : { ok: true, value: statements };
}

function readStatement(value: unknown, index: number): Read<Statement> {
  const number = `Statement ${index + 1}`;
  if (isFunction(value)) return problem(number, FILLED_IN);
  if (!isObject(value)) return problem(number, 'must be an object');
  const sid = value['Sid'];
  if (sid !== undefined && typeof sid !== 'string') return problem(number, 'has a Sid that is not a text');
  const where = sid === undefined ? number : `${number} (Sid ${quoted(sid)})`;
  const strange = unknownElement(value, STATEMENT_ELEMENTS);
  if (strange !== undefined) return problem(where, strange);
  const effect = value['Effect'];
  if (effect !== 'Allow' && effect !== 'Deny') return problem(where, 'must have the Effect "Allow" or "Deny"');
  const principal = readPrincipals(value, `${where}:`);
  if (!principal.ok) return principal;
  const action = readActions(value, `${where}:`);
  if (!action.ok) return action;
  const conditions = readConditions(value['Condition'], `${where}:`);
  if (!conditions.ok) return conditions;
  return {
    ok: true,
    value: {
      position: defined({ index, sid }),
      effect,
      principal: principal.value,
      action: action.value,
      conditions: conditions.value,
    },
  };
}

const FILLED_IN = 'is filled in by the template, and only the deployed policy has it. Save that one, as JSON';

/** Whether the text stands for a function of a template. */
function isFunction(value: unknown): boolean {
  return typeof value === 'string' && /^\$\{.*\}$/.test(value);
}

/** IAM accepts only the elements that it knows, and their names are case-sensitive. */
function unknownElement(value: JsonObject, elements: readonly string[]): string | undefined {
  const strange = Object.keys(value).find((name) => !elements.includes(name));
  if (strange === undefined) return undefined;
  const meant = elements.find((name) => name.toLowerCase() === strange.toLowerCase());
  if (meant !== undefined) return `has ${quoted(strange)}, which must be written ${meant}`;
  if (/^(?:Not)?Resource$/.test(strange)) return `must not have ${strange}: the role itself is the resource`;
  return `has ${quoted(strange)}, which is no element of a trust policy`;
}

/**
 * The principals of a statement, or those that it excludes.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 */
function readPrincipals(statement: JsonObject, where: string): Read<Statement['principal']> {
  const element = oneOf(statement, ['Principal', 'NotPrincipal'], where);
  if (!element.ok) return element;
  const value = statement[element.value];
  if (value === '*') return { ok: true, value: { element: element.value, principals: [{ kind: '*', value: '*' }] } };
  if (isFunction(value)) return problem(where, `${element.value} ${FILLED_IN}`);
  if (!isObject(value))
    return problem(where, `${element.value} must be an object such as { "Federated": "arn:…" }, or "*"`);
  const principals: Principal[] = [];
  for (const [name, names] of Object.entries(value)) {
    const kind = PRINCIPAL_KINDS.find((known) => known === name);
    if (kind === undefined)
      return problem(where, `${element.value} has ${quoted(name)}, which is no kind of principal`);
    const texts = readTexts(names, where, `${element.value}.${kind}`);
    if (!texts.ok) return texts;
    principals.push(...texts.value.map((text) => ({ kind, value: text })));
  }
  if (principals.length === 0) return problem(where, `${element.value} must name somebody`);
  return { ok: true, value: { element: element.value, principals } };
}

/**
 * The actions of a statement, or those that it excludes.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html
 */
function readActions(statement: JsonObject, where: string): Read<Statement['action']> {
  const element = oneOf(statement, ['Action', 'NotAction'], where);
  if (!element.ok) return element;
  const patterns = readTexts(statement[element.value], where, element.value);
  if (!patterns.ok) return patterns;
  if (patterns.value.length === 0) return problem(where, `${element.value} must name an action`);
  return { ok: true, value: { element: element.value, patterns: patterns.value } };
}

/**
 * The conditions of a statement, one for each key of each operator.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition.html
 */
function readConditions(value: unknown, where: string): Read<readonly Condition[]> {
  if (value === undefined) return { ok: true, value: [] };
  if (!isObject(value)) return problem(where, 'Condition must be an object of operators');
  const conditions: Condition[] = [];
  for (const [operator, keys] of Object.entries(value)) {
    const path = `Condition ${quoted(operator)}`;
    if (!isObject(keys)) return problem(where, `${path} must be an object of condition keys`);
    for (const [key, list] of Object.entries(keys)) {
      const values = readScalars(list);
      if (values === undefined) return problem(where, `${path} must give ${quoted(key)} a text or a list of texts`);
      conditions.push({ operator, key, values });
    }
  }
  return { ok: true, value: conditions };
}

function readTexts(value: unknown, where: string, what: string): Read<readonly string[]> {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  const texts = list.filter((item) => typeof item === 'string');
  if (texts.length < list.length) return problem(where, `${what} must be a text or a list of texts`);
  return { ok: true, value: texts };
}

function readScalars(value: unknown): readonly string[] | undefined {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  const scalars = list.filter((item) => ['string', 'number', 'boolean'].includes(typeof item));
  return scalars.length === list.length ? scalars.map(String) : undefined;
}

function oneOf<Name extends string>(statement: JsonObject, names: readonly [Name, Name], where: string): Read<Name> {
  const [first, second, ...others] = names.filter((name) => Object.hasOwn(statement, name));
  if (first === undefined) return problem(where, `${names[0]} is missing`);
  return second === undefined && others.length === 0
    ? { ok: true, value: first }
    : problem(where, `${names[0]} and ${names[1]} exclude each other`);
}

/** @param where - the policy or a statement; `what` completes the sentence about it */
function problem(where: string, what: string): { readonly ok: false; readonly problem: string } {
  return { ok: false, problem: `${where} ${what}.` };
}

/** A value, or why there is none, as a sentence. */
export type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: string };

/** A JSON object. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether the value is a JSON object; a list is not. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A text from outside for a sentence: in quotes, on one line, cut. */
export function quoted(text: string): string {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text);
}
