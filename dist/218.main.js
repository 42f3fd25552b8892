export const id = 218;
export const ids = [218];
export const modules = {

8218:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  checkExpectations: () => (checkExpectations),
  evaluateFor: () => (evaluateFor),
  evaluateForCaller: () => (evaluateForCaller)
});

var aws_arn = __webpack_require__(8690);
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
    if (kind !== 'Federated')
        return (0,condition_values/* isFilledIn */.qL)(value) && kind === 'AWS' ? 'unknown' : 'not-matched';
    if ((0,condition_values/* isFilledIn */.qL)(value))
        return excludes(value, providerArn) ? 'not-matched' : 'unknown';
    return value.includes('*') ? 'unknown' : (0,evaluation/* outcomeOf */.sG)(value === providerArn);
}
function excludes(value, providerArn) {
    const pieces = (0,condition_values/* expandVariables */.i7)(value, () => ({ status: 'unknown' }));
    return pieces !== 'absent' && !(0,condition_values/* likeMatches */.BN)(pieces, providerArn);
}
function evaluateAction({ element, patterns }, { action }) {
    const named = (0,evaluation/* outcomeOf */.sG)(patterns.some((pattern) => (0,aws_arn/* matchesPattern */.MT)(pattern.toLowerCase(), action.toLowerCase())));
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
    const actual = condition.key.includes('${')
        ? { status: 'unknown' }
        : (0,request_context/* lookUpKey */.kA)(scope.request, condition.key);
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

var trust_policy_issuer = __webpack_require__(4072);
var lint_codes = __webpack_require__(7349);
var defined = __webpack_require__(9665);
var claims = __webpack_require__(9606);
;// ./lib/trust-policy/lint-scope.js






function scopeOf(policy, target) {
    const claims = { iss: target.issuer, sub: '', aud: '', exp: 0, iat: 0, context: {} };
    return {
        ...target,
        policy,
        providerArn: (0,aws_arn/* oidcProviderArn */.iw)(target.role, target.issuer),
        prefix: (0,request_context/* claimPrefixOf */.MA)(target.issuer).toLowerCase(),
        request: (0,request_context/* requestContextOf */.So)({ claims, role: target.role }),
    };
}
function relevantStatements(scope) {
    const { statements } = scope.policy;
    const about = statements.filter((statement) => isAbout(statement, scope));
    const own = about.filter((statement) => !isForAnother(statement, scope));
    return [own, about].find(({ length }) => length > 0) ?? statements;
}
function isForAnother({ principal, conditions }, { prefix }) {
    const issuers = principal.principals.map(({ value }) => value.replace(/^.*:oidc-provider\//s, '').toLowerCase());
    const prefixes = conditions.map(({ key }) => splitKey(key)[0]).filter((one) => one.includes('.'));
    return issuers.length > 0 && !issuers.includes(prefix) && prefixes.every((one) => issuers.includes(one));
}
function isAbout({ principal, conditions }, { prefix }) {
    const host = prefix.split('/')[0] ?? '';
    const names = [...principal.principals.map(({ value }) => value), ...conditions.map(({ key }) => key)];
    const everyone = principal.principals.some(({ value }) => value === '*');
    return everyone || names.some((name) => name.toLowerCase().includes(host));
}
function conditionsOf({ conditions }, { policy: { version }, prefix }) {
    return conditions.map((condition) => {
        const name = (0,operators/* parseOperatorName */.$i)(condition.operator);
        const [keyPrefix, claim] = splitKey(condition.key);
        const negated = (0,operators/* findOperator */.K$)(name.base)?.negated ?? false;
        const asPattern = (value) => patternOf(version === '2012-10-17' ? withoutEscapes(value, prefix) : value, name);
        const patterns = condition.values.map(asPattern);
        return (0,defined/* defined */.s)({ ...condition, ...name, negated, patterns, claim: keyPrefix === prefix ? claim : undefined });
    });
}
const [ESCAPED, ANYTHING] = ['\u0001', '\u0002'];
function withoutEscapes(value, prefix) {
    return value
        .replaceAll(/\$\{[*?$]\}/g, ESCAPED)
        .replaceAll(/\$\{([^},]*)[^}]*\}/g, (variable, key) => splitKey(key.trim())[0] === prefix ? ANYTHING : variable);
}
function patternOf(value, { base }) {
    const signs = /like$/.test(base) ? value : value.replaceAll(/[*?]/g, '_');
    const pattern = signs.replaceAll(ESCAPED, '_').replaceAll(ANYTHING, '*');
    return base.endsWith('ignorecase') ? pattern.toLowerCase() : pattern;
}
const ONLY_WILDCARDS = /^[*?]+$/;
function isAlwaysPresent(claim) {
    return claim === 'aud' || claim === 'sub';
}
function isFirm({ base, claim, negated, ifExists, set }) {
    const holdsWithout = ifExists || set === 'for-all-values';
    return base !== 'null' && !negated && (!holdsWithout || isAlwaysPresent(claim));
}
function splitKey(key) {
    const name = key.toLowerCase();
    const colon = name.lastIndexOf(':');
    return [name.slice(0, Math.max(colon, 0)), name.slice(colon + 1)];
}
const NAMING = /(?:^|:)(repository_id|repository_owner_id|repository_owner|enterprise_id|enterprise|workflow_ref|job_workflow_ref):([^:]*)/g;
const CLAIM_NAMES = [...claims/* CONTEXT_CLAIMS */.S, 'sha', 'pull_request', 'context', 'run_number'];
function reachOf(pattern) {
    if ((0,condition_values/* isFilledIn */.qL)(pattern))
        return 'none';
    if (ONLY_WILDCARDS.test(pattern))
        return 'any';
    const named = namedReach(pattern);
    if (named === 'repository')
        return named;
    const start = startOf(pattern);
    if (start === 'repository-claim')
        return ownerReach(pattern.slice(pattern.indexOf(':') + 1), named);
    if (start !== undefined)
        return named ?? start;
    return named ?? 'none';
}
function namedReach(pattern) {
    const found = [...pattern.matchAll(NAMING)].filter(([, , value = '']) => value !== '');
    const reaches = found.map(([, claim = '', value = '']) => {
        if (claim.endsWith('workflow_ref')) {
            if (!/^[^*?/]+\//.test(value))
                return undefined;
            return claim === 'job_workflow_ref' ? 'workflow' : 'repository';
        }
        if (/[*?]/.test(value))
            return undefined;
        return claim === 'repository_id' ? 'repository' : 'any-repository-of-owner';
    });
    const order = ['repository', 'any-repository-of-owner', 'workflow'];
    return order.find((reach) => reaches.includes(reach));
}
function startOf(pattern) {
    const [head = ''] = pattern.split(/[*:]/, 1);
    const end = pattern[head.length];
    if (end === ':') {
        if (['repo', 'repository'].some((name) => (0,aws_arn/* matchesPattern */.MT)(head, name)))
            return 'repository-claim';
        const isClaim = CLAIM_NAMES.some((name) => (0,aws_arn/* matchesPattern */.MT)(head, name)) || head.startsWith('repo_property_');
        return isClaim ? 'no-repository' : undefined;
    }
    if (end === undefined)
        return head === 'pull_request' ? 'no-repository' : undefined;
    if ((0,aws_arn/* matchesPattern */.MT)(`${head}*`, 'repo') || (0,aws_arn/* matchesPattern */.MT)(`${head}*`, 'repo:'))
        return 'any-repository';
    return CLAIM_NAMES.some((name) => (0,aws_arn/* matchesPattern */.MT)(`${head}*`, name)) ? 'no-repository' : undefined;
}
function ownerReach(text, named) {
    const [owner = ''] = text.split(/[/:]/, 1);
    const [ownerName = '', ownerId = ''] = owner.split('@');
    const isOpen = /[*?]/.test(ownerName);
    if (isOpen && named !== undefined)
        return named;
    if (ONLY_WILDCARDS.test(ownerName) || ownerName.startsWith('*'))
        return 'any-repository';
    if (isOpen)
        return 'owner-open';
    if (text[owner.length] !== '/')
        return ownerId.includes('*') ? 'any-repository-of-owner' : 'none';
    const [repository = ''] = text.slice(owner.length + 1).split(':', 1);
    const [name = '', id = ''] = repository.split('@');
    if (ONLY_WILDCARDS.test(name))
        return 'any-repository-of-owner';
    if (/[*?]/.test(name))
        return 'repository-open';
    if (/[*?]/.test(ownerId + id))
        return 'ids-open';
    const byNames = named === undefined || named === 'workflow';
    return byNames && ownerId === '' && id === '' ? 'names-only' : 'repository';
}
function pinsOf(conditions) {
    const firm = conditions.filter(isFirm);
    const requires = (claim, isNarrow) => firm.some((one) => one.claim === claim && EXACT.includes(one.base) && one.patterns.length > 0 && one.patterns.every(isNarrow));
    const whole = (pattern) => pattern !== '' && !/[*?]/.test(pattern);
    const ofOneOwner = (pattern) => /^[^*?/]+\//.test(pattern);
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
const EXACT = ['stringequals', 'stringequalsignorecase', 'stringlike', 'numericequals'];
const WITHIN_ONE_OWNER = [
    'any-repository-of-owner',
    'repository-open',
    'ids-open',
    'names-only',
    'repository',
];
function closingDeny(scope) {
    return scope.policy.statements.find((statement) => isClosing(statement, scope))?.position;
}
function isClosing(statement, scope) {
    const { action, effect, principal } = statement;
    if (effect !== 'Deny' || principal.element !== 'Principal' || action.element !== 'Action')
        return false;
    const forProvider = principal.principals.some(({ kind, value }) => value === scope.providerArn || (value === '*' && (kind === '*' || kind === 'AWS')));
    const wanted = scope.request.action.toLowerCase();
    if (!forProvider || !action.patterns.some((pattern) => (0,aws_arn/* matchesPattern */.MT)(pattern.toLowerCase(), wanted)))
        return false;
    const conditions = conditionsOf(statement, scope);
    const [only, ...others] = conditions;
    return only !== undefined && others.length === 0 && excludesOthers(only);
}
function excludesOthers({ base, claim, negated, patterns, set }) {
    if (!negated || !base.startsWith('string') || set !== undefined || patterns.length === 0)
        return false;
    if (claim === 'sub')
        return patterns.every((pattern) => WITHIN_ONE_OWNER.includes(reachOf(pattern)));
    if (claim === 'repository')
        return patterns.every((pattern) => /^[^*?/]+\//.test(pattern));
    return ((claim === 'repository_id' || claim === 'repository_owner_id') && !patterns.some((pattern) => /[*?]/.test(pattern)));
}

;// ./lib/trust-policy/lint-subjects.js






function lintSubjects({ position }, conditions, scope) {
    const subjects = conditions.filter((condition) => condition.claim === 'sub' && condition.base.startsWith('string') && isFirm(condition));
    const pins = pinsOf(conditions);
    const deny = closingDeny(scope);
    const related = deny === undefined ? {} : { related: deny };
    if (subjects.length === 0) {
        return reachCodes('any', pins, scope).map((code) => (0,lint_codes/* lint */.u)(code === 'sub-any' ? 'sub-missing' : code, { position, ...(code === 'sub-by-deny-only' ? related : {}) }));
    }
    const found = subjects.flatMap(({ base, key, operator, patterns, values }) => values.flatMap((value, index) => {
        const wide = reachCodes(reachOf(patterns[index] ?? ''), pins, scope);
        const malformed = wide.length > 0 && !wide.includes('sub-names-only') ? [] : malformedCodes(value, base);
        const codes = malformed.length > 0 ? malformed : wide;
        return codes.map((code) => (0,lint_codes/* lint */.u)(code, { position, ...(code === 'sub-by-deny-only' ? related : {}), operator, key, value }));
    }));
    return oncePerStatement(found);
}
function oncePerStatement(lints) {
    const once = ['sub-names-only', 'sub-by-deny-only'];
    return lints.filter(({ code }, index) => !once.includes(code) || lints.findIndex((one) => one.code === code) === index);
}
const BEYOND_OWNER = {
    any: 'sub-any',
    'any-repository': 'sub-any-repository',
    'owner-open': 'sub-owner-open',
    'no-repository': 'sub-names-no-repository',
};
const WITHIN_OWNER = {
    'any-repository-of-owner': 'sub-any-repository-of-owner',
    'repository-open': 'sub-repository-open',
    'ids-open': 'sub-ids-not-pinned',
};
function reachCodes(reach, pins, scope) {
    if (reach === 'repository' || reach === 'none' || (pins.repository && pins.ids))
        return [];
    if (reach === 'names-only' || pins.repository)
        return (0,request_context/* hasGitHubKeys */.Ok)(scope.issuer, scope.role.partition) && !pins.ids ? ['sub-names-only'] : [];
    if (reach === 'workflow')
        return pins.owner ? [] : ['sub-workflow-only'];
    const within = WITHIN_OWNER[reach];
    if (within !== undefined)
        return pins.workflow === 'owner' ? [] : [within];
    const beyond = BEYOND_OWNER[reach];
    if (beyond === undefined)
        return [];
    if (pins.owner)
        return pins.workflow === 'owner' ? [] : ['sub-any-repository-of-owner'];
    if (pins.workflow === 'owner')
        return ['sub-workflow-only'];
    if (closingDeny(scope) !== undefined)
        return ['sub-by-deny-only'];
    if (pins.enterprise || isClosed(scope))
        return ['sub-open-to-issuer'];
    return [pins.workflow === 'open' && reach === 'any' ? 'workflow-owner-open' : beyond];
}
function isClosed({ issuer }) {
    return issuer !== trust_policy_issuer/* GITHUB_ISSUER */.oX;
}
const OF_REPOSITORY = /^(?:https?:\/\/|ssh:\/\/|git@|[^:/*?]+\/[^/])/i;
function malformedCodes(value, base) {
    if ((0,condition_values/* isFilledIn */.qL)(value))
        return [];
    if (value.trim() === '')
        return ['sub-empty'];
    if (/^[^\s"'`].*:environment:[^:]*\S\s+$/s.test(value))
        return ['sub-ends-in-blank'];
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
function lintNames({ position }, conditions) {
    return conditions
        .filter(isFirm)
        .flatMap(({ claim, key, operator, patterns, values }) => values
        .filter((_, index) => touchesName(claim, patterns[index] ?? ''))
        .map((value) => (0,lint_codes/* lint */.u)('name-open', { position, operator, key, value })));
}
function touchesName(claim, pattern) {
    if (claim === 'ref')
        return hasOpenName(`ref:${pattern}`);
    if (claim === 'environment')
        return hasOpenName(`environment:${pattern}`);
    const context = claim === 'sub' ? (0,trust_policy_subject/* splitSubject */.JG)(pattern)?.context : undefined;
    return context !== undefined && hasOpenName(context);
}
function hasOpenName(text) {
    const context = text.replaceAll(/refs\/pull\/\*\/(?:merge|head)(?=:|$)/g, 'refs/pull');
    const before = /(?:^|[:/])[*?]*\*[^*?:]/.test(context);
    const after = /(?:refs\/heads\/|environment:)(?:[^:*?]*[^\W_])\*/.test(context);
    return before || after;
}
function lintAudience({ position }, conditions) {
    const audiences = conditions.filter((condition) => condition.claim === 'aud' && isFirm(condition));
    const closed = audiences.find(({ patterns }) => !patterns.some((pattern) => /[*?]/.test(pattern)));
    if (closed !== undefined)
        return [];
    const [first] = audiences;
    if (first === undefined)
        return [(0,lint_codes/* lint */.u)('aud-missing', { position })];
    const limiting = audiences.find(({ patterns }) => !patterns.some((pattern) => ONLY_WILDCARDS.test(pattern)));
    const { operator, key, patterns, values } = limiting ?? first;
    const wide = limiting === undefined ? ONLY_WILDCARDS : /[*?]/;
    const value = values.find((_, index) => wide.test(patterns[index] ?? '')) ?? '';
    return [(0,lint_codes/* lint */.u)(limiting === undefined ? 'aud-any' : 'aud-open', { position, operator, key, value })];
}
function asksFor(claim, conditions) {
    return conditions.some((condition) => {
        const open = claim === 'aud' && condition.patterns.some((pattern) => ONLY_WILDCARDS.test(pattern));
        return condition.claim === claim && isFirm(condition) && !open;
    });
}
const CONTROL_OPERATORS = ['stringequals', 'stringequalsignorecase', 'stringlike'];
function lintControl({ position, principal }, conditions, { prefix }) {
    const host = 'oidc-provider/token.actions.githubusercontent.com';
    const trusted = principal.principals.find(({ kind, value }) => kind === 'Federated' && value.includes(host));
    if (trusted === undefined)
        return [];
    const counting = conditions.filter(({ base, claim }) => (claim === 'sub' || claim === 'job_workflow_ref') && CONTROL_OPERATORS.includes(base));
    if (counting.every(({ values }) => values.every((value) => value === '*')))
        return [(0,lint_codes/* lint */.u)('write-control', { position, value: trusted.value, expected: `${prefix}:sub` })];
    const open = new Set(counting.filter((condition) => !isScoped(condition)).map(({ base }) => base));
    if (counting.some((condition) => isScoped(condition) && !open.has(condition.base)))
        return [];
    return counting
        .filter((condition) => !isScoped(condition))
        .slice(0, 1)
        .map(({ key, operator, values }) => {
        const value = values.find((one) => !isScopedValue(one)) ?? values[0] ?? '';
        return (0,lint_codes/* lint */.u)('write-control-doubtful', { position, key, operator, value });
    });
}
function isScoped({ ifExists, set, values }) {
    return !ifExists && set !== 'for-all-values' && values.length > 0 && values.every(isScopedValue);
}
function isScopedValue(value) {
    return /[^*\s]/.test(value) && !value.startsWith('*');
}

;// ./lib/trust-policy/lint.js








const QUOTAS_CHARACTERS = { byDefault: 2048, raised: 4096 };
function lintTrustPolicy(policy, target) {
    const scope = scopeOf(policy, target);
    const statements = relevantStatements(scope);
    const allowing = statements.filter((statement) => allowsExchange(statement, scope));
    const judged = statements.filter((statement) => allowing.length === 0 || statement.effect === 'Deny' || allowing.includes(statement));
    return [
        ...lengthLints(policy.characters),
        ...sidLints(policy.statements),
        ...splitLints(judged, scope),
        ...judged.flatMap((statement) => lintStatement(statement, scope)),
    ];
}
function allowsExchange({ action, effect }, { request }) {
    const wanted = request.action.toLowerCase();
    const named = action.patterns.some((pattern) => (0,aws_arn/* matchesPattern */.MT)(pattern.toLowerCase(), wanted));
    return effect === 'Allow' && named === (action.element === 'Action');
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
    const isOpen = siblings.some(({ key }) => key.includes('${'));
    if (statement.effect === 'Deny' || isOpen)
        return [...whole, ...each];
    return [
        ...whole,
        ...each,
        ...lintAudience(statement, siblings),
        ...lintSubjects(statement, siblings, scope),
        ...lintNames(statement, siblings),
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
    if (providers.includes(scope.providerArn) || providers.some(condition_values/* isFilledIn */.qL))
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
function lintAction(statement, scope) {
    const { action, effect, position } = statement;
    if (effect === 'Deny')
        return [];
    if (action.element === 'NotAction')
        return [(0,lint_codes/* lint */.u)('not-action-allow', { position })];
    if (allowsExchange(statement, scope))
        return [];
    const details = { position, expected: scope.request.action };
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
function allowCodes(condition, scope) {
    const { claim, ifExists, key, negated, set } = condition;
    const { now } = scope;
    const name = key.toLowerCase();
    if (NETWORK_KEYS.includes(name))
        return ['network-condition'];
    if (TIME_KEYS.includes(name) && now !== undefined)
        return windowCodes(condition, now);
    if (claim === undefined || neverPresent(condition, scope))
        return [];
    const needless = isAlwaysPresent(claim) && !negated;
    if (set === 'for-all-values')
        return [needless ? 'for-all-values-needless' : 'for-all-values-allow'];
    if (ifExists)
        return [needless ? 'if-exists-needless' : 'if-exists-allow'];
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
function denyCodes(condition, scope) {
    const { base, ifExists, key, claim, negated, set } = condition;
    const name = key.toLowerCase();
    const holdsWithoutKey = set !== 'for-any-value' && (negated || ifExists || set === 'for-all-values');
    const guarded = scope.siblings.some((other) => other.base === 'null' && other.key.toLowerCase() === name);
    if (base === 'null' || guarded || isAlwaysPresent(claim) || (set === 'for-any-value' && ifExists))
        return [];
    const absent = neverPresent(condition, scope);
    if (!holdsWithoutKey)
        return absent && claim !== undefined ? ['deny-never'] : [];
    if (absent)
        return scope.siblings.length === 1 || claim === undefined ? ['deny-always'] : ['deny-when-absent'];
    return claim !== undefined ? ['deny-when-absent'] : [];
}
function neverPresent({ claim, key }, scope) {
    if (claim === undefined)
        return (0,request_context/* lookUpKey */.kA)(scope.request, key).status === 'absent';
    return claimCodes(claim, scope).some((code) => code !== 'key-unconfirmed');
}
const NOT_OF_GITHUB = ['amr', 'email', 'oaud'];
function lintKey(condition, statement, scope) {
    const { claim, key, operator } = condition;
    const details = { position: statement.position, operator, key };
    if (key.includes('${'))
        return [];
    const meant = meantClaim(key, scope);
    if (meant !== undefined)
        return [(0,lint_codes/* lint */.u)('key-misspelled', { ...details, expected: meant })];
    if (claim !== undefined)
        return claimLints(claim, condition, { statement, scope });
    const [prefix, name] = splitKey(key);
    if (prefix === '' || prefix.includes('.') || prefix.startsWith('http')) {
        const expected = `${(0,request_context/* claimPrefixOf */.MA)(scope.issuer)}:${name}`;
        return [(0,lint_codes/* lint */.u)(prefixCode(prefix, scope), { ...details, value: prefix, expected })];
    }
    const never = statement.effect === 'Allow' && isFirm(condition) && (0,request_context/* lookUpKey */.kA)(scope.request, key).status === 'absent';
    return never ? [(0,lint_codes/* lint */.u)('key-never-present', details)] : [];
}
function meantClaim(key, { issuer, prefix }) {
    const name = key.toLowerCase();
    if (!name.trim().startsWith(prefix))
        return undefined;
    const rest = name.trim().slice(prefix.length);
    const [, claim = ''] = /^[\s:./]*([a-z_]+)[\s:.]*$/.exec(rest) ?? [];
    const isClaim = ['aud', 'sub', ...request_context/* GITHUB_CLAIM_KEYS */.sS].includes(claim);
    return !isClaim || name === `${prefix}:${claim}` ? undefined : `${(0,request_context/* claimPrefixOf */.MA)(issuer)}:${claim}`;
}
function claimLints(claim, condition, { statement: { effect, position }, scope }) {
    const { base, key, operator } = condition;
    const details = { position, operator, key, value: claim };
    const [code] = claimCodes(claim, scope);
    if (code === undefined)
        return [];
    if (code === 'key-unconfirmed')
        return [(0,lint_codes/* lint */.u)(code, details)];
    if (effect === 'Deny' || base === 'null')
        return [];
    if (isFirm(condition))
        return [(0,lint_codes/* lint */.u)(code, details)];
    return [(0,lint_codes/* lint */.u)(claim === 'iss' ? 'issuer-not-checked' : 'condition-always-holds', details)];
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
    if ((0,trust_policy_issuer/* gitHubIssuer */.nf)(issuer) === undefined)
        return ['key-unconfirmed'];
    return NOT_OF_GITHUB.includes(claim) ? ['key-never-present'] : ['key-not-offered'];
}

var subject_match = __webpack_require__(8087);
;// ./lib/observe/expectations.js






function checkExpectations({ settings, claims, policyFile, now }) {
    const { expectedSubjects } = settings;
    const role = settings.role ?? (policyFile?.roleArn === undefined ? undefined : (0,aws_arn/* parseRoleArn */.DM)(policyFile.roleArn));
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
function evaluateForCaller(role, policy, { settings, caller }) {
    const { arn, principalArn, account, withoutPath } = caller;
    const names = [arn, principalArn, account, `arn:${role.partition}:iam::${account}:root`];
    const isNamed = (name) => names.includes(name) || (withoutPath === true && (0,aws_arn/* mayFitWithPath */.u3)(name, arn));
    const statements = policy.statements.map(({ principal, ...statement }) => ({
        ...statement,
        principal: {
            ...principal,
            principals: principal.principals.map((one) => one.kind === 'AWS' && isNamed(one.value) ? { kind: 'Federated', value: principalArn } : one),
        },
    }));
    const request = requestOf(role, settings, caller);
    return { role, evaluation: evaluateTrustPolicy({ ...policy, statements }, request), lints: [] };
}
function requestOf(role, settings, { principalArn, account, withoutPath }) {
    const { externalId, roleSessionName, endpoint, region, sessionTags } = settings;
    const hasTags = Object.keys({ ...sessionTags.custom, ...sessionTags.usual }).length > 0;
    const absent = [
        ...(externalId === undefined ? ['sts:externalid'] : []),
        ...(hasTags ? [] : ['aws:requesttag/*', 'aws:tagkeys', 'sts:transitivetagkeys']),
        '*.*:*',
    ];
    return {
        action: 'sts:AssumeRole',
        providerArn: principalArn,
        keys: {
            'aws:securetransport': ['true'],
            'aws:viaawsservice': ['false'],
            'aws:resourceaccount': [role.account],
            'aws:principalaccount': [account],
            ...(withoutPath ? {} : { 'aws:principalarn': [principalArn] }),
            'sts:rolesessionname': [roleSessionName],
            ...(externalId === undefined ? {} : { 'sts:externalid': [externalId] }),
            ...(endpoint.url === undefined ? { 'aws:requestedregion': [region] } : {}),
        },
        rules: absent.map((keys) => ({ keys, status: 'absent' })),
    };
}


})

};
