export const id = 473;
export const ids = [473];
export const modules = {

5641:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.d(__webpack_exports__, {
  $J: () => (parseNumber),
  BN: () => (likeMatches),
  CB: () => (parseIpRange),
  E0: () => (mapText),
  KC: () => (withoutVariables),
  Ms: () => (withoutWildcards),
  Nt: () => (widestReading),
  RT: () => (hasUnknown),
  Rg: () => (sharesPrefix),
  b6: () => (textOf),
  i7: () => (expandVariables),
  nV: () => (parseInstant),
  qL: () => (isFilledIn)
});
var _util_defined_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9665);

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
    return (0,_util_defined_js__WEBPACK_IMPORTED_MODULE_0__/* .defined */ .s)({ bits, address: value, prefixLength: length === undefined ? undefined : Number(length) });
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
const VARIABLE = /(\$\{[^}]*\})/;
const NAME = /^\$\{\s*(?<key>[^,'\s]+)\s*(?:,\s*'(?<fallback>[^']*)'\s*)?\}$/;
function expandVariables(value, lookUp) {
    const pieces = value.split(VARIABLE).map((part) => (part.includes('${') ? expandOne(part, lookUp) : author(part)));
    return pieces.includes('absent') ? 'absent' : pieces.filter((piece) => typeof piece !== 'string');
}
function withoutVariables(value) {
    return [author(value)];
}
function textOf(pieces) {
    return pieces.map(({ text }) => text).join('');
}
function isFilledIn(value) {
    return /\$\{(?![*?$]\})(?:[^}:]*|[^}:]*::[^}]*)\}/.test(value);
}
function hasUnknown(pieces) {
    return pieces.some(({ from }) => from === 'unknown');
}
function withoutWildcards(pieces) {
    return pieces.map((piece) => (piece.from === 'author' ? { ...piece, from: 'escape' } : piece));
}
function mapText(pieces, change) {
    return pieces.map(({ text, from }) => ({ text: change(text), from }));
}
function widestReading(pieces) {
    const doubtful = ({ from, text }) => from === 'unknown' || (from === 'request' && /[*?]/.test(text));
    if (!pieces.some(doubtful))
        return undefined;
    return pieces.map((piece) => (piece.from === 'request' ? author(piece.text) : piece));
}
function likeMatches(pieces, text) {
    const shortest = pieces.reduce((length, piece) => length + shortestMatch(piece), 0);
    if (shortest > text.length)
        return false;
    const pattern = pieces.flatMap(unitsOf);
    const characters = [...text];
    let p = 0;
    let star = -1;
    let resume = 0;
    for (let t = 0; t < characters.length;) {
        const unit = pattern[p];
        if (unit === ANY_RUN) {
            star = p++;
            resume = t;
        }
        else if (unit === ANY_ONE || (unit !== undefined && unit === characters[t])) {
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
    if (from === 'unknown')
        return [ANY_RUN];
    if (from !== 'author')
        return [...text];
    const wildcards = { '*': ANY_RUN, '?': ANY_ONE };
    return Array.from(text, (character) => wildcards[character] ?? character);
}
function shortestMatch({ from, text }) {
    return from === 'author' ? text.replaceAll('*', '').length : text.length;
}
function author(text) {
    return { text, from: 'author' };
}
const UNKNOWN = { text: '', from: 'unknown' };
function expandOne(part, lookUp) {
    if (/^\$\{[*?$]\}$/.test(part))
        return { text: part.charAt(2), from: 'escape' };
    const { key, fallback } = NAME.exec(part)?.groups ?? {};
    if (key === undefined)
        return UNKNOWN;
    const found = lookUp(key);
    if (found.status === 'unknown')
        return UNKNOWN;
    if (found.status === 'absent')
        return fallback === undefined ? 'absent' : { text: fallback, from: 'request' };
    const [value, ...others] = found.values;
    return value === undefined || others.length > 0 ? UNKNOWN : { text: value, from: 'request' };
}


}),

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
var _util_defined_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9665);
var _condition_values_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5641);
var _evaluation_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1237);



