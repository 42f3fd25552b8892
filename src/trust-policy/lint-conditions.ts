// Mistakes in the operators and keys of conditions, and conditions that a runner may not meet. Pure.
import { parseInstant } from './condition-values.ts';
import { type LintCode, lint, type PolicyLint } from './lint-codes.ts';
import { isFirm, type LintScope, type ReadCondition, splitKey } from './lint-scope.ts';
import { isKnownOperator } from './operators.ts';
import type { Statement } from './policy.ts';
import { claimPrefixOf, GITHUB_CLAIM_KEYS, hasGitHubKeys, lookUpKey } from './request-context.ts';

const NETWORK_KEYS = ['aws:sourceip', 'aws:vpcsourceip', 'aws:sourcevpc', 'aws:sourcevpcarn', 'aws:sourcevpce'];
const TIME_KEYS = ['aws:currenttime', 'aws:epochtime'];

/**
 * Mistakes in one condition of a statement.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
export function lintCondition(
  condition: ReadCondition,
  { position, effect }: Statement,
  scope: LintScope & { readonly siblings: readonly ReadCondition[] },
): PolicyLint[] {
  const { key, operator } = condition;
  const details = { position, operator, key };
  if (!isKnownOperator(operator)) return [lint('operator-unknown', { ...details, value: operator })];
  const codes = effect === 'Allow' ? allowCodes(condition, scope) : denyCodes(condition, scope);
  return [...valueLints(condition, scope, details), ...codes.map((code) => lint(code, details))];
}

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html */
function valueLints(
  { base, claim, negated, values }: ReadCondition,
  { policy }: LintScope,
  details: Pick<PolicyLint, 'position' | 'operator' | 'key'>,
): PolicyLint[] {
  const exact = claim !== undefined && /^string(?:not)?equals/.test(base);
  const code = negated ? 'wildcard-in-not-equals' : 'wildcard-in-equals';
  const wild = exact ? values.filter((value) => /[*?]/.test(value.replaceAll(/\$\{[^}]*\}/g, ''))) : [];
  const variables = policy.version === '2012-10-17' ? [] : values.filter((value) => value.includes('${'));
  return [
    ...wild.map((value) => lint(code, { ...details, value })),
    ...variables.map((value) => lint('variable-in-old-version', { ...details, value })),
  ];
}

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html */
function allowCodes(condition: ReadCondition, { now }: LintScope): LintCode[] {
  const { claim, ifExists, key, negated, set } = condition;
  const name = key.toLowerCase();
  if (NETWORK_KEYS.includes(name)) return ['network-condition'];
  if (TIME_KEYS.includes(name) && now !== undefined) return windowCodes(condition, now);
  if (claim === undefined) return [];
  if (set === 'for-all-values') return ['for-all-values-allow'];
  if (ifExists) return ['if-exists-allow'];
  return negated ? ['negated-allow'] : [];
}

function windowCodes({ base, values }: ReadCondition, now: number): LintCode[] {
  const instants = values.map(parseInstant).filter((at) => at !== undefined);
  if (instants.length < values.length) return [];
  if (/lessthan/.test(base) && instants.every((at) => at < now)) return ['date-window-past'];
  return /greaterthan/.test(base) && instants.every((at) => at > now) ? ['date-window-ahead'] : [];
}

/** A negated operator holds without the key, so the statement denies tokens that lack the claim. */
function denyCodes(
  { base, ifExists, key, claim, negated, set }: ReadCondition,
  { request, siblings }: LintScope & { readonly siblings: readonly ReadCondition[] },
): LintCode[] {
  const name = key.toLowerCase();
  const holdsWithoutKey = set === 'for-any-value' ? ifExists : negated || ifExists || set === 'for-all-values';
  const guarded = siblings.some((other) => other.base === 'null' && other.key.toLowerCase() === name);
  if (base === 'null' || !holdsWithoutKey || guarded || claim === 'aud' || claim === 'sub') return [];
  if (claim !== undefined) return ['deny-when-absent'];
  return lookUpKey(request, key).status === 'absent' ? ['deny-always'] : [];
}

/** Claims that IAM reads from other issuers' tokens, and that GitHub's ID tokens do not have. */
const NOT_OF_GITHUB = ['amr', 'email', 'oaud'];

const ISSUER_OF_GITHUB = /^https:\/\/(?:token\.actions\.[a-z0-9.-]+(?:\/[^/]+)?|[^/]+\/_services\/token)$/;

/**
 * The mistake in the key of a condition, if there is one.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-wif
 */
export function lintKey(condition: ReadCondition, statement: Statement, scope: LintScope): PolicyLint[] {
  const { claim, key, operator } = condition;
  const details = { position: statement.position, operator, key };
  if (claim !== undefined) return claimCodes(claim, scope).map((code) => lint(code, { ...details, value: claim }));
  const [prefix, name] = splitKey(key);
  if (prefix === '' || prefix.includes('.') || prefix.startsWith('http')) {
    const expected = `${claimPrefixOf(scope.issuer)}:${name}`;
    return [lint(prefixCode(prefix, scope), { ...details, value: prefix, expected })];
  }
  const never = statement.effect === 'Allow' && isFirm(condition) && lookUpKey(scope.request, key).status === 'absent';
  return never ? [lint('key-never-present', details)] : [];
}

function prefixCode(found: string, { prefix }: LintScope): LintCode {
  const [host = '', ...path] = prefix.split('/');
  if (found === '') return 'prefix-missing';
  if (/^https?:/.test(found)) return 'prefix-has-scheme';
  if (found.startsWith('vstoken.')) return 'prefix-old-name';
  if (found.startsWith(`${prefix}/`)) return path.length > 0 ? 'prefix-slug-doubled' : 'prefix-has-slug';
  return found === host ? 'prefix-lacks-slug' : 'prefix-other-issuer';
}

function claimCodes(claim: string, { issuer, role }: LintScope): LintCode[] {
  if (claim === 'aud' || claim === 'sub') return [];
  const listed = GITHUB_CLAIM_KEYS.some((name) => name === claim);
  if (listed) return hasGitHubKeys(issuer, role.partition) ? [] : ['key-unconfirmed'];
  if (!ISSUER_OF_GITHUB.test(issuer)) return ['key-unconfirmed'];
  return NOT_OF_GITHUB.includes(claim) ? ['key-never-present'] : ['key-not-offered'];
}
