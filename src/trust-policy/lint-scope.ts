// What the rules for trust policies share: which statements are about the issuer, and whose subjects their conditions accept. Pure.
import { matchesPattern, oidcProviderArn, type RoleArn } from '../aws/arn.ts';
import { defined } from '../util/defined.ts';
import type { EpochSeconds } from '../util/time.ts';
import { CONTEXT_CLAIMS } from './claims.ts';
import { isFilledIn } from './condition-values.ts';
import { findOperator, type OperatorName, parseOperatorName } from './operators.ts';
import type { Condition, ParsedTrustPolicy, Statement, StatementPosition } from './policy.ts';
import { claimPrefixOf, type RequestContext, requestContextOf } from './request-context.ts';

/** The tokens and the role that the policy is for. */
export interface LintTarget {
  /** The `iss` of the ID tokens. */
  readonly issuer: string;
  readonly role: Pick<RoleArn, 'partition' | 'account'>;
  /** Without it, conditions on the time are not checked. */
  readonly now?: EpochSeconds | undefined;
}

/** The target, and what follows from it. */
export interface LintScope extends LintTarget {
  readonly policy: ParsedTrustPolicy;
  readonly providerArn: string;
  /** What the issuer's condition keys start with, in lower case. */
  readonly prefix: string;
  /** What is known about the keys of every request with a token of this issuer. */
  readonly request: RequestContext;
}

/** A condition with its operator taken apart. */
export interface ReadCondition extends Condition, OperatorName {
  readonly negated: boolean;
  /**
   * The values as patterns, beside them: `*` and `?` where they stand for anything, `_` where they stand for themselves.
   * A variable for a claim of the token may be anything, too. In lower case where the operator ignores case.
   */
  readonly patterns: readonly string[];
  /** The issuer's claim that the key stands for; undefined for other keys. */
  readonly claim?: string;
}

/** The scope of a policy's rules. */
export function scopeOf(policy: ParsedTrustPolicy, target: LintTarget): LintScope {
  const claims = { iss: target.issuer, sub: '', aud: '', exp: 0, iat: 0, context: {} };
  return {
    ...target,
    policy,
    providerArn: oidcProviderArn(target.role, target.issuer),
    prefix: claimPrefixOf(target.issuer).toLowerCase(),
    request: requestContextOf({ claims, role: target.role }),
  };
}

/** The statements that are about the issuer, or about its host, or all of them: the first of these that there are. */
export function relevantStatements(scope: LintScope): readonly Statement[] {
  const { statements } = scope.policy;
  const about = statements.filter((statement) => isAbout(statement, scope));
  const own = about.filter((statement) => !isForAnother(statement, scope));
  return [own, about].find(({ length }) => length > 0) ?? statements;
}

/** Whether the statement is for another issuer of the host, such as that of an enterprise, in its provider and its keys. */
function isForAnother({ principal, conditions }: Statement, { prefix }: LintScope): boolean {
  const issuers = principal.principals.map(({ value }) => value.replace(/^.*:oidc-provider\//s, '').toLowerCase());
  const prefixes = conditions.map(({ key }) => splitKey(key)[0]).filter((one) => one.includes('.'));
  return issuers.length > 0 && !issuers.includes(prefix) && prefixes.every((one) => issuers.includes(one));
}

/** Whether the statement names a provider that belongs to the issuer's host, or everyone, or has one of its keys. */
function isAbout({ principal, conditions }: Statement, { prefix }: LintScope): boolean {
  const host = prefix.split('/')[0] ?? '';
  const names = [...principal.principals.map(({ value }) => value), ...conditions.map(({ key }) => key)];
  const everyone = principal.principals.some(({ value }) => value === '*');
  return everyone || names.some((name) => name.toLowerCase().includes(host));
}

/** A statement's conditions with their operators taken apart. */
export function conditionsOf(
  { conditions }: Statement,
  { policy: { version }, prefix }: Pick<LintScope, 'policy' | 'prefix'>,
): readonly ReadCondition[] {
  return conditions.map((condition) => {
    const name = parseOperatorName(condition.operator);
    const [keyPrefix, claim] = splitKey(condition.key);
    const negated = findOperator(name.base)?.negated ?? false;
    const asPattern = (value: string) =>
      patternOf(version === '2012-10-17' ? withoutEscapes(value, prefix) : value, name);
    const patterns = condition.values.map(asPattern);
    return defined({ ...condition, ...name, negated, patterns, claim: keyPrefix === prefix ? claim : undefined });
  });
}

/** Stand for an escaped sign and for a variable, in a value whose signs may still be literal. */
const [ESCAPED, ANYTHING] = ['\u0001', '\u0002'];

function withoutEscapes(value: string, prefix: string): string {
  return value
    .replaceAll(/\$\{[*?$]\}/g, ESCAPED)
    .replaceAll(/\$\{([^},]*)[^}]*\}/g, (variable, key: string) =>
      splitKey(key.trim())[0] === prefix ? ANYTHING : variable,
    );
}

