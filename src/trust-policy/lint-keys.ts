// Mistakes in the keys of conditions: prefixes of no issuer, and claims that IAM does not look at. Pure.

import { type LintCode, lint, type PolicyLint } from './lint-codes.ts';
import { isFirm, type LintScope, type ReadCondition, splitKey } from './lint-scope.ts';
import type { Statement } from './policy.ts';
import { claimPrefixOf, GITHUB_CLAIM_KEYS, GITHUB_ISSUER, lookUpKey } from './request-context.ts';

/** Claims that IAM knows of other issuers, and that GitHub's ID tokens do not have. */
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
  if (listed) return issuer === GITHUB_ISSUER && role.partition === 'aws' ? [] : ['key-unconfirmed'];
  if (!ISSUER_OF_GITHUB.test(issuer)) return ['key-unconfirmed'];
  return NOT_OF_GITHUB.includes(claim) ? ['key-never-present'] : ['key-not-offered'];
}
