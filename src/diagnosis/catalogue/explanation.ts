// The shape of an explanation, and pieces of evidence that several topics show. Pure.
import type { Failure, IdTokenClaims } from '../../facts.ts';
import type { Evidence, FindingCode } from '../finding.ts';

/** A fact and its name, for the evidence table. */
export type EvidenceRow = readonly [label: string, value: string];

/** One step of a remedy, and what to paste for it. */
export interface FixStep {
  readonly text: string;
  readonly snippet?: { readonly language: 'json' | 'yaml' | 'sh'; readonly text: string };
}

/** Things of which each needs a line of its own. */
export interface Points {
  readonly heading: string;
  readonly items: readonly string[];
}

/**
 * A finding in words: plain text without markup, in which text from outside stands as it came. Whoever renders it
 * escapes it for the place where it goes.
 */
export interface Explanation {
  /** Under 60 characters and without any value: the runner does not mask titles. */
  readonly title: string;
  /** What happened and why, in one or two sentences. */
  readonly cause: string;
  /** Where one answer has many causes, or one finding many parts. */
  readonly points?: Points;
  readonly evidence: readonly EvidenceRow[];
  readonly fix: readonly FixStep[];
}

/** The words for some of the findings: a topic's part of the catalogue. */
export type Explain<C extends FindingCode> = { readonly [K in C]: (evidence: Evidence<K>) => Explanation };

const SERVICE_NAMES = { github: "GitHub's ID-token service", sts: 'AWS STS' } as const;
const OPERATION_NAMES = {
  RequestIdToken: 'the request for an ID token',
  AssumeRoleWithWebIdentity: 'AssumeRoleWithWebIdentity',
  GetCallerIdentity: 'GetCallerIdentity',
} as const;

/** The service that failed, for a sentence. */
export function serviceName({ service }: Failure): string {
  return SERVICE_NAMES[service];
}

/** The request that failed, for a sentence. */
export function operationName({ operation }: Failure): string {
  return OPERATION_NAMES[operation];
}

/** How often a request was made in vain, for the end of a sentence. */
export function inVain({ attempts }: Failure): string {
  return attempts === 1 ? 'and was not asked again' : `at each of ${attempts} tries`;
}

/** What is known of a failed request. */
export function failureEvidence(failure: Failure): readonly EvidenceRow[] {
  const { host, httpStatus, requestId, attempts } = failure;
  return [
    [failure.service === 'sts' ? 'AWS said' : 'Answer', `${failure.code}: ${failure.message}`],
    ['Request', operationName(failure)],
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
