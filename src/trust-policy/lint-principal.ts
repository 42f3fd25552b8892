// Mistakes in whom a statement names, and in the action it allows. Pure.
import { matchesPattern } from '../aws/arn.ts';
import { type LintCode, lint, type PolicyLint } from './lint-codes.ts';
import type { LintScope } from './lint-scope.ts';
import type { Statement } from './policy.ts';
import { claimPrefixOf } from './request-context.ts';

/**
 * Mistakes in the principals of an Allow statement.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html
 */
export function lintPrincipal(statement: Statement, scope: LintScope): PolicyLint[] {
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
  if (path === undefined) return ofAnotherKind ? 'provider-other-issuer' : 'provider-misspelt';
  if (/^https?:/i.test(path)) return 'provider-has-scheme';
  if (path !== claimPrefixOf(issuer)) return 'provider-other-issuer';
  if (partition !== role.partition) return 'provider-other-partition';
  return account === role.account ? 'provider-misspelt' : 'provider-other-account';
}

/**
 * Mistakes in the actions of an Allow statement.
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html
 */
export function lintAction({ action, effect, position }: Statement, { request }: LintScope): PolicyLint[] {
  if (effect === 'Deny') return [];
  if (action.element === 'NotAction') return [lint('not-action-allow', { position })];
  const wanted = request.action.toLowerCase();
  if (action.patterns.some((pattern) => matchesPattern(pattern.toLowerCase(), wanted))) return [];
  const details = { position, expected: request.action };
  const assumeRole = action.patterns.find((pattern) => pattern.toLowerCase() === 'sts:assumerole');
  if (assumeRole !== undefined) return [lint('action-assume-role', { ...details, value: assumeRole })];
  return [lint('action-other', { ...details, value: action.patterns[0] ?? '' })];
}