function parseOperatorName(name) {
    const [, all, any, base = '', ifExists] = /^(?:(forallvalues:)|(foranyvalue:))?(.*?)(ifexists)?$/s.exec(name.toLowerCase()) ?? [];
    const set = all !== undefined ? 'for-all-values' : any !== undefined ? 'for-any-value' : undefined;
    return (0,_util_defined_js__WEBPACK_IMPORTED_MODULE_1__/* .defined */ .s)({ base, ifExists: ifExists !== undefined, set });
}
const equals = (expected, actual) => (0,_condition_values_js__WEBPACK_IMPORTED_MODULE_0__/* .hasUnknown */ .RT)(expected) ? like((0,_condition_values_js__WEBPACK_IMPORTED_MODULE_0__/* .withoutWildcards */ .Ms)(expected), actual) : (0,_evaluation_js__WEBPACK_IMPORTED_MODULE_2__/* .outcomeOf */ .sG)((0,_condition_values_js__WEBPACK_IMPORTED_MODULE_0__/* .textOf */ .b6)(expected) === actual);
const equalsIgnoreCase = (expected, actual) => {
    const fold = (change) => equals((0,_condition_values_js__WEBPACK_IMPORTED_MODULE_0__/* .mapText */ .E0)(expected, change), change(actual));
    const [lower, upper] = [fold((text) => text.toLowerCase()), fold((text) => text.toUpperCase())];
    return lower === upper ? lower : 'unknown';
};
const like = (expected, actual) => {
    const widest = (0,_condition_values_js__WEBPACK_IMPORTED_MODULE_0__/* .widestReading */ .Nt)(expected);
    if (widest === undefined)
        return (0,_evaluation_js__WEBPACK_IMPORTED_MODULE_2__/* .outcomeOf */ .sG)((0,_condition_values_js__WEBPACK_IMPORTED_MODULE_0__/* .likeMatches */ .BN)(expected, actual));
    return (0,_condition_values_js__WEBPACK_IMPORTED_MODULE_0__/* .likeMatches */ .BN)(widest, actual) ? 'unknown' : 'not-matched';
};
const strings = (compare, negated = false) => ({ negated, variables: 'yes', compare });
const typed = (compare, negated = false) => ({ negated, variables: 'no', compare });
function ordered(parse, holds) {
    return (expected, actual) => {
        const [left, right] = [parse(actual), parse((0,_condition_values_js__WEBPACK_IMPORTED_MODULE_0__/* .textOf */ .b6)(expected))];
        return left === undefined || right === undefined ? 'unknown' : (0,_evaluation_js__WEBPACK_IMPORTED_MODULE_2__/* .outcomeOf */ .sG)(holds(left, right));
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
    const [patterns, parts] = [arnParts((0,_condition_values_js__WEBPACK_IMPORTED_MODULE_0__/* .textOf */ .b6)(expected)), arnParts(actual)];
    if (patterns === undefined)
        return 'unknown';
    if (parts === undefined)
        return 'not-matched';
    if (expected.some(({ from }) => from === 'escape') || (0,_condition_values_js__WEBPACK_IMPORTED_MODULE_0__/* .widestReading */ .Nt)(expected) !== undefined)
        return 'unknown';
    return (0,_evaluation_js__WEBPACK_IMPORTED_MODULE_2__/* .outcomeOf */ .sG)(patterns.every((text, index) => (0,_condition_values_js__WEBPACK_IMPORTED_MODULE_0__/* .likeMatches */ .BN)([{ text, from: 'author' }], parts[index] ?? '')));
};
function arnParts(text) {
    const parts = text.split(':');
    return parts.length < 6 ? undefined : [...parts.slice(0, 5), parts.slice(5).join(':')];
}
const bool = (expected, actual) => {
    const wanted = (0,_condition_values_js__WEBPACK_IMPORTED_MODULE_0__/* .textOf */ .b6)(expected).toLowerCase();
    return isBoolean(wanted) ? (0,_evaluation_js__WEBPACK_IMPORTED_MODULE_2__/* .outcomeOf */ .sG)(actual.toLowerCase() === wanted) : 'unknown';
};
function isBoolean(text) {
    return text === 'true' || text === 'false';
}
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
const binary = (expected, actual) => {
    const texts = [(0,_condition_values_js__WEBPACK_IMPORTED_MODULE_0__/* .textOf */ .b6)(expected), actual];
    if (!texts.every((text) => BASE64.test(text)))
        return 'unknown';
    const [left, right] = texts.map((text) => Buffer.from(text, 'base64'));
    return (0,_evaluation_js__WEBPACK_IMPORTED_MODULE_2__/* .outcomeOf */ .sG)(left !== undefined && right !== undefined && left.equals(right));
};
const ip = (expected, actual) => {
    const [range, address] = [(0,_condition_values_js__WEBPACK_IMPORTED_MODULE_0__/* .parseIpRange */ .CB)((0,_condition_values_js__WEBPACK_IMPORTED_MODULE_0__/* .textOf */ .b6)(expected)), (0,_condition_values_js__WEBPACK_IMPORTED_MODULE_0__/* .parseIpRange */ .CB)(actual)];
    if (range === undefined || address === undefined || address.prefixLength !== undefined)
        return 'unknown';
    return range.prefixLength === undefined ? singleAddress(range, address) : within(range, address, range.prefixLength);
};
function within(range, address, prefixLength) {
    return (0,_evaluation_js__WEBPACK_IMPORTED_MODULE_2__/* .outcomeOf */ .sG)((0,_condition_values_js__WEBPACK_IMPORTED_MODULE_0__/* .sharesPrefix */ .Rg)(range, address, prefixLength));
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
    ...ORDERS.map(([name, order, negated]) => [`numeric${name}`, typed(ordered(_condition_values_js__WEBPACK_IMPORTED_MODULE_0__/* .parseNumber */ .$J, order), negated)]),
    ...ORDERS.map(([name, order, negated]) => [`date${name}`, typed(ordered(_condition_values_js__WEBPACK_IMPORTED_MODULE_0__/* .parseInstant */ .nV, order), negated)]),
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
  oX: () => (GITHUB_ISSUER),
  sS: () => (GITHUB_CLAIM_KEYS)
});
var _aws_arn_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8690);

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
    const { status = 'unknown', unlessAbsent } = rules.find((rule) => (0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_0__/* .matchesPattern */ .MT)(rule.keys, name)) ?? {};
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
    const ofGitHub = claims.iss === GITHUB_ISSUER;
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
    return issuer === GITHUB_ISSUER && partition === 'aws';
}
function escaped(prefix) {
    return prefix.replaceAll('*', '?');
}


}),

