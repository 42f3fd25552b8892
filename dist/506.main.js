export const id = 506;
export const ids = [506];
export const modules = {

/***/ 506:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  holdAgainst: () => (/* binding */ holdAgainst)
});

// EXTERNAL MODULE: ./lib/trust-policy/context.js
var context = __webpack_require__(4240);
// EXTERNAL MODULE: ./lib/aws/arn.js
var arn = __webpack_require__(8690);
// EXTERNAL MODULE: ./lib/trust-policy/operators.js
var operators = __webpack_require__(6258);
// EXTERNAL MODULE: ./lib/trust-policy/outcome.js
var trust_policy_outcome = __webpack_require__(6571);
// EXTERNAL MODULE: ./lib/trust-policy/variables.js
var trust_policy_variables = __webpack_require__(7274);
;// CONCATENATED MODULE: ./lib/trust-policy/condition.js




function evaluateCondition(condition, scope) {
    const actual = (0,context/* lookUpKey */.kA)(scope.request, condition.key);
    const result = (outcome, unknown) => outcome === 'unknown'
        ? { outcome, expected: condition, actual, unknown }
        : { outcome, expected: condition, actual };
    if (!(0,operators/* isKnownOperator */._G)(condition.operator))
        return result('unknown', 'operator');
    if (condition.values.length === 0)
        return result('unknown', 'value');
    const operator = (0,operators/* findOperator */.K$)((0,operators/* parseOperatorName */.$i)(condition.operator).base);
    if (operator === undefined)
        return result(...nullOutcome(condition, actual));
    if (actual.status === 'unknown')
        return result('unknown', 'key');
    return result(compare(operator, condition, { ...scope, values: actual.status === 'absent' ? [] : actual.values }), 'value');
}
function nullOutcome({ values }, actual) {
    const wanted = values.map((value) => value.toLowerCase());
    if (!wanted.every(operators/* isBoolean */.Lm))
        return ['unknown', 'value'];
    if (actual.status !== 'unknown')
        return [(0,trust_policy_outcome/* outcomeOf */.sG)(wanted.includes(String(actual.status === 'absent'))), 'key'];
    return [new Set(wanted).size === 2 ? 'matched' : 'unknown', 'key'];
}
function compare(operator, condition, scope) {
    const { set, ifExists } = (0,operators/* parseOperatorName */.$i)(condition.operator);
    if (scope.values.length === 0)
        return (0,trust_policy_outcome/* outcomeOf */.sG)(ifExists || holdsWithoutKey(operator, set));
    const values = set === undefined ? scope.values : scope.values.filter((value) => value !== '');
    const expected = condition.values.map((value) => expand(value, operator, scope));
    const outcomes = values.map((value) => compareOne(operator, expected, value));
    const [all, any] = [(0,trust_policy_outcome/* allOf */.bn)(outcomes), (0,trust_policy_outcome/* anyOf */.EB)(outcomes)];
    if (set === 'for-all-values')
        return all;
    if (set === 'for-any-value')
        return any;
    return all === any ? all : 'unknown';
}
function holdsWithoutKey({ negated }, set) {
    return set === undefined ? negated : set === 'for-all-values';
}
function expand(value, { variables }, { version, request }) {
    if (version !== '2012-10-17' || !value.includes('${'))
        return (0,trust_policy_variables/* withoutVariables */.KC)(value);
    return variables === 'no' ? 'unknown' : (0,trust_policy_variables/* expandVariables */.i7)(value, (key) => (0,context/* lookUpKey */.kA)(request, key));
}
function compareOne({ negated, compare }, expected, actual) {
    const outcomes = expected.map((value) => {
        if (value === 'absent')
            return negated ? 'unknown' : 'not-matched';
        return value === 'unknown' ? value : compare(value, actual);
    });
    return negated ? (0,trust_policy_outcome/* not */.AU)((0,trust_policy_outcome/* anyOf */.EB)(outcomes)) : (0,trust_policy_outcome/* anyOf */.EB)(outcomes);
}

;// CONCATENATED MODULE: ./lib/trust-policy/evaluate.js



function evaluateTrustPolicy(policy, request) {
    const statements = policy.statements.map((statement) => evaluateStatement(statement, policy, request));
    const allows = statements.filter(({ effect }) => effect === 'Allow');
    const denies = statements.filter(({ effect }) => effect === 'Deny');
    return {
        ...decide((0,trust_policy_outcome/* anyOf */.EB)(allows.map(({ outcome }) => outcome)), (0,trust_policy_outcome/* anyOf */.EB)(denies.map(({ outcome }) => outcome))),
        statements,
        denials: denies.filter(({ outcome }) => outcome !== 'not-matched'),
        nearest: nearMisses(allows),
    };
}
function decide(allowed, denied) {
    if (denied === 'matched')
        return { decision: 'deny', why: 'explicit-deny' };
    if (allowed === 'not-matched')
        return { decision: 'deny', why: 'no-statement-matches' };
    return { decision: allowed === 'matched' && denied === 'not-matched' ? 'allow' : 'unknown' };
}
function evaluateStatement(statement, { version }, request) {
    const principal = evaluatePrincipal(statement.principal, request);
    const action = evaluateAction(statement.action, request);
    const conditions = statement.conditions.map((condition) => evaluateCondition(condition, { version, request }));
    const outcome = (0,trust_policy_outcome/* allOf */.bn)([principal, action, ...conditions].map((part) => part.outcome));
    return { position: statement.position, effect: statement.effect, outcome, principal, action, conditions };
}
function evaluatePrincipal({ element, principals }, { providerArn }) {
    const named = (0,trust_policy_outcome/* anyOf */.EB)(principals.map((principal) => namesProvider(principal, providerArn)));
    const outcome = element === 'Principal' ? named : (0,trust_policy_outcome/* not */.AU)(named);
    return { outcome, element, expected: principals, actual: providerArn };
}
function namesProvider({ kind, value }, providerArn) {
    if (kind === '*' || (kind === 'AWS' && value === '*'))
        return 'matched';
    if (kind === 'Federated')
        return value.includes('*') ? 'unknown' : (0,trust_policy_outcome/* outcomeOf */.sG)(value === providerArn);
    return 'not-matched';
}
function evaluateAction({ element, patterns }, { action }) {
    const named = (0,trust_policy_outcome/* outcomeOf */.sG)(patterns.some((pattern) => (0,arn/* matchesPattern */.MT)(pattern.toLowerCase(), action.toLowerCase())));
    return { outcome: element === 'Action' ? named : (0,trust_policy_outcome/* not */.AU)(named), element, expected: patterns, actual: action };
}
function nearMisses(allows) {
    return allows
        .filter(({ outcome }) => outcome !== 'matched')
        .map((statement) => ({ position: statement.position, refusals: refusalsOf(statement) }))
        .sort((one, other) => distanceOf(one) - distanceOf(other));
}
function refusalsOf({ principal, action, conditions }) {
    const parts = [
        { part: 'principal', ...principal },
        { part: 'action', ...action },
        ...conditions.map((condition) => ({ part: 'condition', ...condition })),
    ];
    const refusing = parts.filter(({ outcome }) => outcome === 'not-matched');
    return [...refusing, ...parts.filter(({ outcome }) => outcome === 'unknown')];
}
function distanceOf({ refusals }) {
    const weights = refusals.map(({ part, outcome }) => (part === 'condition' ? 1 : 1e6) * (outcome === 'unknown' ? 1e-6 : 1));
    return weights.reduce((sum, weight) => sum + weight, 0);
}

