// Evidence that findings of several topics share: its types, samples in which the given text stands for every text from outside, its
// rows, and names for sentences. Pure.
import { oidcProviderArn, type RoleArn } from '../aws/arn.ts';
import type { Failure, Operation, ProxyOrigin } from '../net/failure.ts';
import type { PolicyVerdict } from '../observe/expectations.ts';
import type { Endpoint } from '../settings/settings.ts';
import { CONTEXT_CLAIMS, type IdTokenClaims } from '../trust-policy/claims.ts';
import { lint } from '../trust-policy/lint-codes.ts';
import { subjectForms } from '../trust-policy/subject.ts';
import { type ClockSkew, type EpochSeconds, formatClockSkew, formatDuration } from '../util/time.ts';
import { phrase, type Words, words } from '../util/words.ts';
import type { Comparison, EvidenceRow } from './definition.ts';

/** A failed request. */
export interface OfFailure {
  readonly failure: Failure;
}

/** A failed request, and what lies between the runner and the service. */
export interface OfWay extends OfFailure {
  /** The proxy that the request went through. */
  readonly proxy?: ProxyOrigin;
  /** The variable of a proxy for http:// alone, which the request did not use. */
  readonly plainProxy?: string;
  /** What names the endpoint, where that is not the one of the region. */
  readonly endpoint?: Endpoint['source'];
  /** The workflow names that endpoint, and it is none of AWS's. */
  readonly isOther?: true;
}

/** A failed request, and its region. */
export interface OfRegionalFailure extends OfFailure {
  readonly region: string;
}

/** A refused exchange of the ID token, and what was requested. */
export interface OfExchange extends OfRegionalFailure {
  readonly role: RoleArn;
  readonly claims: IdTokenClaims;
  /** The token is from a file: the step requested no audience. */
  readonly fromFile?: true;
}

/** A policy in a file that does not let the token in. */
export interface OfPolicy {
  readonly role: RoleArn;
  readonly claims: IdTokenClaims;
  readonly region: string;
  readonly policy: PolicyVerdict;
  /** As in {@link OfExchange}. */
  readonly fromFile?: true;
  /** What STS said, where it was asked. */
  readonly failure?: Failure;
}

/** A session that is shorter than requested. */
export interface OfDurations {
  readonly requestedSeconds: number;
  readonly grantedSeconds: number;
}

/** When the sample runs take place. */
export const SAMPLE_NOW: EpochSeconds = 1_800_000_000;

/** The role of the sample runs. */
export const SAMPLE_ROLE: RoleArn = {
  text: 'arn:aws:iam::111122223333:role/ci/deploy',
  partition: 'aws',
  account: '111122223333',
  path: '/ci/',
  name: 'deploy',
};

const SAMPLE_REGION = 'eu-central-1';

/** A clock that no service accepts. */
export const SAMPLE_SKEW: ClockSkew = {
  clockSkewSeconds: 1000,
  uncertaintySeconds: 0.5,
  agreed: true,
  provenSeconds: 999,
};

const SERVICES = {
  RequestIdToken: 'github',
  AssumeRoleWithWebIdentity: 'sts',
  AssumeRole: 'sts',
  GetCallerIdentity: 'sts',
  GetRole: 'iam',
  GetOpenIDConnectProvider: 'iam',
  ReadTokenFile: 'runner',
  LoadCredentials: 'runner',
} as const;

/** A failure with the text as its answer. */
export function failureSample(text: string, operation: Operation): Failure {
  const answer = { code: text, message: text, host: text, requestId: text, httpStatus: 400 };
  return { service: SERVICES[operation], operation, ...answer, attempts: 1 };
}

/** A failed request for an ID token. */
export function githubFailure(text: string): OfFailure {
  return { failure: failureSample(text, 'RequestIdToken') };
}

/** A failed request to STS. */
export function stsFailure(text: string): OfFailure {
  return { failure: failureSample(text, 'GetCallerIdentity') };
}

/** A failed request to STS in a region. */
export function regionalFailure(text: string): OfRegionalFailure {
  return { ...stsFailure(text), region: SAMPLE_REGION };
}

