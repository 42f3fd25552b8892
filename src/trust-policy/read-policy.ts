// From the JSON of a trust policy to its parts, each checked. Pure.
import type { ParsedTrustPolicy, PolicyVersion, Statement } from './policy.ts';
import { isObject, type JsonObject, quoted, type Read } from './read-json.ts';
import { readActions, readConditions, readPrincipals } from './read-statement.ts';

/**
 * More than twice what IAM stores as a trust policy.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
const MAX_POLICY_CHARACTERS = 10_240;

const VERSIONS: readonly PolicyVersion[] = ['2008-10-17', '2012-10-17'];
const POLICY_ELEMENTS = ['Version', 'Id', 'Statement'];
const STATEMENT_ELEMENTS = ['Sid', 'Effect', 'Principal', 'NotPrincipal', 'Action', 'NotAction', 'Condition'];

/**
 * The parts of a trust policy.
 * Never throws: failure is in the result.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */
export function readPolicy(value: unknown): Read<ParsedTrustPolicy> {
  if (!isObject(value)) return problem('The trust policy', 'must be an object');
  const characters = JSON.stringify(value).length;
  if (characters > MAX_POLICY_CHARACTERS)
    return problem('The trust policy', `is longer than ${MAX_POLICY_CHARACTERS} characters`);
  const strange = strangeElement(value, POLICY_ELEMENTS);
  if (strange !== undefined) return problem('The trust policy', strange);
  const version = value['Version'] ?? '2008-10-17';
  const known = VERSIONS.find((name) => name === version);
  if (known === undefined) return problem('The trust policy', `must have the Version "2012-10-17" or "2008-10-17"`);
  const statements = readStatements(value['Statement']);
  return statements.ok ? { ok: true, value: { version: known, statements: statements.value, characters } } : statements;
}

function readStatements(value: unknown): Read<readonly Statement[]> {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  const statements: Statement[] = [];
  for (const [index, item] of list.entries()) {
    const statement = readStatement(item, index);
    if (!statement.ok) return statement;
    statements.push(statement.value);
  }
  return statements.length === 0 ? problem('The trust policy', 'has no statement') : { ok: true, value: statements };
}

function readStatement(value: unknown, index: number): Read<Statement> {
  const number = `Statement ${index + 1}`;
  if (!isObject(value)) return problem(number, 'must be an object');
  const sid = value['Sid'];
  if (sid !== undefined && typeof sid !== 'string') return problem(number, 'has a Sid that is not a text');
  const where = sid === undefined ? number : `${number} (Sid ${quoted(sid)})`;
  const strange = strangeElement(value, STATEMENT_ELEMENTS);
  if (strange !== undefined) return problem(where, strange);
  const effect = value['Effect'];
  if (effect !== 'Allow' && effect !== 'Deny') return problem(where, 'must have the Effect "Allow" or "Deny"');
  const principal = readPrincipals(value, where);
  if (!principal.ok) return principal;
  const action = readActions(value, where);
  if (!action.ok) return action;
  const conditions = readConditions(value['Condition'], where);
  if (!conditions.ok) return conditions;
  const position = { index, ...(sid === undefined ? {} : { sid }) };
  const parts = { principal: principal.value, action: action.value, conditions: conditions.value };
  return { ok: true, value: { position, effect, ...parts } };
}

/** IAM takes no element that it does not know, and tells upper case from lower case. */
function strangeElement(value: JsonObject, elements: readonly string[]): string | undefined {
  const strange = Object.keys(value).find((name) => !elements.includes(name));
  if (strange === undefined) return undefined;
  const meant = elements.find((name) => name.toLowerCase() === strange.toLowerCase());
  if (meant !== undefined) return `has ${quoted(strange)}, which must be written ${meant}`;
  if (/^(?:Not)?Resource$/.test(strange)) return `must not have ${strange}: the role itself is the resource`;
  return `has ${quoted(strange)}, which is no element of a trust policy`;
}

function problem(where: string, what: string): { readonly ok: false; readonly problem: string } {
  return { ok: false, problem: `${where} ${what}.` };
}