;// CONCATENATED MODULE: ./lib/trust-policy/lint-codes.js
const LINT_SEVERITIES = {
    'longer-than-default-quota': 'warning',
    'longer-than-raised-quota': 'error',
    'write-control': 'error',
    'write-control-doubtful': 'warning',
    'conditions-split': 'error',
    'principal-not-federated': 'error',
    'principal-everyone': 'error',
    'not-principal-allow': 'error',
    'provider-misspelt': 'error',
    'provider-has-scheme': 'error',
    'provider-other-issuer': 'error',
    'provider-other-partition': 'error',
    'provider-other-account': 'error',
    'action-assume-role': 'error',
    'action-other': 'error',
    'not-action-allow': 'warning',
    'prefix-missing': 'error',
    'prefix-has-scheme': 'error',
    'prefix-old-name': 'error',
    'prefix-lacks-slug': 'error',
    'prefix-slug-doubled': 'error',
    'prefix-has-slug': 'error',
    'prefix-other-issuer': 'error',
    'key-not-offered': 'error',
    'key-unconfirmed': 'warning',
    'key-never-present': 'error',
    'operator-unknown': 'error',
    'wildcard-in-equals': 'error',
    'wildcard-in-not-equals': 'warning',
    'for-all-values-allow': 'error',
    'if-exists-allow': 'warning',
    'negated-allow': 'warning',
    'deny-when-absent': 'warning',
    'deny-always': 'error',
    'variable-in-old-version': 'warning',
    'network-condition': 'warning',
    'date-window-past': 'error',
    'date-window-ahead': 'warning',
    'aud-missing': 'warning',
    'sub-missing': 'error',
    'sub-workflow-only': 'warning',
    'sub-any': 'error',
    'sub-any-repository': 'error',
    'sub-owner-open': 'error',
    'sub-any-repository-of-owner': 'warning',
    'sub-repository-open': 'warning',
    'sub-ids-not-pinned': 'warning',
    'sub-empty': 'error',
    'sub-blank-or-quoted': 'error',
    'sub-lacks-repo': 'error',
    'sub-slash-for-colon': 'error',
    'sub-lacks-context': 'error',
    'sub-lacks-ref': 'error',
    'sub-lacks-refs-heads': 'error',
    'sub-unencoded-colon': 'warning',
    'sub-unknown-context': 'warning',
};
function lint(code, details = {}) {
    return { code, severity: LINT_SEVERITIES[code], ...details };
}

// EXTERNAL MODULE: ./lib/trust-policy/values.js
var trust_policy_values = __webpack_require__(1881);
;// CONCATENATED MODULE: ./lib/trust-policy/lint-conditions.js




const NETWORK_KEYS = ['aws:sourceip', 'aws:vpcsourceip', 'aws:sourcevpc', 'aws:sourcevpcarn', 'aws:sourcevpce'];
const TIME_KEYS = ['aws:currenttime', 'aws:epochtime'];
function lintCondition(condition, { position, effect }, scope) {
    const { key, operator } = condition;
    const details = { position, operator, key };
    if (!(0,operators/* isKnownOperator */._G)(operator))
        return [lint('operator-unknown', { ...details, value: operator })];
    const codes = effect === 'Allow' ? allowCodes(condition, scope) : denyCodes(condition, scope);
    return [...valueLints(condition, scope, details), ...codes.map((code) => lint(code, details))];
}
function valueLints({ base, claim, negated, values }, { policy }, details) {
    const exact = claim !== undefined && /^string(?:not)?equals/.test(base);
    const code = negated ? 'wildcard-in-not-equals' : 'wildcard-in-equals';
    const wild = exact ? values.filter((value) => /[*?]/.test(value.replaceAll(/\$\{[^}]*\}/g, ''))) : [];
    const variables = policy.version === '2012-10-17' ? [] : values.filter((value) => value.includes('${'));
    return [
        ...wild.map((value) => lint(code, { ...details, value })),
        ...variables.map((value) => lint('variable-in-old-version', { ...details, value })),
    ];
}
function allowCodes(condition, { now }) {
    const { claim, ifExists, key, negated, set } = condition;
    const name = key.toLowerCase();
    if (NETWORK_KEYS.includes(name))
        return ['network-condition'];
    if (TIME_KEYS.includes(name) && now !== undefined)
        return windowCodes(condition, now);
    if (claim === undefined)
        return [];
    if (set === 'for-all-values')
        return ['for-all-values-allow'];
    if (ifExists)
        return ['if-exists-allow'];
    return negated ? ['negated-allow'] : [];
}
function windowCodes({ base, values }, now) {
    const instants = values.map(trust_policy_values/* parseInstant */.nV).filter((at) => at !== undefined);
    if (instants.length < values.length)
        return [];
    if (/lessthan/.test(base) && instants.every((at) => at < now))
        return ['date-window-past'];
    return /greaterthan/.test(base) && instants.every((at) => at > now) ? ['date-window-ahead'] : [];
}
function denyCodes({ base, ifExists, key, claim, negated, set }, { request, siblings }) {
    const name = key.toLowerCase();
    const holdsWithoutKey = set === 'for-any-value' ? ifExists : negated || ifExists || set === 'for-all-values';
    const guarded = siblings.some((other) => other.base === 'null' && other.key.toLowerCase() === name);
    if (base === 'null' || !holdsWithoutKey || guarded || claim === 'aud' || claim === 'sub')
        return [];
    if (claim !== undefined)
        return ['deny-when-absent'];
    return (0,context/* lookUpKey */.kA)(request, key).status === 'absent' ? ['deny-always'] : [];
}

