import { modules as shared3737 } from './shared-3737.main.js';
import { modules as shared1407 } from './shared-1407.main.js';
export const id = 26;
export const ids = [26,118];
export const modules = {
...shared3737,
...shared1407,

4026:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  diagnose: () => (diagnose),
  diagnoseLost: () => (diagnoseLost),
  diagnoseRefused: () => (diagnoseRefused)
});

var role_session = __webpack_require__(7872);
var finding = __webpack_require__(988);
var defined = __webpack_require__(9665);
var time = __webpack_require__(343);
;// ./lib/diagnosis/rules/credentials.js



const credentialRules = [
    (facts) => {
        return [facts.baseIdentity, facts.roleSession, facts.callerIdentity].flatMap((attempt) => {
            if (attempt.status !== 'failed' || attempt.failure.httpStatus === undefined)
                return [];
            const finding = refused(attempt.failure, facts);
            return finding === undefined ? [] : [finding];
        });
    },
];
function refused(failure, facts) {
    const { givenKeys } = facts;
    const { region, source } = facts.settings;
    const { operation } = failure;
    const areFirst = facts.chain.length === 0 && facts.roleSession.status !== 'succeeded' && operation !== UNSIGNED;
    switch (failure.code) {
        case 'SignatureDoesNotMatch':
        case 'RequestTimeTooSkewed':
        case 'RequestExpired':
            return signatureRefused(failure, facts, areFirst);
        case 'IncompleteSignature':
            return operation === UNSIGNED ? undefined : signatureIncomplete(failure, facts, areFirst);
        case 'MissingAuthenticationToken':
            return operation === UNSIGNED ? undefined : signatureMissing(failure, facts);
        case 'ExpiredToken':
            if (operation === UNSIGNED)
                return undefined;
            return areFirst
                ? (0,finding/* error */.z3)('KEYS_EXPIRED', { failure, source })
                : (0,finding/* error */.z3)('CREDENTIALS_EXPIRED', { failure }, 'likely');
        case 'AccessDenied':
            if (operation !== 'GetCallerIdentity')
                return undefined;
            return (0,finding/* error */.z3)('CALLER_IDENTITY_DENIED', { failure }, 'likely');
        case 'OptInRequired':
            return (0,finding/* error */.z3)('ACCOUNT_NOT_READY', (0,defined/* defined */.s)({ failure, account: accountOf(facts) }));
        case 'InvalidClientTokenId':
        case 'UnrecognizedClient':
        case 'InvalidToken':
            if (areFirst)
                return (0,finding/* error */.z3)('KEYS_REJECTED', { failure, source, region, ...(0,defined/* defined */.s)({ givenKeys }) }, 'likely');
            return (0,finding/* error */.z3)('CREDENTIALS_NOT_RECOGNIZED', { failure, region }, operation === UNSIGNED ? 'possible' : 'likely');
        default:
            return undefined;
    }
}
function signatureIncomplete(failure, facts, areFirst) {
    const { givenKeys } = facts;
    const { region, source } = facts.settings;
    return areFirst && isInHeader(givenKeys)
        ? (0,finding/* error */.z3)('KEYS_REJECTED', { failure, source, region, givenKeys }, 'likely')
        : (0,finding/* error */.z3)('SIGNATURE_INCOMPLETE', onTheWay(failure, facts), 'likely');
}
function signatureMissing(failure, facts) {
    const confidence = facts.settings.endpoint.awsOwned ? 'certain' : 'likely';
    return (0,finding/* error */.z3)('SIGNATURE_MISSING', onTheWay(failure, facts), confidence);
}
function isInHeader(keys) {
    return ['swapped', 'id-is-secret', 'id-is-other', 'id-quotes', 'both-quotes', 'id-length'].includes(keys?.fault?.kind ?? '');
}
const UNSIGNED = 'AssumeRoleWithWebIdentity';
function accountOf({ target, roleSession }) {
    return (roleSession.status === 'succeeded' ? roleSession.value.role : target)?.account;
}
function signatureRefused(failure, facts, areFirst) {
    const { clocks, runner, settings, givenKeys } = facts;
    const evidence = (0,defined/* defined */.s)({ failure, os: runner.os, clockSkew: (0,time/* measureClockSkew */.zt)(clocks) });
    const times = signatureTimesIn(failure.message);
    if (times !== undefined)
        return (0,finding/* error */.z3)('SIGNATURE_TIME_REJECTED', { ...evidence, times });
    if (failure.code !== 'SignatureDoesNotMatch')
        return (0,finding/* error */.z3)('SIGNATURE_TIME_REJECTED', evidence);
    if (/^Credential should be scoped/i.test(failure.message)) {
        return (0,finding/* error */.z3)('SIGNATURE_SCOPE_REJECTED', { failure, region: settings.region });
    }
    const way = onTheWay(failure, facts);
    if (areFirst && givenKeys !== undefined)
        return (0,finding/* error */.z3)('SECRET_KEY_WRONG', { ...way, givenKeys }, 'likely');
    return (0,finding/* error */.z3)('SIGNATURE_REJECTED', { ...evidence, ...way }, 'likely');
}
function onTheWay(failure, { proxy, settings }) {
    return (0,defined/* defined */.s)({ failure, proxy, endpoint: settings.endpoint.awsOwned ? undefined : settings.endpoint.source });
}
const TIMES = /Signature (?:expired|not yet current): (\d{8}T\d{6}Z) is (?:now earlier|still later) than \d{8}T\d{6}Z \((\d{8}T\d{6}Z) [-+] (\d{1,3}) min/;
function signatureTimesIn(message) {
    const [, signed, server, minutes] = TIMES.exec(message) ?? [];
    const [signedAt, serverAt] = [basicDateAt(signed), basicDateAt(server)];
    return Number.isNaN(signedAt) || Number.isNaN(serverAt)
        ? undefined
        : { signedAt, serverAt, toleranceSeconds: Number(minutes) * 60 };
}
function basicDateAt(text = '') {
    return Date.parse(text.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z')) / 1000;
}

var service_url = __webpack_require__(1844);
;// ./lib/diagnosis/rules/deployed.js



const deployedRules = [
    ({ deployed, idToken, roleSession, settings }) => {
        const { policy } = deployed ?? {};
        if (policy === undefined || policy.lints.length === 0)
            return [];
        if (roleSession.status !== 'succeeded' || idToken.status !== 'succeeded')
            return [];
        const evidence = { role: policy.role, region: settings.region, claims: idToken.value, policy };
        return [(0,finding/* warning */.$e)('TRUST_POLICY_HAS_MISTAKES', evidence)];
    },
    ({ deployed, idToken }) => {
        if (deployed === undefined)
            return [];
        const { role, reader, failures, policyProblem } = deployed;
        if (reader !== undefined && failures.length === 0 && policyProblem === undefined)
            return [];
        const claims = idToken.status === 'succeeded' ? { subject: idToken.value.sub, issuer: idToken.value.iss } : {};
        return [(0,finding/* notice */.lm)('DIAGNOSIS_ROLE_UNUSABLE', (0,defined/* defined */.s)({ role, reader, failures, policyProblem, ...claims }))];
    },
    ({ deployed }) => {
        const { url, awsOwned = true } = deployed?.endpoint ?? {};
        if (url === undefined || awsOwned || (0,service_url/* isLoopbackUrl */.tE)(new URL(url)))
            return [];
        return [(0,finding/* warning */.$e)('IAM_ENDPOINT_FROM_ENVIRONMENT', { url })];
    },
];
function missingRole({ failure }, { deployed, settings }) {
    const { role, reader, found } = deployed ?? {};
    if (role === undefined || reader === undefined || found === undefined)
        return undefined;
    const sure = isOfOtherIam({ deployed, settings }) ? 'likely' : 'certain';
    if (found === null)
        return (0,finding/* error */.z3)('ROLE_NOT_FOUND', { failure, role, reader }, sure);
    if (found.arn === role.text)
        return undefined;
    return (0,finding/* error */.z3)('ROLE_ARN_DIFFERS', { failure, role, reader, actual: found.arn }, sure);
}
function isOfOtherIam({ deployed, settings }) {
    return settings.endpoint.awsOwned && deployed?.endpoint?.awsOwned === false;
}

var trust_policy_issuer = __webpack_require__(4072);
var trust_policy_subject = __webpack_require__(1407);
var access_denied_causes = __webpack_require__(3655);
var net_failure = __webpack_require__(9521);
var settings_settings = __webpack_require__(3152);
var checked_inputs = __webpack_require__(2220);
;// ./lib/diagnosis/rules/role-assumption.js






const roleAssumptionRules = [
    ({ refusedRoles = [], settings }) => refusedRoles.flatMap(({ role: { account, text }, profile }) => {
        const source = profile === undefined ? 'AWS_ROLE_ARN' : { profile };
        return [
            ...(0,checked_inputs/* accountNotAllowed */.fs)(account, settings.allowedAccountIds, source),
            ...(0,checked_inputs/* roleNotAllowed */.IM)(text, settings.allowedRoleArns, source),
        ];
    }),
    ({ idToken, baseIdentity, failedSource, failedFiles: files = [], unusedSource, settings, ...seen }) => {
        const { unnamedProfiles = [], variableRole } = seen;
        if (idToken.status === 'failed' && idToken.failure.operation === 'ReadTokenFile') {
            return [(0,finding/* error */.z3)('TOKEN_FILE_UNREADABLE', { failure: idToken.failure })];
        }
        if (baseIdentity.status === 'failed' && baseIdentity.failure.service === 'runner') {
            const { failure } = baseIdentity;
            if (failure.operation === 'ReadTokenFile')
                return [(0,finding/* error */.z3)('TOKEN_FILE_UNREADABLE', { failure })];
            const stopped = failure.code === 'DEADLINE_PASSED' || failure.code === 'CANCELED';
            if (stopped)
                return [];
            const isNone = failedSource === undefined || failedSource.kind === 'instance';
            const regionAlone = (0,settings_settings/* looksAtMachine */.Jj)(settings);
            const blanked = unusedSource && { source: unusedSource, by: blankedBy(settings) };
            const machine = { failure, regionAlone, ...(0,defined/* defined */.s)({ variableRole }) };
            const sure = blanked !== undefined || (0,net_failure/* isWithoutInstanceRole */.s9)(failure) ? 'certain' : 'likely';
            if (isNone)
                return [(0,finding/* error */.z3)('AMBIENT_CREDENTIALS_MISSING', { ...machine, unnamedProfiles, ...(0,defined/* defined */.s)({ blanked }) }, sure)];
            return [(0,finding/* error */.z3)('AMBIENT_SOURCE_BROKEN', { ...machine, source: failedSource, files })];
        }
        return [];
    },
    (facts) => {
        const { roleSession, target: role } = facts;
        if (roleSession.status !== 'failed' || roleSession.failure.operation !== 'AssumeRole' || role === undefined)
            return [];
        const { failure } = roleSession;
        const place = stepOf(facts);
        const sent = sentBy(facts.settings, place.step === place.steps);
        const finding = role_assumption_refused({ failure, role, sent, ...place }, facts);
        return finding === undefined ? [] : [finding];
    },
];
function blankedBy({ readVariables }) {
    const input = 'unset-current-credentials';
    return Object.entries(readVariables).find(([, name]) => name === input)?.[0] ?? input;
}
function stepOf({ baseIdentity, chain, settings }) {
    const previous = chain.at(-1)?.arn ?? (baseIdentity.status === 'succeeded' ? baseIdentity.value.arn : undefined);
    const withCredentials = settings.roleChain.length + (baseIdentity.status === 'succeeded' ? 1 : 0);
    const done = baseIdentity.status === 'succeeded' ? chain.length : chain.length - 1;
    return (0,defined/* defined */.s)({ step: done + 1, steps: withCredentials, caller: previous });
}
function sentBy(settings, isLast) {
    const { externalId, roleSessionName, sessionTags, inlineSessionPolicy, managedSessionPolicies } = settings;
    const { custom, usual, transitive } = sessionTags;
    const kept = Object.keys(usual).filter((key) => transitive.some((one) => one.toLowerCase() === key.toLowerCase()));
    const given = [
        ['custom-tags', Object.keys(custom).length > 0],
        ['transitive-tag-keys', kept.length > 0],
        ['role-external-id', externalId !== undefined],
        ['inline-session-policy', isLast && inlineSessionPolicy !== undefined],
        ['managed-session-policies', isLast && managedSessionPolicies.length > 0],
    ];
    return {
        roleSessionName,
        tags: Object.keys({ ...usual, ...custom }),
        describesRun: Object.keys(usual).length > 0,
        inputs: given.flatMap(([name, isSent]) => (isSent ? [name] : [])),
    };
}
function role_assumption_refused(evidence, facts) {
    const { settings, deployed } = facts;
    const { failure } = evidence;
    switch (failure.code) {
        case 'AccessDenied':
            return missingRole(evidence, facts) ?? denied(evidence, facts);
        case 'ValidationError':
            if (/role chaining/i.test(failure.message))
                return (0,finding/* error */.z3)('CHAINED_DURATION_TOO_LONG', evidence);
            if (/MaxSessionDuration/.test(failure.message))
                return hopTooLong(evidence, deployed);
            return (0,finding/* error */.z3)('ASSUME_ROLE_REQUEST_REJECTED', evidence);
        case 'MalformedPolicyDocument':
            return (0,finding/* error */.z3)('ASSUME_ROLE_REQUEST_REJECTED', evidence);
        case 'PackedPolicyTooLarge':
            return (0,finding/* error */.z3)('SESSION_TAGS_TOO_LARGE', evidence);
        case 'RegionDisabled':
            return (0,finding/* error */.z3)('STS_REGION_DISABLED', { ...evidence, region: settings.region });
        default:
            return undefined;
    }
}
function denied(evidence, facts) {
    const policy = facts.deployed?.policy;
    const { message } = evidence.failure;
    const refusing = refusingPolicyIn(message);
    const known = (0,defined/* defined */.s)({ ...evidence, refusing });
    const beside = refusedBeside(message);
    if (beside !== undefined)
        return (0,finding/* error */.z3)(beside, known, refusing === undefined ? 'likely' : 'certain');
    const mayBeOfRole = refusing === undefined || isOfRole(refusing);
    if (policy !== undefined && mayBeOfRole && policy.evaluation.decision === 'deny') {
        const isProved = refusing !== undefined || !isOfOtherIam(facts);
        return distrusted(evidence, policy.evaluation, isProved ? 'certain' : 'likely');
    }
    if (refusing === undefined && policy?.evaluation.decision === 'allow')
        return (0,finding/* error */.z3)('ASSUME_ROLE_NOT_PERMITTED', { ...evidence, trusted: true }, 'likely');
    if (refusing === undefined)
        return (0,finding/* error */.z3)('ASSUME_ROLE_NOT_TRUSTED', evidence, 'likely');
    return (0,finding/* error */.z3)(isOfRole(refusing) ? 'ASSUME_ROLE_NOT_TRUSTED' : 'ASSUME_ROLE_NOT_PERMITTED', known);
}
const BESIDE = {
    'sts:TagSession': 'TAG_SESSION_NOT_PERMITTED',
    'sts:SetSourceIdentity': 'SOURCE_IDENTITY_NOT_PERMITTED',
};
function refusedBeside(message) {
    const [, action = ''] = /\bto perform:? (sts:\w+)/.exec(message) ?? [];
    return Object.hasOwn(BESIDE, action) ? BESIDE[action] : undefined;
}
function distrusted(evidence, evaluation, confidence) {
    const denies = evaluation.decision === 'deny' && evaluation.why === 'explicit-deny';
    const refusals = denies ? [] : (evaluation.closest[0]?.refusals ?? []);
    const refusing = { kind: 'role trust policy', denies };
    return (0,finding/* error */.z3)('ASSUME_ROLE_NOT_TRUSTED', { ...evidence, refusing, refusals }, confidence);
}
function hopTooLong(evidence, deployed) {
    return (0,finding/* error */.z3)('ASSUME_ROLE_DURATION_TOO_LONG', {
        ...evidence,
        ...(0,defined/* defined */.s)({ maximumSeconds: deployed?.found?.maxSessionSeconds }),
    });
}
const REFUSING = /(?:because no|with an explicit deny in an?) ((?:identity-based|resource-based|role trust|session|VPC endpoint|service control|resource control) policy|permissions boundary)/i;
function refusingPolicyIn(message) {
    const [sentence, kind] = REFUSING.exec(message) ?? [];
    if (sentence === undefined || kind === undefined)
        return undefined;
    return { kind: kind.replace(/resource-based/i, 'role trust'), denies: /^with/i.test(sentence) };
}
function isOfRole({ kind }) {
    return kind === 'role trust policy';
}

;// ./lib/diagnosis/rules/trust-policy.js


const expectationRules = [
    ({ idToken, expectations, settings }) => {
        const match = expectations?.subject;
        if (match === undefined || match.matched || idToken.status !== 'succeeded')
            return [];
        return [(0,finding/* error */.z3)('SUBJECT_NOT_EXPECTED', { claims: idToken.value, expected: settings.expectedSubjects ?? [], match })];
    },
];
const policyFileRules = [
    ({ policyFileProblem }) => policyFileProblem === undefined ? [] : [(0,finding/* error */.z3)('TRUST_POLICY_FILE_INVALID', policyFileProblem)],
    (facts) => {
        const evidence = evidenceOf(facts);
        if (evidence?.policy.otherRole === undefined)
            return [];
        return [(0,finding/* warning */.$e)('TRUST_POLICY_OF_OTHER_ROLE', evidence)];
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
        return [(0,finding/* warning */.$e)('TRUST_POLICY_HAS_MISTAKES', evidence)];
    },
];
function evidenceOf({ idToken, expectations, settings }) {
    const { policy } = expectations ?? {};
    if (idToken.status !== 'succeeded' || policy === undefined)
        return undefined;
    const evidence = { role: policy.role, region: settings.region, claims: idToken.value, policy };
    return { ...evidence, ...(0,defined/* defined */.s)({ fromFile: isFromFile(settings) }) };
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
    return [(0,finding/* notice */.lm)('TRUST_POLICY_FILE_OUTDATED', evidence)];
}
function wouldRefuse(evidence) {
    const refusal = evidence.policy.evaluation.decision === 'deny' ? policyRefusal(evidence) : undefined;
    return refusal === undefined ? [] : [refusal];
}
function policyRefusal(evidence, isOfOtherIam = false) {
    if (evidence.policy.evaluation.decision === 'allow')
        return undefined;
    return (0,finding/* error */.z3)(codeOf(evidence.policy), evidence, confidenceIn(evidence, isOfOtherIam));
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

;// ./lib/diagnosis/rules/exchange.js








const exchangeRules = [
    (facts) => {
        const { idToken, roleSession, target: role } = facts;
        const { region } = facts.settings;
        if (roleSession.status !== 'failed' || idToken.status !== 'succeeded' || role === undefined)
            return [];
        if (roleSession.failure.operation !== 'AssumeRoleWithWebIdentity')
            return [];
        const fromFile = isFromFile(facts.settings);
        const evidence = { failure: roleSession.failure, role, claims: idToken.value, region, ...(0,defined/* defined */.s)({ fromFile }) };
        const finding = exchange_refused(evidence, facts);
        return finding === undefined ? [] : [finding];
    },
];
function exchange_refused(evidence, facts) {
    const { failure } = evidence;
    switch (failure.code) {
        case 'AccessDenied':
            return exchange_denied(evidence, facts);
        case 'InvalidIdentityToken':
            return invalidToken({ ...evidence, ...(0,defined/* defined */.s)({ registered: facts.deployed?.audiences }) });
        case 'ExpiredToken':
            return expired(evidence, facts.settings);
        case 'IDPRejectedClaim':
            return (0,finding/* error */.z3)('ID_TOKEN_REJECTED', evidence);
        case 'IDPCommunicationError':
            return (0,finding/* error */.z3)('VERIFICATION_KEY_UNAVAILABLE', evidence);
        case 'ValidationError':
            return /MaxSessionDuration/.test(failure.message)
                ? (0,finding/* error */.z3)('MAX_SESSION_DURATION_EXCEEDED', { ...evidence, ...durationsIn(facts) })
                : (0,finding/* error */.z3)('REQUEST_REJECTED', { ...evidence, given: sentInputs(facts.settings) });
        case 'MalformedPolicyDocument':
            return (0,finding/* error */.z3)('SESSION_POLICY_MALFORMED', evidence);
        case 'PackedPolicyTooLarge':
            return tooLarge(evidence, facts.settings);
        case 'RegionDisabled':
            return (0,finding/* error */.z3)('STS_REGION_DISABLED', evidence);
        default:
            return undefined;
    }
}
function tooLarge(evidence, settings) {
    const given = sentPolicies(settings);
    return (0,finding/* error */.z3)('SESSION_POLICY_TOO_LARGE', { ...evidence, given }, given.length === 0 ? 'likely' : 'certain');
}
function sentPolicies({ roleChain, inlineSessionPolicy, managedSessionPolicies }) {
    const isLast = roleChain.length === 0;
    return [
        ...(isLast && inlineSessionPolicy !== undefined ? ['inline-session-policy'] : []),
        ...(isLast && managedSessionPolicies.length > 0 ? ['managed-session-policies'] : []),
    ];
}
function sentInputs(settings) {
    return [
        ...(settings.wantedSessionName === undefined ? [] : ['role-session-name']),
        ...(settings.roleChain.length > 0 ? [] : ['role-duration-seconds']),
        ...sentPolicies(settings),
    ];
}
function expired(evidence, { source, tokenFile: path }) {
    const { serverAt, expiredAt = evidence.claims.exp } = expiryOf(evidence.failure);
    if (source !== 'token-file' || path === undefined) {
        return (0,finding/* error */.z3)('ID_TOKEN_EXPIRED', { ...evidence, ...expiryOf(evidence.failure) });
    }
    const isProved = serverAt !== undefined && expiredAt <= serverAt;
    const times = (0,defined/* defined */.s)({ serverAt, expiredAt });
    return (0,finding/* error */.z3)('TOKEN_FILE_EXPIRED', { ...evidence, ...times, path }, isProved ? 'certain' : 'likely');
}
function durationsIn({ settings, deployed }) {
    const { durationSeconds } = settings;
    return { durationSeconds, ...(0,defined/* defined */.s)({ maximumSeconds: deployed?.found?.maxSessionSeconds }) };
}
function exchange_denied(evidence, facts) {
    const { expectations, deployed } = facts;
    const missing = missingRole(evidence, facts);
    if (missing !== undefined)
        return missing;
    if ((0,access_denied_causes/* blamedPolicy */.gS)(evidence.failure) !== undefined)
        return (0,finding/* error */.z3)('ACCESS_DENIED_DESPITE_POLICY', { ...evidence, causes: [] });
    const beside = refusedBeside(evidence.failure.message);
    if (beside !== undefined)
        return (0,finding/* error */.z3)(beside, besideExchange(evidence, facts.settings), 'likely');
    const policy = deployed?.policy ?? expectations?.policy;
    const lookedUp = (0,defined/* defined */.s)({ lookedUp: deployed === undefined ? undefined : true });
    const { unusedSource } = facts;
    if (policy === undefined) {
        const denial = { ...evidence, ...lookedUp, ...(0,defined/* defined */.s)({ unusedSource }) };
        return suspected(denial, rankAccessDeniedCauses(denial));
    }
    const refusal = policyRefusal({ ...evidence, policy }, isOfOtherIam(facts));
    if (refusal !== undefined)
        return refusal;
    const causes = policy.path === undefined ? CAUSES_DESPITE_DEPLOYED : CAUSES_DESPITE_POLICY;
    return (0,finding/* error */.z3)('ACCESS_DENIED_DESPITE_POLICY', { ...evidence, ...lookedUp, policy, causes }, 'likely');
}
function besideExchange({ failure, role }, { roleSessionName }) {
    const sent = { roleSessionName, tags: [], describesRun: false, inputs: [] };
    const refusing = { kind: 'role trust policy', denies: false };
    return { failure, role, sent, refusing, step: 1, steps: 1, inToken: true };
}
function suspected(evidence, causes) {
    const [first] = causes;
    if (first?.confidence === 'likely' && isSuspect(first.cause))
        return (0,finding/* error */.z3)(first.cause, { ...evidence, causes }, 'likely');
    return (0,finding/* error */.z3)('ACCESS_DENIED_ROLE_OR_POLICY', { ...evidence, causes }, 'possible');
}
function isSuspect(cause) {
    return Object.hasOwn(access_denied_causes/* SUSPECTS */.D0, cause);
}
function invalidToken(evidence) {
    const { failure, claims } = evidence;
    const { message } = failure;
    const issuer = (0,trust_policy_issuer/* gitHubIssuer */.nf)(claims.iss);
    if (/No OpenIDConnect provider found/i.test(message))
        return (0,finding/* error */.z3)(issuer?.hasSlug ? 'ENTERPRISE_ISSUER_NOT_REGISTERED' : 'OIDC_PROVIDER_MISSING', evidence);
    if (/audience/i.test(message))
        return (0,finding/* error */.z3)('AUDIENCE_NOT_REGISTERED', evidence);
    if (/thumbprint/i.test(message)) {
        const ofGitHub = (0,defined/* defined */.s)({ isOfGitHub: issuer?.isHosted ? true : undefined });
        return (0,finding/* error */.z3)('OIDC_PROVIDER_THUMBPRINT_DIFFERS', { ...evidence, ...ofGitHub }, issuer?.isHosted ? 'likely' : 'certain');
    }
    if (/verification key/i.test(message))
        return (0,finding/* error */.z3)('VERIFICATION_KEY_UNAVAILABLE', evidence);
    return (0,finding/* error */.z3)('ID_TOKEN_REJECTED', evidence);
}
const EXPIRY = /current date\/time (\d+) must be before the expiration date\/time ?(\d+)/;
function expiryOf({ message }) {
    const [, serverAt, expiredAt] = EXPIRY.exec(message) ?? [];
    return serverAt === undefined || expiredAt === undefined
        ? {}
        : { serverAt: Number(serverAt), expiredAt: Number(expiredAt) };
}
const CAUSES_DESPITE_DEPLOYED = ['recent-change', 'organization-guardrail'].map(possible);
const ALWAYS_POSSIBLE = [
    'role-not-found',
    'policy-form',
    'recent-change',
    'ACCESS_DENIED_AUDIENCE',
    'organization-guardrail',
];
const CAUSES_DESPITE_POLICY = ['other-policy-deployed', 'recent-change', 'role-not-found', 'organization-guardrail'].map(possible);
function rankAccessDeniedCauses(evidence) {
    const seen = evidence.unusedSource === undefined ? [] : ['runner-credentials'];
    const signs = signsIn(evidence).filter(({ cause }) => !seen.some((one) => one === cause));
    return [
        ...signs.filter(({ confidence }) => confidence === 'likely'),
        ...[...seen, ...ALWAYS_POSSIBLE.filter((cause) => !signs.some((sign) => sign.cause === cause))].map(possible),
        ...signs.filter(({ confidence }) => confidence === 'possible'),
    ];
}
function possible(cause) {
    return { cause, confidence: 'possible' };
}
function signsIn({ claims, role }) {
    const subject = (0,trust_policy_subject/* classifySubject */.t_)(claims.sub);
    const isOfGitHub = claims.context.repository !== undefined || (0,trust_policy_issuer/* gitHubIssuer */.nf)(claims.iss) !== undefined;
    const { ACCESS_DENIED_AUDIENCE } = access_denied_causes/* SUSPECTS */.D0;
    const causes = isOfGitHub ? access_denied_causes/* DENIAL_CAUSES */.L0 : { ACCESS_DENIED_AUDIENCE };
    return Object.entries(causes).flatMap(([cause, { sign }]) => {
        const confidence = sign?.(claims, subject, role.partition);
        return confidence === undefined ? [] : [{ cause: cause, confidence }];
    });
}

var leftover_credentials = __webpack_require__(3737);
var arn = __webpack_require__(8690);
;// ./lib/diagnosis/rules/network.js




const networkRules = [
    (facts) => [facts.idToken, facts.baseIdentity, facts.roleSession, facts.callerIdentity].flatMap((attempt) => attempt.status === 'failed' ? findingsOf(attempt.failure, facts) : []),
];
const CODES = {
    dns: 'DNS_LOOKUP_FAILED',
    'connection-refused': 'CONNECTION_REFUSED',
    lost: 'CONNECTION_LOST',
    'timed-out': 'REQUEST_TIMED_OUT',
    unreachable: 'HOST_UNREACHABLE',
    deadline: 'DEADLINE_PASSED',
    canceled: 'CANCELED',
};
const STS_CODES = {
    throttled: 'STS_THROTTLED',
    unavailable: 'STS_UNAVAILABLE',
    'foreign-answer': 'STS_ANSWER_INVALID',
    garbled: 'STS_ANSWER_INVALID',
};
function findingsOf(failure, { settings, runner, proxy, plainProxy }) {
    const kind = (0,net_failure/* kindOf */.I)(failure);
    const way = (0,defined/* defined */.s)({ failure, proxy, plainProxy, ...endpointNamed(failure, settings) });
    if (!settings.endpoint.awsOwned && isWithoutIdentity(failure)) {
        return [(0,finding/* error */.z3)('STS_NAMES_NO_IDENTITY', { failure, variable: settings.endpoint.source })];
    }
    if (failure.service === 'runner' && kind !== 'deadline' && kind !== 'canceled')
        return [];
    if (/^(?:PROXY_HTTP_|ERR_PROXY_TUNNEL)/.test(failure.code) && failure.code !== 'PROXY_HTTP_407')
        return [(0,finding/* error */.z3)('PROXY_REFUSED', { failure })];
    if (failure.httpStatus === 407 || failure.code === 'PROXY_HTTP_407')
        return [(0,finding/* error */.z3)('PROXY_AUTHENTICATION_REQUIRED', way)];
    if (proxy !== undefined && isOfProxy(failure, proxy))
        return [(0,finding/* error */.z3)('PROXY_UNREACHABLE', { failure, proxy })];
    if (kind === 'tls')
        return [tlsFinding(failure, runner)];
    if (failure.service === 'sts' && kind === 'foreign-answer' && (0,net_failure/* isPage */.yp)(failure) && (failure.httpStatus ?? 0) < 400)
        return [(0,finding/* error */.z3)('LOGIN_PAGE_ANSWERED', { failure }, 'likely')];
    if (kind === 'deadline')
        return [(0,finding/* error */.z3)('DEADLINE_PASSED', { ...way, timeoutSeconds: settings.timeoutSeconds })];
    if (kind === 'dns')
        return [unresolved(failure, settings, plainProxy)];
    if (kind in CODES)
        return [(0,finding/* error */.z3)(CODES[kind], way)];
    if (failure.service === 'sts' && kind in STS_CODES)
        return [(0,finding/* error */.z3)(STS_CODES[kind], way, isOfAws(failure) ? 'certain' : 'likely')];
    return [];
}
function endpointNamed({ service }, { endpoint }) {
    if (service !== 'sts' || endpoint.source === 'region')
        return {};
    const isOther = !endpoint.awsOwned && endpoint.source === 'sts-endpoint';
    return { endpoint: endpoint.source, ...(isOther && { isOther }) };
}
function isWithoutIdentity({ service, operation, code, message }) {
    if (service !== 'sts')
        return false;
    if (code === 'NO_ARN_IN_ANSWER')
        return true;
    return operation === 'GetCallerIdentity' && (NOT_THERE.has(code) || /^Unsupported action\b/.test(message));
}
const NOT_THERE = new Set(['InvalidAction', 'NotImplemented', 'UnknownOperation']);
function isOfAws({ code }) {
    return code !== 'UNEXPECTED_ANSWER' && !/^(?:HTTP|PROXY_HTTP|HPE)_/.test(code);
}
function isOfProxy({ httpStatus, message }, { address }) {
    const { hostname, port, protocol } = new URL(address);
    const tried = new RegExp(`^connect E[A-Z]+ \\S+:${port || (protocol === 'https:' ? 443 : 80)}\\b`);
    return (httpStatus === undefined &&
        (message.startsWith('getaddrinfo ') ? message.endsWith(` ${hostname}`) : tried.test(message)));
}
function unresolved(failure, { endpoint, region }, plainProxy) {
    const { fips, dualStack, source } = endpoint;
    const isOfRegion = failure.service === 'sts' && source === 'region';
    const isAmbiguous = isOfRegion && failure.code === 'ENOTFOUND';
    if (!isOfRegion || !(fips || dualStack)) {
        const evidence = (0,defined/* defined */.s)({ failure, region, endpointSource: source, plainProxy });
        return (0,finding/* error */.z3)('DNS_LOOKUP_FAILED', evidence, isAmbiguous ? 'likely' : 'certain');
    }
    const isMissing = fips === true && !(0,arn/* hasFipsEndpoint */.SV)(region);
    return (0,finding/* error */.z3)('ENDPOINT_VARIANT_NOT_FOUND', (0,defined/* defined */.s)({ failure, region, fips, dualStack }), isMissing ? 'likely' : 'possible');
}
const UNTRUSTED = /SELF_SIGNED|UNABLE_TO_(?:GET_ISSUER|VERIFY)|CERT_UNTRUSTED|CERT_CHAIN_TOO_LONG|INVALID_CA/;
function tlsFinding(failure, runner) {
    const { code } = failure;
    if (code === 'CERT_HAS_EXPIRED' || code === 'CERT_NOT_YET_VALID')
        return (0,finding/* error */.z3)('TLS_CERTIFICATE_DATE', (0,defined/* defined */.s)({ failure, os: runner.os }), 'likely');
    if (code === 'ERR_TLS_CERT_ALTNAME_INVALID' || code === 'HOSTNAME_MISMATCH')
        return (0,finding/* error */.z3)('TLS_CERTIFICATE_OTHER_HOST', { failure });
    const { os, nodeVersion, extraCertificates, usesSystemStore, extraCertificatesProblem: problem } = runner;
    if (!UNTRUSTED.test(code))
        return (0,finding/* error */.z3)('TLS_FAILED', { failure }, 'likely');
    return problem === undefined
        ? (0,finding/* error */.z3)('TLS_CERTIFICATE_UNTRUSTED', (0,defined/* defined */.s)({ failure, os, nodeVersion, extraCertificates, usesSystemStore }))
        : (0,finding/* error */.z3)('EXTRA_CERTIFICATES_UNREADABLE', { failure, problem }, 'likely');
}

;// ./lib/diagnosis/rules/no-id-token.js



const noIdTokenRules = [
    (facts) => {
        if (facts.idToken.status !== 'failed')
            return [];
        const { failure } = facts.idToken;
        const { proxy } = facts;
        return failure.code === 'NO_ID_TOKEN_VARIABLES' ? [withheld(facts)] : answered((0,defined/* defined */.s)({ failure, proxy }));
    },
];
function withheld({ runner, unusedSource }) {
    const { eventName, otherRunner, ofPrivateRepository, doubtful } = runner;
    if (otherRunner !== undefined)
        return (0,finding/* error */.z3)('RUNNER_WITHOUT_ID_TOKEN', (0,defined/* defined */.s)({ otherRunner, unusedSource }), otherRunner === 'Gitea' || doubtful ? 'likely' : 'certain');
    if (!runner.onGitHubActions)
        return (0,finding/* error */.z3)('NOT_ON_GITHUB_ACTIONS', {});
    switch (runner.trigger ?? 'repository') {
        case 'fork-pull-request':
            return (0,finding/* error */.z3)('ID_TOKEN_WITHHELD_FROM_FORK', { eventName, ...(0,defined/* defined */.s)({ ofPrivateRepository }) }, ofPrivateRepository || doubtful ? 'likely' : 'certain');
        case 'dependabot':
            return (0,finding/* error */.z3)('ID_TOKEN_WITHHELD_FROM_DEPENDABOT', { eventName }, 'likely');
        case 'repository':
            return (0,finding/* error */.z3)('ID_TOKEN_PERMISSION_MISSING', { eventName, ...(0,defined/* defined */.s)({ unusedSource }) }, unusedSource !== undefined || doubtful ? 'likely' : 'certain');
    }
}
function withheldSecrets({ trigger, eventName, otherRunner }, problems) {
    const isEmpty = ({ input, value }) => value === '' || EMPTY_ACCOUNT.test(value) || (value === 'none' && input === 'aws-secret-access-key');
    if (!problems.some(isEmpty) || !problems.every((one) => isEmpty(one) || isNoRegion(one)))
        return undefined;
    const isPart = problems.some(({ value }) => EMPTY_ACCOUNT.test(value));
    const inputs = problems.map((one) => one.input);
    const evidence = { eventName, inputs, ...(isPart && { isPart }), ...(0,defined/* defined */.s)({ otherRunner }) };
    if (trigger === 'fork-pull-request')
        return (0,finding/* error */.z3)('SECRETS_WITHHELD_FROM_FORK', evidence, 'likely');
    if (trigger === 'dependabot')
        return (0,finding/* error */.z3)('SECRETS_WITHHELD_FROM_DEPENDABOT', evidence, 'likely');
    return undefined;
}
const EMPTY_ACCOUNT = /^arn:[a-z-]+:iam:::role\//;
function isNoRegion({ input, value }) {
    return input === 'aws-region' && value === 'auto';
}
const PAGE = /^\s*<(?:!doctype|html|head|body|h1|title)\b/i;
function answered(evidence) {
    const { failure } = evidence;
    if (failure.code === 'BAD_ID_TOKEN_VARIABLES')
        return [(0,finding/* error */.z3)('ID_TOKEN_VARIABLES_BROKEN', evidence)];
    if (failure.code === 'NO_ID_TOKEN_IN_ANSWER')
        return [(0,finding/* error */.z3)('ID_TOKEN_ANSWER_INVALID', evidence, 'likely')];
    const status = failure.code.startsWith('HTTP_') ? (failure.httpStatus ?? 0) : undefined;
    if (status === undefined)
        return ['foreign-answer', 'garbled'].includes((0,net_failure/* kindOf */.I)(failure))
            ? [(0,finding/* error */.z3)('ID_TOKEN_ANSWER_INVALID', evidence, 'likely')]
            : [];
    if (status >= 300 && status < 400)
        return [(0,finding/* error */.z3)('ID_TOKEN_REQUEST_REDIRECTED', evidence, 'likely')];
    const sure = PAGE.test(failure.message) ? 'likely' : 'certain';
    if (status === 404)
        return [(0,finding/* error */.z3)('ID_TOKEN_ENDPOINT_NOT_FOUND', evidence, sure)];
    if (status === 429 || status === 408 || status >= 500)
        return [(0,finding/* error */.z3)('ID_TOKEN_SERVICE_UNAVAILABLE', evidence, sure)];
    if (status === 407)
        return [];
    if (PAGE.test(failure.message))
        return [(0,finding/* error */.z3)('ID_TOKEN_ANSWER_INVALID', evidence, 'likely')];
    return [(0,finding/* error */.z3)(status < 300 ? 'ID_TOKEN_ANSWER_INVALID' : 'ID_TOKEN_REQUEST_DENIED', evidence, 'likely')];
}

var verified = __webpack_require__(44);
;// ./lib/diagnosis/diagnose.js











const FAILURE_RULES = [
    ...roleAssumptionRules,
    ...noIdTokenRules,
    ...expectationRules,
    ...exchangeRules,
    ...credentialRules,
    ...networkRules,
];
function diagnose(facts) {
    const explained = FAILURE_RULES.flatMap((rule) => rule(facts));
    const failures = explained.length > 0 ? explained : unexplained(facts);
    const otherRules = [...deployedRules, ...policyFileRules, ...leftover_credentials.verifyRules];
    const others = [...(0,verified/* successFindings */.iH)(facts), ...otherRules.flatMap((rule) => rule(facts))];
    if (isTolerated(failures, facts.settings))
        return skipped([...failures, ...others], facts.settings);
    return (0,finding/* diagnosisOf */.jo)(failures, others);
}
const TOLERABLE = [
    'RUNNER_WITHOUT_ID_TOKEN',
    'ID_TOKEN_WITHHELD_FROM_FORK',
    'ID_TOKEN_WITHHELD_FROM_DEPENDABOT',
    'SECRETS_WITHHELD_FROM_FORK',
    'SECRETS_WITHHELD_FROM_DEPENDABOT',
];
function diagnoseRefused(settings, runner, refused) {
    const { onGitHubActions, otherRunner } = runner;
    if (otherRunner !== undefined)
        return (0,finding/* diagnosisOf */.jo)(refused.findings.map((finding) => onOther(runner, otherRunner, finding)));
    if (!onGitHubActions)
        return refused;
    if (runner.mayRequestIdToken !== true && refused.findings.every(isOfMissingValues)) {
        const finding = withheld({ runner });
        if (isTolerated([finding], settings))
            return skipped([finding], settings);
    }
    const findings = refused.findings.map((finding) => finding.code === 'INVALID_INPUT' ? (withheldSecrets(runner, finding.evidence.problems) ?? finding) : finding);
    return (0,finding/* diagnosisOf */.jo)(findings);
}
function onOther(runner, otherRunner, finding) {
    if (finding.code === 'INVALID_INPUT' && otherRunner !== 'act' && runner.trigger === 'fork-pull-request')
        return withheldSecrets(runner, finding.evidence.problems) ?? finding;
    return finding.code === 'PROXY_IGNORED_BY_NODE'
        ? { ...finding, evidence: { ...finding.evidence, otherRunner } }
        : finding;
}
function diagnoseLost(names) {
    const variables = names.filter((name) => name.startsWith('INPUT_'));
    if (variables.length === 0 || variables.some((name) => name.includes('-')))
        return undefined;
    return (0,finding/* diagnosisOf */.jo)([(0,finding/* error */.z3)('INPUTS_LOST', { variables }, 'likely')]);
}
const LIMITS = ['allowed-account-ids', 'allowed-role-arns', 'expected-subject'];
function isOfMissingValues(finding) {
    if (finding.code === 'TRUST_POLICY_FILE_INVALID')
        return true;
    if (finding.code !== 'INVALID_INPUT')
        return false;
    return finding.evidence.problems.every(({ input, value }) => value === '' || !LIMITS.includes(input));
}
function isTolerated(failures, { onMissingOidc = 'fail', mode }) {
    const isAllowed = onMissingOidc !== 'fail' && mode !== 'verify' && failures.length > 0;
    return isAllowed && failures.every(({ code }) => TOLERABLE.includes(code));
}
function skipped(findings, { onMissingOidc }) {
    const severity = onMissingOidc === 'warn' ? 'warning' : 'notice';
    const [first, ...rest] = findings.map((finding) => ({ ...finding, severity }));
    if (first === undefined)
        throw new Error('skipped without a reason');
    return { verdict: 'skip', findings: [first, ...rest] };
}
function unexplained(facts) {
    const { idToken, baseIdentity, roleSession, callerIdentity, settings } = facts;
    const failures = [idToken, baseIdentity, roleSession, callerIdentity].flatMap((attempt) => attempt.status === 'failed' ? [attempt.failure] : []);
    const { endpoint } = settings;
    if (failures.length > 0)
        return failures.map((failure) => {
            const isOther = failure.service === 'sts' && !endpoint.awsOwned && endpoint.source === 'sts-endpoint';
            return (0,finding/* error */.z3)('UNEXPLAINED_FAILURE', { failure, ...(isOther && { endpoint: endpoint.source }) }, 'possible');
        });
    if (roleSession.status === 'succeeded' && callerIdentity.status === 'succeeded') {
        if (facts.chain.length === settings.roleChain.length)
            return [];
        const differences = (0,role_session/* identityDifferences */.F4)(callerIdentity.value, roleSession.value);
        if ((0,role_session/* isOtherSession */.zY)(differences, settings.endpoint))
            return [];
    }
    if (facts.existing)
        return [];
    if ((0,verified/* isWithoutRole */.n0)(facts) && [idToken, callerIdentity].some(({ status }) => status === 'succeeded'))
        return [];
    return [(0,finding/* error */.z3)('INTERNAL_ERROR', { name: 'Error', message: 'The run ended without a caller identity.' })];
}


})

};
