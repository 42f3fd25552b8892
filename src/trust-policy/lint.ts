// Finds mistakes in a trust policy that the evaluation of one request cannot show. Pure.
import { matchesPattern } from '../aws/arn.ts';
import { type LintCode, lint, type PolicyLint } from './lint-codes.ts';
import { lintCondition, lintKey } from './lint-conditions.ts';
import { conditionsOf, type LintScope, type LintTarget, relevantStatements, scopeOf } from './lint-scope.ts';
import { asksFor, lintAudience, lintControl, lintSubjects } from './lint-subjects.ts';
import type { ParsedTrustPolicy, Statement } from './policy.ts';
import { claimPrefixOf } from './request-context.ts';

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
const QUOTAS_CHARACTERS = { byDefault: 2048, raised: 4096 } as const;

/**
 * The mistakes in a trust policy for an issuer's tokens, in the order of the statements. Of statements for other principals
 * only the Sids are checked. Never throws.
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
 * IAM refuses a policy with the same Sid twice, whatever the statements are about. An empty Sid counts as none.
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
  return [
    ...whole,
    ...each,
    ...lintAudience(statement, siblings),
    ...lintSubjects(statement, siblings),
    ...lintControl(statement, siblings, scope),
  ];
}

/** The audience in one statement and the subject in another: each alone lets a token in, where both were intended. */
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

/**
 * Mistakes in the principals of an Allow statement.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html
 */
function lintPrincipal(statement: Statement, scope: LintScope): PolicyLint[] {
  const { effect, position, principal } = statement;
  if (effect === 'Deny') return [];
  if (principal.element === 'NotPrincipal') return [lint('not-principal-allow', { position })];
  const everyone = principal.principals.find(({ kind, value }) => value === '*' && kind !== 'Service');
  if (everyone !== undefined)
    return [lint('principal-everyone', { position, value: '*', expected: scope.providerArn })];
  const providers = principal.principals.filter(({ kind }) => kind === 'Federated').map(({ value }) => value);
  const details = { position, expected: scope.providerArn };
  if (providers.length === 0) {
    const [{ value } = { value: '' }] = principal.principals;
    return [lint('principal-not-federated', { ...details, value })];
  }
  if (providers.includes(scope.providerArn)) return [];
  return providers.map((value) => lint(mistakeOf(value, scope), { ...details, value }));
}

const PROVIDER = /^arn:(?<partition>[^:]*):iam::(?<account>[^:]*):oidc-provider\/(?<path>.*)$/s;

function mistakeOf(provider: string, { issuer, role }: LintScope): LintCode {
  const { partition, account, path } = PROVIDER.exec(provider)?.groups ?? {};
  const ofAnotherKind = /:saml-provider\/|^[\w.-]+$/.test(provider);
  if (path === undefined) return ofAnotherKind ? 'provider-other-issuer' : 'provider-misspelled';
  if (/^https?:/i.test(path)) return 'provider-has-scheme';
  if (path !== claimPrefixOf(issuer)) return 'provider-other-issuer';
  if (partition !== role.partition) return 'provider-other-partition';
  return account === role.account ? 'provider-misspelled' : 'provider-other-account';
}

/**
 * Mistakes in the actions of an Allow statement.
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html
 */
function lintAction({ action, effect, position }: Statement, { request }: LintScope): PolicyLint[] {
  if (effect === 'Deny') return [];
  if (action.element === 'NotAction') return [lint('not-action-allow', { position })];
  const wanted = request.action.toLowerCase();
  if (action.patterns.some((pattern) => matchesPattern(pattern.toLowerCase(), wanted))) return [];
  const details = { position, expected: request.action };
  const assumeRole = action.patterns.find((pattern) => pattern.toLowerCase() === 'sts:assumerole');
  if (assumeRole !== undefined) return [lint('action-assume-role', { ...details, value: assumeRole })];
  return [lint('action-other', { ...details, value: action.patterns[0] ?? '' })];
}
