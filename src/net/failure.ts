// How an operation ended: done, failed, or not attempted. Types only.

/** The requests of a run, by the names that their services give them. */
export type Operation =
  | 'RequestIdToken'
  | 'AssumeRoleWithWebIdentity'
  | 'AssumeRole'
  | 'GetCallerIdentity'
  /** Not requests, but as likely to fail: a file with a web identity token, and credentials of the machine. */
  | 'ReadTokenFile'
  | 'LoadCredentials';

/** One step of the run: done, failed, or not reached because an earlier one failed. */
export type Attempt<T> =
  | { readonly status: 'succeeded'; readonly value: T }
  | { readonly status: 'failed'; readonly failure: Failure }
  | { readonly status: 'not-attempted' };

/** The last failure of an operation, after its retries. */
export interface Failure {
  readonly service: 'github' | 'sts' | 'runner';
  readonly operation: Operation;
  /**
   * AWS's wire code without a trailing `Exception`; `HTTP_<status>` for an answer without one; the code of a network
   * error; or one of {@link OwnFailureCode}.
   */
  readonly code: string;
  /** What the other side said: redacted, on one line, shortened. */
  readonly message: string;
  /** The host that the request went to, if that is known. */
  readonly host?: string;
  readonly httpStatus?: number;
  readonly requestId?: string;
  /** How long the answer asked us to wait. */
  readonly retryAfterSeconds?: number;
  /** How often the operation was tried, this time included. */
  readonly attempts: number;
}

/** Failure codes that are ours, not a service's. */
export type OwnFailureCode =
  /** Neither variable of the ID-token request is set. */
  | 'NO_ID_TOKEN_VARIABLES'
  /** Only one of the two variables is set, or the URL in it cannot be used. */
  | 'BAD_ID_TOKEN_VARIABLES'
  /** The issuer's answer has no ID token, or one that cannot be decoded. */
  | 'NO_ID_TOKEN_IN_ANSWER'
  /** A successful or oversized answer that is not what the service sends. */
  | 'UNEXPECTED_ANSWER'
  /** A single request took longer than its own limit. */
  | 'REQUEST_TIMED_OUT'
  /** The deadline of the whole run passed. */
  | 'DEADLINE_PASSED'
  /** The job was canceled. */
  | 'CANCELLED';
