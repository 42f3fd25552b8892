export const id = 56;
export const ids = [56,115];
export const modules = {

7671:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.d(__webpack_exports__, {
  x: () => (createApi)
});
var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
var node_http__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7067);
var node_https__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4708);
var node_stream__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7075);
var _net_proxy_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7115);
var _net_service_url_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1844);
var _secrets_shapes_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6111);
var _util_defined_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(9665);
var _util_text_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(8805);









const USER_AGENT = 'aws-token-guard';
async function createApi(environment, token, signal) {
    const baseUrl = (environment['GITHUB_API_URL'] ?? '').replace(/\/+$/, '');
    const url = URL.parse(baseUrl);
    if (!token || url === null || !(0,_net_service_url_js__WEBPACK_IMPORTED_MODULE_6__/* .isPrivateUrl */ .Dd)(url))
        return undefined;
    if (!(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(environment['GITHUB_EVENT_PATH'] || '.'))
        return undefined;
    const { getOctokit } = await Promise.all(/* import() */[__webpack_require__.e(471), __webpack_require__.e(592)]).then(__webpack_require__.bind(__webpack_require__, 8471));
    const silent = () => { };
    const log = { debug: silent, info: silent, warn: silent, error: silent };
    const request = (0,_util_defined_js__WEBPACK_IMPORTED_MODULE_7__/* .defined */ .s)({ redirect: 'error', signal, fetch: proxiedFetch(url, environment) });
    const octokit = getOctokit(token, { baseUrl, userAgent: USER_AGENT, log, request });
    return {
        request: (route, parameters) => octokit.request(route, parameters),
        failureOf: (error) => failureOf(error, token),
    };
}
function failureOf(error, token) {
    const { message = String(error), status, response } = (error ?? {});
    const text = (0,_util_text_js__WEBPACK_IMPORTED_MODULE_8__/* .plainText */ .wh)(message.replaceAll(token, _secrets_shapes_js__WEBPACK_IMPORTED_MODULE_5__/* .REDACTED */ .XF));
    if (response === undefined)
        return { status: 0, headers: {}, message: text };
    return { status: status ?? 0, headers: response.headers ?? {}, message: text };
}
const HTTP_PROXY = 'INPUT_HTTP-PROXY';
const NO_PROXY = 'INPUT_NO-PROXY';
function proxiedFetch(url, environment) {
    const given = (name) => (environment[name]?.trim() === 'auto' ? undefined : environment[name]);
    const parsed = (0,_net_proxy_js__WEBPACK_IMPORTED_MODULE_4__.proxySettingsOf)(environment, { httpProxy: given(HTTP_PROXY), noProxy: given(NO_PROXY) });
    if (!parsed.ok)
        return undefined;
    const options = (0,_net_proxy_js__WEBPACK_IMPORTED_MODULE_4__.proxiesOf)(parsed.settings, process.version).agentOptionsFor(url);
    return options.proxyEnv === undefined ? undefined : fetchThrough(options);
}
function fetchThrough(options) {
    return (input, { method = 'GET', headers, body, signal } = {}) => new Promise((resolve, reject) => {
        const url = new URL(String(input));
        const secure = url.protocol === 'https:';
        const send = secure ? node_https__WEBPACK_IMPORTED_MODULE_2__.request : node_http__WEBPACK_IMPORTED_MODULE_1__.request;
        const request = send(url, {
            method,
            headers: Object.fromEntries(new Headers(headers)),
            agent: secure ? new node_https__WEBPACK_IMPORTED_MODULE_2__.Agent(options) : new node_http__WEBPACK_IMPORTED_MODULE_1__.Agent(options),
            ...(signal ? { signal } : {}),
        });
        request.on('error', reject);
        request.on('response', (message) => {
            const { statusCode: status = 0 } = message;
            if (status < 300 || status >= 400)
                return resolve(responseOf(message, status));
            message.destroy();
            reject(new Error('A redirect is not followed: it would carry the token on.'));
        });
        request.end(body ?? undefined);
    });
}
function responseOf(message, status) {
    const isEmpty = status === 204 || status === 205;
    if (isEmpty)
        message.resume();
    const content = isEmpty ? null : node_stream__WEBPACK_IMPORTED_MODULE_3__.Readable.toWeb(message);
    const headers = Object.entries(message.headers).flatMap(([name, value]) => value === undefined ? [] : [[name, String(value)]]);
    return new Response(content, { status, headers: Object.fromEntries(headers) });
}


}),