;// CONCATENATED MODULE: ./lib/trust-policy/lint-scope.js



function scopeOf(policy, target) {
    const claims = { iss: target.issuer, sub: '', aud: '', exp: 0, iat: 0, context: {} };
    return {
        ...target,
        policy,
        providerArn: (0,arn/* oidcProviderArn */.iw)(target.role, target.issuer),
        prefix: (0,context/* claimPrefixOf */.MA)(target.issuer).toLowerCase(),
        request: (0,context/* requestContextOf */.So)({ claims, role: target.role }),
    };
}
function relevantStatements(scope) {
    const { statements } = scope.policy;
    const relevant = statements.filter((statement) => isAbout(statement, scope));
    return relevant.length > 0 ? relevant : statements;
}
function isAbout({ principal, conditions }, { prefix }) {
    const host = prefix.split('/')[0] ?? '';
    const names = [...principal.principals.map(({ value }) => value), ...conditions.map(({ key }) => key)];
    const everyone = principal.principals.some(({ value }) => value === '*');
    return everyone || names.some((name) => name.toLowerCase().includes(host));
}
function conditionsOf({ conditions }, { prefix }) {
    return conditions.map((condition) => {
        const name = (0,operators/* parseOperatorName */.$i)(condition.operator);
        const [keyPrefix, claim] = splitKey(condition.key);
        const own = keyPrefix === prefix ? { claim } : {};
        return { ...condition, ...name, negated: (0,operators/* findOperator */.K$)(name.base)?.negated ?? false, ...own };
    });
}
function isFirm({ base, negated, ifExists, set }) {
    return base !== 'null' && !negated && !ifExists && set !== 'for-all-values';
}
function splitKey(key) {
    const name = key.toLowerCase();
    const colon = name.lastIndexOf(':');
    return [name.slice(0, Math.max(colon, 0)), name.slice(colon + 1)];
}

;// CONCATENATED MODULE: ./lib/trust-policy/lint-keys.js



const NOT_OF_GITHUB = ['amr', 'email', 'oaud'];
const ISSUER_OF_GITHUB = /^https:\/\/(?:token\.actions\.[a-z0-9.-]+(?:\/[^/]+)?|[^/]+\/_services\/token)$/;
function lintKey(condition, statement, scope) {
    const { claim, key, operator } = condition;
    const details = { position: statement.position, operator, key };
    if (claim !== undefined)
        return claimCodes(claim, scope).map((code) => lint(code, { ...details, value: claim }));
    const [prefix, name] = splitKey(key);
    if (prefix === '' || prefix.includes('.') || prefix.startsWith('http')) {
        const expected = `${(0,context/* claimPrefixOf */.MA)(scope.issuer)}:${name}`;
        return [lint(prefixCode(prefix, scope), { ...details, value: prefix, expected })];
    }
    const never = statement.effect === 'Allow' && isFirm(condition) && (0,context/* lookUpKey */.kA)(scope.request, key).status === 'absent';
    return never ? [lint('key-never-present', details)] : [];
}
function prefixCode(found, { prefix }) {
    const [host = '', ...path] = prefix.split('/');
    if (found === '')
        return 'prefix-missing';
    if (/^https?:/.test(found))
        return 'prefix-has-scheme';
    if (found.startsWith('vstoken.'))
        return 'prefix-old-name';
    if (found.startsWith(`${prefix}/`))
        return path.length > 0 ? 'prefix-slug-doubled' : 'prefix-has-slug';
    return found === host ? 'prefix-lacks-slug' : 'prefix-other-issuer';
}
function claimCodes(claim, { issuer, role }) {
    if (claim === 'aud' || claim === 'sub')
        return [];
    const listed = context/* GITHUB_CLAIM_KEYS */.sS.some((name) => name === claim);
    if (listed)
        return issuer === context/* GITHUB_ISSUER */.oX && role.partition === 'aws' ? [] : ['key-unconfirmed'];
    if (!ISSUER_OF_GITHUB.test(issuer))
        return ['key-unconfirmed'];
    return NOT_OF_GITHUB.includes(claim) ? ['key-never-present'] : ['key-not-offered'];
}

;// CONCATENATED MODULE: ./lib/trust-policy/lint-principal.js



function lintPrincipal(statement, scope) {
    const { effect, position, principal } = statement;
    if (effect === 'Deny')
        return [];
    if (principal.element === 'NotPrincipal')
        return [lint('not-principal-allow', { position })];
    const everyone = principal.principals.find(({ kind, value }) => value === '*' && kind !== 'Service');
    if (everyone !== undefined)
        return [lint('principal-everyone', { position, value: '*', expected: scope.providerArn })];
    const providers = principal.principals.filter(({ kind }) => kind === 'Federated').map(({ value }) => value);
    const details = { position, expected: scope.providerArn };
    if (providers.length === 0) {
        const [{ value } = { value: '' }] = principal.principals;
        return [lint('principal-not-federated', { ...details, value })];
    }
    if (providers.includes(scope.providerArn))
        return [];
    return providers.map((value) => lint(mistakeOf(value, scope), { ...details, value }));
}
const PROVIDER = /^arn:(?<partition>[^:]*):iam::(?<account>[^:]*):oidc-provider\/(?<path>.*)$/s;
function mistakeOf(provider, { issuer, role }) {
    const { partition, account, path } = PROVIDER.exec(provider)?.groups ?? {};
    const ofAnotherKind = /:saml-provider\/|^[\w.-]+$/.test(provider);
    if (path === undefined)
        return ofAnotherKind ? 'provider-other-issuer' : 'provider-misspelt';
    if (/^https?:/i.test(path))
        return 'provider-has-scheme';
    if (path !== (0,context/* claimPrefixOf */.MA)(issuer))
        return 'provider-other-issuer';
    if (partition !== role.partition)
        return 'provider-other-partition';
    return account === role.account ? 'provider-misspelt' : 'provider-other-account';
}
function lintAction({ action, effect, position }, { request }) {
    if (effect === 'Deny')
        return [];
    if (action.element === 'NotAction')
        return [lint('not-action-allow', { position })];
    const wanted = request.action.toLowerCase();
    if (action.patterns.some((pattern) => (0,arn/* matchesPattern */.MT)(pattern.toLowerCase(), wanted)))
        return [];
    const details = { position, expected: request.action };
    const assumeRole = action.patterns.find((pattern) => pattern.toLowerCase() === 'sts:assumerole');
    if (assumeRole !== undefined)
        return [lint('action-assume-role', { ...details, value: assumeRole })];
    return [lint('action-other', { ...details, value: action.patterns[0] ?? '' })];
}

