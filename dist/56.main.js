export const id = 56;
export const ids = [56];
export const modules = {

/***/ 7671:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ createApi)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var _service_url_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6968);
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8804);



const USER_AGENT = 'aws-token-guard';
async function createApi(environment, token, signal) {
    const baseUrl = (environment['GITHUB_API_URL'] ?? '').replace(/\/+$/, '');
    if (!token || !URL.canParse(baseUrl) || !(0,_service_url_js__WEBPACK_IMPORTED_MODULE_1__/* .isPrivateUrl */ .D)(new URL(baseUrl)))
        return undefined;
    if (!(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(environment['GITHUB_EVENT_PATH'] || '.'))
        return undefined;
    const { getOctokit } = await Promise.all(/* import() */[__webpack_require__.e(413), __webpack_require__.e(435)]).then(__webpack_require__.bind(__webpack_require__, 2413));
    const silent = () => { };
    const log = { debug: silent, info: silent, warn: silent, error: silent };
    const octokit = getOctokit(token, { baseUrl, userAgent: USER_AGENT, log, request: { redirect: 'error', signal } });
    return {
        request: (route, parameters) => octokit.request(route, parameters),
        failureOf: (error) => failureOf(error, token),
    };
}
function failureOf(error, token) {
    const { message = String(error), status, response } = (error ?? {});
    const text = (0,_text_js__WEBPACK_IMPORTED_MODULE_2__/* .plainText */ .wh)(message.replaceAll(token, '***'));
    if (response === undefined)
        return { status: 0, headers: {}, message: text };
    return { status: status ?? 0, headers: response.headers ?? {}, message: text };
}


/***/ }),

/***/ 4058:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ bounded)
/* harmony export */ });
async function bounded({ limitSeconds, signal, whenStopped }, task) {
    if (signal.aborted)
        return whenStopped;
    const controller = new AbortController();
    let timer;
    const stopped = new Promise((resolve) => {
        timer = setTimeout(resolve, limitSeconds * 1000, whenStopped);
        signal.addEventListener('abort', () => resolve(whenStopped), { once: true, signal: controller.signal });
    });
    try {
        return await Promise.race([stopped, task(controller.signal)]);
    }
    finally {
        clearTimeout(timer);
        controller.abort();
    }
}


/***/ }),

/***/ 3056:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   reportOnPullRequest: () => (/* binding */ reportOnPullRequest)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8804);
/* harmony import */ var _api_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7671);
/* harmony import */ var _bounded_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4058);





const LIMIT_SECONDS = 5;
const PAGE_SIZE = 100;
const PAGES_MAX = 10;
const BODY_MAX_LENGTH = 65_000;
const EVENTS = ['pull_request', 'pull_request_target', 'pull_request_review', 'pull_request_review_comment'];
async function reportOnPullRequest(environment, options) {
    const number = await pullRequestNumber(environment);
    if (number === undefined)
        return { outcome: 'not-a-pull-request' };
    const whenStopped = failed('unreachable', `GitHub's API did not answer within ${LIMIT_SECONDS} s.`);
    try {
        return await (0,_bounded_js__WEBPACK_IMPORTED_MODULE_3__/* .bounded */ .M)({ limitSeconds: LIMIT_SECONDS, signal: options.signal, whenStopped }, (signal) => report(environment, number, { ...options, signal }));
    }
    catch (error) {
        return failed('other', (0,_text_js__WEBPACK_IMPORTED_MODULE_4__/* .plainText */ .wh)(String(error).replaceAll(options.token, '***')));
    }
}
function failed(reason, message) {
    return { outcome: 'failed', reason, message };
}
async function pullRequestNumber(environment) {
    if (!EVENTS.includes(environment['GITHUB_EVENT_NAME'] ?? ''))
        return undefined;
    try {
        const payload = JSON.parse(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)(environment['GITHUB_EVENT_PATH'] ?? '', 'utf8'));
        const number = payload?.pull_request?.number;
        return typeof number === 'number' && Number.isSafeInteger(number) && number > 0 ? number : undefined;
    }
    catch {
        return undefined;
    }
}
async function report(environment, number, options) {
    const [owner, repo, ...rest] = (environment['GITHUB_REPOSITORY'] ?? '').split('/');
    if (!owner || !repo || rest.length > 0)
        return failed('other', 'GITHUB_REPOSITORY names no repository.');
    if (!options.token)
        return failed('no-permission', 'There is no token.');
    const api = await (0,_api_js__WEBPACK_IMPORTED_MODULE_2__/* .createApi */ .x)(environment, options.token, options.signal);
    if (api === undefined)
        return failed('other', 'GITHUB_API_URL does not hold an https:// URL.');
    try {
        return await bringUpToDate({ api, where: { owner, repo }, number }, markersFor(environment), options);
    }
    catch (error) {
        return explain(api.failureOf(error));
    }
}
function markersFor(environment) {
    const workflow = (environment['GITHUB_WORKFLOW_REF'] ?? '').split('@')[0] || environment['GITHUB_WORKFLOW'];
    const hash = hashOf(JSON.stringify([workflow, environment['GITHUB_JOB']]));
    return { failed: `<!-- aws-token-guard ${hash} failed -->`, passed: `<!-- aws-token-guard ${hash} passed -->` };
}
function hashOf(text) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(text).digest('hex').slice(0, 32);
}
async function bringUpToDate(thread, markers, { mode, part, body }) {
    const comment = await findComment(thread, markers);
    const partMarker = `<!-- part ${hashOf(part)} -->`;
    const isOpen = comment?.body.startsWith(`${markers.failed}\n${partMarker}`) ?? false;
    if (mode === 'passed' && !isOpen)
        return { outcome: 'none-needed' };
    const text = `${markers[mode]}\n${partMarker}\n${shorten(body)}`;
    if (comment === undefined)
        return create(thread, text);
    if (comment.body !== text) {
        await thread.api.request('PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}', {
            ...{ ...thread.where, comment_id: comment.id, body: text },
        });
    }
    return { outcome: mode === 'passed' ? 'resolved' : 'updated' };
}
async function create({ api, where, number }, body) {
    const route = 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments';
    await api.request(route, { ...where, issue_number: number, body });
    return { outcome: 'created' };
}
async function findComment({ api, where, number }, markers) {
    for (let page = 1; page <= PAGES_MAX; page += 1) {
        const { data } = await api.request('GET /repos/{owner}/{repo}/issues/{issue_number}/comments', {
            ...{ ...where, issue_number: number, per_page: PAGE_SIZE, page },
        });
        const comments = Array.isArray(data) ? data : [];
        const found = comments.find(({ user, body }) => {
            const isMarked = Object.values(markers).some((marker) => body?.startsWith(marker));
            return user?.type === 'Bot' && isMarked;
        });
        if (found !== undefined)
            return { id: found.id, body: found.body ?? '' };
        if (comments.length < PAGE_SIZE)
            return undefined;
    }
    return undefined;
}
function shorten(body) {
    if (body.length <= BODY_MAX_LENGTH)
        return body;
    const cut = body.slice(0, BODY_MAX_LENGTH);
    return `${cut.slice(0, Math.max(0, cut.lastIndexOf('\n')))}\n\n…`;
}
function explain({ status, headers, message }) {
    if (status === 0)
        return failed('unreachable', message);
    const isLimit = headers['retry-after'] !== undefined || headers['x-ratelimit-remaining'] === '0';
    const isRefusal = [401, 403, 404].includes(status) && !isLimit && !/\blocked\b/i.test(message);
    return failed(isRefusal ? 'no-permission' : 'other', `HTTP ${status}: ${message}`);
}


/***/ })

};
