// Mistakes in the operators of conditions, and conditions that no runner can be relied on to meet. Pure.

import { parseInstant } from './condition-values.ts';
import { type LintCode, lint, type PolicyLint } from './lint-codes.ts';
import type { LintScope, ReadCondition } from './lint-scope.ts';
import { isKnownOperator } from './operators.ts';
import type { Statement } from './policy.ts';
import { lookUpKey } from './request-context.ts';

const NETWORK_KEYS = ['aws:sourceip', 'aws:vpcsourceip', 'aws:sourcevpc', 'aws:sourcevpcarn', 'aws:sourcevpce'];
const TIME_KEYS = ['aws:currenttime', 'aws:epochtime'];

/**
 * Mistakes in one condition beside the others of its statement.
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

/** A negated operator holds without the key, and then the statement denies. */
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
