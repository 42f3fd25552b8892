// What the rules for trust policies share: the issuer, its keys, and which statements are about it. Pure.
import { oidcProviderArn, type RoleArn } from '../aws/arn.ts';
import type { EpochSeconds } from '../util/time.ts';
import { findOperator, type OperatorName, parseOperatorName } from './operators.ts';
import type { Condition, ParsedTrustPolicy, Statement } from './policy.ts';
import { claimPrefixOf, type RequestContext, requestContextOf } from './request-context.ts';

/** Whom the policy is meant for. */
export interface LintTarget {
  /** The `iss` of the ID tokens. */
  readonly issuer: string;
  readonly role: Pick<RoleArn, 'partition' | 'account'>;
  /** Without it, no window of time is looked at. */
  readonly now?: EpochSeconds | undefined;
}

/** The target with what follows from it. */
export interface LintScope extends LintTarget {
  readonly policy: ParsedTrustPolicy;
  readonly providerArn: string;
  /** What the issuer's condition keys start with, in lower case. */
  readonly prefix: string;
  /** What is known of the keys of any request of this issuer. */
  readonly request: RequestContext;
}

/** A condition with its operator taken apart. */
export interface ReadCondition extends Condition, OperatorName {
  readonly negated: boolean;
  /** The issuer's claim that the key stands for; undefined for other keys. */
  readonly claim?: string;
}

/** The target with what follows from it. */
export function scopeOf(policy: ParsedTrustPolicy, target: LintTarget): LintScope {
  const claims = { iss: target.issuer, sub: '', aud: '', exp: 0, iat: 0, context: {} };
  return {
    ...target,
    policy,
    providerArn: oidcProviderArn(target.role, target.issuer),
    prefix: claimPrefixOf(target.issuer).toLowerCase(),
    request: requestContextOf({ claims, role: target.role }),
  };
}

/** The statements that are about the issuer, or all of them where none is. */
export function relevantStatements(scope: LintScope): readonly Statement[] {
  const { statements } = scope.policy;
  const relevant = statements.filter((statement) => isAbout(statement, scope));
  return relevant.length > 0 ? relevant : statements;
}

/** Whether the statement names a provider that belongs to the issuer's host, or everyone, or has one of its keys. */
function isAbout({ principal, conditions }: Statement, { prefix }: LintScope): boolean {
  const host = prefix.split('/')[0] ?? '';
  const names = [...principal.principals.map(({ value }) => value), ...conditions.map(({ key }) => key)];
  const everyone = principal.principals.some(({ value }) => value === '*');
  return everyone || names.some((name) => name.toLowerCase().includes(host));
}

/** A statement's conditions with their operators taken apart. */
export function conditionsOf({ conditions }: Statement, { prefix }: LintScope): readonly ReadCondition[] {
  return conditions.map((condition) => {
    const name = parseOperatorName(condition.operator);
    const [keyPrefix, claim] = splitKey(condition.key);
    const own = keyPrefix === prefix ? { claim } : {};
    return { ...condition, ...name, negated: findOperator(name.base)?.negated ?? false, ...own };
  });
}

/** A pattern that everything matches, or everything of some length. */
export const ONLY_WILDCARDS = /^[*?]+$/;

/** A condition that lets in only what fits: no set operator that holds without a value, no `IfExists`, not negated. */
export function isFirm({ base, negated, ifExists, set }: ReadCondition): boolean {
  return base !== 'null' && !negated && !ifExists && set !== 'for-all-values';
}

/** What stands before the last colon of a key and after it, in lower case. */
export function splitKey(key: string): readonly [string, string] {
  const name = key.toLowerCase();
  const colon = name.lastIndexOf(':');
  return [name.slice(0, Math.max(colon, 0)), name.slice(colon + 1)];
}
