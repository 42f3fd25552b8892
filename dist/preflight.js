var __webpack_modules__ = ({

3024:
((module) => {

module.exports = process.getBuiltinModule("node:fs");

}),

7030:
((module) => {

module.exports = process.getBuiltinModule("node:net");

}),

6760:
((module) => {

module.exports = process.getBuiltinModule("node:path");

}),

7975:
((module) => {

module.exports = process.getBuiltinModule("node:util");

}),

8690:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
  DM: () => (parseRoleArn),
  MT: () => (matchesPattern),
  _k: () => (isAwsStsHost),
  aC: () => (USUAL_AUDIENCE),
  cn: () => (partitionOfRegion),
  hb: () => (AUDIENCE_IN_CHINA),
  iw: () => (oidcProviderArn),
  xC: () => (regionOfAwsStsHost)
});
const ROLE_ARN = /^arn:([a-z-]+):iam::(\d{12}):role(\/(?:[\x21-\x7e]{1,510}\/)?)([\w+=,.@-]{1,64})$/;
const ASSUMED_ROLE_ARN = /^arn:([a-z-]+):sts::(\d{12}):assumed-role\/([\w+=,.@-]{1,64})\/([\w+=,.@-]{2,64})$/;
function parseRoleArn(text) {
    const [, partition, account, path, name] = ROLE_ARN.exec(text) ?? [];
    if (partition === undefined || account === undefined || path === undefined || name === undefined)
        return undefined;
    return isPartition(partition) ? { text, partition, account, path, name } : undefined;
}
function parseAssumedRoleArn(text) {
    const [, partition, account, roleName, roleSessionName] = ASSUMED_ROLE_ARN.exec(text) ?? [];
    if (partition === undefined || account === undefined)
        return undefined;
    if (roleName === undefined || roleSessionName === undefined)
        return undefined;
    return { partition, account, roleName, roleSessionName };
}
function roleArnBehind(identityArn, meant) {
    const actual = parseAssumedRoleArn(identityArn);
    if (actual === undefined)
        return identityArn;
    const { partition, account, roleName } = actual;
    const isMeant = partition === meant?.partition && account === meant.account && roleName === meant.name;
    return isMeant ? meant.text : `arn:${partition}:iam::${account}:role/${roleName}`;
}
function mayFitWithPath(pattern, identityArn) {
    const session = parseAssumedRoleArn(identityArn);
    const [, start, name] = /^(arn:[^/]*\/)[^/]*\/(?:.*\/)?([^/]*)$/.exec(pattern) ?? [];
    if (session === undefined || start === undefined || name === undefined)
        return false;
    const { partition, account, roleName } = session;
    return matchesPattern(start, `arn:${partition}:iam::${account}:role/`) && matchesPattern(name, roleName);
}
function oidcProviderArn(role, issuer) {
    return `arn:${role.partition}:iam::${role.account}:oidc-provider/${issuer.replace(/^https:\/\//, '')}`;
}
function matchesPattern(pattern, text) {
    let [p, t, star, resume] = [0, 0, -1, 0];
    while (t < text.length) {
        if (pattern[p] === '*')
            [star, resume, p] = [p, t, p + 1];
        else if (pattern[p] === '?')
            [p, t] = [p + 1, t + String.fromCodePoint(text.codePointAt(t) ?? 0).length];
        else if (p < pattern.length && pattern[p] === text[t])
            [p, t] = [p + 1, t + 1];
        else if (star >= 0)
            [p, resume, t] = [star + 1, resume + 1, resume + 1];
        else
            return false;
    }
    return /^\**$/.test(pattern.slice(p));
}
const PARTITIONS = {
    'aws-cn': { regionPrefix: 'cn-', domains: ['amazonaws.com.cn', 'api.amazonwebservices.com.cn'] },
    'aws-us-gov': { regionPrefix: 'us-gov-', domains: ['amazonaws.com', 'api.aws'] },
    'aws-eusc': { regionPrefix: 'eusc-', domains: ['amazonaws.eu', 'api.amazonwebservices.eu'] },
    'aws-iso-b': { regionPrefix: 'us-isob-', domains: ['sc2s.sgov.gov', 'api.aws.scloud'] },
    'aws-iso-e': { regionPrefix: 'eu-isoe-', domains: ['cloud.adc-e.uk', 'api.cloud-aws.adc-e.uk'] },
    'aws-iso-f': { regionPrefix: 'us-isof-', domains: ['csp.hci.ic.gov', 'api.aws.hci.ic.gov'] },
    'aws-iso': { regionPrefix: 'us-iso-', domains: ['c2s.ic.gov', 'api.aws.ic.gov'] },
    aws: { regionPrefix: '', domains: ['amazonaws.com', 'api.aws'] },
};
const USUAL_AUDIENCE = 'sts.amazonaws.com';
const AUDIENCE_IN_CHINA = `${USUAL_AUDIENCE}.cn`;
const PARTITION_NAMES = Object.keys(PARTITIONS);
function isPartition(text) {
    return Object.hasOwn(PARTITIONS, text);
}
function hasFipsEndpoint(region) {
    return /^(?:us|ca)-/.test(region);
}
function partitionOfRegion(region) {
    return PARTITION_NAMES.find((name) => region.startsWith(PARTITIONS[name].regionPrefix)) ?? 'aws';
}
function isAwsStsHost(hostname) {
    const domains = PARTITION_NAMES.flatMap((name) => PARTITIONS[name].domains);
    return domains.some((domain) => STS_LABELS.test(cut(hostname, domain)));
}
function regionOfAwsStsHost(hostname) {
    return OF_REGION.exec(hostname)?.[1] ?? 'us-east-1';
}
function regionalStsUrl(region, variant = {}) {
    const partition = partitionOfRegion(region);
    const [standard, dualStack] = PARTITIONS[partition].domains;
    const isPlain = !variant.fips || (partition === 'aws-us-gov' && !variant.dualStack);
    return `https://sts${isPlain ? '' : '-fips'}.${region}.${variant.dualStack ? dualStack : standard}`;
}
const REGION = '[a-z]{2,6}(?:-[a-z]+){1,3}-\\d{1,2}';
const OF_REGION = new RegExp(`(?:^|\\.)sts(?:-fips)?\\.(${REGION})\\.`);
const STS_LABELS = new RegExp(`^(?:sts(?:-fips)?(?:\\.${REGION})?|vpce-[a-z0-9-]+\\.sts\\.${REGION}\\.vpce)$`);
function cut(hostname, domain) {
    return hostname.endsWith(`.${domain}`) ? hostname.slice(0, -domain.length - 1) : '';
}


}),

5437:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
  HN: () => (LineCounter),
  JG: () => (Lexer),
  Tp: () => (parseDocument),
  Vj: () => (isAlias),
  jh: () => (isMap),
  jn: () => (isScalar),
  oP: () => (isSeq)
});
const { createRequire } = process.getBuiltinModule('node:module');
const yaml = createRequire(import.meta.url)('./yaml.cjs');
const { isAlias, isMap, isScalar, isSeq, Lexer, LineCounter, parseDocument } = yaml;


}),

9972:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
  IP: () => (defineFindings),
  RZ: () => (STEP),
  ay: () => (ID_TOKEN_PERMISSION),
  hF: () => (input)
});
function defineFindings(topic) {
    return topic;
}
const STEP = { kind: 'step' };
const ID_TOKEN_PERMISSION = { kind: 'id-token-permission' };
function input(name) {
    return { kind: 'input', name };
}


}),

948:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
  EI: () => (claimsSample),
  IP: () => (subjectFormRows),
  Pl: () => (claimsEvidence),
  SU: () => (failureEvidence),
  eo: () => (SAMPLE_ROLE),
  xy: () => (policySample)
});
var _aws_arn_js__0 = __nccwpck_require__(8690);
var _trust_policy_claims_js__3 = __nccwpck_require__(9606);
var _trust_policy_lint_codes_js__1 = __nccwpck_require__(7349);
var _trust_policy_subject_js__2 = __nccwpck_require__(1407);






const SAMPLE_NOW = 1_800_000_000;
const SAMPLE_ROLE = {
    text: 'arn:aws:iam::111122223333:role/ci/deploy',
    partition: 'aws',
    account: '111122223333',
    path: '/ci/',
    name: 'deploy',
};
const SAMPLE_REGION = 'eu-central-1';
const SAMPLE_SKEW = {
    clockSkewSeconds: 1000,
    uncertaintySeconds: 0.5,
    agreed: true,
    provenSeconds: 999,
};
const SERVICES = {
    RequestIdToken: 'github',
    AssumeRoleWithWebIdentity: 'sts',
    AssumeRole: 'sts',
    GetCallerIdentity: 'sts',
    GetRole: 'iam',
    GetOpenIDConnectProvider: 'iam',
    ReadTokenFile: 'runner',
    LoadCredentials: 'runner',
};
function failureSample(text, operation) {
    const answer = { code: text, message: text, host: text, requestId: text, httpStatus: 400 };
    return { service: SERVICES[operation], operation, ...answer, attempts: 1 };
}
function githubFailure(text) {
    return { failure: failureSample(text, 'RequestIdToken') };
}
function stsFailure(text) {
    return { failure: failureSample(text, 'GetCallerIdentity') };
}
function regionalFailure(text) {
    return { ...stsFailure(text), region: SAMPLE_REGION };
}
function claimsSample(text) {
    const context = Object.fromEntries(_trust_policy_claims_js__3/* .CONTEXT_CLAIMS */ .S.map((name) => [name, text]));
    const sub = `repo:octo-org/octo-repo:environment:${text}`;
    return { iss: `https://${text}`, sub, aud: text, exp: SAMPLE_NOW + 300, iat: SAMPLE_NOW, context };
}
function exchangeSample(text) {
    const failure = failureSample(text, 'AssumeRoleWithWebIdentity');
    return { failure, role: SAMPLE_ROLE, claims: claimsSample(text), region: SAMPLE_REGION };
}
function policySample(text) {
    const exchange = exchangeSample(text);
    return { ...exchange, policy: verdictSample(text, exchange) };
}
function verdictSample(text, exchange) {
    const parts = refusingParts(text, exchange);
    const { principal, action, conditions } = parts;
    const position = { index: 0, sid: text };
    const denial = { position: { index: 1 }, effect: 'Deny', outcome: 'unknown', ...parts };
    const refusals = [...conditions, principal, action];
    return {
        path: text,
        role: exchange.role,
        evaluation: {
            decision: 'deny',
            why: 'no-statement-matches',
            statements: [{ position, effect: 'Allow', outcome: 'not-matched', ...parts }, denial],
            denials: [denial],
            closest: [{ position, refusals }],
        },
        lints: [
            (0,_trust_policy_lint_codes_js__1/* .lint */ .u)('wildcard-in-equals', { position, operator: text, key: text, value: text }),
            (0,_trust_policy_lint_codes_js__1/* .lint */ .u)('sub-missing', { position: denial.position }),
        ],
        otherRole: text,
    };
}
function refusingParts(text, { role, claims }) {
    const outcome = 'not-matched';
    const provider = (0,_aws_arn_js__0/* .oidcProviderArn */ .iw)(role, claims.iss);
    const federated = { kind: 'Federated', value: text };
    const subject = { status: 'present', values: [claims.sub] };
    return {
        principal: { part: 'principal', outcome, element: 'Principal', expected: [federated], actual: provider },
        action: { part: 'action', outcome, element: 'Action', expected: [text], actual: 'sts:AssumeRoleWithWebIdentity' },
        conditions: [`${text}:sub`, text].map((key) => {
            const expected = { operator: 'StringEquals', key, values: [text] };
            return { part: 'condition', outcome, expected, actual: subject };
        }),
    };
}
const SERVICE_NAMES = { github: 'the ID-token service', sts: 'AWS STS', iam: 'IAM', runner: 'the runner' };
const OPERATION_NAMES = {
    RequestIdToken: 'the request for an ID token',
    AssumeRoleWithWebIdentity: 'AssumeRoleWithWebIdentity',
    AssumeRole: 'AssumeRole',
    GetCallerIdentity: 'GetCallerIdentity',
    GetRole: 'GetRole',
    GetOpenIDConnectProvider: 'GetOpenIDConnectProvider',
    ReadTokenFile: 'reading the web identity token',
    LoadCredentials: 'loading the credentials of the machine',
};
function hostOf({ host, service }) {
    return host === undefined ? phrase(SERVICE_NAMES[service]) : words `${host}`;
}
function operationName({ operation }) {
    const name = OPERATION_NAMES[operation];
    return name === operation ? words `${name}` : phrase(name);
}
function triesOf({ attempts }) {
    return phrase(attempts === 1 ? '(1 try)' : `(${attempts} tries)`);
}
function statusOf({ httpStatus }) {
    return phrase(httpStatus === undefined ? 'no HTTP status' : `HTTP ${httpStatus}`);
}
function answerOf(failure) {
    return { of: OPERATION_NAMES[failure.operation], rows: [['AWS said', saidIn(failure)]] };
}
function saidIn({ code, message }) {
    return message === '' ? code : `${code}: ${message}`;
}
function failureEvidence(failure) {
    const { host, httpStatus, requestId, attempts } = failure;
    return [
        [failure.service === 'sts' || failure.service === 'iam' ? 'AWS said' : 'Answer', saidIn(failure)],
        ['Request', OPERATION_NAMES[failure.operation]],
        ...(host === undefined ? [] : [['Host', host]]),
        ...(httpStatus === undefined ? [] : [['HTTP status', String(httpStatus)]]),
        ...(requestId === undefined ? [] : [['AWS request id', requestId]]),
        ['Tries', String(attempts)],
    ];
}
function claimsEvidence({ iss, sub, aud, context }) {
    const claims = Object.entries({ sub, aud, iss, ...context });
    return claims.map(([name, value]) => [`Claim ${name}`, value ?? '']);
}
function exchangeEvidence({ failure, role, claims }) {
    return [
        ['Role', role.text],
        ['OIDC provider', oidcProviderArn(role, claims.iss)],
        ...claimsEvidence(claims),
        ...failureEvidence(failure),
    ];
}
function subjectFormRows(claims) {
    const forms = (0,_trust_policy_subject_js__2/* .subjectForms */ .wO)(claims);
    if (forms === undefined)
        return [];
    const { names, ids, actual } = forms;
    const mark = (form) => (form === actual ? ' (this token)' : '');
    return [
        [`Subject with names${mark('names')}`, names],
        ...(ids === undefined ? [] : [[`Subject with ids${mark('ids')}`, ids]]),
    ];
}
function skewEvidence(skew) {
    return skew === undefined ? [] : [['Server minus runner', formatClockSkew(skew)]];
}
function durationOf(seconds) {
    const inWords = formatDuration(seconds);
    return inWords === `${seconds} s` ? inWords : `${inWords} (${seconds} s)`;
}


}),

988:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
  $e: () => (warning),
  lm: () => (notice),
  z3: () => (error)
});
function error(code, evidence, confidence = 'certain') {
    return { code, severity: 'error', confidence, evidence };
}
function warning(code, evidence, confidence = 'certain') {
    return { code, severity: 'warning', confidence, evidence };
}
function notice(code, evidence) {
    return { code, severity: 'notice', confidence: 'certain', evidence };
}
const SEVERITIES = (/* unused pure expression or super */ null && (['error', 'warning', 'notice']));
const CONFIDENCES = (/* unused pure expression or super */ null && (['certain', 'likely', 'possible']));
function diagnosisOf(causes, others = []) {
    const ranked = [...bySurety(causes), ...bySurety(others)].sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
    const [first, ...rest] = ranked;
    if (first === undefined || first.severity !== 'error')
        return { verdict: 'pass', findings: ranked };
    return { verdict: 'fail', findings: [first, ...rest] };
}
function bySurety(findings) {
    return [...findings].sort((a, b) => CONFIDENCES.indexOf(a.confidence) - CONFIDENCES.indexOf(b.confidence));
}


}),

5394:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
  E5: () => (lintInstruction),
  FU: () => (positionName),
  bZ: () => (lintSentence)
});
var _util_text_js__1 = __nccwpck_require__(8805);
var _util_words_js__0 = __nccwpck_require__(2585);


function lintSentence(lint) {
    return (0,_util_words_js__0/* .words */ .aL) `${positionName(lint.position)} ${predicateOf(lint)}`;
}
function lintInstruction(lint) {
    const place = lint.position === undefined ? (0,_util_words_js__0/* .words */ .aL) `the policy` : positionName(lint.position);
    return (0,_util_words_js__0/* .words */ .aL) `Correct ${place}. It ${predicateOf(lint)}`;
}
function predicateOf(lint) {
    const { operator = '', key = '', value = '', expected = '' } = lint;
    return PREDICATES[lint.code]({ ...lint, operator, key, value, expected: (0,_util_words_js__0/* .whole */ .WQ)(expected) });
}
function positionName(position) {
    if (position === undefined)
        return (0,_util_words_js__0/* .words */ .aL) `The policy`;
    const { index, sid = '', line } = position;
    const number = (0,_util_words_js__0/* .phrase */ .MZ)(String(index + 1));
    const place = line === undefined ? undefined : (0,_util_words_js__0/* .words */ .aL) `line ${(0,_util_words_js__0/* .phrase */ .MZ)(String(line))}`;
    const details = [...(sid === '' ? [] : [(0,_util_words_js__0/* .words */ .aL) `Sid ${sid}`]), ...(place === undefined ? [] : [place])];
    return details.length === 0 ? (0,_util_words_js__0/* .words */ .aL) `Statement ${number}` : (0,_util_words_js__0/* .words */ .aL) `Statement ${number} (${(0,_util_words_js__0/* .joinWords */ .yZ)(details, ', ')})`;
}
const EXACT_SUBJECT = (0,_util_words_js__0/* .words */ .aL) `Write the exact subject of the intended runs under "StringEquals".`;
const AS_IN_THE_TOKEN = (0,_util_words_js__0/* .words */ .aL) `Write the subject as tokens of the intended runs have it.`;
const NARROW_SUBJECT = (0,_util_words_js__0/* .words */ .aL) `Restrict the subject instead, which every token has.`;
const PREDICATES = {
    'longer-than-default-quota': ({ value, expected }) => (0,_util_words_js__0/* .words */ .aL) `has ${value} characters without insignificant white space. IAM accepts ${expected}, unless the account's quota is raised. Shorten the policy, or request a higher quota.`,
    'longer-than-raised-quota': ({ value, expected }) => (0,_util_words_js__0/* .words */ .aL) `has ${value} characters without insignificant white space. IAM accepts at most ${expected}, whatever the account's quota. Shorten the policy, or split it among several roles.`,
    'write-control': ({ value, expected }) => (0,_util_words_js__0/* .words */ .aL) `trusts ${value}. IAM refuses to save that without a condition that restricts the subject or the workflow. Add "StringEquals" on ${expected} with the exact subject of the intended runs.`,
    'write-control-doubtful': ({ key, operator, value }) => (0,_util_words_js__0/* .words */ .aL) `accepts ${value} on ${key} under ${operator}. IAM possibly refuses to save that, because it requires a restricted subject. Write the exact subject under "StringEquals".`,
    'conditions-split': ({ related }) => (0,_util_words_js__0/* .words */ .aL) `checks only the audience, and ${positionName(related)} checks only the subject. A token needs to match just one of them. Put both conditions in one statement.`,
    'sid-duplicated': ({ value, related }) => (0,_util_words_js__0/* .words */ .aL) `has the Sid ${value}, which ${positionName(related && { index: related.index })} has, too. IAM refuses to save duplicate Sids. Change or remove one.`,
    'principal-not-federated': ({ value, expected }) => (0,_util_words_js__0/* .words */ .aL) `trusts ${value}, which is not an OIDC provider, so no ID token matches. For GitHub, set its Principal to { "Federated": "${expected}" }.${isOfCaller(value) ? (0,_util_words_js__0/* .words */ .aL) ` For AWS credentials of the runner, set "role-chaining: true" instead.` : (0,_util_words_js__0/* .phrase */ .MZ)('')}`,
    'principal-everyone': ({ value, expected }) => (0,_util_words_js__0/* .words */ .aL) `trusts everyone (${value}), so only its conditions keep strangers out. Set its Principal to the OIDC provider: { "Federated": "${expected}" }.`,
    'not-principal-allow': () => (0,_util_words_js__0/* .words */ .aL) `allows everyone except those under NotPrincipal, strangers included. Use "Principal" with the OIDC provider instead.`,
    'provider-misspelled': ({ value, expected }) => (0,_util_words_js__0/* .words */ .aL) `trusts ${value}, which is not a valid OIDC provider ARN. Write ${expected}.`,
    'provider-has-scheme': ({ value, expected }) => (0,_util_words_js__0/* .words */ .aL) `trusts ${value}, but the ARN of an OIDC provider has no "https://". Write ${expected}.`,
    'provider-other-issuer': ({ value, expected }) => (0,_util_words_js__0/* .words */ .aL) `trusts ${value}, which is not the provider for the issuer of this job's token. Write ${expected}.`,
    'provider-other-partition': ({ value, expected }) => (0,_util_words_js__0/* .words */ .aL) `trusts ${value}, which is in another AWS partition ("aws", "aws-cn", or "aws-us-gov") than the role. Write ${expected}.`,
    'provider-other-account': ({ value, expected }) => (0,_util_words_js__0/* .words */ .aL) `trusts ${value}, which is in another account. A role can trust only providers of its own account. Write ${expected}, and create that provider if it doesn't exist.`,
    'action-assume-role': ({ value, expected }) => (0,_util_words_js__0/* .words */ .aL) `allows ${value}, which is for callers with AWS credentials, not for ID tokens. Write ${expected}.`,
    'action-other': ({ value, expected }) => (0,_util_words_js__0/* .words */ .aL) `allows ${value}, but not the action that exchanges an ID token for credentials. Write ${expected}.`,
    'not-action-allow': () => (0,_util_words_js__0/* .words */ .aL) `allows every action except those under NotAction, which is more than needed. Use "Action" with "sts:AssumeRoleWithWebIdentity" instead.`,
    'prefix-missing': ({ key, expected }) => (0,_util_words_js__0/* .words */ .aL) `has a condition on ${key}. Without the issuer in front, IAM doesn't find the claim. Write ${expected}.`,
    'prefix-has-scheme': ({ key, value, expected }) => (0,_util_words_js__0/* .words */ .aL) `has a condition on ${key}. The issuer in a condition key has no scheme, so IAM finds no claim under ${value}. Write ${expected}.`,
    'prefix-old-name': ({ key, value, expected }) => (0,_util_words_js__0/* .words */ .aL) `has a condition on ${key}. ${value} is a former name of GitHub's issuer, which tokens no longer have. Write ${expected}.`,
    'prefix-lacks-slug': ({ key, value, expected }) => (0,_util_words_js__0/* .words */ .aL) `has a condition on ${key}. The name of this issuer continues after ${value}, and the key needs all of it. Write ${expected}.`,
    'prefix-slug-doubled': ({ key, value, expected }) => (0,_util_words_js__0/* .words */ .aL) `has a condition on ${key}. ${value} continues after the end of the issuer's name, as if its path was added twice. Write ${expected}.`,
    'prefix-has-slug': ({ key, value, expected }) => (0,_util_words_js__0/* .words */ .aL) `has a condition on ${key}. ${value} has a path, such as an enterprise name, but the issuer of this job's token has none. Write ${expected}.`,
    'prefix-other-issuer': ({ key, value, expected }) => (0,_util_words_js__0/* .words */ .aL) `has a condition on ${key}. ${value} is not the issuer of this job's token, or is misspelled. Write ${expected}.`,
    'key-misspelled': ({ key, expected }) => (0,_util_words_js__0/* .words */ .aL) `has a condition on ${key}, which has a sign too many or too few around the colon. Write ${expected}.`,
    'key-not-offered': ({ key, value }) => (0,_util_words_js__0/* .words */ .aL) `has a condition on ${key}. IAM has no condition key for GitHub's claim ${value}, so the condition never sees a value. ${NARROW_SUBJECT}`,
    'key-unconfirmed': ({ key, value }) => (0,_util_words_js__0/* .words */ .aL) `has a condition on ${key}. AWS doesn't document the claim ${value} for this issuer in this partition. If the statement never applies: ${NARROW_SUBJECT}`,
    'key-never-present': ({ key }) => (0,_util_words_js__0/* .words */ .aL) `has a condition on ${key}, which no request with a GitHub ID token has. ${NARROW_SUBJECT}`,
    'issuer-not-checked': ({ key, operator }) => (0,_util_words_js__0/* .words */ .aL) `uses ${operator} on ${key}. IAM has no such key, so this checks nothing. The Principal already names the issuer. Remove the condition.`,
    'condition-always-holds': ({ key, operator }) => (0,_util_words_js__0/* .words */ .aL) `uses ${operator} on ${key}. IAM has no such key, and the operator matches without one, so this restricts nothing. ${NARROW_SUBJECT}`,
    'operator-unknown': ({ key, value }) => (0,_util_words_js__0/* .words */ .aL) `uses the operator ${value} on ${key}, which IAM doesn't have. Use "StringEquals" for an exact value.`,
    'wildcard-in-equals': ({ key, operator, value }) => (0,_util_words_js__0/* .words */ .aL) `compares ${key} with ${value} under ${operator}, which takes "*" and "?" literally, so no token matches. ${wildcardAdvice(value)}`,
    'wildcard-in-not-equals': ({ key, operator, value }) => (0,_util_words_js__0/* .words */ .aL) `compares ${key} with ${value} under ${operator}, which takes "*" and "?" literally, so the value excludes no token. For a pattern, use "StringNotLike".`,
    'for-all-values-allow': ({ key, operator }) => (0,_util_words_js__0/* .words */ .aL) `uses ${operator} on ${key}. ForAllValues also matches tokens without that claim, so it can admit more than intended. Remove "ForAllValues:" from the operator.`,
    'for-all-values-needless': ({ key, operator }) => (0,_util_words_js__0/* .words */ .aL) `uses ${operator} on ${key}. Every token has one value for it, so the condition holds as intended. The set operator is not needed. Remove "ForAllValues:" from the operator.`,
    'if-exists-allow': ({ key, operator }) => (0,_util_words_js__0/* .words */ .aL) `uses ${operator} on ${key}. IfExists also matches tokens without that claim, so it can admit more than intended. Remove "IfExists" from the operator.`,
    'if-exists-needless': ({ key, operator }) => (0,_util_words_js__0/* .words */ .aL) `uses ${operator} on ${key}. Every token has that claim, so "IfExists" is not needed. Remove it from the operator.`,
    'negated-allow': ({ key, operator }) => (0,_util_words_js__0/* .words */ .aL) `uses ${operator} on ${key}. That admits everything not listed, and tokens without that claim. List what to allow under "StringEquals" instead.`,
    'deny-when-absent': ({ key, operator }) => (0,_util_words_js__0/* .words */ .aL) `denies with ${operator} on ${key}, which also matches tokens without that claim. Only if their runs should be allowed, add "Null": { ${key}: "false" } to its conditions.`,
    'deny-always': ({ key, operator }) => (0,_util_words_js__0/* .words */ .aL) `denies with ${operator} on ${key}, which no request with a GitHub ID token has, so it denies every run. Deny by a key that requests have, such as the subject.`,
    'deny-never': ({ key, operator }) => (0,_util_words_js__0/* .words */ .aL) `denies with ${operator} on ${key}. IAM has no such key, so the statement denies nobody. Deny by a key that requests have, such as the subject.`,
    'variable-in-old-version': ({ key, value }) => (0,_util_words_js__0/* .words */ .aL) `has the policy variable ${value} on ${key}, but the Version of this policy takes it literally. Write "Version": "2012-10-17" at the top of the policy.`,
    'network-condition': ({ key, operator }) => (0,_util_words_js__0/* .words */ .aL) `uses ${operator} on ${key}. GitHub-hosted runners have changing addresses outside your network. Use a runner in your network, or restrict the subject instead.`,
    'date-window-past': ({ key, operator }) => (0,_util_words_js__0/* .words */ .aL) `uses ${operator} on ${key} with a date in the past, so it no longer allows anyone. Remove the statement, or set a new date.`,
    'date-window-ahead': ({ key, operator }) => (0,_util_words_js__0/* .words */ .aL) `uses ${operator} on ${key} with a date in the future, so it allows no one until then. Wait, or set an earlier date.`,
    'aud-missing': () => (0,_util_words_js__0/* .words */ .aL) `doesn't restrict the audience, so tokens issued for another service can match. Add "StringEquals" on the issuer's "aud" key with the audience of the workflow, usually "sts.amazonaws.com".`,
    'aud-any': ({ value }) => (0,_util_words_js__0/* .words */ .aL) `accepts any audience (${value}), so tokens issued for another service can match. Write the audience of the workflow, usually "sts.amazonaws.com", under "StringEquals".`,
    'aud-open': ({ value }) => (0,_util_words_js__0/* .words */ .aL) `accepts the audience ${value} with anything in place of the wildcard, so tokens issued for other services can match. Write the exact audience, usually "sts.amazonaws.com", under "StringEquals".`,
    'sub-missing': () => (0,_util_words_js__0/* .words */ .aL) `doesn't restrict the subject, so runs of other repositories, even of strangers, can match. Add "StringEquals" on the issuer's "sub" key with the exact subject of the intended runs.`,
    'sub-workflow-only': () => (0,_util_words_js__0/* .words */ .aL) `restricts the workflow but not the repository that calls it, so any repository that can call this workflow matches. Add "StringEquals" on the issuer's "sub" key with the exact subject of the intended runs.`,
    'workflow-owner-open': () => (0,_util_words_js__0/* .words */ .aL) `restricts neither the subject nor the owner of the workflow, so a workflow in a stranger's repository matches. Add "StringEquals" on the issuer's "sub" key with the exact subject of the intended runs.`,
    'sub-by-deny-only': ({ related }) => (0,_util_words_js__0/* .words */ .aL) `doesn't restrict the subject itself. Only the Deny in ${positionName(related)} keeps strangers out. Add "StringEquals" on the issuer's "sub" key here, too, so that they stay out if the Deny changes.`,
    'sub-open-to-issuer': ({ value }) => (0,_util_words_js__0/* .words */ .aL) `${value === '' ? (0,_util_words_js__0/* .words */ .aL) `doesn't restrict the subject` : (0,_util_words_js__0/* .words */ .aL) `accepts the subject ${value}`}, so repositories of every owner in the same enterprise or on the same server match. ${EXACT_SUBJECT}`,
    'sub-any': ({ value }) => (0,_util_words_js__0/* .words */ .aL) `accepts any subject (${value}), so every repository on GitHub matches. ${EXACT_SUBJECT}`,
    'sub-any-repository': ({ value }) => (0,_util_words_js__0/* .words */ .aL) `accepts the subject ${value}, which allows any owner, so repositories of strangers match. ${EXACT_SUBJECT}`,
    'sub-owner-open': ({ value }) => (0,_util_words_js__0/* .words */ .aL) `accepts the subject ${value}, which has only a part of the owner's name. A stranger with a similar name matches. ${EXACT_SUBJECT}`,
    'sub-names-no-repository': ({ value }) => (0,_util_words_js__0/* .words */ .aL) `accepts the subject ${value}, which names no repository. Anyone can give the runs of their own repository such a subject. Add "repo" to the claims in the subject, and write the exact subject here.`,
    'sub-any-repository-of-owner': ({ value }) => (0,_util_words_js__0/* .words */ .aL) `${value === '' ? (0,_util_words_js__0/* .words */ .aL) `doesn't restrict the subject` : (0,_util_words_js__0/* .words */ .aL) `accepts the subject ${value}`}, so every current and future repository of the owner matches. List the repositories that need the role, each with its exact subject.`,
    'sub-repository-open': ({ value }) => (0,_util_words_js__0/* .words */ .aL) `accepts the subject ${value}, which has only a part of the repository's name. Other repositories of the owner match, too. ${EXACT_SUBJECT}`,
    'sub-ids-not-pinned': ({ value }) => (0,_util_words_js__0/* .words */ .aL) `accepts the subject ${value} with any ids. Anyone who later takes over the name of the owner or repository matches. Write the number after each "@".`,
    'sub-names-only': ({ value }) => (0,_util_words_js__0/* .words */ .aL) `${value === '' ? (0,_util_words_js__0/* .words */ .aL) `names the repository` : (0,_util_words_js__0/* .words */ .aL) `accepts the subject ${value}`} without ids, so anyone who later takes over the name of the owner or repository matches. Add "StringEquals" on the issuer's "repository_id" key.`,
    'name-open': ({ key, value }) => (0,_util_words_js__0/* .words */ .aL) `accepts ${value} on ${key}. The wildcard touches a name, so other names that begin or end the same match, too. Write the whole name, or put the wildcard after a "/".`,
    'sub-empty': ({ value }) => (0,_util_words_js__0/* .words */ .aL) `accepts an empty subject (${value}), which no token has. ${AS_IN_THE_TOKEN}`,
    'sub-blank-or-quoted': ({ value = '' }) => /^\p{Cc}/u.test(value)
        ? (0,_util_words_js__0/* .words */ .aL) `accepts the subject ${value}, which starts with a control character (${(0,_util_text_js__1/* .asciiJson */ .iL)(value.charAt(0)).slice(1, -1)}). A backslash before a letter probably made it: in JSON, "\\repo" is a carriage return and "epo". ${AS_IN_THE_TOKEN}`
        : (0,_util_words_js__0/* .words */ .aL) `accepts the subject ${value}. No subject starts with a space or a quotation mark, or ends with a space. Remove them.`,
    'sub-ends-in-blank': ({ value }) => (0,_util_words_js__0/* .words */ .aL) `accepts the subject ${value}, in which the environment ends in a space. Remove the space, unless the name of the environment really has one.`,
    'sub-lacks-repo': ({ value }) => (0,_util_words_js__0/* .words */ .aL) `accepts the subject ${value}. GitHub's subjects start with "repo:", in lower case, unless they are customized. ${AS_IN_THE_TOKEN}`,
    'sub-slash-for-colon': ({ value }) => (0,_util_words_js__0/* .words */ .aL) `accepts the subject ${value}. A colon, not a slash, follows the repository. ${AS_IN_THE_TOKEN}`,
    'sub-lacks-context': ({ value }) => (0,_util_words_js__0/* .words */ .aL) `accepts the subject ${value}. A subject continues after the repository, with ":ref:", ":environment:", or ":pull_request". ${AS_IN_THE_TOKEN}`,
    'sub-lacks-ref': ({ value }) => (0,_util_words_js__0/* .words */ .aL) `accepts the subject ${value}. A subject has "ref:" before "refs/". Write ":ref:refs/" there.`,
    'sub-lacks-refs-heads': ({ value }) => (0,_util_words_js__0/* .words */ .aL) `accepts the subject ${value}. After "ref:", a subject has the full branch or tag. Write "ref:refs/heads/" before a branch name, "ref:refs/tags/" before a tag name.`,
    'sub-unencoded-colon': ({ value }) => (0,_util_words_js__0/* .words */ .aL) `accepts the subject ${value}. GitHub writes a colon in an environment name as "%3A". Write it that way, unless the subject is customized.`,
    'sub-unknown-context': ({ value }) => (0,_util_words_js__0/* .words */ .aL) `accepts the subject ${value}. After the repository, a subject has "ref:", "environment:", or "pull_request", unless it is customized. ${AS_IN_THE_TOKEN}`,
};
function isOfCaller(principal) {
    return /^(?:arn:|\d{12}$)/.test(principal);
}
function wildcardAdvice(value) {
    const narrow = /^[^*?/]+\/[^*?/:]+[:/]/.test(value);
    return narrow
        ? (0,_util_words_js__0/* .words */ .aL) `Write the exact value under "StringEquals", or the pattern under "StringLike" if it must vary.`
        : (0,_util_words_js__0/* .words */ .aL) `Write the exact value under "StringEquals".`;
}


}),

1432:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
  Hj: () => (policyRow),
  J9: () => (restrictsMore),
  SH: () => (refusalSentence),
  ct: () => (policyName),
  jb: () => (comparisonOf),
  mX: () => (furtherRestrictions),
  mz: () => (thePolicy),
  rp: () => (sentenceAbout),
  t6: () => (hintSentence),
  yh: () => (explainPolicy)
});
var _trust_policy_condition_values_js__0 = __nccwpck_require__(5641);
var _trust_policy_generate_js__1 = __nccwpck_require__(3060);
var _trust_policy_issuer_js__11 = __nccwpck_require__(4072);
var _trust_policy_operators_js__2 = __nccwpck_require__(6258);
var _trust_policy_request_context_js__3 = __nccwpck_require__(6884);
var _trust_policy_subject_match_js__4 = __nccwpck_require__(8087);
var _util_text_js__10 = __nccwpck_require__(8805);
var _util_words_js__9 = __nccwpck_require__(2585);
var _evidence_js__5 = __nccwpck_require__(948);
var _policy_lints_js__6 = __nccwpck_require__(5394);
var _policy_steps_js__7 = __nccwpck_require__(7511);
var _remedies_js__8 = __nccwpck_require__(3795);












function explainPolicy(title, evidence, hints = hintsOf(evidence)) {
    const { policy, claims, failure } = evidence;
    const { closest, denials } = policy.evaluation;
    const faults = faultsOf(evidence);
    const lints = policy.lints.filter((lint) => !faults.includes(lint) && tellsMore(lint)).map(_policy_lints_js__6/* .lintSentence */ .bZ);
    return {
        title,
        cause: '',
        ...pointsOf([
            ...hints,
            ...denials.map(({ position, outcome }) => (0,_util_words_js__9/* .words */ .aL) `${(0,_policy_lints_js__6/* .positionName */ .FU)(position)} (Deny) ${(0,_util_words_js__9/* .phrase */ .MZ)(outcome === 'matched' ? 'applies' : 'possibly applies')}.`),
            ...closest.flatMap(refusalSentences),
            ...lints,
        ]),
        evidence: [
            policyRow(policy),
            ...(policy.otherRole === undefined ? [] : [['The file is about', policy.otherRole]]),
            ['Role', evidence.role.text],
            ...(0,_evidence_js__5/* .subjectFormRows */ .IP)(claims),
            ...(0,_evidence_js__5/* .claimsEvidence */ .Pl)(claims),
            ...(failure === undefined ? [] : (0,_evidence_js__5/* .failureEvidence */ .SU)(failure)),
        ],
        fix: [...faults.map((lint) => ({ text: (0,_policy_lints_js__6/* .lintInstruction */ .E5)(lint) })), ...policySteps(evidence, faults)],
    };
}
function policySteps(evidence, faults) {
    const refusals = evidence.policy.evaluation.closest[0]?.refusals ?? [];
    const [first] = refusals;
    const isOfAudience = first?.part === 'condition' && /:aud$/i.test(first.expected.key);
    const correction = isOfAudience ? (0,_remedies_js__8/* .withoutOtherAudience */ .Zc)(evidence) : undefined;
    if (correction !== undefined)
        return [{ text: correction }];
    const steps = refusals.flatMap((one) => one.part === 'condition' && !isFaulty(one.expected, faults) ? conditionSteps(one) : []);
    const isOfConditions = restrictsMore(evidence, faults) && steps.length + faults.length > 0;
    if (isOfConditions)
        return steps;
    const request = isOfAudience && refusals.length === 1 ? requestSteps(first.expected, evidence) : [];
    return [...request, ...(0,_policy_steps_js__7/* .trustPolicySteps */ .s)(evidence)];
}
function requestSteps({ operator, values }, { fromFile }) {
    const [value = ''] = values;
    const isOne = values.length === 1 && /^StringEquals$/i.test(operator) && !(0,_trust_policy_condition_values_js__0/* .isFilledIn */ .qL)(value);
    return isOne && !fromFile ? [{ text: (0,_util_words_js__9/* .words */ .aL) `Set the input "audience" to ${value}, which the policy expects.` }] : [];
}
function restrictsMore({ policy: { evaluation } }, faults = []) {
    const index = evaluation.closest[0]?.position.index;
    const { conditions = [] } = evaluation.statements.find(({ position }) => position.index === index) ?? {};
    return conditions.some(({ expected }) => isFurther(expected, faults));
}
function furtherRestrictions({ policy: { evaluation, lints } }) {
    const faults = lints.filter(({ severity }) => severity === 'error');
    const allows = evaluation.statements.filter(({ effect }) => effect === 'Allow');
    const keys = allows
        .flatMap(({ conditions }) => conditions.map(({ expected }) => expected))
        .filter((condition) => isFurther(condition, faults) && !OF_REPOSITORY.test(condition.key))
        .map(({ key }) => key);
    const denies = allows.length < evaluation.statements.length ? [(0,_util_words_js__9/* .phrase */ .MZ)('"Deny"')] : [];
    return [...[...new Set(keys)].map((key) => (0,_util_words_js__9/* .words */ .aL) `"${key}"`), ...denies];
}
function isFurther(condition, faults) {
    return !/:(?:sub|aud)$/i.test(condition.key) && !isFaulty(condition, faults);
}
function isFaulty({ key }, faults) {
    return faults.some((lint) => lint.key === key);
}
function isForOneRun(value) {
    return (/[*?$]|refs\/heads\/(?:dependabot|renovate)\//.test(value) ||
        [value, `ref:${value}`, `workflow_ref:${value}`].some((one) => (0,_trust_policy_generate_js__1/* .passingRefIn */ .Sb)(one) !== undefined));
}
const OF_REPOSITORY = /:(?:repository|repository_owner|enterprise)(?:_id)?$/i;
function conditionSteps({ expected, actual, unknown }) {
    const { operator, key, values } = expected;
    if (key.toLowerCase() === 'sts:rolesessionname')
        return [{ text: (0,_util_words_js__9/* .words */ .aL) `Set "role-session-name" to what the policy expects: ${expectation(expected)}.` }];
    const fits = fittingRun(expected);
    const found = actual.status === 'present' && unknown === undefined ? actual.values : [];
    const isList = /^string(?:equals|like|equalsignorecase)$/.test((0,_trust_policy_operators_js__2/* .parseOperatorName */ .$i)(operator).base);
    if (found.length === 0 || !isList || found.some(isForOneRun))
        return [{ text: fits }];
    const snippet = { language: 'json', text: `${(0,_util_text_js__10/* .asciiJson */ .iL)(key)}: ${(0,_util_text_js__10/* .asciiJson */ .iL)([...values, ...found], 0)}` };
    return OF_REPOSITORY.test(key)
        ? [{ text: (0,_util_words_js__9/* .words */ .aL) `If this repository should have the role, add its value to the condition:`, snippet }]
        : [
            { text: fits },
            { text: (0,_util_words_js__9/* .words */ .aL) `If runs like this one should have the role, add the value of this run:`, snippet },
        ];
}
function fittingRun(expected) {
    if (/:aud$/i.test(expected.key))
        return (0,_util_words_js__9/* .words */ .aL) `Request the audience that the policy expects: ${expectation(expected)}.`;
    return /:sub$/i.test(expected.key)
        ? (0,_util_words_js__9/* .words */ .aL) `Change the job so that its subject is one that the policy expects.`
        : (0,_util_words_js__9/* .words */ .aL) `Change the job so that the condition on ${expected.key} holds.`;
}
function policyName({ path }) {
    return path === undefined ? (0,_util_words_js__9/* .phrase */ .MZ)('the deployed trust policy') : (0,_util_words_js__9/* .words */ .aL) `${path}`;
}
function thePolicy({ path }) {
    return path === undefined ? (0,_util_words_js__9/* .phrase */ .MZ)('The deployed trust policy') : (0,_util_words_js__9/* .words */ .aL) `The policy in ${path}`;
}
function policyRow({ path }) {
    return path === undefined ? ['Trust policy', 'as deployed in IAM'] : ['trust-policy-file', path];
}
function tellsMore({ code, severity }) {
    return severity !== 'notice' && code !== 'sub-names-only';
}
function pointsOf(items) {
    return items.length === 0 ? {} : { points: { heading: 'How the policy compares with this run', items } };
}
function hintsOf({ policy, claims }) {
    const [refusal] = policy.evaluation.closest[0]?.refusals ?? [];
    if (refusal?.part !== 'condition' || !/:sub$/i.test(refusal.expected.key))
        return [];
    if (refusal.expected.values.some(_trust_policy_condition_values_js__0/* .isFilledIn */ .qL))
        return [];
    const match = (0,_trust_policy_subject_match_js__4/* .matchSubject */ .q)(refusal.expected.values, claims);
    const hints = match.matched ? [] : (match.closest?.hints ?? []);
    return hints.filter((hint) => hint !== 'none').map(hintSentence);
}
function refusalSentences({ position, refusals }) {
    return refusals.map((one) => (0,_util_words_js__9/* .words */ .aL) `${(0,_policy_lints_js__6/* .positionName */ .FU)(position)}: ${refusalSentence(one)}`);
}
function faultsOf({ policy: { lints, evaluation } }) {
    const index = evaluation.closest[0]?.position.index;
    return lints.filter((lint) => lint.severity === 'error' && lint.position?.index === index);
}
function sentenceAbout({ failure, role }, sentences) {
    return failure === undefined ? sentences : (0,_util_words_js__9/* .words */ .aL) `AWS refused ${role.text}. ${sentences}`;
}
function refusalSentence(refusal) {
    switch (refusal.part) {
        case 'principal':
            return principalSentence(refusal);
        case 'action':
            return actionSentence(refusal);
        case 'condition':
            return conditionSentence(refusal);
    }
}
function principalSentence({ element, expected, actual, outcome }) {
    const named = listOf(element, expected.map(principalName));
    const filledIn = expected.some(({ value }) => (0,_trust_policy_condition_values_js__0/* .isFilledIn */ .qL)(value));
    const why = filledIn ? 'the template fills in the rest' : 'how IAM reads the wildcard is unknown';
    const unknown = (0,_util_words_js__9/* .phrase */ .MZ)(outcome === 'unknown' ? `, and ${why}` : '');
    return (0,_util_words_js__9/* .words */ .aL) `${named}; this run comes through ${actual}${unknown}.`;
}
const KINDS = {
    AWS: 'the AWS principal',
    CanonicalUser: 'the canonical user',
    Federated: 'the provider',
    Service: 'the service',
};
function principalName({ kind, value }) {
    return kind === '*' ? (0,_util_words_js__9/* .words */ .aL) `everyone` : (0,_util_words_js__9/* .words */ .aL) `${(0,_util_words_js__9/* .phrase */ .MZ)(KINDS[kind])} ${value}`;
}
function actionSentence({ element, expected, actual }) {
    return (0,_util_words_js__9/* .words */ .aL) `${listOf(element, expected.map(marked))}; this run requests ${actual}.`;
}
function listOf(element, names) {
    const excepted = element === 'NotAction' || element === 'NotPrincipal';
    return excepted
        ? (0,_util_words_js__9/* .words */ .aL) `${(0,_util_words_js__9/* .phrase */ .MZ)(element)} excludes ${(0,_util_words_js__9/* .joinWords */ .yZ)(names, ' and ')}`
        : (0,_util_words_js__9/* .words */ .aL) `${(0,_util_words_js__9/* .phrase */ .MZ)(element)} names ${(0,_util_words_js__9/* .joinWords */ .yZ)(names, ' or ')}`;
}
function conditionSentence(refusal) {
    const { expected } = refusal;
    return (0,_util_words_js__9/* .words */ .aL) `${expected.operator} on ${expected.key} expects ${expectation(expected)}; ${encounter(refusal)}.`;
}
const ORDERS = [
    ['lessthan', 'less than '],
    ['lessthanequals', 'at most '],
    ['greaterthan', 'more than '],
    ['greaterthanequals', 'at least '],
];
function expectation({ operator, values }) {
    const { base } = (0,_trust_policy_operators_js__2/* .parseOperatorName */ .$i)(operator);
    if (values.length === 0)
        return (0,_util_words_js__9/* .words */ .aL) `no value at all`;
    if (base === 'null' && values.length === 1)
        return nullExpectation(values[0] ?? '');
    if ((0,_trust_policy_operators_js__2/* .findOperator */ .K$)(base)?.negated === true) {
        return values.length === 1
            ? (0,_util_words_js__9/* .words */ .aL) `anything but ${(0,_util_words_js__9/* .joinWords */ .yZ)(values.map(marked))}`
            : (0,_util_words_js__9/* .words */ .aL) `none of ${(0,_util_words_js__9/* .joinWords */ .yZ)(values.map(marked), ' and ')}`;
    }
    const [, order = ''] = ORDERS.find(([ending]) => base.endsWith(ending)) ?? [];
    return (0,_util_words_js__9/* .words */ .aL) `${(0,_util_words_js__9/* .phrase */ .MZ)(order)}${(0,_util_words_js__9/* .joinWords */ .yZ)(values.map(marked), ' or ')}`;
}
function nullExpectation(value) {
    const wanted = new Map([
        ['true', (0,_util_words_js__9/* .words */ .aL) `the key to be absent`],
        ['false', (0,_util_words_js__9/* .words */ .aL) `the key to be present`],
    ]);
    return wanted.get(value.toLowerCase()) ?? marked(value);
}
function encounter({ actual, expected: { key, values }, unknown }) {
    const ofRequest = /^(?:aws|iam|saml|sts):/i.test(key);
    if (unknown === 'operator')
        return (0,_util_words_js__9/* .words */ .aL) `IAM has no such operator, so the result is unknown`;
    if (actual.status === 'unknown') {
        return ofRequest
            ? (0,_util_words_js__9/* .words */ .aL) `only AWS knows the value in the request`
            : (0,_util_words_js__9/* .words */ .aL) `AWS doesn't document whether it takes a value for this key from the token`;
    }
    const found = actual.status === 'absent'
        ? (0,_util_words_js__9/* .phrase */ .MZ)(absence(key))
        : (0,_util_words_js__9/* .words */ .aL) `${(0,_util_words_js__9/* .phrase */ .MZ)(ofRequest ? 'the request has' : 'the token has')} ${(0,_util_words_js__9/* .joinWords */ .yZ)(actual.values.map(marked), ' and ')}`;
    if (unknown === 'set')
        return (0,_util_words_js__9/* .words */ .aL) `${found}, and AWS doesn't document what ForAnyValue with IfExists does then`;
    if (unknown === 'value' && values.some(_trust_policy_condition_values_js__0/* .isFilledIn */ .qL))
        return (0,_util_words_js__9/* .words */ .aL) `${found}, and the template fills in the rest`;
    return unknown === 'value' ? (0,_util_words_js__9/* .words */ .aL) `${found}, and the two can't be compared here` : found;
}
function absence(key) {
    const ofGitHub = _trust_policy_request_context_js__3/* .GITHUB_CLAIM_KEYS */ .sS.some((claim) => key.toLowerCase() === `${(0,_trust_policy_request_context_js__3/* .claimPrefixOf */ .MA)(_trust_policy_issuer_js__11/* .GITHUB_ISSUER */ .oX)}:${claim}`);
    return ofGitHub ? 'the token has no such claim' : 'the request has no such key';
}
function comparisonOf(refusal) {
    const rows = (actual, expected) => [
        ['this run', actual],
        ['the policy', expected],
    ];
    if (refusal.part === 'condition') {
        const { actual, expected } = refusal;
        const found = actual.status === 'present' ? actual.values.join(', ') : (0,_util_words_js__9/* .plainWords */ .c5)(encounter(refusal));
        return { of: expected.key, rows: rows(found, (0,_util_words_js__9/* .plainWords */ .c5)(expectation(shortened(expected)))) };
    }
    const { part, element, expected } = refusal;
    const isProvider = part === 'principal' && element === 'Principal' && expected.every(({ kind }) => kind === 'Federated');
    if (isProvider)
        return { of: element, rows: rows(refusal.actual, expected.map(({ value }) => value).join(', ')) };
    const names = part === 'principal' ? expected.map(principalName) : expected.map(marked);
    return { of: element, rows: rows(refusal.actual, (0,_util_words_js__9/* .plainWords */ .c5)(listOf(element, names))) };
}
function shortened(expected) {
    const [first = '', ...others] = expected.values;
    return others.length < 2 ? expected : { ...expected, values: [first, `${others.length} others`] };
}
function marked(value) {
    return (0,_util_words_js__9/* .words */ .aL) `${value}`;
}
function hintSentence(hint) {
    return HINTS[hint];
}
const HINTS = {
    'differs-in-case': (0,_util_words_js__9/* .words */ .aL) `The two differ in capitalization, and IAM compares case-sensitively. Write owner, repository, branch, and environment as the token does.`,
    'other-subject-form': (0,_util_words_js__9/* .words */ .aL) `Only one of the two has the ids of owner and repository ("owner@id/repository@id"). Tokens have them if the repository was created, renamed, or transferred since July 2026, or opted in. Expect the token's form.`,
    'other-ids': (0,_util_words_js__9/* .words */ .aL) `The names possibly agree, but the ids belong to another owner or repository, such as one that was deleted and created again. Make sure that it is yours before you expect its ids.`,
    encoding: (0,_util_words_js__9/* .words */ .aL) `One has a colon where the other has "%3A". GitHub writes a colon in an environment or branch name as "%3A", so expect that form.`,
    'other-repository': (0,_util_words_js__9/* .words */ .aL) `The run belongs to another repository than the pattern. It was renamed or transferred, or the pattern names the repository of a reusable workflow. The subject names the caller's repository.`,
    'other-environment': (0,_util_words_js__9/* .words */ .aL) `The job has another environment than the pattern. Correct the wrong one.`,
    'other-branch': (0,_util_words_js__9/* .words */ .aL) `The run is for another branch than the pattern. It started from a branch that shouldn't have the role, or the branch was renamed.`,
    'other-tag': (0,_util_words_js__9/* .words */ .aL) `The run is for another tag than the pattern, usually that of another release.`,
    'environment-instead-of-ref': (0,_util_words_js__9/* .words */ .aL) `The job has an environment, so the subject contains the environment instead of the branch or tag. Expect the environment. Its own rules restrict which branches can use it.`,
    'ref-instead-of-environment': (0,_util_words_js__9/* .words */ .aL) `The job has no environment, so the subject contains the branch or tag. Add the environment of the pattern to the job.`,
    'tag-instead-of-branch': (0,_util_words_js__9/* .words */ .aL) `The run is for a tag, as when a release starts it, but the pattern is for a branch. Expect that tag, or start the workflow from the branch.`,
    'branch-instead-of-tag': (0,_util_words_js__9/* .words */ .aL) `The run is for a branch, but the pattern is for a tag. Start the workflow from the tag, as a release does.`,
    'pull-request': (0,_util_words_js__9/* .words */ .aL) `The run is for a pull request, so the subject ends in ":pull_request" and has no branch, tag, or environment. Give pull requests a read-only role of their own.`,
    'pull-request-expected': (0,_util_words_js__9/* .words */ .aL) `The pattern is for pull requests. This run is for none, or its job has an environment, which replaces ":pull_request".`,
    'default-instead-of-customized': (0,_util_words_js__9/* .words */ .aL) `The pattern is for a customized subject, but this repository has the default one. A template of the organization needs "use_default": false in the repository.`,
    'customized-instead-of-default': (0,_util_words_js__9/* .words */ .aL) `This repository customizes its subject, but the pattern is for the default one. Expect the subject that the token has.`,
    'prefix-missing': (0,_util_words_js__9/* .words */ .aL) `The pattern begins with the owner. GitHub's subjects begin with "repo:".`,
    none: (0,_util_words_js__9/* .words */ .aL) `The two differ in something else, such as a missing part or a space. Compare them character by character.`,
};


}),

7511:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
  s: () => (trustPolicySteps)
});
var _trust_policy_generate_js__0 = __nccwpck_require__(3060);
var _util_text_js__3 = __nccwpck_require__(8805);
var _util_words_js__2 = __nccwpck_require__(2585);
var _remedies_js__1 = __nccwpck_require__(3795);




const BOT_BRANCH = /^(repo:[^:]+):ref:refs\/heads\/(dependabot|renovate)\/[^:]+$/;
function lastingOf({ sub }) {
    if (BOT_BRANCH.test(sub))
        return 'bot';
    return (0,_trust_policy_generate_js__0/* .passingRefIn */ .Sb)(sub) ?? ((0,_trust_policy_generate_js__0/* .tagPattern */ .bO)(sub) === undefined ? 'usual' : 'tag');
}
function lastingClaims(claims) {
    return { ...claims, sub: claims.sub.replace(BOT_BRANCH, '$1:environment:$2') };
}
function botOf({ sub }) {
    return BOT_BRANCH.exec(sub)?.[2] ?? '';
}
function allowSteps({ role, claims }, claim = 'sub') {
    const policy = generateTrustPolicy(role, lastingClaims(claims));
    if (policy === undefined)
        return [];
    const { StringEquals: exact, StringLike: like } = policy.Statement[0].Condition;
    if (claim === 'aud') {
        const shown = Object.entries(exact).filter(([key]) => key.endsWith(':aud'));
        return [{ text: words `Allow this audience in the trust policy of ${role.name}:`, snippet: json(members(shown)) }];
    }
    const subject = Object.entries(exact).filter(([key]) => !key.endsWith(':aud'));
    const snippet = json(like === undefined ? members(subject) : conditions(Object.entries(like), subject));
    return [{ text: allowing(role, claims), snippet }, ...tagSteps(claims, subject)];
}
function allowing({ name }, claims) {
    switch (lastingOf(claims)) {
        case 'bot':
            return words `Add "environment: ${phrase(botOf(claims))}" to the job, and allow that environment in the trust policy of ${name}. The branch exists for one pull request only:`;
        case 'merge-queue':
            return words `Allow the merge queue in the trust policy of ${name}, because this branch exists for one run:`;
        case 'pull-request':
            return words `Allow pull requests in the trust policy of ${name}, because this ref exists for one of them:`;
        case 'tag':
            return words `Allow this subject in the trust policy of ${name}. It is for this tag alone:`;
        case 'usual':
            return words `Allow this subject in the trust policy of ${name}:`;
    }
}
function tagSteps({ sub }, subject) {
    const pattern = tagPattern(sub);
    if (pattern === undefined)
        return [];
    const [like, exact] = [true, false].map((isSubject) => subject.filter(([key]) => key.endsWith(':sub') === isSubject));
    return [
        {
            text: words `If later tags need the role, too, restrict with a ruleset who can create such tags, and allow all of them:`,
            snippet: json(conditions((like ?? []).map(([key]) => [key, pattern]), exact ?? [])),
        },
    ];
}
function members(all) {
    return all.map(([key, value]) => `${asciiJson(key)}: ${asciiJson(value)}`).join(',\n');
}
function conditions(like, exact) {
    const operators = [['StringLike', like], ['StringEquals', exact]];
    const shown = operators.filter(([, all]) => all.length > 0);
    return shown.map(([operator, all]) => `"${operator}": { ${members(all)} }`).join(',\n');
}
function json(text) {
    return { language: 'json', text };
}
const WHOLE_POLICY = 'Complete trust policy: JSON, Terraform, CloudFormation';
function lead(role, claims, correct) {
    const allowed = allowedBy(claims);
    return correct === undefined
        ? (0,_util_words_js__2/* .words */ .aL) `Add this statement to the trust policy of ${role.name}. It is the narrowest that allows ${allowed}:`
        : (0,_util_words_js__2/* .words */ .aL) `${correct} Or, if no other run needs the role, replace its policy with the narrowest one that allows ${allowed}:`;
}
function allowedBy(claims) {
    switch (lastingOf(claims)) {
        case 'bot':
            return (0,_util_words_js__2/* .words */ .aL) `a job with "environment: ${(0,_util_words_js__2/* .phrase */ .MZ)(botOf(claims))}"`;
        case 'merge-queue':
            return (0,_util_words_js__2/* .words */ .aL) `the runs of this merge queue`;
        case 'pull-request':
            return (0,_util_words_js__2/* .words */ .aL) `this run and those of other pull requests`;
        case 'tag':
            return (0,_util_words_js__2/* .words */ .aL) `this run, and no other tag`;
        case 'usual':
            return (0,_util_words_js__2/* .words */ .aL) `this run`;
    }
}
function trustPolicySteps({ role, claims }, correct) {
    const policy = (0,_trust_policy_generate_js__0/* .generateTrustPolicy */ .YA)(role, lastingClaims(claims));
    if (policy === undefined) {
        return [
            {
                text: (0,_util_words_js__2/* .words */ .aL) `Add "repo" to the claims in the subject, then trust the new subject. The current subject doesn't name the repository, so every policy for it would trust others, too.`,
            },
        ];
    }
    return [
        { text: lead(role, claims, correct), snippet: json((0,_util_text_js__3/* .asciiJson */ .iL)(policy)), section: WHOLE_POLICY },
        {
            text: (0,_util_words_js__2/* .words */ .aL) `The same in Terraform:`,
            snippet: { language: 'hcl', text: (0,_trust_policy_generate_js__0/* .renderTerraform */ .Nj)(policy) },
            section: WHOLE_POLICY,
        },
        {
            text: (0,_util_words_js__2/* .words */ .aL) `The same in CloudFormation, under the properties of the role:`,
            snippet: { language: 'yaml', text: (0,_trust_policy_generate_js__0/* .renderCloudFormation */ .rH)(policy) },
            section: WHOLE_POLICY,
        },
        ...((0,_trust_policy_generate_js__0/* .needsEscapes */ .Eq)(policy)
            ? [
                {
                    text: (0,_util_words_js__2/* .words */ .aL) `IAM refuses characters beyond U+00FF unless JSON escapes them, and Terraform doesn't. Set the policy with the AWS CLI, which replaces the whole policy:`,
                    snippet: {
                        language: 'sh',
                        text: `aws iam update-assume-role-policy --role-name ${(0,_remedies_js__1/* .shellWord */ .r7)(role.name)} --policy-document ${(0,_remedies_js__1/* .shellWord */ .r7)((0,_util_text_js__3/* .asciiJson */ .iL)(policy, 0))}`,
                    },
                    section: WHOLE_POLICY,
                },
            ]
            : []),
    ];
}


}),

3795:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
  Co: () => (NOT_FROM_FORK),
  VI: () => (ID_TOKEN_PERMISSIONS),
  Zc: () => (withoutOtherAudience),
  _6: () => (ID_TOKEN_VARIABLES),
  r7: () => (shellWord)
});
var _aws_arn_js__0 = __nccwpck_require__(8690);
var _util_words_js__2 = __nccwpck_require__(2585);
var _evidence_js__1 = __nccwpck_require__(948);



const TO_BE_CERTAIN = 'Find out for certain in AWS';
const ID_TOKEN_PERMISSIONS = {
    language: 'yaml',
    text: 'permissions:\n  id-token: write # to request the ID token\n  contents: read # for actions/checkout',
};
const NOT_FROM_FORK = 'if: ${{ !github.event.pull_request || github.event.pull_request.head.repo.full_name == github.repository }}';
const ID_TOKEN_VARIABLES = 'ACTIONS_ID_TOKEN_REQUEST_URL and ACTIONS_ID_TOKEN_REQUEST_TOKEN';
const OF_OTHERS = /^(?:sigstore|(?:test)?pypi|npm:registry\.npmjs\.org|api:\/\/azureadtokenexchange|(?:https:)?\/\/iam\.googleapis\.com\/.*)$/i;
function otherPlace(audience, { partition }) {
    if (OF_OTHERS.test(audience))
        return 'another service';
    return audience === _aws_arn_js__0/* .AUDIENCE_IN_CHINA */ .hb && partition !== 'aws-cn' ? 'the regions of China' : undefined;
}
function withoutOtherAudience({ claims: { aud }, role, fromFile, }) {
    const place = otherPlace(aud, role);
    if (place === undefined)
        return undefined;
    if (fromFile)
        return (0,_util_words_js__2/* .words */ .aL) `Put a token for AWS into the file: ${aud} is for ${(0,_util_words_js__2/* .phrase */ .MZ)(place)}. The usual audience is "${(0,_util_words_js__2/* .phrase */ .MZ)(_aws_arn_js__0/* .USUAL_AUDIENCE */ .aC)}".`;
    return (0,_util_words_js__2/* .words */ .aL) `Remove the input "audience": ${aud} is for ${(0,_util_words_js__2/* .phrase */ .MZ)(place)}. Without the input, it is "${(0,_util_words_js__2/* .phrase */ .MZ)(_aws_arn_js__0/* .USUAL_AUDIENCE */ .aC)}".`;
}
const RUN_AGAIN = { text: (0,_util_words_js__2/* .words */ .aL) `Run the job again ("Re-run failed jobs" on the page of the run).` };
function whoAnswers({ proxy, endpoint }) {
    if (endpoint !== undefined)
        return words `Check "${endpoint}" to find out what answers in place of STS.`;
    return proxy === undefined
        ? words `Check the DNS of the runner and "NODE_EXTRA_CA_CERTS" to find out what answers in place of STS.`
        : words `Check the proxy ${proxy.address} (set in "${proxy.name}") to find out what answers in place of STS.`;
}
function reach({ failure, proxy, plainProxy, endpoint }) {
    const host = hostOf(failure);
    if (proxy !== undefined) {
        return [
            {
                text: words `Have the proxy ${proxy.address} (set in "${proxy.name}") let requests to ${host} through. If the runner can reach the host directly, add it to "no-proxy".`,
            },
        ];
    }
    const places = failure.service === 'sts' ? words `Check firewall, security group, and VPC endpoint.` : words `Check the firewall.`;
    return [
        ...httpsProxy(plainProxy),
        {
            text: endpoint === undefined
                ? words `Let the runner reach ${host}${phrase(failure.host?.includes(':') ? '' : ' on port 443')}. ${places}`
                : words `Correct "${endpoint}", or let the runner reach ${host}. ${places}`,
        },
    ];
}
function httpsProxy(plainProxy) {
    if (plainProxy === undefined)
        return [];
    return [
        {
            text: words `Set "HTTPS_PROXY" if the runner needs a proxy here. "${plainProxy}" is for http:// only, so this request did not use it.`,
        },
    ];
}
function certaintyStep({ partition, account }) {
    return {
        text: words `To know for certain, let a role that may read IAM metadata look up the deployed trust policy after a refusal:`,
        snippet: {
            language: 'yaml',
            text: `with:\n  diagnosis-role: arn:${partition}:iam::${account}:role/oidc-diagnosis`,
        },
        section: TO_BE_CERTAIN,
    };
}
function cloudTrailStep({ region }) {
    const command = 'aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=AssumeRoleWithWebIdentity';
    return {
        text: words `Look up what AWS received, and in which account:`,
        snippet: { language: 'sh', text: `${command} --region ${region}` },
        section: TO_BE_CERTAIN,
    };
}
const CLOCK_COMMANDS = {
    Linux: 'sudo chronyc makestep # and keep chronyd running; on EC2 with the server 169.254.169.123 (Amazon Time Sync)',
    Windows: 'w32tm /resync /force # and keep the service W32Time running',
    macOS: 'sudo sntp -sS time.apple.com # and keep "Set time and date automatically" on',
};
function synchronizeClock(os) {
    const commands = os === undefined ? Object.values(CLOCK_COMMANDS) : [CLOCK_COMMANDS[os]];
    return {
        text: words `Synchronize the runner's clock, and keep a time service running:`,
        snippet: { language: 'sh', text: commands.join('\n') },
    };
}
function anyOf(phrases) {
    const [others, last = ''] = [phrases.slice(0, -1), phrases.at(-1)];
    const comma = others.length > 1 ? ',' : '';
    return phrase(others.length === 0 ? last : `${others.join(', ')}${comma} or ${last}`);
}
function correctWhatAwsNames(inputs) {
    return inputs.length === 0
        ? words `Correct the ARN of the role, as AWS's message says.`
        : words `Correct what AWS's message names: ${anyOf([...inputs.map((name) => `"${name}"`), 'the ARN of the role'])}.`;
}
function shellWord(text) {
    return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
const RUNNER_FILES = {
    text: (0,_util_words_js__2/* .words */ .aL) `Check that the runner's temporary folder is writable and has space, and that no step overwrites "GITHUB_ENV" or "GITHUB_OUTPUT".`,
};


}),

3295:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
  XM: () => (pathOf),
  tu: () => (fileCommands),
  u2: () => (appendAll)
});
var node_fs__0 = __nccwpck_require__(3024);
var node_path__1 = __nccwpck_require__(6760);


const EOL = process.platform === 'win32' ? '\r\n' : '\n';
function pathOf(environment, name) {
    const path = environment[name];
    if (!path)
        throw new Error(`${name} is not set.`);
    if (!(0,node_path__1.isAbsolute)(path))
        throw new Error(`${name} is not an absolute path.`);
    return path;
}
function fileCommands(values) {
    const delimiter = delimiterFor(Object.values(values));
    return Object.entries(values)
        .map(([name, value]) => `${name}<<${delimiter}${EOL}${value}${EOL}${delimiter}${EOL}`)
        .join('');
}
function delimiterFor(values) {
    const parts = Array.from({ length: 4 }, () => Math.random().toString(36).slice(2));
    const delimiter = `ghadelimiter_${parts.join('')}`;
    return values.some((value) => value.includes(delimiter)) ? delimiterFor(values) : delimiter;
}
function appendAll(texts) {
    const opened = [];
    let at;
    try {
        for (const [path] of texts) {
            at = path;
            opened.push(openExisting(path));
        }
        texts.forEach(([path, text], n) => {
            at = path;
            const { file } = opened[n] ?? { file: -1 };
            const bytes = Buffer.from(text);
            for (let done = 0; done < bytes.length;)
                done += (0,node_fs__0.writeSync)(file, bytes, done);
        });
    }
    catch (error) {
        for (const { file, size } of opened)
            (0,node_fs__0.ftruncateSync)(file, size);
        throw Object.assign(error, { path: at });
    }
    finally {
        for (const { file } of opened)
            (0,node_fs__0.closeSync)(file);
    }
}
const NO_SURPRISE = (node_fs__0.constants.O_NOFOLLOW ?? 0) | (node_fs__0.constants.O_NONBLOCK ?? 0);
function readSmallFile(path, maxBytes) {
    const file = openSync(path, constants.O_RDONLY | NO_SURPRISE);
    try {
        const found = fstatSync(file);
        if (found.isDirectory())
            throw new Error(`${path} is a folder.`);
        if (!found.isFile() || found.size > maxBytes)
            throw new Error(`${path} is not a file of at most ${maxBytes} bytes.`);
        return readFileSync(file, 'utf8');
    }
    finally {
        closeSync(file);
    }
}
function openExisting(path) {
    const file = (0,node_fs__0.openSync)(path, node_fs__0.constants.O_WRONLY | node_fs__0.constants.O_APPEND | NO_SURPRISE);
    const found = (0,node_fs__0.fstatSync)(file);
    if (found.isFile())
        return { file, size: found.size };
    (0,node_fs__0.closeSync)(file);
    throw new Error(`${path} is not a file.`);
}


}),

8613:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
  $4: () => (numberText),
  CX: () => (WORKFLOW_MAX_LENGTH),
  Hu: () => (withoutDisputedBreaks),
  IX: () => (isLocal),
  Mc: () => (entriesOf),
  Ms: () => (entryOf),
  S3: () => (itemsOf),
  T1: () => (runnerValueOf),
  _Y: () => (repeatedKeyLine),
  b6: () => (textOf),
  cZ: () => (parseTree),
  fZ: () => (runnerTextOf),
  ty: () => (remoteAction)
});
var yaml__0 = __nccwpck_require__(5437);

const WORKFLOW_MAX_LENGTH = 1024 * 1024;
const TOKENS_MAX = 150_000;
const DISPUTED_LINE_BREAK = /\r(?!\n)|[\u0085\u2028\u2029]/u;
function parseTree(text) {
    if (text.length > WORKFLOW_MAX_LENGTH || DISPUTED_LINE_BREAK.test(text) || hasTooManyTokens(text))
        return undefined;
    const lines = new yaml__0/* .LineCounter */ .HN();
    try {
        const options = { lineCounter: lines, prettyErrors: false, schema: 'failsafe', uniqueKeys: false };
        const document = (0,yaml__0/* .parseDocument */ .Tp)(text, options);
        if (document.errors.length > 0)
            return undefined;
        return { root: document.contents ?? undefined, spanOf: (entry) => spanOf(entry, lines) };
    }
    catch {
        return undefined;
    }
}
const DISPUTED_BREAKS = /[\u0085\u2028\u2029]/g;
const BEFORE_SCALAR = '\u001f';
const LEXER_MARKS = [BEFORE_SCALAR, '\u0002', '\u0018'];
function withoutDisputedBreaks(text) {
    if (text.search(DISPUTED_BREAKS) < 0)
        return text;
    let result = '';
    let before = '';
    for (const token of new yaml__0/* .Lexer */ .JG().lex(text)) {
        const isAside = before !== BEFORE_SCALAR && /^["'#]/.test(token);
        if (!LEXER_MARKS.includes(token))
            result += isAside ? token.replace(DISPUTED_BREAKS, ' ') : token;
        before = token;
    }
    return result.length === text.length ? result : text;
}
function repeatedKeyLine({ root, spanOf }) {
    const waiting = [root];
    const lines = [];
    for (let value = waiting.pop(); waiting.length > 0 || value !== undefined; value = waiting.pop()) {
        waiting.push(...(itemsOf(value) ?? []));
        if (!(0,yaml__0/* .isMap */ .jh)(value))
            continue;
        const names = new Set();
        for (const { key, value: content } of value.items) {
            waiting.push(content ?? undefined);
            const name = textOf(key)?.toLowerCase();
            if (name === undefined || !(0,yaml__0/* .isScalar */ .jn)(key) || name.includes('${{'))
                continue;
            if (names.has(name))
                lines.push(spanOf({ name, key, value: content ?? undefined }).line);
            names.add(name);
        }
    }
    return lines.length === 0 ? undefined : Math.min(...lines);
}
function hasTooManyTokens(text) {
    if (2 * text.length + 10 <= TOKENS_MAX)
        return false;
    let count = 0;
    for (const _token of new yaml__0/* .Lexer */ .JG().lex(text)) {
        count += 1;
        if (count > TOKENS_MAX)
            return true;
    }
    return false;
}
function spanOf({ key, value }, lines) {
    const { line, col: column } = lines.linePos(key.range[0]);
    const [start, valueEnd] = value?.range ?? [0, 0];
    const end = start < valueEnd ? lines.linePos(valueEnd - 1) : undefined;
    const { col: endColumn } = end?.line === line ? end : lines.linePos(key.range[1] - 1);
    return { line, endLine: line, column, endColumn };
}
function entriesOf(value) {
    if (!(0,yaml__0/* .isMap */ .jh)(value))
        return undefined;
    const entries = [];
    const names = new Set();
    for (const { key, value: content } of value.items) {
        if (!(0,yaml__0/* .isScalar */ .jn)(key))
            return undefined;
        const name = textOfScalar(key);
        if (name === '<<' || names.has(name.toLowerCase()))
            return undefined;
        names.add(name.toLowerCase());
        entries.push({ name, key, value: content ?? undefined });
    }
    return entries;
}
function entryOf(value, name) {
    return entriesOf(value)?.find((entry) => entry.name === name);
}
function itemsOf(value) {
    return (0,yaml__0/* .isSeq */ .oP)(value) ? value.items : undefined;
}
function textOf(value) {
    return (0,yaml__0/* .isScalar */ .jn)(value) ? textOfScalar(value) : undefined;
}
function textOfScalar({ source, value }) {
    return source ?? String(value ?? '');
}
const NULL = /^(?:|~|null|Null|NULL)$/;
const BOOLEAN = /^(?:true|True|TRUE|false|False|FALSE)$/;
const NUMBER = /^(?:[-+]?(?:\d+|\d*\.?\d+(?:[eE][-+]?\d+)?|\d+\.)|0o[0-7]+|0x[\da-fA-F]+)$/;
function runnerValueOf(value) {
    const text = textOf(value);
    if (text === undefined || !(0,yaml__0/* .isScalar */ .jn)(value) || value.type !== 'PLAIN')
        return text;
    if (NULL.test(text))
        return null;
    if (BOOLEAN.test(text))
        return text.toLowerCase() === 'true';
    return NUMBER.test(text) ? Number(text.replace(/^\+/, '')) : text;
}
function runnerTextOf(value) {
    const read = runnerValueOf(value);
    if (read === null)
        return '';
    return typeof read === 'number' ? numberText(read) : read?.toString();
}
function numberText(number) {
    const [digits = '', exponent = '0'] = number.toExponential(14).split('e');
    const power = Number(exponent);
    if (power >= -5 && power < 15)
        return String(Number(number.toPrecision(15)));
    const sign = power < 0 ? '-' : '+';
    return `${String(Number(digits))}E${sign}${String(Math.abs(power)).padStart(2, '0')}`;
}
const ID_MAX_LENGTH = 100;
const ATTEMPTS_MAX = 999;
function stepIds(steps) {
    const given = steps.flatMap(({ id }) => (id ? [id.toLowerCase()] : []));
    const taken = new Set(given);
    if (taken.size < given.length)
        return undefined;
    const ids = steps.map(({ id, uses }) => id || freeId(`__${baseOf(uses)}`.replace(/[^\w-]/g, '_'), taken));
    return ids.every((id) => id !== undefined) ? ids : undefined;
}
function freeId(base, taken) {
    for (let attempt = 1; attempt <= ATTEMPTS_MAX; attempt += 1) {
        const suffix = attempt === 1 ? '' : `_${attempt}`;
        const candidate = base.slice(0, ID_MAX_LENGTH - suffix.length) + suffix;
        if (taken.has(candidate.toLowerCase()))
            continue;
        taken.add(candidate.toLowerCase());
        return candidate;
    }
    return undefined;
}
function baseOf(uses) {
    if (uses === undefined)
        return 'run';
    if (uses.startsWith('docker://'))
        return uses.slice('docker://'.length) || 'run';
    if (isLocal(uses))
        return uses.startsWith('$') ? 'selfRepository' : 'self';
    return remoteAction(uses)?.repository ?? 'run';
}
function isLocal(uses) {
    return /^[.$]\/|^\.\\/.test(uses);
}
function remoteAction(uses) {
    const [name = '', ref, ...rest] = uses.split('@');
    const [owner, repository, ...path] = name.split(/[/\\]/).filter((segment) => segment !== '');
    if (!owner || !repository || !ref || rest.length > 0)
        return undefined;
    return { repository: `${owner}/${repository}`, path: path.join('/'), ref };
}


}),

6563:
(() => {

if (typeof process.getBuiltinModule !== 'function') {
    const isPost = process.argv[1]?.endsWith('post.js') === true;
    const text = `This action needs Node.js 24, and the runner started it with ${process.version}.%0A%0AFix: Update the runner to 2.327.1 or newer. With act, Gitea or Forgejo, run the job in an image with Node.js 24.`;
    if (!isPost)
        process.stdout.write(`::error title=Node.js on this runner is too old::${text}\n`);
    process.exit(isPost ? 0 : 1);
}



}),

7100:
((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
var _old_node_js__0 = __nccwpck_require__(6563);
var node_fs__1 = __nccwpck_require__(3024);
var node_path__2 = __nccwpck_require__(6760);
var node_util__3 = __nccwpck_require__(7975);
var _preflight_action_js__4 = __nccwpck_require__(638);
var _preflight_command_js__5 = __nccwpck_require__(2907);
var _preflight_github_report_js__6 = __nccwpck_require__(5195);
var _report_markdown_js__7 = __nccwpck_require__(3021);
var _util_defined_js__8 = __nccwpck_require__(9665);









const { env: environment, stdout } = process;
const parameters = process.argv.slice(2);
const isStep = environment['GITHUB_ACTIONS'] === 'true' && environment['INPUT_FAIL-ON'] !== undefined && parameters.length === 0;
const STYLES = {
    error: ['red', 'bold'],
    warning: ['yellow', 'bold'],
    notice: ['blue', 'bold'],
    success: ['green'],
    strong: ['bold'],
    dim: ['dim'],
    fix: ['green'],
};
const home = (0,node_path__2.dirname)((0,node_path__2.dirname)((0,node_fs__1.realpathSync)(process.argv[1] ?? '')));
function versionOf() {
    try {
        const { version } = JSON.parse((0,node_fs__1.readFileSync)((0,node_path__2.join)(home, 'package.json'), 'utf8'));
        return String(version);
    }
    catch {
        return '0.0.0';
    }
}
function pageOf(code) {
    const page = (0,_report_markdown_js__7/* .pagesOf */ .E0)(environment)(code);
    const file = (0,node_path__2.join)(home, page.replace(/#.*$/, ''));
    if (isStep || !(0,node_fs__1.existsSync)(file))
        return page;
    return (0,node_path__2.relative)(process.cwd(), (0,node_path__2.join)(home, page)).split(node_path__2.sep).join('/');
}
function repositoryOf() {
    const name = environment['GITHUB_REPOSITORY'];
    if (!name)
        return undefined;
    return (0,_util_defined_js__8/* .defined */ .s)({
        name,
        ownerId: environment['GITHUB_REPOSITORY_OWNER_ID'],
        id: environment['GITHUB_REPOSITORY_ID'],
    });
}
const NODE_MIN_MAJOR = 22;
async function run() {
    if (Number.parseInt(process.versions.node, 10) < NODE_MIN_MAJOR) {
        tell('Node.js is too old', `Preflight needs Node.js ${NODE_MIN_MAJOR} or newer. This is ${process.version}.`);
        return isStep ? 1 : 2;
    }
    const isColored = stdout.isTTY && stdout.hasColors();
    const ports = (0,_util_defined_js__8/* .defined */ .s)({
        workingDirectory: process.cwd(),
        version: versionOf(),
        pageOf,
        repository: repositoryOf(),
        print: (text) => stdout.write(`${text}\n`),
        complain: (text) => process.stderr.write(`${text}\n`),
        paint: (style, text) => isColored ? (0,node_util__3.styleText)([...STYLES[style]], text, { validateStream: false }) : text,
    });
    return isStep ? ((await (0,_preflight_action_js__4/* .runAction */ .C)({ ...ports, environment })) ? 0 : 1) : (0,_preflight_command_js__5/* .runCommand */ .d1)(parameters, ports);
}
function tell(title, text) {
    if (isStep)
        stdout.write(`${(0,_preflight_github_report_js__6/* .errorCommand */ .i)(title, text)}\n`);
    else
        process.stderr.write(`${text}\n`);
}
stdout.on('error', ({ code }) => process.exit(code === 'EPIPE' ? 0 : 2));
try {
    process.exitCode = await run();
}
catch (error) {
    const text = `Preflight itself failed, which is a bug: ${error instanceof Error ? (error.stack ?? error.message) : error}`;
    tell('Preflight failed because of a bug', text);
    process.exitCode = isStep ? 1 : 2;
}

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

}),

638:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  C: () => (runAction)
});

var external_node_fs_ = __nccwpck_require__(3024);
var external_node_path_ = __nccwpck_require__(6760);
var runner_files = __nccwpck_require__(3295);
var defined = __nccwpck_require__(9665);
var util_text = __nccwpck_require__(8805);
;// ./lib/preflight/action-inputs.js
const FAIL_ON = ['error', 'warning', 'never'];
const PREFLIGHT_INPUTS = {
    paths: {
        default: '',
        description: 'Files and folders to report about, one per line. All workflows and local actions are read in any case. Default: everything in the repository.',
    },
    'trust-policies': {
        default: '',
        description: 'Files with trust policies, one pattern per line, such as iam/*.json: plain JSON, CloudFormation, the output of "cdk synth", or of "terraform show -json". Every predicted subject is held against the policy of its role. Default: none.',
    },
    'fail-on': {
        default: 'error',
        description: 'What fails the step. "error": a run that is certain to fail. "warning": also a warning, or a file that is not fully checked. "never": nothing.',
    },
    notices: {
        default: 'false',
        description: 'Whether to report what is only worth knowing: true or false.',
    },
    'sarif-file': {
        default: '',
        description: 'File in the workspace to write the report to as SARIF, for github/codeql-action/upload-sarif. Default: none.',
    },
};
const PREFLIGHT_OUTPUTS = {
    errors: { description: 'Number of errors. Also set if the step fails because of them.' },
    warnings: { description: 'Number of warnings. Also set if the step fails because of them.' },
};

var preflight_checkout = __nccwpck_require__(2723);
var command = __nccwpck_require__(2907);
var github_report = __nccwpck_require__(5195);
var inspect = __nccwpck_require__(7947);
var names = __nccwpck_require__(3407);
var report_words = __nccwpck_require__(9541);
var sarif_report = __nccwpck_require__(2065);
var markdown = __nccwpck_require__(3021);
;// ./lib/report/explanation-page.js

const ICONS = { error: '\u274c', warning: '\u26a0\ufe0f', notice: '\u2139\ufe0f' };
function explanationBody({ cause, comparison, points, evidence, fix }, closing) {
    return (0,markdown/* joinBlocks */.x9)([
        sentence(cause),
        comparison === undefined ? '' : (0,markdown/* table */.tp)(['', (0,markdown/* codeSpan */.SS)(comparison.of)], comparison.rows),
        points === undefined || points.folded ? '' : renderPoints(points),
        ...renderFix(fix),
        points?.folded ? (0,markdown/* folded */.TM)(`${points.items.length} ${points.heading.toLowerCase()}`, listOf(points.items)) : '',
        evidence.length === 0 ? '' : (0,markdown/* folded */.TM)('Evidence', (0,markdown/* table */.tp)(['What', 'Value'], evidence)),
        closing,
    ]).trimEnd();
}
const POINTS_SHOWN_MAX_COUNT = 5;
function renderPoints({ heading: head, items }) {
    const shown = items.slice(0, POINTS_SHOWN_MAX_COUNT);
    const rest = items.slice(POINTS_SHOWN_MAX_COUNT);
    const more = rest.length === 0 ? '' : (0,markdown/* folded */.TM)(`${rest.length} more`, listOf(rest));
    return (0,markdown/* joinBlocks */.x9)([`**${(0,markdown/* escapeMarkdown */.FV)(head)}**`, listOf(shown), more]).trimEnd();
}
const SNIPPET_SHOWN_MAX_LINES = 6;
const OTHER_STEPS = 'Other ways to fix it';
function renderFix([first, ...others]) {
    if (first === undefined)
        return [];
    const { text, snippet, section = 'What to paste' } = first;
    const isShort = snippet !== undefined && snippet.text.split('\n').length <= SNIPPET_SHOWN_MAX_LINES;
    const shown = `**Fix:** ${sentence(text)}`;
    const sections = new Map();
    if (snippet !== undefined && !isShort)
        sections.set(section, [(0,markdown/* codeBlock */.DV)(snippet.language, snippet.text)]);
    for (const step of others) {
        const { section: name = OTHER_STEPS } = step;
        sections.set(name, [...(sections.get(name) ?? []), renderFixStep(step)]);
    }
    return [
        isShort ? `${shown}\n\n${(0,markdown/* codeBlock */.DV)(snippet.language, snippet.text)}` : shown,
        ...[...sections].map(([name, steps]) => (0,markdown/* folded */.TM)(name, steps.join('\n\n'))),
    ];
}
function renderFixStep({ text, snippet }) {
    return snippet === undefined ? sentence(text) : `${sentence(text)}\n\n${(0,markdown/* codeBlock */.DV)(snippet.language, snippet.text)}`;
}
function listOf(lines) {
    return lines.map((line) => `- ${sentence(line)}`).join('\n');
}
function sentence(words) {
    if (typeof words === 'string')
        return (0,markdown/* escapeMarkdown */.FV)(words);
    let code;
    let written = '';
    for (const part of words.parts) {
        if (typeof part !== 'string') {
            if (code === undefined)
                written += (0,markdown/* codeSpan */.SS)(part.value);
            else
                code += part.value;
            continue;
        }
        const [first = '', ...rest] = part.split('"');
        if (code === undefined)
            written += (0,markdown/* escapeLine */.EH)(first);
        else
            code += first;
        for (const piece of rest) {
            if (code === undefined) {
                code = piece;
            }
            else {
                written += `${(0,markdown/* codeSpan */.SS)(code)}${(0,markdown/* escapeLine */.EH)(piece)}`;
                code = undefined;
            }
        }
    }
    return code === undefined ? written : `${written}${(0,markdown/* escapeLine */.EH)(`"${code}`)}`;
}

var words = __nccwpck_require__(2585);
;// ./lib/preflight/summary-report.js




const PAGE_MAX_BYTES = 800_000;
const ROWS_SHOWN_MAX_COUNT = 15;
const ROWS_MAX_COUNT = 500;
function summaryReport(report, pageOf) {
    const heading = `### ${iconOf(report)} Preflight: ${startOf((0,report_words/* resultPhrase */.BO)(report))}`;
    const sections = [
        ...report.unread.map(({ file, reason }) => () => `\u26a0\ufe0f ${(0,markdown/* codeSpan */.SS)(file)} was not fully checked. ${(0,markdown/* escapeMarkdown */.FV)(reason)}`),
        ...worstFirst(report.findings).map((finding) => () => findingSection(finding, pageOf(finding.code))),
    ];
    return (0,markdown/* joinBlocks */.x9)(within([heading, ...runSections(report.runs)], sections));
}
function worstFirst(findings) {
    const order = ['error', 'warning', 'notice'];
    return order.flatMap((severity) => findings.filter((finding) => finding.severity === severity));
}
function iconOf(report) {
    if ((0,report_words/* countOf */.pq)(report, 'error') > 0)
        return '\u274c';
    return (0,report_words/* countOf */.pq)(report, 'warning') > 0 || report.unread.length > 0 ? '\u26a0\ufe0f' : '\u2705';
}
function startOf(text) {
    return `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
}
function findingSection(finding, page) {
    const { severity, code, confidence, explanation, file, line, job } = finding;
    const place = `${file}:${line}`;
    const where = job === undefined ? (0,words/* words */.aL) `${place}` : (0,words/* words */.aL) `${place}, job ${job}`;
    const shown = page.startsWith('https://')
        ? `[${(0,markdown/* escapeMarkdown */.FV)(code)}](${page})`
        : (0,markdown/* escapeMarkdown */.FV)(`${code} (${page})`);
    const closing = `<sub>${shown} \u00b7 ${confidence}</sub>`;
    const body = (0,markdown/* joinBlocks */.x9)([sentence(where), explanationBody(explanation, closing)]);
    return (0,markdown/* folded */.TM)(`${ICONS[severity]} ${(0,markdown/* escapeMarkdown */.FV)(explanation.title)}: ${(0,markdown/* escapeMarkdown */.FV)(file)}, line ${line}`, body);
}
const VERDICTS = ['refused', 'unknown', 'allowed'];
const MARKS = { allowed: '\u2705', refused: '\u274c', unknown: '\u2754' };
function runSections(runs) {
    if (runs.length === 0)
        return [];
    const ranked = VERDICTS.flatMap((verdict) => runs.filter((run) => run.verdict === verdict));
    const [shown, hidden] = [ranked.slice(0, ROWS_SHOWN_MAX_COUNT), ranked.slice(ROWS_SHOWN_MAX_COUNT, ROWS_MAX_COUNT)];
    const left = ranked.length - shown.length - hidden.length;
    return [
        runTable(shown),
        hidden.length === 0 ? '' : (0,markdown/* folded */.TM)(`${hidden.length} more`, runTable(hidden)),
        left === 0
            ? ''
            : sentence((0,words/* words */.aL) `${(0,words/* phrase */.MZ)(String(left))} more are in the output of the command with "--format json".`),
    ];
}
const USUAL_FOLDER = /^\.github\/workflows\//;
function runTable(runs) {
    const rows = runs.map((run) => {
        const { file, line, job, trigger, role, subject, verdict } = run;
        const place = `${file.replace(USUAL_FOLDER, '')}:${line}`;
        const cells = [`${place} ${job}`, trigger, role ?? 'unknown', subject ?? 'unknown'].map(markdown/* cellCode */.GA);
        return `| ${[...cells, `${MARKS[verdict]} ${(0,markdown/* escapeMarkdown */.FV)((0,report_words/* verdictPhrase */.hJ)(run))}`].join(' | ')} |`;
    });
    return ['| Job | Trigger | Role | Subject | Result |', '| --- | --- | --- | --- | --- |', ...rows].join('\n');
}
function within(first, others) {
    const blocks = [...first];
    let bytes = Buffer.byteLength(blocks.join('\n\n'));
    for (const [index, make] of others.entries()) {
        const block = make();
        bytes += Buffer.byteLength(block) + 2;
        if (bytes > PAGE_MAX_BYTES)
            return [...blocks, `${others.length - index} more don't fit on this page.`];
        blocks.push(block);
    }
    return blocks;
}

;// ./lib/preflight/action.js














class Unusable extends Error {
    title;
    constructor(title, message) {
        super(message);
        this.title = title;
    }
}
async function runAction(ports) {
    try {
        return await check(ports);
    }
    catch (error) {
        if (!(error instanceof Unusable))
            throw error;
        ports.print((0,github_report/* errorCommand */.i)(error.title, error.message));
        return false;
    }
}
async function check(ports) {
    const { environment, workingDirectory, pageOf, repository } = ports;
    const inputs = readInputs(environment);
    if (inputs.sarifFile !== '' && !isBelow((0,external_node_path_.resolve)(workingDirectory, inputs.sarifFile), workingDirectory))
        throw outside(inputs.sarifFile);
    const checkout = (0,preflight_checkout/* findCheckout */.I)(inputs.paths, workingDirectory);
    if (typeof checkout === 'string')
        throw new Unusable('The repository was not found', `${checkout} ${CHECKOUT_FIX}`);
    const { root, paths, nameOf } = checkout;
    const report = await (0,inspect/* preflight */.M)({
        root,
        paths,
        trustPolicies: inputs.trustPolicies,
        notices: inputs.notices,
        ...(0,defined/* defined */.s)({ repository }),
    });
    if (report.files === 0 && paths.length === 0)
        throw new Unusable('No workflows were found', `There are no workflows in "${root}". ${CHECKOUT_FIX}`);
    const named = (0,command/* renamed */.fN)(report, nameOf);
    for (const line of (0,github_report/* annotationCommands */.s)(named, pageOf, 'job summary'))
        ports.print(line);
    ports.print(`${(0,report_words/* resultPhrase */.BO)(report)}. ${report.runs.length} runs predicted.`);
    tryToWrite(ports, 'GITHUB_STEP_SUMMARY', `${summaryReport(named, pageOf)}\n`);
    tryToWrite(ports, 'GITHUB_OUTPUT', (0,runner_files/* fileCommands */.tu)(outputsOf(report)));
    if (inputs.sarifFile !== '')
        writeSarif(inputs.sarifFile, (0,sarif_report/* sarifReport */._)(report, pageOf, ports.version), workingDirectory);
    return passes(report, inputs.failOn);
}
function tryToWrite({ environment, print }, name, text) {
    try {
        (0,runner_files/* appendAll */.u2)([[(0,runner_files/* pathOf */.XM)(environment, name), text]]);
    }
    catch {
        print(`${name === 'GITHUB_OUTPUT' ? 'The outputs' : 'The job summary'} could not be written.`);
    }
}
const CHECKOUT_FIX = 'Add a step with actions/checkout before this step.';
function readInputs(environment) {
    const read = (name) => (environment[`INPUT_${name.toUpperCase()}`] ?? '').trim() || PREFLIGHT_INPUTS[name].default;
    return {
        paths: linesOf(read('paths')),
        trustPolicies: linesOf(read('trust-policies')),
        failOn: oneOf('fail-on', read('fail-on'), FAIL_ON),
        notices: oneOf('notices', read('notices'), ['true', 'false']) === 'true',
        sarifFile: read('sarif-file'),
    };
}
function linesOf(text) {
    return text
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '');
}
function oneOf(input, text, values) {
    const value = values.find((one) => one === text);
    if (value !== undefined)
        return value;
    const found = (0,names/* findName */.b)('value', text, values);
    const near = found.ok ? ` Did you mean ${found.name}?` : '';
    throw new Unusable(`Input ${input} is invalid`, `${input} is ${listed(values)}, not "${(0,util_text/* plainText */.wh)(text)}".${near}`);
}
function listed(values) {
    return `${values.slice(0, -1).join(', ')} or ${values.at(-1)}`;
}
function outputsOf(report) {
    return { errors: String((0,report_words/* countOf */.pq)(report, 'error')), warnings: String((0,report_words/* countOf */.pq)(report, 'warning')) };
}
function passes(report, failOn) {
    switch (failOn) {
        case 'never':
            return true;
        case 'error':
            return (0,report_words/* countOf */.pq)(report, 'error') === 0;
        case 'warning':
            return (0,report_words/* countOf */.pq)(report, 'error') + (0,report_words/* countOf */.pq)(report, 'warning') + report.unread.length === 0;
    }
}
function outside(file) {
    return new Unusable('Input sarif-file is invalid', `"${(0,util_text/* plainText */.wh)(file)}" is not in the workspace.`);
}
function writeSarif(file, text, workspace) {
    const folder = (0,external_node_path_.dirname)((0,external_node_path_.resolve)(workspace, file));
    const real = (0,external_node_fs_.realpathSync)(firstExisting(folder));
    if (real !== (0,external_node_fs_.realpathSync)(workspace) && !isBelow(real, (0,external_node_fs_.realpathSync)(workspace)))
        throw outside(file);
    (0,external_node_fs_.mkdirSync)(folder, { recursive: true });
    const temporary = (0,external_node_path_.join)(folder, `.preflight-${process.pid}.sarif`);
    (0,external_node_fs_.writeFileSync)(temporary, text, { flag: 'wx' });
    (0,external_node_fs_.renameSync)(temporary, (0,external_node_path_.resolve)(workspace, file));
}
function firstExisting(folder) {
    return (0,external_node_fs_.existsSync)(folder) ? folder : firstExisting((0,external_node_path_.dirname)(folder));
}
function isBelow(path, folder) {
    const way = (0,external_node_path_.relative)(folder, path);
    return way !== '' && way !== '..' && !way.startsWith(`..${external_node_path_.sep}`) && (0,external_node_path_.resolve)(folder, way) === path;
}


}),

2723:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
  I: () => (findCheckout)
});
var node_fs__0 = __nccwpck_require__(3024);
var node_path__1 = __nccwpck_require__(6760);


function findCheckout(paths, workingDirectory) {
    const targets = paths.map((path) => ({ path, target: (0,node_path__1.resolve)(workingDirectory, path) }));
    const missing = targets.find(({ target }) => !(0,node_fs__0.existsSync)(target));
    if (missing !== undefined)
        return `There is no file or folder named "${missing.path}".`;
    const start = targets[0]?.target ?? workingDirectory;
    const root = foldersFrom(start).find((folder) => (0,node_fs__0.existsSync)((0,node_path__1.join)(folder, '.github')) || (0,node_fs__0.existsSync)((0,node_path__1.join)(folder, '.git')));
    if (root === undefined)
        return `"${start}" is in no repository: neither it nor a folder above it has .github or .git.`;
    const below = targets.map(({ path, target }) => ({ path, file: slashed((0,node_path__1.relative)(root, target)) }));
    const outside = below.find(({ file }) => file === '..' || file.startsWith('../') || (0,node_path__1.resolve)(root, file) === file);
    if (outside !== undefined)
        return `"${outside.path}" is outside of the repository "${root}".`;
    const isAll = below.some(({ file }) => file === '');
    const prefix = slashed((0,node_path__1.relative)(workingDirectory, root));
    return {
        root,
        paths: isAll ? [] : below.map(({ file }) => file),
        nameOf: (file) => (prefix === '' ? file : `${prefix}/${file}`),
    };
}
function foldersFrom(path) {
    const above = (0,node_path__1.dirname)(path);
    return above === path ? [path] : [path, ...foldersFrom(above)];
}
function slashed(path) {
    return path.split(node_path__1.sep).join('/');
}


}),

9366:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  b: () => (checkStep),
  q: () => (policyFileProblem)
});

var diagnosis_finding = __nccwpck_require__(988);
var tree = __nccwpck_require__(8613);
var shapes = __nccwpck_require__(6111);
var expressions = __nccwpck_require__(7955);
var given_inputs = __nccwpck_require__(5486);
var given_settings = __nccwpck_require__(9465);
var arn = __nccwpck_require__(8690);
var preflight_findings = __nccwpck_require__(8427);
var step_run = __nccwpck_require__(3917);
;// ./lib/preflight/outsider-checks.js







const FORK_EVENTS = ['pull_request', 'pull_request_review', 'pull_request_review_comment'];
const KEY_NAMES = ['aws-access-key-id', 'aws-secret-access-key', 'aws-session-token'];
function forkProblems(base) {
    const { run, step, inputs, usesToken } = base;
    const { event } = run.trigger;
    if (!FORK_EVENTS.includes(event) || !isReached(base, 'fork') || (0,step_run/* toleratesFailure */.m6)(base))
        return [];
    const eventName = event;
    if (usesToken === true && run.permission.level === 'granted') {
        const tolerated = inputs.get('on-missing-oidc');
        if (tolerated !== undefined && (!tolerated.isKnown || tolerated.text !== 'fail'))
            return [];
        return [(0,step_run/* problemOf */.Zw)((0,diagnosis_finding/* error */.z3)('ID_TOKEN_WITHHELD_FROM_FORK', { eventName }, 'likely'), (0,step_run/* stepPlace */.qN)(base), 'warning')];
    }
    const empty = (0,given_inputs/* inputsOf */.V)(step, 'fork');
    const withheld = KEY_NAMES.filter((name) => {
        const [own, fork] = [inputs.get(name), empty?.get(name)];
        return own !== undefined && !own.isKnown && fork?.isKnown && fork.text === '';
    });
    const [first] = withheld;
    if (first === undefined)
        return [];
    const finding = (0,diagnosis_finding/* error */.z3)('SECRETS_WITHHELD_FROM_FORK', { eventName, inputs: withheld }, 'likely');
    return [(0,step_run/* problemOf */.Zw)(finding, (0,step_run/* placeOf */.$t)(base, first), 'warning')];
}
function dependabotProblems(base) {
    const { run, inputs } = base;
    const { event, ref = '' } = run.trigger;
    const isOfDependabot = event === 'pull_request' || (event === 'push' && (0,arn/* matchesPattern */.MT)(ref, 'refs/heads/dependabot/x'));
    if (!isOfDependabot || !isReached(base, 'dependabot') || (0,step_run/* toleratesFailure */.m6)(base))
        return [];
    const withheld = KEY_NAMES.filter((name) => {
        const given = inputs.get(name);
        return given !== undefined && (0,expressions/* readsIn */.Pn)(given.written).some(([context]) => context === 'secrets');
    });
    const [first] = withheld;
    if (first === undefined)
        return [];
    const finding = (0,diagnosis_finding/* error */.z3)('SECRETS_WITHHELD_FROM_DEPENDABOT', { eventName: event, inputs: withheld }, 'possible');
    return [(0,step_run/* problemOf */.Zw)(finding, (0,step_run/* placeOf */.$t)(base, first), 'warning')];
}
function isReached({ run, step }, origin) {
    return run.isReached(origin) === true && step.isReached(origin) === true;
}
const FOREIGN_REF = /github\.(?:event\.pull_request\.head\.(?:sha|ref)|head_ref|event\.workflow_run\.head_(?:sha|branch))|refs\/pull\//i;
const TRUSTED_EVENTS_WITH_FOREIGN_CODE = ['pull_request_target', 'workflow_run', 'issue_comment'];
function dangerousCheckout(base) {
    const { run, steps } = base;
    const { event } = run.trigger;
    if (!TRUSTED_EVENTS_WITH_FOREIGN_CODE.includes(event) || run.environment.kind !== 'none')
        return [];
    const origin = event === 'pull_request_target' ? 'fork' : 'own';
    if (!isReached(base, origin))
        return [];
    for (const step of steps) {
        const { repository = '' } = (0,tree/* remoteAction */.ty)(step.action) ?? {};
        if (repository.toLowerCase() !== 'actions/checkout' || step.isReached(origin) !== true)
            continue;
        const ref = (0,given_inputs/* inputsOf */.V)(step)?.get('ref');
        if (ref === undefined || !FOREIGN_REF.test(ref.written))
            continue;
        const explanation = (0,preflight_findings/* explainPreflight */.B)('PULL_REQUEST_CODE_WITH_ROLE', { event, ref: ref.written.trim() });
        const place = { source: step.source, entry: ref.entry };
        return [
            { ...(0,step_run/* problemLike */.JV)(place, explanation, 'PULL_REQUEST_CODE_WITH_ROLE'), confidence: 'likely', weight: 'warning' },
        ];
    }
    return [];
}

;// ./lib/preflight/checks.js









function checkStep(run, steps, { index, hasDependabot, parse }) {
    const step = steps[index];
    const inputs = step === undefined ? undefined : (0,given_inputs/* inputsOf */.V)(step);
    if (step?.uses === undefined || step.aws === undefined || inputs === undefined)
        return undefined;
    const base = { run, step, uses: step.uses, steps, index, inputs };
    const read = step.aws === 'aws-token-guard' ? (0,given_settings/* readOwnInputs */.y5)(base, parse) : (0,given_settings/* readOthersInputs */.Zp)(base);
    const whole = { ...base, ...read };
    const problems = [
        ...secretsInAction(whole),
        ...read.problems,
        ...permissionProblems(whole),
        ...forkProblems(whole),
        ...(hasDependabot ? dependabotProblems(whole) : []),
        ...dangerousCheckout(whole),
        ...keyProblems(whole),
        ...replacedCredentials(whole),
        ...laterActions(whole),
    ];
    return { ...whole, problems };
}
function hasEarlierScript({ steps, index }) {
    return steps.slice(0, index).some(({ value }) => (0,tree/* entryOf */.Ms)(value, 'run') !== undefined);
}
const OTHER_SOURCES = /^(?:AWS_ACCESS_KEY_ID|AWS_PROFILE|(?:AWS_)?WEB_IDENTITY_TOKEN_FILE|ROLE_CHAINING|FORCE_SKIP_OIDC|USE_EXISTING_CREDENTIALS)$/;
function permissionProblems(base) {
    const { run, step, usesToken } = base;
    const { permission } = run;
    if (permission.level !== 'missing' || usesToken !== true)
        return [];
    const isOther = step.aws === 'configure-aws-credentials';
    const { values, hasHidden } = (0,given_inputs/* variablesOf */.h)(step, run);
    const mayHaveSource = hasHidden || [...values.keys()].some((name) => OTHER_SOURCES.test(name));
    if (isOther && (!(0,step_run/* isHosted */.OZ)(base) || mayHaveSource))
        return [];
    const isCertain = !isOther || !((0,step_run/* mayHaveBeenSet */.KL)(base) || hasEarlierScript(base));
    const [weight, confidence] = isCertain ? ['fatal', 'certain'] : ['warning', 'likely'];
    const [caller] = run.calls;
    if (permission.byCaller && caller !== undefined) {
        const evidence = { caller: caller.entry.name, job: run.job.name, workflow: run.source.file };
        const explanation = (0,preflight_findings/* explainPreflight */.B)('CALLER_LACKS_ID_TOKEN_PERMISSION', evidence);
        const problem = (0,step_run/* problemLike */.JV)(permission.place, explanation, 'CALLER_LACKS_ID_TOKEN_PERMISSION');
        return [{ ...problem, confidence, weight }];
    }
    const finding = (0,diagnosis_finding/* error */.z3)('ID_TOKEN_PERMISSION_MISSING', { eventName: run.trigger.event }, confidence);
    return [(0,step_run/* problemOf */.Zw)(finding, permission.place, weight)];
}
function secretsInAction(base) {
    if (!base.step.isInAction)
        return [];
    return [...base.inputs].flatMap(([name, { written }]) => {
        if (!(0,expressions/* readsIn */.Pn)(written).some(([context]) => context === 'secrets'))
            return [];
        const explanation = (0,preflight_findings/* explainPreflight */.B)('SECRETS_NOT_IN_ACTIONS', { input: name, expression: written.trim() });
        return [{ ...(0,step_run/* problemLike */.JV)((0,step_run/* placeOf */.$t)(base, name), explanation, 'SECRETS_NOT_IN_ACTIONS'), weight: 'fatal' }];
    });
}
const KEY_ID_ALONE = new RegExp(`^${shapes/* KEY_ID_LOOKALIKE */.QM}$`);
function keyProblems(base) {
    const { inputs, run } = base;
    const key = inputs.get('aws-access-key-id');
    if (key === undefined || (key.isKnown && ['', 'none'].includes(key.text.trim())))
        return [];
    const place = (0,step_run/* placeOf */.$t)(base, 'aws-access-key-id');
    const literal = key.isKnown && KEY_ID_ALONE.test(key.written.trim());
    const inFile = literal
        ? [
            {
                ...(0,step_run/* problemLike */.JV)(place, (0,preflight_findings/* explainPreflight */.B)('KEY_IN_WORKFLOW', {}), 'KEY_IN_WORKFLOW'),
                weight: 'warning',
            },
        ]
        : [];
    const role = inputs.get('role-to-assume');
    if (role === undefined || (role.isKnown && role.text.trim() === ''))
        return inFile;
    const isStored = literal || (0,expressions/* readsIn */.Pn)(key.written).some(([context]) => context === 'secrets');
    if (!isStored || inputs.has('aws-session-token'))
        return inFile;
    const canRequestToken = run.permission.level === 'granted';
    const explanation = (0,preflight_findings/* explainPreflight */.B)('STATIC_KEYS_WITH_ROLE', { canRequestToken });
    const weight = canRequestToken ? 'warning' : 'notice';
    return [...inFile, { ...(0,step_run/* problemLike */.JV)(place, explanation, 'STATIC_KEYS_WITH_ROLE'), weight }];
}
function publishesToAll(step) {
    const inputs = (0,given_inputs/* inputsOf */.V)(step);
    const others = ['aws-profile', 'roles', 'output-env-credentials', 'mode', 'refresh', 'output-credentials'];
    const isPlain = inputs !== undefined && others.every((name) => !inputs.has(name));
    return isPlain && inputs.has('role-to-assume') && !step.hasCondition && (0,tree/* entryOf */.Ms)(step.value, 'id') === undefined;
}
function replacedCredentials(base) {
    const { steps, index, step, inputs, run } = base;
    const earlier = steps[index - 1];
    if (earlier?.aws === undefined || earlier.uses === undefined)
        return [];
    if (!publishesToAll(step) || !publishesToAll(earlier))
        return [];
    const startsAnew = !['role-chaining', 'force-skip-oidc', 'use-existing-credentials'].some((name) => inputs.has(name));
    const usesKeys = KEY_NAMES.some((name) => inputs.has(name));
    if (!startsAnew || usesKeys || run.permission.level !== 'granted')
        return [];
    const { line } = earlier.source.tree.spanOf(earlier.uses);
    const explanation = (0,preflight_findings/* explainPreflight */.B)('CREDENTIALS_REPLACED_UNUSED', { earlierLine: line });
    return [{ ...(0,step_run/* problemLike */.JV)((0,step_run/* stepPlace */.qN)(base), explanation, 'CREDENTIALS_REPLACED_UNUSED'), weight: 'warning' }];
}
const TRUSTED_OWNERS = /^(?:actions|github|aws-actions)\//i;
function laterActions(base) {
    const { steps, index, step } = base;
    const own = (0,tree/* remoteAction */.ty)(step.action)?.repository.split('/')[0];
    const others = steps.slice(index + 1).flatMap(({ action, aws }) => {
        const { repository } = (0,tree/* remoteAction */.ty)(action) ?? {};
        const isOther = repository !== undefined && aws === undefined && !TRUSTED_OWNERS.test(repository);
        return isOther && repository.split('/')[0] !== own ? [repository] : [];
    });
    if (others.length === 0)
        return [];
    const explanation = (0,preflight_findings/* explainPreflight */.B)('CREDENTIALS_OUTLIVE_NEED', { actions: [...new Set(others)] });
    return [{ ...(0,step_run/* problemLike */.JV)((0,step_run/* stepPlace */.qN)(base), explanation, 'CREDENTIALS_OUTLIVE_NEED'), weight: 'notice' }];
}
function policyFileProblem(base, problem) {
    const path = base.settings.trustPolicyFile;
    const isMade = base.steps
        .slice(0, base.index)
        .some(({ value, action }) => (0,tree/* entryOf */.Ms)(value, 'run') !== undefined || !/^actions\/checkout@/i.test(action));
    if (path === undefined || isMade)
        return undefined;
    return (0,step_run/* problemOf */.Zw)((0,diagnosis_finding/* error */.z3)('TRUST_POLICY_FILE_INVALID', { path, problem }), (0,step_run/* placeOf */.$t)(base, 'trust-policy-file'));
}


}),

2907:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  fN: () => (renamed),
  d1: () => (runCommand)
});

// UNUSED EXPORTS: jsonReport

var defined = __nccwpck_require__(9665);
var util_text = __nccwpck_require__(8805);
var words = __nccwpck_require__(2585);
var preflight_checkout = __nccwpck_require__(2723);
var github_report = __nccwpck_require__(5195);
var explanation_text = __nccwpck_require__(1809);
var report_words = __nccwpck_require__(9541);
;// ./lib/preflight/human-report.js



function humanReport(report, { paint, pageOf, runs }) {
    return [
        ...report.findings.flatMap((finding) => findingLines(finding, paint, pageOf)),
        ...unreadLines(report.unread, paint),
        ...(runs ? runLines(report.runs, paint) : []),
        paint(worst(report), `${(0,report_words/* resultPhrase */.BO)(report)}.`),
    ];
}
function unreadLines(unread, paint) {
    return unread.flatMap(({ file, reason }) => [
        `${paint('strong', `${(0,util_text/* plainText */.wh)(file)}:1`)} ${paint('warning', 'not fully checked')}`,
        `  ${(0,util_text/* plainText */.wh)(reason)}`,
        '',
    ]);
}
function worst(report) {
    const found = ['error', 'warning', 'notice'].find((severity) => (0,report_words/* countOf */.pq)(report, severity) > 0);
    return found ?? (report.unread.length > 0 ? 'warning' : 'success');
}
function findingLines(finding, paint, pageOf) {
    const { file, line, column, severity, explanation, code, job } = finding;
    const place = [(0,util_text/* plainText */.wh)(file), line, ...(column === undefined ? [] : [column])].join(':');
    const where = job === undefined ? '' : paint('dim', ` (job ${(0,util_text/* plainText */.wh)(job)})`);
    const text = (0,explanation_text/* explanationText */.jY)({ ...finding, page: pageOf(code) });
    const body = text.map((row, index) => {
        if (index === text.length - 1)
            return paint('dim', `  ${row}`);
        return row.startsWith('Fix: ') || row.startsWith('    ') ? paint('fix', `  ${row}`) : `  ${row}`;
    });
    const head = `${paint('strong', place)} ${paint(severity, severity)} ${paint('strong', (0,util_text/* plainText */.wh)(explanation.title))}`;
    return [`${head}${where}`, ...body, ''];
}
const STYLES = { allowed: 'success', refused: 'error', unknown: 'dim' };
function runLines(runs, paint) {
    const lines = runs.flatMap((run) => {
        const { file, line, job, trigger, role = 'unknown role', subject = 'unknown', verdict } = run;
        return [
            `${paint('strong', `${(0,util_text/* plainText */.wh)(file)}:${line}`)} ${(0,util_text/* plainText */.wh)(`${job}, ${trigger}, ${role}`)}`,
            `  Subject: ${(0,util_text/* plainText */.wh)(subject)}`,
            `  ${paint(STYLES[verdict], (0,util_text/* plainText */.wh)((0,report_words/* verdictPhrase */.hJ)(run)))}`,
        ];
    });
    return lines.length === 0 ? [] : [...lines, ''];
}

var inspect = __nccwpck_require__(7947);
var checks = __nccwpck_require__(9366);
var given_settings = __nccwpck_require__(9465);
var limits = __nccwpck_require__(263);
;// ./lib/preflight/migrate.js





const THIS_ACTION = 'org/aws-token-guard@v1';
async function migrations(options, action = THIS_ACTION) {
    const { steps, read, unread, isOverdue } = await (0,inspect/* stepRunsOf */.o)(options);
    const others = steps.filter(({ step }) => step.aws === 'configure-aws-credentials');
    const places = Map.groupBy(others, ({ step, uses }) => `${step.source.file}\n${step.source.tree.spanOf(uses).line}`);
    const found = [];
    const parse = (0,given_settings/* parseOnce */.vh)();
    const lines = new Map();
    for (const runs of places.values()) {
        const [first] = runs;
        if (first === undefined)
            continue;
        const { file, tree } = first.step.source;
        if (isOverdue())
            return { found, unread: [...unread, { file, reason: limits/* TIME_IS_UP */.hL.toLook }] };
        const linesOfFile = lines.get(file) ?? (await read(file)).toString('utf8').split(/\r?\n/);
        lines.set(file, linesOfFile);
        const { line } = tree.spanOf(first.uses);
        const before = linesOfFile[line - 1] ?? '';
        const after = before.replace(/aws-actions\/configure-aws-credentials@[^\s"'#]+(["']?)(?:\s+#.*)?/i, `${action}$1`);
        found.push({ file, line, before, after, differences: differencesOf(runs, parse) });
    }
    return { found, unread };
}
function differencesOf(runs, parse) {
    const [first] = runs;
    if (first === undefined)
        return [];
    const { inputs } = first;
    const ofInputs = Object.entries(OF_INPUTS).flatMap(([name, sentence]) => (inputs.has(name) ? [sentence] : []));
    const ofAbsence = inputs.has('role-session-name') || !inputs.has('role-to-assume') ? [] : [SESSION_NAME];
    return [...refusedThere(runs, parse), ...withoutToken(runs), ...ofAbsence, ...ofInputs];
}
function refusedThere(runs, parse) {
    const sentences = runs.flatMap(({ run, steps, index, problems }) => {
        const own = steps.map((step, n) => (n === index ? { ...step, aws: 'aws-token-guard' } : step));
        const found = (0,checks/* checkStep */.b)(run, own, { index, hasDependabot: false, parse })?.problems ?? [];
        const known = new Set(problems.map(({ code }) => code));
        return found.filter(({ code, weight }) => weight === 'fatal' && REFUSALS.includes(code) && !known.has(code));
    });
    return [
        ...new Map(sentences.map(({ explanation }) => [JSON.stringify(explanation.cause), explanation.cause])).values(),
    ].map((cause) => (typeof cause === 'string' ? (0,words/* words */.aL) `${cause}` : (0,words/* words */.aL) `This action refuses it: ${cause}`));
}
const REFUSALS = ['INVALID_INPUT', 'EXPRESSION_EMPTY', 'ROLE_NOT_ALLOWED', 'ACCOUNT_NOT_ALLOWED', 'PARTITION_MISMATCH'];
function withoutToken(runs) {
    const lacksToken = runs.some(({ run, usesToken }) => usesToken !== false && run.permission.level === 'missing');
    return lacksToken
        ? [
            (0,words/* words */.aL) `Without an ID token, this action doesn't go on with other credentials. If the role is assumed with those of the machine or an earlier step, add "role-chaining: true". Otherwise add "id-token: write".`,
        ]
        : [];
}
const SESSION_NAME = (0,words/* words */.aL) `The session is named after the run, where it was "GitHubActions". If a policy checks the old name, add "role-session-name: GitHubActions".`;
const OF_INPUTS = {
    'role-chaining': (0,words/* words */.aL) `"role-chaining" takes the first source on the machine, and fails if that one doesn't work.`,
    'use-existing-credentials': (0,words/* words */.aL) `"use-existing-credentials" keeps credentials only if they belong to the wanted role or keys, and last 15 minutes or "minimum-remaining-seconds".`,
    'aws-profile': (0,words/* words */.aL) `"aws-profile" adds the profile to private copies of your AWS files. Nothing is written to "~/.aws".`,
    'overwrite-aws-profile': (0,words/* words */.aL) `"overwrite-aws-profile" replaces the profile in the copies only.`,
    'allowed-account-ids': (0,words/* words */.aL) `"allowed-account-ids" is checked before anything is published, on every path.`,
    'unset-current-credentials': (0,words/* words */.aL) `"unset-current-credentials" also blanks earlier keys if the step fails.`,
    'http-proxy': (0,words/* words */.aL) `"http-proxy" is also used for the ID token and GitHub's API.`,
    'retry-max-attempts': (0,words/* words */.aL) `Only failures that can pass are tried again.`,
    'special-characters-workaround': (0,words/* words */.aL) `"special-characters-workaround" tries 20 times at most.`,
};

var preflight_names = __nccwpck_require__(3407);
;// ./lib/preflight/options.js

const FORMATS = ['human', 'json', 'sarif', 'github'];
const USAGE = `Checks the workflows of a repository before they run: what each job that gets AWS credentials will have, and what is
wrong. Needs no AWS account, no token, and no network.

node dist/preflight.js [options] [files or folders]

  --format human|json|sarif|github  how to print the report; human is the default
  --trust-policies PATTERN          files with trust policies, such as "iam/*.json", to hold the predicted subjects against;
                                    can be given more than once
  --runs                            also prints what each job will have with each trigger (human)
  --migrate                         instead of the report, for steps with aws-actions/configure-aws-credentials: the changed line,
                                    and what will differ (human, json)
  --notices                         also tells what is only worth knowing
  --help, --version

Without files or folders: everything in the repository of the working directory.
The exit code is 0 if no run is certain to fail, 1 if there are errors, and 2 if something could not be checked or understood.`;
const WITH_VALUE = ['format', 'trust-policies'];
const FLAGS = ['runs', 'migrate', 'notices', 'help', 'version'];
const OPTIONS = [...WITH_VALUE, ...FLAGS].map((name) => `--${name}`);
class Misunderstood extends Error {
}
function parseCommandLine(parameters) {
    try {
        const { paths, flags, values } = readParameters(parameters);
        if (flags.has('help'))
            return { asks: 'help' };
        if (flags.has('version'))
            return { asks: 'version' };
        const options = {
            paths,
            format: formatOf(values.findLast(([name]) => name === 'format')?.[1] ?? 'human'),
            trustPolicies: values.flatMap(([name, value]) => (name === 'trust-policies' ? [value] : [])),
            migrate: flags.has('migrate'),
            notices: flags.has('notices'),
            runs: flags.has('runs'),
        };
        return { asks: 'run', options };
    }
    catch (error) {
        if (error instanceof Misunderstood)
            return { asks: 'nothing', problem: error.message };
        throw error;
    }
}
function readParameters(parameters) {
    const paths = [];
    const flags = new Set();
    const values = [];
    const waiting = [...parameters];
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        if (next === '--') {
            paths.push(...waiting.splice(0));
        }
        else if (!next.startsWith('-') || next === '-') {
            paths.push(next);
        }
        else {
            const [, begun = '', given] = /^-{1,2}([^=]*)(?:=(.*))?$/s.exec(next) ?? [];
            const name = meant('option', `--${begun}`, OPTIONS).slice('--'.length);
            if (WITH_VALUE.some((one) => one === name))
                values.push([name, given ?? valueAfter(name, waiting)]);
            else if (given === undefined)
                flags.add(name);
            else
                throw new Misunderstood(`--${name} has no value.`);
        }
    }
    return { paths, flags, values };
}
function valueAfter(name, waiting) {
    const value = waiting.shift();
    if (value !== undefined && value !== '' && !value.startsWith('--'))
        return value;
    const example = name === 'format' ? FORMATS.join(', ') : 'a pattern such as "iam/*.json"';
    throw new Misunderstood(`--${name} needs a value: ${example}.`);
}
function formatOf(text) {
    const name = meant('format', text, FORMATS);
    return FORMATS.find((format) => format === name) ?? 'human';
}
function meant(kind, text, names) {
    const found = (0,preflight_names/* findName */.b)(kind, text, names);
    if (found.ok)
        return found.name;
    throw new Misunderstood(found.problem);
}

var sarif_report = __nccwpck_require__(2065);
;// ./lib/preflight/command.js











async function runCommand(parameters, ports) {
    const line = parseCommandLine(parameters);
    if (line.asks === 'run')
        return line.options.migrate ? migrate(line.options, ports) : check(line.options, ports);
    if (line.asks === 'nothing')
        return fail(ports, `${line.problem} --help shows all options.`);
    ports.print(line.asks === 'help' ? USAGE : ports.version);
    return 0;
}
async function check(options, ports) {
    const checkout = (0,preflight_checkout/* findCheckout */.I)(options.paths, ports.workingDirectory);
    if (typeof checkout === 'string')
        return fail(ports, checkout);
    const { root, paths, nameOf } = checkout;
    const { trustPolicies, notices } = options;
    const { repository } = ports;
    const report = await (0,inspect/* preflight */.M)({ root, paths, trustPolicies, notices, ...(0,defined/* defined */.s)({ repository }) });
    if (report.files === 0 && paths.length === 0)
        return fail(ports, `There are no workflows in "${root}".`);
    ports.print(render(report, options, ports, nameOf));
    if ((0,report_words/* countOf */.pq)(report, 'error') > 0)
        return 1;
    return report.unread.length > 0 ? 2 : 0;
}
async function migrate({ paths: given, format }, ports) {
    if (format !== 'human' && format !== 'json')
        return fail(ports, `--migrate has no format ${format}: human or json.`);
    const checkout = (0,preflight_checkout/* findCheckout */.I)(given, ports.workingDirectory);
    if (typeof checkout === 'string')
        return fail(ports, checkout);
    const { root, paths, nameOf } = checkout;
    const all = await migrations({ root, paths });
    const named = { found: renameAll(all.found, nameOf), unread: renameAll(all.unread, nameOf) };
    ports.print(format === 'json' ? migrationJson(all) : migrationLines(named, ports.paint).join('\n'));
    return all.unread.length > 0 ? 2 : 0;
}
function render(report, { format, runs }, { paint, pageOf, version }, nameOf) {
    switch (format) {
        case 'json':
            return jsonReport(report, pageOf);
        case 'sarif':
            return (0,sarif_report/* sarifReport */._)(report, pageOf, version);
        case 'github':
            return (0,github_report/* annotationCommands */.s)(renamed(report, nameOf), pageOf, 'log').join('\n');
        case 'human':
            return humanReport(renamed(report, nameOf), { paint, pageOf, runs }).join('\n');
    }
}
function migrationLines({ found, unread }, paint) {
    const steps = found.flatMap(({ file, line, before, after, differences }) => [
        paint('strong', `${(0,util_text/* plainText */.wh)(file)}:${line}`),
        paint('error', `  - ${(0,util_text/* plainText */.wh)(before)}`),
        paint('fix', `  + ${(0,util_text/* plainText */.wh)(after)}`),
        ...(differences.length === 0 ? ['  Nothing else differs.'] : differences.map((one) => `  ${(0,words/* plainWords */.c5)(one)}`)),
        '',
    ]);
    const count = found.length === 1 ? '1 step uses' : `${found.length === 0 ? 'No' : found.length} steps use`;
    return [...steps, ...unreadLines(unread, paint), `${count} aws-actions/configure-aws-credentials.`];
}
function migrationJson({ found, unread }) {
    const steps = found.map(({ differences, ...step }) => ({
        ...step,
        differences: differences.map((one) => (0,words/* plainWords */.c5)(one)),
    }));
    return (0,util_text/* asciiJson */.iL)({ migrations: steps, unread });
}
function jsonReport({ findings, runs, files, unread }, pageOf) {
    const described = findings.map(({ explanation, ...finding }) => ({
        ...finding,
        title: explanation.title,
        cause: (0,words/* plainWords */.c5)(explanation.cause),
        facts: [...(explanation.comparison?.rows ?? []), ...explanation.evidence].map(([label, value]) => ({
            label,
            value,
        })),
        points: (explanation.points?.items ?? []).map((item) => (0,words/* plainWords */.c5)(item)),
        fix: explanation.fix.map(fixStep),
        page: pageOf(finding.code),
    }));
    return (0,util_text/* asciiJson */.iL)({ findings: described, runs, files, unread });
}
function fixStep({ text, snippet }) {
    return { text: (0,words/* plainWords */.c5)(text), ...(0,defined/* defined */.s)({ snippet: snippet?.text }) };
}
function renamed(report, nameOf) {
    const { findings, runs, unread } = report;
    return {
        ...report,
        findings: renameAll(findings, nameOf),
        runs: renameAll(runs, nameOf),
        unread: renameAll(unread, nameOf),
    };
}
function renameAll(all, nameOf) {
    return all.map((one) => ({ ...one, file: nameOf(one.file) }));
}
function fail({ complain }, problem) {
    complain((0,util_text/* plainText */.wh)(problem));
    return 2;
}


}),

9367:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
  Eh: () => (withEnv),
  OM: () => (secretOf),
  ag: () => (fieldValue),
  iG: () => (typedValue),
  lv: () => (asInput),
  s9: () => (entriesIn),
  uV: () => (outerLookup)
});
var _github_workflow_tree_js__0 = __nccwpck_require__(8613);
var _expressions_js__1 = __nccwpck_require__(7955);
var _partial_values_js__2 = __nccwpck_require__(4077);



function entriesIn(holder, field) {
    const value = (0,_github_workflow_tree_js__0/* .entryOf */ .Ms)(holder, field)?.value;
    return value === undefined || (0,_github_workflow_tree_js__0/* .runnerTextOf */ .fZ)(value) === '' ? [] : (0,_github_workflow_tree_js__0/* .entriesOf */ .Mc)(value);
}
function withEnv(holders, lookup) {
    return holders.reduce((outer, holder) => {
        const entries = entriesIn(holder, 'env');
        if (entries === undefined)
            return (path) => (path[0] === 'env' ? _partial_values_js__2/* .UNKNOWN */ .HV : outer(path));
        const variable = (0,_expressions_js__1/* .readOnce */ .WY)((name) => {
            const entry = entries.find((one) => one.name.toLowerCase() === name.toLowerCase());
            if (entry === undefined)
                return outer(['env', name]);
            return entry.name === name ? fieldValue((0,_github_workflow_tree_js__0/* .runnerTextOf */ .fZ)(entry.value), outer) : _partial_values_js__2/* .UNKNOWN */ .HV;
        });
        return (path) => (path[0] === 'env' && path[1] !== undefined ? variable(path[1]) : outer(path));
    }, lookup);
}
function typedValue(value, lookup) {
    const read = value === undefined ? null : (0,_github_workflow_tree_js__0/* .runnerValueOf */ .T1)(value);
    return typeof read === 'string' && (0,_expressions_js__1/* .hasExpression */ .xS)(read) ? fieldValue(read, lookup) : read;
}
function asInput(type, value) {
    if (Array.isArray(value))
        return _partial_values_js__2/* .UNKNOWN */ .HV;
    switch (type) {
        case 'string':
            return (0,_partial_values_js__2/* .isUnknown */ .t8)(value) ? value : (0,_partial_values_js__2/* .textOfValue */ .mG)(value);
        case 'boolean':
            if (value === null || typeof value === 'boolean')
                return value ?? false;
            if ((0,_partial_values_js__2/* .isUnknown */ .t8)(value))
                return (0,_partial_values_js__2/* .unknown */ .L5)(value.truth === undefined ? {} : { truth: value.truth });
            return value === 'true' || value === 'false' ? value === 'true' : _partial_values_js__2/* .UNKNOWN */ .HV;
        case 'number': {
            if (value === null || value === '' || typeof value === 'boolean')
                return value === null ? 0 : _partial_values_js__2/* .UNKNOWN */ .HV;
            return (0,_partial_values_js__2/* .isUnknown */ .t8)(value) || Number.isNaN(Number(value)) ? _partial_values_js__2/* .UNKNOWN */ .HV : Number(value);
        }
        default:
            return typeof value === 'string' || (0,_partial_values_js__2/* .isUnknown */ .t8)(value) ? value : _partial_values_js__2/* .UNKNOWN */ .HV;
    }
}
function fieldValue(text, lookup) {
    if (text === undefined)
        return _partial_values_js__2/* .UNKNOWN */ .HV;
    const alone = (0,_expressions_js__1/* .onlyExpression */ .L5)(text);
    if (alone !== undefined)
        return (0,_expressions_js__1/* .evaluate */ ._3)(alone, lookup);
    const filled = (0,_expressions_js__1/* .interpolate */ .GW)(text, lookup);
    return filled.isKnown ? filled.text : (0,_partial_values_js__2/* .textLike */ .r1)(filled.text);
}
function secretOf({ event }, origin) {
    return origin === 'fork' && event !== 'pull_request_target' ? null : _partial_values_js__2/* .UNKNOWN */ .HV;
}
const OWN = (0,_partial_values_js__2/* .unknown */ .L5)({ name: 'this repository', truth: true });
const FORK = (0,_partial_values_js__2/* .unknown */ .L5)({ name: 'a fork', truth: true });
function outerLookup(start, origin, ownName) {
    return (path) => {
        const [context, name = ''] = path;
        switch (context) {
            case 'github':
                if (name === 'event' && path[2] === 'inputs' && path[3] !== undefined)
                    return start.isCalled ? _partial_values_js__2/* .UNKNOWN */ .HV : start.input(path[3], origin);
                return ofGitHub(path.slice(1).join('.'), start.trigger, origin, ownName);
            case 'inputs':
                return start.input(name, origin);
            case 'secrets':
                return name === 'github_token' ? (0,_partial_values_js__2/* .unknown */ .L5)({ truth: true }) : start.secret(name, origin);
            default:
                return _partial_values_js__2/* .UNKNOWN */ .HV;
        }
    };
}
const PULL_REQUEST_EVENTS = [
    'pull_request',
    'pull_request_target',
    'pull_request_review',
    'pull_request_review_comment',
];
function ofGitHub(name, { event, ref }, origin, ownName) {
    const isCalled = event === 'workflow_call';
    const isPullRequest = PULL_REQUEST_EVENTS.includes(event);
    switch (name) {
        case 'event_name':
            return isCalled ? _partial_values_js__2/* .UNKNOWN */ .HV : event;
        case 'ref':
            return ref === undefined ? _partial_values_js__2/* .UNKNOWN */ .HV : (0,_partial_values_js__2/* .textLike */ .r1)(ref);
        case 'ref_name':
            return ref === undefined ? _partial_values_js__2/* .UNKNOWN */ .HV : nameOfRef(ref);
        case 'ref_type':
            return ref === undefined ? _partial_values_js__2/* .UNKNOWN */ .HV : typeOfRef(ref);
        case 'repository':
            return isCalled ? (0,_partial_values_js__2/* .unknown */ .L5)({ truth: true }) : (ownName ?? OWN);
        case 'repository_owner':
            return (isCalled ? undefined : ownName?.split('/')[0]) ?? (0,_partial_values_js__2/* .unknown */ .L5)({ truth: true });
        case 'head_ref':
        case 'base_ref':
            return isPullRequest ? (0,_partial_values_js__2/* .unknown */ .L5)({ truth: true }) : isCalled ? _partial_values_js__2/* .UNKNOWN */ .HV : '';
        case 'actor':
        case 'triggering_actor':
        case 'event.pull_request.user.login':
        case 'event.sender.login':
            return origin === 'dependabot' ? 'dependabot[bot]' : _partial_values_js__2/* .UNKNOWN */ .HV;
        case 'event.pull_request.head.repo.fork':
            return isPullRequest ? origin === 'fork' : isCalled ? _partial_values_js__2/* .UNKNOWN */ .HV : null;
        case 'event.pull_request.head.repo.full_name':
            if (!isPullRequest)
                return isCalled ? _partial_values_js__2/* .UNKNOWN */ .HV : null;
            return origin === 'fork' ? FORK : (ownName ?? OWN);
        case 'event.pull_request.base.repo.full_name':
            return isPullRequest ? (ownName ?? OWN) : isCalled ? _partial_values_js__2/* .UNKNOWN */ .HV : null;
        default:
            if (/^event\.(?:pull_request|number)\b/.test(name))
                return isPullRequest || isCalled ? _partial_values_js__2/* .UNKNOWN */ .HV : null;
            return _partial_values_js__2/* .UNKNOWN */ .HV;
    }
}
function nameOfRef(ref) {
    const [, name] = /^refs\/(?:heads|tags|pull)\/(.+)$/.exec(ref) ?? [];
    return name === undefined ? _partial_values_js__2/* .UNKNOWN */ .HV : (0,_partial_values_js__2/* .textLike */ .r1)(name);
}
function typeOfRef(ref) {
    if (ref.startsWith('refs/heads/'))
        return 'branch';
    return ref.startsWith('refs/tags/') ? 'tag' : _partial_values_js__2/* .UNKNOWN */ .HV;
}


}),

7955:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  _3: () => (evaluate),
  xS: () => (hasExpression),
  v9: () => (holds),
  GW: () => (interpolate),
  L5: () => (onlyExpression),
  WY: () => (readOnce),
  Pn: () => (readsIn)
});

var partial_values = __nccwpck_require__(4077);
;// ./lib/preflight/expression-functions.js

function call(name, values) {
    const [first = null, second = null] = values;
    switch (name) {
        case 'success':
        case 'always':
            return true;
        case 'contains':
            return contains(first, second);
        case 'startswith':
            return begins(first, second, false);
        case 'endswith':
            return begins(first, second, true);
        case 'format':
            return formatted(first, values.slice(1));
        case 'fromjson':
            return typeof first === 'string' ? parsed(first) : partial_values/* UNKNOWN */.HV;
        default:
            return partial_values/* UNKNOWN */.HV;
    }
}
function contains(where, what) {
    if (Array.isArray(where)) {
        const same = where.map((one) => (0,partial_values/* areSame */.tj)(one, what));
        return same.includes(true) || (same.includes(undefined) ? partial_values/* UNKNOWN */.HV : false);
    }
    if ((0,partial_values/* isUnknown */.t8)(where) || (0,partial_values/* isUnknown */.t8)(what) || Array.isArray(what))
        return partial_values/* UNKNOWN */.HV;
    return (0,partial_values/* textOfValue */.mG)(where).toLowerCase().includes((0,partial_values/* textOfValue */.mG)(what).toLowerCase());
}
function begins(where, what, atEnd) {
    if ((0,partial_values/* isUnknown */.t8)(what) || Array.isArray(what) || Array.isArray(where))
        return partial_values/* UNKNOWN */.HV;
    const piece = (0,partial_values/* textOfValue */.mG)(what).toLowerCase();
    if (!(0,partial_values/* isUnknown */.t8)(where)) {
        const text = (0,partial_values/* textOfValue */.mG)(where).toLowerCase();
        return atEnd ? text.endsWith(piece) : text.startsWith(piece);
    }
    const pieces = where.pattern?.toLowerCase().split('*');
    const known = (atEnd ? pieces?.at(-1) : pieces?.[0]) ?? '';
    if (atEnd ? known.endsWith(piece) : known.startsWith(piece))
        return true;
    return (atEnd ? piece.endsWith(known) : piece.startsWith(known)) ? partial_values/* UNKNOWN */.HV : false;
}
function formatted(form, values) {
    if (typeof form !== 'string')
        return partial_values/* UNKNOWN */.HV;
    let length = 0;
    const text = form.replaceAll(/\{\{|\}\}|\{(\d+)\}/g, (found, index) => {
        if (index === undefined)
            return found.charAt(0);
        const value = values[Number(index)] ?? null;
        const piece = (0,partial_values/* isUnknown */.t8)(value) ? (value.pattern ?? '*') : (0,partial_values/* textOfValue */.mG)(value);
        length += piece.length;
        return length > partial_values/* VALUES_MAX_LENGTH */.dh ? '' : piece;
    });
    if (length > partial_values/* VALUES_MAX_LENGTH */.dh)
        return partial_values/* UNKNOWN */.HV;
    return values.some((value) => (0,partial_values/* isUnknown */.t8)(value) || Array.isArray(value)) ? (0,partial_values/* textLike */.r1)(text) : text;
}
function parsed(json) {
    try {
        return plainValue(JSON.parse(json));
    }
    catch {
        return partial_values/* UNKNOWN */.HV;
    }
}
function plainValue(value) {
    if (Array.isArray(value))
        return value.map(plainValue);
    if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
        return value;
    return partial_values/* UNKNOWN */.HV;
}

;// ./lib/preflight/expressions.js


function readOnce(read) {
    const known = new Map();
    return (name) => {
        const value = known.has(name) ? (known.get(name) ?? null) : read(name);
        known.set(name, value);
        return value;
    };
}
const EXPRESSION = /\$\{\{((?:[^'}]+|'[^']*'|\}(?!\}))*)(\}\})?/g;
function interpolate(text, lookup) {
    let isKnown = true;
    let length = 0;
    const filled = text.replaceAll(EXPRESSION, (whole, expression, end) => {
        if (end === undefined)
            return whole;
        const value = evaluate(expression, lookup);
        const piece = (0,partial_values/* isUnknown */.t8)(value) ? (value.pattern ?? '*') : (0,partial_values/* textOfValue */.mG)(value);
        length += piece.length;
        if ((0,partial_values/* isUnknown */.t8)(value) || Array.isArray(value) || length > partial_values/* VALUES_MAX_LENGTH */.dh)
            isKnown = false;
        return length > partial_values/* VALUES_MAX_LENGTH */.dh ? '*' : piece;
    });
    return { text: filled, isKnown };
}
function hasExpression(text) {
    return text.includes('${{');
}
function onlyExpression(text) {
    const [[whole, expression, end] = []] = text.startsWith('${{') ? text.matchAll(EXPRESSION) : [];
    return end !== undefined && whole === text ? expression : undefined;
}
function holds(condition, lookup) {
    const inner = onlyExpression(condition);
    if (inner === undefined && hasExpression(condition)) {
        return condition.replace(EXPRESSION, (whole, _, end) => (end === undefined ? whole : '')) === '' ? undefined : true;
    }
    return (0,partial_values/* truthOf */.D)(evaluate(inner ?? condition, lookup));
}
function readsIn(text) {
    const reads = [];
    for (const [, expression = '', end] of text.matchAll(EXPRESSION)) {
        if (end === undefined)
            continue;
        evaluate(expression, (path) => {
            reads.push(path);
            return partial_values/* UNKNOWN */.HV;
        });
    }
    return reads;
}
function evaluate(expression, lookup) {
    if (expression.length > EXPRESSION_MAX_LENGTH)
        return partial_values/* UNKNOWN */.HV;
    const tokens = expression.match(TOKEN) ?? [];
    if (tokens.join('').length !== expression.replace(STRING, (text) => 'x'.repeat(text.length)).replace(/\s/g, '').length)
        return partial_values/* UNKNOWN */.HV;
    const parser = { tokens, at: 0, lookup, depth: 0 };
    const value = readOr(parser);
    return parser.at === tokens.length ? value : partial_values/* UNKNOWN */.HV;
}
const EXPRESSION_MAX_LENGTH = 21_000;
const DEPTH_MAX = 50;
const STRING = /'(?:[^']|'')*'/g;
const TOKEN = /'(?:[^']|'')*'|(?:[-+]|(?<!\w))(?:0x[\da-f]+|\d+(?:\.\d+)?(?:e[-+]?\d+)?)\b|[a-z_][\w-]*|&&|\|\||[!=<>]=|[!<>()[\].,*]/gi;
function take(parser, ...wanted) {
    const token = parser.tokens[parser.at];
    if (token === undefined || !wanted.includes(token))
        return undefined;
    parser.at += 1;
    return token;
}
function readOr(parser) {
    let value = readAnd(parser);
    while (take(parser, '||'))
        value = either(value, readAnd(parser));
    return value;
}
function readAnd(parser) {
    let value = readComparison(parser);
    while (take(parser, '&&'))
        value = both(value, readComparison(parser));
    return value;
}
function readComparison(parser) {
    let value = readNot(parser);
    for (let operator = take(parser, ...COMPARISONS); operator; operator = take(parser, ...COMPARISONS))
        value = (0,partial_values/* compare */.UD)(operator, value, readNot(parser));
    return value;
}
const COMPARISONS = ['==', '!=', '<', '<=', '>', '>='];
function readNot(parser) {
    if (parser.depth > DEPTH_MAX) {
        parser.at = parser.tokens.length + 1;
        return partial_values/* UNKNOWN */.HV;
    }
    if (!take(parser, '!'))
        return readOperand(parser);
    parser.depth += 1;
    const truth = (0,partial_values/* truthOf */.D)(readNot(parser));
    parser.depth -= 1;
    return truth === undefined ? partial_values/* UNKNOWN */.HV : !truth;
}
function readOperand(parser) {
    const token = parser.tokens[parser.at] ?? '';
    parser.at += 1;
    if (token === '(')
        return readNested(parser, ')');
    if (token.startsWith("'"))
        return token.slice(1, -1).replaceAll("''", "'");
    if (/^[-+]?\d/.test(token))
        return Number(token);
    if (!/^[a-z_]/i.test(token)) {
        parser.at = parser.tokens.length + 1;
        return partial_values/* UNKNOWN */.HV;
    }
    const name = token.toLowerCase();
    if (take(parser, '('))
        return call(name, readArguments(parser));
    if (Object.hasOwn(WORDS, name))
        return WORDS[name] ?? null;
    return readPath(name, parser);
}
const WORDS = { true: true, false: false, null: null };
function readNested(parser, end) {
    parser.depth += 1;
    const value = parser.depth > DEPTH_MAX ? partial_values/* UNKNOWN */.HV : readOr(parser);
    parser.depth -= 1;
    if (!take(parser, end))
        parser.at = parser.tokens.length + 1;
    return value;
}
function readArguments(parser) {
    const values = [];
    if (take(parser, ')'))
        return values;
    while (parser.at < parser.tokens.length) {
        const value = parser.depth > DEPTH_MAX ? partial_values/* UNKNOWN */.HV : readOr(parser);
        values.push(value);
        if (take(parser, ')'))
            return values;
        if (!take(parser, ','))
            break;
    }
    parser.at = parser.tokens.length + 1;
    return values;
}
function readPath(first, parser) {
    const path = [first];
    let isPlain = true;
    for (let next = take(parser, '.', '['); next; next = take(parser, '.', '[')) {
        const key = next === '[' ? readNested(parser, ']') : (parser.tokens[parser.at++] ?? '');
        if (typeof key === 'string' && key !== '*')
            path.push(first === 'env' && path.length === 1 ? key : key.toLowerCase());
        else
            isPlain = false;
    }
    return isPlain ? parser.lookup(path) : partial_values/* UNKNOWN */.HV;
}
function both(left, right) {
    const truth = (0,partial_values/* truthOf */.D)(left);
    if (truth !== undefined)
        return truth ? right : left;
    return (0,partial_values/* truthOf */.D)(right) === false ? { kind: 'unknown', truth: false } : partial_values/* UNKNOWN */.HV;
}
function either(left, right) {
    const truth = (0,partial_values/* truthOf */.D)(left);
    if (truth !== undefined)
        return truth ? left : right;
    return (0,partial_values/* truthOf */.D)(right) === true ? { kind: 'unknown', truth: true } : partial_values/* UNKNOWN */.HV;
}


}),

5195:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
  i: () => (errorCommand),
  s: () => (annotationCommands)
});
var _report_explanation_text_js__0 = __nccwpck_require__(1809);
var _util_text_js__1 = __nccwpck_require__(8805);


function annotationCommands({ findings, unread }, pageOf, elsewhere) {
    const found = findings.map((finding) => {
        const { severity, file, line, column, explanation, code } = finding;
        const message = (0,_report_explanation_text_js__0/* .annotationMessage */ .L0)({ ...finding, page: pageOf(code) }, elsewhere);
        return { severity, file, line, column, title: explanation.title, message };
    });
    const missed = unread.map(({ file, reason }) => {
        const title = 'Preflight did not check everything';
        return { severity: 'warning', file, line: 1, column: undefined, title, message: (0,_util_text_js__1/* .plainText */ .wh)(reason) };
    });
    const order = ['error', 'warning', 'notice'];
    return order.flatMap((severity) => [...found, ...missed].filter((one) => one.severity === severity)).map(command);
}
function errorCommand(title, message) {
    return `::error title=${property((0,_util_text_js__1/* .plainText */ .wh)(title))}::${escaped((0,_util_text_js__1/* .plainText */ .wh)(message))}`;
}
function command({ severity, file, line, column, title, message }) {
    const place = [
        `file=${property((0,_util_text_js__1/* .plainText */ .wh)(file))}`,
        `line=${line}`,
        ...(column === undefined ? [] : [`col=${column}`]),
    ];
    return `::${severity} ${[...place, `title=${property((0,_util_text_js__1/* .plainText */ .wh)(title))}`].join(',')}::${escaped(message)}`;
}
function escaped(text) {
    return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}
function property(text) {
    return escaped(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}


}),

5486:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
  V: () => (inputsOf),
  h: () => (variablesOf)
});
var _github_workflow_tree_js__0 = __nccwpck_require__(8613);
var _contexts_js__1 = __nccwpck_require__(9367);
var _expressions_js__2 = __nccwpck_require__(7955);



function inputsOf(step, origin = 'own') {
    const block = (0,_github_workflow_tree_js__0/* .entryOf */ .Ms)(step.value, 'with');
    if (block === undefined)
        return new Map();
    const entries = (0,_github_workflow_tree_js__0/* .entriesOf */ .Mc)(block.value);
    if (entries === undefined)
        return (0,_github_workflow_tree_js__0/* .textOf */ .b6)(block.value) === '' ? new Map() : undefined;
    const lookup = step.lookup(origin);
    const inputs = entries.map((entry) => {
        const written = (0,_github_workflow_tree_js__0/* .runnerTextOf */ .fZ)(entry.value);
        const filled = written === undefined ? { text: '*', isKnown: false } : (0,_expressions_js__2/* .interpolate */ .GW)(written, lookup);
        return [entry.name.toLowerCase(), { entry, written: written ?? '', ...filled }];
    });
    return new Map(inputs);
}
function variablesOf(step, run) {
    const lookup = step.lookup('own');
    const all = [run.source.tree.root, run.job.value, ...step.holders].map((holder) => (0,_contexts_js__1/* .entriesIn */ .s9)(holder, 'env'));
    const unknown = { text: '*', isKnown: false };
    const values = new Map();
    for (const entries of all) {
        if (entries === undefined)
            for (const name of values.keys())
                values.set(name, unknown);
        for (const { name, value } of entries ?? []) {
            const written = (0,_github_workflow_tree_js__0/* .runnerTextOf */ .fZ)(value);
            values.set(name, written === undefined ? unknown : (0,_expressions_js__2/* .interpolate */ .GW)(written, lookup));
        }
    }
    return { values, hasHidden: all.includes(undefined) };
}


}),

9465:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  vh: () => (parseOnce),
  Zp: () => (readOthersInputs),
  y5: () => (readOwnInputs)
});

var aws_arn = __nccwpck_require__(8690);
var finding = __nccwpck_require__(988);
;// ./lib/diagnosis/rules/checked-inputs.js


const checkedInputsRules = [
    ({ ignoredProxy }) => (ignoredProxy === undefined ? [] : [(0,finding/* error */.z3)('PROXY_IGNORED_BY_NODE', ignoredProxy)]),
    ({ problems }) => (problems.length === 0 ? [] : [(0,finding/* error */.z3)('INVALID_INPUT', { problems })]),
    ({ settings: { trustPolicyFile: path }, policyFileProblem: problem }) => path === undefined || problem === undefined ? [] : [(0,finding/* error */.z3)('TRUST_POLICY_FILE_INVALID', { path, problem })],
    ({ settings }) => {
        const roles = new Map(rolesIn(settings).map((one) => [one.role.account, one]));
        return [...roles.values()].flatMap(({ role, source }) => accountNotAllowed(role.account, settings.allowedAccountIds, source));
    },
    ({ settings }) => rolesIn(settings).flatMap(({ role, source }) => roleNotAllowed(role.text, settings.allowedRoleArns, source)),
    ({ settings }) => {
        const { region } = settings;
        if (region === undefined)
            return [];
        const regionPartition = (0,aws_arn/* partitionOfRegion */.cn)(region);
        return rolesIn(settings)
            .filter(({ role }) => role.partition !== regionPartition)
            .slice(0, 1)
            .map(({ role }) => (0,finding/* error */.z3)('PARTITION_MISMATCH', { role, region, regionPartition }));
    },
    ({ settings: { endpoint, region } }) => {
        const { url, source, awsOwned } = endpoint ?? {};
        if (url === undefined || source === undefined || !awsOwned || region === undefined)
            return [];
        const endpointRegion = (0,aws_arn/* regionOfAwsStsHost */.xC)(new URL(url).hostname);
        return endpointRegion === region
            ? []
            : [(0,finding/* error */.z3)('ENDPOINT_REGION_MISMATCH', { url, source, region, endpointRegion })];
    },
];
function accountNotAllowed(account, allowed, source) {
    if (allowed === undefined || allowed.includes(account))
        return [];
    return [(0,finding/* error */.z3)('ACCOUNT_NOT_ALLOWED', { account, allowed, source })];
}
function roleNotAllowed(role, allowed, source) {
    if (allowed === undefined || allowed.some((one) => (0,aws_arn/* matchesPattern */.MT)(one, role)))
        return [];
    return [(0,finding/* error */.z3)('ROLE_NOT_ALLOWED', { role, allowed, source })];
}
function rolesIn({ role, roles = [], roleChain = [] }) {
    return [
        ...(role === undefined ? [] : [{ role, source: 'role-to-assume' }]),
        ...roleChain.map((one) => ({ role: one, source: 'role-chain' })),
        ...roles.map((one) => ({ role: one.role, source: 'roles' })),
    ];
}

var util_text = __nccwpck_require__(8805);
var shapes = __nccwpck_require__(6111);
;// ./lib/secrets/encodings.js

const BASE64_LINE_LENGTHS = [76, 64];
const PERCENT_ENCODED = /%[0-9A-F]{2}/g;
function encodingsOf(secrets) {
    const encodings = new Set(secrets.flatMap(encodingsOfOne));
    return [...encodings].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
}
function encodingsOfOne(secret) {
    const hex = Buffer.from(secret).toString('hex');
    const others = [
        ...halves(secret),
        ...percentEncodings(secret),
        ...jsonEscapes(secret),
        ...base64Encodings(secret),
        hex,
        hex.toUpperCase(),
        secret.toLowerCase(),
        secret.toUpperCase(),
        [...secret].reverse().join(''),
    ];
    return [secret, ...others.filter((other) => other.length >= Math.min(secret.length, shapes/* CREDENTIAL_MIN_LENGTH */.WY))];
}
function halves(secret) {
    const middle = Math.floor(secret.length / 2);
    return middle < shapes/* CREDENTIAL_MIN_LENGTH */.WY || secret.includes('://')
        ? []
        : [secret.slice(0, middle), secret.slice(middle)];
}
function percentEncodings(secret) {
    const once = encodeURIComponent(secret);
    const onceLower = once.replace(PERCENT_ENCODED, (code) => code.toLowerCase());
    const plusOnly = secret.replaceAll('+', '%2B');
    const twice = [once, onceLower].map((text) => text.replaceAll('%', '%25'));
    const keepingSlashes = [once, onceLower].map((text) => text.replace(/%2f/gi, '/'));
    return [once, onceLower, ...keepingSlashes, ...twice, plusOnly, plusOnly.replaceAll('%2B', '%2b')];
}
function jsonEscapes(secret) {
    const unicode = (pattern, upper) => secret.replace(pattern, (character) => {
        const code = character.charCodeAt(0).toString(16).padStart(4, '0');
        return `\\u${upper ? code.toUpperCase() : code}`;
    });
    return [
        secret.replaceAll('/', '\\/'),
        ...[/[/]/g, /[+]/g, /[=]/g, /[+=]/g, /[/+=]/g].flatMap((pattern) => [
            unicode(pattern, false),
            unicode(pattern, true),
        ]),
    ];
}
function base64Encodings(secret) {
    const bytes = Buffer.from(secret);
    const text = bytes.toString('base64');
    const whole = [text, ...BASE64_LINE_LENGTHS.flatMap((length) => linesOf(text, length))];
    return [...whole.flatMap(inBothAlphabets), ...alignedBase64(bytes)];
}
const BITS_PER_BYTE = 8;
const BITS_PER_CHARACTER = 6;
function alignedBase64(bytes) {
    const aligned = [0, 1, 2].map((before) => {
        const encoded = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
        const [firstBit, endBit] = [before * BITS_PER_BYTE, (before + bytes.length) * BITS_PER_BYTE];
        return encoded.slice(Math.ceil(firstBit / BITS_PER_CHARACTER), Math.floor(endBit / BITS_PER_CHARACTER));
    });
    return aligned.flatMap(inBothAlphabets);
}
function inBothAlphabets(text) {
    return [text, text.replaceAll('+', '-').replaceAll('/', '_')];
}
function linesOf(text, length) {
    if (text.length <= length)
        return [];
    const lines = Array.from({ length: Math.ceil(text.length / length) }, (_, n) => text.slice(n * length, (n + 1) * length));
    return lines.filter((line) => line.length >= shapes/* CREDENTIAL_MIN_LENGTH */.WY);
}

;// ./lib/secrets/vault.js



class Secret {
    #value;
    constructor(value) {
        this.#value = value;
    }
    reveal() {
        return this.#value;
    }
    toString() {
        return shapes/* REDACTED */.XF;
    }
    toJSON() {
        return shapes/* REDACTED */.XF;
    }
    [Symbol.for('nodejs.util.inspect.custom')]() {
        return shapes/* REDACTED */.XF;
    }
}
function createVault(mask) {
    let known = [];
    const redact = (text) => known.reduce((rest, encoding) => rest.replaceAll(encoding, shapes/* REDACTED */.XF), text);
    return {
        keep: (values) => {
            const fresh = encodingsOf(Object.values(values).filter((value) => !(0,shapes/* isLogWord */.N6)(value))).filter((encoding) => !known.includes(encoding));
            mask(fresh);
            known = [...known, ...fresh].sort((a, b) => b.length - a.length);
            const secrets = Object.entries(values).map(([name, value]) => [name, new Secret(value)]);
            return Object.fromEntries(secrets);
        },
        redact,
        cleanName: (text) => (0,util_text/* plainText */.wh)(redact(text)),
        clean: (text) => (0,util_text/* plainText */.wh)((0,shapes/* withoutLookalikesInAnswer */.kN)(redact(text))),
    };
}
function maskAccounts(runner, { maskAccountId }, texts) {
    if (maskAccountId)
        new Set(texts.flatMap((text) => text.match(ACCOUNT_ID) ?? [])).forEach(runner.mask);
}
const CREDENTIAL_VARIABLES = [
    'AWS_ACCESS_KEY_ID',
    'AWS_SECRET_ACCESS_KEY',
    'AWS_SESSION_TOKEN',
    'AWS_SECURITY_TOKEN',
    'AWS_ACCESS_KEY',
    'AWS_SECRET_KEY',
    'AMAZON_ACCESS_KEY_ID',
    'AMAZON_SECRET_ACCESS_KEY',
    'AMAZON_SESSION_TOKEN',
    'AWS_CONTAINER_AUTHORIZATION_TOKEN',
    'AWS_BEARER_TOKEN_BEDROCK',
];
function maskPrevious(vault, environment) {
    const values = CREDENTIAL_VARIABLES.map((name) => environment[name] ?? '');
    vault.keep(Object.fromEntries(values.filter((value) => value.length >= shapes/* CREDENTIAL_MIN_LENGTH */.WY).entries()));
}

;// ./lib/net/service-url.js
const LOOPBACK_HOST = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;
function isLoopbackUrl(url) {
    return LOOPBACK_HOST.test(url.hostname);
}
function isPrivateUrl(url) {
    return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopbackUrl(url));
}
const EMULATOR_HOST = /^(?:(?:10|192\.168|172\.(?:1[6-9]|2\d|3[01]))(?:\.\d{1,3}){2,3}|\[f[cd][\da-f:]+\]|[\w-]+|host\.docker\.internal)$/;
function isEmulatorUrl(url) {
    return url.protocol === 'http:' && (isLoopbackUrl(url) || EMULATOR_HOST.test(url.hostname));
}
function ignoresEndpoints(environment) {
    return environment['AWS_IGNORE_CONFIGURED_ENDPOINT_URLS']?.toLowerCase() === 'true';
}
function originOf(text) {
    const { protocol, host } = URL.parse(text) ?? {};
    return host ? `${protocol}//${host}` : 'something that is not a URL';
}

var util_defined = __nccwpck_require__(9665);
;// ./lib/settings/parsers/plain-values.js


const accept = (value) => ({ ok: true, value });
const reject = (rule, hint) => (0,util_defined/* defined */.s)({ ok: false, rule, hint });
function isUnexpanded(text) {
    return /\$\{|\{\{|\$\(|^~[\\/]|^\$env:|^\$[A-Z_]+(?:$|[\\/])|^%\w+%|^(?:secrets|vars)\.\w+$/i.test(text);
}
const parseBoolean = (text) => {
    if (/^true$/i.test(text))
        return accept(true);
    return /^(?:false|no|off|n|0)$/i.test(text) ? accept(false) : reject('true or false');
};
function parseWord(...words) {
    return (text) => {
        const word = words.find((one) => one === text);
        return word === undefined ? reject(`one of ${words.join(', ')}`) : accept(word);
    };
}
const parseLeakCheck = (text) => parseWord('off', 'warn', 'fail')(text === 'never' ? 'off' : text);
function parseInteger(lowest, highest) {
    return (text) => {
        const value = /^\d{1,9}(?:\.0+)?$/.test(text) ? Number(text) : Number.NaN;
        return value >= lowest && value <= highest ? accept(value) : reject(`a whole number from ${lowest} to ${highest}`);
    };
}
const UNIT_SECONDS = { '': 1, s: 1, m: 60, h: 3600 };
function parseDuration(lowestSeconds, highestSeconds) {
    return (text) => {
        const [, amount, unit] = /^(\d{1,9})(?:\.0+)?(s|m|h|)$/.exec(text) ?? [];
        const seconds = Number(amount) * UNIT_SECONDS[(unit ?? '')];
        return seconds >= lowestSeconds && seconds <= highestSeconds
            ? accept(seconds)
            : reject(`a duration from ${lowestSeconds} to ${highestSeconds} seconds, such as 3600, 60m or 1h`);
    };
}
function parseList(parseItem, highestCount) {
    return (text) => collect(itemsOf(text), parseItem, highestCount);
}
function collect(items, parseItem, highestCount) {
    const given = items.map((item) => item.trim()).filter((item) => item !== '');
    const results = given.map(parseItem);
    const rejected = results.find((result) => !result.ok);
    if (rejected !== undefined)
        return { ...rejected, rule: `a list, each item ${rejected.rule}` };
    const values = results.flatMap((result) => (result.ok ? [result.value] : []));
    if (values.length === 0)
        return reject('a list with at least one item');
    return values.length > highestCount ? reject(`a list of at most ${highestCount} items`) : accept(values);
}
function parseLines(parseItem, highestCount, between = /\n/) {
    return (text) => collect(text.split(between), parseItem, highestCount);
}
function itemsOf(text) {
    return text.split(/[,\s]+/);
}
const parsePath = (text) => text !== '' && text.length <= PATH_MAX_LENGTH && !/\p{Cc}/u.test(text)
    ? accept(text)
    : reject(`a path of at most ${PATH_MAX_LENGTH} characters`);
const parseProxyUrl = (text) => {
    const url = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `http://${text}`;
    const rule = 'the URL of a proxy, such as http://proxy.example:3128';
    const { protocol = '', hostname = '' } = URL.parse(url) ?? {};
    return /^https?:$/.test(protocol) && /^[\w[][\w.:\]-]*$/.test(hostname) ? accept(text) : reject(rule);
};
function parseText(longest) {
    return (text) => text !== '' && text.length <= longest && !/\p{Cc}/u.test(text.replace(/\s/g, ' '))
        ? accept(text)
        : reject(`a text of 1 to ${longest} characters`);
}
const PATH_MAX_LENGTH = 1000;
const parseWorkspacePath = (text) => {
    const path = text.replaceAll('\\', '/');
    const parts = path.split('/');
    const inside = !/^(?:\/|[A-Za-z]:)/.test(path) && !parts.includes('..') && !/\p{Cc}/u.test(path);
    return inside && text.length <= PATH_MAX_LENGTH && !['', '.'].includes(parts.at(-1) ?? '')
        ? accept(path)
        : reject('the path of a file in the workspace, relative to it, such as iam/deploy-trust.json');
};
function parseJson(text, revive) {
    try {
        return JSON.parse(text, revive);
    }
    catch {
        return undefined;
    }
}
const parseServiceUrl = (text) => {
    const rule = 'an absolute https:// URL without user, query or fragment (http:// only for localhost, private addresses and host names without dots)';
    const url = URL.parse(text);
    if (url === null)
        return reject(rule);
    const bare = url.username === '' && url.password === '' && url.search === '' && url.hash === '';
    return (url.protocol === 'https:' || isEmulatorUrl(url)) && bare ? accept(url) : reject(rule);
};
function keywordOr(keyword, parse) {
    return (text) => {
        if (text === keyword)
            return { ok: true, value: undefined };
        const parsed = parse(text);
        return parsed.ok ? parsed : { ...parsed, rule: `${keyword}, or ${parsed.rule}` };
    };
}
const autoOr = (parse) => keywordOr('auto', parse);
const anyOr = (parse) => keywordOr('any', parse);
const noneOr = (parse) => keywordOr('none', parse);
const filledIn = () => ({ ok: true, value: undefined });
const TAG_VALUE_MAX_LENGTH = 256;

;// ./lib/settings/parsers/aws-values.js



const parseRegion = (text) => /^[a-z]{2,6}(?:-[a-z]+){1,3}-\d{1,2}$/.test(text) ? accept(text) : reject(REGION_RULE);
const REGION_RULE = 'the name of an AWS region, such as eu-central-1';
const parseEmulatorRegion = (text) => /^(?!-)[a-z\d-]{1,63}(?<!-)$/.test(text) ? accept(text) : reject('1 to 63 lower-case letters, digits and hyphens');
const ROLE_RULE = 'the ARN of an IAM role, such as arn:aws:iam::111122223333:role/deploy';
const parseRoleOrName = (text) => {
    const name = /^(?:[\x21-\x7e]{1,510}\/)?[\w+=,.@-]{1,64}$/.test(text) &&
        !/arn:|^\/|^https?:|^(?:null|undefined|false)$/i.test(text);
    return name ? accept({ pathAndName: text }) : parseRole(text);
};
const parseRole = (text) => {
    const arn = /.arn:/.test(text) ? undefined : (0,aws_arn/* parseRoleArn */.DM)(text);
    return arn === undefined ? reject(ROLE_RULE) : accept(arn);
};
const parseRoleSessionName = (text) => /^[\w+=,.@-]{2,64}$/.test(text)
    ? accept(text)
    : reject('2 to 64 characters out of letters, digits and _ + = , . @ -');
const parseAudience = (text) => /^[\x21-\x7e]{1,255}$/.test(text) ? accept(text) : reject('1 to 255 printable ASCII characters without blanks');
const parseAccessKeyId = (text) => (0,shapes/* isAccessKeyId */.Pw)(text) ? accept(text) : reject('16 to 128 letters and digits');
const parseKeyMaterial = (text) => (0,shapes/* isGivenKeyMaterial */.yi)(text) ? accept(text) : reject('16 or more printable ASCII characters without blanks');
const parseEmulatorKey = (text) => (0,shapes/* isEmulatorKey */.vn)(text) ? accept(text) : reject('printable ASCII characters without blanks');
const parseExternalId = (text) => /^[\w+=,.@:/-]{2,1224}$/.test(text)
    ? accept(text)
    : reject('2 to 1224 characters out of letters, digits and _ + = , . @ : / -');
const parseProfileName = (text) => /^[\w@+.%:/-]{1,128}$/.test(text) && !/^(?:DEFAULT|__proto__)$/.test(text)
    ? accept(text)
    : reject('the name of a profile: 1 to 128 letters, digits and _ @ + . % : / -');
const parseAccountId = (text) => /^\d{12}$/.test(text) ? accept(text) : reject('an account id of 12 digits');
const parseRolePattern = (text) => /^arn:[a-z*?-]+:iam::[\d*?]{1,12}:role\/[\x21-\x7e]+$/.test(text) && (hasWildcard(text) || (0,aws_arn/* parseRoleArn */.DM)(text))
    ? accept(text)
    : reject('the ARN of an IAM role, in which * and ? may stand for other characters');
function hasWildcard(text) {
    return /[*?]/.test(text);
}
const ROLES_MAX_COUNT = 100;
const parseNamedRoles = (text) => {
    const rule = `at most ${ROLES_MAX_COUNT} lines of profile = arn, each profile once`;
    const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
    const pairs = lines
        .map((line) => line.split('=', 1)[0]?.trim() ?? '')
        .map((profile, n) => {
        const line = lines[n] ?? '';
        return { profile, line, role: (0,aws_arn/* parseRoleArn */.DM)(line.slice(line.indexOf('=') + 1).trim()) };
    });
    const bad = pairs.find(({ profile, line, role }) => !line.includes('=') || role === undefined || !parseProfileName(profile).ok);
    if (bad !== undefined)
        return reject(rule, `The line "${bad.line.trim()}" is not one.`);
    const roles = pairs.flatMap(({ profile, role }) => (role === undefined ? [] : [{ profile, role }]));
    const isOnce = new Set(roles.map(({ profile }) => profile)).size === roles.length;
    return roles.length > 0 && roles.length <= ROLES_MAX_COUNT && isOnce ? accept(roles) : reject(rule);
};
const TAG_CHARACTERS = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;
const TAGS_MAX_COUNT = 50;
const OWN_TAGS = [
    'github',
    'repository',
    'workflow',
    'action',
    'actor',
    'branch',
    'commit',
    'eventname',
    'baseref',
    'headref',
    'runid',
    'job',
    'triggeringactor',
];
const parseTagKey = (text) => text.length >= 1 && text.length <= 128 && TAG_CHARACTERS.test(text) && !/^aws:/i.test(text)
    ? accept(text)
    : reject('a tag key: 1 to 128 letters, digits, blanks and _ . : / = + - @, not beginning with "aws:"');
const parseTags = (text) => {
    const rule = `at most ${TAGS_MAX_COUNT} session tags, as a JSON object or as lines of key=value; values of at most ${TAG_VALUE_MAX_LENGTH} letters, digits, blanks and _ . : / = + - @`;
    const pairs = text.startsWith('{') ? pairsInJson(text) : pairsInLines(text);
    if (pairs === undefined || pairs.some(([, value]) => typeof value !== 'string'))
        return reject(rule, 'It is neither.');
    return tagsOf(text, pairs, rule);
};
function tagsOf(text, pairs, rule) {
    const own = pairs.find(([key]) => OWN_TAGS.includes(key.toLowerCase()));
    if (own !== undefined)
        return reject(rule, `The tag "${own[0]}" is one that this action sets itself.`);
    const bad = pairs.find(([key, value]) => !parseTagKey(key).ok || value.length > TAG_VALUE_MAX_LENGTH || !TAG_CHARACTERS.test(value));
    if (bad !== undefined)
        return reject(rule, `The tag "${bad[0]}" breaks the rule.`);
    const keys = new Set(pairs.map(([key]) => key.toLowerCase()));
    if (keys.size < pairs.length || hasLostKeys(text, pairs)) {
        return reject(rule, 'A key is there twice. Capitalization makes no difference to STS.');
    }
    return pairs.length <= TAGS_MAX_COUNT
        ? accept(Object.fromEntries(pairs))
        : reject(rule, `It has ${pairs.length} tags.`);
}
function pairsInJson(text) {
    const value = parseJson(text, (_, found, { source }) => (/^[-\dtf]/.test(source ?? '') ? source : found));
    return typeof value === 'object' && value !== null ? Object.entries(value) : undefined;
}
function hasLostKeys(text, pairs) {
    if (!text.startsWith('{'))
        return false;
    const strings = text.match(/"(?:[^"\\]|\\.)*"(?:\s*:)?/g) ?? [];
    return strings.filter((string) => string.endsWith(':')).length > pairs.length;
}
function pairsInLines(text) {
    const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
    const pairs = lines.map((line) => [line.split('=', 1)[0] ?? '', line.slice(line.indexOf('=') + 1)]);
    return lines.every((line) => line.includes('='))
        ? pairs.map(([key, value]) => [key.trim(), value.trim()])
        : undefined;
}
const SUBJECT_MAX_LENGTH = 1000;
const parseSubjectPattern = (text) => {
    const rule = `a subject of at most ${SUBJECT_MAX_LENGTH} characters, such as repo:octo-org/octo-repo:environment:production, in which * and ? may stand for other characters`;
    if (text.length > SUBJECT_MAX_LENGTH || /\p{Cc}/u.test(text))
        return reject(rule);
    if (/^["'].*["']$/.test(text))
        return reject(rule);
    return /[^*?\s]/.test(text) ? accept(text) : reject(rule, 'Wildcards alone match every subject.');
};
const parsePolicyArn = (text) => /^arn:[a-z-]+:iam::(?:\d{12}|aws):policy\/[\x21-\x7e]+$/.test(text)
    ? accept(text)
    : reject('the ARN of a managed policy, such as arn:aws:iam::aws:policy/ReadOnlyAccess');
const POLICY_MAX_LENGTH = 2048;
const parseSessionPolicy = (text) => {
    const rule = `an IAM policy as JSON of at most ${POLICY_MAX_LENGTH} characters, with a Statement`;
    if (text.length > POLICY_MAX_LENGTH)
        return reject(rule, `It has ${text.length} characters.`);
    const policy = parseJson(text);
    if (policy === undefined)
        return reject(rule, 'It is not JSON.');
    const isObject = typeof policy === 'object' && policy !== null && !Array.isArray(policy);
    return isObject && Object.hasOwn(policy, 'Statement') && !text.includes('${{')
        ? accept(text)
        : reject(rule, 'It has no Statement.');
};

;// ./lib/settings/inputs.js


const TIMEOUT_MAX_SECONDS = 3600;
const INPUTS = {
    mode: { default: 'configure', parse: parseWord('configure', 'diagnose', 'verify'), key: 'mode', guards: true },
    'role-to-assume': { default: 'none', parse: noneOr(parseRoleOrName), guards: true, variable: 'named' },
    'aws-region': { default: 'auto', parse: autoOr(parseRegion) },
    'role-session-name': { default: 'auto', parse: autoOr(parseRoleSessionName), variable: 'read' },
    'role-duration-seconds': {
        default: '3600',
        parse: parseDuration(900, 43_200),
        key: 'durationSeconds',
        variable: 'read',
    },
    audience: { default: 'auto', parse: autoOr(parseAudience) },
    'web-identity-token-file': { default: 'none', parse: noneOr(parsePath), key: 'tokenFile', variable: 'named' },
    'role-chaining': { default: 'false', parse: parseBoolean, variable: 'named' },
    'force-skip-oidc': { default: 'false', parse: parseBoolean },
    'aws-access-key-id': { default: 'none', parse: noneOr(parseAccessKeyId) },
    'aws-secret-access-key': { default: 'none', parse: noneOr(parseKeyMaterial) },
    'aws-session-token': { default: 'none', parse: noneOr(parseKeyMaterial) },
    'use-existing-credentials': {
        default: 'false',
        parse: parseBoolean,
        key: 'useExistingCredentials',
        variable: 'named',
    },
    'role-external-id': { default: 'none', parse: noneOr(parseExternalId), key: 'externalId', variable: 'named' },
    'role-chain': { default: 'none', parse: noneOr(parseList(parseRole, 10)), guards: true },
    roles: { default: 'none', parse: noneOr(parseNamedRoles), guards: true },
    'role-skip-session-tagging': { default: 'false', parse: parseBoolean, variable: 'named' },
    'custom-tags': { default: 'none', parse: noneOr(parseTags) },
    'transitive-tag-keys': {
        default: 'none',
        parse: noneOr(parseLines(parseText(128), 50, /[,\r\n]/)),
        variable: 'named',
    },
    'allowed-account-ids': {
        default: 'any',
        parse: anyOr(parseList(parseAccountId, 1000)),
        key: 'allowedAccountIds',
        guards: true,
    },
    'allowed-role-arns': {
        default: 'any',
        parse: anyOr(parseList(parseRolePattern, 1000)),
        key: 'allowedRoleArns',
        guards: true,
    },
    'mask-aws-account-id': { default: 'false', parse: parseBoolean, key: 'maskAccountId', variable: 'read' },
    'inline-session-policy': {
        default: 'none',
        parse: noneOr(parseSessionPolicy),
        key: 'inlineSessionPolicy',
        guards: true,
        variable: 'read',
    },
    'managed-session-policies': {
        default: 'none',
        parse: noneOr(parseList(parsePolicyArn, 10)),
        guards: true,
        variable: 'read',
    },
    'output-credentials': { default: 'false', parse: parseBoolean, key: 'outputCredentials', variable: 'named' },
    'output-env-credentials': { default: 'auto', parse: autoOr(parseBoolean) },
    'unset-current-credentials': {
        default: 'false',
        parse: parseBoolean,
        key: 'unsetCurrentCredentials',
        variable: 'read',
    },
    refresh: { default: 'false', parse: parseBoolean, key: 'refresh' },
    'aws-profile': { default: 'none', parse: noneOr(parseProfileName) },
    'overwrite-aws-profile': { default: 'false', parse: parseBoolean, variable: 'named' },
    'special-characters-workaround': {
        default: 'false',
        parse: parseBoolean,
        key: 'avoidSpecialCharacters',
        variable: 'read',
    },
    'http-proxy': { default: 'auto', parse: autoOr(parseProxyUrl) },
    'no-proxy': { default: 'auto', parse: autoOr(parseText(2000)) },
    'action-timeout-s': { default: '90', parse: parseDuration(0, TIMEOUT_MAX_SECONDS), variable: 'read' },
    'retry-max-attempts': { default: '12', parse: parseInteger(1, 100), variable: 'read' },
    'disable-retry': { default: 'false', parse: parseBoolean, variable: 'read' },
    'translate-env-variables': { default: 'true', parse: parseBoolean },
    'sts-endpoint': { default: 'auto', parse: autoOr(parseServiceUrl) },
    'max-clock-skew-seconds': { default: '900', parse: parseDuration(1, 900), key: 'maxClockSkewSeconds' },
    'minimum-remaining-seconds': {
        default: '0',
        parse: parseDuration(0, 43_200),
        key: 'minimumRemainingSeconds',
        guards: true,
    },
    'expected-subject': {
        default: 'any',
        parse: anyOr(parseLines(parseSubjectPattern, 100)),
        key: 'expectedSubjects',
        guards: true,
    },
    'trust-policy-file': { default: 'none', parse: noneOr(parseWorkspacePath), key: 'trustPolicyFile', guards: true },
    'diagnosis-role': { default: 'none', parse: noneOr(parseList(parseRole, 100)), key: 'diagnosisRoles' },
    'on-missing-oidc': { default: 'fail', parse: parseWord('fail', 'warn', 'skip'), key: 'onMissingOidc' },
    'pr-comment': { default: 'never', parse: parseWord('never', 'on-failure'), key: 'pullRequestComment' },
    'github-token': { default: '${{ github.token }}', parse: filledIn },
    'leak-check': { default: 'off', parse: parseLeakCheck, key: 'leakCheck' },
    summary: { default: 'always', parse: parseWord('always', 'on-failure', 'never'), key: 'summary' },
    'workflow-ref': { default: '${{ job.workflow_ref }}', parse: filledIn },
    'job-index': { default: '${{ strategy.job-index }}', parse: filledIn },
    'workflow-sha': { default: '${{ job.workflow_sha }}', parse: filledIn },
};
const INPUT_NAMES = Object.keys(INPUTS);
function isGiven(name, text) {
    const { default: usual, guards } = INPUTS[name];
    return text.trim() !== (guards ? usual : '');
}
function variableOf(name) {
    return name.replaceAll('-', '_').toUpperCase();
}

var secret_inputs = __nccwpck_require__(1227);
;// ./lib/settings/settings.js
function looksAtMachine({ mode, source, role, roleName, roles }) {
    return mode === 'configure' && source === 'ambient' && !role && !roleName && roles?.length === 0;
}
const CHAINED_MAX_SECONDS = 3600;
function targetRole({ role, roleChain }) {
    return roleChain?.at(-1) ?? role;
}
const SOURCES = {
    'id-token': { usesToken: true, renewable: true, name: 'the credentials' },
    'token-file': { usesToken: true, renewable: true, name: 'the credentials' },
    keys: {
        usesToken: false,
        renewable: false,
        name: 'the keys in aws-access-key-id and aws-secret-access-key',
    },
    ambient: { usesToken: false, renewable: false, name: 'the credentials of the environment or the machine' },
};

;// ./lib/settings/conflicts.js




function conflictsBetween(values, settings) {
    const variables = Object.entries(settings.readVariables ?? {});
    const conflicts = [
        ...roleConflicts(values, settings),
        ...keyConflicts(values),
        ...durationConflicts(values, settings),
        ...refreshConflicts(values, settings),
        ...policyConflicts(settings),
        ...tagConflicts(settings),
        ...restrictionConflicts(values, settings),
    ];
    return conflicts.map((one) => ({
        ...one,
        input: variables.find(([, name]) => name === one.input)?.[0] ?? one.input,
    }));
}
function when(isBroken, input, violation) {
    return isBroken ? [{ input, text: 'none', ...violation }] : [];
}
function isNone(values, name) {
    return name in values && values[name] === undefined;
}
const BEYOND_REGION = [
    'role-to-assume',
    'role-chain',
    'roles',
    'web-identity-token-file',
    ...secret_inputs/* KEY_INPUTS */.AR,
    'aws-profile',
];
function isRegionAlone(values) {
    const isPlain = values['role-chaining'] === false && values.refresh === false;
    const isRegion = values.mode === 'configure' && values['aws-region'] !== undefined;
    return isRegion && isPlain && BEYOND_REGION.every((name) => isNone(values, name));
}
function roleConflicts(values, settings) {
    const { mode, source, roleName } = settings;
    if ((values.roles?.length ?? 0) > 0)
        return rolesConflicts(values, settings);
    if (settings.namedVariables?.['ROLE_TO_ASSUME'] && mode !== 'verify') {
        return when(true, 'role-to-assume', { rule: 'given as an input' });
    }
    const isMissing = isNone(values, 'role-to-assume');
    if (isMissing && mode === 'configure' && source !== 'keys') {
        const mayDoWithout = !('roles' in values) || !('aws-region' in values);
        return when(!mayDoWithout && !isRegionAlone(values), 'role-to-assume', { rule: ROLE_RULE });
    }
    if (isMissing && (values['role-chain']?.length ?? 0) > 0) {
        return when(true, 'role-to-assume', { rule: 'the ARN of the role before those in role-chain' });
    }
    return when(roleName !== undefined && source !== undefined && SOURCES[source].usesToken, 'role-to-assume', {
        text: roleName ?? '',
        rule: ROLE_RULE,
    });
}
function rolesConflicts(values, { mode = 'configure', source }) {
    const profile = values['aws-profile'] ?? '';
    const rule = 'left out with roles';
    return [
        ...when(!isNone(values, 'role-to-assume'), 'role-to-assume', { text: 'a role', rule }),
        ...when(!isNone(values, 'role-chain'), 'role-chain', { text: 'roles', rule }),
        ...when(!isNone(values, 'aws-profile'), 'aws-profile', { text: profile, rule }),
        ...when(mode !== 'configure', 'mode', { text: mode, rule }),
        ...when(source !== 'id-token', 'roles', {
            text: 'given',
            rule: `left out with ${otherSource(values, source)}`,
            hint: "It needs the workflow's ID token.",
        }),
        ...when(values['output-credentials'] === true, 'output-credentials', { text: 'true', rule }),
        ...when(values['use-existing-credentials'] === true, 'use-existing-credentials', { text: 'true', rule }),
    ];
}
function otherSource(values, source) {
    if (source === 'keys')
        return secret_inputs/* KEY_INPUTS */.AR[0];
    if (source === 'token-file')
        return 'web-identity-token-file';
    if (values.mode === 'verify')
        return 'mode: verify';
    return values['role-chaining'] === true ? 'role-chaining: true' : 'force-skip-oidc: true';
}
function keyConflicts(values) {
    const [hasId, hasSecret, hasToken] = secret_inputs/* KEY_INPUTS */.AR.map((name) => values[name] !== undefined);
    const [id, secret, token] = secret_inputs/* KEY_INPUTS */.AR;
    const together = { rule: 'given together with the other keys' };
    const ofSession = { rule: 'given, since the access key id is that of a session (ASIA\u2026)' };
    return [
        ...when((hasSecret || hasToken) === true && isNone(values, id), id, together),
        ...when((hasId || hasToken) === true && isNone(values, secret), secret, together),
        ...when((0,shapes/* isSessionKeyId */.VN)(values[id] ?? '') && isNone(values, token), token, ofSession),
    ];
}
function durationConflicts(values, settings) {
    const { durationSeconds = 0, minimumRemainingSeconds: minimum = 0, mode, source } = settings;
    const startsFromSession = values['role-chaining'] === true && source !== 'keys' && source !== 'token-file';
    const isCapped = (settings.roleChain?.length ?? 0) > 0 && durationSeconds > CHAINED_MAX_SECONDS;
    const seconds = isCapped ? CHAINED_MAX_SECONDS : durationSeconds;
    return [
        ...when(startsFromSession && durationSeconds > CHAINED_MAX_SECONDS, 'role-duration-seconds', {
            text: String(durationSeconds),
            rule: `at most ${CHAINED_MAX_SECONDS} with role-chaining`,
        }),
        ...when(mode !== 'verify' && seconds > 0 && minimum >= seconds, 'minimum-remaining-seconds', {
            text: String(minimum),
            rule: isCapped
                ? `less than ${seconds}, the most behind another role`
                : `less than role-duration-seconds (${durationSeconds})`,
        }),
    ];
}
const REFRESHED_MIN_SECONDS = 1800;
function refreshConflicts(values, { mode, source, durationSeconds }) {
    if (values.refresh !== true || mode !== 'configure')
        return [];
    const isRenewable = source !== undefined && SOURCES[source].renewable;
    const withoutKeys = { text: 'true', rule: 'left out with refresh, which publishes no keys' };
    return [
        ...when(!isRenewable, 'refresh', {
            text: 'true',
            rule: `left out with ${otherSource(values, source)}`,
            hint: "It needs the workflow's ID token, or one in a file.",
        }),
        ...when(values['output-credentials'] === true, 'output-credentials', withoutKeys),
        ...when(values['use-existing-credentials'] === true, 'use-existing-credentials', withoutKeys),
        ...when(durationSeconds !== undefined && durationSeconds < REFRESHED_MIN_SECONDS, 'role-duration-seconds', {
            text: String(durationSeconds),
            rule: `at least ${REFRESHED_MIN_SECONDS} with refresh`,
        }),
    ];
}
function policyConflicts({ managedSessionPolicies = [], ...settings }) {
    const role = targetRole(settings);
    if (role === undefined)
        return [];
    const rule = `policies of AWS or of the role's own account (${role.account})`;
    const foreign = managedSessionPolicies.filter((arn) => ![role.account, 'aws'].includes(arn.split(':')[4] ?? ''));
    return foreign.map((arn) => ({ input: 'managed-session-policies', text: arn, rule }));
}
function tagConflicts({ sessionTags }) {
    if (sessionTags === undefined)
        return [];
    const { custom, usual } = sessionTags;
    return when(Object.keys({ ...custom, ...usual }).length > TAGS_MAX_COUNT, 'custom-tags', {
        text: `${Object.keys(custom).length} tags`,
        rule: `at most ${TAGS_MAX_COUNT} together with the usual ones`,
    });
}
function restrictionConflicts(values, settings) {
    return [
        ...refused(values, OF_NEW_SESSIONS, kept(values, settings) ?? roleless(values, settings)),
        ...refused(values, OF_TOKENS, kept(values, settings) ?? tokenless(values, settings)),
        ...refused(values, OF_CREDENTIALS, diagnosedToken(values, settings)),
        ...refused(values, OF_ENDS, endless(values, settings)),
    ];
}
const OF_NEW_SESSIONS = ['inline-session-policy', 'managed-session-policies'];
const OF_TOKENS = ['expected-subject', 'trust-policy-file'];
const OF_CREDENTIALS = ['allowed-account-ids', 'allowed-role-arns'];
const OF_ENDS = ['minimum-remaining-seconds'];
function refused(values, inputs, obstacle) {
    if (obstacle === undefined)
        return [];
    return inputs
        .filter((input) => values[input] !== undefined && values[input] !== 0)
        .map((input) => ({
        input,
        text: String(values[input]),
        rule: `left out with ${obstacle.input}`,
        hint: `It would do nothing: ${obstacle.why}.`,
    }));
}
function kept(values, { mode }) {
    if (mode === 'verify')
        return { input: 'mode: verify', why: 'that mode requests no session' };
    if (values['use-existing-credentials'] !== true)
        return undefined;
    return { input: 'use-existing-credentials: true', why: 'it cannot be checked for credentials that are kept' };
}
function roleless(values, settings) {
    const { mode, source } = settings;
    const isNone = (name) => name in values && values[name] === undefined;
    if (mode === 'verify' || !isNone('role-to-assume') || !isNone('roles'))
        return undefined;
    if (roleConflicts(values, settings).length > 0)
        return undefined;
    const why = 'no role is assumed';
    if (looksAtMachine(settings))
        return { input: 'aws-region alone: name a role in role-to-assume', why };
    if (source === 'keys')
        return { input: 'aws-access-key-id unless role-to-assume names a role', why };
    return mode === 'diagnose' ? { input: 'mode: diagnose unless role-to-assume names a role', why } : undefined;
}
function tokenless(values, settings) {
    const { source } = settings;
    if (source === undefined || SOURCES[source].usesToken)
        return undefined;
    if (looksAtMachine(settings))
        return roleless(values, settings);
    return { input: otherSource(values, source), why: 'no token is exchanged' };
}
function diagnosedToken(values, settings) {
    const { source } = settings;
    return source !== undefined && SOURCES[source].usesToken ? roleless(values, settings) : undefined;
}
function endless(values, settings) {
    const areLongTerm = settings.source === 'keys' && values['aws-session-token'] === undefined;
    if (areLongTerm)
        return undefined;
    const obstacle = roleless(values, settings);
    return obstacle && { ...obstacle, why: 'nothing says when the credentials end' };
}

;// ./lib/settings/from-environment.js





function regionFromEnvironment({ environment }, parse) {
    const name = ['AWS_REGION', 'AWS_DEFAULT_REGION'].find((one) => environment[one]?.trim());
    if (name !== undefined)
        return checked(name, environment[name]?.trim() ?? '', 'aws-region', parse);
    return { ok: false, name: 'aws-region', text: 'auto', rejected: reject(REGION_RULE) };
}
function endpointFromEnvironment({ environment }) {
    const name = 'AWS_ENDPOINT_URL_STS';
    const text = ignoresEndpoints(environment) ? undefined : environment[name];
    if (!text)
        return { ok: true, value: ownEndpoint(environment) };
    const url = checked(name, text, 'sts-endpoint', parseServiceUrl);
    return url.ok ? { ok: true, value: endpointOf(url.value, name) } : url;
}
function ownEndpoint(environment) {
    const isOn = (name) => (environment[name]?.toLowerCase() === 'true' ? true : undefined);
    return (0,util_defined/* defined */.s)({
        source: 'region',
        awsOwned: true,
        fips: isOn('AWS_USE_FIPS_ENDPOINT'),
        dualStack: isOn('AWS_USE_DUALSTACK_ENDPOINT'),
    });
}
function audienceInChina(region) {
    return region !== undefined && (0,aws_arn/* partitionOfRegion */.cn)(region) === 'aws-cn' ? aws_arn/* AUDIENCE_IN_CHINA */.hb : undefined;
}
function endpointOf(url, source) {
    return { url: url.href, source, awsOwned: (0,aws_arn/* isAwsStsHost */._k)(url.hostname) };
}
function checked(name, text, input, parse) {
    const parsed = parse(text);
    if (parsed.ok)
        return parsed;
    const hint = `It was read from the environment variable, because ${input} was not given.`;
    return { ok: false, name, text, rejected: { ...parsed, hint: [hint, parsed.hint].filter(Boolean).join(' ') } };
}
const ROLE_SESSION_NAME_MIN_LENGTH = 2;
const ROLE_SESSION_NAME_MAX_LENGTH = 64;
function roleSessionNameOf({ repository, runId, runAttempt }) {
    const clean = (text) => text.replace(/[^\w+=,.@-]/g, '-');
    const parts = [runId, runAttempt].filter((part) => part !== '').map((part) => `-${clean(part)}`);
    const suffix = parts.join('').slice(0, ROLE_SESSION_NAME_MAX_LENGTH - ROLE_SESSION_NAME_MIN_LENGTH);
    const name = clean(repository.length < ROLE_SESSION_NAME_MIN_LENGTH ? 'github-actions' : repository);
    return `${name.slice(0, ROLE_SESSION_NAME_MAX_LENGTH - suffix.length)}${suffix}`;
}
function sessionTagsOf(run, values) {
    if (values['role-skip-session-tagging'])
        return { custom: {}, usual: {}, transitive: [] };
    const custom = values['custom-tags'] ?? {};
    const usual = usualTags(run);
    const known = [...Object.keys(custom), ...Object.keys(usual)].map((key) => key.toLowerCase());
    const transitive = wantedTagKeys(values).filter((key) => known.includes(key.toLowerCase()));
    return { custom, usual, transitive };
}
function wantedTagKeys(values) {
    return (!values['role-skip-session-tagging'] && values['transitive-tag-keys']) || [];
}
function usualTags(run) {
    const tags = {
        GitHub: 'Actions',
        Repository: run.repository,
        Workflow: run.workflow,
        Action: run.action,
        Actor: run.actor,
        Branch: run.ref,
        Commit: run.commit,
        EventName: run.eventName,
        BaseRef: run.baseRef,
        HeadRef: run.headRef,
        RunId: run.runId,
        Job: run.job,
        TriggeringActor: run.triggeringActor,
    };
    const entries = Object.entries(tags).map(([key, value]) => [key, clean(value)]);
    return Object.fromEntries(entries.filter(([, value]) => value !== ''));
}
function clean(value) {
    const cut = value.replace(/[^\p{L}\p{Z}\p{N}_.:/=+\-@]/gu, '_').slice(0, TAG_VALUE_MAX_LENGTH);
    return cut.isWellFormed() ? cut : cut.slice(0, -1);
}

;// ./lib/settings/parse.js








function parseSettings(raw) {
    const url = parseInput('sts-endpoint', raw);
    const endpoint = url.ok && url.value === undefined ? endpointFromEnvironment(raw) : endpointAt(url);
    const other = endpoint.ok && !endpoint.value?.awsOwned ? endpoint.value?.url : undefined;
    const parsed = INPUT_NAMES.map((name) => [name, parseInput(name, raw, other)]);
    const accepted = parsed.flatMap(([name, result]) => (result.ok ? [[name, result.value]] : []));
    const values = Object.fromEntries(accepted);
    const region = isUnset(values, 'aws-region')
        ? regionFromEnvironment(raw, other === undefined ? parseRegion : parseEmulatorRegion)
        : given(values['aws-region']);
    const settings = assemble(values, { region: foundIn(region), endpoint: foundIn(endpoint) }, raw);
    const found = [...parsed.map(([, one]) => one), region, ...(url.ok ? [endpoint] : [])];
    const problems = [
        ...found.flatMap((one) => (one.ok ? [] : [violationOf(one)])),
        ...conflictsBetween(values, settings),
    ];
    if (problems.length > 0)
        return { ok: false, settings, problems };
    return { ok: true, settings: settings, problems: [] };
}
function parseBlanking(texts) {
    const mode = parseInput('mode', texts);
    const unset = parseInput('unset-current-credentials', texts);
    return defined({
        mode: mode.ok ? mode.value : undefined,
        unsetCurrentCredentials: unset.ok ? unset.value : undefined,
    });
}
function violationOf({ rejected: { ok: _, ...why }, name: input, text }) {
    return { input, text, ...why };
}
function isUnset(values, name) {
    return name in values && values[name] === undefined;
}
function given(value) {
    return { ok: true, value };
}
function endpointAt(url) {
    return url.ok ? given(url.value && endpointOf(url.value, 'sts-endpoint')) : url;
}
function foundIn(found) {
    return found.ok ? found.value : undefined;
}
const WITH_VARIABLES = [
    'inline-session-policy',
    'custom-tags',
    'http-proxy',
    'github-token',
    'workflow-ref',
    'workflow-sha',
    'job-index',
];
const KEY_NAMES = secret_inputs/* KEY_INPUTS */.AR;
function parserAt(other, name) {
    if (other !== undefined && name === 'aws-region')
        return autoOr(parseEmulatorRegion);
    return other?.startsWith('http:') && KEY_NAMES.includes(name) ? noneOr(parseEmulatorKey) : INPUTS[name].parse;
}
function parseInput(name, { inputs, environment }, other) {
    const { default: usual, variable } = INPUTS[name];
    const parse = parserAt(other, name);
    const text = inputs[name] ?? '';
    const stand = variable === 'read' && readsVariables(inputs) ? environment[variableOf(name)]?.trim() : undefined;
    if (!isGiven(name, text) && stand)
        return checked(variableOf(name), stand, name, parse);
    const trimmed = text.trim();
    const parsed = isUnexpanded(trimmed) && !WITH_VARIABLES.includes(name)
        ? reject('a value, not an expression or a variable')
        : parse(isGiven(name, text) ? trimmed : usual);
    return parsed.ok ? parsed : { ok: false, name, text, rejected: trimmed ? parsed : { ...parsed, usual } };
}
function readsVariables(inputs) {
    const parsed = INPUTS['translate-env-variables'].parse(inputs['translate-env-variables'] || 'true');
    return parsed.ok && parsed.value;
}
function variablesOf(kind, { inputs, environment }) {
    const found = INPUT_NAMES.filter((name) => {
        const { parse, variable } = INPUTS[name];
        const text = variable === kind && environment[variableOf(name)]?.trim();
        if (!text || isGiven(name, inputs[name] ?? '') || !readsVariables(inputs))
            return false;
        const parsed = parse(text);
        return kind === 'read' || !parsed.ok || parsed.value !== false;
    });
    return Object.fromEntries(found.map((name) => [variableOf(name), name]));
}
function assemble(values, found, raw) {
    const { run } = raw;
    const role = values['role-to-assume'];
    const sessionTags = sessionTagsOf(run, values);
    const isNameless = isUnset(values, 'roles') && isUnset(values, 'aws-profile');
    const isNameOurs = values.mode === 'configure' && values.refresh === true && isNameless;
    const derived = {
        ...found,
        source: sourceOf(values),
        role: role !== undefined && 'text' in role ? role : undefined,
        roleName: role !== undefined && 'pathAndName' in role ? role.pathAndName : undefined,
        roles: values.roles ?? [],
        roleChain: values['role-chain'] ?? [],
        sessionTags,
        unknownTagKeys: wantedTagKeys(values).filter((key) => !sessionTags.transitive.includes(key)),
        roleSessionName: values['role-session-name'] ?? roleSessionNameOf(run),
        wantedSessionName: values['role-session-name'],
        audience: values.audience ?? aws_arn/* USUAL_AUDIENCE */.aC,
        otherAudience: isUnset(values, 'audience') ? audienceInChina(found.region) : undefined,
        managedSessionPolicies: values['managed-session-policies'] ?? [],
        profile: values['aws-profile'] ?? (isNameOurs ? REFRESH_PROFILE : undefined),
        overwriteProfile: isNameOurs || values['overwrite-aws-profile'],
        outputEnvCredentials: values['output-env-credentials'] ?? (isUnset(values, 'aws-profile') || values.refresh === true),
        timeoutSeconds: values['action-timeout-s'] === 0 ? TIMEOUT_MAX_SECONDS : values['action-timeout-s'],
        maxAttempts: values['disable-retry'] ? 1 : values['retry-max-attempts'],
        readVariables: variablesOf('read', raw),
        namedVariables: variablesOf('named', raw),
    };
    return (0,util_defined/* defined */.s)({ ...directSettings(values), ...derived });
}
function directSettings(values) {
    const fields = INPUT_NAMES.flatMap((name) => {
        const input = INPUTS[name];
        return input.key === undefined ? [] : [[input.key, values[name]]];
    });
    return Object.fromEntries(fields);
}
const REFRESH_PROFILE = 'aws-token-guard';
function sourceOf(values) {
    if (values['aws-access-key-id'] !== undefined || values['aws-secret-access-key'] !== undefined)
        return 'keys';
    if (values['web-identity-token-file'] !== undefined)
        return 'token-file';
    const ambient = values['role-chaining'] || values['force-skip-oidc'] || values.mode === 'verify';
    if (isRegionAlone(values))
        return 'ambient';
    return ambient ? 'ambient' : 'id-token';
}

;// ./lib/settings/key-faults.js

const ID_LENGTH = 20;
const SECRET_LENGTH = 40;
const QUOTED = /^["'`]|["'`]$/;
const OTHER_IDS = {
    AIDA: 'the ID of a user (AIDA\u2026)',
    AROA: 'the ID of a role (AROA\u2026)',
    AGPA: 'the ID of a group (AGPA\u2026)',
    AIPA: 'the ID of an instance profile (AIPA\u2026)',
    ANPA: 'the ID of a policy (ANPA\u2026)',
    APKA: 'the ID of a public key (APKA\u2026)',
    ASCA: 'the ID of a certificate (ASCA\u2026)',
};
function otherThanKeyId(text, isOfAws) {
    if (/^arn:/.test(text))
        return 'an ARN';
    if (/^(?:export\s+|set\s+)?aws_\w+\s*[=:]/i.test(text))
        return 'a line with the name of a variable';
    if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text))
        return 'an email address';
    if (/^\d{4}-?\d{4}-?\d{4}$/.test(text))
        return 'an account ID';
    const other = /^[A-Z0-9]{16,}$/.test(text) ? OTHER_IDS[text.slice(0, 4)] : undefined;
    const isName = isOfAws && /^(?!A[KS]IA)[\w+=,.-]{1,64}$/.test(text);
    return other ?? (isName ? 'something else, such as a user name' : undefined);
}
function keyFault({ accessKeyId, secretAccessKey, sessionToken = '' }, isOfAws = false) {
    const isSecretAnId = shapes/* KEY_ID */.kF.test(secretAccessKey.trim());
    if (shapes/* SECRET_KEY */.rB.test(accessKeyId.trim()))
        return { kind: isSecretAnId ? 'swapped' : 'id-is-secret' };
    const other = otherThanKeyId(accessKeyId.trim(), isOfAws);
    if (other !== undefined)
        return { kind: 'id-is-other', what: other };
    if (isSecretAnId)
        return { kind: 'secret-is-id' };
    if (/^\$A[KS]IA/.test(accessKeyId))
        return { kind: 'id-dollar' };
    const isIdQuoted = QUOTED.test(accessKeyId);
    if (QUOTED.test(secretAccessKey))
        return { kind: isIdQuoted ? 'both-quotes' : 'quotes' };
    if (isIdQuoted)
        return { kind: 'id-quotes' };
    if (/%[0-9A-F]{2}/i.test(secretAccessKey))
        return { kind: 'url-encoded' };
    if (/\s/.test(secretAccessKey))
        return { kind: 'blank' };
    if (!/^A[KS]IA/.test(accessKeyId))
        return undefined;
    if (secretAccessKey.length !== SECRET_LENGTH)
        return { kind: 'secret-length', length: secretAccessKey.length };
    if (accessKeyId.length !== ID_LENGTH)
        return { kind: 'id-length', length: accessKeyId.length };
    return accessKeyId.startsWith('AKIA') && sessionToken !== '' ? { kind: 'token-not-needed' } : undefined;
}
function describeKeyFault(fault, names) {
    const { accessKeyId: id, secretAccessKey: secret, sessionToken: token } = names;
    switch (fault.kind) {
        case 'swapped':
            return `The two are swapped: ${id} holds a secret access key, and ${secret} an access key ID.`;
        case 'id-dollar':
            return `The value of ${id} has a dollar sign in front.`;
        case 'id-is-secret':
            return `${id} holds a secret access key.`;
        case 'id-is-other':
            return `${id} holds ${fault.what}, not the ID of an access key. Those start with AKIA or ASIA.`;
        case 'token-not-needed':
            return `The key in ${id} is long-term (AKIA\u2026), so it has no session token, but ${token ?? 'one'} is set.`;
        case 'secret-is-id':
            return `${secret} holds an access key ID.`;
        case 'quotes':
            return `The value of ${secret} has quotes around it.`;
        case 'id-quotes':
            return `The value of ${id} has quotes around it.`;
        case 'both-quotes':
            return `The values of ${id} and ${secret} have quotes around them.`;
        case 'url-encoded':
            return `The value of ${secret} is URL-encoded: it contains "%".`;
        case 'blank':
            return `The value of ${secret} contains a space or a line break.`;
        case 'secret-length':
            return `The value of ${secret} has ${charactersOf(fault.length)}; secret access keys have ${SECRET_LENGTH}.`;
        case 'id-length':
            return `The value of ${id} has ${charactersOf(fault.length)}; access key IDs have ${ID_LENGTH}.`;
    }
}
function charactersOf(length) {
    return length === 1 ? '1 character' : `${length} characters`;
}

;// ./lib/settings/role-faults.js
const ROLE_INPUTS = ['role-to-assume', 'role-chain', 'roles', 'allowed-role-arns'];
const ROLE_ARN = /arn:[a-z-]+:iam::\d{12}:role\/[\w+=.@/-]{0,600}[\w+=.@-]/g;
function roleFault(input, text) {
    return otherArn(text) ?? malformedRole(input, text);
}
function malformedRole(input, text) {
    const [, inner] = /:role\/(arn:[a-z-]+:iam::\d{12}:role\/[\w+=.@/-]+)$/.exec(text) ?? [];
    if (inner !== undefined)
        return `It has an ARN in place of the role's name. Give that ARN alone: ${inner}.`;
    const arns = text.match(ROLE_ARN) ?? [];
    if (input === 'role-to-assume' && arns.length > 1)
        return 'It has several ARNs. Use "roles" for several at once, and "role-chain" for more behind the first.';
    if (input === 'role-to-assume' && arns[0] !== undefined)
        return arns[0] === text ? longName(text) : `Give the ARN alone: ${arns[0]}.`;
    if (/^arn:aws[a-z-]*:iam::\d{12}:role\/$/.test(text))
        return 'The name of the role is empty. An expression probably came out empty.';
    if (/^arn:aws[a-z-]*:iam::\d{12}:role\//i.test(text))
        return `The beginning must be in lower case: ${text.replace(/^[^/]*/, (start) => start.toLowerCase())}.`;
    if (/^arn:[a-z-]+:iam:\d/.test(text))
        return `A colon is missing. Write ${text.replace(':iam:', ':iam::')}.`;
    if (/^arn:[a-z-]+:iam:::/.test(text))
        return 'The account id in it is empty. An expression probably came out empty.';
    const [, account] = /^arn:[a-z-]+:iam::(\d{4}-\d{4}-\d{4}):/.exec(text) ?? [];
    if (account !== undefined)
        return `Leave out the hyphens of the account id: ${account.replaceAll('-', '')}.`;
    if (/^arn:[a-z-]+:iam::\d{12}:roles?[:/]/.test(text))
        return `Write ${text.replace(/:roles?[:/]/, ':role/')}.`;
    const [, name] = /arn:[a-z-]+:iam::([A-Za-z][\w-]*):role\//.exec(text) ?? [];
    if (name !== undefined && name !== 'aws')
        return `"${name}" is a placeholder or an alias. Put the 12 digits of the account ID there.`;
    const [, service] = /^arn:[a-z-]+:(?!iam:|sts:)([a-z0-9-]+):/.exec(text) ?? [];
    if (service !== undefined)
        return `It is the ARN of a resource of ${service}, not of a role.`;
    if (/^https?:\/\//i.test(text))
        return 'It is a URL. The ARN is on the page of the role in the IAM console.';
    return /^\d{12}$/.test(text) ? 'It is an account id. The ARN also has the name of the role.' : undefined;
}
function roleHint(text) {
    if (/\s/.test(text))
        return 'It contains white space.';
    const [, account] = /^arn:[a-z-]+:iam::(?!\d{12}:)([\d.e+]*):role\//i.exec(text) ?? [];
    if (account !== undefined)
        return misreadAccount(account) ?? 'The account id in it must have exactly 12 digits.';
    if (/^arn:[a-z-]+:iam::\d{12}:(?!role\/)/.test(text))
        return 'It names something else than a role.';
    if (/^[\w+=,.@-]+$/.test(text))
        return 'It looks like the name of a role; the ARN says which account it is in.';
    return undefined;
}
function longName(arn) {
    const { length } = arn.slice(arn.lastIndexOf('/') + 1);
    return length > 64 ? `The name of the role has ${length} characters; 64 are allowed.` : undefined;
}
const KINDS = {
    'oidc-provider': 'an OIDC provider',
    'saml-provider': 'a SAML provider',
    policy: 'a policy',
    user: 'a user',
    group: 'a group',
    root: 'an account',
};
function otherArn(text) {
    const [, partition = '', service, account = '', kind = '', rest = ''] = /arn:([a-z-]+):(iam|sts)::(\d{12}|aws):(assumed-role|instance-profile|oidc-provider|saml-provider|policy|user|group|root)(?:\/([^\s,]*))?/.exec(text) ?? [];
    if (service === undefined)
        return undefined;
    const role = (name) => `arn:${partition}:iam::${account === 'aws' ? '111122223333' : account}:role/${name}`;
    const name = rest.split('/')[0] ?? '';
    if (kind === 'assumed-role')
        return `This is a session of a role. The role is ${role(name)}, perhaps with a path.`;
    if (kind === 'instance-profile')
        return `This is an instance profile. Its role is often ${role(rest)}.`;
    return `This is the ARN of ${KINDS[kind]}. A role ARN looks like ${role('deploy')}.`;
}
function misreadAccount(text) {
    if (/^\d{4}-\d{4}-\d{4}$/.test(text))
        return `Leave out the hyphens: ${text.replaceAll('-', '')}.`;
    return /^(?:\d{9,11}|\d(?:\.\d+)?e\+?11)$/i.test(text)
        ? `"${text}" may be what is left of an account id that was read as a number. Put the id in quotes where it is written.`
        : undefined;
}

;// ./lib/settings/text-faults.js

const HIDDEN = {
    '\u00a0': 'a no-break space',
    '\u00ad': 'a soft hyphen',
    '\u200b': 'a zero-width space',
    '\u200c': 'a zero-width non-joiner',
    '\u200d': 'a zero-width joiner',
    '\u200e': 'a left-to-right mark',
    '\u200f': 'a right-to-left mark',
    '\u202f': 'a narrow no-break space',
    '\u2060': 'a word joiner',
    '\ufeff': 'a byte order mark',
};
const FREE_TEXTS = ['custom-tags', 'inline-session-policy', 'INLINE_SESSION_POLICY', 'transitive-tag-keys'];
const PLACEHOLDER = /<[A-Za-z][\w .-]*>|\b(?:YOUR|MY)[-_][A-Z_-]+\b|\bx{12}\b/i;
function textFault(input, text) {
    const trimmed = text.trim();
    return (hiddenCharacter(trimmed) ??
        withSlash(input, trimmed) ??
        notEvaluated(trimmed, FREE_TEXTS.includes(input) ? EXPRESSIONS : [...EXPRESSIONS, ...OTHERS]) ??
        (FREE_TEXTS.includes(input)
            ? undefined
            : (quotes(trimmed) ??
                placeholder(trimmed) ??
                nothing(trimmed) ??
                masked(input, trimmed) ??
                (input === 'roles' ? undefined : assigned(trimmed)) ??
                foreignLetter(trimmed))) ??
        (ROLE_INPUTS.includes(input) ? roleFault(input, trimmed) : undefined));
}
function withSlash(input, text) {
    const [, name] = /\b(github[._](?:repository|ref|ref_name|head_ref|workflow_ref))\b/i.exec(text) ?? [];
    if (input !== 'role-session-name' || name === undefined)
        return undefined;
    const path = name.toLowerCase().replace(/^github_/, 'github.');
    return `The value of \${{ ${path} }} has "/", which AWS doesn't take here. Write \${{ github.run_id }}, or leave the input out.`;
}
function hiddenCharacter(text) {
    const index = text.search(/[\u00a0\u00ad\u200b-\u200f\u202a-\u202f\u2060-\u206f\ufeff]/);
    if (index < 0)
        return undefined;
    const character = text.charAt(index);
    return `Character ${index + 1} is ${HIDDEN[character] ?? 'a hidden character'} (${codePoint(character)}). Type the value again instead of pasting it.`;
}
const LOOKALIKES = {
    '\u2010': ['a typographic hyphen', '-'],
    '\u2011': ['a no-break hyphen', '-'],
    '\u2013': ['an en dash', '-'],
    '\u2014': ['an em dash', '-'],
    '\u2212': ['a minus sign', '-'],
    '\uff1a': ['a full-width colon', ':'],
    '\uff0f': ['a full-width slash', '/'],
};
function foreignLetter(text) {
    const [letter] = /[^\p{ASCII}]/u.exec(text) ?? [];
    if (letter === undefined)
        return undefined;
    const position = text.indexOf(letter) + 1;
    const [name, meant] = LOOKALIKES[letter] ?? [];
    return name === undefined
        ? `Character ${position} is ${codePoint(letter)}, which is not ASCII.`
        : `Character ${position} is ${name} (${codePoint(letter)}). Write "${meant}".`;
}
function codePoint(character) {
    return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
const NAME = '[A-Za-z_][\\w-]*';
const EXPRESSIONS = [
    [
        /\$\{\{/,
        () => 'It contains an expression that GitHub did not evaluate. Expressions work in "with:" of a workflow.',
    ],
    [new RegExp(`\\{\\{\\s*(${NAME}(?:\\.${NAME})+)`), (name) => `The dollar sign is missing. Write \${{ ${name} }}.`],
    [/\{\{/, () => 'It has the braces of a template that nothing filled in. Write the value itself.'],
];
const DOLLAR_IN_FRONT = /^\$(?:arn:aws|[a-z]{2}(?:-[a-z]+)+-\d$|\d{12}$|A[KS]IA[A-Z0-9]{16}$|[A-Za-z0-9/+]{40}$)/;
const OTHERS = [
    [/\$\{AWS::(\w+)\}/, (name) => `\${AWS::${name}} is filled in by CloudFormation alone. Write the value itself.`],
    [
        new RegExp(`(?:\\$|^)\\{\\s*((?:secrets|vars|env|inputs|matrix|github|needs|steps)(?:\\.${NAME})+)\\s*\\}`),
        (name) => `Expressions need two braces. Write \${{ ${name} }}.`,
    ],
    [
        new RegExp(`\\$\\{(${NAME}(?:\\.${NAME})+)\\}`),
        (name) => `\${${name}} is filled in by Terraform alone. Write the value itself.`,
    ],
    [
        new RegExp(`^((?:secrets|vars|env|inputs|matrix|github|needs|steps)(?:\\.${NAME})+)$`),
        (name) => `Expressions need braces. Write \${{ ${name} }}.`,
    ],
    [/\$\(/, () => 'Commands don\'t run in "with:". Run it in a step before this one, and use an output of that step.'],
    [DOLLAR_IN_FRONT, () => 'It has a dollar sign in front. Write one before the braces of the expression, not two.'],
    [
        new RegExp(`\\$(?:env:|\\{)?(${NAME})|%(${NAME})%`, 'i'),
        (name) => `Shell variables don't work in "with:". ${insteadOf(name)}`,
    ],
];
function insteadOf(variable) {
    const [, context, name] = /^(GITHUB|RUNNER)_(\w+)$/i.exec(variable) ?? [];
    if (context !== undefined)
        return `Write \${{ ${`${context}.${name}`.toLowerCase()} }}.`;
    return /^(?:HOME|USERPROFILE|USER|PWD|TEMP|TMP)$/i.test(variable)
        ? 'Write the value itself.'
        : `Write \${{ env.${variable} }}.`;
}
function notEvaluated(text, forms) {
    for (const [form, advice] of forms) {
        const [found, ...names] = form.exec(text) ?? [];
        if (found !== undefined)
            return advice(names.find((name) => name !== undefined) ?? '');
    }
    return undefined;
}
function quotes(text) {
    return /^["'`\u2018-\u201f\u00ab]|["'`\u2018-\u201f\u00bb]$/.test(text)
        ? 'The quotes are part of the value. Remove them.'
        : undefined;
}
function placeholder(text) {
    const [found] = PLACEHOLDER.exec(text) ?? [];
    return found === undefined ? undefined : `"${found}" is a placeholder. Put your own value there.`;
}
function nothing(text) {
    return /^(?:null|undefined|None|nil|NaN|<no value>|\[object Object\])$/.test(text)
        ? `A script or an expression without a value probably wrote "${text}".`
        : undefined;
}
function masked(input, text) {
    return text.includes('***') && !['allowed-role-arns', 'expected-subject'].includes(input)
        ? 'It contains ***, as logs show masked values. Copy the value from where it was made.'
        : undefined;
}
function assigned(text) {
    if (/^\{/.test(text))
        return 'It is JSON. Give the value alone.';
    return /^(?:export\s+|set\s+)?aws_\w+\s*[=:]/i.test(text)
        ? 'It begins with the name of a variable. Give the value alone.'
        : undefined;
}

;// ./lib/settings/value-faults.js



const ENDPOINTS = ['sts-endpoint', 'AWS_ENDPOINT_URL_STS', 'AWS_ENDPOINT_URL_IAM'];
const LENGTHS = {
    'role-session-name': [2, 64, /[\w+=,.@-]/g],
    'role-external-id': [2, 1224, /[\w+=,.@:/-]/g],
    'aws-profile': [1, 128, /[\w@+.%:/-]/g],
    audience: [1, 255, /[\x21-\x7e]/g],
};
function offendingPart(offense) {
    const { input, text, rule, hint, partition } = offense;
    const value = text.trim();
    if (input.includes('_')) {
        const { hint: _, ...other } = offense;
        const fault = offendingPart({ ...other, input: INPUT_OF[input] ?? input.toLowerCase().replaceAll('_', '-') });
        return fault === undefined || hint === undefined ? fault : `${hint} ${fault}`;
    }
    const [, words] = /\bone of ([a-z, -]+)$/.exec(rule) ?? [];
    if (words !== undefined)
        return wordFault(value, words.split(', '));
    if (value === 'false' && rule !== 'true or false')
        return CONDITION_FALSE;
    const [, lowest, highest] = /^a duration from (\d+) to (\d+) seconds/.exec(rule) ?? [];
    if (highest !== undefined)
        return durationFault(value, Number(lowest), Number(highest));
    if (input === 'roles')
        return roleLineFault(value) ?? reservedIn(value) ?? hint;
    if (input === 'custom-tags')
        return offendingTag(value, hint === 'It is neither.') ?? lineFault(value);
    if (input === 'inline-session-policy')
        return policyFault(value);
    if (input === 'aws-region')
        return value === 'auto' ? NO_REGION : (regionFault(value) ?? hint);
    if (ENDPOINTS.includes(input))
        return withScheme(value) ?? hint;
    if (/^(?:yes|on|y|1)$/i.test(value) && (BOOLEANS_OF_V4.includes(input) || input === READ_AS_TEXT))
        return whatYesMeant(input, value);
    if (rule === 'true or false')
        return booleanFault(value);
    if (input === 'aws-profile' && /^(?:DEFAULT|__proto__)$/.test(value))
        return RESERVED[value];
    if (secret_inputs/* KEY_INPUTS */.AR.some((name) => name === input))
        return blankInside(value) ?? nameInKeyId(input, value) ?? hint ?? keyHint(value);
    if (input in ITEMS)
        return hint ?? offendingItem(input, value, partition);
    if (ROLE_INPUTS.includes(input) && value !== 'none')
        return hint ?? roleHint(value);
    const [shortest, longest, characters] = LENGTHS[input] ?? [];
    if (value === '' || shortest === undefined || longest === undefined || characters === undefined)
        return undefined;
    if (value.length < shortest)
        return `It has ${value.length} character; ${shortest} are needed.`;
    const tooLong = value.length > longest ? `It has ${value.length} characters; ${longest} are allowed.` : undefined;
    const rest = value.replace(characters, '');
    const [strange] = rest;
    const other = strange === undefined ? undefined : `It contains ${BLANKS[strange] ?? `"${strange}"`}.`;
    if (tooLong !== undefined)
        return other === undefined ? tooLong : `${tooLong} ${other}`;
    return other === undefined || input !== 'role-session-name' ? other : `${other} ${sessionName(value, rest)}`;
}
function sessionName(value, strange) {
    const name = [...value].map((one) => (strange.includes(one) ? '-' : one)).join('');
    return value.includes('/')
        ? `Write "${name}", or leave the input out: then the name has the repository and the run.`
        : `Write "${name}".`;
}
const CONDITION_FALSE = 'Where its condition is false, "condition && value" gives "false". Add "|| other-value", or an "if:" to the step.';
function wordFault(value, words) {
    const bare = (text) => text.toLowerCase().replace(/[^a-z]/g, '');
    const no = /^(?:false|no|none|0)$/i.test(value) ? words.find((one) => one === 'never' || one === 'off') : undefined;
    const word = no ?? words.find((one) => bare(one) === bare(value));
    return word === undefined ? undefined : `Write ${word}.`;
}
function booleanFault(value) {
    if (/^(?:yes|on|y|1|t|enabled?)$/i.test(value))
        return 'Write true.';
    return /^(?:f|disabled?)$/i.test(value) ? 'Write false.' : undefined;
}
const value_faults_UNIT_SECONDS = { ms: 0.001, s: 1, m: 60, h: 3600 };
const AMOUNT = /(\d{1,9}(?:\.\d{1,3})?)\s*(ms|milliseconds?|s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?)(?![a-z])/gi;
function durationFault(value, lowest, highest) {
    const isAllowed = (seconds) => Number.isInteger(seconds) && seconds >= lowest && seconds <= highest;
    const plain = Number(/^\d{1,3}(?:[,_. ']\d{3})+$|^\d+$/.test(value) ? value.replace(/\D/g, '') : Number.NaN);
    const seconds = Number.isNaN(plain) ? secondsIn(value) : plain;
    if (isAllowed(seconds))
        return `Write ${seconds}.`;
    if (plain > highest && isAllowed(plain / 1000))
        return `If these are milliseconds, write ${plain / 1000}.`;
    if (isAllowed(plain * 60))
        return `If these are minutes, write ${plain}m.`;
    return isAllowed(plain * 3600) ? `If these are hours, write ${plain}h.` : undefined;
}
function secondsIn(text) {
    const [, hours, minutes, rest = '0'] = /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/.exec(text) ?? [];
    if (hours !== undefined)
        return Number(hours) * 3600 + Number(minutes) * 60 + Number(rest);
    const amounts = [...text.matchAll(AMOUNT)];
    const isAll = /^(?:PT|[\s,]|and)*$/i.test(text.replace(AMOUNT, ''));
    const unitOf = (unit) => value_faults_UNIT_SECONDS[/^mi?l?l?i?s/.test(unit) ? 'ms' : unit.charAt(0)] ?? Number.NaN;
    const sum = amounts.reduce((all, [, amount, unit = '']) => all + Number(amount) * unitOf(unit.toLowerCase()), 0);
    return isAll && amounts.length > 0 ? sum : Number.NaN;
}
function whatYesMeant(input, value) {
    return input === READ_AS_TEXT
        ? `configure-aws-credentials v5 and v6 read "${value}" as true, and v4 read it as false.`
        : `configure-aws-credentials v4 read "${value}" as false.`;
}
const READ_AS_TEXT = 'use-existing-credentials';
const BOOLEANS_OF_V4 = [
    'mask-aws-account-id',
    'role-skip-session-tagging',
    'role-chaining',
    'output-credentials',
    'output-env-credentials',
    'unset-current-credentials',
    'disable-retry',
    'special-characters-workaround',
];
const RESERVED = {
    DEFAULT: 'The AWS CLI and boto3 find no profile of that name: they give what is in [DEFAULT] to all profiles. Write default in lower case.',
    ['__proto__']: 'The AWS SDK for JavaScript refuses files with such a profile.',
};
function reservedIn(lines) {
    const [, name = ''] = /^[ \t]*(DEFAULT|__proto__)[ \t]*=/m.exec(lines) ?? [];
    return RESERVED[name];
}
function blankInside(value) {
    const [blank] = /\s/.exec(value) ?? [];
    if (blank === undefined)
        return undefined;
    const isBreak = /[\r\n]/.test(value);
    return isBreak
        ? 'It contains a line break. Join its lines.'
        : `It contains ${BLANKS[blank] ?? 'a blank'}. Remove it.`;
}
function keyHint(value) {
    return ['', 'none'].includes(value) ? undefined : 'Blanks, line breaks and quotes are often copied along.';
}
function nameInKeyId(input, value) {
    return input === secret_inputs/* KEY_INPUTS */.AR[0] && /^(?!A[KS]IA|none$)[\w+=,.-]{1,64}$/.test(value)
        ? 'Access key IDs start with AKIA or ASIA. This is possibly a user name.'
        : undefined;
}
const BLANKS = {
    ' ': 'a space',
    '\t': 'a tab',
    '\r': 'a line break',
    '\n': 'a line break',
};
const INPUT_OF = {
    AWS_DEFAULT_REGION: 'aws-region',
    AWS_REGION: 'aws-region',
};
function roleLineFault(text) {
    if (/^[[{]/.test(text))
        return 'It looks like JSON. Write lines such as deploy = arn:aws:iam::111122223333:role/deploy.';
    return /^(?:-\s+)?[\w.-]+:\s+arn:/m.test(text) ? 'Write = in place of the colon between profile and ARN.' : undefined;
}
function offendingTag(text, isOfWrongKind) {
    const tags = parseJson(text);
    if (Array.isArray(tags))
        return 'It is a list. Write {"Team":"blue"}.';
    if (typeof tags !== 'object' || tags === null)
        return isOfWrongKind ? jsonFault(text, '{"Team":"blue"}') : undefined;
    for (const [key, value] of Object.entries(tags)) {
        if (isOfWrongKind && (typeof value === 'object' || value === undefined))
            return `The value of "${key}" is ${nameOfKind(value)}.`;
        const fault = tagFault(key, String(value));
        if (fault !== undefined)
            return fault;
    }
    return undefined;
}
function lineFault(text) {
    if (text.startsWith('{'))
        return undefined;
    for (const line of text.split('\n')) {
        const [, key = '', value = ''] = /^([^=]*)=(.*)$/.exec(line.trim()) ?? [];
        const fault = key === '' ? undefined : tagFault(key.trim(), value.trim());
        if (fault !== undefined)
            return /,[^,=]+=/.test(value) ? `${fault} Write each tag on a line of its own.` : fault;
    }
    return undefined;
}
const TAG_KEY_MAX_LENGTH = 128;
function tagFault(key, value) {
    if (key === '')
        return 'The key of a tag is empty.';
    if (key.length > TAG_KEY_MAX_LENGTH)
        return `A key has ${key.length} characters; ${TAG_KEY_MAX_LENGTH} are allowed. It begins with "${key.slice(0, 20)}".`;
    if (/^aws:/i.test(key))
        return `The key "${key}" begins with "aws:", which AWS keeps for itself.`;
    const [inKey] = key.replace(TAG_CHARACTER, '');
    if (inKey !== undefined)
        return `The key "${key}" contains ${BLANKS[inKey] ?? inKey}.`;
    if (value.length > TAG_VALUE_MAX_LENGTH)
        return `The value of "${key}" has ${value.length} characters; ${TAG_VALUE_MAX_LENGTH} are allowed.`;
    const [inValue] = value.replace(TAG_CHARACTER, '');
    return inValue === undefined ? undefined : `The value of "${key}" contains ${SHOWN[inValue] ?? inValue}.`;
}
const SHOWN = { ...BLANKS, ',': '","', '.': '"."', ';': '";"' };
const TAG_CHARACTER = /[\p{L}\p{Z}\p{N}_.:/=+\-@]/gu;
function jsonFault(text, example) {
    if (/^(?:file:\/\/)?[\w./\\-]+\.json$/i.test(text))
        return 'It is the path of a file. Give the text that is in the file.';
    if (/^[{[]\s*'/.test(text))
        return 'JSON has double quotes, not single ones.';
    if (/,\s*[}\]]/.test(text))
        return 'JSON has no comma before a closing brace or bracket.';
    if (/^[\w"-]+:(?:\s|$)/.test(text))
        return `It looks like YAML. Write it as JSON, such as ${example}.`;
    return undefined;
}
function policyFault(text) {
    const policy = parseJson(text);
    if (policy === undefined)
        return jsonFault(text, '{"Version":"2012-10-17","Statement":[\u2026]}');
    const { length } = JSON.stringify(policy);
    if (length < text.length && text.length > value_faults_POLICY_MAX_LENGTH && length <= value_faults_POLICY_MAX_LENGTH)
        return `It has ${text.length} characters, and ${length} without line breaks and indentation. Write it on one line.`;
    if (typeof policy === 'string')
        return 'It is JSON within a JSON text: toJSON() was applied once too often.';
    if (Array.isArray(policy))
        return 'It is a list of statements. Write {"Version":"2012-10-17","Statement":[\u2026]}.';
    const names = typeof policy === 'object' && policy !== null ? Object.keys(policy) : [];
    const name = names.find((one) => one !== 'Statement' && /^statements?$/i.test(one));
    return name === undefined ? undefined : `Write "Statement" in place of "${name}".`;
}
const value_faults_POLICY_MAX_LENGTH = 2048;
const NO_REGION = 'Neither the input nor the environment variables AWS_REGION and AWS_DEFAULT_REGION name one.';
const REGION = /^[a-z]{2,6}(?:-[a-z]+){1,3}-\d{1,2}$/;
function regionFault(text) {
    if (/^[a-z-]+-\d[a-z]$/.test(text))
        return `${text} is an availability zone; its region is ${text.slice(0, -1)}.`;
    const written = text
        .toLowerCase()
        .replace(/[_\s]+/g, '-')
        .replace(/^([a-z]{2})((?:north|south|east|west|central)+)-?(\d)$/, '$1-$2-$3');
    if (written !== text && REGION.test(written))
        return `Write ${written}.`;
    const [, region] = /^([a-z]{2,4}(?:-[a-z]+)+-\d)-[a-z0-9-]+$/.exec(text) ?? [];
    if (region !== undefined)
        return `It is a zone. Its region is ${region}.`;
    if (/^(?!aws-)[a-z]{2,4}(?:-[a-z]+)+$/.test(text))
        return `Region names end in a number, such as ${text}-1.`;
    if (/^[a-z]{2,4}(?:-[a-z]+)+\d$/.test(text))
        return `A hyphen is missing before the number: ${text.replace(/(?=\d$)/, '-')}.`;
    if (/^(?:aws-)?global$/i.test(text))
        return 'Every session is requested in a region. Choose one, such as us-east-1.';
    if (/^https?:\/\//i.test(text))
        return 'It is a URL. Give the name of the region alone, such as eu-central-1.';
    const several = text.split(/[,;\s]+/).filter((one) => REGION.test(one));
    if (several.length > 1)
        return 'It must be one region. Use a matrix for several.';
    return /[A-Z_\s]/.test(text) ? 'Region names are lower case, with hyphens.' : undefined;
}
function withScheme(text) {
    if (/^[a-z]+:\/\//i.test(text) || !/^[\w.-]+(?::\d+)?(?:\/|$)/.test(text))
        return undefined;
    const [http, https] = [`http://${text}`, `https://${text}`];
    const url = [http, https].find((one) => parseServiceUrl(one).ok);
    return url === undefined ? undefined : `Write ${url}.`;
}
const ITEMS = {
    'allowed-account-ids': /^\d{12}$/,
    'managed-session-policies': /^arn:[a-z-]+:iam::(?:\d{12}|aws):policy\/\S+$/,
    'allowed-role-arns': /^arn:\S+:role\/\S+$/,
    'role-chain': /^arn:\S+:role\/\S+$/,
};
function offendingItem(input, text, partition) {
    if (/^[[{]/.test(text))
        return 'It looks like JSON. Write the items alone, on lines of their own.';
    if (/^-\s/.test(text))
        return 'The hyphens are part of the value. Write the items alone, on lines of their own.';
    if (/(?:^|\s)#/.test(text))
        return 'Comments are part of the value. Remove them.';
    if (text.includes(';'))
        return 'Items are separated by commas or line breaks, not by semicolons.';
    const items = text.split(/[,\s]+/).filter((item) => item !== '');
    const wrong = items.find((item) => !ITEMS[input]?.test(item));
    if (input === 'allowed-account-ids' && wrong !== undefined)
        return accountFault(wrong, items.length > 1);
    if (input === 'managed-session-policies' && wrong !== undefined && /^[\w+=.@-]{1,128}$/.test(wrong))
        return policyName(wrong, partition);
    const [fault] = ROLE_INPUTS.includes(input) ? items.flatMap((item) => roleHint(item) ?? []) : [];
    if (fault !== undefined || wrong === undefined || items.length === 1)
        return fault;
    return `The item "${wrong}" is not one.`;
}
const JOB_FUNCTIONS = /^(?:Billing|DatabaseAdministrator|DataScientist|NetworkAdministrator|SupportUser|SystemAdministrator|ViewOnlyAccess)$/;
function policyName(name, partition) {
    const path = JOB_FUNCTIONS.test(name) ? 'job-function/' : '';
    return `"${name}" is a name. If the policy is one of AWS, write arn:${partition}:iam::aws:policy/${path}${name}.`;
}
function accountFault(item, isOfSeveral) {
    const [, account] = /:(\d{12}):/.exec(item) ?? [];
    if (account !== undefined)
        return `It is an ARN. The account id in it is ${account}.`;
    const misread = misreadAccount(item);
    if (misread !== undefined)
        return misread;
    if (/^(?!none$|any$|auto$)[a-z\d](?:[a-z\d-]*[a-z\d])?$/.test(item) && /[a-z]/.test(item))
        return `"${item}" is not a number. If it is an alias, write the 12 digits of its account ID.`;
    return isOfSeveral ? `The item "${item}" is not one.` : undefined;
}
function nameOfKind(value) {
    if (value === null)
        return 'null';
    return Array.isArray(value) ? 'a list' : `${typeof value === 'object' ? 'an' : 'a'} ${typeof value}`;
}

;// ./lib/settings/violations.js










const SHOWN_VALUE_MAX_LENGTH = 120;
const SECRET_INPUTS = ['aws-secret-access-key', 'aws-session-token', 'http-proxy'];
function violationsOf(violations, { inputs, environment }, vault) {
    keepSecrets(inputs, environment, vault);
    const shown = (text) => (0,shapes/* withoutLookalikesInInput */.Q4)(vault.redact(text));
    return violations.map(({ input, text, rule, usual, hint: ownHint }) => {
        const empty = usual === undefined ? undefined : emptyHint(input, usual);
        const fault = empty ??
            violations_otherThanKeyId(input, inputs) ??
            tilde(input, text.trim(), environment) ??
            textFault(input, text) ??
            unreadEndpoint(input, text.trim(), { inputs, environment }) ??
            offendingPart({
                input,
                text,
                rule,
                ...(0,util_defined/* defined */.s)({ hint: ownHint }),
                partition: partitionIn(inputs, environment),
            }) ??
            ownHint;
        const hint = fault ?? whatIsMeant(input, text, environment);
        const violation = { input, rule: shown(rule), value: shownValue(input, text, shown) };
        const hasSecret = SECRET_INPUTS.includes(input) || shown(text) !== text;
        const safeHint = hasSecret
            ? hint?.replace(/"(?!with:").*"/s, `"${shapes/* REDACTED */.XF}"`).replace(/\$\{\{.*\}\}/s, '${{ \u2026 }}')
            : hint;
        return safeHint === undefined ? violation : { ...violation, hint: shown(safeHint) };
    });
}
function partitionIn(inputs, environment) {
    const given = inputs['aws-region']?.replace(/^auto$/, '').trim();
    return (0,aws_arn/* partitionOfRegion */.cn)(given || environment['AWS_REGION'] || environment['AWS_DEFAULT_REGION'] || '');
}
function tilde(input, value, environment) {
    const [, rest] = /^~[/\\](.+)/.exec(value) ?? [];
    if (rest === undefined)
        return undefined;
    const home = environment['HOME'] ?? environment['USERPROFILE'];
    if (input === 'trust-policy-file' || !home)
        return `Only a shell expands "~". ${TILDE_PATHS[input] ?? 'Write the whole path.'}`;
    return `Only a shell expands "~". Write ${home}/${rest}.`;
}
const TILDE_PATHS = {
    'trust-policy-file': 'Write the path in the repository, such as iam/deploy-trust.json.',
};
function violations_otherThanKeyId(input, inputs) {
    const [accessKeyId, secretAccessKey] = secret_inputs/* KEY_INPUTS */.AR;
    if (input !== accessKeyId)
        return undefined;
    const [id = '', secret = ''] = [inputs[accessKeyId], inputs[secretAccessKey]];
    const fault = keyFault({ accessKeyId: id.trim(), secretAccessKey: secret.trim() });
    const isOther = fault !== undefined && ['swapped', 'id-is-secret', 'id-is-other'].includes(fault.kind);
    return isOther ? describeKeyFault(fault, { accessKeyId, secretAccessKey }) : undefined;
}
function unreadEndpoint(input, value, { inputs, environment }) {
    const isOther = /^(?!auto$)./.test(inputs['sts-endpoint']?.trim() ?? '') || environment['AWS_ENDPOINT_URL_STS'];
    if (!environment['AWS_ENDPOINT_URL'] || isOther || ignoresEndpoints(environment))
        return undefined;
    const isRegion = [input, INPUT_OF[input]].includes('aws-region') && value !== 'auto' && regionFault(value) === undefined;
    const isKey = secret_inputs/* KEY_INPUTS */.AR.some((name) => name === input) && value !== 'none' && (0,shapes/* isEmulatorKey */.vn)(value);
    return isRegion || isKey
        ? 'This step does not read AWS_ENDPOINT_URL. For the emulator there, set sts-endpoint, too.'
        : undefined;
}
const ROLE_VARIABLES = ['ROLE_TO_ASSUME', 'AWS_ROLE_TO_ASSUME', 'AWS_ROLE_ARN', 'AWS_ROLE'];
const ROLE_ARN_ALONE = /^arn:[a-z-]+:iam::\d{12}:role\/[\w+=,.@/-]+$/;
function whatIsMeant(input, text, environment) {
    if (input !== 'role-to-assume' || text !== 'none')
        return undefined;
    const variable = ROLE_VARIABLES.find((name) => environment[name]);
    if (variable === undefined)
        return 'To check the credentials that the job has already, set mode: verify.';
    const [role = `\${{ env.${variable} }}`] = ROLE_ARN_ALONE.exec(environment[variable] ?? '') ?? [];
    return `${variable} is set in the environment, but only inputs name a role. Add role-to-assume: ${role}.`;
}
function emptyHint(name, usual) {
    const way = `${name}: \${{ inputs.${name} || '${usual}' }}`;
    return `An expression probably came out empty. If ${usual} is meant where it is empty, write it so: ${way}`;
}
const MASKED_INPUTS = [...secret_inputs/* KEY_INPUTS */.AR, 'github-token'];
function keepSecrets(inputs, environment, vault) {
    maskPrevious(vault, environment);
    const texts = [
        ...MASKED_INPUTS.map((name) => inputs[name] ?? ''),
        environment['ACTIONS_ID_TOKEN_REQUEST_TOKEN'] ?? '',
    ];
    const secrets = texts.flatMap((text) => text.split(/\s+/)).filter(shapes/* isGivenKeyMaterial */.yi);
    vault.keep(Object.fromEntries(secrets.entries()));
}
function shownValue(input, text, shown) {
    if (SECRET_INPUTS.includes(input))
        return text.trim() === '' || text === 'none' ? text.trim() : shapes/* REDACTED */.XF;
    const given = ENDPOINTS.includes(input) ? text.replace(/^([a-z]+:\/\/)?.*@/is, `$1${shapes/* REDACTED */.XF}@`) : text;
    const looksSecret = (0,shapes/* withoutLookalikesInInput */.Q4)(given) !== (0,shapes/* withoutPasswords */.hl)(given);
    return looksSecret ? shapes/* REDACTED */.XF : (0,util_text/* plainText */.wh)(shown(given), SHOWN_VALUE_MAX_LENGTH);
}

var expressions = __nccwpck_require__(7955);
var given_inputs = __nccwpck_require__(5486);
var shared_findings = __nccwpck_require__(6127);
var step_run = __nccwpck_require__(3917);
;// ./lib/preflight/given-settings.js















const STAND_INS = {
    'aws-access-key-id': 'AKIAIOSFODNN7EXAMPLE',
    'aws-secret-access-key': 'x'.repeat(40),
    'aws-session-token': 'x'.repeat(400),
};
const given_settings_HIDDEN = '${{ }}';
const NO_RUN = {
    repository: '',
    runId: '',
    runAttempt: '',
    workflow: '',
    action: '',
    actor: '',
    commit: '',
    ref: '',
    eventName: '',
    baseRef: '',
    headRef: '',
    job: '',
    triggeringActor: '',
};
function parseOnce() {
    const known = new Map();
    return (raw) => {
        const key = JSON.stringify([raw.inputs, raw.environment]);
        const parsed = known.get(key) ?? parseSettings(raw);
        known.set(key, parsed);
        return parsed;
    };
}
function readOwnInputs(base, parse) {
    const { inputs, run, step } = base;
    const { values } = (0,given_inputs/* variablesOf */.h)(step, run);
    const environment = Object.fromEntries([...values].flatMap(([name, { text, isKnown }]) => (isKnown && !isOverwritten(base, name) ? [[name, text]] : [])));
    const texts = Object.fromEntries(INPUT_NAMES.map((name) => [name, textFor(name, inputs.get(name))]));
    const raw = { inputs: texts, environment, run: NO_RUN };
    const parsed = parse(raw);
    const isHidden = (name) => inputs.get(name)?.isKnown === false ||
        (name === 'aws-region' && hidesRegion(base)) ||
        (['aws-region', ...REGION_VARIABLES].includes(name) && hidesEndpoint(base));
    const shown = parsed.problems.filter(({ input }) => !isHidden(input) && (!/[A-Z]/.test(input) || input in environment));
    const vault = createVault(() => undefined);
    const violations = violationsOf(shown, raw, vault);
    const empty = violations.filter(({ input, value }) => value === '' && inputs.get(input)?.written.includes('${{'));
    const others = violations.filter((one) => !empty.includes(one));
    const findings = checkedInputsRules.flatMap((rule) => rule({ settings: parsed.settings, problems: [] }));
    const problems = [
        ...empty.map(({ input }) => (0,step_run/* unlessOfScript */.tQ)(base, emptyProblem(base, input), input)),
        ...others.map((one) => (0,step_run/* unlessOfScript */.tQ)(base, invalid(base, one), one.input)),
        ...findings.map((finding) => aboutInputs(base, finding)),
    ];
    return { settings: parsed.settings, usesToken: ownUseOfToken(base, parsed.settings), problems };
}
function textFor(name, given) {
    if (given !== undefined)
        return given.isKnown ? given.text : (STAND_INS[name] ?? given_settings_HIDDEN);
    const { default: usual, guards } = INPUTS[name];
    return guards || usual.startsWith('${{') || name === 'aws-access-key-id' ? usual : '';
}
function invalid(base, violation) {
    return (0,step_run/* problemOf */.Zw)((0,finding/* error */.z3)('INVALID_INPUT', { problems: [violation] }), (0,step_run/* placeOf */.$t)(base, violation.input));
}
function aboutInputs(base, finding) {
    const target = (0,shared_findings/* targetOf */.$)(finding);
    const problem = (0,step_run/* unlessOfScript */.tQ)(base, (0,step_run/* problemOf */.Zw)(finding, placeOfTarget(base, finding)));
    return target.kind === 'input' ? (0,step_run/* unlessOfScript */.tQ)(base, problem, target.name) : problem;
}
function placeOfTarget(base, finding) {
    const target = (0,shared_findings/* targetOf */.$)(finding);
    return target.kind === 'input' ? (0,step_run/* placeOf */.$t)(base, target.name) : (0,step_run/* stepPlace */.qN)(base);
}
function hidesRegion(base) {
    const { inputs, step, run } = base;
    if (inputs.has('aws-region'))
        return false;
    const { values, hasHidden } = (0,given_inputs/* variablesOf */.h)(step, run);
    const isInEnvironment = REGION_VARIABLES.some((name) => values.get(name)?.isKnown === false);
    return hasHidden || isInEnvironment || !(0,step_run/* isHosted */.OZ)(base) || (0,step_run/* mayHaveBeenSet */.KL)(base);
}
const REGION_VARIABLES = ['AWS_REGION', 'AWS_DEFAULT_REGION'];
function hidesEndpoint({ inputs, step, run }) {
    const ofEnvironment = (0,given_inputs/* variablesOf */.h)(step, run).values.get('AWS_ENDPOINT_URL_STS');
    return [inputs.get('sts-endpoint'), ofEnvironment].some((one) => one?.isKnown === false);
}
function isOverwritten({ step }, name) {
    return step.changed.any || (step.changed.ofAws && name.startsWith('AWS_'));
}
function emptyProblem(base, input) {
    const { inputs, run } = base;
    const expression = inputs.get(input)?.written.trim() ?? '';
    const environment = run.environment.kind === 'named' ? { environment: run.environment.pattern } : {};
    const called = run.calls.length > 0 ? { isCalled: true } : {};
    const evidence = { empty: [{ input, expression }], eventName: run.trigger.event, ...environment, ...called };
    const confidence = (0,expressions/* readsIn */.Pn)(expression).length > 1 ? 'likely' : 'certain';
    return (0,step_run/* problemOf */.Zw)((0,finding/* error */.z3)('EXPRESSION_EMPTY', evidence, confidence), (0,step_run/* placeOf */.$t)(base, input));
}
const SOURCE_INPUTS = [
    'mode',
    'web-identity-token-file',
    'role-chaining',
    'force-skip-oidc',
    'use-existing-credentials',
];
function ownUseOfToken({ inputs }, settings) {
    if (SOURCE_INPUTS.some((name) => inputs.get(name)?.isKnown === false))
        return undefined;
    if (settings.useExistingCredentials === true)
        return undefined;
    return settings.source === 'id-token';
}
function readOthersInputs(base) {
    const role = parseKnown(base, 'role-to-assume', parseRole);
    const region = hasEndpoint(base) ? NOT_PARSED : parseKnown(base, 'aws-region', parseRegion);
    const duration = parseKnown(base, 'role-duration-seconds', parseDuration(900, 43_200));
    const settings = {
        roles: [],
        roleChain: [],
        audience: knownText(base, 'audience') || aws_arn/* USUAL_AUDIENCE */.aC,
        ...(0,util_defined/* defined */.s)({
            role: role.value,
            region: region.value,
            durationSeconds: duration.value,
            allowedAccountIds: knownAccounts(base),
        }),
    };
    const broken = [
        ...(role.text.startsWith('arn:') ? role.broken : []),
        ...region.broken,
        ...(/^\d+$/.test(duration.text) ? duration.broken : []),
    ];
    const findings = checkedInputsRules.flatMap((rule) => rule({ settings, problems: [] }));
    const problems = [
        ...othersViolations(base, broken).map((one) => (0,step_run/* unlessOfScript */.tQ)(base, invalid(base, one), one.input)),
        ...findings.map((finding) => aboutInputs(base, finding)),
        ...chainedDuration(base, settings),
    ];
    return { settings, usesToken: othersUseOfToken(base), problems };
}
function knownText({ inputs }, name) {
    const given = inputs.get(name);
    return given?.isKnown ? given.text.trim() : '';
}
function parseKnown(base, input, parse) {
    const text = knownText(base, input);
    const parsed = text === '' ? undefined : parse(text);
    const broken = parsed?.ok === false ? [{ input, text, rule: parsed.rule }] : [];
    return { text, value: parsed?.ok ? parsed.value : undefined, broken };
}
const NOT_PARSED = { value: undefined, broken: [] };
function knownAccounts(base) {
    const accounts = knownText(base, 'allowed-account-ids').split(/[,\s]+/);
    const given = accounts.filter((one) => one !== '');
    return given.length === 0 ? undefined : given;
}
function othersViolations({ inputs }, broken) {
    const texts = Object.fromEntries([...inputs].map(([name, { text }]) => [name, text]));
    const vault = createVault(() => undefined);
    return violationsOf(broken, { inputs: texts, environment: {} }, vault);
}
function hasEndpoint({ inputs, step, run }) {
    const { values } = (0,given_inputs/* variablesOf */.h)(step, run);
    return inputs.has('sts-endpoint') || ['AWS_ENDPOINT_URL', 'AWS_ENDPOINT_URL_STS'].some((name) => values.has(name));
}
function chainedDuration(base, { role, durationSeconds = 0 }) {
    if (base.inputs.get('role-chaining')?.text !== 'true' || durationSeconds <= CHAINED_MAX_SECONDS)
        return [];
    if (role === undefined)
        return [];
    const rule = `at most ${CHAINED_MAX_SECONDS} with role-chaining`;
    const problem = { input: 'role-duration-seconds', rule, value: String(durationSeconds) };
    return [(0,step_run/* problemOf */.Zw)((0,finding/* error */.z3)('INVALID_INPUT', { problems: [problem] }), (0,step_run/* placeOf */.$t)(base, 'role-duration-seconds'))];
}
function othersUseOfToken({ inputs, steps, index }) {
    const role = inputs.get('role-to-assume');
    if (role === undefined || (role.isKnown && role.text.trim() === ''))
        return false;
    const others = ['aws-access-key-id', ...SOURCE_INPUTS.slice(1)];
    const given = others.map((name) => inputs.get(name)).filter((one) => one !== undefined);
    if (given.some(({ isKnown, text }) => isKnown && !['', 'false'].includes(text.trim())))
        return false;
    if (given.some(({ isKnown }) => !isKnown))
        return inputs.has('aws-access-key-id') ? false : undefined;
    return steps.slice(0, index).some(({ aws }) => aws !== undefined) ? undefined : true;
}


}),

7947:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  M: () => (preflight),
  o: () => (stepRunsOf)
});

var external_node_path_ = __nccwpck_require__(6760);
var checks = __nccwpck_require__(9366);
;// external "node:fs/promises"
const promises_namespaceObject = process.getBuiltinModule("node:fs/promises");
var limits = __nccwpck_require__(263);
;// ./lib/preflight/file-list.js



const ENTRIES_MAX_COUNT = 50_000;
const DEPTH_MAX = 64;
async function listFiles(root, folder, isOverdue) {
    const files = [];
    const waiting = [{ path: folder === '.' ? '' : folder, depth: 0 }];
    let left = ENTRIES_MAX_COUNT;
    for (const { path, depth } of waiting) {
        const isFull = left <= 0;
        if (isFull || isOverdue()) {
            const reason = isFull ? `Only ${ENTRIES_MAX_COUNT} files and folders are searched.` : limits/* TIME_IS_UP */.hL.toList;
            return { files, unread: [{ file: path || '.', reason }] };
        }
        const entries = await (0,promises_namespaceObject.readdir)(external_node_path_.posix.join(root.replaceAll('\\', '/'), path), { withFileTypes: true }).catch(() => []);
        left -= entries.length;
        for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
            const below = path === '' ? entry.name : `${path}/${entry.name}`;
            if (entry.isFile())
                files.push(below);
            if (entry.isDirectory() && depth < DEPTH_MAX && !/^(?:node_modules|\.git|\.terraform)$/.test(entry.name))
                waiting.push({ path: below, depth: depth + 1 });
        }
    }
    return { files, unread: [] };
}
function plainPath(path) {
    return external_node_path_.posix.normalize(path.replaceAll('\\', '/')).replace(/^\.\//, '').replace(/\/$/, '');
}

var given_settings = __nccwpck_require__(9465);
var workflow_tree = __nccwpck_require__(8613);
var contexts = __nccwpck_require__(9367);
var expressions = __nccwpck_require__(7955);
var partial_values = __nccwpck_require__(4077);
;// ./lib/preflight/matrix.js



const COMBINATIONS_MAX_COUNT = 64;
const RECORDS_MAX_COUNT = 256;
function valueIn(combination, path) {
    const isMapping = path === '' || Object.keys(combination).some((key) => key.startsWith(`${path}.`));
    return combination[path] ?? (isMapping ? (0,partial_values/* unknown */.L5)({ truth: true }) : null);
}
function combinationsOf(job, text, lookup) {
    if ((0,contexts/* entriesIn */.s9)(job.value, 'strategy') === undefined)
        return ['unknown'];
    const matrix = (0,workflow_tree/* entryOf */.Ms)((0,workflow_tree/* entryOf */.Ms)(job.value, 'strategy')?.value, 'matrix');
    if (matrix === undefined)
        return [{}];
    const entries = (0,workflow_tree/* entriesOf */.Mc)(matrix.value);
    if (entries === undefined)
        return ['unknown'];
    const lists = entries.filter(({ name }) => name !== 'include' && name !== 'exclude');
    let all = [{}];
    for (const { name, value } of lists) {
        const items = recordsIn(value, name.toLowerCase(), lookup);
        if (items === undefined || all.length * items.length > COMBINATIONS_MAX_COUNT)
            return ['unknown'];
        all = all.flatMap((one) => items.map((item) => ({ ...one, ...item })));
    }
    const [included, excluded] = ['include', 'exclude'].map((name) => {
        const entry = entries.find((one) => one.name === name);
        return entry === undefined ? [] : recordsIn(entry.value, '', lookup);
    });
    if (included === undefined || excluded === undefined)
        return ['unknown'];
    const isOpen = all.some((one) => [
        ...excluded.map((other) => agree(one, other, Object.keys(other))),
        ...included.map((other) => agree(one, other, sharedKeys(one, other))),
    ].includes(undefined));
    if (isOpen)
        return ['unknown'];
    const kept = all.filter((one) => !excluded.some((other) => agree(one, other, Object.keys(other))));
    const made = withIncluded(lists.length === 0 ? [] : kept, included);
    return made.length > COMBINATIONS_MAX_COUNT ? ['unknown'] : distinct(made, text);
}
function distinct(combinations, text) {
    if (/matrix\s*(?:\[|\)|,|\}|$)/im.test(text.replace(/matrix\s*:/g, '')))
        return combinations;
    const read = new Set([...text.matchAll(/matrix\s*\.\s*([\w-]+)/gi)].map(([, name = '']) => name.toLowerCase()));
    const kept = combinations.map((one) => Object.fromEntries(Object.entries(one).filter(([key]) => read.has(key.split('.')[0] ?? ''))));
    return [...new Map(kept.map((one) => [JSON.stringify(one), one])).values()];
}
function withIncluded(kept, included) {
    const added = [];
    let grown = kept.map((one) => ({ original: one, now: one }));
    for (const extra of included) {
        const fits = grown.filter(({ original }) => agree(original, extra, sharedKeys(original, extra)));
        if (fits.length === 0)
            added.push(extra);
        grown = grown.map((one) => (fits.includes(one) ? { ...one, now: { ...one.now, ...extra } } : one));
    }
    return [...grown.map(({ now }) => now), ...added];
}
function sharedKeys(one, other) {
    return Object.keys(one).filter((key) => key in other);
}
function agree(one, other, keys) {
    const textIn = (record, key) => {
        const value = record[key] ?? null;
        return (0,partial_values/* isUnknown */.t8)(value) || Array.isArray(value) ? undefined : (0,partial_values/* textOfValue */.mG)(value);
    };
    const open = keys.filter((key) => key in one && [one, other].some((record) => textIn(record, key) === undefined));
    if (keys.some((key) => !open.includes(key) && (!(key in one) || textIn(one, key) !== textIn(other, key))))
        return false;
    return open.length === 0 ? true : undefined;
}
function recordsIn(list, name, lookup) {
    const items = (0,workflow_tree/* itemsOf */.S3)(list);
    if (items === undefined || items.length > RECORDS_MAX_COUNT)
        return undefined;
    const records = items.map((item) => flat(name, item, lookup));
    return records.every((record) => record !== undefined) ? records : undefined;
}
function flat(path, value, lookup) {
    const entries = (0,workflow_tree/* entriesOf */.Mc)(value);
    if (entries === undefined) {
        const typed = (0,contexts/* typedValue */.iG)(value, lookup);
        return typed === undefined || path === '' ? undefined : { [path]: typed };
    }
    const parts = entries.map(({ name, value: part }) => flat(path === '' ? name.toLowerCase() : `${path}.${name.toLowerCase()}`, part, lookup));
    return parts.every((part) => part !== undefined) ? Object.assign({}, ...parts) : undefined;
}

;// ./lib/github/workflow/locate.js

function locate(workflowText, query) {
    const tree = parseTree(workflowText);
    return tree === undefined ? undefined : locateInTree(tree, query);
}
function locateInTree(tree, query) {
    const job = jobOf(tree, query.jobId);
    const entry = job === undefined ? undefined : targetIn(tree, job, query);
    return entry === undefined ? undefined : tree.spanOf(entry);
}
function secretsOfStep(tree, query) {
    const job = jobOf(tree, query.jobId);
    const step = job === undefined ? undefined : stepIn(job, query);
    if (job === undefined || !step?.isDirect)
        return undefined;
    const environments = [tree.root, job.value, step.value].map((value) => valuesIn(value, 'env'));
    const inputs = valuesIn(step.value, 'with');
    if (inputs === undefined || !environments.every((one) => one !== undefined))
        return undefined;
    const entries = environments.flat();
    const contexts = publicContexts(tree, job);
    const areSecret = (some, variables) => some.filter(({ value }) => mayBeSecret(textOf(value), { variables, contexts })).map(({ name }) => name);
    const secretVariables = areSecret(entries, []);
    const known = entries.map(({ name }) => name).filter((name) => !secretVariables.includes(name));
    const secretInputs = areSecret(inputs, known);
    return { inputs: secretInputs, variables: secretVariables };
}
function expressionsOfStep(tree, query) {
    const job = jobOf(tree, query.jobId);
    const step = job === undefined ? undefined : stepIn(job, query);
    if (job === undefined || !step?.isDirect)
        return undefined;
    const variables = [step.value, job.value, tree.root].flatMap((value) => valuesIn(value, 'env') ?? []);
    const given = valuesIn(step.value, 'with') ?? [];
    const inputs = given.flatMap(({ name, value }) => {
        const expression = expressionIn(textOf(value));
        const [, variable] = /^\$\{\{\s*env\.([\w-]+)\s*\}\}$/i.exec(expression ?? '') ?? [];
        const source = variables.find((one) => one.name === variable);
        const shown = (source && expressionIn(textOf(source.value))) ?? expression;
        return shown === undefined ? [] : [[name.toLowerCase(), shown]];
    });
    const environment = entryOf(job.value, 'environment')?.value;
    const named = textOf(environment) ?? textOf(entryOf(environment, 'name')?.value);
    return { inputs: Object.fromEntries(inputs), ...(named ? { environment: named } : {}) };
}
function expressionIn(text) {
    const trimmed = text?.trim();
    return trimmed !== undefined && /\$\{\{(?:(?!\}\}).)+\}\}/s.test(trimmed) ? trimmed : undefined;
}
function valuesIn(value, name) {
    const entry = entryOf(value, name);
    return entry === undefined ? [] : entriesOf(entry.value);
}
const PUBLIC_NAMES = /^(?:vars|strategy|runner|job|true|false|null|format|contains|startsWith|endsWith|join|fromJSON|toJSON|hashFiles|case)$/i;
function publicContexts({ root }, job) {
    const events = eventsOf(entryOf(root, 'on')?.value);
    const inputs = events.length === 0 || events.some((one) => one === undefined || one === 'workflow_call') ? [] : ['inputs'];
    const matrix = textsIn(entryOf(job.value, 'strategy')?.value);
    return matrix.some((text) => mayBeSecret(text, { variables: [], contexts: inputs })) ? inputs : [...inputs, 'matrix'];
}
function textsIn(value) {
    if (value === undefined)
        return [];
    const inner = entriesOf(value)?.map((entry) => entry.value) ?? itemsOf(value);
    return inner?.flatMap(textsIn) ?? [textOf(value)];
}
function mayBeSecret(text, known) {
    if (text === undefined)
        return true;
    const expressions = [...text.matchAll(/\$\{\{(.*?)\}\}/gs)].map(([, expression = '']) => expression);
    if (text.split('${{').length - 1 !== expressions.length)
        return true;
    return expressions.some((expression) => {
        const bare = expression.replace(/'(?:[^']|'')*'/g, "''");
        return [...bare.matchAll(/(?<![\w.-])[a-z_][\w-]*(?:\s*\.\s*([\w*-]+))?/gi)].some(([name, property]) => {
            const [context = ''] = name.split(/[\s.]/);
            if (/^github$/i.test(context))
                return property === undefined || /^(?:token|\*)$/i.test(property);
            if (/^env$/i.test(context))
                return property === undefined || !known.variables.includes(property);
            return !PUBLIC_NAMES.test(context) && !known.contexts.includes(context.toLowerCase());
        });
    });
}
function jobOf({ root }, id) {
    return entryOf(entryOf(root, 'jobs')?.value, id);
}
function targetIn(tree, job, query) {
    switch (query.target.kind) {
        case 'id-token-permission':
            return isOnlyCalled(tree) ? undefined : idTokenEntry(tree, job);
        case 'step':
            return stepIn(job, query)?.uses;
        case 'input': {
            const step = stepIn(job, query);
            const input = step?.isDirect ? inputOf(step.value, query.target.name) : undefined;
            return input ?? step?.uses;
        }
    }
}
function stepIn(job, query) {
    const steps = itemsOf(entryOf(job.value, 'steps')?.value);
    const kinds = steps?.map(kindOf);
    if (steps === undefined || kinds === undefined || !kinds.every((kind) => kind !== undefined))
        return undefined;
    const value = steps[stepIds(kinds)?.indexOf(query.actionId) ?? -1];
    const uses = entryOf(value, 'uses');
    const relation = relationOf(textOf(uses?.value) ?? '', query);
    return uses === undefined || relation === 'other' ? undefined : { value, uses, isDirect: relation === 'direct' };
}
function kindOf(step) {
    const entries = entriesOf(step);
    const [id, uses, run] = ['id', 'uses', 'run'].map((name) => entries?.find((entry) => entry.name === name));
    const [idText, usesText] = [textOf(id?.value), textOf(uses?.value)];
    if ((id !== undefined && idText === undefined) || (uses !== undefined && !usesText))
        return undefined;
    return (uses === undefined) === (run === undefined) ? undefined : { id: idText, uses: usesText };
}
function relationOf(uses, { actionRepository, actionRef }) {
    const action = remoteAction(uses);
    if (actionRepository === '')
        return isLocal(uses) ? 'direct' : action === undefined ? 'other' : 'composite';
    if (action === undefined)
        return isLocal(uses) ? 'composite' : 'other';
    if (action.repository.toLowerCase() !== actionRepository.toLowerCase())
        return 'composite';
    if (action.ref === actionRef)
        return 'direct';
    return action.path === '' ? 'other' : 'composite';
}
function inputOf(step, name) {
    const inputs = entriesOf(entryOf(step, 'with')?.value);
    return inputs?.find((input) => input.name.toLowerCase() === name.toLowerCase());
}
function idTokenEntry({ root }, job) {
    const inJob = (0,workflow_tree/* entriesOf */.Mc)(job.value);
    const inWorkflow = (0,workflow_tree/* entriesOf */.Mc)(root);
    if (inJob === undefined || inWorkflow === undefined)
        return undefined;
    const permissions = [...inJob, ...inWorkflow].find(({ name }) => name === 'permissions');
    return permissions === undefined ? job : lacking(permissions);
}
function lacking(permissions) {
    const level = (0,workflow_tree/* textOf */.b6)(permissions.value);
    if (level !== undefined)
        return level === 'write-all' ? undefined : permissions;
    const entries = (0,workflow_tree/* entriesOf */.Mc)(permissions.value);
    if (entries === undefined)
        return undefined;
    const idToken = entries.find(({ name }) => name === 'id-token');
    if (idToken === undefined)
        return permissions;
    const value = (0,workflow_tree/* textOf */.b6)(idToken.value);
    return value === undefined || value === 'write' ? undefined : idToken;
}
function isOnlyCalled({ root }) {
    const events = eventsOf(entryOf(root, 'on')?.value);
    return events.length > 0 && events.every((event) => event === 'workflow_call');
}
function eventsOf(on) {
    const text = textOf(on);
    if (text !== undefined)
        return [text];
    return entriesOf(on)?.map(({ name }) => name) ?? itemsOf(on)?.map(textOf) ?? [];
}

;// ./lib/preflight/permissions.js


function permissionOf(source, job, ceiling) {
    const own = ownLevel(source, job);
    if (own === 'none')
        return { level: 'missing', place: placeIn(source, job), byCaller: false };
    if (ceiling === undefined)
        return own === 'unstated' ? { level: 'missing', place: placeIn(source, job), byCaller: false } : levelOf(own);
    if (ceiling.level === 'missing')
        return { ...ceiling, byCaller: true };
    return own === 'unstated' || own === 'write' ? ceiling : { level: 'unknown' };
}
function levelOf(own) {
    return { level: own === 'write' ? 'granted' : 'unknown' };
}
function placeIn(source, job) {
    return { source, entry: idTokenEntry(source.tree, job) ?? job };
}
function ownLevel({ tree }, job) {
    const [inJob, inWorkflow] = [(0,workflow_tree/* entriesOf */.Mc)(job.value), (0,workflow_tree/* entriesOf */.Mc)(tree.root)];
    if (inJob === undefined || inWorkflow === undefined)
        return 'unknown';
    const permissions = [...inJob, ...inWorkflow].find(({ name }) => name === 'permissions');
    if (permissions === undefined)
        return 'unstated';
    const level = (0,workflow_tree/* textOf */.b6)(permissions.value);
    if (level !== undefined)
        return level === 'write-all' ? 'write' : level === 'read-all' ? 'none' : 'unknown';
    const entries = (0,workflow_tree/* entriesOf */.Mc)(permissions.value);
    if (entries === undefined)
        return 'unknown';
    const idToken = entries.find(({ name }) => name === 'id-token');
    if (idToken === undefined)
        return 'none';
    const value = (0,workflow_tree/* textOf */.b6)(idToken.value);
    return value === 'write' ? 'write' : value === 'none' || value === 'read' ? 'none' : 'unknown';
}

;// ./lib/preflight/triggers.js

const FILTERS_MAX_COUNT = 20;
function triggersOf({ root }) {
    const on = (0,workflow_tree/* entryOf */.Ms)(root, 'on')?.value;
    const text = (0,workflow_tree/* textOf */.b6)(on);
    if (text !== undefined)
        return triggersFor(text, undefined);
    const names = (0,workflow_tree/* itemsOf */.S3)(on)?.map(workflow_tree/* textOf */.b6);
    if (names !== undefined) {
        const all = names.map((name) => (name === undefined ? undefined : triggersFor(name, undefined)));
        return all.every((one) => one !== undefined) ? all.flat() : undefined;
    }
    return (0,workflow_tree/* entriesOf */.Mc)(on)?.flatMap(({ name, value }) => triggersFor(name, value));
}
const CALLED_FROM_ELSEWHERE = { event: 'workflow_call', label: 'workflow_call' };
const ON_DEFAULT_BRANCH = [
    'branch_protection_rule',
    'check_run',
    'check_suite',
    'delete',
    'discussion',
    'discussion_comment',
    'fork',
    'gollum',
    'image_version',
    'issue_comment',
    'issues',
    'label',
    'milestone',
    'page_build',
    'public',
    'repository_dispatch',
    'schedule',
    'status',
    'watch',
    'workflow_run',
];
function triggersFor(event, filters) {
    switch (event) {
        case 'push':
            return refsOf(filters).map((ref) => ofRef(event, ref));
        case 'pull_request':
            return [
                { event, label: event, ...(mayBeClosed(filters) ? {} : { ref: 'refs/pull/*/merge' }), context: 'pull_request' },
            ];
        case 'pull_request_review':
        case 'pull_request_review_comment':
            return [{ event, label: event, ref: 'refs/pull/*/merge' }];
        case 'pull_request_target':
            return [{ event, label: event, ref: 'refs/heads/*' }];
        case 'merge_group':
            return [ofRef(event, 'refs/heads/gh-readonly-queue/*')];
        case 'release':
            return [ofRef(event, 'refs/tags/*')];
        case 'workflow_dispatch':
            return [ofRef(event, 'refs/*')];
        default:
            return [ON_DEFAULT_BRANCH.includes(event) ? ofRef(event, 'refs/heads/*') : { event, label: event }];
    }
}
function mayBeClosed(filters) {
    const entries = (0,workflow_tree/* entriesOf */.Mc)(filters);
    if (entries === undefined)
        return filters !== undefined && (0,workflow_tree/* textOf */.b6)(filters) === undefined;
    const types = entries.find(({ name }) => name === 'types');
    if (types === undefined)
        return false;
    const listed = (0,workflow_tree/* itemsOf */.S3)(types.value)?.map(workflow_tree/* textOf */.b6) ?? [(0,workflow_tree/* textOf */.b6)(types.value)];
    return listed.some((type) => type === undefined || type === 'closed');
}
function ofRef(event, ref) {
    const isNarrow = event === 'push' && ref !== 'refs/*';
    const context = `ref:${ref.replaceAll(':', '%3A')}`;
    return { event, label: isNarrow ? `${event} (${ref})` : event, ref, context };
}
function refsOf(filters) {
    const entries = (0,workflow_tree/* entriesOf */.Mc)(filters) ?? [];
    const of = (...names) => entries.find(({ name }) => names.includes(name));
    const [branches, tags] = [of('branches', 'branches-ignore'), of('tags', 'tags-ignore')];
    if (branches === undefined && tags === undefined)
        return ['refs/*'];
    return [...patternsOf('refs/heads/', branches), ...patternsOf('refs/tags/', tags)];
}
function patternsOf(start, filter) {
    if (filter === undefined)
        return [];
    const values = (0,workflow_tree/* itemsOf */.S3)(filter.value) ?? [filter.value];
    const texts = values.map(workflow_tree/* runnerTextOf */.fZ).filter((one) => one !== undefined);
    const wanted = texts.filter((text) => !text.startsWith('!'));
    if (filter.name.endsWith('-ignore') || wanted.length === 0 || wanted.length > FILTERS_MAX_COUNT)
        return [`${start}*`];
    return [...new Set(wanted.map((text) => `${start}${widened(text)}`))];
}
function widened(filter) {
    const [before = ''] = filter.split(/[*?+[\]\\]/, 1);
    if (before === filter)
        return filter;
    return `${/[?+]/.test(filter.charAt(before.length)) ? before.slice(0, -1) : before}*`;
}
function contextOf(trigger, environment) {
    switch (environment.kind) {
        case 'named':
            return `environment:${environment.pattern.replaceAll(':', '%3A')}`;
        case 'none':
            return trigger.context;
        case 'unknown':
            return undefined;
    }
}
function environmentOf(job, fill) {
    const entry = (0,workflow_tree/* entryOf */.Ms)(job, 'environment');
    if (entry === undefined)
        return { kind: 'none' };
    const named = (0,workflow_tree/* runnerTextOf */.fZ)(entry.value) ?? (0,workflow_tree/* runnerTextOf */.fZ)((0,workflow_tree/* entryOf */.Ms)(entry.value, 'name')?.value);
    if (named === undefined)
        return { kind: 'unknown' };
    const { text, isKnown } = fill(named);
    if (isKnown)
        return text.trim() === '' ? { kind: 'none' } : { kind: 'named', pattern: text };
    return text.replaceAll('*', '').trim() === '' ? { kind: 'unknown' } : { kind: 'named', pattern: text };
}

;// ./lib/preflight/job-run.js







const NEEDS_MAX_DEPTH = 256;
function runOf(job, combination, { start, all, ownName }) {
    const { source, trigger, calls } = start;
    const label = [...start.labels, job.name].join(' / ');
    const hasEnvironment = (0,workflow_tree/* entryOf */.Ms)(job.value, 'environment') !== undefined;
    const lookup = (origin) => {
        const outer = (0,contexts/* outerLookup */.uV)(start, origin, ownName);
        const inJob = ([context = '', name = '', ...rest]) => {
            if (context === 'matrix')
                return combination === 'unknown' ? partial_values/* UNKNOWN */.HV : valueIn(combination, [name, ...rest].join('.'));
            if (context === 'secrets' && hasEnvironment && origin !== 'fork')
                return partial_values/* UNKNOWN */.HV;
            return outer([context, name, ...rest]);
        };
        return (0,contexts/* withEnv */.Eh)([source.tree.root, job.value], inJob);
    };
    const own = lookup('own');
    return {
        label,
        source,
        job,
        calls,
        trigger,
        permission: permissionOf(source, job, start.ceiling),
        environment: environmentOf(job.value, (text) => (0,expressions/* interpolate */.GW)(text, own)),
        isSupposed: start.isSupposed === true,
        lookup,
        isReached: byOrigin((origin) => {
            const before = start.isReached(origin);
            return before === false ? false : and(before, isJobReached(job, { all, lookup: lookup(origin) }));
        }),
    };
}
function byOrigin(find) {
    const known = new Map();
    return (origin) => {
        if (!known.has(origin))
            known.set(origin, find(origin));
        return known.get(origin);
    };
}
function and(one, other) {
    if (one === false || other === false)
        return false;
    return one === undefined || other === undefined ? undefined : true;
}
function isJobReached(job, reach, known = new Map(), depth = 0) {
    if (known.has(job.name))
        return known.get(job.name);
    const condition = (0,workflow_tree/* entryOf */.Ms)(job.value, 'if');
    const text = condition === undefined ? 'true' : (0,workflow_tree/* textOf */.b6)(condition.value);
    const own = text === undefined ? undefined : (0,expressions/* holds */.v9)(text, reach.lookup);
    known.set(job.name, own);
    if (own === false || /\b(?:always|failure|cancelled)\s*\(/i.test(text ?? ''))
        return own;
    const names = namesIn((0,workflow_tree/* entryOf */.Ms)(job.value, 'needs')?.value);
    if (depth > NEEDS_MAX_DEPTH || names === undefined)
        return undefined;
    const needed = names.flatMap((name) => reach.all.get(name) ?? []);
    const reached = needed.map((one) => isJobReached(one, reach, known, depth + 1)).reduce(and, own);
    known.set(job.name, reached);
    return reached;
}
function namesIn(value) {
    if (value === undefined)
        return [];
    const names = (0,workflow_tree/* itemsOf */.S3)(value)?.map(workflow_tree/* textOf */.b6) ?? [(0,workflow_tree/* textOf */.b6)(value)];
    return names.every((name) => name !== undefined) ? names : undefined;
}

;// ./lib/preflight/starts.js






const CHOICES_MAX_COUNT = 20;
function startsOfEvents(source) {
    return (triggersOf(source.tree) ?? [])
        .filter(({ event }) => event !== 'workflow_call')
        .flatMap((trigger) => choicesOf(source, trigger).map((chosen) => startOfEvent(source, trigger, chosen)));
}
function choicesOf(source, { event }) {
    if (event !== 'workflow_dispatch')
        return [{}];
    const inputs = (0,workflow_tree/* entryOf */.Ms)((0,workflow_tree/* entryOf */.Ms)((0,workflow_tree/* entryOf */.Ms)(source.tree.root, 'on')?.value, event)?.value, 'inputs')?.value;
    const lists = ((0,workflow_tree/* entriesOf */.Mc)(inputs) ?? []).flatMap(({ name, value }) => {
        const options = (0,workflow_tree/* itemsOf */.S3)((0,workflow_tree/* entryOf */.Ms)(value, 'options')?.value)?.map(workflow_tree/* runnerTextOf */.fZ);
        const isChoice = (0,workflow_tree/* textOf */.b6)((0,workflow_tree/* entryOf */.Ms)(value, 'type')?.value) === 'choice';
        return isChoice && options?.every((one) => one !== undefined) ? [{ name: name.toLowerCase(), options }] : [];
    });
    const [only, ...others] = lists;
    const isOne = only !== undefined && others.length === 0 && only.options.length > 0;
    if (!isOne || only.options.length > CHOICES_MAX_COUNT)
        return [{}];
    return only.options.map((option) => ({ [only.name]: option }));
}
function startOfEvent(source, trigger, chosen) {
    const isByHand = trigger.event === 'workflow_dispatch';
    return {
        source,
        trigger,
        isCalled: false,
        calls: [],
        labels: [],
        ceiling: undefined,
        input: (name) => {
            if (!isByHand)
                return null;
            const declared = declaredInputs(source, 'workflow_dispatch');
            const isThere = declared?.some((one) => one.name.toLowerCase() === name) ?? true;
            return isThere ? (chosen[name] ?? partial_values/* UNKNOWN */.HV) : null;
        },
        secret: (_, origin) => (0,contexts/* secretOf */.OM)(trigger, origin),
        isReached: () => true,
    };
}
function startFromElsewhere(source) {
    const ceiling = { level: 'unknown' };
    const start = { source, trigger: CALLED_FROM_ELSEWHERE, isCalled: false, calls: [], labels: [], ceiling };
    return { ...start, input: () => partial_values/* UNKNOWN */.HV, secret: () => partial_values/* UNKNOWN */.HV, isReached: () => undefined };
}
function startOfCall(callee, run, start) {
    const given = (0,contexts/* entriesIn */.s9)(run.job.value, 'with');
    const secrets = (0,workflow_tree/* entryOf */.Ms)(run.job.value, 'secrets')?.value;
    const named = (0,workflow_tree/* entriesOf */.Mc)(secrets);
    return {
        source: callee,
        trigger: run.trigger,
        isCalled: true,
        calls: [...run.calls, { source: start.source, entry: run.job }],
        labels: [...start.labels, run.job.name],
        isSupposed: run.isSupposed,
        ceiling: run.permission,
        input: byName((name, origin) => {
            if (given === undefined)
                return partial_values/* UNKNOWN */.HV;
            const entry = given.find((one) => one.name.toLowerCase() === name);
            const declared = declaredInputs(callee, 'workflow_call');
            if (declared === undefined)
                return partial_values/* UNKNOWN */.HV;
            const input = declared.find((one) => one.name.toLowerCase() === name);
            const type = (0,workflow_tree/* textOf */.b6)((0,workflow_tree/* entryOf */.Ms)(input?.value, 'type')?.value);
            if (entry !== undefined)
                return (0,contexts/* asInput */.lv)(type, (0,contexts/* typedValue */.iG)(entry.value, run.lookup(origin)) ?? partial_values/* UNKNOWN */.HV);
            if (input === undefined)
                return null;
            const usual = (0,workflow_tree/* entryOf */.Ms)(input.value, 'default');
            return (0,contexts/* asInput */.lv)(type, usual === undefined ? null : ((0,contexts/* typedValue */.iG)(usual.value, () => partial_values/* UNKNOWN */.HV) ?? partial_values/* UNKNOWN */.HV));
        }),
        secret: byName((name, origin) => {
            if ((0,workflow_tree/* textOf */.b6)(secrets) === 'inherit')
                return start.secret(name, origin);
            if (secrets === undefined)
                return null;
            const entry = named?.find((one) => one.name.toLowerCase() === name);
            if (entry === undefined)
                return named === undefined ? partial_values/* UNKNOWN */.HV : null;
            return (0,contexts/* fieldValue */.ag)((0,workflow_tree/* runnerTextOf */.fZ)(entry.value), run.lookup(origin));
        }),
        isReached: run.isReached,
    };
}
function byName(read) {
    const known = byOrigin((origin) => (0,expressions/* readOnce */.WY)((name) => read(name, origin)));
    return (name, origin) => known(origin)(name);
}
function declaredInputs({ tree }, event) {
    const below = (fields, name) => fields && fieldsOf(fields.find((one) => one.name === name)?.value);
    return ['on', event, 'inputs'].reduce(below, fieldsOf(tree.root));
}
function fieldsOf(value) {
    const hasNone = value === undefined || (0,workflow_tree/* textOf */.b6)(value) !== undefined || (0,workflow_tree/* itemsOf */.S3)(value) !== undefined;
    return hasNone ? [] : (0,workflow_tree/* entriesOf */.Mc)(value);
}

var yaml = __nccwpck_require__(5437);
;// ./lib/github/workflow/aliases.js

const NODES_MAX_COUNT = 150_000;
function resolveAliases({ root }) {
    const found = { replacements: [], anchors: new Map(), sizes: new Map() };
    if (root === undefined || sizeOf(root, found) > NODES_MAX_COUNT)
        return;
    for (const replace of found.replacements)
        replace();
}
function mergeKeyLine({ root, spanOf }) {
    const lines = [];
    const waiting = [root];
    for (const node of waiting) {
        if ((0,yaml/* isSeq */.oP)(node))
            waiting.push(...node.items);
        if (!(0,yaml/* isMap */.jh)(node))
            continue;
        for (const { key, value } of node.items) {
            waiting.push(value);
            if ((0,yaml/* isScalar */.jn)(key) && key.source === '<<')
                lines.push(spanOf({ name: '<<', key: key, value: undefined }).line);
        }
    }
    return lines.length === 0 ? undefined : Math.min(...lines);
}
function sizeOf(node, found) {
    if ('anchor' in node && typeof node.anchor === 'string')
        found.anchors.set(node.anchor, node);
    const size = 1 + partsOf(node, found);
    found.sizes.set(node, size);
    return size;
}
function partsOf(node, found) {
    let size = 0;
    const add = (part, replace) => {
        const [anchored, known] = (0,yaml/* isAlias */.Vj)(part) ? targetOf(part.source, found) : [];
        if (anchored !== undefined)
            found.replacements.push(() => replace(anchored));
        size += known ?? (part == null || (0,yaml/* isAlias */.Vj)(part) ? 1 : sizeOf(part, found));
    };
    if ((0,yaml/* isSeq */.oP)(node))
        for (const [index, item] of node.items.entries())
            add(item, (by) => (node.items[index] = by));
    if ((0,yaml/* isMap */.jh)(node))
        for (const pair of node.items) {
            if (!(0,yaml/* isAlias */.Vj)(pair.key))
                size += sizeOf(pair.key, found);
            add(pair.value, (by) => (pair.value = by));
        }
    return size;
}
function targetOf(name, { anchors, sizes }) {
    const target = anchors.get(name);
    const size = target === undefined ? undefined : sizes.get(target);
    return target === undefined || size === undefined ? [] : [target, size];
}

var external_node_fs_ = __nccwpck_require__(3024);
;// external "node:http"
const external_node_http_namespaceObject = process.getBuiltinModule("node:http");
;// external "node:https"
const external_node_https_namespaceObject = process.getBuiltinModule("node:https");
;// ./lib/net/requests.js

const requests_REQUEST_LIMIT_SECONDS = 10;
const CONNECT_LIMIT_SECONDS = 5;
const BODY_MAX_BYTES = (/* unused pure expression or super */ null && (256 * 1024));
const TOO_LONG = { code: 'UNEXPECTED_ANSWER' };
async function requests_collectBody(stream) {
    const chunks = [];
    let length = 0;
    for await (const chunk of stream) {
        chunks.push(chunk);
        length += chunk.length;
        if (length > BODY_MAX_BYTES)
            throw Object.assign(new Error('The answer is longer than any of this service.'), TOO_LONG);
    }
    return Buffer.concat(chunks);
}
function requests_parseRetryAfter(header) {
    return header !== undefined && /^\d{1,9}(?:\.\d{1,3})?$/.test(header) ? Number(header) : undefined;
}
function requests_failureOfWait(request, outcome) {
    const [code, message] = describeWait(outcome);
    return { ...request, code, message, attempts: 1 };
}
function describeWait(outcome) {
    if (outcome.kind === 'timed-out') {
        return ['REQUEST_TIMED_OUT', `No complete answer within ${requests_REQUEST_LIMIT_SECONDS} s.`];
    }
    switch (outcome.reason) {
        case 'deadline':
            return ['DEADLINE_PASSED', 'The request was still under way when the time limit of the run passed.'];
        case 'canceled':
            return ['CANCELED', 'The job was canceled.'];
    }
}
function requests_failureOfNetwork(request, error) {
    const first = error instanceof AggregateError && error.errors.length > 0 ? error.errors[0] : error;
    const { code, message } = describeError(first);
    const { statusCode } = (first ?? {});
    const answered = code === 'ERR_PROXY_TUNNEL' && Number.isInteger(statusCode);
    return { ...request, code: answered ? `PROXY_HTTP_${statusCode}` : code, message, attempts: 1 };
}
function describeError(error) {
    if (!(error instanceof Error))
        return { code: 'UNKNOWN', message: plainText(String(error)) };
    const code = error.code;
    return { code: typeof code === 'string' && code !== '' ? code : error.name, message: plainText(error.message) };
}
async function retry(tryOnce, options) {
    const earlier = [];
    for (let attempt = 1;; attempt += 1) {
        const result = await tryOnce(attempt);
        if (result.status !== 'failed')
            return result;
        const { waitAfter } = await __nccwpck_require__.e(/* import() */ 929).then(__nccwpck_require__.bind(__nccwpck_require__, 1929));
        const { failure, isLast } = await waitAfter({ ...result.failure, attempts: attempt }, earlier, options);
        if (isLast)
            return { status: 'failed', failure };
        earlier.push(failure);
    }
}

var shapes = __nccwpck_require__(6111);
var claims = __nccwpck_require__(9606);
;// ./lib/github/id-token.js









const OPERATION = { service: 'github', operation: 'RequestIdToken' };
function idTokenUrl(variable, audience) {
    const url = URL.parse(variable ?? '');
    if (url === null || !isPrivateUrl(url))
        return undefined;
    url.searchParams.set('audience', audience);
    return url;
}
async function requestIdToken(request) {
    const { url: variable, bearer } = request.variables;
    if (!variable && !bearer)
        return failed('NO_ID_TOKEN_VARIABLES', 'Neither variable is set.');
    const url = idTokenUrl(variable, request.audience);
    if (url === undefined || !bearer)
        return failed('BAD_ID_TOKEN_VARIABLES', brokenVariables(variable, bearer));
    try {
        const sentAt = Date.now() / 1000;
        const outcome = await within(request.deadline, REQUEST_LIMIT_SECONDS, (signal) => {
            const answer = get(url, { bearer, signal, proxy: request.proxy, onSent: request.onSent });
            if (bearer.length >= CREDENTIAL_MIN_LENGTH)
                keepToken(bearer, request.vault);
            return answer;
        });
        if (outcome.kind !== 'settled')
            return at(url, failureOfWait(OPERATION, outcome));
        const reading = readClock('github', outcome.value.headers, { sentAt, receivedAt: Date.now() / 1000 });
        if (reading !== undefined)
            request.noteClock(reading);
        const answer = readAnswer(outcome.value, request.vault);
        return answer.status === 'failed' ? at(url, answer.failure) : answer;
    }
    catch (error) {
        const failure = failureOfNetwork(OPERATION, error);
        return at(url, { ...failure, message: request.vault.clean(failure.message) });
    }
}
function failed(code, message, more = {}) {
    return { status: 'failed', failure: { ...OPERATION, code, message, attempts: 1, ...more } };
}
function at({ host }, failure) {
    return { status: 'failed', failure: { ...failure, host } };
}
function brokenVariables(url, bearer) {
    if (!bearer)
        return 'ACTIONS_ID_TOKEN_REQUEST_URL is set, ACTIONS_ID_TOKEN_REQUEST_TOKEN is not.';
    if (!url)
        return 'ACTIONS_ID_TOKEN_REQUEST_TOKEN is set, ACTIONS_ID_TOKEN_REQUEST_URL is not.';
    return 'ACTIONS_ID_TOKEN_REQUEST_URL does not hold an https:// URL.';
}
function readAnswer({ status, headers, body }, vault) {
    const json = parseObject(body);
    const value = json?.['value'];
    const isToken = typeof value === 'string' && isJwt(value);
    const idToken = isToken ? id_token_keepIdToken(value, vault) : undefined;
    if (status !== 200) {
        const message = json?.['message'];
        return failed(`HTTP_${status}`, vault.clean(typeof message === 'string' ? message : body), defined({ httpStatus: status, retryAfterSeconds: parseRetryAfter(headers['retry-after']) }));
    }
    if (idToken !== undefined)
        return { status: 'succeeded', value: idToken };
    const seen = isToken ? 'The ID token cannot be decoded.' : `The answer has no ID token: ${vault.clean(body)}`;
    return failed('NO_ID_TOKEN_IN_ANSWER', seen, { httpStatus: status });
}
async function get(url, options) {
    const response = await send(url, options);
    const body = await collectBody(response);
    return { status: response.statusCode ?? 0, headers: response.headers, body: body.toString('utf8') };
}
function send(url, { bearer, proxy, signal, onSent }) {
    const plain = url.protocol === 'http:';
    const request = plain ? httpRequest : httpsRequest;
    const through = proxy.agentOptionsFor(url);
    const agent = through.proxyEnv === undefined ? false : plain ? new HttpAgent(through) : new HttpsAgent(through);
    const headers = { authorization: `Bearer ${bearer}`, accept: 'application/json' };
    return new Promise((resolve, reject) => {
        const sent = request(url, { headers, signal, agent }, resolve).on('error', reject);
        if (onSent !== undefined)
            sent.on('finish', onSent);
        sent.end();
    });
}
function id_token_keepIdToken(text, vault) {
    if (!isJwt(text))
        return undefined;
    const token = keepToken(text, vault);
    const claims = decodeClaims(text);
    return claims === undefined ? undefined : { token, claims: redactClaims(claims, vault) };
}
function keepToken(token, vault) {
    if (!isJwt(token))
        return vault.keep({ token }).token;
    return vault.keep({ token, signature: token.slice(token.lastIndexOf('.') + 1) }).token;
}
function redactClaims(claims, vault) {
    const redact = (_, value) => (typeof value === 'string' ? vault.redact(value) : value);
    return JSON.parse(JSON.stringify(claims), redact);
}
function decodeClaims(jwt) {
    const payload = parseObject(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString('utf8')) ?? {};
    const { iss, sub, aud, exp, iat } = payload;
    const audience = Array.isArray(aud) ? aud[0] : aud;
    if (typeof iss !== 'string' || typeof sub !== 'string' || typeof audience !== 'string')
        return undefined;
    if (typeof exp !== 'number' || typeof iat !== 'number')
        return undefined;
    const context = CONTEXT_CLAIMS.flatMap((name) => {
        const value = payload[name];
        return typeof value === 'string' && value !== '' ? [[name, value]] : [];
    });
    const otherNames = Object.keys(payload).filter((name) => !KEPT_CLAIMS.has(name));
    return defined({
        iss,
        sub,
        aud: audience,
        exp,
        iat,
        context: Object.fromEntries(context),
        otherNames: otherNames.length === 0 ? undefined : otherNames,
    });
}
const KEPT_CLAIMS = new Set(['iss', 'sub', 'aud', 'exp', 'iat', ...claims/* CONTEXT_CLAIMS */.S]);
function parseObject(text) {
    try {
        const value = JSON.parse(text);
        return typeof value === 'object' && value !== null ? value : undefined;
    }
    catch {
        return undefined;
    }
}

var runner_files = __nccwpck_require__(3295);
;// ./lib/github/workspace-file.js





async function readInside(folder, path, maxBytes) {
    const [root, file] = await Promise.all([(0,promises_namespaceObject.realpath)(folder), (0,promises_namespaceObject.realpath)((0,external_node_path_.join)(folder, path))]);
    const inside = (0,external_node_path_.relative)(root, file);
    if (inside.split(external_node_path_.sep)[0] === '..' || (0,external_node_path_.isAbsolute)(inside))
        throw new Error('outside of the workspace');
    return readBytes(file, maxBytes);
}
async function readBytes(path, maxBytes) {
    const file = await (0,promises_namespaceObject.open)(path, external_node_fs_.constants.O_RDONLY | (external_node_fs_.constants.O_NONBLOCK ?? 0));
    try {
        const found = await file.stat();
        if (!found.isFile() || found.size > maxBytes)
            throw new Error(`It is no file, or longer than ${maxBytes} bytes.`);
        return await file.readFile();
    }
    finally {
        await file.close();
    }
}
const TOKEN_MAX_BYTES = 20_000;
function readTokenFile(path, workspace, vault) {
    const file = isAbsolute(path) ? path : resolve(workspace ?? '.', path);
    try {
        const found = statSync(file);
        if (!found.isFile() || found.size > TOKEN_MAX_BYTES) {
            return workspace_file_failed('NOT_A_TOKEN_FILE', `${path} is not a file of at most ${TOKEN_MAX_BYTES} bytes.`);
        }
        const text = readFileSync(file, 'utf8').trim();
        const token = keepIdToken(text, vault);
        return token === undefined
            ? workspace_file_failed('NO_TOKEN_IN_FILE', `${path} holds no web identity token (a JWT): ${problemOf(text)}.`)
            : { status: 'succeeded', value: token };
    }
    catch (error) {
        const { code = 'UNREADABLE' } = error;
        return workspace_file_failed(code, vault.clean(`${path} cannot be read (${code}).`));
    }
}
function problemOf(text) {
    if (text === '')
        return 'it is empty';
    if (text.includes('\0'))
        return 'it is encoded as UTF-16, and must be ASCII or UTF-8 (PowerShell: Set-Content -Encoding ascii)';
    if (/^["'].*["']$/s.test(text))
        return 'it has quotes around its text';
    if (/^\[[\w .-]+\]\s*$/m.test(text))
        return 'it has AWS profiles';
    if (/^[{[]/.test(text))
        return 'it holds JSON in place of the token alone';
    if (/^Bearer\s/i.test(text))
        return 'it has "Bearer" before the token';
    if (text.startsWith('version https://git-lfs.'))
        return 'it is a pointer of Git LFS, which was not fetched';
    if (/[\r\n]/.test(text))
        return 'it has line breaks, and must have the token on one line';
    if (/\s/.test(text))
        return 'it has spaces';
    if (!/^[\w-]+\.[\w-]+\.[\w-]+$/.test(text))
        return 'its text does not have three base64url parts with dots in between';
    const missing = missingClaims(text);
    if (missing === undefined)
        return 'its second part is not JSON';
    return missing.length === 0
        ? 'a part is too short, or one of its claims has the wrong type'
        : `it lacks the claim${missing.length === 1 ? '' : 's'} ${missing.join(', ')}`;
}
function missingClaims(token) {
    try {
        const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
        return ['iss', 'sub', 'aud', 'exp', 'iat'].filter((name) => !Object.hasOwn(claims, name));
    }
    catch {
        return undefined;
    }
}
function workspace_file_failed(code, message) {
    const operation = { service: 'runner', operation: 'ReadTokenFile' };
    return { status: 'failed', failure: { ...operation, code, message, attempts: 1 } };
}
const FILE_MAX_BYTES = (/* unused pure expression or super */ null && (1024 * 1024));
function readAwsFiles(workspace) {
    const known = new Map();
    const at = (path) => {
        const found = known.get(path) ?? look(resolve(workspace, path));
        known.set(path, found);
        return found;
    };
    return { readFile: (path) => at(path).text, obstacleAt: (path) => at(path).obstacle };
}
function look(path) {
    try {
        return { text: readSmallFile(realpathSync(path), FILE_MAX_BYTES) };
    }
    catch (error) {
        const { code = '' } = error;
        if (['EACCES', 'EPERM'].includes(code))
            return { obstacle: 'no access' };
        return isFolder(path) ? { obstacle: 'folder' } : {};
    }
}
function isFolder(path) {
    try {
        return statSync(path).isDirectory();
    }
    catch {
        return false;
    }
}

;// ./lib/preflight/workflow-files.js







const WORKFLOWS_MAX_COUNT = 2000;
const YAML_MAX_BYTES = 3 * workflow_tree/* WORKFLOW_MAX_LENGTH */.CX;
const WORKFLOWS_FOLDER = '.github/workflows';
const RELEVANT = /aws-token-guard|configure-aws-credentials|uses["']?\s*:\s*["']?(?:[.$]\/|\.\\|&)/i;
async function readRepository(root, paths = [], isOverdue = () => false) {
    const read = (path) => readInside(root, path, YAML_MAX_BYTES);
    const yamlAt = yamlReader(read);
    const { names, unread: unlisted } = await workflowNames(root, paths, isOverdue);
    const { workflows, count, unread } = await readWorkflows(names, yamlAt, isOverdue);
    return {
        workflows,
        count,
        unread: [...unlisted, ...unread],
        hasDependabot: await hasOneOf(['.github/dependabot.yml', '.github/dependabot.yaml'], read),
        workflowAt: (path) => firstOf([plainPath(path)], yamlAt),
        actionAt: (folder) => firstOf(['action.yml', 'action.yaml'].map((name) => external_node_path_.posix.join(plainPath(folder), name)), yamlAt),
        read,
    };
}
function yamlReader(read) {
    const known = new Map();
    return (file) => {
        const found = known.get(file) ?? parseFile(file, read);
        known.set(file, found);
        return found;
    };
}
async function firstOf(files, yamlAt) {
    for (const file of files) {
        const found = await yamlAt(file);
        if (typeof found !== 'string')
            return found;
    }
    return undefined;
}
async function readWorkflows(names, yamlAt, isOverdue) {
    const workflows = [];
    const unread = [];
    let count = 0;
    for (const file of names.slice(0, WORKFLOWS_MAX_COUNT)) {
        if (isOverdue()) {
            unread.push({ file, reason: limits/* TIME_IS_UP */.hL.toRead });
            break;
        }
        count += 1;
        const found = await yamlAt(file);
        if (typeof found === 'string') {
            if (found !== IRRELEVANT)
                unread.push({ file, reason: found });
        }
        else if (isWorkflow(found.tree))
            workflows.push(found);
    }
    const [next] = names.slice(WORKFLOWS_MAX_COUNT);
    if (next !== undefined)
        unread.push({ file: next, reason: `Only ${WORKFLOWS_MAX_COUNT} workflows are read.` });
    return { workflows, count, unread };
}
const IRRELEVANT = '';
async function hasOneOf(files, read) {
    const found = await Promise.all(files.map((file) => read(file).then(() => true, () => false)));
    return found.includes(true);
}
async function parseFile(file, read) {
    try {
        const text = (await read(file)).toString('utf8').replace(/^\ufeff/, '');
        if (!RELEVANT.test(text) && !/(?:^|\/)action\.ya?ml$/.test(file))
            return IRRELEVANT;
        const plain = (0,workflow_tree/* withoutDisputedBreaks */.Hu)(text);
        const tree = (0,workflow_tree/* parseTree */.cZ)(plain);
        if (tree === undefined)
            return 'It is not YAML that can be read in one way only, or it has too many parts.';
        const line = (0,workflow_tree/* repeatedKeyLine */._Y)(tree);
        if (line !== undefined)
            return `Line ${line} has a key that its mapping has already: GitHub refuses such a file.`;
        const merging = mergeKeyLine(tree);
        if (merging !== undefined)
            return `Line ${merging} merges a mapping ("<<"), which GitHub does not support.`;
        resolveAliases(tree);
        return { file, tree, text: plain };
    }
    catch (error) {
        const { code } = error;
        return code === 'ENOENT' ? 'There is no such file.' : `It cannot be read${code === undefined ? '' : ` (${code})`}.`;
    }
}
function isWorkflow({ root }) {
    return (0,workflow_tree/* entriesOf */.Mc)((0,workflow_tree/* entryOf */.Ms)(root, 'jobs')?.value) !== undefined && (0,workflow_tree/* entryOf */.Ms)(root, 'on') !== undefined;
}
async function workflowNames(root, paths, isOverdue) {
    const own = await (0,promises_namespaceObject.readdir)(`${root}/${WORKFLOWS_FOLDER}`).catch(() => []);
    const names = new Set(own
        .filter(isYaml)
        .sort()
        .map((name) => `${WORKFLOWS_FOLDER}/${name}`));
    const unread = [];
    for (const path of paths.map(plainPath)) {
        const listed = isYaml(path) ? { files: [path], unread: [] } : await listFiles(root, path, isOverdue);
        for (const file of listed.files.filter(isYaml))
            names.add(file);
        unread.push(...listed.unread);
    }
    return { names: [...names], unread };
}
function isYaml(name) {
    return /\.ya?ml$/i.test(name);
}

;// ./lib/preflight/jobs.js








const CALLS_MAX_DEPTH = 10;
const RUNS_MAX_COUNT = 20_000;
function startedFile({ source, calls }) {
    return calls[0]?.source.file ?? source.file;
}
async function jobRunsOf(repository, ownName, isOverdue) {
    const walk = {
        repository,
        ownName,
        runs: [],
        unread: [],
        called: new Set(),
        count: 0,
        jobsIn: jobReader(),
        isOverdue,
    };
    const unfinished = new Set();
    const visitAll = async (source, starts) => {
        for (const start of starts)
            await visit(start, walk);
        if (walk.unread.length > 0)
            unfinished.add(source.file);
    };
    for (const source of repository.workflows)
        await visitAll(source, walk.unread.length > 0 ? [] : startsOfEvents(source));
    for (const source of repository.workflows.filter(isCallable))
        await visitAll(source, [{ ...startFromElsewhere(source), isSupposed: walk.called.has(source.file) }]);
    return { runs: walk.runs, unread: walk.unread, unfinished };
}
function isCallable({ tree }) {
    return triggersOf(tree)?.some(({ event }) => event === 'workflow_call') === true;
}
async function visit(start, walk) {
    if (isEnded(start, walk))
        return;
    const { ownName } = walk;
    const { all, relevant } = walk.jobsIn(start.source);
    for (const { job, text } of relevant) {
        if (isEnded(start, walk))
            return;
        for (const combination of combinationsOf(job, text, (0,contexts/* outerLookup */.uV)(start, 'own', ownName))) {
            if (isEnded(start, walk))
                return;
            walk.count += 1;
            const run = runOf(job, combination, { start, all, ownName });
            if ((0,workflow_tree/* entryOf */.Ms)(job.value, 'steps') !== undefined)
                walk.runs.push(run);
            await visitCalled(run, start, walk);
        }
    }
}
async function visitCalled(run, start, walk) {
    const uses = (0,workflow_tree/* textOf */.b6)((0,workflow_tree/* entryOf */.Ms)(run.job.value, 'uses')?.value);
    if (!uses?.startsWith('./') || start.calls.length >= CALLS_MAX_DEPTH)
        return;
    const callee = await walk.repository.workflowAt(uses);
    if (callee === undefined)
        return;
    walk.called.add(callee.file);
    const callers = [start.source, ...start.calls.map(({ source }) => source)];
    const isCycle = callers.some(({ file }) => file === callee.file);
    if (!isCycle)
        await visit(startOfCall(callee, run, start), walk);
}
function isEnded({ source: { file } }, { count, unread, isOverdue }) {
    if (unread.length > 0)
        return true;
    if (count >= RUNS_MAX_COUNT)
        unread.push({ file, reason: `Only ${RUNS_MAX_COUNT} runs of jobs are looked at.` });
    else if (isOverdue())
        unread.push({ file, reason: limits/* TIME_IS_UP */.hL.toLook });
    return unread.length > 0;
}
function jobReader() {
    const known = new Map();
    return (source) => {
        const jobs = known.get(source) ?? readJobs(source);
        known.set(source, jobs);
        return jobs;
    };
}
function readJobs(source) {
    const all = (0,workflow_tree/* entriesOf */.Mc)((0,workflow_tree/* entryOf */.Ms)(source.tree.root, 'jobs')?.value) ?? [];
    const relevant = all.flatMap((job) => {
        const text = textOfJob(job, source);
        return RELEVANT.test(text) || text === source.text ? [{ job, text }] : [];
    });
    return { all: new Map(all.map((job) => [job.name, job])), relevant };
}
function textOfJob({ value }, { text }) {
    const [start = 0, end = 0] = value?.range ?? [];
    const own = text.slice(start, end);
    return /(?:^|[:\s,[{-])\*[^\s*]/.test(own) ? text : own;
}

var util_defined = __nccwpck_require__(9665);
var condition_values = __nccwpck_require__(5641);
var policy = __nccwpck_require__(901);
;// ./lib/trust-policy/parse-policy.js



const MAX_FILE_CHARACTERS = 4_000_000;
function parseTrustPolicy(text, role) {
    const root = readPolicyText(text);
    return root.ok ? findTrustPolicy(root.value, role) : root;
}
function readPolicyText(text) {
    return text.length > MAX_FILE_CHARACTERS
        ? { ok: false, problem: `The file is longer than ${MAX_FILE_CHARACTERS} characters.` }
        : readJson(text, 'The file');
}
function findTrustPolicy(root, role, lines = new WeakMap()) {
    return chooseTrustPolicy(findPolicies(root), role, lines);
}
function chooseTrustPolicy(found, role, lines) {
    const chosen = chooseOne(found, role);
    return chosen.ok ? readFound(chosen.value, role, lines) : chosen;
}
function namesRole(found, role) {
    return closest(found, role).length > 0;
}
function readFound({ document, roleArn }, role, lines) {
    const policy = readDocument(document, { role, lines });
    if (!policy.ok)
        return policy;
    if (policy.value.version === '2012-10-17' || !hasOpenValue(policy.value))
        return (0,util_defined/* defined */.s)({ ok: true, policy: policy.value, roleArn });
    const escaped = readDocument(document, { role, lines, escapes: true });
    if (!escaped.ok)
        return escaped;
    return (0,util_defined/* defined */.s)({ ok: true, policy: { ...escaped.value, version: '2012-10-17' }, roleArn });
}
function readDocument(document, template) {
    const resolved = withoutFunctions(document, template);
    if (typeof resolved !== 'string')
        return (0,policy/* readPolicy */.T4)(resolved, template.lines);
    const value = readJson(resolved, 'The trust policy');
    return value.ok ? (0,policy/* readPolicy */.T4)(value.value, template.lines) : value;
}
function hasOpenValue({ statements }) {
    return statements.some(({ principal, conditions }) => [
        ...principal.principals.map(({ value }) => value),
        ...conditions.flatMap(({ key, values }) => [key, ...values]),
    ].some(condition_values/* isFilledIn */.qL));
}
function chooseOne(found, role) {
    const own = role === undefined ? [] : closest(found, role);
    const possible = role === undefined ? found : found.filter((policy) => !isNamedOtherwise(policy, role));
    const candidates = parse_policy_distinct(own.length > 0 ? own : possible);
    const [first, ...others] = candidates;
    if (first === undefined && role !== undefined && found.length > 0)
        return { ok: false, problem: `The file has no role ${(0,policy/* quoted */.TL)(role.name)}, only ${listOf(found)}.` };
    if (first === undefined)
        return {
            ok: false,
            problem: 'The file holds no trust policy: no Statement, no AssumeRolePolicyDocument and no assume_role_policy.',
        };
    if (others.length === 0)
        return { ok: true, value: first };
    const names = listOf(candidates);
    const list = names === '' ? '' : ` (${names})`;
    const problem = `The file holds ${candidates.length} trust policies${list}, and does not say which is the one of the role.`;
    return { ok: false, problem };
}
function isNamedOtherwise({ path, roleArn, roleName }, role) {
    if (roleArn !== undefined || roleName === undefined)
        return false;
    return roleName !== role.name || (path !== undefined && !hasPath(role, path));
}
function hasPath({ name, text }, path) {
    return text.endsWith(`:role${path}${name}`);
}
const MAX_LABELS = 10;
function listOf(found) {
    const labels = [...new Set(found.map(labelOf).filter((label) => label !== ''))];
    return [...labels.slice(0, MAX_LABELS), ...(labels.length > MAX_LABELS ? ['\u2026'] : [])].join(', ');
}
function labelOf({ id, path = '', roleArn, roleName }) {
    const name = roleName === undefined ? undefined : `${path === '/' ? '' : path}${roleName}`;
    const names = new Set([id, roleArn ?? name].filter((one) => one !== undefined));
    return [...names].map(policy/* quoted */.TL).join(' for ');
}
function closest(found, role) {
    const unnamed = found.filter(({ roleArn, roleName }) => roleArn === undefined && roleName === undefined);
    const named = found.filter(({ roleArn, roleName }) => roleArn === undefined && roleName === role.name);
    const ways = [
        found.filter(({ roleArn }) => roleArn === role.text),
        named.filter(({ path }) => path !== undefined && hasPath(role, path)),
        named.filter(({ path }) => path === undefined),
        unnamed.filter(({ id }) => id?.split('.').at(-1) === role.name),
        unnamed.filter(({ id }) => id !== undefined && isGeneratedFrom(id, role.name)),
    ];
    return ways.find(({ length }) => length > 0) ?? [];
}
function isGeneratedFrom(id, name) {
    const [, middle = ''] = /^.+?-(.+)-[A-Za-z0-9]{8,13}$/.exec(name) ?? [];
    return (middle !== '' && (middle === id || middle.endsWith(`-${id}`) || (middle.length >= 20 && id.startsWith(middle))));
}
function parse_policy_distinct(found) {
    return [...new Map(found.map((policy) => [JSON.stringify(policy.document), policy])).values()];
}
const POLICY_PROPERTIES = ['AssumeRolePolicyDocument', 'assume_role_policy'];
function findPolicies(root) {
    if ((0,policy/* isObject */.Gv)(root) && Object.hasOwn(root, 'Statement'))
        return [{ document: root }];
    const found = [];
    const waiting = [{ value: (0,policy/* isObject */.Gv)(root) ? (root['planned_values'] ?? root) : root }];
    for (let visited = waiting.pop(); visited !== undefined; visited = waiting.pop()) {
        const parent = visited;
        const { value } = parent;
        if ((0,policy/* isObject */.Gv)(value))
            found.push(...policiesOf(value, parent));
        const below = typeof value === 'object' && value !== null ? Object.entries(value) : [];
        for (const [key, child] of below.reverse())
            waiting.push({ value: child, key, parent });
    }
    return found;
}
function policiesOf(holder, visited) {
    const [roleName, roleArn] = [parse_policy_textOf(holder, ['RoleName', 'name']), parse_policy_textOf(holder, ['Arn', 'arn'])];
    const details = (0,util_defined/* defined */.s)({ roleName, roleArn, path: parse_policy_textOf(holder, ['Path', 'path']), id: idOf(visited) });
    const properties = POLICY_PROPERTIES.filter((name) => Object.hasOwn(holder, name));
    return properties.map((name) => ({ document: holder[name], ...details }));
}
function idOf({ key, parent }) {
    if (key === 'Properties')
        return parent?.key;
    return key === 'values' && (0,policy/* isObject */.Gv)(parent?.value) ? parse_policy_textOf(parent.value, ['address']) : undefined;
}
function parse_policy_textOf(holder, names) {
    return names.map((name) => holder[name]).find((value) => typeof value === 'string');
}
const VARIABLE_START = /\$\{(?=[*?$]\}|[^}:]*:[^}:]*\})/g;
function withoutFunctions(value, template) {
    if (Array.isArray(value))
        return value.map((item) => withoutFunctions(item, template));
    if (typeof value === 'string' && template.escapes)
        return value.replaceAll(VARIABLE_START, '${$}{');
    if (!(0,policy/* isObject */.Gv)(value))
        return value;
    const text = textOfFunction(value, template);
    if (text !== undefined)
        return text;
    const entries = Object.entries(value).map(([key, item]) => [key, withoutFunctions(item, template)]);
    const resolved = Object.fromEntries(entries);
    const line = template.lines.get(value);
    if (line !== undefined)
        template.lines.set(resolved, line);
    return resolved;
}
function textOfFunction(value, template) {
    const [[name, parameter] = ['', undefined], ...others] = Object.entries(value);
    if (others.length > 0 || !/^(?:Ref|Fn::\w+)$/.test(name))
        return undefined;
    if (name === 'Ref' && typeof parameter === 'string')
        return referred(parameter, template);
    if (name === 'Fn::GetAtt')
        return `\${${[parameter].flat().map(String).join('.')}}`;
    if (name === 'Fn::Sub')
        return substituted(parameter, template);
    if (name === 'Fn::Join' && Array.isArray(parameter))
        return joined(parameter, template) ?? `\${${name}}`;
    return `\${${name}}`;
}
function referred(name, { role }) {
    const [, partition, , , account] = role?.text.split(':') ?? [];
    const known = new Map([
        ['AWS::AccountId', account],
        ['AWS::Partition', partition],
    ]);
    return known.get(name) ?? `\${${name}}`;
}
function substituted(parameter, template) {
    const [text, given] = [parameter].flat();
    if (typeof text !== 'string')
        return '${Fn::Sub}';
    const values = (0,policy/* isObject */.Gv)(given) ? withoutFunctions(given, template) : {};
    return text.replaceAll(/\$\{(!?)([^}]*)\}/g, (_, literal, name) => {
        if (literal !== '')
            return template.escapes ? `\${$}{${name}}` : `\${${name}}`;
        const value = (0,policy/* isObject */.Gv)(values) && Object.hasOwn(values, name.trim()) ? values[name.trim()] : undefined;
        return typeof value === 'string' ? value : referred(name.trim(), template);
    });
}
function joined([separator, parts], template) {
    if (typeof separator !== 'string' || !Array.isArray(parts))
        return undefined;
    return parts
        .map((part) => withoutFunctions(part, template))
        .map(String)
        .join(separator);
}
const MAX_DEPTH = 64;
const MAX_LAYERS = 3;
function readJson(text, what) {
    let value = text;
    for (let layer = 0; typeof value === 'string' && layer < MAX_LAYERS; layer++) {
        const json = decoded(value);
        const problem = parse_policy_problemOf(json);
        if (problem !== undefined)
            return { ok: false, problem: `${what} ${problem}.` };
        value = JSON.parse(json);
    }
    return { ok: true, value };
}
function decoded(text) {
    const trimmed = text.trim();
    try {
        return /^%(?:7b|22|5b)/i.test(trimmed) ? decodeURIComponent(trimmed) : trimmed;
    }
    catch {
        return trimmed;
    }
}
function parse_policy_problemOf(text) {
    if (text === '')
        return 'is empty';
    if (!isJson(text))
        return 'is not JSON';
    const { depth, duplicateKey } = scanJson(text, MAX_DEPTH);
    if (depth > MAX_DEPTH)
        return `nests deeper than ${MAX_DEPTH} levels`;
    return duplicateKey === undefined ? undefined : `has the key ${(0,policy/* quoted */.TL)(duplicateKey)} twice in one object`;
}
function isJson(text) {
    try {
        JSON.parse(text);
        return true;
    }
    catch {
        return false;
    }
}
function scanJson(json, maxDepth) {
    const open = [];
    let [depth, text] = [0, ''];
    for (let at = 0; at < json.length && depth <= maxDepth; at++) {
        const character = json[at];
        if (character === '"') {
            const end = endOfText(json, at);
            text = json.slice(at, end + 1);
            at = end;
        }
        else if (character === '{' || character === '[') {
            depth = Math.max(depth, open.push(new Set()));
        }
        else if (character === '}' || character === ']') {
            open.pop();
        }
        else if (character === ':') {
            const [keys, key] = [open.at(-1), String(JSON.parse(text))];
            if (keys?.has(key))
                return { depth, duplicateKey: key };
            keys?.add(key);
        }
    }
    return { depth };
}
function endOfText(json, start) {
    let at = start + 1;
    while (at < json.length && json[at] !== '"')
        at += json[at] === '\\' ? 2 : 1;
    return at;
}

var util_text = __nccwpck_require__(8805);
;// ./lib/github/trust-policy-file.js





const POLICY_FILE_MAX_BYTES = 3 * MAX_FILE_CHARACTERS;
async function readTrustPolicyFile(environment, path, role) {
    const workspace = environment['GITHUB_WORKSPACE'];
    if (!workspace || !(0,external_node_path_.isAbsolute)(workspace))
        return { ok: false, problem: 'GITHUB_WORKSPACE names no folder.' };
    try {
        const parsed = await trust_policy_file_parseFile(decodeText(await readInside(workspace, path, POLICY_FILE_MAX_BYTES)), role);
        if (!parsed.ok)
            return path.endsWith('.tf') ? { ok: false, problem: TERRAFORM } : parsed;
        return { ok: true, file: (0,util_defined/* defined */.s)({ path, policy: parsed.policy, roleArn: parsed.roleArn }) };
    }
    catch (error) {
        return { ok: false, problem: trust_policy_file_problemOf(error) };
    }
}
const TERRAFORM = 'It is a configuration of Terraform, which has no policies before "terraform plan". Save the output of "terraform show -json".';
const TEMPLATE_MAX_CHARACTERS = 500_000;
async function trust_policy_file_parseFile(text, role) {
    const read = await readPolicyValue(text);
    return read.ok ? findTrustPolicy(read.value.root, role, read.value.lines) : read;
}
async function readPolicyValue(text) {
    const isJson = /^\s*["{[%]/.test(text);
    const asJson = withLines(readPolicyText(text), new WeakMap());
    if (text.trim() === '' || text.length > TEMPLATE_MAX_CHARACTERS || (isJson && !text.trim().includes('\n')))
        return asJson;
    if (isJson && !asJson.ok)
        return asJson;
    const { readYaml } = await __nccwpck_require__.e(/* import() */ 24).then(__nccwpck_require__.bind(__nccwpck_require__, 7024));
    const lines = new WeakMap();
    const read = withLines(readYaml(text, lines), lines);
    return isJson && !read.ok ? asJson : read;
}
function withLines(read, lines) {
    return read.ok ? { ok: true, value: { root: read.value, lines } } : read;
}
function decodeText(bytes) {
    const [first = 0, second = 0] = bytes;
    const isLittle = (first === 0xff && second === 0xfe) || (first !== 0 && second === 0 && bytes.length > 1);
    const isBig = (first === 0xfe && second === 0xff) || (first === 0 && second !== 0);
    return new TextDecoder(isLittle ? 'utf-16le' : isBig ? 'utf-16be' : 'utf-8').decode(bytes);
}
function trust_policy_file_problemOf(error) {
    const { code, message } = error;
    if (code === 'ENOENT')
        return 'There is no such file. Perhaps the step that checks out the repository comes later, or is missing.';
    return `It cannot be read: ${(0,util_text/* plainText */.wh)(message)}`;
}

var arn = __nccwpck_require__(8690);
;// ./lib/preflight/glob.js

const ALTERNATIVES_MAX_COUNT = 1000;
function globMatcher(pattern) {
    const all = alternativesOf(pattern.replace(/^\.\//, '')).map((one) => one.split('/'));
    return (path) => {
        const names = path.split('/');
        return all.some((one) => matchNames(one, names));
    };
}
function alternativesOf(pattern) {
    const parts = pattern.match(/\{[^{}]*\}|[^{]+|\{/g) ?? [];
    return parts.reduce((starts, part) => {
        const choices = /^\{.*\}$/s.test(part) ? part.slice(1, -1).split(',') : [part];
        const all = starts.length * choices.length > ALTERNATIVES_MAX_COUNT ? [part] : choices;
        return starts.flatMap((start) => all.map((choice) => `${start}${choice}`));
    }, ['']);
}
function matchNames(pattern, names) {
    let [p, n, star, resume] = [0, 0, -1, 0];
    while (n < names.length) {
        const [part, name = ''] = [pattern[p], names[n]];
        if (part === '**')
            [star, resume, p] = [p, n, p + 1];
        else if (part !== undefined && (0,arn/* matchesPattern */.MT)(part, name))
            [p, n] = [p + 1, n + 1];
        else if (star >= 0)
            [p, resume, n] = [star + 1, resume + 1, resume + 1];
        else
            return false;
    }
    return pattern.slice(p).every((part) => part === '**');
}

;// ./lib/preflight/policy-files.js










const PATTERN_FILES_MAX_COUNT = 500;
const PATTERN_FILES_MAX_BYTES = 64_000_000;
async function policyFinder(root, patterns, isOverdue) {
    const search = { root, missing: (0,limits/* startMissing */.d2)(), isOverdue };
    const files = await matchingFiles(patterns, search);
    const policiesIn = policyReader(search);
    const known = new Map();
    const look = async ({ settings: { role, trustPolicyFile } }, folder) => {
        if (trustPolicyFile !== undefined)
            return inFileOfStep(root, trustPolicyFile, { role, folder });
        return role === undefined ? undefined : inFiles(files, role, { ...search, policiesIn });
    };
    return {
        find: (step) => {
            const folder = external_node_path_.posix.dirname(step.run.source.file);
            const key = [folder, step.settings.trustPolicyFile, step.settings.role?.text].join('\n');
            const found = known.get(key) ?? look(step, folder);
            known.set(key, found);
            return found;
        },
        hasFiles: ({ settings }) => patterns.length > 0 || settings.trustPolicyFile !== undefined,
        unread: search.missing.files,
    };
}
async function matchingFiles(patterns, { root, missing, isOverdue }) {
    if (patterns.length === 0)
        return [];
    const all = await listFiles(root, '', isOverdue);
    for (const { file, reason } of all.unread)
        missing.add(file, reason);
    const matchers = patterns.map(globMatcher);
    const matching = all.files.filter((file) => !isOverdue() && matchers.some((matches) => matches(file)));
    const [next] = matching.slice(PATTERN_FILES_MAX_COUNT);
    if (next !== undefined)
        missing.add(next, `Only ${PATTERN_FILES_MAX_COUNT} files with trust policies are read.`);
    return matching.slice(0, PATTERN_FILES_MAX_COUNT);
}
function policyReader({ root, missing }) {
    let left = PATTERN_FILES_MAX_BYTES;
    const known = new Map();
    return async (file) => {
        const before = known.get(file);
        if (before !== undefined)
            return before;
        if (left <= 0) {
            missing.addFirst(file, TOO_MANY_BYTES);
            return undefined;
        }
        const read = await readPolicies(root, file);
        if (typeof read === 'string')
            missing.add(file, read);
        const found = typeof read === 'string' ? NO_POLICIES : read;
        left -= found.bytes;
        known.set(file, found);
        return found;
    };
}
async function inFiles(files, role, { policiesIn, missing, isOverdue }) {
    for (const file of files) {
        if (isOverdue()) {
            missing.addFirst(file, limits/* TIME_IS_UP */.hL.toReadPolicies);
            return undefined;
        }
        const policies = await policiesIn(file);
        if (policies === undefined)
            return undefined;
        const found = policyOf(role, file, policies);
        if (found !== undefined)
            return found;
    }
    return undefined;
}
function policyOf(role, file, { found, lines }) {
    if (!namesRole(found, role) && !isNamedAfter(file, role))
        return undefined;
    const chosen = chooseTrustPolicy(found, role, lines);
    if (!chosen.ok)
        return undefined;
    return { ok: true, file: (0,util_defined/* defined */.s)({ path: file, policy: chosen.policy, roleArn: chosen.roleArn }) };
}
async function inFileOfStep(root, path, { role, folder }) {
    const found = await readTrustPolicyFile({ GITHUB_WORKSPACE: root }, path, role);
    const beside = external_node_path_.posix.join(folder, path);
    return found.ok || folder === WORKFLOWS_FOLDER
        ? found
        : readTrustPolicyFile({ GITHUB_WORKSPACE: root }, beside, role);
}
const NO_POLICIES = { found: [], lines: new WeakMap(), bytes: 0 };
const WITH_POLICY = /Statement|AssumeRolePolicyDocument|assume_role_policy/;
const TOO_MANY_BYTES = `Only ${PATTERN_FILES_MAX_BYTES / 1e6} MB of files with trust policies are read. This file and those after it were not.`;
async function readPolicies(root, file) {
    try {
        const bytes = await readInside(root, file, POLICY_FILE_MAX_BYTES);
        const text = decodeText(bytes);
        if (!WITH_POLICY.test(text))
            return NO_POLICIES;
        const read = await readPolicyValue(text);
        if (!read.ok)
            return read.problem;
        const { root: value, lines } = read.value;
        return { found: findPolicies(value), lines, bytes: bytes.length };
    }
    catch (error) {
        return `It cannot be read: ${(0,util_text/* plainText */.wh)(error.message)}`;
    }
}
function isNamedAfter(file, { name }) {
    const base = file
        .split('/')
        .at(-1)
        ?.replace(/\.\w+$/, '') ?? '';
    return (base === name ||
        (/^[-_.]?(?:trust|assume-?role)(?:[-_.]?policy)?$/i.test(base.slice(name.length)) && base.startsWith(name)));
}

var words = __nccwpck_require__(2585);
var step_run = __nccwpck_require__(3917);
;// ./lib/preflight/step-findings.js


function keyOf({ step, uses, run }) {
    const job = step.isInAction ? '' : run.job.name;
    return `${step.source.file}:${step.source.tree.spanOf(uses).line} ${job}`;
}
function callKeyOf(step) {
    return `${keyOf(step)} ${step.run.calls.map(({ source, entry }) => `${source.file}#${entry.name}`).join(' ')}`;
}
function findingsOf(steps) {
    const found = new Map();
    const countsBy = (key) => {
        const counts = new Map();
        for (const step of steps.found)
            counts.set(key(step), (counts.get(key(step)) ?? 0) + 1);
        return counts;
    };
    const [all, called] = [countsBy(keyOf), countsBy(callKeyOf)];
    for (const step of steps.found) {
        for (const problem of step.problems) {
            const isOfCall = step.run.calls.some(({ source }) => source.file === problem.place.source.file);
            const key = `${keyOf(step)} ${isOfCall ? callKeyOf(step) : ''} ${problem.code} ${placeKey(problem)} ${(0,words/* plainWords */.c5)(problem.explanation.cause)}`;
            const known = found.get(key);
            if (known !== undefined) {
                known.count += 1;
                continue;
            }
            const total = (isOfCall ? called.get(callKeyOf(step)) : all.get(keyOf(step))) ?? 0;
            const isWhole = isOfCall ? steps.hasAllRunsOfCall(step) : steps.hasAllRunsOf(step);
            found.set(key, { problem, of: step, count: 1, all: total, isWhole });
        }
    }
    return [...found.values()].map(({ problem, of, count, all: total, isWhole }) => {
        const isInAll = count >= total && isWhole;
        return findingOf(problem, of, isInAll);
    });
}
function placeKey({ place }) {
    const { line, column } = place.source.tree.spanOf(place.entry);
    return `${place.source.file}:${line}:${column}`;
}
function findingOf(problem, step, isInAll) {
    const { code, confidence, explanation, place, weight } = problem;
    const isError = weight === 'fatal' && isInAll && !(0,step_run/* toleratesFailure */.m6)(step);
    const isPartly = weight === 'fatal' && !isInAll && confidence === 'certain';
    const severity = isError ? 'error' : weight === 'notice' ? 'notice' : 'warning';
    const { line, column } = place.source.tree.spanOf(place.entry);
    const { file } = place.source;
    return {
        code,
        severity,
        confidence: isPartly ? 'likely' : confidence,
        explanation,
        file,
        line,
        column,
        job: step.run.label,
    };
}
function distinctFindings(findings) {
    const found = new Map();
    for (const finding of findings) {
        const { file, line, column = 0, code, explanation, severity } = finding;
        const key = `${file}:${line}:${column} ${code} ${explanation.title} ${(0,words/* plainWords */.c5)(explanation.cause)}`;
        const known = found.get(key);
        if (known === undefined || (severity === 'error' && known.severity !== 'error'))
            found.set(key, finding);
    }
    return [...found.values()];
}

;// ./lib/preflight/changed-variables.js

const HARMLESS = /^(?:actions|github)\//i;
const WRITES = /GITHUB_ENV|github\s*(?:\.\s*env\b|\[)|tojson\s*\(\s*github\b|aws\s+configure|\.aws\b/i;
const CALLS = /(?:^|&&|\|\||[;|(`])[ \t]*(?:sudo[ \t]+)?["']?(?:(?!\/(?:usr|bin|opt|sbin)\/)[\w.$}{~-]*[\\/]|(?:bash|sh|zsh|pwsh|powershell|python[\d.]*|node|ruby|perl|php|make|just|task|mise|source|\.)[ \t])/im;
const SCRIPT = /\.(?:sh|bash|py|m?js|ts|ps1|rb)\b/i;
function afterStep(changed, step) {
    if (step.aws !== undefined)
        return { ...changed, ofAws: true };
    const script = (0,workflow_tree/* entryOf */.Ms)(step.value, 'run');
    if (step.isOpaque || script === undefined)
        return step.isOpaque || !HARMLESS.test(step.action) ? { ...changed, any: true } : changed;
    const text = (0,workflow_tree/* textOf */.b6)(script.value);
    const isSeen = text === undefined || WRITES.test(text) || CALLS.test(text) || SCRIPT.test(text);
    return isSeen ? { ...changed, any: true } : { ...changed, unseen: true };
}

;// ./lib/preflight/steps.js







const NESTING_MAX_DEPTH = 10;
const STEPS_MAX_COUNT = 1000;
async function stepsOf(run, repository, isOverdue) {
    const found = [];
    let missed;
    let changed = { ofAws: false, any: false, unseen: false };
    let left = STEPS_MAX_COUNT;
    const visit = async (steps, within) => {
        for (const value of steps) {
            left -= 1;
            if (left < 0)
                missed ??= `Only ${STEPS_MAX_COUNT} steps of a job are looked at.`;
            else if (isOverdue())
                missed ??= limits/* TIME_IS_UP */.hL.toLook;
            if (missed !== undefined)
                return;
            const step = steps_stepIn(value, within, changed);
            const local = step.uses !== undefined && (0,workflow_tree/* isLocal */.IX)(step.action) ? await repository.actionAt(step.action) : undefined;
            const inner = local === undefined ? undefined : innerSteps(local);
            if (local === undefined || inner === undefined || within.depth >= NESTING_MAX_DEPTH) {
                const isOwn = local !== undefined && isThisAction(local);
                const whole = isOwn ? { ...step, aws: 'aws-token-guard', isOpaque: false } : step;
                found.push(whole);
                changed = afterStep(changed, whole);
                continue;
            }
            await visit(inner, withinAction(local, step, within));
        }
    };
    await visit((0,workflow_tree/* itemsOf */.S3)((0,workflow_tree/* entryOf */.Ms)(run.job.value, 'steps')?.value) ?? [], {
        source: run.source,
        lookup: run.lookup,
        isReached: () => true,
        hasCondition: false,
        holders: [],
        outer: undefined,
        depth: 0,
    });
    return { steps: found, missed };
}
function afterSteps(lookup, changed) {
    if (!changed.any && !changed.ofAws)
        return lookup;
    return (origin) => (path) => {
        const [context, name = 'aws_'] = path;
        const isChanged = context === 'env' && (changed.any || /^aws_/i.test(name));
        return isChanged ? partial_values/* UNKNOWN */.HV : lookup(origin)(path);
    };
}
function steps_stepIn(value, within, changed) {
    const uses = (0,workflow_tree/* entryOf */.Ms)(value, 'uses');
    const action = (0,workflow_tree/* textOf */.b6)(uses?.value) ?? '';
    const condition = (0,workflow_tree/* entryOf */.Ms)(value, 'if');
    const before = afterSteps(within.lookup, changed);
    const lookup = (origin) => (0,contexts/* withEnv */.Eh)([value], before(origin));
    return {
        source: within.source,
        value,
        uses,
        action,
        aws: awsActionOf(action),
        isOpaque: (0,workflow_tree/* entriesOf */.Mc)(value) === undefined || (uses !== undefined && action === ''),
        changed,
        lookup,
        isReached: byOrigin((origin) => {
            const outer = within.isReached(origin);
            if (outer === false)
                return false;
            const text = condition === undefined ? 'true' : (0,workflow_tree/* runnerTextOf */.fZ)(condition.value);
            const own = text === undefined ? undefined : (0,expressions/* holds */.v9)(text, lookup(origin));
            return own === false ? false : outer === undefined ? undefined : own;
        }),
        hasCondition: within.hasCondition || condition !== undefined,
        holders: [...within.holders, value],
        outer: within.outer,
        isInAction: within.depth > 0,
    };
}
function withinAction(source, step, within) {
    const given = (0,contexts/* entriesIn */.s9)(step.value, 'with');
    const declared = (0,workflow_tree/* entriesOf */.Mc)((0,workflow_tree/* entryOf */.Ms)(source.tree.root, 'inputs')?.value) ?? [];
    const outer = step.outer ?? (step.uses === undefined ? undefined : { source: step.source, entry: step.uses });
    return {
        source,
        lookup: (origin) => {
            const caller = step.lookup(origin);
            const input = (0,expressions/* readOnce */.WY)((name) => (given === undefined ? partial_values/* UNKNOWN */.HV : steps_inputOf(name, { given, declared, caller })));
            return (path) => {
                const [context, name = ''] = path;
                if (context === 'inputs')
                    return input(name);
                return context === 'secrets' || context === 'matrix' || context === 'needs' ? partial_values/* UNKNOWN */.HV : caller(path);
            };
        },
        isReached: step.isReached,
        hasCondition: step.hasCondition,
        holders: step.holders,
        outer,
        depth: within.depth + 1,
    };
}
function steps_inputOf(name, { given, declared, caller }) {
    const entry = given.find((one) => one.name.toLowerCase() === name);
    const usual = declared.find((one) => one.name.toLowerCase() === name);
    const written = (0,workflow_tree/* runnerTextOf */.fZ)(entry === undefined ? (0,workflow_tree/* entryOf */.Ms)(usual?.value, 'default')?.value : entry.value);
    if (written === undefined)
        return usual === undefined || entry !== undefined ? partial_values/* UNKNOWN */.HV : '';
    const { text, isKnown } = (0,expressions/* interpolate */.GW)(written, caller);
    return isKnown ? text : { kind: 'unknown', pattern: text };
}
function innerSteps({ tree }) {
    const runs = (0,workflow_tree/* entryOf */.Ms)(tree.root, 'runs')?.value;
    return (0,workflow_tree/* textOf */.b6)((0,workflow_tree/* entryOf */.Ms)(runs, 'using')?.value) === 'composite' ? (0,workflow_tree/* itemsOf */.S3)((0,workflow_tree/* entryOf */.Ms)(runs, 'steps')?.value) : undefined;
}
function isThisAction({ tree }) {
    const inputs = (0,workflow_tree/* entryOf */.Ms)(tree.root, 'inputs')?.value;
    const isWhole = ['role-to-assume', 'trust-policy-file', 'on-missing-oidc'].every((name) => (0,workflow_tree/* entryOf */.Ms)(inputs, name));
    return isWhole && (0,workflow_tree/* textOf */.b6)((0,workflow_tree/* entryOf */.Ms)((0,workflow_tree/* entryOf */.Ms)(tree.root, 'runs')?.value, 'main')?.value) === 'dist/main.js';
}
function awsActionOf(uses) {
    const { repository = '', path } = (0,workflow_tree/* remoteAction */.ty)(uses) ?? {};
    if (path !== '')
        return undefined;
    if (/^[^/]+\/aws-token-guard$/i.test(repository))
        return 'aws-token-guard';
    return /^aws-actions\/configure-aws-credentials$/i.test(repository) ? 'configure-aws-credentials' : undefined;
}

var diagnosis_finding = __nccwpck_require__(988);
;// ./lib/diagnosis/rules/trust-policy.js


const expectationRules = [
    ({ idToken, expectations, settings }) => {
        const match = expectations?.subject;
        if (match === undefined || match.matched || idToken.status !== 'succeeded')
            return [];
        return [(0,diagnosis_finding/* error */.z3)('SUBJECT_NOT_EXPECTED', { claims: idToken.value, expected: settings.expectedSubjects ?? [], match })];
    },
];
const policyFileRules = [
    ({ policyFileProblem }) => policyFileProblem === undefined ? [] : [(0,diagnosis_finding/* error */.z3)('TRUST_POLICY_FILE_INVALID', policyFileProblem)],
    (facts) => {
        const evidence = evidenceOf(facts);
        if (evidence?.policy.otherRole === undefined)
            return [];
        return [(0,diagnosis_finding/* warning */.$e)('TRUST_POLICY_OF_OTHER_ROLE', evidence)];
    },
    (facts) => {
        const evidence = evidenceOf(facts);
        if (evidence === undefined || isRefused(facts.roleSession))
            return [];
        return facts.roleSession.status === 'succeeded' ? outdated(evidence) : wouldRefuse(evidence);
    },
    (facts) => {
        const evidence = evidenceOf(facts);
        if (evidence === undefined || evidence.policy.lints.every(({ severity }) => severity === 'notice'))
            return [];
        if (facts.roleSession.status !== 'succeeded' && policyRefusal(evidence) !== undefined)
            return [];
        return [(0,diagnosis_finding/* warning */.$e)('TRUST_POLICY_HAS_MISTAKES', evidence)];
    },
];
function evidenceOf({ idToken, expectations, settings }) {
    const { policy } = expectations ?? {};
    if (idToken.status !== 'succeeded' || policy === undefined)
        return undefined;
    const evidence = { role: policy.role, region: settings.region, claims: idToken.value, policy };
    return { ...evidence, ...(0,util_defined/* defined */.s)({ fromFile: isFromFile(settings) }) };
}
function isFromFile({ source }) {
    return source === 'id-token' ? undefined : true;
}
function isRefused(roleSession) {
    return roleSession.status === 'failed' && roleSession.failure.code === 'AccessDenied';
}
function outdated(evidence) {
    if (evidence.policy.evaluation.decision !== 'deny')
        return [];
    return [(0,diagnosis_finding/* notice */.lm)('TRUST_POLICY_FILE_OUTDATED', evidence)];
}
function wouldRefuse(evidence) {
    const refusal = evidence.policy.evaluation.decision === 'deny' ? policyRefusal(evidence) : undefined;
    return refusal === undefined ? [] : [refusal];
}
function policyRefusal(evidence, isOfOtherIam = false) {
    if (evidence.policy.evaluation.decision === 'allow')
        return undefined;
    return (0,diagnosis_finding/* error */.z3)(codeOf(evidence.policy), evidence, confidenceIn(evidence, isOfOtherIam));
}
function confidenceIn({ failure, policy }, isOfOtherIam) {
    if (policy.evaluation.decision === 'unknown')
        return 'possible';
    return failure === undefined || policy.otherRole !== undefined || isOfOtherIam ? 'likely' : 'certain';
}
function codeOf({ evaluation, lints }) {
    if (evaluation.decision === 'unknown')
        return 'TRUST_POLICY_UNDECIDED';
    if (evaluation.decision === 'deny' && evaluation.why === 'explicit-deny')
        return 'TRUST_POLICY_DENIES';
    const [closest] = evaluation.closest;
    const [refusal] = closest?.refusals ?? [];
    if (closest === undefined || refusal === undefined || refusal.part === 'principal')
        return 'TRUST_POLICY_OTHER_PRINCIPAL';
    if (refusal.part === 'action')
        return 'TRUST_POLICY_OTHER_ACTION';
    const { key } = refusal.expected;
    const mistakes = lints
        .filter((lint) => lint.position?.index === closest.position.index && lint.key === key)
        .map(({ code }) => code);
    return codeOfCondition(refusal, mistakes);
}
const NEVER_MATCHING = [
    'key-misspelled',
    'key-not-offered',
    'key-never-present',
    'prefix-missing',
    'prefix-has-scheme',
    'prefix-old-name',
    'prefix-lacks-slug',
    'prefix-slug-doubled',
    'prefix-has-slug',
    'prefix-other-issuer',
];
const MALFORMED = [
    'sub-empty',
    'sub-blank-or-quoted',
    'sub-ends-in-blank',
    'sub-lacks-repo',
    'sub-slash-for-colon',
    'sub-lacks-context',
    'sub-lacks-ref',
    'sub-lacks-refs-heads',
    'sub-unencoded-colon',
    'sub-unknown-context',
];
function codeOfCondition({ expected: { key } }, mistakes) {
    const hasOneOf = (codes) => mistakes.some((code) => codes.includes(code));
    if (hasOneOf(NEVER_MATCHING))
        return 'TRUST_POLICY_KEY_NEVER_MATCHES';
    if (hasOneOf(['wildcard-in-equals']))
        return 'TRUST_POLICY_WILDCARD_NOT_EXPANDED';
    if (hasOneOf(MALFORMED))
        return 'TRUST_POLICY_SUBJECT_MALFORMED';
    const claim = key.toLowerCase().split(':').at(-1);
    if (claim === 'sub')
        return 'TRUST_POLICY_SUBJECT_DIFFERS';
    return claim === 'aud' ? 'TRUST_POLICY_AUDIENCE_DIFFERS' : 'TRUST_POLICY_CONDITION_REFUSES';
}

var policy_refusal = __nccwpck_require__(1432);
var evaluation = __nccwpck_require__(1237);
var operators = __nccwpck_require__(6258);
var request_context = __nccwpck_require__(6884);
var trust_policy_subject = __nccwpck_require__(1407);
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

var trust_policy_issuer = __nccwpck_require__(4072);
var lint_codes = __nccwpck_require__(7349);
;// ./lib/trust-policy/lint-scope.js






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
        return (0,util_defined/* defined */.s)({ ...condition, ...name, negated, patterns, claim: keyPrefix === prefix ? claim : undefined });
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
        if (['repo', 'repository'].some((name) => (0,arn/* matchesPattern */.MT)(head, name)))
            return 'repository-claim';
        const isClaim = CLAIM_NAMES.some((name) => (0,arn/* matchesPattern */.MT)(head, name)) || head.startsWith('repo_property_');
        return isClaim ? 'no-repository' : undefined;
    }
    if (end === undefined)
        return head === 'pull_request' ? 'no-repository' : undefined;
    if ((0,arn/* matchesPattern */.MT)(`${head}*`, 'repo') || (0,arn/* matchesPattern */.MT)(`${head}*`, 'repo:'))
        return 'any-repository';
    return CLAIM_NAMES.some((name) => (0,arn/* matchesPattern */.MT)(`${head}*`, name)) ? 'no-repository' : undefined;
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
    if (!forProvider || !action.patterns.some((pattern) => (0,arn/* matchesPattern */.MT)(pattern.toLowerCase(), wanted)))
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
    const named = action.patterns.some((pattern) => (0,arn/* matchesPattern */.MT)(pattern.toLowerCase(), wanted));
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

;// ./lib/preflight/subjects.js

function subjectsOf({ run }, identity) {
    const context = contextOf(run.trigger, run.environment);
    if (startsElsewhere(run))
        return [`repo:*/*:${context ?? '*'}`];
    if (context === undefined)
        return [];
    if (identity === undefined)
        return [`repo:*/*:${context}`];
    return namesOf(identity).map((name) => `repo:${name}:${context}`);
}
function startsElsewhere({ isSupposed, trigger }) {
    return isSupposed || trigger === CALLED_FROM_ELSEWHERE;
}
function namesOf({ name, ownerId = '*', id = '*' }) {
    const [owner = '', repository = ''] = name.split('/');
    return [name, `${owner}@${ownerId}/${repository}@${id}`];
}
function isOfRepository(value, identity) {
    const [, name] = /^repo:([^:*?]+):/.exec(value) ?? [];
    const withoutIds = name?.replaceAll(/@[^/]*/g, '');
    return withoutIds === identity.name;
}
const CUSTOMIZED = /(?:^|:)(?:repository|repository_id|repository_owner|repository_owner_id|repository_visibility|job_workflow_ref|workflow|workflow_ref|actor|actor_id|runner_environment|enterprise|event_name|base_ref|head_ref|ref_type|ref_protected|sha|workflow_sha|job_workflow_sha|environment_node_id|run_id|run_number|run_attempt|enterprise_id|repo_property_\w+):/;
function contextIn(sub) {
    return /^repo:[^:]*:(.*)$/s.exec(sub)?.[1] ?? '';
}
function subjectValues({ statements }) {
    return statements
        .flatMap(({ conditions }) => conditions)
        .filter(({ key }) => /:sub$/i.test(key))
        .flatMap(({ values }) => values)
        .map((value) => value.replaceAll(/\$\{[^}]*\}/g, '*'));
}
function stranger(form) {
    return form.replaceAll('@*', '@1').replaceAll('*', 'preflight-stranger');
}
const STATES_MAX_COUNT = 100_000;
function commonText(one, other) {
    const width = other.length + 1;
    const seen = new Set([0]);
    const waiting = [{ i: 0, j: 0, text: '' }];
    for (const { i, j, text } of waiting) {
        if (seen.size >= STATES_MAX_COUNT)
            return null;
        const [left, right] = [one[i], other[j]];
        if (left === undefined && right === undefined)
            return text;
        const go = (di, dj, added) => {
            const key = (i + di) * width + j + dj;
            if (seen.has(key))
                return;
            seen.add(key);
            waiting.push({ i: i + di, j: j + dj, text: text + added });
        };
        if (left === '*')
            go(1, 0, '');
        if (right === '*')
            go(0, 1, '');
        if (left === '*' && right !== undefined && right !== '*')
            go(0, 1, right === '?' ? 'x' : right);
        if (right === '*' && left !== undefined && left !== '*')
            go(1, 0, left === '?' ? 'x' : left);
        if (left === undefined || right === undefined || left === '*' || right === '*')
            continue;
        if (left === right || left === '?' || right === '?')
            go(1, 1, left === '?' ? (right === '?' ? 'x' : right) : left);
    }
    return undefined;
}

;// ./lib/preflight/predicted-claims.js




function claimsOf(sub, { step, file, identity: own, now }) {
    const { trigger, environment } = step.run;
    const isElsewhere = startsElsewhere(step.run);
    const identity = isElsewhere ? undefined : own;
    const context = contextIn(sub);
    const ref = context.startsWith('ref:') ? context.slice('ref:'.length).replaceAll('%3A', ':') : (trigger.ref ?? '');
    const named = /^environment:(.*)$/s.exec(context)?.[1]?.replaceAll('%3A', ':');
    const given = environment.kind === 'none' ? undefined : environment.kind === 'named' ? (named ?? '') : '';
    return {
        iss: issuerOf(file.policy),
        sub,
        aud: step.settings.audience ?? arn/* USUAL_AUDIENCE */.aC,
        exp: now + 300,
        iat: now,
        context: (0,util_defined/* defined */.s)({
            repository: identity?.name ?? '',
            repository_id: identity?.id ?? '',
            repository_owner_id: identity?.ownerId ?? '',
            environment: given,
            ref: ref.includes('*') ? '' : ref,
            event_name: isElsewhere ? '' : trigger.event,
            actor: '',
            actor_id: '',
            enterprise_id: '',
            workflow: '',
            job_workflow_ref: '',
        }),
    };
}
function issuerOf({ statements }) {
    const issuers = statements
        .flatMap(({ principal }) => principal.principals)
        .flatMap(({ value }) => /:oidc-provider\/(.+)$/.exec(value)?.[1] ?? [])
        .map((provider) => `https://${provider}`);
    return issuers.find((issuer) => (0,trust_policy_issuer/* gitHubIssuer */.nf)(issuer) !== undefined) ?? trust_policy_issuer/* GITHUB_ISSUER */.oX;
}

;// ./lib/preflight/judge.js










const NOT_JUDGED = { verdict: 'unknown', reason: 'time was up' };
const SUBJECT_MAX_LENGTH = 2000;
function judge(step, file, { identity, now, isOverdue }) {
    const role = roleOf(step, file);
    const forms = subjectsOf(step, identity);
    if (role === undefined)
        return { verdict: 'unknown', reason: 'the account of the role is not known' };
    if (forms.length === 0)
        return { verdict: 'unknown', reason: 'the subject is not known before the run' };
    if (forms.some((form) => form.length > SUBJECT_MAX_LENGTH))
        return { verdict: 'unknown', reason: 'the subject is too long' };
    if (step.inputs.get('audience')?.isKnown === false)
        return { verdict: 'unknown', reason: 'the audience is not known' };
    if (subjectValues(file.policy).some((value) => CUSTOMIZED.test(value)))
        return { verdict: 'unknown', reason: 'the policy expects a customized subject' };
    const first = judgeAudience(step, file, { forms, role, identity, now, isOverdue });
    const { otherAudience } = step.settings;
    if (first.verdict !== 'refused' || otherAudience === undefined)
        return first;
    const other = { ...step, settings: { ...step.settings, audience: otherAudience } };
    const second = judgeAudience(other, file, { forms, role, identity, now, isOverdue });
    return second.verdict === 'refused' ? first : second;
}
function judgeKey({ run, settings, inputs }, { path }) {
    const { role, audience, otherAudience, region, endpoint } = settings;
    const given = ['audience', 'role-session-name'].map((name) => {
        const { isKnown, text } = inputs.get(name) ?? {};
        return [isKnown, isKnown ? text : ''];
    });
    const { trigger, environment, isSupposed } = run;
    const ofSettings = [role?.text, audience, otherAudience, region, endpoint?.url];
    return JSON.stringify([path, trigger, environment, isSupposed, ofSettings, given]);
}
function judgeAudience(step, file, { forms, ...scope }) {
    const results = forms.map((form) => judgeForm(form, { step, file, ...scope }));
    const allowed = results.find(({ verdict }) => verdict === 'allowed');
    if (allowed !== undefined) {
        const others = results.filter((one) => one !== allowed && one.verdict !== 'allowed');
        const hasIds = allowed.subject?.includes('@') === true;
        if (others.length === 0)
            return allowed;
        return {
            ...allowed,
            reason: `only where the subject has ${hasIds ? 'the ids' : 'no ids'} of owner and repository`,
        };
    }
    const open = results.find(({ verdict }) => verdict === 'unknown');
    if (open !== undefined)
        return open;
    const expectsIds = file.policy.statements.some(({ conditions }) => conditions.some(({ key, values }) => /:sub$/i.test(key) && values.some((value) => value.includes('@'))));
    return results.at(expectsIds ? -1 : 0) ?? { verdict: 'unknown' };
}
function judgeForm(form, scope) {
    const subject = form;
    const tried = tryAll(form, scope);
    if (typeof tried === 'string')
        return { verdict: 'unknown', subject, reason: tried };
    const [first] = tried;
    const decisions = new Set(tried.map(({ evaluation }) => evaluation.decision));
    if (decisions.size === 1 && decisions.has('allow'))
        return { verdict: 'allowed', subject };
    if (decisions.size > 1) {
        const some = tried.find(({ evaluation }) => evaluation.decision === 'allow');
        const reason = some === undefined ? openReason(tried) : `the policy allows ${shortened(some.claims.sub)}, and not every other`;
        return { verdict: 'unknown', subject, reason };
    }
    if (decisions.has('unknown'))
        return { verdict: 'unknown', subject, reason: openReason(tried) };
    if (form.includes('*') && combinesSubjects(scope.file.policy))
        return { verdict: 'unknown', subject, reason: 'the policy combines conditions on the subject' };
    const whole = verdictOn(first, scope);
    const shown = JSON.parse(JSON.stringify(whole).replaceAll(first.claims.sub, form));
    const { role, step } = scope;
    const evidence = { role, claims: { ...first.claims, sub: form }, region: step.settings.region ?? '', policy: shown };
    const refusal = policyRefusal(evidence);
    return { verdict: 'refused', subject, reason: refusalReason(shown), ...(0,util_defined/* defined */.s)({ refusal }) };
}
function tryAll(form, scope) {
    const { file, identity, step, isOverdue } = scope;
    const subjects = new Set();
    const isOwn = (value) => step.run.isSupposed && identity !== undefined && isOfRepository(value, identity);
    const values = form.includes('*') ? subjectValues(file.policy).filter((value) => !isOwn(value)) : [];
    for (const value of values) {
        if (isOverdue())
            return NOT_JUDGED.reason;
        const common = commonText(form, value);
        if (common === null)
            return 'the policy has patterns that take too long to compare';
        if (common !== undefined)
            subjects.add(common);
    }
    const tryOne = (sub) => {
        const claims = claimsOf(sub, scope);
        return { claims, evaluation: evaluationOn(claims, scope) };
    };
    const tried = [tryOne(stranger(form))];
    for (const sub of subjects) {
        if (isOverdue())
            return NOT_JUDGED.reason;
        tried.push(tryOne(sub));
    }
    return tried;
}
function combinesSubjects({ statements }) {
    return statements.some(({ effect, conditions }) => {
        const count = conditions.filter(({ key }) => /:sub$/i.test(key)).length;
        return count > 1 || (effect === 'Deny' && count > 0);
    });
}
function shortened(sub) {
    return sub.length > SHOWN_MAX_LENGTH ? `${sub.slice(0, SHOWN_MAX_LENGTH)}\u2026` : sub;
}
const SHOWN_MAX_LENGTH = 300;
function openReason(tried) {
    const open = tried
        .flatMap(({ evaluation }) => evaluation.statements)
        .flatMap(({ conditions }) => conditions)
        .find(({ outcome }) => outcome === 'unknown');
    return open === undefined
        ? 'the policy depends on more than the files'
        : `${open.expected.key} is not known before the run`;
}
function refusalReason({ evaluation }) {
    if (evaluation.decision === 'deny' && evaluation.why === 'explicit-deny')
        return 'a Deny applies';
    const [refusal] = evaluation.closest[0]?.refusals ?? [];
    if (refusal === undefined)
        return 'no statement allows it';
    return (0,words/* plainWords */.c5)((0,policy_refusal/* refusalSentence */.SH)(refusal)).replace(/\.$/, '');
}
function evaluationOn(claims, { file, role, step, now }) {
    const { region, endpoint } = step.settings;
    const sessionName = step.inputs.get('role-session-name');
    const request = (0,request_context/* requestContextOf */.So)({
        claims,
        role,
        now,
        region: endpoint?.url === undefined ? region : undefined,
        roleSessionName: sessionName?.isKnown ? sessionName.text : undefined,
    });
    return evaluateTrustPolicy(file.policy, request);
}
function verdictFor(step, file, options) {
    const role = roleOf(step, file);
    if (role === undefined)
        return undefined;
    const [form = 'repo:*/*:*'] = subjectsOf(step, options.identity);
    const scope = { step, file, role, ...options };
    const claims = claimsOf(form, scope);
    return { role, claims, policy: verdictOn({ claims, evaluation: evaluationOn(claims, scope) }, scope) };
}
function roleOf({ settings }, { roleArn }) {
    return settings.role ?? (roleArn === undefined ? undefined : (0,arn/* parseRoleArn */.DM)(roleArn));
}
function verdictOn({ claims, evaluation }, { file, role, now }) {
    return (0,util_defined/* defined */.s)({
        path: file.path,
        role,
        evaluation,
        lints: lintTrustPolicy(file.policy, { issuer: claims.iss, role, now }),
        otherRole: file.roleArn === role.text ? undefined : file.roleArn,
    });
}

var preflight_findings = __nccwpck_require__(8427);
var shared_findings = __nccwpck_require__(6127);
;// ./lib/preflight/policy-findings.js







function findingsAbout(judged, hasAllRunsOf) {
    const groups = Map.groupBy(judged, ({ step }) => `${keyOf(step)} ${step.settings.role?.text ?? ''}`);
    return [...groups.values()].flatMap((group) => {
        const isWhole = group.slice(0, 1).every(({ step }) => hasAllRunsOf(step));
        return [...brokenFiles(group, isWhole), ...refusals(group, isWhole)];
    });
}
function brokenFiles(group, isWhole) {
    const broken = group.filter(({ problem }) => problem !== undefined);
    return broken.flatMap(({ step, problem }) => {
        const isInAll = broken.length === group.length && isWhole;
        return problem === undefined ? [] : [findingOf(problem, step, isInAll)];
    });
}
function refusals(group, isWhole) {
    const refused = group.filter(({ judgement }) => judgement.verdict === 'refused');
    const [first] = refused.filter(({ step }) => !step.run.isSupposed);
    if (first?.judgement.refusal === undefined)
        return [];
    const isInAll = refused.length === group.length;
    const isCertain = isInAll && isWhole && !(0,step_run/* toleratesFailure */.m6)(first.step) && !isOpen(group);
    const told = isInAll ? explainRefusal(first.judgement.refusal) : explainRefusalOfSome(first);
    return [{ ...told, severity: isCertain ? 'error' : 'warning', ...placeOfRole(first.step) }];
}
const OF_SUBJECT = ['role-to-assume', 'roles', 'audience'];
function isOpen(group) {
    return group.some(({ step, mayBeOther }) => mayBeOther || OF_SUBJECT.some((name) => (0,step_run/* mayBeOfScript */.hW)(step, name)));
}
function placeOfRole({ step, inputs, uses, run }) {
    const role = inputs.get('role-to-assume') ?? inputs.get('roles');
    const { line, column } = step.source.tree.spanOf(role?.entry ?? uses);
    return { file: step.source.file, line, column, job: run.label };
}
function explainRefusalOfSome({ step, judgement }) {
    const evidence = {
        role: step.settings.role?.text ?? '',
        subject: judgement.subject ?? '',
        reason: judgement.reason ?? 'no statement allows it',
    };
    const explanation = (0,preflight_findings/* explainPreflight */.B)('ROLE_REFUSES_SOME_RUNS', evidence);
    return { code: 'ROLE_REFUSES_SOME_RUNS', confidence: 'likely', explanation };
}
function explainRefusal(refusal) {
    const whole = (0,shared_findings/* explain */.W)(refusal);
    const faults = whole.fix.filter(({ section, snippet }) => section === undefined && snippet === undefined);
    const fix = faults.length > 0
        ? faults
        : [
            { text: (0,words/* words */.aL) `If this run should reach AWS, allow its subject in the trust policy.` },
            { text: (0,words/* words */.aL) `If it shouldn't, add an "if:" to the job that skips it.` },
        ];
    const explanation = { ...whole, evidence: statementRow(refusal), fix };
    return { code: refusal.code, confidence: refusal.confidence, explanation };
}
function statementRow(refusal) {
    const target = (0,shared_findings/* targetOf */.$)(refusal);
    return target.kind === 'file' ? [['Statement', `${target.path}:${target.line}`]] : [];
}
function lintFindings(step, file, options) {
    const found = verdictFor(step, file, options);
    if (found === undefined)
        return [];
    const { role, claims, policy } = found;
    if (policy.lints.every(({ severity }) => severity === 'notice'))
        return [];
    const finding = (0,diagnosis_finding/* warning */.$e)('TRUST_POLICY_HAS_MISTAKES', { role, claims, region: step.settings.region ?? '', policy });
    const line = policy.lints.find(({ position }) => position?.line !== undefined)?.position?.line ?? 1;
    const explanation = { ...(0,shared_findings/* explain */.W)(finding), evidence: [], fix: [{ text: (0,words/* words */.aL) `Correct what is listed above.` }] };
    const { code, severity, confidence } = finding;
    return [{ code, severity, confidence, explanation, file: file.path, line }];
}

;// ./lib/preflight/verdicts.js







async function judgeAll(steps, finder, options) {
    const missing = (0,limits/* startMissing */.d2)();
    const judging = { finder, options, missing, known: new Map(), linted: new Set(), isUp: false };
    const { wanted, left } = runsToJudge(steps, missing);
    const judged = [];
    const findings = [];
    for (const step of wanted) {
        const { lints = [], ...one } = await judgeStep(step, judging);
        judged.push(one);
        findings.push(...lints);
    }
    findings.push(...findingsAbout(judged, (step) => steps.hasAllRunsOf(step) && !left.has(keyOf(step))));
    const own = judged.filter(({ step }) => !step.run.isSupposed);
    return { runs: own.map(({ step, judgement }) => predicted(step, judgement)), findings, unread: missing.files() };
}
async function judgeStep(step, judging) {
    const { finder, options } = judging;
    const isOpen = step.usesToken === true && finder.hasFiles(step);
    if (isOpen && isLate(step, judging))
        return { step, judgement: { ...NOT_JUDGED, ...subjectIn(step, options) }, mayBeOther: false };
    const policy = isOpen ? await finder.find(step) : undefined;
    if (policy?.ok !== true) {
        const problem = policy?.ok === false ? (0,checks/* policyFileProblem */.q)(step, policy.problem) : undefined;
        return (0,util_defined/* defined */.s)({ step, judgement: withoutPolicy(step, options), mayBeOther: false, problem });
    }
    const result = judgeOnce(step, policy.file, judging);
    const lints = result.judgement.verdict === 'refused' ? [] : lintOnce(step, policy.file, judging);
    return { step, ...result, lints };
}
function isLate(step, judging) {
    judging.isUp ||= judging.options.isOverdue();
    if (judging.isUp)
        judging.missing.addFirst(step.run.source.file, limits/* TIME_IS_UP */.hL.toJudge);
    return judging.isUp;
}
function judgeOnce(step, file, judging) {
    const key = judgeKey(step, file);
    const result = judging.known.get(key) ?? judgeRun(step, file, judging.options);
    if (result.judgement.reason === NOT_JUDGED.reason)
        isLate(step, judging);
    else
        judging.known.set(key, result);
    return result;
}
function lintOnce(step, file, judging) {
    const key = `${file.path} ${step.settings.role?.text ?? ''}`;
    if (step.run.isSupposed || judging.linted.has(key) || isLate(step, judging))
        return [];
    judging.linted.add(key);
    return lintFindings(step, file, judging.options);
}
const verdicts_RUNS_MAX_COUNT = 20_000;
const TOO_MANY_RUNS = `Only ${verdicts_RUNS_MAX_COUNT} runs and roles are held against trust policies.`;
function runsToJudge(steps, missing) {
    const wanted = [];
    const left = new Set();
    for (const step of steps.found) {
        if (step.run.isReached('own') === false || step.step.isReached('own') === false)
            continue;
        if (wanted.length < verdicts_RUNS_MAX_COUNT)
            wanted.push(...byRole(step));
        else {
            missing.addFirst(step.run.source.file, TOO_MANY_RUNS);
            left.add(keyOf(step));
        }
    }
    return { wanted, left };
}
function judgeRun(step, file, options) {
    const judgement = judge(step, file, options);
    const mayBeOther = options.isGuess &&
        judgement.verdict === 'refused' &&
        judge(step, file, { ...options, identity: undefined }).verdict !== 'refused';
    return { judgement, mayBeOther };
}
function subjectIn(step, { identity }) {
    const [subject] = step.usesToken === false ? [] : subjectsOf(step, identity);
    return (0,util_defined/* defined */.s)({ subject });
}
function byRole(step) {
    const { settings } = step;
    if (settings.role !== undefined || !settings.roles?.length)
        return [step];
    return settings.roles.map(({ role }) => ({ ...step, settings: { ...settings, role } }));
}
function withoutPolicy(step, options) {
    const reason = step.usesToken === false ? 'no ID token is exchanged' : 'no trust policy at hand';
    return { verdict: 'unknown', reason, ...subjectIn(step, options) };
}
function predicted(step, { verdict, reason, subject }) {
    const { run, uses, inputs, settings } = step;
    const role = inputs.get('role-to-assume');
    const isMissing = run.permission.level === 'missing' && step.usesToken === true;
    return (0,util_defined/* defined */.s)({
        file: step.step.source.file,
        line: step.step.source.tree.spanOf(uses).line,
        job: run.label,
        trigger: run.trigger.label,
        role: settings.role?.text ?? (role?.isKnown ? role.text.trim() || undefined : undefined),
        subject,
        permission: run.permission.level,
        verdict: isMissing ? 'refused' : verdict,
        reason: isMissing ? 'the job has no permission to request an ID token' : reason,
        audience: step.usesToken === true && inputs.get('audience')?.isKnown !== false ? settings.audience : undefined,
        account: settings.role?.account,
        partition: settings.role?.partition,
        region: settings.region,
        durationSeconds: settings.durationSeconds,
        sessionName: settings.wantedSessionName,
    });
}

;// ./lib/preflight/inspect.js












const FINDINGS_MAX_COUNT = 5000;
const inspect_STEPS_MAX_COUNT = 20_000;
async function preflight(options) {
    const { paths = [], trustPolicies = [], notices = false } = options;
    const { root, repository, identity, steps, unread, spent } = await inspect_look(options);
    const isOverdue = until(limits/* UNTIL */.JV.judge, spent);
    const finder = await policyFinder(root, trustPolicies, isOverdue);
    const now = Math.floor(Date.now() / 1000);
    const judged = await judgeAll(steps, finder, { identity, now, isOverdue, isGuess: options.repository === undefined });
    const isAsked = asked(paths);
    const findings = [...findingsOf(steps), ...judged.findings].filter(({ file, severity }) => isAsked(file) && (notices || severity !== 'notice'));
    const { shown, left } = worst(distinctFindings(findings));
    return {
        findings: shown.toSorted((a, b) => compareTexts(a.file, b.file) || a.line - b.line || compareTexts(a.code, b.code)),
        runs: distinctRuns(judged.runs.filter(({ file }) => isAsked(file))),
        files: repository.count,
        unread: [...unread, ...finder.unread(), ...judged.unread, ...left],
    };
}
function worst(findings) {
    if (findings.length <= FINDINGS_MAX_COUNT)
        return { shown: findings, left: [] };
    const ranked = ['error', 'warning', 'notice'].flatMap((level) => findings.filter(({ severity }) => severity === level));
    const reason = `Only ${FINDINGS_MAX_COUNT} findings are reported, errors first. There are ${findings.length}.`;
    return {
        shown: ranked.slice(0, FINDINGS_MAX_COUNT),
        left: [{ file: ranked[FINDINGS_MAX_COUNT]?.file ?? '', reason }],
    };
}
async function stepRunsOf(options) {
    const { repository, steps, unread, spent } = await inspect_look(options);
    const isAsked = asked(options.paths ?? []);
    const own = steps.found.filter(({ run, step }) => !run.isSupposed && isAsked(step.source.file));
    return { steps: own, unread, read: repository.read, isOverdue: until(limits/* UNTIL */.JV.judge, spent) };
}
function until(share, spent) {
    return () => spent() >= share;
}
async function inspect_look({ root: given, paths = [], repository: named, spent = (0,limits/* startTimer */.Ip)() }) {
    const root = (0,external_node_path_.resolve)(given);
    const repository = await readRepository(root, paths, until(limits/* UNTIL */.JV.read, spent));
    const identity = named ?? (await identityOf(repository.read));
    const { steps, missed } = await stepRuns(repository, identity, until(limits/* UNTIL */.JV.look, spent));
    return { root, repository, identity, steps, spent, unread: [...repository.unread, ...missed] };
}
function compareTexts(one, other) {
    return one < other ? -1 : one > other ? 1 : 0;
}
function asked(paths) {
    const wanted = paths.map(plainPath);
    return (file) => wanted.length === 0 || wanted.some((one) => one === '.' || file === one || file.startsWith(`${one}/`));
}
const URL_ON_GITHUB = /^[ \t]*url[ \t]*=[ \t]*(?:(?:https?|git|ssh):\/\/(?:[^\s@/]*@)?|git@)(?:www\.|ssh\.)?github\.com(?::\d+)?[:/]([\w.-]+\/[\w.-]+?)(?:\.git)?\/?[ \t]*$/m;
async function identityOf(read) {
    const text = await read('.git/config').then((bytes) => bytes.toString('utf8'), () => '');
    const names = ['upstream', 'origin'].map((remote) => {
        const [, section = ''] = new RegExp(`^[ \\t]*\\[remote "${remote}"\\]([^[]*)`, 'm').exec(text) ?? [];
        return URL_ON_GITHUB.exec(section)?.[1];
    });
    const name = names.find((one) => one !== undefined);
    return name === undefined ? undefined : { name };
}
async function stepRuns(repository, identity, isOverdue) {
    const { runs, unread, unfinished: without } = await jobRunsOf(repository, identity?.name, isOverdue);
    const ended = unread.find(({ reason }) => reason === limits/* TIME_IS_UP */.hL.toLook)?.reason;
    const look = { repository, parse: (0,given_settings/* parseOnce */.vh)(), found: [], missing: (0,limits/* startMissing */.d2)(unread), ended, isOverdue };
    const unfinished = new Set(without);
    for (const run of runs) {
        const isWhole = await addSteps(run, look);
        if (!isWhole)
            unfinished.add(startedFile(run));
    }
    return { steps: stepsIn(look.found, unfinished, repository), missed: look.missing.files() };
}
async function addSteps(run, look) {
    const { repository, parse, found, missing, isOverdue } = look;
    if (inspect_isEnded(run, look))
        return false;
    if (isNeverReached(run))
        return true;
    const { steps, missed } = await stepsOf(run, repository, isOverdue);
    const isNoted = missed === limits/* TIME_IS_UP */.hL.toLook && inspect_isEnded(run, look);
    if (missed !== undefined && !isNoted)
        missing.add(run.source.file, missed);
    for (const [index, step] of steps.entries()) {
        if (step.aws === undefined || isNeverReached(step))
            continue;
        if (inspect_isEnded(run, look))
            return false;
        const checked = (0,checks/* checkStep */.b)(run, steps, { index, hasDependabot: repository.hasDependabot, parse });
        if (checked !== undefined)
            found.push(checked);
    }
    return missed === undefined;
}
function inspect_isEnded({ source: { file } }, look) {
    if (look.ended !== undefined)
        return true;
    look.ended = reasonToEnd(look);
    if (look.ended !== undefined)
        look.missing.add(file, look.ended);
    return look.ended !== undefined;
}
function reasonToEnd({ found, isOverdue }) {
    if (found.length >= inspect_STEPS_MAX_COUNT)
        return `Only ${inspect_STEPS_MAX_COUNT} runs of steps are looked at.`;
    return isOverdue() ? limits/* TIME_IS_UP */.hL.toLook : undefined;
}
function isNeverReached({ isReached }) {
    return isReached('own') === false && isReached('fork') === false;
}
function stepsIn(found, unfinished, { unread }) {
    const isAllRead = unfinished.size === 0 && unread.length === 0;
    return {
        found,
        hasAllRunsOf: ({ run, step }) => {
            const isShared = step.isInAction || triggersOf(run.source.tree)?.some(({ event }) => event === 'workflow_call');
            return isAllRead || (!isShared && !unfinished.has(run.source.file));
        },
        hasAllRunsOfCall: ({ run }) => !unfinished.has(startedFile(run)),
    };
}
function distinctRuns(runs) {
    return [...new Map(runs.map((run) => [JSON.stringify(run), run])).values()];
}


}),

263:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
  Ip: () => (startTimer),
  JV: () => (UNTIL),
  d2: () => (startMissing),
  hL: () => (TIME_IS_UP)
});
const UNTIL = { read: 0.5, look: 0.8, judge: 1 };
const LIMIT_MS = 10_000;
function startTimer() {
    const start = performance.now();
    return () => (performance.now() - start) / LIMIT_MS;
}
const TIME_IS_UP = {
    toRead: 'Time is up: this workflow and those after it were not read.',
    toLook: 'Time is up: the jobs of this workflow and those after it were not looked at.',
    toJudge: 'Time is up: the runs of this workflow and those after it were not held against trust policies.',
    toList: 'Time is up: not all folders were searched.',
    toReadPolicies: 'Time is up: this file and those after it were not searched for trust policies.',
};
function startMissing(before = []) {
    const missing = new Map();
    const add = (file, reason) => void missing.set(`${file} ${reason}`, { file, reason });
    for (const { file, reason } of before)
        add(file, reason);
    return {
        add,
        addFirst: (file, reason) => {
            if (![...missing.values()].some((one) => one.reason === reason))
                add(file, reason);
        },
        files: () => [...missing.values()],
    };
}


}),

3407:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
  b: () => (findName)
});
var _trust_policy_subject_js__0 = __nccwpck_require__(1407);

const NEAREST_COUNT = 3;
const DISTANCE_MOST = 0.4;
function findName(kind, text, names) {
    if (names.includes(text))
        return { ok: true, name: text };
    const longer = names.filter((name) => name.startsWith(text));
    const [only] = longer;
    if (only !== undefined && longer.length === 1)
        return { ok: true, name: only };
    if (only !== undefined)
        return { ok: false, problem: `"${text}" begins ${longer.length} names: ${listed(longer)}.` };
    const nearest = nearestNames(text, names);
    const hint = nearest.length === 0 ? '' : ` Did you mean ${listed(nearest)}?`;
    return { ok: false, problem: `No ${kind} is named "${text}".${hint}` };
}
function listed(names) {
    return `${names.slice(0, NEAREST_COUNT).join(', ')}${names.length > NEAREST_COUNT ? ', \u2026' : ''}`;
}
function nearestNames(text, names) {
    const distances = names.map((name) => ({
        name,
        distance: name.includes(text) ? 0 : (0,_trust_policy_subject_js__0/* .editDistance */ .YC)(text, name) / Math.max(text.length, name.length),
    }));
    return distances
        .filter(({ distance }) => distance <= DISTANCE_MOST)
        .sort((one, other) => one.distance - other.distance)
        .map(({ name }) => name);
}


}),

4077:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
  D: () => (truthOf),
  HV: () => (UNKNOWN),
  L5: () => (unknown),
  UD: () => (compare),
  dh: () => (VALUES_MAX_LENGTH),
  mG: () => (textOfValue),
  r1: () => (textLike),
  t8: () => (isUnknown),
  tj: () => (areSame)
});
var _aws_arn_js__0 = __nccwpck_require__(8690);
var _github_workflow_tree_js__1 = __nccwpck_require__(8613);
var _util_defined_js__2 = __nccwpck_require__(9665);



const UNKNOWN = { kind: 'unknown' };
function textLike(pattern) {
    return pattern.includes('*') ? { kind: 'unknown', pattern } : pattern;
}
const VALUES_MAX_LENGTH = 100_000;
function isUnknown(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function truthOf(value) {
    if (!isUnknown(value))
        return Array.isArray(value) || Boolean(value);
    return value.truth ?? (value.pattern !== undefined && value.pattern.replaceAll('*', '') !== '' ? true : undefined);
}
function compare(operator, left, right) {
    if (operator === '==' || operator === '!=') {
        const same = areSame(left, right);
        return same === undefined ? UNKNOWN : same === (operator === '==');
    }
    const [one, other] = [sortable(left, right), sortable(right, left)];
    if (one === undefined || other === undefined)
        return UNKNOWN;
    if (operator.startsWith('<'))
        return operator === '<' ? one < other : one <= other;
    return operator === '>' ? one > other : one >= other;
}
function areSame(left, right) {
    if (isUnknown(left) || isUnknown(right))
        return areSameUnknown(left, right);
    if (Array.isArray(left) || Array.isArray(right))
        return undefined;
    if (typeof left === 'string' && typeof right === 'string')
        return left.toLowerCase() === right.toLowerCase();
    if (left === null && right === null)
        return true;
    return numberOf(left) === numberOf(right);
}
function areSameUnknown(left, right) {
    const [one, other] = isUnknown(left) ? [left, right] : [right, left];
    if (isUnknown(other)) {
        if (one.name === undefined || other.name === undefined)
            return undefined;
        return one.name === other.name;
    }
    if (one.pattern === undefined || typeof other !== 'string')
        return undefined;
    if (one.pattern.length * other.length > VALUES_MAX_LENGTH)
        return undefined;
    return (0,_aws_arn_js__0/* .matchesPattern */ .MT)(one.pattern.toLowerCase(), other.toLowerCase()) ? undefined : false;
}
function sortable(value, beside) {
    return typeof value === 'string' && typeof beside === 'string' ? value.toUpperCase() : numberOf(value);
}
function numberOf(value) {
    if (isUnknown(value) || Array.isArray(value))
        return undefined;
    return value === null ? 0 : typeof value === 'string' ? (value.trim() === '' ? 0 : Number(value)) : Number(value);
}
function textOfValue(value) {
    if (value === null)
        return '';
    if (typeof value === 'number')
        return (0,_github_workflow_tree_js__1/* .numberText */ .$4)(value);
    return typeof value === 'object' ? '*' : String(value);
}
function unknown(known) {
    return (0,_util_defined_js__2/* .defined */ .s)({ kind: 'unknown', ...known });
}


}),

8427:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
  B: () => (explainPreflight)
});
var _diagnosis_definition_js__0 = __nccwpck_require__(9972);
var _diagnosis_words_remedies_js__1 = __nccwpck_require__(3795);
var _util_words_js__2 = __nccwpck_require__(2585);



const SKIP_FORKS = {
    text: (0,_util_words_js__2/* .words */ .aL) `Skip the job for pull requests from forks:`,
    snippet: { language: 'yaml', text: _diagnosis_words_remedies_js__1/* .NOT_FROM_FORK */ .Co },
};
const preflightFindings = (0,_diagnosis_definition_js__0/* .defineFindings */ .IP)({
    CALLER_LACKS_ID_TOKEN_PERMISSION: {
        severity: ['error', 'warning'],
        category: 'permission',
        retryable: false,
        target: _diagnosis_definition_js__0/* .STEP */ .RZ,
        sample: (text) => ({ caller: text, job: text, workflow: text }),
        explain: ({ caller, job, workflow }) => ({
            title: 'The calling job grants no ID token',
            cause: (0,_util_words_js__2/* .words */ .aL) `Job ${job} of ${workflow} needs an ID token. A called workflow gets at most the permissions of its caller, and ${caller} lacks "id-token: write".`,
            evidence: [],
            fix: [
                {
                    text: (0,_util_words_js__2/* .words */ .aL) `Add this to the calling job. Permissions that the block doesn't list are removed:`,
                    snippet: _diagnosis_words_remedies_js__1/* .ID_TOKEN_PERMISSIONS */ .VI,
                },
            ],
        }),
    },
    PULL_REQUEST_CODE_WITH_ROLE: {
        severity: 'warning',
        category: 'permission',
        retryable: false,
        target: _diagnosis_definition_js__0/* .STEP */ .RZ,
        sample: (text) => ({ event: text, ref: text }),
        explain: ({ event, ref }) => ({
            title: 'Code of a pull request runs with an AWS role',
            cause: (0,_util_words_js__2/* .words */ .aL) `A run for ${event} has the permissions of this repository. This job checks out ${ref}, which anyone can change, so their code can use the role.`,
            evidence: [],
            fix: [
                {
                    text: (0,_util_words_js__2/* .words */ .aL) `Split the job: check out and build the pull request on "pull_request" without the role, and use the role in a job that runs only your code.`,
                },
                SKIP_FORKS,
            ],
        }),
    },
    STATIC_KEYS_WITH_ROLE: {
        severity: ['warning', 'notice'],
        category: 'configuration',
        retryable: false,
        target: (0,_diagnosis_definition_js__0/* .input */ .hF)('aws-access-key-id'),
        sample: () => ({ canRequestToken: true }),
        explain: ({ canRequestToken }) => ({
            title: 'Access keys are used although a role is given',
            cause: canRequestToken
                ? (0,_util_words_js__2/* .words */ .aL) `The job can request an ID token, but this step assumes the role with stored access keys. Those never expire, and anyone who reads them can use them.`
                : (0,_util_words_js__2/* .words */ .aL) `This step assumes the role with stored access keys. Those never expire, and anyone who reads them can use them.`,
            evidence: [],
            fix: [
                {
                    text: (0,_util_words_js__2/* .words */ .aL) `Let the role trust GitHub's OIDC provider, then remove "aws-access-key-id" and "aws-secret-access-key", and delete the keys.`,
                },
                ...(canRequestToken
                    ? []
                    : [{ text: (0,_util_words_js__2/* .words */ .aL) `The job then needs these permissions:`, snippet: _diagnosis_words_remedies_js__1/* .ID_TOKEN_PERMISSIONS */ .VI }]),
            ],
        }),
    },
    KEY_IN_WORKFLOW: {
        severity: 'warning',
        category: 'configuration',
        retryable: false,
        target: (0,_diagnosis_definition_js__0/* .input */ .hF)('aws-access-key-id'),
        sample: () => ({}),
        explain: (_) => ({
            title: 'The workflow file contains an access key',
            cause: (0,_util_words_js__2/* .words */ .aL) `An access key is written into this file. Everyone who can read the repository, now or later, can read it.`,
            evidence: [],
            fix: [
                { text: (0,_util_words_js__2/* .words */ .aL) `Delete the key in IAM, because the history of the repository keeps it.` },
                {
                    text: (0,_util_words_js__2/* .words */ .aL) `Use a role that trusts GitHub's OIDC provider ("role-to-assume"), or store new keys as secrets.`,
                },
            ],
        }),
    },
    CREDENTIALS_REPLACED_UNUSED: {
        severity: 'warning',
        category: 'configuration',
        retryable: false,
        target: _diagnosis_definition_js__0/* .STEP */ .RZ,
        sample: () => ({ earlierLine: 12 }),
        explain: ({ earlierLine }) => ({
            title: 'These credentials replace others that nothing used',
            cause: (0,_util_words_js__2/* .words */ .aL) `The step in line ${earlierLine} and this one publish to the same variables, and no step between them uses the first credentials.`,
            evidence: [],
            fix: [
                { text: (0,_util_words_js__2/* .words */ .aL) `Remove the first of the two steps.` },
                {
                    text: (0,_util_words_js__2/* .words */ .aL) `Or give each a profile of its own ("aws-profile"), or use "role-chaining: true" if this role is assumed with the first one.`,
                },
            ],
        }),
    },
    CREDENTIALS_OUTLIVE_NEED: {
        severity: 'notice',
        category: 'session',
        retryable: false,
        target: _diagnosis_definition_js__0/* .STEP */ .RZ,
        sample: (text) => ({ actions: [text] }),
        explain: ({ actions }) => ({
            title: 'Actions of others run with these credentials',
            cause: (0,_util_words_js__2/* .words */ .aL) `After this step, the job runs ${(0,_util_words_js__2/* .valueList */ .Q0)(actions)}. Every later step of a job can use its credentials.`,
            evidence: [],
            fix: [
                { text: (0,_util_words_js__2/* .words */ .aL) `Run these actions in a job of their own, or before this step.` },
                { text: (0,_util_words_js__2/* .words */ .aL) `Or pin them to a commit, and give the role only what the job needs.` },
            ],
        }),
    },
    SECRETS_NOT_IN_ACTIONS: {
        severity: ['error', 'warning'],
        category: 'configuration',
        retryable: false,
        target: _diagnosis_definition_js__0/* .STEP */ .RZ,
        sample: (text) => ({ input: text, expression: text }),
        explain: ({ input: name, expression }) => ({
            title: 'A composite action cannot read secrets',
            cause: (0,_util_words_js__2/* .words */ .aL) `${name} is ${expression}, but a composite action has no "secrets". GitHub refuses to load the action.`,
            evidence: [],
            fix: [
                {
                    text: (0,_util_words_js__2/* .words */ .aL) `Declare an input in the action and use it there. Give it the secret in the workflow, under "with:" of the step that uses the action.`,
                },
            ],
        }),
    },
    ROLE_REFUSES_SOME_RUNS: {
        severity: 'warning',
        category: 'trust',
        retryable: false,
        target: _diagnosis_definition_js__0/* .STEP */ .RZ,
        sample: (text) => ({ role: text, subject: text, reason: text }),
        explain: ({ role, subject, reason }) => ({
            title: 'The trust policy refuses some runs of this job',
            cause: (0,_util_words_js__2/* .words */ .aL) `The trust policy of ${role} refuses some of the runs that this job's triggers start, so this step fails in them.`,
            comparison: {
                of: 'sub',
                rows: [
                    ['these runs', subject],
                    ['what refuses', reason],
                ],
            },
            evidence: [],
            fix: [
                { text: (0,_util_words_js__2/* .words */ .aL) `If these runs should not reach AWS, add an "if:" to the job that skips them.` },
                { text: (0,_util_words_js__2/* .words */ .aL) `If they should, allow their subject in the trust policy.` },
            ],
        }),
    },
});
function explainPreflight(code, evidence) {
    const { explain } = preflightFindings[code];
    return explain(evidence);
}


}),

9541:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
  BO: () => (resultPhrase),
  hJ: () => (verdictPhrase),
  pq: () => (countOf)
});
function countOf({ findings }, severity) {
    return findings.filter((finding) => finding.severity === severity).length;
}
function resultPhrase(report) {
    const { files, unread } = report;
    const severities = ['error', 'warning', 'notice'].flatMap((severity) => {
        const count = countOf(report, severity);
        return count === 0 ? [] : [counted(count, severity)];
    });
    const found = severities.length === 0 ? 'No problems' : listed(severities);
    const missed = unread.length === 0 ? '' : `; ${counted(unread.length, 'file')} not fully checked`;
    return `${found} in ${counted(files, 'workflow')}${missed}`;
}
function counted(count, noun) {
    return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
function listed(parts) {
    return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}
function verdictPhrase({ verdict, permission, reason }) {
    const why = reason ?? (permission === 'missing' ? 'the job has no permission id-token: write' : undefined);
    return why === undefined ? verdict : `${verdict}: ${why}`;
}


}),

2065:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
  _: () => (sarifReport)
});
var _report_explanation_text_js__0 = __nccwpck_require__(1809);
var _util_defined_js__2 = __nccwpck_require__(9665);
var _util_text_js__1 = __nccwpck_require__(8805);
var _util_words_js__3 = __nccwpck_require__(2585);




const LEVELS = { error: 'error', warning: 'warning', notice: 'note' };
const PRECISIONS = { certain: 'very-high', likely: 'high', possible: 'medium' };
function sarifReport(report, pageOf, version) {
    const { findings, unread } = report;
    const codes = [...new Set(findings.map(({ code }) => code))];
    const rules = codes.map((code) => ruleOf(code, findings, pageOf(code)));
    const notifications = unread.map(({ file, reason }) => ({
        level: 'warning',
        message: { text: (0,_util_text_js__1/* .plainText */ .wh)(reason) },
        locations: [{ physicalLocation: { artifactLocation: artifact(file) } }],
    }));
    const run = {
        tool: { driver: { name: 'aws-token-guard preflight', semanticVersion: version, rules } },
        columnKind: 'utf16CodeUnits',
        invocations: [{ executionSuccessful: true, toolExecutionNotifications: notifications }],
        results: findings.map((finding) => resultOf(finding, codes.indexOf(finding.code), pageOf(finding.code))),
    };
    return (0,_util_text_js__1/* .asciiJson */ .iL)({ $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] });
}
function ruleOf(code, findings, page) {
    const own = findings.filter((finding) => finding.code === code);
    const [first] = own;
    const title = (0,_util_text_js__1/* .plainText */ .wh)(first?.explanation.title ?? code);
    const level = ['error', 'warning', 'notice'].find((severity) => own.some((one) => one.severity === severity));
    return {
        id: code,
        shortDescription: { text: title },
        fullDescription: { text: `${title}.` },
        help: { text: `What happened, why, and how to fix it: ${page}` },
        ...(page.startsWith('https://') ? { helpUri: page } : {}),
        defaultConfiguration: { level: LEVELS[level ?? 'warning'] },
        properties: { precision: PRECISIONS[first?.confidence ?? 'possible'], tags: ['aws', 'github-actions', 'oidc'] },
    };
}
function resultOf(finding, ruleIndex, page) {
    const { code, severity, confidence, file, line, column, job, explanation } = finding;
    const text = (0,_report_explanation_text_js__0/* .explanationText */ .jY)({ ...finding, page });
    return {
        ruleId: code,
        ruleIndex,
        level: LEVELS[severity],
        message: { text: [`${(0,_util_text_js__1/* .plainText */ .wh)(explanation.title)}.`, ...text.slice(0, -1)].join('\n') },
        locations: [
            {
                physicalLocation: {
                    artifactLocation: artifact(file),
                    region: { startLine: line, ...(0,_util_defined_js__2/* .defined */ .s)({ startColumn: column }) },
                },
                ...(job === undefined ? {} : { logicalLocations: [{ name: (0,_util_text_js__1/* .plainText */ .wh)(job), kind: 'member' }] }),
            },
        ],
        properties: { confidence, cause: (0,_util_words_js__3/* .plainWords */ .c5)(explanation.cause) },
    };
}
function artifact(file) {
    return { uri: file.toWellFormed().split('/').map(encodeURIComponent).join('/'), uriBaseId: '%SRCROOT%' };
}


}),

6127:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  W: () => (explain),
  $: () => (shared_findings_targetOf)
});

var arn = __nccwpck_require__(8690);
var secret_inputs = __nccwpck_require__(1227);
var util_text = __nccwpck_require__(8805);
var words = __nccwpck_require__(2585);
var definition = __nccwpck_require__(9972);
var evidence = __nccwpck_require__(948);
;// ./lib/diagnosis/findings/checked-inputs.js






function kindOf(arn) {
    if (/:user\/[^:]*$/.test(arn))
        return 'user';
    return /:(?:root|federated-user\/[^:]*)$/.test(arn) ? 'identity' : 'role';
}
const checkedInputsFindings = (0,definition/* defineFindings */.IP)({
    INVALID_INPUT: {
        severity: 'error',
        category: 'configuration',
        retryable: false,
        target: ({ problems }) => firstInputOf(problems),
        sample: (text) => ({
            problems: ['audience', 'aws-region'].map((name) => ({
                input: name,
                rule: 'a rule',
                value: text,
                hint: 'A hint.',
            })),
        }),
        explain: ({ problems }) => ({
            ...(problems.length === 1
                ? { title: 'An input is invalid', cause: (0,words/* joinWords */.yZ)(problems.map(sentencesAbout)) }
                : {
                    title: 'Several inputs are invalid',
                    cause: (0,words/* words */.aL) `${(0,words/* phrase */.MZ)(String(problems.length))} inputs are invalid, so this step sent no request.`,
                    points: { heading: 'What is wrong', items: problems.map(sentencesAbout) },
                }),
            evidence: [],
            fix: [{ text: (0,words/* words */.aL) `${(0,words/* phrase */.MZ)(problems.every(isUnset) ? 'Set' : 'Correct')} ${placesToCorrect(problems)}.` }],
        }),
    },
    ACCOUNT_NOT_ALLOWED: {
        severity: 'error',
        category: 'configuration',
        retryable: false,
        target: ({ source }) => targetOf(source),
        sample: (text) => ({ account: text, allowed: ['111122223333'], source: 'GetCallerIdentity' }),
        explain: ({ account, allowed, source }) => ({
            title: "This AWS account isn't allowed",
            cause: (0,words/* words */.aL) `${subjectOf(source)} account ${account}, which "allowed-account-ids" doesn't list.`,
            comparison: allowedBeside('account', account, { name: 'allowed-account-ids', allowed }, source),
            evidence: [['Read from', labelOf(source)]],
            fix: unlessAnswered(source, [
                { text: changeTo(source, 'account') },
                {
                    text: (0,words/* words */.aL) `Or, if this workflow should use account ${account}, allow it:`,
                    snippet: inputSnippet('allowed-account-ids', [...allowed, account]),
                },
            ]),
        }),
    },
    ROLE_NOT_ALLOWED: {
        severity: 'error',
        category: 'configuration',
        retryable: false,
        target: ({ source }) => targetOf(source),
        sample: (text) => ({ role: text, allowed: [evidence/* SAMPLE_ROLE */.eo.text], source: 'GetCallerIdentity' }),
        explain: ({ role, allowed, source }) => ({
            title: `This IAM ${kindOf(role)} isn't allowed`,
            cause: (0,words/* words */.aL) `${subjectOf(source)} ${(0,words/* phrase */.MZ)(kindOf(role))} ${role}, which no entry of "allowed-role-arns" matches.`,
            comparison: allowedBeside('role', role, { name: 'allowed-role-arns', allowed }, source),
            evidence: [['Read from', labelOf(source)]],
            fix: unlessAnswered(source, [
                { text: changeTo(source, 'role') },
                kindOf(role) === 'role'
                    ? {
                        text: (0,words/* words */.aL) `Or, if this workflow should use this role, allow it:`,
                        snippet: inputSnippet('allowed-role-arns', [...allowed, role]),
                    }
                    : {
                        text: (0,words/* words */.aL) `Or, if this workflow should use them, remove "allowed-role-arns", which can list only roles.`,
                    },
            ]),
        }),
    },
    ROLE_PATH_UNPROVED: {
        severity: 'error',
        category: 'configuration',
        retryable: false,
        target: (0,definition/* input */.hF)('allowed-role-arns'),
        sample: (text) => ({ arn: text, role: evidence/* SAMPLE_ROLE */.eo.text, allowed: [evidence/* SAMPLE_ROLE */.eo.text] }),
        explain: ({ arn, role, allowed }) => ({
            title: "The role's path can't be verified",
            cause: (0,words/* words */.aL) `AWS doesn't report the path of a role whose session already exists. So nothing proves that this is the role in "allowed-role-arns".`,
            comparison: {
                of: 'role',
                rows: [
                    ['credentials in use', arn],
                    ['allowed-role-arns', allowed.join(', ')],
                ],
            },
            evidence: [],
            fix: [
                {
                    text: (0,words/* words */.aL) `Add the role without its path, because role names are unique in an account:`,
                    snippet: inputSnippet('allowed-role-arns', [...allowed, role]),
                },
                { text: (0,words/* words */.aL) `Or have this step assume the role itself, because AWS then checks the whole ARN.` },
            ],
        }),
    },
    PARTITION_MISMATCH: {
        severity: 'error',
        category: 'configuration',
        retryable: false,
        target: (0,definition/* input */.hF)('aws-region'),
        sample: () => ({ role: evidence/* SAMPLE_ROLE */.eo, region: 'cn-north-1', regionPartition: 'aws-cn' }),
        explain: ({ role, region, regionPartition }) => ({
            title: 'Role and region are in different partitions',
            cause: (0,words/* words */.aL) `The role is in partition ${role.partition}, but region ${region} is in ${regionPartition}. STS in one partition has no roles or OIDC providers of another.`,
            comparison: {
                of: 'partition',
                rows: [
                    ['partition of the role', role.partition],
                    ['partition of the region', regionPartition],
                ],
            },
            evidence: [
                ['role-to-assume', role.text],
                ['Region', region],
            ],
            fix: [
                {
                    text: (0,words/* words */.aL) `Change "aws-region" to a region of ${role.partition}, or "role-to-assume" to a role in ${regionPartition}.`,
                },
            ],
        }),
    },
    ENDPOINT_REGION_MISMATCH: {
        severity: 'error',
        category: 'configuration',
        retryable: false,
        target: (0,definition/* input */.hF)('aws-region'),
        sample: (text) => ({
            url: `https://sts.eu-west-1.amazonaws.com/${text}`,
            source: 'sts-endpoint',
            region: 'eu-central-1',
            endpointRegion: 'eu-west-1',
        }),
        explain: ({ url, source, region, endpointRegion }) => ({
            title: 'The STS endpoint belongs to another region',
            cause: (0,words/* words */.aL) `${source} is ${url}, which serves another region than "aws-region". STS rejects requests signed for another region.`,
            comparison: {
                of: 'region',
                rows: [
                    ['region of the endpoint', endpointRegion],
                    ['aws-region', region],
                ],
            },
            evidence: [[source, url]],
            fix: regionSteps({ url, source, region, endpointRegion }),
        }),
    },
    INPUTS_LOST: {
        severity: 'error',
        category: 'runner',
        retryable: false,
        target: definition/* STEP */.RZ,
        sample: (text) => ({ variables: [`INPUT_${text}`] }),
        explain: ({ variables }) => ({
            title: 'The inputs were lost between the runner and Node.js',
            cause: (0,words/* words */.aL) `No variable with a hyphen in its name arrived, such as "INPUT_AWS-REGION". Most likely a shell starts Node.js and drops them, as dash does ("/bin/sh" in Debian and Ubuntu).`,
            evidence: [['Variables that arrived', variables.join(', ')]],
            fix: [
                {
                    text: (0,words/* words */.aL) `Use "#!/bin/bash" in the container's entrypoint, and in any script that starts the runner or Node.js.`,
                },
            ],
        }),
    },
});
function regionSteps({ url, source, region, endpointRegion }) {
    const set = (0,words/* words */.aL) `"aws-region" to ${endpointRegion}, the region of the endpoint.`;
    const remove = (0,words/* words */.aL) `${source} to use the endpoint of ${region}.`;
    if ((0,arn/* partitionOfRegion */.cn)(region) !== (0,arn/* partitionOfRegion */.cn)(endpointRegion))
        return [{ text: (0,words/* words */.aL) `Remove ${remove}` }];
    return isVpcEndpoint(url) || isMisspelled(region)
        ? [{ text: (0,words/* words */.aL) `Set ${set}` }, { text: (0,words/* words */.aL) `Or remove ${remove}` }]
        : [{ text: (0,words/* words */.aL) `Remove ${remove}` }, { text: (0,words/* words */.aL) `Or set ${set}` }];
}
function isVpcEndpoint(url) {
    return URL.parse(url)?.hostname.startsWith('vpce-') ?? false;
}
function isMisspelled(region) {
    return !/-(?:north|south|east|west|central|(?:north|south)(?:east|west))-\d+$/.test(region);
}
function firstInputOf(problems) {
    const name = problems.find((one) => !isVariable(one))?.input;
    return name === undefined ? definition/* STEP */.RZ : { kind: 'input', name };
}
function targetOf(source) {
    if (source === 'the runner')
        return definition/* STEP */.RZ;
    if (typeof source === 'object' || source === 'AWS_ROLE_ARN')
        return (0,definition/* input */.hF)('role-chaining');
    return (0,definition/* input */.hF)(source === 'GetCallerIdentity' ? 'role-to-assume' : source);
}
function changeTo(source, what) {
    const wanted = what === 'role' ? (0,words/* words */.aL) `an allowed role` : (0,words/* words */.aL) `an allowed account`;
    switch (source) {
        case 'aws-access-key-id':
            return (0,words/* words */.aL) `Store keys of ${wanted} in the secrets that "aws-access-key-id" and "aws-secret-access-key" take, or assume an allowed role with "role-to-assume".`;
        case 'the runner':
            return (0,words/* words */.aL) `Use credentials of ${wanted}: change the earlier step, the AWS profile, or the machine's role that these come from.`;
        default:
            return (0,words/* words */.aL) `Change ${nameOf(source)} to ${what === 'role' ? wanted : (0,words/* words */.aL) `a role of ${wanted}`}.`;
    }
}
function unlessAnswered(source, steps) {
    const text = (0,words/* words */.aL) `Check the earlier steps of the job, "sts-endpoint", "AWS_ENDPOINT_URL_STS", and any proxy to find out what issued these credentials. Don't use them until you know.`;
    return source === 'GetCallerIdentity' ? [{ text }] : steps;
}
function placesToCorrect(problems) {
    const [inputs, variables] = [false, true].map((wanted) => [
        ...new Set(problems.filter((one) => isVariable(one) === wanted).map(({ input }) => input)),
    ]);
    return (0,words/* joinWords */.yZ)([
        ...(inputs?.length ? [(0,words/* words */.aL) `${firstOf(inputs)} in the step's "with:"`] : []),
        ...(variables?.length
            ? [(0,words/* words */.aL) `${firstOf(variables)} where the environment sets ${(0,words/* phrase */.MZ)(variables.length > 1 ? 'them' : 'it')}`]
            : []),
    ], ', and ');
}
const NAMES_MAX_COUNT = 3;
function firstOf(names) {
    const more = names.length - NAMES_MAX_COUNT;
    if (more < 2)
        return (0,words/* valueList */.Q0)(names);
    const first = names.slice(0, NAMES_MAX_COUNT).map((name) => (0,words/* words */.aL) `${name}`);
    return (0,words/* joinWords */.yZ)([...first, (0,words/* words */.aL) `and ${(0,words/* phrase */.MZ)(String(more))} more`], ', ');
}
function isVariable({ input }) {
    return input.includes('_');
}
function sentencesAbout({ input, rule, value, hint = '' }) {
    const given = value === '' ? (0,words/* words */.aL) `is empty` : isUnset({ input, value }) ? (0,words/* words */.aL) `isn't set` : (0,words/* words */.aL) `is ${value}`;
    const said = (0,words/* words */.aL) `${input} must be ${ownWords(rule)}, but ${given}.`;
    return hint === '' ? said : (0,words/* joinWords */.yZ)([said, ownWords(hint)]);
}
const KEYWORDS = ['none', 'auto'];
const MAY_BE_MISSING = ['role-to-assume', 'aws-region', ...secret_inputs/* KEY_INPUTS */.AR];
function isUnset({ input, value }) {
    return KEYWORDS.includes(value) && MAY_BE_MISSING.includes(input);
}
function ownWords(text) {
    const plain = (0,util_text/* plainText */.wh)(text);
    const isClosed = plain.split('"').length % 2 === 1;
    const closed = isClosed ? plain : plain.replaceAll('"', "'");
    const parts = closed.split(CODE).map((part, index) => (index % 2 === 0 ? (0,words/* phrase */.MZ)(part) : pasted(part)));
    return (0,words/* joinWords */.yZ)(parts, '');
}
const PASTED_MAX_LENGTH = 160;
function pasted(code) {
    return code.length <= PASTED_MAX_LENGTH ? (0,words/* whole */.WQ)(code) : (0,words/* words */.aL) `${code}`;
}
const CODE = /((?:\b[a-z-]+: )?\$\{\{[^{}]*\}\}|\barn:[^\s,;]*[\w*/]|\bhttps?:\/\/[^\s,;]*[\w/]|\bkey=value\b|(?<= )[_*?#@+=.:/%-](?: [_+=,.@:/%*?-])*(?=[ ,.]|$))/;
function allowedBeside(of, actual, { name, allowed }, source) {
    return {
        of,
        rows: [
            [areCredentials(source) ? 'the credentials' : labelOf(source), actual],
            [name, allowed.join(', ')],
        ],
    };
}
function areCredentials(source) {
    return source === 'aws-access-key-id' || source === 'the runner' || source === 'GetCallerIdentity';
}
function subjectOf(source) {
    if (source === 'aws-access-key-id')
        return (0,words/* words */.aL) `The keys in ${source} belong to`;
    if (areCredentials(source))
        return (0,words/* words */.aL) `The credentials belong to`;
    return typeof source === 'object' ? (0,words/* words */.aL) `The AWS profile ${source.profile} names` : (0,words/* words */.aL) `${source} names`;
}
function nameOf(source) {
    return typeof source === 'object' ? (0,words/* words */.aL) `"role_arn" of the AWS profile ${source.profile}` : (0,words/* words */.aL) `${source}`;
}
function labelOf(source) {
    return typeof source === 'object' ? `the AWS profile ${source.profile}` : source;
}
const LINE_LENGTH = 100;
function inputSnippet(name, items) {
    const line = `  ${name}: ${(0,util_text/* asciiJson */.iL)(items.join(', '))}`;
    const plain = items.every((item) => /^[\w*?:/+=,.@-]+$/.test(item));
    const lines = plain && line.length > LINE_LENGTH ? [`  ${name}: |`, ...items.map((item) => `    ${item}`)] : [line];
    return { language: 'yaml', text: ['with:', ...lines].join('\n') };
}

;// ./lib/diagnosis/findings/empty-expressions.js


const emptyExpressionsFindings = (0,definition/* defineFindings */.IP)({
    EXPRESSION_EMPTY: {
        severity: 'error',
        category: 'configuration',
        retryable: false,
        target: ({ empty: [first] }) => ({ kind: 'input', name: first?.input ?? '' }),
        sample: (text) => ({
            empty: [{ input: 'role-to-assume', expression: '${{ secrets.ROLE }}', value: text }],
            environment: text,
            eventName: text,
        }),
        explain: (evidence) => {
            const { empty, environment, eventName, isTokenRefused } = evidence;
            const [first] = empty;
            const { title, because, fix } = reasonOf(first?.expression ?? '', evidence);
            return {
                title,
                cause: (0,words/* joinWords */.yZ)([
                    isTokenRefused
                        ? (0,words/* words */.aL) `${first?.expression ?? ''} came out empty, so the step used the ID token instead of keys, and AWS refused it.`
                        : cameOutEmpty(first),
                    because,
                ]),
                ...(empty.length < 2
                    ? {}
                    : {
                        points: {
                            heading: 'Empty inputs',
                            items: empty.map(({ input, expression }) => (0,words/* words */.aL) `${input}: ${expression}`),
                        },
                    }),
                evidence: [
                    ['Environment of the job', environment ?? 'none'],
                    ['Event', eventName],
                ],
                fix,
            };
        },
    },
});
function cameOutEmpty({ expression = '', input = '', value } = {}) {
    return value === undefined
        ? (0,words/* words */.aL) `${expression} came out empty, so ${input} has no value.`
        : (0,words/* words */.aL) `${expression} came out empty, so ${input} is ${value}.`;
}
const TITLE = 'An expression in the workflow came out empty';
const TITLES = {
    secrets: 'A secret came out empty',
    vars: 'A configuration variable came out empty',
    env: 'An environment variable came out empty',
    inputs: 'An input of the workflow came out empty',
};
function reasonOf(expression, evidence) {
    const { context, name, isText, isConditional } = partsOf(expression);
    if (isConditional && isText)
        return { title: 'A condition in an expression was false', ...conditionFalse(expression) };
    const reason = (REASONS[context] ?? other)(name, evidence);
    if (!isConditional)
        return { title: TITLES[context] ?? TITLE, ...reason };
    const value = name === '' ? (0,words/* phrase */.MZ)('its value') : (0,words/* words */.aL) `${name}`;
    const because = (0,words/* words */.aL) `Either its condition was false in this run, or ${value} is empty.`;
    return { title: TITLE, because, fix: [...conditionFalse(expression).fix, ...reason.fix] };
}
const CONTEXT = /\b(secrets|vars|env|inputs|steps|needs|matrix)\s*(?:\.\s*([\w.-]+)|\[\s*'([^']+)'\s*\])|^[\s(]*(github\.[\w.-]+)[\s)]*$/i;
function partsOf(expression) {
    const inner = expression.replace(/^\$\{\{|\}\}$/g, '');
    const bare = inner.replace(/(\[\s*)?'(?:[^']|'')*'/g, (text) => (/^\[|^''$/.test(text) ? text : "'\u2026'"));
    const whole = bare.replace(/\|\|\s*''[\s)]*$/, '');
    const values = whole.split(/\|\||&&/);
    const isConditional = whole !== bare && whole.includes('&&');
    const isText = /^[\s(]*'\u2026'[\s)]*$/.test(values.at(-1) ?? '');
    const value = values.at(isText && !isConditional ? -2 : -1) ?? '';
    const [, context = '', property = '', key = '', github = ''] = CONTEXT.exec(value) ?? [];
    const name = property + key + github;
    return { context: github === '' ? context.toLowerCase() : 'github', name, isText, isConditional };
}
const CONDITION = /^\$\{\{\s*((?:(?!\|\||secrets|: )[^{}])+?)\s*&&(?:(?!&&|\|\|).)+\|\|\s*''\s*\}\}$/is;
function conditionFalse(expression) {
    const [, condition] = CONDITION.exec(expression) ?? [];
    const skip = condition === undefined
        ? { text: (0,words/* words */.aL) `If the step should not run then, add an "if:" with the same condition to it.` }
        : {
            text: (0,words/* words */.aL) `If the step should not run then, add the condition to it:`,
            snippet: { language: 'yaml', text: `if: \${{ ${condition.replace(/\s+/g, ' ')} }}` },
        };
    return {
        because: (0,words/* words */.aL) `Its condition was false in this run, so it gave the empty text at its end.`,
        fix: [skip, { text: (0,words/* words */.aL) `Otherwise, replace the empty text at its end with the value for such runs.` }],
    };
}
const REASONS = {
    secrets: (name, evidence) => (evidence.isCalled ? notPassed(name) : stored('secret', name, evidence)),
    vars: (name, evidence) => stored('variable', name, evidence),
    env: (name) => ({
        because: (0,words/* words */.aL) `The workflow, the job, the step and earlier steps set no ${name}, or set it to an empty text.`,
        fix: [{ text: (0,words/* words */.aL) `Set ${name} under "env:" of the job, or write it to "GITHUB_ENV" in an earlier step.` }],
    }),
    inputs: (name, { isCalled, eventName }) => isCalled || eventName === 'workflow_dispatch'
        ? {
            because: (0,words/* words */.aL) `The workflow was started without ${name}, and the input has no default.`,
            fix: [
                {
                    text: (0,words/* words */.aL) `Give ${name} a "default:" where the workflow declares the input, or make it "required: true".`,
                },
            ],
        }
        : {
            because: (0,words/* words */.aL) `A run for the event ${eventName} has no inputs. Only "workflow_dispatch" and "workflow_call" have them.`,
            fix: [
                {
                    text: (0,words/* words */.aL) `Add a fallback to the expression: ${`\${{ inputs.${name} || vars.${name.toUpperCase()} }}`}.`,
                },
            ],
        },
    steps: (name) => ofOutput((0,words/* words */.aL) `The step ${name.split('.')[0] ?? ''} did not run, or did not set this output.`),
    needs: (name) => ofJob(name.split('.')[0] ?? ''),
    matrix: (name) => ofOutput((0,words/* words */.aL) `The matrix has no ${name} for this job.`),
    github: (name, { eventName }) => ({
        because: (0,words/* words */.aL) `A run for the event ${eventName} has no ${name}, or the name is misspelled.`,
        fix: [{ text: (0,words/* words */.aL) `Correct the expression, or add a fallback: ${`\${{ ${name} || 'VALUE' }}`}.` }],
    }),
};
function other() {
    return ofOutput((0,words/* words */.aL) `What it reads has no value in this run, or a name in it is misspelled.`);
}
function ofOutput(because) {
    return { because, fix: [{ text: (0,words/* words */.aL) `Correct the expression, or the "outputs:" that it reads.` }] };
}
function ofJob(job) {
    const { because, fix } = ofOutput((0,words/* words */.aL) `The job ${job} is not listed in "needs:", did not set this output, or the runner skipped it as a secret.`);
    const skipped = (0,words/* words */.aL) `If the log of ${job} says "Skip output", the value contains a masked one, such as an account id. Build it in this job.`;
    return { because, fix: [...fix, { text: skipped }] };
}
function notPassed(name) {
    return {
        because: (0,words/* words */.aL) `This is a reusable workflow, and the workflow that calls it passes no secret ${name}.`,
        fix: [
            {
                text: (0,words/* words */.aL) `Pass the secrets in the job that calls this workflow:`,
                snippet: { language: 'yaml', text: 'secrets: inherit' },
            },
            { text: (0,words/* words */.aL) `Or create ${name} where the calling workflow can read it.` },
        ],
    };
}
function stored(what, name, evidence) {
    const { environment, eventName, otherRunner } = evidence;
    if (otherRunner !== undefined)
        return storedElsewhere(what, name, otherRunner);
    const create = {
        text: what === 'secret'
            ? (0,words/* words */.aL) `Create the secret ${name} under Settings > Secrets and variables > Actions.`
            : (0,words/* words */.aL) `Create the variable ${name} under Settings > Secrets and variables > Actions.`,
    };
    if (environment !== undefined) {
        return {
            because: (0,words/* words */.aL) `Neither the environment ${environment} nor the repository or organization gives this job a ${(0,words/* phrase */.MZ)(what)} ${name}.`,
            fix: [
                {
                    text: (0,words/* words */.aL) `Add ${name} to the environment ${environment} under "Settings > Environments", or correct its spelling.`,
                },
                create,
            ],
        };
    }
    return {
        because: (0,words/* words */.aL) `The job names no "environment:", so it gets no ${(0,words/* phrase */.MZ)(what)} of an environment. The repository and organization have no ${name} for it.`,
        fix: [
            {
                text: (0,words/* words */.aL) `If ${name} belongs to an environment, name that in the job: "environment: production".`,
            },
            create,
            ...(eventName === 'pull_request'
                ? [{ text: (0,words/* words */.aL) `Check whether a fork or a bot triggered the run: it gets no secrets.` }]
                : []),
        ],
    };
}
function storedElsewhere(what, name, runner) {
    const [option, file, page] = what === 'secret' ? ['secret', '.secrets', 'Secrets'] : ['var', '.vars', 'Variables'];
    if (runner === 'act')
        return {
            because: (0,words/* words */.aL) `act knows only the ${(0,words/* phrase */.MZ)(what)}s that its command line gives it.`,
            fix: [
                { text: (0,words/* words */.aL) `Write ${name}=VALUE to ${(0,words/* phrase */.MZ)(file)}, and run "${(0,words/* phrase */.MZ)(`act --${option}-file ${file}`)}".` },
            ],
        };
    return {
        because: (0,words/* words */.aL) `Neither the repository nor its owner has a ${(0,words/* phrase */.MZ)(what)} ${name} for this job.`,
        fix: [
            {
                text: (0,words/* words */.aL) `Create the ${(0,words/* phrase */.MZ)(what)} ${name} in ${runner}, under "${(0,words/* phrase */.MZ)(`Settings > Actions > ${page}`)}".`,
            },
        ],
    };
}

;// ./lib/resolution/describe-source.js
function describeSource(source, variables = []) {
    const by = variables.length === 0 ? '' : ` (${variables.join(' and ')})`;
    const ofProfile = 'profile' in source && source.profile !== undefined ? ` of the profile "${source.profile}"${by}` : '';
    switch (source.kind) {
        case 'keys':
            return ofProfile === ''
                ? `the access keys in the environment (${source.variable ?? 'AWS_ACCESS_KEY_ID'}${tokenOf(source)})`
                : `the access keys${ofProfile}`;
        case 'helper':
            return `the credential_process${ofProfile}`;
        case 'sso':
            return `the SSO session${ofProfile}`;
        case 'role':
            return `the role ${source.roleArn}${ofProfile}`;
        case 'web identity':
            return ofProfile === ''
                ? `the role ${source.roleArn} (AWS_ROLE_ARN and AWS_WEB_IDENTITY_TOKEN_FILE)`
                : `the role ${source.roleArn}${ofProfile}`;
        case 'container':
            return `the container's own role (${source.variable})`;
        case 'instance':
            return "the machine's own role (instance metadata), or nothing";
        case 'nothing':
            return 'nothing';
        case 'broken':
            return `nothing: ${describeBroken(source, ofProfile, by)}`;
    }
}
function tokenOf({ tokenVariable }) {
    return tokenVariable === undefined ? '' : ` with ${tokenVariable}`;
}
function describeBroken({ reason, profile = '', file = '' }, ofProfile, by) {
    const reasons = {
        'profile missing': describeMissing(profile, file, by),
        'source profile missing': `the source_profile or credential_source${ofProfile} leads to no credentials`,
        'profile without credentials': `the profile "${profile}"${by} holds no credentials`,
        'profile contradictory': `the settings of the profile "${profile}"${by} contradict each other, or name an SSO session that is in no file`,
        'half a key pair': profile === ''
            ? 'AWS_ACCESS_KEY_ID is set without AWS_SECRET_ACCESS_KEY'
            : `one of the two access keys${ofProfile} is missing`,
        'keys expired': 'AWS_CREDENTIAL_EXPIRATION is in the past',
        'end not a date': 'AWS_CREDENTIAL_EXPIRATION is not a date',
        'malformed keys': 'the access keys contain a line break or another control character',
        'file unreadable': file === '' ? 'AWS_CONFIG_FILE or AWS_SHARED_CREDENTIALS_FILE is set and empty' : `it cannot parse ${file}`,
        'file not readable': `it cannot read ${file}`,
        'web identity incomplete': profile === ''
            ? 'AWS_WEB_IDENTITY_TOKEN_FILE or AWS_ROLE_ARN is empty, or the token file is missing'
            : `the web identity settings${ofProfile} are incomplete, or the token file is missing`,
        'empty container variable': 'AWS_CONTAINER_CREDENTIALS_FULL_URI is set and empty',
    };
    return reasons[reason];
}
function describeMissing(profile, file, by) {
    if (profile === '')
        return `a profile variable${by} is set and empty`;
    return file === ''
        ? `the profile "${profile}"${by} is in no file`
        : `it reads the profile "${profile}"${by} in ${file} only with AWS_SDK_LOAD_CONFIG=1`;
}

var remedies = __nccwpck_require__(3795);
;// ./lib/diagnosis/findings/no-id-token.js




const noIdTokenFindings = (0,definition/* defineFindings */.IP)({
    ID_TOKEN_PERMISSION_MISSING: {
        severity: 'error',
        category: 'permission',
        retryable: false,
        target: definition/* ID_TOKEN_PERMISSION */.ay,
        sample: (text) => ({ eventName: text }),
        explain: ({ eventName, unusedSource, keysEmpty }) => ({
            title: titleOf(unusedSource, keysEmpty),
            cause: keysEmpty
                ? (0,words/* words */.aL) `"aws-access-key-id" is given and empty, so the step needs an ID token. The job lacks "id-token: write", so GitHub gives it none.`
                : (0,words/* words */.aL) `The job lacks "id-token: write", so GitHub gives it no ID token. A "permissions:" block in the job replaces the workflow's.`,
            ...machineComparison(unusedSource),
            evidence: [
                ['Event', eventName],
                [remedies/* ID_TOKEN_VARIABLES */._6, 'not set'],
            ],
            fix: [
                ...keysSteps(keysEmpty),
                ...machineSteps(unusedSource),
                {
                    text: unusedSource === undefined && keysEmpty === undefined
                        ? (0,words/* words */.aL) `Add this to the job. Permissions that the block doesn't list are removed:`
                        : (0,words/* words */.aL) `Or add this to the job, to use an ID token. Permissions that the block doesn't list are removed:`,
                    snippet: remedies/* ID_TOKEN_PERMISSIONS */.VI,
                },
                { text: (0,words/* words */.aL) `If this is a reusable workflow, add the same to the job that calls it.` },
            ],
        }),
    },
    ID_TOKEN_WITHHELD_FROM_FORK: {
        severity: 'error',
        category: 'permission',
        retryable: false,
        target: definition/* STEP */.RZ,
        sample: (text) => ({ eventName: text }),
        explain: ({ eventName, ofPrivateRepository }) => ({
            title: 'A pull request from a fork gets no ID token',
            cause: ofPrivateRepository
                ? (0,words/* words */.aL) `GitHub gives no ID token to a run for a pull request from a fork. A private repository can allow it under "Send write tokens to workflows from pull requests". Then the job still needs "id-token: write".`
                : (0,words/* words */.aL) `GitHub gives no ID token to a run for a pull request from a fork, even with "id-token: write".`,
            evidence: [
                ['Event', eventName],
                ['Pull request from', 'a fork'],
            ],
            fix: [SKIP_FORKS, AFTER_REVIEW],
        }),
    },
    ID_TOKEN_WITHHELD_FROM_DEPENDABOT: {
        severity: 'error',
        category: 'permission',
        retryable: false,
        target: definition/* STEP */.RZ,
        sample: (text) => ({ eventName: text }),
        explain: ({ eventName }) => ({
            title: 'This Dependabot run gets no ID token',
            cause: (0,words/* words */.aL) `Dependabot runs start with read-only permissions. The job gets an ID token only if it has "id-token: write" itself.`,
            evidence: [
                ['Event', eventName],
                ['Triggered by', 'dependabot[bot]'],
            ],
            fix: [
                { text: (0,words/* words */.aL) `If Dependabot needs AWS, add this to the job:`, snippet: remedies/* ID_TOKEN_PERMISSIONS */.VI },
                SKIP_DEPENDABOT,
            ],
        }),
    },
    SECRETS_WITHHELD_FROM_FORK: {
        severity: 'error',
        category: 'permission',
        retryable: false,
        target: ({ inputs }) => no_id_token_firstOf(inputs),
        sample: (text) => ({ eventName: text, inputs: ['aws-access-key-id'] }),
        explain: ({ eventName, inputs, isPart, otherRunner }) => ({
            title: 'A pull request from a fork gets no secrets',
            cause: otherRunner === undefined
                ? (0,words/* words */.aL) `${areEmpty(inputs, isPart)}. GitHub withholds secrets, variables, and the ID token from a run for a pull request from a fork.`
                : (0,words/* words */.aL) `${areEmpty(inputs, isPart)}. ${otherRunner} withholds secrets from a run for a pull request from a fork.`,
            evidence: [
                ['Event', eventName],
                ['Pull request from', 'a fork'],
                ['Empty inputs', inputs.join(', ')],
            ],
            fix: [SKIP_FORKS, otherRunner === undefined ? AFTER_REVIEW : AFTER_MERGE],
        }),
    },
    SECRETS_WITHHELD_FROM_DEPENDABOT: {
        severity: 'error',
        category: 'permission',
        retryable: false,
        target: ({ inputs }) => no_id_token_firstOf(inputs),
        sample: (text) => ({ eventName: text, inputs: ['aws-access-key-id'] }),
        explain: ({ eventName, inputs, isPart }) => ({
            title: 'This Dependabot run gets no Actions secrets',
            cause: (0,words/* words */.aL) `${areEmpty(inputs, isPart)}. A run that Dependabot triggers gets Dependabot secrets instead of Actions secrets.`,
            evidence: [
                ['Event', eventName],
                ['Triggered by', 'dependabot[bot]'],
                ['Empty inputs', inputs.join(', ')],
            ],
            fix: [
                {
                    text: (0,words/* words */.aL) `If Dependabot needs AWS, create the secrets for ${(0,words/* valueList */.Q0)(inputs)} under "Settings > Secrets and variables > Dependabot".`,
                },
                SKIP_DEPENDABOT,
            ],
        }),
    },
    RUNNER_WITHOUT_ID_TOKEN: {
        severity: 'error',
        category: 'runner',
        retryable: false,
        target: definition/* STEP */.RZ,
        sample: () => ({ otherRunner: 'act' }),
        explain: ({ otherRunner, unusedSource, keysEmpty }) => ({
            title: otherRunner === 'act' ? 'act gives jobs no ID token' : `This ${otherRunner} job has no ID token`,
            cause: WITHOUT_ID_TOKEN[otherRunner].cause,
            ...machineComparison(unusedSource),
            evidence: [
                ['Runner', otherRunner],
                [remedies/* ID_TOKEN_VARIABLES */._6, 'not set'],
            ],
            fix: [
                ...machineSteps(unusedSource),
                ...(keysEmpty ? [emptySecrets(otherRunner)] : []),
                ...WITHOUT_ID_TOKEN[otherRunner].fix,
            ],
        }),
    },
    NOT_ON_GITHUB_ACTIONS: {
        severity: 'error',
        category: 'runner',
        retryable: false,
        target: definition/* STEP */.RZ,
        sample: () => ({}),
        explain: (_) => ({
            title: 'There is no ID token outside GitHub Actions',
            cause: (0,words/* words */.aL) `"GITHUB_ACTIONS" is not "true", and the variables for the request of an ID token are not set.`,
            evidence: [
                ['GITHUB_ACTIONS', 'not "true"'],
                [remedies/* ID_TOKEN_VARIABLES */._6, 'not set'],
            ],
            fix: [
                {
                    text: (0,words/* words */.aL) `Run the workflow on GitHub Actions, or on a runner that sets "ACTIONS_ID_TOKEN_REQUEST_URL" and "ACTIONS_ID_TOKEN_REQUEST_TOKEN".`,
                },
            ],
        }),
    },
});
const SKIP_FORKS = {
    text: (0,words/* words */.aL) `Skip the job or step for pull requests from forks:`,
    snippet: { language: 'yaml', text: remedies/* NOT_FROM_FORK */.Co },
};
const AFTER_REVIEW = {
    text: (0,words/* words */.aL) `Run it after review: on "push", or on "pull_request_target" in a job whose environment has required reviewers.`,
};
const AFTER_MERGE = { text: (0,words/* words */.aL) `Run it on "push", once the pull request is merged.` };
const SKIP_DEPENDABOT = {
    text: (0,words/* words */.aL) `If it doesn't, skip the job for Dependabot:`,
    snippet: { language: 'yaml', text: "if: github.actor != 'dependabot[bot]'" },
};
const WITH_KEYS = {
    text: (0,words/* words */.aL) `Give the step access keys (or a web identity token in a file: "web-identity-token-file"):`,
    snippet: {
        language: 'yaml',
        text: 'with:\n  aws-access-key-id: ${{ secrets.AWS_ACCESS_KEY_ID }}\n  aws-secret-access-key: ${{ secrets.AWS_SECRET_ACCESS_KEY }}',
    },
};
const WITHOUT_ID_TOKEN = {
    act: {
        cause: (0,words/* words */.aL) `The job runs on act, which has no ID-token service. "permissions:" changes nothing there.`,
        fix: [WITH_KEYS],
    },
    Gitea: {
        cause: (0,words/* words */.aL) `The job runs on Gitea. Most versions of Gitea have no ID-token service for jobs, and "permissions:" changes nothing there.`,
        fix: [
            WITH_KEYS,
            { text: (0,words/* words */.aL) `If your Gitea issues ID tokens to jobs, add this to the job:`, snippet: remedies/* ID_TOKEN_PERMISSIONS */.VI },
        ],
    },
    Forgejo: {
        cause: (0,words/* words */.aL) `Forgejo gives an ID token only to jobs that ask for it. It ignores "id-token: write".`,
        fix: [
            { text: (0,words/* words */.aL) `Add this line to the job:`, snippet: { language: 'yaml', text: 'enable-openid-connect: true' } },
            {
                text: (0,words/* words */.aL) `Create an OIDC provider in AWS for the URL of your Forgejo instance, and let the role trust it.`,
            },
        ],
    },
};
function titleOf(unusedSource, keysEmpty) {
    if (keysEmpty)
        return 'No ID token, and the access keys are empty';
    return unusedSource === undefined
        ? 'This job has no permission to request an ID token'
        : 'This job has no ID token; the machine has credentials';
}
function keysSteps(keysEmpty) {
    if (keysEmpty === undefined)
        return [];
    return [
        {
            text: (0,words/* words */.aL) `If the step is to use access keys, check the secrets behind "aws-access-key-id" and "aws-secret-access-key": their names, and whether the job names the environment that has them.`,
        },
    ];
}
function emptySecrets(runner) {
    return {
        text: runner === 'act'
            ? (0,words/* words */.aL) `The access keys are empty. act knows only the secrets that it is given: "act --secret-file .secrets".`
            : (0,words/* words */.aL) `The access keys are empty. Create the secrets behind "aws-access-key-id" and "aws-secret-access-key".`,
    };
}
function machineComparison(source) {
    if (source === undefined)
        return {};
    const machine = source.kind === 'instance' ? 'the role of the instance (instance metadata)' : describeSource(source);
    return {
        comparison: {
            of: 'credentials',
            rows: [
                ['the job has', 'no ID token'],
                ['the machine has', machine],
            ],
        },
    };
}
function machineSteps(source) {
    if (source === undefined)
        return [];
    return [
        {
            text: (0,words/* words */.aL) `Add this to the step, to assume the role with the credentials of the machine:`,
            snippet: { language: 'yaml', text: 'with:\n  role-chaining: true' },
        },
    ];
}
function no_id_token_firstOf([name]) {
    return name === undefined ? definition/* STEP */.RZ : { kind: 'input', name };
}
function areEmpty(inputs, isPart) {
    return (0,words/* words */.aL) `${(0,words/* valueList */.Q0)(inputs)} ${(0,words/* phrase */.MZ)(inputs.length === 1 ? 'is' : 'are')} ${(0,words/* phrase */.MZ)(isPart ? 'incomplete' : 'empty')}`;
}

var subject_match = __nccwpck_require__(8087);
var policy_lints = __nccwpck_require__(5394);
var policy_refusal = __nccwpck_require__(1432);
var policy_steps = __nccwpck_require__(7511);
;// ./lib/diagnosis/findings/trust-policy.js








const trustPolicyFindings = (0,definition/* defineFindings */.IP)({
    TRUST_POLICY_FILE_INVALID: {
        severity: 'error',
        category: 'configuration',
        retryable: false,
        target: (0,definition/* input */.hF)('trust-policy-file'),
        sample: (text) => ({ path: text, problem: text }),
        explain: ({ path, problem }) => ({
            title: "The trust policy file can't be read",
            cause: (0,words/* words */.aL) `This step found no trust policy in ${path}, the file in "trust-policy-file".`,
            points: { heading: 'What is wrong with it', items: [problem] },
            evidence: [['trust-policy-file', path]],
            fix: [
                {
                    text: (0,words/* words */.aL) `Save the policy, or the output of "aws iam get-role --role-name" for the role in "role-to-assume", as ${path} in the repository.`,
                },
                { text: (0,words/* words */.aL) `If the file exists, check out the repository before this step ("actions/checkout").` },
            ],
        }),
    },
    SUBJECT_NOT_EXPECTED: {
        severity: 'error',
        category: 'configuration',
        retryable: false,
        target: (0,definition/* input */.hF)('expected-subject'),
        sample: subjectSample,
        explain: ({ claims, expected, match }) => ({
            title: "expected-subject doesn't list the subject of this run",
            cause: (0,words/* words */.aL) `No pattern in "expected-subject" matches the subject of this job's token, so this step did not call STS.`,
            comparison: {
                of: 'sub',
                rows: [
                    ["this job's token", claims.sub],
                    ...(match.closest === undefined ? [] : [['closest pattern', match.closest.pattern]]),
                ],
            },
            ...(match.closest === undefined
                ? {}
                : {
                    points: {
                        heading: 'How it differs from the closest pattern',
                        items: match.closest.hints.map(policy_refusal/* hintSentence */.t6),
                    },
                }),
            evidence: [
                ...expected.map((pattern) => ['expected-subject', pattern]),
                ...(0,evidence/* subjectFormRows */.IP)(claims),
                ...(0,evidence/* claimsEvidence */.Pl)(claims),
            ],
            fix: subjectFix({ claims, expected, match }),
        }),
    },
    TRUST_POLICY_DENIES: {
        severity: 'error',
        category: 'trust',
        retryable: false,
        target: ({ policy }) => statementIn(policy, policy.evaluation.denials[0]?.position),
        sample: evidence/* policySample */.xy,
        explain: (evidence) => ({
            ...(0,policy_refusal/* explainPolicy */.yh)('A statement of the trust policy denies this run', evidence),
            cause: (0,policy_refusal/* sentenceAbout */.rp)(evidence, (0,words/* words */.aL) `A Deny in ${(0,policy_refusal/* policyName */.ct)(evidence.policy)} applies (${(0,words/* joinWords */.yZ)(evidence.policy.evaluation.denials.map(({ position }) => (0,policy_lints/* positionName */.FU)(position)), ', ')}). It overrides every Allow.`),
            fix: [
                {
                    text: (0,words/* words */.aL) `If the Deny is right, keep the policy. Give the job what the Deny asks for (for example its "environment:" or branch), or skip the job here.`,
                },
                {
                    text: (0,words/* words */.aL) `Only if runs like this one should have the role, change the condition of the Deny. A negated operator also applies to tokens without the claim.`,
                },
            ],
        }),
    },
    TRUST_POLICY_OTHER_PRINCIPAL: refusal("The trust policy doesn't trust GitHub's provider"),
    TRUST_POLICY_OTHER_ACTION: refusal('The trust policy allows another action'),
    TRUST_POLICY_KEY_NEVER_MATCHES: refusal("The trust policy uses a claim that IAM doesn't support"),
    TRUST_POLICY_WILDCARD_NOT_EXPANDED: refusal('The trust policy has a wildcard under StringEquals'),
    TRUST_POLICY_SUBJECT_MALFORMED: refusal('The trust policy expects a subject that no token has'),
    TRUST_POLICY_SUBJECT_DIFFERS: refusal('The trust policy expects another subject'),
    TRUST_POLICY_AUDIENCE_DIFFERS: refusal('The trust policy expects another audience'),
    TRUST_POLICY_CONDITION_REFUSES: refusal('A condition of the trust policy refuses'),
    TRUST_POLICY_UNDECIDED: {
        severity: 'error',
        category: 'trust',
        retryable: false,
        target: closestIn,
        sample: evidence/* policySample */.xy,
        explain: (evidence) => ({
            ...(0,policy_refusal/* explainPolicy */.yh)('The trust policy depends on more than the token', evidence),
            cause: (0,policy_refusal/* sentenceAbout */.rp)(evidence, (0,words/* words */.aL) `Whether ${(0,policy_refusal/* policyName */.ct)(evidence.policy)} allows this run depends on more than the token.`),
            fix: [
                {
                    text: (0,words/* words */.aL) `Check the conditions above one by one. Possibly an address ("aws:SourceIp"), a date ("aws:CurrentTime"), or an operator that IAM doesn't have refuses.`,
                },
                ...((0,policy_refusal/* restrictsMore */.J9)(evidence) ? [] : (0,policy_steps/* trustPolicySteps */.s)(evidence)),
            ],
        }),
    },
    TRUST_POLICY_HAS_MISTAKES: {
        severity: 'warning',
        category: 'trust',
        retryable: false,
        target: ({ policy }) => statementIn(policy, bySeverity(policy.lints)[0]?.position),
        sample: evidence/* policySample */.xy,
        explain: (evidence) => ({
            title: 'The trust policy has mistakes',
            cause: evidence.policy.lints.some(({ severity }) => severity === 'error')
                ? (0,words/* words */.aL) `${(0,policy_refusal/* thePolicy */.mz)(evidence.policy)} lets strangers in, or refuses runs that it should allow.`
                : (0,words/* words */.aL) `${(0,policy_refusal/* thePolicy */.mz)(evidence.policy)} allows more than it needs to, or breaks easily.`,
            points: { heading: 'What to change', items: bySeverity(evidence.policy.lints).map(policy_lints/* lintSentence */.bZ) },
            evidence: [(0,policy_refusal/* policyRow */.Hj)(evidence.policy)],
            fix: mistakeSteps(evidence),
        }),
    },
    TRUST_POLICY_FILE_OUTDATED: {
        severity: 'notice',
        category: 'trust',
        retryable: false,
        target: definition/* STEP */.RZ,
        sample: evidence/* policySample */.xy,
        explain: (evidence) => ({
            ...(0,policy_refusal/* explainPolicy */.yh)('The policy file differs from the deployed policy', evidence, []),
            cause: (0,words/* words */.aL) `AWS let this run assume ${evidence.role.text}, but the policy in ${(0,policy_refusal/* policyName */.ct)(evidence.policy)} doesn't. So the deployed policy differs from the file.`,
            fix: [
                {
                    text: (0,words/* words */.aL) `Show the deployed policy and compare it with the file, then update one of them:`,
                    snippet: {
                        language: 'sh',
                        text: `aws iam get-role --role-name ${evidence.role.name} --query Role.AssumeRolePolicyDocument`,
                    },
                },
            ],
        }),
    },
    TRUST_POLICY_OF_OTHER_ROLE: {
        severity: 'warning',
        category: 'configuration',
        retryable: false,
        target: definition/* STEP */.RZ,
        sample: evidence/* policySample */.xy,
        explain: ({ role, policy }) => ({
            title: 'The policy file belongs to another role',
            cause: (0,words/* words */.aL) `The file in "trust-policy-file", ${(0,policy_refusal/* policyName */.ct)(policy)}, belongs to another role than this step assumes. What this step says about the policy applies to that role.`,
            comparison: {
                of: 'role',
                rows: [
                    ['role of the file', policy.otherRole ?? ''],
                    ['role-to-assume', role.text],
                ],
            },
            evidence: [(0,policy_refusal/* policyRow */.Hj)(policy)],
            fix: [
                {
                    text: (0,words/* words */.aL) `Save the policy of the role that this step assumes (in Windows PowerShell, "| Set-Content -Encoding utf8" in place of ">"):`,
                    snippet: {
                        language: 'sh',
                        text: `aws iam get-role --role-name ${role.name} > ${(0,remedies/* shellWord */.r7)(policy.path ?? 'trust-policy.json')}`,
                    },
                },
            ],
        }),
    },
});
function refusal(title) {
    return {
        severity: 'error',
        category: 'trust',
        retryable: false,
        target: closestIn,
        sample: evidence/* policySample */.xy,
        explain: (evidence) => {
            const { policy } = evidence;
            const [closest] = policy.evaluation.closest;
            const [first] = closest?.refusals ?? [];
            const why = closest === undefined || first === undefined
                ? (0,words/* words */.aL) `${(0,policy_refusal/* thePolicy */.mz)(policy)} has no statement that allows anything.`
                : (0,words/* words */.aL) `${(0,policy_lints/* positionName */.FU)(closest.position)} of ${(0,policy_refusal/* policyName */.ct)(policy)} doesn't match this run.`;
            const comparison = first === undefined ? {} : { comparison: (0,policy_refusal/* comparisonOf */.jb)(first) };
            return { ...(0,policy_refusal/* explainPolicy */.yh)(title, evidence), cause: (0,policy_refusal/* sentenceAbout */.rp)(evidence, why), ...comparison };
        },
    };
}
function mistakeSteps(evidence) {
    const correct = (0,words/* words */.aL) `Correct what is listed above in ${(0,policy_refusal/* policyName */.ct)(evidence.policy)}`;
    const kept = (0,policy_refusal/* furtherRestrictions */.mX)(evidence);
    return kept.length === 0
        ? (0,policy_steps/* trustPolicySteps */.s)(evidence, (0,words/* words */.aL) `${correct}.`)
        : [{ text: (0,words/* words */.aL) `${correct}, and keep what else restricts it: ${(0,words/* joinWords */.yZ)(kept, ', ')}.` }];
}
function closestIn({ policy }) {
    return statementIn(policy, policy.evaluation.closest[0]?.position);
}
function statementIn({ path }, { line } = {}) {
    return path === undefined || line === undefined ? definition/* STEP */.RZ : { kind: 'file', path, line };
}
const SEVERITIES = ['error', 'warning', 'notice'];
function bySeverity(lints) {
    return SEVERITIES.flatMap((severity) => lints.filter((lint) => lint.severity === severity));
}
function subjectSample(text) {
    const pattern = `repo:octo-org/other:environment:${text.replaceAll('*', '')}`;
    const claims = (0,evidence/* claimsSample */.EI)(text);
    const closest = { pattern, distance: 1, hints: ['other-repository'] };
    return { claims, expected: [pattern], match: { matched: false, subject: claims.sub, closest } };
}
const FORM_HINTS = [
    'other-subject-form',
    'prefix-missing',
    'differs-in-case',
    'encoding',
    'default-instead-of-customized',
    'customized-instead-of-default',
    'none',
];
function subjectFix({ claims, expected, match: { closest } }) {
    const skip = { text: (0,words/* words */.aL) `If this run should not reach AWS, add an "if:" to the job that skips it.` };
    const snippetOf = (patterns) => ({ language: 'yaml', text: subjectSnippet(patterns) });
    const isForm = closest?.hints.every((hint) => FORM_HINTS.includes(hint));
    if (closest === undefined || !isForm)
        return [skip, { text: (0,words/* words */.aL) `If it should, add its subject:`, snippet: snippetOf([...expected, claims.sub]) }];
    const meant = (0,subject_match/* inFormOf */.d)(claims.sub, closest.pattern);
    if (meant !== undefined)
        return [{ text: formStep(closest.pattern, meant) }, skip];
    const snippet = snippetOf(expected.map((one) => (one === closest.pattern ? claims.sub : one)));
    return [{ text: (0,words/* words */.aL) `If this run should reach AWS, write its subject as the token has it:`, snippet }, skip];
}
function formStep(pattern, meant) {
    const [had, has] = [pattern, meant].map((text) => /^(?:repo:)?[^:]*@/.test(text));
    const ids = (0,words/* words */.aL) `the ids of owner and repository`;
    const isBare = !/^repo:/.test(pattern);
    if (has && !had)
        return isBare
            ? (0,words/* words */.aL) `Write "repo:" at the beginning of the pattern, and add ${ids}, as in the token: ${(0,words/* whole */.WQ)(meant)}.`
            : (0,words/* words */.aL) `Add ${ids} to the pattern, as in the token: ${(0,words/* whole */.WQ)(meant)}.`;
    return had && !has
        ? (0,words/* words */.aL) `Remove ${ids} from the pattern, as in the token: ${(0,words/* whole */.WQ)(meant)}.`
        : (0,words/* words */.aL) `Write "repo:" at the beginning of the pattern, as in the token: ${(0,words/* whole */.WQ)(meant)}.`;
}
function subjectSnippet(patterns) {
    return ['with:', '  expected-subject: |', ...patterns.map((pattern) => `    ${pattern}`)].join('\n');
}

;// ./lib/preflight/shared-findings.js




const TOPICS = {
    ...checkedInputsFindings,
    ...emptyExpressionsFindings,
    ...noIdTokenFindings,
    ...trustPolicyFindings,
};
function definitionOf({ code }) {
    const found = TOPICS[code];
    if (found === undefined)
        throw new Error(`${code} is of a topic that preflight doesn't have.`);
    return found;
}
function explain(finding) {
    return definitionOf(finding).explain(finding.evidence);
}
function shared_findings_targetOf(finding) {
    const { target } = definitionOf(finding);
    return typeof target === 'function' ? target(finding.evidence) : target;
}


}),

3917:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
  $t: () => (placeOf),
  JV: () => (problemLike),
  KL: () => (mayHaveBeenSet),
  OZ: () => (isHosted),
  Zw: () => (problemOf),
  hW: () => (mayBeOfScript),
  m6: () => (toleratesFailure),
  qN: () => (stepPlace),
  tQ: () => (unlessOfScript)
});
var _github_workflow_tree_js__0 = __nccwpck_require__(8613);
var _expressions_js__1 = __nccwpck_require__(7955);
var _shared_findings_js__2 = __nccwpck_require__(6127);



function problemOf(finding, place, weight = 'fatal') {
    const explanation = { ...(0,_shared_findings_js__2/* .explain */ .W)(finding), evidence: [] };
    return { code: finding.code, explanation, confidence: finding.confidence, place, weight };
}
function problemLike(place, explanation, code) {
    return { code, explanation, confidence: 'certain', place };
}
function placeOf({ step, uses, inputs }, name) {
    return { source: step.source, entry: inputs.get(name)?.entry ?? uses };
}
function stepPlace({ step, uses }) {
    return { source: step.source, entry: uses };
}
function toleratesFailure({ step, run }) {
    return [...step.holders, run.job.value].some((value) => {
        const entry = (0,_github_workflow_tree_js__0/* .entryOf */ .Ms)(value, 'continue-on-error');
        return entry !== undefined && (0,_github_workflow_tree_js__0/* .runnerTextOf */ .fZ)(entry.value) !== 'false';
    });
}
function mayHaveBeenSet({ step }) {
    return step.changed.any || step.changed.ofAws;
}
function mayBeOfScript({ step, inputs }, input) {
    if (!step.changed.unseen)
        return false;
    const given = input === undefined ? [...inputs.values()] : [inputs.get(input)].filter((one) => one !== undefined);
    const isOfVariable = input === 'aws-region' && !inputs.has('aws-region');
    const isOfName = input !== undefined && /[A-Z]/.test(input);
    const contexts = step.isInAction ? ['env', 'inputs'] : ['env'];
    const reads = given.flatMap(({ written }) => (0,_expressions_js__1/* .readsIn */ .Pn)(written));
    return isOfVariable || isOfName || reads.some(([context = '']) => contexts.includes(context));
}
function unlessOfScript(base, problem, input) {
    if (!mayBeOfScript(base, input))
        return problem;
    const confidence = problem.confidence === 'certain' ? 'likely' : problem.confidence;
    return { ...problem, confidence, weight: problem.weight === 'fatal' ? 'warning' : problem.weight };
}
const HOSTED_LABEL = /^(?:ubuntu|windows|macos)-(?:latest|slim|\d[\d.]*)(?:-(?:arm|intel|large|xlarge|vs\d+))?$/;
function isHosted({ run }) {
    const label = (0,_github_workflow_tree_js__0/* .entryOf */ .Ms)(run.job.value, 'runs-on')?.value;
    const written = (0,_github_workflow_tree_js__0/* .textOf */ .b6)(label) ?? ((0,_github_workflow_tree_js__0/* .itemsOf */ .S3)(label)?.length === 1 ? (0,_github_workflow_tree_js__0/* .textOf */ .b6)((0,_github_workflow_tree_js__0/* .itemsOf */ .S3)(label)?.[0]) : undefined) ?? '';
    return HOSTED_LABEL.test(written) && (0,_github_workflow_tree_js__0/* .entryOf */ .Ms)(run.job.value, 'container') === undefined;
}


}),

1809:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
  L0: () => (annotationMessage),
  jY: () => (explanationText)
});
var _util_text_js__1 = __nccwpck_require__(8805);
var _util_words_js__0 = __nccwpck_require__(2585);


const MESSAGE_MAX_LENGTH = 700;
const MESSAGE_MAX_LINES = 12;
const SNIPPET_MAX_LINES = 4;
const FACTS_MAX_COUNT = 4;
const VALUE_MAX_LENGTHS = [220, 110, 80, 60];
const VALUE_MIN_LENGTH = 24;
const EXTENTS = [
    { snippetMaxLines: SNIPPET_MAX_LINES },
    { snippetMaxLines: SNIPPET_MAX_LINES, once: true },
    { snippetMaxLines: 0 },
];
function annotationMessage({ explanation, code, confidence, page }, elsewhere, codes = []) {
    const closing = [...pointerOf(explanation, codes, elsewhere), `${code} (${confidence}) ${page}`].join('\n');
    const compose = ({ factCount, snippetMaxLines, valueMaxLength, once, shortensFix }) => {
        const cause = (0,_util_words_js__0/* .plainWords */ .c5)(explanation.cause, valueMaxLength);
        const pasted = once ? explanation.fix[0]?.snippet?.text : undefined;
        const facts = factLines(explanation, valueMaxLength, pasted);
        const left = facts.length - factCount;
        const more = left > 0 && factCount > 0 ? [`- ${left} more in the ${elsewhere}`] : [];
        const fixMaxLength = shortensFix ? valueMaxLength : Number.POSITIVE_INFINITY;
        const fix = renderFixStep(explanation.fix[0], { elsewhere, snippetMaxLines, valueMaxLength: fixMaxLength });
        const blocks = [[cause, ...facts.slice(0, factCount), ...more], fix, [closing]];
        return blocks.flatMap((lines) => (lines.length === 0 ? [] : [lines.join('\n')])).join('\n\n');
    };
    const most = Math.min(factLines(explanation, 0).length, FACTS_MAX_COUNT);
    for (const shortening of [{}, { shortensFix: true }]) {
        for (let factCount = most; factCount >= 0; factCount -= 1) {
            for (const extent of EXTENTS) {
                const messages = VALUE_MAX_LENGTHS.map((length) => compose({ ...extent, ...shortening, factCount, valueMaxLength: length }));
                const fitting = messages.find(fits);
                if (fitting !== undefined)
                    return fitting;
            }
        }
    }
    const least = compose({ factCount: 0, snippetMaxLines: 0, valueMaxLength: VALUE_MIN_LENGTH, shortensFix: true });
    return fits(least)
        ? least
        : `${(0,_util_words_js__0/* .shortened */ .vI)(least.slice(0, -closing.length), MESSAGE_MAX_LENGTH - closing.length)}${closing}`;
}
function fits(message) {
    return message.length <= MESSAGE_MAX_LENGTH && message.split('\n').length <= MESSAGE_MAX_LINES;
}
function factLines({ comparison, points }, valueMaxLength, pasted = undefined) {
    const items = points === undefined || points.folded ? [] : points.items;
    const rows = (comparison?.rows ?? []).filter(([, value]) => !pasted?.includes(`"${value}"`));
    return [...rowLines(rows, valueMaxLength), ...items.map((item) => `- ${(0,_util_words_js__0/* .plainWords */ .c5)(item, valueMaxLength)}`)];
}
function renderFixStep(step, { elsewhere, snippetMaxLines, valueMaxLength }) {
    if (step === undefined)
        return [];
    const text = `Fix: ${(0,_util_words_js__0/* .plainWords */ .c5)(step.text, valueMaxLength)}`;
    if (step.snippet === undefined)
        return [text];
    const lines = step.snippet.text.split('\n').map((line) => `    ${indentedPlainText(line)}`);
    if (lines.length <= snippetMaxLines)
        return [text, ...lines];
    const what = ['sh', 'powershell'].includes(step.snippet.language) ? 'The command is' : 'The lines to paste are';
    return [text.replace(/:$/, `. ${what} in the ${elsewhere}.`)];
}
function indentedPlainText(line) {
    return `${/^ */.exec(line)?.[0] ?? ''}${(0,_util_text_js__1/* .plainText */ .wh)(line, Number.POSITIVE_INFINITY)}`;
}
function capitalized(label) {
    if (label.includes('-'))
        return label;
    return `${label.charAt(0).toUpperCase()}${label.slice(1)}`;
}
const OTHERS_MAX_COUNT = 3;
function pointerOf({ points, fix, evidence }, codes, elsewhere) {
    const more = codes.length > OTHERS_MAX_COUNT ? [`${codes.length - OTHERS_MAX_COUNT} more`] : [];
    const also = codes.length === 0 ? [] : [`Also: ${[...codes.slice(0, OTHERS_MAX_COUNT), ...more].join(', ')}`];
    const parts = [
        ...(points?.folded ? [points.heading.toLowerCase()] : []),
        ...(fix.length > 1 ? ['other fixes'] : []),
        ...(evidence.length > 0 ? ['details'] : []),
    ];
    if (parts.length === 0)
        return also;
    const [first = '', ...rest] = parts;
    const list = rest.length === 0 ? first : `${[first, ...rest.slice(0, -1)].join(', ')} and ${rest.at(-1)}`;
    return [...also, `${capitalized(list)}: see the ${elsewhere}.`];
}
const EVERYTHING = {
    elsewhere: 'log',
    snippetMaxLines: Number.POSITIVE_INFINITY,
    valueMaxLength: Number.POSITIVE_INFINITY,
};
function explanationLines({ comparison, points, fix, evidence }) {
    const [first, ...others] = fix;
    const isLong = (first?.snippet?.text.split('\n').length ?? 0) > SNIPPET_MAX_LINES;
    return [
        ...rowLines(comparison?.rows ?? []),
        ...(points === undefined ? [] : [`${points.heading}:`, ...points.items.map((item) => `- ${plainWords(item)}`)]),
        ...[...(isLong ? [first] : []), ...others].flatMap((step) => renderFixStep(step, EVERYTHING)),
        ...rowLines(evidence),
    ];
}
function rowLines(rows, valueMaxLength = Number.POSITIVE_INFINITY) {
    const values = rows.map(([, value]) => value);
    const shown = (0,_util_words_js__0/* .plainValues */ .t2)(values, valueMaxLength);
    return rows.map(([label], index) => `${capitalized(label)}: ${shown[index]}`);
}
function explanationText({ explanation, code, confidence, page }) {
    const { cause, comparison, points, fix } = explanation;
    const others = fix.length - 1;
    return [
        (0,_util_words_js__0/* .plainWords */ .c5)(cause),
        ...rowLines(comparison?.rows ?? []),
        ...(points === undefined ? [] : [`${points.heading}:`, ...points.items.map((item) => `- ${(0,_util_words_js__0/* .plainWords */ .c5)(item)}`)]),
        ...renderFixStep(fix[0], EVERYTHING),
        ...(others > 0 ? [`${others} other ${others === 1 ? 'way' : 'ways'} to fix it: see the page.`] : []),
        `${code} (${confidence}) ${page}`,
    ];
}


}),

3021:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
  DV: () => (codeBlock),
  E0: () => (pagesOf),
  EH: () => (escapeLine),
  FV: () => (escapeMarkdown),
  GA: () => (cellCode),
  SS: () => (codeSpan),
  TM: () => (folded),
  tp: () => (table),
  x9: () => (joinBlocks)
});
var _util_text_js__0 = __nccwpck_require__(8805);

const MARKUP = /[^\p{L}\p{N} .,;()/'"?%:_-]|:(?! |$)|(?<![a-z0-9])_|_(?![a-z0-9])|^-|(?<=^\d{1,9})[.)](?= |$)|(?<=www)\./giu;
function escapeMarkdown(text) {
    return escapeLine((0,_util_text_js__0/* .plainText */ .wh)(text));
}
function escapeLine(line) {
    return line.replace(MARKUP, (character) => `&#${character.codePointAt(0)};`);
}
function folded(heading, markdown) {
    return `<details><summary>${heading}</summary>\n\n${markdown.trimEnd()}\n\n</details>`;
}
function cellCode(text) {
    const line = (0,_util_text_js__0/* .plainValue */ ._y)(text);
    return line.includes('|') ? escapeMarkdown(line) : codeSpan(line);
}
function codeSpan(text) {
    const line = (0,_util_text_js__0/* .plainValue */ ._y)(text);
    if (line === '')
        return '\u2013';
    const fence = '`'.repeat(longestBacktickRun(line) + 1);
    const pad = /^`|`$|^ .* $/.test(line) ? ' ' : '';
    return `${fence}${pad}${line}${pad}${fence}`;
}
function codeBlock(language, text) {
    const lines = text.split('\n').map(keepIndent);
    const fence = '`'.repeat(Math.max(3, longestBacktickRun(text) + 1));
    return `${fence}${language}\n${lines.join('\n')}\n${fence}`;
}
function keepIndent(line) {
    return `${/^ */.exec(line)?.[0] ?? ''}${(0,_util_text_js__0/* .plainText */ .wh)(line, Number.POSITIVE_INFINITY)}`;
}
function table(head, rows) {
    const lines = rows.map(([name, value]) => `| ${escapeMarkdown(name)} | ${cellCode(value)} |`);
    return [`| ${head[0]} | ${head[1]} |`, '| --- | --- |', ...lines].join('\n');
}
function joinBlocks(blocks) {
    return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}
function longestBacktickRun(text) {
    return Math.max(0, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
}
function pagesOf(environment) {
    const { GITHUB_ACTION_REPOSITORY: repository = '', GITHUB_ACTION_REF: ref = '' } = environment;
    const known = /^[\w.-]+\/[\w.-]+$/.test(repository) && ref !== '';
    const prefix = known
        ? `https://github.com/${repository}/blob/${ref.split('/').map(encodeURIComponent).join('/')}/`
        : '';
    return (code) => `${prefix}docs/findings/${fileOf(code)}`;
}
function fileOf(code) {
    return code.startsWith('ACCESS_DENIED_') ? `ACCESS_DENIED.md#${code.toLowerCase()}` : `${code}.md`;
}


}),

6111:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
  N6: () => (isLogWord),
  Pw: () => (isAccessKeyId),
  Q4: () => (withoutLookalikesInInput),
  QM: () => (KEY_ID_LOOKALIKE),
  VN: () => (isSessionKeyId),
  WY: () => (CREDENTIAL_MIN_LENGTH),
  XF: () => (REDACTED),
  hl: () => (withoutPasswords),
  kF: () => (KEY_ID),
  kN: () => (withoutLookalikesInAnswer),
  rB: () => (SECRET_KEY),
  vn: () => (isEmulatorKey),
  yi: () => (isGivenKeyMaterial)
});
const ACCOUNT_ID = /(?<!\d)\d{12}(?!\d)/g;
const REDACTED = '***';
function withoutAccounts(text, settings) {
    return settings?.maskAccountId ? text.replace(ACCOUNT_ID, REDACTED) : text;
}
const CREDENTIAL_MIN_LENGTH = 16;
const PASSWORD_MIN_LENGTH = 4;
const LOG_WORDS = /^(?:true|false|null|none|undefined|void|zero|yes|enabled?|disabled?|info|debug|trace|warn(?:ing)?|error|notice|fatal|group|endgroup|https?|proxy|localhost|host|port|users?|username|password|passwd|secrets?|admin|administrator|root|guest|tests?|demo|default|example|node|yarn|docker|github|gitlab|runner|actions?|jobs?|steps?|runs?|build|deploy|main|master|branch|push|pull|amazon|region|role|file|path|home|temp|work|linux|windows|macos|ubuntu|success|failure|failed|passed|changeme|welcome|production|staging|development|internal|corp|company|\d{1,7})$/i;
function isLogWord(text) {
    return text.length < PASSWORD_MIN_LENGTH || LOG_WORDS.test(text);
}
const GIVEN_KEY_MAX_LENGTH = 8192;
const KEY_MATERIAL = new RegExp(`^[\\x21-\\x7e]{${CREDENTIAL_MIN_LENGTH},}$`);
function isAccessKeyId(text) {
    return /^\w{16,128}$/.test(text);
}
function isSessionKeyId(id) {
    return id.startsWith('ASIA');
}
const KEY_ID = /^(?:AKIA|ASIA)[A-Z0-9]{16}$/;
const SECRET_KEY = /^[A-Za-z0-9/+]{40}$/;
function isKeyMaterial(text) {
    return KEY_MATERIAL.test(text);
}
function isGivenKeyMaterial(text) {
    return text.length <= GIVEN_KEY_MAX_LENGTH && isKeyMaterial(text);
}
function isEmulatorKey(text) {
    return /^[\x21-\x7e]{1,2048}$/.test(text);
}
function isJwt(text) {
    return /^[\w-]{8,}\.[\w-]{8,}\.[\w-]{16,}$/.test(text);
}
const JWT_LOOKALIKE = String.raw `eyJ[\w-]{8,}(?:\.[\w=-]*)*`;
const KEY_ID_LOOKALIKE = '(?:AKIA|ASIA)[A-Z0-9]{12,}';
const OTHER_LOOKALIKES = String.raw `gh[a-z]_\w{16,}|github_pat_\w*|(?:glpat|xox[a-z])-[\w-]{10,}|-----BEGIN [A-Z ]*PRIVATE KEY.*`;
const IN_ANSWERS = new RegExp(`${JWT_LOOKALIKE}|\\b${KEY_ID_LOOKALIKE}`, 'g');
const IN_INPUTS = new RegExp(`${JWT_LOOKALIKE}|${KEY_ID_LOOKALIKE}|${OTHER_LOOKALIKES}`, 'gs');
const RUNS_IN_ANSWERS = /[A-Za-z0-9/+=]{38,}/g;
const RUNS_IN_INPUTS = /[A-Za-z0-9/+=]{36,}/g;
const RUNS_IN_ARNS = /[A-Za-z0-9+=]{36,}/g;
const NAMES_AND_RUNS = new RegExp(`(arn:|https?://)[^\\s"',;]*|${RUNS_IN_INPUTS.source}`, 'g');
const LETTERS_OF_BOTH_CASES = [/[A-Z]/, /[a-z]/];
const LETTERS_AND_DIGITS = [...LETTERS_OF_BOTH_CASES, /[0-9]/];
function redactMixed(run, parts) {
    return parts.every((part) => part.test(run)) ? REDACTED : run;
}
function withoutLookalikesInAnswer(text) {
    return text.replace(IN_ANSWERS, REDACTED).replace(RUNS_IN_ANSWERS, (run) => redactMixed(run, LETTERS_AND_DIGITS));
}
function withoutLookalikesInInput(text) {
    return withoutPasswords(text)
        .replace(IN_INPUTS, REDACTED)
        .replace(NAMES_AND_RUNS, (found, start) => {
        if (start === undefined)
            return redactMixed(found, LETTERS_OF_BOTH_CASES);
        return found.replace(start === 'arn:' ? RUNS_IN_ARNS : RUNS_IN_INPUTS, (run) => redactMixed(run, LETTERS_AND_DIGITS));
    });
}
function withoutPasswords(text) {
    return text.replace(/\S+/g, (word) => {
        const [start, end] = [word.indexOf('//') + 2, word.lastIndexOf('@')];
        return start > 1 && end >= start ? `${word.slice(0, start)}${REDACTED}${word.slice(end)}` : word;
    });
}


}),

1227:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
  AR: () => (KEY_INPUTS)
});
var _secrets_shapes_js__0 = __nccwpck_require__(6111);


const KEY_INPUTS = ['aws-access-key-id', 'aws-secret-access-key', 'aws-session-token'];
const PROXY_RULE = 'the URL of a proxy, such as http://proxy.example:3128, in which reserved characters of user and password are percent-encoded';
const PROXY_VARIABLES = (/* unused pure expression or super */ null && (['http_proxy', 'https_proxy', 'HTTP_PROXY', 'HTTPS_PROXY']));
const NO_PROXIES = { agentOptionsFor: () => ({}), lines: [] };
async function proxyOf(inputs, ports) {
    const { environment, vault, runner } = ports;
    const given = (name) => {
        const text = inputs[name]?.trim() ?? '';
        return text === 'auto' || text === '' ? undefined : text;
    };
    const httpProxy = given('http-proxy');
    const from = httpProxy === undefined ? PROXY_VARIABLES.filter((name) => environment[name]).join(' or ') : 'http-proxy';
    if (from === '')
        return { ok: true, settings: NO_PROXIES };
    const { proxiesOf, proxySecretsOf, proxySettingsOf } = await __nccwpck_require__.e(/* import() */ 115).then(__nccwpck_require__.bind(__nccwpck_require__, 7115));
    const parsed = proxySettingsOf(environment, { httpProxy, noProxy: given('no-proxy') });
    if (!parsed.ok) {
        const { name: input, hint } = parsed;
        return { ok: false, violation: { input, rule: PROXY_RULE, value: REDACTED, ...defined({ hint }) } };
    }
    vault.keep(Object.fromEntries(proxySecretsOf(parsed.settings).entries()));
    const proxies = proxiesOf(parsed.settings, process.version, parsed.name);
    for (const line of proxies.lines)
        runner.info(line);
    return { ok: true, settings: proxies };
}
function keysIn({ source }, { runner, vault }) {
    if (source !== 'keys')
        return undefined;
    const [accessKeyId, secretAccessKey, sessionToken] = KEY_INPUTS.map((name) => runner.readInput(name).trim());
    if (!accessKeyId || !secretAccessKey)
        return undefined;
    const keys = { accessKeyId, secretAccessKey };
    return sessionToken === 'none' || !sessionToken ? vault.keep(keys) : vault.keep({ ...keys, sessionToken });
}


}),

9606:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
  S: () => (CONTEXT_CLAIMS)
});
const CONTEXT_CLAIMS = [
    'repository',
    'repository_id',
    'repository_owner',
    'repository_owner_id',
    'repository_visibility',
    'event_name',
    'ref',
    'ref_type',
    'head_ref',
    'base_ref',
    'environment',
    'actor',
    'actor_id',
    'workflow',
    'workflow_ref',
    'job_workflow_ref',
    'job_workflow_sha',
    'runner_environment',
    'enterprise',
    'enterprise_id',
    'run_id',
    'run_attempt',
];


}),

5641:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
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
var _util_defined_js__0 = __nccwpck_require__(9665);

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
    return (0,_util_defined_js__0/* .defined */ .s)({ bits, address: value, prefixLength: length === undefined ? undefined : Number(length) });
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
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
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

3060:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
  Eq: () => (needsEscapes),
  Nj: () => (renderTerraform),
  Sb: () => (passingRefIn),
  YA: () => (generateTrustPolicy),
  bO: () => (tagPattern),
  rH: () => (renderCloudFormation)
});
var _aws_arn_js__0 = __nccwpck_require__(8690);
var _util_text_js__2 = __nccwpck_require__(8805);
var _request_context_js__1 = __nccwpck_require__(6884);



function generateTrustPolicy(role, claims) {
    const prefix = (0,_request_context_js__1/* .claimPrefixOf */ .MA)(claims.iss);
    const { repository_id: repositoryId } = claims.context;
    const namesOnly = !/^repo:[^:]*@\d+:/.test(claims.sub);
    const pinned = namesOnly && (0,_request_context_js__1/* .hasGitHubKeys */ .Ok)(claims.iss, role.partition) && repositoryId !== undefined;
    if (!pinned && !namesRepository(claims))
        return undefined;
    const passing = passingRefIn(claims.sub) !== undefined;
    const subject = { [`${prefix}:sub`]: subjectPattern(claims.sub) };
    const conditions = {
        [`${prefix}:aud`]: literal(claims.aud),
        ...(passing ? {} : subject),
        ...(pinned ? { [`${prefix}:repository_id`]: literal(repositoryId) } : {}),
    };
    return {
        Version: '2012-10-17',
        Statement: [
            {
                Effect: 'Allow',
                Principal: { Federated: (0,_aws_arn_js__0/* .oidcProviderArn */ .iw)(role, claims.iss) },
                Action: 'sts:AssumeRoleWithWebIdentity',
                Condition: { StringEquals: conditions, ...(passing ? { StringLike: subject } : {}) },
            },
        ],
    };
}
const OF_REF = '(?<=(?:^|:)(?:ref:|(?:job_)?workflow_ref:[^:]*@))';
const PASSING_REFS = {
    'merge-queue': new RegExp(`${OF_REF}(refs/heads/gh-readonly-queue/[^:]+/pr-)\\d+-[0-9a-f]+()(?=:|$)`, 'g'),
    'pull-request': new RegExp(`${OF_REF}(refs/pull/)\\d+(/(?:merge|head))(?=:|$)`, 'g'),
};
function passingRefIn(sub) {
    const kinds = Object.keys(PASSING_REFS);
    return kinds.find((kind) => sub.search(PASSING_REFS[kind]) >= 0);
}
function subjectPattern(sub) {
    return Object.values(PASSING_REFS).reduce((pattern, ref) => pattern.replace(ref, '$1*$2'), literal(sub));
}
function tagPattern(sub) {
    const [, before] = /^(repo:[^:]+:ref:refs\/tags\/[^:\d]*)\d[^:]*$/.exec(sub) ?? [];
    return before === undefined ? undefined : `${literal(before)}*`;
}
function namesRepository({ sub }) {
    return /(?:^|:)(?:(?:repo|repository):[^:/]+\/[^:]+|repository_id:\d+)(?::|$)/.test(sub);
}
function literal(value) {
    return value.replaceAll(/\$(?=\{)|[*?]/g, (sign) => `\${${sign}}`);
}
function renderCloudFormation({ Version, Statement: [statement] }) {
    const { Effect, Principal, Action, Condition } = statement;
    return [
        'AssumeRolePolicyDocument:',
        `  Version: ${yamlText(Version)}`,
        '  Statement:',
        `    - Effect: ${yamlText(Effect)}`,
        '      Principal:',
        `        Federated: ${yamlText(Principal.Federated)}`,
        `      Action: ${yamlText(Action)}`,
        '      Condition:',
        ...Object.entries(Condition).flatMap(([operator, values]) => [
            `        ${operator}:`,
            ...Object.entries(values).map(([key, value]) => `          ${yamlText(key)}: ${yamlText(value)}`),
        ]),
    ].join('\n');
}
function yamlText(text) {
    return (0,_util_text_js__2/* .asciiJson */ .iL)(text).replace(/\\\\|\\u(d[89ab]..)\\u(d[c-f]..)/g, (whole, high, low) => high === undefined || low === undefined
        ? whole
        : `\\U${hexadecimal(String.fromCharCode(Number.parseInt(high, 16), Number.parseInt(low, 16)), 8)}`);
}
const CHANGED_BY_TERRAFORM = '# Terraform changes some characters of this policy (Unicode NFC), so it would not fit the token: use the JSON instead.';
const REFUSED_BY_IAM = '# IAM refuses characters beyond U+00FF, and Terraform does not escape them: set the JSON with the AWS CLI instead.';
function needsEscapes(policy) {
    return textsOf(policy).some((text) => /[^\0-\u00ff]/.test(text));
}
function renderTerraform(policy) {
    const texts = textsOf(policy);
    const changed = texts.some((text) => text.toWellFormed().normalize('NFC') !== text);
    const body = texts.some((text) => text.includes('&{')) ? sourceDocument(policy) : statement(policy);
    const lines = block('data "aws_iam_policy_document" "trust"', body);
    const comments = [...(changed ? [CHANGED_BY_TERRAFORM] : []), ...(needsEscapes(policy) ? [REFUSED_BY_IAM] : [])];
    return [...comments, ...lines].join('\n');
}
function textsOf({ Statement: [{ Principal, Condition }] }) {
    return [Principal.Federated, ...Object.values(Condition).flatMap((values) => Object.values(values))];
}
function statement({ Statement: [{ Action, Principal, Condition }] }) {
    const identifiers = `identifiers = [${quoted(Principal.Federated)}]`;
    return block('statement', [
        `actions = [${quoted(Action)}]`,
        '',
        ...block('principals', ['type        = "Federated"', identifiers]),
        ...Object.entries(Condition).flatMap(([operator, values]) => Object.entries(values).flatMap(([key, value]) => ['', ...condition(operator, key, value)])),
    ]);
}
function condition(operator, key, value) {
    return block('condition', [
        `test     = ${quoted(operator)}`,
        `variable = ${quoted(key)}`,
        `values   = [${quoted(value)}]`,
    ]);
}
function sourceDocument(policy) {
    const json = (0,_util_text_js__2/* .asciiJson */ .iL)(policy).replace(/[$%](?=\{)/g, (sign) => `\\u${hexadecimal(sign, 4)}`);
    const lines = ['<<-JSON', ...json.split('\n'), 'JSON'];
    return [
        '# A statement would turn "&{" into a policy variable.',
        'source_policy_documents = [',
        ...lines.map((line) => `  ${line}`),
        ']',
    ];
}
const ESCAPES = {
    '"': '\\"',
    '\\': '\\\\',
    '\n': '\\n',
    '\r': '\\r',
    '\t': '\\t',
    $: '$$',
    '%': '%%',
};
function quoted(text) {
    const escaped = text.toWellFormed().replace(/["\\]|[$%](?=\{)|#(?=\[)|[^ -~]/gu, (character) => {
        const isAstral = character.length > 1;
        return ESCAPES[character] ?? (isAstral ? `\\U${hexadecimal(character, 8)}` : `\\u${hexadecimal(character, 4)}`);
    });
    return `"${escaped}"`;
}
function hexadecimal(character, length) {
    return (character.codePointAt(0) ?? 0).toString(16).padStart(length, '0');
}
function block(head, lines) {
    return [`${head} {`, ...lines.map((line) => (line === '' ? '' : `  ${line}`)), '}'];
}


}),

4072:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
  nf: () => (gitHubIssuer),
  oX: () => (GITHUB_ISSUER)
});
const GITHUB_ISSUER = 'https://token.actions.githubusercontent.com';
const HOSTED_ISSUER = /^https:\/\/token\.actions\.(?:githubusercontent|[\w-]+\.ghe)\.com(?<slug>\/[\w-]+)?$/;
const SERVER_ISSUER = /^https:\/\/[\w.-]+(?::\d+)?\/_services\/token$/;
function gitHubIssuer(url) {
    const hosted = HOSTED_ISSUER.exec(url);
    if (hosted !== null)
        return { isHosted: true, hasSlug: hosted.groups?.['slug'] !== undefined };
    return SERVER_ISSUER.test(url) ? { isHosted: false, hasSlug: false } : undefined;
}
function isHostedByGitHub(host) {
    return /(?:^|\.)(?:githubusercontent|[\w-]+\.ghe)\.com(?::\d+)?$/.test(host);
}


}),

7349:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
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
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
  $i: () => (parseOperatorName),
  K$: () => (findOperator),
  Lm: () => (isBoolean),
  _G: () => (isKnownOperator)
});
var _util_defined_js__1 = __nccwpck_require__(9665);
var _condition_values_js__0 = __nccwpck_require__(5641);
var _evaluation_js__2 = __nccwpck_require__(1237);



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

901:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
  Gv: () => (isObject),
  T4: () => (readPolicy),
  TL: () => (quoted)
});
var _util_defined_js__0 = __nccwpck_require__(9665);

const MAX_POLICY_CHARACTERS = 10_240;
const VERSIONS = ['2008-10-17', '2012-10-17'];
const POLICY_ELEMENTS = ['Version', 'Id', 'Statement'];
const PRINCIPAL_KINDS = ['AWS', 'CanonicalUser', 'Federated', 'Service'];
const STATEMENT_ELEMENTS = ['Sid', 'Effect', 'Principal', 'NotPrincipal', 'Action', 'NotAction', 'Condition'];
function readPolicy(value, lines = new WeakMap()) {
    if (!isObject(value))
        return problem('The trust policy', 'must be an object');
    const characters = JSON.stringify(value).length;
    if (characters > MAX_POLICY_CHARACTERS)
        return problem('The trust policy', `is longer than ${MAX_POLICY_CHARACTERS} characters`);
    const strange = unknownElement(value, POLICY_ELEMENTS);
    if (strange !== undefined)
        return problem('The trust policy', strange);
    const version = value['Version'] ?? '2008-10-17';
    const known = VERSIONS.find((name) => name === version);
    if (known === undefined)
        return problem('The trust policy', `must have the Version "2012-10-17" or "2008-10-17"`);
    const statements = readStatements(value['Statement'], lines);
    return statements.ok ? { ok: true, value: { version: known, statements: statements.value, characters } } : statements;
}
function readStatements(value, lines) {
    const list = Array.isArray(value) ? value : [value];
    const statements = [];
    for (const [index, item] of list.entries()) {
        const statement = readStatement(item, index);
        if (!statement.ok)
            return statement;
        const line = isObject(item) ? lines.get(item) : undefined;
        const position = (0,_util_defined_js__0/* .defined */ .s)({ ...statement.value.position, line });
        statements.push({ ...statement.value, position });
    }
    return statements.length === 0 ? problem('The trust policy', 'has no statement') : { ok: true, value: statements };
}
function readStatement(value, index) {
    const number = `Statement ${index + 1}`;
    if (isFunction(value))
        return problem(number, FILLED_IN);
    if (!isObject(value))
        return problem(number, 'must be an object');
    const sid = value['Sid'];
    if (sid !== undefined && typeof sid !== 'string')
        return problem(number, 'has a Sid that is not a text');
    const where = sid === undefined ? number : `${number} (Sid ${quoted(sid)})`;
    const strange = unknownElement(value, STATEMENT_ELEMENTS);
    if (strange !== undefined)
        return problem(where, strange);
    const effect = value['Effect'];
    if (effect !== 'Allow' && effect !== 'Deny')
        return problem(where, 'must have the Effect "Allow" or "Deny"');
    const principal = readPrincipals(value, `${where}:`);
    if (!principal.ok)
        return principal;
    const action = readActions(value, `${where}:`);
    if (!action.ok)
        return action;
    const conditions = readConditions(value['Condition'], `${where}:`);
    if (!conditions.ok)
        return conditions;
    return {
        ok: true,
        value: {
            position: (0,_util_defined_js__0/* .defined */ .s)({ index, sid }),
            effect,
            principal: principal.value,
            action: action.value,
            conditions: conditions.value,
        },
    };
}
const FILLED_IN = 'is filled in by the template, and only the deployed policy has it. Save that one, as JSON';
function isFunction(value) {
    return typeof value === 'string' && /^\$\{.*\}$/.test(value);
}
function unknownElement(value, elements) {
    const strange = Object.keys(value).find((name) => !elements.includes(name));
    if (strange === undefined)
        return undefined;
    const meant = elements.find((name) => name.toLowerCase() === strange.toLowerCase());
    if (meant !== undefined)
        return `has ${quoted(strange)}, which must be written ${meant}`;
    if (/^(?:Not)?Resource$/.test(strange))
        return `must not have ${strange}: the role itself is the resource`;
    return `has ${quoted(strange)}, which is no element of a trust policy`;
}
function readPrincipals(statement, where) {
    const element = oneOf(statement, ['Principal', 'NotPrincipal'], where);
    if (!element.ok)
        return element;
    const value = statement[element.value];
    if (value === '*')
        return { ok: true, value: { element: element.value, principals: [{ kind: '*', value: '*' }] } };
    if (isFunction(value))
        return problem(where, `${element.value} ${FILLED_IN}`);
    if (!isObject(value))
        return problem(where, `${element.value} must be an object such as { "Federated": "arn:\u2026" }, or "*"`);
    const principals = [];
    for (const [name, names] of Object.entries(value)) {
        const kind = PRINCIPAL_KINDS.find((known) => known === name);
        if (kind === undefined)
            return problem(where, `${element.value} has ${quoted(name)}, which is no kind of principal`);
        const texts = readTexts(names, where, `${element.value}.${kind}`);
        if (!texts.ok)
            return texts;
        principals.push(...texts.value.map((text) => ({ kind, value: text })));
    }
    if (principals.length === 0)
        return problem(where, `${element.value} must name somebody`);
    return { ok: true, value: { element: element.value, principals } };
}
function readActions(statement, where) {
    const element = oneOf(statement, ['Action', 'NotAction'], where);
    if (!element.ok)
        return element;
    const patterns = readTexts(statement[element.value], where, element.value);
    if (!patterns.ok)
        return patterns;
    if (patterns.value.length === 0)
        return problem(where, `${element.value} must name an action`);
    return { ok: true, value: { element: element.value, patterns: patterns.value } };
}
function readConditions(value, where) {
    if (value === undefined)
        return { ok: true, value: [] };
    if (!isObject(value))
        return problem(where, 'Condition must be an object of operators');
    const conditions = [];
    for (const [operator, keys] of Object.entries(value)) {
        const path = `Condition ${quoted(operator)}`;
        if (!isObject(keys))
            return problem(where, `${path} must be an object of condition keys`);
        for (const [key, list] of Object.entries(keys)) {
            const values = readScalars(list);
            if (values === undefined)
                return problem(where, `${path} must give ${quoted(key)} a text or a list of texts`);
            conditions.push({ operator, key, values });
        }
    }
    return { ok: true, value: conditions };
}
function readTexts(value, where, what) {
    const list = Array.isArray(value) ? value : [value];
    const texts = list.filter((item) => typeof item === 'string');
    if (texts.length < list.length)
        return problem(where, `${what} must be a text or a list of texts`);
    return { ok: true, value: texts };
}
function readScalars(value) {
    const list = Array.isArray(value) ? value : [value];
    const scalars = list.filter((item) => ['string', 'number', 'boolean'].includes(typeof item));
    return scalars.length === list.length ? scalars.map(String) : undefined;
}
function oneOf(statement, names, where) {
    const [first, second, ...others] = names.filter((name) => Object.hasOwn(statement, name));
    if (first === undefined)
        return problem(where, `${names[0]} is missing`);
    return second === undefined && others.length === 0
        ? { ok: true, value: first }
        : problem(where, `${names[0]} and ${names[1]} exclude each other`);
}
function problem(where, what) {
    return { ok: false, problem: `${where} ${what}.` };
}
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function quoted(text) {
    return JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}\u2026` : text);
}


}),

6884:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
  MA: () => (claimPrefixOf),
  Ok: () => (hasGitHubKeys),
  So: () => (requestContextOf),
  kA: () => (lookUpKey),
  sS: () => (GITHUB_CLAIM_KEYS)
});
var _aws_arn_js__0 = __nccwpck_require__(8690);
var _issuer_js__1 = __nccwpck_require__(4072);


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
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
  d: () => (inFormOf),
  q: () => (matchSubject)
});
var _aws_arn_js__0 = __nccwpck_require__(8690);
var _issuer_js__2 = __nccwpck_require__(4072);
var _subject_js__1 = __nccwpck_require__(1407);



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


}),

1407:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
  JG: () => (splitSubject),
  Rp: () => (hasIds),
  Vb: () => (nameOf),
  YC: () => (editDistance),
  jo: () => (contextKindOf),
  wO: () => (subjectForms)
});
var _util_defined_js__0 = __nccwpck_require__(9665);

const PARTS = /^repo:(?<owner>[^/@:]*)(?:@(?<ownerId>[^/@:]*))?\/(?<repository>[^:@]*)(?:@(?<repositoryId>[^:@]*))?(?::(?<context>.*))?$/is;
function splitSubject(text) {
    const { owner, ownerId, repository, repositoryId, context } = PARTS.exec(text)?.groups ?? {};
    if (owner === undefined || repository === undefined)
        return undefined;
    return (0,_util_defined_js__0/* .defined */ .s)({ owner, ownerId, repository, repositoryId, context });
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


}),

9665:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
  s: () => (defined)
});
function defined(fields) {
    return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}


}),

8805:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
  _y: () => (plainValue),
  iL: () => (asciiJson),
  wh: () => (plainText)
});
const UNPRINTABLE = /[\p{Cc}\p{Cs}\u2028\u2029\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;
const HARMLESS = /^[!-~](?:[ -~]*[!-~])?$/;
const QUOTED_TEXT_MAX_LENGTH = 1000;
const ANNOTATION_MESSAGE_MAX_LENGTH = 4096;
function plainText(text, maxLength = QUOTED_TEXT_MAX_LENGTH) {
    const line = breakCommands(HARMLESS.test(text) ? text : withoutUnprintable(text));
    if (line.length <= maxLength)
        return line;
    return `${line.slice(0, maxLength - 1).replace(/[\ud800-\udbff]$/u, '')}\u2026`;
}
function plainValue(value) {
    return plainText(/^[^\S\r\n]|[^\S\r\n]$/.test(value) ? `"${value}"` : value);
}
function withoutUnprintable(text) {
    return text
        .replace(/[\r\n\t\v\f\u0085\u2028\u2029]+/g, ' ')
        .replace(UNPRINTABLE, '\ufffd')
        .trim();
}
function breakCommands(text) {
    return text.replace(/^([^\S\r\n\u2028\u2029]*):(?=:)/gmu, '$1: ').replace(/##(?=\[)/gu, '# #');
}
function asciiJson(value, indent = 2) {
    return JSON.stringify(value, null, indent).replace(/[\u007f-\uffff]|#(?=\[)/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}


}),

2585:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
  MZ: () => (phrase),
  Q0: () => (valueList),
  WQ: () => (whole),
  aL: () => (words),
  c5: () => (plainWords),
  t2: () => (plainValues),
  vI: () => (shortened),
  yZ: () => (joinWords)
});
var _text_js__0 = __nccwpck_require__(8805);

function words(literals, ...values) {
    const parts = literals.flatMap((literal, index) => [literal, ...partsOf(values[index])]);
    return { parts: parts.filter((part) => part !== '') };
}
function partsOf(value) {
    if (value === undefined)
        return [];
    return typeof value === 'object' ? value.parts : [{ value: String(value) }];
}
function phrase(text) {
    return { parts: [text] };
}
function whole(value) {
    return { parts: [{ value, whole: true }] };
}
function valueList(values) {
    const all = values.map((value) => words `${value}`);
    if (all.length < 3)
        return joinWords(all, ' and ');
    return joinWords([joinWords(all.slice(0, -1), ', '), ...all.slice(-1)], ', and ');
}
function joinWords(sentences, separator = ' ') {
    return { parts: sentences.flatMap(({ parts }, index) => (index === 0 ? parts : [separator, ...parts])) };
}
function plainWords(sentence, valueMaxLength = Number.POSITIVE_INFINITY) {
    if (typeof sentence === 'string')
        return (0,_text_js__0/* .plainText */ .wh)(sentence);
    const values = sentence.parts.flatMap((part) => (typeof part === 'string' ? [] : [part.value]));
    const shown = plainValues(values, valueMaxLength);
    const texts = sentence.parts.map((part) => {
        if (typeof part === 'string')
            return part;
        const short = shown.shift() ?? '';
        return part.whole ? (0,_text_js__0/* .plainValue */ ._y)(part.value) : short;
    });
    return (0,_text_js__0/* .plainText */ .wh)(texts.join(''), Number.POSITIVE_INFINITY);
}
function plainValues(values, maxLength) {
    const all = values.map(_text_js__0/* .plainValue */ ._y);
    return all.map((text) => {
        const short = shortened(text, maxLength);
        const twin = all.find((other) => other !== text && shortened(other, maxLength) === short);
        return twin === undefined ? short : shortenedAround(text, firstDifference(text, twin), maxLength);
    });
}
function firstDifference(text, other) {
    let index = 0;
    while (index < text.length && text[index] === other[index])
        index += 1;
    return index;
}
const CONTEXT_LENGTH = 6;
function shortenedAround(text, index, maxLength) {
    const from = Math.max(0, index - CONTEXT_LENGTH);
    const head = Math.min(from, Math.floor(maxLength * HEAD_SHARE) - 1);
    const rest = cleanStart(text.slice(from));
    const room = maxLength - head - 1;
    return `${cleanEnd(text.slice(0, head))}\u2026${rest.length <= room ? rest : `${cleanEnd(rest.slice(0, room - 1))}\u2026`}`;
}
const HEAD_SHARE = 0.45;
function shortened(text, maxLength) {
    if (text.length <= maxLength)
        return text;
    const head = Math.floor((maxLength - 1) * HEAD_SHARE);
    const tail = maxLength - 1 - head;
    const short = `${cleanEnd(text.slice(0, head))}\u2026${cleanStart(text.slice(-tail))}`;
    return withRoleName(text, short, maxLength) ?? short;
}
const ROLE_ARN_MAX_LENGTH = 700;
const ROLE_ARN = /^(arn:[\x21-\x7e]*?:(?:assumed-role\/|role\/(?:[\x21-\x7e]*\/)?))([\w+=,.@-]+)(\/[\x21-\x7e]*)?$/;
function withRoleName(arn, short, maxLength) {
    const [, before = '', name, session] = (arn.length <= ROLE_ARN_MAX_LENGTH && ROLE_ARN.exec(arn)) || [];
    if (name === undefined || short.includes(`/${name}${session === undefined ? '' : '/'}`))
        return undefined;
    const room = maxLength - name.length;
    if (session === undefined)
        return room < 2 ? undefined : `${before.slice(0, room - 2)}\u2026/${name}`;
    const left = room - before.length - 2;
    if (left >= 0)
        return `${before}${name}/\u2026${session.slice(session.length - left)}`;
    return room < 4 ? undefined : `\u2026${before.slice(3 - room)}${name}/\u2026`;
}
const cleanEnd = (text) => text.replace(/[\ud800-\udbff]$/u, '');
const cleanStart = (text) => text.replace(/^[\udc00-\udfff]/u, '');


})

});
/************************************************************************/
// The module cache
var __webpack_module_cache__ = {};

// The require function
function __nccwpck_require__(moduleId) {
	// Check if module is in cache
	var cachedModule = __webpack_module_cache__[moduleId];
	if (cachedModule !== undefined) {
		return cachedModule.exports;
	}
	// Create a new module (and put it into the cache)
	var module = __webpack_module_cache__[moduleId] = {
		// no module.id needed
		// no module.loaded needed
		exports: {}
	};

	// Execute the module function
	var threw = true;
	try {
		__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
		threw = false;
	} finally {
		if(threw) delete __webpack_module_cache__[moduleId];
	}

	// Return the exports of the module
	return module.exports;
}

// expose the modules object (__webpack_modules__)
__nccwpck_require__.m = __webpack_modules__;

/************************************************************************/
/* webpack/runtime/asset-relocator-loader */
if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";

/* webpack/runtime/async module */
(() => {
	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
	var resolveQueue = (queue) => {
		if(queue && queue.d < 1) {
			queue.d = 1;
			queue.forEach((fn) => (fn.r--));
			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
		}
	}
	var wrapDeps = (deps) => (deps.map((dep) => {
		if(dep !== null && typeof dep === "object") {
			if(dep[webpackQueues]) return dep;
			if(dep.then) {
				var queue = [];
				queue.d = 0;
				dep.then((r) => {
					obj[webpackExports] = r;
					resolveQueue(queue);
				}, (e) => {
					obj[webpackError] = e;
					resolveQueue(queue);
				});
				var obj = {};
				obj[webpackQueues] = (fn) => (fn(queue));
				return obj;
			}
		}
		var ret = {};
		ret[webpackQueues] = x => {};
		ret[webpackExports] = dep;
		return ret;
	}));
	__nccwpck_require__.a = (module, body, hasAwait) => {
		var queue;
		hasAwait && ((queue = []).d = -1);
		var depQueues = new Set();
		var exports = module.exports;
		var currentDeps;
		var outerResolve;
		var reject;
		var promise = new Promise((resolve, rej) => {
			reject = rej;
			outerResolve = resolve;
		});
		promise[webpackExports] = exports;
		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
		module.exports = promise;
		body((deps) => {
			currentDeps = wrapDeps(deps);
			var fn;
			var getResult = () => (currentDeps.map((d) => {
				if(d[webpackError]) throw d[webpackError];
				return d[webpackExports];
			}))
			var promise = new Promise((resolve) => {
				fn = () => (resolve(getResult));
				fn.r = 0;
				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
			});
			return fn.r ? promise : getResult();
		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
		queue && queue.d < 0 && (queue.d = 0);
	};
})();

/* webpack/runtime/define property getters */
(() => {
	// define getter functions for harmony exports
	__nccwpck_require__.d = (exports, definition) => {
		for(var key in definition) {
			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
			}
		}
	};
})();

/* webpack/runtime/ensure chunk */
(() => {
	__nccwpck_require__.f = {};
	// This file contains only the entry chunk.
	// The chunk loading function for additional chunks
	__nccwpck_require__.e = (chunkId) => {
		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
			__nccwpck_require__.f[key](chunkId, promises);
			return promises;
		}, []));
	};
})();

/* webpack/runtime/get javascript chunk filename */
(() => {
	// This function allow to reference async chunks
	__nccwpck_require__.u = (chunkId) => {
		// return url for filenames based on template
		return "" + chunkId + ".preflight.js";
	};
})();

/* webpack/runtime/hasOwnProperty shorthand */
(() => {
	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
})();

/* webpack/runtime/import chunk loading */
(() => {
	// no baseURI
	
	// object to store loaded and loading chunks
	// undefined = chunk not loaded, null = chunk preloaded/prefetched
	// [resolve, Promise] = chunk loading, 0 = chunk loaded
	var installedChunks = {
		792: 0
	};
	
	var installChunk = (data) => {
		var {ids, modules, runtime} = data;
		// add "modules" to the modules object,
		// then flag all "ids" as loaded and fire callback
		var moduleId, chunkId, i = 0;
		for(moduleId in modules) {
			if(__nccwpck_require__.o(modules, moduleId)) {
				__nccwpck_require__.m[moduleId] = modules[moduleId];
			}
		}
		if(runtime) runtime(__nccwpck_require__);
		for(;i < ids.length; i++) {
			chunkId = ids[i];
			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
				installedChunks[chunkId][0]();
			}
			installedChunks[ids[i]] = 0;
		}
	
	}
	
	__nccwpck_require__.f.j = (chunkId, promises) => {
			// import() chunk loading for javascript
			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
			if(installedChunkData !== 0) { // 0 means "already installed".
	
				// a Promise means "currently loading".
				if(installedChunkData) {
					promises.push(installedChunkData[1]);
				} else {
					if(true) { // all chunks have JS
						// setup Promise in chunk cache
						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
							throw e;
						});
						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
						promises.push(installedChunkData[1] = promise);
					}
				}
			}
	};
	
	// no prefetching
	
	// no preloaded
	
	// no external install chunk
	
	// no on chunks loaded
})();

/************************************************************************/

// startup
// Load entry module and return exports
// This entry module used 'module' so it can't be inlined
var __webpack_exports__ = __nccwpck_require__(7100);
__webpack_exports__ = await __webpack_exports__;

