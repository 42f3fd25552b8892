export const id = 929;
export const ids = [929];
export const modules = {

1929:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  waitAfter: () => (waitAfter)
});

// UNUSED EXPORTS: keepsToken, pauseAfter

;// ./lib/net/deadline.js
function createDeadline(timeoutSeconds, elapsedSeconds = 0) {
    const controller = new AbortController();
    const endsAt = performance.now() + (timeoutSeconds - elapsedSeconds) * 1000;
    const stop = (reason) => controller.abort(reason);
    const timer = setTimeout(stop, Math.max(0, endsAt - performance.now()), 'deadline');
    return {
        timeoutSeconds,
        signal: controller.signal,
        remainingSeconds: () => (controller.signal.aborted ? 0 : Math.max(0, (endsAt - performance.now()) / 1000)),
        stopReason: () => (controller.signal.aborted ? reasonOf(controller.signal) : undefined),
        cancel: () => stop('canceled'),
        clear: () => clearTimeout(timer),
    };
}
function reasonOf({ reason }) {
    return reason === 'deadline' ? 'deadline' : 'canceled';
}
async function within(end, limitSeconds, task) {
    if (end.signal.aborted)
        return { kind: 'stopped', reason: reasonOf(end.signal) };
    const controller = new AbortController();
    let timer;
    const timedOut = new Promise((resolve) => {
        timer = setTimeout(resolve, limitSeconds * 1000, { kind: 'timed-out' });
    });
    const stopped = new Promise((resolve) => {
        const onStop = () => resolve({ kind: 'stopped', reason: reasonOf(end.signal) });
        end.signal.addEventListener('abort', onStop, { once: true, signal: controller.signal });
    });
    try {
        const settled = task(controller.signal).then((value) => ({ kind: 'settled', value }));
        return await Promise.race([settled, timedOut, stopped]);
    }
    finally {
        clearTimeout(timer);
        controller.abort();
    }
}
async function pause(deadline, seconds) {
    await within(deadline, seconds, () => new Promise(() => { }));
}
const SIGNALS = (/* unused pure expression or super */ null && (['SIGINT', 'SIGTERM', 'SIGBREAK']));
function createCancellation(source) {
    const controller = new AbortController();
    let isListening = false;
    return {
        signal: controller.signal,
        listen: () => {
            if (!isListening)
                for (const signal of SIGNALS)
                    source.on(signal, () => controller.abort());
            isListening = true;
            return controller.signal;
        },
    };
}

;// ./lib/net/failure.js
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
function failure_kindOf(failure) {
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

;// ./lib/net/retry-policy.js


const AS_OFTEN_AS_ALLOWED = Number.POSITIVE_INFINITY;
const THROTTLED_SECONDS = [0.56, 1.76, 3.6, 7.5, 15];
const THROTTLED_AT_END_SECONDS = [0.65, 1.2, 0.3, 3, 0.3, 2.5];
const POLICIES = {
    throttled: { attempts: AS_OFTEN_AS_ALLOWED, longestPauseSeconds: listed(THROTTLED_SECONDS), jitter: 0.65 },
    unavailable: { attempts: AS_OFTEN_AS_ALLOWED, longestPauseSeconds: doubling(0.5, 10), jitter: 0.8 },
    lost: { attempts: 6, longestPauseSeconds: doubling(0.25, 5), jitter: 0.8 },
    'timed-out': { attempts: 4, longestPauseSeconds: doubling(0.25, 2), jitter: 0.8 },
    unreachable: { attempts: 4, longestPauseSeconds: doubling(0.5, 4), jitter: 0.5 },
    dns: { attempts: 4, longestPauseSeconds: doubling(0.5, 4), jitter: 0.5 },
    'connection-refused': { attempts: 4, longestPauseSeconds: doubling(0.5, 4), jitter: 0.5 },
    'key-fetch': { attempts: 6, longestPauseSeconds: doubling(1, 15), jitter: 0.6 },
    'token-expired': { attempts: 2, longestPauseSeconds: doubling(0.1, 0.1), jitter: 0.5 },
    propagating: { attempts: 2, longestPauseSeconds: doubling(2, 2), jitter: 0.5 },
    'session-unknown': { attempts: 6, longestPauseSeconds: doubling(1, 4), jitter: 0.25 },
    'clock-off': { attempts: 2, longestPauseSeconds: doubling(0.1, 0.1), jitter: 0.5 },
    garbled: { attempts: 3, longestPauseSeconds: doubling(0.5, 1), jitter: 0.5 },
};
const THROTTLED_AT_END = {
    attempts: AS_OFTEN_AS_ALLOWED,
    longestPauseSeconds: listed(THROTTLED_AT_END_SECONDS),
    jitter: 0.12,
};
async function waitAfter(latest, earlier, { deadline, maxAttempts, onRetry, justIssued }) {
    const failure = withHistory({ ...latest, ...(justIssued && { justIssued }) }, earlier.at(-1));
    const pauseSeconds = pauseAfter(failure, { maxAttempts, earlier });
    if (pauseSeconds === undefined || pauseSeconds >= deadline.remainingSeconds())
        return { failure, isLast: true };
    onRetry({ failure, pauseSeconds });
    await pause(deadline, pauseSeconds);
    const reason = deadline.stopReason();
    return { failure: reason === 'canceled' ? canceled(failure) : failure, isLast: reason !== undefined };
}
const KEPT_SHARE = 0.25;
function keepsToken(failure, { lifetimeSeconds, waitedSeconds }) {
    return kindOf(failure) === 'throttled' && waitedSeconds < KEPT_SHARE * lifetimeSeconds;
}
function canceled(failure) {
    const { service, operation, attempts } = failure;
    return withHistory({ service, operation, attempts, code: 'CANCELED', message: 'The job was canceled.' }, failure);
}
function withHistory(failure, previous) {
    if (previous === undefined || !['deadline', 'canceled'].includes(failure_kindOf(failure)))
        return failure;
    return { ...failure, message: `${failure.message} Before that: ${previous.code}: ${previous.message}` };
}
function doubling(firstSeconds, longestSeconds) {
    return (failedTries) => Math.min(longestSeconds, firstSeconds * 2 ** (failedTries - 1));
}
function listed(seconds) {
    return (failedTries) => seconds[failedTries - 1] ?? seconds.at(-1) ?? 0;
}
function policyOf(failure) {
    const kind = failure_kindOf(failure);
    const isLast = failure.justIssued && failure.operation === 'GetCallerIdentity';
    return kind === 'throttled' && isLast ? THROTTLED_AT_END : POLICIES[kind];
}
function pauseAfter(failure, { maxAttempts, earlier }) {
    const policy = policyOf(failure);
    const { attempts, retryAfterSeconds } = failure;
    const failedAlike = 1 + earlier.filter((other) => failure_kindOf(other) === failure_kindOf(failure)).length;
    if (policy === undefined || failedAlike >= policy.attempts || attempts >= maxAttempts)
        return undefined;
    if (retryAfterSeconds === undefined)
        return policy.longestPauseSeconds(failedAlike) * (1 - policy.jitter * Math.random());
    return retryAfterSeconds + policy.longestPauseSeconds(failedAlike + 1) * Math.random();
}


})

};
