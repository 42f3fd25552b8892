export const id = 304;
export const ids = [304];
export const modules = {

4304:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.d(__webpack_exports__, {
  cancelled: () => (cancelled),
  pauseAfter: () => (pauseAfter),
  withHistory: () => (withHistory)
});
var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9521);

const AS_OFTEN_AS_ALLOWED = Number.POSITIVE_INFINITY;
const SPREADING_SECONDS = [3.25, 8.75, 4, 12];
const LONGEST_SECONDS = 20;
const POLICIES = {
    throttled: { attempts: AS_OFTEN_AS_ALLOWED, longestPauseSeconds: spreading, jitter: 0.8 },
    unavailable: { attempts: AS_OFTEN_AS_ALLOWED, longestPauseSeconds: doubling(0.5, 10), jitter: 0.8 },
    lost: { attempts: 6, longestPauseSeconds: doubling(0.25, 5), jitter: 0.8 },
    'timed-out': { attempts: 4, longestPauseSeconds: doubling(0.25, 2), jitter: 0.8 },
    unreachable: { attempts: 4, longestPauseSeconds: doubling(0.5, 4), jitter: 0.5 },
    dns: { attempts: 4, longestPauseSeconds: doubling(0.5, 4), jitter: 0.5 },
    'connection-refused': { attempts: 4, longestPauseSeconds: doubling(0.5, 4), jitter: 0.5 },
    'key-fetch': { attempts: 6, longestPauseSeconds: doubling(1, 15), jitter: 0.6 },
    'token-expired': { attempts: 2, longestPauseSeconds: doubling(0.1, 0.1), jitter: 0.5 },
    propagating: { attempts: 2, longestPauseSeconds: doubling(2, 2), jitter: 0.5 },
};
function cancelled(failure) {
    const { service, operation, attempts } = failure;
    return withHistory({ service, operation, attempts, code: 'CANCELLED', message: 'The job was cancelled.' }, failure);
}
function withHistory(failure, previous) {
    if (previous === undefined || !['deadline', 'cancelled'].includes((0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .kindOf */ .I)(failure)))
        return failure;
    return { ...failure, message: `${failure.message} Before that: ${previous.code}: ${previous.message}` };
}
function doubling(firstSeconds, longestSeconds) {
    return (failedTries) => Math.min(longestSeconds, firstSeconds * 2 ** (failedTries - 1));
}
function spreading(failedTries) {
    return SPREADING_SECONDS[failedTries - 1] ?? LONGEST_SECONDS;
}
function pauseAfter(failure, maxAttempts) {
    const policy = POLICIES[(0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .kindOf */ .I)(failure)];
    if (policy === undefined || failure.attempts >= Math.min(policy.attempts, maxAttempts))
        return undefined;
    const chosen = policy.longestPauseSeconds(failure.attempts) * (1 - policy.jitter * Math.random());
    return failure.retryAfterSeconds === undefined ? chosen : failure.retryAfterSeconds + chosen * policy.jitter;
}


})

};
