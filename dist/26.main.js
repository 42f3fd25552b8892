export const id = 26;
export const ids = [26];
export const modules = {

9972:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.d(__webpack_exports__, {
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
            return (0,finding/* error */.z3)('SIGNATURE_INCOMPLETE', onTheWay(failure, facts), 'likely');
        case 'MissingAuthenticationToken':
            return (0,finding/* error */.z3)('SIGNATURE_MISSING', onTheWay(failure, facts));
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
            return (0,finding/* error */.z3)('CREDENTIALS_NOT_RECOGNIZED', { failure, region }, 'likely');
        default:
            return undefined;
    }
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
function missingRole({ failure }, deployed) {
    const { role, reader, found } = deployed ?? {};
    if (role === undefined || reader === undefined || found === undefined)
        return undefined;
    if (found === null)
        return (0,finding/* error */.z3)('ROLE_NOT_FOUND', { failure, role, reader });
    return found.arn === role.text ? undefined : (0,finding/* error */.z3)('ROLE_ARN_DIFFERS', { failure, role, reader, actual: found.arn });
}

var trust_policy_subject = __webpack_require__(1407);
var access_denied_causes = __webpack_require__(3655);
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
    return { role: policy.role, region: settings.region, claims: idToken.value, policy };
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
function policyRefusal(evidence) {
    if (evidence.policy.evaluation.decision === 'allow')
        return undefined;
    return (0,finding/* error */.z3)(codeOf(evidence.policy), evidence, confidenceIn(evidence));
}
function confidenceIn({ failure, policy }) {
    if (policy.evaluation.decision === 'unknown')
        return 'possible';
    return failure === undefined || policy.otherRole !== undefined ? 'likely' : 'certain';
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
        const finding = exchange_refused({ failure: roleSession.failure, role, claims: idToken.value, region }, facts);
        return finding === undefined ? [] : [finding];
    },
];
function exchange_refused(evidence, facts) {
    const { failure } = evidence;
    switch (failure.code) {
        case 'AccessDenied':
            return denied(evidence, facts);
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
                : (0,finding/* error */.z3)('REQUEST_REJECTED', evidence);
        case 'MalformedPolicyDocument':
            return (0,finding/* error */.z3)('SESSION_POLICY_MALFORMED', evidence);
        case 'PackedPolicyTooLarge':
            return (0,finding/* error */.z3)('SESSION_POLICY_TOO_LARGE', evidence);
        case 'RegionDisabled':
            return (0,finding/* error */.z3)('STS_REGION_DISABLED', evidence);
        default:
            return undefined;
    }
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
function denied(evidence, { expectations, deployed }) {
    const missing = missingRole(evidence, deployed);
    if (missing !== undefined)
        return missing;
    const policy = deployed?.policy ?? expectations?.policy;
    const lookedUp = (0,defined/* defined */.s)({ lookedUp: deployed === undefined ? undefined : true });
    if (policy === undefined)
        return suspected({ ...evidence, ...lookedUp }, rankAccessDeniedCauses(evidence.claims));
    const refusal = policyRefusal({ ...evidence, policy });
    if (refusal !== undefined)
        return refusal;
    const causes = policy.path === undefined ? CAUSES_DESPITE_DEPLOYED : CAUSES_DESPITE_POLICY;
    return (0,finding/* error */.z3)('ACCESS_DENIED_DESPITE_POLICY', { ...evidence, ...lookedUp, policy, causes }, 'likely');
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
    if (/No OpenIDConnect provider found/i.test(message))
        return (0,finding/* error */.z3)(hasPath(claims.iss) ? 'ENTERPRISE_ISSUER_NOT_REGISTERED' : 'OIDC_PROVIDER_MISSING', evidence);
    if (/audience/i.test(message))
        return (0,finding/* error */.z3)('AUDIENCE_NOT_REGISTERED', evidence);
    if (/thumbprint/i.test(message))
        return (0,finding/* error */.z3)('OIDC_PROVIDER_THUMBPRINT_DIFFERS', evidence);
    if (/verification key/i.test(message))
        return (0,finding/* error */.z3)('VERIFICATION_KEY_UNAVAILABLE', evidence);
    return (0,finding/* error */.z3)('ID_TOKEN_REJECTED', evidence);
}
function hasPath(issuer) {
    return /^https:\/\/token\.actions\.[^/]+\/./.test(issuer);
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
function rankAccessDeniedCauses(claims) {
    const signs = signsIn(claims);
    return [
        ...signs.filter(({ confidence }) => confidence === 'likely'),
        ...ALWAYS_POSSIBLE.filter((cause) => !signs.some((sign) => sign.cause === cause)).map(possible),
        ...signs.filter(({ confidence }) => confidence === 'possible'),
    ];
}
function possible(cause) {
    return { cause, confidence: 'possible' };
}
const GITHUB_ISSUER_FORM = /^https:\/\/token\.actions\.|\/_services\/token$/;
function signsIn(claims) {
    const subject = (0,trust_policy_subject/* classifySubject */.t_)(claims.sub);
    const isOfGitHub = claims.context.repository !== undefined || GITHUB_ISSUER_FORM.test(claims.iss);
    const { ACCESS_DENIED_AUDIENCE } = access_denied_causes/* SUSPECTS */.D0;
    const causes = isOfGitHub ? access_denied_causes/* DENIAL_CAUSES */.L0 : { ACCESS_DENIED_AUDIENCE };
    return Object.entries(causes).flatMap(([cause, { sign }]) => {
        const confidence = sign?.(claims, subject);
        return confidence === undefined ? [] : [{ cause: cause, confidence }];
    });
}

var leftover_credentials = __webpack_require__(3737);
var net_failure = __webpack_require__(9521);
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
    if (failure.service === 'sts' && kind === 'foreign-answer' && (0,net_failure/* isPage */.y)(failure) && (failure.httpStatus ?? 0) < 400)
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
    const isMissing = fips === true && !HAS_FIPS.test(region);
    return (0,finding/* error */.z3)('ENDPOINT_VARIANT_NOT_FOUND', (0,defined/* defined */.s)({ failure, region, fips, dualStack }), isMissing ? 'likely' : 'possible');
}
const HAS_FIPS = /^(?:us|ca)-/;
const UNTRUSTED = /SELF_SIGNED|UNABLE_TO_(?:GET_ISSUER|VERIFY)|CERT_UNTRUSTED|CERT_CHAIN_TOO_LONG|INVALID_CA/;
function tlsFinding(failure, runner) {
    const { code } = failure;
    if (code === 'CERT_HAS_EXPIRED' || code === 'CERT_NOT_YET_VALID')
        return (0,finding/* error */.z3)('TLS_CERTIFICATE_DATE', (0,defined/* defined */.s)({ failure, os: runner.os }), 'likely');
    if (code === 'ERR_TLS_CERT_ALTNAME_INVALID' || code === 'HOSTNAME_MISMATCH')
        return (0,finding/* error */.z3)('TLS_CERTIFICATE_OTHER_HOST', { failure });
    const { os, nodeVersion, extraCertificatesProblem: problem } = runner;
    if (!UNTRUSTED.test(code))
        return (0,finding/* error */.z3)('TLS_FAILED', { failure }, 'likely');
    return problem === undefined
        ? (0,finding/* error */.z3)('TLS_CERTIFICATE_UNTRUSTED', (0,defined/* defined */.s)({ failure, os, nodeVersion }))
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
    const { eventName, otherRunner } = runner;
    if (otherRunner !== undefined)
        return (0,finding/* error */.z3)('RUNNER_WITHOUT_ID_TOKEN', (0,defined/* defined */.s)({ otherRunner, unusedSource }), otherRunner === 'Gitea' ? 'likely' : 'certain');
    if (!runner.onGitHubActions)
        return (0,finding/* error */.z3)('NOT_ON_GITHUB_ACTIONS', {});
    switch (runner.trigger ?? 'repository') {
        case 'fork-pull-request':
            return (0,finding/* error */.z3)('ID_TOKEN_WITHHELD_FROM_FORK', { eventName });
        case 'dependabot':
            return (0,finding/* error */.z3)('ID_TOKEN_WITHHELD_FROM_DEPENDABOT', { eventName }, 'likely');
        case 'repository':
            return unusedSource === undefined
                ? (0,finding/* error */.z3)('ID_TOKEN_PERMISSION_MISSING', { eventName })
                : (0,finding/* error */.z3)('ID_TOKEN_PERMISSION_MISSING', { eventName, unusedSource }, 'likely');
    }
}
function withheldSecrets({ trigger, eventName }, problems) {
    if (!problems.every(({ value }) => value === ''))
        return undefined;
    const evidence = { eventName, inputs: problems.map((one) => one.input) };
    if (trigger === 'fork-pull-request')
        return (0,finding/* error */.z3)('SECRETS_WITHHELD_FROM_FORK', evidence, 'likely');
    if (trigger === 'dependabot')
        return (0,finding/* error */.z3)('SECRETS_WITHHELD_FROM_DEPENDABOT', evidence, 'likely');
    return undefined;
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
    if (status === 404)
        return [(0,finding/* error */.z3)('ID_TOKEN_ENDPOINT_NOT_FOUND', evidence)];
    if (status === 429 || status === 408 || status >= 500)
        return [(0,finding/* error */.z3)('ID_TOKEN_SERVICE_UNAVAILABLE', evidence)];
    if (status === 407)
        return [];
    if (PAGE.test(failure.message))
        return [(0,finding/* error */.z3)('ID_TOKEN_ANSWER_INVALID', evidence, 'likely')];
    return [(0,finding/* error */.z3)(status < 300 ? 'ID_TOKEN_ANSWER_INVALID' : 'ID_TOKEN_REQUEST_DENIED', evidence, 'likely')];
}

var settings_settings = __webpack_require__(3152);
var checked_inputs = __webpack_require__(2220);
;// ./lib/diagnosis/rules/role-assumption.js





const roleAssumptionRules = [
    ({ refusedRoles = [], settings }) => refusedRoles.flatMap(({ account, text }) => [
        ...(0,checked_inputs/* accountNotAllowed */.fs)(account, settings.allowedAccountIds, 'the AWS profile or AWS_ROLE_ARN'),
        ...(0,checked_inputs/* roleNotAllowed */.IM)(text, settings.allowedRoleArns, 'the AWS profile or AWS_ROLE_ARN'),
    ]),
    ({ idToken, baseIdentity, failedSource, failedFiles: files = [], settings }) => {
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
            if (isNone)
                return [(0,finding/* error */.z3)('AMBIENT_CREDENTIALS_MISSING', { failure, regionAlone })];
            return [(0,finding/* error */.z3)('AMBIENT_SOURCE_BROKEN', { failure, regionAlone, source: failedSource, files })];
        }
        return [];
    },
    (facts) => {
        const { roleSession, target: role } = facts;
        if (roleSession.status !== 'failed' || roleSession.failure.operation !== 'AssumeRole' || role === undefined)
            return [];
        const { failure } = roleSession;
        const finding = role_assumption_refused({ failure, role, sent: sentBy(facts.settings), ...stepOf(facts) }, facts);
        return finding === undefined ? [] : [finding];
    },
];
function stepOf({ baseIdentity, chain, settings }) {
    const previous = chain.at(-1)?.arn ?? (baseIdentity.status === 'succeeded' ? baseIdentity.value.arn : undefined);
    const withCredentials = settings.roleChain.length + (baseIdentity.status === 'succeeded' ? 1 : 0);
    const done = baseIdentity.status === 'succeeded' ? chain.length : chain.length - 1;
    return (0,defined/* defined */.s)({ step: done + 1, steps: withCredentials, caller: previous });
}
function sentBy({ externalId, roleSessionName, sessionTags }) {
    const tags = Object.keys({ ...sessionTags.usual, ...sessionTags.custom });
    return { externalId: externalId !== undefined, roleSessionName, tags };
}
function role_assumption_refused(evidence, { settings, deployed }) {
    const { failure } = evidence;
    switch (failure.code) {
        case 'AccessDenied':
            return missingRole(evidence, deployed) ?? role_assumption_denied(evidence, deployed?.policy);
        case 'ValidationError':
            if (/role chaining/i.test(failure.message))
                return (0,finding/* error */.z3)('CHAINED_DURATION_TOO_LONG', evidence);
            if (/MaxSessionDuration/.test(failure.message))
                return hopTooLong(evidence, deployed);
            return (0,finding/* error */.z3)('HOP_REQUEST_REJECTED', evidence);
        case 'MalformedPolicyDocument':
            return (0,finding/* error */.z3)('HOP_REQUEST_REJECTED', evidence);
        case 'PackedPolicyTooLarge':
            return (0,finding/* error */.z3)('SESSION_TAGS_TOO_LARGE', evidence);
        case 'RegionDisabled':
            return (0,finding/* error */.z3)('STS_REGION_DISABLED', { ...evidence, region: settings.region });
        default:
            return undefined;
    }
}
function role_assumption_denied(evidence, policy) {
    const { message } = evidence.failure;
    const refusing = refusingPolicyIn(message);
    const known = (0,defined/* defined */.s)({ ...evidence, refusing });
    if (/sts:TagSession/.test(message))
        return (0,finding/* error */.z3)('TAG_SESSION_NOT_PERMITTED', known, refusing === undefined ? 'likely' : 'certain');
    const mayBeOfRole = refusing === undefined || isOfRole(refusing);
    if (policy !== undefined && mayBeOfRole && policy.evaluation.decision === 'deny')
        return distrusted(evidence, policy);
    if (refusing === undefined && policy?.evaluation.decision === 'allow')
        return (0,finding/* error */.z3)('ASSUME_ROLE_NOT_PERMITTED', { ...evidence, trusted: true }, 'likely');
    if (refusing === undefined)
        return (0,finding/* error */.z3)('ASSUME_ROLE_NOT_TRUSTED', evidence, 'likely');
    return (0,finding/* error */.z3)(isOfRole(refusing) ? 'ASSUME_ROLE_NOT_TRUSTED' : 'ASSUME_ROLE_NOT_PERMITTED', known);
}
function distrusted(evidence, { evaluation }) {
    const denies = evaluation.decision === 'deny' && evaluation.why === 'explicit-deny';
    const refusals = denies ? [] : (evaluation.closest[0]?.refusals ?? []);
    const refusing = { kind: 'role trust policy', denies };
    return (0,finding/* error */.z3)('ASSUME_ROLE_NOT_TRUSTED', { ...evidence, refusing, refusals });
}
function hopTooLong(evidence, deployed) {
    return (0,finding/* error */.z3)('HOP_DURATION_TOO_LONG', {
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
    const otherRules = [...deployedRules, ...policyFileRules, ...leftover_credentials/* verifyRules */.dn];
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
    if (!onGitHubActions || otherRunner !== undefined)
        return refused;
    if (runner.mayRequestIdToken !== true && refused.findings.every(isOfMissingValues)) {
        const finding = withheld({ runner });
        if (isTolerated([finding], settings))
            return skipped([finding], settings);
    }
    const findings = refused.findings.map((finding) => finding.code === 'INVALID_INPUT' ? (withheldSecrets(runner, finding.evidence.problems) ?? finding) : finding);
    return (0,finding/* diagnosisOf */.jo)(findings);
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


}),

3655:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.d(__webpack_exports__, {
  D0: () => (SUSPECTS),
  L0: () => (DENIAL_CAUSES)
});
var _util_words_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2585);
var _definition_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9972);