3056:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.d(__webpack_exports__, {
  reportOnPullRequest: () => (reportOnPullRequest)
});
var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
var _net_deadline_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3415);
var _secrets_shapes_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6111);
var _util_text_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8805);
var _api_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7671);






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
        const reported = await (0,_net_deadline_js__WEBPACK_IMPORTED_MODULE_4__/* .within */ .ux)(options, limitSeconds, (signal) => report(environment, number, { ...options, signal }));
        if (reported.kind === 'settled')
            return reported.value;
        const late = `GitHub's API did not answer within ${limitSeconds.toFixed(1).replace('.0', '')} s.`;
        return failed('unreachable', reported.kind === 'stopped' ? 'The job was canceled.' : late);
    }
    catch (error) {
        return failed('other', (0,_util_text_js__WEBPACK_IMPORTED_MODULE_5__/* .plainText */ .wh)(String(error).replaceAll(options.token, _secrets_shapes_js__WEBPACK_IMPORTED_MODULE_2__/* .REDACTED */ .XF)));
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
    const api = await (0,_api_js__WEBPACK_IMPORTED_MODULE_3__/* .createApi */ .x)(environment, options.token, options.signal);
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


}),

7115:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.d(__webpack_exports__, {
  proxiesOf: () => (proxiesOf),
  proxySecretsOf: () => (proxySecretsOf),
  proxySettingsOf: () => (proxySettingsOf)
});
var node_net__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7030);
var _secrets_shapes_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6111);
var _util_defined_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9665);



