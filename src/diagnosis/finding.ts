// Findings: what is wrong, as data. The words are in the catalogue. Types only.

import type { RoleArn } from '../aws/arn.ts';
import type { IdentityDifference } from '../aws/role-session.ts';
import type { Failure } from '../net/failure.ts';
import type { PolicyVerdict } from '../observe/expectations.ts';
import type { InheritedCredentials, OperatingSystem } from '../observe/facts.ts';
import type { InputViolation } from '../settings/settings.ts';
import type { Source } from '../settings/sources.ts';
import type { IdTokenClaims } from '../trust-policy/claims.ts';
import type { SubjectMatch } from '../trust-policy/subject-match.ts';
import type { ClockSkew, EpochSeconds } from '../util/time.ts';

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

/** Why STS may have said AccessDenied; see the catalogue for the words. */
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
  | 'encoded-colon'
  | 'role-not-found'
  | 'recent-change'
  | 'audience-condition'
  | 'policy-form'
  | 'other-policy-deployed'
  | 'organisation-guardrail';

/** One possible cause; never `certain`, since STS answers all of them alike. */
export interface RankedCause {
  readonly cause: AccessDeniedCause;
  readonly confidence: Exclude<Confidence, 'certain'>;
}

/** AccessDenied, and what may lie behind it. */
export interface OfDenial extends OfExchange {
  readonly causes: readonly RankedCause[];
  /** What the file makes of the token, where there is one. */
  readonly policy?: PolicyVerdict;
}

/** A policy file that does not let the token in. */
export interface OfPolicy {
  readonly role: RoleArn;
  readonly claims: IdTokenClaims;
  readonly region: string;
  readonly policy: PolicyVerdict;
  /** What STS said, where it was asked. */
  readonly failure?: Failure;
}

/** A refusal to let credentials assume a role. */
export interface OfHop extends OfFailure {
  readonly role: RoleArn;
  /** Whose credentials asked, as far as it is known. */
  readonly caller?: string;
  /** 1 for the first role that is assumed with credentials. */
  readonly hop: number;
  readonly hops: number;
}

/** A failed signed call, and the clocks as far as they were measured. */
export interface OfSignature extends OfFailure {
  readonly clockSkew?: ClockSkew;
  readonly os?: OperatingSystem;
}

/** A subject that none of the patterns lets in. */
export interface OfSubject {
  readonly claims: IdTokenClaims;
  readonly expected: readonly string[];
  readonly match: Extract<SubjectMatch, { readonly matched: false }>;
}

