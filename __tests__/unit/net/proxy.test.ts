// Which proxy a request goes through, and that nobody sees its password.
import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  agentOptionsFor,
  describeProxy,
  type ProxySettings,
  proxiesOf,
  proxyFor,
  proxySecretsOf,
  proxySettingsOf,
  supportsProxyAgents,
} from '../../../src/net/proxy.ts';
import { itThroughProxy } from '../../through-proxy.ts';
import { anyCharacter } from '../samples/hostile.ts';

const A = 'http://a.example:3128';
const B = 'http://b.example:3128';
const HTTPS = new URL('https://sts.amazonaws.com');
const HTTP = new URL('http://sts.amazonaws.com');

type Environment = Record<string, string>;
type Inputs = { httpProxy?: string; noProxy?: string };

function settingsOf(environment: Environment, inputs: Inputs = {}): ProxySettings {
  const result = proxySettingsOf(environment, inputs);
  if (!result.ok) throw new Error(`${result.name} ${result.problem}`);
  return result.settings;
}

describe('proxySettingsOf', () => {
  describe('when the values are in order', () => {
    it.each<[string, Environment, Inputs, ProxySettings]>([
      ['nothing where nothing is set', {}, {}, { bypass: [] }],
      ['each scheme by its own variable', { http_proxy: A, https_proxy: B }, {}, { http: A, https: B, bypass: [] }],
      ['nothing for HTTPS from the variable for HTTP', { http_proxy: A, HTTP_PROXY: A }, {}, { http: A, bypass: [] }],
      ['nothing for HTTP from the variable for HTTPS', { HTTPS_PROXY: A }, {}, { https: A, bypass: [] }],
      ['nothing from ALL_PROXY', { ALL_PROXY: A, all_proxy: A }, {}, { bypass: [] }],
      ['the lower case first', { https_proxy: A, HTTPS_PROXY: B }, {}, { https: A, bypass: [] }],
      ['the lower case first, also of no_proxy', { no_proxy: 'a', NO_PROXY: 'b' }, {}, { bypass: ['a'] }],
      ['the upper case where the lower is empty', { https_proxy: '', HTTPS_PROXY: B }, {}, { https: B, bypass: [] }],
      [
        'nothing where all are empty',
        { https_proxy: ' ', no_proxy: '' },
        { httpProxy: '', noProxy: ' ' },
        { bypass: [] },
      ],
      ['the input for both schemes', { https_proxy: B }, { httpProxy: A }, { http: A, https: A, bypass: [] }],
      [
        'the input instead of a wrong variable',
        { https_proxy: '::' },
        { httpProxy: A },
        { http: A, https: A, bypass: [] },
      ],
      ['the input instead of no_proxy', { no_proxy: 'a' }, { noProxy: 'b' }, { bypass: ['b'] }],
      ['http:// where the scheme is missing', { https_proxy: ' a.example:3128 ' }, {}, { https: A, bypass: [] }],
      ['that before credentials, too', { https_proxy: 'u:p@h' }, {}, { https: 'http://u:p@h', bypass: [] }],
      [
        'a host that has the name of a scheme',
        { https_proxy: 'http:3128' },
        {},
        { https: 'http://http:3128', bypass: [] },
      ],
      ['a proxy over TLS', { https_proxy: 'https://a.example' }, {}, { https: 'https://a.example', bypass: [] }],
      ['an IPv6 address', { https_proxy: '[::1]:3128' }, {}, { https: 'http://[::1]:3128', bypass: [] }],
      ['a list by commas and white space', { no_proxy: ' a, b\tc,,d\n' }, {}, { bypass: ['a', 'b', 'c', 'd'] }],
    ])('takes %s', (_name, environment, inputs, settings) => {
      expect(proxySettingsOf(environment, inputs)).toMatchObject({ ok: true, settings });
      expect(settingsOf(environment, inputs)).toEqual(settings);
    });
  });

  describe('when a URL is refused', () => {
    it.each([
      ['http://ci:ab#cd@proxy.example:3128', 'The user or password has reserved characters. Write # as %23.'],
      ['ci:a/b?c@proxy.example', 'The user or password has reserved characters. Write / as %2F and ? as %3F.'],
      ['http://ci:ab%cd@proxy.example:3128', 'The user or password has reserved characters. Write % as %25.'],
      ['http://ci:50%#@proxy.example', 'The user or password has reserved characters. Write # as %23 and % as %25.'],
      ['http://ci:a%23b@', undefined],
      ['ftp://proxy.example', undefined],
      ['socks5://proxy.example', 'It names a SOCKS proxy. Name one for HTTP.'],
      ['http://proxy.example:99999', 'Its port is higher than 65535.'],
      ['$HTTP_PROXY', 'It is an expression or a variable that nobody replaced.'],
      ['http://${{ secrets.PROXY_HOST }}:3128', 'It is an expression or a variable that nobody replaced.'],
    ])('says what is wrong with it: %s', (value, hint) => {
      const result = proxySettingsOf({ HTTPS_PROXY: value }, {});
      expect(result.ok ? 'accepted' : [result.name, result.hint]).toEqual(['HTTPS_PROXY', hint]);
    });
  });

  describe('when a value is no URL of a proxy', () => {
    it.each([
      ['another scheme', 'socks5://a.example:1080'],
      ['no host', 'http://'],
      ['no host behind credentials', 'http://u:p@'],
      ['no host before a path', 'http:///a.example'],
      ['no slashes', 'http:a.example:3128'],
      ['one slash', 'https:/a.example:3128'],
      ['a port that is none', 'a.example:99999'],
      ['a blank in the host', 'http://a b'],
      ['a hash in the password', 'http://u:p#w@a.example'],
      ['a slash in the password', 'http://u:p/w@a.example'],
      ['a slash in a password that begins like a port', 'http://u:12/w@a.example'],
      ['a question mark in such a password', 'http://u:12?w@a.example'],
      ['a backslash in such a password', 'http://u:12\\w@a.example'],
      ['a line break', 'http://a.example\n:3128'],
      ['percent-encoding that is not UTF-8', 'http://u:%ff@a.example'],
    ])('names the first place it is used from: %s', (_name, value) => {
      const problem = expect.stringMatching(/^is not the URL of a proxy/);
      expect(proxySettingsOf({ https_proxy: value }, {})).toMatchObject({ ok: false, name: 'https_proxy', problem });
      expect(proxySettingsOf({ HTTP_PROXY: value }, {})).toMatchObject({ ok: false, name: 'HTTP_PROXY', problem });
      expect(proxySettingsOf({ https_proxy: A }, { httpProxy: value })).toMatchObject({
        ok: false,
        name: 'http-proxy',
        problem,
      });
    });
  });
});

