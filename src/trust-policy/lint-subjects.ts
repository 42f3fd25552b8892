// Mistakes in the audience and the subjects that a statement asks for: too wide, or such that no token has them. Pure.
import { isFilledIn } from './condition-values.ts';
import { GITHUB_ISSUER } from './issuer.ts';
import { type LintCode, lint, type PolicyLint } from './lint-codes.ts';
import {
  closingDeny,
  isFirm,
  type LintScope,
  ONLY_WILDCARDS,
  type Pins,
  pinsOf,
  type Reach,
  type ReadCondition,
  reachOf,
} from './lint-scope.ts';
import type { Statement } from './policy.ts';
import { hasGitHubKeys } from './request-context.ts';
import { type SubjectParts, splitSubject } from './subject.ts';

/**
 * Mistakes in the subjects of an Allow statement.
 * @see https://docs.github.com/en/actions/reference/security/oidc
 */
export function lintSubjects(
  { position }: Statement,
  conditions: readonly ReadCondition[],
  scope: LintScope,
): PolicyLint[] {
  const subjects = conditions.filter(
    (condition) => condition.claim === 'sub' && condition.base.startsWith('string') && isFirm(condition),
  );
  const pins = pinsOf(conditions);
  const deny = closingDeny(scope);
  const related = deny === undefined ? {} : { related: deny };
  if (subjects.length === 0) {
    return reachCodes('any', pins, scope).map((code) =>
      lint(code === 'sub-any' ? 'sub-missing' : code, { position, ...(code === 'sub-by-deny-only' ? related : {}) }),
    );
  }
  const found = subjects.flatMap(({ base, key, operator, patterns, values }) =>
    values.flatMap((value, index) => {
      const wide = reachCodes(reachOf(patterns[index] ?? ''), pins, scope);
      const malformed = wide.length > 0 && !wide.includes('sub-names-only') ? [] : malformedCodes(value, base);
      const codes = malformed.length > 0 ? malformed : wide;
      return codes.map((code) =>
        lint(code, { position, ...(code === 'sub-by-deny-only' ? related : {}), operator, key, value }),
      );
    }),
  );
  return oncePerStatement(found);
}

/** Subjects without ids have one remedy for all of them, and one Deny closes them all. */
function oncePerStatement(lints: readonly PolicyLint[]): PolicyLint[] {
  const once: readonly LintCode[] = ['sub-names-only', 'sub-by-deny-only'];
  return lints.filter(
    ({ code }, index) => !once.includes(code) || lints.findIndex((one) => one.code === code) === index,
  );
}

/** The codes for what lies beyond one repository of one owner, which other conditions may exclude. */
const BEYOND_OWNER: Readonly<Partial<Record<Reach, LintCode>>> = {
  any: 'sub-any',
  'any-repository': 'sub-any-repository',
  'owner-open': 'sub-owner-open',
  'no-repository': 'sub-names-no-repository',
};

const WITHIN_OWNER: Readonly<Partial<Record<Reach, LintCode>>> = {
  'any-repository-of-owner': 'sub-any-repository-of-owner',
  'repository-open': 'sub-repository-open',
  'ids-open': 'sub-ids-not-pinned',
};

/** What to say of the reach of a subject beside the other conditions of its statement. */
function reachCodes(reach: Reach, pins: Pins, scope: LintScope): LintCode[] {
  if (reach === 'repository' || reach === 'none' || (pins.repository && pins.ids)) return [];
  if (reach === 'names-only' || pins.repository)
    return hasGitHubKeys(scope.issuer, scope.role.partition) && !pins.ids ? ['sub-names-only'] : [];
  if (reach === 'workflow') return pins.owner ? [] : ['sub-workflow-only'];
  const within = WITHIN_OWNER[reach];
  if (within !== undefined) return pins.workflow === 'owner' ? [] : [within];
  const beyond = BEYOND_OWNER[reach];
  if (beyond === undefined) return [];
  if (pins.owner) return pins.workflow === 'owner' ? [] : ['sub-any-repository-of-owner'];
  if (pins.workflow === 'owner') return ['sub-workflow-only'];
  if (closingDeny(scope) !== undefined) return ['sub-by-deny-only'];
  if (pins.enterprise || isClosed(scope)) return ['sub-open-to-issuer'];
  return [pins.workflow === 'open' && reach === 'any' ? 'workflow-owner-open' : beyond];
}

/** Whether only repositories of one server or enterprise get tokens from the issuer. Anyone does from GitHub's own. */
function isClosed({ issuer }: LintScope): boolean {
  return issuer !== GITHUB_ISSUER;
}