const USUAL_BRANCH = /^refs\/heads\/(?:main|master)$/;
const USUAL_AUDIENCE = /^sts\.amazonaws\.com(?:\.cn)?$/;
const likelyIf = (isSeen) => (isSeen ? 'likely' : undefined);
const SUSPECTS = {
    ACCESS_DENIED_CUSTOM_SUBJECT: {
        title: "Trust policy probably doesn't allow the customized sub",
        sign: (_, { kind }) => likelyIf(kind === 'customized'),
        because: () => (0,_util_words_js__WEBPACK_IMPORTED_MODULE_1__/* .words */ .aL) `This repository or organization customizes the subject, so a policy with a default subject can't match.`,
        expected: ({ context }) => ({
            label: 'a default subject is',
            value: `repo:${context.repository ?? 'owner/repository'}:ref:${context.ref ?? 'refs/heads/main'}`,
        }),
    },
    ACCESS_DENIED_ENCODED_COLON: {
        title: 'Trust policy probably has ":" instead of "%3A"',
        sign: ({ sub }) => likelyIf(/%3A/i.test(sub)),
        because: () => (0,_util_words_js__WEBPACK_IMPORTED_MODULE_1__/* .words */ .aL) `GitHub writes a colon in an environment or branch name as "%3A", and the policy must do so, too.`,
        expected: ({ sub }) => ({ label: 'a policy with a colon expects', value: sub.replace(/%3A/gi, ':') }),
    },
    ACCESS_DENIED_ENVIRONMENT: {
        title: "Trust policy probably doesn't allow this environment",
        sign: (_, { kind }) => likelyIf(kind === 'environment'),
        because: () => (0,_util_words_js__WEBPACK_IMPORTED_MODULE_1__/* .words */ .aL) `A job with "environment:" has the environment in its subject instead of the branch, so a policy for a branch can't match.`,
        expected: policyForBranch,
        fix: [{ text: (0,_util_words_js__WEBPACK_IMPORTED_MODULE_1__/* .words */ .aL) `Or remove "environment:" from the job, if it doesn't need one.` }],
    },
    ACCESS_DENIED_PULL_REQUEST: {
        title: "Trust policy probably doesn't allow pull requests",
        sign: (_, { kind }) => likelyIf(kind === 'pull-request'),
        because: () => (0,_util_words_js__WEBPACK_IMPORTED_MODULE_1__/* .words */ .aL) `The subject of a pull request ends in ":pull_request" and has no branch, so a policy for a branch can't match.`,
        expected: policyForBranch,
        fix: [
            {
                text: (0,_util_words_js__WEBPACK_IMPORTED_MODULE_1__/* .words */ .aL) `If the role can change anything, keep pull requests away from it. Add this to the job:`,
                snippet: { language: 'yaml', text: 'if: ${{ !github.event.pull_request }}' },
            },
            {
                text: (0,_util_words_js__WEBPACK_IMPORTED_MODULE_1__/* .words */ .aL) `If pull requests need AWS (for a plan, for example), give them a read-only role of their own. Everyone who can push a branch can use that role.`,
            },
        ],
    },
    ACCESS_DENIED_TAG: {
        title: "Trust policy probably doesn't allow this tag",
        sign: (_, { kind }) => likelyIf(kind === 'tag'),
        because: () => (0,_util_words_js__WEBPACK_IMPORTED_MODULE_1__/* .words */ .aL) `The run is for a tag, so a policy for a branch or for another tag can't match.`,
        expected: policyForBranch,
    },
    ACCESS_DENIED_BRANCH: {
        title: "Trust policy probably doesn't allow this branch",
        sign: ({ context }, { kind }) => {
            if (kind !== 'branch')
                return undefined;
            return USUAL_BRANCH.test(context.ref ?? '') ? 'possible' : 'likely';
        },
        because: () => (0,_util_words_js__WEBPACK_IMPORTED_MODULE_1__/* .words */ .aL) `The run is for a branch, without an environment, so a policy for an environment or another branch can't match.`,
        expected: policyForBranch,
        fix: [
            {
                text: (0,_util_words_js__WEBPACK_IMPORTED_MODULE_1__/* .words */ .aL) `Or run the job on the trusted branch only: use "branches:" under the trigger, or "if:" in the job.`,
            },
        ],
    },
    ACCESS_DENIED_REUSABLE_WORKFLOW: {
        title: 'Trust policy probably names the called repository',
        sign: ({ context }) => {
            const called = context.job_workflow_ref?.split('/', 2).join('/');
            return likelyIf(called !== undefined && called !== context.repository);
        },
        because: () => (0,_util_words_js__WEBPACK_IMPORTED_MODULE_1__/* .words */ .aL) `In a reusable workflow, the subject names the repository that calls it, not the repository that defines it.`,
        expected: ({ context, sub }) => {
            const [, , ...rest] = sub.split(':');
            const called = context.job_workflow_ref?.split('/', 2).join('/') ?? '';
            return { label: 'a policy for the called repository expects', value: ['repo', called, ...rest].join(':') };
        },
    },
    ACCESS_DENIED_AUDIENCE: {
        title: 'Trust policy probably expects another audience',
        target: (0,_definition_js__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF)('audience'),
        sign: ({ aud }) => likelyIf(!USUAL_AUDIENCE.test(aud)),
        because: () => (0,_util_words_js__WEBPACK_IMPORTED_MODULE_1__/* .words */ .aL) `Most trust policies allow only the audience "sts.amazonaws.com".`,
        claim: 'aud',
        expected: () => ({ label: 'most policies expect', value: 'sts.amazonaws.com' }),
        fix: [{ text: (0,_util_words_js__WEBPACK_IMPORTED_MODULE_1__/* .words */ .aL) `Or remove the input "audience" from the step, to request the usual one.` }],
    },
    ACCESS_DENIED_IMMUTABLE_SUBJECT: {
        title: 'Trust policy probably expects a subject without ids',
        sign: (_, { immutable }) => likelyIf(immutable),
        because: () => (0,_util_words_js__WEBPACK_IMPORTED_MODULE_1__/* .words */ .aL) `Repositories created, renamed, or transferred since July 2026 have ids in their subject, so a policy without ids can't match.`,
        expected: ({ sub }) => ({ label: 'a policy without ids expects', value: withoutIds(sub) }),
    },
    ACCESS_DENIED_LETTER_CASE: {
        title: 'Trust policy probably has different capitalization',
        sign: ({ sub }) => likelyIf(/[A-Z]/.test(sub.replaceAll('%3A', ''))),
        because: () => (0,_util_words_js__WEBPACK_IMPORTED_MODULE_1__/* .words */ .aL) `The subject has capital letters, and IAM compares it case-sensitively.`,
        expected: ({ sub }) => ({ label: 'a policy in lower case expects', value: sub.toLowerCase() }),
    },
};
const OTHER_CAUSES = {
    'name-only-subject': {
        sign: (_, { immutable, kind }) => (!immutable && kind !== 'customized' ? 'possible' : undefined),
        because: () => (0,_util_words_js__WEBPACK_IMPORTED_MODULE_1__/* .words */ .aL) `The policy expects a subject with ids ("owner@id/repository@id") or an old repository name. This subject has names without ids.`,
    },
    'role-not-found': {
        because: ({ role }) => (0,_util_words_js__WEBPACK_IMPORTED_MODULE_1__/* .words */ .aL) `The role doesn't exist in account ${role.account}, has another path, or is capitalized differently.`,
    },
    'recent-change': {
        because: () => (0,_util_words_js__WEBPACK_IMPORTED_MODULE_1__/* .words */ .aL) `The role, its policy, or the provider changed less than a minute ago and has not propagated yet.`,
    },
    'policy-form': {
        because: () => (0,_util_words_js__WEBPACK_IMPORTED_MODULE_1__/* .words */ .aL) `The policy can never match. It may allow another action than "sts:AssumeRoleWithWebIdentity", have a wildcard under "StringEquals", or name a provider of another account. Or it uses a claim that IAM doesn't offer, such as "repository_owner".`,
    },
    'other-policy-deployed': { because: () => (0,_util_words_js__WEBPACK_IMPORTED_MODULE_1__/* .words */ .aL) `The policy deployed in AWS differs from the file.` },
    'organization-guardrail': {
        because: () => (0,_util_words_js__WEBPACK_IMPORTED_MODULE_1__/* .words */ .aL) `The trust policy is right, but something else refuses. It can be a resource control policy, a VPC endpoint policy, or a condition on session name ("sts:RoleSessionName"), address, region, or date.`,
    },
};
const DENIAL_CAUSES = { ...SUSPECTS, ...OTHER_CAUSES };
function policyForBranch({ sub, context }) {
    const repository = /^repo:[^:]*/.exec(sub)?.[0] ?? '';
    const isMain = context.ref === 'refs/heads/main';
    return isMain && !sub.includes(':environment:')
        ? { label: 'a policy for an environment expects', value: `${repository}:environment:production` }
        : { label: 'a policy for the main branch expects', value: `${repository}:ref:refs/heads/main` };
}
function withoutIds(sub) {
    return sub.replace(/^repo:([^/@:]+)@\d+\/([^:@]+)@\d+/, 'repo:$1/$2');
}


}),