describe('proxyFor', () => {
  it.each([
    ['https://sts.amazonaws.com', B],
    ['http://sts.amazonaws.com', A],
    ['http://sts.amazonaws.com:443', A],
  ])('chooses by the scheme of %s', (url, proxy) => {
    expect(proxyFor(new URL(url), { http: A, https: B, bypass: [] })).toBe(proxy);
  });

  it('chooses none where there is none for the scheme', () => {
    expect(proxyFor(new URL('https://sts.amazonaws.com'), { http: A, bypass: [] })).toBeUndefined();
  });

  it.each([
    ['https://localhost:8443', ''],
    ['http://LOCALHOST.', ''],
    ['http://127.0.0.1', ''],
    ['http://127.255.0.1:8080', ''],
    ['http://[::1]:8080', ''],
    ['http://[::ffff:127.0.0.1]', ''],
    ['https://example.com', '*'],
    ['https://10.0.0.1', '*'],
    ['https://example.com', 'example.com'],
    ['https://example.com', 'other.example,example.com'],
    ['https://EXAMPLE.com', 'Example.COM'],
    ['https://example.com.', 'example.com'],
    ['https://example.com', 'example.com.'],
    ['https://a.b.example.com', 'example.com'],
    ['https://a.example.com', '.example.com'],
    ['https://a.example.com', '*.example.com'],
    ['https://example.com', '.example.com'],
    ['https://example.com', '*.example.com'],
    ['https://example.com', 'example.com:443'],
    ['http://example.com', 'example.com:80'],
    ['https://a.example.com:8443', '.example.com:8443'],
    ['https://example.com', '*:443'],
    ['https://10.1.2.3', '10.1.2.3'],
    ['https://10.1.2.3:8443', '10.1.2.3:8443'],
    ['https://10.1.2.3', '10.0.0.0/8'],
    ['https://10.1.2.3', '10.200.0.0/8'],
    ['https://10.1.2.3', '0.0.0.0/0'],
    ['https://10.1.2.3', '10.1.2.3/32'],
    ['https://[2001:db8::1]', '2001:db8::1'],
    ['https://[2001:db8::1]', '2001:0DB8:0::0001'],
    ['https://[2001:db8::1]', '[2001:db8::1]'],
    ['https://[2001:db8::1]', '[2001:db8::1]:443'],
    ['https://[2001:db8::1]', '2001:db8::/33'],
    ['https://[2001:db8::1]', '::/0'],
  ])('goes to %s directly where no_proxy is "%s"', (url, noProxy) => {
    expect(proxyFor(new URL(url), settingsOf({}, { httpProxy: A, noProxy }))).toBeUndefined();
  });

  it.each([
    ['https://localhost.example', ''],
    ['https://127.example', ''],
    ['https://128.0.0.1', ''],
    ['https://[::2]', ''],
    ['https://notexample.com', 'example.com'],
    ['https://notexample.com', '*.example.com'],
    ['https://www.example.com.evil.example', 'example.com'],
    ['https://example.com', 'a.example.com'],
    ['https://example.com', 'example.com:80'],
    ['https://example.com:8443', 'example.com:443'],
    ['https://example.com', '*:80'],
    ['https://example.com', 'ex*.com'],
    ['https://example.com', '. , *.example.org'],
    ['https://example.com', 'example.com:https'],
    ['https://example.com', '0.0.0.0/0'],
    ['https://10.1.2.3', '2.3'],
    ['https://10.1.2.3', '.1.2.3'],
    ['https://10.1.2.3', '11.0.0.0/8'],
    ['https://10.1.2.3', '10.0.0.0/33'],
    ['https://10.1.2.3', '10.0.0.0/'],
    ['https://10.1.2.3', '10.0.0.0/8/8'],
    ['https://10.1.2.3', '10.1.2.3:80'],
    ['https://10.1.2.3', 'a/8'],
    ['https://[2001:db8::1]', '2001:db8::2'],
    ['https://[2001:db8::1]', '2001:db8:8000::/33'],
    ['https://[2001:db8::1]', '2001:db8::/129'],
    ['https://[2001:db8::1]', '[2001:db8::1]:80'],
    ['https://[2001:db8::1]', '2001:db8::1%eth0'],
    ['https://[2001:db8::1]', '10.0.0.0/8'],
  ])('goes to %s through the proxy where no_proxy is "%s"', (url, noProxy) => {
    expect(proxyFor(new URL(url), settingsOf({}, { httpProxy: A, noProxy }))).toBe(A);
  });
});