/** The address of a repository in any form, or its name alone. */
const OF_REPOSITORY = /^(?:https?:\/\/|ssh:\/\/|git@|[^:/*?]+\/[^/])/i;

/** Why no token in GitHub's default forms can have such a subject. A branch may end in a quotation mark. */
function malformedCodes(value: string, base: string): LintCode[] {
  if (isFilledIn(value)) return [];
  if (value.trim() === '') return ['sub-empty'];
  if (/^[^\s"'`].*:environment:[^:]*\S\s+$/s.test(value)) return ['sub-ends-in-blank'];
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
 * A wildcard that touches the name of a branch or an environment: other names begin or end the same. Tags are versions more
 * often than names, so a wildcard may end one.
 */
export function lintNames({ position }: Statement, conditions: readonly ReadCondition[]): PolicyLint[] {
  return conditions
    .filter(isFirm)
    .flatMap(({ claim, key, operator, patterns, values }) =>
      values
        .filter((_, index) => touchesName(claim, patterns[index] ?? ''))
        .map((value) => lint('name-open', { position, operator, key, value })),
    );
}

function touchesName(claim: string | undefined, pattern: string): boolean {
  if (claim === 'ref') return hasOpenName(`ref:${pattern}`);
  if (claim === 'environment') return hasOpenName(`environment:${pattern}`);
  const context = claim === 'sub' ? splitSubject(pattern)?.context : undefined;
  return context !== undefined && hasOpenName(context);
}

/** A name ends at a colon, which a name itself cannot have. A pull request has a number in its ref, and no name. */
function hasOpenName(text: string): boolean {
  const context = text.replaceAll(/refs\/pull\/\*\/(?:merge|head)(?=:|$)/g, 'refs/pull');
  const before = /(?:^|[:/])[*?]*\*[^*?:]/.test(context);
  const after = /(?:refs\/heads\/|environment:)(?:[^:*?]*[^\W_])\*/.test(context);
  return before || after;
}

/**
 * The mistakes in the audience that an Allow statement asks for.
 * @see https://docs.github.com/en/actions/how-tos/secure-your-work/security-harden-deployments/oidc-in-aws
 */
export function lintAudience({ position }: Statement, conditions: readonly ReadCondition[]): PolicyLint[] {
  const audiences = conditions.filter((condition) => condition.claim === 'aud' && isFirm(condition));
  const closed = audiences.find(({ patterns }) => !patterns.some((pattern) => /[*?]/.test(pattern)));
  if (closed !== undefined) return [];
  const [first] = audiences;
  if (first === undefined) return [lint('aud-missing', { position })];
  const limiting = audiences.find(({ patterns }) => !patterns.some((pattern) => ONLY_WILDCARDS.test(pattern)));
  const { operator, key, patterns, values } = limiting ?? first;
  const wide = limiting === undefined ? ONLY_WILDCARDS : /[*?]/;
  const value = values.find((_, index) => wide.test(patterns[index] ?? '')) ?? '';
  return [lint(limiting === undefined ? 'aud-any' : 'aud-open', { position, operator, key, value })];
}

/** Whether a condition asks for the claim. Wildcards alone ask for no audience; the rules for subjects judge those of a subject. */
export function asksFor(claim: 'aud' | 'sub', conditions: readonly ReadCondition[]): boolean {
  return conditions.some((condition) => {
    const open = claim === 'aud' && condition.patterns.some((pattern) => ONLY_WILDCARDS.test(pattern));
    return condition.claim === claim && isFirm(condition) && !open;
  });
}

const CONTROL_OPERATORS = ['stringequals', 'stringequalsignorecase', 'stringlike'];

/**
 * Why IAM would refuse to store the statement, or may refuse it: for GitHub's issuer it requires a subject or a workflow
 * that does not match everyone's. What is known of that: without any, and with `*` alone, it refuses. Of blanks, a wildcard
 * at the beginning, `IfExists`, `ForAllValues` and several conditions, no more than hearsay.
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
    ({ base, claim }) => (claim === 'sub' || claim === 'job_workflow_ref') && CONTROL_OPERATORS.includes(base),
  );
  if (counting.every(({ values }) => values.every((value) => value === '*')))
    return [lint('write-control', { position, value: trusted.value, expected: `${prefix}:sub` })];
  const open = new Set(counting.filter((condition) => !isScoped(condition)).map(({ base }) => base));
  if (counting.some((condition) => isScoped(condition) && !open.has(condition.base))) return [];
  return counting
    .filter((condition) => !isScoped(condition))
    .slice(0, 1)
    .map(({ key, operator, values }) => {
      const value = values.find((one) => !isScopedValue(one)) ?? values[0] ?? '';
      return lint('write-control-doubtful', { position, key, operator, value });
    });
}

function isScoped({ ifExists, set, values }: ReadCondition): boolean {
  return !ifExists && set !== 'for-all-values' && values.length > 0 && values.every(isScopedValue);
}

function isScopedValue(value: string): boolean {
  return /[^*\s]/.test(value) && !value.startsWith('*');
}
