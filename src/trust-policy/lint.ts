// Looks for mistakes in a trust policy that the evaluation of one request cannot show. Pure.
import { lint, type PolicyLint } from './lint-codes.ts';
import { lintCondition } from './lint-conditions.ts';
import { lintKey } from './lint-keys.ts';
import { lintAction, lintPrincipal } from './lint-principal.ts';
import {
  conditionsOf,
  isFirm,
  type LintScope,
  type LintTarget,
  ONLY_WILDCARDS,
  type ReadCondition,
  relevantStatements,
  scopeOf,
} from './lint-scope.ts';
import { lintSubjects } from './lint-subject.ts';
import type { ParsedTrustPolicy, Statement } from './policy.ts';

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
const QUOTAS_CHARACTERS = { byDefault: 2048, raised: 4096 } as const;

/**
 * The mistakes in a trust policy that is meant for an issuer's tokens, in the order of the statements. Statements that
 * are for somebody else are left alone, but for their Sids.
 * Never throws.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_oidc_secure-by-default.html
 */
export function lintTrustPolicy(policy: ParsedTrustPolicy, target: LintTarget): readonly PolicyLint[] {
  const scope = scopeOf(policy, target);
  const statements = relevantStatements(scope);
  return [
    ...lengthLints(policy.characters),
    ...sidLints(policy.statements),
    ...splitLints(statements, scope),
    ...statements.flatMap((statement) => lintStatement(statement, scope)),
  ];
}

function lengthLints(characters: number): PolicyLint[] {
  const { byDefault, raised } = QUOTAS_CHARACTERS;
  const details = (limit: number) => ({ value: String(characters), expected: String(limit) });
  if (characters > raised) return [lint('longer-than-raised-quota', details(raised))];
  return characters > byDefault ? [lint('longer-than-default-quota', details(byDefault))] : [];
}

/**
 * IAM refuses a policy in which a Sid stands twice, whomever the statements are about; an empty one is none.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html
 */
function sidLints(statements: readonly Statement[]): PolicyLint[] {
  const positions = statements.map(({ position }) => position);
  return positions.flatMap((position) => {
    const related = positions.find(({ sid }) => sid === position.sid);
    if (related === undefined || related === position || !position.sid) return [];
    return [lint('sid-duplicated', { position, related, value: position.sid })];
  });
}

function lintStatement(statement: Statement, scope: LintScope): PolicyLint[] {
  const siblings = conditionsOf(statement, scope);
  const whole = [...lintPrincipal(statement, scope), ...lintAction(statement, scope)];
  const each = siblings.flatMap((condition) => [
    ...lintKey(condition, statement, scope),
    ...lintCondition(condition, statement, { ...scope, siblings }),
  ]);
  if (statement.effect === 'Deny') return [...whole, ...each];
  const audience = audienceLints(statement, siblings);
  const control = controlLints(statement, siblings, scope);
  return [...whole, ...each, ...audience, ...lintSubjects(statement, siblings), ...control];
}

/** @see https://docs.github.com/en/actions/how-tos/secure-your-work/security-harden-deployments/oidc-in-aws */
function audienceLints({ position }: Statement, conditions: readonly ReadCondition[]): PolicyLint[] {
  if (asksFor('aud', conditions)) return [];
  const open = conditions.find((condition) => condition.claim === 'aud' && isFirm(condition));
  if (open === undefined) return [lint('aud-missing', { position })];
  const { operator, key, values } = open;
  return [
    lint('aud-any', { position, operator, key, value: values.find((value) => ONLY_WILDCARDS.test(value)) ?? '' }),
  ];
}

/** Wildcards alone ask for no audience. Those for a subject count: the rules for subjects know how wide it is. */
function asksFor(claim: 'aud' | 'sub', conditions: readonly ReadCondition[]): boolean {
  return conditions.some((condition) => {
    const { base, values } = condition;
    const open = claim === 'aud' && base === 'stringlike' && values.some((value) => ONLY_WILDCARDS.test(value));
    return condition.claim === claim && isFirm(condition) && !open;
  });
}

/** Audience in one statement and subject in another: either is enough, where both were meant. */
function splitLints(statements: readonly Statement[], scope: LintScope): PolicyLint[] {
  const asking = statements
    .filter(({ effect }) => effect === 'Allow')
    .map((statement) => ({ position: statement.position, conditions: conditionsOf(statement, scope) }))
    .map(({ position, conditions }) => ({
      position,
      aud: asksFor('aud', conditions),
      sub: asksFor('sub', conditions),
    }));
  const [audience, subject] = [asking.find(({ aud, sub }) => aud && !sub), asking.find(({ aud, sub }) => sub && !aud)];
  if (audience === undefined || subject === undefined) return [];
  return [lint('conditions-split', { position: audience.position, related: subject.position })];
}

const CONTROL_OPERATORS = ['stringequals', 'stringequalsignorecase', 'stringlike'];

/**
 * Whether IAM would refuse to store the statement: for GitHub's issuer it wants a subject or a workflow that is not
 * everyone's.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_oidc_secure-by-default.html
 */
function controlLints(
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

/** Whether none of the values is everyone's. */
function isScoped(values: readonly string[]): boolean {
  return values.length > 0 && values.every((value) => /[^*\s]/.test(value));
}