describe('proxySecretsOf', () => {
  const base64 = (text: string) => Buffer.from(text).toString('base64');

  it.each<[string, string, readonly string[]]>([
    ['nothing of a proxy without credentials', A, []],
    ['each once', 'http://u:pass@h:1', ['http://u:pass@h:1', 'pass', 'u:pass', base64('u:pass')]],
    [
      'a password as given and decoded',
      'u:pa%40s@h/',
      ['http://u:pa%40s@h', 'pa%40s', 'u:pa%40s', 'pa@s', 'u:pa@s', base64('u:pa@s')],
    ],
    [
      'a password as given, encoded and decoded, as other clients may write any',
      'http://u:p^%41%@h',
      [
        'http://u:p^%41%@h',
        'http://u:p%5EA%25@h',
        'p^%41%',
        'u:p^%41%',
        'p%5EA%25',
        'u:p%5EA%25',
        'p^A%',
        'u:p^A%',
        base64('u:p^A%'),
      ],
    ],
    [
      'a password that holds colons and at signs',
      'http://u:a:b@c@h',
      ['http://u:a:b@c@h', 'http://u:a%3Ab%40c@h', 'a:b@c', 'u:a:b@c', 'a%3Ab%40c', 'u:a%3Ab%40c', base64('u:a:b@c')],
    ],
    ['a user without password', 'http://token@h', ['http://token@h', 'token', base64('token:')]],
    [
      'no piece that is too short to be masked: it would shred the log',
      'http://e:a@h',
      ['http://e:a@h', base64('e:a')],
    ],
    ...['true', 'False', 'null', '8080', 'proxy', 'error'].map((word): [string, string, readonly string[]] => [
      `no word that any log has: ${word}`,
      `http://user:${word}@h`,
      [`http://user:${word}@h`, `user:${word}`, base64(`user:${word}`)],
    ]),
    ['a password without user', 'http://:pass@h', ['http://:pass@h', 'pass', ':pass', base64(':pass')]],
  ])('lists %s', (_name, httpProxy, secrets) => {
    const found = proxySecretsOf(settingsOf({}, { httpProxy }));
    expect([...found].sort()).toEqual([...secrets].sort());
  });

  it('lists those of both proxies', () => {
    const found = proxySecretsOf(settingsOf({ http_proxy: 'u:first@h', https_proxy: 'u:second@h' }));
    expect(found).toEqual(expect.arrayContaining(['first', 'second']));
  });

  it('lists none of no settings', () => {
    expect(proxySecretsOf({ bypass: [] })).toEqual([]);
  });
});

