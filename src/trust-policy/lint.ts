// Finds mistakes in a trust policy that the evaluation of one request cannot show. Pure.
import { matchesPattern } from '../aws/arn.ts';
import { isFilledIn, parseInstant } from './condition-values.ts';
import { gitHubIssuer } from './issuer.ts';
import { type LintCode, lint, type PolicyLint } from './lint-codes.ts';
import {
  conditionsOf,
  isAlwaysPresent,
  isFirm,
  type LintScope,
  type LintTarget,
  type ReadCondition,
  relevantStatements,
  scopeOf,
  splitKey,
} from './lint-scope.ts';
import { asksFor, lintAudience, lintControl, lintNames, lintSubjects } from './lint-subjects.ts';
import { isKnownOperator } from './operators.ts';
import type { ParsedTrustPolicy, Statement } from './policy.ts';
import { claimPrefixOf, GITHUB_CLAIM_KEYS, hasGitHubKeys, lookUpKey } from './request-context.ts';

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
  const allowing = statements.filter((statement) => allowsExchange(statement, scope));
  // A statement for another action, such as sts:TagSession, lets nobody in beside one for the exchange.
  const judged = statements.filter(
    (statement) => allowing.length === 0 || statement.effect === 'Deny' || allowing.includes(statement),
  );
  return [
    ...lengthLints(policy.characters),
    ...sidLints(policy.statements),
    ...splitLints(judged, scope),
    ...judged.flatMap((statement) => lintStatement(statement, scope)),
  ];
}

