import { modules as shared1407 } from './shared-1407.main.js';
import { modules as shared5641 } from './shared-5641.main.js';
export const id = 473;
export const ids = [473];
export const modules = {
...shared1407,
...shared5641,

1237:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.d(__webpack_exports__, {
  AU: () => (not),
  EB: () => (anyOf),
  bn: () => (allOf),
  sG: () => (outcomeOf)
});
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


}),

7349:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.d(__webpack_exports__, {
  u: () => (lint)
});
const LINT_SEVERITIES = {
    'longer-than-default-quota': 'warning',
    'longer-than-raised-quota': 'error',
    'write-control': 'error',
    'write-control-doubtful': 'warning',
    'conditions-split': 'error',
    'sid-duplicated': 'error',
    'principal-not-federated': 'error',
    'principal-everyone': 'error',
    'not-principal-allow': 'error',
    'provider-misspelled': 'error',
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
    'key-misspelled': 'error',
    'key-not-offered': 'error',
    'key-unconfirmed': 'warning',
    'key-never-present': 'error',
    'issuer-not-checked': 'notice',
    'condition-always-holds': 'warning',
    'operator-unknown': 'error',
    'wildcard-in-equals': 'error',
    'wildcard-in-not-equals': 'warning',
    'for-all-values-allow': 'warning',
    'for-all-values-needless': 'notice',
    'if-exists-allow': 'warning',
    'if-exists-needless': 'notice',
    'negated-allow': 'warning',
    'deny-when-absent': 'warning',
    'deny-always': 'error',
    'deny-never': 'warning',
    'variable-in-old-version': 'warning',
    'network-condition': 'warning',
    'date-window-past': 'error',
    'date-window-ahead': 'warning',
    'aud-missing': 'warning',
    'aud-any': 'warning',
    'aud-open': 'warning',
    'sub-missing': 'error',
    'sub-workflow-only': 'warning',
    'workflow-owner-open': 'error',
    'sub-by-deny-only': 'warning',
    'sub-open-to-issuer': 'warning',
    'sub-any': 'error',
    'sub-any-repository': 'error',
    'sub-owner-open': 'error',
    'sub-names-no-repository': 'error',
    'sub-any-repository-of-owner': 'warning',
    'sub-repository-open': 'warning',
    'sub-ids-not-pinned': 'warning',
    'sub-names-only': 'warning',
    'name-open': 'warning',
    'sub-empty': 'error',
    'sub-blank-or-quoted': 'error',
    'sub-ends-in-blank': 'warning',
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


}),

6258:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.d(__webpack_exports__, {
  $i: () => (parseOperatorName),
  K$: () => (findOperator),
  Lm: () => (isBoolean),
  _G: () => (isKnownOperator)
});
var _util_defined_js__1 = __webpack_require__(9665);
var _condition_values_js__0 = __webpack_require__(5641);
var _evaluation_js__2 = __webpack_require__(1237);