;// CONCATENATED MODULE: ./lib/trust-policy/subject-parts.js
const PARTS = /^repo:(?<owner>[^/@:]*)(?:@(?<ownerId>[^/@:]*))?\/(?<repository>[^:@]*)(?:@(?<repositoryId>[^:@]*))?(?::(?<context>.*))?$/is;
function splitSubject(text) {
    const { owner, ownerId, repository, repositoryId, context } = PARTS.exec(text)?.groups ?? {};
    if (owner === undefined || repository === undefined)
        return undefined;
    return {
        owner,
        repository,
        ...(ownerId === undefined ? {} : { ownerId }),
        ...(repositoryId === undefined ? {} : { repositoryId }),
        ...(context === undefined ? {} : { context }),
    };
}
function nameOf({ owner, repository }) {
    return `${owner}/${repository}`;
}
function hasIds({ ownerId, repositoryId }) {
    return ownerId !== undefined || repositoryId !== undefined;
}
function contextKindOf(context) {
    const text = (context ?? '').toLowerCase();
    if (text.startsWith('environment:'))
        return 'environment';
    if (text === 'pull_request')
        return 'pull-request';
    if (text.startsWith('ref:refs/heads/'))
        return 'branch';
    return text.startsWith('ref:refs/tags/') ? 'tag' : 'other';
}

;// CONCATENATED MODULE: ./lib/trust-policy/lint-subject.js



