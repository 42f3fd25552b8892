// What a machine may want to know of each finding: its category, and whether trying again can help. Pure.
import type { FindingCode } from './finding.ts';

/**
 * Where the remedy lies. `configuration`: the workflow's inputs. `permission`: what the workflow may request. `trust`: the
 * role, its trust policy or its OIDC provider. `identity`: whose credentials came. `clock`: the runner's clock. `session`: how
 * long the session lasts. `network`: the way to a service. `service`: the service itself. `runner`: the machine.
 * `cancelled` and `internal` speak for themselves.
 */
export type Category =
  | 'configuration'
  | 'permission'
  | 'trust'
  | 'identity'
  | 'clock'
  | 'session'
  | 'network'
  | 'service'
  | 'runner'
  | 'cancelled'
  | 'internal';

/** The class of a finding. */
export interface FindingClass {
  readonly category: Category;
  /** Whether the same run may succeed later with nothing changed. */
  readonly retryable: boolean;
}

const stands = (category: Category): FindingClass => ({ category, retryable: false });
const passes = (category: Category): FindingClass => ({ category, retryable: true });

/** A code without an entry does not compile. */
export const CLASSES: Readonly<Record<FindingCode, FindingClass>> = {
  INVALID_INPUT: stands('configuration'),
  ACCOUNT_NOT_ALLOWED: stands('configuration'),
  ROLE_NOT_ALLOWED: stands('configuration'),
  PARTITION_MISMATCH: stands('configuration'),
  ID_TOKEN_PERMISSION_MISSING: stands('permission'),
  ID_TOKEN_WITHHELD_FROM_FORK: stands('permission'),
  ID_TOKEN_WITHHELD_FROM_DEPENDABOT: stands('permission'),
  NOT_ON_GITHUB_ACTIONS: stands('runner'),
  ID_TOKEN_VARIABLES_BROKEN: stands('runner'),
  ID_TOKEN_REQUEST_DENIED: passes('permission'),
  ID_TOKEN_ENDPOINT_NOT_FOUND: stands('network'),
  ID_TOKEN_REQUEST_REDIRECTED: stands('network'),
  ID_TOKEN_SERVICE_UNAVAILABLE: passes('service'),
  ID_TOKEN_ANSWER_INVALID: stands('network'),
  TRUST_POLICY_FILE_INVALID: stands('configuration'),
  SUBJECT_NOT_EXPECTED: stands('configuration'),
  TRUST_POLICY_DENIES: stands('trust'),
  TRUST_POLICY_OTHER_PRINCIPAL: stands('trust'),
  TRUST_POLICY_OTHER_ACTION: stands('trust'),
  TRUST_POLICY_KEY_NEVER_MATCHES: stands('trust'),
  TRUST_POLICY_WILDCARD_NOT_EXPANDED: stands('trust'),
  TRUST_POLICY_SUBJECT_MALFORMED: stands('trust'),
  TRUST_POLICY_SUBJECT_DIFFERS: stands('trust'),
  TRUST_POLICY_AUDIENCE_DIFFERS: stands('trust'),
  TRUST_POLICY_CONDITION_REFUSES: stands('trust'),
  TRUST_POLICY_UNDECIDED: stands('trust'),
  TRUST_POLICY_HAS_MISTAKES: stands('trust'),
  TRUST_POLICY_FILE_OUTDATED: stands('trust'),
  TRUST_POLICY_OF_OTHER_ROLE: stands('configuration'),
  ACCESS_DENIED_CUSTOM_SUBJECT: stands('trust'),
  ACCESS_DENIED_IMMUTABLE_SUBJECT: stands('trust'),
  ACCESS_DENIED_ENCODED_COLON: stands('trust'),
  ACCESS_DENIED_ENVIRONMENT: stands('trust'),
  ACCESS_DENIED_PULL_REQUEST: stands('trust'),
  ACCESS_DENIED_TAG: stands('trust'),
  ACCESS_DENIED_BRANCH: stands('trust'),
  ACCESS_DENIED_REUSABLE_WORKFLOW: stands('trust'),
  ACCESS_DENIED_LETTER_CASE: stands('trust'),
  ACCESS_DENIED_AUDIENCE: stands('trust'),
  ACCESS_DENIED_DESPITE_POLICY: stands('trust'),
  ACCESS_DENIED_ROLE_OR_POLICY: stands('trust'),
  OIDC_PROVIDER_MISSING: stands('trust'),
  ENTERPRISE_ISSUER_NOT_REGISTERED: stands('trust'),
  OIDC_PROVIDER_THUMBPRINT_DIFFERS: stands('trust'),
  AUDIENCE_NOT_REGISTERED: stands('trust'),
  ID_TOKEN_EXPIRED: passes('service'),
  VERIFICATION_KEY_UNAVAILABLE: passes('service'),
  ID_TOKEN_REJECTED: stands('trust'),
  MAX_SESSION_DURATION_EXCEEDED: stands('configuration'),
  REQUEST_REJECTED: stands('configuration'),
  SESSION_POLICY_MALFORMED: stands('configuration'),
  SESSION_POLICY_TOO_LARGE: stands('configuration'),
  STS_REGION_DISABLED: stands('configuration'),
  CREDENTIALS_NOT_RECOGNISED: passes('service'),
  CREDENTIALS_EXPIRED: passes('service'),
  CALLER_IDENTITY_DENIED: stands('network'),
  ACCOUNT_NOT_READY: stands('trust'),
  OTHER_IDENTITY_IN_USE: stands('identity'),
  REMAINING_TIME_UNKNOWN: stands('session'),
  LONG_TERM_KEYS_IN_USE: stands('configuration'),
  CREDENTIALS_CONFLICT: stands('configuration'),
  KEYS_REJECTED: stands('configuration'),
  KEYS_EXPIRED: stands('session'),
  TOKEN_FILE_UNREADABLE: stands('runner'),
  AMBIENT_CREDENTIALS_MISSING: stands('runner'),
  ASSUME_ROLE_NOT_PERMITTED: stands('trust'),
  ASSUME_ROLE_NOT_TRUSTED: stands('trust'),
  TAG_SESSION_NOT_PERMITTED: stands('trust'),
  CHAINED_DURATION_TOO_LONG: stands('configuration'),
  HOP_DURATION_TOO_LONG: stands('configuration'),
  HOP_REQUEST_REJECTED: stands('configuration'),
  SESSION_TAGS_TOO_LARGE: stands('configuration'),
  SESSION_TAGS_DROPPED: stands('configuration'),
  CHAINED_DURATION_CAPPED: stands('configuration'),
  PARAMETERS_NOT_SENT: stands('configuration'),
  SIGNATURE_REJECTED: stands('network'),
  SIGNATURE_TIME_REJECTED: stands('clock'),
  SIGNATURE_SCOPE_REJECTED: stands('configuration'),
  SIGNATURE_INCOMPLETE: stands('network'),
  SIGNATURE_MISSING: stands('network'),
  PROFILE_OVERRIDES_CREDENTIALS: stands('identity'),
  KEYS_OVERRIDE_PROFILE: stands('identity'),
  OTHER_CREDENTIALS_REMAIN: stands('identity'),
  IDENTITY_MISMATCH: stands('identity'),
  CLOCK_SKEW: stands('clock'),
  SESSION_ALREADY_EXPIRED: stands('clock'),
  REMAINING_TIME_TOO_SHORT: stands('session'),
  GRANTED_DURATION_DIFFERS: stands('session'),
  STS_THROTTLED: passes('service'),
  STS_UNAVAILABLE: passes('service'),
  LOGIN_PAGE_ANSWERED: stands('network'),
  PROXY_AUTHENTICATION_REQUIRED: stands('network'),
  PROXY_REFUSED: passes('network'),
  STS_ANSWER_INVALID: stands('network'),
  UNEXPLAINED_FAILURE: stands('service'),
  DNS_LOOKUP_FAILED: passes('network'),
  CONNECTION_REFUSED: passes('network'),
  CONNECTION_LOST: passes('network'),
  TLS_CERTIFICATE_UNTRUSTED: stands('network'),
  TLS_CERTIFICATE_DATE: stands('clock'),
  TLS_CERTIFICATE_OTHER_HOST: stands('network'),
  TLS_FAILED: stands('network'),
  REQUEST_TIMED_OUT: passes('network'),
  HOST_UNREACHABLE: passes('network'),
  DEADLINE_PASSED: passes('network'),
  CANCELLED: passes('cancelled'),
  PUBLISHING_FAILED: stands('runner'),
  INTERNAL_ERROR: stands('internal'),
};
