// The proxies of a run as its requests see them. What they are made of is in proxy.ts, which only a run behind one loads. Pure.

/** Which proxy, if any, a request goes through. */
export interface Proxies {
  /** What to give to an agent of Node for a request to the URL; nothing for a direct connection. */
  agentOptionsFor(url: URL): { readonly proxyEnv?: Readonly<Record<string, string>> };
  /** For the log. */
  readonly lines: readonly string[];
}

/** Every request is made directly. */
export const NO_PROXIES: Proxies = { agentOptionsFor: () => ({}), lines: [] };