const PINNING_CLAIMS = ['job_workflow_ref', 'repository', 'repository_id'];
const ONLY_WILDCARDS = /^[*?]+$/;
function lintSubjects({ position }, conditions) {
    const firm = conditions.filter((condition) => condition.claim !== undefined && isFirm(condition));
    const subjects = firm.filter(({ claim, base }) => claim === 'sub' && base.startsWith('string'));
    if (subjects.length === 0) {
        const byWorkflow = firm.some(({ claim }) => claim === 'job_workflow_ref');
        return [lint(byWorkflow ? 'sub-workflow-only' : 'sub-missing', { position })];
    }
    const pinned = firm.some(({ claim, base }) => PINNING_CLAIMS.includes(claim ?? '') && base.includes('equals'));
    return subjects.flatMap(({ base, key, operator, values }) => values.flatMap((value) => {
        const wide = base === 'stringlike' ? wideCodes(value, pinned) : [];
        const codes = wide.length > 0 ? wide : malformedCodes(value);
        return codes.map((code) => lint(code, { position, operator, key, value }));
    }));
}
function wideCodes(value, pinned) {
    if (ONLY_WILDCARDS.test(value))
        return ['sub-any'];
    if (/^[*?]/.test(value))
        return ['sub-any-repository'];
    if (!value.startsWith('repo:'))
        return [];
    const [owner = '', repository] = value.slice('repo:'.length).split('/');
    const [ownerName = '', ownerId = ''] = owner.split('@');
    if (ONLY_WILDCARDS.test(ownerName))
        return ['sub-any-repository'];
    if (/[*?]/.test(ownerName))
        return ['sub-owner-open'];
    if (pinned)
        return [];
    const [name = '', id = ''] = (repository ?? '').split(':')[0]?.split('@') ?? [];
    if (ONLY_WILDCARDS.test(name))
        return ['sub-any-repository-of-owner'];
    if (/[*?]/.test(name))
        return ['sub-repository-open'];
    return /[*?]/.test(ownerId + id) ? ['sub-ids-not-pinned'] : [];
}
function malformedCodes(value) {
    if (value.trim() === '')
        return ['sub-empty'];
    if (/^[\s"'`]|[\s"'`]$/.test(value))
        return ['sub-blank-or-quoted'];
    if (/^[^:/*?]+\/[^/]/.test(value))
        return ['sub-lacks-repo'];
    const parts = splitSubject(value);
    return parts === undefined ? unsplitCodes(value) : contextCodes(parts);
}
function unsplitCodes(value) {
    return /^repo:[^/*?]*$/.test(value) ? ['sub-lacks-context'] : [];
}
function contextCodes({ repository, context, repositoryId = '' }) {
    if (`${repository}${repositoryId}`.includes('/'))
        return ['sub-slash-for-colon'];
    if (context === undefined)
        return /[*?]$/.test(repository + repositoryId) ? [] : ['sub-lacks-context'];
    if (context.startsWith('refs/'))
        return ['sub-lacks-ref'];
    if (/^ref:(?!refs\/(?:[a-z]+\/|[a-z]*[*?]))(?![*?])/.test(context))
        return ['sub-lacks-refs-heads'];
    if (/^environment:[^:]*:(?![a-z][a-z_]*:|pull_request$)./s.test(context))
        return ['sub-unencoded-colon'];
    const known = /^(?:environment:.|ref:|pull_request(?:$|:)|[a-z][a-z_]*:)|[*?]/s.test(context);
    return known ? [] : ['sub-unknown-context'];
}

;// CONCATENATED MODULE: ./lib/trust-policy/lint.js






const QUOTAS_CHARACTERS = { byDefault: 2048, raised: 4096 };
function lintTrustPolicy(policy, target) {
    const scope = scopeOf(policy, target);
    const statements = relevantStatements(scope);
    return [
        ...lengthLints(policy.characters),
        ...splitLints(statements, scope),
        ...statements.flatMap((statement) => lintStatement(statement, scope)),
    ];
}
function lengthLints(characters) {
    const { byDefault, raised } = QUOTAS_CHARACTERS;
    const details = (limit) => ({ value: String(characters), expected: String(limit) });
    if (characters > raised)
        return [lint('longer-than-raised-quota', details(raised))];
    return characters > byDefault ? [lint('longer-than-default-quota', details(byDefault))] : [];
}
function lintStatement(statement, scope) {
    const siblings = conditionsOf(statement, scope);
    const whole = [...lintPrincipal(statement, scope), ...lintAction(statement, scope)];
    const each = siblings.flatMap((condition) => [
        ...lintKey(condition, statement, scope),
        ...lintCondition(condition, statement, { ...scope, siblings }),
    ]);
    if (statement.effect === 'Deny')
        return [...whole, ...each];
    const { position } = statement;
    const audience = asksFor('aud', siblings) ? [] : [lint('aud-missing', { position })];
    const control = controlLints(statement, siblings, scope);
    return [...whole, ...each, ...audience, ...lintSubjects(statement, siblings), ...control];
}
function asksFor(claim, conditions) {
    return conditions.some((condition) => condition.claim === claim && isFirm(condition));
}
function splitLints(statements, scope) {
    const asking = statements
        .filter(({ effect }) => effect === 'Allow')
        .map((statement) => ({ position: statement.position, conditions: conditionsOf(statement, scope) }))
        .map(({ position, conditions }) => ({
        position,
        aud: asksFor('aud', conditions),
        sub: asksFor('sub', conditions),
    }));
    const [audience, subject] = [asking.find(({ aud, sub }) => aud && !sub), asking.find(({ aud, sub }) => sub && !aud)];
    if (audience === undefined || subject === undefined)
        return [];
    return [lint('conditions-split', { position: audience.position, related: subject.position })];
}
const CONTROL_OPERATORS = ['stringequals', 'stringequalsignorecase', 'stringlike'];
function controlLints({ position, principal }, conditions, { prefix }) {
    const host = 'oidc-provider/token.actions.githubusercontent.com';
    const trusted = principal.principals.find(({ kind, value }) => kind === 'Federated' && value.includes(host));
    if (trusted === undefined)
        return [];
    const counting = conditions.filter(({ base, claim, ifExists, set }) => (claim === 'sub' || claim === 'job_workflow_ref') &&
        CONTROL_OPERATORS.includes(base) &&
        !ifExists &&
        set === undefined);
    const details = { position, value: trusted.value, expected: `${prefix}:sub` };
    const open = new Set(counting.filter(({ values }) => !isScoped(values)).map(({ base }) => base));
    const scoped = counting.filter(({ base }) => !open.has(base));
    if (scoped.length === 0)
        return [lint('write-control', details)];
    const doubtful = scoped.flatMap(({ key, operator, values }) => values.filter((value) => value.startsWith('*')).map((value) => ({ position, key, operator, value })));
    return doubtful.map((value) => lint('write-control-doubtful', value));
}
function isScoped(values) {
    return values.length > 0 && values.every((value) => /[^*\s]/.test(value));
}

;// CONCATENATED MODULE: ./lib/trust-policy/edit-distance.js
const MAX_CHARACTERS = 400;
function editDistance(pattern, text) {
    const [from, to] = [pattern.slice(0, MAX_CHARACTERS), text.slice(0, MAX_CHARACTERS)];
    let row = Array.from({ length: to.length + 1 }, (_, column) => column);
    for (const unit of from.split(''))
        row = nextRow(row, unit, to);
    const rest = from.includes('*') ? 0 : Math.abs(pattern.length - from.length - (text.length - to.length));
    return (row.at(-1) ?? 0) + rest;
}
function nextRow(above, unit, text) {
    const any = unit === '*';
    const row = [(above[0] ?? 0) + (any ? 0 : 1)];
    for (let column = 1; column <= text.length; column++) {
        const fits = unit === '?' || unit === text[column - 1];
        const replaced = (above[column - 1] ?? 0) + (fits ? 0 : 1);
        const left = (row[column - 1] ?? 0) + (any ? 0 : 1);
        const up = (above[column] ?? 0) + (any ? 0 : 1);
        row.push(any ? Math.min(left, up) : Math.min(replaced, left, up));
    }
    return row;
}

;// CONCATENATED MODULE: ./lib/trust-policy/subject-match.js



function matchSubject(patterns, claims) {
    const { sub: subject } = claims;
    const pattern = patterns.find((candidate) => (0,arn/* matchesPattern */.MT)(candidate, subject));
    if (pattern !== undefined)
        return { matched: true, pattern, subject };
    const [nearest] = patterns
        .map((candidate) => ({ pattern: candidate, distance: editDistance(candidate, subject) }))
        .sort((one, other) => one.distance - other.distance);
    if (nearest === undefined)
        return { matched: false, subject };
    return { matched: false, subject, nearest: { ...nearest, hints: hintsFor(nearest.pattern, subject) } };
}
function hintsFor(pattern, subject) {
    const [expected, actual] = [splitSubject(pattern), splitSubject(subject)];
    const parts = expected === undefined || actual === undefined
        ? spellingHints(pattern, subject)
        : [...formHints(expected, actual), ...nameHints(expected, actual), ...contextHints(expected, actual)];
    const hints = parts.length === 0 ? spellingHints(pattern, subject) : parts;
    return hints.length === 0 ? ['none'] : [...new Set(hints)];
}
function spellingHints(pattern, text) {
    const readings = [
        [['differs-in-case'], (it) => it.toLowerCase()],
        [['encoding'], decodedColons],
        [['differs-in-case', 'encoding'], (it) => decodedColons(it.toLowerCase())],
    ];
    if ((0,arn/* matchesPattern */.MT)(pattern, text))
        return [];
    return readings.find(([, read]) => (0,arn/* matchesPattern */.MT)(read(pattern), read(text)))?.[0] ?? [];
}
function formHints(expected, actual) {
    if (hasIds(expected) !== hasIds(actual)) {
        const taken = !hasIds(expected) && (0,arn/* matchesPattern */.MT)(nameOf(expected), repositoryOf(actual));
        return taken ? [] : ['other-subject-form'];
    }
    const ids = [
        [expected.ownerId, actual.ownerId],
        [expected.repositoryId, actual.repositoryId],
    ];
    return ids.every(([pattern = '', id = '']) => (0,arn/* matchesPattern */.MT)(pattern, id)) ? [] : ['other-ids'];
}
function repositoryOf({ owner, ownerId, repository, repositoryId }) {
    const withId = (name, id) => (id === undefined ? name : `${name}@${id}`);
    return `${withId(owner, ownerId)}/${withId(repository, repositoryId)}`;
}
function nameHints(expected, actual) {
    const [pattern, name] = [nameOf(expected), nameOf(actual)];
    if ((0,arn/* matchesPattern */.MT)(pattern, name))
        return [];
    return (0,arn/* matchesPattern */.MT)(pattern.toLowerCase(), name.toLowerCase()) ? ['differs-in-case'] : ['other-repository'];
}
const CHANGES = {
    'branch>branch': 'other-branch',
    'tag>tag': 'other-tag',
    'environment>environment': 'other-environment',
    'branch>environment': 'environment-instead-of-ref',
    'tag>environment': 'environment-instead-of-ref',
    'environment>branch': 'ref-instead-of-environment',
    'environment>tag': 'ref-instead-of-environment',
    'branch>tag': 'tag-instead-of-branch',
    'tag>branch': 'branch-instead-of-tag',
    'branch>pull-request': 'pull-request',
    'tag>pull-request': 'pull-request',
    'environment>pull-request': 'pull-request',
    'pull-request>branch': 'pull-request-expected',
    'pull-request>tag': 'pull-request-expected',
    'pull-request>environment': 'pull-request-expected',
};
function contextHints({ context: pattern = '' }, { context = '' }) {
    if ((0,arn/* matchesPattern */.MT)(pattern, context))
        return [];
    const spelling = spellingHints(pattern, context);
    if (spelling.length > 0)
        return spelling;
    const hint = CHANGES[`${contextKindOf(pattern)}>${contextKindOf(context)}`];
    return hint === undefined ? [] : [hint];
}
function decodedColons(text) {
    return text.replaceAll(/%3a/gi, ':');
}

;// CONCATENATED MODULE: ./lib/expectations.js




function holdAgainst({ settings, claims, policyFile, now }) {
    const { role, expectedSubjects } = settings;
    return {
        ...(expectedSubjects === undefined ? {} : { subject: matchSubject(expectedSubjects, claims) }),
        ...(policyFile === undefined || role === undefined
            ? {}
            : { policy: judge(policyFile, role, { settings, claims, now }) }),
    };
}
function judge({ path, policy, roleArn }, role, { settings, claims, now }) {
    const { region, roleSessionName } = settings;
    const request = (0,context/* requestContextOf */.So)({ claims, role, region, roleSessionName, now });
    return {
        path,
        evaluation: evaluateTrustPolicy(policy, request),
        lints: lintTrustPolicy(policy, { issuer: claims.iss, role, now }),
        ...(roleArn === undefined || roleArn === role.text ? {} : { otherRole: roleArn }),
    };
}


/***/ }),

