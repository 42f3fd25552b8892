// One finding of every code, in which each text that comes from outside is the one that the test gives.
import type { Evidence, Finding, FindingCode } from '../../../src/diagnosis/finding.ts';
import type { Failure } from '../../../src/net/failure.ts';
import { checkExpectations, type PolicyVerdict } from '../../../src/observe/expectations.ts';
import { CONTEXT_CLAIMS, type IdTokenClaims } from '../../../src/trust-policy/claims.ts';
import { parseTrustPolicy } from '../../../src/trust-policy/parse-policy.ts';
import { matchSubject } from '../../../src/trust-policy/subject-match.ts';
import { failureOf, NOW, ROLE, SETTINGS } from './healthy.ts';

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
  const denial = { ...exchange, causes: ALL_CAUSES.map((cause) => ({ cause, confidence: 'likely' }) as const) };
  const policy = { ...exchange, policy: verdictOn(claimsOf(text), text) };
  const hop = { failure: failureWith(text, 'AssumeRole'), role: ROLE, caller: text, hop: 2, hops: 3 };
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
    TRUST_POLICY_FILE_INVALID: { path: text, problem: text },
    SUBJECT_NOT_EXPECTED: subjectEvidence(claimsOf(text), text),
    TRUST_POLICY_DENIES: policy,
    TRUST_POLICY_OTHER_PRINCIPAL: policy,
    TRUST_POLICY_OTHER_ACTION: policy,
    TRUST_POLICY_KEY_NEVER_MATCHES: policy,
    TRUST_POLICY_WILDCARD_NOT_EXPANDED: policy,
    TRUST_POLICY_SUBJECT_MALFORMED: policy,
    TRUST_POLICY_SUBJECT_DIFFERS: policy,
    TRUST_POLICY_AUDIENCE_DIFFERS: policy,
    TRUST_POLICY_CONDITION_REFUSES: policy,
    TRUST_POLICY_UNDECIDED: policy,
    TRUST_POLICY_HAS_MISTAKES: policy,
    TRUST_POLICY_FILE_OUTDATED: policy,
    TRUST_POLICY_OF_OTHER_ROLE: policy,
    ACCESS_DENIED_CUSTOM_SUBJECT: denial,
    ACCESS_DENIED_IMMUTABLE_SUBJECT: denial,
    ACCESS_DENIED_ENCODED_COLON: denial,
    ACCESS_DENIED_ENVIRONMENT: denial,
    ACCESS_DENIED_PULL_REQUEST: denial,
    ACCESS_DENIED_TAG: denial,
    ACCESS_DENIED_BRANCH: denial,
    ACCESS_DENIED_REUSABLE_WORKFLOW: denial,
    ACCESS_DENIED_LETTER_CASE: denial,
    ACCESS_DENIED_AUDIENCE: denial,
    ACCESS_DENIED_DESPITE_POLICY: { ...denial, policy: policy.policy },
    ACCESS_DENIED_ROLE_OR_POLICY: denial,
    OIDC_PROVIDER_MISSING: exchange,
    ENTERPRISE_ISSUER_NOT_REGISTERED: exchange,
    OIDC_PROVIDER_THUMBPRINT_DIFFERS: exchange,
    AUDIENCE_NOT_REGISTERED: exchange,
    ID_TOKEN_EXPIRED: { ...exchange, serverAt: NOW, expiredAt: NOW - 10 },
    VERIFICATION_KEY_UNAVAILABLE: exchange,
    ID_TOKEN_REJECTED: exchange,
    MAX_SESSION_DURATION_EXCEEDED: { ...exchange, durationSeconds: 7200 },
    REQUEST_REJECTED: exchange,
    SESSION_POLICY_MALFORMED: exchange,
    SESSION_POLICY_TOO_LARGE: exchange,
    STS_REGION_DISABLED: exchange,
    CREDENTIALS_NOT_RECOGNISED: { ...sts, region: 'eu-central-1' },
    CREDENTIALS_EXPIRED: sts,
    CALLER_IDENTITY_DENIED: sts,
    ACCOUNT_NOT_READY: { ...sts, account: ROLE.account },
    OTHER_IDENTITY_IN_USE: { wanted: text, arn: text },
    REMAINING_TIME_UNKNOWN: { minimumSeconds: 900 },
    LONG_TERM_KEYS_IN_USE: { arn: text },
    CREDENTIALS_CONFLICT: { conflicts: [text] },
    KEYS_REJECTED: { ...sts, source: 'keys', region: 'eu-central-1' },
    KEYS_EXPIRED: { ...sts, source: 'ambient' },
    TOKEN_FILE_UNREADABLE: { failure: failureWith(`${text}.`, 'ReadTokenFile') },
    AMBIENT_CREDENTIALS_MISSING: { failure: failureWith(text, 'LoadCredentials') },
    ASSUME_ROLE_NOT_PERMITTED: hop,
    ASSUME_ROLE_NOT_TRUSTED: hop,
    TAG_SESSION_NOT_PERMITTED: hop,
    CHAINED_DURATION_TOO_LONG: hop,
    HOP_DURATION_TOO_LONG: hop,
    HOP_REQUEST_REJECTED: hop,
    SESSION_TAGS_TOO_LARGE: hop,
    SESSION_TAGS_DROPPED: { role: ROLE, tags: ['Branch', 'Commit'] },
    CHAINED_DURATION_CAPPED: { requestedSeconds: 7200, grantedSeconds: 3600 },
    PARAMETERS_NOT_SENT: { inputs: ['custom-tags'] },
    SIGNATURE_REJECTED: { ...sts, clockSkew },
    SIGNATURE_TIME_REJECTED: {
      ...{ ...sts, clockSkew, os: 'Windows' },
      times: { signedAt: NOW, serverAt: NOW + 1000, toleranceSeconds: 900 },
    },
    SIGNATURE_SCOPE_REJECTED: { ...sts, region: 'eu-central-1' },
    SIGNATURE_INCOMPLETE: sts,
    SIGNATURE_MISSING: sts,
    PROFILE_OVERRIDES_CREDENTIALS: { variable: 'AWS_PROFILE', name: text },
    KEYS_OVERRIDE_PROFILE: { keys: 'session' },
    OTHER_CREDENTIALS_REMAIN: { keys: 'long-term' },
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
    LOGIN_PAGE_ANSWERED: sts,
    PROXY_AUTHENTICATION_REQUIRED: sts,
    PROXY_REFUSED: sts,
    UNEXPLAINED_FAILURE: sts,
    DNS_LOOKUP_FAILED: { ...sts, region: 'eu-central-1' },
    CONNECTION_REFUSED: sts,
    CONNECTION_LOST: sts,
    TLS_CERTIFICATE_UNTRUSTED: sts,
    TLS_CERTIFICATE_DATE: sts,
    TLS_CERTIFICATE_OTHER_HOST: sts,
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
  'encoded-colon',
  'role-not-found',
  'recent-change',
  'audience-condition',
  'policy-form',
  'other-policy-deployed',
  'organisation-guardrail',
] as const;