3737:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.d(__webpack_exports__, {
  P0: () => (remainingCredentials),
  dn: () => (verifyRules),
  v1: () => (otherCredentials)
});
var _aws_arn_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8690);
var _settings_settings_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3152);
var _util_time_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(343);
var _finding_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(988);
var _words_credential_sources_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5693);





function otherCredentials(takings) {
    if (takings.length === 0)
        return [];
    const evidence = { takings };
    const isExpected = (0,_words_credential_sources_js__WEBPACK_IMPORTED_MODULE_2__/* .isRubyAlone */ .sl)(takings) || (0,_words_credential_sources_js__WEBPACK_IMPORTED_MODULE_2__/* .areOfEnvironment */ .x6)(takings);
    return [isExpected ? (0,_finding_js__WEBPACK_IMPORTED_MODULE_3__/* .notice */ .lm)('OTHER_CREDENTIALS_WIN', evidence) : (0,_finding_js__WEBPACK_IMPORTED_MODULE_3__/* .warning */ .$e)('OTHER_CREDENTIALS_WIN', evidence)];
}
function remainingCredentials(takings, remaining, severity) {
    const used = takings.filter(({ source: { kind }, onlyAfterFailure }) => !onlyAfterFailure && !['nothing', 'broken', 'instance'].includes(kind));
    if (used.length === 0)
        return [];
    const evidence = { takings: used, ...remaining };
    return [
        severity === 'warning'
            ? (0,_finding_js__WEBPACK_IMPORTED_MODULE_3__/* .warning */ .$e)('OTHER_CREDENTIALS_REMAIN', evidence)
            : (0,_finding_js__WEBPACK_IMPORTED_MODULE_3__/* .notice */ .lm)('OTHER_CREDENTIALS_REMAIN', evidence),
    ];
}
const verifyRules = [
    whenFound(otherIdentity),
    whenFound(remainingTime),
    whenFound(({ existingUntil }, { arn }) => existingUntil === Number.POSITIVE_INFINITY ? [(0,_finding_js__WEBPACK_IMPORTED_MODULE_3__/* .warning */ .$e)('LONG_TERM_KEYS_IN_USE', { arn })] : []),
    ({ others = [] }) => otherCredentials(others),
    ({ disagreement: outcomes }) => (outcomes === undefined ? [] : [(0,_finding_js__WEBPACK_IMPORTED_MODULE_3__/* .error */ .z3)('TOOLS_DISAGREE', { outcomes })]),
    whenFound(severalSessions),
];
function whenFound(rule) {
    return (facts) => facts.settings.mode === 'verify' && facts.callerIdentity.status === 'succeeded'
        ? rule(facts, facts.callerIdentity.value)
        : [];
}
function otherIdentity({ settings }, { arn }) {
    const wanted = (0,_settings_settings_js__WEBPACK_IMPORTED_MODULE_1__/* .targetRole */ .Yz)(settings);
    const actual = (0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_0__/* .parseAssumedRoleArn */ .B8)(arn);
    const name = wanted?.name ?? settings.roleName?.split('/').at(-1);
    const isRole = name === undefined ||
        (actual?.roleName === name &&
            (wanted === undefined || (actual.account === wanted.account && actual.partition === wanted.partition)));
    const { wantedSessionName: session } = settings;
    const isSession = session === undefined || actual?.roleSessionName === session;
    return [
        ...(isRole ? [] : [(0,_finding_js__WEBPACK_IMPORTED_MODULE_3__/* .error */ .z3)('OTHER_IDENTITY_IN_USE', { wanted: wanted?.text ?? name, arn })]),
        ...(isSession ? [] : [(0,_finding_js__WEBPACK_IMPORTED_MODULE_3__/* .error */ .z3)('OTHER_IDENTITY_IN_USE', { wanted: `the session name ${session}`, arn })]),
    ];
}
function severalSessions({ sessionsInUse: outcomes }, { arn }) {
    if (outcomes === undefined || (0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_0__/* .parseAssumedRoleArn */ .B8)(arn) === undefined)
        return [];
    return [(0,_finding_js__WEBPACK_IMPORTED_MODULE_3__/* .notice */ .lm)('SEVERAL_SESSIONS_IN_USE', { arn, outcomes })];
}
function remainingTime(facts) {
    const { existingUntil } = facts;
    const { minimumRemainingSeconds: minimumSeconds } = facts.settings;
    if (existingUntil === undefined) {
        return minimumSeconds === 0 ? [] : [(0,_finding_js__WEBPACK_IMPORTED_MODULE_3__/* .error */ .z3)('REMAINING_TIME_UNKNOWN', { minimumSeconds })];
    }
    const remainingSeconds = (0,_util_time_js__WEBPACK_IMPORTED_MODULE_4__/* .remainingSecondsOf */ .FY)(facts, { expiresAt: existingUntil });
    if (remainingSeconds > 0 && remainingSeconds >= minimumSeconds)
        return [];
    return [(0,_finding_js__WEBPACK_IMPORTED_MODULE_3__/* .error */ .z3)('REMAINING_TIME_TOO_SHORT', { remainingSeconds, minimumSeconds, expiresAt: existingUntil })];
}


}),