/***/ 4240:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MA: () => (/* binding */ claimPrefixOf),
/* harmony export */   So: () => (/* binding */ requestContextOf),
/* harmony export */   kA: () => (/* binding */ lookUpKey),
/* harmony export */   oX: () => (/* binding */ GITHUB_ISSUER),
/* harmony export */   sS: () => (/* binding */ GITHUB_CLAIM_KEYS)
/* harmony export */ });
/* harmony import */ var _aws_arn_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8690);

const GITHUB_ISSUER = 'https://token.actions.githubusercontent.com';
const GITHUB_CLAIM_KEYS = [
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
];
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
const NOT_OF_GITHUB = ['aws:requesttag/*', 'aws:tagkeys', 'sts:sourceidentity', 'sts:transitivetagkeys'];
function requestContextOf(facts) {
    const { claims, role } = facts;
    const prefix = claimPrefixOf(claims.iss).toLowerCase();
    return {
        action: 'sts:AssumeRoleWithWebIdentity',
        providerArn: (0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_0__/* .oidcProviderArn */ .iw)(role, claims.iss),
        keys: { ...callKeys(facts), ...claimKeys(facts, prefix) },
        rules: rulesFor(facts, prefix),
    };
}
function lookUpKey({ keys, rules }, key) {
    const name = key.toLowerCase();
    const values = Object.hasOwn(keys, name) ? keys[name] : undefined;
    if (values !== undefined)
        return values.length === 0 ? { status: 'absent' } : { status: 'present', values };
    return { status: rules.find((rule) => (0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_0__/* .matchesPattern */ .MT)(rule.keys, name))?.status ?? 'unknown' };
}
function claimPrefixOf(issuer) {
    return issuer.replace(/^https:\/\//, '');
}
function callKeys({ region, roleSessionName, now }) {
    return {
        'aws:securetransport': ['true'],
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
function claimKeys({ claims, role }, prefix) {
    const certain = { [`${prefix}:aud`]: [claims.aud], [`${prefix}:sub`]: [claims.sub] };
    if (!hasGitHubKeys(claims.iss, role.partition))
        return certain;
    const others = GITHUB_CLAIM_KEYS.flatMap((name) => {
        const value = claims.context[name];
        return value === undefined || value === '' ? [] : [[`${prefix}:${name}`, [value]]];
    });
    return { ...certain, ...Object.fromEntries(others) };
}
function rulesFor({ claims, role }, prefix) {
    const ofGitHub = claims.iss === GITHUB_ISSUER;
    const empty = GITHUB_CLAIM_KEYS.filter((name) => claims.context[name] === '');
    const unknown = hasGitHubKeys(claims.iss, role.partition) ? empty : ofGitHub ? GITHUB_CLAIM_KEYS : ['*'];
    const rule = (status) => (keys) => ({ keys, status });
    return [
        ...unknown.map((name) => `${escaped(prefix)}:${name}`).map(rule('unknown')),
        ...NOT_OF_WEB_IDENTITIES.map(rule('absent')),
        ...(ofGitHub ? NOT_OF_GITHUB : []).map(rule('absent')),
        ...['aws:*', 'sts:*', 'iam:*'].map(rule('unknown')),
        rule('absent')('*.*:*'),
    ];
}
function hasGitHubKeys(issuer, partition) {
    return issuer === GITHUB_ISSUER && partition === 'aws';
}
function escaped(prefix) {
    return prefix.replaceAll('*', '?');
}
function isInstant(now) {
    return now !== undefined && Math.abs(now) <= 8_640_000_000_000;
}


/***/ }),

/***/ 6258:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $i: () => (/* binding */ parseOperatorName),
/* harmony export */   K$: () => (/* binding */ findOperator),
/* harmony export */   Lm: () => (/* binding */ isBoolean),
/* harmony export */   _G: () => (/* binding */ isKnownOperator)
/* harmony export */ });
/* harmony import */ var _outcome_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6571);
/* harmony import */ var _values_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1881);
/* harmony import */ var _variables_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7274);