describe('describeProxy', () => {
  it.each([
    ['http://proxy.example:3128', 'http://proxy.example:3128'],
    ['http://user:secret@proxy.example:3128/path?query', 'http://proxy.example:3128'],
    ['HTTPS://user@Proxy.Example', 'https://proxy.example'],
    ['http://user:12/secret@proxy.example', '(not the URL of a proxy)'],
    ['user:secret@proxy.example', '(not the URL of a proxy)'],
    ['', '(not the URL of a proxy)'],
  ])('describes %s as %s', (url, description) => {
    expect(describeProxy(url)).toBe(description);
  });
});

describe('agentOptionsFor', () => {
  it.each<[string, URL, Inputs, ReturnType<typeof agentOptionsFor>]>([
    ['nothing without a proxy', HTTPS, {}, {}],
    ['nothing where it is bypassed', HTTPS, { httpProxy: A, noProxy: 'amazonaws.com' }, {}],
    ['the proxy alone, without a list', HTTPS, { httpProxy: A, noProxy: 'b' }, { proxyEnv: { https_proxy: `${A}/` } }],
    ['the variable of the scheme', HTTP, { httpProxy: A }, { proxyEnv: { http_proxy: `${A}/` } }],
    ['the spelling that Node obeys', HTTPS, { httpProxy: 'HTTP://H' }, { proxyEnv: { https_proxy: 'http://h/' } }],
    ['encoding that Node can read', HTTP, { httpProxy: 'u:5%@h' }, { proxyEnv: { http_proxy: 'http://u:5%25@h/' } }],
  ])('gives %s', (_name, url, inputs, options) => {
    expect(agentOptionsFor(url, settingsOf({}, inputs))).toEqual(options);
  });

  itThroughProxy('leaves what it cannot read to Node, rather than to connect directly', () => {
    const proxyEnv = { https_proxy: 'http://[' };
    expect(agentOptionsFor(HTTPS, { https: 'http://[', bypass: [] })).toEqual({ proxyEnv });
    expect(() => new HttpsAgent({ proxyEnv })).toThrow(/Invalid (?:proxy )?URL/);
  });
});

describe('supportsProxyAgents', () => {
  it.each([
    ['v24.5.0', true],
    ['24.21.0', true],
    ['v25.0.0', true],
    ['v100.0.0-nightly', true],
    ['v24.4.1', false],
    ['v22.21.0', true],
    ['v22.20.0', false],
    ['v23.11.1', false],
    ['v9.9.9', false],
    ['', false],
    ['24', false],
    ['next', false],
  ])('says of %s: %s', (version, supported) => {
    expect(supportsProxyAgents(version)).toBe(supported);
  });

  it('says of the Node that runs the tests what its agents do', () => {
    const misled = () => new HttpsAgent({ proxyEnv: { https_proxy: 'http://[' } });
    if (supportsProxyAgents(process.version)) expect(misled).toThrow(/Invalid (?:proxy )?URL/);
    else expect(misled).not.toThrow();
  });
});

