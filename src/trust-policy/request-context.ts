// The request that AssumeRoleWithWebIdentity puts before a trust policy: who asks, and which condition keys there are. Pure.
import { matchesPattern, oidcProviderArn, type RoleArn } from '../aws/arn.ts';
import type { EpochSeconds } from '../util/time.ts';
import type { ContextClaim, IdTokenClaims } from './claims.ts';

/** What is known about a condition key of the request. */
export type KeyValue =
  | { readonly status: 'present'; readonly values: readonly string[] }
  | { readonly status: 'absent' }
  | {
      readonly status: 'unknown';
      /** The values that the key has unless it is missing, where that much is known. */
      readonly unlessAbsent?: readonly string[];
    };

/** What is known about keys without a value, by a pattern of lower-case names with `*`. */
export interface KeyRule {
  readonly keys: string;
  readonly status: 'absent' | 'unknown';
  /** Of an unknown key, the values that it has unless it is missing. */
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
  /** For keys that are not among them; the first rule that fits counts, and without one a key is unknown. */
  readonly rules: readonly KeyRule[];
}

/** What {@link requestContextOf} is told. */
export interface RequestFacts {
  readonly claims: IdTokenClaims;
  readonly role: Pick<RoleArn, 'partition' | 'account'>;
  /** The region of the endpoint; undefined for the global endpoint, of which it is not documented. */
  readonly region?: string | undefined;
  readonly roleSessionName?: string | undefined;
  /** When STS looks at the policy, by its own clock as far as that is known. */
  readonly now?: EpochSeconds | undefined;
}

/** The issuer of github.com, without a path: the one for which IAM documents keys beyond audience and subject. */
export const GITHUB_ISSUER = 'https://token.actions.githubusercontent.com';

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
 * Keys of AWS's own that a caller without AWS credentials, a web identity, does not have.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
const NOT_OF_WEB_IDENTITIES = [
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

/** Keys that only a token with session tags or a source identity in it has; GitHub's has neither. */
const NOT_OF_GITHUB = ['aws:requesttag/*', 'aws:tagkeys', 'sts:sourceidentity', 'sts:transitivetagkeys'];

/**
 * The request for one ID token. For GitHub's own issuer every key that IAM takes from the token is known; for any other
 * issuer audience and subject are, and the rest is not.
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
 * What is known about one key of the request, whatever the case of its name.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition.html
 */
export function lookUpKey({ keys, rules }: Pick<RequestContext, 'keys' | 'rules'>, key: string): KeyValue {
  const name = key.toLowerCase();
  const values = Object.hasOwn(keys, name) ? keys[name] : undefined;
  if (values !== undefined) return values.length === 0 ? { status: 'absent' } : { status: 'present', values };
  const { status = 'unknown', unlessAbsent } = rules.find((rule) => matchesPattern(rule.keys, name)) ?? {};
  return status === 'absent' || unlessAbsent === undefined ? { status } : { status, unlessAbsent };
}

/** What stands before the colon in the condition keys of an issuer: its URL without the scheme, path included. */
export function claimPrefixOf(issuer: string): string {
  return issuer.replace(/^https:\/\//, '');
}

/**
 * STS is called without a service between, and the role is the resource: IAM documents the first key as always there and
 * false for direct calls, the second as the account of the resource, with exceptions none of which is of STS.
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
    ...(isInstant(now)
      ? {
          'aws:currenttime': [new Date(now * 1000).toISOString()],
          'aws:epochtime': [String(Math.floor(now))],
        }
      : {}),
  };
}

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
 * Whoever comes with an ID token is no service of AWS, but IAM documents that key for requests signed with AWS
 * credentials, which this one is not, and as missing from anonymous ones: it is false or missing, and never true.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalisawsservice
 */
const OF_NO_SERVICE: KeyRule = { keys: 'aws:principalisawsservice', status: 'unknown', unlessAbsent: ['false'] };

/** An empty claim is neither here nor there: how STS treats it is not documented. */
function rulesFor({ claims, role }: RequestFacts, prefix: string): KeyRule[] {
  const ofGitHub = claims.iss === GITHUB_ISSUER;
  const empty = GITHUB_CLAIM_KEYS.filter((name) => claims.context[name] === '');
  const unknown = hasGitHubKeys(claims.iss, role.partition) ? empty : ofGitHub ? GITHUB_CLAIM_KEYS : ['*'];
  const rule = (status: KeyRule['status']) => (keys: string) => ({ keys, status });
  return [
    ...unknown.map((name) => `${escaped(prefix)}:${name}`).map(rule('unknown')),
    ...NOT_OF_WEB_IDENTITIES.map(rule('absent')),
    ...(ofGitHub ? NOT_OF_GITHUB : []).map(rule('absent')),
    OF_NO_SERVICE,
    ...['aws:*', 'sts:*', 'iam:*'].map(rule('unknown')),
    // The keys of an OIDC provider start with its host name, those of a service with a name without a dot.
    rule('absent')('*.*:*'),
  ];
}

/** Whether IAM documents more keys than audience and subject: for GitHub's own issuer, in the commercial partition. */
function hasGitHubKeys(issuer: string, partition: string): boolean {
  return issuer === GITHUB_ISSUER && partition === 'aws';
}

function escaped(prefix: string): string {
  return prefix.replaceAll('*', '?');
}

function isInstant(now: EpochSeconds | undefined): now is EpochSeconds {
  return now !== undefined && Math.abs(now) <= 8_640_000_000_000;
}
