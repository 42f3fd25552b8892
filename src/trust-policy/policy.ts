// A parsed trust policy: every list is a list, every value a text. Types only.

/** The versions of the policy language; policy variables exist in the newer one alone. */
export type PolicyVersion = '2008-10-17' | '2012-10-17';

/** The place of a statement in the policy. */
export interface StatementPosition {
  /** Counted from 0. */
  readonly index: number;
  readonly sid?: string;
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
