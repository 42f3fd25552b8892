// Which proxy a request goes through, by the rules of the runner and its toolkit, and what must be masked of it. Loaded only where
// there is one. Pure.
import { BlockList, isIP } from 'node:net';
import { isLogWord } from '../secrets/shapes.ts';
import { defined } from '../util/defined.ts';
import type { ProxyOrigin } from './failure.ts';

/** Which proxy, if any, a request goes through. */
export interface Proxies {
  /** The options of Node's agent for a request to the URL; empty for a direct connection. */
  agentOptionsFor(url: URL): { readonly proxyEnv?: Readonly<Record<string, string>> };
  /** For the log. */
  readonly lines: readonly string[];
  /** What a request to the URL meets. Absent where there is no proxy. */
  wayTo?(url: URL): WayOut;
  /** What this Node would ignore: the proxy of one of these URLs. Absent where there is no proxy. */
  ignoredFor?(urls: readonly (string | undefined)[]): IgnoredProxy | undefined;
}

/** What a request meets on its way. */
export interface WayOut {
  /** The proxy that it goes through. */
  readonly proxy?: ProxyOrigin;
  /** The variable of a proxy for http:// alone, which a request by https:// does not use. */
  readonly plainProxy?: string;
}

/** A proxy that a Node ignores. */
export interface IgnoredProxy {
  /** As in `process.version`. */
  readonly version: string;
  /** The input or the variables that name the proxy. */
  readonly from: string;
}

/** The proxies of a run. The URLs contain user and password: show them with {@link describeProxy} only. */
export interface ProxySettings {
  /** URL of the proxy for http:// requests as it was given; `http://` is added if the scheme is missing. */
  readonly http?: string;
  /** The same for https:// requests. */
  readonly https?: string;
  /** Names, addresses and ranges that are reached without a proxy, as they were given. */
  readonly bypass: readonly string[];
}

/** The settings; or which input or variable is wrong and why, without its value. */
export type ProxySettingsResult =
  /** `name`: the input or variable that has the proxy for https:// requests, else that for http://. */
  | { readonly ok: true; readonly settings: ProxySettings; readonly name?: string }
  | { readonly ok: false; readonly name: string; readonly problem: string; readonly hint?: string };

interface Given {
  readonly name: string;
  readonly value: string;
}

/** Does not repeat the value: if it is malformed, any part of it may be the password. */
const PROBLEM =
  'is not the URL of a proxy, such as http://proxy.example:3128: http:// or https://, a host, and before it a user and password in which reserved characters are percent-encoded';

/**
 * Reads the proxies from inputs and environment. An input wins over variables, the lower-case variable over the
 * upper-case one, and an empty one counts as not set. HTTPS never falls back to the variables for HTTP.
 * @param inputs - `http-proxy`, for requests of both schemes, and `no-proxy`
 * @see https://github.com/actions/runner/blob/main/src/Runner.Sdk/RunnerWebProxy.cs
 */
export function proxySettingsOf(
  environment: Readonly<Record<string, string | undefined>>,
  inputs: { readonly httpProxy?: string | undefined; readonly noProxy?: string | undefined },
): ProxySettingsResult {
  const given = (input: string, value: string | undefined, variable: string): Given | undefined => {
    const names = [variable, variable.toUpperCase()];
    const all = [{ name: input, value }, ...names.map((name) => ({ name, value: environment[name] }))];
    return all.map((one) => ({ ...one, value: one.value?.trim() ?? '' })).find((one) => one.value !== '');
  };
  const http = given('http-proxy', inputs.httpProxy, 'http_proxy');
  const https = given('http-proxy', inputs.httpProxy, 'https_proxy');
  const wrong = [http, https].find(
    (one) => one !== undefined && (isUnexpanded(one.value) || parseProxy(withScheme(one.value)) === undefined),
  );
  if (wrong !== undefined)
    return { ok: false, name: wrong.name, problem: PROBLEM, ...defined({ hint: hintAt(wrong.value) }) };
  const list = given('no-proxy', inputs.noProxy, 'no_proxy')?.value ?? '';
  return {
    ok: true,
    ...defined({ name: (https ?? http)?.name }),
    settings: {
      ...defined({
        http: http === undefined ? undefined : withScheme(http.value),
        https: https === undefined ? undefined : withScheme(https.value),
      }),
      bypass: list.split(/[,\s]+/).filter((entry) => entry !== ''),
    },
  };
}

