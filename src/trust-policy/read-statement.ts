// From the JSON of one statement to its principals, actions and conditions. Pure.
import type { Condition, Principal, PrincipalKind, Statement } from './policy.ts';
import { isObject, type JsonObject, quoted, type Read } from './read-json.ts';

const KINDS: readonly PrincipalKind[] = ['AWS', 'CanonicalUser', 'Federated', 'Service'];

/**
 * The principals of a statement, or those that it excludes.
 * @param where - the statement, for the problem's sentence
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 */
export function readPrincipals(statement: JsonObject, where: string): Read<Statement['principal']> {
  const element = oneOf(statement, ['Principal', 'NotPrincipal'], where);
  if (!element.ok) return element;
  const value = statement[element.value];
  if (value === '*') return { ok: true, value: { element: element.value, principals: [{ kind: '*', value: '*' }] } };
  if (!isObject(value))
    return problem(where, `${element.value} must be an object such as { "Federated": "arn:…" }, or "*"`);
  const principals: Principal[] = [];
  for (const [name, names] of Object.entries(value)) {
    const kind = KINDS.find((known) => known === name);
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
export function readActions(statement: JsonObject, where: string): Read<Statement['action']> {
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
export function readConditions(value: unknown, where: string): Read<readonly Condition[]> {
  if (value === undefined) return { ok: true, value: [] };
  if (!isObject(value)) return problem(where, 'Condition must be an object of operators');
  const conditions: Condition[] = [];
  for (const [operator, keys] of Object.entries(value)) {
    const path = `Condition ${quoted(operator)}`;
    if (!isObject(keys)) return problem(where, `${path} must be an object of condition keys`);
    for (const [key, list] of Object.entries(keys)) {
      const values = readScalars(list);
      if (values === undefined)
        return problem(where, `${path} must give ${quoted(key)} a text or a list of texts${hintAt(list)}`);
      conditions.push({ operator, key, values });
    }
  }
  return { ok: true, value: conditions };
}

function readTexts(value: unknown, where: string, what: string): Read<readonly string[]> {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  const texts = list.filter((item) => typeof item === 'string');
  if (texts.length < list.length) return problem(where, `${what} must be a text or a list of texts${hintAt(value)}`);
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

/** A template's function in place of a value is the most likely mistake: IAM has the value. */
function hintAt(value: unknown): string {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  const isFunction = list.some(
    (item) => isObject(item) && Object.keys(item).some((name) => /^(?:Ref|Fn::.+)$/.test(name)),
  );
  return isFunction ? ', not a function of a template: give the policy as IAM has it' : '';
}

function problem(where: string, what: string): { readonly ok: false; readonly problem: string } {
  return { ok: false, problem: `${where}: ${what}.` };
}
