// Which statements of a trust policy are about the issuer, and mistakes in the audience and the subjects that they ask for: too wide, or
// such that no token has them. Pure.
import { oidcProviderArn, type RoleArn } from '../aws/arn.ts';
import { defined } from '../util/defined.ts';
import type { EpochSeconds } from '../util/time.ts';
import { type LintCode, lint, type PolicyLint } from './lint-codes.ts';
import { findOperator, type OperatorName, parseOperatorName } from './operators.ts';
import type { Condition, ParsedTrustPolicy, Statement } from './policy.ts';
import { claimPrefixOf, type RequestContext, requestContextOf } from './request-context.ts';
import { type SubjectParts, splitSubject } from './subject.ts';

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

/** The statements that are about the issuer, or all of them where none is. */
export function relevantStatements(scope: LintScope): readonly Statement[] {
  const { statements } = scope.policy;
  const relevant = statements.filter((statement) => isAbout(statement, scope));
  return relevant.length > 0 ? relevant : statements;
}

/** Whether the statement names a provider that belongs to the issuer's host, or everyone, or has one of its keys. */
function isAbout({ principal, conditions }: Statement, { prefix }: LintScope): boolean {
  const host = prefix.split('/')[0] ?? '';
  const names = [...principal.principals.map(({ value }) => value), ...conditions.map(({ key }) => key)];
  const everyone = principal.principals.some(({ value }) => value === '*');
  return everyone || names.some((name) => name.toLowerCase().includes(host));
}

/** A statement's conditions with their operators taken apart. */
export function conditionsOf({ conditions }: Statement, { prefix }: LintScope): readonly ReadCondition[] {
  return conditions.map((condition) => {
    const name = parseOperatorName(condition.operator);
    const [keyPrefix, claim] = splitKey(condition.key);
    const negated = findOperator(name.base)?.negated ?? false;
    return defined({ ...condition, ...name, negated, claim: keyPrefix === prefix ? claim : undefined });
  });
}

/** A pattern that matches everything, or everything of some length. */
const ONLY_WILDCARDS = /^[*?]+$/;

/** Whether a condition holds only for its own values: no set operator that holds without a value, no `IfExists`, not negated. */
export function isFirm({ base, negated, ifExists, set }: ReadCondition): boolean {
  return base !== 'null' && !negated && !ifExists && set !== 'for-all-values';
}

/** The parts of a key before and after its last colon, in lower case. */
export function splitKey(key: string): readonly [string, string] {
  const name = key.toLowerCase();
  const colon = name.lastIndexOf(':');
  return [name.slice(0, Math.max(colon, 0)), name.slice(colon + 1)];
}

/** Keys that name the repository or the workflow: beside them, the subject may be wide. */
const PINNING_CLAIMS = ['job_workflow_ref', 'repository', 'repository_id'];
const PREFIX = 'repo:';

/**
 * Mistakes in the subjects of an Allow statement.
 * @see https://docs.github.com/en/actions/reference/security/oidc
 */
export function lintSubjects({ position }: Statement, conditions: readonly ReadCondition[]): PolicyLint[] {
  const firm = conditions.filter((condition) => condition.claim !== undefined && isFirm(condition));
  const subjects = firm.filter(({ claim, base }) => claim === 'sub' && base.startsWith('string'));
  if (subjects.length === 0) {
    const byWorkflow = firm.some(({ claim }) => claim === 'job_workflow_ref');
    return [lint(byWorkflow ? 'sub-workflow-only' : 'sub-missing', { position })];
  }
  const pinned = firm.some(({ claim, base }) => PINNING_CLAIMS.includes(claim ?? '') && base.includes('equals'));
  return subjects.flatMap(({ base, key, operator, values }) =>
    values.flatMap((value) => {
      const wide = base === 'stringlike' ? wideCodes(value, pinned) : [];
      const codes = wide.length > 0 ? wide : malformedCodes(value, base);
      return codes.map((code) => lint(code, { position, operator, key, value }));
    }),
  );
}

/** How far a pattern reaches beyond one repository. */
function wideCodes(value: string, pinned: boolean): LintCode[] {
  if (ONLY_WILDCARDS.test(value)) return ['sub-any'];
  // "repo:" itself, with `?` for some of its letters, or its beginning and a `*`.
  const [head = ''] = value.slice(0, PREFIX.length).split('*');
  if (!head.split('').every((letter, index) => letter === '?' || letter === PREFIX[index])) return [];
  if (head.length < PREFIX.length) return value[head.length] === '*' ? ['sub-any-repository'] : [];
  const [owner = '', repository] = value.slice(PREFIX.length).split('/');
  const [ownerName = '', ownerId = ''] = owner.split('@');
  if (ONLY_WILDCARDS.test(ownerName)) return ['sub-any-repository'];
  if (/[*?]/.test(ownerName)) return ['sub-owner-open'];
  if (pinned) return [];
  const [name = '', id = ''] = (repository ?? '').split(':')[0]?.split('@') ?? [];
  if (ONLY_WILDCARDS.test(name)) return ['sub-any-repository-of-owner'];
  if (/[*?]/.test(name)) return ['sub-repository-open'];
  return /[*?]/.test(ownerId + id) ? ['sub-ids-not-pinned'] : [];
}