function patternOf(value: string, { base }: OperatorName): string {
  const signs = /like$/.test(base) ? value : value.replaceAll(/[*?]/g, '_');
  const pattern = signs.replaceAll(ESCAPED, '_').replaceAll(ANYTHING, '*');
  return base.endsWith('ignorecase') ? pattern.toLowerCase() : pattern;
}

/** A pattern that matches everything, or everything of some length. */
export const ONLY_WILDCARDS = /^[*?]+$/;

/** Claims that every token has. */
export function isAlwaysPresent(claim: string | undefined): boolean {
  return claim === 'aud' || claim === 'sub';
}

/**
 * Whether a condition holds only for its own values: not negated, and no `IfExists` and no set operator that hold without a
 * value, unless every token has one.
 */
export function isFirm({ base, claim, negated, ifExists, set }: ReadCondition): boolean {
  const holdsWithout = ifExists || set === 'for-all-values';
  return base !== 'null' && !negated && (!holdsWithout || isAlwaysPresent(claim));
}

/** The parts of a key before and after its last colon, in lower case. */
export function splitKey(key: string): readonly [string, string] {
  const name = key.toLowerCase();
  const colon = name.lastIndexOf(':');
  return [name.slice(0, Math.max(colon, 0)), name.slice(colon + 1)];
}

/** Whose tokens have a subject that the pattern accepts, from everyone's to those of one repository. */
export type Reach =
  | 'any'
  | 'any-repository'
  /** A part of the owner's name is enough. */
  | 'owner-open'
  /** It names none, and anyone can customize the subjects of a repository of their own. */
  | 'no-repository'
  /** It names a workflow that others can call. */
  | 'workflow'
  | 'any-repository-of-owner'
  | 'repository-open'
  | 'ids-open'
  /** One repository, by its name alone. */
  | 'names-only'
  | 'repository'
  /** No subject that GitHub gives. */
  | 'none';

/** Claims in a customized subject that say whose repository it is. */
const NAMING =
  /(?:^|:)(repository_id|repository_owner_id|repository_owner|enterprise_id|enterprise|workflow_ref|job_workflow_ref):([^:]*)/g;
const CLAIM_NAMES: readonly string[] = [...CONTEXT_CLAIMS, 'sha', 'pull_request', 'context', 'run_number'];

/**
 * How far the pattern of a subject reaches.
 * @param pattern - with wildcards where the operator takes them, see {@link ReadCondition.patterns}
 */
export function reachOf(pattern: string): Reach {
  if (isFilledIn(pattern)) return 'none';
  if (ONLY_WILDCARDS.test(pattern)) return 'any';
  const named = namedReach(pattern);
  if (named === 'repository') return named;
  const start = startOf(pattern);
  if (start === 'repository-claim') return ownerReach(pattern.slice(pattern.indexOf(':') + 1), named);
  if (start !== undefined) return named ?? start;
  return named ?? 'none';
}

