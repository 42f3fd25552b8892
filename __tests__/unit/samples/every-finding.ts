// One finding of every code, in which each text that comes from outside is the one that the test gives.
import type { Evidence, Finding, FindingCode } from '../../../src/diagnosis/finding.ts';
import { CONTEXT_CLAIMS, type Failure, type IdTokenClaims } from '../../../src/facts.ts';
import { failureOf, NOW, ROLE } from './healthy.ts';

type EvidenceByCode = { readonly [C in FindingCode]: Evidence<C> };

/** All findings, in the order of their codes' first mention below. */
export function everyFinding(text: string): readonly Finding[] {
  return Object.entries(evidenceOf(text)).map(
    ([code, evidence]) => ({ code, severity: 'error', confidence: 'certain', evidence }) as Finding,
  );
}

function evidenceOf(text: string): EvidenceByCode {
  const github = { failure: failureWith(text, 'RequestIdToken') };
  const sts = { failure: failureWith(text, 'GetCallerIdentity') };
  const exchange = {
    failure: failureWith(text, 'AssumeRoleWithWebIdentity'),
    role: ROLE,
    claims: claimsOf(text),
    region: 'eu-central-1',
  };
  const clockSkew = { clockSkewSeconds: 1000, uncertaintySeconds: 0.5, agreed: true, provenSeconds: 999 };
  const problem = { input: 'audience', rule: 'a rule', value: text, hint: 'A hint.' };
  return {
    INVALID_INPUT: { problems: [problem, { ...problem, input: 'aws-region' }] },
    ACCOUNT_NOT_ALLOWED: { account: text, allowed: ['111122223333'], source: 'GetCallerIdentity' },
    ROLE_NOT_ALLOWED: { role: text, allowed: [ROLE.text], source: 'GetCallerIdentity' },
    PARTITION_MISMATCH: { role: ROLE, region: 'cn-north-1', regionPartition: 'aws-cn' },
    ID_TOKEN_PERMISSION_MISSING: { eventName: text },
    ID_TOKEN_WITHHELD_FROM_FORK: { eventName: text },
    ID_TOKEN_WITHHELD_FROM_DEPENDABOT: { eventName: text },
    NOT_ON_GITHUB_ACTIONS: {},
    ID_TOKEN_VARIABLES_BROKEN: github,
    ID_TOKEN_REQUEST_DENIED: github,
    ID_TOKEN_ENDPOINT_NOT_FOUND: github,
    ID_TOKEN_REQUEST_REDIRECTED: github,
    ID_TOKEN_SERVICE_UNAVAILABLE: github,
    ID_TOKEN_ANSWER_INVALID: github,
    ACCESS_DENIED: { ...exchange, causes: ALL_CAUSES.map((cause) => ({ cause, confidence: 'likely' })) },
    OIDC_PROVIDER_MISSING: exchange,
    AUDIENCE_NOT_REGISTERED: exchange,
    ID_TOKEN_EXPIRED: { ...exchange, serverAt: NOW, expiredAt: NOW - 10 },
    VERIFICATION_KEY_UNAVAILABLE: exchange,
    ID_TOKEN_REJECTED: exchange,
    MAX_SESSION_DURATION_EXCEEDED: { ...exchange, durationSeconds: 7200 },
    REQUEST_REJECTED: exchange,
    SESSION_POLICY_REJECTED: exchange,
    STS_REGION_DISABLED: exchange,
    CREDENTIALS_NOT_RECOGNISED: { ...sts, region: 'eu-central-1' },
    SIGNATURE_REJECTED: { ...sts, clockSkew },
    IDENTITY_MISMATCH: {
      role: ROLE,
      arn: text,
      differences: [{ what: 'kind', expected: 'the session of a role', actual: text }],
    },
    CLOCK_SKEW: { clockSkew, limitSeconds: 900, maxClockSkewSeconds: 900 },
    SESSION_ALREADY_EXPIRED: { expiresAt: NOW - 1, observedAt: NOW },
    REMAINING_TIME_TOO_SHORT: { remainingSeconds: 10, minimumSeconds: 60, expiresAt: NOW + 10 },
    GRANTED_DURATION_DIFFERS: { grantedSeconds: 900, requestedSeconds: 3600 },
    STS_THROTTLED: sts,
    STS_UNAVAILABLE: sts,
    STS_ANSWER_INVALID: sts,
    UNEXPLAINED_FAILURE: sts,
    DNS_LOOKUP_FAILED: { ...sts, region: 'eu-central-1' },
    CONNECTION_REFUSED: sts,
    CONNECTION_LOST: sts,
    TLS_FAILED: sts,
    REQUEST_TIMED_OUT: sts,
    HOST_UNREACHABLE: sts,
    DEADLINE_PASSED: { ...sts, timeoutSeconds: 90 },
    CANCELLED: sts,
    PUBLISHING_FAILED: { message: text },
    INTERNAL_ERROR: { name: text, message: text },
  };
}

const ALL_CAUSES = [
  'immutable-subject',
  'name-only-subject',
  'environment-subject',
  'pull-request-subject',
  'tag-subject',
  'branch-subject',
  'reusable-workflow',
  'customised-subject',
  'letter-case',
  'role-not-found',
  'audience-condition',
  'policy-form',
  'organisation-guardrail',
] as const;

function failureWith(text: string, operation: Failure['operation']): Failure {
  return failureOf(operation, text, { message: text, host: text, requestId: text, httpStatus: 400 });
}

function claimsOf(text: string): IdTokenClaims {
  const context = Object.fromEntries(CONTEXT_CLAIMS.map((name) => [name, text]));
  const sub = `repo:octo-org/octo-repo:environment:${text}`;
  return { iss: `https://${text}`, sub, aud: text, exp: NOW + 300, iat: NOW, context };
}