function allowsExchange({ action, effect }: Statement, { request }: LintScope): boolean {
  const wanted = request.action.toLowerCase();
  const named = action.patterns.some((pattern) => matchesPattern(pattern.toLowerCase(), wanted));
  return effect === 'Allow' && named === (action.element === 'Action');
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
  // Keys that a template fills in may be those of the audience and the subject.
  const isOpen = siblings.some(({ key }) => key.includes('${'));
  if (statement.effect === 'Deny' || isOpen) return [...whole, ...each];
  return [
    ...whole,
    ...each,
    ...lintAudience(statement, siblings),
    ...lintSubjects(statement, siblings, scope),
    ...lintNames(statement, siblings),
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
  // What a template fills in may be right.
  if (providers.includes(scope.providerArn) || providers.some(isFilledIn)) return [];
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
function lintAction(statement: Statement, scope: LintScope): PolicyLint[] {
  const { action, effect, position } = statement;
  if (effect === 'Deny') return [];
  if (action.element === 'NotAction') return [lint('not-action-allow', { position })];
  if (allowsExchange(statement, scope)) return [];
  const details = { position, expected: scope.request.action };
  const assumeRole = action.patterns.find((pattern) => pattern.toLowerCase() === 'sts:assumerole');
  if (assumeRole !== undefined) return [lint('action-assume-role', { ...details, value: assumeRole })];
  return [lint('action-other', { ...details, value: action.patterns[0] ?? '' })];
}

const NETWORK_KEYS = ['aws:sourceip', 'aws:vpcsourceip', 'aws:sourcevpc', 'aws:sourcevpcarn', 'aws:sourcevpce'];
const TIME_KEYS = ['aws:currenttime', 'aws:epochtime'];

/**
 * Mistakes in one condition of a statement.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
function lintCondition(
  condition: ReadCondition,
  { position, effect }: Statement,
  scope: LintScope & { readonly siblings: readonly ReadCondition[] },
): PolicyLint[] {
  const { key, operator } = condition;
  const details = { position, operator, key };
  if (!isKnownOperator(operator)) return [lint('operator-unknown', { ...details, value: operator })];
  const codes = effect === 'Allow' ? allowCodes(condition, scope) : denyCodes(condition, scope);
  return [...valueLints(condition, scope, details), ...codes.map((code) => lint(code, details))];
}

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html */
function valueLints(
  { base, claim, negated, values }: ReadCondition,
  { policy }: LintScope,
  details: Pick<PolicyLint, 'position' | 'operator' | 'key'>,
): PolicyLint[] {
  const exact = claim !== undefined && /^string(?:not)?equals/.test(base);
  const code = negated ? 'wildcard-in-not-equals' : 'wildcard-in-equals';
  const wild = exact ? values.filter((value) => /[*?]/.test(value.replaceAll(/\$\{[^}]*\}/g, ''))) : [];
  const variables = policy.version === '2012-10-17' ? [] : values.filter((value) => value.includes('${'));
  return [
    ...wild.map((value) => lint(code, { ...details, value })),
    ...variables.map((value) => lint('variable-in-old-version', { ...details, value })),
  ];
}

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html */
function allowCodes(condition: ReadCondition, scope: LintScope): LintCode[] {
  const { claim, ifExists, key, negated, set } = condition;
  const { now } = scope;
  const name = key.toLowerCase();
  if (NETWORK_KEYS.includes(name)) return ['network-condition'];
  if (TIME_KEYS.includes(name) && now !== undefined) return windowCodes(condition, now);
  if (claim === undefined || neverPresent(condition, scope)) return [];
  const needless = isAlwaysPresent(claim) && !negated;
  if (set === 'for-all-values') return [needless ? 'for-all-values-needless' : 'for-all-values-allow'];
  if (ifExists) return [needless ? 'if-exists-needless' : 'if-exists-allow'];
  return negated ? ['negated-allow'] : [];
}

function windowCodes({ base, values }: ReadCondition, now: number): LintCode[] {
  const instants = values.map(parseInstant).filter((at) => at !== undefined);
  if (instants.length < values.length) return [];
  if (/lessthan/.test(base) && instants.every((at) => at < now)) return ['date-window-past'];
  return /greaterthan/.test(base) && instants.every((at) => at > now) ? ['date-window-ahead'] : [];
}

/** A negated operator holds without the key, so the statement denies tokens that lack the claim. */
function denyCodes(
  condition: ReadCondition,
  scope: LintScope & { readonly siblings: readonly ReadCondition[] },
): LintCode[] {
  const { base, ifExists, key, claim, negated, set } = condition;
  const name = key.toLowerCase();
  const holdsWithoutKey = set !== 'for-any-value' && (negated || ifExists || set === 'for-all-values');
  const guarded = scope.siblings.some((other) => other.base === 'null' && other.key.toLowerCase() === name);
  if (base === 'null' || guarded || isAlwaysPresent(claim) || (set === 'for-any-value' && ifExists)) return [];
  const absent = neverPresent(condition, scope);
  if (!holdsWithoutKey) return absent && claim !== undefined ? ['deny-never'] : [];
  // Where another condition of the Deny restricts it, it does not deny everyone.
  if (absent) return scope.siblings.length === 1 || claim === undefined ? ['deny-always'] : ['deny-when-absent'];
  return claim !== undefined ? ['deny-when-absent'] : [];
}

/** Whether no token of the issuer, and no request with one, has the key. */
function neverPresent({ claim, key }: ReadCondition, scope: LintScope): boolean {
  if (claim === undefined) return lookUpKey(scope.request, key).status === 'absent';
  return claimCodes(claim, scope).some((code) => code !== 'key-unconfirmed');
}

/** Claims that IAM reads from other issuers' tokens, and that GitHub's ID tokens do not have. */
const NOT_OF_GITHUB = ['amr', 'email', 'oaud'];

/**
 * The mistake in the key of a condition, if there is one.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-wif
 */
function lintKey(condition: ReadCondition, statement: Statement, scope: LintScope): PolicyLint[] {
  const { claim, key, operator } = condition;
  const details = { position: statement.position, operator, key };
  if (key.includes('${')) return [];
  const meant = meantClaim(key, scope);
  if (meant !== undefined) return [lint('key-misspelled', { ...details, expected: meant })];
  if (claim !== undefined) return claimLints(claim, condition, { statement, scope });
  const [prefix, name] = splitKey(key);
  if (prefix === '' || prefix.includes('.') || prefix.startsWith('http')) {
    const expected = `${claimPrefixOf(scope.issuer)}:${name}`;
    return [lint(prefixCode(prefix, scope), { ...details, value: prefix, expected })];
  }
  const never = statement.effect === 'Allow' && isFirm(condition) && lookUpKey(scope.request, key).status === 'absent';
  return never ? [lint('key-never-present', details)] : [];
}

/** The key that is meant where a colon, a space or another sign is misplaced between issuer and claim or after it. */
function meantClaim(key: string, { issuer, prefix }: LintScope): string | undefined {
  const name = key.toLowerCase();
  if (!name.trim().startsWith(prefix)) return undefined;
  const rest = name.trim().slice(prefix.length);
  const [, claim = ''] = /^[\s:./]*([a-z_]+)[\s:.]*$/.exec(rest) ?? [];
  const isClaim = ['aud', 'sub', ...GITHUB_CLAIM_KEYS].includes(claim);
  return !isClaim || name === `${prefix}:${claim}` ? undefined : `${claimPrefixOf(issuer)}:${claim}`;
}

/** A condition on a key that no request has is never true, or always. */
function claimLints(
  claim: string,
  condition: ReadCondition,
  { statement: { effect, position }, scope }: { readonly statement: Statement; readonly scope: LintScope },
): PolicyLint[] {
  const { base, key, operator } = condition;
  const details = { position, operator, key, value: claim };
  const [code] = claimCodes(claim, scope);
  if (code === undefined) return [];
  if (code === 'key-unconfirmed') return [lint(code, details)];
  if (effect === 'Deny' || base === 'null') return [];
  if (isFirm(condition)) return [lint(code, details)];
  return [lint(claim === 'iss' ? 'issuer-not-checked' : 'condition-always-holds', details)];
}

function prefixCode(found: string, { prefix }: LintScope): LintCode {
  const [host = '', ...path] = prefix.split('/');
  if (found === '') return 'prefix-missing';
  if (/^https?:/.test(found)) return 'prefix-has-scheme';
  if (found.startsWith('vstoken.')) return 'prefix-old-name';
  if (found.startsWith(`${prefix}/`)) return path.length > 0 ? 'prefix-slug-doubled' : 'prefix-has-slug';
  return found === host ? 'prefix-lacks-slug' : 'prefix-other-issuer';
}

function claimCodes(claim: string, { issuer, role }: LintScope): LintCode[] {
  if (claim === 'aud' || claim === 'sub') return [];
  const listed = GITHUB_CLAIM_KEYS.some((name) => name === claim);
  if (listed) return hasGitHubKeys(issuer, role.partition) ? [] : ['key-unconfirmed'];
  if (gitHubIssuer(issuer) === undefined) return ['key-unconfirmed'];
  return NOT_OF_GITHUB.includes(claim) ? ['key-never-present'] : ['key-not-offered'];
}