function parseOperatorName(name) {
    const [, all, any, base = '', ifExists] = /^(?:(forallvalues:)|(foranyvalue:))?(.*?)(ifexists)?$/s.exec(name.toLowerCase()) ?? [];
    const set = all !== undefined ? 'for-all-values' : any !== undefined ? 'for-any-value' : undefined;
    return (0,_util_defined_js__1/* .defined */ .s)({ base, ifExists: ifExists !== undefined, set });
}
const equals = (expected, actual) => (0,_condition_values_js__0/* .hasUnknown */ .RT)(expected) ? like((0,_condition_values_js__0/* .withoutWildcards */ .Ms)(expected), actual) : (0,_evaluation_js__2/* .outcomeOf */ .sG)((0,_condition_values_js__0/* .textOf */ .b6)(expected) === actual);
const equalsIgnoreCase = (expected, actual) => {
    const fold = (change) => equals((0,_condition_values_js__0/* .mapText */ .E0)(expected, change), change(actual));
    const [lower, upper] = [fold((text) => text.toLowerCase()), fold((text) => text.toUpperCase())];
    return lower === upper ? lower : 'unknown';
};
const like = (expected, actual) => {
    const widest = (0,_condition_values_js__0/* .widestReading */ .Nt)(expected);
    if (widest === undefined)
        return (0,_evaluation_js__2/* .outcomeOf */ .sG)((0,_condition_values_js__0/* .likeMatches */ .BN)(expected, actual));
    return (0,_condition_values_js__0/* .likeMatches */ .BN)(widest, actual) ? 'unknown' : 'not-matched';
};
const strings = (compare, negated = false) => ({ negated, variables: 'yes', compare });
const typed = (compare, negated = false) => ({ negated, variables: 'no', compare });
function ordered(parse, holds) {
    return (expected, actual) => {
        const [left, right] = [parse(actual), parse((0,_condition_values_js__0/* .textOf */ .b6)(expected))];
        return left === undefined || right === undefined ? 'unknown' : (0,_evaluation_js__2/* .outcomeOf */ .sG)(holds(left, right));
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
    const [patterns, parts] = [arnParts((0,_condition_values_js__0/* .textOf */ .b6)(expected)), arnParts(actual)];
    if (patterns === undefined)
        return 'unknown';
    if (parts === undefined)
        return 'not-matched';
    if (expected.some(({ from }) => from === 'escape') || (0,_condition_values_js__0/* .widestReading */ .Nt)(expected) !== undefined)
        return 'unknown';
    return (0,_evaluation_js__2/* .outcomeOf */ .sG)(patterns.every((text, index) => (0,_condition_values_js__0/* .likeMatches */ .BN)([{ text, from: 'author' }], parts[index] ?? '')));
};
function arnParts(text) {
    const parts = text.split(':');
    return parts.length < 6 ? undefined : [...parts.slice(0, 5), parts.slice(5).join(':')];
}
const bool = (expected, actual) => {
    const wanted = (0,_condition_values_js__0/* .textOf */ .b6)(expected).toLowerCase();
    return isBoolean(wanted) ? (0,_evaluation_js__2/* .outcomeOf */ .sG)(actual.toLowerCase() === wanted) : 'unknown';
};
function isBoolean(text) {
    return text === 'true' || text === 'false';
}
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
const binary = (expected, actual) => {
    const texts = [(0,_condition_values_js__0/* .textOf */ .b6)(expected), actual];
    if (!texts.every((text) => BASE64.test(text)))
        return 'unknown';
    const [left, right] = texts.map((text) => Buffer.from(text, 'base64'));
    return (0,_evaluation_js__2/* .outcomeOf */ .sG)(left !== undefined && right !== undefined && left.equals(right));
};
const ip = (expected, actual) => {
    const [range, address] = [(0,_condition_values_js__0/* .parseIpRange */ .CB)((0,_condition_values_js__0/* .textOf */ .b6)(expected)), (0,_condition_values_js__0/* .parseIpRange */ .CB)(actual)];
    if (range === undefined || address === undefined || address.prefixLength !== undefined)
        return 'unknown';
    return range.prefixLength === undefined ? singleAddress(range, address) : within(range, address, range.prefixLength);
};
function within(range, address, prefixLength) {
    return (0,_evaluation_js__2/* .outcomeOf */ .sG)((0,_condition_values_js__0/* .sharesPrefix */ .Rg)(range, address, prefixLength));
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
    ...ORDERS.map(([name, order, negated]) => [`numeric${name}`, typed(ordered(_condition_values_js__0/* .parseNumber */ .$J, order), negated)]),
    ...ORDERS.map(([name, order, negated]) => [`date${name}`, typed(ordered(_condition_values_js__0/* .parseInstant */ .nV, order), negated)]),
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


}),