function parseOperatorName(name) {
    const [, all, any, base = '', ifExists] = /^(?:(forallvalues:)|(foranyvalue:))?(.*?)(ifexists)?$/s.exec(name.toLowerCase()) ?? [];
    const set = all !== undefined ? 'for-all-values' : any !== undefined ? 'for-any-value' : undefined;
    return { base, ifExists: ifExists !== undefined, ...(set === undefined ? {} : { set }) };
}
const equals = (expected, actual) => (0,_outcome_js__WEBPACK_IMPORTED_MODULE_0__/* .outcomeOf */ .sG)((0,_variables_js__WEBPACK_IMPORTED_MODULE_1__/* .textOf */ .b6)(expected) === actual);
const equalsIgnoreCase = (expected, actual) => (0,_outcome_js__WEBPACK_IMPORTED_MODULE_0__/* .outcomeOf */ .sG)((0,_variables_js__WEBPACK_IMPORTED_MODULE_1__/* .textOf */ .b6)(expected).toLowerCase() === actual.toLowerCase());
const like = (expected, actual) => (0,_variables_js__WEBPACK_IMPORTED_MODULE_1__/* .hasDoubtfulWildcard */ .SA)(expected) ? 'unknown' : (0,_outcome_js__WEBPACK_IMPORTED_MODULE_0__/* .outcomeOf */ .sG)((0,_variables_js__WEBPACK_IMPORTED_MODULE_1__/* .likeMatches */ .BN)(expected, actual));
const strings = (compare, negated = false) => ({ negated, variables: 'yes', compare });
const typed = (compare, negated = false) => ({ negated, variables: 'no', compare });
function ordered(parse, holds) {
    return (expected, actual) => {
        const [left, right] = [parse(actual), parse((0,_variables_js__WEBPACK_IMPORTED_MODULE_1__/* .textOf */ .b6)(expected))];
        return left === undefined || right === undefined ? 'unknown' : (0,_outcome_js__WEBPACK_IMPORTED_MODULE_0__/* .outcomeOf */ .sG)(holds(left, right));
    };
}
const ORDERS = [
    ['equals', (actual, expected) => actual === expected],
    ['notequals', (actual, expected) => actual === expected, true],
    ['lessthan', (actual, expected) => actual < expected],
    ['lessthanequals', (actual, expected) => actual <= expected],
    ['greaterthan', (actual, expected) => actual > expected],
    ['greaterthanequals', (actual, expected) => actual >= expected],
];
const arn = (expected, actual) => {
    const [patterns, parts] = [arnParts((0,_variables_js__WEBPACK_IMPORTED_MODULE_1__/* .textOf */ .b6)(expected)), arnParts(actual)];
    if (patterns === undefined || parts === undefined || expected.some(({ from }) => from === 'escape'))
        return 'unknown';
    if ((0,_variables_js__WEBPACK_IMPORTED_MODULE_1__/* .hasDoubtfulWildcard */ .SA)(expected))
        return 'unknown';
    return (0,_outcome_js__WEBPACK_IMPORTED_MODULE_0__/* .outcomeOf */ .sG)(patterns.every((text, index) => (0,_variables_js__WEBPACK_IMPORTED_MODULE_1__/* .likeMatches */ .BN)([{ text, from: 'author' }], parts[index] ?? '')));
};
function arnParts(text) {
    const parts = text.split(':');
    return parts.length < 6 ? undefined : [...parts.slice(0, 5), parts.slice(5).join(':')];
}
const bool = (expected, actual) => {
    const [left, right] = [actual.toLowerCase(), (0,_variables_js__WEBPACK_IMPORTED_MODULE_1__/* .textOf */ .b6)(expected).toLowerCase()];
    return isBoolean(left) && isBoolean(right) ? (0,_outcome_js__WEBPACK_IMPORTED_MODULE_0__/* .outcomeOf */ .sG)(left === right) : 'unknown';
};
function isBoolean(text) {
    return text === 'true' || text === 'false';
}
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
const binary = (expected, actual) => {
    const texts = [(0,_variables_js__WEBPACK_IMPORTED_MODULE_1__/* .textOf */ .b6)(expected), actual];
    if (!texts.every((text) => BASE64.test(text)))
        return 'unknown';
    const [left, right] = texts.map((text) => Buffer.from(text, 'base64'));
    return (0,_outcome_js__WEBPACK_IMPORTED_MODULE_0__/* .outcomeOf */ .sG)(left !== undefined && right !== undefined && left.equals(right));
};
const ip = (expected, actual) => {
    const [range, address] = [(0,_values_js__WEBPACK_IMPORTED_MODULE_2__/* .parseIpRange */ .CB)((0,_variables_js__WEBPACK_IMPORTED_MODULE_1__/* .textOf */ .b6)(expected)), (0,_values_js__WEBPACK_IMPORTED_MODULE_2__/* .parseIpRange */ .CB)(actual)];
    if (range === undefined || address === undefined || address.prefixLength !== undefined)
        return 'unknown';
    return range.prefixLength === undefined ? singleAddress(range, address) : within(range, address, range.prefixLength);
};
function within(range, address, prefixLength) {
    return (0,_outcome_js__WEBPACK_IMPORTED_MODULE_0__/* .outcomeOf */ .sG)((0,_values_js__WEBPACK_IMPORTED_MODULE_2__/* .sharesPrefix */ .Rg)(range, address, prefixLength));
}
function singleAddress(range, address) {
    const readings = [within(range, address, 32), within(range, address, range.bits)];
    return readings[0] === readings[1] ? within(range, address, range.bits) : 'unknown';
}
const OPERATORS = new Map([
    ['stringequals', strings(equals)],
    ['stringnotequals', strings(equals, true)],
    ['stringequalsignorecase', strings(equalsIgnoreCase)],
    ['stringnotequalsignorecase', strings(equalsIgnoreCase, true)],
    ['stringlike', strings(like)],
    ['stringnotlike', strings(like, true)],
    ...ORDERS.map(([name, order, negated]) => [`numeric${name}`, typed(ordered(_values_js__WEBPACK_IMPORTED_MODULE_2__/* .parseNumber */ .$J, order), negated)]),
    ...ORDERS.map(([name, order, negated]) => [`date${name}`, typed(ordered(_values_js__WEBPACK_IMPORTED_MODULE_2__/* .parseInstant */ .nV, order), negated)]),
    ['bool', typed(bool)],
    ['binaryequals', typed(binary)],
    ['ipaddress', typed(ip)],
    ['notipaddress', typed(ip, true)],
    ['arnequals', strings(arn)],
    ['arnlike', strings(arn)],
    ['arnnotequals', strings(arn, true)],
    ['arnnotlike', strings(arn, true)],
]);
function findOperator(base) {
    return OPERATORS.get(base);
}
function isKnownOperator(name) {
    const { base, ifExists, set } = parseOperatorName(name);
    return base === 'null' ? !ifExists && set === undefined : OPERATORS.has(base);
}


/***/ }),

/***/ 6571:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AU: () => (/* binding */ not),
/* harmony export */   EB: () => (/* binding */ anyOf),
/* harmony export */   bn: () => (/* binding */ allOf),
/* harmony export */   sG: () => (/* binding */ outcomeOf)
/* harmony export */ });
function outcomeOf(holds) {
    return holds ? 'matched' : 'not-matched';
}
function not(outcome) {
    return outcome === 'unknown' ? outcome : outcomeOf(outcome === 'not-matched');
}
function allOf(outcomes) {
    if (outcomes.includes('not-matched'))
        return 'not-matched';
    return outcomes.includes('unknown') ? 'unknown' : 'matched';
}
function anyOf(outcomes) {
    if (outcomes.includes('matched'))
        return 'matched';
    return outcomes.includes('unknown') ? 'unknown' : 'not-matched';
}