/** What a password usually has where the URL cannot be read. Shows nothing of it. */
function hintAt(value: string): string | undefined {
  if (isUnexpanded(value)) return 'It is an expression or a variable that nobody replaced.';
  if (/^socks/i.test(value)) return 'It names a SOCKS proxy. Name one for HTTP.';
  if (Number(/:(\d+)\/?$/.exec(value)?.[1] ?? 0) > PORT_MAX) return `Its port is higher than ${PORT_MAX}.`;
  if (!value.includes('@')) return undefined;
  const beforeHost = value.slice(0, value.lastIndexOf('@')).replace(/^[a-z]+:\/\//i, '');
  const found = [
    ...RESERVED.filter(([character]) => beforeHost.includes(character)),
    ...(isEncoded(beforeHost) ? [] : [['%', '%25'] as const]),
  ];
  if (found.length === 0) return undefined;
  const codes = found.map(([character, code]) => `${character} as ${code}`);
  return `The user or password has reserved characters. Write ${new Intl.ListFormat('en').format(codes)}.`;
}

/** Whether every percent sign begins the code of a character. */
function isEncoded(text: string): boolean {
  try {
    return decodeURIComponent(text) !== '';
  } catch {
    return false;
  }
}

const PORT_MAX = 65_535;

/** The whole value, or GitHub's own form anywhere: a password may have a dollar sign. */
function isUnexpanded(value: string): boolean {
  return /^\$|^\{\{|^%\w+%$|\$\{\{/.test(value);
}

const RESERVED = [
  ['#', '%23'],
  ['/', '%2F'],
  ['?', '%3F'],
  ['@', '%40'],
  ['\\', '%5C'],
] as const;

/** `http:` alone is not a host but a scheme without its slashes. */
function withScheme(value: string): string {
  return /^(?:https?:(?!\d)|[a-z][a-z\d+.-]*:\/\/)/i.test(value) ? value : `http://${value}`;
}

/** The URL in a form that Node accepts, with user and password in valid percent-encoding; undefined if it is not the URL of a proxy. */
function parseProxy(text: string): URL | undefined {
  if (!/^https?:\/\/[^/\\]/i.test(text) || /\p{Cc}/u.test(text)) return undefined;
  const url = URL.parse(text);
  if (url === null) return undefined;
  // A slash, question mark or hash in a password ends the host, and what follows is the rest of the password.
  if (`${url.pathname}${url.search}${url.hash}`.includes('@')) return undefined;
  try {
    url.username = encodeURIComponent(decode(url.username));
    url.password = encodeURIComponent(decode(url.password));
    return url;
  } catch {
    return undefined; // not UTF-8
  }
}

/** A percent sign that encodes nothing stands for itself, as for curl and the runner; Node would throw. */
function decode(userOrPassword: string): string {
  return decodeURIComponent(userOrPassword.replace(/%(?![\da-f]{2})/gi, '%25'));
}

/**
 * The proxy that a request goes through; undefined for a direct request, as all requests to this machine are.
 * An entry of the bypass list is `*`, an address, a range of addresses (`10.0.0.0/8`), or a name, which includes its
 * subdomains (also written `.example.com` or `*.example.com`); each may end in `:port`.
 * @see https://github.com/actions/toolkit/blob/main/packages/http-client/src/proxy.ts
 */
export function proxyFor(url: URL, settings: ProxySettings): string | undefined {
  const proxy = url.protocol === 'https:' ? settings.https : settings.http;
  const host = bareHost(url.hostname);
  const port = url.port || (url.protocol === 'https:' ? '443' : '80');
  const isDirect = isLoopback(host) || settings.bypass.some((entry) => matches(entry, host, port));
  return isDirect ? undefined : proxy;
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || isInRange(host, '127.0.0.0/8') || isInRange(host, '::1');
}

function matches(entry: string, host: string, port: string): boolean {
  const [, name = entry, entryPort = port] = (isIP(entry) === 0 && /^(.+):(\d{1,5})$/.exec(entry)) || [];
  const wanted = bareHost(name);
  if (entryPort !== port) return false;
  if (wanted === '*') return true;
  if (isIP(host) !== 0) return isInRange(host, wanted);
  const domain = wanted.replace(/^\*?\./, '');
  return host === domain || host.endsWith(`.${domain}`);
}

function bareHost(host: string): string {
  return host
    .toLowerCase()
    .replace(/^\[(.*)\]$/, '$1')
    .replace(/\.$/, '');
}

/** @param range - an address, or a range in CIDR notation */
function isInRange(host: string, range: string): boolean {
  const [, address = range, digits] = /^([^/]+)\/(\d{1,3})$/.exec(range) ?? [];
  const family = isIP(address);
  const longest = family === 4 ? 32 : 128;
  const length = Number(digits ?? longest);
  if (isIP(host) === 0 || family === 0 || address.includes('%') || length > longest) return false;
  const list = new BlockList();
  list.addSubnet(address, length, family === 4 ? 'ipv4' : 'ipv6');
  return list.check(host, isIP(host) === 4 ? 'ipv4' : 'ipv6');
}

/**
 * Everything about the proxies that must be masked: passwords as given and decoded, the pair of user and password, its
 * base64 as in `Proxy-Authorization`, and the URLs that contain them. A user without a password is a token and is masked, too.
 * A password such as `true` is masked as a part of the pair and of the URL only: alone it would shred the log.
 * @see https://www.rfc-editor.org/rfc/rfc7617#section-2
 */
export function proxySecretsOf({ http = '', https = '' }: ProxySettings): readonly string[] {
  return [...new Set([http, https].flatMap(secretsIn))];
}

function secretsIn(text: string): readonly string[] {
  const url = parseProxy(text);
  if (url === undefined || (url.username === '' && url.password === '')) return [];
  const given = text.slice(text.indexOf('://') + 3, text.lastIndexOf('@'));
  const [givenUser = '', givenPassword = ''] = given.split(/:(.*)/s);
  const pairs = [
    [givenUser, givenPassword],
    [url.username, url.password],
    [decodeURIComponent(url.username), decodeURIComponent(url.password)],
  ] as const;
  const decoded = pairs[2].join(':');
  return [
    ...[text, url.href].map((one) => one.replace(/\/$/, '')),
    ...pairs.flatMap(([user, password]) => (password === '' ? [user] : [password, `${user}:${password}`])),
    Buffer.from(decoded).toString('base64'),
  ].filter((secret) => !isLogWord(secret));
}

/**
 * The proxy as it may be shown: scheme, host and port.
 * @param url - one of the settings
 */
export function describeProxy(url: string): string {
  const { protocol, host } = parseProxy(url) ?? {};
  return host === undefined ? '(not the URL of a proxy)' : `${protocol}//${host}`;
}

/**
 * The options of `new https.Agent()` or `new http.Agent()` for a request to the URL. The bypass list is not among them, because
 * Node's rules for it differ from the runner's, and Node makes no exception for this machine.
 * @returns nothing for a direct connection
 * @see https://nodejs.org/docs/latest-v24.x/api/http.html#built-in-proxy-support
 */
export function agentOptionsFor(url: URL, settings: ProxySettings): { proxyEnv?: Record<string, string> } {
  const proxy = proxyFor(url, settings);
  if (proxy === undefined) return {};
  // Node connects directly, without an error, if the scheme is missing or in upper case.
  const value = parseProxy(proxy)?.href ?? proxy;
  return { proxyEnv: url.protocol === 'https:' ? { https_proxy: value } : { http_proxy: value } };
}

/**
 * Whether agents of this Node use `proxyEnv`: from 24.5.0 on, and from 22.21.0 on. Others ignore it and connect directly.
 * @param nodeVersion - as in `process.version`
 * @see https://nodejs.org/docs/latest-v24.x/api/http.html#built-in-proxy-support
 */
export function supportsProxyAgents(nodeVersion: string): boolean {
  const [, major = '', minor] = /^v?(\d+)\.(\d+)\./.exec(nodeVersion) ?? [];
  const since = new Map([
    ['22', 21],
    ['24', 5],
  ]).get(major);
  return since === undefined ? Number(major) > 24 : Number(minor) >= since;
}

function wayTo(url: URL, settings: ProxySettings, name: string): WayOut {
  const proxy = proxyFor(url, settings);
  if (proxy !== undefined) {
    return { proxy: { name, address: describeProxy(proxy), hasUser: (parseProxy(proxy)?.username ?? '') !== '' } };
  }
  const isPast =
    url.protocol === 'https:' && proxyFor(url, { ...defined({ https: settings.http }), bypass: settings.bypass });
  return isPast ? { plainProxy: name } : {};
}

/**
 * The proxies as requests, the log and the diagnosis see them.
 * @param from - the input or the variable that names them
 */
export function proxiesOf(settings: ProxySettings, nodeVersion: string, from = ''): Proxies {
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