/** What the claims that name an owner, a repository or a workflow leave open; undefined without any. */
function namedReach(pattern: string): Reach | undefined {
  const found = [...pattern.matchAll(NAMING)].filter(([, , value = '']) => value !== '');
  const reaches = found.map(([, claim = '', value = '']): Reach | undefined => {
    if (claim.endsWith('workflow_ref')) {
      if (!/^[^*?/]+\//.test(value)) return undefined;
      return claim === 'job_workflow_ref' ? 'workflow' : 'repository';
    }
    if (/[*?]/.test(value)) return undefined;
    return claim === 'repository_id' ? 'repository' : 'any-repository-of-owner';
  });
  const order: readonly Reach[] = ['repository', 'any-repository-of-owner', 'workflow'];
  return order.find((reach) => reaches.includes(reach));
}

/** What the pattern starts with: the claim `repo` or `repository`, nothing in particular, or a claim that names no repository. */
function startOf(pattern: string): 'repository-claim' | 'any-repository' | 'no-repository' | undefined {
  const [head = ''] = pattern.split(/[*:]/, 1);
  const end = pattern[head.length];
  if (end === ':') {
    if (['repo', 'repository'].some((name) => matchesPattern(head, name))) return 'repository-claim';
    const isClaim = CLAIM_NAMES.some((name) => matchesPattern(head, name)) || head.startsWith('repo_property_');
    return isClaim ? 'no-repository' : undefined;
  }
  if (end === undefined) return head === 'pull_request' ? 'no-repository' : undefined;
  if (matchesPattern(`${head}*`, 'repo') || matchesPattern(`${head}*`, 'repo:')) return 'any-repository';
  return CLAIM_NAMES.some((name) => matchesPattern(`${head}*`, name)) ? 'no-repository' : undefined;
}

/** @param text - what follows `repo:` */
function ownerReach(text: string, named: Reach | undefined): Reach {
  const [owner = ''] = text.split(/[/:]/, 1);
  const [ownerName = '', ownerId = ''] = owner.split('@');
  const isOpen = /[*?]/.test(ownerName);
  if (isOpen && named !== undefined) return named;
  if (ONLY_WILDCARDS.test(ownerName) || ownerName.startsWith('*')) return 'any-repository';
  if (isOpen) return 'owner-open';
  if (text[owner.length] !== '/') return ownerId.includes('*') ? 'any-repository-of-owner' : 'none';
  const [repository = ''] = text.slice(owner.length + 1).split(':', 1);
  const [name = '', id = ''] = repository.split('@');
  if (ONLY_WILDCARDS.test(name)) return 'any-repository-of-owner';
  if (/[*?]/.test(name)) return 'repository-open';
  if (/[*?]/.test(ownerId + id)) return 'ids-open';
  const byNames = named === undefined || named === 'workflow';
  return byNames && ownerId === '' && id === '' ? 'names-only' : 'repository';
}

/** What the conditions of a statement beside the subject require. */
export interface Pins {
  /** By its name or its id. */
  readonly repository: boolean;
  readonly owner: boolean;
  /** The id of repository or owner. */
  readonly ids: boolean;
  readonly enterprise: boolean;
  /** The workflow, of one owner or of any. */
  readonly workflow: 'owner' | 'open' | 'none';
}

/** What conditions on other claims than the subject require. */
export function pinsOf(conditions: readonly ReadCondition[]): Pins {
  const firm = conditions.filter(isFirm);
  const requires = (claim: string, isNarrow: (pattern: string) => boolean) =>
    firm.some(
      (one) =>
        one.claim === claim && EXACT.includes(one.base) && one.patterns.length > 0 && one.patterns.every(isNarrow),
    );
  const whole = (pattern: string) => pattern !== '' && !/[*?]/.test(pattern);
  const ofOneOwner = (pattern: string) => /^[^*?/]+\//.test(pattern);
  return {
    repository: requires('repository', whole) || requires('repository_id', whole),
    owner: requires('repository_owner_id', whole) || requires('repository', ofOneOwner),
    ids: requires('repository_owner_id', whole) || requires('repository_id', whole),
    enterprise: requires('enterprise_id', whole),
    workflow: requires('job_workflow_ref', ofOneOwner)
      ? 'owner'
      : firm.some(({ claim }) => claim === 'job_workflow_ref')
        ? 'open'
        : 'none',
  };
}

/** Operators under which a value stands for itself, or for a pattern. */
const EXACT = ['stringequals', 'stringequalsignorecase', 'stringlike', 'numericequals'];

/** Owners that the values of a Deny's negated operator leave. */
const WITHIN_ONE_OWNER: readonly Reach[] = [
  'any-repository-of-owner',
  'repository-open',
  'ids-open',
  'names-only',
  'repository',
];

/** A Deny statement that refuses everyone except the subjects, the repositories or the owners that it lists. */
export function closingDeny(scope: LintScope): StatementPosition | undefined {
  return scope.policy.statements.find((statement) => isClosing(statement, scope))?.position;
}

function isClosing(statement: Statement, scope: LintScope): boolean {
  const { action, effect, principal } = statement;
  if (effect !== 'Deny' || principal.element !== 'Principal' || action.element !== 'Action') return false;
  const forProvider = principal.principals.some(
    ({ kind, value }) => value === scope.providerArn || (value === '*' && (kind === '*' || kind === 'AWS')),
  );
  const wanted = scope.request.action.toLowerCase();
  if (!forProvider || !action.patterns.some((pattern) => matchesPattern(pattern.toLowerCase(), wanted))) return false;
  const conditions = conditionsOf(statement, scope);
  const [only, ...others] = conditions;
  return only !== undefined && others.length === 0 && excludesOthers(only);
}

function excludesOthers({ base, claim, negated, patterns, set }: ReadCondition): boolean {
  if (!negated || !base.startsWith('string') || set !== undefined || patterns.length === 0) return false;
  if (claim === 'sub') return patterns.every((pattern) => WITHIN_ONE_OWNER.includes(reachOf(pattern)));
  if (claim === 'repository') return patterns.every((pattern) => /^[^*?/]+\//.test(pattern));
  return (
    (claim === 'repository_id' || claim === 'repository_owner_id') && !patterns.some((pattern) => /[*?]/.test(pattern))
  );
}
