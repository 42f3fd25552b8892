import { modules as shared9521 } from './shared-9521.main.js';
export const id = 304;
export const ids = [304];
export const modules = {
...shared9521,

4304:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.d(__webpack_exports__, {
  keepsToken: () => (keepsToken),
  waitAfter: () => (waitAfter)
});
var _deadline_js__1 = __webpack_require__(3415);
var _failure_js__0 = __webpack_require__(9521);


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
    await (0,_deadline_js__1/* .pause */ .v7)(deadline, pauseSeconds);
    const reason = deadline.stopReason();
    return { failure: reason === 'canceled' ? canceled(failure) : failure, isLast: reason !== undefined };
}
const KEPT_SHARE = 0.25;
function keepsToken(failure, { lifetimeSeconds, waitedSeconds }) {
    return (0,_failure_js__0/* .kindOf */ .I)(failure) === 'throttled' && waitedSeconds < KEPT_SHARE * lifetimeSeconds;
}
function canceled(failure) {
    const { service, operation, attempts } = failure;
    return withHistory({ service, operation, attempts, code: 'CANCELED', message: 'The job was canceled.' }, failure);
}
function withHistory(failure, previous) {
    if (previous === undefined || !['deadline', 'canceled'].includes((0,_failure_js__0/* .kindOf */ .I)(failure)))
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
    const kind = (0,_failure_js__0/* .kindOf */ .I)(failure);
    const isLast = failure.justIssued && failure.operation === 'GetCallerIdentity';
    return kind === 'throttled' && isLast ? THROTTLED_AT_END : POLICIES[kind];
}
function pauseAfter(failure, { maxAttempts, earlier }) {
    const policy = policyOf(failure);
    const { attempts, retryAfterSeconds } = failure;
    const failedAlike = 1 + earlier.filter((other) => (0,_failure_js__0/* .kindOf */ .I)(other) === (0,_failure_js__0/* .kindOf */ .I)(failure)).length;
    if (policy === undefined || failedAlike >= policy.attempts || attempts >= maxAttempts)
        return undefined;
    if (retryAfterSeconds === undefined)
        return policy.longestPauseSeconds(failedAlike) * (1 - policy.jitter * Math.random());
    return retryAfterSeconds + policy.longestPauseSeconds(failedAlike + 1) * Math.random();
}


})

};