5693:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.d(__webpack_exports__, {
  SS: () => (describeOutcome),
  WC: () => (unsetStep),
  eZ: () => (namesOf),
  gv: () => (describeTaking),
  sl: () => (isRubyAlone),
  tV: () => (withValues),
  x6: () => (areOfEnvironment)
});
var _resolution_describe_source_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6231);
var _util_words_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2585);


const TOOLS = {
    'aws-cli-v1': 'AWS CLI v1',
    'aws-cli-v2': 'AWS CLI v2',
    boto3: 'boto3',
    'js-v3': 'AWS SDK for JavaScript v3',
    'js-v2': 'AWS SDK for JavaScript v2',
    'aws-cdk': 'AWS CDK',
    'go-v2': 'AWS SDK for Go v2',
    'go-base': 'Terraform, OpenTofu',
    'java-v2': 'AWS SDK for Java v2',
    rust: 'AWS SDK for Rust',
    ruby: 'AWS SDK for Ruby',
    'go-v1': 'AWS SDK for Go v1',
    'java-v1': 'AWS SDK for Java v1',
};
function namesOf(tools) {
    return tools.map((tool) => TOOLS[tool]).join(', ');
}
function withValues(text, values) {
    const marked = [...new Set(values)].filter((value) => value !== '').sort((a, b) => b.length - a.length);
    if (marked.length === 0)
        return (0,_util_words_js__WEBPACK_IMPORTED_MODULE_0__/* .phrase */ .MZ)(text);
    const escaped = marked.map((value) => value.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'));
    const parts = text.split(new RegExp(`(?<![\\w-])(${escaped.join('|')})(?![\\w-])`));
    return {
        parts: parts.map((part, index) => (index % 2 === 0 ? part : { value: part })).filter((part) => part !== ''),
    };
}
function sourceWords(source, variables) {
    return withValues((0,_resolution_describe_source_js__WEBPACK_IMPORTED_MODULE_1__/* .describeSource */ .B)(source, variables), [...variables, ...valuesIn(source)]);
}
function valuesIn(source) {
    const profile = 'profile' in source && source.profile !== undefined ? [source.profile] : [];
    const role = 'roleArn' in source ? [source.roleArn] : [];
    const file = 'file' in source && source.file !== undefined ? [source.file] : [];
    return [...profile, ...role, ...file];
}
function describeTaking({ tools, use, profiles, source, because, variables, onlyAfterFailure }) {
    const names = (0,_util_words_js__WEBPACK_IMPORTED_MODULE_0__/* .joinWords */ .yZ)(profiles.map((name) => (0,_util_words_js__WEBPACK_IMPORTED_MODULE_0__/* .words */ .aL) `"${name}"`), ', ');
    const uses = {
        default: (0,_util_words_js__WEBPACK_IMPORTED_MODULE_0__/* .words */ .aL) ``,
        variable: (0,_util_words_js__WEBPACK_IMPORTED_MODULE_0__/* .words */ .aL) `, in a step that sets AWS_PROFILE to ${names}`,
        code: (0,_util_words_js__WEBPACK_IMPORTED_MODULE_0__/* .words */ .aL) `, with the profile ${names} in code or --profile`,
        outputs: (0,_util_words_js__WEBPACK_IMPORTED_MODULE_0__/* .words */ .aL) `, in a step that sets the access keys from the outputs`,
    };
    const when = onlyAfterFailure ? (0,_util_words_js__WEBPACK_IMPORTED_MODULE_0__/* .words */ .aL) `, if the helper of the profile fails` : (0,_util_words_js__WEBPACK_IMPORTED_MODULE_0__/* .words */ .aL) ``;
    const why = because === undefined ? (0,_util_words_js__WEBPACK_IMPORTED_MODULE_0__/* .words */ .aL) `` : (0,_util_words_js__WEBPACK_IMPORTED_MODULE_0__/* .words */ .aL) `, because ${withoutNothing(sourceWords(because, variables))}`;
    return (0,_util_words_js__WEBPACK_IMPORTED_MODULE_0__/* .words */ .aL) `${(0,_util_words_js__WEBPACK_IMPORTED_MODULE_0__/* .phrase */ .MZ)(namesOf(tools))}${uses[use]}${when}: ${sourceWords(source, variables)}${why}`;
}
function withoutNothing({ parts: [first = '', ...rest] }) {
    return { parts: [typeof first === 'string' ? first.replace(/^nothing: /, '') : first, ...rest] };
}
function isRubyAlone(takings) {
    return takings.every(({ tools, source }) => source.kind === 'broken' && source.reason === 'web identity incomplete' && tools.every((tool) => tool === 'ruby'));
}
function areOfEnvironment(takings) {
    return takings.every(({ use, source, because }) => (use === 'variable' || use === 'code') &&
        because === undefined &&
        (source.kind === 'keys' || source.kind === 'web identity') &&
        source.profile === undefined);
}
function describeOutcome({ tools, source, variables, arn, failure }) {
    const who = (0,_util_words_js__WEBPACK_IMPORTED_MODULE_0__/* .phrase */ .MZ)(namesOf(tools));
    const what = sourceWords(source, variables);
    if (arn !== undefined)
        return (0,_util_words_js__WEBPACK_IMPORTED_MODULE_0__/* .words */ .aL) `${who}: ${arn}, from ${what}`;
    if (failure === undefined || source.kind === 'broken')
        return (0,_util_words_js__WEBPACK_IMPORTED_MODULE_0__/* .words */ .aL) `${who}: ${what}`;
    return (0,_util_words_js__WEBPACK_IMPORTED_MODULE_0__/* .words */ .aL) `${who}: ${what}, which fails: ${failure.code}: ${failure.message}`;
}
function inPowershell(variables) {
    return {
        text: (0,_util_words_js__WEBPACK_IMPORTED_MODULE_0__/* .words */ .aL) `In PowerShell, start the scripts with this line:`,
        snippet: {
            language: 'powershell',
            text: `Remove-Item -ErrorAction Ignore ${variables.map((name) => `Env:${name}`).join(', ')}`,
        },
    };
}
function unsetStep(variables) {
    if (variables.length === 0)
        return [];
    const areSet = (0,_util_words_js__WEBPACK_IMPORTED_MODULE_0__/* .phrase */ .MZ)(variables.length === 1 ? 'it is set' : 'they are set');
    return [
        {
            text: (0,_util_words_js__WEBPACK_IMPORTED_MODULE_0__/* .words */ .aL) `Remove ${(0,_util_words_js__WEBPACK_IMPORTED_MODULE_0__/* .valueList */ .Q0)(variables, ' and ')} where ${areSet}, or start the scripts that use these credentials with this line:`,
            snippet: { language: 'sh', text: `unset ${variables.join(' ')}` },
        },
        inPowershell(variables),
    ];
}


}),