const PROBLEM = 'is not the URL of a proxy, such as http://proxy.example:3128: http:// or https://, a host, and before it a user and password in which reserved characters are percent-encoded';
function proxySettingsOf(environment, inputs) {
    const given = (input, value, variable) => {
        const names = [variable, variable.toUpperCase()];
        const all = [{ name: input, value }, ...names.map((name) => ({ name, value: environment[name] }))];
        return all.map((one) => ({ ...one, value: one.value?.trim() ?? '' })).find((one) => one.value !== '');
    };
    const http = given('http-proxy', inputs.httpProxy, 'http_proxy');
    const https = given('http-proxy', inputs.httpProxy, 'https_proxy');
    const wrong = [http, https].find((one) => one !== undefined && parseProxy(withScheme(one.value)) === undefined);
    if (wrong !== undefined)
        return { ok: false, name: wrong.name, problem: PROBLEM, ...(0,_util_defined_js__WEBPACK_IMPORTED_MODULE_2__/* .defined */ .s)({ hint: hintAt(wrong.value) }) };
    const list = given('no-proxy', inputs.noProxy, 'no_proxy')?.value ?? '';
    return {
        ok: true,
        ...(0,_util_defined_js__WEBPACK_IMPORTED_MODULE_2__/* .defined */ .s)({ name: (https ?? http)?.name }),
        settings: {
            ...(0,_util_defined_js__WEBPACK_IMPORTED_MODULE_2__/* .defined */ .s)({
                http: http === undefined ? undefined : withScheme(http.value),
                https: https === undefined ? undefined : withScheme(https.value),
            }),
            bypass: list.split(/[,\s]+/).filter((entry) => entry !== ''),
        },
    };
}
function hintAt(value) {
    if (!value.includes('@'))
        return undefined;
    const beforeHost = value.slice(0, value.lastIndexOf('@')).replace(/^[a-z]+:\/\//i, '');
    const found = RESERVED.filter(([character]) => beforeHost.includes(character));
    if (found.length === 0)
        return undefined;
    const codes = found.map(([character, code]) => `${character} as ${code}`).join(', ');
    return `The user or password has reserved characters. Write ${codes}.`;
}
const RESERVED = [
    ['#', '%23'],
    ['/', '%2F'],
    ['?', '%3F'],
    ['@', '%40'],
    ['\\', '%5C'],
];
function withScheme(value) {
    return /^(?:https?:(?!\d)|[a-z][a-z\d+.-]*:\/\/)/i.test(value) ? value : `http://${value}`;
}
function parseProxy(text) {
    if (!/^https?:\/\/[^/\\]/i.test(text) || /\p{Cc}/u.test(text))
        return undefined;
    const url = URL.parse(text);
    if (url === null)
        return undefined;
    if (`${url.pathname}${url.search}${url.hash}`.includes('@'))
        return undefined;
    try {
        url.username = encodeURIComponent(decode(url.username));
        url.password = encodeURIComponent(decode(url.password));
        return url;
    }
    catch {
        return undefined;
    }
}
function decode(userOrPassword) {
    return decodeURIComponent(userOrPassword.replace(/%(?![\da-f]{2})/gi, '%25'));
}
function proxyFor(url, settings) {
    const proxy = url.protocol === 'https:' ? settings.https : settings.http;
    const host = bareHost(url.hostname);
    const port = url.port || (url.protocol === 'https:' ? '443' : '80');
    const isDirect = isLoopback(host) || settings.bypass.some((entry) => matches(entry, host, port));
    return isDirect ? undefined : proxy;
}
function isLoopback(host) {
    return host === 'localhost' || isInRange(host, '127.0.0.0/8') || isInRange(host, '::1');
}
function matches(entry, host, port) {
    const [, name = entry, entryPort = port] = ((0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(entry) === 0 && /^(.+):(\d{1,5})$/.exec(entry)) || [];
    const wanted = bareHost(name);
    if (entryPort !== port)
        return false;
    if (wanted === '*')
        return true;
    if ((0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(host) !== 0)
        return isInRange(host, wanted);
    const domain = wanted.replace(/^\*?\./, '');
    return host === domain || host.endsWith(`.${domain}`);
}
function bareHost(host) {
    return host
        .toLowerCase()
        .replace(/^\[(.*)\]$/, '$1')
        .replace(/\.$/, '');
}
function isInRange(host, range) {
    const [, address = range, digits] = /^([^/]+)\/(\d{1,3})$/.exec(range) ?? [];
    const family = (0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(address);
    const longest = family === 4 ? 32 : 128;
    const length = Number(digits ?? longest);
    if ((0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(host) === 0 || family === 0 || address.includes('%') || length > longest)
        return false;
    const list = new node_net__WEBPACK_IMPORTED_MODULE_0__.BlockList();
    list.addSubnet(address, length, family === 4 ? 'ipv4' : 'ipv6');
    return list.check(host, (0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(host) === 4 ? 'ipv4' : 'ipv6');
}
function proxySecretsOf({ http = '', https = '' }) {
    return [...new Set([http, https].flatMap(secretsIn))];
}
function secretsIn(text) {
    const url = parseProxy(text);
    if (url === undefined || (url.username === '' && url.password === ''))
        return [];
    const given = text.slice(text.indexOf('://') + 3, text.lastIndexOf('@'));
    const [givenUser = '', givenPassword = ''] = given.split(/:(.*)/s);
    const pairs = [
        [givenUser, givenPassword],
        [url.username, url.password],
        [decodeURIComponent(url.username), decodeURIComponent(url.password)],
    ];
    const decoded = pairs[2].join(':');
    return [
        ...[text, url.href].map((one) => one.replace(/\/$/, '')),
        ...pairs.flatMap(([user, password]) => (password === '' ? [user] : [password, `${user}:${password}`])),
        Buffer.from(decoded).toString('base64'),
    ].filter((secret) => !(0,_secrets_shapes_js__WEBPACK_IMPORTED_MODULE_1__/* .isLogWord */ .N6)(secret));
}
function describeProxy(url) {
    const { protocol, host } = parseProxy(url) ?? {};
    return host === undefined ? '(not the URL of a proxy)' : `${protocol}//${host}`;
}
function agentOptionsFor(url, settings) {
    const proxy = proxyFor(url, settings);
    if (proxy === undefined)
        return {};
    const value = parseProxy(proxy)?.href ?? proxy;
    return { proxyEnv: url.protocol === 'https:' ? { https_proxy: value } : { http_proxy: value } };
}
function supportsProxyAgents(nodeVersion) {
    const [, major = '', minor] = /^v?(\d+)\.(\d+)\./.exec(nodeVersion) ?? [];
    const since = new Map([
        ['22', 21],
        ['24', 5],
    ]).get(major);
    return since === undefined ? Number(major) > 24 : Number(minor) >= since;
}
function wayTo(url, settings, name) {
    const proxy = proxyFor(url, settings);
    if (proxy !== undefined) {
        return { proxy: { name, address: describeProxy(proxy), hasUser: (parseProxy(proxy)?.username ?? '') !== '' } };
    }
    const isPast = url.protocol === 'https:' && proxyFor(url, { ...(0,_util_defined_js__WEBPACK_IMPORTED_MODULE_2__/* .defined */ .s)({ https: settings.http }), bypass: settings.bypass });
    return isPast ? { plainProxy: name } : {};
}
function proxiesOf(settings, nodeVersion, from = '') {
    const urls = [...new Set([settings.https, settings.http].filter((url) => url !== undefined))];
    return {
        agentOptionsFor: (url) => agentOptionsFor(url, settings),
        lines: urls.map((url) => `Proxy: ${describeProxy(url)}`),
        ignoredFor: (asked) => {
            const isUsed = asked.some((text) => {
                const url = URL.parse(text ?? '');
                return url !== null && proxyFor(url, settings) !== undefined;
            });
            return isUsed && !supportsProxyAgents(nodeVersion) ? { version: nodeVersion, from } : undefined;
        },
        wayTo: (url) => wayTo(url, settings, from),
    };
}


})

};
