// The mistakes that a trust policy can have, by code. Pure.
import type { StatementPosition } from './policy.ts';

/** `error`: strangers get in, or nobody can. `warning`: wider or more fragile than necessary. `notice`: style. */
export type LintSeverity = 'error' | 'warning' | 'notice';

/** Every code with its severity. Codes are permanent once released. */
export const LINT_SEVERITIES = {
  'longer-than-default-quota': 'warning',
  'longer-than-raised-quota': 'error',
  'write-control': 'error',
  'write-control-doubtful': 'warning',
  'conditions-split': 'error',
  'sid-duplicated': 'error',
  'principal-not-federated': 'error',
  'principal-everyone': 'error',
  'not-principal-allow': 'error',
  'provider-misspelled': 'error',
  'provider-has-scheme': 'error',
  'provider-other-issuer': 'error',
  'provider-other-partition': 'error',
  'provider-other-account': 'error',
  'action-assume-role': 'error',
  'action-other': 'error',
  'not-action-allow': 'warning',
  'prefix-missing': 'error',
  'prefix-has-scheme': 'error',
  'prefix-old-name': 'error',
  'prefix-lacks-slug': 'error',
  'prefix-slug-doubled': 'error',
  'prefix-has-slug': 'error',
  'prefix-other-issuer': 'error',
  'key-misspelled': 'error',
  'key-not-offered': 'error',
  'key-unconfirmed': 'warning',
  'key-never-present': 'error',
  'issuer-not-checked': 'notice',
  'condition-always-holds': 'warning',
  'operator-unknown': 'error',
  'wildcard-in-equals': 'error',
  'wildcard-in-not-equals': 'warning',
  'for-all-values-allow': 'warning',
  'for-all-values-needless': 'notice',
  'if-exists-allow': 'warning',
  'if-exists-needless': 'notice',
  'negated-allow': 'warning',
  'deny-when-absent': 'warning',
  'deny-always': 'error',
  'deny-never': 'warning',
  'variable-in-old-version': 'warning',
  'network-condition': 'warning',
  'date-window-past': 'error',
  'date-window-ahead': 'warning',
  'aud-missing': 'warning',
  'aud-any': 'warning',
  'aud-open': 'warning',
  'sub-missing': 'error',
  'sub-workflow-only': 'warning',
  'workflow-owner-open': 'error',
  'sub-by-deny-only': 'warning',
  'sub-open-to-issuer': 'warning',
  'sub-any': 'error',
  'sub-any-repository': 'error',
  'sub-owner-open': 'error',
  'sub-names-no-repository': 'error',
  'sub-any-repository-of-owner': 'warning',
  'sub-repository-open': 'warning',
  'sub-ids-not-pinned': 'warning',
  'sub-names-only': 'warning',
  'name-open': 'warning',
  'sub-empty': 'error',
  'sub-blank-or-quoted': 'error',
  'sub-ends-in-blank': 'warning',
  'sub-lacks-repo': 'error',
  'sub-slash-for-colon': 'error',
  'sub-lacks-context': 'error',
  'sub-lacks-ref': 'error',
  'sub-lacks-refs-heads': 'error',
  'sub-unencoded-colon': 'warning',
  'sub-unknown-context': 'warning',
} as const satisfies Readonly<Record<string, LintSeverity>>;

export type LintCode = keyof typeof LINT_SEVERITIES;

/** One mistake, as data. */
export interface PolicyLint {
  readonly code: LintCode;
  readonly severity: LintSeverity;
  /** The statement; undefined for the policy as a whole. */
  readonly position?: StatementPosition;
  /** The other statement of a mistake in two statements. */
  readonly related?: StatementPosition;
  readonly operator?: string;
  readonly key?: string;
  /** What the policy has there: a value, a principal, an action, a prefix or a number of characters. */
  readonly value?: string;
  /** What the policy should have there, where that is known. */
  readonly expected?: string;
}

/** A mistake with the severity of its code. */
export function lint(code: LintCode, details: Omit<PolicyLint, 'code' | 'severity'> = {}): PolicyLint {
  return { code, severity: LINT_SEVERITIES[code], ...details };
}
