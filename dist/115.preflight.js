export const id = 115;
export const ids = [115];
export const modules = {

7115:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.d(__webpack_exports__, {
  proxiesOf: () => (proxiesOf),
  proxySecretsOf: () => (proxySecretsOf),
  proxySettingsOf: () => (proxySettingsOf)
});
var node_net__0 = __webpack_require__(7030);
var _secrets_shapes_js__1 = __webpack_require__(6111);
var _util_defined_js__2 = __webpack_require__(9665);



const PROBLEM = 'is not the URL of a proxy, such as http://proxy.example:3128: http:// or https://, a host, and before it a user and password in which reserved characters are percent-encoded';
function proxySettingsOf(environment, inputs) {
    const given = (input, value, variable) => {
        const names = [variable, variable.toUpperCase()];
        const all = [{ name: input, value }, ...names.map((name) => ({ name, value: environment[name] }))];
        return all.map((one) => ({ ...one, value: one.value?.trim() ?? '' })).find((one) => one.value !== '');
    };
    const http = given('http-proxy', inputs.httpProxy, 'http_proxy');
    const https = given('http-proxy', inputs.httpProxy, 'https_proxy');
    const wrong = [http, https].find((one) => one !== undefined && (isUnexpanded(one.value) || parseProxy(withScheme(one.value)) === undefined));
    if (wrong !== undefined)
        return { ok: false, name: wrong.name, problem: PROBLEM, ...(0,_util_defined_js__2/* .defined */ .s)({ hint: hintAt(wrong.value) }) };
    const list = given('no-proxy', inputs.noProxy, 'no_proxy')?.value ?? '';
    return {
        ok: true,
        ...(0,_util_defined_js__2/* .defined */ .s)({ name: (https ?? http)?.name }),
        settings: {
            ...(0,_util_defined_js__2/* .defined */ .s)({
                http: http === undefined ? undefined : withScheme(http.value),
                https: https === undefined ? undefined : withScheme(https.value),
            }),
            bypass: list.split(/[,\s]+/).filter((entry) => entry !== ''),
        },
    };
}
function hintAt(value) {
    if (isUnexpanded(value))
        return 'It is an expression or a variable that nobody replaced.';
    if (/^socks/i.test(value))
        return 'It names a SOCKS proxy. Name one for HTTP.';
    if (Number(/:(\d+)\/?$/.exec(value)?.[1] ?? 0) > PORT_MAX)
        return `Its port is higher than ${PORT_MAX}.`;
    if (!value.includes('@'))
        return undefined;
    const beforeHost = value.slice(0, value.lastIndexOf('@')).replace(/^[a-z]+:\/\//i, '');
    const found = [
        ...RESERVED.filter(([character]) => beforeHost.includes(character)),
        ...(isEncoded(beforeHost) ? [] : [['%', '%25']]),
    ];
    if (found.length === 0)
        return undefined;
    const codes = found.map(([character, code]) => `${character} as ${code}`);
    return `The user or password has reserved characters. Write ${new Intl.ListFormat('en').format(codes)}.`;
}
function isEncoded(text) {
    try {
        return decodeURIComponent(text) !== '';
    }
    catch {
        return false;
    }
}
const PORT_MAX = 65_535;
function isUnexpanded(value) {
    return /^\$|^\{\{|^%\w+%$|\$\{\{/.test(value);
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
    const [, name = entry, entryPort = port] = ((0,node_net__0.isIP)(entry) === 0 && /^(.+):(\d{1,5})$/.exec(entry)) || [];
    const wanted = bareHost(name);
    if (entryPort !== port)
        return false;
    if (wanted === '*')
        return true;
    if ((0,node_net__0.isIP)(host) !== 0)
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
    const family = (0,node_net__0.isIP)(address);
    const longest = family === 4 ? 32 : 128;
    const length = Number(digits ?? longest);
    if ((0,node_net__0.isIP)(host) === 0 || family === 0 || address.includes('%') || length > longest)
        return false;
    const list = new node_net__0.BlockList();
    list.addSubnet(address, length, family === 4 ? 'ipv4' : 'ipv6');
    return list.check(host, (0,node_net__0.isIP)(host) === 4 ? 'ipv4' : 'ipv6');
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
    ].filter((secret) => !(0,_secrets_shapes_js__1/* .isLogWord */ .N6)(secret));
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
    const isPast = url.protocol === 'https:' && proxyFor(url, { ...(0,_util_defined_js__2/* .defined */ .s)({ https: settings.http }), bypass: settings.bypass });
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
