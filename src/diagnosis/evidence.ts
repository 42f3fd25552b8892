// Evidence that findings of several topics share. Types only.
import type { RoleArn } from '../aws/arn.ts';
import type { Failure } from '../net/failure.ts';
import type { PolicyVerdict } from '../observe/expectations.ts';
import type { IdTokenClaims } from '../trust-policy/claims.ts';

/** A failed request. */
export interface OfFailure {
  readonly failure: Failure;
}

/** A failed request, and its region. */
export interface OfRegionalFailure extends OfFailure {
  readonly region: string;
}

/** A refused exchange of the ID token, and what was requested. */
export interface OfExchange extends OfRegionalFailure {
  readonly role: RoleArn;
  readonly claims: IdTokenClaims;
}

/** A policy in a file that does not let the token in. */
export interface OfPolicy {
  readonly role: RoleArn;
  readonly claims: IdTokenClaims;
  readonly region: string;
  readonly policy: PolicyVerdict;
  /** What STS said, where it was asked. */
  readonly failure?: Failure;
}

/** A session that is shorter than requested. */
export interface OfDurations {
  readonly requestedSeconds: number;
  readonly grantedSeconds: number;
}
