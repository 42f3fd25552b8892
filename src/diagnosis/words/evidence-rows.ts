// Evidence rows that several topics show, and names for sentences. Pure.
import { oidcProviderArn } from '../../aws/arn.ts';
import type { Failure } from '../../net/failure.ts';
import type { IdTokenClaims } from '../../trust-policy/claims.ts';
import { subjectForms } from '../../trust-policy/subject.ts';
import { type ClockSkew, formatClockSkew } from '../../util/time.ts';
import { phrase, type Words, words } from '../../util/words.ts';
import type { Comparison, EvidenceRow } from '../definition.ts';
import type { OfExchange } from '../evidence.ts';

const SERVICE_NAMES = { github: 'the ID-token service', sts: 'AWS STS', runner: 'the runner' } as const;
const OPERATION_NAMES = {
  RequestIdToken: 'the request for an ID token',
  AssumeRoleWithWebIdentity: 'AssumeRoleWithWebIdentity',
  AssumeRole: 'AssumeRole',
  GetCallerIdentity: 'GetCallerIdentity',
  ReadTokenFile: 'reading the web identity token',
  LoadCredentials: 'loading the credentials of the machine',
} as const;

/** The host that failed, for a sentence; the service where the host is not known. */
export function hostOf({ host, service }: Failure): Words {
  return host === undefined ? phrase(SERVICE_NAMES[service]) : words`${host}`;
}

/** The request that failed, for a sentence. */
export function operationName({ operation }: Failure): Words {
  const name = OPERATION_NAMES[operation];
  return name === operation ? words`${name}` : phrase(name);
}

/** How often a request was tried, for the end of a sentence. */
export function triesOf({ attempts }: Failure): Words {
  return phrase(attempts === 1 ? '(1 try)' : `(${attempts} tries)`);
}

/** The status of an answer, for a sentence. */
export function statusOf({ httpStatus }: Failure): Words {
  return phrase(httpStatus === undefined ? 'no HTTP status' : `HTTP ${httpStatus}`);
}

/** What AWS said, where that alone tells the cause. */
export function answerOf({ operation, code, message }: Failure): Comparison {
  return { of: OPERATION_NAMES[operation], rows: [['AWS said', `${code}: ${message}`]] };
}

/** What is known of a failed request. */
export function failureEvidence(failure: Failure): readonly EvidenceRow[] {
  const { host, httpStatus, requestId, attempts } = failure;
  return [
    [failure.service === 'sts' ? 'AWS said' : 'Answer', `${failure.code}: ${failure.message}`],
    ['Request', OPERATION_NAMES[failure.operation]],
    ...(host === undefined ? [] : [['Host', host] as const]),
    ...(httpStatus === undefined ? [] : [['HTTP status', String(httpStatus)] as const]),
    ...(requestId === undefined ? [] : [['AWS request id', requestId] as const]),
    ['Tries', String(attempts)],
  ];
}

/** The claims that AWS saw: the three that it always checks, then those that describe the run. */
export function claimsEvidence({ iss, sub, aud, context }: IdTokenClaims): readonly EvidenceRow[] {
  const claims = Object.entries({ sub, aud, iss, ...context });
  return claims.map(([name, value]) => [`Claim ${name}`, value ?? ''] as const);
}

/** What is known of an exchange that failed. */
export function exchangeEvidence({ failure, role, claims }: Omit<OfExchange, 'region'>): readonly EvidenceRow[] {
  return [
    ['Role', role.text],
    ['OIDC provider', oidcProviderArn(role, claims.iss)],
    ...claimsEvidence(claims),
    ...failureEvidence(failure),
  ];
}

/** Both forms of the subject, and which of them this token has. */
export function subjectFormRows(claims: IdTokenClaims): readonly EvidenceRow[] {
  const forms = subjectForms(claims);
  if (forms === undefined) return [];
  const { names, ids, actual } = forms;
  const mark = (form: 'names' | 'ids') => (form === actual ? ' (this token)' : '');
  return [
    [`Subject with names${mark('names')}`, names],
    ...(ids === undefined ? [] : [[`Subject with ids${mark('ids')}`, ids] as const]),
  ];
}

/** The measured clock skew, where there is one. */
export function skewEvidence(skew: ClockSkew | undefined): readonly EvidenceRow[] {
  return skew === undefined ? [] : [['Server minus runner', formatClockSkew(skew)]];
}