8087:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.d(__webpack_exports__, {
  q: () => (matchSubject)
});
var _aws_arn_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8690);
var _subject_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1407);


function matchSubject(patterns, claims) {
    const { sub: subject } = claims;
    const pattern = patterns.find((candidate) => (0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_0__/* .matchesPattern */ .MT)(candidate, subject));
    if (pattern !== undefined)
        return { matched: true, pattern, subject };
    const [closest] = patterns
        .map((candidate) => ({ pattern: candidate, distance: (0,_subject_js__WEBPACK_IMPORTED_MODULE_1__/* .editDistance */ .YC)(candidate, subject) }))
        .sort((one, other) => one.distance - other.distance);
    if (closest === undefined)
        return { matched: false, subject };
    return { matched: false, subject, closest: { ...closest, hints: hintsFor(closest.pattern, subject) } };
}
function hintsFor(pattern, subject) {
    const [expected, actual] = [(0,_subject_js__WEBPACK_IMPORTED_MODULE_1__/* .splitSubject */ .JG)(pattern), (0,_subject_js__WEBPACK_IMPORTED_MODULE_1__/* .splitSubject */ .JG)(subject)];
    const parts = expected === undefined || actual === undefined
        ? characterHints(pattern, subject)
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
    if ((0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_0__/* .matchesPattern */ .MT)(pattern, text))
        return [];
    return readings.find(([, read]) => (0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_0__/* .matchesPattern */ .MT)(read(pattern), read(text)))?.[0] ?? [];
}
function formHints(expected, actual) {
    if ((0,_subject_js__WEBPACK_IMPORTED_MODULE_1__/* .hasIds */ .Rp)(expected) !== (0,_subject_js__WEBPACK_IMPORTED_MODULE_1__/* .hasIds */ .Rp)(actual)) {
        const taken = !(0,_subject_js__WEBPACK_IMPORTED_MODULE_1__/* .hasIds */ .Rp)(expected) && (0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_0__/* .matchesPattern */ .MT)((0,_subject_js__WEBPACK_IMPORTED_MODULE_1__/* .nameOf */ .Vb)(expected), repositoryOf(actual));
        return taken ? [] : ['other-subject-form'];
    }
    const ids = [
        [expected.ownerId, actual.ownerId],
        [expected.repositoryId, actual.repositoryId],
    ];
    return ids.every(([pattern = '', id = '']) => (0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_0__/* .matchesPattern */ .MT)(pattern, id)) ? [] : ['other-ids'];
}
function repositoryOf({ owner, ownerId, repository, repositoryId }) {
    const withId = (name, id) => (id === undefined ? name : `${name}@${id}`);
    return `${withId(owner, ownerId)}/${withId(repository, repositoryId)}`;
}
function nameHints(expected, actual) {
    const [pattern, name] = [(0,_subject_js__WEBPACK_IMPORTED_MODULE_1__/* .nameOf */ .Vb)(expected), (0,_subject_js__WEBPACK_IMPORTED_MODULE_1__/* .nameOf */ .Vb)(actual)];
    if ((0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_0__/* .matchesPattern */ .MT)(pattern, name))
        return [];
    return (0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_0__/* .matchesPattern */ .MT)(pattern.toLowerCase(), name.toLowerCase()) ? ['differs-in-case'] : ['other-repository'];
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
    if ((0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_0__/* .matchesPattern */ .MT)(pattern, context))
        return [];
    const inCharacters = characterHints(pattern, context);
    if (inCharacters.length > 0)
        return inCharacters;
    const hint = CHANGES[`${(0,_subject_js__WEBPACK_IMPORTED_MODULE_1__/* .contextKindOf */ .jo)(pattern)}>${(0,_subject_js__WEBPACK_IMPORTED_MODULE_1__/* .contextKindOf */ .jo)(context)}`];
    return hint === undefined ? [] : [hint];
}
function decodedColons(text) {
    return text.replaceAll(/%3a/gi, ':');
}


}),

