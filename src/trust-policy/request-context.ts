// The request of AssumeRoleWithWebIdentity as a trust policy sees it: who asks, and which condition keys it has. Pure.
import { matchesPattern, oidcProviderArn, type RoleArn } from '../aws/arn.ts';
import type { EpochSeconds } from '../util/time.ts';
import type { ContextClaim, IdTokenClaims } from './claims.ts';
import { GITHUB_ISSUER } from './issuer.ts';

/** What is known about a condition key of the request. */
export type KeyValue =
  | { readonly status: 'present'; readonly values: readonly string[] }
  | { readonly status: 'absent' }
  | {
      readonly status: 'unknown';
      /** The values of the key if it is present, where that is known. */
      readonly unlessAbsent?: readonly string[];
    };

/** What is known about the keys that have no value here. `keys` is a pattern of lower-case names with `*`. */
export interface KeyRule {
  readonly keys: string;
  readonly status: 'absent' | 'unknown';
  /** The values of an unknown key if it is present. */
  readonly unlessAbsent?: readonly string[];
}

/** One request, as a trust policy sees it. */
export interface RequestContext {
  /** `sts:AssumeRoleWithWebIdentity`. */
  readonly action: string;
  /** The ARN of the OIDC provider that vouches for the caller. */
  readonly providerArn: string;
  /** By lower-case name. */
  readonly keys: Readonly<Record<string, readonly string[]>>;
  /** For all other keys. The first rule that matches counts; without one, a key is unknown. */
  readonly rules: readonly KeyRule[];
}

/** What {@link requestContextOf} makes the request from. */
export interface RequestFacts {
  readonly claims: IdTokenClaims;
  readonly role: Pick<RoleArn, 'partition' | 'account'>;
  /** The region of the endpoint; undefined for the global endpoint, whose region is not documented. */
  readonly region?: string | undefined;
  readonly roleSessionName?: string | undefined;
  /** When STS evaluates the policy, by STS's clock where that is known. */
  readonly now?: EpochSeconds | undefined;
}

/**
 * Claims that IAM offers as condition keys for GitHub's own issuer, beside `aud` and `sub`.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-wif
 */
export const GITHUB_CLAIM_KEYS = [
  'actor',
  'actor_id',
  'enterprise_id',
  'environment',
  'job_workflow_ref',
  'ref',
  'repository',
  'repository_id',
  'repository_owner_id',
  'workflow',
] as const satisfies readonly ContextClaim[];

/**
 * Global and service keys that a caller without AWS credentials, such as a web identity, does not have.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
const ABSENT_FOR_WEB_IDENTITIES = [
  'aws:calledvia',
  'aws:calledviafirst',
  'aws:calledvialast',
  'aws:multifactorauthage',
  'aws:multifactorauthpresent',
  'aws:principalarn',
  'aws:principalorgid',
  'aws:principalorgpaths',
  'aws:principaltag/*',
  'aws:sourceaccount',
  'aws:sourcearn',
  'aws:sourceorgid',
  'aws:sourceorgpaths',
  'aws:tokenissuetime',
  'aws:username',
  'saml:*',
  'sts:externalid',
];

/** Keys that need session tags or a source identity in the token; GitHub's tokens have neither. */
const ABSENT_FOR_GITHUB = ['aws:requesttag/*', 'aws:tagkeys', 'sts:sourceidentity', 'sts:transitivetagkeys'];

/**
 * The request with one ID token. For GitHub's own issuer, every key that IAM takes from the token is known; for other
 * issuers, only audience and subject are.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html
 */
export function requestContextOf(facts: RequestFacts): RequestContext {
  const { claims, role } = facts;
  const prefix = claimPrefixOf(claims.iss).toLowerCase();
  return {
    action: 'sts:AssumeRoleWithWebIdentity',
    providerArn: oidcProviderArn(role, claims.iss),
    keys: { ...callKeys(facts), ...claimKeys(facts, prefix) },
    rules: rulesFor(facts, prefix),
  };
}

/**
 * What is known about one key of the request; the case of its name does not matter.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition.html
 */
