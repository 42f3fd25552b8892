// Inputs that must not be in the settings, because those are shown: keys, and proxies with their passwords. Effect: masks them.
import type { Proxies } from '../net/proxy.ts';
import { REDACTED } from '../secrets/shapes.ts';
import type { Credentials, Vault } from '../secrets/vault.ts';
import { defined } from '../util/defined.ts';
import type { InputViolation, Settings } from './settings.ts';

/** The inputs for access keys. */
export const KEY_INPUTS = ['aws-access-key-id', 'aws-secret-access-key', 'aws-session-token'] as const;

interface Ports {
  readonly runner: { readInput(name: string): string; info(line: string): void };
  readonly vault: Vault;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

const PROXY_RULE =
  'the URL of a proxy, such as http://proxy.example:3128, in which reserved characters of user and password are percent-encoded';

/** The proxies, or the input or variable that is not the URL of one. */
export type ProxyOf =
  | { readonly ok: true; readonly settings: Proxies }
  | { readonly ok: false; readonly violation: InputViolation };

const PROXY_VARIABLES = ['http_proxy', 'https_proxy', 'HTTP_PROXY', 'HTTPS_PROXY'];
const NO_PROXIES: Proxies = { agentOptionsFor: () => ({}), lines: [] };

/** The proxies of the job. Masks their passwords first. Their rules are loaded only where there are some. */
export async function proxyOf(inputs: Readonly<Record<string, string>>, ports: Ports): Promise<ProxyOf> {
  const { environment, vault, runner } = ports;
  const given = (name: string) => {
    const text = inputs[name]?.trim() ?? '';
    return text === 'auto' || text === '' ? undefined : text;
  };
  const httpProxy = given('http-proxy');
  const from =
    httpProxy === undefined ? PROXY_VARIABLES.filter((name) => environment[name]).join(' or ') : 'http-proxy';
  if (from === '') return { ok: true, settings: NO_PROXIES };
  const { proxiesOf, proxySecretsOf, proxySettingsOf } = await import('../net/proxy.ts');
  const parsed = proxySettingsOf(environment, { httpProxy, noProxy: given('no-proxy') });
  if (!parsed.ok) {
    const { name: input, hint } = parsed;
    return { ok: false, violation: { input, rule: PROXY_RULE, value: REDACTED, ...defined({ hint }) } };
  }
  vault.keep(Object.fromEntries(proxySecretsOf(parsed.settings).entries()));
  const proxies = proxiesOf(parsed.settings, process.version, parsed.name);
  for (const line of proxies.lines) runner.info(line);
  return { ok: true, settings: proxies };
}

/** The keys in the inputs. Masks them first. */
export function keysIn({ source }: Settings, { runner, vault }: Ports): Credentials | undefined {
  if (source !== 'keys') return undefined;
  const [accessKeyId, secretAccessKey, sessionToken] = KEY_INPUTS.map((name) => runner.readInput(name).trim());
  if (!accessKeyId || !secretAccessKey) return undefined;
  const keys = { accessKeyId, secretAccessKey };
  return sessionToken === 'none' || !sessionToken ? vault.keep(keys) : vault.keep({ ...keys, sessionToken });
}
