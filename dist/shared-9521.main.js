export const modules = {

9521:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.d(__webpack_exports__, {
  I: () => (kindOf),
  hp: () => (isOnInstance),
  s9: () => (isWithoutInstanceRole),
  yp: () => (isPage)
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
function isWithoutInstanceRole(failure) {
    return failure.code === 'HOSTED' || isOnInstance(failure);
}
function isOnInstance({ code, httpStatus }) {
    return code === 'DISABLED' || httpStatus !== undefined;
}


})

};
