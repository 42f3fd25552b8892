// What the rules for trust policies share: the issuer, its keys, and which statements are about it. Pure.
import { oidcProviderArn, type RoleArn } from '../aws/arn.ts';
import { defined } from '../util/defined.ts';
import type { EpochSeconds } from '../util/time.ts';
import { findOperator, type OperatorName, parseOperatorName } from './operators.ts';
import type { Condition, ParsedTrustPolicy, Statement } from './policy.ts';
import { claimPrefixOf, type RequestContext, requestContextOf } from './request-context.ts';

/** The tokens and the role that the policy is for. */
export interface LintTarget {
  /** The `iss` of the ID tokens. */
  readonly issuer: string;
  readonly role: Pick<RoleArn, 'partition' | 'account'>;
  /** Without it, conditions on the time are not checked. */
  readonly now?: EpochSeconds | undefined;
}

/** The target, and what follows from it. */
export interface LintScope extends LintTarget {
  readonly policy: ParsedTrustPolicy;
  readonly providerArn: string;
  /** What the issuer's condition keys start with, in lower case. */
  readonly prefix: string;
  /** What is known about the keys of every request with a token of this issuer. */
  readonly request: RequestContext;
}

/** A condition with its operator taken apart. */
export interface ReadCondition extends Condition, OperatorName {
  readonly negated: boolean;
  /** The issuer's claim that the key stands for; undefined for other keys. */
  readonly claim?: string;
}

/** The scope of a policy's rules. */
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
    const negated = findOperator(name.base)?.negated ?? false;
    return defined({ ...condition, ...name, negated, claim: keyPrefix === prefix ? claim : undefined });
  });
}

/** A pattern that matches everything, or everything of some length. */
export const ONLY_WILDCARDS = /^[*?]+$/;

/** Whether a condition holds only for its own values: no set operator that holds without a value, no `IfExists`, not negated. */
export function isFirm({ base, negated, ifExists, set }: ReadCondition): boolean {
  return base !== 'null' && !negated && !ifExists && set !== 'for-all-values';
}

/** The parts of a key before and after its last colon, in lower case. */
export function splitKey(key: string): readonly [string, string] {
  const name = key.toLowerCase();
  const colon = name.lastIndexOf(':');
  return [name.slice(0, Math.max(colon, 0)), name.slice(colon + 1)];
}