9521:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.d(__webpack_exports__, {
  I: () => (kindOf),
  y: () => (isPage)
});
const LOCAL_KINDS = {
    CANCELED: 'canceled',
    DEADLINE_PASSED: 'deadline',
    ENOTFOUND: 'dns',
    EAI_AGAIN: 'dns',
    EAI_FAIL: 'dns',
    ECONNREFUSED: 'connection-refused',
    ECONNRESET: 'lost',
    ECONNABORTED: 'lost',
    EPIPE: 'lost',
    ETIMEDOUT: 'timed-out',
    REQUEST_TIMED_OUT: 'timed-out',
    EHOSTUNREACH: 'unreachable',
    ENETUNREACH: 'unreachable',
    ENETDOWN: 'unreachable',
    EADDRNOTAVAIL: 'unreachable',
    EPROTO: 'tls',
    UNEXPECTED_ANSWER: 'foreign-answer',
};
const ANSWER_KINDS = {
    RequestTimeout: 'timed-out',
    Throttling: 'throttled',
    Throttled: 'throttled',
    RequestThrottled: 'throttled',
    RequestLimitExceeded: 'throttled',
    TooManyRequests: 'throttled',
    SlowDown: 'throttled',
    ServiceUnavailable: 'unavailable',
    InternalFailure: 'unavailable',
    InternalError: 'unavailable',
    IDPCommunicationError: 'key-fetch',
    IDPRejectedClaim: 'token-expired',
};
const TLS_CODE = /^(?:ERR_TLS_|ERR_SSL_|CERT_|CRL_|UNABLE_TO_|SELF_SIGNED_CERT|DEPTH_ZERO_SELF_SIGNED|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_EXCEEDED|ERROR_IN_CERT_|ERROR_IN_CRL_)/;
function kindOf(failure) {
    const { code, httpStatus } = failure;
    if (httpStatus === undefined)
        return ofNoAnswer(code);
    if (Object.hasOwn(ANSWER_KINDS, code))
        return ANSWER_KINDS[code] ?? 'permanent';
    return byOperation(failure) ?? byStatus(failure);
}
function ofNoAnswer(code) {
    if (Object.hasOwn(LOCAL_KINDS, code))
        return LOCAL_KINDS[code] ?? 'permanent';
    if (TLS_CODE.test(code))
        return 'tls';
    if (/^PROXY_HTTP_5\d\d$/.test(code))
        return 'unavailable';
    return code.startsWith('HPE_') ? 'garbled' : 'permanent';
}
function byOperation({ operation, code, message, justIssued }) {
    switch (operation) {
        case 'RequestIdToken':
            if (code === 'NO_ID_TOKEN_IN_ANSWER')
                return 'garbled';
            return code === 'HTTP_401' || code === 'HTTP_403' ? 'propagating' : undefined;
        case 'AssumeRoleWithWebIdentity':
            if (code === 'AccessDenied')
                return 'propagating';
            if (code === 'ExpiredToken')
                return 'token-expired';
            return code === 'InvalidIdentityToken' && /verification key/i.test(message) ? 'key-fetch' : undefined;
        case 'AssumeRole':
        case 'GetCallerIdentity':
        case 'GetRole':
        case 'GetOpenIDConnectProvider':
            if (justIssued && code === 'InvalidClientTokenId')
                return 'session-unknown';
            if (isOfTime(code, message))
                return 'clock-off';
            return code === 'InvalidClientTokenId' || code === 'AccessDenied' ? 'propagating' : undefined;
        case 'ReadTokenFile':
        case 'LoadCredentials':
            return undefined;
    }
}
function isOfTime(code, message) {
    if (code === 'RequestTimeTooSkewed' || code === 'RequestExpired')
        return true;
    return code === 'SignatureDoesNotMatch' && /^Signature (?:expired|not yet current):/.test(message);
}
function byStatus(failure) {
    const { service, code, httpStatus = 0 } = failure;
    if (httpStatus === 429)
        return 'throttled';
    if (httpStatus >= 500 || httpStatus === 408)
        return 'unavailable';
    if (service !== 'sts' || !(code === 'UNEXPECTED_ANSWER' || code.startsWith('HTTP_')))
        return 'permanent';
    return isPage(failure) || httpStatus === 407 ? 'foreign-answer' : 'garbled';
}
function isPage({ httpStatus = 0, message }) {
    if (httpStatus >= 300 && httpStatus < 400)
        return true;
    return /^The answer is not one of STS\. Content type: text\/html\b/i.test(message);
}


}),