describe('proxiesOf', () => {
  const proxies = (version: string) => proxiesOf({ https: A, bypass: ['github.example'] }, version, 'https_proxy');

  it.each<[string, readonly (string | undefined)[], string]>([
    ['v24.4.1', [undefined, HTTPS.href], 'v24.4.1 ignores https_proxy'],
    ['v24.4.1', ['https://github.example/', HTTP.href, 'https://127.0.0.1/', 'no URL'], 'nothing'],
    ['v24.5.0', [HTTPS.href], 'nothing'],
  ])('says what %s would ignore on the way to %j: %s', (version, urls, expected) => {
    const ignored = proxies(version).ignoredFor?.(urls);
    expect(ignored === undefined ? 'nothing' : `${ignored.version} ignores ${ignored.from}`).toBe(expected);
  });
});

describe('proxiesOf, about the way of a request', () => {
  const proxy = { name: 'HTTPS_PROXY', address: 'http://a.example:3128', hasUser: true };

  it.each<[string, ProxySettings, object]>([
    ['the proxy', { https: 'http://ci:secret@a.example:3128', bypass: [] }, { proxy }],
    ['nothing where the list says so', { https: A, bypass: ['amazonaws.com'] }, {}],
    ['a proxy for http:// alone, which it does not use', { http: A, bypass: [] }, { plainProxy: 'HTTPS_PROXY' }],
    ['nothing where that proxy would not be used either', { http: A, bypass: ['amazonaws.com'] }, {}],
  ])('tells %s', (_, settings, expected) => {
    expect(proxiesOf(settings, 'v24.5.0', 'HTTPS_PROXY').wayTo?.(HTTPS)).toEqual(expected);
  });
});

describe('any proxy', () => {
  const noise = fc.oneof(
    fc.string({ unit: anyCharacter }),
    fc
      .array(
        fc.constantFrom(
          'http',
          's',
          ':',
          '//',
          '@',
          '%',
          '%41',
          '%ff',
          '/',
          '?',
          '#',
          '[',
          ']',
          'h',
          '1',
          '.',
          '*',
          'é',
        ),
        { maxLength: 12 },
      )
      .map((parts) => parts.join('')),
  );
  const urls = fc
    .constantFrom('https://sts.amazonaws.com', 'http://10.1.2.3:8080', 'https://[2001:db8::1]')
    .map((url) => new URL(url));

  it('never makes anything throw, and what is accepted is accepted by Node, too', () => {
    fc.assert(
      fc.property(noise, noise, urls, (proxy, noProxy, url) => {
        describeProxy(proxy);
        supportsProxyAgents(proxy);
        proxySecretsOf({ http: proxy, https: proxy, bypass: [noProxy] });
        agentOptionsFor(url, { http: proxy, https: proxy, bypass: [noProxy] });
        const result = proxySettingsOf({ http_proxy: proxy, no_proxy: noProxy }, { httpProxy: proxy });
        if (!result.ok) return;
        const options = agentOptionsFor(url, result.settings);
        expect(() => [new HttpAgent(options), new HttpsAgent(options)]).not.toThrow();
        expect(Object.values(options.proxyEnv ?? {}).every((value) => /^https?:\/\/./.test(value))).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('keeps its password to itself, in whatever form it is written', () => {
    const SECRET = 'Wq7Zx9Kt';
    fc.assert(
      fc.property(
        fc.constantFrom('', 'http://', 'https://', 'socks5://'),
        noise,
        noise,
        fc.constantFrom(SECRET, 'Wq7%5Ax9Kt'),
        (scheme, before, after, password) => {
          const value = `${scheme}user:${before}${password}${after}@proxy.example:3128`;
          const result = proxySettingsOf({ https_proxy: value }, {});
          const shown = result.ok ? describeProxy(result.settings.https ?? '') : `${result.name} ${result.problem}`;
          expect(`${shown} ${describeProxy(value)}`.toLowerCase()).not.toMatch(/wq7|x9kt/);
          if (!result.ok) return;
          const sent = new URL(Object.values(agentOptionsFor(HTTPS, result.settings).proxyEnv ?? {}).join());
          const pair = [sent.username, sent.password].map(decodeURIComponent).join(':');
          const header = Buffer.from(pair).toString('base64');
          expect(proxySecretsOf(result.settings)).toEqual(
            expect.arrayContaining([value, pair, header].slice(scheme ? 0 : 1)),
          );
        },
      ),
      { numRuns: 1000 },
    );
  });
});