/** The address of a repository in any form, or its name alone. */
const OF_REPOSITORY = /^(?:https?:\/\/|ssh:\/\/|git@|[^:/*?]+\/[^/])/i;

/** Why no token in GitHub's default forms can have such a subject. A branch may end in a quotation mark. */
function malformedCodes(value: string, base: string): LintCode[] {
  if (value.trim() === '') return ['sub-empty'];
  if (/^[\s"'`]|\s$/.test(value)) return ['sub-blank-or-quoted'];
  if (OF_REPOSITORY.test(value)) return ['sub-lacks-repo'];
  const otherCase = /^repo[:*?]/i.test(value) && !value.startsWith('repo');
  if (otherCase && base !== 'stringequalsignorecase') return ['sub-lacks-repo'];
  const parts = splitSubject(value);
  return parts === undefined ? unsplitCodes(value) : contextCodes(parts);
}

function unsplitCodes(value: string): LintCode[] {
  return /^repo:[^/*?]*$/.test(value) ? ['sub-lacks-context'] : [];
}

/** A context with a wildcard may be anything. One that starts with another claim belongs to a customized subject. */
function contextCodes({ repository, context, repositoryId = '' }: SubjectParts): LintCode[] {
  if (`${repository}${repositoryId}`.includes('/')) return ['sub-slash-for-colon'];
  if (context === undefined) return /[*?]$/.test(repository + repositoryId) ? [] : ['sub-lacks-context'];
  if (context.startsWith('refs/')) return ['sub-lacks-ref'];
  if (/^ref:(?!refs\/(?:[a-z]+\/|[a-z]*[*?]))(?![*?])/.test(context)) return ['sub-lacks-refs-heads'];
  if (/^environment:[^:]*:(?![a-z][a-z_]*:|pull_request$)./s.test(context)) return ['sub-unencoded-colon'];
  const known = /^(?:environment:.|ref:|pull_request(?:$|:)|[a-z][a-z_]*:)|[*?]/s.test(context);
  return known ? [] : ['sub-unknown-context'];
}

/**
 * The mistake in the audience that an Allow statement asks for, if there is one.
 * @see https://docs.github.com/en/actions/how-tos/secure-your-work/security-harden-deployments/oidc-in-aws
 */
export function lintAudience({ position }: Statement, conditions: readonly ReadCondition[]): PolicyLint[] {
  if (asksFor('aud', conditions)) return [];
  const open = conditions.find((condition) => condition.claim === 'aud' && isFirm(condition));
  if (open === undefined) return [lint('aud-missing', { position })];
  const { operator, key, values } = open;
  return [
    lint('aud-any', { position, operator, key, value: values.find((value) => ONLY_WILDCARDS.test(value)) ?? '' }),
  ];
}

/** Whether a condition asks for the claim. Wildcards alone ask for no audience; the rules for subjects judge those of a subject. */
export function asksFor(claim: 'aud' | 'sub', conditions: readonly ReadCondition[]): boolean {
  return conditions.some((condition) => {
    const { base, values } = condition;
    const open = claim === 'aud' && base === 'stringlike' && values.some((value) => ONLY_WILDCARDS.test(value));
    return condition.claim === claim && isFirm(condition) && !open;
  });
}

const CONTROL_OPERATORS = ['stringequals', 'stringequalsignorecase', 'stringlike'];

/**
 * Why IAM would refuse to store the statement, or may refuse it: for GitHub's issuer it requires a subject or a workflow
 * that does not match everyone's.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_oidc_secure-by-default.html
 */
export function lintControl(
  { position, principal }: Statement,
  conditions: readonly ReadCondition[],
  { prefix }: LintScope,
): PolicyLint[] {
  const host = 'oidc-provider/token.actions.githubusercontent.com';
  const trusted = principal.principals.find(({ kind, value }) => kind === 'Federated' && value.includes(host));
  if (trusted === undefined) return [];
  const counting = conditions.filter(
    ({ base, claim, ifExists, set }) =>
      (claim === 'sub' || claim === 'job_workflow_ref') &&
      CONTROL_OPERATORS.includes(base) &&
      !ifExists &&
      set === undefined,
  );
  const details = { position, value: trusted.value, expected: `${prefix}:sub` };
  const open = new Set(counting.filter(({ values }) => !isScoped(values)).map(({ base }) => base));
  const scoped = counting.filter(({ base }) => !open.has(base));
  if (scoped.length === 0) return [lint('write-control', details)];
  const doubtful = scoped.flatMap(({ key, operator, values }) =>
    values.filter((value) => value.startsWith('*')).map((value) => ({ position, key, operator, value })),
  );
  return doubtful.map((value) => lint('write-control-doubtful', value));
}

/** Whether none of the values matches everyone's. */
function isScoped(values: readonly string[]): boolean {
  return values.length > 0 && values.every((value) => /[^*\s]/.test(value));
}
