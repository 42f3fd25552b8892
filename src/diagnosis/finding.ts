// Findings: what is wrong, as data. The words are in the catalogue. Types only.
import type { Failure, IdTokenClaims, RoleArn } from '../facts.ts';
import type { InputViolation } from '../settings/settings.ts';
import type { ClockSkew, EpochSeconds } from '../time.ts';

/** `error`: credentials are not published. `warning`: they are, but it will hurt. `notice`: worth knowing. */
export type Severity = 'error' | 'warning' | 'notice';

/** How sure the verdict is: proved, the best explanation, or one of several. */
export type Confidence = 'certain' | 'likely' | 'possible';

interface FindingOf<Code extends string, Evidence> {
  readonly code: Code;
  readonly severity: Severity;
  readonly confidence: Confidence;
  readonly evidence: Evidence;
}

/** A failed request. */
export interface OfFailure {
  readonly failure: Failure;
}

/** A refusal of the exchange, and what was asked for. */
export interface OfExchange extends OfFailure {
  readonly role: RoleArn;
  readonly claims: IdTokenClaims;
  readonly region: string;
}

/** Why STS may have said AccessDenied; see facts in the catalogue for the words. */
export type AccessDeniedCause =
  | 'immutable-subject'
  | 'name-only-subject'
  | 'environment-subject'
  | 'pull-request-subject'
  | 'tag-subject'
  | 'branch-subject'
  | 'reusable-workflow'
  | 'customised-subject'
  | 'letter-case'
  | 'role-not-found'
  | 'audience-condition'
  | 'policy-form'
  | 'organisation-guardrail';

/** One possible cause; never `certain`, since STS answers all of them alike. */
export interface RankedCause {
  readonly cause: AccessDeniedCause;
  readonly confidence: Exclude<Confidence, 'certain'>;
}

/** One thing that GetCallerIdentity says otherwise than expected. */
export interface IdentityDifference {
  readonly what: 'kind' | 'partition' | 'account' | 'role name' | 'role session name' | 'user id';
  readonly expected: string;
  readonly actual: string;
}

