// Decides whether a role's trust policy lets a caller in, the way IAM does for sts:AssumeRole and its kin. Pure.
import {
  type ConditionBlock,
  type ConditionContext,
  conditionHolds,
  isKnownOperator,
  type OneOrMore,
} from './trust-condition.ts';
import { matchesAction } from './wildcard.ts';

/** Principals by kind; `*` stands for everyone. */
type Principal = '*' | Readonly<Partial<Record<'AWS' | 'Federated' | 'Service', OneOrMore<string>>>>;

/** One statement of a trust policy. */
export interface TrustStatement {
  readonly Sid?: string;
  readonly Effect: 'Allow' | 'Deny';
  readonly Principal: Principal;
  readonly Action: OneOrMore<string>;
  readonly Condition?: ConditionBlock;
}

/** A role's trust policy. */
export interface TrustPolicy {
  readonly Version?: string;
  readonly Statement: OneOrMore<TrustStatement>;
}

/** Who asks for which action, and the condition keys that the request has. */
export interface TrustRequest {
  readonly action: string;
  readonly principalType: 'AWS' | 'Federated';
  /** Every name under which a policy may mean this caller, such as a role and its account. */
  readonly principals: readonly string[];
  readonly context: ConditionContext;
}

/**
 * Evaluates a trust policy: allowed by one statement and denied by none.
 * @param policy - the role's trust policy
 * @param request - the caller, the action and the condition keys
 * @throws Error for a condition operator that the sandbox does not know: IAM would not have stored such a policy
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
export function trusts(policy: TrustPolicy, request: TrustRequest): boolean {
  const effects = asList<TrustStatement>(policy.Statement)
    .filter((statement) => applies(statement, request))
    .map((statement) => statement.Effect);
  return effects.includes('Allow') && !effects.includes('Deny');
}

/**
 * Condition operators of a policy that cannot be evaluated here.
 * @param policy - the role's trust policy
 */
export function unknownOperators(policy: TrustPolicy): string[] {
  return asList<TrustStatement>(policy.Statement)
    .flatMap(({ Condition = {} }) => Object.keys(Condition))
    .filter((operator) => !isKnownOperator(operator));
}

function applies(statement: TrustStatement, request: TrustRequest): boolean {
  return (
    asList<string>(statement.Action).some((pattern) => matchesAction(pattern, request.action)) &&
    namesPrincipal(statement.Principal, request) &&
    conditionHolds(statement.Condition ?? {}, request.context)
  );
}

function namesPrincipal(principal: Principal, { principalType, principals }: TrustRequest): boolean {
  if (principal === '*') return true;
  const named = principal[principalType];
  return named !== undefined && asList<string>(named).some((name) => name === '*' || principals.includes(name));
}

function asList<T>(value: OneOrMore<T>): readonly T[] {
  return Array.isArray(value) ? value : [value as T];
}