1407:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.d(__webpack_exports__, {
  JG: () => (splitSubject),
  Rp: () => (hasIds),
  Vb: () => (nameOf),
  YC: () => (editDistance),
  jo: () => (contextKindOf),
  t_: () => (classifySubject),
  wO: () => (subjectForms)
});
var _util_defined_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9665);

const PARTS = /^repo:(?<owner>[^/@:]*)(?:@(?<ownerId>[^/@:]*))?\/(?<repository>[^:@]*)(?:@(?<repositoryId>[^:@]*))?(?::(?<context>.*))?$/is;
function splitSubject(text) {
    const { owner, ownerId, repository, repositoryId, context } = PARTS.exec(text)?.groups ?? {};
    if (owner === undefined || repository === undefined)
        return undefined;
    return (0,_util_defined_js__WEBPACK_IMPORTED_MODULE_0__/* .defined */ .s)({ owner, ownerId, repository, repositoryId, context });
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
const CLASSIFIED = /^repo:[^/@:]+(?<ownerId>@\d+)?\/[^:@]+(?<repositoryId>@\d+)?:(?<context>environment:[^:]+|pull_request|ref:[^:]+)$/;
function classifySubject(sub) {
    const { ownerId, repositoryId, context } = CLASSIFIED.exec(sub)?.groups ?? {};
    if (context === undefined)
        return { kind: 'customized', immutable: /^repo:[^/@:]+@\d+\//.test(sub) };
    return { kind: contextKindOf(context), immutable: ownerId !== undefined && repositoryId !== undefined };
}
const DEFAULT_SUBJECT = /^repo:(?<owner>[\w.-]+)(?:@(?<ownerId>\d+))?\/(?<repository>[\w.-]+)(?:@(?<repositoryId>\d+))?:(?<context>environment:[^:]+|ref:refs\/[^:]+|pull_request)$/;
function subjectForms({ sub, context: claims }) {
    const { owner, ownerId, repository, repositoryId, context } = DEFAULT_SUBJECT.exec(sub)?.groups ?? {};
    if (owner === undefined || (ownerId === undefined) !== (repositoryId === undefined))
        return undefined;
    const names = `repo:${owner}/${repository}:${context}`;
    if (ownerId !== undefined)
        return { names, ids: sub, actual: 'ids' };
    const { repository_owner_id: claimedOwnerId, repository_id: claimedRepositoryId } = claims;
    if (!isId(claimedOwnerId) || !isId(claimedRepositoryId))
        return { names, actual: 'names' };
    const ids = `repo:${owner}@${claimedOwnerId}/${repository}@${claimedRepositoryId}:${context}`;
    return { names, ids, actual: 'names' };
}
function isId(claim) {
    return claim !== undefined && /^\d+$/.test(claim);
}
const COMPARED_CHARACTERS = 400;
function editDistance(pattern, text) {
    const [from, to] = [pattern.slice(0, COMPARED_CHARACTERS), text.slice(0, COMPARED_CHARACTERS)];
    const row = new Uint16Array(to.length + 1).map((_, column) => column);
    for (let index = 0; index < from.length; index++)
        addToRow(row, from.charCodeAt(index), to);
    const rest = from.includes('*') ? 0 : Math.abs(pattern.length - from.length - (text.length - to.length));
    return (row.at(-1) ?? 0) + rest;
}
const ANY_CHARACTERS = '*'.charCodeAt(0);
const ONE_CHARACTER = '?'.charCodeAt(0);
const { min } = Math;
function addToRow(row, code, text) {
    const cost = code === ANY_CHARACTERS ? 0 : 1;
    let before = row[0] ?? 0;
    let left = before + cost;
    row[0] = left;
    for (let column = 1; column <= text.length; column++) {
        const above = row[column] ?? 0;
        const changed = min(left, above) + cost;
        const fits = cost === 0 || code === ONE_CHARACTER || code === text.charCodeAt(column - 1);
        left = min(changed, fits ? before : before + 1);
        row[column] = left;
        before = above;
    }
}


})

};