/** The times in AWS's sentence about a signature that came too late or too early. */
export interface SignatureTimes {
  readonly signedAt: EpochSeconds;
  readonly serverAt: EpochSeconds;
  readonly toleranceSeconds: number;
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
  | FindingOf<'TRUST_POLICY_FILE_INVALID', { readonly path: string; readonly problem: string }>
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
  // what the workflow expects of the token
  | FindingOf<'SUBJECT_NOT_EXPECTED', OfSubject>
  | FindingOf<'TRUST_POLICY_DENIES', OfPolicy>
  | FindingOf<'TRUST_POLICY_OTHER_PRINCIPAL', OfPolicy>
  | FindingOf<'TRUST_POLICY_OTHER_ACTION', OfPolicy>
  | FindingOf<'TRUST_POLICY_KEY_NEVER_MATCHES', OfPolicy>
  | FindingOf<'TRUST_POLICY_WILDCARD_NOT_EXPANDED', OfPolicy>
  | FindingOf<'TRUST_POLICY_SUBJECT_MALFORMED', OfPolicy>
  | FindingOf<'TRUST_POLICY_SUBJECT_DIFFERS', OfPolicy>
  | FindingOf<'TRUST_POLICY_AUDIENCE_DIFFERS', OfPolicy>
  | FindingOf<'TRUST_POLICY_CONDITION_REFUSES', OfPolicy>
  | FindingOf<'TRUST_POLICY_UNDECIDED', OfPolicy>
  | FindingOf<'TRUST_POLICY_HAS_MISTAKES', OfPolicy>
  | FindingOf<'TRUST_POLICY_FILE_OUTDATED', OfPolicy>
  | FindingOf<'TRUST_POLICY_OF_OTHER_ROLE', OfPolicy>
  // the exchange
  | FindingOf<'ACCESS_DENIED_CUSTOM_SUBJECT', OfDenial>
  | FindingOf<'ACCESS_DENIED_IMMUTABLE_SUBJECT', OfDenial>
  | FindingOf<'ACCESS_DENIED_ENCODED_COLON', OfDenial>
  | FindingOf<'ACCESS_DENIED_ENVIRONMENT', OfDenial>
  | FindingOf<'ACCESS_DENIED_PULL_REQUEST', OfDenial>
  | FindingOf<'ACCESS_DENIED_TAG', OfDenial>
  | FindingOf<'ACCESS_DENIED_BRANCH', OfDenial>
  | FindingOf<'ACCESS_DENIED_REUSABLE_WORKFLOW', OfDenial>
  | FindingOf<'ACCESS_DENIED_LETTER_CASE', OfDenial>
  | FindingOf<'ACCESS_DENIED_AUDIENCE', OfDenial>
  | FindingOf<'ACCESS_DENIED_DESPITE_POLICY', OfDenial>
  | FindingOf<'ACCESS_DENIED_ROLE_OR_POLICY', OfDenial>
  | FindingOf<'OIDC_PROVIDER_MISSING', OfExchange>
  | FindingOf<'ENTERPRISE_ISSUER_NOT_REGISTERED', OfExchange>
  | FindingOf<'OIDC_PROVIDER_THUMBPRINT_DIFFERS', OfExchange>
  | FindingOf<'AUDIENCE_NOT_REGISTERED', OfExchange>
  | FindingOf<'ID_TOKEN_EXPIRED', OfExchange & { readonly serverAt?: EpochSeconds; readonly expiredAt?: EpochSeconds }>
  | FindingOf<'VERIFICATION_KEY_UNAVAILABLE', OfExchange>
  | FindingOf<'ID_TOKEN_REJECTED', OfExchange>
  | FindingOf<'MAX_SESSION_DURATION_EXCEEDED', OfExchange & { readonly durationSeconds: number }>
  | FindingOf<'REQUEST_REJECTED', OfExchange>
  | FindingOf<'SESSION_POLICY_MALFORMED', OfExchange>
  | FindingOf<'SESSION_POLICY_TOO_LARGE', OfExchange>
  | FindingOf<'STS_REGION_DISABLED', Omit<OfExchange, 'claims'> & Partial<Pick<OfExchange, 'claims'>>>
  // the session
  | FindingOf<'CREDENTIALS_NOT_RECOGNISED', OfFailure & { readonly region: string }>
  | FindingOf<'CREDENTIALS_EXPIRED', OfFailure>
  | FindingOf<'CALLER_IDENTITY_DENIED', OfFailure>
  | FindingOf<'ACCOUNT_NOT_READY', OfFailure & { readonly account?: string }>
  | FindingOf<'KEYS_REJECTED', OfFailure & { readonly source: Source; readonly region: string }>
  | FindingOf<'KEYS_EXPIRED', OfFailure & { readonly source: Source }>
  | FindingOf<'TOKEN_FILE_UNREADABLE', OfFailure>
  | FindingOf<'AMBIENT_CREDENTIALS_MISSING', OfFailure>
  // what later steps will use
  | FindingOf<'OTHER_IDENTITY_IN_USE', { readonly wanted: string; readonly arn: string }>
  | FindingOf<'REMAINING_TIME_UNKNOWN', { readonly minimumSeconds: number }>
  | FindingOf<'LONG_TERM_KEYS_IN_USE', { readonly arn: string }>
  | FindingOf<'CREDENTIALS_CONFLICT', { readonly conflicts: readonly string[] }>
  // a role assumed with credentials
  | FindingOf<'ASSUME_ROLE_NOT_PERMITTED', OfHop>
  | FindingOf<'ASSUME_ROLE_NOT_TRUSTED', OfHop>
  | FindingOf<'TAG_SESSION_NOT_PERMITTED', OfHop>
  | FindingOf<'CHAINED_DURATION_TOO_LONG', OfHop>
  | FindingOf<'HOP_DURATION_TOO_LONG', OfHop>
  | FindingOf<'HOP_REQUEST_REJECTED', OfHop>
  | FindingOf<'SESSION_TAGS_TOO_LARGE', OfHop>
  | FindingOf<'SESSION_TAGS_DROPPED', { readonly role: RoleArn; readonly tags: readonly string[] }>
  | FindingOf<'CHAINED_DURATION_CAPPED', { readonly requestedSeconds: number; readonly grantedSeconds: number }>
  | FindingOf<'PARAMETERS_NOT_SENT', { readonly inputs: readonly string[] }>
  | FindingOf<'SIGNATURE_REJECTED', OfSignature>
  | FindingOf<'SIGNATURE_TIME_REJECTED', OfSignature & { readonly times?: SignatureTimes }>
  | FindingOf<'SIGNATURE_SCOPE_REJECTED', OfFailure & { readonly region: string }>
  | FindingOf<'SIGNATURE_INCOMPLETE', OfFailure>
  | FindingOf<'SIGNATURE_MISSING', OfFailure>
  | FindingOf<'PROFILE_OVERRIDES_CREDENTIALS', NonNullable<InheritedCredentials['profile']>>
  | FindingOf<'KEYS_OVERRIDE_PROFILE', Pick<InheritedCredentials, 'keys'>>
  | FindingOf<'OTHER_CREDENTIALS_REMAIN', Pick<InheritedCredentials, 'keys'>>
  | FindingOf<
      'IDENTITY_MISMATCH',
      { readonly role: RoleArn; readonly arn: string; readonly differences: readonly IdentityDifference[] }
    >
  | FindingOf<
      'CLOCK_SKEW',
      {
        readonly clockSkew: ClockSkew;
        readonly limitSeconds: number;
        readonly maxClockSkewSeconds: number;
        readonly os?: OperatingSystem;
      }
    >
  | FindingOf<
      'SESSION_ALREADY_EXPIRED',
      {
        readonly expiresAt: EpochSeconds;
        readonly observedAt: EpochSeconds;
        readonly clockSkew?: ClockSkew;
        readonly os?: OperatingSystem;
      }
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
  | FindingOf<'LOGIN_PAGE_ANSWERED', OfFailure>
  | FindingOf<'PROXY_AUTHENTICATION_REQUIRED', OfFailure>
  | FindingOf<'PROXY_REFUSED', OfFailure>
  | FindingOf<'UNEXPLAINED_FAILURE', OfFailure>
  | FindingOf<'DNS_LOOKUP_FAILED', OfFailure & { readonly region: string }>
  | FindingOf<'CONNECTION_REFUSED', OfFailure>
  | FindingOf<'CONNECTION_LOST', OfFailure>
  | FindingOf<'TLS_CERTIFICATE_UNTRUSTED', OfFailure>
  | FindingOf<'TLS_CERTIFICATE_DATE', OfFailure & { readonly os?: OperatingSystem }>
  | FindingOf<'TLS_CERTIFICATE_OTHER_HOST', OfFailure>
  | FindingOf<'TLS_FAILED', OfFailure>
  | FindingOf<'REQUEST_TIMED_OUT', OfFailure>
  | FindingOf<'HOST_UNREACHABLE', OfFailure>
  | FindingOf<'DEADLINE_PASSED', OfFailure & { readonly timeoutSeconds: number }>
  /** Without a failure, no request was under way. */
  | FindingOf<'CANCELLED', Partial<OfFailure>>
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
  /** Nothing is published, and yet nothing failed: the workflow takes a run without an ID token as it is. */
  | { readonly verdict: 'skip'; readonly findings: readonly [Finding, ...Finding[]] }
  | { readonly verdict: 'fail'; readonly findings: readonly [Finding, ...Finding[]] };

/** One topic's rules: knows no other rule and no words. */
export type Rule<Input> = (input: Input) => readonly Finding[];
