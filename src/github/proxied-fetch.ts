// What Octokit needs of `fetch`, for runs behind a proxy: Node's own fetch knows none of the inputs. Effect: network. To be loaded
// only where something is asked of GitHub's API.
import { Agent as HttpAgent, request as httpRequest } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { Readable } from 'node:stream';
import { proxiesOf, proxySettingsOf } from '../net/proxy.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** The runner gives a step its inputs in these. */
const HTTP_PROXY = 'INPUT_HTTP-PROXY';
const NO_PROXY = 'INPUT_NO-PROXY';

/**
 * A `fetch` that goes through the proxy that the run has for the URL, and follows no redirect.
 * @returns undefined where the way is direct, which Node's own fetch knows
 */
export function proxiedFetch(url: URL, environment: Environment): typeof fetch | undefined {
  const given = (name: string) => (environment[name]?.trim() === 'auto' ? undefined : environment[name]);
  const parsed = proxySettingsOf(environment, { httpProxy: given(HTTP_PROXY), noProxy: given(NO_PROXY) });
  if (!parsed.ok) return undefined; // the run ends with a word about that
  const options = proxiesOf(parsed.settings, process.version).agentOptionsFor(url);
  return options.proxyEnv === undefined ? undefined : fetchWith(options);
}

function fetchWith(options: { readonly proxyEnv?: Readonly<Record<string, string>> }): typeof fetch {
  return (input, { method = 'GET', headers, body, signal } = {}) =>
    new Promise((resolve, reject) => {
      const url = new URL(String(input));
      const secure = url.protocol === 'https:';
      const request = (secure ? httpsRequest : httpRequest)(url, {
        ...{ method, headers: Object.fromEntries(new Headers(headers)) },
        agent: secure ? new HttpsAgent(options) : new HttpAgent(options),
        ...(signal ? { signal } : {}),
      });
      request.on('error', reject);
      request.on('response', (response) => {
        const { statusCode: status = 0, headers: received } = response;
        if (status >= 300 && status < 400) {
          response.destroy();
          reject(new Error('A redirect is not followed: it would carry the token on.'));
          return;
        }
        const without = status === 204 || status === 205;
        if (without) response.resume();
        const content = without ? null : (Readable.toWeb(response) as ReadableStream<Uint8Array>);
        const named = Object.entries(received).flatMap(([name, value]) =>
          value === undefined ? [] : [[name, String(value)]],
        );
        resolve(new Response(content, { status, headers: Object.fromEntries(named) }));
      });
      request.end(body ?? undefined);
    });
}