6884:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.d(__webpack_exports__, {
  MA: () => (claimPrefixOf),
  Ok: () => (hasGitHubKeys),
  So: () => (requestContextOf),
  kA: () => (lookUpKey),
  sS: () => (GITHUB_CLAIM_KEYS)
});
var _aws_arn_js__0 = __webpack_require__(8690);
var _issuer_js__1 = __webpack_require__(4072);


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
const ABSENT_FOR_WEB_IDENTITIES = [
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
const ABSENT_FOR_GITHUB = ['aws:requesttag/*', 'aws:tagkeys', 'sts:sourceidentity', 'sts:transitivetagkeys'];
function requestContextOf(facts) {
    const { claims, role } = facts;
    const prefix = claimPrefixOf(claims.iss).toLowerCase();
    return {
        action: 'sts:AssumeRoleWithWebIdentity',
        providerArn: (0,_aws_arn_js__0/* .oidcProviderArn */ .iw)(role, claims.iss),
        keys: { ...callKeys(facts), ...claimKeys(facts, prefix) },
        rules: rulesFor(facts, prefix),
    };
}
function lookUpKey({ keys, rules }, key) {
    const name = key.toLowerCase();
    const values = Object.hasOwn(keys, name) ? keys[name] : undefined;
    if (values !== undefined)
        return values.length === 0 ? { status: 'absent' } : { status: 'present', values };
    const { status = 'unknown', unlessAbsent } = rules.find((rule) => (0,_aws_arn_js__0/* .matchesPattern */ .MT)(rule.keys, name)) ?? {};
    return status === 'absent' || unlessAbsent === undefined ? { status } : { status, unlessAbsent };
}
function claimPrefixOf(issuer) {
    return issuer.replace(/^https:\/\//, '');
}
function callKeys({ role, region, roleSessionName, now }) {
    return {
        'aws:securetransport': ['true'],
        'aws:viaawsservice': ['false'],
        'aws:resourceaccount': [role.account],
        ...(region === undefined ? {} : { 'aws:requestedregion': [region] }),
        ...(roleSessionName === undefined ? {} : { 'sts:rolesessionname': [roleSessionName] }),
        ...timeKeys(now),
    };
}
function timeKeys(now) {
    const isInstant = now !== undefined && Math.abs(now) <= DATE_MAX_SECONDS;
    return isInstant
        ? { 'aws:currenttime': [new Date(now * 1000).toISOString()], 'aws:epochtime': [String(Math.floor(now))] }
        : {};
}
const DATE_MAX_SECONDS = 8_640_000_000_000;
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
const NO_AWS_SERVICE = { keys: 'aws:principalisawsservice', status: 'unknown', unlessAbsent: ['false'] };
function rulesFor({ claims, role }, prefix) {
    const ofGitHub = claims.iss === _issuer_js__1/* .GITHUB_ISSUER */ .oX;
    const empty = GITHUB_CLAIM_KEYS.filter((name) => claims.context[name] === '');
    const unknown = hasGitHubKeys(claims.iss, role.partition) ? empty : ofGitHub ? GITHUB_CLAIM_KEYS : ['*'];
    const rule = (status) => (keys) => ({ keys, status });
    return [
        ...unknown.map((name) => `${escaped(prefix)}:${name}`).map(rule('unknown')),
        ...ABSENT_FOR_WEB_IDENTITIES.map(rule('absent')),
        ...(ofGitHub ? ABSENT_FOR_GITHUB : []).map(rule('absent')),
        NO_AWS_SERVICE,
        ...['aws:*', 'sts:*', 'iam:*'].map(rule('unknown')),
        rule('absent')('*.*:*'),
    ];
}
function hasGitHubKeys(issuer, partition) {
    return issuer === _issuer_js__1/* .GITHUB_ISSUER */ .oX && partition === 'aws';
}
function escaped(prefix) {
    return prefix.replaceAll('*', '?');
}


}),

8087:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.d(__webpack_exports__, {
  d: () => (inFormOf),
  q: () => (matchSubject)
});
var _aws_arn_js__0 = __webpack_require__(8690);
var _issuer_js__2 = __webpack_require__(4072);
var _subject_js__1 = __webpack_require__(1407);



