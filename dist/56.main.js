import { modules as shared7671 } from './shared-7671.main.js';
import { modules as shared7115 } from './shared-7115.main.js';
export const id = 56;
export const ids = [56,115];
export const modules = {
...shared7671,
...shared7115,

3056:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.d(__webpack_exports__, {
  reportOnPullRequest: () => (reportOnPullRequest)
});
var node_crypto__0 = __webpack_require__(7598);
var node_fs_promises__1 = __webpack_require__(1455);
var _net_deadline_js__4 = __webpack_require__(3415);
var _secrets_shapes_js__2 = __webpack_require__(6111);
var _util_text_js__5 = __webpack_require__(8805);
var _api_js__3 = __webpack_require__(7671);






const LIMIT_SECONDS = 5;
const PAGE_SIZE = 100;
const PAGES_MAX = 10;
const BODY_MAX_LENGTH = 65_000;
const EVENTS = ['pull_request', 'pull_request_target', 'pull_request_review', 'pull_request_review_comment'];
async function reportOnPullRequest(environment, options) {
    const number = await pullRequestNumber(environment);
    if (number === undefined)
        return { outcome: 'not-a-pull-request' };
    const limitSeconds = Math.min(options.mostSeconds ?? LIMIT_SECONDS, options.limitSeconds);
    try {
        const reported = await (0,_net_deadline_js__4/* .within */ .ux)(options, limitSeconds, (signal) => report(environment, number, { ...options, signal }));
        if (reported.kind === 'settled')
            return reported.value;
        const late = `GitHub's API did not answer within ${limitSeconds.toFixed(1).replace('.0', '')} s.`;
        return failed('unreachable', reported.kind === 'stopped' ? 'The job was canceled.' : late);
    }
    catch (error) {
        return failed('other', (0,_util_text_js__5/* .plainText */ .wh)(String(error).replaceAll(options.token, _secrets_shapes_js__2/* .REDACTED */ .XF)));
    }
}
function failed(reason, message) {
    return { outcome: 'failed', reason, message };
}
async function pullRequestNumber(environment) {
    if (!EVENTS.includes(environment['GITHUB_EVENT_NAME'] ?? ''))
        return undefined;
    try {
        const payload = JSON.parse(await (0,node_fs_promises__1.readFile)(environment['GITHUB_EVENT_PATH'] ?? '', 'utf8'));
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
    const api = await (0,_api_js__3/* .createApi */ .x)(environment, options.token, options.signal);
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
    return (0,node_crypto__0.createHash)('sha256').update(text).digest('hex').slice(0, 32);
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
            ...thread.where,
            comment_id: comment.id,
            body: text,
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
            ...where,
            issue_number: number,
            per_page: PAGE_SIZE,
            page,
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
    return `${cut.slice(0, Math.max(0, cut.lastIndexOf('\n')))}\n\n\u2026`;
}
function explain({ status, headers, message }) {
    if (status === 0)
        return failed('unreachable', message);
    const isLimit = headers['retry-after'] !== undefined || headers['x-ratelimit-remaining'] === '0';
    const isRefusal = [401, 403, 404].includes(status) && !isLimit && !/\blocked\b/i.test(message);
    return failed(isRefusal ? 'no-permission' : 'other', `HTTP ${status}: ${message}`);
}


})

};