/** An ID token in which every claim has the text. */
export function claimsSample(text: string): IdTokenClaims {
  const context = Object.fromEntries(CONTEXT_CLAIMS.map((name) => [name, text]));
  const sub = `repo:octo-org/octo-repo:environment:${text}`;
  return { iss: `https://${text}`, sub, aud: text, exp: SAMPLE_NOW + 300, iat: SAMPLE_NOW, context };
}

/** A refused exchange of such a token. */
export function exchangeSample(text: string): OfExchange {
  const failure = failureSample(text, 'AssumeRoleWithWebIdentity');
  return { failure, role: SAMPLE_ROLE, claims: claimsSample(text), region: SAMPLE_REGION };
}

/** A policy that refuses by its principal, its action and its conditions. */
export function policySample(text: string): OfPolicy {
  const exchange = exchangeSample(text);
  return { ...exchange, policy: verdictSample(text, exchange) };
}

function verdictSample(text: string, exchange: OfExchange): PolicyVerdict {
  const parts = refusingParts(text, exchange);
  const { principal, action, conditions } = parts;
  const position = { index: 0, sid: text };
  const denial = { position: { index: 1 }, effect: 'Deny', outcome: 'unknown', ...parts } as const;
  const refusals = [...conditions, principal, action];
  return {
    path: text,
    role: exchange.role,
    evaluation: {
      decision: 'deny',
      why: 'no-statement-matches',
      statements: [{ position, effect: 'Allow', outcome: 'not-matched', ...parts }, denial],
      denials: [denial],
      closest: [{ position, refusals }],
    },
    lints: [
      lint('wildcard-in-equals', { position, operator: text, key: text, value: text }),
      lint('sub-missing', { position: denial.position }),
    ],
    otherRole: text,
  };
}

/** The parts of a statement that names the text everywhere. */
function refusingParts(text: string, { role, claims }: OfExchange) {
  const outcome = 'not-matched' as const;
  const provider = oidcProviderArn(role, claims.iss);
  const federated = { kind: 'Federated', value: text } as const;
  const subject = { status: 'present', values: [claims.sub] } as const;
  return {
    principal: { part: 'principal', outcome, element: 'Principal', expected: [federated], actual: provider },
    action: { part: 'action', outcome, element: 'Action', expected: [text], actual: 'sts:AssumeRoleWithWebIdentity' },
    conditions: [`${text}:sub`, text].map((key) => {
      const expected = { operator: 'StringEquals', key, values: [text] };
      return { part: 'condition', outcome, expected, actual: subject } as const;
    }),
  } as const;
}

const SERVICE_NAMES = { github: 'the ID-token service', sts: 'AWS STS', iam: 'IAM', runner: 'the runner' } as const;
const OPERATION_NAMES = {
  RequestIdToken: 'the request for an ID token',
  AssumeRoleWithWebIdentity: 'AssumeRoleWithWebIdentity',
  AssumeRole: 'AssumeRole',
  GetCallerIdentity: 'GetCallerIdentity',
  GetRole: 'GetRole',
  GetOpenIDConnectProvider: 'GetOpenIDConnectProvider',
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
export function answerOf(failure: Failure): Comparison {
  return { of: OPERATION_NAMES[failure.operation], rows: [['AWS said', saidIn(failure)]] };
}

/** The code, and the sentence where there is one. */
function saidIn({ code, message }: Failure): string {
  return message === '' ? code : `${code}: ${message}`;
}

/** What is known of a failed request. */
export function failureEvidence(failure: Failure): readonly EvidenceRow[] {
  const { host, httpStatus, requestId, attempts } = failure;
  return [
    [failure.service === 'sts' || failure.service === 'iam' ? 'AWS said' : 'Answer', saidIn(failure)],
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

/** For a row: in words and, where those have another unit, in seconds. */
export function durationOf(seconds: number): string {
  const inWords = formatDuration(seconds);
  return inWords === `${seconds} s` ? inWords : `${inWords} (${seconds} s)`;
}