export function lookUpKey({ keys, rules }: Pick<RequestContext, 'keys' | 'rules'>, key: string): KeyValue {
  const name = key.toLowerCase();
  const values = Object.hasOwn(keys, name) ? keys[name] : undefined;
  if (values !== undefined) return values.length === 0 ? { status: 'absent' } : { status: 'present', values };
  const { status = 'unknown', unlessAbsent } = rules.find((rule) => matchesPattern(rule.keys, name)) ?? {};
  return status === 'absent' || unlessAbsent === undefined ? { status } : { status, unlessAbsent };
}

/** The part of an issuer's condition keys before the colon: its URL without the scheme, with the path. */
export function claimPrefixOf(issuer: string): string {
  return issuer.replace(/^https:\/\//, '');
}

/**
 * No service calls STS on behalf of another, and the role is the resource. IAM documents `aws:ViaAWSService` as always
 * present and false for direct calls, and `aws:ResourceAccount` as the account of the resource; its exceptions are not
 * about STS.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-viaawsservice
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-resourceaccount
 */
function callKeys({ role, region, roleSessionName, now }: RequestFacts): RequestContext['keys'] {
  return {
    'aws:securetransport': ['true'],
    'aws:viaawsservice': ['false'],
    'aws:resourceaccount': [role.account],
    ...(region === undefined ? {} : { 'aws:requestedregion': [region] }),
    ...(roleSessionName === undefined ? {} : { 'sts:rolesessionname': [roleSessionName] }),
    ...timeKeys(now),
  };
}

function timeKeys(now: EpochSeconds | undefined): RequestContext['keys'] {
  const isInstant = now !== undefined && Math.abs(now) <= DATE_MAX_SECONDS;
  return isInstant
    ? { 'aws:currenttime': [new Date(now * 1000).toISOString()], 'aws:epochtime': [String(Math.floor(now))] }
    : {};
}

/** @see https://tc39.es/ecma262/#sec-time-values-and-time-range */
const DATE_MAX_SECONDS = 8_640_000_000_000;

function claimKeys({ claims, role }: RequestFacts, prefix: string): RequestContext['keys'] {
  const certain = { [`${prefix}:aud`]: [claims.aud], [`${prefix}:sub`]: [claims.sub] };
  if (!hasGitHubKeys(claims.iss, role.partition)) return certain;
  const others = GITHUB_CLAIM_KEYS.flatMap((name) => {
    const value = claims.context[name];
    return value === undefined || value === '' ? [] : [[`${prefix}:${name}`, [value]] as const];
  });
  return { ...certain, ...Object.fromEntries(others) };
}

/**
 * The caller with an ID token is no AWS service. IAM documents this key for requests that are signed with AWS credentials,
 * which this one is not, and as absent from anonymous requests, so it is false or absent, but never true.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalisawsservice
 */
const NO_AWS_SERVICE: KeyRule = { keys: 'aws:principalisawsservice', status: 'unknown', unlessAbsent: ['false'] };

/** An empty claim is unknown: AWS does not document how STS treats it. */
function rulesFor({ claims, role }: RequestFacts, prefix: string): KeyRule[] {
  const ofGitHub = claims.iss === GITHUB_ISSUER;
  const empty = GITHUB_CLAIM_KEYS.filter((name) => claims.context[name] === '');
  const unknown = hasGitHubKeys(claims.iss, role.partition) ? empty : ofGitHub ? GITHUB_CLAIM_KEYS : ['*'];
  const rule = (status: KeyRule['status']) => (keys: string) => ({ keys, status });
  return [
    ...unknown.map((name) => `${escaped(prefix)}:${name}`).map(rule('unknown')),
    ...ABSENT_FOR_WEB_IDENTITIES.map(rule('absent')),
    ...(ofGitHub ? ABSENT_FOR_GITHUB : []).map(rule('absent')),
    NO_AWS_SERVICE,
    ...['aws:*', 'sts:*', 'iam:*'].map(rule('unknown')),
    // Keys of an OIDC provider start with its host name, which has a dot; the names of services have none.
    rule('absent')('*.*:*'),
  ];
}

/** Whether IAM documents more keys than audience and subject: for GitHub's own issuer, in the commercial partition. */
export function hasGitHubKeys(issuer: string, partition: string): boolean {
  return issuer === GITHUB_ISSUER && partition === 'aws';
}

function escaped(prefix: string): string {
  return prefix.replaceAll('*', '?');
}
