export const id = 396;
export const ids = [396];
export const modules = {

5396:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  checkExpectations: () => (checkExpectations),
  evaluateFor: () => (evaluateFor)
});

var arn = __webpack_require__(8690);
var condition_values = __webpack_require__(5641);
var evaluation = __webpack_require__(1237);
var operators = __webpack_require__(6258);
var request_context = __webpack_require__(6884);
var trust_policy_subject = __webpack_require__(1407);
;// ./lib/trust-policy/evaluate.js






function evaluateTrustPolicy(policy, request) {
    const statements = policy.statements.map((statement) => evaluateStatement(statement, policy, request));
    const allows = statements.filter(({ effect }) => effect === 'Allow');
    const denies = statements.filter(({ effect }) => effect === 'Deny');
    return {
        ...decide((0,evaluation/* anyOf */.EB)(allows.map(({ outcome }) => outcome)), (0,evaluation/* anyOf */.EB)(denies.map(({ outcome }) => outcome))),
        statements,
        denials: denies.filter(({ outcome }) => outcome !== 'not-matched'),
        closest: closestStatements(allows, request),
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
    const outcome = (0,evaluation/* allOf */.bn)([principal, action, ...conditions].map((part) => part.outcome));
    return { position: statement.position, effect: statement.effect, outcome, principal, action, conditions };
}
function evaluatePrincipal({ element, principals }, { providerArn }) {
    const named = (0,evaluation/* anyOf */.EB)(principals.map((principal) => namesProvider(principal, providerArn)));
    const outcome = element === 'Principal' ? named : (0,evaluation/* not */.AU)(named);
    return { outcome, element, expected: principals, actual: providerArn };
}
function namesProvider({ kind, value }, providerArn) {
    if (kind === '*' || (kind === 'AWS' && value === '*'))
        return 'matched';
    if (kind === 'Federated')
        return value.includes('*') ? 'unknown' : (0,evaluation/* outcomeOf */.sG)(value === providerArn);
    return 'not-matched';
}
function evaluateAction({ element, patterns }, { action }) {
    const named = (0,evaluation/* outcomeOf */.sG)(patterns.some((pattern) => (0,arn/* matchesPattern */.MT)(pattern.toLowerCase(), action.toLowerCase())));
    return { outcome: element === 'Action' ? named : (0,evaluation/* not */.AU)(named), element, expected: patterns, actual: action };
}
function closestStatements(allows, request) {
    const subject = subjectOf(request);
    return allows
        .filter(({ outcome }) => outcome !== 'matched')
        .map((statement) => ({ position: statement.position, refusals: refusalsOf(statement) }))
        .map((statement) => ({ statement, distance: distanceOf(statement, subject) }))
        .sort((one, other) => compareDistances(one.distance, other.distance))
        .map(({ statement }) => statement);
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
function subjectOf({ keys }) {
    return Object.entries(keys).find(([key]) => isSubject(key))?.[1][0] ?? '';
}
function isSubject(key) {
    return key.toLowerCase().endsWith(':sub');
}
function distanceOf({ refusals }, subject) {
    const lists = refusals.flatMap(expectedSubjects);
    const lower = subject.toLowerCase();
    return [
        refusals.map(weightOf).reduce((sum, weight) => sum + weight, 0),
        closestOf(lists, (pattern) => (0,trust_policy_subject/* editDistance */.YC)(pattern.toLowerCase(), lower)),
        closestOf(lists, (pattern) => (0,trust_policy_subject/* editDistance */.YC)(pattern, subject)),
    ];
}
function weightOf({ part, outcome }) {
    return (part === 'condition' ? 1 : 1e6) * (outcome === 'unknown' ? 1e-6 : 1);
}
function expectedSubjects(refusal) {
    if (refusal.part !== 'condition' || refusal.outcome !== 'not-matched')
        return [];
    const { key, operator, values } = refusal.expected;
    const { base } = (0,operators/* parseOperatorName */.$i)(operator);
    return isSubject(key) && base.startsWith('string') && (0,operators/* findOperator */.K$)(base)?.negated === false ? [values] : [];
}
function closestOf(lists, distance) {
    return lists.reduce((sum, values) => sum + Math.min(...values.map(distance)), 0);
}
function compareDistances(one, other) {
    return one[0] - other[0] || one[1] - other[1] || one[2] - other[2];
}
function evaluateCondition(condition, scope) {
    const actual = (0,request_context/* lookUpKey */.kA)(scope.request, condition.key);
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
    const outcome = agreed(readingsOf(actual).map((values) => compare(operator, condition, { ...scope, values })));
    if (actual.status !== 'unknown')
        return result(outcome, actual.status === 'absent' ? 'set' : 'value');
    return outcome === 'unknown'
        ? result(outcome, 'key')
        : { outcome, expected: condition, actual: { status: 'absent' } };
}
function readingsOf(actual) {
    if (actual.status === 'present')
        return [actual.values];
    if (actual.status === 'absent')
        return [[]];
    return actual.unlessAbsent === undefined ? [] : [[], actual.unlessAbsent];
}
function agreed([first = 'unknown', ...others]) {
    return others.every((other) => other === first) ? first : 'unknown';
}
function nullOutcome({ values }, actual) {
    const wanted = values.map((value) => value.toLowerCase());
    if (!wanted.every(operators/* isBoolean */.Lm))
        return ['unknown', 'value'];
    if (actual.status !== 'unknown')
        return [(0,evaluation/* outcomeOf */.sG)(wanted.includes(String(actual.status === 'absent'))), 'key'];
    return [new Set(wanted).size === 2 ? 'matched' : 'unknown', 'key'];
}
function compare(operator, condition, scope) {
    const { set, ifExists } = (0,operators/* parseOperatorName */.$i)(condition.operator);
    const values = set === undefined ? scope.values : scope.values.filter((value) => value !== '');
    if (values.length === 0 && set === 'for-any-value')
        return ifExists ? 'unknown' : 'not-matched';
    if (values.length === 0)
        return (0,evaluation/* outcomeOf */.sG)(ifExists || set === 'for-all-values' || operator.negated);
    const expected = condition.values.map((value) => expand(value, operator, scope));
    const outcomes = values.map((value) => compareOne(operator, expected, value));
    const [all, any] = [(0,evaluation/* allOf */.bn)(outcomes), (0,evaluation/* anyOf */.EB)(outcomes)];
    if (set === 'for-all-values')
        return all;
    if (set === 'for-any-value')
        return any;
    return all === any ? all : 'unknown';
}
function expand(value, { variables }, { version, request }) {
    if (version !== '2012-10-17' || !value.includes('${'))
        return (0,condition_values/* withoutVariables */.KC)(value);
    return variables === 'no' ? 'unknown' : (0,condition_values/* expandVariables */.i7)(value, (key) => (0,request_context/* lookUpKey */.kA)(request, key));
}
function compareOne({ negated, compare }, expected, actual) {
    const outcomes = expected.map((value) => {
        if (value === 'absent')
            return 'not-matched';
        return value === 'unknown' ? value : compare(value, actual);
    });
    return negated ? (0,evaluation/* not */.AU)((0,evaluation/* anyOf */.EB)(outcomes)) : (0,evaluation/* anyOf */.EB)(outcomes);
}

var lint_codes = __webpack_require__(9730);
var defined = __webpack_require__(9665);
;// ./lib/trust-policy/lint-subjects.js






function scopeOf(policy, target) {
    const claims = { iss: target.issuer, sub: '', aud: '', exp: 0, iat: 0, context: {} };
    return {
        ...target,
        policy,
        providerArn: (0,arn/* oidcProviderArn */.iw)(target.role, target.issuer),
        prefix: (0,request_context/* claimPrefixOf */.MA)(target.issuer).toLowerCase(),
        request: (0,request_context/* requestContextOf */.So)({ claims, role: target.role }),
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
        const negated = (0,operators/* findOperator */.K$)(name.base)?.negated ?? false;
        return (0,defined/* defined */.s)({ ...condition, ...name, negated, claim: keyPrefix === prefix ? claim : undefined });
    });
}
const ONLY_WILDCARDS = /^[*?]+$/;
function isFirm({ base, negated, ifExists, set }) {
    return base !== 'null' && !negated && !ifExists && set !== 'for-all-values';
}
function splitKey(key) {
    const name = key.toLowerCase();
    const colon = name.lastIndexOf(':');
    return [name.slice(0, Math.max(colon, 0)), name.slice(colon + 1)];
}
const PINNING_CLAIMS = ['job_workflow_ref', 'repository', 'repository_id'];
const PREFIX = 'repo:';
function lintSubjects({ position }, conditions) {
    const firm = conditions.filter((condition) => condition.claim !== undefined && isFirm(condition));
    const subjects = firm.filter(({ claim, base }) => claim === 'sub' && base.startsWith('string'));
    if (subjects.length === 0) {
        const byWorkflow = firm.some(({ claim }) => claim === 'job_workflow_ref');
        return [(0,lint_codes/* lint */.u)(byWorkflow ? 'sub-workflow-only' : 'sub-missing', { position })];
    }
    const pinned = firm.some(({ claim, base }) => PINNING_CLAIMS.includes(claim ?? '') && base.includes('equals'));
    return subjects.flatMap(({ base, key, operator, values }) => values.flatMap((value) => {
        const wide = base === 'stringlike' ? wideCodes(value, pinned) : [];
        const codes = wide.length > 0 ? wide : malformedCodes(value, base);
        return codes.map((code) => (0,lint_codes/* lint */.u)(code, { position, operator, key, value }));
    }));
}
function wideCodes(value, pinned) {
    if (ONLY_WILDCARDS.test(value))
        return ['sub-any'];
    const [head = ''] = value.slice(0, PREFIX.length).split('*');
    if (!head.split('').every((letter, index) => letter === '?' || letter === PREFIX[index]))
        return [];
    if (head.length < PREFIX.length)
        return value[head.length] === '*' ? ['sub-any-repository'] : [];
    const [owner = '', repository] = value.slice(PREFIX.length).split('/');
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
const OF_REPOSITORY = /^(?:https?:\/\/|ssh:\/\/|git@|[^:/*?]+\/[^/])/i;
function malformedCodes(value, base) {
    if (value.trim() === '')
        return ['sub-empty'];
    if (/^[\s"'`]|\s$/.test(value))
        return ['sub-blank-or-quoted'];
    if (OF_REPOSITORY.test(value))
        return ['sub-lacks-repo'];
    const otherCase = /^repo[:*?]/i.test(value) && !value.startsWith('repo');
    if (otherCase && base !== 'stringequalsignorecase')
        return ['sub-lacks-repo'];
    const parts = (0,trust_policy_subject/* splitSubject */.JG)(value);
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
function lintAudience({ position }, conditions) {
    if (asksFor('aud', conditions))
        return [];
    const open = conditions.find((condition) => condition.claim === 'aud' && isFirm(condition));
    if (open === undefined)
        return [(0,lint_codes/* lint */.u)('aud-missing', { position })];
    const { operator, key, values } = open;
    return [
        (0,lint_codes/* lint */.u)('aud-any', { position, operator, key, value: values.find((value) => ONLY_WILDCARDS.test(value)) ?? '' }),
    ];
}
function asksFor(claim, conditions) {
    return conditions.some((condition) => {
        const { base, values } = condition;
        const open = claim === 'aud' && base === 'stringlike' && values.some((value) => ONLY_WILDCARDS.test(value));
        return condition.claim === claim && isFirm(condition) && !open;
    });
}
const CONTROL_OPERATORS = ['stringequals', 'stringequalsignorecase', 'stringlike'];
function lintControl({ position, principal }, conditions, { prefix }) {
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
        return [(0,lint_codes/* lint */.u)('write-control', details)];
    const doubtful = scoped.flatMap(({ key, operator, values }) => values.filter((value) => value.startsWith('*')).map((value) => ({ position, key, operator, value })));
    return doubtful.map((value) => (0,lint_codes/* lint */.u)('write-control-doubtful', value));
}
function isScoped(values) {
    return values.length > 0 && values.every((value) => /[^*\s]/.test(value));
}

;// ./lib/trust-policy/lint.js






const QUOTAS_CHARACTERS = { byDefault: 2048, raised: 4096 };
function lintTrustPolicy(policy, target) {
    const scope = scopeOf(policy, target);
    const statements = relevantStatements(scope);
    return [
        ...lengthLints(policy.characters),
        ...sidLints(policy.statements),
        ...splitLints(statements, scope),
        ...statements.flatMap((statement) => lintStatement(statement, scope)),
    ];
}
function lengthLints(characters) {
    const { byDefault, raised } = QUOTAS_CHARACTERS;
    const details = (limit) => ({ value: String(characters), expected: String(limit) });
    if (characters > raised)
        return [(0,lint_codes/* lint */.u)('longer-than-raised-quota', details(raised))];
    return characters > byDefault ? [(0,lint_codes/* lint */.u)('longer-than-default-quota', details(byDefault))] : [];
}
function sidLints(statements) {
    const positions = statements.map(({ position }) => position);
    return positions.flatMap((position) => {
        const related = positions.find(({ sid }) => sid === position.sid);
        if (related === undefined || related === position || !position.sid)
            return [];
        return [(0,lint_codes/* lint */.u)('sid-duplicated', { position, related, value: position.sid })];
    });
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
    return [
        ...whole,
        ...each,
        ...lintAudience(statement, siblings),
        ...lintSubjects(statement, siblings),
        ...lintControl(statement, siblings, scope),
    ];
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
    return [(0,lint_codes/* lint */.u)('conditions-split', { position: audience.position, related: subject.position })];
}
function lintPrincipal(statement, scope) {
    const { effect, position, principal } = statement;
    if (effect === 'Deny')
        return [];
    if (principal.element === 'NotPrincipal')
        return [(0,lint_codes/* lint */.u)('not-principal-allow', { position })];
    const everyone = principal.principals.find(({ kind, value }) => value === '*' && kind !== 'Service');
    if (everyone !== undefined)
        return [(0,lint_codes/* lint */.u)('principal-everyone', { position, value: '*', expected: scope.providerArn })];
    const providers = principal.principals.filter(({ kind }) => kind === 'Federated').map(({ value }) => value);
    const details = { position, expected: scope.providerArn };
    if (providers.length === 0) {
        const [{ value } = { value: '' }] = principal.principals;
        return [(0,lint_codes/* lint */.u)('principal-not-federated', { ...details, value })];
    }
    if (providers.includes(scope.providerArn))
        return [];
    return providers.map((value) => (0,lint_codes/* lint */.u)(mistakeOf(value, scope), { ...details, value }));
}
const PROVIDER = /^arn:(?<partition>[^:]*):iam::(?<account>[^:]*):oidc-provider\/(?<path>.*)$/s;
function mistakeOf(provider, { issuer, role }) {
    const { partition, account, path } = PROVIDER.exec(provider)?.groups ?? {};
    const ofAnotherKind = /:saml-provider\/|^[\w.-]+$/.test(provider);
    if (path === undefined)
        return ofAnotherKind ? 'provider-other-issuer' : 'provider-misspelled';
    if (/^https?:/i.test(path))
        return 'provider-has-scheme';
    if (path !== (0,request_context/* claimPrefixOf */.MA)(issuer))
        return 'provider-other-issuer';
    if (partition !== role.partition)
        return 'provider-other-partition';
    return account === role.account ? 'provider-misspelled' : 'provider-other-account';
}
function lintAction({ action, effect, position }, { request }) {
    if (effect === 'Deny')
        return [];
    if (action.element === 'NotAction')
        return [(0,lint_codes/* lint */.u)('not-action-allow', { position })];
    const wanted = request.action.toLowerCase();
    if (action.patterns.some((pattern) => (0,arn/* matchesPattern */.MT)(pattern.toLowerCase(), wanted)))
        return [];
    const details = { position, expected: request.action };
    const assumeRole = action.patterns.find((pattern) => pattern.toLowerCase() === 'sts:assumerole');
    if (assumeRole !== undefined)
        return [(0,lint_codes/* lint */.u)('action-assume-role', { ...details, value: assumeRole })];
    return [(0,lint_codes/* lint */.u)('action-other', { ...details, value: action.patterns[0] ?? '' })];
}
const NETWORK_KEYS = ['aws:sourceip', 'aws:vpcsourceip', 'aws:sourcevpc', 'aws:sourcevpcarn', 'aws:sourcevpce'];
const TIME_KEYS = ['aws:currenttime', 'aws:epochtime'];
function lintCondition(condition, { position, effect }, scope) {
    const { key, operator } = condition;
    const details = { position, operator, key };
    if (!(0,operators/* isKnownOperator */._G)(operator))
        return [(0,lint_codes/* lint */.u)('operator-unknown', { ...details, value: operator })];
    const codes = effect === 'Allow' ? allowCodes(condition, scope) : denyCodes(condition, scope);
    return [...valueLints(condition, scope, details), ...codes.map((code) => (0,lint_codes/* lint */.u)(code, details))];
}
function valueLints({ base, claim, negated, values }, { policy }, details) {
    const exact = claim !== undefined && /^string(?:not)?equals/.test(base);
    const code = negated ? 'wildcard-in-not-equals' : 'wildcard-in-equals';
    const wild = exact ? values.filter((value) => /[*?]/.test(value.replaceAll(/\$\{[^}]*\}/g, ''))) : [];
    const variables = policy.version === '2012-10-17' ? [] : values.filter((value) => value.includes('${'));
    return [
        ...wild.map((value) => (0,lint_codes/* lint */.u)(code, { ...details, value })),
        ...variables.map((value) => (0,lint_codes/* lint */.u)('variable-in-old-version', { ...details, value })),
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
    const instants = values.map(condition_values/* parseInstant */.nV).filter((at) => at !== undefined);
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
    return (0,request_context/* lookUpKey */.kA)(request, key).status === 'absent' ? ['deny-always'] : [];
}
const NOT_OF_GITHUB = ['amr', 'email', 'oaud'];
const ISSUER_OF_GITHUB = /^https:\/\/(?:token\.actions\.[a-z0-9.-]+(?:\/[^/]+)?|[^/]+\/_services\/token)$/;
function lintKey(condition, statement, scope) {
    const { claim, key, operator } = condition;
    const details = { position: statement.position, operator, key };
    if (claim !== undefined)
        return claimCodes(claim, scope).map((code) => (0,lint_codes/* lint */.u)(code, { ...details, value: claim }));
    const [prefix, name] = splitKey(key);
    if (prefix === '' || prefix.includes('.') || prefix.startsWith('http')) {
        const expected = `${(0,request_context/* claimPrefixOf */.MA)(scope.issuer)}:${name}`;
        return [(0,lint_codes/* lint */.u)(prefixCode(prefix, scope), { ...details, value: prefix, expected })];
    }
    const never = statement.effect === 'Allow' && isFirm(condition) && (0,request_context/* lookUpKey */.kA)(scope.request, key).status === 'absent';
    return never ? [(0,lint_codes/* lint */.u)('key-never-present', details)] : [];
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
    const listed = request_context/* GITHUB_CLAIM_KEYS */.sS.some((name) => name === claim);
    if (listed)
        return (0,request_context/* hasGitHubKeys */.Ok)(issuer, role.partition) ? [] : ['key-unconfirmed'];
    if (!ISSUER_OF_GITHUB.test(issuer))
        return ['key-unconfirmed'];
    return NOT_OF_GITHUB.includes(claim) ? ['key-never-present'] : ['key-not-offered'];
}

var subject_match = __webpack_require__(8087);
;// ./lib/observe/expectations.js






function checkExpectations({ settings, claims, policyFile, now }) {
    const { expectedSubjects } = settings;
    const role = settings.role ?? (policyFile?.roleArn === undefined ? undefined : (0,arn/* parseRoleArn */.DM)(policyFile.roleArn));
    return (0,defined/* defined */.s)({
        subject: expectedSubjects === undefined ? undefined : (0,subject_match/* matchSubject */.q)(expectedSubjects, claims),
        policy: policyFile === undefined || role === undefined
            ? undefined
            : evaluateFor(role, policyFile, { settings, claims, now }),
    });
}
function evaluateFor(role, { path, policy, roleArn }, { settings, claims, now }) {
    const { roleSessionName, endpoint } = settings;
    const region = endpoint.url === undefined ? settings.region : undefined;
    const request = (0,request_context/* requestContextOf */.So)({ claims, role, region, roleSessionName, now });
    return {
        role,
        evaluation: evaluateTrustPolicy(policy, request),
        lints: lintTrustPolicy(policy, { issuer: claims.iss, role, now }),
        ...(0,defined/* defined */.s)({ path, otherRole: roleArn === role.text ? undefined : roleArn }),
    };
}


})

};