/** Every finding. Codes are permanent once released. */
export type Finding =
  // what the inputs alone show
  | FindingOf<'INVALID_INPUT', { readonly problems: readonly InputViolation[] }>
  | FindingOf<
      'ACCOUNT_NOT_ALLOWED',
      { readonly account: string; readonly allowed: readonly string[]; readonly source: IdentitySource }
    >
  | FindingOf<
      'ROLE_NOT_ALLOWED',
      { readonly role: string; readonly allowed: readonly string[]; readonly source: IdentitySource }
    >
  | FindingOf<
      'PARTITION_MISMATCH',
      { readonly role: RoleArn; readonly region: string; readonly regionPartition: string }
    >
  // the ID token
  | FindingOf<'ID_TOKEN_PERMISSION_MISSING', { readonly eventName: string }>
  | FindingOf<'ID_TOKEN_WITHHELD_FROM_FORK', { readonly eventName: string }>
  | FindingOf<'ID_TOKEN_WITHHELD_FROM_DEPENDABOT', { readonly eventName: string }>
  | FindingOf<'NOT_ON_GITHUB_ACTIONS', Record<never, never>>
  | FindingOf<'ID_TOKEN_VARIABLES_BROKEN', OfFailure>
  | FindingOf<'ID_TOKEN_REQUEST_DENIED', OfFailure>
  | FindingOf<'ID_TOKEN_ENDPOINT_NOT_FOUND', OfFailure>
  | FindingOf<'ID_TOKEN_REQUEST_REDIRECTED', OfFailure>
  | FindingOf<'ID_TOKEN_SERVICE_UNAVAILABLE', OfFailure>
  | FindingOf<'ID_TOKEN_ANSWER_INVALID', OfFailure>
  // the exchange
  | FindingOf<'ACCESS_DENIED', OfExchange & { readonly causes: readonly RankedCause[] }>
  | FindingOf<'OIDC_PROVIDER_MISSING', OfExchange>
  | FindingOf<'AUDIENCE_NOT_REGISTERED', OfExchange>
  | FindingOf<'ID_TOKEN_EXPIRED', OfExchange & { readonly serverAt?: EpochSeconds; readonly expiredAt?: EpochSeconds }>
  | FindingOf<'VERIFICATION_KEY_UNAVAILABLE', OfExchange>
  | FindingOf<'ID_TOKEN_REJECTED', OfExchange>
  | FindingOf<'MAX_SESSION_DURATION_EXCEEDED', OfExchange & { readonly durationSeconds: number }>
  | FindingOf<'REQUEST_REJECTED', OfExchange>
  | FindingOf<'SESSION_POLICY_REJECTED', OfExchange>
  | FindingOf<'STS_REGION_DISABLED', OfExchange>
  // the session
  | FindingOf<'CREDENTIALS_NOT_RECOGNISED', OfFailure & { readonly region: string }>
  | FindingOf<'SIGNATURE_REJECTED', OfFailure & { readonly clockSkew?: ClockSkew }>
  | FindingOf<
      'IDENTITY_MISMATCH',
      { readonly role: RoleArn; readonly arn: string; readonly differences: readonly IdentityDifference[] }
    >
  | FindingOf<
      'CLOCK_SKEW',
      { readonly clockSkew: ClockSkew; readonly limitSeconds: number; readonly maxClockSkewSeconds: number }
    >
  | FindingOf<
      'SESSION_ALREADY_EXPIRED',
      { readonly expiresAt: EpochSeconds; readonly observedAt: EpochSeconds; readonly clockSkew?: ClockSkew }
    >
  | FindingOf<
      'REMAINING_TIME_TOO_SHORT',
      { readonly remainingSeconds: number; readonly minimumSeconds: number; readonly expiresAt: EpochSeconds }
    >
  | FindingOf<'GRANTED_DURATION_DIFFERS', { readonly grantedSeconds: number; readonly requestedSeconds: number }>
  // the way there
  | FindingOf<'STS_THROTTLED', OfFailure>
  | FindingOf<'STS_UNAVAILABLE', OfFailure>
  | FindingOf<'STS_ANSWER_INVALID', OfFailure>
  | FindingOf<'UNEXPLAINED_FAILURE', OfFailure>
  | FindingOf<'DNS_LOOKUP_FAILED', OfFailure & { readonly region: string }>
  | FindingOf<'CONNECTION_REFUSED', OfFailure>
  | FindingOf<'CONNECTION_LOST', OfFailure>
  | FindingOf<'TLS_FAILED', OfFailure>
  | FindingOf<'REQUEST_TIMED_OUT', OfFailure>
  | FindingOf<'HOST_UNREACHABLE', OfFailure>
  | FindingOf<'DEADLINE_PASSED', OfFailure & { readonly timeoutSeconds: number }>
  | FindingOf<'CANCELLED', OfFailure>
  // ourselves
  | FindingOf<'PUBLISHING_FAILED', { readonly message: string }>
  | FindingOf<'INTERNAL_ERROR', { readonly name: string; readonly message: string }>;

/** Where an identity was read: in the ARN that the workflow names, or in AWS's own answer. */
export type IdentitySource = 'role-to-assume' | 'GetCallerIdentity';

export type FindingCode = Finding['code'];
export type Evidence<C extends FindingCode> = Extract<Finding, { readonly code: C }>['evidence'];

/** The findings, gravest first. `fail` has at least one error, and the first is the one that is annotated. */
export type Diagnosis =
  | { readonly verdict: 'pass'; readonly findings: readonly Finding[] }
  | { readonly verdict: 'fail'; readonly findings: readonly [Finding, ...Finding[]] };

/** One topic's rules: knows no other rule and no words. */
export type Rule<Input> = (input: Input) => readonly Finding[];