function matchSubject(patterns, { sub: subject, iss = _issuer_js__2/* .GITHUB_ISSUER */ .oX }) {
    const pattern = patterns.find((candidate) => (0,_aws_arn_js__0/* .matchesPattern */ .MT)(candidate, subject));
    if (pattern !== undefined)
        return { matched: true, pattern, subject };
    const [closest] = patterns
        .map((candidate) => ({ pattern: candidate, distance: (0,_subject_js__1/* .editDistance */ .YC)(candidate, subject) }))
        .sort((one, other) => one.distance - other.distance);
    if (closest === undefined)
        return { matched: false, subject };
    const told = hintsFor(closest.pattern, subject).filter((hint) => (0,_issuer_js__2/* .gitHubIssuer */ .nf)(iss) || !/customized/.test(hint));
    const hints = told.length === 0 ? ['none'] : told;
    return { matched: false, subject, closest: { ...closest, hints } };
}
function inFormOf(subject, pattern) {
    const [expected, actual] = [(0,_subject_js__1/* .splitSubject */ .JG)(withPrefix(pattern)), (0,_subject_js__1/* .splitSubject */ .JG)(subject)];
    if (expected === undefined || actual === undefined || !(0,_aws_arn_js__0/* .matchesPattern */ .MT)((0,_subject_js__1/* .nameOf */ .Vb)(expected), (0,_subject_js__1/* .nameOf */ .Vb)(actual)))
        return undefined;
    const { context } = expected;
    const meant = `repo:${repositoryOf(actual)}${context === undefined ? '' : `:${context}`}`;
    return formHints(expected, actual).includes('other-ids') || !(0,_aws_arn_js__0/* .matchesPattern */ .MT)(meant, subject) ? undefined : meant;
}
function withPrefix(pattern) {
    return /^[\w.-]+(?:@[\d*]+)?\//.test(pattern) ? `repo:${pattern}` : pattern;
}
function hintsFor(pattern, subject) {
    const prefixed = withPrefix(pattern);
    if (prefixed !== pattern && (0,_subject_js__1/* .splitSubject */ .JG)(subject) !== undefined) {
        const others = (0,_aws_arn_js__0/* .matchesPattern */ .MT)(prefixed, subject) ? [] : hintsFor(prefixed, subject);
        return ['prefix-missing', ...others.filter((hint) => hint !== 'none')];
    }
    const [expected, actual] = [(0,_subject_js__1/* .splitSubject */ .JG)(pattern), (0,_subject_js__1/* .splitSubject */ .JG)(subject)];
    const parts = expected === undefined || actual === undefined
        ? [...characterHints(pattern, subject), ...customizationHints(pattern, subject)]
        : [...formHints(expected, actual), ...nameHints(expected, actual), ...contextHints(expected, actual)];
    const hints = parts.length === 0 ? characterHints(pattern, subject) : parts;
    return hints.length === 0 ? ['none'] : [...new Set(hints)];
}
function characterHints(pattern, text) {
    const readings = [
        [['differs-in-case'], (it) => it.toLowerCase()],
        [['encoding'], decodedColons],
        [['differs-in-case', 'encoding'], (it) => decodedColons(it.toLowerCase())],
    ];
    if ((0,_aws_arn_js__0/* .matchesPattern */ .MT)(pattern, text))
        return [];
    return readings.find(([, read]) => (0,_aws_arn_js__0/* .matchesPattern */ .MT)(read(pattern), read(text)))?.[0] ?? [];
}
function formHints(expected, actual) {
    if ((0,_subject_js__1/* .hasIds */ .Rp)(expected) !== (0,_subject_js__1/* .hasIds */ .Rp)(actual)) {
        const taken = !(0,_subject_js__1/* .hasIds */ .Rp)(expected) && (0,_aws_arn_js__0/* .matchesPattern */ .MT)((0,_subject_js__1/* .nameOf */ .Vb)(expected), repositoryOf(actual));
        return taken ? [] : ['other-subject-form'];
    }
    const ids = [
        [expected.ownerId, actual.ownerId],
        [expected.repositoryId, actual.repositoryId],
    ];
    return ids.every(([pattern = '', id = '']) => (0,_aws_arn_js__0/* .matchesPattern */ .MT)(pattern, id)) ? [] : ['other-ids'];
}
function repositoryOf({ owner, ownerId, repository, repositoryId }) {
    const withId = (name, id) => (id === undefined ? name : `${name}@${id}`);
    return `${withId(owner, ownerId)}/${withId(repository, repositoryId)}`;
}
function nameHints(expected, actual) {
    const [pattern, name] = [(0,_subject_js__1/* .nameOf */ .Vb)(expected), (0,_subject_js__1/* .nameOf */ .Vb)(actual)];
    if ((0,_aws_arn_js__0/* .matchesPattern */ .MT)(pattern, name))
        return [];
    return (0,_aws_arn_js__0/* .matchesPattern */ .MT)(pattern.toLowerCase(), name.toLowerCase()) ? ['differs-in-case'] : ['other-repository'];
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
    if ((0,_aws_arn_js__0/* .matchesPattern */ .MT)(pattern, context))
        return [];
    const inCharacters = characterHints(pattern, context);
    if (inCharacters.length > 0)
        return inCharacters;
    if (isLonger(pattern) !== isLonger(context))
        return [isLonger(pattern) ? 'default-instead-of-customized' : 'customized-instead-of-default'];
    const hint = CHANGES[`${(0,_subject_js__1/* .contextKindOf */ .jo)(pattern)}>${(0,_subject_js__1/* .contextKindOf */ .jo)(context)}`];
    return hint === undefined ? [] : [hint];
}
function isLonger(context) {
    return /^(?:(?:environment|ref):[^:]*|(?!environment:|ref:)[^:]*):[a-z_]+:[^:]/.test(context);
}
function customizationHints(pattern, subject) {
    const [expected, actual] = [isCustomized(pattern), isCustomized(subject)];
    if (expected && (0,_subject_js__1/* .splitSubject */ .JG)(subject) !== undefined)
        return ['default-instead-of-customized'];
    return actual && (0,_subject_js__1/* .splitSubject */ .JG)(pattern) !== undefined ? ['customized-instead-of-default'] : [];
}
function isCustomized(text) {
    return /^(?!repo:|system:)[a-z_]+:/.test(text);
}
function decodedColons(text) {
    return text.replaceAll(/%3a/gi, ':');
}


})

};