/***/ }),

/***/ 1881:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $J: () => (/* binding */ parseNumber),
/* harmony export */   CB: () => (/* binding */ parseIpRange),
/* harmony export */   Rg: () => (/* binding */ sharesPrefix),
/* harmony export */   nV: () => (/* binding */ parseInstant)
/* harmony export */ });
const DECIMAL = /^[+-]?\d+(?:\.\d+)?$/;
const DATE = /^(\d{4})-(\d{2})(?:-(\d{2})(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2}))?)?$/;
const MAX_DIGITS = 15;
function parseNumber(text) {
    const digits = text.replaceAll(/\D/g, '');
    return DECIMAL.test(text) && digits.length <= MAX_DIGITS ? Number(text) : undefined;
}
function parseInstant(text) {
    if (/^\d{5,}$/.test(text))
        return parseNumber(text);
    const [, year, month, day = '01'] = DATE.exec(text) ?? [];
    if (year === undefined || month === undefined)
        return undefined;
    const noon = new Date(`${year}-${month}-${day}T12:00:00Z`);
    const exists = !Number.isNaN(noon.getTime()) && noon.toISOString().startsWith(`${year}-${month}-${day}`);
    const milliseconds = Date.parse(text);
    return exists && !Number.isNaN(milliseconds) ? milliseconds / 1000 : undefined;
}
function parseIpRange(text) {
    const [, address, length] = /^([0-9a-fA-F:.]{2,45})(?:\/(\d{1,3}))?$/.exec(text) ?? [];
    if (address === undefined)
        return undefined;
    const bits = address.includes(':') ? 128 : 32;
    const value = bits === 32 ? parseIpv4(address) : parseIpv6(address);
    if (value === undefined || Number(length ?? 0) > bits)
        return undefined;
    return { bits, address: value, ...(length === undefined ? {} : { prefixLength: Number(length) }) };
}
function sharesPrefix(one, other, prefixLength) {
    const shift = BigInt(one.bits - prefixLength);
    return one.bits === other.bits && one.address >> shift === other.address >> shift;
}
function parseIpv4(text) {
    const parts = text.split('.');
    const valid = parts.length === 4 && parts.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256);
    return valid ? parts.reduce((sum, part) => sum * 256n + BigInt(part), 0n) : undefined;
}
function parseIpv6(text) {
    const [head = '', tail, ...more] = text.split('::');
    const [left, right] = [groupsOf(head), tail === undefined ? [] : groupsOf(tail)];
    if (more.length > 0 || left === undefined || right === undefined)
        return undefined;
    const missing = 8 - left.length - right.length;
    if (tail === undefined ? missing !== 0 : missing < 1)
        return undefined;
    return [...left, ...Array(missing).fill(0n), ...right].reduce((sum, group) => sum * 65536n + group, 0n);
}
function groupsOf(text) {
    if (text === '')
        return [];
    const parts = text.split(':');
    const last = parts.at(-1) ?? '';
    const embedded = last.includes('.') ? parseIpv4(last) : undefined;
    const words = embedded === undefined ? parts : parts.slice(0, -1);
    if (!words.every((word) => /^[0-9a-fA-F]{1,4}$/.test(word)))
        return undefined;
    const groups = words.map((word) => BigInt(`0x${word}`));
    return embedded === undefined ? groups : [...groups, embedded >> 16n, embedded & 0xffffn];
}


/***/ }),

/***/ 7274:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BN: () => (/* binding */ likeMatches),
/* harmony export */   KC: () => (/* binding */ withoutVariables),
/* harmony export */   SA: () => (/* binding */ hasDoubtfulWildcard),
/* harmony export */   b6: () => (/* binding */ textOf),
/* harmony export */   i7: () => (/* binding */ expandVariables)
/* harmony export */ });
const VARIABLE = /(\$\{[^}]*\})/;
const NAME = /^\$\{\s*(?<key>[^,'\s]+)\s*(?:,\s*'(?<fallback>[^']*)'\s*)?\}$/;
function expandVariables(value, lookUp) {
    const pieces = value.split(VARIABLE).map((part) => (part.includes('${') ? expandOne(part, lookUp) : author(part)));
    if (pieces.includes('unknown'))
        return 'unknown';
    if (pieces.includes('absent'))
        return 'absent';
    return pieces.filter((piece) => typeof piece !== 'string');
}
function withoutVariables(value) {
    return [author(value)];
}
function textOf(pieces) {
    return pieces.map(({ text }) => text).join('');
}
function hasDoubtfulWildcard(pieces) {
    return pieces.some(({ from, text }) => from === 'request' && /[*?]/.test(text));
}
function likeMatches(pieces, text) {
    const shortest = pieces.reduce((length, piece) => length + shortestMatch(piece), 0);
    if (shortest > text.length)
        return false;
    const pattern = pieces.flatMap(unitsOf);
    let p = 0;
    let star = -1;
    let resume = 0;
    for (let t = 0; t < text.length;) {
        const unit = pattern[p];
        if (unit === ANY_RUN) {
            star = p++;
            resume = t;
        }
        else if (unit === ANY_ONE || (unit !== undefined && unit === text[t])) {
            p++;
            t++;
        }
        else if (star >= 0) {
            p = star + 1;
            t = ++resume;
        }
        else
            return false;
    }
    return pattern.slice(p).every((unit) => unit === ANY_RUN);
}
const ANY_RUN = 0;
const ANY_ONE = 1;
function unitsOf({ from, text }) {
    if (from !== 'author')
        return text.split('');
    const wildcards = { '*': ANY_RUN, '?': ANY_ONE };
    return text.split('').map((character) => wildcards[character] ?? character);
}
function shortestMatch({ from, text }) {
    return from === 'author' ? text.replaceAll('*', '').length : text.length;
}
function author(text) {
    return { text, from: 'author' };
}
function expandOne(part, lookUp) {
    if (/^\$\{[*?$]\}$/.test(part))
        return { text: part.charAt(2), from: 'escape' };
    const { key, fallback } = NAME.exec(part)?.groups ?? {};
    if (key === undefined)
        return 'unknown';
    const found = lookUp(key);
    if (found.status === 'unknown')
        return 'unknown';
    if (found.status === 'absent')
        return fallback === undefined ? 'absent' : { text: fallback, from: 'request' };
    const [value, ...others] = found.values;
    return value === undefined || others.length > 0 ? 'unknown' : { text: value, from: 'request' };
}


/***/ })

};