6231:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.d(__webpack_exports__, {
  B: () => (describeSource)
});
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
            return "the container's own role (AWS_CONTAINER_CREDENTIALS_RELATIVE_URI or AWS_CONTAINER_CREDENTIALS_FULL_URI)";
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


}),

2585:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.d(__webpack_exports__, {
  MZ: () => (phrase),
  Q0: () => (valueList),
  aL: () => (words),
  c5: () => (plainWords),
  vI: () => (shortened),
  yZ: () => (joinWords)
});
var _text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8805);

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
function valueList(values, separator = ', ') {
    return joinWords(values.map((value) => words `${value}`), separator);
}
function joinWords(sentences, separator = ' ') {
    return { parts: sentences.flatMap(({ parts }, index) => (index === 0 ? parts : [separator, ...parts])) };
}
function plainWords(sentence, valueMaxLength = Number.POSITIVE_INFINITY) {
    if (typeof sentence === 'string')
        return (0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .wh)(sentence);
    const shown = sentence.parts.map((part) => typeof part === 'string' ? part : shortened((0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .wh)(part.value), valueMaxLength));
    return (0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .wh)(shown.join(''), Number.POSITIVE_INFINITY);
}
const HEAD_SHARE = 0.45;
function shortened(text, maxLength) {
    if (text.length <= maxLength)
        return text;
    const head = Math.floor((maxLength - 1) * HEAD_SHARE);
    const tail = maxLength - 1 - head;
    return `${text.slice(0, head).replace(/[\ud800-\udbff]$/u, '')}\u2026${text.slice(-tail).replace(/^[\udc00-\udfff]/u, '')}`;
}


})

};
