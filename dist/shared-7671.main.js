export const modules = {

7671:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.d(__webpack_exports__, {
  x: () => (createApi)
});
var node_fs__0 = __webpack_require__(3024);
var node_http__1 = __webpack_require__(7067);
var node_https__2 = __webpack_require__(4708);
var node_stream__3 = __webpack_require__(7075);
var _net_proxy_js__4 = __webpack_require__(7115);
var _net_service_url_js__6 = __webpack_require__(1844);
var _secrets_shapes_js__5 = __webpack_require__(6111);
var _util_defined_js__7 = __webpack_require__(9665);
var _util_text_js__8 = __webpack_require__(8805);









const USER_AGENT = 'aws-token-guard';
async function createApi(environment, token, signal) {
    const baseUrl = (environment['GITHUB_API_URL'] ?? '').replace(/\/+$/, '');
    const url = URL.parse(baseUrl);
    if (!token || url === null || !(0,_net_service_url_js__6/* .isPrivateUrl */ .Dd)(url))
        return undefined;
    if (!(0,node_fs__0.existsSync)(environment['GITHUB_EVENT_PATH'] || '.'))
        return undefined;
    const { getOctokit } = await Promise.all(/* import() */[__webpack_require__.e(471), __webpack_require__.e(592)]).then(__webpack_require__.bind(__webpack_require__, 8471));
    const silent = () => { };
    const log = { debug: silent, info: silent, warn: silent, error: silent };
    const request = (0,_util_defined_js__7/* .defined */ .s)({ redirect: 'error', signal, fetch: proxiedFetch(url, environment) });
    const octokit = getOctokit(token, { baseUrl, userAgent: USER_AGENT, log, request });
    return {
        request: (route, parameters) => octokit.request(route, parameters),
        failureOf: (error) => failureOf(error, token),
    };
}
function failureOf(error, token) {
    const { message = String(error), status, response } = (error ?? {});
    const text = (0,_util_text_js__8/* .plainText */ .wh)(message.replaceAll(token, _secrets_shapes_js__5/* .REDACTED */ .XF));
    if (response === undefined)
        return { status: 0, headers: {}, message: text };
    return { status: status ?? 0, headers: response.headers ?? {}, message: text };
}
const HTTP_PROXY = 'INPUT_HTTP-PROXY';
const NO_PROXY = 'INPUT_NO-PROXY';
function proxiedFetch(url, environment) {
    const given = (name) => (environment[name]?.trim() === 'auto' ? undefined : environment[name]);
    const parsed = (0,_net_proxy_js__4.proxySettingsOf)(environment, { httpProxy: given(HTTP_PROXY), noProxy: given(NO_PROXY) });
    if (!parsed.ok)
        return undefined;
    const options = (0,_net_proxy_js__4.proxiesOf)(parsed.settings, process.version).agentOptionsFor(url);
    return options.proxyEnv === undefined ? undefined : fetchThrough(options);
}
function fetchThrough(options) {
    return (input, { method = 'GET', headers, body, signal } = {}) => new Promise((resolve, reject) => {
        const url = new URL(String(input));
        const secure = url.protocol === 'https:';
        const send = secure ? node_https__2.request : node_http__1.request;
        const request = send(url, {
            method,
            headers: Object.fromEntries(new Headers(headers)),
            agent: secure ? new node_https__2.Agent(options) : new node_http__1.Agent(options),
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
    const content = isEmpty ? null : node_stream__3.Readable.toWeb(message);
    const headers = Object.entries(message.headers).flatMap(([name, value]) => value === undefined ? [] : [[name, String(value)]]);
    return new Response(content, { status, headers: Object.fromEntries(headers) });
}


})

};
