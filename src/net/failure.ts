// How an operation ended: done, failed, or not attempted; and what a failure means, for the retry loop and for the diagnosis alike.
// Pure.

/** The requests of a run, by the names that their services give them. */
export type Operation =
  | 'RequestIdToken'
  | 'AssumeRoleWithWebIdentity'
  | 'AssumeRole'
  | 'GetCallerIdentity'
  | 'GetRole'
  | 'GetOpenIDConnectProvider'
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
  readonly service: 'github' | 'sts' | 'iam' | 'runner';
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
  /** The refused credentials are of a session that this run got a moment before. */
  readonly justIssued?: true;
  /** How long the answer asked us to wait. */
  readonly retryAfterSeconds?: number;
  /** How often the operation was tried, this time included. */
  readonly attempts: number;
}

/** Where the proxy of a request was read, and what may be shown of it. */
export interface ProxyOrigin {
  /** The input, or the variable. */
  readonly name: string;
  /** Scheme, host and port. */
  readonly address: string;
  /** Whether its URL has a user. */
  readonly hasUser: boolean;
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
  /** A service that is not AWS's own granted credentials, or knows an account, and names no ARN. */
  | 'NO_ARN_IN_ANSWER'
  /** A single request took longer than its own limit. */
  | 'REQUEST_TIMED_OUT'
  /** The deadline of the whole run passed. */
  | 'DEADLINE_PASSED'
  /** The job was canceled. */
  | 'CANCELED';

/** What a failure means, whichever service it came from. */
export type FailureKind =
  | 'canceled'
  | 'deadline'
  | 'dns'
  | 'connection-refused'
  | 'lost'
  | 'timed-out'
  | 'unreachable'
  | 'tls'
  | 'throttled'
  | 'unavailable'
  /** AWS could not read the issuer's keys in time. */
  | 'key-fetch'
  /** The ID token was too old when it arrived. */
  | 'token-expired'
  /** Refused, but perhaps only because something new has not propagated yet. */
  | 'propagating'
  /** The session of this run has not propagated yet. */
  | 'session-unknown'
  /** Signed by a clock that is off; the answer tells by how much, so the next signature is right. */
  | 'clock-off'
  /** The answer cannot be read, and is no page of somebody else. */
  | 'garbled'
  /** The answer did not come from the service. */
  | 'foreign-answer'
  | 'permanent';

type Sorted = Pick<Failure, 'service' | 'operation' | 'code' | 'message' | 'httpStatus' | 'justIssued'>;

/**
 * Codes of our own and of Node's network layer. They count only where no answer arrived, because an answer can contain any
 * code.
 * @see https://nodejs.org/api/errors.html#common-system-errors
 */
const LOCAL_KINDS: Readonly<Record<string, FailureKind>> = {
  CANCELED: 'canceled',
  DEADLINE_PASSED: 'deadline',
  ENOTFOUND: 'dns',
  EAI_AGAIN: 'dns',
  EAI_FAIL: 'dns',
  ECONNREFUSED: 'connection-refused',
  ECONNRESET: 'lost',
  ECONNABORTED: 'lost',
  EPIPE: 'lost',
  ETIMEDOUT: 'timed-out',
  REQUEST_TIMED_OUT: 'timed-out',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  ENETDOWN: 'unreachable',
  EADDRNOTAVAIL: 'unreachable',
  EPROTO: 'tls',
  UNEXPECTED_ANSWER: 'foreign-answer', // too long to be read to its end
};

/**
 * Codes in answers of AWS, and our own for an answer that is not from AWS.
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/CommonErrors.html
 */
const ANSWER_KINDS: Readonly<Record<string, FailureKind>> = {
  RequestTimeout: 'timed-out',
  Throttling: 'throttled',
  Throttled: 'throttled',
  RequestThrottled: 'throttled',
  RequestLimitExceeded: 'throttled',
  TooManyRequests: 'throttled',
  SlowDown: 'throttled',
  ServiceUnavailable: 'unavailable',
  InternalFailure: 'unavailable',
  InternalError: 'unavailable',
  IDPCommunicationError: 'key-fetch',
  IDPRejectedClaim: 'token-expired',
};

const TLS_CODE =
  /^(?:ERR_TLS_|ERR_SSL_|CERT_|CRL_|UNABLE_TO_|SELF_SIGNED_CERT|DEPTH_ZERO_SELF_SIGNED|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_EXCEEDED|ERROR_IN_CERT_|ERROR_IN_CRL_)/;

/** The kind of a failure; `permanent` where another try cannot help. */
export function kindOf(failure: Sorted): FailureKind {
  const { code, httpStatus } = failure;
  if (httpStatus === undefined) return ofNoAnswer(code);
  if (Object.hasOwn(ANSWER_KINDS, code)) return ANSWER_KINDS[code] ?? 'permanent';
  return byOperation(failure) ?? byStatus(failure);
}

function ofNoAnswer(code: string): FailureKind {
  if (Object.hasOwn(LOCAL_KINDS, code)) return LOCAL_KINDS[code] ?? 'permanent';
  if (TLS_CODE.test(code)) return 'tls';
  if (/^PROXY_HTTP_5\d\d$/.test(code)) return 'unavailable';
  return code.startsWith('HPE_') ? 'garbled' : 'permanent'; // not even HTTP
}

function byOperation({ operation, code, message, justIssued }: Sorted): FailureKind | undefined {
  switch (operation) {
    case 'RequestIdToken':
      if (code === 'NO_ID_TOKEN_IN_ANSWER') return 'garbled';
      // GitHub declines tokens for a job that it does not yet know to be running.
      return code === 'HTTP_401' || code === 'HTTP_403' ? 'propagating' : undefined;
    case 'AssumeRoleWithWebIdentity':
      if (code === 'AccessDenied') return 'propagating';
      if (code === 'ExpiredToken') return 'token-expired';
      return code === 'InvalidIdentityToken' && /verification key/i.test(message) ? 'key-fetch' : undefined;
    case 'AssumeRole':
    case 'GetCallerIdentity':
    case 'GetRole':
    case 'GetOpenIDConnectProvider':
      if (justIssued && code === 'InvalidClientTokenId') return 'session-unknown';
      if (isOfTime(code, message)) return 'clock-off';
      return code === 'InvalidClientTokenId' || code === 'AccessDenied' ? 'propagating' : undefined;
    case 'ReadTokenFile':
    case 'LoadCredentials':
      return undefined;
  }
}

/** Whether AWS refuses the time of the signature. It has one code for this and for a wrong signature. */
function isOfTime(code: string, message: string): boolean {
  if (code === 'RequestTimeTooSkewed' || code === 'RequestExpired') return true;
  return code === 'SignatureDoesNotMatch' && /^Signature (?:expired|not yet current):/.test(message);
}

function byStatus(failure: Sorted): FailureKind {
  const { service, code, httpStatus = 0 } = failure;
  if (httpStatus === 429) return 'throttled';
  if (httpStatus >= 500 || httpStatus === 408) return 'unavailable';
  if (service !== 'sts' || !(code === 'UNEXPECTED_ANSWER' || code.startsWith('HTTP_'))) return 'permanent';
  return isPage(failure) || httpStatus === 407 ? 'foreign-answer' : 'garbled';
}

/** Whether the answer is a web page, or a redirect to one. Its sender would send it again. */
export function isPage({ httpStatus = 0, message }: Pick<Failure, 'httpStatus' | 'message'>): boolean {
  if (httpStatus >= 300 && httpStatus < 400) return true;
  return /^The answer is not one of STS\. Content type: text\/html\b/i.test(message);
}

/** Whether it is known of instance metadata that it gives nothing. A service that does not answer may have credentials. */
export function isWithoutInstanceRole(failure: Failure): boolean {
  return failure.code === 'HOSTED' || isOnInstance(failure);
}

/** Whether the machine has instance metadata at all: then its role is what was meant. */
export function isOnInstance({ code, httpStatus }: Failure): boolean {
  return code === 'DISABLED' || httpStatus !== undefined;
}