/** A policy in which every name and value is the given text; a text that no policy can hold is left out. */
function verdictOn(claims: IdTokenClaims, text: string): PolicyVerdict {
  const statement = (effect: string, condition: object) => ({
    Sid: 'A1',
    Effect: effect,
    Principal: { Federated: text },
    Action: text,
    Condition: condition,
  });
  const condition = { StringEquals: { [text]: text, 'token.actions.githubusercontent.com:sub': text } };
  const document = { Version: '2012-10-17', Statement: [statement('Allow', condition), statement('Deny', {})] };
  const parsed = parseTrustPolicy(JSON.stringify(document));
  const plain = { Effect: 'Allow', Principal: { Federated: 'x' }, Action: 'sts:AssumeRole' };
  const { policy } = parsed.ok
    ? parsed
    : (parseTrustPolicy(JSON.stringify({ Statement: plain })) as typeof parsed & { ok: true });
  const file = { path: text, policy, roleArn: text };
  const { endpoint } = SETTINGS;
  const settings = { role: ROLE, region: 'eu-central-1', roleSessionName: 'x', endpoint };
  const { policy: verdict } = checkExpectations({ settings, claims, policyFile: file, now: NOW });
  if (verdict === undefined) throw new Error('no verdict');
  return verdict;
}

function subjectEvidence(claims: IdTokenClaims, text: string): Evidence<'SUBJECT_NOT_EXPECTED'> {
  const expected = [`repo:octo-org/other:environment:${text.replaceAll('*', '')}`];
  const match = matchSubject(expected, claims);
  if (match.matched) throw new Error('the subject is not to match');
  return { claims, expected, match };
}

function failureWith(text: string, operation: Failure['operation']): Failure {
  return failureOf(operation, text, { message: text, host: text, requestId: text, httpStatus: 400 });
}

function claimsOf(text: string): IdTokenClaims {
  const context = Object.fromEntries(CONTEXT_CLAIMS.map((name) => [name, text]));
  const sub = `repo:octo-org/octo-repo:environment:${text}`;
  return { iss: `https://${text}`, sub, aud: text, exp: NOW + 300, iat: NOW, context };
}
